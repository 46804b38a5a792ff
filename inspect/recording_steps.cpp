// A recording as text, a step a block: under each source line what its instructions took from the
// stack and put there, what was bound, born and freed, and why counts changed.
#include <algorithm>
#include <map>

#include "inspect/recording_writer.hpp"
#include "inspect/replay.hpp"

namespace vitro::inspect {

namespace {

constexpr std::size_t kShownObjects = 4;

class Steps final : private Replay::Listener {
 public:
  Steps(const Recording& recording, const RecordingContext& context, Writer& out)
      : recording_(recording), replay_(recording), out_(out) {
    for (const RecordingContext::Source& source : context.sources) split(source);
  }

  void write(std::string_view message) {
    bool first = true;
    while (replay_.play(this)) {
      // What has been told belongs to the instruction that has just run.
      if (!first) flush();
      first = false;
      clear();
      announce();
    }
    flush();
    out_.line();
    switch (recording_.ending) {
      case Ending::finished: out_ << "the program is over"; break;
      case Ending::raised: out_ << "the program ended with an exception"; break;
      default: out_ << message;
    }
    out_ << " after " << counted(recording_.steps ? recording_.steps - 1 : 0, "step");
    out_.line();
  }

 private:
  void split(const RecordingContext::Source& source) {
    std::vector<std::string_view>& lines = lines_[source.file];
    std::string_view rest = source.text;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      lines.push_back(rest.substr(0, end));
      if (!lines.back().empty() && lines.back().back() == '\r') lines.back().remove_suffix(1);
      rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    }
  }

  // The line that is about to run, where it is another one than before.
  void announce() {
    const RecordedCode* code = replay_.code();
    const RecordedCode::Instruction* row = replay_.instruction();
    if (!code || !row) return;
    name_ = std::to_string(replay_.step()) + "  " + std::string(row->name);
    if (!row->meaning.empty()) name_ += " " + row->meaning;
    if (row->line == 0) return;
    const std::size_t depth = replay_.windows().size();
    if (row->line == line_ && code == code_ && depth == depth_) return;
    line_ = row->line;
    code_ = code;
    depth_ = depth;
    out_.line();
    out_ << std::string(2 * (depth - 1), ' ') << code->qualname << ", line "
         << std::to_string(line_);
    const auto found = lines_.find(code->file);
    if (found != lines_.end() && line_ <= found->second.size())
      out_ << "    " << trimmed(found->second[line_ - 1]);
    out_.line();
  }
  static std::string_view trimmed(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t");
    return start == text.npos ? std::string_view() : text.substr(start);
  }

  void flush() {
    const std::string margin(2 * (depth_ ? depth_ - 1 : 0) + 2, ' ');
    out_ << margin << name_;
    out_.line();
    name_.clear();
    const auto row = [&](std::string_view what, const std::vector<std::string>& items) {
      if (items.empty()) return;
      std::string text = margin + "     " + std::string(what);
      text.append(what.size() < 9 ? 9 - what.size() : 1, ' ');
      for (std::size_t i = 0; i < items.size() && i < kShownObjects; ++i)
        text += (i ? ", " : "") + items[i];
      if (items.size() > kShownObjects)
        text += " and " + std::to_string(items.size() - kShownObjects) + " more";
      out_ << text;
      out_.line();
    };
    row("took", took_);
    row("put", put_);
    row("bound", bound_);
    row("new", born_);
    row("freed", freed_);
    row("", notes_);
    for (const auto& [id, why] : counts_) {
      const Replay::Thing* thing = replay_.find(id);
      if (!thing || thing->flags & (kNodeImmortal | kNodeStartup) || why.by == 0) continue;
      std::string text = margin + "     count    " + replay_.title(id) + ": " +
                         std::to_string(static_cast<std::int64_t>(thing->count) - why.by) + " → " +
                         std::to_string(thing->count);
      text += "  (" + why.text + ")";
      out_ << text;
      out_.line();
    }
  }
  void clear() {
    for (auto* list : {&took_, &put_, &bound_, &born_, &freed_, &notes_}) list->clear();
    counts_.clear();
  }

  void count(std::uint32_t id, int by, const std::string& why) {
    if (!id) return;
    Why& entry = counts_[id];
    entry.by += by;
    if (!entry.text.empty()) entry.text += ", ";
    entry.text += (by > 0 ? "+ " : "- ") + why;
  }
  [[nodiscard]] std::string name_of(std::uint32_t id) const {
    const Replay::Thing* name = replay_.find(id);
    if (!name) return "?";
    std::string text = name->text;
    if (text.size() >= 2 && text.front() == '\'' && text.back() == '\'')
      text = text.substr(1, text.size() - 2);
    return text;
  }

