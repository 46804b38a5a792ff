// What existed before the snippet ran. A set of addresses alone would not do: an object of the
// start-up world may die and the snippet's next object may get its cell. So each of them is kept
// alive by one reference until the snapshot is due, which makes an address an identity. That
// reference is the one trace a dump leaves in the program it watches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "objects/object.hpp"

namespace vitro {
class Runtime;
}

namespace vitro::inspect {

class Baseline {
 public:
  // Marks every object alive now. Throws std::bad_alloc.
  explicit Baseline(Runtime& rt);
  // Lets go; from then on objects of the start-up world may die. Call right before capture().
  void unpin();
  ~Baseline() { unpin(); }
  Baseline(const Baseline&) = delete;
  Baseline& operator=(const Baseline&) = delete;

  // Whether each of its objects that can die has one reference more than the program gave it.
  [[nodiscard]] bool pinned() const { return pinned_; }
  [[nodiscard]] bool contains(const Object& object) const;
  [[nodiscard]] std::size_t size() const { return objects_.size(); }

 private:
  [[nodiscard]] static std::size_t page_bit(const Object& object) {
    return (reinterpret_cast<std::uintptr_t>(&object) >> 14) % kPageBits;
  }
  static constexpr std::size_t kPageBits = 1 << 16;

  std::vector<Object*> objects_;  // sorted by address
  // Pages they lie in, or others of the same number: most of a large heap lies elsewhere.
  std::vector<bool> pages_;
  bool pinned_ = true;
};

}  // namespace vitro::inspect
