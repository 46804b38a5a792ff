// The loaders that modules name as their `__loader__`.
#include <cerrno>
#include <cstring>

#include "objects/arguments.hpp"
#include "objects/bytes.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/imports/attributes.hpp"
#include "vm/imports/find.hpp"
#include "vm/imports/load.hpp"
#include "vm/imports/spec.hpp"

namespace vitro::vm {

namespace {

Own<Object> attribute(Runtime& rt, Object& object, std::string_view name) {
  const Ref<Str> key = intern(rt, name);
  if (!key) return raised;
  return get_attribute(rt, object, *key);
}

Own<Object> none(Runtime& rt) { return own(*rt.none); }

// ---- SourceFileLoader ----

Status source_init(Runtime& rt, Object& self, Arguments arguments) {
  static constexpr const char* kNames[] = {"fullname", "path"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"__init__", kNames, 2}, given)) return raised;
  if (!put_attribute(rt, self, "name", *given[0])) return raised;
  return put_attribute(rt, self, "path", *given[1]);
}

// The name a loader's method was asked about: its own, where none is given.
Status check_name(Runtime& rt, Object& self, Arguments arguments) {
  if (arguments.count == 0 || &arguments[0] == rt.none) return ok;
  const Ref<Object> name = attribute(rt, self, "name");
  if (!name) return raised;
  const auto same = equal(rt, *name, arguments[0]);
  if (!same) return raised;
  if (*same) return ok;
  return rt.raise(*rt.types.import_error, "loader for %O cannot handle %O", name.get(),
                  &arguments[0]);
}

Own<Object> source_filename(Runtime& rt, Object& self, Arguments arguments) {
  if (!check_name(rt, self, arguments)) return raised;
  return attribute(rt, self, "path");
}

Own<Object> source_data(Runtime& rt, Object&, Arguments arguments) {
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "expected str, bytes or os.PathLike object, not %T",
                    arguments[0].type);
  auto& path = static_cast<Str&>(arguments[0]);
  Own<Object> text = read_source_file(rt, path);
  if (text || rt.pending()) return text;
  return raise_os_error(rt, errno, &path);
}

Own<Object> source_bytes(Runtime& rt, Object& self) {
  const Ref<Object> path = attribute(rt, self, "path");
  if (!path) return raised;
  Object* values[] = {path.get()};
  return source_data(rt, self, {values, 1, nullptr});
}

// UTF-8 text with the line ends that Python code sees.
Own<Object> source_text(Runtime& rt, Object& self, Arguments arguments) {
  if (!check_name(rt, self, arguments)) return raised;
  const Ref<Object> octets = source_bytes(rt, self);
  if (!octets) return raised;
  std::string_view text = static_cast<Bytes&>(*octets).view();
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  StrBuilder out(rt);
  for (;;) {
    const std::size_t end = text.find('\r');
    out.add(text.substr(0, end));
    if (end == std::string_view::npos) return out.finish();
    out.add("\n");
    text.remove_prefix(end + 1);
    if (text.starts_with('\n')) text.remove_prefix(1);
  }
}

Own<Object> source_code(Runtime& rt, Object& self, Arguments arguments) {
  if (!check_name(rt, self, arguments)) return raised;
  const Ref<Object> octets = source_bytes(rt, self);
  const Ref<Object> path = octets ? attribute(rt, self, "path") : Own<Object>(raised);
  if (!path) return raised;
  return rt.hooks.compile(rt, *octets, static_cast<Str&>(*path), "exec", 0);
}

Own<Object> source_is_package(Runtime& rt, Object& self, Arguments arguments) {
  if (!check_name(rt, self, arguments)) return raised;
  const Ref<Object> path = attribute(rt, self, "path");
  if (!path) return raised;
  if (!is_str(*path)) return own(*rt.false_);
  constexpr std::string_view kInit = "/__init__.py";
  const auto& text = static_cast<Str&>(*path);
  if (text.length < kInit.size()) return own(*rt.false_);
  const Ref<Str> tail =
      str_slice(rt, static_cast<Str&>(*path), text.length - kInit.size(), text.length);
  if (!tail) return raised;
  return make_bool(rt, str_equal(*tail, kInit));
}

