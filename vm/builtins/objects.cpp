// Built-in functions that ask or change any object: attributes, classes, identity, representations.
#include "objects/arguments.hpp"
#include "objects/directory.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "vm/builtins/functions.hpp"
#include "vm/frame_access.hpp"

namespace vitro::vm {

namespace {

// An attribute name given by the program, interned as lookups need it.
Own<Str> attribute_name(Runtime& rt, Object& name) {
  if (!is_str(name))
    return rt.raise(*rt.types.type_error, "attribute name must be string, not '%T'", name.type);
  return intern(rt, own(static_cast<Str&>(name)));
}

Own<Object> as_bool(Runtime& rt, Fallible<bool> result) {
  if (!result) return raised;
  return make_bool(rt, *result);
}

Own<Object> none_if(Runtime& rt, Status status) {
  if (!status) return raised;
  return own(*rt.none);
}

Own<Object> builtin_getattr(Runtime& rt, Object&, Arguments arguments) {
  Ref<Str> name = attribute_name(rt, arguments[1]);
  if (!name) return raised;
  if (arguments.count == 2) return get_attribute(rt, arguments[0], *name);
  Fallible<Object*> found = find_attribute(rt, arguments[0], *name);
  if (!found) return raised;
  return *found ? Own<Object>(*found) : own(arguments[2]);
}

Own<Object> builtin_hasattr(Runtime& rt, Object&, Arguments arguments) {
  Ref<Str> name = attribute_name(rt, arguments[1]);
  if (!name) return raised;
  Fallible<Object*> found = find_attribute(rt, arguments[0], *name);
  if (!found) return raised;
  Ref<Object> value = Own<Object>(*found);
  return make_bool(rt, static_cast<bool>(value));
}

Own<Object> builtin_setattr(Runtime& rt, Object&, Arguments arguments) {
  Ref<Str> name = attribute_name(rt, arguments[1]);
  if (!name) return raised;
  return none_if(rt, set_attribute(rt, arguments[0], *name, &arguments[2]));
}

Own<Object> builtin_delattr(Runtime& rt, Object&, Arguments arguments) {
  Ref<Str> name = attribute_name(rt, arguments[1]);
  if (!name) return raised;
  return none_if(rt, set_attribute(rt, arguments[0], *name, nullptr));
}

Own<Object> builtin_dir(Runtime& rt, Object&, Arguments arguments) {
  if (arguments.count == 1) return directory_of(rt, arguments[0]);
  Ref<Object> names = current_locals(rt);
  if (names && !is_dict(*names)) names = call_method(rt, *names, *rt.names.keys);
  if (!names) return raised;
  Ref<List> list = new_list(rt);
  if (!list || !list_extend(rt, *list, *names) || !list_sort(rt, *list, nullptr, false))
    return raised;
  return list.release();
}

Own<Object> builtin_vars(Runtime& rt, Object&, Arguments arguments) {
  if (arguments.count == 0) return current_locals(rt);
  Fallible<Object*> found = find_attribute(rt, arguments[0], *rt.names.dict);
  if (!found) return raised;
  if (*found) return Own<Object>(*found);
  return rt.raise(*rt.types.type_error, "vars() argument must have __dict__ attribute");
}

Own<Object> builtin_isinstance(Runtime& rt, Object&, Arguments arguments) {
  return as_bool(rt, is_instance_of(rt, arguments[0], arguments[1]));
}

Own<Object> builtin_issubclass(Runtime& rt, Object&, Arguments arguments) {
  return as_bool(rt, is_subclass_of(rt, arguments[0], arguments[1]));
}

Own<Object> builtin_callable(Runtime& rt, Object&, Arguments arguments) {
  return make_bool(rt, is_callable(arguments[0]));
}

Own<Object> builtin_hash(Runtime& rt, Object&, Arguments arguments) {
  const auto value = hash(rt, arguments[0]);
  if (!value) return raised;
  return make_int(rt, *value);
}

// The address: unique among live objects, and an object never moves.
Own<Object> builtin_id(Runtime& rt, Object&, Arguments arguments) {
  return make_int_unsigned(rt, reinterpret_cast<std::uintptr_t>(&arguments[0]));
}

Own<Object> builtin_repr(Runtime& rt, Object&, Arguments arguments) {
  return repr(rt, arguments[0]);
}
Own<Object> builtin_ascii(Runtime& rt, Object&, Arguments arguments) {
  return ascii_of(rt, arguments[0]);
}

Own<Object> builtin_format(Runtime& rt, Object&, Arguments arguments) {
  if (arguments.count == 1) return format_value(rt, arguments[0], *rt.empty_str);
  if (!is_str(arguments[1]))
    return rt.raise(*rt.types.type_error, "format() argument 2 must be str, not %T",
                    arguments[1].type);
  return format_value(rt, arguments[0], static_cast<Str&>(arguments[1]));
}

constexpr NativeMethod kFunctions[] = {
    {"ascii", builtin_ascii, Takes::one, 0, 255, Binding::function},
    {"callable", builtin_callable, Takes::one, 0, 255, Binding::function},
    {"delattr", builtin_delattr, Takes::positional, 2, 2, Binding::function},
    {"dir", builtin_dir, Takes::positional, 0, 1, Binding::function},
    {"format", builtin_format, Takes::positional, 1, 2, Binding::function},
    {"getattr", builtin_getattr, Takes::positional, 2, 3, Binding::function},
    {"hasattr", builtin_hasattr, Takes::positional, 2, 2, Binding::function},
    {"hash", builtin_hash, Takes::one, 0, 255, Binding::function},
    {"id", builtin_id, Takes::one, 0, 255, Binding::function},
    {"isinstance", builtin_isinstance, Takes::positional, 2, 2, Binding::function},
    {"issubclass", builtin_issubclass, Takes::positional, 2, 2, Binding::function},
    {"repr", builtin_repr, Takes::one, 0, 255, Binding::function},
    {"setattr", builtin_setattr, Takes::positional, 3, 3, Binding::function},
    {"vars", builtin_vars, Takes::positional, 0, 1, Binding::function},
};

}  // namespace

std::span<const NativeMethod> object_functions() { return kFunctions; }

}  // namespace vitro::vm
