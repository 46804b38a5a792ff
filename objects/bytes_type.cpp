// bytes as a type: its methods, most of which bytearray shares.
#include "objects/bytes_methods.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

Own<Object> getnewargs(Runtime& rt, Object& self, Arguments) {
  const Ref<Bytes> plain = make_bytes(rt, static_cast<Bytes&>(self).view());
  if (!plain) return raised;
  return make_tuple(rt, {plain.get()});
}

// bytes(x) keeps the class of x; __bytes__ of bytes itself is what it is.
Own<Object> as_bytes(Runtime& rt, Object& self, Arguments) { return same_octets(rt, self); }

constexpr NativeMethod kMethods[] = {
    {"capitalize", bytes_capitalize, Takes::nothing},
    {"center", bytes_center, Takes::positional, 1, 2},
    {"count", bytes_count},
    {"decode", bytes_decode},
    {"endswith", bytes_endswith},
    {"expandtabs", bytes_expandtabs},
    {"find", bytes_find},
    {"fromhex", bytes_fromhex, Takes::one, 0, 255, Binding::class_method},
    {"hex", bytes_hex},
    {"index", bytes_index},
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
    {"removeprefix", bytes_removeprefix, Takes::one},
    {"removesuffix", bytes_removesuffix, Takes::one},
    {"replace", bytes_replace, Takes::positional, 2, 3},
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
    {"__bytes__", as_bytes, Takes::nothing},
    {"__getnewargs__", getnewargs, Takes::nothing},
};

}  // namespace

constinit const TypeSpec kBytesType = {
    .name = "bytes",
    .type = &Types::bytes,
    .basic_size = sizeof(Bytes),
    .flags = kTypeBase | kTypeLeaf | kTypeVariable | kTypeBytes | kTypeMatchSelf,
    .fill = bytes_fill,
    .methods = kMethods,
    .doc =
        "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n"
        "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
        "bytes(int) -> bytes object of size given by the parameter initialized with null bytes\n"
        "bytes() -> empty bytes object"};

}  // namespace vitro
