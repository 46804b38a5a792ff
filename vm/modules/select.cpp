// select: waiting for files and sockets.
#include <algorithm>
#include <cerrno>
#include <cmath>

#include <poll.h>

#include "objects/dict.hpp"
#include "objects/float.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "vm/imports/load.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

// An int, or what fileno() gives.
Fallible<std::int64_t> descriptor_of(Runtime& rt, Object& given) {
  Ref<Object> number = Ref<Object>::share(given);
  if (!is_int(given)) {
    const auto method = find_attribute(rt, given, *rt.names.fileno);
    if (!method) return raised;
    if (!*method)
      return rt.raise(*rt.types.type_error, "argument must be an int, or have a fileno() method.");
    const Ref<Object> held = Own<Object>(*method);
    number = call(rt, *held);
    if (!number) return raised;
    if (!is_int(*number)) return rt.raise(*rt.types.type_error, "fileno() returned a non-integer");
  }
  const auto value = int_argument(rt, *number);
  if (!value) return raised;
  if (*value < 0)
    return rt.raise(*rt.types.value_error, "file descriptor cannot be a negative integer (%ld)",
                    *value);
  return value;
}

// Rows for poll(), on the Python heap.
class Rows {
 public:
  explicit Rows(Runtime& rt) : rt_(rt) {}
  ~Rows() { rt_.free_buffer(rows_, capacity_ * sizeof(pollfd)); }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  Status add(int descriptor, short events) {
    if (count_ == capacity_) {
      const std::size_t more = capacity_ * 2 + 16;
      auto* grown = static_cast<pollfd*>(
          rt_.resize_buffer(rows_, capacity_ * sizeof(pollfd), more * sizeof(pollfd)));
      if (!grown) return raised;
      rows_ = grown;
      capacity_ = more;
    }
    rows_[count_++] = {descriptor, events, 0};
    return ok;
  }
  // Milliseconds, -1: for ever. Yields how many are ready.
  Fallible<int> wait(int timeout) {
    const int ready = ::poll(rows_, count_, timeout);
    if (ready < 0) {
      raise_os_error(rt_, errno, nullptr);
      return raised;
    }
    return ready;
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  const pollfd& operator[](std::size_t i) const { return rows_[i]; }

 private:
  Runtime& rt_;
  pollfd* rows_ = nullptr;
  std::size_t count_ = 0, capacity_ = 0;
};

// Milliseconds of a timeout in units of `scale` to a millisecond; None: -1.
Fallible<std::int64_t> milliseconds(Runtime& rt, Object* given, double scale, bool negative_waits) {
  if (!given || given == rt.none) return std::int64_t{-1};
  const auto value = to_double(rt, *given);
  if (!value) return raised;
  if (*value < 0) {
    if (negative_waits) return std::int64_t{-1};
    return rt.raise(*rt.types.value_error, "timeout must be non-negative");
  }
  return static_cast<std::int64_t>(std::min(std::ceil(*value * scale), 2147483647.0));
}

struct Wanted {
  short events, ready;
};
constexpr Wanted kWanted[] = {
    {POLLIN, POLLIN | POLLHUP | POLLERR}, {POLLOUT, POLLOUT | POLLERR}, {POLLPRI, POLLPRI}};

Own<Object> select_function(Runtime& rt, Object&, Arguments arguments) {
  const auto timeout =
      milliseconds(rt, arguments.count > 3 ? &arguments[3] : nullptr, 1000.0, false);
  if (!timeout) return raised;
  Rows rows(rt);
  Ref<List> given[3];
  for (std::uint32_t i = 0; i < 3; ++i) {
    given[i] = new_list(rt);
    if (!given[i]) return raised;
    if (!arguments[i].type->slots.iter && !arguments[i].type->slots.getitem)
      return rt.raise(*rt.types.type_error, "arguments 1-3 must be sequences");
    if (!list_extend(rt, *given[i], arguments[i])) return raised;
    for (std::size_t k = 0; k < given[i]->length; ++k) {
      const Ref<Object> item = Ref<Object>::share(*given[i]->items[k]);
      const auto descriptor = descriptor_of(rt, *item);
      if (!descriptor || !rows.add(static_cast<int>(*descriptor), kWanted[i].events)) return raised;
    }
  }
  if (!rows.wait(static_cast<int>(*timeout))) return raised;
  Ref<List> ready[3];
  std::size_t at = 0;
  for (int i = 0; i < 3; ++i) {
    ready[i] = new_list(rt);
    if (!ready[i]) return raised;
    for (std::size_t k = 0; k < given[i]->length && at < rows.count(); ++k, ++at) {
      if (rows[at].revents & POLLNVAL) return raise_os_error(rt, EBADF, nullptr);
      if (rows[at].revents & kWanted[i].ready &&
          !list_append(rt, *ready[i], own(*given[i]->items[k])))
        return raised;
    }
  }
  return make_tuple(rt, {ready[0].get(), ready[1].get(), ready[2].get()});
}

// ---- poll objects ----

struct Poll : Object {
  Dict* entries;  // descriptor → events

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(entries, "entries");
  }
};
Poll& poll_of(Object& object) { return static_cast<Poll&>(object); }

