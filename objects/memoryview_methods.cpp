// The methods and attributes of memoryview.
#include "objects/memoryview_methods.hpp"

#include <algorithm>

#include "objects/arguments.hpp"
#include "objects/bytes_methods.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

MemoryView& view_of(Object& object) { return static_cast<MemoryView&>(object); }

// ---- methods ----

Status release_view(Runtime& rt, MemoryView& view) {
  if (view.exports)
    return rt.raise(*rt.types.buffer_error, "memoryview has %zu exported buffer%s", view.exports,
                    view.exports == 1 ? "" : "s");
  memoryview_release(rt, view);
  return ok;
}

Own<Object> release_method(Runtime& rt, Object& self, Arguments) {
  if (!release_view(rt, view_of(self))) return raised;
  return own(*rt.none);
}

Own<Object> enter(Runtime& rt, Object& self, Arguments) {
  if (!memoryview_check(rt, view_of(self))) return raised;
  return own(self);
}

Own<Object> tobytes(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kNames[] = {"order"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {.function = "tobytes", .names = kNames, .required = 0}, given))
    return raised;
  if (!memoryview_check(rt, view_of(self))) return raised;
  if (given[0] && given[0] != rt.none) {
    if (!is_str(*given[0]))
      return rt.raise(*rt.types.type_error,
                      "tobytes() argument 'order' must be str or None, not %T", given[0]->type);
    const auto& order = static_cast<Str&>(*given[0]);
    const bool known = str_equal(order, "C") || str_equal(order, "F") || str_equal(order, "A");
    if (!known) return rt.raise(*rt.types.value_error, "order must be 'C', 'F' or 'A'");
    if (str_equal(order, "F") && view_of(self).ndim > 1)
      return rt.raise(*rt.types.not_implemented_error,
                      "memoryview.tobytes(): vitro knows only C order in several dimensions");
  }
  return memoryview_bytes(rt, self);
}

Own<Object> rows_as_lists(Runtime& rt, const MemoryView& view, std::uint32_t dimension,
                          const char* from) {
  if (dimension == view.ndim) return unpack_memory_item(rt, view.format, from);
  const std::int64_t length = view.shape()[dimension];
  Ref<List> list = new_list(rt, static_cast<std::size_t>(length));
  if (!list) return raised;
  for (std::int64_t i = 0; i < length; ++i) {
    const Own<Object> item =
        rows_as_lists(rt, view, dimension + 1, from + i * view.strides()[dimension]);
    if (!item || !list_append(rt, *list, item)) return raised;
  }
  return list.release();
}

Own<Object> tolist(Runtime& rt, Object& self, Arguments) {
  MemoryView& view = view_of(self);
  if (!memoryview_check(rt, view)) return raised;
  if (!memory_item_size(view.format))
    return rt.raise(*rt.types.not_implemented_error, "memoryview: unsupported format %s",
                    view.format);
  return rows_as_lists(rt, view, 0, view.data);
}

Own<Object> toreadonly(Runtime& rt, Object& self, Arguments) {
  if (!memoryview_check(rt, view_of(self))) return raised;
  const Own<MemoryView> copy = copy_memoryview(rt, view_of(self));
  if (copy) copy->readonly = true;
  return copy;
}

Own<Object> hex(Runtime& rt, Object& self, Arguments arguments) {
  const Ref<Bytes> octets = memoryview_bytes(rt, self);
  if (!octets) return raised;
  return octets_hex(rt, octets->view(), arguments);
}

// The lengths given to cast(), with the items they make; -1: raised.
std::int64_t read_shape(Runtime& rt, Object& shape, std::int64_t* lengths, std::uint32_t count) {
  std::int64_t items = 1;
  for (std::uint32_t i = 0; i < count; ++i) {
    Object& length =
        is_list(shape) ? *static_cast<List&>(shape).items[i] : static_cast<Tuple&>(shape)[i];
    if (!is_int(length)) {
      rt.raise(*rt.types.type_error, "memoryview.cast(): elements of shape must be integers");
      return -1;
    }
    lengths[i] = int_clamped(length);
    if (lengths[i] <= 0) {
      rt.raise(*rt.types.value_error, "memoryview.cast(): elements of shape must be integers > 0");
      return -1;
    }
    if (__builtin_mul_overflow(items, lengths[i], &items)) {
      rt.raise(*rt.types.value_error, "memoryview.cast(): product(shape) > SSIZE_MAX");
      return -1;
    }
  }
  return items;
}

