// posix: other processes and what they inherit; _posixsubprocess: starting one.
#include <cerrno>
#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "objects/bytes.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/tuple.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/posix.hpp"

namespace vitro::vm {

namespace posix {

namespace {

Own<Object> wait_for(Runtime& rt, Object&, Arguments arguments) {
  const auto process = c_int(rt, arguments[0]);
  const auto options = process ? c_int(rt, arguments[1]) : process;
  if (!options) return raised;
  int status = 0;
  const pid_t ended = retrying(rt, [&] { return ::waitpid(*process, &status, *options); });
  if (ended < 0) {
    if (!rt.pending()) raise_os_error(rt, errno, nullptr);
    return raised;
  }
  const Ref<Int> which = make_int(rt, ended), how = make_int(rt, status);
  if (!which || !how) return raised;
  return make_tuple(rt, {which.get(), how.get()});
}

Own<Object> exit_code(Runtime& rt, Object&, Arguments arguments) {
  const auto status = c_int(rt, arguments[0]);
  if (!status) return raised;
  if (WIFEXITED(*status)) return make_int(rt, WEXITSTATUS(*status));
  if (WIFSIGNALED(*status)) return make_int(rt, -WTERMSIG(*status));
  if (WIFSTOPPED(*status))
    return rt.raise(*rt.types.value_error, "process stopped by delivery of signal %d",
                    WSTOPSIG(*status));
  return rt.raise(*rt.types.value_error, "invalid wait status: %d", *status);
}

template <bool (*Test)(int)>
Own<Object> test_status(Runtime& rt, Object&, Arguments arguments) {
  const auto status = c_int(rt, arguments[0]);
  if (!status) return raised;
  return make_bool(rt, Test(*status));
}
template <int (*Part)(int)>
Own<Object> part_of_status(Runtime& rt, Object&, Arguments arguments) {
  const auto status = c_int(rt, arguments[0]);
  if (!status) return raised;
  return make_int(rt, Part(*status));
}
bool exited(int status) { return WIFEXITED(status); }
bool signaled(int status) { return WIFSIGNALED(status); }
bool stopped(int status) { return WIFSTOPPED(status); }
int exit_part(int status) { return WEXITSTATUS(status); }
int signal_part(int status) { return WTERMSIG(status); }
int stop_part(int status) { return WSTOPSIG(status); }

Own<Object> get_inheritable(Runtime& rt, Object&, Arguments arguments) {
  const auto descriptor = c_int(rt, arguments[0]);
  if (!descriptor) return raised;
  const int flags = ::fcntl(*descriptor, F_GETFD);
  if (flags < 0) return raise_os_error(rt, errno, nullptr);
  return make_bool(rt, !(flags & FD_CLOEXEC));
}
Own<Object> set_inheritable(Runtime& rt, Object&, Arguments arguments) {
  const auto descriptor = c_int(rt, arguments[0]);
  const auto on = descriptor ? truth(rt, arguments[1]) : Fallible<bool>(raised);
  if (!on) return raised;
  const int flags = ::fcntl(*descriptor, F_GETFD);
  return none_or_error(
      rt, flags >= 0 &&
              ::fcntl(*descriptor, F_SETFD, *on ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC) == 0);
}
Own<Object> get_blocking(Runtime& rt, Object&, Arguments arguments) {
  const auto descriptor = c_int(rt, arguments[0]);
  if (!descriptor) return raised;
  const int flags = ::fcntl(*descriptor, F_GETFL);
  if (flags < 0) return raise_os_error(rt, errno, nullptr);
  return make_bool(rt, !(flags & O_NONBLOCK));
}
Own<Object> set_blocking(Runtime& rt, Object&, Arguments arguments) {
  const auto descriptor = c_int(rt, arguments[0]);
  const auto on = descriptor ? truth(rt, arguments[1]) : Fallible<bool>(raised);
  if (!on) return raised;
  const int flags = ::fcntl(*descriptor, F_GETFL);
  return none_or_error(
      rt, flags >= 0 &&
              ::fcntl(*descriptor, F_SETFL, *on ? flags & ~O_NONBLOCK : flags | O_NONBLOCK) == 0);
}

Own<Object> duplicate_to(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"fd", "fd2", "inheritable"};
  Object* given[3] = {};
  if (!unpack(rt, arguments, {"dup2", kNames, 2}, given)) return raised;
  const auto from = c_int(rt, *given[0]);
  const auto to = from ? c_int(rt, *given[1]) : from;
  const auto inherit = given[2] ? truth(rt, *given[2]) : Fallible<bool>(true);
  if (!to || !inherit) return raised;
  const int made = *inherit ? ::dup2(*from, *to) : ::dup3(*from, *to, O_CLOEXEC);
  if (made < 0) return raise_os_error(rt, errno, nullptr);
  return make_int(rt, made);
}

constexpr NativeMethod kFunctions[] = {
    {"waitpid", wait_for, Takes::positional, 2, 2, Binding::function},
    {"waitstatus_to_exitcode", exit_code, Takes::one, 0, 255, Binding::function},
    {"WIFEXITED", test_status<exited>, Takes::one, 0, 255, Binding::function},
    {"WIFSIGNALED", test_status<signaled>, Takes::one, 0, 255, Binding::function},
    {"WIFSTOPPED", test_status<stopped>, Takes::one, 0, 255, Binding::function},
    {"WEXITSTATUS", part_of_status<exit_part>, Takes::one, 0, 255, Binding::function},
    {"WTERMSIG", part_of_status<signal_part>, Takes::one, 0, 255, Binding::function},
    {"WSTOPSIG", part_of_status<stop_part>, Takes::one, 0, 255, Binding::function},
    {"get_inheritable", get_inheritable, Takes::one, 0, 255, Binding::function},
    {"set_inheritable", set_inheritable, Takes::positional, 2, 2, Binding::function},
    {"get_blocking", get_blocking, Takes::one, 0, 255, Binding::function},
    {"set_blocking", set_blocking, Takes::positional, 2, 2, Binding::function},
    {"dup2", duplicate_to, Takes::anything, 0, 255, Binding::function},
};

}  // namespace

std::span<const NativeMethod> child_functions() { return kFunctions; }

}  // namespace posix

