// Which allocator the runtime is built on: `--allocator NAME`, or $VITRO_ALLOCATOR where the
// command line says nothing, so that the processes a program starts, and whole test suites, follow.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "objects/heap/allocators.hpp"

namespace vitro::cli {

// Why `name` cannot be used, without newline; empty: it can.
[[nodiscard]] std::string allocator_problem(std::string_view name);
// Makes it the choice of this process and of those it starts. allocator_problem(name) is empty.
void choose_allocator(std::string_view name);
// What is wrong with $VITRO_ALLOCATOR; empty: nothing.
[[nodiscard]] std::string chosen_allocator_problem();
[[nodiscard]] const Allocator& chosen_allocator();

// The bytes a heap may take: those of the machine, or $VITRO_MEMORY_LIMIT if that is less.
[[nodiscard]] std::size_t heap_limit(std::size_t machine);
void choose_heap_limit(std::size_t bytes);

// The resource a session's heap takes its memory from.
struct Supply {
  explicit Supply(std::size_t limit)
      : resource(chosen_allocator().make(limit)), cells(chosen_allocator().cells) {}
  std::unique_ptr<MemoryResource> resource;
  Cells cells;
};

}  // namespace vitro::cli
