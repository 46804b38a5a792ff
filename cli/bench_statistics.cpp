#include "cli/bench_statistics.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "cli/bench_report.hpp"

namespace vitro::cli {

double quantile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const double place = share * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (values[above] - values[below]) * (place - std::floor(place));
}

double spread(const std::vector<double>& values) {
  return (quantile(values, 0.75) - quantile(values, 0.25)) / 2;
}

std::vector<double> BenchColumn::rounds() const {
  std::vector<double> rounds;
  for (const BenchRun& run : runs)
    for (const double value : run.values) rounds.push_back(value / static_cast<double>(run.loops));
  return rounds;
}

std::uint64_t BenchColumn::peak_bytes() const {
  std::vector<double> peaks;
  for (const BenchRun& run : runs)
    if (run.peak_bytes) peaks.push_back(static_cast<double>(run.peak_bytes));
  return static_cast<std::uint64_t>(median(peaks));
}

bool BenchReport::partial() const {
  return std::any_of(columns.begin(), columns.end(),
                     [](const BenchColumn& column) { return !column.problem.empty(); }) ||
         !account.problem.empty();
}

Ratio ratio_of(const BenchColumn& ours, const BenchColumn& base) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < std::min(ours.runs.size(), base.runs.size()); ++i) {
    const BenchRun &run = ours.runs[i], &other = base.runs[i];
    if (run.values.empty() || other.values.empty()) continue;
    const double below = median(other.values) / static_cast<double>(other.loops);
    if (below > 0) ratios.push_back(median(run.values) / static_cast<double>(run.loops) / below);
  }
  return {median(ratios), spread(ratios)};
}

namespace {

std::string scaled(double value, const char* const* units, std::size_t count, double step) {
  std::size_t unit = 0;
  while (unit + 1 < count && value >= step) {
    value /= step;
    ++unit;
  }
  const int digits = value >= 99.95 || value == std::floor(value) ? 0 : value >= 9.995 ? 1 : 2;
  return fmt::format("{:.{}f}{}", value, digits, units[unit]);
}

}  // namespace

std::string time_text(double nanoseconds) {
  constexpr const char* kUnits[] = {" ns", " us", " ms", " s"};
  return scaled(nanoseconds, kUnits, std::size(kUnits), 1000);
}
std::string bytes_text(double bytes) {
  constexpr const char* kUnits[] = {" bytes", " KiB", " MiB", " GiB"};
  return scaled(bytes, kUnits, std::size(kUnits), 1024);
}
std::string count_text(double count) {
  constexpr const char* kUnits[] = {"", " k", " M", " G"};
  return scaled(count, kUnits, std::size(kUnits), 1000);
}

std::string quoted_json(std::string_view text) {
  std::string quoted = "\"";
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    if (character == '"' || character == '\\')
      (quoted += '\\') += character;
    else if (byte < 0x20)
      quoted += fmt::format("\\u{:04x}", byte);
    else
      quoted += character;
  }
  return quoted += '"';
}

std::string escaped_html(std::string_view text) {
  std::string escaped;
  for (const char character : text) switch (character) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      default: escaped += character;
    }
  return escaped;
}

}  // namespace vitro::cli
