// Special methods as slots: wrappers that make slots callable by name, and slot functions that call
// methods written in Python.
#include "objects/slot_table.hpp"

#include <cstring>

#include "objects/arguments.hpp"
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tail.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

// ---- native slots seen as methods ----

Status expect_arguments(Runtime& rt, Arguments arguments, std::uint32_t count) {
  if (arguments.count == count) return ok;
  // CPython's check of two has room for a name that a wrapper does not give.
  return rt.raise(*rt.types.type_error, "%sexpected %d argument%s, got %d", count == 2 ? " " : "",
                  static_cast<int>(count), count == 1 ? "" : "s",
                  static_cast<int>(arguments.count));
}

constexpr std::uint32_t kSequences = kTypeStr | kTypeBytes | kTypeTuple | kTypeList;

// A sequence's own methods refuse an operand where the operator would go on asking.
Own<Object> refuse_operand(Runtime& rt, int operation, Object& self, Object& other,
                           Own<Object> answer) {
  if (answer.get() != rt.not_implemented || !(self.type->flags & kSequences)) return answer;
  const auto op = static_cast<BinaryOp>(operation);
  if (op == BinaryOp::add) return cannot_concatenate(rt, *self.type, *other.type);
  if (op == BinaryOp::multiply)
    return rt.raise(*rt.types.type_error, "'%T' object cannot be interpreted as an integer",
                    other.type);
  return answer;
}

template <class Slot>
Slot slot_as(AnySlot slot) {
  return reinterpret_cast<Slot>(slot);
}

Own<Object> wrap_unary(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  if (!expect_arguments(rt, arguments, 0)) return raised;
  return slot_as<UnarySlot>(slot)(rt, self);
}

Own<Object> wrap_binary(Runtime& rt, AnySlot slot, int operation, Object& self,
                        Arguments arguments) {
  if (!expect_arguments(rt, arguments, 1)) return raised;
  return refuse_operand(rt, operation, self, arguments[0],
                        slot_as<BinarySlot>(slot)(rt, self, arguments[0]));
}

Own<Object> wrap_power(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  if (arguments.count == 2 && &arguments[1] != rt.none)
    return power(rt, self, arguments[0], &arguments[1]);
  if (arguments.count == 2) arguments.count = 1;
  if (arguments.count != 1)
    return check_count(rt, "", arguments, 1, 2) ? Own<Object>() : Own<Object>();
  return slot_as<BinarySlot>(slot)(rt, self, arguments[0]);
}

Own<Object> wrap_reflected(Runtime& rt, AnySlot slot, int operation, Object& self,
                           Arguments arguments) {
  if (!expect_arguments(rt, arguments, 1)) return raised;
  return refuse_operand(rt, operation, self, arguments[0],
                        slot_as<BinarySlot>(slot)(rt, arguments[0], self));
}

Own<Object> wrap_compare(Runtime& rt, AnySlot slot, int operation, Object& self,
                         Arguments arguments) {
  if (!expect_arguments(rt, arguments, 1)) return raised;
  return slot_as<decltype(Slots::richcompare)>(slot)(rt, self, arguments[0],
                                                     static_cast<CompareOp>(operation));
}

Own<Object> wrap_hash(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  if (!expect_arguments(rt, arguments, 0)) return raised;
  auto value = slot_as<decltype(Slots::hash)>(slot)(rt, self);
  if (!value) return raised;
  return make_int(rt, *value);
}

Own<Object> wrap_length(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  return wrap_hash(rt, slot, 0, self, arguments);  // same signature: an int64 or an exception
}

Own<Object> wrap_bool(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  if (!expect_arguments(rt, arguments, 0)) return raised;
  auto value = slot_as<decltype(Slots::number.to_bool)>(slot)(rt, self);
  if (!value) return raised;
  return make_bool(rt, *value);
}

