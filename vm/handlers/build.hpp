// Handlers: making containers, text and functions; unpacking.
#pragma once

#include "objects/dict.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "objects/set.hpp"
#include "objects/tuple.hpp"
#include "vm/build.hpp"
#include "vm/display.hpp"
#include "vm/handlers/load_store.hpp"
#include "vm/imports/imports.hpp"
#include "vm/state.hpp"

namespace vitro::vm::handlers {

// Replaces `count` values on top by a result that already owns or copied them.
VITRO_INLINE void replace_top(State& s, std::uint32_t count, Own<Object> result) {
  s.sp -= count;
  push(s, result);
}

template <bool Wide>
VITRO_INLINE Flow BUILD_TUPLE(State& s) {
  const std::uint32_t count = argument<Wide>(s);
  Own<Tuple> tuple = new_tuple(*s.rt, count);
  if (!tuple) return Flow::raise;
  // The stack's references move into the tuple.
  for (std::uint32_t i = 0; i < count; ++i)
    tuple->items()[i] = s.sp[static_cast<int>(i) - static_cast<int>(count)].get();
  replace_top(s, count, tuple);
  advance<Opcode::BUILD_TUPLE>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow BUILD_LIST(State& s) {
  const std::uint32_t count = argument<Wide>(s);
  Own<List> list = new_list(*s.rt, count);
  if (!list) return Flow::raise;
  for (std::uint32_t i = 0; i < count; ++i)
    list->items[i] = s.sp[static_cast<int>(i) - static_cast<int>(count)].get();
  list->length = count;
  replace_top(s, count, list);
  advance<Opcode::BUILD_LIST>(s);
  return Flow::next;
}

// The rows whose work is out of line: `build` makes the result from the `count` values on top,
// borrowing them.
template <Opcode Op, class Build>
VITRO_INLINE Flow build_from(State& s, std::uint32_t count, Build build) {
  save(s);
  Own<Object> result = build(*s.rt, s.sp - count, count);
  if (!result) return Flow::raise;
  for (std::uint32_t i = 0; i < count; ++i) drop(s);
  push(s, result);
  advance<Op>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow BUILD_SET(State& s) {
  return build_from<Opcode::BUILD_SET>(s, argument<Wide>(s), build_set);
}
template <bool Wide>
VITRO_INLINE Flow BUILD_MAP(State& s) {
  return build_from<Opcode::BUILD_MAP>(s, 2 * argument<Wide>(s), build_map);
}
template <bool Wide>
VITRO_INLINE Flow BUILD_CONST_KEY_MAP(State& s) {
  return build_from<Opcode::BUILD_CONST_KEY_MAP>(s, argument<Wide>(s) + 1, build_const_key_map);
}
template <bool Wide>
VITRO_INLINE Flow BUILD_STRING(State& s) {
  return build_from<Opcode::BUILD_STRING>(s, argument<Wide>(s), build_string);
}
template <bool Wide>
VITRO_INLINE Flow BUILD_SLICE(State& s) {
  return build_from<Opcode::BUILD_SLICE>(s, argument<Wide>(s), build_slice);
}
template <bool Wide>
VITRO_INLINE Flow FORMAT_VALUE(State& s) {
  const std::uint32_t how = argument<Wide>(s);
  return build_from<Opcode::FORMAT_VALUE>(
      s, (how & 4) ? 2 : 1, [how](Runtime& rt, StackRef* values, std::uint32_t count) {
        return format_conversion(rt, values, count, how);
      });
}
template <bool Wide>
VITRO_INLINE Flow LIST_TO_TUPLE(State& s) {
  return build_from<Opcode::LIST_TO_TUPLE>(s, 1, list_to_tuple);
}

template <bool Wide>
VITRO_INLINE Flow LIST_APPEND(State& s) {
  auto& list = static_cast<List&>(*s.sp[-static_cast<int>(argument<Wide>(s)) - 1]);
  Own<Object> item = pop(s);
  if (!list_append(*s.rt, list, item)) return Flow::raise;
  advance<Opcode::LIST_APPEND>(s);
  return Flow::next;
}

// Rows that add the value(s) on top to a container deeper down.
template <Opcode Op, std::uint32_t Count, class Add>
VITRO_INLINE Flow add_to(State& s, std::uint32_t depth, Add add) {
  save(s);
  Object& container = *s.sp[-static_cast<int>(depth + Count)];
  if (!add(*s.rt, container, s.sp - Count)) return Flow::raise;
  for (std::uint32_t i = 0; i < Count; ++i) drop(s);
  advance<Op>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow SET_ADD(State& s) {
  return add_to<Opcode::SET_ADD, 1>(s, argument<Wide>(s),
                                    [](Runtime& rt, Object& set, StackRef* values) {
                                      return set_add(rt, static_cast<Set&>(set), *values[0]);
                                    });
}
template <bool Wide>
VITRO_INLINE Flow MAP_ADD(State& s) {
  return add_to<Opcode::MAP_ADD, 2>(
      s, argument<Wide>(s), [](Runtime& rt, Object& dict, StackRef* values) {
        return dict_set(rt, static_cast<Dict&>(dict), *values[0], *values[1]);
      });
}
template <bool Wide>
VITRO_INLINE Flow LIST_EXTEND(State& s) {
  return add_to<Opcode::LIST_EXTEND, 1>(s, argument<Wide>(s), extend_list);
}
template <bool Wide>
VITRO_INLINE Flow SET_UPDATE(State& s) {
  return add_to<Opcode::SET_UPDATE, 1>(s, argument<Wide>(s),
                                       [](Runtime& rt, Object& set, StackRef* values) {
                                         return set_update(rt, static_cast<Set&>(set), *values[0]);
                                       });
}
template <bool Wide>
VITRO_INLINE Flow DICT_UPDATE(State& s) {
  return add_to<Opcode::DICT_UPDATE, 1>(s, argument<Wide>(s), update_dict);
}
template <bool Wide>
VITRO_INLINE Flow DICT_MERGE(State& s) {
  // The callable stands below the dict of keywords; messages name it.
  Object& callable = *s.sp[-static_cast<int>(argument<Wide>(s)) - 3];
  return add_to<Opcode::DICT_MERGE, 1>(
      s, argument<Wide>(s), [&callable](Runtime& rt, Object& dict, StackRef* values) {
        return merge_keywords(rt, static_cast<Dict&>(dict), *values[0], callable);
      });
}

// ---- unpacking ----

template <bool Wide>
VITRO_INLINE Flow UNPACK_SEQUENCE(State& s) {
  const std::uint32_t count = argument<Wide>(s);
  Object& sequence = peek(s);
  Object** items = nullptr;
  if (sequence.type == s.rt->types.tuple && static_cast<Tuple&>(sequence).length() == count)
    items = static_cast<Tuple&>(sequence).items();
  else if (sequence.type == s.rt->types.list && static_cast<List&>(sequence).length == count)
    items = static_cast<List&>(sequence).items;
  if (items) {
    --s.sp;
    for (std::uint32_t i = count; i-- > 0;) push(s, own(*items[i]));
    advance<Opcode::UNPACK_SEQUENCE>(s);
    release(sequence);
    return Flow::next;
  }
  save(s);
  if (!unpack_iterable(*s.rt, sequence, count, s.sp - 1)) return Flow::raise;
  s.sp += static_cast<std::ptrdiff_t>(count) - 1;
  advance<Opcode::UNPACK_SEQUENCE>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow UNPACK_EX(State& s) {
  save(s);
  const std::uint32_t arg = argument<Wide>(s);
  const std::uint32_t before = arg & 0xff;
  const std::uint32_t after = arg >> 8;
  if (!unpack_starred(*s.rt, peek(s), before, after, s.sp - 1)) return Flow::raise;
  s.sp += before + after;
  advance<Opcode::UNPACK_EX>(s);
  return Flow::next;
}

// ---- functions and classes ----

template <bool Wide>
VITRO_INLINE Flow MAKE_FUNCTION(State& s) {
  const std::uint32_t parts = argument<Wide>(s);
  Own<Function> made =
      make_function(*s.rt, static_cast<Code&>(peek(s)), *s.frame->globals, s.frame->builtins);
  if (!made) return Flow::raise;
  drop(s);
  if (parts & 8) made->closure = static_cast<Tuple*>(pop(s).get());
  if (parts & 4) made->annotations = pop(s).get();
  if (parts & 2) made->keyword_defaults = static_cast<Dict*>(pop(s).get());
  if (parts & 1) made->defaults = static_cast<Tuple*>(pop(s).get());
  push(s, made);
  // Annotations come as a flat tuple of names and values.
  if ((parts & 4) && !annotations_to_dict(*s.rt, *made)) return Flow::raise;
  advance<Opcode::MAKE_FUNCTION>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow LOAD_BUILD_CLASS(State& s) {
  save(s);
  Own<Object> builder = load_build_class(*s.rt, *s.frame);
  if (!builder) return Flow::raise;
  push(s, builder);
  advance<Opcode::LOAD_BUILD_CLASS>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow SETUP_ANNOTATIONS(State& s) {
  save(s);
  if (!setup_annotations(*s.rt, *s.frame)) return Flow::raise;
  advance<Opcode::SETUP_ANNOTATIONS>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow LOAD_ASSERTION_ERROR(State& s) {
  push(s, own(static_cast<Object&>(*s.rt->types.assertion_error)));
  advance<Opcode::LOAD_ASSERTION_ERROR>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow PRINT_EXPR(State& s) {
  save(s);
  if (!print_expression(*s.rt, peek(s))) return Flow::raise;
  advance<Opcode::PRINT_EXPR>(s);
  drop(s);
  return Flow::next;
}

// ---- imports ----

template <bool Wide>
VITRO_INLINE Flow IMPORT_NAME(State& s) {
  save(s);
  Own<Object> module =
      import_name(*s.rt, *s.frame, name_at(s, argument<Wide>(s)), peek(s, 1), peek(s, 2));
  if (!module) return Flow::raise;
  drop(s);
  drop(s);
  push(s, module);
  advance<Opcode::IMPORT_NAME>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow IMPORT_FROM(State& s) {
  save(s);
  Own<Object> value = import_from(*s.rt, peek(s), name_at(s, argument<Wide>(s)));
  if (!value) return Flow::raise;
  push(s, value);
  advance<Opcode::IMPORT_FROM>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow IMPORT_STAR(State& s) {
  save(s);
  if (!import_star(*s.rt, *s.frame, peek(s))) return Flow::raise;
  drop(s);
  advance<Opcode::IMPORT_STAR>(s);
  return Flow::next;
}

}  // namespace vitro::vm::handlers
