// The slow path of the heap: carving pages, large blocks, watching, and the walk over live objects.
#include "objects/heap/heap.hpp"

#include <bit>
#include <cstring>
#include <initializer_list>
#include <new>
#include <utility>

#include <sys/mman.h>

#include "objects/heap/page.hpp"

namespace vitro {

namespace {

constexpr std::size_t kFirstRegionBytes = 256 * 1024;
constexpr std::size_t kRegionBytes = 1024 * 1024;
// One slow path hands out this much of a page, so that a small program touches few OS pages.
constexpr std::size_t kCarveBytes = 4 * 1024;

}  // namespace

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

char* Heap::take_page() {
  if (spare_pages_ > 0)
    for (Region* region = regions_; region; region = region->next)
      if (region->spare) {
        const auto i = static_cast<unsigned>(std::countr_zero(region->spare));
        region->spare &= region->spare - 1;
        --spare_pages_;
        ++region->in_use;
        char* page = region->first + i * kPageBytes;
#ifdef VITRO_ADDRESS_SANITIZER
        ASAN_UNPOISON_MEMORY_REGION(page, kPageBytes);
#endif
        reinterpret_cast<Page*>(page)->region = region;
        return page;
      }
  if (!regions_ || regions_->unused == regions_->end) {
    // Resources need not honour large alignments, so one page of each region is spent on aligning
    // it.
    const std::size_t bytes = regions_ ? kRegionBytes : kFirstRegionBytes;
    auto* region = static_cast<Region*>(take_from_resource(bytes, alignof(std::max_align_t)));
    if (!region) return nullptr;
    const auto start = reinterpret_cast<std::uintptr_t>(region);
    auto* first =
        reinterpret_cast<char*>((start + sizeof(Region) + kPageBytes - 1) & ~(kPageBytes - 1));
    *region = {regions_, bytes, first, reinterpret_cast<char*>((start + bytes) & ~(kPageBytes - 1)),
               first,    0,     0};
    regions_ = region;
  }
  char* page = regions_->unused;
  regions_->unused += kPageBytes;
  ++regions_->in_use;
  reinterpret_cast<Page*>(page)->region = regions_;
  return page;
}

Heap::Page* Heap::new_page(CellKind kind, unsigned size_class) {
  auto* page = reinterpret_cast<Page*>(take_page());
  if (!page) return nullptr;
  Region* region = page->region;
  const auto cell_bytes = static_cast<std::uint32_t>(class_bytes(size_class));
  constexpr auto kRoom = static_cast<std::uint32_t>(kPageBytes - sizeof(Page));
  const bool marked = kind == CellKind::container;
  // Less the bytes that rounding the marks up may take.
  const std::uint32_t capacity = marked ? (kRoom - 15) / (cell_bytes + 1) : kRoom / cell_bytes;
  const std::uint32_t mark_bytes = marked ? (capacity + 15) / 16 * 16 : 0;
  *page = {.next = nullptr,
           .region = region,
           .cell_bytes = cell_bytes,
           .carved = 0,
           .capacity = capacity,
           .reciprocal = static_cast<std::uint32_t>((std::uint64_t{1} << 32) / cell_bytes + 1),
           .first = static_cast<std::uint32_t>(sizeof(Page)) + mark_bytes,
           .free_count = 0,
           .free = nullptr,
           .next_available = nullptr,
           .next_young = nullptr,
           .scratch = nullptr,
           .kind = kind,
           .in_young_list = false};
  if (marked) std::memset(page->marks(), 0, mark_bytes);
  (last_page_ ? last_page_->next : first_page_) = page;
  last_page_ = page;
  return page;
}

void Heap::note_growth(Page& page, std::size_t cells) {
  if (page.kind != CellKind::container) return;
  if (!page.in_young_list) {
    page.in_young_list = true;
    page.next_young = young_pages;
    young_pages = &page;
  }
  grown += cells;
  if (grown >= growth_limit) [[unlikely]]
    grown_beyond(growth_context);
}

// Hands out what settle() left free in one page.
bool Heap::reuse(CellKind kind, unsigned size_class) {
  Page*& available = available_[static_cast<int>(kind)][size_class];
  Page* page = available;
  if (!page) return false;
  available = page->next_available;
  FreeCell*& list = (watched_ ? hidden_ : free_)[static_cast<int>(kind)][size_class];
  list = page->free;
  const std::uint32_t count = page->free_count;
  page->free = nullptr;
  page->free_count = 0;
  if (kind == CellKind::container)
    for (FreeCell* cell = list; cell; cell = cell->next) page->marks()[page->index_of(cell)] = 0;
  note_growth(*page, count);
  return true;
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
  note_growth(*page, count);
  return true;
}

void* Heap::allocate_large(CellKind kind, std::size_t bytes) {
  if (bytes > std::numeric_limits<std::size_t>::max() / 2) return nullptr;
  const std::size_t total = bytes + sizeof(LargeBlock);
  auto* block = static_cast<LargeBlock*>(take_from_resource(total, alignof(std::max_align_t)));
  if (!block) return nullptr;
  *block = {.next = nullptr,
            .previous = last_large_,
            .bytes = total,
            .scratch = 0,
            .kind = kind,
            .mark = 0,
            .candidate = false};
  (last_large_ ? last_large_->next : first_large_) = block;
  last_large_ = block;
  // A walk may meet the block before its owner has written the head.
  if (kind != CellKind::buffer) static_cast<Object*>(block->memory())->type = nullptr;
  if (kind == CellKind::container && ++grown >= growth_limit) grown_beyond(growth_context);
  return block->memory();
}

void* Heap::allocate_slowly(CellKind kind, std::size_t bytes) {
  if (watched_) {
    if (observer_) {
      HeapObserver* observer = std::exchange(observer_, nullptr);
      void* memory = allocate_slowly(kind, bytes);
      observer_ = observer;
      if (memory) observer_->allocated(kind, memory, bytes);
      return memory;
    }
    ++requests_;
    if (failing_ && requests_ > fail_at_) {
      failing_ = false;
      return nullptr;
    }
  }
  if (bytes > kLargestCell) {
    void* memory = allocate_large(kind, bytes);
    if (counting() && memory) ++paths.large;
    return memory;
  }
  const unsigned cls = size_class(bytes);
  FreeCell*& list = (watched_ ? hidden_ : free_)[static_cast<int>(kind)][cls];
  if (list || reuse(kind, cls)) {
    if (counting()) ++paths.free_list;
  } else {
    if (!refill(kind, cls)) return nullptr;
    if (counting()) ++paths.page;
  }
  FreeCell* cell = list;
  list = cell->next;
  unpoison(cell, bytes);
  return cell;
}

void Heap::free_slowly(CellKind kind, void* memory, std::size_t bytes) {
  if (holding_ && kind != CellKind::buffer && is_immortal(*static_cast<Object*>(memory)))
    return held_.push_back({memory, bytes, kind});
  if (watchers_) {
    if (counting()) ++paths.freed;
    if (observer_) observer_->freed(kind, memory, bytes);
  }
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
      if (!object->type) continue;
      if (page->kind == CellKind::container && page->marks()[i] & kMarkParked) continue;
      visit(context, *object);
    }
  }
  for (LargeBlock* block = first_large_; block; block = block->next) {
    if (block->kind == CellKind::buffer) continue;
    auto* object = static_cast<Object*>(block->memory());
    if (object->type && !(block->mark & kMarkParked)) visit(context, *object);
  }
}

