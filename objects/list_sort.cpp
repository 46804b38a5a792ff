// list.sort: a stable merge sort that takes runs as they come (McIlroy, Peters) and decides by
// powersort (Munro, Wild: "Nearly-Optimal Mergesorts") which neighbours to merge. Lists of plain
// ints, floats or strs are compared without asking their types.
#include <bit>
#include <cstring>

#include "objects/float.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"

namespace vitro {
namespace {

// What is sorted. The value of an int or float key is copied next to the item, so that comparing
// touches no object.
struct IntItem {
  std::int64_t key;
  Object* item;
};
struct FloatItem {
  double key;
  Object* item;
};
struct KeyedItem {
  Object* key;
  Object* item;
};

enum class Order : std::uint8_t { failed, no, yes };  // is left < right?

struct LessPlain {
  template <class Item>
  Order operator()(const Item& left, const Item& right) const {
    return left.key < right.key ? Order::yes : Order::no;
  }
};
struct LessText {
  Order operator()(const KeyedItem& left, const KeyedItem& right) const {
    return str_compare(static_cast<const Str&>(*left.key), static_cast<const Str&>(*right.key)) < 0
               ? Order::yes
               : Order::no;
  }
};
struct LessAny {
  Runtime& rt;
  Order operator()(const KeyedItem& left, const KeyedItem& right) const {
    const auto less = compare_bool(rt, *left.key, *right.key, CompareOp::lt);
    if (!less) return Order::failed;
    return *less ? Order::yes : Order::no;
  }
};

constexpr std::size_t kShortestRun = 24;  // shorter ones are extended by binary insertion
constexpr std::size_t kDeepestStack = 66;

// Sorts items[0, length) with `scratch` of length/2 + 1 items. Every function yields false when a
// comparison raised; the array then holds all items still, in some order.
template <class Item, class Less>
class Sorter {
 public:
  Sorter(Item* items, std::size_t length, Item* scratch, Less less)
      : items_(items), length_(length), scratch_(scratch), less_(less) {}

  bool sort() {
    std::size_t start = 0;
    std::size_t run = 0;
    if (!next_run(0, run)) return false;
    while (start + run < length_) {
      std::size_t next = 0;
      if (!next_run(start + run, next)) return false;
      const int power = boundary_power(start, run, next);
      while (depth_ > 0 && stack_[depth_ - 1].power > power) {
        const Pending& left = stack_[--depth_];
        if (!merge(left.start, start, start + run)) return false;
        run += start - left.start;
        start = left.start;
      }
      stack_[depth_++] = {start, power};
      start += run;
      run = next;
    }
    while (depth_ > 0) {
      const Pending& left = stack_[--depth_];
      if (!merge(left.start, start, length_)) return false;
      start = left.start;
    }
    return true;
  }

 private:
  struct Pending {
    std::size_t start;
    int power;  // of the boundary after it
  };

  // The run that begins at `start`, made ascending and long enough.
  bool next_run(std::size_t start, std::size_t& run) {
    std::size_t end = start + 1;
    if (end < length_) {
      const Order first = less_(items_[end], items_[start]);
      if (first == Order::failed) return false;
      // Only a strictly descending run may be reversed: equal items keep their order.
      for (++end; end < length_; ++end) {
        const Order order = less_(items_[end], items_[end - 1]);
        if (order == Order::failed) return false;
        if (order != first) break;
      }
      if (first == Order::yes) reverse(start, end);
    }
    std::size_t wanted = start + kShortestRun;
    if (wanted > length_) wanted = length_;
    for (; end < wanted; ++end)
      if (!insert(start, end)) return false;
    run = end - start;
    return true;
  }

  void reverse(std::size_t from, std::size_t to) {
    for (; from + 1 < to; ++from) std::swap(items_[from], items_[--to]);
  }

