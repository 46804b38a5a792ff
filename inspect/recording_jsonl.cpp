// A recording as JSON lines, with the field names of the snapshot's.
#include <algorithm>

#include "inspect/json.hpp"
#include "inspect/recording_writer.hpp"
#include "inspect/replay.hpp"

namespace vitro::inspect {

namespace {

class Lines final : private Replay::Listener {
 public:
  Lines(const Recording& recording, const RecordingContext& context, Writer& out)
      : recording_(recording), context_(context), replay_(recording), out_(out) {}

  void write() {
    header();
    for (std::size_t i = 0; i < recording_.codes.size(); ++i) code(i);
    for (changes_.clear(), touched_.clear(); replay_.play(this); changes_.clear()) step();
    std::string& line = out_.buffer();
    ((line += R"({"record":"end","ending":")") += ending_name(recording_.ending)) +=
        R"(","message":)";
    append_json(context_.message, line);
    line += '}';
    out_.line();
  }

 private:
  void header() {
    std::string& line = out_.buffer();
    line += R"({"record":"recording","version":)" + std::to_string(kRecordingVersion) +
            R"(,"program":)";
    append_json(context_.program, line);
    line += R"(,"steps":)" + std::to_string(recording_.steps) + R"(,"objects":)" +
            std::to_string(recording_.objects) + '}';
    out_.line();
  }

