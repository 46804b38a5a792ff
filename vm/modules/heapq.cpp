// _heapq: lists as binary heaps. Comparisons may change the list, so its length is looked at after
// each of them.
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

Raised changed(Runtime& rt) {
  return rt.raise(*rt.types.runtime_error, "list changed size during iteration");
}

// Is the item at `i` to stand above the one at `k`? Least first, or greatest where `most`.
Fallible<bool> above(Runtime& rt, List& heap, std::size_t i, std::size_t k, bool most) {
  const Ref<Object> left = Ref<Object>::share(*heap.items[i]);
  const Ref<Object> right = Ref<Object>::share(*heap.items[k]);
  const std::size_t length = heap.length;
  const auto less = most ? compare_bool(rt, *right, *left, CompareOp::lt)
                         : compare_bool(rt, *left, *right, CompareOp::lt);
  if (!less) return raised;
  if (heap.length != length) return changed(rt);
  return *less;
}

// Moves the item at `at` up to its place below `top`.
Status rise(Runtime& rt, List& heap, std::size_t top, std::size_t at, bool most) {
  while (at > top) {
    const std::size_t parent = (at - 1) / 2;
    const auto less = above(rt, heap, at, parent, most);
    if (!less) return raised;
    if (!*less) break;
    std::swap(heap.items[at], heap.items[parent]);
    at = parent;
  }
  return ok;
}

// Moves the item at `at` down along the better children to a leaf, then up again: fewer comparisons
// than stopping on the way.
Status sink(Runtime& rt, List& heap, std::size_t at, bool most) {
  const std::size_t length = heap.length, top = at;
  while (at < length / 2) {
    std::size_t child = 2 * at + 1;
    if (child + 1 < length) {
      const auto less = above(rt, heap, child, child + 1, most);
      if (!less) return raised;
      if (!*less) ++child;
    }
    std::swap(heap.items[at], heap.items[child]);
    at = child;
  }
  return rise(rt, heap, top, at, most);
}

List* heap_argument(Runtime& rt, const char* function, Object& given, bool only) {
  if (is_list(given)) return static_cast<List*>(&given);
  rt.raise(*rt.types.type_error,
           only ? "%s() argument must be list, not %T" : "%s() argument 1 must be list, not %T",
           function, given.type);
  return nullptr;
}

Own<Object> pop(Runtime& rt, List& heap, bool most) {
  if (heap.length == 0) return rt.raise(*rt.types.index_error, "index out of range");
  Ref<Object> last = Own<Object>(heap.items[--heap.length]);
  if (heap.length == 0) return last.release();
  Ref<Object> first = Own<Object>(std::exchange(heap.items[0], last.release().get()));
  if (!sink(rt, heap, 0, most)) return raised;
  return first.release();
}

Own<Object> replace(Runtime& rt, List& heap, Object& item, bool most) {
  if (heap.length == 0) return rt.raise(*rt.types.index_error, "index out of range");
  Ref<Object> first = Own<Object>(std::exchange(heap.items[0], own(item).get()));
  if (!sink(rt, heap, 0, most)) return raised;
  return first.release();
}

Status make_heap(Runtime& rt, List& heap, bool most) {
  for (std::size_t i = heap.length / 2; i-- > 0;)
    if (i < heap.length && !sink(rt, heap, i, most)) return raised;
  return ok;
}

Own<Object> heappush(Runtime& rt, Object&, Arguments arguments) {
  List* heap = heap_argument(rt, "heappush", arguments[0], false);
  if (!heap || !list_append(rt, *heap, own(arguments[1]))) return raised;
  if (!rise(rt, *heap, 0, heap->length - 1, false)) return raised;
  return own(*rt.none);
}
Own<Object> heappop(Runtime& rt, Object&, Arguments arguments) {
  List* heap = heap_argument(rt, "heappop", arguments[0], true);
  return heap ? pop(rt, *heap, false) : Own<Object>(raised);
}
Own<Object> heapify(Runtime& rt, Object&, Arguments arguments) {
  List* heap = heap_argument(rt, "heapify", arguments[0], true);
  if (!heap || !make_heap(rt, *heap, false)) return raised;
  return own(*rt.none);
}
Own<Object> heapreplace(Runtime& rt, Object&, Arguments arguments) {
  List* heap = heap_argument(rt, "heapreplace", arguments[0], false);
  return heap ? replace(rt, *heap, arguments[1], false) : Own<Object>(raised);
}
Own<Object> heappushpop(Runtime& rt, Object&, Arguments arguments) {
  List* heap = heap_argument(rt, "heappushpop", arguments[0], false);
  if (!heap) return raised;
  if (heap->length == 0) return own(arguments[1]);
  const Ref<Object> first = Ref<Object>::share(*heap->items[0]);
  const auto less = compare_bool(rt, *first, arguments[1], CompareOp::lt);
  if (!less) return raised;
  if (!*less) return own(arguments[1]);
  return replace(rt, *heap, arguments[1], false);
}
Own<Object> heappop_max(Runtime& rt, Object&, Arguments arguments) {
  List* heap = heap_argument(rt, "_heappop_max", arguments[0], true);
  return heap ? pop(rt, *heap, true) : Own<Object>(raised);
}
Own<Object> heapify_max(Runtime& rt, Object&, Arguments arguments) {
  List* heap = heap_argument(rt, "_heapify_max", arguments[0], true);
  if (!heap || !make_heap(rt, *heap, true)) return raised;
  return own(*rt.none);
}
Own<Object> heapreplace_max(Runtime& rt, Object&, Arguments arguments) {
  List* heap = heap_argument(rt, "_heapreplace_max", arguments[0], false);
  return heap ? replace(rt, *heap, arguments[1], true) : Own<Object>(raised);
}

constexpr NativeMethod kFunctions[] = {
    {"heappush", heappush, Takes::positional, 2, 2, Binding::function},
    {"heappop", heappop, Takes::one, 0, 255, Binding::function},
    {"heapify", heapify, Takes::one, 0, 255, Binding::function},
    {"heapreplace", heapreplace, Takes::positional, 2, 2, Binding::function},
    {"heappushpop", heappushpop, Takes::positional, 2, 2, Binding::function},
    {"_heappop_max", heappop_max, Takes::one, 0, 255, Binding::function},
    {"_heapify_max", heapify_max, Takes::one, 0, 255, Binding::function},
    {"_heapreplace_max", heapreplace_max, Takes::positional, 2, 2, Binding::function},
};

Status fill(Runtime& rt, Module& module) {
  return Filler(rt, *module.dict).set("__about__", "Heap queues.\n").status();
}

}  // namespace

const NativeModule kHeapqModule = {
    .name = "_heapq", .functions = kFunctions, .fill = fill, .doc = "Heap queue algorithm.\n"};

}  // namespace vitro::vm
