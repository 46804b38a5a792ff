// posix: what os needs of the system. Paths, environment, process; the rest is in posix_*.cpp.
#include "vm/modules/posix.hpp"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "objects/bytes.hpp"
#include "objects/codec.hpp"
#include "objects/dict.hpp"
#include "objects/float.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "vm/modules/all.hpp"
#include "vm/vm.hpp"

extern char** environ;

namespace vitro::vm {

namespace posix {

namespace {

// __fspath__ of an object that is neither str nor bytes.
Own<Object> fspath_of(Runtime& rt, Object& object) {
  if (is_str(object) || is_bytes(object)) return own(object);
  const Ref<Str> name = intern(rt, "__fspath__");
  if (!name) return raised;
  bool missing = false;
  Ref<Object> path = call_special(rt, object, *name, {}, &missing);
  if (missing)
    return rt.raise(*rt.types.type_error, "expected str, bytes or os.PathLike object, not %T",
                    object.type);
  if (!path || is_str(*path) || is_bytes(*path)) return path.release();
  return rt.raise(*rt.types.type_error, "expected %T.__fspath__() to return str or bytes, not %T",
                  object.type, path->type);
}

}  // namespace

Status Path::open(Object& given, const char* function, const char* argument, bool descriptors) {
  given_ = Ref<Object>::share(given);
  if (descriptors && !is_str(given) && !is_bytes(given) && is_index(given)) {
    const auto number = c_int(rt_, given);
    if (!number) return raised;
    descriptor_ = *number;
    return ok;
  }
  const Ref<Str> name = intern(rt_, "__fspath__");
  if (!name) return raised;
  if (!is_str(given) && !is_bytes(given) && !lookup_in_type(*given.type, *name))
    return rt_.raise(*rt_.types.type_error, "%s: %s should be string, bytes%s, not %T", function,
                     argument, descriptors ? ", os.PathLike or integer" : " or os.PathLike",
                     given.type);
  const Ref<Object> path = fspath_of(rt_, given);
  if (!path) return raised;
  as_bytes_ = is_bytes(*path);
  if (as_bytes_) {
    octets_ = path;
  } else {
    const Ref<Str> errors = intern(rt_, "surrogateescape");
    if (!errors) return raised;
    octets_ = encode_text(rt_, static_cast<Str&>(*path), nullptr, errors.get());
    if (!octets_) return raised;
  }
  if (static_cast<Bytes&>(*octets_).view().find('\0') != std::string_view::npos)
    return rt_.raise(*rt_.types.value_error, "embedded null byte");
  return ok;
}

const char* Path::c_str() const { return static_cast<Bytes&>(*octets_).data(); }

Own<Object> system_text(Runtime& rt, std::string_view name, bool as_bytes) {
  Ref<Bytes> octets = make_bytes(rt, name);
  if (!octets || as_bytes) return octets.release();
  const Ref<Str> errors = intern(rt, "surrogateescape");
  if (!errors) return raised;
  return decode_octets(rt, *octets, nullptr, errors.get());
}

Fallible<int> c_int(Runtime& rt, Object& argument) {
  if (is_float(argument))
    return rt.raise(*rt.types.type_error, "integer argument expected, got float");
  if (!is_index(argument))
    return rt.raise(*rt.types.type_error, "'%T' object cannot be interpreted as an integer",
                    argument.type);
  const auto number = to_index_int64(rt, argument, rt.types.overflow_error);
  if (!number) return raised;
  if (*number > INT32_MAX)
    return rt.raise(*rt.types.overflow_error, "signed integer is greater than maximum");
  if (*number < INT32_MIN)
    return rt.raise(*rt.types.overflow_error, "signed integer is less than minimum");
  return static_cast<int>(*number);
}

namespace {

Own<Object> posix_fspath(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"path"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {"fspath", kNames, 1}, given)) return raised;
  return fspath_of(rt, *given[0]);
}

Own<Object> posix_putenv(Runtime& rt, Object&, Arguments arguments) {
  Path name(rt), value(rt);
  if (!name.open(arguments[0], "putenv", "name") || !value.open(arguments[1], "putenv", "value"))
    return raised;
  if (std::strchr(name.c_str(), '='))
    return rt.raise(*rt.types.value_error, "illegal environment variable name");
  return none_or_error(rt, setenv(name.c_str(), value.c_str(), 1) == 0);
}
Own<Object> posix_unsetenv(Runtime& rt, Object&, Arguments arguments) {
  Path name(rt);
  if (!name.open(arguments[0], "unsetenv", "name")) return raised;
  return none_or_error(rt, unsetenv(name.c_str()) == 0);
}

template <auto Get>
Own<Object> number_of(Runtime& rt, Object&, Arguments) {
  return make_int(rt, static_cast<std::int64_t>(Get()));
}

Own<Object> posix_exit(Runtime& rt, Object&, Arguments arguments) {
  const auto code = c_int(rt, arguments[0]);
  if (!code) return raised;
  _exit(*code);
}

Own<Object> posix_strerror(Runtime& rt, Object&, Arguments arguments) {
  const auto number = c_int(rt, arguments[0]);
  if (!number) return raised;
  return make_str(rt, std::strerror(*number));
}

Own<Object> posix_system(Runtime& rt, Object&, Arguments arguments) {
  Path command(rt);
  if (!command.open(arguments[0], "system", "command")) return raised;
  return make_int(rt, std::system(command.c_str()));
}

Own<Object> posix_urandom(Runtime& rt, Object&, Arguments arguments) {
  const auto count = size_argument(rt, arguments[0]);
  if (!count) return raised;
  if (*count < 0) return rt.raise(*rt.types.value_error, "negative argument not allowed");
  Ref<Bytes> octets = new_bytes(rt, static_cast<std::size_t>(*count));
  if (!octets) return raised;
  for (std::size_t done = 0; done < octets->length;) {
    const std::size_t part = std::min<std::size_t>(octets->length - done, 256);
    if (getentropy(octets->data() + done, part) != 0) return raise_os_error(rt, errno, nullptr);
    done += part;
  }
  return octets.release();
}

Own<Object> posix_cpu_count(Runtime& rt, Object&, Arguments) {
  const long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? Own<Object>(make_int(rt, count)) : own(*rt.none);
}

Own<Object> posix_umask(Runtime& rt, Object&, Arguments arguments) {
  const auto mask = c_int(rt, arguments[0]);
  if (!mask) return raised;
  return make_int(rt, umask(static_cast<mode_t>(*mask)));
}

Own<Object> posix_uname(Runtime& rt, Object&, Arguments) { return uname_row(rt); }

Own<Object> posix_kill(Runtime& rt, Object&, Arguments arguments) {
  const auto process = c_int(rt, arguments[0]);
  const auto signal = process ? c_int(rt, arguments[1]) : Fallible<int>(raised);
  if (!signal) return raised;
  const bool sent = kill(*process, *signal) == 0;
  // It may have been sent to this very process.
  if (sent && !serve_signals(rt)) return raised;
  return none_or_error(rt, sent);
}

// Hooks around fork(), which this runtime never does.
Own<Object> posix_register_at_fork(Runtime& rt, Object&, Arguments) { return own(*rt.none); }

constexpr auto F = Binding::function;
constexpr NativeMethod kProcess[] = {
    {"fspath", posix_fspath, Takes::anything, 0, 255, F},
    {"putenv", posix_putenv, Takes::positional, 2, 2, F},
    {"unsetenv", posix_unsetenv, Takes::one, 0, 255, F},
    {"getpid", number_of<getpid>, Takes::nothing, 0, 255, F},
    {"getppid", number_of<getppid>, Takes::nothing, 0, 255, F},
    {"getuid", number_of<getuid>, Takes::nothing, 0, 255, F},
    {"geteuid", number_of<geteuid>, Takes::nothing, 0, 255, F},
    {"getgid", number_of<getgid>, Takes::nothing, 0, 255, F},
    {"getegid", number_of<getegid>, Takes::nothing, 0, 255, F},
    {"_exit", posix_exit, Takes::one, 0, 255, F},
    {"strerror", posix_strerror, Takes::one, 0, 255, F},
    {"system", posix_system, Takes::one, 0, 255, F},
    {"urandom", posix_urandom, Takes::one, 0, 255, F},
    {"cpu_count", posix_cpu_count, Takes::nothing, 0, 255, F},
    {"umask", posix_umask, Takes::one, 0, 255, F},
    {"uname", posix_uname, Takes::nothing, 0, 255, F},
    {"kill", posix_kill, Takes::positional, 2, 2, F},
    {"register_at_fork", posix_register_at_fork, Takes::anything, 0, 255, F},
};

}  // namespace

