// Python functions, cells and bound methods; and the doors through which native code calls
// anything.
#include "objects/function.hpp"

#include <cstring>

#include "objects/arguments.hpp"
#include "objects/instance.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/module.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

// ---- cell ----

namespace {

void dealloc_cell(Runtime& rt, Object& object) {
  release(static_cast<Cell&>(object).contents);
  rt.free_object(object, CellKind::container, sizeof(Cell));
}

Own<Object> cell_contents(Runtime& rt, Object& object) {
  Object* contents = static_cast<Cell&>(object).contents;
  if (!contents) return rt.raise(*rt.types.value_error, "Cell is empty");
  return own(*contents);
}

Status set_cell_contents(Runtime&, Object& object, Object* value) {
  auto& cell = static_cast<Cell&>(object);
  retain(value);
  Object* old = cell.contents;
  cell.contents = value;
  release(old);
  return ok;
}

Own<Object> cell_repr(Runtime& rt, Object& object) {
  auto& cell = static_cast<Cell&>(object);
  if (!cell.contents) return format_message(rt, "<cell at %p: empty>", static_cast<void*>(&cell));
  return format_message(rt, "<cell at %p: %T object at %p>", static_cast<void*>(&cell),
                        cell.contents->type, static_cast<void*>(cell.contents));
}

Own<Object> cell_construct(Runtime& rt, Type&, Arguments arguments) {
  if (!no_keywords(rt, "cell", arguments) || !check_count(rt, "cell", arguments, 0, 1))
    return raised;
  return new_cell(rt, arguments.count ? &arguments[0] : nullptr);
}

// By contents; an empty one comes before all others.
Own<Object> cell_compare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (left.type != rt.types.cell || right.type != rt.types.cell) return own(*rt.not_implemented);
  const Ref<Object> first = Ref<Object>::share(static_cast<Cell&>(left).contents);
  const Ref<Object> second = Ref<Object>::share(static_cast<Cell&>(right).contents);
  if (first && second) return compare(rt, *first, *second, op);
  const int order = (first ? 1 : 0) - (second ? 1 : 0);
  switch (op) {
    case CompareOp::lt: return make_bool(rt, order < 0);
    case CompareOp::le: return make_bool(rt, order <= 0);
    case CompareOp::eq: return make_bool(rt, order == 0);
    case CompareOp::ne: return make_bool(rt, order != 0);
    case CompareOp::gt: return make_bool(rt, order > 0);
    case CompareOp::ge: return make_bool(rt, order >= 0);
  }
  return own(*rt.not_implemented);
}

constexpr NativeProperty kCellProperties[] = {{"cell_contents", cell_contents, set_cell_contents}};

void fill_cell(Slots& slots) {
  slots.dealloc = dealloc_cell;
  slots.visit = visit_as<Cell>;
  slots.repr = cell_repr;
  slots.richcompare = cell_compare;
  slots.hash = nullptr;
  slots.construct = cell_construct;
}

}  // namespace

const TypeSpec kCellType = {.name = "cell",
                            .type = &Types::cell,
                            .basic_size = sizeof(Cell),
                            .fill = fill_cell,
                            .properties = kCellProperties};

Own<Cell> new_cell(Runtime& rt, Object* contents) {
  Own<Cell> cell = rt.allocate<Cell>(*rt.types.cell);
  if (!cell) return raised;
  retain(contents);
  cell->contents = contents;
  return cell;
}

// ---- function ----

Dict& builtins_of(Runtime& rt, Dict& globals) {
  Object* given = dict_get_str(globals, *rt.names.builtins);
  if (given && given->type == rt.types.module) return *static_cast<Module*>(given)->dict;
  if (given && is_dict(*given)) return static_cast<Dict&>(*given);
  return *rt.builtins;
}

Own<Function> make_function(Runtime& rt, Code& code, Dict& globals, Dict* builtins) {
  Own<Function> function = rt.allocate<Function>(*rt.types.function);
  if (!function) return raised;
  function->code = &code;
  function->globals = &globals;
  function->builtins = builtins ? builtins : &builtins_of(rt, globals);
  function->name = code.name;
  function->qualname = code.qualname;
  function->module = dict_get_str(globals, *rt.names.name);
  // The docstring is the first constant where the function has one, None otherwise.
  Object* first = code.constants->length() ? code.constants->items()[0] : nullptr;
  function->doc = first && is_str(*first) ? first : nullptr;
  for (Object* edge : {static_cast<Object*>(&code), static_cast<Object*>(&globals),
                       static_cast<Object*>(function->builtins), static_cast<Object*>(code.name),
                       static_cast<Object*>(code.qualname), function->module, function->doc})
    retain(edge);
  function->defaults = nullptr;
  function->keyword_defaults = nullptr;
  function->closure = nullptr;
  function->annotations = nullptr;
  function->attributes = nullptr;
  function->replaced_code = nullptr;
  function->version = 0;
  return function;
}

