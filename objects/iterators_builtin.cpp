// enumerate, zip, map, filter and reversed.
#include "objects/iterators_builtin.hpp"

#include <utility>

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/iterators_reduce.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"

namespace vitro {
namespace {

Own<Object> iterator_itself(Runtime&, Object& object) { return own(object); }

// map() and zip() of up to so many iterables need no memory beside the stack.
constexpr std::uint32_t kFewArguments = 8;

// One reference to each item of a row in the making; lets go of those not handed on.
class Row {
 public:
  Row(Runtime& rt, std::uint32_t length) : rt_(rt), length_(length) {
    items_ = length <= kFewArguments
                 ? few_
                 : static_cast<Object**>(rt.allocate_buffer(length * sizeof(Object*)));
  }
  ~Row() {
    for (std::uint32_t i = 0; i < filled_; ++i) release(*items_[i]);
    if (items_ != few_) rt_.free_buffer(items_, length_ * sizeof(Object*));
  }
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;
  explicit operator bool() const { return items_ != nullptr; }
  void add(Own<Object> item) { items_[filled_++] = item.get(); }
  [[nodiscard]] Object* const* items() const { return items_; }
  [[nodiscard]] std::uint32_t filled() const { return filled_; }
  void hand_on() { filled_ = 0; }

 private:
  Runtime& rt_;
  Object** items_;
  std::uint32_t length_;
  std::uint32_t filled_ = 0;
  Object* few_[kFewArguments];
};

// Iterators over each of the arguments from number `first` on.
Own<Tuple> iterators_over(Runtime& rt, Arguments arguments, std::uint32_t first) {
  Own<Tuple> iterators = new_tuple(rt, arguments.count - first);
  if (!iterators) return raised;
  for (std::uint32_t i = first; i < arguments.count; ++i) {
    Own<Object> iterator = get_iterator(rt, arguments[i]);
    if (!iterator) {
      release(iterators);
      return raised;
    }
    iterators->items()[i - first] = iterator.get();
  }
  return iterators;
}

// ---- enumerate ----

Own<Object> enumerate_construct(Runtime& rt, Type& cls, Arguments arguments) {
  static constexpr const char* kNames[] = {"iterable", "start"};
  Object* given[2] = {};
  const std::uint32_t keywords = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  if (arguments.count + keywords > 2 || arguments.count + keywords == 0) {
    if (arguments.count == 0)
      return rt.raise(*rt.types.type_error, "enumerate() missing required argument 'iterable'");
    return rt.raise(*rt.types.type_error, "enumerate() takes at most 2 arguments (%d given)",
                    static_cast<int>(arguments.count + keywords));
  }
  if (!unpack(rt, arguments, {.function = "enumerate", .names = kNames, .required = 0}, given))
    return raised;
  if (!given[0])
    return rt.raise(*rt.types.type_error, "'start' is an invalid keyword argument for enumerate()");
  Ref<Object> count = given[1] ? to_index(rt, *given[1]) : Own<Object>(make_int(rt, 0));
  if (!count) return raised;
  Ref<Object> iterator = get_iterator(rt, *given[0]);
  if (!iterator) return raised;
  Own<Enumerate> result = allocate_as<Enumerate>(rt, cls, rt.types.enumerate);
  if (!result) return raised;
  result->iterator = iterator.release().get();
  result->count = count.release().get();
  result->pair = nullptr;
  return result;
}

void enumerate_dealloc(Runtime& rt, Object& object) {
  const std::size_t bytes = begin_dealloc<Enumerate>(rt, object);
  auto& self = static_cast<Enumerate&>(object);
  release(self.iterator);
  release(self.count);
  release(self.pair);
  rt.free_object(object, CellKind::container, bytes);
}

Own<Object> count_after(Runtime& rt, Object& count) {
  const auto& number = static_cast<Int&>(count);
  if (number.compact() && number.value < INT64_MAX) return make_int(rt, number.value + 1);
  const Ref<Object> one = make_int(rt, 1);
  if (!one) return raised;
  return int_binary(rt, BinaryOp::add, count, *one);
}

Own<Object> enumerate_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Enumerate&>(object);
  Ref<Object> item = next_item(rt, *self.iterator);
  if (!item) return {};
  Own<Object> next = count_after(rt, *self.count);
  if (!next) return raised;
  Object* row[] = {std::exchange(self.count, next.get()), item.release().get()};
  Own<Object> pair = recycle_row(rt, self.pair, row, 2);
  if (!pair) release(*row[0]), release(*row[1]);
  return pair;
}

void fill_enumerate(Slots& slots) {
  slots.dealloc = enumerate_dealloc;
  slots.visit = visit_as<Enumerate>;
  slots.iter = iterator_itself;
  slots.next = enumerate_next;
  slots.construct = enumerate_construct;
}

// ---- zip ----

Fallible<bool> strict_argument(Runtime& rt, Arguments arguments) {
  const std::uint32_t keywords = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  bool strict = false;
  for (std::uint32_t i = 0; i < keywords; ++i) {
    auto& name = static_cast<Str&>((*arguments.keyword_names)[i]);
    if (!str_equal(name, "strict"))
      return rt.raise(*rt.types.type_error, "'%S' is an invalid keyword argument for zip()", &name);
    const auto value = truth(rt, *arguments.values[arguments.count + i]);
    if (!value) return raised;
    strict = *value;
  }
  return strict;
}

Own<Object> zip_construct(Runtime& rt, Type& cls, Arguments arguments) {
  const auto strict = strict_argument(rt, arguments);
  if (!strict) return raised;
  Ref<Tuple> iterators = iterators_over(rt, arguments, 0);
  if (!iterators) return raised;
  Own<Zip> result = allocate_as<Zip>(rt, cls, rt.types.zip);
  if (!result) return raised;
  result->iterators = iterators.release().get();
  result->row = nullptr;
  result->strict = *strict;
  return result;
}

void zip_dealloc(Runtime& rt, Object& object) {
  const std::size_t bytes = begin_dealloc<Zip>(rt, object);
  auto& self = static_cast<Zip&>(object);
  release(self.iterators);
  release(self.row);
  rt.free_object(object, CellKind::container, bytes);
}

Raised not_equally_long(Runtime& rt, std::uint32_t argument, const char* how) {
  const int before = static_cast<int>(argument);
  if (before == 1)
    return rt.raise(*rt.types.value_error, "zip() argument 2 is %s than argument 1", how);
  return rt.raise(*rt.types.value_error, "zip() argument %d is %s than arguments 1-%d", before + 1,
                  how, before);
}

// Iterator number `ended` is exhausted: with strict=True all others must be.
Own<Object> end_of_zip(Runtime& rt, Zip& self, std::uint32_t ended) {
  if (rt.pending() || !self.strict) return {};
  if (ended > 0) return not_equally_long(rt, ended, "shorter");
  for (std::uint32_t i = 1; i < self.iterators->length(); ++i) {
    const Ref<Object> item = next_item(rt, (*self.iterators)[i]);
    if (item) return not_equally_long(rt, i, "longer");
    if (rt.pending()) return raised;
  }
  return {};
}

Own<Object> zip_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Zip&>(object);
  const std::uint32_t length = self.iterators->length();
  if (length == 0) return {};
  Row row(rt, length);
  if (!row) return raised;
  for (std::uint32_t i = 0; i < length; ++i) {
    Own<Object> item = next_item(rt, (*self.iterators)[i]);
    if (!item) return end_of_zip(rt, self, i);
    row.add(item);
  }
  Own<Object> result = recycle_row(rt, self.row, row.items(), length);
  if (result) row.hand_on();
  return result;
}

