// What the files of module math share.
#pragma once

#include "objects/ref.hpp"
#include "objects/slots.hpp"

namespace vitro::vm {

Raised math_domain_error(Runtime& rt);  // ValueError
Raised math_range_error(Runtime& rt);   // OverflowError

// math_gamma.cpp
Own<Object> math_gamma(Runtime& rt, Object&, Arguments arguments);
Own<Object> math_lgamma(Runtime& rt, Object&, Arguments arguments);

// math_integers.cpp
Own<Object> math_gcd(Runtime& rt, Object&, Arguments arguments);
Own<Object> math_lcm(Runtime& rt, Object&, Arguments arguments);
Own<Object> math_factorial(Runtime& rt, Object&, Arguments arguments);
Own<Object> math_comb(Runtime& rt, Object&, Arguments arguments);
Own<Object> math_perm(Runtime& rt, Object&, Arguments arguments);
Own<Object> math_isqrt(Runtime& rt, Object&, Arguments arguments);

// math_sums.cpp
Own<Object> math_fsum(Runtime& rt, Object&, Arguments arguments);
Own<Object> math_prod(Runtime& rt, Object&, Arguments arguments);
Own<Object> math_hypot(Runtime& rt, Object&, Arguments arguments);
Own<Object> math_dist(Runtime& rt, Object&, Arguments arguments);

}  // namespace vitro::vm
