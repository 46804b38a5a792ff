// Native functions as objects: builtin_function_or_method, the descriptors in the dicts of built-in
// types, and slot wrappers.
#include "objects/native.hpp"

#include "objects/arguments.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/module.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/slot_table.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

// "list.append" for methods, "len" and "math.sin" for functions: how CPython names a callee in
// messages.
Own<Str> callee_name(Runtime& rt, const NativeMethod& method, const Object& self,
                     const Type* owner) {
  if (owner) return format_message(rt, "%S.%s", owner->qualname, method.name);
  const auto* module = self.type == rt.types.module ? static_cast<const Module*>(&self) : nullptr;
  if (module && module->name != rt.names.builtins_word)
    return format_message(rt, "%S.%s", module->name, method.name);
  return make_str(rt, method.name);
}

Raised wrong_count(Runtime& rt, const NativeMethod& method, const Object& self, const Type* owner,
                   std::uint32_t given) {
  Ref<Str> name = callee_name(rt, method, self, owner);
  if (!name) return raised;
  const char* takes = method.takes == Takes::nothing ? "no arguments" : "exactly one argument";
  return rt.raise(*rt.types.type_error, "%S() takes %s (%d given)", name.get(), takes,
                  static_cast<int>(given));
}

Own<Object> no_keywords_for(Runtime& rt, const NativeMethod& method, const Object& self,
                            const Type* owner) {
  Ref<Str> name = callee_name(rt, method, self, owner);
  if (!name) return raised;
  return rt.raise(*rt.types.type_error, "%S() takes no keyword arguments", name.get());
}

}  // namespace

Own<Object> call_native(Runtime& rt, const NativeMethod& method, Object& self, const Type* owner,
                        Arguments arguments) {
  if (method.takes == Takes::anything) return method.function(rt, self, arguments);
  if (arguments.keyword_names && arguments.keyword_names->length() > 0)
    return no_keywords_for(rt, method, self, owner);
  switch (method.takes) {
    case Takes::nothing:
      if (arguments.count != 0) return wrong_count(rt, method, self, owner, arguments.count);
      break;
    case Takes::one:
      if (arguments.count != 1) return wrong_count(rt, method, self, owner, arguments.count);
      break;
    default:
      if (!check_count(rt, method.name, arguments, method.min, method.max)) return raised;
      break;
  }
  return method.function(rt, self, arguments);
}

Own<Object> make_native_callable(Runtime& rt, const NativeMethod& method, Object* self,
                                 Type* owner) {
  Own<NativeCallable> callable = rt.allocate<NativeCallable>(*rt.types.native_callable);
  if (!callable) return raised;
  callable->method = &method;
  callable->self = self;
  callable->owner = owner;
  retain(self);
  retain(static_cast<Object*>(owner));
  return callable;
}

namespace {

// ---- builtin_function_or_method ----

void dealloc_callable(Runtime& rt, Object& object) {
  auto& callable = static_cast<NativeCallable&>(object);
  release(callable.self);
  release(static_cast<Object*>(callable.owner));
  rt.free_object(object, CellKind::container, sizeof(NativeCallable));
}

// The class whose method it shows itself as: that of the object it is bound to, or the class that
// it is bound to. Null: a function.
const Type* shown_owner(const NativeCallable& callable) {
  if (!callable.owner || !callable.self) return callable.owner;
  return is_type(*callable.self) ? static_cast<const Type*>(callable.self) : callable.self->type;
}

Own<Object> call_callable(Runtime& rt, Object& object, Arguments arguments) {
  auto& callable = static_cast<NativeCallable&>(object);
  Object& self = callable.self ? *callable.self : *rt.none;
  return call_native(rt, *callable.method, self, shown_owner(callable), arguments);
}

Own<Object> callable_repr(Runtime& rt, Object& object) {
  auto& callable = static_cast<NativeCallable&>(object);
  if (!callable.self || callable.self->type == rt.types.module)
    return format_message(rt, "<built-in function %s>", callable.method->name);
  return format_message(rt, "<built-in method %s of %T object at %p>", callable.method->name,
                        callable.self->type, static_cast<void*>(callable.self));
}

Own<Object> callable_name(Runtime& rt, Object& object) {
  return make_str(rt, static_cast<NativeCallable&>(object).method->name);
}

Own<Object> callable_qualname(Runtime& rt, Object& object) {
  auto& callable = static_cast<NativeCallable&>(object);
  const Type* owner = shown_owner(callable);
  if (!owner) return callable_name(rt, object);
  return format_message(rt, "%S.%s", owner->qualname, callable.method->name);
}

Own<Object> callable_self(Runtime& rt, Object& object) {
  Object* self = static_cast<NativeCallable&>(object).self;
  return own(self ? *self : *rt.none);
}

Own<Object> callable_module(Runtime& rt, Object& object) {
  auto& callable = static_cast<NativeCallable&>(object);
  if (callable.self && callable.self->type == rt.types.module)
    return own(static_cast<Object&>(*static_cast<Module*>(callable.self)->name));
  return own(*rt.none);
}

Own<Object> no_doc(Runtime& rt, Object&) { return own(*rt.none); }

Own<Object> callable_compare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (left.type != right.type || (op != CompareOp::eq && op != CompareOp::ne))
    return own(*rt.not_implemented);
  auto& a = static_cast<NativeCallable&>(left);
  auto& b = static_cast<NativeCallable&>(right);
  return make_bool(rt, (a.self == b.self && a.method == b.method) == (op == CompareOp::eq));
}

