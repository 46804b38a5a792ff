// posix: what files are, and going through a folder with scandir().
#include <climits>
#include <cstdio>

#include <dirent.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/modules/posix.hpp"
#include "vm/modules/struct_sequence.hpp"

namespace vitro::vm::posix {

namespace {

constexpr const char* kStatNames[] = {
    "st_mode",     "st_ino",      "st_dev",     "st_nlink",  "st_uid",   "st_gid",   "st_size",
    "_atime",      "_mtime",      "_ctime",     "st_atime",  "st_mtime", "st_ctime", "st_atime_ns",
    "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev"};
constexpr const char* kTerminalNames[] = {"columns", "lines"};
constexpr const char* kUnameNames[] = {"sysname", "nodename", "release", "version", "machine"};

constexpr sequence::Shape kStat{kStatNames, 10, ModuleType::stat_result};
constexpr sequence::Shape kTerminal{kTerminalNames, 2, ModuleType::terminal_size};
constexpr sequence::Shape kUname{kUnameNames, 5, ModuleType::uname_result};

std::int64_t whole_ns(const timespec& t) { return t.tv_sec * std::int64_t{1000000000} + t.tv_nsec; }
double real_seconds(const timespec& t) {
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

Own<Object> stat_row(Runtime& rt, const struct stat& s) {
  const auto number = [&rt](auto value) -> Own<Object> {
    return make_int(rt, static_cast<std::int64_t>(value));
  };
  const auto real = [&rt](double value) -> Own<Object> { return make_float(rt, value); };
  return make_row(
      rt, kStat,
      {number(s.st_mode), make_int_unsigned(rt, s.st_ino), number(s.st_dev), number(s.st_nlink),
       number(s.st_uid), number(s.st_gid), number(s.st_size), number(s.st_atim.tv_sec),
       number(s.st_mtim.tv_sec), number(s.st_ctim.tv_sec), real(real_seconds(s.st_atim)),
       real(real_seconds(s.st_mtim)), real(real_seconds(s.st_ctim)), number(whole_ns(s.st_atim)),
       number(whole_ns(s.st_mtim)), number(whole_ns(s.st_ctim)), number(s.st_blksize),
       number(s.st_blocks), number(s.st_rdev)});
}

Own<Object> posix_stat(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"path", "dir_fd", "follow_symlinks"};
  Object* given[3] = {};
  Path path(rt);
  if (!unpack(rt, arguments, {"stat", kNames, 1, 0, 2}, given) ||
      !path.open(*given[0], "stat", "path", true))
    return raised;
  const auto follow = given[2] ? truth(rt, *given[2]) : Fallible<bool>(true);
  if (!follow) return raised;
  struct stat status {};
  const int answer = path.is_descriptor() ? fstat(path.descriptor(), &status)
                     : *follow            ? stat(path.c_str(), &status)
                                          : lstat(path.c_str(), &status);
  if (answer != 0) return path.fail();
  return stat_row(rt, status);
}
Own<Object> posix_lstat(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"path", "dir_fd"};
  Object* given[2] = {};
  Path path(rt);
  if (!unpack(rt, arguments, {"lstat", kNames, 1, 0, 1}, given) || !path.open(*given[0], "lstat"))
    return raised;
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0) return path.fail();
  return stat_row(rt, status);
}
Own<Object> posix_fstat(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"fd"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {"fstat", kNames, 1}, given)) return raised;
  const auto descriptor = c_int(rt, *given[0]);
  if (!descriptor) return raised;
  struct stat status {};
  if (fstat(*descriptor, &status) != 0) return raise_os_error(rt, errno, nullptr);
  return stat_row(rt, status);
}

Own<Object> posix_terminal_size(Runtime& rt, Object&, Arguments arguments) {
  const auto descriptor = arguments.count ? c_int(rt, arguments[0]) : Fallible<int>(1);
  if (!descriptor) return raised;
  winsize size{};
  if (ioctl(*descriptor, TIOCGWINSZ, &size) != 0) return raise_os_error(rt, errno, nullptr);
  return make_row(rt, kTerminal, {make_int(rt, size.ws_col), make_int(rt, size.ws_row)});
}

// ---- scandir ----

struct DirEntry : Object {
  Object* name;
  Object* path;
  unsigned char kind;  // DT_…
  std::uint64_t inode;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(name, "name");
    visitor.field(path, "path");
  }
};
DirEntry& entry_of(Object& object) { return static_cast<DirEntry&>(object); }

