// _sre: going through a subject match by match.
#include <algorithm>

#include "objects/buffer.hpp"
#include "objects/bytes.hpp"
#include "objects/str.hpp"
#include "vm/modules/sre_objects.hpp"

namespace vitro::vm::sre {

Search::~Search() {
  if (marks_)
    rt_.free_buffer(marks_, std::max<std::size_t>(pattern_->groups, 1) * 2 * sizeof(std::int64_t));
}

Status Search::open(Pattern& pattern, Object& string, std::int64_t pos, std::int64_t endpos) {
  const bool text_given = is_str(string);
  if (!text_given && !lends_memory(string))
    return rt_.raise(*rt_.types.type_error, "expected string or bytes-like object, got '%T'",
                     string.type);
  if (pattern.pattern != rt_.none) {
    if (text_given && pattern.for_bytes)
      return rt_.raise(*rt_.types.type_error, "cannot use a bytes pattern on a string-like object");
    if (!text_given && !pattern.for_bytes)
      return rt_.raise(*rt_.types.type_error, "cannot use a string pattern on a bytes-like object");
  }
  pattern_ = Ref<Pattern>::share(pattern);
  string_ = Ref<Object>::share(string);
  if (text_given || is_bytes(string)) {
    text_ = string_;
  } else {
    // It may change while Python code runs between two matches.
    Lent lent(rt_);
    if (!lent.open(string)) return raised;
    text_ = make_bytes(rt_, lent.view());
    if (!text_) return raised;
  }
  std::size_t length;
  if (text_given) {
    auto& text = static_cast<Str&>(*text_);
    subject_ = {text.data(), text.width(), text.length, 0};
    length = text.length;
  } else {
    auto& octets = static_cast<Bytes&>(*text_);
    subject_ = {octets.data(), 1, octets.length, 0};
    length = octets.length;
  }
  const auto clamp = [length](std::int64_t value) {
    return std::clamp<std::int64_t>(value, 0, static_cast<std::int64_t>(length));
  };
  pos_ = clamp(pos);
  endpos_ = std::max<std::int64_t>(clamp(endpos), 0);
  subject_.start = static_cast<std::size_t>(pos_);
  subject_.length = static_cast<std::size_t>(endpos_);
  if (!marks_)
    marks_ = static_cast<std::int64_t*>(
        rt_.allocate_buffer(std::max<std::size_t>(pattern.groups, 1) * 2 * sizeof(std::int64_t)));
  return marks_ ? ok : Status(raised);
}

Status Search::next(How how) {
  result_.found = false;
  if (subject_.start > subject_.length) return ok;
  if (!run(rt_, pattern_->code, pattern_->groups, subject_, how, marks_, result_)) return raised;
  if (result_.found) resume(result_.end, result_.end == result_.start);
  return ok;
}

Own<Object> slice_text(Runtime& rt, Object& text, std::int64_t from, std::int64_t to) {
  const auto a = static_cast<std::size_t>(from), b = static_cast<std::size_t>(to);
  if (is_str(text)) return str_slice(rt, static_cast<Str&>(text), a, b);
  auto& octets = static_cast<Bytes&>(text);
  if (a == 0 && b == octets.length && octets.type == rt.types.bytes) return own(text);
  return make_bytes(rt, octets.view().substr(a, b - a));
}

Own<Object> Search::slice(std::int64_t from, std::int64_t to) {
  return slice_text(rt_, *text_, from, to);
}

Own<Object> Search::group(std::size_t group, Object& otherwise) {
  if (group == 0) return slice(result_.start, result_.end);
  const std::int64_t start = marks_[2 * group - 2], end = marks_[2 * group - 1];
  if (start < 0 || end < start) return own(otherwise);
  return slice(start, end);
}

Own<Object> Search::match_object() {
  if (!result_.found) return own(*rt_.none);
  Ref<Match> match = allocate_empty<Match>(rt_, ModuleType::sre_match);
  if (!match) return raised;
  match->groups = pattern_->groups;
  auto* marks = static_cast<std::int64_t*>(rt_.allocate_buffer(match->marks_bytes()));
  if (!marks) return raised;
  marks[0] = result_.start;
  marks[1] = result_.end;
  for (std::size_t i = 0; i < 2 * match->groups; i += 2) {
    const bool whole = marks_[i] >= 0 && marks_[i + 1] >= marks_[i];
    marks[i + 2] = whole ? marks_[i] : -1;
    marks[i + 3] = whole ? marks_[i + 1] : -1;
  }
  match->marks = marks;
  match->string = own(*string_).get();
  match->text = own(*text_).get();
  match->pattern = own(*pattern_).get();
  match->pos = pos_;
  match->endpos = endpos_;
  match->last_index = result_.last_index;
  return match.release();
}

Own<Object> make_scanner(Runtime& rt, Pattern& pattern, Object& string, std::int64_t pos,
                         std::int64_t endpos) {
  // Wrong subjects are refused now.
  Search search(rt);
  if (!search.open(pattern, string, pos, endpos)) return raised;
  Own<Scanner> scanner = allocate_empty<Scanner>(rt, ModuleType::sre_scanner);
  if (!scanner) return raised;
  scanner->pattern = own(pattern).get();
  scanner->string = own(string).get();
  scanner->position = search.position();
  scanner->end = search.end();
  return scanner;
}

// Empty with nothing pending: no more matches.
Own<Object> scanner_step(Runtime& rt, Object& object, How how) {
  auto& self = static_cast<Scanner&>(object);
  if (self.ended) return {};
  Search search(rt);
  if (!search.open(*self.pattern, *self.string, 0, self.end)) return raised;
  search.resume(self.position, self.must_advance);
  if (!search.next(how)) return raised;
  if (!search.result().found) {
    self.ended = true;
    return {};
  }
  self.position = search.position();
  self.must_advance = search.must_advance();
  return search.match_object();
}

}  // namespace vitro::vm::sre
