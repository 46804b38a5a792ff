// The ring itself, and the type.
#include "vm/modules/deque.hpp"

#include <algorithm>
#include <new>

#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"

namespace vitro::vm {

namespace {

Status make_room(Runtime& rt, Deque& deque) {
  if (deque.length < deque.capacity) return ok;
  const std::size_t capacity = deque.capacity ? deque.capacity * 2 : 8;
  auto** items = static_cast<Object**>(rt.allocate_buffer(capacity * sizeof(Object*)));
  if (!items) return raised;
  for (std::size_t i = 0; i < deque.length; ++i) items[i] = deque.place(i);
  rt.free_buffer(deque.items, deque.capacity * sizeof(Object*));
  deque.items = items;
  deque.capacity = capacity;
  deque.head = 0;
  return ok;
}

}  // namespace

Status deque_append(Runtime& rt, Deque& deque, Own<Object> item) {
  if (deque.bound == 0) {
    release(item);
    return ok;
  }
  if (!make_room(rt, deque)) {
    release(item);
    return raised;
  }
  ++deque.changes;
  ++deque.length;
  deque.place(deque.length - 1) = item.get();
  if (deque.bound >= 0 && deque.length > static_cast<std::size_t>(deque.bound))
    release(deque_take_left(deque));
  return ok;
}

Status deque_append_left(Runtime& rt, Deque& deque, Own<Object> item) {
  if (deque.bound == 0) {
    release(item);
    return ok;
  }
  if (!make_room(rt, deque)) {
    release(item);
    return raised;
  }
  ++deque.changes;
  deque.head = (deque.head - 1) & (deque.capacity - 1);
  ++deque.length;
  deque.place(0) = item.get();
  if (deque.bound >= 0 && deque.length > static_cast<std::size_t>(deque.bound))
    release(deque_take(deque));
  return ok;
}

Own<Object> deque_take(Deque& deque) {
  ++deque.changes;
  Object* item = deque.place(deque.length - 1);
  --deque.length;
  return Own<Object>(item);
}

Own<Object> deque_take_left(Deque& deque) {
  ++deque.changes;
  Object* item = deque.place(0);
  deque.head = (deque.head + 1) & (deque.capacity - 1);
  --deque.length;
  return Own<Object>(item);
}

void deque_clear(Runtime& rt, Deque& deque) {
  // Detached first: finalisers see an empty deque and may fill it again.
  Object** items = std::exchange(deque.items, nullptr);
  const std::size_t capacity = std::exchange(deque.capacity, 0);
  const std::size_t head = std::exchange(deque.head, 0);
  const std::size_t length = std::exchange(deque.length, 0);
  ++deque.changes;
  for (std::size_t i = 0; i < length; ++i) release(*items[(head + i) & (capacity - 1)]);
  rt.free_buffer(items, capacity * sizeof(Object*));
}

Status deque_extend(Runtime& rt, Deque& deque, Object& iterable) {
  Ref<Object> source = Ref<Object>::share(iterable);
  // Itself: what it holds now.
  if (&iterable == &deque) source = tuple_from_iterable(rt, iterable);
  if (!source) return raised;
  return for_each_item(rt, *source,
                       [&](Object& item) { return bool(deque_append(rt, deque, own(item))); });
}

void deque_rotate(Deque& deque, std::int64_t steps) {
  if (deque.length <= 1) return;
  const auto length = static_cast<std::int64_t>(deque.length);
  const auto right = static_cast<std::size_t>((steps % length + length) % length);
  ++deque.changes;
  const std::size_t mask = deque.capacity - 1;
  // By whichever end is nearer.
  if (right <= deque.length / 2) {
    for (std::size_t i = 0; i < right; ++i) {
      Object* item = deque.place(deque.length - 1);
      deque.head = (deque.head - 1) & mask;
      deque.items[deque.head] = item;
    }
  } else {
    for (std::size_t i = right; i < deque.length; ++i) {
      Object* item = deque.place(0);
      deque.head = (deque.head + 1) & mask;
      deque.place(deque.length - 1) = item;
    }
  }
}

void deque_remove_at(Deque& deque, std::size_t position) {
  Object* item = deque.place(position);
  ++deque.changes;
  for (std::size_t i = position + 1; i < deque.length; ++i) deque.place(i - 1) = deque.place(i);
  --deque.length;
  release(*item);
}

Own<Object> deque_copy(Runtime& rt, Deque& deque) {
  if (deque.type == &module_type(rt, ModuleType::deque)) {
    Ref<Deque> copy = allocate_empty<Deque>(rt, ModuleType::deque);
    if (!copy) return raised;
    copy->bound = deque.bound;
    for (std::size_t i = 0; i < deque.length; ++i)
      if (!deque_append(rt, *copy, own(*deque.place(i)))) return raised;
    return copy.release();
  }
  const Ref<Object> bound = make_int(rt, deque.bound);
  if (!bound) return raised;
  const Ref<Object> cls = Ref<Object>::share(*deque.type);
  Ref<Object> copy =
      deque.bound < 0 ? call(rt, *cls, {&deque}) : call(rt, *cls, {&deque, bound.get()});
  if (copy && !is_deque(rt, *copy))
    return rt.raise(*rt.types.type_error, "%T() must return a deque, not %T", cls.get(),
                    copy->type);
  return copy.release();
}

Status deque_repeat(Runtime& rt, Deque& deque, std::int64_t times) {
  if (times <= 0) {
    deque_clear(rt, deque);
    return ok;
  }
  const std::size_t length = deque.length;
  if (length && static_cast<std::uint64_t>(times) > SIZE_MAX / 64 / length)
    return rt.raise_memory_error();
  const Ref<Tuple> items = tuple_from_iterable(rt, deque);
  if (!items) return raised;
  for (std::int64_t i = 1; length && i < times; ++i)
    for (std::size_t k = 0; k < length; ++k)
      if (!deque_append(rt, deque, own((*items)[k]))) return raised;
  return ok;
}

Fallible<std::int64_t> deque_find(Runtime& rt, Deque& deque, Object& item, std::size_t from,
                                  std::size_t to) {
  const std::uint64_t changes = deque.changes;
  for (std::size_t i = from; i < to && i < deque.length; ++i) {
    const Ref<Object> other = Ref<Object>::share(deque.place(i));
    const auto same = equal(rt, *other, item);
    if (!same) return raised;
    if (deque.changes != changes)
      return rt.raise(*rt.types.runtime_error, "deque mutated during iteration");
    if (*same) return static_cast<std::int64_t>(i);
  }
  return std::int64_t{-1};
}

// ---- the type ----

namespace {

Own<Object> construct(Runtime& rt, Type& cls, Arguments) {
  Own<Deque> deque = allocate_empty<Deque>(rt, cls, ModuleType::deque);
  if (!deque) return raised;
  deque->bound = -1;
  return deque;
}

Status init(Runtime& rt, Object& object, Arguments arguments) {
  static constexpr const char* kNames[] = {"iterable", "maxlen"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"deque", kNames, 0}, given)) return raised;
  auto& self = deque_of(object);
  std::int64_t bound = -1;
  if (given[1] && given[1] != rt.none) {
    if (!is_int(*given[1])) return rt.raise(*rt.types.type_error, "an integer is required");
    const auto number = int_to_int64(rt, *given[1]);
    if (!number) return raised;
    if (*number < 0) return rt.raise(*rt.types.value_error, "maxlen must be non-negative");
    bound = *number;
  }
  self.bound = bound;
  if (self.length > 0) deque_clear(rt, self);
  return given[0] ? deque_extend(rt, self, *given[0]) : ok;
}

