#include "objects/warn.hpp"

#include <cstdarg>

#include "objects/int.hpp"
#include "objects/str.hpp"

namespace vitro {

Status warn(Runtime& rt, Type& category, const char* format, ...) {
  if (!rt.hooks.warn) return ok;
  std::va_list arguments;
  va_start(arguments, format);
  const Ref<Str> text = format_message_list(rt, format, arguments);
  va_end(arguments);
  return text ? rt.hooks.warn(rt, category, *text) : Status(raised);
}

Status warn_subclass_answer(Runtime& rt, const char* method, const char* wanted, Object& answer) {
  return warn(rt, *rt.types.deprecation_warning,
              "%s returned non-%s (type %T).  The ability to return an instance of a strict "
              "subclass of %s is deprecated, and may be removed in a future version of Python.",
              method, wanted, answer.type, wanted);
}

Status warn_bytes_comparison(Runtime& rt, const char* left, Object& other) {
  const char* right = is_str(other) ? "string" : is_int(other) ? "int" : nullptr;
  if (!right) return ok;
  return warn(rt, *rt.types.bytes_warning, "Comparison between %s and %s", left, right);
}

}  // namespace vitro
