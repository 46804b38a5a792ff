// str as a type: its slots, its constructor and the table of its methods.
#include <algorithm>
#include <limits>

#include "objects/arguments.hpp"
#include "objects/buffer.hpp"
#include "objects/codec.hpp"
#include "objects/format_spec.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "objects/str_methods.hpp"
#include "objects/tail.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

Own<Object> not_implemented(Runtime& rt) { return own(*rt.not_implemented); }

void dealloc(Runtime& rt, Object& object) {
  auto& text = static_cast<Str&>(object);
  if (text.interned()) forget_interned(rt, text);
  rt.free_object(text, CellKind::leaf, str_cell_bytes(text));
}

std::size_t cell_bytes(const Object& object) {
  return str_cell_bytes(static_cast<const Str&>(object));
}
Own<Object> repr_slot(Runtime& rt, Object& self) { return str_repr(rt, static_cast<Str&>(self)); }
Own<Object> str_slot(Runtime& rt, Object& self) { return exact_str(rt, static_cast<Str&>(self)); }
Fallible<std::int64_t> hash_slot(Runtime&, Object& self) {
  return str_hash(static_cast<Str&>(self));
}
Own<Object> format_slot(Runtime& rt, Object& self, Str& spec) {
  return format_str(rt, static_cast<Str&>(self), spec);
}

Own<Object> richcompare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (!is_str(left) || !is_str(right)) return not_implemented(rt);
  const auto& a = static_cast<Str&>(left);
  const auto& b = static_cast<Str&>(right);
  switch (op) {
    case CompareOp::eq: return make_bool(rt, str_equal(a, b));
    case CompareOp::ne: return make_bool(rt, !str_equal(a, b));
    case CompareOp::lt: return make_bool(rt, str_compare(a, b) < 0);
    case CompareOp::le: return make_bool(rt, str_compare(a, b) <= 0);
    case CompareOp::gt: return make_bool(rt, str_compare(a, b) > 0);
    default: return make_bool(rt, str_compare(a, b) >= 0);
  }
}

Own<Object> iter(Runtime& rt, Object& self) {
  return make_sequence_iterator(rt, *rt.types.str_iterator, self);
}

Fallible<std::int64_t> length_slot(Runtime&, Object& self) {
  return static_cast<std::int64_t>(static_cast<Str&>(self).length);
}

Own<Object> get_slice(Runtime& rt, Str& text, Slice& slice) {
  const Fallible<SliceBounds> bounds = slice_bounds(rt, slice, text.length);
  if (!bounds) return raised;
  const auto [start, step, count] = *bounds;
  if (count == 0) return make_str(rt, "");
  if (step == 1)
    return str_slice(rt, text, static_cast<std::size_t>(start),
                     static_cast<std::size_t>(start) + count);
  if (text.ascii()) {
    if (count == 1) return str_of_char(rt, text.at(static_cast<std::size_t>(start)));
    const Own<Str> result = new_str(rt, count, 0x7f);
    if (!result) return raised;
    const auto* in = static_cast<const std::uint8_t*>(text.data());
    auto* out = static_cast<std::uint8_t*>(result->data());
    std::int64_t position = start;
    for (std::size_t i = 0; i < count; ++i, position += step) out[i] = in[position];
    return result;
  }
  StrBuilder out(rt);
  std::int64_t position = start;
  for (std::size_t i = 0; i < count; ++i, position += step)
    out.add(text.at(static_cast<std::size_t>(position)));
  return out.finish();
}

Own<Object> getitem(Runtime& rt, Object& self, Object& key) {
  auto& text = static_cast<Str&>(self);
  if (key.type == rt.types.slice) return get_slice(rt, text, static_cast<Slice&>(key));
  if (!is_int(key) && !key.type->slots.number.index)
    return rt.raise(*rt.types.type_error, "string indices must be integers, not '%T'", key.type);
  const Fallible<std::int64_t> index = to_index_int64(rt, key, rt.types.index_error);
  if (!index) return raised;
  const auto length = static_cast<std::int64_t>(text.length);
  const std::int64_t position = *index < 0 ? *index + length : *index;
  if (position < 0 || position >= length)
    return rt.raise(*rt.types.index_error, "string index out of range");
  return str_of_char(rt, text.at(static_cast<std::size_t>(position)));
}

