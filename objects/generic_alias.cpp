// `list[int]` and the like: what a class with arguments does.
#include "objects/generic_alias.hpp"

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/dict.hpp"
#include "objects/directory.hpp"
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

GenericAlias& alias(Object& object) { return static_cast<GenericAlias&>(object); }

Status prepare_type(Runtime& rt);

void dealloc(Runtime& rt, Object& object) {
  const std::size_t bytes = begin_dealloc<GenericAlias>(rt, object);
  release(alias(object).origin);
  release(static_cast<Object*>(alias(object).args));
  release(static_cast<Object*>(alias(object).parameters));
  rt.free_object(object, CellKind::container, bytes);
}

// `cls` null: GenericAlias itself.
Own<Object> make(Runtime& rt, Type* cls, Object& origin, Tuple& args, bool starred) {
  if (!prepare_type(rt)) return raised;
  if (!cls) cls = rt.types.generic_alias;
  const Own<GenericAlias> made = allocate_as<GenericAlias>(rt, *cls, rt.types.generic_alias);
  if (!made) return raised;
  made->origin = own(origin).get();
  made->args = own(args).get();
  made->parameters = nullptr;
  made->starred = starred;
  return made;
}

// The arguments of an alias: a tuple as it is, anything else as the only one.
Ref<Tuple> as_tuple(Runtime& rt, Object& args) {
  if (is_tuple(args)) return Ref<Tuple>::share(static_cast<Tuple&>(args));
  return make_tuple(rt, {&args});
}

Own<Object> construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (!no_keywords(rt, "GenericAlias", arguments) ||
      !check_count(rt, "GenericAlias", arguments, 2, 2))
    return raised;
  const Ref<Tuple> items = as_tuple(rt, arguments[1]);
  if (!items) return raised;
  return make(rt, &cls, arguments[0], *items, false);
}

// An attribute's value as text; empty with nothing pending where it is absent or no str.
Own<Str> text_attribute(Runtime& rt, Object& object, Str& name) {
  const Fallible<Object*> found = find_attribute(rt, object, name);
  if (!found || !*found) return raised;
  if (is_str(**found)) return Own<Str>(static_cast<Str*>(*found));
  release(*found);
  return raised;
}

Fallible<bool> has_attribute(Runtime& rt, Object& object, Str& name) {
  const Fallible<Object*> found = find_attribute(rt, object, name);
  if (!found) return raised;
  release(*found);
  return *found != nullptr;
}

Own<Object> repr_slot(Runtime& rt, Object& object) {
  const Ref<Tuple> args = Ref<Tuple>::share(*alias(object).args);
  StrBuilder text(rt);
  if (alias(object).starred) text.add(U'*');
  if (!add_type_text(rt, text, *alias(object).origin)) return raised;
  text.add(U'[');
  for (std::uint32_t i = 0; i < args->length(); ++i) {
    if (i) text.add(", ");
    if (!add_type_text(rt, text, (*args)[i])) return raised;
  }
  if (args->length() == 0) text.add("()");
  text.add(U']');
  return text.finish();
}

Own<Object> call_slot(Runtime& rt, Object& object, Arguments arguments) {
  Ref<Object> made = call(rt, *alias(object).origin, arguments);
  if (!made) return raised;
  const Ref<Str> name = intern(rt, "__orig_class__");
  if (!name) return raised;
  if (set_attribute(rt, *made, *name, &object)) return made.release();
  // What takes no attributes does without.
  if (!pending_matches(rt, *rt.types.attribute_error) && !pending_matches(rt, *rt.types.type_error))
    return raised;
  rt.clear_pending();
  return made.release();
}

// Names that an alias answers itself; all others are its origin's.
bool answers_itself(const Str& name) {
  static constexpr const char* kOwn[] = {
      "__class__",      "__origin__",      "__args__",    "__unpacked__",
      "__parameters__", "__mro_entries__", "__reduce__",  "__typing_unpacked_tuple_args__",
      "__reduce_ex__",  "__copy__",        "__deepcopy__"};
  for (const char* one : kOwn)
    if (str_equal(name, one)) return true;
  return false;
}

Own<Object> getattribute(Runtime& rt, Object& object, Str& name) {
  if (answers_itself(name)) return generic_getattribute(rt, object, name);
  return get_attribute(rt, *alias(object).origin, name);
}

Own<Object> richcompare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (!is_generic_alias(left) || !is_generic_alias(right) ||
      (op != CompareOp::eq && op != CompareOp::ne))
    return own(*rt.not_implemented);
  Fallible<bool> same = alias(left).starred == alias(right).starred;
  if (*same) same = equal(rt, *alias(left).origin, *alias(right).origin);
  if (!same) return raised;
  if (*same) same = equal(rt, *alias(left).args, *alias(right).args);
  if (!same) return raised;
  return make_bool(rt, *same == (op == CompareOp::eq));
}

