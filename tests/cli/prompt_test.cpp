#include <algorithm>

#include <poll.h>
#include <pty.h>

#include "tests/cli/program.hpp"
#include "tests/support/catch.hpp"

namespace vitro::cli::test {

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// vitro with a terminal of its own, in a home of its own.
class Terminal {
 public:
  explicit Terminal(const Directory& home, const char* no_colour = "1",
                    std::vector<std::string> words = {"-q"}) {
    child_ = forkpty(&terminal_, nullptr, nullptr, nullptr);
    if (child_ == 0) {
      setenv("HOME", home.path().c_str(), 1);
      setenv("TERM", "xterm", 1);
      setenv("NO_COLOR", no_colour, 1);
      std::vector<char*> arguments{const_cast<char*>(VITRO_BINARY)};
      for (std::string& word : words) arguments.push_back(word.data());
      arguments.push_back(nullptr);
      execv(VITRO_BINARY, arguments.data());
      _exit(126);
    }
  }
  ~Terminal() {
    if (child_ > 0) {
      kill(child_, SIGKILL);
      waitpid(child_, nullptr, 0);
    }
    close(terminal_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  void press(std::string_view text) const {
    REQUIRE(write(terminal_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  }
  // Types once the line is edited: libedit shows the prompt just before it takes the terminal over,
  // and what comes in between is the terminal's own.
  void type(std::string_view text) const {
    termios now{};
    for (int i = 0; i < 2000; ++i) {
      if (tcgetattr(terminal_, &now) == 0 && (now.c_lflag & ICANON) == 0) break;
      usleep(10000);
    }
    press(text);
  }
  // What comes until `end` has come; what came by then if it takes too long.
  std::string until(std::string_view end) {
    std::string text = std::exchange(rest_, {});
    for (;;) {
      const std::size_t at = text.find(end);
      if (at != std::string::npos) {
        rest_ = text.substr(at + end.size());
        return text.substr(0, at + end.size());
      }
      pollfd wait{terminal_, POLLIN, 0};
      char bytes[4096];
      if (poll(&wait, 1, 20000) != 1) return text + "<timeout>";
      const ssize_t got = read(terminal_, bytes, sizeof bytes);
      if (got <= 0) return text;
      text.append(bytes, static_cast<std::size_t>(got));
    }
  }
  // Types a line and yields what is shown until the next prompt. While a line is edited its prompt
  // is drawn anew, so the end of the line is waited for first; what is typed before the next prompt
  // has come is the terminal's to read, and not the editor's.
  std::string enter(const std::string& line, const char* prompt = ">>> ") {
    type(line + "\r");
    std::string text = until("\x1b[?2004l");
    return text += until(prompt);
  }
  int code() {
    int status = 0;
    until("<never>");
    const pid_t child = std::exchange(child_, 0);
    // One that does not end is ended, or it would stop all tests.
    for (int i = 0; waitpid(child, &status, WNOHANG) == 0; ++i) {
      if (i == 500) kill(child, SIGKILL);
      usleep(10000);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

 private:
  int terminal_ = -1;
  pid_t child_ = 0;
  std::string rest_;
};

// stderr with the prompts, stdout without.
Outcome piped(const char* input, std::vector<std::string> words = {}) {
  words.insert(words.begin(), {"-q", "-i"});
  return vitro(std::move(words), input);
}

}  // namespace

TEST_CASE("a prompt without a terminal is python3's", "[prompt]") {
  const Outcome shown = piped("1 + 1\n_\nNone\n_\n'x'\n");
  CHECK(shown.out == "2\n2\n2\n'x'\n");
  CHECK(shown.err == ">>> >>> >>> >>> >>> >>> \n");
  const Outcome block = piped("for i in range(2):\n  i\n\nif 1: 5\n\n");
  CHECK(block.out == "0\n1\n5\n");
  CHECK(block.err == ">>> ... ... >>> ... >>> \n");
  CHECK(piped("(1,\n# in between\n\n2)\n").out == "(1, 2)\n");
  CHECK(piped("if 1:\n  2").out == "2\n");
  CHECK(piped("# comment\n\n7\n").err == ">>> >>> >>> >>> \n");
}

TEST_CASE("errors at the prompt do not end it, SystemExit does", "[prompt]") {
  const Outcome outcome = piped("1 / 0\nx = = 1\nreturn\n5\nraise SystemExit(3)\n6\n");
  CHECK(outcome.out == "5\n");
  CHECK(outcome.code == 3);
  CHECK(outcome.err ==
        ">>> Traceback (most recent call last):\n"
        "  File \"<stdin>\", line 1, in <module>\n"
        "ZeroDivisionError: division by zero\n"
        ">>>   File \"<stdin>\", line 1\n"
        "    x = = 1\n"
        "        ^\n"
        "SyntaxError: invalid syntax\n"
        ">>>   File \"<stdin>\", line 1\n"
        "SyntaxError: 'return' outside function\n"
        ">>> >>> ");
  CHECK(piped("1 / 0\nimport sys; sys.last_value\n").out ==
        "ZeroDivisionError('division by zero')\n");
}

TEST_CASE("sys.ps1, sys.ps2 and sys.displayhook are asked each time", "[prompt]") {
  const Outcome outcome = piped(
      "import sys\nsys.ps1 = 'P'\nsys.ps2 = 2\nif 1: pass\n\n"
      "sys.displayhook = lambda x: print('<', x)\n4\ndel sys.displayhook\n5\n");
  CHECK(outcome.err.starts_with(">>> >>> PP2PPPPTraceback"));
  CHECK(contains(outcome.err, "RuntimeError: lost sys.displayhook\n"));
  CHECK(outcome.out == "< 4\n");
}

TEST_CASE("a __future__ statement holds for what follows at the prompt", "[prompt]") {
  CHECK(
      piped("from __future__ import annotations\ndef f(x: no): pass\n\nf.__annotations__\n").out ==
      "{'x': 'no'}\n");
}

TEST_CASE("-i leaves the names of the program at the prompt", "[prompt]") {
  const Outcome outcome = piped("x\n__name__\n", {"-c", "x = 5; raise SystemExit(3)"});
  CHECK(outcome.out == "5\n'__main__'\n");
  CHECK(outcome.code == 0);
  CHECK(contains(outcome.err, "SystemExit: 3\n"));
  const Directory directory;
  CHECK(contains(piped("__file__\n", {directory.write("x.py", "")}).err, "NameError"));
}

TEST_CASE("commands show what is special here", "[prompt]") {
  const Outcome outcome =
      piped("x = [1000]\n:refs x\n:dis lambda a: a\n:dump x\n:dump\n:nothing\n:dump 1/0\n");
  CHECK(contains(outcome.out, "1 × ['x'] of "));
  CHECK(contains(outcome.out, "LOAD_FAST                0 (a)"));
  CHECK(contains(outcome.out, "list of 1"));
  CHECK(contains(outcome.out, "held by  "));
  CHECK_FALSE(contains(outcome.out, "WRONG"));
  CHECK(contains(outcome.err, ":dump needs an object"));
  CHECK(contains(outcome.err, "there is no command :nothing"));
  CHECK(contains(outcome.err, "ZeroDivisionError"));
}

TEST_CASE("a terminal without a program is a prompt", "[prompt]") {
  const Directory home;
  Terminal terminal(home, "1", {});
  CHECK(contains(terminal.until(">>> "), "for more information"));
  CHECK(contains(terminal.enter("6 * 7"), "42\r\n"));
  CHECK(contains(terminal.enter("if 1:", "... "), "if 1:"));
  static_cast<void>(terminal.enter("    'in'", "... "));
  CHECK(contains(terminal.enter(""), "'in'"));
  CHECK(contains(terminal.enter("'\xc3\xa9'"), "'\xc3\xa9'\r\n"));
  CHECK(contains(terminal.enter("_ * 2"), "'\xc3\xa9\xc3\xa9'\r\n"));
  terminal.type("\x04");
  CHECK(terminal.code() == 0);
}

TEST_CASE("history is kept across starts", "[prompt]") {
  const Directory home;
  {
    Terminal first(home);
    first.until(">>> ");
    static_cast<void>(first.enter("'in the ' + 'history'"));
    first.type("\x04");
    CHECK(first.code() == 0);
  }
  Terminal second(home);
  second.until(">>> ");
  second.type("\x1b[A\r");
  CHECK_FALSE(contains(second.until("'in the history'\r\n"), "<timeout>"));
}

TEST_CASE("names and attributes are completed", "[prompt]") {
  const Directory home;
  Terminal terminal(home);
  terminal.until(">>> ");
  static_cast<void>(terminal.enter("some_list = [1]"));
  static_cast<void>(terminal.enter("some_\t.app\t(2)"));
  CHECK(contains(terminal.enter("some_list"), "[1, 2]"));
  terminal.type("some_list.re\t\t");
  const std::string listed = terminal.until("reverse");
  CHECK(contains(listed, "some_list.remove"));
}

TEST_CASE("a block that is pasted runs as one, empty lines and all", "[prompt]") {
  const Directory home;
  Terminal terminal(home);
  terminal.until(">>> ");
  terminal.type("\x1b[200~def f():\n    x = 40\n\n    return x + 2\nf()\nf() + 1\n\x1b[201~");
  const std::string shown = terminal.until("43\r\n");
  CHECK(contains(shown, "42\r\n43\r\n"));
  CHECK_FALSE(contains(shown, "Error"));
  terminal.until(">>> ");
  // Without its last newline the last line can still be edited.
  terminal.type("\x1b[200~a = 1\na + \x1b[201~");
  terminal.until("a + ");
  CHECK(contains(terminal.enter("5"), "6\r\n"));
}

TEST_CASE("Ctrl-C ends what runs, and what is being typed", "[prompt]") {
  const Directory home;
  Terminal terminal(home);
  terminal.until(">>> ");
  terminal.type("if 1:\r  print('be' + 'gun')\r  while True: pass\r\r");
  CHECK_FALSE(contains(terminal.until("begun\r\n"), "<timeout>"));
  terminal.press("\x03");
  CHECK_FALSE(contains(terminal.until("KeyboardInterrupt"), "<timeout>"));
  terminal.until(">>> ");  // from here on the line is edited, and what is typed not merely echoed
  terminal.type("def f(");
  CHECK_FALSE(contains(terminal.until("def f("), "<timeout>"));
  terminal.type("\x03");
  CHECK_FALSE(contains(terminal.until("KeyboardInterrupt"), "<timeout>"));
  terminal.until(">>> ");
  terminal.type("7 * 3\r");
  CHECK_FALSE(contains(terminal.until("21\r\n"), "<timeout>"));
}

TEST_CASE("the prompt is coloured unless NO_COLOR is set", "[prompt]") {
  const Directory home;
  CHECK(contains(Terminal(home, "").until(">>> "), "\x1b[1;32m"));
  CHECK_FALSE(contains(Terminal(home, "1").until(">>> "), "\x1b[1;32m"));
}

}  // namespace vitro::cli::test
