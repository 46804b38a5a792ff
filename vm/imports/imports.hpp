// The import statement and `__import__`: names to modules, by sys.modules, the table of native
// modules and the files on sys.path. What CPython does in importlib is done here natively, so that
// an import costs no Python code and leaves no frames in tracebacks.
#pragma once

#include "objects/module.hpp"
#include "objects/ref.hpp"
#include "vm/frame.hpp"
#include "vm/imports/spec.hpp"

namespace vitro::vm {

// __import__(name, globals, _, fromlist, level): the module after the last dot if something is
// wanted from it (`fromlist` is true), else the package before the first. `globals` and `fromlist`
// may be null.
Own<Object> import_module(Runtime& rt, Object& name, Object* globals, Object* fromlist,
                          std::int64_t level);
// The module of that absolute name itself, as importlib.import_module() gives it.
Own<Object> import_absolute(Runtime& rt, Str& name);
Own<Object> import_absolute(Runtime& rt, std::string_view name);

// Where the module of that absolute name lies, its parent packages being imported; it itself is
// not. Not found: an empty Found with nothing pending. `*failed`: an exception is pending.
Found locate_module(Runtime& rt, Str& name, bool* failed);

// The instructions IMPORT_NAME, IMPORT_FROM and IMPORT_STAR.
Own<Object> import_name(Runtime& rt, Frame& frame, Str& name, Object& from_list, Object& level);
Own<Object> import_from(Runtime& rt, Object& module, Str& name);
Status import_star(Runtime& rt, Frame& frame, Object& module);

// A new sys if there is none yet. Borrowed, kept as long as the Vm; null: MemoryError.
Module* sys_module(Runtime& rt);

// Sets fields of the pending ImportError where there is one. Yields raised, for `return`.
Raised name_import_error(Runtime& rt, Object* name, Object* path);

}  // namespace vitro::vm
