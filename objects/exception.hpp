// Exceptions and tracebacks as objects, and the table of the built-in exception classes.
#pragma once

#include <span>

#include "objects/code.hpp"
#include "objects/instance.hpp"
#include "objects/ref.hpp"

namespace vitro {

struct Traceback;

// Shaped like any instance: attributes set from Python follow the fixed part (Type::basic_size),
// and between the two lie the extra fields of the class (`msg`, `name`, `value` …, see
// exception_fields).
struct Exception : Object {
  Tuple* args;
  Traceback* traceback;  // null: None
  Object* cause;         // null: None
  Object* context;       // null: None
  bool suppress_context;

  Object** fields() { return reinterpret_cast<Object**>(this + 1); }  // null: None
  template <class Visitor>
  void visit_edges(Visitor& visitor);
};
static_assert(sizeof(Exception) == 56);

struct Traceback : Object {
  Traceback* next;  // towards where it was raised; null: innermost
  Code* code;
  std::uint32_t unit;  // of the instruction that raised or called
  std::uint32_t line;
  Dict* globals;        // of its frame; null: unknown
  std::uint32_t depth;  // number of its frame from the outermost, 1; 0: unknown
  Object* frame;        // frame object if one was made; null otherwise

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(next, "tb_next");
    visitor.field(code, "code");
    visitor.field(globals, "globals");
    visitor.field(frame, "tb_frame");
  }
};

extern const TypeSpec kTracebackType;

// Names of the extra fields that `type` (or its nearest built-in base) keeps, in order.
[[nodiscard]] std::span<const char* const> exception_fields(const Type& type);
// The two passes of the runtime's start over every class of the table.
Status prepare_exception_types(Runtime& rt);
Status ready_exception_types(Runtime& rt);

[[nodiscard]] inline bool is_exception(const Object& object) {
  return has_flag(object, kTypeException);
}
// Instance of `type` with args (message,), nothing called in Python.
Own<Exception> make_exception(Runtime& rt, Type& type, Object* message);
// What `raise value` makes of a class or instance, calling the class. TypeError: "exceptions must
// derive from BaseException".
Own<Exception> normalise_exception(Runtime& rt, Object& class_or_instance);
Own<Traceback> make_traceback(Runtime& rt, Traceback* next, Code& code, std::uint32_t unit,
                              std::uint32_t line);
// What is being handled becomes the __context__ of an exception that is being raised; a circle that
// this would close is cut.
void link_context(Runtime& rt, Exception& raising);
// Sets __cause__ and __context__ of the pending exception. Yields raised, for `return`.
Raised chain_cause(Runtime& rt, Exception& cause);
// Reports and clears the pending exception, which nobody is there to catch: what a finaliser or a
// callback raised. `where` is what raised it; may be null.
void write_unraisable(Runtime& rt, Object* where);
// isinstance(pending, type); false when nothing is pending.
[[nodiscard]] bool pending_matches(Runtime& rt, const Type& type);
// Does an exception match the right side of `except`: a class or tuple of classes? TypeError for
// anything else.
Fallible<bool> exception_matches(Runtime& rt, Object& exception, Object& class_or_tuple);

}  // namespace vitro
