// Coroutines: generators that are awaited instead of iterated over.
#include "objects/exception.hpp"
#include "objects/generator.hpp"
#include "objects/operations.hpp"

namespace vitro {

namespace {

// What coroutine.__await__() gives: an iterator over its steps.
struct CoroutineWrapper : Object {
  Generator* coroutine;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(coroutine, "coroutine");
  }
};

Generator& coroutine_of(Object& wrapper) {
  return *static_cast<CoroutineWrapper&>(wrapper).coroutine;
}

void dealloc_wrapper(Runtime& rt, Object& object) {
  release(static_cast<Object&>(coroutine_of(object)));
  rt.free_object(object, CellKind::container, sizeof(CoroutineWrapper));
}

Own<Object> itself(Runtime&, Object& object) { return own(object); }
Own<Object> wrapper_next(Runtime& rt, Object& self) {
  return generator_next(rt, coroutine_of(self));
}
Own<Object> wrapper_send(Runtime& rt, Object& self, Arguments arguments) {
  return send_method(rt, coroutine_of(self), arguments);
}
Own<Object> wrapper_throw(Runtime& rt, Object& self, Arguments arguments) {
  return throw_method(rt, coroutine_of(self), arguments);
}
Own<Object> wrapper_close(Runtime& rt, Object& self, Arguments arguments) {
  return close_method(rt, coroutine_of(self), arguments);
}

constexpr NativeMethod kWrapperMethods[] = {
    {"send", wrapper_send, Takes::one},
    {"throw", wrapper_throw, Takes::positional, 1, 3},
    {"close", wrapper_close, Takes::nothing},
};

void fill_wrapper(Slots& slots) {
  slots.dealloc = dealloc_wrapper;
  slots.visit = visit_as<CoroutineWrapper>;
  slots.iter = itself;
  slots.next = wrapper_next;
}

Own<Object> coroutine_await(Runtime& rt, Object& self, Arguments) {
  Own<CoroutineWrapper> wrapper = rt.allocate<CoroutineWrapper>(*rt.types.coroutine_wrapper);
  if (!wrapper) return raised;
  wrapper->coroutine = own(gen(self)).get();
  return wrapper;
}

Own<Object> coroutine_origin(Runtime& rt, Object& self) {
  return own(gen(self).extra ? *gen(self).extra : *rt.none);
}

constexpr NativeMethod kCoroutineMethods[] = {
    {"send", send_method, Takes::one},
    {"throw", throw_method, Takes::positional, 1, 3},
    {"close", close_method, Takes::nothing},
    {"__await__", coroutine_await, Takes::nothing},
};
constexpr NativeProperty kCoroutineProperties[] = {
    {"__name__", generator_name, set_generator_name},
    {"__qualname__", generator_qualname, set_generator_qualname},
    {"cr_await", generator_delegate},
    {"cr_code", generator_code},
    {"cr_frame", generator_frame},
    {"cr_origin", coroutine_origin},
    {"cr_running", generator_running},
    {"cr_suspended", generator_suspended},
};

bool counts_as_coroutine(const Runtime& rt, Object& object) {
  return object.type == rt.types.coroutine ||
         (object.type == rt.types.generator && (gen(object).code->flags & kCodeIterableCoroutine));
}

}  // namespace

bool has_special(Object& object, Str& name) {
  return lookup_in_type(*object.type, name) != nullptr;
}

Own<Object> get_awaitable(Runtime& rt, Object& value) {
  if (counts_as_coroutine(rt, value)) return own(value);
  if (!has_special(value, *rt.names.await))
    return rt.raise(*rt.types.type_error, "object %T can't be used in 'await' expression",
                    value.type);
  bool missing = false;
  Ref<Object> iterator = call_special(rt, value, *rt.names.await, {}, &missing);
  if (!iterator) return raised;
  if (counts_as_coroutine(rt, *iterator))
    return rt.raise(*rt.types.type_error, "__await__() returned a coroutine");
  if (!iterator->type->slots.next)
    return rt.raise(*rt.types.type_error, "__await__() returned non-iterator of type '%T'",
                    iterator->type);
  return iterator.release();
}

const TypeSpec kCoroutineType = {.name = "coroutine",
                                 .type = &Types::coroutine,
                                 .basic_size = sizeof(Generator),
                                 .flags = kTypeVariable | kTypeWeakly,
                                 .fill = fill_generator_life,
                                 .methods = kCoroutineMethods,
                                 .properties = kCoroutineProperties};
const TypeSpec kCoroutineWrapperType = {.name = "coroutine_wrapper",
                                        .type = &Types::coroutine_wrapper,
                                        .basic_size = sizeof(CoroutineWrapper),
                                        .fill = fill_wrapper,
                                        .methods = kWrapperMethods};

}  // namespace vitro
