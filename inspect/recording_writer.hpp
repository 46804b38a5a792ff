// A recording as a file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "inspect/output.hpp"
#include "inspect/recording.hpp"

namespace vitro::inspect {

// What a recording does not know by itself.
struct RecordingContext {
  std::string_view program;  // the file, <string> or <stdin>
  std::string message;       // the traceback, or why the recording ends; may be empty
  struct Source {
    std::string file, text;
  };
  std::vector<Source> sources;
};

[[nodiscard]] std::string_view ending_name(Ending ending);
// Everything but the events, as one JSON object.
[[nodiscard]] std::string recording_json(const Recording& recording,
                                         const RecordingContext& context);
// One offline HTML file.
void write_recording_page(const Recording& recording, const RecordingContext& context, Writer& out);
// JSON lines: a header, then a step a line with its changes; inspect/schema/recording.schema.json.
void write_recording_jsonl(const Recording& recording, const RecordingContext& context,
                           Writer& out);
// For timeline viewers (Perfetto, chrome://tracing); a step is a microsecond there.
void write_recording_events(const Recording& recording, const RecordingContext& context,
                            Writer& out);
// For people at a terminal, a step a block.
void write_recording_steps(const Recording& recording, const RecordingContext& context,
                           Writer& out);

// The page's parts, as the build has bundled them.
struct Page {
  // False: the program was built where no bundler was; there are no pages then.
  [[nodiscard]] static bool built();
  [[nodiscard]] static std::string_view shell();
  [[nodiscard]] static std::string_view style();
  [[nodiscard]] static std::string_view script();
};

}  // namespace vitro::inspect
