#include "inspect/why.hpp"

#include <algorithm>
#include <deque>

#include "inspect/picture.hpp"

namespace vitro::inspect {

namespace {

// Searches backwards, from the object to where references begin; edges that carry a path already
// found may only be given back, which is how augmenting paths work (Ford and Fulkerson, by
// breadth).
class Search {
 public:
  Search(const Snapshot& snapshot, const Holders& holders)
      : snapshot_(snapshot),
        holders_(holders),
        used_(snapshot.edges.size()),
        used_roots_(snapshot.roots.size()),
        is_source_(snapshot.nodes.size()) {
    for (const Frame& frame : snapshot.frames)
      if (frame.locals != kNoNode) is_source_[frame.locals] = true;
  }

  // Finds and books one more path to `target`; false: there is none.
  bool augment(NodeIndex target, std::vector<Why::Step>* path) {
    came_.assign(snapshot_.nodes.size(), {});
    came_[target].seen = true;
    waiting_.assign(1, target);
    while (!waiting_.empty()) {
      const NodeIndex node = waiting_.front();
      waiting_.pop_front();
      if (is_source_[node] && node != target) return book(node, target, kNoNode, path);
      for (const std::uint32_t root : holders_.roots_of(node))
        if (snapshot_.roots[root].owned && !used_roots_[root])
          return book(node, target, root, path);
      for (const Holders::Incoming& in : holders_.of(node))
        if (!used_[in.edge]) reach(in.from, node, in.edge);
      // To give back an edge that leaves this node.
      if (!any_used_) continue;
      const std::uint32_t first = snapshot_.nodes[node].first;
      for (std::uint32_t e = first; e < first + snapshot_.nodes[node].edge_count; ++e)
        if (used_[e]) reach(snapshot_.edges[e].to, node, e);
    }
    return false;
  }

 private:
  struct Came {
    bool seen = false;
    NodeIndex next = kNoNode;  // towards the target
    std::uint32_t edge = 0;
  };

  void reach(NodeIndex node, NodeIndex next, std::uint32_t edge) {
    if (came_[node].seen) return;
    came_[node] = {true, next, edge};
    waiting_.push_back(node);
  }

  bool book(NodeIndex start, NodeIndex target, std::uint32_t root, std::vector<Why::Step>* path) {
    if (root != kNoNode) {
      used_roots_[root] = true;
      if (path) path->push_back({kNoNode, snapshot_.roots[root].label, start, root});
    }
    for (NodeIndex node = start; node != target; node = came_[node].next) {
      const std::uint32_t edge = came_[node].edge;
      used_[edge] = !used_[edge];
      if (path) path->push_back({node, snapshot_.edges[edge].label, came_[node].next});
    }
    any_used_ = true;
    return true;
  }

  const Snapshot& snapshot_;
  const Holders& holders_;
  std::vector<bool> used_, used_roots_, is_source_;
  std::vector<Came> came_;
  std::deque<NodeIndex> waiting_;
  bool any_used_ = false;
};

const Frame* frame_of_names(const Snapshot& snapshot, NodeIndex dict) {
  for (const Frame& frame : snapshot.frames)
    if (frame.locals == dict) return &frame;
  return nullptr;
}

std::string start_of(const Snapshot& snapshot, const Why::Step& step) {
  std::string text;
  if (step.from == kNoNode) {
    const Root& root = snapshot.roots[step.root];
    if (root.frame == kNoFrame) {
      append_label(snapshot, step.label, text = "the runtime: ");
      return text;
    }
    const std::string_view frame = snapshot.text(snapshot.frames[root.frame].name);
    append_label(snapshot, step.label, text = step.label.kind == EdgeKind::local ? "name " : "");
    return (text += " in ") += frame;
  }
  if (const Frame* frame = frame_of_names(snapshot, step.from);
      frame && step.label.kind == EdgeKind::value && step.label.named) {
    ((text = "name ") += plain_name(snapshot, step.label.detail)) += " in ";
    return text += snapshot.text(frame->name);
  }
  append_label(snapshot, step.label, text);
  (text += " of ") += id_text(step.from);
  append_title(snapshot, step.from, text += ' ');
  return text;
}

}  // namespace

Why why(const Snapshot& snapshot, const Holders& holders, NodeIndex node) {
  Why result;
  Search search(snapshot, holders);
  if (!search.augment(node, &result.path)) return result;
  result.disjoint = 1;
  while (result.disjoint < kMostPaths && search.augment(node, nullptr)) ++result.disjoint;
  return result;
}

void write_why(const Snapshot& snapshot, NodeIndex node, Writer& out) {
  const auto line = [&out](std::string_view text) {
    out << text;
    out.line();
  };
  std::string title = id_text(node) + ' ';
  append_title(snapshot, node, title);
  const Node& object = snapshot.nodes[node];
  line("why " + title + " is alive");
  if (object.is(kNodeImmortal)) {
    line("  It is immortal: it is not counted and lives as long as the runtime, whoever holds it.");
    return;
  }
  const Holders holders(snapshot);
  const Why answer = why(snapshot, holders, node);
  if (answer.path.empty()) {
    line("  Nothing that can be reached holds it: it is garbage, held by " +
         counted(object.count, "reference") + " from objects that are garbage too.");
    line("  gc.collect() frees it; --cycles shows the cycle.");
    return;
  }
  std::string indent = "  ";
  for (std::size_t i = 0; i < answer.path.size(); ++i) {
    const Why::Step& step = answer.path[i];
    std::string text = indent;
    if (i == 0)
      text += start_of(snapshot, step);
    else
      append_label(snapshot, step.label, text);
    (text += " ──▶ ") += id_text(step.to);
    append_title(snapshot, step.to, text += ' ');
    line(text);
    if (indent.size() < 60) indent += "  ";
  }
  if (answer.disjoint == 1)
    line("  All ways to it share a reference: it dies when that one goes.");
  else
    line("  There are " + std::string(answer.disjoint == kMostPaths ? "at least " : "") +
         number_text(answer.disjoint) +
         " ways to it that share no reference: so many must go before it dies.");
}

}  // namespace vitro::inspect
