// _signal: the native half of module signal.
#include <cerrno>
#include <cmath>
#include <cstring>

#include <pthread.h>
#include <sys/time.h>
#include <unistd.h>

#include "objects/arguments.hpp"
#include "objects/float.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/set.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/imports/load.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/posix.hpp"
#include "vm/signals.hpp"

namespace vitro::vm {

namespace {

constexpr int kDefault = 0, kIgnore = 1;

// ValueError where this runtime does not have the process's signals.
Signals* signals_of(Runtime& rt) {
  Signals* signals = vm_of(rt).signals;
  if (!signals)
    (void)rt.raise(*rt.types.value_error,
                   "signal only works in main thread of the main interpreter");
  return signals;
}

Fallible<int> signal_number(Runtime& rt, Object& given) {
  const auto number = posix::c_int(rt, given);
  if (!number) return raised;
  if (*number < 1 || *number >= Signals::kCount)
    return rt.raise(*rt.types.value_error, "signal number out of range");
  return *number;
}

Own<Object> default_int_handler(Runtime& rt, Object&, Arguments) {
  return rt.raise_with_args(*rt.types.keyboard_interrupt, {});
}

Own<Object> signal_signal(Runtime& rt, Object&, Arguments arguments) {
  Signals* signals = signals_of(rt);
  if (!signals) return raised;
  const auto number = posix::c_int(rt, arguments[0]);
  if (!number) return raised;
  Object& handler = arguments[1];
  const bool is_number =
      is_int(handler) && int_clamped(handler) >= kDefault && int_clamped(handler) <= kIgnore;
  if (!is_number && !is_callable(handler))
    return rt.raise(*rt.types.type_error,
                    "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
  if (*number < 1 || *number >= Signals::kCount)
    return rt.raise(*rt.types.value_error, "signal number out of range");
  if (!serve_signals(rt)) return raised;
  const bool set = !is_number                         ? signals->watch(*number)
                   : int_clamped(handler) == kDefault ? signals->set_default(*number)
                                                      : signals->set_ignored(*number);
  if (!set) return raise_os_error(rt, errno, nullptr);
  retain(handler);
  Object* before = std::exchange(signals->handlers[*number], &handler);
  return before ? Own<Object>(before) : own(*rt.none);
}

Own<Object> signal_getsignal(Runtime& rt, Object&, Arguments arguments) {
  const auto number = signal_number(rt, arguments[0]);
  if (!number) return raised;
  Signals* signals = vm_of(rt).signals;
  Object* handler = signals ? signals->handlers[*number] : nullptr;
  return own(handler ? *handler : *rt.none);
}

Own<Object> signal_raise_signal(Runtime& rt, Object&, Arguments arguments) {
  const auto number = posix::c_int(rt, arguments[0]);
  if (!number) return raised;
  if (std::raise(*number) != 0) return raise_os_error(rt, errno, nullptr);
  if (!serve_signals(rt)) return raised;
  return own(*rt.none);
}

Own<Object> signal_alarm(Runtime& rt, Object&, Arguments arguments) {
  const auto seconds = posix::c_int(rt, arguments[0]);
  if (!seconds) return raised;
  return make_int(rt, static_cast<std::int64_t>(alarm(static_cast<unsigned>(*seconds))));
}

Own<Object> signal_pause(Runtime& rt, Object&, Arguments) {
  pause();
  if (!serve_signals(rt)) return raised;
  return own(*rt.none);
}

Own<Object> signal_strsignal(Runtime& rt, Object&, Arguments arguments) {
  const auto number = signal_number(rt, arguments[0]);
  if (!number) return raised;
  const char* text = sigdescr_np(*number);
  if (!text) return own(*rt.none);
  return make_str(rt, text);
}

Own<Object> signal_siginterrupt(Runtime& rt, Object&, Arguments arguments) {
  const auto number = signal_number(rt, arguments[0]);
  const auto flag = number ? posix::c_int(rt, arguments[1]) : Fallible<int>(raised);
  if (!flag) return raised;
  struct sigaction action {};
  if (sigaction(*number, nullptr, &action) != 0) return raise_os_error(rt, errno, nullptr);
  action.sa_flags = *flag ? action.sa_flags & ~SA_RESTART : action.sa_flags | SA_RESTART;
  if (sigaction(*number, &action, nullptr) != 0) return raise_os_error(rt, errno, nullptr);
  return own(*rt.none);
}

Own<Object> signal_set_wakeup_fd(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"fd", "warn_on_full_buffer"};
  Object* given[2] = {};
  if (!unpack(rt, arguments,
              {.function = "set_wakeup_fd", .names = kNames, .required = 1, .keyword_only = 1},
              given))
    return raised;
  Signals* signals = signals_of(rt);
  if (!signals) return raised;
  const auto descriptor = posix::c_int(rt, *given[0]);
  if (!descriptor) return raised;
  return make_int(rt, std::exchange(signals->wakeup_descriptor, *descriptor));
}

// ---- timers ----

Own<Object> as_row(Runtime& rt, const itimerval& timer) {
  const auto seconds = [&rt](const timeval& time) {
    return make_float(rt,
                      static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6);
  };
  const Ref<Object> delay = seconds(timer.it_value);
  if (!delay) return raised;
  const Ref<Object> interval = seconds(timer.it_interval);
  if (!interval) return raised;
  return make_tuple(rt, {delay.get(), interval.get()});
}

Fallible<timeval> time_value(Runtime& rt, Object& given) {
  if (!is_float(given) && !is_index(given))
    return rt.raise(*rt.types.type_error, "'%T' object cannot be interpreted as an integer",
                    given.type);
  const auto number = to_double(rt, given);
  if (!number) return raised;
  if (std::isnan(*number))
    return rt.raise(*rt.types.value_error, "Invalid value NaN (not a number)");
  if (std::fabs(*number) > 9.2e18)
    return rt.raise(*rt.types.overflow_error, "timestamp out of range for platform time_t");
  timeval time{};
  time.tv_sec = static_cast<time_t>(*number);
  time.tv_usec =
      static_cast<suseconds_t>(std::ceil((*number - static_cast<double>(time.tv_sec)) * 1e6));
  if (time.tv_usec >= 1'000'000) ++time.tv_sec, time.tv_usec -= 1'000'000;
  return time;
}

Raised raise_timer_error(Runtime& rt, Object& module) {
  const int error = errno;
  const Ref<Str> name = intern(rt, "ItimerError");
  if (!name) return raised;
  Object* type = dict_get_str(*static_cast<Module&>(module).dict, *name);
  const Ref<Object> number = make_int(rt, error);
  const Ref<Str> text = make_str(rt, std::strerror(error));
  if (!number || !text) return raised;
  if (!type || !is_type(*type)) return raise_os_error(rt, error, nullptr);
  return rt.raise_with_args(static_cast<Type&>(*type), {number.get(), text.get()});
}

Own<Object> signal_setitimer(Runtime& rt, Object& module, Arguments arguments) {
  const auto which = posix::c_int(rt, arguments[0]);
  if (!which) return raised;
  const auto delay = time_value(rt, arguments[1]);
  if (!delay) return raised;
  itimerval timer{}, old{};
  timer.it_value = *delay;
  if (arguments.count > 2) {
    const auto interval = time_value(rt, arguments[2]);
    if (!interval) return raised;
    timer.it_interval = *interval;
  }
  if (setitimer(static_cast<__itimer_which_t>(*which), &timer, &old) != 0)
    return raise_timer_error(rt, module);
  return as_row(rt, old);
}

Own<Object> signal_getitimer(Runtime& rt, Object& module, Arguments arguments) {
  const auto which = posix::c_int(rt, arguments[0]);
  if (!which) return raised;
  itimerval timer{};
  if (getitimer(static_cast<__itimer_which_t>(*which), &timer) != 0)
    return raise_timer_error(rt, module);
  return as_row(rt, timer);
}

// ---- sets of signals ----

Own<Object> as_set(Runtime& rt, const sigset_t& signals) {
  Ref<Object> result = call(rt, *rt.types.set, {});
  if (!result) return raised;
  for (int number = 1; number < Signals::kCount; ++number) {
    if (sigismember(&signals, number) != 1) continue;
    const Ref<Object> value = make_int(rt, number);
    if (!value || !set_add(rt, static_cast<Set&>(*result), *value)) return raised;
  }
  return result.release();
}

Status read_set(Runtime& rt, Object& iterable, sigset_t& signals) {
  sigemptyset(&signals);
  return for_each_item(rt, iterable, [&](Object& item) -> Status {
    const auto number = posix::c_int(rt, item);
    if (!number) return raised;
    if (*number < 1 || *number >= Signals::kCount)
      return rt.raise(*rt.types.value_error, "signal number %d out of range [1; %d]", *number,
                      Signals::kCount - 1);
    sigaddset(&signals, *number);
    return ok;
  });
}

Own<Object> signal_valid_signals(Runtime& rt, Object&, Arguments) {
  sigset_t signals;
  sigfillset(&signals);
  return as_set(rt, signals);
}

Own<Object> signal_pthread_sigmask(Runtime& rt, Object&, Arguments arguments) {
  const auto how = posix::c_int(rt, arguments[0]);
  sigset_t signals, before;
  if (!how || !read_set(rt, arguments[1], signals)) return raised;
  if (const int error = pthread_sigmask(*how, &signals, &before))
    return raise_os_error(rt, error, nullptr);
  // What was let through has come by now.
  if (!serve_signals(rt)) return raised;
  return as_set(rt, before);
}

Own<Object> signal_sigpending(Runtime& rt, Object&, Arguments) {
  sigset_t signals;
  if (sigpending(&signals) != 0) return raise_os_error(rt, errno, nullptr);
  return as_set(rt, signals);
}

Own<Object> signal_sigwait(Runtime& rt, Object&, Arguments arguments) {
  sigset_t signals;
  if (!read_set(rt, arguments[0], signals)) return raised;
  int number = 0;
  if (const int error = sigwait(&signals, &number)) return raise_os_error(rt, error, nullptr);
  return make_int(rt, number);
}

Own<Object> signal_pthread_kill(Runtime& rt, Object&, Arguments arguments) {
  const auto number = posix::c_int(rt, arguments[1]);
  if (!number) return raised;
  if (const int error = pthread_kill(pthread_self(), *number))
    return raise_os_error(rt, error, nullptr);
  if (!serve_signals(rt)) return raised;
  return own(*rt.none);
}

constexpr auto F = Binding::function;
constexpr NativeMethod kFunctions[] = {
    {"alarm", signal_alarm, Takes::one, 0, 255, F},
    {"default_int_handler", default_int_handler, Takes::positional, 2, 2, F},
    {"getitimer", signal_getitimer, Takes::one, 0, 255, F},
    {"getsignal", signal_getsignal, Takes::one, 0, 255, F},
    {"pause", signal_pause, Takes::nothing, 0, 255, F},
    {"pthread_kill", signal_pthread_kill, Takes::positional, 2, 2, F},
    {"pthread_sigmask", signal_pthread_sigmask, Takes::positional, 2, 2, F},
    {"raise_signal", signal_raise_signal, Takes::one, 0, 255, F},
    {"set_wakeup_fd", signal_set_wakeup_fd, Takes::anything, 0, 255, F},
    {"setitimer", signal_setitimer, Takes::positional, 2, 3, F},
    {"siginterrupt", signal_siginterrupt, Takes::positional, 2, 2, F},
    {"signal", signal_signal, Takes::positional, 2, 2, F},
    {"sigpending", signal_sigpending, Takes::nothing, 0, 255, F},
    {"sigwait", signal_sigwait, Takes::one, 0, 255, F},
    {"strsignal", signal_strsignal, Takes::one, 0, 255, F},
    {"valid_signals", signal_valid_signals, Takes::nothing, 0, 255, F},
};

struct Number {
  const char* name;
  int value;
};
constexpr Number kNumbers[] = {
    {"SIGHUP", SIGHUP},           {"SIGINT", SIGINT},           {"SIGQUIT", SIGQUIT},
    {"SIGILL", SIGILL},           {"SIGTRAP", SIGTRAP},         {"SIGIOT", SIGIOT},
    {"SIGABRT", SIGABRT},         {"SIGFPE", SIGFPE},           {"SIGKILL", SIGKILL},
    {"SIGBUS", SIGBUS},           {"SIGSEGV", SIGSEGV},         {"SIGSYS", SIGSYS},
    {"SIGPIPE", SIGPIPE},         {"SIGALRM", SIGALRM},         {"SIGTERM", SIGTERM},
    {"SIGUSR1", SIGUSR1},         {"SIGUSR2", SIGUSR2},         {"SIGCLD", SIGCHLD},
    {"SIGCHLD", SIGCHLD},         {"SIGPWR", SIGPWR},           {"SIGIO", SIGIO},
    {"SIGURG", SIGURG},           {"SIGWINCH", SIGWINCH},       {"SIGPOLL", SIGPOLL},
    {"SIGSTOP", SIGSTOP},         {"SIGTSTP", SIGTSTP},         {"SIGCONT", SIGCONT},
    {"SIGTTIN", SIGTTIN},         {"SIGTTOU", SIGTTOU},         {"SIGVTALRM", SIGVTALRM},
    {"SIGPROF", SIGPROF},         {"SIGXCPU", SIGXCPU},         {"SIGXFSZ", SIGXFSZ},
    {"SIGSTKFLT", SIGSTKFLT},     {"SIG_DFL", kDefault},        {"SIG_IGN", kIgnore},
    {"NSIG", Signals::kCount},    {"SIG_BLOCK", SIG_BLOCK},     {"SIG_UNBLOCK", SIG_UNBLOCK},
    {"SIG_SETMASK", SIG_SETMASK}, {"ITIMER_REAL", ITIMER_REAL}, {"ITIMER_VIRTUAL", ITIMER_VIRTUAL},
    {"ITIMER_PROF", ITIMER_PROF},
};

// What each signal does now, for getsignal(): a number, the handler of Ctrl-C, or None where native
// code handles it.
Status note_handlers(Runtime& rt, Signals& signals, Object& interrupt_handler) {
  for (int number = 1; number < Signals::kCount; ++number) {
    if (signals.handlers[number]) continue;
    struct sigaction action {};
    Own<Object> handler = own(*rt.none);
    if (number == SIGINT && signals.watches_interrupt_key())
      handler = own(interrupt_handler);
    else if (sigaction(number, nullptr, &action) == 0 &&
             (action.sa_handler == SIG_DFL || action.sa_handler == SIG_IGN))
      handler = make_int(rt, action.sa_handler == SIG_DFL ? kDefault : kIgnore);
    if (!handler) return raised;
    signals.handlers[number] = handler.get();
  }
  return ok;
}

Status fill(Runtime& rt, Module& module) {
  Filler filler(rt, *module.dict);
  for (const Number& number : kNumbers) filler.set(number.name, number.value);
  filler.set("SIGRTMIN", SIGRTMIN).set("SIGRTMAX", SIGRTMAX);
  if (!filler.status()) return raised;
  const Ref<Str> error = intern(rt, "itimer_error");
  const Ref<Str> place = intern(rt, "__module__");
  const Ref<Str> here = intern(rt, "signal");
  const Ref<Str> key = intern(rt, "default_int_handler");
  const Ref<Dict> names = new_dict(rt);
  const Ref<Tuple> bases = make_tuple(rt, {rt.types.os_error});
  if (!error || !place || !here || !key || !names || !bases) return raised;
  if (!dict_set_str(rt, *names, *place, *here)) return raised;
  const Ref<Type> timer_error = make_class(rt, *rt.types.type, *error, *bases, *names);
  if (!timer_error || !filler.set("ItimerError", *timer_error).status()) return raised;
  Signals* signals = vm_of(rt).signals;
  return signals ? note_handlers(rt, *signals, *dict_get_str(*module.dict, *key)) : ok;
}

}  // namespace

const NativeModule kSignalModule = {
    .name = "_signal",
    .functions = kFunctions,
    .fill = fill,
    .doc = "This module provides mechanisms to use signal handlers in Python.",
};

}  // namespace vitro::vm
