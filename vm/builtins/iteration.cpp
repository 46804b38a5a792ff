// Built-in functions that walk over or measure containers.
#include "objects/arguments.hpp"
#include "objects/async_generator.hpp"
#include "objects/bytearray.hpp"
#include "objects/bytes.hpp"
#include "objects/exception.hpp"
#include "objects/float.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/builtins/functions.hpp"

namespace vitro::vm {

namespace {

Own<Object> builtin_len(Runtime& rt, Object&, Arguments arguments) {
  const auto count = length(rt, arguments[0]);
  if (!count) return raised;
  return make_int(rt, *count);
}

[[nodiscard]] bool is_plain_int(const Runtime& rt, const Object& object) {
  return object.type == rt.types.int_ && static_cast<const Int&>(object).compact();
}

// Passes over the plain items that do not end the walk of any() and all().
struct ItemSkipper : ItemTaker {
  ItemSkipper(Runtime& runtime, bool end) : rt(runtime), wanted(end) { take = skip; }
  static bool skip(ItemTaker& self, Object& item) {
    const Runtime& rt = static_cast<ItemSkipper&>(self).rt;
    bool value;
    if (item.type == rt.types.bool_)
      value = &item == rt.true_;
    else if (is_plain_int(rt, item))
      value = static_cast<Int&>(item).value != 0;
    else if (&item == rt.none)
      value = false;
    else
      return false;
    if (value == static_cast<ItemSkipper&>(self).wanted) return false;
    release(item);
    return true;
  }
  Runtime& rt;
  bool wanted;
};

// Is the truth of some item `wanted`? That ends the walk.
Own<Object> any_item_is(Runtime& rt, Object& iterable, bool wanted) {
  Ref<Object> iterator = get_iterator(rt, iterable);
  if (!iterator) return raised;
  ItemSkipper taker(rt, wanted);
  while (Ref<Object> item = next_item_left(rt, *iterator, taker)) {
    const auto value = truth(rt, *item);
    if (!value) return raised;
    if (*value == wanted) return make_bool(rt, wanted);
  }
  if (rt.pending()) return raised;
  return make_bool(rt, !wanted);
}
Own<Object> builtin_all(Runtime& rt, Object&, Arguments arguments) {
  return any_item_is(rt, arguments[0], false);
}
Own<Object> builtin_any(Runtime& rt, Object&, Arguments arguments) {
  return any_item_is(rt, arguments[0], true);
}

Own<Object> builtin_iter(Runtime& rt, Object&, Arguments arguments) {
  if (arguments.count == 1) return get_iterator(rt, arguments[0]);
  if (!is_callable(arguments[0]))
    return rt.raise(*rt.types.type_error, "iter(v, w): v must be callable");
  return make_callable_iterator(rt, arguments[0], arguments[1]);
}

Own<Object> builtin_next(Runtime& rt, Object&, Arguments arguments) {
  Object& iterator = arguments[0];
  if (!iterator.type->slots.next)
    return rt.raise(*rt.types.type_error, "'%T' object is not an iterator", iterator.type);
  Own<Object> item = iterator.type->slots.next(rt, iterator);
  if (item) return item;
  if (arguments.count == 1) {
    // A StopIteration that a Python __next__ raised passes through with its value.
    if (!rt.pending()) return rt.raise_with_args(*rt.types.stop_iteration, {});
    return raised;
  }
  if (rt.pending()) {
    if (!pending_matches(rt, *rt.types.stop_iteration)) return raised;
    rt.clear_pending();
  }
  return own(arguments[1]);
}

Own<Object> builtin_aiter(Runtime& rt, Object&, Arguments arguments) {
  Object& iterable = arguments[0];
  if (!has_special(iterable, *rt.names.aiter))
    return rt.raise(*rt.types.type_error, "'%T' object is not an async iterable", iterable.type);
  bool missing = false;
  Ref<Object> iterator = call_special(rt, iterable, *rt.names.aiter, {}, &missing);
  if (!iterator) return raised;
  if (!has_special(*iterator, *rt.names.anext))
    return rt.raise(*rt.types.type_error, "aiter() returned not an async iterator of type '%T'",
                    iterator->type);
  return iterator.release();
}

Own<Object> builtin_anext(Runtime& rt, Object&, Arguments arguments) {
  Object& iterator = arguments[0];
  if (!has_special(iterator, *rt.names.anext))
    return rt.raise(*rt.types.type_error, "'%T' object is not an async iterator", iterator.type);
  bool missing = false;
  Ref<Object> awaitable = call_special(rt, iterator, *rt.names.anext, {}, &missing);
  if (!awaitable || arguments.count == 1) return awaitable.release();
  return make_anext_awaitable(rt, *awaitable, arguments[1]);
}

// ---- max and min ----

struct ExtremeOptions {
  Object* key = nullptr;
  Object* fallback = nullptr;
};

Status read_options(Runtime& rt, const char* function, Arguments arguments,
                    ExtremeOptions& options) {
  if (!arguments.keyword_names) return ok;
  for (std::uint32_t i = 0; i < arguments.keyword_names->length(); ++i) {
    auto& name = static_cast<Str&>((*arguments.keyword_names)[i]);
    Object& value = arguments[arguments.count + i];
    if (str_equal(name, "key")) {
      options.key = &value == rt.none ? nullptr : &value;
    } else if (str_equal(name, "default")) {
      options.fallback = &value;
    } else {
      return rt.raise(*rt.types.type_error, "'%S' is an invalid keyword argument for %s()", &name,
                      function);
    }
  }
  return ok;
}

// The best item so far with the value it is judged by; the first of equals stays.
class Extreme : public ItemTaker {
 public:
  Extreme(Runtime& rt, Object* key, CompareOp better) : rt_(rt), key_(key), better_(better) {
    take = compare_numbers;
  }
  Status consider(Object& item) {
    Ref<Object> judged = key_ ? call(rt_, *key_, {&item}) : own(item);
    if (!judged) return raised;
    if (judged_) {
      const auto wins = compare_bool(rt_, *judged, *judged_, better_);
      if (!wins) return raised;
      if (!*wins) return ok;
    }
    judged_ = std::move(judged);
    best_ = Ref<Object>::share(item);
    return ok;
  }
  Ref<Object>& best() { return best_; }

