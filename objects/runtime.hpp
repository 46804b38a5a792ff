// One isolated Python world: heap, types, interned strings, pending exception, limits. Nothing of
// vitro lives outside a Runtime, so two of them run side by side in one process.
#pragma once

#include <cstdint>

#include "objects/heap/collector_state.hpp"
#include "objects/heap/heap.hpp"
#include "objects/ref.hpp"
#include "objects/type.hpp"
#include "objects/visit.hpp"

namespace vitro {

struct Bytes;
struct Code;
struct Dict;
struct Exception;
struct Generator;
struct Int;
struct Module;
struct Shape;
struct Traceback;
struct Tuple;

inline constexpr std::int64_t kSmallestCachedInt = -5;
inline constexpr std::int64_t kLargestCachedInt = 256;
inline constexpr std::uint64_t kCachedInts = kLargestCachedInt - kSmallestCachedInt + 1;

// The built-in types. All immortal.
struct Types {
  Type *type, *object, *none, *not_implemented, *ellipsis;
  Type *int_, *bool_, *float_, *complex, *str, *bytes, *tuple, *list, *dict, *set, *frozenset;
  Type *range, *slice, *range_iterator, *long_range_iterator, *list_iterator, *tuple_iterator,
      *str_iterator, *sequence_iterator, *dict_key_iterator, *dict_value_iterator,
      *dict_item_iterator, *set_iterator, *callable_iterator, *dict_keys, *dict_values, *dict_items;
  Type *bytearray, *memoryview, *bytes_iterator, *bytearray_iterator;
  // Of module _io; null until it is asked for (see io_types.hpp).
  Type *io_base, *raw_io_base, *buffered_io_base, *text_io_base, *file_io, *bytes_io, *string_io,
      *bytes_io_buffer, *buffered_reader, *buffered_writer, *buffered_random, *buffered_pair,
      *text_io_wrapper, *newline_decoder, *text_encoder, *text_decoder, *unsupported_operation;
  Type *enumerate, *zip, *map, *filter, *reversed;
  Type *cell, *function, *method, *native_callable, *native_descriptor, *class_method_descriptor,
      *property_descriptor, *slot_wrapper, *method_wrapper, *property, *static_method,
      *class_method, *super, *member_descriptor, *mapping_proxy, *generic_alias, *union_type,
      *simple_namespace;
  Type *code, *module, *traceback, *frame, *shape;
  Type *generator, *coroutine, *coroutine_wrapper, *async_generator, *async_generator_asend,
      *async_generator_athrow, *async_generator_wrapped_value, *anext_awaitable;
  Type *weak_reference, *weak_proxy, *callable_weak_proxy;  // null until _weakref is imported
  // exceptions
  Type *base_exception, *exception, *system_exit, *keyboard_interrupt, *generator_exit,
      *base_exception_group, *exception_group, *stop_iteration, *stop_async_iteration,
      *arithmetic_error, *floating_point_error, *overflow_error, *zero_division_error,
      *assertion_error, *attribute_error, *buffer_error, *eof_error, *import_error,
      *module_not_found_error, *lookup_error, *index_error, *key_error, *memory_error, *name_error,
      *unbound_local_error, *os_error, *blocking_io_error, *child_process_error, *connection_error,
      *broken_pipe_error, *connection_aborted_error, *connection_refused_error,
      *connection_reset_error, *file_exists_error, *file_not_found_error, *interrupted_error,
      *is_a_directory_error, *not_a_directory_error, *permission_error, *process_lookup_error,
      *timeout_error, *reference_error, *runtime_error, *not_implemented_error, *recursion_error,
      *syntax_error, *indentation_error, *tab_error, *system_error, *type_error, *value_error,
      *unicode_error, *unicode_decode_error, *unicode_encode_error, *unicode_translate_error,
      *warning, *deprecation_warning, *pending_deprecation_warning, *runtime_warning,
      *syntax_warning, *user_warning, *future_warning, *import_warning, *unicode_warning,
      *bytes_warning, *resource_warning, *encoding_warning;
};

// Interned names that C++ code looks up. Immortal. The table in names.cpp gives each its text.
struct Names {
  Str *abs, *add, *aenter, *aexit, *aiter, *all, *and_, *anext, *annotations, *await, *bases,
      *bool_, *build_class, *builtins, *call, *cause, *class_, *class_getitem, *classcell, *code,
      *complex, *contains, *context, *debug, *defaults, *del, *delattr, *delete_, *delitem, *dict,
      *dir, *divmod, *doc, *enter, *eq, *exit, *file, *float_, *floordiv, *format, *ge, *get,
      *getattr, *getattribute, *getitem, *gt, *hash, *iadd, *iand, *ifloordiv, *ilshift, *imatmul,
      *imod, *import_, *imul, *index, *init, *init_subclass, *instancecheck, *int_, *invert, *ior,
      *ipow, *irshift, *isub, *iter, *itruediv, *ixor, *kwdefaults, *le, *len, *length_hint,
      *loader, *lshift, *lt, *main, *match_args, *matmul, *missing, *mod, *module, *mro,
      *mro_entries, *mul, *name, *ne, *neg, *new_, *next, *notes, *or_, *package, *path, *pos, *pow,
      *prepare, *qualname, *radd, *rand, *rdivmod, *reduce, *reduce_ex, *repr, *reversed,
      *rfloordiv, *rlshift, *rmatmul, *rmod, *rmul, *ror, *round, *rpow, *rrshift, *rshift, *rsub,
      *rtruediv, *rxor, *self, *set, *set_name, *setattr, *setitem, *sizeof_, *slots, *spec, *str,
      *sub, *subclasscheck, *subclasshook, *suppress_context, *traceback, *truediv, *trunc,
      *weakref, *xor_;
  // Plain words
  Str *metaclass, *keys, *items, *values, *append, *close, *send, *throw_, *print, *sep, *end,
      *file_word, *flush, *write, *key, *reverse, *start, *stop, *step, *args, *msg, *name_word,
      *obj, *value, *empty, *lambda, *genexpr, *listcomp, *setcomp, *dictcomp, *module_word,
      *stdin_word, *string_word, *underscore, *derive, *get_word, *split, *big, *little, *encoding,
      *errors, *strict_word, *maxsplit, *keepends, *tabsize, *default_, *strict, *initial,
      *builtins_word, *main_word;
  // Of files
  Str *bytes_, *fspath, *setstate_, *breakpointhook, *closed, *decode, *displayhook, *encode,
      *fileno, *getstate, *isatty, *mode, *newlines, *peek, *raw, *read, *read1, *readable,
      *readall, *readinto, *readline, *reset, *seek, *seekable, *setstate, *stdin, *stdout, *stderr,
      *sys, *tell, *truncate, *writable, *buffer;
  // Of the class and object model
  Str *abstract_methods, *is_abstract_method, *getstate_dunder, *orig_bases, *origin, *type_args,
      *type_parameters, *mro_word, *floor, *ceil, *getnewargs, *getnewargs_ex;
};

// A borrowed view of one running frame, innermost last, for snapshots.
struct FrameView {
  Code* code;
  Object* function;  // null for module and class bodies run without one
  Dict* globals;
  Dict* locals;        // namespace of a module or class body; null in optimised frames
  std::uint32_t unit;  // of the instruction it stands at
  std::uint32_t line;
};

// Who holds references without being an object: the runtime's own tables, frames, registered
// handles.
class RootVisitor {
 public:
  // A reference from outside the heap. `owned` is false for a borrowed stack slot, which the count
  // does not include.
  virtual void root(Object& target, const EdgeLabel& label, bool owned) = 0;
  // The references that follow, until the next frame() or leave_frames(), belong to this frame.
  virtual void frame(const FrameView& view) = 0;
  virtual void leave_frames() = 0;

