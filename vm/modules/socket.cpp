// _socket: pairs of connected local sockets, which event loops wake themselves with. There is no
// network: sockets of other families are refused by their constructor.
#include <cerrno>
#include <cmath>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "objects/buffer.hpp"
#include "objects/bytes.hpp"
#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/imports/load.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

struct Socket : Object {
  int descriptor;  // -1: closed
  int family, kind, protocol;
  double timeout;  // seconds; negative: none

  template <class Visitor>
  void visit_edges(Visitor&) {}
};
Socket& socket_of(Object& object) { return static_cast<Socket&>(object); }

Raised fail(Runtime& rt) { return raise_os_error(rt, errno, nullptr); }

Own<Object> construct(Runtime& rt, Type& cls, Arguments) {
  Own<Socket> made = allocate_empty<Socket>(rt, cls, ModuleType::socket);
  if (!made) return raised;
  made->descriptor = -1;
  made->timeout = -1;
  return made;
}

Status init(Runtime& rt, Object& object, Arguments arguments) {
  static constexpr const char* kNames[] = {"family", "type", "proto", "fileno"};
  Object* given[4] = {};
  if (!unpack(rt, arguments, {"socket", kNames, 0}, given)) return raised;
  int numbers[] = {-1, -1, -1, -1};
  for (int i = 0; i < 4; ++i) {
    if (!given[i] || (i == 3 && given[i] == rt.none)) continue;
    const Ref<Object> number = to_index(rt, *given[i]);
    if (!number) return raised;
    const auto value = int_argument(rt, *number);
    if (!value) return raised;
    numbers[i] = static_cast<int>(*value);
  }
  const int family = numbers[0] == -1 ? AF_INET : numbers[0];
  if (family != AF_UNIX)
    return rt.raise(*rt.types.os_error,
                    "vitro has no network: only pairs of local sockets (socketpair) can be made");
  auto& self = socket_of(object);
  self.family = family;
  self.kind = numbers[1] == -1 ? SOCK_STREAM : numbers[1];
  self.protocol = numbers[2] == -1 ? 0 : numbers[2];
  if (given[3] && given[3] != rt.none) {
    if (numbers[3] < 0) return rt.raise(*rt.types.value_error, "negative file descriptor");
    self.descriptor = numbers[3];
    return ok;
  }
  self.descriptor = ::socket(self.family, self.kind | SOCK_CLOEXEC, self.protocol);
  return self.descriptor < 0 ? Status(fail(rt)) : ok;
}

void dealloc(Runtime& rt, Object& object) {
  if (socket_of(object).descriptor >= 0) ::close(socket_of(object).descriptor);
  dealloc_by_edges<Socket>(rt, object);
}

// Waits until the socket can be read (or written), as long as its timeout allows.
Status wait_for(Runtime& rt, const Socket& self, bool writing) {
  if (self.timeout <= 0) return ok;
  pollfd entry{self.descriptor, static_cast<short>(writing ? POLLOUT : POLLIN), 0};
  const int ready = ::poll(&entry, 1, static_cast<int>(std::ceil(self.timeout * 1000)));
  if (ready < 0) return fail(rt);
  if (ready == 0) return rt.raise(*rt.types.timeout_error, "timed out");
  return ok;
}

Fallible<std::int64_t> flags_argument(Runtime& rt, Arguments arguments, std::uint32_t i) {
  if (arguments.count <= i) return std::int64_t{0};
  return int_argument(rt, arguments[i]);
}

Own<Object> send(Runtime& rt, Object& object, Arguments arguments) {
  const auto flags = flags_argument(rt, arguments, 1);
  Lent octets(rt);
  if (!flags || !octets.open(arguments[0]) || !wait_for(rt, socket_of(object), true)) return raised;
  const ssize_t sent = ::send(socket_of(object).descriptor, octets.data(), octets.size(),
                              static_cast<int>(*flags) | MSG_NOSIGNAL);
  if (sent < 0) return fail(rt);
  return make_int(rt, sent);
}

