// One interpreter on one runtime: the builtins, sys and __main__ modules, the frames, and the way
// in.
#pragma once

#include <span>
#include <string_view>

#include "objects/module.hpp"
#include "objects/probe.hpp"
#include "objects/ref.hpp"
#include "objects/runtime.hpp"

namespace vitro::vm {

// Where print and tracebacks go. False: the write failed (errno says why).
class TextSink {
 public:
  virtual bool write(std::string_view utf8) = 0;
  virtual bool flush() = 0;

 protected:
  ~TextSink() = default;
};

// What __main__ says of itself when it was found as a module.
struct MainOrigin;

struct Interpreter;  // frames and value stack; private to vm

// What the command line and the environment ask for, as sys.flags tells it.
struct Flags {
  int inspect = 0, interactive = 0, optimize = 0, dont_write_bytecode = 0, no_user_site = 0,
      no_site = 0, ignore_environment = 0, verbose = 0, bytes_warning = 0, quiet = 0, isolated = 0,
      warn_default_encoding = 0;
  bool dev_mode = false, safe_path = false;
  bool unbuffered = false;  // -u, which sys.flags does not tell
};

struct Signals;

// How the program was started, for `sys`. All texts must outlive the Vm.
struct Launch {
  Flags flags;
  std::span<const std::string_view> words;            // sys.orig_argv
  std::span<const std::string_view> warning_options;  // sys.warnoptions
  std::span<const std::string_view> x_options;        // -X: "name" or "name=value"
  std::span<const std::string_view> arguments;        // sys.argv; empty: [""]
  std::string_view script;      // file of the program; its directory comes first on sys.path
  std::string_view path_entry;  // without a script: what comes first there
  bool own_path_entry = false;  // that is the program itself, a folder: -P does not take it away
  std::string_view executable;  // of this program; empty: unknown
};

// What native modules keep from call to call, beside what lies in their namespaces.
enum class Kept : std::uint8_t {
  sys,
  exit_functions,
  codecs,
  warning_filters,
  warning_once,
  warning_default,
  context,
  end
};

class Vm {
 public:
  // `rt`, `out` and `err` must outlive the Vm. Check started(): false means out of memory.
  Vm(Runtime& rt, TextSink& out, TextSink& err);
  ~Vm();
  Vm(const Vm&) = delete;
  Vm& operator=(const Vm&) = delete;
  [[nodiscard]] bool started() const { return started_; }

  // Compiles `source` (raw bytes of a file) and runs it as module __main__. `has_file`: sets
  // __file__. On failure the exception is pending, with its traceback.
  Status run_main(std::string_view source, std::string_view filename, bool has_file,
                  const MainOrigin* origin = nullptr);
  // __main__ for a prompt, unless a program has made it already.
  Status open_main();
  // Finds a module as an import does and runs it as __main__, its file first in sys.argv if that is
  // wanted; of a package its submodule __main__. SystemExit with a text where there is none.
  Status run_module(std::string_view name, bool name_program = true);
  // Called when __main__ has run to its end or raised, while its frame still stands.
  void (*at_end)(void* context, Vm& vm) = nullptr;
  void* at_end_context = nullptr;

  // From now on `probe`, which must outlive the Vm, is told of every instruction; null: nobody is.
  // Not while a program runs.
  void watch(Probe* probe);

  // For the interpreter: calls at_end.
  void main_ends() {
    if (at_end) at_end(at_end_context, *this);
  }

  // Runs a module- or class-level code object.
  Own<Object> execute(Code& code, Dict& globals, Object& locals);
  // Clears __main__ and the other modules in CPython's order (finalisers see what they would see
  // there).
  void tear_down();

  [[nodiscard]] Runtime& runtime() { return rt_; }
  [[nodiscard]] Module* main_module() { return main_; }  // borrowed; null before run_main
  TextSink& out;
  TextSink& err;
  Launch launch;
  Interpreter* interpreter = nullptr;
  // What signals do here; null: none is handled. Made and owned by whoever drives the process.
  Signals* signals = nullptr;
  // Counts changes of the warning filters: what registries remember is void after one.
  std::int64_t warning_version = 1;
  // sys.stdin, stdout and stderr exist as objects.
  bool streams_made = false;
  // Owned; null: nothing. Released when the modules are torn down.
  Object*& kept(Kept what) { return kept_[static_cast<std::size_t>(what)]; }
  void visit_kept(RootVisitor& visitor);
  std::uint64_t abc_registrations = 0;  // of classes with abstract base classes, in all

 private:
  Status make_main(Str* file, const MainOrigin* origin);

  Runtime& rt_;
  Module* main_ = nullptr;
  Object* kept_[static_cast<std::size_t>(Kept::end)] = {};
  bool started_ = false;
};

// The Vm that drives `rt`.
Vm& vm_of(Runtime& rt);

}  // namespace vitro::vm
