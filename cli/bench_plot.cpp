#include "cli/bench_plot.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "cli/bench_statistics.hpp"

namespace vitro::cli {

namespace {

constexpr double kWidth = 640, kHeight = 340, kLeft = 78, kRight = 36, kTop = 14, kBottom = 50;
// Told apart without red and green.
constexpr const char* kColours[] = {"#0072b2", "#e69f00", "#009e73",
                                    "#cc79a7", "#56b4e9", "#d55e00"};

const char* colour_of(std::size_t i) { return kColours[i % std::size(kColours)]; }
const char* colour_of(const PlotSeries& series, std::size_t i) {
  return colour_of(series.colour < 0 ? i : static_cast<std::size_t>(series.colour));
}

class Axis {
 public:
  Axis(double low, double high, bool logarithmic, bool bytes, double from, double to)
      : logarithmic_(logarithmic), from_(from), to_(to) {
    if (logarithmic_) {
      low_ = std::floor(std::log10(std::max(low, 1e-9)) + 1e-9);
      high_ = std::ceil(std::log10(std::max(high, 1e-9)) - 1e-9);
      if (high_ <= low_) high_ = low_ + 1;
      for (double power = low_; power <= high_; ++power) marks_.push_back(std::pow(10, power));
      return;
    }
    low_ = std::min(low, 0.0);
    high_ = high > low_ ? high : low_ + 1;
    const double rough = (high_ - low_) / 5;
    const double unit =
        bytes ? std::pow(1024, std::floor(std::log2(std::max(rough, 1.0)) / 10)) : 1;
    const double power = unit * std::pow(10, std::floor(std::log10(rough / unit)));
    double step = power * 10;
    for (const double factor : {1.0, 2.0, 5.0})
      if (factor * power >= rough) {
        step = factor * power;
        break;
      }
    high_ = std::ceil(high_ / step - 1e-9) * step;
    for (int i = 0; low_ + i * step <= high_ + step / 2; ++i) marks_.push_back(low_ + i * step);
  }
  [[nodiscard]] double place(double value) const {
    const double at = logarithmic_ ? std::log10(std::max(value, 1e-9)) : value;
    return from_ + (at - low_) / (high_ - low_) * (to_ - from_);
  }
  [[nodiscard]] const std::vector<double>& marks() const { return marks_; }

 private:
  bool logarithmic_;
  double from_, to_, low_ = 0, high_ = 1;
  std::vector<double> marks_;
};

std::string mark_text(double value, std::string (*text)(double)) {
  return escaped_html(text ? text(value) : count_text(value));
}

void open_svg(std::string& svg, double height) {
  svg +=
      fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\">\n",
                  kWidth, height);
}
void add_text(std::string& svg, double x, double y, const char* anchor, std::string_view text,
              const char* more = "") {
  svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\"{}>{}</text>\n", x, y,
                     anchor, more, text);
}
void add_line(std::string& svg, double x1, double y1, double x2, double y2, const char* kind) {
  svg +=
      fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" class=\"{}\"/>\n",
                  x1, y1, x2, y2, kind);
}
void add_labels(std::string& svg, const std::string& x_label, const std::string& y_label) {
  add_text(svg, (kLeft + kWidth - kRight) / 2, kHeight - 8, "middle", escaped_html(x_label));
  const double middle = (kTop + kHeight - kBottom) / 2;
  add_text(svg, 14, middle, "middle", escaped_html(y_label),
           fmt::format(" transform=\"rotate(-90 14 {:.1f})\"", middle).c_str());
}

void add_series(std::string& svg, const Plot& plot, const Axis& x, const Axis& y, std::size_t i) {
  const PlotSeries& series = plot.series[i];
  if (plot.kind != Plot::Kind::dots && series.points.size() > 1) {
    std::string path;
    double before = 0;
    for (const auto& [at, value] : series.points) {
      if (plot.kind == Plot::Kind::steps && !path.empty())
        path += fmt::format(" {:.1f},{:.1f}", x.place(at), before);
      before = y.place(value);
      path += fmt::format(" {:.1f},{:.1f}", x.place(at), before);
    }
    svg += fmt::format(
        "<polyline fill=\"none\" stroke=\"{}\" stroke-width=\"2\"{} points=\"{}\"/>\n",
        colour_of(series, i), series.dashed ? " stroke-dasharray=\"5 4\"" : "", path.substr(1));
  }
  if (plot.kind == Plot::Kind::steps) return;
  for (const auto& [at, value] : series.points)
    svg += fmt::format(
        "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\" fill=\"{}\"><title>{}: {}, "
        "{}</title></circle>\n",
        x.place(at), y.place(value), plot.kind == Plot::Kind::dots ? 6 : 3, colour_of(series, i),
        escaped_html(series.name), mark_text(at, plot.x_text), mark_text(value, plot.y_text));
}

