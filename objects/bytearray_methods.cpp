// bytearray as a type: the methods that change it, and the table of all.
#include <algorithm>
#include <cstring>

#include "objects/built_in.hpp"
#include "objects/bytes_methods.hpp"
#include "objects/exception.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

constexpr const char* kByteRange = "byte must be in range(0, 256)";

ByteArray& array_of(Object& object) { return static_cast<ByteArray&>(object); }
Own<Object> none_if(Runtime& rt, Status status) {
  if (!status) return raised;
  return own(*rt.none);
}

Own<Object> append(Runtime& rt, Object& self, Arguments arguments) {
  const auto octet = octet_of(rt, arguments[0], kByteRange);
  if (!octet) return raised;
  const char c = static_cast<char>(*octet);
  return none_if(rt, bytearray_splice(rt, array_of(self), array_of(self).length, 0, {&c, 1}));
}

Own<Object> clear(Runtime& rt, Object& self, Arguments) {
  return none_if(rt, bytearray_resize(rt, array_of(self), 0));
}

Own<Object> copy(Runtime& rt, Object& self, Arguments) {
  return make_bytearray(rt, array_of(self).view());
}

// The ints of any iterable are gathered first: the array changes only when all of them are fine.
Own<Object> extend(Runtime& rt, Object& self, Arguments arguments) {
  Object& source = arguments[0];
  if (lends_memory(source)) {
    const Ref<Bytes> octets = bytes_from_object(rt, source);
    if (!octets) return raised;
    return none_if(rt,
                   bytearray_splice(rt, array_of(self), array_of(self).length, 0, octets->view()));
  }
  const Ref<Object> iterator = get_iterator(rt, source);
  if (!iterator) {
    if (!pending_matches(rt, *rt.types.type_error)) return raised;
    rt.clear_pending();
    return rt.raise(*rt.types.type_error, "can't extend bytearray with %T", source.type);
  }
  const Ref<ByteArray> gathered = new_bytearray(rt, 0);
  if (!gathered) return raised;
  const Status done = for_each_item(rt, *iterator, [&](Object& item) -> Status {
    const auto octet = octet_of(rt, item, kByteRange);
    if (!octet) return raised;
    const char c = static_cast<char>(*octet);
    return bytearray_splice(rt, *gathered, gathered->length, 0, {&c, 1});
  });
  if (!done) return raised;
  return none_if(rt,
                 bytearray_splice(rt, array_of(self), array_of(self).length, 0, gathered->view()));
}

Own<Object> insert(Runtime& rt, Object& self, Arguments arguments) {
  ByteArray& array = array_of(self);
  const auto index = size_argument(rt, arguments[0]);
  if (!index) return raised;
  const auto octet = octet_of(rt, arguments[1], kByteRange);
  if (!octet) return raised;
  const auto length = static_cast<std::int64_t>(array.length);
  const std::int64_t position =
      *index < 0 ? std::max<std::int64_t>(*index + length, 0) : std::min(*index, length);
  const char c = static_cast<char>(*octet);
  return none_if(rt, bytearray_splice(rt, array, static_cast<std::size_t>(position), 0, {&c, 1}));
}

Own<Object> pop(Runtime& rt, Object& self, Arguments arguments) {
  ByteArray& array = array_of(self);
  std::int64_t index = -1;
  if (arguments.count) {
    const auto given = size_argument(rt, arguments[0]);
    if (!given) return raised;
    index = *given;
  }
  if (array.length == 0) return rt.raise(*rt.types.index_error, "pop from empty bytearray");
  const auto length = static_cast<std::int64_t>(array.length);
  const std::int64_t position = index < 0 ? index + length : index;
  if (position < 0 || position >= length)
    return rt.raise(*rt.types.index_error, "pop index out of range");
  const auto octet = static_cast<unsigned char>(array.data[position]);
  if (!bytearray_splice(rt, array, static_cast<std::size_t>(position), 1, "")) return raised;
  return make_int(rt, octet);
}

