// The instructions of the import statement.
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/imports/imports.hpp"
#include "vm/imports/spec.hpp"

namespace vitro::vm {

Own<Object> import_name(Runtime& rt, Frame& frame, Str& name, Object& from_list, Object& level) {
  Object* found = dict_get_str(*frame.builtins, *rt.names.import_);
  if (!found) return rt.raise(*rt.types.import_error, "__import__ not found");
  const Ref<Object> importer = Ref<Object>::share(*found);
  Object* locals = frame.names ? frame.names : rt.none;
  return call(rt, *importer, {&name, frame.globals, locals, &from_list, &level});
}

Own<Object> import_from(Runtime& rt, Object& module, Str& name) {
  const auto found = find_attribute(rt, module, name);
  if (!found) return raised;
  if (*found) return Own<Object>(*found);
  // A submodule that a circular import has begun is in sys.modules before it is bound.
  const auto named = find_attribute(rt, module, *rt.names.name);
  if (!named) return raised;
  const Ref<Object> module_name = Own<Object>(*named);
  const bool has_name = module_name && is_str(*module_name);
  if (has_name) {
    const Ref<Str> text = format_message(rt, "%S.%S", static_cast<Str*>(module_name.get()), &name);
    if (!text) return raised;
    const Ref<Str> full = intern(rt, own(*text));
    if (!full) return raised;
    if (Object* submodule = dict_get_str(*rt.modules, *full)) return own(*submodule);
  }
  const Ref<Str> shown =
      has_name ? own(static_cast<Str&>(*module_name)) : make_str(rt, "<unknown module name>");
  const auto located = find_attribute(rt, module, *rt.names.file);
  if (!shown || !located) return raised;
  const Ref<Object> file = Own<Object>(*located);
  if (!file || !is_str(*file)) {
    rt.raise(*rt.types.import_error, "cannot import name %R from %R (unknown location)",
             static_cast<Object*>(&name), static_cast<Object*>(shown.get()));
    return name_import_error(rt, shown.get(), nullptr);
  }
  const auto spec_found = find_attribute(rt, module, *rt.names.spec);
  if (!spec_found) return raised;
  const Ref<Object> spec = Own<Object>(*spec_found);
  rt.raise(*rt.types.import_error,
           spec && is_initialising(rt, *spec)
               ? "cannot import name %R from partially initialized module %R (most likely due to "
                 "a circular import) (%S)"
               : "cannot import name %R from %R (%S)",
           static_cast<Object*>(&name), static_cast<Object*>(shown.get()),
           static_cast<Str*>(file.get()));
  return name_import_error(rt, shown.get(), file.get());
}

namespace {

Own<Object> attribute_or_nothing(Runtime& rt, Object& object, std::string_view name) {
  const Ref<Str> key = intern(rt, name);
  if (!key) return raised;
  const auto found = find_attribute(rt, object, *key);
  return found ? Own<Object>(*found) : Own<Object>(raised);
}

// The names that `import *` takes: __all__, or every key of the namespace that does not begin with
// an underscore.
Own<Object> star_names(Runtime& rt, Object& module, bool* all_given) {
  Own<Object> all = attribute_or_nothing(rt, module, "__all__");
  *all_given = bool(all);
  if (all || rt.pending()) return all;
  const Ref<Object> names = attribute_or_nothing(rt, module, "__dict__");
  if (!names) {
    if (rt.pending()) return raised;
    return rt.raise(*rt.types.import_error, "from-import-* object has no __dict__ and no __all__");
  }
  const Ref<Object> keys = call_method(rt, *names, *rt.names.keys);
  if (!keys) return raised;
  Ref<List> list = new_list(rt);
  if (!list || !list_extend(rt, *list, *keys)) return raised;
  return list.release();
}

Raised bad_star_name(Runtime& rt, Object& module, Object& name, bool all_given) {
  const Ref<Object> module_name = get_attribute(rt, module, *rt.names.name);
  if (!module_name) return raised;
  if (!is_str(*module_name))
    return rt.raise(*rt.types.type_error, "module __name__ must be a string, not %T",
                    module_name->type);
  return rt.raise(*rt.types.type_error, "%s in %S.%s must be str, not %T",
                  all_given ? "Item" : "Key", static_cast<Str*>(module_name.get()),
                  all_given ? "__all__" : "__dict__", name.type);
}

}  // namespace

Status import_star(Runtime& rt, Frame& frame, Object& module) {
  if (!frame.names) return rt.raise(*rt.types.system_error, "no locals found during 'import *'");
  const Ref<Object> target = Ref<Object>::share(*frame.names);
  bool all_given = false;
  const Ref<Object> names = star_names(rt, module, &all_given);
  if (!names) return raised;
  for (std::int64_t position = 0;; ++position) {
    const Ref<Int> index = make_int(rt, position);
    if (!index) return raised;
    const Ref<Object> name = get_item(rt, *names, *index);
    if (!name) {
      if (!pending_matches(rt, *rt.types.index_error)) return raised;
      rt.clear_pending();
      return ok;
    }
    if (!is_str(*name)) return bad_star_name(rt, module, *name, all_given);
    auto& text = static_cast<Str&>(*name);
    if (!all_given && text.length > 0 && text.at(0) == '_') continue;
    const Ref<Str> key = intern(rt, own(text));
    if (!key) return raised;
    const Ref<Object> value = get_attribute(rt, module, *key);
    if (!value) return raised;
    if (target->type == rt.types.dict) {
      if (!dict_set(rt, static_cast<Dict&>(*target), *key, *value)) return raised;
    } else if (!set_item(rt, *target, *key, value.get())) {
      return raised;
    }
  }
}

}  // namespace vitro::vm
