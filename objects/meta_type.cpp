// type: what classes are, seen from Python.
#include <cstring>

#include "objects/arguments.hpp"
#include "objects/class_parts.hpp"
#include "objects/dict.hpp"
#include "objects/directory.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/generic_alias.hpp"
#include "objects/instance.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/mapping_proxy.hpp"
#include "objects/object_type.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

Own<Object> type_repr(Runtime& rt, Object& object) {
  auto& type = static_cast<Type&>(object);
  StrBuilder text(rt);
  text.add("<class '");
  if (type.module && is_str(*type.module) &&
      !str_equal(static_cast<Str&>(*type.module), "builtins"))
    text.add(static_cast<Str&>(*type.module)).add(".");
  text.add(*type.qualname).add("'>");
  return text.finish();
}

// Attributes of a class: data descriptors of the metaclass, the class and its bases, the metaclass.
Own<Object> type_getattribute(Runtime& rt, Object& object, Str& name) {
  auto& type = static_cast<Type&>(object);
  Type& metaclass = *object.type;
  Ref<Object> of_metaclass = Ref<Object>::share(lookup_in_type(metaclass, name));
  if (of_metaclass && of_metaclass->type->slots.descr_get &&
      (of_metaclass->type->flags & kTypeDescriptorData))
    return of_metaclass->type->slots.descr_get(rt, *of_metaclass, &object, &metaclass);
  Ref<Object> attribute = Ref<Object>::share(lookup_in_type(type, name));
  if (attribute) {
    if (attribute->type->slots.descr_get)
      return attribute->type->slots.descr_get(rt, *attribute, nullptr, &type);
    return attribute.release();
  }
  if (of_metaclass) {
    if (of_metaclass->type->slots.descr_get)
      return of_metaclass->type->slots.descr_get(rt, *of_metaclass, &object, &metaclass);
    return of_metaclass.release();
  }
  rt.raise(*rt.types.attribute_error, "type object '%T' has no attribute '%S'", &type, &name);
  note_missing_attribute(rt, object, name);
  return raised;
}

Status type_setattribute(Runtime& rt, Object& object, Str& name, Object* value) {
  auto& type = static_cast<Type&>(object);
  Ref<Object> of_metaclass = Ref<Object>::share(lookup_in_type(*object.type, name));
  if (of_metaclass && of_metaclass->type->slots.descr_set)
    return of_metaclass->type->slots.descr_set(rt, *of_metaclass, object, value);
  return set_type_attribute(rt, type, name, value);
}

Own<Object> type_call(Runtime& rt, Object& callee, Arguments arguments) {
  auto& cls = static_cast<Type&>(callee);
  const std::uint32_t keywords = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  if (&cls == rt.types.type) {
    if (arguments.count == 1 && keywords == 0) return own(static_cast<Object&>(*arguments[0].type));
    if (arguments.count == 1)
      return rt.raise(*rt.types.type_error, "type() takes no keyword arguments");
    if (arguments.count != 3)
      return rt.raise(*rt.types.type_error, "type() takes 1 or 3 arguments");
  }
  if (!cls.slots.construct)
    return rt.raise(*rt.types.type_error, "cannot create '%T' instances", &cls);
  Ref<Object> instance = cls.slots.construct(rt, cls, arguments);
  if (!instance || !instance->type->is_subtype_of(cls)) return instance.release();
  if (!instance->type->slots.init(rt, *instance, arguments)) return raised;
  return instance.release();
}

// type(name, bases, dict, **keywords)
Own<Object> type_construct(Runtime& rt, Type& metaclass, Arguments arguments) {
  if (arguments.count != 3)
    return rt.raise(*rt.types.type_error, "type.__new__() takes exactly 3 arguments (%d given)",
                    static_cast<int>(arguments.count));
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "type.__new__() argument 1 must be str, not %T",
                    arguments[0].type);
  if (!is_tuple(arguments[1]))
    return rt.raise(*rt.types.type_error, "type.__new__() argument 2 must be tuple, not %T",
                    arguments[1].type);
  if (!is_dict(arguments[2]))
    return rt.raise(*rt.types.type_error, "type.__new__() argument 3 must be dict, not %T",
                    arguments[2].type);
  auto& bases = static_cast<Tuple&>(arguments[1]);
  for (std::uint32_t i = 0; i < bases.length(); ++i) {
    if (is_type(bases[i])) continue;
    const Fallible<Object*> entries = find_attribute(rt, bases[i], *rt.names.mro_entries);
    if (!entries) return raised;
    if (!*entries) continue;
    release(*entries);
    return rt.raise(*rt.types.type_error,
                    "type() doesn't support MRO entry resolution; use types.new_class()");
  }
  Type* winner = most_derived_metaclass(rt, metaclass, bases);
  if (!winner) return raised;
  if (winner != &metaclass && winner->slots.construct != type_construct)
    return winner->slots.construct(rt, *winner, arguments);
  Ref<Type> type = make_class(rt, *winner, static_cast<Str&>(arguments[0]), bases,
                              static_cast<Dict&>(arguments[2]));
  if (!type) return raised;
  if (!announce_subclass(rt, *type, arguments)) return raised;
  return type.release();
}

