// The module sys: what a program may ask of the runtime that runs it.
#include "vm/modules/sys.hpp"

#include <bit>
#include <limits>

#include "objects/arguments.hpp"
#include "objects/exception.hpp"
#include "objects/float.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/object_type.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/simple_namespace.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/builtins/site.hpp"
#include "vm/frame_object.hpp"
#include "vm/imports/attributes.hpp"
#include "vm/imports/imports.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/standard_names.hpp"
#include "vm/unraisable.hpp"

namespace vitro::vm {

namespace {

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

Own<Object> sys_getsizeof(Runtime& rt, Object&, Arguments given) {
  static constexpr const char* kNames[] = {"object", "default"};
  Object* arguments_given[2] = {};
  if (!unpack(rt, given, {"getsizeof", kNames, 1}, arguments_given)) return raised;
  const Arguments arguments{arguments_given, 1, nullptr};
  bool missing = false;
  // A Python class may say otherwise.
  Object* method = lookup_in_type(*arguments[0].type, *rt.names.sizeof_);
  if (method && method->type != rt.types.native_descriptor) {
    const Ref<Object> answer = call_special(rt, arguments[0], *rt.names.sizeof_, {}, &missing);
    if (!answer) {
      if (!arguments_given[1] || !pending_matches(rt, *rt.types.type_error)) return raised;
      rt.clear_pending();
      return own(*arguments_given[1]);
    }
    if (!is_int(*answer)) return rt.raise(*rt.types.type_error, "an integer is required");
    const auto size = int_to_int64(rt, *answer);
    if (!size) return raised;
    if (*size < 0) return rt.raise(*rt.types.value_error, "__sizeof__() should return >= 0");
    return make_int(rt, *size);
  }
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
  if (!rt.interrupt) rt.call_limit = rt.limits.recursion;
  return own(*rt.none);
}

Own<Object> text_utf8(Runtime& rt, Object&, Arguments) { return intern(rt, "utf-8"); }
Own<Object> text_surrogateescape(Runtime& rt, Object&, Arguments) {
  return intern(rt, "surrogateescape");
}

// Tracing needs hooks in the interpreter's loop, which this one does not have.
template <bool Profile>
Own<Object> sys_set_hook(Runtime& rt, Object&, Arguments arguments) {
  if (&arguments[0] == rt.none) return own(*rt.none);
  return rt.raise(*rt.types.not_implemented_error,
                  Profile ? "vitro cannot profile: sys.setprofile() takes None only"
                          : "vitro cannot trace: sys.settrace() takes None only");
}
Own<Object> sys_no_hook(Runtime& rt, Object&, Arguments) { return own(*rt.none); }

Own<Object> sys_is_finalizing(Runtime& rt, Object&, Arguments) { return make_bool(rt, false); }

Own<Object> sys_getswitchinterval(Runtime& rt, Object&, Arguments) { return make_float(rt, 0.005); }

Own<Object> sys_get_int_max_str_digits(Runtime& rt, Object&, Arguments) {
  return make_int(rt, rt.limits.int_max_str_digits);
}

Own<Object> sys_set_int_max_str_digits(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"maxdigits"};
  Object* given = nullptr;
  if (!unpack(rt, arguments, {"set_int_max_str_digits", kNames, 1}, &given)) return raised;
  const Ref<Object> number = to_index(rt, *given);
  if (!number) return raised;
  const Fallible<std::int64_t> digits = int_clamped(*number);
  if (*digits != static_cast<std::int32_t>(*digits))
    return rt.raise(*rt.types.overflow_error, "Python int too large to convert to C int");
  if (*digits != 0 && *digits < 640)
    return rt.raise(*rt.types.value_error, "maxdigits must be 0 or larger than 640");
  rt.limits.int_max_str_digits = static_cast<std::uint32_t>(*digits);
  return own(*rt.none);
}

Own<Object> sys_exception(Runtime& rt, Object&, Arguments) {
  Object* handled = rt.handled_anywhere();
  return own(handled ? *handled : *rt.none);
}

Own<Object> sys_exc_info(Runtime& rt, Object&, Arguments) {
  Object* handled = rt.handled_anywhere();
  if (!handled) return make_tuple(rt, {rt.none, rt.none, rt.none});
  Object* traceback = static_cast<Exception&>(*handled).traceback;
  return make_tuple(rt, {handled->type, handled, traceback ? traceback : rt.none});
}

// A callable or None; null: as it is.
Status check_hook(Runtime& rt, Object* hook, const char* name) {
  if (!hook || hook == rt.none || is_callable(*hook)) return ok;
  return rt.raise(*rt.types.type_error, "callable %s expected, got %T", name, hook->type);
}

void set_hook(Runtime& rt, Object*& field, Object* hook) {
  if (!hook) return;
  if (hook == rt.none) hook = nullptr;
  retain(hook);
  release(std::exchange(field, hook));
}

Own<Object> sys_set_asyncgen_hooks(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"firstiter", "finalizer"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {.function = "", .names = kNames, .required = 0}, given))
    return raised;
  if (!check_hook(rt, given[1], "finalizer") || !check_hook(rt, given[0], "firstiter"))
    return raised;
  set_hook(rt, rt.async_finalizer, given[1]);
  set_hook(rt, rt.async_firstiter, given[0]);
  return own(*rt.none);
}

