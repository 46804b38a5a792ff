#include "vm/builtins/directory.hpp"

#include "objects/dict.hpp"
#include "objects/function.hpp"
#include "objects/instance.hpp"
#include "objects/module.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro::vm {

namespace {

// Names are gathered as keys, so that each comes once.
Status add_keys(Runtime& rt, Dict& names, Dict& source) {
  Ref<Dict> held = Ref<Dict>::share(source);
  for (std::uint32_t i = 0; i < source.entry_count(); ++i) {
    Object* key;
    Object* value;
    if (source.entry(i, key, value) && !dict_set(rt, names, *key, *rt.none)) return raised;
  }
  return ok;
}

Status add_class_names(Runtime& rt, Dict& names, Type& type) {
  for (std::uint32_t i = type.mro->length(); i-- > 0;)
    if (!add_keys(rt, names, *static_cast<Type&>((*type.mro)[i]).dict)) return raised;
  return ok;
}

Status add_own_names(Runtime& rt, Dict& names, Object& object) {
  if (object.type == rt.types.function) {
    Dict* attributes = static_cast<Function&>(object).attributes;
    return attributes ? add_keys(rt, names, *attributes) : ok;
  }
  if (!has_flag(object, kTypeShaped)) return ok;
  const Shape& shape = shape_of(rt, object);
  if (shape.dictionary) return add_keys(rt, names, *instance_dict(rt, object));
  for (const Shape* s = &shape; s->count > 0; s = s->parent)
    if (!dict_set_str(rt, names, *s->name, *rt.none)) return raised;
  return ok;
}

Own<List> sorted_list(Runtime& rt, Object& iterable) {
  Ref<List> list = new_list(rt);
  if (!list || !list_extend(rt, *list, iterable) || !list_sort(rt, *list, nullptr, false))
    return raised;
  return list.release();
}

}  // namespace

Own<List> directory_of(Runtime& rt, Object& object) {
  // Only a Python class's own __dir__ is asked: object's and type's mean what follows.
  Object* method = lookup_in_type(*object.type, *rt.names.dir);
  if (method && method->type == rt.types.function) {
    bool missing = false;
    Ref<Object> answer = call_special(rt, object, *rt.names.dir, {}, &missing);
    if (!answer) return raised;
    return sorted_list(rt, *answer);
  }
  Ref<Dict> names = new_dict(rt);
  if (!names) return raised;
  const bool module = is_instance(object, *rt.types.module);
  const Status added = module            ? add_keys(rt, *names, *static_cast<Module&>(object).dict)
                       : is_type(object) ? add_class_names(rt, *names, static_cast<Type&>(object))
                                         : add_own_names(rt, *names, object);
  if (!added) return raised;
  if (!module && !is_type(object) && !add_class_names(rt, *names, *object.type)) return raised;
  return sorted_list(rt, *names);
}

}  // namespace vitro::vm
