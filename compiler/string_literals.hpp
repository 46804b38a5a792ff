// What the two files about string literals share: one token taken apart, and the value that grows
// from all of them.
#pragma once

#include "compiler/parser_internal.hpp"

namespace vitro::compiler {

struct StringPart {
  bool is_bytes = false;
  bool is_raw = false;
  bool is_formatted = false;
  std::string_view body;  // between the quotes
};

// Reads the expressions and format specifications of f-strings. One object serves all tokens of a
// concatenation: text on both sides of a token boundary becomes one constant.
class Parser::FString {
 public:
  // `first` and `last` are the first and last token of the concatenation: every node takes their
  // extent.
  FString(Parser& parser, Mark first, Mark last);

  void append_text(std::string_view text, bool has_surrogates);
  // False: a problem has been reported.
  bool append_formatted(const StringPart& part, Mark token);
  ast::Expression* finish();

 private:
  struct Cursor {
    const char* at;
    const char* end;
    bool is_raw;
    Mark token;
    // Lines are counted as far as needed, once.
    const char* counted_to;
    int lines;
    const char* line_start;  // the last newline so far, or the start of the token
  };
  enum class Literal : std::uint8_t { Failed, Done, DoubledBrace };

  bool append_pieces(Cursor& cursor, int depth);
  Literal read_literal(Cursor& cursor, int depth);
  ast::Expression* read_expression(Cursor& cursor, int depth);
  bool find_expression_end(Cursor& cursor);
  ast::Expression* compile(Cursor& cursor, const char* start, const char* end);
  ast::Expression* read_format(Cursor& cursor, int depth);
  ast::Constant* constant(const Span& span);
  void flush(const Span& span);  // the text so far becomes a constant

  Parser& parser_;
  Span span_;
  bool u_prefix_;
  bool formatted_ = false;
  bool has_surrogates_ = false;
  std::string text_;
  List<ast::Expression> values_;
};

}  // namespace vitro::compiler
