// collections.defaultdict: a dict that makes the values it lacks.
#include "objects/function.hpp"
#include "objects/operations.hpp"
#include "vm/modules/collections.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

struct DefaultDict : Dict {
  Object* factory;  // null: None

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    Dict::visit_edges(visitor);
    visitor.field(factory, "default_factory");
  }
};

DefaultDict& default_dict_of(Object& object) { return static_cast<DefaultDict&>(object); }

Own<Object> construct(Runtime& rt, Type& cls, Arguments) {
  return allocate_empty<DefaultDict>(rt, cls, ModuleType::default_dict);
}

Status init(Runtime& rt, Object& object, Arguments arguments) {
  Arguments rest = arguments;
  Object* factory = nullptr;
  if (arguments.count > 0) {
    factory = &arguments[0];
    if (factory != rt.none && !is_callable(*factory))
      return rt.raise(*rt.types.type_error, "first argument must be callable or None");
    if (factory == rt.none) factory = nullptr;
    rest = arguments.without_first();
  }
  set_field(default_dict_of(object).factory, factory ? own(*factory) : Own<Object>());
  return rt.types.dict->slots.init(rt, object, rest);
}

void dealloc(Runtime& rt, Object& object) {
  const std::size_t bytes = begin_dealloc<DefaultDict>(rt, object);
  auto& self = default_dict_of(object);
  dict_clear(rt, self);
  release(self.factory);
  rt.free_object(object, CellKind::container, bytes);
}

Own<Object> show(Runtime& rt, Object& object) {
  const Ref<Object> factory = Ref<Object>::share(default_dict_of(object).factory);
  const Ref<Object> contents = rt.types.dict->slots.repr(rt, object);
  if (!contents) return raised;
  Ref<Str> shown;
  if (!factory) {
    shown = make_str(rt, "None");
  } else {
    const ReprGuard guard(rt, *factory);
    shown = guard.again() ? make_str(rt, "...") : repr(rt, *factory);
  }
  if (!shown) return raised;
  return format_message(rt, "%S(%S, %S)", object.type->name, shown.get(),
                        static_cast<Str*>(contents.get()));
}

Own<Object> missing(Runtime& rt, Object& object, Arguments arguments) {
  const Ref<Object> factory = Ref<Object>::share(default_dict_of(object).factory);
  if (!factory) return rt.raise_with_args(*rt.types.key_error, {&arguments[0]});
  Ref<Object> value = call(rt, *factory);
  if (!value || !set_item(rt, object, arguments[0], value.get())) return raised;
  return value.release();
}

Own<Object> copy(Runtime& rt, Object& object, Arguments) {
  Object* factory = default_dict_of(object).factory;
  const Ref<Object> held = Ref<Object>::share(factory ? *factory : *rt.none);
  return call(rt, *object.type, {held.get(), &object});
}

Own<Object> reduce(Runtime& rt, Object& object, Arguments) {
  Object* factory = default_dict_of(object).factory;
  const Ref<Tuple> arguments = factory ? make_tuple(rt, {factory}) : own(*rt.empty_tuple);
  if (!arguments) return raised;
  const Ref<Object> items = call_method(rt, object, *rt.names.items);
  if (!items) return raised;
  const Ref<Object> iterator = get_iterator(rt, *items);
  if (!iterator) return raised;
  return make_tuple(rt, {object.type, arguments.get(), rt.none, rt.none, iterator.get()});
}

// A new defaultdict with the left one's factory.
Own<Object> merge(Runtime& rt, Object& left, Object& right) {
  if (!is_dict(left) || !is_dict(right)) return own(*rt.not_implemented);
  Type& type = module_type(rt, ModuleType::default_dict);
  const bool on_left = is_instance(left, type);
  Object& self = on_left ? left : right;
  Object* factory = default_dict_of(self).factory;
  const Ref<Object> held = Ref<Object>::share(factory ? *factory : *rt.none);
  Ref<Object> merged = call(rt, *self.type, {held.get(), &left});
  if (!merged) return raised;
  if (!is_dict(*merged) || !dict_update(rt, static_cast<Dict&>(*merged), right)) return raised;
  return merged.release();
}

Own<Object> get_factory(Runtime& rt, Object& object) {
  Object* factory = default_dict_of(object).factory;
  return own(factory ? *factory : *rt.none);
}
Status set_factory(Runtime& rt, Object& object, Object* value) {
  set_field(default_dict_of(object).factory,
            value && value != rt.none ? own(*value) : Own<Object>());
  return ok;
}

constexpr NativeMethod kMethods[] = {
    {"__missing__", missing, Takes::one},
    {"copy", copy, Takes::nothing},
    {"__copy__", copy, Takes::nothing},
    {"__reduce__", reduce, Takes::nothing},
};
constexpr NativeProperty kProperties[] = {{"default_factory", get_factory, set_factory}};

void fill(Slots& slots) {
  fill_life<DefaultDict>(slots);
  slots.dealloc = dealloc;
  slots.construct = construct;
  slots.init = init;
  slots.repr = show;
  slots.number.binary[static_cast<int>(BinaryOp::bit_or)] = merge;
}

}  // namespace

const TypeSpec kDefaultDictType = {
    .name = "defaultdict",
    .base = &Types::dict,
    .basic_size = sizeof(DefaultDict),
    .flags = kTypeBase,
    .fill = fill,
    .methods = kMethods,
    .properties = kProperties,
    .doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory",
    .module = "collections",
    .module_type = place_of(ModuleType::default_dict),
};

}  // namespace vitro::vm
