// The table and the lists of weak references, and the type weakref.ref.
#include "objects/weak_reference.hpp"

#include <cstring>
#include <utility>

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/mark.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

// ---- the table: open addressing, linear probing, at most half full ----

struct Entry {
  Object* referent;  // null: empty
  WeakReference* first;
};

Entry* entries(Runtime& rt) { return static_cast<Entry*>(rt.weak_table); }

std::size_t home_of(const Runtime& rt, const Object* referent) {
  const std::uint64_t bits = reinterpret_cast<std::uintptr_t>(referent) >> 3;
  return static_cast<std::size_t>(bits * 0x9e37'79b9'7f4a'7c15u >> 20) & (rt.weak_capacity - 1);
}

// Where `referent` is or would be put.
Entry& place_of(Runtime& rt, const Object* referent) {
  std::size_t i = home_of(rt, referent);
  while (entries(rt)[i].referent && entries(rt)[i].referent != referent)
    i = (i + 1) & (rt.weak_capacity - 1);
  return entries(rt)[i];
}

Entry* find(Runtime& rt, const Object& referent) {
  if (rt.weak_count == 0) return nullptr;
  Entry& entry = place_of(rt, &referent);
  return entry.referent ? &entry : nullptr;
}

Status make_room(Runtime& rt) {
  if ((rt.weak_count + 1) * 2 <= rt.weak_capacity) return ok;
  const std::size_t capacity = rt.weak_capacity ? rt.weak_capacity * 2 : 16;
  auto* table = static_cast<Entry*>(rt.allocate_buffer(capacity * sizeof(Entry)));
  if (!table) return raised;
  std::memset(static_cast<void*>(table), 0, capacity * sizeof(Entry));
  Entry* old = entries(rt);
  const std::size_t old_capacity = std::exchange(rt.weak_capacity, capacity);
  rt.weak_table = table;
  for (std::size_t i = 0; i < old_capacity; ++i)
    if (old[i].referent) place_of(rt, old[i].referent) = old[i];
  rt.free_buffer(old, old_capacity * sizeof(Entry));
  return ok;
}

void remove(Runtime& rt, Entry& entry) {
  const std::size_t mask = rt.weak_capacity - 1;
  auto hole = static_cast<std::size_t>(&entry - entries(rt));
  for (std::size_t i = (hole + 1) & mask; entries(rt)[i].referent; i = (i + 1) & mask) {
    const std::size_t home = home_of(rt, entries(rt)[i].referent);
    // May it stand in the hole? Not where its home lies behind it.
    if (((i - home) & mask) < ((i - hole) & mask)) continue;
    entries(rt)[hole] = entries(rt)[i];
    hole = i;
  }
  entries(rt)[hole] = {};
  if (--rt.weak_count > 0) return;
  rt.free_buffer(std::exchange(rt.weak_table, nullptr), rt.weak_capacity * sizeof(Entry));
  rt.weak_capacity = 0;
}

// ---- lists ----

// Is the reference object itself still in use? A dying one may still stand in the list.
bool is_alive(const Runtime& rt, const WeakReference& reference) {
  return !(rt.heap.mark_of(&reference, 1) & kMarkParked) && reference.refcount != 0;
}

void unlink(Runtime& rt, WeakReference& reference) {
  if (!reference.referent) return;
  if (reference.next) reference.next->previous = reference.previous;
  if (reference.previous) {
    reference.previous->next = reference.next;
  } else if (Entry* entry = find(rt, *reference.referent)) {
    if (reference.next)
      entry->first = reference.next;
    else
      remove(rt, *entry);
  }
  reference.referent = nullptr;
  reference.mark = nullptr;
  reference.next = reference.previous = nullptr;
}

bool is_plain(const Runtime& rt, const WeakReference* reference) {
  return reference && is_alive(rt, *reference) && reference->type == rt.types.weak_reference &&
         !reference->callback;
}

bool is_proxy(const Runtime& rt, const WeakReference* reference) {
  return reference && is_alive(rt, *reference) && !reference->callback &&
         (reference->type == rt.types.weak_proxy ||
          reference->type == rt.types.callable_weak_proxy);
}

Own<Object> make(Runtime& rt, Type& cls, Object& referent, Object* callback) {
  if (!(referent.type->flags & kTypeWeakly))
    return rt.raise(*rt.types.type_error, "cannot create weak reference to '%T' object",
                    referent.type);
  const bool proxy = &cls == rt.types.weak_proxy || &cls == rt.types.callable_weak_proxy;
  // References without callback are shared: the plain one stands first, the proxy after it.
  const auto shared = [&](WeakReference*& plain, WeakReference*& shared_proxy) {
    const Entry* entry = find(rt, referent);
    plain = entry && is_plain(rt, entry->first) ? entry->first : nullptr;
    WeakReference* second = plain ? plain->next : entry ? entry->first : nullptr;
    shared_proxy = is_proxy(rt, second) ? second : nullptr;
  };
  WeakReference *plain, *shared_proxy;
  if (!callback) {
    shared(plain, shared_proxy);
    if (&cls == rt.types.weak_reference && plain) return own<Object>(*plain);
    if (proxy && shared_proxy) return own<Object>(*shared_proxy);
  }
  Own<WeakReference> reference =
      allocate_as<WeakReference>(rt, cls, proxy ? &cls : rt.types.weak_reference);
  if (!reference) return raised;
  reference->referent = nullptr;
  reference->mark = nullptr;
  reference->callback = nullptr;
  reference->next = reference->previous = nullptr;
  reference->hash = -1;
  if (!make_room(rt)) {
    release(reference);
    return raised;
  }
  if (callback) reference->callback = own(*callback).get();
  shared(plain, shared_proxy);
  Entry& entry = place_of(rt, &referent);
  WeakReference* before = nullptr;
  if (proxy && !callback)
    before = plain;
  else if (callback || &cls != rt.types.weak_reference)
    before = shared_proxy ? shared_proxy : plain;
  if (!entry.referent) {
    entry = {&referent, nullptr};
    ++rt.weak_count;
  }
  WeakReference* after = before ? before->next : entry.first;
  reference->previous = before;
  reference->next = after;
  (before ? before->next : entry.first) = reference.get();
  if (after) after->previous = reference.get();
  reference->referent = &referent;
  reference->mark = &mark_of(referent);
  *reference->mark |= kMarkWeak;
  referent.type->flags |= kTypeMarked;
  return reference;
}

// ---- the type ----

WeakReference& reference_of(Object& object) { return static_cast<WeakReference&>(object); }

Own<Object> construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (&cls == rt.types.weak_reference && !no_keywords(rt, "ref", arguments)) return raised;
  arguments.keyword_names = nullptr;  // a subclass may take some in its __init__
  if (!check_count(rt, "__new__", arguments, 1, 2)) return raised;
  Object* callback = arguments.count == 2 && &arguments[1] != rt.none ? &arguments[1] : nullptr;
  return make_weak_reference(rt, cls, arguments[0], callback);
}

