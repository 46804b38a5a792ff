// Which instruction allocated each object that lives, and its serial number, which tells it from
// whatever had its address before. Kept outside the Python heap, of which it is told by the slow
// path; a program that nobody watches knows nothing of it.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "inspect/snapshot.hpp"
#include "objects/heap/heap.hpp"
#include "objects/probe.hpp"

namespace vitro {
struct Code;
}

namespace vitro::inspect {

// One instruction of a code object, borrowed.
struct Place {
  const Code* code = nullptr;
  std::uint32_t unit = 0;
};

class Births final : public HeapObserver {
 public:
  // What this room does not know: the instruction that runs (code null: none does), and the name of
  // an opcode.
  struct Machine {
    Place (*running)(Runtime& rt);
    std::string_view (*name_of)(std::uint16_t opcode);
  };
  // Gives every object alive now a number, in heap order; from then on heap.observe() must tell it.
  // Throws std::bad_alloc.
  Births(Runtime& rt, const Machine& machine);
  Births(const Births&) = delete;
  Births& operator=(const Births&) = delete;

  void allocated(CellKind kind, void* memory, std::size_t bytes) override;
  void freed(CellKind kind, void* memory, std::size_t bytes) override;

  // What is known of the object at this address; serial 0: nothing, there was no memory for it.
  [[nodiscard]] Birth of(std::uintptr_t address) const;
  [[nodiscard]] const std::vector<Site>& sites() const { return sites_; }

 private:
  struct Entry {
    std::uintptr_t address;  // 0: free
    Birth birth;
  };
  [[nodiscard]] std::size_t place_of(std::uintptr_t address) const;
  void put(std::uintptr_t address, Birth birth);
  void grow();
  std::uint32_t current_site();

  std::vector<Entry> table_;  // open addressing, linear
  std::size_t count_ = 0;
  std::uint64_t next_serial_ = 1;
  std::vector<Site> sites_{1};  // 0: no instruction
  // Sites of each code object that lives, by unit; for the one instruction at hand also here.
  std::unordered_map<const Code*, std::unordered_map<std::uint32_t, std::uint32_t>> known_;
  Runtime& rt_;
  const Machine machine_;
  bool exhausted_ = false;  // no memory: nothing is recorded any more
};

}  // namespace vitro::inspect
