// A recorded run: everything that changed, step by step, in a byte stream of events that a
// reader (replay.hpp, the page) plays forward. A step is one instruction, or the moment at which
// native code goes on after a Python function that it called.
//
// Integers are LEB128 varints. An object is written as the distance back from the id that the next
// new object will get; ids begin at 1, and distance = that next id means "nothing". What follows
// from something else is not written: a reference of an object that is freed goes with it, and a
// count is the sum of the owned slots, edges and instances of the object plus what `elsewhere` has
// added.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vitro::inspect {

inline constexpr std::uint32_t kRecordingVersion = 1;

enum class Event : std::uint8_t {
  // Ends a step: the frame on top is about to run …
  next,  // … the instruction behind the one it ran last
  at,    // … the one at unit
  // Frames
  enter,  // code number, callable, generator, namespace, globals
  leave,
  pop,            // values from the stack: how many
  push,           // object
  push_borrowed,  // object; not counted
  local,          // index, object
  // Objects
  integer,    // a new compact int: zigzag value
  object,     // a new object: type, NodeKind, flags, bytes, text
  edges,      // object, place, how many go there, how many come, these: EdgeKind, target, label
  size,       // object, bytes
  elsewhere,  // object, zigzag: references that come and go outside of what is recorded
  text,       // object, text: what it says of itself now
  retype,     // object, type
  free,       // object
  passing,    // how many objects came and went within the step
  // What the program says
  raise,   // exception, text
  output,  // 1 or 2, text
};
inline constexpr std::uint8_t kEventCount = static_cast<std::uint8_t>(Event::output) + 1;

// Why a recording ends.
enum class Ending : std::uint8_t {
  finished,
  raised,       // by an exception nobody caught
  limit,        // as many steps as were asked for
  interrupted,  // Ctrl-C
  memory,       // no memory for more
};

// A code object whose instructions were recorded.
struct RecordedCode {
  std::string name, qualname, file;
  std::uint32_t line = 0;
  std::vector<std::string> locals;
  struct Instruction {
    std::uint32_t unit = 0;
    std::uint32_t argument = 0;
    std::string_view name;  // static
    std::string meaning;    // of the argument; may be empty
    // 1-based, 0: none; columns in octets, -1: unknown
    std::uint32_t line = 0, end_line = 0;
    std::int32_t column = -1, end_column = -1;
  };
  std::vector<Instruction> instructions;  // by unit

  // The one at `unit`; null: none.
  [[nodiscard]] const Instruction* at(std::uint32_t unit) const;
};

struct Recording {
  std::string events;
  std::vector<RecordedCode> codes;  // by code number
  std::vector<std::string> labels;  // the texts of edges
  std::uint64_t steps = 0;
  std::uint32_t objects = 0;  // ids given
  Ending ending = Ending::finished;
};

}  // namespace vitro::inspect
