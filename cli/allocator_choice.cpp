#include "cli/allocator_choice.hpp"

#include <cstdlib>
#include <limits>

namespace vitro::cli {

namespace {

constexpr const char* kVariable = "VITRO_ALLOCATOR";
constexpr const char* kLimitVariable = "VITRO_MEMORY_LIMIT";

}  // namespace

std::string allocator_problem(std::string_view name) {
  const std::string quoted = "'" + std::string(name) + "'";
  const Allocator* allocator = find_allocator(name);
  if (!allocator) return "unknown allocator " + quoted + ": there are " + allocator_names();
  if (!allocator->make(std::numeric_limits<std::size_t>::max()))
    return "allocator " + quoted + " is not in this program: " + std::string(allocator->missing);
  return {};
}

void choose_allocator(std::string_view name) { setenv(kVariable, std::string(name).c_str(), 1); }

std::string chosen_allocator_problem() {
  const char* name = std::getenv(kVariable);
  return name && *name ? allocator_problem(name) : std::string();
}

std::size_t heap_limit(std::size_t machine) {
  const char* text = std::getenv(kLimitVariable);
  const unsigned long long bytes = text ? std::strtoull(text, nullptr, 10) : 0;
  return bytes > 0 && bytes < machine ? bytes : machine;
}

void choose_heap_limit(std::size_t bytes) {
  setenv(kLimitVariable, std::to_string(bytes).c_str(), 1);
}

const Allocator& chosen_allocator() {
  const char* name = std::getenv(kVariable);
  const Allocator* allocator = name && *name ? find_allocator(name) : nullptr;
  return allocator ? *allocator : allocators()[0];
}

}  // namespace vitro::cli
