#include "inspect/json.hpp"

#include <cstdint>
#include <cstdio>
#include <iterator>

namespace vitro::inspect {

namespace {

// Octets of the well-formed UTF-8 sequence that `text` begins with; 0: none.
std::size_t sequence_length(std::string_view text) {
  const auto octet = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const auto follows = [&](std::size_t i) { return (octet(i) & 0xc0) == 0x80; };
  const unsigned first = octet(0);
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return follows(1) ? 2 : 0;
  if (first >= 0xe0 && first < 0xf0) {
    const bool shortest = first != 0xe0 || octet(1) >= 0xa0;
    const bool scalar = first != 0xed || octet(1) < 0xa0;
    return shortest && scalar && follows(1) && follows(2) ? 3 : 0;
  }
  if (first >= 0xf0 && first < 0xf5) {
    const bool shortest = first != 0xf0 || octet(1) >= 0x90;
    const bool scalar = first != 0xf4 || octet(1) < 0x90;
    return shortest && scalar && follows(1) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

bool is_plain(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x80 &&
         c != '"' && c != '\\';
}

}  // namespace

void append_json(std::string_view text, std::string& out) {
  out += '"';
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && is_plain(text[plain])) ++plain;
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const char c = text[0];
    std::size_t length = 1;
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      out += escape;
    } else if (const std::size_t octets = sequence_length(text)) {
      out += text.substr(0, octets);
      length = octets;
    } else {
      out += "\xef\xbf\xbd";
    }
    text.remove_prefix(length);
  }
  out += '"';
}

std::string_view kind_name(NodeKind kind) {
  constexpr std::string_view kKinds[] = {
      "number",   "text", "singleton", "sequence", "mapping",   "set",      "type",
      "function", "code", "module",    "instance", "exception", "internal",
  };
  static_assert(std::size(kKinds) == static_cast<std::size_t>(NodeKind::internal) + 1);
  return kKinds[static_cast<std::size_t>(kind)];
}

std::string_view kind_name(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::instance_of: return "instance_of";
    case EdgeKind::field: return "field";
    case EdgeKind::index: return "index";
    case EdgeKind::key: return "key";
    case EdgeKind::value: return "value";
    case EdgeKind::attribute: return "attribute";
    case EdgeKind::base: return "base";
    case EdgeKind::mro: return "mro";
    case EdgeKind::constant: return "constant";
    case EdgeKind::name: return "name";
    case EdgeKind::cell: return "cell";
    case EdgeKind::local: return "local";
    case EdgeKind::stack: return "stack";
    case EdgeKind::root: break;
  }
  return "root";
}

}  // namespace vitro::inspect