Own<Object> sys_get_asyncgen_hooks(Runtime& rt, Object&, Arguments) {
  Object* first = rt.async_firstiter;
  Object* last = rt.async_finalizer;
  return make_tuple(rt, {first ? first : rt.none, last ? last : rt.none});
}

Own<Object> sys_getframe(Runtime& rt, Object&, Arguments arguments) {
  if (arguments.count == 0) return get_frame(rt, 0);
  const auto depth = to_index_int64(rt, arguments[0], rt.types.overflow_error);
  if (!depth) return raised;
  return get_frame(rt, *depth);
}

constexpr NativeMethod kFunctions[] = {
    {"_getframe", sys_getframe, Takes::positional, 0, 1, Binding::function},
    {"breakpointhook", default_breakpoint_hook, Takes::anything, 0, 255, Binding::function},
    {"exc_info", sys_exc_info, Takes::nothing, 0, 255, Binding::function},
    {"exception", sys_exception, Takes::nothing, 0, 255, Binding::function},
    {"exit", sys_exit, Takes::positional, 0, 1, Binding::function},
    {"get_asyncgen_hooks", sys_get_asyncgen_hooks, Takes::nothing, 0, 255, Binding::function},
    {"getdefaultencoding", text_utf8, Takes::nothing, 0, 255, Binding::function},
    {"getfilesystemencoding", text_utf8, Takes::nothing, 0, 255, Binding::function},
    {"getfilesystemencodeerrors", text_surrogateescape, Takes::nothing, 0, 255, Binding::function},
    {"getprofile", sys_no_hook, Takes::nothing, 0, 255, Binding::function},
    {"gettrace", sys_no_hook, Takes::nothing, 0, 255, Binding::function},
    {"getswitchinterval", sys_getswitchinterval, Takes::nothing, 0, 255, Binding::function},
    {"is_finalizing", sys_is_finalizing, Takes::nothing, 0, 255, Binding::function},
    {"setprofile", sys_set_hook<true>, Takes::one, 0, 255, Binding::function},
    {"settrace", sys_set_hook<false>, Takes::one, 0, 255, Binding::function},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, Takes::nothing, 0, 255,
     Binding::function},
    {"getrecursionlimit", sys_getrecursionlimit, Takes::nothing, 0, 255, Binding::function},
    {"getrefcount", sys_getrefcount, Takes::one, 0, 255, Binding::function},
    {"getsizeof", sys_getsizeof, Takes::anything, 0, 255, Binding::function},
    {"intern", sys_intern, Takes::one, 0, 255, Binding::function},
    {"set_asyncgen_hooks", sys_set_asyncgen_hooks, Takes::anything, 0, 255, Binding::function},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, Takes::anything, 0, 255,
     Binding::function},
    {"unraisablehook", sys_unraisablehook, Takes::one, 0, 255, Binding::function},
    {"setrecursionlimit", sys_setrecursionlimit, Takes::one, 0, 255, Binding::function},
};

constexpr std::int64_t kHexVersion =
    kPythonMajor << 24 | kPythonMinor << 16 | kPythonMicro << 8 | 0xf0;

