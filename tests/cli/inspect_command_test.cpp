// What `vitro dump` and `vitro why` do beside the text dump: moments, filters, databases, module
// `vitro`, and what they make of bad input.
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include "tests/cli/program.hpp"
#include "tests/support/catch.hpp"

namespace vitro::cli::test {

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// Rows of a query, columns divided by '|'.
std::string query(const std::string& path, const char* sql) {
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open_v2(path.c_str(), &connection, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
  std::string rows;
  const auto add = [](void* context, int count, char** values, char**) {
    auto& text = *static_cast<std::string*>(context);
    for (int i = 0; i < count; ++i) {
      if (i) text += '|';
      text += values[i] ? values[i] : "NULL";
    }
    text += '\n';
    return 0;
  };
  char* problem = nullptr;
  INFO(sql);
  const int result = sqlite3_exec(connection, sql, add, &rows, &problem);
  CHECK(result == SQLITE_OK);
  sqlite3_free(problem);
  sqlite3_close(connection);
  return rows;
}

const char kProgram[] = R"(class Node:
    def __init__(self, next):
        self.next = next

head = None
for i in range(5):
    head = Node(head)
big = list(range(1000, 1400))
def f(n):
    local = [n]
    return g(local)
def g(x):
    return x[0] + 1
f(7)
)";

}  // namespace

TEST_CASE("a database answers in SQL what the dump says", "[inspect command]") {
  const Directory directory;
  const std::string path = directory / "heap.db", program = directory.write("p.py", kProgram);
  const Outcome outcome = vitro({"dump", "-o", path, program});
  CHECK(outcome.code == 0);
  CHECK(outcome.err == "");
  CHECK(query(path, "PRAGMA user_version") == "1\n");
  CHECK(query(path, "PRAGMA integrity_check") == "ok\n");
  CHECK(query(path,
              "SELECT type, count(*), sum(retained) > sum(bytes) FROM objects "
              "WHERE type = 'Node' GROUP BY type") == "Node|5|1\n");
  CHECK(query(path,
              "SELECT count(*) FROM objects WHERE made <> 'startup' AND type = 'int' "
              "AND count IS NOT NULL AND line = 8") == "400\n");
  // Every counted reference is an edge or an owned root.
  CHECK(query(path,
              "SELECT count(*) FROM objects o WHERE count IS NOT NULL AND count <> "
              "(SELECT count(*) FROM edges WHERE target = o.id) + "
              "(SELECT count(*) FROM roots WHERE target = o.id AND owned)") == "0\n");
  CHECK(query(path, "SELECT line, instruction FROM objects WHERE title = 'list of 400'") ==
        "8|CALL\n");
  CHECK(query(path, "EXPLAIN QUERY PLAN SELECT source FROM edges WHERE target = 3")
            .find("USING INDEX edges_by_target") != std::string::npos);
  CHECK(query(path, "EXPLAIN QUERY PLAN SELECT id FROM objects WHERE type = 'int'")
            .find("objects_by_type") != std::string::npos);
}

