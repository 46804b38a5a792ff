// range: four ints, of any size; arithmetic is done in 64 bits where everything fits.
#include "objects/range.hpp"

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/iterators_reduce.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {
namespace {

Range& range_of(Object& object) { return static_cast<Range&>(object); }

bool fits(const Object& number) { return static_cast<const Int&>(number).compact(); }
std::int64_t value_of(const Object& number) { return static_cast<const Int&>(number).value; }
bool is_number(const Object& number, std::int64_t value) {
  return fits(number) && value_of(number) == value;
}
bool all_fit(const Range& range) {
  return fits(*range.start) && fits(*range.stop) && fits(*range.step);
}

Own<Object> add(Runtime& rt, Object& a, Object& b) { return int_binary(rt, BinaryOp::add, a, b); }
Own<Object> subtract(Runtime& rt, Object& a, Object& b) {
  return int_binary(rt, BinaryOp::subtract, a, b);
}
Own<Object> multiply(Runtime& rt, Object& a, Object& b) {
  return int_binary(rt, BinaryOp::multiply, a, b);
}

// ---- length ----

std::uint64_t small_length(std::int64_t start, std::int64_t stop, std::int64_t step) {
  // Differences are taken modulo 2^64, where they are exact.
  const auto a = static_cast<std::uint64_t>(start), b = static_cast<std::uint64_t>(stop),
             s = static_cast<std::uint64_t>(step);
  if (step > 0) return start < stop ? (b - a - 1) / s + 1 : 0;
  return start > stop ? (a - b - 1) / (0 - s) + 1 : 0;
}

// An exact int of the value of `number`, which may be a bool.
Own<Object> plain_int(Runtime& rt, Object& number) { return to_index(rt, number); }

Own<Object> length_of(Runtime& rt, Object& start, Object& stop, Object& step) {
  if (fits(start) && fits(stop) && fits(step))
    return make_int_unsigned(rt, small_length(value_of(start), value_of(stop), value_of(step)));
  const bool backward = static_cast<Int&>(step).negative();
  Object& low = backward ? stop : start;
  Object& high = backward ? start : stop;
  if (int_compare(low, high) >= 0) return make_int(rt, 0);
  const Ref<Object> distance = subtract(rt, high, low);
  const Ref<Object> one = make_int(rt, 1);
  if (!distance || !one) return raised;
  const Ref<Object> before_last = subtract(rt, *distance, *one);
  const Ref<Object> stride = absolute(rt, step);
  if (!before_last || !stride) return raised;
  const Ref<Object> steps = int_binary(rt, BinaryOp::floor_divide, *before_last, *stride);
  if (!steps) return raised;
  return add(rt, *steps, *one);
}

// Takes exact ints.
Own<Object> range_from(Runtime& rt, Object& start, Object& stop, Object& step) {
  Ref<Object> length = length_of(rt, start, stop, step);
  if (!length) return raised;
  Own<Range> range = rt.allocate<Range>(*rt.types.range);
  if (!range) return raised;
  range->start = own(start).get();
  range->stop = own(stop).get();
  range->step = own(step).get();
  range->length = length.release().get();
  return range;
}

// Item number `index`, not checked.
Own<Object> item_at(Runtime& rt, Range& range, Object& index) {
  if (all_fit(range) && fits(index)) {
    std::int64_t distance, item;
    if (!__builtin_mul_overflow(value_of(index), value_of(*range.step), &distance) &&
        !__builtin_add_overflow(value_of(*range.start), distance, &item))
      return make_int(rt, item);
  }
  const Ref<Object> distance = multiply(rt, index, *range.step);
  if (!distance) return raised;
  return add(rt, *range.start, *distance);
}

// ---- slots ----

void range_dealloc(Runtime& rt, Object& object) {
  Range& range = range_of(object);
  release(*range.start);
  release(*range.stop);
  release(*range.step);
  release(*range.length);
  rt.free_object(object, CellKind::container, sizeof(Range));
}

Own<Object> range_construct(Runtime& rt, Type&, Arguments arguments) {
  if (!no_keywords(rt, "range", arguments) || !check_count(rt, "range", arguments, 1, 3))
    return raised;
  if (arguments.count == 1) {
    const Ref<Object> stop = plain_int(rt, arguments[0]);
    const Ref<Object> start = make_int(rt, 0), step = make_int(rt, 1);
    if (!stop || !start || !step) return raised;
    return range_from(rt, *start, *stop, *step);
  }
  const Ref<Object> start = plain_int(rt, arguments[0]);
  if (!start) return raised;
  const Ref<Object> stop = plain_int(rt, arguments[1]);
  if (!stop) return raised;
  const Ref<Object> step =
      arguments.count == 3 ? plain_int(rt, arguments[2]) : Own<Object>(make_int(rt, 1));
  if (!step) return raised;
  if (is_number(*step, 0)) return rt.raise(*rt.types.value_error, "range() arg 3 must not be zero");
  return range_from(rt, *start, *stop, *step);
}

Own<Object> range_repr(Runtime& rt, Object& object) {
  Range& range = range_of(object);
  if (is_number(*range.step, 1))
    return format_message(rt, "range(%R, %R)", range.start, range.stop);
  return format_message(rt, "range(%R, %R, %R)", range.start, range.stop, range.step);
}

// Ranges of the same items are equal, so only what decides the items goes into the hash.
Fallible<std::int64_t> range_hash(Runtime& rt, Object& object) {
  Range& range = range_of(object);
  const bool empty = is_number(*range.length, 0), single = is_number(*range.length, 1);
  const Ref<Tuple> parts = make_tuple(
      rt, {range.length, empty ? rt.none : range.start, empty || single ? rt.none : range.step});
  if (!parts) return raised;
  return hash(rt, *parts);
}

bool same_items(const Range& a, const Range& b) {
  if (int_compare(*a.length, *b.length) != 0) return false;
  if (is_number(*a.length, 0)) return true;
  if (int_compare(*a.start, *b.start) != 0) return false;
  return is_number(*a.length, 1) || int_compare(*a.step, *b.step) == 0;
}

Own<Object> range_compare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (left.type != rt.types.range || right.type != rt.types.range ||
      (op != CompareOp::eq && op != CompareOp::ne))
    return own(*rt.not_implemented);
  return make_bool(rt, same_items(range_of(left), range_of(right)) == (op == CompareOp::eq));
}

Fallible<std::int64_t> range_length(Runtime& rt, Object& object) {
  Object& length = *range_of(object).length;
  if (fits(length)) return value_of(length);
  return rt.raise(*rt.types.overflow_error, "Python int too large to convert to C ssize_t");
}

Fallible<bool> range_truth(Runtime&, Object& object) {
  return !is_number(*range_of(object).length, 0);
}

Own<Object> slice_of_range(Runtime& rt, Range& range, Slice& slice) {
  const Ref<Tuple> indices = slice_indices(rt, slice, *range.length);
  if (!indices) return raised;
  Tuple& bounds = *indices;
  const Ref<Object> start = item_at(rt, range, bounds[0]);
  if (!start) return raised;
  const Ref<Object> stop = item_at(rt, range, bounds[1]);
  if (!stop) return raised;
  const Ref<Object> step = multiply(rt, bounds[2], *range.step);
  if (!step) return raised;
  return range_from(rt, *start, *stop, *step);
}

Own<Object> range_getitem(Runtime& rt, Object& object, Object& key) {
  Range& range = range_of(object);
  if (key.type == rt.types.slice) return slice_of_range(rt, range, static_cast<Slice&>(key));
  if (!is_index(key))
    return rt.raise(*rt.types.type_error, "range indices must be integers or slices, not %T",
                    key.type);
  Ref<Object> index = to_index(rt, key);
  if (index && static_cast<Int&>(*index).negative()) index = add(rt, *index, *range.length);
  if (!index) return raised;
  if (static_cast<Int&>(*index).negative() || int_compare(*index, *range.length) >= 0)
    return rt.raise(*rt.types.index_error, "range object index out of range");
  return item_at(rt, range, *index);
}

// Number of the item equal to the int `value`, or an empty result with nothing pending.
Own<Object> index_of_int(Runtime& rt, Range& range, Object& value) {
  const bool backward = static_cast<Int&>(*range.step).negative();
  const int from_start = int_compare(value, *range.start),
            from_stop = int_compare(value, *range.stop);
  if (backward ? from_start > 0 || from_stop <= 0 : from_start < 0 || from_stop >= 0) return {};
  const Ref<Object> distance = subtract(rt, value, *range.start);
  if (!distance) return raised;
  const Ref<Object> rest = int_binary(rt, BinaryOp::remainder, *distance, *range.step);
  if (!rest) return raised;
  if (!is_number(*rest, 0)) return {};
  return int_binary(rt, BinaryOp::floor_divide, *distance, *range.step);
}

bool is_plain_int(Runtime& rt, const Object& object) {
  return object.type == rt.types.int_ || object.type == rt.types.bool_;
}

// Positions of items equal to `value`, counted up to `most`; the first one goes to `first`.
Fallible<std::int64_t> search(Runtime& rt, Object& range, Object& value, std::int64_t most,
                              std::int64_t& first) {
  std::int64_t position = 0, found = 0;
  const Ref<Object> iterator = get_iterator(rt, range);
  if (!iterator) return raised;
  for (;; ++position) {
    const Ref<Object> item = next_item(rt, *iterator);
    if (!item) {
      if (rt.pending()) return raised;
      return found;
    }
    const auto same = equal(rt, *item, value);
    if (!same) return raised;
    if (!*same) continue;
    if (found++ == 0) first = position;
    if (found == most) return found;
  }
}

Fallible<bool> range_contains(Runtime& rt, Object& object, Object& value) {
  if (is_plain_int(rt, value)) {
    const Ref<Object> index = index_of_int(rt, range_of(object), value);
    if (!index && rt.pending()) return raised;
    return static_cast<bool>(index);
  }
  std::int64_t first;
  const auto found = search(rt, object, value, 1, first);
  if (!found) return raised;
  return *found != 0;
}

// ---- iteration ----

Own<Object> small_iterator(Runtime& rt, std::int64_t start, std::int64_t step,
                           std::uint64_t count) {
  Own<RangeIterator> iterator =
      rt.allocate<RangeIterator>(*rt.types.range_iterator, CellKind::leaf);
  if (!iterator) return raised;
  iterator->next = start;
  iterator->step = step;
  iterator->remaining = count;
  return iterator;
}

Own<Object> long_iterator(Runtime& rt, Object& start, Object& step, Object& count) {
  Own<LongRangeIterator> iterator = rt.allocate<LongRangeIterator>(*rt.types.long_range_iterator);
  if (!iterator) return raised;
  iterator->next = own(start).get();
  iterator->step = own(step).get();
  iterator->remaining = own(count).get();
  return iterator;
}

Own<Object> range_iter(Runtime& rt, Object& object) {
  Range& range = range_of(object);
  if (all_fit(range) && fits(*range.length))
    return small_iterator(rt, value_of(*range.start), value_of(*range.step),
                          static_cast<std::uint64_t>(value_of(*range.length)));
  return long_iterator(rt, *range.start, *range.step, *range.length);
}

Own<Object> range_reversed(Runtime& rt, Object& self, Arguments) {
  Range& range = range_of(self);
  const Ref<Object> one = make_int(rt, 1);
  if (!one) return raised;
  const Ref<Object> last_index = subtract(rt, *range.length, *one);
  if (!last_index) return raised;
  const Ref<Object> last = item_at(rt, range, *last_index);
  const Ref<Object> step = negative(rt, *range.step);
  if (!last || !step) return raised;
  // All items lie between the last and the first.
  if (fits(*last) && fits(*range.start) && fits(*step) && fits(*range.length))
    return small_iterator(rt, value_of(*last), value_of(*step),
                          static_cast<std::uint64_t>(value_of(*range.length)));
  return long_iterator(rt, *last, *step, *range.length);
}

// ---- methods ----

Own<Object> range_count(Runtime& rt, Object& self, Arguments arguments) {
  if (is_plain_int(rt, arguments[0])) {
    const Ref<Object> index = index_of_int(rt, range_of(self), arguments[0]);
    if (!index && rt.pending()) return raised;
    return make_int(rt, index ? 1 : 0);
  }
  std::int64_t first;
  const auto found = search(rt, self, arguments[0], -1, first);
  if (!found) return raised;
  return make_int(rt, *found);
}

Own<Object> range_index(Runtime& rt, Object& self, Arguments arguments) {
  if (is_plain_int(rt, arguments[0])) {
    Own<Object> index = index_of_int(rt, range_of(self), arguments[0]);
    if (index || rt.pending()) return index;
    return rt.raise(*rt.types.value_error, "%R is not in range", &arguments[0]);
  }
  std::int64_t first = 0;
  const auto found = search(rt, self, arguments[0], 1, first);
  if (!found) return raised;
  if (*found) return make_int(rt, first);
  return rt.raise(*rt.types.value_error, "sequence.index(x): x not in sequence");
}

template <Object* Range::*Part>
Own<Object> range_part(Runtime&, Object& self) {
  return own(*(range_of(self).*Part));
}

Status readonly(Runtime& rt, Object&, Object*) {
  return rt.raise(*rt.types.attribute_error, "readonly attribute");
}

constexpr NativeMethod kRangeMethods[] = {
    {"count", range_count, Takes::one},
    {"index", range_index, Takes::one},
    {"__reversed__", range_reversed, Takes::nothing},
    {"__reduce__", reduce_range, Takes::nothing},
};
constexpr NativeProperty kRangeProperties[] = {
    {"start", range_part<&Range::start>, readonly},
    {"stop", range_part<&Range::stop>, readonly},
    {"step", range_part<&Range::step>, readonly},
};

void fill_range(Slots& slots) {
  slots.dealloc = range_dealloc;
  slots.visit = visit_as<Range>;
  slots.repr = range_repr;
  slots.hash = range_hash;
  slots.richcompare = range_compare;
  slots.iter = range_iter;
  slots.construct = range_construct;
  slots.length = range_length;
  slots.getitem = range_getitem;
  slots.contains = range_contains;
  slots.number.to_bool = range_truth;
}

// ---- iterators ----

Own<Object> range_iterator_next(Runtime& rt, Object& object) {
  auto& iterator = static_cast<RangeIterator&>(object);
  if (iterator.remaining == 0) return {};
  Own<Int> item = make_int(rt, iterator.next);
  if (!item) return raised;
  --iterator.remaining;
  // Past the last item this may wrap; nobody reads it then.
  iterator.next = static_cast<std::int64_t>(static_cast<std::uint64_t>(iterator.next) +
                                            static_cast<std::uint64_t>(iterator.step));
  return item;
}

void range_iterator_dealloc(Runtime& rt, Object& object) {
  rt.free_object(object, CellKind::leaf, sizeof(RangeIterator));
}

Own<Object> range_iterator_hint(Runtime& rt, Object& self, Arguments) {
  return make_int_unsigned(rt, static_cast<RangeIterator&>(self).remaining);
}

Own<Object> long_iterator_next(Runtime& rt, Object& object) {
  auto& iterator = static_cast<LongRangeIterator&>(object);
  if (is_number(*iterator.remaining, 0)) return {};
  const Ref<Object> one = make_int(rt, 1);
  if (!one) return raised;
  Ref<Object> remaining = subtract(rt, *iterator.remaining, *one);
  if (!remaining) return raised;
  Own<Object> next = add(rt, *iterator.next, *iterator.step);
  if (!next) return raised;
  release(*iterator.remaining);
  iterator.remaining = remaining.release().get();
  return Own<Object>(std::exchange(iterator.next, next.get()));
}

void long_iterator_dealloc(Runtime& rt, Object& object) {
  auto& iterator = static_cast<LongRangeIterator&>(object);
  release(*iterator.next);
  release(*iterator.step);
  release(*iterator.remaining);
  rt.free_object(object, CellKind::container, sizeof(LongRangeIterator));
}

Own<Object> long_iterator_hint(Runtime&, Object& self, Arguments) {
  return own(*static_cast<LongRangeIterator&>(self).remaining);
}

Own<Object> iterator_itself(Runtime&, Object& object) { return own(object); }

constexpr NativeMethod kRangeIteratorMethods[] = {
    {"__length_hint__", range_iterator_hint, Takes::nothing},
    {"__reduce__", reduce_range_iterator, Takes::nothing},
    {"__setstate__", set_range_iterator_state, Takes::one},
};
constexpr NativeMethod kLongRangeIteratorMethods[] = {
    {"__length_hint__", long_iterator_hint, Takes::nothing},
    {"__reduce__", reduce_long_range_iterator, Takes::nothing},
};

void fill_range_iterator(Slots& slots) {
  slots.dealloc = range_iterator_dealloc;
  slots.iter = iterator_itself;
  slots.next = range_iterator_next;
}

void fill_long_range_iterator(Slots& slots) {
  slots.dealloc = long_iterator_dealloc;
  slots.visit = visit_as<LongRangeIterator>;
  slots.iter = iterator_itself;
  slots.next = long_iterator_next;
}

}  // namespace