Own<Object> wrap_contains(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  if (!expect_arguments(rt, arguments, 1)) return raised;
  auto value = slot_as<decltype(Slots::contains)>(slot)(rt, self, arguments[0]);
  if (!value) return raised;
  return make_bool(rt, *value);
}

Own<Object> none_if_ok(Runtime& rt, Status status) {
  if (!status) return raised;
  return own(*rt.none);
}

Own<Object> wrap_setitem(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  if (!expect_arguments(rt, arguments, 2)) return raised;
  return none_if_ok(rt,
                    slot_as<decltype(Slots::setitem)>(slot)(rt, self, arguments[0], &arguments[1]));
}

Own<Object> wrap_delitem(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  if (!expect_arguments(rt, arguments, 1)) return raised;
  return none_if_ok(rt, slot_as<decltype(Slots::setitem)>(slot)(rt, self, arguments[0], nullptr));
}

// The attribute name of __getattribute__, __setattr__ and __delattr__, interned as lookups need it.
Own<Str> attribute_name(Runtime& rt, Object& name) {
  if (!is_str(name))
    return rt.raise(*rt.types.type_error, "attribute name must be string, not '%T'", name.type);
  return intern(rt, own(static_cast<Str&>(name)));
}

Own<Object> wrap_getattribute(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  if (!expect_arguments(rt, arguments, 1)) return raised;
  Ref<Str> name = attribute_name(rt, arguments[0]);
  if (!name) return raised;
  return slot_as<decltype(Slots::getattribute)>(slot)(rt, self, *name);
}

Status python_setattribute(Runtime& rt, Object& self, Str& name, Object* value);

// object.__setattr__ must not be called past a native type's own one.
Status check_not_bypassed(Runtime& rt, AnySlot slot, Object& self, const char* method) {
  const auto called = slot_as<decltype(Slots::setattribute)>(slot);
  for (const Type* type = self.type; type; type = type->base) {
    if (type->slots.setattribute == called) return ok;
    if (type->slots.setattribute != python_setattribute)
      return rt.raise(*rt.types.type_error, "can't apply this %s to %T object", method, self.type);
  }
  return ok;
}

Own<Object> wrap_setattribute(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  if (!expect_arguments(rt, arguments, 2) || !check_not_bypassed(rt, slot, self, "__setattr__"))
    return raised;
  Ref<Str> name = attribute_name(rt, arguments[0]);
  if (!name) return raised;
  return none_if_ok(rt,
                    slot_as<decltype(Slots::setattribute)>(slot)(rt, self, *name, &arguments[1]));
}

Own<Object> wrap_delattribute(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  if (!expect_arguments(rt, arguments, 1) || !check_not_bypassed(rt, slot, self, "__delattr__"))
    return raised;
  Ref<Str> name = attribute_name(rt, arguments[0]);
  if (!name) return raised;
  return none_if_ok(rt, slot_as<decltype(Slots::setattribute)>(slot)(rt, self, *name, nullptr));
}

Own<Object> wrap_next(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  if (!expect_arguments(rt, arguments, 0)) return raised;
  Own<Object> item = slot_as<UnarySlot>(slot)(rt, self);
  if (!item && !rt.pending()) return rt.raise_with_args(*rt.types.stop_iteration, {});
  return item;
}

Own<Object> wrap_call(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  return slot_as<decltype(Slots::call)>(slot)(rt, self, arguments);
}

Own<Object> wrap_init(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  return none_if_ok(rt, slot_as<decltype(Slots::init)>(slot)(rt, self, arguments));
}

Own<Object> wrap_finalise(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  if (!expect_arguments(rt, arguments, 0)) return raised;
  slot_as<decltype(Slots::finalise)>(slot)(rt, self);
  return own(*rt.none);
}

