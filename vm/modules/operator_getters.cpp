// _operator: itemgetter, attrgetter, methodcaller.
#include "objects/function.hpp"
#include "objects/operations.hpp"
#include "vm/modules/native_type.hpp"
#include "vm/modules/operator.hpp"

namespace vitro::vm {

namespace {

// What to get: items or attribute names; of methodcaller the arguments after the name.
struct Getter : Object {
  Tuple* wanted;
  Str* name;             // methodcaller
  Tuple* values;         // methodcaller: keyword values follow the positional ones
  Tuple* keyword_names;  // methodcaller; null: none

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(wanted, "wanted");
    visitor.field(name, "name");
    visitor.field(values, "arguments");
    visitor.field(keyword_names, "keyword names");
  }
};

Getter& getter_of(Object& object) { return static_cast<Getter&>(object); }

// Applies `get` to each wanted thing: one answer, or a tuple of several.
template <class Get>
Own<Object> get_all(Runtime& rt, Object& object, Arguments arguments, const char* function,
                    Get get) {
  if (!positional_arguments(rt, function, arguments, 1, 1)) return raised;
  const Ref<Tuple> wanted = Ref<Tuple>::share(getter_of(object).wanted);
  if (wanted->length() == 1) return get(arguments[0], (*wanted)[0]);
  Ref<Tuple> answers = new_tuple(rt, wanted->length());
  if (!answers) return raised;
  for (std::uint32_t i = 0; i < wanted->length(); ++i) answers->items()[i] = own(*rt.none).get();
  for (std::uint32_t i = 0; i < wanted->length(); ++i) {
    const Own<Object> answer = get(arguments[0], (*wanted)[i]);
    if (!answer) return raised;
    set_field(answers->items()[i], answer);
  }
  return answers.release();
}

// "operator.itemgetter(1, 2)"
Own<Object> show(Runtime& rt, Object& object, Tuple& shown) {
  ReprGuard guard(rt, object);
  StrBuilder text(rt);
  text.add("operator.").add(*object.type->name);
  if (guard.again()) return text.add("(...)").finish();
  for (std::uint32_t i = 0; i < shown.length(); ++i) {
    const Ref<Str> part = repr(rt, shown[i]);
    if (!part) return raised;
    text.add(i ? ", " : "(").add(*part);
  }
  return text.add(")").finish();
}

Own<Object> getter_repr(Runtime& rt, Object& object) {
  return show(rt, object, *getter_of(object).wanted);
}
Own<Object> getter_reduce(Runtime& rt, Object& object, Arguments) {
  return make_tuple(rt, {object.type, getter_of(object).wanted});
}
constexpr NativeMethod kGetterMethods[] = {{"__reduce__", getter_reduce, Takes::nothing}};

// ---- itemgetter ----

Own<Object> item_construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (!no_keywords(rt, "itemgetter", arguments)) return raised;
  if (arguments.count == 0)
    return rt.raise(*rt.types.type_error, "itemgetter expected 1 argument, got 0");
  Ref<Tuple> wanted = tuple_from_array(rt, arguments.values, arguments.count);
  if (!wanted) return raised;
  Own<Getter> made = allocate_empty<Getter>(rt, cls, ModuleType::item_getter);
  if (!made) return raised;
  made->wanted = wanted.release().get();
  return made;
}
Own<Object> item_call(Runtime& rt, Object& object, Arguments arguments) {
  return get_all(rt, object, arguments, "itemgetter",
                 [&rt](Object& from, Object& key) { return get_item(rt, from, key); });
}
void fill_item(Slots& slots) {
  fill_life<Getter>(slots);
  slots.construct = item_construct;
  slots.call = item_call;
  slots.repr = getter_repr;
}

// ---- attrgetter ----

Own<Object> attr_construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (!no_keywords(rt, "attrgetter", arguments)) return raised;
  if (arguments.count == 0)
    return rt.raise(*rt.types.type_error, "attrgetter expected 1 argument, got 0");
  for (std::uint32_t i = 0; i < arguments.count; ++i)
    if (!is_str(arguments[i]))
      return rt.raise(*rt.types.type_error, "attribute name must be a string");
  Ref<Tuple> wanted = tuple_from_array(rt, arguments.values, arguments.count);
  if (!wanted) return raised;
  Own<Getter> made = allocate_empty<Getter>(rt, cls, ModuleType::attr_getter);
  if (!made) return raised;
  made->wanted = wanted.release().get();
  return made;
}

