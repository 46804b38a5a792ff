#include <filesystem>

#include "tests/cli/program.hpp"
#include "tests/support/catch.hpp"

namespace vitro::cli::test {

TEST_CASE("a program that ends or exits has its own exit code", "[exit code]") {
  CHECK(vitro({"-c", "print(1)"}).code == 0);
  CHECK(vitro({"-c", "print(1)"}).out == "1\n");
  const std::pair<const char*, int> exits[] = {
      {"raise SystemExit", 0},        {"raise SystemExit(None)", 0},
      {"raise SystemExit(7)", 7},     {"raise SystemExit(300)", 44},
      {"raise SystemExit(-1)", 255},  {"raise SystemExit(2**70)", 255},
      {"raise SystemExit(True)", 1},  {"raise SystemExit(False)", 0},
      {"import sys; sys.exit(3)", 3},
  };
  for (const auto& [code, expected] : exits) {
    INFO(code);
    const Outcome outcome = vitro({"-c", code});
    CHECK(outcome.code == expected);
    CHECK(outcome.err.empty());
  }
}

TEST_CASE("SystemExit of anything but a number is printed and means 1", "[exit code]") {
  const Outcome text = vitro({"-c", "raise SystemExit('bye')"});
  CHECK(text.code == 1);
  CHECK(text.err == "bye\n");
  CHECK(vitro({"-c", "raise SystemExit((1, 2))"}).err == "(1, 2)\n");
  CHECK(vitro({"-c", "raise SystemExit(1.5)"}).err == "1.5\n");
}

TEST_CASE("a module that cannot be run as a program is named, exit code 1", "[exit code]") {
  const Outcome unknown = vitro({"-m", "nothing_of_that_name"});
  CHECK(unknown.code == 1);
  CHECK(unknown.err == "vitro: No module named nothing_of_that_name\n");
  CHECK(vitro({"-m", "sys"}).err == "vitro: No code object available for sys\n");
  CHECK(vitro({"-m"}).code == 2);
}

TEST_CASE("an uncaught exception is printed after the output and means 1", "[exit code]") {
  const Outcome outcome = vitro({"-c", "print('before')\nx = 1 / 0"});
  CHECK(outcome.code == 1);
  CHECK(outcome.out == "before\n");
  CHECK(outcome.err ==
        "Traceback (most recent call last):\n"
        "  File \"<string>\", line 2, in <module>\n"
        "ZeroDivisionError: division by zero\n");
}

TEST_CASE("a file that cannot be read is told as python3 tells it, exit code 2", "[exit code]") {
  const Directory directory;
  const Outcome missing = vitro({directory / "x.py"});
  CHECK(missing.code == 2);
  CHECK(missing.err == "vitro: can't open file '" + (directory / "x.py") +
                           "': [Errno 2] No such file or directory\n");
  const Outcome folder = vitro({directory.path()});
  CHECK(folder.code == 1);
  CHECK(folder.err == "vitro: can't find '__main__' module in '" + directory.path() + "'\n");
  for (const char* command : {"dump", "dis"}) {
    CHECK(vitro({command, directory / "x.py"}).code == 2);
    CHECK(vitro({command, directory.path()}).code == 2);
  }
}

TEST_CASE("recursion over a program's data ends in RecursionError, not in a crash", "[exit code]") {
  for (const char* program : {"l = ()\nfor i in range(2000000): l = (l,)\nhash(l)",
                              "i = iter([1])\nfor _ in range(1000000): i = map(abs, i)\nlist(i)",
                              "i = iter([1])\nfor _ in range(1000000): i = zip(i)\nlist(i)"}) {
    INFO(program);
    const Outcome outcome = vitro({"-c", program});
    CHECK(outcome.code == 1);
    CHECK(outcome.err.find("RecursionError: maximum recursion depth exceeded\n") !=
          std::string::npos);
  }
}

TEST_CASE("a program knows its file from the root directory on", "[command line]") {
  const Directory directory;
  std::string relative;
  for (int i = 0; i < 20; ++i) relative += "../";
  relative += directory.write("here.py", "print(__file__)\n1 / 0\n").substr(1);
  const std::string full = std::filesystem::current_path().string() + '/' + relative;
  const Outcome outcome = vitro({relative});
  CHECK(outcome.out == full + "\n");
  CHECK(outcome.err.find("File \"" + full + "\", line 2, in <module>") != std::string::npos);
}

TEST_CASE("a wrong command line means 2", "[exit code]") {
  const Outcome outcome = vitro({"--foo"});
  CHECK(outcome.code == 2);
  CHECK(outcome.out.empty());
  CHECK(outcome.err ==
        "unknown option --foo\n"
        "usage: vitro [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
        "Try `vitro -h' for more information.\n");
  CHECK(vitro({"--help"}).code == 0);
  CHECK(vitro({"dump", "--help"}).out.starts_with("usage: vitro dump "));
  CHECK(vitro({"--version"}).out.starts_with("vitro "));
}

TEST_CASE("the program comes from stdin, with - or without", "[exit code]") {
  CHECK(vitro({}, "print(__name__)").out == "__main__\n");
  CHECK(vitro({"-"}, "print(2)\n").out == "2\n");
  CHECK(vitro({}, "").code == 0);
  CHECK(vitro({"-"}, "1 / 0").err.find("File \"<stdin>\", line 1, in <module>") !=
        std::string::npos);
  CHECK(vitro({"-", "a", "-b"}, "import sys; print(sys.argv)").out == "['-', 'a', '-b']\n");
  CHECK(vitro({"-c", "import sys; print(sys.argv)", "a", "--", "-c"}).out ==
        "['-c', 'a', '--', '-c']\n");
}

TEST_CASE("bad input raises what CPython raises", "[exit code]") {
  const Directory directory;
  const auto last_line = [](const std::string& text) {
    const std::size_t end = text.rfind('\n', text.size() - 2);
    return text.substr(end + 1);
  };
  CHECK(vitro({directory.write("empty.py", "")}).code == 0);
  CHECK(vitro({directory.write("bom.py", "\xef\xbb\xbfprint('bom')\n")}).out == "bom\n");
  const Outcome nul = vitro({directory.write("nul.py", std::string_view("x = 1\0\n", 7))});
  CHECK(nul.code == 1);
  CHECK(nul.err.find("Error: ") != std::string::npos);
  const Outcome bytes = vitro({directory.write("bytes.py", "x = '\xff'\n")});
  CHECK(bytes.code == 1);
  CHECK(last_line(bytes.err).starts_with("SyntaxError: Non-UTF-8 code starting with '\\xff'"));
  const Outcome syntax = vitro({"-c", "x = = 1"});
  CHECK(syntax.code == 1);
  CHECK(last_line(syntax.err) == "SyntaxError: invalid syntax\n");
}

TEST_CASE("output that cannot be written means 120, or an OSError where print notices",
          "[exit code]") {
  const Outcome full = vitro({"-c", "print(1)"}, "", "/dev/full");
  CHECK(full.code == 120);
  CHECK(full.err ==
        "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\n"
        "OSError: [Errno 28] No space left on device\n");
  CHECK(vitro({"-c", "print(1); raise SystemExit(3)"}, "", "/dev/full").code == 120);
  const Outcome much = vitro({"-c", "for i in range(100000): print(i)"}, "", "/dev/full");
  CHECK(much.code == 1);
  CHECK(much.err.ends_with("OSError: [Errno 28] No space left on device\n"));
  CHECK(vitro({"dump", "-c", "pass"}, "", "/dev/full").code == 120);
}

}  // namespace vitro::cli::test