Own<Object> wrap_get(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  if (!check_count(rt, "", arguments, 1, 2)) return raised;
  Object* instance = &arguments[0] == rt.none ? nullptr : &arguments[0];
  Type* owner =
      arguments.count == 2 && is_type(arguments[1]) ? static_cast<Type*>(&arguments[1]) : nullptr;
  if (!instance && !owner) return rt.raise(*rt.types.type_error, "__get__(None, None) is invalid");
  return slot_as<decltype(Slots::descr_get)>(slot)(rt, self, instance,
                                                   owner ? owner : instance->type);
}

Own<Object> wrap_set(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  if (!expect_arguments(rt, arguments, 2)) return raised;
  return none_if_ok(
      rt, slot_as<decltype(Slots::descr_set)>(slot)(rt, self, arguments[0], &arguments[1]));
}

Own<Object> wrap_delete(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  if (!expect_arguments(rt, arguments, 1)) return raised;
  return none_if_ok(rt, slot_as<decltype(Slots::descr_set)>(slot)(rt, self, arguments[0], nullptr));
}

Own<Object> wrap_format(Runtime& rt, AnySlot slot, int, Object& self, Arguments arguments) {
  if (!expect_arguments(rt, arguments, 1)) return raised;
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "__format__() argument must be str, not %T",
                    arguments[0].type);
  return slot_as<decltype(Slots::format)>(slot)(rt, self, static_cast<Str&>(arguments[0]));
}

// ---- slots that call a method written in Python ----

// self.name(arguments…), where the class is known to define it (it may have been removed by its own
// metaclass meanwhile).
Own<Object> call_python(Runtime& rt, Object& self, Str& name,
                        std::initializer_list<Object*> arguments = {}) {
  bool missing = false;
  Own<Object> result = call_special(rt, self, name, arguments, &missing);
  if (missing)
    return rt.raise(*rt.types.attribute_error, "'%T' object has no attribute '%S'", self.type,
                    &name);
  return result;
}

template <Str* Names::*Name>
Own<Object> python_unary(Runtime& rt, Object& self) {
  return call_python(rt, self, *(rt.names.*Name));
}

template <Str* Names::*Name>
Own<Object> python_text(Runtime& rt, Object& self) {
  return call_python(rt, self, *(rt.names.*Name));  // repr() and str_of() look what it is
}

struct OperatorNames {
  Str *Names::*plain, *Names::*reflected, *Names::*inplace;
};
constexpr OperatorNames kOperatorNames[kBinaryOpCount] = {
    {&Names::add, &Names::radd, &Names::iadd},
    {&Names::and_, &Names::rand, &Names::iand},
    {&Names::floordiv, &Names::rfloordiv, &Names::ifloordiv},
    {&Names::lshift, &Names::rlshift, &Names::ilshift},
    {&Names::matmul, &Names::rmatmul, &Names::imatmul},
    {&Names::mul, &Names::rmul, &Names::imul},
    {&Names::mod, &Names::rmod, &Names::imod},
    {&Names::or_, &Names::ror, &Names::ior},
    {&Names::pow, &Names::rpow, &Names::ipow},
    {&Names::rshift, &Names::rrshift, &Names::irshift},
    {&Names::sub, &Names::rsub, &Names::isub},
    {&Names::truediv, &Names::rtruediv, &Names::itruediv},
    {&Names::xor_, &Names::rxor, &Names::ixor},
};

// NotImplemented when the class of `self` has no such method.
Own<Object> call_operator(Runtime& rt, Object& self, Str& name, Object& other) {
  bool missing = false;
  Own<Object> result = call_special(rt, self, name, {&other}, &missing);
  if (missing) return own(*rt.not_implemented);
  return result;
}

