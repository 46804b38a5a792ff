// Instructions that this interpreter does not run yet. The compiler refuses the constructs they
// come from (compiler/unsupported.hpp), so that only hand-written bytecode can meet them.
#pragma once

#include "vm/state.hpp"

namespace vitro::vm::handlers {

[[gnu::cold]] Flow refuse(Runtime& rt, const CodeUnit& unit);

#define REFUSED(name)                \
  template <bool Wide>               \
  VITRO_INLINE Flow name(State& s) { \
    save(s);                         \
    return refuse(*s.rt, *s.ip);     \
  }
REFUSED(CACHE)
#undef REFUSED

}  // namespace vitro::vm::handlers
