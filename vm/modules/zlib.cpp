// zlib: the compression library of that name. The state of a stream is the library's own memory.
#include <algorithm>
#include <climits>

#include <zlib.h>

#include "objects/buffer.hpp"
#include "objects/bytes.hpp"
#include "objects/int.hpp"
#include "objects/octet_builder.hpp"
#include "objects/operations.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

constexpr int kMemoryLevel = 8;
constexpr std::size_t kStep = 16384;

Type* error_class(Runtime& rt) {
  return make_module_error(rt, ModuleType::zlib_error, "zlib", "error", *rt.types.exception);
}

Raised fail(Runtime& rt, int code, const char* message, const char* doing) {
  if (code == Z_MEM_ERROR) return rt.raise_memory_error();
  Type* error = error_class(rt);
  if (!error) return raised;
  if (!message) {
    if (code == Z_BUF_ERROR) message = "incomplete or truncated stream";
    if (code == Z_STREAM_ERROR) message = "inconsistent stream state";
    if (code == Z_DATA_ERROR) message = "invalid input data";
  }
  if (!message) return rt.raise(*error, "Error %d %s", code, doing);
  return rt.raise(*error, "Error %d %s: %s", code, doing, message);
}

// An int argument; null: `otherwise`.
Status number(Runtime& rt, Object* given, int otherwise, int& out) {
  if (!given) return out = otherwise, ok;
  const Ref<Object> index = to_index(rt, *given);
  const auto value = index ? int_argument(rt, *index) : Fallible<std::int64_t>(raised);
  if (!value) return raised;
  return out = static_cast<int>(*value), ok;
}

// Gives the stream its input in portions that fit its counters.
void feed(z_stream& stream, std::string_view& rest) {
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(rest.size(), UINT_MAX));
}
void fed(z_stream& stream, std::string_view& rest) {
  rest.remove_prefix(std::min<std::size_t>(rest.size(), UINT_MAX) - stream.avail_in);
}

// Runs deflate() or inflate() over all of `rest` with that flush mode, at most `most` octets of
// output. Yields the library's last answer; INT_MIN: MemoryError is pending.
int pump(z_stream& stream, int (*step)(z_streamp, int), std::string_view& rest, int mode,
         OctetBuilder& out, std::size_t most) {
  for (;;) {
    feed(stream, rest);
    const std::size_t wanted = std::min(kStep, most - out.size());
    char* room = wanted ? out.room(wanted) : nullptr;
    if (wanted && !room) return INT_MIN;
    char nothing[1];
    stream.next_out = reinterpret_cast<Bytef*>(wanted ? room : nothing);
    stream.avail_out = static_cast<uInt>(wanted);
    const int code = step(&stream, mode);
    out.grown(wanted - stream.avail_out);
    fed(stream, rest);
    if (code != Z_OK && code != Z_BUF_ERROR) return code;
    if (out.size() >= most) return code;
    if (stream.avail_out == 0) continue;
    if (rest.empty() || code == Z_BUF_ERROR) return code;
  }
}

// ---- whole texts ----

Own<Object> compress(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"", "level", "wbits"};
  Object* given[3] = {};
  if (!unpack(rt, arguments, {"compress", kNames, 1, 1}, given)) return raised;
  int level, bits;
  if (!number(rt, given[1], Z_DEFAULT_COMPRESSION, level) || !number(rt, given[2], MAX_WBITS, bits))
    return raised;
  Lent octets(rt);
  if (!octets.open(*given[0])) return raised;
  z_stream stream{};
  int code = deflateInit2(&stream, level, Z_DEFLATED, bits, kMemoryLevel, Z_DEFAULT_STRATEGY);
  if (code == Z_STREAM_ERROR) {
    Type* error = error_class(rt);
    return error ? rt.raise(*error, "Bad compression level") : raised;
  }
  if (code != Z_OK) return fail(rt, code, stream.msg, "while compressing data");
  OctetBuilder out(rt);
  std::string_view rest = octets.view();
  code = pump(stream, deflate, rest, Z_FINISH, out, SIZE_MAX);
  if (code != Z_STREAM_END && code != INT_MIN) fail(rt, code, stream.msg, "while compressing data");
  deflateEnd(&stream);
  return code == Z_STREAM_END ? Own<Object>(out.finish()) : Own<Object>(raised);
}

