#include <algorithm>

#include "inspect/cycles.hpp"
#include "inspect/holders.hpp"
#include "inspect/tables.hpp"
#include "inspect/why.hpp"

namespace vitro::inspect {

namespace {

constexpr std::size_t kChildren = 5, kDepth = 6;
constexpr std::uint64_t kSuspectShare = 10;  // a suspect retains one part in so many

void put_right(std::string& line, const std::string& cell, std::size_t width) {
  if (cell.size() < width) line.append(width - cell.size(), ' ');
  line += cell;
}

// Nodes below their dominators, those that retain most first.
class Children {
 public:
  Children(const Snapshot& snapshot, const View& view, const Dominators& tree)
      : tree_(tree), first_(snapshot.nodes.size() + 2) {
    const auto roots = static_cast<NodeIndex>(snapshot.nodes.size());
    // What was made before the program hangs from the roots and is not told but on demand.
    const auto counts = [&](NodeIndex node) {
      return view.extent == Extent::all || !snapshot.nodes[node].is(kNodeStartup);
    };
    const auto place = [&](NodeIndex node) {
      const NodeIndex parent = tree.parent[node];
      return parent == kNoNode || !counts(parent) ? roots : parent;
    };
    for (NodeIndex node = 0; node < roots; ++node)
      if (counts(node)) ++first_[place(node) + 1];
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    nodes_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (NodeIndex node = 0; node < roots; ++node)
      if (counts(node)) nodes_[next[place(node)]++] = node;
    for (NodeIndex node = 0; node <= roots; ++node)
      std::stable_sort(
          nodes_.begin() + first_[node], nodes_.begin() + first_[node + 1],
          [&](NodeIndex a, NodeIndex b) { return tree.retained[a] > tree.retained[b]; });
  }
  [[nodiscard]] std::span<const NodeIndex> of(NodeIndex node) const {
    return {nodes_.data() + first_[node], nodes_.data() + first_[node + 1]};
  }
  [[nodiscard]] std::span<const NodeIndex> of_roots() const {
    return of(static_cast<NodeIndex>(first_.size() - 2));
  }
  // Bytes of the rest, from child `from` on.
  [[nodiscard]] std::uint64_t retained(std::span<const NodeIndex> nodes) const {
    std::uint64_t sum = 0;
    for (const NodeIndex node : nodes) sum += tree_.retained[node];
    return sum;
  }

 private:
  const Dominators& tree_;
  std::vector<std::uint32_t> first_;
  std::vector<NodeIndex> nodes_;
};

class Tree {
 public:
  Tree(const Snapshot& snapshot, const View& view, const Dominators& tree, Writer& out)
      : snapshot_(snapshot), tree_(tree), children_(snapshot, view, tree), out_(out) {}

  void write() {
    out_ << "dominators: what would be free with an object that is let go of";
    out_.line();
    out_ << "     retained          own   object";
    out_.line();
    level(children_.of_roots(), 0);
  }

 private:
  // kDepth bounds the recursion.
  void level(std::span<const NodeIndex> nodes, std::size_t depth) {
    const std::size_t shown = std::min(nodes.size(), depth == 0 ? 2 * kChildren : kChildren);
    for (std::size_t i = 0; i < shown; ++i) {
      row(nodes[i], depth);
      const auto below = children_.of(nodes[i]);
      // One that retains nothing but itself is told by its holder's line.
      if (depth + 1 < kDepth && !below.empty()) level(below, depth + 1);
    }
    if (nodes.size() == shown) return;
    std::string text;
    put_right(text, number_text(children_.retained(nodes.subspan(shown))), 13);
    text.append(16 + 2 * depth, ' ');
    out_ << text << "… " << counted(nodes.size() - shown, "object") << " more";
    out_.line();
  }

  void row(NodeIndex node, std::size_t depth) {
    std::string text;
    put_right(text, number_text(tree_.retained[node]), 13);
    put_right(text, number_text(snapshot_.bytes_of(node)), 13);
    text.append(3 + 2 * depth, ' ');
    append_title(snapshot_, node, (text += id_text(node)) += ' ');
    for (const Frame& frame : snapshot_.frames)
      if (frame.locals == node) (text += ": the names of ") += snapshot_.text(frame.name);
    out_ << text;
    out_.line();
  }

  const Snapshot& snapshot_;
  const Dominators& tree_;
  const Children children_;
  Writer& out_;
};

class Leaks {
 public:
  Leaks(const Snapshot& snapshot, const View& view, const Dominators& tree, Writer& out)
      : snapshot_(snapshot), tree_(tree), children_(snapshot, view, tree), out_(out) {}

