#include "inspect/filter.hpp"

#include <algorithm>
#include <charconv>
#include <variant>

#include "inspect/json.hpp"
#include "inspect/output.hpp"
#include "inspect/picture.hpp"
#include "inspect/resolve.hpp"

namespace vitro::inspect {

namespace {

using Operand = std::variant<std::uint64_t, std::string>;

// A condition: fields and literals compared by == != < <= > >= and ~ (contains), joined by and, or,
// not and brackets. Read anew for each object: it is short.
class Condition {
 public:
  Condition(const Snapshot& snapshot, const View& view, std::string_view text)
      : snapshot_(snapshot), view_(view), text_(text) {}

  bool holds(NodeIndex node) {
    node_ = node;
    at_ = 0;
    const bool result = either(true);
    skip();
    if (at_ < text_.size()) wrong("something too many");
    return result;
  }
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  static constexpr int kDeepest = 100;

  void wrong(std::string_view why) {
    if (!problem_.empty()) return;
    ((problem_ = "--where: ") += why) += " at '";
    (problem_ += text_.substr(std::min(at_, text_.size()))) += "'";
    at_ = text_.size();
  }
  void skip() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  [[nodiscard]] static bool is_word(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }
  bool take(std::string_view token) {
    skip();
    if (!text_.substr(at_).starts_with(token)) return false;
    const std::size_t end = at_ + token.size();
    if (is_word(token[0]) && end < text_.size() && is_word(text_[end])) return false;
    at_ = end;
    return true;
  }

  // What is not `asked` for is still read, to find its faults.
  bool either(bool asked) {
    bool result = both(asked);
    while (take("or")) result |= both(asked && !result);
    return result;
  }
  bool both(bool asked) {
    bool result = single(asked);
    while (take("and")) result &= single(asked && result);
    return result;
  }
  bool single(bool asked) {
    if (++depth_ > kDeepest) {
      wrong("brackets too deep");
      return false;
    }
    bool result;
    if (take("not")) {
      result = !single(asked);
    } else if (take("(")) {
      result = either(asked);
      if (!take(")")) wrong("a bracket without its end");
    } else {
      result = comparison();
    }
    --depth_;
    return result;
  }

  bool comparison() {
    const Operand left = operand();
    static constexpr std::string_view kOperators[] = {"==", "!=", "<=", ">=", "<", ">", "~"};
    for (const std::string_view op : kOperators) {
      if (!take(op)) continue;
      const Operand right = operand();
      if (left.index() != right.index()) {
        wrong("a number compared with a text before");
        return false;
      }
      if (op == "~") {
        if (left.index() == 0) wrong("a number that is to contain something before");
        return left.index() == 1 && std::get<1>(left).find(std::get<1>(right)) != std::string::npos;
      }
      if (op == "==") return left == right;
      if (op == "!=") return left != right;
      if (op == "<=") return left <= right;
      if (op == ">=") return left >= right;
      return op == "<" ? left < right : left > right;
    }
    if (left.index() == 1) {
      wrong("a comparison is missing");
      return false;
    }
    return std::get<0>(left) != 0;
  }

  Operand operand() {
    skip();
    if (at_ >= text_.size()) {
      wrong("a value is missing");
      return std::uint64_t{0};
    }
    const char c = text_[at_];
    if (c == '\'' || c == '"') {
      const std::size_t end = text_.find(c, at_ + 1);
      if (end == text_.npos) {
        wrong("a text without its end");
        return std::string();
      }
      std::string literal(text_.substr(at_ + 1, end - at_ - 1));
      at_ = end + 1;
      return literal;
    }
    if (c >= '0' && c <= '9') {
      std::uint64_t number = 0;
      const auto [end, error] =
          std::from_chars(text_.data() + at_, text_.data() + text_.size(), number);
      if (error != std::errc()) wrong("a number too large");
      at_ = std::max(at_, static_cast<std::size_t>(end - text_.data()));
      return number;
    }
    std::size_t end = at_;
    while (end < text_.size() && is_word(text_[end])) ++end;
    const std::string_view word = text_.substr(at_, end - at_);
    const std::size_t start = at_;
    at_ = end;
    Operand value;
    if (!field(word, value)) {
      at_ = start;
      wrong(
          "an unknown field (known are id, count, bytes, retained, line, type, kind, value, made, "
          "instruction, immortal, cached, interned, reachable, startup)");
    }
    return value;
  }

