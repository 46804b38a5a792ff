// Freeing what only keeps itself alive: full collection of unreachable cycles, by trial deletion
// over visit_edges. Runs where the program has ended; no finalisers and no weak references take
// part.
#pragma once

#include <cstddef>

namespace vitro {

class Runtime;

// Frees every object that no root reaches. Yields how many. Nothing is freed where the scratch
// memory (16 bytes an object, from the C++ heap) cannot be had.
std::size_t collect_cycles(Runtime& rt);

// Frees every object, immortal ones and types included: the end of a runtime. Afterwards a live
// cell is a leak.
void free_everything(Runtime& rt);

}  // namespace vitro
