// docs/claims.md: its commands are run, and what they print is compared with what stands there.
#include <cctype>

#include "tests/cli/program.hpp"
#include "tests/support/catch.hpp"

namespace vitro::cli::test {

namespace {

// Runs of digits, with their separators, become N; a lone 0 says that something is none.
std::string without_figures(const std::string& text) {
  std::string result;
  const auto digit = [&text](std::size_t i) {
    return i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])) != 0;
  };
  for (std::size_t i = 0; i < text.size();) {
    if (!digit(i)) {
      // Columns move with the figures in them.
      if (text[i] != ' ' || result.empty() || result.back() != ' ') result += text[i];
      ++i;
      continue;
    }
    const std::size_t from = i;
    while (digit(i) || ((text[i] == '.' || text[i] == ',') && digit(i + 1))) ++i;
    result += text.compare(from, i - from, "0") == 0 ? "0" : "N";
  }
  return result;
}

struct Command {
  std::string words, output;
};

std::vector<Command> commands_in(const std::string& page) {
  std::vector<Command> commands;
  std::istringstream lines(page);
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line == "```console") {
      inside = true;
    } else if (line == "```") {
      inside = false;
    } else if (inside && line.starts_with("$ ")) {
      commands.push_back({line.substr(2), ""});
    } else if (inside && !commands.empty()) {
      commands.back().output += line + '\n';
    }
  }
  return commands;
}

}  // namespace

TEST_CASE("what docs/claims.md shows is what its commands print", "[claims]") {
  const auto commands = commands_in(contents(VITRO_SOURCE_DIR "/docs/claims.md"));
  CHECK(commands.size() > 10);
  const Directory directory;
  const std::string bin = directory / "bin";
  const std::string prepare = "mkdir '" + bin + "' && ln -s '" VITRO_BINARY "' '" + bin + "/vitro'";
  REQUIRE(std::system(prepare.c_str()) == 0);
  for (const Command& command : commands) {
    if (command.words.starts_with("cc ") && std::system("cc --version >/dev/null 2>&1") != 0)
      continue;
    const std::string out = directory / "out";
    const std::string words = "cd '" VITRO_SOURCE_DIR "' && export TMP='" + directory.path() +
                              "' PATH='" + bin + "':\"$PATH\" && { " + command.words + "; } >'" +
                              out + "' 2>&1 </dev/null";
    INFO(command.words);
    static_cast<void>(std::system(words.c_str()));
    CHECK(without_figures(contents(out)) == without_figures(command.output));
  }
}

}  // namespace vitro::cli::test
