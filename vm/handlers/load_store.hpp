// Handlers: constants, locals, cells, names, globals, and moving values about the stack.
#pragma once

#include "objects/dict.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/names.hpp"
#include "vm/state.hpp"

namespace vitro::vm::handlers {

template <bool Wide>
VITRO_INLINE Flow NOP(State& s) {
  advance<Opcode::NOP>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow RESUME(State& s) {
  advance<Opcode::RESUME>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow POP_TOP(State& s) {
  drop(s);
  advance<Opcode::POP_TOP>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow PUSH_NULL(State& s) {
  *s.sp++ = StackRef::null();
  advance<Opcode::PUSH_NULL>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow COPY(State& s) {
  Object* object = s.sp[-static_cast<int>(argument<Wide>(s))].get();
  retain(object);
  *s.sp++ = StackRef::owned(Own<Object>(object));
  advance<Opcode::COPY>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow SWAP(State& s) {
  std::swap(s.sp[-1], s.sp[-static_cast<int>(argument<Wide>(s))]);
  advance<Opcode::SWAP>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Object& constant(const State& s) {
  return *s.frame->code->constants->items()[argument<Wide>(s)];
}

template <bool Wide>
VITRO_INLINE Flow LOAD_CONST(State& s) {
  push(s, own(constant<Wide>(s)));
  advance<Opcode::LOAD_CONST>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow LOAD_CONST_BORROW(State& s) {
  *s.sp++ = StackRef::borrowed(constant<Wide>(s));
  advance<Opcode::LOAD_CONST_BORROW>(s);
  return Flow::next;
}

[[gnu::noinline, gnu::cold]] void unbound_local_aside(State& s, std::uint32_t local);
[[gnu::noinline, gnu::cold]] void unbound_cell_aside(State& s, std::uint32_t local);

template <bool Wide>
VITRO_INLINE Flow LOAD_FAST(State& s) {
  Object* local = s.locals[argument<Wide>(s)].get();
  if (!local) [[unlikely]]
    return raise_aside<unbound_local_aside>(s, argument<Wide>(s));
  push(s, own(*local));
  advance<Opcode::LOAD_FAST>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow LOAD_FAST_BORROW(State& s) {
  Object* local = s.locals[argument<Wide>(s)].get();
  if (!local) [[unlikely]]
    return raise_aside<unbound_local_aside>(s, argument<Wide>(s));
  *s.sp++ = StackRef::borrowed(*local);
  advance<Opcode::LOAD_FAST_BORROW>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow STORE_FAST(State& s) {
  StackRef& local = s.locals[argument<Wide>(s)];
  Object* old = local.get();
  local = *--s.sp;
  let_go(s, old);
  advance<Opcode::STORE_FAST>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow DELETE_FAST(State& s) {
  StackRef& local = s.locals[argument<Wide>(s)];
  Object* old = local.get();
  if (!old) return raise_aside<unbound_local_aside>(s, argument<Wide>(s));
  local = StackRef::null();
  discard(s, *old);
  advance<Opcode::DELETE_FAST>(s);
  return Flow::next;
}

// ---- cells ----

template <bool Wide>
VITRO_INLINE Cell& cell_at(const State& s) {
  return static_cast<Cell&>(*s.locals[argument<Wide>(s)]);
}

template <bool Wide>
VITRO_INLINE Flow MAKE_CELL(State& s) {
  StackRef& local = s.locals[argument<Wide>(s)];
  Own<Cell> cell = new_cell(*s.rt, nullptr);
  if (!cell) return Flow::raise;
  cell->contents = local.get();  // the local's reference moves into the cell
  local = StackRef::owned(cell);
  advance<Opcode::MAKE_CELL>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow LOAD_CLOSURE(State& s) {
  push(s, own(*s.locals[argument<Wide>(s)]));
  advance<Opcode::LOAD_CLOSURE>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow LOAD_DEREF(State& s) {
  Object* contents = cell_at<Wide>(s).contents;
  if (!contents) [[unlikely]]
    return raise_aside<unbound_cell_aside>(s, argument<Wide>(s));
  push(s, own(*contents));
  advance<Opcode::LOAD_DEREF>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow STORE_DEREF(State& s) {
  Cell& cell = cell_at<Wide>(s);
  Object* old = cell.contents;
  cell.contents = pop(s).get();
  discard(s, old);
  advance<Opcode::STORE_DEREF>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow DELETE_DEREF(State& s) {
  Cell& cell = cell_at<Wide>(s);
  Object* old = cell.contents;
  if (!old) return raise_aside<unbound_cell_aside>(s, argument<Wide>(s));
  cell.contents = nullptr;
  discard(s, *old);
  advance<Opcode::DELETE_DEREF>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow LOAD_CLASSDEREF(State& s) {
  save(s);
  Own<Object> value = load_class_deref(*s.rt, *s.frame, argument<Wide>(s));
  if (!value) return Flow::raise;
  push(s, value);
  advance<Opcode::LOAD_CLASSDEREF>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow COPY_FREE_VARS(State& s) {
  const Code& code = *s.frame->code;
  Tuple& closure = *s.frame->function->closure;
  const std::uint32_t first = code.local_count - code.free_count;
  for (std::uint32_t i = 0; i < code.free_count; ++i)
    s.locals[first + i] = StackRef::owned(own(closure[i]));
  advance<Opcode::COPY_FREE_VARS>(s);
  return Flow::next;
}

// ---- names ----

VITRO_INLINE Str& name_at(const State& s, std::uint32_t i) {
  return static_cast<Str&>(*s.frame->code->names->items()[i]);
}

template <bool Wide>
VITRO_INLINE Flow LOAD_NAME(State& s) {
  save(s);
  if (adapt(s.ip)) specialise_load_name(*s.rt, *s.frame, s.ip, name_at(s, argument<Wide>(s)));
  Own<Object> value = load_name(*s.rt, *s.frame, name_at(s, argument<Wide>(s)));
  if (!value) return Flow::raise;
  push(s, value);
  advance<Opcode::LOAD_NAME>(s);
  return Flow::next;
}

// Where a table keeps the value that a name's cache was filled for; null if the table's keys may
// have changed since.
VITRO_INLINE Object** cached_value(const Dict& dict, std::uint32_t version, std::uint32_t offset) {
  DictKeys* keys = dict.keys;
  if (!keys || keys->version != version) [[unlikely]]
    return nullptr;
  return reinterpret_cast<Object**>(reinterpret_cast<char*>(keys) + offset);
}
VITRO_INLINE Object** cached_global(const State& s) {
  return cached_value(*s.frame->globals, cache_word(s.ip, 2), cache_word(s.ip, 1));
}
// Of a name that the globals lack.
VITRO_INLINE Object** cached_builtin(const State& s) {
  if (!cached_value(*s.frame->globals, cache_word(s.ip, 2), 0)) [[unlikely]]
    return nullptr;
  return cached_value(*s.frame->builtins, cache_word(s.ip, 3), cache_word(s.ip, 1));
}

VITRO_INLINE Flow finish_load_name(State& s, Object** value) {
  if (!value) [[unlikely]] {
    despecialise<Opcode::LOAD_NAME>(s.ip);
    return Flow::next;
  }
  push(s, own(**value));
  advance<Opcode::LOAD_NAME>(s);
  return Flow::next;
}
VITRO_INLINE Flow LOAD_NAME_MODULE(State& s) { return finish_load_name(s, cached_global(s)); }
VITRO_INLINE Flow LOAD_NAME_BUILTIN(State& s) { return finish_load_name(s, cached_builtin(s)); }

template <bool Wide>
VITRO_INLINE Flow STORE_NAME(State& s) {
  save(s);
  if (adapt(s.ip)) specialise_store_name(*s.rt, *s.frame, s.ip, name_at(s, argument<Wide>(s)));
  if (!store_name(*s.rt, *s.frame, name_at(s, argument<Wide>(s)), peek(s))) return Flow::raise;
  drop(s);
  advance<Opcode::STORE_NAME>(s);
  return Flow::next;
}

VITRO_INLINE Flow STORE_NAME_MODULE(State& s) {
  Object** value = cached_global(s);
  if (!value) [[unlikely]] {
    despecialise<Opcode::STORE_NAME>(s.ip);
    return Flow::next;
  }
  Object* old = *value;
  *value = pop(s).get();
  let_go(s, *old);
  advance<Opcode::STORE_NAME>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow DELETE_NAME(State& s) {
  save(s);
  if (!delete_name(*s.rt, *s.frame, name_at(s, argument<Wide>(s)))) return Flow::raise;
  advance<Opcode::DELETE_NAME>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow LOAD_GLOBAL(State& s) {
  save(s);
  const std::uint32_t arg = argument<Wide>(s);
  Str& name = name_at(s, arg >> 1);
  if (!Wide && adapt(s.ip)) specialise_load_global(*s.rt, *s.frame, s.ip, name);
  Own<Object> value = load_global(*s.rt, *s.frame, name);
  if (!value) return Flow::raise;
  if (arg & 1) *s.sp++ = StackRef::null();
  push(s, value);
  advance<Opcode::LOAD_GLOBAL>(s);
  return Flow::next;
}

VITRO_INLINE Flow finish_load_global(State& s, Object** value) {
  if (!value) [[unlikely]] {
    despecialise<Opcode::LOAD_GLOBAL>(s.ip);
    return Flow::next;
  }
  // Stored unconditionally, kept only if asked for: cheaper than a branch.
  *s.sp = StackRef::null();
  s.sp += s.ip->argument & 1;
  push(s, own(**value));
  advance<Opcode::LOAD_GLOBAL>(s);
  return Flow::next;
}
VITRO_INLINE Flow LOAD_GLOBAL_MODULE(State& s) { return finish_load_global(s, cached_global(s)); }
VITRO_INLINE Flow LOAD_GLOBAL_BUILTIN(State& s) { return finish_load_global(s, cached_builtin(s)); }

template <bool Wide>
VITRO_INLINE Flow STORE_GLOBAL(State& s) {
  save(s);
  if (!dict_set_str(*s.rt, *s.frame->globals, name_at(s, argument<Wide>(s)), peek(s)))
    return Flow::raise;
  drop(s);
  advance<Opcode::STORE_GLOBAL>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow DELETE_GLOBAL(State& s) {
  save(s);
  if (!delete_global(*s.rt, *s.frame, name_at(s, argument<Wide>(s)))) return Flow::raise;
  advance<Opcode::DELETE_GLOBAL>(s);
  return Flow::next;
}

}  // namespace vitro::vm::handlers
