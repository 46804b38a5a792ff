// What the files of module _codecs share. The registry: search functions, what they found, and
// error handlers. The runtime's own encodings (objects/codec.hpp) are asked first by str.encode()
// and bytes.decode(), so that most programs never come here.
#pragma once

#include "objects/buffer.hpp"
#include "objects/bytearray.hpp"
#include "objects/bytes.hpp"
#include "objects/codec.hpp"
#include "objects/dict.hpp"
#include "objects/list.hpp"
#include "objects/octet_builder.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm::codecs {

// The four functions (or CodecInfo) that a search function gave for an encoding. LookupError.
Own<Object> look_up(Runtime& rt, Str& encoding);
// The handler of that name. LookupError.
Own<Object> error_handler(Runtime& rt, Str& name);

// What an error handler answers: what to put in and where to go on. Empty: an exception is pending.
struct Answer {
  Ref<Object> replacement;  // a str; when encoding also a bytes
  std::size_t next = 0;
  explicit operator bool() const { return static_cast<bool>(replacement); }
};
// Asks the handler `errors` (null: "strict") about object[start:end] of `length` items.
Answer ask_decoding(Runtime& rt, Str* errors, const char* encoding, Object& object,
                    std::size_t length, std::size_t start, std::size_t end, const char* reason);
Answer ask_encoding(Runtime& rt, Str* errors, const char* encoding, Str& text, std::size_t start,
                    std::size_t end, const char* reason);

// (result, length): what codec functions give.
Own<Object> pair(Runtime& rt, Own<Object> result, std::size_t length);

// The arguments of a codec function: an object, then a str or None named `errors`, then more.
Status codec_arguments(Runtime& rt, const char* function, Arguments arguments, std::uint32_t most,
                       Str*& errors);
// A str argument. TypeError.
Str* text_argument(Runtime& rt, const char* function, Arguments arguments);
// The octets of an argument as bytes; a str stands for its UTF-8 where `text` allows it.
Own<Bytes> octets_argument(Runtime& rt, const char* function, Arguments arguments,
                           bool text = false);

[[nodiscard]] std::span<const NativeMethod> text_functions();
[[nodiscard]] std::span<const NativeMethod> charmap_functions();
[[nodiscard]] std::span<const NativeMethod> escape_functions();
[[nodiscard]] std::span<const NativeMethod> utf7_functions();
// The handlers every registry begins with.
Status add_error_handlers(Runtime& rt, Dict& handlers);

// For Hooks.
Own<Object> encode_by_codec(Runtime& rt, Str& text, Str& encoding, Str* errors);
Own<Object> decode_by_codec(Runtime& rt, Object& octets, Str& encoding, Str* errors);
Own<Object> codec_error(Runtime& rt, Str& handler, Object& error);

}  // namespace vitro::vm::codecs
