// time: clocks and sleeping. Calendar times are in time_calendar.cpp.
#include "vm/modules/time.hpp"

#include <cerrno>
#include <cmath>
#include <ctime>

#include "objects/float.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/simple_namespace.hpp"
#include "objects/str.hpp"
#include "vm/imports/attributes.hpp"
#include "vm/imports/load.hpp"
#include "vm/modules/all.hpp"
#include "vm/signals.hpp"

namespace vitro::vm {

namespace {

constexpr std::int64_t kBillion = 1'000'000'000;

Fallible<std::int64_t> nanoseconds(Runtime& rt, clockid_t clock) {
  timespec now{};
  if (clock_gettime(clock, &now) != 0) return raise_os_error(rt, errno, nullptr);
  return now.tv_sec * kBillion + now.tv_nsec;
}

Own<Object> as_seconds(Runtime& rt, std::int64_t ns) {
  // The whole seconds apart, so that the fraction keeps what a float can hold of it.
  return make_float(rt, static_cast<double>(ns) / 1e9);
}

template <clockid_t Clock>
Own<Object> seconds(Runtime& rt, Object&, Arguments) {
  const auto now = nanoseconds(rt, Clock);
  if (!now) return raised;
  return as_seconds(rt, *now);
}
template <clockid_t Clock>
Own<Object> whole(Runtime& rt, Object&, Arguments) {
  const auto now = nanoseconds(rt, Clock);
  if (!now) return raised;
  return make_int(rt, *now);
}

Fallible<clockid_t> clock_argument(Runtime& rt, Object& argument) {
  const auto id = to_index_int64(rt, argument, rt.types.overflow_error);
  if (!id) return raised;
  return static_cast<clockid_t>(*id);
}
Own<Object> time_clock_gettime(Runtime& rt, Object&, Arguments arguments) {
  const auto clock = clock_argument(rt, arguments[0]);
  if (!clock) return raised;
  const auto now = nanoseconds(rt, *clock);
  if (!now) return raised;
  return as_seconds(rt, *now);
}
Own<Object> time_clock_gettime_ns(Runtime& rt, Object&, Arguments arguments) {
  const auto clock = clock_argument(rt, arguments[0]);
  if (!clock) return raised;
  const auto now = nanoseconds(rt, *clock);
  if (!now) return raised;
  return make_int(rt, *now);
}
Own<Object> time_clock_getres(Runtime& rt, Object&, Arguments arguments) {
  const auto clock = clock_argument(rt, arguments[0]);
  if (!clock) return raised;
  timespec step{};
  if (clock_getres(*clock, &step) != 0) return raise_os_error(rt, errno, nullptr);
  return as_seconds(rt, step.tv_sec * kBillion + step.tv_nsec);
}

Own<Object> time_sleep(Runtime& rt, Object&, Arguments arguments) {
  double length;
  if (is_float(arguments[0])) {
    length = static_cast<Float&>(arguments[0]).value;
    if (std::isnan(length))
      return rt.raise(*rt.types.value_error, "Invalid value NaN (not a number)");
  } else {
    if (!is_index(arguments[0]))
      return rt.raise(*rt.types.type_error, "'%T' object cannot be interpreted as an integer",
                      arguments[0].type);
    const auto number = to_index_int64(rt, arguments[0], rt.types.overflow_error);
    if (!number) return raised;
    length = static_cast<double>(*number);
  }
  if (length < 0) return rt.raise(*rt.types.value_error, "sleep length must be non-negative");
  if (length > 9.2e9)
    return rt.raise(*rt.types.overflow_error, "timestamp too large to convert to C _PyTime_t");
  timespec rest{};
  rest.tv_sec = static_cast<time_t>(length);
  rest.tv_nsec = static_cast<long>(std::ceil((length - static_cast<double>(rest.tv_sec)) * 1e9));
  if (rest.tv_nsec >= kBillion) ++rest.tv_sec, rest.tv_nsec -= kBillion;
  timespec end{};
  clock_gettime(CLOCK_MONOTONIC, &end);
  end.tv_sec += rest.tv_sec;
  end.tv_nsec += rest.tv_nsec;
  if (end.tv_nsec >= kBillion) ++end.tv_sec, end.tv_nsec -= kBillion;
  while (const int error = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, nullptr)) {
    if (error != EINTR) return raise_os_error(rt, error, nullptr);
    if (!serve_signals(rt)) return raised;
  }
  return own(*rt.none);
}

struct Clock {
  const char* name;
  clockid_t id;
  const char* implementation;
  bool monotonic, adjustable;
};
constexpr Clock kClocks[] = {
    {"time", CLOCK_REALTIME, "clock_gettime(CLOCK_REALTIME)", false, true},
    {"monotonic", CLOCK_MONOTONIC, "clock_gettime(CLOCK_MONOTONIC)", true, false},
    {"perf_counter", CLOCK_MONOTONIC, "clock_gettime(CLOCK_MONOTONIC)", true, false},
    {"process_time", CLOCK_PROCESS_CPUTIME_ID, "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true,
     false},
    {"thread_time", CLOCK_THREAD_CPUTIME_ID, "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true, false},
};

Own<Object> time_clock_info(Runtime& rt, Object&, Arguments arguments) {
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "get_clock_info() argument 1 must be str, not %T",
                    arguments[0].type);
  for (const Clock& clock : kClocks) {
    if (!str_equal(static_cast<Str&>(arguments[0]), clock.name)) continue;
    timespec step{};
    clock_getres(clock.id, &step);
    const Ref<Object> made = make_simple_namespace(rt);
    const Ref<Str> implementation = make_str(rt, clock.implementation);
    const Ref<Float> resolution =
        make_float(rt, static_cast<double>(step.tv_sec) + static_cast<double>(step.tv_nsec) * 1e-9);
    if (!made || !implementation || !resolution) return raised;
    if (!put_attribute(rt, *made, "implementation", *implementation) ||
        !put_attribute(rt, *made, "monotonic", clock.monotonic ? *rt.true_ : *rt.false_) ||
        !put_attribute(rt, *made, "adjustable", clock.adjustable ? *rt.true_ : *rt.false_) ||
        !put_attribute(rt, *made, "resolution", *resolution))
      return raised;
    return own(*made);
  }
  return rt.raise(*rt.types.value_error, "unknown clock");
}

constexpr auto F = Binding::function;
constexpr NativeMethod plain(const char* name, NativeFunction function) {
  return {name, function, Takes::nothing, 0, 255, F};
}

constexpr NativeMethod kFunctions[] = {
    plain("time", seconds<CLOCK_REALTIME>),
    plain("time_ns", whole<CLOCK_REALTIME>),
    plain("monotonic", seconds<CLOCK_MONOTONIC>),
    plain("monotonic_ns", whole<CLOCK_MONOTONIC>),
    plain("perf_counter", seconds<CLOCK_MONOTONIC>),
    plain("perf_counter_ns", whole<CLOCK_MONOTONIC>),
    plain("process_time", seconds<CLOCK_PROCESS_CPUTIME_ID>),
    plain("process_time_ns", whole<CLOCK_PROCESS_CPUTIME_ID>),
    plain("thread_time", seconds<CLOCK_THREAD_CPUTIME_ID>),
    plain("thread_time_ns", whole<CLOCK_THREAD_CPUTIME_ID>),
    {"get_clock_info", time_clock_info, Takes::one, 0, 255, F},
    {"clock_gettime", time_clock_gettime, Takes::one, 0, 255, F},
    {"clock_gettime_ns", time_clock_gettime_ns, Takes::one, 0, 255, F},
    {"clock_getres", time_clock_getres, Takes::one, 0, 255, F},
    {"sleep", time_sleep, Takes::one, 0, 255, F},
    {"gmtime", time_gmtime, Takes::positional, 0, 1, F},
    {"localtime", time_localtime, Takes::positional, 0, 1, F},
    {"mktime", time_mktime, Takes::one, 0, 255, F},
    {"asctime", time_asctime, Takes::positional, 0, 1, F},
    {"ctime", time_ctime, Takes::positional, 0, 1, F},
    {"strftime", time_strftime, Takes::positional, 1, 2, F},
    {"strptime", time_strptime, Takes::anything, 0, 255, F},
    {"tzset", time_tzset, Takes::nothing, 0, 255, F},
};

Status fill(Runtime& rt, Module& module) {
  Filler filler(rt, *module.dict);
  filler.set("CLOCK_REALTIME", CLOCK_REALTIME)
      .set("CLOCK_MONOTONIC", CLOCK_MONOTONIC)
      .set("CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW)
      .set("CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID)
      .set("CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID)
      .set("CLOCK_BOOTTIME", CLOCK_BOOTTIME)
      .set("CLOCK_TAI", CLOCK_TAI);
  if (!filler.status() || !finish_struct_time(rt)) return raised;
  return set_time_zone(rt, module);
}

constexpr const TypeSpec* kTypes[] = {&kStructTimeType};

}  // namespace

const NativeModule kTimeModule = {
    .name = "time",
    .functions = kFunctions,
    .types = kTypes,
    .fill = fill,
    .doc = "This module provides various functions to manipulate time values.",
};

}  // namespace vitro::vm
