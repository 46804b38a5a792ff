// The types of None, NotImplemented and Ellipsis.
#include "objects/singletons.hpp"

#include "objects/ref.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "objects/warn.hpp"

namespace vitro {
namespace {

// Type(…) yields the one object and takes nothing.
template <Object* Runtime::*Single>
Own<Object> construct_single(Runtime& rt, Type& cls, Arguments arguments) {
  if (arguments.count > 0 || (arguments.keyword_names && arguments.keyword_names->length() > 0)) {
    if (&cls == rt.types.ellipsis)
      return rt.raise(*rt.types.type_error, "EllipsisType takes no arguments");
    return rt.raise(*rt.types.type_error, "%T takes no arguments", &cls);
  }
  return own(*(rt.*Single));
}

Own<Object> none_repr(Runtime& rt, Object&) { return make_str(rt, "None"); }
Own<Object> not_implemented_repr(Runtime& rt, Object&) { return make_str(rt, "NotImplemented"); }
Own<Object> ellipsis_repr(Runtime& rt, Object&) { return make_str(rt, "Ellipsis"); }

Fallible<bool> none_truth(Runtime&, Object&) { return false; }

// Not the address, so that the order of sets with None is the same from run to run (CPython's
// since 3.12).
Fallible<std::int64_t> none_hash(Runtime&, Object&) { return 0xfca86420; }

Own<Object> not_implemented_reduce(Runtime& rt, Object&, Arguments) {
  return make_str(rt, "NotImplemented");
}
Own<Object> ellipsis_reduce(Runtime& rt, Object&, Arguments) { return make_str(rt, "Ellipsis"); }

constexpr NativeMethod kNotImplementedMethods[] = {
    {"__reduce__", not_implemented_reduce, Takes::nothing}};
constexpr NativeMethod kEllipsisMethods[] = {{"__reduce__", ellipsis_reduce, Takes::nothing}};

void fill_none(Slots& slots) {
  slots.repr = none_repr;
  slots.hash = none_hash;
  slots.construct = construct_single<&Runtime::none>;
  slots.number.to_bool = none_truth;
}

Fallible<bool> not_implemented_truth(Runtime& rt, Object&) {
  if (!warn(rt, *rt.types.deprecation_warning,
            "NotImplemented should not be used in a boolean context"))
    return raised;
  return true;
}

void fill_not_implemented(Slots& slots) {
  slots.repr = not_implemented_repr;
  slots.construct = construct_single<&Runtime::not_implemented>;
  slots.number.to_bool = not_implemented_truth;
}

void fill_ellipsis(Slots& slots) {
  slots.repr = ellipsis_repr;
  slots.construct = construct_single<&Runtime::ellipsis>;
}

}  // namespace

const TypeSpec kNoneType = {
    .name = "NoneType",
    .type = &Types::none,
    .basic_size = sizeof(Object),
    .flags = kTypeLeaf,
    .fill = fill_none,
};

const TypeSpec kNotImplementedType = {
    .name = "NotImplementedType",
    .type = &Types::not_implemented,
    .basic_size = sizeof(Object),
    .flags = kTypeLeaf,
    .fill = fill_not_implemented,
    .methods = kNotImplementedMethods,
};

const TypeSpec kEllipsisType = {
    .name = "ellipsis",
    .type = &Types::ellipsis,
    .basic_size = sizeof(Object),
    .flags = kTypeLeaf,
    .fill = fill_ellipsis,
    .methods = kEllipsisMethods,
};

}  // namespace vitro
