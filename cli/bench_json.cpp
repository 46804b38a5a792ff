// The results as JSON: everything in a form of our own, and the times in those of pyperf and of
// Google Benchmark, so that their tools compare them.
#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "cli/bench_report.hpp"
#include "cli/bench_statistics.hpp"

namespace vitro::cli {

namespace {

// Commas between items.
class List {
 public:
  explicit List(std::string& text, char open, char close) : text_(text), close_(close) {
    text_ += open;
  }
  ~List() { text_ += close_; }
  List(const List&) = delete;
  List& operator=(const List&) = delete;
  std::string& item() {
    if (!first_) text_ += ',';
    first_ = false;
    return text_;
  }
  std::string& key(std::string_view name) { return (item() += quoted_json(name)) += ':'; }
  void text(std::string_view name, std::string_view value) { key(name) += quoted_json(value); }
  template <class Number>
  void number(std::string_view name, Number value) {
    key(name) += fmt::format("{}", value);
  }
  void flag(std::string_view name, bool value) { key(name) += value ? "true" : "false"; }

 private:
  std::string& text_;
  char close_;
  bool first_ = true;
};

template <class Items, class Write>
void add_all(std::string& text, const Items& items, Write&& write) {
  List list(text, '[', ']');
  for (const auto& item : items) write(list.item(), item);
}

void add_run(std::string& text, const BenchRun& run) {
  const auto loops = static_cast<double>(std::max<std::uint64_t>(run.loops, 1));
  const auto per_round = [loops](std::string& place, double time) {
    place += fmt::format("{:.3f}", time / loops);
  };
  List object(text, '{', '}');
  object.number("first_ns", run.first);
  object.number("loops", run.loops);
  add_all(object.key("warmups_ns"), run.warmups, per_round);
  add_all(object.key("values_ns"), run.values, per_round);
  object.number("peak_bytes", run.peak_bytes);
}

void add_column(std::string& text, const BenchReport& report, const BenchColumn& column) {
  List object(text, '{', '}');
  object.text("name", column.name);
  object.text("version", column.version);
  object.flag("partial", !column.problem.empty());
  object.text("problem", column.problem);
  const std::vector<double> rounds = column.rounds();
  object.number("median_ns", median(rounds));
  object.number("spread_ns", spread(rounds));
  const Ratio ratio = ratio_of(column, report.columns[0]);
  object.number("ratio", ratio.middle);
  object.number("ratio_spread", ratio.spread);
  object.number("peak_bytes", column.peak_bytes());
  object.number("collector_ns", column.collector_ns);
  object.number("collector_of_ns", column.collector_total_ns);
  object.number("collector_passes", column.collector_passes);
  object.number("collector_freed", column.collector_freed);
  add_all(object.key("runs"), column.runs, add_run);
}

void add_group(std::string& text, const BenchGroup& group) {
  List object(text, '{', '}');
  object.text("name", group.name);
  object.number("allocated", group.allocated);
  object.number("bytes", group.allocated_bytes);
  object.number("freed", group.freed);
  if (group.lifetime >= 0)
    object.number("median_lifetime", group.lifetime);
  else
    object.key("median_lifetime") += "null";
}

void add_account(std::string& text, const BenchAccount& account) {
  List object(text, '{', '}');
  object.text("allocator", account.allocator);
  object.number("rounds", account.loops);
  object.text("problem", account.problem);
  add_all(object.key("paths"), account.paths, [](std::string& place, const BenchPath& path) {
    List row(place, '{', '}');
    row.text("name", path.name);
    row.text("about", path.about);
    row.number("count", path.count);
    row.number("bytes", path.bytes);
    if (path.share >= 0)
      row.number("estimated_share_of_time", path.share);
    else
      row.key("estimated_share_of_time") += "null";
  });
  object.number("instructions", account.instructions);
  object.number("freed", account.freed);
  object.number("collector_passes", account.passes);
  object.number("collector_freed", account.collected);
  object.number("peak_live_bytes", account.peak_bytes);
  object.number("final_live_bytes", account.final_bytes);
  object.key("reference_count_operations") += "null";
  add_all(object.key("types"), account.types, add_group);
  add_all(object.key("lines"), account.lines, add_group);
  add_all(object.key("moments"), account.moments, [](std::string& place, const BenchMoment& m) {
    place += fmt::format("[{},{},{}]", m.allocations, m.live, m.reserved);
  });
  add_all(object.key("pages"), account.pages, [](std::string& place, const PageOccupancy& page) {
    place += fmt::format("[{},{},{}]", page.cell_bytes, page.capacity, page.live);
  });
}

}  // namespace

std::string bench_json(const BenchReport& report) {
  std::string text;
  {
    List object(text, '{', '}');
    object.text("format", "vitro bench 1");
    object.text("name", report.name);
    object.text("command", report.command);
    object.flag("partial", report.partial());
    {
      List machine(object.key("machine"), '{', '}');
      for (const auto& [key, value] : report.machine) machine.text(key, value);
    }
    add_all(object.key("columns"), report.columns,
            [&report](std::string& place, const BenchColumn& column) {
              add_column(place, report, column);
            });
    if (report.account.loops) add_account(object.key("account"), report.account);
  }
  return text += '\n';
}

// One benchmark per column; with one column it has the program's name alone, so that
// `pyperf compare_to` finds it again in another file.
std::string bench_pyperf(const BenchReport& report) {
  std::string text;
  {
    List object(text, '{', '}');
    List list(object.key("benchmarks"), '[', ']');
    for (const BenchColumn& column : report.columns) {
      if (column.rounds().empty()) continue;
      List benchmark(list.item(), '{', '}');
      {
        List metadata(benchmark.key("metadata"), '{', '}');
        metadata.text("name", report.columns.size() == 1 ? report.name
                                                         : report.name + " [" + column.name + ']');
        metadata.text("unit", "second");
        metadata.text("python_version", column.version);
        if (!column.problem.empty()) metadata.text("vitro_partial", column.problem);
      }
      add_all(benchmark.key("runs"), column.runs, [](std::string& place, const BenchRun& run) {
        const auto loops = static_cast<double>(std::max<std::uint64_t>(run.loops, 1));
        List item(place, '{', '}');
        {
          List metadata(item.key("metadata"), '{', '}');
          metadata.number("loops", run.loops);
          metadata.number("mem_max_rss", run.peak_bytes);
        }
        add_all(item.key("warmups"), run.warmups, [&](std::string& pair, double time) {
          pair += fmt::format("[{},{}]", run.loops, time / loops * 1e-9);
        });
        add_all(item.key("values"), run.values, [&](std::string& value, double time) {
          value += fmt::format("{}", time / loops * 1e-9);
        });
      });
    }
  }
  // Outside the list of benchmarks.
  text.insert(text.size() - 1, ",\"metadata\":{},\"version\":\"1.0\"");
  return text += '\n';
}

std::string bench_google(const BenchReport& report) {
  std::string text;
  {
    List object(text, '{', '}');
    {
      List context(object.key("context"), '{', '}');
      context.text("executable", "vitro bench");
      context.text("library_build_type", "release");
      for (const auto& [key, value] : report.machine) context.text(key, value);
      context.number("num_cpus", 1);
      context.number("mhz_per_cpu", 1);
    }
    List list(object.key("benchmarks"), '[', ']');
    for (const BenchColumn& column : report.columns) {
      const std::string name =
          report.columns.size() == 1 ? report.name : report.name + '/' + column.name;
      const std::vector<double> rounds = column.rounds();
      std::uint64_t loops = column.runs.empty() ? 0 : column.runs[0].loops;
      const auto row = [&](std::string_view suffix, std::string_view run_type, std::size_t index,
                           double time) {
        List item(list.item(), '{', '}');
        item.text("name", name + std::string(suffix));
        item.text("run_name", name);
        item.text("run_type", run_type);
        item.number("repetitions", rounds.size());
        item.number("threads", 1);
        if (run_type == "aggregate") {
          item.text("aggregate_name", suffix.substr(1));
          item.text("aggregate_unit", "time");
        } else {
          item.number("repetition_index", index);
        }
        item.number("iterations", run_type == "aggregate" ? rounds.size() : loops);
        item.number("real_time", time);
        item.number("cpu_time", time);
        item.text("time_unit", "ns");
        if (!column.problem.empty()) item.text("label", "partial: " + column.problem);
      };
      for (std::size_t i = 0; i < rounds.size(); ++i) row("", "iteration", i, rounds[i]);
      if (rounds.empty()) continue;
      const auto count = static_cast<double>(rounds.size());
      const double mean = std::accumulate(rounds.begin(), rounds.end(), 0.0) / count;
      double squares = 0;
      for (const double time : rounds) squares += (time - mean) * (time - mean);
      row("_mean", "aggregate", 0, mean);
      row("_median", "aggregate", 0, median(rounds));
      row("_stddev", "aggregate", 0, count > 1 ? std::sqrt(squares / (count - 1)) : 0);
    }
  }
  return text += '\n';
}

}  // namespace vitro::cli
