// BytesIO: octets in memory as a stream.
#include <algorithm>
#include <cstring>

#include "objects/arguments.hpp"
#include "objects/buffer.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/memoryview.hpp"
#include "objects/operations.hpp"
#include "objects/tuple.hpp"
#include "vm/io/io.hpp"

namespace vitro::vm {

namespace {

BytesIo& bytes_of(Object& object) { return static_cast<BytesIo&>(object); }

Status check_open(Runtime& rt, const BytesIo& self) {
  return self.closed ? Status(raise_closed(rt)) : ok;
}
Status check_exports(Runtime& rt, const BytesIo& self) {
  if (self.exports == 0) return ok;
  return rt.raise(*rt.types.buffer_error, "Existing exports of data: object cannot be re-sized");
}

Status make_room(Runtime& rt, BytesIo& self, std::size_t length) {
  if (length <= self.capacity) return ok;
  const std::size_t capacity = std::max(length, self.capacity + self.capacity / 2 + 64);
  void* moved = rt.resize_buffer(self.data, self.capacity, capacity);
  if (!moved) return raised;
  self.data = static_cast<char*>(moved);
  self.capacity = capacity;
  return ok;
}

Status put(Runtime& rt, BytesIo& self, std::string_view octets) {
  if (octets.empty()) return ok;
  const std::size_t end = self.position + octets.size();
  if (!make_room(rt, self, end)) return raised;
  if (self.position > self.length)
    std::memset(self.data + self.length, 0, self.position - self.length);
  std::memcpy(self.data + self.position, octets.data(), octets.size());
  self.position = end;
  self.length = std::max(self.length, end);
  return ok;
}

// What is left from the position on.
std::string_view rest(const BytesIo& self) {
  if (self.position >= self.length) return {};
  return {self.data + self.position, self.length - self.position};
}

Own<Object> give(Runtime& rt, BytesIo& self, std::size_t count) {
  const Own<Bytes> octets = make_bytes(rt, rest(self).substr(0, count));
  if (octets) self.position += octets->length;
  return octets;
}

Own<Object> take_line(Runtime& rt, BytesIo& self, std::int64_t limit) {
  std::string_view octets = rest(self);
  if (limit >= 0) octets = octets.substr(0, static_cast<std::size_t>(limit));
  const std::size_t end = octets.find('\n');
  return give(rt, self, end == octets.npos ? octets.size() : end + 1);
}

Own<Object> read(Runtime& rt, Object& object, Arguments arguments) {
  const auto size = size_or_none(rt, arguments);
  if (!size || !check_open(rt, bytes_of(object))) return raised;
  return give(rt, bytes_of(object), *size < 0 ? SIZE_MAX : static_cast<std::size_t>(*size));
}

Own<Object> readline(Runtime& rt, Object& object, Arguments arguments) {
  const auto size = size_or_none(rt, arguments);
  if (!size || !check_open(rt, bytes_of(object))) return raised;
  return take_line(rt, bytes_of(object), *size);
}

Own<Object> readlines(Runtime& rt, Object& object, Arguments arguments) {
  const auto hint = size_or_none(rt, arguments);
  if (!hint || !check_open(rt, bytes_of(object))) return raised;
  Ref<List> lines = new_list(rt);
  if (!lines) return raised;
  std::int64_t taken = 0;
  while (!rest(bytes_of(object)).empty()) {
    const Own<Object> line = take_line(rt, bytes_of(object), -1);
    if (!line) return raised;
    taken += static_cast<std::int64_t>(static_cast<Bytes&>(*line).length);
    if (!list_append(rt, *lines, line)) return raised;
    if (*hint > 0 && taken >= *hint) break;
  }
  return lines.release();
}

Own<Object> next(Runtime& rt, Object& object) {
  BytesIo& self = bytes_of(object);
  if (!check_open(rt, self)) return raised;
  if (rest(self).empty()) return {};
  return take_line(rt, self, -1);
}

Own<Object> readinto(Runtime& rt, Object& object, Arguments arguments) {
  BytesIo& self = bytes_of(object);
  if (!check_open(rt, self)) return raised;
  Lent target(rt);
  if (!target.open_writable(arguments[0],
                            "readinto() argument must be read-write bytes-like object, not %T"))
    return raised;
  const std::string_view octets = rest(self).substr(0, target.size());
  std::copy(octets.begin(), octets.end(), target.data());
  self.position += octets.size();
  return make_int(rt, static_cast<std::int64_t>(octets.size()));
}

Own<Object> write(Runtime& rt, Object& object, Arguments arguments) {
  BytesIo& self = bytes_of(object);
  if (!check_open(rt, self) || !check_exports(rt, self)) return raised;
  Lent octets(rt);
  if (!octets.open(arguments[0])) return raised;
  if (!check_open(rt, self) || !put(rt, self, octets.view())) return raised;
  return make_int(rt, static_cast<std::int64_t>(octets.size()));
}

Own<Object> writelines(Runtime& rt, Object& object, Arguments arguments) {
  if (!check_open(rt, bytes_of(object))) return raised;
  const Status done = for_each_item(rt, arguments[0], [&](Object& line) -> Status {
    Object* one[] = {&line};
    const Own<Object> written = write(rt, object, {one, 1, nullptr});
    if (!written) return raised;
    release(written);
    return ok;
  });
  return none_if(rt, done);
}

Own<Object> seek(Runtime& rt, Object& object, Arguments arguments) {
  BytesIo& self = bytes_of(object);
  const auto offset = to_index_int64(rt, arguments[0]);
  if (!offset) return raised;
  std::int64_t whence = 0;
  if (arguments.count > 1) {
    const auto given = int_argument(rt, arguments[1]);
    if (!given) return raised;
    whence = *given;
  }
  if (!check_open(rt, self)) return raised;
  if (*offset < 0 && whence == 0)
    return rt.raise(*rt.types.value_error, "negative seek value %ld", *offset);
  if (whence < 0 || whence > 2)
    return rt.raise(*rt.types.value_error, "invalid whence (%d, should be 0, 1 or 2)",
                    static_cast<int>(whence));
  const std::size_t from = whence == 0 ? 0 : whence == 1 ? self.position : self.length;
  std::int64_t position;
  if (__builtin_add_overflow(static_cast<std::int64_t>(from), *offset, &position))
    return rt.raise(*rt.types.overflow_error, "new position too large");
  self.position = static_cast<std::size_t>(std::max<std::int64_t>(position, 0));
  return make_int(rt, static_cast<std::int64_t>(self.position));
}

Own<Object> tell(Runtime& rt, Object& object, Arguments) {
  if (!check_open(rt, bytes_of(object))) return raised;
  return make_int(rt, static_cast<std::int64_t>(bytes_of(object).position));
}

Own<Object> truncate(Runtime& rt, Object& object, Arguments arguments) {
  BytesIo& self = bytes_of(object);
  if (!check_open(rt, self) || !check_exports(rt, self)) return raised;
  auto size = static_cast<std::int64_t>(self.position);
  if (arguments.count && &arguments[0] != rt.none) {
    const auto given = to_index_int64(rt, arguments[0]);
    if (!given) return raised;
    size = *given;
    if (size < 0) return rt.raise(*rt.types.value_error, "negative size value %ld", size);
  }
  self.length = std::min(self.length, static_cast<std::size_t>(size));
  return make_int(rt, size);
}

Own<Object> getvalue(Runtime& rt, Object& object, Arguments) {
  BytesIo& self = bytes_of(object);
  if (!check_open(rt, self)) return raised;
  return make_bytes(rt, {self.data, self.length});
}

Own<Object> getbuffer(Runtime& rt, Object& object, Arguments) {
  BytesIo& self = bytes_of(object);
  if (!check_open(rt, self)) return raised;
  Ref<BytesIoBuffer> source = rt.allocate<BytesIoBuffer>(*rt.types.bytes_io_buffer);
  if (!source) return raised;
  source->source = own(self).get();
  return make_memoryview(rt, *source);
}

Own<Object> close(Runtime& rt, Object& object, Arguments) {
  BytesIo& self = bytes_of(object);
  if (!check_exports(rt, self)) return raised;
  rt.free_buffer(self.data, self.capacity);
  self.data = nullptr;
  self.length = self.capacity = self.position = 0;
  self.closed = true;
  return own(*rt.none);
}

Own<Object> flush(Runtime& rt, Object& object, Arguments) {
  return none_if(rt, check_open(rt, bytes_of(object)));
}
Own<Object> yes(Runtime& rt, Object& object, Arguments) {
  if (!check_open(rt, bytes_of(object))) return raised;
  return make_bool(rt, true);
}
Own<Object> isatty(Runtime& rt, Object& object, Arguments) {
  if (!check_open(rt, bytes_of(object))) return raised;
  return make_bool(rt, false);
}
Own<Object> get_closed(Runtime& rt, Object& object) {
  return make_bool(rt, bytes_of(object).closed);
}

Status init(Runtime& rt, Object& object, Arguments arguments) {
  constexpr const char* kNames[] = {"initial_bytes"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {.function = "BytesIO", .names = kNames, .required = 0}, given))
    return raised;
  BytesIo& self = bytes_of(object);
  if (!check_exports(rt, self)) return raised;
  self.length = self.position = 0;
  self.closed = false;
  if (!given[0] || given[0] == rt.none) return ok;
  Lent octets(rt);
  if (!octets.open(*given[0]) || !put(rt, self, octets.view())) return raised;
  self.position = 0;
  return ok;
}

void dealloc(Runtime& rt, Object& object) {
  BytesIo& self = bytes_of(object);
  if (object.type != rt.types.bytes_io && !close_dying(rt, object)) return;
  const std::size_t bytes = instance_bytes(object);
  release_attributes(rt, object);
  rt.free_buffer(self.data, self.capacity);
  rt.free_object(object, CellKind::container, bytes);
}

constexpr NativeMethod kMethods[] = {
    {"readable", yes, Takes::nothing},
    {"seekable", yes, Takes::nothing},
    {"writable", yes, Takes::nothing},
    {"close", close, Takes::nothing},
    {"flush", flush, Takes::nothing},
    {"isatty", isatty, Takes::nothing},
    {"tell", tell, Takes::nothing},
    {"write", write, Takes::one},
    {"writelines", writelines, Takes::one},
    {"read1", read, Takes::positional, 0, 1},
    {"readinto", readinto, Takes::one},
    {"readline", readline, Takes::positional, 0, 1},
    {"readlines", readlines, Takes::positional, 0, 1},
    {"read", read, Takes::positional, 0, 1},
    {"getbuffer", getbuffer, Takes::nothing},
    {"getvalue", getvalue, Takes::nothing},
    {"seek", seek, Takes::positional, 1, 2},
    {"truncate", truncate, Takes::positional, 0, 1},
};

constexpr NativeProperty kProperties[] = {{"closed", get_closed}};

void fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<BytesIo>;
  slots.init = init;
  slots.iter = [](Runtime&, Object& self) -> Own<Object> { return own(self); };
  slots.next = next;
}

