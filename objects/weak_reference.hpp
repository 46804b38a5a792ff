// Weak references: objects that know another one without holding it. The references to one object
// form a list whose head is in a table of the runtime, found by the object's address; an object
// that never had any pays nothing (its mark byte says so, and its type says whether to look there).
#pragma once

#include "objects/ref.hpp"
#include "objects/type.hpp"

namespace vitro {

struct WeakReference : Object {
  Object* referent;     // borrowed; null: dead, or called back already
  std::uint8_t* mark;   // the mark byte of the referent, while there is one
  Object* callback;     // owned; null: none
  WeakReference* next;  // of the same referent; borrowed
  WeakReference* previous;
  std::int64_t hash;  // of the referent; -1: not asked yet

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(callback, "__callback__");
  }
};

extern const TypeSpec kWeakReferenceType;
extern const TypeSpec kWeakProxyType;
extern const TypeSpec kCallableWeakProxyType;

// Makes the three types, once; they cost a start of the runtime nothing.
Status prepare_weak_types(Runtime& rt);

// weakref.ref(referent, callback) and weakref.proxy(…). `callback` may be null. TypeError where
// objects of the type cannot be referred to weakly. One without callback is shared.
Own<Object> make_weak_reference(Runtime& rt, Type& cls, Object& referent, Object* callback);
Own<Object> make_weak_proxy(Runtime& rt, Object& referent, Object* callback);

void dealloc_weak_reference(Runtime& rt, Object& object);

// What it refers to; null: that is dead. Borrowed.
[[nodiscard]] Object* referent_of(const WeakReference& reference);
// The first reference to `object` that is not dying itself, and the one after; null: none.
[[nodiscard]] WeakReference* first_weak_reference(Runtime& rt, Object& object);
[[nodiscard]] WeakReference* next_weak_reference(const Runtime& rt, const WeakReference& reference);

// The references to `object`, which is dead, become dead; then their callbacks run, the latest
// first.
void clear_weak_references(Runtime& rt, Object& object);
// In two steps, for the collector: cuts off the references to `object`; those with callbacks for
// which `wanted` holds are kept alive and put in front of `chain`.
void detach_weak_references(Runtime& rt, Object& object, WeakReference*& chain,
                            bool (*wanted)(void*, WeakReference&), void* context);
void run_weak_callbacks(Runtime& rt, WeakReference* chain);

}  // namespace vitro
