// try, with, and leaving either of them early. Entering a protected range costs nothing: SETUP_…
// and POP_BLOCK only mark its ends and become the exception table.
#include "compiler/codegen.hpp"

namespace vitro::compiler {

using ast::ExceptHandler;
using ast::is;
using ast::Try;
using ast::TryStar;
using ast::With;
using ast::withitem;

bool Codegen::push_block(FrameBlock block) {
  if (builder_->blocks.size() == builder_->blocks.capacity()) {
    error("too many statically nested blocks");
    return false;
  }
  builder_->blocks.push_back(block);
  return true;
}

// ---- leaving early ----

// `keeps_top`: a value to be returned is on top of the stack and stays there.
void Codegen::unwind(const FrameBlock& block, bool keeps_top) {
  auto pop_below_top = [&] {
    if (keeps_top) emit(Op::SWAP, 2);
    emit(Op::POP_TOP);
  };
  switch (block.kind) {
    case Kind::while_loop:
    case Kind::exception_handler:
    case Kind::exception_group_handler:
    case Kind::async_comprehension: return;
    case Kind::for_loop:
    case Kind::pop_value: return pop_below_top();
    case Kind::try_except: return emit(Op::POP_BLOCK);
    case Kind::finally_try:
      emit(Op::POP_BLOCK);
      if (keeps_top && !push_block({Kind::pop_value, nullptr})) return;
      visit_all(block.body);
      if (keeps_top) pop_block();
      // As if the finally clause ran after the statement that leaves.
      return unset_place();
    case Kind::finally_end:
      pop_below_top();
      if (keeps_top) emit(Op::SWAP, 2);
      emit(Op::POP_BLOCK);
      return emit(Op::POP_EXCEPT);
    case Kind::with:
    case Kind::async_with:
      set_place(*block.node);
      emit(Op::POP_BLOCK);
      if (keeps_top) emit(Op::SWAP, 2);
      call_exit_with_nones();
      if (block.kind == Kind::async_with) {
        emit(Op::GET_AWAITABLE, 2);
        emit_none();
        emit_yield_from(true);
      }
      emit(Op::POP_TOP);
      return unset_place();
    case Kind::handler_cleanup:
      if (block.name) emit(Op::POP_BLOCK);
      if (keeps_top) emit(Op::SWAP, 2);
      emit(Op::POP_BLOCK);
      emit(Op::POP_EXCEPT);
      if (block.name) {
        emit_none();
        name_access(block.name, Access::store);
        name_access(block.name, Access::del);
      }
      return;
  }
}

bool Codegen::unwind_all(bool keeps_top, bool to_loop, FrameBlock* loop) {
  auto& blocks = builder_->blocks;
  if (blocks.empty()) return !to_loop;
  const FrameBlock block = blocks.back();
  if (block.kind == Kind::exception_group_handler) {
    error("'break', 'continue' and 'return' cannot appear in an except* block");
    return false;
  }
  if (to_loop && (block.kind == Kind::while_loop || block.kind == Kind::for_loop)) {
    *loop = block;
    return true;
  }
  // What unwinding emits is outside of the block.
  blocks.pop_back();
  unwind(block, keeps_top);
  const bool done = !diagnostics_.failed() && unwind_all(keeps_top, to_loop, loop);
  blocks.push_back(block);
  return done;
}

// ---- try ----

void Codegen::try_statement(Try& node) {
  if (!node.finalbody.empty()) return try_finally(node);
  if (is<TryStar>(node)) return try_star_except(node);
  try_except(node);
}

void Codegen::pop_except_and_reraise() {
  emit(Op::COPY, 3);
  emit(Op::POP_EXCEPT);
  emit(Op::RERAISE, 1);
}

void Codegen::try_finally(Try& node) {
  Block* body = new_block();
  Block* handler = new_block();
  Block* cleanup = new_block();
  Block* exit = new_block();
  emit_jump(Op::SETUP_FINALLY, handler);
  use(body);
  if (!push_block({Kind::finally_try, body, handler, node.finalbody})) return;
  if (node.handlers.empty())
    visit_all(node.body);
  else if (is<TryStar>(node))
    try_star_except(node);
  else
    try_except(node);
  emit_without_place(Op::POP_BLOCK);
  pop_block();
  visit_all(node.finalbody);
  emit_jump_without_place(Op::JUMP, exit);

  use(handler);
  unset_place();
  if (!push_block({Kind::finally_end, handler})) return;
  emit_jump(Op::SETUP_CLEANUP, cleanup);
  emit(Op::PUSH_EXC_INFO);
  visit_all(node.finalbody);
  emit(Op::RERAISE, 0);
  pop_block();
  use(cleanup);
  pop_except_and_reraise();
  use(exit);
}

// The body of one `except`; the exception is on the stack. With a name it is bound around the body
// and unbound after it.
void Codegen::except_body(ExceptHandler& handler, Block* end, bool group) {
  Block* body = new_block();
  if (!handler.name) {
    emit(Op::POP_TOP);
    use(body);
    if (!push_block({Kind::handler_cleanup, body})) return;
    visit_all(handler.body);
    pop_block();
    unset_place();
    emit(Op::POP_BLOCK);
    if (!group) emit(Op::POP_EXCEPT);
    return emit_jump(Op::JUMP, end);
  }
  Block* cleanup = new_block();
  name_access(handler.name, Access::store);
  emit_jump(Op::SETUP_CLEANUP, cleanup);
  use(body);
  if (!push_block({Kind::handler_cleanup, body, nullptr, {}, nullptr, handler.name})) return;
  visit_all(handler.body);
  pop_block();
  auto unbind = [&] {
    emit_none();
    name_access(handler.name, Access::store);
    name_access(handler.name, Access::del);
  };
  unset_place();
  emit(Op::POP_BLOCK);
  if (!group) {
    emit(Op::POP_BLOCK);
    emit(Op::POP_EXCEPT);
  }
  unbind();
  emit_jump(Op::JUMP, end);
  use(cleanup);
  unset_place();
  unbind();
  emit(Op::RERAISE, 1);
}

void Codegen::try_except(Try& node) {
  Block* body = new_block();
  Block* handlers = new_block();
  Block* cleanup = new_block();
  Block* end = new_block();
  emit_jump(Op::SETUP_FINALLY, handlers);
  use(body);
  if (!push_block({Kind::try_except, body})) return;
  visit_all(node.body);
  pop_block();
  emit_without_place(Op::POP_BLOCK);
  visit_all(node.orelse);
  emit_jump_without_place(Op::JUMP, end);

  use(handlers);
  unset_place();
  emit_jump(Op::SETUP_CLEANUP, cleanup);
  emit(Op::PUSH_EXC_INFO);
  if (!push_block({Kind::exception_handler, nullptr})) return;
  for (std::size_t i = 0; i < node.handlers.size(); ++i) {
    ExceptHandler& handler = *node.handlers[i];
    set_place(handler);
    if (!handler.type && i + 1 < node.handlers.size())
      return error("default 'except:' must be last");
    Block* next = new_block();
    if (handler.type) {
      visit(handler.type);
      emit(Op::CHECK_EXC_MATCH);
      emit_jump(Op::POP_JUMP_IF_FALSE, next);
    }
    except_body(handler, end, false);
    if (diagnostics_.failed()) return;
    use(next);
  }
  pop_block();
  emit(Op::RERAISE, 0);
  use(cleanup);
  unset_place();
  pop_except_and_reraise();
  use(end);
}

// Stack while the clauses run, below their own values: previous exception, original exception, list
// of what clauses raised, the part that no clause has taken yet.
void Codegen::try_star_except(Try& node) {
  Block* body = new_block();
  Block* handlers = new_block();
  Block* otherwise = new_block();
  Block* cleanup = new_block();
  Block* reraise_star = new_block();
  Block* end = new_block();
  emit_jump(Op::SETUP_FINALLY, handlers);
  use(body);
  if (!push_block({Kind::try_except, body})) return;
  visit_all(node.body);
  pop_block();
  emit_without_place(Op::POP_BLOCK);
  emit_jump_without_place(Op::JUMP, otherwise);

  use(handlers);
  unset_place();
  emit_jump(Op::SETUP_CLEANUP, cleanup);
  emit(Op::PUSH_EXC_INFO);
  if (!push_block({Kind::exception_group_handler, nullptr})) return;
  for (std::size_t i = 0; i < node.handlers.size(); ++i) {
    ExceptHandler& handler = *node.handlers[i];
    set_place(handler);
    Block* next = new_block();
    Block* handle_match = new_block();
    Block* collect_error = new_block();
    Block* next_with_block = new_block();
    if (i == 0) {
      emit(Op::COPY, 1);
      emit(Op::BUILD_LIST, 0);
      emit(Op::SWAP, 2);
    }
    if (handler.type) {
      visit(handler.type);
      emit(Op::CHECK_EG_MATCH);
      emit(Op::COPY, 1);
      emit_jump(Op::POP_JUMP_IF_NOT_NONE, handle_match);
      emit(Op::POP_TOP);  // the None that says nothing matched
      emit_jump(Op::JUMP, next);
    }
    use(handle_match);
    Block* handler_end = new_block();
    if (handler.name)
      name_access(handler.name, Access::store);
    else
      emit(Op::POP_TOP);
    emit_jump(Op::SETUP_CLEANUP, handler_end);
    Block* clause = new_block();
    use(clause);
    if (!push_block({Kind::handler_cleanup, clause, nullptr, {}, nullptr, handler.name})) return;
    visit_all(handler.body);
    pop_block();
    auto unbind = [&] {
      if (!handler.name) return;
      emit_none();
      name_access(handler.name, Access::store);
      name_access(handler.name, Access::del);
    };
    unset_place();
    emit(Op::POP_BLOCK);
    unbind();
    emit_jump(Op::JUMP, next);
    use(handler_end);
    unset_place();
    unbind();
    use(collect_error);
    // lasti and the exception that the clause raised are on top: the exception goes to the list.
    emit(Op::LIST_APPEND, 3);
    emit(Op::POP_TOP);
    emit_jump(Op::JUMP, next_with_block);
    use(next);
    use(next_with_block);
    if (i + 1 == node.handlers.size()) {
      // What nothing matched is raised again together with what the clauses raised.
      emit(Op::LIST_APPEND, 1);
      emit_jump(Op::JUMP, reraise_star);
    }
  }
  pop_block();
  Block* reraise = new_block();
  use(reraise_star);
  emit(Op::PREP_RERAISE_STAR);
  emit(Op::COPY, 1);
  emit_jump(Op::POP_JUMP_IF_NOT_NONE, reraise);
  emit(Op::POP_TOP);  // None: everything was handled
  emit(Op::POP_BLOCK);
  emit(Op::POP_EXCEPT);
  emit_jump(Op::JUMP, end);
  use(reraise);
  emit(Op::POP_BLOCK);
  emit(Op::SWAP, 2);
  emit(Op::POP_EXCEPT);
  emit(Op::RERAISE, 0);
  use(cleanup);
  unset_place();
  pop_except_and_reraise();
  use(otherwise);
  visit_all(node.orelse);
  use(end);
}

// ---- with ----

void Codegen::call_exit_with_nones() {
  for (int i = 0; i < 3; ++i) emit_none();
  emit(Op::CALL, 2);
}

// The body has raised: the manager's exit decides, by a true result, that this is the end of it.
void Codegen::finish_with_exception(Block* cleanup) {
  Block* suppress = new_block();
  emit_jump(Op::POP_JUMP_IF_TRUE, suppress);
  emit(Op::RERAISE, 2);
  use(cleanup);
  unset_place();
  pop_except_and_reraise();
  use(suppress);
  emit(Op::POP_TOP);
  emit(Op::POP_BLOCK);
  emit(Op::POP_EXCEPT);
  emit(Op::POP_TOP);
  emit(Op::POP_TOP);
}

void Codegen::with_statement(With& node, std::size_t position) {
  withitem& item = *node.items[position];
  Block* body = new_block();
  Block* handler = new_block();
  Block* exit = new_block();
  Block* cleanup = new_block();
  visit(item.context_expr);
  emit(Op::BEFORE_WITH);
  emit_jump(Op::SETUP_WITH, handler);
  use(body);
  if (!push_block({Kind::with, body, handler, {}, &node})) return;
  if (item.optional_vars)
    visit(item.optional_vars);
  else
    emit(Op::POP_TOP);
  if (position + 1 == node.items.size())
    visit_all(node.body);
  else
    with_statement(node, position + 1);
  unset_place();
  emit(Op::POP_BLOCK);
  pop_block();
  set_place(node);
  call_exit_with_nones();
  emit(Op::POP_TOP);
  emit_jump(Op::JUMP, exit);

  use(handler);
  emit_jump(Op::SETUP_CLEANUP, cleanup);
  emit(Op::PUSH_EXC_INFO);
  emit(Op::WITH_EXCEPT_START);
  finish_with_exception(cleanup);
  use(exit);
}

void Codegen::async_with_statement(With& node, std::size_t position) {
  if (builder_->kind != BodyKind::async_function)
    return error("'async with' outside async function");
  withitem& item = *node.items[position];
  Block* body = new_block();
  Block* handler = new_block();
  Block* exit = new_block();
  Block* cleanup = new_block();
  visit(item.context_expr);
  emit(Op::BEFORE_ASYNC_WITH);
  emit(Op::GET_AWAITABLE, 1);
  emit_none();
  emit_yield_from(true);
  emit_jump(Op::SETUP_WITH, handler);
  use(body);
  if (!push_block({Kind::async_with, body, handler, {}, &node})) return;
  if (item.optional_vars)
    visit(item.optional_vars);
  else
    emit(Op::POP_TOP);
  if (position + 1 == node.items.size())
    visit_all(node.body);
  else
    async_with_statement(node, position + 1);
  pop_block();
  emit(Op::POP_BLOCK);
  set_place(node);
  call_exit_with_nones();
  emit(Op::GET_AWAITABLE, 2);
  emit_none();
  emit_yield_from(true);
  emit(Op::POP_TOP);
  emit_jump(Op::JUMP, exit);

  use(handler);
  emit_jump(Op::SETUP_CLEANUP, cleanup);
  emit(Op::PUSH_EXC_INFO);
  emit(Op::WITH_EXCEPT_START);
  emit(Op::GET_AWAITABLE, 2);
  emit_none();
  emit_yield_from(true);
  finish_with_exception(cleanup);
  use(exit);
}

}  // namespace vitro::compiler
