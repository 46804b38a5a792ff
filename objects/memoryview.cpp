// memoryview: life, items and slices, comparison, and lending on.
#include "objects/memoryview.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/bytes_methods.hpp"
#include "objects/exception.hpp"
#include "objects/list.hpp"
#include "objects/memoryview_methods.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "objects/str_data.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

MemoryView& view_of(Object& object) { return static_cast<MemoryView&>(object); }

}  // namespace

Status memoryview_check(Runtime& rt, const MemoryView& view) {
  if (view.base) return ok;
  return rt.raise(*rt.types.value_error, "operation forbidden on released memoryview object");
}

Own<MemoryView> new_memoryview(Runtime& rt, Object& base, std::uint32_t ndim) {
  Ref<MemoryView> view = rt.allocate<MemoryView>(*rt.types.memoryview);
  if (!view) return raised;
  view->base = nullptr;
  view->dimensions = view->one;
  view->hash_cache = -1;
  view->exports = 0;
  view->ndim = 1;
  if (ndim > 1) {
    auto* dimensions =
        static_cast<std::int64_t*>(rt.allocate_buffer(ndim * 2 * sizeof(std::int64_t)));
    if (!dimensions) return raised;
    view->dimensions = dimensions;
  }
  view->ndim = ndim;
  BufferInfo info;
  if (!base.type->slots.lend(rt, base, info, false)) return raised;
  view->base = own(base).get();
  view->data = info.data;
  view->format = info.format;
  view->item_size = info.item_size;
  view->readonly = info.readonly;
  if (ndim == 1) {
    view->one[0] = static_cast<std::int64_t>(info.bytes / info.item_size);
    view->one[1] = static_cast<std::int64_t>(info.item_size);
  }
  return view.release();
}

Own<MemoryView> copy_memoryview(Runtime& rt, const MemoryView& view) {
  const Own<MemoryView> copy = new_memoryview(rt, *view.base, view.ndim);
  if (!copy) return raised;
  copy->data = view.data;
  copy->format = view.format;
  copy->item_size = view.item_size;
  copy->readonly = view.readonly;
  std::copy_n(view.dimensions, view.ndim * 2, copy->dimensions);
  return copy;
}

Own<Object> make_memoryview(Runtime& rt, Object& object) {
  if (object.type == rt.types.memoryview) {
    if (!memoryview_check(rt, view_of(object))) return raised;
    return copy_memoryview(rt, view_of(object));
  }
  if (!lends_memory(object))
    return rt.raise(*rt.types.type_error, "memoryview: a bytes-like object is required, not '%T'",
                    object.type);
  return new_memoryview(rt, object, 1);
}

void memoryview_release(Runtime& rt, MemoryView& view) {
  Object* base = std::exchange(view.base, nullptr);
  if (!base) return;
  if (const auto take_back = base->type->slots.take_back) take_back(rt, *base);
  release(*base);
}

std::int64_t memoryview_items(const MemoryView& view) {
  std::int64_t items = 1;
  for (std::uint32_t i = 0; i < view.ndim; ++i) items *= view.shape()[i];
  return items;
}

bool memoryview_contiguous(const MemoryView& view) {
  auto step = static_cast<std::int64_t>(view.item_size);
  for (std::uint32_t i = view.ndim; i-- > 0;) {
    if (view.shape()[i] > 1 && view.strides()[i] != step) return memoryview_items(view) == 0;
    step *= view.shape()[i];
  }
  return true;
}

namespace {

void copy_rows(const MemoryView& view, std::uint32_t dimension, const char* from, char*& out) {
  if (dimension == view.ndim) {
    out = std::copy_n(from, view.item_size, out);
    return;
  }
  for (std::int64_t i = 0; i < view.shape()[dimension]; ++i)
    copy_rows(view, dimension + 1, from + i * view.strides()[dimension], out);
}

}  // namespace

Own<Bytes> memoryview_bytes(Runtime& rt, Object& object) {
  MemoryView& view = view_of(object);
  if (!memoryview_check(rt, view)) return raised;
  const Own<Bytes> octets =
      new_bytes(rt, static_cast<std::size_t>(memoryview_items(view)) * view.item_size);
  if (!octets) return raised;
  char* out = octets->data();
  if (memoryview_contiguous(view))
    std::copy_n(view.data, octets->length, out);
  else
    copy_rows(view, 0, view.data, out);
  return octets;
}

