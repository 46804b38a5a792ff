// itertools: product, permutations, combinations with and without replacement. All keep a pool of
// items, the positions of the row given out last, and that row.
#include <algorithm>

#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/modules/itertools.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

struct Choice : Object {
  Tuple* pool;  // of items; of product: of tuples of items
  std::size_t* positions;
  std::size_t position_bytes;
  std::size_t length;  // of a row
  bool started, ended;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(pool, "pool");
    if (positions) visitor.buffer(positions, position_bytes, "positions");
  }
  [[nodiscard]] std::size_t items() const { return pool->length(); }
};

// A choice with room for so many positions; the pool is shared.
Own<Choice> make_choice(Runtime& rt, Type& cls, ModuleType type, Tuple& pool, std::size_t length,
                        std::size_t positions) {
  Ref<Choice> made = allocate_empty<Choice>(rt, cls, type);
  if (!made) return raised;
  made->pool = own(pool).get();
  made->length = length;
  if (positions > SIZE_MAX / 64) return rt.raise_memory_error();
  made->position_bytes = std::max<std::size_t>(positions, 1) * sizeof(std::size_t);
  made->positions = static_cast<std::size_t*>(rt.allocate_buffer(made->position_bytes));
  if (!made->positions) return raised;
  for (std::size_t i = 0; i < positions; ++i) made->positions[i] = i;
  return made.release();
}

Own<Object> row_of(Runtime& rt, Choice& self) {
  Own<Tuple> row = new_tuple(rt, self.length);
  if (!row) return raised;
  for (std::size_t i = 0; i < self.length; ++i)
    row->items()[i] = own((*self.pool)[self.positions[i]]).get();
  return row;
}

// The first row, or the one after `advance` moved the positions on.
template <class Advance>
Own<Object> next_row(Runtime& rt, Choice& self, Advance advance) {
  if (self.ended) return {};
  if (self.started && !advance()) {
    self.ended = true;
    return {};
  }
  self.started = true;
  return row_of(rt, self);
}

// ---- product ----

Own<Object> product_construct(Runtime& rt, Type& cls, Arguments arguments) {
  std::int64_t repeat = 1;
  if (arguments.keyword_names && arguments.keyword_names->length() > 0) {
    Tuple& names = *arguments.keyword_names;
    if (names.length() > 1)
      return rt.raise(*rt.types.type_error, "product() takes at most 1 keyword argument (%d given)",
                      static_cast<int>(names.length()));
    if (!str_equal(static_cast<Str&>(names[0]), "repeat"))
      return rt.raise(*rt.types.type_error, "'%S' is an invalid keyword argument for product()",
                      static_cast<Str*>(&names[0]));
    const auto given = size_argument(rt, *arguments.values[arguments.count]);
    if (!given) return raised;
    repeat = *given;
    if (repeat < 0) return rt.raise(*rt.types.value_error, "repeat argument cannot be negative");
  }
  const auto times = static_cast<std::size_t>(repeat);
  if (arguments.count && times > (SIZE_MAX >> 8) / arguments.count)
    return rt.raise(*rt.types.overflow_error, "repeat argument too large");
  const std::size_t length = arguments.count * times;
  Ref<Tuple> pools = new_tuple(rt, length);
  if (!pools) return raised;
  for (std::size_t i = 0; i < length; ++i) pools->items()[i] = own(*rt.none).get();
  bool empty = false;
  if (times > 0)
    for (std::uint32_t i = 0; i < arguments.count; ++i) {
      const Ref<Tuple> items = tuple_from_iterable(rt, arguments[i]);
      if (!items) return raised;
      empty = empty || items->length() == 0;
      for (std::size_t k = 0; k < times; ++k)
        set_field(pools->items()[i + k * arguments.count], Own<Object>(own(*items)));
    }
  Own<Choice> made = make_choice(rt, cls, ModuleType::product, *pools, length, length);
  if (!made) return raised;
  std::fill_n(made->positions, length, std::size_t{0});
  made->ended = empty;
  return made;
}

Own<Object> product_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Choice&>(object);
  if (self.ended) return {};
  const auto pool = [&self](std::size_t i) -> Tuple& {
    return static_cast<Tuple&>((*self.pool)[i]);
  };
  if (self.started) {
    std::size_t i = self.length;
    while (i > 0 && ++self.positions[i - 1] == pool(i - 1).length()) self.positions[--i] = 0;
    if (i == 0) {
      self.ended = true;
      return {};
    }
  }
  self.started = true;
  Own<Tuple> row = new_tuple(rt, self.length);
  if (!row) return raised;
  for (std::size_t i = 0; i < self.length; ++i)
    row->items()[i] = own(pool(i)[self.positions[i]]).get();
  return row;
}

// ---- permutations ----

// The length r of a row, given as an int that is not negative.
Fallible<std::size_t> row_length(Runtime& rt, Object& given) {
  const auto length = size_argument(rt, given);
  if (!length) return raised;
  if (*length < 0) return rt.raise(*rt.types.value_error, "r must be non-negative");
  return static_cast<std::size_t>(*length);
}

