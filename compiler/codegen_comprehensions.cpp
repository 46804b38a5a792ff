// Comprehensions and generator expressions: functions of one argument, the first iterator.
#include "compiler/codegen.hpp"

namespace vitro::compiler {

using ast::Expression;
using ast::is;
using ast::List;
using ast::Seq;
using ast::Starred;
using ast::try_as;
using ast::Tuple;

void Codegen::comprehension(Expression& node, ComprehensionKind kind,
                            Seq<ast::comprehension*> generators, Expression* element,
                            Expression* value) {
  const BodyKind outer_kind = builder_->kind;
  Identifier name;
  Op build = Op::NOP;
  switch (kind) {
    case ComprehensionKind::list: name = names_.listcomp, build = Op::BUILD_LIST; break;
    case ComprehensionKind::set: name = names_.setcomp, build = Op::BUILD_SET; break;
    case ComprehensionKind::dict: name = names_.dictcomp, build = Op::BUILD_MAP; break;
    default: name = names_.genexpr; break;
  }
  const bool generator = kind == ComprehensionKind::generator;
  enter(BodyKind::comprehension, name, symbols_.of(node), node.span.line);
  CodeBuilder& inner = *builder_;
  set_place(node);
  const bool is_async = inner.scope->coroutine;
  if (is_async && !generator && outer_kind != BodyKind::async_function &&
      outer_kind != BodyKind::comprehension) {
    error("asynchronous comprehension outside of an asynchronous function");
    builder_ = inner.outer;
    return;
  }
  inner.argument_count = 1;
  if (!generator) emit(build, 0);
  comprehension_loop(kind, generators, 0, 0, element, value);
  if (!generator) emit(Op::RETURN_VALUE);
  Ref<Code> code = leave(true);
  make_closure(inner, std::move(code), 0);
  visit(generators[0]->iter);
  emit(generators[0]->is_async ? Op::GET_AITER : Op::GET_ITER);
  emit(Op::CALL, 0);
  if (is_async && !generator) {
    emit(Op::GET_AWAITABLE, 0);
    emit_none();
    emit_yield_from(true);
  }
}

void Codegen::comprehension_loop(ComprehensionKind kind, Seq<ast::comprehension*> generators,
                                 std::size_t index, std::uint32_t depth, Expression* element,
                                 Expression* value) {
  Nesting nesting(diagnostics_);
  if (!nesting) return;
  if (generators[index]->is_async)
    comprehension_loop_async(kind, generators, index, depth, element, value);
  else
    comprehension_loop_sync(kind, generators, index, depth, element, value);
}

// `depth`: how many iterators lie above the collection on the stack.
void Codegen::comprehension_loop_sync(ComprehensionKind kind, Seq<ast::comprehension*> generators,
                                      std::size_t index, std::uint32_t depth, Expression* element,
                                      Expression* value) {
  ast::comprehension& part = *generators[index];
  Block* start = new_block();
  Block* next = new_block();
  Block* done = new_block();
  bool loops = true;
  if (index == 0) {
    emit(Op::LOAD_FAST, 0);
  } else {
    // `for y in [value]` is how a name is given to a part of the element: no loop.
    Seq<Expression*> only;
    if (auto* list = try_as<List>(part.iter)) only = list->elts;
    if (auto* tuple = try_as<Tuple>(part.iter)) only = tuple->elts;
    if (only.size() == 1 && !is<Starred>(*only[0])) {
      visit(only[0]);
      loops = false;
    } else {
      visit(part.iter);
      emit(Op::GET_ITER);
    }
  }
  if (loops) {
    ++depth;
    use(start);
    emit_jump(Op::FOR_ITER, done);
  }
  visit(part.target);
  for (Expression* condition : part.ifs) jump_if(*condition, next, false);
  if (index + 1 < generators.size())
    comprehension_loop(kind, generators, index + 1, depth, element, value);
  else
    comprehension_element(kind, depth, element, value);
  use(next);
  if (loops) {
    emit_jump(Op::JUMP, start);
    use(done);
  }
}

void Codegen::comprehension_loop_async(ComprehensionKind kind, Seq<ast::comprehension*> generators,
                                       std::size_t index, std::uint32_t depth, Expression* element,
                                       Expression* value) {
  ast::comprehension& part = *generators[index];
  Block* start = new_block();
  Block* handler = new_block();
  Block* next = new_block();
  if (index == 0) {
    emit(Op::LOAD_FAST, 0);
  } else {
    visit(part.iter);
    emit(Op::GET_AITER);
  }
  use(start);
  if (!push_block({Kind::async_comprehension, start})) return;
  emit_jump(Op::SETUP_FINALLY, handler);
  emit(Op::GET_ANEXT);
  emit_none();
  emit_yield_from(true);
  emit(Op::POP_BLOCK);
  visit(part.target);
  for (Expression* condition : part.ifs) jump_if(*condition, next, false);
  ++depth;
  if (index + 1 < generators.size())
    comprehension_loop(kind, generators, index + 1, depth, element, value);
  else
    comprehension_element(kind, depth, element, value);
  use(next);
  emit_jump(Op::JUMP, start);
  pop_block();
  use(handler);
  emit(Op::END_ASYNC_FOR);
}

void Codegen::comprehension_element(ComprehensionKind kind, std::uint32_t depth,
                                    Expression* element, Expression* value) {
  visit(element);
  switch (kind) {
    case ComprehensionKind::list: return emit(Op::LIST_APPEND, depth + 1);
    case ComprehensionKind::set: return emit(Op::SET_ADD, depth + 1);
    case ComprehensionKind::dict: visit(value); return emit(Op::MAP_ADD, depth + 1);
    default:
      if (builder_->scope->coroutine && builder_->scope->generator) emit(Op::ASYNC_GEN_WRAP);
      emit(Op::YIELD_VALUE);
      emit(Op::RESUME, 1);
      return emit(Op::POP_TOP);
  }
}

}  // namespace vitro::compiler
