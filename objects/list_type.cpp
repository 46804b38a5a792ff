// list: the type object and its slots.
#include <algorithm>
#include <cstring>
#include <utility>

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/list_items.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {
namespace {

List& list_of(Object& object) { return static_cast<List&>(object); }

// ---- life ----

void list_dealloc(Runtime& rt, Object& object) {
  const std::size_t bytes = begin_dealloc<List>(rt, object);
  list_clear(rt, list_of(object));
  rt.free_object(object, CellKind::container, bytes);
}

Own<Object> list_construct(Runtime& rt, Type& cls, Arguments) {
  Own<List> list = allocate_as<List>(rt, cls, rt.types.list);
  if (!list) return raised;
  list->items = nullptr;
  list->length = 0;
  list->capacity = 0;
  return list;
}

Status list_init(Runtime& rt, Object& self, Arguments arguments) {
  // A subclass with a __new__ of its own may take keywords there.
  if (self.type->slots.construct == list_construct && !no_keywords(rt, "list", arguments))
    return raised;
  if (!check_count(rt, "list", arguments, 0, 1)) return raised;
  if (list_of(self).items) list_clear(rt, list_of(self));
  if (arguments.count == 0) return ok;
  return list_extend(rt, list_of(self), arguments[0]);
}

// ---- showing and comparing ----

Own<Object> list_repr(Runtime& rt, Object& object) {
  List& list = list_of(object);
  if (list.length == 0) return make_str(rt, "[]");
  const ReprGuard guard(rt, object);
  if (guard.again()) return make_str(rt, "[...]");
  StrBuilder text(rt);
  text.add(U'[');
  // The length is read again each time: a repr may change the list.
  for (std::size_t i = 0; i < list.length; ++i) {
    if (i) text.add(", ");
    const Ref<Object> item = Ref<Object>::share(*list.items[i]);
    const Ref<Str> shown = repr(rt, *item);
    if (!shown) return raised;
    text.add(*shown);
  }
  text.add(U']');
  return text.finish();
}

Own<Object> compare_lengths(Runtime& rt, std::size_t a, std::size_t b, CompareOp op) {
  switch (op) {
    case CompareOp::lt: return make_bool(rt, a < b);
    case CompareOp::le: return make_bool(rt, a <= b);
    case CompareOp::eq: return make_bool(rt, a == b);
    case CompareOp::ne: return make_bool(rt, a != b);
    case CompareOp::gt: return make_bool(rt, a > b);
    default: return make_bool(rt, a >= b);
  }
}

Own<Object> list_compare(Runtime& rt, Object& left_object, Object& right_object, CompareOp op) {
  if (!is_list(left_object) || !is_list(right_object)) return own(*rt.not_implemented);
  List& left = list_of(left_object);
  List& right = list_of(right_object);
  if (left.length != right.length && (op == CompareOp::eq || op == CompareOp::ne))
    return make_bool(rt, op == CompareOp::ne);
  for (std::size_t i = 0; i < left.length && i < right.length; ++i) {
    if (left.items[i] == right.items[i]) continue;
    const Ref<Object> a = Ref<Object>::share(*left.items[i]),
                      b = Ref<Object>::share(*right.items[i]);
    const auto same = equal(rt, *a, *b);
    if (!same) return raised;
    if (*same) continue;
    if (op == CompareOp::eq) return make_bool(rt, false);
    if (op == CompareOp::ne) return make_bool(rt, true);
    return compare(rt, *a, *b, op);
  }
  return compare_lengths(rt, left.length, right.length, op);
}

// ---- reading items ----

// Position an index stands for, or -1 where it is out of range.
Fallible<std::int64_t> position_of(Runtime& rt, const List& list, Object& key) {
  const auto index = index_value(rt, key, rt.types.index_error);
  if (!index) return raised;
  const std::int64_t position =
      *index < 0 ? *index + static_cast<std::int64_t>(list.length) : *index;
  return static_cast<std::uint64_t>(position) < list.length ? position : -1;
}

Raised wrong_index(Runtime& rt, Object& key) {
  return rt.raise(*rt.types.type_error, "list indices must be integers or slices, not %T",
                  key.type);
}

Own<Object> get_slice(Runtime& rt, List& list, Slice& slice) {
  const auto indices = slice_unpack(rt, slice);
  if (!indices) return raised;
  const auto [start, step, count] = slice_adjust(*indices, list.length);
  if (step == 1) return list_from_array(rt, list.items + start, count);
  Own<List> result = new_list(rt, count);
  if (!result) return raised;
  for (std::size_t i = 0; i < count; ++i) {
    Object* item = list.items[start + static_cast<std::int64_t>(i) * step];
    retain(*item);
    result->items[i] = item;
  }
  result->length = count;
  return result;
}

Own<Object> list_getitem(Runtime& rt, Object& object, Object& key) {
  List& list = list_of(object);
  if (is_index(key)) {
    const auto position = position_of(rt, list, key);
    if (!position) return raised;
    if (*position < 0) return rt.raise(*rt.types.index_error, "list index out of range");
    return own(*list.items[*position]);
  }
  if (key.type == rt.types.slice) return get_slice(rt, list, static_cast<Slice&>(key));
  return wrong_index(rt, key);
}

Fallible<std::int64_t> list_length(Runtime&, Object& object) {
  return static_cast<std::int64_t>(list_of(object).length);
}
Fallible<bool> list_truth(Runtime&, Object& object) { return list_of(object).length != 0; }

Fallible<bool> list_contains(Runtime& rt, Object& object, Object& value) {
  List& list = list_of(object);
  for (std::size_t i = 0; i < list.length; ++i) {
    const auto same = item_equals(rt, list, i, value);
    if (!same || *same) return same;
  }
  return false;
}

Own<Object> list_iter(Runtime& rt, Object& object) {
  return make_sequence_iterator(rt, *rt.types.list_iterator, object);
}

// ---- writing items ----

// Takes `count` items out at `start` and puts the references of `with` in their place. `with` is
// emptied of what it gave. The items taken out are released last, when the list is whole again.
Status replace_run(Runtime& rt, List& list, std::size_t start, std::size_t count, List* with) {
  const std::size_t added = with ? with->length : 0;
  Ref<List> removed = new_list(rt, count);
  if (!removed) return raised;
  const std::size_t new_length = list.length - count + added;
  if (!list_reserve(rt, list, new_length)) return raised;
  if (count)
    std::memcpy(static_cast<void*>(removed->items), list.items + start, count * sizeof(Object*));
  removed->length = count;
  Object** at = list.items + start;
  if (at)
    std::memmove(static_cast<void*>(at + added), at + count,
                 (list.length - start - count) * sizeof(Object*));
  if (added) std::memcpy(static_cast<void*>(at), with->items, added * sizeof(Object*));
  if (with) with->length = 0;
  list.length = new_length;
  return ok;
}

// Deletes every `step`th item, `count` of them, first the one at `start`; step > 1.
Status delete_scattered(Runtime& rt, List& list, std::size_t start, std::size_t step,
                        std::size_t count) {
  Ref<List> removed = new_list(rt, count);
  if (!removed) return raised;
  std::size_t out = start;
  for (std::size_t in = start; in < list.length; ++in) {
    if (removed->length < count && in == start + removed->length * step)
      removed->items[removed->length++] = list.items[in];
    else
      list.items[out++] = list.items[in];
  }
  list.length = out;
  return ok;
}

Status delete_slice(Runtime& rt, List& list, Slice& slice) {
  const auto indices = slice_unpack(rt, slice);
  if (!indices) return raised;
  auto [start, step, count] = slice_adjust(*indices, list.length);
  if (count == 0) return ok;
  if (step < 0) {
    start += static_cast<std::int64_t>(count - 1) * step;
    step = -step;
  }
  if (step == 1 || count == 1)
    return replace_run(rt, list, static_cast<std::size_t>(start), count, nullptr);
  return delete_scattered(rt, list, static_cast<std::size_t>(start), static_cast<std::size_t>(step),
                          count);
}

// The items to assign, in a list of their own.
Own<List> items_to_assign(Runtime& rt, Object& value, const char* refusal) {
  Ref<List> items = new_list(rt);
  if (!items) return raised;
  if (!value.type->slots.iter && !value.type->slots.getitem)
    return rt.raise(*rt.types.type_error, "%s", refusal);
  if (!list_extend(rt, *items, value)) return raised;
  return items.release();
}

Status assign_slice(Runtime& rt, List& list, Slice& slice, Object& value) {
  const auto indices = slice_unpack(rt, slice);
  if (!indices) return raised;
  const bool run = (*indices).step == 1;
  const Ref<List> items = items_to_assign(
      rt, value, run ? "can only assign an iterable" : "must assign iterable to extended slice");
  if (!items) return raised;
  // Only now: reading the slice and `value` may have changed the list.
  const auto [start, step, count] = slice_adjust(*indices, list.length);
  if (run) return replace_run(rt, list, static_cast<std::size_t>(start), count, items.get());
  if (items->length != count)
    return rt.raise(*rt.types.value_error,
                    "attempt to assign sequence of size %zu to extended slice of size %zu",
                    items->length, count);
  for (std::size_t i = 0; i < count; ++i)
    std::swap(list.items[start + static_cast<std::int64_t>(i) * step], items->items[i]);
  return ok;
}

Status list_setitem(Runtime& rt, Object& object, Object& key, Object* value) {
  List& list = list_of(object);
  if (is_index(key)) {
    const auto position = position_of(rt, list, key);
    if (!position) return raised;
    if (*position < 0) return rt.raise(*rt.types.index_error, "list assignment index out of range");
    if (!value) {
      release(take_at(list, static_cast<std::size_t>(*position)));
      return ok;
    }
    retain(*value);
    release(*std::exchange(list.items[*position], value));
    return ok;
  }
  if (key.type != rt.types.slice) return wrong_index(rt, key);
  if (value) return assign_slice(rt, list, static_cast<Slice&>(key), *value);
  return delete_slice(rt, list, static_cast<Slice&>(key));
}

// ---- operators ----

Own<Object> list_add(Runtime& rt, Object& left_object, Object& right_object) {
  if (!is_list(left_object) || !is_list(right_object)) return own(*rt.not_implemented);
  List& left = list_of(left_object);
  List& right = list_of(right_object);
  Own<List> result = new_list(rt, left.length + right.length);
  if (!result) return raised;
  Object** out = result->items;
  for (std::size_t i = 0; i < left.length; ++i) retain(*(*out++ = left.items[i]));
  for (std::size_t i = 0; i < right.length; ++i) retain(*(*out++ = right.items[i]));
  result->length = left.length + right.length;
  return result;
}

// Appends the first `length` items of `list` `times` more times. Room is there.
void repeat_items(List& list, std::size_t length, std::size_t times) {
  for (std::size_t i = 0; i < length; ++i) {
    Object& item = *list.items[i];
    for (std::size_t round = 0; round < times; ++round) retain(item);
  }
  for (std::size_t round = 0; round < times; ++round) {
    std::copy_n(list.items, length, list.items + list.length);
    list.length += length;
  }
}

Own<Object> list_multiply(Runtime& rt, Object& left, Object& right) {
  const bool list_first = is_list(left);
  Object& number = list_first ? right : left;
  if (!is_index(number)) return own(*rt.not_implemented);
  List& list = list_of(list_first ? left : right);
  const auto count = repeat_count(rt, number);
  if (!count) return raised;
  const std::size_t length = *count ? list.length : 0;
  if (length == 0) return new_list(rt);
  if (*count > PTRDIFF_MAX / sizeof(Object*) / length) return rt.raise_memory_error();
  Own<List> result = new_list(rt, length * *count);
  if (!result) return raised;
  std::copy_n(list.items, length, result->items);
  for (std::size_t i = 0; i < length; ++i) retain(*result->items[i]);
  result->length = length;
  repeat_items(*result, length, *count - 1);
  return result;
}

Own<Object> list_inplace_add(Runtime& rt, Object& left, Object& right) {
  if (!list_extend(rt, list_of(left), right)) return raised;
  return own(left);
}

Own<Object> list_inplace_multiply(Runtime& rt, Object& left, Object& right) {
  if (!is_index(right)) return own(*rt.not_implemented);
  List& list = list_of(left);
  const auto count = repeat_count(rt, right);
  if (!count) return raised;
  const std::size_t length = list.length;
  if (*count == 0) {
    list_clear(rt, list);
  } else if (length != 0 && *count > 1) {
    if (*count > PTRDIFF_MAX / sizeof(Object*) / length) return rt.raise_memory_error();
    if (!list_reserve(rt, list, length * *count)) return raised;
    repeat_items(list, length, *count - 1);
  }
  return own(left);
}

void fill_list(Slots& slots) {
  slots.dealloc = list_dealloc;
  slots.visit = visit_as<List>;
  slots.repr = list_repr;
  slots.hash = nullptr;
  slots.richcompare = list_compare;
  slots.iter = list_iter;
  slots.construct = list_construct;
  slots.init = list_init;
  slots.length = list_length;
  slots.getitem = list_getitem;
  slots.setitem = list_setitem;
  slots.contains = list_contains;
  slots.number.to_bool = list_truth;
  slots.number.binary[static_cast<int>(BinaryOp::add)] = list_add;
  slots.number.binary[static_cast<int>(BinaryOp::multiply)] = list_multiply;
  slots.number.inplace[static_cast<int>(BinaryOp::add)] = list_inplace_add;
  slots.number.inplace[static_cast<int>(BinaryOp::multiply)] = list_inplace_multiply;
}

}  // namespace

const TypeSpec kListType = {
    .name = "list",
    .type = &Types::list,
    .basic_size = sizeof(List),
    .flags = kTypeBase | kTypeList | kTypeSequence | kTypeMatchSelf,
    .fill = fill_list,
    .methods = kListMethods,
    .doc =
        "Built-in mutable sequence.\n\n"
        "If no argument is given, the constructor creates a new empty list.\n"
        "The argument must be an iterable if specified.",
};

}  // namespace vitro
