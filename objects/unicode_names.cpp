// Names come from libunistring's table, which has those of Unicode 14 as CPython 3.11 does, but for
// the control characters, the ideographs and some of the Hangul syllables.
#include "objects/unicode_names.hpp"

#include <charconv>
#include <cstring>

#include <uniname.h>

namespace vitro::unicode {

namespace {

static_assert(kLongestName >= UNINAME_MAX);

// ---- what can be computed ----

struct Range {
  char32_t first, last;
};
constexpr Range kIdeographs[] = {{0x3400, 0x4dbf},   {0x4e00, 0x9fff},   {0x20000, 0x2a6df},
                                 {0x2a700, 0x2b738}, {0x2b740, 0x2b81d}, {0x2b820, 0x2cea1},
                                 {0x2ceb0, 0x2ebe0}, {0x30000, 0x3134a}};
constexpr std::string_view kIdeograph = "CJK UNIFIED IDEOGRAPH-";

bool is_ideograph(char32_t c) {
  for (const Range& range : kIdeographs)
    if (c >= range.first && c <= range.last) return true;
  return false;
}

constexpr std::string_view kHangul = "HANGUL SYLLABLE ";
constexpr char32_t kFirstHangul = 0xac00, kLastHangul = 0xd7a3;
constexpr std::string_view kLeading[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                         "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
constexpr std::string_view kVowels[] = {"A",   "AE", "YA", "YAE", "EO", "E",  "YEO",
                                        "YE",  "O",  "WA", "WAE", "OE", "YO", "U",
                                        "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
constexpr std::string_view kTrailing[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                          "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                          "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};

// The longest part that `text` begins with; moves past it.
template <std::size_t Count>
std::size_t take_part(std::string_view& text, const std::string_view (&parts)[Count]) {
  std::size_t best = Count;
  for (std::size_t i = 0; i < Count; ++i)
    if (text.starts_with(parts[i]) && (best == Count || parts[i].size() > parts[best].size()))
      best = i;
  if (best < Count) text.remove_prefix(parts[best].size());
  return best;
}

std::int32_t hangul_named(std::string_view syllable) {
  const std::size_t leading = take_part(syllable, kLeading);
  const std::size_t vowel = take_part(syllable, kVowels);
  const std::size_t trailing = take_part(syllable, kTrailing);
  if (leading == std::size(kLeading) || vowel == std::size(kVowels) || !syllable.empty()) return -1;
  return static_cast<std::int32_t>(
      kFirstHangul + (leading * std::size(kVowels) + vowel) * std::size(kTrailing) + trailing);
}

std::int32_t ideograph_named(std::string_view digits) {
  if (digits.size() != 4 && digits.size() != 5) return -1;
  if (digits.find_first_of("abcdef") != std::string_view::npos) return -1;
  std::uint32_t point = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), point, 16);
  if (read.ptr != digits.data() + digits.size() || !is_ideograph(point)) return -1;
  return static_cast<std::int32_t>(point);
}

// ---- control characters ----

struct Alias {
  unsigned char point;
  std::string_view name;
};
constexpr Alias kControls[] = {
    {0x00, "NULL"},
    {0x00, "NUL"},
    {0x01, "START OF HEADING"},
    {0x01, "SOH"},
    {0x02, "START OF TEXT"},
    {0x02, "STX"},
    {0x03, "END OF TEXT"},
    {0x03, "ETX"},
    {0x04, "END OF TRANSMISSION"},
    {0x04, "EOT"},
    {0x05, "ENQUIRY"},
    {0x05, "ENQ"},
    {0x06, "ACKNOWLEDGE"},
    {0x06, "ACK"},
    {0x07, "ALERT"},
    {0x07, "BEL"},
    {0x08, "BACKSPACE"},
    {0x08, "BS"},
    {0x09, "CHARACTER TABULATION"},
    {0x09, "HORIZONTAL TABULATION"},
    {0x09, "HT"},
    {0x09, "TAB"},
    {0x0a, "LINE FEED"},
    {0x0a, "NEW LINE"},
    {0x0a, "END OF LINE"},
    {0x0a, "LF"},
    {0x0a, "NL"},
    {0x0a, "EOL"},
    {0x0b, "LINE TABULATION"},
    {0x0b, "VERTICAL TABULATION"},
    {0x0b, "VT"},
    {0x0c, "FORM FEED"},
    {0x0c, "FF"},
    {0x0d, "CARRIAGE RETURN"},
    {0x0d, "CR"},
    {0x0e, "SHIFT OUT"},
    {0x0e, "LOCKING-SHIFT ONE"},
    {0x0e, "SO"},
    {0x0f, "SHIFT IN"},
    {0x0f, "LOCKING-SHIFT ZERO"},
    {0x0f, "SI"},
    {0x10, "DATA LINK ESCAPE"},
    {0x10, "DLE"},
    {0x11, "DEVICE CONTROL ONE"},
    {0x11, "DC1"},
    {0x12, "DEVICE CONTROL TWO"},
    {0x12, "DC2"},
    {0x13, "DEVICE CONTROL THREE"},
    {0x13, "DC3"},
    {0x14, "DEVICE CONTROL FOUR"},
    {0x14, "DC4"},
    {0x15, "NEGATIVE ACKNOWLEDGE"},
    {0x15, "NAK"},
    {0x16, "SYNCHRONOUS IDLE"},
    {0x16, "SYN"},
    {0x17, "END OF TRANSMISSION BLOCK"},
    {0x17, "ETB"},
    {0x18, "CANCEL"},
    {0x18, "CAN"},
    {0x19, "END OF MEDIUM"},
    {0x19, "EOM"},
    {0x1a, "SUBSTITUTE"},
    {0x1a, "SUB"},
    {0x1b, "ESCAPE"},
    {0x1b, "ESC"},
    {0x1c, "INFORMATION SEPARATOR FOUR"},
    {0x1c, "FILE SEPARATOR"},
    {0x1c, "FS"},
    {0x1d, "INFORMATION SEPARATOR THREE"},
    {0x1d, "GROUP SEPARATOR"},
    {0x1d, "GS"},
    {0x1e, "INFORMATION SEPARATOR TWO"},
    {0x1e, "RECORD SEPARATOR"},
    {0x1e, "RS"},
    {0x1f, "INFORMATION SEPARATOR ONE"},
    {0x1f, "UNIT SEPARATOR"},
    {0x1f, "US"},
    {0x7f, "DELETE"},
    {0x7f, "DEL"},
    {0x80, "PADDING CHARACTER"},
    {0x80, "PAD"},
    {0x81, "HIGH OCTET PRESET"},
    {0x81, "HOP"},
    {0x82, "BREAK PERMITTED HERE"},
    {0x82, "BPH"},
    {0x83, "NO BREAK HERE"},
    {0x83, "NBH"},
    {0x84, "INDEX"},
    {0x84, "IND"},
    {0x85, "NEXT LINE"},
    {0x85, "NEL"},
    {0x86, "START OF SELECTED AREA"},
    {0x86, "SSA"},
    {0x87, "END OF SELECTED AREA"},
    {0x87, "ESA"},
    {0x88, "CHARACTER TABULATION SET"},
    {0x88, "HORIZONTAL TABULATION SET"},
    {0x88, "HTS"},
    {0x89, "CHARACTER TABULATION WITH JUSTIFICATION"},
    {0x89, "HORIZONTAL TABULATION WITH JUSTIFICATION"},
    {0x89, "HTJ"},
    {0x8a, "LINE TABULATION SET"},
    {0x8a, "VERTICAL TABULATION SET"},
    {0x8a, "VTS"},
    {0x8b, "PARTIAL LINE FORWARD"},
    {0x8b, "PARTIAL LINE DOWN"},
    {0x8b, "PLD"},
    {0x8c, "PARTIAL LINE BACKWARD"},
    {0x8c, "PARTIAL LINE UP"},
    {0x8c, "PLU"},
    {0x8d, "REVERSE LINE FEED"},
    {0x8d, "REVERSE INDEX"},
    {0x8d, "RI"},
    {0x8e, "SINGLE SHIFT TWO"},
    {0x8e, "SINGLE-SHIFT-2"},
    {0x8e, "SS2"},
    {0x8f, "SINGLE SHIFT THREE"},
    {0x8f, "SINGLE-SHIFT-3"},
    {0x8f, "SS3"},
    {0x90, "DEVICE CONTROL STRING"},
    {0x90, "DCS"},
    {0x91, "PRIVATE USE ONE"},
    {0x91, "PRIVATE USE-1"},
    {0x91, "PU1"},
    {0x92, "PRIVATE USE TWO"},
    {0x92, "PRIVATE USE-2"},
    {0x92, "PU2"},
    {0x93, "SET TRANSMIT STATE"},
    {0x93, "STS"},
    {0x94, "CANCEL CHARACTER"},
    {0x94, "CCH"},
    {0x95, "MESSAGE WAITING"},
    {0x95, "MW"},
    {0x96, "START OF GUARDED AREA"},
    {0x96, "START OF PROTECTED AREA"},
    {0x96, "SPA"},
    {0x97, "END OF GUARDED AREA"},
    {0x97, "END OF PROTECTED AREA"},
    {0x97, "EPA"},
    {0x98, "START OF STRING"},
    {0x98, "SOS"},
    {0x99, "SINGLE GRAPHIC CHARACTER INTRODUCER"},
    {0x99, "SGC"},
    {0x9a, "SINGLE CHARACTER INTRODUCER"},
    {0x9a, "SCI"},
    {0x9b, "CONTROL SEQUENCE INTRODUCER"},
    {0x9b, "CSI"},
    {0x9c, "STRING TERMINATOR"},
    {0x9c, "ST"},
    {0x9d, "OPERATING SYSTEM COMMAND"},
    {0x9d, "OSC"},
    {0x9e, "PRIVACY MESSAGE"},
    {0x9e, "PM"},
    {0x9f, "APPLICATION PROGRAM COMMAND"},
    {0x9f, "APC"},
};

bool equal_ignoring_case(std::string_view text, std::string_view upper) {
  if (text.size() != upper.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c) != upper[i]) return false;
  }
  return true;
}

}  // namespace