Own<Object> decompress(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"", "wbits", "bufsize"};
  Object* given[3] = {};
  if (!unpack(rt, arguments, {"decompress", kNames, 1, 1}, given)) return raised;
  int bits;
  if (!number(rt, given[1], MAX_WBITS, bits)) return raised;
  if (given[2]) {
    const auto size = size_argument(rt, *given[2]);
    if (!size) return raised;
    if (*size < 0) return rt.raise(*rt.types.value_error, "bufsize must be non-negative");
  }
  Lent octets(rt);
  if (!octets.open(*given[0])) return raised;
  z_stream stream{};
  int code = inflateInit2(&stream, bits);
  if (code != Z_OK) return fail(rt, code, stream.msg, "while preparing to decompress data");
  OctetBuilder out(rt);
  std::string_view rest = octets.view();
  code = pump(stream, inflate, rest, Z_SYNC_FLUSH, out, SIZE_MAX);
  if (code == Z_OK) code = Z_BUF_ERROR;
  if (code != Z_STREAM_END && code != INT_MIN)
    fail(rt, code, stream.msg, "while decompressing data");
  inflateEnd(&stream);
  return code == Z_STREAM_END ? Own<Object>(out.finish()) : Own<Object>(raised);
}

// ---- streams ----

struct Stream : Object {
  z_stream state;
  Bytes* unused;  // decompressing: what follows the end
  Bytes* tail;    // decompressing: input that max_length left over
  Bytes* dictionary;
  bool open, ended;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(unused, "unused_data");
    visitor.field(tail, "unconsumed_tail");
    visitor.field(dictionary, "zdict");
  }
};
Stream& stream_of(Object& object) { return static_cast<Stream&>(object); }

void dealloc_compressor(Runtime& rt, Object& object) {
  if (stream_of(object).open) deflateEnd(&stream_of(object).state);
  dealloc_by_edges<Stream>(rt, object);
}
void dealloc_decompressor(Runtime& rt, Object& object) {
  if (stream_of(object).open) inflateEnd(&stream_of(object).state);
  dealloc_by_edges<Stream>(rt, object);
}

Own<Object> compressobj(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"level",    "method",   "wbits",
                                           "memLevel", "strategy", "zdict"};
  Object* given[6] = {};
  if (!unpack(rt, arguments, {"compressobj", kNames, 0}, given)) return raised;
  int level, method, bits, memory, strategy;
  if (!number(rt, given[0], Z_DEFAULT_COMPRESSION, level) ||
      !number(rt, given[1], Z_DEFLATED, method) || !number(rt, given[2], MAX_WBITS, bits) ||
      !number(rt, given[3], kMemoryLevel, memory) ||
      !number(rt, given[4], Z_DEFAULT_STRATEGY, strategy))
    return raised;
  Ref<Stream> made = allocate_empty<Stream>(rt, ModuleType::compressor);
  if (!made) return raised;
  const int code = deflateInit2(&made->state, level, method, bits, memory, strategy);
  if (code == Z_STREAM_ERROR)
    return rt.raise(*rt.types.value_error, "Invalid initialization option");
  if (code != Z_OK) return fail(rt, code, made->state.msg, "while creating compression object");
  made->open = true;
  if (given[5] && given[5] != rt.none) {
    Lent words(rt);
    if (!words.open(*given[5])) return raised;
    if (deflateSetDictionary(&made->state, reinterpret_cast<const Bytef*>(words.data()),
                             static_cast<uInt>(words.size())) != Z_OK)
      return rt.raise(*rt.types.value_error, "Invalid dictionary");
  }
  return made.release();
}

Own<Object> compress_piece(Runtime& rt, Object& object, Arguments arguments) {
  Stream& self = stream_of(object);
  Lent octets(rt);
  if (!octets.open(arguments[0])) return raised;
  OctetBuilder out(rt);
  std::string_view rest = octets.view();
  const int code = pump(self.state, deflate, rest, Z_NO_FLUSH, out, SIZE_MAX);
  if (code == INT_MIN) return raised;
  if (code == Z_STREAM_ERROR) return fail(rt, code, self.state.msg, "while compressing data");
  return out.finish();
}

