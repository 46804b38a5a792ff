// Text to int and back.
#include "objects/int_text.hpp"

#include <charconv>

#include "objects/bytes.hpp"
#include "objects/int_big.hpp"
#include "objects/operations.hpp"
#include "objects/str_data.hpp"
#include "objects/unicode.hpp"

namespace vitro {

namespace {

bool power_of_two(int base) { return (base & (base - 1)) == 0; }

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 99;
}

Raised too_many_digits(Runtime& rt, std::size_t digits) {
  return rt.raise(
      *rt.types.value_error,
      "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; "
      "use sys.set_int_max_str_digits() to increase the limit",
      static_cast<int>(rt.limits.int_max_str_digits), digits);
}

// The limit is never applied to fewer digits than this.
constexpr std::size_t kAlwaysAllowed = 640;

bool past_limit(Runtime& rt, std::size_t digits, int base) {
  const std::size_t limit = rt.limits.int_max_str_digits;
  return !power_of_two(base) && limit != 0 && digits > kAlwaysAllowed && digits > limit;
}

// `digits` are values 0…base-1, `count` > 0.
Own<Int> int_from_values(Runtime& rt, const unsigned char* values, std::size_t count, int base,
                         bool negative) {
  while (count > 1 && *values == 0) ++values, --count;
  if (count <= 12) {  // 36^12 < 2^63
    std::int64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value * base + values[i];
    return make_int(rt, negative ? -value : value);
  }
  const std::size_t room = limbs::limbs_for_digits(count, static_cast<unsigned>(base));
  ScratchLimbs magnitude(rt, room);
  if (!magnitude) return raised;
  const std::size_t limb_count =
      limbs::from_digits(magnitude.data(), values, count, static_cast<unsigned>(base));
  return int_from_limbs(rt, negative, magnitude.data(), limb_count);
}

Raised invalid_literal(Runtime& rt, Object& original, int base) {
  const Ref<Str> shown = repr(rt, original);
  if (!shown) return raised;
  const Ref<Str> start = str_slice(rt, *shown, 0, shown->length < 200 ? shown->length : 200);
  if (!start) return raised;
  return rt.raise(*rt.types.value_error, "invalid literal for int() with base %d: %S", base,
                  start.get());
}

}  // namespace

Own<Int> int_from_digits(Runtime& rt, std::string_view digits, int base) {
  const bool negative = !digits.empty() && digits[0] == '-';
  if (!digits.empty() && (digits[0] == '-' || digits[0] == '+')) digits.remove_prefix(1);
  if (past_limit(rt, digits.size(), base)) return too_many_digits(rt, digits.size());
  ScratchBytes values(rt, digits.size() + 1);
  if (!values) return raised;
  values[0] = 0;
  for (std::size_t i = 0; i < digits.size(); ++i)
    values[i] = static_cast<unsigned char>(digit_value(digits[i]));
  return int_from_values(rt, values.data(), digits.empty() ? 1 : digits.size(), base, negative);
}

Own<Object> int_from_ascii(Runtime& rt, std::string_view text, int base, Object& original) {
  const int asked_base = base;
  const auto is_space = [](char c) { return unicode::is_space(static_cast<unsigned char>(c)); };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  bool negative = false;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  bool after_prefix = false;
  bool only_zeros = false;  // base 0: "007" is no literal, "000" is
  if (text.size() >= 2 && text[0] == '0') {
    const char letter = static_cast<char>(text[1] | 0x20);
    const int prefix_base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    if (prefix_base != 0 && (base == 0 || base == prefix_base)) {
      base = prefix_base;
      text.remove_prefix(2);
      after_prefix = true;
    } else if (base == 0) {
      only_zeros = true;
    }
  }
  if (base == 0) base = 10;
  ScratchBytes values(rt, text.size() + 1);
  if (!values) return raised;
  std::size_t count = 0;
  bool digit_before = after_prefix;  // an underscore may follow
  for (const char c : text) {
    if (c == '_') {
      if (!digit_before) return invalid_literal(rt, original, asked_base);
      digit_before = false;
      continue;
    }
    const int value = digit_value(c);
    if (value >= base || (only_zeros && value != 0))
      return invalid_literal(rt, original, asked_base);
    values[count++] = static_cast<unsigned char>(value);
    digit_before = true;
  }
  if (count == 0 || !digit_before) return invalid_literal(rt, original, asked_base);
  if (past_limit(rt, count, base)) return too_many_digits(rt, count);
  return int_from_values(rt, values.data(), count, base, negative);
}

