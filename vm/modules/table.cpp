// The table of native modules, and how a row of it becomes a module.
#include <algorithm>

#include "objects/float.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/str.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_module.hpp"

namespace vitro::vm {

namespace {

// In order of name, for sys.builtin_module_names.
constexpr const NativeModule* kNativeModules[] = {
    &kAbcModule,         &kAstModule,       &kCodecsModule,    &kCollectionsModule,
    &kContextvarsModule, &kFunctoolsModule, &kImpModule,       &kIoModule,
    &kOperatorModule,    &kRandomModule,    &kSha512Module,    &kSignalModule,
    &kSreModule,         &kStringModule,    &kStructModule,    &kThreadModule,
    &kWarningsModule,    &kWeakrefModule,   &kAtexitModule,    &kBinasciiModule,
    &kErrnoModule,       &kGcModule,        &kItertoolsModule, &kMarshalModule,
    &kMathModule,        &kPosixModule,     &kSysModule,       &kTimeModule,
};

}  // namespace

std::span<const NativeModule* const> native_modules() { return kNativeModules; }

const NativeModule* find_native_module(const Str& name) {
  if (!name.ascii()) return nullptr;
  const std::string_view wanted = name.ascii_view();
  const auto* found = std::find_if(std::begin(kNativeModules), std::end(kNativeModules),
                                   [wanted](const NativeModule* m) { return m->name == wanted; });
  return found == std::end(kNativeModules) ? nullptr : *found;
}

Own<Module> make_native_module(Runtime& rt, const NativeModule& table) {
  Ref<Str> name = intern(rt, table.name);
  if (!name) return raised;
  Ref<Module> module = make_module(rt, *name);
  if (!module) return raised;
  Filler filler(rt, *module->dict);
  if (table.doc) filler.set("__doc__", table.doc);
  filler.set("__package__", std::string_view());
  for (const TypeSpec* spec : table.hidden_types)
    if (!make_module_type(rt, *spec)) return raised;
  for (const TypeSpec* spec : table.types) {
    Type* type = make_module_type(rt, *spec);
    if (!type) return raised;
    filler.set(spec->name, *type);
  }
  for (const NativeMethod& function : table.functions)
    filler.set(function.name, make_native_callable(rt, function, module.get(), nullptr));
  if (!filler.status()) return raised;
  if (table.fill && !table.fill(rt, *module)) return raised;
  return module.release();
}

Filler& Filler::set(std::string_view name, Own<Object> value) {
  const Ref<Object> held = value;
  good_ = good_ && held;
  if (!good_) return *this;
  const Ref<Str> key = intern(rt_, name);
  good_ = key && dict_set_str(rt_, dict_, *key, *held);
  return *this;
}

Filler& Filler::set(std::string_view name, std::string_view text) {
  return good_ ? set(name, make_str(rt_, text)) : *this;
}
Filler& Filler::set(std::string_view name, std::int64_t number) {
  return good_ ? set(name, make_int(rt_, number)) : *this;
}
Filler& Filler::set(std::string_view name, double number) {
  return good_ ? set(name, make_float(rt_, number)) : *this;
}

}  // namespace vitro::vm
