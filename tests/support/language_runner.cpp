#include "tests/support/language_runner.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "inspect/audit.hpp"
#include "inspect/snapshot.hpp"
#include "objects/exception.hpp"
#include "objects/heap/allocators.hpp"
#include "objects/runtime.hpp"
#include "vm/signals.hpp"
#include "vm/traceback_text.hpp"

namespace vitro::test {

namespace {

// More than any program here needs. What asks for more is refused by the heap: under a sanitizer
// the resource itself would end the process.
constexpr std::size_t kMemory = std::size_t{4} << 30;

Lines split(std::string_view text) {
  Lines lines;
  for (;;) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

// The rest of `line` after the first "# <word>", blanks allowed between; nothing when it is not
// there.
std::optional<std::string> after_comment(const std::string& line, std::string_view word) {
  for (std::size_t at = line.find('#'); at != std::string::npos; at = line.find('#', at + 1)) {
    std::size_t from = at + 1;
    while (from < line.size() && (line[from] == ' ' || line[from] == '\t')) ++from;
    if (line.compare(from, word.size(), word) == 0) return line.substr(from + word.size());
  }
  return std::nullopt;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

void compare_lines(std::string& report, std::string_view what, const Lines& expected,
                   const Lines& actual) {
  if (expected == actual) return;
  const std::size_t same = static_cast<std::size_t>(
      std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end()).first -
      expected.begin());
  ((report += what) += " differs from line ") += std::to_string(same + 1) += ":\n";
  constexpr std::size_t kShown = 8;
  const auto show = [&](const Lines& lines, const char* sign) {
    for (std::size_t i = same; i < std::min(lines.size(), same + kShown); ++i)
      (report += sign) += lines[i] + "\n";
  };
  show(expected, "  - ");
  show(actual, "  + ");
}

// N of the last `File "…", line N` in a traceback; 0: there is none.
std::size_t last_line_number(const Lines& lines) {
  std::size_t number = 0;
  for (const std::string& line : lines) {
    const std::size_t start = line.find_first_not_of(' ');
    if (start == 0 || start == std::string::npos || line.compare(start, 6, "File \"") != 0)
      continue;
    const std::size_t at = line.find("\", line ", start);
    if (at != std::string::npos) number = std::stoul(line.substr(at + 8));
  }
  return number;
}

void audit_at_end(void* context, vm::Vm& machine) {
  *static_cast<std::string*>(context) +=
      audit_failure(machine.runtime(), "when the program had ended");
}

struct AuditText final : inspect::Output {
  bool write(std::string_view utf8) override {
    text += utf8;
    return true;
  }
  std::string text;
};

// area/behaviour.py; what lies deeper, or has a name that begins with an underscore, is a module
// that programs import.
bool is_program(const std::filesystem::path& path) {
  return path.extension() == ".py" && std::distance(path.begin(), path.end()) == 2 &&
         !path.filename().string().starts_with('_');
}

}  // namespace

Expectation read_expectation(std::string_view source) {
  Expectation expected;
  Lines lines = split(source);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string& line = lines[i];
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (after_comment(line, "expect stderr:")) {
      expected.error_output.emplace();
      for (std::size_t k = i + 1; k < lines.size(); ++k)
        if (lines[k].compare(0, 2, "#|") == 0)
          expected.error_output->push_back(
              lines[k].substr(lines[k].size() > 2 && lines[k][2] == ' ' ? 3 : 2));
      break;
    }
    if (auto error = after_comment(line, "expect error: ")) {
      expected.error = std::move(error);
      expected.error_line = i + 1;
    } else if (auto text = after_comment(line, "expect:")) {
      expected.output.push_back(text->empty() ? "" : text->substr(1));
    }
  }
  return expected;
}

const Allocator& wanted_allocator() {
  const char* name = std::getenv("VITRO_ALLOCATOR");
  const Allocator* allocator = name ? find_allocator(name) : nullptr;
  return allocator ? *allocator : allocators()[0];
}

Outcome run_program(std::string_view source, std::string_view path, std::uint64_t fail_at) {
  Outcome outcome;
  StringSink out, err;
  const Allocator& allocator = wanted_allocator();
  const std::unique_ptr<MemoryResource> resource = allocator.make(kMemory);
  if (!resource) return outcome;
  Runtime rt(*resource, kMemory, allocator.cells);
  if (!rt.started()) return outcome;
  vm::Vm machine(rt, out, err);
  outcome.started = machine.started();
  if (!outcome.started) return outcome;
  vm::Signals signals(machine);
  machine.launch.script = path;
  machine.at_end = audit_at_end;
  machine.at_end_context = &outcome.damage;
  if (fail_at != kNeverFail) rt.heap.fail_after(fail_at);
  const std::uint64_t before = rt.heap.requests_seen();
  outcome.failed = !machine.run_main(source, path, true);
  outcome.requests = rt.heap.requests_seen() - before;
  rt.heap.stop_failing();
  if (outcome.failed) {
    const Ref<Exception> exception = rt.take_pending();
    if (!exception) {
      outcome.damage += "the program failed without an exception\n";
    } else {
      outcome.memory_error = is_instance(*exception, *rt.types.memory_error);
      vm::print_exception(machine, *exception, err);
    }
  }
  if (rt.pending()) {
    outcome.damage += "an exception is still pending\n";
    rt.clear_pending();
  }
  machine.tear_down();
  outcome.damage += audit_failure(rt, "after its modules were torn down");
  outcome.out = std::move(out.text);
  outcome.err = std::move(err.text);
  return outcome;
}

std::string differences(const Expectation& expected, const Outcome& outcome,
                        std::string_view path) {
  if (!outcome.started) return "the runtime did not start\n";
  std::string report = outcome.damage;
  Lines output = expected.output;
  output.emplace_back();
  compare_lines(report, "stdout", output, split(outcome.out));
  std::string err = outcome.err;
  replace_all(err, path, "FILE");
  replace_all(err, path.substr(0, path.rfind('/')), "DIR");
  const Lines error_output = split(err);
  if (expected.error_output) {
    Lines wanted = *expected.error_output;
    wanted.emplace_back();
    compare_lines(report, "stderr", wanted, error_output);
  }
  if (expected.error) {
    const std::string last = error_output.size() > 1 ? error_output[error_output.size() - 2] : "";
    if (last != *expected.error)
      report += "expected error: " + *expected.error + "\nactual error:   " + last + "\n";
    const std::size_t line = last_line_number(error_output);
    if (line != expected.error_line)
      report += "expected the error on line " + std::to_string(expected.error_line) + ", not " +
                std::to_string(line) + "\n";
  }
  if (!expected.fails()) compare_lines(report, "stderr", {""}, error_output);
  if (outcome.failed != expected.fails())
    report += outcome.failed ? "the program failed\n" : "the program was expected to fail\n";
  return report;
}

std::string audit_failure(Runtime& rt, std::string_view when) {
  const inspect::Snapshot snapshot = inspect::capture(rt, nullptr);
  const inspect::Audit result = inspect::audit(snapshot);
  if (result.holds()) return {};
  AuditText text;
  inspect::Writer writer(text);
  inspect::write_audit(snapshot, result, writer);
  writer.flush();
  return (("the audit fails " + std::string(when)) += ":\n") += text.text;
}

std::vector<std::filesystem::path> language_files() {
  const char* wanted_variable = std::getenv("VITRO_LANGUAGE");
  const std::string wanted = wanted_variable ? wanted_variable : "";
  const auto is_wanted = [&wanted](const std::string& path) {
    for (std::size_t from = 0, end = 0; end != std::string::npos; from = end + 1) {
      end = wanted.find(',', from);
      if (path.find(wanted.substr(from, end - from)) != std::string::npos) return true;
    }
    return false;
  };
  std::vector<std::filesystem::path> files;
  const std::filesystem::path root = std::filesystem::path(VITRO_SOURCE_DIR) / "tests" / "language";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root))
    if (is_program(std::filesystem::relative(entry.path(), root)) &&
        is_wanted(entry.path().string()))
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace vitro::test