bool is_octet_format(const char* format) {
  const char letter = format[0] == '@' ? format[1] : format[0];
  return letter == 'B' || letter == 'b' || letter == 'c';
}

Own<Object> cast_to_shape(Runtime& rt, MemoryView& flat, Object& shape) {
  const std::size_t count =
      is_list(shape) ? static_cast<List&>(shape).length : static_cast<Tuple&>(shape).length();
  if (count > 64)
    return rt.raise(*rt.types.value_error, "memoryview: number of dimensions must not exceed 64");
  const auto ndim = static_cast<std::uint32_t>(count);
  std::int64_t lengths[64];
  const std::int64_t items = read_shape(rt, shape, lengths, ndim);
  if (items < 0) return raised;
  if (items != flat.shape()[0])
    return rt.raise(*rt.types.type_error, "memoryview: product(shape) * itemsize != buffer size");
  const Own<MemoryView> made = new_memoryview(rt, *flat.base, ndim);
  if (!made) return raised;
  made->data = flat.data;
  made->format = flat.format;
  made->item_size = flat.item_size;
  made->readonly = flat.readonly;
  std::copy_n(lengths, ndim, made->shape());
  auto step = static_cast<std::int64_t>(flat.item_size);
  for (std::uint32_t i = ndim; i-- > 0;) {
    made->strides()[i] = step;
    step *= lengths[i];
  }
  return made;
}

Own<Object> cast(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kNames[] = {"format", "shape"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {.function = "cast", .names = kNames, .required = 1}, given))
    return raised;
  if (!is_str(*given[0]))
    return rt.raise(*rt.types.type_error, "cast() argument 'format' must be str, not %T",
                    given[0]->type);
  MemoryView& view = view_of(self);
  if (!memoryview_check(rt, view)) return raised;
  if (!memoryview_contiguous(view))
    return rt.raise(*rt.types.type_error, "memoryview: casts are restricted to C-contiguous views");
  Object* shape = given[1];
  if (shape || view.ndim != 1) {
    for (std::uint32_t i = 0; i < view.ndim; ++i)
      if (view.shape()[i] == 0)
        return rt.raise(*rt.types.type_error,
                        "memoryview: cannot cast view with zeros in shape or strides");
  }
  if (shape) {
    if (!is_list(*shape) && !is_tuple(*shape))
      return rt.raise(*rt.types.type_error, "shape must be a list or a tuple");
    const std::size_t ndim =
        is_list(*shape) ? static_cast<List*>(shape)->length : static_cast<Tuple*>(shape)->length();
    if (view.ndim > 1 && ndim != 1)
      return rt.raise(*rt.types.type_error, "memoryview: cast must be 1D -> ND or ND -> 1D");
  }
  auto& wanted = static_cast<Str&>(*given[0]);
  const char* format = wanted.ascii() ? memory_format(wanted.ascii_view()) : nullptr;
  if (!format)
    return rt.raise(*rt.types.value_error,
                    "memoryview: destination format must be a native single character format "
                    "prefixed with an optional '@'");
  if (!memory_item_size(view.format))
    return rt.raise(*rt.types.value_error,
                    "memoryview: source format must be a native single character format prefixed "
                    "with an optional '@'");
  if (!is_octet_format(view.format) && !is_octet_format(format))
    return rt.raise(*rt.types.type_error, "memoryview: cannot cast between two non-byte formats");
  const auto bytes = static_cast<std::size_t>(memoryview_items(view)) * view.item_size;
  const std::size_t item_size = memory_item_size(format);
  if (bytes % item_size)
    return rt.raise(*rt.types.type_error, "memoryview: length is not a multiple of itemsize");
  Ref<MemoryView> flat = new_memoryview(rt, *view.base, 1);
  if (!flat) return raised;
  flat->data = view.data;
  flat->readonly = view.readonly;
  flat->format = format;
  flat->item_size = item_size;
  flat->shape()[0] = static_cast<std::int64_t>(bytes / item_size);
  flat->strides()[0] = static_cast<std::int64_t>(item_size);
  if (!shape) return flat.release();
  return cast_to_shape(rt, *flat, *shape);
}