Own<Object> source_create(Runtime& rt, Object&, Arguments) { return none(rt); }

Own<Object> source_exec(Runtime& rt, Object& self, Arguments arguments) {
  if (arguments[0].type != rt.types.module)
    return rt.raise(*rt.types.type_error, "exec_module() needs a module, not %T",
                    arguments[0].type);
  auto& module = static_cast<Module&>(arguments[0]);
  const Ref<Object> code = source_code(rt, self, {});
  if (!code || !run_module_body(rt, module, static_cast<Code&>(*code))) return raised;
  return none(rt);
}

constexpr NativeMethod kSourceMethods[] = {
    {"get_filename", source_filename, Takes::positional, 0, 1},
    {"get_data", source_data, Takes::one},
    {"get_source", source_text, Takes::positional, 0, 1},
    {"get_code", source_code, Takes::positional, 0, 1},
    {"is_package", source_is_package, Takes::positional, 0, 1},
    {"create_module", source_create, Takes::one},
    {"exec_module", source_exec, Takes::one},
};
constexpr NativeProperty kDictProperty[] = {{"__dict__", shaped_dict}};

void fill_source(Slots& slots) {
  fill_shaped(slots);
  slots.init = source_init;
}

// ---- NamespaceLoader ----

Own<Object> namespace_source(Runtime& rt, Object&, Arguments) {
  return own(static_cast<Object&>(*rt.empty_str));
}
Own<Object> namespace_is_package(Runtime& rt, Object&, Arguments) { return own(*rt.true_); }

constexpr NativeMethod kNamespaceMethods[] = {
    {"get_source", namespace_source, Takes::one},
    {"is_package", namespace_is_package, Takes::one},
    {"create_module", source_create, Takes::one},
    {"exec_module", source_create, Takes::one},
};

// ---- BuiltinImporter, which is used as a class ----

const NativeModule* native_named(const Object& name) {
  return is_str(name) ? find_native_module(static_cast<const Str&>(name)) : nullptr;
}

Status require_native(Runtime& rt, Object& name) {
  if (native_named(name)) return ok;
  rt.raise(*rt.types.import_error, "%R is not a built-in module", &name);
  return raised;
}
Own<Object> builtin_is_package(Runtime& rt, Object&, Arguments arguments) {
  if (!require_native(rt, arguments[0])) return raised;
  return own(*rt.false_);
}
Own<Object> builtin_source(Runtime& rt, Object&, Arguments arguments) {
  if (!require_native(rt, arguments[0])) return raised;
  return none(rt);
}

constexpr NativeMethod kBuiltinMethods[] = {
    {"get_code", builtin_source, Takes::one, 0, 255, Binding::class_method},
    {"get_source", builtin_source, Takes::one, 0, 255, Binding::class_method},
    {"is_package", builtin_is_package, Takes::one, 0, 255, Binding::class_method},
};

void fill_plain(Slots& slots) { fill_shaped(slots); }

}  // namespace

const TypeSpec kSourceLoaderType = {
    .name = "SourceFileLoader",
    .flags = kTypeBase | kTypeShaped,
    .fill = fill_source,
    .methods = kSourceMethods,
    .properties = kDictProperty,
    .doc = "Concrete implementation of SourceLoader using the file system.",
    .module = "_frozen_importlib_external",
    .module_type = place_of(ModuleType::source_loader),
};

const TypeSpec kNamespaceLoaderType = {
    .name = "NamespaceLoader",
    .flags = kTypeBase | kTypeShaped,
    .fill = fill_plain,
    .methods = kNamespaceMethods,
    .properties = kDictProperty,
    .module = "_frozen_importlib_external",
    .module_type = place_of(ModuleType::namespace_loader),
};

const TypeSpec kBuiltinImporterType = {
    .name = "BuiltinImporter",
    .flags = kTypeBase | kTypeShaped,
    .fill = fill_plain,
    .methods = kBuiltinMethods,
    .properties = kDictProperty,
    .doc = "Meta path import for built-in modules.",
    .module = "_frozen_importlib",
    .module_type = place_of(ModuleType::builtin_importer),
};

}  // namespace vitro::vm
