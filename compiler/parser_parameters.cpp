// The parameters of functions and lambdas. Both follow the same rules, but for annotations and the
// token that ends the list.
#include "compiler/parser_internal.hpp"

namespace vitro::compiler {

using ast::arg;
using ast::Expression;

ast::arguments* Parser::parameters_or_none(Context context) {
  Depth depth(*this, kParametersWeight);
  ast::arguments* result = nullptr;
  if (quick()) {
    result = quick_parameters(context);
  } else {
    if (explaining()) invalid_parameters(context);
    result = parameters(context);
  }
  return result ? result : arena_.make<ast::arguments>(Span());
}

ast::arguments* Parser::make_parameters(const Parameters& positional_only,
                                        const Parameters& positional, const StarEtc& star) {
  auto* result = arena_.make<ast::arguments>(Span());
  auto names = [this](const Parameters& list) {
    List<arg> out(*this);
    for (const Parameter& parameter : list) out.push(parameter.arg);
    return out.finish();
  };
  result->posonlyargs = names(positional_only);
  result->args = names(positional);
  result->vararg = star.vararg;
  result->kwonlyargs = names(star.keyword_only);
  result->kwarg = star.kwarg;
  List<Expression> defaults(*this);
  for (const Parameters* list : {&positional_only, &positional}) {
    for (const Parameter& parameter : *list) {
      if (parameter.value) defaults.push(parameter.value);
    }
  }
  result->defaults = defaults.finish();
  List<Expression> keyword_defaults(*this);
  for (const Parameter& parameter : star.keyword_only) keyword_defaults.push(parameter.value);
  result->kw_defaults = keyword_defaults.finish();
  return result;
}

// From left to right, deciding by the next token; null when the list is empty or wrong.
ast::arguments* Parser::quick_parameters(Context context) {
  const Mark start = mark_;
  const TokenKind closing = closing_of(context);
  Parameters positional_only;
  Parameters positional;
  StarEtc star;
  bool slash_seen = false;
  bool star_seen = false;
  bool default_seen = false;
  bool name_required = false;  // after a bare star
  while (!at(closing)) {
    if (accept(TokenKind::Slash)) {
      if (slash_seen || star_seen || positional.empty()) return reset(start);
      slash_seen = true;
      positional_only.swap(positional);
    } else if (accept(TokenKind::Star)) {
      if (star_seen) return reset(start);
      star_seen = true;
      if (at(TokenKind::Comma)) {
        name_required = true;
      } else {
        star.vararg = bare_parameter(context, context == Context::Function);
        if (!star.vararg) return reset(start);
      }
    } else if (accept(TokenKind::DoubleStar)) {
      star.kwarg = name_required ? nullptr : bare_parameter(context, false);
      if (!star.kwarg) return reset(start);
      accept(TokenKind::Comma);
      break;
    } else {
      Parameter next{};
      next.arg = bare_parameter(context, false);
      if (!next.arg) return reset(start);
      if (accept(TokenKind::Equal)) {
        next.value = expression();
        if (!next.value) return reset(start);
      }
      if (star_seen) {
        star.keyword_only.push_back(next);
        name_required = false;
      } else {
        if (default_seen && !next.value) return reset(start);
        default_seen = next.value != nullptr;
        positional.push_back(next);
      }
    }
    if (!accept(TokenKind::Comma)) break;
  }
  if (mark_ == start || name_required || !at(closing)) return reset(start);
  return make_parameters(positional_only, positional, star);
}

ast::arguments* Parser::parameters(Context context) {
  const Mark start = mark_;
  {
    Parameters positional_only, positional;
    if (slash(context, false, positional_only)) {
      some_parameters(context, Default::No, positional);
      some_parameters(context, Default::Yes, positional);
      StarEtc star;
      star_etc(context, star);
      return make_parameters(positional_only, positional, star);
    }
  }
  {
    Parameters positional_only, positional;
    if (slash(context, true, positional_only)) {
      some_parameters(context, Default::Yes, positional);
      StarEtc star;
      star_etc(context, star);
      return make_parameters(positional_only, positional, star);
    }
  }
  Parameters positional;
  const bool plain = some_parameters(context, Default::No, positional);
  const bool defaulted = some_parameters(context, Default::Yes, positional);
  StarEtc star;
  const bool starred = star_etc(context, star);
  if (!plain && !defaulted && !starred) return reset(start);
  return make_parameters({}, positional, star);
}

// Positional-only parameters and their slash. Without defaults, or with at least one.
bool Parser::slash(Context context, bool with_default, Parameters& out) {
  const Mark start = mark_;
  // The comma after the slash and the end of the list are alternatives that each read the
  // parameters anew.
  for (int attempt = 0; attempt < 2; ++attempt) {
    out.clear();
    bool found = some_parameters(context, Default::No, out);
    if (with_default) found = some_parameters(context, Default::Yes, out);
    if (found && accept(TokenKind::Slash)) {
      if (attempt == 0 ? accept(TokenKind::Comma) : at(closing_of(context))) return true;
    }
    mark_ = start;
  }
  out.clear();
  return false;
}

// What follows the positional parameters, from the star on.
bool Parser::star_etc(Context context, StarEtc& out) {
  if (explaining()) invalid_star_etc(context);
  const Mark start = mark_;
  // `*args`, then `*args: *Types`.
  for (bool star_annotation : {false, true}) {
    if (star_annotation && context == Context::Lambda) break;
    Parameter vararg{};
    if (accept(TokenKind::Star) && parameter(context, Default::No, vararg, star_annotation)) {
      out.vararg = vararg.arg;
      some_parameters(context, Default::Maybe, out.keyword_only);
      out.kwarg = double_star(context);
      return true;
    }
    mark_ = start;
  }
  if (accept(TokenKind::Star) && accept(TokenKind::Comma) &&
      some_parameters(context, Default::Maybe, out.keyword_only)) {
    out.kwarg = double_star(context);
    return true;
  }
  mark_ = start;
  out.kwarg = double_star(context);
  return out.kwarg != nullptr;
}

arg* Parser::double_star(Context context) {
  if (explaining()) invalid_double_star(context);
  const Mark start = mark_;
  Parameter found{};
  if (accept(TokenKind::DoubleStar) && parameter(context, Default::No, found)) return found.arg;
  return reset(start);
}

// One parameter with the comma after it, or at the end of the list.
bool Parser::parameter(Context context, Default wanted, Parameter& out, bool star_annotation) {
  const Mark start = mark_;
  for (int attempt = 0; attempt < 2; ++attempt) {
    out = Parameter{};
    out.arg = bare_parameter(context, star_annotation);
    if (!out.arg) break;
    if (wanted != Default::No) {
      out.value = default_value();
      if (!out.value && wanted == Default::Yes) {
        mark_ = start;
        continue;
      }
    }
    if (attempt == 1 && at(closing_of(context))) return true;
    if (attempt == 0 && accept(TokenKind::Comma)) {
      if (context == Context::Function)
        peek();  // CPython looks for a type comment behind the comma
      return true;
    }
    mark_ = start;
  }
  mark_ = start;
  return false;
}

// As many as there are; true when there was one.
bool Parser::some_parameters(Context context, Default wanted, Parameters& out) {
  bool any = false;
  for (Parameter next{}; parameter(context, wanted, next); any = true) out.push_back(next);
  return any;
}

arg* Parser::bare_parameter(Context context, bool star_annotation) {
  const Mark start = mark_;
  if (!accept(TokenKind::Name)) return nullptr;
  Expression* annotation = nullptr;
  if (context == Context::Function && accept(TokenKind::Colon)) {
    annotation = star_annotation ? star_expression() : expression();
    if (!annotation) {
      // A required annotation that is missing leaves the colon to whoever comes next.
      if (star_annotation) return reset(start);
      mark_ = start + 1;
    }
  } else if (star_annotation && !quick()) {
    return reset(start);
  }
  auto* result = make<arg>(start);
  result->arg_ = identifier_of(tokens_[start]);
  result->annotation = annotation;
  return result;
}

Expression* Parser::default_value() {
  const Mark start = mark_;
  if (accept(TokenKind::Equal)) {
    if (Expression* value = expression()) return value;
  }
  mark_ = start;
  if (explaining()) invalid_default();
  return nullptr;
}

}  // namespace vitro::compiler
