#include "cli/bench_worker.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/allocator_choice.hpp"

namespace vitro::cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kReports = 3;

void become_worker(int pipe, std::string_view allocator, std::size_t memory) {
  if (pipe != kReports) {
    dup2(pipe, kReports);
    close(pipe);
  }
  const int nowhere = open("/dev/null", O_RDWR);
  for (const int stream : {0, 1, 2}) dup2(nowhere, stream);
  if (nowhere > 2) close(nowhere);
  if (!allocator.empty()) choose_allocator(allocator);
  if (!memory) return;
  if (allocator.empty()) {
    const rlimit limit{memory, memory};
    // Private memory that can be written to: what is only reserved does not count.
    setrlimit(RLIMIT_DATA, &limit);
  } else {
    choose_heap_limit(memory);
  }
}

// Passes on whole lines until the other end closes or the time is over. False: it was the time.
bool listen(int pipe, Clock::time_point deadline,
            const std::function<void(std::string_view)>& line) {
  std::string text;
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return false;
    pollfd wanted{pipe, POLLIN, 0};
    const int ready = poll(&wanted, 1, static_cast<int>(std::min<long long>(left.count(), 1000)));
    if (ready <= 0) continue;
    char buffer[4096];
    const ssize_t got = read(pipe, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return true;
    text.append(buffer, static_cast<std::size_t>(got));
    std::size_t from = 0;
    for (std::size_t end; (end = text.find('\n', from)) != std::string::npos; from = end + 1)
      line(std::string_view(text).substr(from, end - from));
    text.erase(0, from);
  }
}

WorkerResult attend(pid_t child, int pipe, const WorkerLimits& limits,
                    const std::function<void(std::string_view)>& line) {
  bool ended = false;
  std::string error;
  const bool in_time = listen(pipe, limits.deadline, [&](std::string_view words) {
    if (words == "end")
      ended = true;
    else if (words.starts_with("error "))
      error = words.substr(6);
    else
      line(words);
  });
  close(pipe);
  if (!in_time) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!in_time) return {WorkerEnd::late, "the time limit was reached"};
  if (!error.empty()) return {WorkerEnd::failed, error};
  if (ended) return {WorkerEnd::finished, ""};
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    return {WorkerEnd::failed, "the process died: " + std::string(strsignal(signal))};
  }
  return {WorkerEnd::failed, WEXITSTATUS(status) == 127
                                 ? "it cannot be started"
                                 : "the process ended by itself with exit code " +
                                       std::to_string(WEXITSTATUS(status))};
}

}  // namespace

WorkerResult run_worker(const std::vector<std::string>& words, std::string_view allocator,
                        const WorkerLimits& limits,
                        const std::function<void(std::string_view)>& line) {
  return run_worker(
      [&words](int) {
        std::vector<char*> arguments;
        for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        execvp(arguments[0], arguments.data());
        _exit(127);
      },
      allocator, limits, line);
}

WorkerResult run_worker(const std::function<void(int)>& work, std::string_view allocator,
                        const WorkerLimits& limits,
                        const std::function<void(std::string_view)>& line) {
  int ends[2];
  if (pipe2(ends, 0) != 0) return {WorkerEnd::failed, std::strerror(errno)};
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  const pid_t child = fork();
  if (child < 0) {
    close(ends[0]);
    close(ends[1]);
    return {WorkerEnd::failed, std::strerror(errno)};
  }
  if (child == 0) {
    close(ends[0]);
    become_worker(ends[1], allocator, limits.memory);
    work(kReports);
    _exit(0);
  }
  close(ends[1]);
  return attend(child, ends[0], limits, line);
}

}  // namespace vitro::cli