template <int Op>
Own<Object> python_binary(Runtime& rt, Object& left, Object& right) {
  constexpr const OperatorNames& names = kOperatorNames[Op];
  const auto defines = [](const Object& object) {
    return object.type->slots.number.binary[Op] == python_binary<Op>;
  };
  bool try_right = left.type != right.type && defines(right);
  if (defines(left)) {
    // A subclass on the right goes first if it brings its own reflected method.
    if (try_right && right.type->is_subtype_of(*left.type) &&
        lookup_in_type(*right.type, *(rt.names.*names.reflected)) !=
            lookup_in_type(*left.type, *(rt.names.*names.reflected))) {
      Own<Object> result = call_operator(rt, right, *(rt.names.*names.reflected), left);
      if (result.get() != rt.not_implemented) return result;
      release(result);
      try_right = false;
    }
    Own<Object> result = call_operator(rt, left, *(rt.names.*names.plain), right);
    if (result.get() != rt.not_implemented || left.type == right.type) return result;
    release(result);
  }
  if (try_right) return call_operator(rt, right, *(rt.names.*names.reflected), left);
  return own(*rt.not_implemented);
}

template <int Op>
Own<Object> python_inplace(Runtime& rt, Object& left, Object& right) {
  return call_operator(rt, left, *(rt.names.*kOperatorNames[Op].inplace), right);
}

Own<Object> python_richcompare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  constexpr Str* Names::*names[] = {&Names::lt, &Names::le, &Names::eq,
                                    &Names::ne, &Names::gt, &Names::ge};
  return call_operator(rt, left, *(rt.names.*names[static_cast<int>(op)]), right);
}

Fallible<std::int64_t> python_hash(Runtime& rt, Object& self) {
  Ref<Object> value = call_python(rt, self, *rt.names.hash);
  if (!value) return raised;
  if (!is_int(*value))
    return rt.raise(*rt.types.type_error, "__hash__ method should return an integer");
  const auto& number = static_cast<Int&>(*value);
  const std::int64_t result = number.compact() ? number.value : int_hash(number);
  return result == -1 ? -2 : result;
}

Fallible<std::int64_t> python_length(Runtime& rt, Object& self) {
  Ref<Object> value = call_python(rt, self, *rt.names.len);
  if (!value) return raised;
  Ref<Object> number = to_index(rt, *value);
  if (!number) return raised;
  if (static_cast<Int&>(*number).negative())
    return rt.raise(*rt.types.value_error, "__len__() should return >= 0");
  if (!static_cast<Int&>(*number).compact())
    return rt.raise(*rt.types.overflow_error, "cannot fit 'int' into an index-sized integer");
  return static_cast<Int&>(*number).value;
}

Fallible<bool> python_bool(Runtime& rt, Object& self) {
  Ref<Object> value = call_python(rt, self, *rt.names.bool_);
  if (!value) return raised;
  if (value->type != rt.types.bool_)
    return rt.raise(*rt.types.type_error, "__bool__ should return bool, returned %T", value->type);
  return value.get() == rt.true_;
}

Fallible<bool> python_contains(Runtime& rt, Object& self, Object& item) {
  if (lookup_in_type(*self.type, *rt.names.contains) == rt.none)
    return rt.raise(*rt.types.type_error, "'%T' object is not a container", self.type);
  bool missing = false;
  Ref<Object> value = call_special(rt, self, *rt.names.contains, {&item}, &missing);
  if (!value) return raised;
  return truth(rt, *value);
}

Own<Object> python_getitem(Runtime& rt, Object& self, Object& key) {
  return call_python(rt, self, *rt.names.getitem, {&key});
}

Status to_status(Own<Object> result) {
  if (!result) return raised;
  release(result);
  return ok;
}

// Of a pair of methods that share a slot a class may have only the other one: the name alone is
// then the message.
Status call_one_of_two(Runtime& rt, Object& self, Str& name,
                       std::initializer_list<Object*> arguments) {
  bool missing = false;
  const Own<Object> result = call_special(rt, self, name, arguments, &missing);
  if (missing) return rt.raise(*rt.types.attribute_error, "%S", &name);
  return to_status(result);
}

Status python_setitem(Runtime& rt, Object& self, Object& key, Object* value) {
  if (value) return call_one_of_two(rt, self, *rt.names.setitem, {&key, value});
  return call_one_of_two(rt, self, *rt.names.delitem, {&key});
}

