// bytes: making, comparing and indexing octets; the slots.
#include "objects/bytes.hpp"

#include <algorithm>
#include <cstring>

#include "objects/arguments.hpp"
#include "objects/bytes_methods.hpp"
#include "objects/codec.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/memoryview.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "objects/str_data.hpp"
#include "objects/tail.hpp"
#include "objects/tuple.hpp"
#include "objects/warn.hpp"

namespace vitro {

namespace {

constexpr std::size_t kLongestBytes = std::size_t{1} << 60;
constexpr std::size_t bytes_of(std::size_t length) { return sizeof(Bytes) + length + 1; }
Own<Object> not_implemented(Runtime& rt) { return own(*rt.not_implemented); }

}  // namespace

Own<Bytes> new_bytes(Runtime& rt, std::size_t length) {
  if (length == 0 && rt.empty_bytes) return own(*rt.empty_bytes);
  if (length > kLongestBytes) return rt.raise_memory_error();
  const Own<Bytes> bytes = rt.allocate<Bytes>(*rt.types.bytes, CellKind::leaf, bytes_of(length));
  if (!bytes) return raised;
  bytes->hash_cache = -1;
  bytes->length = length;
  bytes->data()[length] = '\0';
  return bytes;
}

Own<Bytes> make_bytes(Runtime& rt, std::string_view octets) {
  const Own<Bytes> bytes = new_bytes(rt, octets.size());
  if (bytes && !octets.empty()) std::memcpy(bytes->data(), octets.data(), octets.size());
  return bytes;
}

Own<Object> new_octets_like(Runtime& rt, const Object& self, std::size_t length, char*& data) {
  if (is_bytearray(self)) {
    const Own<ByteArray> array = new_bytearray(rt, length);
    if (array) data = array->data;
    return array;
  }
  const Own<Bytes> bytes = new_bytes(rt, length);
  if (bytes) data = bytes->data();
  return bytes;
}

Own<Object> make_octets_like(Runtime& rt, const Object& self, std::string_view octets) {
  if (is_bytearray(self)) return make_bytearray(rt, octets);
  return make_bytes(rt, octets);
}

Own<Object> same_octets(Runtime& rt, Object& self) {
  if (self.type == rt.types.bytes) return own(self);
  return make_octets_like(rt, self, SelfOctets(self).view());
}

Fallible<unsigned char> octet_of(Runtime& rt, Object& item, const char* range_message) {
  const Ref<Object> number = to_index(rt, item);
  if (!number) return raised;
  const std::int64_t value = int_clamped(*number);
  if (value < 0 || value > 255) return rt.raise(*rt.types.value_error, range_message);
  return static_cast<unsigned char>(value);
}

namespace {

Own<Bytes> from_items(Runtime& rt, Object* const* items, std::size_t count) {
  Ref<Bytes> bytes = new_bytes(rt, count);
  if (!bytes) return raised;
  for (std::size_t i = 0; i < count; ++i) {
    const Fallible<unsigned char> octet = octet_of(rt, *items[i], "bytes must be in range(0, 256)");
    if (!octet) return raised;
    bytes->data()[i] = static_cast<char>(*octet);
  }
  return bytes.release();
}

}  // namespace

Own<Bytes> bytes_from_object(Runtime& rt, Object& object) {
  if (object.type == rt.types.bytes) return own(static_cast<Bytes&>(object));
  if (object.type == rt.types.memoryview) return memoryview_bytes(rt, object);
  if (lends_memory(object)) {
    Lent octets(rt);
    if (!octets.open(object)) return raised;
    return make_bytes(rt, octets.view());
  }
  if (is_str(object) || (!object.type->slots.iter && !object.type->slots.getitem))
    return rt.raise(*rt.types.type_error, "cannot convert '%T' object to bytes", object.type);
  const Ref<Tuple> items = tuple_from_iterable(rt, object);
  if (!items) return raised;
  return from_items(rt, items->items(), items->length());
}

Own<Str> octets_repr(Runtime& rt, std::string_view octets, std::string_view prefix,
                     std::string_view suffix) {
  const bool has_single = octets.find('\'') != octets.npos,
             has_double = octets.find('"') != octets.npos;
  const char quote = has_single && !has_double ? '"' : '\'';
  StrBuilder out(rt);
  out.add(prefix).add(U'b').add(static_cast<char32_t>(quote));
  for (const char c : octets) {
    const auto octet = static_cast<unsigned char>(c);
    if (c == quote || c == '\\' || (c == '\'' && !suffix.empty())) {
      out.add(U'\\').add(static_cast<char32_t>(octet));
    } else if (c == '\t' || c == '\n' || c == '\r') {
      out.add(c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r");
    } else if (octet < 0x20 || octet >= 0x7f) {
      const char hex[] = {'\\', 'x', "0123456789abcdef"[octet >> 4],
                          "0123456789abcdef"[octet & 15]};
      out.add(std::string_view(hex, 4));
    } else {
      out.add(static_cast<char32_t>(octet));
    }
    if (out.failed()) break;
  }
  return out.add(static_cast<char32_t>(quote)).add(suffix).finish();
}

Own<Object> compare_octets(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (!lends_memory(left) || !lends_memory(right)) return not_implemented(rt);
  Lent a(rt), b(rt);
  if (!a.open(left) || !b.open(right)) {
    rt.clear_pending();
    return not_implemented(rt);
  }
  const int order = a.view().compare(b.view());
  switch (op) {
    case CompareOp::lt: return make_bool(rt, order < 0);
    case CompareOp::le: return make_bool(rt, order <= 0);
    case CompareOp::eq: return make_bool(rt, order == 0);
    case CompareOp::ne: return make_bool(rt, order != 0);
    case CompareOp::gt: return make_bool(rt, order > 0);
    default: return make_bool(rt, order >= 0);
  }
}

Fallible<bool> octets_contain(Runtime& rt, Object& self, Object& item) {
  if (is_int(item) || item.type->slots.number.index) {
    const Fallible<unsigned char> octet = octet_of(rt, item, "byte must be in range(0, 256)");
    if (!octet) return raised;
    return SelfOctets(self).view().find(static_cast<char>(*octet)) != std::string_view::npos;
  }
  const SelfOctets octets(self);
  Lent part(rt);
  if (!part.open(item)) return raised;
  return octets.view().find(part.view()) != std::string_view::npos;
}

namespace {

void dealloc(Runtime& rt, Object& object) {
  rt.free_object(object, CellKind::leaf, bytes_of(static_cast<Bytes&>(object).length));
}
std::size_t cell_bytes(const Object& object) {
  return bytes_of(static_cast<const Bytes&>(object).length);
}

Own<Object> repr_slot(Runtime& rt, Object& self) {
  return octets_repr(rt, static_cast<Bytes&>(self).view(), "", "");
}

Fallible<std::int64_t> hash_slot(Runtime& rt, Object& self) {
  auto& bytes = static_cast<Bytes&>(self);
  if (bytes.hash_cache == -1) bytes.hash_cache = hash_octets(rt, bytes.data(), bytes.length);
  return bytes.hash_cache;
}

// With anything else that lends its memory it is the other's business.
Own<Object> richcompare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (!is_bytes(left) || !is_bytes(right)) {
    const bool equality = op == CompareOp::eq || op == CompareOp::ne;
    if (rt.limits.bytes_warning && equality && !warn_bytes_comparison(rt, "bytes", right))
      return raised;
    return not_implemented(rt);
  }
  return compare_octets(rt, left, right, op);
}

Status lend(Runtime& rt, Object& self, BufferInfo& info, bool writable) {
  if (writable) return rt.raise(*rt.types.buffer_error, "Object is not writable.");
  auto& bytes = static_cast<Bytes&>(self);
  info.data = bytes.data();
  info.bytes = bytes.length;
  return ok;
}

Own<Object> iter(Runtime& rt, Object& self) {
  return make_sequence_iterator(rt, *rt.types.bytes_iterator, self);
}

Fallible<std::int64_t> length_slot(Runtime&, Object& self) {
  return static_cast<std::int64_t>(static_cast<Bytes&>(self).length);
}

Own<Object> getitem(Runtime& rt, Object& self, Object& key) {
  auto& bytes = static_cast<Bytes&>(self);
  if (key.type == rt.types.slice) {
    const Fallible<SliceBounds> bounds = slice_bounds(rt, static_cast<Slice&>(key), bytes.length);
    if (!bounds) return raised;
    const auto [start, step, count] = *bounds;
    if (count == bytes.length && step == 1) return same_octets(rt, self);
    const Own<Bytes> slice = new_bytes(rt, count);
    if (!slice) return raised;
    std::int64_t position = start;
    for (std::size_t i = 0; i < count; ++i, position += step)
      slice->data()[i] = bytes.data()[position];
    return slice;
  }
  if (!is_int(key) && !key.type->slots.number.index)
    return rt.raise(*rt.types.type_error, "byte indices must be integers or slices, not %T",
                    key.type);
  const Fallible<std::int64_t> index = to_index_int64(rt, key, rt.types.index_error);
  if (!index) return raised;
  const auto length = static_cast<std::int64_t>(bytes.length);
  const std::int64_t position = *index < 0 ? *index + length : *index;
  if (position < 0 || position >= length)
    return rt.raise(*rt.types.index_error, "index out of range");
  return make_int(rt, static_cast<unsigned char>(bytes.data()[position]));
}

Own<Object> add(Runtime& rt, Object& left, Object& right) {
  if (!is_bytes(left)) return not_implemented(rt);
  if (!lends_memory(right)) return not_implemented(rt);  // binary_operation() knows the message
  Lent a(rt), b(rt);
  if (!a.open(left) || !b.open(right)) return raised;
  if (a.size() == 0 && right.type == rt.types.bytes) return own(right);
  if (b.size() == 0 && left.type == rt.types.bytes) return own(left);
  const Own<Bytes> sum = new_bytes(rt, a.size() + b.size());
  if (!sum) return raised;
  std::copy_n(a.data(), a.size(), sum->data());
  std::copy_n(b.data(), b.size(), sum->data() + a.size());
  return sum;
}

Own<Object> multiply(Runtime& rt, Object& left, Object& right) {
  Object& self = is_bytes(left) ? left : right;
  Object& times = is_bytes(left) ? right : left;
  if (!is_int(times) && !times.type->slots.number.index) return not_implemented(rt);
  const Fallible<std::int64_t> count = to_index_int64(rt, times);
  if (!count) return raised;
  const std::string_view octets = static_cast<Bytes&>(self).view();
  if (*count <= 0 || octets.empty()) return make_bytes(rt, "");
  if (*count == 1 && self.type == rt.types.bytes) return own(self);
  std::int64_t length_signed;
  if (__builtin_mul_overflow(static_cast<std::int64_t>(octets.size()), *count, &length_signed))
    return rt.raise(*rt.types.overflow_error, "repeated bytes are too long");
  const auto length = static_cast<std::size_t>(length_signed);
  const Own<Bytes> result = new_bytes(rt, length);
  if (!result) return raised;
  std::memcpy(result->data(), octets.data(), octets.size());
  for (std::size_t done = octets.size(); done < length;) {
    const std::size_t more = std::min(done, length - done);
    std::memcpy(result->data() + done, result->data(), more);
    done += more;
  }
  return result;
}

Own<Object> remainder(Runtime& rt, Object& left, Object& right) {
  if (!is_bytes(left)) return not_implemented(rt);
  return bytes_percent(rt, left, right);
}

// What the object's __bytes__ yields; empty and nothing pending: it has none.
Own<Bytes> from_special(Runtime& rt, Object& source) {
  if (!lookup_in_type(*source.type, *rt.names.bytes_)) return {};
  bool missing = false;
  Ref<Object> made = call_special(rt, source, *rt.names.bytes_, {}, &missing);
  if (!made) return raised;
  if (!is_bytes(*made))
    return rt.raise(*rt.types.type_error, "__bytes__ returned non-bytes (type %T)", made->type);
  return Own<Bytes>(static_cast<Bytes*>(made.release().get()));
}

Own<Object> construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (&cls != rt.types.bytes) {
    Own<Object> plain = construct(rt, *rt.types.bytes, arguments);
    if (plain && plain->type != rt.types.bytes) {  // what a __bytes__ has yielded
      const Ref<Object> held = plain;
      plain = same_octets(rt, *held);
    }
    return copy_as(rt, cls, plain);
  }
  constexpr const char* kNames[] = {"source", "encoding", "errors"};
  Object* given[3] = {};
  if (!unpack(rt, arguments, {.function = "bytes", .names = kNames, .required = 0}, given))
    return raised;
  for (int i = 1; i < 3; ++i)
    if (given[i] && !is_str(*given[i]))
      return rt.raise(*rt.types.type_error, "bytes() argument '%s' must be str, not %T", kNames[i],
                      given[i]->type);
  if (!given[0]) {
    if (given[1]) return rt.raise(*rt.types.type_error, "encoding without a string argument");
    if (given[2]) return rt.raise(*rt.types.type_error, "errors without a string argument");
    return make_bytes(rt, "");
  }
  Object& source = *given[0];
  if (given[1]) {
    if (!is_str(source))
      return rt.raise(*rt.types.type_error, "encoding without a string argument");
    return encode_text(rt, static_cast<Str&>(source), static_cast<Str*>(given[1]),
                       static_cast<Str*>(given[2]));
  }
  if (given[2])
    return rt.raise(*rt.types.type_error, is_str(source) ? "string argument without an encoding"
                                                         : "errors without a string argument");
  if (source.type == rt.types.bytes) return own(source);
  if (const Own<Bytes> made = from_special(rt, source); made || rt.pending()) return made;
  if (is_str(source)) return rt.raise(*rt.types.type_error, "string argument without an encoding");
  if (is_int(source) || source.type->slots.number.index) {
    const Fallible<std::int64_t> size = to_index_int64(rt, source, rt.types.overflow_error);
    if (size) {
      if (*size < 0) return rt.raise(*rt.types.value_error, "negative count");
      const Own<Bytes> zeros = new_bytes(rt, static_cast<std::size_t>(*size));
      if (zeros) std::memset(zeros->data(), 0, zeros->length);
      return zeros;
    }
    if (!pending_matches(rt, *rt.types.type_error)) return raised;
    rt.clear_pending();
  }
  return bytes_from_object(rt, source);
}

}  // namespace

Own<Object> str_slot(Runtime& rt, Object& self) {
  if (rt.limits.bytes_warning && !warn(rt, *rt.types.bytes_warning, "str() on a bytes instance"))
    return raised;
  return repr_slot(rt, self);
}

void bytes_fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.cell_bytes = cell_bytes;
  slots.repr = repr_slot;
  slots.str = str_slot;
  slots.hash = hash_slot;
  slots.richcompare = richcompare;
  slots.iter = iter;
  slots.construct = construct;
  slots.number.binary[static_cast<int>(BinaryOp::add)] = add;
  slots.number.binary[static_cast<int>(BinaryOp::multiply)] = multiply;
  slots.number.binary[static_cast<int>(BinaryOp::remainder)] = remainder;
  slots.length = length_slot;
  slots.getitem = getitem;
  slots.contains = octets_contain;
  slots.lend = lend;
}

}  // namespace vitro
