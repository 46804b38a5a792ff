#include "vm/imports/relative.hpp"

#include "objects/dict.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "vm/imports/attributes.hpp"

namespace vitro::vm {

namespace {

// The package that a module belongs to, by what its namespace says of itself.
Own<Str> package_of(Runtime& rt, Dict& globals) {
  Object* package = dict_get_str(globals, *rt.names.package);
  if (package && package != rt.none) {
    if (!is_str(*package)) return rt.raise(*rt.types.type_error, "package must be a string");
    return own(static_cast<Str&>(*package));
  }
  Object* spec = dict_get_str(globals, *rt.names.spec);
  if (spec && spec != rt.none) {
    const Ref<Object> held = Ref<Object>::share(*spec);
    const Ref<Str> key = intern(rt, "parent");
    if (!key) return raised;
    const Ref<Object> parent = get_attribute(rt, *held, *key);
    if (!parent) return raised;
    if (!is_str(*parent)) return rt.raise(*rt.types.type_error, "__spec__.parent must be a string");
    return own(static_cast<Str&>(*parent));
  }
  Object* name = dict_get_str(globals, *rt.names.name);
  if (!name) return rt.raise(*rt.types.key_error, "'__name__' not in globals");
  if (!is_str(*name)) return rt.raise(*rt.types.type_error, "__name__ must be a string");
  auto& text = static_cast<Str&>(*name);
  if (dict_get_str(globals, *rt.names.path)) return own(text);
  return str_slice(rt, text, 0, last_dot(text));
}

}  // namespace

Own<Str> resolve_relative(Runtime& rt, Str& name, Object* globals, std::int64_t level) {
  if (!globals || globals == rt.none)
    return rt.raise(*rt.types.key_error, "'__name__' not in globals");
  if (!is_dict(*globals)) return rt.raise(*rt.types.type_error, "globals must be a dict");
  const Ref<Str> package = package_of(rt, static_cast<Dict&>(*globals));
  if (!package) return raised;
  if (package->length == 0)
    return rt.raise(*rt.types.import_error,
                    "attempted relative import with no known parent package");
  std::size_t end = package->length;
  for (std::int64_t up = 1; up < level; ++up) {
    while (end > 0 && package->at(end - 1) != '.') --end;
    if (end == 0)
      return rt.raise(*rt.types.import_error, "attempted relative import beyond top-level package");
    --end;
  }
  const Ref<Str> base = str_slice(rt, *package, 0, end);
  if (!base || name.length == 0) return base ? own(*base) : Own<Str>(raised);
  return format_message(rt, "%S.%S", base.get(), &name);
}

Own<Str> exact_text(Runtime& rt, Str& text) {
  if (text.type == rt.types.str) return own(text);
  StrBuilder copy(rt);
  return copy.add(text).finish();
}

}  // namespace vitro::vm