  // Inserts items_[end] into the sorted items before it, after those equal to it.
  bool insert(std::size_t start, std::size_t end) {
    const Item item = items_[end];
    std::size_t low = start, high = end;
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      const Order order = less_(item, items_[middle]);
      if (order == Order::failed) return false;
      if (order == Order::yes)
        high = middle;
      else
        low = middle + 1;
    }
    std::memmove(static_cast<void*>(items_ + low + 1), items_ + low, (end - low) * sizeof(Item));
    items_[low] = item;
    return true;
  }

  // How deep in a perfectly balanced tree of merges the boundary between two neighbouring runs
  // would lie.
  int boundary_power(std::size_t start, std::size_t left, std::size_t right) const {
    std::size_t a = 2 * start + left;  // twice the middle of the left run
    std::size_t b = a + left + right;  // twice the middle of the right one
    const std::size_t whole = 2 * length_;
    int power = 0;
    for (;;) {
      ++power;
      if (a >= whole) {
        a -= whole;
        b -= whole;
      } else if (b >= whole) {
        return power;
      }
      a *= 2;
      b *= 2;
    }
  }

  // First position in [from, to) whose item is greater than `item` (after_equal) or not less than
  // it.
  bool find(const Item& item, std::size_t from, std::size_t to, bool after_equal,
            std::size_t& position) {
    while (from < to) {
      const std::size_t middle = from + (to - from) / 2;
      const Order order = after_equal ? less_(item, items_[middle]) : less_(items_[middle], item);
      if (order == Order::failed) return false;
      if ((order == Order::yes) == after_equal)
        to = middle;
      else
        from = middle + 1;
    }
    position = from;
    return true;
  }

  // Merges the neighbouring runs [start, middle) and [middle, end).
  bool merge(std::size_t start, std::size_t middle, std::size_t end) {
    // What already is in place, at both ends, is left alone: runs that hardly overlap merge in no
    // time.
    const Order crossed = less_(items_[middle], items_[middle - 1]);
    if (crossed == Order::failed) return false;
    if (crossed == Order::no) return true;
    if (!find(items_[middle], start, middle, true, start)) return false;
    if (!find(items_[middle - 1], middle, end, false, end)) return false;
    return middle - start <= end - middle ? merge_forwards(start, middle, end)
                                          : merge_backwards(start, middle, end);
  }

  bool merge_forwards(std::size_t start, std::size_t middle, std::size_t end) {
    const std::size_t count = middle - start;
    std::memcpy(static_cast<void*>(scratch_), items_ + start, count * sizeof(Item));
    const Item* left = scratch_;
    const Item* left_end = scratch_ + count;
    const Item* right = items_ + middle;
    const Item* right_end = items_ + end;
    Item* out = items_ + start;
    bool fine = true;
    while (left < left_end && right < right_end) {
      const Order order = less_(*right, *left);
      if (order == Order::failed) {
        fine = false;
        break;
      }
      *out++ = order == Order::yes ? *right++ : *left++;
    }
    // The gap is as wide as what is left of the left run.
    std::memcpy(static_cast<void*>(out), left,
                static_cast<std::size_t>(left_end - left) * sizeof(Item));
    return fine;
  }

  bool merge_backwards(std::size_t start, std::size_t middle, std::size_t end) {
    const std::size_t count = end - middle;
    std::memcpy(static_cast<void*>(scratch_), items_ + middle, count * sizeof(Item));
    const Item* left = items_ + middle;  // one past, as are the others
    const Item* left_begin = items_ + start;
    const Item* right = scratch_ + count;
    Item* out = items_ + end;
    bool fine = true;
    while (right > scratch_ && left > left_begin) {
      const Order order = less_(right[-1], left[-1]);
      if (order == Order::failed) {
        fine = false;
        break;
      }
      *--out = order == Order::yes ? *--left : *--right;
    }
    const auto rest = static_cast<std::size_t>(right - scratch_);
    std::memcpy(static_cast<void*>(out - rest), scratch_, rest * sizeof(Item));
    return fine;
  }

