// Records a run. After each instruction it looks at what that instruction can have changed: the
// slots of the frame on top, the objects among its operands and what they hold, and what the heap
// says was born and freed. Whatever native code changed elsewhere is found by looking at all
// objects now and then, the more often the fewer there are: in programs of a few thousand steps
// after every one. Lives in C++ memory and runs no Python code.
#pragma once

#include <new>
#include <span>

#include "inspect/event_writer.hpp"
#include "inspect/object_table.hpp"
#include "inspect/recording.hpp"
#include "objects/heap/heap.hpp"
#include "objects/probe.hpp"
#include "objects/runtime.hpp"
#include "objects/visit.hpp"

namespace vitro::inspect {

// What the recorder, which does not know the instruction set, is told of each opcode.
struct InstructionFacts {
  enum Effect : std::uint8_t {
    kPure = 1u << 0,       // changes nothing but slots
    kBorrows = 1u << 1,    // what it pushes is borrowed
    kBindsName = 1u << 2,  // in the namespace
    kBindsGlobal = 1u << 3,
    kBindsCell = 1u << 4,
    kBelow = 1u << 5,  // changes objects that stay on the stack
    kDeep = 1u << 6,   // changes what its operands hold: calls, attributes
  };
  std::uint8_t effects = 0;
  std::uint8_t units = 1;  // the instruction and its cache
};

// Describes code objects for the recording.
class CodeDescriber {
 public:
  // Allocates nothing on the Python heap.
  virtual RecordedCode describe(const Code& code) = 0;
  // Whether its instructions are steps of their own, or part of the one that called it.
  virtual bool shown(const Code& code) = 0;

 protected:
  ~CodeDescriber() = default;
};

class Recorder final : public Probe, private HeapObserver, private EdgeVisitor {
 public:
  // What exists now is the start-up world. `facts` by opcode. Nothing is recorded before the first
  // step. Throws std::bad_alloc.
  Recorder(Runtime& rt, std::span<const InstructionFacts> facts, CodeDescriber& codes);
  ~Recorder() { stop(); }
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  // Called when the recording must end before the program does: after `max_steps` steps (0: never),
  // when memory is short, or with `interrupt` set. It need not return.
  void (*at_limit)(void* context, Ending why) = nullptr;
  void* limit_context = nullptr;
  std::uint64_t max_steps = 0;
  const volatile int* interrupt = nullptr;

  void step(const Moment& moment) override;
  void leave(const Moment& moment) override;
  void raise(const Moment& moment, Exception& exception) override;
  // What the program writes to stdout (1) or stderr (2).
  void output(int stream, std::string_view utf8);
  // The program is over, its outermost frame still stands: the last changes are recorded, and
  // nothing from now on.
  void finish(Ending why);
  [[nodiscard]] bool recording() const { return on_; }
  [[nodiscard]] Recording take() { return std::move(recording_); }

 private:
  using Place = std::uint32_t;  // in known_; 0: no object

  // Places are used again; with its id, a place means one object for ever.
  struct Target {
    Place place = 0;
    std::uint32_t id = 0;
  };
  struct KnownEdge {
    Target to;
    EdgeKind kind;
    const void* name;  // the static text, or the address of the name
  };
  struct Known {
    Object* object = nullptr;
    std::uint32_t id = 0;        // 0: not written yet
    std::uint32_t count = 0;     // as a reader of the recording works it out
    std::int32_t elsewhere = 0;  // of it: references that are not recorded
    std::uint64_t bytes = 0;
    std::uint32_t cell_bytes = 0;
    std::uint32_t seen = 0;     // settling in which its edges were compared last
    std::uint32_t touched = 0;  // settling in which its count may have changed
    std::uint32_t birth = 0;    // while not written: where in births_
    std::uint32_t extra =
        0;  // code: its number + 2, 1: not shown; generators: what it last said of itself
    std::uint32_t listed = 0;  // in made_, + 1
    Target type;
    bool startup = false;
    bool container = false;  // has edges beside the type
    std::vector<KnownEdge> edges;
  };
  struct Slot {
    Object* object = nullptr;
    Target target;
    bool owned = true;
  };
  struct FrameShadow {
    const Code* code;
    Object* const* locals;
    std::size_t first;  // of its slots
    std::uint32_t local_count;
    std::uint32_t unit;   // of the instruction it runs
    std::uint32_t depth;  // frames below it may not be shown
    Object* names;
    Object* globals;
    Target callable, generator;
    bool begun = false;
  };
  struct Freed {
    Target self, type;
    std::vector<KnownEdge> edges;
  };

