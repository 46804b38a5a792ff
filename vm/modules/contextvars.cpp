// _contextvars: variables whose values belong to a context (PEP 567). A context is a dict that
// copy() copies.
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/generic_alias.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

namespace {

struct Context : Object {
  Dict* values;      // ContextVar → value
  Object* previous;  // Context that goes on when this one is left; null: not entered
  bool entered;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(values, "values");
    visitor.field(previous, "previous");
  }
};

struct Variable : Object {
  Str* name;
  Object* default_value;  // null: none

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(name, "name");
    visitor.field(default_value, "default");
  }
};

struct Token : Object {
  Object* context;
  Object* variable;
  Object* old_value;  // null: it had none
  bool used;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(context, "context");
    visitor.field(variable, "var");
    visitor.field(old_value, "old_value");
  }
};

struct Missing : Object {
  template <class Visitor>
  void visit_edges(Visitor&) {}
};

Context& context_of(Object& object) { return static_cast<Context&>(object); }
Variable& variable_of(Object& object) { return static_cast<Variable&>(object); }
Token& token_of(Object& object) { return static_cast<Token&>(object); }

Own<Context> new_context(Runtime& rt, Dict* values) {
  Ref<Dict> own_values = values ? dict_copy(rt, *values) : new_dict(rt);
  if (!own_values) return raised;
  Own<Context> made = allocate_empty<Context>(rt, ModuleType::context);
  if (made) made->values = own_values.release().get();
  return made;
}

// The context that runs; borrowed.
Context* current(Runtime& rt) {
  Object*& kept = vm_of(rt).kept(Kept::context);
  if (!kept) {
    Own<Context> made = new_context(rt, nullptr);
    if (!made) return nullptr;
    kept = made.get();
  }
  return static_cast<Context*>(kept);
}

// ---- Context ----

Own<Object> context_construct(Runtime& rt, Type& cls, Arguments arguments) {
  (void)cls;
  if (arguments.count > 0 || (arguments.keyword_names && arguments.keyword_names->length() > 0))
    return rt.raise(*rt.types.type_error, "Context() does not accept any arguments");
  return new_context(rt, nullptr);
}

Own<Object> context_run(Runtime& rt, Object& object, Arguments arguments) {
  if (arguments.count < 1)
    return rt.raise(*rt.types.type_error, "run() missing 1 required positional argument");
  auto& self = context_of(object);
  if (self.entered)
    return rt.raise(*rt.types.runtime_error, "cannot enter context: %R is already entered",
                    &object);
  if (!current(rt)) return raised;
  Object*& kept = vm_of(rt).kept(Kept::context);
  self.previous = kept;
  self.entered = true;
  kept = own(object).get();
  Own<Object> result = call(rt, arguments[0], arguments.without_first());
  Object* back = std::exchange(self.previous, nullptr);
  self.entered = false;
  Object*& now = vm_of(rt).kept(Kept::context);
  Object* left = std::exchange(now, back);
  if (left) release(*left);
  return result;
}

Own<Object> context_copy(Runtime& rt, Object& self, Arguments) {
  return new_context(rt, context_of(self).values);
}

Status require_variable(Runtime& rt, Object& key) {
  if (is_module_type(rt, key, ModuleType::context_variable)) return ok;
  return rt.raise(*rt.types.type_error, "a ContextVar key was expected, got %R", &key);
}

Own<Object> context_getitem(Runtime& rt, Object& self, Object& key) {
  if (!require_variable(rt, key)) return raised;
  const DictLookup found = dict_get(rt, *context_of(self).values, key);
  if (!found.ok) return raised;
  if (!found.value) return rt.raise_with_args(*rt.types.key_error, {&key});
  return own(*found.value);
}

Fallible<bool> context_contains(Runtime& rt, Object& self, Object& key) {
  if (!require_variable(rt, key)) return raised;
  const DictLookup found = dict_get(rt, *context_of(self).values, key);
  if (!found.ok) return raised;
  return found.value != nullptr;
}

Own<Object> context_get(Runtime& rt, Object& self, Arguments arguments) {
  if (!require_variable(rt, arguments[0])) return raised;
  const DictLookup found = dict_get(rt, *context_of(self).values, arguments[0]);
  if (!found.ok) return raised;
  return own(found.value ? *found.value : arguments.count > 1 ? arguments[1] : *rt.none);
}

Fallible<std::int64_t> context_length(Runtime&, Object& self) {
  return static_cast<std::int64_t>(context_of(self).values->length);
}

