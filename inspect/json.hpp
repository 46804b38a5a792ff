// What every writer for programs needs: a string in quotes, and the names of kinds.
#pragma once

#include <string>
#include <string_view>

#include "inspect/snapshot.hpp"

namespace vitro::inspect {

// Appends `text` as a JSON string. Octets that are no UTF-8 (a file name may have some) become
// U+FFFD, so that every reader takes the file.
void append_json(std::string_view text, std::string& out);

// "instance_of", "index", …: the spelling of the published schema.
[[nodiscard]] std::string_view kind_name(EdgeKind kind);
// "number", "text", …
[[nodiscard]] std::string_view kind_name(NodeKind kind);

}  // namespace vitro::inspect
