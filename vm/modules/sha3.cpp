// _sha3: SHA-3 and SHAKE (FIPS 202), the Keccak sponge.
#include <bit>

#include "objects/octet_builder.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/hashing.hpp"

namespace vitro::vm {

namespace {

constexpr std::uint64_t kRounds[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000,
    0x000000000000808b, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
    0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
    0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
    0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008};
constexpr int kTurns[24] = {1,  3,  6,  10, 15, 21, 28, 36, 45, 55, 2,  14,
                            27, 41, 56, 8,  25, 43, 62, 18, 39, 61, 20, 44};
constexpr int kLanes[24] = {10, 7,  11, 17, 18, 3, 5,  16, 8,  21, 24, 4,
                            15, 23, 19, 13, 12, 2, 20, 14, 22, 9,  6,  1};

struct Sponge {
  std::uint64_t lanes[25];
  std::size_t used;    // octets of the block that is being taken in or given out
  std::size_t rate;    // octets of a block
  std::size_t digest;  // octets of the answer; 0: as many as are asked for
  const char* title;

  void permute() {
    for (const std::uint64_t round : kRounds) {
      std::uint64_t columns[5];
      for (int i = 0; i < 5; ++i)
        columns[i] = lanes[i] ^ lanes[i + 5] ^ lanes[i + 10] ^ lanes[i + 15] ^ lanes[i + 20];
      for (int i = 0; i < 5; ++i) {
        const std::uint64_t mixed = columns[(i + 4) % 5] ^ std::rotl(columns[(i + 1) % 5], 1);
        for (int k = 0; k < 25; k += 5) lanes[k + i] ^= mixed;
      }
      std::uint64_t moving = lanes[1];
      for (int i = 0; i < 24; ++i) {
        const std::uint64_t next = lanes[kLanes[i]];
        lanes[kLanes[i]] = std::rotl(moving, kTurns[i]);
        moving = next;
      }
      for (int k = 0; k < 25; k += 5) {
        std::uint64_t row[5];
        for (int i = 0; i < 5; ++i) row[i] = lanes[k + i];
        for (int i = 0; i < 5; ++i) lanes[k + i] ^= ~row[(i + 1) % 5] & row[(i + 2) % 5];
      }
      lanes[0] ^= round;
    }
  }
  void put(std::size_t place, unsigned char octet) {
    lanes[place / 8] ^= std::uint64_t{octet} << (8 * (place % 8));
  }
  void add(std::string_view octets) {
    for (const char octet : octets) {
      put(used++, static_cast<unsigned char>(octet));
      if (used == rate) permute(), used = 0;
    }
  }
  void end() {
    put(used, digest ? 0x06 : 0x1f);
    put(rate - 1, 0x80);
    permute();
    used = 0;
  }
  void give(char* out, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      if (used == rate) permute(), used = 0;
      out[i] = static_cast<char>(lanes[used / 8] >> (8 * (used % 8)));
      ++used;
    }
  }
  std::size_t finish(char* out) {
    end();
    give(out, digest);
    return digest;
  }
  [[nodiscard]] std::size_t digest_size() const { return digest; }
  [[nodiscard]] std::size_t block_size() const { return rate; }
  [[nodiscard]] const char* name() const { return title; }
};

struct Sha3 : Sponge {
  static constexpr ModuleType kPlace = ModuleType::sha3_256;
};
struct Shake : Sponge {
  static constexpr ModuleType kPlace = ModuleType::shake_256;
};

constexpr TypeSpec kSha3Type = {
    .name = "sha3",
    .basic_size = sizeof(hashing::Hash<Sha3>),
    .fill = hashing::HashType<Sha3>::fill,
    .methods = hashing::HashType<Sha3>::kMethods,
    .properties = hashing::HashType<Sha3>::kProperties,
    .module = "_sha3",
    .module_type = place_of(Sha3::kPlace),
};

// Their digests are as long as they are asked to be.
Own<Object> shake_octets(Runtime& rt, Object& self, Arguments arguments, const char* function,
                         bool hex) {
  static constexpr const char* kNames[] = {"length"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {function, kNames, 1}, given)) return raised;
  const Ref<Object> number = to_index(rt, *given[0]);
  if (!number) return raised;
  const std::int64_t length = int_clamped(*number);
  if (length < 0) return rt.raise(*rt.types.value_error, "value must be positive");
  if (length >= (std::int64_t{1} << 29))
    return rt.raise(*rt.types.value_error, "length is too large");
  Ref<Bytes> made = new_bytes(rt, static_cast<std::size_t>(length));
  if (!made) return raised;
  Shake last = hashing::HashType<Shake>::of(self);
  last.end();
  last.give(made->data(), made->length);
  if (hex) return hashing::hex_text(rt, made->view());
  return made.release();
}
Own<Object> shake_digest(Runtime& rt, Object& self, Arguments arguments) {
  return shake_octets(rt, self, arguments, "digest", false);
}
Own<Object> shake_hex_digest(Runtime& rt, Object& self, Arguments arguments) {
  return shake_octets(rt, self, arguments, "hexdigest", true);
}
constexpr NativeMethod kShakeMethods[] = {
    {"update", hashing::HashType<Shake>::update, Takes::one},
    {"digest", shake_digest},
    {"hexdigest", shake_hex_digest},
    {"copy", hashing::HashType<Shake>::copy, Takes::nothing},
};
constexpr TypeSpec kShakeType = {
    .name = "shake",
    .basic_size = sizeof(hashing::Hash<Shake>),
    .fill = hashing::HashType<Shake>::fill,
    .methods = kShakeMethods,
    .properties = hashing::HashType<Shake>::kProperties,
    .module = "_sha3",
    .module_type = place_of(Shake::kPlace),
};

