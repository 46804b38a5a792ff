#include "vm/awaiting.hpp"

#include "objects/async_generator.hpp"
#include "objects/exception.hpp"
#include "objects/operations.hpp"

namespace vitro::vm {

Own<Object> awaitable_of(Runtime& rt, Object& value, std::uint32_t where) {
  Ref<Object> iterator = get_awaitable(rt, value);
  if (!iterator) {
    if (where != 0 && !has_special(value, *rt.names.await) &&
        pending_matches(rt, *rt.types.type_error))
      return rt.raise(*rt.types.type_error,
                      "'async with' received an object from %s that does not implement "
                      "__await__: %T",
                      where == 1 ? "__aenter__" : "__aexit__", value.type);
    return raised;
  }
  if (iterator->type == rt.types.coroutine && delegate_of(rt, gen(*iterator)))
    return rt.raise(*rt.types.runtime_error, "coroutine is being awaited already");
  return iterator.release();
}

Own<Object> async_iterator_of(Runtime& rt, Object& iterable) {
  if (!has_special(iterable, *rt.names.aiter))
    return rt.raise(*rt.types.type_error,
                    "'async for' requires an object with __aiter__ method, got %T", iterable.type);
  bool missing = false;
  Ref<Object> iterator = call_special(rt, iterable, *rt.names.aiter, {}, &missing);
  if (!iterator) return raised;
  if (!has_special(*iterator, *rt.names.anext))
    return rt.raise(*rt.types.type_error,
                    "'async for' received an object from __aiter__ that does not implement "
                    "__anext__: %T",
                    iterator->type);
  return iterator.release();
}

Own<Object> next_awaitable_of(Runtime& rt, Object& iterator) {
  if (iterator.type == rt.types.async_generator) return async_generator_anext(rt, gen(iterator));
  if (!has_special(iterator, *rt.names.anext))
    return rt.raise(*rt.types.type_error,
                    "'async for' requires an iterator with __anext__ method, got %T",
                    iterator.type);
  bool missing = false;
  const Ref<Object> next = call_special(rt, iterator, *rt.names.anext, {}, &missing);
  if (!next) return raised;
  Own<Object> awaitable = get_awaitable(rt, *next);
  if (awaitable) return awaitable;
  const Ref<Exception> cause = rt.take_pending();
  rt.raise(*rt.types.type_error, "'async for' received an invalid object from __anext__: %T",
           next->type);
  return chain_cause(rt, *cause);
}

}  // namespace vitro::vm
