// posix: functions that take paths.
#include <algorithm>
#include <climits>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "objects/exception.hpp"
#include "objects/float.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "vm/modules/posix.hpp"

namespace vitro::vm::posix {

namespace {

Own<Object> current_folder(Runtime& rt, bool as_bytes) {
  char path[PATH_MAX];
  if (!getcwd(path, sizeof path)) return raise_os_error(rt, errno, nullptr);
  return system_text(rt, path, as_bytes);
}
Own<Object> posix_getcwd(Runtime& rt, Object&, Arguments) { return current_folder(rt, false); }
Own<Object> posix_getcwdb(Runtime& rt, Object&, Arguments) { return current_folder(rt, true); }

Own<Object> posix_chdir(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"path"};
  Object* given[1] = {};
  Path path(rt);
  if (!unpack(rt, arguments, {"chdir", kNames, 1}, given) ||
      !path.open(*given[0], "chdir", "path", true))
    return raised;
  const int answer = path.is_descriptor() ? fchdir(path.descriptor()) : chdir(path.c_str());
  return none_or_error(rt, answer == 0, path.given());
}

Own<Object> posix_listdir(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"path"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {"listdir", kNames, 0}, given)) return raised;
  const Ref<Str> here = make_str(rt, ".");
  if (!here) return raised;
  Path path(rt);
  Object& folder = given[0] && given[0] != rt.none ? *given[0] : *here;
  if (!path.open(folder, "listdir", "path")) return raised;
  DIR* open_folder = opendir(path.c_str());
  if (!open_folder) return path.fail();
  Ref<List> names = new_list(rt);
  bool good = static_cast<bool>(names);
  errno = 0;
  while (good) {
    const dirent* entry = readdir(open_folder);
    if (!entry) break;
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    Own<Object> text = system_text(rt, name, path.given_as_bytes());
    good = text && list_append(rt, *names, text);
  }
  closedir(open_folder);
  if (!good) return raised;
  return names.release();
}

// path, mode=0o777, *, dir_fd=None
Own<Object> posix_mkdir(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"path", "mode", "dir_fd"};
  Object* given[3] = {};
  Path path(rt);
  if (!unpack(rt, arguments, {"mkdir", kNames, 1, 0, 1}, given) || !path.open(*given[0], "mkdir"))
    return raised;
  const auto mode = given[1] ? c_int(rt, *given[1]) : Fallible<int>(0777);
  if (!mode) return raised;
  return none_or_error(rt, mkdir(path.c_str(), static_cast<mode_t>(*mode)) == 0, path.given());
}

template <int (*Call)(const char*)>
Own<Object> on_path(Runtime& rt, Arguments arguments, const char* function) {
  static constexpr const char* kNames[] = {"path", "dir_fd"};
  Object* given[2] = {};
  Path path(rt);
  if (!unpack(rt, arguments, {function, kNames, 1, 0, 1}, given) || !path.open(*given[0], function))
    return raised;
  return none_or_error(rt, Call(path.c_str()) == 0, path.given());
}
Own<Object> posix_rmdir(Runtime& rt, Object&, Arguments arguments) {
  return on_path<rmdir>(rt, arguments, "rmdir");
}
Own<Object> posix_remove(Runtime& rt, Object&, Arguments arguments) {
  return on_path<unlink>(rt, arguments, "remove");
}
Own<Object> posix_unlink(Runtime& rt, Object&, Arguments arguments) {
  return on_path<unlink>(rt, arguments, "unlink");
}

template <int (*Call)(const char*, const char*)>
Own<Object> on_two_paths(Runtime& rt, Arguments arguments, const char* function) {
  static constexpr const char* kNames[] = {"src", "dst", "src_dir_fd", "dst_dir_fd",
                                           "target_is_directory"};
  Object* given[5] = {};
  Path source(rt), target(rt);
  if (!unpack(rt, arguments, {function, kNames, 2, 0, 3}, given) ||
      !source.open(*given[0], function, "src") || !target.open(*given[1], function, "dst"))
    return raised;
  if (Call(source.c_str(), target.c_str()) == 0) return own(*rt.none);
  const int number = errno;
  // Both names, the second after a place that only Windows uses.
  const Ref<Int> code = make_int(rt, number);
  const Ref<Str> text = make_str(rt, std::strerror(number));
  if (!code || !text) return raised;
  const Ref<Object> error = call(rt, *rt.types.os_error,
                                 {code.get(), text.get(), source.given(), rt.none, target.given()});
  if (!error) return raised;
  return rt.raise_object(Own<Exception>(static_cast<Exception*>(own(*error).get())));
}
Own<Object> posix_rename(Runtime& rt, Object&, Arguments arguments) {
  return on_two_paths<rename>(rt, arguments, "rename");
}
Own<Object> posix_replace(Runtime& rt, Object&, Arguments arguments) {
  return on_two_paths<rename>(rt, arguments, "replace");
}
Own<Object> posix_link(Runtime& rt, Object&, Arguments arguments) {
  return on_two_paths<link>(rt, arguments, "link");
}
Own<Object> posix_symlink(Runtime& rt, Object&, Arguments arguments) {
  return on_two_paths<symlink>(rt, arguments, "symlink");
}