Own<Object> python_getattribute(Runtime& rt, Object& self, Str& name) {
  Object* own_lookup = lookup_in_type(*self.type, *rt.names.getattribute);
  Own<Object> value;
  if (own_lookup && own_lookup->type == rt.types.slot_wrapper)
    value = static_cast<SlotWrapper*>(own_lookup)->owner->slots.getattribute(rt, self, name);
  else
    value = call_python(rt, self, *rt.names.getattribute, {&name});
  if (value || !pending_matches(rt, *rt.types.attribute_error)) return value;
  if (!lookup_in_type(*self.type, *rt.names.getattr)) return raised;
  rt.clear_pending();
  return call_python(rt, self, *rt.names.getattr, {&name});
}

Status python_setattribute(Runtime& rt, Object& self, Str& name, Object* value) {
  auto* key = &name;
  if (value) return to_status(call_python(rt, self, *rt.names.setattr, {key, value}));
  return to_status(call_python(rt, self, *rt.names.delattr, {key}));
}

Own<Object> python_iter(Runtime& rt, Object& self) {
  Object* method = lookup_in_type(*self.type, *rt.names.iter);
  if (method == rt.none)
    return rt.raise(*rt.types.type_error, "'%T' object is not iterable", self.type);
  return call_python(rt, self, *rt.names.iter);
}

Own<Object> python_call(Runtime& rt, Object& self, Arguments arguments) {
  Ref<Object> method = Ref<Object>::share(lookup_in_type(*self.type, *rt.names.call));
  if (!method) return rt.raise(*rt.types.type_error, "'%T' object is not callable", self.type);
  if (method->type->slots.descr_get) {
    method = method->type->slots.descr_get(rt, *method, &self, self.type);
    if (!method) return raised;
  }
  return call(rt, *method, arguments);
}

// Calls method(self, *arguments), keywords included.
Own<Object> call_method_object(Runtime& rt, Str& name, Object& self, Arguments arguments) {
  Ref<Object> method = Ref<Object>::share(lookup_in_type(*self.type, name));
  if (!method)
    return rt.raise(*rt.types.attribute_error, "'%T' object has no attribute '%S'", self.type,
                    &name);
  if (method->type->slots.descr_get) {
    method = method->type->slots.descr_get(rt, *method, &self, self.type);
    if (!method) return raised;
  }
  return call(rt, *method, arguments);
}

Status python_init(Runtime& rt, Object& self, Arguments arguments) {
  Ref<Object> result = call_method_object(rt, *rt.names.init, self, arguments);
  if (!result) return raised;
  if (result.get() != rt.none)
    return rt.raise(*rt.types.type_error, "__init__() should return None, not '%T'", result->type);
  return ok;
}

Own<Object> python_new(Runtime& rt, Type& cls, Arguments arguments) {
  Ref<Object> method = Ref<Object>::share(lookup_in_type(cls, *rt.names.new_));
  if (!method) return rt.raise(*rt.types.type_error, "cannot create '%T' instances", &cls);
  // __new__ is a static method: the class is passed explicitly.
  if (method->type->slots.descr_get) {
    method = method->type->slots.descr_get(rt, *method, nullptr, &cls);
    if (!method) return raised;
  }
  const std::uint32_t keywords = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  const std::uint32_t total = arguments.count + keywords + 1;
  Object* few[8];
  auto** values =
      total <= 8 ? few : static_cast<Object**>(rt.allocate_buffer(total * sizeof(Object*)));
  if (!values) return raised;
  values[0] = &cls;
  if (total > 1) std::memcpy(values + 1, arguments.values, (total - 1) * sizeof(Object*));
  Own<Object> result = call(rt, *method, {values, arguments.count + 1, arguments.keyword_names});
  if (values != few) rt.free_buffer(values, total * sizeof(Object*));
  return result;
}

