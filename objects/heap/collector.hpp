// The cycle collector: finds what only keeps itself alive, by trial deletion over visit_edges, and
// frees it. It never looks at frames or C++ variables: what they hold has references that no
// candidate explains. So it may run wherever objects are whole, but as it runs finalisers and
// callbacks, Python code must be able to run there too.
#pragma once

#include <cstddef>

namespace vitro {

class Runtime;
struct Dict;

inline constexpr unsigned kGenerations = 3;

struct Collected {
  std::size_t freed = 0;  // objects found to be garbage (kept in gc.garbage with DEBUG_SAVEALL)
  std::size_t examined = 0;
  bool ran = false;  // false: one is running already, or the scratch memory could not be had
};

// Looks at objects of age ≤ `generation` and frees those that nothing else refers to. Weak
// references to them are cleared first, then finalisers run, then what they brought back is kept.
// Nothing is raised. `order`: finalisers of what this dict leads to run in the order in which a
// walk from it meets the objects; may be null.
Collected collect(Runtime& rt, unsigned generation, Dict* order = nullptr);

// Serves kInterruptCollect: chooses the generation, calls gc.callbacks and plans the next time.
void collect_automatically(Runtime& rt);
// The same pass on request, as gc.collect() does it: callbacks, statistics. Yields what was found.
std::size_t collect_on_request(Runtime& rt, unsigned generation);
// Arms or disarms the trigger after gc.enable(), gc.disable() and gc.set_threshold().
void plan_next_collection(Runtime& rt);

// Serves kInterruptTrim, and is part of every pass over all: free pages go back to the system.
void give_memory_back(Runtime& rt);

// Frees every object, immortal ones and types included: the end of a runtime. Afterwards a live
// cell is a leak.
void free_everything(Runtime& rt);

}  // namespace vitro
