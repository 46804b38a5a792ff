// _sre: the engine under re. Patterns come as the code words that re/_compiler.py of Python 3.11
// emits; this file has their numbers and what the engine's parts share.
#pragma once

#include <cstdint>

#include "objects/ref.hpp"
#include "objects/runtime.hpp"
#include "vm/modules/native_module.hpp"

namespace vitro::vm::sre {

using Word = std::uint32_t;

inline constexpr Word kUnlimited = 0xffff'ffffu;
inline constexpr std::int64_t kMagic = 20220615;
inline constexpr std::int64_t kMostGroups = 1073741823;

enum class Op : Word {
  FAILURE,
  SUCCESS,
  ANY,
  ANY_ALL,
  ASSERT,
  ASSERT_NOT,
  AT,
  BRANCH,
  CATEGORY,
  CHARSET,
  BIGCHARSET,
  GROUPREF,
  GROUPREF_EXISTS,
  IN,
  INFO,
  JUMP,
  LITERAL,
  MARK,
  MAX_UNTIL,
  MIN_UNTIL,
  NOT_LITERAL,
  NEGATE,
  RANGE,
  REPEAT,
  REPEAT_ONE,
  SUBPATTERN,
  MIN_REPEAT_ONE,
  ATOMIC_GROUP,
  POSSESSIVE_REPEAT,
  POSSESSIVE_REPEAT_ONE,
  GROUPREF_IGNORE,
  IN_IGNORE,
  LITERAL_IGNORE,
  NOT_LITERAL_IGNORE,
  GROUPREF_LOC_IGNORE,
  IN_LOC_IGNORE,
  LITERAL_LOC_IGNORE,
  NOT_LITERAL_LOC_IGNORE,
  GROUPREF_UNI_IGNORE,
  IN_UNI_IGNORE,
  LITERAL_UNI_IGNORE,
  NOT_LITERAL_UNI_IGNORE,
  RANGE_UNI_IGNORE,
  kEnd
};

enum class At : Word {
  BEGINNING,
  BEGINNING_LINE,
  BEGINNING_STRING,
  BOUNDARY,
  NON_BOUNDARY,
  END,
  END_LINE,
  END_STRING,
  LOC_BOUNDARY,
  LOC_NON_BOUNDARY,
  UNI_BOUNDARY,
  UNI_NON_BOUNDARY,
  kEnd
};

enum class Category : Word {
  DIGIT,
  NOT_DIGIT,
  SPACE,
  NOT_SPACE,
  WORD,
  NOT_WORD,
  LINEBREAK,
  NOT_LINEBREAK,
  LOC_WORD,
  LOC_NOT_WORD,
  UNI_DIGIT,
  UNI_NOT_DIGIT,
  UNI_SPACE,
  UNI_NOT_SPACE,
  UNI_WORD,
  UNI_NOT_WORD,
  UNI_LINEBREAK,
  UNI_NOT_LINEBREAK,
  kEnd
};

inline constexpr Word kInfoPrefix = 1, kInfoLiteral = 2, kInfoCharset = 4;
inline constexpr Word kFlagIgnoreCase = 2, kFlagLocale = 4, kFlagUnicode = 32;

// ---- characters ----

[[nodiscard]] char32_t lower_ascii(char32_t c);
[[nodiscard]] char32_t lower_unicode(char32_t c);
[[nodiscard]] char32_t upper_unicode(char32_t c);
[[nodiscard]] bool is_in_category(Category category, char32_t c);
// Does the set that begins at `set` and ends with FAILURE hold the character?
[[nodiscard]] bool is_in_set(const Word* set, char32_t c);
// Checks a pattern's words so that no run of them leaves the array: sre_check.cpp.
[[nodiscard]] bool is_valid(const Word* code, std::size_t length, std::size_t groups);

// ---- matching ----

enum class How : std::uint8_t { match, fullmatch, search };

// One subject and what a match in it found. Positions count characters from its beginning.
struct Subject {
  const void* text;
  unsigned width;      // bytes per character
  std::size_t length;  // up to which the text is looked at: endpos
  std::size_t start;   // where matching begins: pos
  // As in finditer: a match at `start` must not be empty.
  bool must_advance = false;
};

// marks[2g], marks[2g + 1]: where group g + 1 begins and ends; -1: it has not taken part.
struct Result {
  bool found = false;
  std::int64_t start = 0, end = 0;
  std::int64_t last_index = 0;  // number of the group closed last; 0: none
};

// Runs `code` over the subject. MemoryError, RecursionError.
Status run(Runtime& rt, const Word* code, std::size_t groups, const Subject& subject, How how,
           std::int64_t* marks, Result& result);

// ---- the objects; sre_pattern.cpp, sre_match_object.cpp ----

extern const TypeSpec kPatternType, kMatchType, kScannerType;

}  // namespace vitro::vm::sre
