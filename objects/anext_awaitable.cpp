// What anext(iterator, default) gives: an awaitable that turns the end into the default.
#include "objects/async_generator.hpp"
#include "objects/exception.hpp"
#include "objects/operations.hpp"

namespace vitro {

namespace {

struct AnextAwaitable : Object {
  Object* awaitable;
  Object* fallback;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(awaitable, "awaitable");
    visitor.field(fallback, "default");
  }
};

AnextAwaitable& as(Object& object) { return static_cast<AnextAwaitable&>(object); }

void dealloc(Runtime& rt, Object& object) {
  release(as(object).awaitable);
  release(as(object).fallback);
  rt.free_object(object, CellKind::container, sizeof(AnextAwaitable));
}

Own<Object> itself(Runtime&, Object& object) { return own(object); }
Own<Object> itself_method(Runtime&, Object& object, Arguments) { return own(object); }

Own<Object> iterator_of(Runtime& rt, Object& self) {
  Ref<Object> iterator = get_awaitable(rt, *as(self).awaitable);
  if (!iterator || iterator->type->slots.next) return iterator.release();
  // Only coroutines have no __next__.
  iterator = call_method(rt, *iterator, *rt.names.await);
  return iterator.release();
}

Own<Object> or_default(Runtime& rt, Object& self, Own<Object> result) {
  if (result) return result;
  if (!pending_matches(rt, *rt.types.stop_async_iteration)) return {};
  rt.clear_pending();
  return raise_stop(rt, *as(self).fallback);
}

Own<Object> next(Runtime& rt, Object& self) {
  const Ref<Object> iterator = iterator_of(rt, self);
  if (!iterator) return raised;
  return or_default(rt, self, iterator->type->slots.next(rt, *iterator));
}

Own<Object> forward(Runtime& rt, Object& self, Str& name, Arguments arguments) {
  const Ref<Object> iterator = iterator_of(rt, self);
  if (!iterator) return raised;
  const Ref<Object> method = get_attribute(rt, *iterator, name);
  if (!method) return raised;
  return or_default(rt, self, call(rt, *method, arguments));
}

Own<Object> send(Runtime& rt, Object& self, Arguments arguments) {
  return forward(rt, self, *rt.names.send, arguments);
}
Own<Object> throw_in(Runtime& rt, Object& self, Arguments arguments) {
  return forward(rt, self, *rt.names.throw_, arguments);
}
Own<Object> close(Runtime& rt, Object& self, Arguments arguments) {
  return forward(rt, self, *rt.names.close, arguments);
}

constexpr NativeMethod kMethods[] = {
    {"send", send, Takes::one},
    {"throw", throw_in, Takes::positional, 1, 3},
    {"close", close, Takes::nothing},
    {"__await__", itself_method, Takes::nothing},
};

void fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<AnextAwaitable>;
  slots.iter = itself;
  slots.next = next;
}

}  // namespace

Own<Object> make_anext_awaitable(Runtime& rt, Object& awaitable, Object& fallback) {
  Own<AnextAwaitable> made = rt.allocate<AnextAwaitable>(*rt.types.anext_awaitable);
  if (!made) return raised;
  made->awaitable = own(awaitable).get();
  made->fallback = own(fallback).get();
  return made;
}

const TypeSpec kAnextAwaitableType = {.name = "anext_awaitable",
                                      .type = &Types::anext_awaitable,
                                      .basic_size = sizeof(AnextAwaitable),
                                      .fill = fill,
                                      .methods = kMethods};

}  // namespace vitro
