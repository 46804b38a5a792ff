// Generators, coroutines and asynchronous generators: a suspended frame as an object. One layout
// serves all three; which it is says the type. While it runs, its window of references is on the
// data stack and belongs to the frame there; in between it is kept here. Running is vm's work
// (Hooks::resume), everything that surrounds it is done here.
#pragma once

#include "objects/code.hpp"
#include "objects/function.hpp"
#include "objects/ref.hpp"
#include "objects/runtime.hpp"

namespace vitro {

// delegating: suspended, while what it delegates to is thrown into or closed.
enum class GeneratorState : std::uint8_t { created, suspended, delegating, running, finished };

struct Generator : Object {
  Code* code;
  Str* name;
  Str* qualname;
  // Suspended: the exception it is handling, owned; null: none.
  Object* handled;
  // Running: what whoever resumed it was handling.
  HandledException resumer;
  // Coroutine: where it was made, as sys.set_coroutine_origin_tracking_depth wants it; asynchronous
  // generator: the finalizer hook. Owned; null: none.
  Object* extra;
  Object* frame;        // paused: its frame object, owned; null: nobody asked
  std::uint32_t unit;   // suspended: the instruction it stands at (YIELD_VALUE, RETURN_GENERATOR)
  std::uint32_t depth;  // suspended: values on its stack
  GeneratorState state;
  bool finalised;  // its finalizer has run
  // Of asynchronous generators.
  bool hooked;   // the firstiter hook has been called
  bool closed;   // aclose() or the end was reached
  bool awaited;  // one of its awaitables is running

  // callable, locals, value stack. In use while paused().
  Object** window() { return reinterpret_cast<Object**>(this + 1); }
  [[nodiscard]] std::uint32_t window_size() const { return 1 + code->local_count + depth; }
  Object** locals() { return window() + 1; }
  [[nodiscard]] bool paused() const { return state <= GeneratorState::delegating; }
  [[nodiscard]] bool busy() const {
    return state == GeneratorState::running || state == GeneratorState::delegating;
  }

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(code, "code");
    visitor.field(name, "__name__");
    visitor.field(qualname, "__qualname__");
    visitor.field(handled, "exception being handled");
    visitor.field(extra, "origin or finalizer");
    visitor.field(frame, "frame object");
    if (!paused()) return;
    visitor.field(window()[0], "callable");
    for (std::uint32_t i = 0; i < code->local_count; ++i)
      visitor.edge(locals()[i], {EdgeKind::local, i, nullptr, &(*code->local_names)[i]});
    for (std::uint32_t i = 0; i < depth; ++i)
      visitor.edge(locals()[code->local_count + i], {EdgeKind::stack, i, nullptr, nullptr});
  }
};

extern const TypeSpec kGeneratorType;
extern const TypeSpec kCoroutineType;
extern const TypeSpec kCoroutineWrapperType;
extern const TypeSpec kAsyncGeneratorType;

// One that has not begun, with an empty window. Name and qualified name are the function's.
Own<Generator> make_generator(Runtime& rt, Type& type, Code& code, Function* function);
[[nodiscard]] std::size_t generator_bytes(const Code& code);
// What generators, coroutines and asynchronous generators have in common, by exact type.
[[nodiscard]] inline bool is_generator_like(const Runtime& rt, const Object& object) {
  return object.type == rt.types.generator || object.type == rt.types.coroutine ||
         object.type == rt.types.async_generator;
}

// How one step ended. `yielded` and `returned` come with a value; `failed`: an exception is
// pending.
enum class Step : std::uint8_t { yielded, returned, failed };
// generator.send(value) without StopIteration.
Step send_step(Runtime& rt, Generator& generator, Object& value, Own<Object>& result);
// The same for any iterator, as `yield from` and `await` do it.
Step send_to(Runtime& rt, Object& receiver, Object& value, Own<Object>& result);
// generator.send(value): StopIteration (StopAsyncIteration) where it returned.
Own<Object> generator_send(Runtime& rt, Generator& generator, Object& value);
// generator.throw(…): `value` and `traceback` may be null. `close_inner`: GeneratorExit closes what
// it delegates to instead of being thrown into it.
Own<Object> generator_throw(Runtime& rt, Generator& generator, bool close_inner, Object& type,
                            Object* value, Object* traceback);
// generator.close(). RuntimeError where it goes on.
Status generator_close(Runtime& rt, Generator& generator);
// What it delegates to by `yield from` or `await`; borrowed, null: nothing.
Object* delegate_of(Runtime& rt, Generator& generator);
// StopIteration(value) becomes pending.
Raised raise_stop(Runtime& rt, Object& value);
// A pending StopIteration, or nothing pending, becomes the value a finished iterator returned.
// Empty: something else is pending.
Own<Object> take_stop_value(Runtime& rt);
// The pending exception leaves a generator's frame: StopIteration becomes RuntimeError.
void convert_stop(Runtime& rt, const Generator& generator);

// What next() does: empty with nothing pending where it returned None.
Own<Object> generator_next(Runtime& rt, Object& self);

// What `await value` awaits: an iterator, a coroutine or a generator that counts as one. TypeError.
Own<Object> get_awaitable(Runtime& rt, Object& value);
// Does the class of `object` define this name? (As None it does, and cannot be called.)
[[nodiscard]] bool has_special(Object& object, Str& name);

// What happens when the last reference goes, before the memory does: a paused generator is closed,
// a coroutine that was never awaited complained about. At most once; runs Python code.
void finalise_generator(Runtime& rt, Generator& generator);

// Shared by the three types' tables.
void fill_generator_life(Slots& slots);
[[nodiscard]] inline Generator& gen(Object& object) { return static_cast<Generator&>(object); }
Own<Object> generator_name(Runtime& rt, Object& self);
Status set_generator_name(Runtime& rt, Object& self, Object* value);
Own<Object> generator_qualname(Runtime& rt, Object& self);
Status set_generator_qualname(Runtime& rt, Object& self, Object* value);
Own<Object> generator_delegate(Runtime& rt, Object& self);
Own<Object> generator_running(Runtime& rt, Object& self);
Own<Object> generator_suspended(Runtime& rt, Object& self);
Own<Object> generator_code(Runtime& rt, Object& self);
Own<Object> generator_frame(Runtime& rt, Object& self);
Own<Object> send_method(Runtime& rt, Object& self, Arguments arguments);
Own<Object> throw_method(Runtime& rt, Object& self, Arguments arguments);
Own<Object> close_method(Runtime& rt, Object& self, Arguments arguments);

}  // namespace vitro
