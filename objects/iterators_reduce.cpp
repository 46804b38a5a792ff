// __reduce__ of iterators and the like: a callable, its arguments and perhaps a state, which make
// an object that goes on where this one stands.
#include "objects/iterators_reduce.hpp"

#include <algorithm>

#include "objects/built_in.hpp"
#include "objects/dict.hpp"
#include "objects/function.hpp"
#include "objects/instance.hpp"
#include "objects/iterators_builtin.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "objects/set.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {
namespace {

// The built-in function of that name, as the program sees it.
Own<Object> builtin_named(Runtime& rt, std::string_view name) {
  const Ref<Str> key = intern(rt, name);
  if (!key) return raised;
  Object* function = rt.builtins ? dict_get_str(*rt.builtins, *key) : nullptr;
  if (!function) return rt.raise(*rt.types.attribute_error, "%S", key.get());
  return own(*function);
}

// (function, (argument,)) or (function, (argument,), state)
Own<Object> recipe(Runtime& rt, std::string_view function_name, Own<Object> argument,
                   Own<Object> state = {}) {
  const Ref<Object> given = argument, kept = state;
  if (!given) return raised;
  const Ref<Object> function = builtin_named(rt, function_name);
  const Ref<Object> arguments = make_tuple(rt, {given.get()});
  if (!function || !arguments) return raised;
  if (kept) return make_tuple(rt, {function.get(), arguments.get(), kept.get()});
  return make_tuple(rt, {function.get(), arguments.get()});
}

Own<Object> class_recipe(Runtime& rt, Object& self, Own<Object> arguments_tuple,
                         Own<Object> state = {}) {
  const Ref<Object> arguments = arguments_tuple, kept = state;
  if (!arguments) return raised;
  if (kept) return make_tuple(rt, {self.type, arguments.get(), kept.get()});
  return make_tuple(rt, {self.type, arguments.get()});
}

Own<Object> number(Runtime& rt, std::int64_t value) { return make_int(rt, value); }

}  // namespace

// ---- sequences ----

Own<Object> reduce_sequence_iterator(Runtime& rt, Object& self, Arguments) {
  auto& iterator = static_cast<SequenceIterator&>(self);
  if (iterator.sequence) {
    Own<Object> position = number(rt, static_cast<std::int64_t>(iterator.position));
    if (!position) return raised;
    return recipe(rt, "iter", own(*iterator.sequence), position);
  }
  if (self.type == rt.types.list_iterator) return recipe(rt, "iter", new_list(rt));
  if (self.type == rt.types.str_iterator) return recipe(rt, "iter", own(*rt.empty_str));
  return recipe(rt, "iter", own(*rt.empty_tuple));
}

Own<Object> set_sequence_iterator_state(Runtime& rt, Object& self, Arguments arguments) {
  const auto position = size_argument(rt, arguments[0]);
  if (!position) return raised;
  auto& iterator = static_cast<SequenceIterator&>(self);
  if (!iterator.sequence) return own(*rt.none);
  std::int64_t last = INT64_MAX;
  if (self.type != rt.types.sequence_iterator) {
    const auto whole = length(rt, *iterator.sequence);
    if (!whole) return raised;
    last = *whole;
  }
  iterator.position = static_cast<std::size_t>(std::clamp<std::int64_t>(*position, 0, last));
  return own(*rt.none);
}

// ---- dicts and sets: what is left, in a list ----

Own<Object> reduce_dict_iterator(Runtime& rt, Object& self, Arguments) {
  auto& iterator = static_cast<DictIterator&>(self);
  Ref<List> left = new_list(rt);
  if (!left) return raised;
  if (iterator.dict) {
    Own<DictIterator> copy = rt.allocate<DictIterator>(*self.type);
    if (!copy) return raised;
    copy->dict = own(*iterator.dict).get();
    copy->length = iterator.length;
    copy->position = iterator.position;
    copy->remaining = iterator.remaining;
    const Ref<Object> held = copy;
    if (!list_extend(rt, *left, *held)) return raised;
  }
  return recipe(rt, "iter", left.release());
}