Own<Object> send_all(Runtime& rt, Object& object, Arguments arguments) {
  const auto flags = flags_argument(rt, arguments, 1);
  Lent octets(rt);
  if (!flags || !octets.open(arguments[0])) return raised;
  for (std::size_t done = 0; done < octets.size();) {
    if (!wait_for(rt, socket_of(object), true)) return raised;
    const ssize_t sent = ::send(socket_of(object).descriptor, octets.data() + done,
                                octets.size() - done, static_cast<int>(*flags) | MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return fail(rt);
    done += static_cast<std::size_t>(sent);
  }
  return own(*rt.none);
}

Own<Object> receive(Runtime& rt, Object& object, Arguments arguments) {
  const auto size = size_argument(rt, arguments[0]);
  const auto flags = flags_argument(rt, arguments, 1);
  if (!size || !flags) return raised;
  if (*size < 0) return rt.raise(*rt.types.value_error, "negative buffersize in recv");
  const Ref<Bytes> room = new_bytes(rt, static_cast<std::size_t>(*size));
  if (!room || !wait_for(rt, socket_of(object), false)) return raised;
  const ssize_t got =
      ::recv(socket_of(object).descriptor, room->data(), room->length, static_cast<int>(*flags));
  if (got < 0) return fail(rt);
  return make_bytes(rt, {room->data(), static_cast<std::size_t>(got)});
}

Own<Object> receive_into(Runtime& rt, Object& object, Arguments arguments) {
  Lent room(rt);
  if (!room.open_writable(arguments[0],
                          "recv_into() argument 1 must be read-write bytes-like object, not %T"))
    return raised;
  std::size_t size = room.size();
  if (arguments.count > 1) {
    const auto wanted = size_argument(rt, arguments[1]);
    if (!wanted) return raised;
    if (*wanted < 0) return rt.raise(*rt.types.value_error, "negative buffersize in recv_into");
    if (static_cast<std::size_t>(*wanted) > size)
      return rt.raise(*rt.types.value_error, "buffer too small for requested bytes");
    if (*wanted) size = static_cast<std::size_t>(*wanted);
  }
  if (!wait_for(rt, socket_of(object), false)) return raised;
  const ssize_t got = ::recv(socket_of(object).descriptor, room.data(), size, 0);
  if (got < 0) return fail(rt);
  return make_int(rt, got);
}

Own<Object> close_socket(Runtime& rt, Object& object, Arguments) {
  const int descriptor = std::exchange(socket_of(object).descriptor, -1);
  if (descriptor >= 0 && ::close(descriptor) != 0 && errno != ECONNRESET) return fail(rt);
  return own(*rt.none);
}
Own<Object> detach(Runtime& rt, Object& object, Arguments) {
  return make_int(rt, std::exchange(socket_of(object).descriptor, -1));
}
Own<Object> file_number(Runtime& rt, Object& object, Arguments) {
  return make_int(rt, socket_of(object).descriptor);
}

Status set_waiting(Runtime& rt, Socket& self, double timeout) {
  const int flags = ::fcntl(self.descriptor, F_GETFL);
  if (flags < 0) return fail(rt);
  const int wanted = timeout < 0 ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
  if (wanted != flags && ::fcntl(self.descriptor, F_SETFL, wanted) < 0) return fail(rt);
  self.timeout = timeout;
  return ok;
}
Own<Object> set_blocking(Runtime& rt, Object& object, Arguments arguments) {
  const auto on = truth(rt, arguments[0]);
  if (!on || !set_waiting(rt, socket_of(object), *on ? -1 : 0)) return raised;
  return own(*rt.none);
}
Own<Object> get_blocking(Runtime& rt, Object& object, Arguments) {
  return make_bool(rt, socket_of(object).timeout != 0);
}
Own<Object> set_timeout(Runtime& rt, Object& object, Arguments arguments) {
  double timeout = -1;
  if (&arguments[0] != rt.none) {
    const auto given = to_double(rt, arguments[0]);
    if (!given) return raised;
    timeout = *given;
    if (!(timeout >= 0)) return rt.raise(*rt.types.value_error, "Timeout value out of range");
  }
  if (!set_waiting(rt, socket_of(object), timeout)) return raised;
  return own(*rt.none);
}
Own<Object> timeout_value(Runtime& rt, Object& object) {
  const double timeout = socket_of(object).timeout;
  return timeout < 0 ? own(*rt.none) : Own<Object>(make_float(rt, timeout));
}
Own<Object> get_timeout(Runtime& rt, Object& object, Arguments) {
  return timeout_value(rt, object);
}
Own<Object> shut_down(Runtime& rt, Object& object, Arguments arguments) {
  const auto how = int_argument(rt, arguments[0]);
  if (!how) return raised;
  if (::shutdown(socket_of(object).descriptor, static_cast<int>(*how)) != 0) return fail(rt);
  return own(*rt.none);
}
// Local sockets of a pair have no names.
Own<Object> no_name(Runtime& rt, Object&, Arguments) { return own<Object>(*rt.empty_str); }

Own<Object> show(Runtime& rt, Object& object) {
  const auto& self = socket_of(object);
  return format_message(rt, "<socket object, fd=%d, family=%d, type=%d, proto=%d>", self.descriptor,
                        self.family, self.kind, self.protocol);
}
Own<Object> get_family(Runtime& rt, Object& self) { return make_int(rt, socket_of(self).family); }
Own<Object> get_kind(Runtime& rt, Object& self) { return make_int(rt, socket_of(self).kind); }
Own<Object> get_protocol(Runtime& rt, Object& self) {
  return make_int(rt, socket_of(self).protocol);
}

constexpr NativeMethod kMethods[] = {
    {"close", close_socket, Takes::nothing},
    {"detach", detach, Takes::nothing},
    {"fileno", file_number, Takes::nothing},
    {"getblocking", get_blocking, Takes::nothing},
    {"getpeername", no_name, Takes::nothing},
    {"getsockname", no_name, Takes::nothing},
    {"gettimeout", get_timeout, Takes::nothing},
    {"recv", receive, Takes::positional, 1, 2},
    {"recv_into", receive_into, Takes::positional, 1, 3},
    {"send", send, Takes::positional, 1, 2},
    {"sendall", send_all, Takes::positional, 1, 2},
    {"setblocking", set_blocking, Takes::one},
    {"settimeout", set_timeout, Takes::one},
    {"shutdown", shut_down, Takes::one},
};
constexpr NativeProperty kProperties[] = {{"family", get_family},
                                          {"type", get_kind},
                                          {"proto", get_protocol},
                                          {"timeout", timeout_value}};

void fill_socket(Slots& slots) {
  fill_life<Socket>(slots);
  slots.dealloc = dealloc;
  slots.construct = construct;
  slots.init = init;
  slots.repr = show;
}

constexpr TypeSpec kSocketType = {
    .name = "socket",
    .basic_size = sizeof(Socket),
    .flags = kTypeBase,
    .fill = fill_socket,
    .methods = kMethods,
    .properties = kProperties,
    .module = "_socket",
    .module_type = place_of(ModuleType::socket),
};

// ---- functions ----

Own<Object> socket_pair(Runtime& rt, Object&, Arguments arguments) {
  int numbers[] = {AF_UNIX, SOCK_STREAM, 0};
  for (std::uint32_t i = 0; i < arguments.count; ++i) {
    const Ref<Object> number = to_index(rt, arguments[i]);
    const auto value = number ? int_argument(rt, *number) : Fallible<std::int64_t>(raised);
    if (!value) return raised;
    numbers[i] = static_cast<int>(*value);
  }
  int descriptors[2];
  if (::socketpair(numbers[0], numbers[1] | SOCK_CLOEXEC, numbers[2], descriptors) != 0)
    return fail(rt);
  Ref<Socket> ends[2];
  for (int i = 0; i < 2; ++i) {
    ends[i] = allocate_empty<Socket>(rt, ModuleType::socket);
    if (!ends[i]) {
      if (i == 0) ::close(descriptors[0]);
      ::close(descriptors[1]);
      return raised;
    }
    ends[i]->descriptor = descriptors[i];
    ends[i]->family = numbers[0];
    ends[i]->kind = numbers[1];
    ends[i]->protocol = numbers[2];
    ends[i]->timeout = -1;
  }
  return make_tuple(rt, {ends[0].get(), ends[1].get()});
}

Own<Object> host_name(Runtime& rt, Object&, Arguments) {
  char name[256];
  if (::gethostname(name, sizeof name) != 0) return fail(rt);
  name[sizeof name - 1] = '\0';
  return make_str(rt, name);
}
Own<Object> close_descriptor(Runtime& rt, Object&, Arguments arguments) {
  const auto descriptor = int_argument(rt, arguments[0]);
  if (!descriptor) return raised;
  if (::close(static_cast<int>(*descriptor)) != 0) return fail(rt);
  return own(*rt.none);
}
Own<Object> duplicate(Runtime& rt, Object&, Arguments arguments) {
  const auto descriptor = int_argument(rt, arguments[0]);
  if (!descriptor) return raised;
  const int copy = ::fcntl(static_cast<int>(*descriptor), F_DUPFD_CLOEXEC, 0);
  if (copy < 0) return fail(rt);
  return make_int(rt, copy);
}
Own<Object> no_default(Runtime& rt, Object&, Arguments) { return own(*rt.none); }

constexpr NativeMethod kFunctions[] = {
    {"socketpair", socket_pair, Takes::positional, 0, 3, Binding::function},
    {"gethostname", host_name, Takes::nothing, 0, 255, Binding::function},
    {"close", close_descriptor, Takes::one, 0, 255, Binding::function},
    {"dup", duplicate, Takes::one, 0, 255, Binding::function},
    {"getdefaulttimeout", no_default, Takes::nothing, 0, 255, Binding::function},
};
constexpr const TypeSpec* kTypes[] = {&kSocketType};

Status fill(Runtime& rt, Module& module) {
  Type* resolver =
      make_module_error(rt, ModuleType::socket_error, "socket", "gaierror", *rt.types.os_error);
  Type* host = make_module_error(rt, ModuleType::spare_1, "socket", "herror", *rt.types.os_error);
  if (!resolver || !host) return raised;
  return Filler(rt, *module.dict)
      .set("SocketType", module_type(rt, ModuleType::socket))
      .set("error", *rt.types.os_error)
      .set("gaierror", *resolver)
      .set("herror", *host)
      .set("timeout", *rt.types.timeout_error)
      .set("has_ipv6", *rt.false_)
      .set("AF_UNIX", AF_UNIX)
      .set("AF_INET", AF_INET)
      .set("AF_INET6", AF_INET6)
      .set("AF_UNSPEC", AF_UNSPEC)
      .set("SOCK_STREAM", int{SOCK_STREAM})
      .set("SOCK_DGRAM", int{SOCK_DGRAM})
      .set("SOCK_NONBLOCK", int{SOCK_NONBLOCK})
      .set("SOCK_CLOEXEC", int{SOCK_CLOEXEC})
      .set("SOL_SOCKET", SOL_SOCKET)
      .set("SO_REUSEADDR", SO_REUSEADDR)
      .set("SO_BROADCAST", SO_BROADCAST)
      .set("SO_ERROR", SO_ERROR)
      .set("SOMAXCONN", SOMAXCONN)
      .set("SO_KEEPALIVE", SO_KEEPALIVE)
      .set("SO_TYPE", SO_TYPE)
      .set("AI_PASSIVE", 1)
      .set("AI_CANONNAME", 2)
      .set("AI_NUMERICHOST", 4)
      .set("AI_ADDRCONFIG", 0x20)
      .set("NI_NUMERICHOST", 1)
      .set("NI_NUMERICSERV", 2)
      .set("EAI_NONAME", -2)
      .set("IPPROTO_TCP", 6)
      .set("IPPROTO_UDP", 17)
      .set("IPPROTO_IPV6", 41)
      .set("TCP_NODELAY", 1)
      .set("MSG_PEEK", int{MSG_PEEK})
      .set("SHUT_RD", int{SHUT_RD})
      .set("SHUT_WR", int{SHUT_WR})
      .set("SHUT_RDWR", int{SHUT_RDWR})
      .status();
}

}  // namespace

const NativeModule kSocketModule = {
    .name = "_socket", .functions = kFunctions, .types = kTypes, .fill = fill};

}  // namespace vitro::vm
