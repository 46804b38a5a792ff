// Who watches a program run, instruction by instruction: told by the interpreter's tracing loop, a
// second loop beside the one that runs programs nobody watches. A probe reads; it neither calls
// Python nor allocates on the Python heap.
#pragma once

#include <cstdint>

#include "objects/object.hpp"

namespace vitro {

struct Code;
struct Dict;
struct Exception;
struct Function;

// The running frame between two instructions. All pointers are borrowed.
struct Moment {
  Code* code;
  Function* function;  // null for module and class bodies run without one
  Dict* globals;
  Object* names;             // namespace of a module or class body; null in functions
  Object* generator;         // whose frame this is; null: an ordinary one
  Object* const* locals;     // Code::local_count of them; the callable stands right below
  Object* const* stack_top;  // above the last value on the stack
  // Where the stack of the frame below ends; null: native code has called this frame, so that the
  // one below has not got on.
  Object* const* caller_top;
  std::uint32_t unit;   // of the instruction that is next
  std::uint32_t depth;  // frames that run, this one included
};

class Probe {
 public:
  // Right before an instruction.
  virtual void step(const Moment& moment) = 0;
  // A frame that native code had called has returned or was left by an exception; it still stands.
  virtual void leave(const Moment& moment) = 0;
  // The instruction at `moment` has raised; unwinding begins.
  virtual void raise(const Moment& moment, Exception& exception) = 0;

 protected:
  ~Probe() = default;
};

}  // namespace vitro