void Heap::release_page(Page& page, std::size_t& keep) {
  Region& region = *page.region;
  region.spare |= std::uint64_t{1}
                  << static_cast<std::size_t>(reinterpret_cast<char*>(&page) - region.first) /
                         kPageBytes;
  --region.in_use;
  ++spare_pages_;
  if (keep >= kPageBytes)
    keep -= kPageBytes;
  else
    madvise(&page, kPageBytes, MADV_DONTNEED);
}

void Heap::settle(std::size_t keep) {
  auto& lists = watched_ ? hidden_ : free_;
  for (auto& of_kind : lists)
    for (FreeCell*& list : of_kind)
      while (list) {
        FreeCell* cell = list;
        list = cell->next;
        Page* page = Page::of(cell);
        cell->next = page->free;
        page->free = cell;
        ++page->free_count;
      }
  Page** young = &young_pages;
  while (*young)
    if ((*young)->free_count == (*young)->carved) {
      (*young)->in_young_list = false;
      *young = (*young)->next_young;
    } else {
      young = &(*young)->next_young;
    }
  Page** ends[kCellKinds][kSizeClasses];
  for (int kind = 0; kind < kCellKinds; ++kind)
    for (unsigned cls = 0; cls < kSizeClasses; ++cls) {
      available_[kind][cls] = nullptr;
      ends[kind][cls] = &available_[kind][cls];
    }
  last_page_ = nullptr;
  for (Page **link = &first_page_, *page = first_page_; page; page = *link) {
    const int kind = static_cast<int>(page->kind);
    const unsigned cls = size_class(page->cell_bytes);
    if (page->free_count == page->carved) {
      if (filling_[kind][cls] == page) filling_[kind][cls] = nullptr;
      *link = page->next;
      release_page(*page, keep);
      continue;
    }
    link = &page->next;
    last_page_ = page;
    if (page->free_count == 0) continue;
    page->next_available = nullptr;
    *ends[kind][cls] = page;
    ends[kind][cls] = &page->next_available;
  }
  for (Region** link = &regions_; *link;) {
    Region* region = *link;
    if (region->in_use > 0 || keep >= region->bytes) {
      link = &region->next;
      continue;
    }
    *link = region->next;
    spare_pages_ -= static_cast<std::size_t>(std::popcount(region->spare));
    reserved_ -= region->bytes;
#ifdef VITRO_ADDRESS_SANITIZER
    ASAN_UNPOISON_MEMORY_REGION(region, region->bytes);
#endif
    resource_->deallocate(region, region->bytes, alignof(std::max_align_t));
  }
}

