// One process that times: started with its limits, listened to line by line, ended when its time is
// over.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vitro::cli {

struct WorkerLimits {
  std::chrono::steady_clock::time_point deadline;
  std::size_t memory = 0;  // bytes of a heap of ours, or of another program's data; 0: none
};
enum class WorkerEnd { finished, failed, late };
struct WorkerResult {
  WorkerEnd end = WorkerEnd::failed;
  std::string problem;  // failed or late: why
};

// Runs `words` with `allocator` as its VITRO_ALLOCATOR (empty: none). Each line it writes to
// descriptor 3 goes to `line`; it has finished once it wrote "end". Its standard streams lead
// nowhere.
WorkerResult run_worker(const std::vector<std::string>& words, std::string_view allocator,
                        const WorkerLimits& limits,
                        const std::function<void(std::string_view)>& line);
// The same for code of this program, run in a child process: work(descriptor).
WorkerResult run_worker(const std::function<void(int)>& work, std::string_view allocator,
                        const WorkerLimits& limits,
                        const std::function<void(std::string_view)>& line);

}  // namespace vitro::cli
