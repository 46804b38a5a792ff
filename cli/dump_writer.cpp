#include "cli/dump_writer.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <unistd.h>

#include "cli/graphviz.hpp"
#include "cli/output_file.hpp"
#include "cli/session.hpp"
#include "inspect/cycles.hpp"
#include "inspect/database.hpp"
#include "inspect/dot.hpp"
#include "inspect/filter.hpp"
#include "inspect/heapsnapshot.hpp"
#include "inspect/jsonl.hpp"
#include "inspect/layout.hpp"
#include "inspect/mermaid.hpp"
#include "inspect/pytutor.hpp"
#include "inspect/recording_writer.hpp"
#include "inspect/resolve.hpp"
#include "inspect/snapshot_page.hpp"
#include "inspect/tables.hpp"
#include "inspect/text.hpp"
#include "inspect/why.hpp"

namespace vitro::cli {

namespace {

// Graphviz takes a second for some hundred objects and does not come back from many thousand.
constexpr std::size_t kMostDrawn = 2000;

class StringOutput final : public inspect::Output {
 public:
  bool write(std::string_view utf8) override {
    text += utf8;
    return true;
  }
  std::string text;
};

class SinkOutput final : public inspect::Output {
 public:
  explicit SinkOutput(FileSink& sink) : sink_(sink) {}
  bool write(std::string_view utf8) override { return sink_.write(utf8); }

