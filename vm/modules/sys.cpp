#include "vm/modules/sys.hpp"

#include <bit>
#include <limits>

#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/object_type.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro::vm {

namespace {

// The language this runtime runs, as `sys.version_info` and `sys.hexversion` tell it.
constexpr int kMajor = 3, kMinor = 11, kMicro = 0;
constexpr std::string_view kVersion = "3.11.0 (vitro)";

Own<Object> sys_exit(Runtime& rt, Object&, Arguments arguments) {
  if (arguments.count == 0) return rt.raise_with_args(*rt.types.system_exit, {});
  return rt.raise_with_args(*rt.types.system_exit, {&arguments[0]});
}

Own<Object> sys_intern(Runtime& rt, Object&, Arguments arguments) {
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "intern() argument must be str, not %T",
                    arguments[0].type);
  return intern(rt, own(static_cast<Str&>(arguments[0])));
}

Own<Object> sys_getrefcount(Runtime& rt, Object&, Arguments arguments) {
  return make_int(rt, static_cast<std::int64_t>(arguments[0].refcount));
}

Own<Object> sys_getsizeof(Runtime& rt, Object&, Arguments arguments) {
  bool missing = false;
  // A Python class may say otherwise.
  Object* method = lookup_in_type(*arguments[0].type, *rt.names.sizeof_);
  if (method && method->type == rt.types.function)
    return call_special(rt, arguments[0], *rt.names.sizeof_, {}, &missing);
  return make_int(rt, static_cast<std::int64_t>(object_bytes(arguments[0])));
}

Own<Object> sys_getrecursionlimit(Runtime& rt, Object&, Arguments) {
  return make_int(rt, rt.limits.recursion);
}

Own<Object> sys_setrecursionlimit(Runtime& rt, Object&, Arguments arguments) {
  const auto limit = to_index_int64(rt, arguments[0], rt.types.overflow_error);
  if (!limit) return raised;
  if (*limit < 1)
    return rt.raise(*rt.types.value_error, "recursion limit must be greater or equal than 1");
  if (*limit > std::numeric_limits<std::int32_t>::max())
    return rt.raise(*rt.types.overflow_error, "Python int too large to convert to C int");
  rt.limits.recursion = static_cast<std::uint32_t>(*limit);
  return own(*rt.none);
}

Own<Object> sys_get_int_max_str_digits(Runtime& rt, Object&, Arguments) {
  return make_int(rt, rt.limits.int_max_str_digits);
}

Own<Object> sys_set_int_max_str_digits(Runtime& rt, Object&, Arguments arguments) {
  const auto digits = to_index_int64(rt, arguments[0], rt.types.overflow_error);
  if (!digits) return raised;
  if (*digits != 0 && (*digits < 640 || *digits > std::numeric_limits<std::int32_t>::max()))
    return rt.raise(*rt.types.value_error, "maxdigits must be 0 or larger than 640");
  rt.limits.int_max_str_digits = static_cast<std::uint32_t>(*digits);
  return own(*rt.none);
}

constexpr NativeMethod kFunctions[] = {
    {"exit", sys_exit, Takes::positional, 0, 1, Binding::function},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, Takes::nothing, 0, 255,
     Binding::function},
    {"getrecursionlimit", sys_getrecursionlimit, Takes::nothing, 0, 255, Binding::function},
    {"getrefcount", sys_getrefcount, Takes::one, 0, 255, Binding::function},
    {"getsizeof", sys_getsizeof, Takes::positional, 1, 2, Binding::function},
    {"intern", sys_intern, Takes::one, 0, 255, Binding::function},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, Takes::one, 0, 255, Binding::function},
    {"setrecursionlimit", sys_setrecursionlimit, Takes::one, 0, 255, Binding::function},
};

