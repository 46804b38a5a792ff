// _sha256: SHA-224 and SHA-256 (FIPS 180-4).
#include <bit>

#include "vm/modules/all.hpp"
#include "vm/modules/hashing.hpp"

namespace vitro::vm {

namespace {

constexpr std::uint32_t kRounds[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};
constexpr std::uint32_t kStart256[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
constexpr std::uint32_t kStart224[8] = {0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939,
                                        0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4};

struct Sha256 : hashing::Blocks<Sha256, 8, true> {
  static constexpr ModuleType kPlace = ModuleType::sha256;
  std::size_t digest;  // octets of the answer: 28 or 32

  void mix() {
    std::uint32_t w[64], v[8];
    for (std::size_t i = 0; i < 16; ++i) w[i] = word(i);
    for (int i = 16; i < 64; ++i) {
      const std::uint32_t a = w[i - 15], b = w[i - 2];
      w[i] = w[i - 16] + (std::rotr(a, 7) ^ std::rotr(a, 18) ^ a >> 3) + w[i - 7] +
             (std::rotr(b, 17) ^ std::rotr(b, 19) ^ b >> 10);
    }
    for (int i = 0; i < 8; ++i) v[i] = state[i];
    for (int i = 0; i < 64; ++i) {
      const std::uint32_t e = v[4], a = v[0];
      const std::uint32_t one = v[7] + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) +
                                ((e & v[5]) ^ (~e & v[6])) + kRounds[i] + w[i];
      const std::uint32_t two = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) +
                                ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
      for (int k = 7; k > 0; --k) v[k] = v[k - 1];
      v[4] += one;
      v[0] = one + two;
    }
    for (int i = 0; i < 8; ++i) state[i] += v[i];
  }
  std::size_t finish(char* out) {
    pad();
    write(out, digest);
    return digest;
  }
  [[nodiscard]] std::size_t digest_size() const { return digest; }
  [[nodiscard]] const char* name() const { return digest == 32 ? "sha256" : "sha224"; }
};

constexpr TypeSpec kSha256Type = {
    .name = "sha256",
    .basic_size = sizeof(hashing::Hash<Sha256>),
    .fill = hashing::HashType<Sha256>::fill,
    .methods = hashing::HashType<Sha256>::kMethods,
    .properties = hashing::HashType<Sha256>::kProperties,
    .module = "_sha256",
    .module_type = place_of(Sha256::kPlace),
};

Own<Object> make(Runtime& rt, const char* function, const std::uint32_t (&words)[8],
                 std::size_t digest, Arguments arguments) {
  Sha256 start{};
  for (int i = 0; i < 8; ++i) start.state[i] = words[i];
  start.digest = digest;
  return hashing::make_hash(rt, function, start, arguments);
}
Own<Object> sha256(Runtime& rt, Object&, Arguments arguments) {
  return make(rt, "sha256", kStart256, 32, arguments);
}
Own<Object> sha224(Runtime& rt, Object&, Arguments arguments) {
  return make(rt, "sha224", kStart224, 28, arguments);
}

constexpr NativeMethod kFunctions[] = {
    {"sha224", sha224, Takes::anything, 0, 255, Binding::function},
    {"sha256", sha256, Takes::anything, 0, 255, Binding::function},
};
constexpr const TypeSpec* kTypes[] = {&kSha256Type};

}  // namespace

const NativeModule kSha256Module = {
    .name = "_sha256", .functions = kFunctions, .hidden_types = kTypes};

}  // namespace vitro::vm
