// _codecs: the registry of codecs, and encode() and decode() by way of it.
#include "vm/modules/codecs.hpp"

#include <iterator>

#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/imports/find.hpp"
#include "vm/imports/load.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/standard_names.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

namespace codecs {

namespace {

// A tuple kept by the Vm: list of search functions, dict of what was found, dict of handlers.
struct Registry {
  Ref<Tuple> parts;
  [[nodiscard]] List& searches() const { return static_cast<List&>((*parts)[0]); }
  [[nodiscard]] Dict& found() const { return static_cast<Dict&>((*parts)[1]); }
  [[nodiscard]] Dict& handlers() const { return static_cast<Dict&>((*parts)[2]); }
  explicit operator bool() const { return static_cast<bool>(parts); }
};

Registry registry(Runtime& rt) {
  Object*& kept = vm_of(rt).kept(Kept::codecs);
  if (!kept) {
    const Ref<List> searches = new_list(rt);
    const Ref<Dict> found = new_dict(rt), handlers = new_dict(rt);
    if (!searches || !found || !handlers || !add_error_handlers(rt, *handlers)) return {};
    Ref<Tuple> parts = make_tuple(rt, {searches.get(), found.get(), handlers.get()});
    if (!parts) return {};
    kept = parts.release().get();
  }
  return {Ref<Tuple>::share(static_cast<Tuple*>(kept))};
}

// Small letters; what stands between letters, digits and dots becomes one underscore.
Own<Str> normal_name(Runtime& rt, const Str& name) {
  StrBuilder text(rt);
  bool gap = false;
  for (std::size_t i = 0; i < name.length; ++i) {
    char32_t c = name.at(i);
    if (c >= 'A' && c <= 'Z') c |= 0x20;
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
    if (!kept) {
      gap = true;
      continue;
    }
    if (gap && text.length() > 0) text.add(char32_t{'_'});
    gap = false;
    text.add(c);
  }
  return intern(rt, text.finish());
}

Raised unknown_encoding(Runtime& rt, Str& encoding) {
  return rt.raise(*rt.types.lookup_error, "unknown encoding: %S", &encoding);
}

// The package that knows most encodings registers itself when it is imported.
Status need_encodings(Runtime& rt, const Registry& codecs) {
  if (codecs.searches().length > 0) return ok;
  const Ref<Str> name = intern(rt, "encodings");
  if (!name) return raised;
  if (dict_get_str(*rt.modules, *name)) return ok;
  // A program's own module of that name is not meant.
  if (!has_standard_library(rt)) return ok;
  const Ref<Str> folder = make_str(rt, standard_library());
  if (!folder) return raised;
  const Ref<Tuple> folders = make_tuple(rt, {folder.get()});
  if (!folders) return raised;
  bool failed;
  const Found found = find_on_path(rt, *name, *folders, &failed);
  if (failed || !found) return failed ? Status(raised) : ok;
  const Ref<Object> module = load_module(rt, *name, found);
  return module ? ok : Status(raised);
}

}  // namespace

Own<Object> look_up(Runtime& rt, Str& encoding) {
  const Registry codecs = registry(rt);
  if (!codecs) return raised;
  const Ref<Str> name = normal_name(rt, encoding);
  if (!name) return raised;
  if (Object* known = dict_get_str(codecs.found(), *name)) return own(*known);
  if (!need_encodings(rt, codecs)) return raised;
  const Ref<List> searches = Ref<List>::share(codecs.searches());
  for (std::size_t i = 0; i < searches->length; ++i) {
    const Ref<Object> search = Ref<Object>::share(*searches->items[i]);
    Ref<Object> answer = call(rt, *search, {name.get()});
    if (!answer) return raised;
    if (answer.get() == rt.none) continue;
    if (!is_tuple(*answer) || static_cast<Tuple&>(*answer).length() != 4)
      return rt.raise(*rt.types.type_error, "codec search functions must return 4-tuples");
    if (!dict_set_str(rt, codecs.found(), *name, *answer)) return raised;
    return answer.release();
  }
  return unknown_encoding(rt, encoding);
}

Own<Object> error_handler(Runtime& rt, Str& name) {
  const Registry codecs = registry(rt);
  if (!codecs) return raised;
  if (Object* handler = dict_get_str(codecs.handlers(), name)) return own(*handler);
  return rt.raise(*rt.types.lookup_error, "unknown error handler name '%S'", &name);
}

namespace {

// Says with which codec it failed where the exception is a plain one: the same class again, caused
// by the first.
Raised name_codec(Runtime& rt, const char* operation, Str& encoding) {
  Exception& failed = *rt.pending_exception();
  Type& type = *failed.type;
  const Slots& plain = rt.types.base_exception->slots;
  if (type.slots.init != plain.init || type.slots.construct != plain.construct ||
      !exception_fields(type).empty() || failed.args->length() > 1 ||
      (failed.args->length() == 1 && !is_str((*failed.args)[0])) || shape_of(rt, failed).count > 0)
    return raised;
  Ref<Exception> cause = rt.take_pending();
  rt.raise(type, "%s with '%S' codec failed (%T: %O)", operation, &encoding, &type,
           static_cast<Object*>(cause.get()));
  return chain_cause(rt, *cause);
}

// Calls function `index` of the codec.
Own<Object> run(Runtime& rt, Object& codec, std::size_t index, Object& object, Object* errors) {
  const Ref<Object> function = Ref<Object>::share(static_cast<Tuple&>(codec)[index]);
  Ref<Object> answer =
      errors ? call(rt, *function, {&object, errors}) : call(rt, *function, {&object});
  if (!answer) return raised;
  if (!is_tuple(*answer) || static_cast<Tuple&>(*answer).length() != 2)
    return rt.raise(*rt.types.type_error, index == 0
                                              ? "encoder must return a tuple (object, integer)"
                                              : "decoder must return a tuple (object,integer)");
  return own(static_cast<Tuple&>(*answer)[0]);
}

Own<Object> convert(Runtime& rt, Object& codec, std::size_t index, Object& object, Str& encoding,
                    Object* errors) {
  Own<Object> result = run(rt, codec, index, object, errors);
  if (!result) return name_codec(rt, index == 0 ? "encoding" : "decoding", encoding);
  return result;
}

// The codec of an encoding of text; others are refused.
Own<Object> text_codec(Runtime& rt, Str& encoding, const char* alternative) {
  Ref<Object> codec = look_up(rt, encoding);
  if (!codec || codec->type == rt.types.tuple) return codec.release();
  const Ref<Str> key = intern(rt, "_is_text_encoding");
  if (!key) return raised;
  const auto flag = find_attribute(rt, *codec, *key);
  if (!flag) return raised;
  if (!*flag) return codec.release();
  const Ref<Object> held = Own<Object>(*flag);
  const auto is_text = truth(rt, *held);
  if (!is_text) return raised;
  if (*is_text) return codec.release();
  return rt.raise(*rt.types.lookup_error,
                  "'%S' is not a text encoding; use %s to handle arbitrary codecs", &encoding,
                  alternative);
}

}  // namespace

Own<Object> encode_by_codec(Runtime& rt, Str& text, Str& encoding, Str* errors) {
  const Ref<Object> codec = text_codec(rt, encoding, "codecs.encode()");
  if (!codec) return raised;
  Ref<Object> result = convert(rt, *codec, 0, text, encoding, errors);
  if (!result) return raised;
  if (is_bytes(*result)) return result.release();
  if (is_bytearray(*result)) return call(rt, *rt.types.bytes, {result.get()});
  return rt.raise(*rt.types.type_error,
                  "'%S' encoder returned '%T' instead of 'bytes'; use codecs.encode() to encode to "
                  "arbitrary types",
                  &encoding, result->type);
}

Own<Object> decode_by_codec(Runtime& rt, Object& octets, Str& encoding, Str* errors) {
  const Ref<Object> codec = text_codec(rt, encoding, "codecs.decode()");
  if (!codec) return raised;
  Ref<Object> result = convert(rt, *codec, 1, octets, encoding, errors);
  if (!result) return raised;
  if (is_str(*result)) return result.release();
  return rt.raise(*rt.types.type_error,
                  "'%S' decoder returned '%T' instead of 'str'; use codecs.decode() to decode to "
                  "arbitrary types",
                  &encoding, result->type);
}

Own<Object> codec_error(Runtime& rt, Str& handler, Object& error) {
  const Ref<Object> function = error_handler(rt, handler);
  if (!function) return raised;
  return call(rt, *function, {&error});
}

namespace {

Answer read_answer(Runtime& rt, Object* answer, std::size_t length, bool encoding) {
  if (!answer) return {};
  if (is_tuple(*answer) && static_cast<Tuple*>(answer)->length() == 2) {
    auto& both = *static_cast<Tuple*>(answer);
    if ((is_str(both[0]) || (encoding && is_bytes(both[0]))) && is_int(both[1])) {
      const std::int64_t asked = int_clamped(both[1]);
      const auto size = static_cast<std::int64_t>(length);
      const std::int64_t next = asked < 0 ? asked + size : asked;
      if (next >= 0 && next <= size)
        return {Ref<Object>::share(both[0]), static_cast<std::size_t>(next)};
      rt.raise(*rt.types.index_error, "position %ld from error handler out of bounds", asked);
      return {};
    }
  }
  rt.raise(*rt.types.type_error, encoding
                                     ? "encoding error handler must return (str/bytes, int) tuple"
                                     : "decoding error handler must return (str, int) tuple");
  return {};
}

Answer ask(Runtime& rt, Str* errors, Type& type, const char* encoding, Object& object,
           std::size_t length, std::size_t start, std::size_t end, const char* reason) {
  const Ref<Exception> error = make_unicode_error(rt, type, encoding, object, start, end, reason);
  if (!error) return {};
  const Ref<Object> answer = codec_error(rt, errors ? *errors : *rt.names.strict_word, *error);
  return read_answer(rt, answer.get(), length, &type == rt.types.unicode_encode_error);
}

}  // namespace

Answer ask_decoding(Runtime& rt, Str* errors, const char* encoding, Object& object,
                    std::size_t length, std::size_t start, std::size_t end, const char* reason) {
  return ask(rt, errors, *rt.types.unicode_decode_error, encoding, object, length, start, end,
             reason);
}
Answer ask_encoding(Runtime& rt, Str* errors, const char* encoding, Str& text, std::size_t start,
                    std::size_t end, const char* reason) {
  return ask(rt, errors, *rt.types.unicode_encode_error, encoding, text, text.length, start, end,
             reason);
}

Own<Object> pair(Runtime& rt, Own<Object> result, std::size_t length) {
  const Ref<Object> held = result;
  if (!held) return raised;
  const Ref<Int> count = make_int(rt, static_cast<std::int64_t>(length));
  if (!count) return raised;
  return make_tuple(rt, {held.get(), count.get()});
}

Status codec_arguments(Runtime& rt, const char* function, Arguments arguments, std::uint32_t most,
                       Str*& errors) {
  errors = nullptr;
  if (!positional_arguments(rt, function, arguments, 1, most)) return raised;
  if (arguments.count < 2 || &arguments[1] == rt.none) return ok;
  if (!is_str(arguments[1]))
    return rt.raise(*rt.types.type_error, "%s() argument 2 must be str or None, not %T", function,
                    arguments[1].type);
  errors = static_cast<Str*>(&arguments[1]);
  return ok;
}

Str* text_argument(Runtime& rt, const char* function, Arguments arguments) {
  if (is_str(arguments[0])) return static_cast<Str*>(&arguments[0]);
  rt.raise(*rt.types.type_error, "%s() argument 1 must be str, not %T", function,
           arguments[0].type);
  return nullptr;
}

Own<Bytes> octets_argument(Runtime& rt, const char*, Arguments arguments, bool text) {
  Object& given = arguments[0];
  if (text && is_str(given)) return encode_text(rt, static_cast<Str&>(given));
  if (is_bytes(given)) return own(static_cast<Bytes&>(given));
  Lent octets(rt);
  if (!octets.open(given)) return raised;
  return make_bytes(rt, octets.view());
}

namespace {

Status require_text(Runtime& rt, const char* function, Object& given) {
  if (is_str(given)) return ok;
  return rt.raise(*rt.types.type_error, "%s() argument must be str, not %T", function, given.type);
}

Own<Object> register_search(Runtime& rt, Object&, Arguments arguments) {
  if (!is_callable(arguments[0]))
    return rt.raise(*rt.types.type_error, "argument must be callable");
  const Registry codecs = registry(rt);
  if (!codecs || !list_append(rt, codecs.searches(), own(arguments[0]))) return raised;
  return own(*rt.none);
}

Own<Object> unregister_search(Runtime& rt, Object&, Arguments arguments) {
  const Registry codecs = registry(rt);
  if (!codecs) return raised;
  List& searches = codecs.searches();
  for (std::size_t i = 0; i < searches.length; ++i) {
    if (searches.items[i] != &arguments[0]) continue;
    const Ref<Object> gone = Own<Object>(searches.items[i]);
    std::move(searches.items + i + 1, searches.items + searches.length, searches.items + i);
    --searches.length;
    dict_clear(rt, codecs.found());
    break;
  }
  return own(*rt.none);
}

Own<Object> lookup(Runtime& rt, Object&, Arguments arguments) {
  if (!require_text(rt, "lookup", arguments[0])) return raised;
  return look_up(rt, static_cast<Str&>(arguments[0]));
}

Own<Object> forget_codec(Runtime& rt, Object&, Arguments arguments) {
  if (!require_text(rt, "_forget_codec", arguments[0])) return raised;
  const Registry codecs = registry(rt);
  const Ref<Str> name = normal_name(rt, static_cast<Str&>(arguments[0]));
  if (!codecs || !name || dict_remove(rt, codecs.found(), *name) == Removal::failed) return raised;
  return own(*rt.none);
}

Own<Object> convert_call(Runtime& rt, const char* function, std::size_t index,
                         Arguments arguments) {
  static constexpr const char* kNames[] = {"obj", "encoding", "errors"};
  Object* given[3] = {};
  if (!unpack(rt, arguments, {function, kNames, 1}, given)) return raised;
  for (int i = 1; i < 3; ++i)
    if (given[i] && !is_str(*given[i]))
      return rt.raise(*rt.types.type_error, "%s() argument '%s' must be str, not %T", function,
                      kNames[i], given[i]->type);
  Ref<Str> encoding = given[1] ? own(static_cast<Str&>(*given[1])) : make_str(rt, "utf-8");
  if (!encoding) return raised;
  const Ref<Object> codec = look_up(rt, *encoding);
  if (!codec) return raised;
  return convert(rt, *codec, index, *given[0], *encoding, given[2]);
}
Own<Object> encode(Runtime& rt, Object&, Arguments arguments) {
  return convert_call(rt, "encode", 0, arguments);
}
Own<Object> decode(Runtime& rt, Object&, Arguments arguments) {
  return convert_call(rt, "decode", 1, arguments);
}

Own<Object> register_handler(Runtime& rt, Object&, Arguments arguments) {
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "register_error() argument 1 must be str, not %T",
                    arguments[0].type);
  if (!is_callable(arguments[1])) return rt.raise(*rt.types.type_error, "handler must be callable");
  const Registry codecs = registry(rt);
  if (!codecs || !dict_set(rt, codecs.handlers(), arguments[0], arguments[1])) return raised;
  return own(*rt.none);
}

Own<Object> lookup_handler(Runtime& rt, Object&, Arguments arguments) {
  if (!require_text(rt, "lookup_error", arguments[0])) return raised;
  return error_handler(rt, static_cast<Str&>(arguments[0]));
}

constexpr NativeMethod kFunctions[] = {
    {"register", register_search, Takes::one, 0, 255, Binding::function},
    {"unregister", unregister_search, Takes::one, 0, 255, Binding::function},
    {"lookup", lookup, Takes::one, 0, 255, Binding::function},
    {"_forget_codec", forget_codec, Takes::one, 0, 255, Binding::function},
    {"encode", encode, Takes::anything, 0, 255, Binding::function},
    {"decode", decode, Takes::anything, 0, 255, Binding::function},
    {"register_error", register_handler, Takes::positional, 2, 2, Binding::function},
    {"lookup_error", lookup_handler, Takes::one, 0, 255, Binding::function},
};

Status fill_module(Runtime& rt, Module& module) {
  Filler filler(rt, *module.dict);
  for (const auto functions :
       {text_functions(), charmap_functions(), escape_functions(), utf7_functions()})
    for (const NativeMethod& function : functions)
      filler.set(function.name, make_native_callable(rt, function, &module, nullptr));
  return filler.status();
}

}  // namespace

}  // namespace codecs

const NativeModule kCodecsModule = {
    .name = "_codecs", .functions = codecs::kFunctions, .fill = codecs::fill_module};

}  // namespace vitro::vm
