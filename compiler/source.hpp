// Source text as the parser sees it: valid UTF-8 with `\n` line ends, made from the bytes of a file
// or from a string. Also the two things that can come back instead of a tree: a problem, which the
// caller turns into a Python exception, and warnings. Knows nothing of Python's heap.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ast.hpp"

namespace vitro::compiler {

// One failed compilation, complete enough to raise. Later stages (symbol table, code generation)
// report in the same form.
struct SyntaxProblem {
  enum class Kind : std::uint8_t {
    None,
    SyntaxError,
    IndentationError,
    TabError,
    ValueError,   // a NUL byte in a source string: an exception without position
    MemoryError,  // nested too deeply for the parser: an exception without message or position
  };

  Kind kind = Kind::None;
  std::string message;
  // Lines and character offsets count from 1, but 0 and -1 occur as well, just as in CPython. Each
  // group has its own flag because the attributes of Python's SyntaxError can be None.
  bool has_position = false;
  int line = 0;
  int offset = 0;
  bool has_end = false;
  int end_line = 0;
  int end_offset = 0;
  bool has_text = false;
  std::string text;         // the source line (UTF-8), with its newline where CPython has it
  bool incomplete = false;  // the text merely ended too early: a prompt should ask for another line

  explicit operator bool() const { return kind != Kind::None; }
};

// A warning that is not an error by itself. `span` is what CPython passes to the warning: only
// `line` is meant to be shown.
struct SyntaxWarning {
  enum class Category : std::uint8_t { DeprecationWarning, SyntaxWarning };
  Category category = Category::DeprecationWarning;
  std::string message;
  Span span;
};

// The text of one compilation. Valid UTF-8 except where `unchecked` says otherwise; line ends are
// `\n` only.
class SourceText {
 public:
  // From the bytes of a file or a `bytes` object: byte-order mark, coding cookie, validity and line
  // ends. On failure `problem` is filled and the text is empty. A non-empty `file_name` means that
  // the bytes are that file's, run as a program: CPython reads those line by line and words some
  // problems differently.
  static SourceText from_bytes(std::string_view bytes, std::string_view file_name,
                               SyntaxProblem& problem);

  // From a `str`: UTF-8 already, so a coding cookie means nothing. A NUL character is a problem.
  static SourceText from_utf8(std::string_view text, SyntaxProblem& problem);

  // The whole text. With `ensure_newline` a last line without newline gets one, as CPython does for
  // files only.
  std::string_view text(bool ensure_newline) const;

  // Line `number` (from 1) without its newline; empty past the end.
  std::string_view line(std::size_t number) const;

  // CPython counts the offset of an error in bytes when nobody declared the encoding, else in
  // characters.
  bool offsets_in_bytes() const { return offsets_in_bytes_; }

  // Bytes that are no UTF-8 may be inside: CPython looks at them only when a token that has them is
  // used.
  bool unchecked() const { return unchecked_; }

  // CPython shows lines of a file whole, with their newline, wherever the error is.
  bool is_file() const { return is_file_; }

 private:
  std::string text_;  // always ends in '\n', which `added_newline_` says not to be part of the text
  bool added_newline_ = false;
  bool offsets_in_bytes_ = false;
  bool unchecked_ = false;
  bool is_file_ = false;
};

// What is wrong with the first bad sequence of `text`, in the words of Python's UTF-8 decoder.
struct Utf8Defect {
  std::size_t start = 0;
  std::size_t end = 0;           // exclusive
  const char* reason = nullptr;  // null: nothing is wrong
};
Utf8Defect find_utf8_defect(std::string_view text);

// "'utf-8' codec can't decode byte 0xff in position 3: invalid start byte"
std::string describe(const Utf8Defect& defect, std::string_view text);

// How many characters there are; a bad or truncated sequence counts as one, as when decoded with
// replacement characters.
std::size_t count_characters(std::string_view text);

// `text` with every bad sequence replaced by U+FFFD.
std::string with_replacement_characters(std::string_view text);

// Appends `character` (any value below 0x110000, surrogates included) to `out`.
void append_utf8(std::string& out, char32_t character);

// The character at the front of `text`, which must be valid UTF-8 and not empty; `length` receives
// its size in bytes.
char32_t decode_utf8(std::string_view text, std::size_t& length);

}  // namespace vitro::compiler
