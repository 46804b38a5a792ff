// object and type, and what is asked of any object whatever its type.
#pragma once

#include "objects/type.hpp"

namespace vitro {

extern const TypeSpec kObjectType;
extern const TypeSpec kMetaType;

// Bytes of the object's own cell as requested from the heap, and with the buffers it owns.
[[nodiscard]] std::size_t cell_bytes(const Object& object);
[[nodiscard]] std::size_t object_bytes(Object& object);
// Calls the nearest inherited __init_subclass__ with the class statement's keywords.
Status announce_subclass(Runtime& rt, Type& type, Arguments arguments);
Raised raise_abstract(Runtime& rt, Type& cls);

}  // namespace vitro
