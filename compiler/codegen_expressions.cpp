// Operators, conditions, attributes, subscripts and text.
#include <string>

#include "compiler/codegen.hpp"
#include "objects/slots.hpp"

namespace vitro::compiler {

using ast::as;
using ast::Attribute;
using ast::Await;
using ast::BinOp;
using ast::BoolOp;
using ast::BoolOperator;
using ast::Call;
using ast::Compare;
using ast::CompareOperator;
using ast::Constant;
using ast::Dict;
using ast::DictComp;
using ast::ExprContext;
using ast::Expression;
using ast::FormattedValue;
using ast::GeneratorExp;
using ast::IfExp;
using ast::JoinedStr;
using ast::Lambda;
using ast::List;
using ast::ListComp;
using ast::Name;
using ast::NamedExpr;
using ast::NodeKind;
using ast::Operator;
using ast::Seq;
using ast::Set;
using ast::SetComp;
using ast::Slice;
using ast::Starred;
using ast::Subscript;
using ast::try_as;
using ast::Tuple;
using ast::UnaryOp;
using ast::UnaryOperator;
using ast::Yield;
using ast::YieldFrom;

namespace {

std::uint32_t number(CompareOp op) { return static_cast<std::uint32_t>(op); }

}  // namespace

std::uint32_t binary_op_argument(Operator op) {
  switch (op) {
    case Operator::Add: return static_cast<std::uint32_t>(BinaryOp::add);
    case Operator::Sub: return static_cast<std::uint32_t>(BinaryOp::subtract);
    case Operator::Mult: return static_cast<std::uint32_t>(BinaryOp::multiply);
    case Operator::MatMult: return static_cast<std::uint32_t>(BinaryOp::matmul);
    case Operator::Div: return static_cast<std::uint32_t>(BinaryOp::true_divide);
    case Operator::Mod: return static_cast<std::uint32_t>(BinaryOp::remainder);
    case Operator::Pow: return static_cast<std::uint32_t>(BinaryOp::power);
    case Operator::LShift: return static_cast<std::uint32_t>(BinaryOp::lshift);
    case Operator::RShift: return static_cast<std::uint32_t>(BinaryOp::rshift);
    case Operator::BitOr: return static_cast<std::uint32_t>(BinaryOp::bit_or);
    case Operator::BitXor: return static_cast<std::uint32_t>(BinaryOp::bit_xor);
    case Operator::BitAnd: return static_cast<std::uint32_t>(BinaryOp::bit_and);
    case Operator::FloorDiv: return static_cast<std::uint32_t>(BinaryOp::floor_divide);
  }
  return 0;
}

void Codegen::visit_all(Seq<Expression*> expressions) {
  for (Expression* expression : expressions) visit(expression);
}

void Codegen::visit(Expression* expression) {
  Nesting nesting(diagnostics_);
  if (!nesting) return;
  PlaceScope place(*this, *expression);
  visit_kind(*expression);
}

void Codegen::visit_kind(Expression& node) {
  switch (node.kind) {
    case NodeKind::BoolOp: return bool_op(as<BoolOp>(node));
    case NodeKind::NamedExpr:
      visit(as<NamedExpr>(node).value);
      emit(Op::COPY, 1);
      return visit(as<NamedExpr>(node).target);
    case NodeKind::BinOp:
      visit(as<BinOp>(node).left);
      visit(as<BinOp>(node).right);
      return emit(Op::BINARY_OP, binary_op_argument(as<BinOp>(node).op));
    case NodeKind::UnaryOp: {
      visit(as<UnaryOp>(node).operand);
      switch (as<UnaryOp>(node).op) {
        case UnaryOperator::Invert: return emit(Op::UNARY_INVERT);
        case UnaryOperator::Not: return emit(Op::UNARY_NOT);
        case UnaryOperator::UAdd: return emit(Op::UNARY_POSITIVE);
        case UnaryOperator::USub: return emit(Op::UNARY_NEGATIVE);
      }
      return;
    }
    case NodeKind::Lambda: return lambda(as<Lambda>(node));
    case NodeKind::IfExp: return if_expression(as<IfExp>(node));
    case NodeKind::Dict: return dict_display(as<Dict>(node));
    case NodeKind::Set: return set_display(as<Set>(node));
    case NodeKind::ListComp:
      return comprehension(node, ComprehensionKind::list, as<ListComp>(node).generators,
                           as<ListComp>(node).elt, nullptr);
    case NodeKind::SetComp:
      return comprehension(node, ComprehensionKind::set, as<SetComp>(node).generators,
                           as<SetComp>(node).elt, nullptr);
    case NodeKind::DictComp:
      return comprehension(node, ComprehensionKind::dict, as<DictComp>(node).generators,
                           as<DictComp>(node).key, as<DictComp>(node).value);
    case NodeKind::GeneratorExp:
      return comprehension(node, ComprehensionKind::generator, as<GeneratorExp>(node).generators,
                           as<GeneratorExp>(node).elt, nullptr);
    case NodeKind::Await: return await_value(as<Await>(node));
    case NodeKind::Yield: return yield_value(as<Yield>(node));
    case NodeKind::YieldFrom: return yield_from(as<YieldFrom>(node));
    case NodeKind::Compare: return compare(as<Compare>(node));
    case NodeKind::Call: return call(as<Call>(node));
    case NodeKind::FormattedValue: return formatted_value(as<FormattedValue>(node));
    case NodeKind::JoinedStr: return joined_str(as<JoinedStr>(node));
    case NodeKind::Constant: return emit_constant(ConstantPool::id(as<Constant>(node)));
    case NodeKind::Attribute: return attribute(as<Attribute>(node));
    case NodeKind::Subscript: return subscript(as<Subscript>(node));
    case NodeKind::Starred:
      return error(as<Starred>(node).ctx == ExprContext::Store
                       ? "starred assignment target must be in a list or tuple"
                       : "can't use starred expression here");
    case NodeKind::Name:
      switch (as<Name>(node).ctx) {
        case ExprContext::Load: return name_access(as<Name>(node).id, Access::load);
        case ExprContext::Store: return name_access(as<Name>(node).id, Access::store);
        case ExprContext::Del: return name_access(as<Name>(node).id, Access::del);
      }
      return;
    case NodeKind::List: return list_display(as<List>(node));
    case NodeKind::Tuple: return tuple_display(as<Tuple>(node));
    case NodeKind::Slice: return slice(as<Slice>(node));
    default: return;
  }
}

// ---- conditions ----

void Codegen::bool_op(BoolOp& node) {
  Block* end = new_block();
  const Op jump = node.op == BoolOperator::And ? Op::JUMP_IF_FALSE_OR_POP : Op::JUMP_IF_TRUE_OR_POP;
  for (Expression* value : node.values.first(node.values.size() - 1)) {
    visit(value);
    emit_jump(jump, end);
  }
  visit(node.values.back());
  use(end);
}

void Codegen::if_expression(IfExp& node) {
  Block* end = new_block();
  Block* otherwise = new_block();
  jump_if(*node.test, otherwise, false);
  visit(node.body);
  emit_jump_without_place(Op::JUMP, end);
  use(otherwise);
  visit(node.orelse);
  use(end);
}

// Jumps to `target` if the truth of `test` is `condition`; keeps nothing on the stack.
void Codegen::jump_if(Expression& test, Block* target, bool condition) {
  Nesting nesting(diagnostics_);
  if (!nesting) return;
  const Op jump = condition ? Op::POP_JUMP_IF_TRUE : Op::POP_JUMP_IF_FALSE;
  switch (test.kind) {
    case NodeKind::UnaryOp:
      if (as<UnaryOp>(test).op != UnaryOperator::Not) break;
      return jump_if(*as<UnaryOp>(test).operand, target, !condition);
    case NodeKind::BoolOp: {
      auto& node = as<BoolOp>(test);
      const bool decides =
          node.op == BoolOperator::Or;  // what one value must be to decide the whole
      Block* early = decides == condition ? target : new_block();
      for (Expression* value : node.values.first(node.values.size() - 1))
        jump_if(*value, early, decides);
      jump_if(*node.values.back(), target, condition);
      if (early != target) use(early);
      return;
    }
    case NodeKind::IfExp: {
      auto& node = as<IfExp>(test);
      Block* end = new_block();
      Block* otherwise = new_block();
      jump_if(*node.test, otherwise, false);
      jump_if(*node.body, target, condition);
      emit_jump_without_place(Op::JUMP, end);
      use(otherwise);
      jump_if(*node.orelse, target, condition);
      use(end);
      return;
    }
    case NodeKind::Compare: {
      auto& node = as<Compare>(test);
      set_place(node);  // and what follows the test begins there as well
      if (node.ops.size() < 2) break;
      check_compare(node);
      Block* cleanup = new_block();
      Block* end = new_block();
      visit(node.left);
      const std::size_t last = node.ops.size() - 1;
      for (std::size_t i = 0; i < last; ++i) {
        visit(node.comparators[i]);
        emit(Op::SWAP, 2);
        emit(Op::COPY, 2);
        emit_compare(node.ops[i]);
        emit_jump(Op::POP_JUMP_IF_FALSE, cleanup);
      }
      visit(node.comparators[last]);
      emit_compare(node.ops[last]);
      emit_jump(jump, target);
      emit_jump_without_place(Op::JUMP, end);
      use(cleanup);
      emit(Op::POP_TOP);
      if (!condition) emit_jump_without_place(Op::JUMP, target);
      use(end);
      return;
    }
    default: break;
  }
  visit(&test);
  emit_jump(jump, target);
}

// ---- comparisons ----

void Codegen::emit_compare(CompareOperator op) {
  switch (op) {
    case CompareOperator::Eq: return emit(Op::COMPARE_OP, number(CompareOp::eq));
    case CompareOperator::NotEq: return emit(Op::COMPARE_OP, number(CompareOp::ne));
    case CompareOperator::Lt: return emit(Op::COMPARE_OP, number(CompareOp::lt));
    case CompareOperator::LtE: return emit(Op::COMPARE_OP, number(CompareOp::le));
    case CompareOperator::Gt: return emit(Op::COMPARE_OP, number(CompareOp::gt));
    case CompareOperator::GtE: return emit(Op::COMPARE_OP, number(CompareOp::ge));
    case CompareOperator::Is: return emit(Op::IS_OP, 0);
    case CompareOperator::IsNot: return emit(Op::IS_OP, 1);
    case CompareOperator::In: return emit(Op::CONTAINS_OP, 0);
    case CompareOperator::NotIn: return emit(Op::CONTAINS_OP, 1);
  }
}

// `is` asks for identity, which a literal other than None, True, False or ... does not promise.
void Codegen::check_compare(Compare& node) {
  auto may_be_asked = [this](const Expression& operand) {
    const Object* value = constant_value(operand);
    const Runtime& rt = pool_.runtime();
    return !value || value == rt.none || value == rt.true_ || value == rt.false_ ||
           value == rt.ellipsis;
  };
  bool left = may_be_asked(*node.left);
  for (std::size_t i = 0; i < node.ops.size(); ++i) {
    const bool right = may_be_asked(*node.comparators[i]);
    if ((node.ops[i] == CompareOperator::Is || node.ops[i] == CompareOperator::IsNot) &&
        (!left || !right))
      return warn_at(node, node.ops[i] == CompareOperator::Is
                               ? "\"is\" with a literal. Did you mean \"==\"?"
                               : "\"is not\" with a literal. Did you mean \"!=\"?");
    left = right;
  }
}

void Codegen::compare(Compare& node) {
  check_compare(node);
  visit(node.left);
  const std::size_t last = node.ops.size() - 1;
  if (last == 0) {
    visit(node.comparators[0]);
    return emit_compare(node.ops[0]);
  }
  Block* cleanup = new_block();
  Block* end = new_block();
  for (std::size_t i = 0; i < last; ++i) {
    visit(node.comparators[i]);
    emit(Op::SWAP, 2);
    emit(Op::COPY, 2);
    emit_compare(node.ops[i]);
    emit_jump(Op::JUMP_IF_FALSE_OR_POP, cleanup);
  }
  visit(node.comparators[last]);
  emit_compare(node.ops[last]);
  emit_jump_without_place(Op::JUMP, end);
  use(cleanup);
  emit(Op::SWAP, 2);
  emit(Op::POP_TOP);
  use(end);
}

// ---- attributes, subscripts ----

void Codegen::start_at_attribute(const Attribute& node) {
  if (node.span.line == node.span.end_line) return;
  Place& place = builder_->place;
  place.line = static_cast<std::int32_t>(node.span.end_line);
  place.column = static_cast<std::int32_t>(node.span.end_column) -
                 static_cast<std::int32_t>(node.attr.view().size());
}

void Codegen::note_static_attribute(const Attribute& node) {
  CodeBuilder& builder = *builder_;
  const auto* owner = try_as<Name>(node.value);
  if (owner && builder.self && mangled(owner->id) == builder.self)
    builder.outer->static_attributes.insert(mangled(node.attr).index());
}

void Codegen::attribute(Attribute& node) {
  visit(node.value);
  start_at_attribute(node);
  switch (node.ctx) {
    case ExprContext::Load: return emit_name(Op::LOAD_ATTR, node.attr);
    case ExprContext::Store:
      if (forbidden(node.attr, Access::store)) return;
      note_static_attribute(node);
      return emit_name(Op::STORE_ATTR, node.attr);
    case ExprContext::Del: return emit_name(Op::DELETE_ATTR, node.attr);
  }
}

void Codegen::check_subscript(Subscript& node) {
  switch (node.value->kind) {
    case NodeKind::Constant: {
      const Object* value = constant_value(*node.value);
      const Runtime& rt = pool_.runtime();
      if (value != rt.none && value != rt.ellipsis && value->type != rt.types.int_ &&
          value->type != rt.types.float_ && value->type != rt.types.frozenset)
        break;
      [[fallthrough]];
    }
    case NodeKind::Set:
    case NodeKind::SetComp:
    case NodeKind::GeneratorExp:
    case NodeKind::Lambda:
      return warn_at(node, "'" + std::string(type_of_literal(*node.value)) +
                               "' object is not subscriptable; perhaps you missed a comma?");
    default: break;
  }
  // A sequence with an index that no sequence takes.
  const std::string_view index = type_of_literal(*node.slice);
  if (index.empty() || index == "int" || index == "bool" || node.slice->kind == NodeKind::Slice)
    return;
  switch (node.value->kind) {
    case NodeKind::Constant: {
      const Type* type = constant_value(*node.value)->type;
      const Types& types = pool_.runtime().types;
      if (type != types.str && type != types.bytes && type != types.tuple) return;
      [[fallthrough]];
    }
    case NodeKind::Tuple:
    case NodeKind::List:
    case NodeKind::ListComp:
    case NodeKind::JoinedStr:
    case NodeKind::FormattedValue:
      return warn_at(node, std::string(type_of_literal(*node.value)) +
                               " indices must be integers or slices, not " + std::string(index) +
                               "; perhaps you missed a comma?");
    default: return;
  }
}

void Codegen::subscript(Subscript& node) {
  if (node.ctx == ExprContext::Load) check_subscript(node);
  visit(node.value);
  visit(node.slice);
  switch (node.ctx) {
    case ExprContext::Load: return emit(Op::BINARY_SUBSCR);
    case ExprContext::Store: return emit(Op::STORE_SUBSCR);
    case ExprContext::Del: return emit(Op::DELETE_SUBSCR);
  }
}

void Codegen::slice(Slice& node) {
  for (Expression* bound : {node.lower, node.upper}) {
    if (bound)
      visit(bound);
    else
      emit_none();
  }
  if (node.step) visit(node.step);
  emit(Op::BUILD_SLICE, node.step ? 3 : 2);
}

// ---- text ----

void Codegen::joined_str(JoinedStr& node) {
  const auto count = static_cast<std::uint32_t>(node.values.size());
  if (count <= kStackGuideline) {
    visit_all(node.values);
    if (count != 1) emit(Op::BUILD_STRING, count);
    return;
  }
  emit_constant(pool_.of(names_.empty));
  emit_name(Op::LOAD_METHOD, names_.join);
  emit(Op::BUILD_LIST, 0);
  for (Expression* value : node.values) {
    visit(value);
    emit(Op::LIST_APPEND, 1);
  }
  emit(Op::CALL, 1);
}

void Codegen::formatted_value(FormattedValue& node) {
  visit(node.value);
  std::uint32_t argument = node.conversion == 's'   ? 1
                           : node.conversion == 'r' ? 2
                           : node.conversion == 'a' ? 3
                                                    : 0;
  if (node.format_spec) {
    visit(node.format_spec);
    argument |= 4;
  }
  emit(Op::FORMAT_VALUE, argument);
}

// ---- generators and coroutines ----

void Codegen::yield_value(Yield& node) {
  if (!builder_->is_function()) return error("'yield' outside function");
  if (node.value)
    visit(node.value);
  else
    emit_none();
  if (builder_->scope->coroutine && builder_->scope->generator) emit(Op::ASYNC_GEN_WRAP);
  emit(Op::YIELD_VALUE);
  emit(Op::RESUME, 1);
}

void Codegen::emit_yield_from(bool awaits) {
  Block* start = new_block();
  Block* resume = new_block();
  Block* exit = new_block();
  use(start);
  emit_jump(Op::SEND, exit);
  use(resume);
  emit(Op::YIELD_VALUE);
  emit(Op::RESUME, awaits ? 3 : 2);
  emit_jump(Op::JUMP_NO_INTERRUPT, start);
  use(exit);
}

void Codegen::yield_from(YieldFrom& node) {
  if (!builder_->is_function()) return error("'yield' outside function");
  if (builder_->kind == BodyKind::async_function)
    return error("'yield from' inside async function");
  visit(node.value);
  emit(Op::GET_YIELD_FROM_ITER);
  emit_none();
  emit_yield_from(false);
}

void Codegen::await_value(Await& node) {
  if (!builder_->is_function()) return error("'await' outside function");
  if (builder_->kind != BodyKind::async_function && builder_->kind != BodyKind::comprehension)
    return error("'await' outside async function");
  visit(node.value);
  emit(Op::GET_AWAITABLE, 0);
  emit_none();
  emit_yield_from(true);
}

}  // namespace vitro::compiler