Status type_init(Runtime& rt, Object&, Arguments arguments) {
  if (arguments.count == 1 && arguments.keyword_names && arguments.keyword_names->length() > 0)
    return rt.raise(*rt.types.type_error, "type.__init__() takes no keyword arguments");
  if (arguments.count != 1 && arguments.count != 3)
    return rt.raise(*rt.types.type_error, "type.__init__() takes 1 or 3 arguments");
  return ok;
}

Own<Object> type_name(Runtime&, Object& self) {
  return own(static_cast<Object&>(*static_cast<Type&>(self).name));
}
Own<Object> type_qualname(Runtime&, Object& self) {
  return own(static_cast<Object&>(*static_cast<Type&>(self).qualname));
}

Status set_text(Runtime& rt, Type& type, Str*& field, Object* value, const char* what) {
  if (!(type.flags & kTypeHeap))
    return rt.raise(*rt.types.type_error, "cannot set '%s' attribute of immutable type '%T'", what,
                    &type);
  if (!value)
    return rt.raise(*rt.types.type_error, "cannot delete '%s' attribute of immutable type '%T'",
                    what, &type);
  if (!is_str(*value))
    return rt.raise(*rt.types.type_error, "can only assign string to %T.%s, not '%T'", &type, what,
                    value->type);
  Object* old = field;
  field = &static_cast<Str&>(*own(*value));
  release(old);
  return ok;
}

Status type_set_name(Runtime& rt, Object& self, Object* value) {
  auto& type = static_cast<Type&>(self);
  return set_text(rt, type, type.name, value, "__name__");
}

Status type_set_qualname(Runtime& rt, Object& self, Object* value) {
  auto& type = static_cast<Type&>(self);
  return set_text(rt, type, type.qualname, value, "__qualname__");
}

Own<Object> type_module(Runtime& rt, Object& self) {
  auto& type = static_cast<Type&>(self);
  if (!(type.flags & kTypeHeap))
    return own(type.module ? *type.module : static_cast<Object&>(*rt.names.builtins_word));
  Object* module = dict_get_str(*type.dict, *rt.names.module);
  if (!module) return rt.raise(*rt.types.attribute_error, "__module__");
  return own(*module);
}

Status type_set_module(Runtime& rt, Object& self, Object* value) {
  auto& type = static_cast<Type&>(self);
  if (!value || !(type.flags & kTypeHeap))
    return rt.raise(*rt.types.type_error, "cannot %s '__module__' attribute of immutable type '%T'",
                    value ? "set" : "delete", &type);
  if (!dict_set_str(rt, *type.dict, *rt.names.module, *value)) return raised;
  Object* old = type.module;
  type.module = own(*value).get();
  release(old);
  type_changed(type);
  return ok;
}

Own<Object> type_bases(Runtime&, Object& self) {
  return own(static_cast<Object&>(*static_cast<Type&>(self).bases));
}
Own<Object> type_mro(Runtime&, Object& self) {
  return own(static_cast<Object&>(*static_cast<Type&>(self).mro));
}
Own<Object> type_base(Runtime& rt, Object& self) {
  Type* base = static_cast<Type&>(self).base;
  return own(base ? static_cast<Object&>(*base) : *rt.none);
}
Own<Object> type_dict(Runtime& rt, Object& self) {
  return make_mapping_proxy(rt, *static_cast<Type&>(self).dict);
}

