#include "vm/warnings.hpp"

#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/frame_access.hpp"
#include "vm/imports/imports.hpp"
#include "vm/vm.hpp"
#include "vm/warning_text.hpp"

namespace vitro::vm {

namespace {

// ---- what the module warnings says ----

// Its attribute; empty with nothing pending: it is not imported, or has none.
Own<Object> module_attribute(Runtime& rt, const char* name) {
  if (!rt.modules) return {};
  const Ref<Str> module_name = intern(rt, "warnings");
  const Ref<Str> key = intern(rt, name);
  if (!module_name || !key) return raised;
  const Ref<Object> module = Ref<Object>::share(dict_get_str(*rt.modules, *module_name));
  if (!module) return {};
  const auto found = find_attribute(rt, *module, *key);
  if (!found) return raised;
  return Own<Object>(*found);
}

// ---- filters ----

Own<Object> filter(Runtime& rt, const char* action, Type& category, const char* module) {
  const Ref<Str> name = intern(rt, action);
  const Ref<Object> place = module ? Own<Object>(intern(rt, module)) : own(*rt.none);
  const Ref<Object> line = make_int(rt, 0);
  if (!name || !place || !line) return raised;
  return make_tuple(rt, {name.get(), rt.none, &category, place.get(), line.get()});
}

Own<Object> default_filters(Runtime& rt) {
  const struct {
    const char* action;
    Type* category;
    const char* module;
  } kFilters[] = {
      {"default", rt.types.deprecation_warning, "__main__"},
      {"ignore", rt.types.deprecation_warning, nullptr},
      {"ignore", rt.types.pending_deprecation_warning, nullptr},
      {"ignore", rt.types.import_warning, nullptr},
      {"ignore", rt.types.resource_warning, nullptr},
  };
  Ref<List> list = new_list(rt, std::size(kFilters));
  if (!list) return raised;
  for (const auto& row : kFilters) {
    const Own<Object> made = filter(rt, row.action, *row.category, row.module);
    if (!made || !list_append(rt, *list, made)) return raised;
  }
  return list.release();
}

Object* kept_or_made(Runtime& rt, Kept what, Own<Object> (*make)(Runtime&)) {
  Object*& kept = vm_of(rt).kept(what);
  if (!kept) kept = make(rt).get();
  return kept;
}

// Does what a filter says about text or module fit? None fits all, a str itself, a pattern what it
// matches.
Fallible<bool> fits(Runtime& rt, Object& wanted, Object& given) {
  if (&wanted == rt.none) return true;
  if (wanted.type == rt.types.str) return equal(rt, wanted, given);
  const Ref<Str> match = intern(rt, "match");
  if (!match) return raised;
  const Ref<Object> found = call_method(rt, wanted, *match, {&given});
  if (!found) return raised;
  return truth(rt, *found);
}

struct Warning {
  Ref<Object> category, message, text, module, line;
};

// What the first fitting filter does, or the default; `item` receives the filter.
Own<Object> choose_action(Runtime& rt, const Warning& warning, Ref<Object>& item) {
  Ref<Object> filters = module_attribute(rt, "filters");
  if (!filters && rt.pending()) return raised;
  if (!filters) filters = Ref<Object>::share(warning_filters(rt));
  if (!filters) return raised;
  if (!is_list(*filters))
    return rt.raise(*rt.types.value_error, "_warnings.filters must be a list");
  auto& list = static_cast<List&>(*filters);
  for (std::size_t i = 0; i < list.length; ++i) {
    item = Ref<Object>::share(list.items[i]);
    if (!is_tuple(*item) || static_cast<Tuple&>(*item).length() != 5)
      return rt.raise(*rt.types.value_error, "_warnings.filters item %d isn't a 5-tuple",
                      static_cast<int>(i));
    auto& row = static_cast<Tuple&>(*item);
    if (!is_str(row[0]))
      return rt.raise(*rt.types.type_error, "action must be a string, not '%T'", row[0].type);
    const auto text_fits = fits(rt, row[1], *warning.text);
    if (!text_fits) return raised;
    const auto module_fits = fits(rt, row[3], *warning.module);
    if (!module_fits) return raised;
    const auto category_fits = is_subclass_of(rt, *warning.category, row[2]);
    if (!category_fits) return raised;
    if (!is_int(row[4])) return rt.raise(*rt.types.type_error, "an integer is required");
    const Fallible<std::int64_t> line = int_clamped(row[4]);
    if (*text_fits && *module_fits && *category_fits &&
        (*line == 0 || *line == int_clamped(*warning.line)))
      return own(row[0]);
  }
  Ref<Object> action = module_attribute(rt, "defaultaction");
  if (!action && rt.pending()) return raised;
  if (!action) action = Ref<Object>::share(warning_default_action(rt));
  if (!action) return raised;
  if (!is_str(*action))
    return rt.raise(*rt.types.type_error, "_warnings.defaultaction must be a string, not '%T'",
                    action->type);
  item = own(*rt.none);
  return action.release();
}

// ---- registries ----

// Was it shown before? With `note` it counts as shown from now on. A registry is void once the
// filters have changed.
Fallible<bool> seen(Runtime& rt, Object& registry, Object& key, bool note) {
  if (!is_dict(registry)) return false;
  auto& dict = static_cast<Dict&>(registry);
  const Ref<Str> version = intern(rt, "version");
  const Ref<Object> now = version ? make_int(rt, vm_of(rt).warning_version) : Own<Int>();
  if (!now) return raised;
  Object* then = dict_get_str(dict, *version);
  if (then && is_int(*then) && int_clamped(*then) == vm_of(rt).warning_version) {
    const DictLookup found = dict_get(rt, dict, key);
    if (!found.ok) return raised;
    if (found.value) {
      const Ref<Object> value = Ref<Object>::share(found.value);
      const auto shown = truth(rt, *value);
      if (!shown || *shown) return shown;
    }
  } else {
    dict_clear(rt, dict);
    if (!dict_set_str(rt, dict, *version, *now)) return raised;
  }
  if (note && !dict_set(rt, dict, key, *rt.true_)) return raised;
  return false;
}

// For actions that show one warning of that text, wherever it comes from.
Fallible<bool> seen_anywhere(Runtime& rt, Object& registry, const Warning& warning) {
  const Ref<Tuple> key = make_tuple(rt, {warning.text.get(), warning.category.get()});
  if (!key) return raised;
  return seen(rt, registry, *key, true);
}

// ---- showing ----

Status show(Runtime& rt, const Warning& warning, const WarningOrigin& origin) {
  const Ref<Object> function = module_attribute(rt, "_showwarnmsg");
  if (!function) {
    if (rt.pending()) return raised;
    return show_warning(rt, *warning.category, static_cast<Str&>(*warning.text), origin);
  }
  if (!is_callable(*function))
    return rt.raise(*rt.types.type_error, "warnings._showwarnmsg() must be set to a callable");
  const Ref<Object> cls = module_attribute(rt, "WarningMessage");
  if (!cls && rt.pending()) return raised;
  if (!cls) return rt.raise(*rt.types.runtime_error, "unable to get warnings.WarningMessage");
  const Ref<Object> told =
      call(rt, *cls,
           {warning.message.get(), warning.category.get(), origin.filename, warning.line.get(),
            rt.none, rt.none, origin.source ? origin.source : rt.none});
  if (!told) return raised;
  const Ref<Object> done = call(rt, *function, {told.get()});
  return done ? ok : Status(raised);
}

// The module a file is taken for: its name without ".py".
Own<Str> module_of_file(Runtime& rt, Str& filename) {
  if (filename.length == 0) return make_str(rt, "<unknown>");
  const std::size_t length = filename.length;
  if (length >= 3 && filename.at(length - 3) == '.' && filename.at(length - 2) == 'p' &&
      filename.at(length - 1) == 'y')
    return str_slice(rt, filename, 0, length - 3);
  return own(filename);
}

Status fill(Runtime& rt, Warning& warning, Object& category, Object& message,
            const WarningOrigin& origin) {
  warning.module = origin.module ? own(*origin.module) : module_of_file(rt, *origin.filename);
  if (!warning.module) return raised;
  if (is_instance(message, *rt.types.warning)) {
    warning.message = own(message);
    warning.text = str_of(rt, message);
    warning.category = own(static_cast<Object&>(*message.type));
  } else {
    warning.text = own(message);
    warning.category = own(category);
    warning.message = call(rt, category, {&message});
  }
  if (!warning.text || !warning.message) return raised;
  warning.line = make_int(rt, origin.line);
  return warning.line ? ok : Status(raised);
}

}  // namespace

Object* warning_filters(Runtime& rt) {
  return kept_or_made(rt, Kept::warning_filters, default_filters);
}
Object* warning_once_registry(Runtime& rt) {
  return kept_or_made(rt, Kept::warning_once,
                      [](Runtime& runtime) -> Own<Object> { return new_dict(runtime); });
}
Object* warning_default_action(Runtime& rt) {
  return kept_or_made(rt, Kept::warning_default,
                      [](Runtime& runtime) -> Own<Object> { return intern(runtime, "default"); });
}

Status warn_explicit(Runtime& rt, Object& category, Object& message, const WarningOrigin& origin) {
  if (origin.module == rt.none) return ok;
  Object* registry = origin.registry == rt.none ? nullptr : origin.registry;
  if (registry && !is_dict(*registry))
    return rt.raise(*rt.types.type_error, "'registry' must be a dict or None");
  Warning warning;
  if (!fill(rt, warning, category, message, origin)) return raised;
  const Ref<Tuple> key =
      make_tuple(rt, {warning.text.get(), warning.category.get(), warning.line.get()});
  if (!key) return raised;
  if (registry) {
    const auto before = seen(rt, *registry, *key, false);
    if (!before) return raised;
    if (*before) return ok;
  }
  Ref<Object> item;
  const Ref<Object> chosen = choose_action(rt, warning, item);
  if (!chosen) return raised;
  const auto& action = static_cast<Str&>(*chosen);
  if (str_equal(action, "error")) {
    if (!is_exception(*warning.message))
      return rt.raise(*rt.types.type_error, "exceptions must derive from BaseException");
    const Ref<Exception> error = Ref<Exception>::share(static_cast<Exception&>(*warning.message));
    link_context(rt, *error);
    return rt.raise_object(own(*error));
  }
  if (str_equal(action, "ignore")) return ok;
  Fallible<bool> shown = false;
  if (!str_equal(action, "always")) {
    if (registry && !dict_set(rt, static_cast<Dict&>(*registry), *key, *rt.true_)) return raised;
    if (str_equal(action, "once")) {
      Object* everywhere = registry ? registry : warning_once_registry(rt);
      if (!everywhere) return raised;
      shown = seen_anywhere(rt, *everywhere, warning);
    } else if (str_equal(action, "module")) {
      if (registry) shown = seen_anywhere(rt, *registry, warning);
    } else if (!str_equal(action, "default")) {
      return rt.raise(*rt.types.runtime_error, "Unrecognized action (%R) in warnings.filters:\n %R",
                      chosen.get(), item.get());
    }
  }
  if (!shown) return raised;
  return *shown ? ok : show(rt, warning, origin);
}

Status warn_at(Runtime& rt, Object& category, Object& message, std::int64_t level, Object* source) {
  const FramePlace place = place_of_frame(rt, level);
  Ref<Dict> globals = Ref<Dict>::share(place.globals);
  Ref<Str> filename = Ref<Str>::share(place.code ? place.code->filename : nullptr);
  if (!place.code) {
    Module* sys = sys_module(rt);
    if (!sys) return raised;
    globals = own(*sys->dict);
    filename = intern(rt, "sys");
    if (!filename) return raised;
  }
  const Ref<Str> key = intern(rt, "__warningregistry__");
  if (!key) return raised;
  Ref<Object> registry = Ref<Object>::share(dict_get_str(*globals, *key));
  if (!registry) {
    registry = new_dict(rt);
    if (!registry || !dict_set_str(rt, *globals, *key, *registry)) return raised;
  }
  Ref<Object> module = Ref<Object>::share(dict_get_str(*globals, *rt.names.name));
  if (!module || (module.get() != rt.none && !is_str(*module)))
    module = own<Object>(*rt.names.string_word);
  WarningOrigin origin;
  origin.filename = filename.get();
  origin.line = place.code ? place.line : 1;
  origin.module = module.get();
  origin.registry = registry.get();
  origin.source = source;
  return warn_explicit(rt, category, message, origin);
}

Status warn_here(Runtime& rt, Type& category, Str& text) {
  return warn_at(rt, category, text, 1, nullptr);
}

}  // namespace vitro::vm
