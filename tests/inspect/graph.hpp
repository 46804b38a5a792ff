// Snapshots built by hand: the writers and the audit are tested without a runtime.
#pragma once

#include <string>
#include <string_view>

#include "inspect/numbering.hpp"
#include "inspect/output.hpp"
#include "inspect/snapshot.hpp"

namespace vitro::inspect::test {

class StringOutput final : public Output {
 public:
  bool write(std::string_view utf8) override {
    text += utf8;
    return true;
  }
  std::string text;
};

template <class Write>
std::string written(Write&& write) {
  StringOutput output;
  Writer out(output);
  write(out);
  out.flush();
  return output.text;
}

// A label as the tests write it.
struct Named {
  EdgeKind kind;
  std::uint32_t index = 0;
  NodeIndex name = kNoNode;
  const char* text = nullptr;
};

// Nodes are handed out in heap order; build() adds up counts, numbers the nodes and yields the
// snapshot.
class Graph {
 public:
  static constexpr std::uint8_t kStartup = kNodeStartup | kNodeImmortal;

  Graph() { type_ = add(NodeKind::type, kNoNode, "type", 1000, kStartup); }

  NodeIndex add(NodeKind kind, NodeIndex type, std::string_view text, std::uint64_t bytes,
                std::uint8_t flags = 0) {
    const auto index = static_cast<NodeIndex>(nodes_.size());
    Node node{};
    node.address = 0x1000 + 16 * std::uintptr_t{index};
    node.cell_bytes = static_cast<std::uint32_t>(bytes);
    node.form = text.empty() ? ValueForm::none : ValueForm::text;
    node.value.text = snapshot_.add_text(text);
    node.kind = kind;
    node.flags = flags;
    nodes_.push_back(node);
    edges_.push_back({{type == kNoNode ? index : type, {EdgeKind::instance_of}}});
    return index;
  }
  NodeIndex type(std::string_view name) { return add(NodeKind::type, type_, name, 1000, kStartup); }
  void edge(NodeIndex from, NodeIndex to, Named label) {
    edges_[from].push_back({to, label_of(label)});
  }
  void field(NodeIndex from, NodeIndex to, const char* text) {
    edge(from, to, {EdgeKind::field, 0, kNoNode, text});
  }
  void item(NodeIndex from, NodeIndex to, std::uint32_t index) {
    edge(from, to, {EdgeKind::index, index, kNoNode, nullptr});
  }
  void entry(NodeIndex dict, NodeIndex key, NodeIndex value) {
    const auto index = static_cast<std::uint32_t>(edges_[dict].size() / 2);
    edge(dict, key, {EdgeKind::key, index, kNoNode, nullptr});
    edge(dict, value, {EdgeKind::value, index, key, nullptr});
  }
  void frame(NodeIndex code, NodeIndex locals, std::uint32_t line, std::string_view name,
             std::string_view file) {
    Frame frame{code, kNoNode, locals, locals, 0, line, {}, {}};
    frame.name = snapshot_.add_text(name);
    frame.file = snapshot_.add_text(file);
    snapshot_.frames.push_back(frame);
  }
  void root(NodeIndex to, Named label, bool owned, std::uint32_t frame = kNoFrame) {
    snapshot_.roots.push_back({to, label_of(label), owned, frame});
  }
  [[nodiscard]] NodeIndex type_type() const { return type_; }

  Snapshot build() {
    snapshot_.nodes = nodes_;
    for (std::size_t from = 0; from < edges_.size(); ++from) {
      const auto& edges = edges_[from];
      snapshot_.nodes[from].first = static_cast<std::uint32_t>(snapshot_.edges.size());
      snapshot_.nodes[from].edge_count = static_cast<std::uint32_t>(edges.size());
      for (const Edge& edge : edges) {
        snapshot_.edges.push_back(edge);
        ++snapshot_.nodes[edge.to].count;
      }
    }
    for (const Root& root : snapshot_.roots) snapshot_.nodes[root.to].count += root.owned;
    for (const Node& node : snapshot_.nodes)
      snapshot_.visited_bytes += node.cell_bytes + node.buffer_bytes;
    snapshot_.totals.live_bytes = snapshot_.visited_bytes;
    number(snapshot_);
    return std::move(snapshot_);
  }

 private:
  Label label_of(const Named& label) {
    Label result{.kind = label.kind,
                 .word = label.text ? snapshot_.add_word(label.text) : std::uint16_t{0},
                 .detail = label.index};
    result.named = label.name != kNoNode;
    if (result.named) result.detail = label.name;
    return result;
  }

  Snapshot snapshot_;
  std::vector<Node> nodes_;
  std::vector<std::vector<Edge>> edges_;
  NodeIndex type_ = 0;
};

// `class A: pass` and `a = A()`, as the runtime lays it out.
inline Graph article() {
  Graph graph;
  const NodeIndex str = graph.type("str"), dict = graph.type("dict"), tuple = graph.type("tuple"),
                  code = graph.type("code"), object = graph.type("object");
  graph.add(NodeKind::singleton, graph.type("NoneType"), "None", 16, Graph::kStartup);
  const NodeIndex builtins = graph.add(NodeKind::mapping, dict, "of 150", 4000, kNodeStartup);
  const NodeIndex module_name = graph.add(NodeKind::text, str, "'__name__'", 41, Graph::kStartup);
  const NodeIndex main = graph.add(NodeKind::text, str, "'__main__'", 41, Graph::kStartup);
  const NodeIndex names = graph.add(NodeKind::mapping, dict, "of 3", 200);
  const NodeIndex a_name = graph.add(NodeKind::text, str, "'a'", 34, Graph::kStartup | kNodeCached);
  const NodeIndex class_name = graph.add(NodeKind::text, str, "'A'", 34, kNodeInterned);
  const NodeIndex body = graph.add(NodeKind::code, code, "<module>, line 1", 300);
  const NodeIndex cls = graph.add(NodeKind::type, graph.type_type(), "A", 1000);
  const NodeIndex instance = graph.add(NodeKind::instance, cls, "", 24);
  const NodeIndex mro = graph.add(NodeKind::sequence, tuple, "of 2", 32);
  const NodeIndex bases = graph.add(NodeKind::sequence, tuple, "of 1", 24);
  const NodeIndex class_dict = graph.add(NodeKind::mapping, dict, "of 1", 150);
  graph.entry(names, module_name, main);
  graph.entry(names, class_name, cls);
  graph.entry(names, a_name, instance);
  graph.field(cls, class_name, "__name__");
  graph.field(cls, class_dict, "__dict__");
  graph.edge(cls, object, {EdgeKind::base, 0, kNoNode, "__base__"});
  graph.field(cls, bases, "__bases__");
  graph.field(cls, mro, "__mro__");
  graph.item(bases, object, 0);
  graph.item(mro, cls, 0);
  graph.item(mro, object, 1);
  graph.entry(class_dict, module_name, main);
  graph.field(body, class_name, "co_names");
  graph.frame(body, names, 4, "<module>", "examples/article.py");
  graph.root(body, {EdgeKind::root, 0, kNoNode, "callable"}, true, 0);
  graph.root(names, {EdgeKind::root, 0, kNoNode, "__main__"}, true);
  graph.root(builtins, {EdgeKind::root, 0, kNoNode, "builtins"}, true);
  return graph;
}

}  // namespace vitro::inspect::test
