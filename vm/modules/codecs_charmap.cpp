// Codecs by table: a str of what each octet stands for, or a mapping.
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/modules/codecs.hpp"

namespace vitro::vm::codecs {

namespace {

constexpr const char* kUndefined = "character maps to <undefined>";

// mapping[key]; None, and what is not there, is null with nothing pending.
Own<Object> mapped(Runtime& rt, Object& mapping, std::int64_t key) {
  const Ref<Int> number = make_int(rt, key);
  if (!number) return raised;
  Ref<Object> value = get_item(rt, mapping, *number);
  if (!value) {
    if (pending_matches(rt, *rt.types.lookup_error)) rt.clear_pending();
    return {};
  }
  if (value.get() == rt.none) return {};
  return value.release();
}

// Adds what an octet stands for. False: nothing is pending and it is undefined, or something is.
bool add_decoded(Runtime& rt, StrBuilder& text, Object& mapping, unsigned char octet) {
  if (is_str(mapping)) {
    const auto& table = static_cast<Str&>(mapping);
    if (octet >= table.length || table.at(octet) == 0xfffe) return false;
    text.add(table.at(octet));
    return true;
  }
  const Ref<Object> value = mapped(rt, mapping, octet);
  if (!value) return false;
  if (is_int(*value)) {
    const std::int64_t c = int_clamped(*value);
    if (c == 0xfffe) return false;
    if (c < 0 || c > 0x10ffff) {
      rt.raise(*rt.types.type_error, "character mapping must be in range(0x110000)");
      return false;
    }
    text.add(static_cast<char32_t>(c));
    return true;
  }
  if (is_str(*value)) {
    const auto& with = static_cast<Str&>(*value);
    if (with.length == 1 && with.at(0) == 0xfffe) return false;
    text.add(with);
    return true;
  }
  rt.raise(*rt.types.type_error, "character mapping must return integer, None or str");
  return false;
}

Own<Object> charmap_decode(Runtime& rt, Object&, Arguments arguments) {
  Str* errors;
  if (!codec_arguments(rt, "charmap_decode", arguments, 3, errors)) return raised;
  const Ref<Bytes> octets = octets_argument(rt, "charmap_decode", arguments);
  if (!octets) return raised;
  if (arguments.count < 3 || &arguments[2] == rt.none) {
    std::size_t used;
    TextDecoding state{.encoding = TextEncoding::latin1};
    Own<Str> text = decode_piece(rt, *octets, state, errors, true, &used);
    return pair(rt, text, used);
  }
  const Ref<Object> mapping = Ref<Object>::share(arguments[2]);
  const std::string_view view = octets->view();
  StrBuilder text(rt);
  for (std::size_t i = 0; i < view.size() && !text.failed();) {
    if (add_decoded(rt, text, *mapping, static_cast<unsigned char>(view[i]))) {
      ++i;
      continue;
    }
    if (rt.pending()) return raised;
    const Answer answer =
        ask_decoding(rt, errors, "charmap", *octets, view.size(), i, i + 1, kUndefined);
    if (!answer) return raised;
    text.add(static_cast<Str&>(*answer.replacement));
    i = answer.next;
  }
  return pair(rt, text.finish(), view.size());
}

// The same for a character to be encoded.
bool add_encoded(Runtime& rt, OctetBuilder& out, Object& mapping, char32_t c) {
  const Ref<Object> value = mapped(rt, mapping, c);
  if (!value) return false;
  if (is_int(*value)) {
    const std::int64_t octet = int_clamped(*value);
    if (octet < 0 || octet > 255) {
      rt.raise(*rt.types.type_error, "character mapping must be in range(256)");
      return false;
    }
    out.append(static_cast<char>(octet));
    return true;
  }
  if (is_bytes(*value)) {
    out.append(static_cast<Bytes&>(*value).view());
    return true;
  }
  rt.raise(*rt.types.type_error, "character mapping must return integer, bytes or None, not %T",
           value->type);
  return false;
}

Own<Object> charmap_encode(Runtime& rt, Object&, Arguments arguments) {
  Str* errors;
  if (!codec_arguments(rt, "charmap_encode", arguments, 3, errors)) return raised;
  Str* given = text_argument(rt, "charmap_encode", arguments);
  if (!given) return raised;
  const Ref<Str> text = Ref<Str>::share(given);
  if (arguments.count < 3 || &arguments[2] == rt.none)
    return pair(rt, encode_as(rt, *text, TextEncoding::latin1, errors), text->length);
  const Ref<Object> mapping = Ref<Object>::share(arguments[2]);
  OctetBuilder out(rt);
  for (std::size_t i = 0; i < text->length && !out.failed();) {
    if (add_encoded(rt, out, *mapping, text->at(i))) {
      ++i;
      continue;
    }
    if (rt.pending()) return raised;
    // Characters that follow each other and have no place in the table are one fault.
    std::size_t end = i + 1;
    for (; end < text->length; ++end) {
      const Ref<Object> known = mapped(rt, *mapping, text->at(end));
      if (known) break;
      if (rt.pending()) return raised;
    }
    const Answer answer = ask_encoding(rt, errors, "charmap", *text, i, end, kUndefined);
    if (!answer) return raised;
    if (is_bytes(*answer.replacement)) {
      out.append(static_cast<Bytes&>(*answer.replacement).view());
    } else {
      const auto& with = static_cast<Str&>(*answer.replacement);
      for (std::size_t k = 0; k < with.length; ++k) {
        if (add_encoded(rt, out, *mapping, with.at(k))) continue;
        if (rt.pending()) return raised;
        const Ref<Exception> error = make_unicode_error(rt, *rt.types.unicode_encode_error,
                                                        "charmap", *text, i, end, kUndefined);
        if (!error) return raised;
        link_context(rt, *error);
        return rt.raise_object(own(*error));
      }
    }
    i = answer.next;
  }
  return pair(rt, out.finish(), text->length);
}

Own<Object> charmap_build(Runtime& rt, Object&, Arguments arguments) {
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "charmap_build() argument must be str, not %T",
                    arguments[0].type);
  const auto& table = static_cast<Str&>(arguments[0]);
  Ref<Dict> map = new_dict(rt, table.length);
  if (!map) return raised;
  for (std::size_t i = 0; i < table.length && i < 256; ++i) {
    if (table.at(i) == 0xfffe) continue;
    const Ref<Int> key = make_int(rt, table.at(i));
    const Ref<Int> value = make_int(rt, static_cast<std::int64_t>(i));
    if (!key || !value || !dict_set(rt, *map, *key, *value)) return raised;
  }
  return map.release();
}

constexpr NativeMethod kFunctions[] = {
    {"charmap_decode", charmap_decode, Takes::anything, 0, 255, Binding::function},
    {"charmap_encode", charmap_encode, Takes::anything, 0, 255, Binding::function},
    {"charmap_build", charmap_build, Takes::one, 0, 255, Binding::function},
};

}  // namespace

std::span<const NativeMethod> charmap_functions() { return kFunctions; }

}  // namespace vitro::vm::codecs
