// `match` statements and their patterns. `match`, `case` and `_` are ordinary names everywhere
// else.
#include "compiler/parser_internal.hpp"

namespace vitro::compiler {

using ast::as;
using ast::Attribute;
using ast::BinOp;
using ast::Constant;
using ast::ConstantType;
using ast::Expression;
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
using ast::Name;
using ast::Node;
using ast::Operator;
using ast::Pattern;
using ast::Seq;
using ast::Starred;
using ast::Statement;
using ast::Tuple;
using ast::UnaryOp;
using ast::UnaryOperator;

Statement* Parser::match_statement() {
  const Mark start = mark_;
  if (accept_word("match")) {
    Expression* value = subject();
    if (value && accept(TokenKind::Colon) && accept(TokenKind::Newline) &&
        accept(TokenKind::Indent)) {
      List<match_case> cases(*this);
      while (match_case* next = case_block()) cases.push(next);
      if (!cases.empty() && accept(TokenKind::Dedent)) {
        auto* result = make<Match>(start);
        result->subject = value;
        result->cases = cases.finish();
        return result;
      }
    }
  }
  mark_ = start;
  if (explaining()) invalid_match();
  return nullptr;
}

Expression* Parser::subject() {
  const Mark start = mark_;
  Expression* first = star_named_expression();
  if (first && accept(TokenKind::Comma)) {
    List<Expression> elements(*this);
    elements.push(first);
    star_named_expressions(elements);
    auto* tuple = make<Tuple>(start);
    tuple->elts = elements.finish();
    return tuple;
  }
  if (first && !is<Starred>(*first) && quick()) return first;
  mark_ = start;
  return named_expression();
}

match_case* Parser::case_block() {
  if (!at_word("case")) return nullptr;
  if (explaining()) invalid_case();
  const Mark start = mark_;
  if (!accept_word("case")) return nullptr;
  Pattern* what = patterns();
  if (!what) return reset(start);
  Expression* guard = nullptr;
  if (at(TokenKind::If)) {
    const Mark before = mark_++;
    guard = named_expression();
    if (!guard) mark_ = before;
  }
  if (!accept(TokenKind::Colon)) return reset(start);
  Seq<Statement*>* body = block();
  if (!body) return reset(start);
  auto* result = arena_.make<match_case>(Span());
  result->pattern = what;
  result->guard = guard;
  result->body = *body;
  return result;
}

// The whole pattern of a case, which may be a sequence without brackets.
Pattern* Parser::patterns() {
  const Mark start = mark_;
  {
    List<Pattern> list(*this);
    if (open_sequence(list)) {
      auto* sequence = make<MatchSequence>(start);
      sequence->patterns = list.finish();
      return sequence;
    }
  }
  mark_ = start;
  return pattern();
}

Pattern* Parser::pattern() {
  Depth depth(*this, 1);
  const Mark start = mark_;
  Pattern* inner = or_pattern();
  if (inner && accept(TokenKind::As)) {
    if (Identifier bound = capture_target()) {
      auto* result = make<MatchAs>(start);
      result->pattern = inner;
      result->name = bound;
      return result;
    }
  }
  if (explaining()) {
    mark_ = start;
    invalid_as_pattern();
  }
  mark_ = start;
  return or_pattern();
}

Pattern* Parser::or_pattern() {
  const Mark start = mark_;
  Pattern* first = closed_pattern();
  if (!first || !at(TokenKind::Bar)) return first;
  List<Pattern> alternatives(*this);
  alternatives.push(first);
  while (at(TokenKind::Bar)) {
    const Mark before = mark_++;
    Pattern* next = closed_pattern();
    if (!next) {
      mark_ = before;
      break;
    }
    alternatives.push(next);
  }
  if (alternatives.size() == 1) return first;
  auto* result = make<MatchOr>(start);
  result->patterns = alternatives.finish();
  return result;
}

Pattern* Parser::closed_pattern() {
  return memoised(Rule::ClosedPattern, [this] { return closed_pattern_body(); });
}

Pattern* Parser::closed_pattern_body() {
  const Mark start = mark_;
  switch (peek().kind) {
    case TokenKind::LeftParen: {
      Depth depth(*this, kBracketWeight);
      Pattern* group = group_pattern();
      return group ? group : sequence_pattern();
    }
    case TokenKind::LeftBracket: {
      Depth depth(*this, kBracketWeight);
      return sequence_pattern();
    }
    case TokenKind::LeftBrace: {
      Depth depth(*this, kBracketWeight);
      return mapping_pattern();
    }
    case TokenKind::Name: break;
    default: return literal_pattern();
  }
  if (Identifier bound = capture_target()) {
    auto* result = make<MatchAs>(start);
    result->name = bound;
    return result;
  }
  if (accept_word("_")) return make<MatchAs>(start);
  if (Expression* value = dotted_attribute()) {
    if (!at(TokenKind::Dot) && !at(TokenKind::LeftParen) && !at(TokenKind::Equal)) {
      auto* result = make<MatchValue>(start);
      result->value = value;
      return result;
    }
  }
  mark_ = start;
  Depth depth(*this, kBracketWeight);
  return class_pattern();
}

// --- literals ------------------------------------------------------------------------------------

Pattern* Parser::literal_pattern() {
  const Mark start = mark_;
  if (Pattern* singleton = singleton_pattern()) return singleton;
  Expression* value = signed_number();
  if (value && (at(TokenKind::Plus) || at(TokenKind::Minus))) value = reset(start);
  if (!value) value = complex_number();
  if (!value && at(TokenKind::String)) value = strings();
  if (!value) return reset(start);
  auto* result = make<MatchValue>(start);
  result->value = value;
  return result;
}

Pattern* Parser::singleton_pattern() {
  ConstantType type;
  switch (peek().kind) {
    case TokenKind::None: type = ConstantType::None; break;
    case TokenKind::True: type = ConstantType::True; break;
    case TokenKind::False: type = ConstantType::False; break;
    default: return nullptr;
  }
  auto* result = arena_.make<MatchSingleton>(tokens_[mark_++].span());
  result->value = type;
  return result;
}

// A literal as the key of a mapping pattern.
Expression* Parser::literal_key() {
  const Mark start = mark_;
  Expression* value = signed_number();
  if (value && (at(TokenKind::Plus) || at(TokenKind::Minus))) value = reset(start);
  if (!value) value = complex_number();
  if (value) return value;
  switch (peek().kind) {
    case TokenKind::String: return strings();
    case TokenKind::None: return constant(ConstantType::None);
    case TokenKind::True: return constant(ConstantType::True);
    case TokenKind::False: return constant(ConstantType::False);
    default: return nullptr;
  }
}

Expression* Parser::signed_number() {
  const Mark start = mark_;
  const bool negative = accept(TokenKind::Minus);
  if (!at(TokenKind::Number)) return reset(start);
  Expression* value = number();
  if (!value || !negative) return value;
  auto* result = make<UnaryOp>(start);
  result->op = UnaryOperator::USub;
  result->operand = value;
  return result;
}

// A number that must, or must not, be imaginary.
Expression* Parser::checked_number(bool imaginary) {
  if (!at(TokenKind::Number)) return nullptr;
  const Mark start = mark_;
  Expression* value = number();
  if (!value) return reset(start);
  if ((as<Constant>(*value).type == ConstantType::Imaginary) == imaginary) return value;
  return raise_at(value->span, imaginary ? "imaginary number required in complex literal"
                                         : "real number required in complex literal");
}

Expression* Parser::complex_number() {
  const Mark start = mark_;
  const bool negative = accept(TokenKind::Minus);
  Expression* real = checked_number(false);
  if (!real) return reset(start);
  if (negative) {
    auto* negated = make<UnaryOp>(start);
    negated->op = UnaryOperator::USub;
    negated->operand = real;
    real = negated;
  }
  const bool minus = at(TokenKind::Minus);
  if (!minus && !at(TokenKind::Plus)) return reset(start);
  ++mark_;
  Expression* imaginary = checked_number(true);
  if (!imaginary) return reset(start);
  auto* result = make<BinOp>(start);
  result->left = real;
  result->op = minus ? Operator::Sub : Operator::Add;
  result->right = imaginary;
  return result;
}

// --- names and values ----------------------------------------------------------------------------

// A name that is bound: not `_`, and not the start of something longer.
Identifier Parser::capture_target() {
  if (!at(TokenKind::Name) || at_word("_")) return {};
  switch (peek_second().kind) {
    case TokenKind::Dot:
    case TokenKind::LeftParen:
    case TokenKind::Equal: return {};
    default: return identifier_of(tokens_[mark_++]);
  }
}

// NAME ('.' NAME)*
Expression* Parser::name_or_attribute() {
  const Mark start = mark_;
  Expression* value = name();
  while (value && at(TokenKind::Dot)) {
    const Mark before = mark_++;
    if (!at(TokenKind::Name)) {
      mark_ = before;
      break;
    }
    Identifier attribute_name = identifier_of(tokens_[mark_++]);
    auto* attribute = make<Attribute>(start);
    attribute->value = value;
    attribute->attr = attribute_name;
    value = attribute;
  }
  return value;
}

Expression* Parser::dotted_attribute() {
  const Mark start = mark_;
  Expression* value = name_or_attribute();
  return value && is<Attribute>(*value) ? value : reset(start);
}

// --- in brackets ---------------------------------------------------------------------------------

Pattern* Parser::group_pattern() {
  const Mark start = mark_;
  if (!accept(TokenKind::LeftParen)) return nullptr;
  Pattern* inner = pattern();
  return inner && accept(TokenKind::RightParen) ? inner : reset(start);
}

Pattern* Parser::sequence_pattern() {
  const Mark start = mark_;
  List<Pattern> list(*this);
  const bool brackets = at(TokenKind::LeftBracket);
  if (!brackets && !at(TokenKind::LeftParen)) return nullptr;
  ++mark_;
  if (brackets)
    maybe_sequence(list);
  else
    open_sequence(list);
  if (!accept(brackets ? TokenKind::RightBracket : TokenKind::RightParen)) return reset(start);
  auto* result = make<MatchSequence>(start);
  result->patterns = list.finish();
  return result;
}

// At least one pattern with a comma after it.
bool Parser::open_sequence(List<Pattern>& list) {
  const Mark start = mark_;
  Pattern* first = maybe_star_pattern();
  if (!first || !accept(TokenKind::Comma)) {
    mark_ = start;
    return false;
  }
  list.push(first);
  maybe_sequence(list);
  return true;
}

bool Parser::maybe_sequence(List<Pattern>& list) {
  bool any = false;
  while (Pattern* next = maybe_star_pattern()) {
    list.push(next);
    any = true;
    if (!accept(TokenKind::Comma)) break;
  }
  return any;
}

Pattern* Parser::maybe_star_pattern() {
  Pattern* star = star_pattern();
  return star ? star : pattern();
}

Pattern* Parser::star_pattern() {
  const Mark start = mark_;
  if (!accept(TokenKind::Star)) return nullptr;
  Identifier bound = capture_target();
  if (!bound && !accept_word("_")) return reset(start);
  auto* result = make<MatchStar>(start);
  result->name = bound;
  return result;
}

Pattern* Parser::mapping_pattern() {
  const Mark start = mark_;
  if (!accept(TokenKind::LeftBrace)) return nullptr;
  List<Node> pairs(*this);
  Identifier rest;
  auto read_rest = [&] {
    const Mark before = mark_;
    if (accept(TokenKind::DoubleStar)) rest = capture_target();
    if (!rest) mark_ = before;
  };
  if (!at(TokenKind::RightBrace)) {
    read_rest();
    if (!rest && key_value_patterns(pairs) && accept(TokenKind::Comma)) read_rest();
    if (rest) accept(TokenKind::Comma);
  }
  if (!accept(TokenKind::RightBrace)) return reset(start);
  auto* result = make<MatchMapping>(start);
  const std::size_t count = pairs.size();  // the lists below grow on top of `pairs`
  List<Expression> keys(*this);
  for (std::size_t index = 0; index < count; index += 2)
    keys.push(static_cast<Expression*>(pairs[index]));
  result->keys = keys.finish();
  List<Pattern> values(*this);
  for (std::size_t index = 1; index < count; index += 2)
    values.push(static_cast<Pattern*>(pairs[index]));
  result->patterns = values.finish();
  result->rest = rest;
  return result;
}

// One or more of key ':' pattern; a comma is left unread unless another pair follows it.
bool Parser::key_value_patterns(List<Node>& list) {
  for (;;) {
    const Mark before = mark_;
    if (!list.empty() && !accept(TokenKind::Comma)) return true;
    Expression* key = literal_key();
    if (!key) key = dotted_attribute();
    Pattern* value = key && accept(TokenKind::Colon) ? pattern() : nullptr;
    if (!value) {
      mark_ = before;
      return !list.empty();
    }
    list.push(key);
    list.push(value);
  }
}

Pattern* Parser::class_pattern() {
  const Mark start = mark_;
  Expression* type = name_or_attribute();
  if (!type || !accept(TokenKind::LeftParen)) {
    mark_ = start;
    if (explaining()) invalid_class_pattern();
    return nullptr;
  }
  List<Pattern> positional(*this);
  positional_patterns(positional);
  Seq<Pattern*> values = positional.finish();
  List<Node> named(*this);
  if (values.empty()) {
    keyword_patterns(named);
  } else if (at(TokenKind::Comma)) {
    const Mark before = mark_++;
    if (!keyword_patterns(named)) mark_ = before;
  }
  if (!values.empty() || !named.empty()) accept(TokenKind::Comma);
  if (!accept(TokenKind::RightParen)) {
    mark_ = start;
    if (explaining()) invalid_class_pattern();
    return nullptr;
  }
  auto* result = make<MatchClass>(start);
  result->cls = type;
  result->patterns = values;
  const std::size_t count = named.size() / 2;
  boost::container::small_vector<Identifier, 8> names;
  List<Pattern> patterns(*this);
  for (std::size_t index = 0; index < count; ++index) {
    names.push_back(static_cast<Name*>(named[2 * index])->id);
    patterns.push(static_cast<Pattern*>(named[2 * index + 1]));
  }
  result->kwd_attrs = arena_.copy(names.data(), names.size());
  result->kwd_patterns = patterns.finish();
  return result;
}

bool Parser::positional_patterns(List<Pattern>& list) {
  Pattern* next = pattern();
  if (!next) return false;
  list.push(next);
  while (at(TokenKind::Comma)) {
    const Mark before = mark_++;
    next = pattern();
    if (!next) {
      mark_ = before;
      break;
    }
    list.push(next);
  }
  return true;
}

// One or more of NAME '=' pattern; adds the name and the pattern.
bool Parser::keyword_patterns(List<Node>& list) {
  for (;;) {
    const Mark before = mark_;
    if (!list.empty() && !accept(TokenKind::Comma)) return true;
    Name* attribute = name();
    Pattern* value = attribute && accept(TokenKind::Equal) ? pattern() : nullptr;
    if (!value) {
      mark_ = before;
      return !list.empty();
    }
    list.push(attribute);
    list.push(value);
  }
}

}  // namespace vitro::compiler
