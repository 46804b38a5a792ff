// Every format and question on a dozen snippets, compared with files that were looked at. To write
// them anew: VITRO_UPDATE_GOLDENS=1 build/debug/tests/vitro-tests --filenames-as-tags
// "[#golden_test]"
#include <algorithm>
#include <cstdlib>
#include <filesystem>
// g++ 12 with sanitizers takes the states of a regex for uninitialised.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <regex>
#pragma GCC diagnostic pop

#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"
#include "tests/support/catch.hpp"

namespace vitro::inspect::test {

namespace {

using cli::test::contents;
using cli::test::Directory;
using cli::test::Outcome;
using cli::test::vitro;

const std::string kFolder = VITRO_SOURCE_DIR "/tests/inspect/golden/";

// Programs are run from their own folder, so that neither the names of files nor the bytes that
// these take depend on where the sources lie.
class InFolder {
 public:
  InFolder() : before_(std::filesystem::current_path()) { std::filesystem::current_path(kFolder); }
  ~InFolder() { std::filesystem::current_path(before_); }
  InFolder(const InFolder&) = delete;
  InFolder& operator=(const InFolder&) = delete;

 private:
  std::filesystem::path before_;
};

std::vector<std::string> snippets() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder))
    if (entry.path().extension() == ".py") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

// Takes out what depends on the start-up world, which grows with every feature.
std::string normal(std::string text) {
  text = std::regex_replace(text, std::regex("\"serial\":[0-9]+,?"), "");
  text = std::regex_replace(text, std::regex("\"objects\":[0-9]+,\"shown\""),
                            "\"objects\":0,\"shown\"");
  text = std::regex_replace(
      text, std::regex("\"edges\":[0-9]+,\"picture\":([0-9]+),\"heap\":\\{[^}]*\\}"),
      "\"edges\":0,\"picture\":$1,\"heap\":{}");
  text = std::regex_replace(text, std::regex("\\{\"record\":\"left_out\"[^\n]*"), "");
  text = std::regex_replace(text, std::regex("left out: [^\n]*"), "left out: …");
  // Instructions change with the compiler, and with them the bytes of code.
  text = std::regex_replace(text, std::regex("\"unit\":[0-9]+"), "\"unit\":0");
  text =
      std::regex_replace(text, std::regex("( code [^\n]*[^ ]) +[0-9,]+ bytes  "), "$1 … bytes  ");
  text = std::regex_replace(text, std::regex("(behind the picture, [^\n]*), [0-9,]+ bytes"),
                            "$1, … bytes");
  // The namespace of builtins is the one large dict of the start-up world that snippets touch.
  text = std::regex_replace(text, std::regex("dict of [0-9]{3,}"), "dict of …");
  const std::size_t startup = text.find("\nmade at start-up, touched");
  if (startup != std::string::npos) text.resize(startup + 1);
  return text;
}

void compare(const std::string& file, const std::string& text) {
  const std::string path = kFolder + file;
  if (std::getenv("VITRO_UPDATE_GOLDENS")) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  INFO(path);
  CHECK(contents(path) == text);
}

std::string dump(std::vector<std::string> words) {
  words.insert(words.begin(), "dump");
  const Outcome outcome = vitro(words);
  CHECK(outcome.code == 0);
  CHECK(outcome.err == "");
  return outcome.out;
}

bool have(const char* command) {
  return std::system((std::string(command) + " >/dev/null 2>/dev/null").c_str()) == 0;
}

}  // namespace

TEST_CASE("dumps of the snippets are as they were looked at", "[golden]") {
  const InFolder in_folder;
  for (const std::string& name : snippets()) {
    const std::string program = name + ".py";
    compare(name + ".txt", normal(dump({program})));
    for (const char* format : {"jsonl", "dot", "mermaid", "pytutor"})
      compare(name + '.' + format, normal(dump({"--picture", "--format", format, program})));
  }
}

TEST_CASE("answers about the snippets are as they were looked at", "[golden]") {
  const InFolder in_folder;
  const struct {
    const char* name;
    const char* answer;
    std::vector<std::string> words;
  } questions[] = {
      {"cycle", "cycles", {"--cycles"}},
      {"cycle", "leaks", {"--leaks"}},
      {"properties", "layout", {"--layout", "circle", "--layout", "area"}},
      {"ints", "layout", {"--layout", "small", "--layout", "huge"}},
      {"interning", "layout", {"--layout", "built"}},
      {"interning", "dupes", {"--dupes", "--type", "str"}},
      {"aliasing", "layout", {"--layout", "a"}},
      {"slots", "histogram", {"--histogram", "--picture"}},
      {"slots", "root", {"--root", "free", "--depth", "1"}},
      {"generator", "line", {"--at", "line:3", "--picture"}},
      {"exception", "raised", {"--at", "exception", "--picture"}},
      {"closure", "call", {"--at", "call:step", "--picture"}},
      {"mutable_default", "where", {"--where", "type == 'list' or value ~ 'pear'", "--picture"}},
  };
  for (const auto& question : questions) {
    std::vector<std::string> words = question.words;
    words.push_back(std::string(question.name) + ".py");
    compare(std::string(question.name) + '.' + question.answer + ".txt", normal(dump(words)));
  }
  for (const auto& [name, what] : {std::pair<const char*, const char*>{"aliasing", "b"},
                                   {"closure", "step"},
                                   {"mutable_default", "first"},
                                   {"slots", "point.x"},
                                   {"ints", "small"}}) {
    const Outcome outcome = vitro({"why", what, std::string(name) + ".py"});
    CHECK(outcome.code == 0);
    compare(std::string(name) + ".why.txt", normal(outcome.out));
  }
}

