// property, staticmethod, classmethod and super. All four may be subclassed, so that each part that
// touches the layout also looks after the attributes behind it.
#include "objects/descriptors.hpp"

#include "objects/arguments.hpp"
#include "objects/dict.hpp"
#include "objects/function.hpp"
#include "objects/instance.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

template <class Visitor>
void Property::visit_edges(Visitor& visitor) {
  visitor.field(getter, "fget");
  visitor.field(setter, "fset");
  visitor.field(deleter, "fdel");
  visitor.field(doc, "__doc__");
  visitor.field(name, "name");
}

template <class Visitor>
void Super::visit_edges(Visitor& visitor) {
  visitor.field(cls, "__thisclass__");
  visitor.field(self, "__self__");
  visitor.field(self_type, "__self_class__");
}

namespace {

// ---- what the four layouts share ----

// A zeroed instance of `cls`: T itself or a Python subclass of it.
template <class T>
Own<Object> allocate_zeroed(Runtime& rt, Type& cls) {
  if (cls.flags & kTypeShaped) return allocate_instance(rt, cls);
  Own<T> made = rt.allocate<T>(cls);
  if (!made) return raised;
  auto* words = reinterpret_cast<std::uint64_t*>(static_cast<Object*>(made.get()) + 1);
  for (std::size_t i = 0; i < (sizeof(T) - sizeof(Object)) / sizeof(std::uint64_t); ++i)
    words[i] = 0;
  return made;
}

template <class T>
void free_with_attributes(Runtime& rt, T& object) {
  std::size_t bytes = sizeof(T);
  if (has_flag(object, kTypeShaped)) {
    bytes = instance_bytes(object);
    release_attributes(rt, object);
  }
  rt.free_object(object, CellKind::container, bytes);
}

// Puts a retained `value` (may be null) into an owned field.
template <class T>
void replace(T*& field, T* value) {
  retain(value);
  release(std::exchange(field, value));
}

Object* none_as_null(Runtime& rt, Object* object) { return object == rt.none ? nullptr : object; }

Own<Object> or_none(Runtime& rt, Object* object) { return own(object ? *object : *rt.none); }

// Is what `object` wraps marked as abstract?
Own<Object> marked_abstract(Runtime& rt, Object* object) {
  if (!object) return make_bool(rt, false);
  const Ref<Object> held = Ref<Object>::share(*object);
  const Fallible<Object*> found = find_attribute(rt, *held, *rt.names.is_abstract_method);
  if (!found) return raised;
  if (!*found) return make_bool(rt, false);
  const Ref<Object> mark = Own<Object>(*found);
  const Fallible<bool> is_abstract = truth(rt, *mark);
  if (!is_abstract) return raised;
  return make_bool(rt, *is_abstract);
}

// ---- property ----

Property& as_property(Object& object) { return static_cast<Property&>(object); }

Own<Object> property_construct(Runtime& rt, Type& cls, Arguments) {
  return allocate_zeroed<Property>(rt, cls);
}

void property_dealloc(Runtime& rt, Object& object) {
  Property& property = as_property(object);
  release(property.getter);
  release(property.setter);
  release(property.deleter);
  release(property.doc);
  release(static_cast<Object*>(property.name));
  free_with_attributes(rt, property);
}

Status property_init(Runtime& rt, Object& self, Arguments arguments) {
  static constexpr const char* kNames[] = {"fget", "fset", "fdel", "doc"};
  Object* given[4] = {};
  if (!unpack(rt, arguments, {"property", kNames, 0}, given)) return raised;
  Ref<Object> doc = Ref<Object>::share(none_as_null(rt, given[3]));
  Object* getter = none_as_null(rt, given[0]);
  bool from_getter = false;
  if (!doc && getter) {
    Fallible<Object*> found = find_attribute(rt, *getter, *rt.names.doc);
    if (!found) return raised;
    if (*found) {
      Ref<Object> text = Own<Object>(*found);
      from_getter = true;
      if (text.get() != rt.none) doc = std::move(text);
    }
  }
  Property& property = as_property(self);
  replace(property.getter, getter);
  replace(property.setter, none_as_null(rt, given[1]));
  replace(property.deleter, none_as_null(rt, given[2]));
  replace(property.doc, doc.get());
  replace(property.name, static_cast<Str*>(nullptr));
  property.doc_from_getter = from_getter;
  // A subclass keeps its text as an attribute: its class's own __doc__ hides the one of property.
  if (from_getter && has_flag(self, kTypeShaped))
    return set_attribute(rt, self, *rt.names.doc, doc ? doc.get() : rt.none);
  return ok;
}

Raised no_accessor(Runtime& rt, Property& property, Type& owner, const char* accessor) {
  if (property.name)
    return rt.raise(*rt.types.attribute_error, "property %R of '%S' object has no %s",
                    static_cast<Object*>(property.name), owner.qualname, accessor);
  return rt.raise(*rt.types.attribute_error, "property of '%S' object has no %s", owner.qualname,
                  accessor);
}

Own<Object> property_get(Runtime& rt, Object& descriptor, Object* instance, Type*) {
  if (!instance || instance == rt.none) return own(descriptor);
  Property& property = as_property(descriptor);
  if (!property.getter) return no_accessor(rt, property, *instance->type, "getter");
  Ref<Object> getter = Ref<Object>::share(property.getter);
  return call(rt, *getter, {instance});
}

Status property_set(Runtime& rt, Object& descriptor, Object& instance, Object* value) {
  Property& property = as_property(descriptor);
  Ref<Object> accessor = Ref<Object>::share(value ? property.setter : property.deleter);
  if (!accessor) return no_accessor(rt, property, *instance.type, value ? "setter" : "deleter");
  Ref<Object> result =
      value ? call(rt, *accessor, {&instance, value}) : call(rt, *accessor, {&instance});
  if (!result) return raised;
  return ok;
}

// A copy with one accessor exchanged; `which` counts getter, setter, deleter from 0.
Own<Object> property_with(Runtime& rt, Object& self, int which, Object& accessor) {
  Property& property = as_property(self);
  Object* parts[4] = {property.getter, property.setter, property.deleter, nullptr};
  if (&accessor != rt.none) parts[which] = &accessor;
  // A text that came from the getter is taken anew from the copy's getter.
  if (!property.doc_from_getter || !parts[0]) parts[3] = property.doc;
  for (Object*& part : parts)
    if (!part) part = rt.none;
  Ref<Object> copy = call(rt, *self.type, {parts[0], parts[1], parts[2], parts[3]});
  if (!copy) return raised;
  if (is_instance(*copy, *rt.types.property)) replace(as_property(*copy).name, property.name);
  return copy.release();
}

Own<Object> property_getter(Runtime& rt, Object& self, Arguments a) {
  return property_with(rt, self, 0, a[0]);
}
Own<Object> property_setter(Runtime& rt, Object& self, Arguments a) {
  return property_with(rt, self, 1, a[0]);
}
Own<Object> property_deleter(Runtime& rt, Object& self, Arguments a) {
  return property_with(rt, self, 2, a[0]);
}

Own<Object> property_set_name(Runtime& rt, Object& self, Arguments arguments) {
  if (arguments.count != 2)
    return rt.raise(*rt.types.type_error,
                    "__set_name__() takes 2 positional arguments but %d were given",
                    static_cast<int>(arguments.count));
  replace(as_property(self).name,
          is_str(arguments[1]) ? static_cast<Str*>(&arguments[1]) : nullptr);
  return own(*rt.none);
}

Own<Object> property_fget(Runtime& rt, Object& self) {
  return or_none(rt, as_property(self).getter);
}
Own<Object> property_fset(Runtime& rt, Object& self) {
  return or_none(rt, as_property(self).setter);
}
Own<Object> property_fdel(Runtime& rt, Object& self) {
  return or_none(rt, as_property(self).deleter);
}
Own<Object> property_doc(Runtime& rt, Object& self) { return or_none(rt, as_property(self).doc); }
Status property_set_doc(Runtime&, Object& self, Object* value) {
  replace(as_property(self).doc, value);
  return ok;
}

Own<Object> property_is_abstract(Runtime& rt, Object& self) {
  const Property& property = as_property(self);
  for (Object* accessor : {property.getter, property.setter, property.deleter}) {
    const Own<Object> answer = marked_abstract(rt, accessor);
    if (!answer || answer.get() == rt.true_) return answer;
  }
  return make_bool(rt, false);
}

constexpr NativeMethod kPropertyMethods[] = {
    {"getter", property_getter, Takes::one},
    {"setter", property_setter, Takes::one},
    {"deleter", property_deleter, Takes::one},
    {"__set_name__", property_set_name, Takes::anything},
};
constexpr NativeProperty kPropertyProperties[] = {
    {"fget", property_fget, nullptr, true},         {"fset", property_fset, nullptr, true},
    {"fdel", property_fdel, nullptr, true},         {"__doc__", property_doc, property_set_doc},
    {"__isabstractmethod__", property_is_abstract},
};

// ---- staticmethod and classmethod ----

WrappedFunction& as_wrapped(Object& object) { return static_cast<WrappedFunction&>(object); }

Own<Object> wrapped_construct(Runtime& rt, Type& cls, Arguments) {
  return allocate_zeroed<WrappedFunction>(rt, cls);
}

void wrapped_dealloc(Runtime& rt, Object& object) {
  release(as_wrapped(object).function);
  free_with_attributes(rt, as_wrapped(object));
}

void visit_wrapped(Object& object, EdgeVisitor& visitor) {
  as_wrapped(object).visit_edges(visitor);
  visit_attributes(object, visitor);
}

Status wrapped_init(Runtime& rt, Object& self, Arguments arguments) {
  const char* name = is_instance(self, *rt.types.static_method) ? "staticmethod" : "classmethod";
  if (!no_keywords(rt, name, arguments) || !check_count(rt, name, arguments, 1, 1)) return raised;
  replace(as_wrapped(self).function, &arguments[0]);
  return ok;
}

Own<Object> wrapped_repr(Runtime& rt, Object& self) {
  const char* name = is_instance(self, *rt.types.static_method) ? "staticmethod" : "classmethod";
  Object* function = as_wrapped(self).function;
  return format_message(rt, "<%s(%R)>", name, function ? function : rt.none);
}

Raised uninitialised(Runtime& rt, const char* name) {
  return rt.raise(*rt.types.runtime_error, "uninitialized %s object", name);
}

Own<Object> static_method_get(Runtime& rt, Object& descriptor, Object*, Type*) {
  Object* function = as_wrapped(descriptor).function;
  if (!function) return uninitialised(rt, "staticmethod");
  return own(*function);
}

Own<Object> static_method_call(Runtime& rt, Object& callee, Arguments arguments) {
  Ref<Object> function = Ref<Object>::share(as_wrapped(callee).function);
  if (!function) return uninitialised(rt, "staticmethod");
  return call(rt, *function, arguments);
}

Own<Object> class_method_get(Runtime& rt, Object& descriptor, Object* instance, Type* owner) {
  Ref<Object> function = Ref<Object>::share(as_wrapped(descriptor).function);
  if (!function) return uninitialised(rt, "classmethod");
  Type* cls = owner ? owner : instance->type;
  // What is wrapped may be a descriptor itself (a property of the class): it is asked, with the
  // class as instance.
  if (auto get = function->type->slots.descr_get) return get(rt, *function, cls, cls);
  return make_bound_method(rt, *function, *cls);
}

Own<Object> wrapped_function(Runtime& rt, Object& self) {
  return or_none(rt, as_wrapped(self).function);
}

// The function's own identity shows through the wrapper. A function without it: as if the wrapper
// had none.
Own<Object> forwarded(Runtime& rt, Object& self, Str& name) {
  Ref<Object> function = Ref<Object>::share(as_wrapped(self).function);
  if (!function) return own(*rt.none);
  Fallible<Object*> found = find_attribute(rt, *function, name);
  if (!found) return raised;
  if (*found) return Own<Object>(*found);
  return rt.raise(*rt.types.attribute_error, "'%T' object has no attribute '%S'", self.type, &name);
}

Own<Object> wrapped_name(Runtime& rt, Object& self) { return forwarded(rt, self, *rt.names.name); }
Own<Object> wrapped_qualname(Runtime& rt, Object& self) {
  return forwarded(rt, self, *rt.names.qualname);
}
Own<Object> wrapped_module(Runtime& rt, Object& self) {
  return forwarded(rt, self, *rt.names.module);
}
Own<Object> wrapped_doc(Runtime& rt, Object& self) { return forwarded(rt, self, *rt.names.doc); }

Own<Object> wrapped_is_abstract(Runtime& rt, Object& self) {
  return marked_abstract(rt, as_wrapped(self).function);
}

constexpr NativeProperty kWrappedProperties[] = {
    {"__func__", wrapped_function, nullptr, true},
    {"__wrapped__", wrapped_function, nullptr, true},
    {"__isabstractmethod__", wrapped_is_abstract},
    {"__name__", wrapped_name},
    {"__qualname__", wrapped_qualname},
    {"__module__", wrapped_module},
    {"__doc__", wrapped_doc},
};

// ---- super ----

Super& as_super(Object& object) { return static_cast<Super&>(object); }

Own<Object> super_construct(Runtime& rt, Type& cls, Arguments) {
  return allocate_zeroed<Super>(rt, cls);
}

void super_dealloc(Runtime& rt, Object& object) {
  Super& self = as_super(object);
  release(static_cast<Object*>(self.cls));
  release(self.self);
  release(static_cast<Object*>(self.self_type));
  free_with_attributes(rt, self);
}

// The class whose resolution order super(cls, self) walks; null: exception pending. Retained for
// the caller.
Own<Type> searched_type(Runtime& rt, Type& cls, Object& self) {
  if (is_type(self) && static_cast<Type&>(self).is_subtype_of(cls))
    return own(static_cast<Type&>(self));
  if (self.type->is_subtype_of(cls)) return own(*self.type);
  // A proxy may claim another class.
  Fallible<Object*> claimed = find_attribute(rt, self, *rt.names.class_);
  if (!claimed) return raised;
  Ref<Object> other = Own<Object>(*claimed);
  if (other && is_type(*other) && other.get() != self.type &&
      static_cast<Type&>(*other).is_subtype_of(cls))
    return Own<Type>(static_cast<Type*>(other.release().get()));
  return rt.raise(*rt.types.type_error,
                  "super(type, obj): obj must be an instance or subtype of type");
}

Status super_init(Runtime& rt, Object& object, Arguments arguments) {
  if (!no_keywords(rt, "super", arguments)) return raised;
  if (arguments.count > 2)
    return rt.raise(*rt.types.type_error, "super() expected at most 2 arguments, got %d",
                    static_cast<int>(arguments.count));
  Type* cls = nullptr;
  Object* self = nullptr;
  if (arguments.count == 0) {
    if (!rt.hooks.super_arguments)
      return rt.raise(*rt.types.runtime_error, "super(): no current frame");
    if (!rt.hooks.super_arguments(rt, &cls, &self)) return raised;
    if (self == rt.none) self = nullptr;
  } else {
    if (!is_type(arguments[0]))
      return rt.raise(*rt.types.type_error, "super() argument 1 must be a type, not %T",
                      arguments[0].type);
    cls = static_cast<Type*>(&arguments[0]);
    if (arguments.count == 2) self = none_as_null(rt, &arguments[1]);
  }
  Ref<Type> held_class = Ref<Type>::share(*cls);
  Ref<Object> held_self = Ref<Object>::share(self);
  Ref<Type> searched;
  if (self) {
    searched = searched_type(rt, *cls, *self);
    if (!searched) return raised;
  }
  Super& result = as_super(object);
  replace(result.cls, cls);
  replace(result.self, self);
  replace(result.self_type, searched.get());
  return ok;
}

// Entry of the resolution order after `cls`; its length where `cls` is not in it.
std::uint32_t position_after(const Tuple& mro, const Type& cls) {
  for (std::uint32_t i = 0; i < mro.length(); ++i)
    if (mro.items()[i] == &cls) return i + 1;
  return mro.length();
}

Own<Object> super_getattribute(Runtime& rt, Object& object, Str& name) {
  Super& self = as_super(object);
  // `super().__class__` is super itself, so that isinstance sees what it has before it.
  if (!self.self_type || &name == rt.names.class_) return generic_getattribute(rt, object, name);
  Ref<Tuple> mro = Ref<Tuple>::share(*self.self_type->mro);
  for (std::uint32_t i = position_after(*mro, *self.cls); i < mro->length(); ++i) {
    auto& cls = static_cast<Type&>((*mro)[i]);
    Ref<Object> attribute = Ref<Object>::share(dict_get_str(*cls.dict, name));
    if (!attribute) continue;
    auto get = attribute->type->slots.descr_get;
    if (!get) return attribute.release();
    return get(rt, *attribute, self.self == self.self_type ? nullptr : self.self, self.self_type);
  }
  return generic_getattribute(rt, object, name);
}

Own<Object> super_get(Runtime& rt, Object& descriptor, Object* instance, Type*) {
  Super& self = as_super(descriptor);
  if (!instance || instance == rt.none || self.self || !self.cls) return own(descriptor);
  return call(rt, *descriptor.type, {self.cls, instance});
}

Own<Object> super_repr(Runtime& rt, Object& object) {
  Super& self = as_super(object);
  Str* cls = self.cls ? self.cls->name : nullptr;
  if (!cls) return make_str(rt, "<super: <class 'NULL'>, NULL>");
  if (!self.self_type) return format_message(rt, "<super: <class '%S'>, NULL>", cls);
  return format_message(rt, "<super: <class '%S'>, <%S object>>", cls, self.self_type->name);
}

Own<Object> super_this_class(Runtime& rt, Object& self) { return or_none(rt, as_super(self).cls); }
Own<Object> super_self(Runtime& rt, Object& self) { return or_none(rt, as_super(self).self); }
Own<Object> super_self_class(Runtime& rt, Object& self) {
  return or_none(rt, as_super(self).self_type);
}

constexpr NativeProperty kSuperProperties[] = {
    {"__thisclass__", super_this_class, nullptr, true},
    {"__self__", super_self, nullptr, true},
    {"__self_class__", super_self_class, nullptr, true},
};

}  // namespace

