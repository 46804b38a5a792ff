// The native half of module io, in CPython's shape: the classes of `_io`, open(), and the three
// standard streams. The types are made when the first of them is wanted.
#pragma once

#include <cstdint>
#include <string_view>

#include "objects/codec.hpp"
#include "objects/instance.hpp"
#include "objects/module.hpp"
#include "objects/runtime.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

inline constexpr std::int64_t kDefaultBufferSize = 8192;

// What every stream begins with; attributes set from Python follow the fixed part by shape.
struct IoBase : Object {
  bool closed;  // close() of _IOBase itself has been called
};

struct FileIo : IoBase {
  int descriptor;  // -1: closed
  bool created, readable, writable, appending;
  bool closes;           // closing the object closes the descriptor
  std::int8_t seekable;  // -1: not asked yet
  TextSink* sink;        // of the standard streams: what the machine writes to; null: descriptor

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visit_attributes(*this, visitor);
  }
};

// BufferedReader, BufferedWriter and BufferedRandom. The buffer holds either what was read ahead or
// what waits to be written, never both.
struct BufferedIo : IoBase {
  Object* raw;  // null: not initialised, or detached
  bool detached, reads, writes;
  bool busy;  // inside a call of the raw stream: re-entering would upset the buffer
  char* buffer;
  std::size_t size;       // of the buffer
  std::size_t begin;      // reading: next octet to give out
  std::size_t end;        // reading: end of what was read ahead
  std::size_t waiting;    // writing: octets at the buffer's start that are not written yet
  std::int64_t position;  // of the raw stream; -1: not known

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(raw, "raw");
    visitor.buffer(buffer, size, "buffer");
    visit_attributes(*this, visitor);
  }
};

struct BufferedPair : IoBase {
  Object* reader;
  Object* writer;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(reader, "reader");
    visitor.field(writer, "writer");
    visit_attributes(*this, visitor);
  }
};

struct BytesIo : IoBase {
  char* data;
  std::size_t length, capacity, position;
  std::size_t exports;  // getbuffer() views alive

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.buffer(data, capacity, "octets");
    visit_attributes(*this, visitor);
  }
};

// What getbuffer() of a BytesIO makes a memoryview of.
struct BytesIoBuffer : Object {
  BytesIo* source;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(source, "source");
  }
};

enum NewlineKinds : std::uint8_t { kSeenCr = 1, kSeenLf = 2, kSeenCrLf = 4 };

// Line ends while text comes in pieces: a '\r' at the end of one waits for the next.
struct NewlineState {
  bool translate = false;
  bool pending_cr = false;
  std::uint8_t seen = 0;  // NewlineKinds
};

struct StringIo : IoBase {
  char32_t* data;
  std::size_t length, capacity, position;
  Str* newline_read;   // what ends a line; null: any (universal)
  Str* newline_write;  // what '\n' becomes; null: stays
  bool universal, initialised;
  NewlineState newlines;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(newline_read, "readnl");
    visitor.field(newline_write, "writenl");
    visitor.buffer(data, capacity * sizeof(char32_t), "text");
    visit_attributes(*this, visitor);
  }
};

struct TextIo : IoBase {
  Object* buffer;  // null: not initialised, or detached
  Str* encoding;
  Str* errors;
  Str* newline_read;   // what ends a line; null: any (universal)
  Str* newline_write;  // what '\n' becomes; null: stays
  bool universal, detached, line_buffered, write_through, seekable, telling, marked;
  bool reads_once;  // the buffer has read1()
  TextEncoding codec;
  // Reading
  TextDecoding decoding;
  NewlineState newlines;
  Str* decoded;      // not yet given out from `used` on; null: nothing
  std::size_t used;  // code points
  Bytes* rest;       // octets of a character that is not complete; null: none
  // For tell(): the octets `decoded` was made of, and the state before them.
  Bytes* chunk;  // null: none
  TextDecoding chunk_decoding;
  bool chunk_pending_cr;
  // Writing: octets that wait to go to the buffer.
  char* pending;
  std::size_t pending_length, pending_capacity;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(buffer, "buffer");
    visitor.field(encoding, "encoding");
    visitor.field(errors, "errors");
    visitor.field(newline_read, "readnl");
    visitor.field(newline_write, "writenl");
    visitor.field(decoded, "decoded");
    visitor.field(rest, "rest");
    visitor.field(chunk, "chunk");
    visitor.buffer(pending, pending_capacity, "pending");
    visit_attributes(*this, visitor);
  }
};

