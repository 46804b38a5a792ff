// A recording within the page that shows it.
#include <algorithm>

#include "inspect/json.hpp"
#include "inspect/recording_writer.hpp"

namespace vitro::inspect {

namespace {

// Three octets become four characters.
void write_base64(std::string_view bytes, Writer& out) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    unsigned word = 0;
    for (std::size_t k = 0; k < 3; ++k)
      word = word << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      text += k <= count ? kDigits[word >> (18 - 6 * k) & 63] : '=';
    if (text.size() >= 48 * 1024) {
      out << text;
      out.line();
      text.clear();
    }
  }
  out << text;
}

void append_code(const RecordedCode& code, std::string& out) {
  out += "{\"name\":";
  append_json(code.name, out);
  out += ",\"qualname\":";
  append_json(code.qualname, out);
  out += ",\"file\":";
  append_json(code.file, out);
  out += ",\"line\":" + std::to_string(code.line) + ",\"locals\":[";
  for (std::size_t i = 0; i < code.locals.size(); ++i) {
    if (i) out += ',';
    append_json(code.locals[i], out);
  }
  out += "],\"instructions\":[";
  bool first = true;
  for (const RecordedCode::Instruction& row : code.instructions) {
    if (!first) out += ',';
    first = false;
    ((out += '[' + std::to_string(row.unit) + ",\"") += row.name) += "\",";
    out += std::to_string(row.argument) + ',';
    append_json(row.meaning, out);
    if (row.line)
      for (const std::int64_t number : {std::int64_t{row.line}, std::int64_t{row.column},
                                        std::int64_t{row.end_line}, std::int64_t{row.end_column}})
        out += ',' + std::to_string(number);
    out += ']';
  }
  out += "]}";
}

// JSON inside an HTML script element: no "<" may end it.
std::string without_tags(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json)
    if (c == '<')
      out += "\\u003c";
    else
      out += c;
  return out;
}

}  // namespace

const RecordedCode::Instruction* RecordedCode::at(std::uint32_t unit) const {
  const auto found = std::lower_bound(
      instructions.begin(), instructions.end(), unit,
      [](const Instruction& instruction, std::uint32_t u) { return instruction.unit < u; });
  return found != instructions.end() && found->unit == unit ? &*found : nullptr;
}

std::string_view ending_name(Ending ending) {
  switch (ending) {
    case Ending::finished: return "finished";
    case Ending::raised: return "raised";
    case Ending::limit: return "limit";
    case Ending::interrupted: return "interrupted";
    case Ending::memory: break;
  }
  return "memory";
}

std::string recording_json(const Recording& recording, const RecordingContext& context) {
  std::string out = "{\"version\":" + std::to_string(kRecordingVersion) + ",\"program\":";
  append_json(context.program, out);
  out += ",\"steps\":" + std::to_string(recording.steps);
  out += ",\"objects\":" + std::to_string(recording.objects);
  ((out += ",\"ending\":\"") += ending_name(recording.ending)) += "\",\"message\":";
  append_json(context.message, out);
  out += ",\"labels\":[";
  for (std::size_t i = 0; i < recording.labels.size(); ++i) {
    if (i) out += ',';
    append_json(recording.labels[i], out);
  }
  out += "],\"codes\":[";
  for (std::size_t i = 0; i < recording.codes.size(); ++i) {
    if (i) out += ",\n";
    append_code(recording.codes[i], out);
  }
  out += "],\"sources\":{";
  for (std::size_t i = 0; i < context.sources.size(); ++i) {
    if (i) out += ",\n";
    append_json(context.sources[i].file, out);
    out += ':';
    append_json(context.sources[i].text, out);
  }
  return out += "}}";
}

void write_recording_page(const Recording& recording, const RecordingContext& context,
                          Writer& out) {
  // The shell names each part once, between two @.
  std::string_view shell = Page::shell();
  while (!shell.empty()) {
    const std::size_t start = shell.find("@VITRO_");
    out << shell.substr(0, start);
    if (start == shell.npos) break;
    const std::size_t end = shell.find('@', start + 1);
    const std::string_view part = shell.substr(start + 7, end - start - 7);
    shell.remove_prefix(end + 1);
    if (part == "STYLE") out << Page::style();
    if (part == "SCRIPT") out << Page::script();
    if (part == "RECORDING") out << without_tags(recording_json(recording, context));
    if (part == "EVENTS") write_base64(recording.events, out);
  }
}

}  // namespace vitro::inspect
