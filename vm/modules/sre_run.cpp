// _sre: the matcher. It backtracks, but not on the C++ stack: what can be tried otherwise lies on a
// stack of choices, and every change of marks and counters is written to a trail, from which going
// back restores them. Only assertions and atomic groups, which nest as the pattern does, recurse.
#include <algorithm>
#include <cstring>
#include <utility>

#include "vm/modules/sre.hpp"

namespace vitro::vm::sre {

namespace {

// A growing array on the Python heap.
template <class T>
class Stack {
 public:
  explicit Stack(Runtime& rt) : rt_(rt) {}
  ~Stack() { rt_.free_buffer(items_, capacity_ * sizeof(T)); }
  Stack(const Stack&) = delete;
  Stack& operator=(const Stack&) = delete;
  bool push(const T& item) {
    if (length_ == capacity_ && !grow()) return false;
    items_[length_++] = item;
    return true;
  }
  T& top() { return items_[length_ - 1]; }
  T& operator[](std::size_t i) { return items_[i]; }
  [[nodiscard]] std::size_t length() const { return length_; }
  void cut(std::size_t length) { length_ = length; }

 private:
  [[gnu::noinline]] bool grow() {
    const std::size_t capacity = capacity_ ? capacity_ * 2 : 32;
    auto* items = static_cast<T*>(rt_.allocate_buffer(capacity * sizeof(T)));
    if (!items) return false;
    if (length_) std::memcpy(static_cast<void*>(items), items_, length_ * sizeof(T));
    rt_.free_buffer(items_, capacity_ * sizeof(T));
    items_ = items;
    capacity_ = capacity;
    return true;
  }
  Runtime& rt_;
  T* items_ = nullptr;
  std::size_t length_ = 0, capacity_ = 0;
};

// One execution of a REPEAT.
struct Repeat {
  const Word* repeat;  // at its skip word
  std::int64_t count;  // complete rounds
  std::int64_t last;   // where the latest round began; -1: nowhere
  std::int64_t outer;  // index of the repeat around it; -1: none
};

enum class Kind : std::uint8_t {
  branch,      // code: the next alternative's skip word
  fewer,       // REPEAT_ONE: code at its skip word, from `least` up to `most` characters
  more,        // MIN_REPEAT_ONE: code at its skip word; `most`: how many characters it has taken
  leave_loop,  // MAX_UNTIL: go on behind it; `most`: its Repeat
  another,     // MIN_UNTIL: one more round; `most`: its Repeat
};

struct Choice {
  const Word* code;
  std::int64_t position;
  std::int64_t least, most;
  std::size_t trail, repeats;
  Kind kind;
};

struct Change {
  std::int64_t* place;  // of a mark or a register; null: a Repeat's field
  std::int64_t old;
  std::size_t repeat;
  bool of_count;
};

enum class Outcome : std::uint8_t { matched, failed, error };

template <class Char>
class Matcher {
 public:
  Matcher(Runtime& rt, const Subject& subject, How how, std::int64_t* marks)
      : rt_(rt),
        text_(static_cast<const Char*>(subject.text)),
        end_(static_cast<std::int64_t>(subject.length)),
        full_(how == How::fullmatch),
        must_advance_(subject.must_advance ? static_cast<std::int64_t>(subject.start) : -1),
        marks_(marks),
        choices_(rt),
        trail_(rt),
        repeats_(rt) {}

  std::int64_t last_index_ = 0;
  std::int64_t stopped_at_ = 0;

  Outcome at_top(const Word* code, std::int64_t position) {
    choices_.cut(0);
    trail_.cut(0);
    repeats_.cut(0);
    current_ = -1;
    last_index_ = 0;
    return run(code, position, true);
  }

