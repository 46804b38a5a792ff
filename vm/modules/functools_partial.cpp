// functools.partial: a function with some of its arguments.
#include "objects/dict.hpp"
#include "objects/function.hpp"
#include "objects/operations.hpp"
#include "vm/imports/attributes.hpp"
#include "vm/modules/functools.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

struct Partial : Object {
  Object* function;
  Tuple* arguments;
  Dict* keywords;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(function, "func");
    visitor.field(arguments, "args");
    visitor.field(keywords, "keywords");
  }
};

Partial& partial_of(Object& object) { return static_cast<Partial&>(object); }

Own<Object> partial_construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (arguments.count < 1)
    return rt.raise(*rt.types.type_error, "type 'partial' takes at least one argument");
  if (!is_callable(arguments[0]))
    return rt.raise(*rt.types.type_error, "the first argument must be callable");
  Ref<Object> function = Ref<Object>::share(arguments[0]);
  Ref<Tuple> values = tuple_from_array(rt, arguments.values + 1, arguments.count - 1);
  Ref<Dict> keywords = keywords_as_dict(rt, arguments);
  if (!values || !keywords) return raised;
  // A partial of a partial that nobody has added attributes to is one of its function.
  if (is_module_type(rt, *function, ModuleType::partial) && shape_of(rt, *function).count == 0 &&
      !shape_of(rt, *function).dictionary) {
    const Ref<Object> held = function;
    auto& inner = partial_of(*held);
    const Ref<Tuple> of_inner = Ref<Tuple>::share(inner.arguments);
    const std::size_t before = of_inner->length();
    Ref<Tuple> both = new_tuple(rt, before + values->length());
    if (!both) return raised;
    for (std::size_t i = 0; i < before; ++i) both->items()[i] = own((*of_inner)[i]).get();
    for (std::size_t i = 0; i < values->length(); ++i)
      both->items()[before + i] = own((*values)[i]).get();
    values = std::move(both);
    Ref<Dict> all = dict_copy(rt, *inner.keywords);
    if (!all || !dict_update(rt, *all, *keywords)) return raised;
    keywords = std::move(all);
    function = Ref<Object>::share(inner.function);
  }
  Own<Object> made = allocate_instance(rt, cls);
  if (!made) return raised;
  auto& self = partial_of(*made);
  self.function = function.release().get();
  self.arguments = values.release().get();
  self.keywords = keywords.release().get();
  return made;
}

Own<Object> partial_call(Runtime& rt, Object& object, Arguments arguments) {
  auto& self = partial_of(object);
  const Ref<Object> function = Ref<Object>::share(self.function);
  const Ref<Tuple> values = Ref<Tuple>::share(self.arguments);
  const Ref<Dict> keywords = Ref<Dict>::share(self.keywords);
  CallArguments all(rt);
  if (!all.add(*values) || !all.add(arguments)) return raised;
  if (!all.add_keywords(keywords.get(), arguments)) return raised;
  return all.call(*function);
}

Own<Object> partial_repr(Runtime& rt, Object& object) {
  ReprGuard guard(rt, object);
  if (guard.again()) return make_str(rt, "...");
  auto& self = partial_of(object);
  const Type& type = *object.type;
  const Ref<Object> function = Ref<Object>::share(self.function);
  const Ref<Tuple> values = Ref<Tuple>::share(self.arguments);
  const Ref<Dict> keywords = Ref<Dict>::share(self.keywords);
  StrBuilder text(rt);
  if (&type == rt.module_types[static_cast<int>(ModuleType::partial)]) text.add("functools.");
  const Ref<Str> shown = repr(rt, *function);
  if (!shown) return raised;
  text.add(*type.qualname).add("(").add(*shown);
  for (std::uint32_t i = 0; i < values->length(); ++i) {
    const Ref<Str> value = repr(rt, (*values)[i]);
    if (!value) return raised;
    text.add(", ").add(*value);
  }
  for (std::uint32_t i = 0; i < keywords->entry_count(); ++i) {
    Object *key, *value;
    if (!keywords->entry(i, key, value)) continue;
    const Ref<Object> held = Ref<Object>::share(*value), name = Ref<Object>::share(*key);
    const Ref<Str> name_text = str_of(rt, *name), value_text = repr(rt, *held);
    if (!name_text || !value_text) return raised;
    text.add(", ").add(*name_text).add("=").add(*value_text);
  }
  return text.add(")").finish();
}

Own<Object> partial_reduce(Runtime& rt, Object& object, Arguments) {
  auto& self = partial_of(object);
  const Ref<Object> dict = shaped_dict(rt, object);
  const Ref<Tuple> maker = make_tuple(rt, {self.function});
  if (!dict || !maker) return raised;
  const Ref<Tuple> state =
      make_tuple(rt, {self.function, self.arguments, self.keywords, dict.get()});
  if (!state) return raised;
  return make_tuple(rt, {object.type, maker.get(), state.get()});
}

Own<Object> partial_setstate(Runtime& rt, Object& object, Arguments arguments) {
  auto& self = partial_of(object);
  const auto invalid = [&rt] { return rt.raise(*rt.types.type_error, "invalid partial state"); };
  if (!is_tuple(arguments[0])) return invalid();
  const Ref<Tuple> state = Ref<Tuple>::share(static_cast<Tuple&>(arguments[0]));
  if (state->length() != 4) return invalid();
  Object &function = (*state)[0], &values = (*state)[1], &keywords = (*state)[2],
         &dict = (*state)[3];
  if (!is_callable(function) || !is_tuple(values) || (&keywords != rt.none && !is_dict(keywords)) ||
      (&dict != rt.none && !is_dict(dict)))
    return invalid();
  Ref<Tuple> exact = tuple_from_array(rt, static_cast<Tuple&>(values).items(),
                                      static_cast<Tuple&>(values).length());
  Ref<Dict> names =
      &keywords == rt.none ? new_dict(rt) : dict_copy(rt, static_cast<Dict&>(keywords));
  if (!exact || !names) return raised;
  if (&dict != rt.none && !set_instance_dict(rt, object, static_cast<Dict&>(dict))) return raised;
  set_field(self.function, own(function));
  set_field(self.arguments, exact.release());
  set_field(self.keywords, names.release());
  return own(*rt.none);
}

Own<Object> partial_func(Runtime&, Object& self) { return own(*partial_of(self).function); }
Own<Object> partial_args(Runtime&, Object& self) {
  return own(static_cast<Object&>(*partial_of(self).arguments));
}
Own<Object> partial_keywords(Runtime&, Object& self) {
  return own(static_cast<Object&>(*partial_of(self).keywords));
}

constexpr NativeMethod kMethods[] = {
    {"__reduce__", partial_reduce, Takes::nothing},
    {"__setstate__", partial_setstate, Takes::one},
};
constexpr NativeProperty kProperties[] = {
    {"func", partial_func},
    {"args", partial_args},
    {"keywords", partial_keywords},
};

void fill(Slots& slots) {
  fill_shaped_life<Partial>(slots);
  slots.construct = partial_construct;
  slots.call = partial_call;
  slots.repr = partial_repr;
}

}  // namespace

const TypeSpec kPartialType = {
    .name = "partial",
    .basic_size = sizeof(Partial),
    .flags = kTypeBase | kTypeShaped | kTypeWeakly,
    .fill = fill,
    .methods = kMethods,
    .properties = kProperties,
    .doc =
        "partial(func, *args, **keywords) - new function with partial application\n    of the "
        "given arguments and keywords.\n",
    .module = "functools",
    .module_type = place_of(ModuleType::partial),
};

}  // namespace vitro::vm
