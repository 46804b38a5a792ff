// The life of a runtime: boot order, teardown, the pending exception, roots.
#include "objects/runtime.hpp"

#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <sys/resource.h>

#include "objects/async_generator.hpp"
#include "objects/bytearray.hpp"
#include "objects/bytes.hpp"
#include "objects/code.hpp"
#include "objects/complex.hpp"
#include "objects/descriptors.hpp"
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/float.hpp"
#include "objects/function.hpp"
#include "objects/generator.hpp"
#include "objects/heap/collector.hpp"
#include "objects/int.hpp"
#include "objects/iterators_builtin.hpp"
#include "objects/list.hpp"
#include "objects/mapping_proxy.hpp"
#include "objects/member.hpp"
#include "objects/memoryview.hpp"
#include "objects/module.hpp"
#include "objects/names.hpp"
#include "objects/native.hpp"
#include "objects/object_type.hpp"
#include "objects/range.hpp"
#include "objects/set.hpp"
#include "objects/shape_type.hpp"
#include "objects/singletons.hpp"
#include "objects/slot_table.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

// Every built-in type but the exceptions; a base stands before its subclasses.
constexpr const TypeSpec* kBuiltinTypes[] = {
    &kObjectType,
    &kMetaType,
    &kShapeType,
    &kStrType,
    &kBytesType,
    &kByteArrayType,
    &kMemoryViewType,
    &kIntType,
    &kBoolType,
    &kFloatType,
    &kComplexType,
    &kTupleType,
    &kListType,
    &kDictType,
    &kSetType,
    &kFrozenSetType,
    &kNoneType,
    &kNotImplementedType,
    &kEllipsisType,
    &kRangeType,
    &kSliceType,
    &kRangeIteratorType,
    &kLongRangeIteratorType,
    &kListIteratorType,
    &kTupleIteratorType,
    &kStrIteratorType,
    &kSequenceIteratorType,
    &kBytesIteratorType,
    &kByteArrayIteratorType,
    &kDictKeyIteratorType,
    &kDictValueIteratorType,
    &kDictItemIteratorType,
    &kSetIteratorType,
    &kCallableIteratorType,
    &kDictKeysType,
    &kDictValuesType,
    &kDictItemsType,
    &kEnumerateType,
    &kZipType,
    &kMapType,
    &kFilterType,
    &kReversedType,
    &kCellType,
    &kFunctionType,
    &kMethodType,
    &kNativeCallableType,
    &kNativeDescriptorType,
    &kClassMethodDescriptorType,
    &kPropertyDescriptorType,
    &kSlotWrapperType,
    &kMethodWrapperType,
    &kPropertyType,
    &kStaticMethodType,
    &kClassMethodType,
    &kSuperType,
    &kMemberDescriptorType,
    &kMappingProxyType,
    &kCodeType,
    &kModuleType,
    &kTracebackType,
    &kGeneratorType,
    &kCoroutineType,
    &kCoroutineWrapperType,
    &kAsyncGeneratorType,
    &kAsyncSendType,
    &kAsyncThrowType,
    &kWrappedValueType,
    &kAnextAwaitableType,
};

template <class T>
void make_immortal(T& object) {
  static_cast<Object&>(object).refcount = kImmortal;
}

// How many calls of native code may nest where the C++ stack would allow more: as many as CPython's
// recursion limit allows.
constexpr std::uint32_t kNativeDepth = 1000;

// Bytes of C++ stack that native calls may use below the outermost one. What is above that one, the
// environment included, and the signal handlers below it share the remaining quarter.
std::uintptr_t native_stack_bytes() {
  constexpr rlim_t kAssumed = rlim_t{8} << 20;  // where there is no limit, or it cannot be asked
  rlimit limit{};
  const bool known = getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
  return static_cast<std::uintptr_t>((known ? limit.rlim_cur : kAssumed) / 4 * 3);
}

}  // namespace

Status prepare_builtin_type(Runtime& rt, const TypeSpec& spec) {
  auto* type = static_cast<Type*>(rt.heap.allocate(CellKind::container, sizeof(Type)));
  if (!type) return rt.raise_memory_error();
  std::memset(static_cast<void*>(type), 0, sizeof(Type));
  (spec.type ? rt.types.*spec.type : rt.module_types[spec.module_type]) = type;
  make_immortal(*type);
  type->type = rt.types.type ? rt.types.type : type;
  type->runtime = &rt;
  Type* base = spec.base ? rt.types.*spec.base : rt.types.object;
  if (spec.module_base >= 0) base = rt.module_types[spec.module_base];
  if (spec.type && spec.type == &Types::object) base = nullptr;
  type->base = base;
  type->basic_size = spec.basic_size ? spec.basic_size : base->basic_size;
  type->flags = spec.flags;
  type->inline_capacity = spec.flags & kTypeSealed ? 0 : 1;
  if (spec.fill) spec.fill(type->slots);
  if (base) {
    type->flags |= base->flags & kInheritedTypeFlags;
    inherit_slots(type->slots, base->slots);
    // A type that can be neither subclassed nor called must say how it is constructed.
    if (!(spec.flags & kTypeBase) && type->slots.construct == base->slots.construct)
      type->slots.construct = nullptr;
  }
  if (type->slots.descr_set) type->flags |= kTypeDescriptorData;
  return ok;
}

