#include "inspect/describe.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "objects/bytes.hpp"
#include "objects/code.hpp"
#include "objects/complex.hpp"
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/float.hpp"
#include "objects/float_text.hpp"
#include "objects/function.hpp"
#include "objects/generator.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/module.hpp"
#include "objects/range.hpp"
#include "objects/runtime.hpp"
#include "objects/set.hpp"
#include "objects/shape.hpp"
#include "objects/slot_table.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro::inspect {

namespace {

void add_number(std::string& out, std::uint64_t value) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

void add_large_int(std::string& out, const Int& number) {
  constexpr std::uint64_t kChunk = 10'000'000'000'000'000'000u;  // 19 digits
  // Division by digits is quadratic: past a few hundred digits only the size is told.
  constexpr std::uint32_t kMostLimbs = 32;
  const std::uint32_t count = number.limb_count();
  if (number.negative()) out += '-';
  if (count > kMostLimbs) {
    const std::uint64_t top = number.limbs[count - 1];
    out += "int of ";
    add_number(out, std::uint64_t{count} * 64 - static_cast<unsigned>(__builtin_clzll(top)));
    out += " bits";
    return;
  }
  std::uint64_t limbs[kMostLimbs];
  std::copy_n(number.limbs, count, limbs);
  std::string digits;  // least significant first
  for (std::uint32_t used = count; used;) {
    unsigned __int128 rest = 0;
    for (std::uint32_t i = used; i-- > 0;) {
      rest = rest << 64 | limbs[i];
      limbs[i] = static_cast<std::uint64_t>(rest / kChunk);
      rest %= kChunk;
    }
    while (used && limbs[used - 1] == 0) --used;
    auto chunk = static_cast<std::uint64_t>(rest);
    for (int i = 0; i < 19 && (used || chunk); ++i, chunk /= 10)
      digits += static_cast<char>('0' + chunk % 10);
  }
  std::reverse(digits.begin(), digits.end());
  if (digits.size() <= kShownDigits) {
    out += digits;
    return;
  }
  out.append(digits, 0, kShownDigits / 2);
  out += "… (";
  add_number(out, digits.size());
  out += " digits)";
}

// Characters that would not show, or would disturb the line they stand in.
bool needs_escape(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0xad || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
         (c >= 0xd800 && c <= 0xf8ff) || c == 0xfeff || (c >= 0xfff0 && c <= 0xfffb) ||
         c >= 0xe0000;
}

void add_character(std::string& out, char32_t c, char quote, bool octets = false) {
  if (c == '\\' || c == static_cast<unsigned char>(quote)) {
    out += '\\';
    out += static_cast<char>(c);
    return;
  }
  if (c == '\n')
    out += "\\n";
  else if (c == '\r')
    out += "\\r";
  else if (c == '\t')
    out += "\\t";
  else if (needs_escape(c) || (octets && c >= 0x7f)) {
    char escape[12];
    const char* format = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
    out.append(escape, static_cast<std::size_t>(
                           std::snprintf(escape, sizeof escape, format, static_cast<unsigned>(c))));
  } else if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xe0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else {
    out += static_cast<char>(0xf0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3f));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  }
}

// A literal of the first characters, and how many there are if that is not all. `at(i)` yields
// character i.
template <class At>
void add_quoted(std::string& out, std::size_t length, bool octets, At&& at) {
  const std::size_t shown = std::min(length, kShownCharacters);
  bool single = false, both = false;
  for (std::size_t i = 0; i < shown; ++i) {
    single |= at(i) == U'\'';
    both |= at(i) == U'"';
  }
  const char quote = single && !both ? '"' : '\'';
  out += quote;
  for (std::size_t i = 0; i < shown; ++i) add_character(out, at(i), quote, octets);
  if (shown < length) out += "…";
  out += quote;
  if (shown == length) return;
  out += " (";
  add_number(out, length);
  out += octets ? " bytes" : " characters";
  out += ')';
}

void add_plain(std::string& out, const Str* text) {
  if (!text) return;
  const std::size_t shown = std::min<std::size_t>(text->length, 200);
  for (std::size_t i = 0; i < shown; ++i) add_character(out, text->at(i), '\0');
  if (shown < text->length) out += "…";
}

void add_of(std::string& out, std::uint64_t length) {
  out += "of ";
  add_number(out, length);
}

void add_qualified(std::string& out, const Type* owner, const char* name) {
  if (owner) {
    add_plain(out, owner->name);
    out += '.';
  }
  out += name;
}

