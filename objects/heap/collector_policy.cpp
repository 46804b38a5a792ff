// When the collector runs and over what. The heap counts by how many container cells it has grown,
// not allocations: objects that come and go in the same cells bring no pass on. A pass that finds
// little garbage puts the next one off, up to the size of the heap itself, so that a program that
// only builds pays for few passes; one that finds much brings the next one near.
#include <algorithm>
#include <limits>

#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/heap/collector.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"

namespace vitro {

namespace {

constexpr std::uint32_t kMostQuarters = 8;

std::size_t smallest_growth(const CollectorState& state) {
  return std::max(CollectorState::kSmallestGrowth, state.live / 64);
}

void notify(void* context) { static_cast<Runtime*>(context)->request(kInterruptCollect); }

unsigned generation_to_collect(const CollectorState& state, std::size_t grown) {
  if (state.thresholds_set) {
    if (state.thresholds[2] && state.passes[1] >= state.thresholds[2] &&
        state.passes[0] >= state.thresholds[1])
      return 2;
    return state.thresholds[1] && state.passes[0] >= state.thresholds[1] ? 1 : 0;
  }
  if ((state.grown + grown) * 4 >= state.live * state.full_quarters) return 2;
  return state.passes[0] >= state.thresholds[1] ? 1 : 0;
}

// What a pass over `generation` found says when to come back.
void learn(Runtime& rt, unsigned generation, const Collected& found) {
  CollectorState& state = rt.collector;
  const bool little = found.freed * 8 < found.examined;
  const bool much = found.freed * 2 > found.examined;
  if (generation == 2) {
    state.live = found.examined - found.freed;
    state.grown = 0;
    state.passes[0] = state.passes[1] = 0;
    if (little) state.full_quarters = std::min(state.full_quarters * 2, kMostQuarters);
    if (much) state.full_quarters = 1;
  } else {
    state.grown += rt.heap.grown - std::min(rt.heap.grown, found.freed);
    if (generation == 1) {
      state.passes[0] = 0;
      ++state.passes[1];
    } else {
      ++state.passes[0];
    }
  }
  if (little)
    state.young_growth = std::min(state.young_growth * 4,
                                  std::max(state.live + state.grown, smallest_growth(state)));
  if (much) state.young_growth /= 4;
  state.young_growth = std::max(state.young_growth, smallest_growth(state));
  // What was freed is handed out page by page again, and counted when it is.
  if (generation == 2 || found.freed * 4 > state.young_growth) give_memory_back(rt);
  rt.heap.grown = 0;
}

// callback(phase, info) for each of gc.callbacks.
void call_back(Runtime& rt, Str& phase, unsigned generation, std::size_t collected) {
  List* callbacks = rt.collector.callbacks;
  if (!callbacks || callbacks->length == 0) return;
  const Ref<Exception> pending = rt.take_pending();
  const auto fill = [&]() -> Own<Dict> {
    Ref<Dict> info = new_dict(rt);
    if (!info) return raised;
    const std::pair<const char*, std::size_t> entries[] = {
        {"generation", generation}, {"collected", collected}, {"uncollectable", 0}};
    for (const auto& [name, value] : entries) {
      const Ref<Str> key = intern(rt, name);
      if (!key) return raised;
      const Ref<Int> number = make_int(rt, static_cast<std::int64_t>(value));
      if (!number || !dict_set_str(rt, *info, *key, *number)) return raised;
    }
    return info.release();
  };
  const Ref<Dict> info = fill();
  if (!info) write_unraisable(rt, nullptr);
  for (std::size_t i = 0; info && i < callbacks->length; ++i) {
    const Ref<Object> callback = Ref<Object>::share(callbacks->items[i]);
    const Ref<Object> result = call(rt, *callback, {&phase, info.get()});
    if (!result) write_unraisable(rt, callback.get());
  }
  if (pending) rt.raise_object(own(*pending));
}

Collected collect_and_tell(Runtime& rt, unsigned generation) {
  if (rt.collector.running) return {};
  const bool told = rt.collector.callbacks && rt.collector.callbacks->length > 0;
  if (told) {
    rt.collector.running = true;  // the callbacks are no time for another one
    const Ref<Str> phase = intern(rt, "start");
    if (phase) call_back(rt, *phase, generation, 0);
    rt.clear_pending();
    rt.collector.running = false;
  }
  const Collected found = collect(rt, generation);
  if (!found.ran) return found;
  CollectorState::Statistics& statistics = rt.collector.statistics[generation];
  ++statistics.collections;
  statistics.collected += found.freed;
  learn(rt, generation, found);
  if (told) {
    rt.collector.running = true;
    const Ref<Str> phase = intern(rt, "stop");
    if (phase) call_back(rt, *phase, generation, found.freed);
    rt.clear_pending();
    rt.collector.running = false;
  }
  return found;
}

}  // namespace

void plan_next_collection(Runtime& rt) {
  const CollectorState& state = rt.collector;
  rt.heap.grown_beyond = notify;
  rt.heap.growth_context = &rt;
  if (!state.enabled || state.thresholds[0] == 0)
    rt.heap.growth_limit = std::numeric_limits<std::size_t>::max();
  else
    rt.heap.growth_limit = state.thresholds_set ? state.thresholds[0] : state.young_growth;
}

void collect_automatically(Runtime& rt) {
  // Something is half dead: what it still holds cannot be told. Or the pass would be inside
  // another.
  if (rt.deallocating() || rt.collector.running) {
    rt.heap.growth_limit = rt.heap.grown + CollectorState::kSmallestGrowth;
    return;
  }
  const Collected found = collect_and_tell(rt, generation_to_collect(rt.collector, rt.heap.grown));
  plan_next_collection(rt);
  if (!found.ran) rt.heap.growth_limit = rt.heap.grown + CollectorState::kSmallestGrowth;
}

std::size_t collect_on_request(Runtime& rt, unsigned generation) {
  const Collected found = collect_and_tell(rt, generation);
  plan_next_collection(rt);
  return found.freed;
}

void give_memory_back(Runtime& rt) {
  if (rt.collector.running) return;
  // A part stays, so that a program whose size swings does not fetch the same pages again and
  // again.
  rt.heap.settle(rt.heap.reserved_bytes() / 16);
}

}  // namespace vitro
