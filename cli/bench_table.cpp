// The results as a table to be read, and as comma-separated values.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "cli/bench_report.hpp"
#include "cli/bench_statistics.hpp"
#include "inspect/output.hpp"

namespace vitro::cli {

namespace {

constexpr std::size_t kMostGroups = 12;

using Rows = std::vector<std::vector<std::string>>;

// The first column to the left, the others to the right.
void add_rows(std::string& text, const Rows& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (widths.size() <= i) widths.push_back(0);
      widths[i] = std::max(widths[i], inspect::columns(row[i]));
    }
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string gap(widths[i] - inspect::columns(row[i]), ' ');
      line += i == 0 ? "  " + row[i] + gap : "   " + gap + row[i];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  }
}

std::vector<double> per_round(const BenchColumn& column, bool warmup) {
  std::vector<double> times;
  for (const BenchRun& run : column.runs) {
    if (!warmup) times.push_back(run.first);
    if (warmup)
      for (const double time : run.warmups) times.push_back(time / static_cast<double>(run.loops));
  }
  return times;
}

std::string ratio_text(const Ratio& ratio) {
  return ratio.middle > 0 ? fmt::format("{:.2f} ±{:.2f}", ratio.middle, ratio.spread) : "-";
}

void add_columns(std::string& text, const BenchReport& report) {
  Rows rows(1);
  rows[0].emplace_back("");
  for (const BenchColumn& column : report.columns)
    rows[0].push_back(column.name + (column.problem.empty() ? "" : " (partial)"));
  const auto add = [&](const char* what, auto&& cell) {
    rows.push_back({what});
    for (const BenchColumn& column : report.columns) rows.back().push_back(cell(column));
  };
  const auto time_or_nothing = [](const std::vector<double>& times) {
    return times.empty() ? std::string("-") : time_text(median(times));
  };
  add("median", [&](const BenchColumn& column) { return time_or_nothing(column.rounds()); });
  add("spread", [&](const BenchColumn& column) {
    const auto times = column.rounds();
    return times.empty() ? std::string("-")
                         : fmt::format("±{:.1f} %", 100 * spread(times) / median(times));
  });
  add("fastest", [](const BenchColumn& column) {
    const auto times = column.rounds();
    return times.empty() ? std::string("-")
                         : time_text(*std::min_element(times.begin(), times.end()));
  });
  add("warm-up", [&](const BenchColumn& c) { return time_or_nothing(per_round(c, true)); });
  add("very first round",
      [&](const BenchColumn& c) { return time_or_nothing(per_round(c, false)); });
  add("loops", [](const BenchColumn& column) {
    return column.runs.empty() ? std::string("-") : inspect::number_text(column.runs[0].loops);
  });
  add("peak memory of the process", [](const BenchColumn& column) {
    const std::uint64_t bytes = column.peak_bytes();
    return bytes ? bytes_text(static_cast<double>(bytes)) : std::string("-");
  });
  add("collector's share of time", [](const BenchColumn& column) {
    return column.collector_total_ns > 0
               ? fmt::format("{:.1f} %", 100 * column.collector_ns / column.collector_total_ns)
               : std::string("-");
  });
  add("collector's passes", [](const BenchColumn& column) {
    return column.collector_total_ns > 0 ? inspect::number_text(column.collector_passes)
                                         : std::string("-");
  });
  if (report.columns.size() > 1) {
    const BenchColumn& base = report.columns[0];
    add(("time, " + base.name + " = 1").c_str(), [&](const BenchColumn& column) {
      return &column == &base ? std::string("1") : ratio_text(ratio_of(column, base));
    });
  }
  add_rows(text, rows);
}

