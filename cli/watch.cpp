#include "cli/watch.hpp"

#include <charconv>

#include "objects/code.hpp"
#include "objects/exception.hpp"
#include "objects/str.hpp"
#include "vm/frame_access.hpp"
#include "vm/state.hpp"

namespace vitro::cli {

namespace {

inspect::Place running(Runtime& rt) {
  const vm::InstructionPlace place = vm::current_instruction(rt);
  return {place.code, place.unit};
}
std::string_view name_of(std::uint16_t opcode) { return bytecode::name(vm::generic_form(opcode)); }

bool parse_number(std::string_view text, std::uint64_t& number) {
  const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
  return error == std::errc() && end == text.end() && number > 0;
}

}  // namespace

const inspect::Births::Machine kMachine = {.running = running, .name_of = name_of};
const inspect::Births::Machine kMachineWithoutPlaces = {
    .running = [](Runtime&) { return inspect::Place{}; }, .name_of = name_of};

bool parse_when(std::string_view text, When& when, std::string& problem) {
  const std::size_t colon = text.find(':');
  const std::string_view kind = text.substr(0, colon);
  const std::string_view value = colon == text.npos ? "" : text.substr(colon + 1);
  using Kind = When::Kind;
  if (kind == "end" && colon == text.npos)
    when.kind = Kind::end;
  else if (kind == "line" && parse_number(value, when.number))
    when.kind = Kind::line;
  else if (kind == "step" && parse_number(value, when.number))
    when.kind = Kind::step;
  else if (kind == "call" && !value.empty())
    when.kind = Kind::call;
  else if (kind == "exception" && (colon == text.npos || !value.empty()))
    when.kind = Kind::exception;
  else {
    problem = "--at: '" + std::string(text) +
              "' is no moment: it is end, line:N, call:NAME, step:N, exception or exception:CLASS";
    return false;
  }
  when.name = value;
  return true;
}

bool Watch::is_moment(const Moment& moment) {
  switch (when_.kind) {
    case When::Kind::line: {
      const SourceRange* range = source_range_at(*moment.code, moment.unit);
      return range && range->line == when_.number && moment.code->filename &&
             str_equal(*moment.code->filename, file_);
    }
    case When::Kind::call:
      return moment.unit == 0 && moment.code->name &&
             (str_equal(*moment.code->name, when_.name) ||
              str_equal(*moment.code->qualname, when_.name));
    case When::Kind::step: return steps_ == when_.number;
    default: return false;
  }
}

void Watch::reach() {
  done_ = true;
  reached_(context_);
}

void Watch::step(const Moment& moment) {
  ++steps_;
  if (!done_ && is_moment(moment)) reach();
}

void Watch::raise(const Moment&, Exception& exception) {
  if (done_ || when_.kind != When::Kind::exception) return;
  if (when_.name.empty() || (exception.type->name && str_equal(*exception.type->name, when_.name)))
    reach();
}

}  // namespace vitro::cli
