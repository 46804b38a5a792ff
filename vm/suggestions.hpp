// "Did you mean: 'x'?" for AttributeError and NameError.
#pragma once

#include "objects/exception.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

// The known name nearest to the one that `exception` could not find; empty: none is near enough.
// Swallows what listing the names raises, so that nothing is pending afterwards.
Own<Str> suggested_name(Vm& vm, Exception& exception);

}  // namespace vitro::vm