TEST_CASE("a dump is taken where --at says, and the program goes no further", "[inspect command]") {
  const Directory directory;
  const std::string program = directory.write("p.py", std::string(kProgram) + "print('end')\n");
  const auto at = [&](const char* when) {
    return vitro({"dump", "--picture", "--at", when, program});
  };
  const Outcome line = at("line:13");
  CHECK(line.code == 0);
  CHECK(line.out.starts_with("stack "));
  CHECK(contains(line.out, "  <module>, line 14 of "));
  CHECK(contains(line.out, "  f, line 11 of "));
  CHECK(contains(line.out, "  g, line 13 of "));
  CHECK(contains(line.out, "    x ──"));
  CHECK(at("call:g").out.find("  g, line 12 of ") != std::string::npos);
  CHECK(contains(at("call:Node.__init__").out, "  Node.__init__, line 2 of "));
  CHECK(contains(at("step:1").out, "(no names)"));
  CHECK(contains(at("end").out, "end\nstack "));
  const std::string raising = directory.write(
      "r.py", "def f(x): return [][x]\ntry: {}['k']\nexcept KeyError: pass\nf(3)\n");
  const auto raised = [&](const char* when) {
    return vitro({"dump", "--picture", "--at", when, raising});
  };
  CHECK(contains(raised("exception").out, "  <module>, line 2 of "));
  const Outcome inside = raised("exception:IndexError");
  CHECK(inside.code == 0);
  CHECK(inside.err == "");
  CHECK(contains(inside.out, "  f, line 1 of "));
  for (const char* when : {"line:99", "call:nobody", "step:100000", "exception:OSError"}) {
    const Outcome never = at(when);
    CHECK(never.code == 1);
    CHECK(never.out == "end\n");
    CHECK(never.err ==
          "vitro: --at " + std::string(when) + " was never reached: there is nothing to dump\n");
  }
  for (const char* when : {"line", "line:0", "line:x", "call:", "soon", "exception:"}) {
    const Outcome wrong = at(when);
    CHECK(wrong.code == 2);
    CHECK(wrong.out == "");
    CHECK(contains(wrong.err, "is no moment: it is end, line:N, "));
  }
}

TEST_CASE("filters show less and count what they leave out", "[inspect command]") {
  const auto dump = [](std::vector<std::string> words) {
    words.insert(words.begin(), "dump");
    words.insert(words.end(), {"-c", kProgram});
    return vitro(words);
  };
  const std::string nodes = dump({"--type", "Node"}).out;
  CHECK(contains(nodes, "objects of the picture: 5 objects, "));
  CHECK_FALSE(contains(nodes, "  #1 "));
  CHECK(contains(nodes, "; the filter left them out; --all shows everything\n"));
  CHECK(contains(dump({"--where", "bytes > 3000 and type == 'list'"}).out, " list of 400 "));
  CHECK(contains(dump({"--where", "line == 7 and instruction ~ 'CALL'"}).out, "5 objects"));
  CHECK(
      contains(dump({"--root", "head.next.next", "--depth", "1", "--where", "type == 'Node'"}).out,
               "objects of the picture: 2 objects"));
  for (const auto& [condition, problem] :
       {std::pair{"bytes >", "a value is missing"}, std::pair{"size > 3", "an unknown field"},
        std::pair{"(bytes > 3", "a bracket without its end"},
        std::pair{"type", "a comparison is missing"},
        std::pair{"type == 3", "a number compared with a text"},
        std::pair{"bytes > 3 4", "something too many"},
        std::pair{"type == 'x", "a text without its end"}}) {
    const Outcome wrong = dump({"--where", condition});
    CHECK(wrong.code == 2);
    CHECK(wrong.out == "");
    CHECK(contains(wrong.err, std::string("vitro: --where: ") + problem));
  }
  const Outcome deep = dump({"--where", std::string(5000, '(') + "1"});
  CHECK(deep.code == 2);
  CHECK(contains(deep.err, "brackets too deep"));
  CHECK(contains(dump({"--root", "nobody"}).err,
                 "vitro: --root: 'nobody' is not a name of any frame"));
  CHECK(dump({"--root", "#0"}).code == 2);
  CHECK(dump({"--depth", "x"}).code == 2);
}

