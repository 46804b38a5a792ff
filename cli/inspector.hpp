// Answers what a program asks about its own heap through module `vitro`.
#pragma once

#include <map>
#include <memory>

#include "inspect/baseline.hpp"
#include "inspect/births.hpp"
#include "inspect/snapshot.hpp"
#include "vm/inspection.hpp"
#include "vm/vm.hpp"

namespace vitro::cli {

class Session;

class Inspector {
 public:
  explicit Inspector(Session& session) : session_(session) {}
  ~Inspector();
  Inspector(const Inspector&) = delete;
  Inspector& operator=(const Inspector&) = delete;

  // What existed before the program and what is known of births, where somebody has seen to that;
  // both must outlive this. Else births are counted from the first snapshot on.
  const inspect::Baseline* baseline = nullptr;
  const inspect::Births* births = nullptr;

  // The table for Vm::inspection; its context is the Session.
  static const vm::Inspection kTable;

 private:
  std::uint64_t take();
  bool answer(const vm::InspectionRequest& request, vm::InspectionAnswer& answer);
  bool dump(const inspect::Snapshot& snapshot, const vm::InspectionRequest& request,
            vm::InspectionAnswer& answer);
  inspect::Snapshot capture_now();

  Session& session_;
  std::map<std::uint64_t, std::unique_ptr<const inspect::Snapshot>> kept_;
  std::uint64_t last_ = 0;
  std::unique_ptr<inspect::Births> own_births_;
};

}  // namespace vitro::cli
