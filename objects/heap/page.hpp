// What lies in front of cells: the header of a page, of a region of pages and of a large block, and
// the mark byte that each container cell has. For the heap and the collector only.
#pragma once

#include "objects/heap/heap.hpp"

namespace vitro {

inline constexpr std::size_t kPageBytes = 16 * 1024;

// Bits of a container cell's mark byte. A cell that was never collected over has 0.
enum CellMark : std::uint8_t {
  kMarkAge = 3,         // 0 young, 1 survived a collection, 2 old
  kMarkFinalised = 4,   // Slots::finalise was called
  kMarkWeak = 8,        // the runtime's table has weak references to it
  kMarkParked = 16,     // dead and waiting to be freed; its head is not to be read
  kMarkPermanent = 32,  // gc.freeze(): no candidate any more
};

// A page is aligned to its size, so a cell's page is found by masking its address.
struct alignas(16) Heap::Page {
  Page* next;  // in order of creation
  Region* region;
  std::uint32_t cell_bytes;
  std::uint32_t carved;  // cells ever handed out; the rest was never touched
  std::uint32_t capacity;
  std::uint32_t reciprocal;  // of cell_bytes, in 1 / 2^32
  std::uint32_t first;       // offset of cell 0
  std::uint32_t free_count;  // of `free`
  FreeCell* free;            // cells that were sorted back into their page
  Page* next_available;      // with free cells, of the same kind and class
  Page* next_young;          // with cells that are not old
  std::uint32_t* scratch;    // one word per cell, during a collection; null: no candidates here
  CellKind kind;
  bool in_young_list;

  [[nodiscard]] char* cell(std::uint32_t i) {
    return reinterpret_cast<char*>(this) + first + std::size_t{i} * cell_bytes;
  }
  // Offsets are below 2^14, so the rounded reciprocal divides exactly.
  [[nodiscard]] std::uint32_t index_of(const void* cell) const {
    const auto offset =
        static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(cell) & (kPageBytes - 1)) -
        first;
    return static_cast<std::uint32_t>(std::uint64_t{offset} * reciprocal >> 32);
  }
  // Of a container page: one byte per cell.
  [[nodiscard]] std::uint8_t* marks() { return reinterpret_cast<std::uint8_t*>(this + 1); }
  static Page* of(const void* cell) {
    return reinterpret_cast<Page*>(reinterpret_cast<std::uintptr_t>(cell) & ~(kPageBytes - 1));
  }
};

struct Heap::Region {
  Region* next;
  std::size_t bytes;
  char* unused;  // next page not handed out yet
  char* end;
  char* first;
  std::uint64_t spare;   // bit per page: handed out once, now free
  std::uint32_t in_use;  // pages
};

struct alignas(16) Heap::LargeBlock {
  LargeBlock* next;
  LargeBlock* previous;
  std::size_t bytes;  // of the block, this header included
  std::uint32_t scratch;
  CellKind kind;
  std::uint8_t mark;
  bool candidate;  // during a collection

  [[nodiscard]] void* memory() { return this + 1; }
  static LargeBlock* of(const void* cell) {
    return static_cast<LargeBlock*>(const_cast<void*>(cell)) - 1;
  }
};

inline std::uint8_t& Heap::mark_of(const void* cell, std::size_t bytes) const {
  if (bytes > largest_in_page_) return LargeBlock::of(cell)->mark;
  Page* page = Page::of(cell);
  return page->marks()[page->index_of(cell)];
}

}  // namespace vitro