namespace {

void dealloc_function(Runtime& rt, Object& object) {
  auto& f = static_cast<Function&>(object);
  for (Object* edge : {static_cast<Object*>(f.code), static_cast<Object*>(f.globals),
                       static_cast<Object*>(f.builtins), static_cast<Object*>(f.defaults),
                       static_cast<Object*>(f.keyword_defaults), static_cast<Object*>(f.closure),
                       static_cast<Object*>(f.name), static_cast<Object*>(f.qualname), f.module,
                       f.doc, f.annotations, static_cast<Object*>(f.attributes), f.replaced_code})
    release(edge);
  rt.free_object(object, CellKind::container, sizeof(Function));
}

Own<Object> function_repr(Runtime& rt, Object& object) {
  return format_message(rt, "<function %S at %p>", static_cast<Function&>(object).qualname,
                        static_cast<void*>(&object));
}

Own<Object> bind_function(Runtime& rt, Object& object, Object* instance, Type*) {
  if (!instance) return own(object);
  return make_bound_method(rt, object, *instance);
}

Dict* function_dict(Runtime& rt, Function& function) {
  if (!function.attributes) function.attributes = new_dict(rt).get();
  return function.attributes;
}

Own<Object> function_getattribute(Runtime& rt, Object& object, Str& name) {
  auto& function = static_cast<Function&>(object);
  if (function.attributes) {
    Object* class_attribute = lookup_in_type(*object.type, name);
    const bool hides = class_attribute && (class_attribute->type->flags & kTypeDescriptorData);
    if (!hides)
      if (Object* value = dict_get_str(*function.attributes, name)) return own(*value);
  }
  return generic_getattribute(rt, object, name);
}

Status function_setattribute(Runtime& rt, Object& object, Str& name, Object* value) {
  Object* class_attribute = lookup_in_type(*object.type, name);
  if (class_attribute && (class_attribute->type->flags & kTypeDescriptorData))
    return generic_setattribute(rt, object, name, value);
  Dict* dict = function_dict(rt, static_cast<Function&>(object));
  if (!dict) return raised;
  if (value) return dict_set_str(rt, *dict, name, *value);
  switch (dict_remove(rt, *dict, name)) {
    case Removal::failed: return raised;
    case Removal::removed: return ok;
    case Removal::absent: break;
  }
  return rt.raise(*rt.types.attribute_error, "'function' object has no attribute '%S'", &name);
}

Own<Object> or_none(Runtime& rt, Object* object) { return own(object ? *object : *rt.none); }

// Replaces an owned field; None clears it where `Nullable`.
template <class T>
void replace(Runtime& rt, T*& field, Object* value) {
  if (value == rt.none) value = nullptr;
  retain(value);
  Object* old = field;
  field = static_cast<T*>(value);
  release(old);
}

Function& fn(Object& object) { return static_cast<Function&>(object); }

Own<Object> get_code(Runtime& rt, Object& f) { return or_none(rt, fn(f).code); }
Own<Object> get_globals(Runtime& rt, Object& f) { return or_none(rt, fn(f).globals); }
Own<Object> get_builtins(Runtime& rt, Object& f) { return or_none(rt, fn(f).builtins); }
Own<Object> get_closure(Runtime& rt, Object& f) { return or_none(rt, fn(f).closure); }
Own<Object> get_defaults(Runtime& rt, Object& f) { return or_none(rt, fn(f).defaults); }
Own<Object> get_keyword_defaults(Runtime& rt, Object& f) {
  return or_none(rt, fn(f).keyword_defaults);
}
Own<Object> get_name(Runtime& rt, Object& f) { return or_none(rt, fn(f).name); }
Own<Object> get_qualname(Runtime& rt, Object& f) { return or_none(rt, fn(f).qualname); }
Own<Object> get_module(Runtime& rt, Object& f) { return or_none(rt, fn(f).module); }
Own<Object> get_doc(Runtime& rt, Object& f) { return or_none(rt, fn(f).doc); }

Own<Object> get_annotations(Runtime& rt, Object& f) {
  if (!fn(f).annotations) fn(f).annotations = Own<Object>(new_dict(rt)).get();
  if (!fn(f).annotations) return raised;
  return own(*fn(f).annotations);
}

Own<Object> get_dict(Runtime& rt, Object& f) {
  Dict* dict = function_dict(rt, fn(f));
  if (!dict) return raised;
  return own(static_cast<Object&>(*dict));
}

Status set_code(Runtime& rt, Object& f, Object* value) {
  if (!value || value->type != rt.types.code)
    return rt.raise(*rt.types.type_error, "__code__ must be set to a code object");
  const std::uint32_t wants = static_cast<Code*>(value)->free_count;
  const std::uint32_t has = fn(f).closure ? fn(f).closure->length() : 0;
  if (wants != has)
    return rt.raise(*rt.types.value_error, "%S() requires a code object with %d free vars, not %d",
                    fn(f).name, static_cast<int>(has), static_cast<int>(wants));
  if (value == fn(f).code) return ok;
  if (!fn(f).replaced_code) fn(f).replaced_code = Own<Object>(new_list(rt)).get();
  if (!fn(f).replaced_code ||
      !list_append(rt, static_cast<List&>(*fn(f).replaced_code), own<Object>(*fn(f).code)))
    return raised;
  replace(rt, fn(f).code, value);
  fn(f).version = 0;
  return ok;
}

Status set_defaults(Runtime& rt, Object& f, Object* value) {
  if (value && value != rt.none && !is_tuple(*value))
    return rt.raise(*rt.types.type_error, "__defaults__ must be set to a tuple object");
  replace(rt, fn(f).defaults, value);
  fn(f).version = 0;
  return ok;
}

Status set_keyword_defaults(Runtime& rt, Object& f, Object* value) {
  if (value && value != rt.none && !is_dict(*value))
    return rt.raise(*rt.types.type_error, "__kwdefaults__ must be set to a dict object");
  replace(rt, fn(f).keyword_defaults, value);
  fn(f).version = 0;
  return ok;
}

Status set_name(Runtime& rt, Object& f, Object* value) {
  if (!value || !is_str(*value))
    return rt.raise(*rt.types.type_error, "__name__ must be set to a string object");
  replace(rt, fn(f).name, value);
  return ok;
}

Status set_qualname(Runtime& rt, Object& f, Object* value) {
  if (!value || !is_str(*value))
    return rt.raise(*rt.types.type_error, "__qualname__ must be set to a string object");
  replace(rt, fn(f).qualname, value);
  return ok;
}

Status set_module(Runtime& rt, Object& f, Object* value) {
  replace(rt, fn(f).module, value);
  return ok;
}

Status set_doc(Runtime& rt, Object& f, Object* value) {
  replace(rt, fn(f).doc, value);
  return ok;
}

Status set_annotations(Runtime& rt, Object& f, Object* value) {
  if (value && value != rt.none && !is_dict(*value))
    return rt.raise(*rt.types.type_error, "__annotations__ must be set to a dict object");
  replace(rt, fn(f).annotations, value);
  return ok;
}

Status set_dict(Runtime& rt, Object& f, Object* value) {
  if (!value) return rt.raise(*rt.types.type_error, "cannot delete __dict__");
  if (!is_dict(*value))
    return rt.raise(*rt.types.type_error, "__dict__ must be set to a dictionary, not a '%T'",
                    value->type);
  replace(rt, fn(f).attributes, value);
  return ok;
}

constexpr NativeProperty kFunctionProperties[] = {
    {"__code__", get_code, set_code},
    {"__globals__", get_globals, nullptr, true},
    {"__builtins__", get_builtins, nullptr, true},
    {"__closure__", get_closure, nullptr, true},
    {"__defaults__", get_defaults, set_defaults},
    {"__kwdefaults__", get_keyword_defaults, set_keyword_defaults},
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__module__", get_module, set_module},
    {"__doc__", get_doc, set_doc},
    {"__annotations__", get_annotations, set_annotations},
    {"__dict__", get_dict, set_dict},
};

// ---- the constructor ----

Status check_closure(Runtime& rt, const Code& code, Object* closure) {
  const auto wants = code.free_count;
  if (!closure || !is_tuple(*closure)) {
    if (wants && closure == rt.none)
      return rt.raise(*rt.types.type_error, "arg 5 (closure) must be tuple");
    if (wants || (closure && closure != rt.none))
      return rt.raise(*rt.types.type_error, "arg 5 (closure) must be None or tuple");
    return ok;
  }
  auto& cells = static_cast<Tuple&>(*closure);
  if (cells.length() != wants)
    return rt.raise(*rt.types.value_error, "%S requires closure of length %d, not %d", code.name,
                    static_cast<int>(wants), static_cast<int>(cells.length()));
  for (std::uint32_t i = 0; i < wants; ++i)
    if (cells[i].type != rt.types.cell)
      return rt.raise(*rt.types.type_error, "arg 5 (closure) expected cell, found %T",
                      cells[i].type);
  return ok;
}

Own<Object> function_construct(Runtime& rt, Type&, Arguments arguments) {
  static constexpr const char* kNames[] = {"code", "globals", "name", "argdefs", "closure"};
  Object* given[5];
  if (!unpack(rt, arguments, {.function = "function", .names = kNames, .required = 2}, given))
    return raised;
  if (given[0]->type != rt.types.code)
    return rt.raise(*rt.types.type_error, "function() argument 'code' must be code, not %T",
                    given[0]->type);
  if (!is_dict(*given[1]))
    return rt.raise(*rt.types.type_error, "function() argument 'globals' must be dict, not %T",
                    given[1]->type);
  const auto absent = [&](int i) { return !given[i] || given[i] == rt.none; };
  if (!absent(2) && !is_str(*given[2]))
    return rt.raise(*rt.types.type_error, "arg 3 (name) must be None or string");
  if (!absent(3) && !is_tuple(*given[3]))
    return rt.raise(*rt.types.type_error, "arg 4 (defaults) must be None or tuple");
  auto& code = static_cast<Code&>(*given[0]);
  if (!check_closure(rt, code, given[4])) return raised;
  Own<Function> made = make_function(rt, code, static_cast<Dict&>(*given[1]));
  if (!made) return raised;
  if (!absent(2)) replace(rt, made->name, given[2]);
  if (!absent(3)) replace(rt, made->defaults, given[3]);
  if (code.free_count) replace(rt, made->closure, given[4]);
  return made;
}

// Slots::call is vm's to fill: objects/ does not execute.
void fill_function(Slots& slots) {
  slots.dealloc = dealloc_function;
  slots.visit = visit_as<Function>;
  slots.repr = function_repr;
  slots.descr_get = bind_function;
  slots.construct = function_construct;
  slots.getattribute = function_getattribute;
  slots.setattribute = function_setattribute;
}

// ---- method ----

BoundMethod& bm(Object& object) { return static_cast<BoundMethod&>(object); }

void dealloc_method(Runtime& rt, Object& object) {
  release(bm(object).function);
  release(bm(object).self);
  rt.free_object(object, CellKind::container, sizeof(BoundMethod));
}

Own<Object> call_method_object(Runtime& rt, Object& object, Arguments arguments) {
  const std::uint32_t keywords = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  const std::uint32_t total = arguments.count + keywords + 1;
  Object* few[8];
  auto** values =
      total <= 8 ? few : static_cast<Object**>(rt.allocate_buffer(total * sizeof(Object*)));
  if (!values) return raised;
  values[0] = bm(object).self;
  if (total > 1) std::memcpy(values + 1, arguments.values, (total - 1) * sizeof(Object*));
  Own<Object> result =
      call(rt, *bm(object).function, {values, arguments.count + 1, arguments.keyword_names});
  if (values != few) rt.free_buffer(values, total * sizeof(Object*));
  return result;
}

Own<Object> method_repr(Runtime& rt, Object& object) {
  Ref<Object> name =
      Ref<Object>(Own<Object>(*find_attribute(rt, *bm(object).function, *rt.names.qualname)));
  if (rt.pending()) return raised;
  if (!name) return format_message(rt, "<bound method ? of %R>", bm(object).self);
  if (!is_str(*name)) return format_message(rt, "<bound method ? of %R>", bm(object).self);
  return format_message(rt, "<bound method %S of %R>", static_cast<Str*>(name.get()),
                        bm(object).self);
}

// Attributes a method does not have itself are its function's.
Own<Object> method_getattribute(Runtime& rt, Object& object, Str& name) {
  if (lookup_in_type(*object.type, name)) return generic_getattribute(rt, object, name);
  return get_attribute(rt, *bm(object).function, name);
}

Own<Object> method_compare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (left.type != right.type || (op != CompareOp::eq && op != CompareOp::ne))
    return own(*rt.not_implemented);
  auto same = equal(rt, *bm(left).function, *bm(right).function);
  if (!same) return raised;
  return make_bool(rt, (*same && bm(left).self == bm(right).self) == (op == CompareOp::eq));
}

