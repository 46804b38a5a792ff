// Whole texts: the loops over characters, and what stands for what is none.
#include "objects/codec.hpp"

#include <charconv>

#include "objects/bytes_methods.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/octet_builder.hpp"
#include "objects/str_data.hpp"
#include "objects/unicode_names.hpp"

namespace vitro {

Own<Exception> make_unicode_error(Runtime& rt, Type& type, const char* encoding, Object& object,
                                  std::size_t start, std::size_t end, const char* reason) {
  const Ref<Str> name = make_str(rt, encoding);
  const Ref<Int> first = make_int(rt, static_cast<std::int64_t>(start));
  const Ref<Int> last = make_int(rt, static_cast<std::int64_t>(end));
  const Ref<Str> why = make_str(rt, reason);
  if (!name || !first || !last || !why) return raised;
  Ref<Object> error = call(rt, type, {name.get(), &object, first.get(), last.get(), why.get()});
  if (!error) return raised;
  return Own<Exception>(static_cast<Exception*>(error.release().get()));
}

namespace {

enum class Handler : std::uint8_t {
  strict,
  ignore,
  replace,
  backslash,
  xml,
  name,
  surrogate_escape,
  surrogate_pass,
  unknown,
};

Handler handler_named(const Str* name) {
  constexpr struct {
    std::string_view name;
    Handler handler;
  } kHandlers[] = {{"strict", Handler::strict},
                   {"ignore", Handler::ignore},
                   {"replace", Handler::replace},
                   {"backslashreplace", Handler::backslash},
                   {"xmlcharrefreplace", Handler::xml},
                   {"namereplace", Handler::name},
                   {"surrogateescape", Handler::surrogate_escape},
                   {"surrogatepass", Handler::surrogate_pass}};
  if (!name) return Handler::strict;
  for (const auto& row : kHandlers)
    if (str_equal(*name, row.name)) return row.handler;
  return Handler::unknown;
}

Raised unknown_handler(Runtime& rt, Str* name) {
  return rt.raise(*rt.types.lookup_error, "unknown error handler name '%S'", name);
}

// What a handler refuses.
Raised raise_unicode(Runtime& rt, Type& type, TextEncoding encoding, Object& object,
                     std::size_t start, std::size_t end, const char* reason) {
  Ref<Exception> error =
      make_unicode_error(rt, type, text_encoding_name(encoding), object, start, end, reason);
  if (!error) return raised;
  link_context(rt, *error);
  return rt.raise_object(error.release());
}

// The answer of a handler that Python code has registered: (replacement, where to go on).
struct Answer {
  Ref<Object> replacement;
  std::size_t next = 0;
  explicit operator bool() const { return static_cast<bool>(replacement); }
};

Answer ask_handler(Runtime& rt, Str* errors, Exception& error, std::size_t length,
                   const char* complaint, bool octets_allowed) {
  if (!rt.hooks.codec_error) {
    unknown_handler(rt, errors);
    return {};
  }
  const Ref<Object> answer = rt.hooks.codec_error(rt, *errors, error);
  if (!answer) return {};
  Answer result;
  if (is_tuple(*answer) && static_cast<Tuple&>(*answer).length() == 2) {
    auto& pair = static_cast<Tuple&>(*answer);
    if ((is_str(pair[0]) || (octets_allowed && is_bytes(pair[0]))) && is_int(pair[1])) {
      std::int64_t next = int_clamped(pair[1]);
      const std::int64_t asked = next;
      if (next < 0) next += static_cast<std::int64_t>(length);
      if (next < 0 || next > static_cast<std::int64_t>(length)) {
        rt.raise(*rt.types.index_error, "position %ld from error handler out of bounds", asked);
        return {};
      }
      result.replacement = Ref<Object>::share(pair[0]);
      result.next = static_cast<std::size_t>(next);
      return result;
    }
  }
  rt.raise(*rt.types.type_error, complaint);
  return {};
}

// ---- encoding ----

// False: the encoding has no such character.
bool append(OctetBuilder& out, TextEncoding encoding, char32_t c, bool surrogates = false) {
  char octets[kLongestCharacter];
  const std::size_t count = write_character(encoding, c, octets, surrogates);
  out.append({octets, count});
  return count > 0;
}

std::string_view backslash_escape(char32_t c, char* out) {
  const int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
  out[0] = '\\';
  out[1] = digits == 2 ? 'x' : digits == 4 ? 'u' : 'U';
  for (int i = 0; i < digits; ++i)
    out[2 + i] = "0123456789abcdef"[c >> (4 * (digits - 1 - i)) & 0xf];
  return {out, static_cast<std::size_t>(digits) + 2};
}

// Adds ASCII text in the encoding at hand.
bool append_text(OctetBuilder& out, TextEncoding encoding, std::string_view text) {
  for (const char c : text)
    if (!append(out, encoding, static_cast<unsigned char>(c))) return false;
  return true;
}

// What stands for one character that cannot be encoded. False: the handler has no answer.
bool replace_character(OctetBuilder& out, TextEncoding encoding, Handler handler, char32_t c) {
  char text[16];
  switch (handler) {
    case Handler::ignore: return true;
    case Handler::replace: return append_text(out, encoding, "?");
    case Handler::backslash: return append_text(out, encoding, backslash_escape(c, text));
    case Handler::name: {
      char memory[unicode::kLongestName + 1];
      const std::string_view name = unicode::name_of_character(c, memory);
      if (name.empty()) return append_text(out, encoding, backslash_escape(c, text));
      return append_text(out, encoding, "\\N{") && append_text(out, encoding, name) &&
             append_text(out, encoding, "}");
    }
    case Handler::xml: {
      text[0] = '&';
      text[1] = '#';
      char* end = std::to_chars(text + 2, text + sizeof text, static_cast<std::uint32_t>(c)).ptr;
      *end++ = ';';
      return append_text(out, encoding, {text, static_cast<std::size_t>(end - text)});
    }
    case Handler::surrogate_escape: {
      if (c < 0xdc80 || c > 0xdcff || !is_ascii_compatible(encoding)) return false;
      const char octet = static_cast<char>(c - 0xdc00);
      out.append({&octet, 1});
      return true;
    }
    case Handler::surrogate_pass:
      if (c < 0xd800 || c > 0xdfff) return false;
      return encoding <= TextEncoding::utf32_be && append(out, encoding, c, true);
    default: return false;
  }
}

bool has_mark(TextEncoding encoding) {
  return encoding == TextEncoding::utf8_sig || encoding == TextEncoding::utf16 ||
         encoding == TextEncoding::utf32;
}

// Characters that follow each other and have no place in the encoding are one fault.
std::size_t fault_end(const Str& text, TextEncoding encoding, std::size_t i) {
  ++i;
  if (!is_ascii_compatible(encoding)) return i;
  char scratch[kLongestCharacter];
  while (i < text.length && write_character(encoding, text.at(i), scratch) == 0) ++i;
  return i;
}

}  // namespace

Fallible<TextEncoding> find_encoding(Runtime& rt, const Str* name) {
  if (!name) return TextEncoding::utf8;
  const TextEncoding encoding =
      name->ascii() ? text_encoding_named(name->ascii_view()) : TextEncoding::unknown;
  if (encoding != TextEncoding::unknown) return encoding;
  return rt.raise(*rt.types.lookup_error, "unknown encoding: %S", name);
}

namespace {

// A name that find_encoding() does not know, and the registry of codecs may.
bool is_elsewhere(Runtime& rt, const Str* name) {
  return name && rt.hooks.encode_by_codec &&
         (!name->ascii() || text_encoding_named(name->ascii_view()) == TextEncoding::unknown);
}

}  // namespace

Own<Bytes> encode_as(Runtime& rt, Str& text, TextEncoding encoding, Str* errors, bool mark) {
  mark = mark && has_mark(encoding);
  if (!mark && is_ascii_compatible(encoding) && text.ascii())
    return make_bytes(rt, text.ascii_view());
  if (encoding == TextEncoding::latin1 && text.width() == 1)
    return make_bytes(rt, {static_cast<const char*>(text.data()), text.length});
  const Handler handler = handler_named(errors);
  OctetBuilder out(rt);
  if (mark) append(out, encoding, 0xfeff);
  for (std::size_t i = 0; i < text.length;) {
    const char32_t c = text.at(i);
    if (append(out, encoding, c)) {
      ++i;
      continue;
    }
    if (handler == Handler::unknown) {
      const std::size_t end = fault_end(text, encoding, i);
      Ref<Exception> error =
          make_unicode_error(rt, *rt.types.unicode_encode_error, text_encoding_name(encoding), text,
                             i, end, unencodable_reason(encoding));
      if (!error) return raised;
      const Answer answer =
          ask_handler(rt, errors, *error, text.length,
                      "encoding error handler must return (str/bytes, int) tuple", true);
      if (!answer) return raised;
      if (is_bytes(*answer.replacement)) {
        out.append(static_cast<Bytes&>(*answer.replacement).view());
      } else {
        const auto& with = static_cast<Str&>(*answer.replacement);
        for (std::size_t k = 0; k < with.length; ++k)
          if (!append(out, encoding, with.at(k))) {
            link_context(rt, *error);
            return rt.raise_object(error.release());
          }
      }
      i = answer.next;
      if (out.failed()) return raised;
      continue;
    }
    if (replace_character(out, encoding, handler, c)) {
      ++i;
      continue;
    }
    return raise_unicode(rt, *rt.types.unicode_encode_error, encoding, text, i,
                         fault_end(text, encoding, i), unencodable_reason(encoding));
  }
  return out.finish();
}

Own<Bytes> encode_text(Runtime& rt, Str& text, Str* encoding_name, Str* errors) {
  if (is_elsewhere(rt, encoding_name))
    return Own<Bytes>(
        static_cast<Bytes*>(rt.hooks.encode_by_codec(rt, text, *encoding_name, errors).get()));
  const auto encoding = find_encoding(rt, encoding_name);
  if (!encoding) return raised;
  return encode_as(rt, text, *encoding, errors);
}

// ---- decoding ----

namespace {

// What stands for `count` octets that are no text; yields how many of them it stands for, 0: the
// handler has no answer.
std::size_t replace_octets(StrBuilder& out, TextEncoding encoding, Handler handler,
                           std::string_view rest, std::size_t count) {
  const auto at = [&](std::size_t k) { return static_cast<unsigned char>(rest[k]); };
  switch (handler) {
    case Handler::ignore: return count;
    case Handler::replace: out.add(char32_t{0xfffd}); return count;
    case Handler::backslash: {
      char text[16];
      for (std::size_t k = 0; k < count; ++k) out.add(backslash_escape(at(k), text));
      return count;
    }
    case Handler::surrogate_escape: {
      std::size_t k = 0;
      for (; k < count && at(k) >= 0x80; ++k) out.add(char32_t{0xdc00} + at(k));
      return k;
    }
    case Handler::surrogate_pass: {
      char32_t c = 0;
      std::size_t length = 0;
      if (encoding == TextEncoding::utf8 || encoding == TextEncoding::utf8_sig) {
        if (rest.size() >= 3 && at(0) == 0xed && (at(1) & 0xe0) == 0xa0 && (at(2) & 0xc0) == 0x80) {
          c = char32_t{0xd000} | static_cast<char32_t>(at(1) & 0x3f) << 6 | (at(2) & 0x3f);
          length = 3;
        }
      } else if (encoding >= TextEncoding::utf16 && encoding <= TextEncoding::utf16_be) {
        if (rest.size() >= 2) {
          const bool big = encoding == TextEncoding::utf16_be;
          c = static_cast<char32_t>(big ? at(0) << 8 | at(1) : at(1) << 8 | at(0));
          length = 2;
        }
      } else if (encoding >= TextEncoding::utf32 && encoding <= TextEncoding::utf32_be) {
        if (rest.size() >= 4) {
          const bool big = encoding == TextEncoding::utf32_be;
          for (std::size_t k = 0; k < 4; ++k) c = c << 8 | at(big ? k : 3 - k);
          length = 4;
        }
      }
      if (c < 0xd800 || c > 0xdfff) return 0;
      out.add(c);
      return length;
    }
    default: return 0;
  }
}

// Skips a byte order mark and settles the order. False: there are too few octets to tell.
bool read_mark(std::string_view octets, TextDecoding& state, bool final, std::size_t* used) {
  *used = 0;
  if (state.started || !has_mark(state.encoding)) return true;
  const auto begins = [octets](std::string_view mark) { return octets.starts_with(mark); };
  const std::size_t length = state.encoding == TextEncoding::utf8_sig ? 3
                             : state.encoding == TextEncoding::utf16  ? 2
                                                                      : 4;
  if (state.encoding == TextEncoding::utf8_sig) {
    constexpr std::string_view kMark = "\xef\xbb\xbf";
    if (octets.size() < 3 && !final && kMark.starts_with(octets)) return false;
    if (begins(kMark)) *used = length;
    state.started = true;
    return true;
  }
  if (octets.size() < length && !final) return false;
  using namespace std::string_view_literals;
  const bool wide = state.encoding == TextEncoding::utf32;
  if (begins(wide ? "\xff\xfe\0\0"sv : "\xff\xfe"sv)) {
    *used = length;
  } else if (begins(wide ? "\0\0\xfe\xff"sv : "\xfe\xff"sv)) {
    *used = length;
    state.encoding = wide ? TextEncoding::utf32_be : TextEncoding::utf16_be;
  }
  if (state.encoding == TextEncoding::utf16) state.encoding = TextEncoding::utf16_le;
  if (state.encoding == TextEncoding::utf32) state.encoding = TextEncoding::utf32_le;
  state.started = true;
  return true;
}

// Handlers that only know how to encode refuse to decode.
Raised cannot_decode(Runtime& rt) {
  return rt.raise(*rt.types.type_error,
                  "don't know how to handle UnicodeDecodeError in error callback");
}

// The name that errors give an encoding whose order came from a mark.
TextEncoding named_as(TextEncoding asked, TextEncoding known) {
  return asked == TextEncoding::utf8_sig ? TextEncoding::utf8 : known;
}

}  // namespace

Own<Str> decode_piece(Runtime& rt, Bytes& octets, TextDecoding& state, Str* errors, bool final,
                      std::size_t* used) {
  const std::string_view view = octets.view();
  const TextEncoding asked = state.encoding;
  std::size_t i;
  if (!read_mark(view, state, final, &i)) {
    *used = 0;
    return own(*rt.empty_str);
  }
  const TextEncoding encoding = state.encoding;
  if (is_ascii_compatible(encoding) && all_ascii(view.data() + i, view.size() - i)) {
    *used = view.size();
    return make_str(rt, view.substr(i));
  }
  const Handler handler = handler_named(errors);
  StrBuilder out(rt);
  while (i < view.size() && !out.failed()) {
    if (is_ascii_compatible(encoding) && static_cast<unsigned char>(view[i]) < 0x80) {
      std::size_t end = i + 1;
      while (end < view.size() && static_cast<unsigned char>(view[end]) < 0x80) ++end;
      out.add(view.substr(i, end - i));
      i = end;
      continue;
    }
    const ReadCharacter read = read_character(encoding, view.substr(i));
    if (!read.reason) {
      out.add(read.character);
      i += read.length;
      continue;
    }
    if (read.incomplete && !final) break;
    if (handler == Handler::unknown) {
      const Ref<Exception> error = make_unicode_error(rt, *rt.types.unicode_decode_error,
                                                      text_encoding_name(named_as(asked, encoding)),
                                                      octets, i, i + read.length, read.reason);
      if (!error) return raised;
      const Answer answer =
          ask_handler(rt, errors, *error, view.size(),
                      "decoding error handler must return (str, int) tuple", false);
      if (!answer) return raised;
      out.add(static_cast<Str&>(*answer.replacement));
      i = answer.next;
      continue;
    }
    if (handler == Handler::xml || handler == Handler::name) return cannot_decode(rt);
    const std::size_t replaced =
        replace_octets(out, encoding, handler, view.substr(i), read.length);
    if (replaced == 0)
      return raise_unicode(rt, *rt.types.unicode_decode_error, named_as(asked, encoding), octets, i,
                           i + read.length, read.reason);
    i += replaced;
  }
  *used = i;
  return out.finish();
}

Own<Str> decode_octets(Runtime& rt, Bytes& octets, Str* encoding_name, Str* errors) {
  const auto encoding = find_encoding(rt, encoding_name);
  if (!encoding) return raised;
  TextDecoding state{.encoding = *encoding};
  if (*encoding == TextEncoding::latin1 && octets.length > 1 &&
      !all_ascii(octets.data(), octets.length)) {
    const Own<Str> text = new_str(rt, octets.length, 0xff);
    if (text) std::memcpy(text->data(), octets.data(), octets.length);
    return text;
  }
  std::size_t used;
  return decode_piece(rt, octets, state, errors, true, &used);
}

Own<Str> decode_object(Runtime& rt, Object& object, Str* encoding, Str* errors) {
  if (is_elsewhere(rt, encoding))
    return Own<Str>(
        static_cast<Str*>(rt.hooks.decode_by_codec(rt, object, *encoding, errors).get()));
  if (is_bytes(object)) return decode_octets(rt, static_cast<Bytes&>(object), encoding, errors);
  const Ref<Bytes> copy = bytes_from_object(rt, object);
  if (!copy) return raised;
  return decode_octets(rt, *copy, encoding, errors);
}

}  // namespace vitro
