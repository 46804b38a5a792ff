#include "cli/inspector.hpp"

#include <cerrno>
#include <new>

#include "cli/dump_writer.hpp"
#include "cli/session.hpp"
#include "cli/watch.hpp"
#include "inspect/audit.hpp"
#include "inspect/diff.hpp"
#include "inspect/holders.hpp"
#include "inspect/layout.hpp"
#include "inspect/why.hpp"

namespace vitro::cli {

namespace {

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

inspect::NodeIndex node_of(const inspect::Snapshot& snapshot, const Object* object) {
  for (inspect::NodeIndex node = 0; node < snapshot.nodes.size(); ++node)
    if (snapshot.nodes[node].address == reinterpret_cast<std::uintptr_t>(object)) return node;
  return inspect::kNoNode;
}

// The slots of the call that asks hold the object too, which is no answer.
void forget_the_asking(inspect::Snapshot& snapshot, inspect::NodeIndex node) {
  for (inspect::Root& root : snapshot.roots)
    if (root.to == node && root.frame + 1 == snapshot.frames.size() &&
        root.label.kind == EdgeKind::stack)
      root.owned = false;
}

}  // namespace

// Nothing of it may be thrown into the machine.
const vm::Inspection Inspector::kTable = {
    .take = [](void* context) -> std::uint64_t {
      try {
        return static_cast<Session*>(context)->inspector().take();
      } catch (const std::bad_alloc&) {
        return 0;
      }
    },
    .forget =
        [](void* context, std::uint64_t snapshot) {
          static_cast<Session*>(context)->inspector().kept_.erase(snapshot);
        },
    .answer =
        [](void* context, const vm::InspectionRequest& request, vm::InspectionAnswer& answer) {
          try {
            return static_cast<Session*>(context)->inspector().answer(request, answer);
          } catch (const std::bad_alloc&) {
            answer = {};
            return false;
          }
        },
};

Inspector::~Inspector() {
  session_.vm().inspection = nullptr;
  if (own_births_) session_.runtime().heap.observe(nullptr);
}

inspect::Snapshot Inspector::capture_now() {
  const inspect::Births* known = births ? births : own_births_.get();
  return inspect::capture(session_.runtime(), baseline, known, !baseline);
}

std::uint64_t Inspector::take() {
  Runtime& rt = session_.runtime();
  // From now on addresses alone do not tell which object is which.
  if (!births && !own_births_ && !rt.heap.observed()) {
    own_births_ = std::make_unique<inspect::Births>(rt, kMachineWithoutPlaces);
    rt.heap.observe(own_births_.get());
  }
  kept_[last_ + 1] = std::make_unique<const inspect::Snapshot>(capture_now());
  return ++last_;
}

bool Inspector::dump(const inspect::Snapshot& snapshot, const vm::InspectionRequest& request,
                     vm::InspectionAnswer& answer) {
  DumpChoices choices;
  const std::string output(request.path);
  choices.output = output;
  if (!request.format.empty()) {
    const std::string option = "--format=" + std::string(request.format);
    const char* const* none = nullptr;
    if (take_dump_option(option, none, nullptr, choices, answer.text) != Taken::yes) return false;
  }
  DumpWriter writer(snapshot, choices, nullptr);
  writer.moment = "dump()";
  const std::string program(session_.program());
  writer.program = program;
  if (!writer.prepare(answer.text)) return false;
  StringOutput problem;
  session_.flush_out();
  SinkOutput out(session_.out());
  errno = 0;
  const int code = writer.write(out, problem);
  if (!code) return true;
  answer.error = errno;
  answer.text = problem.text.empty() ? "the dump could not be written" : problem.text;
  // As the last word of an exception.
  if (answer.text.starts_with("vitro: ")) answer.text.erase(0, 7);
  while (answer.text.ends_with('\n')) answer.text.pop_back();
  return false;
}

bool Inspector::answer(const vm::InspectionRequest& request, vm::InspectionAnswer& answer) {
  using What = vm::InspectionRequest::What;
  const auto known = [this](std::uint64_t number) -> const inspect::Snapshot* {
    const auto found = kept_.find(number);
    return found == kept_.end() ? nullptr : found->second.get();
  };
  StringOutput text;
  inspect::Writer out(text);
  const auto finish = [&] {
    out.flush();
    answer.text = std::move(text.text);
    while (answer.text.ends_with('\n')) answer.text.pop_back();
    return true;
  };
  if (request.what == What::diff) {
    inspect::Diff difference;
    const inspect::Snapshot &before = *known(request.snapshot), &after = *known(request.other);
    if (!inspect::diff(before, after, difference, answer.text)) return false;
    inspect::write_diff(before, after, difference, out);
    return finish();
  }
  if (const inspect::Snapshot* snapshot = known(request.snapshot)) {
    if (request.what == What::dump) return dump(*snapshot, request, answer);
    answer.number = snapshot->nodes.size();
    if (request.what == What::bytes) answer.number = snapshot->totals.live_bytes;
    return true;
  }
  inspect::Snapshot now = capture_now();
  if (request.what == What::dump) return dump(now, request, answer);
  if (request.what == What::audit) {
    answer.number = inspect::audit(now).holds();
    return true;
  }
  const inspect::NodeIndex node = node_of(now, request.object);
  if (node == inspect::kNoNode) {
    answer.text = "the object is not on the heap";
    return false;
  }
  forget_the_asking(now, node);
  switch (request.what) {
    case What::why: inspect::write_why(now, node, out); break;
    case What::layout: inspect::write_layout(session_.runtime(), now, node, false, out); break;
    default: {
      const inspect::Holders holders(now);
      const std::vector<bool> all(now.nodes.size(), true);
      for (const inspect::Holders::Group& group : holders.describe(node, all)) {
        if (!group.owned) continue;
        if (group.references > 1) out << inspect::number_text(group.references) << " × ";
        out << group.text;
        out.line();
      }
    }
  }
  return finish();
}

}  // namespace vitro::cli
