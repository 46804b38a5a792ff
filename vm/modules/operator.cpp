// _operator: the operators as functions.
#include "vm/modules/operator.hpp"

#include "objects/arguments.hpp"
#include "objects/bytes.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/modules/all.hpp"

namespace vitro::vm {

namespace {

constexpr auto F = Binding::function;

template <BinaryOp Op>
Own<Object> binary(Runtime& rt, Object&, Arguments arguments) {
  return binary_operation(rt, Op, arguments[0], arguments[1]);
}
template <BinaryOp Op>
Own<Object> inplace(Runtime& rt, Object&, Arguments arguments) {
  return inplace_operation(rt, Op, arguments[0], arguments[1]);
}
template <CompareOp Op>
Own<Object> comparison(Runtime& rt, Object&, Arguments arguments) {
  return compare(rt, arguments[0], arguments[1], Op);
}
template <Own<Object> (*Operation)(Runtime&, Object&)>
Own<Object> unary(Runtime& rt, Object&, Arguments arguments) {
  return Operation(rt, arguments[0]);
}

Own<Object> op_truth(Runtime& rt, Object&, Arguments arguments) {
  const auto value = truth(rt, arguments[0]);
  if (!value) return raised;
  return make_bool(rt, *value);
}
Own<Object> op_not(Runtime& rt, Object&, Arguments arguments) {
  const auto value = truth(rt, arguments[0]);
  if (!value) return raised;
  return make_bool(rt, !*value);
}
Own<Object> op_is(Runtime& rt, Object&, Arguments arguments) {
  return make_bool(rt, &arguments[0] == &arguments[1]);
}
Own<Object> op_is_not(Runtime& rt, Object&, Arguments arguments) {
  return make_bool(rt, &arguments[0] != &arguments[1]);
}

Own<Object> op_contains(Runtime& rt, Object&, Arguments arguments) {
  const auto found = contains(rt, arguments[0], arguments[1]);
  if (!found) return raised;
  return make_bool(rt, *found);
}
Own<Object> op_getitem(Runtime& rt, Object&, Arguments arguments) {
  return get_item(rt, arguments[0], arguments[1]);
}
Own<Object> op_setitem(Runtime& rt, Object&, Arguments arguments) {
  if (!set_item(rt, arguments[0], arguments[1], &arguments[2])) return raised;
  return own(*rt.none);
}
Own<Object> op_delitem(Runtime& rt, Object&, Arguments arguments) {
  if (!set_item(rt, arguments[0], arguments[1], nullptr)) return raised;
  return own(*rt.none);
}

bool is_sequence(const Object& object) { return object.type->slots.getitem && !is_dict(object); }
template <bool InPlace>
Own<Object> op_concat(Runtime& rt, Object&, Arguments arguments) {
  if (!is_sequence(arguments[0]))
    return rt.raise(*rt.types.type_error, "'%T' object can't be concatenated", arguments[0].type);
  if (InPlace) return inplace_operation(rt, BinaryOp::add, arguments[0], arguments[1]);
  return binary_operation(rt, BinaryOp::add, arguments[0], arguments[1]);
}

Status require_iterable(Runtime& rt, Object& object) {
  if (object.type->slots.iter || object.type->slots.getitem) return ok;
  return rt.raise(*rt.types.type_error, "argument of type '%T' is not iterable", object.type);
}

Own<Object> op_count_of(Runtime& rt, Object&, Arguments arguments) {
  std::int64_t count = 0;
  if (!require_iterable(rt, arguments[0])) return raised;
  const Status status = for_each_item(rt, arguments[0], [&](Object& item) {
    const auto same = equal(rt, item, arguments[1]);
    if (!same) return false;
    count += *same;
    return true;
  });
  if (!status) return raised;
  return make_int(rt, count);
}

Own<Object> op_index_of(Runtime& rt, Object&, Arguments arguments) {
  if (!require_iterable(rt, arguments[0])) return raised;
  const Ref<Object> iterator = get_iterator(rt, arguments[0]);
  if (!iterator) return raised;
  for (std::int64_t position = 0;; ++position) {
    const Ref<Object> item = next_item(rt, *iterator);
    if (!item) {
      if (rt.pending()) return raised;
      return rt.raise(*rt.types.value_error, "sequence.index(x): x not in sequence");
    }
    const auto same = equal(rt, *item, arguments[1]);
    if (!same) return raised;
    if (*same) return make_int(rt, position);
  }
}

Own<Object> op_length_hint(Runtime& rt, Object&, Arguments arguments) {
  std::int64_t fallback = 0;
  if (arguments.count > 1) {
    if (!is_int(arguments[1]))
      return rt.raise(*rt.types.type_error, "'%T' object cannot be interpreted as an integer",
                      arguments[1].type);
    const auto given = size_argument(rt, arguments[1]);
    if (!given) return raised;
    fallback = *given;
  }
  const auto hint = length_hint(rt, arguments[0], fallback);
  if (!hint) return raised;
  return make_int(rt, *hint);
}

Own<Object> op_call(Runtime& rt, Object&, Arguments arguments) {
  if (arguments.count == 0)
    return rt.raise(*rt.types.type_error, "call expected at least 1 argument, got 0");
  return call(rt, arguments[0], arguments.without_first());
}

// The same time for texts of one length, wherever they differ.
Own<Object> op_compare_digest(Runtime& rt, Object&, Arguments arguments) {
  std::string_view texts[2];
  for (std::uint32_t i = 0; i < 2; ++i) {
    Object& text = arguments[i];
    if (is_str(text) && is_str(arguments[1 - i])) {
      if (!static_cast<Str&>(text).ascii())
        return rt.raise(*rt.types.type_error,
                        "comparing strings with non-ASCII characters is not supported");
      texts[i] = static_cast<Str&>(text).ascii_view();
    } else if (is_bytes(text) && is_bytes(arguments[1 - i])) {
      texts[i] = static_cast<Bytes&>(text).view();
    } else {
      const Object& wrong = is_bytes(arguments[0]) ? arguments[1] : arguments[0];
      return rt.raise(*rt.types.type_error, "a bytes-like object is required, not '%T'",
                      wrong.type);
    }
  }
  unsigned difference = texts[0].size() != texts[1].size();
  const std::string_view against = difference ? texts[1] : texts[0];
  for (std::size_t i = 0; i < texts[1].size(); ++i)
    difference |= static_cast<unsigned char>(against[i]) ^ static_cast<unsigned char>(texts[1][i]);
  return make_bool(rt, difference == 0);
}

constexpr NativeMethod one(const char* name, NativeFunction function) {
  return {name, function, Takes::one, 0, 255, F};
}
constexpr NativeMethod two(const char* name, NativeFunction function) {
  return {name, function, Takes::positional, 2, 2, F};
}

constexpr NativeMethod kFunctions[] = {
    one("truth", op_truth),
    two("contains", op_contains),
    two("indexOf", op_index_of),
    two("countOf", op_count_of),
    two("is_", op_is),
    two("is_not", op_is_not),
    two("add", binary<BinaryOp::add>),
    two("sub", binary<BinaryOp::subtract>),
    two("mul", binary<BinaryOp::multiply>),
    two("matmul", binary<BinaryOp::matmul>),
    two("floordiv", binary<BinaryOp::floor_divide>),
    two("truediv", binary<BinaryOp::true_divide>),
    two("mod", binary<BinaryOp::remainder>),
    one("neg", unary<negative>),
    one("pos", unary<positive>),
    one("abs", unary<absolute>),
    one("inv", unary<invert>),
    one("invert", unary<invert>),
    two("lshift", binary<BinaryOp::lshift>),
    two("rshift", binary<BinaryOp::rshift>),
    one("not_", op_not),
    two("and_", binary<BinaryOp::bit_and>),
    two("xor", binary<BinaryOp::bit_xor>),
    two("or_", binary<BinaryOp::bit_or>),
    two("iadd", inplace<BinaryOp::add>),
    two("isub", inplace<BinaryOp::subtract>),
    two("imul", inplace<BinaryOp::multiply>),
    two("imatmul", inplace<BinaryOp::matmul>),
    two("ifloordiv", inplace<BinaryOp::floor_divide>),
    two("itruediv", inplace<BinaryOp::true_divide>),
    two("imod", inplace<BinaryOp::remainder>),
    two("ilshift", inplace<BinaryOp::lshift>),
    two("irshift", inplace<BinaryOp::rshift>),
    two("iand", inplace<BinaryOp::bit_and>),
    two("ixor", inplace<BinaryOp::bit_xor>),
    two("ior", inplace<BinaryOp::bit_or>),
    two("concat", op_concat<false>),
    two("iconcat", op_concat<true>),
    two("getitem", op_getitem),
    {"setitem", op_setitem, Takes::positional, 3, 3, F},
    two("delitem", op_delitem),
    two("pow", binary<BinaryOp::power>),
    two("ipow", inplace<BinaryOp::power>),
    one("index", unary<to_index>),
    two("lt", comparison<CompareOp::lt>),
    two("le", comparison<CompareOp::le>),
    two("eq", comparison<CompareOp::eq>),
    two("ne", comparison<CompareOp::ne>),
    two("gt", comparison<CompareOp::gt>),
    two("ge", comparison<CompareOp::ge>),
    {"length_hint", op_length_hint, Takes::positional, 1, 2, F},
    {"call", op_call, Takes::anything, 0, 255, F},
    two("_compare_digest", op_compare_digest),
};

constexpr const TypeSpec* kTypes[] = {&kItemGetterType, &kAttrGetterType, &kMethodCallerType};

}  // namespace

const NativeModule kOperatorModule = {
    .name = "_operator",
    .functions = kFunctions,
    .types = kTypes,
    .doc =
        "Operator interface.\n\nThis module exports a set of functions implemented in C "
        "corresponding\nto the intrinsic operators of Python.  For example, "
        "operator.add(x, y)\nis equivalent to the expression x+y.",
};

}  // namespace vitro::vm
