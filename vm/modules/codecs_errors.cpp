// The error handlers of codecs as functions: what each makes of a UnicodeError.
#include <algorithm>
#include <charconv>

#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/unicode_names.hpp"
#include "vm/modules/codecs.hpp"

namespace vitro::vm::codecs {

namespace {

Object* field(Exception& error, std::string_view name) {
  const auto names = exception_fields(*error.type);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return error.fields()[i];
  return nullptr;
}

enum class Kind : std::uint8_t { encoding, decoding, translating, none };

// A UnicodeError taken apart; start and end lie within the object.
struct Fault {
  Kind kind = Kind::none;
  Ref<Object> object;  // Str, or Bytes when decoding
  Ref<Str> encoding;
  std::size_t start = 0, end = 0;

  [[nodiscard]] Str& text() const { return static_cast<Str&>(*object); }
  [[nodiscard]] std::string_view octets() const { return static_cast<Bytes&>(*object).view(); }
  explicit operator bool() const { return kind != Kind::none; }
};

Raised cannot_handle(Runtime& rt, Object& given) {
  return rt.raise(*rt.types.type_error, "don't know how to handle %T in error callback",
                  given.type);
}

Fault take_apart(Runtime& rt, Object& given) {
  Fault fault;
  const Kind kind = is_instance(given, *rt.types.unicode_encode_error)      ? Kind::encoding
                    : is_instance(given, *rt.types.unicode_decode_error)    ? Kind::decoding
                    : is_instance(given, *rt.types.unicode_translate_error) ? Kind::translating
                                                                            : Kind::none;
  if (kind == Kind::none) {
    cannot_handle(rt, given);
    return fault;
  }
  auto& error = static_cast<Exception&>(given);
  Object* object = field(error, "object");
  if (!object || !(kind == Kind::decoding ? is_bytes(*object) : is_str(*object))) {
    rt.raise(*rt.types.type_error,
             !object ? "object attribute not set"
                     : (kind == Kind::decoding ? "object attribute must be bytes"
                                               : "object attribute must be unicode"));
    return fault;
  }
  const std::size_t length = kind == Kind::decoding ? static_cast<Bytes*>(object)->length
                                                    : static_cast<Str*>(object)->length;
  const auto number = [&error](const char* name) {
    Object* value = field(error, name);
    return value && is_int(*value) ? int_clamped(*value) : 0;
  };
  const auto size = static_cast<std::int64_t>(length);
  std::int64_t start = std::max<std::int64_t>(number("start"), 0);
  if (start >= size) start = size ? size - 1 : 0;
  std::int64_t end = std::max<std::int64_t>(number("end"), 1);
  if (end > size) end = size;
  fault.object = Ref<Object>::share(object);
  if (Object* name = field(error, "encoding"); name && is_str(*name))
    fault.encoding = Ref<Str>::share(static_cast<Str*>(name));
  fault.start = static_cast<std::size_t>(start);
  fault.end = static_cast<std::size_t>(std::max(end, start));
  fault.kind = kind;
  return fault;
}

Own<Object> strict(Runtime& rt, Object&, Arguments arguments) {
  if (!is_exception(arguments[0]))
    return rt.raise(*rt.types.type_error, "codec must pass exception instance");
  auto& error = static_cast<Exception&>(arguments[0]);
  link_context(rt, error);
  return rt.raise_object(own(error));
}

Own<Object> ignore(Runtime& rt, Object&, Arguments arguments) {
  const Fault fault = take_apart(rt, arguments[0]);
  if (!fault) return raised;
  return pair(rt, own<Object>(*rt.empty_str), fault.end);
}

Own<Object> replace(Runtime& rt, Object&, Arguments arguments) {
  const Fault fault = take_apart(rt, arguments[0]);
  if (!fault) return raised;
  StrBuilder text(rt);
  const std::size_t count = fault.end - fault.start;
  if (fault.kind == Kind::decoding)
    text.add(char32_t{0xfffd});
  else
    text.add_repeated(fault.kind == Kind::encoding ? U'?' : char32_t{0xfffd}, count);
  return pair(rt, text.finish(), fault.end);
}

void add_number(StrBuilder& text, char32_t c) {
  char digits[12];
  const char* end =
      std::to_chars(digits, digits + sizeof digits, static_cast<std::uint32_t>(c)).ptr;
  text.add({digits, static_cast<std::size_t>(end - digits)});
}

void add_escape(StrBuilder& text, char32_t c) {
  const int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
  text.add(digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U");
  for (int i = digits - 1; i >= 0; --i)
    text.add(static_cast<char32_t>("0123456789abcdef"[c >> (4 * i) & 15]));
}

Own<Object> xml_reference(Runtime& rt, Object&, Arguments arguments) {
  if (!is_instance(arguments[0], *rt.types.unicode_encode_error))
    return cannot_handle(rt, arguments[0]);
  const Fault fault = take_apart(rt, arguments[0]);
  if (!fault) return raised;
  StrBuilder text(rt);
  for (std::size_t i = fault.start; i < fault.end; ++i) {
    text.add("&#");
    add_number(text, fault.text().at(i));
    text.add(";");
  }
  return pair(rt, text.finish(), fault.end);
}

Own<Object> backslash(Runtime& rt, Object&, Arguments arguments) {
  const Fault fault = take_apart(rt, arguments[0]);
  if (!fault) return raised;
  StrBuilder text(rt);
  for (std::size_t i = fault.start; i < fault.end; ++i)
    add_escape(text, fault.kind == Kind::decoding ? static_cast<unsigned char>(fault.octets()[i])
                                                  : fault.text().at(i));
  return pair(rt, text.finish(), fault.end);
}

Own<Object> name_character(Runtime& rt, Object&, Arguments arguments) {
  if (!is_instance(arguments[0], *rt.types.unicode_encode_error))
    return cannot_handle(rt, arguments[0]);
  const Fault fault = take_apart(rt, arguments[0]);
  if (!fault) return raised;
  StrBuilder text(rt);
  for (std::size_t i = fault.start; i < fault.end; ++i) {
    char memory[unicode::kLongestName + 1];
    const std::string_view name = unicode::name_of_character(fault.text().at(i), memory);
    if (name.empty())
      add_escape(text, fault.text().at(i));
    else
      text.add("\\N{").add(name).add("}");
  }
  return pair(rt, text.finish(), fault.end);
}

Raised raise_given(Runtime& rt, Object& given) {
  auto& error = static_cast<Exception&>(given);
  link_context(rt, error);
  return rt.raise_object(own(error));
}

Own<Object> surrogate_escape(Runtime& rt, Object&, Arguments arguments) {
  const Fault fault = take_apart(rt, arguments[0]);
  if (!fault) return raised;
  if (fault.kind == Kind::translating) return cannot_handle(rt, arguments[0]);
  if (fault.kind == Kind::encoding) {
    OctetBuilder out(rt);
    for (std::size_t i = fault.start; i < fault.end; ++i) {
      const char32_t c = fault.text().at(i);
      if (c < 0xdc80 || c > 0xdcff) return raise_given(rt, arguments[0]);
      out.append(static_cast<char>(c - 0xdc00));
    }
    return pair(rt, out.finish(), fault.end);
  }
  StrBuilder text(rt);
  std::size_t at = fault.start;
  for (; at < fault.end && at < fault.start + 4; ++at) {
    const auto octet = static_cast<unsigned char>(fault.octets()[at]);
    if (octet < 0x80) break;
    text.add(char32_t{0xdc00} + octet);
  }
  if (at == fault.start) return raise_given(rt, arguments[0]);
  return pair(rt, text.finish(), at);
}

TextEncoding unicode_encoding(const Fault& fault) {
  if (!fault.encoding || !fault.encoding->ascii()) return TextEncoding::unknown;
  const TextEncoding found = text_encoding_named(fault.encoding->ascii_view());
  if (found == TextEncoding::utf16) return TextEncoding::utf16_le;
  if (found == TextEncoding::utf32) return TextEncoding::utf32_le;
  if (found == TextEncoding::utf8 || found >= TextEncoding::utf16)
    return is_charmap(found) ? TextEncoding::unknown : found;
  return TextEncoding::unknown;
}

Own<Object> surrogate_pass(Runtime& rt, Object&, Arguments arguments) {
  const Fault fault = take_apart(rt, arguments[0]);
  if (!fault) return raised;
  if (fault.kind == Kind::translating) return cannot_handle(rt, arguments[0]);
  const TextEncoding encoding = unicode_encoding(fault);
  if (encoding == TextEncoding::unknown) return raise_given(rt, arguments[0]);
  if (fault.kind == Kind::encoding) {
    OctetBuilder out(rt);
    for (std::size_t i = fault.start; i < fault.end; ++i) {
      const char32_t c = fault.text().at(i);
      char octets[kLongestCharacter];
      if (c < 0xd800 || c > 0xdfff) return raise_given(rt, arguments[0]);
      out.append({octets, write_character(encoding, c, octets, true)});
    }
    return pair(rt, out.finish(), fault.end);
  }
  const std::string_view rest = fault.octets().substr(fault.start);
  const auto at = [rest](std::size_t i) -> char32_t { return static_cast<unsigned char>(rest[i]); };
  char32_t c = 0;
  std::size_t width = encoding == TextEncoding::utf8       ? 3
                      : encoding <= TextEncoding::utf16_be ? 2
                                                           : 4;
  if (rest.size() >= width) {
    const bool big = encoding == TextEncoding::utf16_be || encoding == TextEncoding::utf32_be;
    if (width == 3) {
      if ((at(0) & 0xf0) == 0xe0 && (at(1) & 0xc0) == 0x80 && (at(2) & 0xc0) == 0x80)
        c = (at(0) & 15) << 12 | (at(1) & 0x3f) << 6 | (at(2) & 0x3f);
    } else {
      for (std::size_t k = 0; k < width; ++k) c = c << 8 | at(big ? k : width - 1 - k);
    }
  }
  if (c < 0xd800 || c > 0xdfff) return raise_given(rt, arguments[0]);
  return pair(rt, str_of_char(rt, c), fault.start + width);
}

constexpr NativeMethod kHandlers[] = {
    {"strict_errors", strict, Takes::one, 0, 255, Binding::function},
    {"ignore_errors", ignore, Takes::one, 0, 255, Binding::function},
    {"replace_errors", replace, Takes::one, 0, 255, Binding::function},
    {"xmlcharrefreplace_errors", xml_reference, Takes::one, 0, 255, Binding::function},
    {"backslashreplace_errors", backslash, Takes::one, 0, 255, Binding::function},
    {"namereplace_errors", name_character, Takes::one, 0, 255, Binding::function},
    {"surrogatepass", surrogate_pass, Takes::one, 0, 255, Binding::function},
    {"surrogateescape", surrogate_escape, Takes::one, 0, 255, Binding::function},
};

}  // namespace

Status add_error_handlers(Runtime& rt, Dict& handlers) {
  Filler filler(rt, handlers);
  for (const NativeMethod& handler : kHandlers) {
    std::string_view name = handler.name;
    if (name.ends_with("_errors")) name.remove_suffix(7);
    filler.set(name, make_native_callable(rt, handler, nullptr, nullptr));
  }
  return filler.status();
}

}  // namespace vitro::vm::codecs
