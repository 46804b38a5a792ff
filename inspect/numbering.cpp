#include "inspect/numbering.hpp"

#include <algorithm>

#include "inspect/picture.hpp"

namespace vitro::inspect {

namespace {

class Numbering {
 public:
  explicit Numbering(Snapshot& snapshot)
      : snapshot_(snapshot), new_index_(snapshot.nodes.size(), kNoNode) {
    order_.reserve(snapshot.nodes.size());
  }

  // The new order: old indices by new index.
  const std::vector<NodeIndex>& order() {
    take_picture();
    take_snippet();
    take_startup();
    return order_;
  }
  [[nodiscard]] const std::vector<NodeIndex>& new_index() const { return new_index_; }
  [[nodiscard]] NodeIndex picture_nodes() const { return picture_nodes_; }

 private:
  [[nodiscard]] bool startup(NodeIndex node) const {
    return snapshot_.nodes[node].is(kNodeStartup);
  }

  void take(NodeIndex node) {
    if (node == kNoNode || new_index_[node] != kNoNode) return;
    new_index_[node] = static_cast<NodeIndex>(order_.size());
    order_.push_back(node);
  }

  void take_picture() {
    std::vector<Edge> links;
    for (std::size_t frame = 0; frame < snapshot_.frames.size(); ++frame)
      append_names(snapshot_, frame, false, links);
    for (const Edge& link : links) take(link.to);
    for (std::size_t next = 0; next < order_.size(); ++next) {
      links.clear();
      append_links(snapshot_, order_[next], links);
      for (const Edge& link : links) take(link.to);
    }
    picture_nodes_ = static_cast<NodeIndex>(order_.size());
  }

  // Follows every edge, from the snippet's objects to the snippet's objects.
  void follow_within_snippet(std::size_t& next) {
    for (; next < order_.size(); ++next) {
      if (startup(order_[next])) continue;
      for (const Edge& edge : snapshot_.edges_of(order_[next]))
        if (!startup(edge.to)) take(edge.to);
    }
  }
  void take_snippet() {
    std::size_t next = 0;
    for (const Root& root : snapshot_.roots)
      if (!startup(root.to)) take(root.to);
    follow_within_snippet(next);
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node) {
      if (startup(node)) continue;
      take(node);
      follow_within_snippet(next);
    }
  }

  void take_startup() {
    for (std::size_t i = 0, end = order_.size(); i < end; ++i) {
      if (startup(order_[i])) continue;
      for (const Edge& edge : snapshot_.edges_of(order_[i])) take(edge.to);
    }
    for (const Root& root : snapshot_.roots)
      if (root.frame != kNoFrame) take(root.to);
    for (const Root& root : snapshot_.roots) take(root.to);
    for (std::size_t next = 0; next < order_.size(); ++next)
      for (const Edge& edge : snapshot_.edges_of(order_[next])) take(edge.to);
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node) take(node);
  }

  Snapshot& snapshot_;
  std::vector<NodeIndex> new_index_;
  std::vector<NodeIndex> order_;
  NodeIndex picture_nodes_ = 0;
};

void mark_reachable(Snapshot& snapshot) {
  std::vector<NodeIndex> waiting;
  auto reach = [&](NodeIndex node) {
    if (snapshot.nodes[node].is(kNodeReachable)) return;
    snapshot.nodes[node].flags |= kNodeReachable;
    waiting.push_back(node);
  };
  for (const Root& root : snapshot.roots) reach(root.to);
  // Nobody has to hold what is immortal.
  for (NodeIndex node = 0; node < snapshot.nodes.size(); ++node)
    if (snapshot.nodes[node].is(kNodeImmortal)) reach(node);
  while (!waiting.empty()) {
    const NodeIndex node = waiting.back();
    waiting.pop_back();
    for (const Edge& edge : snapshot.edges_of(node)) reach(edge.to);
  }
}

// A set's table is ordered by hash, and the hash of most objects is their address: list the members
// in heap order.
void order_sets(Snapshot& snapshot) {
  const std::uint16_t member_word = snapshot.add_word("member");
  for (const Node& node : snapshot.nodes) {
    if (node.kind != NodeKind::set) continue;
    const auto begin = snapshot.edges.begin() + static_cast<std::ptrdiff_t>(node.first);
    const auto end = begin + static_cast<std::ptrdiff_t>(node.edge_count);
    std::stable_sort(begin, end, [](const Edge& left, const Edge& right) {
      const bool left_member = left.label.kind == EdgeKind::key,
                 right_member = right.label.kind == EdgeKind::key;
      if (left_member != right_member) return right_member;
      return left_member && left.to < right.to;
    });
    std::uint32_t position = 0;
    for (auto edge = begin; edge != end; ++edge)
      if (edge->label.kind == EdgeKind::key)
        edge->label = {EdgeKind::key, false, member_word, position++};
  }
}

}  // namespace

void number(Snapshot& snapshot) {
  order_sets(snapshot);
  mark_reachable(snapshot);
  Numbering numbering(snapshot);
  const std::vector<NodeIndex>& order = numbering.order();
  const std::vector<NodeIndex>& moved = numbering.new_index();
  const auto renumber = [&moved](NodeIndex& node) {
    if (node != kNoNode) node = moved[node];
  };

  const auto rename = [&](Label& label) {
    if (label.named) renumber(label.detail);
  };
  {
    std::vector<Node> nodes;
    nodes.reserve(order.size());
    for (NodeIndex old : order) nodes.push_back(snapshot.nodes[old]);
    snapshot.nodes = std::move(nodes);
  }
  if (!snapshot.births.empty()) {
    std::vector<Birth> births;
    births.reserve(order.size());
    for (NodeIndex old : order) births.push_back(snapshot.births[old]);
    snapshot.births = std::move(births);
  }
  // Edges stay where they are; a node knows where its own begin.
  for (Edge& edge : snapshot.edges) {
    renumber(edge.to);
    rename(edge.label);
  }
  for (Root& root : snapshot.roots) {
    renumber(root.to);
    rename(root.label);
  }
  for (Frame& frame : snapshot.frames)
    for (NodeIndex* node : {&frame.code, &frame.function, &frame.globals, &frame.locals})
      renumber(*node);
  for (DanglingEdge& edge : snapshot.dangling) {
    renumber(edge.from);
    rename(edge.label);
  }
  for (HugeSize& size : snapshot.huge) renumber(size.node);
  for (TextHash& hash : snapshot.text_hashes) renumber(hash.node);
  snapshot.picture_nodes = numbering.picture_nodes();
}

}  // namespace vitro::inspect
