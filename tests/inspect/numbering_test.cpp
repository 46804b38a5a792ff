#include <algorithm>

#include "inspect/text.hpp"
#include "tests/inspect/graph.hpp"
#include "tests/support/catch.hpp"

namespace vitro::inspect::test {

TEST_CASE("names come first in the order they were bound, then what they lead to", "[numbering]") {
  const Snapshot snapshot = article().build();
  CHECK(snapshot.picture_nodes == 2);
  CHECK(snapshot.text_of(0) == "A");
  CHECK(snapshot.nodes[1].kind == NodeKind::instance);
  // Start-up objects come after everything the snippet made.
  const auto startup = [](const Node& node) { return node.is(kNodeStartup); };
  CHECK(std::is_partitioned(snapshot.nodes.begin(), snapshot.nodes.end(),
                            [&](const Node& n) { return !startup(n); }));
}

TEST_CASE("objects of the start-up world do not move the ids of the snippet's objects",
          "[numbering]") {
  const auto graph_after = [](int others) {
    Graph graph;
    const NodeIndex list = graph.type("list"), dict = graph.type("dict"), str = graph.type("str");
    for (int i = 0; i < others; ++i) graph.add(NodeKind::sequence, list, "of 0", 40, kNodeStartup);
    const NodeIndex names = graph.add(NodeKind::mapping, dict, "of 1", 100);
    graph.entry(names, graph.add(NodeKind::text, str, "'x'", 34),
                graph.add(NodeKind::sequence, list, "of 7", 40));
    graph.frame(kNoNode, names, 1, "<module>", "<string>");
    return graph.build();
  };
  const Snapshot few = graph_after(0), many = graph_after(50);
  for (NodeIndex node = 0; node < 3; ++node) CHECK(few.text_of(node) == many.text_of(node));
  CHECK(few.text_of(0) == "of 7");
}

TEST_CASE("members of a set are numbered in heap order, whatever the order of its table",
          "[numbering]") {
  const auto members = [](bool reversed) {
    Graph graph;
    const NodeIndex set = graph.type("set"), dict = graph.type("dict"), str = graph.type("str"),
                    cls = graph.add(NodeKind::type, graph.type_type(), "P", 1000);
    const NodeIndex names = graph.add(NodeKind::mapping, dict, "of 1", 100),
                    group = graph.add(NodeKind::set, set, "of 2", 200);
    const NodeIndex first = graph.add(NodeKind::instance, cls, "", 24),
                    second = graph.add(NodeKind::instance, cls, "", 32);
    graph.edge(group, reversed ? second : first, {EdgeKind::key, 0, kNoNode, nullptr});
    graph.edge(group, reversed ? first : second, {EdgeKind::key, 1, kNoNode, nullptr});
    graph.entry(names, graph.add(NodeKind::text, str, "'s'", 34), group);
    graph.frame(kNoNode, names, 1, "<module>", "<string>");
    return graph.build();
  };
  const Snapshot one = members(false), other = members(true);
  for (NodeIndex node = 0; node < one.nodes.size(); ++node)
    CHECK(one.nodes[node].cell_bytes == other.nodes[node].cell_bytes);
  const auto text = [](const Snapshot& snapshot) {
    return written(
        [&](Writer& out) { write_text(snapshot, View(snapshot, Extent::all), {}, out); });
  };
  CHECK(text(one) == text(other));
}

TEST_CASE("a linked list of 300,000 is numbered and written without recursion", "[numbering]") {
  constexpr std::uint32_t kLength = 300'000;
  Graph graph;
  const NodeIndex list = graph.type("list"), dict = graph.type("dict"), str = graph.type("str");
  const NodeIndex names = graph.add(NodeKind::mapping, dict, "of 1", 100);
  NodeIndex inner = graph.add(NodeKind::sequence, list, "of 0", 40);
  for (std::uint32_t i = 1; i < kLength; ++i) {
    const NodeIndex outer = graph.add(NodeKind::sequence, list, "of 1", 48);
    graph.item(outer, inner, 0);
    inner = outer;
  }
  graph.entry(names, graph.add(NodeKind::text, str, "'x'", 34), inner);
  graph.frame(kNoNode, names, 1, "<module>", "<string>");
  graph.root(names, {EdgeKind::root, 0, kNoNode, "__main__"}, true);
  const Snapshot snapshot = graph.build();
  CHECK(snapshot.picture_nodes == kLength);
  CHECK(snapshot.nodes[kLength - 1].is(kNodeReachable));
  // A hundred megabytes: looked through piece by piece, as they are made.
  struct Search final : Output {
    bool write(std::string_view piece) override {
      found = found || piece.find("\n  #300000 list of 0 ") != std::string_view::npos;
      return true;
    }
    bool found = false;
  } search;
  Writer out(search);
  write_text(snapshot, View(snapshot, Extent::snippet), {}, out);
  CHECK(out.flush());
  CHECK(search.found);
}

}  // namespace vitro::inspect::test
