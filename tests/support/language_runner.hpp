// Runs one Python program in this process, in a runtime of its own, and compares what it does with
// the expectations in its comments (the format is described in tests/README.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "objects/heap/allocators.hpp"
#include "vm/vm.hpp"

namespace vitro::test {

using Lines = std::vector<std::string>;

struct Expectation {
  Lines output;
  std::optional<std::string> error;   // last line of stderr
  std::size_t error_line = 0;         // of the file: where it is raised
  std::optional<Lines> error_output;  // all of stderr
  [[nodiscard]] bool fails() const { return error || error_output; }
};
[[nodiscard]] Expectation read_expectation(std::string_view source);

// Collects what is written.
class StringSink final : public vm::TextSink {
 public:
  bool write(std::string_view utf8) override {
    text += utf8;
    return true;
  }
  bool flush() override { return true; }
  std::string text;
};

inline constexpr std::uint64_t kNeverFail = std::numeric_limits<std::uint64_t>::max();

struct Outcome {
  bool started = false;
  bool failed = false;        // an exception came out of the program
  bool memory_error = false;  // … a MemoryError
  std::string out, err;
  std::string damage;  // what is wrong with the heap or the runtime afterwards; empty: nothing
  std::uint64_t requests = 0;  // of memory, from the start of the program to its end
};

// What programs run on: $VITRO_ALLOCATOR, or the pool.
[[nodiscard]] const Allocator& wanted_allocator();

// Runs `source` as the file `path`. `fail_at`: that request for memory (0: the first) fails, the
// others do not. The heap is audited when the program has ended and again after its modules are
// torn down.
[[nodiscard]] Outcome run_program(std::string_view source, std::string_view path,
                                  std::uint64_t fail_at = kNeverFail);

// Every way in which `outcome` differs from what is expected; empty: none.
[[nodiscard]] std::string differences(const Expectation& expected, const Outcome& outcome,
                                      std::string_view path);

// What is wrong with the heap of `rt` now; empty: nothing.
[[nodiscard]] std::string audit_failure(Runtime& rt, std::string_view when);

// All files of tests/language, sorted; VITRO_LANGUAGE=containers/dict,gc/ picks those whose
// path contains one of these.
[[nodiscard]] std::vector<std::filesystem::path> language_files();
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

}  // namespace vitro::test
