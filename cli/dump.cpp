// vitro dump: runs the program, takes the snapshot while its module frame still stands, and writes
// it after everything the program itself had to say.
#include <cerrno>
#include <cstring>
#include <memory>
#include <new>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>

#include "cli/output_file.hpp"
#include "cli/run.hpp"
#include "cli/session.hpp"
#include "inspect/audit.hpp"
#include "inspect/baseline.hpp"
#include "inspect/dot.hpp"
#include "inspect/jsonl.hpp"
#include "inspect/mermaid.hpp"
#include "inspect/snapshot.hpp"
#include "inspect/text.hpp"
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
  Dump(Session& session, const DumpChoices& choices) : session_(session), choices_(choices) {}

  int run(const Source& source) {
    Runtime& rt = session_.runtime();
    // What every python3 has before the program runs is none of the program's making.
    if (!vm::sys_module(rt)) return session_.report_pending();
    baseline_.emplace(rt);
    session_.log().note("{} objects before the program", baseline_->size());
    session_.vm().at_end = [](void* context, vm::Vm&) { static_cast<Dump*>(context)->take(); };
    session_.vm().at_end_context = this;
    if (choices_.allocations) rt.count_paths(true);
    program_ = source.filename;
    const int code = session_.run(source);
    session_.vm().at_end = nullptr;
    // A program that does not compile has no end of its own.
    if (!snapshot_ && !out_of_memory_) take();
    stop_counting();
    baseline_->unpin();
    session_.flush_out();
    return code;
  }

  [[nodiscard]] bool taken() const { return snapshot_.has_value(); }
  [[nodiscard]] bool out_of_memory() const { return out_of_memory_; }

  // False: could not be written; errno says why.
  bool write(FileSink& sink) {
    inspect::View view(*snapshot_, choices_.extent);
    view.addresses = choices_.addresses;
    view.program = program_;
    SinkOutput output(sink);
    inspect::Writer out(output);
    const std::string appendix = this->appendix();
    const Format format = format_of(choices_);
    if (format == Format::text) {
      inspect::write_text(*snapshot_, view, appendix, out);
    } else {
      // What is read by a program must stay so.
      session_.err().write(appendix);
      if (format == Format::dot) inspect::write_dot(*snapshot_, view, out);
      if (format == Format::jsonl) inspect::write_jsonl(*snapshot_, view, out);
      if (format == Format::mermaid) inspect::write_mermaid(*snapshot_, view, out);
    }
    const bool written = out.flush();
    return sink.flush() && written;
  }
  [[nodiscard]] bool audit_failed() const { return audit_ && !audit_->holds(); }

 private:
  // The callers are not made for C++ exceptions.
  void take() {
    stop_counting();
    baseline_->unpin();
    try {
      snapshot_.emplace(inspect::capture(session_.runtime(), &*baseline_));
      if (choices_.audit) audit_.emplace(inspect::audit(*snapshot_));
    } catch (const std::bad_alloc&) {
      snapshot_.reset();
      out_of_memory_ = true;
    }
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
  std::optional<inspect::Baseline> baseline_;
  std::optional<inspect::Snapshot> snapshot_;
  std::optional<inspect::Audit> audit_;
  PathCounts paths_;
  std::string_view program_;
  bool out_of_memory_ = false;
};

int complain(Session& session, std::string text, int code) {
  session.err().write(text += '\n');
  return code;
}

int write_to_file(Session& session, Dump& dump, std::string_view path, int code) {
  OutputFile file(path);
  const auto failed = [&](int error, int result) {
    return complain(
        session, "vitro: can't write '" + std::string(path) + "': " + std::strerror(error), result);
  };
  if (!file.open()) return failed(errno, kBadUsage);
  FileSink sink(file.descriptor(), Buffering::full);
  errno = 0;
  if (!dump.write(sink) || !file.commit()) return failed(errno ? errno : EIO, kUnwritable);
  return code;
}

int write_to_stdout(Session& session, Dump& dump, int code) {
  errno = 0;
  // A closed stdout is nothing to a program, but here it is where the answer was to go.
  if (fcntl(1, F_GETFD) >= 0 && dump.write(session.out())) return code;
  const int error = errno ? errno : EIO;
  session.out().drop();
  return complain(session, std::string("vitro: can't write to stdout: ") + std::strerror(error),
                  kUnwritable);
}

bool same_file(std::string_view first, std::string_view second) {
  struct stat one {
  }, other{};
  return stat(std::string(first).c_str(), &one) == 0 &&
         stat(std::string(second).c_str(), &other) == 0 && one.st_dev == other.st_dev &&
         one.st_ino == other.st_ino;
}

}  // namespace

int dump_program(const Invocation& invocation) {
  Source source = read_source(invocation.program);
  const std::string_view output = invocation.dump.output;
  if (source.problem.empty() && source.has_file && !output.empty() &&
      same_file(source.path, output))
    source.problem = "vitro: the dump would overwrite the program '" + std::string(output) + "'";
  if (!source.problem.empty()) {
    FileSink(2, Buffering::none).write(source.problem + '\n');
    return kBadUsage;
  }
  Session session(invocation);
  if (!session.start(source)) return kRaised;
  Dump dump(session, invocation.dump);
  int code = dump.run(source);
  // A SystemExit's own code would be taken for one of the dump's.
  if (code) code = kRaised;
  if (dump.out_of_memory()) code = complain(session, "vitro: no memory for the dump", kRaised);
  if (dump.taken()) {
    if (invocation.dump.output.empty()) {
      code = write_to_stdout(session, dump, code);
    } else {
      code = write_to_file(session, dump, invocation.dump.output, code);
    }
    if (dump.audit_failed()) code = kAuditFailed;
  }
  return session.finish(code);
}

}  // namespace vitro::cli
