// _string: how str.format() takes its templates and field names apart, for string.Formatter.
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/modules/all.hpp"

namespace vitro::vm {

namespace {

// (literal, field, spec, conversion) of each part of a template.
class TemplateParser {
 public:
  TemplateParser(Runtime& rt, Str& text) : rt_(rt), text_(text) {}

  Own<Object> parts() {
    Ref<List> rows = new_list(rt_);
    if (!rows) return raised;
    while (at_ < text_.length) {
      Own<Object> row = part();
      if (!row || !list_append(rt_, *rows, row)) return raised;
    }
    return get_iterator(rt_, *rows);
  }

 private:
  Raised wrong(const char* message) { return rt_.raise(*rt_.types.value_error, message); }
  [[nodiscard]] char32_t peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.length ? text_.at(at_ + ahead) : 0;
  }

  // Text up to a field, doubled braces halved; then the field, if there is one.
  Own<Object> part() {
    const std::size_t start = at_;
    while (at_ < text_.length && peek() != '{' && peek() != '}') ++at_;
    const std::size_t end = at_;
    if (at_ == text_.length) return literal(start, end);
    const char32_t brace = peek();
    const bool last = at_ + 1 == text_.length;
    if (!last && peek(1) == brace) {
      at_ += 2;
      return literal(start, end + 1);
    }
    if (brace == '}') return wrong("Single '}' encountered in format string");
    if (last) return wrong("Single '{' encountered in format string");
    ++at_;
    return field(start, end);
  }

  Own<Object> literal(std::size_t from, std::size_t to) {
    const Ref<Str> text = str_slice(rt_, text_, from, to);
    if (!text) return raised;
    return make_tuple(rt_, {text.get(), rt_.none, rt_.none, rt_.none});
  }

  Own<Object> field(std::size_t literal_from, std::size_t literal_to) {
    const std::size_t name_from = at_;
    bool in_brackets = false;
    for (;; ++at_) {
      if (at_ >= text_.length) return wrong("expected '}' before end of string");
      const char32_t c = peek();
      if (c == '[') in_brackets = true;
      if (c == ']') in_brackets = false;
      if (in_brackets) continue;
      if (c == '{') return wrong("unexpected '{' in field name");
      if (c == '}' || c == ':' || c == '!') break;
    }
    const std::size_t name_to = at_;
    Ref<Object> conversion = Ref<Object>::share(rt_.none);
    if (peek() == '!') {
      ++at_;
      if (at_ >= text_.length) return wrong("end of string while looking for conversion specifier");
      conversion = str_of_char(rt_, peek());
      if (!conversion) return raised;
      ++at_;
      if (at_ >= text_.length) return wrong("unmatched '{' in format spec");
      if (peek() != ':' && peek() != '}') return wrong("expected ':' after conversion specifier");
    }
    std::size_t spec_from = at_, spec_to = at_;
    if (peek() == ':') {
      spec_from = ++at_;
      int depth = 1;
      for (;; ++at_) {
        if (at_ >= text_.length) return wrong("unmatched '{' in format spec");
        if (peek() == '{') ++depth;
        if (peek() == '}' && --depth == 0) break;
      }
      spec_to = at_;
    }
    ++at_;
    const Ref<Str> literal = str_slice(rt_, text_, literal_from, literal_to);
    const Ref<Str> name = str_slice(rt_, text_, name_from, name_to);
    const Ref<Str> spec = str_slice(rt_, text_, spec_from, spec_to);
    if (!literal || !name || !spec) return raised;
    return make_tuple(rt_, {literal.get(), name.get(), spec.get(), conversion.get()});
  }

  Runtime& rt_;
  Str& text_;
  std::size_t at_ = 0;
};

// Digits alone are an int, anything else the name itself.
Own<Object> number_or_name(Runtime& rt, Str& text) {
  bool digits = text.length > 0;
  for (std::size_t i = 0; i < text.length; ++i)
    digits = digits && text.at(i) >= '0' && text.at(i) <= '9';
  if (!digits) return own(static_cast<Object&>(text));
  if (text.length > 18)
    return rt.raise(*rt.types.value_error, "Too many decimal digits in format string");
  std::int64_t number = 0;
  for (std::size_t i = 0; i < text.length; ++i)
    number = number * 10 + static_cast<std::int64_t>(text.at(i) - '0');
  return make_int(rt, number);
}

// "a.b[0]" → (a, iterator of (is attribute, name or index))
Own<Object> split_field_name(Runtime& rt, Object&, Arguments arguments) {
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "expected str, got %T", arguments[0].type);
  auto& text = static_cast<Str&>(arguments[0]);
  std::size_t at = 0;
  while (at < text.length && text.at(at) != '.' && text.at(at) != '[') ++at;
  const Ref<Str> first = str_slice(rt, text, 0, at);
  if (!first) return raised;
  const Ref<Object> head = number_or_name(rt, *first);
  Ref<List> rest = new_list(rt);
  if (!head || !rest) return raised;
  while (at < text.length) {
    const bool attribute = text.at(at) == '.';
    if (!attribute && text.at(at) != '[')
      return rt.raise(*rt.types.value_error,
                      "Only '.' or '[' may follow ']' in format field specifier");
    const std::size_t from = ++at;
    while (at < text.length &&
           (attribute ? text.at(at) != '.' && text.at(at) != '[' : text.at(at) != ']'))
      ++at;
    if (!attribute && at >= text.length)
      return rt.raise(*rt.types.value_error, "Missing ']' in format string");
    if (from == at) return rt.raise(*rt.types.value_error, "Empty attribute in format string");
    const Ref<Str> name = str_slice(rt, text, from, at);
    if (!name) return raised;
    if (!attribute) ++at;
    const Ref<Object> key = attribute ? own<Object>(*name) : number_or_name(rt, *name);
    if (!key) return raised;
    Own<Tuple> row = make_tuple(rt, {attribute ? rt.true_ : rt.false_, key.get()});
    if (!row || !list_append(rt, *rest, row)) return raised;
  }
  const Ref<Object> iterator = get_iterator(rt, *rest);
  if (!iterator) return raised;
  return make_tuple(rt, {head.get(), iterator.get()});
}

Own<Object> parse_template(Runtime& rt, Object&, Arguments arguments) {
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "expected str, got %T", arguments[0].type);
  return TemplateParser(rt, static_cast<Str&>(arguments[0])).parts();
}

constexpr NativeMethod kFunctions[] = {
    {"formatter_field_name_split", split_field_name, Takes::one, 0, 255, Binding::function},
    {"formatter_parser", parse_template, Takes::one, 0, 255, Binding::function},
};

}  // namespace

const NativeModule kStringModule = {
    .name = "_string", .functions = kFunctions, .doc = "string helper module"};

}  // namespace vitro::vm
