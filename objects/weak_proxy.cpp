// weakref.proxy: an object that stands for another one without holding it. Every operation is done
// to that other object, which is held meanwhile.
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/weak_reference.hpp"

namespace vitro {

namespace {

bool is_proxy(const Runtime& rt, const Object& object) {
  return object.type == rt.types.weak_proxy || object.type == rt.types.callable_weak_proxy;
}

// The object that `operand` stands for, or itself. ReferenceError.
Ref<Object> unwrap(Runtime& rt, Object& operand) {
  if (!is_proxy(rt, operand)) return Ref<Object>::share(operand);
  Object* referent = referent_of(static_cast<WeakReference&>(operand));
  if (referent) return Ref<Object>::share(*referent);
  rt.raise(*rt.types.reference_error, "weakly-referenced object no longer exists");
  return {};
}

template <Own<Object> (*Operation)(Runtime&, Object&)>
Own<Object> unary(Runtime& rt, Object& self) {
  const Ref<Object> object = unwrap(rt, self);
  if (!object) return raised;
  return Operation(rt, *object);
}

template <int Op>
Own<Object> binary(Runtime& rt, Object& left, Object& right) {
  const Ref<Object> first = unwrap(rt, left);
  if (!first) return raised;
  const Ref<Object> second = unwrap(rt, right);
  if (!second) return raised;
  return binary_operation(rt, static_cast<BinaryOp>(Op), *first, *second);
}

template <int Op>
Own<Object> inplace(Runtime& rt, Object& left, Object& right) {
  const Ref<Object> first = unwrap(rt, left);
  if (!first) return raised;
  const Ref<Object> second = unwrap(rt, right);
  if (!second) return raised;
  return inplace_operation(rt, static_cast<BinaryOp>(Op), *first, *second);
}

Own<Object> to_text(Runtime& rt, Object& object) { return str_of(rt, object); }

Own<Object> proxy_repr(Runtime& rt, Object& self) {
  const Ref<Object> referent = Ref<Object>::share(referent_of(static_cast<WeakReference&>(self)));
  Object& shown = referent ? *referent : *rt.none;
  return format_message(rt, "<weakproxy at %p to %T at %p>", &self, shown.type, &shown);
}

Own<Object> proxy_call(Runtime& rt, Object& self, Arguments arguments) {
  const Ref<Object> object = unwrap(rt, self);
  if (!object) return raised;
  return call(rt, *object, arguments);
}

Own<Object> proxy_getattribute(Runtime& rt, Object& self, Str& name) {
  const Ref<Object> object = unwrap(rt, self);
  if (!object) return raised;
  return get_attribute(rt, *object, name);
}

Status proxy_setattribute(Runtime& rt, Object& self, Str& name, Object* value) {
  const Ref<Object> object = unwrap(rt, self);
  if (!object) return raised;
  return set_attribute(rt, *object, name, value);
}

Own<Object> proxy_compare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  const Ref<Object> first = unwrap(rt, left);
  if (!first) return raised;
  const Ref<Object> second = unwrap(rt, right);
  if (!second) return raised;
  return compare(rt, *first, *second, op);
}

Own<Object> proxy_next(Runtime& rt, Object& self) {
  const Ref<Object> object = unwrap(rt, self);
  if (!object) return raised;
  if (!object->type->slots.next)
    return rt.raise(*rt.types.type_error, "Weakref proxy referenced a non-iterator '%T' object",
                    object->type);
  return object->type->slots.next(rt, *object);
}

Fallible<bool> proxy_truth(Runtime& rt, Object& self) {
  const Ref<Object> object = unwrap(rt, self);
  if (!object) return raised;
  return truth(rt, *object);
}

Fallible<std::int64_t> proxy_length(Runtime& rt, Object& self) {
  const Ref<Object> object = unwrap(rt, self);
  if (!object) return raised;
  return length(rt, *object);
}

Own<Object> proxy_getitem(Runtime& rt, Object& self, Object& key) {
  const Ref<Object> object = unwrap(rt, self);
  if (!object) return raised;
  const Ref<Object> index = unwrap(rt, key);
  if (!index) return raised;
  return get_item(rt, *object, *index);
}

Status proxy_setitem(Runtime& rt, Object& self, Object& key, Object* value) {
  const Ref<Object> object = unwrap(rt, self);
  if (!object) return raised;
  return set_item(rt, *object, key, value);
}

Fallible<bool> proxy_contains(Runtime& rt, Object& self, Object& item) {
  const Ref<Object> object = unwrap(rt, self);
  if (!object) return raised;
  return contains(rt, *object, item);
}

Own<Object> to_int_of(Runtime& rt, Object& object) { return call(rt, *rt.types.int_, {&object}); }
Own<Object> to_float_of(Runtime& rt, Object& object) {
  return call(rt, *rt.types.float_, {&object});
}
Own<Object> to_index_of(Runtime& rt, Object& object) { return to_index(rt, object); }

template <int... Ops>
void fill_binary(Slots& slots, std::integer_sequence<int, Ops...>) {
  ((slots.number.binary[Ops] = binary<Ops>), ...);
  ((slots.number.inplace[Ops] = inplace<Ops>), ...);
}

void fill(Slots& slots) {
  slots.dealloc = dealloc_weak_reference;
  slots.visit = visit_as<WeakReference>;
  slots.repr = proxy_repr;
  slots.str = unary<to_text>;
  slots.getattribute = proxy_getattribute;
  slots.setattribute = proxy_setattribute;
  slots.richcompare = proxy_compare;
  slots.iter = unary<get_iterator>;
  slots.next = proxy_next;
  slots.length = proxy_length;
  slots.getitem = proxy_getitem;
  slots.setitem = proxy_setitem;
  slots.contains = proxy_contains;
  fill_binary(slots, std::make_integer_sequence<int, kBinaryOpCount>());
  slots.number.negative = unary<negative>;
  slots.number.positive = unary<positive>;
  slots.number.invert = unary<invert>;
  slots.number.absolute = unary<absolute>;
  slots.number.to_int = unary<to_int_of>;
  slots.number.to_float = unary<to_float_of>;
  slots.number.index = unary<to_index_of>;
  slots.number.to_bool = proxy_truth;
}

void fill_callable(Slots& slots) {
  fill(slots);
  slots.call = proxy_call;
}

Own<Object> proxy_bytes(Runtime& rt, Object& self, Arguments) {
  const Ref<Object> object = unwrap(rt, self);
  if (!object) return raised;
  return call(rt, *rt.types.bytes, {object.get()});
}

Own<Object> proxy_reversed(Runtime& rt, Object& self, Arguments) {
  const Ref<Object> object = unwrap(rt, self);
  if (!object) return raised;
  return call(rt, *rt.types.reversed, {object.get()});
}

constexpr NativeMethod kMethods[] = {
    {"__bytes__", proxy_bytes, Takes::nothing},
    {"__reversed__", proxy_reversed, Takes::nothing},
};

}  // namespace

const TypeSpec kWeakProxyType = {.name = "ProxyType",
                                 .type = &Types::weak_proxy,
                                 .basic_size = sizeof(WeakReference),
                                 .fill = fill,
                                 .methods = kMethods,
                                 .module = "weakref"};
const TypeSpec kCallableWeakProxyType = {.name = "CallableProxyType",
                                         .type = &Types::callable_weak_proxy,
                                         .basic_size = sizeof(WeakReference),
                                         .fill = fill_callable,
                                         .methods = kMethods,
                                         .module = "weakref"};

}  // namespace vitro
