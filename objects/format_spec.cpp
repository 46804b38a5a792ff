// Reading a format specifier and laying out numbers and text as it asks.
#include "objects/format_spec.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "objects/float.hpp"
#include "objects/float_text.hpp"
#include "objects/int_big.hpp"
#include "objects/operations.hpp"
#include "objects/str_data.hpp"
#include "objects/unicode.hpp"

namespace vitro {

namespace {

bool is_align(char32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

// Decimal digits from `i` on; -1: none.
Fallible<std::int64_t> read_number(Runtime& rt, const Str& text, std::size_t& i) {
  std::int64_t number = -1;
  for (; i < text.length; ++i) {
    const int digit = unicode::decimal_value(text.at(i));
    if (digit < 0) break;
    if (number > (std::numeric_limits<std::int64_t>::max() - digit) / 10)
      return rt.raise(*rt.types.value_error, "Too many decimal digits in format string");
    number = std::max<std::int64_t>(number, 0) * 10 + digit;
  }
  return number;
}

// A type character as messages show it.
Own<Str> shown(Runtime& rt, char32_t c) {
  if (c > 32 && c < 128) return str_of_char(rt, c);
  char digits[12];
  const auto end =
      std::to_chars(digits, digits + sizeof digits, static_cast<std::uint32_t>(c), 16).ptr;
  StrBuilder out(rt);
  out.add("\\x").add(std::string_view(digits, static_cast<std::size_t>(end - digits)));
  return out.finish();
}

Raised unknown_code(Runtime& rt, char32_t code, const Type& type) {
  const Ref<Str> text = shown(rt, code);
  if (!text) return raised;
  return rt.raise(*rt.types.value_error, "Unknown format code '%S' for object of type '%T'",
                  text.get(), &type);
}

Status check_grouping(Runtime& rt, const FormatSpec& spec) {
  constexpr std::u32string_view kDecimal = U"defgEG%F", kBinary = U"boxX";
  if (!spec.grouping || !spec.type || kDecimal.find(spec.type) != kDecimal.npos) return ok;
  if (spec.grouping == '_' && kBinary.find(spec.type) != kBinary.npos) return ok;
  const Ref<Str> code = shown(rt, spec.type);
  if (!code) return raised;
  return rt.raise(*rt.types.value_error, "Cannot specify '%c' with '%S'.", spec.grouping,
                  code.get());
}

// [[fill]align][sign][z][#][0][width][grouping][.precision][type]
Status parse(Runtime& rt, Str& text, const Type& type, char32_t default_type,
             char32_t default_align, FormatSpec* spec) {
  spec->type = default_type;
  std::size_t i = 0;
  const auto peek = [&text, &i](std::size_t ahead = 0) {
    return i + ahead < text.length ? text.at(i + ahead) : char32_t{0};
  };
  const auto accept = [&](char32_t c) {
    if (i >= text.length || text.at(i) != c) return false;
    ++i;
    return true;
  };
  bool fill_given = false;
  spec->align = default_align;
  bool align_given = true;
  if (text.length >= 2 && is_align(text.at(1))) {
    spec->fill = text.at(0);
    spec->align = text.at(1);
    fill_given = true;
    i = 2;
  } else if (text.length >= 1 && is_align(text.at(0))) {
    spec->align = text.at(0);
    i = 1;
  } else {
    align_given = false;
  }
  if (peek() == '+' || peek() == '-' || peek() == ' ') spec->sign = text.at(i++);
  spec->no_negative_zero = accept('z');
  spec->alternate = accept('#');
  if (!fill_given && accept('0')) {
    spec->fill = '0';
    if (!align_given && default_align == '>') spec->align = '=';
  }
  const Fallible<std::int64_t> width = read_number(rt, text, i);
  if (!width) return raised;
  spec->width = *width;
  if (accept(',')) spec->grouping = ',';
  if (peek() == '_') {
    if (spec->grouping) return rt.raise(*rt.types.value_error, "Cannot specify both ',' and '_'.");
    spec->grouping = '_';
    ++i;
  }
  if (peek() == ',' && spec->grouping == '_')
    return rt.raise(*rt.types.value_error, "Cannot specify both ',' and '_'.");
  if (accept('.')) {
    const Fallible<std::int64_t> precision = read_number(rt, text, i);
    if (!precision) return raised;
    if (*precision < 0)
      return rt.raise(*rt.types.value_error, "Format specifier missing precision");
    spec->precision = *precision;
  }
  if (text.length - i > 1)
    return rt.raise(*rt.types.value_error, "Invalid format specifier '%S' for object of type '%T'",
                    &text, &type);
  if (i < text.length) spec->type = text.at(i);
  return check_grouping(rt, *spec);
}

// ---- layout ----

// A number cut into what layout treats differently.
struct NumberText {
  char sign = 0;            // 0: none
  std::string_view prefix;  // 0x
  std::string_view digits;  // before the point, what grouping applies to
  std::string_view rest;    // point, fraction, exponent, %
};

void add_digits(StrBuilder& out, std::string_view digits, std::size_t total, char32_t separator,
                std::size_t group) {
  const std::size_t zeros = total - digits.size();
  if (!separator) {
    out.add_repeated('0', zeros).add(digits);
    return;
  }
  for (std::size_t i = 0; i < total; ++i) {
    if (i > 0 && (total - i) % group == 0) out.add(separator);
    out.add(static_cast<char32_t>(i < zeros ? '0' : digits[i - zeros]));
  }
}

Own<Str> lay_out(Runtime& rt, const NumberText& number, const FormatSpec& spec) {
  const std::size_t group =
      spec.type == 'b' || spec.type == 'o' || spec.type == 'x' || spec.type == 'X' ? 4 : 3;
  const auto grouped_length = [&](std::size_t count) {
    return count + (spec.grouping && count > 0 ? (count - 1) / group : 0);
  };
  const std::size_t width = spec.width > 0 ? static_cast<std::size_t>(spec.width) : 0;
  const std::size_t around = (number.sign != 0) + number.prefix.size() + number.rest.size();
  std::size_t total = number.digits.size();
  // Zeros that fill count as digits and are grouped as such.
  if (spec.fill == '0' && spec.align == '=' && total > 0 &&
      width > around + grouped_length(total)) {
    const std::size_t wanted = width - around;
    if (wanted > kLongestStr) return rt.raise_memory_error();
    if (spec.grouping) total = std::max(total, wanted - wanted / (group + 1));
    while (grouped_length(total) < wanted) ++total;
  }
  const std::size_t length = around + grouped_length(total);
  const std::size_t padding = width > length ? width - length : 0;
  const std::size_t left = spec.align == '>' || spec.align == '=' ? padding
                           : spec.align == '^'                    ? padding / 2
                                                                  : 0;
  StrBuilder out(rt);
  const auto add_head = [&] {
    if (number.sign) out.add(static_cast<char32_t>(number.sign));
    out.add(number.prefix);
  };
  if (spec.align == '=') add_head();
  out.add_repeated(spec.fill, left);
  if (spec.align != '=') add_head();
  add_digits(out, number.digits, total, spec.grouping, group);
  out.add(number.rest);
  out.add_repeated(spec.fill, padding - left);
  return out.finish();
}

char sign_for(bool negative, const FormatSpec& spec) {
  if (negative) return '-';
  return spec.sign == '+' || spec.sign == ' ' ? static_cast<char>(spec.sign) : '\0';
}

Own<Str> pad_text(Runtime& rt, Str& text, std::size_t length, const FormatSpec& spec) {
  const std::size_t width = spec.width > 0 ? static_cast<std::size_t>(spec.width) : 0;
  if (length == text.length && width <= length) return exact_str(rt, text);
  const std::size_t padding = width > length ? width - length : 0;
  const std::size_t left = spec.align == '>' || spec.align == '=' ? padding
                           : spec.align == '^'                    ? padding / 2
                                                                  : 0;
  const Ref<Str> shortened = str_slice(rt, text, 0, length);
  if (!shortened) return raised;
  StrBuilder out(rt);
  out.add_repeated(spec.fill, left).add(*shortened).add_repeated(spec.fill, padding - left);
  return out.finish();
}

}  // namespace

// ---- int ----

Own<Str> format_int_with(Runtime& rt, Object& number, const FormatSpec& spec) {
  const int base = spec.type == 'b'                       ? 2
                   : spec.type == 'o'                     ? 8
                   : spec.type == 'x' || spec.type == 'X' ? 16
                                                          : 10;
  const bool negative = static_cast<Int&>(number).negative();
  const Ref<Str> text = int_to_text(rt, number, base, false);
  if (!text) return raised;
  std::string_view digits = text->ascii_view().substr(negative);
  const std::size_t least =
      spec.precision > 0 ? static_cast<std::size_t>(spec.precision) : 0;  // the % operator's
  const std::size_t zeros = least > digits.size() ? least - digits.size() : 0;
  ScratchBytes changed(rt, spec.type == 'X' || zeros ? zeros + digits.size() : 1);
  if (!changed) return raised;
  if (spec.type == 'X' || zeros) {
    std::fill_n(changed.text(), zeros, '0');
    const bool upper = spec.type == 'X';
    std::transform(digits.begin(), digits.end(), changed.text() + zeros,
                   [upper](char c) { return upper && c >= 'a' ? static_cast<char>(c - 0x20) : c; });
    digits = {changed.text(), zeros + digits.size()};
  }
  NumberText parts{.sign = sign_for(negative, spec), .prefix = {}, .digits = digits, .rest = {}};
  if (spec.alternate && base != 10)
    parts.prefix = base == 2 ? "0b" : base == 8 ? "0o" : spec.type == 'X' ? "0X" : "0x";
  return lay_out(rt, parts, spec);
}

namespace {

Own<Object> format_as_char(Runtime& rt, Object& number, const FormatSpec& spec) {
  if (spec.sign)
    return rt.raise(*rt.types.value_error, "Sign not allowed with integer format specifier 'c'");
  if (spec.alternate)
    return rt.raise(*rt.types.value_error,
                    "Alternate form (#) not allowed with integer format specifier 'c'");
  if (number.aux != 0)
    return rt.raise(*rt.types.overflow_error, "Python int too large to convert to C long");
  const std::int64_t point = int_clamped(number);
  if (point < 0 || point > 0x10ffff)
    return rt.raise(*rt.types.overflow_error, "%%c arg not in range(0x110000)");
  const Ref<Str> text = str_of_char(rt, static_cast<char32_t>(point));
  if (!text) return raised;
  return pad_text(rt, *text, 1, spec);
}

}  // namespace

Own<Object> format_int(Runtime& rt, Object& number, Str& spec_text) {
  if (spec_text.length == 0) return str_of(rt, number);
  FormatSpec spec;
  if (!parse(rt, spec_text, *number.type, 'd', '>', &spec)) return raised;
  switch (spec.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n':
      if (spec.precision >= 0)
        return rt.raise(*rt.types.value_error, "Precision not allowed in integer format specifier");
      if (spec.no_negative_zero)
        return rt.raise(*rt.types.value_error,
                        "Negative zero coercion (z) not allowed in integer format specifier");
      if (spec.type == 'c') return format_as_char(rt, number, spec);
      return format_int_with(rt, number, spec);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': {
      const Fallible<double> value = int_to_double(rt, number);
      if (!value) return raised;
      return format_float_with(rt, *value, spec);
    }
    default: return unknown_code(rt, spec.type, *number.type);
  }
}

// ---- float ----

namespace {

// As repr() writes the parts of a complex number: without ".0".
constexpr char32_t kComplexPart = 'j';

// An exact expansion has no more digits than this; what is asked beyond are zeros.
constexpr std::int64_t kMostExactDigits = 1100;

// Text of a finite magnitude, gathered in one buffer: digits, then the rest.
class FloatText {
 public:
  FloatText(Runtime& rt, std::size_t room) : buffer_(rt, room) {}
  explicit operator bool() const { return static_cast<bool>(buffer_); }

