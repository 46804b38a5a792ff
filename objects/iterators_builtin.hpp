// The iterators that are built-in functions to look at and types to ask: enumerate, zip, map,
// filter, reversed.
#pragma once

#include "objects/int.hpp"
#include "objects/ref.hpp"
#include "objects/tuple.hpp"
#include "objects/type.hpp"

namespace vitro {

struct Enumerate : Object {
  Object* iterator;
  Object* count;  // int: the number of the next item
  Tuple* pair;    // last one given out, used again when nobody kept it; null before the first

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(iterator, "iterator");
    visitor.field(count, "count");
    visitor.field(pair, "pair");
  }
};

struct Zip : Object {
  Tuple* iterators;
  Tuple* row;  // as Enumerate::pair
  bool strict;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(iterators, "iterators");
    visitor.field(row, "row");
  }
};

struct Map : Object {
  Object* function;
  Tuple* iterators;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(function, "function");
    visitor.field(iterators, "iterators");
  }
};

struct Filter : Object {
  Object* function;  // null: None, items that are true
  Object* iterator;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(function, "function");
    visitor.field(iterator, "iterator");
  }
};

enum class ReversedKind : std::uint8_t { sequence, list, dict_keys, dict_values, dict_items };

// Also what reversed() of a list, a dict and a dict's views yields.
struct Reversed : Object {
  Object* sequence;    // null when exhausted
  std::int64_t next;   // index of the next item, or entry of a dict
  std::size_t length;  // of a dict at the start
  ReversedKind kind;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(sequence, "sequence");
  }
};

extern const TypeSpec kEnumerateType;
extern const TypeSpec kZipType;
extern const TypeSpec kMapType;
extern const TypeSpec kFilterType;
extern const TypeSpec kReversedType;

// Over a list from its end.
Own<Object> make_reversed_list(Runtime& rt, Object& list);
Own<Object> make_reversed_dict(Runtime& rt, Object& dict, ReversedKind kind);

// A tuple of `length` whose items the caller sets (taking over the references of `items`): `kept`
// itself when nobody else holds it, else a new one that replaces it. Releases what `kept` held
// before.
Own<Object> recycle_row(Runtime& rt, Tuple*& kept, Object* const* items, std::uint32_t length);

}  // namespace vitro
