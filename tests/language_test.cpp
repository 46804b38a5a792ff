// Every program of tests/language, in process: output, error text and carets as CPython prints
// them, and a heap whose counts add up afterwards.
#include "tests/support/catch.hpp"
#include "tests/support/language_runner.hpp"

namespace vitro::test {

TEST_CASE("a language test does what its comments say", "[language]") {
  if (!wanted_allocator().make(std::size_t{1} << 30)) {
    WARN("the allocator " << wanted_allocator().name << " is not here");
    return;
  }
  const auto files = language_files();
  CHECK_FALSE(files.empty());
  for (const auto& file : files) {
    const std::string path = file.string();
    const std::string source = read_file(file);
    const std::string report =
        differences(read_expectation(source), run_program(source, path), path);
    INFO(path << "\n" << report);
    CHECK(report.empty());
  }
}

TEST_CASE("expectations are read from comments", "[language]") {
  const Expectation expected = read_expectation(
      "print(1)  # expect: 1\n"
      "# expect:\n"
      "print('#')  #expect: a # b\n"
      "1 / 0  # expect error: ZeroDivisionError: division by zero\n");
  CHECK(expected.output == Lines{"1", "", "a # b"});
  CHECK(expected.error == "ZeroDivisionError: division by zero");
  CHECK(expected.error_line == 4);
  CHECK(expected.fails());
  const Expectation whole = read_expectation("x\n# expect stderr:\n#| first\n#|\n#|   third\n");
  REQUIRE(whole.error_output);
  CHECK(*whole.error_output == Lines{"first", "", "  third"});
}

TEST_CASE("a program that does something else than expected is reported", "[language]") {
  const std::string source = "print(1)  # expect: 2\n";
  const std::string report =
      differences(read_expectation(source), run_program(source, "x.py"), "x.py");
  CHECK(report == "stdout differs from line 1:\n  - 2\n  - \n  + 1\n  + \n");
}

}  // namespace vitro::test
