// The dispatch shell: every handler inlined behind a label (computed goto) or a case (switch). No
// handler can tell which; VITRO_DISPATCH_SWITCH selects the second.
#include "vm/handlers/arith.hpp"
#include "vm/handlers/attributes.hpp"
#include "vm/handlers/build.hpp"
#include "vm/handlers/call.hpp"
#include "vm/handlers/control.hpp"
#include "vm/handlers/exceptions.hpp"
#include "vm/handlers/generators.hpp"
#include "vm/handlers/load_store.hpp"
#include "vm/handlers/match.hpp"
#include "vm/handlers/subscript.hpp"
#include "vm/handlers/unsupported.hpp"
#include "vm/raise.hpp"
#include "vm/wide.hpp"

namespace vitro::vm {

namespace {

// Where the entry frame was left: its record goes, its answer comes.
Own<Object> leave(State& s) {
  Frame& frame = *s.frame;
  Interpreter& interpreter = *s.interpreter;
  if (frame.flags & kFrameMain) interpreter.vm->main_ends();
  Object* callable = frame.locals[-1].get();
  --interpreter.depth;
  interpreter.current = s.frame - 1;
  release(callable);
  return Own<Object>(s.result);
}

}  // namespace

Own<Object> run(Interpreter& interpreter) { return run(interpreter, Flow::next); }

Own<Object> run(Interpreter& interpreter, Flow how) {
  State s{.rt = interpreter.rt,
          .interpreter = &interpreter,
          .frame = interpreter.current,
          .ip = interpreter.current->ip,
          .sp = interpreter.current->top,
          .locals = interpreter.current->locals,
          .result = nullptr};
  Flow flow = how;

#if defined(VITRO_DISPATCH_SWITCH)
  for (;; flow = Flow::next) {
    if (flow == Flow::next) switch (s.ip->opcode) {
#define OP(name, pops, pushes, cache, flags) \
  case bytecode::number(Opcode::name):       \
    flow = handlers::name<false>(s);         \
    break;
#define SPECIAL(name, generic)                    \
  case static_cast<std::uint16_t>(Special::name): \
    flow = handlers::name(s);                     \
    break;
#include "vm/dispatch.inc"
#undef OP
#undef SPECIAL
        default: __builtin_unreachable();
      }
    if (flow == Flow::next) [[likely]]
      continue;
    if (flow == Flow::leave) return leave(s);
    State copy = s;
    const bool handled = unwind(copy, flow);
    s = copy;
    if (!handled) return raised;
  }
#else
  static constexpr void* const kLabels[] = {
#define OP(name, pops, pushes, cache, flags) &&L_##name,
#define SPECIAL(name, generic) &&L_##name,
#include "vm/dispatch.inc"
#undef OP
#undef SPECIAL
  };
  if (flow != Flow::next) [[unlikely]]
    goto leaving;
  goto* kLabels[s.ip->opcode];

#define OP(name, pops, pushes, cache, flags)  \
  L_##name : flow = handlers::name<false>(s); \
  if (flow != Flow::next) [[unlikely]]        \
    goto leaving;                             \
  goto* kLabels[s.ip->opcode];
#define SPECIAL(name, generic)         \
  L_##name : flow = handlers::name(s); \
  if (flow != Flow::next) [[unlikely]] \
    goto leaving;                      \
  goto* kLabels[s.ip->opcode];
#include "vm/dispatch.inc"
#undef OP
#undef SPECIAL

leaving:
  if (flow == Flow::leave) return leave(s);
  {
    // By way of a copy: the address of `s` itself must not escape, or it would live in memory
    // throughout.
    State copy = s;
    const bool handled = unwind(copy, flow);
    s = copy;
    if (!handled) return raised;
  }
  goto* kLabels[s.ip->opcode];
#endif
}

}  // namespace vitro::vm
