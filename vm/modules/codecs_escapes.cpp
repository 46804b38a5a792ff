// Codecs of backslash escapes: those of str literals, of raw ones before Python 3, and of bytes.
#include "objects/operations.hpp"
#include "objects/unicode_names.hpp"
#include "vm/modules/codecs.hpp"

namespace vitro::vm::codecs {

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// A backslash and what follows, from `at` on in `view`.
struct Escape {
  char32_t character = 0;
  std::size_t length = 0;        // octets, of the escape or of the fault
  const char* reason = nullptr;  // why it is none
  bool incomplete = false;       // more octets might make it one
  bool nothing = false;          // a line that goes on
  bool unknown = false;          // no escape: both octets stand for themselves
};

Escape read_hex(std::string_view view, std::size_t at, int digits, const char* reason) {
  Escape escape;
  std::size_t k = 2;
  for (; k < static_cast<std::size_t>(digits) + 2; ++k) {
    const int digit = at + k < view.size() ? hex_digit(view[at + k]) : -1;
    if (digit < 0) break;
    escape.character = escape.character << 4 | static_cast<char32_t>(digit);
  }
  escape.length = k;
  if (k < static_cast<std::size_t>(digits) + 2) {
    escape.reason = reason;
    escape.incomplete = at + k >= view.size();
  } else if (escape.character > 0x10ffff) {
    escape.reason = "illegal Unicode character";
  }
  return escape;
}

Escape read_name(std::string_view view, std::size_t at) {
  constexpr const char* kMalformed = "malformed \\N character escape";
  if (at + 2 >= view.size()) return {.length = 2, .reason = kMalformed, .incomplete = true};
  if (view[at + 2] != '{') return {.length = 2, .reason = kMalformed};
  const std::size_t end = view.find('}', at + 3);
  if (end == std::string_view::npos)
    return {.length = view.size() - at, .reason = kMalformed, .incomplete = true};
  if (end == at + 3) return {.length = 3, .reason = kMalformed};
  const std::int32_t c = unicode::character_named(view.substr(at + 3, end - at - 3));
  const std::size_t length = end + 1 - at;
  if (c < 0) return {.length = length, .reason = "unknown Unicode character name"};
  return {.character = static_cast<char32_t>(c), .length = length};
}

Escape read_escape(std::string_view view, std::size_t at, bool names) {
  if (at + 1 >= view.size())
    return {.length = 1, .reason = "\\ at end of string", .incomplete = true};
  const char c = view[at + 1];
  const auto plain = [](char32_t value) { return Escape{.character = value, .length = 2}; };
  switch (c) {
    case '\n': return {.length = 2, .nothing = true};
    case '\\':
    case '\'':
    case '"': return plain(static_cast<unsigned char>(c));
    case 'a': return plain(7);
    case 'b': return plain(8);
    case 'f': return plain(12);
    case 'n': return plain(10);
    case 'r': return plain(13);
    case 't': return plain(9);
    case 'v': return plain(11);
    case 'x': return read_hex(view, at, 2, "truncated \\xXX escape");
    case 'u':
      if (names) return read_hex(view, at, 4, "truncated \\uXXXX escape");
      break;
    case 'U':
      if (names) return read_hex(view, at, 8, "truncated \\UXXXXXXXX escape");
      break;
    case 'N':
      if (names) return read_name(view, at);
      break;
    default: break;
  }
  if (c < '0' || c > '7') return {.length = 2, .unknown = true};
  Escape escape;
  std::size_t k = 1;
  for (; k < 4 && at + k < view.size() && view[at + k] >= '0' && view[at + k] <= '7'; ++k)
    escape.character = escape.character << 3 | static_cast<char32_t>(view[at + k] - '0');
  escape.length = k;
  return escape;
}

Fallible<bool> final_argument(Runtime& rt, Arguments arguments) {
  if (arguments.count < 3) return true;
  return truth(rt, arguments[2]);
}

Own<Object> unicode_escape_decode(Runtime& rt, Object&, Arguments arguments) {
  Str* errors;
  if (!codec_arguments(rt, "unicode_escape_decode", arguments, 3, errors)) return raised;
  const Ref<Bytes> octets = octets_argument(rt, "unicode_escape_decode", arguments, true);
  const auto final = final_argument(rt, arguments);
  if (!octets || !final) return raised;
  const std::string_view view = octets->view();
  StrBuilder text(rt);
  std::size_t i = 0;
  while (i < view.size() && !text.failed()) {
    if (view[i] != '\\') {
      text.add(static_cast<char32_t>(static_cast<unsigned char>(view[i++])));
      continue;
    }
    const Escape escape = read_escape(view, i, true);
    if (escape.reason) {
      if (escape.incomplete && !*final) break;
      const Answer answer = ask_decoding(rt, errors, "unicodeescape", *octets, view.size(), i,
                                         i + escape.length, escape.reason);
      if (!answer) return raised;
      text.add(static_cast<Str&>(*answer.replacement));
      i = answer.next;
      continue;
    }
    if (escape.unknown) {
      text.add(char32_t{'\\'}).add(static_cast<char32_t>(static_cast<unsigned char>(view[i + 1])));
    } else if (!escape.nothing) {
      text.add(escape.character);
    }
    i += escape.length;
  }
  return pair(rt, text.finish(), i);
}

Own<Object> raw_unicode_escape_decode(Runtime& rt, Object&, Arguments arguments) {
  Str* errors;
  if (!codec_arguments(rt, "raw_unicode_escape_decode", arguments, 3, errors)) return raised;
  const Ref<Bytes> octets = octets_argument(rt, "raw_unicode_escape_decode", arguments, true);
  const auto final = final_argument(rt, arguments);
  if (!octets || !final) return raised;
  const std::string_view view = octets->view();
  StrBuilder text(rt);
  std::size_t i = 0;
  while (i < view.size() && !text.failed()) {
    if (view[i] != '\\') {
      text.add(static_cast<char32_t>(static_cast<unsigned char>(view[i++])));
      continue;
    }
    if (i + 1 >= view.size() && !*final) break;
    const char kind = i + 1 < view.size() ? view[i + 1] : '\0';
    if (kind != 'u' && kind != 'U') {
      text.add(char32_t{'\\'});
      ++i;
      if (kind == '\\') text.add(char32_t{'\\'}), ++i;
      continue;
    }
    Escape escape = kind == 'u' ? read_hex(view, i, 4, "truncated \\uXXXX escape")
                                : read_hex(view, i, 8, "truncated \\UXXXXXXXX escape");
    if (escape.reason && !escape.incomplete && escape.character > 0x10ffff)
      escape.reason = "\\Uxxxxxxxx out of range";
    if (!escape.reason) {
      text.add(escape.character);
      i += escape.length;
      continue;
    }
    if (escape.incomplete && !*final) break;
    const Answer answer = ask_decoding(rt, errors, "rawunicodeescape", *octets, view.size(), i,
                                       i + escape.length, escape.reason);
    if (!answer) return raised;
    text.add(static_cast<Str&>(*answer.replacement));
    i = answer.next;
  }
  return pair(rt, text.finish(), i);
}

void add_hex(OctetBuilder& out, char kind, char32_t c, int digits) {
  char text[10] = {'\\', kind};
  for (int k = 0; k < digits; ++k)
    text[2 + k] = "0123456789abcdef"[c >> (4 * (digits - 1 - k)) & 15];
  out.append({text, static_cast<std::size_t>(digits) + 2});
}

Own<Object> unicode_escape_encode(Runtime& rt, Object&, Arguments arguments) {
  Str* errors;
  if (!codec_arguments(rt, "unicode_escape_encode", arguments, 2, errors)) return raised;
  Str* text = text_argument(rt, "unicode_escape_encode", arguments);
  if (!text) return raised;
  OctetBuilder out(rt);
  for (std::size_t i = 0; i < text->length; ++i) {
    const char32_t c = text->at(i);
    if (c == '\\')
      out.append("\\\\");
    else if (c == '\t')
      out.append("\\t");
    else if (c == '\n')
      out.append("\\n");
    else if (c == '\r')
      out.append("\\r");
    else if (c >= 0x20 && c < 0x7f)
      out.append(static_cast<char>(c));
    else if (c < 0x100)
      add_hex(out, 'x', c, 2);
    else if (c < 0x10000)
      add_hex(out, 'u', c, 4);
    else
      add_hex(out, 'U', c, 8);
  }
  return pair(rt, out.finish(), text->length);
}

Own<Object> raw_unicode_escape_encode(Runtime& rt, Object&, Arguments arguments) {
  Str* errors;
  if (!codec_arguments(rt, "raw_unicode_escape_encode", arguments, 2, errors)) return raised;
  Str* text = text_argument(rt, "raw_unicode_escape_encode", arguments);
  if (!text) return raised;
  OctetBuilder out(rt);
  for (std::size_t i = 0; i < text->length; ++i) {
    const char32_t c = text->at(i);
    if (c < 0x100)
      out.append(static_cast<char>(c));
    else
      add_hex(out, c < 0x10000 ? 'u' : 'U', c, c < 0x10000 ? 4 : 8);
  }
  return pair(rt, out.finish(), text->length);
}

Own<Object> escape_decode(Runtime& rt, Object&, Arguments arguments) {
  Str* errors;
  if (!codec_arguments(rt, "escape_decode", arguments, 2, errors)) return raised;
  const Ref<Bytes> octets = octets_argument(rt, "escape_decode", arguments, true);
  if (!octets) return raised;
  const std::string_view view = octets->view();
  OctetBuilder out(rt);
  for (std::size_t i = 0; i < view.size();) {
    if (view[i] != '\\') {
      out.append(view[i++]);
      continue;
    }
    const Escape escape = read_escape(view, i, false);
    if (!escape.reason) {
      if (escape.unknown)
        out.append(view.substr(i, 2));
      else if (!escape.nothing)
        out.append(static_cast<char>(escape.character));
      i += escape.length;
      continue;
    }
    if (i + 1 >= view.size()) return rt.raise(*rt.types.value_error, "Trailing \\ in string");
    if (!errors || str_equal(*errors, "strict"))
      return rt.raise(*rt.types.value_error, "invalid \\x escape at position %zu", i);
    if (str_equal(*errors, "replace")) {
      out.append('?');
    } else if (!str_equal(*errors, "ignore")) {
      return rt.raise(*rt.types.value_error, "decoding error; unknown error handling code: %S",
                      errors);
    }
    i += escape.length;
  }
  return pair(rt, out.finish(), view.size());
}

Own<Object> escape_encode(Runtime& rt, Object&, Arguments arguments) {
  Str* errors;
  if (!codec_arguments(rt, "escape_encode", arguments, 2, errors)) return raised;
  if (!is_bytes(arguments[0]))
    return rt.raise(*rt.types.type_error, "escape_encode() argument 1 must be bytes, not %T",
                    arguments[0].type);
  const std::string_view view = static_cast<Bytes&>(arguments[0]).view();
  OctetBuilder out(rt);
  for (const char octet : view) {
    if (octet == '\'' || octet == '\\') {
      out.append('\\');
      out.append(octet);
    } else if (octet == '\t') {
      out.append("\\t");
    } else if (octet == '\n') {
      out.append("\\n");
    } else if (octet == '\r') {
      out.append("\\r");
    } else if (octet >= 0x20 && octet < 0x7f) {
      out.append(octet);
    } else {
      add_hex(out, 'x', static_cast<unsigned char>(octet), 2);
    }
  }
  return pair(rt, out.finish(), view.size());
}

constexpr NativeMethod kFunctions[] = {
    {"unicode_escape_decode", unicode_escape_decode, Takes::anything, 0, 255, Binding::function},
    {"unicode_escape_encode", unicode_escape_encode, Takes::anything, 0, 255, Binding::function},
    {"raw_unicode_escape_decode", raw_unicode_escape_decode, Takes::anything, 0, 255,
     Binding::function},
    {"raw_unicode_escape_encode", raw_unicode_escape_encode, Takes::anything, 0, 255,
     Binding::function},
    {"escape_decode", escape_decode, Takes::anything, 0, 255, Binding::function},
    {"escape_encode", escape_encode, Takes::anything, 0, 255, Binding::function},
};

}  // namespace

std::span<const NativeMethod> escape_functions() { return kFunctions; }

}  // namespace vitro::vm::codecs
