// Asynchronous generators and the awaitables of their methods.
#include "objects/async_generator.hpp"

#include <utility>

#include "objects/arguments.hpp"
#include "objects/exception.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

enum class Awaiting : std::uint8_t { not_begun, begun, done };

// asend(value) and __anext__()
struct AsyncSend : Object {
  Generator* generator;
  Object* value;  // null: __anext__()
  Awaiting state;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(generator, "generator");
    visitor.field(value, "value");
  }
};

// athrow(…) and aclose()
struct AsyncThrow : Object {
  Generator* generator;
  Tuple* arguments;  // null: aclose()
  Awaiting state;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(generator, "generator");
    visitor.field(arguments, "arguments");
  }
};

struct WrappedValue : Object {
  Object* value;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(value, "value");
  }
};

AsyncSend& sending(Object& object) { return static_cast<AsyncSend&>(object); }
AsyncThrow& throwing(Object& object) { return static_cast<AsyncThrow&>(object); }

Own<Object> itself(Runtime&, Object& object) { return own(object); }
Own<Object> itself_method(Runtime&, Object& object, Arguments) { return own(object); }

bool ended(Runtime& rt) {
  return pending_matches(rt, *rt.types.stop_async_iteration) ||
         pending_matches(rt, *rt.types.generator_exit);
}

bool is_wrapped(const Runtime& rt, const Object* value) {
  return value && value->type == rt.types.async_generator_wrapped_value;
}

// A step of the generator has ended with `result`: what it yielded becomes the StopIteration of the
// awaitable, anything else goes on to the event loop.
Own<Object> unwrap(Runtime& rt, Generator& generator, Own<Object> result) {
  if (!result) {
    if (!rt.pending()) rt.raise_with_args(*rt.types.stop_async_iteration, {});
    if (ended(rt)) generator.closed = true;
    generator.awaited = false;
    return {};
  }
  if (!is_wrapped(rt, result.get())) return result;
  const Ref<Object> box = result;
  generator.awaited = false;
  return raise_stop(rt, *static_cast<WrappedValue&>(*box).value);
}

Own<Object> throw_with(Runtime& rt, Generator& generator, bool close_inner, Arguments arguments) {
  return generator_throw(rt, generator, close_inner, arguments[0],
                         arguments.count > 1 ? &arguments[1] : nullptr,
                         arguments.count > 2 ? &arguments[2] : nullptr);
}

// ---- asend ----

void dealloc_send(Runtime& rt, Object& object) {
  release(static_cast<Object&>(*sending(object).generator));
  release(sending(object).value);
  rt.free_object(object, CellKind::container, sizeof(AsyncSend));
}

Raised used_send(Runtime& rt) {
  return rt.raise(*rt.types.runtime_error, "cannot reuse already awaited __anext__()/asend()");
}

Own<Object> send_on(Runtime& rt, Object& self, Object* value) {
  AsyncSend& awaitable = sending(self);
  Generator& generator = *awaitable.generator;
  if (awaitable.state == Awaiting::done) return used_send(rt);
  if (awaitable.state == Awaiting::not_begun) {
    if (generator.awaited)
      return rt.raise(*rt.types.runtime_error,
                      "anext(): asynchronous generator is already running");
    if (!value || value == rt.none) value = awaitable.value;
    awaitable.state = Awaiting::begun;
  }
  generator.awaited = true;
  Own<Object> result = generator_send(rt, generator, value ? *value : *rt.none);
  result = unwrap(rt, generator, result);
  if (!result) awaitable.state = Awaiting::done;
  return result;
}

Own<Object> next_of_send(Runtime& rt, Object& self) { return send_on(rt, self, nullptr); }
Own<Object> send_of_send(Runtime& rt, Object& self, Arguments arguments) {
  return send_on(rt, self, &arguments[0]);
}
Own<Object> throw_of_send(Runtime& rt, Object& self, Arguments arguments) {
  AsyncSend& awaitable = sending(self);
  if (awaitable.state == Awaiting::done) return used_send(rt);
  Own<Object> result = throw_with(rt, *awaitable.generator, true, arguments);
  result = unwrap(rt, *awaitable.generator, result);
  if (!result) awaitable.state = Awaiting::done;
  return result;
}
Own<Object> close_of_send(Runtime& rt, Object& self, Arguments) {
  sending(self).state = Awaiting::done;
  return own(*rt.none);
}

constexpr NativeMethod kSendMethods[] = {
    {"send", send_of_send, Takes::one},
    {"throw", throw_of_send, Takes::positional, 1, 3},
    {"close", close_of_send, Takes::nothing},
    {"__await__", itself_method, Takes::nothing},
};

void fill_send(Slots& slots) {
  slots.dealloc = dealloc_send;
  slots.visit = visit_as<AsyncSend>;
  slots.iter = itself;
  slots.next = next_of_send;
}

// ---- athrow ----