  void write() {
    write_garbage();
    write_suspects();
  }

 private:
  void line(std::string_view text) {
    out_ << text;
    out_.line();
  }

  void write_garbage() {
    std::uint64_t objects = 0, bytes = 0;
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node) {
      if (snapshot_.nodes[node].is(kNodeReachable) || snapshot_.nodes[node].is(kNodeImmortal))
        continue;
      ++objects;
      bytes += snapshot_.bytes_of(node);
    }
    if (!objects)
      return line("garbage: none; everything that lives is held by something reachable");
    line("garbage: " + counted(objects, "object") + ", " + counted(bytes, "byte") +
         " that nothing reachable holds");
    std::size_t shown = 0, left = 0;
    for (const Cycle& cycle : cycles(snapshot_, Extent::snippet)) {
      if (!cycle.garbage) continue;
      if (++shown > kChildren) {
        ++left;
        continue;
      }
      std::string text = "  ";
      append_title(snapshot_, cycle.members[0], (text += id_text(cycle.members[0])) += ' ');
      text += cycle.members.size() == 1
                  ? " holds itself"
                  : " and " + counted(cycle.members.size() - 1, "more object") + " hold each other";
      text += ", " + counted(tree_.retained[cycle.members[0]], "byte") + " with what hangs on them";
      line(text);
    }
    if (left) line("  … " + counted(left, "group") + " more; --cycles tells of all");
  }

  void write_suspects() {
    std::uint64_t all = 0;
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node)
      if (!snapshot_.nodes[node].is(kNodeStartup)) all += snapshot_.bytes_of(node);
    line("held: " + counted(all, "byte") +
         " made by the program; objects that retain a tenth or more");
    const Holders holders(snapshot_);
    std::vector<NodeIndex> waiting(children_.of_roots().begin(), children_.of_roots().end());
    std::size_t suspects = 0;
    for (std::size_t at = 0; at < waiting.size(); ++at) {
      const NodeIndex node = waiting[at];
      if (tree_.retained[node] < all / kSuspectShare || all == 0) continue;
      // One that owes nearly all to one below it is only on the way there; so is a namespace.
      const auto below = children_.of(node);
      const bool passes =
          !below.empty() && tree_.retained[below[0]] >= tree_.retained[node] / 5 * 4;
      // A program's own code is no hoard.
      if (passes || names_of(node) || snapshot_.nodes[node].kind == NodeKind::code) {
        waiting.insert(waiting.end(), below.begin(), below.end());
        continue;
      }
      ++suspects;
      write_suspect(node, all, holders);
    }
    if (!suspects) line("  none");
  }

  [[nodiscard]] bool names_of(NodeIndex node) const {
    return std::any_of(snapshot_.frames.begin(), snapshot_.frames.end(),
                       [node](const Frame& f) { return f.locals == node || f.globals == node; });
  }

  void write_suspect(NodeIndex node, std::uint64_t all, const Holders& holders) {
    std::string text = "  ";
    append_title(snapshot_, node, (text += id_text(node)) += ' ');
    text += " retains " + counted(tree_.retained[node], "byte") + ", " +
            std::to_string(tree_.retained[node] * 100 / all) + " %";
    line(text);
    const auto below = children_.of(node);
    if (!below.empty())
      line("      " + number_text(below.size()) +
           (below.size() == 1 ? " object hangs" : " objects hang") + " on it, the largest " +
           title(below[0]) + " with " + counted(tree_.retained[below[0]], "byte"));
    if (snapshot_.nodes[node].is(kNodeImmortal)) return line("      immortal");
    text = "      held by  ";
    for (const Holders::Group& group :
         holders.describe(node, std::vector<bool>(snapshot_.nodes.size(), true))) {
      line(text + (group.references > 1 ? number_text(group.references) + " × " : "") + group.text);
      text.assign(15, ' ');
    }
  }

  [[nodiscard]] std::string title(NodeIndex node) const {
    std::string text = id_text(node) + ' ';
    append_title(snapshot_, node, text);
    return text;
  }

  const Snapshot& snapshot_;
  const Dominators& tree_;
  const Children children_;
  Writer& out_;
};

}  // namespace

void write_dominators(const Snapshot& snapshot, const View& view, const Dominators& tree,
                      Writer& out) {
  Tree(snapshot, view, tree, out).write();
}

void write_leaks(const Snapshot& snapshot, const View& view, const Dominators& tree, Writer& out) {
  Leaks(snapshot, view, tree, out).write();
}

}  // namespace vitro::inspect
