// tuple: construction, comparison, hashing and its methods.
#include "objects/tuple.hpp"

#include <algorithm>
#include <cstring>

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/generic_alias.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "objects/str.hpp"
#include "objects/tail.hpp"

namespace vitro {
namespace {

// A length is kept in 32 bits; shorter than anything memory would hold on the machines this runs
// on.
constexpr std::size_t kLongestTuple = 0x7fff'ffff;

[[nodiscard]] constexpr std::size_t tuple_bytes(std::size_t length) {
  return sizeof(Tuple) + length * sizeof(Object*);
}

Tuple& tuple_of(Object& object) { return static_cast<Tuple&>(object); }

// The tuple itself where it is exactly a tuple, else a plain copy of a subclass's instance.
Own<Tuple> exact_tuple(Runtime& rt, Tuple& tuple) {
  if (tuple.type == rt.types.tuple) return own(tuple);
  return tuple_from_array(rt, tuple.items(), tuple.length());
}

void tuple_dealloc(Runtime& rt, Object& object) {
  Tuple& tuple = tuple_of(object);
  const std::uint32_t length = tuple.length();
  Object** items = tuple.items();
  // From the end, as CPython does: finalisers can tell.
  for (std::uint32_t i = length; i-- > 0;) release(items[i]);
  rt.free_object(object, CellKind::container, tuple_bytes(length));
}

std::size_t tuple_cell_bytes(const Object& object) {
  return tuple_bytes(static_cast<const Tuple&>(object).length());
}

Own<Object> tuple_repr(Runtime& rt, Object& object) {
  Tuple& tuple = tuple_of(object);
  const std::uint32_t length = tuple.length();
  if (length == 0) return make_str(rt, "()");
  const ReprGuard guard(rt, object);
  if (guard.again()) return make_str(rt, "(...)");
  StrBuilder text(rt);
  text.add(U'(');
  for (std::uint32_t i = 0; i < length; ++i) {
    if (i) text.add(", ");
    Ref<Str> item = repr(rt, tuple[i]);
    if (!item) return raised;
    text.add(*item);
  }
  text.add(length == 1 ? ",)" : ")");
  return text.finish();
}

// xxHash's mixing of the items' hashes, as CPython's tuples do it, so that sets of tuples are
// ordered alike.
Fallible<std::int64_t> tuple_hash(Runtime& rt, Object& object) {
  constexpr std::uint64_t kPrime1 = 11400714785074694791u, kPrime2 = 14029467366897019727u,
                          kPrime5 = 2870177450012600261u;
  Tuple& tuple = tuple_of(object);
  if (rt.stack_is_low()) return rt.raise_stack_low();
  const std::uint32_t length = tuple.length();
  std::uint64_t mixed = kPrime5;
  for (std::uint32_t i = 0; i < length; ++i) {
    const auto lane = hash(rt, tuple[i]);
    if (!lane) return raised;
    mixed += static_cast<std::uint64_t>(*lane) * kPrime2;
    mixed = (mixed << 31 | mixed >> 33) * kPrime1;
  }
  mixed += length ^ (kPrime5 ^ 3527539u);
  return mixed == ~std::uint64_t{0} ? 1546275796 : static_cast<std::int64_t>(mixed);
}

Own<Object> tuple_compare(Runtime& rt, Object& left_object, Object& right_object, CompareOp op) {
  if (!is_tuple(left_object) || !is_tuple(right_object)) return own(*rt.not_implemented);
  Tuple& left = tuple_of(left_object);
  Tuple& right = tuple_of(right_object);
  const std::uint32_t shorter = std::min(left.length(), right.length());
  for (std::uint32_t i = 0; i < shorter; ++i) {
    const auto same = equal(rt, left[i], right[i]);
    if (!same) return raised;
    if (*same) continue;
    if (op == CompareOp::eq) return make_bool(rt, false);
    if (op == CompareOp::ne) return make_bool(rt, true);
    return compare(rt, left[i], right[i], op);
  }
  const std::uint32_t a = left.length(), b = right.length();
  switch (op) {
    case CompareOp::lt: return make_bool(rt, a < b);
    case CompareOp::le: return make_bool(rt, a <= b);
    case CompareOp::eq: return make_bool(rt, a == b);
    case CompareOp::ne: return make_bool(rt, a != b);
    case CompareOp::gt: return make_bool(rt, a > b);
    default: return make_bool(rt, a >= b);
  }
}

Own<Object> tuple_slice(Runtime& rt, Tuple& tuple, Slice& slice) {
  const auto bounds = slice_bounds(rt, slice, tuple.length());
  if (!bounds) return raised;
  const auto [start, step, count] = *bounds;
  if (step == 1 && count == tuple.length()) return exact_tuple(rt, tuple);
  if (step == 1) return tuple_from_array(rt, tuple.items() + start, count);
  Own<Tuple> result = new_tuple(rt, count);
  if (!result) return raised;
  for (std::size_t i = 0; i < count; ++i) {
    Object& item = tuple[static_cast<std::size_t>(start + static_cast<std::int64_t>(i) * step)];
    retain(item);
    result->items()[i] = &item;
  }
  return result;
}

Own<Object> tuple_getitem(Runtime& rt, Object& object, Object& key) {
  Tuple& tuple = tuple_of(object);
  if (is_index(key)) {
    const auto index = index_value(rt, key, rt.types.index_error);
    if (!index) return raised;
    const std::int64_t position = *index < 0 ? *index + tuple.length() : *index;
    if (static_cast<std::uint64_t>(position) >= tuple.length())
      return rt.raise(*rt.types.index_error, "tuple index out of range");
    return own(tuple[static_cast<std::size_t>(position)]);
  }
  if (key.type == rt.types.slice) return tuple_slice(rt, tuple, static_cast<Slice&>(key));
  return rt.raise(*rt.types.type_error, "tuple indices must be integers or slices, not %T",
                  key.type);
}

Fallible<std::int64_t> tuple_length(Runtime&, Object& object) { return tuple_of(object).length(); }
Fallible<bool> tuple_truth(Runtime&, Object& object) { return tuple_of(object).length() != 0; }

Fallible<bool> tuple_contains(Runtime& rt, Object& object, Object& item) {
  Tuple& tuple = tuple_of(object);
  for (std::uint32_t i = 0; i < tuple.length(); ++i) {
    const auto same = equal(rt, tuple[i], item);
    if (!same || *same) return same;
  }
  return false;
}

Own<Object> tuple_iter(Runtime& rt, Object& object) {
  return make_sequence_iterator(rt, *rt.types.tuple_iterator, object);
}

Own<Object> tuple_add(Runtime& rt, Object& left_object, Object& right_object) {
  if (!is_tuple(left_object) || !is_tuple(right_object)) return own(*rt.not_implemented);
  Tuple& left = tuple_of(left_object);
  Tuple& right = tuple_of(right_object);
  if (left.length() == 0) return exact_tuple(rt, right);
  if (right.length() == 0) return exact_tuple(rt, left);
  Own<Tuple> result = new_tuple(rt, std::size_t{left.length()} + right.length());
  if (!result) return raised;
  Object** out = result->items();
  for (std::uint32_t i = 0; i < left.length(); ++i) retain(*(*out++ = left.items()[i]));
  for (std::uint32_t i = 0; i < right.length(); ++i) retain(*(*out++ = right.items()[i]));
  return result;
}

Own<Object> tuple_multiply(Runtime& rt, Object& left, Object& right) {
  const bool tuple_first = is_tuple(left);
  Object& number = tuple_first ? right : left;
  if (!is_index(number)) return own(*rt.not_implemented);
  Tuple& tuple = tuple_of(tuple_first ? left : right);
  const auto count = repeat_count(rt, number);
  if (!count) return raised;
  const std::size_t length = tuple.length();
  if (length == 0 || *count == 1) return exact_tuple(rt, tuple);
  if (*count > kLongestTuple / length) return rt.raise_memory_error();
  Own<Tuple> result = new_tuple(rt, length * *count);
  if (!result) return raised;
  Object** out = result->items();
  for (std::size_t round = 0; round < *count; ++round)
    for (std::size_t i = 0; i < length; ++i) retain(*(*out++ = tuple.items()[i]));
  return result;
}

Own<Object> tuple_construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (&cls != rt.types.tuple) {
    // A subclass that takes arguments in an __init__ of its own may be given keywords.
    if (cls.slots.init != rt.types.tuple->slots.init) arguments.keyword_names = nullptr;
    return copy_as(rt, cls, tuple_construct(rt, *rt.types.tuple, arguments));
  }
  if (!no_keywords(rt, "tuple", arguments) || !check_count(rt, "tuple", arguments, 0, 1))
    return raised;
  if (arguments.count == 0) return new_tuple(rt, 0);
  return tuple_from_iterable(rt, arguments[0]);
}

Own<Object> tuple_index(Runtime& rt, Object& self, Arguments arguments) {
  Tuple& tuple = tuple_of(self);
  std::size_t from = 0, to = tuple.length();
  if (arguments.count > 1) {
    const auto bound = search_bound(rt, arguments[1], to);
    if (!bound) return raised;
    from = *bound;
  }
  if (arguments.count > 2) {
    const auto bound = search_bound(rt, arguments[2], to);
    if (!bound) return raised;
    to = *bound;
  }
  for (std::size_t i = from; i < to; ++i) {
    const auto same = equal(rt, tuple[i], arguments[0]);
    if (!same) return raised;
    if (*same) return make_int(rt, static_cast<std::int64_t>(i));
  }
  return rt.raise(*rt.types.value_error, "tuple.index(x): x not in tuple");
}

Own<Object> tuple_count(Runtime& rt, Object& self, Arguments arguments) {
  Tuple& tuple = tuple_of(self);
  std::int64_t count = 0;
  for (std::uint32_t i = 0; i < tuple.length(); ++i) {
    const auto same = equal(rt, tuple[i], arguments[0]);
    if (!same) return raised;
    count += *same;
  }
  return make_int(rt, count);
}

Own<Object> tuple_getnewargs(Runtime& rt, Object& self, Arguments) {
  const Ref<Tuple> items = exact_tuple(rt, tuple_of(self));
  if (!items) return raised;
  return make_tuple(rt, {items.get()});
}

constexpr NativeMethod kTupleMethods[] = {
    kClassGetitem,
    {"index", tuple_index, Takes::positional, 1, 3},
    {"count", tuple_count, Takes::one},
    {"__getnewargs__", tuple_getnewargs, Takes::nothing},
};

void fill_tuple(Slots& slots) {
  slots.dealloc = tuple_dealloc;
  slots.visit = visit_as<Tuple>;
  slots.cell_bytes = tuple_cell_bytes;
  slots.repr = tuple_repr;
  slots.hash = tuple_hash;
  slots.richcompare = tuple_compare;
  slots.iter = tuple_iter;
  slots.construct = tuple_construct;
  slots.length = tuple_length;
  slots.getitem = tuple_getitem;
  slots.contains = tuple_contains;
  slots.number.to_bool = tuple_truth;
  slots.number.binary[static_cast<int>(BinaryOp::add)] = tuple_add;
  slots.number.binary[static_cast<int>(BinaryOp::multiply)] = tuple_multiply;
}

}  // namespace