  // HeapObserver
  void allocated(CellKind kind, void* memory, std::size_t bytes) override;
  void freed(CellKind kind, void* memory, std::size_t bytes) override;

  // ---- recorder.cpp: steps and frames ----
  // The callers are not made for C++ exceptions.
  template <class Work>
  void guarded(Work&& work) {
    if (!on_) return;
    try {
      work();
    } catch (const std::bad_alloc&) {
      give_up();
    }
  }
  void give_up();
  void begin_settling();
  void settle();
  void stop();
  void end(Ending why);
  void reach(const Moment& moment);
  void push_frame(const Moment& moment);
  void pop_frame();
  void compare_slots(const Moment& moment);
  void put(Slot& slot, Object* object, bool owned);
  void empty(Slot& slot);
  void cut_stack(std::size_t size);
  [[nodiscard]] bool same(const Slot& slot, const Object* object) const;
  void note_position(std::uint32_t unit);
  void expect_changes();
  bool shown(const Code& code);
  [[nodiscard]] const InstructionFacts& facts_at(const Code& code, std::uint32_t unit) const;

  // ---- recorder_heap.cpp: objects and references ----
  [[nodiscard]] Place place_of(const Object* object) const {
    return object ? table_.find(object) : 0;
  }
  [[nodiscard]] Target target_of(const Object* object) {
    const Place place = place_of(object);
    return {place, place ? id_of(place) : 0};
  }
  Place add_known(Object* object, std::size_t cell_bytes, bool startup);
  // The id, with which the object is written first if it has not been.
  std::uint32_t id_of(Place place) {
    return known_[place].id ? known_[place].id : introduce(place);
  }
  std::uint32_t introduce(Place place);
  [[nodiscard]] std::uint8_t flags_of(const Known& known) const;
  [[nodiscard]] bool is_generator(const Object& object) const;
  std::uint32_t generator_text(const Object& object);
  void ref(Target target);
  void hold(Target target);
  void let_go(Target target);
  void touch(Place place);
  void look_at(Place place) {  // compare what it holds when settling
    if (place && known_[place].container) look_at_container(place);
  }
  void look_at_container(Place place);
  void look_into(Place place);
  void compare(Place place);
  void compare_type(Place place);
  void write_edges(Place place);
  void compare_tail(Place place);
  void forget_birth(Place place);
  void settle_births();
  void settle_edges();
  void settle_deaths();
  void settle_counts();
  void look_outside();
  void look_at_all();
  std::uint32_t label_number(const void* text);

  // EdgeVisitor
  void on_edge(Object& target, const EdgeLabel& label) override;
  void on_buffer(const void* address, std::size_t bytes, const char* text) override;

  Runtime& rt_;
  std::span<const InstructionFacts> facts_;
  CodeDescriber& describer_;
  Recording recording_;
  EventWriter out_{recording_.events};
  bool on_ = true;

  ObjectTable table_;
  std::vector<Known> known_;
  std::vector<Place> spare_;  // places to be used again
  std::vector<Place> made_;   // by the program
  std::vector<Place> births_;
  std::vector<Freed> deaths_;
  std::vector<const void*> freed_here_;  // addresses freed in this step
  bool reused_ = false;                  // one of them holds another object already
  std::uint32_t passing_ = 0;
  std::uint32_t settling_ = 1;
  std::vector<Place> touched_, to_compare_;
  std::vector<Target> outside_;  // objects that native code held: it may have let go
  Target raised_;                // whose traceback is growing
  std::uint64_t tracked_edges_ = 0;
  std::int64_t credit_ = 4'000'000;  // objects and edges that may be looked at beyond what changed
  std::string scratch_;

  // While an object's edges are compared with those known, which are `compared_`; null: collected.
  const std::vector<KnownEdge>* compared_ = nullptr;
  std::size_t position_ = 0;
  bool equal_ = true;
  std::uint64_t buffer_bytes_ = 0;
  std::vector<KnownEdge> found_;

  std::vector<FrameShadow> frames_;
  std::vector<Slot> slots_;
  InstructionFacts last_{};   // of the instruction that has run
  bool deep_ = false;         // it was a call or the like
  bool unseen_ = false;       // code that is not shown has run
  std::size_t complete_ = 0;  // bytes of events up to the last whole step
  std::vector<const void*> label_texts_;
};

}  // namespace vitro::inspect