Runtime::Runtime(boost::container::pmr::memory_resource& resource, std::size_t heap_limit,
                 Cells cells)
    : heap(resource, heap_limit, cells), native_stack_(native_stack_bytes()) {
  native_floor_ = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)) - native_stack_;
  started_ = static_cast<bool>(start());
}

Runtime::~Runtime() { stop(); }

Status Runtime::start() {
  for (const TypeSpec* spec : kBuiltinTypes)
    if (!prepare_builtin_type(*this, *spec)) return raised;
  // object came before type existed.
  for (const TypeSpec* spec : kBuiltinTypes) (types.*spec->type)->type = types.type;
  if (!prepare_exception_types(*this)) return raised;

  Own<Str> text = new_str(*this, 0, 0);
  if (!text) return raised;
  empty_str = text.get();
  make_immortal(*empty_str);
  for (char32_t c = 0; c < 256; ++c) {
    Own<Str> one = new_str(*this, 1, c);
    if (!one) return raised;
    str_put(*one, 0, c);
    make_immortal(*one);
    latin1[c] = one.get();
  }
  for (Str* cached : latin1)
    if (!intern(*this, own(*cached))) return raised;
  if (!intern(*this, own(*empty_str))) return raised;
  if (!intern_names(*this)) return raised;

  const auto singleton = [this](Type& type, Object*& place) {
    Own<Object> object = allocate<Object>(type, CellKind::leaf);
    if (!object) return false;
    place = object.get();
    make_immortal(*place);
    return true;
  };
  if (!singleton(*types.none, none) || !singleton(*types.not_implemented, not_implemented) ||
      !singleton(*types.ellipsis, ellipsis))
    return raised;
  const auto small = [this](Type& type, std::int64_t value, Object*& place) {
    Own<Int> object = allocate<Int>(type, CellKind::leaf);
    if (!object) return false;
    object->value = value;
    place = object.get();
    make_immortal(*place);
    return true;
  };
  if (!small(*types.bool_, 1, true_) || !small(*types.bool_, 0, false_)) return raised;
  for (std::int64_t value = kSmallestCachedInt; value <= kLargestCachedInt; ++value)
    if (!small(*types.int_, value, small_ints[value - kSmallestCachedInt])) return raised;
  Own<Tuple> no_items = new_tuple(*this, 0);
  if (!no_items) return raised;
  empty_tuple = no_items.get();
  make_immortal(*empty_tuple);
  Own<Bytes> no_octets = new_bytes(*this, 0);
  if (!no_octets) return raised;
  empty_bytes = no_octets.get();
  make_immortal(*empty_bytes);

  for (const TypeSpec* spec : kBuiltinTypes)
    if (!ready_builtin_type(*this, *spec)) return raised;
  if (!ready_exception_types(*this)) return raised;

  Own<Exception> error = make_exception(*this, *types.memory_error, nullptr);
  if (!error) return raised;
  memory_error_ = error.get();
  Own<Dict> dict = new_dict(*this);
  if (!dict) return raised;
  modules = dict.get();
  plan_next_collection(*this);
  return ok;
}

void Runtime::stop() {
  heap.growth_limit = std::numeric_limits<std::size_t>::max();
  clear_pending();
  release(std::exchange(handled, nullptr));
  release(std::exchange(async_firstiter, nullptr));
  release(std::exchange(async_finalizer, nullptr));
  release(static_cast<Object*>(std::exchange(modules, nullptr)));
  release(static_cast<Object*>(std::exchange(builtins, nullptr)));
  release(static_cast<Object*>(std::exchange(memory_error_, nullptr)));
  release(static_cast<Object*>(std::exchange(collector.callbacks, nullptr)));
  release(static_cast<Object*>(std::exchange(collector.garbage, nullptr)));
#if defined(VITRO_AUDIT)
  // Every object goes, and then every byte must have gone with it. Without the audit the heap just
  // drops its pages.
  if (!started_) return;
  free_everything(*this);
  free_buffer(shapes, shape_capacity * sizeof(Shape*));
  free_buffer(interned_table, interned_capacity * sizeof(Str*));
  if (const HeapTotals totals = heap.totals(); totals.live_cells != 0) {
    std::fprintf(stderr, "vitro: %zu cells with %zu bytes are left in the heap\n",
                 totals.live_cells, totals.live_bytes);
    std::abort();
  }
#endif
}

