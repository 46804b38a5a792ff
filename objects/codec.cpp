#include "objects/codec.hpp"

#include <charconv>

#include "objects/bytes_methods.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/str_data.hpp"
#include "objects/unicode_names.hpp"

namespace vitro {

namespace {

enum class Encoding : std::uint8_t { utf8, ascii, latin1, unknown };
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

Encoding encoding_named(const Str* name) {
  if (!name) return Encoding::utf8;
  if (!name->ascii() || name->length > 30) return Encoding::unknown;
  char text[32];
  std::size_t count = 0;
  for (const char c : name->ascii_view()) {
    const bool capital = c >= 'A' && c <= 'Z';
    text[count++] = capital ? static_cast<char>(c | 0x20) : c == '-' || c == ' ' ? '_' : c;
  }
  const std::string_view key(text, count);
  for (const std::string_view known : {"utf_8", "utf8", "u8", "utf", "cp65001"})
    if (key == known) return Encoding::utf8;
  for (const std::string_view known :
       {"ascii", "us_ascii", "646", "us", "iso646_us", "ansi_x3.4_1968"})
    if (key == known) return Encoding::ascii;
  for (const std::string_view known : {"latin_1", "latin1", "iso8859_1", "iso_8859_1", "8859",
                                       "cp819", "l1", "latin", "iso8859", "iso_8859_1_1987"})
    if (key == known) return Encoding::latin1;
  return Encoding::unknown;
}

const char* name_of(Encoding encoding) {
  return encoding == Encoding::utf8 ? "utf-8" : encoding == Encoding::ascii ? "ascii" : "latin-1";
}

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

Raised raise_unicode(Runtime& rt, Type& type, Encoding encoding, Object& object, std::size_t start,
                     std::size_t end, const char* reason) {
  const Ref<Str> name = make_str(rt, name_of(encoding));
  const Ref<Int> first = make_int(rt, static_cast<std::int64_t>(start));
  const Ref<Int> last = make_int(rt, static_cast<std::int64_t>(end));
  const Ref<Str> why = make_str(rt, reason);
  if (!name || !first || !last || !why) return raised;
  Ref<Object> error = call(rt, type, {name.get(), &object, first.get(), last.get(), why.get()});
  if (!error) return raised;
  link_context(rt, static_cast<Exception&>(*error));
  return rt.raise_object(Own<Exception>(static_cast<Exception*>(error.release().get())));
}

bool is_surrogate(char32_t c) { return c >= 0xd800 && c < 0xe000; }

// Octets gathered on the Python heap; after a failure every further call does nothing.
class Octets {
 public:
  explicit Octets(Runtime& rt) : rt_(rt) {}
  ~Octets() { rt_.free_buffer(data_, capacity_); }
  Octets(const Octets&) = delete;
  Octets& operator=(const Octets&) = delete;

  void append(const char* more, std::size_t count) {
    if (failed_ || !reserve(count)) return;
    std::memcpy(data_ + length_, more, count);
    length_ += count;
  }
  void append(std::string_view more) { append(more.data(), more.size()); }
  void append(char32_t octet) {
    const char one = static_cast<char>(octet);
    append(&one, 1);
  }
  Own<Bytes> finish() {
    if (failed_) return raised;
    return make_bytes(rt_, {data_, length_});
  }

 private:
  bool reserve(std::size_t more) {
    if (more <= capacity_ - length_) return true;
    const std::size_t wanted = (length_ + more) * 2 + 64;
    auto* grown = static_cast<char*>(rt_.resize_buffer(data_, capacity_, wanted));
    if (!grown) {
      failed_ = true;
      return false;
    }
    data_ = grown;
    capacity_ = wanted;
    return true;
  }

