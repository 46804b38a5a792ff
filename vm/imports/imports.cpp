#include "vm/imports/imports.hpp"

#include <algorithm>

#include "objects/exception.hpp"
#include "objects/int.hpp"
#include "objects/native.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/imports/attributes.hpp"
#include "vm/imports/bootstrap.hpp"
#include "vm/imports/find.hpp"
#include "vm/imports/load.hpp"
#include "vm/imports/relative.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/standard_names.hpp"

namespace vitro::vm {

namespace {

Raised no_module(Runtime& rt, Str& name) {
  const bool standard =
      name.ascii() && is_standard_name(name.ascii_view()) && !has_standard_library(rt);
  if (standard)
    rt.raise(*rt.types.module_not_found_error,
             "No module named %R (the standard library of Python 3.11 is not installed: Debian's "
             "package libpython3.11-stdlib has it)",
             static_cast<Object*>(&name));
  else
    rt.raise(*rt.types.module_not_found_error, "No module named %R", static_cast<Object*>(&name));
  return name_import_error(rt, &name, nullptr);
}

// sys.modules[name], or nothing. None there forbids the import.
Own<Object> loaded(Runtime& rt, Str& name) {
  Object* module = dict_get_str(*rt.modules, name);
  if (!module) return {};
  if (module != rt.none) return own(*module);
  rt.raise(*rt.types.module_not_found_error, "import of %S halted; None in sys.modules", &name);
  return name_import_error(rt, &name, nullptr);
}

// The folders in which `name` may lie: sys.path, or __path__ of its parent, which is imported
// first. `already`: importing the parent has brought the module along.
Own<Object> folders_for(Runtime& rt, Str& name, std::size_t dot, Ref<Object>& parent,
                        Ref<Object>& already) {
  if (dot == 0) {
    Module* sys = sys_module(rt);
    if (!sys) return raised;
    const Ref<Str> key = intern(rt, "path");
    if (!key) return raised;
    Object* path = dict_get_str(*sys->dict, *key);
    return own(path ? *path : *rt.none);
  }
  Ref<Str> parent_name = intern(rt, str_slice(rt, name, 0, dot));
  if (!parent_name) return raised;
  parent = Ref<Object>::share(dict_get_str(*rt.modules, *parent_name));
  if (!parent) parent = import_absolute(rt, *parent_name);
  if (!parent) return raised;
  already = loaded(rt, name);
  if (already || rt.pending()) return own(*rt.none);
  const Ref<Object> held = parent;
  const auto path = find_attribute(rt, *held, *rt.names.path);
  if (!path) return raised;
  if (*path) return Own<Object>(*path);
  rt.raise(*rt.types.module_not_found_error, "No module named %R; %R is not a package",
           static_cast<Object*>(&name), static_cast<Object*>(parent_name.get()));
  return name_import_error(rt, &name, nullptr);
}

Own<Object> find_and_load(Runtime& rt, Str& name) {
  std::size_t dot = last_dot(name);
  Ref<Object> parent, already;
  Found found;
  if (Own<Object> module = import_by_finders(rt, name); module || rt.pending()) return module;
  found.native = find_native_module(name);
  if (!found.native) found = find_bootstrap(rt, name);
  if (!found) {
    const Ref<Object> folders = folders_for(rt, name, dot, parent, already);
    if (!folders || rt.pending()) return raised;
    if (already) return already.release();
    const Ref<Str> tail = dot ? str_slice(rt, name, dot + 1, name.length) : own(name);
    if (!tail) return raised;
    bool failed = false;
    if (folders.get() != rt.none) found = find_on_path(rt, *tail, *folders, &failed);
    if (failed) return raised;
    if (!found) return no_module(rt, name);
  }
  Ref<Object> module = load_module(rt, name, found);
  if (!module) return raised;
  if (parent) {
    const Ref<Str> child = intern(rt, str_slice(rt, name, dot + 1, name.length));
    if (!child) return raised;
    if (!set_attribute(rt, *parent, *child, module.get())) {
      // CPython warns (ImportWarning, which is not shown by default).
      if (!pending_matches(rt, *rt.types.attribute_error)) return raised;
      rt.clear_pending();
    }
  }
  return module.release();
}

// The part of a module name before the first dot; the whole without one.
std::size_t first_part(const Str& name) {
  std::size_t dot = 0;
  while (dot < name.length && name.at(dot) != '.') ++dot;
  return dot;
}

// What `import a.b` binds: the module before the first dot of the name as it was written.
Own<Object> outermost(Runtime& rt, Str& written, Str& absolute_name, std::int64_t level) {
  const std::size_t front = first_part(written);
  if (level == 0) {
    const Ref<Str> top = intern(rt, str_slice(rt, written, 0, front));
    if (!top) return raised;
    return import_absolute(rt, *top);
  }
  const std::size_t cut = written.length - front;
  const Ref<Str> wanted = intern(rt, str_slice(rt, absolute_name, 0, absolute_name.length - cut));
  if (!wanted) return raised;
  if (Object* module = dict_get_str(*rt.modules, *wanted)) return own(*module);
  return rt.raise(*rt.types.key_error, "%R not in sys.modules as expected",
                  static_cast<Object*>(wanted.get()));
}

// Imports the submodules that `from package import …` names and the package does not have yet.
Status import_wanted(Runtime& rt, Object& package, Object& names, bool from_all);

Status import_one(Runtime& rt, Object& package, Object& wanted, bool from_all) {
  if (!is_str(wanted)) {
    if (!from_all)
      return rt.raise(*rt.types.type_error, "Item in ``from list'' must be str, not %T",
                      wanted.type);
    const Ref<Object> name = get_attribute(rt, package, *rt.names.name);
    if (!name) return raised;
    return rt.raise(*rt.types.type_error, "Item in %O.__all__ must be str, not %T", name.get(),
                    wanted.type);
  }
  auto& item = static_cast<Str&>(wanted);
  if (str_equal(item, "*")) {
    if (from_all) return ok;
    const Ref<Str> key = intern(rt, "__all__");
    if (!key) return raised;
    const auto all = find_attribute(rt, package, *key);
    if (!all) return raised;
    if (!*all) return ok;
    const Ref<Object> held = Own<Object>(*all);
    return import_wanted(rt, package, *held, true);
  }
  const auto present = find_attribute(rt, package, item);
  if (!present) return raised;
  if (*present) {
    release(**present);
    return ok;
  }
  const Ref<Object> package_name = get_attribute(rt, package, *rt.names.name);
  if (!package_name) return raised;
  const Ref<Str> text = format_message(rt, "%O.%S", package_name.get(), &item);
  if (!text) return raised;
  const Ref<Str> full = intern(rt, own(*text));
  if (!full) return raised;
  const Ref<Object> module = import_absolute(rt, *full);
  if (module) return ok;
  // What cannot be found is left to IMPORT_FROM, which has the better message.
  if (!pending_matches(rt, *rt.types.module_not_found_error)) return raised;
  Exception& error = *rt.pending_exception();
  const auto fields = exception_fields(*error.type);
  const auto named = std::find_if(fields.begin(), fields.end(), [](const char* field) {
    return std::string_view(field) == "name";
  });
  Object* name = named == fields.end() ? nullptr : error.fields()[named - fields.begin()];
  if (!name || !is_str(*name) || !str_equal(static_cast<Str&>(*name), *full)) return raised;
  Object* there = dict_get_str(*rt.modules, *full);
  if (there == rt.none) return raised;
  rt.clear_pending();
  return ok;
}

Status import_wanted(Runtime& rt, Object& package, Object& names, bool from_all) {
  return for_each_item(
      rt, names, [&](Object& wanted) { return bool(import_one(rt, package, wanted, from_all)); });
}

Fallible<bool> anything_wanted(Runtime& rt, Object* fromlist) {
  if (!fromlist || fromlist == rt.none) return false;
  return truth(rt, *fromlist);
}

}  // namespace

Raised name_import_error(Runtime& rt, Object* name, Object* path) {
  Exception* exception = rt.pending_exception();
  if (!exception || !is_instance(*exception, *rt.types.import_error)) return raised;
  const auto fields = exception_fields(*exception->type);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string_view field = fields[i];
    Object* value = field == "name" ? name : field == "path" ? path : nullptr;
    if (!value) continue;
    retain(*value);
    release(std::exchange(exception->fields()[i], value));
  }
  return raised;
}