 protected:
  ~RootVisitor() = default;
};

// Anything that owns references from outside the heap registers as a provider (the interpreter, its
// frames).
class RootProvider {
 public:
  virtual void visit_roots(RootVisitor& visitor) = 0;

 protected:
  ~RootProvider() = default;
};

// What objects/ needs done by rooms it must not include. Filled by vm; null where there is none.
struct Hooks {
  // compile(source, filename, mode): mode is "exec", "eval" or "single".
  Own<Object> (*compile)(Runtime&, Object& source, Str& filename, const char* mode,
                         std::uint32_t flags) = nullptr;
  Own<Object> (*execute)(Runtime&, Code& code, Dict& globals, Object& locals) = nullptr;
  // __name__ of the module whose code is running, for classes made there. Borrowed; null: none.
  Object* (*current_module)(Runtime&) = nullptr;
  // After a change of a class that may come before what inline caches found on its instances: they
  // are all emptied.
  void (*flush_attribute_caches)(Runtime&) = nullptr;
  // An attribute that a native module makes when it is first asked for; empty and nothing pending:
  // there is none of that name.
  Own<Object> (*late_attribute)(Runtime&, Module& module, Str& name) = nullptr;
  // For super() without arguments: class and first argument of the running method, borrowed.
  // RuntimeError.
  Status (*super_arguments)(Runtime&, Type** cls, Object** self) = nullptr;
  // Runs a paused generator until it yields, returns or raises, which its state then tells. `value`
  // is what its yield gives; null: the pending exception is raised there.
  Own<Object> (*resume)(Runtime&, Generator&, Object* value) = nullptr;
  // What a paused generator delegates to by `yield from` or `await`; borrowed, null: nothing.
  Object* (*delegate)(Generator&) = nullptr;
  // Ends the delegation: the generator is then about to get its result. Yields the delegate.
  Own<Object> (*end_delegation)(Generator&) = nullptr;
  // Reports the pending exception, which nobody can catch, with the object it came out of
  // (borrowed, may be null).
  void (*unraisable)(Runtime&, Object* where) = nullptr;
  // The frame object of a generator (None: it is finished), and what a generator that ends does
  // with the one it has.
  Own<Object> (*generator_frame)(Runtime&, Generator&) = nullptr;
  void (*forget_frame)(Runtime&, Generator&) = nullptr;
  Own<Object> (*traceback_frame)(Runtime&, Traceback&) = nullptr;
  // "coroutine 'f' was never awaited"
  void (*never_awaited)(Runtime&, Generator&) = nullptr;
  // Text to octets and back in an encoding that only the registry of codecs may know. Null errors:
  // "strict". LookupError.
  Own<Object> (*encode_by_codec)(Runtime&, Str& text, Str& encoding, Str* errors) = nullptr;
  Own<Object> (*decode_by_codec)(Runtime&, Object& octets, Str& encoding, Str* errors) = nullptr;
  // What the error handler registered under that name answers to a UnicodeError: a tuple of the
  // replacement and where to go on. LookupError.
  Own<Object> (*codec_error)(Runtime&, Str& handler, Object& error) = nullptr;
  // Warns about what the running code does, as warnings.warn(text, category) there. Raised: a
  // filter made an exception of it.
  Status (*warn)(Runtime&, Type& category, Str& text) = nullptr;
};

// What the code that resumed a generator was handling, while the generator runs.
struct HandledException {
  Object* value;  // owned; null: nothing
  HandledException* outer;
};

struct Limits {
  std::uint32_t recursion = 1000;  // sys.setrecursionlimit
  std::uint32_t int_max_str_digits = 4300;
  std::uint32_t bytes_warning = 0;  // python -b: whether bytes taken for text are warned about
};

// Runtime::interrupt: what is to be done before the next call or backward jump of Python code.
enum Interrupt : std::uint32_t {
  kInterruptCollect = 1,  // the heap has grown: look for garbage
  kInterruptTrim = 2,     // much was freed: give pages back
  kInterruptSignal = 4,   // a signal has come; set by its handler
};

class ReprGuard;

class Runtime {
 public:
  // `resource` must outlive the runtime. Check started() before anything else: false means out of
  // memory.
  explicit Runtime(boost::container::pmr::memory_resource& resource,
                   std::size_t heap_limit = std::numeric_limits<std::size_t>::max());
  ~Runtime();
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;
  [[nodiscard]] bool started() const { return started_; }