// Fills a namespace step by step; after a failure every further step is skipped.
class Filler {
 public:
  Filler(Runtime& rt, Dict& dict) : rt_(rt), dict_(dict) {}
  Filler& set(std::string_view name, Own<Object> value) {
    Ref<Object> held = value;
    good_ = good_ && held;
    if (!good_) return *this;
    Ref<Str> key = intern(rt_, name);
    good_ = key && dict_set_str(rt_, dict_, *key, *held);
    return *this;
  }
  Filler& set(std::string_view name, std::string_view text) {
    return set(name, make_str(rt_, text));
  }
  Filler& set(std::string_view name, std::int64_t number) {
    return set(name, make_int(rt_, number));
  }
  [[nodiscard]] Status status() const { return good_ ? ok : Status(raised); }

 private:
  Runtime& rt_;
  Dict& dict_;
  bool good_ = true;
};

Own<Object> version_info(Runtime& rt) {
  Ref<Str> level = make_str(rt, "final");
  Ref<Int> major = make_int(rt, kMajor);
  Ref<Int> minor = make_int(rt, kMinor);
  Ref<Int> micro = make_int(rt, kMicro);
  Ref<Int> serial = make_int(rt, 0);
  if (!level || !major || !minor || !micro || !serial) return raised;
  return make_tuple(rt, {major.get(), minor.get(), micro.get(), level.get(), serial.get()});
}

constexpr std::int64_t kHexVersion = kMajor << 24 | kMinor << 16 | kMicro << 8 | 0xf0;

// Something with attributes; a module, as a class of its own would cost every start-up.
Own<Object> implementation(Runtime& rt) {
  Ref<Str> name = intern(rt, "sys.implementation");
  if (!name) return raised;
  Ref<Module> made = make_module(rt, *name);
  if (!made) return raised;
  Filler filler(rt, *made->dict);
  if (!filler.set("name", "vitro").set("hexversion", kHexVersion).status()) return raised;
  if (!filler.set("version", version_info(rt)).status()) return raised;
  return made.release();
}

Own<Object> module_names(Runtime& rt) {
  Ref<Str> builtins = make_str(rt, "builtins");
  Ref<Str> sys = make_str(rt, "sys");
  if (!builtins || !sys) return raised;
  return make_tuple(rt, {builtins.get(), sys.get()});
}

}  // namespace

Own<Module> make_sys_module(Runtime& rt) {
  Ref<Str> name = intern(rt, "sys");
  if (!name) return raised;
  Ref<Module> module = make_module(rt, *name);
  if (!module) return raised;
  Filler filler(rt, *module->dict);
  for (const NativeMethod& function : kFunctions)
    filler.set(function.name, make_native_callable(rt, function, nullptr, nullptr));
  filler.set("maxsize", std::numeric_limits<std::int64_t>::max())
      .set("maxunicode", std::int64_t{0x10ffff})
      .set("byteorder", std::endian::native == std::endian::little ? "little" : "big")
      .set("platform", "linux")
      .set("version", kVersion)
      .set("hexversion", kHexVersion);
  if (!filler.status()) return raised;
  if (!filler.set("version_info", version_info(rt)).status()) return raised;
  if (!filler.set("implementation", implementation(rt)).status()) return raised;
  if (!filler.set("builtin_module_names", module_names(rt)).status()) return raised;
  if (rt.modules && !filler.set("modules", own(static_cast<Object&>(*rt.modules))).status())
    return raised;
  constexpr std::string_view kNoScript[] = {""};
  if (!set_arguments(rt, *module, kNoScript)) return raised;
  return module.release();
}

Status set_arguments(Runtime& rt, Module& sys, std::span<const std::string_view> arguments) {
  Ref<List> list = new_list(rt, arguments.size());
  if (!list) return raised;
  for (const std::string_view argument : arguments) {
    Own<Str> text = make_str(rt, argument);
    if (!text || !list_append(rt, *list, text)) return raised;
  }
  Ref<Str> key = intern(rt, "argv");
  if (!key) return raised;
  return dict_set_str(rt, *sys.dict, *key, *list);
}

}  // namespace vitro::vm
