// int as a type: its constructor, its methods and the table of both.
#include <algorithm>

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/bytes.hpp"
#include "objects/bytes_methods.hpp"
#include "objects/int_big.hpp"
#include "objects/int_text.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tail.hpp"
#include "objects/tuple.hpp"
#include "objects/warn.hpp"

namespace vitro {

namespace {

// int(text, base) with a base of any type.
Own<Object> construct_with_base(Runtime& rt, Object& source, Object& base_object) {
  const Ref<Object> index = to_index(rt, base_object);
  if (!index) return raised;
  const std::int64_t base = int_clamped(*index);
  if (base != 0 && (base < 2 || base > 36))
    return rt.raise(*rt.types.value_error, "int() base must be >= 2 and <= 36, or 0");
  if (is_str(source)) return int_from_text(rt, static_cast<Str&>(source), static_cast<int>(base));
  if (is_bytes(source) || is_bytearray(source))
    return int_from_ascii(rt, SelfOctets(source).view(), static_cast<int>(base), source);
  return rt.raise(*rt.types.type_error, "int() can't convert non-string with explicit base");
}

Own<Object> expect_int(Runtime& rt, Own<Object> result, const char* method) {
  const Ref<Object> held = result;
  if (!held) return raised;
  if (held->type == rt.types.int_) return own(*held);
  if (is_int(*held)) {
    if (!warn_subclass_answer(rt, method, "int", *held)) return raised;
    return exact_int(rt, *held);
  }
  return rt.raise(*rt.types.type_error, "%s returned non-int (type %T)", method, held->type);
}

// What __trunc__ yields, for int(); empty and nothing pending: there is none.
Own<Object> truncated(Runtime& rt, Object& source) {
  bool missing = false;
  if (!lookup_in_type(*source.type, *rt.names.trunc)) return {};
  if (!warn(rt, *rt.types.deprecation_warning,
            "The delegation of int() to __trunc__ is deprecated."))
    return raised;
  const Ref<Object> answer = call_special(rt, source, *rt.names.trunc, {}, &missing);
  if (!answer) return raised;
  if (is_int(*answer)) return exact_int(rt, *answer);
  if (answer->type->slots.number.index) return to_index(rt, *answer);
  return rt.raise(*rt.types.type_error, "__trunc__ returned non-Integral (type %T)", answer->type);
}

// int(object)
Own<Object> int_of(Runtime& rt, Object& source) {
  const auto& slots = source.type->slots;
  if (source.type == rt.types.int_) return own(source);
  if (slots.number.to_int) return expect_int(rt, slots.number.to_int(rt, source), "__int__");
  if (slots.number.index) return to_index(rt, source);
  if (const Own<Object> answer = truncated(rt, source); answer || rt.pending()) return answer;
  if (is_str(source)) return int_from_text(rt, static_cast<Str&>(source), 10);
  if (lends_memory(source)) {
    Lent octets(rt);
    if (!octets.open(source)) return raised;
    const Ref<Bytes> shown = is_bytes(source) ? Own<Bytes>(own(static_cast<Bytes&>(source)))
                                              : make_bytes(rt, octets.view());
    if (!shown) return raised;
    return int_from_ascii(rt, octets.view(), 10, *shown);
  }
  return rt.raise(*rt.types.type_error,
                  "int() argument must be a string, a bytes-like object or a real number, not '%T'",
                  source.type);
}

}  // namespace

Own<Object> int_construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (&cls != rt.types.int_) return copy_as(rt, cls, int_construct(rt, *rt.types.int_, arguments));
  if (arguments.count == 1 && !arguments.keyword_names) return int_of(rt, arguments[0]);
  constexpr const char* kNames[] = {"", "base"};
  Object* given[2] = {};
  const ParameterList parameters{
      .function = "int", .names = kNames, .required = 0, .positional_only = 1};
  if (!unpack(rt, arguments, parameters, given)) return raised;
  if (!given[0]) {
    if (given[1]) return rt.raise(*rt.types.type_error, "int() missing string argument");
    return make_int(rt, 0);
  }
  return given[1] ? construct_with_base(rt, *given[0], *given[1]) : int_of(rt, *given[0]);
}

