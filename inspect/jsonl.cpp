#include "inspect/jsonl.hpp"

#include <cstdio>
#include <map>

#include "inspect/json.hpp"
#include "inspect/picture.hpp"
#include "objects/heap/heap.hpp"

namespace vitro::inspect {

namespace {

bool counts(const Label& label) {
  if (label.named) return false;
  switch (label.kind) {
    case EdgeKind::index:
    case EdgeKind::key:
    case EdgeKind::value:
    case EdgeKind::mro:
    case EdgeKind::constant:
    case EdgeKind::name:
    case EdgeKind::stack: return true;
    default: return false;
  }
}

class Jsonl {
 public:
  Jsonl(const Snapshot& snapshot, const View& view, Writer& out)
      : snapshot_(snapshot), view_(view), out_(out), text_(out.buffer()), shown_(view.shown) {}

  void write() {
    write_header();
    for (std::size_t frame = 0; frame < snapshot_.frames.size(); ++frame) write_frame(frame);
    for (const Root& root : snapshot_.roots) write_root(root);
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node)
      if (shown_[node]) write_object(node);
    for (const DanglingEdge& edge : snapshot_.dangling) write_dangling(edge);
    write_left_out();
  }

 private:
  // ---- pieces: each appends `,"name":value` ----

  void begin(std::string_view record) {
    text_ += "{\"record\":\"";
    (text_ += record) += '"';
  }
  void end() {
    text_ += '}';
    out_.line();
  }
  void key(std::string_view name) { ((text_ += ",\"") += name) += "\":"; }
  void put(std::string_view name, std::uint64_t value) {
    key(name);
    text_ += std::to_string(value);
  }
  void put(std::string_view name, std::string_view value) {
    key(name);
    append_json(value, text_);
  }
  void put_id(std::string_view name, NodeIndex node) {
    if (node != kNoNode) put(name, id_of(node));
  }
  void put_address(std::uintptr_t address) {
    char text[32];
    std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(address));
    put("address", std::string_view(text));
  }

  // The fields of a reference after its opening brace.
  void put_reference(const Label& label, NodeIndex to) {
    ((text_ += "\"kind\":\"") += kind_name(label.kind)) += "\",\"label\":";
    scratch_.clear();
    append_label(snapshot_, label, scratch_);
    append_json(scratch_, text_);
    if (counts(label)) put("index", label.index());
    put_id("name", label.name());
    put_id("to", to);
  }
  void put_references(std::string_view name, std::span<const Edge> edges) {
    key(name);
    text_ += '[';
    for (std::size_t i = 0; i < edges.size(); ++i) {
      text_ += i ? ",{" : "{";
      put_reference(edges[i].label, edges[i].to);
      text_ += '}';
    }
    text_ += ']';
  }

  // ---- records ----

  void write_header() {
    begin("snapshot");
    put("version", kSnapshotVersion);
    put("program", view_.program);
    put("moment", view_.moment);
    constexpr std::string_view kExtents[] = {"picture", "snippet", "all", "filtered"};
    put("extent", kExtents[static_cast<std::size_t>(view_.extent)]);
    put("objects", snapshot_.nodes.size());
    std::uint64_t shown = 0;
    for (const bool is_shown : shown_) shown += is_shown;
    put("shown", shown);
    put("edges", snapshot_.edges.size());
    put("picture", snapshot_.picture_nodes);
    key("heap");
    ((text_ += "{\"live_cells\":") += std::to_string(snapshot_.totals.live_cells));
    put("live_bytes", snapshot_.totals.live_bytes);
    put("reserved_bytes", snapshot_.totals.reserved_bytes);
    text_ += '}';
    end();
  }

  void write_frame(std::size_t number) {
    const Frame& frame = snapshot_.frames[number];
    begin("frame");
    put("frame", number);
    put("name", snapshot_.text(frame.name));
    put("file", snapshot_.text(frame.file));
    put("line", frame.line);
    put("unit", frame.unit);
    put_id("code", frame.code);
    put_id("function", frame.function);
    put_id("globals", frame.globals);
    put_id("locals", frame.locals);
    std::vector<Edge> names;
    append_names(snapshot_, number, false, names);
    key("names");
    text_ += '[';
    for (std::size_t i = 0; i < names.size(); ++i) {
      text_ += i ? ",{\"name\":" : "{\"name\":";
      scratch_.clear();
      append_label(snapshot_, names[i].label, scratch_);
      append_json(scratch_, text_);
      put_id("to", names[i].to);
      text_ += '}';
    }
    text_ += ']';
    end();
  }

