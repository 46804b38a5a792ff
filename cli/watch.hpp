// Watches a program that is to be dumped: says when the moment of `--at` has come, and by watching
// keeps the place exact that allocations come from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "inspect/births.hpp"
#include "objects/probe.hpp"

namespace vitro::cli {

// What --at asks for.
struct When {
  enum class Kind : std::uint8_t { end, line, call, step, exception } kind = Kind::end;
  std::uint64_t number = 0;    // line, step
  std::string_view name = {};  // call: a function's name; exception: a class's, empty: any
};
// False: `problem` says what is wrong with the text.
[[nodiscard]] bool parse_when(std::string_view text, When& when, std::string& problem);

// For inspect::Births, whose sites are exact only while a Watch watches.
extern const inspect::Births::Machine kMachine, kMachineWithoutPlaces;

class Watch final : public Probe {
 public:
  // `reached` is called once, at the moment; it need not return.
  Watch(const When& when, std::string_view file, void (*reached)(void* context), void* context)
      : when_(when), file_(file), reached_(reached), context_(context) {}

  void step(const Moment& moment) override;
  void leave(const Moment&) override {}
  void raise(const Moment& moment, Exception& exception) override;

 private:
  [[nodiscard]] bool is_moment(const Moment& moment);
  void reach();

  const When when_;
  const std::string file_;
  void (*reached_)(void* context);
  void* context_;
  std::uint64_t steps_ = 0;
  bool done_ = false;
};

}  // namespace vitro::cli
