// sys: the exception being handled, and the hooks for uncaught exceptions, for those that cannot be
// raised, and for results at a prompt.
#include "objects/arguments.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/builtins/output.hpp"
#include "vm/imports/imports.hpp"
#include "vm/io/standard_streams.hpp"
#include "vm/modules/sys.hpp"
#include "vm/traceback_text.hpp"

namespace vitro::vm {

namespace {

Object& traceback_of(Runtime& rt, Exception& exception) {
  return exception.traceback ? static_cast<Object&>(*exception.traceback) : *rt.none;
}

// Gathers a text, for a stream that Python code has put in the place of stderr.
class GatheringSink final : public TextSink {
 public:
  explicit GatheringSink(Runtime& rt) : text_(rt) {}
  bool write(std::string_view utf8) override { return !text_.add(utf8).failed(); }
  bool flush() override { return true; }
  Own<Str> finish() { return text_.finish(); }

 private:
  StrBuilder text_;
};

// sys.stderr where the program has put something else there; null: it is as it was.
Object* replaced_stderr(Runtime& rt) {
  Object* stream = current_stream(rt, *rt.names.stderr);
  auto* sys = static_cast<Module*>(vm_of(rt).kept(Kept::sys));
  if (!stream || !sys) return nullptr;
  const Ref<Str> name = intern(rt, "__stderr__");
  if (!name) {
    rt.clear_pending();
    return nullptr;
  }
  return stream == dict_get_str(*sys->dict, *name) ? nullptr : stream;
}

// Shows an exception on a stream of the program's; what goes wrong there is nobody's concern.
void show_on(Runtime& rt, Object& stream, Exception& exception) {
  if (&stream == rt.none) return;
  const Ref<Object> held = Ref<Object>::share(stream);
  GatheringSink sink(rt);
  print_exception(vm_of(rt), exception, sink);
  const Ref<Str> text = sink.finish();
  const Ref<Object> written =
      text ? call_method(rt, *held, *rt.names.write, {text.get()}) : Own<Object>();
  if (!written) rt.clear_pending();
}

Own<Object> sys_excepthook(Runtime& rt, Object&, Arguments arguments) {
  if (!is_exception(arguments[1])) {
    const Ref<Str> shown = repr(rt, arguments[1]);
    if (!shown) return raised;
    TextSink& err = vm_of(rt).err;
    err.write("TypeError: print_exception(): Exception expected for value, ");
    str_utf8(*arguments[1].type->name, [&err](std::string_view chunk) { err.write(chunk); });
    err.write(" found\n");
    return own(*rt.none);
  }
  auto& exception = static_cast<Exception&>(arguments[1]);
  if (Object* stream = replaced_stderr(rt))
    show_on(rt, *stream, exception);
  else
    print_exception(vm_of(rt), exception, vm_of(rt).err);
  return own(*rt.none);
}

Own<Object> sys_displayhook(Runtime& rt, Object&, Arguments arguments) {
  Object& value = arguments[0];
  if (&value == rt.none) return own(*rt.none);
  // While the value shows itself there is no last value.
  if (!dict_set_str(rt, *rt.builtins, *rt.names.underscore, *rt.none)) return raised;
  const Ref<Str> text = repr(rt, value);
  if (!text || !write_line(rt, *text)) return raised;
  if (!dict_set_str(rt, *rt.builtins, *rt.names.underscore, value)) return raised;
  return own(*rt.none);
}

constexpr auto F = Binding::function;
constexpr NativeMethod kFunctions[] = {
    {"excepthook", sys_excepthook, Takes::positional, 3, 3, F},
    {"displayhook", sys_displayhook, Takes::one, 0, 255, F},
};

}  // namespace

std::span<const NativeMethod> sys_hook_functions() { return kFunctions; }

bool call_excepthook(Runtime& rt, Exception& exception) {
  auto* sys = static_cast<Module*>(vm_of(rt).kept(Kept::sys));
  const Ref<Str> key = intern(rt, "excepthook");
  if (!key) rt.clear_pending();
  Object* found = sys && key ? dict_get_str(*sys->dict, *key) : nullptr;
  if (!found) return false;
  if (found->type == rt.types.native_callable &&
      static_cast<NativeCallable*>(found)->method->function == sys_excepthook) {
    Object* stream = replaced_stderr(rt);
    if (stream) show_on(rt, *stream, exception);
    return stream != nullptr;
  }
  const Ref<Object> hook = Ref<Object>::share(*found);
  const Ref<Object> traceback = Ref<Object>::share(traceback_of(rt, exception));
  const Ref<Object> answer = call(rt, *hook, {exception.type, &exception, traceback.get()});
  if (answer) return true;
  const Ref<Exception> failure = rt.take_pending();
  TextSink& err = vm_of(rt).err;
  err.write("Error in sys.excepthook:\n");
  print_exception(vm_of(rt), *failure, err);
  err.write("\nOriginal exception was:\n");
  return false;
}

}  // namespace vitro::vm
