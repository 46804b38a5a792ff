// The type of shapes: internal, but an object like any other, so that heap walks and the audit see
// it.
#pragma once

#include "objects/type.hpp"

namespace vitro {
extern const TypeSpec kShapeType;
}