  void bind(const Replay::Change& change) {
    const Replay::Thing* holder = replay_.find(change.id);
    if (!holder) return;
    const std::string held = "#" + std::to_string(change.id);
    for (const Replay::Link& link : *change.gone) count(link.to, -1, held);
    for (std::size_t i = 0; i < change.come->size(); ++i) {
      const Replay::Link& link = (*change.come)[i];
      const std::size_t place = change.number + i;
      std::string label;
      if (link.kind == EdgeKind::attribute) label = "." + name_of(link.label);
      if (link.kind == EdgeKind::local) label = name_of(link.label);
      if (link.kind == EdgeKind::index) label = "[" + std::to_string(place) + "]";
      if (link.kind == EdgeKind::field) label = recording_.labels[link.label];
      if (link.kind == EdgeKind::cell) label = "contents";
      if (link.kind == EdgeKind::value && place > 0 && place <= holder->links.size()) {
        const std::uint32_t key = holder->links[place - 1].to;
        const bool names =
            std::any_of(replay_.windows().begin(), replay_.windows().end(),
                        [&](const Replay::Window& window) { return window.names == change.id; });
        const Replay::Thing* thing = replay_.find(key);
        label = names ? name_of(key) : "[" + (thing ? thing->text : "?") + "]";
        if (names && !is_new_) bound_.push_back(label + " = " + replay_.title(link.to));
        if (names) {
          count(link.to, 1, "name " + label);
          continue;
        }
      }
      const std::string what = label.empty() ? held : label + " of " + held;
      count(link.to, 1, what);
      const bool shown = link.kind != EdgeKind::key && !born(change.id);
      if (shown) bound_.push_back(what + " = " + replay_.title(link.to));
    }
  }
  [[nodiscard]] bool born(std::uint32_t id) const {
    const std::string start = "#" + std::to_string(id) + " ";
    return std::any_of(born_.begin(), born_.end(),
                       [&](const std::string& text) { return text.starts_with(start); });
  }

  void changed(const Replay::Change& change) override {
    is_new_ = replay_.step() < 0;
    switch (change.event) {
      case Event::integer:
      case Event::object:
        if (!(replay_.find(change.id)->flags & kNodeStartup))
          born_.push_back(replay_.title(change.id));
        break;
      case Event::enter: notes_.push_back("enters " + code_of(change)); break;
      case Event::leave:
        notes_.push_back("leaves " + code_of(change));
        for (const std::uint32_t id : change.window->locals)
          count(id, -1, "local of " + code_of(change));
        break;
      case Event::pop:
        if (!change.slots) break;
        for (const Replay::Slot& slot : *change.slots) {
          took_.push_back(replay_.title(slot.id));
          if (slot.owned) count(slot.id, -1, "stack");
        }
        break;
      case Event::push:
      case Event::push_borrowed: {
        const bool owned = change.event == Event::push;
        put_.push_back(replay_.title(change.id) + (owned ? "" : " (borrowed)"));
        if (owned) count(change.id, 1, "stack");
        break;
      }
      case Event::local: {
        const auto& names = replay_.code()->locals;
        const std::string name = change.number < names.size() ? names[change.number] : "?";
        bound_.push_back(change.id ? name + " = " + replay_.title(change.id) : name + " unbound");
        if (change.before) count(change.before, -1, "local " + name);
        count(change.id, 1, "local " + name);
        break;
      }
      case Event::edges: bind(change); break;
      case Event::elsewhere: count(change.id, static_cast<int>(change.by), "outside"); break;
      case Event::free: freed_.push_back(replay_.title(change.id)); break;
      case Event::passing:
        notes_.push_back(counted(change.number, "object") + " came and went within it");
        break;
      case Event::raise: notes_.push_back("raises " + std::string(change.text)); break;
      case Event::output: {
        std::string text(change.text);
        while (!text.empty() && text.back() == '\n') text.pop_back();
        notes_.push_back("writes  " + text);
        break;
      }
      default: break;
    }
  }
  [[nodiscard]] std::string code_of(const Replay::Change& change) const {
    return recording_.codes[change.window->code].qualname;
  }

  struct Why {
    std::int64_t by = 0;
    std::string text;
  };
  const Recording& recording_;
  Replay replay_;
  Writer& out_;
  std::map<std::string, std::vector<std::string_view>, std::less<>> lines_;
  std::vector<std::string> took_, put_, bound_, born_, freed_, notes_;
  std::map<std::uint32_t, Why> counts_;
  std::string name_;
  const RecordedCode* code_ = nullptr;
  std::uint32_t line_ = 0;
  std::size_t depth_ = 0;
  bool is_new_ = false;
};

}  // namespace

void write_recording_steps(const Recording& recording, const RecordingContext& context,
                           Writer& out) {
  Steps(recording, context, out).write(context.message);
}

}  // namespace vitro::inspect
