// _thread of a runtime with one thread: locks work, starting a thread is refused.
#include <cmath>
#include <ctime>

#include <unistd.h>

#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

struct Lock : Object {
  std::int64_t held;  // times; a plain lock at most once
};

Lock& lock_of(Object& object) { return static_cast<Lock&>(object); }

void lock_dealloc(Runtime& rt, Object& object) {
  rt.free_object(object, CellKind::container, begin_dealloc<Lock>(rt, object));
}

template <ModuleType Which>
Own<Object> make_lock(Runtime& rt, Object&, Arguments) {
  return allocate_empty<Lock>(rt, Which);
}
Own<Object> construct_rlock(Runtime& rt, Type& cls, Arguments) {
  return allocate_empty<Lock>(rt, cls, ModuleType::rlock);
}

// acquire(blocking=True, timeout=-1): how long to wait; -1: for ever.
Fallible<double> waiting_time(Runtime& rt, Arguments arguments) {
  static constexpr const char* kNames[] = {"blocking", "timeout"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"acquire", kNames, 0}, given)) return raised;
  bool blocking = true;
  double timeout = -1;
  if (given[0]) {
    const auto value = truth(rt, *given[0]);
    if (!value) return raised;
    blocking = *value;
  }
  if (given[1]) {
    const auto value = to_double(rt, *given[1]);
    if (!value) return raised;
    timeout = *value;
  }
  if (!blocking && timeout != -1)
    return rt.raise(*rt.types.value_error, "can't specify a timeout for a non-blocking call");
  if (timeout < 0 && timeout != -1)
    return rt.raise(*rt.types.value_error, "timeout value must be positive");
  return blocking ? timeout : 0.0;
}

Own<Object> lock_acquire(Runtime& rt, Object& self, Arguments arguments) {
  const auto wait = waiting_time(rt, arguments);
  if (!wait) return raised;
  if (lock_of(self).held == 0) {
    lock_of(self).held = 1;
    return make_bool(rt, true);
  }
  if (*wait < 0)
    return rt.raise(*rt.types.runtime_error,
                    "deadlock: the only thread waits for a lock that it holds itself");
  timespec rest{};
  rest.tv_sec = static_cast<time_t>(*wait);
  rest.tv_nsec = static_cast<long>((*wait - std::floor(*wait)) * 1e9);
  nanosleep(&rest, nullptr);
  return make_bool(rt, false);
}
Own<Object> rlock_acquire(Runtime& rt, Object& self, Arguments arguments) {
  if (!waiting_time(rt, arguments)) return raised;
  ++lock_of(self).held;
  return make_bool(rt, true);
}

Own<Object> lock_release(Runtime& rt, Object& self, Arguments) {
  if (lock_of(self).held == 0) return rt.raise(*rt.types.runtime_error, "release unlocked lock");
  lock_of(self).held = 0;
  return own(*rt.none);
}
Own<Object> rlock_release(Runtime& rt, Object& self, Arguments) {
  if (lock_of(self).held == 0)
    return rt.raise(*rt.types.runtime_error, "cannot release un-acquired lock");
  --lock_of(self).held;
  return own(*rt.none);
}
Own<Object> lock_locked(Runtime& rt, Object& self, Arguments) {
  return make_bool(rt, lock_of(self).held > 0);
}

Own<Object> lock_enter(Runtime& rt, Object& self, Arguments) { return lock_acquire(rt, self, {}); }
Own<Object> rlock_enter(Runtime& rt, Object& self, Arguments) {
  return rlock_acquire(rt, self, {});
}
Own<Object> lock_exit(Runtime& rt, Object& self, Arguments) { return lock_release(rt, self, {}); }
Own<Object> rlock_exit(Runtime& rt, Object& self, Arguments) { return rlock_release(rt, self, {}); }
Own<Object> reset(Runtime& rt, Object& self, Arguments) {
  lock_of(self).held = 0;
  return own(*rt.none);
}
Own<Object> rlock_is_owned(Runtime& rt, Object& self, Arguments) {
  return make_bool(rt, lock_of(self).held > 0);
}

Own<Object> lock_repr(Runtime& rt, Object& self) {
  return format_message(rt, "<%s %T object at %p>", lock_of(self).held ? "locked" : "unlocked",
                        self.type, static_cast<void*>(&self));
}
Own<Object> rlock_repr(Runtime& rt, Object& self) {
  const std::int64_t held = lock_of(self).held;
  return format_message(
      rt, "<%s %T object owner=%ld count=%ld at %p>", held ? "locked" : "unlocked", self.type,
      held ? static_cast<std::int64_t>(getpid()) : 0, held, static_cast<void*>(&self));
}

