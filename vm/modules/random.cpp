// _random: the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), which gives the same
// numbers as CPython's for the same seed.
#include <algorithm>
#include <array>
#include <cerrno>

#include <unistd.h>

#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/int_limbs.hpp"
#include "objects/operations.hpp"
#include "vm/imports/load.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

constexpr std::uint32_t kWords = 624, kShift = 397;

struct Random : Object {
  std::uint32_t state[kWords];
  std::uint32_t index;

  template <class Visitor>
  void visit_edges(Visitor&) {}

  void start(std::uint32_t seed) {
    state[0] = seed;
    for (std::uint32_t i = 1; i < kWords; ++i)
      state[i] = 1812433253u * (state[i - 1] ^ state[i - 1] >> 30) + i;
    index = kWords;
  }
  void start(const std::uint32_t* key, std::size_t length) {
    start(19650218u);
    std::uint32_t i = 1;
    std::size_t j = 0;
    const auto wrap = [&] {
      if (i >= kWords) state[0] = state[kWords - 1], i = 1;
    };
    for (std::size_t k = std::max<std::size_t>(kWords, length); k > 0; --k) {
      state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >> 30) * 1664525u) + key[j] +
                 static_cast<std::uint32_t>(j);
      ++i;
      if (++j >= length) j = 0;
      wrap();
    }
    for (std::uint32_t k = kWords - 1; k > 0; --k) {
      state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >> 30) * 1566083941u) - i;
      ++i;
      wrap();
    }
    state[0] = 0x8000'0000u;
  }
  std::uint32_t next() {
    if (index >= kWords) {
      for (std::uint32_t k = 0; k < kWords; ++k) {
        const std::uint32_t y =
            (state[k] & 0x8000'0000u) | (state[(k + 1) % kWords] & 0x7fff'ffffu);
        state[k] = state[(k + kShift) % kWords] ^ y >> 1 ^ ((y & 1) ? 0x9908'b0dfu : 0u);
      }
      index = 0;
    }
    std::uint32_t y = state[index++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c'5680u;
    y ^= y << 15 & 0xefc6'0000u;
    return y ^ y >> 18;
  }
};

Random& random_of(Object& object) { return static_cast<Random&>(object); }

Status seed_from_system(Runtime& rt, Random& self) {
  std::uint32_t key[64];
  if (getentropy(key, sizeof key) != 0) return raise_os_error(rt, errno, nullptr);
  self.start(key, std::size(key));
  return ok;
}

// 32-bit words of the magnitude, least significant first.
Status seed_from_int(Runtime&, Random& self, const Int& number) {
  std::uint32_t few[2];
  const std::uint32_t* words = few;
  std::size_t count;
  if (number.compact()) {
    const std::uint64_t magnitude = number.value < 0 ? 0 - static_cast<std::uint64_t>(number.value)
                                                     : static_cast<std::uint64_t>(number.value);
    few[0] = static_cast<std::uint32_t>(magnitude);
    few[1] = static_cast<std::uint32_t>(magnitude >> 32);
    count = few[1] ? 2 : 1;
  } else {
    // Limbs are little-endian, as the machines are that this runs on.
    words = reinterpret_cast<const std::uint32_t*>(number.limbs);
    count = number.limb_count() * 2;
    if (words[count - 1] == 0) --count;
  }
  self.start(words, count);
  return ok;
}

Status seed_from(Runtime& rt, Random& self, Object& given) {
  if (&given == rt.none) return seed_from_system(rt, self);
  if (is_int(given)) return seed_from_int(rt, self, static_cast<Int&>(given));
  const auto number = hash(rt, given);
  if (!number) return raised;
  const Ref<Int> value = make_int_unsigned(rt, static_cast<std::uint64_t>(*number));
  if (!value) return raised;
  return seed_from_int(rt, self, *value);
}

Own<Object> construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (!check_count(rt, "Random", arguments, 0, 1)) return raised;
  Ref<Random> made = allocate_empty<Random>(rt, cls, ModuleType::random);
  if (!made) return raised;
  if (!seed_from(rt, *made, arguments.count ? arguments[0] : *rt.none)) return raised;
  return made.release();
}

Own<Object> random_seed(Runtime& rt, Object& self, Arguments arguments) {
  if (!seed_from(rt, random_of(self), arguments.count ? arguments[0] : *rt.none)) return raised;
  return own(*rt.none);
}