Own<Object> python_descr_get(Runtime& rt, Object& self, Object* instance, Type* owner) {
  return call_python(
      rt, self, *rt.names.get,
      {instance ? instance : rt.none, owner ? static_cast<Object*>(owner) : rt.none});
}

Status python_descr_set(Runtime& rt, Object& self, Object& instance, Object* value) {
  if (value) return call_one_of_two(rt, self, *rt.names.set, {&instance, value});
  return call_one_of_two(rt, self, *rt.names.delete_, {&instance});
}

void python_finalise(Runtime& rt, Object& self) {
  Ref<Object> method = Ref<Object>::share(lookup_in_type(*self.type, *rt.names.del));
  if (!method) return;
  Own<Object> result;
  if (method->type == rt.types.function || !method->type->slots.descr_get) {
    const bool bind = method->type == rt.types.function;
    result = bind ? call(rt, *method, {&self}) : call(rt, *method);
  } else {
    method = method->type->slots.descr_get(rt, *method, &self, self.type);
    if (method) result = call(rt, *method);
  }
  if (!result) return write_unraisable(rt, method.get());
  release(result);
}

Own<Object> python_format(Runtime& rt, Object& self, Str& spec) {
  return call_python(rt, self, *rt.names.format, {&spec});
}

// ---- the table ----

template <class F>
AnySlot any(F* function) {
  return reinterpret_cast<AnySlot>(function);
}

#define SLOT(member) offsetof(Slots, member)

constexpr std::size_t binary_offset(int op) {
  return SLOT(number) + offsetof(decltype(Slots::number), binary) +
         static_cast<unsigned>(op) * sizeof(AnySlot);
}
constexpr std::size_t inplace_offset(int op) {
  return SLOT(number) + offsetof(decltype(Slots::number), inplace) +
         static_cast<unsigned>(op) * sizeof(AnySlot);
}
constexpr std::size_t number_offset(std::size_t member) { return SLOT(number) + member; }
#define NUMBER(member) number_offset(offsetof(decltype(Slots::number), member))