const TypeSpec kRangeType = {
    .name = "range",
    .type = &Types::range,
    .basic_size = sizeof(Range),
    .flags = kTypeSequence,
    .fill = fill_range,
    .methods = kRangeMethods,
    .properties = kRangeProperties,
    .doc =
        "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n"
        "Return an object that produces a sequence of integers from start (inclusive)\n"
        "to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\n"
        "start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\n"
        "These are exactly the valid indices for a list of 4 elements.\n"
        "When step is given, it specifies the increment (or decrement).",
};

const TypeSpec kRangeIteratorType = {
    .name = "range_iterator",
    .type = &Types::range_iterator,
    .basic_size = sizeof(RangeIterator),
    .flags = kTypeLeaf,
    .fill = fill_range_iterator,
    .methods = kRangeIteratorMethods,
};

const TypeSpec kLongRangeIteratorType = {
    .name = "longrange_iterator",
    .type = &Types::long_range_iterator,
    .basic_size = sizeof(LongRangeIterator),
    .fill = fill_long_range_iterator,
    .methods = kLongRangeIteratorMethods,
};

Own<Object> make_range(Runtime& rt, std::int64_t start, std::int64_t stop, std::int64_t step) {
  const Ref<Object> first = make_int(rt, start);
  if (!first) return raised;
  const Ref<Object> end = make_int(rt, stop);
  if (!end) return raised;
  const Ref<Object> stride = make_int(rt, step);
  if (!stride) return raised;
  return range_from(rt, *first, *end, *stride);
}

}  // namespace vitro
