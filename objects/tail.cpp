// The words behind the payload of an instance of a Python subclass of int, str, bytes or tuple.
#include "objects/tail.hpp"

#include <algorithm>
#include <cstring>

#include "objects/dict.hpp"
#include "objects/runtime.hpp"
#include "objects/str_data.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

std::size_t payload_bytes(const Object& instance) {
  return in_words(built_in_base(*instance.type).slots.cell_bytes(instance));
}

}  // namespace

Object** tail_of(const Object& instance) {
  auto* bytes = reinterpret_cast<char*>(const_cast<Object*>(&instance));
  return reinterpret_cast<Object**>(bytes + payload_bytes(instance));
}

Dict*& tail_dict(const Object& instance) {
  return reinterpret_cast<Dict*&>(tail_of(instance)[instance.type->member_count]);
}

std::size_t tailed_cell_bytes(const Object& instance) {
  return payload_bytes(instance) + tail_words(*instance.type) * sizeof(Object*);
}

Own<Object> copy_as(Runtime& rt, Type& cls, Own<Object> exact) {
  const Ref<Object> original = exact;
  if (!original) return raised;
  const bool is_text = is_str(*original);
  // A str that grew in place has room to spare, which its copy has not.
  const std::size_t used = is_text ? str_used_bytes(static_cast<Str&>(*original))
                                   : original->type->slots.cell_bytes(*original);
  const std::size_t payload = in_words(used);
  const std::size_t tail = tail_words(cls) * sizeof(Object*);
  Own<Object> copy = rt.allocate<Object>(cls, CellKind::container, payload + tail);
  if (!copy) return raised;
  std::memcpy(static_cast<void*>(copy.get() + 1), original.get() + 1, used - sizeof(Object));
  std::memset(reinterpret_cast<char*>(copy.get()) + payload, 0, tail);
  copy->aux = is_text ? original->aux & (kStrWidthMask | kStrAscii) : original->aux;
  if (is_tuple(*original)) {
    auto& tuple = static_cast<Tuple&>(*copy);
    for (std::uint32_t i = 0; i < tuple.length(); ++i) retain(tuple[i]);
  }
  return copy;
}

void dealloc_tailed(Runtime& rt, Object& instance) {
  const std::size_t bytes = tailed_cell_bytes(instance);
  Object** tail = tail_of(instance);
  const std::uint32_t words = tail_words(*instance.type);
  for (std::uint32_t i = 0; i < words; ++i) release(tail[i]);
  if (is_tuple(instance)) {
    auto& tuple = static_cast<Tuple&>(instance);
    // From the end, as the tuple itself does.
    for (std::uint32_t i = tuple.length(); i-- > 0;) release(tuple.items()[i]);
  }
  rt.free_object(instance, CellKind::container, bytes);
}

}  // namespace vitro
