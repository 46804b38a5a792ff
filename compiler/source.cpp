// Decoding of source bytes and the questions about UTF-8 that error positions ask.
#include "compiler/source.hpp"

#include <array>
#include <cstdio>

namespace vitro::compiler {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

enum class Encoding : std::uint8_t { Undeclared, Utf8, Utf8Strict, Latin1, Ascii, Unknown };

struct Declared {
  Encoding encoding = Encoding::Undeclared;
  std::string name;  // as messages show it
};

bool is_cookie_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.';
}

std::string_view first_line(std::string_view text) {
  return text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
}

std::string_view after_first_line(std::string_view text) {
  std::size_t end = text.find_first_of("\r\n");
  if (end == std::string_view::npos) return {};
  end += text.substr(end, 2) == "\r\n" ? 2 : 1;
  return text.substr(end);
}

// The name a comment line declares (PEP 263), or nothing. `only_comment` tells whether the next
// line may declare one.
std::string_view cookie_in(std::string_view line, bool& only_comment) {
  std::size_t start = line.find_first_not_of(" \t\f");
  only_comment = start == std::string_view::npos || line[start] == '#';
  if (start == std::string_view::npos || line[start] != '#') return {};
  for (std::size_t at = line.find("coding", start); at != std::string_view::npos;
       at = line.find("coding", at + 1)) {
    std::size_t name = at + 6;
    if (name >= line.size() || (line[name] != ':' && line[name] != '=')) continue;
    ++name;
    while (name < line.size() && (line[name] == ' ' || line[name] == '\t')) ++name;
    std::size_t end = name;
    while (end < line.size() && is_cookie_character(line[end])) ++end;
    if (end > name) return line.substr(name, end - name);
  }
  return {};
}

bool is_or_extends(std::string_view name, std::string_view base) {
  return name == base ||
         (name.size() > base.size() && name.starts_with(base) && name[base.size()] == '-');
}

Declared classify(std::string_view name) {
  std::string normal(name.substr(0, 12));
  for (char& c : normal) {
    if (c == '_')
      c = '-';
    else if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c - 'A' + 'a');
  }
  if (is_or_extends(normal, "utf-8")) return {Encoding::Utf8, "utf-8"};
  for (std::string_view latin : {"latin-1", "iso-8859-1", "iso-latin-1"}) {
    if (is_or_extends(normal, latin)) return {Encoding::Latin1, "iso-8859-1"};
  }
  for (std::string_view latin :
       {"latin1", "latin", "l1", "iso8859-1", "8859", "cp819", "iso8859"}) {
    if (normal == latin) return {Encoding::Latin1, std::string(name)};
  }
  for (std::string_view alias : {"utf8", "u8", "utf", "cp65001"}) {
    if (normal == alias) return {Encoding::Utf8Strict, std::string(name)};
  }
  for (std::string_view alias : {"ascii", "us-ascii", "646"}) {
    if (normal == alias) return {Encoding::Ascii, std::string(name)};
  }
  return {Encoding::Unknown, std::string(name)};
}

Declared declared_encoding(std::string_view bytes) {
  bool only_comment = false;
  std::string_view name = cookie_in(first_line(bytes), only_comment);
  if (name.empty() && only_comment)
    name = cookie_in(first_line(after_first_line(bytes)), only_comment);
  return name.empty() ? Declared{} : classify(name);
}

std::string latin1_to_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (char c : bytes) append_utf8(out, static_cast<unsigned char>(c));
  return out;
}

// Every "\r\n" and every lone '\r' becomes '\n'.
std::string unify_newlines(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 1);
  std::size_t from = 0;
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', from)) {
    out.append(text, from, at - from);
    out.push_back('\n');
    from = at + (text.substr(at, 2) == "\r\n" ? 2 : 1);
  }
  out.append(text, from);
  return out;
}

std::size_t line_of(std::string_view text, std::size_t position) {
  std::size_t line = 1;
  for (std::size_t at = 0; at < position; ++at) line += text[at] == '\n';
  return line;
}

void report(SyntaxProblem& problem, SyntaxProblem::Kind kind, std::string message) {
  problem.kind = kind;
  problem.message = std::move(message);
}