  Heap heap;
  Types types{};
  Names names{};
  Limits limits{};
  Hooks hooks{};
  void* vm = nullptr;       // the vm::Vm that drives this runtime; opaque here
  void* machine = nullptr;  // its vm::Interpreter

  std::uint32_t interrupt = 0;  // bits of Interrupt
  // What calls of Python functions compare their depth with: Limits::recursion, or 0 while there is
  // an interrupt to be served, so that calls need no test of their own for it.
  std::uint32_t call_limit = 1000;
  void request(Interrupt what) {
    interrupt |= what;
    call_limit = 0;
  }
  CollectorState collector;

  Object* none = nullptr;
  Object* true_ = nullptr;
  Object* false_ = nullptr;
  Object* not_implemented = nullptr;
  Object* ellipsis = nullptr;
  Tuple* empty_tuple = nullptr;
  Str* empty_str = nullptr;
  Bytes* empty_bytes = nullptr;
  Object* small_ints[kCachedInts] = {};
  std::uint64_t small_int_count = kCachedInts;
  Str* latin1[256] = {};

  Dict* modules = nullptr;   // sys.modules
  Dict* builtins = nullptr;  // dict of module builtins
  // Types of native modules that have been imported, by TypeSpec::module_type. Immortal.
  static constexpr std::size_t kModuleTypes = 256;
  Type* module_types[kModuleTypes] = {};
  void* interned_table = nullptr;  // open-addressing table of borrowed Str*, a heap buffer
  std::size_t interned_count = 0, interned_capacity = 0;
  // str hashes are keyed; fixed, so that the same run twice is the same run.
  std::uint64_t hash_key[2] = {0x76697472'6f2d6b30ull, 0x76697472'6f2d6b31ull};