  Runtime& rt_;
  char* data_ = nullptr;
  std::size_t length_ = 0, capacity_ = 0;
  bool failed_ = false;
};

void append_utf8_of(Octets& out, char32_t c) {
  if (c < 0x80) return out.append(c);
  if (c < 0x800) {
    out.append(0xc0 | c >> 6);
  } else if (c < 0x10000) {
    out.append(0xe0 | c >> 12);
    out.append(0x80 | (c >> 6 & 0x3f));
  } else {
    out.append(0xf0 | c >> 18);
    out.append(0x80 | (c >> 12 & 0x3f));
    out.append(0x80 | (c >> 6 & 0x3f));
  }
  out.append(0x80 | (c & 0x3f));
}

std::string_view backslash_escape(char32_t c, char* out) {
  const int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
  out[0] = '\\';
  out[1] = digits == 2 ? 'x' : digits == 4 ? 'u' : 'U';
  for (int i = 0; i < digits; ++i)
    out[2 + i] = "0123456789abcdef"[c >> (4 * (digits - 1 - i)) & 0xf];
  return {out, static_cast<std::size_t>(digits) + 2};
}

// What stands for one character that cannot be encoded. False: the handler has no answer.
bool replace_character(Octets& out, Encoding encoding, Handler handler, char32_t c) {
  char text[16];
  switch (handler) {
    case Handler::ignore: return true;
    case Handler::replace: out.append("?"); return true;
    case Handler::backslash: out.append(backslash_escape(c, text)); return true;
    case Handler::name: {
      char memory[unicode::kLongestName + 1];
      const std::string_view name = unicode::name_of_character(c, memory);
      if (name.empty()) {
        out.append(backslash_escape(c, text));
        return true;
      }
      out.append("\\N{");
      out.append(name);
      out.append("}");
      return true;
    }
    case Handler::xml: {
      out.append("&#");
      const auto end = std::to_chars(text, text + sizeof text, static_cast<std::uint32_t>(c)).ptr;
      out.append(text, static_cast<std::size_t>(end - text));
      out.append(";");
      return true;
    }
    case Handler::surrogate_escape:
      if (c < 0xdc80 || c > 0xdcff) return false;
      out.append(c - 0xdc00);
      return true;
    case Handler::surrogate_pass:
      if (encoding != Encoding::utf8) return false;
      append_utf8_of(out, c);
      return true;
    default: return false;
  }
}

}  // namespace

Own<Bytes> encode_text(Runtime& rt, Str& text, Str* encoding_name, Str* errors) {
  const Encoding encoding = encoding_named(encoding_name);
  if (encoding == Encoding::unknown)
    return rt.raise(*rt.types.lookup_error, "unknown encoding: %S", encoding_name);
  if (text.ascii()) return make_bytes(rt, text.ascii_view());
  if (encoding == Encoding::latin1 && text.width() == 1)
    return make_bytes(rt, {static_cast<const char*>(text.data()), text.length});
  const auto encodable = [encoding](char32_t c) {
    return encoding == Encoding::utf8 ? !is_surrogate(c)
                                      : c < (encoding == Encoding::ascii ? 0x80u : 0x100u);
  };
  const char* reason = encoding == Encoding::utf8    ? "surrogates not allowed"
                       : encoding == Encoding::ascii ? "ordinal not in range(128)"
                                                     : "ordinal not in range(256)";
  const Handler handler = handler_named(errors);
  Octets out(rt);
  for (std::size_t i = 0; i < text.length; ++i) {
    const char32_t c = text.at(i);
    if (encodable(c)) {
      if (encoding == Encoding::utf8)
        append_utf8_of(out, c);
      else
        out.append(c);
      continue;
    }
    if (handler == Handler::unknown) return unknown_handler(rt, errors);
    if (replace_character(out, encoding, handler, c)) continue;
    std::size_t end = i + 1;
    while (end < text.length && !encodable(text.at(end))) ++end;
    return raise_unicode(rt, *rt.types.unicode_encode_error, encoding, text, i, end, reason);
  }
  return out.finish();
}

namespace {

struct DecodeFault {
  std::size_t length;  // octets that are no character
  const char* reason;
};

// Reads one character at `i` of UTF-8 and moves on; or says what is wrong there, the longest start
// of a character counting as one.
bool read_utf8(std::string_view octets, std::size_t& i, char32_t* c, DecodeFault* fault) {
  const auto at = [&](std::size_t k) { return static_cast<unsigned char>(octets[k]); };
  const char32_t first = at(i);
  if (first < 0x80) {
    *c = first;
    ++i;
    return true;
  }
  if (first < 0xc2 || first > 0xf4) {
    *fault = {1, "invalid start byte"};
    return false;
  }
  const unsigned more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  char32_t point = first & (0x3fu >> more);
  for (unsigned k = 1; k <= more; ++k) {
    if (i + k >= octets.size()) {
      *fault = {k, "unexpected end of data"};
      return false;
    }
    const unsigned next = at(i + k);
    unsigned lowest = 0x80, highest = 0xbf;
    if (k == 1) {
      if (first == 0xe0) lowest = 0xa0;
      if (first == 0xed) highest = 0x9f;
      if (first == 0xf0) lowest = 0x90;
      if (first == 0xf4) highest = 0x8f;
    }
    if (next < lowest || next > highest) {
      *fault = {k, "invalid continuation byte"};
      return false;
    }
    point = point << 6 | (next & 0x3f);
  }
  *c = point;
  i += more + 1;
  return true;
}

// What stands for `count` octets that are no text; yields how many of them it stands for, 0: the
// handler has no answer.
std::size_t replace_octets(StrBuilder& out, Encoding encoding, Handler handler,
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
      if (encoding != Encoding::utf8 || rest.size() < 3) return 0;
      if (at(0) != 0xed || (at(1) & 0xe0) != 0xa0 || (at(2) & 0xc0) != 0x80) return 0;
      out.add(char32_t{0xd000} | static_cast<char32_t>(at(1) & 0x3f) << 6 | (at(2) & 0x3f));
      return 3;
    }
    default: return 0;
  }
}

}  // namespace

