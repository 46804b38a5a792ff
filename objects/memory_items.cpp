// Items of raw memory as objects: what each letter of a memoryview's format means.
#include <cstring>

#include "objects/bytes.hpp"
#include "objects/exception.hpp"
#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/memoryview.hpp"
#include "objects/operations.hpp"

namespace vitro {

namespace {

enum class Kind : std::uint8_t { sign, plain, boolean, octet, single, real };

struct FormatRow {
  char letter;
  std::uint8_t size;
  Kind kind;
  const char* text;  // the letter with '@' before it
};

constexpr FormatRow kFormats[] = {
    {'c', 1, Kind::octet, "@c"},  {'b', 1, Kind::sign, "@b"},  {'B', 1, Kind::plain, "@B"},
    {'h', 2, Kind::sign, "@h"},   {'H', 2, Kind::plain, "@H"}, {'i', 4, Kind::sign, "@i"},
    {'I', 4, Kind::plain, "@I"},  {'l', 8, Kind::sign, "@l"},  {'L', 8, Kind::plain, "@L"},
    {'q', 8, Kind::sign, "@q"},   {'Q', 8, Kind::plain, "@Q"}, {'n', 8, Kind::sign, "@n"},
    {'N', 8, Kind::plain, "@N"},  {'P', 8, Kind::plain, "@P"}, {'?', 1, Kind::boolean, "@?"},
    {'f', 4, Kind::single, "@f"}, {'d', 8, Kind::real, "@d"},
};

const FormatRow* row_of(std::string_view format) {
  if (format.starts_with('@')) format.remove_prefix(1);
  if (format.size() != 1) return nullptr;
  for (const FormatRow& row : kFormats)
    if (row.letter == format[0]) return &row;
  return nullptr;
}

template <class T>
T load(const char* from) {
  T value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

std::int64_t load_signed(const char* from, std::size_t size) {
  switch (size) {
    case 1: return load<std::int8_t>(from);
    case 2: return load<std::int16_t>(from);
    case 4: return load<std::int32_t>(from);
    default: return load<std::int64_t>(from);
  }
}
std::uint64_t load_unsigned(const char* from, std::size_t size) {
  switch (size) {
    case 1: return load<std::uint8_t>(from);
    case 2: return load<std::uint16_t>(from);
    case 4: return load<std::uint32_t>(from);
    default: return load<std::uint64_t>(from);
  }
}

Raised wrong_type(Runtime& rt, const char* format) {
  return rt.raise(*rt.types.type_error, "memoryview: invalid type for format '%s'", format);
}
Raised wrong_value(Runtime& rt, const char* format) {
  return rt.raise(*rt.types.value_error, "memoryview: invalid value for format '%s'", format);
}
// A failed conversion: the wrong type or the wrong value; anything else is passed on.
Raised conversion_failed(Runtime& rt, const char* format) {
  if (pending_matches(rt, *rt.types.type_error)) {
    rt.clear_pending();
    return wrong_type(rt, format);
  }
  if (pending_matches(rt, *rt.types.overflow_error) || pending_matches(rt, *rt.types.value_error)) {
    rt.clear_pending();
    return wrong_value(rt, format);
  }
  return raised;
}

Status pack_number(Runtime& rt, const FormatRow& row, const char* format, char* to, Object& value) {
  const Ref<Object> number = to_index(rt, value);
  if (!number) return conversion_failed(rt, format);
  const auto& whole = static_cast<const Int&>(*number);
  std::uint64_t bits;
  if (whole.compact()) {
    const std::int64_t plain = whole.value;
    const int width = row.size * 8;
    const bool fits = row.kind == Kind::sign
                          ? width == 64 || (plain >> (width - 1)) == (plain < 0 ? -1 : 0)
                          : plain >= 0 && (width == 64 || (plain >> width) == 0);
    if (!fits) return wrong_value(rt, format);
    bits = static_cast<std::uint64_t>(plain);
  } else {
    if (row.kind == Kind::sign || row.size != 8 || whole.negative() || whole.limb_count() != 1)
      return wrong_value(rt, format);
    bits = whole.limbs[0];
  }
  std::memcpy(to, &bits, row.size);
  return ok;
}

}  // namespace

std::size_t memory_item_size(const char* format) {
  const FormatRow* row = row_of(format);
  return row ? row->size : 0;
}

const char* memory_format(std::string_view format) {
  const FormatRow* row = row_of(format);
  return row ? row->text + (format.size() == 1 ? 1 : 0) : nullptr;
}

Own<Object> unpack_memory_item(Runtime& rt, const char* format, const char* from) {
  const FormatRow* row = row_of(format);
  if (!row)
    return rt.raise(*rt.types.not_implemented_error, "memoryview: format %s not supported", format);
  switch (row->kind) {
    case Kind::sign: return make_int(rt, load_signed(from, row->size));
    case Kind::plain: return make_int_unsigned(rt, load_unsigned(from, row->size));
    case Kind::boolean: return make_bool(rt, *from != 0);
    case Kind::octet: return make_bytes(rt, {from, 1});
    case Kind::single: return make_float(rt, static_cast<double>(load<float>(from)));
    default: return make_float(rt, load<double>(from));
  }
}

Status pack_memory_item(Runtime& rt, const char* format, char* to, Object& value) {
  const FormatRow* row = row_of(format);
  if (!row)
    return rt.raise(*rt.types.not_implemented_error, "memoryview: format %s not supported", format);
  switch (row->kind) {
    case Kind::sign:
    case Kind::plain: return pack_number(rt, *row, format, to, value);
    case Kind::boolean: {
      const auto answer = truth(rt, value);
      if (!answer) return raised;
      *to = *answer ? 1 : 0;
      return ok;
    }
    case Kind::octet:
      if (!is_bytes(value)) return wrong_type(rt, format);
      if (static_cast<Bytes&>(value).length != 1) return wrong_value(rt, format);
      *to = static_cast<Bytes&>(value).view()[0];
      return ok;
    default: break;
  }
  const auto number = to_double(rt, value);
  if (!number) return conversion_failed(rt, format);
  if (row->kind == Kind::single) {
    const auto narrow = static_cast<float>(*number);
    std::memcpy(to, &narrow, sizeof narrow);
  } else {
    const double wide = *number;
    std::memcpy(to, &wide, sizeof wide);
  }
  return ok;
}

}  // namespace vitro
