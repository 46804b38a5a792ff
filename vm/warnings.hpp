// Warnings: which of them the filters let through, what was shown before, and what becomes of one.
// The module `warnings` of the standard library, once imported, has the last word on filters and on
// how a warning is shown.
#pragma once

#include "objects/ref.hpp"
#include "objects/runtime.hpp"

namespace vitro::vm {

// Where a warning is told to come from. Borrowed.
struct WarningOrigin {
  Str* filename = nullptr;
  std::int64_t line = 0;
  Object* module = nullptr;    // null: made from the filename; None: nothing is shown
  Object* registry = nullptr;  // what was shown before; null or None: not remembered
  Str* source_line = nullptr;  // null: read from the file
  Object* source = nullptr;    // the object that the warning is about; null: none
};

// `message` is a text, or an instance of Warning, whose class then is the category. Raised: a
// filter says "error", or something failed.
Status warn_explicit(Runtime& rt, Object& category, Object& message, const WarningOrigin& origin);
// Where the Python frame `level` frames out stands; 1 is the innermost.
Status warn_at(Runtime& rt, Object& category, Object& message, std::int64_t level, Object* source);
// Hooks::warn.
Status warn_here(Runtime& rt, Type& category, Str& text);

// What _warnings has as `filters`, `_onceregistry` and `_defaultaction`. Borrowed; null:
// MemoryError.
Object* warning_filters(Runtime& rt);
Object* warning_once_registry(Runtime& rt);
Object* warning_default_action(Runtime& rt);

}  // namespace vitro::vm
