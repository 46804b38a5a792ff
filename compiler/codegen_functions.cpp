// Functions and lambdas: what is evaluated where they are defined, and how their parameters are
// counted.
#include <boost/container/small_vector.hpp>

#include "compiler/codegen.hpp"
#include "compiler/unparse.hpp"

namespace vitro::compiler {

using ast::arg;
using ast::arguments;
using ast::AsyncFunctionDef;
using ast::Constant;
using ast::Expression;
using ast::FunctionDef;
using ast::is;
using ast::Lambda;
using ast::Seq;
using ast::Starred;
using ast::try_as;

void Codegen::emit_decorators(Seq<Expression*> decorators) { visit_all(decorators); }

void Codegen::apply_decorators(Seq<Expression*> decorators) {
  for (std::size_t i = decorators.size(); i-- > 0;) {
    PlaceScope place(*this, *decorators[i]);
    emit(Op::CALL, 0);
  }
}

bool Codegen::check_parameters(arguments& arguments) {
  bool fine = true;
  auto check = [&](arg* argument) {
    fine = fine && !(argument && forbidden(argument->arg_, Access::store));
  };
  for (arg* argument : arguments.posonlyargs) check(argument);
  for (arg* argument : arguments.args) check(argument);
  check(arguments.vararg);
  for (arg* argument : arguments.kwonlyargs) check(argument);
  check(arguments.kwarg);
  return fine;
}

// The defaults as a tuple and, for keyword-only parameters, as a dict; yields MAKE_FUNCTION's flags
// for them.
std::uint32_t Codegen::emit_defaults(arguments& arguments) {
  std::uint32_t flags = 0;
  if (!arguments.defaults.empty()) {
    flags |= 1;
    visit_all(arguments.defaults);
    emit(Op::BUILD_TUPLE, static_cast<std::uint32_t>(arguments.defaults.size()));
  }
  boost::container::small_vector<ConstantId, 8> keys;
  for (std::size_t i = 0; i < arguments.kwonlyargs.size(); ++i) {
    if (!arguments.kw_defaults[i]) continue;
    keys.push_back(pool_.of(mangled(arguments.kwonlyargs[i]->arg_)));
    visit(arguments.kw_defaults[i]);
  }
  if (!keys.empty()) {
    flags |= 2;
    emit_constant(pool_.tuple({keys.data(), keys.size()}));
    emit(Op::BUILD_CONST_KEY_MAP, static_cast<std::uint32_t>(keys.size()));
  }
  return flags;
}

// Names and annotations in turn, as one tuple. False: there are none.
bool Codegen::emit_annotations(arguments& arguments, Expression* returns) {
  std::uint32_t count = 0;
  auto emit_one = [&](Identifier name, Expression* annotation) {
    if (!annotation) return;
    emit_constant(pool_.of(mangled(name)));
    if (auto* starred = try_as<Starred>(annotation);
        starred && !future_annotations_) {  // *args: *Ts
      visit(starred->value);
      emit(Op::UNPACK_SEQUENCE, 1);
    } else {
      emit_annotation(*annotation);
    }
    count += 2;
  };
  for (arg* argument : arguments.args) emit_one(argument->arg_, argument->annotation);
  for (arg* argument : arguments.posonlyargs) emit_one(argument->arg_, argument->annotation);
  if (arguments.vararg) emit_one(arguments.vararg->arg_, arguments.vararg->annotation);
  for (arg* argument : arguments.kwonlyargs) emit_one(argument->arg_, argument->annotation);
  if (arguments.kwarg) emit_one(arguments.kwarg->arg_, arguments.kwarg->annotation);
  if (returns) emit_one(arena_.intern("return"), returns);
  if (count != 0) emit(Op::BUILD_TUPLE, count);
  return count != 0;
}

void Codegen::emit_annotation(Expression& annotation) {
  if (!future_annotations_) return visit(&annotation);
  Runtime& rt = pool_.runtime();
  const std::string text = unparse(annotation, pool_, diagnostics_);
  emit_constant(pool_.add(Ref<Object>(Own<Object>(require(rt, make_str(rt, text)).release()))));
}

void Codegen::set_parameters(arguments& arguments) {
  CodeBuilder& builder = *builder_;
  builder.positional_only_count = static_cast<std::uint32_t>(arguments.posonlyargs.size());
  builder.argument_count =
      static_cast<std::uint32_t>(arguments.posonlyargs.size() + arguments.args.size());
  builder.keyword_only_count = static_cast<std::uint32_t>(arguments.kwonlyargs.size());
  if (builder.argument_count != 0 && builder.outer->kind == BodyKind::class_body)
    builder.self = builder.variables[0];
}

void Codegen::function_def(FunctionDef& node) {
  if (!check_parameters(*node.args)) return;
  emit_decorators(node.decorator_list);
  const std::uint32_t first_line =
      node.decorator_list.empty() ? node.span.line : node.decorator_list[0]->span.line;
  std::uint32_t flags = emit_defaults(*node.args);
  if (emit_annotations(*node.args, node.returns)) flags |= 4;
  enter(is<AsyncFunctionDef>(node) ? BodyKind::async_function : BodyKind::function, node.name,
        symbols_.of(node), first_line);
  CodeBuilder& inner = *builder_;
  set_parameters(*node.args);
  Constant* doc = docstring(node.body);
  inner.constants.add(doc ? ConstantPool::id(*doc)
                          : pool_.none());  // the first constant is the docstring
  visit_all(doc ? node.body.subspan(1) : node.body);
  Ref<Code> code = leave(true);
  make_closure(inner, std::move(code), flags);
  apply_decorators(node.decorator_list);
  name_access(node.name, Access::store);
}

void Codegen::lambda(Lambda& node) {
  if (!check_parameters(*node.args)) return;
  const std::uint32_t flags = emit_defaults(*node.args);
  enter(BodyKind::lambda, names_.lambda, symbols_.of(node), node.span.line);
  CodeBuilder& inner = *builder_;
  set_parameters(*node.args);
  inner.constants.add(pool_.none());  // no docstring
  visit(node.body);
  const bool generator = inner.scope->generator;
  if (!generator) emit(Op::RETURN_VALUE);
  Ref<Code> code = leave(!generator);
  make_closure(inner, std::move(code), flags);
}

}  // namespace vitro::compiler
