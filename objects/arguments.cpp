// Argument errors of native functions, worded as CPython 3.11 words them.
#include "objects/arguments.hpp"

#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {
namespace {

std::uint32_t keyword_count(Arguments arguments) {
  return arguments.keyword_names ? arguments.keyword_names->length() : 0;
}

const char* plural(std::uint32_t count) { return count == 1 ? "" : "s"; }

// Which parameter a keyword names, or -1.
int parameter_named(const ParameterList& parameters, const Str& name) {
  for (std::size_t i = parameters.positional_only; i < parameters.names.size(); ++i)
    if (str_equal(name, parameters.names[i])) return static_cast<int>(i);
  return -1;
}

Status too_many(Runtime& rt, Arguments arguments, const ParameterList& parameters) {
  const auto total = static_cast<std::uint32_t>(parameters.names.size());
  const std::uint32_t given = arguments.count + keyword_count(arguments);
  if (given > total)
    return rt.raise(*rt.types.type_error, "%s() takes at most %d %sargument%s (%d given)",
                    parameters.function, static_cast<int>(total),
                    arguments.count == 0 ? "keyword " : "", plural(total), static_cast<int>(given));
  const std::uint32_t positional = total - parameters.keyword_only;
  if (arguments.count <= positional) return ok;
  if (positional == 0)
    return rt.raise(*rt.types.type_error, "%s() takes no positional arguments",
                    parameters.function);
  return rt.raise(*rt.types.type_error, "%s() takes %s %d positional argument%s (%d given)",
                  parameters.function, parameters.required < positional ? "at most" : "exactly",
                  static_cast<int>(positional), plural(positional),
                  static_cast<int>(arguments.count));
}

// Files the known keyword arguments that do not repeat a positional one.
void take_keywords(Arguments arguments, const ParameterList& parameters, Object** out) {
  for (std::uint32_t i = 0; i < keyword_count(arguments); ++i) {
    const int parameter =
        parameter_named(parameters, static_cast<Str&>((*arguments.keyword_names)[i]));
    if (parameter >= 0 && static_cast<std::uint32_t>(parameter) >= arguments.count)
      out[parameter] = arguments.values[arguments.count + i];
  }
}

Status check_keywords(Runtime& rt, Arguments arguments, const ParameterList& parameters) {
  for (std::uint32_t i = 0; i < keyword_count(arguments); ++i) {
    auto& name = static_cast<Str&>((*arguments.keyword_names)[i]);
    const int parameter = parameter_named(parameters, name);
    if (parameter < 0)
      return rt.raise(*rt.types.type_error, "'%S' is an invalid keyword argument for %s()", &name,
                      parameters.function);
    if (static_cast<std::uint32_t>(parameter) < arguments.count)
      return rt.raise(*rt.types.type_error,
                      "argument for %s() given by name ('%S') and position (%d)",
                      parameters.function, &name, parameter + 1);
  }
  return ok;
}

// First required parameter that `out` lacks; missing ones are reported before unknown keywords.
Status find_missing(Runtime& rt, const ParameterList& parameters, Object* const* out) {
  for (std::uint32_t i = 0; i < parameters.required; ++i)
    if (!out[i])
      return rt.raise(*rt.types.type_error, "%s() missing required argument '%s' (pos %d)",
                      parameters.function, parameters.names[i], static_cast<int>(i + 1));
  return ok;
}

}  // namespace

Status unpack(Runtime& rt, Arguments arguments, const ParameterList& parameters, Object** out) {
  const std::size_t total = parameters.names.size();
  if (!too_many(rt, arguments, parameters)) return raised;
  const std::uint32_t required_by_position = parameters.required < parameters.positional_only
                                                 ? parameters.required
                                                 : parameters.positional_only;
  if (arguments.count < required_by_position)
    return rt.raise(*rt.types.type_error, "%s() takes %s %d positional argument%s (%d given)",
                    parameters.function,
                    required_by_position < total - parameters.keyword_only ? "at least" : "exactly",
                    static_cast<int>(required_by_position), plural(required_by_position),
                    static_cast<int>(arguments.count));
  for (std::size_t i = 0; i < total; ++i)
    out[i] = i < arguments.count ? arguments.values[i] : nullptr;
  take_keywords(arguments, parameters, out);
  if (!find_missing(rt, parameters, out)) return raised;
  return check_keywords(rt, arguments, parameters);
}

Status no_keywords(Runtime& rt, const char* function, Arguments arguments) {
  if (keyword_count(arguments) == 0) return ok;
  return rt.raise(*rt.types.type_error, "%s() takes no keyword arguments", function);
}

Status check_count(Runtime& rt, const char* function, Arguments arguments, std::uint32_t min,
                   std::uint32_t max) {
  const std::uint32_t count = arguments.count;
  if (count >= min && count <= max) return ok;
  const std::uint32_t bound = count < min ? min : max;
  const char* how = min == max ? "" : count < min ? "at least " : "at most ";
  return rt.raise(*rt.types.type_error, "%s expected %s%d argument%s, got %d", function, how,
                  static_cast<int>(bound), plural(bound), static_cast<int>(count));
}

}  // namespace vitro