TEST_CASE("why tells a way and how many references must go", "[inspect command]") {
  const auto why = [](const char* name, const char* code) {
    return vitro({"why", name, "-c", code});
  };
  const std::string chain = why("head.next", kProgram).out;
  CHECK(contains(chain, "  name head in <module> ──▶ #"));
  CHECK(contains(chain, "    .next ──▶ #"));
  CHECK(contains(chain, "it dies when that one goes.\n"));
  CHECK(contains(why("a", "a = [1]\nb = a\nc = {1: a}").out,
                 "There are 3 ways to it that share no reference"));
  CHECK(contains(why("None", "x = 1").out, "It is immortal"));
  CHECK(contains(why("a", "b = [[]]\na = b[0]\nc = [b]").out, "There are 2 ways"));
  const Outcome unknown = why("nobody", "x = 1");
  CHECK(unknown.code == 2);
  CHECK(unknown.err == "vitro: 'nobody' is not a name of any frame\n");
  CHECK(vitro({"why"}).code == 2);
  CHECK(vitro({"why", "--help"}).out.starts_with("usage: vitro dump "));
  CHECK(contains(why("x['k'][1]", "x = {'k': [1, [2]]}").out, "list of 1"));
}

TEST_CASE("garbage and what hoards are found", "[inspect command]") {
  const Outcome leaks = vitro({"dump", "--leaks", "-c",
                               "class A: pass\na = A(); a.me = a; del a\n"
                               "cache = {i: [i] * 50 for i in range(1000, 2000)}"});
  CHECK(contains(leaks.out, "garbage: 1 object, 24 bytes that nothing reachable holds\n"));
  CHECK(contains(leaks.out, "dict of 1000 retains "));
  CHECK(contains(leaks.out, "held by  name cache in <module>"));
  const Outcome cycles = vitro({"dump", "--cycles", "-c", "a = []; b = {'a': a}; a.append(b)"});
  CHECK(contains(cycles.out, "cycles: 1 group of objects that hold each other\n  2 objects, "));
  CHECK(contains(cycles.out, "closes the cycle\n"));
  CHECK(contains(
      vitro({"dump", "--dupes", "-c", "x = [''.join(['a', 'b' * 70]) for i in range(4)]"}).out,
      " 4 × str "));
}

TEST_CASE("a program asks about its own heap", "[inspect command]") {
  const char* program = R"(import vitro
class A: pass
before = vitro.snapshot()
a = A()
a.x = [1000]
after = vitro.snapshot()
print(vitro.diff(before, after))
print(vitro.why(a.x))
print(vitro.referrers(a.x))
print(vitro.layout(a.x))
print(vitro.audit(), after.objects > before.objects, after.bytes > before.bytes)
vitro.dump(format='mermaid')
try: vitro.dump(format='png')
except ValueError as e: print(e)
try: vitro.dump('/no/such/place')
except OSError as e: print(e)
try: vitro.diff(a, after)
except TypeError as e: print(e)
)";
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"-c", program},
        {"dump", "--picture", "-c", program},
        {"dump", "--picture", "--no-sites", "-c", program}}) {
    const Outcome outcome = vitro(words);
    INFO(outcome.out);
    CHECK(outcome.code == 0);
    CHECK(outcome.err == "");
    CHECK(contains(outcome.out, "  + A instance   #"));
    CHECK(contains(outcome.out, "names of <module>  ['a']: nothing → A instance\n"));
    CHECK(contains(outcome.out, "  name a in <module> ──▶ #"));
    CHECK(contains(outcome.out, "\n['.x of #"));
    CHECK(contains(outcome.out, "layout of #"));
    CHECK(contains(outcome.out, "\nTrue True True\nflowchart LR\n"));
    CHECK(contains(outcome.out, "\nunknown format png: it is one of text "));
    CHECK(contains(outcome.out, "\n[Errno 2] No such file or directory: '/no/such/place'\n"));
    CHECK(contains(outcome.out, "\ndiff() compares two snapshots\n"));
  }
  const Outcome paused =
      vitro({"dump", "--picture", "-c", "x = 1\nbreakpoint()\ny = 2\nprint('on')"});
  CHECK(paused.out.starts_with("stack "));
  CHECK(contains(paused.out, "everything\non\nstack "));
}

