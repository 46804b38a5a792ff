// The 16-byte head that every Python value begins with, and the two operations on its count.
// This file knows nothing of any concrete type.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vitro {

struct Type;
class Runtime;

// Top bit of `Object::refcount`: the object is never counted and never freed before its runtime.
// A count that overflows sets this bit by itself and so becomes immortal instead of wrapping to a
// small count.
inline constexpr std::uint32_t kImmortal = 0x8000'0000u;

// Top bit of `Object::aux` where the type keeps attributes by shape: the word is then a shape id.
inline constexpr std::uint32_t kShapeBit = 0x8000'0000u;

struct Object {
  std::uint32_t refcount;
  // What the type wants in one 32-bit load: shape id (instances), limb count and sign (int),
  // width and interned bits (str), length (tuple). 0 where the type has no use for it.
  std::uint32_t aux;
  // Owned, unless the type is immortal; also leads to the runtime.
  Type* type;
};
static_assert(sizeof(Object) == 16);

[[nodiscard]] inline bool is_immortal(const Object& object) {
  return static_cast<std::int32_t>(object.refcount) < 0;
}

// Frees an object whose count has reached 0: releases what it holds, then its memory. Children that
// die with it are freed in the order CPython frees them, without deep C++ recursion (see
// dealloc.cpp).
void deallocate(Object& object);

inline void retain(Object& object) {
  if (!is_immortal(object)) ++object.refcount;
}
inline void retain(Object* object) {
  if (object) retain(*object);
}
inline void release(Object& object) {
  if (is_immortal(object)) return;
  if (--object.refcount == 0) deallocate(object);
}
inline void release(Object* object) {
  if (object) release(*object);
}

}  // namespace vitro
