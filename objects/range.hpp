// range, slice, and the iterators over built-in sequences.
#pragma once

#include "objects/ref.hpp"
#include "objects/type.hpp"

namespace vitro {

struct Tuple;

struct Range : Object {
  Object* start;  // ints, each
  Object* stop;
  Object* step;
  Object* length;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(start, "start");
    visitor.field(stop, "stop");
    visitor.field(step, "step");
    visitor.field(length, "length");
  }
};

struct Slice : Object {
  Object* start;
  Object* stop;
  Object* step;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(start, "start");
    visitor.field(stop, "stop");
    visitor.field(step, "step");
  }
};

// Over a range whose numbers fit 64 bits. No references at all: a leaf.
struct RangeIterator : Object {
  std::int64_t next;
  std::int64_t step;
  std::uint64_t remaining;
};

// Over a list, tuple, str or any object with __getitem__; `sequence` becomes null when exhausted.
struct SequenceIterator : Object {
  Object* sequence;
  std::size_t position;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(sequence, "sequence");
  }
};

// Over a range with a number that does not fit: the items themselves, as ints.
struct LongRangeIterator : Object {
  Object* next;
  Object* step;
  Object* remaining;  // int, 0 when exhausted

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(next, "next");
    visitor.field(step, "step");
    visitor.field(remaining, "remaining");
  }
};

// iter(callable, sentinel); `callee` becomes null when exhausted.
struct CallableIterator : Object {
  Object* callee;
  Object* sentinel;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(callee, "callable");
    visitor.field(sentinel, "sentinel");
  }
};

// Over the keys, values or items of a dict; notices a change of size.
struct DictIterator : Object {
  Object* dict;             // null when exhausted
  std::size_t length;       // of the dict at the start
  std::uint32_t position;   // next entry
  std::uint32_t remaining;  // entries still to come

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(dict, "dict");
  }
};

// Over a set; notices a change of size.
struct SetIterator : Object {
  Object* set;           // null when exhausted
  std::size_t length;    // of the set at the start
  std::size_t position;  // next table entry
  std::size_t remaining;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(set, "set");
  }
};

extern const TypeSpec kRangeType;
extern const TypeSpec kSliceType;
extern const TypeSpec kRangeIteratorType;
extern const TypeSpec kLongRangeIteratorType;
extern const TypeSpec kListIteratorType;
extern const TypeSpec kTupleIteratorType;
extern const TypeSpec kStrIteratorType;
extern const TypeSpec kSequenceIteratorType;  // the one of __getitem__ objects: "iterator"
extern const TypeSpec kBytesIteratorType;
extern const TypeSpec kByteArrayIteratorType;
extern const TypeSpec kDictKeyIteratorType;
extern const TypeSpec kDictValueIteratorType;
extern const TypeSpec kDictItemIteratorType;
extern const TypeSpec kSetIteratorType;
extern const TypeSpec kCallableIteratorType;

Own<Slice> make_slice(Runtime& rt, Object& start, Object& stop, Object& step);
// (start, stop, step) as slice.indices(length) gives them, for a non-negative int of any size.
Own<Tuple> slice_indices(Runtime& rt, Slice& slice, Object& length);
struct SliceBounds {
  std::int64_t start, step;
  std::size_t count;  // items selected
};
// The slice's numbers, saturated to 64 bits, before any length is known; reading them may run
// __index__, so a sequence that can change asks for its length afterwards. An omitted stop or start
// is the end it stands for.
struct SliceIndices {
  std::int64_t start, stop, step;
};
Fallible<SliceIndices> slice_unpack(Runtime& rt, Slice& slice);
[[nodiscard]] SliceBounds slice_adjust(const SliceIndices& indices, std::size_t length);
// Resolves a slice for a sequence of `length`: ValueError for step 0, TypeError for indices that
// are no ints.
Fallible<SliceBounds> slice_bounds(Runtime& rt, Slice& slice, std::size_t length);
// range(start, stop, step) of numbers that fit 64 bits; step is not 0.
Own<Object> make_range(Runtime& rt, std::int64_t start, std::int64_t stop, std::int64_t step);
// iter(callee, sentinel)
Own<Object> make_callable_iterator(Runtime& rt, Object& callee, Object& sentinel);
Own<Object> make_sequence_iterator(Runtime& rt, Type& type, Object& sequence);

}  // namespace vitro
