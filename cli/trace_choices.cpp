#include "cli/trace_choices.hpp"

#include <charconv>

namespace vitro::cli {

namespace {

struct TraceFormatName {
  std::string_view name, ending;
  TraceFormat format;
};
constexpr TraceFormatName kTraceFormats[] = {
    {"html", ".html", TraceFormat::html},
    {"jsonl", ".jsonl", TraceFormat::jsonl},
    {"trace-event", ".json", TraceFormat::events},
    {"steps", ".txt", TraceFormat::steps},
};

bool set_trace_format(std::string_view name, TraceChoices& choices, std::string& problem) {
  for (const TraceFormatName& known : kTraceFormats)
    if (known.name == name) {
      choices.format = known.format;
      return true;
    }
  problem = "unknown format " + std::string(name) + ": it is one of";
  for (const TraceFormatName& known : kTraceFormats) (problem += ' ') += known.name;
  return false;
}

bool set_max_steps(std::string_view number, TraceChoices& choices, std::string& problem) {
  const auto result =
      std::from_chars(number.data(), number.data() + number.size(), choices.max_steps);
  if (result.ec == std::errc{} && result.ptr == number.data() + number.size()) return true;
  problem = "--max-steps wants a number of steps, not '" + std::string(number) + "'";
  return false;
}

}  // namespace

TraceFormat format_of(const TraceChoices& choices) {
  if (choices.format != TraceFormat::automatic) return choices.format;
  for (const TraceFormatName& known : kTraceFormats)
    if (choices.output.ends_with(known.ending)) return known.format;
  return choices.output.ends_with(".htm") ? TraceFormat::html : TraceFormat::steps;
}

bool take_trace_option(std::string_view word, const char* const*& next, const char* const* end,
                       TraceChoices& choices, std::string& problem) {
  // --option=value
  std::string_view option = word, value;
  const std::size_t equals = word.starts_with("--") ? word.find('=') : word.npos;
  const bool joined = equals != word.npos;
  if (joined) {
    option = word.substr(0, equals);
    value = word.substr(equals + 1);
  }
  if (!joined && option == "--steps") {
    choices.format = TraceFormat::steps;
    return true;
  }
  if (!joined && option == "--library") return choices.library = true;
  if (option != "-o" && option != "--output" && option != "--format" && option != "--max-steps") {
    problem = "unknown option " + std::string(word);
    return false;
  }
  if (!joined) {
    if (next == end) {
      problem = "Argument expected for the " + std::string(option) + " option";
      return false;
    }
    value = *next++;
  }
  if (option == "--format") return set_trace_format(value, choices, problem);
  if (option == "--max-steps") return set_max_steps(value, choices, problem);
  choices.output = value;
  return true;
}

std::string_view trace_help() {
  return R"(usage: vitro trace [option] ... [-c cmd | file | -] [arg] ...
Runs a program and records it: each instruction with what it changed on the stack and the
heap, which references came and went, and what was born and freed.

  -o, --output FILE
                   write the recording there; without it, to stdout as text
  --format FORMAT  html: a page to step through, in one file; jsonl: JSON lines;
                   trace-event: for timeline viewers; steps: text. Without it, by the
                   ending of the file: .html .jsonl .json .txt
  --steps          the same as --format steps
  --max-steps N    end the program after N steps (1000000; 0: never)
  --library        record steps in Python's standard library too; without it they count
                   as part of the step that called it
  -c cmd           program passed in as string
  file, -          program read from a file, or from stdin (default)
  arg ...          arguments passed to the program; put -- before those that start with -

Exit codes: 0; 1 the program raised or was ended at the limit (the recording is written
all the same); 2 bad usage or an unreadable file; 120 the recording could not be written;
130 Ctrl-C.
)";
}

}  // namespace vitro::cli
