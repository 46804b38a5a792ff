// Named rows such as sys.version_info and time.struct_time: tuples whose items have names. Items
// beyond the visible ones have a name only.
#pragma once

#include <array>
#include <utility>

#include "objects/tuple.hpp"
#include "vm/modules/native_module.hpp"

namespace vitro::vm {

namespace sequence {

// What a type with these names looks like; one constant per type.
struct Shape {
  std::span<const char* const> names;
  std::size_t visible;
  ModuleType type;
  [[nodiscard]] constexpr std::size_t total() const { return names.size(); }
};

inline Object** items(Object& row) { return static_cast<Tuple&>(row).items(); }

template <std::size_t I>
Own<Object> field(Runtime&, Object& row) {
  return own(*items(row)[I]);
}
inline Status refuse(Runtime& rt, Object&, Object*) {
  return rt.raise(*rt.types.attribute_error, "readonly attribute");
}
template <std::size_t... I>
constexpr std::array<NativeProperty, sizeof...(I)> properties(std::span<const char* const> names,
                                                              std::index_sequence<I...>) {
  return {{{names[I], field<I>, refuse}...}};
}

Own<Object> show(Runtime& rt, Object& row, const Shape& shape);
Own<Object> construct(Runtime& rt, Type& cls, Arguments arguments, const Shape& shape);
Own<Object> reduce(Runtime& rt, Object& row, const Shape& shape);

template <const Shape& S>
struct Of {
  static constexpr std::size_t kBytes = sizeof(Tuple) + S.total() * sizeof(Object*);

  static std::size_t cell_bytes(const Object&) { return kBytes; }
  static void dealloc(Runtime& rt, Object& row) {
    for (std::size_t i = 0; i < S.total(); ++i) release(*items(row)[i]);
    rt.free_object(row, CellKind::container, kBytes);
  }
  static void visit(Object& row, EdgeVisitor& visitor) {
    for (std::size_t i = 0; i < S.total(); ++i) visitor.field(items(row)[i], S.names[i]);
  }
  static Own<Object> repr(Runtime& rt, Object& row) { return show(rt, row, S); }
  static Own<Object> make(Runtime& rt, Type& cls, Arguments arguments) {
    return construct(rt, cls, arguments, S);
  }
  static Own<Object> reduce_method(Runtime& rt, Object& row, Arguments) {
    return reduce(rt, row, S);
  }
  static void fill(Slots& slots) {
    slots.cell_bytes = cell_bytes;
    slots.dealloc = dealloc;
    slots.visit = visit;
    slots.repr = repr;
    slots.construct = nullptr;
  }
  static void fill_callable(Slots& slots) {
    fill(slots);
    slots.construct = make;
  }
  static constexpr std::array<NativeProperty, S.total()> kProperties =
      properties(S.names, std::make_index_sequence<S.total()>());
  static constexpr NativeMethod kMethods[] = {{"__reduce__", reduce_method, Takes::nothing}};
};

}  // namespace sequence

// A type specification for a row; `callable`: Python code may make rows of it.
template <const sequence::Shape& S>
constexpr TypeSpec sequence_spec(const char* module, const char* name, bool callable) {
  return {
      .name = name,
      .base = &Types::tuple,
      .basic_size = sizeof(Tuple),
      .fill = callable ? sequence::Of<S>::fill_callable : sequence::Of<S>::fill,
      .methods = sequence::Of<S>::kMethods,
      .properties = sequence::Of<S>::kProperties,
      .module = module,
      .module_type = place_of(S.type),
  };
}

// n_fields and the like, in the dict of a type that has just been made.
Status finish_sequence_type(Runtime& rt, const sequence::Shape& shape);
// A row of such a type. Steals every value, also on failure; one that is empty makes it fail.
Own<Object> make_row(Runtime& rt, const sequence::Shape& shape,
                     std::initializer_list<Own<Object>> values);

}  // namespace vitro::vm
