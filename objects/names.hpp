// Fills Runtime::names at the runtime's start.
#pragma once

#include "objects/ref.hpp"

namespace vitro {
Status intern_names(Runtime& rt);
}
