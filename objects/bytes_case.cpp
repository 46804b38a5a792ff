// Octets as text: what the letters among them are, decoding, hexadecimal.
#include "objects/arguments.hpp"
#include "objects/bytes_methods.hpp"
#include "objects/codec.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str_data.hpp"

namespace vitro {

namespace {

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_alpha(char c) { return is_upper(c) || is_lower(c); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }

template <bool (*kTest)(char)>
Own<Object> every(Runtime& rt, Object& self, Arguments) {
  const SelfOctets held(self);
  const std::string_view octets = held.view();
  for (const char c : octets)
    if (!kTest(c)) return make_bool(rt, false);
  return make_bool(rt, !octets.empty());
}

template <bool (*kWanted)(char), bool (*kForbidden)(char)>
Own<Object> some_and_none(Runtime& rt, Object& self, Arguments) {
  bool found = false;
  const SelfOctets octets(self);
  for (const char c : octets.view()) {
    if (kForbidden(c)) return make_bool(rt, false);
    found = found || kWanted(c);
  }
  return make_bool(rt, found);
}

template <bool (*kFrom)(char)>
Own<Object> flip_case(Runtime& rt, Object& self, Arguments) {
  const SelfOctets held(self);
  const std::string_view octets = held.view();
  char* out = nullptr;
  const Own<Object> result = new_octets_like(rt, self, octets.size(), out);
  if (!result) return raised;
  for (std::size_t i = 0; i < octets.size(); ++i)
    out[i] = static_cast<char>(kFrom(octets[i]) ? octets[i] ^ 0x20 : octets[i]);
  return result;
}

}  // namespace

Own<Object> bytes_isalnum(Runtime& rt, Object& self, Arguments arguments) {
  return every<is_alnum>(rt, self, arguments);
}
Own<Object> bytes_isalpha(Runtime& rt, Object& self, Arguments arguments) {
  return every<is_alpha>(rt, self, arguments);
}
Own<Object> bytes_isdigit(Runtime& rt, Object& self, Arguments arguments) {
  return every<is_digit>(rt, self, arguments);
}
Own<Object> bytes_isspace(Runtime& rt, Object& self, Arguments arguments) {
  return every<is_space>(rt, self, arguments);
}
Own<Object> bytes_islower(Runtime& rt, Object& self, Arguments arguments) {
  return some_and_none<is_lower, is_upper>(rt, self, arguments);
}
Own<Object> bytes_isupper(Runtime& rt, Object& self, Arguments arguments) {
  return some_and_none<is_upper, is_lower>(rt, self, arguments);
}
Own<Object> bytes_isascii(Runtime& rt, Object& self, Arguments) {
  const SelfOctets octets(self);
  return make_bool(rt, all_ascii(octets.view().data(), octets.view().size()));
}
Own<Object> bytes_lower(Runtime& rt, Object& self, Arguments arguments) {
  return flip_case<is_upper>(rt, self, arguments);
}
Own<Object> bytes_upper(Runtime& rt, Object& self, Arguments arguments) {
  return flip_case<is_lower>(rt, self, arguments);
}
Own<Object> bytes_swapcase(Runtime& rt, Object& self, Arguments arguments) {
  return flip_case<is_alpha>(rt, self, arguments);
}

// The first letter of each word (or of all) becomes a capital, the others do not.
namespace {

Own<Object> capitals(Runtime& rt, Object& self, bool every_word) {
  const SelfOctets held(self);
  const std::string_view octets = held.view();
  char* out = nullptr;
  const Own<Object> result = new_octets_like(rt, self, octets.size(), out);
  if (!result) return raised;
  bool inside = false;
  for (const char c : octets) {
    const bool flip = inside ? is_upper(c) : is_lower(c);
    *out++ = static_cast<char>(flip ? c ^ 0x20 : c);
    inside = every_word ? is_alpha(c) : true;
  }
  return result;
}

}  // namespace

Own<Object> bytes_title(Runtime& rt, Object& self, Arguments) { return capitals(rt, self, true); }
Own<Object> bytes_capitalize(Runtime& rt, Object& self, Arguments) {
  return capitals(rt, self, false);
}

Own<Object> bytes_istitle(Runtime& rt, Object& self, Arguments) {
  const SelfOctets octets(self);
  bool inside = false, found = false;
  for (const char c : octets.view()) {
    if (is_alpha(c) && inside == is_upper(c)) return make_bool(rt, false);
    inside = is_alpha(c);
    found = found || inside;
  }
  return make_bool(rt, found);
}

Own<Object> bytes_decode(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kNames[] = {"encoding", "errors"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {.function = "decode", .names = kNames, .required = 0}, given))
    return raised;
  for (int i = 0; i < 2; ++i)
    if (given[i] && !is_str(*given[i]))
      return rt.raise(*rt.types.type_error, "decode() argument '%s' must be str, not %T", kNames[i],
                      given[i]->type);
  return decode_object(rt, self, static_cast<Str*>(given[0]), static_cast<Str*>(given[1]));
}

