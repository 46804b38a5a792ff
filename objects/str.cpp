// Making, hashing, comparing and joining of text; the slots and methods that Python sees are
// elsewhere.
#include "objects/str.hpp"

#include <algorithm>

#include "objects/str_data.hpp"

namespace vitro {

namespace {

// A str that grew by str_append() owns more than its text needs; the upper half of aux then says
// how many bytes, as a ten-bit number to be shifted left. 0: exactly what the text needs.
constexpr unsigned kSpareShift = 16;
constexpr std::uint32_t kSpareMask = 0xffff'0000u;

struct Spare {
  std::uint32_t bits;
  std::size_t bytes;
};

// The smallest expressible size of at least `bytes`.
Spare round_up_spare(std::size_t bytes) {
  unsigned shift = 0;
  while ((bytes >> shift) + 1 >= 1024) ++shift;
  const std::size_t mantissa = (bytes + (std::size_t{1} << shift) - 1) >> shift;
  return {static_cast<std::uint32_t>(shift << 10 | mantissa) << kSpareShift, mantissa << shift};
}

constexpr std::size_t plain_bytes(std::size_t length, unsigned width) {
  return sizeof(Str) + (length + 1) * width;
}

template <class To, class From>
void convert_points(void* to, const void* from, std::size_t count) {
  auto* out = static_cast<To*>(to);
  const auto* in = static_cast<const From*>(from);
  for (std::size_t i = 0; i < count; ++i) out[i] = static_cast<To>(in[i]);
}

void put_terminator(Str& text) {
  std::memset(address_of_point(text, text.length), 0, text.width());
}

Own<Str> new_cell(Runtime& rt, std::size_t length, char32_t widest, std::size_t bytes) {
  const Own<Str> text = rt.allocate<Str>(*rt.types.str, CellKind::leaf, bytes);
  if (!text) return raised;
  text->aux = width_for(widest) | (widest < 0x80 ? kStrAscii : 0);
  text->hash_cache = -1;
  text->length = length;
  put_terminator(*text);
  return text;
}

}  // namespace

std::size_t str_cell_bytes(const Str& text) {
  const std::uint32_t spare = text.aux >> kSpareShift;
  if (spare) return static_cast<std::size_t>(spare & 0x3ff) << (spare >> 10);
  return plain_bytes(text.length, text.width());
}

void copy_points(void* to, unsigned to_width, const void* from, unsigned from_width,
                 std::size_t count) {
  if (to_width == from_width) {
    if (count) std::memcpy(to, from, count * to_width);
    return;
  }
  switch (to_width << 4 | from_width) {
    case 0x12: return convert_points<std::uint8_t, std::uint16_t>(to, from, count);
    case 0x14: return convert_points<std::uint8_t, std::uint32_t>(to, from, count);
    case 0x21: return convert_points<std::uint16_t, std::uint8_t>(to, from, count);
    case 0x24: return convert_points<std::uint16_t, std::uint32_t>(to, from, count);
    case 0x41: return convert_points<std::uint32_t, std::uint8_t>(to, from, count);
    default: return convert_points<std::uint32_t, std::uint16_t>(to, from, count);
  }
}

void copy_points(Str& to, std::size_t position, const Str& from, std::size_t from_position,
                 std::size_t count) {
  const char* source = static_cast<const char*>(from.data()) + from_position * from.width();
  copy_points(address_of_point(to, position), to.width(), source, from.width(), count);
}

void fill_points(void* to, unsigned width, char32_t code_point, std::size_t count) {
  if (width == 1) {
    if (count) std::memset(to, static_cast<int>(code_point), count);
  } else if (width == 2) {
    std::fill_n(static_cast<std::uint16_t*>(to), count, static_cast<std::uint16_t>(code_point));
  } else {
    std::fill_n(static_cast<std::uint32_t*>(to), count, static_cast<std::uint32_t>(code_point));
  }
}

char32_t widest_in(const Str& text, std::size_t from, std::size_t to) {
  if (text.ascii()) return 0x7f;
  return with_points(text, [&](const auto* points) -> char32_t {
    if constexpr (sizeof(*points) == 1) return all_ascii(points + from, to - from) ? 0x7f : 0xff;
    std::uint32_t bits = 0;  // of all, which has the same highest bit as the greatest
    for (std::size_t i = from; i < to; ++i) bits |= points[i];
    return bits < 0x80 ? 0x7f : bits < 0x100 ? 0xff : bits < 0x10000 ? 0xffff : 0x10ffff;
  });
}

char32_t next_code_point(std::string_view utf8, std::size_t& i) {
  const auto at = [&](std::size_t k) { return static_cast<unsigned char>(utf8[k]); };
  const char32_t first = at(i++);
  if (first < 0x80) return first;
  const unsigned more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  if (first < 0xc2 || first > 0xf4 || utf8.size() - i < more) return 0xfffd;
  char32_t c = first & (0x3fu >> more);
  for (unsigned k = 0; k < more; ++k) {
    if ((at(i + k) & 0xc0) != 0x80) return 0xfffd;
    c = c << 6 | (at(i + k) & 0x3f);
  }
  if ((more == 2 && c < 0x800) || (more == 3 && (c < 0x10000 || c > 0x10ffff))) return 0xfffd;
  i += more;
  return c;
}

Own<Str> new_str(Runtime& rt, std::size_t length, char32_t widest) {
  if (length == 0 && rt.empty_str) return own(*rt.empty_str);
  if (length > kLongestStr) return rt.raise_memory_error();
  return new_cell(rt, length, widest, plain_bytes(length, width_for(widest)));
}

void str_put(Str& text, std::size_t position, char32_t code_point) {
  switch (text.width()) {
    case 1:
      static_cast<std::uint8_t*>(text.data())[position] = static_cast<std::uint8_t>(code_point);
      return;
    case 2:
      static_cast<std::uint16_t*>(text.data())[position] = static_cast<std::uint16_t>(code_point);
      return;
    default: static_cast<std::uint32_t*>(text.data())[position] = code_point; return;
  }
}

Own<Str> str_of_char(Runtime& rt, char32_t code_point) {
  if (code_point < 0x100 && rt.latin1[code_point]) return own(*rt.latin1[code_point]);
  const Own<Str> text = new_str(rt, 1, code_point);
  if (text) str_put(*text, 0, code_point);
  return text;
}

Own<Str> make_str(Runtime& rt, std::string_view utf8) {
  if (all_ascii(utf8.data(), utf8.size())) {
    if (utf8.size() == 1) return str_of_char(rt, static_cast<unsigned char>(utf8[0]));
    const Own<Str> text = new_str(rt, utf8.size(), 0x7f);
    if (text && !utf8.empty()) std::memcpy(text->data(), utf8.data(), utf8.size());
    return text;
  }
  std::size_t length = 0;
  char32_t bits = 0, last = 0;
  for (std::size_t i = 0; i < utf8.size(); ++length) bits |= last = next_code_point(utf8, i);
  if (length == 1) return str_of_char(rt, last);
  const Own<Str> text = new_str(rt, length, std::min<char32_t>(bits, 0x10ffff));
  if (!text) return raised;
  for (std::size_t i = 0, position = 0; i < utf8.size(); ++position)
    str_put(*text, position, next_code_point(utf8, i));
  return text;
}

Own<Str> str_from_code_points(Runtime& rt, const char32_t* points, std::size_t count) {
  if (count == 1) return str_of_char(rt, points[0]);
  char32_t bits = 0;
  for (std::size_t i = 0; i < count; ++i) bits |= points[i];
  const Own<Str> text = new_str(rt, count, std::min<char32_t>(bits, 0x10ffff));
  if (text) copy_points(text->data(), text->width(), points, 4, count);
  return text;
}

// ---- hash and comparison ----

namespace {

std::uint64_t read_word(const unsigned char* bytes, std::size_t count) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, count);
  return word;
}