Fallible<std::int64_t> hash_slot(Runtime& rt, Object& object) {
  const auto of_origin = hash(rt, *alias(object).origin);
  if (!of_origin) return raised;
  const auto of_args = hash(rt, *alias(object).args);
  if (!of_args) return raised;
  const std::int64_t value = *of_origin ^ *of_args;
  return value == -1 ? -2 : value;
}

Own<Object> iter_slot(Runtime& rt, Object& object) {
  const Ref<Object> starred = make(rt, nullptr, *alias(object).origin, *alias(object).args, true);
  if (!starred) return raised;
  const Ref<Tuple> one = make_tuple(rt, {starred.get()});
  if (!one) return raised;
  return get_iterator(rt, *one);
}

// ---- substitution: `dict[str, T][int]` ----

Own<Tuple> parameters_of(Runtime& rt, Object& object) {
  GenericAlias& self = alias(object);
  if (!self.parameters) self.parameters = type_parameters(rt, *self.args).get();
  if (!self.parameters) return raised;
  return own(*self.parameters);
}

// What stands for the type variable `variable`: the item of the same place.
Object* item_for(Tuple& parameters, Tuple& items, const Object& variable) {
  for (std::uint32_t i = 0; i < parameters.length(); ++i)
    if (&parameters[i] == &variable) return &items[i];
  return nullptr;
}

Own<Object> substituted(Runtime& rt, Object& arg, Tuple& parameters, Tuple& items) {
  const Ref<Str> subst = intern(rt, "__typing_subst__");
  if (!subst) return raised;
  if (Object* item = item_for(parameters, items, arg)) return call_method(rt, arg, *subst, {item});
  if (is_type(arg)) return own(arg);
  const Fallible<Object*> found = find_attribute(rt, arg, *rt.names.type_parameters);
  if (!found) return raised;
  const Ref<Object> inner = Own<Object>(*found);
  if (!inner || !is_tuple(*inner) || static_cast<Tuple&>(*inner).length() == 0) return own(arg);
  auto& variables = static_cast<Tuple&>(*inner);
  Ref<List> chosen = new_list(rt);
  if (!chosen) return raised;
  for (std::uint32_t i = 0; i < variables.length(); ++i) {
    Object* item = item_for(parameters, items, variables[i]);
    if (!list_append(rt, *chosen, own(item ? *item : variables[i]))) return raised;
  }
  const Ref<Tuple> key = tuple_from_array(rt, chosen->items, chosen->length);
  if (!key) return raised;
  return get_item(rt, arg, *key);
}

Own<Object> getitem(Runtime& rt, Object& object, Object& key) {
  const Ref<Tuple> parameters = parameters_of(rt, object);
  if (!parameters) return raised;
  if (parameters->length() == 0)
    return rt.raise(*rt.types.type_error, "%R is not a generic class", &object);
  const Ref<Tuple> items =
      is_tuple(key) ? Ref<Tuple>::share(static_cast<Tuple&>(key)) : make_tuple(rt, {&key});
  if (!items) return raised;
  if (items->length() != parameters->length())
    return rt.raise(*rt.types.type_error, "Too %s arguments for %R; actual %d, expected %d",
                    items->length() > parameters->length() ? "many" : "few", &object,
                    static_cast<int>(items->length()), static_cast<int>(parameters->length()));
  Ref<List> args = new_list(rt);
  if (!args) return raised;
  const Ref<Tuple> old = Ref<Tuple>::share(*alias(object).args);
  for (std::uint32_t i = 0; i < old->length(); ++i) {
    Own<Object> arg = substituted(rt, (*old)[i], *parameters, *items);
    if (!arg || !list_append(rt, *args, arg)) return raised;
  }
  const Ref<Tuple> fresh = tuple_from_array(rt, args->items, args->length);
  if (!fresh) return raised;
  return make(rt, nullptr, *alias(object).origin, *fresh, alias(object).starred);
}

// ---- methods and properties ----

Own<Object> mro_entries(Runtime& rt, Object& self, Arguments) {
  return make_tuple(rt, {alias(self).origin});
}
Own<Object> instancecheck(Runtime& rt, Object&, Arguments) {
  return rt.raise(*rt.types.type_error,
                  "isinstance() argument 2 cannot be a parameterized generic");
}
Own<Object> subclasscheck(Runtime& rt, Object&, Arguments) {
  return rt.raise(*rt.types.type_error,
                  "issubclass() argument 2 cannot be a parameterized generic");
}
Own<Object> reduce(Runtime& rt, Object& self, Arguments) {
  const Ref<Tuple> parts = make_tuple(rt, {alias(self).origin, alias(self).args});
  if (!parts) return raised;
  return make_tuple(rt, {self.type, parts.get()});
}
Own<Object> directory(Runtime& rt, Object& self, Arguments) {
  return directory_of(rt, *alias(self).origin);
}

