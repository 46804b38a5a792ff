// Iterators over list, tuple, str, anything with __getitem__, dict, set, and iter(callable,
// sentinel). Each lets go of what it walks as soon as it is exhausted.
#include <utility>

#include "objects/built_in.hpp"
#include "objects/bytes_methods.hpp"
#include "objects/dict_table.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/iterators_reduce.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "objects/set.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {
namespace {

Own<Object> iterator_itself(Runtime&, Object& object) { return own(object); }

// Forgets the walked object: exhausted for good.
Own<Object> finish(Object*& walked) {
  release(std::exchange(walked, nullptr));
  return {};
}

// ---- sequences ----

SequenceIterator& sequence_iterator(Object& object) {
  return static_cast<SequenceIterator&>(object);
}

void sequence_iterator_dealloc(Runtime& rt, Object& object) {
  release(sequence_iterator(object).sequence);
  rt.free_object(object, CellKind::container, sizeof(SequenceIterator));
}

Own<Object> list_next(Runtime&, Object& object) {
  auto& iterator = sequence_iterator(object);
  if (!iterator.sequence) return {};
  auto& list = static_cast<List&>(*iterator.sequence);
  if (iterator.position < list.length) [[likely]]
    return own(*list.items[iterator.position++]);
  return finish(iterator.sequence);
}

Own<Object> tuple_next(Runtime&, Object& object) {
  auto& iterator = sequence_iterator(object);
  if (!iterator.sequence) return {};
  auto& tuple = static_cast<Tuple&>(*iterator.sequence);
  if (iterator.position < tuple.length()) [[likely]]
    return own(tuple[iterator.position++]);
  return finish(iterator.sequence);
}

Own<Object> str_next(Runtime& rt, Object& object) {
  auto& iterator = sequence_iterator(object);
  if (!iterator.sequence) return {};
  auto& text = static_cast<Str&>(*iterator.sequence);
  if (iterator.position < text.length) [[likely]] {
    Own<Str> character = str_of_char(rt, text.at(iterator.position));
    if (character) ++iterator.position;
    return character;
  }
  return finish(iterator.sequence);
}

Own<Object> bytes_next(Runtime& rt, Object& object) {
  auto& iterator = sequence_iterator(object);
  if (!iterator.sequence) return {};
  const std::string_view octets = SelfOctets(*iterator.sequence).view();
  if (iterator.position < octets.size())
    return make_int(rt, static_cast<unsigned char>(octets[iterator.position++]));
  return finish(iterator.sequence);
}

Own<Object> getitem_next(Runtime& rt, Object& object) {
  auto& iterator = sequence_iterator(object);
  if (!iterator.sequence) return {};
  const Ref<Object> sequence = Ref<Object>::share(*iterator.sequence);
  const Ref<Object> index = make_int(rt, static_cast<std::int64_t>(iterator.position));
  if (!index) return raised;
  Own<Object> item = get_item(rt, *sequence, *index);
  if (item) {
    ++iterator.position;
    return item;
  }
  if (!pending_matches(rt, *rt.types.index_error) && !pending_matches(rt, *rt.types.stop_iteration))
    return raised;
  rt.clear_pending();
  return finish(iterator.sequence);
}

Own<Object> sequence_hint(Runtime& rt, Object& self, Arguments) {
  auto& iterator = sequence_iterator(self);
  if (!iterator.sequence) return make_int(rt, 0);
  if (!iterator.sequence->type->slots.length) return own(*rt.not_implemented);
  const auto whole = length(rt, *iterator.sequence);
  if (!whole) return raised;
  const std::int64_t left = *whole - static_cast<std::int64_t>(iterator.position);
  return make_int(rt, left < 0 ? 0 : left);
}

constexpr NativeMethod kSequenceMethods[] = {
    {"__length_hint__", sequence_hint, Takes::nothing},
    {"__reduce__", reduce_sequence_iterator, Takes::nothing},
    {"__setstate__", set_sequence_iterator_state, Takes::one},
};

template <UnarySlot next>
void fill_sequence_iterator(Slots& slots) {
  slots.dealloc = sequence_iterator_dealloc;
  slots.visit = visit_as<SequenceIterator>;
  slots.iter = iterator_itself;
  slots.next = next;
}

// ---- dict ----

DictIterator& dict_iterator(Object& object) { return static_cast<DictIterator&>(object); }

void dict_iterator_dealloc(Runtime& rt, Object& object) {
  release(dict_iterator(object).dict);
  rt.free_object(object, CellKind::container, sizeof(DictIterator));
}

// The next live entry, borrowed; false: exhausted or raised.
bool next_entry(Runtime& rt, DictIterator& iterator, Object*& key, Object*& value) {
  if (!iterator.dict) return false;
  auto& dict = static_cast<Dict&>(*iterator.dict);
  if (dict.length != iterator.length) {
    iterator.length = SIZE_MAX;  // and it stays that way
    rt.raise(*rt.types.runtime_error, "dictionary changed size during iteration");
    return false;
  }
  while (iterator.position < dict.entry_count()) {
    if (!dict.entry(iterator.position++, key, value)) continue;
    if (iterator.remaining == 0) {
      rt.raise(*rt.types.runtime_error, "dictionary keys changed during iteration");
      return false;
    }
    --iterator.remaining;
    return true;
  }
  (void)finish(iterator.dict);
  return false;
}

Own<Object> key_next(Runtime& rt, Object& object) {
  Object* key;
  Object* value;
  if (!next_entry(rt, dict_iterator(object), key, value)) return {};
  return own(*key);
}

Own<Object> value_next(Runtime& rt, Object& object) {
  Object* key;
  Object* value;
  if (!next_entry(rt, dict_iterator(object), key, value)) return {};
  return own(*value);
}

Own<Object> item_next(Runtime& rt, Object& object) {
  Object* key;
  Object* value;
  if (!next_entry(rt, dict_iterator(object), key, value)) return {};
  return make_tuple(rt, {key, value});
}

Own<Object> dict_hint(Runtime& rt, Object& self, Arguments) {
  auto& iterator = dict_iterator(self);
  const bool valid = iterator.dict && static_cast<Dict&>(*iterator.dict).length == iterator.length;
  return make_int(rt, valid ? iterator.remaining : 0);
}

constexpr NativeMethod kDictIteratorMethods[] = {
    {"__length_hint__", dict_hint, Takes::nothing},
    {"__reduce__", reduce_dict_iterator, Takes::nothing},
};

template <UnarySlot next>
void fill_dict_iterator(Slots& slots) {
  slots.dealloc = dict_iterator_dealloc;
  slots.visit = visit_as<DictIterator>;
  slots.iter = iterator_itself;
  slots.next = next;
}

// ---- set ----

SetIterator& set_iterator(Object& object) { return static_cast<SetIterator&>(object); }

void set_iterator_dealloc(Runtime& rt, Object& object) {
  release(set_iterator(object).set);
  rt.free_object(object, CellKind::container, sizeof(SetIterator));
}

Own<Object> set_next(Runtime& rt, Object& object) {
  auto& iterator = set_iterator(object);
  if (!iterator.set) return {};
  auto& set = static_cast<Set&>(*iterator.set);
  if (set.length != iterator.length) {
    iterator.length = SIZE_MAX;
    return rt.raise(*rt.types.runtime_error, "Set changed size during iteration");
  }
  while (iterator.position <= set.mask) {
    Object* key = set.table[iterator.position++].key;
    if (!key) continue;
    if (iterator.remaining) --iterator.remaining;
    return own(*key);
  }
  return finish(iterator.set);
}

Own<Object> set_hint(Runtime& rt, Object& self, Arguments) {
  auto& iterator = set_iterator(self);
  const bool valid = iterator.set && static_cast<Set&>(*iterator.set).length == iterator.length;
  return make_int_unsigned(rt, valid ? iterator.remaining : 0);
}

constexpr NativeMethod kSetIteratorMethods[] = {
    {"__length_hint__", set_hint, Takes::nothing},
    {"__reduce__", reduce_set_iterator, Takes::nothing},
};

void fill_set_iterator(Slots& slots) {
  slots.dealloc = set_iterator_dealloc;
  slots.visit = visit_as<SetIterator>;
  slots.iter = iterator_itself;
  slots.next = set_next;
}

// ---- iter(callable, sentinel) ----

void callable_iterator_dealloc(Runtime& rt, Object& object) {
  auto& iterator = static_cast<CallableIterator&>(object);
  release(iterator.callee);
  release(iterator.sentinel);
  rt.free_object(object, CellKind::container, sizeof(CallableIterator));
}

Own<Object> finish_calling(CallableIterator& iterator) {
  release(std::exchange(iterator.sentinel, nullptr));
  return finish(iterator.callee);
}

Own<Object> callable_next(Runtime& rt, Object& object) {
  auto& iterator = static_cast<CallableIterator&>(object);
  if (!iterator.callee) return {};
  const Ref<Object> callee = Ref<Object>::share(*iterator.callee);
  Ref<Object> item = call(rt, *callee);
  if (!item) {
    if (!pending_matches(rt, *rt.types.stop_iteration)) return raised;
    rt.clear_pending();
    return finish_calling(iterator);
  }
  // The call may have exhausted this very iterator.
  if (!iterator.sentinel) return {};
  const Ref<Object> sentinel = Ref<Object>::share(*iterator.sentinel);
  const auto end = equal(rt, *item, *sentinel);
  if (!end) return raised;
  return *end ? finish_calling(iterator) : item.release();
}

void fill_callable_iterator(Slots& slots) {
  slots.dealloc = callable_iterator_dealloc;
  slots.visit = visit_as<CallableIterator>;
  slots.iter = iterator_itself;
  slots.next = callable_next;
}

constexpr NativeMethod kCallableIteratorMethods[] = {
    {"__reduce__", reduce_callable_iterator, Takes::nothing}};

constexpr TypeSpec sequence_spec(const char* name, Type* Types::*type, void (*fill)(Slots&)) {
  return {.name = name,
          .type = type,
          .basic_size = sizeof(SequenceIterator),
          .fill = fill,
          .methods = kSequenceMethods};
}
constexpr TypeSpec dict_spec(const char* name, Type* Types::*type, void (*fill)(Slots&)) {
  return {.name = name,
          .type = type,
          .basic_size = sizeof(DictIterator),
          .fill = fill,
          .methods = kDictIteratorMethods};
}

}  // namespace

