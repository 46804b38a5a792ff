// The values of numeric literals, and names as identifiers.
#include <charconv>
#include <cstdlib>
#include <memory>

#include <utf8proc.h>

#include "compiler/parser_internal.hpp"

namespace vitro::compiler {

using ast::Constant;
using ast::ConstantType;
using ast::Expression;

namespace {

double to_double(const std::string& text) {
  double value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  // Out of range says neither in which direction nor what is left of the value.
  if (error == std::errc::result_out_of_range) value = std::strtod(text.c_str(), nullptr);
  return value;
}

}  // namespace

Expression* Parser::number() {
  const Mark start = mark_++;
  const Token token = tokens_[start];
  std::string text;
  for (char c : token.text()) {
    if (c != '_') text.push_back(c);
  }
  auto* result = arena_.make<Constant>(token.span());
  int base = 10;
  std::string_view digits = text;
  if (text.size() > 1 && text[0] == '0') {
    char letter = static_cast<char>(text[1] | 0x20);
    base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
    if (base != 10) digits.remove_prefix(2);
  }
  if (base == 10 && (text.back() == 'j' || text.back() == 'J')) {
    text.pop_back();
    result->type = ConstantType::Imaginary;
    result->real = to_double(text);
    return result;
  }
  if (base == 10 && text.find_first_of(".eE") != std::string::npos) {
    result->type = ConstantType::Float;
    result->real = to_double(text);
    return result;
  }
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
  auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), result->integer, base);
  if (error == std::errc()) {
    result->type = ConstantType::SmallInt;
    return result;
  }
  if (base == 10 && options_.max_int_digits && digits.size() > options_.max_int_digits) {
    mark_ = start;
    return raise_known(Kind::SyntaxError, token.line, 0, token.end_line, 0,
                       "Exceeds the limit (" + std::to_string(options_.max_int_digits) +
                           " digits) for integer string conversion: value has " +
                           std::to_string(digits.size()) +
                           " digits; use sys.set_int_max_str_digits() to increase the limit - "
                           "Consider hexadecimal for "
                           "huge integer literals to avoid decimal conversion limits.");
  }
  result->type = ConstantType::BigInt;
  result->base = static_cast<std::uint8_t>(base);
  result->text = arena_.copy_text(digits);
  return result;
}

// Names are compared in normal form NFKC, which leaves ASCII alone.
Identifier Parser::identifier_of(const Token& token) {
  std::string_view text = token.text();
  bool ascii = true;
  for (char c : text) ascii &= static_cast<unsigned char>(c) < 0x80;
  if (ascii) return arena_.intern(text);
  utf8proc_uint8_t* normal = nullptr;
  utf8proc_ssize_t size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
      static_cast<utf8proc_ssize_t>(text.size()), &normal,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT));
  if (size == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
  if (size < 0) return arena_.intern(text);
  std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(normal, &std::free);
  return arena_.intern({reinterpret_cast<const char*>(normal), static_cast<std::size_t>(size)});
}

}  // namespace vitro::compiler