// Both halves of the 128-bit product: every bit of either factor reaches the result.
std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
  const unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

constexpr std::uint64_t kGolden = 0x9e37'79b9'7f4a'7c15u;

}  // namespace

std::int64_t hash_octets(const Runtime& rt, const void* octets, std::size_t count) {
  if (count == 0) return 0;
  const auto* bytes = static_cast<const unsigned char*>(octets);
  std::uint64_t state = rt.hash_key[0] ^ (count * kGolden);
  std::size_t left = count;
  for (; left > 16; bytes += 16, left -= 16)
    state = fold(read_word(bytes, 8) ^ rt.hash_key[1], read_word(bytes + 8, 8) ^ state);
  std::uint64_t a, b = 0;
  if (left >= 8) {
    a = read_word(bytes, 8);
    b = read_word(bytes + left - 8, 8);
  } else if (left >= 4) {
    a = read_word(bytes, 4);
    b = read_word(bytes + left - 4, 4);
  } else {
    a = static_cast<std::uint64_t>(bytes[0]) << 16 |
        static_cast<std::uint64_t>(bytes[left / 2]) << 8 | bytes[left - 1];
  }
  const std::uint64_t mixed = fold(a ^ rt.hash_key[1], b ^ state);
  const auto hash = static_cast<std::int64_t>(fold(mixed ^ kGolden, rt.hash_key[0] ^ state));
  return hash == -1 ? -2 : hash;
}

std::int64_t str_hash(Str& text) {
  if (text.hash_cache == -1)
    text.hash_cache = hash_octets(*text.type->runtime, text.data(), text.length * text.width());
  return text.hash_cache;
}

bool str_equal(const Str& left, const Str& right) {
  if (&left == &right) return true;
  if (left.length != right.length || left.width() != right.width()) return false;
  if (left.interned() && right.interned()) return false;
  return std::memcmp(left.data(), right.data(), left.length * left.width()) == 0;
}

bool str_equal(const Str& left, std::string_view utf8) {
  if (left.ascii())
    return left.length == utf8.size() &&
           (utf8.empty() || std::memcmp(left.data(), utf8.data(), utf8.size()) == 0);
  std::size_t i = 0, position = 0;
  for (; i < utf8.size() && position < left.length; ++position)
    if (next_code_point(utf8, i) != left.at(position)) return false;
  return i == utf8.size() && position == left.length;
}