HeapTotals Heap::totals() const {
  HeapTotals totals;
  totals.reserved_bytes = reserved_;
  for (const Page* page = first_page_; page; page = page->next) {
    const std::uint32_t live = page->carved - page->free_count;
    totals.live_cells += live;
    totals.live_bytes += std::size_t{live} * page->cell_bytes;
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

bool Heap::reserve_holds(std::size_t cells) {
  try {
    held_.reserve(cells);
    return true;
  } catch (const std::bad_alloc&) {
    return false;
  }
}

void Heap::hold_frees(bool on) {
  holding_ = on;
  watch(on || watchers_ || failing_);
  if (on) return;
  for (const HeldCell& cell : held_) free(cell.kind, cell.memory, cell.bytes);
  held_.clear();
  held_.shrink_to_fit();
}

void Heap::count_paths(bool on) {
  watchers_ = static_cast<std::uint8_t>((watchers_ & ~kCounting) | (on ? kCounting : 0));
  watch(watchers_ || failing_);
}

void Heap::observe(HeapObserver* observer) {
  observer_ = observer;
  watchers_ = static_cast<std::uint8_t>((watchers_ & ~kObserving) | (observer ? kObserving : 0));
  watch(watchers_ || failing_);
}

void Heap::fail_after(std::uint64_t n) {
  requests_ = 0;
  fail_at_ = n;
  failing_ = true;
  watch(true);
}

void Heap::stop_failing() {
  failing_ = false;
  watch(watchers_ != 0);
}

}  // namespace vitro
