#include "inspect/heapsnapshot.hpp"

#include <unordered_map>

#include "inspect/json.hpp"
#include "inspect/picture.hpp"

namespace vitro::inspect {

namespace {

// Positions in the tables of the header.
enum NodeType { kObject = 3, kString = 2, kCode = 4, kNumber = 7, kNative = 8, kSynthetic = 9 };
enum EdgeType { kContext = 0, kElement = 1, kProperty = 2, kInternal = 3, kWeak = 6 };
constexpr std::size_t kNodeFields = 6, kFirstNode = 3;

constexpr std::string_view kMeta =
    R"({"snapshot":{"meta":{"node_fields":["type","name","id","self_size","edge_count","detachedness"],)"
    R"("node_types":[["hidden","array","string","object","code","closure","regexp","number","native",)"
    R"("synthetic","concatenated string","sliced string","symbol","bigint","object shape"],)"
    R"("string","number","number","number","number"],)"
    R"("edge_fields":["type","name_or_index","to_node"],)"
    R"("edge_types":[["context","element","property","internal","hidden","shortcut","weak"],)"
    R"("string_or_number","node"],)"
    R"("trace_function_info_fields":["function_id","name","script_name","script_id","line","column"],)"
    R"("trace_node_fields":["id","function_info_index","count","size","children"],)"
    R"("sample_fields":["timestamp_us","last_assigned_id"],)"
    R"("location_fields":["object_index","script_id","line","column"]},"node_count":)";

// Node 0 is the root, 1 what hangs below it in the tools, 2 the runtime; then a node per frame,
// then the objects by id. Their numbers are odd, as the tools expect of what lives in the heap.
class HeapSnapshot {
 public:
  HeapSnapshot(const Snapshot& snapshot, Writer& out)
      : snapshot_(snapshot), out_(out), text_(out.buffer()) {
    string("<dummy>");
  }

  void write() {
    const std::size_t frames = snapshot_.frames.size();
    std::size_t edges = 1 + 1 + frames + snapshot_.edges.size();
    for (const Root& root : snapshot_.roots) edges += !is_name(root);
    for (std::size_t frame = 0; frame < frames; ++frame) edges += names_of(frame).size();
    text_ += kMeta;
    text_ += std::to_string(kFirstNode + frames + snapshot_.nodes.size()) +
             ",\"edge_count\":" + std::to_string(edges) + ",\"trace_function_count\":0},";
    out_.line();
    text_ += "\"nodes\":[";
    write_nodes();
    text_ += "],";
    out_.line();
    text_ += "\"edges\":[";
    write_edges();
    text_ += "],";
    out_.line();
    text_ += R"("trace_function_infos":[],"trace_tree":[],"samples":[],"locations":[],"strings":[)";
    write_strings();
    text_ += "]}";
    out_.line();
  }

 private:
  // ---- strings: numbered as they are met; objects' own texts are not kept twice ----

  std::size_t string(std::string_view text) {
    const auto [known, fresh] = numbers_.try_emplace(std::string(text), numbers_.size());
    if (fresh) strings_.push_back(&known->first);
    return known->second;
  }
  void write_strings() {
    for (std::size_t i = 0; i < strings_.size(); ++i) {
      if (i) {
        text_ += ',';
        out_.line();
      }
      append_json(*strings_[i], text_);
    }
  }

  // A name of a frame comes from names_of(), where that of a module's dict is found, too.
  [[nodiscard]] static bool is_name(const Root& root) {
    return root.frame != kNoFrame && root.label.kind == EdgeKind::local;
  }
  [[nodiscard]] std::vector<Edge> names_of(std::size_t frame) const {
    std::vector<Edge> names;
    append_names(snapshot_, frame, false, names);
    return names;
  }
  [[nodiscard]] std::size_t position(NodeIndex node) const {
    return kFirstNode + snapshot_.frames.size() + node;
  }

  // ---- nodes ----

  void node(int type, std::size_t name, std::uint64_t id, std::uint64_t bytes, std::size_t edges) {
    if (any_node_) text_ += ',';
    any_node_ = true;
    text_ += std::to_string(type) + ',' + std::to_string(name) + ',' + std::to_string(id) + ',' +
             std::to_string(bytes) + ',' + std::to_string(edges) + ",0";
    out_.line();
  }

