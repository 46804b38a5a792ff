// _collections: deque, defaultdict and the helpers of collections/__init__.py.
#include "vm/modules/collections.hpp"

#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/deque.hpp"

namespace vitro::vm {

namespace {

// Adds to mapping[item] for each item; what Counter.update() does.
Own<Object> count_elements(Runtime& rt, Object&, Arguments arguments) {
  Object& mapping = arguments[0];
  const Ref<Str> get = intern(rt, "get");
  const Ref<Int> zero = make_int(rt, 0), one = make_int(rt, 1);
  if (!get) return raised;
  // A plain dict, and a subclass that looks values up as dict does, need no calls.
  Object* getter = lookup_in_type(*mapping.type, *get);
  Object* setter = lookup_in_type(*mapping.type, *rt.names.setitem);
  const bool plain = is_dict(mapping) && getter == lookup_in_type(*rt.types.dict, *get) &&
                     setter == lookup_in_type(*rt.types.dict, *rt.names.setitem);
  const Status status = for_each_item(rt, arguments[1], [&](Object& item) {
    Ref<Object> before;
    if (plain) {
      const DictLookup found = dict_get(rt, static_cast<Dict&>(mapping), item);
      if (!found.ok) return false;
      before = Ref<Object>::share(found.value ? *found.value : *zero);
    } else {
      before = call_method(rt, mapping, *get, {&item, zero.get()});
      if (!before) return false;
    }
    const Ref<Object> after = binary_operation(rt, BinaryOp::add, *before, *one);
    if (!after) return false;
    if (plain) return bool(dict_set(rt, static_cast<Dict&>(mapping), item, *after));
    return bool(set_item(rt, mapping, item, after.get()));
  });
  if (!status) return raised;
  return own(*rt.none);
}

// ---- _tuplegetter: the attribute of a named tuple ----

struct TupleGetter : Object {
  std::int64_t index;
  Object* doc;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(doc, "__doc__");
  }
};

Own<Object> getter_construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (!positional_arguments(rt, "_tuplegetter", arguments, 2, 2)) return raised;
  const auto index = to_index_int64(rt, arguments[0], rt.types.overflow_error);
  if (!index) return raised;
  Own<TupleGetter> made = allocate_empty<TupleGetter>(rt, cls, ModuleType::tuple_getter);
  if (!made) return raised;
  made->index = *index;
  made->doc = own(arguments[1]).get();
  return made;
}

Own<Object> getter_get(Runtime& rt, Object& object, Object* instance, Type*) {
  auto& self = static_cast<TupleGetter&>(object);
  if (!instance || instance == rt.none) return own(object);
  if (!is_tuple(*instance))
    return rt.raise(*rt.types.type_error,
                    "descriptor for index '%ld' for tuple subclasses doesn't apply to '%T' object",
                    self.index, instance->type);
  auto& tuple = static_cast<Tuple&>(*instance);
  if (self.index < 0 || self.index >= static_cast<std::int64_t>(tuple.length()))
    return rt.raise(*rt.types.index_error, "tuple index out of range");
  return own(tuple[static_cast<std::size_t>(self.index)]);
}

Status getter_set(Runtime& rt, Object&, Object&, Object* value) {
  return rt.raise(*rt.types.attribute_error,
                  value ? "can't set attribute" : "can't delete attribute");
}

Own<Object> getter_repr(Runtime& rt, Object& object) {
  auto& self = static_cast<TupleGetter&>(object);
  return format_message(rt, "%S(%ld, %R)", object.type->name, self.index, self.doc);
}

Own<Object> getter_reduce(Runtime& rt, Object& object, Arguments) {
  auto& self = static_cast<TupleGetter&>(object);
  const Ref<Int> index = make_int(rt, self.index);
  if (!index) return raised;
  const Ref<Tuple> arguments = make_tuple(rt, {index.get(), self.doc});
  if (!arguments) return raised;
  return make_tuple(rt, {object.type, arguments.get()});
}

Own<Object> getter_doc(Runtime&, Object& object) {
  return own(*static_cast<TupleGetter&>(object).doc);
}
Status getter_set_doc(Runtime& rt, Object& object, Object* value) {
  set_field(static_cast<TupleGetter&>(object).doc, own(value ? *value : *rt.none));
  return ok;
}

constexpr NativeMethod kGetterMethods[] = {{"__reduce__", getter_reduce, Takes::nothing}};
constexpr NativeProperty kGetterProperties[] = {{"__doc__", getter_doc, getter_set_doc}};

void fill_getter(Slots& slots) {
  fill_life<TupleGetter>(slots);
  slots.construct = getter_construct;
  slots.repr = getter_repr;
  slots.descr_get = getter_get;
  slots.descr_set = getter_set;
}

constexpr TypeSpec kTupleGetterType = {
    .name = "_tuplegetter",
    .basic_size = sizeof(TupleGetter),
    .fill = fill_getter,
    .methods = kGetterMethods,
    .properties = kGetterProperties,
    .module = "_collections",
    .module_type = place_of(ModuleType::tuple_getter),
};

constexpr NativeMethod kFunctions[] = {
    {"_count_elements", count_elements, Takes::positional, 2, 2, Binding::function},
};
constexpr const TypeSpec* kTypes[] = {&kDequeType, &kDefaultDictType, &kDequeIteratorType,
                                      &kDequeReverseIteratorType, &kTupleGetterType};

}  // namespace

const NativeModule kCollectionsModule = {
    .name = "_collections",
    .functions = kFunctions,
    .types = kTypes,
    .doc =
        "High performance data structures.\n- deque:        ordered collection accessible from "
        "endpoints only\n- defaultdict:  dict subclass with a default value factory\n",
};

}  // namespace vitro::vm
