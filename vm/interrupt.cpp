#include "vm/interrupt.hpp"

#include <utility>

#include "objects/heap/collector.hpp"

namespace vitro::vm {

bool serve_interrupts(Runtime& rt) {
  const std::uint32_t what = std::exchange(rt.interrupt, 0u);
  rt.call_limit = rt.limits.recursion;
  if (what & kInterruptCollect) collect_automatically(rt);
  if (what & kInterruptTrim) give_memory_back(rt);
  return true;
}

}  // namespace vitro::vm