Own<Object> remove(Runtime& rt, Object& self, Arguments arguments) {
  ByteArray& array = array_of(self);
  const auto octet = octet_of(rt, arguments[0], kByteRange);
  if (!octet) return raised;
  const std::size_t position = array.view().find(static_cast<char>(*octet));
  if (position == std::string_view::npos)
    return rt.raise(*rt.types.value_error, "value not found in bytearray");
  return none_if(rt, bytearray_splice(rt, array, position, 1, ""));
}

Own<Object> reverse(Runtime& rt, Object& self, Arguments) {
  ByteArray& array = array_of(self);
  std::reverse(array.data, array.data + array.length);
  return own(*rt.none);
}

Own<Object> allocated(Runtime& rt, Object& self, Arguments) {
  return make_int(rt, static_cast<std::int64_t>(array_of(self).capacity));
}

constexpr NativeMethod kMethods[] = {
    {"append", append, Takes::one},
    {"capitalize", bytes_capitalize, Takes::nothing},
    {"center", bytes_center, Takes::positional, 1, 2},
    {"clear", clear, Takes::nothing},
    {"copy", copy, Takes::nothing},
    {"count", bytes_count},
    {"decode", bytes_decode},
    {"endswith", bytes_endswith},
    {"expandtabs", bytes_expandtabs},
    {"extend", extend, Takes::one},
    {"find", bytes_find},
    {"fromhex", bytes_fromhex, Takes::one, 0, 255, Binding::class_method},
    {"hex", bytes_hex},
    {"index", bytes_index},
    {"insert", insert, Takes::positional, 2, 2},
    {"isalnum", bytes_isalnum, Takes::nothing},
    {"isalpha", bytes_isalpha, Takes::nothing},
    {"isascii", bytes_isascii, Takes::nothing},
    {"isdigit", bytes_isdigit, Takes::nothing},
    {"islower", bytes_islower, Takes::nothing},
    {"isspace", bytes_isspace, Takes::nothing},
    {"istitle", bytes_istitle, Takes::nothing},
    {"isupper", bytes_isupper, Takes::nothing},
    {"join", bytes_join, Takes::one},
    {"ljust", bytes_ljust, Takes::positional, 1, 2},
    {"lower", bytes_lower, Takes::nothing},
    {"lstrip", bytes_lstrip, Takes::positional, 0, 1},
    {"maketrans", bytes_maketrans, Takes::positional, 2, 2, Binding::static_method},
    {"partition", bytes_partition, Takes::one},
    {"pop", pop, Takes::positional, 0, 1},
    {"remove", remove, Takes::one},
    {"removeprefix", bytes_removeprefix, Takes::one},
    {"removesuffix", bytes_removesuffix, Takes::one},
    {"replace", bytes_replace, Takes::positional, 2, 3},
    {"reverse", reverse, Takes::nothing},
    {"rfind", bytes_rfind},
    {"rindex", bytes_rindex},
    {"rjust", bytes_rjust, Takes::positional, 1, 2},
    {"rpartition", bytes_rpartition, Takes::one},
    {"rsplit", bytes_rsplit},
    {"rstrip", bytes_rstrip, Takes::positional, 0, 1},
    {"split", bytes_split},
    {"splitlines", bytes_splitlines},
    {"startswith", bytes_startswith},
    {"strip", bytes_strip, Takes::positional, 0, 1},
    {"swapcase", bytes_swapcase, Takes::nothing},
    {"title", bytes_title, Takes::nothing},
    {"translate", bytes_translate},
    {"upper", bytes_upper, Takes::nothing},
    {"zfill", bytes_zfill, Takes::one},
    {"__alloc__", allocated, Takes::nothing},
};

}  // namespace

constinit const TypeSpec kByteArrayType = {
    .name = "bytearray",
    .type = &Types::bytearray,
    .basic_size = sizeof(ByteArray),
    .flags = kTypeBase | kTypeByteArray | kTypeMatchSelf,
    .fill = bytearray_fill,
    .methods = kMethods,
    .doc =
        "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> "
        "bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
        "bytearray(int) -> bytes array of size given by the parameter initialized with null "
        "bytes\nbytearray() -> empty bytes array"};

}  // namespace vitro
