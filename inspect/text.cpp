#include "inspect/text.hpp"

#include <algorithm>
#include <cstdio>

#include "inspect/holders.hpp"
#include "inspect/picture.hpp"

namespace vitro::inspect {

namespace {

constexpr std::string_view kArrow = " ──▶ ";
constexpr std::size_t kNarrowestStack = 30, kWidestStack = 44;  // columns left of the heap
constexpr std::size_t kTitleColumns = 44;

class Text {
 public:
  Text(const Snapshot& snapshot, const View& view, Writer& out)
      : snapshot_(snapshot), view_(view), out_(out), shown_(view.shown) {}

  void write_one(NodeIndex node) { write_object(node, Holders(snapshot_)); }
  void write(std::string_view appendix) {
    write_picture();
    if (view_.extent != Extent::picture) write_objects();
    if (!appendix.empty()) line(appendix);
    std::string text;
    append_left_out(snapshot_, view_, text);
    line(text);
  }

 private:
  void line(std::string_view text = "") {
    out_ << text;
    out_.line();
  }

  // ---- the picture ----

  struct NameLine {
    std::string left;
    NodeIndex to;
  };

  void write_picture() {
    // Names on the left decide how wide the stack is drawn.
    std::vector<std::vector<NameLine>> names(snapshot_.frames.size());
    std::size_t widest = 0;
    for (std::size_t frame = 0; frame < names.size(); ++frame) {
      names[frame] = name_lines(frame);
      for (const NameLine& name : names[frame]) widest = std::max(widest, columns(name.left));
    }
    heap_column_ = std::clamp(widest + 8, kNarrowestStack, kWidestStack);
    drawn_.assign(snapshot_.picture_nodes, false);

    std::string heading = "stack";
    pad_to(heading, 0, heap_column_);
    line(heading += "heap");
    for (std::size_t frame = 0; frame < names.size(); ++frame) {
      line("  " + frame_title(snapshot_.frames[frame]));
      for (const NameLine& name : names[frame]) write_name(name);
      if (names[frame].empty()) line("    (no names)");
    }
    for (NodeIndex node = 0; node < snapshot_.picture_nodes; ++node)
      if (shown_[node] && !drawn_[node]) write_on_heap(node);
    line();
  }

  [[nodiscard]] std::vector<NameLine> name_lines(std::size_t frame) const {
    std::vector<Edge> names;
    append_names(snapshot_, frame, false, names);
    std::vector<NameLine> lines;
    for (const Edge& name : names) {
      if (!shown_[name.to]) continue;
      std::string left = "    ";
      append_label(snapshot_, name.label, left);
      lines.push_back({std::move(left), name.to});
    }
    return lines;
  }

  [[nodiscard]] std::string frame_title(const Frame& frame) const {
    std::string title(snapshot_.text(frame.name));
    ((title += ", line ") += std::to_string(frame.line)) += " of ";
    return title += snapshot_.text(frame.file);
  }

  void write_name(const NameLine& name) {
    std::string text = name.left + ' ';
    for (std::size_t used = columns(text); used + 2 < heap_column_; ++used) text += "─";
    (text += "▶ ") += id_text(name.to);
    if (drawn_[name.to]) return line(text);
    append_title(snapshot_, name.to, text += ' ');
    line(text);
    write_links(name.to);
  }

  // An object no name leads to. One that refers to nothing has been named in full where it is
  // referred to.
  void write_on_heap(NodeIndex node) {
    if (links_of(node).empty()) return;
    std::string text(heap_column_, ' ');
    append_title(snapshot_, node, (text += id_text(node)) += ' ');
    line(text);
    write_links(node);
  }

  [[nodiscard]] std::vector<Edge> links_of(NodeIndex node) const {
    std::vector<Edge> links;
    append_links(snapshot_, node, links);
    return links;
  }
  void write_links(NodeIndex node) {
    drawn_[node] = true;
    const std::vector<Edge> links = links_of(node);
    write_references(links, heap_column_ + 3);
  }

