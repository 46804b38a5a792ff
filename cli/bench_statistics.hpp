// Order statistics: what a few noisy times say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vitro::cli {

// `share` from 0 to 1, interpolated between neighbours; 0 of nothing.
[[nodiscard]] double quantile(std::vector<double> values, double share);
[[nodiscard]] inline double median(std::vector<double> values) {
  return quantile(std::move(values), 0.5);
}
// Half of the distance between the quartiles.
[[nodiscard]] double spread(const std::vector<double>& values);

struct Ratio {
  double middle = 0, spread = 0;
};
// Of `ours` to `base`, turn by turn: the medians of processes that ran next to each other.
struct BenchColumn;
[[nodiscard]] Ratio ratio_of(const BenchColumn& ours, const BenchColumn& base);

[[nodiscard]] std::string time_text(double nanoseconds);  // "12.3 ns", "4.56 ms"
[[nodiscard]] std::string bytes_text(double bytes);       // "48 bytes", "1.2 MiB"
[[nodiscard]] std::string count_text(double count);       // "12", "3.4 M"
[[nodiscard]] std::string quoted_json(std::string_view text);
[[nodiscard]] std::string escaped_html(std::string_view text);

}  // namespace vitro::cli
