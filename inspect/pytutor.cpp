#include "inspect/pytutor.hpp"

#include <algorithm>

#include "inspect/json.hpp"
#include "inspect/picture.hpp"

namespace vitro::inspect {

namespace {

class PyTutor {
 public:
  PyTutor(const Snapshot& snapshot, Writer& out)
      : snapshot_(snapshot), out_(out), text_(out.buffer()) {}

  void write(std::string_view code) {
    text_ += "{\"code\":";
    append_json(code, text_);
    text_ += ",\"trace\":[{\"event\":\"step_line\",\"line\":";
    const std::size_t frames = snapshot_.frames.size();
    text_ += std::to_string(frames ? snapshot_.frames.back().line : 0);
    text_ += ",\"func_name\":";
    append_json(frames ? snapshot_.text(snapshot_.frames.back().name) : "<module>", text_);
    text_ += ",\"stdout\":\"\",";
    // Globals are the outermost frame's names.
    text_ += "\"globals\":";
    if (frames)
      names(0, "ordered_globals");
    else
      text_ += "{},\"ordered_globals\":[]";
    text_ += ",\"stack_to_render\":[";
    for (std::size_t frame = 1; frame < frames; ++frame) {
      if (frame > 1) text_ += ',';
      write_frame(frame, frame + 1 == frames);
    }
    text_ += "],\"heap\":{";
    for (NodeIndex node = 0; node < snapshot_.picture_nodes; ++node) {
      if (is_inline(node)) continue;
      if (any_object_) text_ += ',';
      any_object_ = true;
      (text_ += '"') += std::to_string(id_of(node)) + "\":";
      write_object(node);
      out_.line();
    }
    text_ += "}}]}";
    out_.line();
  }

 private:
  // {name: value, …},"order":[name, …]
  void names(std::size_t frame, const char* order_field) {
    std::vector<Edge> edges;
    append_names(snapshot_, frame, false, edges);
    std::string order;
    text_ += '{';
    for (std::size_t i = 0; i < edges.size(); ++i) {
      std::string name;
      append_label(snapshot_, edges[i].label, name);
      if (i) {
        text_ += ',';
        order += ',';
      }
      append_json(name, text_);
      append_json(name, order);
      text_ += ':';
      value(edges[i].to);
    }
    ((text_ += "},\"") += order_field) += "\":[";
    (text_ += order) += ']';
  }

  void write_frame(std::size_t number, bool innermost) {
    const Frame& frame = snapshot_.frames[number];
    const std::string id = std::to_string(number);
    text_ += "{\"func_name\":";
    append_json(snapshot_.text(frame.name), text_);
    text_ += ",\"encoded_locals\":";
    names(number, "ordered_varnames");
    text_ += ",\"frame_id\":" + id + ",\"unique_hash\":\"f" + id +
             "\",\"is_highlighted\":" + (innermost ? "true" : "false") +
             ",\"is_parent\":false,\"is_zombie\":false,\"parent_frame_id_list\":[]}";
  }

  // What that front end writes into the box that refers to it.
  [[nodiscard]] bool is_inline(NodeIndex node) const {
    const Node& object = snapshot_.nodes[node];
    return object.kind == NodeKind::singleton ||
           (object.kind == NodeKind::number && object.form != ValueForm::none) ||
           object.kind == NodeKind::text;
  }
  void value(NodeIndex node) {
    const Node& object = snapshot_.nodes[node];
    std::string shown;
    snapshot_.append_value(node, shown);
    if (!is_inline(node)) {
      text_ += "[\"REF\"," + std::to_string(id_of(node)) + ']';
    } else if (object.kind == NodeKind::singleton) {
      text_ += shown == "True" ? "true" : shown == "False" ? "false" : "null";
    } else if (object.form == ValueForm::integer && object.value.integer < (1ll << 53) &&
               object.value.integer > -(1ll << 53)) {
      text_ += shown;
    } else if (object.form == ValueForm::real) {
      text_ += "[\"SPECIAL_FLOAT\",";
      append_json(shown, text_);
      text_ += ']';
    } else if (object.kind == NodeKind::text) {
      append_json(plain_name(snapshot_, node), text_);
    } else {
      append_json(shown, text_);
    }
  }

  void pair(std::string_view name, NodeIndex to) {
    text_ += ",[";
    append_json(name, text_);
    text_ += ',';
    value(to);
    text_ += ']';
  }

  void write_object(NodeIndex node) {
    std::vector<Edge> links;
    append_links(snapshot_, node, links);
    const std::string_view type = snapshot_.type_name(node);
    switch (snapshot_.nodes[node].kind) {
      case NodeKind::sequence:
      case NodeKind::set:
        text_ += type == "tuple" ? "[\"TUPLE\"" : type == "list" ? "[\"LIST\"" : "[\"SET\"";
        for (const Edge& link : links) {
          if (link.label.kind == EdgeKind::instance_of) continue;
          text_ += ',';
          value(link.to);
        }
        break;
      case NodeKind::mapping:
        text_ += "[\"DICT\"";
        for (const Edge& link : links) {
          if (link.label.kind != EdgeKind::value || !link.label.named) continue;
          text_ += ",[";
          value(link.label.detail);
          text_ += ',';
          value(link.to);
          text_ += ']';
        }
        break;
      case NodeKind::type:
        text_ += "[\"CLASS\",";
        append_json(snapshot_.text_of(node), text_);
        text_ += ",[";
        bases(links);
        text_ += ']';
        attributes(links);
        break;
      case NodeKind::function:
        text_ += "[\"FUNCTION\",";
        append_json(std::string(snapshot_.text_of(node)) + "()", text_);
        text_ += ",null";
        break;
      case NodeKind::module:
        text_ += "[\"module\",";
        append_json(snapshot_.text_of(node), text_);
        break;
      default:
        text_ += "[\"INSTANCE\",";
        append_json(type, text_);
        attributes(links);
    }
    text_ += ']';
  }
  void bases(const std::vector<Edge>& links) {
    bool any = false;
    for (const Edge& link : links) {
      if (link.label.kind != EdgeKind::base) continue;
      if (any) text_ += ',';
      any = true;
      append_json(snapshot_.text_of(link.to), text_);
    }
  }
  void attributes(const std::vector<Edge>& links) {
    for (const Edge& link : links) {
      if (link.label.kind == EdgeKind::instance_of || link.label.kind == EdgeKind::base) continue;
      std::string name;
      append_label(snapshot_, link.label, name);
      pair(link.label.kind == EdgeKind::attribute ? std::string_view(name).substr(1) : name,
           link.to);
    }
  }

  const Snapshot& snapshot_;
  Writer& out_;
  std::string& text_;
  bool any_object_ = false;
};

}  // namespace

void write_pytutor(const Snapshot& snapshot, std::string_view code, Writer& out) {
  PyTutor(snapshot, out).write(code);
}

}  // namespace vitro::inspect
