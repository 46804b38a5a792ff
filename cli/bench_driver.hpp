// The Python program that times the program: the same text runs in vitro and in whatever it is
// compared with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vitro::cli {

// Its arguments: what to do (time, collector or define), loops (0: find out), values, nanoseconds
// that a value takes at least, "code" or "file", the code or the path, the setup code, then those
// of the program. It reports in lines to descriptor 3.
[[nodiscard]] std::string_view bench_driver();
// The file name that timed code (-c) has, and the line in it where its first line stands.
inline constexpr std::string_view kTimedName = "<bench>";
[[nodiscard]] std::uint32_t first_timed_line(std::string_view setup);

}  // namespace vitro::cli
