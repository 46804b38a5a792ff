#include "inspect/mermaid.hpp"

#include "inspect/picture.hpp"

namespace vitro::inspect {

namespace {

// Text inside quotes. Mermaid knows no backslash; characters of its own stand as numbers.
void append_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (std::string_view("\"#&<>;`|{}[]()\\").find(c) == std::string_view::npos) {
      out += c;
      continue;
    }
    ((out += '#') += std::to_string(static_cast<unsigned char>(c))) += ';';
  }
}

class Mermaid {
 public:
  Mermaid(const Snapshot& snapshot, const View& view, Writer& out)
      : snapshot_(snapshot), view_(view), out_(out) {}

  void write() {
    line("flowchart LR");
    line("  subgraph stack");
    for (std::size_t frame = 0; frame < snapshot_.frames.size(); ++frame) write_frame(frame);
    line("  end");
    write_group("heap", "heap", [](bool in_picture, const Node&) { return in_picture; });
    write_group("behind", "behind the picture", [](bool in_picture, const Node& node) {
      return !in_picture && !node.is(kNodeStartup);
    });
    write_group("startup", "made at start-up", [](bool in_picture, const Node& node) {
      return !in_picture && node.is(kNodeStartup);
    });
    for (std::size_t frame = 0; frame < snapshot_.frames.size(); ++frame) write_names(frame);
    write_roots();
    write_edges();
    std::string last = "%% ";
    append_left_out(snapshot_, view_, last);
    line(last);
  }

 private:
  void line(std::string_view text) {
    out_ << text;
    out_.line();
  }

  void write_frame(std::size_t number) {
    const Frame& frame = snapshot_.frames[number];
    std::string text = "    f" + std::to_string(number) + "[\"";
    append_escaped(snapshot_.text(frame.name), text);
    line(text + ", line " + std::to_string(frame.line) + "\"]");
  }

  template <class Belongs>
  void write_group(const char* name, const char* title, Belongs&& belongs) {
    bool open = false;
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node) {
      if (!view_.shown[node] || !belongs(node < snapshot_.picture_nodes, snapshot_.nodes[node]))
        continue;
      if (!open) line(std::string("  subgraph ") + name + " [\"" + title + "\"]");
      open = true;
      write_node(node);
    }
    if (open) line("  end");
  }

  void write_node(NodeIndex node) {
    const Node& object = snapshot_.nodes[node];
    std::string title;
    append_title(snapshot_, node, (title += id_text(node)) += ' ');
    std::string text = "    o" + std::to_string(id_of(node)) + "[\"";
    append_escaped(title, text);
    ((text += "<br>") += counted(snapshot_.bytes_of(node), "byte")) += ", ";
    text += object.is(kNodeImmortal) ? "immortal" : "count " + number_text(object.count);
    line(text + "\"]");
  }

  void write_arrow(const std::string& from, NodeIndex to, const Label& label, bool dashed) {
    if (!view_.shown[to]) return;
    std::string name, text = "  " + from + (dashed ? " -. \"" : " -- \"");
    append_label(snapshot_, label, name);
    append_escaped(name, text);
    line(text + (dashed ? "\" .-> o" : "\" --> o") + std::to_string(id_of(to)));
  }

  void write_names(std::size_t frame) {
    std::vector<Edge> names;
    append_names(snapshot_, frame, false, names);
    for (const Edge& name : names)
      write_arrow("f" + std::to_string(frame), name.to, name.label, false);
  }

  // Frames' references that are no names, and the runtime's own.
  void write_roots() {
    if (view_.extent == Extent::picture) return;
    for (const Root& root : snapshot_.roots) {
      if (!view_.shown[root.to]) continue;
      if (root.frame != kNoFrame && root.label.kind == EdgeKind::local) continue;
      if (root.frame != kNoFrame) {
        write_arrow("f" + std::to_string(root.frame), root.to, root.label, !root.owned);
        continue;
      }
      if (!runtime_drawn_) line("  runtime[\"the runtime\"]");
      runtime_drawn_ = true;
      write_arrow("runtime", root.to, root.label, false);
    }
  }

  void write_edges() {
    std::vector<Edge> links;
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node) {
      if (!view_.shown[node]) continue;
      const std::string from = "o" + std::to_string(id_of(node));
      if (view_.extent == Extent::picture) {
        links.clear();
        append_links(snapshot_, node, links);
        for (const Edge& edge : links) write_arrow(from, edge.to, edge.label, false);
      } else if (view_.tells_references(snapshot_, node)) {
        for (const Edge& edge : snapshot_.edges_of(node))
          write_arrow(from, edge.to, edge.label, false);
      }
    }
  }

  const Snapshot& snapshot_;
  const View& view_;
  Writer& out_;
  bool runtime_drawn_ = false;
};

}  // namespace

void write_mermaid(const Snapshot& snapshot, const View& view, Writer& out) {
  Mermaid(snapshot, view, out).write();
}

}  // namespace vitro::inspect
