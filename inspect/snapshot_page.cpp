#include "inspect/snapshot_page.hpp"

#include "inspect/event_writer.hpp"
#include "inspect/picture.hpp"

namespace vitro::inspect {

namespace {

class Conversion {
 public:
  Conversion(const Snapshot& snapshot, const View& view) : snapshot_(snapshot), view_(view) {}

  Recording run() {
    choose();
    for (NodeIndex node = 0; node < end_; ++node) add_object(node);
    // Types may have later ids than their instances.
    for (NodeIndex node = 0; node < end_; ++node)
      if (kept_[node]) add_type(node);
    for (NodeIndex node = 0; node < end_; ++node)
      if (!kept_[node]) {
        out_ << Event::free;
        ref(node);
      }
    for (NodeIndex node = 0; node < end_; ++node)
      if (kept_[node] && view_.tells_references(snapshot_, node)) add_edges(node);
    for (std::uint32_t frame = 0; frame < snapshot_.frames.size(); ++frame) add_frame(frame);
    for (NodeIndex node = 0; node < end_; ++node) add_rest(node);
    out_ << Event::at;
    out_.number(0);
    recording_.steps = 1;
    recording_.objects = end_;
    recording_.ending = Ending::snapshot;
    recording_.events = out_.take();
    return std::move(recording_);
  }

 private:
  // What is shown, and the types of that, without which nothing has a name.
  void choose() {
    kept_ = view_.shown;
    kept_.resize(snapshot_.nodes.size());
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node) {
      const NodeIndex type = snapshot_.type_of(node);
      if (view_.shown[node] && type != kNoNode) kept_[type] = true;
    }
    for (NodeIndex node = 0; node < kept_.size(); ++node)
      if (kept_[node]) end_ = node + 1;
    counted_.resize(end_);
  }

  void ref(NodeIndex node) {
    const bool there = node < end_ && kept_[node];
    out_.number(there ? next_ - (node + 1) : next_);
  }
  void refer(NodeIndex node) {
    ref(node);
    count(node);
  }
  void count(NodeIndex node) {
    if (node < end_ && kept_[node]) ++counted_[node];
  }

  void add_object(NodeIndex index) {
    const Node& node = snapshot_.nodes[index];
    std::string text;
    if (kept_[index]) snapshot_.append_value(index, text);
    out_ << Event::object;
    out_.number(next_++)  // its type comes later
        .number(static_cast<std::uint64_t>(node.kind))
        .number(node.flags & ~unsigned{kNodeReachable})
        .number(snapshot_.cell_bytes(index))
        .text(text);
  }
  void add_type(NodeIndex node) {
    out_ << Event::retype;
    out_.number(next_ - (node + 1));
    refer(snapshot_.type_of(node));
    if (snapshot_.buffer_bytes(node) == 0) return;
    out_ << Event::size;
    ref(node);
    out_.number(snapshot_.bytes_of(node));
  }

  std::uint32_t label_of(std::string_view word) {
    for (std::size_t i = 0; i < recording_.labels.size(); ++i)
      if (recording_.labels[i] == word) return static_cast<std::uint32_t>(i);
    recording_.labels.emplace_back(word);
    return static_cast<std::uint32_t>(recording_.labels.size() - 1);
  }

  void add_edges(NodeIndex node) {
    const auto edges = snapshot_.edges_of(node);
    std::vector<Edge> told;
    for (const Edge& edge : edges)
      if (edge.label.kind != EdgeKind::instance_of && edge.to < end_ && kept_[edge.to])
        told.push_back(edge);
    if (told.empty()) return;
    out_ << Event::edges;
    ref(node);
    out_.number(0).number(0).number(told.size());
    for (const Edge& edge : told) {
      out_.number(static_cast<std::uint64_t>(edge.label.kind));
      refer(edge.to);
      if (edge.label.kind == EdgeKind::attribute || edge.label.kind == EdgeKind::local)
        ref(edge.label.name());
      else if (edge.label.kind == EdgeKind::field || edge.label.kind == EdgeKind::root)
        out_.number(label_of(snapshot_.word(edge.label)));
    }
  }

  void add_frame(std::uint32_t number) {
    const Frame& frame = snapshot_.frames[number];
    RecordedCode code;
    code.name = code.qualname = snapshot_.text(frame.name);
    code.file = snapshot_.text(frame.file);
    code.line = frame.line;
    // Its one instruction is the place where it stands.
    if (frame.line) code.instructions.push_back({0, 0, "", "", frame.line, frame.line});
    NodeIndex callable = kNoNode;
    std::vector<NodeIndex> locals;
    for (const Root& root : snapshot_.roots) {
      if (root.frame != number) continue;
      if (root.label.kind == EdgeKind::local) {
        code.locals.emplace_back(plain_name(snapshot_, root.label.name()));
        locals.push_back(root.to);
      }
      if (root.label.kind == EdgeKind::root && snapshot_.word(root.label) == "callable")
        callable = root.to;
    }
    out_ << Event::enter;
    out_.number(recording_.codes.size());
    recording_.codes.push_back(std::move(code));
    refer(callable);
    ref(kNoNode);
    ref(frame.locals);
    ref(frame.globals);
    for (std::size_t i = 0; i < locals.size(); ++i) {
      out_ << Event::local;
      out_.number(i);
      refer(locals[i]);
    }
    for (const Root& root : snapshot_.roots) {
      if (root.frame != number || root.label.kind != EdgeKind::stack) continue;
      out_ << (root.owned ? Event::push : Event::push_borrowed);
      ref(root.to);
      if (root.owned) count(root.to);
    }
  }

  void add_rest(NodeIndex node) {
    const Node& object = snapshot_.nodes[node];
    if (!kept_[node] || object.is(kNodeImmortal) || object.count == counted_[node]) return;
    out_ << Event::elsewhere;
    ref(node);
    out_.zigzag(std::int64_t{object.count} - std::int64_t{counted_[node]});
  }

  const Snapshot& snapshot_;
  const View& view_;
  Recording recording_;
  EventWriter out_;
  std::vector<bool> kept_;
  std::vector<std::uint32_t> counted_;
  NodeIndex end_ = 0;
  std::uint64_t next_ = 1;
};

}  // namespace

Recording recording_of(const Snapshot& snapshot, const View& view) {
  return Conversion(snapshot, view).run();
}

}  // namespace vitro::inspect
