// bool: the two ints True and False. Both are made by the runtime and live as long as it.
#include "objects/arguments.hpp"
#include "objects/int_big.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"

namespace vitro {

namespace {

Own<Object> repr_slot(Runtime& rt, Object& value) {
  return make_str(rt, compact_value(value) ? "True" : "False");
}

Own<Object> construct(Runtime& rt, Type&, Arguments arguments) {
  if (!no_keywords(rt, "bool", arguments) || !check_count(rt, "bool", arguments, 0, 1))
    return raised;
  if (arguments.count == 0) return make_bool(rt, false);
  const Fallible<bool> value = truth(rt, arguments[0]);
  if (!value) return raised;
  return make_bool(rt, *value);
}

// Two bools stay bool; anything else is int's business.
template <BinaryOp kOp>
Own<Object> bitwise(Runtime& rt, Object& left, Object& right) {
  if (left.type != rt.types.bool_ || right.type != rt.types.bool_)
    return int_binary(rt, kOp, left, right);
  const bool a = compact_value(left) != 0, b = compact_value(right) != 0;
  if constexpr (kOp == BinaryOp::bit_and) return make_bool(rt, a && b);
  if constexpr (kOp == BinaryOp::bit_or) return make_bool(rt, a || b);
  return make_bool(rt, a != b);
}

void fill(Slots& slots) {
  slots.repr = repr_slot;
  slots.construct = construct;
  slots.number.binary[static_cast<int>(BinaryOp::bit_and)] = bitwise<BinaryOp::bit_and>;
  slots.number.binary[static_cast<int>(BinaryOp::bit_or)] = bitwise<BinaryOp::bit_or>;
  slots.number.binary[static_cast<int>(BinaryOp::bit_xor)] = bitwise<BinaryOp::bit_xor>;
}

}  // namespace

constinit const TypeSpec kBoolType = {
    .name = "bool",
    .type = &Types::bool_,
    .base = &Types::int_,
    .basic_size = sizeof(Int),
    .flags = kTypeLeaf | kTypeVariable | kTypeInt | kTypeMatchSelf,
    .fill = fill,
    .doc =
        "bool(x) -> bool\n\nReturns True when the argument x is true, False otherwise.\n"
        "The builtins True and False are the only two instances of the class bool.\n"
        "The class bool is a subclass of the class int, and cannot be subclassed."};

}  // namespace vitro
