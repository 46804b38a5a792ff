// slice: three objects, and what they select from a sequence of some length.
#include <algorithm>
#include <limits>

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/iterators_reduce.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {
namespace {

constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kSmallest = std::numeric_limits<std::int64_t>::min();

Slice& slice_of(Object& object) { return static_cast<Slice&>(object); }

// The bound as an int; TypeError where it is neither None nor an index.
Own<Object> bound_as_int(Runtime& rt, Object& bound) {
  if (is_index(bound)) return to_index(rt, bound);
  return rt.raise(*rt.types.type_error,
                  "slice indices must be integers or None or have an __index__ method");
}

Fallible<std::int64_t> clamped_bound(Runtime& rt, Object& bound, std::int64_t when_none) {
  if (&bound == rt.none) return when_none;
  if (bound.type == rt.types.int_ && static_cast<Int&>(bound).compact())
    return static_cast<Int&>(bound).value;
  const Ref<Object> number = bound_as_int(rt, bound);
  if (!number) return raised;
  return int_clamped(*number);
}

void slice_dealloc(Runtime& rt, Object& object) {
  Slice& slice = slice_of(object);
  release(*slice.start);
  release(*slice.stop);
  release(*slice.step);
  rt.free_object(object, CellKind::container, sizeof(Slice));
}

Own<Object> slice_repr(Runtime& rt, Object& object) {
  Slice& slice = slice_of(object);
  const Ref<Str> start = repr(rt, *slice.start);
  if (!start) return raised;
  const Ref<Str> stop = repr(rt, *slice.stop);
  if (!stop) return raised;
  const Ref<Str> step = repr(rt, *slice.step);
  if (!step) return raised;
  return StrBuilder(rt)
      .add("slice(")
      .add(*start)
      .add(", ")
      .add(*stop)
      .add(", ")
      .add(*step)
      .add(")")
      .finish();
}

// As the tuples of their three parts compare.
Own<Object> slice_compare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (left.type != rt.types.slice || right.type != rt.types.slice) return own(*rt.not_implemented);
  Slice& a = slice_of(left);
  Slice& b = slice_of(right);
  const Ref<Tuple> parts_a = make_tuple(rt, {a.start, a.stop, a.step});
  if (!parts_a) return raised;
  const Ref<Tuple> parts_b = make_tuple(rt, {b.start, b.stop, b.step});
  if (!parts_b) return raised;
  return compare(rt, *parts_a, *parts_b, op);
}

Own<Object> slice_construct(Runtime& rt, Type&, Arguments arguments) {
  if (!no_keywords(rt, "slice", arguments) || !check_count(rt, "slice", arguments, 1, 3))
    return raised;
  if (arguments.count == 1) return make_slice(rt, *rt.none, arguments[0], *rt.none);
  return make_slice(rt, arguments[0], arguments[1], arguments.count == 3 ? arguments[2] : *rt.none);
}

// A start or stop of indices(): None stands for `when_none`, negative ones count from the end, and
// the result lies between `lower` and `upper`. All are ints of any size.
Own<Object> resolve_bound(Runtime& rt, Object& bound, Object& when_none, Object& length,
                          Object& lower, Object& upper) {
  if (&bound == rt.none) return own(when_none);
  Ref<Object> number = bound_as_int(rt, bound);
  if (!number) return raised;
  if (static_cast<Int&>(*number).negative()) {
    number = int_binary(rt, BinaryOp::add, *number, length);
    if (!number) return raised;
    return int_compare(*number, lower) < 0 ? own(lower) : number.release();
  }
  return int_compare(*number, upper) > 0 ? own(upper) : number.release();
}

Own<Object> slice_indices_method(Runtime& rt, Object& self, Arguments arguments) {
  const Ref<Object> length = to_index(rt, arguments[0]);
  if (!length) return raised;
  if (static_cast<Int&>(*length).negative())
    return rt.raise(*rt.types.value_error, "length should not be negative");
  return slice_indices(rt, slice_of(self), *length);
}

template <Object* Slice::*Part>
Own<Object> slice_part(Runtime&, Object& self) {
  return own(*(slice_of(self).*Part));
}

Status readonly(Runtime& rt, Object&, Object*) {
  return rt.raise(*rt.types.attribute_error, "readonly attribute");
}

constexpr NativeMethod kSliceMethods[] = {
    {"indices", slice_indices_method, Takes::one},
    {"__reduce__", reduce_slice, Takes::nothing},
};
constexpr NativeProperty kSliceProperties[] = {
    {"start", slice_part<&Slice::start>, readonly},
    {"stop", slice_part<&Slice::stop>, readonly},
    {"step", slice_part<&Slice::step>, readonly},
};

void fill_slice(Slots& slots) {
  slots.dealloc = slice_dealloc;
  slots.visit = visit_as<Slice>;
  slots.repr = slice_repr;
  slots.hash = nullptr;
  slots.richcompare = slice_compare;
  slots.construct = slice_construct;
}

}  // namespace

