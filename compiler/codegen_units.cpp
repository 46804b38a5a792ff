// Code objects: what a body has before and after its statements, the numbering of its variables,
// and the closure around it.
#include <algorithm>
#include <string>

#include "compiler/bytecode/verifier.hpp"
#include "compiler/codegen.hpp"

namespace vitro::compiler {

using ast::as;
using ast::Constant;
using ast::ExceptHandler;
using ast::Expr;
using ast::Expression;
using ast::For;
using ast::If;
using ast::Match;
using ast::match_case;
using ast::NodeKind;
using ast::Seq;
using ast::Statement;
using ast::Try;
using ast::try_as;
using ast::While;
using ast::With;

namespace {

// The names of `scope` that have `binding` or (when asked for) are passed through a class body, in
// alphabetical order.
void add_sorted(NameList& list, const Scope& scope, Binding binding, bool through_class,
                Arena& arena) {
  boost::container::pmr::vector<Identifier> found(&arena);
  for (const Symbol& symbol : scope.symbols)
    if (symbol.binding == binding || (through_class && (symbol.flags & kFreeInClass) != 0))
      found.push_back(symbol.name);
  std::sort(found.begin(), found.end(),
            [](Identifier left, Identifier right) { return left.view() < right.view(); });
  for (Identifier name : found) list.add(name);
}

}  // namespace

void Codegen::enter(BodyKind kind, Identifier name, Scope* scope, std::uint32_t first_line) {
  auto* builder =
      ::new (arena_.allocate(sizeof(CodeBuilder), alignof(CodeBuilder))) CodeBuilder(arena_, pool_);
  builder->kind = kind;
  builder->name = name;
  builder->scope = scope;
  builder->outer = builder_;
  builder->first_line = first_line;
  if (builder_) builder->class_name = builder_->class_name;
  for (Identifier parameter : scope->parameters) builder->variables.add(parameter);
  if (scope->needs_class_cell)
    builder->cells.add(names_.class_);
  else
    add_sorted(builder->cells, *scope, Binding::cell, false, arena_);
  add_sorted(builder->free, *scope, Binding::free, true, arena_);
  builder_ = builder;
  set_qualname(*builder);
  const auto line = static_cast<std::int32_t>(first_line);
  builder->place = kind == BodyKind::module ? Place{0, 1, 0, 0} : Place{line, line, 0, 0};
  emit(Op::RESUME, 0);
  if (kind == BodyKind::module) unset_place();
}

void Codegen::set_qualname(CodeBuilder& builder) {
  builder.qualname = builder.name.view();
  const CodeBuilder* outer = builder.outer;
  if (!outer || outer->kind == BodyKind::module) return;
  if (builder.kind == BodyKind::function || builder.kind == BodyKind::async_function ||
      builder.kind == BodyKind::class_body) {
    const Identifier name = mangle(arena_, outer->class_name, builder.name);
    if (outer->scope->binding_of(name) == Binding::global_explicit) return;
  }
  std::string text(outer->qualname);
  if (outer->kind == BodyKind::function || outer->kind == BodyKind::async_function ||
      outer->kind == BodyKind::lambda)
    text += ".<locals>";
  text += '.';
  text += builder.name.view();
  builder.qualname = arena_.copy_text(text);
}

std::uint32_t Codegen::flags_of(const CodeBuilder& builder) const {
  const Scope& scope = *builder.scope;
  std::uint32_t flags = future_annotations_ ? std::uint32_t{kCodeFutureAnnotations} : 0;
  if (scope.kind != ScopeKind::function) return flags;
  flags |= kCodeNewLocals | kCodeOptimized;
  if (scope.nested) flags |= kCodeNested;
  if (scope.generator) flags |= scope.coroutine ? kCodeAsyncGenerator : kCodeGenerator;
  if (scope.coroutine && !scope.generator) flags |= kCodeCoroutine;
  if (scope.var_args) flags |= kCodeVarArgs;
  if (scope.var_keywords) flags |= kCodeVarKeywords;
  return flags;
}

void Codegen::lay_out_locals(const CodeBuilder& builder, FrameLayout& layout) const {
  auto add = [&layout](Identifier name, unsigned kind) {
    layout.names.push_back(name);
    layout.kinds.push_back(static_cast<std::uint8_t>(kind));
  };
  const NameList& variables = builder.variables;
  layout.plain_count = variables.size();
  for (std::uint32_t i = 0; i < variables.size(); ++i)
    add(variables[i], builder.cells.contains(variables[i]) ? unsigned{kLocalPlain} | kLocalCell
                                                           : unsigned{kLocalPlain});
  for (std::uint32_t i = 0; i < builder.cells.size(); ++i) {
    const Identifier name = builder.cells[i];
    if (variables.contains(name)) {
      layout.deref_slots.push_back(variables.position(name));
    } else {
      layout.deref_slots.push_back(static_cast<std::uint32_t>(layout.names.size()));
      add(name, kLocalCell);
    }
  }
  for (std::uint32_t i = 0; i < builder.free.size(); ++i) {
    layout.deref_slots.push_back(static_cast<std::uint32_t>(layout.names.size()));
    add(builder.free[i], kLocalFree);
  }
  layout.free_count = builder.free.size();
  layout.first_line = builder.first_line;
  layout.flags = flags_of(builder);
}

Ref<Code> Codegen::leave(bool returns_none) {
  CodeBuilder& builder = *builder_;
  if (!builder.graph.ends_with_return()) {
    unset_place();
    if (returns_none) emit_none();
    emit(Op::RETURN_VALUE);
  }
  Ref<Code> code;
  if (!diagnostics_.failed()) {
    Runtime& rt = pool_.runtime();
    FrameLayout layout(arena_);
    lay_out_locals(builder, layout);
    builder.graph.finish(layout, builder.constants);
    CodeParts parts;
    builder.graph.assemble(parts);
    auto name_tuple = [&](const auto& names, std::size_t count) {
      auto tuple = require(rt, new_tuple(rt, count));
      for (std::size_t i = 0; i < count; ++i) {
        Str& name = pool_.name(names[i]);
        retain(name);
        tuple->items()[i] = &name;
      }
      return tuple;
    };
    auto constants = require(rt, new_tuple(rt, builder.constants.size()));
    for (std::uint32_t i = 0; i < builder.constants.size(); ++i) {
      retain(builder.constants[i]);
      constants->items()[i] = &builder.constants[i];
    }
    auto names = name_tuple(builder.names, builder.names.size());
    auto local_names = name_tuple(layout.names, layout.names.size());
    auto qualname = require(rt, intern(rt, builder.qualname));
    parts.flags = layout.flags;
    parts.argument_count = builder.argument_count;
    parts.positional_only_count = builder.positional_only_count;
    parts.keyword_only_count = builder.keyword_only_count;
    parts.local_count = static_cast<std::uint32_t>(layout.names.size());
    parts.plain_local_count = layout.plain_count;
    parts.free_count = layout.free_count;
    parts.first_line = builder.first_line;
    parts.static_attributes = static_cast<std::uint32_t>(builder.static_attributes.size());
    parts.name = &pool_.name(builder.name);
    parts.qualname = qualname.get();
    parts.filename = &filename_;
    parts.constants = constants.get();
    parts.names = names.get();
    parts.local_names = local_names.get();
    parts.local_kinds = {layout.kinds.data(), layout.kinds.size()};
    code = require(rt, make_code(rt, parts));
#ifdef VITRO_AUDIT
    const std::string defect = bytecode::verify(*code);
    if (!defect.empty())
      diagnostics_.error(
          {}, "the compiler made bad code for " + std::string(builder.qualname) + ": " + defect);
#endif
  }
  builder_ = builder.outer;
  return code;
}

// A function from `code`, with the cells that `inner` wants from here.
void Codegen::make_closure(const CodeBuilder& inner, Ref<Code> code, std::uint32_t flags) {
  if (!code) return;
  if (inner.free.size() != 0) {
    CodeBuilder& builder = *builder_;
    for (std::uint32_t i = 0; i < inner.free.size(); ++i) {
      const Identifier name = inner.free[i];
      emit(Op::LOAD_CLOSURE, builder.cells.contains(name)
                                 ? builder.cells.position(name)
                                 : builder.cells.size() + builder.free.position(name));
    }
    flags |= 8;
    emit(Op::BUILD_TUPLE, inner.free.size());
  }
  emit_constant(pool_.add(Ref<Object>(Own<Object>(code.release()))));
  emit(Op::MAKE_FUNCTION, flags);
}

// ---- module and class bodies ----

Constant* Codegen::docstring(Seq<Statement*> body) const {
  if (body.empty() || optimize_ > 1) return nullptr;
  const auto* first = try_as<Expr>(body[0]);
  auto* constant = first ? try_as<Constant>(first->value) : nullptr;
  return constant && pool_.value(*constant).type == pool_.runtime().types.str ? constant : nullptr;
}

void Codegen::emit_body(Seq<Statement*> body) {
  if (builder_->kind == BodyKind::module && !body.empty()) set_place(*body[0]);
  if (has_annotations(body)) emit(Op::SETUP_ANNOTATIONS);
  if (body.empty()) return;
  if (Constant* doc = docstring(body)) {
    visit(static_cast<Expression*>(doc));
    unset_place();
    name_access(names_.doc, Access::store);
    body = body.subspan(1);
  }
  visit_all(body);
}

bool Codegen::has_annotations(Seq<Statement*> body) {
  return std::any_of(body.begin(), body.end(),
                     [](Statement* statement) { return has_annotations(*statement); });
}

bool Codegen::has_annotations(const Statement& statement) {
  switch (statement.kind) {
    case NodeKind::AnnAssign: return true;
    case NodeKind::For:
    case NodeKind::AsyncFor:
      return has_annotations(as<For>(statement).body) || has_annotations(as<For>(statement).orelse);
    case NodeKind::While:
      return has_annotations(as<While>(statement).body) ||
             has_annotations(as<While>(statement).orelse);
    case NodeKind::If:
      return has_annotations(as<If>(statement).body) || has_annotations(as<If>(statement).orelse);
    case NodeKind::With:
    case NodeKind::AsyncWith: return has_annotations(as<With>(statement).body);
    case NodeKind::Match: {
      const auto& cases = as<Match>(statement).cases;
      return std::any_of(cases.begin(), cases.end(),
                         [](match_case* each) { return has_annotations(each->body); });
    }
    case NodeKind::Try:
    case NodeKind::TryStar: {
      const auto& node = as<Try>(statement);
      return has_annotations(node.body) || has_annotations(node.finalbody) ||
             has_annotations(node.orelse) ||
             std::any_of(node.handlers.begin(), node.handlers.end(),
                         [](ExceptHandler* handler) { return has_annotations(handler->body); });
    }
    default: return false;
  }
}

}  // namespace vitro::compiler