Found locate_module(Runtime& rt, Str& name, bool* failed) {
  *failed = false;
  Found found;
  found.native = find_native_module(name);
  if (found.native) return found;
  const std::size_t dot = last_dot(name);
  Ref<Object> parent, already;
  Ref<Object> folders = folders_for(rt, name, dot, parent, already);
  // Its package may have imported it already.
  if (folders && already) folders = get_attribute(rt, *parent, *rt.names.path);
  const Ref<Str> tail = !folders ? Own<Str>(raised)
                        : dot    ? str_slice(rt, name, dot + 1, name.length)
                                 : own(name);
  *failed = !tail;
  if (!tail || folders.get() == rt.none) return found;
  return find_on_path(rt, *tail, *folders, failed);
}

Own<Object> import_absolute(Runtime& rt, Str& name) {
  Own<Object> module = loaded(rt, name);
  if (module || rt.pending()) return module;
  if (!rt.enter(" while importing a module")) return raised;
  module = find_and_load(rt, name);
  rt.leave();
  return module;
}

Own<Object> import_absolute(Runtime& rt, std::string_view name) {
  const Ref<Str> text = intern(rt, name);
  if (!text) return raised;
  return import_absolute(rt, *text);
}

Own<Object> import_module(Runtime& rt, Object& given_name, Object* globals, Object* fromlist,
                          std::int64_t level) {
  if (!is_str(given_name)) return rt.raise(*rt.types.type_error, "module name must be a string");
  if (level < 0) return rt.raise(*rt.types.value_error, "level must be >= 0");
  auto& written = static_cast<Str&>(given_name);
  if (level == 0 && written.length == 0)
    return rt.raise(*rt.types.value_error, "Empty module name");
  const Ref<Str> name = level > 0 ? intern(rt, resolve_relative(rt, written, globals, level))
                                  : intern(rt, exact_text(rt, written));
  if (!name) return raised;
  Ref<Object> module = import_absolute(rt, *name);
  if (!module) return raised;
  const auto wanted = anything_wanted(rt, fromlist);
  if (!wanted) return raised;
  if (!*wanted) {
    if (level > 0 && written.length == 0) return module.release();
    if (first_part(written) == written.length) return module.release();
    return outermost(rt, written, *name, level);
  }
  const auto path = find_attribute(rt, *module, *rt.names.path);
  if (!path) return raised;
  if (!*path) return module.release();
  release(**path);
  if (!import_wanted(rt, *module, *fromlist, false)) return raised;
  return module.release();
}

}  // namespace vitro::vm
