// Formats of struct: their codes, and how each value lies in memory.
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include "objects/bytearray.hpp"
#include "objects/bytes.hpp"
#include "objects/exception.hpp"
#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/tuple.hpp"
#include "vm/modules/struct.hpp"

namespace vitro::vm::packing {

namespace {

constexpr std::size_t kLargest = std::numeric_limits<std::int64_t>::max();

// Octets of one item; 0: no such code.
std::size_t size_of(char code, bool native) {
  switch (code) {
    case 'x':
    case 'c':
    case 'b':
    case 'B':
    case '?':
    case 's':
    case 'p': return 1;
    case 'h':
    case 'H':
    case 'e': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L': return native ? 8 : 4;
    case 'q':
    case 'Q':
    case 'd': return 8;
    case 'n':
    case 'N':
    case 'P': return native ? 8 : 0;
    default: return 0;
  }
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

Format::Format(std::string_view text) : rest_(text) {
  if (rest_.empty()) return;
  switch (rest_[0]) {
    case '@': break;
    case '=':
    case '<': native_ = false; break;
    case '>':
    case '!': native_ = false, big_ = true; break;
    default: return;
  }
  rest_.remove_prefix(1);
}

bool Format::next(Field& field) {
  while (!rest_.empty() && is_blank(rest_[0])) rest_.remove_prefix(1);
  if (rest_.empty()) return false;
  const auto fail = [this](const char* why) {
    bad_ = why;
    return false;
  };
  field.count = 1;
  if (rest_[0] >= '0' && rest_[0] <= '9') {
    field.count = 0;
    while (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9') {
      const auto digit = static_cast<std::size_t>(rest_[0] - '0');
      if (field.count > (kLargest - digit) / 10) return fail("total struct size too long");
      field.count = field.count * 10 + digit;
      rest_.remove_prefix(1);
    }
    if (rest_.empty()) return fail("repeat count given without format specifier");
  }
  field.code = rest_[0];
  field.size = size_of(field.code, native_);
  if (field.size == 0) return fail("bad char in struct format");
  rest_.remove_prefix(1);
  if (native_) {
    const std::size_t gap = (field.size - offset_ % field.size) % field.size;
    if (gap > kLargest - offset_) return fail("total struct size too long");
    offset_ += gap;
  }
  if (field.count > (kLargest - offset_) / field.size) return fail("total struct size too long");
  return true;
}

void Format::advance(const Field& field) { offset_ += field.count * field.size; }

Type* error_class(Runtime& rt) {
  return make_module_error(rt, ModuleType::struct_error, "struct", "error", *rt.types.exception);
}

namespace {

template <class... Parts>
Raised wrong(Runtime& rt, const char* format, Parts... parts) {
  Type* error = error_class(rt);
  return error ? rt.raise(*error, format, parts...) : raised;
}

}  // namespace

Fallible<Measure> measure(Runtime& rt, std::string_view text) {
  Format format(text);
  Measure whole;
  Field field;
  while (format.next(field)) {
    if (field.code == 's' || field.code == 'p')
      ++whole.values;
    else if (field.code != 'x')
      whole.values += field.count;
    format.advance(field);
  }
  if (format.bad()) return wrong(rt, format.bad());
  whole.size = format.offset();
  return whole;
}

namespace {

void put(char* out, std::uint64_t bits, std::size_t size, bool big) {
  for (std::size_t i = 0; i < size; ++i)
    out[big ? size - 1 - i : i] = static_cast<char>(bits >> (8 * i));
}
std::uint64_t take(const char* data, std::size_t size, bool big) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < size; ++i)
    bits = bits << 8 | static_cast<unsigned char>(data[big ? i : size - 1 - i]);
  return bits;
}

Own<Object> as_int(Runtime& rt, Object& value) {
  if (is_int(value)) return own(value);
  if (!value.type->slots.number.index) return wrong(rt, "required argument is not an integer");
  return to_index(rt, value);
}

Raised out_of_range(Runtime& rt) { return wrong(rt, "argument out of range"); }

struct Range {
  const char* name;
  std::int64_t least, most;
};

Status pack_signed(Runtime& rt, char code, const Int& number, std::size_t size, std::int64_t& out) {
  if (!number.compact()) return out_of_range(rt);
  out = number.value;
  if (size == 8) return ok;
  const std::int64_t most = (std::int64_t{1} << (8 * size - 1)) - 1, least = -most - 1;
  if (out >= least && out <= most) return ok;
  if (code == 'b') return wrong(rt, "byte format requires -128 <= number <= 127");
  if (code == 'h') return wrong(rt, "short format requires -32768 <= number <= 32767");
  return wrong(rt, "'%c' format requires %ld <= number <= %ld", static_cast<char32_t>(code), least,
               most);
}

Status pack_unsigned(Runtime& rt, char code, const Int& number, std::size_t size,
                     std::uint64_t& out) {
  const bool small = code == 'B' || code == 'H';
  if (!number.compact()) {
    if (small || number.negative() || number.limb_count() > 1) return out_of_range(rt);
    out = number.limbs[0];
  } else {
    if (number.value < 0 && !small) return out_of_range(rt);
    out = static_cast<std::uint64_t>(number.value);
  }
  if (size == 8) return ok;
  const std::uint64_t most = (std::uint64_t{1} << (8 * size)) - 1;
  if (out <= most) return ok;
  if (code == 'B') return wrong(rt, "ubyte format requires 0 <= number <= 255");
  if (code == 'H') return wrong(rt, "ushort format requires 0 <= number <= 65535");
  return wrong(rt, "'%c' format requires 0 <= number <= %ld", static_cast<char32_t>(code),
               static_cast<std::int64_t>(most));
}

// IEEE 754 half precision; false: too large.
bool to_half(double value, std::uint16_t& out) {
  const std::uint16_t sign = std::signbit(value) ? 0x8000 : 0;
  if (std::isnan(value)) return out = sign | 0x7e00, true;
  if (std::isinf(value)) return out = sign | 0x7c00, true;
  if (value == 0.0) return out = sign, true;
  int exponent;
  double fraction = std::frexp(std::fabs(value), &exponent) * 2.0;
  --exponent;
  if (exponent >= 16) return false;
  if (exponent < -25) return out = sign, true;
  if (exponent < -14) {
    fraction = std::ldexp(fraction, 14 + exponent);
    exponent = 0;
  } else {
    exponent += 15;
    fraction -= 1.0;
  }
  fraction *= 1024.0;
  auto bits = static_cast<unsigned>(fraction);
  fraction -= bits;
  if (fraction > 0.5 || (fraction == 0.5 && bits % 2 == 1)) {
    if (++bits == 1024) {
      bits = 0;
      if (++exponent == 31) return false;
    }
  }
  out = static_cast<std::uint16_t>(static_cast<unsigned>(exponent) << 10 | bits | sign);
  return true;
}

double from_half(std::uint64_t bits) {
  const bool negative = (bits & 0x8000) != 0;
  const auto exponent = static_cast<int>(bits >> 10 & 31);
  const auto fraction = static_cast<double>(bits & 1023);
  double value;
  if (exponent == 31)
    value = fraction == 0 ? std::numeric_limits<double>::infinity()
                          : std::numeric_limits<double>::quiet_NaN();
  else if (exponent == 0)
    value = std::ldexp(fraction, -24);
  else
    value = std::ldexp(1024.0 + fraction, exponent - 25);
  return negative ? -value : value;
}

Status pack_float(Runtime& rt, char code, double value, bool native, std::size_t size,
                  std::uint64_t& out) {
  const auto too_large = [&] {
    return rt.raise(*rt.types.overflow_error, "float too large to pack with %c format",
                    static_cast<char32_t>(code));
  };
  if (size == 8) return out = std::bit_cast<std::uint64_t>(value), ok;
  if (size == 2) {
    std::uint16_t half;
    if (!to_half(value, half)) return too_large();
    return out = half, ok;
  }
  if (std::isfinite(value) && std::fabs(value) > std::numeric_limits<float>::max()) {
    // Halfway to the next power of two and above is infinite.
    const bool infinite = std::fabs(value) >= std::ldexp(1.0 - std::ldexp(1.0, -25), 128);
    if (infinite && !native) return too_large();
    const float nearest =
        infinite ? std::numeric_limits<float>::infinity() : std::numeric_limits<float>::max();
    return out = std::bit_cast<std::uint32_t>(std::signbit(value) ? -nearest : nearest), ok;
  }
  return out = std::bit_cast<std::uint32_t>(static_cast<float>(value)), ok;
}

Fallible<double> float_argument(Runtime& rt, Object& value) {
  const auto number = to_double(rt, value);
  if (number || !pending_matches(rt, *rt.types.type_error)) return number;
  rt.clear_pending();
  return wrong(rt, "required argument is not a float");
}

bool is_float_code(char code) { return code == 'e' || code == 'f' || code == 'd'; }
bool is_unsigned_code(char code) {
  return code == 'B' || code == 'H' || code == 'I' || code == 'L' || code == 'Q' || code == 'N';
}

Status pack_item(Runtime& rt, const Format& format, const Field& field, Object& value, char* out) {
  std::uint64_t bits = 0;
  if (field.code == 'c') {
    if (!is_bytes(value) || static_cast<Bytes&>(value).length != 1)
      return wrong(rt, "char format requires a bytes object of length 1");
    *out = *static_cast<Bytes&>(value).data();
    return ok;
  }
  if (field.code == '?') {
    const auto on = truth(rt, value);
    if (!on) return raised;
    *out = *on ? 1 : 0;
    return ok;
  }
  if (is_float_code(field.code)) {
    const auto number = float_argument(rt, value);
    if (!number || !pack_float(rt, field.code, *number, format.native(), field.size, bits))
      return raised;
  } else {
    const Ref<Object> held = as_int(rt, value);
    if (!held) return raised;
    const auto& number = static_cast<Int&>(*held);
    if (field.code == 'P') {
      if (number.compact())
        bits = static_cast<std::uint64_t>(number.value);
      else if (number.limb_count() > 1 || number.negative())
        return wrong(rt, "int too large to convert");
      else
        bits = number.limbs[0];
    } else if (is_unsigned_code(field.code)) {
      if (!pack_unsigned(rt, field.code, number, field.size, bits)) return raised;
    } else {
      std::int64_t signed_bits;
      if (!pack_signed(rt, field.code, number, field.size, signed_bits)) return raised;
      bits = static_cast<std::uint64_t>(signed_bits);
    }
  }
  put(out, bits, field.size, format.big());
  return ok;
}

// One value of 's' or 'p', cut or filled with zeros.
Status pack_text(Runtime& rt, const Field& field, Object& value, char* out) {
  if (!is_bytes(value) && !is_bytearray(value))
    return wrong(rt, "argument for '%c' must be a bytes object", static_cast<char32_t>(field.code));
  std::string_view view =
      is_bytes(value) ? static_cast<Bytes&>(value).view() : static_cast<ByteArray&>(value).view();
  std::size_t room = field.count;
  if (field.code == 'p') {
    if (room == 0) return ok;
    --room;
    view = view.substr(0, room);
    *out++ = static_cast<char>(view.size() > 255 ? 255 : view.size());
  }
  view = view.substr(0, room);
  if (!view.empty()) std::memcpy(out, view.data(), view.size());
  return ok;
}

Own<Object> unpack_item(Runtime& rt, const Format& format, const Field& field, const char* data) {
  if (field.code == 'c') return make_bytes(rt, {data, 1});
  const std::uint64_t bits = take(data, field.size, format.big());
  switch (field.code) {
    case '?': return make_bool(rt, bits != 0);
    case 'e': return make_float(rt, from_half(bits));
    case 'f': return make_float(rt, std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
    case 'd': return make_float(rt, std::bit_cast<double>(bits));
    case 'P': return make_int_unsigned(rt, bits);
    default: break;
  }
  if (is_unsigned_code(field.code)) return make_int_unsigned(rt, bits);
  const std::size_t unused = 64 - 8 * field.size;
  return make_int(rt, static_cast<std::int64_t>(bits << unused) >> unused);
}

}  // namespace

Status pack(Runtime& rt, std::string_view text, Object* const* values, const Measure& measure,
            char* out) {
  if (measure.size) std::memset(out, 0, measure.size);
  Format format(text);
  Field field;
  while (format.next(field)) {
    char* at = out + format.offset();
    if (field.code == 's' || field.code == 'p') {
      if (!pack_text(rt, field, **values++, at)) return raised;
    } else if (field.code != 'x') {
      for (std::size_t i = 0; i < field.count; ++i, at += field.size)
        if (!pack_item(rt, format, field, **values++, at)) return raised;
    }
    format.advance(field);
  }
  return ok;
}

Own<Object> unpack(Runtime& rt, std::string_view text, const Measure& measure, const char* data) {
  Ref<Tuple> row = new_tuple(rt, measure.values);
  if (!row) return raised;
  for (std::size_t i = 0; i < measure.values; ++i) row->items()[i] = rt.none;
  std::size_t used = 0;
  Format format(text);
  Field field;
  while (format.next(field)) {
    const char* at = data + format.offset();
    if (field.code == 's' || field.code == 'p') {
      std::size_t length = field.count;
      if (field.code == 'p' && length > 0) {
        length = std::min<std::size_t>(static_cast<unsigned char>(*at), length - 1);
        ++at;
      }
      const Own<Bytes> value = make_bytes(rt, {at, length});
      if (!value) return raised;
      row->items()[used++] = value.get();
    } else if (field.code != 'x') {
      for (std::size_t i = 0; i < field.count; ++i, at += field.size) {
        const Own<Object> value = unpack_item(rt, format, field, at);
        if (!value) return raised;
        row->items()[used++] = value.get();
      }
    }
    format.advance(field);
  }
  return row.release();
}

}  // namespace vitro::vm::packing
