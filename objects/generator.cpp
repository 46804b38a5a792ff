// The life of generators, and what send, throw and close do around running them.
#include "objects/generator.hpp"

#include <utility>

#include "objects/exception.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

// "generator", "coroutine" or "async generator", as messages name them.
const char* kind_of(const Runtime& rt, const Generator& generator) {
  if (generator.type == rt.types.coroutine) return "coroutine";
  if (generator.type == rt.types.async_generator) return "async generator";
  return "generator";
}

// While something is done to what it delegates to, a generator counts as running.
class Delegating {
 public:
  explicit Delegating(Generator& generator) : generator_(generator), before_(generator.state) {
    generator.state = GeneratorState::delegating;
  }
  ~Delegating() { generator_.state = before_; }
  Delegating(const Delegating&) = delete;
  Delegating& operator=(const Delegating&) = delete;

 private:
  Generator& generator_;
  GeneratorState before_;
};

// ---- life ----

// Lets go of the frame of a paused generator, which is then finished.
void drop_frame(Generator& generator) {
  Runtime& rt = *generator.type->runtime;
  if (generator.frame && rt.hooks.forget_frame && !is_immortal(generator))
    rt.hooks.forget_frame(rt, generator);
  release(std::exchange(generator.frame, nullptr));
  const std::uint32_t size = generator.window_size();
  Object** window = generator.window();
  generator.state = GeneratorState::finished;
  for (std::uint32_t i = 1; i < size; ++i) release(std::exchange(window[i], nullptr));
  release(std::exchange(generator.handled, nullptr));
  release(std::exchange(window[0], nullptr));
}

// Would an exception at its place run any code of it?
bool catches(Runtime& rt, Generator& generator) {
  return generator.state != GeneratorState::created &&
         (handler_at(*generator.code, generator.unit) || delegate_of(rt, generator));
}

void dealloc_generator(Runtime& rt, Object& object) {
  Generator& generator = gen(object);
  // An immortal one is freed together with everything else: nothing can run any more.
  if (generator.paused() && !generator.finalised && !is_immortal(object)) {
    object.refcount = 1;
    finalise_generator(rt, generator);
    if (--object.refcount != 0) return;  // somebody holds it again
  }
  if (generator.paused()) drop_frame(generator);
  release(generator.handled);
  release(generator.extra);
  release(static_cast<Object*>(generator.name));
  release(static_cast<Object*>(generator.qualname));
  const std::size_t bytes = generator_bytes(*generator.code);
  release(static_cast<Object*>(generator.code));
  rt.free_object(object, CellKind::container, bytes);
}

std::size_t cell_bytes(const Object& object) {
  return generator_bytes(*static_cast<const Generator&>(object).code);
}

Own<Object> generator_repr(Runtime& rt, Object& self) {
  return format_message(rt, "<%T object %S at %p>", self.type, gen(self).qualname,
                        static_cast<void*>(&self));
}

// ---- steps ----

// One step: `value` is sent, or (null) the pending exception thrown in.
Step step(Runtime& rt, Generator& generator, Object* value, bool closing, Own<Object>& result) {
  result = {};
  if (generator.state == GeneratorState::created && value && value != rt.none) {
    rt.raise(*rt.types.type_error, "can't send non-None value to a just-started %s",
             kind_of(rt, generator));
    return Step::failed;
  }
  if (generator.busy()) {
    rt.raise(*rt.types.value_error, "%s already executing", kind_of(rt, generator));
    return Step::failed;
  }
  if (generator.state == GeneratorState::finished) {
    if (generator.type == rt.types.coroutine && !closing) {
      rt.raise(*rt.types.runtime_error, "cannot reuse already awaited coroutine");
      return Step::failed;
    }
    if (!value) return Step::failed;  // what was to be thrown is still pending
    result = own(*rt.none);
    return Step::returned;
  }
  result = rt.hooks.resume(rt, generator, value, nullptr);
  if (!result) return Step::failed;
  return generator.state == GeneratorState::finished ? Step::returned : Step::yielded;
}

