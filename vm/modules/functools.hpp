// The types of module _functools, by file.
#pragma once

#include "vm/modules/native_module.hpp"

namespace vitro::vm {

// functools_partial.cpp
extern const TypeSpec kPartialType;
// functools_cache.cpp
extern const TypeSpec kCacheType, kCacheKeyType;
// functools.cpp
extern const TypeSpec kKeyWrapperType;

}  // namespace vitro::vm
