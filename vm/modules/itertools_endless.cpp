// itertools: count, cycle, repeat.
#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "vm/modules/itertools.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

// ---- count ----

struct Count : Object {
  Object* current;
  Object* step;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(current, "current");
    visitor.field(step, "step");
  }
};

bool is_number(const Object& object) {
  const auto& number = object.type->slots.number;
  return number.index || number.to_int || number.to_float || is_int(object) || is_float(object);
}

Own<Object> count_construct(Runtime& rt, Type& cls, Arguments arguments) {
  static constexpr const char* kNames[] = {"start", "step"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"count", kNames, 0}, given)) return raised;
  for (Object* number : given)
    if (number && !is_number(*number))
      return rt.raise(*rt.types.type_error, "a number is required");
  Ref<Object> start = given[0] ? own(*given[0]) : Own<Object>(make_int(rt, 0));
  Ref<Object> step = given[1] ? own(*given[1]) : Own<Object>(make_int(rt, 1));
  Own<Count> made = allocate_empty<Count>(rt, cls, ModuleType::count);
  if (!made) return raised;
  made->current = start.release().get();
  made->step = step.release().get();
  return made;
}

Own<Object> count_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Count&>(object);
  Ref<Object> current = Ref<Object>::share(self.current);
  const Ref<Object> step = Ref<Object>::share(self.step);
  Own<Object> next = binary_operation(rt, BinaryOp::add, *current, *step);
  if (!next) return raised;
  set_field(self.current, next);
  return current.release();
}

bool is_one(Runtime& rt, const Object& object) {
  return object.type == rt.types.int_ && static_cast<const Int&>(object).compact() &&
         static_cast<const Int&>(object).value == 1;
}

Own<Object> count_repr(Runtime& rt, Object& object) {
  auto& self = static_cast<Count&>(object);
  if (is_one(rt, *self.step)) return format_message(rt, "%S(%R)", object.type->name, self.current);
  return format_message(rt, "%S(%R, %R)", object.type->name, self.current, self.step);
}

Own<Object> count_reduce(Runtime& rt, Object& object, Arguments) {
  auto& self = static_cast<Count&>(object);
  const Ref<Tuple> arguments = is_one(rt, *self.step) ? make_tuple(rt, {self.current})
                                                      : make_tuple(rt, {self.current, self.step});
  if (!arguments) return raised;
  return make_tuple(rt, {object.type, arguments.get()});
}

constexpr NativeMethod kCountMethods[] = {{"__reduce__", count_reduce, Takes::nothing}};

void fill_count(Slots& slots) {
  fill_iterator<Count>(slots);
  slots.construct = count_construct;
  slots.next = count_next;
  slots.repr = count_repr;
}

// ---- cycle ----

struct Cycle : Object {
  Object* iterator;  // null: exhausted, its items repeat
  List* seen;
  std::size_t position;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(iterator, "iterator");
    visitor.field(seen, "seen");
  }
};

Own<Object> cycle_construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (!positional_arguments(rt, "cycle", arguments, 1, 1)) return raised;
  Ref<Object> iterator = get_iterator(rt, arguments[0]);
  if (!iterator) return raised;
  Ref<List> seen = new_list(rt);
  if (!seen) return raised;
  Own<Cycle> made = allocate_empty<Cycle>(rt, cls, ModuleType::cycle);
  if (!made) return raised;
  made->iterator = iterator.release().get();
  made->seen = seen.release().get();
  return made;
}

Own<Object> cycle_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Cycle&>(object);
  if (self.iterator) {
    const Ref<Object> iterator = Ref<Object>::share(self.iterator);
    Ref<Object> item = next_item(rt, *iterator);
    if (item) {
      if (!list_append(rt, *self.seen, own(*item))) return raised;
      return item.release();
    }
    if (rt.pending()) return raised;
    set_field(self.iterator, Own<Object>());
  }
  if (self.seen->length == 0) return {};
  if (self.position >= self.seen->length) self.position = 0;
  return own(*self.seen->items[self.position++]);
}

void fill_cycle(Slots& slots) {
  fill_iterator<Cycle>(slots);
  slots.construct = cycle_construct;
  slots.next = cycle_next;
}

// ---- repeat ----

struct Repeat : Object {
  Object* item;
  std::int64_t left;  // -1: for ever

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(item, "item");
  }
};

Own<Object> repeat_construct(Runtime& rt, Type& cls, Arguments arguments) {
  static constexpr const char* kNames[] = {"object", "times"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"repeat", kNames, 1}, given)) return raised;
  std::int64_t left = -1;
  if (given[1]) {
    const auto times = size_argument(rt, *given[1]);
    if (!times) return raised;
    left = *times < 0 ? 0 : *times;
  }
  Own<Repeat> made = allocate_empty<Repeat>(rt, cls, ModuleType::repeat);
  if (!made) return raised;
  made->item = own(*given[0]).get();
  made->left = left;
  return made;
}

Own<Object> repeat_next(Runtime&, Object& object) {
  auto& self = static_cast<Repeat&>(object);
  if (self.left == 0) return {};
  if (self.left > 0) --self.left;
  return own(*self.item);
}

Own<Object> repeat_repr(Runtime& rt, Object& object) {
  auto& self = static_cast<Repeat&>(object);
  if (self.left < 0) return format_message(rt, "%S(%R)", object.type->name, self.item);
  return format_message(rt, "%S(%R, %ld)", object.type->name, self.item, self.left);
}

Own<Object> repeat_length(Runtime& rt, Object& object, Arguments) {
  auto& self = static_cast<Repeat&>(object);
  if (self.left < 0) return rt.raise(*rt.types.type_error, "len() of unsized object");
  return make_int(rt, self.left);
}

Own<Object> repeat_reduce(Runtime& rt, Object& object, Arguments) {
  auto& self = static_cast<Repeat&>(object);
  const Ref<Int> left = make_int(rt, self.left);
  if (!left) return raised;
  const Ref<Tuple> arguments =
      self.left < 0 ? make_tuple(rt, {self.item}) : make_tuple(rt, {self.item, left.get()});
  if (!arguments) return raised;
  return make_tuple(rt, {object.type, arguments.get()});
}

constexpr NativeMethod kRepeatMethods[] = {
    {"__length_hint__", repeat_length, Takes::nothing},
    {"__reduce__", repeat_reduce, Takes::nothing},
};

void fill_repeat(Slots& slots) {
  fill_iterator<Repeat>(slots);
  slots.construct = repeat_construct;
  slots.next = repeat_next;
  slots.repr = repeat_repr;
}

}  // namespace

const TypeSpec kCountType = {
    .name = "count",
    .basic_size = sizeof(Count),
    .flags = kTypeBase,
    .fill = fill_count,
    .methods = kCountMethods,
    .doc = "Return a count object whose .__next__() method returns consecutive values.",
    .module = "itertools",
    .module_type = place_of(ModuleType::count),
};
const TypeSpec kCycleType = {
    .name = "cycle",
    .basic_size = sizeof(Cycle),
    .flags = kTypeBase,
    .fill = fill_cycle,
    .doc =
        "Return elements from the iterable until it is exhausted. Then repeat the sequence "
        "indefinitely.",
    .module = "itertools",
    .module_type = place_of(ModuleType::cycle),
};
const TypeSpec kRepeatType = {
    .name = "repeat",
    .basic_size = sizeof(Repeat),
    .flags = kTypeBase,
    .fill = fill_repeat,
    .methods = kRepeatMethods,
    .module = "itertools",
    .module_type = place_of(ModuleType::repeat),
};

}  // namespace vitro::vm