Own<Object> make_poll(Runtime& rt, Object&, Arguments) {
  Ref<Dict> entries = new_dict(rt);
  if (!entries) return raised;
  Own<Poll> made = allocate_empty<Poll>(rt, ModuleType::poll_object);
  if (made) made->entries = entries.release().get();
  return made;
}

Own<Object> put_entry(Runtime& rt, Object& self, Arguments arguments, bool only_known) {
  const auto descriptor = descriptor_of(rt, arguments[0]);
  if (!descriptor) return raised;
  std::int64_t events = POLLIN | POLLPRI | POLLOUT;
  if (arguments.count > 1) {
    const auto given = int_argument(rt, arguments[1]);
    if (!given) return raised;
    events = *given;
    if (events < 0 || events > 0xffff)
      return rt.raise(*rt.types.overflow_error,
                      "Python int too large to convert to C unsigned short");
  }
  const Ref<Int> key = make_int(rt, *descriptor), value = make_int(rt, events);
  if (!key || !value) return raised;
  if (only_known) {
    const DictLookup found = dict_get(rt, *poll_of(self).entries, *key);
    if (!found.ok) return raised;
    if (!found.value) return raise_os_error(rt, ENOENT, nullptr);
  }
  if (!dict_set(rt, *poll_of(self).entries, *key, *value)) return raised;
  return own(*rt.none);
}
Own<Object> poll_register(Runtime& rt, Object& self, Arguments arguments) {
  return put_entry(rt, self, arguments, false);
}
Own<Object> poll_modify(Runtime& rt, Object& self, Arguments arguments) {
  return put_entry(rt, self, arguments, true);
}

Own<Object> poll_unregister(Runtime& rt, Object& self, Arguments arguments) {
  const auto descriptor = descriptor_of(rt, arguments[0]);
  if (!descriptor) return raised;
  const Ref<Int> key = make_int(rt, *descriptor);
  if (!key) return raised;
  switch (dict_remove(rt, *poll_of(self).entries, *key)) {
    case Removal::failed: return raised;
    case Removal::absent: return rt.raise_with_args(*rt.types.key_error, {key.get()});
    case Removal::removed: break;
  }
  return own(*rt.none);
}

Own<Object> poll_poll(Runtime& rt, Object& self, Arguments arguments) {
  const auto timeout = milliseconds(rt, arguments.count > 0 ? &arguments[0] : nullptr, 1.0, true);
  if (!timeout) return raised;
  Rows rows(rt);
  const Dict& entries = *poll_of(self).entries;
  for (std::uint32_t i = 0; i < entries.entry_count(); ++i) {
    Object *key, *value;
    if (entries.entry(i, key, value) &&
        !rows.add(static_cast<int>(int_clamped(*key)), static_cast<short>(int_clamped(*value))))
      return raised;
  }
  if (!rows.wait(static_cast<int>(*timeout))) return raised;
  Ref<List> ready = new_list(rt);
  if (!ready) return raised;
  for (std::size_t i = 0; i < rows.count(); ++i) {
    if (!rows[i].revents) continue;
    const Ref<Int> descriptor = make_int(rt, rows[i].fd);
    const Ref<Int> events = make_int(rt, static_cast<std::uint16_t>(rows[i].revents));
    if (!descriptor || !events) return raised;
    Own<Tuple> row = make_tuple(rt, {descriptor.get(), events.get()});
    if (!row || !list_append(rt, *ready, row)) return raised;
  }
  return ready.release();
}

constexpr NativeMethod kPollMethods[] = {
    {"register", poll_register, Takes::positional, 1, 2},
    {"modify", poll_modify, Takes::positional, 2, 2},
    {"unregister", poll_unregister, Takes::one},
    {"poll", poll_poll, Takes::positional, 0, 1},
};
void fill_poll(Slots& slots) { fill_life<Poll>(slots); }
constexpr TypeSpec kPollType = {
    .name = "poll",
    .basic_size = sizeof(Poll),
    .fill = fill_poll,
    .methods = kPollMethods,
    .module = "select",
    .module_type = place_of(ModuleType::poll_object),
};

constexpr NativeMethod kFunctions[] = {
    {"select", select_function, Takes::positional, 3, 4, Binding::function},
    {"poll", make_poll, Takes::nothing, 0, 255, Binding::function},
};
constexpr const TypeSpec* kHidden[] = {&kPollType};

Status fill(Runtime& rt, Module& module) {
  return Filler(rt, *module.dict)
      .set("error", *rt.types.os_error)
      .set("POLLIN", POLLIN)
      .set("POLLPRI", POLLPRI)
      .set("POLLOUT", POLLOUT)
      .set("POLLERR", POLLERR)
      .set("POLLHUP", POLLHUP)
      .set("POLLNVAL", POLLNVAL)
      .set("PIPE_BUF", 4096)
      .status();
}

}  // namespace

const NativeModule kSelectModule = {
    .name = "select", .functions = kFunctions, .hidden_types = kHidden, .fill = fill};

}  // namespace vitro::vm