Own<Object> permutations_construct(Runtime& rt, Type& cls, Arguments arguments) {
  static constexpr const char* kNames[] = {"iterable", "r"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"permutations", kNames, 1}, given)) return raised;
  const Ref<Tuple> pool = tuple_from_iterable(rt, *given[0]);
  if (!pool) return raised;
  std::size_t length = pool->length();
  if (given[1] && given[1] != rt.none) {
    if (!is_int(*given[1])) return rt.raise(*rt.types.type_error, "Expected int as r");
    const auto wanted = row_length(rt, *given[1]);
    if (!wanted) return raised;
    length = *wanted;
  }
  const std::size_t n = pool->length();
  const bool none = length > n;
  // Positions of all items, then how often each place of the row has still to change.
  Own<Choice> made = make_choice(rt, cls, ModuleType::permutations, *pool, none ? 0 : length,
                                 none ? 0 : n + length);
  if (!made) return raised;
  if (none) {
    made->ended = true;
    return made;
  }
  for (std::size_t i = 0; i < length; ++i) made->positions[n + i] = n - i;
  return made;
}

Own<Object> permutations_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Choice&>(object);
  return next_row(rt, self, [&self] {
    const std::size_t n = self.items();
    std::size_t* positions = self.positions;
    std::size_t* cycles = positions + n;
    for (std::size_t i = self.length; i-- > 0;) {
      if (--cycles[i] != 0) {
        std::swap(positions[i], positions[n - cycles[i]]);
        return true;
      }
      std::rotate(positions + i, positions + i + 1, positions + n);
      cycles[i] = n - i;
    }
    return false;
  });
}

// ---- combinations ----

Own<Object> choose(Runtime& rt, Type& cls, Arguments arguments, const char* name, ModuleType type,
                   bool replacing) {
  static constexpr const char* kNames[] = {"iterable", "r"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {name, kNames, 2}, given)) return raised;
  const auto wanted = size_argument(rt, *given[1]);
  if (!wanted) return raised;
  const Ref<Tuple> pool = tuple_from_iterable(rt, *given[0]);
  if (!pool) return raised;
  if (*wanted < 0) return rt.raise(*rt.types.value_error, "r must be non-negative");
  const auto length = static_cast<std::size_t>(*wanted);
  const bool none = replacing ? pool->length() == 0 && length > 0 : length > pool->length();
  Own<Choice> made = make_choice(rt, cls, type, *pool, none ? 0 : length, none ? 0 : length);
  if (!made) return raised;
  made->ended = none;
  if (replacing && !none) std::fill_n(made->positions, length, std::size_t{0});
  return made;
}

Own<Object> combinations_construct(Runtime& rt, Type& cls, Arguments arguments) {
  return choose(rt, cls, arguments, "combinations", ModuleType::combinations, false);
}
Own<Object> combinations_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Choice&>(object);
  return next_row(rt, self, [&self] {
    const std::size_t n = self.items(), r = self.length;
    for (std::size_t i = r; i-- > 0;) {
      if (self.positions[i] == i + n - r) continue;
      ++self.positions[i];
      for (std::size_t j = i + 1; j < r; ++j) self.positions[j] = self.positions[j - 1] + 1;
      return true;
    }
    return false;
  });
}

Own<Object> replacing_construct(Runtime& rt, Type& cls, Arguments arguments) {
  return choose(rt, cls, arguments, "combinations_with_replacement", ModuleType::replacing, true);
}
Own<Object> replacing_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Choice&>(object);
  return next_row(rt, self, [&self] {
    for (std::size_t i = self.length; i-- > 0;) {
      if (self.positions[i] + 1 == self.items()) continue;
      const std::size_t next = self.positions[i] + 1;
      std::fill(self.positions + i, self.positions + self.length, next);
      return true;
    }
    return false;
  });
}

template <Own<Object> (*Construct)(Runtime&, Type&, Arguments), UnarySlot Next>
void fill_choice(Slots& slots) {
  fill_iterator<Choice>(slots);
  slots.construct = Construct;
  slots.next = Next;
}

}  // namespace

const TypeSpec kProductType = {
    .name = "product",
    .basic_size = sizeof(Choice),
    .flags = kTypeBase,
    .fill = fill_choice<product_construct, product_next>,
    .module = "itertools",
    .module_type = place_of(ModuleType::product),
};
const TypeSpec kPermutationsType = {
    .name = "permutations",
    .basic_size = sizeof(Choice),
    .flags = kTypeBase,
    .fill = fill_choice<permutations_construct, permutations_next>,
    .module = "itertools",
    .module_type = place_of(ModuleType::permutations),
};
const TypeSpec kCombinationsType = {
    .name = "combinations",
    .basic_size = sizeof(Choice),
    .flags = kTypeBase,
    .fill = fill_choice<combinations_construct, combinations_next>,
    .module = "itertools",
    .module_type = place_of(ModuleType::combinations),
};
const TypeSpec kReplacingType = {
    .name = "combinations_with_replacement",
    .basic_size = sizeof(Choice),
    .flags = kTypeBase,
    .fill = fill_choice<replacing_construct, replacing_next>,
    .module = "itertools",
    .module_type = place_of(ModuleType::replacing),
};

}  // namespace vitro::vm
