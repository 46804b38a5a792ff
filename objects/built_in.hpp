// What the containers share: making and freeing cells that may belong to a Python subclass, and
// what an index or a search bound means to every sequence.
#pragma once

#include "objects/function.hpp"
#include "objects/instance.hpp"
#include "objects/int.hpp"
#include "objects/ref.hpp"
#include "objects/runtime.hpp"

namespace vitro {

// A new object of class `cls`, which is `exact` or derives from it. The fixed part after the head
// is not initialised.
template <class T>
Own<T> allocate_as(Runtime& rt, Type& cls, const Type* exact) {
  if (&cls == exact) [[likely]]
    return rt.allocate<T>(cls);
  return Own<T>(static_cast<T*>(allocate_instance(rt, cls).get()));
}

// What an alternative constructor called as a method of `cls` yields: a subclass is called with the
// plain `value`.
inline Own<Object> made_by(Runtime& rt, Object& cls, const Type* exact, Own<Object> value) {
  if (!value || &cls == exact) return value;
  const Ref<Object> held = value;
  return call(rt, cls, {held.get()});
}

// First step of a dealloc slot: drops the attributes a Python subclass gave the object and yields
// the bytes of its cell.
template <class T>
std::size_t begin_dealloc(Runtime& rt, Object& object) {
  if (!has_flag(object, kTypeShaped)) [[likely]]
    return sizeof(T);
  const std::size_t bytes = instance_bytes(object);
  release_attributes(rt, object);
  return bytes;
}

// Can `object` index a sequence?
[[nodiscard]] inline bool is_index(const Object& object) {
  return is_int(object) || object.type->slots.number.index != nullptr;
}

// The number `key`, for which is_index() holds, stands for; `overflow` is raised where it does not
// fit.
[[nodiscard]] inline Fallible<std::int64_t> index_value(Runtime& rt, Object& key, Type* overflow) {
  if (key.type == rt.types.int_ && static_cast<Int&>(key).compact())
    return static_cast<Int&>(key).value;
  return to_index_int64(rt, key, overflow);
}

// A start or stop argument of index() and find(): clamped to 0…length, negative ones count from the
// end.
[[nodiscard]] inline Fallible<std::size_t> search_bound(Runtime& rt, Object& bound,
                                                        std::size_t length) {
  if (!is_index(bound))
    return rt.raise(*rt.types.type_error,
                    "slice indices must be integers or have an __index__ method");
  Ref<Object> number = to_index(rt, bound);
  if (!number) return raised;
  std::int64_t value = int_clamped(*number);
  const auto signed_length = static_cast<std::int64_t>(length);
  if (value < 0) value = value < -signed_length ? 0 : value + signed_length;
  return static_cast<std::size_t>(value < signed_length ? value : signed_length);
}

// Bounded argument of `seq * n`: negative counts as 0.
[[nodiscard]] inline Fallible<std::size_t> repeat_count(Runtime& rt, Object& count) {
  const auto value = index_value(rt, count, rt.types.overflow_error);
  if (!value) return raised;
  return static_cast<std::size_t>(*value < 0 ? 0 : *value);
}

}  // namespace vitro