  Item* items_;
  std::size_t length_;
  Item* scratch_;
  Less less_;
  Pending stack_[kDeepestStack];
  std::size_t depth_ = 0;
};

enum class KeyKind : std::uint8_t { ints, floats, texts, others };

KeyKind kind_of(Runtime& rt, Object* const* keys, std::size_t length) {
  const Type* type = keys[0]->type;
  for (std::size_t i = 1; i < length; ++i)
    if (keys[i]->type != type) return KeyKind::others;
  if (type == rt.types.str) return KeyKind::texts;
  if (type == rt.types.float_) return KeyKind::floats;
  if (type != rt.types.int_) return KeyKind::others;
  for (std::size_t i = 0; i < length; ++i)
    if (!static_cast<const Int&>(*keys[i]).compact()) return KeyKind::others;
  return KeyKind::ints;
}

void take_key(IntItem& to, Object& key) { to.key = static_cast<Int&>(key).value; }
void take_key(FloatItem& to, Object& key) { to.key = static_cast<Float&>(key).value; }
void take_key(KeyedItem& to, Object& key) { to.key = &key; }

// Sorts `items` by `keys`, which it leaves as they are.
template <class Item, class Less>
Status sort_as(Runtime& rt, Object** items, Object* const* keys, std::size_t length, Less less) {
  const std::size_t bytes = (length + length / 2 + 1) * sizeof(Item);
  auto* array = static_cast<Item*>(rt.allocate_buffer(bytes));
  if (!array) return raised;
  for (std::size_t i = 0; i < length; ++i) {
    take_key(array[i], *keys[i]);
    array[i].item = items[i];
  }
  const bool fine = Sorter<Item, Less>(array, length, array + length, less).sort();
  for (std::size_t i = 0; i < length; ++i) items[i] = array[i].item;
  rt.free_buffer(array, bytes);
  return fine ? ok : Status(raised);
}

Status sort_items(Runtime& rt, Object** items, Object* const* keys, std::size_t length) {
  switch (kind_of(rt, keys, length)) {
    case KeyKind::ints: return sort_as<IntItem>(rt, items, keys, length, LessPlain{});
    case KeyKind::floats: return sort_as<FloatItem>(rt, items, keys, length, LessPlain{});
    case KeyKind::texts: return sort_as<KeyedItem>(rt, items, keys, length, LessText{});
    default: return sort_as<KeyedItem>(rt, items, keys, length, LessAny{rt});
  }
}

void reverse_all(Object** items, std::size_t length) {
  for (std::size_t i = 0, j = length; i + 1 < j; ++i) std::swap(items[i], items[--j]);
}

// Calls `key` for each item, sorts by the results and drops them.
Status sort_by_key(Runtime& rt, Object** items, std::size_t length, Object& key) {
  const Ref<List> keys = new_list(rt, length);
  if (!keys) return raised;
  for (std::size_t i = 0; i < length; ++i) {
    Own<Object> value = call(rt, key, {items[i]});
    if (!value || !list_append(rt, *keys, value)) return raised;
  }
  return sort_items(rt, items, keys->items, length);
}

}  // namespace

Status list_sort(Runtime& rt, List& list, Object* key, bool reverse) {
  if (list.length < 2 && !(key && list.length)) return ok;
  // The list is empty meanwhile: a comparison that looks at it or changes it does no harm.
  Object** items = std::exchange(list.items, nullptr);
  const std::size_t length = std::exchange(list.length, 0);
  const std::size_t capacity = std::exchange(list.capacity, 0);
  // Reversing before and after keeps equal items in order.
  if (reverse) reverse_all(items, length);
  Status sorted = key ? sort_by_key(rt, items, length, *key) : sort_items(rt, items, items, length);
  if (reverse) reverse_all(items, length);
  if (sorted && list.items) sorted = rt.raise(*rt.types.value_error, "list modified during sort");

  List added = list;
  list.items = items;
  list.length = length;
  list.capacity = capacity;
  for (std::size_t i = added.length; i-- > 0;) release(*added.items[i]);
  rt.free_buffer(added.items, added.capacity * sizeof(Object*));
  return sorted;
}

}  // namespace vitro
