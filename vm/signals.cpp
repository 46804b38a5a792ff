#include "vm/signals.hpp"

#include <cerrno>

#include <unistd.h>

#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/frame_object.hpp"

namespace vitro::vm {

namespace {

// The one thing in vitro that belongs to the process and not to a runtime: a handler gets nothing
// but a number.
Signals* receiver = nullptr;

void on_signal(int number) {
  const int error = errno;
  if (receiver) receiver->note(number);
  errno = error;
}

}  // namespace

Signals::Signals(Vm& vm) : vm_(vm), before_(receiver) {
  vm.signals = this;
  receiver = this;
}

Signals::~Signals() {
  for (int i = 1; i < kCount; ++i)
    if (changed_[i]) sigaction(i, &original_[i], nullptr);
  forget_handlers();
  receiver = before_;
  vm_.signals = nullptr;
}

bool Signals::set(int number, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  struct sigaction old;
  if (sigaction(number, &action, &old) != 0) return false;
  if (!changed_[number]) original_[number] = old;
  changed_[number] = true;
  return true;
}

bool Signals::watch(int number) { return set(number, on_signal); }

void Signals::watch_interrupt_key() {
  struct sigaction now;
  if (sigaction(SIGINT, nullptr, &now) != 0 || now.sa_handler != SIG_DFL) return;
  watches_interrupt_key_ = watch(SIGINT);
}

// Runs in the signal's handler: the runtime's words are written in an order that the poll can rely
// on, see serve_interrupts().
void Signals::note(int number) {
  came_[number] = 1;
  any_ = 1;
  vm_.runtime().request(kInterruptSignal);
  if (wakeup_descriptor >= 0) {
    const auto byte = static_cast<unsigned char>(number);
    // A full pipe has somebody to wake already.
    if (::write(wakeup_descriptor, &byte, 1) != 1) return;
  }
}

bool Signals::take_interrupt() {
  const bool came = came_[SIGINT] != 0;
  came_[SIGINT] = 0;
  return came;
}

bool Signals::serve() {
  Runtime& rt = vm_.runtime();
  any_ = 0;
  for (int number = 1; number < kCount; ++number) {
    if (!came_[number]) continue;
    came_[number] = 0;
    const Ref<Object> handler = Ref<Object>::share(handlers[number]);
    bool good = true;
    if (!handler) {
      good = number != SIGINT;
      if (!good) (void)rt.raise_with_args(*rt.types.keyboard_interrupt, {});
    } else if (is_callable(*handler)) {
      const Ref<Object> value = make_int(rt, number);
      Ref<Object> frame;
      if (value) {
        frame = get_frame(rt, 0);
        // None where no Python code runs.
        if (!frame) rt.clear_pending(), frame = own(*rt.none);
      }
      good = value && Ref<Object>(call(rt, *handler, {value.get(), frame.get()}));
    }
    if (good) continue;
    // The others are served at the next occasion.
    any_ = 1;
    rt.request(kInterruptSignal);
    return false;
  }
  return true;
}

void Signals::visit(RootVisitor& visitor) {
  for (Object* handler : handlers)
    if (handler) visitor.root(*handler, {EdgeKind::root, 0, "signal handler", nullptr}, true);
}

void Signals::forget_handlers() {
  for (Object*& handler : handlers) release(std::exchange(handler, nullptr));
}

bool serve_signals(Runtime& rt) {
  Signals* signals = vm_of(rt).signals;
  return !signals || !signals->waiting() || signals->serve();
}

}  // namespace vitro::vm
