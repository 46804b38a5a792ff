// The module _io: making the types, and what else it holds.
#include "objects/arguments.hpp"
#include "objects/dict.hpp"
#include "objects/int.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/io/io.hpp"
#include "vm/modules/all.hpp"

namespace vitro::vm {

namespace {

// A base stands before its subclasses.
constexpr const TypeSpec* kTypes[] = {
    &kIoBaseType,         &kRawIoBaseType,      &kBufferedIoBaseType, &kTextIoBaseType,
    &kFileIoType,         &kBytesIoType,        &kBytesIoBufferType,  &kStringIoType,
    &kBufferedReaderType, &kBufferedWriterType, &kBufferedRandomType, &kBufferedPairType,
    &kTextIoType,         &kNewlineDecoderType,
};

// class UnsupportedOperation(OSError, ValueError), which lives as long as the types do.
Status make_unsupported_operation(Runtime& rt) {
  if (rt.types.unsupported_operation) return ok;
  const Ref<Str> name = intern(rt, "UnsupportedOperation");
  const Ref<Str> module = intern(rt, "io");
  const Ref<Tuple> bases = make_tuple(rt, {rt.types.os_error, rt.types.value_error});
  const Ref<Dict> names = new_dict(rt);
  if (!name || !module || !bases || !names || !dict_set_str(rt, *names, *rt.names.module, *module))
    return raised;
  const Own<Type> made = make_class(rt, *rt.types.type, *name, *bases, *names);
  if (!made) return raised;
  made->refcount = kImmortal;
  rt.types.unsupported_operation = made.get();
  return ok;
}

Own<Object> open_code(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kNames[] = {"path"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {.function = "open_code", .names = kNames, .required = 1}, given))
    return raised;
  if (!is_str(*given[0]))
    return rt.raise(*rt.types.type_error, "open_code() argument 'path' must be str, not %T",
                    given[0]->type);
  const Ref<Str> mode = make_str(rt, "rb");
  if (!mode) return raised;
  Object* both[] = {given[0], mode.get()};
  return io_open(rt, self, {both, 2, nullptr});
}

Own<Object> text_encoding(Runtime& rt, Object&, Arguments arguments) {
  if (&arguments[0] != rt.none) return own(arguments[0]);
  return make_str(rt, "locale");
}

constexpr NativeMethod kFunctions[] = {
    {"open", io_open, Takes::anything, 0, 255, Binding::function},
    {"open_code", open_code, Takes::anything, 0, 255, Binding::function},
    {"text_encoding", text_encoding, Takes::positional, 1, 2, Binding::function},
};

Status fill_io(Runtime& rt, Module& module) {
  if (!ready_io(rt)) return raised;
  Filler filler(rt, *module.dict);
  for (const TypeSpec* spec : kTypes) filler.set(spec->name, *(rt.types.*spec->type));
  return filler.set("UnsupportedOperation", *rt.types.unsupported_operation)
      .set("BlockingIOError", *rt.types.blocking_io_error)
      .set("DEFAULT_BUFFER_SIZE", kDefaultBufferSize)
      .status();
}

}  // namespace

Status ready_io(Runtime& rt) {
  if (rt.types.unsupported_operation) return ok;
  if (!ready_late_types(rt, kTypes)) return raised;
  return make_unsupported_operation(rt);
}

const NativeModule kIoModule = {.name = "_io", .functions = kFunctions, .fill = fill_io};

}  // namespace vitro::vm
