// TextIOWrapper: text over a buffered stream of octets. Writing, and what both directions share;
// reading is in text_reading.cpp.
#include "vm/io/text_io.hpp"

#include <algorithm>
#include <cstring>

#include "objects/arguments.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str_data.hpp"
#include "objects/tuple.hpp"
#include "vm/io/io.hpp"

namespace vitro::vm {

Status text_check_attached(Runtime& rt, const TextIo& self) {
  if (self.buffer) return ok;
  return rt.raise(*rt.types.value_error, self.detached ? "underlying buffer has been detached"
                                                       : "I/O operation on uninitialized object");
}

Status text_check_open(Runtime& rt, TextIo& self) {
  if (!text_check_attached(rt, self)) return raised;
  Object* raw = self.buffer;
  const bool plain = raw->type == rt.types.buffered_writer ||
                     raw->type == rt.types.buffered_reader || raw->type == rt.types.buffered_random;
  if (plain) raw = static_cast<BufferedIo*>(raw)->raw;
  if (plain && raw && raw->type == rt.types.file_io)
    return static_cast<FileIo*>(raw)->descriptor >= 0 ? ok : Status(raise_closed(rt));
  const Ref<Object> buffer = Ref<Object>::share(*self.buffer);
  const auto closed = is_closed(rt, *buffer);
  if (!closed) return raised;
  return *closed ? Status(raise_closed(rt)) : ok;
}

namespace {

TextIo& text_of(Object& object) { return static_cast<TextIo&>(object); }

// ---- writing ----

// Gives what waits to the buffer.
Status write_pending(Runtime& rt, TextIo& self) {
  if (self.pending_length == 0) return ok;
  const Ref<Object> buffer = Ref<Object>::share(*self.buffer);
  if (buffer->type == rt.types.buffered_writer) {
    const std::size_t length = std::exchange(self.pending_length, 0);
    return buffered_write(rt, static_cast<BufferedIo&>(*buffer), {self.pending, length})
               ? ok
               : Status(raised);
  }
  const Ref<Bytes> octets = make_bytes(rt, {self.pending, self.pending_length});
  if (!octets) return raised;
  self.pending_length = 0;
  const Own<Object> written = call_method(rt, *buffer, *rt.names.write, {octets.get()});
  if (!written) return raised;
  release(written);
  return ok;
}

Status add_pending(Runtime& rt, TextIo& self, std::string_view octets) {
  constexpr std::size_t kChunk = kDefaultBufferSize;
  if (self.pending_length + octets.size() > self.pending_capacity) {
    if (!write_pending(rt, self)) return raised;
    if (octets.size() > kChunk) {
      const Ref<Bytes> whole = make_bytes(rt, octets);
      if (!whole) return raised;
      const Ref<Object> buffer = Ref<Object>::share(*self.buffer);
      const Own<Object> written = call_method(rt, *buffer, *rt.names.write, {whole.get()});
      if (!written) return raised;
      release(written);
      return ok;
    }
    if (!self.pending) {
      auto* room = static_cast<char*>(rt.allocate_buffer(kChunk));
      if (!room) return raised;
      self.pending = room;
      self.pending_capacity = kChunk;
    }
  }
  std::copy(octets.begin(), octets.end(), self.pending + self.pending_length);
  self.pending_length += octets.size();
  return ok;
}

// Replaces '\n' as the stream wants it.
Own<Str> with_newlines(Runtime& rt, Str& text, const Str& newline) {
  StrBuilder out(rt);
  for (std::size_t i = 0; i < text.length; ++i) {
    if (text.at(i) == '\n')
      out.add(newline);
    else
      out.add(text.at(i));
  }
  return out.finish();
}

bool has_line_end(const Str& text) { return line_end(text, 0, false, nullptr) != 0; }

// Forgets what was read ahead: the next read begins where the buffer stands.
void forget_decoded(TextIo& self) {
  release(static_cast<Object*>(std::exchange(self.decoded, nullptr)));
  release(static_cast<Object*>(std::exchange(self.chunk, nullptr)));
  self.used = 0;
}

}  // namespace

void text_reset_reading(TextIo& self) {
  forget_decoded(self);
  release(static_cast<Object*>(std::exchange(self.rest, nullptr)));
  self.decoding = {.encoding = self.codec, .strict = true};
  self.newlines.pending_cr = false;
}

Status text_write_pending(Runtime& rt, TextIo& self) { return write_pending(rt, self); }

Status text_write(Runtime& rt, TextIo& self, Str& given) {
  if (!text_check_open(rt, self)) return raised;
  Ref<Str> text = Ref<Str>::share(given);
  const bool flushes =
      self.line_buffered &&
      (has_line_end(given) ||
       (!given.ascii() && str_find(given, *rt.latin1['\r'], 0, given.length) >= 0) ||
       (given.ascii() && given.ascii_view().find('\r') != std::string_view::npos));
  if (self.newline_write && has_line_end(given))
    text = with_newlines(rt, given, *self.newline_write);
  if (!text) return raised;
  const bool plain = is_ascii_compatible(self.codec) && text->ascii() && self.marked;
  if (plain) {
    if (!add_pending(rt, self, text->ascii_view())) return raised;
  } else {
    const Ref<Bytes> octets = encode_as(rt, *text, self.codec, self.errors, !self.marked);
    if (!octets) return raised;
    self.marked = true;
    if (!add_pending(rt, self, octets->view())) return raised;
  }
  if (self.write_through || flushes || self.pending_length >= kDefaultBufferSize)
    if (!write_pending(rt, self)) return raised;
  if (flushes) {
    const Ref<Object> buffer = Ref<Object>::share(*self.buffer);
    const Own<Object> flushed = call_method(rt, *buffer, *rt.names.flush);
    if (!flushed) return raised;
    release(flushed);
  }
  if (self.decoded || self.chunk || self.rest) text_reset_reading(self);
  return ok;
}

Status text_flush(Runtime& rt, TextIo& self) {
  if (!text_check_open(rt, self)) return raised;
  self.telling = self.seekable;
  if (!write_pending(rt, self)) return raised;
  const Ref<Object> buffer = Ref<Object>::share(*self.buffer);
  const Own<Object> flushed = call_method(rt, *buffer, *rt.names.flush);
  if (!flushed) return raised;
  release(flushed);
  return ok;
}

namespace {

Own<Object> write(Runtime& rt, Object& object, Arguments arguments) {
  TextIo& self = text_of(object);
  if (!text_check_attached(rt, self)) return raised;
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "write() argument must be str, not %T",
                    arguments[0].type);
  if (!text_check_open(rt, self)) return raised;
  if (self.buffer->type == rt.types.buffered_reader) return raise_unsupported(rt, "not writable");
  auto& text = static_cast<Str&>(arguments[0]);
  if (!text_write(rt, self, text)) return raised;
  return make_int(rt, static_cast<std::int64_t>(text.length));
}

Own<Object> flush(Runtime& rt, Object& object, Arguments) {
  return none_if(rt, text_flush(rt, text_of(object)));
}

// ---- the end ----

Own<Object> close(Runtime& rt, Object& object, Arguments) {
  TextIo& self = text_of(object);
  if (!text_check_attached(rt, self)) return raised;
  const Ref<Object> buffer = Ref<Object>::share(*self.buffer);
  const auto closed = is_closed(rt, *buffer);
  if (!closed) return raised;
  if (*closed) return own(*rt.none);
  release(call_method(rt, object, *rt.names.flush));
  const Ref<Exception> failure = rt.take_pending();
  Ref<Object> result = call_method(rt, *buffer, *rt.names.close);
  if (!failure) return result.release();
  rt.clear_pending();
  return rt.raise_object(own(*failure));
}

Own<Object> detach(Runtime& rt, Object& object, Arguments) {
  TextIo& self = text_of(object);
  if (!text_check_attached(rt, self)) return raised;
  const Ref<Object> flushed = call_method(rt, object, *rt.names.flush);
  if (!flushed || !text_check_attached(rt, self)) return raised;
  self.detached = true;
  return Own<Object>(std::exchange(self.buffer, nullptr));
}

// ---- setting up ----

void set_text(Str*& place, Str* text) {
  if (text) retain(static_cast<Object&>(*text));
  release(static_cast<Object*>(std::exchange(place, text)));
}

void set_newlines(TextIo& self, const NewlineChoice& choice) {
  self.universal = choice.universal;
  self.newlines = {.translate = choice.translate};
  set_text(self.newline_read, choice.read.get());
  set_text(self.newline_write, choice.write.get());
}

Status set_up(Runtime& rt, TextIo& self, Object& buffer, Str& encoding, Str* errors,
              Object* newline, bool line_buffered, bool write_through) {
  const TextEncoding codec =
      encoding.ascii() ? text_encoding_named(encoding.ascii_view()) : TextEncoding::unknown;
  if (codec == TextEncoding::unknown)
    return rt.raise(*rt.types.lookup_error, "unknown encoding: %S", &encoding);
  NewlineChoice choice;
  if (!choose_newlines(rt, newline, choice)) return raised;
  const Ref<Object> held = Ref<Object>::share(buffer);
  const bool plain = buffer.type == rt.types.buffered_reader ||
                     buffer.type == rt.types.buffered_writer ||
                     buffer.type == rt.types.buffered_random;
  const auto seekable = ask(rt, buffer, *rt.names.seekable);
  if (!seekable) return raised;
  bool reads_once = plain;
  if (!plain) {
    const Fallible<Object*> found = find_attribute(rt, buffer, *rt.names.read1);
    if (!found) return raised;
    reads_once = *found != nullptr;
    release(*found);
  }
  // Text that is added to a file has its byte order mark already.
  bool marked = codec != TextEncoding::utf8_sig && codec != TextEncoding::utf16 &&
                codec != TextEncoding::utf32;
  if (!marked && *seekable) {
    const auto position = position_result(rt, call_method(rt, buffer, *rt.names.tell), "tell");
    if (!position) return raised;
    marked = *position != 0;
  }
  text_reset_reading(self);
  self.pending_length = 0;
  set_newlines(self, choice);
  set_text(self.encoding, &encoding);
  set_text(self.errors, errors ? errors : rt.names.strict_word);
  self.codec = codec;
  self.decoding = {.encoding = codec, .strict = true};
  self.seekable = self.telling = *seekable;
  self.reads_once = reads_once;
  self.marked = marked;
  self.line_buffered = line_buffered;
  self.write_through = write_through;
  self.detached = false;
  retain(buffer);
  release(std::exchange(self.buffer, &buffer));
  return ok;
}

Fallible<bool> flag(Runtime& rt, Object* given, bool missing) {
  if (!given) return missing;
  return truth(rt, *given);
}

Status expect_str_or_none(Runtime& rt, Object*& given, const char* function, const char* name) {
  if (given == rt.none) given = nullptr;
  if (!given || is_str(*given)) return ok;
  return rt.raise(*rt.types.type_error, "%s argument '%s' must be str or None, not %T", function,
                  name, given->type);
}

Status init(Runtime& rt, Object& object, Arguments arguments) {
  constexpr const char* kNames[] = {"buffer",  "encoding",       "errors",
                                    "newline", "line_buffering", "write_through"};
  Object* given[6] = {};
  if (!unpack(rt, arguments, {.function = "TextIOWrapper", .names = kNames, .required = 1}, given))
    return raised;
  for (int i = 1; i < 4; ++i)
    if (!expect_str_or_none(rt, given[i], "TextIOWrapper()", kNames[i])) return raised;
  const auto lines = flag(rt, given[4], false);
  if (!lines) return raised;
  const auto through = flag(rt, given[5], false);
  if (!through) return raised;
  Ref<Str> encoding = given[1] && !str_equal(static_cast<Str&>(*given[1]), "locale")
                          ? own(static_cast<Str&>(*given[1]))
                          : make_str(rt, "UTF-8");
  if (!encoding) return raised;
  return set_up(rt, text_of(object), *given[0], *encoding, static_cast<Str*>(given[2]), given[3],
                *lines, *through);
}

Own<Object> reconfigure(Runtime& rt, Object& object, Arguments arguments) {
  constexpr const char* kNames[] = {"encoding", "errors", "newline", "line_buffering",
                                    "write_through"};
  Object* given[5] = {};
  const ParameterList parameters{
      .function = "reconfigure", .names = kNames, .required = 0, .keyword_only = 5};
  if (!unpack(rt, arguments, parameters, given)) return raised;
  TextIo& self = text_of(object);
  Object* newline = given[2];
  for (int i = 0; i < 3; ++i)
    if (!expect_str_or_none(rt, given[i], "reconfigure()", kNames[i])) return raised;
  if (self.decoded && (given[0] || given[1] || newline))
    return raise_unsupported(
        rt, "It is not possible to set the encoding or newline of stream after the first read");
  const auto lines = flag(rt, given[3] == rt.none ? nullptr : given[3], self.line_buffered);
  if (!lines) return raised;
  const auto through = flag(rt, given[4] == rt.none ? nullptr : given[4], self.write_through);
  if (!through) return raised;
  TextEncoding codec = self.codec;
  if (given[0]) {
    const auto found = find_encoding(rt, static_cast<Str*>(given[0]));
    if (!found) return raised;
    codec = *found;
  }
  NewlineChoice choice;
  if (newline && !choose_newlines(rt, given[2], choice)) return raised;
  if (!text_flush(rt, self)) return raised;
  if (newline) set_newlines(self, choice);
  if (given[0]) {
    set_text(self.encoding, static_cast<Str*>(given[0]));
    self.codec = codec;
    self.decoding = {.encoding = codec, .strict = true};
    if (!given[1]) set_text(self.errors, rt.names.strict_word);
  }
  if (given[1]) set_text(self.errors, static_cast<Str*>(given[1]));
  self.line_buffered = *lines;
  self.write_through = *through;
  return own(*rt.none);
}

// ---- what the buffer knows ----

template <Str* Names::*kName>
Own<Object> ask_buffer(Runtime& rt, Object& object, Arguments) {
  TextIo& self = text_of(object);
  if (!text_check_attached(rt, self)) return raised;
  const Ref<Object> buffer = Ref<Object>::share(*self.buffer);
  return call_method(rt, *buffer, *(rt.names.*kName));
}
template <Str* Names::*kName>
Own<Object> attribute_of_buffer(Runtime& rt, Object& object) {
  TextIo& self = text_of(object);
  if (!text_check_attached(rt, self)) return raised;
  const Ref<Object> buffer = Ref<Object>::share(*self.buffer);
  return get_attribute(rt, *buffer, *(rt.names.*kName));
}

Own<Object> truncate(Runtime& rt, Object& object, Arguments arguments) {
  TextIo& self = text_of(object);
  if (!text_check_attached(rt, self)) return raised;
  const Ref<Object> flushed = call_method(rt, object, *rt.names.flush);
  if (!flushed) return raised;
  const Ref<Object> buffer = Ref<Object>::share(*self.buffer);
  if (arguments.count == 0) return call_method(rt, *buffer, *rt.names.truncate);
  return call_method(rt, *buffer, *rt.names.truncate, {&arguments[0]});
}

Own<Object> text_or_none(Runtime& rt, Object* text) { return own(text ? *text : *rt.none); }

Own<Object> get_encoding(Runtime& rt, Object& object) {
  return text_or_none(rt, text_of(object).encoding);
}
Own<Object> get_errors(Runtime& rt, Object& object) {
  if (!text_check_attached(rt, text_of(object))) return raised;
  return text_or_none(rt, text_of(object).errors);
}
Own<Object> get_buffer(Runtime& rt, Object& object) {
  return text_or_none(rt, text_of(object).buffer);
}
Own<Object> get_line_buffering(Runtime& rt, Object& object) {
  return make_bool(rt, text_of(object).line_buffered);
}
Own<Object> get_write_through(Runtime& rt, Object& object) {
  return make_bool(rt, text_of(object).write_through);
}
Own<Object> get_newlines(Runtime& rt, Object& object) {
  if (!text_check_attached(rt, text_of(object))) return raised;
  if (!text_of(object).universal) return own(*rt.none);
  return newlines_seen(rt, text_of(object).newlines);
}
Own<Object> get_chunk_size(Runtime& rt, Object&) { return make_int(rt, kDefaultBufferSize); }
Status set_chunk_size(Runtime& rt, Object&, Object* value) {
  // The size of the pieces is our own business; only what no size can be is refused.
  if (!value) return rt.raise(*rt.types.attribute_error, "cannot delete attribute");
  const auto size = to_index_int64(rt, *value, rt.types.value_error);
  if (!size) return raised;
  if (*size <= 0) return rt.raise(*rt.types.value_error, "a strictly positive integer is required");
  return ok;
}

// <_io.TextIOWrapper name='x' mode='w' encoding='UTF-8'>
Own<Object> repr_slot(Runtime& rt, Object& object) {
  TextIo& self = text_of(object);
  if (!self.detached && !text_check_attached(rt, self)) return raised;
  const ReprGuard guard(rt, object);
  if (guard.again())
    return rt.raise(*rt.types.runtime_error, "reentrant call inside %T.__repr__", object.type);
  StrBuilder out(rt);
  const Ref<Str> start = format_message(rt, "<%T", object.type);
  if (!start) return raised;
  out.add(*start);
  for (Str* name : {rt.names.name_word, rt.names.mode}) {
    const Fallible<Object*> found = find_attribute(rt, object, *name);
    if (!found) {
      if (!pending_matches(rt, *rt.types.value_error)) return raised;
      rt.clear_pending();
      continue;
    }
    const Ref<Object> value = Own<Object>(*found);
    if (!value) continue;
    const Ref<Str> part = format_message(rt, " %S=%R", name, value.get());
    if (!part) return raised;
    out.add(*part);
  }
  const Ref<Str> end = format_message(rt, " encoding=%R>", static_cast<Object*>(self.encoding));
  if (!end) return raised;
  return out.add(*end).finish();
}

void dealloc(Runtime& rt, Object& object) {
  TextIo& self = text_of(object);
  if (self.buffer && !close_dying(rt, object)) return;
  const std::size_t bytes = instance_bytes(object);
  release_attributes(rt, object);
  rt.free_buffer(self.pending, self.pending_capacity);
  for (Object* edge : {self.buffer, static_cast<Object*>(self.encoding),
                       static_cast<Object*>(self.errors), static_cast<Object*>(self.newline_read),
                       static_cast<Object*>(self.newline_write), static_cast<Object*>(self.decoded),
                       static_cast<Object*>(self.rest), static_cast<Object*>(self.chunk)})
    release(edge);
  rt.free_object(object, CellKind::container, bytes);
}

constexpr NativeMethod kMethods[] = {
    {"detach", detach, Takes::nothing},
    {"reconfigure", reconfigure},
    {"write", write, Takes::one},
    {"read", text_read, Takes::positional, 0, 1},
    {"readline", text_readline, Takes::positional, 0, 1},
    {"flush", flush, Takes::nothing},
    {"close", close, Takes::nothing},
    {"fileno", ask_buffer<&Names::fileno>, Takes::nothing},
    {"seekable", ask_buffer<&Names::seekable>, Takes::nothing},
    {"readable", ask_buffer<&Names::readable>, Takes::nothing},
    {"writable", ask_buffer<&Names::writable>, Takes::nothing},
    {"isatty", ask_buffer<&Names::isatty>, Takes::nothing},
    {"seek", text_seek, Takes::positional, 1, 2},
    {"tell", text_tell, Takes::nothing},
    {"truncate", truncate, Takes::positional, 0, 1},
};

constexpr NativeProperty kProperties[] = {
    {"name", attribute_of_buffer<&Names::name_word>},
    {"closed", attribute_of_buffer<&Names::closed>},
    {"newlines", get_newlines},
    {"errors", get_errors},
    {"encoding", get_encoding},
    {"buffer", get_buffer},
    {"line_buffering", get_line_buffering},
    {"write_through", get_write_through},
    {"_CHUNK_SIZE", get_chunk_size, set_chunk_size},
};

void fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<TextIo>;
  slots.init = init;
  slots.repr = repr_slot;
  slots.next = text_next;
}

}  // namespace

const TypeSpec kTextIoType = {.name = "TextIOWrapper",
                              .type = &Types::text_io_wrapper,
                              .base = &Types::text_io_base,
                              .basic_size = sizeof(TextIo),
                              .flags = kTypeBase,
                              .fill = fill,
                              .methods = kMethods,
                              .properties = kProperties,
                              .doc =
                                  "Character and line based layer over a BufferedIOBase object, "
                                  "buffer.",
                              .module = "_io"};

Own<Object> make_text_io(Runtime& rt, Object& buffer, Str& encoding, Str* errors, Object* newline,
                         bool line_buffered, bool write_through) {
  Ref<Object> made = allocate_instance(rt, *rt.types.text_io_wrapper);
  if (!made ||
      !set_up(rt, text_of(*made), buffer, encoding, errors, newline, line_buffered, write_through))
    return raised;
  return made.release();
}

}  // namespace vitro::vm