Own<Object> implementation(Runtime& rt) {
  Ref<Object> made = make_simple_namespace(rt);
  const Ref<Str> name = make_str(rt, "vitro"), tag = make_str(rt, "vitro-311");
  const Ref<Object> version = sys_version_info(rt), number = make_int(rt, kHexVersion);
  if (!made || !name || !tag || !version || !number) return raised;
  if (!put_attribute(rt, *made, "name", *name) || !put_attribute(rt, *made, "cache_tag", *tag) ||
      !put_attribute(rt, *made, "version", *version) ||
      !put_attribute(rt, *made, "hexversion", *number))
    return raised;
  // Debian's name of the machine, by which sysconfig finds how Python was built.
#if defined(__linux__) && defined(__x86_64__)
  constexpr const char* kMultiarch = "x86_64-linux-gnu";
#elif defined(__linux__) && defined(__aarch64__)
  constexpr const char* kMultiarch = "aarch64-linux-gnu";
#else
  constexpr const char* kMultiarch = nullptr;
#endif
  if (kMultiarch) {
    const Ref<Str> machine = make_str(rt, kMultiarch);
    if (!machine || !put_attribute(rt, *made, "_multiarch", *machine)) return raised;
  }
  return made.release();
}

Own<Object> native_names(Runtime& rt) {
  Ref<List> names = new_list(rt);
  if (!names) return raised;
  bool builtins_named = false;
  const auto add = [&](std::string_view name) {
    Own<Str> text = intern(rt, name);
    return text && list_append(rt, *names, text);
  };
  for (const NativeModule* module : native_modules()) {
    if (!builtins_named && std::string_view(module->name) > "builtins") {
      if (!add("builtins")) return raised;
      builtins_named = true;
    }
    if (!add(module->name)) return raised;
  }
  return tuple_from_array(rt, names->items, names->length);
}

Own<Object> library_names(Runtime& rt) {
  Ref<List> names = new_list(rt, standard_names().size());
  if (!names) return raised;
  for (const std::string_view name : standard_names()) {
    Own<Str> text = intern(rt, name);
    if (!text || !list_append(rt, *names, text)) return raised;
  }
  return call(rt, *rt.types.frozenset, {names.get()});
}

Status fill_sys(Runtime& rt, Module& module) {
  Filler filler(rt, *module.dict);
  filler.set("maxsize", std::numeric_limits<std::int64_t>::max())
      .set("maxunicode", std::int64_t{0x10ffff})
      .set("byteorder", std::endian::native == std::endian::little ? "little" : "big")
      .set("platform", "linux")
      .set("version", kVersion)
      .set("hexversion", kHexVersion)
      .set("modules", *rt.modules);
  if (!filler.status()) return raised;
  if (!fill_sys_rows(rt, filler)) return raised;
  if (!filler.set("implementation", implementation(rt)).status()) return raised;
  if (!filler.set("builtin_module_names", native_names(rt)).status()) return raised;
  if (!filler.set("stdlib_module_names", library_names(rt)).status()) return raised;
  if (!fill_sys_launch(rt, filler)) return raised;
  for (const NativeMethod& function : sys_hook_functions())
    if (!filler.set(function.name, make_native_callable(rt, function, &module, nullptr)).status())
      return raised;
  for (const auto& [name, hook] :
       {std::pair{"__excepthook__", "excepthook"}, std::pair{"__displayhook__", "displayhook"},
        std::pair{"__unraisablehook__", "unraisablehook"},
        std::pair{"__breakpointhook__", "breakpointhook"}}) {
    const Ref<Str> key = intern(rt, hook);
    if (!key || !filler.set(name, *dict_get_str(*module.dict, *key)).status()) return raised;
  }
  for (const char* name : {"meta_path", "path_hooks"})
    if (!filler.set(name, new_list(rt)).status()) return raised;
  if (!filler.set("path_importer_cache", new_dict(rt)).status()) return raised;
  filler.set("dont_write_bytecode", *rt.true_)
      .set("float_repr_style", "short")
      .set("copyright", "Copyright (c) the authors of vitro. MIT licence.")
      .set("api_version", 1013)
      .set("abiflags", "")
      .set("platlibdir", "lib")
      .set("pycache_prefix", *rt.none);
  for (const char* name : {"prefix", "base_prefix", "exec_prefix", "base_exec_prefix"})
    filler.set(name, "/usr");
  if (!filler.status()) return raised;
  // print() looks here for where to write.
  if (Object*& kept = vm_of(rt).kept(Kept::sys); !kept) kept = own<Object>(module).get();
  return ok;
}

}  // namespace

const NativeModule kSysModule = {.name = "sys", .functions = kFunctions, .fill = fill_sys};

Module* sys_module(Runtime& rt) {
  Object*& kept = vm_of(rt).kept(Kept::sys);
  if (!kept) {
    const Ref<Object> module = import_absolute(rt, "sys");
    if (!module) return nullptr;
    if (!kept && module->type == rt.types.module) kept = own(*module).get();
  }
  return static_cast<Module*>(kept);
}

}  // namespace vitro::vm
