// repr, str, ascii and format of any object, and the guard that keeps repr out of circles.
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"

namespace vitro {
namespace {

// Calls a text slot, one level deeper unless the object cannot lead anywhere.
Own<Object> call_text_slot(Runtime& rt, UnarySlot slot, Object& object, const char* where) {
  if (has_flag(object, kTypeLeaf)) return slot(rt, object);
  if (!rt.enter(where)) return raised;
  Own<Object> text = slot(rt, object);
  rt.leave();
  return text;
}

Own<Str> expect_str(Runtime& rt, Own<Object> text, const char* method) {
  if (!text) return raised;
  if (is_str(*text)) return Own<Str>(static_cast<Str*>(text.get()));
  const Ref<Object> held = text;
  return rt.raise(*rt.types.type_error, "%s returned non-string (type %T)", method, held->type);
}

void add_hexadecimal(StrBuilder& text, char32_t c, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
    text.add(static_cast<char32_t>("0123456789abcdef"[c >> shift & 15]));
}

}  // namespace

Own<Str> repr(Runtime& rt, Object& object) {
  const UnarySlot slot = object.type->slots.repr;
  return expect_str(rt, call_text_slot(rt, slot, object, " while getting the repr of an object"),
                    "__repr__");
}

Own<Str> str_of(Runtime& rt, Object& object) {
  if (object.type == rt.types.str) return own(static_cast<Str&>(object));
  const UnarySlot slot = object.type->slots.str;
  if (!slot) return repr(rt, object);
  return expect_str(rt, call_text_slot(rt, slot, object, " while getting the str of an object"),
                    "__str__");
}

Own<Str> ascii_of(Runtime& rt, Object& object) {
  Ref<Str> text = repr(rt, object);
  if (!text || text->ascii()) return text.release();
  StrBuilder out(rt);
  for (std::size_t i = 0; i < text->length; ++i) {
    const char32_t c = text->at(i);
    if (c < 0x80) {
      out.add(c);
    } else if (c < 0x100) {
      out.add("\\x");
      add_hexadecimal(out, c, 2);
    } else if (c < 0x10000) {
      out.add("\\u");
      add_hexadecimal(out, c, 4);
    } else {
      out.add("\\U");
      add_hexadecimal(out, c, 8);
    }
  }
  return out.finish();
}

Own<Str> format_value(Runtime& rt, Object& object, Str& spec) {
  if (spec.length == 0 && (object.type == rt.types.str || object.type == rt.types.int_))
    return str_of(rt, object);
  const auto slot = object.type->slots.format;
  if (!slot) {
    if (spec.length == 0) return str_of(rt, object);
    return rt.raise(*rt.types.type_error, "unsupported format string passed to %T.__format__",
                    object.type);
  }
  Own<Object> text = slot(rt, object, spec);
  if (!text) return raised;
  if (is_str(*text)) return Own<Str>(static_cast<Str*>(text.get()));
  const Ref<Object> held = text;
  return rt.raise(*rt.types.type_error, "__format__ must return a str, not %T", held->type);
}

ReprGuard::ReprGuard(Runtime& rt, Object& object)
    : rt_(rt), object_(object), outer_(rt.repr_guards), again_(false) {
  for (const ReprGuard* guard = outer_; guard && !again_; guard = guard->outer_)
    again_ = &guard->object_ == &object;
  rt.repr_guards = this;
}

ReprGuard::~ReprGuard() { rt_.repr_guards = outer_; }

}  // namespace vitro
