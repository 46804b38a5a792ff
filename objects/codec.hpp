// Text to octets and back in the encodings of text_encoding.hpp, with CPython's error handlers that
// need no Python code.
#pragma once

#include "objects/bytes.hpp"
#include "objects/str.hpp"
#include "objects/text_encoding.hpp"

namespace vitro {

struct Exception;

// Null names: "utf-8" and "strict". LookupError for an encoding or error handler that is not known,
// UnicodeEncodeError and UnicodeDecodeError as the handler wants.
Own<Bytes> encode_text(Runtime& rt, Str& text, Str* encoding = nullptr, Str* errors = nullptr);
Own<Str> decode_octets(Runtime& rt, Bytes& octets, Str* encoding = nullptr, Str* errors = nullptr);
// The same for anything that lends its memory. A UnicodeDecodeError keeps a copy of the octets.
Own<Str> decode_object(Runtime& rt, Object& object, Str* encoding, Str* errors);

// The encoding called `name` (null: utf-8). LookupError; unknown is then the value.
Fallible<TextEncoding> find_encoding(Runtime& rt, const Str* name);
// A UnicodeEncodeError or UnicodeDecodeError (`type`) about object[start:end].
Own<Exception> make_unicode_error(Runtime& rt, Type& type, const char* encoding, Object& object,
                                  std::size_t start, std::size_t end, const char* reason);

// `mark`: with the byte order mark that utf-16, utf-32 and utf-8-sig begin with.
Own<Bytes> encode_as(Runtime& rt, Str& text, TextEncoding encoding, Str* errors, bool mark = true);

// Decoding in pieces. `encoding` becomes the one with a byte order once that is known.
struct TextDecoding {
  TextEncoding encoding = TextEncoding::utf8;
  bool started = false;  // a byte order mark is behind us
};
// Decodes `octets`; `*used` says how many. Unless `final` a beginning of a character at the end is
// left for later.
Own<Str> decode_piece(Runtime& rt, Bytes& octets, TextDecoding& state, Str* errors, bool final,
                      std::size_t* used);

}  // namespace vitro
