// _sre: what the engine asks of single characters.
#include "objects/unicode.hpp"
#include "vm/modules/sre.hpp"

namespace vitro::vm::sre {

namespace {

bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_ascii_space(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_ascii_word(char32_t c) {
  return is_ascii_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_unicode_word(char32_t c) {
  if (c < 128) return is_ascii_word(c);
  return unicode::is_alpha(c) || unicode::is_decimal(c) || unicode::is_digit(c) ||
         unicode::is_numeric(c);
}
bool is_unicode_space(char32_t c) {
  return c < 128 ? is_ascii_space(c) || (c >= 0x1c && c <= 0x1f) : unicode::is_space(c);
}

}  // namespace

char32_t lower_ascii(char32_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }

char32_t lower_unicode(char32_t c) {
  if (c < 128) return lower_ascii(c);
  char32_t lower[unicode::kLongestCase];
  // The dotted capital I is the one letter whose full mapping is longer than its simple one.
  return unicode::to_lower(c, lower) == 1 ? lower[0] : c == 0x130 ? U'i' : c;
}

char32_t upper_unicode(char32_t c) {
  if (c < 128) return c >= 'a' && c <= 'z' ? c - 32 : c;
  // Of a mapping to several letters ('\u00df' to "SS") the first one counts.
  char32_t upper[unicode::kLongestCase];
  unicode::to_upper(c, upper);
  return upper[0];
}

bool is_in_category(Category category, char32_t c) {
  switch (category) {
    case Category::DIGIT: return is_ascii_digit(c);
    case Category::NOT_DIGIT: return !is_ascii_digit(c);
    case Category::SPACE: return is_ascii_space(c);
    case Category::NOT_SPACE: return !is_ascii_space(c);
    case Category::WORD:
    case Category::LOC_WORD: return is_ascii_word(c);
    case Category::NOT_WORD:
    case Category::LOC_NOT_WORD: return !is_ascii_word(c);
    case Category::LINEBREAK: return c == '\n';
    case Category::NOT_LINEBREAK: return c != '\n';
    case Category::UNI_DIGIT: return c < 128 ? is_ascii_digit(c) : unicode::is_decimal(c);
    case Category::UNI_NOT_DIGIT: return !is_in_category(Category::UNI_DIGIT, c);
    case Category::UNI_SPACE: return is_unicode_space(c);
    case Category::UNI_NOT_SPACE: return !is_unicode_space(c);
    case Category::UNI_WORD: return is_unicode_word(c);
    case Category::UNI_NOT_WORD: return !is_unicode_word(c);
    case Category::UNI_LINEBREAK: return unicode::is_line_break(c);
    case Category::UNI_NOT_LINEBREAK: return !unicode::is_line_break(c);
    case Category::kEnd: break;
  }
  return false;
}

bool is_in_set(const Word* set, char32_t c) {
  bool answer = true;
  for (;;) {
    switch (static_cast<Op>(*set++)) {
      case Op::NEGATE: answer = !answer; break;
      case Op::LITERAL:
        if (c == set[0]) return answer;
        ++set;
        break;
      case Op::RANGE:
        if (c >= set[0] && c <= set[1]) return answer;
        set += 2;
        break;
      case Op::RANGE_UNI_IGNORE: {
        if (c >= set[0] && c <= set[1]) return answer;
        const char32_t upper = upper_unicode(c);
        if (upper >= set[0] && upper <= set[1]) return answer;
        set += 2;
        break;
      }
      case Op::CATEGORY:
        if (is_in_category(static_cast<Category>(set[0]), c)) return answer;
        ++set;
        break;
      case Op::CHARSET:  // a bit per character below 256
        if (c < 256 && (set[c / 32] >> (c & 31) & 1)) return answer;
        set += 8;
        break;
      case Op::BIGCHARSET: {  // 256 block numbers of a byte, then the blocks of 256 bits
        const Word blocks = *set++;
        if (c < 65536) {
          const Word block = reinterpret_cast<const unsigned char*>(set)[c >> 8];
          if (set[64 + block * 8 + (c & 255) / 32] >> (c & 31) & 1) return answer;
        }
        set += 64 + blocks * 8;
        break;
      }
      default: return !answer;  // FAILURE
    }
  }
}

}  // namespace vitro::vm::sre