int str_compare(const Str& left, const Str& right) {
  const std::size_t shared = std::min(left.length, right.length);
  if (left.width() == 1 && right.width() == 1) {
    const int order = std::memcmp(left.data(), right.data(), shared);
    if (order != 0) return order < 0 ? -1 : 1;
  } else {
    for (std::size_t i = 0; i < shared; ++i) {
      const char32_t a = left.at(i), b = right.at(i);
      if (a != b) return a < b ? -1 : 1;
    }
  }
  return left.length == right.length ? 0 : left.length < right.length ? -1 : 1;
}

// ---- putting together and taking apart ----

Own<Str> exact_str(Runtime& rt, Str& text) {
  if (text.type == rt.types.str) return own(text);
  const Own<Str> copy = new_str(rt, text.length, widest_bound(text));
  if (copy) copy_points(*copy, 0, text);
  return copy;
}

Own<Str> str_concat(Runtime& rt, Str& left, Str& right) {
  if (left.length == 0) return exact_str(rt, right);
  if (right.length == 0) return exact_str(rt, left);
  const Own<Str> text =
      new_str(rt, left.length + right.length, std::max(widest_bound(left), widest_bound(right)));
  if (!text) return raised;
  copy_points(*text, 0, left);
  copy_points(*text, left.length, right);
  return text;
}

Own<Str> str_append(Runtime& rt, Own<Str> left, Str& right) {
  if (right.length == 0 && left->type == rt.types.str) return left;
  Str& text = *left;
  const std::size_t length = text.length + right.length;
  const char32_t widest = std::max(widest_bound(text), widest_bound(right));
  const bool alone =
      text.refcount == 1 && !text.interned() && &text != &right && text.type == rt.types.str;
  if (!alone || text.length == 0 || length > kLongestStr) {
    const Own<Str> sum = str_concat(rt, text, right);
    release(left);
    return sum;
  }
  const unsigned width = width_for(widest);
  const std::size_t needed = plain_bytes(length, width);
  const std::size_t have = str_cell_bytes(text);
  const bool small = have <= kLargestCell && (text.aux & kSpareMask) == 0;
  const std::size_t room = small ? class_bytes(size_class(have)) : have;
  // A cell is freed by its class, so within one class the text may grow without a word to the heap.
  // A longer one that did not come from here has no room of its own to grow into.
  if (width == text.width() && needed <= room && (small || (text.aux & kSpareMask) != 0)) {
#if defined(VITRO_ADDRESS_SANITIZER)
    ASAN_UNPOISON_MEMORY_REGION(&text, needed);
#endif
    copy_points(text, text.length, right);
    text.length = length;
    text.hash_cache = -1;
    if (widest >= 0x80) text.aux &= ~kStrAscii;
    put_terminator(text);
    return left;
  }
  Own<Str> grown;
  if (needed <= kLargestCell) {
    grown = new_cell(rt, length, widest, needed);
  } else {
    const Spare spare = round_up_spare(needed + needed / 4);
    grown = new_cell(rt, length, widest, spare.bytes);
    if (grown) grown->aux |= spare.bits;
  }
  if (grown) {
    copy_points(*grown, 0, text);
    copy_points(*grown, text.length, right);
  }
  release(left);
  return grown;
}

Own<Str> str_slice(Runtime& rt, Str& text, std::size_t from, std::size_t to) {
  if (from == 0 && to == text.length) return exact_str(rt, text);
  if (to - from == 1) return str_of_char(rt, text.at(from));
  const Own<Str> slice = new_str(rt, to - from, widest_in(text, from, to));
  if (slice) copy_points(*slice, 0, text, from, to - from);
  return slice;
}

namespace {

template <class Point, class PartPoint>
std::ptrdiff_t find_points(const Point* points, const PartPoint* part, std::size_t count,
                           std::size_t from, std::size_t to) {
  const auto* end = points + to;
  const auto* hit = std::search(points + from, end, part, part + count, [](Point a, PartPoint b) {
    return static_cast<char32_t>(a) == static_cast<char32_t>(b);
  });
  return hit == end ? -1 : hit - points;
}

}  // namespace

std::ptrdiff_t str_find(const Str& text, const Str& part, std::size_t from, std::size_t to) {
  if (from > to || to - from < part.length) return -1;
  if (part.length == 0) return static_cast<std::ptrdiff_t>(from);
  if (part.width() > text.width()) return -1;
  if (text.width() == 1) {
    const char* base = static_cast<const char*>(text.data());
    const void* hit = part.length == 1
                          ? std::memchr(base + from, static_cast<int>(part.at(0)), to - from)
                          : memmem(base + from, to - from, part.data(), part.length);
    return hit ? static_cast<const char*>(hit) - base : -1;
  }
  return with_points(text, [&](const auto* points) {
    return with_points(part, [&](const auto* part_points) {
      return find_points(points, part_points, part.length, from, to);
    });
  });
}

}  // namespace vitro
