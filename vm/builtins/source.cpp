// Built-in functions about source text and the running program: exec, eval, compile, globals,
// __import__.
#include "objects/arguments.hpp"
#include "objects/bytes.hpp"
#include "objects/code.hpp"
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/builtins/compile_hook.hpp"
#include "vm/builtins/functions.hpp"
#include "vm/frame.hpp"
#include "vm/frame_access.hpp"
#include "vm/imports/imports.hpp"
#include "vm/modules/native_module.hpp"

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
                        ? "globals must be a real dict; try eval(expr, {}, mapping)"
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

// Flags of compile() as CPython numbers them.
enum CompileFlag : std::int64_t {
  kNestedScopes = 0x10,  // obsolete, means nothing
  kDontImplyDedent = 0x200,
  kOnlyAst = 0x400,
  kTypeComments = 0x1000,
  kTopLevelAwait = 0x2000,
  kAllowIncomplete = 0x4000,
  kFutures = 0x1fe0000,
};
constexpr std::int64_t kKnownFlags = kNestedScopes | kDontImplyDedent | kOnlyAst | kTypeComments |
                                     kTopLevelAwait | kAllowIncomplete | kFutures;

// What code compiled here takes over from the code that asks for it.
std::uint32_t inherited_flags(Runtime& rt) {
  const Code* code = current_code(rt);
  return code ? code->flags & kCodeFutureAnnotations : 0;
}

// Runs code with free variables, whose cells are given.
Own<Object> run_with_closure(Runtime& rt, Code& code, Names& names, Object& closure) {
  if (code.free_count == 0)
    return rt.raise(*rt.types.type_error, "cannot use a closure with this code object");
  const bool fits =
      closure.type == rt.types.tuple && static_cast<Tuple&>(closure).length() == code.free_count;
  for (std::uint32_t i = 0; i < code.free_count; ++i)
    if (!fits || static_cast<Tuple&>(closure)[i].type != rt.types.cell)
      return rt.raise(*rt.types.type_error, "code object requires a closure of exactly length %d",
                      static_cast<int>(code.free_count));
  const Ref<Function> function = make_function(rt, code, *names.globals);
  if (!function) return raised;
  function->closure = static_cast<Tuple*>(own(closure).get());
  if (code.flags & kCodeOptimized) return call(rt, *function);
  return run_class_body(*vm_of(rt).interpreter, *function, *names.locals);
}

Own<Object> run(Runtime& rt, const char* function, Object& source, Object* globals, Object* locals,
                Object* closure = nullptr) {
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
    code = Ref<Object>(compile_text(rt, *text, *rt.names.string_word, eval ? "eval" : "exec",
                                    inherited_flags(rt)));
    if (!code) return raised;
  }
  if (closure) return run_with_closure(rt, static_cast<Code&>(*code), names, *closure);
  const std::uint32_t free_count = static_cast<Code&>(*code).free_count;
  if (free_count > 0 && function[1] == 'x')
    return rt.raise(*rt.types.type_error, "code object requires a closure of exactly length %d",
                    static_cast<int>(free_count));
  if (free_count > 0)
    return rt.raise(*rt.types.type_error,
                    "code object passed to %s() may not contain free variables", function);
  if (static_cast<Code&>(*code).flags & kCodeOptimized) {
    // The body of a function: it has locals of its own, and may miss its arguments.
    const Ref<Function> body = make_function(rt, static_cast<Code&>(*code), *names.globals);
    if (!body) return raised;
    return call(rt, *body);
  }
  return rt.hooks.execute(rt, static_cast<Code&>(*code), *names.globals, *names.locals);
}

Own<Object> builtin_exec(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"", "", "", "closure"};
  Object* given[4] = {};
  if (!unpack(rt, arguments, {"exec", kNames, 1, 3, 1}, given)) return raised;
  Object* closure = given[3] == rt.none ? nullptr : given[3];
  if (closure && given[0]->type != rt.types.code) {
    Names names;
    if (!choose_names(rt, "exec", given[1], given[2], names)) return raised;
    return rt.raise(*rt.types.type_error, "closure can only be used when source is a code object");
  }
  Ref<Object> result = run(rt, "exec", *given[0], given[1], given[2], closure);
  if (!result) return raised;
  return own(*rt.none);
}

