#include <array>
#include <cstdio>
#include <cstdlib>
#include <set>

#include <unistd.h>

#include "inspect/dot.hpp"
#include "tests/inspect/graph.hpp"
#include "tests/support/catch.hpp"

namespace vitro::inspect::test {

namespace {

std::string dot_of(const Snapshot& snapshot, Extent extent = Extent::snippet) {
  return written([&](Writer& out) { write_dot(snapshot, View(snapshot, extent), out); });
}

// The names before " [" that are declared, and those that edges use.
struct Names {
  std::set<std::string> declared, used;
};
Names names_in(const std::string& dot) {
  Names names;
  for (std::size_t start = 0; start < dot.size();) {
    const std::size_t end = dot.find('\n', start);
    std::string line = dot.substr(start, end - start);
    start = end + 1;
    const std::size_t bracket = line.find(" [");
    if (bracket == std::string::npos) continue;
    line = line.substr(line.find_first_not_of(' '), bracket - line.find_first_not_of(' '));
    if (line == "node" || line == "edge" || line == "graph") continue;
    const std::size_t arrow = line.find(" -> ");
    if (arrow == std::string::npos) {
      names.declared.insert(line);
      continue;
    }
    names.used.insert(line.substr(0, arrow).substr(0, line.find(':')));
    names.used.insert(line.substr(arrow + 4));
  }
  return names;
}

bool graphviz_accepts(const std::string& dot) {
  std::string path = "/tmp/vitro-dot-XXXXXX";
  const int descriptor = mkstemp(path.data());
  REQUIRE(descriptor >= 0);
  REQUIRE(write(descriptor, dot.data(), dot.size()) == static_cast<ssize_t>(dot.size()));
  close(descriptor);
  const int status = std::system(("dot -Tsvg " + path + " >/dev/null 2>/dev/null").c_str());
  unlink(path.c_str());
  return status == 0;
}

bool have_graphviz() { return std::system("dot -V >/dev/null 2>/dev/null") == 0; }

}  // namespace

TEST_CASE("every edge of the graph joins two drawn things", "[dot]") {
  const Snapshot snapshot = article().build();
  for (const Extent extent : {Extent::picture, Extent::snippet, Extent::all}) {
    const Names names = names_in(dot_of(snapshot, extent));
    for (const std::string& used : names.used) {
      INFO(used);
      CHECK(names.declared.contains(used));
    }
  }
}

TEST_CASE("the picture of the article is two names, two objects and three arrows", "[dot]") {
  const std::string dot = dot_of(article().build(), Extent::picture);
  CHECK(dot.find("f0:n0 -> o1 ") != std::string::npos);
  CHECK(dot.find("f0:n1 -> o2 ") != std::string::npos);
  CHECK(dot.find("o2 -> o1 [label=\"instance of\"") != std::string::npos);
  std::size_t arrows = 0;
  for (std::size_t at = dot.find(" -> "); at != std::string::npos; at = dot.find(" -> ", at + 1))
    ++arrows;
  CHECK(arrows == 3);
}

TEST_CASE("a borrowed stack slot is a dashed edge", "[dot]") {
  Snapshot snapshot = article().build();
  snapshot.roots.push_back({1, {EdgeKind::stack, false, 0, 3}, false, 0});
  CHECK(dot_of(snapshot).find("f0 -> o2 [label=\"stack[3]\", style=dashed];") != std::string::npos);
}

TEST_CASE("Graphviz reads the graph, whatever characters values hold", "[dot]") {
  Graph graph = article();
  const NodeIndex str = graph.type("str"), dict = graph.type("dict");
  const NodeIndex strange = graph.add(NodeKind::text, str, R"('"\\n|{}<>&;\' é漢')", 60);
  const NodeIndex names = graph.add(NodeKind::mapping, dict, "of 1", 100);
  graph.entry(names, strange, strange);
  graph.frame(kNoNode, names, 1, "f<locals>|{}", "\"x\".py");
  const Snapshot snapshot = graph.build();
  const std::string dot = dot_of(snapshot);
  CHECK(dot.starts_with("digraph vitro {\n"));
  CHECK(dot.ends_with("}\n"));
  if (!have_graphviz()) return;
  for (const Extent extent : {Extent::picture, Extent::snippet, Extent::all})
    CHECK(graphviz_accepts(dot_of(snapshot, extent)));
}

}  // namespace vitro::inspect::test