// What send() and throw() make of a step.
Own<Object> finish_step(Runtime& rt, Generator& generator, Step how, Own<Object> result) {
  if (how != Step::returned) return result;
  const Ref<Object> value = result;
  if (generator.type == rt.types.async_generator)
    return rt.raise_with_args(*rt.types.stop_async_iteration, {});
  if (value.get() == rt.none) return rt.raise_with_args(*rt.types.stop_iteration, {});
  return raise_stop(rt, *value);
}

// Throws the pending exception into the generator itself.
Own<Object> throw_pending(Runtime& rt, Generator& generator, bool closing) {
  Own<Object> result;
  const Step how = step(rt, generator, nullptr, closing, result);
  return finish_step(rt, generator, how, result);
}

// ---- throw and close ----

Status close_delegate(Runtime& rt, Object& delegate) {
  if (delegate.type == rt.types.generator || delegate.type == rt.types.coroutine)
    return generator_close(rt, gen(delegate));
  const auto found = find_attribute(rt, delegate, *rt.names.close);
  if (!found) {
    write_unraisable(rt, &delegate);
    return ok;
  }
  const Ref<Object> method = Own<Object>(*found);
  if (!method) return ok;
  const Ref<Object> ignored = call(rt, *method);
  return ignored ? ok : Status(raised);
}

bool is_generator_exit(const Runtime& rt, Object& type) {
  const Type& exit = *rt.types.generator_exit;
  return is_type(type) ? static_cast<Type&>(type).is_subtype_of(exit) : is_instance(type, exit);
}

// type(value), as three arguments say it: the value may be an instance or a tuple of arguments.
Own<Exception> instance_of(Runtime& rt, Type& type, Object* value) {
  if (!value || value == rt.none) return normalise_exception(rt, type);
  if (is_exception(*value) && is_instance(*value, type))
    return own(static_cast<Exception&>(*value));
  Ref<Object> made;
  if (is_tuple(*value)) {
    auto& arguments = static_cast<Tuple&>(*value);
    made = call(rt, type, Arguments{arguments.items(), arguments.length(), nullptr});
  } else {
    made = call(rt, type, {value});
  }
  if (!made) return raised;
  if (!is_exception(*made))
    return rt.raise(*rt.types.type_error,
                    "calling %R should have returned an instance of BaseException, not %R",
                    static_cast<Object*>(&type), static_cast<Object*>(made->type));
  return Own<Exception>(static_cast<Exception*>(made.release().get()));
}

void set_traceback(Exception& exception, Object* traceback) {
  retain(traceback);
  release(
      static_cast<Object*>(std::exchange(exception.traceback, static_cast<Traceback*>(traceback))));
}

// Checks throw()'s arguments and makes the exception pending. False: another exception is pending,
// which is not thrown.
bool prepare_throw(Runtime& rt, Object& type, Object* value, Object* traceback) {
  if (traceback == rt.none) traceback = nullptr;
  if (traceback && traceback->type != rt.types.traceback) {
    rt.raise(*rt.types.type_error, "throw() third argument must be a traceback object");
    return false;
  }
  if (is_type(type) && (static_cast<Type&>(type).flags & kTypeException)) {
    Ref<Exception> exception = instance_of(rt, static_cast<Type&>(type), value);
    if (!exception) return true;  // what making it raised is thrown instead
    set_traceback(*exception, traceback);
    rt.raise_object(exception.release());
    return true;
  }
  if (!is_exception(type)) {
    rt.raise(*rt.types.type_error,
             "exceptions must be classes or instances deriving from BaseException, not %T",
             type.type);
    return false;
  }
  if (value && value != rt.none) {
    rt.raise(*rt.types.type_error, "instance exception may not have a separate value");
    return false;
  }
  Ref<Exception> exception = Ref<Exception>::share(static_cast<Exception&>(type));
  if (traceback) set_traceback(*exception, traceback);
  rt.raise_object(exception.release());
  return true;
}

// Where throw() goes: into what the generator delegates to, into the generator itself, or nowhere,
// as looking that up failed.
enum class Target : std::uint8_t { delegate, itself, nowhere };