// A row of names under the plot, as many lines as they need.
std::string legend_of(const std::vector<PlotSeries>& series, double& height) {
  std::string svg;
  double x = kLeft, y = height + 8;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const double width = 34 + 7.0 * static_cast<double>(series[i].name.size());
    if (x + width > kWidth && x > kLeft) {
      x = kLeft;
      y += 18;
    }
    svg += fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" "
        "stroke-width=\"3\"{}/>\n",
        x, y - 4, x + 18, y - 4, colour_of(series[i], i),
        series[i].dashed ? " stroke-dasharray=\"5 4\"" : "");
    add_text(svg, x + 23, y, "start", escaped_html(series[i].name));
    x += width;
  }
  height = y + 8;
  return svg;
}

}  // namespace

std::string svg_of(const Plot& plot) {
  constexpr double kMost = std::numeric_limits<double>::max();
  double x_low = kMost, x_high = -kMost, y_low = kMost, y_high = -kMost;
  for (const PlotSeries& series : plot.series)
    for (const auto& [x, y] : series.points) {
      x_low = std::min(x_low, x), x_high = std::max(x_high, x);
      y_low = std::min(y_low, y), y_high = std::max(y_high, y);
    }
  if (x_low > x_high) return "<p>nothing was measured</p>\n";
  const Axis x(x_low, x_high, plot.log_x, plot.x_bytes, kLeft, kWidth - kRight);
  const Axis y(y_low, y_high, false, plot.y_bytes, kHeight - kBottom, kTop);
  double height = kHeight;
  const std::string legend = legend_of(plot.series, height);
  std::string svg;
  open_svg(svg, height);
  for (const double mark : y.marks()) {
    add_line(svg, kLeft, y.place(mark), kWidth - kRight, y.place(mark), "grid");
    add_text(svg, kLeft - 6, y.place(mark) + 4, "end", mark_text(mark, plot.y_text));
  }
  for (const double mark : x.marks()) {
    add_line(svg, x.place(mark), kTop, x.place(mark), kHeight - kBottom, "grid");
    add_text(svg, x.place(mark), kHeight - kBottom + 16, "middle", mark_text(mark, plot.x_text));
  }
  add_line(svg, kLeft, kTop, kLeft, kHeight - kBottom, "axis");
  add_line(svg, kLeft, kHeight - kBottom, kWidth - kRight, kHeight - kBottom, "axis");
  for (std::size_t i = 0; i < plot.series.size(); ++i) add_series(svg, plot, x, y, i);
  add_labels(svg, plot.x_label, plot.y_label);
  return svg + legend + "</svg>\n";
}

std::string svg_of_bars(const std::vector<Bar>& bars, const std::string& x_label,
                        const std::string& y_label) {
  if (bars.empty()) return "<p>there are no pages</p>\n";
  const Axis y(0, 1, false, false, kHeight - kBottom, kTop);
  std::string svg;
  open_svg(svg, kHeight);
  for (const double mark : y.marks()) {
    add_line(svg, kLeft, y.place(mark), kWidth - kRight, y.place(mark), "grid");
    add_text(svg, kLeft - 6, y.place(mark) + 4, "end", fmt::format("{:.0f} %", mark * 100));
  }
  const double step = (kWidth - kLeft - kRight) / static_cast<double>(bars.size());
  // Names that would overlap are left out.
  const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(30 / step)));
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const double left = kLeft + step * static_cast<double>(i), top = y.place(bars[i].share);
    svg += fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" "
        "fill=\"{}\"><title>{}</title></rect>\n",
        left + step * 0.1, top, step * 0.8, kHeight - kBottom - top, colour_of(0),
        escaped_html(bars[i].note));
    if (i % every == 0)
      add_text(svg, left + step / 2, kHeight - kBottom + 16, "middle", escaped_html(bars[i].name));
  }
  add_line(svg, kLeft, kHeight - kBottom, kWidth - kRight, kHeight - kBottom, "axis");
  add_labels(svg, x_label, y_label);
  return svg + "</svg>\n";
}

}  // namespace vitro::cli
