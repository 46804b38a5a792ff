// `int | None`: a union of classes.
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/generic_alias.hpp"
#include "objects/instance.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/set.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

Tuple& args_of(Object& object) { return *static_cast<UnionType&>(object).args; }

void dealloc(Runtime& rt, Object& object) {
  release(static_cast<Object&>(args_of(object)));
  rt.free_object(object, CellKind::container, sizeof(UnionType));
}

// None stands for its class.
Object& member_of(Runtime& rt, Object& object) {
  return &object == rt.none ? static_cast<Object&>(*rt.types.none) : object;
}

bool can_be_member(Runtime& rt, const Object& object) {
  return &object == rt.none || is_type(object) || is_generic_alias(object) || is_union(object);
}

Status add_member(Runtime& rt, List& members, Object& member) {
  for (std::size_t i = 0; i < members.length; ++i) {
    const Ref<Object> known = Ref<Object>::share(*members.items[i]);
    // Classes are the same only as objects; aliases compare.
    Fallible<bool> same = known.get() == &member;
    if (is_generic_alias(*known) && is_generic_alias(member)) same = equal(rt, *known, member);
    if (!same) return raised;
    if (*same) return ok;
  }
  return list_append(rt, members, own(member));
}

Status add_members(Runtime& rt, List& members, Object& object) {
  if (!is_union(object)) return add_member(rt, members, member_of(rt, object));
  Tuple& args = args_of(object);
  for (std::uint32_t i = 0; i < args.length(); ++i)
    if (!add_member(rt, members, args[i])) return raised;
  return ok;
}

Own<Object> repr_slot(Runtime& rt, Object& object) {
  Tuple& args = args_of(object);
  StrBuilder text(rt);
  for (std::uint32_t i = 0; i < args.length(); ++i) {
    if (i) text.add(" | ");
    if (&args[i] == rt.types.none)
      text.add("None");
    else if (!add_type_text(rt, text, args[i]))
      return raised;
  }
  return text.finish();
}

Own<Set> as_set(Runtime& rt, Object& object) {
  Ref<Set> set = new_set(rt, *rt.types.frozenset);
  if (!set || !set_update(rt, *set, args_of(object))) return raised;
  return set.release();
}

Own<Object> richcompare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (!is_union(left) || !is_union(right) || (op != CompareOp::eq && op != CompareOp::ne))
    return own(*rt.not_implemented);
  const Ref<Set> a = as_set(rt, left);
  const Ref<Set> b = a ? Ref<Set>(as_set(rt, right)) : Ref<Set>();
  if (!b) return raised;
  return compare(rt, *a, *b, op);
}

Fallible<std::int64_t> hash_slot(Runtime& rt, Object& object) {
  const Ref<Set> set = as_set(rt, object);
  if (!set) return raised;
  return hash(rt, *set);
}

Own<Object> getitem(Runtime& rt, Object& object, Object& key) {
  const Ref<Tuple> parameters = type_parameters(rt, args_of(object));
  if (!parameters) return raised;
  if (parameters->length() == 0)
    return rt.raise(*rt.types.type_error, "%R is not a generic class", &object);
  // The arguments of an alias of the same members, put together again.
  const Ref<Object> alias = make_generic_alias(rt, *rt.types.tuple, args_of(object));
  const Ref<Object> filled = alias ? Ref<Object>(get_item(rt, *alias, key)) : Ref<Object>();
  if (!filled) return raised;
  Tuple& args = *static_cast<GenericAlias&>(*filled).args;
  Ref<Object> sum = Ref<Object>::share(args[0]);
  for (std::uint32_t i = 1; i < args.length() && sum; ++i)
    sum = binary_operation(rt, BinaryOp::bit_or, *sum, args[i]);
  return sum.release();
}

// Asks test(member) of each until one says yes.
template <class Test>
Own<Object> any_member(Runtime& rt, Object& self, const char* refusal, Test&& test) {
  Tuple& args = args_of(self);
  for (std::uint32_t i = 0; i < args.length(); ++i)
    if (is_generic_alias(args[i])) return rt.raise(*rt.types.type_error, "%s", refusal);
  for (std::uint32_t i = 0; i < args.length(); ++i) {
    const Fallible<bool> answer = test(args[i]);
    if (!answer) return raised;
    if (*answer) return make_bool(rt, true);
  }
  return make_bool(rt, false);
}

Own<Object> instancecheck(Runtime& rt, Object& self, Arguments arguments) {
  return any_member(rt, self, "isinstance() argument 2 cannot be a parameterized generic",
                    [&](Object& cls) { return is_instance_of(rt, arguments[0], cls); });
}

Own<Object> subclasscheck(Runtime& rt, Object& self, Arguments arguments) {
  if (!is_type(arguments[0]))
    return rt.raise(*rt.types.type_error, "issubclass() arg 1 must be a class");
  return any_member(rt, self, "issubclass() argument 2 cannot be a parameterized generic",
                    [&](Object& cls) { return is_subclass_of(rt, arguments[0], cls); });
}

Own<Object> args_property(Runtime&, Object& self) {
  return own(static_cast<Object&>(args_of(self)));
}
Own<Object> parameters_property(Runtime& rt, Object& self) {
  return type_parameters(rt, args_of(self));
}

constexpr NativeMethod kMethods[] = {
    {"__instancecheck__", instancecheck, Takes::one},
    {"__subclasscheck__", subclasscheck, Takes::one},
};
Own<Object> module_property(Runtime& rt, Object&) { return make_str(rt, "types"); }

constexpr NativeProperty kProperties[] = {
    {"__module__", module_property},
    {"__args__", args_property, nullptr, true},
    {"__parameters__", parameters_property},
};

void fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<UnionType>;
  slots.repr = repr_slot;
  slots.richcompare = richcompare;
  slots.hash = hash_slot;
  slots.getitem = getitem;
  slots.number.binary[static_cast<int>(BinaryOp::bit_or)] = make_union;
}

constexpr TypeSpec kUnionType = {
    .name = "UnionType",
    .type = &Types::union_type,
    .basic_size = sizeof(UnionType),
    .fill = fill,
    .methods = kMethods,
    .properties = kProperties,
    .doc = "A union of classes, such as int | None.",
    .module = "types",
};
constexpr const TypeSpec* kTypes[] = {&kUnionType};

}  // namespace

bool is_union(const Object& object) {
  const Type* type = object.type->runtime->types.union_type;
  return type && object.type == type;
}

Own<Object> make_union(Runtime& rt, Object& left, Object& right) {
  if (!can_be_member(rt, left) || !can_be_member(rt, right)) return own(*rt.not_implemented);
  const Ref<List> members = new_list(rt);
  if (!members || !add_members(rt, *members, left) || !add_members(rt, *members, right))
    return raised;
  if (members->length == 1) return own(*members->items[0]);
  if (!ready_late_types(rt, kTypes)) return raised;
  const Ref<Tuple> args = tuple_from_array(rt, members->items, members->length);
  if (!args) return raised;
  const Own<UnionType> made = rt.allocate<UnionType>(*rt.types.union_type);
  if (!made) return raised;
  made->args = own(*args).get();
  return made;
}

}  // namespace vitro
