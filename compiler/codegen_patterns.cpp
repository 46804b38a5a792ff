// The match statement. While a case's pattern is being tried, the stack holds the subject, the
// values captured so far and, above them, what is being looked at; a failure anywhere pops exactly
// that and goes on with the next case.
#include <algorithm>
#include <string>

#include <boost/container/pmr/vector.hpp>

#include "compiler/codegen.hpp"
#include "objects/operations.hpp"

namespace vitro::compiler {

using ast::as;
using ast::Attribute;
using ast::CompareOperator;
using ast::ConstantType;
using ast::is;
using ast::Match;
using ast::match_case;
using ast::MatchAs;
using ast::MatchClass;
using ast::MatchMapping;
using ast::MatchOr;
using ast::MatchSequence;
using ast::MatchSingleton;
using ast::MatchStar;
using ast::MatchValue;
using ast::NodeKind;
using ast::Operator;
using ast::Pattern;
using ast::Seq;
using ast::try_as;

struct Codegen::PatternContext {
  explicit PatternContext(Arena& arena) : stores(&arena), fail_pops(&arena) {}

  boost::container::pmr::vector<Identifier>
      stores;  // captured names; their values lie on the stack in this order
  bool allow_irrefutable = false;
  boost::container::pmr::vector<Block*>
      fail_pops;           // [n]: pops n values, then the pattern has failed
  std::size_t on_top = 0;  // values above the captured ones
};

namespace {

bool is_wildcard(const Pattern& pattern) {
  const auto* as_pattern = try_as<MatchAs>(&pattern);
  return as_pattern && !as_pattern->name;
}

bool is_star_wildcard(const Pattern& pattern) {
  const auto* star = try_as<MatchStar>(&pattern);
  return star && !star->name;
}

std::uint32_t count(std::size_t size) { return static_cast<std::uint32_t>(size); }

}  // namespace

void Codegen::match_statement(Match& node) {
  visit(node.subject);
  Block* end = new_block();
  const std::size_t cases = node.cases.size();
  const bool has_default = cases > 1 && is_wildcard(*node.cases.back()->pattern);
  const std::size_t tried = cases - (has_default ? 1 : 0);
  for (std::size_t i = 0; i < tried; ++i) {
    match_case& each = *node.cases[i];
    const bool last = i + 1 == tried;
    PatternContext context(arena_);
    set_place(*each.pattern);
    if (!last) emit(Op::COPY, 1);
    context.allow_irrefutable = each.guard || i + 1 == cases;
    pattern(*each.pattern, context);
    if (diagnostics_.failed()) return;
    for (Identifier name : context.stores) name_access(name, Access::store);
    if (each.guard) {
      if (context.fail_pops.empty()) context.fail_pops.push_back(new_block());
      jump_if(*each.guard, context.fail_pops[0], false);
    }
    if (!last) emit(Op::POP_TOP);
    visit_all(each.body);
    emit_jump(Op::JUMP, end);
    set_place(*each.pattern);
    place_fail_pops(context);
  }
  if (has_default) {
    match_case& each = *node.cases.back();
    set_place(*each.pattern);
    emit(Op::NOP);
    if (each.guard) jump_if(*each.guard, end, false);
    visit_all(each.body);
  }
  use(end);
}

void Codegen::jump_to_fail(PatternContext& context, Op op) {
  const std::size_t pops = context.on_top + context.stores.size();
  while (context.fail_pops.size() <= pops) context.fail_pops.push_back(new_block());
  emit_jump(op, context.fail_pops[pops]);
}

void Codegen::place_fail_pops(PatternContext& context) {
  if (context.fail_pops.empty()) return;
  for (std::size_t i = context.fail_pops.size(); --i > 0;) {
    use(context.fail_pops[i]);
    emit(Op::POP_TOP);
  }
  use(context.fail_pops[0]);
  context.fail_pops.clear();
}

void Codegen::rotate(std::size_t depth) {
  for (; depth > 1; --depth) emit(Op::SWAP, count(depth));
}

void Codegen::pattern_store(Identifier name, PatternContext& context) {
  if (!name) return emit(Op::POP_TOP);
  if (forbidden(name, Access::store)) return;
  if (std::find(context.stores.begin(), context.stores.end(), name) != context.stores.end())
    return error("multiple assignments to name '" + std::string(name.view()) + "' in pattern");
  rotate(context.on_top + context.stores.size() + 1);
  context.stores.push_back(name);
}

void Codegen::pattern(Pattern& node, PatternContext& context) {
  Nesting nesting(diagnostics_);
  if (!nesting) return;
  set_place(node);
  switch (node.kind) {
    case NodeKind::MatchValue:
      if (!is<ast::Constant>(*as<MatchValue>(node).value) &&
          !is<Attribute>(*as<MatchValue>(node).value))
        return error("patterns may only match literals and attribute lookups");
      visit(as<MatchValue>(node).value);
      emit_compare(CompareOperator::Eq);
      return jump_to_fail(context, Op::POP_JUMP_IF_FALSE);
    case NodeKind::MatchSingleton: {
      const Runtime& rt = pool_.runtime();
      const ConstantType type = as<MatchSingleton>(node).value;
      Object* value = type == ConstantType::True    ? rt.true_
                      : type == ConstantType::False ? rt.false_
                                                    : rt.none;
      emit_constant(pool_.add(Ref<Object>::share(*value)));
      emit_compare(CompareOperator::Is);
      return jump_to_fail(context, Op::POP_JUMP_IF_FALSE);
    }
    case NodeKind::MatchSequence: return pattern_sequence(as<MatchSequence>(node), context);
    case NodeKind::MatchMapping: return pattern_mapping(as<MatchMapping>(node), context);
    case NodeKind::MatchClass: return pattern_class(as<MatchClass>(node), context);
    case NodeKind::MatchStar: return pattern_store(as<MatchStar>(node).name, context);
    case NodeKind::MatchAs: return pattern_as(as<MatchAs>(node), context);
    case NodeKind::MatchOr: return pattern_or(as<MatchOr>(node), context);
    default: return;
  }
}

// Inside another pattern a part may match anything.
void Codegen::pattern_part(Pattern& node, PatternContext& context) {
  const bool outer = context.allow_irrefutable;
  context.allow_irrefutable = true;
  pattern(node, context);
  context.allow_irrefutable = outer;
}

void Codegen::pattern_as(MatchAs& node, PatternContext& context) {
  if (!node.pattern) {
    if (!context.allow_irrefutable)
      return error(node.name ? "name capture '" + std::string(node.name.view()) +
                                   "' makes remaining patterns unreachable"
                             : "wildcard makes remaining patterns unreachable");
    return pattern_store(node.name, context);
  }
  ++context.on_top;
  emit(Op::COPY, 1);
  pattern(*node.pattern, context);
  --context.on_top;
  pattern_store(node.name, context);
}

void Codegen::pattern_sequence(MatchSequence& node, PatternContext& context) {
  const std::size_t size = node.patterns.size();
  constexpr std::size_t kNone = ~std::size_t{0};
  std::size_t star = kNone;
  bool only_wildcards = true;
  bool star_wildcard = false;
  for (std::size_t i = 0; i < size; ++i) {
    const Pattern& part = *node.patterns[i];
    if (!is<MatchStar>(part)) {
      only_wildcards = only_wildcards && is_wildcard(part);
      continue;
    }
    if (star != kNone) return error("multiple starred names in sequence pattern");
    star = i;
    star_wildcard = is_star_wildcard(part);
    only_wildcards = only_wildcards && star_wildcard;
  }
  ++context.on_top;
  emit(Op::MATCH_SEQUENCE);
  jump_to_fail(context, Op::POP_JUMP_IF_FALSE);
  if (star == kNone || size > 1) {
    emit(Op::GET_LEN);
    emit_constant(pool_.small_int(static_cast<std::int64_t>(star == kNone ? size : size - 1)));
    emit_compare(star == kNone ? CompareOperator::Eq : CompareOperator::GtE);
    jump_to_fail(context, Op::POP_JUMP_IF_FALSE);
  }
  --context.on_top;
  if (only_wildcards) return emit(Op::POP_TOP);
  if (star_wildcard) return pattern_items_indexed(node.patterns, star, context);
  pattern_items_unpacked(node.patterns, context);
}

void Codegen::pattern_items_unpacked(Seq<Pattern*> patterns, PatternContext& context) {
  bool starred = false;
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    if (!is<MatchStar>(*patterns[i])) continue;
    const std::size_t after = patterns.size() - i - 1;
    if (i >= 1u << 8 || after >= 0x7fffffffu >> 8)
      return error("too many expressions in star-unpacking sequence pattern");
    emit(Op::UNPACK_EX, count(i | after << 8));
    starred = true;
  }
  if (!starred) emit(Op::UNPACK_SEQUENCE, count(patterns.size()));
  context.on_top += patterns.size();
  for (Pattern* part : patterns) {
    --context.on_top;
    pattern_part(*part, context);
  }
}

