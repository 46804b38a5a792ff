// The % operator of str and bytes: printf's directives over a tuple, a mapping or one value.
#include <charconv>
#include <limits>

#include "objects/built_in.hpp"
#include "objects/bytes_methods.hpp"
#include "objects/exception.hpp"
#include "objects/float.hpp"
#include "objects/format_spec.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str_methods.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

// Octets as code points and back: how a formatter of text formats bytes.
Own<Str> text_of_octets(Runtime& rt, std::string_view octets) {
  if (octets.size() == 1) return str_of_char(rt, static_cast<unsigned char>(octets[0]));
  const Own<Str> text =
      new_str(rt, octets.size(), all_ascii(octets.data(), octets.size()) ? 0x7f : 0xff);
  if (text && !octets.empty()) std::memcpy(text->data(), octets.data(), octets.size());
  return text;
}

void copy_octets(const Str& text, char* out) {
  for (std::size_t i = 0; i < text.length; ++i) out[i] = static_cast<char>(text.at(i));
}

Own<Bytes> octets_of_text(Runtime& rt, const Str& text) {
  const Own<Bytes> octets = new_bytes(rt, text.length);
  if (octets) copy_octets(text, octets->data());
  return octets;
}

struct Directive {
  bool left = false, plus = false, space = false, alternate = false, zero = false;
  std::int64_t width = -1, precision = -1;
  char32_t type = 0;
};

class PercentFormatter {
 public:
  // `octets`: the format stands for bytes, a code point for each.
  PercentFormatter(Runtime& rt, Str& format, Object& arguments, bool octets)
      : rt_(rt), format_(format), arguments_(arguments), out_(rt), octets_(octets) {
    const bool is_sequence = is_tuple(arguments);
    single_ = is_sequence ? nullptr : &arguments;
    const bool text =
        is_str(arguments) || (octets && (is_bytes(arguments) || is_bytearray(arguments)));
    mapping_ = !is_sequence && !text && arguments.type->slots.getitem ? &arguments : nullptr;
  }

  Own<Str> run() {
    while (i_ < format_.length) {
      add_plain();
      if (i_ == format_.length) break;
      ++i_;  // %
      if (i_ == format_.length) return rt_.raise(*rt_.types.value_error, "incomplete format");
      if (format_.at(i_) == '%') {
        ++i_;
        out_.add(U'%');
        continue;
      }
      Directive directive;
      if (!read_key() || !read_directive(directive) || !convert(directive)) return raised;
    }
    const bool left_over =
        single_ ? !used_single_
                : is_tuple(arguments_) && next_ < static_cast<Tuple&>(arguments_).length();
    if (left_over && !mapping_)
      return rt_.raise(*rt_.types.type_error,
                       octets_ ? "not all arguments converted during bytes formatting"
                               : "not all arguments converted during string formatting");
    return out_.finish();
  }

 private:
  void add_plain() {
    const std::size_t from = i_;
    while (i_ < format_.length && format_.at(i_) != '%') ++i_;
    if (format_.ascii()) {
      out_.add(format_.ascii_view().substr(from, i_ - from));
    } else {
      for (std::size_t k = from; k < i_; ++k) out_.add(format_.at(k));
    }
  }

  // (key): the value it names becomes the one value that this directive can use.
  Status read_key() {
    if (format_.at(i_) != '(') return ok;
    if (!mapping_) return rt_.raise(*rt_.types.type_error, "format requires a mapping");
    const std::size_t from = ++i_;
    int depth = 1;
    for (; i_ < format_.length; ++i_) {
      const char32_t c = format_.at(i_);
      depth += (c == '(') - (c == ')');
      if (depth == 0) break;
    }
    if (depth > 0) return rt_.raise(*rt_.types.value_error, "incomplete format key");
    const Ref<Str> name = str_slice(rt_, format_, from, i_++);
    if (!name) return raised;
    const Ref<Object> key = octets_ ? Own<Object>(octets_of_text(rt_, *name)) : own(*name.get());
    if (!key) return raised;
    held_ = get_item(rt_, *mapping_, *key);
    if (!held_) return raised;
    single_ = held_.get();
    used_single_ = false;
    return ok;
  }

  Object* next_argument() {
    if (single_ && !used_single_) {
      used_single_ = true;
      return single_;
    }
    if (!single_) {
      auto& tuple = static_cast<Tuple&>(arguments_);
      if (next_ < tuple.length()) return &tuple[next_++];
    }
    (void)rt_.raise(*rt_.types.type_error, "not enough arguments for format string");
    return nullptr;
  }

  Status incomplete() { return rt_.raise(*rt_.types.value_error, "incomplete format"); }

