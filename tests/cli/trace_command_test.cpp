#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"
#include "tests/support/catch.hpp"

namespace vitro::cli::test {

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}
std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}
bool exists(const std::string& path) { return access(path.c_str(), F_OK) == 0; }

std::vector<nlohmann::json> lines(const std::string& text) {
  std::vector<nlohmann::json> records;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);)
    records.push_back(nlohmann::json::parse(line));
  return records;
}

const char kArticle[] = VITRO_SOURCE_DIR "/examples/article.py";

}  // namespace

TEST_CASE("trace writes a step a block", "[trace command]") {
  const Outcome outcome = vitro({"trace", "-c", "x = 1000\ny = x"});
  CHECK(outcome.code == 0);
  CHECK(contains(outcome.out, "<module>, line 1    x = 1000\n"));
  CHECK(contains(outcome.out, "STORE_NAME y\n"));
  CHECK(contains(outcome.out, "bound    y = #"));
  CHECK(contains(outcome.out, "(+ stack)"));
  CHECK(contains(outcome.out, "the program is over after "));
}

TEST_CASE("a trace is the same in every run", "[trace command]") {
  for (const char* format : {"steps", "jsonl", "trace-event"}) {
    const std::vector<std::string> words{"trace", "--format", format, kArticle};
    const Outcome outcome = vitro(words);
    CHECK(outcome.code == 0);
    CHECK(outcome.out == vitro(words).out);
  }
}

TEST_CASE("a trace's JSON lines: header, code, steps, end", "[trace command]") {
  const Outcome outcome = vitro({"trace", "--format=jsonl", "-c",
                                 "def f(n):\n    return [n, '\\ud800<']\nx = f(1000)\nx = None"});
  const auto records = lines(outcome.out);
  REQUIRE(records.size() > 10);
  CHECK(records[0]["record"] == "recording");
  CHECK(records[0]["version"] == 1);
  CHECK(records[1]["record"] == "code");
  CHECK(records.back()["record"] == "end");
  CHECK(records.back()["ending"] == "finished");
  std::uint64_t steps = 0;
  bool born = false, freed = false, entered = false;
  std::uint64_t list = 0;
  for (const auto& record : records) {
    if (record["record"] != "step") continue;
    CHECK(record["step"] == steps++);
    for (const auto& change : record["changes"]) {
      if (change["change"] == "born" && change["type"] == "list") {
        born = true;
        list = change["id"];
      }
      freed |= change["change"] == "freed" && change["id"] == list;
      entered |= change["change"] == "enter" && change["name"] == "f";
    }
  }
  CHECK(steps == records[0]["steps"]);
  CHECK(born);
  CHECK(freed);
  CHECK(entered);
}

TEST_CASE("trace events nest, and time does not go back", "[trace command]") {
  const Outcome outcome = vitro(
      {"trace", "--format=trace-event", "-c", "def f(n):\n    return n and f(n - 1)\nf(5)\n1 / 0"});
  CHECK(outcome.code == 1);
  const std::string json = outcome.out;
  const auto trace = nlohmann::json::parse(json);
  int depth = 0;
  std::int64_t before = 0;
  bool raised = false;
  for (const auto& event : trace["traceEvents"]) {
    CHECK(event["ts"].get<std::int64_t>() >= before);
    before = event["ts"];
    if (event["ph"] == "B") ++depth;
    if (event["ph"] == "E") --depth;
    CHECK(depth >= 0);
    raised |= event["ph"] == "i" && event["name"] == "raise ZeroDivisionError('division by zero')";
  }
  CHECK(depth == 0);
  CHECK(raised);
}

TEST_CASE("a page is one file, and a string cannot end its script", "[trace command]") {
  const Directory directory;
  const std::string page = directory / "run.html";
  const Outcome outcome = vitro({"trace", "-o", page, "-c", "s = '</script><!--'\nprint(s)"});
  if (outcome.code == 2) {
    CHECK(contains(outcome.err, "apt-get install esbuild"));
    return;
  }
  CHECK(outcome.code == 0);
  CHECK(outcome.out == "</script><!--\n");
  const std::string html = read(page);
  CHECK(contains(html, "\\u003c/script>\\u003c!--"));
  std::size_t ends = 0;
  for (std::size_t at = html.find("</script"); at != std::string::npos;
       at = html.find("</script", at + 1))
    ++ends;
  CHECK(ends == 3);
  CHECK_FALSE(contains(html, "src=\"http"));
}

TEST_CASE("a program that dies leaves its recording", "[trace command]") {
  const Directory directory;
  const std::string file = directory / "run.jsonl";
  const auto ending = [&](const std::string& code, std::vector<std::string> options = {}) {
    std::vector<std::string> words{"trace", "-o", file, "-c", code};
    words.insert(words.begin() + 1, options.begin(), options.end());
    const Outcome outcome = vitro(words);
    const auto records = lines(read(file));
    REQUIRE(!records.empty());
    CHECK(records.back()["record"] == "end");
    return std::pair<int, std::string>(outcome.code, records.back()["ending"]);
  };
  CHECK(ending("x = 1") == std::pair<int, std::string>(0, "finished"));
  CHECK(ending("1 / 0") == std::pair<int, std::string>(1, "raised"));
  CHECK(ending("import sys\nsys.exit(7)") == std::pair<int, std::string>(1, "raised"));
  CHECK(ending("x = = 1") == std::pair<int, std::string>(1, "raised"));
  CHECK(ending("while True: pass", {"--max-steps", "100"}) ==
        std::pair<int, std::string>(1, "limit"));
  CHECK(ending("import os\nos.kill(os.getpid(), 2)\nwhile True: pass") ==
        std::pair<int, std::string>(130, "interrupted"));
}

TEST_CASE("nothing half-written stays, and what cannot be written is told first",
          "[trace command]") {
  const Directory directory;
  const Outcome nowhere = vitro({"trace", "-o", directory / "no/run.jsonl", "-c", "print(1)"});
  CHECK(nowhere.code == 2);
  CHECK(nowhere.out.empty());
  CHECK(contains(nowhere.err, "No such file or directory"));
  const Outcome full = vitro({"trace", "--format=jsonl", "-o", "/dev/full", "-c", "x = 1"});
  CHECK(full.code == 120);
  CHECK(contains(full.err, "No space left on device"));
  const Outcome wrong = vitro({"trace", "--max-steps", "x", "-c", "1"});
  CHECK(wrong.code == 2);
  CHECK(contains(wrong.err, "--max-steps wants a number"));
  CHECK(vitro({"trace", "--format", "gif", "-c", "1"}).code == 2);
  CHECK_FALSE(exists(directory / "no"));
}

}  // namespace vitro::cli::test
