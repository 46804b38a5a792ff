// What `await`, `async for` and anext() ask of objects.
#pragma once

#include "objects/generator.hpp"

namespace vitro::vm {

// What `await value` runs. `where`: 1 for what __aenter__, 2 for what __aexit__ returned.
// TypeError; RuntimeError for a coroutine that somebody awaits already.
Own<Object> awaitable_of(Runtime& rt, Object& value, std::uint32_t where);
// What `async for` goes over. TypeError.
Own<Object> async_iterator_of(Runtime& rt, Object& iterable);
// The awaitable of its next item. TypeError.
Own<Object> next_awaitable_of(Runtime& rt, Object& iterator);

}  // namespace vitro::vm
