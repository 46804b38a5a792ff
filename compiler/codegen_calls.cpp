// Calls, with positional, keyword and unpacked arguments.
#include <string>

#include <boost/container/small_vector.hpp>

#include "compiler/codegen.hpp"

namespace vitro::compiler {

using ast::Attribute;
using ast::Call;
using ast::ExprContext;
using ast::Expression;
using ast::is;
using ast::keyword;
using ast::Name;
using ast::NodeKind;
using ast::Seq;
using ast::Starred;
using ast::try_as;

// Literals cannot be called: most often a comma is missing in front of the parenthesis.
void Codegen::check_caller(Expression& callee) {
  switch (callee.kind) {
    case NodeKind::Constant:
    case NodeKind::Tuple:
    case NodeKind::List:
    case NodeKind::ListComp:
    case NodeKind::Dict:
    case NodeKind::DictComp:
    case NodeKind::Set:
    case NodeKind::SetComp:
    case NodeKind::GeneratorExp:
    case NodeKind::JoinedStr:
    case NodeKind::FormattedValue:
      return warn_at(callee, "'" + std::string(type_of_literal(callee)) +
                                 "' object is not callable; perhaps you missed a comma?");
    default: return;
  }
}

bool Codegen::check_keywords(Seq<keyword*> keywords) {
  for (std::size_t i = 0; i < keywords.size(); ++i) {
    if (!keywords[i]->arg) continue;
    if (forbidden(keywords[i]->arg, Access::store)) return false;
    for (std::size_t k = i + 1; k < keywords.size(); ++k) {
      if (keywords[k]->arg != keywords[i]->arg) continue;
      error_at(*keywords[k], "keyword argument repeated: " + std::string(keywords[i]->arg.view()));
      return false;
    }
  }
  return true;
}

void Codegen::call(Call& node) {
  if (method_call(node)) return;
  check_caller(*node.func);
  {
    PlaceScope place(*this, *node.func);
    emit(Op::PUSH_NULL);
  }
  visit(node.func);
  call_arguments(0, node.args, node.keywords);
}

// owner.name(...) without unpacking: the method is not bound, its self is the first argument.
bool Codegen::method_call(Call& node) {
  auto* method = try_as<Attribute>(node.func);
  if (!method || method->ctx != ExprContext::Load) return false;
  const std::size_t count = node.args.size() + node.keywords.size();
  if (count + (node.keywords.empty() ? 0 : 1) >= kStackGuideline) return false;
  for (Expression* argument : node.args)
    if (is<Starred>(*argument)) return false;
  for (keyword* argument : node.keywords)
    if (!argument->arg) return false;
  // What a module imports is most often a module, whose functions are no methods.
  if (auto* owner = try_as<Name>(method->value)) {
    const Symbol* symbol = symbols_.top()->find(owner->id);
    if (symbol && (symbol->flags & kDefImport) != 0) return false;
  }
  visit(method->value);
  PlaceScope place(*this, *method);
  start_at_attribute(*method);
  emit_name(Op::LOAD_METHOD, method->attr);
  visit_all(node.args);
  if (!node.keywords.empty()) {
    if (!check_keywords(node.keywords)) return true;
    for (keyword* argument : node.keywords) visit(argument->value);
    emit_keyword_names(node.keywords);
  }
  set_place(node);
  start_at_attribute(*method);
  emit(Op::CALL, static_cast<std::uint32_t>(count));
  return true;
}

void Codegen::emit_keyword_names(Seq<keyword*> keywords) {
  boost::container::small_vector<ConstantId, 16> names;
  for (keyword* argument : keywords) names.push_back(pool_.of(argument->arg));
  emit(Op::KW_NAMES, builder_->constants.add(pool_.tuple({names.data(), names.size()})));
}

void Codegen::call_arguments(std::uint32_t pushed, Seq<Expression*> args, Seq<keyword*> keywords) {
  if (!check_keywords(keywords)) return;
  bool simple = args.size() + keywords.size() * 2 <= kStackGuideline;
  for (Expression* argument : args) simple = simple && !is<Starred>(*argument);
  for (keyword* argument : keywords) simple = simple && argument->arg;
  if (!simple) return call_with_unpacking(pushed, args, keywords);
  visit_all(args);
  if (!keywords.empty()) {
    for (keyword* argument : keywords) visit(argument->value);
    emit_keyword_names(keywords);
  }
  emit(Op::CALL, pushed + static_cast<std::uint32_t>(args.size() + keywords.size()));
}

void Codegen::call_with_unpacking(std::uint32_t pushed, Seq<Expression*> args,
                                  Seq<keyword*> keywords) {
  auto* only = args.size() == 1 ? try_as<Starred>(args[0]) : nullptr;
  if (pushed == 0 && only)
    visit(only->value);
  else
    collect(args, pushed, Op::BUILD_LIST, Op::LIST_APPEND, Op::LIST_EXTEND, true);
  bool have_dict = false;
  std::size_t waiting = 0;
  auto flush = [&](std::size_t end) {
    keyword_part(keywords, end - waiting, end);
    if (have_dict) emit(Op::DICT_MERGE, 1);
    have_dict = true;
    waiting = 0;
  };
  for (std::size_t i = 0; i < keywords.size(); ++i) {
    if (keywords[i]->arg) {
      ++waiting;
      continue;
    }
    if (waiting != 0) flush(i);
    if (!have_dict) emit(Op::BUILD_MAP, 0);
    have_dict = true;
    visit(keywords[i]->value);
    emit(Op::DICT_MERGE, 1);
  }
  if (waiting != 0) flush(keywords.size());
  emit(Op::CALL_FUNCTION_EX, keywords.empty() ? 0 : 1);
}

// Some named arguments as a dict.
void Codegen::keyword_part(Seq<keyword*> keywords, std::size_t begin, std::size_t end) {
  const std::size_t count = end - begin;
  const bool big = count * 2 > kStackGuideline;
  if (count > 1 && !big) {
    boost::container::small_vector<ConstantId, 16> names;
    for (std::size_t i = begin; i < end; ++i) {
      visit(keywords[i]->value);
      names.push_back(pool_.of(keywords[i]->arg));
    }
    emit_constant(pool_.tuple({names.data(), names.size()}));
    return emit(Op::BUILD_CONST_KEY_MAP, static_cast<std::uint32_t>(count));
  }
  if (big) emit_without_place(Op::BUILD_MAP, 0);
  for (std::size_t i = begin; i < end; ++i) {
    emit_constant(pool_.of(keywords[i]->arg));
    visit(keywords[i]->value);
    if (big) emit_without_place(Op::MAP_ADD, 1);
  }
  if (!big) emit(Op::BUILD_MAP, static_cast<std::uint32_t>(count));
}

}  // namespace vitro::compiler
