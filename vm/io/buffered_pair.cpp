// BufferedRWPair: one stream to read from and another to write to.
#include "objects/arguments.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/io/io.hpp"

namespace vitro::vm {

namespace {

BufferedPair& pair_of(Object& object) { return static_cast<BufferedPair&>(object); }

// Hands the call on to one of the two.
template <Object* BufferedPair::*kWhich, Str* Names::*kName>
Own<Object> hand_on(Runtime& rt, Object& object, Arguments arguments) {
  Object* stream = pair_of(object).*kWhich;
  if (!stream) return rt.raise(*rt.types.value_error, "I/O operation on uninitialized object");
  const Ref<Object> held = Ref<Object>::share(*stream);
  const Ref<Object> method = get_attribute(rt, *held, *(rt.names.*kName));
  if (!method) return raised;
  return call(rt, *method, arguments);
}

Own<Object> close(Runtime& rt, Object& object, Arguments) {
  release(hand_on<&BufferedPair::writer, &Names::close>(rt, object, {}));
  const Ref<Exception> failure = rt.take_pending();
  Ref<Object> result = hand_on<&BufferedPair::reader, &Names::close>(rt, object, {});
  if (!failure) return result.release();
  rt.clear_pending();
  return rt.raise_object(own(*failure));
}

Own<Object> isatty(Runtime& rt, Object& object, Arguments) {
  const Ref<Object> writer = hand_on<&BufferedPair::writer, &Names::isatty>(rt, object, {});
  if (!writer) return raised;
  const auto terminal = truth(rt, *writer);
  if (!terminal) return raised;
  if (*terminal) return own(*writer);
  return hand_on<&BufferedPair::reader, &Names::isatty>(rt, object, {});
}

Own<Object> get_closed(Runtime& rt, Object& object) {
  if (!pair_of(object).writer)
    return rt.raise(*rt.types.runtime_error,
                    "the BufferedRWPair object is being garbage-collected");
  return get_attribute(rt, *pair_of(object).writer, *rt.names.closed);
}

Status init(Runtime& rt, Object& object, Arguments arguments) {
  if (!no_keywords(rt, "BufferedRWPair", arguments) ||
      !check_count(rt, "BufferedRWPair", arguments, 2, 3))
    return raised;
  std::int64_t size = kDefaultBufferSize;
  if (arguments.count == 3) {
    const auto given = to_index_int64(rt, arguments[2]);
    if (!given) return raised;
    size = *given;
  }
  const auto readable = ask(rt, arguments[0], *rt.names.readable);
  if (!readable) return raised;
  if (!*readable) return raise_unsupported(rt, "File or stream is not readable.");
  const auto writable = ask(rt, arguments[1], *rt.names.writable);
  if (!writable) return raised;
  if (!*writable) return raise_unsupported(rt, "File or stream is not writable.");
  Ref<Object> reader = make_buffered(rt, *rt.types.buffered_reader, arguments[0], size);
  Ref<Object> writer =
      reader ? make_buffered(rt, *rt.types.buffered_writer, arguments[1], size) : Own<Object>();
  if (!writer) return raised;
  release(std::exchange(pair_of(object).reader, reader.release().get()));
  release(std::exchange(pair_of(object).writer, writer.release().get()));
  return ok;
}

void dealloc(Runtime& rt, Object& object) {
  if (pair_of(object).writer && !close_dying(rt, object)) return;
  const std::size_t bytes = instance_bytes(object);
  release_attributes(rt, object);
  release(pair_of(object).reader);
  release(pair_of(object).writer);
  rt.free_object(object, CellKind::container, bytes);
}

template <Str* Names::*kName>
constexpr NativeFunction from_reader = hand_on<&BufferedPair::reader, kName>;
template <Str* Names::*kName>
constexpr NativeFunction to_writer = hand_on<&BufferedPair::writer, kName>;

constexpr NativeMethod kMethods[] = {
    {"read", from_reader<&Names::read>, Takes::anything},
    {"peek", from_reader<&Names::peek>, Takes::anything},
    {"read1", from_reader<&Names::read1>, Takes::anything},
    {"readinto", from_reader<&Names::readinto>, Takes::anything},
    {"readable", from_reader<&Names::readable>, Takes::nothing},
    {"write", to_writer<&Names::write>, Takes::anything},
    {"flush", to_writer<&Names::flush>, Takes::nothing},
    {"writable", to_writer<&Names::writable>, Takes::nothing},
    {"close", close, Takes::nothing},
    {"isatty", isatty, Takes::nothing},
};
constexpr NativeProperty kProperties[] = {{"closed", get_closed}};

void fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<BufferedPair>;
  slots.init = init;
}

}  // namespace

const TypeSpec kBufferedPairType = {.name = "BufferedRWPair",
                                    .type = &Types::buffered_pair,
                                    .base = &Types::buffered_io_base,
                                    .basic_size = sizeof(BufferedPair),
                                    .flags = kTypeBase,
                                    .fill = fill,
                                    .methods = kMethods,
                                    .properties = kProperties,
                                    .doc = "A buffered reader and writer object together.",
                                    .module = "_io"};

}  // namespace vitro::vm
