#include "vm/imports/bootstrap.hpp"

#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/imports/imports.hpp"
#include "vm/modules/standard_names.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

namespace {

struct Row {
  std::string_view module;
  std::string_view file;
  std::string_view shown;
};
constexpr Row kRows[] = {
    {"_frozen_importlib", "/importlib/_bootstrap.py", "<frozen importlib._bootstrap>"},
    {"_frozen_importlib_external", "/importlib/_bootstrap_external.py",
     "<frozen importlib._bootstrap_external>"},
};

const Row* row_of(const Str& name) {
  if (!name.ascii() || name.length < kRows[0].module.size() || name.at(0) != '_') return nullptr;
  for (const Row& row : kRows)
    if (row.module == name.ascii_view()) return &row;
  return nullptr;
}

Own<Object> call_named(Runtime& rt, Object& module, std::string_view name,
                       std::initializer_list<Object*> arguments) {
  const Ref<Str> key = intern(rt, name);
  if (!key) return raised;
  return call_method(rt, module, *key, arguments);
}

// importlib wants a module `_warnings`; the one in Python does where there is no other.
Status lend_warnings(Runtime& rt, bool& lent) {
  const Ref<Str> name = intern(rt, "_warnings");
  if (!name) return raised;
  lent = !find_native_module(*name) && !dict_get_str(*rt.modules, *name);
  if (!lent) return ok;
  const Ref<Object> warnings = import_absolute(rt, "warnings");
  return warnings ? dict_set_str(rt, *rt.modules, *name, *warnings) : Status(raised);
}

}  // namespace

Found find_bootstrap(Runtime& rt, const Str& name) {
  Found found;
  const Row* row = row_of(name);
  if (!row || !has_standard_library(rt)) return found;
  StrBuilder file(rt);
  found.file = file.add(standard_library()).add(row->file).finish();
  if (!found.file) rt.clear_pending();
  return found;
}

std::string_view bootstrap_file_name(const Str& module_name) {
  const Row* row = row_of(module_name);
  return row ? row->shown : std::string_view();
}

Status finish_bootstrap(Runtime& rt, Module& module) {
  if (row_of(*module.name) != &kRows[0]) return ok;
  Module* sys = sys_module(rt);
  const Ref<Object> imp = import_absolute(rt, "_imp");
  if (!sys || !imp) return raised;
  bool lent;
  if (!lend_warnings(rt, lent)) return raised;
  const Ref<Object> first = call_named(rt, module, "_install", {sys, imp.get()});
  const Ref<Object> second =
      first ? call_named(rt, module, "_install_external_importers", {}) : Own<Object>(raised);
  if (second && lent) {
    const Ref<Str> name = intern(rt, "_warnings");
    if (!name || dict_remove(rt, *rt.modules, *name) == Removal::failed) return raised;
  }
  return second ? ok : Status(raised);
}

namespace {

// Is it one of importlib's own finders, which find what the import statement finds?
bool is_own_finder(const Object& finder) {
  if (!is_type(finder)) return false;
  const Object* module = static_cast<const Type&>(finder).module;
  if (!module || !is_str(*module)) return false;
  for (const Row& row : kRows)
    if (str_equal(static_cast<const Str&>(*module), row.module)) return true;
  return false;
}

}  // namespace

Own<Object> import_by_finders(Runtime& rt, Str& name) {
  Object* kept = vm_of(rt).kept(Kept::sys);
  if (!kept || kept->type != rt.types.module) return {};
  const Ref<Str> key = intern(rt, "meta_path");
  if (!key) return raised;
  Object* finders = dict_get_str(*static_cast<Module*>(kept)->dict, *key);
  if (!finders || !is_list(*finders)) return {};
  const auto& list = static_cast<List&>(*finders);
  bool others = false;
  for (std::size_t i = 0; i < list.length; ++i) others = others || !is_own_finder(*list.items[i]);
  if (!others || row_of(name)) return {};
  const Ref<Str> bootstrap_name = intern(rt, kRows[0].module);
  if (!bootstrap_name) return raised;
  Ref<Object> bootstrap = Ref<Object>::share(dict_get_str(*rt.modules, *bootstrap_name));
  if (!bootstrap) {
    // Importing importlib itself must not ask the finders again.
    const Ref<Object> held = Ref<Object>::share(finders);
    const Ref<List> empty = new_list(rt);
    auto& names = *static_cast<Module*>(kept)->dict;
    if (!empty || !dict_set_str(rt, names, *key, *empty)) return raised;
    bootstrap = import_absolute(rt, *bootstrap_name);
    const bool good = bootstrap && list_extend(rt, static_cast<List&>(*held), *empty);
    const Ref<Exception> pending = rt.take_pending();
    if (!dict_set_str(rt, names, *key, *held)) return raised;
    if (pending) return rt.raise_object(own(*pending));
    if (!good) return raised;
  }
  const Ref<Str> import_key = intern(rt, "_gcd_import");
  if (!import_key) return raised;
  return call_method(rt, *bootstrap, *import_key, {&name});
}

}  // namespace vitro::vm
