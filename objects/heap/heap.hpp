// Where every byte of every object and buffer comes from: size-class free lists over pages that a
// memory resource supplies, with one slow path that sees each request when something wants to
// watch. Knows cells, not values: of an object it reads only the type word, to tell a live cell
// from a free one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <vector>

#include <boost/container/pmr/memory_resource.hpp>

#include "objects/object.hpp"

namespace vitro {

// Objects without references, objects with some, and raw memory live in pages of their own, so that
// the collector can walk containers alone and a heap walk never mistakes a buffer for an object.
enum class CellKind : std::uint8_t { leaf, container, buffer };
inline constexpr int kCellKinds = 3;

// Size classes step by 8 bytes to 128 and by 16 to 512; larger blocks come straight from the
// resource.
inline constexpr std::size_t kLargestCell = 512;
inline constexpr unsigned kSizeClasses = 16 + (512 - 128) / 16 + 1;  // class 0 is unused
[[nodiscard]] constexpr unsigned size_class(std::size_t bytes) {
  return static_cast<unsigned>(bytes <= 128 ? (bytes + 7) / 8 : 16 + (bytes - 128 + 15) / 16);
}
[[nodiscard]] constexpr std::size_t class_bytes(unsigned size_class) {
  return size_class <= 16 ? size_class * 8 : 128 + (size_class - 16) * 16;
}

// How often each allocation path was taken while counting was on (see Heap::count_paths).
struct PathCounts {
  std::uint64_t cached = 0;     // small-int cache: nothing allocated
  std::uint64_t free_list = 0;  // a freed cell, reused
  std::uint64_t page = 0;       // a cell never used before
  std::uint64_t large = 0;      // a block of its own
  std::uint64_t freed = 0;
};

struct HeapTotals {
  std::size_t live_cells = 0;      // objects and buffers, large ones included
  std::size_t live_bytes = 0;      // what those cells occupy, rounded to their size class
  std::size_t reserved_bytes = 0;  // taken from the resource
};

// Told of each cell that is handed out or given back, right after it and right before. Must not
// touch the heap.
class HeapObserver {
 public:
  virtual void allocated(CellKind kind, void* memory, std::size_t bytes) = 0;
  virtual void freed(CellKind kind, void* memory, std::size_t bytes) = 0;

 protected:
  ~HeapObserver() = default;
};

class Heap {
 public:
  // `resource` must outlive the heap. `limit` bounds reserved_bytes.
  explicit Heap(boost::container::pmr::memory_resource& resource,
                std::size_t limit = std::numeric_limits<std::size_t>::max());
  ~Heap();
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  // `bytes` > 0; object cells are at least sizeof(Object). Null: no memory (the caller raises
  // MemoryError).
  [[nodiscard]] void* allocate(CellKind kind, std::size_t bytes) {
    if (bytes > kLargestCell) return allocate_slowly(kind, bytes);
    FreeCell*& list = free_[static_cast<int>(kind)][size_class(bytes)];
    FreeCell* cell = list;
    if (!cell) [[unlikely]]
      return allocate_slowly(kind, bytes);
    list = cell->next;
    unpoison(cell, bytes);
    return cell;
  }
  // The same without the slow path. Null: the list is empty, or the heap is watched.
  [[nodiscard]] void* take_from_list(CellKind kind, std::size_t bytes) {
    FreeCell*& list = free_[static_cast<int>(kind)][size_class(bytes)];
    FreeCell* cell = list;
    if (!cell) [[unlikely]]
      return nullptr;
    list = cell->next;
    unpoison(cell, bytes);
    return cell;
  }
  // Frees a small cell of a heap that is not watched.
  void give_to_list(CellKind kind, void* memory, std::size_t bytes) {
    push(free_[static_cast<int>(kind)][size_class(bytes)], kind, memory, bytes);
  }
  // Whether each request and release must take the slow path.
  [[nodiscard]] bool watched() const { return watched_; }
  // `bytes` as requested from allocate().
  void free(CellKind kind, void* memory, std::size_t bytes) {
    if (bytes > kLargestCell || watched_) [[unlikely]]
      return free_slowly(kind, memory, bytes);
    push(free_[static_cast<int>(kind)][size_class(bytes)], kind, memory, bytes);
  }
  // Moves a buffer; its old contents up to min(old_bytes, new_bytes) are kept. Null: no memory, and
  // the old buffer is untouched.
  [[nodiscard]] void* resize_buffer(void* memory, std::size_t old_bytes, std::size_t new_bytes);

  // Calls visit(Object&) for every live object, in an order that is the same from run to run
  // (page by page in order of creation, then large ones). The visitor must not allocate or free.
  template <class Visit>
  void for_each_object(Visit&& visit) const {
    using Fn = std::remove_reference_t<Visit>;
    walk([](void* context, Object& object) { (*static_cast<Fn*>(context))(object); }, &visit);
  }
  [[nodiscard]] HeapTotals totals() const;

  // Watching empties the free lists, so that each request and each release takes the slow path;
  // stopping restores them. Off, it costs the fast path of allocate nothing and that of free one
  // test.
  void count_paths(bool on);
  [[nodiscard]] bool counting() const { return (watchers_ & kCounting) != 0; }
  PathCounts paths;
  // Null: nobody is told any more. The observer must outlive the heap or its being told.
  void observe(HeapObserver* observer);

