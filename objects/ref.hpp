// Ownership and failure as types: Own (in transit), Ref (held by a C++ scope), Status, Fallible,
// Raised. A raw T& or T* is always borrowed.
#pragma once

#include <concepts>
#include <utility>

#include "objects/object.hpp"

namespace vitro {

// The value of a failed call: an exception is pending on the runtime. Converts to every empty
// result.
struct Raised {};
inline constexpr Raised raised{};

// One owned reference in transit: a return value or a stolen argument. One register, trivially
// copyable, so it must reach exactly one Ref, slot or release(). Empty means: exception pending
// (the one exception is Slots::next, where empty without a pending exception means exhausted).
template <class T>
class [[nodiscard]] Own {
 public:
  constexpr Own() = default;
  constexpr Own(Raised) {}  // NOLINT(google-explicit-constructor)
  constexpr explicit Own(T* pointer) : pointer_(pointer) {}
  template <class U>
  requires std::convertible_to<U*, T*>
  constexpr Own(Own<U> other) : pointer_(other.get()) {}  // NOLINT(google-explicit-constructor)

  constexpr explicit operator bool() const { return pointer_ != nullptr; }
  [[nodiscard]] constexpr T* get() const { return pointer_; }
  constexpr T* operator->() const { return pointer_; }
  constexpr T& operator*() const { return *pointer_; }

 private:
  T* pointer_ = nullptr;
};

// A new owned reference to a borrowed object.
template <class T>
[[nodiscard]] inline Own<T> own(T& borrowed) {
  retain(static_cast<Object&>(borrowed));
  return Own<T>(&borrowed);
}

// Gives up one owned reference.
template <class T>
inline void release(Own<T> owned) {
  if (owned) release(static_cast<Object&>(*owned));
}

// One owned reference held by a C++ scope or member. Empty only when moved-from, default-made or
// failed.
template <class T = Object>
class [[nodiscard]] Ref {
 public:
  Ref() = default;
  template <class U>
  requires std::convertible_to<U*, T*> Ref(Own<U> owned)
      : pointer_(owned.get()) {}  // NOLINT(google-explicit-constructor)
  Ref(Raised) {}                  // NOLINT(google-explicit-constructor)
  Ref(Ref&& other) noexcept : pointer_(std::exchange(other.pointer_, nullptr)) {}
  Ref(const Ref& other) : pointer_(other.pointer_) {
    if (pointer_) retain(static_cast<Object&>(*pointer_));
  }
  Ref& operator=(Ref other) noexcept {
    std::swap(pointer_, other.pointer_);
    return *this;
  }
  ~Ref() {
    if (pointer_) vitro::release(static_cast<Object&>(*pointer_));
  }

  static Ref take(Own<T> owned) { return Ref(owned); }
  static Ref share(T& borrowed) { return Ref(own(borrowed)); }
  static Ref share(T* borrowed) { return borrowed ? Ref(own(*borrowed)) : Ref(); }

  explicit operator bool() const { return pointer_ != nullptr; }
  [[nodiscard]] T* get() const { return pointer_; }
  T* operator->() const { return pointer_; }
  T& operator*() const { return *pointer_; }
  // Hands the reference on; this Ref is then empty.
  [[nodiscard]] Own<T> release() { return Own<T>(std::exchange(pointer_, nullptr)); }

 private:
  T* pointer_ = nullptr;
};

// Success, or an exception is pending.
class [[nodiscard]] Status {
 public:
  constexpr Status(Raised) : ok_(false) {}  // NOLINT(google-explicit-constructor)
  static constexpr Status ok() { return Status(true); }
  constexpr explicit operator bool() const { return ok_; }

 private:
  constexpr explicit Status(bool ok) : ok_(ok) {}
  bool ok_;
};
inline constexpr Status ok = Status::ok();

// A plain value, or an exception is pending.
template <class T>
class [[nodiscard]] Fallible {
 public:
  constexpr Fallible(Raised) : value_{}, ok_(false) {}       // NOLINT(google-explicit-constructor)
  constexpr Fallible(T value) : value_(value), ok_(true) {}  // NOLINT(google-explicit-constructor)
  constexpr explicit operator bool() const { return ok_; }
  constexpr T operator*() const { return value_; }

 private:
  T value_;
  bool ok_;
};
// Fallible<bool> in a condition is a trap (success or value?): ask `if (!result) return raised;`
// then `*result`.

}  // namespace vitro
