// The life of a Vm: memory for frames, modules, running __main__, teardown.
#include "vm/vm.hpp"

#include <sys/mman.h>

#include "objects/bytes.hpp"
#include "objects/dict.hpp"
#include "objects/heap/collector.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/build_class.hpp"
#include "vm/builtins/builtins.hpp"
#include "vm/frame.hpp"
#include "vm/frame_access.hpp"
#include "vm/generators.hpp"
#include "vm/imports/spec.hpp"
#include "vm/io/standard_streams.hpp"
#include "vm/modules/atexit.hpp"
#include "vm/modules/codecs.hpp"
#include "vm/signals.hpp"
#include "vm/traceback_text.hpp"
#include "vm/unraisable.hpp"
#include "vm/warning_text.hpp"
#include "vm/warnings.hpp"

namespace vitro::vm {

namespace {

// Address ranges, not memory: pages come when they are touched.
constexpr std::size_t kStackBytes = std::size_t{256} << 20;
constexpr std::size_t kFrameBytes = std::size_t{128} << 20;
constexpr std::size_t kMachineBytes = sizeof(Interpreter);

void* reserve(std::size_t bytes) {
  void* range = mmap(nullptr, bytes, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return range == MAP_FAILED ? nullptr : range;
}

Own<Object> execute_hook(Runtime& rt, Code& code, Dict& globals, Object& locals) {
  if (code.free_count > 0)
    return rt.raise(*rt.types.type_error,
                    "code object passed to exec() may not contain free variables");
  return vm_of(rt).execute(code, globals, locals);
}

Status add_module(Runtime& rt, Module& module) {
  return dict_set_str(rt, *rt.modules, *module.name, module);
}

Own<Module> make_builtins_module(Runtime& rt) {
  Ref<Module> module = make_module(rt, *rt.names.builtins_word);
  if (!module || !add_builtins(rt, *module) || !add_build_class(rt, *module->dict)) return raised;
  rt.builtins = own(*module->dict).get();
  if (!add_module(rt, *module)) return raised;
  return module.release();
}

}  // namespace

Vm& vm_of(Runtime& rt) { return *static_cast<Vm*>(rt.vm); }

Vm::Vm(Runtime& rt, TextSink& out_sink, TextSink& err_sink)
    : out(out_sink), err(err_sink), rt_(rt) {
  rt.vm = this;
  if (!rt.started()) return;
  void* machine = reserve(kMachineBytes);
  void* stack = reserve(kStackBytes);
  void* frames = reserve(kFrameBytes);
  if (!machine || !stack || !frames) return;
  interpreter = new (machine) Interpreter;
  interpreter->vm = this;
  rt.machine = interpreter;
  interpreter->rt = &rt;
  interpreter->stack = static_cast<StackRef*>(stack);
  interpreter->stack_limit = interpreter->stack + kStackBytes / sizeof(StackRef) - 64;
  // Record 0 stands below the outermost frame.
  interpreter->frames = static_cast<Frame*>(frames) + 1;
  interpreter->frames_limit = static_cast<Frame*>(frames) + kFrameBytes / sizeof(Frame) - 1;
  interpreter->current = interpreter->frames - 1;
  rt.add_root_provider(*interpreter);
  fill_function_call(rt);
  fill_generator_hooks(rt);
  rt.hooks.never_awaited = warn_never_awaited;
  rt.hooks.warn = warn_here;
  rt.hooks.execute = execute_hook;
  rt.hooks.super_arguments = super_arguments;
  rt.hooks.late_attribute = sys_stream_attribute;
  rt.hooks.current_module = current_module;
  rt.hooks.encode_by_codec = codecs::encode_by_codec;
  rt.hooks.decode_by_codec = codecs::decode_by_codec;
  rt.hooks.codec_error = codecs::codec_error;
  rt.hooks.unraisable = report_unraisable;
  rt.hooks.flush_attribute_caches = flush_attribute_caches;
  Ref<Module> builtins = make_builtins_module(rt);
  if (!builtins) return;
  started_ = true;
}

Vm::~Vm() {
  tear_down();
  if (interpreter) {
    rt_.remove_root_provider(*interpreter);
    munmap(interpreter->stack, kStackBytes);
    munmap(interpreter->frames - 1, kFrameBytes);
    interpreter->~Interpreter();
    munmap(interpreter, kMachineBytes);
  }
  rt_.types.function ? void(rt_.types.function->slots.call = nullptr) : void();
  rt_.hooks = {};
  rt_.vm = nullptr;
}

Status Vm::make_main(Str* file, const MainOrigin* origin) {
  Ref<Module> module = make_module(rt_, *rt_.names.main_word);
  if (!module || !add_module(rt_, *module)) return raised;
  main_ = module.get();
  Dict& names = *module->dict;
  Ref<Dict> annotations = new_dict(rt_);
  if (!annotations || !dict_set_str(rt_, names, *rt_.names.annotations, *annotations))
    return raised;
  Object* builtins = dict_get_str(*rt_.modules, *rt_.names.builtins_word);
  if (builtins && !dict_set_str(rt_, names, *rt_.names.builtins, *builtins)) return raised;
  if (file && !dict_set_str(rt_, names, *rt_.names.file, *file)) return raised;
  return origin ? describe_module(rt_, *module, *origin->name, *origin->found) : ok;
}

Status Vm::open_main() { return main_ ? ok : make_main(nullptr, nullptr); }

Status Vm::run_main(std::string_view source, std::string_view filename, bool has_file,
                    const MainOrigin* origin) {
  Ref<Str> file = make_str(rt_, filename);
  if (!file || !make_main(has_file ? file.get() : nullptr, origin)) return raised;
  Module& module = *main_;
  if (!rt_.hooks.compile)
    return rt_.raise(*rt_.types.runtime_error, "this runtime has no compiler");
  Ref<Bytes> text = make_bytes(rt_, source);
  if (!text) return raised;
  Ref<Object> code = rt_.hooks.compile(rt_, *text, *file, "exec", 0);
  if (!code) return raised;
  text = {};
  file = {};
  // From here on nothing in C++ holds what a dump of the program would have to explain.
  Dict& globals = *module.dict;
  Interpreter& machine = *interpreter;
  Own<Object> result =
      run_main_body(machine, Own<Code>(static_cast<Code*>(code.release().get())), globals);
  if (!result) return raised;
  release(result);
  return ok;
}

void Vm::watch(Probe* probe) {
  interpreter->probe = probe;
  interpreter->loop = probe ? run_traced : run_plainly;
}

void Vm::visit_kept(RootVisitor& visitor) {
  constexpr const char* kNames[] = {
      "sys",           "exit functions",         "codecs", "warning filters",
      "warnings once", "default warning action", "context"};
  static_assert(std::size(kNames) == static_cast<std::size_t>(Kept::end));
  for (std::size_t i = 0; i < std::size(kNames); ++i)
    if (kept_[i]) visitor.root(*kept_[i], {EdgeKind::root, 0, kNames[i], nullptr}, true);
  if (signals) signals->visit(visitor);
}

namespace {

// Each name set to None, those with one leading underscore first; then the rest of the dict goes.
void clear_module(Runtime& rt, Dict& names) {
  Object* key;
  Object* value;
  for (const bool underscored : {true, false})
    for (std::uint32_t i = 0; i < names.entry_count(); ++i) {
      if (!names.entry(i, key, value) || value == rt.none || !is_str(*key)) continue;
      const auto& name = static_cast<Str&>(*key);
      const bool begins =
          name.length > 0 && name.at(0) == U'_' && !(name.length > 1 && name.at(1) == U'_');
      if (begins != underscored || &name == rt.names.builtins) continue;
      const Ref<Object> held = Ref<Object>::share(*key);
      if (!dict_set(rt, names, *held, *rt.none)) rt.clear_pending();
    }
  dict_clear(rt, names);
}

Dict* dict_of_module(Runtime& rt, Str& name) {
  Object* module = dict_get_str(*rt.modules, name);
  return module && module->type == rt.types.module ? static_cast<Module&>(*module).dict : nullptr;
}

// Clears the modules that something still holds, the last one made first.
void clear_modules_left(Runtime& rt, const Dict* sys) {
  std::size_t count = 0;
  const auto wanted = [&](const Object& object) {
    if (object.type != rt.types.module || object.refcount == 0) return false;
    const Dict* names = static_cast<const Module&>(object).dict;
    return names != sys && names != rt.builtins;
  };
  rt.heap.for_each_object([&](Object& object) { count += wanted(object); });
  if (count == 0) return;
  auto** dicts = static_cast<Dict**>(rt.allocate_buffer(count * sizeof(Dict*)));
  if (!dicts) return rt.clear_pending();
  std::size_t found = 0;
  rt.heap.for_each_object([&](Object& object) {
    if (!wanted(object)) return;
    dicts[found] = static_cast<Module&>(object).dict;
    retain(static_cast<Object&>(*dicts[found++]));
  });
  while (found-- > 0) {
    clear_module(rt, *dicts[found]);
    release(static_cast<Object&>(*dicts[found]));
  }
  rt.free_buffer(dicts, count * sizeof(Dict*));
}

}  // namespace

void Vm::tear_down() {
  if (!rt_.modules || !interpreter) return;
  main_ = nullptr;
  run_exit_functions(rt_);
  if (signals) signals->forget_handlers();
  // Garbage first, while every module is there.
  collect(rt_, 2, dict_of_module(rt_, *rt_.names.main_word));
  const Ref<Str> sys_name = intern(rt_, "sys");
  Ref<Object> sys, builtins;
  if (sys_name) sys = Ref<Object>::share(dict_get_str(*rt_.modules, *sys_name));
  builtins = Ref<Object>::share(dict_get_str(*rt_.modules, *rt_.names.builtins_word));
  const Dict* sys_dict = sys_name ? dict_of_module(rt_, *sys_name) : nullptr;
  // Without sys.modules most modules are held by their own functions only: their finalisers still
  // find every global in its place.
  Ref<Dict> main = Ref<Dict>::share(dict_of_module(rt_, *rt_.names.main_word));
  dict_clear(rt_, *rt_.modules);
  if ((sys && !dict_set_str(rt_, *rt_.modules, *sys_name, *sys)) ||
      (builtins && !dict_set_str(rt_, *rt_.modules, *rt_.names.builtins_word, *builtins)))
    rt_.clear_pending();
  Dict* order = main && main->refcount > 1 ? main.get() : nullptr;
  main = {};
  sys = {};
  builtins = {};
  collect(rt_, 2, order);
  clear_modules_left(rt_, sys_dict);
  // What still has a finaliser finds nothing to report with.
  rt_.hooks.unraisable = nullptr;
  if (sys_name)
    if (Ref<Dict> names = Ref<Dict>::share(dict_of_module(rt_, *sys_name)))
      clear_module(rt_, *names);
  dict_clear(rt_, *rt_.modules);
  for (Object*& kept : kept_) release(std::exchange(kept, nullptr));
  if (rt_.builtins) {
    Ref<Dict> names = Ref<Dict>(Own<Dict>(std::exchange(rt_.builtins, nullptr)));
    dict_clear(rt_, *names);
  }
  collect(rt_, 2);
}

}  // namespace vitro::vm