  // A number or an asterisk, which takes it from the arguments; stays as it is where there is
  // neither.
  Status read_size(std::int64_t* size, std::int64_t most, const char* message) {
    if (i_ == format_.length) return incomplete();
    if (format_.at(i_) == '*') {
      Object* argument = next_argument();
      if (!argument) return raised;
      if (!is_int(*argument)) return rt_.raise(*rt_.types.type_error, "* wants int");
      const Fallible<std::int64_t> value = int_to_int64(rt_, *argument);
      if (!value) return raised;
      *size = *value;
      ++i_;
      if (*size > most) return rt_.raise(*rt_.types.value_error, message);
      return i_ == format_.length ? incomplete() : ok;
    }
    for (; i_ < format_.length && format_.at(i_) >= '0' && format_.at(i_) <= '9'; ++i_) {
      const auto digit = static_cast<std::int64_t>(format_.at(i_) - '0');
      if (*size > (most - digit) / 10) return rt_.raise(*rt_.types.value_error, message);
      *size = (*size < 0 ? 0 : *size) * 10 + digit;
    }
    return i_ == format_.length ? incomplete() : ok;
  }

  Status read_directive(Directive& directive) {
    for (; i_ < format_.length; ++i_) {
      const char32_t c = format_.at(i_);
      if (c == '-')
        directive.left = true;
      else if (c == '+')
        directive.plus = true;
      else if (c == ' ')
        directive.space = true;
      else if (c == '#')
        directive.alternate = true;
      else if (c == '0')
        directive.zero = true;
      else
        break;
    }
    if (!read_size(&directive.width, std::numeric_limits<std::int64_t>::max(), "width too big"))
      return raised;
    if (directive.width < -1) {
      directive.left = true;
      directive.width = -directive.width;
    }
    if (format_.at(i_) == '.') {
      ++i_;
      directive.precision = -1;
      if (!read_size(&directive.precision, std::numeric_limits<std::int32_t>::max(),
                     "precision too big"))
        return raised;
      if (directive.precision < 0) directive.precision = 0;
    }
    if (const char32_t c = format_.at(i_); c == 'h' || c == 'l' || c == 'L')
      if (++i_ == format_.length) return incomplete();
    directive.type = format_.at(i_++);
    return ok;
  }

  Status convert(const Directive& directive) {
    Object* argument = next_argument();
    if (!argument) return raised;
    switch (directive.type) {
      case 'b':
        if (!octets_) return unsupported(directive.type);
        [[fallthrough]];
      case 's':
        return add_text(octets_ ? text_of_bytes(*argument) : str_of(rt_, *argument), directive);
      case 'r':
        return add_text(octets_ ? ascii_of(rt_, *argument) : repr(rt_, *argument), directive);
      case 'a': return add_text(ascii_of(rt_, *argument), directive);
      case 'c': return convert_character(*argument, directive);
      case 'd':
      case 'i':
      case 'u':
      case 'o':
      case 'x':
      case 'X': return convert_int(*argument, directive);
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G': return convert_float(*argument, directive);
      default: return unsupported(directive.type);
    }
  }

  Status unsupported(char32_t type) {
    char hex[12];
    *std::to_chars(hex, hex + sizeof hex - 1, static_cast<std::uint32_t>(type), 16).ptr = '\0';
    return rt_.raise(
        *rt_.types.value_error, "unsupported format character '%c' (0x%s) at index %zu",
        type >= 31 && type <= 126 ? type : U'?', static_cast<const char*>(hex), i_ - 1);
  }

  Status add(Own<Str> text) {
    const Ref<Str> held = text;
    if (!held) return raised;
    out_.add(*held);
    return out_.failed() ? Status(raised) : ok;
  }

  Status add_text(Own<Str> text, const Directive& directive) {
    const Ref<Str> held = text;
    if (!held) return raised;
    std::size_t length = held->length;
    if (directive.precision >= 0)
      length = std::min(length, static_cast<std::size_t>(directive.precision));
    const auto width = static_cast<std::size_t>(directive.width < 0 ? 0 : directive.width);
    const std::size_t padding = width > length ? width - length : 0;
    const Ref<Str> shown = str_slice(rt_, *held, 0, length);
    if (!shown) return raised;
    if (!directive.left) out_.add_repeated(' ', padding);
    out_.add(*shown);
    if (directive.left) out_.add_repeated(' ', padding);
    return out_.failed() ? Status(raised) : ok;
  }

  Status convert_character(Object& argument, const Directive& directive) {
    Directive unlimited = directive;
    unlimited.precision = -1;
    if (octets_) return convert_octet(argument, unlimited);
    if (is_str(argument) && static_cast<Str&>(argument).length == 1)
      return add_text(own(static_cast<Str&>(argument)), unlimited);
    if (!is_int(argument) && !(argument.type->slots.number.index && !is_str(argument)))
      return rt_.raise(*rt_.types.type_error, "%%c requires int or char");
    const Ref<Object> number = to_index(rt_, argument);
    if (!number) {
      if (!pending_matches(rt_, *rt_.types.type_error)) return raised;
      rt_.clear_pending();
      return rt_.raise(*rt_.types.type_error, "%%c requires int or char");
    }
    const std::int64_t point = int_clamped(*number);
    if (point < 0 || point > 0x10ffff)
      return rt_.raise(*rt_.types.overflow_error, "%%c arg not in range(0x110000)");
    return add_text(str_of_char(rt_, static_cast<char32_t>(point)), unlimited);
  }

