# csv: rows in every dialect, read and written.
import csv
import io

print(list(csv.reader(['a,b,"c,d"', '"x ""y""",', "", "1, 2"])))
# expect: [['a', 'b', 'c,d'], ['x "y"', ''], [], ['1', ' 2']]
print(list(csv.reader(['"two', 'lines",z'])))            # expect: [['twolines', 'z']]
print(list(csv.reader(['"two\n', 'lines",z\r\n'])))      # expect: [['two\nlines', 'z']]
print(list(csv.reader(["a; 'b;c'"], delimiter=";", quotechar="'", skipinitialspace=True)))  # expect: [['a', 'b;c']]
print(list(csv.reader([r"a\,b,c"], escapechar="\\")))    # expect: [['a,b', 'c']]
print(list(csv.reader(['1,"2",-3.5'], quoting=csv.QUOTE_NONNUMERIC)))  # expect: [[1.0, '2', -3.5]]
print(list(csv.reader(['"a",b'], quoting=csv.QUOTE_NONE)))  # expect: [['"a"', 'b']]
reader = csv.reader(["a\tb"], dialect="excel-tab")
print(next(reader), reader.line_num, repr(reader.dialect.delimiter))  # expect: ['a', 'b'] 1 '\t'

out = io.StringIO()
writer = csv.writer(out)
print(writer.writerow(["a", 'b"c', "d,e", 1, 2.5, None, "x\ny"]))  # expect: 29
writer.writerows([[""], [], ["", ""]])
print(repr(out.getvalue()))  # expect: 'a,"b""c","d,e",1,2.5,,"x\ny"\r\n""\r\n\r\n,\r\n'
out = io.StringIO()
csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow([1, None])
csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n").writerow([1, "a", 2.5, None])
csv.writer(out, quoting=csv.QUOTE_NONE, escapechar="\\", lineterminator="\n").writerow(["a,b", 'c"d'])
csv.writer(out, doublequote=False, escapechar="\\", lineterminator="\n").writerow(['c"d'])
print(out.getvalue())
# expect: "1",""
# expect: 1,"a",2.5,""
# expect: a\,b,c\"d
# expect: c\"d
# expect:
csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_MINIMAL)
print("pipes" in csv.list_dialects(), csv.get_dialect("pipes").delimiter)  # expect: True |
rows = csv.DictReader(["a|b", "1|2"], dialect="pipes")
print(list(rows), rows.fieldnames)                       # expect: [{'a': '1', 'b': '2'}] ['a', 'b']
out = io.StringIO()
dicts = csv.DictWriter(out, ["x", "y"], restval="-")
dicts.writeheader()
dicts.writerow({"x": 1})
print(repr(out.getvalue()))                              # expect: 'x,y\r\n1,-\r\n'
csv.unregister_dialect("pipes")
print(csv.Sniffer().sniff("a;b;c\n1;2;3\n").delimiter, csv.field_size_limit())  # expect: ; 131072
long = "x" * 1000
print(list(csv.reader([long + ",y"]))[0][0] == long)     # expect: True
for action in [lambda: csv.reader(3), lambda: csv.writer(3), lambda: csv.get_dialect("nope"),
               lambda: csv.reader([], dialect="nope"), lambda: csv.reader([], delimiter=""),
               lambda: csv.reader([], delimiter=3), lambda: csv.reader([], quoting=9),
               lambda: csv.reader([], quotechar=None, quoting=csv.QUOTE_ALL), lambda: csv.reader([], bad=1),
               lambda: next(csv.reader([b"a"])), lambda: next(csv.reader(["a\rb"])),
               lambda: next(csv.reader(['"a'], strict=True)), lambda: next(csv.reader(['"a"b'], strict=True)),
               lambda: csv.writer(io.StringIO()).writerow(3),
               lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(["a,b"]),
               lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow([""])]:
    try:
        action()
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError 'int' object is not iterable
# expect: TypeError argument 1 must have a "write" method
# expect: Error unknown dialect
# expect: Error unknown dialect
# expect: TypeError "delimiter" must be a 1-character string
# expect: TypeError "delimiter" must be string, not int
# expect: TypeError bad "quoting" value
# expect: TypeError quotechar must be set if quoting enabled
# expect: TypeError 'bad' is an invalid keyword argument for this function
# expect: Error iterator should return strings, not bytes (the file should be opened in text mode)
# expect: Error new-line character seen in unquoted field - do you need to open the file in universal-newline mode?
# expect: Error unexpected end of data
# expect: Error ',' expected after '"'
# expect: Error iterable expected, not int
# expect: Error need to escape, but no escapechar set
# expect: Error single empty field record must be quoted