  void put(char c) { buffer_.text()[used_++] = c; }
  void put(std::string_view text) {
    std::copy(text.begin(), text.end(), buffer_.text() + used_);
    used_ += text.size();
  }
  void put_zeros(std::int64_t count) {
    if (count <= 0) return;
    std::fill_n(buffer_.text() + used_, count, '0');
    used_ += static_cast<std::size_t>(count);
  }
  void end_of_digits() { digits_ = used_; }
  void put_exponent(int exponent) {
    put('e');
    put(exponent < 0 ? '-' : '+');
    const int size = exponent < 0 ? -exponent : exponent;
    if (size < 10) put('0');
    char text[8];
    put({text, static_cast<std::size_t>(std::to_chars(text, text + sizeof text, size).ptr - text)});
  }
  void upper() {
    for (std::size_t i = 0; i < used_; ++i)
      if (char& c = buffer_.text()[i]; c >= 'a' && c <= 'z') c = static_cast<char>(c - 0x20);
  }
  [[nodiscard]] bool all_zero() {
    return std::none_of(buffer_.text(), buffer_.text() + used_,
                        [](char c) { return c >= '1' && c <= '9'; });
  }
  [[nodiscard]] std::string_view digits() { return {buffer_.text(), digits_}; }
  [[nodiscard]] std::string_view rest() { return {buffer_.text() + digits_, used_ - digits_}; }