  // Characters of the item at `item` from `position` on, at most `most`.
  std::int64_t count(const Word* item, std::int64_t position, Word most) const {
    std::int64_t limit = end_;
    if (most != kUnlimited && static_cast<std::int64_t>(most) < end_ - position)
      limit = position + static_cast<std::int64_t>(most);
    std::int64_t at = position;
    switch (static_cast<Op>(*item)) {
      case Op::ANY_ALL: at = limit; break;
      case Op::ANY:
        while (at < limit && text_[at] != '\n') ++at;
        break;
      case Op::LITERAL:
        while (at < limit && text_[at] == item[1]) ++at;
        break;
      case Op::NOT_LITERAL:
        while (at < limit && text_[at] != item[1]) ++at;
        break;
      case Op::IN:
        while (at < limit && is_in_set(item + 2, text_[at])) ++at;
        break;
      default:
        while (at < limit && accepts(item, text_[at])) ++at;
        break;
    }
    return at - position;
  }

 private:
  // Does an item that is one character wide take this one?
  bool accepts(const Word* item, char32_t c) const {
    switch (static_cast<Op>(*item)) {
      case Op::ANY: return c != '\n';
      case Op::ANY_ALL: return true;
      case Op::CATEGORY: return is_in_category(static_cast<Category>(item[1]), c);
      case Op::IN: return is_in_set(item + 2, c);
      case Op::IN_IGNORE: return is_in_set(item + 2, lower_ascii(c));
      case Op::IN_UNI_IGNORE: return is_in_set(item + 2, lower_unicode(c));
      case Op::IN_LOC_IGNORE:
        return is_in_set(item + 2, lower_ascii(c)) || is_in_set(item + 2, upper_ascii(c));
      case Op::LITERAL: return c == item[1];
      case Op::NOT_LITERAL: return c != item[1];
      case Op::LITERAL_IGNORE: return lower_ascii(c) == item[1];
      case Op::NOT_LITERAL_IGNORE: return lower_ascii(c) != item[1];
      case Op::LITERAL_UNI_IGNORE: return lower_unicode(c) == item[1];
      case Op::NOT_LITERAL_UNI_IGNORE: return lower_unicode(c) != item[1];
      case Op::LITERAL_LOC_IGNORE: return same_locally(c, item[1]);
      case Op::NOT_LITERAL_LOC_IGNORE: return !same_locally(c, item[1]);
      default: return false;
    }
  }
  static char32_t upper_ascii(char32_t c) { return c >= 'a' && c <= 'z' ? c - 32 : c; }
  static bool same_locally(char32_t c, char32_t wanted) {
    return c == wanted || lower_ascii(c) == wanted || upper_ascii(c) == wanted;
  }

  bool is_at(At where, std::int64_t position) const {
    const auto boundary = [&](Category word, bool wanted) {
      if (end_ == 0) return false;
      const bool before = position > 0 && is_in_category(word, text_[position - 1]);
      const bool behind = position < end_ && is_in_category(word, text_[position]);
      return (before != behind) == wanted;
    };
    switch (where) {
      case At::BEGINNING:
      case At::BEGINNING_STRING: return position == 0;
      case At::BEGINNING_LINE: return position == 0 || text_[position - 1] == '\n';
      case At::END: return position == end_ || (position + 1 == end_ && text_[position] == '\n');
      case At::END_LINE: return position == end_ || text_[position] == '\n';
      case At::END_STRING: return position == end_;
      case At::BOUNDARY:
      case At::LOC_BOUNDARY: return boundary(Category::WORD, true);
      case At::NON_BOUNDARY:
      case At::LOC_NON_BOUNDARY: return boundary(Category::WORD, false);
      case At::UNI_BOUNDARY: return boundary(Category::UNI_WORD, true);
      case At::UNI_NON_BOUNDARY: return boundary(Category::UNI_WORD, false);
      case At::kEnd: break;
    }
    return false;
  }

  // ---- what going back undoes ----

