#include <algorithm>

#include "tests/cli/program.hpp"
#include "tests/support/catch.hpp"

namespace vitro::cli::test {

namespace {

const char kArticle[] = VITRO_SOURCE_DIR "/examples/article.py";

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}
std::string last_line(const std::string& text) {
  return text.substr(text.rfind('\n', text.size() - 2) + 1);
}

// The header lines of objects: their number, and the sum of their bytes as the headings tell it.
std::size_t objects_in(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("\n  #"); at != std::string::npos;
       at = text.find("\n  #", at + 1))
    ++count;
  return count;
}

}  // namespace

TEST_CASE("the dump of the article is the article's picture", "[dump command]") {
  const Outcome outcome = vitro({"dump", kArticle});
  CHECK(outcome.code == 0);
  CHECK(outcome.err.empty());
  CHECK(outcome.out.starts_with(std::string("stack                         heap\n"
                                            "  <module>, line 4 of ") +
                                kArticle +
                                "\n"
                                "    A ──────────────────────▶ #1 class A\n"
                                "    a ──────────────────────▶ #2 A instance\n"
                                "                                 instance of ──▶ #1 class A\n"
                                "\n"
                                "objects of the picture: 2 objects, "));
  CHECK(contains(outcome.out,
                 "\n  #2    A instance                              24 bytes   count 1\n"
                 "        instance of ──▶ #1 class A\n"
                 "        held by  name a in <module> (#"));
  CHECK(contains(outcome.out, "   count 3\n        instance of ──▶ #"));
  CHECK_FALSE(contains(outcome.out, "WRONG"));
  CHECK_FALSE(contains(outcome.out, "0x"));
  CHECK(last_line(outcome.out).starts_with("left out: "));
}

TEST_CASE("the dump is the same in every run", "[dump command]") {
  const std::string code =
      "class P: pass\nps = {P() for i in range(50)}\nd = {p: {p} for p in ps}\n";
  for (const std::vector<std::string>& words : {std::vector<std::string>{"dump", "-c", code},
                                                {"dump", "--all", kArticle},
                                                {"dump", "--dot", kArticle}})
    CHECK(vitro(words).out == vitro(words).out);
}

TEST_CASE("--all shows every object, and the parts add up to the whole", "[dump command]") {
  const std::string all = vitro({"dump", "--all", kArticle}).out;
  CHECK(last_line(all) == "left out: nothing\n");
  CHECK(contains(all, "class type  "));
  // As many words as above: sys.orig_argv has them.
  const std::string some = vitro({"dump", "-v", kArticle}).out;
  std::string left_out = last_line(some).substr(std::string("left out: ").size());
  left_out = left_out.substr(0, left_out.find(' '));
  left_out.erase(std::remove(left_out.begin(), left_out.end(), ','), left_out.end());
  CHECK(objects_in(all) == objects_in(some) + std::stoul(left_out));
}

TEST_CASE("the counts of a live heap hold", "[dump command]") {
  const char* programs[] = {
      "",
      "x = 1",
      "x = [1000, [2000, 3000]]; y = x; z = x[1]",
      "def f(n):\n  def g(): return n\n  return g\ng = f(1000)\nh = g()",
      "class A:\n  def __init__(self): self.x = 1; self.me = self\na = A(); b = a.__dict__; del b",
      "a = []; a.append(a); del a",
      "class E(Exception): pass\ntry:\n  raise E(1, 2)\nexcept E as e:\n  kept = e",
      "1 / 0",
      "def f(): g()\ndef g(): [][1]\nf()",
      "it = iter([1, 2, 3]); next(it); s = {1, 'x'}; f = frozenset(s); r = range(10**20)",
      "import sys; sys.thing = object(); del sys.platform; x = 'new' + str(1)",
      "raise SystemExit(3)",
      "class M(type): pass\nclass A(metaclass=M): pass\nclass B(A): x = property(id)\nb = B().x",
  };
  for (const char* program : programs) {
    INFO(program);
    const Outcome outcome = vitro({"dump", "--audit", "-c", program});
    INFO(outcome.out);
    CHECK(contains(outcome.out, "\n  the audit holds\n"));
    CHECK(outcome.code ==
          (contains(program, "/ 0") || contains(program, "[1]\nf") || contains(program, "Exit(3)")
               ? 1
               : 0));
    CHECK_FALSE(contains(outcome.out, "WRONG"));
  }
}

TEST_CASE("a program that raises is dumped all the same, after its traceback", "[dump command]") {
  const Outcome outcome = vitro({"dump", "-c", "x = [1]\nprint('first')\n1 / 0"});
  CHECK(outcome.code == 1);
  CHECK(outcome.out.starts_with("first\nstack "));
  CHECK(contains(outcome.out, "  <module>, line 3 of <string>\n"));
  CHECK(contains(outcome.out, "held by  the runtime: pending exception\n"));
  CHECK(contains(outcome.err, "ZeroDivisionError: division by zero\n"));
  const Outcome wrong = vitro({"dump", "-c", "x ="});
  CHECK(wrong.code == 1);
  CHECK(contains(wrong.out, "left out: "));
  CHECK(contains(wrong.err, "SyntaxError: invalid syntax\n"));
}

