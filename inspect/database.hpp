// The snapshot as an SQLite database, to be asked in SQL. Tables and indices are told in
// README.md.
#pragma once

#include <string>

#include "inspect/dominators.hpp"
#include "inspect/snapshot.hpp"
#include "inspect/view.hpp"

namespace vitro::inspect {

// Always the whole heap; `view` says what of it belongs to the picture and to the dump. Writes a
// new database into the empty or missing file `path`. False: `problem` says why; the file is then
// of no use.
[[nodiscard]] bool write_database(const Snapshot& snapshot, const View& view,
                                  const Dominators& tree, const std::string& path,
                                  std::string& problem);

}  // namespace vitro::inspect
