// What module site adds to the builtins for people at work: exit, quit, help, copyright, credits,
// license; and breakpoint.
#include "vm/builtins/site.hpp"

#include <cstdlib>

#include "objects/arguments.hpp"
#include "objects/directory.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/builtins/functions.hpp"
#include "vm/imports/imports.hpp"
#include "vm/modules/native_module.hpp"
#include "vm/vm.hpp"
#include "vm/warnings.hpp"

namespace vitro::vm {

namespace {

// exit, quit and help: objects that can be called, and say so when they are only looked at.
struct Helpful : Object {
  Str* name;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(name, "name");
  }
};

Str& name_of(Object& object) { return *static_cast<Helpful&>(object).name; }

void dealloc(Runtime& rt, Object& object) {
  release(static_cast<Object&>(name_of(object)));
  rt.free_object(object, CellKind::container, sizeof(Helpful));
}

// ---- exit and quit ----

Own<Object> quitter_repr(Runtime& rt, Object& self) {
  return format_message(rt, "Use %S() or Ctrl-D (i.e. EOF) to exit", &name_of(self));
}

Own<Object> quitter_call(Runtime& rt, Object&, Arguments arguments) {
  constexpr const char* kNames[] = {"code"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {.function = "__call__", .names = kNames, .required = 0}, given))
    return raised;
  return rt.raise_with_args(*rt.types.system_exit, {given[0] ? given[0] : rt.none});
}

void fill_quitter(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<Helpful>;
  slots.repr = quitter_repr;
  slots.call = quitter_call;
}

// ---- help ----

Own<Object> helper_repr(Runtime& rt, Object&) {
  return make_str(rt, "Type help() for interactive help, or help(object) for help about object.");
}

// The attribute as text; empty and nothing pending: there is none, or it is no text.
Own<Str> text_attribute(Runtime& rt, Object& object, std::string_view name) {
  const Ref<Str> key = intern(rt, name);
  if (!key) return raised;
  const Fallible<Object*> found = find_attribute(rt, object, *key);
  if (!found) return raised;
  const Ref<Object> value = Own<Object>(*found);
  if (!value || !is_str(*value)) return {};
  return own(static_cast<Str&>(*value));
}

// Public names of a class or module, one per line.
Status add_names(Runtime& rt, Object& object, StrBuilder& out) {
  const Ref<Object> names = directory_of(rt, object);
  if (!names) return raised;
  out.add("\nNames:\n");
  return for_each_item(rt, *names, [&](Object& name) -> Status {
    if (!is_str(name)) return ok;
    auto& text = static_cast<Str&>(name);
    if (text.length == 0 || text.at(0) == '_') return ok;
    out.add("    ").add(text).add(U'\n');
    return out.failed() ? Status(raised) : ok;
  });
}

Own<Str> help_about(Runtime& rt, Object& object) {
  const bool named = is_type(object) || object.type == rt.types.module || is_callable(object);
  Ref<Str> name = named ? text_attribute(rt, object, "__qualname__") : Own<Str>();
  if (!name && !rt.pending() && named) name = text_attribute(rt, object, "__name__");
  if (rt.pending()) return raised;
  if (!name) name = own(*object.type->name);
  const Ref<Str> doc = text_attribute(rt, object, "__doc__");
  if (!doc && rt.pending()) return raised;
  StrBuilder out(rt);
  out.add("Help on ");
  out.add(is_type(object) ? std::string_view("class") : std::string_view());
  if (!is_type(object)) out.add(*object.type->name);
  out.add(U' ').add(*name).add(":\n\n");
  if (doc && doc->length)
    out.add(*doc).add(U'\n');
  else
    out.add("No documentation.\n");
  if (is_type(object) || object.type == rt.types.module)
    if (!add_names(rt, object, out)) return raised;
  return out.finish();
}

Own<Object> helper_call(Runtime& rt, Object& self, Arguments arguments) {
  if (!no_keywords(rt, "help", arguments) || !check_count(rt, "help", arguments, 0, 1))
    return raised;
  const Ref<Str> text = arguments.count ? help_about(rt, arguments[0])
                                        : Own<Str>(static_cast<Str*>(helper_repr(rt, self).get()));
  const Ref<Object> print =
      text ? Ref<Object>::share(dict_get_str(*rt.builtins, *rt.names.print)) : Ref<Object>();
  if (!text) return raised;
  if (!print) return own(*rt.none);
  return call(rt, *print, {text.get()});
}

void fill_helper(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<Helpful>;
  slots.repr = helper_repr;
  slots.call = helper_call;
}

// ---- copyright, credits and license ----

constexpr std::string_view kCopyright = "Copyright (c) the authors of vitro.";
constexpr std::string_view kCredits =
    "vitro runs the language of the CPython developers and contributors, and uses their standard\n"
    "library. Thanks to them, and to the authors of the libraries it is built with.";
constexpr std::string_view kLicense =
    "vitro is licensed under the MIT licence:\n\n"
    "Permission is hereby granted, free of charge, to any person obtaining a copy of this "
    "software\n"
    "and associated documentation files (the \"Software\"), to deal in the Software without\n"
    "restriction, including without limitation the rights to use, copy, modify, merge, publish,\n"
    "distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom "
    "the\n"
    "Software is furnished to do so, subject to the following conditions:\n\n"
    "The above copyright notice and this permission notice shall be included in all copies or\n"
    "substantial portions of the Software.\n\n"
    "THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, "
    "INCLUDING\n"
    "BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND\n"
    "NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,\n"
    "DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING "
    "FROM,\n"
    "OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.";

std::string_view text_named(const Str& name) {
  return str_equal(name, "copyright") ? kCopyright
         : str_equal(name, "credits") ? kCredits
                                      : kLicense;
}

