// vitro dis: compiles the program and prints its instructions.
#include <cerrno>
#include <cstring>

#include <fcntl.h>

#include "cli/run.hpp"
#include "cli/session.hpp"
#include "compiler/bytecode/disassembler.hpp"
#include "objects/bytes.hpp"
#include "objects/str.hpp"

namespace vitro::cli {

namespace {

// `written`: whether the output was.
Status disassemble(Session& session, const Source& source, bool stack, bool& written) {
  Runtime& rt = session.runtime();
  const Ref<Str> filename = make_str(rt, source.filename);
  const Ref<Bytes> octets = make_bytes(rt, source.bytes);
  if (!filename || !octets) return raised;
  const Ref<Object> code = rt.hooks.compile(rt, *octets, *filename, "exec", 0);
  if (!code) return raised;
  std::string text;
  bytecode::DisassembleOptions options;
  options.stack = options.ownership = stack;
  if (!bytecode::disassemble(rt, static_cast<Code&>(*code), text, options)) return raised;
  errno = 0;
  // A closed stdout is nothing to a program, but here it is where the answer was to go.
  written = fcntl(1, F_GETFD) >= 0 && session.out().write(text) && session.out().flush();
  return ok;
}

}  // namespace

int disassemble_program(const Invocation& invocation) {
  const Source source = read_source(invocation.program);
  if (!source.problem.empty()) {
    FileSink(2, Buffering::none).write(source.problem + '\n');
    return kBadUsage;
  }
  Session session(invocation);
  if (!session.start(source)) return kRaised;
  bool written = true;
  int code = disassemble(session, source, invocation.stack, written) ? 0 : session.report_pending();
  if (!written) {
    session.out().drop();
    session.err().write(std::string("vitro: can't write to stdout: ") +
                        std::strerror(errno ? errno : EIO) + '\n');
    code = kUnwritable;
  }
  return session.finish(code);
}

}  // namespace vitro::cli
