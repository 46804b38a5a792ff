// _sre: is a pattern's code well-formed? Code may come from anywhere (_sre.compile is callable),
// and the engine reads it without looking where it ends.
#include "vm/modules/sre.hpp"

namespace vitro::vm::sre {

namespace {

class Checker {
 public:
  Checker(const Word* code, std::size_t groups) : code_(code), groups_(groups) {}

  // Instructions that fill [at, end) exactly. `depth`: of nesting.
  bool sequence(std::size_t at, std::size_t end, int depth) {
    if (depth > 400) return false;
    while (at < end)
      if (!instruction(at, end, depth)) return false;
    return at == end;
  }

 private:
  // The target of the skip word at `at`, which must lie in (at, end].
  bool skip(std::size_t at, std::size_t end, std::size_t& target) {
    if (at >= end || code_[at] == 0 || code_[at] > end - at) return false;
    target = at + code_[at];
    return true;
  }
  bool set(std::size_t at, std::size_t end) {
    while (at < end) {
      std::size_t words = 0;
      switch (static_cast<Op>(code_[at++])) {
        case Op::FAILURE: return at == end;
        case Op::NEGATE: break;
        case Op::LITERAL: words = 1; break;
        case Op::CATEGORY:
          if (at >= end || code_[at] >= static_cast<Word>(Category::kEnd)) return false;
          words = 1;
          break;
        case Op::RANGE:
        case Op::RANGE_UNI_IGNORE: words = 2; break;
        case Op::CHARSET: words = 8; break;
        case Op::BIGCHARSET: {
          if (at >= end || code_[at] > 256) return false;
          words = 1 + 64 + code_[at] * std::size_t{8};
          if (end - at < words) return false;
          const auto* blocks = reinterpret_cast<const unsigned char*>(code_ + at + 1);
          for (int i = 0; i < 256; ++i)
            if (blocks[i] >= code_[at]) return false;
          break;
        }
        default: return false;
      }
      if (end - at < words) return false;
      at += words;
    }
    return false;
  }
  // One character wide, as the items of REPEAT_ONE must be.
  bool single(std::size_t at, std::size_t end) {
    switch (static_cast<Op>(code_[at])) {
      case Op::ANY:
      case Op::ANY_ALL:
      case Op::CATEGORY:
      case Op::IN:
      case Op::IN_IGNORE:
      case Op::IN_LOC_IGNORE:
      case Op::IN_UNI_IGNORE:
      case Op::LITERAL:
      case Op::NOT_LITERAL:
      case Op::LITERAL_IGNORE:
      case Op::NOT_LITERAL_IGNORE:
      case Op::LITERAL_LOC_IGNORE:
      case Op::NOT_LITERAL_LOC_IGNORE:
      case Op::LITERAL_UNI_IGNORE:
      case Op::NOT_LITERAL_UNI_IGNORE: return instruction(at, end, 0) && at == end;
      default: return false;
    }
  }
  bool ends_with(std::size_t end, Op op) { return code_[end - 1] == static_cast<Word>(op); }

