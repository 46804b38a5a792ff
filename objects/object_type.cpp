// The two types every graph ends in: object and type; with what they give to all others.
#include "objects/object_type.hpp"

#include <cstring>

#include "objects/arguments.hpp"
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/instance.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

// ---- object ----

bool has_arguments(Arguments arguments) {
  return arguments.count > 0 || (arguments.keyword_names && arguments.keyword_names->length() > 0);
}

Own<Object> object_construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (has_arguments(arguments)) {
    if (cls.slots.construct != object_construct)
      return rt.raise(*rt.types.type_error,
                      "object.__new__() takes exactly one argument (the type to instantiate)");
    if (cls.slots.init == rt.types.object->slots.init)
      return rt.raise(*rt.types.type_error, "%T() takes no arguments", &cls);
  }
  if (cls.flags & kTypeAbstract) return raise_abstract(rt, cls);
  if (cls.flags & kTypeShaped) return allocate_instance(rt, cls);
  return rt.allocate<Object>(cls, CellKind::leaf);
}

Status object_init(Runtime& rt, Object& self, Arguments arguments) {
  if (!has_arguments(arguments)) return ok;
  const Type& type = *self.type;
  if (type.slots.init != object_init)
    return rt.raise(*rt.types.type_error,
                    "object.__init__() takes exactly one argument (the instance to initialize)");
  if (type.slots.construct == object_construct)
    return rt.raise(*rt.types.type_error, "%T() takes no arguments", self.type);
  return ok;
}

void object_dealloc(Runtime& rt, Object& object) {
  rt.free_object(object, CellKind::leaf, sizeof(Object));
}

Own<Object> object_repr(Runtime& rt, Object& object) {
  const Type& type = *object.type;
  char address[24];
  constexpr char digits[] = "0123456789abcdef";
  int at = sizeof address;
  for (auto bits = reinterpret_cast<std::uintptr_t>(&object); bits; bits >>= 4)
    address[--at] = digits[bits & 15];
  StrBuilder text(rt);
  text.add("<");
  if (type.module && is_str(*type.module) &&
      !str_equal(static_cast<Str&>(*type.module), "builtins"))
    text.add(static_cast<Str&>(*type.module)).add(".");
  text.add(*type.qualname)
      .add(" object at 0x")
      .add(std::string_view(address + at, sizeof address - static_cast<unsigned>(at)))
      .add(">");
  return text.finish();
}

Own<Object> object_str(Runtime& rt, Object& object) { return repr(rt, object); }

Own<Object> object_richcompare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (op == CompareOp::eq) return own(&left == &right ? *rt.true_ : *rt.not_implemented);
  if (op == CompareOp::ne && left.type->slots.richcompare) {
    // != is the opposite of ==, unless == does not know.
    Ref<Object> equal_result = left.type->slots.richcompare(rt, left, right, CompareOp::eq);
    if (!equal_result || equal_result.get() == rt.not_implemented) return equal_result.release();
    auto is_equal = truth(rt, *equal_result);
    if (!is_equal) return raised;
    return make_bool(rt, !*is_equal);
  }
  return own(*rt.not_implemented);
}

Fallible<std::int64_t> object_hash(Runtime&, Object& object) {
  // The low bits of an address are always 0; rotating them away spreads the values.
  const auto bits = reinterpret_cast<std::uintptr_t>(&object);
  const auto value = static_cast<std::int64_t>(bits >> 4 | bits << 60);
  return value == -1 ? -2 : value;
}

Own<Object> object_format(Runtime& rt, Object& object, Str& spec) {
  if (spec.length > 0)
    return rt.raise(*rt.types.type_error, "unsupported format string passed to %T.__format__",
                    object.type);
  return str_of(rt, object);
}

Own<Object> object_get_class(Runtime&, Object& object) {
  return own(static_cast<Object&>(*object.type));
}

Status object_set_class(Runtime& rt, Object& object, Object* value) {
  if (!value) return rt.raise(*rt.types.type_error, "can't delete __class__ attribute");
  if (!is_type(*value))
    return rt.raise(*rt.types.type_error, "__class__ must be set to a class, not '%T' object",
                    value->type);
  auto& cls = static_cast<Type&>(*value);
  Type& old = *object.type;
  if (!(cls.flags & kTypeHeap) || !(old.flags & kTypeHeap))
    return rt.raise(
        *rt.types.type_error,
        "__class__ assignment only supported for mutable types or ModuleType subclasses");
  if (cls.basic_size != old.basic_size || cls.slots.dealloc != old.slots.dealloc ||
      (cls.flags & kTypeShaped) != (old.flags & kTypeShaped))
    return rt.raise(*rt.types.type_error,
                    "__class__ assignment: '%T' object layout differs from '%T'", &cls, &old);
  // The words stay where they are; the new class's dictionary shape of the same capacity describes
  // them.
  const std::uint32_t capacity = shape_of(rt, object).capacity;
  Shape* shape = dictionary_shape(rt, cls, capacity);
  if (!shape || !instance_dict(rt, object)) return raised;
  retain(static_cast<Object&>(cls));
  object.type = &cls;
  object.aux = shape->id;
  release(static_cast<Object&>(old));
  return ok;
}

