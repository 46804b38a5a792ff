#include "cli/invocation.hpp"

#include <charconv>

namespace vitro::cli {

bool read_digits(std::string_view text, std::uint32_t& digits) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return false;
  if (number != 0 && number < 640) return false;
  digits = number;
  return true;
}

namespace {

class Parser {
 public:
  Parser(int argc, const char* const* argv)
      : begin_(argv), next_(argv + (argc > 0)), end_(argv + argc) {}

  Invocation parse() {
    result_.words.assign(begin_, end_);
    parse_options();
    if (result_.command == Command::run) complete();
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool more() const { return next_ != end_; }
  std::string_view take() { return *next_++; }

  bool wrong(std::string problem) {
    result_.topic = result_.command;
    result_.command = Command::wrong;
    result_.problem = std::move(problem);
    return false;
  }

  void parse_options() {
    while (more()) {
      const std::string_view word = *next_;
      if (result_.command == Command::run && (word == "dump" || word == "dis" || word == "trace")) {
        ++next_;
        result_.command = word == "dump"  ? Command::dump
                          : word == "dis" ? Command::dis
                                          : Command::trace;
        return parse_subcommand();
      }
      if (word == "-" || word.empty() || word[0] != '-') return take_program();
      ++next_;
      if (word == "--") {
        if (more()) take_program();
        return;
      }
      if (word[1] == '-') {
        if (!long_option(word)) return;
        continue;
      }
      for (std::size_t i = 1; i < word.size(); ++i) {
        if (word[i] == 'c') return take_command(word.substr(i + 1));
        if (word[i] == 'm') return take_module(word.substr(i + 1));
        if (word[i] == 'W' || word[i] == 'X') {
          if (!option_with_value(word[i], word.substr(i + 1))) return;
          break;
        }
        if (!short_option(word[i])) return;
      }
    }
    if (result_.command == Command::run) result_.program.arguments = {""};
  }

  bool long_option(std::string_view word) {
    if (word == "--help") return ask_help();
    if (word == "--help-env") return ask(Command::help_environment);
    if (word == "--help-xoptions") return ask(Command::help_x_options);
    if (word == "--help-all") return ask(Command::help_all);
    if (word == "--version") return version_ = true;
    if (word == "--check-hash-based-pycs") return check_caches();
    return wrong("unknown option " + std::string(word));
  }
  // There are no cached modules; the word is checked all the same.
  bool check_caches() {
    if (!more()) return wrong("Argument expected for the --check-hash-based-pycs options");
    const std::string_view how = take();
    if (how == "always" || how == "default" || how == "never") return true;
    return wrong("--check-hash-based-pycs must be one of 'default', 'always', or 'never'");
  }
  bool short_option(char letter) {
    vm::Flags& flags = result_.flags;
    switch (letter) {
      case 'h':
      case '?': return ask_help();
      case 'V': result_.compiler_too = version_; return version_ = true;
      case 'v': ++flags.verbose; return result_.verbose = true;
      case 'b': return ++flags.bytes_warning;
      case 'B': return ++flags.dont_write_bytecode;
      case 'd':
      case 'R':
        return true;  // no switch of this program: hashes are not random, the parser is mute
      case 'E': return ++flags.ignore_environment;
      case 'i': ++flags.interactive; return ++flags.inspect;
      case 'I':
        ++flags.ignore_environment;
        ++flags.no_user_site;
        flags.safe_path = true;
        return ++flags.isolated;
      case 'J': return wrong("-J is reserved for Jython");
      case 'O': return ++flags.optimize;
      case 'P': return flags.safe_path = true;
      case 'q': return ++flags.quiet;
      case 's': return ++flags.no_user_site;
      case 'S': return ++flags.no_site;
      case 'u': return flags.unbuffered = true;
      case 'x': return result_.program.skip_first_line = true;
      default: return wrong(std::string("Unknown option: -") + letter);
    }
  }
  // -W and -X: the rest of the word, or the next one.
  bool option_with_value(char letter, std::string_view rest) {
    if (rest.empty() && !more())
      return wrong(std::string("Argument expected for the -") + letter + " option");
    const std::string_view value = rest.empty() ? take() : rest;
    if (letter == 'W') {
      result_.warning_options.push_back(value);
    } else {
      result_.x_options.push_back(value);
      if (value == "dev") result_.flags.dev_mode = true;
      if (value == "warn_default_encoding") result_.flags.warn_default_encoding = 1;
    }
    return true;
  }
  void complete() {
    if (version_) result_.command = Command::version;
    constexpr std::string_view kDigits = "int_max_str_digits";
    for (const std::string_view option : result_.x_options) {
      if (!option.starts_with(kDigits)) continue;
      const std::string_view value = option.substr(kDigits.size());
      if (!value.empty() && value[0] != '=') continue;
      if (!value.empty() && read_digits(value.substr(1), result_.int_max_str_digits)) continue;
      wrong(
          "Fatal Python error: config_init_int_max_str_digits: -X int_max_str_digits: invalid "
          "limit; must be >= 640 or 0 for unlimited.\nPython runtime state: preinitialized\n");
      result_.fatal = true;
    }
  }
  bool ask_help() {
    result_.topic = result_.command;
    result_.command = Command::help;
    return false;
  }
  bool ask(Command command) {
    result_.command = command;
    return false;
  }

  // FILE or "-": what follows belongs to the program.
  void take_program() {
    name_program(take());
    while (more()) result_.program.arguments.push_back(take());
  }
  void name_program(std::string_view word) {
    result_.program.from = word == "-" ? Program::From::standard_input : Program::From::file;
    result_.program.text = word;
    result_.program.arguments = {word};
  }
  // `rest` of the word that had the c, or else the next word.
  bool take_code(std::string_view rest) {
    if (rest.empty() && !more()) return wrong("Argument expected for the -c option");
    result_.program.from = Program::From::command;
    result_.program.text = rest.empty() ? take() : rest;
    result_.program.arguments = {"-c"};
    return true;
  }
  void take_command(std::string_view rest) {
    if (!take_code(rest)) return;
    while (more()) result_.program.arguments.push_back(take());
  }

  void take_module(std::string_view rest) {
    if (rest.empty() && !more()) {
      wrong("Argument expected for the -m option");
      return;
    }
    result_.program.from = Program::From::module;
    result_.program.text = rest.empty() ? take() : rest;
    result_.program.arguments = {"-m"};
    while (more()) result_.program.arguments.push_back(take());
  }

  // ---- vitro dump, vitro dis: options stand before or after the program; what follows "--" is the
  // program's ----

  void parse_subcommand() {
    bool named = false;
    while (more()) {
      const std::string_view word = take();
      if (word == "--" && named) {
        while (more()) result_.program.arguments.push_back(take());
        return;
      }
      if (word == "--") continue;
      if (word.size() > 1 && word[0] == '-' && word[1] != '-' && word[1] == 'c' && !named) {
        if (!take_code(word.substr(2))) return;
        named = true;
      } else if (word.size() > 1 && word[0] == '-') {
        if (!subcommand_option(word)) return;
      } else if (named) {
        result_.program.arguments.push_back(word);
      } else {
        name_program(word);
        named = true;
      }
    }
    if (!named) result_.program.arguments = {""};
  }

  bool subcommand_option(std::string_view word) {
    if (word == "--help" || word == "-h") return ask_help();
    if (word == "-v") return result_.verbose = true;
    if (result_.command == Command::dis) {
      if (word == "--stack") return result_.stack = true;
      return wrong("unknown option " + std::string(word));
    }
    std::string problem;
    if (result_.command == Command::trace)
      return take_trace_option(word, next_, end_, result_.trace, problem) ||
             wrong(std::move(problem));
    switch (take_dump_option(word, next_, end_, result_.dump, problem)) {
      case Taken::yes: return true;
      case Taken::unknown: return wrong("unknown option " + std::string(word));
      case Taken::wrong: break;
    }
    return wrong(std::move(problem));
  }

  const char* const* begin_;
  const char* const* next_;
  const char* const* end_;
  bool version_ = false;
  Invocation result_;
};

}  // namespace

Invocation parse_command_line(int argc, const char* const* argv) {
  return Parser(argc, argv).parse();
}

std::string_view usage_text(Command topic) {
  switch (topic) {
    case Command::dump:
      return "usage: vitro dump [option] ... [-c cmd | file | -] [arg] ...\n"
             "Try `vitro dump --help' for more information.\n";
    case Command::dis:
      return "usage: vitro dis [option] ... [-c cmd | file | -]\n"
             "Try `vitro dis --help' for more information.\n";
    case Command::trace:
      return "usage: vitro trace [option] ... [-c cmd | file | -] [arg] ...\n"
             "Try `vitro trace --help' for more information.\n";
    default:
      return "usage: vitro [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
             "Try `vitro -h' for more information.\n";
  }
}

std::string_view help_text(Command topic) {
  switch (topic) {
    case Command::dump: return dump_help();
    case Command::trace: return trace_help();
    case Command::dis:
      return R"(usage: vitro dis [option] ... [-c cmd | file | -]
Compiles a program and shows its instructions, as `python3 -m dis` does.

  --stack          how many references stand on the value stack before each instruction,
                   and a letter for each, bottom first: o owned, b borrowed
  -c cmd           program passed in as string
  file, -          program read from a file, or from stdin (default)
)";
    default: return program_help_text();
  }
}

}  // namespace vitro::cli
