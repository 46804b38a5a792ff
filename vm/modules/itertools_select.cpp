// itertools: iterators that pass on, change or drop the items of one iterable.
#include "objects/function.hpp"
#include "objects/iterators_builtin.hpp"
#include "objects/operations.hpp"
#include "vm/modules/itertools.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

// A function and an iterator: dropwhile, takewhile, filterfalse, starmap.
struct Applied : Object {
  Object* function;
  Object* iterator;
  bool decided;  // dropwhile: passes everything on; takewhile: has ended

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(function, "function");
    visitor.field(iterator, "iterator");
  }
};

Own<Object> construct_applied(Runtime& rt, Type& cls, Arguments arguments, const char* name,
                              ModuleType type) {
  if (!positional_arguments(rt, name, arguments, 2, 2)) return raised;
  Ref<Object> iterator = get_iterator(rt, arguments[1]);
  if (!iterator) return raised;
  Own<Applied> made = allocate_empty<Applied>(rt, cls, type);
  if (!made) return raised;
  made->function = own(arguments[0]).get();
  made->iterator = iterator.release().get();
  return made;
}

// Is function(item) true? Without a function: is the item?
Fallible<bool> accepts(Runtime& rt, Object& function, Object& item) {
  if (&function == rt.none || &function == rt.types.bool_) return truth(rt, item);
  const Ref<Object> answer = call(rt, function, {&item});
  if (!answer) return raised;
  return truth(rt, *answer);
}

Own<Object> drop_construct(Runtime& rt, Type& cls, Arguments arguments) {
  return construct_applied(rt, cls, arguments, "dropwhile", ModuleType::drop_while);
}
Own<Object> drop_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Applied&>(object);
  for (;;) {
    Ref<Object> item = next_item(rt, *self.iterator);
    if (!item || self.decided) return item.release();
    const Ref<Object> answer = call(rt, *self.function, {item.get()});
    if (!answer) return raised;
    const auto drop = truth(rt, *answer);
    if (!drop) return raised;
    if (*drop) continue;
    self.decided = true;
    return item.release();
  }
}

Own<Object> take_construct(Runtime& rt, Type& cls, Arguments arguments) {
  return construct_applied(rt, cls, arguments, "takewhile", ModuleType::take_while);
}
Own<Object> take_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Applied&>(object);
  if (self.decided) return {};
  Ref<Object> item = next_item(rt, *self.iterator);
  if (!item) return {};
  const Ref<Object> answer = call(rt, *self.function, {item.get()});
  if (!answer) return raised;
  const auto take = truth(rt, *answer);
  if (!take) return raised;
  if (*take) return item.release();
  self.decided = true;
  return {};
}

Own<Object> filter_construct(Runtime& rt, Type& cls, Arguments arguments) {
  return construct_applied(rt, cls, arguments, "filterfalse", ModuleType::filter_false);
}
Own<Object> filter_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Applied&>(object);
  for (;;) {
    Ref<Object> item = next_item(rt, *self.iterator);
    if (!item) return {};
    const auto drop = accepts(rt, *self.function, *item);
    if (!drop) return raised;
    if (!*drop) return item.release();
  }
}

Own<Object> star_construct(Runtime& rt, Type& cls, Arguments arguments) {
  return construct_applied(rt, cls, arguments, "starmap", ModuleType::star_map);
}
Own<Object> star_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Applied&>(object);
  const Ref<Object> item = next_item(rt, *self.iterator);
  if (!item) return {};
  const Ref<Tuple> row = tuple_from_iterable(rt, *item);
  if (!row) return raised;
  return call(rt, *self.function, Arguments{row->items(), row->length(), nullptr});
}

template <Own<Object> (*Construct)(Runtime&, Type&, Arguments), UnarySlot Next>
void fill_applied(Slots& slots) {
  fill_iterator<Applied>(slots);
  slots.construct = Construct;
  slots.next = Next;
}

// ---- accumulate ----

struct Accumulate : Object {
  Object* iterator;
  Object* function;  // null: addition
  Object* total;     // null: nothing yet
  Object* initial;   // null: none, or given out

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(iterator, "iterator");
    visitor.field(function, "function");
    visitor.field(total, "total");
    visitor.field(initial, "initial");
  }
};

Own<Object> accumulate_construct(Runtime& rt, Type& cls, Arguments arguments) {
  static constexpr const char* kNames[] = {"iterable", "func", "initial"};
  Object* given[3] = {};
  if (!unpack(rt, arguments, {"accumulate", kNames, 1, 0, 1}, given)) return raised;
  Ref<Object> iterator = get_iterator(rt, *given[0]);
  if (!iterator) return raised;
  Own<Accumulate> made = allocate_empty<Accumulate>(rt, cls, ModuleType::accumulate);
  if (!made) return raised;
  made->iterator = iterator.release().get();
  if (given[1] && given[1] != rt.none) made->function = own(*given[1]).get();
  if (given[2] && given[2] != rt.none) made->initial = own(*given[2]).get();
  return made;
}

Own<Object> accumulate_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Accumulate&>(object);
  if (self.initial) {
    self.total = std::exchange(self.initial, nullptr);
    return own(*self.total);
  }
  Ref<Object> item = next_item(rt, *self.iterator);
  if (!item) return {};
  if (!self.total) {
    self.total = own(*item).get();
    return item.release();
  }
  const Ref<Object> before = Ref<Object>::share(self.total);
  Ref<Object> total = self.function ? call(rt, *self.function, {before.get(), item.get()})
                                    : binary_operation(rt, BinaryOp::add, *before, *item);
  if (!total) return raised;
  set_field(self.total, own(*total));
  return total.release();
}