  // The next `n` requests succeed, the one after fails, and every later one succeeds again.
  void fail_after(std::uint64_t n);
  void stop_failing();
  [[nodiscard]] std::uint64_t requests_seen() const { return requests_; }
  // While held, the cells of immortal objects that are freed stay as they are, to be freed together
  // when the hold ends: objects that die together may still look at each other. False: no memory to
  // remember so many.
  [[nodiscard]] bool reserve_holds(std::size_t cells);
  void hold_frees(bool on);
  // The bound on reserved bytes; requests beyond it fail.
  void set_limit(std::size_t bytes) { limit_ = bytes; }
  [[nodiscard]] std::size_t reserved_bytes() const { return reserved_; }

  // ---- for the collector ----

  // Container cells handed out by the slow path since grown was last set to 0: those of new pages
  // and those that settle() had found free. A cell that is freed and used again meanwhile does not
  // count, so this is by how much the heap has grown.
  std::size_t grown = 0;
  // grown_beyond(context) is called in the slow path while `grown` ≥ `growth_limit`.
  std::size_t growth_limit = std::numeric_limits<std::size_t>::max();
  void (*grown_beyond)(void* context) = nullptr;
  void* growth_context = nullptr;
  // Sorts all free cells into their pages, to be handed out page by page; what is free in pages
  // that hold nothing else goes back to the system, but for `keep` bytes of it. Linear in the free
  // cells and the pages.
  void settle(std::size_t keep);

  struct FreeCell {
    FreeCell* next;
    void* type_word;  // null: how the heap walk knows that an object cell is free
  };
  struct Page;
  struct Region;
  struct LargeBlock;
  // The mark byte (CellMark) of a container cell of `bytes`; see page.hpp.
  [[nodiscard]] static std::uint8_t& mark_of(const void* cell, std::size_t bytes);
  [[nodiscard]] Page* first_page() const { return first_page_; }
  [[nodiscard]] LargeBlock* first_large() const { return first_large_; }
  // Pages with cells that are not old, linked by next_young. The collector takes out what it made
  // old.
  Page* young_pages = nullptr;

 private:
  void push(FreeCell*& list, CellKind kind, void* memory, std::size_t bytes) {
    auto* cell = static_cast<FreeCell*>(memory);
    cell->next = list;
    // A buffer cell may be 8 bytes long and is never walked.
    if (kind != CellKind::buffer) cell->type_word = nullptr;
    list = cell;
    poison(cell, bytes);
  }
  static void poison(void* cell, std::size_t bytes);
  static void unpoison(void* cell, std::size_t bytes);

  [[gnu::noinline]] void* allocate_slowly(CellKind kind, std::size_t bytes);
  [[gnu::noinline]] void free_slowly(CellKind kind, void* memory, std::size_t bytes);
  void* allocate_large(CellKind kind, std::size_t bytes);
  bool refill(CellKind kind, unsigned size_class);
  bool reuse(CellKind kind, unsigned size_class);
  void note_growth(Page& page, std::size_t cells);
  void release_page(Page& page, std::size_t& keep);
  char* take_page();
  Page* new_page(CellKind kind, unsigned size_class);
  void* take_from_resource(std::size_t bytes, std::size_t alignment);
  void watch(bool on);
  void walk(void (*visit)(void*, Object&), void* context) const;

  FreeCell* free_[kCellKinds][kSizeClasses] = {};
  bool watched_ = false;
  enum Watcher : std::uint8_t { kCounting = 1, kObserving = 2 };
  std::uint8_t watchers_ = 0;
  HeapObserver* observer_ = nullptr;  // with kObserving; null while it is being told
  bool failing_ = false;
  bool holding_ = false;
  struct HeldCell {
    void* memory;
    std::size_t bytes;
    CellKind kind;
  };
  std::vector<HeldCell> held_;  // C++ memory: the Python heap may be full when cells are given back
  // While watched: the real lists, out of the fast path's sight.
  FreeCell* hidden_[kCellKinds][kSizeClasses] = {};
  // The page whose tail is not handed out yet, by kind and class.
  Page* filling_[kCellKinds][kSizeClasses] = {};
  std::uint64_t requests_ = 0;
  std::uint64_t fail_at_ = 0;
  boost::container::pmr::memory_resource* resource_;
  std::size_t limit_;
  std::size_t reserved_ = 0;
  Page* first_page_ = nullptr;
  Page* last_page_ = nullptr;
  Region* regions_ = nullptr;
  std::size_t spare_pages_ = 0;
  // Pages with settled free cells, oldest first.
  Page* available_[kCellKinds][kSizeClasses] = {};
  LargeBlock* first_large_ = nullptr;
  LargeBlock* last_large_ = nullptr;
};

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define VITRO_ADDRESS_SANITIZER 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define VITRO_ADDRESS_SANITIZER 1
#endif

#if defined(VITRO_ADDRESS_SANITIZER)
}  // namespace vitro
#include <sanitizer/asan_interface.h>
namespace vitro {
// The link and the type word stay readable: the free list and the heap walk need them.
inline void Heap::poison(void* cell, std::size_t bytes) {
  if (bytes > 16) ASAN_POISON_MEMORY_REGION(static_cast<char*>(cell) + 16, bytes - 16);
}
inline void Heap::unpoison(void* cell, std::size_t bytes) {
  ASAN_UNPOISON_MEMORY_REGION(cell, bytes);
}
#else
inline void Heap::poison(void*, std::size_t) {}
inline void Heap::unpoison(void*, std::size_t) {}
#endif

}  // namespace vitro
