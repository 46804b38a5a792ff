// Running a module as the program: vitro -m.
#include <cerrno>

#include "objects/bytes.hpp"
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/imports/find.hpp"
#include "vm/imports/imports.hpp"
#include "vm/imports/load.hpp"

namespace vitro::vm {

namespace {

Raised give_up(Runtime& rt, const char* format, Str& name, Str* package = nullptr) {
  const Ref<Str> text = format_message(rt, format, &name, package);
  if (!text) return raised;
  return rt.raise_with_args(*rt.types.system_exit, {text.get()});
}

// Why a name was not found: what was raised, or that what should be its package is none.
Own<Str> reason(Runtime& rt, Str& name, Exception& error) {
  std::size_t dot = name.length;
  while (dot > 0 && name.at(dot - 1) != '.') --dot;
  if (dot == 0) return str_of(rt, error);
  const Ref<Str> parent = str_slice(rt, name, 0, dot - 1);
  if (!parent) return raised;
  const DictLookup there = dict_get(rt, *rt.modules, *parent);
  if (!there.ok) return raised;
  if (!there.value) return str_of(rt, error);
  const Ref<Str> package = repr(rt, *parent);
  const Ref<Str> wanted = package ? repr(rt, name) : Own<Str>();
  if (!wanted) return raised;
  return format_message(rt, "__path__ attribute not found on %S while trying to find %S",
                        package.get(), wanted.get());
}

// The module that is meant: of a package its __main__.
Status find_program(Runtime& rt, Ref<Str>& name, Found& found) {
  bool failed = false;
  found = locate_module(rt, *name, &failed);
  if (!failed && found.portions) {
    const Ref<Str> package = name;
    const Ref<Str> text = format_message(rt, "%S.__main__", package.get());
    if (!text) return raised;
    name = intern(rt, own(*text));
    if (!name) return raised;
    found = locate_module(rt, *name, &failed);
    if (!failed && !found)
      return give_up(rt,
                     "vitro: No module named %S; '%S' is a package and cannot be directly executed",
                     *name, package.get());
  }
  if (failed) {
    if (!pending_matches(rt, *rt.types.module_not_found_error)) return raised;
    const Ref<Exception> error = rt.take_pending();
    const Ref<Str> why = reason(rt, *name, *error);
    if (!why) return raised;
    const Ref<Str> shown = repr(rt, *name);
    if (!shown) return raised;
    return give_up(rt,
                   "vitro: Error while finding module specification for %S (ModuleNotFoundError: "
                   "%S)",
                   *shown, why.get());
  }
  if (!found) return give_up(rt, "vitro: No module named %S", *name);
  if (!found.file) return give_up(rt, "vitro: No code object available for %S", *name);
  return ok;
}

Status set_program_name(Runtime& rt, Str& file) {
  Module* sys = sys_module(rt);
  const Ref<Str> key = intern(rt, "argv");
  if (!sys || !key) return raised;
  Object* arguments = dict_get_str(*sys->dict, *key);
  if (!arguments || !is_list(*arguments)) return ok;
  auto& list = static_cast<List&>(*arguments);
  if (list.length == 0) return ok;
  release(*std::exchange(list.items[0], static_cast<Object*>(own(file).get())));
  return ok;
}

}  // namespace

Status Vm::run_module(std::string_view wanted, bool name_program) {
  Ref<Str> name = intern(rt_, wanted);
  if (!name) return raised;
  Found found;
  if (!find_program(rt_, name, found)) return raised;
  if (name_program && !set_program_name(rt_, *found.file)) return raised;
  const Ref<Object> text = read_source_file(rt_, *found.file);
  if (!text)
    return rt_.pending() ? Status(raised) : Status(raise_os_error(rt_, errno, found.file.get()));
  const NativePath path(*found.file);
  const MainOrigin origin{name.get(), &found};
  return run_main(static_cast<Bytes&>(*text).view(), path.view(), true, &origin);
}

}  // namespace vitro::vm
