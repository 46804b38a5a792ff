// Which operations on constants are carried out at compile time. Results that would make the code
// large are left for running, and so is everything that raises.
#include <bit>
#include <cstdint>
#include <string>

#include "compiler/constant_folding.hpp"
#include "objects/bytes.hpp"
#include "objects/exception.hpp"
#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/set.hpp"

namespace vitro::compiler {

using ast::as;
using ast::BinOp;
using ast::Compare;
using ast::CompareOperator;
using ast::Constant;
using ast::ExprContext;
using ast::Expression;
using ast::FormattedValue;
using ast::is;
using ast::JoinedStr;
using ast::List;
using ast::Operator;
using ast::Starred;
using ast::Subscript;
using ast::try_as;
using ast::Tuple;
using ast::UnaryOp;
using ast::UnaryOperator;

namespace {

// CPython's limits on results.
constexpr std::uint64_t kMaxIntBits = 128;
constexpr std::uint64_t kMaxItems = 256;        // of a repeated tuple
constexpr std::uint64_t kMaxTextLength = 4096;  // of repeated text
constexpr std::uint64_t kMaxTotalItems =
    1024;  // of a repeated tuple, those of inner tuples included

bool is_exact_int(const Runtime& rt, const Object& object) { return object.type == rt.types.int_; }

std::uint64_t bit_length(const Object& object) {
  const auto& number = static_cast<const Int&>(object);
  if (number.compact()) {
    const auto value = static_cast<std::uint64_t>(number.value);
    return static_cast<std::uint64_t>(std::bit_width(number.value < 0 ? 0 - value : value));
  }
  const std::uint32_t limbs = number.limb_count();
  return (limbs - 1) * 64ull + static_cast<std::uint64_t>(std::bit_width(number.limbs[limbs - 1]));
}

bool is_zero(const Object& object) { return bit_length(object) == 0; }

// The value, or a huge one when it does not fit or is negative.
std::uint64_t small_value(const Object& object) {
  const auto& number = static_cast<const Int&>(object);
  return number.compact() && number.value >= 0 ? static_cast<std::uint64_t>(number.value) : ~0ull;
}

// Items of a tuple and of the tuples in it; past `limit` it stops counting.
std::uint64_t total_items(const Runtime& rt, Object& object, std::uint64_t limit) {
  if (object.type == rt.types.frozenset) return static_cast<vitro::Set&>(object).length;
  if (object.type != rt.types.tuple) return 0;
  auto& tuple = static_cast<vitro::Tuple&>(object);
  std::uint64_t total = tuple.length();
  for (std::uint32_t i = 0; i < tuple.length() && total <= limit; ++i)
    total += total_items(rt, tuple[i], limit);
  return total;
}

bool repetition_within_limits(const Runtime& rt, Object& times, Object& sequence) {
  const std::uint64_t count = small_value(times);
  const Types& types = rt.types;
  if (sequence.type == types.tuple) {
    const std::uint64_t size = static_cast<vitro::Tuple&>(sequence).length();
    if (size == 0) return true;
    if (count > kMaxItems / size) return false;
    return count == 0 || total_items(rt, sequence, kMaxTotalItems) <= kMaxTotalItems / count;
  }
  std::uint64_t size = 0;
  if (sequence.type == types.str) size = static_cast<Str&>(sequence).length;
  if (sequence.type == types.bytes) size = static_cast<Bytes&>(sequence).length;
  return size == 0 || count <= kMaxTextLength / size;
}

}  // namespace

Object* ConstantFolder::value_of(const Expression* node) const {
  // Once the tree has proved too deep, its lower constants are still outside the pool.
  if (diagnostics_.failed()) return nullptr;
  const auto* constant = try_as<Constant>(node);
  return constant ? &pool_.value(*constant) : nullptr;
}

Expression* ConstantFolder::constant(Expression& node, Own<Object> value) {
  if (!value) {
    Runtime& rt = pool_.runtime();
    const bool no_memory = pending_matches(rt, *rt.types.memory_error);
    rt.clear_pending();
    if (no_memory) throw std::bad_alloc();
    return &node;
  }
  const ConstantId id = pool_.add(Ref<Object>(value));
  auto* result = arena_.make<Constant>(node.span);
  result->type = kPooled;
  result->integer = id;
  return result;
}

// ---- operators ----

Expression* ConstantFolder::unary(UnaryOp& node) {
  Runtime& rt = pool_.runtime();
  Object* operand = value_of(node.operand);
  if (!operand) {
    auto* comparison = node.op == UnaryOperator::Not ? try_as<Compare>(node.operand) : nullptr;
    if (!comparison || comparison->ops.size() != 1) return &node;
    // Operators that have an opposite, and whose result is always a bool.
    switch (comparison->ops[0]) {
      case CompareOperator::Is: comparison->ops[0] = CompareOperator::IsNot; return comparison;
      case CompareOperator::IsNot: comparison->ops[0] = CompareOperator::Is; return comparison;
      case CompareOperator::In: comparison->ops[0] = CompareOperator::NotIn; return comparison;
      case CompareOperator::NotIn: comparison->ops[0] = CompareOperator::In; return comparison;
      default: return &node;
    }
  }
  switch (node.op) {
    case UnaryOperator::Invert: return constant(node, invert(rt, *operand));
    case UnaryOperator::UAdd: return constant(node, positive(rt, *operand));
    case UnaryOperator::USub: return constant(node, negative(rt, *operand));
    case UnaryOperator::Not: {
      const auto value = truth(rt, *operand);
      return constant(node, value ? make_bool(rt, !*value) : Own<Object>());
    }
  }
  return &node;
}

bool ConstantFolder::within_limits(Operator op, Object& left, Object& right) const {
  const Runtime& rt = pool_.runtime();
  const bool left_int = is_exact_int(rt, left);
  const bool right_int = is_exact_int(rt, right);
  switch (op) {
    case Operator::Mult:
      if (left_int && right_int)
        return is_zero(left) || is_zero(right) ||
               bit_length(left) + bit_length(right) <= kMaxIntBits;
      if (left_int) return repetition_within_limits(rt, left, right);
      if (right_int) return repetition_within_limits(rt, right, left);
      return true;
    case Operator::Pow:
      if (!left_int || !right_int || is_zero(left) || is_zero(right) ||
          static_cast<Int&>(right).negative())
        return true;
      return bit_length(left) <= kMaxIntBits / small_value(right);
    case Operator::LShift: {
      if (!left_int || !right_int || is_zero(left) || is_zero(right)) return true;
      const std::uint64_t by = small_value(right);
      return by <= kMaxIntBits && bit_length(left) <= kMaxIntBits - by;
    }
    case Operator::Mod: return left.type != rt.types.str && left.type != rt.types.bytes;
    case Operator::MatMult: return false;
    default: return true;
  }
}

Expression* ConstantFolder::binary(BinOp& node) {
  Object* left = value_of(node.left);
  if (node.op == Operator::Mod && left && left->type == pool_.runtime().types.str &&
      is<Tuple>(*node.right))
    return format(node);
  Object* right = value_of(node.right);
  if (!left || !right || !within_limits(node.op, *left, *right)) return &node;
  constexpr BinaryOp kOps[] = {
      BinaryOp::add,          BinaryOp::subtract,  BinaryOp::multiply, BinaryOp::matmul,
      BinaryOp::true_divide,  BinaryOp::remainder, BinaryOp::power,    BinaryOp::lshift,
      BinaryOp::rshift,       BinaryOp::bit_or,    BinaryOp::bit_xor,  BinaryOp::bit_and,
      BinaryOp::floor_divide,
  };
  return constant(
      node, binary_operation(pool_.runtime(), kOps[static_cast<int>(node.op)], *left, *right));
}

Expression* ConstantFolder::subscript(Subscript& node) {
  Object* container = value_of(node.value);
  Object* index = value_of(node.slice);
  if (!container || !index || node.ctx != ExprContext::Load) return &node;
  return constant(node, get_item(pool_.runtime(), *container, *index));
}

Expression* ConstantFolder::tuple(Tuple& node) {
  if (node.ctx != ExprContext::Load) return &node;
  for (Expression* element : node.elts)
    if (!value_of(element)) return &node;
  Runtime& rt = pool_.runtime();
  auto made = require(rt, new_tuple(rt, node.elts.size()));
  for (std::size_t i = 0; i < node.elts.size(); ++i) {
    Object* item = value_of(node.elts[i]);
    retain(item);
    made->items()[i] = item;
  }
  return constant(node, Own<Object>(made.release()));
}

// What is only iterated over, or asked with `in`, need not be mutable.
Expression* ConstantFolder::iterable(Expression& node) {
  if (auto* list = try_as<List>(&node)) {
    for (Expression* element : list->elts)
      if (is<Starred>(*element)) return &node;
    auto* result = arena_.make<Tuple>(node.span);
    result->elts = list->elts;
    result->ctx = list->ctx;
    return tuple(*result);
  }
  auto* set = try_as<ast::Set>(&node);
  if (!set) return &node;
  for (Expression* element : set->elts)
    if (!value_of(element)) return &node;
  Runtime& rt = pool_.runtime();
  auto made = require(rt, new_set(rt, *rt.types.frozenset));
  for (Expression* element : set->elts)
    if (!set_add(rt, *made, *value_of(element))) return constant(node, Own<Object>());
  return constant(node, Own<Object>(made.release()));
}

// ---- "..." % (...) as an f-string ----

namespace {

struct Directive {
  char conversion = 0;
  bool left = false;
  std::string width;
  std::string precision;
};

// Reads what follows a '%': flags, width, precision and one of s, r, a. False: something that an
// f-string does not do alike.
bool read_directive(std::string_view text, std::size_t& at, Directive& directive) {
  auto digits = [&](std::string& out) {
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
      out += text[at++];
      if (out.size() >= 3) return false;
    }
    return true;
  };
  for (; at < text.size(); ++at) {
    const char flag = text[at];
    if (flag == '-')
      directive.left = true;
    else if (flag != '+' && flag != ' ' && flag != '#' && flag != '0')
      break;
  }
  if (!digits(directive.width)) return false;
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (!digits(directive.precision)) return false;
    if (directive.precision.empty()) directive.precision.push_back('0');
  }
  if (at >= text.size()) return false;
  directive.conversion = text[at++];
  return directive.conversion == 's' || directive.conversion == 'r' || directive.conversion == 'a';
}

}  // namespace