  // ---- references ----

  [[nodiscard]] static bool is_member(const Label& label) {
    return label.kind == EdgeKind::key && label.word != 0;
  }

  // How many references from `edges` on can be told in one line: indices and targets that go on in
  // step.
  [[nodiscard]] std::size_t run_length(std::span<const Edge> edges) const {
    constexpr std::size_t kShortestRun = 4;
    const Edge& head = edges[0];
    if (edges.size() < kShortestRun ||
        !(head.label.kind == EdgeKind::index || is_member(head.label)))
      return 1;
    const NodeIndex step = edges[1].to - head.to;
    if (step > 1) return 1;
    std::size_t length = 1;
    while (length < edges.size()) {
      const Edge& edge = edges[length];
      if (edge.label.kind != head.label.kind || edge.label.word != head.label.word ||
          edge.label.index() != head.label.index() + length || edge.to != head.to + step * length ||
          snapshot_.type_of(edge.to) != snapshot_.type_of(head.to))
        break;
      ++length;
    }
    return length < kShortestRun ? 1 : length;
  }

  void write_references(std::span<const Edge> edges, std::size_t indent) {
    while (!edges.empty()) {
      const Edge& edge = edges[0];
      std::string text(indent, ' ');
      const std::size_t run = run_length(edges);
      if (run > 1) {
        append_label(snapshot_, edge.label, text);
        if (is_member(edge.label)) {
          text += 's';
        } else {
          text.pop_back();
          ((text += "–") += std::to_string(edge.label.index() + run - 1)) += ']';
        }
        (text += kArrow) += id_text(edge.to);
        if (edges[1].to == edge.to)
          append_title(snapshot_, edge.to, text += ' ');
        else
          ((text += "–") += id_text(edges[run - 1].to)) += (" " + number_text(run)) + " × ";
        if (edges[1].to != edge.to) text += snapshot_.type_name(edge.to);
        line(text);
        edges = edges.subspan(run);
        continue;
      }
      // An entry of a dict: the key's reference and the value's in one line.
      const bool entry = edge.label.kind == EdgeKind::key && edges.size() > 1 &&
                         edges[1].label.kind == EdgeKind::value && edges[1].label.name() == edge.to;
      const Edge& value = entry ? edges[1] : edge;
      if (entry) {
        (text += id_text(edge.to)) += ' ';
        if (is_literal(snapshot_.nodes[edge.to].kind))
          snapshot_.append_value(edge.to, text);
        else
          append_title(snapshot_, edge.to, text);
      } else {
        append_label(snapshot_, edge.label, text);
      }
      (text += kArrow) += id_text(value.to);
      append_title(snapshot_, value.to, text += ' ');
      line(text);
      edges = edges.subspan(entry ? 2 : 1);
    }
  }

  // ---- one object after the other ----

  void write_objects() {
    const Holders holders(snapshot_);
    write_group("objects of the picture", holders,
                [](const Node&, bool in_picture) { return in_picture; });
    write_group(
        "behind the picture, made by the snippet too", holders,
        [](const Node& node, bool in_picture) { return !in_picture && !node.is(kNodeStartup); });
    write_group(view_.extent == Extent::all ? "made at start-up"
                                            : "made at start-up, touched by the snippet",
                holders, [](const Node& node, bool in_picture) {
                  return !in_picture && node.is(kNodeStartup);
                });
  }

  template <class Belongs>
  void write_group(const char* heading, const Holders& holders, Belongs&& belongs) {
    std::uint64_t objects = 0, bytes = 0;
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node) {
      if (!shown_[node] || !belongs(snapshot_.nodes[node], node < snapshot_.picture_nodes))
        continue;
      ++objects;
      bytes += snapshot_.bytes_of(node);
    }
    if (!objects) return;
    line(std::string(heading) + ": " + counted(objects, "object") + ", " + counted(bytes, "byte"));
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node)
      if (shown_[node] && belongs(snapshot_.nodes[node], node < snapshot_.picture_nodes))
        write_object(node, holders);
    line();
  }