Fallible<std::int64_t> callable_hash(Runtime&, Object& object) {
  auto& callable = static_cast<NativeCallable&>(object);
  const auto bits = reinterpret_cast<std::uintptr_t>(callable.self) * 31 +
                    reinterpret_cast<std::uintptr_t>(callable.method);
  return static_cast<std::int64_t>(bits >> 4);
}

Own<Object> callable_reduce(Runtime& rt, Object& object, Arguments) {
  auto& callable = static_cast<NativeCallable&>(object);
  if (!callable.owner || !callable.self) return callable_qualname(rt, object);
  const Ref<Str> word = intern(rt, "getattr");
  if (!word) return raised;
  Object* getter = dict_get_str(*rt.builtins, *word);
  const Ref<Str> name = make_str(rt, callable.method->name);
  if (!getter || !name) return raised;
  const Ref<Tuple> parts = make_tuple(rt, {callable.self, name.get()});
  if (!parts) return raised;
  return make_tuple(rt, {getter, parts.get()});
}

constexpr NativeMethod kCallableMethods[] = {{"__reduce__", callable_reduce, Takes::nothing}};

constexpr NativeProperty kCallableProperties[] = {
    {"__name__", callable_name}, {"__qualname__", callable_qualname},
    {"__self__", callable_self}, {"__module__", callable_module},
    {"__doc__", no_doc},
};

void fill_callable(Slots& slots) {
  slots.dealloc = dealloc_callable;
  slots.visit = visit_as<NativeCallable>;
  slots.call = call_callable;
  slots.repr = callable_repr;
  slots.richcompare = callable_compare;
  slots.hash = callable_hash;
}

// ---- method_descriptor, classmethod_descriptor ----

void dealloc_descriptor(Runtime& rt, Object& object) {
  release(static_cast<Object*>(static_cast<NativeDescriptor&>(object).owner));
  rt.free_object(object, CellKind::container, sizeof(NativeDescriptor));
}

Own<Object> call_descriptor(Runtime& rt, Object& object, Arguments arguments) {
  auto& descriptor = static_cast<NativeDescriptor&>(object);
  if (arguments.count == 0)
    return rt.raise(*rt.types.type_error, "unbound method %S.%s() needs an argument",
                    descriptor.owner->qualname, descriptor.method->name);
  if (!is_instance(arguments[0], *descriptor.owner))
    return rt.raise(*rt.types.type_error,
                    "descriptor '%s' for '%T' objects doesn't apply to a '%T' object",
                    descriptor.method->name, descriptor.owner, arguments[0].type);
  return call_native(rt, *descriptor.method, arguments[0], descriptor.owner,
                     arguments.without_first());
}

Own<Object> bind_descriptor(Runtime& rt, Object& object, Object* instance, Type*) {
  auto& descriptor = static_cast<NativeDescriptor&>(object);
  if (!instance) return own(object);
  if (!is_instance(*instance, *descriptor.owner))
    return rt.raise(*rt.types.type_error,
                    "descriptor '%s' for '%T' objects doesn't apply to a '%T' object",
                    descriptor.method->name, descriptor.owner, instance->type);
  return make_native_callable(rt, *descriptor.method, instance, descriptor.owner);
}

