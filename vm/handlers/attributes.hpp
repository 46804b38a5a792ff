// Handlers: attributes and methods. A shape id in the instance's head guards type and layout at
// once.
#pragma once

#include "objects/instance.hpp"
#include "objects/operations.hpp"
#include "objects/shape.hpp"
#include "vm/handlers/load_store.hpp"
#include "vm/state.hpp"

namespace vitro::vm::handlers {

// Cache of the attribute families, by unit:
//   0    counter; word: byte offset of the value inside the instance
//   1    shape id (instances), version of the class itself (LOAD_ATTR_TYPE), or of the getter
//        (LOAD_ATTR_PROPERTY)
//   2    version of the instance's class (method and class attribute loads, properties); new shape id
//        (STORE_ATTR_TRANSITION)
//   3-4  the attribute, method or property found; borrowed, as the guarded version keeps it where it
//        was found
void specialise_load_attr(Runtime& rt, CodeUnit* ip, Object& owner, Str& name);
void specialise_load_method(Runtime& rt, CodeUnit* ip, Object& owner, Str& name);
void specialise_store_attr(Runtime& rt, CodeUnit* ip, Object& owner, Str& name);

VITRO_INLINE Object*& word_at(Object& instance, std::size_t offset) {
  return *reinterpret_cast<Object**>(reinterpret_cast<char*>(&instance) + offset);
}

template <bool Wide>
VITRO_INLINE Flow LOAD_ATTR(State& s) {
  save(s);
  Object& owner = peek(s);
  Str& name = name_at(s, masked_argument<Wide>(s));
  const std::uint16_t mask = s.ip->argument & bytecode::kBorrowMask;
  if (!Wide && adapt(s.ip)) specialise_load_attr(*s.rt, s.ip, owner, name);
  Own<Object> value = get_attribute(*s.rt, owner, name);
  if (!value) return Flow::raise;
  s.sp[-1] = StackRef::owned(value);
  advance<Opcode::LOAD_ATTR>(s);
  if (!(mask & bytecode::kBorrowTop)) discard(s, owner);
  return Flow::next;
}

VITRO_INLINE Flow load_attr_again(State& s) {
  despecialise<Opcode::LOAD_ATTR>(s.ip);
  return Flow::next;
}

VITRO_INLINE Flow finish_load_attr(State& s, Object& owner, Object& value) {
  const bool borrowed = (s.ip->argument & bytecode::kBorrowTop) != 0;
  s.sp[-1] = StackRef::owned(own(value));
  advance<Opcode::LOAD_ATTR>(s);
  if (!borrowed) discard(s, owner);
  return Flow::next;
}

VITRO_INLINE Flow LOAD_ATTR_INSTANCE(State& s) {
  Object& owner = peek(s);
  if (owner.aux != cache_word(s.ip, 1)) [[unlikely]]
    return load_attr_again(s);
  return finish_load_attr(s, owner, *word_at(owner, cache_head(s.ip).word));
}

VITRO_INLINE Flow LOAD_ATTR_MEMBER(State& s) {
  Object& owner = peek(s);
  if (owner.aux != cache_word(s.ip, 1)) [[unlikely]]
    return load_attr_again(s);
  Object* value = word_at(owner, cache_head(s.ip).word);
  if (!value) [[unlikely]]
    return load_attr_again(s);
  return finish_load_attr(s, owner, *value);
}

VITRO_INLINE Flow LOAD_ATTR_CLASS_OF_INSTANCE(State& s) {
  Object& owner = peek(s);
  if (owner.aux != cache_word(s.ip, 1) || owner.type->version != cache_word(s.ip, 2)) [[unlikely]]
    return load_attr_again(s);
  return finish_load_attr(s, owner, *cache_pointer<Object>(s.ip, 3));
}

VITRO_INLINE Flow LOAD_ATTR_TYPE(State& s) {
  Object& owner = peek(s);
  if (!is_type(owner) || static_cast<Type&>(owner).version != cache_word(s.ip, 1) ||
      owner.type->version != cache_word(s.ip, 2)) [[unlikely]]
    return load_attr_again(s);
  return finish_load_attr(s, owner, *cache_pointer<Object>(s.ip, 3));
}

// Pushes what a call of `owner.name(…)` needs: the function and owner as its first argument, or
// NULL and a bound callable. `owner` is on top of the stack.
Status load_method_slowly(Runtime& rt, Object& owner, Str& name, StackRef* place);

template <bool Wide>
VITRO_INLINE Flow LOAD_METHOD(State& s) {
  save(s);
  Object& owner = peek(s);
  Str& name = name_at(s, argument<Wide>(s));
  if (!Wide && adapt(s.ip)) specialise_load_method(*s.rt, s.ip, owner, name);
  if (!load_method_slowly(*s.rt, owner, name, s.sp - 1)) return Flow::raise;
  ++s.sp;
  advance<Opcode::LOAD_METHOD>(s);
  return Flow::next;
}

VITRO_INLINE Flow load_method_again(State& s) {
  despecialise<Opcode::LOAD_METHOD>(s.ip);
  return Flow::next;
}

VITRO_INLINE Flow finish_load_method(State& s, Object& owner) {
  s.sp[-1] = StackRef::owned(own(*cache_pointer<Object>(s.ip, 3)));
  *s.sp++ = StackRef::owned(Own<Object>(&owner));
  advance<Opcode::LOAD_METHOD>(s);
  return Flow::next;
}

VITRO_INLINE Flow LOAD_METHOD_INSTANCE(State& s) {
  Object& owner = peek(s);
  if (owner.aux != cache_word(s.ip, 1) || owner.type->version != cache_word(s.ip, 2)) [[unlikely]]
    return load_method_again(s);
  return finish_load_method(s, owner);
}

VITRO_INLINE Flow LOAD_METHOD_NATIVE(State& s) {
  Object& owner = peek(s);
  if (owner.type->version != cache_word(s.ip, 2)) [[unlikely]]
    return load_method_again(s);
  return finish_load_method(s, owner);
}

// value owner →
template <bool Wide>
VITRO_INLINE Flow STORE_ATTR(State& s) {
  save(s);
  Object& owner = peek(s, 1);
  Object& value = peek(s, 2);
  Str& name = name_at(s, masked_argument<Wide>(s));
  const std::uint16_t mask = s.ip->argument & bytecode::kBorrowMask;
  if (!Wide && adapt(s.ip)) specialise_store_attr(*s.rt, s.ip, owner, name);
  if (!set_attribute(*s.rt, owner, name, &value)) return Flow::raise;
  s.sp -= 2;
  advance<Opcode::STORE_ATTR>(s);
  aside<release_both_aside>(s, mask & bytecode::kBorrowTop ? nullptr : &owner, &value);
  return Flow::next;
}

VITRO_INLINE Flow store_attr_again(State& s) {
  despecialise<Opcode::STORE_ATTR>(s.ip);
  return Flow::next;
}

VITRO_INLINE Flow STORE_ATTR_INSTANCE(State& s) {
  Object& owner = peek(s, 1);
  if (owner.aux != cache_word(s.ip, 1)) [[unlikely]]
    return store_attr_again(s);
  Object*& word = word_at(owner, cache_head(s.ip).word);
  Object* old = word;
  word = &peek(s, 2);
  const bool borrowed = (s.ip->argument & bytecode::kBorrowTop) != 0;
  s.sp -= 2;
  advance<Opcode::STORE_ATTR>(s);
  if (!borrowed && owner.refcount == 1) [[unlikely]] {
    aside<release_both_aside>(s, &owner, old);
    return Flow::next;
  }
  if (!borrowed) discard(s, owner);
  let_go(s, *old);
  return Flow::next;
}

// A member may have been empty.
VITRO_INLINE Flow STORE_ATTR_MEMBER(State& s) {
  Object& owner = peek(s, 1);
  if (owner.aux != cache_word(s.ip, 1)) [[unlikely]]
    return store_attr_again(s);
  Object*& word = word_at(owner, cache_head(s.ip).word);
  Object* old = word;
  word = &peek(s, 2);
  const bool borrowed = (s.ip->argument & bytecode::kBorrowTop) != 0;
  s.sp -= 2;
  advance<Opcode::STORE_ATTR>(s);
  if (!borrowed) discard(s, owner);
  let_go(s, old);
  return Flow::next;
}

VITRO_INLINE Flow STORE_ATTR_TRANSITION(State& s) {
  Object& owner = peek(s, 1);
  if (owner.aux != cache_word(s.ip, 1)) [[unlikely]]
    return store_attr_again(s);
  word_at(owner, cache_head(s.ip).word) = &peek(s, 2);
  owner.aux = cache_word(s.ip, 2);
  const bool borrowed = (s.ip->argument & bytecode::kBorrowTop) != 0;
  s.sp -= 2;
  advance<Opcode::STORE_ATTR>(s);
  if (!borrowed) discard(s, owner);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow DELETE_ATTR(State& s) {
  save(s);
  if (!set_attribute(*s.rt, peek(s), name_at(s, argument<Wide>(s)), nullptr)) return Flow::raise;
  advance<Opcode::DELETE_ATTR>(s);
  drop(s);
  return Flow::next;
}

}  // namespace vitro::vm::handlers