std::span<const NativeMethod> process_functions() { return kProcess; }

}  // namespace posix

namespace {

Own<Object> environment(Runtime& rt) {
  Ref<Dict> variables = new_dict(rt);
  for (char** entry = environ; variables && entry && *entry; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=', 1);
    if (equals == text.npos) continue;
    const Ref<Bytes> name = make_bytes(rt, text.substr(0, equals));
    const Ref<Bytes> value = make_bytes(rt, text.substr(equals + 1));
    if (!name || !value) return raised;
    const DictLookup known = dict_get(rt, *variables, *name);
    if (!known.ok) return raised;
    if (!known.value && !dict_set(rt, *variables, *name, *value)) return raised;
  }
  return variables.release();
}

struct Constant {
  const char* name;
  std::int64_t value;
};
constexpr Constant kConstants[] = {
    {"F_OK", F_OK},
    {"R_OK", R_OK},
    {"W_OK", W_OK},
    {"X_OK", X_OK},
    {"O_RDONLY", O_RDONLY},
    {"O_WRONLY", O_WRONLY},
    {"O_RDWR", O_RDWR},
    {"O_CREAT", O_CREAT},
    {"O_EXCL", O_EXCL},
    {"O_TRUNC", O_TRUNC},
    {"O_APPEND", O_APPEND},
    {"O_NONBLOCK", O_NONBLOCK},
    {"O_CLOEXEC", O_CLOEXEC},
    {"O_DIRECTORY", O_DIRECTORY},
    {"O_NOFOLLOW", O_NOFOLLOW},
    {"O_SYNC", O_SYNC},
    {"O_NOCTTY", O_NOCTTY},
    {"EX_OK", 0},
    {"WNOHANG", WNOHANG},
    {"WUNTRACED", WUNTRACED},
};

Status fill(Runtime& rt, Module& module) {
  Filler filler(rt, *module.dict);
  for (const auto functions :
       {posix::file_functions(), posix::stat_functions(), posix::descriptor_functions(),
        posix::process_functions(), posix::child_functions()})
    for (const NativeMethod& function : functions)
      if (!filler.set(function.name, make_native_callable(rt, function, &module, nullptr)).status())
        return raised;
  for (const Constant& constant : kConstants) filler.set(constant.name, constant.value);
  if (!filler.status() || !filler.set("environ", environment(rt)).status()) return raised;
  if (!filler.set("_have_functions", new_list(rt)).status()) return raised;
  filler.set("error", *rt.types.os_error);
  return filler.status() ? posix::finish_posix_rows(rt) : Status(raised);
}

constexpr const TypeSpec* kTypes[] = {&posix::kStatResultType, &posix::kTerminalSizeType,
                                      &posix::kUnameResultType, &posix::kDirEntryType};
constexpr const TypeSpec* kHidden[] = {&posix::kScanIteratorType};

}  // namespace

const NativeModule kPosixModule = {
    .name = "posix", .types = kTypes, .hidden_types = kHidden, .fill = fill};

}  // namespace vitro::vm
