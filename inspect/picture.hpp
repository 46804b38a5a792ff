// What a teacher would draw: frames with the snippet's names, the objects they lead to, and of the
// references between those only the ones the program is about. The rest (namespaces, resolution
// orders, code) stands behind the picture.
#pragma once

#include <string_view>
#include <vector>

#include "inspect/snapshot.hpp"

namespace vitro::inspect {

// Appends the references of `node` as the picture shows them. An attribute of a class or instance
// is drawn from the class or instance, although a dict in between may hold it; a base likewise.
// Nothing for start-up objects.
void append_links(const Snapshot& snapshot, NodeIndex node, std::vector<Edge>& links);

// Appends what the names of frame `frame` refer to, in order of binding; label.name is the name.
// Names that Python itself puts into every module or class (`__name__` …) are left out unless
// `automatic`, which yields only them.
void append_names(const Snapshot& snapshot, std::size_t frame, bool automatic,
                  std::vector<Edge>& names);

// The text of a name whose node shows it as a str literal.
[[nodiscard]] std::string_view plain_name(const Snapshot& snapshot, NodeIndex name);

}  // namespace vitro::inspect