// What the entry is, asking the system where the folder did not say.
Fallible<unsigned> kind_of(Runtime& rt, DirEntry& self, bool follow) {
  if (self.kind != DT_UNKNOWN && (self.kind != DT_LNK || !follow))
    return unsigned{DTTOIF(self.kind)};
  Path path(rt);
  if (!path.open(*self.path, "stat")) return raised;
  struct stat status {};
  if ((follow ? stat(path.c_str(), &status) : lstat(path.c_str(), &status)) == 0)
    return static_cast<unsigned>(status.st_mode & S_IFMT);
  if (errno == ENOENT) return 0u;
  return path.fail();
}
Fallible<bool> follow_argument(Runtime& rt, Arguments arguments, const char* function) {
  static constexpr const char* kNames[] = {"follow_symlinks"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {function, kNames, 0, 0, 1}, given)) return raised;
  return given[0] ? truth(rt, *given[0]) : Fallible<bool>(true);
}
template <unsigned Kind>
Own<Object> entry_is(Runtime& rt, Object& self, Arguments arguments) {
  const auto follow = follow_argument(rt, arguments, Kind == S_IFDIR ? "is_dir" : "is_file");
  if (!follow) return raised;
  const auto kind = kind_of(rt, entry_of(self), *follow);
  if (!kind) return raised;
  return make_bool(rt, *kind == Kind);
}
Own<Object> entry_is_symlink(Runtime& rt, Object& self, Arguments) {
  const auto kind = kind_of(rt, entry_of(self), false);
  if (!kind) return raised;
  return make_bool(rt, *kind == S_IFLNK);
}
Own<Object> entry_stat(Runtime& rt, Object& self, Arguments arguments) {
  const auto follow = follow_argument(rt, arguments, "stat");
  if (!follow) return raised;
  Path path(rt);
  if (!path.open(*entry_of(self).path, "stat")) return raised;
  struct stat status {};
  if ((*follow ? stat(path.c_str(), &status) : lstat(path.c_str(), &status)) != 0)
    return path.fail();
  return stat_row(rt, status);
}
Own<Object> entry_inode(Runtime& rt, Object& self, Arguments) {
  return make_int_unsigned(rt, entry_of(self).inode);
}
Own<Object> entry_fspath(Runtime&, Object& self, Arguments) { return own(*entry_of(self).path); }
Own<Object> entry_name(Runtime&, Object& self) { return own(*entry_of(self).name); }
Own<Object> entry_path(Runtime&, Object& self) { return own(*entry_of(self).path); }
Own<Object> entry_repr(Runtime& rt, Object& self) {
  return format_message(rt, "<DirEntry %R>", entry_of(self).name);
}

constexpr NativeMethod kEntryMethods[] = {
    {"is_dir", entry_is<S_IFDIR>},
    {"is_file", entry_is<S_IFREG>},
    {"is_symlink", entry_is_symlink, Takes::nothing},
    {"stat", entry_stat},
    {"inode", entry_inode, Takes::nothing},
    {"__fspath__", entry_fspath, Takes::nothing},
};
constexpr NativeProperty kEntryProperties[] = {{"name", entry_name}, {"path", entry_path}};
void fill_entry(Slots& slots) {
  fill_life<DirEntry>(slots);
  slots.repr = entry_repr;
}

struct ScanIterator : Object {
  DIR* folder;  // null: closed
  Object* path;
  bool as_bytes;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(path, "path");
  }
};
ScanIterator& scan_of(Object& object) { return static_cast<ScanIterator&>(object); }
void close_scan(ScanIterator& self) {
  if (self.folder) closedir(std::exchange(self.folder, nullptr));
}
void scan_dealloc(Runtime& rt, Object& object) {
  close_scan(scan_of(object));
  dealloc_by_edges<ScanIterator>(rt, object);
}

