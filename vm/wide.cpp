// The handlers once more with 32-bit arguments, out of the hot loop.
#define VITRO_OUTLINE_HANDLERS
#include "vm/wide.hpp"

#include "vm/handlers/arith.hpp"
#include "vm/handlers/attributes.hpp"
#include "vm/handlers/build.hpp"
#include "vm/handlers/call.hpp"
#include "vm/handlers/control.hpp"
#include "vm/handlers/coroutines.hpp"
#include "vm/handlers/exceptions.hpp"
#include "vm/handlers/generators.hpp"
#include "vm/handlers/load_store.hpp"
#include "vm/handlers/match.hpp"
#include "vm/handlers/subscript.hpp"

namespace vitro::vm {

Flow execute_wide(State& s) {
  ++s.ip;
  switch (static_cast<Opcode>(s.ip->opcode)) {
#define OP(name, pops, pushes, cache, flags) \
  case Opcode::name:                         \
    return handlers::name<true>(s);
#include "compiler/bytecode/opcodes.def"
#undef OP
  }
  __builtin_unreachable();
}

}  // namespace vitro::vm