// ---- attributes ----

Own<Object> numbers(Runtime& rt, const std::int64_t* values, std::uint32_t count) {
  Ref<Tuple> tuple = new_tuple(rt, count);
  if (!tuple) return raised;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Own<Int> number = make_int(rt, values[i]);
    if (!number) return raised;
    tuple->items()[i] = number.get();
  }
  return tuple.release();
}

// Attributes but for what can be asked of a released view.
template <Own<Object> (*kGet)(Runtime&, MemoryView&)>
Own<Object> checked(Runtime& rt, Object& self) {
  if (!memoryview_check(rt, view_of(self))) return raised;
  return kGet(rt, view_of(self));
}

Own<Object> get_obj(Runtime&, MemoryView& view) { return own(*view.base); }
Own<Object> get_nbytes(Runtime& rt, MemoryView& view) {
  return make_int(rt, memoryview_items(view) * static_cast<std::int64_t>(view.item_size));
}
Own<Object> get_readonly(Runtime& rt, MemoryView& view) { return make_bool(rt, view.readonly); }
Own<Object> get_itemsize(Runtime& rt, MemoryView& view) {
  return make_int(rt, static_cast<std::int64_t>(view.item_size));
}
Own<Object> get_format(Runtime& rt, MemoryView& view) { return make_str(rt, view.format); }
Own<Object> get_ndim(Runtime& rt, MemoryView& view) { return make_int(rt, view.ndim); }
Own<Object> get_shape(Runtime& rt, MemoryView& view) {
  return numbers(rt, view.shape(), view.ndim);
}
Own<Object> get_strides(Runtime& rt, MemoryView& view) {
  return numbers(rt, view.strides(), view.ndim);
}
Own<Object> get_suboffsets(Runtime& rt, MemoryView&) { return numbers(rt, nullptr, 0); }
Own<Object> get_c_contiguous(Runtime& rt, MemoryView& view) {
  return make_bool(rt, memoryview_contiguous(view));
}
bool fortran(const MemoryView& view) {
  auto step = static_cast<std::int64_t>(view.item_size);
  for (std::uint32_t i = 0; i < view.ndim; ++i) {
    if (view.shape()[i] > 1 && view.strides()[i] != step) return memoryview_items(view) == 0;
    step *= view.shape()[i];
  }
  return true;
}
Own<Object> get_f_contiguous(Runtime& rt, MemoryView& view) { return make_bool(rt, fortran(view)); }
Own<Object> get_contiguous(Runtime& rt, MemoryView& view) {
  return make_bool(rt, memoryview_contiguous(view) || fortran(view));
}

}  // namespace

constinit const NativeMethod kMemoryViewMethods[8] = {
    {"cast", cast},
    {"hex", hex},
    {"release", release_method, Takes::nothing},
    {"tobytes", tobytes},
    {"tolist", tolist, Takes::nothing},
    {"toreadonly", toreadonly, Takes::nothing},
    {"__enter__", enter, Takes::nothing},
    {"__exit__", release_method, Takes::positional, 0, 3},
};

constinit const NativeProperty kMemoryViewProperties[12] = {
    {"obj", checked<get_obj>},
    {"nbytes", checked<get_nbytes>},
    {"readonly", checked<get_readonly>},
    {"itemsize", checked<get_itemsize>},
    {"format", checked<get_format>},
    {"ndim", checked<get_ndim>},
    {"shape", checked<get_shape>},
    {"strides", checked<get_strides>},
    {"suboffsets", checked<get_suboffsets>},
    {"c_contiguous", checked<get_c_contiguous>},
    {"f_contiguous", checked<get_f_contiguous>},
    {"contiguous", checked<get_contiguous>},
};

}  // namespace vitro
