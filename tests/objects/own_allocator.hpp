// An allocator of one's own: blocks of up to 1 KiB come from lists by size, which are filled from
// chunks; what is larger is the C library's. See docs/allocators.md.
#pragma once

#include <cstdlib>
#include <new>
#include <vector>

#include "objects/heap/allocators.hpp"

namespace vitro::test {

class OwnAllocator final : public MemoryResource {
 public:
  ~OwnAllocator() override {
    for (void* chunk : chunks_) std::free(chunk);
  }

 private:
  static constexpr std::size_t kStep = 16, kLargest = 1024, kChunk = 64 * 1024;
  struct Block {
    Block* next;
  };

  void* do_allocate(std::size_t bytes, std::size_t /*alignment: at most 16*/) override {
    if (bytes > kLargest) return from_c(bytes);
    Block*& list = lists_[(bytes + kStep - 1) / kStep];
    if (!list) refill(list, (bytes + kStep - 1) / kStep * kStep);
    Block* block = list;
    list = block->next;
    return block;
  }
  void do_deallocate(void* memory, std::size_t bytes, std::size_t) override {
    if (bytes > kLargest) return std::free(memory);
    Block*& list = lists_[(bytes + kStep - 1) / kStep];
    list = new (memory) Block{list};
  }
  [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
    return this == &other;
  }

  static void* from_c(std::size_t bytes) {
    if (void* memory = std::malloc(bytes)) return memory;
    throw std::bad_alloc();  // becomes MemoryError
  }
  void refill(Block*& list, std::size_t bytes) {
    chunks_.push_back(nullptr);
    auto* chunk = static_cast<char*>(chunks_.back() = from_c(kChunk));
    for (std::size_t at = kChunk / bytes * bytes; at > 0; at -= bytes)
      list = new (chunk + at - bytes) Block{list};
  }

  Block* lists_[kLargest / kStep + 1] = {};
  std::vector<void*> chunks_;
};

}  // namespace vitro::test
