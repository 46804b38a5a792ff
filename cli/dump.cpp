// vitro dump: runs the program, takes the snapshot at the moment asked for, while its frames still
// stand, and writes it after everything the program itself had to say.
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <new>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>

#include "cli/dump_writer.hpp"
#include "cli/run.hpp"
#include "cli/session.hpp"
#include "cli/watch.hpp"
#include "inspect/audit.hpp"
#include "inspect/baseline.hpp"
#include "inspect/births.hpp"
#include "inspect/diff.hpp"
#include "inspect/reader.hpp"
#include "inspect/recording_writer.hpp"
#include "vm/imports/imports.hpp"

namespace vitro::cli {

namespace {

class SinkOutput final : public inspect::Output {
 public:
  explicit SinkOutput(FileSink& sink) : sink_(sink) {}
  bool write(std::string_view utf8) override { return sink_.write(utf8); }

 private:
  FileSink& sink_;
};

class StringOutput final : public inspect::Output {
 public:
  bool write(std::string_view utf8) override {
    text += utf8;
    return true;
  }
  std::string text;
};

class Dump {
 public:
  Dump(Session& session, const DumpChoices& choices, const When& when)
      : session_(session), choices_(choices), when_(when) {}

  int run(const Source& source) {
    Runtime& rt = session_.runtime();
    // What every python3 has before the program runs is none of the program's making.
    if (!vm::sys_module(rt)) return session_.report_pending();
    source_ = &source;
    baseline_.emplace(rt);
    session_.log().note("{} objects before the program", baseline_->size());
    if (choices_.sites) births_.emplace(rt, kMachine);
    inspect::Births* births = births_ ? &*births_ : nullptr;
    if (when_.kind == When::Kind::end) {
      session_.vm().at_end = [](void* context, vm::Vm&) { static_cast<Dump*>(context)->take(); };
      session_.vm().at_end_context = this;
    }
    watch_.emplace(
        when_, source.filename, [](void* context) { static_cast<Dump*>(context)->stop_here(); },
        this);
    if (births || when_.kind != When::Kind::end) session_.vm().watch(&*watch_);
    if (births) rt.heap.observe(births);
    session_.inspector().baseline = &*baseline_;
    session_.inspector().births = births;
    session_.vm().breakpoint = "vitro.dump";
    if (choices_.allocations) rt.count_paths(true);
    const int code = session_.run(source);
    session_.vm().at_end = nullptr;
    // A program that does not compile has no end of its own.
    if (!snapshot_ && !out_of_memory_ && when_.kind == When::Kind::end) take();
    if (births) rt.heap.observe(nullptr);
    session_.vm().watch(nullptr);
    session_.inspector().baseline = nullptr;
    session_.inspector().births = nullptr;
    stop_counting();
    baseline_->unpin();
    session_.flush_out();
    return code;
  }

  [[nodiscard]] bool taken() const { return snapshot_.has_value(); }

  // The exit code, which is `code` if all is well.
  int write(int code) {
    SinkOutput out(session_.out()), err(session_.err());
    if (out_of_memory_) return complain("no memory for the dump", kRaised);
    if (!snapshot_) {
      if (when_.kind == When::Kind::end) return code;
      return complain(
          "--at " + std::string(choices_.at) + " was never reached: there is nothing to dump",
          kRaised);
    }
    if (!problem_.empty()) return complain(problem_, kBadUsage);
    errno = 0;
    // A closed stdout is nothing to a program, but here it is where the answer was to go.
    if (choices_.output.empty() && fcntl(1, F_GETFD) < 0) return stdout_failed();
    const int written = writer_->write(out, err);
    if (choices_.output.empty() && (written == kUnwritable || !session_.out().flush()))
      return stdout_failed();
    if (written) code = written;
    return audit_ && !audit_->holds() ? kAuditFailed : code;
  }

 private:
  int complain(std::string text, int code) {
    session_.err().write("vitro: " + text + '\n');
    return code;
  }

  int stdout_failed() {
    const int error = errno ? errno : EIO;
    session_.out().drop();
    return complain(std::string("can't write to stdout: ") + std::strerror(error), kUnwritable);
  }

  // The callers are not made for C++ exceptions.
  void take() {
    stop_counting();
    baseline_->unpin();
    try {
      Runtime& rt = session_.runtime();
      snapshot_.emplace(inspect::capture(rt, &*baseline_, births_ ? &*births_ : nullptr));
      if (choices_.audit) audit_.emplace(inspect::audit(*snapshot_));
      writer_.emplace(*snapshot_, choices_, &rt);
      writer_->program = source_->filename;
      writer_->code = source_->bytes;
      if (!choices_.at.empty()) writer_->moment = choices_.at;
      writer_->appendix = appendix();
      if (!writer_->prepare(problem_) && problem_.empty()) problem_ = "the dump is impossible";
    } catch (const std::bad_alloc&) {
      snapshot_.reset();
      out_of_memory_ = true;
    }
  }

  // The program has got where --at wants it and goes no further.
  void stop_here() {
    session_.flush_out();
    take();
    session_.end_process(write(0));
  }

  void stop_counting() {
    if (!choices_.allocations || !session_.runtime().heap.counting()) return;
    session_.runtime().count_paths(false);
    paths_ = session_.runtime().heap.paths;
  }

