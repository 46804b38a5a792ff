// Raising and unwinding.
#include "vm/raise.hpp"

#include "objects/exception_group.hpp"
#include "objects/function.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/frame_object.hpp"
#include "vm/generators.hpp"

namespace vitro::vm {

namespace {

void set_link(Object*& link, Object* value) {
  retain(value);
  release(std::exchange(link, value));
}

// Prepends this frame to the pending exception's traceback. Out of memory costs the entry, not the
// exception.
void add_traceback(Runtime& rt, Frame& frame, std::uint32_t depth) {
  Ref<Exception> exception = rt.take_pending();
  const auto unit = static_cast<std::uint32_t>(frame.ip - frame.code->units);
  Own<Traceback> entry =
      make_traceback(rt, exception->traceback, *frame.code, unit, line_at(*frame.code, unit));
  if (entry) {
    entry->globals = own(*frame.globals).get();
    entry->depth = depth;
    if (frame.flags & kFrameObject) entry->frame = own(static_cast<Object&>(*frame.object)).get();
    release(static_cast<Object*>(std::exchange(exception->traceback, entry.get())));
  } else {
    rt.clear_pending();
  }
  rt.raise_object(exception.release());
}

}  // namespace

Flow raise_statement(Runtime& rt, StackRef* values, std::uint32_t count) {
  if (count == 0) {
    Object* handled = rt.handled_anywhere();
    if (!handled) {
      rt.raise(*rt.types.runtime_error, "No active exception to reraise");
      return Flow::raise;
    }
    rt.raise_object(own(static_cast<Exception&>(*handled)));
    return Flow::reraise;
  }
  Ref<Exception> exception = normalise_exception(rt, *values[0]);
  if (!exception) return Flow::raise;
  if (count == 2) {
    Object& given = *values[1];
    Ref<Exception> cause;
    if (&given != rt.none) {
      if (!is_exception(given) &&
          !(is_type(given) && (static_cast<Type&>(given).flags & kTypeException))) {
        rt.raise(*rt.types.type_error, "exception causes must derive from BaseException");
        return Flow::raise;
      }
      cause = normalise_exception(rt, given);
      if (!cause) return Flow::raise;
    }
    set_link(exception->cause, cause.get());
    exception->suppress_context = true;
  }
  link_context(rt, *exception);
  rt.raise_object(exception.release());
  return Flow::raise;
}

bool unwind(State& s, Flow how) {
  Runtime& rt = *s.rt;
  Interpreter& interpreter = machine(s);
  interpreter.keyword_names = nullptr;
  for (;;) {
    Frame& frame = *s.frame;
    frame.ip = s.ip;
    frame.top = s.sp;
    if (how == Flow::raise)
      add_traceback(rt, frame, static_cast<std::uint32_t>(&frame - interpreter.frames) + 1);
    auto unit = static_cast<std::uint32_t>(s.ip - frame.code->units);
    const std::uint32_t borrowed = borrowed_at(*frame.code, unit);
    const HandlerRange* handler = handler_at(*frame.code, unit);
    StackRef* bottom = frame.stack() + (handler ? handler->depth : 0);
    while (s.sp > bottom) {
      --s.sp;
      frame.top = s.sp;
      const auto i = static_cast<std::uint32_t>(s.sp - frame.stack());
      if (i < 32 && (borrowed >> i & 1)) continue;
      release(s.sp->get());
    }
    if (handler) {
      if (handler->push_lasti) {
        // A reraise passes on where the exception first came from.
        if (how == Flow::reraise && frame.reraised_from >= 0)
          unit = static_cast<std::uint32_t>(frame.reraised_from);
        Own<Int> last = make_int(rt, unit);
        if (!last) last = own(static_cast<Int&>(*rt.small_ints[0 - kSmallestCachedInt]));
        push(s, last);
      }
      frame.reraised_from = -1;
      push(s, Own<Object>(rt.take_pending()));
      s.ip = frame.code->units + handler->handler;
      return true;
    }
    if (frame.flags & kFrameMain) interpreter.vm->main_ends();
    if (frame.flags & kFrameObject) detach_frame_object(interpreter, frame);
    // The frame dies: first the record, then what it held, as in RETURN_VALUE. An entry frame keeps
    // its record meanwhile, as there may be no frame below it.
    const Frame dead = frame;
    const bool entry = (dead.flags & kFrameEntry) != 0;
    frame.instance = nullptr;
    if (!entry) {
      (&frame)[-1].top = s.sp;
      --interpreter.depth;
      interpreter.current = &frame - 1;
    }
    if (dead.flags & kFrameGenerator) fail_generator(rt, static_cast<Generator&>(*dead.instance));
    for (std::uint32_t i = 0, count = dead.code->local_count; i < count; ++i)
      release(std::exchange(dead.locals[i], StackRef::null()).get());
    if (dead.flags & kFrameConstruct) release(dead.instance);
    release(std::exchange(dead.locals[-1], StackRef::null()).get());
    if (entry) {
      --interpreter.depth;
      interpreter.current = &frame - 1;
      return false;
    }
    s.frame = interpreter.current;
    s.locals = s.frame->locals;
    s.ip = s.frame->ip;
    s.sp = s.frame->top = dead.result;
    how = Flow::raise;
  }
}

Status check_exception_star(Runtime& rt, StackRef* place) {
  Object& exception = *place[0];
  Object& wanted = *place[1];
  SplitException parts;
  if (!exception_star_match(rt, &exception == rt.none ? nullptr : &exception, wanted, parts))
    return raised;
  const Ref<Object> old_exception = Own<Object>(&exception), old_wanted = Own<Object>(&wanted);
  if (!parts.match) {
    // What is left stays as it is.
    place[0] = StackRef::owned(own(exception));
    place[1] = StackRef::owned(own(*rt.none));
    return ok;
  }
  set_link(rt.handled, parts.match.get());
  place[0] = StackRef::owned(parts.rest ? parts.rest.release() : own(*rt.none));
  place[1] = StackRef::owned(parts.match.release());
  return ok;
}

namespace {

Status enter_by(Runtime& rt, StackRef* place, Str& enter_name, Str& exit_name, const char* kind) {
  Object& manager = **place;
  const Ref<Object> enter = Ref<Object>::share(lookup_in_type(*manager.type, enter_name));
  Ref<Object> exit = Ref<Object>::share(lookup_in_type(*manager.type, exit_name));
  if (!enter)
    return rt.raise(*rt.types.type_error,
                    "'%T' object does not support the %scontext manager protocol", manager.type,
                    kind);
  if (!exit)
    return rt.raise(
        *rt.types.type_error,
        "'%T' object does not support the %scontext manager protocol (missed %S method)",
        manager.type, kind, &exit_name);
  if (exit->type->slots.descr_get)
    exit = exit->type->slots.descr_get(rt, *exit, &manager, manager.type);
  if (!exit) return raised;
  bool missing = false;
  Own<Object> entered = call_special(rt, manager, enter_name, {}, &missing);
  if (missing) return rt.raise(*rt.types.attribute_error, "%S", &enter_name);
  if (!entered) return raised;
  place[0] = StackRef::owned(exit.release());
  place[1] = StackRef::owned(entered);
  release(manager);
  return ok;
}

}  // namespace

Status enter_context(Runtime& rt, StackRef* place) {
  return enter_by(rt, place, *rt.names.enter, *rt.names.exit, "");
}

Status enter_async_context(Runtime& rt, StackRef* place) {
  return enter_by(rt, place, *rt.names.aenter, *rt.names.aexit, "asynchronous ");
}

Own<Object> exit_context(Runtime& rt, Object& exit, Exception& exception) {
  Object* traceback = exception.traceback ? static_cast<Object*>(exception.traceback) : rt.none;
  return call(rt, exit, {exception.type, &exception, traceback});
}

}  // namespace vitro::vm