Own<Object> reduce_set_iterator(Runtime& rt, Object& self, Arguments) {
  auto& iterator = static_cast<SetIterator&>(self);
  Ref<List> left = new_list(rt);
  if (!left) return raised;
  if (iterator.set) {
    Own<SetIterator> copy = rt.allocate<SetIterator>(*self.type);
    if (!copy) return raised;
    copy->set = own(*iterator.set).get();
    copy->length = iterator.length;
    copy->position = iterator.position;
    copy->remaining = iterator.remaining;
    const Ref<Object> held = copy;
    if (!list_extend(rt, *left, *held)) return raised;
  }
  return recipe(rt, "iter", left.release());
}

Own<Object> reduce_set(Runtime& rt, Object& self, Arguments) {
  Ref<List> items = new_list(rt);
  if (!items || !list_extend(rt, *items, self)) return raised;
  const Ref<Object> arguments = make_tuple(rt, {items.get()});
  if (!arguments) return raised;
  Object* state = rt.none;
  if (has_flag(self, kTypeShaped)) {
    state = instance_dict(rt, self);
    if (!state) return raised;
  }
  return make_tuple(rt, {self.type, arguments.get(), state});
}

// ---- ranges and slices ----

Own<Object> reduce_range_iterator(Runtime& rt, Object& self, Arguments) {
  const auto& iterator = static_cast<RangeIterator&>(self);
  const auto stop =
      static_cast<std::int64_t>(static_cast<std::uint64_t>(iterator.next) +
                                static_cast<std::uint64_t>(iterator.step) * iterator.remaining);
  Own<Object> zero = number(rt, 0);
  if (!zero) return raised;
  return recipe(rt, "iter", make_range(rt, iterator.next, stop, iterator.step), zero);
}

Own<Object> set_range_iterator_state(Runtime& rt, Object& self, Arguments arguments) {
  const auto position = size_argument(rt, arguments[0]);
  if (!position) return raised;
  auto& iterator = static_cast<RangeIterator&>(self);
  const std::uint64_t steps =
      *position < 0 ? 0 : std::min(static_cast<std::uint64_t>(*position), iterator.remaining);
  iterator.remaining -= steps;
  iterator.next = static_cast<std::int64_t>(static_cast<std::uint64_t>(iterator.next) +
                                            static_cast<std::uint64_t>(iterator.step) * steps);
  return own(*rt.none);
}

Own<Object> reduce_long_range_iterator(Runtime& rt, Object& self, Arguments) {
  const auto& iterator = static_cast<LongRangeIterator&>(self);
  const Ref<Object> way =
      binary_operation(rt, BinaryOp::multiply, *iterator.step, *iterator.remaining);
  if (!way) return raised;
  const Ref<Object> stop = binary_operation(rt, BinaryOp::add, *iterator.next, *way);
  if (!stop) return raised;
  const Ref<Object> range = call(rt, *rt.types.range, {iterator.next, stop.get(), iterator.step});
  if (!range) return raised;
  Own<Object> zero = number(rt, 0);
  if (!zero) return raised;
  return recipe(rt, "iter", own(*range), zero);
}

Own<Object> reduce_range(Runtime& rt, Object& self, Arguments) {
  const auto& range = static_cast<Range&>(self);
  return class_recipe(rt, self, make_tuple(rt, {range.start, range.stop, range.step}));
}

Own<Object> reduce_slice(Runtime& rt, Object& self, Arguments) {
  const auto& slice = static_cast<Slice&>(self);
  return class_recipe(rt, self, make_tuple(rt, {slice.start, slice.stop, slice.step}));
}

// ---- the iterators that are built-in classes ----