  bool field(std::string_view word, Operand& value) const {
    const Node& object = snapshot_.nodes[node_];
    const Site* site = nullptr;
    if (!snapshot_.births.empty() && snapshot_.births[node_].site)
      site = &snapshot_.sites[snapshot_.births[node_].site];
    const auto flag = [&](bool on) {
      value = std::uint64_t{on};
      return true;
    };
    const auto number = [&](std::uint64_t n) {
      value = n;
      return true;
    };
    const auto text = [&](std::string_view t) {
      value = std::string(t);
      return true;
    };
    if (word == "id") return number(id_of(node_));
    if (word == "count") return number(object.is(kNodeImmortal) ? 0 : object.count);
    if (word == "bytes") return number(snapshot_.bytes_of(node_));
    if (word == "retained") return number(view_.retained ? (*view_.retained)[node_] : 0);
    if (word == "line") return number(site ? site->line : 0);
    if (word == "type") return text(snapshot_.type_name(node_));
    if (word == "kind") return text(kind_name(object.kind));
    if (word == "instruction") return text(site ? site->instruction : "");
    if (word == "made") return text(object.is(kNodeStartup) ? "startup" : "snippet");
    if (word == "immortal") return flag(object.is(kNodeImmortal));
    if (word == "cached") return flag(object.is(kNodeCached));
    if (word == "interned") return flag(object.is(kNodeInterned));
    if (word == "reachable") return flag(object.is(kNodeReachable));
    if (word == "startup") return flag(object.is(kNodeStartup));
    if (word != "value") return false;
    std::string shown;
    snapshot_.append_value(node_, shown);
    return text(shown);
  }

  const Snapshot& snapshot_;
  const View& view_;
  std::string_view text_;
  std::size_t at_ = 0;
  NodeIndex node_ = 0;
  int depth_ = 0;
  std::string problem_;
};

// By breadth along the references that are told, `depth` of them at most.
void keep_near(const Snapshot& snapshot, const std::vector<NodeIndex>& starts, std::uint64_t depth,
               View& view) {
  std::vector<bool> near(snapshot.nodes.size());
  std::vector<NodeIndex> level;
  for (const NodeIndex start : starts) {
    if (!near[start]) level.push_back(start);
    near[start] = true;
  }
  for (std::uint64_t step = 0; step < depth && !level.empty(); ++step) {
    std::vector<NodeIndex> next;
    for (const NodeIndex node : level) {
      if (!view.tells_references(snapshot, node)) continue;
      for (const Edge& edge : snapshot.edges_of(node)) {
        if (near[edge.to]) continue;
        near[edge.to] = true;
        next.push_back(edge.to);
      }
    }
    level = std::move(next);
  }
  for (NodeIndex node = 0; node < near.size(); ++node)
    if (!near[node]) view.shown[node] = false;
}

}  // namespace

bool asks_retained(const Filter& filter) {
  return filter.where.find("retained") != filter.where.npos;
}

bool apply(const Snapshot& snapshot, const Filter& filter, View& view, std::string& problem) {
  if (!filter.root.empty() || !filter.depth.empty()) {
    std::uint64_t depth = snapshot.nodes.size();
    if (!filter.depth.empty()) {
      const auto [end, error] = std::from_chars(filter.depth.begin(), filter.depth.end(), depth);
      if (error != std::errc() || end != filter.depth.end()) {
        problem = "--depth: '" + std::string(filter.depth) + "' is no number";
        return false;
      }
    }
    std::vector<NodeIndex> starts;
    if (!filter.root.empty()) {
      starts.push_back(resolve(snapshot, filter.root, problem));
      if (starts[0] == kNoNode) {
        problem.insert(0, "--root: ");
        return false;
      }
      // The object asked for is shown wherever it comes from.
      view.shown[starts[0]] = true;
    } else {
      std::vector<Edge> names;
      for (std::size_t frame = 0; frame < snapshot.frames.size(); ++frame)
        append_names(snapshot, frame, false, names);
      for (const Edge& name : names) starts.push_back(name.to);
    }
    keep_near(snapshot, starts, depth, view);
  }
  if (!filter.type.empty())
    for (NodeIndex node = 0; node < view.shown.size(); ++node)
      if (view.shown[node] && snapshot.type_name(node) != filter.type) view.shown[node] = false;
  if (!filter.where.empty()) {
    Condition condition(snapshot, view, filter.where);
    for (NodeIndex node = 0; node < view.shown.size() && condition.problem().empty(); ++node)
      if (view.shown[node] && !condition.holds(node)) view.shown[node] = false;
    if (!condition.problem().empty()) {
      problem = condition.problem();
      return false;
    }
  }
  if (view.extent != Extent::all || !filter.type.empty() || !filter.where.empty())
    view.extent = Extent::filtered;
  return true;
}

}  // namespace vitro::inspect
