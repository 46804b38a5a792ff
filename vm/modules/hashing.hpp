// What the hash modules share: objects around an algorithm, which is a plain struct with add(),
// finish() (writes the digest, of which it yields the octets), a block size and a name. Written
// here rather than taken from a library of cryptography: none of those has all of them, libcrypto,
// which comes closest, would double the size of the program, and hashes are a page each.
#pragma once

#include "objects/buffer.hpp"
#include "objects/bytes.hpp"
#include "objects/int.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm::hashing {

inline constexpr std::size_t kLongestDigest = 64;

template <class Algorithm>
struct Hash : Object {
  Algorithm algorithm;

  template <class Visitor>
  void visit_edges(Visitor&) {}
};

// An argument that is hashed. TypeError for text.
inline Status open_octets(Runtime& rt, Object& given, Lent& octets) {
  if (is_str(given))
    return rt.raise(*rt.types.type_error, "Strings must be encoded before hashing");
  if (!lends_memory(given))
    return rt.raise(*rt.types.type_error, "object supporting the buffer API required");
  return octets.open(given);
}

inline Own<Object> hex_text(Runtime& rt, std::string_view octets) {
  Own<Str> text = new_str(rt, octets.size() * 2, 0x7f);
  if (!text) return raised;
  auto* out = static_cast<char*>(text->data());
  for (const char c : octets) {
    const auto octet = static_cast<unsigned char>(c);
    *out++ = "0123456789abcdef"[octet >> 4];
    *out++ = "0123456789abcdef"[octet & 15];
  }
  return text;
}

template <class A>
struct HashType {
  static A& of(Object& object) { return static_cast<Hash<A>&>(object).algorithm; }

  static Own<Object> update(Runtime& rt, Object& self, Arguments arguments) {
    Lent octets(rt);
    if (!open_octets(rt, arguments[0], octets)) return raised;
    of(self).add(octets.view());
    return own(*rt.none);
  }
  static Own<Object> digest(Runtime& rt, Object& self, Arguments) {
    char octets[kLongestDigest];
    A last = of(self);
    const std::size_t size = last.finish(octets);
    return make_bytes(rt, {octets, size});
  }
  static Own<Object> hex_digest(Runtime& rt, Object& self, Arguments) {
    char octets[kLongestDigest];
    A last = of(self);
    const std::size_t size = last.finish(octets);
    return hex_text(rt, {octets, size});
  }
  static Own<Object> copy(Runtime& rt, Object& self, Arguments) {
    Own<Hash<A>> made = allocate_empty<Hash<A>>(rt, A::kPlace);
    if (made) made->algorithm = of(self);
    return made;
  }
  static Own<Object> digest_size(Runtime& rt, Object& self) {
    return make_int(rt, static_cast<std::int64_t>(of(self).digest_size()));
  }
  static Own<Object> block_size(Runtime& rt, Object& self) {
    return make_int(rt, static_cast<std::int64_t>(of(self).block_size()));
  }
  static Own<Object> name(Runtime& rt, Object& self) { return make_str(rt, of(self).name()); }

  static void fill(Slots& slots) { fill_life<Hash<A>>(slots); }

  static constexpr NativeMethod kMethods[] = {
      {"update", update, Takes::one},
      {"digest", digest, Takes::nothing},
      {"hexdigest", hex_digest, Takes::nothing},
      {"copy", copy, Takes::nothing},
  };
  static constexpr NativeProperty kProperties[] = {
      {"digest_size", digest_size}, {"block_size", block_size}, {"name", name}};
};

// function(string=b"", *, usedforsecurity=True): a hash that begins with this state.
template <class A>
Own<Object> make_hash(Runtime& rt, const char* function, const A& start, Arguments arguments) {
  static constexpr const char* kNames[] = {"string", "usedforsecurity"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {function, kNames, 0, 0, 1}, given)) return raised;
  Ref<Hash<A>> made = allocate_empty<Hash<A>>(rt, A::kPlace);
  if (!made) return raised;
  made->algorithm = start;
  if (given[0]) {
    Lent octets(rt);
    if (!open_octets(rt, *given[0], octets)) return raised;
    made->algorithm.add(octets.view());
  }
  return made.release();
}

// Gathers octets in blocks for Self::mix(), and ends messages as MD5 and SHA-1 do.
template <class Self, std::size_t Words, bool BigEndian>
struct Blocks {
  std::uint32_t state[Words];
  unsigned char block[64];
  std::uint64_t length;  // octets so far
  std::size_t used;      // of the block

  void add(std::string_view octets) {
    length += octets.size();
    for (const char octet : octets) {
      block[used++] = static_cast<unsigned char>(octet);
      if (used == sizeof block) flush();
    }
  }
  // The message's end: a bit, zeros, and its length in bits.
  void pad() {
    const std::uint64_t bits = length * 8;
    block[used++] = 0x80;
    if (used > 56) {
      while (used < 64) block[used++] = 0;
      flush();
    }
    while (used < 56) block[used++] = 0;
    for (int i = 0; i < 8; ++i)
      block[56 + i] = static_cast<unsigned char>(bits >> (BigEndian ? 56 - 8 * i : 8 * i));
    flush();
  }
  void write(char* out, std::size_t size) const {
    for (std::size_t i = 0; i < size; ++i)
      out[i] = static_cast<char>(state[i / 4] >> (BigEndian ? 24 - 8 * (i % 4) : 8 * (i % 4)));
  }
  [[nodiscard]] std::uint32_t word(std::size_t i) const {
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < 4; ++k) value = value << 8 | block[4 * i + (BigEndian ? k : 3 - k)];
    return value;
  }
  [[nodiscard]] static std::size_t block_size() { return 64; }

 private:
  void flush() {
    static_cast<Self*>(this)->mix();
    used = 0;
  }
};

}  // namespace vitro::vm::hashing
