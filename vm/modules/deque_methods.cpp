// The methods of collections.deque.
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/imports/attributes.hpp"
#include "vm/modules/deque.hpp"

namespace vitro::vm {

namespace {

Own<Object> none(Runtime& rt) { return own(*rt.none); }

Own<Object> append(Runtime& rt, Object& self, Arguments arguments) {
  if (!deque_append(rt, deque_of(self), own(arguments[0]))) return raised;
  return none(rt);
}
Own<Object> append_left(Runtime& rt, Object& self, Arguments arguments) {
  if (!deque_append_left(rt, deque_of(self), own(arguments[0]))) return raised;
  return none(rt);
}
Own<Object> clear(Runtime& rt, Object& self, Arguments) {
  deque_clear(rt, deque_of(self));
  return none(rt);
}
Own<Object> copy(Runtime& rt, Object& self, Arguments) { return deque_copy(rt, deque_of(self)); }

Own<Object> count(Runtime& rt, Object& object, Arguments arguments) {
  auto& self = deque_of(object);
  std::int64_t found = 0;
  const std::uint64_t changes = self.changes;
  for (std::size_t i = 0; i < self.length; ++i) {
    const Ref<Object> item = Ref<Object>::share(self.place(i));
    const auto same = equal(rt, *item, arguments[0]);
    if (!same) return raised;
    if (self.changes != changes)
      return rt.raise(*rt.types.runtime_error, "deque mutated during iteration");
    found += *same;
  }
  return make_int(rt, found);
}

Own<Object> extend(Runtime& rt, Object& self, Arguments arguments) {
  if (!deque_extend(rt, deque_of(self), arguments[0])) return raised;
  return none(rt);
}
Own<Object> extend_left(Runtime& rt, Object& object, Arguments arguments) {
  auto& self = deque_of(object);
  Ref<Object> source = Ref<Object>::share(arguments[0]);
  if (source.get() == &object) source = tuple_from_iterable(rt, *source);
  if (!source) return raised;
  const Status status = for_each_item(
      rt, *source, [&](Object& item) { return bool(deque_append_left(rt, self, own(item))); });
  if (!status) return raised;
  return none(rt);
}

Own<Object> index(Runtime& rt, Object& object, Arguments arguments) {
  auto& self = deque_of(object);
  std::size_t from = 0, to = self.length;
  if (arguments.count > 1) {
    const auto start = search_bound(rt, arguments[1], self.length);
    if (!start) return raised;
    from = *start;
  }
  if (arguments.count > 2) {
    const auto stop = search_bound(rt, arguments[2], self.length);
    if (!stop) return raised;
    to = *stop;
  }
  const auto found = deque_find(rt, self, arguments[0], from, to);
  if (!found) return raised;
  if (*found >= 0) return make_int(rt, *found);
  return rt.raise(*rt.types.value_error, "%R is not in deque", &arguments[0]);
}

Own<Object> insert(Runtime& rt, Object& object, Arguments arguments) {
  auto& self = deque_of(object);
  const auto position = to_index_int64(rt, arguments[0], rt.types.overflow_error);
  if (!position) return raised;
  const auto length = static_cast<std::int64_t>(self.length);
  if (self.bound == length)
    return rt.raise(*rt.types.index_error, "deque already at its maximum size");
  std::int64_t at = *position < 0 ? *position + length : *position;
  at = at < 0 ? 0 : at > length ? length : at;
  if (!deque_append(rt, self, own(arguments[1]))) return raised;
  Object* item = self.place(self.length - 1);
  for (auto i = self.length - 1; i > static_cast<std::size_t>(at); --i)
    self.place(i) = self.place(i - 1);
  self.place(static_cast<std::size_t>(at)) = item;
  return none(rt);
}

Own<Object> pop(Runtime& rt, Object& object, Arguments) {
  if (deque_of(object).length == 0)
    return rt.raise(*rt.types.index_error, "pop from an empty deque");
  return deque_take(deque_of(object));
}
Own<Object> pop_left(Runtime& rt, Object& object, Arguments) {
  if (deque_of(object).length == 0)
    return rt.raise(*rt.types.index_error, "pop from an empty deque");
  return deque_take_left(deque_of(object));
}

Own<Object> remove(Runtime& rt, Object& object, Arguments arguments) {
  auto& self = deque_of(object);
  const std::uint64_t changes = self.changes;
  for (std::size_t i = 0; i < self.length; ++i) {
    const Ref<Object> item = Ref<Object>::share(self.place(i));
    const auto same = equal(rt, *item, arguments[0]);
    if (!same) return raised;
    if (self.changes != changes)
      return rt.raise(*rt.types.index_error, "deque mutated during iteration");
    if (!*same) continue;
    deque_remove_at(self, i);
    return none(rt);
  }
  return rt.raise(*rt.types.value_error, "%R is not in deque", &arguments[0]);
}

Own<Object> reverse(Runtime& rt, Object& object, Arguments) {
  auto& self = deque_of(object);
  if (self.length > 1) ++self.changes;
  for (std::size_t i = 0; i < self.length / 2; ++i)
    std::swap(self.place(i), self.place(self.length - 1 - i));
  return none(rt);
}

Own<Object> rotate(Runtime& rt, Object& object, Arguments arguments) {
  std::int64_t steps = 1;
  if (arguments.count) {
    const auto given = to_index_int64(rt, arguments[0], rt.types.overflow_error);
    if (!given) return raised;
    steps = *given;
  }
  deque_rotate(deque_of(object), steps);
  return none(rt);
}

Own<Object> reversed_iterator(Runtime& rt, Object& object, Arguments) {
  Own<DequeIterator> made = allocate_empty<DequeIterator>(rt, ModuleType::deque_reverse_iterator);
  if (!made) return raised;
  made->deque = static_cast<Deque*>(own(object).get());
  made->changes = deque_of(object).changes;
  return made;
}

// (type, arguments, attributes, iterator)
Own<Object> reduce(Runtime& rt, Object& object, Arguments) {
  auto& self = deque_of(object);
  const Ref<Object> iterator = get_iterator(rt, object);
  if (!iterator) return raised;
  Ref<Object> state = Ref<Object>::share(rt.none);
  if (has_flag(object, kTypeShaped) && shape_of(rt, object).count > 0) {
    state = shaped_dict(rt, object);
    if (!state) return raised;
  }
  Ref<Tuple> arguments = own(*rt.empty_tuple);
  if (self.bound >= 0) {
    const Ref<Int> bound = make_int(rt, self.bound);
    if (!bound) return raised;
    arguments = make_tuple(rt, {rt.empty_tuple, bound.get()});
    if (!arguments) return raised;
  }
  return make_tuple(rt, {object.type, arguments.get(), state.get(), iterator.get()});
}

}  // namespace

const NativeMethod kDequeMethods[17] = {
    {"append", append, Takes::one},
    {"appendleft", append_left, Takes::one},
    {"clear", clear, Takes::nothing},
    {"copy", copy, Takes::nothing},
    {"__copy__", copy, Takes::nothing},
    {"count", count, Takes::one},
    {"extend", extend, Takes::one},
    {"extendleft", extend_left, Takes::one},
    {"index", index, Takes::positional, 1, 3},
    {"insert", insert, Takes::positional, 2, 2},
    {"pop", pop, Takes::nothing},
    {"popleft", pop_left, Takes::nothing},
    {"__reduce__", reduce, Takes::nothing},
    {"remove", remove, Takes::one},
    {"__reversed__", reversed_iterator, Takes::nothing},
    {"reverse", reverse, Takes::nothing},
    {"rotate", rotate, Takes::positional, 0, 1},
};

}  // namespace vitro::vm