Own<Object> scan_next(Runtime& rt, Object& object) {
  auto& self = scan_of(object);
  while (self.folder) {
    errno = 0;
    const dirent* found = readdir(self.folder);
    if (!found) {
      const int error = errno;
      close_scan(self);
      if (error) return raise_os_error(rt, error, self.path);
      break;
    }
    const std::string_view name = found->d_name;
    if (name == "." || name == "..") continue;
    Ref<DirEntry> entry = allocate_empty<DirEntry>(rt, ModuleType::dir_entry);
    if (!entry) return raised;
    entry->kind = found->d_type;
    entry->inode = found->d_ino;
    Ref<Object> shown = system_text(rt, name, self.as_bytes);
    if (!shown) return raised;
    entry->name = own(*shown).get();
    Path folder(rt);
    if (!folder.open(*self.path, "scandir")) return raised;
    const std::string_view base = folder.c_str();
    char whole[PATH_MAX + 256];
    const int length = std::snprintf(whole, sizeof whole, "%s%s%s", folder.c_str(),
                                     base.empty() || base.ends_with('/') ? "" : "/", found->d_name);
    entry->path = system_text(rt, {whole, static_cast<std::size_t>(length)}, self.as_bytes).get();
    if (!entry->path) return raised;
    return entry.release();
  }
  return {};
}

Own<Object> scan_close(Runtime& rt, Object& self, Arguments) {
  close_scan(scan_of(self));
  return own(*rt.none);
}
Own<Object> scan_enter(Runtime&, Object& self, Arguments) { return own(self); }

constexpr NativeMethod kScanMethods[] = {
    {"close", scan_close, Takes::nothing},
    {"__enter__", scan_enter, Takes::nothing},
    {"__exit__", scan_close, Takes::anything},
};
void fill_scan(Slots& slots) {
  fill_iterator<ScanIterator>(slots);
  slots.dealloc = scan_dealloc;
  slots.next = scan_next;
}

Own<Object> posix_scandir(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"path"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {"scandir", kNames, 0}, given)) return raised;
  const Ref<Str> here = make_str(rt, ".");
  if (!here) return raised;
  Object& folder = given[0] && given[0] != rt.none ? *given[0] : *here;
  Path path(rt);
  if (!path.open(folder, "scandir")) return raised;
  Ref<ScanIterator> made = allocate_empty<ScanIterator>(rt, ModuleType::scan_iterator);
  if (!made) return raised;
  made->path = own(folder).get();
  made->as_bytes = path.given_as_bytes();
  made->folder = opendir(path.c_str());
  if (!made->folder) return path.fail();
  return made.release();
}

constexpr auto F = Binding::function;
constexpr NativeMethod kFunctions[] = {
    {"stat", posix_stat, Takes::anything, 0, 255, F},
    {"lstat", posix_lstat, Takes::anything, 0, 255, F},
    {"fstat", posix_fstat, Takes::anything, 0, 255, F},
    {"scandir", posix_scandir, Takes::anything, 0, 255, F},
    {"get_terminal_size", posix_terminal_size, Takes::positional, 0, 1, F},
};

}  // namespace

std::span<const NativeMethod> stat_functions() { return kFunctions; }

const TypeSpec kStatResultType = sequence_spec<kStat>("os", "stat_result", true);
const TypeSpec kTerminalSizeType = sequence_spec<kTerminal>("os", "terminal_size", true);
const TypeSpec kUnameResultType = sequence_spec<kUname>("posix", "uname_result", true);
const TypeSpec kDirEntryType = {
    .name = "DirEntry",
    .basic_size = sizeof(DirEntry),
    .fill = fill_entry,
    .methods = kEntryMethods,
    .properties = kEntryProperties,
    .module = "posix",
    .module_type = place_of(ModuleType::dir_entry),
};
const TypeSpec kScanIteratorType = {
    .name = "ScandirIterator",
    .basic_size = sizeof(ScanIterator),
    .fill = fill_scan,
    .methods = kScanMethods,
    .module = "posix",
    .module_type = place_of(ModuleType::scan_iterator),
};

Status finish_posix_rows(Runtime& rt) {
  if (!finish_sequence_type(rt, kStat) || !finish_sequence_type(rt, kTerminal)) return raised;
  return finish_sequence_type(rt, kUname);
}

Own<Object> uname_row(Runtime& rt) {
  utsname names{};
  if (uname(&names) != 0) return raise_os_error(rt, errno, nullptr);
  return make_row(
      rt, kUname,
      {make_str(rt, names.sysname), make_str(rt, names.nodename), make_str(rt, names.release),
       make_str(rt, names.version), make_str(rt, names.machine)});
}

}  // namespace vitro::vm::posix
