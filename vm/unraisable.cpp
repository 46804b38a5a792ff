#include "vm/unraisable.hpp"

#include <utility>

#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/instance.hpp"
#include "objects/module.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/frame_access.hpp"
#include "vm/traceback_text.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

namespace {

// The hook that the program put in place of ours; null: none.
Object* hook_of_program(Runtime& rt) {
  if (!rt.modules) return nullptr;
  const Ref<Str> sys_name = intern(rt, "sys");
  const Ref<Str> hook_name = intern(rt, "unraisablehook");
  if (!sys_name || !hook_name) return nullptr;
  Object* sys = dict_get_str(*rt.modules, *sys_name);
  if (!sys || sys->type != rt.types.module) return nullptr;
  Object* hook = dict_get_str(*static_cast<Module&>(*sys).dict, *hook_name);
  if (!hook || hook == rt.none) return nullptr;
  const bool ours = hook->type == rt.types.native_callable &&
                    static_cast<NativeCallable&>(*hook).method->function == sys_unraisablehook;
  return ours ? nullptr : hook;
}

// What the hook gets: an object with the attributes of CPython's UnraisableHookArgs.
Own<Object> hook_arguments(Runtime& rt, Exception& exception, Object* where) {
  const Ref<Str> class_name = intern(rt, "UnraisableHookArgs");
  const Ref<Dict> names = new_dict(rt);
  if (!class_name || !names) return raised;
  const Ref<Type> cls = make_class(rt, *rt.types.type, *class_name, *rt.empty_tuple, *names);
  if (!cls) return raised;
  Ref<Object> made = allocate_instance(rt, *cls);
  if (!made) return raised;
  const auto or_none = [&rt](auto* object) {
    return object ? static_cast<Object*>(object) : rt.none;
  };
  const std::pair<const char*, Object*> attributes[] = {
      {"exc_type", exception.type},
      {"exc_value", &exception},
      {"exc_traceback", or_none(exception.traceback)},
      {"err_msg", rt.none},
      {"object", or_none(where)},
  };
  for (const auto& [name, value] : attributes) {
    const Ref<Str> key = intern(rt, name);
    if (!key || !set_own_attribute(rt, *made, *key, value)) return raised;
  }
  return made.release();
}

}  // namespace

void report_unraisable(Runtime& rt, Object* where) {
  Vm& vm = vm_of(rt);
  const Ref<Exception> exception = rt.take_pending();
  if (!exception) return;
  const Ref<Object> held = Ref<Object>::share(where);
  // What native code raised on nobody's behalf is shown where the program stands.
  if (!exception->traceback) {
    exception->traceback = current_traceback(rt).get();
    rt.clear_pending();
  }
  const Ref<Object> hook = Ref<Object>::share(hook_of_program(rt));
  rt.clear_pending();
  if (hook) {
    const Ref<Object> arguments = hook_arguments(rt, *exception, where);
    if (arguments && Ref<Object>(call(rt, *hook, {arguments.get()}))) return;
    // CPython shows what the hook raised, and where.
    const Ref<Exception> failed = rt.take_pending();
    if (failed) print_unraisable(vm, *failed, hook.get(), vm.err);
    return;
  }
  print_unraisable(vm, *exception, where, vm.err);
}

Own<Object> sys_unraisablehook(Runtime& rt, Object&, Arguments arguments) {
  const auto read = [&](const char* name) -> Ref<Object> {
    const Ref<Str> key = intern(rt, name);
    if (!key) return {};
    return get_attribute(rt, arguments[0], *key);
  };
  const Ref<Object> value = read("exc_value");
  if (!value) return raised;
  const Ref<Object> where = read("object");
  if (!where) return raised;
  if (is_exception(*value))
    print_unraisable(vm_of(rt), static_cast<Exception&>(*value),
                     where.get() == rt.none ? nullptr : where.get(), vm_of(rt).err);
  return own(*rt.none);
}

}  // namespace vitro::vm
