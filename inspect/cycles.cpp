#include "inspect/cycles.hpp"

#include <algorithm>

namespace vitro::inspect {

namespace {

class Components {
 public:
  Components(const Snapshot& snapshot, Extent extent)
      : snapshot_(snapshot),
        all_(extent == Extent::all),
        index_(snapshot.nodes.size()),
        low_(snapshot.nodes.size()),
        component_(snapshot.nodes.size(), kNoNode),
        is_names_(snapshot.nodes.size()) {
    for (const Frame& frame : snapshot.frames)
      if (frame.locals != kNoNode) is_names_[frame.locals] = true;
  }

  std::vector<Cycle> run() {
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node)
      if (taken(node) && !index_[node]) walk(node);
    std::stable_sort(cycles_.begin(), cycles_.end(),
                     [](const Cycle& a, const Cycle& b) { return a.members[0] < b.members[0]; });
    return std::move(cycles_);
  }

 private:
  // Immortal objects hold for ever: what they are part of is nobody's leak. Nor is a function that
  // is named in the module whose names it uses.
  [[nodiscard]] bool taken(NodeIndex node) const {
    return !snapshot_.nodes[node].is(kNodeImmortal) && !is_names_[node] &&
           (all_ || !snapshot_.nodes[node].is(kNodeStartup));
  }

  void enter(NodeIndex node) {
    index_[node] = low_[node] = ++counter_;
    open_.push_back(node);
    way_.push_back({node, 0});
  }

  void walk(NodeIndex start) {
    enter(start);
    while (!way_.empty()) {
      auto& [node, next] = way_.back();
      const auto edges = snapshot_.edges_of(node);
      if (next < edges.size()) {
        const NodeIndex to = edges[next++].to;
        if (!taken(to)) continue;
        if (!index_[to])
          enter(to);
        else if (component_[to] == kNoNode)
          low_[node] = std::min(low_[node], index_[to]);
        continue;
      }
      const NodeIndex done = node;
      way_.pop_back();
      if (!way_.empty()) low_[way_.back().node] = std::min(low_[way_.back().node], low_[done]);
      if (low_[done] == index_[done]) close(done);
    }
  }

  void close(NodeIndex first) {
    Cycle cycle;
    NodeIndex node;
    do {
      node = open_.back();
      open_.pop_back();
      component_[node] = first;
      cycle.members.push_back(node);
    } while (node != first);
    const auto edges = snapshot_.edges_of(first);
    if (cycle.members.size() == 1 &&
        std::none_of(edges.begin(), edges.end(), [&](const Edge& e) { return e.to == first; }))
      return;
    std::sort(cycle.members.begin(), cycle.members.end());
    for (const NodeIndex member : cycle.members) cycle.bytes += snapshot_.bytes_of(member);
    cycle.garbage = !snapshot_.nodes[cycle.members[0]].is(kNodeReachable);
    cycle.class_parts = is_class(cycle.members);
    find_way(cycle, first);
    cycles_.push_back(std::move(cycle));
  }

  // Every member is a class or something that only serves one.
  [[nodiscard]] bool is_class(const std::vector<NodeIndex>& members) const {
    bool has_class = false;
    for (const NodeIndex member : members) {
      const NodeKind kind = snapshot_.nodes[member].kind;
      has_class |= kind == NodeKind::type;
      if (kind == NodeKind::instance || kind == NodeKind::exception || kind == NodeKind::module ||
          (kind == NodeKind::sequence && snapshot_.type_name(member) == "list") ||
          kind == NodeKind::set)
        return false;
    }
    return has_class;
  }

  // By breadth from the first member, within the component.
  void find_way(Cycle& cycle, NodeIndex component) {
    const NodeIndex start = cycle.members[0];
    std::vector<std::pair<std::size_t, Cycle::Step>> reached;  // how: from which place, by what
    std::vector<NodeIndex> seen;
    reached.push_back({0, {start, {}}});
    for (std::size_t at = 0; at < reached.size(); ++at) {
      const NodeIndex node = at == 0 ? start : reached[at].second.edge.to;
      for (const Edge& edge : snapshot_.edges_of(node)) {
        if (edge.to == start) {
          cycle.way.push_back({node, edge});
          for (std::size_t back = at; back != 0; back = reached[back].first)
            cycle.way.push_back(reached[back].second);
          std::reverse(cycle.way.begin(), cycle.way.end());
          for (const NodeIndex other : seen) low_[other] = 0;
          return;
        }
        // low_ is done with in a closed component: kNoNode marks what was met.
        if (component_[edge.to] != component || low_[edge.to] == kNoNode) continue;
        low_[edge.to] = kNoNode;
        seen.push_back(edge.to);
        reached.push_back({at, {node, edge}});
      }
    }
  }

  struct Place {
    NodeIndex node;
    std::uint32_t next;
  };
  const Snapshot& snapshot_;
  const bool all_;
  std::vector<std::uint32_t> index_, low_;  // 0: not met
  std::vector<NodeIndex> component_, open_;
  std::vector<bool> is_names_;
  std::vector<Place> way_;
  std::vector<Cycle> cycles_;
  std::uint32_t counter_ = 0;
};

constexpr std::size_t kShownCycles = 50, kShownSteps = 12;

}  // namespace

std::vector<Cycle> cycles(const Snapshot& snapshot, Extent extent) {
  return Components(snapshot, extent).run();
}

void write_cycles(const Snapshot& snapshot, const View& view, Writer& out) {
  const auto line = [&out](std::string_view text) {
    out << text;
    out.line();
  };
  const std::vector<Cycle> found = cycles(snapshot, view.extent);
  std::uint64_t classes = 0, class_bytes = 0, shown = 0;
  for (const Cycle& cycle : found) {
    classes += cycle.class_parts;
    class_bytes += cycle.class_parts ? cycle.bytes : 0;
  }
  const std::uint64_t others = found.size() - classes;
  line("cycles: " + counted(others, "group") + " of objects that hold each other");
  for (const Cycle& cycle : found) {
    if (cycle.class_parts) continue;
    if (++shown > kShownCycles) break;
    std::string text =
        "  " + counted(cycle.members.size(), "object") + ", " + counted(cycle.bytes, "byte");
    line(text + (cycle.garbage ? ", garbage: nothing that can be reached holds them" : ""));
    for (std::size_t i = 0; i < cycle.way.size(); ++i) {
      if (i == kShownSteps && cycle.way.size() > kShownSteps + 1) {
        line("    … " + counted(cycle.way.size() - 1 - i, "step") + " more");
        i = cycle.way.size() - 1;
      }
      const Cycle::Step& step = cycle.way[i];
      text = "    " + id_text(step.from) + ' ';
      append_title(snapshot, step.from, text);
      append_label(snapshot, step.edge.label, text += "  ");
      (text += " ──▶ ") += id_text(step.edge.to);
      if (i + 1 == cycle.way.size()) text += "   closes the cycle";
      line(text);
    }
  }
  if (others > kShownCycles) line("  … " + counted(others - kShownCycles, "group") + " more");
  if (classes)
    line("  left out: " + number_text(classes) + (classes == 1 ? " class" : " classes") + " with " +
         (classes == 1 ? "its" : "their") + " own parts, " + counted(class_bytes, "byte") +
         "; every class is held by its own resolution order");
}

}  // namespace vitro::inspect