bool add_compact_int(std::string& out, Runtime& rt, const Object* number) {
  if (!number || number->type != rt.types.int_) return false;
  const auto& value = static_cast<const Int&>(*number);
  if (!value.compact()) return false;
  if (value.value < 0) out += '-';
  add_number(out, value.value < 0 ? 0 - static_cast<std::uint64_t>(value.value)
                                  : static_cast<std::uint64_t>(value.value));
  return true;
}

void add_range(std::string& out, Runtime& rt, const Range& range) {
  const std::size_t start = out.size();
  out += '(';
  bool known = add_compact_int(out, rt, range.start);
  out += ", ";
  known &= add_compact_int(out, rt, range.stop);
  const auto* step = static_cast<const Int*>(range.step);
  if (step && !(step->compact() && step->value == 1)) {
    out += ", ";
    known &= add_compact_int(out, rt, range.step);
  }
  out += ')';
  if (!known) out.resize(start);
}

void add_shape(std::string& out, const Shape& shape) {
  out += "of ";
  add_plain(out, shape.owner ? shape.owner->name : nullptr);
  if (shape.dictionary) {
    out += " with a dict";
    return;
  }
  const Str* names[kMostShapedAttributes];
  std::size_t count = 0;
  for (const Shape* s = &shape; s && s->name && count < kMostShapedAttributes; s = s->parent)
    names[count++] = s->name;
  out += " (";
  for (std::size_t i = count; i-- > 0;) {
    add_plain(out, names[i]);
    if (i) out += ", ";
  }
  out += ')';
}

void add_code(std::string& out, const Code& code) {
  add_plain(out, code.qualname);
  out += ", line ";
  add_number(out, code.first_line);
}

// "g, suspended in line 4"
void add_generator(std::string& out, const Generator& generator) {
  add_plain(out, generator.qualname);
  switch (generator.state) {
    case GeneratorState::created: out += ", not begun"; break;
    case GeneratorState::running: out += ", running"; break;
    case GeneratorState::finished: out += ", finished"; break;
    default:
      out += ", suspended in line ";
      add_number(out, line_at(*generator.code, generator.unit));
  }
}

}  // namespace

void describe(Runtime& rt, const Object& object, std::string& out) {
  const Types& types = rt.types;
  const Type* type = object.type;
  if (type == types.bool_) {
    out += &object == rt.true_ ? "True" : "False";
  } else if (is_int(object)) {
    const auto& number = static_cast<const Int&>(object);
    if (!number.compact()) return add_large_int(out, number);
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, number.value).ptr);
  } else if (is_float(object)) {
    char shown[kShortFloatText];
    out.append(shown, write_float_repr(static_cast<const Float&>(object).value, shown));
  } else if (is_complex(object)) {
    const auto& number = static_cast<const Complex&>(object);
    char shown[kLongestComplexText];
    out.append(shown, write_complex_repr(number.real, number.imag, shown));
  } else if (is_str(object)) {
    const auto& text = static_cast<const Str&>(object);
    add_quoted(out, text.length, false, [&text](std::size_t i) { return text.at(i); });
  } else if (is_bytes(object)) {
    const auto* data =
        reinterpret_cast<const unsigned char*>(static_cast<const Bytes*>(&object) + 1);
    out += 'b';
    add_quoted(out, static_cast<const Bytes&>(object).length, true,
               [data](std::size_t i) { return char32_t{data[i]}; });
  } else if (is_tuple(object)) {
    add_of(out, static_cast<const Tuple&>(object).length());
  } else if (is_list(object)) {
    add_of(out, static_cast<const List&>(object).length);
  } else if (is_dict(object)) {
    add_of(out, static_cast<const Dict&>(object).length);
  } else if (is_set(object)) {
    add_of(out, static_cast<const Set&>(object).length);
  } else if (is_type(object)) {
    const auto& cls = static_cast<const Type&>(object);
    add_plain(out, cls.qualname ? cls.qualname : cls.name);
  } else if (&object == rt.none) {
    out += "None";
  } else if (&object == rt.not_implemented) {
    out += "NotImplemented";
  } else if (&object == rt.ellipsis) {
    out += "Ellipsis";
  } else if (type == types.function) {
    add_plain(out, static_cast<const Function&>(object).qualname);
  } else if (type == types.code) {
    add_code(out, static_cast<const Code&>(object));
  } else if (is_generator_like(rt, object)) {
    add_generator(out, static_cast<const Generator&>(object));
  } else if (type == types.module) {
    add_plain(out, static_cast<const Module&>(object).name);
  } else if (type == types.native_callable) {
    const auto& callable = static_cast<const NativeCallable&>(object);
    add_qualified(out, callable.owner, callable.method->name);
  } else if (type == types.native_descriptor || type == types.class_method_descriptor) {
    const auto& descriptor = static_cast<const NativeDescriptor&>(object);
    add_qualified(out, descriptor.owner, descriptor.method->name);
  } else if (type == types.property_descriptor) {
    const auto& descriptor = static_cast<const PropertyDescriptor&>(object);
    add_qualified(out, descriptor.owner, descriptor.property->name);
  } else if (type == types.slot_wrapper) {
    const auto& wrapper = static_cast<const SlotWrapper&>(object);
    add_qualified(out, wrapper.owner, wrapper.row->name);
  } else if (type == types.shape) {
    add_shape(out, static_cast<const Shape&>(object));
  } else if (type == types.range) {
    add_range(out, rt, static_cast<const Range&>(object));
  } else if (type == types.cell) {
    if (!static_cast<const Cell&>(object).contents) out += "(empty)";
  } else if (type == types.traceback) {
    out += "at line ";
    add_number(out, static_cast<const Traceback&>(object).line);
  }
}