Own<Object> random_random(Runtime& rt, Object& self, Arguments) {
  const std::uint32_t a = random_of(self).next() >> 5, b = random_of(self).next() >> 6;
  return make_float(rt, (a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

Own<Object> random_bits(Runtime& rt, Object& object, Arguments arguments) {
  const auto given = to_index_int64(rt, arguments[0], rt.types.overflow_error);
  if (!given) return raised;
  if (*given < 0) return rt.raise(*rt.types.value_error, "number of bits must be non-negative");
  if (*given > INT32_MAX)
    return rt.raise(*rt.types.overflow_error, "Python int too large to convert to C int");
  auto& self = random_of(object);
  if (*given == 0) return make_int(rt, 0);
  if (*given <= 32) return make_int(rt, self.next() >> (32 - *given));
  // From the least significant word on; the last one gives what is left over.
  Ref<Object> number = make_int(rt, 0);
  std::int64_t done = 0;
  while (done < *given) {
    std::uint64_t part = self.next();
    const std::int64_t left = *given - done;
    if (left < 32) part >>= 32 - left;
    std::int64_t width = std::min<std::int64_t>(left, 32);
    if (left > 32) {
      std::uint64_t second = self.next();
      if (left - 32 < 32) second >>= 64 - left;
      part |= second << 32;
      width = std::min<std::int64_t>(left, 64);
    }
    const Ref<Int> word = make_int_unsigned(rt, part), shift = make_int(rt, done);
    if (!word || !shift) return raised;
    const Ref<Object> shifted = int_binary(rt, BinaryOp::lshift, *word, *shift);
    if (!shifted) return raised;
    Ref<Object> sum = int_binary(rt, BinaryOp::bit_or, *number, *shifted);
    if (!sum) return raised;
    number = std::move(sum);
    done += width;
  }
  return number.release();
}

Own<Object> random_getstate(Runtime& rt, Object& object, Arguments) {
  auto& self = random_of(object);
  Ref<Tuple> state = new_tuple(rt, kWords + 1);
  if (!state) return raised;
  for (std::uint32_t i = 0; i <= kWords; ++i) state->items()[i] = rt.none;
  for (std::uint32_t i = 0; i <= kWords; ++i) {
    const Own<Int> word = make_int(rt, i < kWords ? self.state[i] : self.index);
    if (!word) return raised;
    state->items()[i] = word.get();
  }
  return state.release();
}

Own<Object> random_setstate(Runtime& rt, Object& object, Arguments arguments) {
  if (!is_tuple(arguments[0]))
    return rt.raise(*rt.types.type_error, "state vector must be a tuple");
  auto& given = static_cast<Tuple&>(arguments[0]);
  if (given.length() != kWords + 1)
    return rt.raise(*rt.types.value_error, "state vector is the wrong size");
  std::array<std::uint32_t, kWords + 1> words;
  for (std::uint32_t i = 0; i <= kWords; ++i) {
    if (!is_int(given[i])) return rt.raise(*rt.types.type_error, "an integer is required");
    const auto word = int_to_int64(rt, given[i]);
    if (!word) return raised;
    if (*word < 0)
      return rt.raise(*rt.types.overflow_error, "can't convert negative value to unsigned int");
    words[i] = static_cast<std::uint32_t>(*word);
  }
  if (words[kWords] > kWords) return rt.raise(*rt.types.value_error, "invalid state");
  auto& self = random_of(object);
  std::copy_n(words.begin(), kWords, self.state);
  self.index = words[kWords];
  return own(*rt.none);
}

constexpr NativeMethod kMethods[] = {
    {"random", random_random, Takes::nothing},     {"seed", random_seed, Takes::positional, 0, 1},
    {"getstate", random_getstate, Takes::nothing}, {"setstate", random_setstate, Takes::one},
    {"getrandbits", random_bits, Takes::one},
};

void fill(Slots& slots) {
  fill_life<Random>(slots);
  slots.construct = construct;
}

constexpr TypeSpec kRandomType = {
    .name = "Random",
    .basic_size = sizeof(Random),
    .flags = kTypeBase,
    .fill = fill,
    .methods = kMethods,
    .doc = "Random() -> create a random number generator with its own internal state.",
    .module = "_random",
    .module_type = place_of(ModuleType::random),
};
constexpr const TypeSpec* kTypes[] = {&kRandomType};

}  // namespace

const NativeModule kRandomModule = {.name = "_random",
                                    .types = kTypes,
                                    .doc =
                                        "Module implements the Mersenne Twister random "
                                        "number generator."};

}  // namespace vitro::vm
