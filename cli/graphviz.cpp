#include "cli/graphviz.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace vitro::cli {

bool draw_svg(std::string_view graph, int descriptor, std::string& problem) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) {
    problem = std::strerror(errno);
    return false;
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[0], 0);
  posix_spawn_file_actions_adddup2(&actions, descriptor, 1);
  // Its warnings mean nothing to who asked for a picture of a heap.
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  char program[] = "dot", format[] = "-Tsvg";
  char* const words[] = {program, format, nullptr};
  pid_t child = -1;
  const int error = posix_spawnp(&child, program, &actions, nullptr, words, environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[0]);
  if (error != 0) {
    close(ends[1]);
    problem = error == ENOENT
                  ? "Graphviz is not installed: no program dot (package graphviz); --format dot "
                    "writes the graph for it"
                  : std::string("dot: ") + std::strerror(error);
    return false;
  }
  while (!graph.empty()) {
    const ssize_t written = ::write(ends[1], graph.data(), graph.size());
    if (written >= 0)
      graph.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      break;
  }
  close(ends[1]);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!graph.empty() || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    problem = WIFEXITED(status) && WEXITSTATUS(status) == 127 ? "Graphviz could not be started"
                                                              : "Graphviz gave up on the graph";
    return false;
  }
  return true;
}

}  // namespace vitro::cli