Own<Object> compress_flush(Runtime& rt, Object& object, Arguments arguments) {
  Stream& self = stream_of(object);
  int mode;
  if (!number(rt, arguments.count > 0 ? &arguments[0] : nullptr, Z_FINISH, mode)) return raised;
  if (mode == Z_NO_FLUSH) return own<Object>(*rt.empty_bytes);
  OctetBuilder out(rt);
  std::string_view rest;
  const int code = pump(self.state, deflate, rest, mode, out, SIZE_MAX);
  if (code == INT_MIN) return raised;
  if (code != Z_STREAM_END && code != Z_OK && code != Z_BUF_ERROR)
    return fail(rt, code, self.state.msg, "while flushing");
  if (code == Z_STREAM_END && mode == Z_FINISH) {
    deflateEnd(&self.state);
    self.open = false;
  }
  return out.finish();
}

Own<Object> compress_copy(Runtime& rt, Object& object, Arguments) {
  Stream& self = stream_of(object);
  Ref<Stream> made = allocate_empty<Stream>(rt, ModuleType::compressor);
  if (!made) return raised;
  const int code = deflateCopy(&made->state, &self.state);
  if (code == Z_STREAM_ERROR) return rt.raise(*rt.types.value_error, "Inconsistent stream state");
  if (code != Z_OK) return fail(rt, code, self.state.msg, "while copying compression object");
  made->open = true;
  return made.release();
}

constexpr NativeMethod kCompressorMethods[] = {
    {"compress", compress_piece, Takes::one},    {"flush", compress_flush, Takes::positional, 0, 1},
    {"copy", compress_copy, Takes::nothing},     {"__copy__", compress_copy, Takes::nothing},
    {"__deepcopy__", compress_copy, Takes::one},
};
void fill_compressor(Slots& slots) {
  fill_life<Stream>(slots);
  slots.dealloc = dealloc_compressor;
}
constexpr TypeSpec kCompressorType = {
    .name = "Compress",
    .basic_size = sizeof(Stream),
    .fill = fill_compressor,
    .methods = kCompressorMethods,
    .module = "zlib",
    .module_type = place_of(ModuleType::compressor),
};

Own<Object> decompressobj(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"wbits", "zdict"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"decompressobj", kNames, 0}, given)) return raised;
  int bits;
  if (!number(rt, given[0], MAX_WBITS, bits)) return raised;
  Ref<Stream> made = allocate_empty<Stream>(rt, ModuleType::decompressor);
  if (!made) return raised;
  made->unused = own(*rt.empty_bytes).get();
  made->tail = own(*rt.empty_bytes).get();
  if (given[1] && given[1] != rt.none) {
    Lent words(rt);
    if (!words.open(*given[1])) return raised;
    made->dictionary = make_bytes(rt, words.view()).get();
    if (!made->dictionary) return raised;
  }
  const int code = inflateInit2(&made->state, bits);
  if (code == Z_STREAM_ERROR)
    return rt.raise(*rt.types.value_error, "Invalid initialization option");
  if (code != Z_OK) return fail(rt, code, made->state.msg, "while creating decompression object");
  made->open = true;
  return made.release();
}

// Inflates, with the dictionary where the stream asks for it.
int inflate_all(Stream& self, std::string_view& rest, int mode, OctetBuilder& out,
                std::size_t most) {
  int code = pump(self.state, inflate, rest, mode, out, most);
  if (code == Z_NEED_DICT && self.dictionary) {
    const int set =
        inflateSetDictionary(&self.state, reinterpret_cast<const Bytef*>(self.dictionary->data()),
                             static_cast<uInt>(self.dictionary->length));
    if (set != Z_OK) return set;
    code = pump(self.state, inflate, rest, mode, out, most);
  }
  return code;
}