void dealloc_throw(Runtime& rt, Object& object) {
  release(static_cast<Object&>(*throwing(object).generator));
  release(static_cast<Object*>(throwing(object).arguments));
  rt.free_object(object, CellKind::container, sizeof(AsyncThrow));
}

Raised used_throw(Runtime& rt) {
  return rt.raise(*rt.types.runtime_error, "cannot reuse already awaited aclose()/athrow()");
}

Raised ignored_exit(Runtime& rt, AsyncThrow& awaitable, Own<Object> yielded) {
  release(yielded);
  awaitable.generator->awaited = false;
  awaitable.state = Awaiting::done;
  return rt.raise(*rt.types.runtime_error, "async generator ignored GeneratorExit");
}

// For aclose() the end of the generator is success.
void end_is_success(Runtime& rt, const AsyncThrow& awaitable) {
  if (awaitable.arguments || !ended(rt)) return;
  rt.clear_pending();
  rt.raise_with_args(*rt.types.stop_iteration, {});
}

Own<Object> after_failure(Runtime& rt, AsyncThrow& awaitable) {
  awaitable.generator->awaited = false;
  awaitable.state = Awaiting::done;
  end_is_success(rt, awaitable);
  return {};
}

Own<Object> begin_throw(Runtime& rt, AsyncThrow& awaitable, Object& value) {
  Generator& generator = *awaitable.generator;
  if (generator.awaited) {
    awaitable.state = Awaiting::done;
    return rt.raise(*rt.types.runtime_error, "%s(): asynchronous generator is already running",
                    awaitable.arguments ? "athrow" : "aclose");
  }
  if (generator.closed) {
    awaitable.state = Awaiting::done;
    return rt.raise_with_args(*rt.types.stop_async_iteration, {});
  }
  if (&value != rt.none)
    return rt.raise(*rt.types.runtime_error,
                    "can't send non-None value to a just-started coroutine");
  awaitable.state = Awaiting::begun;
  generator.awaited = true;
  Own<Object> result;
  if (!awaitable.arguments) {
    generator.closed = true;
    result = generator_throw(rt, generator, false, *rt.types.generator_exit, nullptr, nullptr);
    if (is_wrapped(rt, result.get())) return ignored_exit(rt, awaitable, result);
  } else {
    Tuple& given = *awaitable.arguments;
    const Arguments arguments{given.items(), given.length(), nullptr};
    if (!check_count(rt, "athrow", arguments, 1, 3)) return raised;
    result = throw_with(rt, generator, false, arguments);
    result = unwrap(rt, generator, result);
  }
  return result ? result : after_failure(rt, awaitable);
}

Own<Object> throw_on(Runtime& rt, Object& self, Object& value) {
  AsyncThrow& awaitable = throwing(self);
  Generator& generator = *awaitable.generator;
  if (awaitable.state == Awaiting::done) return used_throw(rt);
  if (generator.state == GeneratorState::finished) {
    awaitable.state = Awaiting::done;
    return rt.raise_with_args(*rt.types.stop_iteration, {});
  }
  if (awaitable.state == Awaiting::not_begun) return begin_throw(rt, awaitable, value);
  Own<Object> result = generator_send(rt, generator, value);
  if (awaitable.arguments) return unwrap(rt, generator, result);
  if (is_wrapped(rt, result.get())) return ignored_exit(rt, awaitable, result);
  return result ? result : after_failure(rt, awaitable);
}

Own<Object> next_of_throw(Runtime& rt, Object& self) { return throw_on(rt, self, *rt.none); }
Own<Object> send_of_throw(Runtime& rt, Object& self, Arguments arguments) {
  return throw_on(rt, self, arguments[0]);
}
Own<Object> throw_of_throw(Runtime& rt, Object& self, Arguments arguments) {
  AsyncThrow& awaitable = throwing(self);
  if (awaitable.state == Awaiting::done) return used_throw(rt);
  Own<Object> result = throw_with(rt, *awaitable.generator, true, arguments);
  if (awaitable.arguments) return unwrap(rt, *awaitable.generator, result);
  if (is_wrapped(rt, result.get())) return ignored_exit(rt, awaitable, result);
  if (!result) end_is_success(rt, awaitable);
  return result;
}
Own<Object> close_of_throw(Runtime& rt, Object& self, Arguments) {
  throwing(self).state = Awaiting::done;
  return own(*rt.none);
}

constexpr NativeMethod kThrowMethods[] = {
    {"send", send_of_throw, Takes::one},
    {"throw", throw_of_throw, Takes::positional, 1, 3},
    {"close", close_of_throw, Takes::nothing},
    {"__await__", itself_method, Takes::nothing},
};

void fill_throw(Slots& slots) {
  slots.dealloc = dealloc_throw;
  slots.visit = visit_as<AsyncThrow>;
  slots.iter = itself;
  slots.next = next_of_throw;
}

