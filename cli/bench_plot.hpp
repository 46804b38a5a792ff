// Plots as SVG text: lines, dots and bars, with axes whose marks are round numbers.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace vitro::cli {

struct PlotSeries {
  std::string name;
  std::vector<std::pair<double, double>> points;
  bool dashed = false;
  int colour = -1;  // those of the same number look alike; negative: its place in the plot
};

struct Plot {
  std::string x_label, y_label;
  enum class Kind { lines, dots, steps } kind = Kind::lines;
  bool log_x = false;
  bool x_bytes = false, y_bytes = false;    // marks at multiples of KiB, MiB, ...
  std::string (*x_text)(double) = nullptr;  // of a mark; null: the number
  std::string (*y_text)(double) = nullptr;
  std::vector<PlotSeries> series;
};
[[nodiscard]] std::string svg_of(const Plot& plot);

// Bars from 0 to 1, one per name.
struct Bar {
  std::string name;
  double share;
  std::string note;
};
[[nodiscard]] std::string svg_of_bars(const std::vector<Bar>& bars, const std::string& x_label,
                                      const std::string& y_label);

}  // namespace vitro::cli
