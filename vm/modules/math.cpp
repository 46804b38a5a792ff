#include "vm/modules/all.hpp"

namespace vitro::vm {

const NativeModule kMathModule = {.name = "math"};

}  // namespace vitro::vm
