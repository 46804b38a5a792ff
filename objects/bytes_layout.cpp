// Octets as columns: padding, tabs, and tables that map each octet to another.
#include <algorithm>
#include <cstring>

#include "objects/arguments.hpp"
#include "objects/bytes_methods.hpp"
#include "objects/int.hpp"

namespace vitro {

namespace {

Own<Object> pad(Runtime& rt, Object& self, std::string_view octets, std::size_t left,
                std::size_t right, char fill) {
  if (left == 0 && right == 0) return same_octets(rt, self);
  char* out = nullptr;
  std::size_t length;
  if (__builtin_add_overflow(octets.size(), left + right, &length)) return rt.raise_memory_error();
  const Own<Object> padded = new_octets_like(rt, self, length, out);
  if (!padded) return raised;
  out = std::fill_n(out, left, fill);
  out = std::copy(octets.begin(), octets.end(), out);
  std::fill_n(out, right, fill);
  return padded;
}

// (width[, fillchar]): how many octets are wanted beyond those there are.
Fallible<std::size_t> padding_arguments(Runtime& rt, Arguments arguments, const char* name,
                                        std::size_t length, char* fill) {
  const Fallible<std::int64_t> width = size_argument(rt, arguments[0]);
  if (!width) return raised;
  if (arguments.count > 1) {
    Object& given = arguments[1];
    const bool one = (is_bytes(given) && static_cast<Bytes&>(given).length == 1) ||
                     (is_bytearray(given) && static_cast<ByteArray&>(given).length == 1);
    if (!one)
      return rt.raise(*rt.types.type_error,
                      "%s() argument 2 must be a byte string of length 1, not %T", name,
                      given.type);
    *fill = SelfOctets(given).view()[0];
  }
  const auto wanted = *width < 0 ? 0 : static_cast<std::size_t>(*width);
  return wanted > length ? wanted - length : 0;
}

}  // namespace

Own<Object> bytes_ljust(Runtime& rt, Object& self, Arguments arguments) {
  const SelfOctets octets(self);
  char fill = ' ';
  const auto padding = padding_arguments(rt, arguments, "ljust", octets.view().size(), &fill);
  if (!padding) return raised;
  return pad(rt, self, octets.view(), 0, *padding, fill);
}

Own<Object> bytes_rjust(Runtime& rt, Object& self, Arguments arguments) {
  const SelfOctets octets(self);
  char fill = ' ';
  const auto padding = padding_arguments(rt, arguments, "rjust", octets.view().size(), &fill);
  if (!padding) return raised;
  return pad(rt, self, octets.view(), *padding, 0, fill);
}

Own<Object> bytes_center(Runtime& rt, Object& self, Arguments arguments) {
  const SelfOctets octets(self);
  char fill = ' ';
  const auto padding = padding_arguments(rt, arguments, "center", octets.view().size(), &fill);
  if (!padding) return raised;
  // An odd space goes to the left when the whole width is odd.
  const std::size_t left = *padding / 2 + (*padding & (*padding + octets.view().size()) & 1);
  return pad(rt, self, octets.view(), left, *padding - left, fill);
}

Own<Object> bytes_zfill(Runtime& rt, Object& self, Arguments arguments) {
  const SelfOctets octets(self);
  const auto padding = padding_arguments(rt, arguments, "zfill", octets.view().size(), nullptr);
  if (!padding) return raised;
  if (*padding == 0) return same_octets(rt, self);
  const Own<Object> padded = pad(rt, self, octets.view(), *padding, 0, '0');
  if (!padded) return raised;
  char* data = is_bytearray(*padded) ? static_cast<ByteArray&>(*padded).data
                                     : static_cast<Bytes&>(*padded).data();
  if (!octets.view().empty() && (octets.view()[0] == '+' || octets.view()[0] == '-'))
    std::swap(data[0], data[*padding]);
  return padded;
}

Own<Object> bytes_expandtabs(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kNames[] = {"tabsize"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {.function = "expandtabs", .names = kNames, .required = 0}, given))
    return raised;
  std::int64_t tab = 8;
  if (given[0]) {
    const Fallible<std::int64_t> size = int_argument(rt, *given[0]);
    if (!size) return raised;
    tab = *size;
  }
  const SelfOctets octets(self);
  // put(octet, times) for everything that comes out; false: too much.
  const auto expand = [&](auto&& put) {
    std::int64_t column = 0;
    for (const char c : octets.view()) {
      if (c != '\t') {
        if (!put(c, 1)) return false;
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      } else if (tab > 0) {
        const std::int64_t spaces = tab - column % tab;
        if (!put(' ', static_cast<std::size_t>(spaces))) return false;
        column += spaces;
      }
    }
    return true;
  };
  std::int64_t length = 0;
  const bool fits = expand([&](char, std::size_t times) {
    return !__builtin_add_overflow(length, static_cast<std::int64_t>(times), &length);
  });
  if (!fits) return rt.raise(*rt.types.overflow_error, "result too long");
  char* out = nullptr;
  const Own<Object> result = new_octets_like(rt, self, static_cast<std::size_t>(length), out);
  if (!result) return raised;
  expand([&](char c, std::size_t times) {
    out = std::fill_n(out, times, c);
    return true;
  });
  return result;
}

// translate(table, /, delete=b''): `table` maps each octet or is None.
Own<Object> bytes_translate(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kNames[] = {"", "delete"};
  Object* given[2] = {};
  if (!unpack(rt, arguments,
              {.function = "translate", .names = kNames, .required = 1, .positional_only = 1},
              given))
    return raised;
  const SelfOctets held(self);
  Lent table(rt), unwanted(rt);
  const bool mapped = given[0] != rt.none;
  if (mapped) {
    if (!table.open(*given[0])) return raised;
    if (table.size() != 256)
      return rt.raise(*rt.types.value_error, "translation table must be 256 characters long");
  }
  bool drop[256] = {};
  if (given[1]) {
    if (!unwanted.open(*given[1])) return raised;
    for (const char c : unwanted.view()) drop[static_cast<unsigned char>(c)] = true;
  }
  std::size_t length = 0;
  bool changed = false;
  for (const char c : held.view()) {
    const auto octet = static_cast<unsigned char>(c);
    length += !drop[octet];
    changed = changed || drop[octet] || (mapped && table.view()[octet] != c);
  }
  if (!changed) return same_octets(rt, self);
  char* out = nullptr;
  const Own<Object> result = new_octets_like(rt, self, length, out);
  if (!result) return raised;
  for (const char c : held.view()) {
    const auto octet = static_cast<unsigned char>(c);
    if (!drop[octet]) *out++ = mapped ? table.view()[octet] : c;
  }
  return result;
}

Own<Object> bytes_maketrans(Runtime& rt, Object&, Arguments arguments) {
  Lent from(rt), to(rt);
  if (!from.open(arguments[0]) || !to.open(arguments[1])) return raised;
  if (from.size() != to.size())
    return rt.raise(*rt.types.value_error, "maketrans arguments must have same length");
  const Own<Bytes> table = new_bytes(rt, 256);
  if (!table) return raised;
  for (int i = 0; i < 256; ++i) table->data()[i] = static_cast<char>(i);
  for (std::size_t i = 0; i < from.size(); ++i)
    table->data()[static_cast<unsigned char>(from.view()[i])] = to.view()[i];
  return table;
}

}  // namespace vitro