Own<Object> iterate(Runtime& rt, Object& self, Str& view) {
  const Ref<Dict> copy = dict_copy(rt, *context_of(self).values);
  if (!copy) return raised;
  const Ref<Object> made = call_method(rt, *copy, view);
  if (!made) return raised;
  return get_iterator(rt, *made);
}
Own<Object> context_iter(Runtime& rt, Object& self) { return iterate(rt, self, *rt.names.keys); }
Own<Object> context_keys(Runtime& rt, Object& self, Arguments) {
  return iterate(rt, self, *rt.names.keys);
}
Own<Object> context_values(Runtime& rt, Object& self, Arguments) {
  return iterate(rt, self, *rt.names.values);
}
Own<Object> context_items(Runtime& rt, Object& self, Arguments) {
  return iterate(rt, self, *rt.names.items);
}

Own<Object> context_compare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if ((op != CompareOp::eq && op != CompareOp::ne) ||
      !is_module_type(rt, right, ModuleType::context))
    return own(*rt.not_implemented);
  return compare(rt, *context_of(left).values, *context_of(right).values, op);
}

void fill_context(Slots& slots) {
  fill_life<Context>(slots);
  slots.construct = context_construct;
  slots.getitem = context_getitem;
  slots.contains = context_contains;
  slots.length = context_length;
  slots.iter = context_iter;
  slots.richcompare = context_compare;
  slots.hash = nullptr;
}

constexpr NativeMethod kContextMethods[] = {
    {"run", context_run},
    {"copy", context_copy, Takes::nothing},
    {"get", context_get, Takes::positional, 1, 2},
    {"keys", context_keys, Takes::nothing},
    {"values", context_values, Takes::nothing},
    {"items", context_items, Takes::nothing},
};

constexpr TypeSpec kContextType = {
    .name = "Context",
    .basic_size = sizeof(Context),
    .fill = fill_context,
    .methods = kContextMethods,
    .module = "_contextvars",
    .module_type = place_of(ModuleType::context),
};

// ---- ContextVar ----

Own<Object> variable_construct(Runtime& rt, Type& cls, Arguments arguments) {
  (void)cls;
  static constexpr const char* kNames[] = {"", "default"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"ContextVar", kNames, 1, 1, 1}, given)) return raised;
  if (!is_str(*given[0]))
    return rt.raise(*rt.types.type_error, "context variable name must be a str");
  Own<Variable> made = allocate_empty<Variable>(rt, ModuleType::context_variable);
  if (!made) return raised;
  made->name = own(static_cast<Str&>(*given[0])).get();
  if (given[1]) made->default_value = own(*given[1]).get();
  return made;
}

Own<Object> variable_get(Runtime& rt, Object& self, Arguments arguments) {
  Context* context = current(rt);
  if (!context) return raised;
  const DictLookup found = dict_get(rt, *context->values, self);
  if (!found.ok) return raised;
  if (found.value) return own(*found.value);
  if (arguments.count > 0) return own(arguments[0]);
  if (variable_of(self).default_value) return own(*variable_of(self).default_value);
  return rt.raise_with_args(*rt.types.lookup_error, {&self});
}

Own<Object> variable_set(Runtime& rt, Object& self, Arguments arguments) {
  const Ref<Context> context = Ref<Context>::share(current(rt));
  if (!context) return raised;
  const DictLookup found = dict_get(rt, *context->values, self);
  if (!found.ok) return raised;
  Ref<Token> token = allocate_empty<Token>(rt, ModuleType::context_token);
  if (!token) return raised;
  token->context = own<Object>(*context).get();
  token->variable = own(self).get();
  if (found.value) token->old_value = own(*found.value).get();
  if (!dict_set(rt, *context->values, self, arguments[0])) return raised;
  return token.release();
}

Own<Object> variable_reset(Runtime& rt, Object& self, Arguments arguments) {
  if (!is_module_type(rt, arguments[0], ModuleType::context_token))
    return rt.raise(*rt.types.type_error, "expected an instance of Token, got %R", &arguments[0]);
  auto& token = token_of(arguments[0]);
  if (token.used)
    return rt.raise(*rt.types.runtime_error, "%R has already been used once", &arguments[0]);
  if (token.variable != &self)
    return rt.raise(*rt.types.value_error, "%R was created by a different ContextVar",
                    &arguments[0]);
  const Ref<Context> context = Ref<Context>::share(current(rt));
  if (!context) return raised;
  if (token.context != context.get())
    return rt.raise(*rt.types.value_error, "%R was created in a different Context", &arguments[0]);
  token.used = true;
  if (token.old_value) {
    const Ref<Object> old = Ref<Object>::share(token.old_value);
    if (!dict_set(rt, *context->values, self, *old)) return raised;
  } else if (dict_remove(rt, *context->values, self) == Removal::failed) {
    return raised;
  }
  return own(*rt.none);
}

Own<Object> variable_repr(Runtime& rt, Object& object) {
  ReprGuard guard(rt, object);
  if (guard.again()) return make_str(rt, "...");
  auto& self = variable_of(object);
  if (!self.default_value)
    return format_message(rt, "<ContextVar name=%R at %p>", self.name, &object);
  return format_message(rt, "<ContextVar name=%R default=%R at %p>", self.name, self.default_value,
                        &object);
}

