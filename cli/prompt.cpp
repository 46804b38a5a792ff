#include "cli/prompt.hpp"

#include <cstdlib>
#include <memory>

#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/edited_lines.hpp"
#include "compiler/compile.hpp"
#include "objects/bytes.hpp"
#include "objects/code.hpp"
#include "objects/dict.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/builtins/compile_hook.hpp"
#include "vm/imports/imports.hpp"

namespace vitro::cli {

namespace {

class Prompt {
 public:
  explicit Prompt(Session& session) : session_(session), rt_(session.runtime()) {
    if (EditedLines::possible()) {
      auto edited = std::make_unique<EditedLines>(rt_, completions_of);
      if (edited->started()) lines_ = std::move(edited);
    }
    if (!lines_) lines_ = std::make_unique<PlainLines>(rt_);
  }

  Status prepare() {
    if (!session_.vm().open_main()) return raised;
    return set_default("ps1", ">>> ") && set_default("ps2", "... ") ? ok : Status(raised);
  }

  int run() {
    while (!ended_ && !session_.exited()) {
      std::string text;
      switch (read_statement(text)) {
        case Reading::end:
          session_.err().write("\n");
          ended_ = true;
          break;
        case Reading::interrupted: session_.err().write("\nKeyboardInterrupt\n"); break;
        case Reading::line: run_text(text, "single"); break;
        case Reading::block: run_text(text, "pasted"); break;
      }
    }
    return session_.exited() ? session_.exit_code() : 0;
  }

  // A file that is run before the first prompt, in the same __main__.
  void run_file(const char* path) {
    const Program program{Program::From::file, path, {}, false};
    const Source source = read_source(program);
    if (source.problem.empty()) {
      if (!execute(source.bytes, path, "exec")) report();
    } else {
      session_.err().write("Could not open PYTHONSTARTUP\n" + source.problem + '\n');
    }
    session_.flush_out();
  }

 private:
  Status set_default(const char* name, const char* text) {
    Module* sys = vm::sys_module(rt_);
    const Ref<Str> key = sys ? intern(rt_, name) : Own<Str>();
    if (!key) return raised;
    if (dict_get_str(*sys->dict, *key)) return ok;
    const Ref<Str> value = make_str(rt_, text);
    return value ? dict_set_str(rt_, *sys->dict, *key, *value) : Status(raised);
  }

  // sys.ps1 or sys.ps2 as text; nothing where that fails.
  std::string prompt_text(const char* name) {
    std::string text;
    Module* sys = vm::sys_module(rt_);
    const Ref<Str> key = sys ? intern(rt_, name) : Own<Str>();
    const Ref<Object> prompt =
        key ? Ref<Object>::share(dict_get_str(*sys->dict, *key)) : Ref<Object>();
    const Ref<Str> shown = prompt ? str_of(rt_, *prompt) : Own<Str>();
    if (shown) str_utf8(*shown, [&](std::string_view chunk) { text += chunk; });
    rt_.clear_pending();
    return text;
  }

  // One statement, or what was pasted at once.
  Reading read_statement(std::string& text) {
    for (const char* prompt = "ps1";; prompt = "ps2") {
      session_.flush_out();
      std::string more;
      const Reading how = lines_->read(prompt_text(prompt), more);
      if (how == Reading::interrupted) return how;
      // What was begun is left to the compiler to complain about.
      if (how == Reading::end) {
        if (text.empty()) return how;
        session_.err().write("\n");
        return Reading::line;
      }
      if (how == Reading::block) {
        text += more;
        if (!compiler::is_incomplete(rt_, text, compiler::Mode::exec)) return how;
        continue;
      }
      if (text.empty() && is_command(more)) {
        text = more;
        return how;
      }
      // A block ends with an empty line: the newline of the last line does not count as one.
      const bool complete =
          is_blank(text += more) || !(text.ends_with('\\') || compiler::is_incomplete(rt_, text));
      text += '\n';
      if (complete) return how;
    }
  }

  // Nothing but blanks and comments.
  static bool is_blank(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      const std::size_t begins = line.find_first_not_of(" \t\f");
      if (begins != line.npos && line[begins] != '#') return false;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
  }

  void run_text(const std::string& text, const char* mode) {
    if (is_blank(text)) return;
    const Status done = is_command(text) ? run_command(session_, text) : execute(text, {}, mode);
    if (!done) report();
    session_.flush_out();
  }

  void report() { static_cast<void>(session_.report_pending()); }

  Status execute(std::string_view text, std::string_view filename, const char* mode) {
    const Ref<Bytes> source = make_bytes(rt_, text);
    const Ref<Str> name = filename.empty() ? own(*rt_.names.stdin_word) : make_str(rt_, filename);
    if (!source || !name) return raised;
    const std::uint32_t flags = future_ | (mode[0] == 's' ? vm::kCompileKeepDedent : 0u);
    const Ref<Object> code = rt_.hooks.compile(rt_, *source, *name, mode, flags);
    if (!code) return raised;
    // What a __future__ statement says holds from then on.
    future_ |= static_cast<Code&>(*code).flags & kCodeFutureAnnotations;
    const Ref<Module> main = Ref<Module>::share(session_.vm().main_module());
    if (!main) return raised;
    return Ref<Object>(rt_.hooks.execute(rt_, static_cast<Code&>(*code), *main->dict, *main->dict))
               ? ok
               : Status(raised);
  }

  Session& session_;
  Runtime& rt_;
  std::unique_ptr<LineSource> lines_;
  std::uint32_t future_ = 0;
  bool ended_ = false;
};

}  // namespace

int run_prompt(Session& session, bool greets) {
  const vm::Flags& flags = session.vm().launch.flags;
  session.enter_prompt();
  if (greets && !flags.quiet) {
    session.err().write("vitro " VITRO_VERSION " (Python 3.11) on linux\n");
    if (!flags.no_site)
      session.err().write(
          "Type \"help\", \"copyright\", \"credits\" or \"license\" for more information, :help "
          "for what is special here.\n");
  }
  Prompt prompt(session);
  if (!prompt.prepare()) return session.report_pending();
  const char* startup = flags.ignore_environment ? nullptr : std::getenv("PYTHONSTARTUP");
  if (greets && startup && *startup) prompt.run_file(startup);
  return prompt.run();
}

}  // namespace vitro::cli
