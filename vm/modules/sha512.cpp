// _sha512: SHA-384 and SHA-512 (FIPS 180-4), which random's seeds from text need.
#include <array>
#include <bit>

#include "objects/buffer.hpp"
#include "objects/bytes.hpp"
#include "objects/int.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

constexpr std::uint64_t kRounds[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};
constexpr std::uint64_t kStart512[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                                        0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                                        0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
constexpr std::uint64_t kStart384[8] = {0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17,
                                        0x152fecd8f70e5939, 0x67332667ffc00b31, 0x8eb44a8768581511,
                                        0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4};

struct Sha : Object {
  std::uint64_t state[8];
  unsigned char block[128];
  std::uint64_t length;  // octets so far
  std::size_t used;      // of the block
  std::size_t digest;    // octets of the answer: 48 or 64

  template <class Visitor>
  void visit_edges(Visitor&) {}

  void mix() {
    std::uint64_t w[80];
    for (int i = 0; i < 16; ++i) {
      w[i] = 0;
      for (int k = 0; k < 8; ++k) w[i] = w[i] << 8 | block[8 * i + k];
    }
    for (int i = 16; i < 80; ++i) {
      const std::uint64_t a = w[i - 15], b = w[i - 2];
      w[i] = w[i - 16] + (std::rotr(a, 1) ^ std::rotr(a, 8) ^ a >> 7) + w[i - 7] +
             (std::rotr(b, 19) ^ std::rotr(b, 61) ^ b >> 6);
    }
    std::uint64_t v[8];
    for (int i = 0; i < 8; ++i) v[i] = state[i];
    for (int i = 0; i < 80; ++i) {
      const std::uint64_t e = v[4], a = v[0];
      const std::uint64_t one = v[7] + (std::rotr(e, 14) ^ std::rotr(e, 18) ^ std::rotr(e, 41)) +
                                ((e & v[5]) ^ (~e & v[6])) + kRounds[i] + w[i];
      const std::uint64_t two = (std::rotr(a, 28) ^ std::rotr(a, 34) ^ std::rotr(a, 39)) +
                                ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
      for (int k = 7; k > 0; --k) v[k] = v[k - 1];
      v[4] += one;
      v[0] = one + two;
    }
    for (int i = 0; i < 8; ++i) state[i] += v[i];
    used = 0;
  }
  void add(std::string_view octets) {
    length += octets.size();
    for (const char octet : octets) {
      block[used++] = static_cast<unsigned char>(octet);
      if (used == sizeof block) mix();
    }
  }
  // Ends the message; the state is then the answer.
  void finish() {
    const std::uint64_t bits = length * 8, high = length >> 61;
    block[used++] = 0x80;
    if (used > 112) {
      while (used < 128) block[used++] = 0;
      mix();
    }
    while (used < 112) block[used++] = 0;
    for (int k = 0; k < 8; ++k) block[112 + k] = static_cast<unsigned char>(high >> (56 - 8 * k));
    for (int k = 0; k < 8; ++k) block[120 + k] = static_cast<unsigned char>(bits >> (56 - 8 * k));
    mix();
  }
};

Sha& sha_of(Object& object) { return static_cast<Sha&>(object); }

// The answer for what has been added so far; more may follow.
std::array<char, 64> answer_of(const Sha& self) {
  Sha copy = self;
  copy.finish();
  std::array<char, 64> octets;
  for (std::size_t i = 0; i < octets.size(); ++i)
    octets[i] = static_cast<char>(copy.state[i / 8] >> (56 - 8 * (i % 8)));
  return octets;
}

Own<Object> update(Runtime& rt, Object& self, Arguments arguments) {
  if (is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "Strings must be encoded before hashing");
  if (!lends_memory(arguments[0]))
    return rt.raise(*rt.types.type_error, "object supporting the buffer API required");
  Lent octets(rt);
  if (!octets.open(arguments[0])) return raised;
  sha_of(self).add(octets.view());
  return own(*rt.none);
}
Own<Object> digest(Runtime& rt, Object& self, Arguments) {
  const auto octets = answer_of(sha_of(self));
  return make_bytes(rt, {octets.data(), sha_of(self).digest});
}
Own<Object> hex_digest(Runtime& rt, Object& self, Arguments) {
  const auto octets = answer_of(sha_of(self));
  char text[128];
  for (std::size_t i = 0; i < sha_of(self).digest; ++i) {
    const auto octet = static_cast<unsigned char>(octets[i]);
    text[2 * i] = "0123456789abcdef"[octet >> 4];
    text[2 * i + 1] = "0123456789abcdef"[octet & 15];
  }
  return make_str(rt, {text, 2 * sha_of(self).digest});
}
Own<Object> copy(Runtime& rt, Object& self, Arguments) {
  Own<Sha> made = allocate_empty<Sha>(rt, ModuleType::sha512);
  if (!made) return raised;
  std::memcpy(reinterpret_cast<char*>(made.get()) + sizeof(Object),
              reinterpret_cast<char*>(&self) + sizeof(Object), sizeof(Sha) - sizeof(Object));
  return made;
}
Own<Object> digest_size(Runtime& rt, Object& self) {
  return make_int(rt, static_cast<std::int64_t>(sha_of(self).digest));
}
Own<Object> block_size(Runtime& rt, Object&) { return make_int(rt, 128); }
Own<Object> name(Runtime& rt, Object& self) {
  return make_str(rt, sha_of(self).digest == 64 ? "sha512" : "sha384");
}

constexpr NativeMethod kMethods[] = {
    {"update", update, Takes::one},
    {"digest", digest, Takes::nothing},
    {"hexdigest", hex_digest, Takes::nothing},
    {"copy", copy, Takes::nothing},
};
constexpr NativeProperty kProperties[] = {
    {"digest_size", digest_size}, {"block_size", block_size}, {"name", name}};

void fill(Slots& slots) { fill_life<Sha>(slots); }

constexpr TypeSpec kShaType = {
    .name = "sha512",
    .basic_size = sizeof(Sha),
    .fill = fill,
    .methods = kMethods,
    .properties = kProperties,
    .module = "_sha512",
    .module_type = place_of(ModuleType::sha512),
};

Own<Object> make_sha(Runtime& rt, Arguments arguments, const char* function,
                     const std::uint64_t (&start)[8], std::size_t length) {
  static constexpr const char* kNames[] = {"string", "usedforsecurity"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {function, kNames, 0, 0, 1}, given)) return raised;
  Ref<Sha> made = allocate_empty<Sha>(rt, ModuleType::sha512);
  if (!made) return raised;
  for (int i = 0; i < 8; ++i) made->state[i] = start[i];
  made->digest = length;
  if (given[0]) {
    const Ref<Object> done = update(rt, *made, {given, 1, nullptr});
    if (!done) return raised;
  }
  return made.release();
}
Own<Object> sha512(Runtime& rt, Object&, Arguments arguments) {
  return make_sha(rt, arguments, "sha512", kStart512, 64);
}
Own<Object> sha384(Runtime& rt, Object&, Arguments arguments) {
  return make_sha(rt, arguments, "sha384", kStart384, 48);
}

constexpr NativeMethod kFunctions[] = {
    {"sha384", sha384, Takes::anything, 0, 255, Binding::function},
    {"sha512", sha512, Takes::anything, 0, 255, Binding::function},
};
constexpr const TypeSpec* kHidden[] = {&kShaType};

}  // namespace

const NativeModule kSha512Module = {
    .name = "_sha512", .functions = kFunctions, .hidden_types = kHidden};

}  // namespace vitro::vm