// object.a.b.c
Own<Object> dotted_attribute(Runtime& rt, Object& from, Object& path) {
  auto& text = static_cast<Str&>(path);
  Ref<Object> object = Ref<Object>::share(from);
  for (std::size_t start = 0;;) {
    std::size_t end = start;
    while (end < text.length && text.at(end) != '.') ++end;
    const Ref<Str> name = intern(rt, str_slice(rt, text, start, end));
    if (!name) return raised;
    Ref<Object> next = get_attribute(rt, *object, *name);
    if (!next || end == text.length) return next.release();
    object = std::move(next);
    start = end + 1;
  }
}
Own<Object> attr_call(Runtime& rt, Object& object, Arguments arguments) {
  return get_all(rt, object, arguments, "attrgetter",
                 [&rt](Object& from, Object& path) { return dotted_attribute(rt, from, path); });
}
void fill_attr(Slots& slots) {
  fill_life<Getter>(slots);
  slots.construct = attr_construct;
  slots.call = attr_call;
  slots.repr = getter_repr;
}

// ---- methodcaller ----

Own<Object> caller_construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (arguments.count < 1)
    return rt.raise(*rt.types.type_error,
                    "methodcaller needs at least one argument, the method name");
  if (!is_str(arguments[0])) return rt.raise(*rt.types.type_error, "method name must be a string");
  Tuple* names = arguments.keyword_names;
  const std::uint32_t keywords = names ? names->length() : 0;
  Ref<Str> name = intern(rt, own(static_cast<Str&>(arguments[0])));
  if (!name) return raised;
  Ref<Tuple> values = tuple_from_array(rt, arguments.values + 1, arguments.count - 1 + keywords);
  if (!values) return raised;
  Own<Getter> made = allocate_empty<Getter>(rt, cls, ModuleType::method_caller);
  if (!made) return raised;
  made->name = name.release().get();
  made->values = values.release().get();
  if (keywords) made->keyword_names = own(*names).get();
  return made;
}

Own<Object> caller_call(Runtime& rt, Object& object, Arguments arguments) {
  if (!positional_arguments(rt, "methodcaller", arguments, 1, 1)) return raised;
  auto& self = getter_of(object);
  const Ref<Object> method = get_attribute(rt, arguments[0], *self.name);
  if (!method) return raised;
  const Ref<Tuple> values = Ref<Tuple>::share(self.values),
                   names = Ref<Tuple>::share(self.keyword_names);
  const std::uint32_t keywords = names ? names->length() : 0;
  return call(rt, *method, Arguments{values->items(), values->length() - keywords, names.get()});
}

Own<Object> caller_repr(Runtime& rt, Object& object) {
  auto& self = getter_of(object);
  ReprGuard guard(rt, object);
  StrBuilder text(rt);
  text.add("operator.").add(*object.type->name).add("(");
  if (guard.again()) return text.add("...)").finish();
  const Ref<Str> name = repr(rt, *self.name);
  if (!name) return raised;
  text.add(*name);
  const std::uint32_t keywords = self.keyword_names ? self.keyword_names->length() : 0;
  const std::uint32_t positional = self.values->length() - keywords;
  for (std::uint32_t i = 0; i < self.values->length(); ++i) {
    const Ref<Str> value = repr(rt, (*self.values)[i]);
    if (!value) return raised;
    text.add(", ");
    if (i >= positional)
      text.add(static_cast<Str&>((*self.keyword_names)[i - positional])).add("=");
    text.add(*value);
  }
  return text.add(")").finish();
}

void fill_caller(Slots& slots) {
  fill_life<Getter>(slots);
  slots.construct = caller_construct;
  slots.call = caller_call;
  slots.repr = caller_repr;
}

}  // namespace

const TypeSpec kItemGetterType = {
    .name = "itemgetter",
    .basic_size = sizeof(Getter),
    .fill = fill_item,
    .methods = kGetterMethods,
    .module = "operator",
    .module_type = place_of(ModuleType::item_getter),
};
const TypeSpec kAttrGetterType = {
    .name = "attrgetter",
    .basic_size = sizeof(Getter),
    .fill = fill_attr,
    .methods = kGetterMethods,
    .module = "operator",
    .module_type = place_of(ModuleType::attr_getter),
};
const TypeSpec kMethodCallerType = {
    .name = "methodcaller",
    .basic_size = sizeof(Getter),
    .fill = fill_caller,
    .module = "operator",
    .module_type = place_of(ModuleType::method_caller),
};

}  // namespace vitro::vm
