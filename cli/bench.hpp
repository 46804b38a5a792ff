// vitro bench: times a program side by side and tells where its time goes.
#pragma once

#include "cli/invocation.hpp"

namespace vitro::cli {

inline constexpr int kLimitHit = 4;

int bench_program(const Invocation& invocation);

}  // namespace vitro::cli
