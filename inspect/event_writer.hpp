// Puts events of a recording into bytes.
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "inspect/recording.hpp"

namespace vitro::inspect {

class EventWriter {
 public:
  EventWriter& operator<<(Event event) { return byte(static_cast<unsigned char>(event)); }
  EventWriter& number(std::uint64_t value) {
    while (value >= 0x80) {
      byte(static_cast<unsigned char>(value | 0x80));
      value >>= 7;
    }
    return byte(static_cast<unsigned char>(value));
  }
  EventWriter& zigzag(std::int64_t value) {
    return number(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
  }
  EventWriter& text(std::string_view utf8) {
    number(utf8.size());
    if (utf8.empty()) return *this;
    while (bytes_.size() - size_ < utf8.size()) grow();
    std::memcpy(bytes_.data() + size_, utf8.data(), utf8.size());
    size_ += utf8.size();
    return *this;
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  // Forgets what was written from `size` on.
  void cut(std::size_t size) { size_ = size; }
  [[nodiscard]] std::string take() {
    std::string text(reinterpret_cast<const char*>(bytes_.data()), size_);
    bytes_ = {};
    size_ = 0;
    return text;
  }

 private:
  EventWriter& byte(unsigned char value) {
    if (size_ == bytes_.size()) [[unlikely]]
      grow();
    bytes_[size_++] = value;
    return *this;
  }
  [[gnu::noinline]] void grow() { bytes_.resize(bytes_.size() * 2 + 4096); }

  std::vector<unsigned char> bytes_;
  std::size_t size_ = 0;
};

}  // namespace vitro::inspect
