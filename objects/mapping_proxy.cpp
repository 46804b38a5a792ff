#include "objects/mapping_proxy.hpp"

#include "objects/arguments.hpp"
#include "objects/function.hpp"
#include "objects/generic_alias.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"

namespace vitro {

namespace {

Object& mapping_of(Object& proxy) { return *static_cast<MappingProxy&>(proxy).mapping; }

void dealloc(Runtime& rt, Object& object) {
  release(mapping_of(object));
  rt.free_object(object, CellKind::container, sizeof(MappingProxy));
}

Own<Object> construct(Runtime& rt, Type&, Arguments arguments) {
  static constexpr const char* kNames[] = {"mapping"};
  Object* mapping = nullptr;
  if (!unpack(rt, arguments, {.function = "mappingproxy", .names = kNames, .required = 1},
              &mapping))
    return raised;
  if (!mapping->type->slots.getitem || (mapping->type->flags & (kTypeList | kTypeTuple)))
    return rt.raise(*rt.types.type_error, "mappingproxy() argument must be a mapping, not %T",
                    mapping->type);
  return make_mapping_proxy(rt, *mapping);
}

Own<Object> repr_slot(Runtime& rt, Object& self) {
  return format_message(rt, "mappingproxy(%R)", &mapping_of(self));
}
Own<Object> str_slot(Runtime& rt, Object& self) { return str_of(rt, mapping_of(self)); }
Own<Object> iter(Runtime& rt, Object& self) { return get_iterator(rt, mapping_of(self)); }
Fallible<std::int64_t> length_slot(Runtime& rt, Object& self) {
  return length(rt, mapping_of(self));
}
Own<Object> getitem(Runtime& rt, Object& self, Object& key) {
  return get_item(rt, mapping_of(self), key);
}
Fallible<bool> contains_slot(Runtime& rt, Object& self, Object& key) {
  return contains(rt, mapping_of(self), key);
}
Own<Object> richcompare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  return compare(rt, mapping_of(left), right, op);
}

Object& unwrapped(Runtime& rt, Object& object) {
  return object.type == rt.types.mapping_proxy ? mapping_of(object) : object;
}

Own<Object> either(Runtime& rt, Object& left, Object& right) {
  return binary_operation(rt, BinaryOp::bit_or, unwrapped(rt, left), unwrapped(rt, right));
}

Own<Object> refuse_update(Runtime& rt, Object& self, Object&) {
  return rt.raise(*rt.types.type_error, "'|=' is not supported by %T; use '|' instead", self.type);
}

Own<Object> forward(Runtime& rt, Object& self, const char* method) {
  const Ref<Str> name = intern(rt, method);
  if (!name) return raised;
  return call_method(rt, mapping_of(self), *name);
}

Own<Object> get(Runtime& rt, Object& self, Arguments arguments) {
  const Ref<Str> name = intern(rt, "get");
  if (!name) return raised;
  Object& fallback = arguments.count > 1 ? arguments[1] : *rt.none;
  return call_method(rt, mapping_of(self), *name, {&arguments[0], &fallback});
}
Own<Object> keys(Runtime& rt, Object& self, Arguments) { return forward(rt, self, "keys"); }
Own<Object> values(Runtime& rt, Object& self, Arguments) { return forward(rt, self, "values"); }
Own<Object> items(Runtime& rt, Object& self, Arguments) { return forward(rt, self, "items"); }
Own<Object> copy(Runtime& rt, Object& self, Arguments) { return forward(rt, self, "copy"); }
Own<Object> reversed(Runtime& rt, Object& self, Arguments) {
  return forward(rt, self, "__reversed__");
}

constexpr NativeMethod kMethods[] = {
    kClassGetitem,
    {"get", get, Takes::positional, 1, 2},
    {"keys", keys, Takes::nothing},
    {"values", values, Takes::nothing},
    {"items", items, Takes::nothing},
    {"copy", copy, Takes::nothing},
    {"__reversed__", reversed, Takes::nothing},
};

void fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<MappingProxy>;
  slots.construct = construct;
  slots.repr = repr_slot;
  slots.str = str_slot;
  slots.iter = iter;
  slots.length = length_slot;
  slots.getitem = getitem;
  slots.contains = contains_slot;
  slots.richcompare = richcompare;
  slots.number.binary[static_cast<int>(BinaryOp::bit_or)] = either;
  slots.number.inplace[static_cast<int>(BinaryOp::bit_or)] = refuse_update;
}

}  // namespace

const TypeSpec kMappingProxyType = {
    .name = "mappingproxy",
    .type = &Types::mapping_proxy,
    .basic_size = sizeof(MappingProxy),
    .fill = fill,
    .methods = kMethods,
    .doc = "A view of a mapping through which it cannot be changed."};

Own<Object> make_mapping_proxy(Runtime& rt, Object& mapping) {
  const Own<MappingProxy> proxy = rt.allocate<MappingProxy>(*rt.types.mapping_proxy);
  if (!proxy) return raised;
  proxy->mapping = own(mapping).get();
  return proxy;
}

}  // namespace vitro
