// The walk that records what each scope does with each name. What the names then mean is in
// symtable_resolve.cpp.
#include "compiler/symtable.hpp"

#include <string>
#include <utility>

namespace vitro::compiler {

using ast::alias;
using ast::AnnAssign;
using ast::arg;
using ast::arguments;
using ast::as;
using ast::Assert;
using ast::Assign;
using ast::AsyncFunctionDef;
using ast::AugAssign;
using ast::ClassDef;
using ast::comprehension;
using ast::Delete;
using ast::ExceptHandler;
using ast::Expr;
using ast::Expression;
using ast::For;
using ast::FunctionDef;
using ast::Global;
using ast::If;
using ast::Import;
using ast::ImportFrom;
using ast::is;
using ast::keyword;
using ast::Lambda;
using ast::Match;
using ast::match_case;
using ast::Mode;
using ast::Module;
using ast::Name;
using ast::Node;
using ast::NodeKind;
using ast::Nonlocal;
using ast::Raise;
using ast::Return;
using ast::Seq;
using ast::Statement;
using ast::Try;
using ast::try_as;
using ast::While;
using ast::With;
using ast::withitem;

Symbol& Scope::add(Identifier name) {
  auto [place, is_new] =
      positions.emplace(name.index(), static_cast<std::uint32_t>(symbols.size()));
  if (is_new) symbols.push_back({name, 0, Binding::unknown});
  return symbols[place->second];
}

Identifier mangle(Arena& arena, Identifier class_name, Identifier name) {
  const std::string_view text = name.view();
  if (!class_name || !text.starts_with("__") || text.ends_with("__") || text.find('.') != text.npos)
    return name;
  std::string_view prefix = class_name.view();
  prefix.remove_prefix(std::min(prefix.find_first_not_of('_'), prefix.size()));
  if (prefix.empty()) return name;
  std::string mangled = "_";
  mangled += prefix;
  mangled += text;
  return arena.intern(mangled);
}

KnownNames::KnownNames(Arena& arena)
    : class_(arena.intern("__class__")),
      super(arena.intern("super")),
      module(arena.intern("__module__")),
      qualname(arena.intern("__qualname__")),
      name(arena.intern("__name__")),
      doc(arena.intern("__doc__")),
      annotations(arena.intern("__annotations__")),
      classcell(arena.intern("__classcell__")),
      debug(arena.intern("__debug__")),
      implicit_argument(arena.intern(".0")),
      join(arena.intern("join")),
      empty(arena.intern("")),
      future(arena.intern("__future__")),
      lambda(arena.intern("<lambda>")),
      listcomp(arena.intern("<listcomp>")),
      setcomp(arena.intern("<setcomp>")),
      dictcomp(arena.intern("<dictcomp>")),
      genexpr(arena.intern("<genexpr>")),
      top(arena.intern("<module>")) {}

void SymbolTable::build(Module& module) {
  top_ = enter(ScopeKind::module, nullptr);
  if (module.mode == Mode::Eval)
    visit(module.expression);
  else
    visit_all(module.body);
  leave();
  if (!diagnostics_.failed()) resolve(*top_);
}

Scope* SymbolTable::enter(ScopeKind kind, const Node* node) {
  Scope* scope = ::new (arena_.allocate(sizeof(Scope), alignof(Scope))) Scope(arena_);
  scope->kind = kind;
  scope->node = node;
  scope->parent = current_;
  if (current_) {
    scope->nested = current_->nested || current_->kind == ScopeKind::function;
    scope->iterable_depth = current_->iterable_depth;
    current_->children.push_back(scope);
  }
  if (node) scopes_.emplace(node, scope);
  current_ = scope;
  return scope;
}

void SymbolTable::leave() { current_ = current_->parent; }

std::uint16_t SymbolTable::flags_of(Scope& scope, Identifier name) const {
  const Symbol* symbol = scope.find(mangle(arena_, class_name_, name));
  return symbol ? symbol->flags : 0;
}

void SymbolTable::add(Identifier name, std::uint16_t flag, const Span& span) {
  add_in(*current_, name, flag, span);
}

void SymbolTable::add_in(Scope& scope, Identifier name, std::uint16_t flag, const Span& span) {
  const Identifier mangled = mangle(arena_, class_name_, name);
  Symbol& symbol = scope.add(mangled);
  if ((flag & kDefParameter) != 0 && (symbol.flags & kDefParameter) != 0)
    return diagnostics_.error(span,
                              "duplicate argument " + quoted(name) + " in function definition");
  symbol.flags |= flag;
  if (scope.in_iteration_target) {
    // Remembered, so that `:=` inside the comprehension can tell that it would rebind this name.
    if ((symbol.flags & (kDefGlobal | kDefNonlocal)) != 0)
      return diagnostics_.error(
          span,
          "comprehension inner loop cannot rebind assignment expression target " + quoted(name));
    symbol.flags |= kDefIteration;
  }
  if ((flag & kDefParameter) != 0)
    scope.parameters.push_back(mangled);
  else if ((flag & kDefGlobal) != 0)
    top_->add(mangled).flags |= flag;  // the module then reaches the name as a global, too
}

void SymbolTable::record_directive(Identifier name, const Span& span) {
  current_->directives.push_back({mangle(arena_, class_name_, name), span});
}

// ---- statements ----

void SymbolTable::visit(Statement* statement) {
  Nesting nesting(diagnostics_);
  if (!nesting) return;
  switch (statement->kind) {
    case NodeKind::FunctionDef:
    case NodeKind::AsyncFunctionDef: return visit_function(as<FunctionDef>(*statement));
    case NodeKind::ClassDef: return visit_class(as<ClassDef>(*statement));
    case NodeKind::Return:
      if (Expression* value = as<Return>(*statement).value) visit(value);
      return;
    case NodeKind::Delete: return visit_all(as<Delete>(*statement).targets);
    case NodeKind::Assign:
      visit_all(as<Assign>(*statement).targets);
      return visit(as<Assign>(*statement).value);
    case NodeKind::AugAssign:
      visit(as<AugAssign>(*statement).target);
      return visit(as<AugAssign>(*statement).value);
    case NodeKind::AnnAssign: return visit_annotated(as<AnnAssign>(*statement));
    case NodeKind::For:
    case NodeKind::AsyncFor: {
      auto& node = as<For>(*statement);
      visit(node.target);
      visit(node.iter);
      visit_all(node.body);
      return visit_all(node.orelse);
    }
    case NodeKind::While: {
      auto& node = as<While>(*statement);
      visit(node.test);
      visit_all(node.body);
      return visit_all(node.orelse);
    }
    case NodeKind::If: {
      auto& node = as<If>(*statement);
      visit(node.test);
      visit_all(node.body);
      return visit_all(node.orelse);
    }
    case NodeKind::With:
    case NodeKind::AsyncWith: {
      auto& node = as<With>(*statement);
      for (withitem* item : node.items) {
        visit(item->context_expr);
        if (item->optional_vars) visit(item->optional_vars);
      }
      return visit_all(node.body);
    }
    case NodeKind::Match: return visit_match(as<Match>(*statement));
    case NodeKind::Raise: {
      auto& node = as<Raise>(*statement);
      if (node.exc) visit(node.exc);
      if (node.cause) visit(node.cause);
      return;
    }
    case NodeKind::Try:
    case NodeKind::TryStar: return visit_try(as<Try>(*statement));
    case NodeKind::Assert:
      visit(as<Assert>(*statement).test);
      if (Expression* message = as<Assert>(*statement).msg) visit(message);
      return;
    case NodeKind::Import: return visit_import_names(as<Import>(*statement).names);
    case NodeKind::ImportFrom: return visit_import_names(as<ImportFrom>(*statement).names);
    case NodeKind::Global: return visit_global(as<Global>(*statement));
    case NodeKind::Nonlocal: return visit_nonlocal(as<Nonlocal>(*statement));
    case NodeKind::Expr: return visit(as<Expr>(*statement).value);
    default: return;  // pass, break, continue
  }
}

void SymbolTable::visit_function(FunctionDef& node) {
  add(node.name, kDefLocal, node.span);
  visit_defaults(*node.args);
  visit_annotations(*node.args, node.returns);
  visit_all(node.decorator_list);
  Scope* scope = enter(ScopeKind::function, &node);
  scope->coroutine = is<AsyncFunctionDef>(node);
  visit_parameters(*node.args);
  visit_all(node.body);
  leave();
}

void SymbolTable::visit_class(ClassDef& node) {
  add(node.name, kDefLocal, node.span);
  visit_all(node.bases);
  for (keyword* argument : node.keywords) visit(argument->value);
  visit_all(node.decorator_list);
  enter(ScopeKind::class_body, &node);
  const Identifier outer = std::exchange(class_name_, node.name);
  visit_all(node.body);
  class_name_ = outer;
  leave();
}

void SymbolTable::visit_annotated(AnnAssign& node) {
  if (auto* target = try_as<Name>(node.target)) {
    const std::uint16_t flags = flags_of(*current_, target->id);
    if ((flags & (kDefGlobal | kDefNonlocal)) != 0 && current_ != top_ && node.simple)
      return diagnostics_.error(node.span, "annotated name " + quoted(target->id) + " can't be " +
                                               ((flags & kDefGlobal) != 0 ? "global" : "nonlocal"));
    if (node.simple)
      add(target->id, kDefAnnotation | kDefLocal, target->span);
    else if (node.value)
      add(target->id, kDefLocal, target->span);
  } else {
    visit(node.target);
  }
  visit_annotation(node.annotation);
  if (node.value) visit(node.value);
}

void SymbolTable::visit_try(Try& node) {
  visit_all(node.body);
  visit_all(node.orelse);
  for (ExceptHandler* handler : node.handlers) {
    if (handler->type) visit(handler->type);
    if (handler->name) add(handler->name, kDefLocal, handler->span);
    visit_all(handler->body);
  }
  visit_all(node.finalbody);
}

void SymbolTable::visit_match(Match& node) {
  visit(node.subject);
  for (match_case* each : node.cases) {
    visit(each->pattern);
    if (each->guard) visit(each->guard);
    visit_all(each->body);
  }
}

void SymbolTable::visit_import_names(Seq<alias*> names) {
  for (alias* each : names) {
    if (diagnostics_.failed()) return;
    if (each->name.view() == "*") {
      if (current_->kind != ScopeKind::module)
        diagnostics_.error(each->span, "import * only allowed at module level");
      continue;
    }
    Identifier bound = each->asname ? each->asname : each->name;
    const std::size_t dot = bound.view().find('.');
    if (!each->asname && dot != std::string_view::npos)
      bound = arena_.intern(bound.view().substr(0, dot));
    add(bound, kDefImport, each->span);
  }
}

void SymbolTable::visit_global(Global& node) {
  for (Identifier name : node.names) {
    const std::uint16_t flags = flags_of(*current_, name);
    if ((flags & (kDefParameter | kDefLocal | kUse | kDefAnnotation)) != 0) {
      const std::string start = "name " + quoted(name) + " is ";
      if ((flags & kDefParameter) != 0)
        return diagnostics_.error(node.span, start + "parameter and global");
      if ((flags & kUse) != 0)
        return diagnostics_.error(node.span, start + "used prior to global declaration");
      if ((flags & kDefAnnotation) != 0)
        return diagnostics_.error(node.span, "annotated name " + quoted(name) + " can't be global");
      return diagnostics_.error(node.span, start + "assigned to before global declaration");
    }
    add(name, kDefGlobal, node.span);
    record_directive(name, node.span);
  }
}

void SymbolTable::visit_nonlocal(Nonlocal& node) {
  for (Identifier name : node.names) {
    const std::uint16_t flags = flags_of(*current_, name);
    if ((flags & (kDefParameter | kDefLocal | kUse | kDefAnnotation)) != 0) {
      const std::string start = "name " + quoted(name) + " is ";
      if ((flags & kDefParameter) != 0)
        return diagnostics_.error(node.span, start + "parameter and nonlocal");
      if ((flags & kUse) != 0)
        return diagnostics_.error(node.span, start + "used prior to nonlocal declaration");
      if ((flags & kDefAnnotation) != 0)
        return diagnostics_.error(node.span,
                                  "annotated name " + quoted(name) + " can't be nonlocal");
      return diagnostics_.error(node.span, start + "assigned to before nonlocal declaration");
    }
    add(name, kDefNonlocal, node.span);
    record_directive(name, node.span);
  }
}

// ---- functions ----

void SymbolTable::visit_defaults(arguments& arguments) {
  visit_all(arguments.defaults);
  visit_all(arguments.kw_defaults);
}

void SymbolTable::visit_annotation(Expression* annotation) {
  // Text only, under `from __future__ import annotations`; what it mentions is then no use of the
  // scope.
  if (future_annotations_) enter(ScopeKind::annotation, annotation);
  visit(annotation);
  if (future_annotations_) leave();
}

void SymbolTable::visit_annotations(arguments& arguments, Expression* returns) {
  auto visit_one = [this](arg* argument) {
    if (argument && argument->annotation) visit_annotation(argument->annotation);
  };
  for (arg* argument : arguments.posonlyargs) visit_one(argument);
  for (arg* argument : arguments.args) visit_one(argument);
  visit_one(arguments.vararg);
  visit_one(arguments.kwarg);
  for (arg* argument : arguments.kwonlyargs) visit_one(argument);
  if (returns) visit_annotation(returns);
}

void SymbolTable::visit_parameters(arguments& arguments) {
  auto add_one = [this](arg* argument) {
    if (argument && !diagnostics_.failed()) add(argument->arg_, kDefParameter, argument->span);
  };
  for (arg* argument : arguments.posonlyargs) add_one(argument);
  for (arg* argument : arguments.args) add_one(argument);
  for (arg* argument : arguments.kwonlyargs) add_one(argument);
  add_one(arguments.vararg);
  add_one(arguments.kwarg);
  current_->var_args = arguments.vararg != nullptr;
  current_->var_keywords = arguments.kwarg != nullptr;
}

void SymbolTable::visit_lambda(Lambda& node) {
  visit_defaults(*node.args);
  enter(ScopeKind::function, &node);
  visit_parameters(*node.args);
  visit(node.body);
  leave();
}

void SymbolTable::visit_comprehension(Expression& node, ComprehensionKind kind,
                                      Seq<comprehension*> generators, Expression* element,
                                      Expression* value) {
  const bool is_generator = kind == ComprehensionKind::generator;
  comprehension& outermost = *generators[0];
  // The first iterable is evaluated outside and comes in as the only argument.
  ++current_->iterable_depth;
  visit(outermost.iter);
  --current_->iterable_depth;
  Scope* scope = enter(ScopeKind::function, &node);
  scope->comprehension = kind;
  scope->coroutine = outermost.is_async;
  add(names_.implicit_argument, kDefParameter, node.span);
  auto visit_target = [&](comprehension& part) {
    scope->in_iteration_target = true;
    visit(part.target);
    scope->in_iteration_target = false;
  };
  visit_target(outermost);
  visit_all(outermost.ifs);
  for (comprehension* part : generators.subspan(1)) {
    visit_target(*part);
    ++scope->iterable_depth;
    visit(part->iter);
    --scope->iterable_depth;
    visit_all(part->ifs);
    if (part->is_async) scope->coroutine = true;
  }
  if (value) visit(value);
  visit(element);
  scope->generator = is_generator;
  leave();
  if (scope->coroutine && !is_generator) current_->coroutine = true;
}

}  // namespace vitro::compiler
