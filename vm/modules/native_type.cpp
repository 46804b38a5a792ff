#include "vm/modules/native_type.hpp"

#include "objects/dict.hpp"
#include "objects/function.hpp"
#include "objects/list.hpp"

namespace vitro::vm {

namespace {

Status append(Runtime& rt, Ref<Object>& list, Object& item) {
  if (!list && !(list = new_list(rt))) return raised;
  return list_append(rt, static_cast<List&>(*list), own(item));
}

}  // namespace

Status CallArguments::add(Arguments arguments, std::uint32_t from) {
  for (std::uint32_t i = from; i < arguments.count; ++i, ++positional_)
    if (!append(rt_, values_, arguments[i])) return raised;
  return ok;
}

Status CallArguments::add(Tuple& values) { return add({values.items(), values.length(), nullptr}); }

Status CallArguments::add_keywords(Dict* first, Arguments second) {
  const std::uint32_t more = second.keyword_names ? second.keyword_names->length() : 0;
  if (!first || first->length == 0) {
    for (std::uint32_t i = 0; i < more; ++i)
      if (!append(rt_, names_, (*second.keyword_names)[i]) ||
          !append(rt_, values_, *second.values[second.count + i]))
        return raised;
    return ok;
  }
  Ref<Dict> all = Ref<Dict>::share(first);
  if (more) {
    all = dict_copy(rt_, *first);
    for (std::uint32_t i = 0; all && i < more; ++i)
      if (!dict_set(rt_, *all, (*second.keyword_names)[i], *second.values[second.count + i]))
        return raised;
  }
  if (!all) return raised;
  for (std::uint32_t i = 0; i < all->entry_count(); ++i) {
    Object *key, *value;
    if (!all->entry(i, key, value)) continue;
    if (!is_str(*key)) return rt_.raise(*rt_.types.type_error, "keywords must be strings");
    if (!append(rt_, names_, *key) || !append(rt_, values_, *value)) return raised;
  }
  return ok;
}

Own<Object> CallArguments::call(Object& callee) {
  Ref<Tuple> names;
  if (names_) {
    auto& list = static_cast<List&>(*names_);
    for (std::size_t i = 0; i < list.length; ++i) {
      const Own<Str> name = intern(rt_, own(static_cast<Str&>(*list.items[i])));
      if (!name) return raised;
      set_field(list.items[i], Own<Object>(name));
    }
    names = tuple_from_array(rt_, list.items, list.length);
    if (!names) return raised;
  }
  Object** values = values_ ? static_cast<List&>(*values_).items : nullptr;
  return vitro::call(rt_, callee, Arguments{values, positional_, names.get()});
}

Type* make_module_error(Runtime& rt, ModuleType place, std::string_view module,
                        std::string_view name, Type& base) {
  Type*& made = rt.module_types[static_cast<std::size_t>(place)];
  if (made) return made;
  const Ref<Str> class_name = intern(rt, name), module_name = intern(rt, module);
  const Ref<Tuple> bases = make_tuple(rt, {&base});
  const Ref<Dict> names = new_dict(rt);
  if (!class_name || !module_name || !bases || !names ||
      !dict_set_str(rt, *names, *rt.names.module, *module_name))
    return nullptr;
  const Own<Type> cls = make_class(rt, *rt.types.type, *class_name, *bases, *names);
  if (!cls) return nullptr;
  cls->refcount = kImmortal;
  return made = cls.get();
}

Own<Dict> keywords_as_dict(Runtime& rt, Arguments arguments) {
  Ref<Dict> dict = new_dict(rt);
  const std::uint32_t count = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  for (std::uint32_t i = 0; dict && i < count; ++i)
    if (!dict_set(rt, *dict, (*arguments.keyword_names)[i], *arguments.values[arguments.count + i]))
      return raised;
  return dict.release();
}

}  // namespace vitro::vm