Fallible<std::int64_t> method_hash(Runtime& rt, Object& object) {
  auto of_function = hash(rt, *bm(object).function);
  if (!of_function) return raised;
  const auto bits = static_cast<std::uint64_t>(*of_function) ^
                    reinterpret_cast<std::uintptr_t>(bm(object).self) >> 4;
  const auto value = static_cast<std::int64_t>(bits);
  return value == -1 ? -2 : value;
}

Own<Object> method_function(Runtime&, Object& object) { return own(*bm(object).function); }
Own<Object> method_self(Runtime&, Object& object) { return own(*bm(object).self); }

Own<Object> method_doc(Runtime& rt, Object& object) {
  const Fallible<Object*> found = find_attribute(rt, *bm(object).function, *rt.names.doc);
  if (!found) return raised;
  return *found ? Own<Object>(*found) : own(*rt.none);
}

constexpr NativeProperty kMethodProperties[] = {{"__func__", method_function, nullptr, true},
                                                {"__self__", method_self, nullptr, true},
                                                {"__doc__", method_doc}};

Own<Object> method_construct(Runtime& rt, Type&, Arguments arguments) {
  if (!no_keywords(rt, "method", arguments)) return raised;
  if (arguments.count != 2)
    return rt.raise(*rt.types.type_error, "method expected 2 arguments, got %d",
                    static_cast<int>(arguments.count));
  if (!is_callable(arguments[0]))
    return rt.raise(*rt.types.type_error, "first argument must be callable");
  if (&arguments[1] == rt.none) return rt.raise(*rt.types.type_error, "instance must not be None");
  return make_bound_method(rt, arguments[0], arguments[1]);
}

