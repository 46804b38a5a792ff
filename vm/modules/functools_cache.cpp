// The object that functools.lru_cache makes: a function that remembers its answers. A dict finds a
// link by the call's arguments; the links form a ring in order of use, least recent first.
#include "objects/dict.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/modules/functools.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

// Neighbours in the ring; a link that dies takes itself out.
struct Ring {
  Ring *previous, *next;   // null: in no ring
  struct CacheLink* link;  // whose ring this is; null: the cache's own
  void leave() {
    if (!next) return;
    previous->next = next;
    next->previous = previous;
    previous = next = nullptr;
  }
  void enter_before(Ring& other) {
    next = &other;
    previous = other.previous;
    previous->next = this;
    other.previous = this;
  }
};

struct CacheLink : Object {
  Ring ring;
  Object* key;
  Object* answer;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(key, "key");
    visitor.field(answer, "answer");
  }
};

struct Cache : Object {
  Object* function;
  Object* info_type;
  Dict* links;         // unbounded: answers
  Object* mark;        // stands between positional and named arguments in a key
  Ring ring;           // next: the least recently used; previous: the most recently used
  std::int64_t bound;  // -1: none
  std::int64_t hits, misses;
  bool typed;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(function, "function");
    visitor.field(info_type, "cache_info_type");
    visitor.field(links, "links");
    visitor.field(mark, "mark");
  }
};

Cache& cache_of(Object& object) { return static_cast<Cache&>(object); }

void forget_links(Cache& self) {
  while (self.ring.next != &self.ring) self.ring.next->leave();
}

Own<Object> cache_construct(Runtime& rt, Type& cls, Arguments arguments) {
  static constexpr const char* kNames[] = {"user_function", "maxsize", "typed", "cache_info_type"};
  Object* given[4] = {};
  if (!unpack(rt, arguments, {"lru_cache", kNames, 4}, given)) return raised;
  if (!is_callable(*given[0]))
    return rt.raise(*rt.types.type_error, "the first argument must be callable");
  std::int64_t bound = -1;
  if (given[1] != rt.none) {
    if (!is_index(*given[1]))
      return rt.raise(*rt.types.type_error, "maxsize should be integer or None");
    const auto most = size_argument(rt, *given[1]);
    if (!most) return raised;
    bound = *most < 0 ? 0 : *most;
  }
  const auto typed = truth(rt, *given[2]);
  if (!typed) return raised;
  Ref<Dict> links = new_dict(rt);
  Ref<Object> mark = rt.allocate<Object>(*rt.types.object, CellKind::leaf);
  if (!links || !mark) return raised;
  Own<Object> made = allocate_instance(rt, cls);
  if (!made) return raised;
  auto& self = cache_of(*made);
  self.function = own(*given[0]).get();
  self.info_type = own(*given[3]).get();
  self.links = links.release().get();
  self.mark = mark.release().get();
  self.bound = bound;
  self.typed = *typed;
  self.ring = {&self.ring, &self.ring, nullptr};
  return made;
}

// What identifies a call: the one argument itself where that is an int or str, else a tuple.
Own<Object> key_of(Runtime& rt, Cache& self, Arguments arguments) {
  const std::uint32_t keywords = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  if (!self.typed && keywords == 0) {
    if (arguments.count == 1 &&
        (arguments[0].type == rt.types.int_ || arguments[0].type == rt.types.str))
      return own(arguments[0]);
    return tuple_from_array(rt, arguments.values, arguments.count);
  }
  const std::uint32_t total = arguments.count + keywords;
  Own<Tuple> key =
      new_tuple(rt, arguments.count + (keywords ? 1 + 2 * keywords : 0) + (self.typed ? total : 0));
  if (!key) return raised;
  Object** next = key->items();
  const auto add = [&next](Object& item) { *next++ = own(item).get(); };
  for (std::uint32_t i = 0; i < arguments.count; ++i) add(arguments[i]);
  if (keywords) add(*self.mark);
  for (std::uint32_t i = 0; i < keywords; ++i) {
    add((*arguments.keyword_names)[i]);
    add(*arguments.values[arguments.count + i]);
  }
  if (self.typed)
    for (std::uint32_t i = 0; i < total; ++i) add(*arguments.values[i]->type);
  return key;
}

Own<Object> call_unbounded(Runtime& rt, Cache& self, Arguments arguments) {
  const Ref<Object> key = key_of(rt, self, arguments);
  if (!key) return raised;
  const DictLookup found = dict_get(rt, *self.links, *key);
  if (!found.ok) return raised;
  if (found.value) {
    ++self.hits;
    return own(*found.value);
  }
  ++self.misses;
  Ref<Object> answer = call(rt, *self.function, arguments);
  if (!answer || !dict_set(rt, *self.links, *key, *answer)) return raised;
  return answer.release();
}

// Takes the least recently used answer out and leaves it to the caller, whom its end may call back.
Status drop_oldest(Runtime& rt, Cache& self, Ref<CacheLink>& dropped) {
  Ref<CacheLink> link = Ref<CacheLink>::share(*self.ring.next->link);
  link->ring.leave();
  const Removal removal = dict_remove(rt, *self.links, *link->key);
  dropped = std::move(link);
  return removal == Removal::failed ? Status(raised) : ok;
}