const TypeSpec kTupleType = {
    .name = "tuple",
    .type = &Types::tuple,
    .basic_size = sizeof(Tuple),
    .flags = kTypeBase | kTypeVariable | kTypeTuple | kTypeSequence | kTypeMatchSelf,
    .fill = fill_tuple,
    .methods = kTupleMethods,
    .doc =
        "Built-in immutable sequence.\n\n"
        "If no argument is given, the constructor returns an empty tuple.\n"
        "If iterable is specified the tuple is initialized from iterable's items.\n\n"
        "If the argument is a tuple, the return value is the same object.",
};

Own<Tuple> new_tuple(Runtime& rt, std::size_t length) {
  // There is no empty tuple yet while the runtime starts.
  if (length == 0 && rt.empty_tuple) return own(*rt.empty_tuple);
  if (length > kLongestTuple) return rt.raise_memory_error();
  Own<Tuple> tuple = rt.allocate<Tuple>(*rt.types.tuple, CellKind::container, tuple_bytes(length));
  if (!tuple) return raised;
  tuple->aux = static_cast<std::uint32_t>(length);
  std::fill_n(tuple->items(), length, nullptr);
  return tuple;
}

Own<Tuple> make_tuple(Runtime& rt, std::initializer_list<Object*> items) {
  return tuple_from_array(rt, items.begin(), items.size());
}

Own<Tuple> tuple_from_array(Runtime& rt, Object* const* items, std::size_t length) {
  Own<Tuple> tuple = new_tuple(rt, length);
  if (!tuple) return raised;
  Object** out = tuple->items();
  for (std::size_t i = 0; i < length; ++i) {
    retain(*items[i]);
    out[i] = items[i];
  }
  return tuple;
}

Own<Tuple> tuple_from_iterable(Runtime& rt, Object& iterable) {
  if (iterable.type == rt.types.tuple) return own(tuple_of(iterable));
  if (iterable.type == rt.types.list) {
    List& list = static_cast<List&>(iterable);
    return tuple_from_array(rt, list.items, list.length);
  }
  Ref<List> items = new_list(rt);
  if (!items || !list_extend(rt, *items, iterable)) return raised;
  Own<Tuple> tuple = new_tuple(rt, items->length);
  if (!tuple || items->length == 0) return tuple;
  // The references move over.
  std::memcpy(static_cast<void*>(tuple->items()), items->items, items->length * sizeof(Object*));
  items->length = 0;
  return tuple;
}

}  // namespace vitro
