// The two types every graph ends in: object and type; with what they give to all others.
#include "objects/object_type.hpp"

#include <cstring>

#include "objects/arguments.hpp"
#include "objects/class_parts.hpp"
#include "objects/dict.hpp"
#include "objects/directory.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/instance.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/reduce.hpp"
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
    return rt.raise(*rt.types.type_error,
                    "%T.__init__() takes exactly one argument (the instance to initialize)",
                    self.type);
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
  const bool modules = cls.is_subtype_of(*rt.types.module) && old.is_subtype_of(*rt.types.module);
  if (!modules && (!(cls.flags & kTypeHeap) || !(old.flags & kTypeHeap)))
    return rt.raise(
        *rt.types.type_error,
        "__class__ assignment only supported for mutable types or ModuleType subclasses");
  if (!check_same_layout(rt, old, cls, "__class__")) return raised;
  if (&cls == &old) return ok;
  const bool shaped = (cls.flags & kTypeShaped) != 0;
  Shape* shape = nullptr;
  if (shaped && (cls.flags & kTypeSealed)) {
    shape = root_shape(rt, cls);
  } else if (shaped) {
    // The words stay where they are; the new class's dictionary shape of the same capacity
    // describes them.
    shape = dictionary_shape(rt, cls, shape_of(rt, object).capacity);
    if (shape && !instance_dict(rt, object)) return raised;
  }
  if (shaped && !shape) return raised;
  retain(static_cast<Object&>(cls));
  if (old.flags & kTypeMarked) cls.flags |= kTypeMarked;
  object.type = &cls;
  if (shape) object.aux = shape->id;
  // A class that changes its metaclass resolves otherwise.
  if (is_type(object)) type_changed(static_cast<Type&>(object));
  // What is a descriptor from now on, or no more, may be an attribute of a class.
  const bool binds_otherwise = old.slots.descr_get != cls.slots.descr_get ||
                               ((old.flags ^ cls.flags) & (kTypeDescriptorData | kTypeMethod)) != 0;
  if (binds_otherwise && rt.hooks.flush_attribute_caches) rt.hooks.flush_attribute_caches(rt);
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

Own<Object> object_dir(Runtime& rt, Object& self, Arguments) { return names_of_object(rt, self); }

// Python classes inherit it, so that a class may say what counts as its subclass.
Own<Object> object_subclasshook(Runtime& rt, Object&, Arguments) {
  return own(*rt.not_implemented);
}

Own<Object> object_sizeof(Runtime& rt, Object& self, Arguments) {
  return make_int(rt, static_cast<std::int64_t>(object_bytes(self)));
}

constexpr NativeMethod kObjectMethods[] = {
    {"__init_subclass__", object_init_subclass, Takes::anything, 0, 0, Binding::class_method},
    {"__subclasshook__", object_subclasshook, Takes::anything, 0, 0, Binding::class_method},
    {"__dir__", object_dir, Takes::nothing},
    {"__getstate__", getstate_method, Takes::nothing},
    {"__reduce__", reduce_method, Takes::nothing},
    {"__reduce_ex__", reduce_ex_method, Takes::one},
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
  // Memory of an int must not be laid out by object.
  const Type& safe = built_in_base(cls);
  if (safe.slots.construct != owner.slots.construct)
    return rt.raise(*rt.types.type_error, "%T.__new__(%T) is not safe, use %T.__new__()", &owner,
                    &cls, &safe);
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
  const Ref<Object> methods = get_attribute(rt, cls, *rt.names.abstract_methods);
  const Ref<List> sorted = new_list(rt);
  const Ref<Str> comma = make_str(rt, ", ");
  if (!methods || !sorted || !comma || !list_extend(rt, *sorted, *methods) ||
      !list_sort(rt, *sorted, nullptr, false))
    return raised;
  const Ref<Str> names = str_join(rt, *comma, *sorted);
  if (!names) return raised;
  return rt.raise(*rt.types.type_error,
                  "Can't instantiate abstract class %T with abstract method%s %S", &cls,
                  sorted->length > 1 ? "s" : "", names.get());
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
