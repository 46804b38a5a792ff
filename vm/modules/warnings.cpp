// _warnings: the native half of module warnings.
#include "vm/warnings.hpp"

#include "objects/arguments.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/posix.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

namespace {

Own<Object> none_if_good(Runtime& rt, Status status) {
  if (!status) return raised;
  return own(*rt.none);
}

// The category meant. TypeError.
Own<Object> category_of(Runtime& rt, Object& message, Object* given) {
  if (is_instance(message, *rt.types.warning)) return own(static_cast<Object&>(*message.type));
  if (!given || given == rt.none) return own(static_cast<Object&>(*rt.types.user_warning));
  const auto fits =
      is_type(*given) ? is_subclass_of(rt, *given, *rt.types.warning) : Fallible<bool>(false);
  if (!fits) return raised;
  if (!*fits)
    return rt.raise(*rt.types.type_error, "category must be a Warning subclass, not '%T'",
                    given->type);
  return own(*given);
}

Own<Object> warnings_warn(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"message", "category", "stacklevel", "source"};
  Object* given[4] = {};
  if (!unpack(rt, arguments, {"warn", kNames, 1}, given)) return raised;
  std::int64_t level = 1;
  if (given[2]) {
    if (!is_index(*given[2]))
      return rt.raise(*rt.types.type_error, "'%T' object cannot be interpreted as an integer",
                      given[2]->type);
    const auto number = to_index_int64(rt, *given[2], rt.types.overflow_error);
    if (!number) return raised;
    level = *number;
  }
  const Ref<Object> category = category_of(rt, *given[0], given[1]);
  if (!category) return raised;
  Object* source = given[3] == rt.none ? nullptr : given[3];
  return none_if_good(rt, warn_at(rt, *category, *given[0], level, source));
}

// Line `number` of the source that the loader in `globals` has; empty with nothing pending: it has
// none.
Own<Str> line_of_loader(Runtime& rt, Dict& globals, std::int64_t number) {
  const Ref<Object> loader = Ref<Object>::share(dict_get_str(globals, *rt.names.loader));
  const Ref<Object> name = Ref<Object>::share(dict_get_str(globals, *rt.names.name));
  if (!loader || !name) return {};
  const Ref<Str> get_source = intern(rt, "get_source");
  const Ref<Str> splitlines = intern(rt, "splitlines");
  if (!get_source || !splitlines) return raised;
  const auto found = find_attribute(rt, *loader, *get_source);
  if (!found) return raised;
  const Ref<Object> function = Own<Object>(*found);
  if (!function) return {};
  const Ref<Object> source = call(rt, *function, {name.get()});
  if (!source) return raised;
  if (source.get() == rt.none) return {};
  const Ref<Object> lines = call_method(rt, *source, *splitlines);
  if (!lines) return raised;
  const Ref<Object> index = make_int(rt, number - 1);
  if (!index) return raised;
  const Ref<Object> line = get_item(rt, *lines, *index);
  if (!line) return raised;
  if (!is_str(*line)) return {};
  return own(static_cast<Str&>(*line));
}

Own<Object> warnings_warn_explicit(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"message", "category", "filename",       "lineno",
                                           "module",  "registry", "module_globals", "source"};
  Object* given[8] = {};
  if (!unpack(rt, arguments, {"warn_explicit", kNames, 4}, given)) return raised;
  if (!is_str(*given[2]))
    return rt.raise(*rt.types.type_error, "warn_explicit() argument 3 must be str, not %T",
                    given[2]->type);
  const auto line = posix::c_int(rt, *given[3]);
  if (!line) return raised;
  WarningOrigin origin;
  origin.filename = static_cast<Str*>(given[2]);
  origin.line = *line;
  origin.module = given[4];
  origin.registry = given[5];
  origin.source = given[7] == rt.none ? nullptr : given[7];
  Ref<Str> text;
  if (given[6] && given[6] != rt.none) {
    if (!is_dict(*given[6]))
      return rt.raise(*rt.types.type_error, "module_globals must be a dict, not '%T'",
                      given[6]->type);
    text = line_of_loader(rt, static_cast<Dict&>(*given[6]), *line);
    if (!text && rt.pending()) return raised;
    origin.source_line = text.get();
  }
  return none_if_good(rt, warn_explicit(rt, *given[1], *given[0], origin));
}

Own<Object> warnings_filters_mutated(Runtime& rt, Object&, Arguments) {
  ++vm_of(rt).warning_version;
  return own(*rt.none);
}

constexpr auto F = Binding::function;
constexpr NativeMethod kFunctions[] = {
    {"warn", warnings_warn, Takes::anything, 0, 255, F},
    {"warn_explicit", warnings_warn_explicit, Takes::anything, 0, 255, F},
    {"_filters_mutated", warnings_filters_mutated, Takes::nothing, 0, 255, F},
};

Status fill(Runtime& rt, Module& module) {
  Object* filters = warning_filters(rt);
  Object* once = filters ? warning_once_registry(rt) : nullptr;
  Object* action = once ? warning_default_action(rt) : nullptr;
  if (!action) return raised;
  return Filler(rt, *module.dict)
      .set("filters", *filters)
      .set("_onceregistry", *once)
      .set("_defaultaction", *action)
      .status();
}

}  // namespace

const NativeModule kWarningsModule = {
    .name = "_warnings",
    .functions = kFunctions,
    .fill = fill,
    .doc =
        "_warnings provides basic warning filtering support.\n"
        "It is a helper module to speed up interpreter start-up.",
};

}  // namespace vitro::vm