TEST_CASE("the counts of every snippet hold", "[golden]") {
  const InFolder in_folder;
  for (const std::string& name : snippets()) {
    const Outcome outcome = vitro({"dump", "--all", "--audit", name + ".py"});
    INFO(name);
    CHECK(outcome.code == 0);
    CHECK(outcome.out.find("\n  the audit holds\n") != std::string::npos);
    CHECK(outcome.out.find("WRONG") == std::string::npos);
  }
}

TEST_CASE("JSON lines follow the published schema", "[golden]") {
  const InFolder in_folder;
  if (!have("python3 -c 'import jsonschema'")) {
    WARN("python3-jsonschema is not installed");
    return;
  }
  const Directory directory;
  const std::string script = directory.write("check.py", R"(
import json, sys, jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for path in sys.argv[2:]:
    for number, line in enumerate(open(path), 1):
        record = json.loads(line)
        kind = {'$ref': '#/$defs/' + record['record'], '$defs': schema['$defs']}
        jsonschema.Draft202012Validator(kind).validate(record)
)");
  std::string command =
      "python3 " + script + " " VITRO_SOURCE_DIR "/inspect/schema/snapshot.schema.json";
  for (const std::string& name : snippets()) {
    const std::string path = directory / name + ".jsonl";
    dump({"-o", path, name + ".py"});
    command += ' ' + path;
  }
  CHECK(std::system(command.c_str()) == 0);
}

TEST_CASE("a heap snapshot for Chrome is whole: offsets, counts and strings", "[golden]") {
  const InFolder in_folder;
  const Directory directory;
  for (const std::string& name : snippets()) {
    INFO(name);
    const std::string path = directory / "a.heapsnapshot";
    dump({"-o", path, name + ".py"});
    const nlohmann::json file = nlohmann::json::parse(contents(path));
    const auto& meta = file["snapshot"];
    const std::vector<std::uint64_t> nodes = file["nodes"], edges = file["edges"];
    const std::size_t fields = meta["meta"]["node_fields"].size();
    REQUIRE(fields == 6);
    REQUIRE(nodes.size() == meta["node_count"].get<std::size_t>() * fields);
    REQUIRE(edges.size() == meta["edge_count"].get<std::size_t>() * 3);
    std::size_t count = 0;
    std::vector<std::uint64_t> ids;
    for (std::size_t i = 0; i < nodes.size(); i += fields) {
      count += nodes[i + 4];
      ids.push_back(nodes[i + 2]);
      CHECK(nodes[i + 2] % 2 == 1);
      CHECK(nodes[i + 1] < file["strings"].size());
    }
    CHECK(count == edges.size() / 3);
    std::sort(ids.begin(), ids.end());
    CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
    bool good = true;
    for (std::size_t i = 0; i < edges.size(); i += 3) {
      good &= edges[i + 2] % fields == 0 && edges[i + 2] < nodes.size();
      if (edges[i] != 1) good &= edges[i + 1] < file["strings"].size();
    }
    CHECK(good);
  }
}

TEST_CASE("Graphviz draws every snippet, and a program that draws is asked for by name",
          "[golden]") {
  const InFolder in_folder;
  if (!have("dot -V")) {
    WARN("Graphviz is not installed");
    return;
  }
  const Directory directory;
  for (const std::string& name : snippets()) {
    const std::string path = directory / "a.svg";
    dump({"-o", path, name + ".py"});
    const std::string svg = contents(path);
    CHECK(svg.find("<svg ") != std::string::npos);
    CHECK(svg.ends_with("</svg>\n"));
  }
}

TEST_CASE("a snapshot that was written and read back answers as the heap does", "[golden]") {
  const InFolder in_folder;
  const Directory directory;
  for (const std::string& name : snippets()) {
    INFO(name);
    const std::string program = name + ".py", path = directory / "a.jsonl";
    dump({"--all", "-o", path, program});
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"--all", "--format", "jsonl"},
          {"--picture", "--format", "dot"},
          {"--cycles"},
          {"--histogram", "--all", "--retained"},
          {"--dominators"}}) {
      std::vector<std::string> live = words, read = words;
      live.push_back(program);
      read.push_back(path);
      CHECK(dump(live) == dump(read));
    }
  }
}

TEST_CASE("the difference between two moments of a run", "[golden]") {
  const InFolder in_folder;
  const Directory directory;
  const std::string program = directory.write("p.py", R"(
class A: pass
a = A()
a.x = 1000
b = [a]
a.x = 2000
b = None
c = {1: a}
)");
  dump({"--at", "line:6", "-o", directory / "1.jsonl", program});
  dump({"-o", directory / "2.jsonl", program});
  const std::string text = dump({"--diff", directory / "1.jsonl", directory / "2.jsonl"});
  CHECK(text.find("born: ") != std::string::npos);
  CHECK(text.find("  + dict of 1") != std::string::npos);
  CHECK(text.find("  - list of 1") != std::string::npos);
  CHECK(text.find("A instance  .x: int 1000 → int 2000\n") != std::string::npos);
  CHECK(text.find("names of <module>  ['b']: list of 1 → None\n") != std::string::npos);
  CHECK(text.find("names of <module>  ['c']: nothing → dict of 1\n") != std::string::npos);
}

}  // namespace vitro::inspect::test
