#include "cli/session.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <limits>

#include <boost/container/pmr/global_resource.hpp>
#include <unistd.h>

#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/int.hpp"
#include "objects/module.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/io/standard_streams.hpp"
#include "vm/modules/sys.hpp"
#include "vm/traceback_text.hpp"

namespace vitro::cli {

namespace {

// The class Python raises for a failed write.
const char* error_class(int error) {
  switch (error) {
    case EPIPE: return "BrokenPipeError";
    case EAGAIN: return "BlockingIOError";
    case EACCES:
    case EPERM: return "PermissionError";
    default: return "OSError";
  }
}

// Bytes of memory this machine has. A heap beyond that would only swap, and an allocator that hands
// out more than there is would let the process be killed where Python raises MemoryError.
std::size_t physical_memory() {
  const long pages = sysconf(_SC_PHYS_PAGES), bytes = sysconf(_SC_PAGESIZE);
  if (pages <= 0 || bytes <= 0) return std::numeric_limits<std::size_t>::max();
  return static_cast<std::size_t>(pages) * static_cast<std::size_t>(bytes);
}

}  // namespace

Session::Session(bool verbose)
    : log_(verbose),
      runtime_(*boost::container::pmr::new_delete_resource(), physical_memory()),
      out_(1, buffering_of(1)),
      err_(2, Buffering::none),
      vm_(runtime_, out_, err_) {}

bool Session::start(const Program& program) {
  vm_.inspection = &Inspector::kTable;
  vm_.inspection_context = this;
  vm_.launch.arguments = program.arguments;
  if (program.from == Program::From::file) vm_.launch.script = program.text;
  char folder[4096];
  if (program.from == Program::From::module && getcwd(folder, sizeof folder)) {
    folder_ = folder;
    vm_.launch.path_entry = folder_;
  }
  if (!vm_.started()) {
    err_.write("vitro: out of memory\n");
    return false;
  }
  return true;
}

Inspector& Session::inspector() {
  if (!inspector_) inspector_ = std::make_unique<Inspector>(*this);
  return *inspector_;
}

int Session::run(const Source& source) {
  program_ = source.filename;
  if (!source.module.empty()) return vm_.run_module(source.module) ? 0 : report_pending();
  log_.note("{}: {} bytes of source", source.filename, source.bytes.size());
  return vm_.run_main(source.bytes, source.filename, source.has_file) ? 0 : report_pending();
}

int Session::report_pending() {
  const Ref<Exception> exception = runtime_.take_pending();
  flush_out();  // what the program printed comes first
  if (exception && is_instance(*exception, *runtime_.types.system_exit))
    return exit_code_of(*exception);
  if (exception && !vm::call_excepthook(runtime_, *exception))
    vm::print_exception(vm_, *exception, err_);
  return kRaised;
}

int Session::exit_code_of(Exception& system_exit) {
  Object* code = system_exit.fields()[0];
  if (!code || code == runtime_.none) return 0;
  if (is_int(*code)) {
    const auto value = int_to_int64(runtime_, *code);
    if (value) return static_cast<int>(*value & 0xff);
    runtime_.clear_pending();
    return 0xff;  // as if it were -1
  }
  const Ref<Str> text = str_of(runtime_, *code);
  if (text) str_utf8(*text, [this](std::string_view chunk) { err_.write(chunk); });
  err_.write("\n");
  runtime_.clear_pending();
  return kRaised;
}

void Session::flush_out() {
  if (!vm::flush_standard_streams(runtime_)) {
    const Ref<Exception> failure = runtime_.take_pending();
    Object* number =
        failure && is_instance(*failure, *runtime_.types.os_error) ? failure->fields()[0] : nullptr;
    write_failed(number && is_int(*number) ? static_cast<int>(int_clamped(*number)) : EIO);
  }
  errno = 0;
  if (!out_.flush()) write_failed(errno);
}

void Session::write_failed(int error) {
  if (!write_error_) write_error_ = error ? error : EIO;
}

int Session::write_failure(int code) {
  if (!write_error_) return code;
  std::string text =
      "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\n";
  text += error_class(write_error_);
  ((text += ": [Errno ") += std::to_string(write_error_)) += "] ";
  (text += std::strerror(write_error_)) += '\n';
  err_.write(text);
  return kUnwritable;
}

void Session::end_process(int code) { std::_Exit(write_failure(code)); }

int Session::finish(int code) {
  flush_out();
  vm_.tear_down();
  flush_out();
  code = write_failure(code);
#if !defined(VITRO_ADDRESS_SANITIZER) && !defined(VITRO_AUDIT)
  std::_Exit(code);
#endif
  return code;
}

}  // namespace vitro::cli
