// Out-of-line work of the handlers that build, unpack and set up classes. Values are
// borrowed from the stack unless said otherwise.
#pragma once

#include "vm/state.hpp"

namespace vitro::vm {

Own<Object> build_set(Runtime& rt, StackRef* values, std::uint32_t count);
Own<Object> build_map(Runtime& rt, StackRef* values, std::uint32_t count);  // key value key value …
Own<Object> build_const_key_map(Runtime& rt, StackRef* values,
                                std::uint32_t count);  // values, then a tuple of keys
Own<Object> build_string(Runtime& rt, StackRef* values, std::uint32_t count);
Own<Object> build_slice(Runtime& rt, StackRef* values, std::uint32_t count);
Own<Object> list_to_tuple(Runtime& rt, StackRef* values, std::uint32_t count);
Own<Object> format_conversion(Runtime& rt, StackRef* values, std::uint32_t count,
                              std::uint32_t how);
Status extend_list(Runtime& rt, Object& list, StackRef* iterable);
Status update_dict(Runtime& rt, Object& dict, StackRef* mapping);
// How messages about a call name the callable: "f()", "module.f()".
Own<Str> callable_text(Runtime& rt, Object& callable);
// **mapping in a call of `callable`: TypeError for keys that are no str or repeat.
Status merge_keywords(Runtime& rt, Dict& keywords, Object& mapping, Object& callable);

// Replaces the iterable in `place` by its `count` items, the first on top. ValueError for another
// number.
Status unpack_iterable(Runtime& rt, Object& iterable, std::uint32_t count, StackRef* place);
// The same with a list of the middle ones between `before` and `after`.
Status unpack_starred(Runtime& rt, Object& iterable, std::uint32_t before, std::uint32_t after,
                      StackRef* place);

Status annotations_to_dict(Runtime& rt, Function& function);
Status setup_annotations(Runtime& rt, Frame& frame);
Own<Object> load_build_class(Runtime& rt, Frame& frame);

}  // namespace vitro::vm
