// TextIOWrapper: reading, and finding one's place.
#include <algorithm>
#include <cstdio>

#include "objects/arguments.hpp"
#include "objects/buffer.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str_data.hpp"
#include "vm/io/io.hpp"
#include "vm/io/text_io.hpp"

namespace vitro::vm {

namespace {

TextIo& text_of(Object& object) { return static_cast<TextIo&>(object); }

Status check_readable(Runtime& rt, TextIo& self) {
  if (!text_check_open(rt, self)) return raised;
  if (self.buffer->type == rt.types.buffered_writer) return raise_unsupported(rt, "not readable");
  return ok;
}

std::size_t left(const TextIo& self) { return self.decoded ? self.decoded->length - self.used : 0; }

void set_decoded(TextIo& self, Own<Str> text) {
  release(static_cast<Object*>(std::exchange(self.decoded, text.get())));
  self.used = 0;
}

// The octets that the buffer gives next, or all that are left.
Own<Bytes> read_octets(Runtime& rt, TextIo& self, bool all) {
  const Ref<Object> buffer = Ref<Object>::share(*self.buffer);
  Ref<Object> octets;
  if (all) {
    octets = call_method(rt, *buffer, *rt.names.read);
  } else if (buffer->type == rt.types.buffered_reader || buffer->type == rt.types.buffered_random) {
    octets = buffered_read1(rt, static_cast<BufferedIo&>(*buffer), kDefaultBufferSize);
  } else {
    const Ref<Object> size = make_int(rt, kDefaultBufferSize);
    if (!size) return raised;
    octets =
        call_method(rt, *buffer, self.reads_once ? *rt.names.read1 : *rt.names.read, {size.get()});
  }
  if (!octets) return raised;
  if (is_bytes(*octets)) return own(static_cast<Bytes&>(*octets));
  if (!lends_memory(*octets))
    return rt.raise(*rt.types.type_error,
                    "underlying %s() should have returned a bytes-like object, not '%T'",
                    self.reads_once && !all ? "read1" : "read", octets->type);
  Lent view(rt);
  if (!view.open(*octets)) return raised;
  return make_bytes(rt, view.view());
}

// Decodes `octets` after those that were left over; remembers them for tell().
Own<Str> decode(Runtime& rt, TextIo& self, Ref<Bytes> octets, bool final) {
  if (self.rest && self.rest->length) {
    const Ref<Bytes> joined = new_bytes(rt, self.rest->length + octets->length);
    if (!joined) return raised;
    std::memcpy(joined->data(), self.rest->data(), self.rest->length);
    std::memcpy(joined->data() + self.rest->length, octets->data(), octets->length);
    octets = joined;
  }
  const TextDecoding before = self.decoding;
  const bool before_cr = self.newlines.pending_cr;
  std::size_t used = 0;
  Ref<Str> text = decode_piece(rt, *octets, self.decoding, self.errors, final, &used);
  if (!text) {
    self.decoding = before;
    return raised;
  }
  Ref<Bytes> rest;
  if (used < octets->length) {
    rest = make_bytes(rt, octets->view().substr(used));
    if (!rest) return raised;
  }
  if (self.universal) text = decode_newlines(rt, *text, self.newlines, final);
  if (!text) return raised;
  release(static_cast<Object*>(std::exchange(self.rest, rest.release().get())));
  if (self.seekable) {
    release(static_cast<Object*>(std::exchange(self.chunk, octets.release().get())));
    self.chunk_decoding = before;
    self.chunk_pending_cr = before_cr;
  }
  return text.release();
}

// Puts more text into `decoded`, which is empty. False: there is none.
Fallible<bool> read_chunk(Runtime& rt, TextIo& self) {
  for (;;) {
    const Ref<Bytes> octets = read_octets(rt, self, false);
    if (!octets) return raised;
    const bool end = octets->length == 0;
    const Own<Str> text = decode(rt, self, octets, end);
    if (!text) return raised;
    const bool some = text->length > 0;
    set_decoded(self, text);
    if (some) return true;
    if (end) {
      // The stream may go on one day, from a fresh start.
      self.decoding.started = self.decoding.started && false;
      return false;
    }
  }
}

// Takes up to `most` code points.
Own<Str> take(Runtime& rt, TextIo& self, std::size_t most) {
  const std::size_t count = std::min(most, left(self));
  if (count == 0) return own(*rt.empty_str);
  const Own<Str> text = str_slice(rt, *self.decoded, self.used, self.used + count);
  if (text) self.used += count;
  return text;
}

Own<Object> read_line(Runtime& rt, TextIo& self, std::int64_t limit) {
  if (!check_readable(rt, self) || !text_write_pending(rt, self)) return raised;
  StrBuilder line(rt);
  bool any = false;
  for (;;) {
    if (left(self) == 0) {
      const auto more = read_chunk(rt, self);
      if (!more) return raised;
      if (!*more) break;
    }
    const bool universal = self.universal && !self.newlines.translate;
    std::size_t end = line_end(*self.decoded, self.used, universal, self.newline_read);
    const bool whole = end != 0;
    std::size_t count = (whole ? end : self.decoded->length) - self.used;
    const std::size_t room = limit < 0 ? SIZE_MAX : static_cast<std::size_t>(limit) - line.length();
    const bool full = count >= room;
    count = std::min(count, room);
    // Half of a two-character line end waits for the other half.
    const bool split = !whole && !full && self.newline_read && self.newline_read->length == 2 &&
                       self.decoded->at(self.decoded->length - 1) == '\r';
    if (split) {
      const Ref<Str> kept = take(rt, self, count - 1);
      if (!kept) return raised;
      line.add(*kept);
      const auto more = read_chunk(rt, self);
      if (!more) return raised;
      if (!*more) {
        line.add(U'\r');
        break;
      }
      const Own<Str> joined = str_concat(rt, *rt.latin1['\r'], *self.decoded);
      if (!joined) return raised;
      set_decoded(self, joined);
      release(static_cast<Object*>(std::exchange(self.chunk, nullptr)));
      any = true;
      continue;
    }
    Ref<Str> part = take(rt, self, count);
    if (!part) return raised;
    if ((whole || full) && !any) return part.release();
    any = true;
    line.add(*part);
    if (whole || full) break;
  }
  return line.finish();
}

}  // namespace

Own<Object> text_readline(Runtime& rt, Object& object, Arguments arguments) {
  std::int64_t limit = -1;
  if (arguments.count) {
    const auto given = to_index_int64(rt, arguments[0]);
    if (!given) return raised;
    limit = *given;
  }
  return read_line(rt, text_of(object), limit);
}

Own<Object> text_next(Runtime& rt, Object& object) {
  TextIo& self = text_of(object);
  if (!text_check_attached(rt, self)) return raised;
  self.telling = false;
  Ref<Object> line;
  if (object.type == rt.types.text_io_wrapper) {
    line = read_line(rt, self, -1);
  } else {
    line = call_method(rt, object, *rt.names.readline);
    if (line && !is_str(*line))
      return rt.raise(*rt.types.os_error, "readline() should have returned an str object, not '%T'",
                      line->type);
  }
  if (!line) return raised;
  if (static_cast<Str&>(*line).length > 0) return line.release();
  release(static_cast<Object*>(std::exchange(self.chunk, nullptr)));
  self.telling = self.seekable;
  return {};
}

Own<Object> text_read(Runtime& rt, Object& object, Arguments arguments) {
  TextIo& self = text_of(object);
  const auto size = size_or_none(rt, arguments);
  if (!size || !check_readable(rt, self) || !text_write_pending(rt, self)) return raised;
  StrBuilder out(rt);
  Ref<Str> first = take(rt, self, *size < 0 ? SIZE_MAX : static_cast<std::size_t>(*size));
  if (!first) return raised;
  if (*size < 0) {
    const Ref<Bytes> octets = read_octets(rt, self, true);
    if (!octets) return raised;
    const Ref<Str> text = decode(rt, self, octets, true);
    if (!text) return raised;
    set_decoded(self, Own<Str>());
    release(static_cast<Object*>(std::exchange(self.chunk, nullptr)));
    return str_concat(rt, *first, *text);
  }
  const auto wanted = static_cast<std::size_t>(*size);
  if (first->length == wanted) return first.release();
  out.add(*first);
  while (out.length() < wanted) {
    const auto more = read_chunk(rt, self);
    if (!more) return raised;
    if (!*more) break;
    const Ref<Str> part = take(rt, self, wanted - out.length());
    if (!part) return raised;
    out.add(*part);
  }
  return out.finish();
}

// ---- finding one's place ----

namespace {

// How many code points an error handler makes of `count` octets.
std::size_t replaced_length(const Str* errors, std::size_t count) {
  if (!errors || str_equal(*errors, "replace")) return 1;
  if (str_equal(*errors, "ignore")) return 0;
  if (str_equal(*errors, "backslashreplace")) return 4 * count;
  return count;
}

// How many octets of the chunk stand for its first `self.used` code points.
std::size_t octets_used(const TextIo& self) {
  const std::string_view octets = self.chunk->view();
  TextEncoding encoding = self.chunk_decoding.encoding;
  std::size_t i = 0;
  if (!self.chunk_decoding.started) {
    encoding = self.decoding.encoding;
    using namespace std::string_view_literals;
    for (const std::string_view mark :
         {"\xff\xfe\0\0"sv, "\0\0\xfe\xff"sv, "\xef\xbb\xbf"sv, "\xff\xfe"sv, "\xfe\xff"sv})
      if (self.codec != TextEncoding::utf8 && !is_charmap(self.codec) && self.codec != encoding &&
          octets.starts_with(mark)) {
        i = mark.size();
        break;
      }
    if (self.codec == TextEncoding::utf8_sig && octets.starts_with("\xef\xbb\xbf")) i = 3;
  }
  bool cr = self.chunk_pending_cr;
  for (std::size_t made = 0; made < self.used && i < octets.size();) {
    const ReadCharacter read = read_character(encoding, octets.substr(i));
    i += read.length;
    if (read.reason) {
      made += replaced_length(self.errors, read.length);
      cr = false;
      continue;
    }
    // With translation "\r\n" is one code point, which the '\r' has made already.
    const bool second = cr && read.character == '\n' && self.newlines.translate;
    cr = self.universal && read.character == '\r';
    if (!second) ++made;
    if (made == self.used && cr && self.newlines.translate && i < octets.size()) {
      const ReadCharacter after = read_character(encoding, octets.substr(i));
      if (!after.reason && after.character == '\n') i += after.length;
    }
  }
  return i;
}

}  // namespace

Own<Object> text_tell(Runtime& rt, Object& object, Arguments) {
  TextIo& self = text_of(object);
  if (!text_check_open(rt, self)) return raised;
  if (!self.seekable) return raise_unsupported(rt, "underlying stream is not seekable");
  if (!self.telling)
    return rt.raise(*rt.types.os_error, "telling position disabled by next() call");
  if (!text_write_pending(rt, self)) return raised;
  const Ref<Object> flushed = call_method(rt, object, *rt.names.flush);
  if (!flushed) return raised;
  const Ref<Object> buffer = Ref<Object>::share(*self.buffer);
  const auto position = position_result(rt, call_method(rt, *buffer, *rt.names.tell), "tell");
  if (!position) return raised;
  if (!self.chunk || !self.decoded) return make_int(rt, *position);
  const auto behind = static_cast<std::int64_t>(self.chunk->length - octets_used(self));
  return make_int(rt, *position - behind);
}

Own<Object> text_seek(Runtime& rt, Object& object, Arguments arguments) {
  TextIo& self = text_of(object);
  std::int64_t whence = 0;
  if (arguments.count > 1) {
    const auto given = int_argument(rt, arguments[1]);
    if (!given) return raised;
    whence = *given;
  }
  if (!text_check_open(rt, self)) return raised;
  if (!self.seekable) return raise_unsupported(rt, "underlying stream is not seekable");
  if (whence < 0 || whence > 2)
    return rt.raise(*rt.types.value_error, "invalid whence (%d, should be %d, %d or %d)",
                    static_cast<int>(whence), SEEK_SET, SEEK_CUR, SEEK_END);
  const auto cookie = to_index_int64(rt, arguments[0]);
  if (!cookie) return raised;
  if (whence != 0 && *cookie != 0)
    return raise_unsupported(rt, whence == 1 ? "can't do nonzero cur-relative seeks"
                                             : "can't do nonzero end-relative seeks");
  Ref<Object> target = own(arguments[0]);
  if (whence == 1) {
    target = call_method(rt, object, *rt.names.tell);
    if (!target) return raised;
  } else if (whence == 0 && *cookie < 0) {
    return rt.raise(*rt.types.value_error, "negative seek position %ld", *cookie);
  }
  const Ref<Object> flushed = call_method(rt, object, *rt.names.flush);
  if (!flushed) return raised;
  const Ref<Object> buffer = Ref<Object>::share(*self.buffer);
  const Ref<Object> from = make_int(rt, whence == 2 ? 2 : 0);
  if (!from) return raised;
  const auto position = position_result(
      rt, call_method(rt, *buffer, *rt.names.seek, {target.get(), from.get()}), "seek");
  if (!position) return raised;
  text_reset_reading(self);
  if (*position != 0) {
    self.decoding.started = true;
    self.decoding.strict = false;
  }
  self.marked =
      *position != 0 || (self.codec != TextEncoding::utf8_sig &&
                         self.codec != TextEncoding::utf16 && self.codec != TextEncoding::utf32);
  return make_int(rt, *position);
}

}  // namespace vitro::vm
