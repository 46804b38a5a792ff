// The abstract operations of the data model: what operators and built-ins do to any object, by way
// of slots.
#pragma once

#include "objects/ref.hpp"
#include "objects/runtime.hpp"
#include "objects/slots.hpp"

namespace vitro {

Own<Object> binary_operation(Runtime& rt, BinaryOp op, Object& left, Object& right);
Own<Object> inplace_operation(Runtime& rt, BinaryOp op, Object& left, Object& right);
Own<Object> compare(Runtime& rt, Object& left, Object& right, CompareOp op);
// `==` with identity first, as containers compare.
Fallible<bool> equal(Runtime& rt, Object& left, Object& right);
Fallible<bool> compare_bool(Runtime& rt, Object& left, Object& right, CompareOp op);
Fallible<bool> truth(Runtime& rt, Object& object);
Fallible<std::int64_t> hash(Runtime& rt, Object& object);  // TypeError: unhashable type: 'list'
Own<Str> repr(Runtime& rt, Object& object);
Own<Str> str_of(Runtime& rt, Object& object);
Own<Str> ascii_of(Runtime& rt, Object& object);
Own<Str> format_value(Runtime& rt, Object& object, Str& spec);
Own<Object> get_attribute(Runtime& rt, Object& object, Str& name);
// As get_attribute, but a missing attribute is success with an empty Ref.
Fallible<Object*> find_attribute(Runtime& rt, Object& object, Str& name);  // owned pointer or null
Status set_attribute(Runtime& rt, Object& object, Str& name, Object* value);
Own<Object> get_item(Runtime& rt, Object& container, Object& key);
Status set_item(Runtime& rt, Object& container, Object& key, Object* value);  // null: delete
Fallible<bool> contains(Runtime& rt, Object& container, Object& item);
Fallible<std::int64_t> length(Runtime& rt, Object& object);
// len() or __length_hint__ where there is one, else `fallback`; never raises TypeError.
Fallible<std::int64_t> length_hint(Runtime& rt, Object& object, std::int64_t fallback);
Own<Object> get_iterator(Runtime& rt, Object& object);  // TypeError: 'int' object is not iterable
// Next item; empty with nothing pending: exhausted (a pending StopIteration is swallowed).
Own<Object> next_item(Runtime& rt, Object& iterator);
Own<Object> unary_operation(Runtime& rt, UnarySlot Slots::*, Object& object) = delete;
// The refusal of `left + right` for a sequence on the left.
Raised cannot_concatenate(Runtime& rt, Type& left, Type& right);
Own<Object> negative(Runtime& rt, Object& object);
Own<Object> positive(Runtime& rt, Object& object);
Own<Object> invert(Runtime& rt, Object& object);
Own<Object> absolute(Runtime& rt, Object& object);
Own<Object> power(Runtime& rt, Object& base, Object& exponent, Object* modulus);
// isinstance and issubclass against a class or nested tuple of classes.
Fallible<bool> is_instance_of(Runtime& rt, Object& object, Object& class_or_tuple);
// The same without asking a metaclass: what type.__instancecheck__ and __subclasscheck__ do.
Fallible<bool> plain_instance_of(Runtime& rt, Object& object, Object& cls);
Fallible<bool> plain_subclass_of(Runtime& rt, Object& derived, Object& cls);
Fallible<bool> is_subclass_of(Runtime& rt, Object& cls, Object& class_or_tuple);
[[nodiscard]] bool is_callable(const Object& object);

// Who wants many items of one iterator and can deal with the plain ones without running Python
// code: a generator then runs on from yield to yield and need not be suspended for each.
struct ItemTaker {
  // Takes the item and owns it (true), or leaves it (false). Must not raise, nor run Python code,
  // not even by a release.
  bool (*take)(ItemTaker&, Object& item);
};
// next_item(), but what `taker` takes has gone by before: the first item that it leaves.
Own<Object> next_item_left(Runtime& rt, Object& iterator, ItemTaker& taker);

// Calls visit(Object& item) → bool (go on?) or Status for each item of an iterable.
template <class Visit>
Status for_each_item(Runtime& rt, Object& iterable, Visit&& visit, ItemTaker* taker = nullptr) {
  Ref<Object> iterator = get_iterator(rt, iterable);
  if (!iterator) return raised;
  for (;;) {
    Ref<Object> item = taker ? next_item_left(rt, *iterator, *taker) : next_item(rt, *iterator);
    if (!item) return rt.pending() ? Status(raised) : ok;
    if (!visit(*item)) return raised;
  }
}

// `Py_ReprEnter`'s job: true when `object` is already being shown further out ("[...]").
class ReprGuard {
 public:
  ReprGuard(Runtime& rt, Object& object);
  ~ReprGuard();
  ReprGuard(const ReprGuard&) = delete;
  ReprGuard& operator=(const ReprGuard&) = delete;
  [[nodiscard]] bool again() const { return again_; }

 private:
  friend class Runtime;
  Runtime& rt_;
  Object& object_;
  ReprGuard* outer_;
  bool again_;
};

}  // namespace vitro
