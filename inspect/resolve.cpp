#include "inspect/resolve.hpp"

#include <charconv>

#include "inspect/output.hpp"
#include "inspect/picture.hpp"

namespace vitro::inspect {

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class Resolver {
 public:
  Resolver(const Snapshot& snapshot, std::string_view text, std::string& problem)
      : snapshot_(snapshot), text_(text), rest_(text), problem_(problem) {}

  NodeIndex run() {
    NodeIndex node = first();
    while (node != kNoNode && !rest_.empty()) {
      if (rest_[0] == '.') {
        rest_.remove_prefix(1);
        node = attribute(node, take_word());
      } else if (rest_[0] == '[') {
        node = item(node);
      } else {
        return fail("is no name, and neither #id, name.attribute nor name[key]");
      }
    }
    return node;
  }

 private:
  NodeIndex fail(std::string_view why) {
    ((problem_ = "'") += text_) += "' ";
    problem_ += why;
    return kNoNode;
  }
  [[nodiscard]] std::string_view done() const {
    return text_.substr(0, text_.size() - rest_.size());
  }

  std::string_view take_word() {
    std::size_t length = 0;
    while (length < rest_.size() && is_word(rest_[length])) ++length;
    const std::string_view word = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return word;
  }

  NodeIndex first() {
    if (rest_.starts_with('#')) {
      rest_.remove_prefix(1);
      const std::string_view digits = take_word();
      std::uint64_t id = 0;
      const auto [end, error] = std::from_chars(digits.begin(), digits.end(), id);
      if (error != std::errc() || end != digits.end() || id < 1 || id > snapshot_.nodes.size())
        return fail("is no object: ids go from #1 to #" + std::to_string(snapshot_.nodes.size()));
      return static_cast<NodeIndex>(id - 1);
    }
    const std::string_view word = take_word();
    if (word.empty()) return fail("is no name");
    for (std::size_t frame = snapshot_.frames.size(); frame-- > 0;)
      for (const bool automatic : {false, true}) {
        std::vector<Edge> names;
        append_names(snapshot_, frame, automatic, names);
        for (const Edge& name : names) {
          std::string text;
          append_label(snapshot_, name.label, text);
          if (text == word) return name.to;
        }
      }
    // Names of a function's module, when only the function still runs.
    for (std::size_t frame = snapshot_.frames.size(); frame-- > 0;)
      if (const NodeIndex found = entry(snapshot_.frames[frame].globals, word); found != kNoNode)
        return found;
    for (const Root& root : snapshot_.roots)
      if (root.label.kind == EdgeKind::root && snapshot_.word(root.label) == "builtins")
        if (const NodeIndex found = entry(root.to, word); found != kNoNode) return found;
    return fail("is not a name of any frame");
  }

  // The value under the key whose text is `key`.
  [[nodiscard]] NodeIndex entry(NodeIndex dict, std::string_view key) const {
    if (dict == kNoNode) return kNoNode;
    for (const Edge& edge : snapshot_.edges_of(dict))
      if (edge.label.kind == EdgeKind::value && edge.label.named &&
          plain_name(snapshot_, edge.label.detail) == key)
        return edge.to;
    return kNoNode;
  }

  NodeIndex attribute(NodeIndex node, std::string_view name) {
    std::vector<Edge> links;
    append_links(snapshot_, node, links);
    const auto found = [&](const Edge& edge) {
      if (edge.label.named) return plain_name(snapshot_, edge.label.detail) == name;
      return edge.label.kind != EdgeKind::index && snapshot_.word(edge.label) == name;
    };
    for (const Edge& edge : links)
      if (edge.label.kind == EdgeKind::attribute && found(edge)) return edge.to;
    for (const Edge& edge : snapshot_.edges_of(node))
      if (edge.label.kind != EdgeKind::value && found(edge)) return edge.to;
    for (const Edge& edge : snapshot_.edges_of(node))
      if (snapshot_.word(edge.label) == "__dict__")
        if (const NodeIndex value = entry(edge.to, name); value != kNoNode) return value;
    if (name == "__class__") return snapshot_.type_of(node);
    return fail("names nothing: " + std::string(done()) + " was not found");
  }

  // [0], ['key'], [key as the dump shows it]
  NodeIndex item(NodeIndex node) {
    const std::size_t end = rest_.find(']');
    if (end == rest_.npos) return fail("lacks a ]");
    std::string_view key = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 1);
    std::string quoted;
    if (key.size() >= 2 && key.front() == '"' && key.back() == '"') {
      (quoted = '\'') += key.substr(1, key.size() - 2);
      key = quoted += '\'';
    }
    for (const Edge& edge : snapshot_.edges_of(node)) {
      if (edge.label.kind == EdgeKind::value && edge.label.named) {
        std::string shown;
        snapshot_.append_value(edge.label.detail, shown);
        if (shown == key) return edge.to;
      } else if (edge.label.kind == EdgeKind::index && std::to_string(edge.label.index()) == key) {
        return edge.to;
      }
    }
    return fail("names nothing: " + std::string(done()) + " was not found");
  }

  const Snapshot& snapshot_;
  std::string_view text_, rest_;
  std::string& problem_;
};

}  // namespace

NodeIndex resolve(const Snapshot& snapshot, std::string_view text, std::string& problem) {
  return Resolver(snapshot, text, problem).run();
}

}  // namespace vitro::inspect
