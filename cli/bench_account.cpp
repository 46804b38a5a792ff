#include "cli/bench_account.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <limits>
#include <new>
#include <optional>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/allocator_choice.hpp"
#include "cli/bench_observer.hpp"
#include "cli/session.hpp"
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/heap/page.hpp"
#include "objects/int.hpp"
#include "objects/module.hpp"
#include "objects/str.hpp"

namespace vitro::cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kPathNames[][2] = {
    {"small-int cache", "an int from -5 to 256 that exists already"},
    {"interned", "a name found in the table of interned ones"},
    {"immortal", "None, True, (), a one-character str: a result that exists already"},
    {"in place", "a number or str that nobody else holds is overwritten"},
    {"resized in place", "a buffer that had room to grow"},
    {"free list", "the cell of a dead object, used again"},
    {"fresh page", "a cell never used before"},
    {"own block", "too large for a cell, or an allocator that has no pages"},
};

class ReportPipe {
 public:
  explicit ReportPipe(int descriptor) : descriptor_(descriptor) {}
  template <class... Values>
  void line(fmt::format_string<Values...> format, Values&&... values) {
    text_ += fmt::format(format, std::forward<Values>(values)...);
    text_ += '\n';
  }
  void send() {
    std::string_view rest = text_;
    while (!rest.empty()) {
      const ssize_t written = write(descriptor_, rest.data(), rest.size());
      if (written <= 0) return;
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
    text_.clear();
  }

 private:
  int descriptor_;
  std::string text_;
};

// Nanoseconds of one allocation and its release on the path that `touch` takes.
template <class Touch>
double cost_of(Touch&& touch) {
  constexpr int kRounds = 20000;
  double best = std::numeric_limits<double>::max();
  for (int turn = 0; turn < 5; ++turn) {
    const auto start = Clock::now();
    touch(kRounds);
    const std::chrono::duration<double, std::nano> taken = Clock::now() - start;
    best = std::min(best, taken.count() / kRounds);
  }
  return best;
}

struct PathCosts {
  double list, page, block;
};

PathCosts measure_paths(std::size_t bytes) {
  const Allocator& allocator = chosen_allocator();
  constexpr std::size_t kRoom = std::size_t{1} << 30;
  const auto resource = allocator.make(kRoom);
  bytes = std::clamp<std::size_t>(bytes, 16, kLargestCell) / 8 * 8;
  const auto again = [&](std::size_t size) {
    return [&, size](int rounds) {
      Heap heap(*resource, kRoom, allocator.cells);
      for (int i = 0; i < rounds; ++i) {
        void* memory = heap.allocate(CellKind::leaf, size);
        asm volatile("" : : "r"(memory) : "memory");
        heap.free(CellKind::leaf, memory, size);
      }
    };
  };
  const auto fresh = [&](int rounds) {
    Heap heap(*resource, kRoom, allocator.cells);
    for (int i = 0; i < rounds; ++i) {
      void* memory = heap.allocate(CellKind::leaf, bytes);
      asm volatile("" : : "r"(memory) : "memory");
    }
  };
  if (allocator.cells == Cells::alone) return {0, 0, cost_of(again(bytes))};
  return {cost_of(again(bytes)), cost_of(fresh), cost_of(again(4096))};
}

class Accountant {
 public:
  Accountant(Session& session, std::string_view file, std::uint32_t first_line, int descriptor)
      : session_(session),
        rt_(session.runtime()),
        file_(file),
        first_line_(first_line),
        out_(descriptor) {}

  bool work() {
    again_ = dict_get_str(*session_.vm().main_module()->dict, *name("again"));
    if (!again_) return false;  // it has said why
    // Until instructions are specialised and free lists filled.
    if (!run(1)) return false;
    std::uint64_t rounds = 1;
    for (;; rounds *= 2) {
      const auto start = Clock::now();
      if (!run(rounds)) return false;
      ns_per_round_ = std::chrono::duration<double, std::nano>(Clock::now() - start).count() /
                      static_cast<double>(rounds);
      if (ns_per_round_ * static_cast<double>(rounds) > 2e6 || rounds >= 1024) break;
    }
    // What the loop itself needs, to be taken off.
    BenchObserver idle(rt_, file_, first_line_);
    if (!watch(idle, 0)) return false;
    const PathCounts nothing = since_;
    BenchObserver observer(rt_, file_, first_line_);
    const auto collector = collector_totals();
    if (!watch(observer, rounds)) return false;
    const auto collected = collector_totals();
    tell(observer, idle, nothing, rounds);
    out_.line("collector {} {}", collected.first - collector.first,
              collected.second - collector.second);
    tell_pages();
    out_.line("end");
    out_.send();
    return true;
  }