void fill_method(Slots& slots) {
  slots.dealloc = dealloc_method;
  slots.visit = visit_as<BoundMethod>;
  slots.call = call_method_object;
  slots.repr = method_repr;
  slots.getattribute = method_getattribute;
  slots.richcompare = method_compare;
  slots.hash = method_hash;
  slots.construct = method_construct;
}

}  // namespace

const TypeSpec kFunctionType = {
    .name = "function",
    .type = &Types::function,
    .basic_size = sizeof(Function),
    .flags = kTypeWeakly | kTypeMethod,
    .fill = fill_function,
    .properties = kFunctionProperties,
    .doc =
        "Create a function object.\n\n"
        "  code\n    a code object\n"
        "  globals\n    the globals dictionary\n"
        "  name\n    a string that overrides the name from the code object\n"
        "  argdefs\n    a tuple that specifies the default argument values\n"
        "  closure\n    a tuple that supplies the bindings for free variables"};
const TypeSpec kMethodType = {.name = "method",
                              .type = &Types::method,
                              .basic_size = sizeof(BoundMethod),
                              .flags = kTypeWeakly,
                              .fill = fill_method,
                              .properties = kMethodProperties};

Own<Object> make_bound_method(Runtime& rt, Object& function, Object& self) {
  Own<BoundMethod> bound = rt.allocate<BoundMethod>(*rt.types.method);
  if (!bound) return raised;
  bound->function = own(function).get();
  bound->self = own(self).get();
  return bound;
}

