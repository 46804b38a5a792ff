// vitro dis: compiles the program and prints its instructions.
#include <cerrno>

#include "cli/run.hpp"
#include "cli/session.hpp"
#include "compiler/bytecode/disassembler.hpp"
#include "objects/bytes.hpp"
#include "objects/str.hpp"

namespace vitro::cli {

namespace {

Status disassemble(Session& session, const Source& source, bool stack) {
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
  if (!session.out().write(text)) session.write_failed(errno);
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
  return session.finish(disassemble(session, source, invocation.stack) ? 0
                                                                       : session.report_pending());
}

}  // namespace vitro::cli