 private:
  Ref<Str> name(std::string_view text) { return intern(rt_, text); }

  Ref<Object> number(std::uint64_t rounds) {
    return make_int(rt_, static_cast<std::int64_t>(rounds));
  }
  bool run(std::uint64_t rounds) { return run(number(rounds)); }
  bool run(const Ref<Object>& rounds) {
    if (rounds && Ref<Object>(call(rt_, *again_, {rounds.get()}))) return true;
    const Ref<Exception> error = rt_.take_pending();
    std::string type;
    if (error) append_utf8(type, *error->type->name);
    out_.line("error {} while its allocations were watched", type);
    out_.send();
    return false;
  }
  bool watch(BenchObserver& observer, std::uint64_t rounds) {
    // Made before anybody looks.
    const Ref<Object> count = number(rounds);
    const PathCounts before = rt_.heap.paths;
    rt_.count_paths(true);
    rt_.heap.observe(&observer);
    session_.vm().watch(&observer);
    const bool good = run(count);
    session_.vm().watch(nullptr);
    rt_.heap.observe(nullptr);
    rt_.count_paths(false);
    const PathCounts& now = rt_.heap.paths;
    since_ = {now.cached - before.cached,    now.free_list - before.free_list,
              now.page - before.page,        now.large - before.large,
              now.freed - before.freed,      now.resized - before.resized,
              now.interned - before.interned};
    return good;
  }
  std::pair<std::uint64_t, std::uint64_t> collector_totals() const {
    std::pair<std::uint64_t, std::uint64_t> totals;
    for (const auto& generation : rt_.collector.statistics) {
      totals.first += generation.collections;
      totals.second += generation.collected;
    }
    return totals;
  }

  void tell(BenchObserver& observer, const BenchObserver& idle, const PathCounts& nothing,
            std::uint64_t rounds) {
    const auto less = [](std::uint64_t all, std::uint64_t some) {
      return all > some ? all - some : 0;
    };
    const std::uint64_t cells = less(since_.free_list, nothing.free_list + observer.taken_back) +
                                less(since_.page, nothing.page) + less(since_.large, nothing.large);
    const std::uint64_t bytes = less(observer.list_bytes, idle.list_bytes) +
                                less(observer.page_bytes, idle.page_bytes) +
                                less(observer.block_bytes, idle.block_bytes);
    const PathCosts costs = measure_paths(cells ? bytes / cells : 32);
    const double time = ns_per_round_ * static_cast<double>(rounds);
    const auto path = [&](int number, std::uint64_t count, std::uint64_t used, double cost) {
      out_.line("path {} {} {} {}", number, count, used,
                cost < 0 ? -1 : cost * static_cast<double>(count) / time);
    };
    path(0, less(since_.cached, nothing.cached), 0, -1);
    path(1, less(since_.interned, nothing.interned), 0, -1);
    path(2, less(observer.immortal, idle.immortal), 0, -1);
    path(3, less(observer.in_place, idle.in_place), 0, -1);
    path(4, less(since_.resized, nothing.resized), 0, -1);
    path(5, less(since_.free_list, nothing.free_list + observer.taken_back),
         less(observer.list_bytes, idle.list_bytes), costs.list);
    path(6, less(since_.page, nothing.page), less(observer.page_bytes, idle.page_bytes),
         costs.page);
    path(7, less(since_.large, nothing.large), less(observer.block_bytes, idle.block_bytes),
         costs.block);
    out_.line("total {} {} {} {} {}", rounds, less(observer.instructions, idle.instructions),
              less(observer.deaths, idle.deaths + observer.taken_back),
              std::max<std::int64_t>(observer.peak, 0), std::max<std::int64_t>(observer.live, 0));
    const auto groups = [this](const char* kind, const std::vector<BenchGroup>& all) {
      constexpr std::size_t kMost = 200;
      for (std::size_t i = 0; i < std::min(kMost, all.size()); ++i)
        out_.line("{} {} {} {} {} {}", kind, all[i].allocated, all[i].allocated_bytes, all[i].freed,
                  all[i].lifetime, all[i].name);
    };
    groups("type", observer.types());
    groups("line", observer.lines());
    for (const BenchMoment& moment : observer.moments())
      out_.line("moment {} {} {}", moment.allocations, moment.live, moment.reserved);
  }