// With `*_` nothing needs to be unpacked: the other items are fetched one by one.
void Codegen::pattern_items_indexed(Seq<Pattern*> patterns, std::size_t star,
                                    PatternContext& context) {
  ++context.on_top;
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    if (i == star || is_wildcard(*patterns[i])) continue;
    emit(Op::COPY, 1);
    if (i < star) {
      emit_constant(pool_.small_int(static_cast<std::int64_t>(i)));
    } else {
      // Not every sequence can be indexed from its end.
      emit(Op::GET_LEN);
      emit_constant(pool_.small_int(static_cast<std::int64_t>(patterns.size() - i)));
      emit(Op::BINARY_OP, binary_op_argument(Operator::Sub));
    }
    emit(Op::BINARY_SUBSCR);
    pattern_part(*patterns[i], context);
  }
  --context.on_top;
  emit(Op::POP_TOP);
}

void Codegen::pattern_class(MatchClass& node, PatternContext& context) {
  for (std::size_t i = 0; i < node.kwd_attrs.size(); ++i) {
    if (forbidden(node.kwd_attrs[i], Access::store)) return;
    for (std::size_t k = i + 1; k < node.kwd_attrs.size(); ++k)
      if (node.kwd_attrs[k] == node.kwd_attrs[i])
        return error_at(*node.kwd_patterns[k], "attribute name repeated in class pattern: " +
                                                   std::string(node.kwd_attrs[k].view()));
  }
  visit(node.cls);
  boost::container::pmr::vector<ConstantId> names(&arena_);
  for (Identifier name : node.kwd_attrs) names.push_back(pool_.of(name));
  emit_constant(pool_.tuple({names.data(), names.size()}));
  emit(Op::MATCH_CLASS, count(node.patterns.size()));
  emit(Op::COPY, 1);
  emit_none();
  emit(Op::IS_OP, 1);
  ++context.on_top;
  jump_to_fail(context, Op::POP_JUMP_IF_FALSE);
  const std::size_t parts = node.patterns.size() + node.kwd_patterns.size();
  emit(Op::UNPACK_SEQUENCE, count(parts));
  context.on_top += parts;
  --context.on_top;
  for (std::size_t i = 0; i < parts; ++i) {
    --context.on_top;
    Pattern& part =
        i < node.patterns.size() ? *node.patterns[i] : *node.kwd_patterns[i - node.patterns.size()];
    if (is_wildcard(part))
      emit(Op::POP_TOP);
    else
      pattern_part(part, context);
  }
}

