#include "inspect/dominators.hpp"

#include <random>

#include "tests/inspect/graph.hpp"
#include "tests/support/catch.hpp"

namespace vitro::inspect::test {

namespace {

// A graph of bare nodes, numbered as they are given.
Snapshot bare_graph(std::size_t nodes, const std::vector<std::pair<NodeIndex, NodeIndex>>& edges,
                    const std::vector<NodeIndex>& roots) {
  Snapshot snapshot;
  for (std::size_t i = 0; i < nodes; ++i) {
    Node node{};
    node.address = 0x1000 + 16 * i;
    node.cell_bytes = static_cast<std::uint32_t>(i + 1);
    node.first = static_cast<std::uint32_t>(snapshot.edges.size());
    for (const auto& [from, to] : edges)
      if (from == i) snapshot.edges.push_back({to, {EdgeKind::index}});
    node.edge_count = static_cast<std::uint32_t>(snapshot.edges.size()) - node.first;
    snapshot.nodes.push_back(node);
  }
  for (const NodeIndex root : roots)
    snapshot.roots.push_back({root, {EdgeKind::root}, true, kNoFrame});
  return snapshot;
}

// Which nodes the roots lead to, when one of them is taken away. What nobody leads to hangs from
// the roots as dominators() has it: from the first of each such group on.
std::vector<bool> reached(const Snapshot& snapshot, const std::vector<NodeIndex>& starts,
                          NodeIndex without) {
  std::vector<bool> seen(snapshot.nodes.size());
  std::vector<NodeIndex> waiting;
  const auto reach = [&](NodeIndex node) {
    if (node == without || seen[node]) return;
    seen[node] = true;
    waiting.push_back(node);
  };
  for (const NodeIndex start : starts) reach(start);
  while (!waiting.empty()) {
    const NodeIndex node = waiting.back();
    waiting.pop_back();
    for (const Edge& edge : snapshot.edges_of(node)) reach(edge.to);
  }
  return seen;
}

// The obvious way: d dominates v if v cannot be reached without d.
std::vector<std::uint64_t> retained_slowly(const Snapshot& snapshot) {
  std::vector<NodeIndex> starts;
  for (const Root& root : snapshot.roots) starts.push_back(root.to);
  for (NodeIndex node = 0; node < snapshot.nodes.size(); ++node)
    if (!reached(snapshot, starts, kNoNode)[node]) starts.push_back(node);
  std::vector<std::uint64_t> retained(snapshot.nodes.size());
  for (NodeIndex gone = 0; gone < snapshot.nodes.size(); ++gone) {
    const std::vector<bool> left = reached(snapshot, starts, gone);
    for (NodeIndex node = 0; node < snapshot.nodes.size(); ++node)
      if (!left[node]) retained[gone] += snapshot.bytes_of(node);
  }
  return retained;
}

}  // namespace

TEST_CASE("retained sizes of random graphs are those of the obvious computation", "[dominators]") {
  std::mt19937 random(20);
  for (int round = 0; round < 2000; ++round) {
    const std::size_t nodes = 1 + random() % 24;
    const std::size_t count = random() % (3 * nodes);
    std::vector<std::pair<NodeIndex, NodeIndex>> edges;
    for (std::size_t i = 0; i < count; ++i) edges.emplace_back(random() % nodes, random() % nodes);
    std::vector<NodeIndex> roots;
    for (std::size_t i = random() % 4; i > 0; --i)
      roots.push_back(static_cast<NodeIndex>(random() % nodes));
    const Snapshot snapshot = bare_graph(nodes, edges, roots);
    const Dominators tree = dominators(snapshot);
    CHECK(tree.retained == retained_slowly(snapshot));
    for (NodeIndex node = 0; node < nodes; ++node)
      if (tree.parent[node] != kNoNode)
        CHECK_FALSE(reached(snapshot, roots, tree.parent[node])[node]);
  }
}

TEST_CASE("a chain of a million has its dominators in no time and without recursion",
          "[dominators]") {
  constexpr NodeIndex kLength = 1'000'000;
  Snapshot snapshot;
  for (NodeIndex i = 0; i < kLength; ++i) {
    Node node{};
    node.cell_bytes = 1;
    node.first = i;
    node.edge_count = 1;
    snapshot.nodes.push_back(node);
    // Back to the start from its end.
    snapshot.edges.push_back({i + 1 == kLength ? 0 : i + 1, {EdgeKind::index}});
  }
  snapshot.roots.push_back({0, {EdgeKind::root}, true, kNoFrame});
  const Dominators tree = dominators(snapshot);
  CHECK(tree.retained[0] == kLength);
  CHECK(tree.retained[kLength - 1] == 1);
  CHECK(tree.parent[kLength - 1] == kLength - 2);
}

}  // namespace vitro::inspect::test