  bool instruction(std::size_t& at, std::size_t end, int depth) {
    std::size_t target;
    const Op op = static_cast<Op>(code_[at++]);
    switch (op) {
      case Op::FAILURE:
      case Op::SUCCESS:
      case Op::ANY:
      case Op::ANY_ALL: return true;
      case Op::AT: return at < end && code_[at++] < static_cast<Word>(At::kEnd);
      case Op::CATEGORY: return at < end && code_[at++] < static_cast<Word>(Category::kEnd);
      case Op::MARK: return at < end && code_[at++] < 2 * groups_;
      case Op::LITERAL:
      case Op::NOT_LITERAL:
      case Op::LITERAL_IGNORE:
      case Op::NOT_LITERAL_IGNORE:
      case Op::LITERAL_LOC_IGNORE:
      case Op::NOT_LITERAL_LOC_IGNORE:
      case Op::LITERAL_UNI_IGNORE:
      case Op::NOT_LITERAL_UNI_IGNORE: return at++ < end;
      case Op::GROUPREF:
      case Op::GROUPREF_IGNORE:
      case Op::GROUPREF_LOC_IGNORE:
      case Op::GROUPREF_UNI_IGNORE: return at < end && code_[at++] < groups_;
      case Op::IN:
      case Op::IN_IGNORE:
      case Op::IN_LOC_IGNORE:
      case Op::IN_UNI_IGNORE:
        if (!skip(at, end, target) || !set(at + 1, target)) return false;
        at = target;
        return true;
      case Op::INFO: return info(at, end);
      case Op::BRANCH: return branch(at, end, depth);
      case Op::REPEAT_ONE:
      case Op::MIN_REPEAT_ONE:
      case Op::POSSESSIVE_REPEAT_ONE:
        if (!skip(at, end, target) || target < at + 5 || code_[at + 1] > code_[at + 2])
          return false;
        if (!ends_with(target, Op::SUCCESS) || !single(at + 3, target - 1)) return false;
        at = target;
        return true;
      case Op::REPEAT:
      case Op::POSSESSIVE_REPEAT: {
        if (!skip(at, end, target) || target < at + 3 || target >= end ||
            code_[at + 1] > code_[at + 2])
          return false;
        if (!sequence(at + 3, target, depth + 1)) return false;
        const Op until = static_cast<Op>(code_[target]);
        if (op == Op::REPEAT ? until != Op::MAX_UNTIL && until != Op::MIN_UNTIL
                             : until != Op::SUCCESS)
          return false;
        at = target + 1;
        return true;
      }
      case Op::ASSERT:
      case Op::ASSERT_NOT:
        if (!skip(at, end, target) || target < at + 3 || !ends_with(target, Op::SUCCESS) ||
            !sequence(at + 2, target - 1, depth + 1))
          return false;
        at = target;
        return true;
      case Op::ATOMIC_GROUP:
        if (!skip(at, end, target) || target < at + 2 || !ends_with(target, Op::SUCCESS) ||
            !sequence(at + 1, target - 1, depth + 1))
          return false;
        at = target;
        return true;
      case Op::GROUPREF_EXISTS: return conditional(at, end, depth);
      default: return false;  // JUMP and the like stand only where branch() expects them
    }
  }

  bool info(std::size_t& at, std::size_t end) {
    std::size_t target;
    if (!skip(at, end, target) || target < at + 4) return false;
    const Word flags = code_[at + 1];
    if (flags & ~(kInfoPrefix | kInfoLiteral | kInfoCharset)) return false;
    if ((flags & kInfoPrefix) && (flags & kInfoCharset)) return false;
    if (flags & kInfoPrefix) {
      if (target - at < 6 || code_[at + 4] == 0 || (target - at - 6) / 2 < code_[at + 4])
        return false;
    }
    if ((flags & kInfoCharset) && !set(at + 4, target)) return false;
    at = target;
    return true;
  }

  bool branch(std::size_t& at, std::size_t end, int depth) {
    std::size_t after = 0;
    for (;;) {
      if (at >= end) return false;
      if (code_[at] == 0) break;
      std::size_t next, target;
      if (!skip(at, end, next) || next < at + 3) return false;
      if (code_[next - 2] != static_cast<Word>(Op::JUMP) || !skip(next - 1, end, target))
        return false;
      if (after && target != after) return false;
      after = target;
      if (!sequence(at + 1, next - 2, depth + 1)) return false;
      at = next;
    }
    ++at;
    return after == 0 || after == at;
  }

  // (?(group)yes|no)
  bool conditional(std::size_t& at, std::size_t end, int depth) {
    if (end - at < 2 || code_[at] >= groups_) return false;
    const std::size_t base = at;
    if (code_[base + 1] < 2 || code_[base + 1] > end - base) return false;
    const std::size_t no = base + code_[base + 1];
    std::size_t after;
    // A JUMP at the end of `yes` goes over `no`. The last two words may look like one by chance:
    // then both readings must be good, and the plain one is tried first.
    if (sequence(base + 2, no, depth + 1)) {
      at = no;
      return true;
    }
    if (no < base + 4 || code_[no - 2] != static_cast<Word>(Op::JUMP) ||
        !skip(no - 1, end, after) || !sequence(base + 2, no - 2, depth + 1) ||
        !sequence(no, after, depth + 1))
      return false;
    at = after;
    return true;
  }

  const Word* code_;
  std::size_t groups_;
};

}  // namespace

bool is_valid(const Word* code, std::size_t length, std::size_t groups) {
  if (length == 0 || code[length - 1] != static_cast<Word>(Op::SUCCESS)) return false;
  return Checker(code, groups).sequence(0, length - 1, 0);
}

}  // namespace vitro::vm::sre