void set_value(Runtime& rt, const Object& object, Node& node, Snapshot& snapshot) {
  const auto length = [&node](std::uint64_t value) {
    node.form = ValueForm::length;
    node.value.length = value;
  };
  if (is_int(object) && object.type != rt.types.bool_ &&
      static_cast<const Int&>(object).compact()) {
    node.form = ValueForm::integer;
    node.value.integer = static_cast<const Int&>(object).value;
    return;
  }
  if (is_float(object)) {
    node.form = ValueForm::real;
    node.value.real = static_cast<const Float&>(object).value;
    return;
  }
  if (is_tuple(object)) return length(static_cast<const Tuple&>(object).length());
  if (is_list(object)) return length(static_cast<const List&>(object).length);
  if (is_dict(object)) return length(static_cast<const Dict&>(object).length);
  if (is_set(object)) return length(static_cast<const Set&>(object).length);
  const std::size_t start = snapshot.texts.size();
  describe(rt, object, snapshot.texts);
  node.form = snapshot.texts.size() == start ? ValueForm::none : ValueForm::text;
  if (node.form == ValueForm::text) node.value.text = {start, snapshot.texts.size() - start};
}

std::uint64_t hash_of_long_text(const Object& object) {
  std::uint64_t hash = 0xcbf2'9ce4'8422'2325u;
  const auto add = [&hash](std::uint64_t word) { hash = (hash ^ word) * 0x100'0000'01b3u; };
  if (is_str(object)) {
    const auto& text = static_cast<const Str&>(object);
    if (text.length <= kShownCharacters) return 0;
    for (std::size_t i = 0; i < text.length; ++i) add(text.at(i));
  } else if (is_bytes(object)) {
    const auto& bytes = static_cast<const Bytes&>(object);
    if (bytes.length <= kShownCharacters) return 0;
    const auto* data = reinterpret_cast<const unsigned char*>(&bytes + 1);
    for (std::size_t i = 0; i < bytes.length; ++i) add(data[i]);
  } else {
    return 0;
  }
  return hash | 1;
}

NodeKind kind_of(Runtime& rt, const Object& object) {
  const Types& types = rt.types;
  const Type* type = object.type;
  if (is_type(object)) return NodeKind::type;
  if (type == types.bool_ || type == types.none || type == types.not_implemented ||
      type == types.ellipsis)
    return NodeKind::singleton;
  if (is_int(object) || is_float(object) || is_complex(object)) return NodeKind::number;
  if (is_str(object) || is_bytes(object)) return NodeKind::text;
  if (is_tuple(object) || is_list(object)) return NodeKind::sequence;
  if (is_dict(object)) return NodeKind::mapping;
  if (is_set(object)) return NodeKind::set;
  if (is_exception(object)) return NodeKind::exception;
  if (type == types.function || type == types.method || type == types.native_callable)
    return NodeKind::function;
  if (type == types.code) return NodeKind::code;
  if (type == types.module) return NodeKind::module;
  return type->flags & kTypeHeap ? NodeKind::instance : NodeKind::internal;
}

}  // namespace vitro::inspect
