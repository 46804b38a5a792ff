// Line ends: translating them while text comes in pieces, finding them, and
// IncrementalNewlineDecoder.
#include "objects/arguments.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str_data.hpp"
#include "objects/tuple.hpp"
#include "vm/io/io.hpp"

namespace vitro::vm {

Own<Str> decode_newlines(Runtime& rt, Str& text, NewlineState& state, bool final) {
  // Text without '\r' stays as it is.
  std::size_t length = text.length;
  const bool had_cr = state.pending_cr && (length > 0 || final);
  bool has_cr = had_cr;
  for (std::size_t i = 0; i < length && !has_cr; ++i) has_cr = text.at(i) == '\r';
  if (!has_cr) {
    if (!(state.seen & kSeenLf))
      for (std::size_t i = 0; i < length; ++i)
        if (text.at(i) == '\n') {
          state.seen |= kSeenLf;
          break;
        }
    return own(text);
  }
  StrBuilder out(rt);
  std::size_t i = 0;
  bool cr = had_cr;
  state.pending_cr = false;
  for (;;) {
    if (cr) {
      const bool crlf = i < length && text.at(i) == '\n';
      state.seen |= crlf ? kSeenCrLf : kSeenCr;
      if (state.translate)
        out.add(U'\n');
      else
        out.add(crlf ? "\r\n" : "\r");
      i += crlf;
      cr = false;
    }
    if (i >= length) break;
    const char32_t c = text.at(i++);
    if (c == '\r') {
      if (i == length && !final) {
        state.pending_cr = true;
        break;
      }
      cr = true;
      continue;
    }
    if (c == '\n') state.seen |= kSeenLf;
    out.add(c);
  }
  return out.finish();
}

Own<Object> newlines_seen(Runtime& rt, const NewlineState& state) {
  constexpr const char* kKinds[] = {"\r", "\n", "\r\n"};
  Ref<Str> seen[3];
  Object* found[3];
  std::size_t count = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    if (!(state.seen >> i & 1)) continue;
    seen[count] = make_str(rt, kKinds[i]);
    if (!seen[count]) return raised;
    found[count] = seen[count].get();
    ++count;
  }
  if (count == 0) return own(*rt.none);
  if (count == 1) return seen[0].release();
  return tuple_from_array(rt, found, count);
}

Status choose_newlines(Runtime& rt, Object* newline, NewlineChoice& choice) {
  if (!newline || newline == rt.none) {
    choice.universal = choice.translate = true;
    return ok;
  }
  auto& text = static_cast<Str&>(*newline);
  const bool known =
      text.length == 0 || str_equal(text, "\n") || str_equal(text, "\r") || str_equal(text, "\r\n");
  if (!known)
    return rt.raise(*rt.types.value_error,
                    choice.shown ? "illegal newline value: %R" : "illegal newline value: %O",
                    newline);
  if (text.length == 0) {
    choice.universal = true;
    return ok;
  }
  choice.read = Ref<Str>::share(text);
  if (!str_equal(text, "\n")) choice.write = Ref<Str>::share(text);
  return ok;
}

std::size_t line_end(const Str& text, std::size_t from, bool universal, const Str* newline) {
  const std::size_t length = text.length;
  const char32_t wanted = newline && newline->length ? newline->at(0) : U'\n';
  const bool pair = newline && newline->length == 2;
  if (!universal && !pair && text.ascii()) {
    const auto* points = static_cast<const std::uint8_t*>(text.data());
    const void* hit = length > from
                          ? std::memchr(points + from, static_cast<int>(wanted), length - from)
                          : nullptr;
    return hit ? static_cast<std::size_t>(static_cast<const std::uint8_t*>(hit) - points) + 1 : 0;
  }
  for (std::size_t i = from; i < length; ++i) {
    const char32_t c = text.at(i);
    if (universal) {
      if (c == '\n') return i + 1;
      if (c == '\r') return i + 1 < length && text.at(i + 1) == '\n' ? i + 2 : i + 1;
    } else if (c == wanted) {
      if (!pair) return i + 1;
      if (i + 1 < length && text.at(i + 1) == newline->at(1)) return i + 2;
    }
  }
  return 0;
}

// ---- IncrementalNewlineDecoder ----