const SlotRow kRows[] = {
    {"__repr__", &Names::repr, SLOT(repr), wrap_unary, any(python_text<&Names::repr>)},
    {"__str__", &Names::str, SLOT(str), wrap_unary, any(python_text<&Names::str>)},
    {"__hash__", &Names::hash, SLOT(hash), wrap_hash, any(python_hash)},
    {"__call__", &Names::call, SLOT(call), wrap_call, any(python_call)},
    {"__getattribute__", &Names::getattribute, SLOT(getattribute), wrap_getattribute,
     any(python_getattribute)},
    {"__getattr__", &Names::getattr, SLOT(getattribute), nullptr, any(python_getattribute)},
    {"__setattr__", &Names::setattr, SLOT(setattribute), wrap_setattribute,
     any(python_setattribute)},
    {"__delattr__", &Names::delattr, SLOT(setattribute), wrap_delattribute,
     any(python_setattribute)},
    {"__lt__", &Names::lt, SLOT(richcompare), wrap_compare, any(python_richcompare), 0},
    {"__le__", &Names::le, SLOT(richcompare), wrap_compare, any(python_richcompare), 1},
    {"__eq__", &Names::eq, SLOT(richcompare), wrap_compare, any(python_richcompare), 2},
    {"__ne__", &Names::ne, SLOT(richcompare), wrap_compare, any(python_richcompare), 3},
    {"__gt__", &Names::gt, SLOT(richcompare), wrap_compare, any(python_richcompare), 4},
    {"__ge__", &Names::ge, SLOT(richcompare), wrap_compare, any(python_richcompare), 5},
    {"__iter__", &Names::iter, SLOT(iter), wrap_unary, any(python_iter)},
    {"__next__", &Names::next, SLOT(next), wrap_next, any(python_unary<&Names::next>)},
    {"__get__", &Names::get, SLOT(descr_get), wrap_get, any(python_descr_get)},
    {"__set__", &Names::set, SLOT(descr_set), wrap_set, any(python_descr_set)},
    {"__delete__", &Names::delete_, SLOT(descr_set), wrap_delete, any(python_descr_set)},
    {"__new__", &Names::new_, SLOT(construct), nullptr, any(python_new)},
    {"__init__", &Names::init, SLOT(init), wrap_init, any(python_init)},
    {"__del__", &Names::del, SLOT(finalise), wrap_finalise, any(python_finalise)},
    {"__format__", &Names::format, SLOT(format), wrap_format, any(python_format)},
#define BINARY(op, text, member)                                                  \
  {                                                                               \
      "__" text "__", kOperatorNames[op].plain, binary_offset(op),                \
      member,         any(python_binary<op>),   op},                              \
      {"__r" text "__", kOperatorNames[op].reflected, binary_offset(op),          \
       wrap_reflected,  any(python_binary<op>),       op},                        \
  {                                                                               \
    "__i" text "__", kOperatorNames[op].inplace, inplace_offset(op), wrap_binary, \
        any(python_inplace<op>), op                                               \
  }
    BINARY(0, "add", wrap_binary),
    BINARY(1, "and", wrap_binary),
    BINARY(2, "floordiv", wrap_binary),
    BINARY(3, "lshift", wrap_binary),
    BINARY(4, "matmul", wrap_binary),
    BINARY(5, "mul", wrap_binary),
    BINARY(6, "mod", wrap_binary),
    BINARY(7, "or", wrap_binary),
    BINARY(8, "pow", wrap_power),
    BINARY(9, "rshift", wrap_binary),
    BINARY(10, "sub", wrap_binary),
    BINARY(11, "truediv", wrap_binary),
    BINARY(12, "xor", wrap_binary),
#undef BINARY
    {"__neg__", &Names::neg, NUMBER(negative), wrap_unary, any(python_unary<&Names::neg>)},
    {"__pos__", &Names::pos, NUMBER(positive), wrap_unary, any(python_unary<&Names::pos>)},
    {"__invert__", &Names::invert, NUMBER(invert), wrap_unary, any(python_unary<&Names::invert>)},
    {"__abs__", &Names::abs, NUMBER(absolute), wrap_unary, any(python_unary<&Names::abs>)},
    {"__int__", &Names::int_, NUMBER(to_int), wrap_unary, any(python_unary<&Names::int_>)},
    {"__float__", &Names::float_, NUMBER(to_float), wrap_unary, any(python_unary<&Names::float_>)},
    {"__index__", &Names::index, NUMBER(index), wrap_unary, any(python_unary<&Names::index>)},
    {"__bool__", &Names::bool_, NUMBER(to_bool), wrap_bool, any(python_bool)},
    {"__len__", &Names::len, SLOT(length), wrap_length, any(python_length)},
    {"__getitem__", &Names::getitem, SLOT(getitem), wrap_binary, any(python_getitem)},
    {"__setitem__", &Names::setitem, SLOT(setitem), wrap_setitem, any(python_setitem)},
    {"__delitem__", &Names::delitem, SLOT(setitem), wrap_delitem, any(python_setitem)},
    {"__contains__", &Names::contains, SLOT(contains), wrap_contains, any(python_contains)},
};
#undef SLOT
#undef NUMBER

// Methods CPython does not have: sequences concatenate by __add__ alone, and the truth of what has
// a length is that (but range has both).
bool is_hidden(const Type& type, const SlotRow& row) {
  if (row.interned == &Names::radd) return type.slots.getitem != nullptr;
  return row.interned == &Names::bool_ && type.slots.length && &type != type.runtime->types.range;
}

}  // namespace

std::span<const SlotRow> slot_rows() { return kRows; }

const SlotRow* slot_row_of(Runtime& rt, const Str& name) {
  for (const SlotRow& row : kRows)
    if (rt.names.*row.interned == &name) return &row;
  return nullptr;
}