Status init(Runtime& rt, Object&, Arguments arguments) {
  if (!no_keywords(rt, "ref", arguments)) return raised;
  return check_count(rt, "__init__", arguments, 1, 2);
}

Own<Object> call_reference(Runtime& rt, Object& self, Arguments arguments) {
  if (!no_keywords(rt, "weakref", arguments)) return raised;
  if (!check_count(rt, "weakref", arguments, 0, 0)) return raised;
  Object* referent = referent_of(reference_of(self));
  return own(referent ? *referent : *rt.none);
}

Own<Object> reference_repr(Runtime& rt, Object& self) {
  Ref<Object> referent = Ref<Object>::share(referent_of(reference_of(self)));
  if (!referent) return format_message(rt, "<weakref at %p; dead>", &self);
  const Fallible<Object*> found = find_attribute(rt, *referent, *rt.names.name);
  if (!found) return raised;
  const Ref<Object> name = Own<Object>(*found);
  if (!name || !is_str(*name))
    return format_message(rt, "<weakref at %p; to '%T' at %p>", &self, referent->type,
                          referent.get());
  return format_message(rt, "<weakref at %p; to '%T' at %p (%S)>", &self, referent->type,
                        referent.get(), name.get());
}

Fallible<std::int64_t> reference_hash(Runtime& rt, Object& self) {
  WeakReference& reference = reference_of(self);
  if (reference.hash != -1) return reference.hash;
  const Ref<Object> referent = Ref<Object>::share(referent_of(reference));
  if (!referent) return rt.raise(*rt.types.type_error, "weak object has gone away");
  const auto value = hash(rt, *referent);
  if (!value) return raised;
  reference.hash = *value;
  return value;
}

Own<Object> reference_compare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  const auto is_reference = [&rt](const Object& object) {
    return is_instance(object, *rt.types.weak_reference);
  };
  if ((op != CompareOp::eq && op != CompareOp::ne) || !is_reference(left) || !is_reference(right))
    return own(*rt.not_implemented);
  const Ref<Object> of_left = Ref<Object>::share(referent_of(reference_of(left)));
  const Ref<Object> of_right = Ref<Object>::share(referent_of(reference_of(right)));
  if (!of_left || !of_right) return make_bool(rt, (&left == &right) == (op == CompareOp::eq));
  return compare(rt, *of_left, *of_right, op);
}

