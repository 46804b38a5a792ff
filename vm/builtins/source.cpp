// Built-in functions about source text and the running program: exec, eval, compile, globals,
// __import__.
#include "objects/arguments.hpp"
#include "objects/bytes.hpp"
#include "objects/code.hpp"
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "vm/builtins/functions.hpp"
#include "vm/frame_access.hpp"
#include "vm/imports/imports.hpp"

namespace vitro::vm {

namespace {

Own<Object> builtin_globals(Runtime& rt, Object&, Arguments) {
  Dict* globals = current_globals(rt);
  return own(globals ? static_cast<Object&>(*globals) : *rt.none);
}

Own<Object> builtin_locals(Runtime& rt, Object&, Arguments) { return current_locals(rt); }

Own<Object> compile_text(Runtime& rt, Object& source, Str& filename, const char* mode,
                         std::uint32_t flags) {
  if (!rt.hooks.compile) return rt.raise(*rt.types.runtime_error, "this runtime has no compiler");
  return rt.hooks.compile(rt, source, filename, mode, flags);
}

// An expression may follow blanks, which the grammar would take for an indentation.
Own<Object> without_leading_blanks(Runtime& rt, Object& source) {
  if (!is_str(source)) return own(source);
  auto& text = static_cast<Str&>(source);
  std::size_t from = 0;
  while (from < text.length && (text.at(from) == ' ' || text.at(from) == '\t')) ++from;
  if (from == 0) return own(source);
  return str_slice(rt, text, from, text.length);
}

// The names a piece of code runs with. Fields are held: the code may rebind what it was given.
struct Names {
  Ref<Dict> globals;
  Ref<Object> locals;
};

// Completes what was given: both of the running frame, or locals the same as the given globals.
Status choose_names(Runtime& rt, const char* function, Object* globals, Object* locals,
                    Names& names) {
  if (globals == rt.none) globals = nullptr;
  if (locals == rt.none) locals = nullptr;
  const bool exec = function[1] == 'x';
  if (globals && !is_dict(*globals)) {
    if (exec)
      return rt.raise(*rt.types.type_error, "exec() globals must be a dict, not %T", globals->type);
    return rt.raise(*rt.types.type_error,
                    globals->type->slots.getitem
                        ? "globals must be a real dict; try eval(code, {}, mapping)"
                        : "globals must be a dict");
  }
  if (locals && !locals->type->slots.getitem) {
    if (exec)
      return rt.raise(*rt.types.type_error, "locals must be a mapping or None, not %T",
                      locals->type);
    return rt.raise(*rt.types.type_error, "locals must be a mapping");
  }
  if (!globals) {
    if (!locals) {
      names.locals = Ref<Object>(current_locals(rt));
      if (!names.locals) return raised;
    }
    Dict* current = current_globals(rt);
    if (!current) return rt.raise(*rt.types.system_error, "globals and locals cannot be NULL");
    names.globals = Ref<Dict>::share(current);
  } else {
    names.globals = Ref<Dict>::share(static_cast<Dict*>(globals));
    if (!locals) locals = globals;
  }
  if (locals) names.locals = Ref<Object>::share(locals);
  if (!dict_get_str(*names.globals, *rt.names.builtins) && rt.builtins)
    return dict_set_str(rt, *names.globals, *rt.names.builtins, *rt.builtins);
  return ok;
}

Own<Object> run(Runtime& rt, const char* function, Object& source, Object* globals,
                Object* locals) {
  const bool code_given = source.type == rt.types.code;
  Names names;
  if (!choose_names(rt, function, globals, locals, names)) return raised;
  if (!code_given && !is_str(source) && !is_bytes(source))
    return rt.raise(*rt.types.type_error, "%s() arg 1 must be a string, bytes or code object",
                    function);
  Ref<Object> code = Ref<Object>::share(source);
  if (!code_given) {
    const bool eval = function[1] == 'v';
    Ref<Object> text = eval ? without_leading_blanks(rt, source) : own(source);
    if (!text) return raised;
    code = Ref<Object>(compile_text(rt, *text, *rt.names.string_word, eval ? "eval" : "exec", 0));
    if (!code) return raised;
  }
  if (static_cast<Code&>(*code).free_count > 0)
    return rt.raise(*rt.types.type_error,
                    "code object passed to %s() may not contain free variables", function);
  return rt.hooks.execute(rt, static_cast<Code&>(*code), *names.globals, *names.locals);
}

Own<Object> builtin_exec(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"", "", "", "closure"};
  Object* given[4] = {};
  if (!unpack(rt, arguments, {"exec", kNames, 1, 3, 1}, given)) return raised;
  if (given[3] && given[3] != rt.none)
    return rt.raise(*rt.types.type_error, "closure can only be used when source is a code object");
  Ref<Object> result = run(rt, "exec", *given[0], given[1], given[2]);
  if (!result) return raised;
  return own(*rt.none);
}

Own<Object> builtin_eval(Runtime& rt, Object&, Arguments arguments) {
  return run(rt, "eval", arguments[0], arguments.count > 1 ? &arguments[1] : nullptr,
             arguments.count > 2 ? &arguments[2] : nullptr);
}

const char* compile_mode(const Str& mode) {
  for (const char* known : {"exec", "eval", "single"})
    if (str_equal(mode, known)) return known;
  return nullptr;
}

Own<Object> builtin_compile(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {
      "source", "filename", "mode", "flags", "dont_inherit", "optimize", "_feature_version"};
  Object* given[7] = {};
  if (!unpack(rt, arguments, {"compile", kNames, 3, 0, 1}, given)) return raised;
  Object& filename = *given[1];
  if (!is_str(filename) && !is_bytes(filename))
    return rt.raise(*rt.types.type_error, "expected str, bytes or os.PathLike object, not %T",
                    filename.type);
  Ref<Str> path = is_str(filename) ? own(static_cast<Str&>(filename))
                                   : make_str(rt, static_cast<Bytes&>(filename).view());
  if (!path) return raised;
  if (!is_str(*given[2]))
    return rt.raise(*rt.types.type_error, "compile() argument 'mode' must be str, not %T",
                    given[2]->type);
  std::uint32_t flags = 0;
  if (given[3]) {
    const auto number = to_index_int64(rt, *given[3]);
    if (!number) return raised;
    if (*number & ~std::int64_t{kCodeFutureAnnotations})
      return rt.raise(*rt.types.value_error, "compile(): unrecognised flags");
    flags = static_cast<std::uint32_t>(*number);
  }
  const char* mode = compile_mode(static_cast<Str&>(*given[2]));
  if (!mode)
    return rt.raise(*rt.types.value_error, "compile() mode must be 'exec', 'eval' or 'single'");
  if (!is_str(*given[0]) && !is_bytes(*given[0]))
    return rt.raise(*rt.types.type_error, "compile() arg 1 must be a string, bytes or AST object");
  return compile_text(rt, *given[0], *path, mode, flags);
}

Own<Object> builtin_import(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"name", "globals", "locals", "fromlist", "level"};
  Object* given[5] = {};
  if (!unpack(rt, arguments, {"__import__", kNames, 1}, given)) return raised;
  std::int64_t level = 0;
  if (given[4]) {
    const auto number = to_index_int64(rt, *given[4], rt.types.overflow_error);
    if (!number) return raised;
    level = *number;
  }
  return import_module(rt, *given[0], given[1], given[3], level);
}

constexpr NativeMethod kFunctions[] = {
    {"__import__", builtin_import, Takes::anything, 0, 255, Binding::function},
    {"compile", builtin_compile, Takes::anything, 0, 255, Binding::function},
    {"eval", builtin_eval, Takes::positional, 1, 3, Binding::function},
    {"exec", builtin_exec, Takes::anything, 0, 255, Binding::function},
    {"globals", builtin_globals, Takes::nothing, 0, 255, Binding::function},
    {"locals", builtin_locals, Takes::nothing, 0, 255, Binding::function},
};

}  // namespace

std::span<const NativeMethod> source_functions() { return kFunctions; }

}  // namespace vitro::vm
