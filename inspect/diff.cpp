#include "inspect/diff.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "inspect/picture.hpp"

namespace vitro::inspect {

namespace {

constexpr std::size_t kShownTypes = 12, kShownChanges = 60, kShownObjects = 20;

class Comparison {
 public:
  Comparison(const Snapshot& before, const Snapshot& after, Diff& result)
      : before_(before), after_(after), result_(result) {}

  void run() {
    std::unordered_map<std::uint64_t, NodeIndex> old;
    old.reserve(before_.nodes.size());
    for (NodeIndex node = 0; node < before_.nodes.size(); ++node)
      if (before_.births[node].serial) old.emplace(before_.births[node].serial, node);
    now_.assign(before_.nodes.size(), kNoNode);
    for (NodeIndex node = 0; node < after_.nodes.size(); ++node) {
      if (!after_.births[node].serial) continue;
      const auto found = old.find(after_.births[node].serial);
      if (found == old.end()) {
        // One of the start-up world was there, only not told of.
        if (!after_.nodes[node].is(kNodeStartup)) result_.born.push_back(node);
        continue;
      }
      now_[found->second] = node;
      result_.kept.push_back({found->second, node});
    }
    const bool whole = std::all_of(after_.births.begin(), after_.births.end(),
                                   [](const Birth& birth) { return birth.serial != 0; });
    for (NodeIndex node = 0; node < before_.nodes.size(); ++node)
      if (before_.births[node].serial && now_[node] == kNoNode &&
          (whole || !before_.nodes[node].is(kNodeStartup)))
        result_.died.push_back(node);
    for (const Diff::Kept& kept : result_.kept) compare(kept);
  }

 private:
  void compare(const Diff::Kept& kept) {
    const auto was = before_.edges_of(kept.before), is = after_.edges_of(kept.after);
    if (unchanged(was, is)) return;
    const auto old = by_label(before_, was), now = by_label(after_, is);
    for (auto a = old.begin(), b = now.begin(); a != old.end() || b != now.end();) {
      if (b == now.end() || (a != old.end() && a->first < b->first)) {
        result_.changes.push_back({kept.after, a->first, a->second, kNoNode});
        ++a;
      } else if (a == old.end() || b->first < a->first) {
        result_.changes.push_back({kept.after, b->first, kNoNode, b->second});
        ++b;
      } else {
        if (now_[a->second] != b->second)
          result_.changes.push_back({kept.after, a->first, a->second, b->second});
        ++a;
        ++b;
      }
    }
  }

  [[nodiscard]] bool unchanged(std::span<const Edge> was, std::span<const Edge> is) const {
    return std::equal(was.begin(), was.end(), is.begin(), is.end(),
                      [this](const Edge& a, const Edge& b) { return now_[a.to] == b.to; });
  }

  // Labels are words that stay; ids, which do not, occur only in labels of keys without a text.
  [[nodiscard]] static std::map<std::string, NodeIndex> by_label(const Snapshot& snapshot,
                                                                 std::span<const Edge> edges) {
    std::map<std::string, NodeIndex> result;
    for (const Edge& edge : edges) {
      if (edge.label.kind == EdgeKind::key && !edge.label.word) continue;
      std::string label;
      append_label(snapshot, edge.label, label);
      // Members of a set have no place of their own: only which they are counts.
      while (!result.emplace(label, edge.to).second) label += '\'';
    }
    return result;
  }

  const Snapshot &before_, &after_;
  Diff& result_;
  std::vector<NodeIndex> now_;  // by node of `before`: which it is in `after`
};

class Report {
 public:
  Report(const Snapshot& before, const Snapshot& after, const Diff& diff, Writer& out)
      : before_(before), after_(after), diff_(diff), out_(out) {}

  void write() {
    group("born", after_, diff_.born, '+');
    group("died", before_, diff_.died, '-');
    std::uint64_t bytes_before = 0, bytes_after = 0;
    for (const Diff::Kept& kept : diff_.kept) {
      bytes_before += before_.bytes_of(kept.before);
      bytes_after += after_.bytes_of(kept.after);
    }
    std::string text = "kept: " + counted(diff_.kept.size(), "object");
    if (bytes_after != bytes_before)
      text += ", which are " +
              counted(bytes_after > bytes_before ? bytes_after - bytes_before
                                                 : bytes_before - bytes_after,
                      "byte") +
              (bytes_after > bytes_before ? " larger" : " smaller");
    line(text);
    line("re-pointed: " + counted(diff_.changes.size(), "reference") + " of kept objects");
    for (std::size_t i = 0; i < diff_.changes.size() && i < kShownChanges; ++i)
      change(diff_.changes[i]);
    if (diff_.changes.size() > kShownChanges)
      line("  … " + counted(diff_.changes.size() - kShownChanges, "reference") + " more");
  }

 private:
  void line(std::string_view text) {
    out_ << text;
    out_.line();
  }

  void group(const char* what, const Snapshot& snapshot, const std::vector<NodeIndex>& nodes,
             char sign) {
    std::uint64_t bytes = 0;
    std::map<std::string_view, std::uint64_t> by_type;
    for (const NodeIndex node : nodes) {
      bytes += snapshot.bytes_of(node);
      ++by_type[snapshot.type_name(node)];
    }
    std::string text = std::string(what) + ": " + counted(nodes.size(), "object");
    if (!nodes.empty()) text += ", " + counted(bytes, "byte");
    line(text);
    if (nodes.size() <= kShownObjects) {
      for (const NodeIndex node : nodes) {
        append_title(snapshot, node, ((text = "  ") += sign) += ' ');
        line((text += "   ") += id_text(node));
      }
      return;
    }
    std::vector<std::pair<std::string_view, std::uint64_t>> types(by_type.begin(), by_type.end());
    std::stable_sort(types.begin(), types.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (std::size_t i = 0; i < types.size() && i < kShownTypes; ++i)
      line(((text = "  ") += sign) +
           (' ' + number_text(types[i].second) + " × ").append(types[i].first));
    if (types.size() > kShownTypes)
      line("  … " + counted(types.size() - kShownTypes, "type") + " more");
  }

  void change(const Diff::Change& change) {
    std::string text = "  ";
    append_title(after_, change.holder, (text += id_text(change.holder)) += ' ');
    for (const Frame& frame : after_.frames)
      if (frame.locals == change.holder) (text = "  names of ") += after_.text(frame.name);
    ((text += "  ") += change.label) += ": ";
    side(before_, change.before, text);
    side(after_, change.after, text += " → ");
    line(text);
  }
  static void side(const Snapshot& snapshot, NodeIndex node, std::string& text) {
    if (node == kNoNode)
      text += "nothing";
    else
      append_title(snapshot, node, text);
  }

  const Snapshot &before_, &after_;
  const Diff& diff_;
  Writer& out_;
};

}  // namespace

bool diff(const Snapshot& before, const Snapshot& after, Diff& result, std::string& problem) {
  if (before.births.size() != before.nodes.size() || after.births.size() != after.nodes.size()) {
    problem =
        "the snapshots do not say which object is which: they were taken without serial numbers";
    return false;
  }
  Comparison(before, after, result).run();
  return true;
}

void write_diff(const Snapshot& before, const Snapshot& after, const Diff& diff, Writer& out) {
  Report(before, after, diff, out).write();
}

}  // namespace vitro::inspect
