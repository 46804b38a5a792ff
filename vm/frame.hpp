// Frames: a window of references on the data stack, and a record beside it in a parallel array.
//
//     … NULL | method   callable | self   local 0 … local n-1   value stack …
//       ^ result                 ^        ^ locals
//
// The arguments that the caller pushed are the callee's first locals; nothing is copied. The slot
// just below the locals keeps the callable alive while it runs; `result` is where the caller finds
// the answer.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>

#include "objects/code.hpp"
#include "objects/function.hpp"
#include "objects/probe.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

// One slot of a frame: a reference or nothing. Whether it owns is said by the bytecode
// (Code::borrows), not by the word; locals always own.
class StackRef {
 public:
  StackRef() = default;
  static StackRef owned(Own<Object> object) { return StackRef(object.get()); }
  static StackRef borrowed(Object& object) { return StackRef(&object); }
  static StackRef null() { return StackRef(nullptr); }
  [[nodiscard]] Object* get() const { return object_; }
  Object& operator*() const { return *object_; }
  Object* operator->() const { return object_; }
  [[nodiscard]] bool is_null() const { return object_ == nullptr; }
  // Hands the slot's reference on; the slot must not be used again.
  [[nodiscard]] Own<Object> take() const { return Own<Object>(object_); }

 private:
  explicit StackRef(Object* object) : object_(object) {}
  Object* object_;
};
static_assert(sizeof(StackRef) == sizeof(void*));

enum FrameFlag : std::uint32_t {
  kFrameEntry = 1u << 0,      // returning leaves the interpreter loop: C++ called it
  kFrameMain = 1u << 2,       // the frame of __main__: Vm::at_end is called before it goes
  kFrameConstruct = 1u << 1,  // an __init__ pushed by a class call: the answer is `instance`
  kFrameGenerator = 1u << 3,  // of the generator `instance`, which is borrowed; resumed by
  kFrameSent = 1u << 4,       // … SEND
  kFrameIterated = 1u << 5,   // … FOR_ITER
  kFrameObject = 1u << 6,     // Python has asked for it: `object`
  kFrameProperty = 1u << 7,   // a property's getter: the caller stands at a LOAD_ATTR
};

struct FrameObject;
struct Interpreter;

struct Frame {
  CodeUnit* ip;  // the instruction it stands at, up to date whenever other code can look
  StackRef* locals;
  StackRef* result;    // of the caller
  StackRef* top;       // above the last used slot, while the frame is not the running one
  Code* code;          // kept alive by the callable
  Function* function;  // the callable where it is a function; null otherwise
  Dict* globals;
  Dict* builtins;
  Object* names;     // borrowed: namespace of a module or class body; null in functions
  Object* instance;  // owned, with kFrameConstruct; borrowed, with kFrameGenerator
  std::uint32_t flags;
  std::int64_t reraised_from;  // unit that a RERAISE found on the stack; -1: none
  FrameObject* object;         // owned, with kFrameObject; anything otherwise

  [[nodiscard]] StackRef* stack() const { return locals + code->local_count; }
};

// The machine's registers while it runs. Kept in the real machine's: all fields are scalars and
// every handler is inlined into what dispatches it.
struct State {
  Runtime* rt;
  Frame* frame;
  CodeUnit* ip;
  StackRef* sp;  // next free slot
  StackRef* locals;
  Object* result;  // with Flow::leave
};

enum class Flow : std::uint8_t;
// Runs from `interpreter.current`, an entry frame, until it returns or yields. The frame is popped.
// `how` is how the instruction at which it stands has ended: with Flow::raise, the pending
// exception is raised there.
Own<Object> run_plainly(Interpreter& interpreter, Flow how);
// The same, telling `interpreter.probe`; see traced.cpp.
Own<Object> run_traced(Interpreter& interpreter, Flow how);

// The machine: stack, records, and where the running frame is.
struct Interpreter final : RootProvider {
  Vm* vm = nullptr;
  Runtime* rt = nullptr;
  StackRef* stack = nullptr;  // reserved address range; pages come when touched
  StackRef* stack_limit = nullptr;
  Frame* frames = nullptr;  // likewise
  Frame* frames_limit = nullptr;
  Frame* current = nullptr;  // innermost; frames - 1 when none runs
  std::uint32_t depth = 0;
  Tuple* keyword_names = nullptr;  // borrowed, from KW_NAMES to the CALL right after it
  State parked{};                  // of a handler that did not end with `next`, for run()
  // Swapped while a program is watched, so that nothing else has to ask.
  Own<Object> (*loop)(Interpreter&, Flow) = run_plainly;
  Probe* probe = nullptr;  // with run_traced

  void visit_roots(RootVisitor& visitor) override;
  // Values beyond the window of the running frame reach up to here; see StackFloor.
  StackRef* floor = nullptr;

  // Where the slots of a frame that native code pushes may begin. A handler that lets go of a value
  // has not always saved how high its stack is, and what dies may run Python code: so that begins
  // above all that the running frame can use.
  [[nodiscard]] StackRef* top() const {
    if (current < frames) return std::max(stack, floor);
    return std::max({current->stack() + current->code->stack_size, current->top, floor});
  }
};

inline Interpreter& machine(const State& s) { return *static_cast<Interpreter*>(s.rt->machine); }

// Protects values on the data stack below `end` that are beyond the window of the running frame, as
// long as it lives, from frames that finalisers run in.
class StackFloor {
 public:
  StackFloor(Interpreter& interpreter, StackRef* end)
      : interpreter_(interpreter),
        before_(std::exchange(interpreter.floor, std::max(interpreter.floor, end))) {}
  ~StackFloor() { interpreter_.floor = before_; }
  StackFloor(const StackFloor&) = delete;
  StackFloor& operator=(const StackFloor&) = delete;

 private:
  Interpreter& interpreter_;
  StackRef* before_;
};

inline Own<Object> run(Interpreter& interpreter, Flow how) {
  return interpreter.loop(interpreter, how);
}

// Puts the arguments of a call into the callee's locals: `given` values (owned) stand at `locals`,
// positional ones first, then one per entry of `keyword_names`. On success all locals are set
// (null: unbound). On failure every given value is released and TypeError is pending.
Status bind_arguments(Interpreter& interpreter, Function& function, StackRef* locals,
                      std::uint32_t positional, Tuple* keyword_names);

// A record for a callable whose locals are at `locals`; null: RecursionError or MemoryError is
// pending.
Frame* push_frame(Interpreter& interpreter, Code& code, Function* function, Dict& globals,
                  Dict& builtins, Object* names, StackRef* locals, StackRef* result,
                  std::uint32_t flags);

// Calls a function's code with `names` as its local namespace: class bodies.
Own<Object> run_class_body(Interpreter& interpreter, Function& function, Object& names);

// Runs the body of __main__, whose code it steals.
Own<Object> run_main_body(Interpreter& interpreter, Own<Code> code, Dict& globals);
// Makes Python functions callable from native code.
void fill_function_call(Runtime& rt);

}  // namespace vitro::vm