void add_groups(std::string& text, const char* title, const std::vector<BenchGroup>& groups) {
  Rows rows{{title, "allocated", "bytes", "freed", "median lifetime"}};
  for (std::size_t i = 0; i < std::min(groups.size(), kMostGroups); ++i) {
    const BenchGroup& group = groups[i];
    rows.push_back({group.name, inspect::number_text(group.allocated),
                    inspect::number_text(group.allocated_bytes), inspect::number_text(group.freed),
                    group.lifetime < 0 ? "-" : count_text(std::round(group.lifetime))});
  }
  add_rows(text, rows);
  if (groups.size() > kMostGroups)
    text += fmt::format("  and {} more\n", groups.size() - kMostGroups);
}

void add_account(std::string& text, const BenchReport& report) {
  const BenchAccount& account = report.account;
  if (!account.loops) return;
  text += fmt::format("\nwhere it goes: {} of {}, watched apart from the timing\n",
                      inspect::counted(account.loops, "round"), account.allocator);
  Rows rows{{"path", "count", "bytes", "of the time", ""}};
  for (const BenchPath& path : account.paths)
    rows.push_back({std::string(path.name), inspect::number_text(path.count),
                    path.bytes ? inspect::number_text(path.bytes) : "-",
                    path.share < 0 ? "-" : fmt::format("~{:.1f} %", 100 * path.share), ""});
  add_rows(text, rows);
  text += "  (of the time: the count times what the path costs by itself, release included)\n\n";
  rows = {{"freed", inspect::number_text(account.freed)},
          {"instructions", inspect::number_text(account.instructions)},
          {"collector's passes", inspect::number_text(account.passes)},
          {"objects they freed", inspect::number_text(account.collected)},
          {"peak live bytes above the start", inspect::number_text(account.peak_bytes)},
          {"live bytes above the start at the end", inspect::number_text(account.final_bytes)},
          {"reference-count operations", "not counted: they are inline, nothing can watch them"}};
  Rows plain;
  for (auto& row : rows) plain.push_back({row[0] + ": " + row[1]});
  add_rows(text, plain);
  text += '\n';
  add_groups(text, "type", account.types);
  text += '\n';
  add_groups(text, "line", account.lines);
  text += "  (lifetime: allocations of the program between birth and death)\n";
}

}  // namespace

std::string bench_table(const BenchReport& report) {
  std::string text = report.name.find('\n') == std::string::npos
                         ? report.name
                         : report.name.substr(0, report.name.find('\n')) + " ...";
  text +=
      fmt::format("\n{} x {} after a warm-up, in turns; times of one round{}\n\n",
                  fmt::format("{} process{}", report.processes, report.processes == 1 ? "" : "es"),
                  inspect::counted(report.values, "value"), report.partial() ? "; PARTIAL" : "");
  for (const BenchColumn& column : report.columns)
    if (!column.problem.empty())
      text += fmt::format("  {} is partial: {}\n", column.name, column.problem);
  add_columns(text, report);
  add_account(text, report);
  text += '\n';
  for (const auto& [key, value] : report.machine)
    if (!value.empty()) text += fmt::format("{}: {}\n", key, value);
  return text;
}

namespace {

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char character : text) {
    if (character == '"') quoted += '"';
    quoted += character;
  }
  return quoted += '"';
}

}  // namespace

// One row per value: tools make their own summaries.
std::string bench_csv(const BenchReport& report) {
  std::string text = "name,column,partial,process,kind,loops,nanoseconds_per_round,peak_bytes\n";
  for (const BenchColumn& column : report.columns)
    for (std::size_t process = 0; process < column.runs.size(); ++process) {
      const BenchRun& run = column.runs[process];
      const auto add = [&](const char* kind, std::uint64_t loops, double time) {
        text += fmt::format("{},{},{},{},{},{},{:.3f},{}\n", csv_cell(report.name),
                            csv_cell(column.name), column.problem.empty() ? 0 : 1, process, kind,
                            loops, time / static_cast<double>(std::max<std::uint64_t>(loops, 1)),
                            run.peak_bytes);
      };
      add("first", 1, run.first);
      for (const double time : run.warmups) add("warm-up", run.loops, time);
      for (const double time : run.values) add("value", run.loops, time);
    }
  return text;
}

}  // namespace vitro::cli
