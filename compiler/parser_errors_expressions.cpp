// Known mistakes in expressions, calls and parameters. Each rule here reports what it recognises or
// does nothing, and leaves the position where it was.
#include "compiler/parser_internal.hpp"

namespace vitro::compiler {

using ast::arg;
using ast::comprehension;
using ast::Expression;
using ast::IfExp;
using ast::keyword;
using ast::Name;
using ast::Node;
using ast::Seq;
using ast::try_as;

namespace {

constexpr const char* kCommaForgotten = "invalid syntax. Perhaps you forgot a comma?";
constexpr const char* kEqualForOther =
    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
constexpr const char* kUnparenthesisedGenerator = "Generator expression must be parenthesized";
constexpr const char* kTargetNeedsParentheses =
    "did you forget parentheses around the comprehension target?";

// The last expression of a comprehension.
const Expression& last_item(Seq<comprehension*> clauses) {
  const comprehension& clause = *clauses.back();
  return clause.ifs.empty() ? *clause.iter : *clause.ifs.back();
}

}  // namespace

// `print` and `exec` were statements once.
bool Parser::is_legacy_statement(const Expression* expression) const {
  const Name* found = try_as<Name>(expression);
  return found && (found->id.view() == "print" || found->id.view() == "exec");
}

// CPython compares no more than the length of the name, so that `c` and `ma` pass for soft keywords
// as well.
bool Parser::at_soft_keyword_prefix() {
  if (!at(TokenKind::Name)) return false;
  std::string_view word = tokens_[mark_].text();
  for (std::string_view keyword : {"_", "case", "match"}) {
    if (keyword.starts_with(word)) return true;
  }
  return false;
}

// Two expressions in a row within brackets, or a conditional without `else`.
void Parser::invalid_expression() {
  const Mark start = mark_;
  // A name before a string is a prefix that does not exist, and soft keywords start statements:
  // neither lacks a comma.
  const bool names_in_a_row =
      at(TokenKind::Name) && (peek_second().kind == TokenKind::String || at_soft_keyword_prefix());
  if (!names_in_a_row) {
    if (Expression* first = disjunction()) {
      if (Expression* second = expression_without_invalid()) {
        if (!is_legacy_statement(first) && tokens_[mark_ - 1].level != 0) {
          raise_range(first->span, second->span, kCommaForgotten);
        }
      }
    }
    mark_ = start;
  }
  if (Expression* body = disjunction(); body && accept(TokenKind::If)) {
    Expression* test = disjunction();
    if (test && !at(TokenKind::Else) && !at(TokenKind::Colon)) {
      raise_range(body->span, test->span, "expected 'else' after 'if' expression");
    }
  }
  mark_ = start;
}

// An expression, read without looking for mistakes in it.
Expression* Parser::expression_without_invalid() {
  const bool explaining_before = explaining_;
  explaining_ = false;
  const Mark start = mark_;
  Expression* result = disjunction();
  if (result && at(TokenKind::If)) {
    const Mark before = mark_++;
    Expression* test = disjunction();
    Expression* orelse = test && accept(TokenKind::Else) ? expression() : nullptr;
    if (orelse) {
      auto* choice = make<IfExp>(start);
      choice->test = test;
      choice->body = result;
      choice->orelse = orelse;
      result = choice;
    } else {
      mark_ = before;
    }
  } else if (!result) {
    result = lambda();
  }
  explaining_ = explaining_before;
  return result;
}

// print "text"
void Parser::invalid_legacy_expression() {
  const Mark start = mark_;
  if (Name* word = name(); word && !at(TokenKind::LeftParen)) {
    Expression* rest = star_expressions();
    if (rest && is_legacy_statement(word)) {
      std::string called(word->id.view());
      raise_range(
          word->span, rest->span,
          "Missing parentheses in call to '" + called + "'. Did you mean " + called + "(...)?");
    }
  }
  mark_ = start;
}

void Parser::invalid_named_expression() {
  memoised(Rule::InvalidNamedExpression, [this]() -> Expression* {
    const Mark start = mark_;
    if (Expression* target = expression();
        target && accept(TokenKind::ColonEqual) && expression()) {
      raise_at(target->span,
               std::string("cannot use assignment expressions with ") + describe(*target));
    }
    mark_ = start;
    auto ends = [this] { return !at(TokenKind::Equal) && !at(TokenKind::ColonEqual); };
    if (Name* target = name(); target && accept(TokenKind::Equal)) {
      Expression* value = bitwise_or();
      if (value && ends()) raise_range(target->span, value->span, kEqualForOther);
    }
    mark_ = start;
    Expression* literal = list();
    if (!literal) literal = tuple();
    if (!literal) literal = generator();
    mark_ = start;
    if (literal || at(TokenKind::True) || at(TokenKind::None) || at(TokenKind::False))
      return nullptr;
    if (Expression* target = bitwise_or();
        target && accept(TokenKind::Equal) && bitwise_or() && ends()) {
      raise_at(target->span, std::string("cannot assign to ") + describe(*target) +
                                 " here. Maybe you meant '==' instead of '='?");
    }
    return reset(start);
  });
}

// --- displays ------------------------------------------------------------------------------------

void Parser::invalid_comprehension() {
  const Mark start = mark_;
  auto opens = [this](bool parenthesis) {
    return accept(TokenKind::LeftBracket) || accept(TokenKind::LeftBrace) ||
           (parenthesis && accept(TokenKind::LeftParen));
  };
  if (opens(true)) {
    Expression* starred = starred_expression();
    if (starred && for_if_clauses()) {
      raise_at(starred->span, "iterable unpacking cannot be used in comprehension");
    }
  }
  mark_ = start;
  if (opens(false)) {
    Expression* first = star_named_expression();
    if (first && accept(TokenKind::Comma)) {
      const Mark comma = mark_ - 1;
      List<Expression> rest(*this);
      if (star_named_expressions(rest)) {
        Expression* last = rest.back();
        if (for_if_clauses()) raise_range(first->span, last->span, kTargetNeedsParentheses);
      }
      mark_ = comma + 1;
      if (for_if_clauses())
        raise_range(first->span, tokens_[comma].span(), kTargetNeedsParentheses);
    }
  }
  mark_ = start;
}

void Parser::invalid_dict_comprehension() {
  const Mark start = mark_;
  if (accept(TokenKind::LeftBrace) && accept(TokenKind::DoubleStar)) {
    const Mark stars = mark_ - 1;
    if (bitwise_or() && for_if_clauses() && accept(TokenKind::RightBrace)) {
      raise_at(stars, "dict unpacking cannot be used in dict comprehension");
    }
  }
  mark_ = start;
}

void Parser::invalid_group() {
  const Mark start = mark_;
  if (!accept(TokenKind::LeftParen)) return;
  Expression* starred = starred_expression();
  if (starred && accept(TokenKind::RightParen))
    raise_at(starred->span, "cannot use starred expression here");
  mark_ = start + 1;
  if (accept(TokenKind::DoubleStar) && expression() && accept(TokenKind::RightParen)) {
    raise_at(start + 1, "cannot use double starred expression here");
  }
  mark_ = start;
}

// Called after the opening brace of a dict.
void Parser::invalid_double_starred_pairs() {
  const Mark start = mark_;
  {
    List<Expression> pairs(*this);
    bool any = double_starred_pair(pairs);
    while (any && at(TokenKind::Comma)) {
      const Mark before = mark_++;
      if (double_starred_pair(pairs)) continue;
      mark_ = before;
      break;
    }
    if (any && accept(TokenKind::Comma)) invalid_pair();
  }
  mark_ = start;
  invalid_value_of_pair();
}

void Parser::invalid_pair() {
  const Mark start = mark_;
  if (Expression* key = expression(); key && !at(TokenKind::Colon)) {
    raise_known(Kind::SyntaxError, static_cast<int>(key->span.line),
                static_cast<int>(key->span.end_column), static_cast<int>(key->span.end_line), 0,
                "':' expected after dictionary key");
  }
  mark_ = start;
  invalid_value_of_pair();
}

// key: *value, and a key with nothing after the colon.
void Parser::invalid_value_of_pair() {
  const Mark start = mark_;
  if (expression() && accept(TokenKind::Colon)) {
    const Mark colon = mark_ - 1;
    if (accept(TokenKind::Star) && bitwise_or()) {
      raise_from(tokens_[colon + 1].span(),
                 "cannot use a starred expression in a dictionary value");
    }
    mark_ = colon + 1;
    if (at(TokenKind::RightBrace) || at(TokenKind::Comma)) {
      raise_at(colon, "expression expected after dictionary key and ':'");
    }
  }
  mark_ = start;
}

// --- calls ---------------------------------------------------------------------------------------

void Parser::invalid_arguments() {
  const Mark start = mark_;
  {
    // Positional arguments alone do not count, unless they are starred: those could be named
    // arguments' company.
    List<Node> list(*this);
    const bool positional = positional_arguments(list);
    bool named = positional && accept(TokenKind::Comma) && kwargs(list);
    if (!named) {
      mark_ = start;
      named = kwargs(list);
    }
    if (named && accept(TokenKind::Comma) && at(TokenKind::Star)) {
      raise_at(mark_, "iterable argument unpacking follows keyword argument unpacking");
    }
  }
  mark_ = start;
  if (Expression* element = expression()) {
    if (auto clauses = for_if_clauses(); clauses && accept(TokenKind::Comma)) {
      // What may follow the comma is read, but need not be there.
      const Mark after_comma = mark_;
      if (!args()) {
        mark_ = after_comma;
        if (expression()) for_if_clauses();
      }
      raise_range(element->span, last_item(*clauses).span, kUnparenthesisedGenerator);
    }
  }
  mark_ = start;
  if (Name* word = name(); word && accept(TokenKind::Equal)) {
    const Mark equal = mark_ - 1;
    if (expression() && for_if_clauses())
      raise_range(word->span, tokens_[equal].span(), kEqualForOther);
  }
  mark_ = start;
  if (CallArguments* given = args()) {
    if (auto clauses = for_if_clauses(); clauses && given->args.size() > 1) {
      raise_range(given->args.back()->span, last_item(*clauses).span, kUnparenthesisedGenerator);
    }
  }
  mark_ = start;
  if (args() && accept(TokenKind::Comma)) {
    if (Expression* element = expression()) {
      if (auto clauses = for_if_clauses()) {
        raise_range(element->span, last_item(*clauses).span, kUnparenthesisedGenerator);
      }
    }
  }
  mark_ = start;
  if (CallArguments* given = args(); given && accept(TokenKind::Comma) && args()) {
    bool mapping = false;
    for (const keyword* named : given->keywords) mapping |= !named->arg;
    raise_here(mapping ? "positional argument follows keyword argument unpacking"
                       : "positional argument follows keyword argument");
  }
  mark_ = start;
}

void Parser::invalid_named_argument() {
  const Mark start = mark_;
  if (accept(TokenKind::True) || accept(TokenKind::False) || accept(TokenKind::None)) {
    if (at(TokenKind::Equal)) {
      raise_range(tokens_[start].span(), tokens_[mark_].span(),
                  "cannot assign to " + std::string(tokens_[start].text()));
    }
    mark_ = start;
  }
  if (Name* word = name(); word && accept(TokenKind::Equal)) {
    const Mark equal = mark_ - 1;
    if (expression() && for_if_clauses())
      raise_range(word->span, tokens_[equal].span(), kEqualForOther);
  }
  mark_ = start;
  if (at(TokenKind::Name) && peek_second().kind == TokenKind::Equal) return;
  if (Expression* left = expression(); left && at(TokenKind::Equal)) {
    raise_range(left->span, tokens_[mark_].span(),
                "expression cannot contain assignment, perhaps you meant \"==\"?");
  }
  mark_ = start;
}

void Parser::invalid_for_target() {
  const Mark start = mark_;
  accept(TokenKind::Async);
  if (accept(TokenKind::For)) raise_invalid_target(Targets::For, star_expressions());
  mark_ = start;
}

// --- parameters ----------------------------------------------------------------------------------

void Parser::invalid_parameters(Context context) {
  const Mark start = mark_;
  auto retry = [&] { mark_ = start; };
  auto slash_first = [&] {
    Parameters some;
    return slash(context, false, some) || slash(context, true, some);
  };
  Parameters skipped;
  Parameter next{};

  some_parameters(context, Default::No, skipped);
  // Parameters with defaults, the last of which may be positional-only.
  if (slash(context, true, skipped) || some_parameters(context, Default::Yes, skipped)) {
    const Mark at_parameter = mark_;
    if (parameter(context, Default::No, next)) {
      // A lambda's parameter reports its name, a function's its annotation too: both are the node's
      // own extent.
      raise_at(next.arg->span, "non-default argument follows default argument");
    }
    mark_ = at_parameter;
  }
  retry();

  some_parameters(context, Default::No, skipped);
  if (accept(TokenKind::LeftParen)) {
    const Mark open = mark_ - 1;
    bool any = false;
    if (context == Context::Function) {
      any = some_parameters(context, Default::No, skipped);
      accept(TokenKind::Comma);
    } else {
      // In a lambda the names inside are bare, as a comma or colon would have to follow each.
      while (bare_parameter(context, false)) {
        any = true;
        if (!accept(TokenKind::Comma)) break;
      }
    }
    if (any && at(TokenKind::RightParen)) {
      raise_range(tokens_[open].span(), tokens_[mark_].span(),
                  context == Context::Function
                      ? "Function parameters cannot be parenthesized"
                      : "Lambda expression parameters cannot be parenthesized");
    }
  }
  retry();

  if (accept(TokenKind::Slash) && at(TokenKind::Comma))
    raise_at(start, "at least one argument must precede /");
  retry();

  if (slash_first()) {
    some_parameters(context, Default::Maybe, skipped);
    if (at(TokenKind::Slash)) raise_at(mark_, "/ may appear only once");
  }
  retry();

  slash_first();
  some_parameters(context, Default::Maybe, skipped);
  if (accept(TokenKind::Star) &&
      (accept(TokenKind::Comma) || parameter(context, Default::No, next))) {
    some_parameters(context, Default::Maybe, skipped);
    if (at(TokenKind::Slash)) raise_at(mark_, "/ must be ahead of *");
  }
  retry();

  if (some_parameters(context, Default::Maybe, skipped) && accept(TokenKind::Slash) &&
      at(TokenKind::Star)) {
    raise_at(mark_, "expected comma between / and *");
  }
  retry();
}

void Parser::invalid_star_etc(Context context) {
  const Mark start = mark_;
  if (!accept(TokenKind::Star)) return;
  const TokenKind closing = closing_of(context);
  bool bare = at(closing);
  if (!bare && accept(TokenKind::Comma)) bare = at(closing) || at(TokenKind::DoubleStar);
  if (bare) {
    if (context == Context::Function)
      raise_at(start, "named arguments must follow bare *");
    else
      raise_here("named arguments must follow bare *");
  }
  mark_ = start + 1;
  if (bare_parameter(context, false) && at(TokenKind::Equal)) {
    raise_at(mark_, "var-positional argument cannot have default value");
  }
  mark_ = start + 1;
  Parameter next{};
  Parameters skipped;
  if (parameter(context, Default::No, next) || accept(TokenKind::Comma)) {
    some_parameters(context, Default::Maybe, skipped);
    if (at(TokenKind::Star)) {
      const Mark star = mark_++;
      if (parameter(context, Default::No, next) || accept(TokenKind::Comma)) {
        raise_at(star, "* argument may appear only once");
      }
    }
  }
  mark_ = start;
}

void Parser::invalid_double_star(Context context) {
  const Mark start = mark_;
  if (!accept(TokenKind::DoubleStar)) return;
  if (bare_parameter(context, false)) {
    if (at(TokenKind::Equal)) raise_at(mark_, "var-keyword argument cannot have default value");
    if (accept(TokenKind::Comma)) {
      const Mark after_comma = mark_;
      if (arg* next = bare_parameter(context, false)) {
        raise_at(next->span, "arguments cannot follow var-keyword argument");
      }
      mark_ = after_comma;
      if (at(TokenKind::Star) || at(TokenKind::DoubleStar) || at(TokenKind::Slash)) {
        raise_at(mark_, "arguments cannot follow var-keyword argument");
      }
    }
  }
  mark_ = start;
}

void Parser::invalid_default() {
  const Mark start = mark_;
  // Not the colon that ends a lambda's parameters: CPython looks for a parenthesis there, too.
  if (accept(TokenKind::Equal) && (at(TokenKind::RightParen) || at(TokenKind::Comma))) {
    raise_at(start, "expected default value expression");
  }
  mark_ = start;
}

}  // namespace vitro::compiler
