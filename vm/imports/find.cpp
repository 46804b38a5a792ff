#include "vm/imports/find.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "objects/bytes.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"

namespace vitro::vm {

NativePath::NativePath(const Str& folder, std::string_view rest) {
  bytes_[0] = '\0';
  append(folder).append(rest);
}

NativePath& NativePath::append(const Str& part) {
  // Bytes that are no UTF-8 travel as lone surrogates (PEP 383).
  std::size_t i = 0;
  for (; i < part.length && fits(); ++i) {
    const char32_t c = part.at(i);
    char bytes[4];
    std::size_t count = 0;
    const auto put = [&](char32_t byte) { bytes[count++] = static_cast<char>(byte); };
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xc0 | c >> 6), put(0x80 | (c & 0x3f));
    } else if (c >= 0xdc80 && c <= 0xdcff) {
      put(c - 0xdc00);
    } else if (c < 0x10000) {
      put(0xe0 | c >> 12), put(0x80 | (c >> 6 & 0x3f)), put(0x80 | (c & 0x3f));
    } else {
      put(0xf0 | c >> 18), put(0x80 | (c >> 12 & 0x3f)), put(0x80 | (c >> 6 & 0x3f)),
          put(0x80 | (c & 0x3f));
    }
    append(std::string_view(bytes, count));
  }
  return *this;
}

NativePath& NativePath::append(std::string_view part) {
  if (!fits() || length_ + part.size() >= sizeof bytes_ ||
      part.find('\0') != std::string_view::npos) {
    length_ = sizeof bytes_;
    return *this;
  }
  if (!part.empty()) std::memcpy(bytes_ + length_, part.data(), part.size());
  bytes_[length_ += part.size()] = '\0';
  return *this;
}

namespace {

bool is_folder(const NativePath& path) {
  struct stat status {};
  return path.fits() && stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}
bool is_file(const NativePath& path) {
  struct stat status {};
  return path.fits() && stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

// folder/tail with one slash between them; the current folder for an empty name.
Own<Str> join(Runtime& rt, const Str& folder, std::string_view between, const Str& tail,
              std::string_view rest) {
  StrBuilder text(rt);
  text.add(folder);
  if (folder.length > 0 && folder.at(folder.length - 1) != '/') text.add("/");
  text.add(between).add(tail).add(rest);
  return text.finish();
}

// The folder as an absolute path where it is none: __file__ is to stay right when the program
// moves.
Own<Str> absolute(Runtime& rt, Str& folder) {
  if (folder.length > 0 && folder.at(0) == '/') return own(folder);
  char current[4096];
  if (!getcwd(current, sizeof current)) return own(folder);
  StrBuilder text(rt);
  text.add(std::string_view(current));
  if (folder.length > 0 && !str_equal(folder, ".")) text.add("/").add(folder);
  return text.finish();
}

enum class Look : std::uint8_t { nothing, module, portion, failed };

Look look_in(Runtime& rt, Str& given_folder, const Str& tail, Found& found) {
  const Ref<Str> folder = absolute(rt, given_folder);
  if (!folder) return Look::failed;
  NativePath path(*folder);
  if (path.fits() && path.length() > 0 && path.view().back() != '/') path.append("/");
  path.append(tail);
  if (!path.fits()) return Look::nothing;
  const std::size_t length = path.length();
  const bool folder_there = is_folder(path);
  if (folder_there && is_file(path.append("/__init__.py"))) {
    const Ref<Str> portion = join(rt, *folder, "", tail, "");
    if (!portion) return Look::failed;
    Object* items[] = {portion.get()};
    found.file = join(rt, *folder, "", tail, "/__init__.py");
    found.portions = list_from_array(rt, items, 1);
    return found.file && found.portions ? Look::module : Look::failed;
  }
  path.cut(length);
  if (is_file(path.append(".py"))) {
    found.file = join(rt, *folder, "", tail, ".py");
    return found.file ? Look::module : Look::failed;
  }
  return folder_there ? Look::portion : Look::nothing;
}

}  // namespace

Found find_on_path(Runtime& rt, Str& tail, Object& path, bool* failed) {
  *failed = false;
  Found found;
  Ref<List> portions;
  bool done = false;
  const Status status = for_each_item(rt, path, [&](Object& item) {
    if (done || !is_str(item)) return true;
    auto& folder = static_cast<Str&>(item);
    switch (look_in(rt, folder, tail, found)) {
      case Look::nothing: return true;
      case Look::module: return done = true;
      case Look::failed: return false;
      case Look::portion: break;
    }
    if (!portions) portions = new_list(rt);
    const Ref<Str> base = absolute(rt, folder);
    if (!portions || !base) return false;
    Own<Str> portion = join(rt, *base, "", tail, "");
    return portion && list_append(rt, *portions, portion);
  });
  if (!status) {
    *failed = true;
    return {};
  }
  if (!done && portions) found.portions = portions.release();
  return found;
}

Own<Object> read_source_file(Runtime& rt, const Str& file) {
  const NativePath path(file);
  if (!path.fits()) {
    errno = ENAMETOOLONG;
    return {};
  }
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (descriptor < 0) return {};
  if (fstat(descriptor, &status) != 0 || S_ISDIR(status.st_mode)) {
    errno = S_ISDIR(status.st_mode) ? EISDIR : errno;
    close(descriptor);
    return {};
  }
  Ref<Bytes> text = new_bytes(rt, static_cast<std::size_t>(status.st_size));
  std::size_t used = 0;
  while (text && used < text->length) {
    const ssize_t got = read(descriptor, text->data() + used, text->length - used);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    used += static_cast<std::size_t>(got);
  }
  close(descriptor);
  if (!text) return raised;
  // It has become shorter since it was asked for its size.
  if (used < text->length) return make_bytes(rt, {text->data(), used});
  return text.release();
}

}  // namespace vitro::vm
