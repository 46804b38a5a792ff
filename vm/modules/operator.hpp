// The types of module _operator.
#pragma once

#include "vm/modules/native_module.hpp"

namespace vitro::vm {

extern const TypeSpec kItemGetterType, kAttrGetterType, kMethodCallerType;

}  // namespace vitro::vm
