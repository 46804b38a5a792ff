#include "cli/session.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <limits>

#include <fcntl.h>
#include <unistd.h>

#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/int.hpp"
#include "objects/module.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/builtins/site.hpp"
#include "vm/imports/imports.hpp"
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

Session::Session(const Invocation& invocation, vm::TextSink* out, vm::TextSink* err)
    : invocation_(invocation),
      log_(invocation.verbose),
      supply_(heap_limit(physical_memory())),
      runtime_(*supply_.resource, heap_limit(physical_memory()), supply_.cells),
      out_(1, invocation.flags.unbuffered && fcntl(1, F_GETFD) >= 0 ? Buffering::none
                                                                    : buffering_of(1)),
      err_(2, Buffering::none),
      vm_(runtime_, out ? *out : out_, err ? *err : err_),
      signals_(vm_) {
  out_.let_signals_in();
}

bool Session::start(const Source& source) {
  vm_.inspection = &Inspector::kTable;
  vm_.inspection_context = this;
  vm::Launch& launch = vm_.launch;
  const Program& program = invocation_.program;
  launch.flags = invocation_.flags;
  launch.arguments = program.arguments;
  // A program that is dumped is told what it would be told otherwise, so that its heap is the same
  // whatever is asked about it.
  if (invocation_.command == Command::dump) {
    words_.assign(invocation_.words.begin(),
                  invocation_.words.begin() + (invocation_.words.empty() ? 0 : 1));
    words_.insert(words_.end(), program.arguments.begin(), program.arguments.end());
    if (program.from == Program::From::command) words_.insert(words_.begin() + 2, program.text);
    launch.words = words_;
  } else {
    launch.words = invocation_.words;
  }
  launch.warning_options = invocation_.warning_options;
  launch.x_options = invocation_.x_options;
  runtime_.limits.int_max_str_digits = invocation_.int_max_str_digits;
  runtime_.limits.bytes_warning = static_cast<std::uint32_t>(invocation_.flags.bytes_warning);
  char folder[4096];
  if (!source.folder.empty()) {
    launch.path_entry = source.folder;
    launch.own_path_entry = true;
  } else if (program.from == Program::From::file) {
    launch.script = program.text;
  } else if (program.from == Program::From::module && getcwd(folder, sizeof folder)) {
    folder_ = folder;
    launch.path_entry = folder_;
  }
  if (!vm_.started()) {
    err_.write("vitro: out of memory\n");
    return false;
  }
  signals_.watch_interrupt_key();
  if (launch.flags.no_site && !vm::remove_site_builtins(runtime_)) {
    err_.write("vitro: out of memory\n");
    return false;
  }
  if (!invocation_.warning_options.empty()) import_warnings();
  return true;
}

Inspector& Session::inspector() {
  if (!inspector_) inspector_ = std::make_unique<Inspector>(*this);
  return *inspector_;
}

// The options are read by the module warnings when it is imported.
void Session::import_warnings() {
  if (Ref<Object>(vm::import_absolute(runtime_, "warnings"))) return;
  const Ref<Exception> failure = runtime_.take_pending();
  err_.write("'import warnings' failed; traceback:\n");
  vm::print_exception(vm_, *failure, err_);
}

int Session::run(const Source& source) {
  program_ = source.filename;
  if (!source.module.empty()) return ended(vm_.run_module(source.module));
  // A folder is looked into as if its __main__ were imported from it.
  if (!source.folder.empty()) return ended(vm_.run_module("__main__", false));
  log_.note("{}: {} bytes of source", source.filename, source.bytes.size());
  return ended(vm_.run_main(source.bytes, source.filename, source.has_file));
}

int Session::ended(Status status) {
  // A signal may have come after the last instruction that looks for one.
  return status && vm::serve_signals(runtime_) ? 0 : report_pending();
}

int Session::report_pending() {
  const Ref<Exception> exception = runtime_.take_pending();
  // At the prompt what was printed comes first; elsewhere it waits for the end, as with python3.
  if (at_prompt_) flush_out();
  if (exception && is_instance(*exception, *runtime_.types.system_exit) && !prompt_wanted()) {
    exited_ = true;
    return exit_code_ = exit_code_of(*exception);
  }
  interrupted_ = !at_prompt_ && exception && exception->type == runtime_.types.keyboard_interrupt;
  if (exception && at_prompt_) keep_last(*exception);
  if (exception && !vm::call_excepthook(runtime_, *exception)) {
    vm::StandardError err(runtime_);
    vm::print_exception(vm_, *exception, err);
  }
  return kRaised;
}

bool Session::prompt_wanted() const {
  if (invocation_.command != Command::run || at_prompt_) return false;
  const char* variable =
      invocation_.flags.ignore_environment ? nullptr : std::getenv("PYTHONINSPECT");
  if (!invocation_.flags.inspect && (!variable || !*variable)) return false;
  return invocation_.flags.interactive || isatty(0);
}

void Session::enter_prompt() {
  at_prompt_ = true;
  exited_ = interrupted_ = false;
  exit_code_ = 0;
}

void Session::forget_file() {
  Module* main = vm_.main_module();
  if (!main || vm_.launch.script.empty()) return;
  if (dict_remove(runtime_, *main->dict, *runtime_.names.file) == Removal::failed)
    runtime_.clear_pending();
}

// For those who look into it afterwards: sys.last_type, last_value, last_traceback.
void Session::keep_last(Exception& exception) {
  Module* sys = vm::sys_module(runtime_);
  Object* traceback =
      exception.traceback ? static_cast<Object*>(exception.traceback) : runtime_.none;
  const std::pair<const char*, Object*> fields[] = {
      {"last_type", exception.type}, {"last_value", &exception}, {"last_traceback", traceback}};
  for (const auto& [name, value] : fields) {
    const Ref<Str> key = sys ? intern(runtime_, name) : Own<Str>();
    if (!key || !dict_set_str(runtime_, *sys->dict, *key, *value)) runtime_.clear_pending();
  }
}

int Session::exit_code_of(Exception& system_exit) {
  const Ref<Str> name = intern(runtime_, "code");
  const Ref<Object> code =
      name ? Ref<Object>(get_attribute(runtime_, system_exit, *name)) : Ref<Object>();
  runtime_.clear_pending();
  if (!code || code.get() == runtime_.none) return 0;
  if (is_int(*code)) {
    const auto value = int_to_int64(runtime_, *code);
    if (value) return static_cast<int>(*value & 0xff);
    runtime_.clear_pending();
    return 0xff;  // as if it were -1
  }
  const Ref<Str> text = str_of(runtime_, *code);
  runtime_.clear_pending();
  vm::StandardError err(runtime_);
  if (text) str_utf8(*text, [&err](std::string_view chunk) { err.write(chunk); });
  err.write("\n");
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
  while (!out_.flush()) {
    if (errno == EINTR && !signals_.take_interrupt()) continue;
    return write_failed(errno);
  }
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
  // A stderr that was there but cannot be written.
  if (err_.failed() && fcntl(2, F_GETFD) >= 0) code = kUnwritable;
  if (interrupted_) {
    // Whoever waits for this process, such as a shell, is to see that Ctrl-C ended it.
    std::signal(SIGINT, SIG_DFL);
    kill(getpid(), SIGINT);
  }
#if !defined(VITRO_ADDRESS_SANITIZER) && !defined(VITRO_AUDIT)
  std::_Exit(code);
#endif
  return code;
}

}  // namespace vitro::cli