namespace {

void dealloc(Runtime& rt, Object& object) {
  MemoryView& view = view_of(object);
  memoryview_release(rt, view);
  if (view.dimensions != view.one) rt.free_buffer(view.dimensions, view.buffer_bytes());
  rt.free_object(object, CellKind::container, sizeof(MemoryView));
}

Own<Object> construct(Runtime& rt, Type&, Arguments arguments) {
  constexpr const char* kNames[] = {"object"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {.function = "memoryview", .names = kNames, .required = 1}, given))
    return raised;
  return make_memoryview(rt, *given[0]);
}

Own<Object> repr_slot(Runtime& rt, Object& self) {
  return format_message(rt, view_of(self).base ? "<memory at %p>" : "<released memory at %p>",
                        static_cast<void*>(&self));
}

Status lend(Runtime& rt, Object& self, BufferInfo& info, bool writable) {
  MemoryView& view = view_of(self);
  if (!memoryview_check(rt, view)) return raised;
  if (writable && view.readonly)
    return rt.raise(*rt.types.buffer_error, "memoryview: underlying buffer is not writable");
  if (!memoryview_contiguous(view))
    return rt.raise(*rt.types.buffer_error, "memoryview: underlying buffer is not C-contiguous");
  info.data = view.data;
  info.bytes = static_cast<std::size_t>(memoryview_items(view)) * view.item_size;
  info.item_size = view.item_size;
  info.format = view.format;
  info.readonly = view.readonly;
  ++view.exports;
  return ok;
}
void take_back(Runtime&, Object& self) { --view_of(self).exports; }

