// The methods of arrays.
#include <algorithm>
#include <cstring>

#include "objects/buffer.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/generic_alias.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/imports/attributes.hpp"
#include "vm/modules/array.hpp"

namespace vitro::vm::arrays {

namespace {

Own<Object> none(Runtime& rt) { return own(*rt.none); }

Own<Object> append(Runtime& rt, Object& self, Arguments arguments) {
  return append_item(rt, array_of(self), arguments[0]) ? none(rt) : Own<Object>(raised);
}
Own<Object> extend_method(Runtime& rt, Object& self, Arguments arguments) {
  return extend(rt, array_of(self), arguments[0]) ? none(rt) : Own<Object>(raised);
}

Own<Object> insert(Runtime& rt, Object& object, Arguments arguments) {
  const auto index = size_argument(rt, arguments[0]);
  if (!index) return raised;
  Array& self = array_of(object);
  char item[8];
  if (!self.kind->put(rt, arguments[1], item)) return raised;
  const auto length = static_cast<std::int64_t>(self.length);
  const std::int64_t at =
      std::clamp(*index < 0 ? *index + length : *index, std::int64_t{0}, length);
  if (!splice(rt, self, static_cast<std::size_t>(at), 0, item, 1)) return raised;
  return none(rt);
}

Own<Object> pop(Runtime& rt, Object& object, Arguments arguments) {
  std::int64_t index = -1;
  if (arguments.count > 0) {
    const auto given = size_argument(rt, arguments[0]);
    if (!given) return raised;
    index = *given;
  }
  Array& self = array_of(object);
  if (self.length == 0) return rt.raise(*rt.types.index_error, "pop from empty array");
  const auto length = static_cast<std::int64_t>(self.length);
  if (index < 0) index += length;
  if (index < 0 || index >= length)
    return rt.raise(*rt.types.index_error, "pop index out of range");
  const auto at = static_cast<std::size_t>(index);
  Ref<Object> item = self.kind->get(rt, self.at(at));
  if (!item || !splice(rt, self, at, 1, nullptr, 0)) return raised;
  return item.release();
}

// The place of the first item equal to `value` from `start` to `stop`; -1: none.
Fallible<std::int64_t> find(Runtime& rt, const Array& self, Object& value, std::size_t start,
                            std::size_t stop) {
  for (std::size_t i = start; i < self.length && i < stop; ++i) {
    const Ref<Object> item = self.kind->get(rt, self.at(i));
    if (!item) return raised;
    const auto same = compare_bool(rt, *item, value, CompareOp::eq);
    if (!same) return raised;
    if (*same) return static_cast<std::int64_t>(i);
  }
  return std::int64_t{-1};
}

Own<Object> index(Runtime& rt, Object& object, Arguments arguments) {
  Array& self = array_of(object);
  std::size_t bounds[] = {0, self.length};
  for (std::uint32_t i = 1; i < arguments.count; ++i) {
    const auto bound = search_bound(rt, arguments[i], self.length);
    if (!bound) return raised;
    bounds[i - 1] = *bound;
  }
  const auto place = find(rt, self, arguments[0], bounds[0], bounds[1]);
  if (!place) return raised;
  if (*place < 0) return rt.raise(*rt.types.value_error, "array.index(x): x not in array");
  return make_int(rt, *place);
}

Own<Object> remove(Runtime& rt, Object& object, Arguments arguments) {
  Array& self = array_of(object);
  const auto place = find(rt, self, arguments[0], 0, self.length);
  if (!place) return raised;
  if (*place < 0) return rt.raise(*rt.types.value_error, "array.remove(x): x not in array");
  if (!splice(rt, self, static_cast<std::size_t>(*place), 1, nullptr, 0)) return raised;
  return none(rt);
}

Own<Object> count(Runtime& rt, Object& object, Arguments arguments) {
  const Array& self = array_of(object);
  std::int64_t found = 0;
  for (std::size_t i = 0; i < self.length; ++i) {
    const Ref<Object> item = self.kind->get(rt, self.at(i));
    const auto same =
        item ? compare_bool(rt, *item, arguments[0], CompareOp::eq) : Fallible<bool>(raised);
    if (!same) return raised;
    found += *same;
  }
  return make_int(rt, found);
}

Own<Object> reverse(Runtime& rt, Object& object, Arguments) {
  Array& self = array_of(object);
  const std::size_t size = self.kind->size;
  for (std::size_t i = 0, k = self.length; i + 1 < k; ++i)
    std::swap_ranges(self.at(i), self.at(i) + size, self.at(--k));
  return none(rt);
}

Own<Object> swap_bytes(Runtime& rt, Object& object, Arguments) {
  Array& self = array_of(object);
  for (std::size_t i = 0; i < self.length; ++i)
    std::reverse(self.at(i), self.at(i) + self.kind->size);
  return none(rt);
}

Own<Object> to_list(Runtime& rt, Object& object, Arguments) {
  const Array& self = array_of(object);
  Ref<List> list = new_list(rt, self.length);
  if (!list) return raised;
  for (std::size_t i = 0; i < self.length; ++i)
    if (const Own<Object> item = self.kind->get(rt, self.at(i));
        !item || !list_append(rt, *list, item))
      return raised;
  return list.release();
}

Own<Object> from_list(Runtime& rt, Object& object, Arguments arguments) {
  if (!is_list(arguments[0])) return rt.raise(*rt.types.type_error, "arg must be list");
  Array& self = array_of(object);
  const auto& list = static_cast<List&>(arguments[0]);
  const std::size_t before = self.length;
  for (std::size_t i = 0; i < list.length; ++i) {
    const Ref<Object> item = Ref<Object>::share(*list.items[i]);
    if (append_item(rt, self, *item)) continue;
    if (self.exports == 0) self.length = std::min(before, self.length);
    return raised;
  }
  return none(rt);
}

Own<Object> to_bytes(Runtime& rt, Object& object, Arguments) {
  const Array& self = array_of(object);
  return make_bytes(rt, {self.data, self.bytes()});
}

Own<Object> from_bytes(Runtime& rt, Object& object, Arguments arguments) {
  Lent octets(rt);
  if (!octets.open(arguments[0])) return raised;
  return extend_by_octets(rt, array_of(object), octets.view()) ? none(rt) : Own<Object>(raised);
}

Own<Object> to_file(Runtime& rt, Object& object, Arguments arguments) {
  const Ref<Object> octets = to_bytes(rt, object, {});
  if (!octets) return raised;
  const Ref<Object> written = call_method(rt, arguments[0], *rt.names.write, {octets.get()});
  return written ? none(rt) : Own<Object>(raised);
}

Own<Object> from_file(Runtime& rt, Object& object, Arguments arguments) {
  const auto wanted = size_argument(rt, arguments[1]);
  if (!wanted) return raised;
  if (*wanted < 0) return rt.raise(*rt.types.value_error, "negative count");
  const auto size = static_cast<std::int64_t>(array_of(object).kind->size);
  if (*wanted > (std::int64_t{1} << 58) / size) return rt.raise_memory_error();
  const Ref<Int> bytes = make_int(rt, *wanted * size);
  if (!bytes) return raised;
  const Ref<Object> read = call_method(rt, arguments[0], *rt.names.read, {bytes.get()});
  if (!read) return raised;
  if (!is_bytes(*read)) return rt.raise(*rt.types.type_error, "read() didn't return bytes");
  const std::string_view octets = static_cast<Bytes&>(*read).view();
  const bool whole = octets.size() == static_cast<std::size_t>(*wanted * size);
  if (!extend_by_octets(rt, array_of(object), octets)) return raised;
  if (!whole) return rt.raise(*rt.types.eof_error, "read() didn't return enough bytes");
  return none(rt);
}

Own<Object> to_unicode(Runtime& rt, Object& object, Arguments) {
  const Array& self = array_of(object);
  if (self.kind->code != 'u')
    return rt.raise(*rt.types.value_error, "tounicode() may only be called on unicode type arrays");
  StrBuilder text(rt);
  for (std::size_t i = 0; i < self.length; ++i) {
    const Ref<Object> item = self.kind->get(rt, self.at(i));
    if (!item) return raised;
    text.add(static_cast<Str&>(*item));
  }
  return text.finish();
}

Own<Object> from_unicode(Runtime& rt, Object& object, Arguments arguments) {
  Array& self = array_of(object);
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "fromunicode() argument must be str, not %T",
                    arguments[0].type);
  if (self.kind->code != 'u')
    return rt.raise(*rt.types.value_error,
                    "fromunicode() may only be called on unicode type arrays");
  return extend(rt, self, arguments[0]) ? none(rt) : Own<Object>(raised);
}

Own<Object> buffer_info(Runtime& rt, Object& object, Arguments) {
  const Array& self = array_of(object);
  const Ref<Int> address = make_int_unsigned(rt, reinterpret_cast<std::uintptr_t>(self.data));
  const Ref<Int> length = make_int(rt, static_cast<std::int64_t>(self.length));
  if (!address || !length) return raised;
  return make_tuple(rt, {address.get(), length.get()});
}

Own<Object> copy(Runtime& rt, Object& object, Arguments) {
  const Array& self = array_of(object);
  Own<Array> made = new_array(rt, module_type(rt, ModuleType::array), *self.kind, self.length);
  if (made && self.length) std::memcpy(made->data, self.data, self.bytes());
  return made;
}

// Items as a list, which any machine understands.
Own<Object> reduce(Runtime& rt, Object& object, Arguments) {
  const Ref<Object> items = to_list(rt, object, {});
  const Ref<Str> code = str_of_char(rt, static_cast<char32_t>(array_of(object).kind->code));
  if (!items || !code) return raised;
  const Ref<Tuple> made_from = make_tuple(rt, {code.get(), items.get()});
  if (!made_from) return raised;
  Ref<Object> attributes = Ref<Object>::share(rt.none);
  if (keeps_attributes(*object.type)) attributes = get_attribute(rt, object, *rt.names.dict);
  if (!attributes) return raised;
  return make_tuple(rt, {object.type, made_from.get(), attributes.get()});
}

Own<Object> alias_of(Runtime& rt, Object& cls, Arguments arguments) {
  return make_generic_alias(rt, cls, arguments[0]);
}

}  // namespace

