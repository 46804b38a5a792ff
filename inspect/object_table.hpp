// From the address of a live object to a number the recorder gave it, in a few machine
// instructions: a directory of 64 KiB stretches of address space, each with a word per 8 bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace vitro::inspect {

class ObjectTable {
 public:
  ObjectTable() : directory_(64) {}
  // 0: none.
  [[nodiscard]] std::uint32_t find(const void* address) const {
    const auto word = reinterpret_cast<std::uintptr_t>(address) >> 3;
    const Stretch* stretch = find_stretch(word >> kStretchBits);
    return stretch ? stretch->numbers[word & kMask] : 0;
  }
  void set(const void* address, std::uint32_t number) {
    const auto word = reinterpret_cast<std::uintptr_t>(address) >> 3;
    const Stretch* stretch = find_stretch(word >> kStretchBits);
    if (!stretch) stretch = &add(word >> kStretchBits);
    stretch->numbers[word & kMask] = number;
  }

 private:
  static constexpr unsigned kStretchBits = 13;
  static constexpr std::uintptr_t kMask = (1u << kStretchBits) - 1;
  struct Stretch {
    std::uintptr_t key = 0;
    std::unique_ptr<std::uint32_t[]> numbers;  // null: no stretch here
  };

  [[nodiscard]] std::size_t place_of(std::uintptr_t key) const {
    return static_cast<std::size_t>(key * 0x9e37'79b9'7f4a'7c15u >> 32) & (directory_.size() - 1);
  }
  [[nodiscard]] const Stretch* find_stretch(std::uintptr_t key) const {
    for (std::size_t place = place_of(key);; place = (place + 1) & (directory_.size() - 1)) {
      const Stretch& stretch = directory_[place];
      if (!stretch.numbers) return nullptr;
      if (stretch.key == key) return &stretch;
    }
  }
  Stretch& add(std::uintptr_t key) {
    if (++count_ * 2 > directory_.size()) {
      std::vector<Stretch> old(directory_.size() * 2);
      old.swap(directory_);
      for (Stretch& stretch : old)
        if (stretch.numbers) free_place(stretch.key) = std::move(stretch);
    }
    Stretch& stretch = free_place(key);
    stretch.numbers = std::make_unique<std::uint32_t[]>(kMask + 1);
    stretch.key = key;
    return stretch;
  }
  Stretch& free_place(std::uintptr_t key) {
    std::size_t place = place_of(key);
    while (directory_[place].numbers) place = (place + 1) & (directory_.size() - 1);
    return directory_[place];
  }

  std::vector<Stretch> directory_;
  std::size_t count_ = 0;
};

}  // namespace vitro::inspect