const TypeSpec kListIteratorType =
    sequence_spec("list_iterator", &Types::list_iterator, fill_sequence_iterator<list_next>);
const TypeSpec kTupleIteratorType =
    sequence_spec("tuple_iterator", &Types::tuple_iterator, fill_sequence_iterator<tuple_next>);
const TypeSpec kStrIteratorType =
    sequence_spec("str_iterator", &Types::str_iterator, fill_sequence_iterator<str_next>);
const TypeSpec kSequenceIteratorType =
    sequence_spec("iterator", &Types::sequence_iterator, fill_sequence_iterator<getitem_next>);

const TypeSpec kBytesIteratorType =
    sequence_spec("bytes_iterator", &Types::bytes_iterator, fill_sequence_iterator<bytes_next>);
const TypeSpec kByteArrayIteratorType = sequence_spec(
    "bytearray_iterator", &Types::bytearray_iterator, fill_sequence_iterator<bytes_next>);

const TypeSpec kDictKeyIteratorType =
    dict_spec("dict_keyiterator", &Types::dict_key_iterator, fill_dict_iterator<key_next>);
const TypeSpec kDictValueIteratorType =
    dict_spec("dict_valueiterator", &Types::dict_value_iterator, fill_dict_iterator<value_next>);
const TypeSpec kDictItemIteratorType =
    dict_spec("dict_itemiterator", &Types::dict_item_iterator, fill_dict_iterator<item_next>);

