// Built-in functions on numbers, and between numbers and their text.
#include "objects/arguments.hpp"
#include "objects/bytearray.hpp"
#include "objects/bytes.hpp"
#include "objects/float.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/builtins/functions.hpp"

namespace vitro::vm {

namespace {

Own<Object> builtin_abs(Runtime& rt, Object&, Arguments arguments) {
  return absolute(rt, arguments[0]);
}

Own<Object> prefixed_text(Runtime& rt, Object& number, int base) {
  Ref<Object> index = to_index(rt, number);
  if (!index) return raised;
  return int_to_text(rt, *index, base, true);
}
Own<Object> builtin_bin(Runtime& rt, Object&, Arguments arguments) {
  return prefixed_text(rt, arguments[0], 2);
}
Own<Object> builtin_oct(Runtime& rt, Object&, Arguments arguments) {
  return prefixed_text(rt, arguments[0], 8);
}
Own<Object> builtin_hex(Runtime& rt, Object&, Arguments arguments) {
  return prefixed_text(rt, arguments[0], 16);
}

Own<Object> builtin_chr(Runtime& rt, Object&, Arguments arguments) {
  Ref<Object> index = to_index(rt, arguments[0]);
  if (!index) return raised;
  const std::int64_t point = int_clamped(*index);
  if (point > 0x7fff'ffff || point < -0x8000'0000ll)
    return rt.raise(*rt.types.overflow_error, "Python int too large to convert to C int");
  if (point < 0 || point > 0x10ffff)
    return rt.raise(*rt.types.value_error, "chr() arg not in range(0x110000)");
  return str_of_char(rt, static_cast<char32_t>(point));
}

Own<Object> builtin_ord(Runtime& rt, Object&, Arguments arguments) {
  Object& text = arguments[0];
  std::size_t length = 0;
  if (is_str(text)) {
    length = static_cast<Str&>(text).length;
    if (length == 1) return make_int(rt, static_cast<std::int64_t>(static_cast<Str&>(text).at(0)));
  } else if (is_bytes(text)) {
    length = static_cast<Bytes&>(text).length;
    if (length == 1)
      return make_int(rt, static_cast<unsigned char>(static_cast<Bytes&>(text).data()[0]));
  } else if (is_bytearray(text)) {
    const std::string_view octets = static_cast<ByteArray&>(text).view();
    length = octets.size();
    if (length == 1) return make_int(rt, static_cast<unsigned char>(octets[0]));
  } else {
    return rt.raise(*rt.types.type_error, "ord() expected string of length 1, but %T found",
                    text.type);
  }
  return rt.raise(*rt.types.type_error,
                  "ord() expected a character, but string of length %zu found", length);
}

// ---- divmod ----

bool plain_number(const Runtime& rt, const Object& object) {
  return object.type == rt.types.int_ || object.type == rt.types.float_ ||
         object.type == rt.types.bool_;
}

Own<Object> divide_plain(Runtime& rt, Object& left, Object& right) {
  if (left.type == rt.types.float_ || right.type == rt.types.float_) {
    const auto divisor = to_double(rt, right);
    if (!divisor) return raised;
    if (*divisor == 0) return rt.raise(*rt.types.zero_division_error, "float divmod()");
  }
  Ref<Object> quotient = binary_operation(rt, BinaryOp::floor_divide, left, right);
  if (!quotient) return raised;
  Ref<Object> remainder = binary_operation(rt, BinaryOp::remainder, left, right);
  if (!remainder) return raised;
  return make_tuple(rt, {quotient.get(), remainder.get()});
}

// Calls the special method `name` of `self`. NotImplemented when the type has none.
Own<Object> try_special(Runtime& rt, Object& self, Str& name, Object& other) {
  bool missing = false;
  Own<Object> result = call_special(rt, self, name, {&other}, &missing);
  return missing ? own(*rt.not_implemented) : result;
}

Own<Object> builtin_divmod(Runtime& rt, Object&, Arguments arguments) {
  Object& left = arguments[0];
  Object& right = arguments[1];
  if (plain_number(rt, left) && plain_number(rt, right)) return divide_plain(rt, left, right);
  // The reflected method of a subclass goes first, as with operators.
  const bool right_first = left.type != right.type && right.type->is_subtype_of(*left.type);
  for (int step = 0; step < 2; ++step) {
    const bool reflected_now = (step == 0) == right_first;
    if (reflected_now && left.type == right.type) continue;
    Ref<Object> result = reflected_now ? try_special(rt, right, *rt.names.rdivmod, left)
                                       : try_special(rt, left, *rt.names.divmod, right);
    if (!result) return raised;
    if (result.get() != rt.not_implemented) return result.release();
  }
  return rt.raise(*rt.types.type_error, "unsupported operand type(s) for divmod(): '%T' and '%T'",
                  left.type, right.type);
}

Own<Object> builtin_pow(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"base", "exp", "mod"};
  Object* given[3] = {};
  if (!unpack(rt, arguments, {"pow", kNames, 2}, given)) return raised;
  return power(rt, *given[0], *given[1], given[2] == rt.none ? nullptr : given[2]);
}

Own<Object> builtin_round(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"number", "ndigits"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"round", kNames, 1}, given)) return raised;
  bool missing = false;
  Own<Object> rounded = given[1] && given[1] != rt.none
                            ? call_special(rt, *given[0], *rt.names.round, {given[1]}, &missing)
                            : call_special(rt, *given[0], *rt.names.round, {}, &missing);
  if (missing)
    return rt.raise(*rt.types.type_error, "type %T doesn't define __round__ method",
                    given[0]->type);
  return rounded;
}

constexpr NativeMethod kFunctions[] = {
    {"abs", builtin_abs, Takes::one, 0, 255, Binding::function},
    {"bin", builtin_bin, Takes::one, 0, 255, Binding::function},
    {"chr", builtin_chr, Takes::one, 0, 255, Binding::function},
    {"divmod", builtin_divmod, Takes::positional, 2, 2, Binding::function},
    {"hex", builtin_hex, Takes::one, 0, 255, Binding::function},
    {"oct", builtin_oct, Takes::one, 0, 255, Binding::function},
    {"ord", builtin_ord, Takes::one, 0, 255, Binding::function},
    {"pow", builtin_pow, Takes::anything, 0, 255, Binding::function},
    {"round", builtin_round, Takes::anything, 0, 255, Binding::function},
};

}  // namespace

std::span<const NativeMethod> number_functions() { return kFunctions; }

}  // namespace vitro::vm
