import sys

sys.path.insert(0, sys.path[0] + "/../../../examples")
import scheme

scheme.main()
# expect: --- arithmetic
# expect: => 15
# expect: => 0.125
# expect: => 1267650600228229401496703205376
# expect: => #t
# expect: => 3
# expect: => (1 "two" three)
# expect: --- functions
# expect: => (1 16 81)
# expect: => (1 (2 3))
# expect: => #<procedure square>
# expect: => #<procedure compose>
# expect: --- tail calls
# expect: => 12502500
# expect: --- counters
# expect: => 1
# expect: => 2
# expect: => 1
# expect: --- sieve
# expect: => (2 3 5 7 11 13 17 19 23 29 31 37 41 43 47 53 59)
# expect: --- macros
# expect: i is 0
# expect: i is 1
# expect: i is 2
# expect: => done
# expect: => different
# expect: --- queens
# expect: => 10
# expect: => (4 2 0 5 3 1)
# expect: --- mistakes
# expect: error: list index out of range
# expect: --- more mistakes
# expect: error: f wants 1 arguments, not 2
# expect: --- deep
# expect: error: too deep
# expect: --- unbound
# expect: before
# expect: error: unbound: undefined-name
# expect: --- unclosed
# expect: error: line 1: '(' is never closed
# expect: --- raised
# expect: error: no luck: (a "b") 7
