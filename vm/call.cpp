// Binding arguments to parameters, with CPython's error texts: everything but the fast paths of
// CALL.
#include <algorithm>

#include "objects/dict.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/frame.hpp"

namespace vitro::vm {

namespace {

// "'a', 'b', and 'c'" of the parameters in [from, to) that are unbound.
Own<Str> list_names(Runtime& rt, const Code& code, StackRef* locals, std::uint32_t from,
                    std::uint32_t to, std::uint32_t missing) {
  StrBuilder text(rt);
  std::uint32_t seen = 0;
  for (std::uint32_t i = from; i < to; ++i) {
    if (!locals[i].is_null()) continue;
    if (seen > 0 && missing > 2) text.add(",");
    if (seen > 0) text.add(seen + 1 == missing ? " and " : " ");
    Ref<Str> name = repr(rt, (*code.local_names)[i]);
    if (!name) return raised;
    text.add(*name);
    ++seen;
  }
  return text.finish();
}

Raised missing_arguments(Runtime& rt, const Function& function, StackRef* locals,
                         std::uint32_t from, std::uint32_t to, const char* kind) {
  std::uint32_t missing = 0;
  for (std::uint32_t i = from; i < to; ++i) missing += locals[i].is_null();
  Ref<Str> names = list_names(rt, *function.code, locals, from, to, missing);
  if (!names) return raised;
  return rt.raise(*rt.types.type_error, "%S() missing %d required %s argument%s: %S",
                  function.qualname, static_cast<int>(missing), kind, missing == 1 ? "" : "s",
                  names.get());
}

Raised too_many_positional(Runtime& rt, const Function& function, StackRef* locals,
                           std::uint32_t given) {
  const Code& code = *function.code;
  std::uint32_t keyword_only_given = 0;
  for (std::uint32_t i = 0; i < code.keyword_only_count; ++i)
    keyword_only_given += !locals[code.argument_count + i].is_null();
  const std::uint32_t defaults = function.defaults ? function.defaults->length() : 0;
  const bool plural = defaults > 0 || code.argument_count != 1;
  StrBuilder takes(rt);
  if (defaults > 0) {
    Ref<Str> range =
        format_message(rt, "from %d to %d", static_cast<int>(code.argument_count - defaults),
                       static_cast<int>(code.argument_count));
    if (!range) return raised;
    takes.add(*range);
  } else {
    Ref<Str> count = format_message(rt, "%d", static_cast<int>(code.argument_count));
    if (!count) return raised;
    takes.add(*count);
  }
  Ref<Str> takes_text = takes.finish();
  if (!takes_text) return raised;
  Ref<Str> extra;
  if (keyword_only_given > 0) {
    extra = format_message(rt, " positional argument%s (and %d keyword-only argument%s)",
                           given != 1 ? "s" : "", static_cast<int>(keyword_only_given),
                           keyword_only_given != 1 ? "s" : "");
    if (!extra) return raised;
  }
  return rt.raise(*rt.types.type_error, "%S() takes %S positional argument%s but %d%S %s given",
                  function.qualname, takes_text.get(), plural ? "s" : "", static_cast<int>(given),
                  extra ? extra.get() : rt.empty_str,
                  given == 1 && keyword_only_given == 0 ? "was" : "were");
}

// Parameter that `name` names, or -1. Positional-only ones are not looked at.
std::int32_t parameter_named(const Code& code, const Str& name) {
  const std::uint32_t end = code.argument_count + code.keyword_only_count;
  for (std::uint32_t i = code.positional_only_count; i < end; ++i)
    if (&(*code.local_names)[i] == &name) return static_cast<std::int32_t>(i);
  for (std::uint32_t i = code.positional_only_count; i < end; ++i)
    if (str_equal(static_cast<Str&>((*code.local_names)[i]), name))
      return static_cast<std::int32_t>(i);
  return -1;
}

Raised unexpected_keyword(Runtime& rt, const Function& function, Tuple& names, Str& name) {
  // Positional-only parameters given by keyword are listed together.
  const Code& code = *function.code;
  StrBuilder given(rt);
  bool any = false;
  for (std::uint32_t i = 0; i < code.positional_only_count; ++i)
    for (std::uint32_t k = 0; k < names.length(); ++k)
      if (str_equal(static_cast<Str&>((*code.local_names)[i]), static_cast<Str&>(names[k]))) {
        if (any) given.add(", ");
        given.add(static_cast<Str&>(names[k]));
        any = true;
      }
  if (any) {
    Ref<Str> list = given.finish();
    if (!list) return raised;
    return rt.raise(*rt.types.type_error,
                    "%S() got some positional-only arguments passed as keyword arguments: '%S'",
                    function.qualname, list.get());
  }
  return rt.raise(*rt.types.type_error, "%S() got an unexpected keyword argument '%S'",
                  function.qualname, &name);
}

// The work of bind_arguments once the given values are out of the way in `given`: moves them into
// `locals`.
Status distribute(Runtime& rt, Function& function, StackRef* locals, StackRef* given,
                  std::uint32_t positional, Tuple* keyword_names) {
  const Code& code = *function.code;
  const std::uint32_t parameters = code.argument_count + code.keyword_only_count;
  const std::uint32_t direct = std::min(positional, code.argument_count);
  for (std::uint32_t i = 0; i < direct; ++i) locals[i] = std::exchange(given[i], StackRef::null());
  std::uint32_t next = parameters;
  if (code.flags & kCodeVarArgs) {
    Own<Tuple> rest = new_tuple(rt, positional - direct);
    if (!rest) return raised;
    for (std::uint32_t i = direct; i < positional; ++i)
      rest->items()[i - direct] = std::exchange(given[i], StackRef::null()).get();
    locals[next++] = StackRef::owned(rest);
  }
  Dict* keywords = nullptr;
  if (code.flags & kCodeVarKeywords) {
    Own<Dict> dict = new_dict(rt);
    if (!dict) return raised;
    keywords = dict.get();
    locals[next] = StackRef::owned(dict);
  }
  const std::uint32_t keyword_count = keyword_names ? keyword_names->length() : 0;
  for (std::uint32_t k = 0; k < keyword_count; ++k) {
    if (!is_str((*keyword_names)[k]))
      return rt.raise(*rt.types.type_error, "%S() keywords must be strings", function.qualname);
    auto& name = static_cast<Str&>((*keyword_names)[k]);
    StackRef& value = given[positional + k];
    const std::int32_t i = parameter_named(code, name);
    if (i < 0) {
      if (!keywords) return unexpected_keyword(rt, function, *keyword_names, name);
      if (!dict_set(rt, *keywords, name, *value)) return raised;
      continue;  // the caller releases what is left in `given`
    }
    if (!locals[i].is_null())
      return rt.raise(*rt.types.type_error, "%S() got multiple values for argument '%S'",
                      function.qualname, &name);
    locals[i] = std::exchange(value, StackRef::null());
  }
  if (positional > code.argument_count && !(code.flags & kCodeVarArgs))
    return too_many_positional(rt, function, locals, positional);
  if (positional < code.argument_count) {
    const std::uint32_t defaults = function.defaults ? function.defaults->length() : 0;
    const std::uint32_t required =
        code.argument_count > defaults ? code.argument_count - defaults : 0;
    for (std::uint32_t i = positional; i < required; ++i)
      if (locals[i].is_null())
        return missing_arguments(rt, function, locals, positional, required, "positional");
    for (std::uint32_t i = std::max(positional, required); i < code.argument_count; ++i)
      if (locals[i].is_null())
        locals[i] = StackRef::owned(own(
            (*function
                  .defaults)[i - required + (required == 0 ? defaults - code.argument_count : 0)]));
  }
  bool missing = false;
  for (std::uint32_t i = code.argument_count; i < parameters; ++i) {
    if (!locals[i].is_null()) continue;
    Object* value =
        function.keyword_defaults
            ? dict_get_str(*function.keyword_defaults, static_cast<Str&>((*code.local_names)[i]))
            : nullptr;
    if (value)
      locals[i] = StackRef::owned(own(*value));
    else
      missing = true;
  }
  if (missing)
    return missing_arguments(rt, function, locals, code.argument_count, parameters, "keyword-only");
  return ok;
}

}  // namespace

Status bind_arguments(Interpreter& interpreter, Function& function, StackRef* locals,
                      std::uint32_t positional, Tuple* keyword_names) {
  Runtime& rt = *interpreter.rt;
  const Code& code = *function.code;
  const std::uint32_t total = positional + (keyword_names ? keyword_names->length() : 0);
  const bool simple = !keyword_names && positional == code.argument_count &&
                      code.keyword_only_count == 0 &&
                      !(code.flags & (kCodeVarArgs | kCodeVarKeywords));
  if (simple) {
    std::fill(locals + positional, locals + code.local_count, StackRef::null());
    return ok;
  }
  // The values stand where the locals will be: move them above both, then deal them out.
  StackRef* given = locals + std::max(code.local_count, total);
  if (given + total > interpreter.stack_limit) {
    const StackFloor floor(interpreter, locals + total);
    for (std::uint32_t i = 0; i < total; ++i) release(locals[i].get());
    return rt.raise(*rt.types.recursion_error, "maximum recursion depth exceeded");
  }
  const StackFloor floor(interpreter, given + total);
  std::copy(locals, locals + total, given);
  std::fill(locals, locals + code.local_count, StackRef::null());
  const bool bound =
      static_cast<bool>(distribute(rt, function, locals, given, positional, keyword_names));
  for (std::uint32_t i = 0; i < total; ++i) release(given[i].get());
  if (bound) return ok;
  for (std::uint32_t i = 0; i < code.local_count; ++i) release(locals[i].get());
  return raised;
}

}  // namespace vitro::vm