Own<Object> throw_into_delegate(Runtime& rt, Object& delegate, bool close_inner, Object& type,
                                Object* value, Object* traceback, Target* target) {
  if (delegate.type == rt.types.generator || delegate.type == rt.types.coroutine)
    return generator_throw(rt, gen(delegate), close_inner, type, value, traceback);
  const auto found = find_attribute(rt, delegate, *rt.names.throw_);
  *target = Target::nowhere;
  if (!found) return raised;
  const Ref<Object> method = Own<Object>(*found);
  *target = method ? Target::delegate : Target::itself;
  if (!method) return {};
  Object* values[] = {&type, value, traceback};
  const std::uint32_t count = !value ? 1 : !traceback ? 2 : 3;
  return call(rt, *method, Arguments{values, count, nullptr});
}

Own<Object> throw_by_delegation(Runtime& rt, Generator& generator, Object& delegate,
                                bool close_inner, Object& type, Object* value, Object* traceback,
                                Target* target) {
  if (close_inner && is_generator_exit(rt, type)) {
    bool closed;
    {
      const Delegating busy(generator);
      closed = static_cast<bool>(close_delegate(rt, delegate));
    }
    if (closed) *target = Target::itself;
    return closed ? Own<Object>() : throw_pending(rt, generator, false);
  }
  Own<Object> result;
  {
    const Delegating busy(generator);
    result = throw_into_delegate(rt, delegate, close_inner, type, value, traceback, target);
  }
  if (result || *target != Target::delegate) return result;
  // The delegate is done with: the generator gets its value, or its exception.
  release(rt.hooks.end_delegation(generator));
  const Ref<Object> answer = take_stop_value(rt);
  if (answer) return generator_send(rt, generator, *answer);
  return throw_pending(rt, generator, false);
}

Own<Object> or_none(Runtime& rt, Object* object) { return own(object ? *object : *rt.none); }

Status set_text(Runtime& rt, Str*& field, Object* value, const char* name) {
  if (!value || !is_str(*value))
    return rt.raise(*rt.types.type_error, "%s must be set to a string object", name);
  retain(*value);
  release(static_cast<Object*>(std::exchange(field, static_cast<Str*>(value))));
  return ok;
}

}  // namespace

std::size_t generator_bytes(const Code& code) {
  return sizeof(Generator) + (1 + code.local_count + code.stack_size) * sizeof(Object*);
}

Own<Generator> make_generator(Runtime& rt, Type& type, Code& code, Function* function) {
  Own<Generator> made = rt.allocate<Generator>(type, CellKind::container, generator_bytes(code));
  if (!made) return raised;
  made->code = own(code).get();
  made->name = own(function ? *function->name : *code.name).get();
  made->qualname = own(function ? *function->qualname : *code.qualname).get();
  made->handled = nullptr;
  made->resumer = {};
  made->extra = nullptr;
  made->frame = nullptr;
  made->unit = 0;
  made->depth = 0;
  made->state = GeneratorState::finished;
  made->finalised = made->hooked = made->closed = made->awaited = false;
  return made;
}

Object* delegate_of(Runtime& rt, Generator& generator) {
  return generator.state == GeneratorState::suspended ? rt.hooks.delegate(generator) : nullptr;
}

void finalise_generator(Runtime& rt, Generator& generator) {
  if (std::exchange(generator.finalised, true)) return;
  if (!generator.paused() || !rt.hooks.resume) return;
  const bool asynchronous = generator.type == rt.types.async_generator;
  const bool has_hook = asynchronous && generator.extra && !generator.closed;
  const bool never_awaited =
      (generator.code->flags & kCodeCoroutine) != 0 && generator.state == GeneratorState::created;
  if (!has_hook && !never_awaited && !catches(rt, generator)) return;
  Ref<Exception> pending = rt.take_pending();
  if (has_hook) {
    const Ref<Object> hook = Ref<Object>::share(generator.extra);
    const Ref<Object> ignored = call(rt, *hook, {&generator});
    if (!ignored) write_unraisable(rt, &generator);
  } else if (never_awaited) {
    rt.hooks.never_awaited(rt, generator);
  } else if (!generator_close(rt, generator)) {
    write_unraisable(rt, &generator);
  }
  if (pending) rt.raise_object(pending.release());
}

