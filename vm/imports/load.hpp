// From what was found to a module that has run.
#pragma once

#include "objects/code.hpp"
#include "objects/module.hpp"
#include "vm/imports/spec.hpp"

namespace vitro::vm {

// Makes the module `name`, puts it into sys.modules and runs its body; a body that raises takes it
// out again. What is in sys.modules afterwards is the result, as a module may replace itself.
Own<Object> load_module(Runtime& rt, Str& name, const Found& found);

// Runs a module's code in its namespace.
Status run_module_body(Runtime& rt, Module& module, Code& code);

// OSError with errno, its text and the file's name.
Raised raise_os_error(Runtime& rt, int number, Object* filename);

}  // namespace vitro::vm