Own<Object> reference_callback(Runtime& rt, Object& self) {
  Object* callback = reference_of(self).callback;
  return own(callback ? *callback : *rt.none);
}

constexpr NativeProperty kProperties[] = {{"__callback__", reference_callback}};

void fill(Slots& slots) {
  slots.dealloc = dealloc_weak_reference;
  slots.visit = visit_as<WeakReference>;
  slots.repr = reference_repr;
  slots.hash = reference_hash;
  slots.call = call_reference;
  slots.richcompare = reference_compare;
  slots.construct = construct;
  slots.init = init;
}

}  // namespace

const TypeSpec kWeakReferenceType = {.name = "ReferenceType",
                                     .type = &Types::weak_reference,
                                     .basic_size = sizeof(WeakReference),
                                     .flags = kTypeBase,
                                     .fill = fill,
                                     .properties = kProperties,
                                     .module = "weakref"};

void dealloc_weak_reference(Runtime& rt, Object& object) {
  WeakReference& reference = reference_of(object);
  unlink(rt, reference);
  const std::size_t bytes = begin_dealloc<WeakReference>(rt, object);
  release(std::exchange(reference.callback, nullptr));
  rt.free_object(object, CellKind::container, bytes);
}

Status prepare_weak_types(Runtime& rt) {
  for (const TypeSpec* spec : {&kWeakReferenceType, &kWeakProxyType, &kCallableWeakProxyType})
    if (!prepare_late_type(rt, *spec)) return raised;
  return ok;
}

Own<Object> make_weak_reference(Runtime& rt, Type& cls, Object& referent, Object* callback) {
  return make(rt, cls, referent, callback);
}

Own<Object> make_weak_proxy(Runtime& rt, Object& referent, Object* callback) {
  return make(rt, referent.type->slots.call ? *rt.types.callable_weak_proxy : *rt.types.weak_proxy,
              referent, callback);
}

Object* referent_of(const WeakReference& reference) {
  Object* referent = reference.referent;
  // Dying, but its references not cut off yet.
  if (!referent || (*reference.mark & kMarkParked) || referent->refcount == 0) return nullptr;
  return referent;
}

WeakReference* first_weak_reference(Runtime& rt, Object& object) {
  const Entry* entry = find(rt, object);
  if (!entry) return nullptr;
  return is_alive(rt, *entry->first) ? entry->first : next_weak_reference(rt, *entry->first);
}

WeakReference* next_weak_reference(const Runtime& rt, const WeakReference& reference) {
  WeakReference* next = reference.next;
  while (next && !is_alive(rt, *next)) next = next->next;
  return next;
}

void detach_weak_references(Runtime& rt, Object& object, WeakReference*& chain,
                            bool (*wanted)(void*, WeakReference&), void* context) {
  Entry* entry = find(rt, object);
  if (!entry) return;
  WeakReference* reference = entry->first;
  remove(rt, *entry);
  WeakReference** end = &chain;
  WeakReference* rest = std::exchange(chain, nullptr);
  while (reference) {
    WeakReference* next = std::exchange(reference->next, nullptr);
    reference->referent = nullptr;
    reference->mark = nullptr;
    reference->previous = nullptr;
    if (is_alive(rt, *reference) && reference->callback &&
        (!wanted || wanted(context, *reference))) {
      retain(*reference);
      *end = reference;
      end = &reference->next;
    }
    reference = next;
  }
  *end = rest;
}

void run_weak_callbacks(Runtime& rt, WeakReference* chain) {
  if (!chain) return;
  Own<Exception> pending = rt.take_pending();
  while (chain) {
    const Ref<WeakReference> reference = Own<WeakReference>(chain);
    chain = std::exchange(reference->next, nullptr);
    const Ref<Object> callback = Own<Object>(std::exchange(reference->callback, nullptr));
    const Ref<Object> result = call(rt, *callback, {reference.get()});
    if (!result) write_unraisable(rt, callback.get());
  }
  if (pending) rt.raise_object(pending);
}

void clear_weak_references(Runtime& rt, Object& object) {
  WeakReference* chain = nullptr;
  detach_weak_references(rt, object, chain, nullptr, nullptr);
  run_weak_callbacks(rt, chain);
}

}  // namespace vitro