TEST_CASE("bad input leaves a clear message and no half file", "[inspect command]") {
  const Directory directory;
  const auto refused = [](const std::vector<std::string>& words, int code,
                          std::string_view message) {
    const Outcome outcome = vitro(words);
    INFO(outcome.err);
    CHECK(outcome.code == code);
    CHECK(contains(outcome.err, message));
  };
  refused({"dump", "--layout", "nobody", "-c", "x = 1"}, 2,
          "vitro: 'nobody' is not a name of any frame");
  refused({"dump", "--format", "sqlite", "-c", "x = 1"}, 2, "a database needs a file: -o FILE");
  refused({"dump", "--diff", "a.jsonl"}, 2, "--diff compares two snapshots");
  refused({"dump", "--diff", "/no/a.jsonl", "/no/b.jsonl"}, 2, "can't open file '/no/a.jsonl'");
  refused({"dump", "/no/such.jsonl"}, 2, "can't open file");
  refused({"dump", "-o", directory / "no/x.db", "-c", "x = 1"}, 2, "No such file or directory");
  refused({"dump", "-o", "/dev/full", "-c", "x = 1"}, 120,
          "vitro: can't write '/dev/full': No space left");
  refused({"dump", "--format", "jsonl", "-o", "/dev/full", "-c", "x = 1"}, 120, "No space left");
  refused({"dump", directory.write("empty.jsonl", "")}, 2, "it is empty");
  refused({"dump", directory.write("text.jsonl", "hello\n")}, 2, "line 1: ");
  refused({"dump", directory.write("other.jsonl", "{\"record\":\"frame\"}\n")}, 2,
          "its first line is no header");
  vitro({"dump", "-o", directory / "good.jsonl", "-c", "x = [1000]"});
  std::string good = contents(directory / "good.jsonl");
  const std::string cut = good.substr(0, good.rfind("{\"record\":\"left_out\""));
  refused({"dump", directory.write("cut.jsonl", cut)}, 2, "it is incomplete");
  refused({"dump", "--layout", "x", directory / "good.jsonl"}, 2, "does not tell of bytes");
  refused({"dump", "--map", directory / "good.jsonl"}, 2, "does not tell of pages");
  refused({"dump", "--audit", directory / "good.jsonl"}, 2, "need a program that runs");
  const std::string newer = good.replace(good.find("\"version\":1"), 11, "\"version\":9");
  refused({"dump", directory.write("newer.jsonl", newer)}, 2, "version 9 of the format");
  // What was there stays, where the new file cannot be finished.
  const std::string old = directory.write("old.svg", "old");
  refused({"dump", "-o", old, "-c", "x = [[i] for i in range(3000)]"}, 2,
          "are too many for Graphviz");
  CHECK(contents(old) == "old");
  // A program that dies leaves its dump.
  const Outcome died =
      vitro({"dump", "-o", directory / "died.jsonl", "-c", "x = 1\nimport sys\nsys.exit(7)"});
  CHECK(died.code == 1);
  CHECK(contains(contents(directory / "died.jsonl"), "\"left_out\""));
}

TEST_CASE("a list of a million linked nodes goes through every format and question",
          "[inspect command]") {
  const Directory directory;
  const std::string program = directory.write("chain.py", "x = None\nfor i in range(" +
#ifdef NDEBUG
                                                              std::string("1000000")
#else
                                                              std::string("100000")
#endif
                                                              + "): x = [x]\n");
  for (const char* format : {"text", "jsonl", "dot", "mermaid", "heapsnapshot", "pytutor"}) {
    INFO(format);
    CHECK(vitro({"dump", "--no-sites", "--format", format, program}, "", "/dev/null").code == 0);
  }
  CHECK(vitro({"dump", "-o", directory / "a.db", program}).code == 0);
  const Outcome answers = vitro(
      {"dump", "--dominators", "--cycles", "--histogram", "--dupes", "--leaks", "--map", program});
  CHECK(answers.code == 0);
  CHECK(contains(answers.out, "cycles: 0 groups"));
  CHECK(vitro({"why", "x", program}).code == 0);
}

}  // namespace vitro::cli::test