Own<Str> decode_object(Runtime& rt, Object& object, Str* encoding, Str* errors) {
  if (is_bytes(object)) return decode_octets(rt, static_cast<Bytes&>(object), encoding, errors);
  const Ref<Bytes> copy = bytes_from_object(rt, object);
  if (!copy) return raised;
  return decode_octets(rt, *copy, encoding, errors);
}

Own<Str> decode_octets(Runtime& rt, Bytes& octets, Str* encoding_name, Str* errors) {
  const Encoding encoding = encoding_named(encoding_name);
  if (encoding == Encoding::unknown)
    return rt.raise(*rt.types.lookup_error, "unknown encoding: %S", encoding_name);
  const std::string_view view = octets.view();
  if (all_ascii(view.data(), view.size())) return make_str(rt, view);
  if (encoding == Encoding::latin1) {
    if (view.size() == 1) return str_of_char(rt, static_cast<unsigned char>(view[0]));
    const Own<Str> text = new_str(rt, view.size(), 0xff);
    if (text) std::memcpy(text->data(), view.data(), view.size());
    return text;
  }
  const Handler handler = handler_named(errors);
  StrBuilder out(rt);
  for (std::size_t i = 0; i < view.size();) {
    char32_t c;
    DecodeFault fault{1, "ordinal not in range(128)"};
    if (encoding == Encoding::ascii) {
      c = static_cast<unsigned char>(view[i]);
      if (c < 0x80) {
        out.add(c);
        ++i;
        continue;
      }
    } else if (read_utf8(view, i, &c, &fault)) {
      out.add(c);
      continue;
    }
    if (handler == Handler::unknown) return unknown_handler(rt, errors);
    const std::size_t replaced =
        replace_octets(out, encoding, handler, view.substr(i), fault.length);
    if (replaced == 0)
      return raise_unicode(rt, *rt.types.unicode_decode_error, encoding, octets, i,
                           i + fault.length, fault.reason);
    i += replaced;
  }
  return out.finish();
}

}  // namespace vitro
