// _struct: class Struct, and the same as functions.
#include "vm/modules/struct.hpp"

#include "objects/buffer.hpp"
#include "objects/bytes.hpp"
#include "objects/codec.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

using packing::Measure;

struct Packer : Object {
  Bytes* format;  // null: not initialised
  std::size_t size, values;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(format, "format");
  }
  [[nodiscard]] Measure measure() const { return {size, values}; }
};

Packer& packer_of(Object& object) { return static_cast<Packer&>(object); }

template <class... Parts>
Raised wrong(Runtime& rt, const char* format, Parts... parts) {
  Type* error = packing::error_class(rt);
  return error ? rt.raise(*error, format, parts...) : raised;
}

// A format given as str or bytes.
Own<Bytes> format_octets(Runtime& rt, Object& given) {
  Ref<Bytes> octets;
  if (is_str(given)) {
    const Ref<Str> ascii = make_str(rt, "ascii");
    if (!ascii) return raised;
    octets = encode_text(rt, static_cast<Str&>(given), ascii.get());
  } else if (is_bytes(given)) {
    octets = own(static_cast<Bytes&>(given));
  } else {
    return rt.raise(*rt.types.type_error,
                    "Struct() argument 1 must be a str or bytes object, not %T", given.type);
  }
  if (!octets) return raised;
  if (octets->view().find('\0') != std::string_view::npos)
    return wrong(rt, "embedded null character");
  return octets.release();
}

// The format of a call, and what it takes. A Struct's own, or one given as text.
struct Plan {
  Ref<Bytes> format;
  Measure measure;
  [[nodiscard]] std::string_view text() const { return format->view(); }
  explicit operator bool() const { return static_cast<bool>(format); }
};

Plan plan_of(Runtime& rt, Object& given) {
  Plan plan;
  if (is_module_type(rt, given, ModuleType::packer)) {
    auto& packer = packer_of(given);
    if (!packer.format) {
      rt.raise(*rt.types.runtime_error, "Struct object is not initialized");
      return plan;
    }
    plan.format = Ref<Bytes>::share(packer.format);
    plan.measure = packer.measure();
    return plan;
  }
  Ref<Bytes> format = format_octets(rt, given);
  if (!format) return plan;
  const auto measure = packing::measure(rt, format->view());
  if (!measure) return plan;
  plan.measure = *measure;
  plan.format = std::move(format);
  return plan;
}

Own<Object> pack(Runtime& rt, const Plan& plan, Arguments arguments) {
  if (arguments.count != plan.measure.values)
    return wrong(rt, "pack expected %zu items for packing (got %d)", plan.measure.values,
                 static_cast<int>(arguments.count));
  Ref<Bytes> made = new_bytes(rt, plan.measure.size);
  if (!made || !packing::pack(rt, plan.text(), arguments.values, plan.measure, made->data()))
    return raised;
  return made.release();
}

Own<Object> pack_into(Runtime& rt, const Plan& plan, Arguments arguments) {
  if (arguments.count == 0) return wrong(rt, "pack_into expected buffer argument");
  if (arguments.count == 1) return wrong(rt, "pack_into expected offset argument");
  if (arguments.count - 2 != plan.measure.values)
    return wrong(rt, "pack_into expected %zu items for packing (got %d)", plan.measure.values,
                 static_cast<int>(arguments.count - 2));
  Lent buffer(rt);
  if (!buffer.open_writable(arguments[0], "argument must be read-write bytes-like object, not %T"))
    return raised;
  const auto given = to_index_int64(rt, arguments[1], rt.types.overflow_error);
  if (!given) return raised;
  std::int64_t offset = *given;
  const auto size = static_cast<std::int64_t>(plan.measure.size);
  const auto room = static_cast<std::int64_t>(buffer.size());
  if (offset < 0) {
    if (offset + size > 0)
      return wrong(rt, "no space to pack %ld bytes at offset %ld", size, offset);
    if (offset + room < 0)
      return wrong(rt, "offset %ld out of range for %ld-byte buffer", offset, room);
    offset += room;
  }
  if (room - offset < size)
    return wrong(rt,
                 "pack_into requires a buffer of at least %zu bytes for packing %ld bytes at "
                 "offset %ld (actual buffer size is %ld)",
                 static_cast<std::size_t>(size) + static_cast<std::size_t>(offset), size, offset,
                 room);
  if (!packing::pack(rt, plan.text(), arguments.values + 2, plan.measure, buffer.data() + offset))
    return raised;
  return own(*rt.none);
}