const NativeMethod kArrayMethods[kArrayMethodCount] = {
    {"append", append, Takes::one},
    {"buffer_info", buffer_info, Takes::nothing},
    {"byteswap", swap_bytes, Takes::nothing},
    {"count", count, Takes::one},
    {"extend", extend_method, Takes::one},
    {"frombytes", from_bytes, Takes::one},
    {"fromfile", from_file, Takes::positional, 2, 2},
    {"fromlist", from_list, Takes::one},
    {"fromunicode", from_unicode, Takes::one},
    {"index", index, Takes::positional, 1, 3},
    {"insert", insert, Takes::positional, 2, 2},
    {"pop", pop, Takes::positional, 0, 1},
    {"remove", remove, Takes::one},
    {"reverse", reverse, Takes::nothing},
    {"tobytes", to_bytes, Takes::nothing},
    {"tofile", to_file, Takes::one},
    {"tolist", to_list, Takes::nothing},
    {"tounicode", to_unicode, Takes::nothing},
    {"__class_getitem__", alias_of, Takes::one, 0, 255, Binding::class_method},
    {"__copy__", copy, Takes::nothing},
    {"__deepcopy__", copy, Takes::one},
    {"__reduce_ex__", reduce, Takes::one},
};

}  // namespace vitro::vm::arrays
