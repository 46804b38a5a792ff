#include "cli/invocation.hpp"

namespace vitro::cli {

namespace {

class Parser {
 public:
  Parser(int argc, const char* const* argv) : next_(argv + (argc > 0)), end_(argv + argc) {}

  Invocation parse() {
    parse_options();
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
      if (result_.command == Command::run && (word == "dump" || word == "dis")) {
        ++next_;
        result_.command = word == "dump" ? Command::dump : Command::dis;
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
        if (!short_option(word[i])) return;
      }
      if (result_.command != Command::run) return;
    }
    if (result_.command == Command::run) result_.program.arguments = {""};
  }

  bool long_option(std::string_view word) {
    if (word == "--help") return ask_help();
    if (word == "--version") return ask_version();
    return wrong("unknown option " + std::string(word));
  }
  bool short_option(char letter) {
    switch (letter) {
      case 'h':
      case '?': return ask_help();
      case 'V': return ask_version();
      case 'v': return result_.verbose = true;
      default: return wrong(std::string("Unknown option: -") + letter);
    }
  }
  bool ask_help() {
    result_.topic = result_.command;
    result_.command = Command::help;
    return false;
  }
  bool ask_version() {
    result_.command = Command::version;
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
    switch (take_dump_option(word, next_, end_, result_.dump, problem)) {
      case Taken::yes: return true;
      case Taken::unknown: return wrong("unknown option " + std::string(word));
      case Taken::wrong: break;
    }
    return wrong(std::move(problem));
  }

  const char* const* next_;
  const char* const* end_;
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
    default:
      return "usage: vitro [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
             "Try `vitro -h' for more information.\n";
  }
}

std::string_view help_text(Command topic) {
  switch (topic) {
    case Command::dump: return dump_help();
    case Command::dis:
      return R"(usage: vitro dis [option] ... [-c cmd | file | -]
Compiles a program and shows its instructions, as `python3 -m dis` does.

  --stack          what each instruction takes from the stack and puts there, and which of
                   it is borrowed
  -c cmd           program passed in as string
  file, -          program read from a file, or from stdin (default)
)";
    default:
      return R"(usage: vitro [option] ... [-c cmd | -m mod | file | -] [arg] ...
       vitro dump [option] ... [-c cmd | file | -] [arg] ...
       vitro dis [option] ... [-c cmd | file | -]

  -c cmd         program passed in as string (ends the options)
  -m mod         run the module of that name as a program (ends the options)
  file           program read from a file; one that is called dump or dis: ./dump
  -              program read from stdin (default)
  arg ...        arguments passed to the program in sys.argv[1:]
  -v             tell on stderr what is being done
  -V, --version  print the version and exit
  -h, --help     print this and exit; also vitro dump --help, vitro dis --help

Exit codes: the program's own; 1 after an uncaught exception; 2 for bad usage or an
unreadable file; 120 when output could not be written.
)";
  }
}

}  // namespace vitro::cli
