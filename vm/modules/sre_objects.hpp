// The objects of _sre: Pattern, Match and Scanner.
#pragma once

#include "objects/dict.hpp"
#include "vm/modules/native_type.hpp"
#include "vm/modules/sre.hpp"

namespace vitro::vm::sre {

struct Pattern : Object {
  Object* pattern;  // what it was compiled from: str, bytes or None
  Dict* group_index;
  Tuple* index_group;  // name of each group or None; entry 0 is the whole match
  Word* code;
  std::size_t code_length;
  std::size_t groups;
  std::int64_t flags;
  bool for_bytes;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(pattern, "pattern");
    visitor.field(group_index, "groupindex");
    visitor.field(index_group, "indexgroup");
    if (code) visitor.buffer(code, code_length * sizeof(Word), "code");
  }
};

struct Match : Object {
  Object* string;  // the subject as it was given
  Object* text;    // a str or bytes with its characters
  Pattern* pattern;
  Object* regs;         // null: not asked for yet
  std::int64_t* marks;  // start and end of the match, then of each group; -1: not taken part
  std::size_t groups;   // without the whole match
  std::int64_t pos, endpos, last_index;

  [[nodiscard]] std::size_t marks_bytes() const { return (groups + 1) * 2 * sizeof(std::int64_t); }
  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(string, "string");
    visitor.field(text, "text");
    visitor.field(pattern, "re");
    visitor.field(regs, "regs");
    if (marks) visitor.buffer(marks, marks_bytes(), "marks");
  }
};

// A subject that is searched step by step.
class Search {
 public:
  explicit Search(Runtime& rt) : rt_(rt) {}
  ~Search();
  Search(const Search&) = delete;
  Search& operator=(const Search&) = delete;

  // TypeError where the pattern cannot be used on the object. `pos` and `endpos` are clamped.
  Status open(Pattern& pattern, Object& string, std::int64_t pos, std::int64_t endpos);
  // The next match, or result().found is false. Empty matches follow each other at different
  // places.
  Status next(How how);
  [[nodiscard]] const Result& result() const { return result_; }
  [[nodiscard]] std::int64_t position() const { return static_cast<std::int64_t>(subject_.start); }
  [[nodiscard]] std::int64_t end() const { return static_cast<std::int64_t>(subject_.length); }
  void resume(std::int64_t position, bool must_advance) {
    subject_.start = static_cast<std::size_t>(position);
    subject_.must_advance = must_advance;
  }
  [[nodiscard]] bool must_advance() const { return subject_.must_advance; }

  Own<Object> slice(std::int64_t from, std::int64_t to);
  // Text of group `group` (0: all) of the latest match; `otherwise` where it has not taken part.
  Own<Object> group(std::size_t group, Object& otherwise);
  Own<Object> match_object();

 private:
  Runtime& rt_;
  Ref<Pattern> pattern_;
  Ref<Object> string_, text_;
  Subject subject_{};
  Result result_;
  std::int64_t* marks_ = nullptr;
  std::int64_t pos_ = 0, endpos_ = 0;
};

struct Scanner : Object {
  Pattern* pattern;
  Object* string;
  std::int64_t position, end;
  bool must_advance, ended;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(pattern, "pattern");
    visitor.field(string, "string");
  }
};

// text[from:to] of a str or bytes.
Own<Object> slice_text(Runtime& rt, Object& text, std::int64_t from, std::int64_t to);
Own<Object> make_scanner(Runtime& rt, Pattern& pattern, Object& string, std::int64_t pos,
                         std::int64_t endpos);
Own<Object> scanner_step(Runtime& rt, Object& scanner, How how);

}  // namespace vitro::vm::sre
