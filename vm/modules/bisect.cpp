// _bisect: where an item belongs in a sorted sequence.
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

struct Request {
  Object* sequence = nullptr;
  Object* item = nullptr;
  std::int64_t low = 0, high = 0;
  Object* key = nullptr;  // null: none
};

Status read_request(Runtime& rt, const char* function, Arguments arguments, Request& request) {
  static constexpr const char* kNames[] = {"a", "x", "lo", "hi", "key"};
  Object* given[5] = {};
  if (!unpack(rt, arguments, {function, kNames, 2, 0, 1}, given)) return raised;
  request.sequence = given[0];
  request.item = given[1];
  request.key = given[4] == rt.none ? nullptr : given[4];
  if (given[2]) {
    const auto low = size_argument(rt, *given[2]);
    if (!low) return raised;
    request.low = *low;
  }
  if (request.low < 0) return rt.raise(*rt.types.value_error, "lo must be non-negative");
  if (given[3] && given[3] != rt.none) {
    const auto high = size_argument(rt, *given[3]);
    if (!high) return raised;
    request.high = *high;
    if (request.high != -1) return ok;
  }
  const auto count = length(rt, *request.sequence);
  if (!count) return raised;
  request.high = *count;
  return ok;
}

Own<Object> item_at(Runtime& rt, Object& sequence, std::int64_t i) {
  if (sequence.type == rt.types.list) {
    const auto& list = static_cast<List&>(sequence);
    if (static_cast<std::size_t>(i) < list.length) return own(*list.items[i]);
  }
  const Ref<Int> index = make_int(rt, i);
  if (!index) return raised;
  return get_item(rt, sequence, *index);
}

// The place of `item` (a key where there is a key function): after equal ones, or before them.
Fallible<std::int64_t> find_place(Runtime& rt, const Request& request, Object& item, bool right) {
  std::int64_t low = request.low, high = request.high;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    Ref<Object> there = item_at(rt, *request.sequence, middle);
    if (there && request.key) there = call(rt, *request.key, {there.get()});
    if (!there) return raised;
    const auto less = right ? compare_bool(rt, item, *there, CompareOp::lt)
                            : compare_bool(rt, *there, item, CompareOp::lt);
    if (!less) return raised;
    if (*less == right)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

Own<Object> bisect(Runtime& rt, const char* function, Arguments arguments, bool right) {
  Request request;
  if (!read_request(rt, function, arguments, request)) return raised;
  const auto place = find_place(rt, request, *request.item, right);
  if (!place) return raised;
  return make_int(rt, *place);
}
Own<Object> bisect_right(Runtime& rt, Object&, Arguments arguments) {
  return bisect(rt, "bisect_right", arguments, true);
}
Own<Object> bisect_left(Runtime& rt, Object&, Arguments arguments) {
  return bisect(rt, "bisect_left", arguments, false);
}

Own<Object> insort(Runtime& rt, const char* function, Arguments arguments, bool right) {
  Request request;
  if (!read_request(rt, function, arguments, request)) return raised;
  Ref<Object> key = Ref<Object>::share(request.item);
  if (request.key && !(key = call(rt, *request.key, {request.item}))) return raised;
  const auto place = find_place(rt, request, *key, right);
  if (!place) return raised;
  if (request.sequence->type == rt.types.list) {
    auto& list = static_cast<List&>(*request.sequence);
    const auto at = static_cast<std::size_t>(*place);
    if (!list_insert(rt, list, at < list.length ? at : list.length, own(*request.item)))
      return raised;
    return own(*rt.none);
  }
  const Ref<Str> name = intern(rt, "insert");
  const Ref<Int> index = make_int(rt, *place);
  if (!name || !index) return raised;
  const Ref<Object> done = call_method(rt, *request.sequence, *name, {index.get(), request.item});
  if (!done) return raised;
  return own(*rt.none);
}
Own<Object> insort_right(Runtime& rt, Object&, Arguments arguments) {
  return insort(rt, "insort_right", arguments, true);
}
Own<Object> insort_left(Runtime& rt, Object&, Arguments arguments) {
  return insort(rt, "insort_left", arguments, false);
}

constexpr NativeMethod kFunctions[] = {
    {"bisect_left", bisect_left, Takes::anything, 0, 255, Binding::function},
    {"bisect_right", bisect_right, Takes::anything, 0, 255, Binding::function},
    {"insort_left", insort_left, Takes::anything, 0, 255, Binding::function},
    {"insort_right", insort_right, Takes::anything, 0, 255, Binding::function},
};

}  // namespace

const NativeModule kBisectModule = {
    .name = "_bisect", .functions = kFunctions, .doc = "Bisection algorithms.\n"};

}  // namespace vitro::vm
