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
    {"text", Format::text},       {"jsonl", Format::jsonl},
    {"dot", Format::dot},         {"svg", Format::svg},
    {"mermaid", Format::mermaid}, {"heapsnapshot", Format::heapsnapshot},
    {"pytutor", Format::pytutor}, {"sqlite", Format::sqlite},
    {"html", Format::html},
};
constexpr FormatName kEndings[] = {
    {".jsonl", Format::jsonl},   {".dot", Format::dot},
    {".gv", Format::dot},        {".svg", Format::svg},
    {".mmd", Format::mermaid},   {".mermaid", Format::mermaid},
    {".sqlite", Format::sqlite}, {".db", Format::sqlite},
    {".json", Format::pytutor},  {".heapsnapshot", Format::heapsnapshot},
    {".html", Format::html},
};

struct AskName {
  std::string_view option;
  Ask what;
};
constexpr AskName kAsks[] = {
    {"--dominators", Ask::dominators}, {"--cycles", Ask::cycles}, {"--histogram", Ask::histogram},
    {"--dupes", Ask::dupes},           {"--leaks", Ask::leaks},   {"--map", Ask::map},
};

struct Flag {
  std::string_view option;
  bool DumpChoices::*on;
};
constexpr Flag kFlags[] = {
    {"--audit", &DumpChoices::audit},
    {"--addresses", &DumpChoices::addresses},
    {"--retained", &DumpChoices::retained},
    {"--allocations", &DumpChoices::allocations},
};

struct Valued {
  std::string_view option;
  std::string_view DumpChoices::*value;
};
constexpr Valued kValued[] = {
    {"--at", &DumpChoices::at},       {"--root", &DumpChoices::root},
    {"--type", &DumpChoices::type},   {"--where", &DumpChoices::where},
    {"--depth", &DumpChoices::depth}, {"--output", &DumpChoices::output},
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
  if (option == "--layout") {
    std::string_view name;
    if (!take_value(name)) return Taken::wrong;
    choices.questions.push_back({Ask::layout, name});
    return Taken::yes;
  }
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
  if (option == "--diff") {
    if (!take_value(choices.before)) return Taken::wrong;
    if (next == end) {
      problem = "--diff compares two snapshots: it needs two files";
      return Taken::wrong;
    }
    choices.after = *next++;
    return Taken::yes;
  }
  if (const Flag* row = find_row(kFlags, &Flag::option, option)) {
    choices.*row->on = true;
    return Taken::yes;
  }
  if (const AskName* row = find_row(kAsks, &AskName::option, option)) {
    choices.questions.push_back({row->what});
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
  } else if (option == "--no-sites") {
    choices.sites = false;
  } else if (option == "--dot") {
    choices.format = Format::dot;
  } else {
    return Taken::unknown;
  }
  return Taken::yes;
}

std::string_view dump_help() {
  return R"(usage: vitro dump [option] ... [-c cmd | file | -] [arg] ...
       vitro why NAME [option] ... [-c cmd | file | -] [arg] ...
Runs a program and then shows its stack and heap: every object with its id, size and
reference count, who holds each reference, and the instruction that made it.
A file that ends in .jsonl is a snapshot that was written before: it is read, not run.

When (the program is stopped there, except at its end):
  --at end         when it has run or raised; the default
  --at line:N      before line N of it runs for the first time
  --at call:NAME   when a function of that name is called for the first time
  --at step:N      before its N-th instruction
  --at exception   where an exception is raised for the first time, caught or not;
                   exception:CLASS: where one of that class is
What:
  --all            every object, down to the type `type`; by default what the program
                   made and what that touches
  --picture        only the names and what they lead to
  --root NAME      only what can be reached from NAME: x, x.attr, x[0], x['key'], #id
  --depth N        at most N references away from the names, or from --root
  --type T         only objects of type T
  --where COND     only objects for which it holds: bytes > 1000 and type == 'list';
                   see inspect/README.md
Questions (answered instead of the dump):
  vitro why NAME   what keeps the object alive
  --dominators     what would be free with what: retained bytes as a tree
  --cycles         objects that hold each other, and the reference that closes the cycle
  --histogram      objects and bytes by type
  --dupes          equal values kept more than once
  --leaks          what nothing reachable holds, and what holds much
  --layout NAME    the bytes of one object
  --map            pages of the heap and how full they are
  --diff A B       born, died, kept, re-pointed between two snapshots (.jsonl)
Further:
  --audit          prove that each count equals the references found (exit code 3 if not)
  --retained       add retained bytes to each object
  --allocations    how often each allocation path was taken while the program ran
  --addresses      real addresses beside the ids; they differ from run to run
  --no-sites       do not record what instruction made an object: the program runs faster
  --format FORMAT  text, jsonl, dot, svg, mermaid, heapsnapshot, pytutor, sqlite,
                   html; without it, by the ending of the file: .jsonl .dot .gv .svg .mmd .heapsnapshot
                   .json (pytutor) .sqlite .db .html; else text
  --dot            the same as --format dot
  -o, --output FILE
                   write the dump there; the program's output stays on stdout
  -c cmd           program passed in as string
  file, -          program read from a file, or from stdin (default)
  arg ...          arguments passed to the program; put -- before those that start with -

Exit codes: 0; 1 the program raised (the dump is written all the same), or the moment
never came; 2 bad usage or an unreadable file; 3 the audit failed.
)";
}

}  // namespace vitro::cli