Own<Object> bind_class_method(Runtime& rt, Object& object, Object* instance, Type* owner) {
  auto& descriptor = static_cast<NativeDescriptor&>(object);
  return make_native_callable(rt, *descriptor.method, owner ? owner : instance->type,
                              descriptor.owner);
}

Own<Object> descriptor_repr(Runtime& rt, Object& object) {
  auto& descriptor = static_cast<NativeDescriptor&>(object);
  return format_message(rt, "<method '%s' of '%T' objects>", descriptor.method->name,
                        descriptor.owner);
}

Own<Object> descriptor_name(Runtime& rt, Object& object) {
  return make_str(rt, static_cast<NativeDescriptor&>(object).method->name);
}
Own<Object> descriptor_qualname(Runtime& rt, Object& object) {
  auto& descriptor = static_cast<NativeDescriptor&>(object);
  return format_message(rt, "%S.%s", descriptor.owner->qualname, descriptor.method->name);
}
Own<Object> descriptor_owner(Runtime&, Object& object) {
  return own(static_cast<Object&>(*static_cast<NativeDescriptor&>(object).owner));
}

constexpr NativeProperty kDescriptorProperties[] = {
    {"__name__", descriptor_name, nullptr, true},
    {"__qualname__", descriptor_qualname},
    {"__objclass__", descriptor_owner, nullptr, true},
    {"__doc__", no_doc},
};

void fill_descriptor(Slots& slots) {
  slots.dealloc = dealloc_descriptor;
  slots.visit = visit_as<NativeDescriptor>;
  slots.call = call_descriptor;
  slots.descr_get = bind_descriptor;
  slots.repr = descriptor_repr;
}

void fill_class_method_descriptor(Slots& slots) {
  fill_descriptor(slots);
  slots.descr_get = bind_class_method;
}

// ---- getset_descriptor ----

void dealloc_property(Runtime& rt, Object& object) {
  release(static_cast<Object*>(static_cast<PropertyDescriptor&>(object).owner));
  rt.free_object(object, CellKind::container, sizeof(PropertyDescriptor));
}

Own<Object> get_property(Runtime& rt, Object& object, Object* instance, Type*) {
  auto& descriptor = static_cast<PropertyDescriptor&>(object);
  if (!instance) return own(object);
  if (!is_instance(*instance, *descriptor.owner))
    return rt.raise(*rt.types.type_error,
                    "descriptor '%s' for '%T' objects doesn't apply to a '%T' object",
                    descriptor.property->name, descriptor.owner, instance->type);
  return descriptor.property->get(rt, *instance);
}

Status set_property(Runtime& rt, Object& object, Object& instance, Object* value) {
  auto& descriptor = static_cast<PropertyDescriptor&>(object);
  if (!is_instance(instance, *descriptor.owner))
    return rt.raise(*rt.types.type_error,
                    "descriptor '%s' for '%T' objects doesn't apply to a '%T' object",
                    descriptor.property->name, descriptor.owner, instance.type);
  if (!descriptor.property->set)
    return rt.raise(*rt.types.attribute_error, "attribute '%s' of '%T' objects is not writable",
                    descriptor.property->name, descriptor.owner);
  return descriptor.property->set(rt, instance, value);
}

Own<Object> property_repr(Runtime& rt, Object& object) {
  auto& descriptor = static_cast<PropertyDescriptor&>(object);
  return format_message(rt, "<attribute '%s' of '%T' objects>", descriptor.property->name,
                        descriptor.owner);
}
Own<Object> property_name(Runtime& rt, Object& object) {
  return make_str(rt, static_cast<PropertyDescriptor&>(object).property->name);
}
Own<Object> property_owner(Runtime&, Object& object) {
  return own(static_cast<Object&>(*static_cast<PropertyDescriptor&>(object).owner));
}

Own<Object> property_qualname(Runtime& rt, Object& object) {
  auto& descriptor = static_cast<PropertyDescriptor&>(object);
  return format_message(rt, "%S.%s", descriptor.owner->qualname, descriptor.property->name);
}

constexpr NativeProperty kPropertyProperties[] = {
    {"__name__", property_name, nullptr, true},
    {"__qualname__", property_qualname},
    {"__objclass__", property_owner, nullptr, true},
    {"__doc__", no_doc},
};

