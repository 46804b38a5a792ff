// binascii: octets to text forms and back, and check sums.
#include <array>

#include "objects/buffer.hpp"
#include "objects/bytearray.hpp"
#include "objects/bytes.hpp"
#include "objects/bytes_methods.hpp"
#include "objects/int.hpp"
#include "objects/octet_builder.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

Raised wrong(Runtime& rt, const char* text) {
  Type* error =
      make_module_error(rt, ModuleType::binascii_error, "binascii", "Error", *rt.types.value_error);
  return error ? rt.raise(*error, text) : raised;
}

// The octets of an argument: a bytes-like object, or a str that is ASCII where `text` allows it.
class Octets {
 public:
  explicit Octets(Runtime& rt) : rt_(rt), lent_(rt) {}
  Status open(Object& given, bool text) {
    if (text && is_str(given)) {
      auto& str = static_cast<Str&>(given);
      if (!str.ascii())
        return rt_.raise(*rt_.types.value_error,
                         "string argument should contain only ASCII characters");
      view_ = str.ascii_view();
      return ok;
    }
    if (text && !lends_memory(given))
      return rt_.raise(*rt_.types.type_error,
                       "argument should be bytes, buffer or ASCII string, not '%T'", given.type);
    if (!lent_.open(given)) return raised;
    view_ = lent_.view();
    return ok;
  }
  [[nodiscard]] std::string_view view() const { return view_; }

 private:
  Runtime& rt_;
  Lent lent_;
  std::string_view view_;
};

Fallible<bool> flag(Runtime& rt, Object* given, bool otherwise) {
  return given ? truth(rt, *given) : Fallible<bool>(otherwise);
}

// ---- base 64 ----

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::array<signed char, 256> kBase64Values = [] {
  std::array<signed char, 256> values{};
  for (auto& value : values) value = -1;
  for (std::size_t i = 0; i < kBase64.size(); ++i)
    values[static_cast<unsigned char>(kBase64[i])] = static_cast<signed char>(i);
  return values;
}();

Own<Object> b2a_base64(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"", "newline"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"b2a_base64", kNames, 1, 1, 1}, given)) return raised;
  Octets octets(rt);
  const auto newline = flag(rt, given[1], true);
  if (!newline || !octets.open(*given[0], false)) return raised;
  const std::string_view view = octets.view();
  Ref<Bytes> made = new_bytes(rt, (view.size() + 2) / 3 * 4 + (*newline ? 1 : 0));
  if (!made) return raised;
  char* out = made->data();
  const auto at = [view](std::size_t i) -> unsigned {
    return i < view.size() ? static_cast<unsigned char>(view[i]) : 0;
  };
  for (std::size_t i = 0; i < view.size(); i += 3) {
    const unsigned bits = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
    *out++ = kBase64[bits >> 18];
    *out++ = kBase64[bits >> 12 & 63];
    *out++ = i + 1 < view.size() ? kBase64[bits >> 6 & 63] : '=';
    *out++ = i + 2 < view.size() ? kBase64[bits & 63] : '=';
  }
  if (*newline) *out++ = '\n';
  return made.release();
}

