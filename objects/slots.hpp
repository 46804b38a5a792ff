// The function table of a type: what the interpreter calls for an operation, without looking up a
// name. One entry per special method; type.cpp ties each dunder name to its slot and to its
// wrapper.
#pragma once

#include <cstdint>

#include "objects/ref.hpp"

namespace vitro {

struct Str;
struct Tuple;
class EdgeVisitor;
struct BufferInfo;

// The arguments of a call: `count` positional values, then one value per entry of `keyword_names`.
// All borrowed; valid during the call only.
struct Arguments {
  Object* const* values = nullptr;
  std::uint32_t count = 0;         // positional ones
  Tuple* keyword_names = nullptr;  // of interned Str; null: no keyword arguments

  Object& operator[](std::uint32_t i) const { return *values[i]; }
  [[nodiscard]] Arguments without_first() const { return {values + 1, count - 1, keyword_names}; }
};

// Values are CPython's, which COMPARE_OP's argument and reflected() rely on.
enum class CompareOp : std::uint8_t { lt = 0, le = 1, eq = 2, ne = 3, gt = 4, ge = 5 };
[[nodiscard]] constexpr CompareOp reflected(CompareOp op) {
  constexpr CompareOp table[] = {CompareOp::gt, CompareOp::ge, CompareOp::eq,
                                 CompareOp::ne, CompareOp::lt, CompareOp::le};
  return table[static_cast<int>(op)];
}

// Numbered as in the argument of BINARY_OP (CPython 3.11's order); in-place forms are kInplace +
// op.
enum class BinaryOp : std::uint8_t {
  add,
  bit_and,
  floor_divide,
  lshift,
  matmul,
  multiply,
  remainder,
  bit_or,
  power,
  rshift,
  subtract,
  true_divide,
  bit_xor,
};
inline constexpr int kBinaryOpCount = 13;

using UnarySlot = Own<Object> (*)(Runtime&, Object&);
// Both operands in source order; either may be the one whose type owns the slot (as in CPython), so
// a slot checks both types. Yields NotImplemented where it does not know the pair.
using BinarySlot = Own<Object> (*)(Runtime&, Object& left, Object& right);

struct Slots {
  // Life. `dealloc` releases every edge and frees the memory, the object's own type reference
  // included.
  void (*dealloc)(Runtime&, Object&) = nullptr;
  void (*visit)(Object&, EdgeVisitor&) = nullptr;  // null: no edges but the type
  // __del__: called once, when the count has fallen to 0 or a cycle is about to be freed, while the
  // object is whole. It may bring the object back by storing a reference. Never leaves an
  // exception pending. A built-in type's own dealloc must see to it; for classes made by Python code
  // Runtime::deallocate does.
  void (*finalise)(Runtime&, Object&) = nullptr;
  // Bytes of the object's own cell, for variable-size types; null: Type::basic_size.
  std::size_t (*cell_bytes)(const Object&) = nullptr;

  UnarySlot repr = nullptr;
  UnarySlot str = nullptr;
  Fallible<std::int64_t> (*hash)(Runtime&, Object&) = nullptr;  // never -1; null: unhashable
  Own<Object> (*call)(Runtime&, Object& callee, Arguments) = nullptr;
  Own<Object> (*getattribute)(Runtime&, Object&, Str& name) = nullptr;
  Status (*setattribute)(Runtime&, Object&, Str& name,
                         Object* value) = nullptr;  // null value: delete
  Own<Object> (*richcompare)(Runtime&, Object& left, Object& right, CompareOp) = nullptr;
  UnarySlot iter = nullptr;
  UnarySlot next = nullptr;  // empty and nothing pending: exhausted
  Own<Object> (*descr_get)(Runtime&, Object& descriptor, Object* instance, Type* owner) = nullptr;
  Status (*descr_set)(Runtime&, Object& descriptor, Object& instance, Object* value) = nullptr;
  Own<Object> (*construct)(Runtime&, Type& cls, Arguments) = nullptr;  // __new__
  Status (*init)(Runtime&, Object& self, Arguments) = nullptr;         // __init__
  Own<Object> (*format)(Runtime&, Object&, Str& spec) = nullptr;       // __format__

  struct {
    BinarySlot binary[kBinaryOpCount] = {};   // by BinaryOp
    BinarySlot inplace[kBinaryOpCount] = {};  // by BinaryOp; left operand's type only
    UnarySlot negative = nullptr;
    UnarySlot positive = nullptr;
    UnarySlot invert = nullptr;
    UnarySlot absolute = nullptr;
    UnarySlot to_int = nullptr;
    UnarySlot to_float = nullptr;
    UnarySlot index = nullptr;
    Fallible<bool> (*to_bool)(Runtime&, Object&) = nullptr;
  } number;

  // One table for sequences and mappings: the key says which it is.
  Fallible<std::int64_t> (*length)(Runtime&, Object&) = nullptr;
  Own<Object> (*getitem)(Runtime&, Object&, Object& key) = nullptr;
  Status (*setitem)(Runtime&, Object&, Object& key, Object* value) = nullptr;  // null value: delete
  Fallible<bool> (*contains)(Runtime&, Object&, Object& item) = nullptr;

  // Lends the object's memory, which then stays where it is until it is taken back; see buffer.hpp.
  Status (*lend)(Runtime&, Object&, BufferInfo& info, bool writable) = nullptr;
  void (*take_back)(Runtime&, Object&) = nullptr;
};

}  // namespace vitro