  void code(std::size_t number) {
    const RecordedCode& code = recording_.codes[number];
    std::string& line = out_.buffer();
    line += R"({"record":"code","code":)" + std::to_string(number) + R"(,"name":)";
    append_json(code.qualname, line);
    line += R"(,"file":)";
    append_json(code.file, line);
    line += R"(,"instructions":[)";
    bool first = true;
    for (const RecordedCode::Instruction& row : code.instructions) {
      if (!first) line += ',';
      first = false;
      ((line += R"({"unit":)" + std::to_string(row.unit) + R"(,"name":")") += row.name) += '"';
      if (!row.meaning.empty()) append_json(row.meaning, line += R"(,"argument":)");
      if (row.line) line += R"(,"line":)" + std::to_string(row.line);
      if (row.column >= 0)
        line += R"(,"column":)" + std::to_string(row.column) + R"(,"end_line":)" +
                std::to_string(row.end_line) + R"(,"end_column":)" + std::to_string(row.end_column);
      line += '}';
    }
    line += "]}";
    out_.line();
  }

  void step() {
    std::string& line = out_.buffer();
    line += R"({"record":"step","step":)" + std::to_string(replay_.step());
    if (!replay_.windows().empty()) {
      const Replay::Window& top = replay_.windows().back();
      line += R"(,"depth":)" + std::to_string(replay_.windows().size()) + R"(,"code":)" +
              std::to_string(top.code) + R"(,"unit":)" + std::to_string(top.unit);
      if (const auto* row = replay_.instruction(); row && row->line)
        line += R"(,"line":)" + std::to_string(row->line);
    }
    ((line += R"(,"changes":[)") += changes_) += ']';
    std::sort(touched_.begin(), touched_.end());
    touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
    std::string counts;
    for (const std::uint32_t id : touched_)
      if (const Replay::Thing* thing = replay_.find(id); thing && !(thing->flags & kNodeImmortal)) {
        if (!counts.empty()) counts += ',';
        counts += "[" + std::to_string(id) + "," + std::to_string(thing->count) + "]";
      }
    touched_.clear();
    if (!counts.empty()) ((line += R"(,"counts":[)") += counts) += ']';
    line += '}';
    out_.line();
  }

  std::string& begin(std::string_view what) {
    if (!changes_.empty()) changes_ += ',';
    ((changes_ += R"({"change":")") += what) += '"';
    return changes_;
  }
  void add(std::string_view key, std::uint64_t value) {
    (((changes_ += ",\"") += key) += "\":") += std::to_string(value);
  }
  void add_text(std::string_view key, std::string_view text) {
    ((changes_ += ",\"") += key) += "\":";
    append_json(text, changes_);
  }
  void end() { changes_ += '}'; }
  void touch(std::uint32_t id) {
    if (id) touched_.push_back(id);
  }

  void born(std::uint32_t id) {
    const Replay::Thing& thing = *replay_.find(id);
    begin(thing.flags & kNodeStartup ? "met" : "born");
    add("id", id);
    const Replay::Thing* type = replay_.find(thing.type);
    add_text("type", type ? type->text : "?");
    add("type_id", thing.type);
    if (!thing.text.empty()) add_text("value", thing.text);
    add("bytes", thing.bytes);
    if (thing.flags & kNodeImmortal) changes_ += R"(,"immortal":true)";
    if (thing.flags & kNodeCached) changes_ += R"(,"cached":true)";
    if (thing.flags & kNodeInterned) changes_ += R"(,"interned":true)";
    end();
    touch(id);
  }

  void links(std::string_view key, const std::vector<Replay::Link>& links) {
    if (links.empty()) return;
    ((changes_ += ",\"") += key) += "\":[";
    for (std::size_t i = 0; i < links.size(); ++i) {
      if (i) changes_ += ',';
      ((changes_ += R"({"kind":")") += kind_name(links[i].kind)) += '"';
      if (links[i].kind == EdgeKind::field || links[i].kind == EdgeKind::root)
        add_text("label", recording_.labels[links[i].label]);
      else if (const Replay::Thing* name = links[i].label ? replay_.find(links[i].label) : nullptr)
        add_text("label", name->text);
      add("to", links[i].to);
      changes_ += '}';
      touch(links[i].to);
    }
    changes_ += ']';
  }

  void changed(const Replay::Change& change) override {
    switch (change.event) {
      case Event::next:
      case Event::at: return;
      case Event::integer:
      case Event::object: return born(change.id);
      case Event::enter:
        begin("enter");
        add("code", change.window->code);
        add_text("name", recording_.codes[change.window->code].qualname);
        if (change.window->callable) add("callable", change.window->callable);
        if (change.window->generator) add("generator", change.window->generator);
        touch(change.window->callable);
        break;
      case Event::leave:
        begin("leave");
        for (const std::uint32_t id : change.window->locals) touch(id);
        for (const Replay::Slot& slot : change.window->stack) touch(slot.id);
        touch(change.window->callable);
        break;
      case Event::pop:
        begin("pop");
        add("values", change.number);
        if (change.slots)
          for (const Replay::Slot& slot : *change.slots) touch(slot.id);
        break;
      case Event::push:
      case Event::push_borrowed:
        begin("push");
        if (change.id) add("to", change.id);
        if (change.event == Event::push_borrowed) changes_ += R"(,"borrowed":true)";
        touch(change.id);
        break;
      case Event::local: {
        begin("local");
        const auto& names = replay_.code()->locals;
        if (change.number < names.size()) add_text("name", names[change.number]);
        if (change.id) add("to", change.id);
        touch(change.id);
        touch(change.before);
        break;
      }
      case Event::edges:
        begin("references");
        add("id", change.id);
        add("place", change.number);
        links("gone", *change.gone);
        links("come", *change.come);
        break;
      case Event::size:
        begin("bytes");
        add("id", change.id);
        add("bytes", change.number);
        break;
      case Event::elsewhere:
        begin("elsewhere");
        add("id", change.id);
        changes_ += R"(,"by":)" + std::to_string(change.by);
        touch(change.id);
        break;
      case Event::text:
        begin("value");
        add("id", change.id);
        add_text("value", change.text);
        break;
      case Event::retype:
        begin("type");
        add("id", change.id);
        add("type_id", replay_.find(change.id)->type);
        break;
      case Event::free: {
        begin("freed");
        add("id", change.id);
        for (const Replay::Link& link : replay_.find(change.id)->links) touch(link.to);
        break;
      }
      case Event::passing:
        begin("passing");
        add("objects", change.number);
        break;
      case Event::raise:
        begin("raise");
        add("id", change.id);
        add_text("value", change.text);
        break;
      case Event::output:
        begin(change.number == 2 ? "stderr" : "stdout");
        add_text("text", change.text);
        break;
    }
    end();
  }

  const Recording& recording_;
  const RecordingContext& context_;
  Replay replay_;
  Writer& out_;
  std::string changes_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace

void write_recording_jsonl(const Recording& recording, const RecordingContext& context,
                           Writer& out) {
  Lines(recording, context, out).write();
}

}  // namespace vitro::inspect
