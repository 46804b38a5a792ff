#include "inspect/dominators.hpp"

#include <algorithm>

namespace vitro::inspect {

namespace {

// Nodes are renamed to their numbers in a depth-first walk, the roots together being number 0.
using Number = std::uint32_t;
constexpr Number kUnseen = 0;

class SemiNca {
 public:
  explicit SemiNca(const Snapshot& snapshot)
      : snapshot_(snapshot), number_(snapshot.nodes.size(), kUnseen) {}

  Dominators run() {
    walk();
    gather_predecessors();
    find_semidominators();
    find_dominators();
    return answer();
  }

 private:
  void walk() {
    const std::size_t size = snapshot_.nodes.size() + 1;
    node_.reserve(size);
    parent_.reserve(size);
    node_.push_back(kNoNode);
    parent_.push_back(0);
    next_edge_.assign(size, 0);
    is_root_.assign(snapshot_.nodes.size(), false);
    for (const Root& root : snapshot_.roots)
      if (root.owned) start_at(root.to);
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node)
      if (snapshot_.nodes[node].is(kNodeImmortal)) start_at(node);
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node)
      if (number_[node] == kUnseen) start_at(node);
    next_edge_ = {};
  }

  void number(NodeIndex node, Number parent) {
    number_[node] = static_cast<Number>(node_.size());
    node_.push_back(node);
    parent_.push_back(parent);
  }

  void start_at(NodeIndex root) {
    is_root_[root] = true;
    if (number_[root] != kUnseen) return;
    number(root, 0);
    // The way back leads over parents, so the walk needs no stack of its own.
    for (Number at = number_[root]; at != 0;) {
      const auto edges = snapshot_.edges_of(node_[at]);
      std::uint32_t& next = next_edge_[at];
      while (next < edges.size() && number_[edges[next].to] != kUnseen) ++next;
      if (next == edges.size()) {
        at = parent_[at];
        continue;
      }
      const NodeIndex child = edges[next++].to;
      number(child, at);
      at = number_[child];
    }
  }

  void gather_predecessors() {
    first_.assign(node_.size() + 1, 0);
    for (const Edge& edge : snapshot_.edges) ++first_[number_[edge.to]];
    Number sum = 0;
    for (Number& first : first_) sum += first;
    predecessors_.resize(sum);
    // From ends to beginnings, while they are filled from behind.
    Number end = 0;
    for (Number& first : first_) first = end += first;
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node)
      for (const Edge& edge : snapshot_.edges_of(node))
        predecessors_[--first_[number_[edge.to]]] = number_[node];
  }

  void find_semidominators() {
    const auto size = static_cast<Number>(node_.size());
    dominator_ = parent_;
    semi_.resize(size);
    label_.resize(size);
    for (Number i = 0; i < size; ++i) semi_[i] = label_[i] = i;
    for (Number i = size; i-- > 1;) {
      semi_[i] = dominator_[i];
      if (is_root_[node_[i]]) {
        semi_[i] = 0;
        continue;
      }
      const Number end = i + 1 < first_.size() ? first_[i + 1] : 0;
      for (Number k = first_[i]; k < end; ++k)
        semi_[i] = std::min(semi_[i], semi_[best_label(predecessors_[k], i + 1)]);
    }
  }

  // The number with the least semidominator on the way from `at` up to what has been done, of
  // numbers from `linked` on. The way is shortened for the next who goes it.
  Number best_label(Number at, Number linked) {
    if (parent_[at] < linked) return label_[at];
    do {
      way_.push_back(at);
      at = parent_[at];
    } while (parent_[at] >= linked);
    Number above = at, best = label_[at];
    do {
      at = way_.back();
      way_.pop_back();
      parent_[at] = parent_[above];
      if (semi_[best] < semi_[label_[at]])
        label_[at] = best;
      else
        best = label_[at];
      above = at;
    } while (!way_.empty());
    return label_[at];
  }

  void find_dominators() {
    for (Number i = 1; i < dominator_.size(); ++i)
      while (dominator_[i] > semi_[i]) dominator_[i] = dominator_[dominator_[i]];
  }

  Dominators answer() {
    predecessors_ = {};
    Dominators result;
    result.parent.resize(snapshot_.nodes.size());
    result.retained.resize(snapshot_.nodes.size());
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node) {
      result.parent[node] = node_[dominator_[number_[node]]];
      result.retained[node] = snapshot_.bytes_of(node);
    }
    // A dominator has a smaller number than what it dominates.
    for (std::size_t i = node_.size(); i-- > 1;)
      if (const NodeIndex parent = result.parent[node_[i]]; parent != kNoNode)
        result.retained[parent] += result.retained[node_[i]];
    return result;
  }

  const Snapshot& snapshot_;
  std::vector<Number> number_;   // by node
  std::vector<NodeIndex> node_;  // by number, as all that follows
  std::vector<Number> parent_, dominator_, semi_, label_, first_;
  std::vector<std::uint32_t> next_edge_;
  std::vector<Number> predecessors_;
  std::vector<Number> way_;
  std::vector<bool> is_root_;  // by node
};

}  // namespace

Dominators dominators(const Snapshot& snapshot) { return SemiNca(snapshot).run(); }

}  // namespace vitro::inspect