// Default of the hook every subclass announces itself through.
Own<Object> object_init_subclass(Runtime& rt, Object& self, Arguments arguments) {
  if (has_arguments(arguments))
    return rt.raise(*rt.types.type_error, "%T.__init_subclass__() takes no keyword arguments",
                    static_cast<Type*>(&self));
  return own(*rt.none);
}

// Adds every name that a class and its bases define.
Status add_class_names(Runtime& rt, Dict& names, Type& type) {
  for (std::uint32_t i = type.mro->length(); i-- > 0;)
    if (!dict_update(rt, names, *static_cast<Type&>((*type.mro)[i]).dict)) return raised;
  return ok;
}

Own<Object> sorted_keys(Runtime& rt, Dict& names) {
  Ref<List> list = new_list(rt);
  if (!list || !list_extend(rt, *list, names)) return raised;
  if (!list_sort(rt, *list, nullptr, false)) return raised;
  return list.release();
}

Own<Object> object_dir(Runtime& rt, Object& self, Arguments) {
  Ref<Dict> names = new_dict(rt);
  if (!names || !add_class_names(rt, *names, *self.type)) return raised;
  Ref<Object> own_names = Ref<Object>(Own<Object>(*find_attribute(rt, self, *rt.names.dict)));
  if (rt.pending()) return raised;
  if (own_names && is_dict(*own_names) && !dict_update(rt, *names, *own_names)) return raised;
  return sorted_keys(rt, *names);
}

Own<Object> object_sizeof(Runtime& rt, Object& self, Arguments) {
  return make_int(rt, static_cast<std::int64_t>(object_bytes(self)));
}

constexpr NativeMethod kObjectMethods[] = {
    {"__init_subclass__", object_init_subclass, Takes::anything, 0, 0, Binding::class_method},
    {"__dir__", object_dir, Takes::nothing},
    {"__sizeof__", object_sizeof, Takes::nothing},
};

constexpr NativeProperty kObjectProperties[] = {
    {"__class__", object_get_class, object_set_class},
};

void fill_object(Slots& slots) {
  slots.dealloc = object_dealloc;
  slots.repr = object_repr;
  slots.str = object_str;
  slots.hash = object_hash;
  slots.richcompare = object_richcompare;
  slots.getattribute = generic_getattribute;
  slots.setattribute = generic_setattribute;
  slots.construct = object_construct;
  slots.init = object_init;
  slots.format = object_format;
}

// ---- type ----

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
  if (&cls == rt.types.type && arguments.count == 1 && keywords == 0)
    return own(static_cast<Object&>(*arguments[0].type));
  if (!cls.slots.construct)
    return rt.raise(*rt.types.type_error, "cannot create '%T' instances", &cls);
  Ref<Object> instance = cls.slots.construct(rt, cls, arguments);
  if (!instance || !instance->type->is_subtype_of(cls)) return instance.release();
  if (!instance->type->slots.init(rt, *instance, arguments)) return raised;
  return instance.release();
}

// type(name, bases, dict, **keywords)
Own<Object> type_construct(Runtime& rt, Type& metaclass, Arguments arguments) {
  if (arguments.count != 3) return rt.raise(*rt.types.type_error, "type() takes 1 or 3 arguments");
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
  Type* winner = most_derived_metaclass(rt, metaclass, bases);
  if (!winner) return raised;
  if (winner != &metaclass && winner->slots.construct != type_construct)
    return winner->slots.construct(rt, *winner, arguments);
  Ref<Type> type = make_class(rt, *winner, static_cast<Str&>(arguments[0]), bases,
                              static_cast<Dict&>(arguments[2]));
  if (!type) return raised;
  if (!type->module) {
    if (Object* module = rt.hooks.current_module ? rt.hooks.current_module(rt) : nullptr) {
      retain(*module);
      type->module = module;
      if (!dict_set_str(rt, *type->dict, *rt.names.module, *module)) return raised;
    }
  }
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
  return dict_copy(rt, *static_cast<Type&>(self).dict);
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
  Tuple& mro = *static_cast<Type&>(self).mro;
  return list_from_array(rt, mro.items(), mro.length());
}

Own<Object> type_subclasses(Runtime& rt, Object& self, Arguments) {
  auto& type = static_cast<Type&>(self);
  return list_from_array(rt, reinterpret_cast<Object* const*>(type.subclasses),
                         type.subclass_count);
}

Own<Object> type_instancecheck(Runtime& rt, Object& self, Arguments arguments) {
  return make_bool(rt, arguments[0].type->is_subtype_of(static_cast<Type&>(self)));
}

Own<Object> type_subclasscheck(Runtime& rt, Object& self, Arguments arguments) {
  if (!is_type(arguments[0]))
    return rt.raise(*rt.types.type_error, "issubclass() arg 1 must be a class");
  return make_bool(rt, static_cast<Type&>(arguments[0]).is_subtype_of(static_cast<Type&>(self)));
}

