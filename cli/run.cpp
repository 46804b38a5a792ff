#include "cli/run.hpp"

#include "cli/session.hpp"

namespace vitro::cli {

int run_program(const Invocation& invocation) {
  Source source = read_source(invocation.program);
  if (!source.problem.empty()) {
    FileSink(2, Buffering::none).write(source.problem + '\n');
    return source.problem_code;
  }
  if (source.has_file) source.filename = source.path;
  Session session(invocation);
  if (!session.start(source)) return kRaised;
  const int code = session.run(source);
  const HeapTotals totals = invocation.verbose ? session.runtime().heap.totals() : HeapTotals{};
  session.log().note("at the end: {} cells, {} bytes live, {} bytes reserved", totals.live_cells,
                     totals.live_bytes, totals.reserved_bytes);
  return session.finish(code);
}

}  // namespace vitro::cli