std::string_view number_text(const Str& text, char* out) {
  for (std::size_t i = 0; i < text.length; ++i) {
    const char32_t c = text.at(i);
    const int digit = c < 0x80 ? -1 : unicode::decimal_value(c);
    // '?' is in no number.
    out[i] = c < 0x80               ? static_cast<char>(c)
             : digit >= 0           ? static_cast<char>('0' + digit)
             : unicode::is_space(c) ? ' '
                                    : '?';
  }
  return {out, text.length};
}

Own<Object> int_from_text(Runtime& rt, Str& text, int base) {
  if (text.ascii()) return int_from_ascii(rt, text.ascii_view(), base, text);
  ScratchBytes ascii(rt, text.length);
  if (!ascii) return raised;
  return int_from_ascii(rt, number_text(text, ascii.text()), base, text);
}

Own<Str> int_to_text(Runtime& rt, const Object& number, int base, bool prefix) {
  const char letter = base == 16 ? 'x' : base == 8 ? 'o' : 'b';
  const auto make = [&](bool negative, auto&& write_digits, std::size_t digits) -> Own<Str> {
    const std::size_t before = negative + (prefix ? 2u : 0u);
    if (digits == 1 && before == 0) {
      char only;
      write_digits(&only);
      return str_of_char(rt, static_cast<unsigned char>(only));
    }
    const Own<Str> text = new_str(rt, before + digits, 0x7f);
    if (!text) return raised;
    char* out = static_cast<char*>(text->data());
    if (negative) *out++ = '-';
    if (prefix) {
      *out++ = '0';
      *out++ = letter;
    }
    write_digits(out);
    return text;
  };
  if (number.aux == 0) {
    const std::int64_t value = compact_value(number);
    const std::uint64_t magnitude =
        value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    char digits[64];
    const auto count = static_cast<std::size_t>(
        std::to_chars(digits, digits + sizeof digits, magnitude, base).ptr - digits);
    return make(
        value < 0, [&](char* out) { std::memcpy(out, digits, count); }, count);
  }
  const Magnitude magnitude(number);
  const std::size_t room = limbs::most_digits(magnitude.bits(), static_cast<unsigned>(base));
  const auto limit_text = [&] {
    return rt.raise(*rt.types.value_error,
                    "Exceeds the limit (%d digits) for integer string conversion; "
                    "use sys.set_int_max_str_digits() to increase the limit",
                    static_cast<int>(rt.limits.int_max_str_digits));
  };
  // Two digits of slack in `room`: what is surely past the limit is not worth converting.
  if (past_limit(rt, room - (room > 4 ? 4 : 0), base)) return limit_text();
  ScratchLimbs spoiled(rt, magnitude.count() + 1);
  ScratchBytes digits(rt, room);
  if (!spoiled || !digits) return raised;
  std::memcpy(spoiled.data(), magnitude.data(), magnitude.count() * sizeof(Limb));
  std::size_t count = limbs::to_digits(digits.data(), static_cast<unsigned>(base), spoiled.data(),
                                       magnitude.count());
  const unsigned char* first = digits.data();
  while (count > 1 && *first == 0) ++first, --count;
  if (past_limit(rt, count, base)) return limit_text();
  const auto write_digits = [&](char* out) {
    for (std::size_t i = 0; i < count; ++i)
      out[i] = "0123456789abcdefghijklmnopqrstuvwxyz"[first[i]];
  };
  return make(magnitude.negative(), write_digits, count);
}

}  // namespace vitro
