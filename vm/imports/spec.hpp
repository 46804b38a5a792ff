// What a module tells about where it came from: `__spec__`, `__loader__`, `__file__`, `__path__`.
#pragma once

#include <string_view>

#include "objects/module.hpp"
#include "objects/ref.hpp"
#include "vm/modules/native_module.hpp"

namespace vitro::vm {

// Where a module was found. Texts are held.
struct Found {
  const NativeModule* native = nullptr;
  Ref<Str> file;         // of a source module or package's __init__; empty: none
  Ref<Object> portions;  // list of folders: __path__ of a package; empty: no package
  explicit operator bool() const { return native || file || portions; }
};

struct MainOrigin {
  Str* name;
  const Found* found;
};

extern const TypeSpec kModuleSpecType;
extern const TypeSpec kSourceLoaderType;
extern const TypeSpec kNamespaceLoaderType;
extern const TypeSpec kBuiltinImporterType;

// Sets `__spec__` and what else is said of `found` in the module's namespace. The spec says that
// the module is being initialised.
Status describe_module(Runtime& rt, Module& module, Str& name, const Found& found);
// Is the module's body still running? Nothing is raised.
[[nodiscard]] bool is_initialising(Runtime& rt, Object& spec);
Status set_initialising(Runtime& rt, Module& module, bool on);

}  // namespace vitro::vm