Own<Object> a2b_base64(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"", "strict_mode"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"a2b_base64", kNames, 1, 1, 1}, given)) return raised;
  Octets octets(rt);
  const auto strict = flag(rt, given[1], false);
  if (!strict || !octets.open(*given[0], true)) return raised;
  const std::string_view view = octets.view();
  OctetBuilder out(rt);
  char* room = out.room(view.size() / 4 * 3 + 3);
  if (!room) return raised;
  char* const start = room;
  if (*strict && !view.empty() && view[0] == '=') return wrong(rt, "Leading padding not allowed");
  unsigned place = 0, left = 0, padding = 0;
  bool padded = false;
  for (std::size_t i = 0; i < view.size(); ++i) {
    const auto c = static_cast<unsigned char>(view[i]);
    if (c == '=') {
      padded = true;
      if (place >= 2 && place + ++padding >= 4) {
        // What follows a whole quad is not read.
        if (*strict && i + 1 < view.size()) return wrong(rt, "Excess data after padding");
        out.grown(static_cast<std::size_t>(room - start));
        return out.finish();
      }
      continue;
    }
    const int value = kBase64Values[c];
    if (value < 0) {
      if (*strict) return wrong(rt, "Only base64 data is allowed");
      continue;
    }
    if (*strict && padded) return wrong(rt, "Discontinuous padding not allowed");
    padding = 0;
    switch (place) {
      case 0: left = static_cast<unsigned>(value); break;
      case 1:
        *room++ = static_cast<char>(left << 2 | static_cast<unsigned>(value) >> 4);
        left = static_cast<unsigned>(value) & 15;
        break;
      case 2:
        *room++ = static_cast<char>(left << 4 | static_cast<unsigned>(value) >> 2);
        left = static_cast<unsigned>(value) & 3;
        break;
      default: *room++ = static_cast<char>(left << 6 | static_cast<unsigned>(value)); left = 0;
    }
    place = (place + 1) % 4;
  }
  if (place == 1) {
    Type* error = make_module_error(rt, ModuleType::binascii_error, "binascii", "Error",
                                    *rt.types.value_error);
    if (!error) return raised;
    return rt.raise(*error,
                    "Invalid base64-encoded string: number of data characters (%zu) cannot be 1 "
                    "more than a multiple of 4",
                    static_cast<std::size_t>(room - start) / 3 * 4 + 1);
  }
  if (place != 0) return wrong(rt, "Incorrect padding");
  out.grown(static_cast<std::size_t>(room - start));
  return out.finish();
}

// ---- hexadecimal ----

Own<Object> hexlify(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"data", "sep", "bytes_per_sep"};
  Object* given[3] = {};
  if (!unpack(rt, arguments, {"hexlify", kNames, 1}, given)) return raised;
  Octets octets(rt);
  if (!octets.open(*given[0], false)) return raised;
  const std::uint32_t more = given[2] ? 2 : given[1] ? 1 : 0;
  if (given[2] && !given[1]) {
    // Without a separator there is nothing to group.
    const Ref<Object> number = to_index(rt, *given[2]);
    if (!number) return raised;
  }
  const Ref<Object> text = octets_hex(rt, octets.view(), {given + 1, given[1] ? more : 0, nullptr});
  if (!text) return raised;
  return make_bytes(rt, static_cast<Str&>(*text).ascii_view());
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Own<Object> unhexlify(Runtime& rt, Object&, Arguments arguments) {
  Octets octets(rt);
  if (!octets.open(arguments[0], true)) return raised;
  const std::string_view view = octets.view();
  if (view.size() % 2 != 0) return wrong(rt, "Odd-length string");
  Ref<Bytes> made = new_bytes(rt, view.size() / 2);
  if (!made) return raised;
  for (std::size_t i = 0; i < view.size(); i += 2) {
    const int high = hex_digit(view[i]), low = hex_digit(view[i + 1]);
    if (high < 0 || low < 0) return wrong(rt, "Non-hexadecimal digit found");
    made->data()[i / 2] = static_cast<char>(high << 4 | low);
  }
  return made.release();
}

// ---- check sums ----

constexpr std::array<std::uint32_t, 256> kCrcTable = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t value = i;
    for (int k = 0; k < 8; ++k) value = value >> 1 ^ (value & 1 ? 0xedb88320u : 0);
    table[i] = value;
  }
  return table;
}();

Own<Object> crc32(Runtime& rt, Object&, Arguments arguments) {
  Octets octets(rt);
  if (!octets.open(arguments[0], false)) return raised;
  std::uint32_t crc = 0;
  if (arguments.count > 1) {
    const Ref<Object> start = to_index(rt, arguments[1]);
    if (!start) return raised;
    const auto& number = static_cast<Int&>(*start);
    crc = static_cast<std::uint32_t>(number.compact() ? number.value
                                     : number.negative()
                                         ? -static_cast<std::int64_t>(number.limbs[0])
                                         : static_cast<std::int64_t>(number.limbs[0]));
  }
  crc = ~crc;
  for (const char octet : octets.view())
    crc = crc >> 8 ^ kCrcTable[(crc ^ static_cast<unsigned char>(octet)) & 0xff];
  return make_int(rt, ~crc);
}