Own<Object> unpack(Runtime& rt, const Plan& plan, Object& given) {
  Lent buffer(rt);
  if (!buffer.open(given)) return raised;
  if (buffer.size() != plan.measure.size)
    return wrong(rt, "unpack requires a buffer of %zu bytes", plan.measure.size);
  return packing::unpack(rt, plan.text(), plan.measure, buffer.data());
}

Own<Object> unpack_from(Runtime& rt, const Plan& plan, Object& given, Object* at) {
  Lent buffer(rt);
  if (!buffer.open(given)) return raised;
  std::int64_t offset = 0;
  if (at) {
    const auto number = to_index_int64(rt, *at, rt.types.overflow_error);
    if (!number) return raised;
    offset = *number;
  }
  const auto size = static_cast<std::int64_t>(plan.measure.size);
  const auto room = static_cast<std::int64_t>(buffer.size());
  if (offset < 0) {
    if (offset + size > 0)
      return wrong(rt, "not enough data to unpack %ld bytes at offset %ld", size, offset);
    if (offset + room < 0)
      return wrong(rt, "offset %ld out of range for %ld-byte buffer", offset, room);
    offset += room;
  }
  if (room - offset < size)
    return wrong(rt,
                 "unpack_from requires a buffer of at least %zu bytes for unpacking %ld bytes at "
                 "offset %ld (actual buffer size is %ld)",
                 static_cast<std::size_t>(size) + static_cast<std::size_t>(offset), size, offset,
                 room);
  return packing::unpack(rt, plan.text(), plan.measure, buffer.data() + offset);
}

// ---- iter_unpack ----

struct Iterator : Object {
  Bytes* format;  // null: exhausted
  Object* source;
  std::size_t size, values, at;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(format, "format");
    visitor.field(source, "source");
  }
};

Own<Object> iterator_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Iterator&>(object);
  if (!self.format) return {};
  const Ref<Object> source = Ref<Object>::share(self.source);
  const Ref<Bytes> format = Ref<Bytes>::share(self.format);
  Lent buffer(rt);
  if (!buffer.open(*source)) return raised;
  if (buffer.size() < self.at + self.size) {
    Bytes* gone = std::exchange(self.format, nullptr);
    release(static_cast<Object&>(*gone));
    set_field(self.source, own(*rt.none));
    return {};
  }
  Own<Object> row =
      packing::unpack(rt, format->view(), {self.size, self.values}, buffer.data() + self.at);
  if (row) self.at += self.size;
  return row;
}

Own<Object> iterator_hint(Runtime& rt, Object& object, Arguments) {
  auto& self = static_cast<Iterator&>(object);
  if (!self.format) return make_int(rt, 0);
  Lent buffer(rt);
  if (!buffer.open(*self.source)) return raised;
  const std::size_t left = buffer.size() > self.at ? buffer.size() - self.at : 0;
  return make_int(rt, static_cast<std::int64_t>(left / self.size));
}

constexpr NativeMethod kIteratorMethods[] = {
    {"__length_hint__", iterator_hint, Takes::nothing},
};
void fill_unpack_iterator(Slots& slots) {
  fill_iterator<Iterator>(slots);
  slots.next = iterator_next;
}
constexpr TypeSpec kIteratorType = {
    .name = "unpack_iterator",
    .basic_size = sizeof(Iterator),
    .fill = fill_unpack_iterator,
    .methods = kIteratorMethods,
    .module = "_struct",
    .module_type = place_of(ModuleType::unpack_iterator),
};

