#include "inspect/holders.hpp"

#include <algorithm>
#include <unordered_map>

#include "inspect/output.hpp"
#include "inspect/picture.hpp"

namespace vitro::inspect {

namespace {

// first[i] … first[i + 1] will be the places of target i. `target_of(k)` for k < count.
template <class TargetOf>
std::vector<std::size_t> count_targets(std::size_t nodes, std::size_t count, TargetOf&& target_of) {
  std::vector<std::size_t> first(nodes + 1);
  for (std::size_t k = 0; k < count; ++k) ++first[target_of(k) + 1];
  for (std::size_t i = 0; i < nodes; ++i) first[i + 1] += first[i];
  return first;
}

bool is_indexed(const Label& label) {
  return label.kind == EdgeKind::index || label.kind == EdgeKind::constant ||
         label.kind == EdgeKind::name || (label.kind == EdgeKind::key && !label.word);
}

}  // namespace

Holders::Holders(const Snapshot& snapshot) : snapshot_(snapshot) {
  const std::size_t nodes = snapshot.nodes.size();
  first_ = count_targets(nodes, snapshot.edges.size(),
                         [&](std::size_t k) { return snapshot.edges[k].to; });
  incoming_.resize(snapshot.edges.size());
  std::vector<std::size_t> next = first_;
  for (NodeIndex from = 0; from < nodes; ++from) {
    const std::uint32_t first = snapshot.nodes[from].first;
    for (std::uint32_t edge = first; edge < first + snapshot.nodes[from].edge_count; ++edge)
      incoming_[next[snapshot.edges[edge].to]++] = {from, edge};
  }
  first_root_ = count_targets(nodes, snapshot.roots.size(),
                              [&](std::size_t k) { return snapshot.roots[k].to; });
  roots_.resize(snapshot.roots.size());
  next = first_root_;
  for (std::uint32_t root = 0; root < snapshot.roots.size(); ++root)
    roots_[next[snapshot.roots[root].to]++] = root;
}

const Frame* Holders::frame_named_by(NodeIndex dict) const {
  for (const Frame& frame : snapshot_.frames)
    if (frame.locals == dict) return &frame;
  return nullptr;
}

// All references of one holder to one object: "__base__, [0–3]".
std::string Holders::labels_of(NodeIndex from, std::span<const Incoming> edges) const {
  const bool names = frame_named_by(from) != nullptr;
  std::string text;
  for (std::size_t i = 0; i < edges.size();) {
    const Label& label = snapshot_.edges[edges[i].edge].label;
    if (!text.empty()) text += ", ";
    std::size_t end = i + 1;
    const auto continues = [&](const Label& next) {
      return next.kind == label.kind && next.word == label.word && !next.named && !label.named &&
             next.detail == label.detail + (end - i);
    };
    if (is_indexed(label))
      while (end < edges.size() && continues(snapshot_.edges[edges[end].edge].label)) ++end;
    if (label.kind == EdgeKind::instance_of)
      text += "type";
    else if (names && label.kind == EdgeKind::value)
      (text += "name ") += plain_name(snapshot_, label.name());
    else
      append_label(snapshot_, label, text);
    if (end - i > 1) {
      const bool bracket = text.back() == ']';
      if (bracket) text.pop_back();
      (text += "–") += std::to_string(label.index() + (end - i) - 1);
      if (bracket) text += ']';
    }
    i = end;
  }
  return text;
}

void Holders::append_from(NodeIndex from, std::string_view labels, std::string& out) const {
  if (const Frame* frame = frame_named_by(from)) {
    ((out += labels) += labels.starts_with("name ") ? " in " : " of the names of ") +=
        snapshot_.text(frame->name);
    ((out += " (") += id_text(from)) += ')';
    return;
  }
  ((out += labels) += " of ") += id_text(from);
  // What a nameless container is for: the first object that has it as a field says so.
  const NodeKind kind = snapshot_.nodes[from].kind;
  if (kind != NodeKind::sequence && kind != NodeKind::mapping) {
    out += ' ';
    append_title(snapshot_, from, out);
    return;
  }
  for (const Incoming& in : of(from)) {
    const Label& label = snapshot_.edges[in.edge].label;
    if (label.kind != EdgeKind::field) continue;
    out += " (";
    append_label(snapshot_, label, out);
    ((out += " of ") += id_text(in.from)) += ' ';
    append_title(snapshot_, in.from, out);
    out += ')';
    return;
  }
  for (const std::uint32_t root : roots_of(from)) {
    out += " (";
    append_label(snapshot_, snapshot_.roots[root].label, out);
    out += ')';
    return;
  }
}

Holders::Group Holders::group_of_root(const Root& root) const {
  Group group{"", 1, root.owned, false};
  if (root.frame == kNoFrame) {
    group.text = "the runtime: ";
  } else {
    const std::string_view frame = snapshot_.text(snapshot_.frames[root.frame].name);
    if (root.label.kind == EdgeKind::local) {
      group.name = true;
      append_label(snapshot_, root.label, group.text = "name ");
      (group.text += " in ") += frame;
      return group;
    }
    ((group.text = "frame ") += frame) += ": ";
  }
  append_label(snapshot_, root.label, group.text);
  return group;
}

std::vector<Holders::Group> Holders::describe(NodeIndex node,
                                              const std::vector<bool>& shown) const {
  std::vector<Group> groups;
  for (const std::uint32_t position : roots_of(node))
    groups.push_back(group_of_root(snapshot_.roots[position]));

  // Holders with equal labels are listed together, their ids joined to runs.
  struct Alike {
    std::size_t group;
    NodeIndex first, last;  // the run of ids being joined
    std::uint64_t holders;
    std::string labels;
  };
  std::vector<Alike> alike;
  std::unordered_map<std::string, std::size_t> by_labels;
  const auto end_run = [&](const Alike& item) {
    std::string& text = groups[item.group].text;
    text += text.empty() ? "" : ", ";
    text += id_text(item.first);
    if (item.last != item.first)
      (text += item.last == item.first + 1 ? ", " : "–") += id_text(item.last);
  };
  std::uint64_t hidden = 0;
  const auto incoming = of(node);
  for (std::size_t i = 0; i < incoming.size();) {
    const NodeIndex from = incoming[i].from;
    std::size_t end = i + 1;
    while (end < incoming.size() && incoming[end].from == from) ++end;
    if (!shown[from] && snapshot_.nodes[node].is(kNodeStartup)) {
      hidden += end - i;
      i = end;
      continue;
    }
    std::string labels = labels_of(from, incoming.subspan(i, end - i));
    const auto [place, fresh] = by_labels.try_emplace(labels, alike.size());
    if (fresh) {
      alike.push_back({groups.size(), from, from, 1, std::move(labels)});
      groups.push_back({"", 0, true, frame_named_by(from) != nullptr});
    } else {
      Alike& item = alike[place->second];
      ++item.holders;
      if (from != item.last + 1) {
        end_run(item);
        item.first = from;
      }
      item.last = from;
    }
    groups[alike[place->second].group].references += end - i;
    i = end;
  }
  for (const Alike& item : alike) {
    std::string& text = groups[item.group].text;
    if (item.holders == 1) {
      append_from(item.first, item.labels, text);
      continue;
    }
    end_run(item);
    text = item.labels + " of " + text;
  }
  std::stable_partition(groups.begin(), groups.end(),
                        [](const Group& group) { return group.name; });
  if (hidden) groups.push_back({"objects left out of this dump", hidden, true, false});
  return groups;
}

}  // namespace vitro::inspect