Own<Object> crc_hqx(Runtime& rt, Object&, Arguments arguments) {
  Octets octets(rt);
  if (!octets.open(arguments[0], false)) return raised;
  const auto start = to_index_int64(rt, arguments[1], rt.types.overflow_error);
  if (!start) return raised;
  auto crc = static_cast<std::uint32_t>(*start) & 0xffff;
  for (const char octet : octets.view()) {
    crc ^= static_cast<std::uint32_t>(static_cast<unsigned char>(octet)) << 8;
    for (int k = 0; k < 8; ++k) crc = (crc << 1 ^ (crc & 0x8000 ? 0x1021u : 0)) & 0xffff;
  }
  return make_int(rt, crc);
}

// ---- uuencoded lines ----

Own<Object> b2a_uu(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"", "backtick"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"b2a_uu", kNames, 1, 1, 1}, given)) return raised;
  Octets octets(rt);
  const auto backtick = flag(rt, given[1], false);
  if (!backtick || !octets.open(*given[0], false)) return raised;
  const std::string_view view = octets.view();
  if (view.size() > 45) return wrong(rt, "At most 45 bytes at once");
  OctetBuilder out(rt);
  const auto put = [&](unsigned value) {
    out.append(static_cast<char>(value == 0 && *backtick ? '`' : value + ' '));
  };
  put(static_cast<unsigned>(view.size()));
  const auto at = [view](std::size_t i) -> unsigned {
    return i < view.size() ? static_cast<unsigned char>(view[i]) : 0;
  };
  for (std::size_t i = 0; i < view.size(); i += 3) {
    const unsigned bits = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
    for (int shift = 18; shift >= 0; shift -= 6) put(bits >> shift & 63);
  }
  out.append('\n');
  return out.finish();
}

Own<Object> a2b_uu(Runtime& rt, Object&, Arguments arguments) {
  Octets octets(rt);
  if (!octets.open(arguments[0], true)) return raised;
  const std::string_view view = octets.view();
  const std::size_t length =
      view.empty() ? 0 : static_cast<std::size_t>((static_cast<unsigned char>(view[0]) - ' ') & 63);
  Ref<Bytes> made = new_bytes(rt, length);
  if (!made) return raised;
  std::size_t used = 0, i = 1;
  unsigned bits = 0, held = 0;
  for (; used < length; ++i) {
    const unsigned char c = i < view.size() ? static_cast<unsigned char>(view[i]) : '\n';
    unsigned value = 0;
    if (c != '\n' && c != '\r' && i < view.size()) {
      if (c < ' ' || c > ' ' + 64) return wrong(rt, "Illegal char");
      value = (c - ' ') & 63u;
    } else {
      i = view.size();
    }
    bits = bits << 6 | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      made->data()[used++] = static_cast<char>(bits >> held);
      bits &= (1u << held) - 1;
    }
  }
  for (; i < view.size(); ++i)
    if (view[i] != ' ' && view[i] != ' ' + 64 && view[i] != '\n' && view[i] != '\r')
      return wrong(rt, "Trailing garbage");
  return made.release();
}

// ---- quoted-printable ----

Own<Object> a2b_qp(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"data", "header"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"a2b_qp", kNames, 1}, given)) return raised;
  Octets octets(rt);
  const auto header = flag(rt, given[1], false);
  if (!header || !octets.open(*given[0], true)) return raised;
  const std::string_view view = octets.view();
  OctetBuilder out(rt);
  for (std::size_t i = 0; i < view.size();) {
    if (view[i] == '=') {
      if (++i >= view.size()) break;
      if (view[i] == '\n' || view[i] == '\r') {
        if (view[i] != '\n')
          while (i < view.size() && view[i] != '\n') ++i;
        if (i < view.size()) ++i;
      } else if (view[i] == '=') {
        out.append('=');
        ++i;
      } else if (i + 1 < view.size() && hex_digit(view[i]) >= 0 && hex_digit(view[i + 1]) >= 0) {
        out.append(static_cast<char>(hex_digit(view[i]) << 4 | hex_digit(view[i + 1])));
        i += 2;
      } else {
        out.append('=');
      }
    } else {
      out.append(*header && view[i] == '_' ? ' ' : view[i]);
      ++i;
    }
  }
  return out.finish();
}

constexpr std::size_t kLongestLine = 76;