const TypeSpec kPropertyType = {
    .name = "property",
    .type = &Types::property,
    .basic_size = sizeof(Property),
    .flags = kTypeBase | kTypeDescriptorData,
    .fill =
        [](Slots& slots) {
          slots.dealloc = property_dealloc;
          slots.visit = visit_as<Property>;
          slots.construct = property_construct;
          slots.init = property_init;
          slots.descr_get = property_get;
          slots.descr_set = property_set;
        },
    .methods = kPropertyMethods,
    .properties = kPropertyProperties,
};

const TypeSpec kStaticMethodType = {
    .name = "staticmethod",
    .type = &Types::static_method,
    .basic_size = sizeof(WrappedFunction),
    .flags = kTypeBase | kTypeShaped,
    .fill =
        [](Slots& slots) {
          slots.dealloc = wrapped_dealloc;
          slots.visit = visit_wrapped;
          slots.construct = wrapped_construct;
          slots.init = wrapped_init;
          slots.repr = wrapped_repr;
          slots.descr_get = static_method_get;
          slots.call = static_method_call;
        },
    .properties = kWrappedProperties,
};

const TypeSpec kClassMethodType = {
    .name = "classmethod",
    .type = &Types::class_method,
    .basic_size = sizeof(WrappedFunction),
    .flags = kTypeBase | kTypeShaped,
    .fill =
        [](Slots& slots) {
          slots.dealloc = wrapped_dealloc;
          slots.visit = visit_wrapped;
          slots.construct = wrapped_construct;
          slots.init = wrapped_init;
          slots.repr = wrapped_repr;
          slots.descr_get = class_method_get;
        },
    .properties = kWrappedProperties,
};

const TypeSpec kSuperType = {
    .name = "super",
    .type = &Types::super,
    .basic_size = sizeof(Super),
    .flags = kTypeBase,
    .fill =
        [](Slots& slots) {
          slots.dealloc = super_dealloc;
          slots.visit = visit_as<Super>;
          slots.construct = super_construct;
          slots.init = super_init;
          slots.getattribute = super_getattribute;
          slots.descr_get = super_get;
          slots.repr = super_repr;
        },
    .properties = kSuperProperties,
};

}  // namespace vitro