  // How full the pages are of each size of cell.
  void tell_pages() {
    rt_.heap.settle(std::numeric_limits<std::size_t>::max());
    std::uint64_t capacity[kSizeClasses] = {}, live[kSizeClasses] = {};
    for (Heap::Page* page = rt_.heap.first_page(); page; page = page->next) {
      const unsigned cls = size_class(page->cell_bytes);
      capacity[cls] += page->capacity;
      live[cls] += page->carved - page->free_count;
    }
    for (unsigned cls = 0; cls < kSizeClasses; ++cls)
      if (capacity[cls]) out_.line("page {} {} {}", class_bytes(cls), capacity[cls], live[cls]);
  }

  Session& session_;
  Runtime& rt_;
  std::string_view file_;
  std::uint32_t first_line_;
  ReportPipe out_;
  Object* again_ = nullptr;  // borrowed from __main__
  double ns_per_round_ = 1;
  PathCounts since_;
};

// Words of a line.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) {}
  std::string_view next() {
    const std::size_t end = std::min(rest_.find(' '), rest_.size());
    const std::string_view word = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return word;
  }
  std::uint64_t count() {
    std::uint64_t number = 0;
    const std::string_view word = next();
    std::from_chars(word.data(), word.data() + word.size(), number);
    return number;
  }
  double real() {
    double number = 0;
    const std::string_view word = next();
    std::from_chars(word.data(), word.data() + word.size(), number);
    return number;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

void read_line(BenchAccount& account, std::string_view text) {
  Words words(text);
  const std::string_view what = words.next();
  if (what == "path") {
    const std::uint64_t number = words.count();
    BenchPath path{kPathNames[number][0], kPathNames[number][1]};
    path.count = words.count();
    path.bytes = words.count();
    path.share = words.real();
    account.paths.push_back(path);
  } else if (what == "total") {
    account.loops = words.count();
    account.instructions = words.count();
    account.freed = words.count();
    account.peak_bytes = words.count();
    account.final_bytes = words.count();
  } else if (what == "collector") {
    account.passes = words.count();
    account.collected = words.count();
  } else if (what == "type" || what == "line") {
    BenchGroup group;
    group.allocated = words.count();
    group.allocated_bytes = words.count();
    group.freed = words.count();
    group.lifetime = words.real();
    group.name = words.rest();
    (what == "type" ? account.types : account.lines).push_back(std::move(group));
  } else if (what == "moment") {
    const std::uint64_t allocations = words.count(), live = words.count();
    account.moments.push_back({allocations, live, words.count()});
  } else if (what == "page") {
    const std::uint64_t bytes = words.count(), capacity = words.count();
    account.pages.push_back({bytes, capacity, words.count()});
  }
}

}  // namespace

BenchAccount account_for(const Program& driver, std::uint32_t first_line, std::string_view file,
                         std::string_view allocator, const WorkerLimits& limits) {
  BenchAccount account;
  account.allocator = allocator;
  const WorkerResult result = run_worker(
      [&](int descriptor) {
        try {
          Invocation invocation;
          invocation.program = driver;
          const Source source = read_source(driver);
          Session session(invocation);
          if (!session.start(source) || session.run(source) != 0) _exit(1);
          _exit(Accountant(session, file, first_line, descriptor).work() ? 0 : 1);
        } catch (const std::bad_alloc&) {
          constexpr std::string_view kProblem = "error out of memory for the account\n";
          static_cast<void>(!write(descriptor, kProblem.data(), kProblem.size()));
          _exit(1);
        }
      },
      allocator, limits, [&account](std::string_view line) { read_line(account, line); });
  account.problem = result.problem;
  return account;
}

}  // namespace vitro::cli
