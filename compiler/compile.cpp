// Runs the passes one after another, and turns what went wrong into Python exceptions. The one
// place that catches std::bad_alloc.
#include "compiler/compile.hpp"

#include <algorithm>
#include <new>
#include <string>
#include <vector>

#include "compiler/ast.hpp"
#include "compiler/codegen.hpp"
#include "compiler/constant_folding.hpp"
#include "compiler/constants.hpp"
#include "compiler/diagnostics.hpp"
#include "compiler/future.hpp"
#include "compiler/heap_resource.hpp"
#include "compiler/parser.hpp"
#include "compiler/source.hpp"
#include "compiler/symtable.hpp"
#include "compiler/syntax_error.hpp"
#include "objects/runtime.hpp"
#include "objects/unicode_names.hpp"

namespace vitro::compiler {
namespace {

// Levels of the tree that are walked per level of Python recursion allowed, as in CPython; bounded,
// as each takes C++ stack.
constexpr std::uint32_t kDepthScale = 3;
constexpr std::uint32_t kDeepest = 3000;

// "<string>", "<stdin>": there is no file whose lines an error could show.
bool names_a_file(std::string_view filename) {
  return !filename.empty() && !(filename.front() == '<' && filename.back() == '>');
}

struct WarningSink {
  Runtime& rt;
  const CompileOptions& options;
  bool refused = false;   // the pending exception ends the compilation
  SyntaxProblem error{};  // a warning that is to be one

  void operator()(const SyntaxWarning& warning) {
    if (refused || error || !options.warn) return;
    const CompileWarning out{warning.category == SyntaxWarning::Category::DeprecationWarning,
                             warning.message, warning.span.line};
    const WarningVerdict verdict = options.warn(options.warn_context, rt, out);
    refused = verdict == WarningVerdict::failed;
    if (verdict == WarningVerdict::is_error)
      Diagnostics::fill(error, warning.span, warning.message);
  }
};

Own<Code> compile_or_throw(Runtime& rt, std::string_view bytes, Str& filename, Mode mode,
                           const CompileOptions& options) {
  std::string name;
  append_utf8(name, filename);
  const bool is_file = names_a_file(name);
  SyntaxProblem problem;
  const SourceText source =
      options.is_text ? SourceText::from_utf8(bytes, problem)
                      : SourceText::from_bytes(bytes, is_file ? name : std::string(), problem);
  if (problem) return raise_syntax_problem(rt, problem, filename);

  HeapResource resource(rt.heap);
  Arena arena(&resource);
  ParseOptions parse_options;
  parse_options.mode = mode == Mode::exec   ? ast::Mode::Exec
                       : mode == Mode::eval ? ast::Mode::Eval
                                            : ast::Mode::Single;
  parse_options.imply_dedent = options.imply_dedent;
  parse_options.max_int_digits = rt.limits.int_max_str_digits;
  parse_options.unicode_name = unicode::character_named;
  WarningSink sink{rt, options};
  std::vector<SyntaxWarning> warnings;
  ast::Module* module = parse_module(source, arena, parse_options, problem, warnings);
  for (const SyntaxWarning& warning : warnings) sink(warning);
  if (sink.refused) return raised;
  if (!module && options.allow_incomplete && problem.incomplete)
    problem.message = "incomplete input";
  if (!module) return raise_syntax_problem(rt, problem, filename);
  const auto raise_problem = [&](SyntaxProblem& wrong, bool always_text = false) {
    if ((is_file || always_text) && wrong.line > 0) {
      wrong.has_text = true;
      wrong.text = std::string(source.line(static_cast<std::size_t>(wrong.line))) + "\n";
    }
    return raise_syntax_problem(rt, wrong, filename);
  };
  // Found while reading, when the text is at hand whatever it came from.
  if (sink.error) return raise_problem(sink.error, true);

  Diagnostics diagnostics(std::min(rt.limits.recursion, kDeepest / kDepthScale) * kDepthScale,
                          &sink, [](void* context, const SyntaxWarning& warning) {
                            (*static_cast<WarningSink*>(context))(warning);
                          });
  const KnownNames names(arena);
  Future future = read_future(*module, diagnostics);
  future.annotations = future.annotations || options.future_annotations;
  ConstantPool constants(rt, arena);
  Ref<Code> code;
  if (!diagnostics.failed())
    ConstantFolder(constants, arena, diagnostics, names, future.annotations, options.optimize > 0)
        .fold(*module);
  SymbolTable symbols(arena, diagnostics, names, future.annotations);
  if (!diagnostics.failed()) symbols.build(*module);
  if (!diagnostics.failed()) {
    Codegen codegen(constants, arena, diagnostics, names, symbols, filename, future.annotations,
                    future.last_line, options.optimize);
    code = codegen.compile(*module);
  }
  if (sink.refused) return raised;
  if (diagnostics.too_deep())
    return rt.raise(*rt.types.recursion_error,
                    "maximum recursion depth exceeded during compilation");
  SyntaxProblem& found = diagnostics.problem();
  if (sink.error) return raise_problem(sink.error);
  if (!found) return code.release();
  return raise_problem(found);
}

}  // namespace

Own<Code> compile_source(Runtime& rt, std::string_view source, Str& filename, Mode mode,
                         const CompileOptions& options) {
  try {
    return compile_or_throw(rt, source, filename, mode, options);
  } catch (const std::bad_alloc&) {
    rt.clear_pending();
    return rt.raise_memory_error();
  }
}

Own<Code> compile_source(Runtime& rt, std::string_view source, Str& filename, Mode mode) {
  return compile_source(rt, source, filename, mode, {});
}

bool is_incomplete(Runtime& rt, std::string_view source) {
  try {
    SyntaxProblem problem;
    const SourceText text = SourceText::from_bytes(source, {}, problem);
    if (problem) return false;
    HeapResource resource(rt.heap);
    Arena arena(&resource);
    ParseOptions options;
    options.mode = ast::Mode::Single;
    options.imply_dedent = false;
    std::vector<SyntaxWarning> warnings;
    return !parse_module(text, arena, options, problem, warnings) && problem.incomplete;
  } catch (const std::bad_alloc&) {
    return false;
  }
}

}  // namespace vitro::compiler
