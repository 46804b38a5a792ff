// bytes as a type: the methods that are a few lines each, and the table of all.
#include "objects/arguments.hpp"
#include "objects/bytes_methods.hpp"
#include "objects/codec.hpp"
#include "objects/int.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

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
  const std::string_view octets = static_cast<Bytes&>(self).view();
  for (const char c : octets)
    if (!kTest(c)) return make_bool(rt, false);
  return make_bool(rt, !octets.empty());
}

template <bool (*kWanted)(char), bool (*kForbidden)(char)>
Own<Object> some_and_none(Runtime& rt, Object& self, Arguments) {
  bool found = false;
  for (const char c : static_cast<Bytes&>(self).view()) {
    if (kForbidden(c)) return make_bool(rt, false);
    found = found || kWanted(c);
  }
  return make_bool(rt, found);
}

Own<Object> is_ascii(Runtime& rt, Object& self, Arguments) {
  for (const char c : static_cast<Bytes&>(self).view())
    if (static_cast<unsigned char>(c) >= 0x80) return make_bool(rt, false);
  return make_bool(rt, true);
}

template <bool (*kFrom)(char)>
Own<Object> flip_case(Runtime& rt, Object& self, Arguments) {
  const std::string_view octets = static_cast<Bytes&>(self).view();
  const Own<Bytes> result = new_bytes(rt, octets.size());
  if (!result) return raised;
  for (std::size_t i = 0; i < octets.size(); ++i)
    result->data()[i] = static_cast<char>(kFrom(octets[i]) ? octets[i] ^ 0x20 : octets[i]);
  return result;
}

Own<Object> decode(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kNames[] = {"encoding", "errors"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {.function = "decode", .names = kNames, .required = 0}, given))
    return raised;
  for (int i = 0; i < 2; ++i)
    if (given[i] && !is_str(*given[i]))
      return rt.raise(*rt.types.type_error, "decode() argument '%s' must be str, not %T", kNames[i],
                      given[i]->type);
  return decode_octets(rt, static_cast<Bytes&>(self), static_cast<Str*>(given[0]),
                       static_cast<Str*>(given[1]));
}

// hex([sep[, bytes_per_sep]]): groups are counted from the right, from the left when the count is
// negative.
Own<Object> hex(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kNames[] = {"sep", "bytes_per_sep"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {.function = "hex", .names = kNames, .required = 0}, given))
    return raised;
  char32_t separator = 0;
  std::int64_t group = 1;
  if (given[1]) {
    const Fallible<std::int64_t> size = size_argument(rt, *given[1]);
    if (!size) return raised;
    group = *size;
  }
  if (given[0]) {
    if (!is_str(*given[0]) && !is_bytes(*given[0]))
      return rt.raise(*rt.types.type_error, "sep must be str or bytes.");
    const std::size_t length = is_str(*given[0]) ? static_cast<Str*>(given[0])->length
                                                 : static_cast<Bytes*>(given[0])->length;
    if (length != 1) return rt.raise(*rt.types.value_error, "sep must be length 1.");
    separator = is_str(*given[0])
                    ? static_cast<Str*>(given[0])->at(0)
                    : static_cast<unsigned char>(static_cast<Bytes*>(given[0])->view()[0]);
    if (separator >= 0x80) return rt.raise(*rt.types.value_error, "sep must be ASCII.");
  }
  const std::string_view octets = static_cast<Bytes&>(self).view();
  const std::size_t size = static_cast<std::size_t>(group < 0 ? -group : group);
  StrBuilder out(rt);
  for (std::size_t i = 0; i < octets.size(); ++i) {
    const bool boundary = size > 0 && (group < 0 ? i : octets.size() - i) % size == 0;
    if (separator && i > 0 && boundary) out.add(separator);
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

Own<Object> fromhex(Runtime& rt, Object&, Arguments arguments) {
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
  if (count == result->length) return result.release();
  return make_bytes(rt, {result->data(), count});
}

Own<Object> getnewargs(Runtime& rt, Object& self, Arguments) { return make_tuple(rt, {&self}); }

constexpr NativeMethod kMethods[] = {
    {"count", bytes_count},
    {"decode", decode},
    {"endswith", bytes_endswith},
    {"find", bytes_find},
    {"fromhex", fromhex, Takes::one, 0, 255, Binding::class_method},
    {"hex", hex},
    {"index", bytes_index},
    {"isalnum", every<is_alnum>, Takes::nothing},
    {"isalpha", every<is_alpha>, Takes::nothing},
    {"isascii", is_ascii, Takes::nothing},
    {"isdigit", every<is_digit>, Takes::nothing},
    {"islower", some_and_none<is_lower, is_upper>, Takes::nothing},
    {"isspace", every<is_space>, Takes::nothing},
    {"isupper", some_and_none<is_upper, is_lower>, Takes::nothing},
    {"join", bytes_join, Takes::one},
    {"lower", flip_case<is_upper>, Takes::nothing},
    {"lstrip", bytes_lstrip, Takes::positional, 0, 1},
    {"partition", bytes_partition, Takes::one},
    {"removeprefix", bytes_removeprefix, Takes::one},
    {"removesuffix", bytes_removesuffix, Takes::one},
    {"replace", bytes_replace, Takes::positional, 2, 3},
    {"rfind", bytes_rfind},
    {"rindex", bytes_rindex},
    {"rpartition", bytes_rpartition, Takes::one},
    {"rsplit", bytes_rsplit},
    {"rstrip", bytes_rstrip, Takes::positional, 0, 1},
    {"split", bytes_split},
    {"splitlines", bytes_splitlines},
    {"startswith", bytes_startswith},
    {"strip", bytes_strip, Takes::positional, 0, 1},
    {"swapcase", flip_case<is_alpha>, Takes::nothing},
    {"upper", flip_case<is_lower>, Takes::nothing},
    {"__getnewargs__", getnewargs, Takes::nothing},
};

}  // namespace

constinit const TypeSpec kBytesType = {
    .name = "bytes",
    .type = &Types::bytes,
    .basic_size = sizeof(Bytes),
    .flags = kTypeBase | kTypeLeaf | kTypeVariable | kTypeBytes | kTypeMatchSelf,
    .fill = bytes_fill,
    .methods = kMethods,
    .doc =
        "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n"
        "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
        "bytes(int) -> bytes object of size given by the parameter initialized with null bytes\n"
        "bytes() -> empty bytes object"};

}  // namespace vitro
