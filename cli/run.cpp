#include "cli/run.hpp"

#include <unistd.h>

#include "cli/prompt.hpp"
#include "cli/session.hpp"

namespace vitro::cli {

namespace {

// Without a program, on a terminal or where -i says so.
int prompt_alone(const Invocation& invocation) {
  Source source;
  source.filename = "<stdin>";
  Session session(invocation);
  if (!session.start(source)) return kRaised;
  return session.finish(run_prompt(session, true));
}

}  // namespace

int run_program(const Invocation& invocation) {
  if (invocation.program.from == Program::From::standard_input &&
      (invocation.flags.interactive || isatty(0)))
    return prompt_alone(invocation);
  Source source = read_source(invocation.program);
  if (!source.problem.empty()) {
    FileSink(2, Buffering::none).write(source.problem + '\n');
    return source.problem_code;
  }
  if (source.has_file) source.filename = source.path;
  Session session(invocation);
  if (!session.start(source)) return kRaised;
  int code = session.run(source);
  if (session.prompt_wanted()) {
    session.forget_file();
    code = run_prompt(session, false);
  }
  const HeapTotals totals = invocation.verbose ? session.runtime().heap.totals() : HeapTotals{};
  session.log().note("at the end: {} cells, {} bytes live, {} bytes reserved", totals.live_cells,
                     totals.live_bytes, totals.reserved_bytes);
  return session.finish(code);
}

}  // namespace vitro::cli
