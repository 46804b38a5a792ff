// What pickling and copying ask of iterators, ranges, slices and sets: __reduce__, and the way
// back.
#pragma once

#include "objects/runtime.hpp"
#include "objects/slots.hpp"

namespace vitro {

using ReduceMethod = Own<Object>(Runtime&, Object& self, Arguments);
ReduceMethod reduce_sequence_iterator, set_sequence_iterator_state, reduce_dict_iterator,
    reduce_set_iterator, reduce_range_iterator, set_range_iterator_state,
    reduce_long_range_iterator, reduce_callable_iterator, reduce_enumerate, reduce_zip,
    set_zip_state, reduce_map, reduce_filter, reduce_reversed, set_reversed_state, reduce_set,
    reduce_range, reduce_slice;

}  // namespace vitro