Own<Object> type_doc(Runtime& rt, Object& self) {
  Object* doc = dict_get_str(*static_cast<Type&>(self).dict, *rt.names.doc);
  if (!doc) return own(*rt.none);
  if (doc->type->slots.descr_get)
    return doc->type->slots.descr_get(rt, *doc, nullptr, &static_cast<Type&>(self));
  return own(*doc);
}

Status type_set_doc(Runtime& rt, Object& self, Object* value) {
  auto& type = static_cast<Type&>(self);
  if (!(type.flags & kTypeHeap))
    return rt.raise(*rt.types.type_error, "cannot set '__doc__' attribute of immutable type '%T'",
                    &type);
  if (!value)
    return rt.raise(*rt.types.type_error,
                    "cannot delete '__doc__' attribute of immutable type '%T'", &type);
  return set_type_attribute(rt, type, *rt.names.doc, value);
}

Own<Object> type_annotations(Runtime& rt, Object& self) {
  auto& type = static_cast<Type&>(self);
  if (!(type.flags & kTypeHeap))
    return rt.raise(*rt.types.attribute_error,
                    "type object '%T' has no attribute '__annotations__'", &type);
  if (Object* found = dict_get_str(*type.dict, *rt.names.annotations)) return own(*found);
  Ref<Dict> fresh = new_dict(rt);
  if (!fresh || !dict_set_str(rt, *type.dict, *rt.names.annotations, *fresh)) return raised;
  type_changed(type);
  return fresh.release();
}

Status type_set_annotations(Runtime& rt, Object& self, Object* value) {
  return set_type_attribute(rt, static_cast<Type&>(self), *rt.names.annotations, value);
}

Own<Object> type_mro_method(Runtime& rt, Object& self, Arguments) {
  auto& type = static_cast<Type&>(self);
  const Ref<Tuple> order = type.base ? linearise(rt, type, *type.bases) : own(*type.mro);
  if (!order) return raised;
  return list_from_array(rt, order->items(), order->length());
}

Own<Object> type_subclasses(Runtime& rt, Object& self, Arguments) {
  auto& type = static_cast<Type&>(self);
  return list_from_array(rt, reinterpret_cast<Object* const*>(type.subclasses),
                         type.subclass_count);
}

Own<Object> type_instancecheck(Runtime& rt, Object& self, Arguments arguments) {
  const Fallible<bool> answer = plain_instance_of(rt, arguments[0], self);
  if (!answer) return raised;
  return make_bool(rt, *answer);
}

Own<Object> type_subclasscheck(Runtime& rt, Object& self, Arguments arguments) {
  const Fallible<bool> answer = plain_subclass_of(rt, arguments[0], self);
  if (!answer) return raised;
  return make_bool(rt, *answer);
}

Own<Object> type_prepare(Runtime& rt, Object&, Arguments) { return new_dict(rt); }

Own<Object> type_dir(Runtime& rt, Object& self, Arguments) {
  return names_of_class(rt, static_cast<Type&>(self));
}

Own<Object> type_sizeof(Runtime& rt, Object& self, Arguments) {
  return make_int(rt, static_cast<std::int64_t>(object_bytes(self)));
}

Status type_set_bases(Runtime& rt, Object& self, Object* value) {
  return set_type_bases(rt, static_cast<Type&>(self), value);
}

// ---- abstract methods ----

Own<Object> type_abstract_methods(Runtime& rt, Object& self) {
  auto& type = static_cast<Type&>(self);
  // `type` itself has the attribute as a descriptor, not as a set of names.
  Object* found =
      &type == rt.types.type ? nullptr : dict_get_str(*type.dict, *rt.names.abstract_methods);
  if (found) return own(*found);
  return rt.raise(*rt.types.attribute_error, "%S", rt.names.abstract_methods);
}

Status type_set_abstract_methods(Runtime& rt, Object& self, Object* value) {
  auto& type = static_cast<Type&>(self);
  Fallible<bool> any = false;
  if (value) {
    any = truth(rt, *value);
    if (!any || !dict_set_str(rt, *type.dict, *rt.names.abstract_methods, *value)) return raised;
  } else {
    switch (dict_remove(rt, *type.dict, *rt.names.abstract_methods)) {
      case Removal::failed: return raised;
      case Removal::absent:
        return rt.raise(*rt.types.attribute_error, "%S", rt.names.abstract_methods);
      case Removal::removed: break;
    }
  }
  type_changed(type);
  if (*any)
    type.flags |= kTypeAbstract;
  else
    type.flags &= ~std::uint32_t{kTypeAbstract};
  return ok;
}