void fill_accumulate(Slots& slots) {
  fill_iterator<Accumulate>(slots);
  slots.construct = accumulate_construct;
  slots.next = accumulate_next;
}

// ---- compress ----

struct Compress : Object {
  Object* data;
  Object* selectors;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(data, "data");
    visitor.field(selectors, "selectors");
  }
};

Own<Object> compress_construct(Runtime& rt, Type& cls, Arguments arguments) {
  static constexpr const char* kNames[] = {"data", "selectors"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"compress", kNames, 2}, given)) return raised;
  Ref<Object> data = get_iterator(rt, *given[0]);
  if (!data) return raised;
  Ref<Object> selectors = get_iterator(rt, *given[1]);
  if (!selectors) return raised;
  Own<Compress> made = allocate_empty<Compress>(rt, cls, ModuleType::compress);
  if (!made) return raised;
  made->data = data.release().get();
  made->selectors = selectors.release().get();
  return made;
}

Own<Object> compress_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Compress&>(object);
  for (;;) {
    Ref<Object> item = next_item(rt, *self.data);
    if (!item) return {};
    const Ref<Object> selector = next_item(rt, *self.selectors);
    if (!selector) return {};
    const auto wanted = truth(rt, *selector);
    if (!wanted) return raised;
    if (*wanted) return item.release();
  }
}

void fill_compress(Slots& slots) {
  fill_iterator<Compress>(slots);
  slots.construct = compress_construct;
  slots.next = compress_next;
}

// ---- pairwise ----

struct Pairwise : Object {
  Object* iterator;
  Object* previous;
  Tuple* pair;  // given out last, used again when nobody kept it

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(iterator, "iterator");
    visitor.field(previous, "previous");
    visitor.field(pair, "pair");
  }
};

Own<Object> pairwise_construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (!positional_arguments(rt, "pairwise", arguments, 1, 1)) return raised;
  Ref<Object> iterator = get_iterator(rt, arguments[0]);
  if (!iterator) return raised;
  Own<Pairwise> made = allocate_empty<Pairwise>(rt, cls, ModuleType::pairwise);
  if (!made) return raised;
  made->iterator = iterator.release().get();
  return made;
}

Own<Object> pairwise_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Pairwise&>(object);
  if (!self.iterator) return {};
  const Ref<Object> iterator = Ref<Object>::share(self.iterator);
  const auto end = [&]() -> Own<Object> {
    if (!rt.pending()) set_field(self.iterator, Own<Object>());
    return {};
  };
  if (!self.previous) {
    const Own<Object> first = next_item(rt, *iterator);
    if (!first) return end();
    set_field(self.previous, first);
  }
  Ref<Object> left = Ref<Object>::share(self.previous);
  Ref<Object> right = next_item(rt, *iterator);
  if (!right) return end();
  set_field(self.previous, own(*right));
  Object* row[] = {left.release().get(), right.release().get()};
  Own<Object> pair = recycle_row(rt, self.pair, row, 2);
  if (!pair) release(*row[0]), release(*row[1]);
  return pair;
}

void fill_pairwise(Slots& slots) {
  fill_iterator<Pairwise>(slots);
  slots.construct = pairwise_construct;
  slots.next = pairwise_next;
}

}  // namespace

const TypeSpec kDropWhileType = {
    .name = "dropwhile",
    .basic_size = sizeof(Applied),
    .flags = kTypeBase,
    .fill = fill_applied<drop_construct, drop_next>,
    .module = "itertools",
    .module_type = place_of(ModuleType::drop_while),
};
const TypeSpec kTakeWhileType = {
    .name = "takewhile",
    .basic_size = sizeof(Applied),
    .flags = kTypeBase,
    .fill = fill_applied<take_construct, take_next>,
    .module = "itertools",
    .module_type = place_of(ModuleType::take_while),
};
const TypeSpec kFilterFalseType = {
    .name = "filterfalse",
    .basic_size = sizeof(Applied),
    .flags = kTypeBase,
    .fill = fill_applied<filter_construct, filter_next>,
    .module = "itertools",
    .module_type = place_of(ModuleType::filter_false),
};
const TypeSpec kStarMapType = {
    .name = "starmap",
    .basic_size = sizeof(Applied),
    .flags = kTypeBase,
    .fill = fill_applied<star_construct, star_next>,
    .module = "itertools",
    .module_type = place_of(ModuleType::star_map),
};
const TypeSpec kAccumulateType = {
    .name = "accumulate",
    .basic_size = sizeof(Accumulate),
    .flags = kTypeBase,
    .fill = fill_accumulate,
    .doc = "Return series of accumulated sums (or other binary function results).",
    .module = "itertools",
    .module_type = place_of(ModuleType::accumulate),
};
const TypeSpec kCompressType = {
    .name = "compress",
    .basic_size = sizeof(Compress),
    .flags = kTypeBase,
    .fill = fill_compress,
    .module = "itertools",
    .module_type = place_of(ModuleType::compress),
};
const TypeSpec kPairwiseType = {
    .name = "pairwise",
    .basic_size = sizeof(Pairwise),
    .flags = kTypeBase,
    .fill = fill_pairwise,
    .module = "itertools",
    .module_type = place_of(ModuleType::pairwise),
};

}  // namespace vitro::vm
