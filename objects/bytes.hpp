// bytes: an immutable array of octets with a NUL after the last.
#pragma once

#include <string_view>

#include "objects/ref.hpp"
#include "objects/type.hpp"

namespace vitro {

struct Bytes : Object {
  std::int64_t hash_cache;  // -1: not computed yet
  std::size_t length;
  char* data() { return reinterpret_cast<char*>(this + 1); }
  [[nodiscard]] std::string_view view() const {
    return {reinterpret_cast<const char*>(this + 1), length};
  }
};

extern const TypeSpec kBytesType;

[[nodiscard]] inline bool is_bytes(const Object& object) { return has_flag(object, kTypeBytes); }
Own<Bytes> make_bytes(Runtime& rt, std::string_view octets);
Own<Bytes> new_bytes(Runtime& rt, std::size_t length);  // uninitialised

}  // namespace vitro