TEST_CASE("a dump does not overwrite the program it is of", "[dump command]") {
  const Directory directory;
  const std::string program = directory.write("own.py", "print(1)\n");
  const Outcome outcome = vitro({"dump", "-o", directory.path() + "/./own.py", program});
  CHECK(outcome.code == 2);
  CHECK(outcome.out.empty());
  CHECK(contains(outcome.err, "would overwrite the program"));
  CHECK(contents(program) == "print(1)\n");
}

TEST_CASE("dump and dis say so when stdout cannot take what they show", "[dump command]") {
  for (const char* command : {"dump", "dis"}) {
    INFO(command);
    const Outcome full = vitro({command, "-c", "x = 1"}, "", "/dev/full");
    CHECK(full.code == 120);
    CHECK(full.err == "vitro: can't write to stdout: No space left on device\n");
  }
  CHECK(vitro({"dump", "--all", "--picture", "-c", "1"})
            .err.starts_with("--all and --picture exclude each other\n"));
}

TEST_CASE("dis shows the same in every run", "[dump command]") {
  const char* program = "def f():\n  def g(): pass\n  return g, lambda: 0\nclass A: pass";
  const std::string shown = vitro({"dis", "-c", program}).out;
  CHECK(contains(shown, "<code object f"));
  CHECK_FALSE(contains(shown, " at 0x"));
  CHECK(shown == vitro({"dis", "-c", program}).out);
}

TEST_CASE("--dot is a graph and -o writes to a file", "[dump command]") {
  const Directory directory;
  const Outcome outcome = vitro({"dump", "--dot", "--audit", "-o", directory / "a.dot", kArticle});
  CHECK(outcome.code == 0);
  CHECK(outcome.out.empty());
  CHECK(contains(outcome.err, "the audit holds\n"));
  const std::string dot = contents(directory / "a.dot");
  CHECK(dot.starts_with("digraph vitro {\n"));
  CHECK(contains(dot, "o2 -> o1 [label=\"instance of\""));
  if (std::system("dot -V >/dev/null 2>/dev/null") == 0)
    CHECK(std::system(
              ("dot -Tsvg '" + (directory / "a.dot") + "' >/dev/null 2>/dev/null").c_str()) == 0);
  CHECK(vitro({"dump", "-o", directory / "no/such/place", kArticle}).code == 2);
}

TEST_CASE("--allocations counts paths, cached ints among them", "[dump command]") {
  const auto count = [](const std::string& text, const std::string& row) {
    std::size_t at = text.find("\n  " + row + ' ');
    REQUIRE(at != std::string::npos);
    at = text.find_first_of("0123456789", at);
    std::string digits;
    for (; text[at] != ' '; ++at)
      if (text[at] != ',') digits += text[at];
    return std::stoul(digits);
  };
  const auto paths = [](const char* code) {
    return vitro({"dump", "--allocations", "-c", code}).out;
  };
  const std::string none = paths("n = 1\nfor i in range(n): i = 999 - 0");
  const std::string cached = paths("n = 501\nfor i in range(n): i = 100 - 0");
  const std::string fresh = paths("n = 501\nx = []\nfor i in range(n): x.append(i + 1000)");
  CHECK(count(cached, "cached") >= count(none, "cached") + 100);
  CHECK(count(fresh, "page") >= count(none, "page") + 400);
  CHECK(contains(none, "allocations, from the first step of compiling to the program's end\n"));
}

TEST_CASE("a list of lists, a million deep, is dumped", "[dump command]") {
  const Outcome outcome = vitro(
      {"dump", "--picture", "-c", "x = []\nfor i in range(1000000): x = [x]\n"}, "", "/dev/null");
  CHECK(outcome.code == 0);
  CHECK(outcome.err.empty());
}

TEST_CASE("what a program took from the start-up world stays of the start-up world",
          "[dump command]") {
  const std::string text =
      vitro({"dump", "-c", "import builtins\nx = builtins.len\ndel builtins.len"}).out;
  const std::size_t startup = text.find("\nmade at start-up");
  const std::size_t picture = text.find("\nobjects of the picture");
  const std::size_t behind = text.find("\nbehind the picture");
  REQUIRE(startup != std::string::npos);
  CHECK(contains(text.substr(picture, behind - picture), " builtin_function_or_method len  "));
  CHECK_FALSE(contains(text.substr(behind, startup - behind), " builtin_function_or_method len  "));
}

TEST_CASE("dis prints the instructions of every code object", "[dis command]") {
  const Outcome outcome = vitro({"dis", "-c", "def f(x): return x + 1"});
  CHECK(outcome.code == 0);
  CHECK(contains(outcome.out, "MAKE_FUNCTION"));
  CHECK(contains(outcome.out, "Disassembly of <code object f, file "));
  CHECK(contains(outcome.out, "BINARY_OP"));
  CHECK(vitro({"dis", "-c", "x ="}).code == 1);
  CHECK(vitro({"dis", "--stack", "-c", "x = 1"}).out != vitro({"dis", "-c", "x = 1"}).out);
}

}  // namespace vitro::cli::test
