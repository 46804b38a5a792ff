// gc: the collector as programs see it.
#include <limits>

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/dict.hpp"
#include "objects/heap/collector.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/mark.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_module.hpp"

namespace vitro::vm {

namespace {

// Would CPython's collector know this object? The heap's container pages hold more than that.
bool is_tracked(Runtime& rt, Object& object) {
  const Type& type = *object.type;
  const Types& types = rt.types;
  if (type.flags & kTypeLeaf || !type.slots.visit) return false;
  if (&type == types.code || &type == types.shape || &type == types.range) return false;
  if (is_type(object)) return (static_cast<Type&>(object).flags & kTypeHeap) != 0;
  if (&type == types.dict) {
    // Only with something in it that can be part of a cycle.
    auto& dict = static_cast<Dict&>(object);
    for (std::uint32_t i = 0; i < dict.entry_count(); ++i) {
      Object* key;
      Object* value;
      if (!dict.entry(i, key, value)) continue;
      for (Object* held : {key, value})
        if (!(held->type->flags & kTypeLeaf) && held->type->slots.visit &&
            held->type != types.tuple && held->type != types.dict)
          return true;
        else if (held->type == types.dict || held->type == types.tuple)
          return true;
    }
    return false;
  }
  if (&type == types.tuple) {
    auto& tuple = static_cast<Tuple&>(object);
    for (std::uint32_t i = 0; i < tuple.length(); ++i)
      if (Object* item = tuple.items()[i];
          item && !(item->type->flags & kTypeLeaf) && item->type->slots.visit)
        return true;
    return false;
  }
  return true;
}

// 0…2. ValueError with the text of the function asked.
Fallible<unsigned> generation_of(Runtime& rt, Object& number) {
  const auto value = to_index_int64(rt, number, rt.types.overflow_error);
  if (!value) return raised;
  if (*value < 0 || *value >= static_cast<std::int64_t>(kGenerations))
    return rt.raise(*rt.types.value_error, "invalid generation");
  return static_cast<unsigned>(*value);
}

Own<Object> gc_collect(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"generation"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {"collect", kNames, 0}, given)) return raised;
  unsigned generation = kGenerations - 1;
  if (given[0]) {
    const auto asked = generation_of(rt, *given[0]);
    if (!asked) return raised;
    generation = *asked;
  }
  return make_int(rt, static_cast<std::int64_t>(collect_on_request(rt, generation)));
}

Own<Object> gc_enable(Runtime& rt, Object&, Arguments) {
  rt.collector.enabled = true;
  plan_next_collection(rt);
  return own(*rt.none);
}
Own<Object> gc_disable(Runtime& rt, Object&, Arguments) {
  rt.collector.enabled = false;
  plan_next_collection(rt);
  return own(*rt.none);
}
Own<Object> gc_isenabled(Runtime& rt, Object&, Arguments) {
  return make_bool(rt, rt.collector.enabled);
}

Own<Object> numbers(Runtime& rt, std::int64_t a, std::int64_t b, std::int64_t c) {
  const Ref<Int> first = make_int(rt, a);
  const Ref<Int> second = make_int(rt, b);
  const Ref<Int> third = make_int(rt, c);
  if (!first || !second || !third) return raised;
  return make_tuple(rt, {first.get(), second.get(), third.get()});
}

Own<Object> gc_get_threshold(Runtime& rt, Object&, Arguments) {
  const auto& thresholds = rt.collector.thresholds;
  return numbers(rt, thresholds[0], thresholds[1], thresholds[2]);
}

Own<Object> gc_set_threshold(Runtime& rt, Object&, Arguments arguments) {
  if (arguments.count == 0 || arguments.count > 3)
    return rt.raise(*rt.types.type_error, "set_threshold() takes at %s %d argument%s (%u given)",
                    arguments.count ? "most" : "least", arguments.count ? 3 : 1,
                    arguments.count ? "s" : "", arguments.count);
  std::uint32_t values[3];
  for (std::uint32_t i = 0; i < arguments.count; ++i) {
    const auto value = to_index_int64(rt, arguments[i], rt.types.overflow_error);
    if (!value) return raised;
    if (*value < std::numeric_limits<std::int32_t>::min() ||
        *value > std::numeric_limits<std::int32_t>::max())
      return rt.raise(*rt.types.overflow_error, "%s",
                      *value < 0 ? "signed integer is less than minimum"
                                 : "signed integer is greater than maximum");
    values[i] = static_cast<std::uint32_t>(*value);
  }
  for (std::uint32_t i = 0; i < arguments.count; ++i) rt.collector.thresholds[i] = values[i];
  const auto& now = rt.collector.thresholds;
  // The default thresholds stand for the plan that follows the growth of the heap.
  rt.collector.thresholds_set = now[0] != 700 || now[1] != 10 || now[2] != 10;
  plan_next_collection(rt);
  return own(*rt.none);
}