  void write_root(const Root& root) {
    if (!shown_[root.to]) return;
    begin("root");
    text_ += ',';
    put_reference(root.label, root.to);
    if (root.frame != kNoFrame) put("frame", root.frame);
    text_ += root.owned ? ",\"owned\":true" : ",\"owned\":false";
    end();
  }

  void write_object(NodeIndex node) {
    const Node& object = snapshot_.nodes[node];
    begin("object");
    put("id", id_of(node));
    put("type", snapshot_.type_name(node));
    put_id("type_id", snapshot_.type_of(node));
    put("kind", kind_name(object.kind));
    scratch_.clear();
    append_title(snapshot_, node, scratch_);
    put("title", scratch_);
    scratch_.clear();
    snapshot_.append_value(node, scratch_);
    put("value", scratch_);
    put("group", std::string_view(node < snapshot_.picture_nodes ? "picture"
                                  : object.is(kNodeStartup)      ? "startup"
                                                                 : "snippet"));
    write_flags(object);
    if (!object.is(kNodeImmortal)) put("count", object.count);
    const std::uint64_t cell = snapshot_.cell_bytes(node);
    put("cell_bytes", cell);
    put("buffer_bytes", snapshot_.buffer_bytes(node));
    put("size_class", cell <= kLargestCell ? class_bytes(size_class(cell)) : 0);
    if (view_.addresses) put_address(object.address);
    if (!snapshot_.births.empty()) write_birth(snapshot_.births[node]);
    if (view_.retained) put("retained", (*view_.retained)[node]);
    const bool told = view_.extent != Extent::picture && view_.tells_references(snapshot_, node);
    put_references("edges", told ? snapshot_.edges_of(node) : std::span<const Edge>());
    if (node < snapshot_.picture_nodes) {
      links_.clear();
      append_links(snapshot_, node, links_);
      put_references("links", links_);
    }
    end();
  }

  void write_birth(Birth birth) {
    if (birth.serial) put("serial", birth.serial);
    if (!birth.site) return;
    const Site& site = snapshot_.sites[birth.site];
    key("born");
    text_ += "{\"function\":";
    append_json(site.function, text_);
    put("file", site.file);
    put("line", site.line);
    put("end_line", site.end_line);
    if (site.column != Site::kNoPlace) put("column", site.column);
    if (site.end_column != Site::kNoPlace) put("end_column", site.end_column);
    put("unit", site.unit);
    put("instruction", site.instruction);
    text_ += '}';
  }

  void write_flags(const Node& object) {
    key("flags");
    text_ += '[';
    const char* separator = "";
    const auto flag = [&](bool on, const char* name) {
      if (!on) return;
      (((text_ += separator) += '"') += name) += '"';
      separator = ",";
    };
    flag(object.is(kNodeImmortal), "immortal");
    flag(object.is(kNodeCached), "cached");
    flag(object.is(kNodeInterned), "interned");
    flag(!object.is(kNodeReachable), "unreachable");
    flag(object.is(kNodeStartup), "startup");
    text_ += ']';
  }

  void write_dangling(const DanglingEdge& edge) {
    begin("dangling");
    put_id("from", edge.from);
    scratch_.clear();
    append_label(snapshot_, edge.label, scratch_);
    put("label", scratch_);
    put_address(edge.address);
    end();
  }

  void write_left_out() {
    std::map<std::string_view, std::uint64_t> types;
    std::uint64_t objects = 0, bytes = 0;
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node) {
      if (shown_[node]) continue;
      ++objects;
      bytes += snapshot_.bytes_of(node);
      ++types[snapshot_.type_name(node)];
    }
    begin("left_out");
    put("objects", objects);
    put("bytes", bytes);
    key("types");
    text_ += '{';
    bool first = true;
    for (const auto& [type, count] : types) {
      if (!first) text_ += ',';
      first = false;
      append_json(type, text_);
      (text_ += ':') += std::to_string(count);
    }
    text_ += '}';
    end();
  }

  const Snapshot& snapshot_;
  const View& view_;
  Writer& out_;
  std::string& text_;
  const std::vector<bool>& shown_;
  std::vector<Edge> links_;
  std::string scratch_;
};

}  // namespace

void write_jsonl(const Snapshot& snapshot, const View& view, Writer& out) {
  Jsonl(snapshot, view, out).write();
}

}  // namespace vitro::inspect
