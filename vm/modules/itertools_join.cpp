// itertools: chain, islice, zip_longest.
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/iterators_builtin.hpp"
#include "objects/operations.hpp"
#include "vm/modules/itertools.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

// ---- chain ----

struct Chain : Object {
  Object* sources;  // iterator over the iterables; null: exhausted
  Object* active;   // iterator of the one at work; null: ask `sources`

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(sources, "sources");
    visitor.field(active, "active");
  }
};

Own<Object> make_chain(Runtime& rt, Type& cls, Object& iterables) {
  Ref<Object> sources = get_iterator(rt, iterables);
  if (!sources) return raised;
  Own<Chain> made = allocate_empty<Chain>(rt, cls, ModuleType::chain);
  if (!made) return raised;
  made->sources = sources.release().get();
  return made;
}

Own<Object> chain_construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (!no_keywords(rt, "chain", arguments)) return raised;
  const Ref<Tuple> iterables = tuple_from_array(rt, arguments.values, arguments.count);
  if (!iterables) return raised;
  return make_chain(rt, cls, *iterables);
}

Own<Object> chain_from_iterable(Runtime& rt, Object& cls, Arguments arguments) {
  return make_chain(rt, static_cast<Type&>(cls), arguments[0]);
}

Own<Object> chain_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Chain&>(object);
  while (self.sources) {
    if (!self.active) {
      const Ref<Object> sources = Ref<Object>::share(self.sources);
      const Ref<Object> iterable = next_item(rt, *sources);
      if (!iterable) {
        if (!rt.pending()) set_field(self.sources, Own<Object>());
        return {};
      }
      Ref<Object> iterator = get_iterator(rt, *iterable);
      if (!iterator) {
        set_field(self.sources, Own<Object>());
        return raised;
      }
      set_field(self.active, iterator.release());
    }
    const Ref<Object> active = Ref<Object>::share(self.active);
    Own<Object> item = next_item(rt, *active);
    if (item || rt.pending()) return item;
    set_field(self.active, Own<Object>());
  }
  return {};
}

constexpr NativeMethod kChainMethods[] = {
    {"from_iterable", chain_from_iterable, Takes::one, 0, 255, Binding::class_method},
};

void fill_chain(Slots& slots) {
  fill_iterator<Chain>(slots);
  slots.construct = chain_construct;
  slots.next = chain_next;
}

// ---- islice ----

struct ISlice : Object {
  Object* iterator;               // null: exhausted
  std::int64_t next, stop, step;  // stop -1: none
  std::int64_t position;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(iterator, "iterator");
  }
};

// A bound of islice(): None is `otherwise`.
Fallible<std::int64_t> slice_bound(Runtime& rt, Object& given, std::int64_t otherwise,
                                   const char* message) {
  if (&given == rt.none) return otherwise;
  if (is_index(given)) {
    const auto value = to_index_int64(rt, given, rt.types.overflow_error);
    if (value && *value >= 0) return *value;
    if (!value) rt.clear_pending();
  }
  return rt.raise(*rt.types.value_error, message);
}

Own<Object> islice_construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (!positional_arguments(rt, "islice", arguments, 2, 4)) return raised;
  constexpr const char* kBounds =
      "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
  std::int64_t start = 0, stop = -1, step = 1;
  if (arguments.count == 2) {
    const auto end = slice_bound(
        rt, arguments[1], -1,
        "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    if (!end) return raised;
    stop = *end;
  } else {
    const auto end = slice_bound(
        rt, arguments[2], -1,
        "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    if (!end) return raised;
    const auto begin = slice_bound(rt, arguments[1], 0, kBounds);
    if (!begin) return raised;
    start = *begin;
    stop = *end;
  }
  if (arguments.count == 4) {
    constexpr const char* kStep = "Step for islice() must be a positive integer or None.";
    const auto by = slice_bound(rt, arguments[3], 1, kStep);
    if (!by) return raised;
    if (*by < 1) return rt.raise(*rt.types.value_error, kStep);
    step = *by;
  }
  Ref<Object> iterator = get_iterator(rt, arguments[0]);
  if (!iterator) return raised;
  Own<ISlice> made = allocate_empty<ISlice>(rt, cls, ModuleType::islice);
  if (!made) return raised;
  made->iterator = iterator.release().get();
  made->next = start;
  made->stop = stop;
  made->step = step;
  return made;
}

Own<Object> islice_next(Runtime& rt, Object& object) {
  auto& self = static_cast<ISlice&>(object);
  if (!self.iterator) return {};
  const Ref<Object> iterator = Ref<Object>::share(self.iterator);
  const auto end = [&]() -> Own<Object> {
    if (!rt.pending()) set_field(self.iterator, Own<Object>());
    return {};
  };
  const std::int64_t stop = self.stop;
  // What lies before the next wanted item is taken as well, up to the end of the slice.
  while (self.position < self.next && (stop < 0 || self.position < stop)) {
    const Ref<Object> skipped = next_item(rt, *iterator);
    if (!skipped) return end();
    ++self.position;
  }
  if (stop >= 0 && self.position >= stop) return end();
  Ref<Object> item = next_item(rt, *iterator);
  if (!item) return end();
  ++self.position;
  if (__builtin_add_overflow(self.next, self.step, &self.next)) self.next = INT64_MAX;
  if (stop >= 0 && self.next > stop) self.next = stop;
  return item.release();
}

void fill_islice(Slots& slots) {
  fill_iterator<ISlice>(slots);
  slots.construct = islice_construct;
  slots.next = islice_next;
}

// ---- zip_longest ----

struct ZipLongest : Object {
  Tuple* iterators;  // None stands for an exhausted one
  Tuple* row;        // given out last
  Object* fill;
  std::uint32_t active;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(iterators, "iterators");
    visitor.field(row, "row");
    visitor.field(fill, "fillvalue");
  }
};

