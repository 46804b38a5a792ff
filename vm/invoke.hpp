// Calling in general: what the CALL handlers do beyond their fast paths.
#pragma once

#include "vm/state.hpp"

namespace vitro::vm {

// Outcome of invoke(): a frame to run, or done (the answer is in base[0]), or neither: an exception
// is pending. In every case the operands are consumed; without a frame, base[1] and up are free.
struct Invocation {
  Frame* frame = nullptr;
  bool done = false;
};

// base: NULL callable | function self, then `count` values, the last of them named by
// `keyword_names`.
Invocation invoke(Interpreter& interpreter, StackRef* base, std::uint32_t count,
                  Tuple* keyword_names);
// base: NULL callable arguments [keywords], any iterable and any mapping.
Invocation invoke_unpacked(Interpreter& interpreter, StackRef* base, bool has_keywords);

void specialise_call(Runtime& rt, CodeUnit* ip, StackRef* base, std::uint32_t count);

// An instance of a shaped class without attributes. MemoryError.
Own<Object> allocate_quickly(Runtime& rt, Type& cls);

// Frees an instance whose __init__ never began; a finaliser does not run.
[[gnu::cold]] void drop_unborn(Object& instance);
[[gnu::cold]] void raise_too_deep(Runtime& rt);
// Units of a call instruction with its cache. A caller stands at CALL or CALL_FUNCTION_EX, which
// differ in cache room.
[[nodiscard]] VITRO_INLINE unsigned call_units(const CodeUnit& unit) {
  return unit.opcode == bytecode::number(Opcode::CALL_FUNCTION_EX)
             ? 1
             : 1 + bytecode::caches(Opcode::CALL);
}

// An __init__ pushed by a class call returned something: the frame is popped and TypeError raised
// in the caller.
[[gnu::cold]] Flow reject_init_result(State& s, Object* value);

}  // namespace vitro::vm
