#include "vm/display.hpp"

#include "objects/bytes.hpp"
#include "objects/codec.hpp"
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/module.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/builtins/output.hpp"
#include "vm/io/standard_streams.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

namespace {

// `text` in the stream's own encoding, with escapes for what that lacks.
Own<Str> made_encodable(Runtime& rt, Object& stream, Str& text) {
  const Ref<Object> encoding = get_attribute(rt, stream, *rt.names.encoding);
  const Ref<Str> errors = encoding ? make_str(rt, "backslashreplace") : Own<Str>();
  if (!errors) return raised;
  if (!is_str(*encoding)) return own(text);
  auto& name = static_cast<Str&>(*encoding);
  const Ref<Bytes> octets = encode_text(rt, text, &name, errors.get());
  if (!octets) return raised;
  return decode_octets(rt, *octets, &name);
}

Status write_to(Runtime& rt, Object& stream, Str& text) {
  if (Ref<Object>(call_method(rt, stream, *rt.names.write, {&text}))) return ok;
  if (!pending_matches(rt, *rt.types.unicode_encode_error)) return raised;
  rt.clear_pending();
  const Ref<Str> plain = made_encodable(rt, stream, text);
  return plain && Ref<Object>(call_method(rt, stream, *rt.names.write, {plain.get()}))
             ? ok
             : Status(raised);
}

Status display(Runtime& rt, Object& value) {
  if (&value == rt.none) return ok;
  if (!rt.builtins) return rt.raise(*rt.types.runtime_error, "lost builtins module");
  // What it was before must not be found by a repr that fails.
  if (!dict_set_str(rt, *rt.builtins, *rt.names.underscore, *rt.none)) return raised;
  const Ref<Object> stream = Ref<Object>::share(current_stream(rt, *rt.names.stdout));
  if (stream.get() == rt.none || (!stream && vm_of(rt).streams_made))
    return rt.raise(*rt.types.runtime_error, "lost sys.stdout");
  const Ref<Str> text = repr(rt, value);
  if (!text) return raised;
  const Ref<Str> end = intern(rt, "\n");
  if (!end) return raised;
  if (!stream) {
    TextSink& out = vm_of(rt).out;
    if (!write_text(rt, out, *text) || !write_text(rt, out, *end)) return raised;
  } else if (!write_to(rt, *stream, *text) || !write_to(rt, *stream, *end)) {
    return raised;
  }
  return dict_set_str(rt, *rt.builtins, *rt.names.underscore, value);
}

bool is_ours(Runtime& rt, Object& hook) {
  return hook.type == rt.types.native_callable &&
         static_cast<NativeCallable&>(hook).method->function == sys_displayhook;
}

}  // namespace

Status print_expression(Runtime& rt, Object& value) {
  auto* sys = static_cast<Module*>(vm_of(rt).kept(Kept::sys));
  if (!sys) return display(rt, value);
  const Ref<Object> hook = Ref<Object>::share(dict_get_str(*sys->dict, *rt.names.displayhook));
  if (!hook) return rt.raise(*rt.types.runtime_error, "lost sys.displayhook");
  if (is_ours(rt, *hook)) return display(rt, value);
  return Ref<Object>(call(rt, *hook, {&value})) ? ok : Status(raised);
}

Own<Object> sys_displayhook(Runtime& rt, Object&, Arguments arguments) {
  if (!display(rt, arguments[0])) return raised;
  return own(*rt.none);
}

}  // namespace vitro::vm
