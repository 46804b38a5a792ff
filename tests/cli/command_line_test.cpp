// The program's own sources are in no library; this file needs but these.
#include "cli/dump_choices.cpp"
#include "cli/help.cpp"
#include "cli/invocation.cpp"
#include "cli/trace_choices.cpp"
#include "tests/support/catch.hpp"

namespace vitro::cli {

namespace {

Invocation parsed(std::initializer_list<const char*> words) {
  std::vector<const char*> argv{"vitro"};
  argv.insert(argv.end(), words);
  return parse_command_line(static_cast<int>(argv.size()), argv.data());
}
using Words = std::vector<std::string_view>;

}  // namespace

TEST_CASE("-c ends the options, as in python3", "[command line]") {
  for (const auto& words :
       {parsed({"-c", "x = 1", "-b", "--", "--help"}), parsed({"-cx = 1", "-b", "--", "--help"})}) {
    CHECK(words.command == Command::run);
    CHECK(words.program.from == Program::From::command);
    CHECK(words.program.text == "x = 1");
    CHECK(words.program.arguments == Words{"-c", "-b", "--", "--help"});
  }
  const Invocation empty = parsed({"-c", ""});
  CHECK(empty.command == Command::run);
  CHECK(empty.program.text.empty());
}

TEST_CASE("a file ends the options and is sys.argv[0]", "[command line]") {
  const Invocation file = parsed({"-v", "a.py", "-V", "x"});
  CHECK(file.verbose);
  CHECK(file.command == Command::run);
  CHECK(file.program.text == "a.py");
  CHECK(file.program.arguments == Words{"a.py", "-V", "x"});
  CHECK(parsed({"--", "-V"}).program.arguments == Words{"-V"});
  CHECK(parsed({"./dump"}).command == Command::run);
}

TEST_CASE("without a program it is read from stdin", "[command line]") {
  CHECK(parsed({}).program.from == Program::From::standard_input);
  CHECK(parsed({}).program.arguments == Words{""});
  CHECK(parsed({"-", "x"}).program.from == Program::From::standard_input);
  CHECK(parsed({"-", "x"}).program.arguments == Words{"-", "x"});
  CHECK(parsed({"dump"}).program.from == Program::From::standard_input);
}

TEST_CASE("options of dump stand on either side of the program", "[command line]") {
  for (const auto& dump : {parsed({"dump", "--all", "--audit", "-o", "out", "a.py", "x"}),
                           parsed({"dump", "a.py", "x", "--all", "--audit", "--output=out"})}) {
    CHECK(dump.command == Command::dump);
    CHECK(dump.dump.extent == inspect::Extent::all);
    CHECK(dump.dump.audit);
    CHECK(dump.dump.output == "out");
    CHECK(dump.program.arguments == Words{"a.py", "x"});
  }
  CHECK(parsed({"dump", "-c", "pass", "--dot"}).dump.format == Format::dot);
  CHECK(parsed({"dump", "--format", "dot", "a.py"}).dump.format == Format::dot);
  CHECK_FALSE(parsed({"dump", "--dot", "--format=text", "a.py"}).dump.format == Format::dot);
  CHECK(parsed({"dump", "a.py", "--", "--all"}).program.arguments == Words{"a.py", "--all"});
  CHECK(parsed({"dis", "--stack", "-c", "pass"}).stack);
}

TEST_CASE("a wrong command line is told in python3's words", "[command line]") {
  CHECK(parsed({"--foo"}).problem == "unknown option --foo");
  CHECK(parsed({"-Q"}).problem == "Unknown option: -Q");
  CHECK(parsed({"-c"}).problem == "Argument expected for the -c option");
  CHECK(parsed({"dump", "--nonsense", "a.py"}).problem == "unknown option --nonsense");
  CHECK(parsed({"dump", "--format", "png"})
            .problem.starts_with("unknown format png: it is one of text "));
  CHECK(parsed({"dump", "-o"}).problem == "Argument expected for the -o option");
  CHECK(parsed({"dis", "--all"}).command == Command::wrong);
  CHECK(parsed({"dis", "--all"}).topic == Command::dis);
}

TEST_CASE("help and version are found wherever options are", "[command line]") {
  CHECK(parsed({"-h"}).command == Command::help);
  CHECK(parsed({"dump", "--help"}).topic == Command::dump);
  CHECK(parsed({"-V"}).command == Command::version);
  CHECK(parsed({"--version"}).command == Command::version);
  for (const char* option : {"--all", "--picture", "--audit", "--allocations", "--addresses",
                             "--format", "--dot", "--output"})
    CHECK(help_text(Command::dump).find(option) != std::string_view::npos);
}

}  // namespace vitro::cli