Own<Object> builtin_eval(Runtime& rt, Object&, Arguments arguments) {
  return run(rt, "eval", arguments[0], arguments.count > 1 ? &arguments[1] : nullptr,
             arguments.count > 2 ? &arguments[2] : nullptr);
}

struct CompileRequest {
  std::int64_t flags = 0;
  std::int64_t optimize = 0;
  std::uint32_t inherited = 0;

  [[nodiscard]] std::uint32_t for_hook() const {
    return (static_cast<std::uint32_t>(flags) & kCodeFutureAnnotations) | inherited |
           (flags & kDontImplyDedent ? kCompileKeepDedent : 0) |
           (flags & kOnlyAst ? kCompileOnlyTree : 0) |
           (flags & kAllowIncomplete ? kCompileAllowIncomplete : 0) |
           static_cast<std::uint32_t>(optimize) << kCompileOptimizeShift;
  }
};

// An argument that CPython keeps in a C int.
Fallible<std::int64_t> small_argument(Runtime& rt, Object& given) {
  const Ref<Object> number = to_index(rt, given);
  if (!number) return raised;
  const std::int64_t value = int_clamped(*number);
  if (value != static_cast<std::int32_t>(value))
    return rt.raise(*rt.types.overflow_error, "Python int too large to convert to C int");
  return value;
}

Status refuse_null(Runtime& rt, const Str& text) {
  for (std::size_t i = 0; i < text.length; ++i)
    if (text.at(i) == 0) return rt.raise(*rt.types.value_error, "embedded null character");
  return ok;
}

// flags, dont_inherit and optimize.
Status read_request(Runtime& rt, Object* const* given, CompileRequest& request) {
  if (given[3]) {
    const auto number = small_argument(rt, *given[3]);
    if (!number) return raised;
    request.flags = *number;
  }
  bool inherit = true;
  if (given[4]) {
    const auto refuses = truth(rt, *given[4]);
    if (!refuses) return raised;
    inherit = !*refuses;
  }
  std::int64_t optimize = -1;
  if (given[5]) {
    const auto number = small_argument(rt, *given[5]);
    if (!number) return raised;
    optimize = *number;
  }
  if (request.flags & ~kKnownFlags)
    return rt.raise(*rt.types.value_error, "compile(): unrecognised flags");
  if (optimize < -1 || optimize > 2)
    return rt.raise(*rt.types.value_error, "compile(): invalid optimize value");
  request.optimize = optimize + 1;
  if (inherit) request.inherited = inherited_flags(rt);
  return ok;
}

const char* compile_mode(const Str& mode) {
  for (const char* known : {"exec", "eval", "single"})
    if (str_equal(mode, known)) return known;
  return nullptr;
}

// An instance of ast.AST, which only exists where the module does.
bool is_syntax_tree(Runtime& rt, Object& object) {
  const Type* base = rt.module_types[static_cast<std::size_t>(ModuleType::syntax_tree)];
  return base && is_instance(object, *base);
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
  if (!refuse_null(rt, *path) || !refuse_null(rt, static_cast<Str&>(*given[2]))) return raised;
  CompileRequest request;
  if (!read_request(rt, given, request)) return raised;
  const char* mode = compile_mode(static_cast<Str&>(*given[2]));
  if (str_equal(static_cast<Str&>(*given[2]), "func_type")) {
    if (!(request.flags & kOnlyAst))
      return rt.raise(*rt.types.value_error,
                      "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
  } else if (!mode) {
    return rt.raise(*rt.types.value_error,
                    request.flags & kOnlyAst
                        ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                        : "compile() mode must be 'exec', 'eval' or 'single'");
  }
  if (!mode)
    return rt.raise(*rt.types.not_implemented_error,
                    "vitro does not read type comments: compile() has no mode 'func_type'");
  if (request.flags & kTopLevelAwait)
    return rt.raise(*rt.types.not_implemented_error,
                    "vitro does not compile await outside of functions");
  const bool is_tree = is_syntax_tree(rt, *given[0]);
  if (is_tree && (request.flags & kOnlyAst)) return own(*given[0]);
  if (!is_tree && !is_str(*given[0]) && !is_bytes(*given[0]))
    return rt.raise(*rt.types.type_error, "compile() arg 1 must be a string, bytes or AST object");
  return compile_text(rt, *given[0], *path, mode, request.for_hook());
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
