// What each name means: after the walk every scope is gone through once, outer before inner, and a
// name that a scope does not bind is looked for outwards. Finding it in a function makes it a cell
// there and free in every scope between.
#include "compiler/symtable.hpp"

namespace vitro::compiler {

void SymbolTable::resolve(Scope& scope) {
  Nesting nesting(diagnostics_);
  // By index: inner scopes may add to the symbols of an outer one, never to one that is being gone
  // through.
  for (std::size_t i = 0; i < scope.symbols.size() && !diagnostics_.failed(); ++i)
    resolve_symbol(scope, i);
  for (Scope* child : scope.children) {
    if (diagnostics_.failed()) return;
    resolve(*child);
  }
}

void SymbolTable::resolve_symbol(Scope& scope, std::size_t position) {
  Symbol& symbol = scope.symbols[position];
  const Identifier name = symbol.name;
  if ((symbol.flags & kDefGlobal) != 0) {
    if ((symbol.flags & kDefNonlocal) != 0)
      return error_at_directive(scope, name,
                                "name '" + std::string(name.view()) + "' is nonlocal and global");
    symbol.binding = Binding::global_explicit;
    return;
  }
  if ((symbol.flags & kDefNonlocal) != 0) {
    if (!scope.parent)
      return error_at_directive(scope, name, "nonlocal declaration not allowed at module level");
    Scope* owner = binding_scope(scope, name);
    if (!owner)
      return error_at_directive(scope, name,
                                "no binding for nonlocal '" + std::string(name.view()) + "' found");
    return make_free(scope, *owner, name);
  }
  if ((symbol.flags & kDefBound) != 0) {
    symbol.binding = Binding::local;
    return;
  }
  if (symbol.flags == 0) return;  // passed through to an inner scope: already free
  if (Scope* owner = binding_scope(scope, name)) return make_free(scope, *owner, name);
  symbol.binding = Binding::global_implicit;
}

Scope* SymbolTable::binding_scope(const Scope& scope, Identifier name) const {
  for (Scope* outer = scope.parent; outer; outer = outer->parent) {
    if (outer->kind == ScopeKind::class_body) {
      // What a class body binds is not seen from inside its functions, except the class itself.
      if (name == names_.class_) return outer;
      continue;
    }
    if (outer->kind != ScopeKind::function) continue;
    const Symbol* symbol = outer->find(name);
    if (!symbol || (symbol->flags & kDefNonlocal) != 0) continue;
    if ((symbol->flags & kDefGlobal) != 0) return nullptr;
    if ((symbol->flags & kDefBound) != 0) return outer;
  }
  return nullptr;
}

void SymbolTable::make_free(Scope& from, Scope& owner, Identifier name) {
  from.find(name)->binding = Binding::free;
  if (owner.kind == ScopeKind::class_body)
    owner.needs_class_cell = true;
  else
    owner.find(name)->binding = Binding::cell;
  for (Scope* between = from.parent; between != &owner; between = between->parent) {
    Symbol* known = between->find(name);
    if (!known)
      between->add(name).binding = Binding::free;
    else if (between->kind == ScopeKind::class_body &&
             (known->flags & (kDefBound | kDefGlobal)) != 0)
      known->flags |= kFreeInClass;
  }
}

void SymbolTable::error_at_directive(const Scope& scope, Identifier name, std::string message) {
  Span span;
  for (const Scope::Directive& directive : scope.directives) {
    if (directive.name != name) continue;
    span = directive.span;
    break;
  }
  diagnostics_.error(span, std::move(message));
}

}  // namespace vitro::compiler