 private:
  static bool compare_numbers(ItemTaker& taker, Object& item) {
    auto& self = static_cast<Extreme&>(taker);
    if (self.key_ || !self.judged_) return false;
    Object& best = *self.judged_;
    bool less, greater;
    if (is_plain_int(self.rt_, item) && is_plain_int(self.rt_, best)) {
      less = static_cast<Int&>(item).value < static_cast<Int&>(best).value;
      greater = static_cast<Int&>(item).value > static_cast<Int&>(best).value;
    } else if (item.type == self.rt_.types.float_ && best.type == item.type) {
      less = static_cast<Float&>(item).value < static_cast<Float&>(best).value;
      greater = static_cast<Float&>(item).value > static_cast<Float&>(best).value;
    } else {
      return false;
    }
    const Ref<Object> held = Own<Object>(&item);
    if (self.better_ == CompareOp::lt ? less : greater) {
      self.judged_ = held;
      self.best_ = held;
    }
    return true;
  }

  Runtime& rt_;
  Object* key_;
  CompareOp better_;
  Ref<Object> judged_;
  Ref<Object> best_;
};

Own<Object> extreme_of(Runtime& rt, const char* function, Arguments arguments, CompareOp better) {
  if (arguments.count == 0)
    return rt.raise(*rt.types.type_error, "%s expected at least 1 argument, got 0", function);
  ExtremeOptions options;
  if (!read_options(rt, function, arguments, options)) return raised;
  if (arguments.count > 1 && options.fallback)
    return rt.raise(*rt.types.type_error,
                    "Cannot specify a default for %s() with multiple positional arguments",
                    function);
  Extreme extreme(rt, options.key, better);
  if (arguments.count > 1) {
    for (std::uint32_t i = 0; i < arguments.count; ++i)
      if (!extreme.consider(arguments[i])) return raised;
    return extreme.best().release();
  }
  if (!for_each_item(
          rt, arguments[0], [&](Object& item) { return extreme.consider(item); }, &extreme))
    return raised;
  if (extreme.best()) return extreme.best().release();
  if (options.fallback) return own(*options.fallback);
  return rt.raise(*rt.types.value_error, "%s() arg is an empty sequence", function);
}

Own<Object> builtin_max(Runtime& rt, Object&, Arguments arguments) {
  return extreme_of(rt, "max", arguments, CompareOp::gt);
}
Own<Object> builtin_min(Runtime& rt, Object&, Arguments arguments) {
  return extreme_of(rt, "min", arguments, CompareOp::lt);
}

Own<Object> builtin_sorted(Runtime& rt, Object&, Arguments arguments) {
  if (arguments.count != 1)
    return rt.raise(*rt.types.type_error, "sorted expected 1 argument, got %d",
                    static_cast<int>(arguments.count));
  Object* key = nullptr;
  bool reverse = false;
  const std::uint32_t named = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  for (std::uint32_t i = 0; i < named; ++i) {
    auto& name = static_cast<Str&>((*arguments.keyword_names)[i]);
    Object& value = arguments[1 + i];
    if (str_equal(name, "key")) {
      key = &value == rt.none ? nullptr : &value;
    } else if (str_equal(name, "reverse")) {
      const auto number = to_index_int64(rt, value);
      if (!number) return raised;
      reverse = *number != 0;
    } else {
      return rt.raise(*rt.types.type_error, "'%S' is an invalid keyword argument for sort()",
                      &name);
    }
  }
  Ref<List> list = new_list(rt);
  if (!list || !list_extend(rt, *list, arguments[0]) || !list_sort(rt, *list, key, reverse))
    return raised;
  return list.release();
}

// ---- sum ----

// Running total: a machine int while it can be, then a double, then any object.
class Total : public ItemTaker {
 public:
  Total(Runtime& rt, Object& start) : rt_(rt), total_(Ref<Object>::share(start)) {
    take = take_number;
    if (start.type == rt.types.int_ && static_cast<Int&>(start).compact()) {
      int_ = static_cast<Int&>(start).value;
      kind_ = Kind::int_;
    } else if (start.type == rt.types.float_) {
      double_ = static_cast<Float&>(start).value;
      kind_ = Kind::double_;
    }
  }