// ---- layout, in CPython's terms ----

Own<Object> type_basicsize(Runtime& rt, Object& self) {
  return make_int(rt, static_cast<Type&>(self).basic_size);
}
Own<Object> type_itemsize(Runtime& rt, Object& self) {
  const std::uint32_t flags = static_cast<Type&>(self).flags;
  return make_int(rt, flags & kTypeTuple ? 8 : flags & kTypeInt ? 4 : flags & kTypeBytes ? 1 : 0);
}
Own<Object> type_dictoffset(Runtime& rt, Object& self) {
  return make_int(rt, keeps_attributes(static_cast<Type&>(self)) ? -1 : 0);
}
Own<Object> type_weakrefoffset(Runtime& rt, Object& self) {
  const auto& type = static_cast<Type&>(self);
  return make_int(rt, type.flags & kTypeWeakly ? static_cast<std::int64_t>(sizeof(Object)) : 0);
}
// The bits that Python code reads: heap type, base type, abstract, and the commonest bases.
Own<Object> type_flags(Runtime& rt, Object& self) {
  static constexpr struct {
    TypeFlag ours;
    unsigned bit;
  } kBits[] = {{kTypeHeap, 9},  {kTypeBase, 10},      {kTypeAbstract, 20}, {kTypeInt, 24},
               {kTypeList, 25}, {kTypeTuple, 26},     {kTypeBytes, 27},    {kTypeStr, 28},
               {kTypeDict, 29}, {kTypeException, 30}, {kTypeType, 31}};
  const auto& type = static_cast<Type&>(self);
  std::int64_t flags = 1 << 12;                    // ready
  if (!(type.flags & kTypeHeap)) flags |= 1 << 8;  // immutable
  for (const auto& row : kBits)
    if (type.flags & row.ours) flags |= std::int64_t{1} << row.bit;
  return make_int(rt, flags);
}

constexpr NativeMethod kTypeMethods[] = {
    {"mro", type_mro_method, Takes::nothing},
    {"__subclasses__", type_subclasses, Takes::nothing},
    {"__instancecheck__", type_instancecheck, Takes::one},
    {"__subclasscheck__", type_subclasscheck, Takes::one},
    {"__prepare__", type_prepare, Takes::anything, 0, 255, Binding::class_method},
    {"__dir__", type_dir, Takes::nothing},
    {"__sizeof__", type_sizeof, Takes::nothing},
};

constexpr NativeProperty kTypeProperties[] = {
    {"__name__", type_name, type_set_name},
    {"__qualname__", type_qualname, type_set_qualname},
    {"__module__", type_module, type_set_module},
    {"__bases__", type_bases, type_set_bases},
    {"__base__", type_base, nullptr, true},
    {"__mro__", type_mro, nullptr, true},
    {"__abstractmethods__", type_abstract_methods, type_set_abstract_methods},
    {"__basicsize__", type_basicsize, nullptr, true},
    {"__itemsize__", type_itemsize, nullptr, true},
    {"__flags__", type_flags, nullptr, true},
    {"__dictoffset__", type_dictoffset, nullptr, true},
    {"__weakrefoffset__", type_weakrefoffset, nullptr, true},
    {"__dict__", type_dict},
    {"__doc__", type_doc, type_set_doc},
    {"__annotations__", type_annotations, type_set_annotations},
};

void fill_type(Slots& slots) {
  slots.dealloc = dealloc_type;
  slots.visit = visit_as<Type>;
  slots.repr = type_repr;
  slots.call = type_call;
  slots.getattribute = type_getattribute;
  slots.setattribute = type_setattribute;
  slots.construct = type_construct;
  slots.number.binary[static_cast<int>(BinaryOp::bit_or)] = make_union;
  slots.init = type_init;
}

}  // namespace

const TypeSpec kMetaType = {.name = "type",
                            .type = &Types::type,
                            .basic_size = sizeof(Type),
                            .flags = kTypeWeakly | kTypeBase | kTypeType,
                            .fill = fill_type,
                            .methods = kTypeMethods,
                            .properties = kTypeProperties,
                            .doc = "The type of every class, itself included."};

}  // namespace vitro