bool is_full(const Cache& self) {
  return self.links->length >= static_cast<std::size_t>(self.bound) && self.ring.next != &self.ring;
}

Own<Object> call_bounded(Runtime& rt, Cache& self, Arguments arguments) {
  const Ref<Object> key = key_of(rt, self, arguments);
  if (!key) return raised;
  DictLookup found = dict_get(rt, *self.links, *key);
  if (!found.ok) return raised;
  if (found.value) {
    const Ref<CacheLink> link = Ref<CacheLink>::share(static_cast<CacheLink*>(found.value));
    if (link->ring.next) {
      link->ring.leave();
      link->ring.enter_before(self.ring);
    }
    ++self.hits;
    return own(*link->answer);
  }
  ++self.misses;
  Ref<Object> answer = call(rt, *self.function, arguments);
  if (!answer) return raised;
  // The call may have cached its own answer, or emptied the cache.
  found = dict_get(rt, *self.links, *key);
  if (!found.ok) return raised;
  if (found.value) return answer.release();
  const Ref<CacheLink> link = allocate_empty<CacheLink>(rt, ModuleType::cache_link);
  if (!link) return raised;
  link->ring.link = link.get();
  link->key = own(*key).get();
  link->answer = own(*answer).get();
  // What goes lives until the new answer is in its place: its end may cache more.
  Ref<CacheLink> dropped;
  while (is_full(self))
    if (!drop_oldest(rt, self, dropped)) return raised;
  if (!dict_set(rt, *self.links, *key, *link)) return raised;
  link->ring.enter_before(self.ring);
  return answer.release();
}

Own<Object> cache_call(Runtime& rt, Object& object, Arguments arguments) {
  const Ref<Object> held = Ref<Object>::share(object);
  auto& self = cache_of(object);
  if (self.bound < 0) return call_unbounded(rt, self, arguments);
  if (self.bound > 0) return call_bounded(rt, self, arguments);
  ++self.misses;
  return call(rt, *self.function, arguments);
}

Own<Object> cache_get(Runtime& rt, Object& self, Object* instance, Type*) {
  if (!instance || instance == rt.none) return own(self);
  return make_bound_method(rt, self, *instance);
}

Own<Object> cache_info(Runtime& rt, Object& object, Arguments) {
  auto& self = cache_of(object);
  const Ref<Object> hits = make_int(rt, self.hits), misses = make_int(rt, self.misses),
                    bound = self.bound < 0 ? own(*rt.none) : Own<Object>(make_int(rt, self.bound)),
                    size = make_int(rt, static_cast<std::int64_t>(self.links->length));
  if (!hits || !misses || !bound || !size) return raised;
  return call(rt, *self.info_type, {hits.get(), misses.get(), bound.get(), size.get()});
}

Own<Object> cache_clear(Runtime& rt, Object& object, Arguments) {
  auto& self = cache_of(object);
  forget_links(self);
  self.hits = self.misses = 0;
  dict_clear(rt, *self.links);
  return own(*rt.none);
}

Own<Object> cache_reduce(Runtime& rt, Object& object, Arguments) {
  return get_attribute(rt, object, *rt.names.qualname);
}
Own<Object> cache_itself(Runtime&, Object& object, Arguments) { return own(object); }

void cache_dealloc(Runtime& rt, Object& object) {
  if (cache_of(object).ring.next) forget_links(cache_of(object));
  dealloc_by_edges<Cache>(rt, object);
}
void link_dealloc(Runtime& rt, Object& object) {
  static_cast<CacheLink&>(object).ring.leave();
  dealloc_by_edges<CacheLink>(rt, object);
}

constexpr NativeMethod kMethods[] = {
    {"cache_info", cache_info, Takes::nothing},      {"cache_clear", cache_clear, Takes::nothing},
    {"__reduce__", cache_reduce, Takes::nothing},    {"__copy__", cache_itself, Takes::anything},
    {"__deepcopy__", cache_itself, Takes::anything},
};

void fill_cache(Slots& slots) {
  fill_shaped_life<Cache>(slots);
  slots.dealloc = cache_dealloc;
  slots.construct = cache_construct;
  slots.call = cache_call;
  slots.descr_get = cache_get;
}
void fill_link(Slots& slots) {
  fill_life<CacheLink>(slots);
  slots.dealloc = link_dealloc;
}

}  // namespace

const TypeSpec kCacheType = {
    .name = "_lru_cache_wrapper",
    .basic_size = sizeof(Cache),
    .flags = kTypeBase | kTypeShaped,
    .fill = fill_cache,
    .methods = kMethods,
    .module = "functools",
    .module_type = place_of(ModuleType::cache),
};
const TypeSpec kCacheKeyType = {
    .name = "_lru_list_elem",
    .basic_size = sizeof(CacheLink),
    .fill = fill_link,
    .module = "functools",
    .module_type = place_of(ModuleType::cache_link),
};

}  // namespace vitro::vm
