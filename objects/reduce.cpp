#include "objects/reduce.hpp"

#include "objects/dict.hpp"
#include "objects/function.hpp"
#include "objects/instance.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

// ---- state ----

// The members of `__slots__` that are set; empty dict: none.
Own<Dict> set_members(Runtime& rt, Object& self) {
  Ref<Dict> members = new_dict(rt);
  if (!members) return raised;
  for (const Type* type = self.type; type && type->member_count; type = type->base) {
    if (!type->members) continue;
    const std::uint32_t first = type->member_count - type->members->length();
    for (std::uint32_t i = 0; i < type->members->length(); ++i) {
      Object* value = member_words(self)[first + i];
      if (value && !dict_set(rt, *members, (*type->members)[i], *value)) return raised;
    }
  }
  return members.release();
}

// Is what the object consists of more than attributes and members?
bool has_hidden_state(const Object& self) {
  const Type& built_in = built_in_base(*self.type);
  return &built_in != self.type->runtime->types.object && !(built_in.flags & kTypeException) &&
         (built_in.basic_size > sizeof(Object) || (built_in.flags & kTypeVariable));
}

// `required`: nothing else will carry what the object consists of.
Own<Object> default_state(Runtime& rt, Object& self, bool required) {
  if (required && has_hidden_state(self))
    return rt.raise(*rt.types.type_error, "cannot pickle '%T' object", self.type);
  Ref<Object> state = Ref<Object>::share(rt.none);
  if (keeps_attributes(*self.type)) {
    Dict* attributes = instance_dict(rt, self);
    if (!attributes) return raised;
    if (attributes->length) state = own<Object>(*attributes);
  }
  if (self.type->member_count == 0) return state.release();
  const Ref<Dict> members = set_members(rt, self);
  if (!members) return raised;
  if (members->length == 0) return state.release();
  return make_tuple(rt, {state.get(), members.get()});
}

Own<Object> state_of(Runtime& rt, Object& self, bool required) {
  Object* method = lookup_in_type(*self.type, *rt.names.getstate_dunder);
  const bool is_default =
      method && method == lookup_in_type(*rt.types.object, *rt.names.getstate_dunder);
  if (is_default) return default_state(rt, self, required);
  return call_method(rt, self, *rt.names.getstate_dunder);
}

// ---- reduction ----

// The function `name` of module copyreg.
Own<Object> copyreg(Runtime& rt, const char* name) {
  const Ref<Str> module_name = intern(rt, "copyreg");
  const Ref<Str> attribute = intern(rt, name);
  if (!module_name || !attribute) return raised;
  Object* importer = dict_get_str(*rt.builtins, *rt.names.import_);
  if (!importer) return rt.raise(*rt.types.import_error, "__import__ not found");
  const Ref<Object> held = Ref<Object>::share(*importer);
  const Ref<Object> module = call(rt, *held, {module_name.get()});
  if (!module) return raised;
  return get_attribute(rt, *module, *attribute);
}

struct NewArguments {
  Ref<Tuple> positional;  // null: the class says nothing
  Ref<Dict> keywords;     // null: none
};

Status read_pair(Runtime& rt, Object& pair, NewArguments& out) {
  if (!is_tuple(pair))
    return rt.raise(*rt.types.type_error, "__getnewargs_ex__ should return a tuple, not '%T'",
                    pair.type);
  auto& parts = static_cast<Tuple&>(pair);
  if (parts.length() != 2)
    return rt.raise(*rt.types.value_error,
                    "__getnewargs_ex__ should return a tuple of length 2, not %d",
                    static_cast<int>(parts.length()));
  if (!is_tuple(parts[0]))
    return rt.raise(
        *rt.types.type_error,
        "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%T'",
        parts[0].type);
  if (!is_dict(parts[1]))
    return rt.raise(
        *rt.types.type_error,
        "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%T'",
        parts[1].type);
  out.positional = own(static_cast<Tuple&>(parts[0]));
  out.keywords = own(static_cast<Dict&>(parts[1]));
  return ok;
}