 private:
  FileSink& sink_;
};

void say(inspect::Output& err, const std::string& text) { err.write("vitro: " + text + '\n'); }

}  // namespace

bool DumpWriter::needs_tree() const {
  const Format format = format_of(choices_);
  const auto asked = [&](Ask what) {
    return std::any_of(choices_.questions.begin(), choices_.questions.end(),
                       [what](const Question& q) { return q.what == what; });
  };
  return choices_.retained || format == Format::sqlite || asked(Ask::dominators) ||
         asked(Ask::leaks) || choices_.where.find("retained") != choices_.where.npos;
}

bool DumpWriter::prepare(std::string& problem) {
  view_.addresses = choices_.addresses;
  view_.program = program;
  view_.moment = moment;
  if (present)
    for (inspect::NodeIndex node = 0; node < present->size(); ++node)
      if (!(*present)[node]) view_.shown[node] = false;
  if (needs_tree()) {
    tree_.emplace(inspect::dominators(snapshot_));
    view_.retained = &tree_->retained;
  }
  if (choices_.filters() &&
      !inspect::apply(snapshot_, {choices_.root, choices_.type, choices_.where, choices_.depth},
                      view_, problem))
    return false;
  for (const Question& question : choices_.questions) {
    named_.push_back(inspect::kNoNode);
    layouts_.emplace_back();
    if (question.what == Ask::map && snapshot_.pages.empty()) {
      problem = "--map: the file does not tell of pages";
      return false;
    }
    if (question.what != Ask::why && question.what != Ask::layout) continue;
    named_.back() = inspect::resolve(snapshot_, question.name, problem);
    if (named_.back() == inspect::kNoNode) return false;
    if (question.what != Ask::layout) continue;
    if (!rt_) {
      problem = "--layout: the file does not tell of bytes";
      return false;
    }
    StringOutput text;
    inspect::Writer out(text);
    inspect::write_layout(*rt_, snapshot_, named_.back(), choices_.addresses, out);
    out.flush();
    layouts_.back() = std::move(text.text);
  }
  const auto shown =
      static_cast<std::size_t>(std::count(view_.shown.begin(), view_.shown.end(), true));
  if (choices_.questions.empty() && format_of(choices_) == Format::svg && shown > kMostDrawn) {
    problem =
        inspect::counted(shown, "object") +
        " are too many for Graphviz; --picture, --root, --depth, --type and --where show fewer";
    return false;
  }
  if (format_of(choices_) == Format::sqlite && choices_.output.empty()) {
    problem = "a database needs a file: -o FILE";
    return false;
  }
  return true;
}

void DumpWriter::write_answers(inspect::Writer& out) {
  for (std::size_t i = 0; i < choices_.questions.size(); ++i) {
    if (i) out.line();
    switch (choices_.questions[i].what) {
      case Ask::why: inspect::write_why(snapshot_, named_[i], out); break;
      case Ask::layout: out << layouts_[i]; break;
      case Ask::dominators: inspect::write_dominators(snapshot_, view_, *tree_, out); break;
      case Ask::cycles: inspect::write_cycles(snapshot_, view_, out); break;
      case Ask::histogram: inspect::write_histogram(snapshot_, view_, out); break;
      case Ask::dupes: inspect::write_duplicates(snapshot_, view_, out); break;
      case Ask::leaks: inspect::write_leaks(snapshot_, view_, *tree_, out); break;
      case Ask::map: inspect::write_map(snapshot_, out); break;
    }
  }
  out << appendix;
}

void DumpWriter::write_page(inspect::Writer& out) {
  inspect::RecordingContext context;
  context.program = program;
  context.sources.push_back({std::string(program), std::string(code)});
  inspect::write_recording_page(inspect::recording_of(snapshot_, view_), context, out);
}

void DumpWriter::write_text_or_graph(inspect::Writer& out) {
  if (!choices_.questions.empty()) return write_answers(out);
  switch (format_of(choices_)) {
    case Format::dot:
    case Format::svg: return inspect::write_dot(snapshot_, view_, out);
    case Format::jsonl: return inspect::write_jsonl(snapshot_, view_, out);
    case Format::mermaid: return inspect::write_mermaid(snapshot_, view_, out);
    case Format::heapsnapshot: return inspect::write_heapsnapshot(snapshot_, out);
    case Format::html: return write_page(out);
    case Format::pytutor: return inspect::write_pytutor(snapshot_, code, out);
    default: return inspect::write_text(snapshot_, view_, appendix, out);
  }
}

int DumpWriter::write_svg(int descriptor, inspect::Output& err) {
  StringOutput graph;
  inspect::Writer out(graph);
  inspect::write_dot(snapshot_, view_, out);
  out.flush();
  std::string problem;
  if (draw_svg(graph.text, descriptor, problem)) return 0;
  say(err, problem);
  return kUnwritable;
}

int DumpWriter::write_file(inspect::Output& err) {
  OutputFile file(choices_.output);
  const auto failed = [&](const std::string& why, int exit_code) {
    say(err, "can't write '" + std::string(choices_.output) + "': " + why);
    return exit_code;
  };
  if (!file.open()) return failed(std::strerror(errno), kBadUsage);
  const bool dump = choices_.questions.empty();
  const Format format = format_of(choices_);
  if (dump && format == Format::sqlite) {
    std::string problem;
    if (!inspect::write_database(snapshot_, view_, *tree_, file.current_path(), problem))
      return failed(problem, kUnwritable);
  } else if (dump && format == Format::svg) {
    if (const int failure = write_svg(file.descriptor(), err)) return failure;
  } else {
    FileSink sink(file.descriptor(), Buffering::full);
    SinkOutput output(sink);
    inspect::Writer out(output);
    errno = 0;
    write_text_or_graph(out);
    if (!out.flush() || !sink.flush())
      return failed(std::strerror(errno ? errno : EIO), kUnwritable);
  }
  errno = 0;
  if (!file.commit()) return failed(std::strerror(errno ? errno : EIO), kUnwritable);
  return 0;
}

int DumpWriter::write(inspect::Output& out, inspect::Output& err) {
  // What is read by a program must stay so.
  if (choices_.questions.empty() && format_of(choices_) != Format::text) err.write(appendix);
  if (!choices_.output.empty()) return write_file(err);
  if (choices_.questions.empty() && format_of(choices_) == Format::svg) return write_svg(1, err);
  inspect::Writer writer(out);
  write_text_or_graph(writer);
  return writer.flush() ? 0 : kUnwritable;
}

}  // namespace vitro::cli