void fill_property(Slots& slots) {
  slots.dealloc = dealloc_property;
  slots.visit = visit_as<PropertyDescriptor>;
  slots.descr_get = get_property;
  slots.descr_set = set_property;
  slots.repr = property_repr;
}

// ---- wrapper_descriptor and method-wrapper ----

void dealloc_wrapper(Runtime& rt, Object& object) {
  release(static_cast<Object*>(static_cast<SlotWrapper&>(object).owner));
  rt.free_object(object, CellKind::container, sizeof(SlotWrapper));
}

Own<Object> call_slot(Runtime& rt, const SlotWrapper& wrapper, Object& self, Arguments arguments) {
  if (arguments.keyword_names && arguments.keyword_names->length() > 0 &&
      wrapper.row->interned != &Names::call && wrapper.row->interned != &Names::init)
    return rt.raise(*rt.types.type_error, "wrapper %s() takes no keyword arguments",
                    wrapper.row->name);
  return wrapper.row->wrapper(rt, slot_at(wrapper.owner->slots, wrapper.row->offset),
                              wrapper.row->operation, self, arguments);
}

Own<Object> call_wrapper(Runtime& rt, Object& object, Arguments arguments) {
  auto& wrapper = static_cast<SlotWrapper&>(object);
  if (arguments.count == 0)
    return rt.raise(*rt.types.type_error, "descriptor '%s' of '%T' object needs an argument",
                    wrapper.row->name, wrapper.owner);
  if (!is_instance(arguments[0], *wrapper.owner))
    return rt.raise(*rt.types.type_error,
                    "descriptor '%s' requires a '%T' object but received a '%T'", wrapper.row->name,
                    wrapper.owner, arguments[0].type);
  return call_slot(rt, wrapper, arguments[0], arguments.without_first());
}

Own<Object> bind_wrapper(Runtime& rt, Object& object, Object* instance, Type*) {
  auto& wrapper = static_cast<SlotWrapper&>(object);
  if (!instance) return own(object);
  if (!is_instance(*instance, *wrapper.owner))
    return rt.raise(*rt.types.type_error,
                    "descriptor '%s' for '%T' objects doesn't apply to a '%T' object",
                    wrapper.row->name, wrapper.owner, instance->type);
  Own<BoundMethod> bound = rt.allocate<BoundMethod>(*rt.types.method_wrapper);
  if (!bound) return raised;
  bound->function = own(object).get();
  bound->self = own(*instance).get();
  return bound;
}

Own<Object> wrapper_repr(Runtime& rt, Object& object) {
  auto& wrapper = static_cast<SlotWrapper&>(object);
  return format_message(rt, "<slot wrapper '%s' of '%T' objects>", wrapper.row->name,
                        wrapper.owner);
}
Own<Object> wrapper_name(Runtime& rt, Object& object) {
  return make_str(rt, static_cast<SlotWrapper&>(object).row->name);
}
Own<Object> wrapper_qualname(Runtime& rt, Object& object) {
  auto& wrapper = static_cast<SlotWrapper&>(object);
  return format_message(rt, "%S.%s", wrapper.owner->qualname, wrapper.row->name);
}
Own<Object> wrapper_owner(Runtime&, Object& object) {
  return own(static_cast<Object&>(*static_cast<SlotWrapper&>(object).owner));
}

constexpr NativeProperty kWrapperProperties[] = {
    {"__name__", wrapper_name, nullptr, true},
    {"__qualname__", wrapper_qualname},
    {"__objclass__", wrapper_owner, nullptr, true},
    {"__doc__", no_doc},
};

void fill_wrapper(Slots& slots) {
  slots.dealloc = dealloc_wrapper;
  slots.visit = visit_as<SlotWrapper>;
  slots.call = call_wrapper;
  slots.descr_get = bind_wrapper;
  slots.repr = wrapper_repr;
}

void dealloc_method_wrapper(Runtime& rt, Object& object) {
  auto& bound = static_cast<BoundMethod&>(object);
  release(bound.function);
  release(bound.self);
  rt.free_object(object, CellKind::container, sizeof(BoundMethod));
}

Own<Object> call_method_wrapper(Runtime& rt, Object& object, Arguments arguments) {
  auto& bound = static_cast<BoundMethod&>(object);
  return call_slot(rt, static_cast<SlotWrapper&>(*bound.function), *bound.self, arguments);
}

