// The slow path of the heap: carving pages, large blocks, watching, and the walk over live objects.
#include "objects/heap/heap.hpp"

#include <cstring>
#include <initializer_list>
#include <new>

namespace vitro {

namespace {

constexpr std::size_t kPageBytes = 16 * 1024;
constexpr std::size_t kFirstRegionBytes = 256 * 1024;
constexpr std::size_t kRegionBytes = 1024 * 1024;
// One slow path hands out this much of a page, so that a small program touches few OS pages.
constexpr std::size_t kCarveBytes = 4 * 1024;

}  // namespace

struct alignas(16) Heap::Page {
  Page* next;  // in order of creation
  std::uint32_t cell_bytes;
  CellKind kind;
  std::uint32_t carved;  // cells ever handed out; the rest was never touched
  std::uint32_t capacity;

  [[nodiscard]] char* cell(std::uint32_t i) {
    return reinterpret_cast<char*>(this) + sizeof(Page) + std::size_t{i} * cell_bytes;
  }
};

struct Heap::Region {
  Region* next;
  std::size_t bytes;
  char* unused;  // next page not handed out yet
  char* end;
};

struct alignas(16) Heap::LargeBlock {
  LargeBlock* next;
  LargeBlock* previous;
  std::size_t bytes;  // of the block, this header included
  CellKind kind;