namespace {

NewlineDecoder& decoder_of(Object& object) { return static_cast<NewlineDecoder&>(object); }

Own<Object> construct(Runtime& rt, Type& cls, Arguments) {
  const Own<NewlineDecoder> made = Own<NewlineDecoder>(static_cast<NewlineDecoder*>(
      (&cls == rt.types.newline_decoder ? Own<Object>(rt.allocate<NewlineDecoder>(cls))
                                        : allocate_instance(rt, cls))
          .get()));
  if (!made) return raised;
  made->decoder = made->errors = nullptr;
  made->newlines = {};
  return made;
}

Status init(Runtime& rt, Object& object, Arguments arguments) {
  constexpr const char* kNames[] = {"decoder", "translate", "errors"};
  Object* given[3] = {};
  if (!unpack(rt, arguments,
              {.function = "IncrementalNewlineDecoder", .names = kNames, .required = 2}, given))
    return raised;
  const auto translate = truth(rt, *given[1]);
  if (!translate) return raised;
  NewlineDecoder& self = decoder_of(object);
  retain(*given[0]);
  release(std::exchange(self.decoder, given[0] == rt.none ? nullptr : given[0]));
  retain(given[2]);
  release(std::exchange(self.errors, given[2]));
  self.newlines = {.translate = *translate};
  return ok;
}

void dealloc(Runtime& rt, Object& object) {
  const bool shaped = has_flag(object, kTypeShaped);
  const std::size_t bytes = shaped ? instance_bytes(object) : sizeof(NewlineDecoder);
  if (shaped) release_attributes(rt, object);
  release(decoder_of(object).decoder);
  release(decoder_of(object).errors);
  rt.free_object(object, CellKind::container, bytes);
}

Own<Object> decode(Runtime& rt, Object& object, Arguments arguments) {
  constexpr const char* kNames[] = {"input", "final"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {.function = "decode", .names = kNames, .required = 1}, given))
    return raised;
  bool final = false;
  if (given[1]) {
    const auto answer = truth(rt, *given[1]);
    if (!answer) return raised;
    final = *answer;
  }
  NewlineDecoder& self = decoder_of(object);
  Ref<Object> text = own(*given[0]);
  if (self.decoder) {
    const Ref<Object> decoder = Ref<Object>::share(*self.decoder);
    text = call_method(rt, *decoder, *rt.names.decode, {given[0], final ? rt.true_ : rt.false_});
    if (!text) return raised;
  }
  if (!is_str(*text))
    return rt.raise(*rt.types.type_error, "decoder should return a string result, not '%T'",
                    text->type);
  return decode_newlines(rt, static_cast<Str&>(*text), self.newlines, final);
}

// (pending octets, flag): the flag's lowest bit is a pending '\r'.
Own<Object> getstate(Runtime& rt, Object& object, Arguments) {
  NewlineDecoder& self = decoder_of(object);
  Ref<Object> octets = own(static_cast<Object&>(*rt.empty_bytes));
  std::int64_t flag = 0;
  if (self.decoder) {
    const Ref<Object> state = call_method(rt, *self.decoder, *rt.names.getstate);
    if (!state) return raised;
    if (!is_tuple(*state) || static_cast<Tuple&>(*state).length() != 2)
      return rt.raise(*rt.types.type_error, "illegal decoder state");
    octets = own(static_cast<Tuple&>(*state)[0]);
    const auto number = to_index_int64(rt, static_cast<Tuple&>(*state)[1]);
    if (!number) return raised;
    flag = *number;
  }
  const Ref<Object> bits = make_int(rt, flag << 1 | (self.newlines.pending_cr ? 1 : 0));
  if (!bits) return raised;
  return make_tuple(rt, {octets.get(), bits.get()});
}

Own<Object> setstate(Runtime& rt, Object& object, Arguments arguments) {
  NewlineDecoder& self = decoder_of(object);
  if (!is_tuple(arguments[0]))
    return rt.raise(*rt.types.type_error, "state argument must be a tuple");
  auto& state = static_cast<Tuple&>(arguments[0]);
  if (state.length() != 2) return rt.raise(*rt.types.type_error, "illegal decoder state");
  const auto flag = to_index_int64(rt, state[1]);
  if (!flag) return raised;
  self.newlines.pending_cr = (*flag & 1) != 0;
  if (!self.decoder) return own(*rt.none);
  const Ref<Object> inner = make_int(rt, *flag >> 1);
  const Ref<Object> pair = inner ? make_tuple(rt, {&state[0], inner.get()}) : Own<Tuple>();
  if (!pair) return raised;
  const Ref<Object> decoder = Ref<Object>::share(*self.decoder);
  return call_method(rt, *decoder, *rt.names.setstate, {pair.get()});
}

Own<Object> reset(Runtime& rt, Object& object, Arguments) {
  NewlineDecoder& self = decoder_of(object);
  self.newlines.seen = 0;
  self.newlines.pending_cr = false;
  if (!self.decoder) return own(*rt.none);
  const Ref<Object> decoder = Ref<Object>::share(*self.decoder);
  return call_method(rt, *decoder, *rt.names.reset);
}

Own<Object> get_newlines(Runtime& rt, Object& object) {
  return newlines_seen(rt, decoder_of(object).newlines);
}

constexpr NativeMethod kMethods[] = {
    {"decode", decode},
    {"getstate", getstate, Takes::nothing},
    {"setstate", setstate, Takes::one},
    {"reset", reset, Takes::nothing},
};
constexpr NativeProperty kProperties[] = {{"newlines", get_newlines}};

void fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<NewlineDecoder>;
  slots.construct = construct;
  slots.init = init;
}

}  // namespace

const TypeSpec kNewlineDecoderType = {.name = "IncrementalNewlineDecoder",
                                      .type = &Types::newline_decoder,
                                      .basic_size = sizeof(NewlineDecoder),
                                      .flags = kTypeBase,
                                      .fill = fill,
                                      .methods = kMethods,
                                      .properties = kProperties,
                                      .doc =
                                          "Codec used when reading a file in universal newlines "
                                          "mode.",
                                      .module = "_io"};

}  // namespace vitro::vm