void dealloc_wrapped(Runtime& rt, Object& object) {
  release(static_cast<WrappedValue&>(object).value);
  rt.free_object(object, CellKind::container, sizeof(WrappedValue));
}

void fill_wrapped(Slots& slots) {
  slots.dealloc = dealloc_wrapped;
  slots.visit = visit_as<WrappedValue>;
}

// ---- the generator itself ----

// Before its first step: the hooks of sys.set_asyncgen_hooks.
Status begin_hooks(Runtime& rt, Generator& generator) {
  if (generator.hooked) return ok;
  generator.hooked = true;
  if (rt.async_finalizer) generator.extra = own(*rt.async_finalizer).get();
  if (!rt.async_firstiter) return ok;
  const Ref<Object> hook = Ref<Object>::share(rt.async_firstiter);
  const Ref<Object> ignored = call(rt, *hook, {&generator});
  return ignored ? ok : Status(raised);
}

Own<Object> make_send(Runtime& rt, Generator& generator, Object* value) {
  if (!begin_hooks(rt, generator)) return raised;
  Own<AsyncSend> made = rt.allocate<AsyncSend>(*rt.types.async_generator_asend);
  if (!made) return raised;
  made->generator = own(generator).get();
  retain(value);
  made->value = value;
  made->state = Awaiting::not_begun;
  return made;
}

Own<Object> make_throw(Runtime& rt, Generator& generator, Tuple* arguments) {
  if (!begin_hooks(rt, generator)) return raised;
  Own<AsyncThrow> made = rt.allocate<AsyncThrow>(*rt.types.async_generator_athrow);
  if (!made) return raised;
  made->generator = own(generator).get();
  retain(static_cast<Object*>(arguments));
  made->arguments = arguments;
  made->state = Awaiting::not_begun;
  return made;
}

Own<Object> anext_method(Runtime& rt, Object& self, Arguments) {
  return make_send(rt, gen(self), nullptr);
}
Own<Object> asend_method(Runtime& rt, Object& self, Arguments arguments) {
  return make_send(rt, gen(self), &arguments[0]);
}
Own<Object> athrow_method(Runtime& rt, Object& self, Arguments arguments) {
  if (!no_keywords(rt, "async_generator.athrow", arguments)) return raised;
  const Ref<Tuple> given = tuple_from_array(rt, arguments.values, arguments.count);
  if (!given) return raised;
  return make_throw(rt, gen(self), given.get());
}
Own<Object> aclose_method(Runtime& rt, Object& self, Arguments) {
  return make_throw(rt, gen(self), nullptr);
}

Own<Object> awaited(Runtime& rt, Object& self) { return make_bool(rt, gen(self).awaited); }

constexpr NativeMethod kAsyncGeneratorMethods[] = {
    {"asend", asend_method, Takes::one},         {"athrow", athrow_method, Takes::anything},
    {"aclose", aclose_method, Takes::nothing},   {"__aiter__", itself_method, Takes::nothing},
    {"__anext__", anext_method, Takes::nothing},
};
constexpr NativeProperty kAsyncGeneratorProperties[] = {
    {"__name__", generator_name, set_generator_name},
    {"__qualname__", generator_qualname, set_generator_qualname},
    {"ag_await", generator_delegate},
    {"ag_code", generator_code},
    {"ag_frame", generator_frame},
    {"ag_running", awaited},
};

}  // namespace

Own<Object> wrap_yielded(Runtime& rt, Own<Object> value) {
  Own<WrappedValue> box = rt.allocate<WrappedValue>(*rt.types.async_generator_wrapped_value);
  if (!box) return raised;
  box->value = value.get();
  return box;
}

Own<Object> async_generator_anext(Runtime& rt, Generator& generator) {
  return make_send(rt, generator, nullptr);
}

const TypeSpec kAsyncGeneratorType = {.name = "async_generator",
                                      .type = &Types::async_generator,
                                      .basic_size = sizeof(Generator),
                                      .flags = kTypeVariable | kTypeWeakly,
                                      .fill = fill_generator_life,
                                      .methods = kAsyncGeneratorMethods,
                                      .properties = kAsyncGeneratorProperties};
const TypeSpec kAsyncSendType = {.name = "async_generator_asend",
                                 .type = &Types::async_generator_asend,
                                 .basic_size = sizeof(AsyncSend),
                                 .fill = fill_send,
                                 .methods = kSendMethods};
const TypeSpec kAsyncThrowType = {.name = "async_generator_athrow",
                                  .type = &Types::async_generator_athrow,
                                  .basic_size = sizeof(AsyncThrow),
                                  .fill = fill_throw,
                                  .methods = kThrowMethods};
const TypeSpec kWrappedValueType = {.name = "async_generator_wrapped_value",
                                    .type = &Types::async_generator_wrapped_value,
                                    .basic_size = sizeof(WrappedValue),
                                    .fill = fill_wrapped};

}  // namespace vitro
