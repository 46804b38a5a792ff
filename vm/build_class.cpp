// Making classes from class statements, and what must be forgotten when a class changes.
#include "vm/build_class.hpp"

#include <algorithm>

#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/frame.hpp"
#include "vm/state.hpp"

namespace vitro::vm {

namespace {

// Bases that are no classes may stand for others through __mro_entries__ (PEP 560). An equal tuple
// is returned itself.
Own<Tuple> resolve_bases(Runtime& rt, Tuple& bases) {
  Ref<List> resolved;
  for (std::uint32_t i = 0; i < bases.length(); ++i) {
    Object& base = bases[i];
    Ref<Object> entries;
    if (!is_type(base)) {
      entries = Ref<Object>(Own<Object>(*find_attribute(rt, base, *rt.names.mro_entries)));
      if (rt.pending()) return raised;
    }
    if (!entries) {
      if (resolved && !list_append(rt, *resolved, own(base))) return raised;
      continue;
    }
    Ref<Object> replaced = call(rt, *entries, {&bases});
    if (!replaced) return raised;
    if (!is_tuple(*replaced))
      return rt.raise(*rt.types.type_error, "__mro_entries__ must return a tuple");
    if (!resolved) {
      resolved = list_from_array(rt, bases.items(), i);
      if (!resolved) return raised;
    }
    if (!list_extend(rt, *resolved, *replaced)) return raised;
  }
  if (!resolved) return own(bases);
  return tuple_from_array(rt, resolved->items, resolved->length);
}

// Calls callable(*positional, **keywords).
Own<Object> call_with(Runtime& rt, Object& callable, std::initializer_list<Object*> positional,
                      Dict* keywords) {
  if (!keywords || keywords->length == 0) return call(rt, callable, positional);
  Ref<Tuple> names = new_tuple(rt, keywords->length);
  Ref<List> values = new_list(rt, positional.size() + keywords->length);
  if (!names || !values) {
    if (names) std::fill_n(names->items(), names->length(), own(*rt.none).get());
    return raised;
  }
  for (Object* value : positional) values->items[values->length++] = own(*value).get();
  std::uint32_t at = 0;
  for (std::uint32_t i = 0; i < keywords->entry_count(); ++i) {
    Object* key;
    Object* value;
    if (!keywords->entry(i, key, value)) continue;
    names->items()[at++] = own(*key).get();
    values->items[values->length++] = own(*value).get();
  }
  return call(rt, callable,
              Arguments{values->items, static_cast<std::uint32_t>(positional.size()), names.get()});
}

// The namespace for the class body: what the metaclass's __prepare__ gives, else a dict.
Own<Object> prepare(Runtime& rt, Object& metaclass, Object& name, Tuple& bases, Dict* keywords) {
  // `type` itself prepares nothing but a dict, and needs no asking.
  if (&metaclass == rt.types.type) return new_dict(rt);
  Ref<Object> preparer =
      Ref<Object>(Own<Object>(*find_attribute(rt, metaclass, *rt.names.prepare)));
  if (rt.pending()) return raised;
  if (!preparer) return new_dict(rt);
  Ref<Object> names = call_with(rt, *preparer, {&name, &bases}, keywords);
  if (!names) return raised;
  if (!names->type->slots.setitem || !names->type->slots.getitem) {
    if (is_type(metaclass))
      return rt.raise(*rt.types.type_error, "%T.__prepare__() must return a mapping, not %T",
                      &static_cast<Type&>(metaclass), names->type);
    return rt.raise(*rt.types.type_error, "<metaclass>.__prepare__() must return a mapping, not %T",
                    names->type);
  }
  return names.release();
}

Own<Object> build_class(Runtime& rt, Object&, Arguments arguments) {
  if (arguments.count < 2)
    return rt.raise(*rt.types.type_error, "__build_class__: not enough arguments");
  if (arguments[0].type != rt.types.function)
    return rt.raise(*rt.types.type_error, "__build_class__: func must be a function");
  if (!is_str(arguments[1]))
    return rt.raise(*rt.types.type_error, "__build_class__: name is not a string");
  auto& body = static_cast<Function&>(arguments[0]);
  Object& name = arguments[1];
  Ref<Tuple> given = tuple_from_array(rt, arguments.values + 2, arguments.count - 2);
  if (!given) return raised;
  Ref<Tuple> bases = resolve_bases(rt, *given);
  if (!bases) return raised;
  Ref<Dict> keywords;
  Ref<Object> metaclass;
  if (arguments.keyword_names && arguments.keyword_names->length() > 0) {
    keywords = new_dict(rt);
    if (!keywords) return raised;
    for (std::uint32_t i = 0; i < arguments.keyword_names->length(); ++i) {
      Object& value = *arguments.values[arguments.count + i];
      auto& key = static_cast<Str&>((*arguments.keyword_names)[i]);
      if (str_equal(key, *rt.names.metaclass))
        metaclass = Ref<Object>::share(value);
      else if (!dict_set(rt, *keywords, key, value))
        return raised;
    }
  }
  if (!metaclass)
    metaclass = Ref<Object>::share(bases->length() ? static_cast<Object&>(*(*bases)[0].type)
                                                   : static_cast<Object&>(*rt.types.type));
  if (is_type(*metaclass)) {
    Type* winner = most_derived_metaclass(rt, static_cast<Type&>(*metaclass), *bases);
    if (!winner) return raised;
    metaclass = Ref<Object>::share(static_cast<Object&>(*winner));
  }
  Ref<Object> names = prepare(rt, *metaclass, name, *bases, keywords.get());
  if (!names) return raised;
  Ref<Object> cell = run_class_body(*vm_of(rt).interpreter, body, *names);
  if (!cell) return raised;
  if (bases.get() != given.get()) {
    Ref<Str> original = intern(rt, "__orig_bases__");
    if (!original || !set_item(rt, *names, *original, given.get())) return raised;
  }
  Ref<Object> cls = call_with(rt, *metaclass, {&name, bases.get(), names.get()}, keywords.get());
  if (!cls) return raised;
  // The body returns the cell that `__class__` and super() read, if a method uses them;
  // type.__new__ fills it.
  if (is_type(*cls) && cell->type == rt.types.cell) {
    Object* contents = static_cast<Cell&>(*cell).contents;
    if (!contents)
      return rt.raise(
          *rt.types.runtime_error,
          "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?",
          &name, cls.get());
    if (contents != cls.get())
      return rt.raise(*rt.types.type_error, "__class__ set to %R defining %R as %R", contents,
                      &name, cls.get());
  }
  if (is_type(*cls) && body.code->static_attributes > 0) {
    // How many attributes the methods set on self: room for them in the first instance already.
    auto& type = static_cast<Type&>(*cls);
    if ((type.flags & kTypeShaped) && !(type.flags & kTypeSealed) && !type.root_shape &&
        body.code->static_attributes <= 40) {
      // A subclass adds to what its base's instances need.
      const std::uint32_t wanted = body.code->static_attributes;
      type.inline_capacity = std::max(type.inline_capacity, wanted);
    }
  }
  return cls.release();
}

constexpr NativeMethod kBuildClass = {"__build_class__", build_class, Takes::anything, 0, 255,
                                      Binding::function};

}  // namespace

Status add_build_class(Runtime& rt, Dict& builtins) {
  Ref<Object> function = make_native_callable(rt, kBuildClass, nullptr, nullptr);
  if (!function) return raised;
  return dict_set_str(rt, builtins, *rt.names.build_class, *function);
}

void flush_attribute_caches(Runtime& rt) {
  rt.heap.for_each_object([&rt](Object& object) {
    if (object.type != rt.types.code) return;
    auto& code = static_cast<Code&>(object);
    for (std::uint32_t i = 0; i < code.unit_count;) {
      const std::uint16_t number = code.units[i].opcode;
      Opcode generic = static_cast<Opcode>(number);
      if (number >= bytecode::kOpcodeCount) {
        generic = generic_form(number);
        if (generic == Opcode::LOAD_ATTR || generic == Opcode::STORE_ATTR ||
            generic == Opcode::LOAD_METHOD)
          code.units[i].opcode = bytecode::number(generic);
      }
      i += 1 + bytecode::caches(generic);
    }
  });
}

Object* current_module(Runtime& rt) {
  const Interpreter& interpreter = *vm_of(rt).interpreter;
  if (interpreter.current < interpreter.frames) return nullptr;
  return dict_get_str(*interpreter.current->globals, *rt.names.name);
}

}  // namespace vitro::vm