void inherit_slots(Slots& slots, const Slots& base) {
  static_assert(sizeof(Slots) % sizeof(AnySlot) == 0, "Slots holds nothing but function pointers");
  const bool own_comparison = slots.richcompare != nullptr || slots.hash != nullptr;
  const auto own_hash = slots.hash;
  const auto own_compare = slots.richcompare;
  for (std::size_t offset = 0; offset < sizeof(Slots); offset += sizeof(AnySlot)) {
    AnySlot& slot = slot_at(slots, offset);
    if (!slot) slot = slot_at(const_cast<Slots&>(base), offset);
  }
  if (own_comparison && own_compare) slots.hash = own_hash;
}

Status add_slot_wrappers(Runtime& rt, Type& type, const Slots* inherited) {
  for (const SlotRow& row : kRows) {
    if (!row.wrapper) continue;
    const AnySlot slot = slot_at(type.slots, row.offset);
    if (!slot || (inherited && slot_at(const_cast<Slots&>(*inherited), row.offset) == slot))
      continue;
    Str& name = *(rt.names.*row.interned);
    if (is_hidden(type, row) || dict_get_str(*type.dict, name)) continue;
    Ref<SlotWrapper> wrapper = rt.allocate<SlotWrapper>(*rt.types.slot_wrapper);
    if (!wrapper) return raised;
    wrapper->row = &row;
    wrapper->owner = &type;
    retain(static_cast<Object&>(type));
    if (!dict_set_str(rt, *type.dict, name, *wrapper)) return raised;
  }
  // A type that compares but does not hash says so, as `__hash__ = None` does in Python.
  if (!type.slots.hash && inherited && inherited->hash && !dict_get_str(*type.dict, *rt.names.hash))
    return dict_set_str(rt, *type.dict, *rt.names.hash, *rt.none);
  return ok;
}

namespace {

// What one slot of a Python class should hold: the native slot when every name of the slot that the
// mro defines resolves to wrappers of one native slot, else the function that calls Python.
AnySlot derive_slot(Runtime& rt, Type& type, std::size_t offset) {
  AnySlot native = nullptr;
  bool found = false;
  for (const SlotRow& row : kRows) {
    if (row.offset != offset) continue;
    Object* attribute = lookup_in_type(type, *(rt.names.*row.interned));
    if (!attribute) continue;
    found = true;
    if (attribute == rt.none && row.interned == &Names::hash) return nullptr;
    AnySlot candidate = nullptr;
    if (attribute->type == rt.types.slot_wrapper) {
      auto& wrapper = static_cast<SlotWrapper&>(*attribute);
      if (wrapper.row == &row) candidate = slot_at(wrapper.owner->slots, offset);
    } else if (row.interned == &Names::new_ && attribute->type == rt.types.native_callable) {
      auto& callable = static_cast<NativeCallable&>(*attribute);
      // Where another base decides the layout, the call itself refuses it.
      if (callable.owner && built_in_base(type).slots.construct == callable.owner->slots.construct)
        candidate = any(callable.owner->slots.construct);
    }
    if (!candidate || (native && native != candidate)) return row.python;
    native = candidate;
  }
  if (found) return native;
  return nullptr;
}

}  // namespace

void update_slots(Runtime& rt, Type& type, const Str* name) {
  std::size_t previous = SIZE_MAX;
  for (const SlotRow& row : kRows) {
    if (name && rt.names.*row.interned != name) continue;
    if (row.offset == previous) continue;
    previous = row.offset;
    slot_at(type.slots, row.offset) = derive_slot(rt, type, row.offset);
  }
  // A native slot for the truth of a container goes by its native length.
  if (name == rt.names.len) update_slots(rt, type, rt.names.bool_);
  type.flags &= ~std::uint32_t{kTypeDescriptorData | kTypeFinaliser};
  if (type.slots.finalise) type.flags |= kTypeFinaliser;
  if (type.slots.descr_set) type.flags |= kTypeDescriptorData;
}

}  // namespace vitro