constexpr NativeMethod kLockMethods[] = {
    {"acquire", lock_acquire},
    {"acquire_lock", lock_acquire},
    {"release", lock_release, Takes::nothing},
    {"release_lock", lock_release, Takes::nothing},
    {"locked", lock_locked, Takes::nothing},
    {"locked_lock", lock_locked, Takes::nothing},
    {"__enter__", lock_enter, Takes::anything},
    {"__exit__", lock_exit, Takes::anything},
    {"_at_fork_reinit", reset, Takes::nothing},
};
constexpr NativeMethod kRLockMethods[] = {
    {"acquire", rlock_acquire},
    {"release", rlock_release, Takes::nothing},
    {"__enter__", rlock_enter, Takes::anything},
    {"__exit__", rlock_exit, Takes::anything},
    {"_is_owned", rlock_is_owned, Takes::nothing},
    {"_at_fork_reinit", reset, Takes::nothing},
};

void fill_lock(Slots& slots) {
  slots.dealloc = lock_dealloc;
  slots.repr = lock_repr;
}
void fill_rlock(Slots& slots) {
  slots.dealloc = lock_dealloc;
  slots.repr = rlock_repr;
  slots.construct = construct_rlock;
}

constexpr TypeSpec kLockType = {
    .name = "lock",
    .basic_size = sizeof(Lock),
    .fill = fill_lock,
    .methods = kLockMethods,
    .module = "_thread",
    .module_type = place_of(ModuleType::lock),
};
constexpr TypeSpec kRLockType = {
    .name = "RLock",
    .basic_size = sizeof(Lock),
    .flags = kTypeBase,
    .fill = fill_rlock,
    .methods = kRLockMethods,
    .module = "_thread",
    .module_type = place_of(ModuleType::rlock),
};

Own<Object> get_ident(Runtime& rt, Object&, Arguments) { return make_int(rt, getpid()); }
Own<Object> count_threads(Runtime& rt, Object&, Arguments) { return make_int(rt, 0); }
Own<Object> refuse_start(Runtime& rt, Object&, Arguments) {
  return rt.raise(*rt.types.runtime_error, "can't start new thread: vitro runs one thread");
}
Own<Object> stack_size(Runtime& rt, Object&, Arguments) { return make_int(rt, 0); }
Own<Object> interrupt_main(Runtime& rt, Object&, Arguments) {
  return rt.raise(*rt.types.keyboard_interrupt, "");
}
Own<Object> exit_thread(Runtime& rt, Object&, Arguments) {
  return rt.raise_with_args(*rt.types.system_exit, {});
}

constexpr auto F = Binding::function;
constexpr NativeMethod kFunctions[] = {
    {"allocate_lock", make_lock<ModuleType::lock>, Takes::nothing, 0, 255, F},
    {"allocate", make_lock<ModuleType::lock>, Takes::nothing, 0, 255, F},
    {"_set_sentinel", make_lock<ModuleType::lock>, Takes::nothing, 0, 255, F},
    {"get_ident", get_ident, Takes::nothing, 0, 255, F},
    {"get_native_id", get_ident, Takes::nothing, 0, 255, F},
    {"_count", count_threads, Takes::nothing, 0, 255, F},
    {"start_new_thread", refuse_start, Takes::anything, 0, 255, F},
    {"start_new", refuse_start, Takes::anything, 0, 255, F},
    {"stack_size", stack_size, Takes::anything, 0, 255, F},
    {"interrupt_main", interrupt_main, Takes::anything, 0, 255, F},
    {"exit", exit_thread, Takes::nothing, 0, 255, F},
    {"exit_thread", exit_thread, Takes::nothing, 0, 255, F},
};
constexpr const TypeSpec* kTypes[] = {&kRLockType};
constexpr const TypeSpec* kHidden[] = {&kLockType};

Status fill(Runtime& rt, Module& module) {
  return Filler(rt, *module.dict)
      .set("LockType", module_type(rt, ModuleType::lock))
      .set("error", *rt.types.runtime_error)
      .set("TIMEOUT_MAX", 9223372036.0)
      .status();
}

}  // namespace

const NativeModule kThreadModule = {.name = "_thread",
                                    .functions = kFunctions,
                                    .types = kTypes,
                                    .hidden_types = kHidden,
                                    .fill = fill};

}  // namespace vitro::vm
