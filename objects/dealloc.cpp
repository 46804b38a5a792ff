// Freeing what nobody refers to any more. A dying object frees its children at once, as CPython
// does, so that finalisers run in CPython's order; past a fixed depth a child is parked on a list
// instead and freed when the stack is shallow again, so that a list nested a million deep costs no
// C++ stack.
#include <utility>

#include "objects/exception.hpp"
#include "objects/mark.hpp"
#include "objects/runtime.hpp"
#include "objects/weak_reference.hpp"

namespace vitro {

namespace {

constexpr std::uint32_t kDeepest = 50;  // CPython's trashcan starts there too

// The list of parked objects threads through the objects themselves, because freeing must not
// allocate. An object still needs its type and aux word while it waits, so the link (47 significant
// address bits, less the 3 that alignment gives) goes into what is idle: the 32 bits of the count,
// which is 0, and the upper 16 bits of the type pointer.
static_assert(sizeof(void*) == 8, "parking packs a link into the unused bits of 64-bit pointers");
constexpr std::uint64_t kTypeBits = (std::uint64_t{1} << 48) - 1;

void park(Object*& list, Object& object) {
  mark_of(object) |= kMarkParked;
  const auto link = reinterpret_cast<std::uintptr_t>(list) >> 3;
  object.refcount = static_cast<std::uint32_t>(link);
  object.type =
      reinterpret_cast<Type*>(reinterpret_cast<std::uintptr_t>(object.type) | (link >> 32) << 48);
  list = &object;
}

Object& unpark(Object*& list) {
  Object& object = *list;
  const auto word = reinterpret_cast<std::uintptr_t>(object.type);
  list = reinterpret_cast<Object*>(((word >> 48) << 32 | object.refcount) << 3);
  object.refcount = 0;
  object.type = reinterpret_cast<Type*>(word & kTypeBits);
  mark_of(object) &= static_cast<std::uint8_t>(~kMarkParked);
  return object;
}

}  // namespace

void deallocate(Object& object) { object.type->runtime->deallocate(object); }

void Runtime::deallocate(Object& object) {
  const Type& type = *object.type;
  if (type.flags & kTypeLeaf) return type.slots.dealloc(*this, object);
  if (dealloc_depth_ >= kDeepest) {
    // What refers to nothing goes at once; leaf cells have no mark byte either.
    if (!type.slots.visit) return type.slots.dealloc(*this, object);
    return park(parked_, object);
  }
  ++dealloc_depth_;
  if (!(type.flags & (kTypeFinaliser | kTypeMarked)) || farewell(object))
    object.type->slots.dealloc(*this, object);
  if (--dealloc_depth_ > 0) return;
  if (parked_) free_parked();
}

void Runtime::free_parked() {
  while (parked_) {
    Object& next = unpark(parked_);
    ++dealloc_depth_;
    if (!(next.type->flags & (kTypeFinaliser | kTypeMarked)) || farewell(next))
      next.type->slots.dealloc(*this, next);
    --dealloc_depth_;
  }
}

void Runtime::finalise(Object& object) {
  if (object.type->flags & kTypeFinaliser) {
    mark_of(object) |= kMarkFinalised;
    // However long it lives on, its death has to reset that.
    object.type->flags |= kTypeMarked;
  }
  Own<Exception> pending = take_pending();
  object.type->slots.finalise(*this, object);
  if (pending) raise_object(pending);
}

// What precedes the death of an object whose class has a finaliser or that has marks. False: the
// finaliser brought it back.
[[gnu::noinline]] bool Runtime::farewell(Object& object) {
  if (object.type->slots.finalise && !(mark_of(object) & kMarkFinalised)) {
    object.refcount = 1;
    finalise(object);
    if (--object.refcount > 0) return false;
  }
  std::uint8_t& mark = mark_of(object);
  if (mark & kMarkWeak) clear_weak_references(*this, object);
  mark = 0;
  return true;
}

void Runtime::hold_deallocations() { dealloc_depth_ += kDeepest; }

void Runtime::resume_deallocations() {
  dealloc_depth_ -= kDeepest;
  if (dealloc_depth_ == 0) free_parked();
}

}  // namespace vitro
