// The allocators that a runtime's heap can be built on, by name. With "pool", cells are carved from
// pages and kept in free lists; with any other, each cell is asked for and given back by itself, so
// that the same program shows what another allocator makes of it.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <boost/container/pmr/memory_resource.hpp>

#include "objects/heap/heap.hpp"

namespace vitro {

using MemoryResource = boost::container::pmr::memory_resource;

struct Allocator {
  std::string_view name;
  std::string_view about;
  Cells cells;
  // A resource that supplies up to `limit` bytes. Null: this program is without it.
  std::unique_ptr<MemoryResource> (*make)(std::size_t limit);
  std::string_view missing;  // what to do to have it
};

// The first is the default.
[[nodiscard]] std::span<const Allocator> allocators();
// Null: there is none of that name.
[[nodiscard]] const Allocator* find_allocator(std::string_view name);
// "pool, malloc, …", for messages.
[[nodiscard]] std::string allocator_names();

// Bumps a pointer through chunks; a chunk goes back when all that was taken from it is dead.
[[nodiscard]] std::unique_ptr<MemoryResource> make_arena(std::size_t limit);
// Bumps a pointer and takes nothing back until the end.
[[nodiscard]] std::unique_ptr<MemoryResource> make_monotonic(std::size_t limit);

}  // namespace vitro
