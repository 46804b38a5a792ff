#include "objects/directory.hpp"

#include "objects/dict.hpp"
#include "objects/function.hpp"
#include "objects/instance.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

// Names are gathered as keys, so that each comes once.
Status add_keys(Runtime& rt, Dict& names, Dict& source) {
  const Ref<Dict> held = Ref<Dict>::share(source);
  for (std::uint32_t i = 0; i < source.entry_count(); ++i) {
    Object* key;
    Object* value;
    if (!source.entry(i, key, value)) continue;
    const Ref<Object> name = Ref<Object>::share(*key);
    if (!dict_set(rt, names, *name, *rt.none)) return raised;
  }
  return ok;
}

Status add_class_names(Runtime& rt, Dict& names, Type& type) {
  const Ref<Tuple> mro = Ref<Tuple>::share(*type.mro);
  for (std::uint32_t i = 0; i < mro->length(); ++i)
    if (!add_keys(rt, names, *static_cast<Type&>((*mro)[i]).dict)) return raised;
  return ok;
}

// Does `object` keep its attributes by shape, and does nothing else claim to be its __dict__?
bool has_plain_attributes(Runtime& rt, Object& object) {
  if (!(object.type->flags & kTypeShaped) || !keeps_attributes(*object.type)) return false;
  if (object.type->slots.getattribute != rt.types.object->slots.getattribute) return false;
  Object* found = lookup_in_type(*object.type, *rt.names.dict);
  return found && found->type == rt.types.property_descriptor && !shape_of(rt, object).dictionary;
}

Status add_own_names(Runtime& rt, Dict& names, Object& object) {
  // A `__dict__` that was not asked for need not be made.
  if (has_plain_attributes(rt, object)) {
    for (const Shape* s = &shape_of(rt, object); s->count > 0; s = s->parent)
      if (!dict_set_str(rt, names, *s->name, *rt.none)) return raised;
    return ok;
  }
  const Fallible<Object*> found = find_attribute(rt, object, *rt.names.dict);
  if (!found) return raised;
  const Ref<Object> attributes = Own<Object>(*found);
  if (!attributes || !is_dict(*attributes)) return ok;
  return add_keys(rt, names, static_cast<Dict&>(*attributes));
}

Own<List> key_list(Runtime& rt, Dict& names) {
  Ref<List> list = new_list(rt, names.length);
  if (!list || !list_extend(rt, *list, names)) return raised;
  return list.release();
}

}  // namespace

Own<List> names_of_object(Runtime& rt, Object& object) {
  const Ref<Dict> names = new_dict(rt);
  if (!names || !add_own_names(rt, *names, object)) return raised;
  const Fallible<Object*> found = find_attribute(rt, object, *rt.names.class_);
  if (!found) return raised;
  const Ref<Object> cls = Own<Object>(*found);
  if (cls && is_type(*cls) && !add_class_names(rt, *names, static_cast<Type&>(*cls))) return raised;
  return key_list(rt, *names);
}

Own<List> names_of_class(Runtime& rt, Type& type) {
  const Ref<Dict> names = new_dict(rt);
  if (!names || !add_class_names(rt, *names, type)) return raised;
  return key_list(rt, *names);
}

Own<List> directory_of(Runtime& rt, Object& object) {
  bool missing = false;
  const Ref<Object> answer = call_special(rt, object, *rt.names.dir, {}, &missing);
  if (missing) return rt.raise(*rt.types.type_error, "object does not provide __dir__");
  if (!answer) return raised;
  Ref<List> list = new_list(rt);
  if (!list || !list_extend(rt, *list, *answer) || !list_sort(rt, *list, nullptr, false))
    return raised;
  return list.release();
}

}  // namespace vitro
