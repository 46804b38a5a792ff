// Out-of-line work of the match statement. Values are borrowed.
#pragma once

#include "vm/state.hpp"

namespace vitro::vm {

// The values under `keys` (a tuple) in a mapping, as a tuple; None where one is missing. ValueError
// for equal keys.
Own<Object> match_keys(Runtime& rt, Object& mapping, Object& keys);
// The attributes that a class pattern with `positional` parts in front of those called `names`
// looks at, as a tuple; None where `subject` is no such object. TypeError for a pattern that cannot
// be.
Own<Object> match_class(Runtime& rt, Object& subject, Object& cls, Object& names,
                        std::uint32_t positional);

}  // namespace vitro::vm