const TypeSpec kSliceType = {
    .name = "slice",
    .type = &Types::slice,
    .basic_size = sizeof(Slice),
    .fill = fill_slice,
    .methods = kSliceMethods,
    .properties = kSliceProperties,
    .doc =
        "slice(stop)\nslice(start, stop[, step])\n\n"
        "Create a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
};

Own<Slice> make_slice(Runtime& rt, Object& start, Object& stop, Object& step) {
  Own<Slice> slice = rt.allocate<Slice>(*rt.types.slice);
  if (!slice) return raised;
  slice->start = own(start).get();
  slice->stop = own(stop).get();
  slice->step = own(step).get();
  return slice;
}

Own<Tuple> slice_indices(Runtime& rt, Slice& slice, Object& length) {
  const Ref<Object> step =
      slice.step == rt.none ? Own<Object>(make_int(rt, 1)) : bound_as_int(rt, *slice.step);
  if (!step) return raised;
  const auto& step_number = static_cast<Int&>(*step);
  if (step_number.compact() && step_number.value == 0)
    return rt.raise(*rt.types.value_error, "slice step cannot be zero");
  const bool backward = step_number.negative();
  // What may come out: 0…length forwards, -1…length-1 backwards.
  const Ref<Object> lower = make_int(rt, backward ? -1 : 0);
  if (!lower) return raised;
  const Ref<Object> upper = backward ? int_binary(rt, BinaryOp::add, length, *lower) : own(length);
  if (!upper) return raised;
  const Ref<Object> start =
      resolve_bound(rt, *slice.start, backward ? *upper : *lower, length, *lower, *upper);
  if (!start) return raised;
  const Ref<Object> stop =
      resolve_bound(rt, *slice.stop, backward ? *lower : *upper, length, *lower, *upper);
  if (!stop) return raised;
  return make_tuple(rt, {start.get(), stop.get(), step.get()});
}

Fallible<SliceIndices> slice_unpack(Runtime& rt, Slice& slice) {
  const auto step = clamped_bound(rt, *slice.step, 1);
  if (!step) return raised;
  if (*step == 0) return rt.raise(*rt.types.value_error, "slice step cannot be zero");
  const bool backward = *step < 0;
  const auto start = clamped_bound(rt, *slice.start, backward ? kLargest : 0);
  if (!start) return raised;
  const auto stop = clamped_bound(rt, *slice.stop, backward ? kSmallest : kLargest);
  if (!stop) return raised;
  // -step must be representable.
  return SliceIndices{*start, *stop, std::max(*step, -kLargest)};
}

SliceBounds slice_adjust(const SliceIndices& indices, std::size_t length) {
  const auto end = static_cast<std::int64_t>(length);
  const std::int64_t step = indices.step;
  const std::int64_t lower = step < 0 ? -1 : 0, upper = step < 0 ? end - 1 : end;
  const auto resolve = [&](std::int64_t bound) {
    if (bound < 0) return std::max(bound + end, lower);
    return std::min(bound, upper);
  };
  const std::int64_t start = resolve(indices.start), stop = resolve(indices.stop);
  std::int64_t count = 0;
  if (step > 0 && start < stop) count = (stop - start - 1) / step + 1;
  if (step < 0 && stop < start) count = (start - stop - 1) / -step + 1;
  return {start, step, static_cast<std::size_t>(count)};
}

Fallible<SliceBounds> slice_bounds(Runtime& rt, Slice& slice, std::size_t length) {
  const auto indices = slice_unpack(rt, slice);
  if (!indices) return raised;
  return slice_adjust(*indices, length);
}

}  // namespace vitro
