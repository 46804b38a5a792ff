// Allocators as they are called at their best: directly, sizes known, nothing virtual where they
// have nothing virtual.
#pragma once

#include <cstdlib>
#include <memory>
#include <vector>

#include <boost/container/pmr/global_resource.hpp>
#include <boost/container/pmr/unsynchronized_pool_resource.hpp>
#include <dlfcn.h>

#include "objects/heap/allocators.hpp"

#ifdef VITRO_JEMALLOC
extern "C" {
void* vitro_jemalloc_malloc(std::size_t bytes);
void vitro_jemalloc_sdallocx(void* memory, std::size_t bytes, int flags);
}
#endif

namespace vitro::bench {

// The limit: one size, a list through the free blocks, no question asked.
class FreeList {
 public:
  ~FreeList() {
    for (void* chunk : chunks_) std::free(chunk);
  }
  static bool here() { return true; }
  void* take(std::size_t bytes) {
    if (!list_) [[unlikely]]
      refill(bytes);
    Block* block = list_;
    list_ = block->next;
    return block;
  }
  void give(void* memory, std::size_t) { list_ = new (memory) Block{list_}; }

 private:
  struct Block {
    Block* next;
  };
  [[gnu::noinline]] void refill(std::size_t bytes) {
    constexpr std::size_t kChunk = 64 * 1024;
    auto* chunk = static_cast<char*>(std::malloc(kChunk));
    chunks_.push_back(chunk);
    for (std::size_t at = kChunk / bytes * bytes; at > 0; at -= bytes)
      list_ = new (chunk + at - bytes) Block{list_};
  }
  Block* list_ = nullptr;
  std::vector<void*> chunks_;
};

class Pool {
 public:
  static bool here() { return true; }
  void* take(std::size_t bytes) { return heap_.allocate(CellKind::leaf, bytes); }
  void give(void* memory, std::size_t bytes) { heap_.free(CellKind::leaf, memory, bytes); }

 private:
  Heap heap_{*boost::container::pmr::new_delete_resource()};
};

class CMalloc {
 public:
  static bool here() { return true; }
  void* take(std::size_t bytes) { return std::malloc(bytes); }
  void give(void* memory, std::size_t) { std::free(memory); }
};

class BoostPool {
 public:
  static bool here() { return true; }
  void* take(std::size_t bytes) { return resource_.allocate(bytes, 8); }
  void give(void* memory, std::size_t bytes) { resource_.deallocate(memory, bytes, 8); }

 private:
  boost::container::pmr::unsynchronized_pool_resource resource_;
};

class Mimalloc {
 public:
  Mimalloc() {
    void* library = dlopen("libmimalloc.so.2", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    take_ = reinterpret_cast<void* (*)(std::size_t)>(dlsym(library, "mi_malloc"));
    give_ = reinterpret_cast<void (*)(void*)>(dlsym(library, "mi_free"));
  }
  static bool here() { return Mimalloc().take_ != nullptr; }
  void* take(std::size_t bytes) { return take_(bytes); }
  void give(void* memory, std::size_t) { give_(memory); }

 private:
  void* (*take_)(std::size_t) = nullptr;
  void (*give_)(void*) = nullptr;
};

class Jemalloc {
 public:
#ifdef VITRO_JEMALLOC
  static bool here() { return true; }
  void* take(std::size_t bytes) { return vitro_jemalloc_malloc(bytes); }
  void give(void* memory, std::size_t bytes) { vitro_jemalloc_sdallocx(memory, bytes, 0); }
#else
  static bool here() { return false; }
  void* take(std::size_t) { return nullptr; }
  void give(void*, std::size_t) {}
#endif
};

class Arena {
 public:
  static bool here() { return true; }
  void* take(std::size_t bytes) { return resource_->allocate(bytes, 16); }
  void give(void* memory, std::size_t bytes) { resource_->deallocate(memory, bytes, 16); }

 private:
  std::unique_ptr<MemoryResource> resource_ = make_arena(std::size_t{8} << 30);
};

}  // namespace vitro::bench
