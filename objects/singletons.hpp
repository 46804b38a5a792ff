// None, NotImplemented and Ellipsis: one object each, kept by the runtime, nothing but a head.
#pragma once

#include "objects/type.hpp"

namespace vitro {

extern const TypeSpec kNoneType;
extern const TypeSpec kNotImplementedType;
extern const TypeSpec kEllipsisType;

}  // namespace vitro