void fill_zip(Slots& slots) {
  slots.dealloc = zip_dealloc;
  slots.visit = visit_as<Zip>;
  slots.iter = iterator_itself;
  slots.next = zip_next;
  slots.construct = zip_construct;
}

// ---- map ----

Own<Object> map_construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (!no_keywords(rt, "map", arguments)) return raised;
  if (arguments.count < 2)
    return rt.raise(*rt.types.type_error, "map() must have at least two arguments.");
  Ref<Tuple> iterators = iterators_over(rt, arguments, 1);
  if (!iterators) return raised;
  Own<Map> result = allocate_as<Map>(rt, cls, rt.types.map);
  if (!result) return raised;
  result->function = own(arguments[0]).get();
  result->iterators = iterators.release().get();
  return result;
}

void map_dealloc(Runtime& rt, Object& object) {
  const std::size_t bytes = begin_dealloc<Map>(rt, object);
  auto& self = static_cast<Map&>(object);
  release(self.iterators);
  release(self.function);
  rt.free_object(object, CellKind::container, bytes);
}

Own<Object> map_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Map&>(object);
  const std::uint32_t length = self.iterators->length();
  Row row(rt, length);
  if (!row) return raised;
  for (std::uint32_t i = 0; i < length; ++i) {
    Own<Object> item = next_item(rt, (*self.iterators)[i]);
    if (!item) return {};
    row.add(item);
  }
  return call(rt, *self.function, Arguments{row.items(), length, nullptr});
}

