// One page with everything in it: no network, no scripts.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "cli/bench_plot.hpp"
#include "cli/bench_report.hpp"
#include "cli/bench_statistics.hpp"
#include "inspect/output.hpp"

namespace vitro::cli {

namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>vitro bench</title>
<style>
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 1360px; padding: 0 1rem;
  color: #222; background: #fff }
h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin: 0 0 .3rem } pre { background: #f4f4f4; padding: .8rem;
  overflow-x: auto; font-size: 13px }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(560px, 100%), 1fr)); gap: 1.6rem }
figure { margin: 0 } figcaption { color: #555; font-size: 13px } svg { width: 100%; height: auto }
svg text { font: 12px system-ui, sans-serif; fill: #333 }
.grid { stroke: #e3e3e3 } .axis { stroke: #666 } .partial { color: #b00020; font-weight: bold }
</style></head><body>
)";

class Page {
 public:
  explicit Page(const BenchReport& report) : report_(report), text_(kHead) {}

  std::string write() {
    text_ += "<h1>vitro bench: " + escaped_html(report_.name) + "</h1>\n";
    for (const BenchColumn& column : report_.columns)
      if (!column.problem.empty())
        text_ += "<p class=\"partial\">" +
                 escaped_html(column.name + " is partial: " + column.problem) + "</p>\n";
    text_ += "<pre>" + escaped_html(bench_table(report_)) + "</pre>\n<div class=\"plots\">\n";
    add_costs();
    add_percentiles();
    add_memory();
    add_pages();
    add_pareto();
    text_ += "</div>\n<p>Made by: <code>" + escaped_html(report_.command) +
             "</code></p>\n</body></html>\n";
    return std::move(text_);
  }

 private:
  void add(const char* title, const std::string& svg, std::string_view caption) {
    text_ += fmt::format("<figure><h2>{}</h2>\n{}<figcaption>{}</figcaption></figure>\n", title,
                         svg, caption);
  }

  using Point = AllocatorCost::Point;
  static std::vector<std::pair<double, double>> line(const std::vector<Point>& points,
                                                     double Point::*what) {
    std::vector<std::pair<double, double>> line;
    for (const Point& point : points) line.emplace_back(point.x, point.*what);
    return line;
  }

  void add_costs() {
    Plot size, live;
    size.x_label = "size class, bytes";
    live.x_label = "live objects of 40 bytes";
    live.log_x = true;
    for (Plot* plot : {&size, &live}) {
      plot->y_label = "time of one, nanoseconds";
      int colour = 0;
      for (const AllocatorCost& cost : report_.costs) {
        const auto& points = plot == &size ? cost.by_size : cost.by_live;
        plot->series.push_back(
            {cost.allocator + ": allocation", line(points, &Point::allocate_ns), false, colour});
        plot->series.push_back(
            {cost.allocator + ": free", line(points, &Point::free_ns), true, colour++});
      }
    }
    add("Allocation and free against size class", svg_of(size),
        "A thousand blocks live; 256 are freed in random order and 256 allocated, again and again. "
        "Medians; no Python in it.");
    add("Allocation and free against live objects", svg_of(live),
        "The same with more and more objects live: the steps are where the processor's caches "
        "end.");
  }

  void add_percentiles() {
    Plot rounds;
    rounds.x_label = "percentile";
    rounds.y_label = "time of one round";
    rounds.y_text = time_text;
    rounds.x_text = [](double nines) {
      return fmt::format("{:g}", 100 * (1 - std::pow(10, -nines)));
    };
    Plot single = rounds;
    single.y_label = "one free and one allocation";
    // Nines: 0 is the minimum, 1 is 90 %, 2 is 99 %, 3 is 99.9 %.
    for (const BenchColumn& column : report_.columns) {
      const std::vector<double> times = column.rounds();
      if (times.empty()) continue;
      PlotSeries series{column.name, {}};
      for (double nines = 0; nines <= 3.001; nines += 0.1)
        series.points.emplace_back(nines, quantile(times, 1 - std::pow(10, -nines)));
      rounds.series.push_back(std::move(series));
    }
    for (const AllocatorCost& cost : report_.costs)
      single.series.push_back({cost.allocator,
                               {{0.301, cost.percentiles[0]},
                                {1, cost.percentiles[1]},
                                {2, cost.percentiles[2]},
                                {3, cost.percentiles[3]}}});
    add("Percentiles of a round", svg_of(rounds),
        "All values of all processes. With few of them the upper end is the slowest value that was "
        "seen.");
    add("Percentiles of single allocations", svg_of(single),
        "50, 90, 99 and 99.9 %, ten thousand live objects of 40 bytes, less the clock's own time. "
        "The clock ticks in nanoseconds, so small figures are coarse.");
  }

  void add_memory() {
    Plot plot;
    plot.kind = Plot::Kind::steps;
    plot.x_label = "allocations since the first round";
    plot.y_label = "bytes";
    plot.y_text = bytes_text;
    plot.y_bytes = true;
    PlotSeries live{"live", {}}, reserved{"reserved", {}};
    double worst = 0;
    for (const BenchMoment& moment : report_.account.moments) {
      const auto at = static_cast<double>(moment.allocations);
      live.points.emplace_back(at, static_cast<double>(moment.live));
      reserved.points.emplace_back(at, static_cast<double>(moment.reserved));
      if (moment.reserved)
        worst = std::max(
            worst, 1 - static_cast<double>(moment.live) / static_cast<double>(moment.reserved));
    }
    plot.series = {std::move(live), std::move(reserved)};
    add("Live and reserved bytes over time", svg_of(plot),
        fmt::format("The gap is fragmentation and room kept ready: at most {:.0f} % of what is "
                    "reserved. The runtime's own objects are included.",
                    100 * worst));
  }

  void add_pages() {
    std::vector<Bar> bars;
    for (const PageOccupancy& page : report_.account.pages) {
      const double share = static_cast<double>(page.live) / static_cast<double>(page.capacity);
      bars.push_back({std::to_string(page.cell_bytes), share,
                      fmt::format("{} bytes: {} of {} cells live", page.cell_bytes, page.live,
                                  page.capacity)});
    }
    add("Occupancy of pages at the end",
        svg_of_bars(bars, "cells of so many bytes", "cells in use"),
        "Of all pages of a size class, those never filled included.");
  }

  void add_pareto() {
    Plot plot;
    plot.kind = Plot::Kind::dots;
    plot.x_label = "peak memory of the process";
    plot.y_label = "median time of a round";
    plot.x_text = bytes_text;
    plot.x_bytes = true;
    plot.y_text = time_text;
    for (const BenchColumn& column : report_.columns) {
      const std::vector<double> times = column.rounds();
      if (times.empty()) continue;
      plot.series.push_back(
          {column.name, {{static_cast<double>(column.peak_bytes()), median(times)}}});
    }
    add("Time against peak memory", svg_of(plot),
        "Down and to the left is better; what has nothing there is worth choosing.");
  }

  const BenchReport& report_;
  std::string text_;
};

}  // namespace

std::string bench_html(const BenchReport& report) { return Page(report).write(); }

}  // namespace vitro::cli
