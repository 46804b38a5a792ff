// What -v tells on stderr. Off, it costs one test; the logger is made when the first line is due.
#pragma once

#include <string_view>
#include <utility>

#include <fmt/core.h>

namespace vitro::cli {

class Log {
 public:
  explicit Log(bool on) : on_(on) {}
  template <class... Values>
  void note(fmt::format_string<Values...> format, Values&&... values) const {
    if (on_) write(fmt::format(format, std::forward<Values>(values)...));
  }

 private:
  static void write(std::string_view line);
  bool on_;
};

}  // namespace vitro::cli