Own<Object> method_wrapper_repr(Runtime& rt, Object& object) {
  auto& bound = static_cast<BoundMethod&>(object);
  return format_message(rt, "<method-wrapper '%s' of %T object at %p>",
                        static_cast<SlotWrapper*>(bound.function)->row->name, bound.self->type,
                        static_cast<void*>(bound.self));
}
Own<Object> method_wrapper_name(Runtime& rt, Object& object) {
  return wrapper_name(rt, *static_cast<BoundMethod&>(object).function);
}
Own<Object> method_wrapper_self(Runtime&, Object& object) {
  return own(*static_cast<BoundMethod&>(object).self);
}

Own<Object> method_wrapper_qualname(Runtime& rt, Object& object) {
  return wrapper_qualname(rt, *static_cast<BoundMethod&>(object).function);
}
Own<Object> method_wrapper_owner(Runtime& rt, Object& object) {
  return wrapper_owner(rt, *static_cast<BoundMethod&>(object).function);
}

Own<Object> method_wrapper_compare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (left.type != right.type || (op != CompareOp::eq && op != CompareOp::ne))
    return own(*rt.not_implemented);
  auto& a = static_cast<BoundMethod&>(left);
  auto& b = static_cast<BoundMethod&>(right);
  return make_bool(rt, (a.function == b.function && a.self == b.self) == (op == CompareOp::eq));
}

Fallible<std::int64_t> method_wrapper_hash(Runtime&, Object& object) {
  auto& bound = static_cast<BoundMethod&>(object);
  const auto bits = reinterpret_cast<std::uintptr_t>(bound.self) * 31 +
                    reinterpret_cast<std::uintptr_t>(bound.function);
  return static_cast<std::int64_t>(bits >> 4);
}

constexpr NativeProperty kMethodWrapperProperties[] = {
    {"__name__", method_wrapper_name},
    {"__qualname__", method_wrapper_qualname},
    {"__objclass__", method_wrapper_owner},
    {"__self__", method_wrapper_self, nullptr, true},
    {"__doc__", no_doc},
};

void fill_method_wrapper(Slots& slots) {
  slots.dealloc = dealloc_method_wrapper;
  slots.visit = visit_as<BoundMethod>;
  slots.call = call_method_wrapper;
  slots.repr = method_wrapper_repr;
  slots.richcompare = method_wrapper_compare;
  slots.hash = method_wrapper_hash;
}

}  // namespace

const TypeSpec kNativeCallableType = {.name = "builtin_function_or_method",
                                      .type = &Types::native_callable,
                                      .basic_size = sizeof(NativeCallable),
                                      .flags = kTypeWeakly,
                                      .fill = fill_callable,
                                      .methods = kCallableMethods,
                                      .properties = kCallableProperties};
const TypeSpec kNativeDescriptorType = {.name = "method_descriptor",
                                        .type = &Types::native_descriptor,
                                        .basic_size = sizeof(NativeDescriptor),
                                        .flags = kTypeMethod,
                                        .fill = fill_descriptor,
                                        .properties = kDescriptorProperties};
const TypeSpec kClassMethodDescriptorType = {.name = "classmethod_descriptor",
                                             .type = &Types::class_method_descriptor,
                                             .basic_size = sizeof(NativeDescriptor),
                                             .fill = fill_class_method_descriptor,
                                             .properties = kDescriptorProperties};
const TypeSpec kPropertyDescriptorType = {.name = "getset_descriptor",
                                          .type = &Types::property_descriptor,
                                          .basic_size = sizeof(PropertyDescriptor),
                                          .flags = kTypeDescriptorData,
                                          .fill = fill_property,
                                          .properties = kPropertyProperties};
const TypeSpec kSlotWrapperType = {.name = "wrapper_descriptor",
                                   .type = &Types::slot_wrapper,
                                   .basic_size = sizeof(SlotWrapper),
                                   .flags = kTypeMethod,
                                   .fill = fill_wrapper,
                                   .properties = kWrapperProperties};
const TypeSpec kMethodWrapperType = {.name = "method-wrapper",
                                     .type = &Types::method_wrapper,
                                     .basic_size = sizeof(BoundMethod),
                                     .fill = fill_method_wrapper,
                                     .properties = kMethodWrapperProperties};

}  // namespace vitro
