// One run of one program: runtime, interpreter and the standard streams, and python3's rules for
// ending.
#pragma once

#include "cli/invocation.hpp"
#include "cli/log.hpp"
#include "cli/sink.hpp"
#include "cli/source.hpp"
#include "objects/runtime.hpp"
#include "vm/signals.hpp"
#include "vm/vm.hpp"

namespace vitro::cli {

inline constexpr int kRaised = 1, kBadUsage = 2, kAuditFailed = 3, kUnwritable = 120;

class Session {
 public:
  // The invocation must outlive the session. `out` and `err`, where given, get what the program
  // writes instead of the session's own sinks.
  explicit Session(const Invocation& invocation, vm::TextSink* out = nullptr,
                   vm::TextSink* err = nullptr);
  // `source` must outlive the session. False: out of memory, which has been said on stderr; nothing
  // else may be asked then.
  [[nodiscard]] bool start(const Source& source);
  [[nodiscard]] Runtime& runtime() { return runtime_; }
  [[nodiscard]] vm::Vm& vm() { return vm_; }
  [[nodiscard]] FileSink& out() { return out_; }
  [[nodiscard]] FileSink& err() { return err_; }
  [[nodiscard]] const Log& log() const { return log_; }

  // Runs the program as __main__; its exit code, the uncaught exception printed.
  [[nodiscard]] int run(const Source& source);
  // Prints the pending exception, unless it is a SystemExit, which only has a say about the exit
  // code. With -i it has none and is printed as well.
  [[nodiscard]] int report_pending();
  // Ends the modules and writes what waits for stdout: `code`, or 120 if that ever failed. Ends the
  // process with it: giving back the runtime's memory page by page would only cost time (0.2 ms
  // after an empty program). It returns where the destructors are to be watched: in builds with
  // AddressSanitizer or VITRO_AUDIT.
  [[nodiscard]] int finish(int code);
  // Whether a prompt follows the program: -i, or $PYTHONINSPECT, which the program may have set.
  [[nodiscard]] bool prompt_wanted() const;
  // After a program that was a file, __file__ is gone from __main__.
  void forget_file();
  // From now on exceptions do not end the process, but for SystemExit.
  void enter_prompt();
  [[nodiscard]] bool exited() const { return exited_; }
  [[nodiscard]] int exit_code() const { return exit_code_; }
  // Writes what waits for stdout now; a failure is reported by finish().
  void flush_out();
  void write_failed(int error);

 private:
  int exit_code_of(Exception& system_exit);
  int ended(Status status);
  void keep_last(Exception& exception);
  void import_warnings();

  const Invocation& invocation_;
  Log log_;
  Runtime runtime_;
  FileSink out_, err_;
  vm::Vm vm_;
  vm::Signals signals_;
  std::string folder_;  // with -m: the current one, where sys.path begins
  bool at_prompt_ = false;
  bool exited_ = false;  // by SystemExit, at the prompt
  int exit_code_ = 0;
  bool interrupted_ = false;  // the program ended with a KeyboardInterrupt
  int write_error_ = 0;       // errno of the first failed flush
};

}  // namespace vitro::cli