Fallible<std::int64_t> hash_slot(Runtime& rt, Object& self) {
  MemoryView& view = view_of(self);
  if (view.hash_cache != -1) return view.hash_cache;
  if (!memoryview_check(rt, view)) return raised;
  if (!view.readonly)
    return rt.raise(*rt.types.value_error, "cannot hash writable memoryview object");
  const char letter = view.format[0] == '@' ? view.format[1] : view.format[0];
  if (letter != 'B' && letter != 'b' && letter != 'c')
    return rt.raise(*rt.types.value_error,
                    "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  const Ref<Object> base = Ref<Object>::share(*view.base);
  // Who lends must not change either.
  if (!hash(rt, *base)) return raised;
  const Ref<Bytes> octets = memoryview_bytes(rt, self);
  if (!octets) return raised;
  view.hash_cache = hash_octets(rt, octets->data(), octets->length);
  return view.hash_cache;
}

// ---- items ----

Fallible<std::int64_t> length_slot(Runtime& rt, Object& self) {
  MemoryView& view = view_of(self);
  if (!memoryview_check(rt, view)) return raised;
  return view.ndim == 0 ? 1 : view.shape()[0];
}

// Moves `at` along one dimension by the index `key`.
Status step_into(Runtime& rt, MemoryView& view, Object& key, std::uint32_t dimension, char*& at) {
  const auto index = index_value(rt, key, rt.types.index_error);
  if (!index || !memoryview_check(rt, view)) return raised;
  const std::int64_t length = view.shape()[dimension];
  const std::int64_t position = *index < 0 ? *index + length : *index;
  if (position < 0 || position >= length)
    return rt.raise(*rt.types.index_error, "index out of bounds on dimension %d",
                    static_cast<int>(dimension + 1));
  at += position * view.strides()[dimension];
  return ok;
}

bool all_of(Tuple& keys, auto&& test) {
  for (std::uint32_t i = 0; i < keys.length(); ++i)
    if (!test(keys[i])) return false;
  return true;
}

// The address of the one item that `key` picks; null: raised.
char* item_at(Runtime& rt, MemoryView& view, Object& key) {
  char* at = view.data;
  if (!is_tuple(key)) {
    if (view.ndim == 0) {
      rt.raise(*rt.types.type_error, "invalid indexing of 0-dim memory");
      return nullptr;
    }
    if (view.ndim > 1) {
      rt.raise(*rt.types.not_implemented_error, "multi-dimensional sub-views are not implemented");
      return nullptr;
    }
    return step_into(rt, view, key, 0, at) ? at : nullptr;
  }
  auto& keys = static_cast<Tuple&>(key);
  if (keys.length() != view.ndim) {
    if (keys.length() < view.ndim)
      rt.raise(*rt.types.not_implemented_error, "sub-views are not implemented");
    else
      rt.raise(*rt.types.type_error, "cannot index %d-dimension view with %d-element tuple",
               static_cast<int>(view.ndim), static_cast<int>(keys.length()));
    return nullptr;
  }
  for (std::uint32_t i = 0; i < keys.length(); ++i)
    if (!step_into(rt, view, keys[i], i, at)) return nullptr;
  return at;
}

bool picks_item(Object& key) {
  return is_index(key) ||
         (is_tuple(key) && all_of(static_cast<Tuple&>(key), [](Object& k) { return is_index(k); }));
}

Own<MemoryView> slice_of(Runtime& rt, MemoryView& view, Slice& slice) {
  const auto indices = slice_unpack(rt, slice);
  if (!indices || !memoryview_check(rt, view)) return raised;
  const Own<MemoryView> part = copy_memoryview(rt, view);
  if (!part) return raised;
  const auto [start, step, count] =
      slice_adjust(*indices, static_cast<std::size_t>(view.shape()[0]));
  part->data += start * view.strides()[0];
  part->shape()[0] = static_cast<std::int64_t>(count);
  part->strides()[0] = view.strides()[0] * step;
  return part;
}

Own<Object> getitem(Runtime& rt, Object& self, Object& key) {
  MemoryView& view = view_of(self);
  if (!memoryview_check(rt, view)) return raised;
  if (view.ndim == 0) {
    if (is_tuple(key) && static_cast<Tuple&>(key).length() == 0)
      return unpack_memory_item(rt, view.format, view.data);
    if (&key == rt.ellipsis) return own(self);
    return rt.raise(*rt.types.type_error, "invalid indexing of 0-dim memory");
  }
  if (picks_item(key)) {
    const char* at = item_at(rt, view, key);
    if (!at) return raised;
    return unpack_memory_item(rt, view.format, at);
  }
  if (key.type == rt.types.slice) return slice_of(rt, view, static_cast<Slice&>(key));
  if (is_tuple(key) &&
      all_of(static_cast<Tuple&>(key), [&](Object& k) { return k.type == rt.types.slice; }))
    return rt.raise(*rt.types.not_implemented_error,
                    "multi-dimensional slicing is not implemented");
  return rt.raise(*rt.types.type_error, "memoryview: invalid slice key");
}

const char* letter_of(const char* format) { return format[0] == '@' ? format + 1 : format; }

Status assign_slice(Runtime& rt, MemoryView& view, Slice& slice, Object& value) {
  const Ref<MemoryView> to = slice_of(rt, view, slice);
  if (!to) return raised;
  if (!lends_memory(value))
    return rt.raise(*rt.types.type_error, "a bytes-like object is required, not '%T'", value.type);
  const Ref<Object> held = make_memoryview(rt, value);
  if (!held) return raised;
  MemoryView& from = view_of(*held);
  const bool alike = from.ndim == 1 && from.shape()[0] == to->shape()[0] &&
                     std::strcmp(letter_of(from.format), letter_of(to->format)) == 0;
  if (!alike)
    return rt.raise(*rt.types.value_error,
                    "memoryview assignment: lvalue and rvalue have different structures");
  // The two may be parts of the same memory.
  const Ref<Bytes> octets = memoryview_bytes(rt, from);
  if (!octets) return raised;
  for (std::int64_t i = 0; i < to->shape()[0]; ++i)
    std::memcpy(to->data + i * to->strides()[0],
                octets->data() + static_cast<std::size_t>(i) * to->item_size, to->item_size);
  return ok;
}

Status setitem(Runtime& rt, Object& self, Object& key, Object* value) {
  MemoryView& view = view_of(self);
  if (!memoryview_check(rt, view)) return raised;
  if (view.readonly) return rt.raise(*rt.types.type_error, "cannot modify read-only memory");
  if (!value) return rt.raise(*rt.types.type_error, "cannot delete memory");
  char* at = nullptr;
  if (view.ndim == 0) {
    if (&key != rt.ellipsis && !(is_tuple(key) && static_cast<Tuple&>(key).length() == 0))
      return rt.raise(*rt.types.type_error, "invalid indexing of 0-dim memory");
    at = view.data;
  } else if (picks_item(key)) {
    at = item_at(rt, view, key);
    if (!at) return raised;
  } else if (key.type == rt.types.slice) {
    if (view.ndim == 1) return assign_slice(rt, view, static_cast<Slice&>(key), *value);
    return rt.raise(*rt.types.not_implemented_error,
                    "memoryview slice assignments are currently restricted to ndim = 1");
  } else if (is_tuple(key)) {
    return rt.raise(*rt.types.not_implemented_error,
                    "memoryview slice assignments are currently restricted to ndim = 1");
  } else {
    return rt.raise(*rt.types.type_error, "memoryview: invalid slice key");
  }
  // Converting the value may run code that releases the view: pack aside, then look again.
  char item[8];
  if (!pack_memory_item(rt, view.format, item, *value) || !memoryview_check(rt, view))
    return raised;
  std::memcpy(at, item, view.item_size);
  return ok;
}

Own<Object> iter(Runtime& rt, Object& self) {
  MemoryView& view = view_of(self);
  if (!memoryview_check(rt, view)) return raised;
  if (view.ndim == 0) return rt.raise(*rt.types.type_error, "invalid indexing of 0-dim memory");
  if (view.ndim > 1)
    return rt.raise(*rt.types.not_implemented_error,
                    "multi-dimensional sub-views are not implemented");
  return make_sequence_iterator(rt, *rt.types.sequence_iterator, self);
}

// ---- comparison ----

bool same_shape(const MemoryView& a, const MemoryView& b) {
  return a.ndim == b.ndim && std::equal(a.shape(), a.shape() + a.ndim, b.shape());
}

Fallible<bool> same_rows(Runtime& rt, const MemoryView& a, const char* from_a, const MemoryView& b,
                         const char* from_b, std::uint32_t dimension) {
  if (dimension == a.ndim) {
    const bool plain = std::strcmp(letter_of(a.format), letter_of(b.format)) == 0 &&
                       std::strchr("?fd", *letter_of(a.format)) == nullptr;
    if (plain) return std::memcmp(from_a, from_b, a.item_size) == 0;
    const Ref<Object> left = unpack_memory_item(rt, a.format, from_a);
    const Ref<Object> right = unpack_memory_item(rt, b.format, from_b);
    if (!left || !right) return raised;
    return compare_bool(rt, *left, *right, CompareOp::eq);
  }
  for (std::int64_t i = 0; i < a.shape()[dimension]; ++i) {
    const auto same = same_rows(rt, a, from_a + i * a.strides()[dimension], b,
                                from_b + i * b.strides()[dimension], dimension + 1);
    if (!same || !*same) return same;
  }
  return true;
}

Own<Object> richcompare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (op != CompareOp::eq && op != CompareOp::ne) return own(*rt.not_implemented);
  const auto answer = [&](bool same) { return make_bool(rt, same == (op == CompareOp::eq)); };
  MemoryView& view = view_of(left);
  const bool other_released = right.type == rt.types.memoryview && view_of(right).base == nullptr;
  if (!view.base || other_released) return answer(&left == &right);
  if (!lends_memory(right)) return own(*rt.not_implemented);
  const Ref<Object> held = make_memoryview(rt, right);
  if (!held) return raised;
  MemoryView& other = view_of(*held);
  if (!same_shape(view, other)) return answer(false);
  if (!memory_item_size(view.format) || !memory_item_size(other.format)) return answer(false);
  const auto same = same_rows(rt, view, view.data, other, other.data, 0);
  if (!same) return raised;
  return answer(*same);
}

void fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<MemoryView>;
  slots.repr = repr_slot;
  slots.hash = hash_slot;
  slots.richcompare = richcompare;
  slots.iter = iter;
  slots.construct = construct;
  slots.length = length_slot;
  slots.getitem = getitem;
  slots.setitem = setitem;
  slots.lend = lend;
  slots.take_back = take_back;
}

}  // namespace

const TypeSpec kMemoryViewType = {
    .name = "memoryview",
    .type = &Types::memoryview,
    .basic_size = sizeof(MemoryView),
    .flags = kTypeSequence | kTypeWeakly,
    .fill = fill,
    .methods = kMemoryViewMethods,
    .properties = kMemoryViewProperties,
    .doc = "Create a new memoryview object which references the given object.",
};

}  // namespace vitro
