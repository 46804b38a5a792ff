#include "tests/cli/program.hpp"
#include "tests/support/catch.hpp"

namespace vitro::cli::test {

namespace {

// For as long as it lives.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) { setenv(name, value, 1); }
  ~Variable() { unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
};

std::string flag(std::vector<std::string> words, const std::string& name) {
  words.insert(words.end(), {"-c", "import sys; print(sys.flags." + name + ")"});
  return vitro(std::move(words)).out;
}

}  // namespace

TEST_CASE("options of python3 set sys.flags", "[options]") {
  CHECK(flag({}, "optimize") == "0\n");
  CHECK(flag({"-O"}, "optimize") == "1\n");
  CHECK(flag({"-OO"}, "optimize") == "2\n");
  CHECK(flag({"-b", "-b"}, "bytes_warning") == "2\n");
  CHECK(flag({"-Bsq"}, "dont_write_bytecode") == "1\n");
  CHECK(flag({"-Bsq"}, "quiet") == "1\n");
  CHECK(flag({"-I"}, "isolated") == "1\n");
  CHECK(flag({"-I"}, "ignore_environment") == "1\n");
  CHECK(flag({"-P"}, "safe_path") == "True\n");
  CHECK(flag({"-X", "dev"}, "dev_mode") == "True\n");
  CHECK(flag({"-Xint_max_str_digits=700"}, "int_max_str_digits") == "700\n");
}

TEST_CASE("-O drops assert statements, -OO docstrings as well", "[options]") {
  CHECK(vitro({"-O", "-c", "assert 0; print(__debug__)"}).out == "False\n");
  CHECK(vitro({"-c", "assert 0"}).code == 1);
  const char* program =
      "def f(): 'doc'\nprint(f.__doc__, compile('__debug__', '', 'eval', 0, 0, 0).co_consts)";
  CHECK(vitro({"-OO", "-c", program}).out == "None (True,)\n");
}

TEST_CASE("wrong options are told in python3's words", "[options]") {
  CHECK(vitro({"-J"}).err.starts_with("-J is reserved for Jython\nusage: "));
  CHECK(vitro({"-W"}).err.starts_with("Argument expected for the -W option\n"));
  CHECK(vitro({"-V", "-Q"}).err.starts_with("Unknown option: -Q\n"));
  CHECK(vitro({"-X", "int_max_str_digits=3", "-c", "1"}).code == 1);
  CHECK(vitro({"--check-hash-based-pycs", "soon"}).code == 2);
}

TEST_CASE("the environment counts unless -E or -I says otherwise", "[options]") {
  const Variable optimize("PYTHONOPTIMIZE", "2"), warnings("PYTHONWARNINGS", "error,ignore");
  CHECK(flag({}, "optimize") == "2\n");
  CHECK(flag({"-E"}, "optimize") == "0\n");
  const char* program = "import sys; print(sys.warnoptions)";
  CHECK(vitro({"-W", "once", "-c", program}).out == "['error', 'ignore', 'once']\n");
  CHECK(vitro({"-I", "-W", "once", "-c", program}).out == "['once']\n");
}

TEST_CASE("PYTHONPATH and VITROPATH lead sys.path behind the program's folder", "[options]") {
  const Directory directory;
  directory.write("only_here.py", "print('found')\n");
  const Variable path("PYTHONPATH", directory.path().c_str());
  CHECK(vitro({"-c", "import only_here"}).out == "found\n");
  CHECK(vitro({"-E", "-c", "import only_here"}).code == 1);
}

TEST_CASE("-x skips the first line, and the others keep their numbers", "[options]") {
  const Directory directory;
  const std::string file = directory.write("x.py", "no Python\nprint(1)\n1 / 0\n");
  const Outcome outcome = vitro({"-x", file});
  CHECK(outcome.out == "1\n");
  CHECK(outcome.err.find("line 3, in <module>") != std::string::npos);
}

TEST_CASE("a folder with a __main__.py is a program", "[options]") {
  const Directory directory;
  directory.write("__main__.py",
                  "import sys, beside\nprint(sys.argv[1:], sys.path[0] == sys.argv[0])\n");
  directory.write("beside.py", "print(__name__)\n");
  CHECK(vitro({directory.path(), "a"}).out == "beside\n['a'] True\n");
}

TEST_CASE("-S leaves out what module site adds", "[options]") {
  CHECK(vitro({"-S", "-c", "exit"}).err.find("NameError: name 'exit' is not defined") !=
        std::string::npos);
  CHECK(vitro({"-c", "print(type(copyright).__name__)"}).out == "_Printer\n");
}

TEST_CASE("-X options and the words of the command line are kept", "[options]") {
  CHECK(vitro({"-X", "a", "-Xb=c", "-c", "import sys; print(sys._xoptions, sys.orig_argv[1:4])"})
            .out == "{'a': True, 'b': 'c'} ['-X', 'a', '-Xb=c']\n");
}

TEST_CASE("-u writes at once", "[options]") {
  const char* program = "import os; print(1); os.write(1, b'2\\n'); print(3)";
  CHECK(vitro({"-u", "-c", program}).out == "1\n2\n3\n");
  CHECK(vitro({"-c", program}).out == "2\n1\n3\n");
}

TEST_CASE("-b warns where bytes are taken for text, -bb raises", "[options]") {
  const char* program = "print(str(b'x'), b'x' == 'x', bytearray() == 'x', b'x' == 1, repr(b'x'))";
  CHECK(vitro({"-c", program}).err.empty());
  const Outcome warned = vitro({"-b", "-c", program});
  CHECK(warned.out == "b'x' False False False b'x'\n");
  CHECK(warned.err ==
        "<string>:1: BytesWarning: str() on a bytes instance\n"
        "<string>:1: BytesWarning: Comparison between bytes and string\n"
        "<string>:1: BytesWarning: Comparison between bytearray and string\n"
        "<string>:1: BytesWarning: Comparison between bytes and int\n");
  CHECK(vitro({"-bb", "-c", "b'x' == 'x'"}).code == 1);
}

TEST_CASE("a stream that was closed at the start is None, later it is an error", "[options]") {
  const auto shell = [](const std::string& arguments) {
    const Directory files;
    const std::string command = std::string("env -u PYTHONUNBUFFERED ") + VITRO_BINARY + " -c " +
                                arguments + " >>'" + (files / "out") + "'";
    const int status = std::system(command.c_str());
    return std::pair(WEXITSTATUS(status), contents(files / "out"));
  };
  CHECK(shell("'import sys; print(sys.stdin)' <&-").second == "None\n");
  CHECK(shell("'import sys; print(sys.stderr)' 2>&-").second == "None\n");
  CHECK(shell("'import os; os.close(1); print(2)' 2>/dev/null").first == 120);
  CHECK(shell("'1 / 0' 2>/dev/full").first == 120);
}

TEST_CASE("flush() writes what print() wrote before sys.stdout was asked for", "[options]") {
  const char* program =
      "import sys, os\nprint(1)\nsys.stdout.flush()\nos.write(1, b'2\\n')\nprint(3)";
  CHECK(vitro({"-c", program}).out == "1\n2\n3\n");
}

TEST_CASE("-W decides about the compiler's warnings, too", "[options]") {
  const Outcome warned = vitro({"-c", "1 is 1"});
  CHECK(warned.code == 0);
  CHECK(warned.err == "<string>:1: SyntaxWarning: \"is\" with a literal. Did you mean \"==\"?\n");
  const Outcome refused = vitro({"-W", "error", "-c", "1 is 1"});
  CHECK(refused.code == 1);
  CHECK(refused.err ==
        "  File \"<string>\", line 1\n"
        "SyntaxError: \"is\" with a literal. Did you mean \"==\"?\n");
  CHECK(vitro({"-W", "ignore", "-c", "1 is 1"}).err.empty());
  CHECK(vitro({"-W", "foo", "-c", "1"}).err ==
        "Invalid -W option ignored: invalid action: 'foo'\n");
}

}  // namespace vitro::cli::test
