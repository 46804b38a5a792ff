#include "cli/bench.hpp"

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "cli/allocator_choice.hpp"
#include "cli/bench_account.hpp"
#include "cli/bench_costs.hpp"
#include "cli/bench_driver.hpp"
#include "cli/bench_report.hpp"
#include "cli/bench_worker.hpp"
#include "cli/session.hpp"
#include "cli/sink.hpp"

namespace vitro::cli {

namespace {

using Clock = std::chrono::steady_clock;

std::string first_line_of(const char* path, std::string_view key) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (line.starts_with(key)) {
      const std::size_t from = line.find_first_not_of(" \t", line.find(':') + 1);
      return from == std::string::npos ? std::string() : line.substr(from);
    }
  return {};
}

std::vector<std::pair<std::string, std::string>> describe_machine() {
  utsname system{};
  uname(&system);
  return {{"processor", first_line_of("/proc/cpuinfo", "model name")},
          {"processors", std::to_string(std::thread::hardware_concurrency())},
          {"memory", first_line_of("/proc/meminfo", "MemTotal")},
          {"system", std::string(system.sysname) + ' ' + system.release + ' ' + system.machine},
          {"load before", first_line_of("/proc/loadavg", "").substr(0, 14)},
          {"compiler", __VERSION__}};
}

double number_in(std::string_view text) {
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

class Bench {
 public:
  explicit Bench(const Invocation& invocation)
      : invocation_(invocation),
        choices_(invocation.bench),
        code_(invocation.program.from == Program::From::command),
        deadline_(Clock::now() +
                  std::chrono::microseconds(static_cast<std::int64_t>(choices_.time_limit * 1e6))) {
    char path[4096];
    const ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    self_ = length > 0 ? std::string(path, static_cast<std::size_t>(length)) : "vitro";
    report_.name =
        code_ ? "-c " + std::string(invocation.program.text) : std::string(invocation.program.text);
    report_.processes = choices_.processes;
    report_.values = choices_.values;
    report_.machine = describe_machine();
    report_.command = "vitro bench";
    if (!choices_.setup.empty()) report_.command += " -s '" + std::string(choices_.setup) + "'";
    report_.command += ' ' + (code_ ? "-c '" + std::string(invocation.program.text) + "'"
                                    : std::string(invocation.program.text));
  }

  // What is wrong with the columns that are asked for; empty: nothing.
  std::string add_columns() {
    std::vector<std::string_view> names = choices_.allocators;
    if (names.empty()) names.push_back(chosen_allocator().name);
    for (const std::string_view name : names) {
      if (std::string problem = allocator_problem(name); !problem.empty()) return problem;
      for (const BenchColumn& column : report_.columns)
        if (column.allocator == name) return "allocator '" + std::string(name) + "' is named twice";
      report_.columns.push_back({std::string(name),
                                 std::string(name),
                                 "vitro " VITRO_VERSION,
                                 {},
                                 "",
                                 false,
                                 0,
                                 0,
                                 0,
                                 0});
    }
    if (choices_.versus.empty()) return {};
    BenchColumn column;
    column.name = choices_.versus;
    const WorkerResult found =
        run_worker({column.name, "-c",
                    "import sys, posix; posix.write(3, (sys.version + '\\nend\\n').encode())"},
                   "", {deadline_}, [&column](std::string_view line) {
                     if (column.version.empty()) column.version = line;
                   });
    if (found.end != WorkerEnd::finished)
      return "--vs " + column.name + ": " +
             (found.problem.empty() ? "it is no Python" : found.problem);
    report_.columns.push_back(std::move(column));
    return {};
  }

  void measure() {
    // In turns, so that what else the machine does falls on all of them.
    for (std::uint32_t turn = 0; turn < choices_.processes; ++turn)
      for (BenchColumn& column : report_.columns)
        if (column.problem.empty()) run_turn(column);
    for (BenchColumn& column : report_.columns)
      if (column.problem.empty()) watch_collector(column);
    if (choices_.paths) account();
    if (format_of(choices_) == BenchFormat::html)
      report_.costs = measure_allocators(report_.columns);
  }

  [[nodiscard]] std::string text() const {
    switch (format_of(choices_)) {
      case BenchFormat::json: return bench_json(report_);
      case BenchFormat::pyperf: return bench_pyperf(report_);
      case BenchFormat::google: return bench_google(report_);
      case BenchFormat::csv: return bench_csv(report_);
      case BenchFormat::html: return bench_html(report_);
      case BenchFormat::automatic:
      case BenchFormat::table: break;
    }
    return bench_table(report_);
  }

  // The exit code, after a line for each problem.
  int complain(FileSink& err) const {
    int code = 0;
    for (const BenchColumn& column : report_.columns) {
      if (column.problem.empty()) continue;
      std::size_t values = 0;
      for (const BenchRun& run : column.runs) values += run.values.size();
      err.write(fmt::format(
          "vitro bench: {}: {}; {}\n", column.name, column.problem,
          values ? fmt::format("partial result of {} value{}", values, values == 1 ? "" : "s")
                 : "no result"));
      code = std::max(code, column.limit ? kLimitHit : kRaised);
      if (!column.limit) return kRaised;
    }
    if (code == 0 && !report_.account.problem.empty())
      err.write("vitro bench: the account is missing: " + report_.account.problem + '\n');
    return code;
  }

 private:
  [[nodiscard]] std::vector<std::string> words_for(const BenchColumn& column, const char* what,
                                                   std::uint64_t loops) const {
    std::vector<std::string> words{
        column.allocator.empty() ? column.name : self_,
        "-c",
        std::string(bench_driver()),
        what,
        std::to_string(loops),
        std::to_string(choices_.values),
        std::to_string(static_cast<std::int64_t>(choices_.min_time * 1e9)),
        code_ ? "code" : "file",
        std::string(invocation_.program.text),
        std::string(choices_.setup)};
    for (std::size_t i = 1; i < invocation_.program.arguments.size(); ++i)
      words.emplace_back(invocation_.program.arguments[i]);
    return words;
  }

  void run_turn(BenchColumn& column) {
    BenchRun run;
    const std::uint64_t loops = column.runs.empty() ? 0 : column.runs[0].loops;
    const WorkerResult result =
        run_worker(words_for(column, "time", loops), column.allocator,
                   {deadline_, choices_.memory_limit}, [&run](std::string_view line) {
                     const std::size_t space = std::min(line.find(' '), line.size() - 1);
                     const std::string_view what = line.substr(0, space);
                     const double number = number_in(line.substr(space + 1));
                     if (what == "first") run.first = number;
                     if (what == "loops") run.loops = static_cast<std::uint64_t>(number);
                     if (what == "warmup") run.warmups.push_back(number);
                     if (what == "value") run.values.push_back(number);
                     if (what == "peak") run.peak_bytes = static_cast<std::uint64_t>(number);
                   });
    column.problem = result.problem;
    column.limit = result.end == WorkerEnd::late;
    if (run.loops > 0 || run.first > 0) column.runs.push_back(std::move(run));
  }

  void watch_collector(BenchColumn& column) {
    run_worker(words_for(column, "collector", column.runs[0].loops), column.allocator,
               {deadline_, choices_.memory_limit}, [&column](std::string_view line) {
                 if (!line.starts_with("collector ")) return;
                 double numbers[4] = {};
                 line.remove_prefix(10);
                 for (double& number : numbers) {
                   number = number_in(line);
                   line.remove_prefix(std::min(line.find(' ') + 1, line.size()));
                 }
                 column.collector_ns = numbers[0];
                 column.collector_total_ns = numbers[1];
                 column.collector_passes = static_cast<std::uint64_t>(numbers[2]);
                 column.collector_freed = static_cast<std::uint64_t>(numbers[3]);
               });
  }

  void account() {
    const BenchColumn& column = report_.columns[0];
    if (!column.problem.empty()) return;
    const std::vector<std::string> words = words_for(column, "define", 0);
    Program driver;
    driver.from = Program::From::command;
    driver.text = words[2];
    driver.arguments.emplace_back("-c");
    for (std::size_t i = 3; i < words.size(); ++i) driver.arguments.emplace_back(words[i]);
    report_.account = account_for(driver, code_ ? first_timed_line(choices_.setup) : 1,
                                  code_ ? kTimedName : invocation_.program.text, column.allocator,
                                  {deadline_, choices_.memory_limit});
  }

  const Invocation& invocation_;
  const BenchChoices& choices_;
  bool code_;
  Clock::time_point deadline_;
  std::string self_;
  BenchReport report_;
};

int complain(std::string problem, int code) {
  FileSink(2, Buffering::none).write("vitro bench: " + problem + '\n');
  return code;
}

int write_text(const std::string& text, std::string_view path_view) {
  if (path_view.empty()) return FileSink(1, Buffering::none).write(text) ? 0 : kUnwritable;
  // Complete or not at all.
  const std::string path(path_view), beside = path + ".part";
  const int descriptor = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0)
    return complain("can't write '" + path + "': " + std::strerror(errno), kBadUsage);
  bool written = FileSink(descriptor, Buffering::none).write(text);
  written = close(descriptor) == 0 && written;
  if (written && std::rename(beside.c_str(), path.c_str()) == 0) return 0;
  const int error = errno;
  unlink(beside.c_str());
  return complain("can't write '" + path + "': " + std::strerror(error), kUnwritable);
}

}  // namespace

int bench_program(const Invocation& invocation) {
  const Program& program = invocation.program;
  if (program.from == Program::From::standard_input)
    return complain("a program is needed: a file, or -c CODE", kBadUsage);
  if (program.from == Program::From::file) {
    if (!invocation.bench.setup.empty())
      return complain("--setup is for code given with -c", kBadUsage);
    if (const Source source = read_source(program); !source.problem.empty()) {
      FileSink(2, Buffering::none).write(source.problem + '\n');
      return kBadUsage;
    }
  }
  Bench bench(invocation);
  if (std::string problem = bench.add_columns(); !problem.empty())
    return complain(std::move(problem), kBadUsage);
  bench.measure();
  const int written = write_text(bench.text(), invocation.bench.output);
  FileSink err(2, Buffering::none);
  const int code = bench.complain(err);
  return written ? written : code;
}

}  // namespace vitro::cli
