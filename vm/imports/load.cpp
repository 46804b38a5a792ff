#include "vm/imports/load.hpp"

#include <cerrno>
#include <cstring>

#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/imports/bootstrap.hpp"
#include "vm/imports/find.hpp"

namespace vitro::vm {

Raised raise_os_error(Runtime& rt, int number, Object* filename) {
  const Ref<Int> code = make_int(rt, number);
  const Ref<Str> text = make_str(rt, std::strerror(number));
  if (!code || !text) return raised;
  // Called, not made: OSError picks the subclass for its errno.
  const Ref<Object> exception =
      filename ? call(rt, *rt.types.os_error, {code.get(), text.get(), filename})
               : call(rt, *rt.types.os_error, {code.get(), text.get()});
  if (!exception) return raised;
  return rt.raise_object(Own<Exception>(own(static_cast<Exception&>(*exception))));
}

Status run_module_body(Runtime& rt, Module& module, Code& code) {
  const Ref<Dict> names = Ref<Dict>::share(*module.dict);
  if (!dict_get_str(*names, *rt.names.builtins) &&
      !dict_set_str(rt, *names, *rt.names.builtins, *rt.builtins))
    return raised;
  if (!rt.enter(" while importing a module")) return raised;
  const Ref<Object> result = rt.hooks.execute(rt, code, *names, *names);
  rt.leave();
  return result ? ok : Status(raised);
}

namespace {

Status run_source(Runtime& rt, Module& module, Str& file) {
  Ref<Object> text = read_source_file(rt, file);
  if (!text) return rt.pending() ? Status(raised) : Status(raise_os_error(rt, errno, &file));
  if (!rt.hooks.compile) return rt.raise(*rt.types.runtime_error, "this runtime has no compiler");
  Ref<Str> shown = Ref<Str>::share(file);
  const std::string_view own_name = bootstrap_file_name(*module.name);
  if (!own_name.empty() && !(shown = make_str(rt, own_name))) return raised;
  const Ref<Object> code = rt.hooks.compile(rt, *text, *shown, "exec", 0);
  text = {};
  if (!code || !run_module_body(rt, module, static_cast<Code&>(*code))) return raised;
  return own_name.empty() ? ok : finish_bootstrap(rt, module);
}

// Takes a module out of sys.modules that could not be loaded; what is pending stays so.
void forget(Runtime& rt, Str& name) {
  Ref<Exception> pending = rt.take_pending();
  if (dict_remove(rt, *rt.modules, name) == Removal::failed) rt.clear_pending();
  rt.raise_object(pending.release());
}

}  // namespace

Own<Object> load_module(Runtime& rt, Str& name, const Found& found) {
  Ref<Module> module = found.native ? make_native_module(rt, *found.native) : make_module(rt, name);
  if (!module || !describe_module(rt, *module, name, found)) return raised;
  if (!dict_set_str(rt, *rt.modules, name, *module)) return raised;
  if (found.file && !run_source(rt, *module, const_cast<Str&>(*found.file))) {
    forget(rt, name);
    return raised;
  }
  if (!set_initialising(rt, *module, false)) return raised;
  Object* now = dict_get_str(*rt.modules, name);
  if (!now) return rt.raise_with_args(*rt.types.key_error, {&name});
  return own(*now);
}

}  // namespace vitro::vm
