// The module sys: what a program may ask of the runtime that runs it.
#pragma once

#include <span>
#include <string_view>

#include "objects/module.hpp"
#include "objects/ref.hpp"

namespace vitro::vm {

// A new module, not yet in sys.modules; its `modules` is the runtime's own dict.
Own<Module> make_sys_module(Runtime& rt);
// Sets sys.argv: the script's name (or "-c", "") first.
Status set_arguments(Runtime& rt, Module& sys, std::span<const std::string_view> arguments);

}  // namespace vitro::vm
