// What the two files of memoryview share.
#pragma once

#include "objects/memoryview.hpp"
#include "objects/runtime.hpp"

namespace vitro {

extern const NativeMethod kMemoryViewMethods[8];
extern const NativeProperty kMemoryViewProperties[12];

// ValueError once the view is released.
Status memoryview_check(Runtime& rt, const MemoryView& view);
// Of all the memory of `base`; the caller sets the lengths and steps where ndim is not 1.
Own<MemoryView> new_memoryview(Runtime& rt, Object& base, std::uint32_t ndim);
// Another view of the same memory; `view` is not released.
Own<MemoryView> copy_memoryview(Runtime& rt, const MemoryView& view);
[[nodiscard]] std::int64_t memoryview_items(const MemoryView& view);
// Do the items lie one after the other, last index fastest?
[[nodiscard]] bool memoryview_contiguous(const MemoryView& view);

}  // namespace vitro
