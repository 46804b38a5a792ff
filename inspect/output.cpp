#include "inspect/output.hpp"

#include <algorithm>
#include <map>

#include "inspect/picture.hpp"

namespace vitro::inspect {

std::string number_text(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
  return digits;
}

std::string counted(std::uint64_t count, const char* noun) {
  return number_text(count) + ' ' + noun + (count == 1 ? "" : "s");
}

std::string id_text(NodeIndex node) { return '#' + std::to_string(id_of(node)); }

std::size_t columns(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  }));
}

void pad_to(std::string& text, std::size_t from, std::size_t width) {
  const std::size_t used = columns(std::string_view(text).substr(from));
  if (used < width) text.append(width - used, ' ');
}

void append_title(const Snapshot& snapshot, NodeIndex node, std::string& out) {
  const Node& object = snapshot.nodes[node];
  const std::string_view type = snapshot.type_name(node);
  switch (object.kind) {
    case NodeKind::type: out += "class "; break;
    case NodeKind::instance:
    case NodeKind::exception: (out += type) += " instance"; return;
    case NodeKind::singleton: break;
    default:
      out += type;
      if (object.form != ValueForm::none) out += ' ';
      break;
  }
  snapshot.append_value(node, out);
}

bool is_literal(NodeKind kind) {
  return kind == NodeKind::number || kind == NodeKind::text || kind == NodeKind::singleton;
}

void append_label(const Snapshot& snapshot, const Label& label, std::string& out) {
  const std::string_view word = snapshot.word(label);
  const auto indexed = [&](std::string_view prefix) {
    ((out += prefix) += '[') += std::to_string(label.index());
    out += ']';
  };
  switch (label.kind) {
    case EdgeKind::instance_of: out += "instance of"; return;
    case EdgeKind::index: return indexed(word);
    case EdgeKind::key:
      if (!word.empty())
        out += word;
      else
        (out += "key ") += std::to_string(label.index());
      return;
    case EdgeKind::value:
      if (!label.named) return indexed("value ");
      out += '[';
      // A key whose value says nothing of what it is, a tuple say, comes with its type.
      if (is_literal(snapshot.nodes[label.detail].kind))
        snapshot.append_value(label.detail, out);
      else
        append_title(snapshot, label.detail, (out += id_text(label.detail)) += ' ');
      out += ']';
      return;
    case EdgeKind::attribute: out += '.'; break;
    case EdgeKind::base: out += word.empty() ? "base" : word; return;
    case EdgeKind::mro: return indexed("mro");
    case EdgeKind::constant: return indexed("const");
    case EdgeKind::name: return indexed("name");
    case EdgeKind::cell: out += word.empty() ? "contents" : word; return;
    case EdgeKind::stack: return indexed("stack");
    case EdgeKind::field:
    case EdgeKind::local:
    case EdgeKind::root: break;
  }
  if (label.named)
    out += plain_name(snapshot, label.detail);
  else if (!word.empty())
    out += word;
  else
    out += std::to_string(label.index());
}

void append_left_out(const Snapshot& snapshot, const View& view, std::string& out) {
  constexpr std::size_t kNamedTypes = 6;
  std::map<std::string_view, std::uint64_t> by_type;
  std::uint64_t objects = 0, bytes = 0, of_snippet = 0;
  for (NodeIndex node = 0; node < snapshot.nodes.size(); ++node) {
    if (view.shown[node]) continue;
    ++objects;
    bytes += snapshot.bytes_of(node);
    of_snippet += !snapshot.nodes[node].is(kNodeStartup);
    ++by_type[snapshot.type_name(node)];
  }
  if (!objects) {
    out += "left out: nothing";
    return;
  }
  std::vector<std::pair<std::string_view, std::uint64_t>> types(by_type.begin(), by_type.end());
  std::stable_sort(types.begin(), types.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  ((out += "left out: ") += counted(objects, "object")) += ", ";
  (out += counted(bytes, "byte")) += " (";
  std::uint64_t named = 0;
  for (std::size_t i = 0; i < types.size() && i < kNamedTypes; ++i) {
    if (i) out += ", ";
    ((out += number_text(types[i].second)) += ' ') += types[i].first;
    named += types[i].second;
  }
  if (named < objects) (out += ", ") += number_text(objects - named) += " of other types";
  out += ')';
  if (view.extent == Extent::filtered)
    out += "; the filter left them out";
  else if (of_snippet)
    (out += "; ") += number_text(of_snippet) += " of them made by the snippet";
  else
    out += ", all made at start-up and not touched by the snippet";
  out += "; --all shows everything";
}

}  // namespace vitro::inspect
