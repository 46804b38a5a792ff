// itertools: groupby and tee.
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/modules/itertools.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

// ---- groupby ----

struct GroupBy : Object {
  Object* iterator;
  Object* key_function;  // null: the item is its own key
  Object* target_key;    // of the group being given out
  Object* key;           // of `item`
  Object* item;          // taken from the iterator, not yet given out
  Object* group;         // borrowed: the only group that may still advance

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(iterator, "iterator");
    visitor.field(key_function, "key function");
    visitor.field(target_key, "target key");
    visitor.field(key, "key");
    visitor.field(item, "item");
  }
};

struct Grouper : Object {
  GroupBy* parent;
  Object* target_key;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(parent, "parent");
    visitor.field(target_key, "target key");
  }
};

Own<Object> groupby_construct(Runtime& rt, Type& cls, Arguments arguments) {
  static constexpr const char* kNames[] = {"iterable", "key"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"groupby", kNames, 1}, given)) return raised;
  Ref<Object> iterator = get_iterator(rt, *given[0]);
  if (!iterator) return raised;
  Own<GroupBy> made = allocate_empty<GroupBy>(rt, cls, ModuleType::group_by);
  if (!made) return raised;
  made->iterator = iterator.release().get();
  if (given[1] && given[1] != rt.none) made->key_function = own(*given[1]).get();
  return made;
}

// Takes the next item and its key. Empty with nothing pending: exhausted.
bool step(Runtime& rt, GroupBy& self) {
  Ref<Object> item = next_item(rt, *self.iterator);
  if (!item) return false;
  Ref<Object> key = self.key_function ? call(rt, *self.key_function, {item.get()}) : own(*item);
  if (!key) return false;
  set_field(self.item, item.release());
  set_field(self.key, key.release());
  return true;
}

Own<Object> groupby_next(Runtime& rt, Object& object) {
  auto& self = static_cast<GroupBy&>(object);
  self.group = nullptr;
  for (;;) {
    if (self.key) {
      if (!self.target_key) break;
      const Ref<Object> target = Ref<Object>::share(self.target_key),
                        key = Ref<Object>::share(self.key);
      const auto same = equal(rt, *target, *key);
      if (!same) return raised;
      if (!*same) break;
    }
    if (!step(rt, self)) return {};
  }
  set_field(self.target_key, own(*self.key));
  Ref<Grouper> group = allocate_empty<Grouper>(rt, ModuleType::grouper);
  if (!group) return raised;
  group->parent = own(self).get();
  group->target_key = own(*self.target_key).get();
  self.group = group.get();
  const Ref<Object> key = Ref<Object>::share(self.key);
  return make_tuple(rt, {key.get(), group.get()});
}

Own<Object> grouper_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Grouper&>(object);
  GroupBy& parent = *self.parent;
  if (parent.group != &self) return {};
  if (!parent.item && !step(rt, parent)) return {};
  const Ref<Object> key = Ref<Object>::share(parent.key);
  const auto same = equal(rt, *self.target_key, *key);
  if (!same) return raised;
  if (!*same) return {};
  return Own<Object>(std::exchange(parent.item, nullptr));
}

void grouper_dealloc(Runtime& rt, Object& object) {
  auto& self = static_cast<Grouper&>(object);
  if (self.parent && self.parent->group == &self) self.parent->group = nullptr;
  dealloc_by_edges<Grouper>(rt, object);
}

Own<Object> grouper_construct(Runtime& rt, Type&, Arguments arguments) {
  if (!positional_arguments(rt, "_grouper", arguments, 2, 2)) return raised;
  if (!is_module_type(rt, arguments[0], ModuleType::group_by))
    return rt.raise(*rt.types.type_error, "_grouper() argument 1 must be itertools.groupby, not %T",
                    arguments[0].type);
  Own<Grouper> made = allocate_empty<Grouper>(rt, ModuleType::grouper);
  if (!made) return raised;
  made->parent = static_cast<GroupBy*>(own(arguments[0]).get());
  made->target_key = own(arguments[1]).get();
  made->parent->group = made.get();
  return made;
}

void fill_groupby(Slots& slots) {
  fill_iterator<GroupBy>(slots);
  slots.construct = groupby_construct;
  slots.next = groupby_next;
}
void fill_grouper(Slots& slots) {
  fill_iterator<Grouper>(slots);
  slots.dealloc = grouper_dealloc;
  slots.construct = grouper_construct;
  slots.next = grouper_next;
}

// ---- tee: a linked list of items that all branches walk along; who is last frees it ----

struct TeeLink : Object {
  Object* iterator;  // null once the item has been taken
  Object* item;      // null: not taken yet
  TeeLink* next;     // set with the item
  bool taking;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(iterator, "iterator");
    visitor.field(item, "item");
    visitor.field(next, "next");
  }
};

