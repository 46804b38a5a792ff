// Text to octets and back: utf-8, ascii and latin-1, with CPython's error handlers that need no
// Python code.
#pragma once

#include "objects/bytes.hpp"
#include "objects/str.hpp"

namespace vitro {

// Null names: "utf-8" and "strict". LookupError for an encoding or error handler that is not known,
// UnicodeEncodeError and UnicodeDecodeError as the handler wants.
Own<Bytes> encode_text(Runtime& rt, Str& text, Str* encoding = nullptr, Str* errors = nullptr);
Own<Str> decode_octets(Runtime& rt, Bytes& octets, Str* encoding = nullptr, Str* errors = nullptr);
// The same for anything that lends its memory. A UnicodeDecodeError keeps a copy of the octets.
Own<Str> decode_object(Runtime& rt, Object& object, Str* encoding, Str* errors);

}  // namespace vitro