Own<Object> show(Runtime& rt, Object& object) {
  ReprGuard guard(rt, object);
  if (guard.again()) return make_str(rt, "[...]");
  auto& self = deque_of(object);
  StrBuilder text(rt);
  text.add(*object.type->name).add("([");
  for (std::size_t i = 0; i < self.length; ++i) {
    const Ref<Object> item = Ref<Object>::share(self.place(i));
    const Ref<Str> shown = repr(rt, *item);
    if (!shown) return raised;
    if (i) text.add(", ");
    text.add(*shown);
  }
  text.add("]");
  if (self.bound >= 0) {
    const Ref<Str> bound = format_message(rt, ", maxlen=%ld", self.bound);
    if (!bound) return raised;
    text.add(*bound);
  }
  return text.add(")").finish();
}

Own<Object> compare_deques(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (!is_deque(rt, left) || !is_deque(rt, right)) return own(*rt.not_implemented);
  auto &a = deque_of(left), &b = deque_of(right);
  if ((op == CompareOp::eq || op == CompareOp::ne) && a.length != b.length)
    return make_bool(rt, op == CompareOp::ne);
  for (std::size_t i = 0; i < a.length && i < b.length; ++i) {
    const Ref<Object> x = Ref<Object>::share(a.place(i)), y = Ref<Object>::share(b.place(i));
    const auto same = equal(rt, *x, *y);
    if (!same) return raised;
    if (*same) continue;
    if (op == CompareOp::eq) return make_bool(rt, false);
    if (op == CompareOp::ne) return make_bool(rt, true);
    return compare(rt, *x, *y, op);
  }
  const Ref<Int> lengths[] = {make_int(rt, static_cast<std::int64_t>(a.length)),
                              make_int(rt, static_cast<std::int64_t>(b.length))};
  if (!lengths[0] || !lengths[1]) return raised;
  return compare(rt, *lengths[0], *lengths[1], op);
}

