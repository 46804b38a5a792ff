#include "inspect/audit.hpp"

namespace vitro::inspect {

Audit audit(const Snapshot& snapshot) {
  struct Found {
    std::uint64_t edges = 0, slots = 0, roots = 0;
  };
  std::vector<Found> found(snapshot.nodes.size());
  Audit result;
  for (const Edge& edge : snapshot.edges) ++found[edge.to].edges;
  for (const Root& root : snapshot.roots) {
    if (!root.owned)
      ++result.borrowed;
    else if (root.frame != kNoFrame)
      ++found[root.to].slots;
    else
      ++found[root.to].roots;
  }
  for (NodeIndex node = 0; node < snapshot.nodes.size(); ++node) {
    if (snapshot.nodes[node].is(kNodeImmortal)) {
      ++result.immortal;
      continue;
    }
    const Found& in = found[node];
    ++result.mortal;
    result.count += snapshot.nodes[node].count;
    result.edges += in.edges;
    result.slots += in.slots;
    result.roots += in.roots;
    const Audit::Mismatch item{node, snapshot.nodes[node].count, in.edges, in.slots, in.roots};
    if (item.count != item.found()) result.mismatches.push_back(item);
  }
  result.dangling = snapshot.dangling.size();
  result.visited_bytes = snapshot.visited_bytes;
  result.live_bytes = snapshot.totals.live_bytes;
  return result;
}

void write_audit(const Snapshot& snapshot, const Audit& result, Writer& out) {
  out << "audit";
  out.line();
  for (const Audit::Mismatch& item : result.mismatches) {
    std::string text = "  WRONG  " + id_text(item.node) + ' ';
    append_title(snapshot, item.node, text);
    text += ": its count is " + number_text(item.count) + ", found are " +
            number_text(item.found()) + " (" + number_text(item.edges) + " held by objects, " +
            number_text(item.slots) + " by frames, " + number_text(item.roots) + " by the runtime)";
    out << text;
    out.line();
  }
  for (const DanglingEdge& edge : snapshot.dangling) {
    std::string text = "  WRONG  ";
    append_label(snapshot, edge.label, text);
    if (edge.from == kNoNode)
      text += " of a root";
    else
      append_title(snapshot, edge.from, (text += " of ") += id_text(edge.from) += ' ');
    text += " leads to where no object lives";
    out << text;
    out.line();
  }
  out << "  counts of " << counted(result.mortal, "mortal object") << ": "
      << number_text(result.count) << "; found: " << number_text(result.edges)
      << " held by objects + " << number_text(result.slots) << " by stack slots + "
      << number_text(result.roots)
      << " by named roots = " << number_text(result.edges + result.slots + result.roots)
      << (result.counts_hold() ? ", each explained" : "");
  out.line();
  out << "  " << counted(result.immortal, "immortal object") << " and "
      << counted(result.borrowed, "borrowed stack slot") << " are not counted";
  out.line();
  out << "  bytes found in cells and buffers: " << number_text(result.visited_bytes)
      << "; handed out by the heap: " << number_text(result.live_bytes);
  if (!result.bytes_hold()) out << "  WRONG";
  out.line();
  out << (result.holds() ? "  the audit holds" : "  THE AUDIT FAILS: ");
  if (!result.holds()) {
    if (!result.mismatches.empty()) out << counted(result.mismatches.size(), "wrong count") << ' ';
    if (result.dangling) out << counted(result.dangling, "dangling reference") << ' ';
    if (!result.bytes_hold()) out << "bytes without an owner";
  }
  out.line();
}

}  // namespace vitro::inspect