void Codegen::pattern_mapping(MatchMapping& node, PatternContext& context) {
  const std::size_t size = node.keys.size();
  ++context.on_top;
  emit(Op::MATCH_MAPPING);
  jump_to_fail(context, Op::POP_JUMP_IF_FALSE);
  if (size == 0 && !node.rest) {
    --context.on_top;
    return emit(Op::POP_TOP);
  }
  if (size != 0) {
    emit(Op::GET_LEN);
    emit_constant(pool_.small_int(static_cast<std::int64_t>(size)));
    emit_compare(CompareOperator::GtE);
    jump_to_fail(context, Op::POP_JUMP_IF_FALSE);
  }
  if (!check_mapping_keys(node)) return;
  visit_all(node.keys);
  emit(Op::BUILD_TUPLE, count(size));
  emit(Op::MATCH_KEYS);
  context.on_top += 2;
  emit(Op::COPY, 1);
  emit_none();
  emit(Op::IS_OP, 1);
  jump_to_fail(context, Op::POP_JUMP_IF_FALSE);
  emit(Op::UNPACK_SEQUENCE, count(size));
  context.on_top += size;
  --context.on_top;
  for (Pattern* part : node.patterns) {
    --context.on_top;
    pattern_part(*part, context);
  }
  context.on_top -= 2;
  if (!node.rest) {
    emit(Op::POP_TOP);
    return emit(Op::POP_TOP);
  }
  emit(Op::BUILD_MAP, 0);
  emit(Op::SWAP, 3);
  emit(Op::DICT_UPDATE, 2);
  emit(Op::UNPACK_SEQUENCE, count(size));
  for (std::size_t left = size; left > 0; --left) {
    emit(Op::COPY, count(1 + left));
    emit(Op::SWAP, 2);
    emit(Op::DELETE_SUBSCR);
  }
  pattern_store(node.rest, context);
}