// What is left of the input: behind the end it is unused, else not consumed yet.
Status keep_rest(Runtime& rt, Stream& self, std::string_view rest, bool ended) {
  if (ended) {
    const Ref<Bytes> before = Ref<Bytes>::share(self.unused);
    OctetBuilder all(rt);
    all.append(before->view());
    all.append(rest);
    Own<Bytes> unused = all.finish();
    if (!unused) return raised;
    set_field(self.unused, unused);
    rest = {};
  }
  if (rest.empty() && self.tail->length == 0) return ok;
  Own<Bytes> tail = make_bytes(rt, rest);
  if (!tail) return raised;
  set_field(self.tail, tail);
  return ok;
}

Own<Object> decompress_piece(Runtime& rt, Object& object, Arguments arguments) {
  static constexpr const char* kNames[] = {"", "max_length"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"decompress", kNames, 1, 1}, given)) return raised;
  std::size_t most = SIZE_MAX;
  if (given[1]) {
    const auto size = size_argument(rt, *given[1]);
    if (!size) return raised;
    if (*size < 0) return rt.raise(*rt.types.value_error, "max_length must be non-negative");
    if (*size > 0) most = static_cast<std::size_t>(*size);
  }
  Stream& self = stream_of(object);
  Lent octets(rt);
  if (!octets.open(*given[0])) return raised;
  OctetBuilder out(rt);
  std::string_view rest = octets.view();
  const int code = self.ended ? Z_STREAM_END : inflate_all(self, rest, Z_SYNC_FLUSH, out, most);
  if (code == INT_MIN) return raised;
  if (!keep_rest(rt, self, rest, code == Z_STREAM_END)) return raised;
  if (code == Z_STREAM_END)
    self.ended = true;
  else if (code != Z_OK && code != Z_BUF_ERROR)
    return fail(rt, code, self.state.msg, "while decompressing data");
  return out.finish();
}

Own<Object> decompress_flush(Runtime& rt, Object& object, Arguments arguments) {
  if (arguments.count > 0) {
    const auto size = size_argument(rt, arguments[0]);
    if (!size) return raised;
    if (*size <= 0) return rt.raise(*rt.types.value_error, "length must be greater than zero");
  }
  Stream& self = stream_of(object);
  if (self.ended) return own<Object>(*rt.empty_bytes);
  const Ref<Bytes> held = Ref<Bytes>::share(self.tail);
  OctetBuilder out(rt);
  std::string_view rest = held->view();
  const int code = inflate_all(self, rest, Z_FINISH, out, SIZE_MAX);
  if (code == INT_MIN || !keep_rest(rt, self, rest, code == Z_STREAM_END)) return raised;
  if (code == Z_STREAM_END)
    self.ended = true;
  else if (code != Z_OK && code != Z_BUF_ERROR)
    return fail(rt, code, self.state.msg, "while decompressing data");
  return out.finish();
}

Own<Object> decompress_copy(Runtime& rt, Object& object, Arguments) {
  Stream& self = stream_of(object);
  Ref<Stream> made = allocate_empty<Stream>(rt, ModuleType::decompressor);
  if (!made) return raised;
  made->unused = own(*self.unused).get();
  made->tail = own(*self.tail).get();
  if (self.dictionary) made->dictionary = own(*self.dictionary).get();
  made->ended = self.ended;
  const int code = inflateCopy(&made->state, &self.state);
  if (code != Z_OK) return fail(rt, code, self.state.msg, "while copying decompression object");
  made->open = true;
  return made.release();
}

Own<Object> unused_data(Runtime&, Object& self) { return own<Object>(*stream_of(self).unused); }
Own<Object> unconsumed_tail(Runtime&, Object& self) { return own<Object>(*stream_of(self).tail); }
Own<Object> at_end(Runtime& rt, Object& self) { return make_bool(rt, stream_of(self).ended); }

constexpr NativeMethod kDecompressorMethods[] = {
    {"decompress", decompress_piece},
    {"flush", decompress_flush, Takes::positional, 0, 1},
    {"copy", decompress_copy, Takes::nothing},
    {"__copy__", decompress_copy, Takes::nothing},
    {"__deepcopy__", decompress_copy, Takes::one},
};
constexpr NativeProperty kDecompressorProperties[] = {
    {"unused_data", unused_data}, {"unconsumed_tail", unconsumed_tail}, {"eof", at_end}};
