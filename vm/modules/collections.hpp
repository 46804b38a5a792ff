// The types of module _collections, by file.
#pragma once

#include "objects/dict.hpp"
#include "vm/modules/native_module.hpp"

namespace vitro::vm {

// default_dict.cpp
extern const TypeSpec kDefaultDictType;

}  // namespace vitro::vm