Fallible<bool> contains(Runtime& rt, Object& self, Object& item) {
  if (!is_str(item))
    return rt.raise(*rt.types.type_error, "'in <string>' requires string as left operand, not %T",
                    item.type);
  const auto& text = static_cast<Str&>(self);
  return str_find(text, static_cast<Str&>(item), 0, text.length) >= 0;
}

Own<Object> add(Runtime& rt, Object& left, Object& right) {
  if (is_str(left) && is_str(right))
    return str_concat(rt, static_cast<Str&>(left), static_cast<Str&>(right));
  return not_implemented(rt);  // binary_operation() knows the message
}

Own<Object> repeat(Runtime& rt, Str& text, std::int64_t times) {
  if (times <= 0 || text.length == 0) return make_str(rt, "");
  if (times == 1) return exact_str(rt, text);
  std::size_t length;
  if (__builtin_mul_overflow(text.length, static_cast<std::size_t>(times), &length) ||
      length > static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max()))
    return rt.raise(*rt.types.overflow_error, "repeated string is too long");
  const Own<Str> result = new_str(rt, length, widest_bound(text));
  if (!result) return raised;
  if (text.length == 1) {
    fill_points(result->data(), result->width(), text.at(0), length);
    return result;
  }
  // Each copy doubles what is there.
  copy_points(*result, 0, text);
  for (std::size_t done = text.length; done < length;) {
    const std::size_t more = std::min(done, length - done);
    std::memcpy(address_of_point(*result, done), result->data(), more * result->width());
    done += more;
  }
  return result;
}

Own<Object> multiply(Runtime& rt, Object& left, Object& right) {
  Object& text = is_str(left) ? left : right;
  Object& times = is_str(left) ? right : left;
  if (!is_int(times) && !times.type->slots.number.index) return not_implemented(rt);
  const Fallible<std::int64_t> count = to_index_int64(rt, times);
  if (!count) return raised;
  return repeat(rt, static_cast<Str&>(text), *count);
}

Own<Object> remainder(Runtime& rt, Object& left, Object& right) {
  if (!is_str(left)) return not_implemented(rt);
  return str_percent(rt, static_cast<Str&>(left), right);
}

Own<Object> construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (&cls != rt.types.str) {
    // str(object) of an object whose __str__ yields an instance of a subclass is that instance.
    Own<Object> plain = construct(rt, *rt.types.str, arguments);
    if (plain && plain->type != rt.types.str) {
      const Ref<Object> held = plain;
      plain = exact_str(rt, static_cast<Str&>(*held));
    }
    return copy_as(rt, cls, plain);
  }
  if (arguments.count == 1 && !arguments.keyword_names) return str_of(rt, arguments[0]);
  constexpr const char* kNames[] = {"object", "encoding", "errors"};
  Object* given[3] = {};
  if (!unpack(rt, arguments, {.function = "str", .names = kNames, .required = 0}, given))
    return raised;
  for (int i = 1; i < 3; ++i)
    if (given[i] && !is_str(*given[i]))
      return rt.raise(*rt.types.type_error, "str() argument '%s' must be str, not %T", kNames[i],
                      given[i]->type);
  if (!given[0]) return make_str(rt, "");
  if (!given[1] && !given[2]) return str_of(rt, *given[0]);
  if (is_str(*given[0])) return rt.raise(*rt.types.type_error, "decoding str is not supported");
  if (!lends_memory(*given[0]))
    return rt.raise(*rt.types.type_error, "decoding to str: need a bytes-like object, %T found",
                    given[0]->type);
  return decode_object(rt, *given[0], static_cast<Str*>(given[1]), static_cast<Str*>(given[2]));
}

void fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.cell_bytes = cell_bytes;
  slots.repr = repr_slot;
  slots.str = str_slot;
  slots.hash = hash_slot;
  slots.richcompare = richcompare;
  slots.iter = iter;
  slots.construct = construct;
  slots.format = format_slot;
  slots.number.binary[static_cast<int>(BinaryOp::add)] = add;
  slots.number.binary[static_cast<int>(BinaryOp::multiply)] = multiply;
  slots.number.binary[static_cast<int>(BinaryOp::remainder)] = remainder;
  slots.length = length_slot;
  slots.getitem = getitem;
  slots.contains = contains;
}