  Status add(Object& item) {
    if (add_number(item)) return ok;
    if (!become_object()) return raised;
    Ref<Object> sum = binary_operation(rt_, BinaryOp::add, *total_, item);
    if (!sum) return raised;
    total_ = std::move(sum);
    return ok;
  }

  Own<Object> finish() {
    if (!become_object()) return raised;
    return total_.release();
  }

 private:
  enum class Kind : std::uint8_t { int_, double_, object };

  bool add_number(const Object& item) {
    if (kind_ == Kind::int_ && is_plain_int(rt_, item) &&
        !__builtin_add_overflow(int_, static_cast<const Int&>(item).value, &int_sum_)) {
      int_ = int_sum_;
      return true;
    }
    if (item.type == rt_.types.float_ && kind_ != Kind::object) {
      double_ = (kind_ == Kind::int_ ? static_cast<double>(int_) : double_) +
                static_cast<const Float&>(item).value;
      kind_ = Kind::double_;
      return true;
    }
    if (kind_ == Kind::double_ && is_plain_int(rt_, item)) {
      double_ += static_cast<double>(static_cast<const Int&>(item).value);
      return true;
    }
    return false;
  }
  static bool take_number(ItemTaker& taker, Object& item) {
    if (!static_cast<Total&>(taker).add_number(item)) return false;
    release(item);
    return true;
  }

  Status become_object() {
    if (kind_ == Kind::int_) {
      total_ = Ref<Object>(make_int(rt_, int_));
    } else if (kind_ == Kind::double_) {
      total_ = Ref<Object>(make_float(rt_, double_));
    }
    if (!total_) return raised;
    kind_ = Kind::object;
    return ok;
  }

  Runtime& rt_;
  Ref<Object> total_;
  Kind kind_ = Kind::object;
  std::int64_t int_ = 0, int_sum_ = 0;
  double double_ = 0;
};

Own<Object> builtin_sum(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"", "start"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"sum", kNames, 1, 1}, given)) return raised;
  Ref<Object> start = given[1] ? own(*given[1]) : Own<Object>(make_int(rt, 0));
  if (!start) return raised;
  if (is_str(*start))
    return rt.raise(*rt.types.type_error, "sum() can't sum strings [use ''.join(seq) instead]");
  if (is_bytes(*start))
    return rt.raise(*rt.types.type_error, "sum() can't sum bytes [use b''.join(seq) instead]");
  if (is_bytearray(*start))
    return rt.raise(*rt.types.type_error, "sum() can't sum bytearray [use b''.join(seq) instead]");
  Total total(rt, *start);
  if (!for_each_item(
          rt, *given[0], [&](Object& item) { return total.add(item); }, &total))
    return raised;
  return total.finish();
}

constexpr NativeMethod kFunctions[] = {
    {"aiter", builtin_aiter, Takes::one, 0, 255, Binding::function},
    {"all", builtin_all, Takes::one, 0, 255, Binding::function},
    {"anext", builtin_anext, Takes::positional, 1, 2, Binding::function},
    {"any", builtin_any, Takes::one, 0, 255, Binding::function},
    {"iter", builtin_iter, Takes::positional, 1, 2, Binding::function},
    {"len", builtin_len, Takes::one, 0, 255, Binding::function},
    {"max", builtin_max, Takes::anything, 0, 255, Binding::function},
    {"min", builtin_min, Takes::anything, 0, 255, Binding::function},
    {"next", builtin_next, Takes::positional, 1, 2, Binding::function},
    {"sorted", builtin_sorted, Takes::anything, 0, 255, Binding::function},
    {"sum", builtin_sum, Takes::anything, 0, 255, Binding::function},
};

}  // namespace

std::span<const NativeMethod> iteration_functions() { return kFunctions; }

}  // namespace vitro::vm