Raised Runtime::raise(Type& type, const char* format, ...) {
  std::va_list arguments;
  va_start(arguments, format);
  Ref<Str> message = format_message_list(*this, format, arguments);
  va_end(arguments);
  if (!message) return pending_ ? raised : raise_memory_error();
  Own<Exception> exception = make_exception(*this, type, message.get());
  if (!exception) return raised;
  link_context(*this, *exception);
  return raise_object(exception);
}

Raised Runtime::raise_with_args(Type& type, std::initializer_list<Object*> args) {
  Ref<Tuple> tuple = make_tuple(*this, args);
  if (!tuple) return raised;
  Ref<Exception> exception =
      make_exception(*this, type, args.size() == 1 ? *args.begin() : nullptr);
  if (!exception) return raised;
  // The class's own __init__ puts the arguments into its fields.
  if (!type.slots.init(*this, *exception, {tuple->items(), tuple->length(), nullptr}))
    return raised;
  link_context(*this, *exception);
  return raise_object(exception.release());
}

Raised Runtime::raise_object(Own<Exception> exception) {
  Exception* old = std::exchange(pending_, exception.get());
  release(static_cast<Object*>(old));
  return raised;
}

Raised Runtime::raise_memory_error() {
  // Not there yet while the runtime starts; started() is false then.
  if (!memory_error_) return raised;
  // Its traceback and context are those of the last time it was raised.
  release(static_cast<Object*>(std::exchange(memory_error_->traceback, nullptr)));
  release(std::exchange(memory_error_->context, nullptr));
  link_context(*this, *memory_error_);
  return raise_object(own(*memory_error_));
}

Own<Exception> Runtime::take_pending() { return Own<Exception>(std::exchange(pending_, nullptr)); }

void Runtime::clear_pending() { release(static_cast<Object*>(std::exchange(pending_, nullptr))); }

bool Runtime::enter(const char* where) {
  // The address of this frame, not of a local: those may live elsewhere under AddressSanitizer.
  const auto here = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
  // On another thread than before: neither above the floor nor in the reserve below it.
  if (native_depth_ == 0 && here - (native_floor_ - native_stack_ / 3) > 2 * native_stack_)
    native_floor_ = here - native_stack_;
  if (native_depth_ < kNativeDepth && here > native_floor_) {
    ++native_depth_;
    return true;
  }
  raise(*types.recursion_error, "maximum recursion depth exceeded%s", where);
  return false;
}

Raised Runtime::raise_stack_low() {
  return raise(*types.recursion_error, "maximum recursion depth exceeded");
}

void* Runtime::allocate_buffer(std::size_t bytes) {
  void* buffer = heap.allocate(CellKind::buffer, bytes ? bytes : 8);
  if (!buffer) raise_memory_error();
  return buffer;
}

void* Runtime::resize_buffer(void* buffer, std::size_t old_bytes, std::size_t new_bytes) {
  void* moved = heap.resize_buffer(buffer, old_bytes, new_bytes);
  if (!moved) raise_memory_error();
  return moved;
}

void Runtime::add_root_provider(RootProvider& provider) {
  for (RootProvider*& place : providers_)
    if (!place) {
      place = &provider;
      return;
    }
}

void Runtime::remove_root_provider(RootProvider& provider) {
  for (RootProvider*& place : providers_)
    if (place == &provider) place = nullptr;
}

void Runtime::visit_roots(RootVisitor& visitor) {
  const auto root = [&visitor](Object* object, const char* text) {
    if (object) visitor.root(*object, {EdgeKind::root, 0, text, nullptr}, true);
  };
  root(modules, "sys.modules");
  root(builtins, "builtins");
  root(pending_, "pending exception");
  root(handled, "exception being handled");
  for (const HandledException* outer = resumers; outer; outer = outer->outer)
    root(outer->value, "exception being handled");
  root(memory_error_, "preallocated MemoryError");
  root(async_firstiter, "firstiter hook");
  root(async_finalizer, "finalizer hook");
  root(reinterpret_cast<Object*>(collector.callbacks), "gc.callbacks");
  root(reinterpret_cast<Object*>(collector.garbage), "gc.garbage");
  for (const HandleNode* node = handles; node; node = node->next) root(node->object, node->text);
  for (RootProvider* provider : providers_)
    if (provider) provider->visit_roots(visitor);
}

void Runtime::count_paths(bool on) {
  heap.count_paths(on);
  // With no small ints to be found, every request for one reaches the slow path and is counted
  // there.
  small_int_count = on ? 0 : kCachedInts;
}

}  // namespace vitro
