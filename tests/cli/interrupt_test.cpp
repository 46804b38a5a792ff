#include <csignal>
#include <thread>

#include "tests/cli/program.hpp"
#include "tests/support/catch.hpp"

namespace vitro::cli::test {

namespace {

// Runs a program that says "ready", then gets `signal`.
Outcome signalled(const std::string& program, int signal = SIGINT) {
  const Directory files;
  int to[2], from[2];
  REQUIRE(pipe(to) == 0);
  REQUIRE(pipe(from) == 0);
  const std::string err_path = files / "err";
  const pid_t child = fork();
  if (child == 0) {
    // Test runners and shells without job control may ignore it.
    std::signal(SIGINT, SIG_DFL);
    dup2(to[0], 0);
    dup2(from[1], 1);
    dup2(open(err_path.c_str(), O_WRONLY | O_CREAT, 0600), 2);
    for (const int end : {to[0], to[1], from[0], from[1]}) close(end);
    execl(VITRO_BINARY, VITRO_BINARY, "-u", "-c", program.c_str(), nullptr);
    _exit(126);
  }
  close(to[0]);
  close(from[1]);
  std::string out;
  char byte;
  while (read(from[0], &byte, 1) == 1) {
    out += byte;
    if (out != "ready\n") continue;
    // Into the call that waits.
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    kill(child, signal);
  }
  int status = 0;
  waitpid(child, &status, 0);
  close(to[1]);
  close(from[0]);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), out, contents(err_path)};
}

}  // namespace

TEST_CASE("Ctrl-C is a KeyboardInterrupt, and ends the process as SIGINT does", "[interrupt]") {
  for (const char* work :
       {"while True: pass", "i = 0\nwhile i < 10**18: i += 1", "import time; time.sleep(60)",
        "input()", "import os; os.read(0, 1)", "import sys; sys.stdin.read()",
        "def f():\n  for i in iter(int, 1): pass\nf()", "x = 0.5\nwhile not x > 1e300: x += 1",
        "def r(n): return n and r(n - 1)\nwhile True: r(300)"}) {
    INFO(work);
    const Outcome outcome = signalled(std::string("print('ready')\n") + work);
    CHECK(outcome.code == -SIGINT);
    CHECK(outcome.err.starts_with("Traceback (most recent call last):\n"));
    CHECK(outcome.err.ends_with("\nKeyboardInterrupt\n"));
  }
}

TEST_CASE("an interrupt can be caught, and finally clauses run", "[interrupt]") {
  const Outcome caught = signalled(
      "try:\n  print('ready')\n  while True: pass\nexcept KeyboardInterrupt: print('caught')\n"
      "raise SystemExit(7)");
  CHECK(caught.code == 7);
  CHECK(caught.out == "ready\ncaught\n");
  const Outcome passed =
      signalled("import time\ntry:\n  print('ready')\n  time.sleep(60)\nfinally: print('finally')");
  CHECK(passed.code == -SIGINT);
  CHECK(passed.out == "ready\nfinally\n");
}

TEST_CASE("a sleep that a handler interrupted goes on", "[interrupt]") {
  const Outcome outcome = signalled(
      "import signal, time\n"
      "signal.signal(signal.SIGUSR1, lambda number, frame: print('came', number == "
      "signal.SIGUSR1))\n"
      "start = time.monotonic()\n"
      "print('ready')\n"
      "time.sleep(0.4)\n"
      "print(time.monotonic() - start >= 0.4)",
      SIGUSR1);
  CHECK(outcome.code == 0);
  CHECK(outcome.out == "ready\ncame True\nTrue\n");
}

TEST_CASE("a program that is told to ignore Ctrl-C is not interrupted", "[interrupt]") {
  std::signal(SIGINT, SIG_IGN);
  const Outcome outcome = vitro({"-c",
                                 "import signal, os\nos.kill(os.getpid(), 2)\n"
                                 "print(signal.getsignal(2) == signal.SIG_IGN)"});
  std::signal(SIGINT, SIG_DFL);
  CHECK(outcome.code == 0);
  CHECK(outcome.out == "True\n");
}

}  // namespace vitro::cli::test
