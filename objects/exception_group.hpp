// BaseExceptionGroup and ExceptionGroup, and what `except*` does with them.
#pragma once

#include "objects/exception.hpp"

namespace vitro {

// What the class table needs; fields are `message` and `exceptions`.
void fill_exception_group(Slots& slots);
extern const NativeMethod kExceptionGroupMethods[3];
extern const NativeProperty kExceptionGroupProperties[2];

[[nodiscard]] bool is_exception_group(const Runtime& rt, const Object& object);
// Its members; an empty tuple for a half-made group.
[[nodiscard]] Tuple& grouped_exceptions(Runtime& rt, Exception& group);

// One exception cut in two; an empty part is None.
struct SplitException {
  Ref<Object> match;
  Ref<Object> rest;
};
// What `except* class_or_tuple` takes of an exception (null: nothing is left), and what it leaves.
// A match that is no group comes wrapped in one. TypeError for what may not be caught so.
Status exception_star_match(Runtime& rt, Object* exception, Object& class_or_tuple,
                            SplitException& result);
// What a try statement with `except*` clauses raises in the end: `original` is what it caught,
// `raised_ones` a list of what clauses raised and what was left over, with None in it. Yields None
// where nothing is left.
Own<Object> exception_star_result(Runtime& rt, Object& original, Object& raised_ones);

}  // namespace vitro