void fill_map(Slots& slots) {
  slots.dealloc = map_dealloc;
  slots.visit = visit_as<Map>;
  slots.iter = iterator_itself;
  slots.next = map_next;
  slots.construct = map_construct;
}

// ---- filter ----

Own<Object> filter_construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (!no_keywords(rt, "filter", arguments) || !check_count(rt, "filter", arguments, 2, 2))
    return raised;
  Ref<Object> iterator = get_iterator(rt, arguments[1]);
  if (!iterator) return raised;
  Own<Filter> result = allocate_as<Filter>(rt, cls, rt.types.filter);
  if (!result) return raised;
  result->function = &arguments[0] == rt.none ? nullptr : own(arguments[0]).get();
  result->iterator = iterator.release().get();
  return result;
}

void filter_dealloc(Runtime& rt, Object& object) {
  const std::size_t bytes = begin_dealloc<Filter>(rt, object);
  auto& self = static_cast<Filter&>(object);
  release(self.function);
  release(self.iterator);
  rt.free_object(object, CellKind::container, bytes);
}

Own<Object> filter_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Filter&>(object);
  for (;;) {
    Ref<Object> item = next_item(rt, *self.iterator);
    if (!item) return {};
    Ref<Object> verdict = item;
    if (self.function && self.function != rt.types.bool_) {
      verdict = call(rt, *self.function, {item.get()});
      if (!verdict) return raised;
    }
    const auto keep = truth(rt, *verdict);
    if (!keep) return raised;
    if (*keep) return item.release();
  }
}

void fill_filter(Slots& slots) {
  slots.dealloc = filter_dealloc;
  slots.visit = visit_as<Filter>;
  slots.iter = iterator_itself;
  slots.next = filter_next;
  slots.construct = filter_construct;
}

// ---- reversed ----

Reversed& reversed_of(Object& object) { return static_cast<Reversed&>(object); }

Own<Object> make_reversed_as(Runtime& rt, Type& cls, Object& sequence, ReversedKind kind,
                             std::int64_t next, std::size_t length) {
  Own<Reversed> result = allocate_as<Reversed>(rt, cls, rt.types.reversed);
  if (!result) return raised;
  result->sequence = own(sequence).get();
  result->next = next;
  result->length = length;
  result->kind = kind;
  return result;
}

Own<Object> reversed_construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (!no_keywords(rt, "reversed", arguments) || !check_count(rt, "reversed", arguments, 1, 1))
    return raised;
  Object& sequence = arguments[0];
  Object* method = lookup_in_type(*sequence.type, *rt.names.reversed);
  if (method && method != rt.none) {
    bool missing = false;
    return call_special(rt, sequence, *rt.names.reversed, {}, &missing);
  }
  const Slots& slots = sequence.type->slots;
  if (method || !slots.getitem || !slots.length || is_dict(sequence))
    return rt.raise(*rt.types.type_error, "'%T' object is not reversible", sequence.type);
  const auto count = length(rt, sequence);
  if (!count) return raised;
  return make_reversed_as(rt, cls, sequence, ReversedKind::sequence, *count - 1, 0);
}

void reversed_dealloc(Runtime& rt, Object& object) {
  const std::size_t bytes = begin_dealloc<Reversed>(rt, object);
  release(reversed_of(object).sequence);
  rt.free_object(object, CellKind::container, bytes);
}

Own<Object> finish(Reversed& self) {
  release(std::exchange(self.sequence, nullptr));
  return {};
}

Own<Object> next_of_list(Reversed& self) {
  auto& list = static_cast<List&>(*self.sequence);
  if (self.next < 0 || static_cast<std::size_t>(self.next) >= list.length) return finish(self);
  return own(*list.items[self.next--]);
}

Own<Object> next_of_dict(Runtime& rt, Reversed& self) {
  auto& dict = static_cast<Dict&>(*self.sequence);
  if (dict.length != self.length) {
    self.length = SIZE_MAX;
    return rt.raise(*rt.types.runtime_error, "dictionary changed size during iteration");
  }
  for (; self.next >= 0; --self.next) {
    Object* key;
    Object* value;
    const auto entry = static_cast<std::uint32_t>(self.next);
    if (entry >= dict.entry_count() || !dict.entry(entry, key, value)) continue;
    --self.next;
    if (self.kind == ReversedKind::dict_keys) return own(*key);
    if (self.kind == ReversedKind::dict_values) return own(*value);
    return make_tuple(rt, {key, value});
  }
  return finish(self);
}