Own<Object> iter_unpack(Runtime& rt, const Plan& plan, Object& given) {
  if (plan.measure.size == 0)
    return wrong(rt, "cannot iteratively unpack with a struct of length 0");
  std::size_t length;
  {
    Lent buffer(rt);
    if (!buffer.open(given)) return raised;
    length = buffer.size();
  }
  if (length % plan.measure.size != 0)
    return wrong(rt, "iterative unpacking requires a buffer of a multiple of %zu bytes",
                 plan.measure.size);
  Own<Iterator> made = allocate_empty<Iterator>(rt, ModuleType::unpack_iterator);
  if (!made) return raised;
  made->format = own(*plan.format).get();
  made->source = own(given).get();
  made->size = plan.measure.size;
  made->values = plan.measure.values;
  return made;
}

// ---- class Struct ----

Own<Object> packer_construct(Runtime& rt, Type& cls, Arguments) {
  return allocate_empty<Packer>(rt, cls, ModuleType::packer);
}

Status packer_init(Runtime& rt, Object& object, Arguments arguments) {
  static constexpr const char* kNames[] = {"format"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {"Struct", kNames, 1}, given)) return raised;
  Ref<Bytes> format = format_octets(rt, *given[0]);
  if (!format) return raised;
  const auto measure = packing::measure(rt, format->view());
  if (!measure) return raised;
  auto& self = packer_of(object);
  self.size = (*measure).size;
  self.values = (*measure).values;
  const Ref<Bytes> old = Own<Bytes>(std::exchange(self.format, format.release().get()));
  return ok;
}

// Instances of subclasses, too.
Plan own_plan(Runtime& rt, Object& object) {
  auto& self = packer_of(object);
  Plan plan;
  if (!self.format) {
    rt.raise(*rt.types.runtime_error, "Struct object is not initialized");
    return plan;
  }
  plan.format = Ref<Bytes>::share(self.format);
  plan.measure = self.measure();
  return plan;
}

Own<Object> packer_pack(Runtime& rt, Object& self, Arguments arguments) {
  if (!no_keywords(rt, "pack", arguments)) return raised;
  const Plan plan = own_plan(rt, self);
  return plan ? pack(rt, plan, arguments) : Own<Object>(raised);
}
Own<Object> packer_pack_into(Runtime& rt, Object& self, Arguments arguments) {
  if (!no_keywords(rt, "pack_into", arguments)) return raised;
  const Plan plan = own_plan(rt, self);
  return plan ? pack_into(rt, plan, arguments) : Own<Object>(raised);
}
Own<Object> packer_unpack(Runtime& rt, Object& self, Arguments arguments) {
  const Plan plan = own_plan(rt, self);
  return plan ? unpack(rt, plan, arguments[0]) : Own<Object>(raised);
}
Own<Object> packer_unpack_from(Runtime& rt, Object& self, Arguments arguments) {
  static constexpr const char* kNames[] = {"buffer", "offset"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"unpack_from", kNames, 1}, given)) return raised;
  const Plan plan = own_plan(rt, self);
  return plan ? unpack_from(rt, plan, *given[0], given[1]) : Own<Object>(raised);
}
Own<Object> packer_iter_unpack(Runtime& rt, Object& self, Arguments arguments) {
  const Plan plan = own_plan(rt, self);
  return plan ? iter_unpack(rt, plan, arguments[0]) : Own<Object>(raised);
}

Own<Object> packer_format(Runtime& rt, Object& self) {
  if (!packer_of(self).format)
    return rt.raise(*rt.types.runtime_error, "Struct object is not initialized");
  return make_str(rt, packer_of(self).format->view());
}
Own<Object> packer_size(Runtime& rt, Object& self) {
  return make_int(rt,
                  packer_of(self).format ? static_cast<std::int64_t>(packer_of(self).size) : -1);
}

constexpr NativeMethod kPackerMethods[] = {
    {"pack", packer_pack},
    {"pack_into", packer_pack_into},
    {"unpack", packer_unpack, Takes::one},
    {"unpack_from", packer_unpack_from},
    {"iter_unpack", packer_iter_unpack, Takes::one},
};
constexpr NativeProperty kPackerProperties[] = {{"format", packer_format}, {"size", packer_size}};

