// The order in which a class and its bases are searched: C3, or what the metaclass's mro() says.
#include <algorithm>

#include "objects/class_parts.hpp"
#include "objects/function.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

// C3: repeatedly the first head that is in no other list's tail.
Own<Tuple> linearise(Runtime& rt, Type& type, Tuple& bases) {
  if (bases.length() == 1) {
    Tuple& of_base = *nth_type(bases, 0).mro;
    Own<Tuple> mro = new_tuple(rt, of_base.length() + 1);
    if (!mro) return raised;
    mro->items()[0] = own(static_cast<Object&>(type)).get();
    for (std::uint32_t i = 0; i < of_base.length(); ++i)
      mro->items()[i + 1] = own(of_base[i]).get();
    return mro;
  }
  const std::uint32_t lists = bases.length() + 1;  // each base's order, then the bases themselves
  std::size_t most = 1;
  for (std::uint32_t i = 0; i + 1 < lists; ++i) {
    for (std::uint32_t j = i + 1; j + 1 < lists; ++j)
      if (&bases[i] == &bases[j])
        return rt.raise(*rt.types.type_error, "duplicate base class %S", nth_type(bases, i).name);
    most += nth_type(bases, i).mro->length();
  }
  const std::size_t scratch_bytes = most * sizeof(Object*) + lists * sizeof(std::uint32_t);
  auto* result = static_cast<Object**>(rt.allocate_buffer(scratch_bytes));
  if (!result) return raised;
  auto* positions = reinterpret_cast<std::uint32_t*>(result + most);
  std::fill_n(positions, lists, 0u);
  const auto list = [&](std::uint32_t i) -> Tuple& {
    return i + 1 < lists ? *nth_type(bases, i).mro : bases;
  };
  std::size_t count = 0;
  result[count++] = &type;
  for (;;) {
    Object* next = nullptr;
    bool left = false;
    for (std::uint32_t i = 0; i < lists && !next; ++i) {
      if (positions[i] >= list(i).length()) continue;
      left = true;
      Object* candidate = &list(i)[positions[i]];
      bool in_tail = false;
      for (std::uint32_t j = 0; j < lists && !in_tail; ++j)
        for (std::uint32_t k = positions[j] + 1; k < list(j).length() && !in_tail; ++k)
          in_tail = &list(j)[k] == candidate;
      if (!in_tail) next = candidate;
    }
    if (!left) break;
    if (!next) {
      StrBuilder names(rt);
      // The heads that block each other, each once.
      std::size_t shown = 0;
      for (std::uint32_t i = 0; i < lists; ++i) {
        if (positions[i] >= list(i).length()) continue;
        Object* head = &list(i)[positions[i]];
        bool repeated = false;
        for (std::uint32_t j = 0; j < i && !repeated; ++j)
          repeated = positions[j] < list(j).length() && &list(j)[positions[j]] == head;
        if (repeated) continue;
        if (shown++) names.add(", ");
        names.add(*static_cast<Type*>(head)->name);
      }
      rt.free_buffer(result, scratch_bytes);
      Ref<Str> text = names.finish();
      if (!text) return raised;
      return rt.raise(*rt.types.type_error,
                      "Cannot create a consistent method resolution\norder (MRO) for bases %S",
                      text.get());
    }
    result[count++] = next;
    for (std::uint32_t i = 0; i < lists; ++i)
      if (positions[i] < list(i).length() && &list(i)[positions[i]] == next) ++positions[i];
  }
  Own<Tuple> mro = tuple_from_array(rt, result, count);
  rt.free_buffer(result, scratch_bytes);
  return mro;
}

Own<Tuple> resolution_order(Runtime& rt, Type& type, Tuple& bases) {
  Object* method = lookup_in_type(*type.type, *rt.names.mro_word);
  // Only a metaclass of its own can answer otherwise.
  if (!method || method == lookup_in_type(*rt.types.type, *rt.names.mro_word))
    return linearise(rt, type, bases);
  bool missing = false;
  const Ref<Object> answer = call_special(rt, type, *rt.names.mro_word, {}, &missing);
  if (!answer) return raised;
  Ref<Tuple> order = tuple_from_iterable(rt, *answer);
  if (!order) return raised;
  for (std::uint32_t i = 0; i < order->length(); ++i) {
    if (!is_type((*order)[i]))
      return rt.raise(*rt.types.type_error, "mro() returned a non-class ('%T')", (*order)[i].type);
    // What finds a class in the order takes its instances for that class's.
    if (!extends_layout(type, nth_type(*order, i)))
      return rt.raise(*rt.types.type_error, "mro() returned base with unsuitable layout ('%T')",
                      &nth_type(*order, i));
  }
  return order.release();
}

}  // namespace vitro
