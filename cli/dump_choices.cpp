#include "cli/dump_choices.hpp"

#include <algorithm>
#include <iterator>

namespace vitro::cli {

namespace {

struct FormatName {
  std::string_view name;
  Format format;
};
constexpr FormatName kFormats[] = {
    {"text", Format::text},
    {"jsonl", Format::jsonl},
    {"dot", Format::dot},
    {"mermaid", Format::mermaid},
};
constexpr FormatName kEndings[] = {
    {".jsonl", Format::jsonl}, {".dot", Format::dot},         {".gv", Format::dot},
    {".mmd", Format::mermaid}, {".mermaid", Format::mermaid},
};

struct Flag {
  std::string_view option;
  bool DumpChoices::*on;
};
constexpr Flag kFlags[] = {
    {"--audit", &DumpChoices::audit},
    {"--addresses", &DumpChoices::addresses},
    {"--allocations", &DumpChoices::allocations},
};

struct Valued {
  std::string_view option;
  std::string_view DumpChoices::*value;
};
constexpr Valued kValued[] = {
    {"--output", &DumpChoices::output},
    {"-o", &DumpChoices::output},
};

template <class Row, std::size_t Count, class Name>
const Row* find_row(const Row (&rows)[Count], Name Row::*member, std::string_view name) {
  const Row* found =
      std::find_if(rows, rows + Count, [&](const Row& row) { return row.*member == name; });
  return found == rows + Count ? nullptr : found;
}

}  // namespace

Format format_of(const DumpChoices& choices) {
  if (choices.format != Format::automatic) return choices.format;
  for (const FormatName& ending : kEndings)
    if (choices.output.size() > ending.name.size() && choices.output.ends_with(ending.name))
      return ending.format;
  return Format::text;
}

Taken take_dump_option(std::string_view word, const char* const*& next, const char* const* end,
                       DumpChoices& choices, std::string& problem) {
  // --option=value
  std::string_view option = word, value;
  const std::size_t equals = word.starts_with("--") ? word.find('=') : word.npos;
  const bool joined = equals != word.npos;
  if (joined) {
    option = word.substr(0, equals);
    value = word.substr(equals + 1);
  }
  const auto take_value = [&](std::string_view& place) {
    if (!joined && next == end) {
      problem = "Argument expected for the " + std::string(option) + " option";
      return false;
    }
    place = joined ? value : std::string_view(*next++);
    return true;
  };

  if (const Valued* row = find_row(kValued, &Valued::option, option))
    return take_value(choices.*row->value) ? Taken::yes : Taken::wrong;
  if (option == "--format") {
    std::string_view name;
    if (!take_value(name)) return Taken::wrong;
    const FormatName* row = find_row(kFormats, &FormatName::name, name);
    if (!row) {
      problem = "unknown format " + std::string(name) + ": it is one of";
      for (const FormatName& known : kFormats) (problem += ' ') += known.name;
      return Taken::wrong;
    }
    choices.format = row->format;
    return Taken::yes;
  }
  if (joined) return Taken::unknown;
  if (const Flag* row = find_row(kFlags, &Flag::option, option)) {
    choices.*row->on = true;
    return Taken::yes;
  }
  const bool all = option == "--all";
  if (all || option == "--picture") {
    const auto extent = all ? inspect::Extent::all : inspect::Extent::picture;
    if (choices.extent != inspect::Extent::snippet && choices.extent != extent) {
      problem = "--all and --picture exclude each other";
      return Taken::wrong;
    }
    choices.extent = extent;
  } else if (option == "--dot") {
    choices.format = Format::dot;
  } else {
    return Taken::unknown;
  }
  return Taken::yes;
}

std::string_view dump_help() {
  return R"(usage: vitro dump [option] ... [-c cmd | file | -] [arg] ...
Runs a program and then shows its stack and heap: every object with its id, size and
reference count, and who holds each reference.

  --all            every object, down to the type `type`; by default what the program
                   made and what that touches
  --picture        only the names and what they lead to
  --audit          prove that each count equals the references found (exit code 3 if not)
  --allocations    how often each allocation path was taken while the program ran
  --addresses      real addresses beside the ids; they differ from run to run
  --format FORMAT  text, jsonl, dot, mermaid; without it, by the ending of the
                   file: .jsonl .dot .gv .mmd; else text
  --dot            the same as --format dot
  -o, --output FILE
                   write the dump there; the program's output stays on stdout
  -c cmd           program passed in as string
  file, -          program read from a file, or from stdin (default)
  arg ...          arguments passed to the program; put -- before those that start with -

Exit codes: 0; 1 the program raised (the dump is written all the same); 2 bad usage or
an unreadable file; 3 the audit failed.
)";
}

}  // namespace vitro::cli
