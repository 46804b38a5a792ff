// str.format and str.format_map: replacement fields with attribute and item lookups, conversions
// and nested format specifiers.
#include <charconv>

#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str_methods.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

struct Span {
  std::size_t from, to;
  [[nodiscard]] bool empty() const { return from >= to; }
};

class FieldFormatter {
 public:
  FieldFormatter(Runtime& rt, Str& format, const Arguments* arguments, Object* mapping)
      : rt_(rt), format_(format), arguments_(arguments), mapping_(mapping) {}

  Own<Str> run() { return expand({0, format_.length}, 2); }

 private:
  // One level of the text: literals copied, fields replaced.
  Own<Str> expand(Span span, int depth) {
    if (depth <= 0) return error("Max string recursion exceeded");
    StrBuilder out(rt_);
    for (std::size_t i = span.from; i < span.to;) {
      const std::size_t from = i;
      char32_t c = 0;
      while (i < span.to) {
        c = format_.at(i++);
        if (c == '{' || c == '}') break;
        c = 0;
      }
      if (c == 0) {
        add_literal(out, {from, i});
        break;
      }
      const bool at_end = i >= span.to;
      const bool doubled = !at_end && format_.at(i) == c;
      if (doubled) {  // one brace stays
        add_literal(out, {from, i});
        ++i;
        continue;
      }
      if (c == '}') return error("Single '}' encountered in format string");
      if (at_end) return error("Single '{' encountered in format string");
      add_literal(out, {from, i - 1});
      if (!add_field(out, span.to, i, depth)) return raised;
    }
    return out.finish();
  }

  void add_literal(StrBuilder& out, Span span) {
    if (format_.ascii()) {
      out.add(format_.ascii_view().substr(span.from, span.to - span.from));
    } else {
      for (std::size_t i = span.from; i < span.to; ++i) out.add(format_.at(i));
    }
  }

  Raised error(const char* message) { return rt_.raise(*rt_.types.value_error, message); }

  // The field that begins at `i`, behind its brace; moves `i` behind the closing one.
  Status add_field(StrBuilder& out, std::size_t end, std::size_t& i, int depth) {
    Span name{i, i}, spec{0, 0};
    char32_t c = 0, conversion = 0;
    bool nested = false;
    while (i < end) {
      c = format_.at(i++);
      if (c == '{') return error("unexpected '{' in field name");
      if (c == '[') {
        while (i < end && format_.at(i) != ']') ++i;
        continue;
      }
      if (c == '}' || c == ':' || c == '!') break;
    }
    name.to = c == '}' || c == ':' || c == '!' ? i - 1 : i;
    if (c == '!') {
      if (i >= end) return error("end of string while looking for conversion specifier");
      conversion = format_.at(i++);
      if (i < end) {
        c = format_.at(i++);
        if (c != '}' && c != ':') return error("expected ':' after conversion specifier");
      }
    }
    if (c == ':' || c == '!') {
      spec.from = i;
      int braces = 1;
      for (; i < end; ++i) {
        c = format_.at(i);
        if (c == '{') {
          nested = true;
          ++braces;
        } else if (c == '}' && --braces == 0) {
          break;
        }
      }
      if (braces > 0) return error("unmatched '{' in format spec");
      spec.to = i++;
    } else if (c != '}') {
      return error("expected '}' before end of string");
    }
    return render(out, name, conversion, spec, nested, depth);
  }

  Status render(StrBuilder& out, Span name, char32_t conversion, Span spec, bool nested,
                int depth) {
    Ref<Object> value = field_value(name);
    if (!value) return raised;
    if (conversion) {
      value = convert(*value, conversion);
      if (!value) return raised;
    }
    Ref<Str> spec_text;
    if (nested) {
      spec_text = expand(spec, depth - 1);
    } else if (spec.empty()) {
      spec_text = make_str(rt_, "");
    } else {
      spec_text = str_slice(rt_, format_, spec.from, spec.to);
    }
    if (!spec_text) return raised;
    const Ref<Str> text = format_value(rt_, *value, *spec_text);
    if (!text) return raised;
    out.add(*text);
    return out.failed() ? Status(raised) : ok;
  }

  Own<Object> convert(Object& value, char32_t conversion) {
    switch (conversion) {
      case 's': return str_of(rt_, value);
      case 'r': return repr(rt_, value);
      case 'a': return ascii_of(rt_, value);
      default: break;
    }
    if (conversion > 32 && conversion < 127)
      return rt_.raise(*rt_.types.value_error, "Unknown conversion specifier %c", conversion);
    char hex[12];
    *std::to_chars(hex, hex + sizeof hex - 1, static_cast<std::uint32_t>(conversion), 16).ptr =
        '\0';
    return rt_.raise(*rt_.types.value_error, "Unknown conversion specifier \\x%s",
                     static_cast<const char*>(hex));
  }