Expression* ConstantFolder::format(BinOp& node) {
  auto& values = as<Tuple>(*node.right);
  for (Expression* element : values.elts)
    if (is<Starred>(*element)) return &node;
  std::string text;
  append_utf8(text, static_cast<Str&>(*value_of(node.left)));
  boost::container::pmr::vector<Expression*> parts(&arena_);
  std::size_t used = 0;
  std::string literal;
  auto add_literal = [&](std::string& from, auto&& add) {
    if (from.empty()) return;
    Runtime& rt = pool_.runtime();
    auto* made = arena_.make<Constant>(Span());
    made->type = kPooled;
    made->integer = pool_.add(Ref<Object>(Own<Object>(require(rt, make_str(rt, from)).release())));
    from.clear();
    add(made);
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '%') {
      literal += text[at++];
      continue;
    }
    ++at;
    if (at < text.size() && text[at] == '%') {
      literal += text[at++];
      continue;
    }
    Directive directive;
    if (!read_directive(text, at, directive) || used >= values.elts.size()) return &node;
    add_literal(literal, [&](Expression* part) { parts.push_back(part); });
    auto* value = arena_.make<FormattedValue>(values.elts[used]->span);
    value->value = values.elts[used++];
    value->conversion = directive.conversion;
    std::string spec;
    if (!directive.left && !directive.width.empty() && directive.width != "0") spec += '>';
    spec += directive.width;
    if (!directive.precision.empty()) {
      spec += '.';
      spec += directive.precision;
    }
    if (!spec.empty()) {
      auto* joined = arena_.make<JoinedStr>(Span());
      Expression* only = nullptr;
      add_literal(spec, [&](Expression* part) { only = part; });
      joined->values = arena_.copy(&only, 1);
      value->format_spec = joined;
    }
    parts.push_back(value);
  }
  if (used != values.elts.size()) return &node;
  add_literal(literal, [&](Expression* part) { parts.push_back(part); });
  auto* result = arena_.make<JoinedStr>(node.span);
  result->values = arena_.copy(parts.data(), parts.size());
  return result;
}

}  // namespace vitro::compiler
