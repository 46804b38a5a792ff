// Calling native functions: arity checks with CPython's texts before the function runs.
#pragma once

#include "objects/type.hpp"

namespace vitro {

// `owner` names the class in messages; null for module functions.
Own<Object> call_native(Runtime& rt, const NativeMethod& method, Object& self, const Type* owner,
                        Arguments arguments);

}  // namespace vitro