Own<Object> next_of_sequence(Runtime& rt, Reversed& self) {
  if (self.next < 0) return finish(self);
  const Ref<Object> sequence = Ref<Object>::share(*self.sequence);
  const Ref<Object> index = make_int(rt, self.next);
  if (!index) return raised;
  Own<Object> item = get_item(rt, *sequence, *index);
  if (item) {
    --self.next;
    return item;
  }
  if (!pending_matches(rt, *rt.types.index_error) && !pending_matches(rt, *rt.types.stop_iteration))
    return raised;
  rt.clear_pending();
  return finish(self);
}

Own<Object> reversed_next(Runtime& rt, Object& object) {
  Reversed& self = reversed_of(object);
  if (!self.sequence) return {};
  switch (self.kind) {
    case ReversedKind::list: return next_of_list(self);
    case ReversedKind::sequence: return next_of_sequence(rt, self);
    default: return next_of_dict(rt, self);
  }
}

Own<Object> reversed_hint(Runtime& rt, Object& object, Arguments) {
  const Reversed& self = reversed_of(object);
  return make_int(rt, self.sequence ? self.next + 1 : 0);
}

constexpr NativeMethod kReversedMethods[] = {
    {"__length_hint__", reversed_hint, Takes::nothing},
    {"__reduce__", reduce_reversed, Takes::nothing},
    {"__setstate__", set_reversed_state, Takes::one},
};
constexpr NativeMethod kEnumerateMethods[] = {{"__reduce__", reduce_enumerate, Takes::nothing}};
constexpr NativeMethod kZipMethods[] = {
    {"__reduce__", reduce_zip, Takes::nothing},
    {"__setstate__", set_zip_state, Takes::one},
};
constexpr NativeMethod kMapMethods[] = {{"__reduce__", reduce_map, Takes::nothing}};
constexpr NativeMethod kFilterMethods[] = {{"__reduce__", reduce_filter, Takes::nothing}};

void fill_reversed(Slots& slots) {
  slots.dealloc = reversed_dealloc;
  slots.visit = visit_as<Reversed>;
  slots.iter = iterator_itself;
  slots.next = reversed_next;
  slots.construct = reversed_construct;
}

}  // namespace

const TypeSpec kEnumerateType = {
    .name = "enumerate",
    .type = &Types::enumerate,
    .basic_size = sizeof(Enumerate),
    .flags = kTypeBase,
    .fill = fill_enumerate,
    .methods = kEnumerateMethods,
};

const TypeSpec kZipType = {
    .name = "zip",
    .type = &Types::zip,
    .basic_size = sizeof(Zip),
    .flags = kTypeBase,
    .fill = fill_zip,
    .methods = kZipMethods,
};

const TypeSpec kMapType = {
    .name = "map",
    .type = &Types::map,
    .basic_size = sizeof(Map),
    .flags = kTypeBase,
    .fill = fill_map,
    .methods = kMapMethods,
};

const TypeSpec kFilterType = {
    .name = "filter",
    .type = &Types::filter,
    .basic_size = sizeof(Filter),
    .flags = kTypeBase,
    .fill = fill_filter,
    .methods = kFilterMethods,
};

const TypeSpec kReversedType = {
    .name = "reversed",
    .type = &Types::reversed,
    .basic_size = sizeof(Reversed),
    .flags = kTypeBase,
    .fill = fill_reversed,
    .methods = kReversedMethods,
};

Own<Object> make_reversed_list(Runtime& rt, Object& list) {
  const auto last = static_cast<std::int64_t>(static_cast<List&>(list).length) - 1;
  return make_reversed_as(rt, *rt.types.reversed, list, ReversedKind::list, last, 0);
}

Own<Object> make_reversed_dict(Runtime& rt, Object& object, ReversedKind kind) {
  auto& dict = static_cast<Dict&>(object);
  return make_reversed_as(rt, *rt.types.reversed, object, kind,
                          std::int64_t{dict.entry_count()} - 1, dict.length);
}

Own<Object> recycle_row(Runtime& rt, Tuple*& kept, Object* const* items, std::uint32_t length) {
  if (kept && kept->refcount == 1) {
    // Held while old items go: their finalisers may step the same iterator.
    const Ref<Tuple> row = own(*kept);
    for (std::uint32_t i = 0; i < length; ++i) release(*std::exchange(row->items()[i], items[i]));
    return own<Object>(*row);
  }
  Own<Tuple> row = new_tuple(rt, length);
  if (!row) return raised;
  for (std::uint32_t i = 0; i < length; ++i) row->items()[i] = items[i];
  // Keep the newest: the one before is in somebody's hands.
  Tuple* before = std::exchange(kept, own(*row).get());
  release(before);
  return row;
}

}  // namespace vitro