std::int32_t character_named(std::string_view name) {
  if (name.starts_with(kHangul)) return hangul_named(name.substr(kHangul.size()));
  if (name.starts_with(kIdeograph)) return ideograph_named(name.substr(kIdeograph.size()));
  for (const Alias& alias : kControls)
    if (equal_ignoring_case(name, alias.name)) return alias.point;
  char text[kLongestName + 1];
  if (name.size() > kLongestName || name.find('\0') != std::string_view::npos) return -1;
  std::memcpy(text, name.data(), name.size());
  text[name.size()] = '\0';
  const ucs4_t point = unicode_name_character(text);
  // Syllables were computed, and their names are not to be had in lower case.
  if (point == UNINAME_INVALID || (point >= kFirstHangul && point <= kLastHangul)) return -1;
  return static_cast<std::int32_t>(point);
}

std::string_view name_of_character(char32_t c, char* out) {
  const auto put = [out](std::size_t at, std::string_view part) {
    std::memcpy(out + at, part.data(), part.size());
    return at + part.size();
  };
  if (c >= kFirstHangul && c <= kLastHangul) {
    const std::size_t i = c - kFirstHangul;
    const std::size_t trailing = i % std::size(kTrailing), rest = i / std::size(kTrailing);
    std::size_t length = put(0, kHangul);
    length = put(length, kLeading[rest / std::size(kVowels)]);
    length = put(length, kVowels[rest % std::size(kVowels)]);
    return {out, put(length, kTrailing[trailing])};
  }
  if (is_ideograph(c)) {
    std::size_t length = put(0, kIdeograph);
    for (int shift = c > 0xffff ? 16 : 12; shift >= 0; shift -= 4)
      out[length++] = "0123456789ABCDEF"[c >> shift & 15];
    return {out, length};
  }
  return unicode_character_name(c, out) ? std::string_view(out) : std::string_view();
}

}  // namespace vitro::unicode
