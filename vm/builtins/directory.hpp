// dir(): which attribute names an object has.
#pragma once

#include "objects/list.hpp"
#include "objects/ref.hpp"

namespace vitro::vm {

// What dir(object) gives: what `__dir__` of a Python class answers, else the names in the object,
// its class and its bases; sorted. Does not turn the object's attributes into a `__dict__`.
Own<List> directory_of(Runtime& rt, Object& object);

}  // namespace vitro::vm