// A problem of the declaration or of bytes that it forbids. CPython positions it nowhere when it
// runs a file and at an impossible place when it compiles a string.
void report_encoding(SyntaxProblem& problem, bool is_file, const std::string& in_file,
                     const std::string& in_string) {
  report(problem, SyntaxProblem::Kind::SyntaxError, is_file ? in_file : in_string);
  if (is_file) return;
  problem.line = 0;
  problem.offset = -1;
  problem.has_position = true;
}

void report_null(SyntaxProblem& problem, std::string_view text, std::size_t at, bool is_file) {
  if (!is_file) {
    report(problem, SyntaxProblem::Kind::ValueError,
           "source code string cannot contain null bytes");
    return;
  }
  report(problem, SyntaxProblem::Kind::SyntaxError, "source code cannot contain null bytes");
  std::size_t line_start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
  if (at != 0 && text.rfind('\n', at - 1) == std::string_view::npos) line_start = 0;
  problem.line = problem.end_line = static_cast<int>(line_of(text, at));
  problem.offset = problem.end_offset = 0;
  problem.has_position = problem.has_end = problem.has_text = true;
  problem.text = with_replacement_characters(text.substr(line_start, at - line_start));
}

std::string hexadecimal(unsigned value) {
  char buffer[8];
  std::snprintf(buffer, sizeof buffer, "%02x", value);
  return buffer;
}

}  // namespace

SourceText SourceText::from_bytes(std::string_view bytes, std::string_view file_name,
                                  SyntaxProblem& problem) {
  const bool is_file = !file_name.empty();
  const bool marked = bytes.starts_with(kByteOrderMark);
  if (marked) bytes.remove_prefix(kByteOrderMark.size());
  Declared declared = declared_encoding(bytes);

  SourceText source;
  source.is_file_ = is_file;
  source.offsets_in_bytes_ = !marked && declared.encoding == Encoding::Undeclared;

  if (marked && declared.encoding != Encoding::Undeclared && declared.encoding != Encoding::Utf8) {
    std::string message = "encoding problem: " + declared.name + " with BOM";
    report_encoding(problem, is_file, message, message);
    return {};
  }
  if (declared.encoding == Encoding::Unknown) {
    report_encoding(problem, is_file, "encoding problem: " + declared.name,
                    "unknown encoding: " + declared.name);
    return {};
  }
  // A NUL is looked for before anything is decoded, except in files, where the lines before it have
  // been read already.
  std::size_t null_at = bytes.find('\0');
  if (null_at != std::string_view::npos) {
    report_null(problem, unify_newlines(bytes.substr(0, null_at)),
                unify_newlines(bytes.substr(0, null_at)).size(), is_file);
    return {};
  }

  std::string decoded;
  switch (declared.encoding) {
    case Encoding::Latin1:
      decoded = latin1_to_utf8(bytes);
      bytes = decoded;
      break;
    case Encoding::Ascii:
      for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto byte = static_cast<unsigned char>(bytes[at]);
        if (byte < 0x80) continue;
        report_encoding(problem, is_file, "encoding problem: " + declared.name,
                        "'ascii' codec can't decode byte 0x" + hexadecimal(byte) + " in position " +
                            std::to_string(at) + ": ordinal not in range(128)");
        return {};
      }
      break;
    default: {
      Utf8Defect defect = find_utf8_defect(bytes);
      if (!defect.reason) break;
      if (declared.encoding == Encoding::Utf8Strict) {
        report_encoding(problem, is_file, "encoding problem: " + declared.name,
                        describe(defect, bytes));
        return {};
      }
      if (is_file && source.offsets_in_bytes_) {
        auto byte = static_cast<unsigned char>(bytes[defect.start]);
        std::string text = unify_newlines(bytes.substr(0, defect.start));
        report(problem, SyntaxProblem::Kind::SyntaxError,
               "Non-UTF-8 code starting with '\\x" + hexadecimal(byte) + "' in file " +
                   std::string(file_name) + " on line " +
                   std::to_string(line_of(text, text.size())) +
                   ", but no encoding declared; see https://peps.python.org/pep-0263/ for details");
        return {};
      }
      source.unchecked_ = true;
    }
  }

  source.text_ = unify_newlines(bytes);
  source.added_newline_ = source.text_.empty() || source.text_.back() != '\n';
  if (source.added_newline_) source.text_.push_back('\n');
  return source;
}