  Status convert_octet(Object& argument, const Directive& directive) {
    char32_t octet = 0;
    if (is_bytes(argument) || is_bytearray(argument)) {
      const SelfOctets octets(argument);
      if (octets.view().size() != 1)
        return rt_.raise(*rt_.types.type_error,
                         "%%c requires an integer in range(256) or a single byte");
      octet = static_cast<unsigned char>(octets.view()[0]);
    } else {
      if (!is_int(argument) && !argument.type->slots.number.index)
        return rt_.raise(*rt_.types.type_error,
                         "%%c requires an integer in range(256) or a single byte");
      const Ref<Object> number = to_index(rt_, argument);
      if (!number) return raised;
      const std::int64_t value = int_clamped(*number);
      if (value < 0 || value > 255)
        return rt_.raise(*rt_.types.overflow_error, "%%c arg not in range(256)");
      octet = static_cast<char32_t>(value);
    }
    return add_text(str_of_char(rt_, octet), directive);
  }

  // %s of bytes: what lends its memory, or has __bytes__.
  Own<Str> text_of_bytes(Object& argument) {
    Ref<Object> held = Ref<Object>::share(argument);
    if (!lends_memory(argument)) {
      bool missing = false;
      held = call_special(rt_, argument, *rt_.names.bytes_, {}, &missing);
      if (missing)
        return rt_.raise(*rt_.types.type_error,
                         "%%b requires a bytes-like object, or an object that implements "
                         "__bytes__, not '%T'",
                         argument.type);
      if (!held) return raised;
      if (!is_bytes(*held))
        return rt_.raise(*rt_.types.type_error, "__bytes__ returned non-bytes (type %T)",
                         held->type);
    }
    Lent octets(rt_);
    if (!octets.open(*held)) return raised;
    return text_of_octets(rt_, octets.view());
  }

  [[nodiscard]] FormatSpec spec_of(const Directive& directive, char32_t type) const {
    FormatSpec spec;
    spec.type = type;
    spec.align = directive.left ? '<' : directive.zero ? '=' : '>';
    spec.fill = directive.zero && !directive.left ? '0' : ' ';
    spec.sign = directive.plus ? '+' : directive.space ? ' ' : 0;
    spec.alternate = directive.alternate;
    spec.width = directive.width;
    spec.precision = directive.precision;
    return spec;
  }

  Status convert_int(Object& argument, const Directive& directive) {
    const bool decimal = directive.type == 'd' || directive.type == 'i' || directive.type == 'u';
    Ref<Object> number;
    if (is_int(argument)) {
      number = Ref<Object>::share(argument);
    } else {
      const auto& slots = argument.type->slots.number;
      if (decimal && slots.to_int)
        number = slots.to_int(rt_, argument);
      else if (slots.index)
        number = to_index(rt_, argument);
      if (!number && rt_.pending() && !pending_matches(rt_, *rt_.types.type_error)) return raised;
      // No conversion, or one that yields no int: both are told alike.
      if (!number || !is_int(*number)) {
        rt_.clear_pending();
        return rt_.raise(*rt_.types.type_error,
                         decimal ? "%%%c format: a real number is required, not %T"
                                 : "%%%c format: an integer is required, not %T",
                         directive.type, argument.type);
      }
    }
    if (decimal && directive.width < 0 && directive.precision < 0 && !directive.plus &&
        !directive.space)
      return add(int_to_text(rt_, *number, 10, false));
    return add(format_int_with(rt_, *number, spec_of(directive, decimal ? 'd' : directive.type)));
  }

  Status convert_float(Object& argument, const Directive& directive) {
    if (octets_ && !argument.type->slots.number.to_float && !is_index(argument))
      return rt_.raise(*rt_.types.type_error, "float argument required, not %T", argument.type);
    const Fallible<double> value = to_double(rt_, argument);
    if (!value) return raised;
    return add(format_float_with(rt_, *value, spec_of(directive, directive.type)));
  }

  Runtime& rt_;
  Str& format_;
  Object& arguments_;
  StrBuilder out_;
  Object* single_;    // the one value, when the arguments are no tuple; borrowed
  Object* mapping_;   // what (key) looks into; null: nothing
  Ref<Object> held_;  // keeps what (key) found
  bool used_single_ = false;
  std::uint32_t next_ = 0;  // of the tuple
  std::size_t i_ = 0;
  bool octets_;
};

}  // namespace

Own<Object> str_percent(Runtime& rt, Str& format, Object& arguments) {
  return PercentFormatter(rt, format, arguments, false).run();
}

Own<Object> bytes_percent(Runtime& rt, Object& format, Object& arguments) {
  const SelfOctets held(format);
  const Ref<Str> text = text_of_octets(rt, held.view());
  if (!text) return raised;
  const Ref<Str> result = PercentFormatter(rt, *text, arguments, true).run();
  if (!result) return raised;
  char* out = nullptr;
  const Own<Object> made = new_octets_like(rt, format, result->length, out);
  if (made) copy_octets(*result, out);
  return made;
}

}  // namespace vitro
