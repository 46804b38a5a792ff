// _imp: what importlib asks of the runtime.
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

Own<Object> none(Runtime& rt, Object&, Arguments) { return own(*rt.none); }
Own<Object> no(Runtime& rt, Object&, Arguments) { return own(*rt.false_); }
Own<Object> zero(Runtime& rt, Object&, Arguments) { return make_int(rt, 0); }
Own<Object> no_suffixes(Runtime& rt, Object&, Arguments) { return new_list(rt); }

const NativeModule* native_named(Object& name) {
  return is_str(name) ? find_native_module(static_cast<Str&>(name)) : nullptr;
}

Own<Object> is_builtin(Runtime& rt, Object&, Arguments arguments) {
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "is_builtin() argument must be str, not %T",
                    arguments[0].type);
  // -1: there is one and it cannot be made a second time.
  auto& name = static_cast<Str&>(arguments[0]);
  if (str_equal(name, "sys") || str_equal(name, "builtins")) return make_int(rt, -1);
  return make_int(rt, native_named(name) ? 1 : 0);
}

// create_builtin(spec): the module of that name, made if there is none yet.
Own<Object> create_builtin(Runtime& rt, Object&, Arguments arguments) {
  const Ref<Str> key = intern(rt, "name");
  if (!key) return raised;
  const Ref<Object> name = get_attribute(rt, arguments[0], *key);
  if (!name) return raised;
  if (!is_str(*name))
    return rt.raise(*rt.types.type_error, "name must be string, not %T", name->type);
  if (Object* there = dict_get_str(*rt.modules, static_cast<Str&>(*name))) return own(*there);
  const NativeModule* table = native_named(*name);
  if (!table) return own(*rt.none);
  return make_native_module(rt, *table);
}

Own<Object> find_frozen(Runtime& rt, Object&, Arguments) { return own(*rt.none); }

Own<Object> no_frozen(Runtime& rt, Object&, Arguments arguments) {
  if (arguments.count < 1)
    return rt.raise(*rt.types.type_error, "get_frozen_object expected at least 1 argument, got 0");
  return rt.raise(*rt.types.import_error, "No such frozen object named %O", &arguments[0]);
}

constexpr NativeMethod kFunctions[] = {
    {"acquire_lock", none, Takes::nothing, 0, 255, Binding::function},
    {"release_lock", none, Takes::nothing, 0, 255, Binding::function},
    {"lock_held", no, Takes::nothing, 0, 255, Binding::function},
    {"extension_suffixes", no_suffixes, Takes::nothing, 0, 255, Binding::function},
    {"is_builtin", is_builtin, Takes::one, 0, 255, Binding::function},
    {"is_frozen", no, Takes::one, 0, 255, Binding::function},
    {"is_frozen_package", no_frozen, Takes::one, 0, 255, Binding::function},
    {"get_frozen_object", no_frozen, Takes::anything, 0, 255, Binding::function},
    {"find_frozen", find_frozen, Takes::anything, 0, 255, Binding::function},
    {"create_builtin", create_builtin, Takes::one, 0, 255, Binding::function},
    {"exec_builtin", zero, Takes::one, 0, 255, Binding::function},
    {"_fix_co_filename", none, Takes::positional, 2, 2, Binding::function},
    {"_override_frozen_modules_for_tests", none, Takes::one, 0, 255, Binding::function},
    {"_frozen_module_names", no_suffixes, Takes::nothing, 0, 255, Binding::function},
};

Status fill(Runtime& rt, Module& module) {
  return Filler(rt, *module.dict).set("check_hash_based_pycs", "default").status();
}

}  // namespace

const NativeModule kImpModule = {.name = "_imp", .functions = kFunctions, .fill = fill};

}  // namespace vitro::vm
