#include "vm/interrupt.hpp"

#include <utility>

#include "objects/heap/collector.hpp"
#include "vm/signals.hpp"

namespace vitro::vm {

bool serve_interrupts(Runtime& rt) {
  const std::uint32_t what = std::exchange(rt.interrupt, 0u);
  rt.call_limit = rt.limits.recursion;
  if (what & kInterruptCollect) collect_automatically(rt);
  if (what & kInterruptTrim) give_memory_back(rt);
  // Asked of the flag of its own, as a signal may come while the word is being read and cleared; one
  // that comes later finds both to be set again.
  return serve_signals(rt);
}

}  // namespace vitro::vm
