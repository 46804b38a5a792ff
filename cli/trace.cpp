// vitro trace: runs the program under the recorder and writes the recording. A program that dies,
// or is ended at the limit or by Ctrl-C, leaves what was recorded up to there.
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>

#include "cli/output_file.hpp"
#include "cli/run.hpp"
#include "cli/session.hpp"
#include "cli/trace_code.hpp"
#include "inspect/recording_writer.hpp"
#include "vm/imports/imports.hpp"

namespace vitro::cli {

namespace {

// Set by Ctrl-C. A signal handler can reach nothing but a static variable.
volatile std::sig_atomic_t interrupted = 0;

void interrupt(int) {
  // A second one ends what does not get to its next instruction.
  if (interrupted) std::_Exit(130);
  interrupted = 1;
}

// Passes on what the program writes, and tells the recorder.
class RecordedSink final : public vm::TextSink {
 public:
  explicit RecordedSink(int stream) : stream_(stream) {}
  bool write(std::string_view utf8) override {
    if (recorder) recorder->output(stream_, utf8);
    text_ += stream_ == 2 ? utf8 : std::string_view();
    return sink->write(utf8);
  }
  bool flush() override { return sink->flush(); }
  [[nodiscard]] const std::string& text() const { return text_; }
  void forget() { text_.clear(); }

  FileSink* sink = nullptr;
  inspect::Recorder* recorder = nullptr;

 private:
  int stream_;
  std::string text_;
};

class SinkOutput final : public inspect::Output {
 public:
  explicit SinkOutput(FileSink& sink) : sink_(sink) {}
  bool write(std::string_view utf8) override { return sink_.write(utf8); }

 private:
  FileSink& sink_;
};

std::string read_text(const std::string& path) {
  constexpr std::size_t kLargest = 1 << 20;
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  return text.size() > kLargest ? std::string() : text;
}

class Trace {
 public:
  Trace(const Invocation& invocation, const Source& source)
      : choices_(invocation.trace),
        source_(source),
        session_(invocation, &out_, &err_),
        codes_(session_.runtime(), invocation.trace.library) {
    out_.sink = &session_.out();
    err_.sink = &session_.err();
  }

  int run() {
    if (!session_.start(source_)) return kRaised;
    Runtime& rt = session_.runtime();
    if (!vm::sys_module(rt)) return session_.finish(session_.report_pending());
    facts_ = instruction_facts();
    inspect::Recorder& recorder = recorder_.emplace(rt, facts_, codes_);
    recorder.max_steps = choices_.max_steps;
    recorder.interrupt = &interrupted;
    recorder.at_limit = [](void* context, inspect::Ending why) {
      static_cast<Trace*>(context)->end_early(why);
    };
    recorder.limit_context = this;
    out_.recorder = err_.recorder = &recorder;
    std::signal(SIGINT, interrupt);
    session_.vm().watch(&recorder);
    session_.vm().at_end = [](void* context, vm::Vm& vm) {
      static_cast<Trace*>(context)->recorder_->finish(
          vm.runtime().pending() ? inspect::Ending::raised : inspect::Ending::finished);
    };
    session_.vm().at_end_context = this;
    int code = session_.run(source_);
    session_.vm().at_end = nullptr;
    // Where there was nothing to run: a syntax error.
    recorder.finish(code ? inspect::Ending::raised : inspect::Ending::finished);
    session_.vm().watch(nullptr);
    out_.recorder = err_.recorder = nullptr;
    std::signal(SIGINT, SIG_DFL);
    if (code) code = kRaised;
    session_.flush_out();
    code = write(code);
    return session_.finish(code);
  }

 private:
  // Called in the middle of an instruction: there is no way back into the program.
  void end_early(inspect::Ending why) {
    session_.flush_out();
    int code = kRaised;
    std::string text = "vitro: ";
    switch (why) {
      case inspect::Ending::interrupted:
        text += "interrupted";
        code = 130;
        break;
      case inspect::Ending::memory: text += "no memory to record more"; break;
      default:
        text += "the program was ended after " + inspect::number_text(choices_.max_steps) +
                " steps; --max-steps N sets another limit";
    }
    ending_ = text.substr(7);
    session_.err().write(text += '\n');
    code = write(code);
    session_.flush_out();
    std::_Exit(code);
  }

  [[nodiscard]] inspect::RecordingContext context() const {
    inspect::RecordingContext context;
    context.program = source_.filename;
    context.message = ending_.empty() ? err_.text() : ending_;
    for (const std::string& file : codes_.files())
      context.sources.push_back({file, file == source_.filename ? source_.bytes : read_text(file)});
    if (codes_.files().empty())
      context.sources.push_back({std::string(source_.filename), source_.bytes});
    return context;
  }

  int write(int code) {
    const inspect::Recording recording = recorder_->take();
    session_.log().note("{} steps, {} objects, {} bytes of events", recording.steps,
                        recording.objects, recording.events.size());
    if (choices_.output.empty()) {
      if (!write_to(session_.out(), recording)) session_.write_failed(errno);
      return code;
    }
    OutputFile file(choices_.output);
    if (!file.open()) return failed(errno, kBadUsage);
    FileSink sink(file.descriptor(), Buffering::full);
    errno = 0;
    if (!write_to(sink, recording) || !file.commit())
      return failed(errno ? errno : EIO, kUnwritable);
    return code;
  }

  // False: errno says why.
  bool write_to(FileSink& sink, const inspect::Recording& recording) const {
    SinkOutput output(sink);
    inspect::Writer out(output);
    switch (format_of(choices_)) {
      case TraceFormat::html: inspect::write_recording_page(recording, context(), out); break;
      case TraceFormat::jsonl: inspect::write_recording_jsonl(recording, context(), out); break;
      case TraceFormat::events: inspect::write_recording_events(recording, context(), out); break;
      default: inspect::write_recording_steps(recording, context(), out); break;
    }
    const bool written = out.flush();
    return sink.flush() && written;
  }

  int failed(int error, int code) {
    session_.err().write("vitro: can't write '" + std::string(choices_.output) +
                         "': " + std::strerror(error) + '\n');
    return code;
  }

  const TraceChoices& choices_;
  const Source& source_;
  RecordedSink out_{1}, err_{2};
  Session session_;
  CodeText codes_;
  std::vector<inspect::InstructionFacts> facts_;
  std::optional<inspect::Recorder> recorder_;
  std::string ending_;
};

int complain(std::string text, int code) {
  FileSink(2, Buffering::none).write(text += '\n');
  return code;
}

}  // namespace

int trace_program(const Invocation& invocation) {
  if (format_of(invocation.trace) == TraceFormat::html && !inspect::Page::built())
    return complain(
        "vitro: this program was built without its page, which needs esbuild; as root, type\n"
        "  apt-get install esbuild\n"
        "and build again, or choose another format",
        kBadUsage);
  const Source source = read_source(invocation.program);
  if (!source.problem.empty()) return complain(source.problem, kBadUsage);
  // Found out now rather than when all has been recorded.
  if (!invocation.trace.output.empty()) {
    OutputFile file(invocation.trace.output);
    if (!file.open())
      return complain("vitro: can't write '" + std::string(invocation.trace.output) +
                          "': " + std::strerror(errno),
                      kBadUsage);
  }
  return std::make_unique<Trace>(invocation, source)->run();
}

}  // namespace vitro::cli