struct NewlineDecoder : Object {
  Object* decoder;  // null: None
  Object* errors;
  NewlineState newlines;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(decoder, "decoder");
    visitor.field(errors, "errors");
  }
};

extern const TypeSpec kIoBaseType, kRawIoBaseType, kBufferedIoBaseType, kTextIoBaseType,
    kFileIoType, kBytesIoType, kBytesIoBufferType, kStringIoType, kBufferedReaderType,
    kBufferedWriterType, kBufferedRandomType, kBufferedPairType, kTextIoType, kNewlineDecoderType;

// Makes the types above and UnsupportedOperation, once. MemoryError.
Status ready_io(Runtime& rt);

// ---- what the files share ----

// OSError of the class that `number` stands for, with the file's name if given (imports/load.cpp).
Raised raise_os_error(Runtime& rt, int number, Object* filename = nullptr);
Raised raise_unsupported(Runtime& rt, const char* text);
// ValueError.
Raised raise_closed(Runtime& rt);
Own<Object> none_if(Runtime& rt, Status status);
// self.closed as a truth value.
Fallible<bool> is_closed(Runtime& rt, Object& stream);
// self.name() as a truth value.
Fallible<bool> ask(Runtime& rt, Object& stream, Str& name);
// An optional size: -1 for none and None.
Fallible<std::int64_t> size_or_none(Runtime& rt, Arguments arguments, std::uint32_t i = 0);
// int for seek() and tell(), which may be out of range. OSError where negative, `what` raised it.
Fallible<std::int64_t> position_result(Runtime& rt, Own<Object> result, const char* what);
// First step of every dealloc slot: closes the stream unless it is closed. False: it lives again.
bool close_dying(Runtime& rt, Object& stream);
// Whether a ResourceWarning for a file that nobody closed could be seen: the filters that are there
// from the start ignore it.
bool warns_of_unclosed(Runtime& rt);
// str(name) for reprs: `<class name='x'>`; the class alone where there is no name.
Own<Object> named_repr(Runtime& rt, Object& stream);

// str, bytes and what has __fspath__ → str or bytes. TypeError.
Own<Object> path_of(Runtime& rt, Object& object);

// file_io.cpp
Own<Object> make_standard_file(Runtime& rt, int descriptor, bool writes, TextSink* sink,
                               std::string_view name);
// The sink of a standard stream writes what waits in it; other files have none.
Status flush_sink(Runtime& rt, FileIo& file);
// buffered.cpp. `type` is one of the three classes.
Own<Object> make_buffered(Runtime& rt, Type& type, Object& raw, std::int64_t size);
Fallible<std::size_t> buffered_write(Runtime& rt, BufferedIo& self, std::string_view octets);
// Up to `most` octets of what is there, at least one unless the stream is at its end; what read1()
// yields, without a bytes object being looked for.
Own<Object> buffered_read1(Runtime& rt, BufferedIo& self, std::size_t most);
// text_io.cpp
Own<Object> make_text_io(Runtime& rt, Object& buffer, Str& encoding, Str* errors, Object* newline,
                         bool line_buffered, bool write_through);
Status text_write(Runtime& rt, TextIo& self, Str& text);
Status text_flush(Runtime& rt, TextIo& self);
// newlines.cpp
// Replaces line ends as `state` says; `final`: nothing follows.
Own<Str> decode_newlines(Runtime& rt, Str& text, NewlineState& state, bool final);
// What a `newlines` attribute tells: None, one str or a tuple.
Own<Object> newlines_seen(Runtime& rt, const NewlineState& state);
// A newline argument: what ends a line, what '\n' becomes; ValueError "illegal newline value: x".
struct NewlineChoice {
  bool shown = false;  // the message quotes the value, as StringIO's does
  bool universal = false, translate = false;
  Ref<Str> read, write;
};
Status choose_newlines(Runtime& rt, Object* newline, NewlineChoice& choice);
// The end of the line that begins at `from` of `text` (an index, behind the newline); 0: none.
std::size_t line_end(const Str& text, std::size_t from, bool universal, const Str* newline);
// open.cpp
Own<Object> io_open(Runtime& rt, Object& self, Arguments arguments);

}  // namespace vitro::vm
