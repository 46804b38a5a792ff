// The table of interned strings: open addressing, linear probing, borrowed entries. An interned str
// is mortal; dying, it takes itself out.
#include "objects/str_data.hpp"

namespace vitro {

namespace {

constexpr std::size_t kSmallestTable = 1024;  // a fresh runtime's names need about this

Str** table_of(Runtime& rt) { return static_cast<Str**>(rt.interned_table); }

std::size_t home_of(Str& text, std::size_t mask) {
  return static_cast<std::size_t>(str_hash(text)) & mask;
}

// The place of an equal entry, or the free one where it belongs.
std::size_t place_of(Runtime& rt, Str& text) {
  Str** table = table_of(rt);
  const std::size_t mask = rt.interned_capacity - 1;
  std::size_t place = home_of(text, mask);
  while (table[place]) {
    Str& entry = *table[place];
    if (&entry == &text || (entry.hash_cache == text.hash_cache && str_equal(entry, text))) break;
    place = (place + 1) & mask;
  }
  return place;
}

Status grow(Runtime& rt) {
  const std::size_t old_capacity = rt.interned_capacity;
  const std::size_t capacity = old_capacity ? old_capacity * 2 : kSmallestTable;
  auto* table = static_cast<Str**>(rt.allocate_buffer(capacity * sizeof(Str*)));
  if (!table) return raised;
  std::memset(table, 0, capacity * sizeof(Str*));
  Str** old_table = table_of(rt);
  for (std::size_t i = 0; i < old_capacity; ++i) {
    if (!old_table[i]) continue;
    std::size_t place = home_of(*old_table[i], capacity - 1);
    while (table[place]) place = (place + 1) & (capacity - 1);
    table[place] = old_table[i];
  }
  rt.free_buffer(old_table, old_capacity * sizeof(Str*));
  rt.interned_table = table;
  rt.interned_capacity = capacity;
  return ok;
}

}  // namespace

Own<Str> intern(Runtime& rt, Own<Str> text) {
  if (!text || text->interned()) return text;
  // An instance of a subclass may compare and hash as it likes: its plain copy is the name.
  if (text->type != rt.types.str) {
    const Ref<Str> held = text;
    text = exact_str(rt, *held);
    if (!text) return raised;
  }
  if (rt.interned_count * 3 >= rt.interned_capacity * 2 && !grow(rt)) {
    release(text);
    return raised;
  }
  const std::size_t place = place_of(rt, *text);
  if (Str* known = table_of(rt)[place]) {
    if (rt.heap.counting()) ++rt.heap.paths.interned;
    retain(*known);
    release(text);
    return Own<Str>(known);
  }
  table_of(rt)[place] = text.get();
  ++rt.interned_count;
  text->aux |= kStrInterned;
  return text;
}

Own<Str> intern(Runtime& rt, std::string_view utf8) { return intern(rt, make_str(rt, utf8)); }

void forget_interned(Runtime& rt, Str& text) {
  if (!text.interned() || !rt.interned_table) return;
  text.aux &= ~kStrInterned;
  Str** table = table_of(rt);
  const std::size_t mask = rt.interned_capacity - 1;
  std::size_t hole = home_of(text, mask);
  while (table[hole] != &text) {
    if (!table[hole]) return;
    hole = (hole + 1) & mask;
  }
  // Entries behind the hole move up unless that would put them before their home.
  for (std::size_t next = (hole + 1) & mask; table[next]; next = (next + 1) & mask) {
    const std::size_t home = home_of(*table[next], mask);
    if (((next - home) & mask) < ((next - hole) & mask)) continue;
    table[hole] = table[next];
    hole = next;
  }
  table[hole] = nullptr;
  --rt.interned_count;
}

}  // namespace vitro
