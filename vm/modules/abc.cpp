// _abc: what abstract base classes need of the runtime. Answers are cached by type version, which
// no two classes share and which a class changes when it changes, so that a cache holds no class.
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/set.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

namespace {

// A set of versions: open addressing, 0 is an empty place.
struct Versions {
  std::uint32_t* places;
  std::uint32_t capacity;  // 0 or a power of two
  std::uint32_t count;

  [[nodiscard]] std::size_t bytes() const { return capacity * sizeof(std::uint32_t); }
  [[nodiscard]] bool has(std::uint32_t version) const {
    if (capacity == 0) return false;
    for (std::uint32_t i = version * 0x9e3779b1u;; ++i) {
      const std::uint32_t there = places[i & (capacity - 1)];
      if (there == version) return true;
      if (there == 0) return false;
    }
  }
  void put(std::uint32_t version) {
    std::uint32_t i = version * 0x9e3779b1u;
    while (places[i & (capacity - 1)] != 0) ++i;
    places[i & (capacity - 1)] = version;
    ++count;
  }
  Status add(Runtime& rt, std::uint32_t version) {
    if (has(version)) return ok;
    if (count * 2 >= capacity) {
      Versions more{nullptr, capacity ? capacity * 2 : 8, 0};
      more.places = static_cast<std::uint32_t*>(rt.allocate_buffer(more.bytes()));
      if (!more.places) return raised;
      std::memset(more.places, 0, more.bytes());
      for (std::uint32_t i = 0; i < capacity; ++i)
        if (places[i]) more.put(places[i]);
      rt.free_buffer(places, bytes());
      *this = more;
    }
    put(version);
    return ok;
  }
  void clear(Runtime& rt) {
    rt.free_buffer(places, bytes());
    *this = {};
  }
};

struct AbcData : Object {
  List* registry;  // classes that were registered
  Versions yes, no;
  std::uint64_t no_since;  // registrations anywhere when `no` was begun

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(registry, "registry");
    if (yes.places) visitor.buffer(yes.places, yes.bytes(), "subclasses");
    if (no.places) visitor.buffer(no.places, no.bytes(), "others");
  }
};

void fill_data(Slots& slots) { fill_life<AbcData>(slots); }

constexpr TypeSpec kAbcDataType = {
    .name = "_abc_data",
    .basic_size = sizeof(AbcData),
    .fill = fill_data,
    .doc = "Internal state held by ABC machinery.",
    .module = "_abc",
    .module_type = place_of(ModuleType::abc_data),
};

std::uint64_t& registrations(Runtime& rt) { return vm_of(rt).abc_registrations; }

Own<Object> attribute(Runtime& rt, Object& object, std::string_view name) {
  const Ref<Str> key = intern(rt, name);
  if (!key) return raised;
  return get_attribute(rt, object, *key);
}

Own<AbcData> data_of(Runtime& rt, Object& cls) {
  Ref<Object> data = attribute(rt, cls, "_abc_impl");
  if (!data) return raised;
  if (!is_module_type(rt, *data, ModuleType::abc_data))
    return rt.raise(*rt.types.type_error, "_abc_impl is set to a wrong type");
  return Own<AbcData>(static_cast<AbcData*>(data.release().get()));
}

// ---- abstract methods ----

Fallible<bool> is_abstract(Runtime& rt, Object& value) {
  const Ref<Str> key = intern(rt, "__isabstractmethod__");
  if (!key) return raised;
  const auto flag = find_attribute(rt, value, *key);
  if (!flag) return raised;
  if (!*flag) return false;
  const Ref<Object> held = Own<Object>(*flag);
  return truth(rt, *held);
}

Status collect_own(Runtime& rt, Type& cls, Set& abstract) {
  const Ref<Dict> names = dict_copy(rt, *cls.dict);
  if (!names) return raised;
  for (std::uint32_t i = 0; i < names->entry_count(); ++i) {
    Object *key, *value;
    if (!names->entry(i, key, value)) continue;
    const auto counts = is_abstract(rt, *value);
    if (!counts) return raised;
    if (*counts && !set_add(rt, abstract, *key)) return raised;
  }
  return ok;
}

Status collect_inherited(Runtime& rt, Type& cls, Set& abstract, Str& attribute_name) {
  const Ref<Tuple> bases = Ref<Tuple>::share(cls.bases);
  for (std::uint32_t b = 0; b < bases->length(); ++b) {
    const auto found = find_attribute(rt, (*bases)[b], attribute_name);
    if (!found) return raised;
    const Ref<Object> names = Own<Object>(*found);
    if (!names) continue;
    const Status status = for_each_item(rt, *names, [&](Object& name) {
      if (!is_str(name)) return true;
      const auto value = find_attribute(rt, cls, static_cast<Str&>(name));
      if (!value) return false;
      const Ref<Object> held = Own<Object>(*value);
      if (!held) return true;
      const auto counts = is_abstract(rt, *held);
      return counts && (!*counts || set_add(rt, abstract, name));
    });
    if (!status) return raised;
  }
  return ok;
}

