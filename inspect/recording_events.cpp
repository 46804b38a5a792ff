// A recording for timeline viewers, in trace-event form: calls as slices, the heap as counters,
// exceptions and output as instants. Time is counted in steps, one a microsecond, so that the same
// program gives the same file.
#include "inspect/json.hpp"
#include "inspect/recording_writer.hpp"
#include "inspect/replay.hpp"

namespace vitro::inspect {

namespace {

class Events final : private Replay::Listener {
 public:
  Events(const Recording& recording, const RecordingContext& context, Writer& out)
      : recording_(recording), context_(context), replay_(recording), out_(out) {}

  void write() {
    out_ << R"({"displayTimeUnit":"ns","otherData":{"version":)"
         << std::to_string(kRecordingVersion) << R"(,"ending":")" << ending_name(recording_.ending)
         << R"("},"traceEvents":[)";
    begin("M", "process_name");
    out_ << R"(,"args":{"name":)";
    append_json("vitro " + std::string(context_.program), out_.buffer());
    out_ << "}}";
    begin("M", "thread_name");
    out_ << R"(,"args":{"name":"main"}})";
    while (replay_.play(this)) counters();
    for (std::size_t open = replay_.windows().size(); open-- > 0;) {
      begin("E", "");
      out_ << '}';
    }
    out_ << "\n]}";
    out_.line();
  }

 private:
  // The step that is being played towards.
  [[nodiscard]] std::int64_t now() const { return replay_.step() + 1; }

  void begin(std::string_view phase, std::string_view name) {
    if (!first_) out_ << ',';
    first_ = false;
    out_.line();
    out_ << R"({"ph":")" << phase << R"(","pid":1,"tid":1,"ts":)" << std::to_string(now());
    if (name.empty()) return;
    out_ << R"(,"name":)";
    append_json(name, out_.buffer());
  }

  void counters() {
    if (replay_.live_bytes() == bytes_) return;
    bytes_ = replay_.live_bytes();
    begin("C", "heap of the program");
    out_ << R"(,"args":{"bytes":)" << std::to_string(bytes_) << "}}";
  }

  void changed(const Replay::Change& change) override {
    switch (change.event) {
      case Event::enter: {
        const RecordedCode& code = recording_.codes[change.window->code];
        begin("B", code.qualname);
        out_ << R"(,"cat":"call","args":{"file":)";
        append_json(code.file, out_.buffer());
        out_ << R"(,"line":)" << std::to_string(code.line) << "}}";
        break;
      }
      case Event::leave:
        begin("E", "");
        out_ << '}';
        break;
      case Event::raise:
        begin("i", "raise " + std::string(change.text));
        out_ << R"(,"s":"t","cat":"raise"})";
        break;
      case Event::output:
        begin("i", change.number == 2 ? "stderr" : "stdout");
        out_ << R"(,"s":"t","cat":"output","args":{"text":)";
        append_json(change.text, out_.buffer());
        out_ << "}}";
        break;
      default: break;
    }
  }

  const Recording& recording_;
  const RecordingContext& context_;
  Replay replay_;
  Writer& out_;
  bool first_ = true;
  std::uint64_t bytes_ = 0;
};

}  // namespace

void write_recording_events(const Recording& recording, const RecordingContext& context,
                            Writer& out) {
  Events(recording, context, out).write();
}

}  // namespace vitro::inspect
