// What the cycle collector of a runtime remembers between its passes; see collector.hpp.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vitro {

struct List;

// Bits of CollectorState::debug, numbered as gc.DEBUG_* are.
enum CollectorDebug : std::uint32_t {
  kCollectorStatistics = 1,
  kCollectorCollectable = 2,
  kCollectorUncollectable = 4,
  kCollectorSaveAll = 32,
};

struct CollectorState {
  static constexpr std::size_t kSmallestGrowth = 4096;

  bool enabled = true;
  bool running = false;
  bool thresholds_set = false;  // by gc.set_threshold(): they are followed as in CPython
  std::uint32_t thresholds[3] = {700, 10, 10};
  std::uint32_t passes[2] = {};  // over the young since one over the middle ones; over those since
                                 // one over all
  std::size_t young_growth = kSmallestGrowth;  // containers more that bring on the next pass
  std::size_t live = 0;                        // containers that the last pass over all left
  std::size_t grown = 0;                       // containers handed out since, up to the last pass
  std::uint32_t full_quarters = 1;  // quarters of `live` to grow by before all is looked at again
  struct Statistics {
    std::uint64_t collections, collected, uncollectable;
  } statistics[3] = {};
  std::uint32_t debug = 0;  // bits of gc.DEBUG_*
  std::size_t permanent = 0;
  List* callbacks = nullptr;  // gc.callbacks and gc.garbage; owned, null until gc is imported
  List* garbage = nullptr;
};

}  // namespace vitro
