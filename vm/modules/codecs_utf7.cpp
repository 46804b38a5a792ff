// UTF-7 (RFC 2152): runs of what is not ASCII as base 64 of UTF-16, between '+' and '-'.
#include "objects/operations.hpp"
#include "vm/modules/codecs.hpp"

namespace vitro::vm::codecs {

namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int digit_value(char c) {
  const std::size_t place = kDigits.find(c);
  return place == std::string_view::npos ? -1 : static_cast<int>(place);
}

// Characters that encoding writes as themselves: letters, digits, blanks and some punctuation.
bool is_direct(char32_t c) {
  if (c >= 0x80) return false;
  const char octet = static_cast<char>(c);
  return c == 0 || c == ' ' || c == '\t' || c == '\n' || c == '\r' ||
         (c > ' ' && c < 0x7f && octet != '+' && octet != '\\' && octet != '~');
}

Own<Object> utf_7_encode(Runtime& rt, Object&, Arguments arguments) {
  Str* errors;
  if (!codec_arguments(rt, "utf_7_encode", arguments, 2, errors)) return raised;
  Str* text = text_argument(rt, "utf_7_encode", arguments);
  if (!text) return raised;
  OctetBuilder out(rt);
  bool shifted = false;
  std::uint32_t bits = 0;
  unsigned held = 0;
  const auto put_unit = [&](char32_t unit) {
    bits = bits << 16 | unit;
    held += 16;
    while (held >= 6) {
      held -= 6;
      out.append(kDigits[bits >> held & 0x3f]);
    }
    bits &= (1u << held) - 1;
  };
  const auto end_run = [&] {
    if (held) out.append(kDigits[bits << (6 - held) & 0x3f]);
    bits = held = 0;
    shifted = false;
  };
  for (std::size_t i = 0; i < text->length; ++i) {
    const char32_t c = text->at(i);
    if (shifted && is_direct(c)) {
      end_run();
      if (digit_value(static_cast<char>(c)) >= 0 || c == '-') out.append('-');
    }
    if (!shifted && c == '+') {
      out.append("+-");
      continue;
    }
    if (!shifted && is_direct(c)) {
      out.append(static_cast<char>(c));
      continue;
    }
    if (!shifted) out.append('+');
    shifted = true;
    if (c >= 0x10000) {
      put_unit(0xd800 | (c - 0x10000) >> 10);
      put_unit(0xdc00 | ((c - 0x10000) & 0x3ff));
    } else {
      put_unit(c);
    }
  }
  if (shifted) {
    end_run();
    out.append('-');
  }
  return pair(rt, out.finish(), text->length);
}

// One run or one character at a time; a fault ends it.
class Utf7Reader {
 public:
  Utf7Reader(std::string_view view, StrBuilder& text) : view_(view), text_(text) {}
  std::size_t at = 0;

  // Null: something was read. Else why not; `fault_end` then tells where that ends. A run that the
  // end of the octets cuts off is incomplete.
  const char* read(bool final, bool& incomplete, std::size_t& fault_end) {
    const char c = view_[at];
    incomplete = false;
    if (c != '+') {
      if (static_cast<unsigned char>(c) >= 0x80) {
        fault_end = at + 1;
        return "unexpected special character";
      }
      text_.add(static_cast<char32_t>(c));
      ++at;
      return nullptr;
    }
    if (at + 1 < view_.size() && view_[at + 1] == '-') {
      text_.add(char32_t{'+'});
      at += 2;
      return nullptr;
    }
    if (at + 1 < view_.size() && digit_value(view_[at + 1]) < 0) {
      fault_end = at + 2;
      return "ill-formed sequence";
    }
    return read_run(final, incomplete, fault_end);
  }

 private:
  const char* read_run(bool final, bool& incomplete, std::size_t& fault_end) {
    std::size_t i = at + 1;
    while (i < view_.size() && digit_value(view_[i]) >= 0) ++i;
    if (i >= view_.size() && !final) {
      incomplete = true;
      return "unterminated shift sequence";
    }
    i = at + 1;
    std::uint32_t bits = 0;
    unsigned held = 0;
    char32_t high = 0;
    char32_t found[64];
    std::size_t count = 0;
    const auto flush = [&] {
      for (std::size_t k = 0; k < count; ++k) text_.add(found[k]);
      count = 0;
    };
    for (; i < view_.size(); ++i) {
      const int digit = digit_value(view_[i]);
      if (digit < 0) break;
      bits = bits << 6 | static_cast<std::uint32_t>(digit);
      held += 6;
      if (held < 16) continue;
      held -= 16;
      const char32_t unit = bits >> held & 0xffff;
      bits &= (1u << held) - 1;
      if (high && unit >= 0xdc00 && unit <= 0xdfff) {
        found[count++] = 0x10000 + ((high & 0x3ff) << 10 | (unit & 0x3ff));
        high = 0;
      } else {
        if (high) found[count++] = high;
        high = 0;
        if (unit >= 0xd800 && unit <= 0xdbff)
          high = unit;
        else
          found[count++] = unit;
      }
      if (count > 60) flush();
    }
    fault_end = i >= view_.size() ? i : i + 1;
    if (i >= view_.size()) {
      flush();
      return "unterminated shift sequence";
    }
    if (held >= 6) return "partial character in base64 sequence";
    if (held && bits) return "non-zero padding bits in base64 sequence";
    if (high) found[count++] = high;
    flush();
    if (static_cast<unsigned char>(view_[i]) >= 0x80) return "unexpected special character";
    at = view_[i] == '-' ? i + 1 : i;
    return nullptr;
  }

  std::string_view view_;
  StrBuilder& text_;
};

Own<Object> utf_7_decode(Runtime& rt, Object&, Arguments arguments) {
  Str* errors;
  if (!codec_arguments(rt, "utf_7_decode", arguments, 3, errors)) return raised;
  const Ref<Bytes> octets = octets_argument(rt, "utf_7_decode", arguments);
  if (!octets) return raised;
  const auto final = arguments.count > 2 ? truth(rt, arguments[2]) : Fallible<bool>(false);
  if (!final) return raised;
  StrBuilder text(rt);
  Utf7Reader reader(octets->view(), text);
  while (reader.at < octets->length && !text.failed()) {
    bool incomplete;
    std::size_t end = 0;
    const char* reason = reader.read(*final, incomplete, end);
    if (!reason) continue;
    if (incomplete) break;
    const Answer answer =
        ask_decoding(rt, errors, "utf7", *octets, octets->length, reader.at, end, reason);
    if (!answer) return raised;
    text.add(static_cast<Str&>(*answer.replacement));
    reader.at = answer.next;
  }
  return pair(rt, text.finish(), reader.at);
}

constexpr NativeMethod kFunctions[] = {
    {"utf_7_encode", utf_7_encode, Takes::anything, 0, 255, Binding::function},
    {"utf_7_decode", utf_7_decode, Takes::anything, 0, 255, Binding::function},
};

}  // namespace

std::span<const NativeMethod> utf7_functions() { return kFunctions; }

}  // namespace vitro::vm::codecs
