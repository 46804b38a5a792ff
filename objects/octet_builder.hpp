// Octets gathered piece by piece on the Python heap; after a failure every further call does
// nothing.
#pragma once

#include <cstring>
#include <string_view>

#include "objects/bytes.hpp"
#include "objects/runtime.hpp"

namespace vitro {

class OctetBuilder {
 public:
  explicit OctetBuilder(Runtime& rt) : rt_(rt) {}
  ~OctetBuilder() { rt_.free_buffer(data_, capacity_); }
  OctetBuilder(const OctetBuilder&) = delete;
  OctetBuilder& operator=(const OctetBuilder&) = delete;

  void append(std::string_view more) {
    if (failed_ || more.empty() || !reserve(more.size())) return;
    std::memcpy(data_ + length_, more.data(), more.size());
    length_ += more.size();
  }
  void append(char octet) { append(std::string_view(&octet, 1)); }
  // Makes room for `more` octets behind the last and yields where they are to go; grown() then says
  // how many came. Null: MemoryError is pending.
  char* room(std::size_t more) { return !failed_ && reserve(more) ? data_ + length_ : nullptr; }
  void grown(std::size_t by) { length_ += by; }
  void drop_last() { --length_; }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] std::size_t size() const { return length_; }
  [[nodiscard]] std::string_view view() const { return {data_, length_}; }
  Own<Bytes> finish() {
    if (failed_) return raised;
    return make_bytes(rt_, {data_, length_});
  }

 private:
  bool reserve(std::size_t more) {
    if (more <= capacity_ - length_) return true;
    const std::size_t wanted = (length_ + more) * 2 + 64;
    auto* grown = static_cast<char*>(rt_.resize_buffer(data_, capacity_, wanted));
    if (!grown) {
      failed_ = true;
      return false;
    }
    data_ = grown;
    capacity_ = wanted;
    return true;
  }

  Runtime& rt_;
  char* data_ = nullptr;
  std::size_t length_ = 0, capacity_ = 0;
  bool failed_ = false;
};

}  // namespace vitro