 private:
  ScratchBytes buffer_;
  std::size_t used_ = 0, digits_ = 0;
};

void put_fixed(FloatText& out, double magnitude, std::int64_t precision, bool point) {
  char text[kMostExactDigits + 320];
  const auto exact = static_cast<int>(std::min(precision, kMostExactDigits));
  const auto end =
      std::to_chars(text, text + sizeof text, magnitude, std::chars_format::fixed, exact).ptr;
  const std::string_view all(text, static_cast<std::size_t>(end - text));
  const std::size_t dot = all.size() - (exact > 0 ? static_cast<std::size_t>(exact) + 1 : 0);
  out.put(all.substr(0, dot));
  out.end_of_digits();
  out.put(all.substr(dot));
  out.put_zeros(precision - exact);
  if (precision == 0 && point) out.put('.');
}

// `zeros` follow the digits.
void put_scientific(FloatText& out, DecimalDigits number, std::int64_t zeros, bool point) {
  out.put(number.digits[0]);
  out.end_of_digits();
  if (number.digits.size() > 1 || zeros > 0 || point) out.put('.');
  out.put(number.digits.substr(1));
  out.put_zeros(zeros);
  out.put_exponent(number.exponent);
}

void put_positional(FloatText& out, DecimalDigits number, std::int64_t zeros, bool point,
                    bool add_dot_0) {
  const auto count = static_cast<int>(number.digits.size());
  const int whole = number.exponent + 1;  // digits before the point
  if (whole <= 0) {
    out.put('0');
    out.end_of_digits();
    out.put('.');
    out.put_zeros(-whole);
    out.put(number.digits);
    out.put_zeros(zeros);
    return;
  }
  out.put(number.digits.substr(0, static_cast<std::size_t>(std::min(whole, count))));
  if (whole > count) {
    out.put_zeros(whole - count);
    zeros -= whole - count;
  }
  out.end_of_digits();
  const bool fraction = count > whole || zeros > 0;
  if (fraction || point || add_dot_0) out.put('.');
  if (count > whole) out.put(number.digits.substr(static_cast<std::size_t>(whole)));
  out.put_zeros(zeros);
  if (!fraction && add_dot_0) out.put('0');
}

void put_general(FloatText& out, double magnitude, std::int64_t precision, bool alternate,
                 bool add_dot_0) {
  precision = std::max<std::int64_t>(precision, 1);
  char text[kMostExactDigits + 32];
  const auto exact = static_cast<int>(std::min(precision, kMostExactDigits));
  const auto end =
      std::to_chars(text, text + sizeof text, magnitude, std::chars_format::scientific, exact - 1)
          .ptr;
  DecimalDigits number = digits_of_scientific(text, static_cast<std::size_t>(end - text));
  std::int64_t zeros = 0;
  if (alternate) {
    zeros = precision - exact;
  } else {
    const std::size_t last = number.digits.find_last_not_of('0');
    number.digits = number.digits.substr(0, last == std::string_view::npos ? 1 : last + 1);
  }
  const bool scientific = number.exponent < -4 || number.exponent >= precision - add_dot_0;
  if (scientific) return put_scientific(out, number, zeros, alternate);
  put_positional(out, number, zeros, alternate, add_dot_0);
}

void put_shortest(FloatText& out, double magnitude, bool alternate, bool add_dot_0) {
  char text[kShortFloatText];
  const DecimalDigits number = shortest_digits(magnitude, text);
  if (number.exponent < -4 || number.exponent >= 16)
    return put_scientific(out, number, 0, alternate);
  put_positional(out, number, 0, alternate, add_dot_0);
}

void put_finite(FloatText& out, double magnitude, const FormatSpec& spec) {
  const std::int64_t precision = spec.precision < 0 ? 6 : spec.precision;
  switch (spec.type) {
    case 'e':
    case 'E': {
      char text[kMostExactDigits + 32];
      const auto exact = static_cast<int>(std::min(precision, kMostExactDigits));
      const auto end =
          std::to_chars(text, text + sizeof text, magnitude, std::chars_format::scientific, exact)
              .ptr;
      const DecimalDigits number = digits_of_scientific(text, static_cast<std::size_t>(end - text));
      return put_scientific(out, number, precision - exact, spec.alternate);
    }
    case 'f':
    case 'F':
    case '%': return put_fixed(out, magnitude, precision, spec.alternate);
    case 'g':
    case 'G':
    case 'n': return put_general(out, magnitude, precision, spec.alternate, false);
    default:
      if (spec.precision < 0)
        return put_shortest(out, magnitude, spec.alternate, spec.type != kComplexPart);
      return put_general(out, magnitude, spec.precision, spec.alternate, true);
  }
}

}  // namespace

Own<Str> format_float_with(Runtime& rt, double value, const FormatSpec& spec) {
  if (spec.type == '%') value *= 100;
  if (spec.precision > std::numeric_limits<std::int32_t>::max())
    return rt.raise(*rt.types.value_error, "precision too big");
  bool negative = std::signbit(value) && !std::isnan(value);
  const std::int64_t precision = spec.precision < 0 ? 6 : spec.precision;
  FloatText text(rt, static_cast<std::size_t>(precision) + 340);
  if (!text) return raised;
  if (std::isfinite(value)) {
    put_finite(text, std::fabs(value), spec);
  } else {
    text.end_of_digits();
    text.put(std::isnan(value) ? "nan" : "inf");
  }
  if (spec.type == 'E' || spec.type == 'F' || spec.type == 'G') text.upper();
  if (spec.no_negative_zero && negative && std::isfinite(value) && text.all_zero())
    negative = false;
  if (spec.type == '%') text.put('%');
  const NumberText parts{
      .sign = sign_for(negative, spec), .prefix = {}, .digits = text.digits(), .rest = text.rest()};
  return lay_out(rt, parts, spec);
}

Own<Object> format_float(Runtime& rt, double value, Str& spec_text) {
  if (spec_text.length == 0) return float_repr(rt, value);
  FormatSpec spec;
  if (!parse(rt, spec_text, *rt.types.float_, 0, '>', &spec)) return raised;
  switch (spec.type) {
    case 0:
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case 'n':
    case '%': return format_float_with(rt, value, spec);
    default: return unknown_code(rt, spec.type, *rt.types.float_);
  }
}

// ---- complex ----

Own<Object> format_complex(Runtime& rt, double real, double imag, Type& type, Str& spec_text) {
  FormatSpec spec;
  if (!parse(rt, spec_text, type, 0, '>', &spec)) return raised;
  constexpr std::u32string_view kTypes = U"eEfFgGn";
  if (spec.type && kTypes.find(spec.type) == kTypes.npos) return unknown_code(rt, spec.type, type);
  if (spec.fill == '0')
    return rt.raise(*rt.types.value_error,
                    "Zero padding is not allowed in complex format specifier");
  if (spec.align == '=')
    return rt.raise(*rt.types.value_error,
                    "'=' alignment flag is not allowed in complex format specifier");
  // Without a type the number looks as its repr does, whatever the precision.
  const bool as_repr = spec.type == 0;
  const bool only_imaginary = as_repr && real == 0.0 && !std::signbit(real);
  FormatSpec part = spec;
  part.width = -1;
  if (as_repr) part.type = spec.precision < 0 ? kComplexPart : U'g';
  const Ref<Str> first = only_imaginary ? own(*rt.empty_str) : format_float_with(rt, real, part);
  if (!first) return raised;
  if (!only_imaginary) part.sign = '+';
  const Ref<Str> second = format_float_with(rt, imag, part);
  if (!second) return raised;
  StrBuilder text(rt);
  if (as_repr && !only_imaginary) text.add(U'(');
  text.add(*first).add(*second).add(U'j');
  if (as_repr && !only_imaginary) text.add(U')');
  const Ref<Str> whole = text.finish();
  if (!whole) return raised;
  return pad_text(rt, *whole, whole->length, spec);
}

// ---- str ----

Own<Object> format_str(Runtime& rt, Str& text, Str& spec_text) {
  if (spec_text.length == 0) return str_of(rt, text);
  FormatSpec spec;
  if (!parse(rt, spec_text, *rt.types.str, 's', '<', &spec)) return raised;
  const auto refuse = [&rt](const char* message) {
    return rt.raise(*rt.types.value_error, message);
  };
  if (spec.type != 's') return unknown_code(rt, spec.type, *rt.types.str);
  if (spec.sign == ' ') return refuse("Space not allowed in string format specifier");
  if (spec.sign) return refuse("Sign not allowed in string format specifier");
  if (spec.no_negative_zero)
    return refuse("Negative zero coercion (z) not allowed in string format specifier");
  if (spec.alternate) return refuse("Alternate form (#) not allowed in string format specifier");
  if (spec.align == '=') return refuse("'=' alignment not allowed in string format specifier");
  std::size_t length = text.length;
  if (spec.precision >= 0) length = std::min(length, static_cast<std::size_t>(spec.precision));
  return pad_text(rt, text, length, spec);
}

}  // namespace vitro