// ---- calling ----

Own<Object> call(Runtime& rt, Object& callee, Arguments arguments) {
  const auto slot = callee.type->slots.call;
  if (!slot) return rt.raise(*rt.types.type_error, "'%T' object is not callable", callee.type);
  if (!rt.enter(" while calling a Python object")) return raised;
  Own<Object> result = slot(rt, callee, arguments);
  rt.leave();
  return result;
}

Own<Object> call(Runtime& rt, Object& callee, std::initializer_list<Object*> positional) {
  return call(
      rt, callee,
      Arguments{positional.begin(), static_cast<std::uint32_t>(positional.size()), nullptr});
}

Own<Object> call_special(Runtime& rt, Object& self, Str& name,
                         std::initializer_list<Object*> arguments, bool* missing) {
  Ref<Object> method = Ref<Object>::share(lookup_in_type(*self.type, name));
  *missing = !method;
  if (!method) return raised;
  if (!(method->type->flags & kTypeMethod)) {
    if (method->type->slots.descr_get) {
      method = method->type->slots.descr_get(rt, *method, &self, self.type);
      if (!method) return raised;
    }
    return call(rt, *method, arguments);
  }
  // Functions take self as their first argument: no bound method is made.
  Object* values[5] = {&self};
  std::uint32_t count = 1;
  for (Object* argument : arguments) values[count++] = argument;
  return call(rt, *method, Arguments{values, count, nullptr});
}

Own<Object> call_method(Runtime& rt, Object& self, Str& name,
                        std::initializer_list<Object*> arguments) {
  Ref<Object> method = get_attribute(rt, self, name);
  if (!method) return raised;
  return call(rt, *method, arguments);
}

}  // namespace vitro
