// The compiler's scratch memory comes from the Python heap, so that limits and fault injection
// reach it. Running dry is std::bad_alloc here.
#pragma once

#include <cstddef>
#include <new>

#include <boost/container/pmr/memory_resource.hpp>

#include "objects/heap/heap.hpp"

namespace vitro::compiler {

class HeapResource final : public boost::container::pmr::memory_resource {
 public:
  explicit HeapResource(Heap& heap) : heap_(heap) {}

 private:
  // Buffers are aligned for any scalar; nothing in the compiler asks for more.
  void* do_allocate(std::size_t bytes, std::size_t) override {
    void* memory = heap_.allocate(CellKind::buffer, bytes);
    if (!memory) throw std::bad_alloc();
    return memory;
  }
  void do_deallocate(void* memory, std::size_t bytes, std::size_t) override {
    heap_.free(CellKind::buffer, memory, bytes);
  }
  bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }

  Heap& heap_;
};

}  // namespace vitro::compiler