void fill_packer(Slots& slots) {
  fill_life<Packer>(slots);

  slots.construct = packer_construct;
  slots.init = packer_init;
}

constexpr TypeSpec kPackerType = {
    .name = "Struct",
    .basic_size = sizeof(Packer),
    .flags = kTypeBase | kTypeWeakly,
    .fill = fill_packer,
    .methods = kPackerMethods,
    .properties = kPackerProperties,
    .doc = "Struct(fmt) --> compiled struct object",
    .module = "_struct",
    .module_type = place_of(ModuleType::packer),
};

// ---- functions ----

Own<Object> pack_function(Runtime& rt, Object&, Arguments arguments) {
  if (!no_keywords(rt, "pack", arguments)) return raised;
  if (arguments.count == 0) return rt.raise(*rt.types.type_error, "missing format argument");
  const Plan plan = plan_of(rt, arguments[0]);
  return plan ? pack(rt, plan, arguments.without_first()) : Own<Object>(raised);
}
Own<Object> pack_into_function(Runtime& rt, Object&, Arguments arguments) {
  if (!no_keywords(rt, "pack_into", arguments)) return raised;
  if (arguments.count == 0) return rt.raise(*rt.types.type_error, "missing format argument");
  const Plan plan = plan_of(rt, arguments[0]);
  return plan ? pack_into(rt, plan, arguments.without_first()) : Own<Object>(raised);
}
Own<Object> unpack_function(Runtime& rt, Object&, Arguments arguments) {
  const Plan plan = plan_of(rt, arguments[0]);
  return plan ? unpack(rt, plan, arguments[1]) : Own<Object>(raised);
}
Own<Object> unpack_from_function(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"", "buffer", "offset"};
  Object* given[3] = {};
  if (!unpack(rt, arguments, {"unpack_from", kNames, 2, 1}, given)) return raised;
  const Plan plan = plan_of(rt, *given[0]);
  return plan ? unpack_from(rt, plan, *given[1], given[2]) : Own<Object>(raised);
}
Own<Object> iter_unpack_function(Runtime& rt, Object&, Arguments arguments) {
  const Plan plan = plan_of(rt, arguments[0]);
  return plan ? iter_unpack(rt, plan, arguments[1]) : Own<Object>(raised);
}
Own<Object> calcsize(Runtime& rt, Object&, Arguments arguments) {
  const Plan plan = plan_of(rt, arguments[0]);
  if (!plan) return raised;
  return make_int(rt, static_cast<std::int64_t>(plan.measure.size));
}
Own<Object> clear_cache(Runtime& rt, Object&, Arguments) { return own(*rt.none); }

constexpr NativeMethod kFunctions[] = {
    {"pack", pack_function, Takes::anything, 0, 255, Binding::function},
    {"pack_into", pack_into_function, Takes::anything, 0, 255, Binding::function},
    {"unpack", unpack_function, Takes::positional, 2, 2, Binding::function},
    {"unpack_from", unpack_from_function, Takes::anything, 0, 255, Binding::function},
    {"iter_unpack", iter_unpack_function, Takes::positional, 2, 2, Binding::function},
    {"calcsize", calcsize, Takes::one, 0, 255, Binding::function},
    {"_clearcache", clear_cache, Takes::nothing, 0, 255, Binding::function},
};
constexpr const TypeSpec* kTypes[] = {&kPackerType};
constexpr const TypeSpec* kHidden[] = {&kIteratorType};

Status fill(Runtime& rt, Module& module) {
  Type* error = packing::error_class(rt);
  return error ? Filler(rt, *module.dict).set("error", *error).status() : Status(raised);
}

}  // namespace

const NativeModule kStructModule = {.name = "_struct",
                                    .functions = kFunctions,
                                    .types = kTypes,
                                    .hidden_types = kHidden,
                                    .fill = fill};

}  // namespace vitro::vm
