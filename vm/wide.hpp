// Instructions after an EXTENDED_ARG.
#pragma once

#include "vm/state.hpp"

namespace vitro::vm {

// `s.ip` is at the EXTENDED_ARG; runs the instruction behind it, whose argument has 16 more bits.
[[gnu::cold]] Flow execute_wide(State& s);

namespace handlers {
template <bool Wide>
inline Flow EXTENDED_ARG(State& s) {
  State copy = s;
  const Flow flow = execute_wide(copy);
  s = copy;
  return flow;
}
}  // namespace handlers

}  // namespace vitro::vm
