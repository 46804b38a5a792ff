// What the heap and the interpreter tell while a program's allocations are accounted for.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "cli/bench_report.hpp"
#include "objects/heap/heap.hpp"
#include "objects/probe.hpp"
#include "objects/runtime.hpp"

namespace vitro::cli {

class BenchObserver final : public HeapObserver, public Probe {
 public:
  // `file`: whose lines are told apart, `first_line` of it being called 1.
  BenchObserver(Runtime& rt, std::string_view file, std::uint32_t first_line);

  void allocated(CellKind kind, void* memory, std::size_t bytes) override;
  void freed(CellKind kind, void* memory, std::size_t bytes) override;
  void step(const Moment& moment) override;
  void leave(const Moment&) override { last_code_ = nullptr; }
  void raise(const Moment&, Exception&) override { last_code_ = nullptr; }

  // Counts since the beginning; bytes of the three paths that allocate.
  std::uint64_t instructions = 0, immortal = 0, in_place = 0, deaths = 0;
  std::uint64_t taken_back = 0;  // counted as free list by the heap, but in place by rights
  std::uint64_t list_bytes = 0, page_bytes = 0, block_bytes = 0;
  // Live bytes above those at the beginning.
  std::int64_t live = 0, peak = 0;
  [[nodiscard]] std::vector<BenchGroup> types();
  [[nodiscard]] std::vector<BenchGroup> lines();
  [[nodiscard]] const std::vector<BenchMoment>& moments() const { return moments_; }

 private:
  struct Birth {
    std::uint64_t time;  // in allocations
    std::uint32_t bytes, site;
    std::uint32_t type;  // kUnknown until its head is written
  };
  // Lifetimes, every stride-th of them once there are many.
  struct Group {
    std::string name;
    std::uint64_t allocated = 0, bytes = 0, freed = 0, stride = 1;
    std::vector<double> lifetimes;
    void die(std::uint64_t lifetime);
  };
  static constexpr std::uint32_t kUnknown = 0xffff'ffff;

  void learn_type(const void* memory, Birth& birth);
  std::uint32_t type_of(const Object& object);
  std::uint32_t site_of(const Code& code, std::uint32_t unit);
  void look_at_result(const Moment& moment);
  void take_back(Object& result);
  void sample();
  static std::vector<BenchGroup> sorted(std::vector<Group>& groups);

  Runtime& rt_;
  std::string file_;
  std::uint32_t first_line_;
  PathCounts before_;
  std::uint64_t time_ = 0, sample_stride_ = 1;
  std::int64_t base_ = 0;
  std::unordered_map<const void*, Birth> births_;
  std::vector<void*> unwritten_;  // whose type is not known yet
  std::vector<Group> types_, sites_;
  std::unordered_map<const Type*, std::uint32_t> type_numbers_;
  std::unordered_map<std::string, std::uint32_t> type_names_, site_names_;
  std::unordered_map<const Code*, std::unordered_map<std::uint32_t, std::uint32_t>> site_numbers_;
  std::uint32_t site_ = 0;
  std::vector<BenchMoment> moments_;
  // The instruction before, and what stood on the stack.
  const Code* last_code_ = nullptr;
  std::uint32_t last_unit_ = 0, last_depth_ = 0;
  Object *left_ = nullptr, *right_ = nullptr;
  const Birth* dead_operand_ = nullptr;
  Birth dead_operand_birth_{};
};

}  // namespace vitro::cli