struct Tee : Object {
  TeeLink* link;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(link, "link");
  }
};

Own<TeeLink> make_link(Runtime& rt, Object& iterator) {
  Own<TeeLink> link = allocate_empty<TeeLink>(rt, ModuleType::tee_link);
  if (link) link->iterator = own(iterator).get();
  return link;
}

Own<Object> make_tee(Runtime& rt, TeeLink& link) {
  Own<Tee> tee = allocate_empty<Tee>(rt, ModuleType::tee);
  if (!tee) return raised;
  tee->link = own(link).get();
  return tee;
}

// A branch over any iterable; a branch of a branch shares its list.
Own<Object> tee_over(Runtime& rt, Object& iterable) {
  const Ref<Object> iterator = get_iterator(rt, iterable);
  if (!iterator) return raised;
  if (is_module_type(rt, *iterator, ModuleType::tee))
    return make_tee(rt, *static_cast<Tee&>(*iterator).link);
  const Ref<TeeLink> link = make_link(rt, *iterator);
  if (!link) return raised;
  return make_tee(rt, *link);
}

Own<Object> tee_construct(Runtime& rt, Type&, Arguments arguments) {
  if (!positional_arguments(rt, "_tee", arguments, 1, 1)) return raised;
  return tee_over(rt, arguments[0]);
}

Own<Object> tee_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Tee&>(object);
  const Ref<TeeLink> link = Ref<TeeLink>::share(self.link);
  if (!link->item) {
    if (link->taking) return rt.raise(*rt.types.runtime_error, "cannot re-enter the tee iterator");
    const Ref<Object> iterator = Ref<Object>::share(link->iterator);
    Ref<TeeLink> next = make_link(rt, *iterator);
    if (!next) return raised;
    link->taking = true;
    Own<Object> item = next_item(rt, *iterator);
    link->taking = false;
    if (!item) return {};
    link->item = item.get();
    link->next = next.release().get();
    set_field(link->iterator, Own<Object>());
  }
  Ref<Object> item = Ref<Object>::share(link->item);
  if (self.link == link.get()) set_field(self.link, own(*link->next));
  return item.release();
}

Own<Object> tee_copy(Runtime& rt, Object& object, Arguments) {
  return make_tee(rt, *static_cast<Tee&>(object).link);
}

constexpr NativeMethod kTeeMethods[] = {{"__copy__", tee_copy, Takes::nothing}};

void fill_tee(Slots& slots) {
  fill_iterator<Tee>(slots);
  slots.construct = tee_construct;
  slots.next = tee_next;
}
void fill_link(Slots& slots) {
  fill_life<TeeLink>(slots);
  slots.construct = nullptr;
}

}  // namespace

Own<Object> itertools_tee(Runtime& rt, Object&, Arguments arguments) {
  std::int64_t count = 2;
  if (arguments.count > 1) {
    const auto given = size_argument(rt, arguments[1]);
    if (!given) return raised;
    count = *given;
  }
  if (count < 0) return rt.raise(*rt.types.value_error, "n must be >= 0");
  if (count == 0) return own(static_cast<Object&>(*rt.empty_tuple));
  const Ref<Object> first = tee_over(rt, arguments[0]);
  if (!first) return raised;
  Ref<Tuple> branches = new_tuple(rt, static_cast<std::size_t>(count));
  if (!branches) return raised;
  for (std::int64_t i = 0; i < count; ++i) branches->items()[i] = own(*rt.none).get();
  branches->items()[0] = own(*first).get();
  for (std::int64_t i = 1; i < count; ++i) {
    const Own<Object> branch = make_tee(rt, *static_cast<Tee&>(*first).link);
    if (!branch) return raised;
    set_field(branches->items()[i], branch);
  }
  return branches.release();
}

const TypeSpec kGroupByType = {
    .name = "groupby",
    .basic_size = sizeof(GroupBy),
    .flags = kTypeBase,
    .fill = fill_groupby,
    .module = "itertools",
    .module_type = place_of(ModuleType::group_by),
};
const TypeSpec kGrouperType = {
    .name = "_grouper",
    .basic_size = sizeof(Grouper),
    .fill = fill_grouper,
    .module = "itertools",
    .module_type = place_of(ModuleType::grouper),
};
const TypeSpec kTeeType = {
    .name = "_tee",
    .basic_size = sizeof(Tee),
    .flags = kTypeWeakly,
    .fill = fill_tee,
    .methods = kTeeMethods,
    .doc = "Iterator wrapped to make it copyable.",
    .module = "itertools",
    .module_type = place_of(ModuleType::tee),
};
const TypeSpec kTeeLinkType = {
    .name = "_tee_dataobject",
    .basic_size = sizeof(TeeLink),
    .fill = fill_link,
    .module = "itertools",
    .module_type = place_of(ModuleType::tee_link),
};

}  // namespace vitro::vm
