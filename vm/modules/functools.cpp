// _functools: reduce and cmp_to_key; partial and the cache of lru_cache have files of their own.
#include "vm/modules/functools.hpp"

#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

Own<Object> reduce(Runtime& rt, Object&, Arguments arguments) {
  const Ref<Object> iterator = get_iterator(rt, arguments[1]);
  if (!iterator) {
    if (rt.pending_exception()->type == rt.types.type_error)
      return rt.raise(*rt.types.type_error, "reduce() arg 2 must support iteration");
    return raised;
  }
  Ref<Object> total = arguments.count > 2 ? own(arguments[2]) : next_item(rt, *iterator);
  if (!total) {
    if (rt.pending()) return raised;
    return rt.raise(*rt.types.type_error, "reduce() of empty iterable with no initial value");
  }
  for (;;) {
    const Ref<Object> item = next_item(rt, *iterator);
    if (!item) return rt.pending() ? Own<Object>(raised) : total.release();
    Ref<Object> next = call(rt, arguments[0], {total.get(), item.get()});
    if (!next) return raised;
    total = std::move(next);
  }
}

// ---- cmp_to_key: calling it wraps an object, and wrappers compare by the function ----

struct KeyWrapper : Object {
  Object* compare;
  Object* object;  // null: the maker of wrappers itself

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(compare, "cmp");
    visitor.field(object, "obj");
  }
};

Own<Object> make_wrapper(Runtime& rt, Object& compare, Object* object) {
  Own<KeyWrapper> made = allocate_empty<KeyWrapper>(rt, ModuleType::key_wrapper);
  if (!made) return raised;
  made->compare = own(compare).get();
  if (object) made->object = own(*object).get();
  return made;
}

Own<Object> cmp_to_key(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"mycmp"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {"cmp_to_key", kNames, 1}, given)) return raised;
  return make_wrapper(rt, *given[0], nullptr);
}

Own<Object> wrapper_call(Runtime& rt, Object& self, Arguments arguments) {
  static constexpr const char* kNames[] = {"obj"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {"K", kNames, 1}, given)) return raised;
  return make_wrapper(rt, *static_cast<KeyWrapper&>(self).compare, given[0]);
}

Own<Object> wrapper_compare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (left.type != right.type)
    return rt.raise(*rt.types.type_error, "other argument must be K instance");
  auto& a = static_cast<KeyWrapper&>(left);
  auto& b = static_cast<KeyWrapper&>(right);
  if (!a.object || !b.object) return rt.raise(*rt.types.attribute_error, "object");
  const Ref<Object> function = Ref<Object>::share(a.compare), x = Ref<Object>::share(a.object),
                    y = Ref<Object>::share(b.object);
  const Ref<Object> answer = call(rt, *function, {x.get(), y.get()});
  if (!answer) return raised;
  const Ref<Int> zero = make_int(rt, 0);
  return compare(rt, *answer, *zero, op);
}

Own<Object> wrapper_object(Runtime& rt, Object& self) {
  Object* object = static_cast<KeyWrapper&>(self).object;
  return own(object ? *object : *rt.none);
}
Status wrapper_set_object(Runtime& rt, Object& self, Object* value) {
  if (!value) return rt.raise(*rt.types.type_error, "can't delete obj");
  set_field(static_cast<KeyWrapper&>(self).object, own(*value));
  return ok;
}

constexpr NativeProperty kWrapperProperties[] = {{"obj", wrapper_object, wrapper_set_object}};

void fill_wrapper(Slots& slots) {
  fill_life<KeyWrapper>(slots);
  slots.call = wrapper_call;
  slots.richcompare = wrapper_compare;
  slots.hash = nullptr;
}

constexpr NativeMethod kFunctions[] = {
    {"reduce", reduce, Takes::positional, 2, 3, Binding::function},
    {"cmp_to_key", cmp_to_key, Takes::anything, 0, 255, Binding::function},
};
constexpr const TypeSpec* kTypes[] = {&kPartialType, &kCacheType};
constexpr const TypeSpec* kHidden[] = {&kKeyWrapperType, &kCacheKeyType};

}  // namespace

const TypeSpec kKeyWrapperType = {
    .name = "KeyWrapper",
    .basic_size = sizeof(KeyWrapper),
    .fill = fill_wrapper,
    .properties = kWrapperProperties,
    .module = "functools",
    .module_type = place_of(ModuleType::key_wrapper),
};

const NativeModule kFunctoolsModule = {
    .name = "_functools",
    .functions = kFunctions,
    .types = kTypes,
    .hidden_types = kHidden,
    .doc = "Tools that operate on functions.",
};

}  // namespace vitro::vm