void fill_decompressor(Slots& slots) {
  fill_life<Stream>(slots);
  slots.dealloc = dealloc_decompressor;
}
constexpr TypeSpec kDecompressorType = {
    .name = "Decompress",
    .basic_size = sizeof(Stream),
    .fill = fill_decompressor,
    .methods = kDecompressorMethods,
    .properties = kDecompressorProperties,
    .module = "zlib",
    .module_type = place_of(ModuleType::decompressor),
};

// ---- check sums ----

template <uLong (*Sum)(uLong, const Bytef*, z_size_t), uLong Start>
Own<Object> check_sum(Runtime& rt, Object&, Arguments arguments) {
  Lent octets(rt);
  if (!octets.open(arguments[0])) return raised;
  uLong sum = Start;
  if (arguments.count > 1) {
    const Ref<Object> given = to_index(rt, arguments[1]);
    if (!given) return raised;
    const auto& value = static_cast<Int&>(*given);
    const auto low = value.compact()    ? static_cast<std::uint64_t>(value.value)
                     : value.negative() ? 0 - value.limbs[0]
                                        : value.limbs[0];
    sum = low & 0xffff'ffff;
  }
  if (octets.size()) sum = Sum(sum, reinterpret_cast<const Bytef*>(octets.data()), octets.size());
  return make_int(rt, static_cast<std::int64_t>(sum & 0xffff'ffff));
}

constexpr NativeMethod kFunctions[] = {
    {"adler32", check_sum<adler32_z, 1>, Takes::positional, 1, 2, Binding::function},
    {"compress", compress, Takes::anything, 0, 255, Binding::function},
    {"compressobj", compressobj, Takes::anything, 0, 255, Binding::function},
    {"crc32", check_sum<crc32_z, 0>, Takes::positional, 1, 2, Binding::function},
    {"decompress", decompress, Takes::anything, 0, 255, Binding::function},
    {"decompressobj", decompressobj, Takes::anything, 0, 255, Binding::function},
};
constexpr const TypeSpec* kHidden[] = {&kCompressorType, &kDecompressorType};

Status fill(Runtime& rt, Module& module) {
  Type* error = error_class(rt);
  if (!error) return raised;
  return Filler(rt, *module.dict)
      .set("error", *error)
      .set("MAX_WBITS", MAX_WBITS)
      .set("DEFLATED", Z_DEFLATED)
      .set("DEF_MEM_LEVEL", kMemoryLevel)
      .set("DEF_BUF_SIZE", static_cast<int>(kStep))
      .set("Z_NO_COMPRESSION", Z_NO_COMPRESSION)
      .set("Z_BEST_SPEED", Z_BEST_SPEED)
      .set("Z_BEST_COMPRESSION", Z_BEST_COMPRESSION)
      .set("Z_DEFAULT_COMPRESSION", Z_DEFAULT_COMPRESSION)
      .set("Z_FILTERED", Z_FILTERED)
      .set("Z_HUFFMAN_ONLY", Z_HUFFMAN_ONLY)
      .set("Z_RLE", Z_RLE)
      .set("Z_FIXED", Z_FIXED)
      .set("Z_DEFAULT_STRATEGY", Z_DEFAULT_STRATEGY)
      .set("Z_NO_FLUSH", Z_NO_FLUSH)
      .set("Z_PARTIAL_FLUSH", Z_PARTIAL_FLUSH)
      .set("Z_SYNC_FLUSH", Z_SYNC_FLUSH)
      .set("Z_FULL_FLUSH", Z_FULL_FLUSH)
      .set("Z_FINISH", Z_FINISH)
      .set("Z_BLOCK", Z_BLOCK)
      .set("Z_TREES", Z_TREES)
      .set("ZLIB_VERSION", ZLIB_VERSION)
      .set("ZLIB_RUNTIME_VERSION", zlibVersion())
      .status();
}

}  // namespace

const NativeModule kZlibModule = {
    .name = "zlib", .functions = kFunctions, .hidden_types = kHidden, .fill = fill};

}  // namespace vitro::vm
