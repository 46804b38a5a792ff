// Plays a recording forward: stack and heap step by step.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "inspect/recording.hpp"
#include "inspect/snapshot.hpp"

namespace vitro::inspect {

class Replay {
 public:
  struct Link {
    EdgeKind kind;
    std::uint32_t to;
    std::uint32_t label;  // id of the name (attribute, local), number of the label (field)
  };
  struct Thing {
    std::uint32_t id = 0, type = 0;
    std::uint32_t count = 0;
    std::uint64_t bytes = 0;
    NodeKind kind = NodeKind::number;
    std::uint8_t flags = 0;  // NodeFlag
    std::string text;
    std::vector<Link> links;
  };
  struct Slot {
    std::uint32_t id;
    bool owned;
  };
  struct Window {
    std::uint32_t code, callable, generator, names, globals;
    std::vector<std::uint32_t> locals;
    std::vector<Slot> stack;
    std::uint32_t unit = 0;
  };
  // One change, told as it happens. Ids of 0 are nothing.
  struct Change {
    Event event = Event::next;
    std::uint32_t id = 0;      // the object; raise: the exception; local: what it refers to
    std::uint32_t before = 0;  // local: what it referred to
    std::uint64_t number = 0;  // local: index; pop, passing: how many; output: stream; push: place
    std::int64_t by = 0;       // elsewhere
    std::string_view text;
    const std::vector<Slot>* slots = nullptr;                 // pop, leave: what went
    const std::vector<Link>*gone = nullptr, *come = nullptr;  // edges
    const Window* window = nullptr;                           // enter, leave
  };
  class Listener {
   public:
    virtual void changed(const Change& change) = 0;

   protected:
    ~Listener() = default;
  };

  explicit Replay(const Recording& recording) : recording_(recording) {}
  // Plays the events of one step. False: there are none left.
  bool play(Listener* listener);

  [[nodiscard]] const Thing* find(std::uint32_t id) const {
    const auto found = things_.find(id);
    return found == things_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] const std::vector<Window>& windows() const { return windows_; }
  [[nodiscard]] std::int64_t step() const { return step_; }
  [[nodiscard]] std::uint64_t live_bytes() const { return live_bytes_; }
  [[nodiscard]] std::size_t live_objects() const { return things_.size(); }
  // Of the frame on top.
  [[nodiscard]] const RecordedCode* code() const {
    return windows_.empty() ? nullptr : &recording_.codes[windows_.back().code];
  }
  [[nodiscard]] const RecordedCode::Instruction* instruction() const {
    return windows_.empty() ? nullptr : code()->at(windows_.back().unit);
  }
  // "#5 int 7"; "#5" when it is gone.
  [[nodiscard]] std::string title(std::uint32_t id) const;
  [[nodiscard]] std::string title(const Thing& thing) const;

 private:
  std::uint64_t number();
  std::int64_t zigzag();
  std::string_view text();
  std::uint32_t ref() { return next_id_ - static_cast<std::uint32_t>(number()); }
  void add(std::uint32_t type, NodeKind kind, std::uint8_t flags, std::uint64_t bytes,
           std::string text);
  void count(std::uint32_t id, int by);
  void read_edges(Change& change);

  const Recording& recording_;
  std::size_t at_ = 0;
  std::uint32_t next_id_ = 1;
  std::int64_t step_ = -1;
  std::uint64_t live_bytes_ = 0;
  std::unordered_map<std::uint32_t, Thing> things_;
  std::vector<Window> windows_;
  std::vector<Slot> slots_;
  std::vector<Link> gone_, come_;
  Window left_;
};

}  // namespace vitro::inspect
