// _blake2: BLAKE2b and BLAKE2s (RFC 7693) with all their parameters.
#include <bit>

#include "objects/dict.hpp"
#include "objects/operations.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/hashing.hpp"

namespace vitro::vm {

namespace {

constexpr unsigned char kOrder[10][16] = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
                                          {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
                                          {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
                                          {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
                                          {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
                                          {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
                                          {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
                                          {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
                                          {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
                                          {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

// What differs between the two.
struct ForB {
  using Word = std::uint64_t;
  static constexpr Word kStart[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                                     0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                                     0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
  static constexpr int kRounds = 12, kTurns[4] = {32, 24, 16, 63};
  static constexpr std::size_t kSalt = 16;
  static constexpr std::uint64_t kMostOffset = ~std::uint64_t{0};
  static constexpr ModuleType kPlace = ModuleType::blake2b;
  static constexpr const char* kName = "blake2b";
};
struct ForS {
  using Word = std::uint32_t;
  static constexpr Word kStart[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                     0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  static constexpr int kRounds = 10, kTurns[4] = {16, 12, 8, 7};
  static constexpr std::size_t kSalt = 8;
  static constexpr std::uint64_t kMostOffset = (std::uint64_t{1} << 48) - 1;
  static constexpr ModuleType kPlace = ModuleType::blake2s;
  static constexpr const char* kName = "blake2s";
};

template <class For>
struct Blake : For {
  using Word = typename For::Word;
  using For::kName;
  using For::kPlace;
  static constexpr std::size_t kWord = sizeof(Word), kBlock = 16 * kWord, kMostDigest = 8 * kWord;

  Word state[8];
  unsigned char block[kBlock];
  unsigned __int128 length;
  std::size_t used, digest;
  bool last_node;

  void mix(bool last) {
    Word m[16], v[16];
    for (std::size_t i = 0; i < 16; ++i) {
      m[i] = 0;
      for (std::size_t k = kWord; k-- > 0;) m[i] = m[i] << 8 | block[kWord * i + k];
    }
    for (int i = 0; i < 8; ++i) v[i] = state[i], v[8 + i] = For::kStart[i];
    v[12] ^= static_cast<Word>(length);
    v[13] ^= static_cast<Word>(length >> (8 * kWord));
    if (last) v[14] = ~v[14];
    if (last && last_node) v[15] = ~v[15];
    for (int round = 0; round < For::kRounds; ++round) {
      const unsigned char* order = kOrder[round % 10];
      const auto stir = [&](int a, int b, int c, int d, int i) {
        v[a] += v[b] + m[order[i]];
        v[d] = std::rotr(v[d] ^ v[a], For::kTurns[0]);
        v[c] += v[d];
        v[b] = std::rotr(v[b] ^ v[c], For::kTurns[1]);
        v[a] += v[b] + m[order[i + 1]];
        v[d] = std::rotr(v[d] ^ v[a], For::kTurns[2]);
        v[c] += v[d];
        v[b] = std::rotr(v[b] ^ v[c], For::kTurns[3]);
      };
      for (int i = 0; i < 4; ++i) stir(i, 4 + i, 8 + i, 12 + i, 2 * i);
      for (int i = 0; i < 4; ++i)
        stir(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, 8 + 2 * i);
    }
    for (int i = 0; i < 8; ++i) state[i] ^= v[i] ^ v[8 + i];
  }
  // A full block waits: the last one is mixed differently.
  void add(std::string_view octets) {
    for (const char octet : octets) {
      if (used == kBlock) {
        length += kBlock;
        mix(false);
        used = 0;
      }
      block[used++] = static_cast<unsigned char>(octet);
    }
  }
  std::size_t finish(char* out) {
    length += used;
    while (used < kBlock) block[used++] = 0;
    mix(true);
    for (std::size_t i = 0; i < digest; ++i)
      out[i] = static_cast<char>(state[i / kWord] >> (8 * (i % kWord)));
    return digest;
  }
  [[nodiscard]] std::size_t digest_size() const { return digest; }
  [[nodiscard]] static std::size_t block_size() { return kBlock; }
  [[nodiscard]] static const char* name() { return kName; }
};

// A number argument within bounds; ValueError with that text.
Status number_between(Runtime& rt, Object* given, std::int64_t otherwise, std::int64_t least,
                      std::int64_t most, const char* complaint, std::int64_t& out) {
  if (!given) return out = otherwise, ok;
  const Ref<Object> number = to_index(rt, *given);
  if (!number) return raised;
  out = int_clamped(*number);
  if (out >= least && out <= most) return ok;
  return rt.raise(*rt.types.value_error, complaint);
}

template <class For>
Own<Object> construct(Runtime& rt, Type& cls, Arguments arguments) {
  using A = Blake<For>;
  static constexpr const char* kNames[] = {"",
                                           "digest_size",
                                           "key",
                                           "salt",
                                           "person",
                                           "fanout",
                                           "depth",
                                           "leaf_size",
                                           "node_offset",
                                           "node_depth",
                                           "inner_size",
                                           "last_node",
                                           "usedforsecurity"};
  (void)cls;
  Object* given[13] = {};
  if (!unpack(rt, arguments, {For::kName, kNames, 0, 1, 12}, given)) return raised;
  constexpr auto kMost = static_cast<std::int64_t>(A::kMostDigest);
  std::int64_t digest, fanout, depth, leaf, node_depth, inner;
  if (!number_between(rt, given[1], kMost, 1, kMost,
                      kMost == 64 ? "digest_size must be between 1 and 64 bytes"
                                  : "digest_size must be between 1 and 32 bytes",
                      digest))
    return raised;
  Lent key(rt), salt(rt), person(rt);
  if (given[2] && !key.open(*given[2])) return raised;
  if (given[3] && !salt.open(*given[3])) return raised;
  if (given[4] && !person.open(*given[4])) return raised;
  const auto size = [](std::size_t n) { return static_cast<int>(n); };
  if (salt.size() > For::kSalt)
    return rt.raise(*rt.types.value_error, "maximum salt length is %d bytes", size(For::kSalt));
  if (person.size() > For::kSalt)
    return rt.raise(*rt.types.value_error, "maximum person length is %d bytes", size(For::kSalt));
  if (!number_between(rt, given[5], 1, 0, 255, "fanout must be between 0 and 255", fanout) ||
      !number_between(rt, given[6], 1, 1, 255, "depth must be between 1 and 255", depth))
    return raised;
  if (!number_between(rt, given[7], 0, 0, 0xffff'ffff, "leaf_size is too large", leaf))
    return raised;
  std::uint64_t offset = 0;
  if (given[8]) {
    const Ref<Object> number = to_index(rt, *given[8]);
    if (!number) return raised;
    const auto& value = static_cast<Int&>(*number);
    if (value.negative()) return rt.raise(*rt.types.value_error, "value must be positive");
    if (!value.compact() && value.limb_count() > 1)
      return rt.raise(*rt.types.overflow_error, "int too big to convert");
    offset = value.compact() ? static_cast<std::uint64_t>(value.value) : value.limbs[0];
    if (offset > For::kMostOffset)
      return rt.raise(*rt.types.overflow_error, "node_offset is too large");
  }
  if (!number_between(rt, given[9], 0, 0, 255, "node_depth must be between 0 and 255",
                      node_depth) ||
      !number_between(rt, given[10], 0, 0, kMost,
                      kMost == 64 ? "inner_size must be between 0 and is 64"
                                  : "inner_size must be between 0 and is 32",
                      inner))
    return raised;
  bool last_node = false;
  if (given[11]) {
    const auto on = truth(rt, *given[11]);
    if (!on) return raised;
    last_node = *on;
  }
  if (key.size() > A::kMostDigest)
    return rt.raise(*rt.types.value_error, "maximum key length is %d bytes", size(A::kMostDigest));

  unsigned char parameters[8 * sizeof(typename For::Word)] = {};
  const auto put = [&parameters](std::size_t at, std::uint64_t value, std::size_t octets) {
    for (std::size_t i = 0; i < octets; ++i)
      parameters[at + i] = static_cast<unsigned char>(value >> (8 * i));
  };
  constexpr bool kWide = sizeof(typename For::Word) == 8;
  put(0, static_cast<std::uint64_t>(digest), 1);
  put(1, key.size(), 1);
  put(2, static_cast<std::uint64_t>(fanout), 1);
  put(3, static_cast<std::uint64_t>(depth), 1);
  put(4, static_cast<std::uint64_t>(leaf), 4);
  put(8, offset, kWide ? 8 : 6);
  put(kWide ? 16 : 14, static_cast<std::uint64_t>(node_depth), 1);
  put(kWide ? 17 : 15, static_cast<std::uint64_t>(inner), 1);
  constexpr std::size_t kSaltAt = sizeof parameters - 2 * For::kSalt;
  if (salt.size()) std::memcpy(parameters + kSaltAt, salt.data(), salt.size());
  if (person.size()) std::memcpy(parameters + kSaltAt + For::kSalt, person.data(), person.size());

  Ref<hashing::Hash<A>> made = allocate_empty<hashing::Hash<A>>(rt, For::kPlace);
  if (!made) return raised;
  A& self = made->algorithm;
  self = A{};
  for (std::size_t i = 0; i < 8; ++i) {
    typename For::Word word = 0;
    for (std::size_t k = A::kWord; k-- > 0;)
      word = static_cast<typename For::Word>(word << 8) | parameters[A::kWord * i + k];
    self.state[i] = For::kStart[i] ^ word;
  }
  self.digest = static_cast<std::size_t>(digest);
  self.last_node = last_node;
  if (key.size()) {
    self.add(key.view());
    while (self.used < A::kBlock) self.block[self.used++] = 0;
  }
  if (given[0]) {
    Lent octets(rt);
    if (!hashing::open_octets(rt, *given[0], octets)) return raised;
    self.add(octets.view());
  }
  return made.release();
}

template <class For>
void fill_type(Slots& slots) {
  hashing::HashType<Blake<For>>::fill(slots);
  slots.construct = construct<For>;
}

template <class For>
constexpr TypeSpec type_spec() {
  return {
      .name = For::kName,
      .basic_size = sizeof(hashing::Hash<Blake<For>>),
      .fill = fill_type<For>,
      .methods = hashing::HashType<Blake<For>>::kMethods,
      .properties = hashing::HashType<Blake<For>>::kProperties,
      .module = "_blake2",
      .module_type = place_of(For::kPlace),
  };
}
constexpr TypeSpec kBlake2b = type_spec<ForB>(), kBlake2s = type_spec<ForS>();
constexpr const TypeSpec* kTypes[] = {&kBlake2b, &kBlake2s};

template <class For>
Status add_sizes(Runtime& rt) {
  Type& type = module_type(rt, For::kPlace);
  const Status status = Filler(rt, *type.dict)
                            .set("SALT_SIZE", static_cast<int>(For::kSalt))
                            .set("PERSON_SIZE", static_cast<int>(For::kSalt))
                            .set("MAX_KEY_SIZE", static_cast<int>(Blake<For>::kMostDigest))
                            .set("MAX_DIGEST_SIZE", static_cast<int>(Blake<For>::kMostDigest))
                            .status();
  type_changed(type);
  return status;
}

Status fill(Runtime& rt, Module&) {
  return add_sizes<ForB>(rt) ? add_sizes<ForS>(rt) : Status(raised);
}

}  // namespace

const NativeModule kBlake2Module = {.name = "_blake2", .types = kTypes, .fill = fill};

}  // namespace vitro::vm
