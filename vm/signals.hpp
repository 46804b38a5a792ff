// Signals of the process as Python sees them: the system's handler only notes that one has come,
// and the interpreter calls Python's handler between two instructions.
#pragma once

#include <csignal>

#include "vm/vm.hpp"

namespace vitro::vm {

// At most one at a time has the process's signals: a process has one set of handlers. The latest
// one counts.
struct Signals {
  static constexpr int kCount = 65;  // numbers 1 to 64

  explicit Signals(Vm& vm);
  ~Signals();  // the system's handlers are as they were
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  // Ctrl-C is a KeyboardInterrupt from now on, unless the process was told to ignore it.
  void watch_interrupt_key();
  // Sets the system's handler. False: errno says why not.
  bool watch(int number);
  bool set_default(int number) { return set(number, SIG_DFL); }
  bool set_ignored(int number) { return set(number, SIG_IGN); }
  [[nodiscard]] bool watches_interrupt_key() const { return watches_interrupt_key_; }

  // Calls the handlers of the signals that have come. False: an exception is pending.
  bool serve();
  // As if the signal had come.
  void note(int number);
  [[nodiscard]] bool waiting() const { return any_ != 0; }
  // Takes a Ctrl-C that has come and was not served: whether there was one.
  bool take_interrupt();

  void visit(RootVisitor& visitor);
  void forget_handlers();

  // What signal.getsignal() gives. Owned; null: nothing was set or asked for yet.
  Object* handlers[kCount] = {};
  int wakeup_descriptor = -1;

 private:
  bool set(int number, void (*handler)(int));

  Vm& vm_;
  Signals* before_;
  volatile std::sig_atomic_t any_ = 0;
  volatile std::sig_atomic_t came_[kCount] = {};
  struct sigaction original_[kCount];
  bool changed_[kCount] = {};
  bool watches_interrupt_key_ = false;
};

// After a system call was interrupted: calls handlers. False: an exception is pending, and the call
// is not made again.
bool serve_signals(Runtime& rt);

}  // namespace vitro::vm