Raised raise_stop(Runtime& rt, Object& value) {
  return rt.raise_with_args(*rt.types.stop_iteration, {&value});
}

Own<Object> take_stop_value(Runtime& rt) {
  if (!rt.pending()) return own(*rt.none);
  if (!pending_matches(rt, *rt.types.stop_iteration)) return {};
  const Ref<Exception> stop = rt.take_pending();
  return or_none(rt, stop->fields()[0]);
}

void convert_stop(Runtime& rt, const Generator& generator) {
  const char* what = nullptr;
  if (pending_matches(rt, *rt.types.stop_iteration)) {
    what = "StopIteration";
  } else if (generator.type == rt.types.async_generator &&
             pending_matches(rt, *rt.types.stop_async_iteration)) {
    what = "StopAsyncIteration";
  }
  if (!what) return;
  const Ref<Exception> stop = rt.take_pending();
  rt.raise(*rt.types.runtime_error, "%s raised %s", kind_of(rt, generator), what);
  if (pending_matches(rt, *rt.types.runtime_error)) (void)chain_cause(rt, *stop);
}

Step send_step(Runtime& rt, Generator& generator, Object& value, Own<Object>& result) {
  return step(rt, generator, &value, false, result);
}

Step send_to(Runtime& rt, Object& receiver, Object& value, Own<Object>& result) {
  if (is_generator_like(rt, receiver)) return send_step(rt, gen(receiver), value, result);
  if (&value == rt.none && receiver.type->slots.next) {
    result = receiver.type->slots.next(rt, receiver);
  } else {
    result = call_method(rt, receiver, *rt.names.send, {&value});
  }
  if (result) return Step::yielded;
  result = take_stop_value(rt);
  return result ? Step::returned : Step::failed;
}

Own<Object> generator_send(Runtime& rt, Generator& generator, Object& value) {
  Own<Object> result;
  const Step how = send_step(rt, generator, value, result);
  return finish_step(rt, generator, how, result);
}

Own<Object> next_item_left(Runtime& rt, Object& iterator, ItemTaker& taker) {
  if (iterator.type != rt.types.generator || gen(iterator).state > GeneratorState::suspended)
    return next_item(rt, iterator);
  Generator& generator = gen(iterator);
  const Own<Object> item = rt.hooks.resume(rt, generator, rt.none, &taker);
  if (!item || generator.state != GeneratorState::finished) return item;
  release(item);
  return {};
}

Own<Object> generator_next(Runtime& rt, Object& self) {
  if (gen(self).state <= GeneratorState::suspended) [[likely]] {
    const Own<Object> item = rt.hooks.resume(rt, gen(self), rt.none, nullptr);
    if (!item || gen(self).state != GeneratorState::finished) return item;
    const Ref<Object> value = item;
    return value.get() == rt.none ? Own<Object>() : Own<Object>(raise_stop(rt, *value));
  }
  Own<Object> result;
  const Step how = send_step(rt, gen(self), *rt.none, result);
  if (how != Step::returned) return result;
  const Ref<Object> value = result;
  return value.get() == rt.none ? Own<Object>() : Own<Object>(raise_stop(rt, *value));
}

Own<Object> generator_throw(Runtime& rt, Generator& generator, bool close_inner, Object& type,
                            Object* value, Object* traceback) {
  const Ref<Object> delegate = Ref<Object>::share(delegate_of(rt, generator));
  if (delegate) {
    if (!rt.enter("")) return raised;
    Target target = Target::delegate;
    Own<Object> result =
        throw_by_delegation(rt, generator, *delegate, close_inner, type, value, traceback, &target);
    rt.leave();
    if (target != Target::itself) return result;
  }
  if (!prepare_throw(rt, type, value, traceback)) return raised;
  return throw_pending(rt, generator, false);
}

