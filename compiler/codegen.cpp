// What all parts of code generation use: names, errors, and the literals that warnings are about.
#include "compiler/codegen.hpp"

#include <string>
#include <utility>

#include "objects/runtime.hpp"

namespace vitro::compiler {

using ast::Constant;
using ast::Expression;
using ast::Mode;
using ast::NodeKind;
using ast::try_as;

Codegen::Codegen(ConstantPool& pool, Arena& arena, Diagnostics& diagnostics,
                 const KnownNames& names, SymbolTable& symbols, Str& filename,
                 bool future_annotations, std::uint32_t future_line, int optimize)
    : pool_(pool),
      arena_(arena),
      diagnostics_(diagnostics),
      names_(names),
      symbols_(symbols),
      filename_(filename),
      future_annotations_(future_annotations),
      optimize_(optimize),
      future_line_(future_line) {}

Ref<Code> Codegen::compile(ast::Module& module) {
  enter(BodyKind::module, names_.top, symbols_.top(), 1);
  bool returns_none = true;
  switch (module.mode) {
    case Mode::Exec: emit_body(module.body); break;
    case Mode::Single:
      interactive_ = true;
      if (has_annotations(module.body)) emit(Op::SETUP_ANNOTATIONS);
      visit_all(module.body);
      break;
    case Mode::Eval:
      visit(module.expression);
      returns_none = false;
      break;
  }
  return leave(returns_none);
}

void Codegen::error(std::string message) {
  const Place& place = builder_->place;
  diagnostics_.error(
      {static_cast<std::uint32_t>(place.line), static_cast<std::uint32_t>(place.column),
       static_cast<std::uint32_t>(place.end_line), static_cast<std::uint32_t>(place.end_column)},
      std::move(message));
}

bool Codegen::forbidden(Identifier name, Access access) {
  if (access == Access::load || name != names_.debug) return false;
  error(access == Access::store ? "cannot assign to __debug__" : "cannot delete __debug__");
  return true;
}

void Codegen::name_access(Identifier name, Access access) {
  if (forbidden(name, access)) return;
  const Identifier known = mangled(name);
  CodeBuilder& builder = *builder_;
  auto pick = [access](Op load, Op store, Op del) {
    return access == Access::load ? load : access == Access::store ? store : del;
  };
  switch (builder.scope->binding_of(known)) {
    case Binding::cell:
      return emit(pick(Op::LOAD_DEREF, Op::STORE_DEREF, Op::DELETE_DEREF),
                  builder.cells.position(known));
    case Binding::free:
      return emit(pick(builder.is_function() ? Op::LOAD_DEREF : Op::LOAD_CLASSDEREF,
                       Op::STORE_DEREF, Op::DELETE_DEREF),
                  builder.cells.size() + builder.free.position(known));
    case Binding::local:
      if (!builder.is_function()) break;
      return emit(pick(Op::LOAD_FAST, Op::STORE_FAST, Op::DELETE_FAST),
                  builder.variables.add(known));
    case Binding::global_implicit:
      if (!builder.is_function()) break;
      [[fallthrough]];
    case Binding::global_explicit: {
      const std::uint32_t number = builder.names.add(known);
      return emit(pick(Op::LOAD_GLOBAL, Op::STORE_GLOBAL, Op::DELETE_GLOBAL),
                  access == Access::load ? number << 1 : number);
    }
    case Binding::unknown: break;
  }
  emit(pick(Op::LOAD_NAME, Op::STORE_NAME, Op::DELETE_NAME), builder.names.add(known));
}

Object* Codegen::constant_value(const Expression& node) const {
  const auto* constant = try_as<Constant>(&node);
  return constant ? &pool_.value(*constant) : nullptr;
}

// For warnings about literals that are used as if they were something else; empty: it may be
// anything.
std::string_view Codegen::type_of_literal(const Expression& node) const {
  switch (node.kind) {
    case NodeKind::Tuple: return "tuple";
    case NodeKind::List:
    case NodeKind::ListComp: return "list";
    case NodeKind::Dict:
    case NodeKind::DictComp: return "dict";
    case NodeKind::Set:
    case NodeKind::SetComp: return "set";
    case NodeKind::GeneratorExp: return "generator";
    case NodeKind::Lambda: return "function";
    case NodeKind::JoinedStr:
    case NodeKind::FormattedValue: return "str";
    case NodeKind::Constant: {
      const Type* type = constant_value(node)->type;
      return type->name->ascii_view();
    }
    default: return {};
  }
}

}  // namespace vitro::compiler
