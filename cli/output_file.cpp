#include "cli/output_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vitro::cli {

OutputFile::OutputFile(std::string_view path) : path_(path) {}

OutputFile::~OutputFile() {
  const int error = errno;
  if (descriptor_ >= 0) close(descriptor_);
  if (!in_place_ && !temporary_.empty()) unlink(temporary_.c_str());
  errno = error;
}

bool OutputFile::open() {
  struct stat status;
  const bool exists = stat(path_.c_str(), &status) == 0;
  in_place_ = exists && !S_ISREG(status.st_mode);
  if (in_place_) {
    temporary_ = path_;
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    return descriptor_ >= 0;
  }
  if (exists) {
    // Renaming would also replace a file that may not be written.
    if (access(path_.c_str(), W_OK) != 0) return false;
    // The file a link leads to is what is replaced.
    if (char* real = realpath(path_.c_str(), nullptr)) {
      path_ = real;
      std::free(real);
    }
  }
  std::string name = path_ + ".XXXXXX";
  descriptor_ = mkostemp(name.data(), O_CLOEXEC);
  if (descriptor_ < 0) return false;
  temporary_ = std::move(name);
  const mode_t mask = umask(0);
  umask(mask);
  return fchmod(descriptor_, exists ? status.st_mode & 07777 : 0666 & ~mask) == 0;
}

bool OutputFile::commit() {
  if (close(std::exchange(descriptor_, -1)) != 0) return false;
  if (in_place_) return true;
  if (rename(temporary_.c_str(), path_.c_str()) != 0) return false;
  temporary_.clear();
  return true;
}

}  // namespace vitro::cli
