#include "cli/bench_choices.hpp"

#include <charconv>
#include <cmath>
#include <limits>

namespace vitro::cli {

namespace {

struct BenchFormatName {
  std::string_view name, ending;
  BenchFormat format;
};
constexpr BenchFormatName kBenchFormats[] = {
    {"table", "", BenchFormat::table},   {"json", ".json", BenchFormat::json},
    {"pyperf", "", BenchFormat::pyperf}, {"google", "", BenchFormat::google},
    {"csv", ".csv", BenchFormat::csv},   {"html", ".html", BenchFormat::html},
};

// False: it is no number between `least` and `most`.
bool read_number(std::string_view text, double least, double most, double& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && std::isfinite(number) &&
         number >= least && number <= most;
}

class Option {
 public:
  Option(std::string_view word, const char* const*& next, const char* const* end,
         std::string& problem)
      : next_(next), end_(end), problem_(problem), name_(word) {
    const std::size_t equals = word.starts_with("--") ? word.find('=') : word.npos;
    if (equals == word.npos) return;
    name_ = word.substr(0, equals);
    joined_ = word.substr(equals + 1);
    has_joined_ = true;
  }
  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] bool joined() const { return has_joined_; }

  Taken text(std::string_view& place) {
    if (has_joined_) {
      place = joined_;
    } else {
      if (next_ == end_)
        return wrong("Argument expected for the " + std::string(name_) + " option");
      place = *next_++;
    }
    return Taken::yes;
  }
  Taken count(std::uint32_t& place) {
    std::string_view word;
    if (text(word) == Taken::wrong) return Taken::wrong;
    double number = 0;
    if (!read_number(word, 1, 10000, number) || number != std::floor(number))
      return wrong(std::string(name_) + " is a whole number from 1 to 10000, not '" +
                   std::string(word) + "'");
    place = static_cast<std::uint32_t>(number);
    return Taken::yes;
  }
  Taken seconds(double& place) {
    std::string_view word;
    if (text(word) == Taken::wrong) return Taken::wrong;
    if (!read_number(word, 1e-6, 1e6, place))
      return wrong(std::string(name_) + " is a number of seconds, not '" + std::string(word) + "'");
    return Taken::yes;
  }
  Taken bytes(std::size_t& place) {
    std::string_view word;
    if (text(word) == Taken::wrong) return Taken::wrong;
    std::string_view digits = word;
    double unit = 1, number = 0;
    if (!digits.empty()) {
      const std::size_t which = std::string_view("KMG").find(digits.back());
      if (which != std::string_view::npos) {
        unit = std::pow(1024.0, static_cast<double>(which + 1));
        digits.remove_suffix(1);
      }
    }
    if (!read_number(digits, 1, 1e15, number))
      return wrong(std::string(name_) + " is a number of bytes such as 200M or 4G, not '" +
                   std::string(word) + "'");
    place = static_cast<std::size_t>(number * unit);
    return Taken::yes;
  }
  Taken wrong(std::string problem) {
    problem_ = std::move(problem);
    return Taken::wrong;
  }

 private:
  const char* const*& next_;
  const char* const* end_;
  std::string& problem_;
  std::string_view name_, joined_;
  bool has_joined_ = false;
};

Taken take_format(Option& option, BenchChoices& choices) {
  std::string_view name;
  if (option.text(name) == Taken::wrong) return Taken::wrong;
  std::string problem = "unknown format " + std::string(name) + ": it is one of";
  for (const BenchFormatName& known : kBenchFormats) {
    if (known.name == name) {
      choices.format = known.format;
      return Taken::yes;
    }
    (problem += ' ') += known.name;
  }
  return option.wrong(std::move(problem));
}

Taken take_allocators(Option& option, BenchChoices& choices) {
  std::string_view names;
  if (option.text(names) == Taken::wrong) return Taken::wrong;
  choices.allocators.clear();
  for (;;) {
    const std::size_t comma = names.find(',');
    choices.allocators.push_back(names.substr(0, comma));
    if (comma == std::string_view::npos) return Taken::yes;
    names.remove_prefix(comma + 1);
  }
}

}  // namespace

BenchFormat format_of(const BenchChoices& choices) {
  if (choices.format != BenchFormat::automatic) return choices.format;
  for (const BenchFormatName& known : kBenchFormats)
    if (!known.ending.empty() && choices.output.ends_with(known.ending)) return known.format;
  return BenchFormat::table;
}

Taken take_bench_option(std::string_view word, const char* const*& next, const char* const* end,
                        BenchChoices& choices, std::string& problem) {
  Option option(word, next, end, problem);
  const std::string_view name = option.name();
  if (name == "-o" || name == "--output") return option.text(choices.output);
  if (name == "-s" || name == "--setup") return option.text(choices.setup);
  if (name == "--vs") return option.text(choices.versus);
  if (name == "--allocators") return take_allocators(option, choices);
  if (name == "--format") return take_format(option, choices);
  if (name == "--processes") return option.count(choices.processes);
  if (name == "--values") return option.count(choices.values);
  if (name == "--min-time") return option.seconds(choices.min_time);
  if (name == "--time-limit") return option.seconds(choices.time_limit);
  if (name == "--memory-limit") return option.bytes(choices.memory_limit);
  if (name == "--no-paths" && !option.joined()) {
    choices.paths = false;
    return Taken::yes;
  }
  return Taken::unknown;
}

std::string_view bench_help() {
  return R"(usage: vitro bench [option] ... [-c cmd | file] [arg] ...
Times a program and tells what its time went into. Code given with -c is timed in a
function of its own, as timeit does; a file is run as __main__ again and again. What the
program prints is thrown away.

  -s, --setup CODE    run before the loops, untimed; its names are the code's (-c)
  --allocators A,B    one column for each: pool, malloc, arena, monotonic, mimalloc,
                      jemalloc
  --vs PYTHON         a column for another interpreter, such as python3; all columns are
                      measured in turns
  --processes N       processes per column (6)
  --values N          timed values per process (3), after one that is told apart as
                      warm-up
  --min-time SECONDS  a value takes at least that long: loops are added until it does
                      (0.05)
  --time-limit SECONDS
                      stop after that, with what there is (60)
  --memory-limit SIZE of each process, such as 200M: more is a MemoryError
  --no-paths          measure time only
  --format FORMAT     table, json, pyperf (for `pyperf compare_to`), google (for Google
                      Benchmark's compare.py), csv or html (one file with plots, offline);
                      without it, by the ending of the file: .json .csv .html; else table
  -o, --output FILE   write the result there
  -c cmd              code passed in as string
  file                program read from a file
  arg ...             sys.argv[1:] of the program

Exit codes: 0; 1 the program raised, exited or died; 2 bad usage or an unreadable file;
4 a limit of time stopped it. With 1 and 4 what was measured is written and marked as
partial.
)";
}

}  // namespace vitro::cli