namespace {

// hex([sep[, bytes_per_sep]]): groups are counted from the right, from the left when the count is
// negative.
Own<Object> hex_of(Runtime& rt, std::string_view octets, Arguments arguments) {
  constexpr const char* kNames[] = {"sep", "bytes_per_sep"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {.function = "hex", .names = kNames, .required = 0}, given))
    return raised;
  char32_t separator = 0;
  std::int64_t group = 1;
  if (given[1]) {
    const Fallible<std::int64_t> size = int_argument(rt, *given[1]);
    if (!size) return raised;
    group = *size;
  }
  if (given[0]) {
    const Fallible<std::int64_t> count = length(rt, *given[0]);
    if (!count) return raised;
    if (*count != 1) return rt.raise(*rt.types.value_error, "sep must be length 1.");
    if (!is_str(*given[0]) && !is_bytes(*given[0]))
      return rt.raise(*rt.types.type_error, "sep must be str or bytes.");
    separator = is_str(*given[0])
                    ? static_cast<Str*>(given[0])->at(0)
                    : static_cast<unsigned char>(static_cast<Bytes*>(given[0])->view()[0]);
    if (separator >= 0x80) return rt.raise(*rt.types.value_error, "sep must be ASCII.");
  }
  const std::size_t size = static_cast<std::size_t>(group < 0 ? -group : group);
  StrBuilder out(rt);
  for (std::size_t i = 0; i < octets.size(); ++i) {
    const bool boundary = size > 0 && (group < 0 ? i : octets.size() - i) % size == 0;
    if (given[0] && i > 0 && boundary) out.add(separator);
    const auto octet = static_cast<unsigned char>(octets[i]);
    const char digits[] = {"0123456789abcdef"[octet >> 4], "0123456789abcdef"[octet & 15]};
    out.add(std::string_view(digits, 2));
  }
  return out.finish();
}

int hex_value(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  const char32_t lower = c | 0x20;
  return c < 0x80 && lower >= 'a' && lower <= 'f' ? static_cast<int>(lower - 'a') + 10 : -1;
}

}  // namespace

Own<Object> octets_hex(Runtime& rt, std::string_view octets, Arguments arguments) {
  return hex_of(rt, octets, arguments);
}
Own<Object> bytes_hex(Runtime& rt, Object& self, Arguments arguments) {
  const SelfOctets octets(self);
  return hex_of(rt, octets.view(), arguments);
}

// `cls` is bytes, bytearray or a class derived from one, which is then called with the octets.
Own<Object> bytes_fromhex(Runtime& rt, Object& cls, Arguments arguments) {
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "fromhex() argument must be str, not %T",
                    arguments[0].type);
  const auto& text = static_cast<Str&>(arguments[0]);
  const auto space_at = [&text](std::size_t i) {
    return text.at(i) < 0x80 && is_space(static_cast<char>(text.at(i)));
  };
  Ref<Bytes> result = new_bytes(rt, text.length / 2);
  if (!result) return raised;
  std::size_t count = 0, i = 0;
  for (;;) {
    while (i < text.length && space_at(i)) ++i;
    if (i == text.length) break;
    const int high = hex_value(text.at(i));
    const int low = high >= 0 && i + 1 < text.length ? hex_value(text.at(i + 1)) : -1;
    if (low < 0)
      return rt.raise(*rt.types.value_error,
                      "non-hexadecimal number found in fromhex() arg at position %zu",
                      high < 0 ? i : i + 1);
    result->data()[count++] = static_cast<char>(high << 4 | low);
    i += 2;
  }
  if (count != result->length) result = make_bytes(rt, {result->data(), count});
  if (!result || &cls == rt.types.bytes) return result.release();
  if (&cls == rt.types.bytearray) return make_bytearray(rt, result->view());
  return call(rt, cls, {result.get()});
}

}  // namespace vitro
