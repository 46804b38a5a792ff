// _sha1: SHA-1 (FIPS 180-4).
#include <bit>

#include "vm/modules/all.hpp"
#include "vm/modules/hashing.hpp"

namespace vitro::vm {

namespace {

struct Sha1 : hashing::Blocks<Sha1, 5, true> {
  static constexpr ModuleType kPlace = ModuleType::sha1;

  void mix() {
    std::uint32_t w[80];
    for (std::size_t i = 0; i < 16; ++i) w[i] = word(i);
    for (int i = 16; i < 80; ++i) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    std::uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
    for (int i = 0; i < 80; ++i) {
      std::uint32_t f;
      switch (i / 20) {
        case 0: f = ((b & c) | (~b & d)) + 0x5a827999; break;
        case 1: f = (b ^ c ^ d) + 0x6ed9eba1; break;
        case 2: f = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc; break;
        default: f = (b ^ c ^ d) + 0xca62c1d6;
      }
      f += std::rotl(a, 5) + e + w[i];
      e = d, d = c, c = std::rotl(b, 30), b = a, a = f;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e;
  }
  std::size_t finish(char* out) {
    pad();
    write(out, 20);
    return 20;
  }
  [[nodiscard]] static std::size_t digest_size() { return 20; }
  [[nodiscard]] static const char* name() { return "sha1"; }
};

constexpr TypeSpec kSha1Type = {
    .name = "sha1",
    .basic_size = sizeof(hashing::Hash<Sha1>),
    .fill = hashing::HashType<Sha1>::fill,
    .methods = hashing::HashType<Sha1>::kMethods,
    .properties = hashing::HashType<Sha1>::kProperties,
    .module = "_sha1",
    .module_type = place_of(Sha1::kPlace),
};

Own<Object> sha1(Runtime& rt, Object&, Arguments arguments) {
  Sha1 start{};
  constexpr std::uint32_t kStart[] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  for (int i = 0; i < 5; ++i) start.state[i] = kStart[i];
  return hashing::make_hash(rt, "sha1", start, arguments);
}

constexpr NativeMethod kFunctions[] = {
    {"sha1", sha1, Takes::anything, 0, 255, Binding::function},
};
constexpr const TypeSpec* kTypes[] = {&kSha1Type};

}  // namespace

const NativeModule kSha1Module = {.name = "_sha1", .functions = kFunctions, .hidden_types = kTypes};

}  // namespace vitro::vm