Own<Object> b2a_qp(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"data", "quotetabs", "istext", "header"};
  Object* given[4] = {};
  if (!unpack(rt, arguments, {"b2a_qp", kNames, 1}, given)) return raised;
  Octets octets(rt);
  const auto tabs = flag(rt, given[1], false), text = flag(rt, given[2], true),
             header = flag(rt, given[3], false);
  if (!tabs || !text || !header || !octets.open(*given[0], false)) return raised;
  const std::string_view view = octets.view();
  const std::size_t first_end = view.find('\n');
  const bool crlf =
      first_end != std::string_view::npos && first_end > 0 && view[first_end - 1] == '\r';
  OctetBuilder out(rt);
  std::size_t line = 0;
  const auto soft_break = [&] {
    out.append("=");
    if (crlf) out.append('\r');
    out.append('\n');
    line = 0;
  };
  const auto quote = [&](char c) {
    const auto octet = static_cast<unsigned char>(c);
    out.append('=');
    out.append("0123456789ABCDEF"[octet >> 4]);
    out.append("0123456789ABCDEF"[octet & 15]);
  };
  for (std::size_t i = 0; i < view.size();) {
    const char c = view[i];
    const auto octet = static_cast<unsigned char>(c);
    const bool last = i + 1 == view.size();
    const bool quoted =
        octet > 126 || c == '=' || (*header && c == '_') ||
        (c == '.' && line == 0 &&
         (last || view[i + 1] == '\n' || view[i + 1] == '\r' || view[i + 1] == 0)) ||
        (!*text && (c == '\r' || c == '\n')) || ((c == '\t' || c == ' ') && last) ||
        (octet < 33 && c != '\r' && c != '\n' && c != '\t' && c != ' ') ||
        (octet < 33 && c != '\r' && c != '\n' && *tabs);
    if (quoted) {
      if (line + 3 >= kLongestLine) soft_break();
      quote(c);
      line += 3;
      ++i;
      continue;
    }
    const bool pair_end = c == '\r' && !last && view[i + 1] == '\n';
    if (*text && (c == '\n' || pair_end)) {
      line = 0;
      // A blank at the end of a line is quoted.
      if (out.size() > 0 && (out.view().back() == ' ' || out.view().back() == '\t')) {
        const char blank = out.view().back();
        out.drop_last();
        quote(blank);
      }
      if (crlf) out.append('\r');
      out.append('\n');
      i += pair_end ? 2 : 1;
      continue;
    }
    if (!last && view[i + 1] != '\n' && line + 1 >= kLongestLine) soft_break();
    ++line;
    if (*header && c == ' ')
      out.append('_');
    else
      out.append(c);
    ++i;
  }
  return out.finish();
}

constexpr NativeMethod kFunctions[] = {
    {"a2b_base64", a2b_base64, Takes::anything, 0, 255, Binding::function},
    {"b2a_base64", b2a_base64, Takes::anything, 0, 255, Binding::function},
    {"a2b_hex", unhexlify, Takes::one, 0, 255, Binding::function},
    {"b2a_hex", hexlify, Takes::anything, 0, 255, Binding::function},
    {"unhexlify", unhexlify, Takes::one, 0, 255, Binding::function},
    {"hexlify", hexlify, Takes::anything, 0, 255, Binding::function},
    {"crc32", crc32, Takes::positional, 1, 2, Binding::function},
    {"crc_hqx", crc_hqx, Takes::positional, 2, 2, Binding::function},
    {"a2b_uu", a2b_uu, Takes::one, 0, 255, Binding::function},
    {"b2a_uu", b2a_uu, Takes::anything, 0, 255, Binding::function},
    {"a2b_qp", a2b_qp, Takes::anything, 0, 255, Binding::function},
    {"b2a_qp", b2a_qp, Takes::anything, 0, 255, Binding::function},
};

Status fill(Runtime& rt, Module& module) {
  Type* error =
      make_module_error(rt, ModuleType::binascii_error, "binascii", "Error", *rt.types.value_error);
  Type* incomplete = make_module_error(rt, ModuleType::binascii_incomplete, "binascii",
                                       "Incomplete", *rt.types.exception);
  if (!error || !incomplete) return raised;
  return Filler(rt, *module.dict).set("Error", *error).set("Incomplete", *incomplete).status();
}

}  // namespace

const NativeModule kBinasciiModule = {.name = "binascii",
                                      .functions = kFunctions,
                                      .fill = fill,
                                      .doc = "Conversion between binary data and ASCII"};

}  // namespace vitro::vm