template <class A>
Own<Object> make(Runtime& rt, const char* name, std::size_t rate, std::size_t digest,
                 Arguments arguments) {
  A start{};
  start.rate = rate;
  start.digest = digest;
  start.title = name;
  return hashing::make_hash(rt, name, start, arguments);
}
Own<Object> sha3_224(Runtime& rt, Object&, Arguments arguments) {
  return make<Sha3>(rt, "sha3_224", 144, 28, arguments);
}
Own<Object> sha3_256(Runtime& rt, Object&, Arguments arguments) {
  return make<Sha3>(rt, "sha3_256", 136, 32, arguments);
}
Own<Object> sha3_384(Runtime& rt, Object&, Arguments arguments) {
  return make<Sha3>(rt, "sha3_384", 104, 48, arguments);
}
Own<Object> sha3_512(Runtime& rt, Object&, Arguments arguments) {
  return make<Sha3>(rt, "sha3_512", 72, 64, arguments);
}
Own<Object> shake_128(Runtime& rt, Object&, Arguments arguments) {
  return make<Shake>(rt, "shake_128", 168, 0, arguments);
}
Own<Object> shake_256(Runtime& rt, Object&, Arguments arguments) {
  return make<Shake>(rt, "shake_256", 136, 0, arguments);
}

constexpr NativeMethod kFunctions[] = {
    {"sha3_224", sha3_224, Takes::anything, 0, 255, Binding::function},
    {"sha3_256", sha3_256, Takes::anything, 0, 255, Binding::function},
    {"sha3_384", sha3_384, Takes::anything, 0, 255, Binding::function},
    {"sha3_512", sha3_512, Takes::anything, 0, 255, Binding::function},
    {"shake_128", shake_128, Takes::anything, 0, 255, Binding::function},
    {"shake_256", shake_256, Takes::anything, 0, 255, Binding::function},
};
constexpr const TypeSpec* kTypes[] = {&kSha3Type, &kShakeType};

}  // namespace

const NativeModule kSha3Module = {.name = "_sha3", .functions = kFunctions, .hidden_types = kTypes};

}  // namespace vitro::vm
