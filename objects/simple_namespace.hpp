// types.SimpleNamespace: an object that is its attributes.
#pragma once

#include "objects/runtime.hpp"

namespace vitro {

// An empty one. The type is made with the first.
Own<Object> make_simple_namespace(Runtime& rt);

}  // namespace vitro
