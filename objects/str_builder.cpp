// A str made piece by piece. Short results are gathered on the C++ stack; longer ones in a buffer
// that doubles, so that the number of allocations grows with the logarithm of the length.
#include <algorithm>

#include "objects/str_data.hpp"

namespace vitro {

StrBuilder::~StrBuilder() {
  if (data_ && data_ != inline_) rt_.free_buffer(data_, capacity_ * width_);
}

// Makes room for `more` code points of at most `widest`. False: failed, now or before.
bool StrBuilder::reserve(std::size_t more, char32_t widest) {
  if (failed_) return false;
  if (!data_) {
    data_ = inline_;
    capacity_ = sizeof inline_;
  }
  widest_ = std::max(widest_, widest);
  const unsigned width = std::max(width_, width_for(widest));
  if (more <= capacity_ - length_ && width == width_) return true;
  if (more > kLongestStr - length_) {
    (void)rt_.raise_memory_error();
    failed_ = true;
    return false;
  }
  const std::size_t needed = length_ + more;
  if (data_ == inline_ && needed * width <= sizeof inline_) {
    char narrow[sizeof inline_];
    std::memcpy(narrow, inline_, length_ * width_);
    copy_points(inline_, width, narrow, width_, length_);
    width_ = width;
    capacity_ = sizeof inline_ / width;
    return true;
  }
  const std::size_t capacity = std::max(needed, capacity_ * 2);
  void* wider = rt_.allocate_buffer(capacity * width);
  if (!wider) {
    failed_ = true;
    return false;
  }
  copy_points(wider, width, data_, width_, length_);
  if (data_ != inline_) rt_.free_buffer(data_, capacity_ * width_);
  data_ = wider;
  capacity_ = capacity;
  width_ = width;
  return true;
}

StrBuilder& StrBuilder::add(char32_t code_point) {
  if (!reserve(1, code_point)) return *this;
  fill_points(static_cast<char*>(data_) + length_ * width_, width_, code_point, 1);
  ++length_;
  return *this;
}

StrBuilder& StrBuilder::add(std::string_view utf8) {
  if (!all_ascii(utf8.data(), utf8.size())) {
    for (std::size_t i = 0; i < utf8.size();) add(next_code_point(utf8, i));
    return *this;
  }
  if (utf8.empty() || !reserve(utf8.size(), 0)) return *this;
  copy_points(static_cast<char*>(data_) + length_ * width_, width_, utf8.data(), 1, utf8.size());
  length_ += utf8.size();
  return *this;
}

StrBuilder& StrBuilder::add(const Str& text) {
  if (text.length == 0 || !reserve(text.length, widest_bound(text))) return *this;
  copy_points(static_cast<char*>(data_) + length_ * width_, width_, text.data(), text.width(),
              text.length);
  length_ += text.length;
  return *this;
}

StrBuilder& StrBuilder::add_repeated(char32_t code_point, std::size_t times) {
  if (times == 0 || !reserve(times, code_point)) return *this;
  fill_points(static_cast<char*>(data_) + length_ * width_, width_, code_point, times);
  length_ += times;
  return *this;
}

Own<Str> StrBuilder::finish() {
  if (failed_) return raised;
  if (length_ == 1) {
    const auto* bytes = static_cast<const std::uint8_t*>(data_);
    if (width_ == 1) return str_of_char(rt_, bytes[0]);
  }
  const Own<Str> text = new_str(rt_, length_, widest_);
  if (text) copy_points(text->data(), text->width(), data_, width_, length_);
  return text;
}

}  // namespace vitro
