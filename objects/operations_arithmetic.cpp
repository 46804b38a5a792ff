// Operators on any two objects: which side is asked first, in-place forms, and the messages when no
// side knows.
#include <utility>

#include "objects/built_in.hpp"
#include "objects/complex.hpp"
#include "objects/float.hpp"
#include "objects/function.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"

namespace vitro {
namespace {

constexpr const char* kSymbols[kBinaryOpCount] = {"+", "&",  "//", "<<", "@", "*", "%",
                                                  "|", "**", ">>", "-",  "/", "^"};

constexpr std::uint32_t kSequences =
    kTypeStr | kTypeBytes | kTypeByteArray | kTypeTuple | kTypeList;

// NotImplemented (owned) where neither side knows; empty: raised.
Own<Object> ask_both(Runtime& rt, BinaryOp op, Object& left, Object& right) {
  const BinarySlot left_slot = left.type->slots.number.binary[static_cast<int>(op)];
  BinarySlot right_slot = right.type->slots.number.binary[static_cast<int>(op)];
  if (right.type == left.type || right_slot == left_slot) right_slot = nullptr;
  if (left_slot) {
    // A subclass on the right overrides what its base on the left would say.
    if (right_slot && right.type->is_subtype_of(*left.type)) {
      Own<Object> result = right_slot(rt, left, right);
      if (result.get() != rt.not_implemented) return result;
      release(result);
      right_slot = nullptr;
    }
    Own<Object> result = left_slot(rt, left, right);
    if (result.get() != rt.not_implemented) return result;
    release(result);
  }
  if (right_slot) return right_slot(rt, left, right);
  return own(*rt.not_implemented);
}

bool is_builtin_print(Object& object) {
  Runtime& rt = *object.type->runtime;
  if (object.type != rt.types.native_callable) return false;
  return str_equal(*rt.names.print, static_cast<NativeCallable&>(object).method->name);
}

Raised unsupported(Runtime& rt, BinaryOp op, Object& left, Object& right, bool in_place) {
  if (op == BinaryOp::add && (left.type->flags & kSequences))
    return cannot_concatenate(rt, *left.type, *right.type);
  // In place, CPython asks the right operand only where the left is no kind of container.
  const bool left_alone = in_place && !(left.type->flags & kSequences) &&
                          (left.type->slots.contains || (left.type->flags & kTypeHeap));
  if (op == BinaryOp::multiply && !left_alone &&
      ((left.type->flags | right.type->flags) & kSequences))
    return rt.raise(*rt.types.type_error, "can't multiply sequence by non-int of type '%T'",
                    left.type->flags & kSequences ? right.type : left.type);
  const char* symbol =
      op == BinaryOp::power && !in_place ? "** or pow()" : kSymbols[static_cast<int>(op)];
  const char* hint = op == BinaryOp::rshift && !in_place && is_builtin_print(left)
                         ? ". Did you mean \"print(<message>, file=<output_stream>)\"?"
                         : "";
  return rt.raise(*rt.types.type_error, "unsupported operand type(s) for %s%s: '%T' and '%T'%s",
                  symbol, in_place ? "=" : "", left.type, right.type, hint);
}

// `list += x` asks x's __radd__ before it extends, as CPython does; only number-like types have
// one.
bool right_goes_first(Runtime& rt, BinaryOp op, Object& left, Object& right) {
  if (op != BinaryOp::add || !(left.type->flags & kTypeList) || (right.type->flags & kSequences))
    return false;
  const int add = static_cast<int>(BinaryOp::add);
  return right.type->slots.number.binary[add] &&
         left.type->slots.number.inplace[add] == rt.types.list->slots.number.inplace[add];
}

// base ** exponent % modulus by the type of `asked`, which is one of the three.
Own<Object> power_modulo(Runtime& rt, Object& asked, Object& base, Object& exponent,
                         Object& modulus) {
  Object* method = lookup_in_type(*asked.type, *rt.names.pow);
  if (method && method->type != rt.types.slot_wrapper) {
    // Written in Python; there is no reflected form with three arguments.
    bool missing = false;
    if (&asked != &base) return own(*rt.not_implemented);
    return call_special(rt, base, *rt.names.pow, {&exponent, &modulus}, &missing);
  }
  if (is_int(asked) && is_int(base) && is_int(exponent) && is_int(modulus))
    return int_power_modulo(rt, base, exponent, modulus);
  if (is_float(asked))
    return rt.raise(*rt.types.type_error,
                    "pow() 3rd argument not allowed unless all arguments are integers");
  const auto number = [](Object& o) { return is_int(o) || is_float(o) || is_complex(o); };
  if (is_complex(asked) && number(base) && number(exponent))
    return rt.raise(*rt.types.value_error, "complex modulo");
  return own(*rt.not_implemented);
}

Own<Object> apply_unary(Runtime& rt, UnarySlot slot, Object& object, const char* symbol) {
  if (slot) return slot(rt, object);
  return rt.raise(*rt.types.type_error, "bad operand type for %s: '%T'", symbol, object.type);
}

}  // namespace

Raised cannot_concatenate(Runtime& rt, Type& left, Type& right) {
  if (left.flags & (kTypeBytes | kTypeByteArray))
    return rt.raise(*rt.types.type_error, "can't concat %T to %T", &right, &left);
  const char* name = left.flags & kTypeStr ? "str" : left.flags & kTypeTuple ? "tuple" : "list";
  return rt.raise(*rt.types.type_error, "can only concatenate %s (not \"%T\") to %s", name, &right,
                  name);
}

Own<Object> binary_operation(Runtime& rt, BinaryOp op, Object& left, Object& right) {
  Own<Object> result = ask_both(rt, op, left, right);
  if (result.get() != rt.not_implemented) [[likely]]
    return result;
  release(result);
  return unsupported(rt, op, left, right, false);
}

Own<Object> inplace_operation(Runtime& rt, BinaryOp op, Object& left, Object& right) {
  if (right_goes_first(rt, op, left, right)) {
    Own<Object> result = right.type->slots.number.binary[static_cast<int>(op)](rt, left, right);
    if (result.get() != rt.not_implemented) return result;
    release(result);
  }
  if (const BinarySlot slot = left.type->slots.number.inplace[static_cast<int>(op)]) {
    Own<Object> result = slot(rt, left, right);
    if (result.get() != rt.not_implemented) return result;
    release(result);
  }
  Own<Object> result = ask_both(rt, op, left, right);
  if (result.get() != rt.not_implemented) [[likely]]
    return result;
  release(result);
  return unsupported(rt, op, left, right, true);
}

Own<Object> negative(Runtime& rt, Object& object) {
  return apply_unary(rt, object.type->slots.number.negative, object, "unary -");
}
Own<Object> positive(Runtime& rt, Object& object) {
  return apply_unary(rt, object.type->slots.number.positive, object, "unary +");
}
Own<Object> invert(Runtime& rt, Object& object) {
  return apply_unary(rt, object.type->slots.number.invert, object, "unary ~");
}
Own<Object> absolute(Runtime& rt, Object& object) {
  return apply_unary(rt, object.type->slots.number.absolute, object, "abs()");
}

Own<Object> power(Runtime& rt, Object& base, Object& exponent, Object* modulus) {
  if (!modulus || modulus == rt.none) return binary_operation(rt, BinaryOp::power, base, exponent);
  // Each operand's type is asked in turn; a subclass on the right goes before its base.
  Object* operands[] = {&base, &exponent, modulus};
  if (exponent.type != base.type && exponent.type->is_subtype_of(*base.type))
    std::swap(operands[0], operands[1]);
  for (Object* asked : operands) {
    Own<Object> result = power_modulo(rt, *asked, base, exponent, *modulus);
    if (result.get() != rt.not_implemented) return result;
    release(result);
  }
  return rt.raise(*rt.types.type_error,
                  "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", base.type,
                  exponent.type, modulus->type);
}

}  // namespace vitro