  [[nodiscard]] std::string header(NodeIndex node) const {
    const Node& object = snapshot_.nodes[node];
    std::string text = "  " + id_text(node) + ' ';
    pad_to(text, 0, 8);
    append_title(snapshot_, node, text);
    text += ' ';
    pad_to(text, 0, kTitleColumns);
    const std::string bytes = counted(snapshot_.bytes_of(node), "byte");
    if (bytes.size() < 12) text.append(12 - bytes.size(), ' ');
    (text += bytes) += "   ";
    if (view_.retained) text += "retains " + number_text((*view_.retained)[node]) + "   ";
    text += object.is(kNodeImmortal) ? "immortal" : "count " + number_text(object.count);
    if (object.is(kNodeCached)) text += ", cached";
    if (object.is(kNodeInterned)) text += ", interned";
    if (!object.is(kNodeReachable)) text += ", unreachable";
    if (view_.addresses) {
      char address[32];
      std::snprintf(address, sizeof address, "   at 0x%llx",
                    static_cast<unsigned long long>(object.address));
      text += address;
    }
    return text;
  }

  // "made by  BUILD_LIST in line 4, columns 8–14, of f"
  void write_site(NodeIndex node) {
    if (snapshot_.births.empty() || !snapshot_.births[node].site) return;
    const Site& site = snapshot_.sites[snapshot_.births[node].site];
    std::string text = "        made by  ";
    text += site.instruction;
    if (site.line) (text += " in line ") += std::to_string(site.line);
    if (site.line && site.column != Site::kNoPlace && site.end_column != Site::kNoPlace &&
        site.end_line == site.line)
      text +=
          ", columns " + std::to_string(site.column + 1) + "–" + std::to_string(site.end_column);
    line((text += " of ") += site.function);
  }

  void write_object(NodeIndex node, const Holders& holders) {
    const Node& object = snapshot_.nodes[node];
    line(header(node));
    for (const Frame& frame : snapshot_.frames)
      if (frame.locals == node)
        line("        here live the names of " + std::string(snapshot_.text(frame.name)));
    // What a start-up object refers to is its own affair unless everything is asked for.
    if (view_.tells_references(snapshot_, node)) write_references(snapshot_.edges_of(node), 8);
    if (!object.is(kNodeImmortal)) write_holders(node, holders);
    write_site(node);
  }

  void write_holders(NodeIndex node, const Holders& holders) {
    const Node& object = snapshot_.nodes[node];
    std::uint64_t found = 0;
    const char* lead = "        held by  ";
    for (const Holders::Group& group : holders.describe(node, shown_)) {
      std::string text(lead);
      if (group.references > 1) (text += number_text(group.references)) += " × ";
      text += group.text;
      if (!group.owned)
        text += " (borrowed, not counted)";
      else
        found += group.references;
      line(text);
      lead = "                 ";
    }
    if (found != object.count)
      line("        WRONG    the count is " + number_text(object.count) + ", the holders are " +
           number_text(found));
  }

  const Snapshot& snapshot_;
  const View& view_;
  Writer& out_;
  const std::vector<bool>& shown_;
  std::vector<bool> drawn_;  // of the picture: already shown with its links
  std::size_t heap_column_ = 0;
};

}  // namespace

void write_text(const Snapshot& snapshot, const View& view, std::string_view appendix,
                Writer& out) {
  Text(snapshot, view, out).write(appendix);
}

void write_object(const Snapshot& snapshot, NodeIndex node, Writer& out) {
  const View view(snapshot, Extent::all);
  Text(snapshot, view, out).write_one(node);
}

}  // namespace vitro::inspect
