// How full each page and block is, for those who draw a map of the heap.
#include <unordered_map>

#include "objects/heap/page.hpp"

namespace vitro {

std::vector<PageUse> Heap::occupancy() const {
  std::unordered_map<const Page*, std::uint32_t> free_cells;
  for (const auto* lists : {free_, hidden_})
    for (int kind = 0; kind < kCellKinds; ++kind)
      for (unsigned cls = 1; cls < kSizeClasses; ++cls)
        for (const FreeCell* cell = lists[kind][cls]; cell; cell = cell->next)
          ++free_cells[Page::of(cell)];
  std::vector<PageUse> result;
  for (const Page* page = first_page_; page; page = page->next) {
    const auto found = free_cells.find(page);
    const std::uint32_t listed = found == free_cells.end() ? 0 : found->second;
    result.push_back(
        {page->kind, page->cell_bytes, page->capacity, page->carved - page->free_count - listed});
  }
  for (const LargeBlock* block = first_large_; block; block = block->next)
    result.push_back({block->kind, block->bytes - sizeof(LargeBlock), 1, 1});
  return result;
}

}  // namespace vitro
