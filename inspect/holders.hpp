// The graph read backwards: who holds an object. Every reference appears exactly once, so that the
// holders of a mortal object add up to its count.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "inspect/snapshot.hpp"

namespace vitro::inspect {

class Holders {
 public:
  // `snapshot` must outlive this.
  explicit Holders(const Snapshot& snapshot);

  struct Incoming {
    NodeIndex from;
    std::uint32_t edge;  // in Snapshot::edges
  };
  [[nodiscard]] std::span<const Incoming> of(NodeIndex node) const {
    return {incoming_.data() + first_[node], incoming_.data() + first_[node + 1]};
  }
  // Positions in Snapshot::roots.
  [[nodiscard]] std::span<const std::uint32_t> roots_of(NodeIndex node) const {
    return {roots_.data() + first_root_[node], roots_.data() + first_root_[node + 1]};
  }

  // Some references to one object that read alike: "name A in <module>", "[0], [2–4] of #7 (__mro__
  // of #1)".
  struct Group {
    std::string text;
    std::uint64_t references;
    bool owned = true;  // false: a borrowed stack slot, which the count leaves out
    bool name = false;  // a name of a frame
  };
  // The holders of `node`, names first; runs of ids and indices are joined, nothing is dropped. For
  // a start-up object the references from nodes that are not `shown` are added up in the last
  // group.
  [[nodiscard]] std::vector<Group> describe(NodeIndex node, const std::vector<bool>& shown) const;

 private:
  [[nodiscard]] Group group_of_root(const Root& root) const;
  [[nodiscard]] const Frame* frame_named_by(NodeIndex dict) const;
  void append_from(NodeIndex from, std::string_view labels, std::string& out) const;
  [[nodiscard]] std::string labels_of(NodeIndex from, std::span<const Incoming> edges) const;

  const Snapshot& snapshot_;
  std::vector<std::size_t> first_;
  std::vector<Incoming> incoming_;
  std::vector<std::size_t> first_root_;
  std::vector<std::uint32_t> roots_;
};

}  // namespace vitro::inspect
