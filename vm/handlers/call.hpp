// Handlers: calls and returns. A Python function called from Python pushes a record; nothing
// recurses.
#pragma once

#include "objects/descriptors.hpp"
#include "objects/instance.hpp"
#include "objects/list.hpp"
#include "objects/native.hpp"
#include "objects/shape.hpp"
#include "objects/tuple.hpp"
#include "vm/generators.hpp"
#include "vm/handlers/load_store.hpp"
#include "vm/invoke.hpp"
#include "vm/state.hpp"

namespace vitro::vm::handlers {

// Cache of CALL, by unit: 0 counter; 1 version of the function or class; 2 version of a class's
// __init__ function; 2-3 the __init__ function itself is found through the class, so no pointer is
// kept.

// Makes `frame` the running one.
VITRO_INLINE void enter_frame(State& s, Frame& frame) {
  s.frame = &frame;
  s.ip = frame.code->units;
  s.locals = frame.locals;
  s.sp = frame.locals + frame.code->local_count;
}

// After push_simple failed: RecursionError, or there was something to be served and the call is
// tried again. The second one frees the instance that was to be constructed.
[[gnu::noinline, gnu::cold]] Flow no_frame_aside(State& s);
[[gnu::noinline, gnu::cold]] Flow no_construct_aside(State& s, Object* instance);
[[gnu::noinline, gnu::cold]] Flow poll_aside(State& s);

// Pushes the record of a function whose first `given` locals are in place and needs no binding; the
// other locals are cleared. Null: nothing is released, and no_frame_aside() says how to go on.
VITRO_INLINE Frame* push_simple(State& s, Function& function, StackRef* locals, StackRef* result,
                                std::uint32_t given, std::uint32_t flags) {
  Code& code = *function.code;
  Interpreter& interpreter = machine(s);
  Frame* frame = s.frame + 1;
  if (interpreter.depth >= s.rt->call_limit || frame >= interpreter.frames_limit ||
      locals + code.local_count + code.stack_size + 2 > interpreter.stack_limit) [[unlikely]] {
    return nullptr;
  }
  for (std::uint32_t i = given; i < code.local_count; ++i) locals[i] = StackRef::null();
  frame->ip = code.units;
  frame->locals = locals;
  frame->result = result;
  frame->top = locals + code.local_count;
  frame->code = &code;
  frame->function = &function;
  frame->globals = function.globals;
  frame->builtins = function.builtins;
  frame->names = nullptr;
  frame->instance = nullptr;
  frame->flags = flags;
  frame->reraised_from = -1;
  ++interpreter.depth;
  interpreter.current = frame;
  return frame;
}

template <bool Wide>
VITRO_INLINE Flow KW_NAMES(State& s) {
  machine(s).keyword_names = static_cast<Tuple*>(&constant<Wide>(s));
  advance<Opcode::KW_NAMES>(s);
  return Flow::next;
}

// Everything CALL can meet; pushes a frame for Python functions, else leaves the answer on the
// stack.
template <bool Wide>
VITRO_INLINE Flow CALL(State& s) {
  save(s);
  const std::uint32_t count = argument<Wide>(s);
  StackRef* base = s.sp - count - 2;
  Tuple* keyword_names = std::exchange(machine(s).keyword_names, nullptr);
  if (s.rt->interrupt != 0 && aside<poll_aside>(s) != Flow::next) return Flow::raise;
  if (!Wide && !keyword_names && adapt(s.ip)) specialise_call(*s.rt, s.ip, base, count);
  const Invocation invocation = invoke(machine(s), base, count, keyword_names);
  if (invocation.frame) {
    // The caller stays at its CALL until the answer comes: tracebacks and dumps see it there.
    enter_frame(s, *invocation.frame);
    return Flow::next;
  }
  if (!invocation.done) {
    s.sp = base;  // the call consumed its operands
    return Flow::raise;
  }
  s.sp = base + 1;
  advance<Opcode::CALL>(s);
  return Flow::next;
}

VITRO_INLINE Flow call_again(State& s) {
  despecialise<Opcode::CALL>(s.ip);
  return Flow::next;
}

VITRO_INLINE Flow CALL_FUNCTION(State& s) {
  const std::uint32_t count = s.ip->argument;
  StackRef* base = s.sp - count - 2;
  const bool bound = !base[0].is_null();
  Object& callable = bound ? *base[0] : *base[1];
  if (callable.type != s.rt->types.function) [[unlikely]]
    return call_again(s);
  auto& function = static_cast<Function&>(callable);
  // The version stands for the function's code and defaults; the argument count was checked with
  // it.
  if (function.version != cache_word(s.ip, 1) || bound != (cache_word(s.ip, 2) != 0)) [[unlikely]]
    return call_again(s);
  StackRef* locals = base + (bound ? 1 : 2);
  save(s);
  Frame* frame = push_simple(s, function, locals, base, count + (bound ? 1 : 0), 0);
  if (!frame) [[unlikely]]
    return aside<no_frame_aside>(s);
  s.frame->top = base;
  enter_frame(s, *frame);
  return Flow::next;
}

// The getter is called where the owner stood: below its first local, as by a CALL.
VITRO_INLINE Flow LOAD_ATTR_PROPERTY(State& s) {
  Object& owner = peek(s);
  if (owner.type->version != cache_word(s.ip, 2)) [[unlikely]] {
    despecialise<Opcode::LOAD_ATTR>(s.ip);
    return Flow::next;
  }
  Object* getter = cache_pointer<Property>(s.ip, 3)->getter;  // the class's version covers it
  if (!getter || getter->type != s.rt->types.function ||
      static_cast<Function*>(getter)->version != cache_word(s.ip, 1)) [[unlikely]] {
    despecialise<Opcode::LOAD_ATTR>(s.ip);
    return Flow::next;
  }
  StackRef* base = s.sp - 1;
  const bool borrowed = (s.ip->argument & bytecode::kBorrowTop) != 0;
  save(s);
  Frame* frame = push_simple(s, static_cast<Function&>(*getter), base + 1, base, 1, kFrameProperty);
  if (!frame) [[unlikely]]
    return aside<no_frame_aside>(s);
  if (borrowed) retain(owner);
  base[1] = StackRef::owned(Own<Object>(&owner));
  base[0] = StackRef::owned(own(*getter));
  s.frame->top = base;
  enter_frame(s, *frame);
  return Flow::next;
}

// An instance of `cls` from a free list; it takes over the caller's reference to `cls`. Its
// attribute words are not set, as none is read before its shape says so. Null: this wants the long
// way, and the reference is still the caller's.
VITRO_INLINE Object* instance_from_list(State& s, Type& cls) {
  constexpr std::uint32_t kMostWords = 14;  // as far as size classes step by a word
  const Shape* shape = cls.root_shape;
  if (!shape || shape->capacity != cls.inline_capacity || shape->capacity > kMostWords ||
      cls.basic_size != sizeof(Object)) [[unlikely]]
    return nullptr;
  auto* instance = static_cast<Object*>(s.rt->heap.take_from_list(
      CellKind::container, sizeof(Object) + shape->capacity * sizeof(Object*)));
  if (!instance) [[unlikely]]
    return nullptr;
  instance->refcount = 1;
  instance->aux = shape->id;
  instance->type = &cls;
  return instance;
}
// The long way. Null: an exception is pending, and the reference is still the caller's.
[[gnu::noinline, gnu::cold]] Object* allocate_aside(State& s, Type* cls);

// NULL class arg …: the class's slot becomes `self`, the NULL below it the callable __init__.
VITRO_INLINE Flow CALL_CONSTRUCT(State& s) {
  const std::uint32_t count = s.ip->argument;
  StackRef* base = s.sp - count - 2;
  if (!base[0].is_null() || !is_type(*base[1])) [[unlikely]]
    return call_again(s);
  auto& cls = static_cast<Type&>(*base[1]);
  if (cls.version != cache_word(s.ip, 1)) [[unlikely]]
    return call_again(s);
  auto& init = *cache_pointer<Function>(s.ip, 2);  // the class's version covers it
  if (init.version == 0 || init.code->argument_count != count + 1) [[unlikely]]
    return call_again(s);
  Object* instance = instance_from_list(s, cls);
  if (!instance) [[unlikely]] {
    instance = aside<allocate_aside>(s, &cls);
    if (!instance) return Flow::raise;
  }
  save(s);
  // On top of the record's own checks: nothing below may fail before the slots are consistent.
  Frame* frame = push_simple(s, init, base + 1, base, count + 1, kFrameConstruct);
  if (!frame) [[unlikely]] {
    return aside<no_construct_aside>(s, instance);
  }
  retain(init);
  instance->refcount = 2;  // the local `self`, and the record until the class call is answered
  base[0] = StackRef::owned(Own<Object>(&init));
  base[1] = StackRef::owned(Own<Object>(instance));
  frame->instance = instance;
  s.frame->top = base;
  enter_frame(s, *frame);
  return Flow::next;
}

VITRO_INLINE Flow CALL_CONSTRUCT_PLAIN(State& s) {
  const std::uint32_t count = s.ip->argument;
  StackRef* base = s.sp - 2;
  if (count != 0 || !base[0].is_null() || !is_type(*base[1])) [[unlikely]]
    return call_again(s);
  auto& cls = static_cast<Type&>(*base[1]);
  if (cls.version != cache_word(s.ip, 1)) [[unlikely]]
    return call_again(s);
  Object* instance = instance_from_list(s, cls);
  if (!instance) [[unlikely]] {
    instance = aside<allocate_aside>(s, &cls);
    if (!instance) return Flow::raise;
  }
  base[0] = StackRef::owned(Own<Object>(instance));
  s.sp = base + 1;
  advance<Opcode::CALL>(s);
  return Flow::next;
}

VITRO_INLINE Flow finish_native(State& s, StackRef* base, Own<Object> result) {
  if (!result) [[unlikely]]
    return Flow::raise;
  while (s.sp > base) {
    Object* operand = (*--s.sp).get();
    let_go(s, operand);
  }
  push(s, result);
  advance<Opcode::CALL>(s);
  return Flow::next;
}

// NULL callable arg …
VITRO_INLINE Flow CALL_NATIVE(State& s) {
  const std::uint32_t count = s.ip->argument;
  StackRef* base = s.sp - count - 2;
  if (!base[0].is_null() || base[1]->type != s.rt->types.native_callable) [[unlikely]]
    return call_again(s);
  save(s);
  auto& callable = static_cast<NativeCallable&>(*base[1]);
  Object& self = callable.self ? *callable.self : *s.rt->none;
  const Arguments arguments{reinterpret_cast<Object* const*>(base + 2), count, nullptr};
  return finish_native(s, base,
                       call_native(*s.rt, *callable.method, self, callable.owner, arguments));
}

// method_descriptor self arg …
VITRO_INLINE Flow CALL_NATIVE_METHOD(State& s) {
  const std::uint32_t count = s.ip->argument;
  StackRef* base = s.sp - count - 2;
  if (base[0].is_null() || base[0]->type != s.rt->types.native_descriptor) [[unlikely]]
    return call_again(s);
  auto& descriptor = static_cast<NativeDescriptor&>(*base[0]);
  Object& self = *base[1];
  if (!is_instance(self, *descriptor.owner)) [[unlikely]]
    return call_again(s);
  save(s);
  const Arguments arguments{reinterpret_cast<Object* const*>(base + 2), count, nullptr};
  return finish_native(s, base,
                       call_native(*s.rt, *descriptor.method, self, descriptor.owner, arguments));
}

// To a list without room.
[[gnu::noinline]] Flow append_aside(State& s);

// list.append list item, the first as cached: it lives as long as the type.
VITRO_INLINE Flow CALL_LIST_APPEND(State& s) {
  StackRef* base = s.sp - 3;
  if (base[0].get() != cache_pointer<Object>(s.ip, 2) || base[1]->type != s.rt->types.list)
      [[unlikely]]
    return call_again(s);
  auto& list = static_cast<List&>(*base[1]);
  if (list.length >= list.capacity) [[unlikely]]
    return aside<append_aside>(s);
  list.items[list.length++] = base[2].get();
  if (!is_immortal(*base[0])) --base[0]->refcount;  // the class holds it as well
  base[0] = StackRef::owned(own(*s.rt->none));
  s.sp = base + 1;
  advance<Opcode::CALL>(s);
  discard(s, static_cast<Object&>(list));
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow CALL_FUNCTION_EX(State& s) {
  save(s);
  const bool has_keywords = (argument<Wide>(s) & 1) != 0;
  StackRef* base = s.sp - (has_keywords ? 4 : 3);
  const Invocation invocation = invoke_unpacked(machine(s), base, has_keywords);
  if (invocation.frame) {
    enter_frame(s, *invocation.frame);
    return Flow::next;
  }
  s.sp = base;
  if (!invocation.done) return Flow::raise;
  ++s.sp;
  advance<Opcode::CALL_FUNCTION_EX>(s);
  return Flow::next;
}

// RETURN_VALUE of a frame that is more than a plain call, or whose locals die with it.
[[gnu::noinline]] Flow return_aside(State& s);

template <bool Wide>
VITRO_INLINE Flow RETURN_VALUE(State& s) {
  const std::uint32_t flags = s.frame->flags;
  if ((flags & ~kFrameConstruct) || s.rt->heap.watched()) [[unlikely]]
    return aside<return_aside>(s);
  if (flags && s.sp[-1].get() != s.rt->none) [[unlikely]]
    return aside<return_aside>(s);
  const std::uint32_t count = s.frame->code->local_count;
  for (std::uint32_t i = 0; i < count; ++i) {
    Object* local = s.locals[i].get();
    if (!local) continue;
    if (!is_immortal(*local)) {
      if (local->refcount != 1)
        --local->refcount;
      else if (is_compact_int(s, *local))
        s.rt->heap.give_to_list(CellKind::leaf, local, sizeof(Int));
      else
        return aside<return_aside>(s);
    }
    s.locals[i] = StackRef::null();
  }
  Object* value = flags ? s.frame->instance : s.sp[-1].get();
  StackRef* result = s.frame->result;
  Object& callable = *s.locals[-1];
  --machine(s).depth;
  --s.frame;
  machine(s).current = s.frame;
  s.locals = s.frame->locals;
  s.ip = s.frame->ip;
  *result = StackRef::owned(Own<Object>(value));
  s.sp = result + 1;
  s.ip += call_units(*s.ip);
  discard(s, callable);
  return Flow::next;
}

}  // namespace vitro::vm::handlers
