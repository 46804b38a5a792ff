// Which words are keywords and which characters a name may hold.
#include <algorithm>
#include <array>

#include <utf8proc.h>

#include "compiler/lexer.hpp"

namespace vitro::compiler {
namespace {

struct Keyword {
  std::string_view word;
  TokenKind kind;
};

constexpr std::array kShortKeywords{Keyword{"as", TokenKind::As}, Keyword{"if", TokenKind::If},
                                    Keyword{"in", TokenKind::In}, Keyword{"is", TokenKind::Is},
                                    Keyword{"or", TokenKind::Or}};

// One candidate list per first letter keeps the common case, an ordinary name, at no or one
// comparison.
constexpr std::array kA{Keyword{"and", TokenKind::And}, Keyword{"assert", TokenKind::Assert},
                        Keyword{"async", TokenKind::Async}, Keyword{"await", TokenKind::Await}};
constexpr std::array kB{Keyword{"break", TokenKind::Break}};
constexpr std::array kC{Keyword{"class", TokenKind::Class},
                        Keyword{"continue", TokenKind::Continue}};
constexpr std::array kD{Keyword{"def", TokenKind::Def}, Keyword{"del", TokenKind::Del}};
constexpr std::array kE{Keyword{"else", TokenKind::Else}, Keyword{"elif", TokenKind::Elif},
                        Keyword{"except", TokenKind::Except}};
constexpr std::array kF{Keyword{"for", TokenKind::For}, Keyword{"from", TokenKind::From},
                        Keyword{"finally", TokenKind::Finally}};
constexpr std::array kG{Keyword{"global", TokenKind::Global}};
constexpr std::array kI{Keyword{"import", TokenKind::Import}};
constexpr std::array kL{Keyword{"lambda", TokenKind::Lambda}};
constexpr std::array kN{Keyword{"not", TokenKind::Not}, Keyword{"nonlocal", TokenKind::Nonlocal}};
constexpr std::array kP{Keyword{"pass", TokenKind::Pass}};
constexpr std::array kR{Keyword{"return", TokenKind::Return}, Keyword{"raise", TokenKind::Raise}};
constexpr std::array kT{Keyword{"try", TokenKind::Try}};
constexpr std::array kW{Keyword{"while", TokenKind::While}, Keyword{"with", TokenKind::With}};
constexpr std::array kY{Keyword{"yield", TokenKind::Yield}};
constexpr std::array kCapitals{Keyword{"None", TokenKind::None}, Keyword{"True", TokenKind::True},
                               Keyword{"False", TokenKind::False}};

TokenKind find_in(std::span<const Keyword> candidates, std::string_view word) {
  for (const Keyword& candidate : candidates) {
    if (candidate.word == word) return candidate.kind;
  }
  return TokenKind::Name;
}

// Where Python's identifiers (XID_Start, XID_Continue) differ from what the general categories say.
constexpr char32_t kStartsThough[] = {0x1885, 0x1886, 0x2118, 0x212E};
constexpr char32_t kStartsNot[] = {0x37A,  0xE33,  0xEB3,  0x2E2F, 0xFC5E, 0xFC5F, 0xFC60, 0xFC61,
                                   0xFC62, 0xFC63, 0xFDFA, 0xFDFB, 0xFE70, 0xFE72, 0xFE74, 0xFE76,
                                   0xFE78, 0xFE7A, 0xFE7C, 0xFE7E, 0xFF9E, 0xFF9F};
constexpr char32_t kContinuesThough[] = {0xB7,   0x387,  0x1369, 0x136A, 0x136B, 0x136C, 0x136D,
                                         0x136E, 0x136F, 0x1370, 0x1371, 0x19DA, 0x2118, 0x212E};
constexpr char32_t kContinuesNot[] = {0x37A,  0x2E2F, 0xFC5E, 0xFC5F, 0xFC60, 0xFC61,
                                      0xFC62, 0xFC63, 0xFDFA, 0xFDFB, 0xFE70, 0xFE72,
                                      0xFE74, 0xFE76, 0xFE78, 0xFE7A, 0xFE7C, 0xFE7E};

template <std::size_t N>
bool contains(const char32_t (&sorted)[N], char32_t c) {
  return std::binary_search(sorted, sorted + N, c);
}

bool is_letter_category(utf8proc_category_t category) {
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         category == UTF8PROC_CATEGORY_NL;
}

bool starts_name(char32_t c) {
  if (c < 128) return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (contains(kStartsThough, c)) return true;
  return is_letter_category(utf8proc_category(static_cast<utf8proc_int32_t>(c))) &&
         !contains(kStartsNot, c);
}

bool continues_name(char32_t c) {
  if (c < 128) return starts_name(c) || (c >= '0' && c <= '9');
  if (contains(kContinuesThough, c)) return true;
  utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  bool fits = is_letter_category(category) || category == UTF8PROC_CATEGORY_MN ||
              category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ND ||
              category == UTF8PROC_CATEGORY_PC;
  return fits && !contains(kContinuesNot, c);
}

}  // namespace

TokenKind keyword_kind(std::string_view word) {
  if (word.size() < 2 || word.size() > 8) return TokenKind::Name;
  if (word.size() == 2) return find_in(kShortKeywords, word);
  switch (word[0]) {
    case 'a': return find_in(kA, word);
    case 'b': return find_in(kB, word);
    case 'c': return find_in(kC, word);
    case 'd': return find_in(kD, word);
    case 'e': return find_in(kE, word);
    case 'f': return find_in(kF, word);
    case 'g': return find_in(kG, word);
    case 'i': return find_in(kI, word);
    case 'l': return find_in(kL, word);
    case 'n': return find_in(kN, word);
    case 'p': return find_in(kP, word);
    case 'r': return find_in(kR, word);
    case 't': return find_in(kT, word);
    case 'w': return find_in(kW, word);
    case 'y': return find_in(kY, word);
    case 'F':
    case 'N':
    case 'T': return find_in(kCapitals, word);
    default: return TokenKind::Name;
  }
}

std::size_t find_bad_identifier_character(std::string_view text, char32_t& bad) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 0;
    char32_t c = decode_utf8(text.substr(at), length);
    if (at == 0 ? !starts_name(c) : !continues_name(c)) {
      bad = c;
      return at + length;
    }
    at += length;
  }
  return 0;
}

bool is_printable(char32_t character) {
  if (character == ' ') return true;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(character))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_ZS: return false;
    default: return true;
  }
}

}  // namespace vitro::compiler
