// Asynchronous generators: what a step of one looks like to the coroutine that awaits it.
#pragma once

#include "objects/generator.hpp"

namespace vitro {

extern const TypeSpec kAsyncSendType;
extern const TypeSpec kAsyncThrowType;
extern const TypeSpec kWrappedValueType;
extern const TypeSpec kAnextAwaitableType;

// A value that `yield` gives inside an asynchronous generator, told apart by this box from what its
// awaits give to the event loop. Steals, if it succeeds.
Own<Object> wrap_yielded(Runtime& rt, Own<Object> value);
// agen.__anext__(): an awaitable.
Own<Object> async_generator_anext(Runtime& rt, Generator& generator);
// anext(iterator, fallback): `awaitable` with a default for the end.
Own<Object> make_anext_awaitable(Runtime& rt, Object& awaitable, Object& fallback);

}  // namespace vitro
