// vitro bench, as a shell runs it: what it measures is not to be compared, only how it is told.
#include <algorithm>
#include <chrono>

#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"
#include "tests/support/catch.hpp"

namespace vitro::cli::test {

namespace {

using Json = nlohmann::json;

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// Short ones: two processes with two values each.
Outcome bench(std::vector<std::string> arguments) {
  const std::vector<std::string> quick{"bench", "--processes", "2",    "--values",
                                       "2",     "--min-time",  "0.001"};
  arguments.insert(arguments.begin(), quick.begin(), quick.end());
  return vitro(arguments);
}
Json bench_as_json(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--format", "json"});
  const Outcome outcome = bench(arguments);
  INFO(outcome.out << outcome.err);
  return Json::parse(outcome.out);
}
std::uint64_t path_count(const Json& report, std::string_view name) {
  for (const Json& path : report["account"]["paths"])
    if (path["name"] == name) return path["count"];
  return 0;
}
const Json& row_of(const Json& rows, std::string_view name) {
  static const Json nothing;
  for (const Json& row : rows)
    if (row["name"] == name) return row;
  return nothing;
}

}  // namespace

TEST_CASE("bench times a snippet and tells where its allocations go", "[bench command]") {
  const Json report =
      bench_as_json({"-s", "class A: pass\nsmall = 3; large = 10 ** 6", "-c",
                     "a = A()\nb = small + 4\nc = large + large\nd = [a, b, c] * 100"});
  CHECK(report["partial"] == false);
  REQUIRE(report["columns"].size() == 1);
  const Json& column = report["columns"][0];
  CHECK(column["runs"].size() == 2);
  CHECK(column["runs"][0]["values_ns"].size() == 2);
  CHECK(column["runs"][0]["warmups_ns"].size() == 1);
  CHECK(column["median_ns"] > 0.0);
  CHECK(column["peak_bytes"] > 1'000'000);
  const std::uint64_t rounds = report["account"]["rounds"];
  REQUIRE(rounds > 0);
  CHECK(path_count(report, "small-int cache") >= rounds);
  CHECK(path_count(report, "small-int cache") <= rounds + 1);
  CHECK(path_count(report, "own block") >= rounds);  // the list's 300 items
  CHECK(path_count(report, "free list") + path_count(report, "fresh page") >= 3 * rounds);
  const Json &types = report["account"]["types"], &lines = report["account"]["lines"];
  CHECK(row_of(types, "A")["allocated"] == rounds);
  CHECK(row_of(lines, "line 1")["allocated"] >= rounds);
  CHECK(row_of(lines, "line 4")["bytes"] >= rounds * 300 * 8);
}

TEST_CASE("bench finds out what is made in place and what lives on", "[bench command]") {
  const Json report = bench_as_json({"-s", "x = 10 ** 6; y = 5.5; kept = []", "-c",
                                     "z = x + x + x\nw = y + y + y\nkept.append(z)"});
  const std::uint64_t rounds = report["account"]["rounds"];
  CHECK(path_count(report, "in place") >= rounds);
  CHECK(report["account"]["peak_live_bytes"] >= rounds * 24);
  CHECK(report["account"]["moments"].size() > 1);
  CHECK(report["account"]["pages"].size() > 1);
}

TEST_CASE("bench puts allocators and python3 side by side", "[bench command]") {
  const Outcome outcome = bench({"--allocators", "pool,malloc,arena,monotonic", "--vs", "python3",
                                 "-c", "[object() for i in range(50)]"});
  INFO(outcome.out << outcome.err);
  CHECK(outcome.code == 0);
  CHECK(outcome.err.empty());
  const std::string header = outcome.out.substr(outcome.out.find("\n\n") + 2);
  const std::string names = header.substr(0, header.find('\n'));
  for (const char* name : {"pool", "malloc", "arena", "monotonic", "python3"})
    CHECK(contains(names, name));
  CHECK(contains(outcome.out, "time, pool = 1"));
  CHECK(contains(outcome.out, "±"));
}

TEST_CASE("bench runs a file again and again as __main__", "[bench command]") {
  const Directory directory;
  const std::string path = directory.write("program.py",
                                           "import sys\n"
                                           "class Node:\n"
                                           "    pass\n"
                                           "if __name__ == '__main__':\n"
                                           "    nodes = [Node() for i in range(int(sys.argv[1]))]\n"
                                           "print('thrown away')\n");
  const Json report = bench_as_json({path, "25"});
  CHECK(report["name"] == path);
  const std::uint64_t rounds = report["account"]["rounds"];
  CHECK(row_of(report["account"]["types"], "Node")["allocated"] == 25 * rounds);
  CHECK(row_of(report["account"]["lines"], "line 5")["allocated"] >= 25 * rounds);
}

TEST_CASE("bench writes the forms of other tools", "[bench command]") {
  const Json pyperf = Json::parse(bench({"-c", "[]", "--format", "pyperf"}).out);
  CHECK(pyperf["version"] == "1.0");
  REQUIRE(pyperf["benchmarks"].size() == 1);
  CHECK(pyperf["benchmarks"][0]["metadata"]["name"] == "-c []");
  CHECK(pyperf["benchmarks"][0]["runs"].size() == 2);
  const Json google = Json::parse(bench({"-c", "[]", "--format", "google"}).out);
  CHECK(google["benchmarks"][0]["time_unit"] == "ns");
  CHECK(google["benchmarks"][0]["run_type"] == "iteration");
  const std::string csv = bench({"-c", "[]", "--format", "csv"}).out;
  CHECK(csv.starts_with("name,column,partial,process,kind,loops,"));
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 1 + 2 * (1 + 1 + 2));
}

