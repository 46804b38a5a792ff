#include "inspect/picture.hpp"

#include <algorithm>

namespace vitro::inspect {

namespace {

constexpr std::string_view kAutomaticNames[] = {
    "__name__",        "__doc__",      "__package__", "__loader__", "__spec__",
    "__annotations__", "__builtins__", "__file__",    "__cached__", "__qualname__",
    "__module__",      "__weakref__",  "__dict__",
};

bool automatic_name(std::string_view name) {
  return std::find(std::begin(kAutomaticNames), std::end(kAutomaticNames), name) !=
         std::end(kAutomaticNames);
}

bool is_field(const Snapshot& snapshot, const Edge& edge, std::string_view text) {
  return edge.label.kind == EdgeKind::field && snapshot.word(edge.label) == text;
}

NodeIndex field_of(const Snapshot& snapshot, NodeIndex node, std::string_view text) {
  for (const Edge& edge : snapshot.edges_of(node))
    if (is_field(snapshot, edge, text)) return edge.to;
  return kNoNode;
}

void append_entries(const Snapshot& snapshot, NodeIndex dict, EdgeKind kind, bool automatic,
                    std::vector<Edge>& out) {
  if (dict == kNoNode) return;
  for (const Edge& edge : snapshot.edges_of(dict)) {
    if (edge.label.kind != EdgeKind::value || !edge.label.named) continue;
    if (automatic_name(plain_name(snapshot, edge.label.detail)) != automatic) continue;
    out.push_back({edge.to, {kind, true, 0, edge.label.detail}});
  }
}

void append_class_links(const Snapshot& snapshot, NodeIndex cls, std::vector<Edge>& links) {
  if (const NodeIndex bases = field_of(snapshot, cls, "__bases__"); bases != kNoNode)
    for (const Edge& edge : snapshot.edges_of(bases))
      if (edge.label.kind == EdgeKind::index && !snapshot.nodes[edge.to].is(kNodeStartup))
        links.push_back({edge.to, {EdgeKind::base, false, 0, edge.label.detail}});
  append_entries(snapshot, field_of(snapshot, cls, "__dict__"), EdgeKind::attribute, false, links);
}

void append_function_links(const Snapshot& snapshot, NodeIndex function, std::vector<Edge>& links) {
  for (const char* field : {"__closure__", "__defaults__"})
    for (const Edge& held : snapshot.edges_of(function)) {
      if (!is_field(snapshot, held, field)) continue;
      for (const Edge& edge : snapshot.edges_of(held.to))
        if (edge.label.kind == EdgeKind::index)
          links.push_back({edge.to, {EdgeKind::index, false, held.label.word, edge.label.detail}});
    }
  for (const Edge& edge : snapshot.edges_of(function))
    if (is_field(snapshot, edge, "__self__") || is_field(snapshot, edge, "__func__"))
      links.push_back(edge);
}

}  // namespace

std::string_view plain_name(const Snapshot& snapshot, NodeIndex name) {
  std::string_view text = snapshot.text_of(name);
  if (snapshot.nodes[name].kind == NodeKind::text && text.size() >= 2 && text.front() == '\'' &&
      text.back() == '\'')
    return text.substr(1, text.size() - 2);
  return text;
}

void append_links(const Snapshot& snapshot, NodeIndex node, std::vector<Edge>& links) {
  const Node& from = snapshot.nodes[node];
  if (from.is(kNodeStartup)) return;
  for (const Edge& edge : snapshot.edges_of(node))
    if (edge.label.kind == EdgeKind::instance_of && !snapshot.nodes[edge.to].is(kNodeStartup))
      links.push_back(edge);
  switch (from.kind) {
    case NodeKind::type: return append_class_links(snapshot, node, links);
    case NodeKind::function: return append_function_links(snapshot, node, links);
    case NodeKind::code:
    case NodeKind::module: return;
    default: break;
  }
  const std::string_view type = snapshot.type_name(node);
  if (type == "traceback" || type == "frame" || type == "shape") return;
  for (const Edge& edge : snapshot.edges_of(node)) {
    const bool hidden =
        edge.label.kind == EdgeKind::instance_of || is_field(snapshot, edge, "__traceback__");
    const bool key_of_entry = edge.label.kind == EdgeKind::key && from.kind == NodeKind::mapping &&
                              snapshot.nodes[edge.to].kind == NodeKind::text;
    if (!hidden && !key_of_entry) links.push_back(edge);
  }
}

void append_names(const Snapshot& snapshot, std::size_t frame, bool automatic,
                  std::vector<Edge>& names) {
  append_entries(snapshot, snapshot.frames[frame].locals, EdgeKind::local, automatic, names);
  if (automatic) return;
  for (const Root& root : snapshot.roots)
    if (root.frame == frame && root.label.kind == EdgeKind::local)
      names.push_back({root.to, root.label});
}

}  // namespace vitro::inspect
