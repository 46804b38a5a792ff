// Handlers: what match statements ask of a subject.
#pragma once

#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/match.hpp"
#include "vm/state.hpp"

namespace vitro::vm::handlers {

template <bool Wide>
VITRO_INLINE Flow GET_LEN(State& s) {
  save(s);
  const auto size = length(*s.rt, peek(s));
  if (!size) return Flow::raise;
  Own<Int> number = make_int(*s.rt, *size);
  if (!number) return Flow::raise;
  push(s, number);
  advance<Opcode::GET_LEN>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow MATCH_MAPPING(State& s) {
  push(s, make_bool(*s.rt, has_flag(peek(s), kTypeMapping)));
  advance<Opcode::MATCH_MAPPING>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow MATCH_SEQUENCE(State& s) {
  push(s, make_bool(*s.rt, has_flag(peek(s), kTypeSequence)));
  advance<Opcode::MATCH_SEQUENCE>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow MATCH_KEYS(State& s) {
  save(s);
  Own<Object> values = match_keys(*s.rt, peek(s, 2), peek(s, 1));
  if (!values) return Flow::raise;
  push(s, values);
  advance<Opcode::MATCH_KEYS>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow MATCH_CLASS(State& s) {
  save(s);
  Own<Object> values = match_class(*s.rt, peek(s, 3), peek(s, 2), peek(s, 1), argument<Wide>(s));
  if (!values) return Flow::raise;
  for (int i = 0; i < 3; ++i) drop(s);
  push(s, values);
  advance<Opcode::MATCH_CLASS>(s);
  return Flow::next;
}

}  // namespace vitro::vm::handlers