const TypeSpec kSetIteratorType = {
    .name = "set_iterator",
    .type = &Types::set_iterator,
    .basic_size = sizeof(SetIterator),
    .fill = fill_set_iterator,
    .methods = kSetIteratorMethods,
};

const TypeSpec kCallableIteratorType = {
    .name = "callable_iterator",
    .type = &Types::callable_iterator,
    .basic_size = sizeof(CallableIterator),
    .fill = fill_callable_iterator,
    .methods = kCallableIteratorMethods,
};

Own<Object> make_sequence_iterator(Runtime& rt, Type& type, Object& sequence) {
  Own<SequenceIterator> iterator = rt.allocate<SequenceIterator>(type);
  if (!iterator) return raised;
  iterator->sequence = own(sequence).get();
  iterator->position = 0;
  return iterator;
}

Own<Object> make_dict_iterator(Runtime& rt, Type& type, Dict& dict) {
  Own<DictIterator> iterator = rt.allocate<DictIterator>(type);
  if (!iterator) return raised;
  iterator->dict = own<Object>(dict).get();
  iterator->length = dict.length;
  iterator->position = 0;
  iterator->remaining = static_cast<std::uint32_t>(dict.length);
  return iterator;
}

Own<Object> make_callable_iterator(Runtime& rt, Object& callee, Object& sentinel) {
  Own<CallableIterator> iterator = rt.allocate<CallableIterator>(*rt.types.callable_iterator);
  if (!iterator) return raised;
  iterator->callee = own(callee).get();
  iterator->sentinel = own(sentinel).get();
  return iterator;
}

}  // namespace vitro
