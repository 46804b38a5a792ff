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
#include "compiler/tree.hpp"
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

ast::Mode tree_mode(Mode mode) {
  return mode == Mode::exec   ? ast::Mode::Exec
         : mode == Mode::eval ? ast::Mode::Eval
                              : ast::Mode::Single;
}

// Source text and where its tree goes.
struct Reading {
  Reading(Runtime& runtime, Str& file, const CompileOptions& given)
      : rt(runtime), filename(file), options(given), resource(runtime.heap), arena(&resource) {
    append_utf8(name, file);
    is_file = names_a_file(name);
  }

  Runtime& rt;
  Str& filename;
  const CompileOptions& options;
  std::string name;
  bool is_file = false;
  HeapResource resource;
  Arena arena;
  WarningSink sink{rt, options};

  // Null: an exception is pending.
  ast::Module* parse(const SourceText& source, Mode mode) {
    ParseOptions parse_options;
    parse_options.mode = tree_mode(mode);
    parse_options.imply_dedent = options.imply_dedent;
    parse_options.max_int_digits = rt.limits.int_max_str_digits;
    parse_options.unicode_name = unicode::character_named;
    SyntaxProblem problem;
    std::vector<SyntaxWarning> warnings;
    ast::Module* module = parse_module(source, arena, parse_options, problem, warnings);
    for (const SyntaxWarning& warning : warnings) sink(warning);
    if (sink.refused) return nullptr;
    if (!module) {
      if (options.allow_incomplete && problem.incomplete) problem.message = "incomplete input";
      (void)raise_syntax_problem(rt, problem, filename);
      return nullptr;
    }
    if (options.echo) module->mode = ast::Mode::Single;
    // Found while reading, when the text is at hand whatever it came from.
    if (sink.error) {
      (void)raise_problem(sink.error, &source, true);
      return nullptr;
    }
    return module;
  }
  // `source` (null: there is none) shows the line where a file could, too, or if told to.
  Raised raise_problem(SyntaxProblem& wrong, const SourceText* source, bool always_text = false) {
    if ((is_file || always_text) && source && wrong.line > 0) {
      wrong.has_text = true;
      wrong.text = std::string(source->line(static_cast<std::size_t>(wrong.line))) + "\n";
    }
    return raise_syntax_problem(rt, wrong, filename);
  }
  SourceText read(std::string_view bytes, SyntaxProblem& problem) const {
    return options.is_text ? SourceText::from_utf8(bytes, problem)
                           : SourceText::from_bytes(bytes, is_file ? name : std::string(), problem);
  }
};

// The passes after the parser. `source` shows lines in errors; null: there is none.
Own<Code> compile_tree(Reading& reading, ast::Module& module, ConstantPool& constants,
                       const SourceText* source) {
  Runtime& rt = reading.rt;
  const CompileOptions& options = reading.options;
  Arena& arena = reading.arena;
  Diagnostics diagnostics(std::min(rt.limits.recursion, kDeepest / kDepthScale) * kDepthScale,
                          &reading.sink, [](void* context, const SyntaxWarning& warning) {
                            (*static_cast<WarningSink*>(context))(warning);
                          });
  const KnownNames names(arena);
  Future future = read_future(module, diagnostics);
  future.annotations = future.annotations || options.future_annotations;
  Ref<Code> code;
  if (!diagnostics.failed())
    ConstantFolder(constants, arena, diagnostics, names, future.annotations, options.optimize > 0)
        .fold(module);
  SymbolTable symbols(arena, diagnostics, names, future.annotations);
  if (!diagnostics.failed()) symbols.build(module);
  if (!diagnostics.failed()) {
    Codegen codegen(constants, arena, diagnostics, names, symbols, reading.filename,
                    future.annotations, future.last_line, options.optimize);
    code = codegen.compile(module);
  }
  if (reading.sink.refused) return raised;
  if (diagnostics.too_deep())
    return rt.raise(*rt.types.recursion_error,
                    "maximum recursion depth exceeded during compilation");
  SyntaxProblem& found = diagnostics.problem();
  if (reading.sink.error) return reading.raise_problem(reading.sink.error, source);
  if (!found) return code.release();
  return reading.raise_problem(found, source);
}

Own<Code> compile_or_throw(Runtime& rt, std::string_view bytes, Str& filename, Mode mode,
                           const CompileOptions& options) {
  Reading reading(rt, filename, options);
  SyntaxProblem problem;
  const SourceText source = reading.read(bytes, problem);
  if (problem) return raise_syntax_problem(rt, problem, filename);
  ast::Module* module = reading.parse(source, mode);
  if (!module) return raised;
  ConstantPool constants(rt, reading.arena);
  return compile_tree(reading, *module, constants, &source);
}

// Lets `work` run, which may throw std::bad_alloc.
template <class T, class Work>
Own<T> caught(Runtime& rt, Work work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    rt.clear_pending();
    return rt.raise_memory_error();
  }
}

}  // namespace

Own<Code> compile_source(Runtime& rt, std::string_view source, Str& filename, Mode mode,
                         const CompileOptions& options) {
  return caught<Code>(rt, [&] { return compile_or_throw(rt, source, filename, mode, options); });
}

Own<Object> parse_source(Runtime& rt, std::string_view bytes, Str& filename, Mode mode,
                         const CompileOptions& options, Dict& classes) {
  return caught<Object>(rt, [&]() -> Own<Object> {
    Reading reading(rt, filename, options);
    SyntaxProblem problem;
    const SourceText source = reading.read(bytes, problem);
    if (problem) return raise_syntax_problem(rt, problem, filename);
    ast::Module* module = reading.parse(source, mode);
    if (!module) return raised;
    return tree_to_objects(rt, classes, *module);
  });
}

Own<Code> compile_objects(Runtime& rt, Object& tree, Str& filename, Mode mode,
                          const CompileOptions& options, Dict& classes) {
  return caught<Code>(rt, [&]() -> Own<Code> {
    Reading reading(rt, filename, options);
    ConstantPool constants(rt, reading.arena);
    ast::Module* module =
        tree_from_objects(rt, classes, tree, tree_mode(mode), reading.arena, constants);
    if (!module) return raised;
    return compile_tree(reading, *module, constants, nullptr);
  });
}

Own<Code> compile_source(Runtime& rt, std::string_view source, Str& filename, Mode mode) {
  return compile_source(rt, source, filename, mode, {});
}

bool is_incomplete(Runtime& rt, std::string_view source, Mode mode) {
  try {
    SyntaxProblem problem;
    const SourceText text = SourceText::from_bytes(source, {}, problem);
    if (problem) return false;
    HeapResource resource(rt.heap);
    Arena arena(&resource);
    ParseOptions options;
    options.mode = mode == Mode::single ? ast::Mode::Single : ast::Mode::Exec;
    options.imply_dedent = mode != Mode::single;
    std::vector<SyntaxWarning> warnings;
    return !parse_module(text, arena, options, problem, warnings) && problem.incomplete;
  } catch (const std::bad_alloc&) {
    return false;
  }
}

}  // namespace vitro::compiler