Own<Object> gc_get_count(Runtime& rt, Object&, Arguments) {
  return numbers(rt, static_cast<std::int64_t>(rt.heap.grown), rt.collector.passes[0],
                 rt.collector.passes[1]);
}

Own<Object> gc_get_stats(Runtime& rt, Object&, Arguments) {
  Ref<List> list = new_list(rt, kGenerations);
  if (!list) return raised;
  for (const CollectorState::Statistics& generation : rt.collector.statistics) {
    Ref<Dict> entry = new_dict(rt);
    if (!entry) return raised;
    if (!Filler(rt, *entry)
             .set("collections", static_cast<std::int64_t>(generation.collections))
             .set("collected", static_cast<std::int64_t>(generation.collected))
             .set("uncollectable", static_cast<std::int64_t>(generation.uncollectable))
             .status())
      return raised;
    if (!list_append(rt, *list, entry.release())) return raised;
  }
  return list.release();
}

Own<Object> gc_set_debug(Runtime& rt, Object&, Arguments arguments) {
  const auto flags = to_index_int64(rt, arguments[0], rt.types.overflow_error);
  if (!flags) return raised;
  rt.collector.debug = static_cast<std::uint32_t>(*flags);
  return own(*rt.none);
}
Own<Object> gc_get_debug(Runtime& rt, Object&, Arguments) {
  return make_int(rt, rt.collector.debug);
}

Own<Object> gc_is_tracked(Runtime& rt, Object&, Arguments arguments) {
  return make_bool(rt, is_tracked(rt, arguments[0]));
}

Own<Object> gc_is_finalized(Runtime& rt, Object&, Arguments arguments) {
  Object& object = arguments[0];
  return make_bool(rt, object.type->slots.finalise && (mark_of(object) & kMarkFinalised));
}

// Adds what `wanted` chooses among the live tracked objects, but `list` itself. The walk must not
// allocate, so room is made before.
template <class Wanted>
Own<Object> objects_where(Runtime& rt, Wanted wanted) {
  Ref<List> list = new_list(rt);
  if (!list) return raised;
  const auto chosen = [&](Object& object) {
    return &object != list.get() && object.refcount != 0 && is_tracked(rt, object) &&
           wanted(object);
  };
  std::size_t count = 0;
  rt.heap.for_each_object([&](Object& object) { count += chosen(object); });
  if (!list_reserve(rt, *list, count)) return raised;
  rt.heap.for_each_object([&](Object& object) {
    if (list->length < count && chosen(object)) list->items[list->length++] = own(object).get();
  });
  return list.release();
}

Own<Object> gc_get_objects(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"generation"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {"get_objects", kNames, 0}, given)) return raised;
  if (!given[0] || given[0] == rt.none) return objects_where(rt, [](Object&) { return true; });
  if (!is_index(*given[0]))
    return rt.raise(*rt.types.type_error, "argument should be integer or None, not '%T'",
                    given[0]->type);
  const auto generation = to_index_int64(rt, *given[0], rt.types.overflow_error);
  if (!generation) return raised;
  if (*generation == -1) return objects_where(rt, [](Object&) { return true; });
  if (*generation >= static_cast<std::int64_t>(kGenerations))
    return rt.raise(
        *rt.types.value_error,
        "generation parameter must be less than the number of available generations (%d)",
        static_cast<int>(kGenerations));
  if (*generation < 0)
    return rt.raise(*rt.types.value_error, "generation parameter cannot be negative");
  return objects_where(rt, [age = *generation](Object& object) {
    const std::uint8_t mark = mark_of(object);
    return (mark & kMarkAge) == age && !(mark & kMarkPermanent);
  });
}

template <class Visit>
void for_each_edge(Runtime& rt, Object& object, Visit visit) {
  struct Visitor final : EdgeVisitor {
    explicit Visitor(Visit& v) : visit_(v) {}
    void on_edge(Object& target, const EdgeLabel&) override { visit_(target); }
    void on_buffer(const void*, std::size_t, const char*) override {}
    Visit& visit_;
  } visitor(visit);
  if (object.type == rt.types.dict && static_cast<Dict&>(object).keys &&
      static_cast<Dict&>(object).keys->str_keys) {
    // As CPython, which leaves out keys that are all text.
    auto& dict = static_cast<Dict&>(object);
    for (std::uint32_t i = 0; i < dict.entry_count(); ++i) {
      Object* key;
      Object* value;
      if (dict.entry(i, key, value)) visit(*value);
    }
  } else if (object.type->slots.visit) {
    object.type->slots.visit(object, visitor);
  }
  // As CPython: an instance of a class made by Python code leads to it.
  if (object.type->flags & kTypeHeap) visit(*object.type);
}

