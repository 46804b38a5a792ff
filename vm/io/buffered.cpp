// BufferedReader, BufferedWriter and BufferedRandom: a raw stream with a buffer.
#include <algorithm>
#include <cerrno>
#include <cstring>

#include "objects/arguments.hpp"
#include "objects/buffer.hpp"
#include "objects/bytearray.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/io/io.hpp"

namespace vitro::vm {

namespace {

BufferedIo& buffered_of(Object& object) { return static_cast<BufferedIo&>(object); }

// ---- the state ----

Status check_initialised(Runtime& rt, const BufferedIo& self) {
  if (self.raw) return ok;
  return rt.raise(*rt.types.value_error, self.detached ? "raw stream has been detached"
                                                       : "I/O operation on uninitialized object");
}

// `message` is for a stream that is closed, as "read of closed file".
Status check_open(Runtime& rt, BufferedIo& self, const char* message) {
  if (!check_initialised(rt, self)) return raised;
  if (self.raw->type == rt.types.file_io) {
    if (static_cast<FileIo&>(*self.raw).descriptor >= 0) return ok;
  } else {
    const auto closed = is_closed(rt, *self.raw);
    if (!closed) return raised;
    if (!*closed) return check_initialised(rt, self);  // its answer may have detached it
  }
  return rt.raise(*rt.types.value_error, "%s", message);
}

Status check_idle(Runtime& rt, BufferedIo& self) {
  if (!self.busy) return ok;
  return rt.raise(*rt.types.runtime_error, "reentrant call inside %R", static_cast<Object*>(&self));
}

// While this lives the buffer belongs to one call; a method of the raw stream that comes back to
// the same object is refused.
class Turn {
 public:
  // Whatever was asked of the raw stream before may have detached it.
  Turn(Runtime& rt, BufferedIo& self)
      : self_(self), taken_(check_idle(rt, self) && check_initialised(rt, self)) {
    if (taken_) self.busy = true;
  }
  ~Turn() {
    if (taken_) self_.busy = false;
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  explicit operator bool() const { return taken_; }

 private:
  BufferedIo& self_;
  bool taken_;
};

std::size_t ahead(const BufferedIo& self) { return self.end - self.begin; }

// ---- calls of the raw stream ----

// Reads once into `to`: octets read, 0 at the end, -1: nothing there now (or raised: pending).
Fallible<std::int64_t> raw_read(Runtime& rt, BufferedIo& self, char* to, std::size_t most) {
  const Ref<ByteArray> target = new_bytearray(rt, most);
  if (!target) return raised;
  if (most) std::memset(target->data, 0, most);
  const Ref<Object> view = call(rt, *rt.types.memoryview, {target.get()});
  if (!view) return raised;
  const Ref<Object> raw = Ref<Object>::share(*self.raw);
  const Ref<Object> result = call_method(rt, *raw, *rt.names.readinto, {view.get()});
  if (!result) return raised;
  if (result.get() == rt.none) return std::int64_t{-1};
  const auto got = to_index_int64(rt, *result, rt.types.value_error);
  if (!got) return raised;
  if (*got < 0 || static_cast<std::size_t>(*got) > most)
    return rt.raise(*rt.types.os_error,
                    "raw readinto() returned invalid length %ld (should have been between 0 and "
                    "%ld)",
                    *got, static_cast<std::int64_t>(most));
  std::memcpy(to, target->data, static_cast<std::size_t>(*got));
  if (self.position >= 0) self.position += *got;
  return got;
}

// Writes once; -1: would block.
Fallible<std::int64_t> raw_write(Runtime& rt, BufferedIo& self, std::string_view octets) {
  const Ref<Bytes> copy = make_bytes(rt, octets);
  if (!copy) return raised;
  const Ref<Object> raw = Ref<Object>::share(*self.raw);
  const Ref<Object> result = call_method(rt, *raw, *rt.names.write, {copy.get()});
  if (!result) return raised;
  if (result.get() == rt.none) return std::int64_t{-1};
  const auto done = to_index_int64(rt, *result, rt.types.value_error);
  if (!done) return raised;
  if (*done < 0 || static_cast<std::size_t>(*done) > octets.size())
    return rt.raise(*rt.types.os_error,
                    "raw write() returned invalid length %ld (should have been between 0 and %ld)",
                    *done, static_cast<std::int64_t>(octets.size()));
  if (self.position >= 0) self.position += *done;
  return done;
}

Fallible<std::int64_t> raw_seek(Runtime& rt, BufferedIo& self, std::int64_t offset, int whence) {
  const Ref<Object> where = make_int(rt, offset), from = make_int(rt, whence);
  if (!where || !from) return raised;
  const Ref<Object> raw = Ref<Object>::share(*self.raw);
  const auto position =
      position_result(rt, call_method(rt, *raw, *rt.names.seek, {where.get(), from.get()}), "seek");
  if (position) self.position = *position;
  return position;
}

Fallible<std::int64_t> raw_tell(Runtime& rt, BufferedIo& self) {
  const Ref<Object> raw = Ref<Object>::share(*self.raw);
  const auto position = position_result(rt, call_method(rt, *raw, *rt.names.tell), "tell");
  if (position) self.position = *position;
  return position;
}

Raised would_block(Runtime& rt, std::int64_t written) {
  const Ref<Object> code = make_int(rt, EAGAIN), count = make_int(rt, written);
  const Ref<Str> text = make_str(rt, "write could not complete without blocking");
  if (!code || !count || !text) return raised;
  return rt.raise_with_args(*rt.types.blocking_io_error, {code.get(), text.get(), count.get()});
}

// ---- the buffer ----

// Writes what waits. What could not be written stays.
Status write_waiting(Runtime& rt, BufferedIo& self) {
  while (self.waiting > 0) {
    const auto done = raw_write(rt, self, {self.buffer, self.waiting});
    if (!done) {
      // What a standard stream could not write has been reported, and is not tried again at exit.
      if (self.raw->type == rt.types.file_io && static_cast<FileIo&>(*self.raw).sink)
        self.waiting = 0;
      return raised;
    }
    if (*done < 0) return would_block(rt, 0);
    const auto count = static_cast<std::size_t>(*done);
    std::memmove(self.buffer, self.buffer + count, self.waiting - count);
    self.waiting -= count;
  }
  return ok;
}

// Gives up what was read ahead, so that the raw stream stands where the reader does.
Status drop_ahead(Runtime& rt, BufferedIo& self) {
  const auto unread = static_cast<std::int64_t>(ahead(self));
  self.begin = self.end = 0;
  if (unread == 0) return ok;
  return raw_seek(rt, self, -unread, SEEK_CUR) ? ok : Status(raised);
}

// Fills the empty buffer with one read. False value: nothing came; *blocked: for now.
Fallible<bool> fill_buffer(Runtime& rt, BufferedIo& self, bool* blocked) {
  self.begin = self.end = 0;
  const auto got = raw_read(rt, self, self.buffer, self.size);
  if (!got) return raised;
  *blocked = *got < 0;
  if (*got <= 0) return false;
  self.end = static_cast<std::size_t>(*got);
  return true;
}

// Octets gathered for a result of unknown length.
Status append(Runtime& rt, ByteArray& all, std::string_view octets) {
  return bytearray_splice(rt, all, all.length, 0, octets);
}

std::string_view take(BufferedIo& self, std::size_t most) {
  const std::size_t count = std::min(most, ahead(self));
  const std::string_view octets(self.buffer + self.begin, count);
  self.begin += count;
  return octets;
}

Own<Object> read_all(Runtime& rt, BufferedIo& self) {
  const Ref<ByteArray> all = make_bytearray(rt, take(self, self.size));
  if (!all) return raised;
  const Ref<Object> raw = Ref<Object>::share(*self.raw);
  const Fallible<Object*> found = find_attribute(rt, *raw, *rt.names.readall);
  if (!found) return raised;
  if (const Ref<Object> method = Own<Object>(*found)) {
    const Ref<Object> octets = call(rt, *method);
    if (!octets) return raised;
    self.position = -1;
    if (octets.get() == rt.none)
      return all->length ? Own<Object>(make_bytes(rt, all->view())) : own(*rt.none);
    if (!is_bytes(*octets)) return rt.raise(*rt.types.type_error, "readall() should return bytes");
    if (all->length == 0) return own(*octets);
    if (!append(rt, *all, static_cast<Bytes&>(*octets).view())) return raised;
    return make_bytes(rt, all->view());
  }
  for (;;) {
    const Ref<Object> octets = call_method(rt, *raw, *rt.names.read);
    if (!octets) return raised;
    self.position = -1;
    if (octets.get() != rt.none && !is_bytes(*octets))
      return rt.raise(*rt.types.type_error, "read() should return bytes");
    if (octets.get() == rt.none || static_cast<Bytes&>(*octets).length == 0) {
      if (octets.get() == rt.none && all->length == 0) return own(*rt.none);
      return make_bytes(rt, all->view());
    }
    if (!append(rt, *all, static_cast<Bytes&>(*octets).view())) return raised;
  }
}

Own<Object> read_exactly(Runtime& rt, BufferedIo& self, std::size_t wanted) {
  if (wanted <= ahead(self)) return make_bytes(rt, take(self, wanted));
  const Ref<ByteArray> all = make_bytearray(rt, take(self, wanted));
  if (!all) return raised;
  while (all->length < wanted) {
    const std::size_t missing = wanted - all->length;
    if (missing >= self.size) {
      // Past the buffer, in whole buffers.
      const std::size_t before = all->length;
      const std::size_t piece = std::min(missing - missing % self.size, std::size_t{1} << 20);
      if (!bytearray_resize(rt, *all, before + piece)) return raised;
      const auto got = raw_read(rt, self, all->data + before, piece);
      const std::size_t kept = got && *got > 0 ? static_cast<std::size_t>(*got) : 0;
      if (!got || !bytearray_resize(rt, *all, before + kept)) return raised;
      if (kept > 0) continue;
      if (*got < 0 && before == 0) return own(*rt.none);
      break;
    }
    bool blocked = false;
    const auto more = fill_buffer(rt, self, &blocked);
    if (!more) return raised;
    if (!*more) {
      if (blocked && all->length == 0) return own(*rt.none);
      break;
    }
    if (!append(rt, *all, take(self, missing))) return raised;
  }
  return make_bytes(rt, all->view());
}

// What every reading method does first.
Status prepare_reading(Runtime& rt, BufferedIo& self) { return write_waiting(rt, self); }

// ---- reading ----

Own<Object> read(Runtime& rt, Object& object, Arguments arguments) {
  BufferedIo& self = buffered_of(object);
  const auto size = size_or_none(rt, arguments);
  if (!size || !check_initialised(rt, self)) return raised;
  if (*size < -1) return rt.raise(*rt.types.value_error, "read length must be non-negative or -1");
  if (!check_open(rt, self, "read of closed file")) return raised;
  if (*size >= 0 && static_cast<std::size_t>(*size) <= ahead(self))
    return make_bytes(rt, take(self, static_cast<std::size_t>(*size)));
  const Turn turn(rt, self);
  if (!turn || !prepare_reading(rt, self)) return raised;
  if (*size < 0) return read_all(rt, self);
  return read_exactly(rt, self, static_cast<std::size_t>(*size));
}

Own<Object> read1(Runtime& rt, Object& object, Arguments arguments) {
  BufferedIo& self = buffered_of(object);
  std::int64_t size = -1;
  if (arguments.count) {
    const auto given = to_index_int64(rt, arguments[0]);
    if (!given) return raised;
    size = *given;
  }
  if (!check_open(rt, self, "read of closed file")) return raised;
  return buffered_read1(rt, self, size < 0 ? self.size : static_cast<std::size_t>(size));
}

Own<Object> readinto_some(Runtime& rt, Object& object, Arguments arguments, bool once) {
  BufferedIo& self = buffered_of(object);
  if (!check_open(rt, self, "readinto of closed file")) return raised;
  Lent target(rt);
  if (!target.open_writable(arguments[0],
                            once ? "readinto1() argument must be read-write bytes-like object, "
                                   "not %T"
                                 : "readinto() argument must be read-write bytes-like object, not "
                                   "%T"))
    return raised;
  const Turn turn(rt, self);
  if (!turn || !prepare_reading(rt, self)) return raised;
  std::size_t done = 0;
  while (done < target.size()) {
    const std::string_view octets = take(self, target.size() - done);
    std::memcpy(target.data() + done, octets.data(), octets.size());
    done += octets.size();
    if (done == target.size() || (once && done > 0)) break;
    bool blocked = false;
    const auto more = fill_buffer(rt, self, &blocked);
    if (!more) return raised;
    if (!*more) {
      if (blocked && done == 0) return own(*rt.none);
      break;
    }
  }
  return make_int(rt, static_cast<std::int64_t>(done));
}
Own<Object> readinto(Runtime& rt, Object& self, Arguments arguments) {
  return readinto_some(rt, self, arguments, false);
}
Own<Object> readinto1(Runtime& rt, Object& self, Arguments arguments) {
  return readinto_some(rt, self, arguments, true);
}

Own<Object> peek(Runtime& rt, Object& object, Arguments) {
  BufferedIo& self = buffered_of(object);
  if (!check_open(rt, self, "peek of closed file")) return raised;
  const Turn turn(rt, self);
  if (!turn || !prepare_reading(rt, self)) return raised;
  if (ahead(self) == 0) {
    bool blocked = false;
    if (!fill_buffer(rt, self, &blocked)) return raised;
  }
  return make_bytes(rt, {self.buffer + self.begin, ahead(self)});
}

Own<Object> line_from(Runtime& rt, BufferedIo& self, std::int64_t limit) {
  if (!check_open(rt, self, "readline of closed file")) return raised;
  const Turn turn(rt, self);
  if (!turn || !prepare_reading(rt, self)) return raised;
  Ref<ByteArray> gathered;
  for (;;) {
    std::size_t most = ahead(self);
    const std::size_t before = gathered ? gathered->length : 0;
    if (limit >= 0) most = std::min(most, static_cast<std::size_t>(limit) - before);
    const void* hit = most ? std::memchr(self.buffer + self.begin, '\n', most) : nullptr;
    const bool whole = hit || (limit >= 0 && before + most == static_cast<std::size_t>(limit));
    if (hit)
      most = static_cast<std::size_t>(static_cast<const char*>(hit) - self.buffer) + 1 - self.begin;
    const std::string_view octets = take(self, most);
    if (whole && !gathered) return make_bytes(rt, octets);
    if (!gathered) gathered = new_bytearray(rt, 0);
    if (!gathered || !append(rt, *gathered, octets)) return raised;
    if (whole) break;
    bool blocked = false;
    const auto more = fill_buffer(rt, self, &blocked);
    if (!more) return raised;
    if (!*more) break;
  }
  return make_bytes(rt, gathered->view());
}

Own<Object> readline(Runtime& rt, Object& object, Arguments arguments) {
  const auto limit = size_or_none(rt, arguments);
  if (!limit) return raised;
  return line_from(rt, buffered_of(object), *limit);
}

Own<Object> next(Runtime& rt, Object& object) {
  BufferedIo& self = buffered_of(object);
  const bool exact =
      object.type == rt.types.buffered_reader || object.type == rt.types.buffered_random;
  Ref<Object> line = exact ? line_from(rt, self, -1) : call_method(rt, object, *rt.names.readline);
  if (!line) return raised;
  if (!is_bytes(*line))
    return rt.raise(*rt.types.os_error, "readline() should have returned a bytes object, not '%T'",
                    line->type);
  return static_cast<Bytes&>(*line).length ? line.release() : Own<Object>();
}

// ---- writing ----

Own<Object> write(Runtime& rt, Object& object, Arguments arguments) {
  BufferedIo& self = buffered_of(object);
  if (!check_initialised(rt, self)) return raised;
  Lent octets(rt);
  if (!octets.open(arguments[0])) return raised;
  const auto written = buffered_write(rt, self, octets.view());
  if (!written) return raised;
  return make_int(rt, static_cast<std::int64_t>(*written));
}

Status flush_all(Runtime& rt, BufferedIo& self) {
  if (!write_waiting(rt, self)) return raised;
  // What print() wrote before this stream was made waits in the machine's sink.
  if (self.raw->type == rt.types.file_io)
    if (!flush_sink(rt, static_cast<FileIo&>(*self.raw))) return raised;
  // A writer that also reads leaves the raw stream where it stands itself.
  if (self.reads && self.writes && ahead(self) > 0) return drop_ahead(rt, self);
  return ok;
}

Own<Object> flush(Runtime& rt, Object& object, Arguments) {
  BufferedIo& self = buffered_of(object);
  if (!check_open(rt, self, "flush of closed file")) return raised;
  if (!self.writes) {
    // A reader hands the question on.
    const Ref<Object> raw = Ref<Object>::share(*self.raw);
    return call_method(rt, *raw, *rt.names.flush);
  }
  const Turn turn(rt, self);
  if (!turn) return raised;
  return none_if(rt, flush_all(rt, self));
}

// ---- position ----

Own<Object> tell(Runtime& rt, Object& object, Arguments) {
  BufferedIo& self = buffered_of(object);
  if (!check_initialised(rt, self)) return raised;
  const auto raw = raw_tell(rt, self);
  if (!raw) return raised;
  return make_int(
      rt, *raw - static_cast<std::int64_t>(ahead(self)) + static_cast<std::int64_t>(self.waiting));
}

Own<Object> seek(Runtime& rt, Object& object, Arguments arguments) {
  BufferedIo& self = buffered_of(object);
  std::int64_t whence = 0;
  if (arguments.count > 1) {
    const auto given = int_argument(rt, arguments[1]);
    if (!given) return raised;
    whence = *given;
  }
  if (whence < 0 || whence > 2)
    return rt.raise(*rt.types.value_error, "whence value %d unsupported", static_cast<int>(whence));
  if (!check_open(rt, self, "seek of closed file")) return raised;
  const auto seekable = ask(rt, *self.raw, *rt.names.seekable);
  if (!seekable) return raised;
  if (!*seekable) return raise_unsupported(rt, "File or stream is not seekable.");
  const auto given = to_index_int64(rt, arguments[0], rt.types.value_error);
  if (!given) return raised;
  std::int64_t target = *given;
  // Within what was read ahead nothing needs to be asked of the raw stream.
  if (whence != 2 && self.reads && ahead(self) > 0) {
    const std::int64_t raw = self.position;
    if (raw >= 0) {
      const std::int64_t here = raw - static_cast<std::int64_t>(ahead(self));
      const std::int64_t step = whence == 0 ? target - here : target;
      if (step >= -static_cast<std::int64_t>(self.begin) &&
          step <= static_cast<std::int64_t>(ahead(self))) {
        self.begin = static_cast<std::size_t>(static_cast<std::int64_t>(self.begin) + step);
        return make_int(rt, here + step);
      }
    }
  }
  const Turn turn(rt, self);
  if (!turn || !write_waiting(rt, self)) return raised;
  if (whence == 1) target -= static_cast<std::int64_t>(ahead(self));
  const auto position = raw_seek(rt, self, target, static_cast<int>(whence));
  if (!position) return raised;
  self.begin = self.end = 0;
  return make_int(rt, *position);
}

Own<Object> truncate(Runtime& rt, Object& object, Arguments arguments) {
  BufferedIo& self = buffered_of(object);
  if (!check_initialised(rt, self)) return raised;
  if (!check_open(rt, self, "truncate of closed file")) return raised;
  if (!self.writes) return raise_unsupported(rt, "truncate");
  const Turn turn(rt, self);
  if (!turn || !flush_all(rt, self)) return raised;
  Ref<Object> size =
      arguments.count && &arguments[0] != rt.none ? own(arguments[0]) : Own<Object>();
  const Ref<Object> raw = Ref<Object>::share(*self.raw);
  if (!size) size = call_method(rt, *raw, *rt.names.tell);
  if (!size) return raised;
  return call_method(rt, *raw, *rt.names.truncate, {size.get()});
}

// ---- the end ----

Own<Object> close(Runtime& rt, Object& object, Arguments) {
  BufferedIo& self = buffered_of(object);
  if (!check_initialised(rt, self)) return raised;
  const Ref<Object> raw = Ref<Object>::share(*self.raw);
  const auto closed = is_closed(rt, *raw);
  if (!closed) return raised;
  if (*closed) return own(*rt.none);
  release(call_method(rt, object, *rt.names.flush));
  const Ref<Exception> failure = rt.take_pending();
  Ref<Object> result = call_method(rt, *raw, *rt.names.close);
  // A call that is under way still needs the buffer.
  if (!self.busy) {
    rt.free_buffer(self.buffer, self.size);
    self.buffer = nullptr;
    self.size = self.begin = self.end = self.waiting = 0;
  }
  if (!failure) return result.release();
  rt.clear_pending();
  return rt.raise_object(own(*failure));
}

Own<Object> detach(Runtime& rt, Object& object, Arguments) {
  BufferedIo& self = buffered_of(object);
  if (!check_initialised(rt, self)) return raised;
  const Ref<Object> flushed = call_method(rt, object, *rt.names.flush);
  if (!flushed || !check_idle(rt, self) || !check_initialised(rt, self)) return raised;
  self.detached = true;
  return Own<Object>(std::exchange(self.raw, nullptr));
}

// ---- what the raw stream knows ----

template <Str* Names::*kName>
Own<Object> ask_raw(Runtime& rt, Object& object, Arguments) {
  BufferedIo& self = buffered_of(object);
  if (!check_initialised(rt, self)) return raised;
  const Ref<Object> raw = Ref<Object>::share(*self.raw);
  return call_method(rt, *raw, *(rt.names.*kName));
}

template <Str* Names::*kName>
Own<Object> attribute_of_raw(Runtime& rt, Object& object) {
  BufferedIo& self = buffered_of(object);
  if (!check_initialised(rt, self)) return raised;
  const Ref<Object> raw = Ref<Object>::share(*self.raw);
  return get_attribute(rt, *raw, *(rt.names.*kName));
}

Own<Object> get_raw(Runtime& rt, Object& object) {
  BufferedIo& self = buffered_of(object);
  return own(self.raw ? *self.raw : *rt.none);
}

Own<Object> dealloc_warn(Runtime& rt, Object&, Arguments) { return own(*rt.none); }

// ---- life ----

void dealloc(Runtime& rt, Object& object) {
  BufferedIo& self = buffered_of(object);
  if (self.raw && !close_dying(rt, object)) return;
  const std::size_t bytes = instance_bytes(object);
  release_attributes(rt, object);
  rt.free_buffer(self.buffer, self.size);
  release(self.raw);
  rt.free_object(object, CellKind::container, bytes);
}

// `checks`: asks the raw stream whether it can do what the class needs.
Status set_up(Runtime& rt, BufferedIo& self, Object& raw, std::int64_t size, bool reads,
              bool writes, bool checks) {
  if (size <= 0) return rt.raise(*rt.types.value_error, "buffer size must be strictly positive");
  const Ref<Object> held = Ref<Object>::share(raw);
  const auto able = [&](Str& name, const char* refusal) -> Status {
    const auto answer = ask(rt, raw, name);
    if (!answer) return raised;
    return *answer ? ok : Status(raise_unsupported(rt, refusal));
  };
  if (checks) {
    if (reads && writes && !able(*rt.names.seekable, "File or stream is not seekable."))
      return raised;
    if (reads && !able(*rt.names.readable, "File or stream is not readable.")) return raised;
    if (writes && !able(*rt.names.writable, "File or stream is not writable.")) return raised;
  }
  if (!check_idle(rt, self)) return raised;
  auto* buffer = static_cast<char*>(rt.allocate_buffer(static_cast<std::size_t>(size)));
  if (!buffer) return raised;
  rt.free_buffer(self.buffer, self.size);
  self.buffer = buffer;
  self.size = static_cast<std::size_t>(size);
  self.begin = self.end = self.waiting = 0;
  self.reads = reads;
  self.writes = writes;
  self.detached = false;
  self.position = -1;
  release(std::exchange(self.raw, held.get()));
  retain(*held);
  // Where the stream stands is worth knowing, but many do not know it themselves.
  if (checks && !raw_tell(rt, self)) rt.clear_pending();
  return ok;
}

template <bool kReads, bool kWrites>
Status init(Runtime& rt, Object& object, Arguments arguments) {
  constexpr const char* kNames[] = {"raw", "buffer_size"};
  Object* given[2] = {};
  const char* function = kReads && kWrites ? "BufferedRandom"
                         : kReads          ? "BufferedReader"
                                           : "BufferedWriter";
  if (!unpack(rt, arguments, {.function = function, .names = kNames, .required = 1}, given))
    return raised;
  std::int64_t size = kDefaultBufferSize;
  if (given[1]) {
    const auto value = to_index_int64(rt, *given[1]);
    if (!value) return raised;
    size = *value;
  }
  return set_up(rt, buffered_of(object), *given[0], size, kReads, kWrites, true);
}

#define COMMON_METHODS                                                                           \
  {"detach", detach, Takes::nothing}, {"flush", flush, Takes::nothing},                          \
      {"close", close, Takes::nothing}, {"seekable", ask_raw<&Names::seekable>, Takes::nothing}, \
      {"fileno", ask_raw<&Names::fileno>, Takes::nothing},                                       \
      {"isatty", ask_raw<&Names::isatty>, Takes::nothing},                                       \
      {"_dealloc_warn", dealloc_warn, Takes::one}, {"tell", tell, Takes::nothing},               \
      {"seek", seek, Takes::positional, 1, 2}, {                                                 \
    "truncate", truncate, Takes::positional, 0, 1                                                \
  }
#define READING_METHODS                                                                 \
  {"readable", ask_raw<&Names::readable>, Takes::nothing},                              \
      {"read", read, Takes::positional, 0, 1}, {"peek", peek, Takes::positional, 0, 1}, \
      {"read1", read1, Takes::positional, 0, 1}, {"readinto", readinto, Takes::one},    \
      {"readinto1", readinto1, Takes::one}, {                                           \
    "readline", readline, Takes::positional, 0, 1                                       \
  }
#define WRITING_METHODS \
  {"writable", ask_raw<&Names::writable>, Takes::nothing}, { "write", write, Takes::one }

constexpr NativeMethod kReaderMethods[] = {COMMON_METHODS, READING_METHODS};
constexpr NativeMethod kWriterMethods[] = {COMMON_METHODS, WRITING_METHODS};
constexpr NativeMethod kRandomMethods[] = {COMMON_METHODS, READING_METHODS, WRITING_METHODS};
#undef COMMON_METHODS
#undef READING_METHODS
#undef WRITING_METHODS

constexpr NativeProperty kProperties[] = {
    {"closed", attribute_of_raw<&Names::closed>},
    {"name", attribute_of_raw<&Names::name_word>},
    {"mode", attribute_of_raw<&Names::mode>},
    {"raw", get_raw},
};

template <bool kReads, bool kWrites>
void fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<BufferedIo>;
  slots.init = init<kReads, kWrites>;
  slots.repr = named_repr;
  if (kReads) slots.next = next;
}

}  // namespace

const TypeSpec kBufferedReaderType = {.name = "BufferedReader",
                                      .type = &Types::buffered_reader,
                                      .base = &Types::buffered_io_base,
                                      .basic_size = sizeof(BufferedIo),
                                      .flags = kTypeBase,
                                      .fill = fill<true, false>,
                                      .methods = kReaderMethods,
                                      .properties = kProperties,
                                      .doc =
                                          "Create a new buffered reader using the given "
                                          "readable raw IO object.",
                                      .module = "_io"};
const TypeSpec kBufferedWriterType = {.name = "BufferedWriter",
                                      .type = &Types::buffered_writer,
                                      .base = &Types::buffered_io_base,
                                      .basic_size = sizeof(BufferedIo),
                                      .flags = kTypeBase,
                                      .fill = fill<false, true>,
                                      .methods = kWriterMethods,
                                      .properties = kProperties,
                                      .doc = "A buffer for a writeable sequential RawIO object.",
                                      .module = "_io"};
const TypeSpec kBufferedRandomType = {.name = "BufferedRandom",
                                      .type = &Types::buffered_random,
                                      .base = &Types::buffered_io_base,
                                      .basic_size = sizeof(BufferedIo),
                                      .flags = kTypeBase,
                                      .fill = fill<true, true>,
                                      .methods = kRandomMethods,
                                      .properties = kProperties,
                                      .doc = "A buffered interface to random access streams.",
                                      .module = "_io"};

Own<Object> make_buffered(Runtime& rt, Type& type, Object& raw, std::int64_t size) {
  Ref<Object> made = allocate_instance(rt, type);
  if (!made) return raised;
  const bool both = &type == rt.types.buffered_random;
  if (!set_up(rt, buffered_of(*made), raw, size, both || &type == rt.types.buffered_reader,
              both || &type == rt.types.buffered_writer, raw.type != rt.types.file_io || both))
    return raised;
  return made.release();
}

Fallible<std::size_t> buffered_write(Runtime& rt, BufferedIo& self, std::string_view octets) {
  if (!check_open(rt, self, "write to closed file")) return raised;
  const Turn turn(rt, self);
  if (!turn || !drop_ahead(rt, self)) return raised;
  if (octets.size() <= self.size - self.waiting) {
    std::memcpy(self.buffer + self.waiting, octets.data(), octets.size());
    self.waiting += octets.size();
    return octets.size();
  }
  if (!write_waiting(rt, self)) return raised;
  std::size_t done = 0;
  while (octets.size() - done > self.size) {
    const auto count = raw_write(rt, self, octets.substr(done));
    if (!count) return raised;
    if (*count < 0) return would_block(rt, static_cast<std::int64_t>(done));
    done += static_cast<std::size_t>(*count);
  }
  const std::string_view left = octets.substr(done);
  std::memcpy(self.buffer, left.data(), left.size());
  self.waiting = left.size();
  return octets.size();
}

Own<Object> buffered_read1(Runtime& rt, BufferedIo& self, std::size_t most) {
  if (!check_open(rt, self, "read of closed file")) return raised;
  if (ahead(self) > 0 || most == 0) return make_bytes(rt, take(self, most));
  const Turn turn(rt, self);
  if (!turn || !prepare_reading(rt, self)) return raised;
  bool blocked = false;
  const auto more = fill_buffer(rt, self, &blocked);
  if (!more) return raised;
  return make_bytes(rt, take(self, most));
}

}  // namespace vitro::vm