Fallible<std::int64_t> length(Runtime&, Object& object) {
  return static_cast<std::int64_t>(deque_of(object).length);
}
Fallible<bool> is_true(Runtime&, Object& object) { return deque_of(object).length > 0; }

// The position that `key` names; IndexError.
Fallible<std::size_t> position_of(Runtime& rt, Deque& self, Object& key) {
  if (!is_index(key))
    return rt.raise(*rt.types.type_error, "sequence index must be integer, not '%T'", key.type);
  const auto index = index_value(rt, key, rt.types.index_error);
  if (!index) return raised;
  const auto count = static_cast<std::int64_t>(self.length);
  const std::int64_t position = *index < 0 ? *index + count : *index;
  if (position < 0 || position >= count)
    return rt.raise(*rt.types.index_error, "deque index out of range");
  return static_cast<std::size_t>(position);
}

Own<Object> getitem(Runtime& rt, Object& object, Object& key) {
  const auto position = position_of(rt, deque_of(object), key);
  if (!position) return raised;
  return own(*deque_of(object).place(*position));
}

Status setitem(Runtime& rt, Object& object, Object& key, Object* value) {
  auto& self = deque_of(object);
  const auto position = position_of(rt, self, key);
  if (!position) return raised;
  if (!value) {
    deque_remove_at(self, *position);
    return ok;
  }
  set_field(self.place(*position), own(*value));
  return ok;
}

Fallible<bool> contains_item(Runtime& rt, Object& object, Object& item) {
  const auto found = deque_find(rt, deque_of(object), item, 0, SIZE_MAX);
  if (!found) return raised;
  return *found >= 0;
}

Own<Object> add(Runtime& rt, Object& left, Object& right) {
  if (!is_deque(rt, left)) return own(*rt.not_implemented);
  if (!is_deque(rt, right))
    return rt.raise(*rt.types.type_error, "can only concatenate deque (not \"%T\") to deque",
                    right.type);
  Ref<Object> sum = deque_copy(rt, deque_of(left));
  if (!sum || !deque_extend(rt, deque_of(*sum), right)) return raised;
  return sum.release();
}
Own<Object> add_inplace(Runtime& rt, Object& left, Object& right) {
  if (!deque_extend(rt, deque_of(left), right)) return raised;
  return own(left);
}
Own<Object> times(Runtime& rt, Object& left, Object& right) {
  const bool on_left = is_deque(rt, left);
  Object& count = on_left ? right : left;
  if (!is_index(count)) return own(*rt.not_implemented);
  const auto number = index_value(rt, count, rt.types.overflow_error);
  if (!number) return raised;
  Ref<Object> copy = deque_copy(rt, deque_of(on_left ? left : right));
  if (!copy || !deque_repeat(rt, deque_of(*copy), *number)) return raised;
  return copy.release();
}
Own<Object> times_inplace(Runtime& rt, Object& left, Object& right) {
  if (!is_index(right)) return own(*rt.not_implemented);
  const auto number = index_value(rt, right, rt.types.overflow_error);
  if (!number || !deque_repeat(rt, deque_of(left), *number)) return raised;
  return own(left);
}

void dealloc(Runtime& rt, Object& object) {
  const std::size_t bytes = begin_dealloc<Deque>(rt, object);
  deque_clear(rt, deque_of(object));
  rt.free_object(object, CellKind::container, bytes);
}

Own<Object> make_iterator(Runtime& rt, Object& deque, ModuleType type) {
  Own<DequeIterator> made = allocate_empty<DequeIterator>(rt, type);
  if (!made) return raised;
  made->deque = static_cast<Deque*>(own(deque).get());
  made->changes = deque_of(deque).changes;
  return made;
}
Own<Object> iterate(Runtime& rt, Object& deque) {
  return make_iterator(rt, deque, ModuleType::deque_iterator);
}