  bool set(std::int64_t& place, std::int64_t value) {
    if (!trail_.push({&place, place, 0, false})) return false;
    place = value;
    return true;
  }
  bool set_repeat(std::size_t repeat, std::int64_t count, std::int64_t last) {
    if (!trail_.push({nullptr, repeats_[repeat].count, repeat, true}) ||
        !trail_.push({nullptr, repeats_[repeat].last, repeat, false}))
      return false;
    repeats_[repeat].count = count;
    repeats_[repeat].last = last;
    return true;
  }
  void undo(std::size_t height) {
    while (trail_.length() > height) {
      const Change& change = trail_.top();
      if (change.place)
        *change.place = change.old;
      else
        (change.of_count ? repeats_[change.repeat].count : repeats_[change.repeat].last) =
            change.old;
      trail_.cut(trail_.length() - 1);
    }
  }
  bool choose(Kind kind, const Word* code, std::int64_t position, std::int64_t least = 0,
              std::int64_t most = 0) {
    return choices_.push({code, position, least, most, trail_.length(), repeats_.length(), kind});
  }

  // ---- groups ----

  bool refers(Op op, Word group, std::int64_t& position) const {
    const std::int64_t start = marks_[2 * group], stop = marks_[2 * group + 1];
    if (start < 0 || stop < start || end_ - position < stop - start) return false;
    for (std::int64_t i = start; i < stop; ++i, ++position) {
      const char32_t a = text_[i], b = text_[position];
      const bool same = op == Op::GROUPREF              ? a == b
                        : op == Op::GROUPREF_UNI_IGNORE ? lower_unicode(a) == lower_unicode(b)
                                                        : lower_ascii(a) == lower_ascii(b);
      if (!same) return false;
    }
    return true;
  }

  // A run of its own from `position`, whose choices are forgotten when it has matched. Its end is
  // in stopped_at_.
  Outcome inner(const Word* code, std::int64_t position) {
    if (!rt_.enter(" while matching a regular expression")) return Outcome::error;
    const std::int64_t outer = current_;
    const std::size_t height = choices_.length();
    const Outcome outcome = run(code, position, false);
    rt_.leave();
    if (outcome == Outcome::matched) choices_.cut(height);
    // A match leaves loops of its own open that nobody closes any more.
    if (outcome == Outcome::matched && current_ != outer && !set(current_, outer))
      return Outcome::error;
    return outcome;
  }

  Outcome run(const Word* code, std::int64_t position, bool top);
  // Takes the latest choice above `base`. False: there is none.
  bool go_back(std::size_t base, const Word*& code, std::int64_t& position);
  bool retry_fewer(Choice& choice, const Word*& code, std::int64_t& position);