// `__abc_tpflags__` of the collection ABCs: whether `match` takes their classes for sequences or
// mappings.
constexpr std::int64_t kSequenceBit = 1 << 5, kMappingBit = 1 << 6;

Status take_pattern_flags(Runtime& rt, Type& cls) {
  const Ref<Str> key = intern(rt, "__abc_tpflags__");
  if (!key) return raised;
  Object* given = dict_get_str(*cls.dict, *key);
  if (!given || given->type != rt.types.int_) return ok;
  const std::int64_t bits = int_clamped(*given);
  if ((bits & (kSequenceBit | kMappingBit)) == (kSequenceBit | kMappingBit))
    return rt.raise(*rt.types.type_error,
                    "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
  if (bits & kSequenceBit) cls.flags = (cls.flags & ~kTypeMapping) | kTypeSequence;
  if (bits & kMappingBit) cls.flags = (cls.flags & ~kTypeSequence) | kTypeMapping;
  return set_type_attribute(rt, cls, *key, nullptr);
}

Own<Object> abc_init(Runtime& rt, Object&, Arguments arguments) {
  if (!is_type(arguments[0]))
    return rt.raise(*rt.types.type_error, "_abc_init() needs a class, not %T", arguments[0].type);
  auto& cls = static_cast<Type&>(arguments[0]);
  Ref<Object> abstract = call(rt, *rt.types.set);
  const Ref<Str> name = intern(rt, "__abstractmethods__"), data_name = intern(rt, "_abc_impl");
  if (!abstract || !name || !data_name) return raised;
  if (!collect_own(rt, cls, static_cast<Set&>(*abstract)) ||
      !collect_inherited(rt, cls, static_cast<Set&>(*abstract), *name))
    return raised;
  const Ref<Object> frozen = call(rt, *rt.types.frozenset, {abstract.get()});
  if (!frozen || !set_attribute(rt, cls, *name, frozen.get())) return raised;
  Ref<List> registry = new_list(rt);
  if (!registry) return raised;
  const Ref<AbcData> data = allocate_empty<AbcData>(rt, ModuleType::abc_data);
  if (!data) return raised;
  data->registry = registry.release().get();
  data->no_since = registrations(rt);
  if (!set_attribute(rt, cls, *data_name, data.get())) return raised;
  if (!take_pattern_flags(rt, cls)) return raised;
  return own(*rt.none);
}

// ---- registering ----

void inherit_pattern_flags(Type& cls, std::uint32_t flags) {
  if (!(cls.flags & kTypeHeap)) return;
  cls.flags = (cls.flags & ~(kTypeSequence | kTypeMapping)) | flags;
  for (std::uint32_t i = 0; i < cls.subclass_count; ++i)
    inherit_pattern_flags(*cls.subclasses[i], flags);
}

Own<Object> abc_register(Runtime& rt, Object&, Arguments arguments) {
  Object &cls = arguments[0], &subclass = arguments[1];
  if (!is_type(subclass)) return rt.raise(*rt.types.type_error, "Can only register classes");
  const auto already = is_subclass_of(rt, subclass, cls);
  if (!already) return raised;
  if (*already) return own(subclass);
  const auto circular = is_subclass_of(rt, cls, subclass);
  if (!circular) return raised;
  if (*circular)
    return rt.raise(*rt.types.runtime_error, "Refusing to create an inheritance cycle");
  const Ref<AbcData> data = data_of(rt, cls);
  if (!data || !list_append(rt, *data->registry, own(subclass))) return raised;
  ++registrations(rt);
  if (is_type(cls)) {
    const std::uint32_t flags = static_cast<Type&>(cls).flags & (kTypeSequence | kTypeMapping);
    if (flags) inherit_pattern_flags(static_cast<Type&>(subclass), flags);
  }
  return own(subclass);
}

// ---- asking ----

bool known_no(Runtime& rt, AbcData& data, Type& subclass) {
  return data.no_since == registrations(rt) && data.no.has(subclass.version);
}

Own<Object> remember(Runtime& rt, Versions& versions, Type& subclass, bool answer) {
  if (!versions.add(rt, subclass.version)) return raised;
  return make_bool(rt, answer);
}

// Is `subclass` one of any of these classes?
Fallible<bool> below_any(Runtime& rt, Type& subclass, List& classes) {
  for (std::size_t i = 0; i < classes.length; ++i) {
    const Ref<Object> other = Ref<Object>::share(classes.items[i]);
    const auto below = is_subclass_of(rt, subclass, *other);
    if (!below || *below) return below;
  }
  return false;
}

Own<Object> subclass_check(Runtime& rt, Object&, Arguments arguments) {
  Object& cls = arguments[0];
  if (!is_type(arguments[1]))
    return rt.raise(*rt.types.type_error, "issubclass() arg 1 must be a class");
  auto& subclass = static_cast<Type&>(arguments[1]);
  const Ref<AbcData> data = data_of(rt, cls);
  if (!data) return raised;
  if (data->yes.has(subclass.version)) return make_bool(rt, true);
  if (data->no_since != registrations(rt)) {
    data->no.clear(rt);
    data->no_since = registrations(rt);
  } else if (data->no.has(subclass.version)) {
    return make_bool(rt, false);
  }
  const Ref<Object> hooked = call_method(rt, cls, *rt.names.subclasshook, {&subclass});
  if (!hooked) return raised;
  if (hooked.get() == rt.true_) return remember(rt, data->yes, subclass, true);
  if (hooked.get() == rt.false_) return remember(rt, data->no, subclass, false);
  if (hooked.get() != rt.not_implemented)
    return rt.raise(*rt.types.assertion_error,
                    "__subclasshook__ must return either False, True, or NotImplemented");
  if (is_type(cls) && subclass.is_subtype_of(static_cast<Type&>(cls)))
    return remember(rt, data->yes, subclass, true);
  const auto registered = below_any(rt, subclass, *data->registry);
  if (!registered) return raised;
  if (*registered) return remember(rt, data->yes, subclass, true);
  const Ref<Str> key = intern(rt, "__subclasses__");
  if (!key) return raised;
  const Ref<Object> subclasses = call_method(rt, cls, *key);
  if (!subclasses) return raised;
  if (!is_list(*subclasses))
    return rt.raise(*rt.types.type_error, "__subclasses__() must return a list");
  const auto below = below_any(rt, subclass, static_cast<List&>(*subclasses));
  if (!below) return raised;
  return remember(rt, *below ? data->yes : data->no, subclass, *below);
}

Own<Object> instance_check(Runtime& rt, Object&, Arguments arguments) {
  Object &cls = arguments[0], &instance = arguments[1];
  const Ref<AbcData> data = data_of(rt, cls);
  if (!data) return raised;
  const Ref<Object> subclass = get_attribute(rt, instance, *rt.names.class_);
  if (!subclass) return raised;
  if (is_type(*subclass)) {
    auto& type = static_cast<Type&>(*subclass);
    if (data->yes.has(type.version)) return make_bool(rt, true);
    if (&type == instance.type && known_no(rt, *data, type)) return make_bool(rt, false);
  }
  const Ref<Object> real = Ref<Object>::share(instance.type);
  Ref<Object> answer = call_method(rt, cls, *rt.names.subclasscheck, {subclass.get()});
  if (!answer || subclass.get() == real.get()) return answer.release();
  const auto yes = truth(rt, *answer);
  if (!yes) return raised;
  if (*yes) return answer.release();
  return call_method(rt, cls, *rt.names.subclasscheck, {real.get()});
}

Own<Object> cache_token(Runtime& rt, Object&, Arguments) {
  return make_int_unsigned(rt, registrations(rt));
}

Own<Object> reset_registry(Runtime& rt, Object&, Arguments arguments) {
  const Ref<AbcData> data = data_of(rt, arguments[0]);
  if (!data) return raised;
  list_clear(rt, *data->registry);
  return own(*rt.none);
}
Own<Object> reset_caches(Runtime& rt, Object&, Arguments arguments) {
  const Ref<AbcData> data = data_of(rt, arguments[0]);
  if (!data) return raised;
  data->yes.clear(rt);
  data->no.clear(rt);
  return own(*rt.none);
}
// (registry, cache, negative cache, its version); the caches hold no classes and are shown empty.
Own<Object> get_dump(Runtime& rt, Object&, Arguments arguments) {
  const Ref<AbcData> data = data_of(rt, arguments[0]);
  if (!data) return raised;
  const Ref<Object> registry = call(rt, *rt.types.set, {data->registry});
  const Ref<Object> yes = call(rt, *rt.types.set), no = call(rt, *rt.types.set);
  const Ref<Int> since = make_int_unsigned(rt, data->no_since);
  if (!registry || !yes || !no || !since) return raised;
  return make_tuple(rt, {registry.get(), yes.get(), no.get(), since.get()});
}

constexpr auto F = Binding::function;
constexpr NativeMethod kFunctions[] = {
    {"get_cache_token", cache_token, Takes::nothing, 0, 255, F},
    {"_abc_init", abc_init, Takes::one, 0, 255, F},
    {"_abc_register", abc_register, Takes::positional, 2, 2, F},
    {"_abc_instancecheck", instance_check, Takes::positional, 2, 2, F},
    {"_abc_subclasscheck", subclass_check, Takes::positional, 2, 2, F},
    {"_get_dump", get_dump, Takes::one, 0, 255, F},
    {"_reset_registry", reset_registry, Takes::one, 0, 255, F},
    {"_reset_caches", reset_caches, Takes::one, 0, 255, F},
};
constexpr const TypeSpec* kHidden[] = {&kAbcDataType};

}  // namespace

const NativeModule kAbcModule = {
    .name = "_abc",
    .functions = kFunctions,
    .hidden_types = kHidden,
    .doc = "Module contains faster C implementation of abc.ABCMeta",
};

}  // namespace vitro::vm