Status generator_close(Runtime& rt, Generator& generator) {
  if (generator.paused() && !generator.busy() && !catches(rt, generator)) {
    drop_frame(generator);
    return ok;
  }
  bool closed = true;
  if (const Ref<Object> delegate = Ref<Object>::share(delegate_of(rt, generator)); delegate) {
    if (!rt.enter("")) return raised;
    const Delegating busy(generator);
    closed = static_cast<bool>(close_delegate(rt, *delegate));
    rt.leave();
  }
  if (closed) rt.raise_with_args(*rt.types.generator_exit, {});
  Own<Object> yielded = throw_pending(rt, generator, true);
  if (yielded) {
    release(yielded);
    return rt.raise(*rt.types.runtime_error, "%s ignored GeneratorExit", kind_of(rt, generator));
  }
  if (!pending_matches(rt, *rt.types.stop_iteration) &&
      !pending_matches(rt, *rt.types.generator_exit))
    return raised;
  rt.clear_pending();
  return ok;
}

// ---- attributes and methods ----

Own<Object> generator_name(Runtime&, Object& self) {
  return own(static_cast<Object&>(*gen(self).name));
}
Status set_generator_name(Runtime& rt, Object& self, Object* value) {
  return set_text(rt, gen(self).name, value, "__name__");
}
Own<Object> generator_qualname(Runtime&, Object& self) {
  return own(static_cast<Object&>(*gen(self).qualname));
}
Status set_generator_qualname(Runtime& rt, Object& self, Object* value) {
  return set_text(rt, gen(self).qualname, value, "__qualname__");
}
Own<Object> generator_delegate(Runtime& rt, Object& self) {
  return or_none(rt, delegate_of(rt, gen(self)));
}
Own<Object> generator_running(Runtime& rt, Object& self) { return make_bool(rt, gen(self).busy()); }
Own<Object> generator_suspended(Runtime& rt, Object& self) {
  return make_bool(rt, gen(self).state == GeneratorState::suspended);
}
Own<Object> generator_code(Runtime&, Object& self) {
  return own(static_cast<Object&>(*gen(self).code));
}

Own<Object> generator_frame(Runtime& rt, Object& self) {
  return rt.hooks.generator_frame(rt, gen(self));
}

Own<Object> send_method(Runtime& rt, Object& self, Arguments arguments) {
  return generator_send(rt, gen(self), arguments[0]);
}
Own<Object> throw_method(Runtime& rt, Object& self, Arguments arguments) {
  return generator_throw(rt, gen(self), true, arguments[0],
                         arguments.count > 1 ? &arguments[1] : nullptr,
                         arguments.count > 2 ? &arguments[2] : nullptr);
}
Own<Object> close_method(Runtime& rt, Object& self, Arguments) {
  if (!generator_close(rt, gen(self))) return raised;
  return own(*rt.none);
}

void fill_generator_life(Slots& slots) {
  slots.dealloc = dealloc_generator;
  slots.finalise = [](Runtime& rt, Object& object) { finalise_generator(rt, gen(object)); };
  slots.visit = visit_as<Generator>;
  slots.cell_bytes = cell_bytes;
  slots.repr = generator_repr;
}

namespace {

Own<Object> itself(Runtime&, Object& object) { return own(object); }

constexpr NativeMethod kGeneratorMethods[] = {
    {"send", send_method, Takes::one},
    {"throw", throw_method, Takes::positional, 1, 3},
    {"close", close_method, Takes::nothing},
};
constexpr NativeProperty kGeneratorProperties[] = {
    {"__name__", generator_name, set_generator_name},
    {"__qualname__", generator_qualname, set_generator_qualname},
    {"gi_code", generator_code},
    {"gi_frame", generator_frame},
    {"gi_running", generator_running},
    {"gi_suspended", generator_suspended},
    {"gi_yieldfrom", generator_delegate},
};

void fill_generator(Slots& slots) {
  fill_generator_life(slots);
  slots.iter = itself;
  slots.next = generator_next;
}

}  // namespace

const TypeSpec kGeneratorType = {.name = "generator",
                                 .type = &Types::generator,
                                 .basic_size = sizeof(Generator),
                                 .flags = kTypeVariable | kTypeWeakly,
                                 .fill = fill_generator,
                                 .methods = kGeneratorMethods,
                                 .properties = kGeneratorProperties};

}  // namespace vitro
