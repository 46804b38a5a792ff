// _weakref: what weakref.py is written on.
#include "objects/dict.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/weak_reference.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_module.hpp"

namespace vitro::vm {

namespace {

Own<Object> proxy(Runtime& rt, Object&, Arguments arguments) {
  Object* callback = arguments.count == 2 && &arguments[1] != rt.none ? &arguments[1] : nullptr;
  return make_weak_proxy(rt, arguments[0], callback);
}

Own<Object> getweakrefcount(Runtime& rt, Object&, Arguments arguments) {
  std::int64_t count = 0;
  for (WeakReference* reference = first_weak_reference(rt, arguments[0]); reference;
       reference = next_weak_reference(rt, *reference))
    ++count;
  return make_int(rt, count);
}

Own<Object> getweakrefs(Runtime& rt, Object&, Arguments arguments) {
  Ref<List> list = new_list(rt);
  if (!list) return raised;
  for (WeakReference* reference = first_weak_reference(rt, arguments[0]); reference;
       reference = next_weak_reference(rt, *reference))
    if (!list_append(rt, *list, own<Object>(*reference))) return raised;
  return list.release();
}

// Removes an entry whose value is a dead reference; one that has come in its place stays.
Own<Object> remove_dead_weakref(Runtime& rt, Object&, Arguments arguments) {
  if (!is_dict(arguments[0]))
    return rt.raise(*rt.types.type_error, "_remove_dead_weakref() argument 1 must be dict, not %T",
                    arguments[0].type);
  auto& dict = static_cast<Dict&>(arguments[0]);
  const DictLookup found = dict_get(rt, dict, arguments[1]);
  if (!found.ok) return raised;
  if (!found.value) return own(*rt.none);
  if (!is_instance(*found.value, *rt.types.weak_reference))
    return rt.raise(*rt.types.type_error, "not a weakref");
  if (referent_of(static_cast<WeakReference&>(*found.value))) return own(*rt.none);
  if (dict_remove(rt, dict, arguments[1]) == Removal::failed) return raised;
  return own(*rt.none);
}

constexpr NativeMethod kFunctions[] = {
    {"_remove_dead_weakref", remove_dead_weakref, Takes::positional, 2, 2, Binding::function},
    {"getweakrefcount", getweakrefcount, Takes::one, 0, 255, Binding::function},
    {"getweakrefs", getweakrefs, Takes::one, 0, 255, Binding::function},
    {"proxy", proxy, Takes::positional, 1, 2, Binding::function},
};

Status fill(Runtime& rt, Module& module) {
  if (!prepare_weak_types(rt)) return raised;
  return Filler(rt, *module.dict)
      .set("ref", *rt.types.weak_reference)
      .set("ReferenceType", *rt.types.weak_reference)
      .set("ProxyType", *rt.types.weak_proxy)
      .set("CallableProxyType", *rt.types.callable_weak_proxy)
      .status();
}

}  // namespace

const NativeModule kWeakrefModule = {.name = "_weakref",
                                     .functions = kFunctions,
                                     .fill = fill,
                                     .doc = "Weak-reference support module."};

}  // namespace vitro::vm
