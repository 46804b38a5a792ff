#include "inspect/baseline.hpp"

#include <algorithm>
#include <functional>

#include "objects/runtime.hpp"

namespace vitro::inspect {

Baseline::Baseline(Runtime& rt) : pages_(kPageBits) {
  rt.heap.for_each_object([this](Object& object) { objects_.push_back(&object); });
  std::sort(objects_.begin(), objects_.end(), std::less<>());
  for (Object* object : objects_) {
    retain(*object);
    pages_[page_bit(*object)] = true;
  }
}

void Baseline::unpin() {
  if (!pinned_) return;
  pinned_ = false;
  // None of them dies before its own pin is gone. The addresses of those that die stay listed,
  // which does no harm as long as nothing allocates before the capture.
  for (Object* object : objects_) release(*object);
}

bool Baseline::contains(const Object& object) const {
  return pages_[page_bit(object)] &&
         std::binary_search(objects_.begin(), objects_.end(), const_cast<Object*>(&object),
                            std::less<>());
}

}  // namespace vitro::inspect