void fill_deque(Slots& slots) {
  fill_life<Deque>(slots);
  slots.dealloc = dealloc;
  slots.construct = construct;
  slots.init = init;
  slots.repr = show;
  slots.hash = nullptr;
  slots.richcompare = compare_deques;
  slots.iter = iterate;
  slots.length = length;
  slots.getitem = getitem;
  slots.setitem = setitem;
  slots.contains = contains_item;
  slots.number.to_bool = is_true;
  slots.number.binary[static_cast<int>(BinaryOp::add)] = add;
  slots.number.binary[static_cast<int>(BinaryOp::multiply)] = times;
  slots.number.inplace[static_cast<int>(BinaryOp::add)] = add_inplace;
  slots.number.inplace[static_cast<int>(BinaryOp::multiply)] = times_inplace;
}

Own<Object> get_bound(Runtime& rt, Object& self) {
  if (deque_of(self).bound < 0) return own(*rt.none);
  return make_int(rt, deque_of(self).bound);
}
constexpr NativeProperty kProperties[] = {{"maxlen", get_bound}};

// ---- iterators ----

template <bool Reverse>
Own<Object> next(Runtime& rt, Object& object) {
  auto& self = static_cast<DequeIterator&>(object);
  Deque& deque = *self.deque;
  if (self.changes != deque.changes) {
    self.next = SIZE_MAX;
    return rt.raise(*rt.types.runtime_error, "deque mutated during iteration");
  }
  if (self.next >= deque.length) return {};
  const std::size_t i = self.next++;
  return own(*deque.place(Reverse ? deque.length - 1 - i : i));
}

Own<Object> length_hint_of(Runtime& rt, Object& object, Arguments) {
  auto& self = static_cast<DequeIterator&>(object);
  const std::size_t length = self.deque->length;
  return make_int(rt, self.next >= length ? 0 : static_cast<std::int64_t>(length - self.next));
}

template <ModuleType Which>
Own<Object> construct_iterator(Runtime& rt, Type&, Arguments arguments) {
  if (!check_count(rt, "deque_iterator", arguments, 1, 2)) return raised;
  if (!is_deque(rt, arguments[0]))
    return rt.raise(*rt.types.type_error, "argument 1 must be collections.deque, not %T",
                    arguments[0].type);
  Ref<Object> made = make_iterator(rt, arguments[0], Which);
  if (!made || arguments.count == 1) return made.release();
  const auto skip = to_index_int64(rt, arguments[1], rt.types.overflow_error);
  if (!skip) return raised;
  if (*skip > 0)
    static_cast<DequeIterator&>(*made).next =
        std::min(static_cast<std::size_t>(*skip), deque_of(arguments[0]).length);
  return made.release();
}

constexpr NativeMethod kIteratorMethods[] = {{"__length_hint__", length_hint_of, Takes::nothing}};

template <bool Reverse, ModuleType Which>
void fill_deque_iterator(Slots& slots) {
  fill_iterator<DequeIterator>(slots);
  slots.construct = construct_iterator<Which>;
  slots.next = next<Reverse>;
}

}  // namespace

const TypeSpec kDequeType = {
    .name = "deque",
    .basic_size = sizeof(Deque),
    .flags = kTypeBase,
    .fill = fill_deque,
    .methods = kDequeMethods,
    .properties = kProperties,
    .doc =
        "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for data "
        "accesses near its endpoints.",
    .module = "collections",
    .module_type = place_of(ModuleType::deque),
};
const TypeSpec kDequeIteratorType = {
    .name = "_deque_iterator",
    .basic_size = sizeof(DequeIterator),
    .fill = fill_deque_iterator<false, ModuleType::deque_iterator>,
    .methods = kIteratorMethods,
    .module = "_collections",
    .module_type = place_of(ModuleType::deque_iterator),
};
const TypeSpec kDequeReverseIteratorType = {
    .name = "_deque_reverse_iterator",
    .basic_size = sizeof(DequeIterator),
    .fill = fill_deque_iterator<true, ModuleType::deque_reverse_iterator>,
    .methods = kIteratorMethods,
    .module = "_collections",
    .module_type = place_of(ModuleType::deque_reverse_iterator),
};

}  // namespace vitro::vm
