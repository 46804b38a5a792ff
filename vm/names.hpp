// Slow paths of variables: name lookup through namespaces, unbound errors, filling the caches of
// names.
#pragma once

#include "vm/state.hpp"

namespace vitro::vm {

[[gnu::cold]] Flow raise_unbound_local(Runtime& rt, const Frame& frame, std::uint32_t local);
[[gnu::cold]] Flow raise_unbound_cell(Runtime& rt, const Frame& frame, std::uint32_t local);
Own<Object> load_name(Runtime& rt, Frame& frame, Str& name);
Own<Object> load_global(Runtime& rt, Frame& frame, Str& name);
Own<Object> load_class_deref(Runtime& rt, Frame& frame, std::uint32_t local);
Status store_name(Runtime& rt, Frame& frame, Str& name, Object& value);
Status delete_name(Runtime& rt, Frame& frame, Str& name);
Status delete_global(Runtime& rt, Frame& frame, Str& name);

void specialise_load_name(Runtime& rt, Frame& frame, CodeUnit* ip, Str& name);
void specialise_store_name(Runtime& rt, Frame& frame, CodeUnit* ip, Str& name);
void specialise_load_global(Runtime& rt, Frame& frame, CodeUnit* ip, Str& name);

}  // namespace vitro::vm
