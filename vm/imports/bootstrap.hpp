// CPython's own importlib, for programs that ask for it: the two files that CPython freezes are
// read from the library and run under their frozen names. The import statement does not need them.
#pragma once

#include "objects/module.hpp"
#include "vm/imports/spec.hpp"

namespace vitro::vm {

// The file of `_frozen_importlib` or `_frozen_importlib_external`, where the library has it.
Found find_bootstrap(Runtime& rt, const Str& name);
// What its tracebacks call that file; empty for other modules. Borrowed.
[[nodiscard]] std::string_view bootstrap_file_name(const Str& module_name);
// Lets the module, which has just run, set up its finders in sys.meta_path and sys.path_hooks.
Status finish_bootstrap(Runtime& rt, Module& module);

// Has the program put finders of its own into sys.meta_path? Then they are asked: the module
// `name`, by way of importlib, or nothing with nothing pending where there are none.
Own<Object> import_by_finders(Runtime& rt, Str& name);

}  // namespace vitro::vm
