// What the parser accepts and the compiler refuses for now. Deleting a row makes the construct
// supported.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace vitro::compiler {

enum class Construct : std::uint8_t {
  yield,
  yield_from,
  generator_expression,
  async_function,
  async_for,
  async_with,
  async_comprehension,
  await,
};

struct UnsupportedConstruct {
  Construct construct;
  std::string_view name;
};

inline constexpr std::array<UnsupportedConstruct, 0> kUnsupported{};

// Its name for messages; empty when it is supported.
[[nodiscard]] constexpr std::string_view unsupported_name(Construct construct) {
  for (const UnsupportedConstruct& row : kUnsupported)
    if (row.construct == construct) return row.name;
  return {};
}

}  // namespace vitro::compiler