Own<Object> type_prepare(Runtime& rt, Object&, Arguments) { return new_dict(rt); }

Own<Object> type_dir(Runtime& rt, Object& self, Arguments) {
  Ref<Dict> names = new_dict(rt);
  if (!names || !add_class_names(rt, *names, static_cast<Type&>(self))) return raised;
  return sorted_keys(rt, *names);
}

constexpr NativeMethod kTypeMethods[] = {
    {"mro", type_mro_method, Takes::nothing},
    {"__subclasses__", type_subclasses, Takes::nothing},
    {"__instancecheck__", type_instancecheck, Takes::one},
    {"__subclasscheck__", type_subclasscheck, Takes::one},
    {"__prepare__", type_prepare, Takes::anything, 0, 255, Binding::class_method},
    {"__dir__", type_dir, Takes::nothing},
};

constexpr NativeProperty kTypeProperties[] = {
    {"__name__", type_name, type_set_name},
    {"__qualname__", type_qualname, type_set_qualname},
    {"__module__", type_module, type_set_module},
    {"__bases__", type_bases},
    {"__base__", type_base},
    {"__mro__", type_mro},
    {"__dict__", type_dict},
    {"__doc__", type_doc, type_set_doc},
    {"__annotations__", type_annotations, type_set_annotations},
};

// `type | other`, list[int] and the like are typing's business and come with it.
void fill_type(Slots& slots) {
  slots.dealloc = dealloc_type;
  slots.visit = visit_as<Type>;
  slots.repr = type_repr;
  slots.call = type_call;
  slots.getattribute = type_getattribute;
  slots.setattribute = type_setattribute;
  slots.construct = type_construct;
  slots.init = type_init;
}

Own<Object> construct_method(Runtime& rt, Object& self, Arguments arguments) {
  auto& owner = static_cast<Type&>(self);
  if (arguments.count == 0)
    return rt.raise(*rt.types.type_error, "%T.__new__(): not enough arguments", &owner);
  if (!is_type(arguments[0]))
    return rt.raise(*rt.types.type_error, "%T.__new__(X): X is not a type object (%T)", &owner,
                    arguments[0].type);
  auto& cls = static_cast<Type&>(arguments[0]);
  if (!cls.is_subtype_of(owner))
    return rt.raise(*rt.types.type_error, "%T.__new__(%T): %T is not a subtype of %T", &owner, &cls,
                    &cls, &owner);
  return owner.slots.construct(rt, cls, arguments.without_first());
}

}  // namespace

const NativeMethod kConstructorMethod = {"__new__", construct_method,      Takes::anything, 0,
                                         255,       Binding::static_method};

const TypeSpec kObjectType = {.name = "object",
                              .type = &Types::object,
                              .basic_size = sizeof(Object),
                              .flags = kTypeBase,
                              .fill = fill_object,
                              .methods = kObjectMethods,
                              .properties = kObjectProperties,
                              .doc = "The base class of the class hierarchy."};

const TypeSpec kMetaType = {.name = "type",
                            .type = &Types::type,
                            .basic_size = sizeof(Type),
                            .flags = kTypeBase | kTypeType,
                            .fill = fill_type,
                            .methods = kTypeMethods,
                            .properties = kTypeProperties,
                            .doc = "The type of every class, itself included."};

Status announce_subclass(Runtime& rt, Type& type, Arguments arguments) {
  // super(type, type).__init_subclass__(**keywords): the first one after the class itself.
  Object* hook = nullptr;
  for (std::uint32_t i = 1; i < type.mro->length() && !hook; ++i)
    hook = dict_get_str(*static_cast<Type&>((*type.mro)[i]).dict, *rt.names.init_subclass);
  if (!hook) return ok;
  Ref<Object> bound = hook->type->slots.descr_get
                          ? hook->type->slots.descr_get(rt, *hook, nullptr, &type)
                          : own(*hook);
  if (!bound) return raised;
  Ref<Object> result =
      call(rt, *bound, {arguments.values + arguments.count, 0, arguments.keyword_names});
  if (!result) return raised;
  return ok;
}

Raised raise_abstract(Runtime& rt, Type& cls) {
  return rt.raise(*rt.types.type_error, "Can't instantiate abstract class %T", &cls);
}

std::size_t object_bytes(Object& object) {
  struct Sum final : EdgeVisitor {
    std::size_t bytes = 0;
    void on_edge(Object&, const EdgeLabel&) override {}
    void on_buffer(const void*, std::size_t more, const char*) override { bytes += more; }
  } sum;
  const Slots& slots = object.type->slots;
  if (slots.visit) slots.visit(object, sum);
  return sum.bytes + cell_bytes(object);
}

std::size_t cell_bytes(const Object& object) {
  const Slots& slots = object.type->slots;
  if (slots.cell_bytes) return slots.cell_bytes(object);
  return instance_bytes(object);
}

}  // namespace vitro
