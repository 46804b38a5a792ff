// bytearray: its memory, its slots, and assignment to its items and slices.
#include "objects/bytearray.hpp"

#include <algorithm>
#include <cstring>

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/bytes_methods.hpp"
#include "objects/codec.hpp"
#include "objects/exception.hpp"
#include "objects/list.hpp"
#include "objects/memoryview.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "objects/str.hpp"
#include "objects/warn.hpp"

namespace vitro {

namespace {

constexpr std::size_t kLongest = std::size_t{1} << 60;

ByteArray& array_of(Object& object) { return static_cast<ByteArray&>(object); }
Own<Object> not_implemented(Runtime& rt) { return own(*rt.not_implemented); }

}  // namespace

Own<ByteArray> new_bytearray(Runtime& rt, std::size_t length) {
  Ref<ByteArray> array = rt.allocate<ByteArray>(*rt.types.bytearray);
  if (!array) return raised;
  array->data = nullptr;
  array->length = array->capacity = array->exports = 0;
  if (length && !bytearray_resize(rt, *array, length)) return raised;
  return array.release();
}

Own<ByteArray> make_bytearray(Runtime& rt, std::string_view octets) {
  const Own<ByteArray> array = new_bytearray(rt, octets.size());
  if (array && !octets.empty()) std::memcpy(array->data, octets.data(), octets.size());
  return array;
}

Status bytearray_resize(Runtime& rt, ByteArray& array, std::size_t length) {
  if (length == array.length) return ok;
  if (array.exports)
    return rt.raise(*rt.types.buffer_error, "Existing exports of data: object cannot be re-sized");
  if (length > kLongest) return rt.raise_memory_error();
  std::size_t capacity = array.capacity;
  if (length + 1 > capacity) {
    // An eighth more than asked for when it grows step by step; exactly that much on a big jump.
    capacity = array.capacity == 0 || length > capacity + capacity / 8
                   ? length + 1
                   : length + (length >> 3) + (length < 9 ? 3 : 6);
  } else if (length + 1 < capacity / 2) {
    capacity = length + 1;
  }
  if (length == 0) capacity = 0;
  if (capacity != array.capacity) {
    if (capacity == 0) {
      rt.free_buffer(array.data, array.capacity);
      array.data = nullptr;
    } else {
      void* moved = rt.resize_buffer(array.data, array.capacity, capacity);
      if (!moved) return raised;
      array.data = static_cast<char*>(moved);
    }
    array.capacity = capacity;
  }
  array.length = length;
  if (array.data) array.data[length] = '\0';
  return ok;
}

Status bytearray_splice(Runtime& rt, ByteArray& array, std::size_t start, std::size_t count,
                        std::string_view with) {
  const std::size_t tail = array.length - start - count;
  if (with.size() > count) {
    if (!bytearray_resize(rt, array, array.length + (with.size() - count))) return raised;
    if (tail) std::memmove(array.data + start + with.size(), array.data + start + count, tail);
  } else if (with.size() < count) {
    if (array.exports)
      return rt.raise(*rt.types.buffer_error,
                      "Existing exports of data: object cannot be re-sized");
    if (tail) std::memmove(array.data + start + with.size(), array.data + start + count, tail);
    // Giving memory back can fail only where shrinking must move: it is then simply kept.
    const std::size_t length = array.length - (count - with.size());
    if (!bytearray_resize(rt, array, length)) {
      rt.clear_pending();
      array.length = length;
      array.data[length] = '\0';
    }
  }
  if (!with.empty()) std::memcpy(array.data + start, with.data(), with.size());
  return ok;
}

namespace {

// ---- life ----

void dealloc(Runtime& rt, Object& object) {
  const std::size_t bytes = begin_dealloc<ByteArray>(rt, object);
  rt.free_buffer(array_of(object).data, array_of(object).capacity);
  rt.free_object(object, CellKind::container, bytes);
}

Own<Object> construct(Runtime& rt, Type& cls, Arguments) {
  const Own<ByteArray> array = allocate_as<ByteArray>(rt, cls, rt.types.bytearray);
  if (!array) return raised;
  array->data = nullptr;
  array->length = array->capacity = array->exports = 0;
  return array;
}

// Appends the ints of an iterable.
Status append_items(Runtime& rt, ByteArray& array, Object& iterable) {
  return for_each_item(rt, iterable, [&](Object& item) -> Status {
    const auto octet = octet_of(rt, item, "byte must be in range(0, 256)");
    if (!octet) return raised;
    if (!bytearray_resize(rt, array, array.length + 1)) return raised;
    array.data[array.length - 1] = static_cast<char>(*octet);
    return ok;
  });
}

Status fill_from(Runtime& rt, ByteArray& array, Object& source) {
  if (is_int(source) || source.type->slots.number.index) {
    const Fallible<std::int64_t> size = to_index_int64(rt, source, rt.types.overflow_error);
    if (size) {
      if (*size < 0) return rt.raise(*rt.types.value_error, "negative count");
      if (!bytearray_resize(rt, array, static_cast<std::size_t>(*size))) return raised;
      if (*size) std::memset(array.data, 0, array.length);
      return ok;
    }
    if (!pending_matches(rt, *rt.types.type_error)) return raised;
    rt.clear_pending();
  }
  if (lends_memory(source)) {
    const Ref<Bytes> copy = bytes_from_object(rt, source);
    if (!copy) return raised;
    return bytearray_splice(rt, array, 0, array.length, copy->view());
  }
  if (!source.type->slots.iter && !source.type->slots.getitem)
    return rt.raise(*rt.types.type_error, "cannot convert '%T' object to bytearray", source.type);
  return append_items(rt, array, source);
}

Status init(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kNames[] = {"source", "encoding", "errors"};
  Object* given[3] = {};
  if (!unpack(rt, arguments, {.function = "bytearray", .names = kNames, .required = 0}, given))
    return raised;
  for (int i = 1; i < 3; ++i)
    if (given[i] && !is_str(*given[i]))
      return rt.raise(*rt.types.type_error, "bytearray() argument '%s' must be str, not %T",
                      kNames[i], given[i]->type);
  ByteArray& array = array_of(self);
  if (array.length && !bytearray_resize(rt, array, 0)) return raised;
  if (!given[0]) {
    if (!given[1] && !given[2]) return ok;
    return rt.raise(*rt.types.type_error, given[1] ? "encoding without a string argument"
                                                   : "errors without a string argument");
  }
  if (is_str(*given[0])) {
    if (!given[1]) return rt.raise(*rt.types.type_error, "string argument without an encoding");
    const Ref<Bytes> octets = encode_text(rt, static_cast<Str&>(*given[0]),
                                          static_cast<Str*>(given[1]), static_cast<Str*>(given[2]));
    if (!octets) return raised;
    return bytearray_splice(rt, array, 0, array.length, octets->view());
  }
  if (given[1] || given[2])
    return rt.raise(*rt.types.type_error, given[1] ? "encoding without a string argument"
                                                   : "errors without a string argument");
  return fill_from(rt, array, *given[0]);
}

Status lend(Runtime&, Object& self, BufferInfo& info, bool) {
  ByteArray& array = array_of(self);
  // An empty array has no memory of its own: any address will do.
  info.data = array.data ? array.data : reinterpret_cast<char*>(&array.length);
  info.bytes = array.length;
  info.readonly = false;
  ++array.exports;
  return ok;
}
void take_back(Runtime&, Object& self) { --array_of(self).exports; }

Own<Object> repr_slot(Runtime& rt, Object& self) {
  const SelfOctets octets(self);
  const Ref<Str> name = Ref<Str>::share(self.type->name);
  const Ref<Str> shown = octets_repr(rt, octets.view(), "(", ")");
  if (!shown) return raised;
  return str_concat(rt, *name, *shown);
}

// ---- reading ----

Fallible<std::int64_t> length_slot(Runtime&, Object& self) {
  return static_cast<std::int64_t>(array_of(self).length);
}

Own<Object> iter(Runtime& rt, Object& self) {
  return make_sequence_iterator(rt, *rt.types.bytearray_iterator, self);
}

// The position `key` stands for; IndexError `message` where there is none.
Fallible<std::size_t> position_of(Runtime& rt, ByteArray& array, Object& key, const char* message) {
  const Fallible<std::int64_t> index = index_value(rt, key, rt.types.index_error);
  if (!index) return raised;
  const auto length = static_cast<std::int64_t>(array.length);
  const std::int64_t position = *index < 0 ? *index + length : *index;
  if (position < 0 || position >= length) return rt.raise(*rt.types.index_error, message);
  return static_cast<std::size_t>(position);
}

Raised wrong_index(Runtime& rt, Object& key) {
  return rt.raise(*rt.types.type_error, "bytearray indices must be integers or slices, not %T",
                  key.type);
}

Own<Object> getitem(Runtime& rt, Object& self, Object& key) {
  ByteArray& array = array_of(self);
  if (is_index(key)) {
    const auto position = position_of(rt, array, key, "bytearray index out of range");
    if (!position) return raised;
    return make_int(rt, static_cast<unsigned char>(array.data[*position]));
  }
  if (key.type != rt.types.slice) return wrong_index(rt, key);
  const auto indices = slice_unpack(rt, static_cast<Slice&>(key));
  if (!indices) return raised;
  const auto [start, step, count] = slice_adjust(*indices, array.length);
  if (step == 1)
    return make_bytearray(rt, array.view().substr(static_cast<std::size_t>(start), count));
  const Own<ByteArray> result = new_bytearray(rt, count);
  if (!result) return raised;
  for (std::size_t i = 0; i < count; ++i)
    result->data[i] = array.data[start + static_cast<std::int64_t>(i) * step];
  return result;
}

// ---- writing ----

// Deletes the octets a slice with a step picks.
Status delete_scattered(Runtime& rt, ByteArray& array, const SliceBounds& bounds) {
  auto [start, step, count] = bounds;
  if (step < 0) {
    start += static_cast<std::int64_t>(count - 1) * step;
    step = -step;
  }
  if (array.exports)
    return rt.raise(*rt.types.buffer_error, "Existing exports of data: object cannot be re-sized");
  auto out = static_cast<std::size_t>(start);
  std::size_t removed = 0;
  for (std::size_t in = out; in < array.length; ++in) {
    if (removed < count &&
        in == static_cast<std::size_t>(start) + removed * static_cast<std::size_t>(step))
      ++removed;
    else
      array.data[out++] = array.data[in];
  }
  return bytearray_splice(rt, array, out, array.length - out, "");
}

Status assign_slice(Runtime& rt, ByteArray& array, Slice& slice, Object* value) {
  const auto indices = slice_unpack(rt, slice);
  if (!indices) return raised;
  Ref<Object> octets;
  std::string_view with;
  if (value && value != &array && is_bytearray(*value)) {
    with = array_of(*value).view();
  } else if (value) {
    if (is_str(*value) || is_index(*value) || has_flag(*value, kTypeFloat))
      return rt.raise(*rt.types.type_error,
                      "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    if (is_bytes(*value)) {
      octets = own(*value);
    } else if (lends_memory(*value)) {
      octets = bytes_from_object(rt, *value);
    } else {
      if (!value->type->slots.iter && !value->type->slots.getitem)
        return rt.raise(*rt.types.type_error, "cannot convert '%T' object to bytearray",
                        value->type);
      octets = new_bytearray(rt, 0);
      if (!octets || !append_items(rt, array_of(*octets), *value)) return raised;
    }
    if (!octets) return raised;
    with = SelfOctets(*octets).view();
  }
  const SliceBounds bounds = slice_adjust(*indices, array.length);
  const auto [start, step, count] = bounds;
  if (step == 1) return bytearray_splice(rt, array, static_cast<std::size_t>(start), count, with);
  if (with.empty()) {
    if (count == 0) return ok;
    return delete_scattered(rt, array, bounds);
  }
  if (with.size() != count)
    return rt.raise(*rt.types.value_error,
                    "attempt to assign bytes of size %zu to extended slice of size %zu",
                    with.size(), count);
  for (std::size_t i = 0; i < count; ++i)
    array.data[start + static_cast<std::int64_t>(i) * step] = with[i];
  return ok;
}

Status setitem(Runtime& rt, Object& self, Object& key, Object* value) {
  ByteArray& array = array_of(self);
  if (key.type == rt.types.slice) return assign_slice(rt, array, static_cast<Slice&>(key), value);
  if (!is_index(key)) return wrong_index(rt, key);
  constexpr const char* kOutOfRange = "bytearray index out of range";
  const auto position = position_of(rt, array, key, kOutOfRange);
  if (!position) return raised;
  if (!value) return bytearray_splice(rt, array, *position, 1, "");
  const auto octet = octet_of(rt, *value, "byte must be in range(0, 256)");
  if (!octet) return raised;
  // __index__ of the value may have shortened it.
  if (*position >= array.length) return rt.raise(*rt.types.index_error, kOutOfRange);
  array.data[*position] = static_cast<char>(*octet);
  return ok;
}

// ---- operators ----

Own<Object> add(Runtime& rt, Object& left, Object& right) {
  if (!is_bytearray(left)) return not_implemented(rt);
  if (!lends_memory(right)) return not_implemented(rt);  // binary_operation() knows the message
  const SelfOctets first(left);
  Lent second(rt);
  if (!second.open(right)) return raised;
  const Own<ByteArray> sum = new_bytearray(rt, first.view().size() + second.size());
  if (!sum) return raised;
  std::copy_n(first.view().data(), first.view().size(), sum->data);
  std::copy_n(second.data(), second.size(), sum->data + first.view().size());
  return sum;
}

Own<Object> inplace_add(Runtime& rt, Object& left, Object& right) {
  if (!lends_memory(right))
    return rt.raise(*rt.types.type_error, "can't concat %T to %T", right.type, left.type);
  ByteArray& array = array_of(left);
  Lent octets(rt);
  if (!octets.open(right)) return raised;
  if (!bytearray_splice(rt, array, array.length, 0, octets.view())) return raised;
  return own(left);
}

// Repeats what the first `length` octets of `data` hold until it is `whole` long.
void repeat_octets(char* data, std::size_t length, std::size_t whole) {
  for (std::size_t done = length; done < whole;) {
    const std::size_t more = std::min(done, whole - done);
    std::memcpy(data + done, data, more);
    done += more;
  }
}

Fallible<std::size_t> repeated_length(Runtime& rt, std::size_t length, Object& times) {
  const auto count = repeat_count(rt, times);
  if (!count) return raised;
  std::size_t whole;
  if (__builtin_mul_overflow(length, *count, &whole) || whole > kLongest)
    return rt.raise_memory_error();
  return whole;
}

Own<Object> multiply(Runtime& rt, Object& left, Object& right) {
  Object& self = is_bytearray(left) ? left : right;
  Object& times = is_bytearray(left) ? right : left;
  if (!is_index(times)) return not_implemented(rt);
  const SelfOctets octets(self);
  const auto length = repeated_length(rt, octets.view().size(), times);
  if (!length) return raised;
  const Own<ByteArray> result = new_bytearray(rt, *length);
  if (!result) return raised;
  if (*length) std::memcpy(result->data, octets.view().data(), octets.view().size());
  repeat_octets(result->data, octets.view().size(), *length);
  return result;
}

Own<Object> inplace_multiply(Runtime& rt, Object& left, Object& right) {
  if (!is_index(right)) return not_implemented(rt);
  ByteArray& array = array_of(left);
  const auto count = repeat_count(rt, right);
  if (!count) return raised;
  const std::size_t before = array.length;
  std::size_t length;
  if (__builtin_mul_overflow(before, *count, &length) || length > kLongest)
    return rt.raise_memory_error();
  if (!bytearray_resize(rt, array, length)) return raised;
  repeat_octets(array.data, before, length);
  return own(left);
}

Own<Object> remainder(Runtime& rt, Object& left, Object& right) {
  if (!is_bytearray(left)) return not_implemented(rt);
  return bytes_percent(rt, left, right);
}

}  // namespace

namespace {

Own<Object> str_slot(Runtime& rt, Object& self) {
  if (rt.limits.bytes_warning &&
      !warn(rt, *rt.types.bytes_warning, "str() on a bytearray instance"))
    return raised;
  return repr_slot(rt, self);
}

Own<Object> richcompare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (rt.limits.bytes_warning && is_str(right) && (op == CompareOp::eq || op == CompareOp::ne) &&
      !warn_bytes_comparison(rt, "bytearray", right))
    return raised;
  return compare_octets(rt, left, right, op);
}

}  // namespace

void bytearray_fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<ByteArray>;
  slots.repr = repr_slot;
  slots.str = str_slot;
  slots.hash = nullptr;
  slots.richcompare = richcompare;
  slots.iter = iter;
  slots.construct = construct;
  slots.init = init;
  slots.length = length_slot;
  slots.getitem = getitem;
  slots.setitem = setitem;
  slots.contains = octets_contain;
  slots.lend = lend;
  slots.take_back = take_back;
  slots.number.binary[static_cast<int>(BinaryOp::add)] = add;
  slots.number.binary[static_cast<int>(BinaryOp::multiply)] = multiply;
  slots.number.binary[static_cast<int>(BinaryOp::remainder)] = remainder;
  slots.number.inplace[static_cast<int>(BinaryOp::add)] = inplace_add;
  slots.number.inplace[static_cast<int>(BinaryOp::multiply)] = inplace_multiply;
}

}  // namespace vitro
