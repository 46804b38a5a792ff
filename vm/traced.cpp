// The loop of programs that are watched: it tells the probe of each instruction and takes the same
// handlers out of line. The loop of all others knows nothing of it.
#define VITRO_OUTLINE_HANDLERS
#include "vm/entry.hpp"
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
#include "vm/raise.hpp"
#include "vm/wide.hpp"

namespace vitro::vm {

namespace {

Object* const* words(const StackRef* slots) { return reinterpret_cast<Object* const*>(slots); }

Moment moment_of(const State& s, const Interpreter& interpreter) {
  const Frame& frame = *s.frame;
  const bool entry = (frame.flags & kFrameEntry) != 0;
  return {.code = frame.code,
          .function = frame.function,
          .globals = frame.globals,
          .names = frame.names,
          .generator = (frame.flags & kFrameGenerator) ? frame.instance : nullptr,
          .locals = words(s.locals),
          .stack_top = words(s.sp),
          .caller_top = entry ? nullptr : words(std::min((&frame)[-1].top, frame.result)),
          .unit = static_cast<std::uint32_t>(s.ip - frame.code->units),
          .depth = interpreter.depth};
}

// A comparison that has taken the jump behind it along becomes two instructions again.
template <Opcode Generic>
Flow split(State& s) {
  despecialise<Generic>(s.ip);
  return handlers::COMPARE_OP<false>(s);
}

Flow execute(State& s) {
  switch (s.ip->opcode) {
#define OP(name, pops, pushes, cache, flags) \
  case bytecode::number(Opcode::name):       \
    return handlers::name<false>(s);
#define SPECIAL(name, generic)                                                      \
  case static_cast<std::uint16_t>(Special::name):                                   \
    if constexpr (std::string_view(#name).find("_JUMP_") != std::string_view::npos) \
      return split<Opcode::generic>(s);                                             \
    else                                                                            \
      return handlers::name(s);
#include "vm/dispatch.inc"
#undef OP
#undef SPECIAL
  }
  __builtin_unreachable();
}

}  // namespace

Own<Object> run_traced(Interpreter& interpreter, Flow how) {
  State s{.rt = interpreter.rt,
          .frame = interpreter.current,
          .ip = interpreter.current->ip,
          .sp = interpreter.current->top,
          .locals = interpreter.current->locals,
          .result = nullptr};
  Probe& probe = *interpreter.probe;
  for (Flow flow = how;; flow = Flow::next) {
    while (flow == Flow::next) {
      save(s);  // whoever is told may look at the frames
      probe.step(moment_of(s, interpreter));
      flow = execute(s);
    }
    if (flow == Flow::leave) {
      probe.leave(moment_of(s, interpreter));
      return leave_entry(s);
    }
    save(s);
    probe.raise(moment_of(s, interpreter), *s.rt->pending_exception());
    const Moment raised_at = moment_of(s, interpreter);
    if (!unwind(s, flow)) {
      Moment left = raised_at;
      left.depth = interpreter.depth + 1;
      left.stack_top = nullptr;
      probe.leave(left);
      return raised;
    }
  }
}

}  // namespace vitro::vm
