#include <algorithm>
#include <unordered_map>

#include "inspect/tables.hpp"

namespace vitro::inspect {

namespace {

void put_right(std::string& line, const std::string& cell, std::size_t width) {
  if (cell.size() < width) line.append(width - cell.size(), ' ');
  line += cell;
}

}  // namespace

void write_histogram(const Snapshot& snapshot, const View& view, Writer& out) {
  struct Row {
    std::uint64_t objects = 0, bytes = 0, retained = 0;
  };
  // Classes of the same name are different types.
  std::vector<NodeIndex> types;
  std::vector<std::uint32_t> place(snapshot.nodes.size() + 1, kNoNode);
  std::vector<Row> rows;
  Row total;
  for (NodeIndex node = 0; node < snapshot.nodes.size(); ++node) {
    if (!view.shown[node]) continue;
    const NodeIndex type = snapshot.type_of(node);
    std::uint32_t& at = place[type == kNoNode ? snapshot.nodes.size() : type];
    if (at == kNoNode) {
      at = static_cast<std::uint32_t>(rows.size());
      types.push_back(type);
      rows.emplace_back();
    }
    const std::uint64_t bytes = snapshot.bytes_of(node);
    for (Row* row : {&rows[at], &total}) {
      ++row->objects;
      row->bytes += bytes;
      if (view.retained) row->retained += (*view.retained)[node];
    }
  }
  std::vector<std::uint32_t> order(rows.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return rows[a].bytes > rows[b].bytes; });
  const auto write = [&](const Row& row, std::string_view name, bool retained) {
    std::string line;
    put_right(line, number_text(row.objects), 13);
    put_right(line, number_text(row.bytes), 17);
    if (view.retained) put_right(line, retained ? number_text(row.retained) : "", 17);
    (line += "   ") += name;
    out << line;
    out.line();
  };
  out << "      objects            bytes" << (view.retained ? "         retained" : "")
      << "   type";
  out.line();
  for (const std::uint32_t i : order)
    write(rows[i], types[i] == kNoNode ? "?" : snapshot.text_of(types[i]), true);
  // What one object retains another may retain too: no sum of that.
  write(total, "together", false);
  std::string last;
  append_left_out(snapshot, view, last);
  out << last;
  out.line();
}

}  // namespace vitro::inspect
