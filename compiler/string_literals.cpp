// String and bytes literals: prefixes, escapes and the concatenation of neighbours.
#include "compiler/string_literals.hpp"

namespace vitro::compiler {

using ast::as;
using ast::Constant;
using ast::ConstantType;
using ast::Expression;

namespace {

int hexadecimal_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_octal(char c) { return c >= '0' && c <= '7'; }

// The character a one-letter escape stands for, or 0.
char simple_escape(char c) {
  switch (c) {
    case '\\':
    case '\'':
    case '"': return c;
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    default: return 0;
  }
}

}  // namespace

Expression* Parser::strings() {
  return memoised(Rule::Strings, [this]() -> Expression* {
    const Mark start = mark_;
    while (accept(TokenKind::String)) {
    }
    return concatenate(start);
  });
}

// The value of the string tokens from `start` to here.
Expression* Parser::concatenate(Mark start) {
  const Mark end = mark_;
  FString value(*this, start, end - 1);
  bool is_bytes = false;
  for (Mark token = start; token < end; ++token) {
    StringPart part;
    if (!split_literal(token, part)) return nullptr;
    std::string decoded;
    bool has_surrogates = false;
    std::string_view text = part.body;
    if (!part.is_formatted && !part.is_raw && text.find('\\') != std::string_view::npos) {
      if (!decode_escapes(text, part.is_bytes, token, decoded, has_surrogates)) return nullptr;
      text = decoded;
    } else if (!part.is_formatted && !check_utf8(text)) {
      return nullptr;
    }
    if (token != start && part.is_bytes != is_bytes)
      return raise_here("cannot mix bytes and nonbytes literals");
    is_bytes = part.is_bytes;
    if (!part.is_formatted)
      value.append_text(text, has_surrogates);
    else if (!value.append_formatted(part, token))
      return nullptr;
  }
  Expression* result = value.finish();
  if (is_bytes) {
    auto& constant = as<Constant>(*result);
    constant.type = ConstantType::Bytes;
    constant.u_prefix = false;
  }
  return result;
}

// Takes prefix and quotes off a token. False: a problem has been reported.
bool Parser::split_literal(Mark token, StringPart& part) {
  std::string_view text = tokens_[token].text();
  for (; text[0] != '"' && text[0] != '\''; text.remove_prefix(1)) {
    char letter = static_cast<char>(text[0] | 0x20);
    if (letter == 'b')
      part.is_bytes = true;
    else if (letter == 'r')
      part.is_raw = true;
    else if (letter == 'f')
      part.is_formatted = true;
  }
  const std::size_t quotes = text.size() >= 6 && text[1] == text[0] && text[2] == text[0] ? 3 : 1;
  part.body = text.substr(quotes, text.size() - 2 * quotes);
  if (part.is_bytes) {
    for (char c : part.body) {
      if (static_cast<unsigned char>(c) < 0x80) continue;
      raise_at(token, "bytes can only contain ASCII literal characters");
      return false;
    }
  }
  return true;
}

bool Parser::check_utf8(std::string_view text) {
  if (!input_.unchecked) return true;
  Utf8Defect defect = find_utf8_defect(text);
  if (!defect.reason) return true;
  raise_here("(unicode error) " + describe(defect, text));
  return false;
}

// The hook for positions in messages about bad escapes. They count what CPython's decoder is given,
// where every character that is not ASCII is spelt as an escape of ten.
bool Parser::raise_bad_escape(std::size_t start, std::size_t end, const char* reason) {
  std::string where = end - start == 1 ? "byte 0x5c in position " + std::to_string(start)
                                       : "bytes in position " + std::to_string(start) + "-" +
                                             std::to_string(end - 1);
  raise_here("(unicode error) 'unicodeescape' codec can't decode " + where + ": " + reason);
  return false;
}

void Parser::warn_escape(char character, Mark token) {
  SyntaxWarning warning;
  warning.message = std::string("invalid escape sequence '\\") + character + "'";
  warning.span = tokens_[token].span();
  warnings_.push_back(std::move(warning));
}

bool Parser::decode_escapes(std::string_view body, bool is_bytes, Mark token, std::string& out,
                            bool& has_surrogates) {
  if (!check_utf8(body)) return false;
  constexpr std::size_t kEscaped = 10;  // how long "\U0000abcd" is
  const std::size_t size = body.size();
  std::size_t at = 0;
  std::size_t extra = 0;  // by how much positions in messages are ahead of `at`
  char first_invalid = 0;
  auto put = [&](char32_t character) {
    if (is_bytes) {
      out.push_back(static_cast<char>(character));
      return;
    }
    has_surrogates |= character >= 0xD800 && character <= 0xDFFF;
    append_utf8(out, character);
  };
  // `extra` as it is after the characters between two positions.
  auto more_extra = [&](std::size_t from, std::size_t to) {
    std::size_t more = extra;
    for (; from < to; ++from) {
      auto byte = static_cast<unsigned char>(body[from]);
      if (byte >= 0xC0) more += kEscaped - (byte < 0xE0 ? 2u : byte < 0xF0 ? 3u : 4u);
    }
    return more;
  };
  while (at < size) {
    const char c = body[at];
    if (c != '\\') {
      if (static_cast<unsigned char>(c) < 0x80) {
        out.push_back(c);
        ++at;
        continue;
      }
      std::size_t length = 0;
      decode_utf8(body.substr(at), length);
      out.append(body, at, length);
      at += length;
      extra += kEscaped - length;
      continue;
    }
    const std::size_t start = at++;
    if (at == size || static_cast<unsigned char>(body[at]) >= 0x80) {
      out.push_back('\\');
      extra += 5;
      continue;
    }
    const char kind = body[at++];
    if (kind == '\n') continue;
    if (char simple = simple_escape(kind)) {
      out.push_back(simple);
      continue;
    }
    if (is_octal(kind)) {
      char32_t value = static_cast<char32_t>(kind - '0');
      for (int more = 0; more < 2 && at < size && is_octal(body[at]); ++more) {
        value = value * 8 + static_cast<char32_t>(body[at++] - '0');
      }
      put(value);
      continue;
    }
    const int digits = kind == 'x' ? 2 : is_bytes ? 0 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    if (digits) {
      char32_t value = 0;
      int seen = 0;
      for (; seen < digits && at < size && hexadecimal_digit(body[at]) >= 0; ++seen) {
        value = value * 16 + static_cast<char32_t>(hexadecimal_digit(body[at++]));
      }
      if (seen == digits && value <= 0x10FFFF) {
        put(value);
        continue;
      }
      if (is_bytes) {
        raise_here("(value error) invalid \\x escape at position " + std::to_string(start));
        return false;
      }
      return raise_bad_escape(start + extra, at + extra,
                              seen == digits ? "illegal Unicode character"
                              : digits == 2  ? "truncated \\xXX escape"
                              : digits == 4  ? "truncated \\uXXXX escape"
                                             : "truncated \\UXXXXXXXX escape");
    }
    if (kind == 'N' && !is_bytes) {
      const std::size_t close =
          at < size && body[at] == '{' ? body.find('}', at) : std::string_view::npos;
      if (close == std::string_view::npos || close == at + 1) {
        const std::size_t stop = at == size || body[at] != '{'     ? at
                                 : close == std::string_view::npos ? size
                                                                   : close;
        return raise_bad_escape(start + extra, stop + more_extra(at, stop),
                                "malformed \\N character escape");
      }
      std::string_view name = body.substr(at + 1, close - at - 1);
      const std::int32_t found = options_.unicode_name ? options_.unicode_name(name) : -1;
      if (found < 0)
        return raise_bad_escape(start + extra, close + 1 + more_extra(at, close),
                                "unknown Unicode character name");
      put(static_cast<char32_t>(found));
      at = close + 1;
      continue;
    }
    if (!first_invalid) first_invalid = kind;
    out.push_back('\\');
    out.push_back(kind);
  }
  if (first_invalid) warn_escape(first_invalid, token);
  return true;
}

}  // namespace vitro::compiler
