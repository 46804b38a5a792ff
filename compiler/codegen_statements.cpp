// Simple statements, conditions, loops and imports.
#include <string>

#include <boost/container/small_vector.hpp>

#include "compiler/codegen.hpp"

namespace vitro::compiler {

using ast::alias;
using ast::AnnAssign;
using ast::as;
using ast::Assert;
using ast::Assign;
using ast::Attribute;
using ast::AugAssign;
using ast::ClassDef;
using ast::Constant;
using ast::Delete;
using ast::Expr;
using ast::Expression;
using ast::For;
using ast::FunctionDef;
using ast::If;
using ast::Import;
using ast::ImportFrom;
using ast::is;
using ast::Match;
using ast::Name;
using ast::NodeKind;
using ast::Raise;
using ast::Return;
using ast::Seq;
using ast::Slice;
using ast::Statement;
using ast::Subscript;
using ast::Try;
using ast::try_as;
using ast::Tuple;
using ast::While;
using ast::With;

void Codegen::visit_all(Seq<Statement*> body) {
  for (Statement* statement : body) visit(statement);
}

void Codegen::visit(Statement* statement) {
  Nesting nesting(diagnostics_);
  if (!nesting) return;
  set_place(*statement);  // and not back: what follows a statement without a place of its own
                          // belongs to it
  switch (statement->kind) {
    case NodeKind::FunctionDef:
    case NodeKind::AsyncFunctionDef: return function_def(as<FunctionDef>(*statement));
    case NodeKind::ClassDef: return class_def(as<ClassDef>(*statement));
    case NodeKind::Return: return return_statement(as<Return>(*statement));
    case NodeKind::Delete: return visit_all(as<Delete>(*statement).targets);
    case NodeKind::Assign: return assign(as<Assign>(*statement));
    case NodeKind::AugAssign: return augmented_assign(as<AugAssign>(*statement));
    case NodeKind::AnnAssign: return annotated_assign(as<AnnAssign>(*statement));
    case NodeKind::For: return for_statement(as<For>(*statement));
    case NodeKind::AsyncFor: return async_for_statement(as<For>(*statement));
    case NodeKind::While: return while_statement(as<While>(*statement));
    case NodeKind::If: return if_statement(as<If>(*statement));
    case NodeKind::With: return with_statement(as<With>(*statement), 0);
    case NodeKind::AsyncWith: return async_with_statement(as<With>(*statement), 0);
    case NodeKind::Match: return match_statement(as<Match>(*statement));
    case NodeKind::Raise: return raise_statement(as<Raise>(*statement));
    case NodeKind::Try:
    case NodeKind::TryStar: return try_statement(as<Try>(*statement));
    case NodeKind::Assert: return assert_statement(as<Assert>(*statement));
    case NodeKind::Import: return import_statement(as<Import>(*statement));
    case NodeKind::ImportFrom: return from_import_statement(as<ImportFrom>(*statement));
    case NodeKind::Expr: return expression_statement(as<Expr>(*statement));
    case NodeKind::Pass: return emit(Op::NOP);
    case NodeKind::Break: return break_statement();
    case NodeKind::Continue: return continue_statement();
    default: return;  // global, nonlocal
  }
}

void Codegen::expression_statement(Expr& node) {
  if (interactive_ && builder_->kind == BodyKind::module) {
    visit(node.value);
    return emit(Op::PRINT_EXPR);
  }
  if (is<Constant>(*node.value)) return emit(Op::NOP);
  visit(node.value);
  unset_place();
  emit(Op::POP_TOP);
}

void Codegen::evaluate_and_drop(Expression& node) {
  visit(&node);
  emit(Op::POP_TOP);
}

void Codegen::return_statement(Return& node) {
  if (!builder_->is_function()) return error("'return' outside function");
  const Scope& scope = *builder_->scope;
  if (node.value && scope.coroutine && scope.generator)
    return error("'return' with value in async generator");
  // A constant is loaded last, below nothing that would have to be moved around it.
  const bool keeps_top = node.value && !is<Constant>(*node.value);
  if (keeps_top) {
    visit(node.value);
  } else if (node.value) {
    set_place(*node.value);
    emit(Op::NOP);
  }
  if (!node.value || node.value->span.line != node.span.line) {
    set_place(node);
    emit(Op::NOP);
  }
  if (!unwind_all(keeps_top, false, nullptr)) return;
  if (!node.value)
    emit_none();
  else if (!keeps_top)
    emit_constant(ConstantPool::id(as<Constant>(*node.value)));
  emit(Op::RETURN_VALUE);
}

// ---- assignment ----

void Codegen::assign(Assign& node) {
  visit(node.value);
  for (std::size_t i = 0; i < node.targets.size(); ++i) {
    if (i + 1 < node.targets.size()) emit(Op::COPY, 1);
    visit(node.targets[i]);
  }
}

void Codegen::augmented_assign(AugAssign& node) {
  Expression& target = *node.target;
  set_place(target);
  switch (target.kind) {
    case NodeKind::Attribute:
      visit(as<Attribute>(target).value);
      emit(Op::COPY, 1);
      start_at_attribute(as<Attribute>(target));
      emit_name(Op::LOAD_ATTR, as<Attribute>(target).attr);
      break;
    case NodeKind::Subscript:
      visit(as<Subscript>(target).value);
      visit(as<Subscript>(target).slice);
      emit(Op::COPY, 2);
      emit(Op::COPY, 2);
      emit(Op::BINARY_SUBSCR);
      break;
    default: name_access(as<Name>(target).id, Access::load); break;
  }
  set_place(node);
  visit(node.value);
  constexpr std::uint32_t kInPlace = 13;
  emit(Op::BINARY_OP, kInPlace + binary_op_argument(node.op));
  set_place(target);
  switch (target.kind) {
    case NodeKind::Attribute:
      start_at_attribute(as<Attribute>(target));
      emit(Op::SWAP, 2);
      note_static_attribute(as<Attribute>(target));
      return emit_name(Op::STORE_ATTR, as<Attribute>(target).attr);
    case NodeKind::Subscript:
      emit(Op::SWAP, 3);
      emit(Op::SWAP, 2);
      return emit(Op::STORE_SUBSCR);
    default: return name_access(as<Name>(target).id, Access::store);
  }
}

void Codegen::annotated_assign(AnnAssign& node) {
  if (node.value) {
    visit(node.value);
    visit(node.target);
  }
  const bool stores = builder_->kind == BodyKind::module || builder_->kind == BodyKind::class_body;
  switch (node.target->kind) {
    case NodeKind::Name: {
      const Identifier name = as<Name>(*node.target).id;
      if (forbidden(name, Access::store) || !node.simple || !stores) break;
      emit_annotation(*node.annotation);
      emit(Op::LOAD_NAME, builder_->names.add(names_.annotations));
      emit_constant(pool_.of(mangled(name)));
      emit(Op::STORE_SUBSCR);
      break;
    }
    case NodeKind::Attribute:
      if (forbidden(as<Attribute>(*node.target).attr, Access::store)) return;
      if (!node.value) evaluate_and_drop(*as<Attribute>(*node.target).value);
      break;
    case NodeKind::Subscript: {
      if (node.value) break;
      auto& target = as<Subscript>(*node.target);
      evaluate_and_drop(*target.value);
      // The parts of the subscript one by one, each for its effects only.
      auto drop_index = [this](Expression& index) {
        if (auto* part = try_as<Slice>(&index)) {
          for (Expression* each : {part->lower, part->upper, part->step})
            if (each) evaluate_and_drop(*each);
        } else {
          evaluate_and_drop(index);
        }
      };
      if (auto* tuple = try_as<Tuple>(target.slice)) {
        for (Expression* element : tuple->elts) drop_index(*element);
      } else {
        drop_index(*target.slice);
      }
      break;
    }
    default: break;
  }
  if (!node.simple && stores && !future_annotations_) evaluate_and_drop(*node.annotation);
}

// ---- conditions and loops ----

void Codegen::if_statement(If& node) {
  Block* end = new_block();
  Block* otherwise = node.orelse.empty() ? end : new_block();
  jump_if(*node.test, otherwise, false);
  visit_all(node.body);
  if (!node.orelse.empty()) {
    emit_jump_without_place(Op::JUMP, end);
    use(otherwise);
    visit_all(node.orelse);
  }
  use(end);
}

void Codegen::while_statement(While& node) {
  Block* loop = new_block();
  Block* body = new_block();
  Block* done = new_block();
  Block* end = new_block();
  use(loop);
  if (!push_block({Kind::while_loop, loop, end})) return;
  jump_if(*node.test, done, false);
  use(body);
  visit_all(node.body);
  set_place(node);
  jump_if(*node.test, body, true);
  pop_block();
  use(done);
  visit_all(node.orelse);
  use(end);
}

void Codegen::for_statement(For& node) {
  Block* start = new_block();
  Block* body = new_block();
  Block* done = new_block();
  Block* end = new_block();
  if (!push_block({Kind::for_loop, start, end})) return;
  visit(node.iter);
  emit(Op::GET_ITER);
  use(start);
  emit_jump(Op::FOR_ITER, done);
  use(body);
  visit(node.target);
  visit_all(node.body);
  unset_place();
  emit_jump(Op::JUMP, start);
  use(done);
  pop_block();
  visit_all(node.orelse);
  use(end);
}

void Codegen::async_for_statement(For& node) {
  if (builder_->kind != BodyKind::async_function)
    return error("'async for' outside async function");
  Block* start = new_block();
  Block* handler = new_block();
  Block* end = new_block();
  visit(node.iter);
  emit(Op::GET_AITER);
  use(start);
  if (!push_block({Kind::for_loop, start, end})) return;
  emit_jump(Op::SETUP_FINALLY, handler);
  emit(Op::GET_ANEXT);
  emit_none();
  emit_yield_from(true);
  emit(Op::POP_BLOCK);
  visit(node.target);
  visit_all(node.body);
  unset_place();
  emit_jump(Op::JUMP, start);
  pop_block();
  use(handler);
  set_place(*node.iter);
  emit(Op::END_ASYNC_FOR);
  visit_all(node.orelse);
  use(end);
}

void Codegen::break_statement() {
  FrameBlock loop{};
  const Place place = builder_->place;
  emit(Op::NOP);
  if (!unwind_all(false, true, &loop)) {
    builder_->place = place;
    return error("'break' outside loop");
  }
  unwind(loop, false);
  emit_jump(Op::JUMP, loop.exit);
}

void Codegen::continue_statement() {
  FrameBlock loop{};
  const Place place = builder_->place;
  emit(Op::NOP);
  if (!unwind_all(false, true, &loop)) {
    builder_->place = place;
    return error("'continue' not properly in loop");
  }
  emit_jump(Op::JUMP, loop.start);
}

// ---- assert, raise ----

void Codegen::assert_statement(Assert& node) {
  const Object* constant = constant_value(*node.test);
  const auto* tuple = try_as<Tuple>(node.test);
  if ((tuple && !tuple->elts.empty()) ||
      (constant && constant->type == pool_.runtime().types.tuple &&
       static_cast<const vitro::Tuple*>(constant)->length() > 0))
    warn_at(node, "assertion is always true, perhaps remove parentheses?");
  if (optimize_ > 0) return;
  Block* end = new_block();
  jump_if(*node.test, end, true);
  emit(Op::LOAD_ASSERTION_ERROR);
  if (node.msg) {
    visit(node.msg);
    emit(Op::CALL, 0);
  }
  emit(Op::RAISE_VARARGS, 1);
  use(end);
}

void Codegen::raise_statement(Raise& node) {
  std::uint32_t count = 0;
  for (Expression* part : {node.exc, node.cause}) {
    if (!part) continue;
    visit(part);
    ++count;
  }
  emit(Op::RAISE_VARARGS, count);
}

// ---- imports ----

void Codegen::import_statement(Import& node) {
  for (alias* each : node.names) {
    emit_constant(pool_.small_int(0));
    emit_none();
    emit_name(Op::IMPORT_NAME, each->name);
    if (each->asname) {
      import_as(each->name, each->asname);
    } else {
      const std::string_view name = each->name.view();
      const std::size_t dot = name.find('.');
      name_access(dot == name.npos ? each->name : arena_.intern(name.substr(0, dot)),
                  Access::store);
    }
  }
}

// IMPORT_NAME gave the package; `as` wants the module at the end of the dots.
void Codegen::import_as(Identifier name, Identifier as_name) {
  std::string_view rest = name.view();
  std::size_t dot = rest.find('.');
  if (dot == rest.npos) return name_access(as_name, Access::store);
  for (;;) {
    rest = rest.substr(dot + 1);
    dot = rest.find('.');
    emit_name(Op::IMPORT_FROM, arena_.intern(rest.substr(0, dot)));
    if (dot == rest.npos) break;
    emit(Op::SWAP, 2);
    emit(Op::POP_TOP);
  }
  name_access(as_name, Access::store);
  emit(Op::POP_TOP);
}

void Codegen::from_import_statement(ImportFrom& node) {
  emit_constant(pool_.small_int(node.level));
  boost::container::small_vector<ConstantId, 16> names;
  for (alias* each : node.names) names.push_back(pool_.of(each->name));
  if (node.span.line > future_line_ && node.module && node.module == names_.future)
    return error("from __future__ imports must occur at the beginning of the file");
  emit_constant(pool_.tuple({names.data(), names.size()}));
  emit_name(Op::IMPORT_NAME, node.module ? node.module : names_.empty);
  for (alias* each : node.names) {
    if (each->name.view() == "*") return emit(Op::IMPORT_STAR);
    emit_name(Op::IMPORT_FROM, each->name);
    name_access(each->asname ? each->asname : each->name, Access::store);
  }
  emit(Op::POP_TOP);
}

}  // namespace vitro::compiler