TEST_CASE("bench writes one page that needs no network", "[bench command]") {
  const Directory directory;
  const std::string path = directory / "report.html";
  const Outcome outcome = bench({"-c", "[]", "-o", path});
  INFO(outcome.err);
  CHECK(outcome.code == 0);
  CHECK(outcome.out.empty());
  const std::string page = contents(path);
  CHECK(contains(page, "</html>"));
  std::size_t plots = 0;
  for (std::size_t at = page.find("<svg"); at != std::string::npos; at = page.find("<svg", at + 1))
    ++plots;
  CHECK(plots == 7);
  CHECK_FALSE(contains(page, "<script"));
  for (const char* no_number : {"nan\"", "nan ", "nan,", "inf "})
    CHECK_FALSE(contains(page, no_number));
  // The name of the SVG language is the only address.
  for (std::size_t at = page.find("http"); at != std::string::npos; at = page.find("http", at + 1))
    CHECK(page.compare(at, 26, "http://www.w3.org/2000/svg") == 0);
}

TEST_CASE("a snippet that raises, exits, dies or recurses is told of", "[bench command]") {
  const auto fails_with = [](const std::string& code, std::string_view what) {
    const Outcome outcome = bench({"-c", code});
    INFO(code << '\n' << outcome.err);
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.err, what));
    CHECK(contains(outcome.out, "PARTIAL"));
  };
  fails_with("x = 1\n1 / 0", "ZeroDivisionError: division by zero (line 2)");
  fails_with("import sys; sys.exit(5)", "SystemExit: 5");
  fails_with("import posix; posix._exit(7)", "exit code 7");
  fails_with("def f(): f()\nf()", "RecursionError: maximum recursion depth exceeded");
  fails_with("1 +", "SyntaxError: invalid syntax");
  fails_with("undefined", "NameError: name 'undefined' is not defined");
}

TEST_CASE("what was measured before the end is kept and marked", "[bench command]") {
  const Outcome late = bench({"-c", "import time; time.sleep(0.05)", "--time-limit", "1",
                              "--processes", "100", "--format", "json", "--no-paths"});
  CHECK(late.code == 4);
  CHECK(contains(late.err, "the time limit was reached; partial result of"));
  const Json report = Json::parse(late.out);
  CHECK(report["partial"] == true);
  CHECK(report["columns"][0]["partial"] == true);
  CHECK(report["columns"][0]["runs"].size() >= 1);
}

TEST_CASE("a snippet that never ends meets the time limit", "[bench command]") {
  const auto start = std::chrono::steady_clock::now();
  const Outcome outcome = bench({"-c", "while True: pass", "--time-limit", "0.5"});
  CHECK(outcome.code == 4);
  CHECK(contains(outcome.err, "pool: the time limit was reached; no result"));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

TEST_CASE("a limit on memory that is hit is a MemoryError", "[bench command]") {
  const Outcome outcome =
      bench({"-c", "x = [0]\nwhile True: x = x + x", "--memory-limit", "300M", "--no-paths"});
  INFO(outcome.err);
  CHECK(outcome.code == 1);
  CHECK(contains(outcome.err, "pool: MemoryError"));
}

TEST_CASE("options of bench that make no sense are refused", "[bench command]") {
  const auto refused = [](std::vector<std::string> arguments, std::string_view what) {
    arguments.insert(arguments.begin(), "bench");
    const Outcome outcome = vitro(arguments);
    INFO(outcome.err);
    CHECK(outcome.code == 2);
    CHECK(contains(outcome.err, what));
    CHECK(outcome.out.empty());
  };
  refused({}, "a program is needed");
  refused({"-c", "1", "--processes", "0"}, "--processes is a whole number from 1 to 10000");
  refused({"-c", "1", "--values", "x"}, "--values is a whole number");
  refused({"-c", "1", "--time-limit", "-1"}, "--time-limit is a number of seconds");
  refused({"-c", "1", "--memory-limit", "lots"}, "--memory-limit is a number of bytes");
  refused({"-c", "1", "--format", "xml"}, "unknown format xml: it is one of table json");
  refused({"-c", "1", "--allocators", "pool,fast"}, "unknown allocator 'fast': there are pool");
  refused({"-c", "1", "--allocators", "pool,pool"}, "named twice");
  refused({"-c", "1", "--vs", "/no/such/python"}, "it cannot be started");
  refused({"-c", "1", "--bogus"}, "unknown option --bogus");
  refused({"/no/such/file.py"}, "can't open file");
  refused({"-s", "x = 1", "/no/such/file.py"}, "--setup is for code given with -c");
}

TEST_CASE("any run or dump takes another allocator", "[bench command]") {
  const Outcome run = vitro({"--allocator", "malloc", "-c", "print([1] * 3)"});
  CHECK(run.code == 0);
  CHECK(run.out == "[1, 1, 1]\n");
  const Outcome dump =
      vitro({"dump", "--allocator=arena", "--audit", "-c", "x = [[]]; x.append(x)"});
  INFO(dump.out);
  CHECK(dump.code == 0);
  const Outcome unknown = vitro({"--allocator", "fast", "-c", "1"});
  CHECK(unknown.code == 2);
  CHECK(contains(unknown.err,
                 "unknown allocator 'fast': there are pool, malloc, arena, monotonic, mimalloc, "
                 "jemalloc"));
  CHECK(vitro({"--allocator"}).code == 2);
}

}  // namespace vitro::cli::test
