// Looking names up through namespaces, the errors when they are not there, and the caches of names.
#include "vm/names.hpp"

#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro::vm {

namespace {

// Fills `name` of the pending NameError, which suggestions are made from.
Raised note_name(Runtime& rt, Str& name) {
  Exception* pending = rt.pending_exception();
  if (pending && is_instance(*pending, *rt.types.name_error)) {
    Object*& field = pending->fields()[0];
    release(std::exchange(field, own(static_cast<Object&>(name)).get()));
  }
  return raised;
}

Raised raise_name_error(Runtime& rt, Str& name) {
  rt.raise(*rt.types.name_error, "name '%S' is not defined", &name);
  return note_name(rt, name);
}

// The frame's namespace where it is an exact dict, as it nearly always is.
Dict* plain_names(Runtime& rt, const Frame& frame) {
  return frame.names && frame.names->type == rt.types.dict ? static_cast<Dict*>(frame.names)
                                                           : nullptr;
}

}  // namespace

Flow raise_unbound_local(Runtime& rt, const Frame& frame, std::uint32_t local) {
  Object* name = &(*frame.code->local_names)[local];
  rt.raise(*rt.types.unbound_local_error,
           "cannot access local variable '%S' where it is not associated with a value",
           static_cast<Str*>(name));
  return Flow::raise;
}

Flow raise_unbound_cell(Runtime& rt, const Frame& frame, std::uint32_t local) {
  if (!(frame.code->local_kinds[local] & kLocalFree)) return raise_unbound_local(rt, frame, local);
  auto* name = &static_cast<Str&>((*frame.code->local_names)[local]);
  rt.raise(
      *rt.types.name_error,
      "cannot access free variable '%S' where it is not associated with a value in enclosing scope",
      name);
  note_name(rt, *name);
  return Flow::raise;
}

Own<Object> load_global(Runtime& rt, Frame& frame, Str& name) {
  if (Object* value = dict_get_str(*frame.globals, name)) return own(*value);
  if (Object* value = dict_get_str(*frame.builtins, name)) return own(*value);
  return raise_name_error(rt, name);
}

Own<Object> load_name(Runtime& rt, Frame& frame, Str& name) {
  if (Dict* names = plain_names(rt, frame)) {
    if (Object* value = dict_get_str(*names, name)) return own(*value);
  } else if (frame.names) {
    Own<Object> value = get_item(rt, *frame.names, name);
    if (value) return value;
    if (!pending_matches(rt, *rt.types.key_error)) return raised;
    rt.clear_pending();
  }
  return load_global(rt, frame, name);
}

Own<Object> load_class_deref(Runtime& rt, Frame& frame, std::uint32_t local) {
  auto& name = static_cast<Str&>((*frame.code->local_names)[local]);
  if (Dict* names = plain_names(rt, frame)) {
    if (Object* value = dict_get_str(*names, name)) return own(*value);
  } else if (frame.names) {
    Own<Object> value = get_item(rt, *frame.names, name);
    if (value) return value;
    if (!pending_matches(rt, *rt.types.key_error)) return raised;
    rt.clear_pending();
  }
  Object* contents = static_cast<Cell&>(*frame.locals[local]).contents;
  if (contents) return own(*contents);
  raise_unbound_cell(rt, frame, local);
  return raised;
}

Status store_name(Runtime& rt, Frame& frame, Str& name, Object& value) {
  if (Dict* names = plain_names(rt, frame)) return dict_set_str(rt, *names, name, value);
  return set_item(rt, *frame.names, name, &value);
}

Status delete_name(Runtime& rt, Frame& frame, Str& name) {
  if (Dict* names = plain_names(rt, frame)) {
    switch (dict_remove(rt, *names, name)) {
      case Removal::failed: return raised;
      case Removal::removed: return ok;
      case Removal::absent: return raise_name_error(rt, name);
    }
  }
  if (set_item(rt, *frame.names, name, nullptr)) return ok;
  rt.clear_pending();  // whatever it was
  return raise_name_error(rt, name);
}

Status delete_global(Runtime& rt, Frame& frame, Str& name) {
  switch (dict_remove(rt, *frame.globals, name)) {
    case Removal::failed: return raised;
    case Removal::removed: return ok;
    case Removal::absent: break;
  }
  return raise_name_error(rt, name);
}

namespace {

// Bytes from a table to the value of its entry `index`, which stay the same as long as its version.
std::uint32_t value_offset(DictKeys& keys, std::int32_t index) {
  return static_cast<std::uint32_t>(reinterpret_cast<char*>(&keys.str_entries()[index].value) -
                                    reinterpret_cast<char*>(&keys));
}

// Fills the cache for a name found in `globals` or else `builtins`.
void cache_global(Runtime& rt, Frame& frame, CodeUnit* ip, Str& name, Special module,
                  Special builtin) {
  const std::uint32_t version = dict_version(rt, *frame.globals);
  if (version == 0) return;
  cache_word(ip, 2) = version;
  std::int32_t index = dict_entry_of(*frame.globals, name);
  if (index >= 0) {
    cache_word(ip, 1) = value_offset(*frame.globals->keys, index);
    return become(ip, module);
  }
  // That the globals lack the name holds while their keys do not change.
  index = dict_entry_of(*frame.builtins, name);
  const std::uint32_t builtins_version = dict_version(rt, *frame.builtins);
  if (index < 0 || builtins_version == 0) return;
  cache_word(ip, 1) = value_offset(*frame.builtins->keys, index);
  cache_word(ip, 3) = builtins_version;
  become(ip, builtin);
}

}  // namespace

void specialise_load_name(Runtime& rt, Frame& frame, CodeUnit* ip, Str& name) {
  cache_head(ip).counter = kBackOff;
  if (frame.names == frame.globals)
    cache_global(rt, frame, ip, name, Special::LOAD_NAME_MODULE, Special::LOAD_NAME_BUILTIN);
}

void specialise_load_global(Runtime& rt, Frame& frame, CodeUnit* ip, Str& name) {
  cache_head(ip).counter = kBackOff;
  cache_global(rt, frame, ip, name, Special::LOAD_GLOBAL_MODULE, Special::LOAD_GLOBAL_BUILTIN);
}

void specialise_store_name(Runtime& rt, Frame& frame, CodeUnit* ip, Str& name) {
  cache_head(ip).counter = kBackOff;
  if (frame.names != frame.globals) return;
  const std::int32_t index = dict_entry_of(*frame.globals, name);
  const std::uint32_t version = dict_version(rt, *frame.globals);
  if (index < 0 || version == 0) return;
  cache_word(ip, 1) = value_offset(*frame.globals->keys, index);
  cache_word(ip, 2) = version;
  become(ip, Special::STORE_NAME_MODULE);
}

}  // namespace vitro::vm