  void write_nodes() {
    const std::size_t frames = snapshot_.frames.size();
    std::size_t of_runtime = 0;
    std::vector<std::size_t> of_frame(frames);
    for (const Root& root : snapshot_.roots)
      if (root.frame == kNoFrame)
        ++of_runtime;
      else if (!is_name(root))
        ++of_frame[root.frame];
    node(kSynthetic, string(""), 1, 0, 1);
    node(kSynthetic, string("(GC roots)"), 3, 0, 1 + frames);
    node(kSynthetic, string("(the runtime)"), 5, 0, of_runtime);
    for (std::size_t frame = 0; frame < frames; ++frame) {
      const Frame& view = snapshot_.frames[frame];
      node(kSynthetic,
           string("frame " + std::string(snapshot_.text(view.name)) + ", line " +
                  std::to_string(view.line)),
           7 + 2 * frame, 0, of_frame[frame] + names_of(frame).size());
    }
    // Frames take as many numbers as there may be of them, so that objects keep theirs.
    constexpr std::uint64_t kFirstObject = 100'001;
    for (NodeIndex i = 0; i < snapshot_.nodes.size(); ++i) {
      const bool numbered = !snapshot_.births.empty() && snapshot_.births[i].serial;
      // Serial numbers are the same in all snapshots of a run: the tools compare by them.
      const std::uint64_t number = numbered ? snapshot_.births[i].serial : id_of(i);
      node(type_of(i), name_of(i), kFirstObject + 2 * number, snapshot_.bytes_of(i),
           snapshot_.edges_of(i).size());
    }
  }

  // The tools group objects and natives by name, so a plain object has its type's; numbers and
  // strings have groups of their own.
  [[nodiscard]] int type_of(NodeIndex node) const {
    switch (snapshot_.nodes[node].kind) {
      case NodeKind::number: return kNumber;
      case NodeKind::text: return kString;
      case NodeKind::code: return kCode;
      case NodeKind::internal: return kNative;
      default: return kObject;
    }
  }
  std::size_t name_of(NodeIndex node) {
    scratch_.clear();
    switch (snapshot_.nodes[node].kind) {
      case NodeKind::text: scratch_ = plain_name(snapshot_, node); break;
      case NodeKind::number:
      case NodeKind::singleton:
      case NodeKind::type:
      case NodeKind::function:
      case NodeKind::code:
      case NodeKind::module: append_title(snapshot_, node, scratch_); break;
      default: scratch_ = snapshot_.type_name(node);
    }
    return string(scratch_);
  }

  // ---- edges, in the order of the nodes they leave ----

  void edge(int type, std::size_t name_or_index, std::size_t to) {
    if (any_edge_) text_ += ',';
    any_edge_ = true;
    text_ += std::to_string(type) + ',' + std::to_string(name_or_index) + ',' +
             std::to_string(to * kNodeFields);
    out_.line();
  }
  void labelled(int type, const Label& label, NodeIndex to) {
    scratch_.clear();
    append_label(snapshot_, label, scratch_);
    if (label.kind == EdgeKind::attribute) scratch_.erase(0, 1);
    edge(type, string(scratch_), position(to));
  }

  void write_edges() {
    const std::size_t frames = snapshot_.frames.size();
    edge(kElement, 1, 1);
    edge(kElement, 1, 2);
    for (std::size_t frame = 0; frame < frames; ++frame)
      edge(kElement, 2 + frame, kFirstNode + frame);
    for (const Root& root : snapshot_.roots)
      if (root.frame == kNoFrame) labelled(kInternal, root.label, root.to);
    for (std::size_t frame = 0; frame < frames; ++frame) {
      for (const Edge& name : names_of(frame)) labelled(kContext, name.label, name.to);
      for (const Root& root : snapshot_.roots)
        if (root.frame == frame && !is_name(root))
          labelled(root.owned ? kInternal : kWeak, root.label, root.to);
    }
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node)
      for (const Edge& held : snapshot_.edges_of(node)) {
        if (held.label.kind == EdgeKind::index)
          edge(kElement, held.label.index(), position(held.to));
        else
          labelled(edge_type(held.label.kind), held.label, held.to);
      }
  }
  [[nodiscard]] static int edge_type(EdgeKind kind) {
    switch (kind) {
      case EdgeKind::value:
      case EdgeKind::attribute: return kProperty;
      case EdgeKind::local:
      case EdgeKind::stack:
      case EdgeKind::cell: return kContext;
      default: return kInternal;
    }
  }

  const Snapshot& snapshot_;
  Writer& out_;
  std::string& text_;
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<const std::string*> strings_;
  std::string scratch_;
  bool any_node_ = false, any_edge_ = false;
};

}  // namespace

void write_heapsnapshot(const Snapshot& snapshot, Writer& out) {
  HeapSnapshot(snapshot, out).write();
}

}  // namespace vitro::inspect
