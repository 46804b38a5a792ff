#include "inspect/dot.hpp"

#include <cstdio>

#include "inspect/picture.hpp"

namespace vitro::inspect {

namespace {

// Text inside a quoted DOT string.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

// Text inside a label that is written in tags.
std::string markup(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

const char* fill_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::type: return "#dbe9ff";
    case NodeKind::instance:
    case NodeKind::exception: return "#fff3c4";
    case NodeKind::number:
    case NodeKind::text:
    case NodeKind::singleton: return "#e6f6e6";
    case NodeKind::sequence:
    case NodeKind::mapping:
    case NodeKind::set: return "#fbe5ef";
    case NodeKind::function:
    case NodeKind::code: return "#ece4fa";
    default: return "#f2f2f2";
  }
}

class Dot {
 public:
  Dot(const Snapshot& snapshot, const View& view, Writer& out)
      : snapshot_(snapshot), view_(view), out_(out), shown_(view.shown) {}

  void write() {
    line("digraph vitro {");
    // Without the newer ranking Graphviz 2.42 loses its way in some graphs with boxes.
    line("  rankdir=LR; newrank=true;");
    line("  graph [fontname=\"sans-serif\"];");
    line("  node [shape=box, style=filled, fontname=\"monospace\", fontsize=11];");
    line("  edge [fontname=\"sans-serif\", fontsize=9];");
    line("  subgraph cluster_stack {");
    line("    label=\"stack\"; style=rounded;");
    for (std::size_t frame = 0; frame < snapshot_.frames.size(); ++frame) write_frame(frame);
    line("  }");
    write_cluster("heap", "heap", "black", [](bool in_picture, const Node&) { return in_picture; });
    write_cluster("behind", "behind the picture", "gray50", [](bool in_picture, const Node& node) {
      return !in_picture && !node.is(kNodeStartup);
    });
    write_cluster("startup", "made at start-up", "gray70", [](bool in_picture, const Node& node) {
      return !in_picture && node.is(kNodeStartup);
    });
    write_roots();
    write_edges();
    std::string last;
    append_left_out(snapshot_, view_, last);
    line("  // " + last);
    line("}");
  }

 private:
  void line(std::string_view text) {
    out_ << text;
    out_.line();
  }

  // A table of the frame's title and one row per name; its edges leave from the rows.
  void write_frame(std::size_t frame) {
    const Frame& view = snapshot_.frames[frame];
    const std::string id = "f" + std::to_string(frame);
    std::string text = "    " + id + " [shape=plain, fillcolor=\"white\", label=<<table ";
    text += "border=\"0\" cellborder=\"1\" cellspacing=\"0\" cellpadding=\"4\"><tr><td>";
    text += markup(snapshot_.text(view.name)) + ", line " + std::to_string(view.line);
    text += "</td></tr>";
    std::vector<Edge> names;
    append_names(snapshot_, frame, false, names);
    for (std::size_t i = 0; i < names.size(); ++i) {
      std::string name;
      append_label(snapshot_, names[i].label, name);
      const std::string port = "n" + std::to_string(i);
      text += "<tr><td port=\"" + port + "\" align=\"left\">" + markup(name) + "</td></tr>";
      if (shown_[names[i].to])
        name_edges_ += "    " + id + ":" + port + " -> o" + std::to_string(id_of(names[i].to)) +
                       " [penwidth=1.6, weight=8];\n";
    }
    line(text + "</table>>];");
  }

  template <class Belongs>
  void write_cluster(const char* name, const char* label, const char* colour, Belongs&& belongs) {
    bool open = false;
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node) {
      if (!shown_[node] || !belongs(node < snapshot_.picture_nodes, snapshot_.nodes[node]))
        continue;
      if (!open) {
        line(std::string("  subgraph cluster_") + name + " {");
        line(std::string("    label=\"") + label + "\"; style=rounded; color=\"" + colour + "\";");
      }
      open = true;
      write_node(node);
    }
    if (open) line("  }");
  }

  void write_node(NodeIndex node) {
    const Node& object = snapshot_.nodes[node];
    std::string title;
    append_title(snapshot_, node, (title += id_text(node)) += ' ');
    std::string text =
        "    o" + std::to_string(id_of(node)) + " [label=\"" + escaped(title) + "\\n" +
        counted(snapshot_.bytes_of(node), "byte") + ", " +
        (object.is(kNodeImmortal) ? "immortal" : "count " + number_text(object.count));
    if (!object.is(kNodeReachable)) text += ", unreachable";
    if (view_.addresses) {
      char address[32];
      std::snprintf(address, sizeof address, "\\n0x%llx",
                    static_cast<unsigned long long>(object.address));
      text += address;
    }
    line(text + "\", fillcolor=\"" + fill_of(object.kind) + "\"];");
  }

  // Frames' references that are no names, and the runtime's own.
  void write_roots() {
    if (view_.extent == Extent::picture) return;
    bool runtime_drawn = false;
    for (const Root& root : snapshot_.roots) {
      if (!shown_[root.to]) continue;
      if (root.frame != kNoFrame && root.label.kind == EdgeKind::local) continue;
      if (root.frame == kNoFrame && !runtime_drawn)
        line("  runtime [fillcolor=\"white\", label=\"the runtime\"];");
      runtime_drawn |= root.frame == kNoFrame;
      const std::string from =
          root.frame == kNoFrame ? "runtime" : "f" + std::to_string(root.frame);
      write_edge(from, root.to, root.label, root.owned ? "color=\"gray50\"" : "style=dashed");
    }
  }

  void write_edge(const std::string& from, NodeIndex to, const Label& label, const char* style) {
    if (!shown_[to]) return;
    std::string text;
    append_label(snapshot_, label, text);
    line("  " + from + " -> o" + std::to_string(id_of(to)) + " [label=\"" + escaped(text) + "\", " +
         style + "];");
  }

  void write_edges() {
    out_ << name_edges_;
    std::vector<Edge> links;
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node) {
      if (!shown_[node]) continue;
      const std::string from = "o" + std::to_string(id_of(node));
      if (view_.extent == Extent::picture) {
        links.clear();
        append_links(snapshot_, node, links);
        for (const Edge& edge : links) write_edge(from, edge.to, edge.label, "color=\"black\"");
        continue;
      }
      // In the text a start-up object's own references are left to --all; here too.
      if (!view_.tells_references(snapshot_, node)) continue;
      for (const Edge& edge : snapshot_.edges_of(node))
        write_edge(from, edge.to, edge.label, style_of(node, edge));
    }
  }

  [[nodiscard]] const char* style_of(NodeIndex from, const Edge& edge) const {
    if (from < snapshot_.picture_nodes && edge.to < snapshot_.picture_nodes)
      return "color=\"black\"";
    return edge.label.kind == EdgeKind::instance_of ? "color=\"gray70\", style=dotted"
                                                    : "color=\"gray50\"";
  }

  const Snapshot& snapshot_;
  const View& view_;
  Writer& out_;
  const std::vector<bool>& shown_;
  std::string name_edges_;
};

}  // namespace

void write_dot(const Snapshot& snapshot, const View& view, Writer& out) {
  Dot(snapshot, view, out).write();
}

}  // namespace vitro::inspect