  [[nodiscard]] void* memory() { return this + 1; }
};

Heap::Heap(boost::container::pmr::memory_resource& resource, std::size_t limit)
    : resource_(&resource), limit_(limit) {
  static_assert(sizeof(Page) % 16 == 0 && sizeof(LargeBlock) % 16 == 0);
}

Heap::~Heap() {
  while (first_large_) {
    LargeBlock* block = first_large_;
    first_large_ = block->next;
    resource_->deallocate(block, block->bytes, alignof(std::max_align_t));
  }
  while (regions_) {
    Region* region = regions_;
    regions_ = region->next;
#ifdef VITRO_ADDRESS_SANITIZER
    ASAN_UNPOISON_MEMORY_REGION(region, region->bytes);
#endif
    resource_->deallocate(region, region->bytes, alignof(std::max_align_t));
  }
}

void* Heap::take_from_resource(std::size_t bytes, std::size_t alignment) {
  if (bytes > limit_ || reserved_ > limit_ - bytes) return nullptr;
  // The one seam where a memory resource's bad_alloc becomes a null.
  try {
    void* memory = resource_->allocate(bytes, alignment);
    reserved_ += bytes;
    return memory;
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

Heap::Page* Heap::new_page(CellKind kind, unsigned size_class) {
  if (!regions_ || regions_->unused == regions_->end) {
    // Resources need not honour large alignments, so one page of each region is spent on aligning
    // it.
    const std::size_t bytes = regions_ ? kRegionBytes : kFirstRegionBytes;
    auto* region = static_cast<Region*>(take_from_resource(bytes, alignof(std::max_align_t)));
    if (!region) return nullptr;
    const auto start = reinterpret_cast<std::uintptr_t>(region);
    const auto first = (start + sizeof(Region) + kPageBytes - 1) & ~(kPageBytes - 1);
    const auto end = (start + bytes) & ~(kPageBytes - 1);
    *region = {regions_, bytes, reinterpret_cast<char*>(first), reinterpret_cast<char*>(end)};
    regions_ = region;
  }
  auto* page = reinterpret_cast<Page*>(regions_->unused);
  regions_->unused += kPageBytes;
  const auto cell_bytes = static_cast<std::uint32_t>(class_bytes(size_class));
  *page = {nullptr, cell_bytes, kind, 0,
           static_cast<std::uint32_t>((kPageBytes - sizeof(Page)) / cell_bytes)};
  (last_page_ ? last_page_->next : first_page_) = page;
  last_page_ = page;
  return page;
}

bool Heap::refill(CellKind kind, unsigned size_class) {
  Page*& page = filling_[static_cast<int>(kind)][size_class];
  if (!page || page->carved == page->capacity) {
    page = new_page(kind, size_class);
    if (!page) return false;
  }
  // While watching, one cell at a time: what is carved ahead would count as reuse.
  std::uint32_t count = watched_ ? 1 : static_cast<std::uint32_t>(kCarveBytes / page->cell_bytes);
  if (count > page->capacity - page->carved) count = page->capacity - page->carved;
  FreeCell*& list = (watched_ ? hidden_ : free_)[static_cast<int>(kind)][size_class];
  // Last first, so that cells are handed out in order of address.
  for (std::uint32_t i = page->carved + count; i-- > page->carved;)
    push(list, kind, page->cell(i), page->cell_bytes);
  page->carved += count;
  return true;
}

void* Heap::allocate_large(CellKind kind, std::size_t bytes) {
  if (bytes > std::numeric_limits<std::size_t>::max() / 2) return nullptr;
  const std::size_t total = bytes + sizeof(LargeBlock);
  auto* block = static_cast<LargeBlock*>(take_from_resource(total, alignof(std::max_align_t)));
  if (!block) return nullptr;
  *block = {nullptr, last_large_, total, kind};
  (last_large_ ? last_large_->next : first_large_) = block;
  last_large_ = block;
  // A walk may meet the block before its owner has written the head.
  if (kind != CellKind::buffer) static_cast<Object*>(block->memory())->type = nullptr;
  return block->memory();
}

void* Heap::allocate_slowly(CellKind kind, std::size_t bytes) {
  if (watched_) {
    ++requests_;
    if (failing_ && requests_ > fail_at_) {
      failing_ = false;
      return nullptr;
    }
  }
  if (bytes > kLargestCell) {
    void* memory = allocate_large(kind, bytes);
    if (counting_ && memory) ++paths.large;
    return memory;
  }
  const unsigned cls = size_class(bytes);
  FreeCell*& list = (watched_ ? hidden_ : free_)[static_cast<int>(kind)][cls];
  if (list) {
    if (counting_) ++paths.free_list;
  } else {
    if (!refill(kind, cls)) return nullptr;
    if (counting_) ++paths.page;
  }
  FreeCell* cell = list;
  list = cell->next;
  unpoison(cell, bytes);
  return cell;
}

void Heap::free_slowly(CellKind kind, void* memory, std::size_t bytes) {
  if (holding_) return held_.push_back({memory, bytes, kind});
  if (counting_) ++paths.freed;
  if (bytes <= kLargestCell) {
    push((watched_ ? hidden_ : free_)[static_cast<int>(kind)][size_class(bytes)], kind, memory,
         bytes);
    return;
  }
  auto* block = static_cast<LargeBlock*>(memory) - 1;
  (block->previous ? block->previous->next : first_large_) = block->next;
  (block->next ? block->next->previous : last_large_) = block->previous;
  reserved_ -= block->bytes;
  resource_->deallocate(block, block->bytes, alignof(std::max_align_t));
}

void* Heap::resize_buffer(void* memory, std::size_t old_bytes, std::size_t new_bytes) {
  if (!memory) return allocate(CellKind::buffer, new_bytes);
  if (old_bytes <= kLargestCell && new_bytes <= kLargestCell &&
      size_class(old_bytes) == size_class(new_bytes) && !watched_) {
    unpoison(memory, new_bytes);
    return memory;
  }
  void* fresh = allocate(CellKind::buffer, new_bytes);
  if (!fresh) return nullptr;
  std::memcpy(fresh, memory, old_bytes < new_bytes ? old_bytes : new_bytes);
  free(CellKind::buffer, memory, old_bytes);
  return fresh;
}

void Heap::walk(void (*visit)(void*, Object&), void* context) const {
  for (Page* page = first_page_; page; page = page->next) {
    if (page->kind == CellKind::buffer) continue;
    for (std::uint32_t i = 0; i < page->carved; ++i) {
      auto* object = reinterpret_cast<Object*>(page->cell(i));
      if (object->type) visit(context, *object);
    }
  }
  for (LargeBlock* block = first_large_; block; block = block->next) {
    if (block->kind == CellKind::buffer) continue;
    auto* object = static_cast<Object*>(block->memory());
    if (object->type) visit(context, *object);
  }
}

HeapTotals Heap::totals() const {
  HeapTotals totals;
  totals.reserved_bytes = reserved_;
  for (const Page* page = first_page_; page; page = page->next) {
    totals.live_cells += page->carved;
    totals.live_bytes += std::size_t{page->carved} * page->cell_bytes;
  }
  for (const auto* lists : {free_, hidden_})
    for (int kind = 0; kind < kCellKinds; ++kind)
      for (unsigned cls = 1; cls < kSizeClasses; ++cls)
        for (const FreeCell* cell = lists[kind][cls]; cell; cell = cell->next) {
          --totals.live_cells;
          totals.live_bytes -= class_bytes(cls);
        }
  for (const LargeBlock* block = first_large_; block; block = block->next) {
    ++totals.live_cells;
    totals.live_bytes += block->bytes - sizeof(LargeBlock);
  }
  return totals;
}

void Heap::watch(bool on) {
  if (on == watched_) return;
  watched_ = on;
  for (int kind = 0; kind < kCellKinds; ++kind)
    for (unsigned cls = 0; cls < kSizeClasses; ++cls) {
      auto& from = on ? free_[kind][cls] : hidden_[kind][cls];
      auto& to = on ? hidden_[kind][cls] : free_[kind][cls];
      to = from;
      from = nullptr;
    }
}

void Heap::hold_frees(bool on) {
  holding_ = on;
  watch(on || counting_ || failing_);
  if (on) return;
  for (const HeldCell& cell : held_) free(cell.kind, cell.memory, cell.bytes);
  held_.clear();
}

void Heap::count_paths(bool on) {
  counting_ = on;
  watch(counting_ || failing_);
}

void Heap::fail_after(std::uint64_t n) {
  requests_ = 0;
  fail_at_ = n;
  failing_ = true;
  watch(true);
}

void Heap::stop_failing() {
  failing_ = false;
  watch(counting_);
}

}  // namespace vitro
