// module: attributes live in its dict, found before those of the type.
#include "objects/module.hpp"

#include <utility>

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {
namespace {

Module& module_of(Object& object) { return static_cast<Module&>(object); }

void module_dealloc(Runtime& rt, Object& object) {
  const std::size_t bytes = begin_dealloc<Module>(rt, object);
  release(*module_of(object).dict);
  release(*module_of(object).name);
  rt.free_object(object, CellKind::container, bytes);
}

void module_visit(Object& object, EdgeVisitor& visitor) {
  module_of(object).visit_edges(visitor);
  visit_attributes(object, visitor);
}

// What a module's dict begins with.
Status name_module(Runtime& rt, Dict& dict, Str& name, Object& doc) {
  if (!dict_set_str(rt, dict, *rt.names.name, name) || !dict_set_str(rt, dict, *rt.names.doc, doc))
    return raised;
  for (Str* none_named : {rt.names.package, rt.names.loader, rt.names.spec})
    if (!dict_set_str(rt, dict, *none_named, *rt.none)) return raised;
  return ok;
}

Own<Module> empty_module(Runtime& rt, Type& cls, Str& name, Own<Dict> made) {
  Ref<Dict> dict = made;
  if (!dict) return raised;
  const Own<Object> module = allocate_instance(rt, cls);
  if (!module) return raised;
  module_of(*module).name = own(name).get();
  module_of(*module).dict = dict.release().get();
  return Own<Module>(&module_of(*module));
}

Own<Object> module_construct(Runtime& rt, Type& cls, Arguments) {
  const Own<Module> made = empty_module(rt, cls, *rt.empty_str, new_dict(rt));
  if (made) made->by_program = true;
  return made;
}

Status module_init(Runtime& rt, Object& self, Arguments arguments) {
  static constexpr const char* kNames[] = {"name", "doc"};
  Object* given[2];
  if (!unpack(rt, arguments, {.function = "module", .names = kNames, .required = 1}, given))
    return raised;
  if (!is_str(*given[0]))
    return rt.raise(*rt.types.type_error, "module() argument 'name' must be str, not %T",
                    given[0]->type);
  Module& module = module_of(self);
  auto& name = static_cast<Str&>(*given[0]);
  if (!name_module(rt, *module.dict, name, given[1] ? *given[1] : *rt.none)) return raised;
  retain(name);
  release(std::exchange(module.name, &name));
  return ok;
}

// The module's name as its dict has it now; null: it is no str any more.
Str* current_name(Runtime& rt, Module& module) {
  Object* name = dict_get_str(*module.dict, *rt.names.name);
  return name && is_str(*name) ? static_cast<Str*>(name) : nullptr;
}

Own<Object> module_repr(Runtime& rt, Object& object) {
  Module& module = module_of(object);
  const Ref<Str> name = Ref<Str>::share(current_name(rt, module));
  const Ref<Str> shown = name ? repr(rt, *name) : make_str(rt, "'?'");
  if (!shown) return raised;
  Object* file = dict_get_str(*module.dict, *rt.names.file);
  if (file && is_str(*file)) return format_message(rt, "<module %S from %R>", shown.get(), file);
  if (module.by_program) return format_message(rt, "<module %S>", shown.get());
  return format_message(rt, "<module %S (built-in)>", shown.get());
}

// Does its __spec__ say that its body still runs?
Fallible<bool> in_import(Runtime& rt, Module& module) {
  Object* found = dict_get_str(*module.dict, *rt.names.spec);
  if (!found || found == rt.none) return false;
  const Ref<Object> spec = Ref<Object>::share(*found);
  const Ref<Str> key = intern(rt, "_initializing");
  if (!key) return raised;
  const auto flag = find_attribute(rt, *spec, *key);
  if (!flag) return raised;
  const Ref<Object> held = Own<Object>(*flag);
  return held ? truth(rt, *held) : Fallible<bool>(false);
}

// The module's own __getattr__ function, where it has one.
Own<Object> absent_attribute(Runtime& rt, Module& module, Str& name) {
  if (rt.hooks.late_attribute) {
    if (const Own<Object> made = rt.hooks.late_attribute(rt, module, name); made || rt.pending())
      return made;
  }
  if (Object* fallback = dict_get_str(*module.dict, *rt.names.getattr)) {
    const Ref<Object> held = Ref<Object>::share(*fallback);
    return call(rt, *held, {&name});
  }
  if (const Ref<Str> held_name = Ref<Str>::share(current_name(rt, module))) {
    Str* own_name = held_name.get();
    const auto initialising = in_import(rt, module);
    if (!initialising) return raised;
    if (*initialising)
      return rt.raise(*rt.types.attribute_error,
                      "partially initialized module '%S' has no attribute '%S' (most likely due to "
                      "a circular import)",
                      own_name, &name);
    return rt.raise(*rt.types.attribute_error, "module '%S' has no attribute '%S'", own_name,
                    &name);
  }
  return rt.raise(*rt.types.attribute_error, "module has no attribute '%S'", &name);
}

Own<Object> module_getattribute(Runtime& rt, Object& object, Str& name) {
  Module& module = module_of(object);
  Object* of_type = lookup_in_type(*object.type, name);
  if (!of_type || !has_flag(*of_type, kTypeDescriptorData)) {
    if (Object* value = dict_get_str(*module.dict, name)) return own(*value);
    if (!of_type) return absent_attribute(rt, module, name);
  }
  const Ref<Object> held = Ref<Object>::share(*of_type);
  const auto get = held->type->slots.descr_get;
  return get ? get(rt, *held, &object, object.type) : own(*held);
}

Status module_setattribute(Runtime& rt, Object& object, Str& name, Object* value) {
  Module& module = module_of(object);
  if (Object* of_type = lookup_in_type(*object.type, name)) {
    const Ref<Object> held = Ref<Object>::share(*of_type);
    if (held->type->slots.descr_set) return held->type->slots.descr_set(rt, *held, object, value);
  }
  if (value) return dict_set_str(rt, *module.dict, name, *value);
  switch (dict_remove(rt, *module.dict, name)) {
    case Removal::removed: return ok;
    case Removal::failed: return raised;
    case Removal::absent: break;
  }
  return rt.raise(*rt.types.attribute_error, "'%T' object has no attribute '%S'", object.type,
                  &name);
}

Own<Object> module_dict(Runtime&, Object& self) { return own<Object>(*module_of(self).dict); }

Own<Object> module_dir(Runtime& rt, Object& self, Arguments) {
  Ref<List> names = new_list(rt);
  if (!names || !list_extend(rt, *names, *module_of(self).dict)) return raised;
  return names.release();
}

constexpr NativeMethod kModuleMethods[] = {{"__dir__", module_dir, Takes::nothing}};
// An annotation statement at module level makes the dict; it may be asked for before.
Own<Object> module_annotations(Runtime& rt, Object& self) {
  Dict& dict = *module_of(self).dict;
  if (Object* found = dict_get_str(dict, *rt.names.annotations)) return own(*found);
  Ref<Dict> made = new_dict(rt);
  if (!made || !dict_set_str(rt, dict, *rt.names.annotations, *made)) return raised;
  return made.release();
}

Status set_module_annotations(Runtime& rt, Object& self, Object* value) {
  Dict& dict = *module_of(self).dict;
  if (value) return dict_set_str(rt, dict, *rt.names.annotations, *value);
  switch (dict_remove(rt, dict, *rt.names.annotations)) {
    case Removal::removed: return ok;
    case Removal::failed: return raised;
    case Removal::absent: break;
  }
  return rt.raise(*rt.types.attribute_error, "__annotations__");
}

constexpr NativeProperty kModuleProperties[] = {
    {"__dict__", module_dict, nullptr, true},
    {"__annotations__", module_annotations, set_module_annotations},
};

void fill_module(Slots& slots) {
  slots.dealloc = module_dealloc;
  slots.visit = module_visit;
  slots.repr = module_repr;
  slots.getattribute = module_getattribute;
  slots.setattribute = module_setattribute;
  slots.construct = module_construct;
  slots.init = module_init;
}

}  // namespace

const TypeSpec kModuleType = {
    .name = "module",
    .type = &Types::module,
    .basic_size = sizeof(Module),
    .flags = kTypeBase | kTypeShaped | kTypeSealed | kTypeWeakly,
    .fill = fill_module,
    .methods = kModuleMethods,
    .properties = kModuleProperties,
    .doc =
        "Create a module object.\n\nThe name must be a string; the optional docstring can have any "
        "type.",
};

Own<Module> make_module(Runtime& rt, Str& name) {
  Ref<Dict> dict = new_dict(rt, 16);
  if (!dict || !name_module(rt, *dict, name, *rt.none)) return raised;
  return empty_module(rt, *rt.types.module, name, dict.release());
}

}  // namespace vitro
