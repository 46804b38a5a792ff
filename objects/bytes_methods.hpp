// What the files of bytes share with each other and with int.from_bytes.
#pragma once

#include "objects/bytes.hpp"
#include "objects/runtime.hpp"

namespace vitro {

// bytes(object) for bytes and iterables of ints; TypeError for str and for what is not iterable.
Own<Bytes> bytes_from_object(Runtime& rt, Object& object);
void bytes_fill(Slots& slots);

using BytesMethod = Own<Object>(Runtime&, Object& self, Arguments);
// bytes_search.cpp
BytesMethod bytes_find, bytes_rfind, bytes_index, bytes_rindex, bytes_count, bytes_startswith,
    bytes_endswith, bytes_replace;
// bytes_split.cpp
BytesMethod bytes_split, bytes_rsplit, bytes_splitlines, bytes_partition, bytes_rpartition,
    bytes_join, bytes_strip, bytes_lstrip, bytes_rstrip, bytes_removeprefix, bytes_removesuffix;

// The octets of a bytes argument, or TypeError "a bytes-like object is required, not 'str'".
inline Bytes* expect_bytes(Runtime& rt, Object& object) {
  if (is_bytes(object)) return static_cast<Bytes*>(&object);
  (void)rt.raise(*rt.types.type_error, "a bytes-like object is required, not '%T'", object.type);
  return nullptr;
}

}  // namespace vitro
