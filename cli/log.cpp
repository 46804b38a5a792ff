#include "cli/log.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace vitro::cli {

void Log::write(std::string_view line) {
  // A few lines per run: a logger for each is cheaper than one that lives all the time.
  spdlog::logger logger("vitro", std::make_shared<spdlog::sinks::stderr_sink_st>());
  logger.set_pattern("vitro: %v [%H:%M:%S.%e]");
  logger.info("{}", line);
}

}  // namespace vitro::cli
