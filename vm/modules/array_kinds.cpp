// The type codes of arrays: reading and writing single items.
#include <cstring>
#include <limits>

#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/modules/array.hpp"

namespace vitro::vm::arrays {

namespace {

template <class T>
T load(const char* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}
template <class T>
void store(char* at, T value) {
  if (at) std::memcpy(at, &value, sizeof value);
}

template <class T>
Own<Object> get_int(Runtime& rt, const char* at) {
  if constexpr (std::is_unsigned_v<T>)
    return make_int_unsigned(rt, load<T>(at));
  else
    return make_int(rt, load<T>(at));
}

Raised overflow(Runtime& rt, const char* text) { return rt.raise(*rt.types.overflow_error, text); }

// What CPython says of each type where a number does not fit: it, or (`wider`) the type it is first
// read as.
struct Limits {
  const char* below;
  const char* above;
  const Limits* wider = nullptr;
  std::int64_t wider_least = 0, wider_most = 0;
};

template <class T, const Limits& L>
Status put_int(Runtime& rt, Object& value, char* at) {
  const Ref<Object> held = to_index(rt, value);
  if (!held) return raised;
  const auto& number = static_cast<Int&>(*held);
  if constexpr (sizeof(T) >= 4 && std::is_unsigned_v<T>) {
    if (number.negative()) return overflow(rt, L.below);
    if (!number.compact() && number.limb_count() > 1)
      return overflow(
          rt, sizeof(T) == 4 ? "Python int too large to convert to C unsigned long" : L.above);
    const std::uint64_t bits =
        number.compact() ? static_cast<std::uint64_t>(number.value) : number.limbs[0];
    if (bits > std::numeric_limits<T>::max()) return overflow(rt, L.above);
    return store<T>(at, static_cast<T>(bits)), ok;
  } else {
    if (!number.compact())
      return overflow(rt, sizeof(T) == 8 ? L.above : "Python int too large to convert to C long");
    const std::int64_t given = number.value;
    if (L.wider && given < L.wider_least) return overflow(rt, L.wider->below);
    if (L.wider && given > L.wider_most) return overflow(rt, L.wider->above);
    if (given < static_cast<std::int64_t>(std::numeric_limits<T>::min()))
      return overflow(rt, L.below);
    if (given > static_cast<std::int64_t>(std::numeric_limits<T>::max()))
      return overflow(rt, L.above);
    return store<T>(at, static_cast<T>(given)), ok;
  }
}

constexpr Limits kSignedInt{"signed integer is less than minimum",
                            "signed integer is greater than maximum"};
constexpr Limits kShort{"signed short integer is less than minimum",
                        "signed short integer is greater than maximum"};
constexpr Limits kSignedChar{"signed char is less than minimum",
                             "signed char is greater than maximum", &kShort, -32768, 32767};
constexpr Limits kUnsignedChar{"unsigned byte integer is less than minimum",
                               "unsigned byte integer is greater than maximum"};
constexpr Limits kUnsignedShort{"unsigned short is less than minimum",
                                "unsigned short is greater than maximum", &kSignedInt, -2147483648,
                                2147483647};
constexpr Limits kUnsignedInt{"can't convert negative value to unsigned int",
                              "unsigned int is greater than maximum"};
constexpr Limits kSignedLong{"Python int too large to convert to C long",
                             "Python int too large to convert to C long"};
constexpr Limits kUnsignedLong{"can't convert negative value to unsigned int",
                               "Python int too large to convert to C unsigned long"};
constexpr Limits kUnsignedLongLong{"can't convert negative int to unsigned",
                                   "int too big to convert"};
constexpr Limits kLongLong{"int too big to convert", "int too big to convert"};

template <class T>
Own<Object> get_float(Runtime& rt, const char* at) {
  return make_float(rt, load<T>(at));
}
template <class T>
Status put_float(Runtime& rt, Object& value, char* at) {
  const auto number = to_double(rt, value);
  if (!number) return raised;
  return store<T>(at, static_cast<T>(*number)), ok;
}

Own<Object> get_char(Runtime& rt, const char* at) {
  const auto c = load<char32_t>(at);
  if (c > 0x10ffff)
    return rt.raise(*rt.types.value_error, "character U+%ld is not in range [U+0000; U+10ffff]",
                    static_cast<std::int64_t>(c));
  return str_of_char(rt, c);
}
Status put_char(Runtime& rt, Object& value, char* at) {
  if (!is_str(value)) return rt.raise(*rt.types.type_error, "array item must be unicode character");
  if (static_cast<Str&>(value).length != 1)
    return rt.raise(*rt.types.type_error, "array item must be unicode character");
  return store<char32_t>(at, static_cast<Str&>(value).at(0)), ok;
}

constexpr Kind kKinds[] = {
    {'b', 1, "b", get_int<std::int8_t>, put_int<std::int8_t, kSignedChar>},
    {'B', 1, "B", get_int<std::uint8_t>, put_int<std::uint8_t, kUnsignedChar>},
    {'u', 4, "w", get_char, put_char},
    {'h', 2, "h", get_int<std::int16_t>, put_int<std::int16_t, kShort>},
    {'H', 2, "H", get_int<std::uint16_t>, put_int<std::uint16_t, kUnsignedShort>},
    {'i', 4, "i", get_int<std::int32_t>, put_int<std::int32_t, kSignedInt>},
    {'I', 4, "I", get_int<std::uint32_t>, put_int<std::uint32_t, kUnsignedInt>},
    {'l', 8, "l", get_int<std::int64_t>, put_int<std::int64_t, kSignedLong>},
    {'L', 8, "L", get_int<std::uint64_t>, put_int<std::uint64_t, kUnsignedLong>},
    {'q', 8, "q", get_int<std::int64_t>, put_int<std::int64_t, kLongLong>},
    {'Q', 8, "Q", get_int<std::uint64_t>, put_int<std::uint64_t, kUnsignedLongLong>},
    {'f', 4, "f", get_float<float>, put_float<float>},
    {'d', 8, "d", get_float<double>, put_float<double>},
};

}  // namespace

const Kind* kind_of(char32_t code) {
  for (const Kind& kind : kKinds)
    if (static_cast<char32_t>(kind.code) == code) return &kind;
  return nullptr;
}

}  // namespace vitro::vm::arrays