  // Shapes by id (without kShapeBit); null: free. A heap buffer; borrowed.
  Shape** shapes = nullptr;
  std::uint32_t shape_count = 0, shape_capacity = 0;
  // Heads of the lists of weak references, by referent; see weak_reference.cpp. A heap buffer.
  void* weak_table = nullptr;
  std::size_t weak_count = 0, weak_capacity = 0;
  std::uint32_t next_type_version = 1;
  std::uint32_t next_function_version = 1;
  std::uint32_t next_dict_version = 1;

  // Answers of lookup_in_type: valid while the version in the entry is the type's. Borrowed.
  static constexpr std::size_t kMethodCacheSize = 1024;
  struct MethodCacheEntry {
    std::uint32_t version;
    const Str* name;
    Object* value;
  };
  MethodCacheEntry method_cache[kMethodCacheSize] = {};

  // ---- the pending exception ----
  [[nodiscard]] bool pending() const { return pending_ != nullptr; }
  [[nodiscard]] Exception* pending_exception() const { return pending_; }  // borrowed
  Raised raise(Type& type, const char* format, ...);  // format_message()'s directives
  // No context is set; replaces what was pending. The others set what is being handled as context.
  Raised raise_object(Own<Exception> exception);
  Raised raise_with_args(Type& type, std::initializer_list<Object*> args);
  Raised raise_memory_error();    // preallocated, never fails
  Own<Exception> take_pending();  // clears; empty Own only if nothing was pending
  void clear_pending();
  // The exception being handled (innermost `except`) in the running generator, or outside all of
  // them. Owned; vm moves it.
  Object* handled = nullptr;
  HandledException* resumers = nullptr;  // of the generators that run, innermost first
  // What sys.exception() gives and a new exception gets as __context__. Borrowed; null: none.
  [[nodiscard]] Object* handled_anywhere() const {
    if (handled) return handled;
    for (const HandledException* outer = resumers; outer; outer = outer->outer)
      if (outer->value) return outer->value;
    return nullptr;
  }

