// Lists, tuples, sets and dicts as written out, and unpacking into targets.
#include <boost/container/small_vector.hpp>

#include "compiler/codegen.hpp"
#include "objects/set.hpp"

namespace vitro::compiler {

using ast::as;
using ast::Constant;
using ast::ExprContext;
using ast::Expression;
using ast::is;
using ast::List;
using ast::Seq;
using ast::Starred;
using ast::try_as;
using ast::Tuple;

bool Codegen::all_constant(Seq<Expression*> elements, std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i)
    if (!elements[i] || !is<Constant>(*elements[i])) return false;
  return true;
}

ConstantId Codegen::constant_tuple(Seq<Expression*> elements, std::size_t begin, std::size_t end) {
  boost::container::small_vector<ConstantId, 16> items;
  for (std::size_t i = begin; i < end; ++i)
    items.push_back(ConstantPool::id(as<Constant>(*elements[i])));
  return pool_.tuple({items.data(), items.size()});
}

// The elements as one list or set, or as a tuple, after `pushed` elements that are on the stack
// already.
void Codegen::collect(Seq<Expression*> elements, std::uint32_t pushed, Op build, Op add, Op extend,
                      bool tuple) {
  const std::size_t count = elements.size();
  if (count > 2 && all_constant(elements, 0, count)) {
    ConstantId folded = constant_tuple(elements, 0, count);
    if (tuple && pushed == 0) return emit_constant(folded);
    if (add == Op::SET_ADD) {
      Runtime& rt = pool_.runtime();
      auto set = require(rt, new_set(rt, *rt.types.frozenset));
      if (!set_update(rt, *set, pool_[folded])) {
        rt.clear_pending();
        throw std::bad_alloc();
      }
      folded = pool_.add(Ref<Object>(Own<Object>(set.release())));
    }
    emit(build, pushed);
    emit_constant(folded);
    emit(extend, 1);
    if (tuple) emit(Op::LIST_TO_TUPLE);
    return;
  }
  const bool big = count + pushed > kStackGuideline;
  bool starred = false;
  for (Expression* element : elements) starred = starred || is<Starred>(*element);
  if (!starred && !big) {
    visit_all(elements);
    return emit(tuple ? Op::BUILD_TUPLE : build, static_cast<std::uint32_t>(count) + pushed);
  }
  bool built = big;
  if (big) emit(build, pushed);
  for (std::size_t i = 0; i < count; ++i) {
    if (auto* star = try_as<Starred>(elements[i])) {
      if (!built) emit(build, static_cast<std::uint32_t>(i) + pushed);
      built = true;
      visit(star->value);
      emit(extend, 1);
    } else {
      visit(elements[i]);
      if (built) emit(add, 1);
    }
  }
  if (tuple) emit(Op::LIST_TO_TUPLE);
}

void Codegen::list_display(List& node) {
  if (node.ctx == ExprContext::Store) return unpack(node.elts);
  if (node.ctx == ExprContext::Del) return visit_all(node.elts);
  collect(node.elts, 0, Op::BUILD_LIST, Op::LIST_APPEND, Op::LIST_EXTEND, false);
}

void Codegen::tuple_display(Tuple& node) {
  if (node.ctx == ExprContext::Store) return unpack(node.elts);
  if (node.ctx == ExprContext::Del) return visit_all(node.elts);
  collect(node.elts, 0, Op::BUILD_LIST, Op::LIST_APPEND, Op::LIST_EXTEND, true);
}

void Codegen::set_display(ast::Set& node) {
  collect(node.elts, 0, Op::BUILD_SET, Op::SET_ADD, Op::SET_UPDATE, false);
}

void Codegen::dict_part(ast::Dict& node, std::size_t begin, std::size_t end) {
  const std::size_t count = end - begin;
  const bool big = count * 2 > kStackGuideline;
  if (count > 1 && !big && all_constant(node.keys, begin, end)) {
    visit_all(node.values.subspan(begin, count));
    emit_constant(constant_tuple(node.keys, begin, end));
    return emit(Op::BUILD_CONST_KEY_MAP, static_cast<std::uint32_t>(count));
  }
  if (big) emit(Op::BUILD_MAP, 0);
  for (std::size_t i = begin; i < end; ++i) {
    visit(node.keys[i]);
    visit(node.values[i]);
    if (big) emit(Op::MAP_ADD, 1);
  }
  if (!big) emit(Op::BUILD_MAP, static_cast<std::uint32_t>(count));
}

void Codegen::dict_display(ast::Dict& node) {
  bool have_dict = false;
  std::size_t waiting = 0;
  auto flush = [&](std::size_t end) {
    dict_part(node, end - waiting, end);
    if (have_dict) emit(Op::DICT_UPDATE, 1);
    have_dict = true;
    waiting = 0;
  };
  for (std::size_t i = 0; i < node.values.size(); ++i) {
    if (!node.keys[i]) {
      if (waiting != 0) flush(i);
      if (!have_dict) emit(Op::BUILD_MAP, 0);
      have_dict = true;
      visit(node.values[i]);
      emit(Op::DICT_UPDATE, 1);
    } else {
      ++waiting;
      if ((waiting - 1) * 2 > kStackGuideline) flush(i + 1);
    }
  }
  if (waiting != 0) flush(node.values.size());
  if (!have_dict) emit(Op::BUILD_MAP, 0);
}

void Codegen::unpack(Seq<Expression*> targets) {
  bool starred = false;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (!is<Starred>(*targets[i])) continue;
    if (starred) return error("multiple starred expressions in assignment");
    const std::size_t after = targets.size() - i - 1;
    if (i >= 1u << 8 || after >= 0x7fffffffu >> 8)
      return error("too many expressions in star-unpacking assignment");
    emit(Op::UNPACK_EX, static_cast<std::uint32_t>(i | after << 8));
    starred = true;
  }
  if (!starred) emit(Op::UNPACK_SEQUENCE, static_cast<std::uint32_t>(targets.size()));
  for (Expression* target : targets) {
    auto* star = try_as<Starred>(target);
    visit(star ? star->value : target);
  }
}

}  // namespace vitro::compiler
