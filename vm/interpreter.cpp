// The dispatch shell: every handler a function of its own that ends by jumping to the next (tail
// calls), or inlined behind a label (computed goto) or a case (switch). No handler can tell which;
// VITRO_DISPATCH_TAIL, _GOTO or _SWITCH selects.
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

#if defined(VITRO_DISPATCH_TAIL)

// The machine's registers travel from handler to handler as arguments. Each handler is small, so
// all of them stay in machine registers, where one function with every handler in it kept them in
// memory. A compiler makes a jump of a call in return position unless a local of the caller can
// still be reached through a pointer; scripts/check-tail-calls proves for the built program that
// every one became a jump.
using Instruction = Flow (*)(Runtime*, Frame*, CodeUnit*, StackRef*, StackRef*);
extern const Instruction kInstructions[];

[[gnu::noinline, gnu::cold]] Flow park(const State& s, Flow flow) {
  machine(s).parked = s;
  return flow;
}

template <Flow (*Handler)(State&)>
Flow execute(Runtime* rt, Frame* frame, CodeUnit* ip, StackRef* sp, StackRef* locals) {
  State s{.rt = rt, .frame = frame, .ip = ip, .sp = sp, .locals = locals, .result = nullptr};
  const Flow flow = Handler(s);
  if (flow != Flow::next) [[unlikely]] {
    const State copy = s;
    return park(copy, flow);
  }
  return kInstructions[s.ip->opcode](s.rt, s.frame, s.ip, s.sp, s.locals);
}

constinit const Instruction kInstructions[] = {
#define OP(name, pops, pushes, cache, flags) &execute<&handlers::name<false>>,
#define SPECIAL(name, generic) &execute<&handlers::name>,
#include "vm/dispatch.inc"
#undef OP
#undef SPECIAL
};

#endif

}  // namespace

Own<Object> run_plainly(Interpreter& interpreter, Flow how) {
  State s{.rt = interpreter.rt,
          .frame = interpreter.current,
          .ip = interpreter.current->ip,
          .sp = interpreter.current->top,
          .locals = interpreter.current->locals,
          .result = nullptr};
  Flow flow = how;

#if defined(VITRO_DISPATCH_TAIL)
  for (;; flow = Flow::next) {
    if (flow == Flow::next) {
      flow = kInstructions[s.ip->opcode](s.rt, s.frame, s.ip, s.sp, s.locals);
      s = interpreter.parked;
    }
    if (flow == Flow::leave) return leave_entry(s);
    if (!unwind(s, flow)) return raised;
  }
#elif defined(VITRO_DISPATCH_SWITCH)
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
    if (flow == Flow::leave) return leave_entry(s);
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
  if (flow == Flow::leave) return leave_entry(s);
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