Own<Object> gc_get_referrers(Runtime& rt, Object&, Arguments arguments) {
  if (!no_keywords(rt, "get_referrers", arguments)) return raised;
  return objects_where(rt, [&](Object& object) {
    bool refers = false;
    for_each_edge(rt, object, [&](Object& target) {
      for (std::uint32_t i = 0; i < arguments.count; ++i) refers |= &target == &arguments[i];
    });
    return refers;
  });
}

Own<Object> gc_get_referents(Runtime& rt, Object&, Arguments arguments) {
  if (!no_keywords(rt, "get_referents", arguments)) return raised;
  Ref<List> list = new_list(rt);
  if (!list) return raised;
  bool good = true;
  for (std::uint32_t i = 0; i < arguments.count; ++i) {
    if (!is_tracked(rt, arguments[i]) && !is_tuple(arguments[i]) && !is_dict(arguments[i]))
      continue;
    for_each_edge(rt, arguments[i], [&](Object& target) {
      good = good && target.type != rt.types.shape && list_append(rt, *list, own(target));
      if (target.type == rt.types.shape) good = !rt.pending();
    });
  }
  if (!good) return raised;
  return list.release();
}

Own<Object> gc_freeze(Runtime& rt, Object&, Arguments) {
  std::size_t frozen = 0;
  rt.heap.for_each_object([&](Object& object) {
    if (object.refcount == 0 || is_immortal(object) || !is_tracked(rt, object)) return;
    mark_of(object) |= kMarkPermanent;
    ++frozen;
  });
  rt.collector.permanent = frozen;
  return own(*rt.none);
}

Own<Object> gc_unfreeze(Runtime& rt, Object&, Arguments) {
  rt.heap.for_each_object([&](Object& object) {
    if (object.refcount == 0 || is_immortal(object) || !is_tracked(rt, object)) return;
    std::uint8_t& mark = mark_of(object);
    if (mark & kMarkPermanent) mark = static_cast<std::uint8_t>((mark & ~kMarkPermanent) | 2);
  });
  rt.collector.permanent = 0;
  return own(*rt.none);
}

Own<Object> gc_get_freeze_count(Runtime& rt, Object&, Arguments) {
  return make_int(rt, static_cast<std::int64_t>(rt.collector.permanent));
}

constexpr NativeMethod function(const char* name, NativeFunction what, Takes takes) {
  return {name, what, takes, 0, 255, Binding::function};
}

constexpr NativeMethod kFunctions[] = {
    function("collect", gc_collect, Takes::anything),
    function("disable", gc_disable, Takes::nothing),
    function("enable", gc_enable, Takes::nothing),
    function("freeze", gc_freeze, Takes::nothing),
    function("get_count", gc_get_count, Takes::nothing),
    function("get_debug", gc_get_debug, Takes::nothing),
    function("get_freeze_count", gc_get_freeze_count, Takes::nothing),
    function("get_objects", gc_get_objects, Takes::anything),
    function("get_referents", gc_get_referents, Takes::anything),
    function("get_referrers", gc_get_referrers, Takes::anything),
    function("get_stats", gc_get_stats, Takes::nothing),
    function("get_threshold", gc_get_threshold, Takes::nothing),
    function("is_finalized", gc_is_finalized, Takes::one),
    function("is_tracked", gc_is_tracked, Takes::one),
    function("isenabled", gc_isenabled, Takes::nothing),
    function("set_debug", gc_set_debug, Takes::one),
    function("set_threshold", gc_set_threshold, Takes::positional),
    function("unfreeze", gc_unfreeze, Takes::nothing),
};

Status fill(Runtime& rt, Module& module) {
  CollectorState& state = rt.collector;
  if (!state.callbacks) state.callbacks = new_list(rt).get();
  if (!state.garbage) state.garbage = new_list(rt).get();
  if (!state.callbacks || !state.garbage) return raised;
  return Filler(rt, *module.dict)
      .set("callbacks", static_cast<Object&>(*state.callbacks))
      .set("garbage", static_cast<Object&>(*state.garbage))
      .set("DEBUG_STATS", 1)
      .set("DEBUG_COLLECTABLE", 2)
      .set("DEBUG_UNCOLLECTABLE", 4)
      .set("DEBUG_SAVEALL", 32)
      .set("DEBUG_LEAK", 38)
      .status();
}

}  // namespace

const NativeModule kGcModule = {
    .name = "gc",
    .functions = kFunctions,
    .fill = fill,
    .doc = "This module provides access to the garbage collector for reference cycles."};

}  // namespace vitro::vm