  // The whole of `span` as a number; -1: it is none.
  Fallible<std::int64_t> number_in(Span span) {
    if (span.empty()) return std::int64_t{-1};
    std::int64_t number = 0;
    for (std::size_t i = span.from; i < span.to; ++i) {
      const char32_t c = format_.at(i);
      if (c < '0' || c > '9') return std::int64_t{-1};
      const auto digit = static_cast<std::int64_t>(c - '0');
      if (__builtin_mul_overflow(number, 10, &number) ||
          __builtin_add_overflow(number, digit, &number))
        return error("Too many decimal digits in format string");
    }
    return number;
  }

  Own<Object> field_value(Span name) {
    std::size_t i = name.from;
    while (i < name.to && format_.at(i) != '.' && format_.at(i) != '[') ++i;
    Ref<Object> value = first_value({name.from, i});
    while (value && i < name.to) {
      const char32_t c = format_.at(i++);
      const std::size_t from = i;
      if (c == '.') {
        while (i < name.to && format_.at(i) != '.' && format_.at(i) != '[') ++i;
        value = attribute(*value, {from, i});
      } else {  // [
        while (i < name.to && format_.at(i) != ']') ++i;
        if (i >= name.to) return error("Missing ']' in format string");
        value = item(*value, {from, i++});
        if (value && i < name.to && format_.at(i) != '.' && format_.at(i) != '[')
          return error("Only '.' or '[' may follow ']' in format field specifier");
      }
    }
    return value.release();
  }

  Own<Object> attribute(Object& value, Span span) {
    if (span.empty()) return error("Empty attribute in format string");
    const Ref<Str> name = intern(rt_, str_slice(rt_, format_, span.from, span.to));
    if (!name) return raised;
    return get_attribute(rt_, value, *name);
  }

  Own<Object> item(Object& value, Span span) {
    if (span.empty()) return error("Empty attribute in format string");
    const Fallible<std::int64_t> number = number_in(span);
    if (!number) return raised;
    const Ref<Object> key = *number >= 0 ? Own<Object>(make_int(rt_, *number))
                                         : Own<Object>(str_slice(rt_, format_, span.from, span.to));
    if (!key) return raised;
    return get_item(rt_, value, *key);
  }

  // What the name stands for before any '.' or '['.
  Own<Object> first_value(Span span) {
    const Fallible<std::int64_t> number = number_in(span);
    if (!number) return raised;
    std::int64_t index = *number;
    if (span.empty() || index >= 0) {
      if (numbering_ == Numbering::unknown)
        numbering_ = span.empty() ? Numbering::automatic : Numbering::manual;
      if (span.empty() && numbering_ == Numbering::manual)
        return error("cannot switch from manual field specification to automatic field numbering");
      if (!span.empty() && numbering_ == Numbering::automatic)
        return error("cannot switch from automatic field numbering to manual field specification");
      if (span.empty()) index = next_++;
      if (!arguments_) return error("Format string contains positional fields");
      if (index >= static_cast<std::int64_t>(arguments_->count))
        return rt_.raise(*rt_.types.index_error,
                         "Replacement index %ld out of range for positional args tuple", index);
      return own((*arguments_)[static_cast<std::uint32_t>(index)]);
    }
    const Ref<Str> name = str_slice(rt_, format_, span.from, span.to);
    if (!name) return raised;
    if (mapping_) return get_item(rt_, *mapping_, *name);
    const std::uint32_t named = arguments_->keyword_names ? arguments_->keyword_names->length() : 0;
    for (std::uint32_t i = 0; i < named; ++i)
      if (str_equal(static_cast<Str&>((*arguments_->keyword_names)[i]), *name))
        return own(*arguments_->values[arguments_->count + i]);
    return rt_.raise_with_args(*rt_.types.key_error, {name.get()});
  }

  enum class Numbering : std::uint8_t { unknown, automatic, manual };

  Runtime& rt_;
  Str& format_;
  const Arguments* arguments_;  // null: format_map
  Object* mapping_;             // null: format
  Numbering numbering_ = Numbering::unknown;
  std::int64_t next_ = 0;
};

}  // namespace

Own<Object> str_format_method(Runtime& rt, Object& self, Arguments arguments) {
  return FieldFormatter(rt, static_cast<Str&>(self), &arguments, nullptr).run();
}

Own<Object> str_format_map(Runtime& rt, Object& self, Arguments arguments) {
  return FieldFormatter(rt, static_cast<Str&>(self), nullptr, &arguments[0]).run();
}

}  // namespace vitro
