// _md5: MD5 (RFC 1321).
#include <array>
#include <bit>
#include <cmath>

#include "vm/modules/all.hpp"
#include "vm/modules/hashing.hpp"

namespace vitro::vm {

namespace {

// The integer parts of 2^32 · |sin i|, i in radians from 1.
constexpr std::uint32_t kSines[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};
constexpr int kTurns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

struct Md5 : hashing::Blocks<Md5, 4, false> {
  static constexpr ModuleType kPlace = ModuleType::md5;

  void mix() {
    std::uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    for (std::uint32_t i = 0; i < 64; ++i) {
      std::uint32_t f, place;
      switch (i / 16) {
        case 0: f = (b & c) | (~b & d), place = i; break;
        case 1: f = (d & b) | (~d & c), place = 5 * i + 1; break;
        case 2: f = b ^ c ^ d, place = 3 * i + 5; break;
        default: f = c ^ (b | ~d), place = 7 * i;
      }
      f += a + kSines[i] + word(place % 16);
      a = d, d = c, c = b;
      b += std::rotl(f, kTurns[i / 16][i % 4]);
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
  }
  std::size_t finish(char* out) {
    pad();
    write(out, 16);
    return 16;
  }
  [[nodiscard]] static std::size_t digest_size() { return 16; }
  [[nodiscard]] static const char* name() { return "md5"; }
};

constexpr TypeSpec kMd5Type = {
    .name = "md5",
    .basic_size = sizeof(hashing::Hash<Md5>),
    .fill = hashing::HashType<Md5>::fill,
    .methods = hashing::HashType<Md5>::kMethods,
    .properties = hashing::HashType<Md5>::kProperties,
    .module = "_md5",
    .module_type = place_of(Md5::kPlace),
};

Own<Object> md5(Runtime& rt, Object&, Arguments arguments) {
  Md5 start{};
  constexpr std::uint32_t kStart[] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  for (int i = 0; i < 4; ++i) start.state[i] = kStart[i];
  return hashing::make_hash(rt, "md5", start, arguments);
}

constexpr NativeMethod kFunctions[] = {
    {"md5", md5, Takes::anything, 0, 255, Binding::function},
};
constexpr const TypeSpec* kTypes[] = {&kMd5Type};

}  // namespace

const NativeModule kMd5Module = {.name = "_md5", .functions = kFunctions, .hidden_types = kTypes};

}  // namespace vitro::vm