Status read_new_arguments(Runtime& rt, Object& self, NewArguments& out) {
  bool missing = false;
  Ref<Object> answer = call_special(rt, self, *rt.names.getnewargs_ex, {}, &missing);
  if (!missing) return answer ? read_pair(rt, *answer, out) : Status(raised);
  answer = call_special(rt, self, *rt.names.getnewargs, {}, &missing);
  if (missing) return ok;
  if (!answer) return raised;
  if (!is_tuple(*answer))
    return rt.raise(*rt.types.type_error, "__getnewargs__ should return a tuple, not '%T'",
                    answer->type);
  out.positional = own(static_cast<Tuple&>(*answer));
  return ok;
}

// (cls, *positional)
Own<Tuple> with_class(Runtime& rt, Type& cls, Tuple* positional) {
  const std::uint32_t count = positional ? positional->length() : 0;
  Own<Tuple> all = new_tuple(rt, count + 1);
  if (!all) return raised;
  all->items()[0] = own<Object>(cls).get();
  for (std::uint32_t i = 0; i < count; ++i) all->items()[i + 1] = own((*positional)[i]).get();
  return all;
}

Own<Object> reduce_newobj(Runtime& rt, Object& self) {
  if (!self.type->slots.construct)
    return rt.raise(*rt.types.type_error, "cannot pickle '%T' object", self.type);
  NewArguments given;
  if (!read_new_arguments(rt, self, given)) return raised;
  const bool by_keyword = given.keywords && given.keywords->length;
  const Ref<Object> maker = copyreg(rt, by_keyword ? "__newobj_ex__" : "__newobj__");
  if (!maker) return raised;
  const Ref<Tuple> args =
      by_keyword ? make_tuple(rt, {self.type, given.positional.get(), given.keywords.get()})
                 : with_class(rt, *self.type, given.positional.get());
  if (!args) return raised;
  const bool carried = given.positional || (self.type->flags & (kTypeList | kTypeDict));
  const Ref<Object> state = state_of(rt, self, !carried);
  if (!state) return raised;
  Ref<Object> items = Ref<Object>::share(rt.none), pairs = items;
  if (has_flag(self, kTypeList)) items = get_iterator(rt, self);
  if (has_flag(self, kTypeDict)) {
    const Ref<Object> view = call_method(rt, self, *rt.names.items);
    pairs = view ? Ref<Object>(get_iterator(rt, *view)) : Ref<Object>();
  }
  if (!items || !pairs) return raised;
  return make_tuple(rt, {maker.get(), args.get(), state.get(), items.get(), pairs.get()});
}

Own<Object> reduce_by(Runtime& rt, Object& self, std::int64_t protocol) {
  if (protocol >= 2) return reduce_newobj(rt, self);
  const Ref<Object> reducer = copyreg(rt, "_reduce_ex");
  const Ref<Int> number = make_int(rt, protocol);
  if (!reducer || !number) return raised;
  return call(rt, *reducer, {&self, number.get()});
}

}  // namespace

Own<Object> getstate_method(Runtime& rt, Object& self, Arguments) {
  return default_state(rt, self, false);
}

Own<Object> reduce_method(Runtime& rt, Object& self, Arguments) { return reduce_by(rt, self, 0); }

Own<Object> reduce_ex_method(Runtime& rt, Object& self, Arguments arguments) {
  const Fallible<std::int64_t> protocol = to_index_int64(rt, arguments[0]);
  if (!protocol) return raised;
  Object* method = lookup_in_type(*self.type, *rt.names.reduce);
  if (method && method != lookup_in_type(*rt.types.object, *rt.names.reduce))
    return call_method(rt, self, *rt.names.reduce);
  return reduce_by(rt, self, *protocol);
}

}  // namespace vitro