  Runtime& rt_;
  const Char* text_;
  std::int64_t end_;
  bool full_;
  std::int64_t must_advance_;
  std::int64_t* marks_;
  std::int64_t current_ = -1;  // index of the innermost open Repeat
  bool out_of_memory_ = false;
  Stack<Choice> choices_;
  Stack<Change> trail_;
  Stack<Repeat> repeats_;
};

// The next shorter run of a greedy repeat whose tail can begin there.
template <class Char>
bool Matcher<Char>::retry_fewer(Choice& choice, const Word*& code, std::int64_t& position) {
  const Word* tail = choice.code + choice.code[0];
  while (choice.most >= choice.least) {
    position = choice.position + choice.most--;
    if (static_cast<Op>(*tail) == Op::LITERAL && (position >= end_ || text_[position] != tail[1]))
      continue;
    code = tail;
    return true;
  }
  return false;
}

template <class Char>
bool Matcher<Char>::go_back(std::size_t base, const Word*& code, std::int64_t& position) {
  while (choices_.length() > base) {
    Choice& choice = choices_.top();
    undo(choice.trail);
    repeats_.cut(choice.repeats);
    position = choice.position;
    switch (choice.kind) {
      case Kind::branch: {
        const Word* next = choice.code;
        if (next[0] == 0) break;
        code = next + 1;
        choice.code = next + next[0];
        if (choice.code[0] == 0) choices_.cut(choices_.length() - 1);
        return true;
      }
      case Kind::fewer:
        if (retry_fewer(choice, code, position)) return true;
        break;
      case Kind::more: {
        const Word* repeat = choice.code;
        const std::int64_t taken = choice.most;
        if (repeat[2] != kUnlimited && taken >= static_cast<std::int64_t>(repeat[2])) break;
        if (count(repeat + 3, position + taken, 1) == 0) break;
        choice.most = taken + 1;
        position += taken + 1;
        code = repeat + repeat[0];
        return true;
      }
      case Kind::leave_loop: {
        const auto loop = static_cast<std::size_t>(choice.most);
        code = choice.code;
        choices_.cut(choices_.length() - 1);
        if (!set(current_, repeats_[loop].outer)) return out_of_memory_ = true, false;
        return true;
      }
      case Kind::another: {
        const auto loop = static_cast<std::size_t>(choice.most);
        choices_.cut(choices_.length() - 1);
        const Repeat& repeat = repeats_[loop];
        const std::int64_t rounds = repeat.count + 1;
        const Word most = repeat.repeat[2];
        if ((most != kUnlimited && rounds >= static_cast<std::int64_t>(most)) ||
            position == repeat.last)
          continue;
        code = repeat.repeat + 3;
        if (!set(current_, static_cast<std::int64_t>(loop)) || !set_repeat(loop, rounds, position))
          return out_of_memory_ = true, false;
        return true;
      }
    }
    choices_.cut(choices_.length() - 1);
  }
  return false;
}

template <class Char>
Outcome Matcher<Char>::run(const Word* code, std::int64_t position, bool top) {
  const std::size_t base = choices_.length();
  const std::size_t trail = trail_.length(), repeats = repeats_.length();
  const auto failed = [&] {
    undo(trail);
    repeats_.cut(repeats);
    return Outcome::failed;
  };
#define VITRO_SRE_BACK()                               \
  {                                                    \
    if (go_back(base, code, position)) continue;       \
    return out_of_memory_ ? Outcome::error : failed(); \
  }
  for (;;) {
    const Op op = static_cast<Op>(*code);
    switch (op) {
      case Op::FAILURE: VITRO_SRE_BACK()
      case Op::SUCCESS:
        if (top && ((full_ && position != end_) || position == must_advance_)) VITRO_SRE_BACK()
        stopped_at_ = position;
        return Outcome::matched;
      case Op::INFO:
      case Op::JUMP: code += 1 + code[1]; continue;
      case Op::MARK: {
        const Word mark = code[1];
        if (!set(marks_[mark], position)) return Outcome::error;
        if ((mark & 1) && !set(last_index_, mark / 2 + 1)) return Outcome::error;
        code += 2;
        continue;
      }
      case Op::AT:
        if (!is_at(static_cast<At>(code[1]), position)) VITRO_SRE_BACK()
        code += 2;
        continue;
      case Op::ANY:
      case Op::ANY_ALL:
        if (position >= end_ || !accepts(code, text_[position])) VITRO_SRE_BACK()
        ++code;
        ++position;
        continue;
      case Op::LITERAL:
        if (position >= end_ || text_[position] != code[1]) VITRO_SRE_BACK()
        code += 2;
        ++position;
        continue;
      case Op::NOT_LITERAL:
      case Op::CATEGORY:
      case Op::LITERAL_IGNORE:
      case Op::NOT_LITERAL_IGNORE:
      case Op::LITERAL_LOC_IGNORE:
      case Op::NOT_LITERAL_LOC_IGNORE:
      case Op::LITERAL_UNI_IGNORE:
      case Op::NOT_LITERAL_UNI_IGNORE:
        if (position >= end_ || !accepts(code, text_[position])) VITRO_SRE_BACK()
        code += 2;
        ++position;
        continue;
      case Op::IN:
      case Op::IN_IGNORE:
      case Op::IN_LOC_IGNORE:
      case Op::IN_UNI_IGNORE:
        if (position >= end_ || !accepts(code, text_[position])) VITRO_SRE_BACK()
        code += 1 + code[1];
        ++position;
        continue;
      case Op::GROUPREF:
      case Op::GROUPREF_IGNORE:
      case Op::GROUPREF_LOC_IGNORE:
      case Op::GROUPREF_UNI_IGNORE:
        if (!refers(op, code[1], position)) VITRO_SRE_BACK()
        code += 2;
        continue;
      case Op::GROUPREF_EXISTS: {
        const bool exists = marks_[2 * code[1]] >= 0 && marks_[2 * code[1] + 1] >= 0;
        code += exists ? 3 : 1 + code[2];
        continue;
      }
      case Op::BRANCH: {
        const Word* first = code + 1;
        if (first[0] == 0) VITRO_SRE_BACK()
        if (first[first[0]] != 0 && !choose(Kind::branch, first + first[0], position))
          return Outcome::error;
        code = first + 1;
        continue;
      }
      case Op::REPEAT_ONE: {
        const Word* repeat = code + 1;
        const std::int64_t taken = count(repeat + 3, position, repeat[2]);
        const auto least = static_cast<std::int64_t>(repeat[1]);
        if (taken < least) VITRO_SRE_BACK()
        Choice choice{repeat,          position,          least,      taken,
                      trail_.length(), repeats_.length(), Kind::fewer};
        if (!retry_fewer(choice, code, position)) VITRO_SRE_BACK()
        if (choice.most >= choice.least && !choices_.push(choice)) return Outcome::error;
        continue;
      }
      case Op::MIN_REPEAT_ONE: {
        const Word* repeat = code + 1;
        const std::int64_t taken = repeat[1] ? count(repeat + 3, position, repeat[1]) : 0;
        if (taken < static_cast<std::int64_t>(repeat[1])) VITRO_SRE_BACK()
        if (!choose(Kind::more, repeat, position, 0, taken)) return Outcome::error;
        code = repeat + repeat[0];
        position += taken;
        continue;
      }
      case Op::POSSESSIVE_REPEAT_ONE: {
        const Word* repeat = code + 1;
        const std::int64_t taken = count(repeat + 3, position, repeat[2]);
        if (taken < static_cast<std::int64_t>(repeat[1])) VITRO_SRE_BACK()
        code = repeat + repeat[0];
        position += taken;
        continue;
      }
      case Op::REPEAT: {
        const auto index = static_cast<std::int64_t>(repeats_.length());
        if (!repeats_.push({code + 1, -1, -1, current_}) || !set(current_, index))
          return Outcome::error;
        code += 1 + code[1];
        continue;
      }
      case Op::MAX_UNTIL:
      case Op::MIN_UNTIL: {
        const auto loop = static_cast<std::size_t>(current_);
        const Repeat repeat = repeats_[loop];
        const std::int64_t rounds = repeat.count + 1;
        const Word most = repeat.repeat[2];
        if (rounds < static_cast<std::int64_t>(repeat.repeat[1])) {
          if (!set_repeat(loop, rounds, repeat.last)) return Outcome::error;
          code = repeat.repeat + 3;
          continue;
        }
        if (op == Op::MIN_UNTIL) {
          if (!choose(Kind::another, nullptr, position, 0, current_) ||
              !set(current_, repeat.outer))
            return Outcome::error;
          ++code;
          continue;
        }
        if ((most == kUnlimited || rounds < static_cast<std::int64_t>(most)) &&
            position != repeat.last) {
          if (!choose(Kind::leave_loop, code + 1, position, 0, current_) ||
              !set_repeat(loop, rounds, position))
            return Outcome::error;
          code = repeat.repeat + 3;
          continue;
        }
        if (!set(current_, repeat.outer)) return Outcome::error;
        ++code;
        continue;
      }
      case Op::ASSERT:
      case Op::ASSERT_NOT: {
        const Word* assertion = code + 1;
        const auto back = static_cast<std::int64_t>(assertion[1]);
        Outcome outcome = Outcome::failed;
        const std::size_t height = trail_.length(), loops = repeats_.length();
        if (position >= back) outcome = inner(assertion + 2, position - back);
        if (outcome == Outcome::error) return outcome;
        if (op == Op::ASSERT_NOT && outcome == Outcome::matched) {
          undo(height);
          repeats_.cut(loops);
        }
        if ((outcome == Outcome::matched) != (op == Op::ASSERT)) VITRO_SRE_BACK()
        code = assertion + assertion[0];
        continue;
      }
      case Op::ATOMIC_GROUP: {
        const Outcome outcome = inner(code + 2, position);
        if (outcome == Outcome::error) return outcome;
        if (outcome == Outcome::failed) VITRO_SRE_BACK()
        position = stopped_at_;
        code += 1 + code[1];
        continue;
      }
      case Op::POSSESSIVE_REPEAT: {
        const Word* repeat = code + 1;
        std::int64_t rounds = 0;
        Outcome outcome = Outcome::matched;
        while (repeat[2] == kUnlimited || rounds < static_cast<std::int64_t>(repeat[2])) {
          const std::int64_t before = position;
          outcome = inner(repeat + 3, position);
          if (outcome != Outcome::matched) break;
          position = stopped_at_;
          ++rounds;
          if (position == before && rounds >= static_cast<std::int64_t>(repeat[1])) break;
        }
        if (outcome == Outcome::error) return outcome;
        if (rounds < static_cast<std::int64_t>(repeat[1])) VITRO_SRE_BACK()
        code = repeat + repeat[0] + 1;
        continue;
      }
      default: rt_.raise(*rt_.types.runtime_error, "invalid SRE code"); return Outcome::error;
    }
  }
#undef VITRO_SRE_BACK
}

template <class Char>
Status run_over(Runtime& rt, const Word* code, std::size_t groups, const Subject& subject, How how,
                std::int64_t* marks, Result& result) {
  Matcher<Char> matcher(rt, subject, how, marks);
  const auto* text = static_cast<const Char*>(subject.text);
  const auto end = static_cast<std::int64_t>(subject.length);
  auto start = static_cast<std::int64_t>(subject.start);
  std::int64_t shortest = 0;
  const Word* first_set = nullptr;
  const Word* first_character = nullptr;
  if (static_cast<Op>(code[0]) == Op::INFO) {
    shortest = code[3];
    if (code[2] & kInfoPrefix) first_character = code + 7;
    if (code[2] & kInfoCharset) first_set = code + 5;
  }
  result.found = false;
  for (; end - start >= shortest; ++start) {
    if (how == How::search) {
      if (first_character)
        while (start < end && text[start] != *first_character) ++start;
      else if (first_set)
        while (start < end && !is_in_set(first_set, text[start])) ++start;
      if (end - start < shortest) return ok;
    }
    std::fill_n(marks, 2 * groups, std::int64_t{-1});
    const Outcome outcome = matcher.at_top(code, start);
    if (outcome == Outcome::error) return raised;
    if (outcome == Outcome::matched) {
      result = {true, start, matcher.stopped_at_, matcher.last_index_};
      return ok;
    }
    if (how != How::search) return ok;
  }
  return ok;
}

}  // namespace

Status run(Runtime& rt, const Word* code, std::size_t groups, const Subject& subject, How how,
           std::int64_t* marks, Result& result) {
  switch (subject.width) {
    case 1: return run_over<std::uint8_t>(rt, code, groups, subject, how, marks, result);
    case 2: return run_over<std::uint16_t>(rt, code, groups, subject, how, marks, result);
    default: return run_over<std::uint32_t>(rt, code, groups, subject, how, marks, result);
  }
}

}  // namespace vitro::vm::sre
