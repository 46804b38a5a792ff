// The codecs of the encodings the runtime itself knows: utf_8_encode() and so on.
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/modules/codecs.hpp"

namespace vitro::vm::codecs {

namespace {

Own<Object> encode_in(Runtime& rt, const char* function, TextEncoding encoding, Arguments arguments,
                      bool orders = false) {
  Str* errors;
  if (!codec_arguments(rt, function, arguments, orders ? 3 : 2, errors)) return raised;
  Str* text = text_argument(rt, function, arguments);
  if (!text) return raised;
  bool mark = true;
  if (arguments.count > 2) {
    const auto order = int_argument(rt, arguments[2]);
    if (!order) return raised;
    const bool wide = encoding == TextEncoding::utf32;
    if (*order < 0) encoding = wide ? TextEncoding::utf32_le : TextEncoding::utf16_le;
    if (*order > 0) encoding = wide ? TextEncoding::utf32_be : TextEncoding::utf16_be;
    mark = *order == 0;
  }
  return pair(rt, encode_as(rt, *text, encoding, errors, mark), text->length);
}

Fallible<bool> final_argument(Runtime& rt, Arguments arguments, std::uint32_t i) {
  if (arguments.count <= i) return false;
  return truth(rt, arguments[i]);
}

Own<Object> decode_in(Runtime& rt, const char* function, TextEncoding encoding, Arguments arguments,
                      bool pieces = true) {
  Str* errors;
  if (!codec_arguments(rt, function, arguments, pieces ? 3 : 2, errors)) return raised;
  const Ref<Bytes> octets = octets_argument(rt, function, arguments);
  if (!octets) return raised;
  const auto final = pieces ? final_argument(rt, arguments, 2) : Fallible<bool>(true);
  if (!final) return raised;
  TextDecoding state{.encoding = encoding};
  std::size_t used;
  Own<Str> text = decode_piece(rt, *octets, state, errors, *final, &used);
  return pair(rt, text, used);
}

// (text, octets used, byte order: -1 little, 1 big, 0 not known yet)
Own<Object> decode_ordered(Runtime& rt, const char* function, TextEncoding encoding,
                           Arguments arguments) {
  Str* errors;
  if (!codec_arguments(rt, function, arguments, 4, errors)) return raised;
  const Ref<Bytes> octets = octets_argument(rt, function, arguments);
  if (!octets) return raised;
  const auto order = arguments.count > 2 ? int_argument(rt, arguments[2]) : 0;
  const auto final = final_argument(rt, arguments, 3);
  if (!order || !final) return raised;
  const bool wide = encoding == TextEncoding::utf32;
  const TextEncoding little = wide ? TextEncoding::utf32_le : TextEncoding::utf16_le;
  const TextEncoding big = wide ? TextEncoding::utf32_be : TextEncoding::utf16_be;
  TextDecoding state{.encoding = *order < 0 ? little : *order > 0 ? big : encoding};
  std::size_t used;
  const Ref<Str> text = decode_piece(rt, *octets, state, errors, *final, &used);
  if (!text) return raised;
  // Without a mark the order is still open: the native one was taken.
  using namespace std::string_view_literals;
  const std::string_view view = octets->view();
  const bool marked = wide
                          ? view.starts_with("\xff\xfe\0\0"sv) || view.starts_with("\0\0\xfe\xff"sv)
                          : view.starts_with("\xff\xfe"sv) || view.starts_with("\xfe\xff"sv);
  const std::int64_t known = *order != 0 ? *order : !marked ? 0 : state.encoding == big ? 1 : -1;
  const Ref<Int> count = make_int(rt, static_cast<std::int64_t>(used));
  const Ref<Int> direction = make_int(rt, known);
  if (!count || !direction) return raised;
  return make_tuple(rt, {text.get(), count.get(), direction.get()});
}

struct Codec {
  const char* encode;
  const char* decode;
  TextEncoding encoding;
  bool orders = false;  // encoding has an argument for the byte order
  bool pieces = true;   // decoding has an argument `final`
};
constexpr Codec kUtf8{"utf_8_encode", "utf_8_decode", TextEncoding::utf8};
constexpr Codec kAscii{"ascii_encode", "ascii_decode", TextEncoding::ascii, false, false};
constexpr Codec kLatin1{"latin_1_encode", "latin_1_decode", TextEncoding::latin1, false, false};
constexpr Codec kUtf16{"utf_16_encode", "utf_16_decode", TextEncoding::utf16, true};
constexpr Codec kUtf16Le{"utf_16_le_encode", "utf_16_le_decode", TextEncoding::utf16_le};
constexpr Codec kUtf16Be{"utf_16_be_encode", "utf_16_be_decode", TextEncoding::utf16_be};
constexpr Codec kUtf32{"utf_32_encode", "utf_32_decode", TextEncoding::utf32, true};
constexpr Codec kUtf32Le{"utf_32_le_encode", "utf_32_le_decode", TextEncoding::utf32_le};
constexpr Codec kUtf32Be{"utf_32_be_encode", "utf_32_be_decode", TextEncoding::utf32_be};

template <const Codec& C>
Own<Object> encode_with(Runtime& rt, Object&, Arguments arguments) {
  return encode_in(rt, C.encode, C.encoding, arguments, C.orders);
}
template <const Codec& C>
Own<Object> decode_with(Runtime& rt, Object&, Arguments arguments) {
  return decode_in(rt, C.decode, C.encoding, arguments, C.pieces);
}
template <const Codec& C>
constexpr NativeMethod encoder() {
  return {C.encode, encode_with<C>, Takes::anything, 0, 255, Binding::function};
}
template <const Codec& C>
constexpr NativeMethod decoder() {
  return {C.decode, decode_with<C>, Takes::anything, 0, 255, Binding::function};
}

Own<Object> utf_16_ex_decode(Runtime& rt, Object&, Arguments arguments) {
  return decode_ordered(rt, "utf_16_ex_decode", TextEncoding::utf16, arguments);
}
Own<Object> utf_32_ex_decode(Runtime& rt, Object&, Arguments arguments) {
  return decode_ordered(rt, "utf_32_ex_decode", TextEncoding::utf32, arguments);
}

Own<Object> readbuffer_encode(Runtime& rt, Object&, Arguments arguments) {
  Str* errors;
  if (!codec_arguments(rt, "readbuffer_encode", arguments, 2, errors)) return raised;
  const Ref<Bytes> octets = octets_argument(rt, "readbuffer_encode", arguments, true);
  if (!octets) return raised;
  return pair(rt, own<Object>(*octets), octets->length);
}

constexpr NativeMethod kFunctions[] = {
    encoder<kUtf8>(),
    decoder<kUtf8>(),
    encoder<kAscii>(),
    decoder<kAscii>(),
    encoder<kLatin1>(),
    decoder<kLatin1>(),
    encoder<kUtf16>(),
    decoder<kUtf16>(),
    encoder<kUtf16Le>(),
    decoder<kUtf16Le>(),
    encoder<kUtf16Be>(),
    decoder<kUtf16Be>(),
    encoder<kUtf32>(),
    decoder<kUtf32>(),
    encoder<kUtf32Le>(),
    decoder<kUtf32Le>(),
    encoder<kUtf32Be>(),
    decoder<kUtf32Be>(),
    {"utf_16_ex_decode", utf_16_ex_decode, Takes::anything, 0, 255, Binding::function},
    {"utf_32_ex_decode", utf_32_ex_decode, Takes::anything, 0, 255, Binding::function},
    {"readbuffer_encode", readbuffer_encode, Takes::anything, 0, 255, Binding::function},
};

}  // namespace

std::span<const NativeMethod> text_functions() { return kFunctions; }

}  // namespace vitro::vm::codecs