Own<Object> alias_of(Runtime& rt, Object& cls, Arguments arguments) {
  return make_generic_alias(rt, cls, arguments[0]);
}

Own<Object> variable_name(Runtime&, Object& self) { return own<Object>(*variable_of(self).name); }

constexpr NativeMethod kVariableMethods[] = {
    {"get", variable_get, Takes::positional, 0, 1},
    {"set", variable_set, Takes::one},
    {"reset", variable_reset, Takes::one},
    {"__class_getitem__", alias_of, Takes::one, 0, 255, Binding::class_method},
};
constexpr NativeProperty kVariableProperties[] = {{"name", variable_name}};

void fill_variable(Slots& slots) {
  fill_life<Variable>(slots);
  slots.construct = variable_construct;
  slots.repr = variable_repr;
}

constexpr TypeSpec kVariableType = {
    .name = "ContextVar",
    .basic_size = sizeof(Variable),
    .fill = fill_variable,
    .methods = kVariableMethods,
    .properties = kVariableProperties,
    .module = "_contextvars",
    .module_type = place_of(ModuleType::context_variable),
};

// ---- Token ----

Own<Object> token_construct(Runtime& rt, Type&, Arguments) {
  return rt.raise(*rt.types.runtime_error, "Tokens can only be created by ContextVars");
}

Own<Object> token_repr(Runtime& rt, Object& self) {
  return format_message(rt,
                        token_of(self).used ? "<Token used var=%R at %p>" : "<Token var=%R at %p>",
                        token_of(self).variable, &self);
}
Own<Object> token_variable(Runtime&, Object& self) { return own(*token_of(self).variable); }

Own<Object> missing_marker(Runtime& rt) {
  const Ref<Str> key = intern(rt, "MISSING");
  if (!key) return raised;
  Object* marker = dict_get_str(*module_type(rt, ModuleType::context_token).dict, *key);
  return marker ? own(*marker) : own(*rt.none);
}
Own<Object> token_old_value(Runtime& rt, Object& self) {
  return token_of(self).old_value ? own(*token_of(self).old_value) : missing_marker(rt);
}

constexpr NativeMethod kTokenMethods[] = {
    {"__class_getitem__", alias_of, Takes::one, 0, 255, Binding::class_method},
};
constexpr NativeProperty kTokenProperties[] = {{"var", token_variable},
                                               {"old_value", token_old_value}};

void fill_token(Slots& slots) {
  fill_life<Token>(slots);
  slots.construct = token_construct;
  slots.repr = token_repr;
  slots.hash = nullptr;
}

constexpr TypeSpec kTokenType = {
    .name = "Token",
    .basic_size = sizeof(Token),
    .fill = fill_token,
    .methods = kTokenMethods,
    .properties = kTokenProperties,
    .module = "_contextvars",
    .module_type = place_of(ModuleType::context_token),
};

Own<Object> missing_repr(Runtime& rt, Object&) { return make_str(rt, "<Token.MISSING>"); }
void fill_missing(Slots& slots) {
  fill_life<Missing>(slots);
  slots.repr = missing_repr;
}
constexpr TypeSpec kMissingType = {
    .name = "Token.MISSING",
    .basic_size = sizeof(Missing),
    .fill = fill_missing,
    .module = "_contextvars",
    .module_type = place_of(ModuleType::context_missing),
};

// ---- the module ----

Own<Object> copy_context(Runtime& rt, Object&, Arguments) {
  Context* context = current(rt);
  if (!context) return raised;
  return new_context(rt, context->values);
}

constexpr NativeMethod kFunctions[] = {
    {"copy_context", copy_context, Takes::nothing, 0, 255, Binding::function},
};
constexpr const TypeSpec* kTypes[] = {&kContextType, &kVariableType, &kTokenType};
constexpr const TypeSpec* kHidden[] = {&kMissingType};

Status fill(Runtime& rt, Module&) {
  Type& token = module_type(rt, ModuleType::context_token);
  const Ref<Str> key = intern(rt, "MISSING");
  if (!key || dict_get_str(*token.dict, *key)) return key ? ok : Status(raised);
  const Ref<Missing> marker = allocate_empty<Missing>(rt, ModuleType::context_missing);
  if (!marker || !dict_set_str(rt, *token.dict, *key, *marker)) return raised;
  type_changed(token);
  return ok;
}

}  // namespace

const NativeModule kContextvarsModule = {.name = "_contextvars",
                                         .functions = kFunctions,
                                         .types = kTypes,
                                         .hidden_types = kHidden,
                                         .fill = fill};

}  // namespace vitro::vm