Own<Object> reduce_callable_iterator(Runtime& rt, Object& self, Arguments) {
  const auto& iterator = static_cast<CallableIterator&>(self);
  if (!iterator.callee || !iterator.sentinel) return recipe(rt, "iter", own(*rt.empty_tuple));
  const Ref<Object> function = builtin_named(rt, "iter");
  const Ref<Object> arguments = make_tuple(rt, {iterator.callee, iterator.sentinel});
  if (!function || !arguments) return raised;
  return make_tuple(rt, {function.get(), arguments.get()});
}

Own<Object> reduce_enumerate(Runtime& rt, Object& self, Arguments) {
  const auto& iterator = static_cast<Enumerate&>(self);
  return class_recipe(rt, self, make_tuple(rt, {iterator.iterator, iterator.count}));
}

Own<Object> reduce_zip(Runtime& rt, Object& self, Arguments) {
  const auto& iterator = static_cast<Zip&>(self);
  return class_recipe(rt, self, own<Object>(*iterator.iterators),
                      iterator.strict ? own(*rt.true_) : Own<Object>());
}

Own<Object> set_zip_state(Runtime& rt, Object& self, Arguments arguments) {
  const auto strict = truth(rt, arguments[0]);
  if (!strict) return raised;
  static_cast<Zip&>(self).strict = *strict;
  return own(*rt.none);
}

Own<Object> reduce_map(Runtime& rt, Object& self, Arguments) {
  const auto& iterator = static_cast<Map&>(self);
  const std::uint32_t count = iterator.iterators->length();
  const Own<Tuple> arguments = new_tuple(rt, count + 1);
  if (!arguments) return raised;
  arguments->items()[0] = own(*iterator.function).get();
  for (std::uint32_t i = 0; i < count; ++i)
    arguments->items()[i + 1] = own((*iterator.iterators)[i]).get();
  return class_recipe(rt, self, arguments);
}

Own<Object> reduce_filter(Runtime& rt, Object& self, Arguments) {
  const auto& iterator = static_cast<Filter&>(self);
  Object* function = iterator.function ? iterator.function : rt.none;
  return class_recipe(rt, self, make_tuple(rt, {function, iterator.iterator}));
}

Own<Object> reduce_reversed(Runtime& rt, Object& self, Arguments) {
  auto& iterator = static_cast<Reversed&>(self);
  switch (iterator.kind) {
    case ReversedKind::list: {
      if (!iterator.sequence) return recipe(rt, "iter", new_list(rt));
      Own<Object> position = number(rt, iterator.next);
      if (!position) return raised;
      return recipe(rt, "reversed", own(*iterator.sequence), position);
    }
    case ReversedKind::sequence: {
      if (!iterator.sequence) return class_recipe(rt, self, make_tuple(rt, {rt.empty_tuple}));
      Own<Object> position = number(rt, iterator.next);
      if (!position) return raised;
      return class_recipe(rt, self, make_tuple(rt, {iterator.sequence}), position);
    }
    default: break;
  }
  Ref<List> left = new_list(rt);
  if (!left) return raised;
  if (iterator.sequence) {
    Own<Reversed> copy = rt.allocate<Reversed>(*rt.types.reversed);
    if (!copy) return raised;
    copy->sequence = own(*iterator.sequence).get();
    copy->next = iterator.next;
    copy->length = iterator.length;
    copy->kind = iterator.kind;
    const Ref<Object> held = copy;
    if (!list_extend(rt, *left, *held)) return raised;
  }
  return recipe(rt, "iter", left.release());
}

Own<Object> set_reversed_state(Runtime& rt, Object& self, Arguments arguments) {
  const auto position = size_argument(rt, arguments[0]);
  if (!position) return raised;
  auto& iterator = static_cast<Reversed&>(self);
  const bool sequence =
      iterator.kind == ReversedKind::list || iterator.kind == ReversedKind::sequence;
  if (!iterator.sequence || !sequence) return own(*rt.none);
  const auto whole = length(rt, *iterator.sequence);
  if (!whole) return raised;
  iterator.next = std::clamp<std::int64_t>(*position, -1, *whole - 1);
  return own(*rt.none);
}

}  // namespace vitro