namespace {

// Rows of C text for exec(), on the Python heap, and the bytes they lie in.
class TextRows {
 public:
  explicit TextRows(Runtime& rt) : rt_(rt) {}
  ~TextRows() { rt_.free_buffer(rows_, bytes()); }
  TextRows(const TextRows&) = delete;
  TextRows& operator=(const TextRows&) = delete;

  Status read(Object& items) {
    held_ = new_list(rt_);
    if (!held_) return raised;
    if (!for_each_item(rt_, items, [&](Object& item) {
          posix::Path text(rt_);
          if (!text.open(item, "fork_exec")) return false;
          Own<Bytes> octets = make_bytes(rt_, text.c_str());
          return octets && list_append(rt_, *held_, octets);
        }))
      return raised;
    count_ = held_->length + 1;
    rows_ = static_cast<char**>(rt_.allocate_buffer(bytes()));
    if (!rows_) return raised;
    for (std::size_t i = 0; i + 1 < count_; ++i)
      rows_[i] = static_cast<Bytes&>(*held_->items[i]).data();
    rows_[count_ - 1] = nullptr;
    return ok;
  }
  [[nodiscard]] char** rows() const { return rows_; }
  [[nodiscard]] bool given() const { return rows_ != nullptr; }

 private:
  [[nodiscard]] std::size_t bytes() const { return count_ * sizeof(char*); }
  Runtime& rt_;
  Ref<List> held_;
  char** rows_ = nullptr;
  std::size_t count_ = 0;
};

struct Child {
  char** arguments;
  char** programs;
  char** environment;                                  // null: ours
  const char* folder;                                  // null: ours
  int to_read, to_write, to_err;                       // its standard files; -1: ours
  int parent_write, parent_read, parent_err, failure;  // ends that are the parent's, and the pipe
  bool close_others, new_session, restore_signals;
  const int* kept;
  std::size_t kept_count;
  int umask;
  int group;  // of processes; -1: ours
};

// Runs in the child, where nothing but the system may be called.
[[noreturn]] void become(const Child& child) {
  const auto fail = [&child](const char* why) {
    char text[64];
    int number = errno, used = 0;
    for (const char* c = "OSError:"; *c; ++c) text[used++] = *c;
    char digits[16];
    int count = 0;
    for (; number; number >>= 4) digits[count++] = "0123456789ABCDEF"[number & 15];
    while (count > 0) text[used++] = digits[--count];
    text[used++] = ':';
    for (; *why; ++why) text[used++] = *why;
    (void)!::write(child.failure, text, static_cast<std::size_t>(used));
    ::_exit(255);
  };
  for (const int end : {child.parent_write, child.parent_read, child.parent_err})
    if (end >= 0) ::close(end);
  int out = child.to_write, err = child.to_err;
  // Files that lie where another is to go move away first.
  if (out == 0 && (out = ::fcntl(out, F_DUPFD, 3)) < 0) fail("");
  while (err == 0 || err == 1)
    if ((err = ::fcntl(err, F_DUPFD, 3)) < 0) fail("");
  const auto place = [&](int from, int to) {
    if (from == to)
      ::fcntl(from, F_SETFD, 0);
    else if (from >= 0 && ::dup2(from, to) < 0)
      fail("");
  };
  place(child.to_read, 0);
  place(out, 1);
  place(err, 2);
  if (child.folder && ::chdir(child.folder) != 0) fail("noexec");
  if (child.umask >= 0) ::umask(static_cast<mode_t>(child.umask));
  if (child.restore_signals) ::signal(SIGPIPE, SIG_DFL);
  if (child.new_session && ::setsid() < 0) fail("");
  if (child.group >= 0 && ::setpgid(0, child.group) != 0) fail("");
  for (std::size_t i = 0; i < child.kept_count; ++i) {
    const int flags = ::fcntl(child.kept[i], F_GETFD);
    if (child.kept[i] != child.failure && flags >= 0)
      ::fcntl(child.kept[i], F_SETFD, flags & ~FD_CLOEXEC);
  }
  if (child.close_others) {
    const long most = ::sysconf(_SC_OPEN_MAX);
    const int end = most < 0 || most > 4096 ? 4096 : static_cast<int>(most);
    for (int descriptor = 3; descriptor < end; ++descriptor) {
      bool keep = descriptor == child.failure;
      for (std::size_t i = 0; i < child.kept_count; ++i) keep = keep || child.kept[i] == descriptor;
      if (!keep) ::close(descriptor);
    }
  }
  int worst = 0;
  for (char** program = child.programs; *program; ++program) {
    if (child.environment)
      ::execve(*program, child.arguments, child.environment);
    else
      ::execv(*program, child.arguments);
    if (errno != ENOENT && errno != ENOTDIR && worst == 0) worst = errno;
  }
  if (worst) errno = worst;
  fail("");
  ::_exit(255);
}

enum ForkArgument {
  kArguments,
  kPrograms,
  kCloseFds,
  kKept,
  kFolder,
  kEnvironment,
  kReadChild,
  kWriteParent,
  kReadParent,
  kWriteChild,
  kErrRead,
  kErrWrite,
  kFailRead,
  kFailWrite,
  kRestoreSignals,
  kNewSession,
  kGroup,
  kGid,
  kGroups,
  kUid,
  kUmask,
  kBefore,
  kVfork,
  kForkArguments
};

Own<Object> fork_exec(Runtime& rt, Object&, Arguments arguments) {
  if (arguments.count != kForkArguments)
    return rt.raise(*rt.types.type_error, "fork_exec expected %d arguments, got %d",
                    static_cast<int>(kForkArguments), static_cast<int>(arguments.count));
  for (const ForkArgument refused : {kGid, kGroups, kUid, kBefore})
    if (&arguments[refused] != rt.none)
      return rt.raise(*rt.types.not_implemented_error,
                      "vitro starts processes without preexec_fn, user and group");
  int numbers[kForkArguments] = {};
  for (const int i :
       {int{kCloseFds}, int{kReadChild}, int{kWriteParent}, int{kReadParent}, int{kWriteChild},
        int{kErrRead}, int{kErrWrite}, int{kFailRead}, int{kFailWrite}, int{kRestoreSignals},
        int{kNewSession}, int{kGroup}, int{kUmask}}) {
    const auto number = posix::c_int(rt, arguments[static_cast<std::uint32_t>(i)]);
    if (!number) return raised;
    numbers[i] = *number;
  }
  TextRows values(rt), programs(rt), environment(rt);
  if (!values.read(arguments[kArguments]) || !programs.read(arguments[kPrograms])) return raised;
  if (&arguments[kEnvironment] != rt.none && !environment.read(arguments[kEnvironment]))
    return raised;
  posix::Path folder(rt);
  const bool moves = &arguments[kFolder] != rt.none;
  if (moves && !folder.open(arguments[kFolder], "fork_exec")) return raised;
  int kept[64];
  std::size_t kept_count = 0;
  if (!for_each_item(rt, arguments[kKept], [&](Object& item) {
        const auto number = posix::c_int(rt, item);
        if (!number) return false;
        if (kept_count == std::size(kept)) {
          rt.raise(*rt.types.value_error, "too many files to keep");
          return false;
        }
        kept[kept_count++] = *number;
        return true;
      }))
    return raised;
  const Child child{.arguments = values.rows(),
                    .programs = programs.rows(),
                    .environment = environment.given() ? environment.rows() : nullptr,
                    .folder = moves ? folder.c_str() : nullptr,
                    .to_read = numbers[kReadChild],
                    .to_write = numbers[kWriteChild],
                    .to_err = numbers[kErrWrite],
                    .parent_write = numbers[kWriteParent],
                    .parent_read = numbers[kReadParent],
                    .parent_err = numbers[kErrRead],
                    .failure = numbers[kFailWrite],
                    .close_others = numbers[kCloseFds] != 0,
                    .new_session = numbers[kNewSession] != 0,
                    .restore_signals = numbers[kRestoreSignals] != 0,
                    .kept = kept,
                    .kept_count = kept_count,
                    .umask = numbers[kUmask],
                    .group = numbers[kGroup]};
  const pid_t process = ::fork();
  if (process == 0) become(child);
  if (process < 0) return raise_os_error(rt, errno, nullptr);
  return make_int(rt, process);
}

constexpr NativeMethod kFunctions[] = {
    {"fork_exec", fork_exec, Takes::anything, 0, 255, Binding::function},
};

}  // namespace

const NativeModule kPosixsubprocessModule = {.name = "_posixsubprocess", .functions = kFunctions};

}  // namespace vitro::vm