SourceText SourceText::from_utf8(std::string_view text, SyntaxProblem& problem) {
  SourceText source;
  if (text.find('\0') != std::string_view::npos) {
    report_null(problem, text, 0, false);
    return source;
  }
  source.text_ = unify_newlines(text);
  source.added_newline_ = source.text_.empty() || source.text_.back() != '\n';
  if (source.added_newline_) source.text_.push_back('\n');
  return source;
}

std::string_view SourceText::text(bool ensure_newline) const {
  std::string_view all = text_;
  if (!added_newline_) return all;
  // An empty text stays empty: a file of no lines.
  return ensure_newline && all.size() > 1 ? all : all.substr(0, all.empty() ? 0 : all.size() - 1);
}

std::string_view SourceText::line(std::size_t number) const {
  std::string_view rest = text_;
  for (; number > 1; --number) {
    std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  return rest.substr(0, std::min(rest.find('\n'), rest.size()));
}

Utf8Defect find_utf8_defect(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t size = text.size();
  std::size_t at = 0;
  while (at < size) {
    unsigned char lead = bytes[at];
    if (lead < 0x80) {
      ++at;
      continue;
    }
    if (lead < 0xC2 || lead > 0xF4) return {at, at + 1, "invalid start byte"};
    std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    // The second byte is narrower after some first bytes: no overlong forms, surrogates or values
    // past 0x10FFFF.
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    for (std::size_t offset = 1; offset < length; ++offset, low = 0x80, high = 0xBF) {
      if (at + offset >= size) return {at, size, "unexpected end of data"};
      if (bytes[at + offset] < low || bytes[at + offset] > high)
        return {at, at + offset, "invalid continuation byte"};
    }
    at += length;
  }
  return {};
}

std::string describe(const Utf8Defect& defect, std::string_view text) {
  std::string out = "'utf-8' codec can't decode ";
  if (defect.end - defect.start == 1) {
    out += "byte 0x" + hexadecimal(static_cast<unsigned char>(text[defect.start])) +
           " in position " + std::to_string(defect.start);
  } else {
    out +=
        "bytes in position " + std::to_string(defect.start) + "-" + std::to_string(defect.end - 1);
  }
  return out + ": " + defect.reason;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    Utf8Defect defect = find_utf8_defect(text);
    std::size_t good = defect.reason ? defect.start : text.size();
    for (char c : text.substr(0, good)) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (!defect.reason) break;
    ++count;
    text.remove_prefix(defect.end);
  }
  return count;
}

std::string with_replacement_characters(std::string_view text) {
  std::string out;
  while (true) {
    Utf8Defect defect = find_utf8_defect(text);
    if (!defect.reason) return out.append(text);
    out.append(text, 0, defect.start);
    out.append("\xEF\xBF\xBD");
    text.remove_prefix(defect.end);
  }
}

void append_utf8(std::string& out, char32_t character) {
  auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (character < 0x80) return put(character);
  if (character < 0x800) {
    put(0xC0 | (character >> 6));
    return put(0x80 | (character & 0x3F));
  }
  if (character < 0x10000) {
    put(0xE0 | (character >> 12));
    put(0x80 | ((character >> 6) & 0x3F));
    return put(0x80 | (character & 0x3F));
  }
  put(0xF0 | (character >> 18));
  put(0x80 | ((character >> 12) & 0x3F));
  put(0x80 | ((character >> 6) & 0x3F));
  put(0x80 | (character & 0x3F));
}

char32_t decode_utf8(std::string_view text, std::size_t& length) {
  auto lead = static_cast<unsigned char>(text[0]);
  length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (length == 1) return lead;
  char32_t character = lead & (0xFF >> (length + 1));
  for (std::size_t at = 1; at < length; ++at) {
    character = (character << 6) | (static_cast<unsigned char>(text[at]) & 0x3F);
  }
  return character;
}

}  // namespace vitro::compiler