Own<Object> printer_repr(Runtime& rt, Object& self) {
  if (str_equal(name_of(self), "license"))
    return make_str(rt, "Type license() to see the full license text");
  return make_str(rt, text_named(name_of(self)));
}

Own<Object> print_text(Runtime& rt, Str& text) {
  const Ref<Object> print = Ref<Object>::share(dict_get_str(*rt.builtins, *rt.names.print));
  if (!print) return own(*rt.none);
  return call(rt, *print, {&text});
}

Own<Object> printer_call(Runtime& rt, Object& self, Arguments arguments) {
  if (!no_keywords(rt, "__call__", arguments) || !check_count(rt, "__call__", arguments, 0, 0))
    return raised;
  const Ref<Str> text = make_str(rt, text_named(name_of(self)));
  if (!text) return raised;
  return print_text(rt, *text);
}

void fill_printer(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<Helpful>;
  slots.repr = printer_repr;
  slots.call = printer_call;
}

const TypeSpec kPrinterType = {.name = "_Printer",
                               .type = nullptr,
                               .basic_size = sizeof(Helpful),
                               .fill = fill_printer,
                               .module = "_sitebuiltins",
                               .module_type = place_of(ModuleType::printer)};

const TypeSpec kQuitterType = {.name = "Quitter",
                               .type = nullptr,
                               .basic_size = sizeof(Helpful),
                               .fill = fill_quitter,
                               .module = "_sitebuiltins",
                               .module_type = place_of(ModuleType::quitter)};
const TypeSpec kHelperType = {.name = "_Helper",
                              .type = nullptr,
                              .basic_size = sizeof(Helpful),
                              .fill = fill_helper,
                              .module = "_sitebuiltins",
                              .module_type = place_of(ModuleType::helper)};

Status add(Runtime& rt, Dict& namespace_, std::string_view name, const TypeSpec& spec) {
  Type* type = make_module_type(rt, spec);
  if (!type) return raised;
  const Ref<Str> key = intern(rt, name);
  if (!key) return raised;
  const Ref<Helpful> made = rt.allocate<Helpful>(*type);
  if (!made) return raised;
  made->name = own(*key).get();
  return dict_set_str(rt, namespace_, *key, *made);
}

// ---- breakpoint ----

Own<Object> builtin_breakpoint(Runtime& rt, Object&, Arguments arguments) {
  Module* sys = sys_module(rt);
  if (!sys) return raised;
  Object* hook = dict_get_str(*sys->dict, *rt.names.breakpointhook);
  if (!hook) return rt.raise(*rt.types.runtime_error, "lost sys.breakpointhook");
  const Ref<Object> held = Ref<Object>::share(*hook);
  return call(rt, *held, arguments);
}

constexpr NativeMethod kFunctions[] = {
    {"breakpoint", builtin_breakpoint, Takes::anything, 0, 255, Binding::function},
};

}  // namespace

std::span<const NativeMethod> site_functions() { return kFunctions; }

Status add_site_builtins(Runtime& rt, Dict& namespace_) {
  if (!add(rt, namespace_, "exit", kQuitterType) || !add(rt, namespace_, "quit", kQuitterType))
    return raised;
  for (const char* name : {"copyright", "credits", "license"})
    if (!add(rt, namespace_, name, kPrinterType)) return raised;
  return add(rt, namespace_, "help", kHelperType);
}

Status remove_site_builtins(Runtime& rt) {
  for (const char* name : {"exit", "quit", "copyright", "credits", "license", "help"}) {
    const Ref<Str> key = intern(rt, name);
    if (!key || dict_remove(rt, *rt.builtins, *key) == Removal::failed) return raised;
  }
  return ok;
}

namespace {

// What $PYTHONBREAKPOINT names; empty and nothing pending: there is no such thing, which has been
// warned about.
Own<Object> breakpoint_function(Runtime& rt, std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const std::string_view name = dot == path.npos ? path : path.substr(dot + 1);
  const Ref<Object> module =
      import_absolute(rt, dot == path.npos ? std::string_view("builtins") : path.substr(0, dot));
  if (!module && !pending_matches(rt, *rt.types.import_error)) return raised;
  const Ref<Str> key = module ? intern(rt, name) : Own<Str>();
  if (module && !key) return raised;
  Ref<Object> function = module ? get_attribute(rt, *module, *key) : Own<Object>();
  if (function) return function.release();
  if (module && !pending_matches(rt, *rt.types.attribute_error)) return raised;
  rt.clear_pending();
  const Ref<Str> shown = make_str(rt, path);
  const Ref<Str> text =
      shown ? format_message(rt, "Ignoring unimportable $PYTHONBREAKPOINT: \"%S\"", shown.get())
            : Own<Str>();
  if (!text || !warn_here(rt, *rt.types.runtime_warning, *text)) return raised;
  return {};
}

}  // namespace

// Calls what $PYTHONBREAKPOINT names, pdb.set_trace without it; "0": nothing.
Own<Object> default_breakpoint_hook(Runtime& rt, Object&, Arguments arguments) {
  const bool ignored = vm_of(rt).launch.flags.ignore_environment;
  const char* chosen = ignored ? nullptr : std::getenv("PYTHONBREAKPOINT");
  const std::string_view path = chosen && *chosen ? std::string_view(chosen) : vm_of(rt).breakpoint;
  if (path == "0") return own(*rt.none);
  const Ref<Object> function = breakpoint_function(rt, path);
  if (function) return call(rt, *function, arguments);
  if (rt.pending()) return raised;
  return own(*rt.none);
}

}  // namespace vitro::vm
