// types.SimpleNamespace: attributes by shape as those of any Python class, shown and compared as a
// dict of them.
#include "objects/simple_namespace.hpp"

#include "objects/built_in.hpp"
#include "objects/dict.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {
namespace {

void visit_namespace(Object& object, EdgeVisitor& visitor) { visit_attributes(object, visitor); }

Own<Object> construct(Runtime& rt, Type& cls, Arguments) { return allocate_instance(rt, cls); }

Status init(Runtime& rt, Object& self, Arguments arguments) {
  if (arguments.count > 0)
    return rt.raise(*rt.types.type_error, "no positional arguments expected");
  const std::uint32_t names = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  for (std::uint32_t i = 0; i < names; ++i) {
    auto& name = static_cast<Str&>((*arguments.keyword_names)[i]);
    const Ref<Str> interned = intern(rt, own(name));
    if (!interned || !set_own_attribute(rt, self, *interned, arguments.values[i])) return raised;
  }
  return ok;
}

Own<Object> namespace_repr(Runtime& rt, Object& self) {
  const Str& name = *self.type->name;
  const bool plain = self.type == rt.types.simple_namespace;
  StrBuilder text(rt);
  if (plain)
    text.add("namespace(");
  else
    text.add(name).add("(");
  const ReprGuard guard(rt, self);
  if (guard.again()) return text.add("...)").finish();
  Dict* attributes = instance_dict(rt, self);
  if (!attributes) return raised;
  const Ref<Dict> dict = Ref<Dict>::share(*attributes);
  const char* separator = "";
  for (std::uint32_t i = 0; i < dict->entry_count(); ++i) {
    Object *key, *value;
    if (!dict->entry(i, key, value) || !is_str(*key) || static_cast<Str*>(key)->length == 0)
      continue;
    const Ref<Object> held_key = Ref<Object>::share(*key), held = Ref<Object>::share(*value);
    const Ref<Str> shown = repr(rt, *held);
    if (!shown) return raised;
    text.add(separator).add(static_cast<Str&>(*held_key)).add("=").add(*shown);
    separator = ", ";
  }
  return text.add(")").finish();
}

Own<Object> namespace_compare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  const Type& cls = *rt.types.simple_namespace;
  if (!is_instance(left, cls) || !is_instance(right, cls)) return own(*rt.not_implemented);
  Dict* first = instance_dict(rt, left);
  Dict* second = first ? instance_dict(rt, right) : nullptr;
  if (!second) return raised;
  const Ref<Dict> held_first = Ref<Dict>::share(*first), held_second = Ref<Dict>::share(*second);
  return compare(rt, *held_first, *held_second, op);
}

Own<Object> namespace_reduce(Runtime& rt, Object& self, Arguments) {
  Dict* dict = instance_dict(rt, self);
  if (!dict) return raised;
  const Ref<Dict> held = Ref<Dict>::share(*dict);
  return make_tuple(rt, {self.type, rt.empty_tuple, held.get()});
}

Own<Object> namespace_dict(Runtime& rt, Object& self) {
  Dict* dict = instance_dict(rt, self);
  if (!dict) return raised;
  return own<Object>(*dict);
}

constexpr NativeMethod kMethods[] = {{"__reduce__", namespace_reduce, Takes::nothing}};
constexpr NativeProperty kProperties[] = {{"__dict__", namespace_dict, nullptr, true}};

void fill(Slots& slots) {
  slots.dealloc = dealloc_instance;
  slots.visit = visit_namespace;
  slots.construct = construct;
  slots.init = init;
  slots.repr = namespace_repr;
  slots.richcompare = namespace_compare;
  slots.hash = nullptr;
}

constexpr TypeSpec kSimpleNamespaceType = {
    .name = "SimpleNamespace",
    .type = &Types::simple_namespace,
    .basic_size = sizeof(Object),
    .flags = kTypeBase | kTypeShaped,
    .fill = fill,
    .methods = kMethods,
    .properties = kProperties,
    .doc = "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)",
    .module = "types",
};
constexpr const TypeSpec* kTypes[] = {&kSimpleNamespaceType};

}  // namespace

Own<Object> make_simple_namespace(Runtime& rt) {
  if (!ready_late_types(rt, kTypes)) return raised;
  return allocate_instance(rt, *rt.types.simple_namespace);
}

}  // namespace vitro