// ---- the memory of getbuffer() ----

Status lend_buffer(Runtime& rt, Object& object, BufferInfo& info, bool) {
  BytesIo& self = *static_cast<BytesIoBuffer&>(object).source;
  if (!make_room(rt, self, 1)) return raised;
  info.data = self.data;
  info.bytes = self.length;
  info.readonly = false;
  ++self.exports;
  return ok;
}
void take_back_buffer(Runtime&, Object& object) {
  --static_cast<BytesIoBuffer&>(object).source->exports;
}
void dealloc_buffer(Runtime& rt, Object& object) {
  release(static_cast<Object*>(static_cast<BytesIoBuffer&>(object).source));
  rt.free_object(object, CellKind::container, sizeof(BytesIoBuffer));
}

void fill_buffer_type(Slots& slots) {
  slots.dealloc = dealloc_buffer;
  slots.visit = visit_as<BytesIoBuffer>;
  slots.lend = lend_buffer;
  slots.take_back = take_back_buffer;
}

}  // namespace

const TypeSpec kBytesIoType = {.name = "BytesIO",
                               .type = &Types::bytes_io,
                               .base = &Types::buffered_io_base,
                               .basic_size = sizeof(BytesIo),
                               .flags = kTypeBase,
                               .fill = fill,
                               .methods = kMethods,
                               .properties = kProperties,
                               .doc =
                                   "Buffered I/O implementation using an in-memory bytes "
                                   "buffer.",
                               .module = "_io"};
const TypeSpec kBytesIoBufferType = {.name = "_BytesIOBuffer",
                                     .type = &Types::bytes_io_buffer,
                                     .basic_size = sizeof(BytesIoBuffer),
                                     .fill = fill_buffer_type,
                                     .module = "_io"};

}  // namespace vitro::vm