Own<Object> origin(Runtime&, Object& self) { return own(*alias(self).origin); }
Own<Object> args_of(Runtime&, Object& self) { return own(static_cast<Object&>(*alias(self).args)); }
Own<Object> parameters_property(Runtime& rt, Object& self) { return parameters_of(rt, self); }
Own<Object> unpacked(Runtime& rt, Object& self) { return make_bool(rt, alias(self).starred); }
Own<Object> unpacked_args(Runtime& rt, Object& self) {
  if (alias(self).starred && alias(self).origin == rt.types.tuple) return args_of(rt, self);
  return own(*rt.none);
}

constexpr NativeMethod kMethods[] = {
    {"__mro_entries__", mro_entries, Takes::one},
    {"__instancecheck__", instancecheck, Takes::one},
    {"__subclasscheck__", subclasscheck, Takes::one},
    {"__reduce__", reduce, Takes::nothing},
    {"__dir__", directory, Takes::nothing},
};
constexpr NativeProperty kProperties[] = {
    {"__origin__", origin, nullptr, true},
    {"__args__", args_of, nullptr, true},
    {"__unpacked__", unpacked, nullptr, true},
    {"__parameters__", parameters_property},
    {"__typing_unpacked_tuple_args__", unpacked_args},
};

void fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<GenericAlias>;
  slots.construct = construct;
  slots.repr = repr_slot;
  slots.call = call_slot;
  slots.getattribute = getattribute;
  slots.setattribute = generic_setattribute;
  slots.richcompare = richcompare;
  slots.hash = hash_slot;
  slots.iter = iter_slot;
  slots.getitem = getitem;
  slots.number.binary[static_cast<int>(BinaryOp::bit_or)] = make_union;
}

constexpr TypeSpec kGenericAliasType = {
    .name = "GenericAlias",
    .type = &Types::generic_alias,
    .basic_size = sizeof(GenericAlias),
    .flags = kTypeBase | kTypeWeakly,
    .fill = fill,
    .methods = kMethods,
    .properties = kProperties,
    .doc = "A class with arguments, such as list[int].",
    .module = "types",
};
constexpr const TypeSpec* kTypes[] = {&kGenericAliasType};

Status prepare_type(Runtime& rt) { return ready_late_types(rt, kTypes); }

}  // namespace

bool is_generic_alias(const Object& object) {
  const Type* type = object.type->runtime->types.generic_alias;
  return type && is_instance(object, *type);
}

Own<Object> make_generic_alias(Runtime& rt, Object& origin_class, Object& args) {
  const Ref<Tuple> items = as_tuple(rt, args);
  if (!items) return raised;
  return make(rt, nullptr, origin_class, *items, false);
}

Own<Object> class_getitem(Runtime& rt, Object& cls, Arguments arguments) {
  return make_generic_alias(rt, cls, arguments[0]);
}

Status add_type_text(Runtime& rt, StrBuilder& text, Object& item) {
  if (&item == rt.ellipsis) {
    text.add("...");
    return ok;
  }
  const auto has_origin = has_attribute(rt, item, *rt.names.origin);
  if (!has_origin) return raised;
  Fallible<bool> is_alias = *has_origin;
  if (*is_alias) is_alias = has_attribute(rt, item, *rt.names.type_args);
  if (!is_alias) return raised;
  if (!*is_alias) {
    const Ref<Str> name = text_attribute(rt, item, *rt.names.qualname);
    const Ref<Str> module =
        name ? Ref<Str>(text_attribute(rt, item, *rt.names.module)) : Ref<Str>();
    if (rt.pending()) return raised;
    if (name && module) {
      if (!str_equal(*module, *rt.names.builtins_word)) text.add(*module).add(U'.');
      text.add(*name);
      return ok;
    }
  }
  const Ref<Str> shown = repr(rt, item);
  if (!shown) return raised;
  text.add(*shown);
  return ok;
}

Own<Tuple> type_parameters(Runtime& rt, Tuple& args) {
  const Ref<Str> subst = intern(rt, "__typing_subst__");
  Ref<List> found = new_list(rt);
  if (!subst || !found) return raised;
  const auto add = [&](Object& variable) {
    for (std::size_t i = 0; i < found->length; ++i)
      if (found->items[i] == &variable) return ok;
    return list_append(rt, *found, own(variable));
  };
  for (std::uint32_t i = 0; i < args.length(); ++i) {
    if (is_type(args[i])) continue;
    const auto is_variable = has_attribute(rt, args[i], *subst);
    if (!is_variable) return raised;
    if (*is_variable) {
      if (!add(args[i])) return raised;
      continue;
    }
    const Fallible<Object*> inner = find_attribute(rt, args[i], *rt.names.type_parameters);
    if (!inner) return raised;
    const Ref<Object> held = Own<Object>(*inner);
    if (!held || !is_tuple(*held)) continue;
    for (std::uint32_t k = 0; k < static_cast<Tuple&>(*held).length(); ++k)
      if (!add(static_cast<Tuple&>(*held)[k])) return raised;
  }
  return tuple_from_array(rt, found->items, found->length);
}

}  // namespace vitro
