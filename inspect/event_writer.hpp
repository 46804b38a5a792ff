// Puts events of a recording into bytes.
#pragma once

#include <string>
#include <string_view>

#include "inspect/recording.hpp"

namespace vitro::inspect {

class EventWriter {
 public:
  explicit EventWriter(std::string& bytes) : bytes_(bytes) {}
  EventWriter& operator<<(Event event) {
    bytes_ += static_cast<char>(event);
    return *this;
  }
  EventWriter& number(std::uint64_t value) {
    while (value >= 0x80) {
      bytes_ += static_cast<char>(value | 0x80);
      value >>= 7;
    }
    bytes_ += static_cast<char>(value);
    return *this;
  }
  EventWriter& zigzag(std::int64_t value) {
    return number(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
  }
  EventWriter& text(std::string_view utf8) {
    number(utf8.size());
    bytes_ += utf8;
    return *this;
  }

 private:
  std::string& bytes_;
};

}  // namespace vitro::inspect