  // ---- C++ recursion: repr of nested lists, comparisons, calls from native code ----
  // False: RecursionError is pending, at a depth of 1000 calls or where three quarters of the
  // thread's C++ stack are used. Pair each true with leave().
  bool enter(const char* where);
  void leave() { --native_depth_; }
  // For recursion over a program's data that CPython does not count: whether so little of the C++
  // stack is left that RecursionError is due.
  [[nodiscard]] bool stack_is_low() const {
    return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)) < native_floor_;
  }
  [[gnu::cold]] Raised raise_stack_low();

  // sys.set_asyncgen_hooks. Owned; null: None.
  Object* async_firstiter = nullptr;
  Object* async_finalizer = nullptr;

  ReprGuard* repr_guards = nullptr;  // innermost; see operations.hpp

  // ---- objects ----
  // A cell of T's size with a head of count 1; `type` is retained. MemoryError.
  template <class T>
  Own<T> allocate(Type& type, CellKind kind = CellKind::container, std::size_t bytes = sizeof(T)) {
    void* cell = heap.allocate(kind, bytes);
    if (!cell) [[unlikely]]
      return raise_memory_error();
    auto* object = static_cast<T*>(cell);
    object->refcount = 1;
    object->aux = 0;
    object->type = &type;
    vitro::retain(type);
    return Own<T>(object);
  }
  // Frees the cell of a dying object and drops its reference to its type.
  void free_object(Object& object, CellKind kind, std::size_t bytes) {
    Type* type = object.type;
    heap.free(kind, &object, bytes);
    vitro::release(*reinterpret_cast<Object*>(type));
  }
  // Raw memory on the Python heap. Null: MemoryError is pending.
  void* allocate_buffer(std::size_t bytes);
  void* resize_buffer(void* buffer, std::size_t old_bytes, std::size_t new_bytes);
  void free_buffer(void* buffer, std::size_t bytes) {
    if (buffer) heap.free(CellKind::buffer, buffer, bytes);
  }

  void add_root_provider(RootProvider& provider);
  void remove_root_provider(RootProvider& provider);
  // Every reference into the heap that no object holds.
  void visit_roots(RootVisitor& visitor);
  // A reference that C++ keeps beyond one call, named for dumps; see Handle.
  struct HandleNode {
    Object* object;
    const char* text;
    HandleNode* next;
    HandleNode** previous;
  };
  HandleNode* handles = nullptr;

  // Frees an object of count 0; see dealloc.cpp.
  void deallocate(Object& object);
  // While held, dying objects wait, but for those without references.
  void hold_deallocations();
  void resume_deallocations();
  // Is an object half dead right now?
  [[nodiscard]] bool deallocating() const { return dealloc_depth_ > 0; }
  // Calls Slots::finalise, once in an object's life. `object` is held by the caller.
  void finalise(Object& object);
  void count_paths(bool on);

 private:
  Status start();
  void stop();
  bool farewell(Object& object);
  void free_parked();

  bool started_ = false;
  Exception* pending_ = nullptr;
  Exception* memory_error_ = nullptr;  // preallocated
  std::uint32_t native_depth_ = 0;
  std::uintptr_t native_stack_;      // bytes of C++ stack below the outermost native call
  std::uintptr_t native_floor_ = 0;  // address where they end
  std::uint32_t dealloc_depth_ = 0;
  Object* parked_ = nullptr;  // dying objects waiting for a shallower stack
  RootProvider* providers_[4] = {};
};

// A reference held by C++ for long, visible to dumps and the audit as a root named `text`.
template <class T = Object>
class Handle {
 public:
  Handle(Runtime& rt, Own<T> object, const char* text)
      : node_{object.get(), text, rt.handles, &rt.handles} {
    if (node_.next) node_.next->previous = &node_.next;
    rt.handles = &node_;
  }
  ~Handle() {
    *node_.previous = node_.next;
    if (node_.next) node_.next->previous = node_.previous;
    vitro::release(node_.object);
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  explicit operator bool() const { return node_.object != nullptr; }
  T* get() const { return static_cast<T*>(node_.object); }
  T& operator*() const { return *get(); }
  T* operator->() const { return get(); }

 private:
  Runtime::HandleNode node_;
};

}  // namespace vitro
