// _csv: dialects, and the functions of the module.
#include "vm/modules/csv.hpp"

#include "objects/function.hpp"
#include "objects/int.hpp"
#include "vm/modules/all.hpp"

namespace vitro::vm {

namespace csv {

namespace {

constexpr std::string_view kDialects = "_dialects", kLimit = "_field_limit";
constexpr const char* kOptions[] = {"dialect",    "delimiter",        "doublequote",
                                    "escapechar", "lineterminator",   "quotechar",
                                    "quoting",    "skipinitialspace", "strict"};
enum Option {
  kDialect,
  kDelimiter,
  kDoubleQuote,
  kEscape,
  kLineEnd,
  kQuote,
  kQuoting,
  kSkip,
  kStrict,
  kOptionCount
};

// Options of a call, or of the object that stands for a dialect. Owned where they were looked up.
struct Options {
  Ref<Object> values[kOptionCount];
};

Status read_char(Runtime& rt, const char* name, Object* given, char32_t otherwise, bool optional,
                 char32_t& out) {
  if (!given) return out = otherwise, ok;
  if (optional && given == rt.none) return out = kNothing, ok;
  if (!is_str(*given))
    return rt.raise(
        *rt.types.type_error,
        optional ? "\"%s\" must be string or None, not %T" : "\"%s\" must be string, not %T", name,
        given->type);
  const auto& text = static_cast<Str&>(*given);
  if (text.length != 1)
    return rt.raise(*rt.types.type_error, "\"%s\" must be a 1-character string", name);
  return out = text.at(0), ok;
}

Status read_flag(Runtime& rt, Object* given, bool otherwise, bool& out) {
  if (!given) return out = otherwise, ok;
  const auto on = truth(rt, *given);
  if (!on) return raised;
  return out = *on, ok;
}

Own<Dialect> make_dialect(Runtime& rt, const Options& options) {
  const auto value = [&options](Option option) { return options.values[option].get(); };
  Ref<Dialect> made = allocate_empty<Dialect>(rt, ModuleType::csv_dialect);
  if (!made) return raised;
  if (!read_char(rt, "delimiter", value(kDelimiter), ',', false, made->delimiter) ||
      !read_flag(rt, value(kDoubleQuote), true, made->double_quote) ||
      !read_char(rt, "escapechar", value(kEscape), kNothing, true, made->escape))
    return raised;
  if (Object* line_end = value(kLineEnd)) {
    if (!is_str(*line_end))
      return rt.raise(*rt.types.type_error, "\"lineterminator\" must be a string");
    made->line_end = own(static_cast<Str&>(*line_end)).get();
  } else {
    made->line_end = make_str(rt, "\r\n").get();
    if (!made->line_end) return raised;
  }
  if (!read_char(rt, "quotechar", value(kQuote), '"', true, made->quote)) return raised;
  if (Object* quoting = value(kQuoting)) {
    if (quoting->type != rt.types.int_)
      return rt.raise(*rt.types.type_error, "\"quoting\" must be an integer");
    const std::int64_t number = int_clamped(*quoting);
    if (number < kMinimal || number > kNone)
      return rt.raise(*rt.types.type_error, "bad \"quoting\" value");
    made->quoting = static_cast<int>(number);
  }
  if (!read_flag(rt, value(kSkip), false, made->skip_space) ||
      !read_flag(rt, value(kStrict), false, made->strict))
    return raised;
  if (value(kQuote) == rt.none && !value(kQuoting)) made->quoting = kNone;
  if (made->quoting != kNone && made->quote == kNothing)
    return rt.raise(*rt.types.type_error, "quotechar must be set if quoting enabled");
  return made.release();
}

Own<Dialect> complete(Runtime& rt, Options& options) {
  Object* base = options.values[kDialect].get();
  if (base) {
    bool replaced = false;
    for (int i = kDelimiter; i < kOptionCount; ++i) replaced = replaced || options.values[i];
    if (!replaced && is_module_type(rt, *base, ModuleType::csv_dialect))
      return own(static_cast<Dialect&>(*base));
    for (int i = kDelimiter; i < kOptionCount; ++i) {
      if (options.values[i]) continue;
      const Ref<Str> name = intern(rt, kOptions[i]);
      if (!name) return raised;
      const auto found = find_attribute(rt, *base, *name);
      if (!found) return raised;
      if (*found) options.values[i] = Ref<Object>(Own<Object>(*found));
    }
  }
  return make_dialect(rt, options);
}

Own<Object> dialect_construct(Runtime& rt, Type&, Arguments arguments) {
  Object* given[kOptionCount] = {};
  if (!unpack(rt, arguments, {"Dialect", kOptions, 0}, given)) return raised;
  Options options;
  for (int i = 0; i < kOptionCount; ++i) options.values[i] = Ref<Object>::share(given[i]);
  return complete(rt, options);
}

Dialect& dialect_of(Object& object) { return static_cast<Dialect&>(object); }
Own<Object> char_or_none(Runtime& rt, char32_t c) {
  return c == kNothing ? own(*rt.none) : Own<Object>(str_of_char(rt, c));
}
Own<Object> get_delimiter(Runtime& rt, Object& self) {
  return char_or_none(rt, dialect_of(self).delimiter);
}
Own<Object> get_quote(Runtime& rt, Object& self) {
  return char_or_none(rt, dialect_of(self).quote);
}
Own<Object> get_escape(Runtime& rt, Object& self) {
  return char_or_none(rt, dialect_of(self).escape);
}
Own<Object> get_line_end(Runtime&, Object& self) { return own<Object>(*dialect_of(self).line_end); }
Own<Object> get_quoting(Runtime& rt, Object& self) {
  return make_int(rt, dialect_of(self).quoting);
}
Own<Object> get_double(Runtime& rt, Object& self) {
  return make_bool(rt, dialect_of(self).double_quote);
}
Own<Object> get_skip(Runtime& rt, Object& self) {
  return make_bool(rt, dialect_of(self).skip_space);
}
Own<Object> get_strict(Runtime& rt, Object& self) { return make_bool(rt, dialect_of(self).strict); }

constexpr NativeProperty kDialectProperties[] = {
    {"delimiter", get_delimiter},     {"quotechar", get_quote}, {"escapechar", get_escape},
    {"lineterminator", get_line_end}, {"quoting", get_quoting}, {"doublequote", get_double},
    {"skipinitialspace", get_skip},   {"strict", get_strict},
};

void fill_dialect(Slots& slots) {
  fill_life<Dialect>(slots);
  slots.construct = dialect_construct;
}

}  // namespace

const TypeSpec kDialectType = {
    .name = "Dialect",
    .basic_size = sizeof(Dialect),
    .fill = fill_dialect,
    .properties = kDialectProperties,
    .doc = "CSV dialect",
    .module = "_csv",
    .module_type = place_of(ModuleType::csv_dialect),
};

Type* error_class(Runtime& rt) {
  return make_module_error(rt, ModuleType::csv_error, "_csv", "Error", *rt.types.exception);
}

std::int64_t field_limit(Runtime& rt, Dict& module) {
  const Ref<Str> key = intern(rt, kLimit);
  Object* limit = key ? dict_get_str(module, *key) : nullptr;
  if (!key) rt.clear_pending();
  return limit && is_int(*limit) ? int_clamped(*limit) : 128 * 1024;
}

namespace {

// The module's dict of registered dialects. Borrowed; null: an exception is pending.
Dict* dialects(Runtime& rt, Dict& module) {
  const Ref<Str> key = intern(rt, kDialects);
  if (!key) return nullptr;
  Object* found = dict_get_str(module, *key);
  if (found && is_dict(*found)) return static_cast<Dict*>(found);
  rt.raise(*rt.types.runtime_error, "_csv._dialects is gone");
  return nullptr;
}

}  // namespace

Own<Dialect> find_dialect(Runtime& rt, Dict& module, Object* given, Arguments call) {
  Options options;
  if (given && given != rt.none) {
    options.values[kDialect] = Ref<Object>::share(given);
    if (is_str(*given)) {
      Dict* all = dialects(rt, module);
      if (!all) return raised;
      const DictLookup found = dict_get(rt, *all, *given);
      if (!found.ok) return raised;
      if (!found.value) return wrong(rt, "unknown dialect");
      options.values[kDialect] = Ref<Object>::share(found.value);
    }
  }
  const std::uint32_t named = call.keyword_names ? call.keyword_names->length() : 0;
  for (std::uint32_t k = 0; k < named; ++k) {
    auto& name = static_cast<Str&>((*call.keyword_names)[k]);
    int option = kDelimiter;
    while (option < kOptionCount && !str_equal(name, kOptions[option])) ++option;
    if (str_equal(name, kOptions[kDialect])) continue;
    if (option == kOptionCount)
      return rt.raise(*rt.types.type_error, "'%S' is an invalid keyword argument for this function",
                      &name);
    options.values[option] = Ref<Object>::share(call.values[call.count + k]);
  }
  return complete(rt, options);
}

namespace {

Object* keyword(Arguments arguments, std::string_view name) {
  const std::uint32_t named = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  for (std::uint32_t k = 0; k < named; ++k)
    if (str_equal(static_cast<Str&>((*arguments.keyword_names)[k]), name))
      return arguments.values[arguments.count + k];
  return nullptr;
}

Dict& names_of(Object& module) { return *static_cast<Module&>(module).dict; }

Own<Object> register_dialect(Runtime& rt, Object& self, Arguments arguments) {
  if (!check_count(rt, "register_dialect", arguments, 1, 2)) return raised;
  if (!is_str(arguments[0])) return rt.raise(*rt.types.type_error, "dialect name must be a string");
  Object* given = arguments.count > 1 ? &arguments[1] : keyword(arguments, "dialect");
  const Ref<Dialect> dialect = find_dialect(rt, names_of(self), given, arguments);
  Dict* all = dialect ? dialects(rt, names_of(self)) : nullptr;
  if (!all || !dict_set(rt, *all, arguments[0], *dialect)) return raised;
  return own(*rt.none);
}

Own<Object> unregister_dialect(Runtime& rt, Object& self, Arguments arguments) {
  Dict* all = dialects(rt, names_of(self));
  if (!all) return raised;
  switch (dict_remove(rt, *all, arguments[0])) {
    case Removal::failed: return raised;
    case Removal::absent: return wrong(rt, "unknown dialect");
    case Removal::removed: break;
  }
  return own(*rt.none);
}

Own<Object> get_dialect(Runtime& rt, Object& self, Arguments arguments) {
  Dict* all = dialects(rt, names_of(self));
  if (!all) return raised;
  const DictLookup found = dict_get(rt, *all, arguments[0]);
  if (!found.ok) return raised;
  if (!found.value) return wrong(rt, "unknown dialect");
  return own(*found.value);
}

Own<Object> list_dialects(Runtime& rt, Object& self, Arguments) {
  Dict* all = dialects(rt, names_of(self));
  Ref<List> names = all ? new_list(rt) : Own<List>(raised);
  if (!names || !list_extend(rt, *names, *all)) return raised;
  return names.release();
}

Own<Object> field_size_limit(Runtime& rt, Object& self, Arguments arguments) {
  const std::int64_t old = field_limit(rt, names_of(self));
  if (arguments.count > 0) {
    if (arguments[0].type != rt.types.int_)
      return rt.raise(*rt.types.type_error, "limit must be an integer");
    const auto number = int_to_int64(rt, arguments[0]);
    const Ref<Str> key = intern(rt, kLimit);
    if (!number || !key || !dict_set_str(rt, names_of(self), *key, arguments[0])) return raised;
  }
  return make_int(rt, old);
}

constexpr NativeMethod kFunctions[] = {
    {"reader", make_reader, Takes::anything, 0, 255, Binding::function},
    {"writer", make_writer, Takes::anything, 0, 255, Binding::function},
    {"register_dialect", register_dialect, Takes::anything, 0, 255, Binding::function},
    {"unregister_dialect", unregister_dialect, Takes::one, 0, 255, Binding::function},
    {"get_dialect", get_dialect, Takes::one, 0, 255, Binding::function},
    {"list_dialects", list_dialects, Takes::nothing, 0, 255, Binding::function},
    {"field_size_limit", field_size_limit, Takes::positional, 0, 1, Binding::function},
};
constexpr const TypeSpec* kTypes[] = {&kDialectType};
constexpr const TypeSpec* kHidden[] = {&kReaderType, &kWriterType};

Status fill(Runtime& rt, Module& module) {
  Type* error = error_class(rt);
  if (!error) return raised;
  return Filler(rt, *module.dict)
      .set("Error", *error)
      .set("QUOTE_MINIMAL", kMinimal)
      .set("QUOTE_ALL", kAll)
      .set("QUOTE_NONNUMERIC", kNonNumeric)
      .set("QUOTE_NONE", kNone)
      .set("__version__", "1.0")
      .set(kDialects, new_dict(rt))
      .set(kLimit, 128 * 1024)
      .status();
}

}  // namespace

}  // namespace csv

const NativeModule kCsvModule = {.name = "_csv",
                                 .functions = csv::kFunctions,
                                 .types = csv::kTypes,
                                 .hidden_types = csv::kHidden,
                                 .fill = csv::fill,
                                 .doc = "CSV parsing and writing.\n"};

}  // namespace vitro::vm
