// array: the type, its memory and what it does as a sequence.
#include "vm/modules/array.hpp"

#include <algorithm>
#include <cstring>

#include "objects/buffer.hpp"
#include "objects/bytearray.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "vm/modules/all.hpp"

namespace vitro::vm {

namespace arrays {

Own<Array> new_array(Runtime& rt, Type& cls, const Kind& kind, std::size_t length) {
  Own<Array> made = allocate_empty<Array>(rt, cls, ModuleType::array);
  if (!made) return raised;
  made->kind = &kind;
  const Ref<Array> held = made;
  if (length && !resize(rt, *held, length)) return raised;
  return own(*held);
}

Status resize(Runtime& rt, Array& array, std::size_t length) {
  if (length == array.length) return ok;
  if (array.exports > 0)
    return rt.raise(*rt.types.buffer_error, "cannot resize an array that is exporting buffers");
  if (length > (std::size_t{1} << 58)) return rt.raise_memory_error();
  const std::size_t bytes = length * array.kind->size;
  if (bytes > array.capacity) {
    const std::size_t wanted = bytes + bytes / 8 + 32;
    auto* grown = static_cast<char*>(rt.resize_buffer(array.data, array.capacity, wanted));
    if (!grown) return raised;
    array.data = grown;
    array.capacity = wanted;
  }
  array.length = length;
  return ok;
}

Status splice(Runtime& rt, Array& array, std::size_t start, std::size_t count, const char* with,
              std::size_t with_count) {
  const std::size_t size = array.kind->size, before = array.length;
  const std::size_t after = before - start - count;
  if (with_count > count) {
    if (!resize(rt, array, before + (with_count - count))) return raised;
  } else if (with_count < count && array.exports > 0) {
    return rt.raise(*rt.types.buffer_error, "cannot resize an array that is exporting buffers");
  }
  if (after && with_count != count)
    std::memmove(array.at(start + with_count), array.at(start + count), after * size);
  if (with_count) std::memcpy(array.at(start), with, with_count * size);
  array.length = before - count + with_count;
  return ok;
}

Status append_item(Runtime& rt, Array& array, Object& value) {
  char item[8];
  if (!array.kind->put(rt, value, item)) return raised;
  if (!resize(rt, array, array.length + 1)) return raised;
  std::memcpy(array.at(array.length - 1), item, array.kind->size);
  return ok;
}

Status extend(Runtime& rt, Array& array, Object& items) {
  if (!is_array(rt, items))
    return for_each_item(rt, items,
                         [&](Object& item) { return bool(append_item(rt, array, item)); });
  const Array& other = array_of(items);
  if (other.kind != array.kind)
    return rt.raise(*rt.types.type_error, "can only extend with array of same kind");
  const std::size_t count = other.length, before = array.length;
  if (!count) return ok;
  if (!resize(rt, array, before + count)) return raised;
  std::memmove(array.at(before), array_of(items).data, count * array.kind->size);
  return ok;
}

Status extend_by_octets(Runtime& rt, Array& array, std::string_view octets) {
  if (octets.size() % array.kind->size != 0)
    return rt.raise(*rt.types.value_error, "bytes length not a multiple of item size");
  const std::size_t before = array.length;
  if (octets.empty()) return ok;
  if (!resize(rt, array, before + octets.size() / array.kind->size)) return raised;
  std::memcpy(array.at(before), octets.data(), octets.size());
  return ok;
}

namespace {

Own<Object> construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (&cls == &module_type(rt, ModuleType::array) && !no_keywords(rt, "array.array", arguments))
    return raised;
  if (arguments.count < 1 || arguments.count > 2)
    return rt.raise(*rt.types.type_error,
                    arguments.count == 0 ? "array() takes at least 1 argument (%d given)"
                                         : "array() takes at most 2 arguments (%d given)",
                    static_cast<int>(arguments.count));
  if (!is_str(arguments[0]) || static_cast<Str&>(arguments[0]).length != 1)
    return rt.raise(*rt.types.type_error, "array() argument 1 must be a unicode character, not %T",
                    arguments[0].type);
  const char32_t code = static_cast<Str&>(arguments[0]).at(0);
  const Kind* kind = kind_of(code);
  Object* initial = arguments.count > 1 ? &arguments[1] : nullptr;
  if (initial && code != 'u') {
    if (is_str(*initial))
      return rt.raise(*rt.types.type_error,
                      "cannot use a str to initialize an array with typecode '%c'", code);
    if (is_array(rt, *initial) && array_of(*initial).kind->code == 'u')
      return rt.raise(*rt.types.type_error,
                      "cannot use a unicode array to initialize an array with typecode '%c'", code);
  }
  if (!kind)
    return rt.raise(*rt.types.value_error,
                    "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
  Ref<Array> made = new_array(rt, cls, *kind, 0);
  if (!made) return raised;
  if (!initial) return made.release();
  if (is_bytes(*initial) || is_bytearray(*initial)) {
    Lent octets(rt);
    if (!octets.open(*initial) || !extend_by_octets(rt, *made, octets.view())) return raised;
  } else if (is_array(rt, *initial) && array_of(*initial).kind != kind) {
    const Ref<Object> items = get_iterator(rt, *initial);
    if (!items || !extend(rt, *made, *items)) return raised;
  } else if (!extend(rt, *made, *initial)) {
    return raised;
  }
  return made.release();
}

void dealloc(Runtime& rt, Object& object) {
  const std::size_t bytes = begin_dealloc<Array>(rt, object);
  rt.free_buffer(array_of(object).data, array_of(object).capacity);
  rt.free_object(object, CellKind::container, bytes);
}

Own<Object> item(Runtime& rt, const Array& array, std::size_t i) {
  return array.kind->get(rt, array.at(i));
}

Own<Object> repr_array(Runtime& rt, Object& object) {
  Array& self = array_of(object);
  StrBuilder text(rt);
  text.add(*object.type->name).add("('").add(static_cast<char32_t>(self.kind->code)).add("'");
  if (self.length > 0) {
    Ref<Object> items;
    if (self.kind->code == 'u') {
      StrBuilder characters(rt);
      for (std::size_t i = 0; i < self.length; ++i) {
        const Ref<Object> one = item(rt, self, i);
        if (!one) return raised;
        characters.add(static_cast<Str&>(*one));
      }
      items = characters.finish();
    } else {
      Ref<List> list = new_list(rt, self.length);
      if (!list) return raised;
      for (std::size_t i = 0; i < self.length; ++i)
        if (const Own<Object> one = item(rt, self, i); !one || !list_append(rt, *list, one))
          return raised;
      items = list.release();
    }
    const Ref<Str> shown = items ? repr(rt, *items) : Own<Str>(raised);
    if (!shown) return raised;
    text.add(", ").add(*shown);
  }
  return text.add(")").finish();
}

Fallible<std::int64_t> array_length(Runtime&, Object& object) {
  return static_cast<std::int64_t>(array_of(object).length);
}

Fallible<std::size_t> position(Runtime& rt, Array& array, Object& key, const char* complaint) {
  const auto index = index_value(rt, key, rt.types.index_error);
  if (!index) return raised;
  const auto length = static_cast<std::int64_t>(array.length);
  const std::int64_t i = *index < 0 ? *index + length : *index;
  if (i < 0 || i >= length) return rt.raise(*rt.types.index_error, complaint);
  return static_cast<std::size_t>(i);
}

Raised wrong_index(Runtime& rt) {
  return rt.raise(*rt.types.type_error, "array indices must be integers");
}

Own<Object> getitem(Runtime& rt, Object& object, Object& key) {
  Array& self = array_of(object);
  if (is_index(key)) {
    const auto i = position(rt, self, key, "array index out of range");
    return i ? item(rt, self, *i) : Own<Object>(raised);
  }
  if (key.type != rt.types.slice) return wrong_index(rt);
  const auto indices = slice_unpack(rt, static_cast<Slice&>(key));
  if (!indices) return raised;
  const auto [start, step, count] = slice_adjust(*indices, self.length);
  Ref<Array> made = new_array(rt, module_type(rt, ModuleType::array), *self.kind, count);
  if (!made) return raised;
  for (std::size_t i = 0; i < count; ++i)
    std::memcpy(made->at(i),
                self.at(static_cast<std::size_t>(start + static_cast<std::int64_t>(i) * step)),
                self.kind->size);
  return made.release();
}

Status assign_slice(Runtime& rt, Array& self, Slice& slice, Object* value) {
  const auto indices = slice_unpack(rt, slice);
  if (!indices) return raised;
  Ref<Array> other;
  if (value) {
    if (!is_array(rt, *value))
      return rt.raise(*rt.types.type_error, "can only assign array (not \"%T\") to array slice",
                      value->type);
    other = Ref<Array>::share(array_of(*value));
    if (other->kind != self.kind)
      return rt.raise(*rt.types.type_error, "bad argument type for built-in operation");
    if (other.get() == &self) {
      Ref<Array> copy = new_array(rt, module_type(rt, ModuleType::array), *self.kind, self.length);
      if (!copy) return raised;
      if (self.length) std::memcpy(copy->data, self.data, self.bytes());
      other = std::move(copy);
    }
  }
  auto [start, step, count] = slice_adjust(*indices, self.length);
  if (step == 1)
    return splice(rt, self, static_cast<std::size_t>(start), count, other ? other->data : nullptr,
                  other ? other->length : 0);
  if (!value) {
    if (count == 0) return ok;
    if (self.exports > 0)
      return rt.raise(*rt.types.buffer_error, "cannot resize an array that is exporting buffers");
    if (step < 0) start += static_cast<std::int64_t>(count - 1) * step, step = -step;
    std::size_t to = static_cast<std::size_t>(start), gone = 0;
    for (std::size_t from = to; from < self.length; ++from) {
      const bool picked = gone < count && from == static_cast<std::size_t>(start) +
                                                      gone * static_cast<std::size_t>(step);
      if (picked) {
        ++gone;
        continue;
      }
      std::memmove(self.at(to++), self.at(from), self.kind->size);
    }
    self.length -= count;
    return ok;
  }
  if (other->length != count)
    return rt.raise(*rt.types.value_error,
                    "attempt to assign array of size %zu to extended slice of size %zu",
                    other->length, count);
  for (std::size_t i = 0; i < count; ++i)
    std::memcpy(self.at(static_cast<std::size_t>(start + static_cast<std::int64_t>(i) * step)),
                other->at(i), self.kind->size);
  return ok;
}

Status setitem(Runtime& rt, Object& object, Object& key, Object* value) {
  Array& self = array_of(object);
  if (is_index(key)) {
    const auto i = position(rt, self, key, "array assignment index out of range");
    if (!i) return raised;
    if (!value) return splice(rt, self, *i, 1, nullptr, 0);
    char octets[8];
    if (!self.kind->put(rt, *value, octets)) return raised;
    if (*i >= self.length)
      return rt.raise(*rt.types.index_error, "array assignment index out of range");
    std::memcpy(self.at(*i), octets, self.kind->size);
    return ok;
  }
  if (key.type != rt.types.slice) return wrong_index(rt);
  return assign_slice(rt, self, static_cast<Slice&>(key), value);
}

Fallible<bool> contains_item(Runtime& rt, Object& object, Object& value) {
  const Array& self = array_of(object);
  for (std::size_t i = 0; i < self.length; ++i) {
    const Ref<Object> one = item(rt, self, i);
    const auto same = one ? compare_bool(rt, *one, value, CompareOp::eq) : Fallible<bool>(raised);
    if (!same || *same) return same;
  }
  return false;
}

Own<Object> concatenate(Runtime& rt, Object& left, Object& right) {
  if (!is_array(rt, left)) return own(*rt.not_implemented);
  if (!is_array(rt, right))
    return rt.raise(*rt.types.type_error, "can only append array (not \"%T\") to array",
                    right.type);
  const Array &a = array_of(left), &b = array_of(right);
  if (a.kind != b.kind)
    return rt.raise(*rt.types.type_error, "bad argument type for built-in operation");
  Ref<Array> made = new_array(rt, module_type(rt, ModuleType::array), *a.kind, a.length + b.length);
  if (!made) return raised;
  if (a.length) std::memcpy(made->data, a.data, a.bytes());
  if (b.length) std::memcpy(made->at(a.length), b.data, b.bytes());
  return made.release();
}

Own<Object> concatenate_in_place(Runtime& rt, Object& left, Object& right) {
  if (!is_array(rt, right))
    return rt.raise(*rt.types.type_error, "can only extend with array (not \"%T\")", right.type);
  if (!extend(rt, array_of(left), right)) return raised;
  return own(left);
}

Status fill_repeated(Array& array, const char* data, std::size_t bytes, std::size_t times) {
  for (std::size_t i = 0; bytes && i < times; ++i)
    std::memmove(array.data + i * bytes, data, bytes);
  return ok;
}

Own<Object> repeat(Runtime& rt, Object& left, Object& right) {
  Object& sequence = is_array(rt, left) ? left : right;
  Object& count = &sequence == &left ? right : left;
  if (!is_index(count)) return own(*rt.not_implemented);
  const auto times = repeat_count(rt, count);
  if (!times) return raised;
  const Array& self = array_of(sequence);
  if (self.length && *times > (std::size_t{1} << 50) / self.length) return rt.raise_memory_error();
  Ref<Array> made =
      new_array(rt, module_type(rt, ModuleType::array), *self.kind, self.length * *times);
  if (!made || !fill_repeated(*made, self.data, self.bytes(), *times)) return raised;
  return made.release();
}

Own<Object> repeat_in_place(Runtime& rt, Object& left, Object& count) {
  if (!is_index(count)) return own(*rt.not_implemented);
  const auto times = repeat_count(rt, count);
  if (!times) return raised;
  Array& self = array_of(left);
  const std::size_t bytes = self.bytes(), before = self.length;
  if (before && *times > (std::size_t{1} << 50) / before) return rt.raise_memory_error();
  if (!resize(rt, self, before * *times)) return raised;
  if (!fill_repeated(self, self.data, bytes, *times)) return raised;
  return own(left);
}

Own<Object> compare_arrays(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (!is_array(rt, left) || !is_array(rt, right)) return own(*rt.not_implemented);
  const Array &a = array_of(left), &b = array_of(right);
  if (a.length != b.length && (op == CompareOp::eq || op == CompareOp::ne))
    return make_bool(rt, op == CompareOp::ne);
  for (std::size_t i = 0; i < a.length && i < b.length; ++i) {
    const Ref<Object> x = item(rt, a, i), y = item(rt, b, i);
    if (!x || !y) return raised;
    const auto same = compare_bool(rt, *x, *y, CompareOp::eq);
    if (!same) return raised;
    if (*same) continue;
    if (op == CompareOp::eq || op == CompareOp::ne) return make_bool(rt, op == CompareOp::ne);
    return compare(rt, *x, *y, op);
  }
  const Ref<Int> x = make_int(rt, static_cast<std::int64_t>(a.length));
  const Ref<Int> y = make_int(rt, static_cast<std::int64_t>(b.length));
  if (!x || !y) return raised;
  return compare(rt, *x, *y, op);
}

Status lend(Runtime&, Object& object, BufferInfo& info, bool) {
  Array& self = array_of(object);
  static constexpr char kNothing[1] = {};
  info.data = self.data ? self.data : const_cast<char*>(kNothing);
  info.bytes = self.bytes();
  info.item_size = self.kind->size;
  info.format = self.kind->format;
  info.readonly = false;
  ++self.exports;
  return ok;
}
void take_back(Runtime&, Object& object) { --array_of(object).exports; }

Own<Object> type_code(Runtime& rt, Object& self) {
  return str_of_char(rt, static_cast<char32_t>(array_of(self).kind->code));
}
Own<Object> item_size(Runtime& rt, Object& self) {
  return make_int(rt, static_cast<std::int64_t>(array_of(self).kind->size));
}
constexpr NativeProperty kProperties[] = {{"typecode", type_code}, {"itemsize", item_size}};

// ---- iterating ----

struct Iterator : Object {
  Object* array;  // null: exhausted
  std::size_t at;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(array, "array");
  }
};

Own<Object> iterate(Runtime& rt, Object& self) {
  Own<Iterator> made = allocate_empty<Iterator>(rt, ModuleType::array_iterator);
  if (made) made->array = own(self).get();
  return made;
}
Own<Object> next(Runtime& rt, Object& object) {
  auto& self = static_cast<Iterator&>(object);
  if (!self.array) return {};
  const Array& array = array_of(*self.array);
  if (self.at < array.length) return item(rt, array, self.at++);
  release(*std::exchange(self.array, nullptr));
  return {};
}
void fill_array_iterator(Slots& slots) {
  fill_iterator<Iterator>(slots);
  slots.next = next;
}
constexpr TypeSpec kIteratorType = {
    .name = "arrayiterator",
    .basic_size = sizeof(Iterator),
    .fill = fill_array_iterator,
    .module = "array",
    .module_type = place_of(ModuleType::array_iterator),
};

void fill_array(Slots& slots) {
  fill_life<Array>(slots);
  slots.dealloc = dealloc;
  slots.construct = construct;
  slots.repr = repr_array;
  slots.length = array_length;
  slots.getitem = getitem;
  slots.setitem = setitem;
  slots.contains = contains_item;
  slots.iter = iterate;
  slots.richcompare = compare_arrays;
  slots.hash = nullptr;
  slots.number.binary[static_cast<int>(BinaryOp::add)] = concatenate;
  slots.number.inplace[static_cast<int>(BinaryOp::add)] = concatenate_in_place;
  slots.number.binary[static_cast<int>(BinaryOp::multiply)] = repeat;
  slots.number.inplace[static_cast<int>(BinaryOp::multiply)] = repeat_in_place;
  slots.lend = lend;
  slots.take_back = take_back;
}

constexpr const TypeSpec* kTypes[] = {&kArrayType};
constexpr const TypeSpec* kHidden[] = {&kIteratorType};

// _array_reconstructor(cls, typecode, format, octets): for values pickled on this kind of machine.
Own<Object> reconstruct(Runtime& rt, Object&, Arguments arguments) {
  if (!is_type(arguments[0]))
    return rt.raise(*rt.types.type_error, "first argument must be a type object, not %T",
                    arguments[0].type);
  const Ref<Object> made = call(rt, arguments[0], {&arguments[1], &arguments[3]});
  if (!made) return raised;
  return own(*made);
}
constexpr NativeMethod kFunctions[] = {
    {"_array_reconstructor", reconstruct, Takes::positional, 4, 4, Binding::function},
};

Status fill(Runtime& rt, Module& module) {
  return Filler(rt, *module.dict)
      .set("ArrayType", module_type(rt, ModuleType::array))
      .set("typecodes", "bBuhHiIlLqQfd")
      .status();
}

}  // namespace

const TypeSpec kArrayType = {
    .name = "array",
    .basic_size = sizeof(Array),
    .flags = kTypeBase | kTypeWeakly | kTypeSequence,
    .fill = fill_array,
    .methods = kArrayMethods,
    .properties = kProperties,
    .module = "array",
    .module_type = place_of(ModuleType::array),
};

}  // namespace arrays

const NativeModule kArrayModule = {.name = "array",
                                   .functions = arrays::kFunctions,
                                   .types = arrays::kTypes,
                                   .hidden_types = arrays::kHidden,
                                   .fill = arrays::fill};

}  // namespace vitro::vm