Own<Object> longest_construct(Runtime& rt, Type& cls, Arguments arguments) {
  Object* fill = rt.none;
  if (arguments.keyword_names && arguments.keyword_names->length() > 0) {
    Tuple& names = *arguments.keyword_names;
    if (names.length() > 1 || !str_equal(static_cast<Str&>(names[0]), "fillvalue"))
      return rt.raise(*rt.types.type_error, "zip_longest() got an unexpected keyword argument");
    fill = arguments.values[arguments.count];
  }
  Ref<Tuple> iterators = new_tuple(rt, arguments.count);
  if (!iterators) return raised;
  Object** items = iterators->items();
  for (std::uint32_t i = 0; i < arguments.count; ++i) items[i] = own(*rt.none).get();
  for (std::uint32_t i = 0; i < arguments.count; ++i) {
    Own<Object> iterator = get_iterator(rt, arguments[i]);
    if (!iterator) return raised;
    set_field(items[i], iterator);
  }
  Own<ZipLongest> made = allocate_empty<ZipLongest>(rt, cls, ModuleType::zip_longest);
  if (!made) return raised;
  made->active = arguments.count;
  made->iterators = iterators.release().get();
  made->fill = own(*fill).get();
  return made;
}

Own<Object> longest_next(Runtime& rt, Object& object) {
  auto& self = static_cast<ZipLongest&>(object);
  const std::uint32_t length = self.iterators->length();
  if (length == 0 || self.active == 0) return {};
  Ref<Tuple> row = new_tuple(rt, length);
  if (!row) return raised;
  for (std::uint32_t i = 0; i < length; ++i) row->items()[i] = own(*self.fill).get();
  for (std::uint32_t i = 0; i < length; ++i) {
    const Ref<Object> iterator = Ref<Object>::share((*self.iterators)[i]);
    if (iterator.get() == rt.none) continue;
    const Own<Object> item = next_item(rt, *iterator);
    if (item) {
      set_field(row->items()[i], item);
      continue;
    }
    if (rt.pending()) {
      self.active = 0;
      return raised;
    }
    if (self.iterators->items()[i] == rt.none) continue;  // a nested call saw its end
    set_field(self.iterators->items()[i], own(*rt.none));
    if (self.active == 0 || --self.active == 0) return {};
  }
  return row.release();
}

void fill_longest(Slots& slots) {
  fill_iterator<ZipLongest>(slots);
  slots.construct = longest_construct;
  slots.next = longest_next;
}

}  // namespace

const TypeSpec kChainType = {
    .name = "chain",
    .basic_size = sizeof(Chain),
    .flags = kTypeBase,
    .fill = fill_chain,
    .methods = kChainMethods,
    .module = "itertools",
    .module_type = place_of(ModuleType::chain),
};
const TypeSpec kISliceType = {
    .name = "islice",
    .basic_size = sizeof(ISlice),
    .flags = kTypeBase,
    .fill = fill_islice,
    .module = "itertools",
    .module_type = place_of(ModuleType::islice),
};
const TypeSpec kZipLongestType = {
    .name = "zip_longest",
    .basic_size = sizeof(ZipLongest),
    .flags = kTypeBase,
    .fill = fill_longest,
    .module = "itertools",
    .module_type = place_of(ModuleType::zip_longest),
};

}  // namespace vitro::vm
