// What copying and pickling ask of any object: __getstate__, __reduce__ and __reduce_ex__.
#pragma once

#include "objects/type.hpp"

namespace vitro {

Own<Object> getstate_method(Runtime& rt, Object& self, Arguments arguments);
Own<Object> reduce_method(Runtime& rt, Object& self, Arguments arguments);
Own<Object> reduce_ex_method(Runtime& rt, Object& self, Arguments arguments);

}  // namespace vitro
