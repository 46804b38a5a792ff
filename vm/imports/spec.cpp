#include "vm/imports/spec.hpp"

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/imports/attributes.hpp"

namespace vitro::vm {

namespace {

constexpr std::string_view kCacheTag = "vitro-311";

// ---- ModuleSpec ----

struct SpecFields {
  Object* name;
  Object* loader;
  Object* origin = nullptr;
  Object* loader_state = nullptr;
  Object* locations = nullptr;  // of a package: list
  bool has_location = false;
};

Status fill_spec(Runtime& rt, Object& spec, const SpecFields& fields) {
  const auto some = [&rt](Object* value) -> Object& { return value ? *value : *rt.none; };
  Ref<List> uninitialised = new_list(rt);
  if (!uninitialised) return raised;
  struct Row {
    std::string_view name;
    Object& value;
  };
  const Row rows[] = {
      {"name", *fields.name},
      {"loader", some(fields.loader)},
      {"origin", some(fields.origin)},
      {"loader_state", some(fields.loader_state)},
      {"submodule_search_locations", some(fields.locations)},
      {"_uninitialized_submodules", *uninitialised},
      {"_set_fileattr", fields.has_location ? *rt.true_ : *rt.false_},
      {"_cached", *rt.none},
  };
  for (const Row& row : rows)
    if (!put_attribute(rt, spec, row.name, row.value)) return raised;
  return ok;
}

Status spec_init(Runtime& rt, Object& self, Arguments arguments) {
  static constexpr const char* kNames[] = {"name", "loader", "origin", "loader_state",
                                           "is_package"};
  Object* given[5] = {};
  if (!unpack(rt, arguments, {"__init__", kNames, 2, 0, 3}, given)) return raised;
  Ref<List> locations;
  if (given[4]) {
    const auto package = truth(rt, *given[4]);
    if (!package) return raised;
    if (*package && !(locations = new_list(rt))) return raised;
  }
  return fill_spec(rt, self, {given[0], given[1], given[2], given[3], locations.get(), false});
}

// Attributes that nobody has deleted; AttributeError is pending else.
Own<Object> attribute(Runtime& rt, Object& object, std::string_view name) {
  const Ref<Str> key = intern(rt, name);
  if (!key) return raised;
  return get_attribute(rt, object, *key);
}

Own<Object> spec_repr(Runtime& rt, Object& self) {
  StrBuilder text(rt);
  text.add(*self.type->name);
  bool first = true;
  for (const std::string_view name : {"name", "loader", "origin", "submodule_search_locations"}) {
    const Ref<Object> value = attribute(rt, self, name);
    if (!value) return raised;
    if (value.get() == rt.none && name != "name" && name != "loader") continue;
    const Ref<Str> shown = repr(rt, *value);
    if (!shown) return raised;
    text.add(first ? "(" : ", ").add(name).add("=").add(*shown);
    first = false;
  }
  return text.add(")").finish();
}

Own<Object> spec_parent(Runtime& rt, Object& self) {
  const Ref<Object> locations = attribute(rt, self, "submodule_search_locations");
  if (!locations) return raised;
  Ref<Object> name = attribute(rt, self, "name");
  if (!name || locations.get() != rt.none || !is_str(*name)) return name.release();
  auto& text = static_cast<Str&>(*name);
  return str_slice(rt, text, 0, last_dot(text));
}

// dir/name.py → dir/__pycache__/name.vitro-311.pyc
Own<Str> cache_of(Runtime& rt, const Str& file) {
  std::size_t name = file.length;
  while (name > 0 && file.at(name - 1) != '/') --name;
  std::size_t end = file.length;
  while (end > name && file.at(end - 1) != '.') --end;
  StrBuilder text(rt);
  for (std::size_t i = 0; i < name; ++i) text.add(file.at(i));
  text.add("__pycache__/");
  for (std::size_t i = name; i < end; ++i) text.add(file.at(i));
  return text.add(kCacheTag).add(".pyc").finish();
}

Own<Object> spec_cached(Runtime& rt, Object& self) {
  Ref<Object> cached = attribute(rt, self, "_cached");
  if (!cached || cached.get() != rt.none) return cached.release();
  const Ref<Object> origin = attribute(rt, self, "origin");
  const Ref<Object> located = attribute(rt, self, "_set_fileattr");
  if (!origin || !located) return raised;
  if (!is_str(*origin) || located.get() != rt.true_) return own(*rt.none);
  return cache_of(rt, static_cast<Str&>(*origin));
}
Status spec_set_cached(Runtime& rt, Object& self, Object* value) {
  return put_attribute(rt, self, "_cached", value ? *value : *rt.none);
}

Own<Object> spec_has_location(Runtime& rt, Object& self) {
  return attribute(rt, self, "_set_fileattr");
}
Status spec_set_has_location(Runtime& rt, Object& self, Object* value) {
  const auto on = value ? truth(rt, *value) : Fallible<bool>(false);
  if (!on) return raised;
  return put_attribute(rt, self, "_set_fileattr", *on ? *rt.true_ : *rt.false_);
}

constexpr NativeProperty kSpecProperties[] = {
    {"__dict__", shaped_dict},
    {"parent", spec_parent},
    {"cached", spec_cached, spec_set_cached},
    {"has_location", spec_has_location, spec_set_has_location},
};

void fill_spec_type(Slots& slots) {
  fill_shaped(slots);
  slots.init = spec_init;
  slots.repr = spec_repr;
}

}  // namespace

const TypeSpec kModuleSpecType = {
    .name = "ModuleSpec",
    .flags = kTypeBase | kTypeShaped,
    .fill = fill_spec_type,
    .properties = kSpecProperties,
    .doc = "The specification for a module, used for loading.",
    .module = "_frozen_importlib",
    .module_type = place_of(ModuleType::module_spec),
};

namespace {

// The loader that a module found there says it has.
Own<Object> make_loader(Runtime& rt, Str& name, const Found& found) {
  if (found.native) {
    Type* importer = make_module_type(rt, kBuiltinImporterType);
    return importer ? own<Object>(*importer) : Own<Object>(raised);
  }
  Type* type = make_module_type(rt, found.file ? kSourceLoaderType : kNamespaceLoaderType);
  if (!type) return raised;
  Ref<Object> loader = allocate_instance(rt, *type);
  if (!loader) return raised;
  if (!found.file) {
    if (!put_attribute(rt, *loader, "_path", *found.portions)) return raised;
    return loader.release();
  }
  if (!put_attribute(rt, *loader, "name", name) || !put_attribute(rt, *loader, "path", *found.file))
    return raised;
  return loader.release();
}

}  // namespace

Status describe_module(Runtime& rt, Module& module, Str& name, const Found& found) {
  Type* type = make_module_type(rt, kModuleSpecType);
  if (!type) return raised;
  const Ref<Object> loader = make_loader(rt, name, found);
  const Ref<Object> spec = allocate_instance(rt, *type);
  if (!loader || !spec) return raised;
  Ref<Str> origin = found.file;
  if (found.native && !(origin = make_str(rt, "built-in"))) return raised;
  if (!fill_spec(rt, *spec,
                 {&name, loader.get(), origin.get(), nullptr, found.portions.get(),
                  static_cast<bool>(found.file)}))
    return raised;
  Ref<Str> package = found.portions ? own(name) : str_slice(rt, name, 0, last_dot(name));
  if (!package) return raised;
  Filler filler(rt, *module.dict);
  filler.set("__loader__", *loader).set("__package__", *package).set("__spec__", *spec);
  if (found.portions) filler.set("__path__", *found.portions);
  if (found.file) filler.set("__file__", *found.file).set("__cached__", cache_of(rt, *found.file));
  if (!found.file && !found.native) filler.set("__file__", *rt.none);
  if (!filler.status()) return raised;
  return put_attribute(rt, *spec, "_initializing", *rt.true_);
}

bool is_initialising(Runtime& rt, Object& spec) {
  const Ref<Object> flag = attribute(rt, spec, "_initializing");
  if (!flag) rt.clear_pending();
  return flag.get() == rt.true_;
}

Status set_initialising(Runtime& rt, Module& module, bool on) {
  Object* spec = dict_get_str(*module.dict, *rt.names.spec);
  if (!spec || !is_module_type(rt, *spec, ModuleType::module_spec)) return ok;
  const Ref<Object> held = Ref<Object>::share(*spec);
  return put_attribute(rt, *held, "_initializing", on ? *rt.true_ : *rt.false_);
}

}  // namespace vitro::vm