bool Codegen::check_mapping_keys(MatchMapping& node) {
  Runtime& rt = pool_.runtime();
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    Object* key = constant_value(*node.keys[i]);
    if (!key) {
      if (is<Attribute>(*node.keys[i])) continue;
      error("mapping pattern keys may only match literals and attribute lookups");
      return false;
    }
    for (std::size_t k = 0; k < i; ++k) {
      Object* earlier = constant_value(*node.keys[k]);
      if (!earlier) continue;
      const auto same = equal(rt, *earlier, *key);
      if (!same) {
        rt.clear_pending();
        throw std::bad_alloc();
      }
      if (!*same) continue;
      std::string text;
      append_utf8(text, *require(rt, repr(rt, *key)));
      error("mapping pattern checks duplicate key (" + text + ")");
      return false;
    }
  }
  return true;
}

void Codegen::pattern_or(MatchOr& node, PatternContext& context) {
  Block* end = new_block();
  boost::container::pmr::vector<Identifier> control(
      &arena_);  // the names of the first alternative, in their order
  for (std::size_t i = 0; i < node.patterns.size(); ++i) {
    Pattern& alternative = *node.patterns[i];
    set_place(alternative);
    PatternContext inner(arena_);
    inner.allow_irrefutable = i + 1 == node.patterns.size() && context.allow_irrefutable;
    emit(Op::COPY, 1);
    pattern(alternative, inner);
    if (diagnostics_.failed()) return;
    auto& stores = inner.stores;
    if (i == 0) {
      control = stores;
    } else if (stores.size() != control.size()) {
      return error("alternative patterns bind different names");
    } else {
      // Every alternative leaves its captures in the order of the first one.
      for (std::size_t wanted = stores.size(); wanted-- > 0;) {
        const auto found = std::find(stores.begin(), stores.end(), control[wanted]);
        if (found == stores.end()) return error("alternative patterns bind different names");
        const auto place = static_cast<std::size_t>(found - stores.begin());
        if (place == wanted) continue;
        std::rotate(stores.begin(), stores.begin() + static_cast<std::ptrdiff_t>(place + 1),
                    stores.begin() + static_cast<std::ptrdiff_t>(wanted + 1));
        for (std::size_t k = 0; k <= place; ++k) rotate(wanted + 1);
      }
    }
    emit_jump(Op::JUMP, end);
    place_fail_pops(inner);
  }
  emit(Op::POP_TOP);
  jump_to_fail(context, Op::JUMP);
  use(end);
  const std::size_t depth = control.size() + 1 + context.on_top + context.stores.size();
  for (Identifier name : control) {
    rotate(depth);
    if (std::find(context.stores.begin(), context.stores.end(), name) != context.stores.end())
      return error("multiple assignments to name '" + std::string(name.view()) + "' in pattern");
    context.stores.push_back(name);
  }
  emit(Op::POP_TOP);
}

}  // namespace vitro::compiler
