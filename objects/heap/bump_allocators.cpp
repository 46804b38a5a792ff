// Two allocators as simple as the stack: a pointer moves. They differ in what becomes of the dead.
#include <cstdlib>
#include <new>

#include "objects/heap/allocators.hpp"

namespace vitro {

namespace {

constexpr std::size_t kChunkBytes = 64 * 1024;

constexpr std::size_t round_up(std::size_t bytes) { return (bytes + 15) / 16 * 16; }

class Arena final : public MemoryResource {
 public:
  explicit Arena(std::size_t limit) : limit_(limit) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  // Whoever uses an arena gives everything back; what is left is the chunk being filled.
  ~Arena() override { std::free(current_); }

 private:
  // Aligned to its size, so that a block finds it.
  struct alignas(16) Chunk {
    std::size_t live;
    char* next;
  };
  static Chunk* chunk_of(void* memory) {
    return reinterpret_cast<Chunk*>(reinterpret_cast<std::uintptr_t>(memory) & ~(kChunkBytes - 1));
  }
  static void reset(Chunk& chunk) {
    chunk.live = 0;
    chunk.next = reinterpret_cast<char*>(&chunk + 1);
  }

  void* do_allocate(std::size_t bytes, std::size_t) override {
    bytes = round_up(bytes);
    if (bytes > kChunkBytes / 4) {
      charge(bytes);
      if (void* memory = std::malloc(bytes)) return memory;
      held_ -= bytes;
      throw std::bad_alloc();
    }
    if (!current_ || bytes > static_cast<std::size_t>(reinterpret_cast<char*>(current_) +
                                                      kChunkBytes - current_->next))
      start_chunk();
    void* memory = current_->next;
    current_->next += bytes;
    ++current_->live;
    return memory;
  }
  void do_deallocate(void* memory, std::size_t bytes, std::size_t) override {
    bytes = round_up(bytes);
    if (bytes > kChunkBytes / 4) {
      held_ -= bytes;
      return std::free(memory);
    }
    Chunk* chunk = chunk_of(memory);
    if (--chunk->live > 0) return;
    if (chunk == current_) return reset(*chunk);
    held_ -= kChunkBytes;
    std::free(chunk);
  }
  [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
    return this == &other;
  }

  void charge(std::size_t bytes) {
    if (bytes > limit_ || held_ > limit_ - bytes) throw std::bad_alloc();
    held_ += bytes;
  }
  void start_chunk() {
    charge(kChunkBytes);
    auto* chunk = static_cast<Chunk*>(std::aligned_alloc(kChunkBytes, kChunkBytes));
    if (!chunk) {
      held_ -= kChunkBytes;
      throw std::bad_alloc();
    }
    reset(*chunk);
    // A chunk that is full of the dead has gone back already, unless it was the current one.
    if (current_ && current_->live == 0) {
      held_ -= kChunkBytes;
      std::free(current_);
    }
    current_ = chunk;
  }

  Chunk* current_ = nullptr;
  std::size_t held_ = 0, limit_;
};

class Monotonic final : public MemoryResource {
 public:
  explicit Monotonic(std::size_t limit) : limit_(limit) {}
  Monotonic(const Monotonic&) = delete;
  Monotonic& operator=(const Monotonic&) = delete;
  ~Monotonic() override {
    while (chunks_) {
      Chunk* chunk = chunks_;
      chunks_ = chunk->next;
      std::free(chunk);
    }
  }

 private:
  struct alignas(16) Chunk {
    Chunk* next;
  };

  void* do_allocate(std::size_t bytes, std::size_t) override {
    bytes = round_up(bytes);
    if (bytes > left_) {
      const bool large = bytes > kChunkBytes / 4;
      const std::size_t chunk = sizeof(Chunk) + (large ? bytes : kChunkBytes);
      char* memory = new_chunk(chunk);
      if (large) return memory;
      next_ = memory;
      left_ = kChunkBytes;
    }
    void* memory = next_;
    next_ += bytes;
    left_ -= bytes;
    return memory;
  }
  void do_deallocate(void*, std::size_t, std::size_t) override {}
  [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
    return this == &other;
  }

  char* new_chunk(std::size_t bytes) {
    if (bytes > limit_ || held_ > limit_ - bytes) throw std::bad_alloc();
    auto* chunk = static_cast<Chunk*>(std::malloc(bytes));
    if (!chunk) throw std::bad_alloc();
    held_ += bytes;
    chunk->next = chunks_;
    chunks_ = chunk;
    return reinterpret_cast<char*>(chunk + 1);
  }

  Chunk* chunks_ = nullptr;
  char* next_ = nullptr;
  std::size_t left_ = 0, held_ = 0, limit_;
};

}  // namespace

std::unique_ptr<MemoryResource> make_arena(std::size_t limit) {
  return std::make_unique<Arena>(limit);
}
std::unique_ptr<MemoryResource> make_monotonic(std::size_t limit) {
  return std::make_unique<Monotonic>(limit);
}

}  // namespace vitro
