// Turns a snapshot into what the options ask for: a dump in one of the formats, or answers.
#pragma once

#include <optional>
#include <string>

#include "cli/dump_choices.hpp"
#include "inspect/audit.hpp"
#include "inspect/dominators.hpp"
#include "inspect/output.hpp"
#include "inspect/snapshot.hpp"

namespace vitro {
class Runtime;
}

namespace vitro::cli {

class DumpWriter {
 public:
  // All must outlive this. `rt`: null for a snapshot from a file, which has no bytes to show.
  DumpWriter(const inspect::Snapshot& snapshot, const DumpChoices& choices, Runtime* rt)
      : snapshot_(snapshot), choices_(choices), rt_(rt), view_(snapshot, choices.extent) {}

  std::string_view program, moment = "end", code;
  std::string appendix;  // further sections of a text dump; other formats leave them to stderr
  const std::vector<bool>* present = nullptr;  // nodes that a file tells of

  // Checks names and filters. False: `problem`. While the heap is as it was when the snapshot was
  // taken.
  [[nodiscard]] bool prepare(std::string& problem);
  // To where the options say: a file, or `out`. Yields the exit code; 0: all is well. `complain`
  // gets a line about what is not.
  [[nodiscard]] int write(inspect::Output& out, inspect::Output& err);

 private:
  [[nodiscard]] bool needs_tree() const;
  void write_text_or_graph(inspect::Writer& out);
  void write_answers(inspect::Writer& out);
  void write_page(inspect::Writer& out);
  int write_file(inspect::Output& err);
  int write_svg(int descriptor, inspect::Output& err);

  const inspect::Snapshot& snapshot_;
  const DumpChoices& choices_;
  Runtime* rt_;
  inspect::View view_;
  std::optional<inspect::Dominators> tree_;
  std::vector<inspect::NodeIndex> named_;  // by question: what its name stands for
  std::vector<std::string> layouts_;
};

}  // namespace vitro::cli