  [[nodiscard]] std::string appendix() const {
    StringOutput text;
    inspect::Writer out(text);
    if (choices_.allocations) write_allocations(out);
    if (audit_) inspect::write_audit(*snapshot_, *audit_, out);
    out.flush();
    return std::move(text.text);
  }
  void write_allocations(inspect::Writer& out) const {
    const auto row = [&out](const char* what, std::uint64_t count, const char* how) {
      std::string text = std::string("  ") + what;
      inspect::pad_to(text, 0, 22);
      const std::string number = inspect::number_text(count);
      if (number.size() < 12) text.append(12 - number.size(), ' ');
      out << text << number << "   " << how;
      out.line();
    };
    out << "allocations, from the first step of compiling to the program's end";
    out.line();
    row("cached", paths_.cached, "an int from -5 to 256 that exists already: nothing allocated");
    row("free list", paths_.free_list, "the cell of a dead object, used again");
    row("page", paths_.page, "a cell never used before");
    row("large", paths_.large, "a block of its own, too large for a cell");
    row("freed", paths_.freed, "cells and blocks given back");
  }

  Session& session_;
  const DumpChoices& choices_;
  const When when_;
  const Source* source_ = nullptr;
  std::optional<inspect::Baseline> baseline_;
  std::optional<inspect::Births> births_;
  std::optional<Watch> watch_;
  std::optional<inspect::Snapshot> snapshot_;
  std::optional<inspect::Audit> audit_;
  std::optional<DumpWriter> writer_;
  PathCounts paths_;
  std::string problem_;
  bool out_of_memory_ = false;
};

bool same_file(std::string_view first, std::string_view second) {
  struct stat one {
  }, other{};
  return stat(std::string(first).c_str(), &one) == 0 &&
         stat(std::string(second).c_str(), &other) == 0 && one.st_dev == other.st_dev &&
         one.st_ino == other.st_ino;
}

int refuse(const std::string& problem) {
  FileSink(2, Buffering::none).write("vitro: " + problem + '\n');
  return kBadUsage;
}

bool read_snapshot(std::string_view path_view, inspect::Reading& reading, std::string& problem) {
  const std::string path(path_view);
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    problem = "can't open file '" + path + "': " + std::strerror(errno ? errno : EIO);
    return false;
  }
  if (inspect::read_jsonl(file, reading, problem)) return true;
  problem.insert(0, path + ": ");
  return false;
}

// A dump of what another dump has written.
int dump_file(const Invocation& invocation) {
  inspect::Reading reading;
  std::string problem;
  const DumpChoices& choices = invocation.dump;
  if (choices.audit || choices.allocations || !choices.at.empty())
    return refuse("--audit, --allocations and --at need a program that runs, not a snapshot");
  if (!read_snapshot(invocation.program.text, reading, problem)) return refuse(problem);
  DumpWriter writer(reading.snapshot, choices, nullptr);
  writer.program = reading.program;
  writer.moment = reading.moment;
  writer.present = &reading.present;
  if (!writer.prepare(problem)) return refuse(problem);
  FileSink out(1, Buffering::full), err(2, Buffering::none);
  SinkOutput to_out(out), to_err(err);
  const int code = writer.write(to_out, to_err);
  return out.flush() ? code : kUnwritable;
}

int compare_files(const DumpChoices& choices) {
  inspect::Reading before, after;
  std::string problem;
  if (!read_snapshot(choices.before, before, problem) ||
      !read_snapshot(choices.after, after, problem))
    return refuse(problem);
  inspect::Diff difference;
  if (!inspect::diff(before.snapshot, after.snapshot, difference, problem)) return refuse(problem);
  FileSink sink(1, Buffering::full);
  SinkOutput output(sink);
  inspect::Writer out(output);
  inspect::write_diff(before.snapshot, after.snapshot, difference, out);
  return out.flush() && sink.flush() ? 0 : kUnwritable;
}

}  // namespace

int dump_program(const Invocation& invocation) {
  const DumpChoices& choices = invocation.dump;
  When when;
  std::string problem;
  if (!choices.at.empty() && !parse_when(choices.at, when, problem)) return refuse(problem);
  if (!choices.before.empty()) return compare_files(choices);
  if (format_of(choices) == Format::html && !inspect::Page::built()) {
    FileSink(2, Buffering::none).write(inspect::Page::missing());
    return kBadUsage;
  }
  if (invocation.program.from == Program::From::file && invocation.program.text.ends_with(".jsonl"))
    return dump_file(invocation);
  Source source = read_source(invocation.program);
  const std::string_view output = invocation.dump.output;
  if (source.problem.empty() && source.has_file && !output.empty() &&
      same_file(source.path, output))
    source.problem = "vitro: the dump would overwrite the program '" + std::string(output) + "'";
  if (!source.problem.empty()) {
    FileSink(2, Buffering::none).write(source.problem + '\n');
    return kBadUsage;
  }
  if (source.has_file && !choices.output.empty() && same_file(source.path, choices.output))
    return refuse("the dump would overwrite the program '" + std::string(choices.output) + "'");
  Session session(invocation);
  if (!session.start(source)) return kRaised;
  Dump dump(session, choices, when);
  int code = dump.run(source);
  // A SystemExit's own code would be taken for one of the dump's.
  if (code) code = kRaised;
  code = dump.write(code);
  return session.finish(code);
}

}  // namespace vitro::cli
