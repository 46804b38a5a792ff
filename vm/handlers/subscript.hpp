// Handlers: items.
#pragma once

#include "objects/dict.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/tuple.hpp"
#include "vm/handlers/arith.hpp"
#include "vm/state.hpp"

namespace vitro::vm::handlers {

void specialise_binary_subscr(Runtime& rt, CodeUnit* ip, Object& container, Object& key);
void specialise_store_subscr(Runtime& rt, CodeUnit* ip, Object& container, Object& key);

template <bool Wide>
VITRO_INLINE Flow BINARY_SUBSCR(State& s) {
  save(s);
  Object& container = peek(s, 2);
  Object& key = peek(s, 1);
  if (adapt(s.ip)) specialise_binary_subscr(*s.rt, s.ip, container, key);
  Own<Object> result = get_item(*s.rt, container, key);
  if (!result) return Flow::raise;
  const std::uint16_t mask = s.ip->argument;
  --s.sp;
  s.sp[-1] = StackRef::owned(result);
  advance<Opcode::BINARY_SUBSCR>(s);
  release_two(s, mask, container, key);
  return Flow::next;
}

VITRO_INLINE Flow binary_subscr_again(State& s) {
  despecialise<Opcode::BINARY_SUBSCR>(s.ip);
  return Flow::next;
}

VITRO_INLINE Flow finish_subscr(State& s, Object& container, Object& key, Object& item) {
  const std::uint16_t mask = s.ip->argument;
  --s.sp;
  s.sp[-1] = StackRef::owned(own(item));
  advance<Opcode::BINARY_SUBSCR>(s);
  if (!(mask & bytecode::kBorrowTop)) {
    if (s.rt->heap.watched()) [[unlikely]] {
      aside<release_both_aside>(s, &key, mask & bytecode::kBorrowSecond ? nullptr : &container);
      return Flow::next;
    }
    give_back<Int>(s, key);
  }
  if (!(mask & bytecode::kBorrowSecond)) discard(s, container);
  return Flow::next;
}

VITRO_INLINE Flow BINARY_SUBSCR_LIST_INT(State& s) {
  Object& container = peek(s, 2);
  Object& key = peek(s, 1);
  if (container.type != s.rt->types.list || !is_compact_int(s, key)) [[unlikely]]
    return binary_subscr_again(s);
  const auto& list = static_cast<List&>(container);
  auto index = static_cast<std::uint64_t>(int_value(key));
  if (index >= list.length) {
    index += list.length;  // negative ones wrap to the end
    if (index >= list.length) [[unlikely]]
      return binary_subscr_again(s);
  }
  return finish_subscr(s, container, key, *list.items[index]);
}

VITRO_INLINE Flow BINARY_SUBSCR_TUPLE_INT(State& s) {
  Object& container = peek(s, 2);
  Object& key = peek(s, 1);
  if (container.type != s.rt->types.tuple || !is_compact_int(s, key)) [[unlikely]]
    return binary_subscr_again(s);
  auto& tuple = static_cast<Tuple&>(container);
  auto index = static_cast<std::uint64_t>(int_value(key));
  if (index >= tuple.length()) {
    index += tuple.length();
    if (index >= tuple.length()) [[unlikely]]
      return binary_subscr_again(s);
  }
  return finish_subscr(s, container, key, tuple[index]);
}

[[gnu::noinline, gnu::cold]] void missing_key_aside(State& s);

VITRO_INLINE Flow BINARY_SUBSCR_DICT(State& s) {
  Object& container = peek(s, 2);
  Object& key = peek(s, 1);
  if (container.type != s.rt->types.dict) [[unlikely]]
    return binary_subscr_again(s);
  save(s);
  const DictLookup found = dict_get(*s.rt, static_cast<Dict&>(container), key);
  if (!found.ok) return Flow::raise;
  if (!found.value) [[unlikely]]  // and the key must not be hashed once more
    return raise_aside<missing_key_aside>(s);
  const std::uint16_t mask = s.ip->argument;
  --s.sp;
  s.sp[-1] = StackRef::owned(own(*found.value));
  advance<Opcode::BINARY_SUBSCR>(s);
  release_two(s, mask, container, key);
  return Flow::next;
}

// value container key →, value always owned
VITRO_INLINE Flow finish_store(State& s, std::uint16_t mask, Object& value, Object& container,
                               Object& key) {
  s.sp -= 3;
  advance<Opcode::STORE_SUBSCR>(s);
  release_two(s, mask, container, key);
  discard(s, value);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow STORE_SUBSCR(State& s) {
  save(s);
  Object& value = peek(s, 3);
  Object& container = peek(s, 2);
  Object& key = peek(s, 1);
  if (adapt(s.ip)) specialise_store_subscr(*s.rt, s.ip, container, key);
  if (!set_item(*s.rt, container, key, &value)) return Flow::raise;
  return finish_store(s, s.ip->argument, value, container, key);
}

VITRO_INLINE Flow store_subscr_again(State& s) {
  despecialise<Opcode::STORE_SUBSCR>(s.ip);
  return Flow::next;
}

VITRO_INLINE Flow STORE_SUBSCR_LIST_INT(State& s) {
  Object& value = peek(s, 3);
  Object& container = peek(s, 2);
  Object& key = peek(s, 1);
  if (container.type != s.rt->types.list || !is_compact_int(s, key) || s.rt->heap.watched())
      [[unlikely]]
    return store_subscr_again(s);
  const auto& list = static_cast<List&>(container);
  const auto index = static_cast<std::uint64_t>(int_value(key));
  if (index >= list.length) [[unlikely]]
    return store_subscr_again(s);
  Object* old = list.items[index];
  list.items[index] = &value;  // the stack's reference moves into the list
  const std::uint16_t mask = s.ip->argument;
  s.sp -= 3;
  advance<Opcode::STORE_SUBSCR>(s);
  if (!(mask & bytecode::kBorrowTop)) give_back<Int>(s, key);
  if (!(mask & bytecode::kBorrowSecond)) {
    aside<release_both_aside>(s, &container, old);
    return Flow::next;
  }
  let_go(s, *old);
  return Flow::next;
}

VITRO_INLINE Flow STORE_SUBSCR_DICT(State& s) {
  Object& container = peek(s, 2);
  if (container.type != s.rt->types.dict) [[unlikely]]
    return store_subscr_again(s);
  save(s);
  Object& value = peek(s, 3);
  Object& key = peek(s, 1);
  if (!dict_set(*s.rt, static_cast<Dict&>(container), key, value)) return Flow::raise;
  return finish_store(s, s.ip->argument, value, container, key);
}

template <bool Wide>
VITRO_INLINE Flow DELETE_SUBSCR(State& s) {
  save(s);
  Object& container = peek(s, 2);
  Object& key = peek(s, 1);
  if (!set_item(*s.rt, container, key, nullptr)) return Flow::raise;
  s.sp -= 2;
  advance<Opcode::DELETE_SUBSCR>(s);
  discard(s, container);
  discard(s, key);
  return Flow::next;
}

}  // namespace vitro::vm::handlers