namespace {

Own<Object> itself(Runtime& rt, Object& self, Arguments) { return exact_int(rt, self); }
Own<Object> itself_property(Runtime& rt, Object& self) { return exact_int(rt, self); }
Own<Object> zero_property(Runtime& rt, Object&) { return make_int(rt, 0); }
Own<Object> one_property(Runtime& rt, Object&) { return make_int(rt, 1); }

Own<Object> bit_length(Runtime& rt, Object& self, Arguments) {
  return make_int(rt, static_cast<std::int64_t>(Magnitude(self).bits()));
}

Own<Object> bit_count(Runtime& rt, Object& self, Arguments) {
  const Magnitude magnitude(self);
  return make_int(rt,
                  static_cast<std::int64_t>(limbs::bit_count(magnitude.data(), magnitude.count())));
}

Own<Object> as_integer_ratio(Runtime& rt, Object& self, Arguments) {
  const Ref<Object> number = exact_int(rt, self);
  const Ref<Int> one = make_int(rt, 1);
  if (!number || !one) return raised;
  return make_tuple(rt, {number.get(), one.get()});
}

Own<Object> getnewargs(Runtime& rt, Object& self, Arguments) {
  const Ref<Object> number = exact_int(rt, self);
  if (!number) return raised;
  return make_tuple(rt, {number.get()});
}

Own<Object> sizeof_method(Runtime& rt, Object& self, Arguments) {
  return make_int(rt, static_cast<std::int64_t>(self.type->slots.cell_bytes(self)));
}

// ---- division and rounding ----

Own<Object> divide(Runtime& rt, Object& dividend, Object& divisor) {
  if (!both_ints(dividend, divisor)) return not_implemented(rt);
  if (Magnitude(divisor).count() == 0)
    return rt.raise(*rt.types.zero_division_error, "integer division or modulo by zero");
  Own<Int> quotient, remainder;
  if (!int_divide_floor(rt, dividend, divisor, &quotient, &remainder)) return raised;
  const Ref<Int> held_quotient = quotient, held_remainder = remainder;
  return make_tuple(rt, {held_quotient.get(), held_remainder.get()});
}

Own<Object> divmod(Runtime& rt, Object& self, Arguments arguments) {
  return divide(rt, self, arguments[0]);
}
Own<Object> rdivmod(Runtime& rt, Object& self, Arguments arguments) {
  return divide(rt, arguments[0], self);
}

// To a multiple of 10^places, half to even.
Own<Object> round_to(Runtime& rt, Object& self, std::int64_t places) {
  // More places than the number has digits: nothing is left of it.
  if (places > static_cast<std::int64_t>(Magnitude(self).bits() / 3) + 2) return make_int(rt, 0);
  const Ref<Int> ten = make_int(rt, 10), exponent = make_int(rt, places), two = make_int(rt, 2),
                 one = make_int(rt, 1);
  if (!ten || !exponent || !two || !one) return raised;
  const Ref<Object> unit = int_power(rt, *ten, *exponent);
  if (!unit) return raised;
  Own<Int> quotient, remainder;
  if (!int_divide_floor(rt, self, *unit, &quotient, &remainder)) return raised;
  Ref<Object> whole = Own<Object>(quotient);
  const Ref<Int> rest = remainder;
  const Ref<Object> twice = int_multiply_big(rt, *rest, *two);
  if (!twice) return raised;
  const int half = int_compare(*twice, *unit);
  const Magnitude whole_magnitude(*whole);
  const bool odd = whole_magnitude.count() > 0 && (whole_magnitude.data()[0] & 1) != 0;
  if (half > 0 || (half == 0 && odd)) {
    Ref<Object> up = int_add_big(rt, *whole, *one, false);
    if (!up) return raised;
    return int_multiply_big(rt, *up, *unit);
  }
  return int_multiply_big(rt, *whole, *unit);
}

Own<Object> round_method(Runtime& rt, Object& self, Arguments arguments) {
  if (arguments.count == 0) return exact_int(rt, self);
  const Ref<Object> digits = to_index(rt, arguments[0]);
  if (!digits) return raised;
  const std::int64_t places = int_clamped(*digits);
  if (places >= 0) return exact_int(rt, self);
  return round_to(rt, self,
                  places == std::numeric_limits<std::int64_t>::min()
                      ? std::numeric_limits<std::int64_t>::max()
                      : -places);
}

// ---- bytes ----

// "little" is true. TypeError and ValueError for anything but the two.
Fallible<bool> little_endian(Runtime& rt, const char* function, Object* order) {
  if (!order) return false;
  if (!is_str(*order))
    return rt.raise(*rt.types.type_error, "%s() argument 'byteorder' must be str, not %T", function,
                    order->type);
  const auto& text = static_cast<Str&>(*order);
  if (str_equal(text, "little")) return true;
  if (str_equal(text, "big")) return false;
  return rt.raise(*rt.types.value_error, "byteorder must be either 'little' or 'big'");
}

Fallible<bool> flag(Runtime& rt, Object* given) {
  return given ? truth(rt, *given) : Fallible<bool>(false);
}

// Octet `i`, from the least significant, of a magnitude of `count` limbs.
unsigned char octet_at(const Limb* limbs, std::size_t count, std::size_t i) {
  return i / 8 < count ? static_cast<unsigned char>(limbs[i / 8] >> (i % 8 * 8)) : 0;
}

Own<Object> to_bytes(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kNames[] = {"length", "byteorder", "signed"};
  Object* given[3] = {};
  const ParameterList parameters{
      .function = "to_bytes", .names = kNames, .required = 0, .keyword_only = 1};
  if (!unpack(rt, arguments, parameters, given)) return raised;
  Fallible<std::int64_t> length = std::int64_t{1};
  if (given[0]) length = size_argument(rt, *given[0]);
  if (!length) return raised;
  const Fallible<bool> little = little_endian(rt, "to_bytes", given[1]);
  if (!little) return raised;
  const Fallible<bool> is_signed = flag(rt, given[2]);
  if (!is_signed) return raised;
  if (*length < 0) return rt.raise(*rt.types.value_error, "length argument must be non-negative");
  const Magnitude magnitude(self);
  if (magnitude.negative() && !*is_signed)
    return rt.raise(*rt.types.overflow_error, "can't convert negative int to unsigned");
  const auto size = static_cast<std::size_t>(*length);
  std::size_t bits = magnitude.bits();
  // One more for the sign, but for -2^n.
  if (*is_signed && bits > 0) {
    const bool lowest =
        magnitude.negative() && !limbs::any_below(magnitude.data(), magnitude.count(), bits - 1);
    bits += !lowest;
  }
  // -1 is all sign, and fits nothing at all.
  const bool only_sign = magnitude.negative() && bits == 1;
  if ((bits + 7) / 8 > size && !(only_sign && size == 0))
    return rt.raise(*rt.types.overflow_error, "int too big to convert");
  const Own<Bytes> result = new_bytes(rt, size);
  if (!result) return raised;
  unsigned carry = 1;  // of the negation
  for (std::size_t i = 0; i < size; ++i) {
    unsigned octet = octet_at(magnitude.data(), magnitude.count(), i);
    if (magnitude.negative()) {
      octet = (octet ^ 0xff) + carry;
      carry = octet >> 8;
    }
    result->data()[*little ? i : size - 1 - i] = static_cast<char>(octet);
  }
  return result;
}

// As bytes(object), but for numbers and text.
Own<Bytes> octets_of(Runtime& rt, Object& object) {
  if (object.type->flags & kTypeHeap) {
    const Ref<Str> name = intern(rt, "__bytes__");
    if (!name) return raised;
    if (lookup_in_type(*object.type, *name)) {
      const Own<Object> made = call(rt, *rt.types.bytes, {&object});
      return Own<Bytes>(static_cast<Bytes*>(made.get()));
    }
  }
  return bytes_from_object(rt, object);
}

Own<Object> from_bytes(Runtime& rt, Object& cls, Arguments arguments) {
  constexpr const char* kNames[] = {"bytes", "byteorder", "signed"};
  Object* given[3] = {};
  const ParameterList parameters{
      .function = "from_bytes", .names = kNames, .required = 1, .keyword_only = 1};
  if (!unpack(rt, arguments, parameters, given)) return raised;
  const Fallible<bool> little = little_endian(rt, "from_bytes", given[1]);
  if (!little) return raised;
  const Fallible<bool> is_signed = flag(rt, given[2]);
  if (!is_signed) return raised;
  const Ref<Bytes> octets = octets_of(rt, *given[0]);
  if (!octets) return raised;
  const std::string_view view = octets->view();
  const std::size_t count = view.size() / 8 + 1;
  if (count > limbs::kMostLimbs) return rt.raise_memory_error();
  ScratchLimbs magnitude(rt, count);
  if (!magnitude) return raised;
  std::fill_n(magnitude.data(), count, Limb{0});
  const auto octet = [&](std::size_t i) {
    return static_cast<unsigned char>(view[*little ? i : view.size() - 1 - i]);
  };
  for (std::size_t i = 0; i < view.size(); ++i)
    magnitude[i / 8] |= static_cast<Limb>(octet(i)) << (i % 8 * 8);
  const bool negative = *is_signed && !view.empty() && (octet(view.size() - 1) & 0x80) != 0;
  if (negative) {
    for (std::size_t i = view.size(); i < count * 8; ++i)
      magnitude[i / 8] |= Limb{0xff} << (i % 8 * 8);
    limbs::negate(magnitude.data(), count);
  }
  return made_by(rt, cls, rt.types.int_, int_from_limbs(rt, negative, magnitude.data(), count));
}

constexpr NativeMethod kMethods[] = {
    {"as_integer_ratio", as_integer_ratio, Takes::nothing},
    {"bit_count", bit_count, Takes::nothing},
    {"bit_length", bit_length, Takes::nothing},
    {"conjugate", itself, Takes::nothing},
    {"from_bytes", from_bytes, Takes::anything, 0, 255, Binding::class_method},
    {"to_bytes", to_bytes},
    {"__ceil__", itself, Takes::nothing},
    {"__divmod__", divmod, Takes::one},
    {"__floor__", itself, Takes::nothing},
    {"__getnewargs__", getnewargs, Takes::nothing},
    {"__rdivmod__", rdivmod, Takes::one},
    {"__round__", round_method, Takes::positional, 0, 1},
    {"__sizeof__", sizeof_method, Takes::nothing},
    {"__trunc__", itself, Takes::nothing},
};

constexpr NativeProperty kProperties[] = {
    {"real", itself_property},
    {"imag", zero_property},
    {"numerator", itself_property},
    {"denominator", one_property},
};

}  // namespace

constinit const TypeSpec kIntType = {
    .name = "int",
    .type = &Types::int_,
    .basic_size = sizeof(Int),
    .flags = kTypeBase | kTypeLeaf | kTypeVariable | kTypeInt | kTypeMatchSelf,
    .fill = int_fill,
    .methods = kMethods,
    .properties = kProperties,
    .doc =
        "int([x]) -> integer\nint(x, base=10) -> integer\n\n"
        "Convert a number or string to an integer, or return 0 if no arguments\n"
        "are given.  If x is a number, return x.__int__().  For floating point\n"
        "numbers, this truncates towards zero."};

}  // namespace vitro
