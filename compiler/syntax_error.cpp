#include "compiler/syntax_error.hpp"

#include "compiler/diagnostics.hpp"
#include "objects/exception.hpp"
#include "objects/int.hpp"
#include "objects/runtime.hpp"
#include "objects/tuple.hpp"

namespace vitro::compiler {
namespace {

// The order of a SyntaxError's fields, and of the details among its arguments.
enum Field : std::size_t { kMessage, kFilename, kLine, kOffset, kText, kEndLine, kEndOffset };

Own<Object> number_or_none(Runtime& rt, bool present, int value) {
  if (!present) return own(*rt.none);
  return make_int(rt, value);
}

Own<Object> text_or_none(Runtime& rt, bool present, const std::string& text) {
  if (!present) return own(*rt.none);
  return make_str(rt, text);
}

}  // namespace

Raised raise_syntax_problem(Runtime& rt, const SyntaxProblem& problem, Str& filename) {
  Type* type = rt.types.syntax_error;
  switch (problem.kind) {
    case SyntaxProblem::Kind::MemoryError: return rt.raise_memory_error();
    case SyntaxProblem::Kind::ValueError:
      return rt.raise(*rt.types.value_error, "%s", problem.message.c_str());
    case SyntaxProblem::Kind::IndentationError: type = rt.types.indentation_error; break;
    case SyntaxProblem::Kind::TabError: type = rt.types.tab_error; break;
    default: break;
  }
  Ref<Str> message = make_str(rt, problem.message);
  if (!message) return raised;
  Ref<Exception> exception = make_exception(rt, *type, message.get());
  if (!exception) return raised;
  const Ref<Object> details[] = {
      // A file that cannot be read as text has no place to name; its message names it.
      problem.has_position ? own(static_cast<Object&>(filename)) : own(*rt.none),
      number_or_none(rt, problem.has_position, problem.line),
      number_or_none(rt, problem.has_position, problem.offset),
      text_or_none(rt, problem.has_text, problem.text),
      number_or_none(rt, problem.has_end, problem.end_line),
      number_or_none(rt, problem.has_end && problem.end_offset != kNoEndOffset, problem.end_offset),
  };
  for (const Ref<Object>& detail : details)
    if (!detail) return raised;
  if (problem.has_position) {
    // Older callers give no end: then the details are four.
    Object* items[std::size(details)];
    for (std::size_t i = 0; i < std::size(details); ++i) items[i] = details[i].get();
    Ref<Tuple> place = tuple_from_array(rt, items, problem.has_end ? std::size(details) : 4);
    if (!place) return raised;
    Own<Tuple> args = make_tuple(rt, {message.get(), place.get()});
    if (!args) return raised;
    Tuple* old = exception->args;
    exception->args = args.get();
    release(static_cast<Object*>(old));
  }
  auto set = [&exception](Field field, Object& value) {
    Object*& slot = exception->fields()[field];
    retain(value);
    release(slot);
    slot = &value;
  };
  set(kMessage, *message);
  for (std::size_t i = 0; i < std::size(details); ++i)
    if (details[i].get() != rt.none) set(static_cast<Field>(kFilename + i), *details[i]);
  return rt.raise_object(exception.release());
}

}  // namespace vitro::compiler