Own<Object> posix_readlink(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"path", "dir_fd"};
  Object* given[2] = {};
  Path path(rt);
  if (!unpack(rt, arguments, {"readlink", kNames, 1, 0, 1}, given) ||
      !path.open(*given[0], "readlink"))
    return raised;
  char target[PATH_MAX];
  const ssize_t length = readlink(path.c_str(), target, sizeof target);
  if (length < 0) return path.fail();
  return system_text(rt, {target, static_cast<std::size_t>(length)}, path.given_as_bytes());
}

Own<Object> posix_access(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"path", "mode", "dir_fd", "effective_ids",
                                           "follow_symlinks"};
  Object* given[5] = {};
  Path path(rt);
  if (!unpack(rt, arguments, {"access", kNames, 2, 0, 3}, given) || !path.open(*given[0], "access"))
    return raised;
  const auto mode = c_int(rt, *given[1]);
  if (!mode) return raised;
  return make_bool(rt, access(path.c_str(), *mode) == 0);
}

Own<Object> posix_chmod(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"path", "mode", "dir_fd", "follow_symlinks"};
  Object* given[4] = {};
  Path path(rt);
  if (!unpack(rt, arguments, {"chmod", kNames, 2, 0, 2}, given) ||
      !path.open(*given[0], "chmod", "path", true))
    return raised;
  const auto mode = c_int(rt, *given[1]);
  if (!mode) return raised;
  const auto bits = static_cast<mode_t>(*mode);
  const int answer =
      path.is_descriptor() ? fchmod(path.descriptor(), bits) : chmod(path.c_str(), bits);
  return none_or_error(rt, answer == 0, path.given());
}

Own<Object> posix_truncate(Runtime& rt, Object&, Arguments arguments) {
  Path path(rt);
  if (!path.open(arguments[0], "truncate", "path", true)) return raised;
  const auto length = size_argument(rt, arguments[1]);
  if (!length) return raised;
  const int answer = path.is_descriptor() ? ftruncate(path.descriptor(), *length)
                                          : truncate(path.c_str(), *length);
  return none_or_error(rt, answer == 0, path.given());
}

// utime(path, times=None, *, ns=...)
Own<Object> posix_utime(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"path", "times", "ns", "dir_fd", "follow_symlinks"};
  Object* given[5] = {};
  Path path(rt);
  if (!unpack(rt, arguments, {"utime", kNames, 1, 0, 3}, given) || !path.open(*given[0], "utime"))
    return raised;
  Object* times = given[2] ? given[2] : given[1];
  timespec stamps[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
  if (times && times != rt.none) {
    if (!is_tuple(*times) || static_cast<Tuple&>(*times).length() != 2)
      return rt.raise(*rt.types.type_error,
                      "utime: 'times' must be either a tuple of two ints or None");
    for (std::uint32_t i = 0; i < 2; ++i) {
      Object& value = static_cast<Tuple&>(*times)[i];
      if (given[2]) {
        const auto ns = to_index_int64(rt, value, rt.types.overflow_error);
        if (!ns) return raised;
        stamps[i] = {*ns / 1000000000, static_cast<long>(*ns % 1000000000)};
        if (stamps[i].tv_nsec < 0) --stamps[i].tv_sec, stamps[i].tv_nsec += 1000000000;
      } else {
        const auto seconds = to_double(rt, value);
        if (!seconds) return raised;
        const double whole = std::floor(*seconds);
        stamps[i] = {static_cast<time_t>(whole), static_cast<long>((*seconds - whole) * 1e9)};
      }
    }
  }
  return none_or_error(rt, utimensat(AT_FDCWD, path.c_str(), stamps, 0) == 0, path.given());
}

constexpr auto F = Binding::function;
constexpr NativeMethod kFunctions[] = {
    {"getcwd", posix_getcwd, Takes::nothing, 0, 255, F},
    {"getcwdb", posix_getcwdb, Takes::nothing, 0, 255, F},
    {"chdir", posix_chdir, Takes::anything, 0, 255, F},
    {"listdir", posix_listdir, Takes::anything, 0, 255, F},
    {"mkdir", posix_mkdir, Takes::anything, 0, 255, F},
    {"rmdir", posix_rmdir, Takes::anything, 0, 255, F},
    {"remove", posix_remove, Takes::anything, 0, 255, F},
    {"unlink", posix_unlink, Takes::anything, 0, 255, F},
    {"rename", posix_rename, Takes::anything, 0, 255, F},
    {"replace", posix_replace, Takes::anything, 0, 255, F},
    {"link", posix_link, Takes::anything, 0, 255, F},
    {"symlink", posix_symlink, Takes::anything, 0, 255, F},
    {"readlink", posix_readlink, Takes::anything, 0, 255, F},
    {"access", posix_access, Takes::anything, 0, 255, F},
    {"chmod", posix_chmod, Takes::anything, 0, 255, F},
    {"truncate", posix_truncate, Takes::positional, 2, 2, F},
    {"utime", posix_utime, Takes::anything, 0, 255, F},
};

}  // namespace

std::span<const NativeMethod> file_functions() { return kFunctions; }

}  // namespace vitro::vm::posix
