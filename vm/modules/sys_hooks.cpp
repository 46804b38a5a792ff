// sys: the exception being handled, and the hooks for uncaught exceptions, for those that cannot be
// raised, and for results at a prompt.
#include "objects/arguments.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/display.hpp"
#include "vm/imports/imports.hpp"
#include "vm/io/standard_streams.hpp"
#include "vm/modules/sys.hpp"
#include "vm/traceback_text.hpp"

namespace vitro::vm {

namespace {

Object& traceback_of(Runtime& rt, Exception& exception) {
  return exception.traceback ? static_cast<Object&>(*exception.traceback) : *rt.none;
}

Own<Object> sys_excepthook(Runtime& rt, Object&, Arguments arguments) {
  if (!is_exception(arguments[1])) {
    const Ref<Str> shown = repr(rt, arguments[1]);
    if (!shown) return raised;
    StandardError err(rt);
    err.write("TypeError: print_exception(): Exception expected for value, ");
    str_utf8(*arguments[1].type->name, [&err](std::string_view chunk) { err.write(chunk); });
    err.write(" found\n");
    return own(*rt.none);
  }
  StandardError err(rt);
  print_exception(vm_of(rt), static_cast<Exception&>(arguments[1]), err);
  return own(*rt.none);
}

// Events are raised for hooks, of which there can be none here.
Own<Object> sys_audit(Runtime& rt, Object&, Arguments arguments) {
  if (!no_keywords(rt, "audit", arguments)) return raised;
  if (arguments.count == 0)
    return rt.raise(*rt.types.type_error,
                    "audit() missing 1 required positional argument: 'event'");
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "expected str for argument 'event', not %T",
                    arguments[0].type);
  return own(*rt.none);
}

// Coroutines do not keep where they were made.
Own<Object> sys_origin_depth(Runtime& rt, Object&, Arguments) { return make_int(rt, 0); }
Own<Object> sys_set_origin_depth(Runtime& rt, Object&, Arguments arguments) {
  const auto depth = int_argument(rt, arguments[0]);
  if (!depth) return raised;
  if (*depth < 0) return rt.raise(*rt.types.value_error, "depth must be >= 0");
  return own(*rt.none);
}

constexpr auto F = Binding::function;
constexpr NativeMethod kFunctions[] = {
    {"audit", sys_audit, Takes::anything, 0, 255, F},
    {"get_coroutine_origin_tracking_depth", sys_origin_depth, Takes::nothing, 0, 255, F},
    {"set_coroutine_origin_tracking_depth", sys_set_origin_depth, Takes::one, 0, 255, F},
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
      static_cast<NativeCallable*>(found)->method->function == sys_excepthook)
    return false;
  const Ref<Object> hook = Ref<Object>::share(*found);
  const Ref<Object> traceback = Ref<Object>::share(traceback_of(rt, exception));
  const Ref<Object> answer = call(rt, *hook, {exception.type, &exception, traceback.get()});
  if (answer) return true;
  const Ref<Exception> failure = rt.take_pending();
  StandardError err(rt);
  err.write("Error in sys.excepthook:\n");
  print_exception(vm_of(rt), *failure, err);
  err.write("\nOriginal exception was:\n");
  return false;
}

}  // namespace vitro::vm
