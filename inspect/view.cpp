#include "inspect/view.hpp"

#include <algorithm>

namespace vitro::inspect {

View::View(const Snapshot& snapshot, Extent how_much)
    : extent(how_much), shown(snapshot.nodes.size(), how_much == Extent::all) {
  if (extent == Extent::all) return;
  std::fill_n(shown.begin(), snapshot.picture_nodes, true);
  if (extent == Extent::picture) return;
  for (NodeIndex node = 0; node < snapshot.nodes.size(); ++node) {
    if (snapshot.nodes[node].is(kNodeStartup)) continue;
    shown[node] = true;
    for (const Edge& edge : snapshot.edges_of(node)) shown[edge.to] = true;
  }
  for (const Root& root : snapshot.roots)
    if (root.frame != kNoFrame) shown[root.to] = true;
}

}  // namespace vitro::inspect
