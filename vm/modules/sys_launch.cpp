// sys: what tells how the program was started, and where modules are looked for.
#include <climits>
#include <cstdlib>

#include <unistd.h>

#include "objects/list.hpp"
#include "objects/str.hpp"
#include "vm/modules/standard_names.hpp"
#include "vm/modules/sys.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

namespace {

Own<Object> list_of(Runtime& rt, std::span<const std::string_view> texts) {
  Ref<List> list = new_list(rt, texts.size());
  if (!list) return raised;
  for (const std::string_view text : texts) {
    Own<Str> item = make_str(rt, text);
    if (!item || !list_append(rt, *list, item)) return raised;
  }
  return list.release();
}

Own<Object> arguments_list(Runtime& rt) {
  constexpr std::string_view kNoScript[] = {""};
  const std::span<const std::string_view> given = vm_of(rt).launch.arguments;
  return list_of(rt, given.empty() ? std::span(kNoScript) : given);
}

Own<Object> words_list(Runtime& rt) {
  const std::span<const std::string_view> words = vm_of(rt).launch.words;
  return words.empty() ? arguments_list(rt) : list_of(rt, words);
}

// -X name, -X name=value
Own<Object> x_options(Runtime& rt) {
  Ref<Dict> options = new_dict(rt);
  if (!options) return raised;
  for (const std::string_view option : vm_of(rt).launch.x_options) {
    const std::size_t equals = option.find('=');
    const Ref<Str> name = intern(rt, option.substr(0, equals));
    if (!name) return raised;
    const Ref<Object> value = equals == option.npos
                                  ? own(*rt.true_)
                                  : Own<Object>(make_str(rt, option.substr(equals + 1)));
    if (!value || !dict_set_str(rt, *options, *name, *value)) return raised;
  }
  return options.release();
}

// This very program.
Own<Str> executable(Runtime& rt) {
  const std::string_view told = vm_of(rt).launch.executable;
  char path[PATH_MAX];
  if (!told.empty()) return make_str(rt, told);
  const ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  return make_str(rt, {path, length > 0 ? static_cast<std::size_t>(length) : 0});
}

// The folder of the program's file, or what stands for it: the first entry of sys.path.
Own<Str> first_path_entry(Runtime& rt) {
  const Launch& launch = vm_of(rt).launch;
  if (launch.script.empty()) return make_str(rt, launch.path_entry);
  char given[PATH_MAX], resolved[PATH_MAX];
  if (launch.script.size() >= sizeof given) return make_str(rt, "");
  given[launch.script.copy(given, sizeof given - 1)] = '\0';
  std::string_view path = launch.script;
  if (realpath(given, resolved)) path = resolved;
  const std::size_t slash = path.rfind('/');
  return make_str(rt, slash == path.npos ? "" : slash == 0 ? "/" : path.substr(0, slash));
}

Own<Object> search_path(Runtime& rt) {
  const Launch& launch = vm_of(rt).launch;
  Ref<List> path = new_list(rt);
  if (!path) return raised;
  const auto add = [&](Own<Str> entry) { return entry && list_append(rt, *path, entry); };
  if ((!launch.flags.safe_path || launch.own_path_entry) && !add(first_path_entry(rt)))
    return raised;
  for (const char* name : {"VITROPATH", "PYTHONPATH"}) {
    const char* more = launch.flags.ignore_environment ? nullptr : std::getenv(name);
    for (std::string_view rest = more ? more : ""; !rest.empty();) {
      const std::size_t colon = rest.find(':');
      if (colon != 0 && !add(make_str(rt, rest.substr(0, colon)))) return raised;
      rest.remove_prefix(colon == rest.npos ? rest.size() : colon + 1);
    }
  }
  if (has_standard_library(rt) && !add(make_str(rt, standard_library()))) return raised;
  return path.release();
}

}  // namespace

Status fill_sys_launch(Runtime& rt, Filler& filler) {
  if (!filler.set("argv", arguments_list(rt)).status()) return raised;
  if (!filler.set("orig_argv", words_list(rt)).status()) return raised;
  if (!filler.set("warnoptions", list_of(rt, vm_of(rt).launch.warning_options)).status())
    return raised;
  if (!filler.set("_xoptions", x_options(rt)).status()) return raised;
  const Ref<Str> program = executable(rt);
  if (!program) return raised;
  filler.set("executable", *program).set("_base_executable", *program);
  if (!filler.status()) return raised;
  return filler.set("path", search_path(rt)).status();
}

}  // namespace vitro::vm