Own<Object> encode_method(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kNames[] = {"encoding", "errors"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {.function = "encode", .names = kNames, .required = 0}, given))
    return raised;
  for (int i = 0; i < 2; ++i)
    if (given[i] && !is_str(*given[i]))
      return rt.raise(*rt.types.type_error, "encode() argument '%s' must be str, not %T", kNames[i],
                      given[i]->type);
  return encode_text(rt, static_cast<Str&>(self), static_cast<Str*>(given[0]),
                     static_cast<Str*>(given[1]));
}

Own<Object> getnewargs(Runtime& rt, Object& self, Arguments) {
  const Ref<Str> text = exact_str(rt, static_cast<Str&>(self));
  if (!text) return raised;
  return make_tuple(rt, {text.get()});
}

constexpr NativeMethod kMethods[] = {
    {"capitalize", str_capitalize, Takes::nothing},
    {"casefold", str_casefold, Takes::nothing},
    {"center", str_center, Takes::positional, 1, 2},
    {"count", str_count},
    {"encode", encode_method},
    {"endswith", str_endswith},
    {"expandtabs", str_expandtabs},
    {"find", str_find_method},
    {"format", str_format_method},
    {"format_map", str_format_map, Takes::one},
    {"index", str_index},
    {"isalnum", str_isalnum, Takes::nothing},
    {"isalpha", str_isalpha, Takes::nothing},
    {"isascii", str_isascii, Takes::nothing},
    {"isdecimal", str_isdecimal, Takes::nothing},
    {"isdigit", str_isdigit, Takes::nothing},
    {"isidentifier", str_isidentifier, Takes::nothing},
    {"islower", str_islower, Takes::nothing},
    {"isnumeric", str_isnumeric, Takes::nothing},
    {"isprintable", str_isprintable, Takes::nothing},
    {"isspace", str_isspace, Takes::nothing},
    {"istitle", str_istitle, Takes::nothing},
    {"isupper", str_isupper, Takes::nothing},
    {"join", str_join_method, Takes::one},
    {"ljust", str_ljust, Takes::positional, 1, 2},
    {"lower", str_lower, Takes::nothing},
    {"lstrip", str_lstrip, Takes::positional, 0, 1},
    {"maketrans", str_maketrans, Takes::positional, 1, 3, Binding::static_method},
    {"partition", str_partition, Takes::one},
    {"removeprefix", str_removeprefix, Takes::one},
    {"removesuffix", str_removesuffix, Takes::one},
    {"replace", str_replace, Takes::positional, 2, 3},
    {"rfind", str_rfind},
    {"rindex", str_rindex},
    {"rjust", str_rjust, Takes::positional, 1, 2},
    {"rpartition", str_rpartition, Takes::one},
    {"rsplit", str_rsplit},
    {"rstrip", str_rstrip, Takes::positional, 0, 1},
    {"split", str_split},
    {"splitlines", str_splitlines},
    {"startswith", str_startswith},
    {"strip", str_strip, Takes::positional, 0, 1},
    {"swapcase", str_swapcase, Takes::nothing},
    {"title", str_title, Takes::nothing},
    {"translate", str_translate, Takes::one},
    {"upper", str_upper, Takes::nothing},
    {"zfill", str_zfill, Takes::one},
    {"__getnewargs__", getnewargs, Takes::nothing},
};

}  // namespace

constinit const TypeSpec kStrType = {
    .name = "str",
    .type = &Types::str,
    .basic_size = sizeof(Str),
    .flags = kTypeBase | kTypeLeaf | kTypeVariable | kTypeStr | kTypeMatchSelf,
    .fill = fill,
    .methods = kMethods,
    .doc =
        "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
        "Create a new string object from the given object. If encoding or\n"
        "errors is specified, then the object must expose a data buffer\n"
        "that will be decoded using the given encoding and error handler."};

}  // namespace vitro
