// The class statement: its body becomes a function of its own, called by __build_class__ with the
// name and the bases.
#include "compiler/codegen.hpp"

namespace vitro::compiler {

using ast::ClassDef;

void Codegen::class_def(ClassDef& node) {
  emit_decorators(node.decorator_list);
  const std::uint32_t first_line =
      node.decorator_list.empty() ? node.span.line : node.decorator_list[0]->span.line;
  enter(BodyKind::class_body, node.name, symbols_.of(node), first_line);
  CodeBuilder& inner = *builder_;
  inner.class_name = node.name;
  name_access(names_.name, Access::load);
  name_access(names_.module, Access::store);
  emit_constant(pool_.of(arena_.intern(inner.qualname)));
  name_access(names_.qualname, Access::store);
  emit_body(node.body);
  unset_place();
  if (inner.scope->needs_class_cell) {
    // type.__new__ finds the cell here and fills it with the class.
    emit(Op::LOAD_CLOSURE, inner.cells.position(names_.class_));
    emit(Op::COPY, 1);
    name_access(names_.classcell, Access::store);
  } else {
    emit_none();
  }
  emit(Op::RETURN_VALUE);
  Ref<Code> code = leave(true);
  emit(Op::PUSH_NULL);
  emit(Op::LOAD_BUILD_CLASS);
  make_closure(inner, std::move(code), 0);
  emit_constant(pool_.of(node.name));
  call_arguments(2, node.bases, node.keywords);
  apply_decorators(node.decorator_list);
  name_access(node.name, Access::store);
}

}  // namespace vitro::compiler
