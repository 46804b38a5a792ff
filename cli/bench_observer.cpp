#include "cli/bench_observer.hpp"

#include <algorithm>

#include "cli/bench_statistics.hpp"
#include "objects/code.hpp"
#include "objects/str.hpp"
#include "vm/state.hpp"

namespace vitro::cli {

namespace {

constexpr std::size_t kMostMoments = 800, kMostLifetimes = 4096;
// Upper bits of a type word are in use while its object waits to be freed.
constexpr std::uintptr_t kTypeBits = (std::uintptr_t{1} << 48) - 1;

std::size_t rounded(std::size_t bytes) {
  return bytes <= kLargestCell ? class_bytes(size_class(bytes)) : bytes;
}

std::string text_of(const Str& text) {
  std::string utf8;
  append_utf8(utf8, text);
  return utf8;
}

// Instructions whose result is a value they have worked out.
bool works_out(bytecode::Opcode opcode) {
  using bytecode::Opcode;
  switch (opcode) {
    case Opcode::BINARY_OP:
    case Opcode::BINARY_SUBSCR:
    case Opcode::COMPARE_OP:
    case Opcode::CONTAINS_OP:
    case Opcode::IS_OP:
    case Opcode::UNARY_NOT:
    case Opcode::UNARY_NEGATIVE:
    case Opcode::UNARY_INVERT:
    case Opcode::CALL: return true;
    default: return false;
  }
}

}  // namespace

BenchObserver::BenchObserver(Runtime& rt, std::string_view file, std::uint32_t first_line)
    : rt_(rt), file_(file), first_line_(first_line), before_(rt.heap.paths) {
  types_.push_back({"(buffer)", 0, 0, 0, 1, {}});
  sites_.push_back({"(elsewhere)", 0, 0, 0, 1, {}});
  base_ = static_cast<std::int64_t>(rt.heap.totals().live_bytes);
}

void BenchObserver::Group::die(std::uint64_t lifetime) {
  if (freed++ % stride != 0) return;
  lifetimes.push_back(static_cast<double>(lifetime));
  if (lifetimes.size() < kMostLifetimes) return;
  for (std::size_t i = 0; i * 2 < lifetimes.size(); ++i) lifetimes[i] = lifetimes[i * 2];
  lifetimes.resize(lifetimes.size() / 2);
  stride *= 2;
}

void BenchObserver::allocated(CellKind kind, void* memory, std::size_t size) {
  const std::size_t bytes = rounded(size);
  const PathCounts& now = rt_.heap.paths;
  // Which path it took shows in the counts.
  if (now.free_list != before_.free_list) list_bytes += bytes;
  if (now.page != before_.page) page_bytes += bytes;
  if (now.large != before_.large) block_bytes += bytes;
  before_ = now;
  ++time_;
  live += static_cast<std::int64_t>(bytes);
  peak = std::max(peak, live);
  const bool buffer = kind == CellKind::buffer;
  births_[memory] = {time_, static_cast<std::uint32_t>(std::min<std::size_t>(bytes, kUnknown)),
                     site_, buffer ? 0 : kUnknown};
  if (buffer) {
    ++types_[0].allocated;
    types_[0].bytes += bytes;
  } else {
    unwritten_.push_back(memory);
  }
  ++sites_[site_].allocated;
  sites_[site_].bytes += bytes;
  if (time_ % sample_stride_ == 0) sample();
}

void BenchObserver::freed(CellKind kind, void* memory, std::size_t size) {
  ++deaths;
  live -= static_cast<std::int64_t>(rounded(size));
  if (kind == CellKind::container) {
    // Its address may become another's.
    type_numbers_.erase(static_cast<const Type*>(memory));
    site_numbers_.erase(static_cast<const Code*>(memory));
  }
  const auto found = births_.find(memory);
  if (found == births_.end()) return;
  Birth& birth = found->second;
  if (birth.type == kUnknown) learn_type(memory, birth);
  const std::uint64_t lifetime = time_ - birth.time;
  if (birth.type != kUnknown) types_[birth.type].die(lifetime);
  sites_[birth.site].die(lifetime);
  if (memory == left_ || memory == right_) {
    dead_operand_birth_ = birth;
    dead_operand_ = &dead_operand_birth_;
  }
  births_.erase(found);
}

void BenchObserver::learn_type(const void* memory, Birth& birth) {
  const auto& object = *static_cast<const Object*>(memory);
  if (!object.type) return;
  birth.type = type_of(object);
  ++types_[birth.type].allocated;
  types_[birth.type].bytes += birth.bytes;
}

std::uint32_t BenchObserver::type_of(const Object& object) {
  const auto* type =
      reinterpret_cast<const Type*>(reinterpret_cast<std::uintptr_t>(object.type) & kTypeBits);
  const auto known = type_numbers_.find(type);
  if (known != type_numbers_.end()) return known->second;
  const std::string name = type->name ? text_of(*type->name) : "type";
  const auto [named, added] =
      type_names_.try_emplace(name, static_cast<std::uint32_t>(types_.size()));
  if (added) types_.push_back({name, 0, 0, 0, 1, {}});
  return type_numbers_[type] = named->second;
}

std::uint32_t BenchObserver::site_of(const Code& code, std::uint32_t unit) {
  auto& units = site_numbers_[&code];
  const auto known = units.find(unit);
  if (known != units.end()) return known->second;
  const std::string file = text_of(*code.filename);
  const std::uint32_t line = line_at(code, unit);
  std::string name = "(elsewhere)";
  if (file == file_) {
    name = line < first_line_ ? "(the loop)" : "line " + std::to_string(line - first_line_ + 1);
  } else if (file != "<string>" && !file.empty()) {
    name = file.substr(file.rfind('/') + 1) + ':' + std::to_string(line);
  }
  std::uint32_t number = 0;
  if (name != sites_[0].name) {
    const auto [named, added] =
        site_names_.try_emplace(name, static_cast<std::uint32_t>(sites_.size()));
    if (added) sites_.push_back({name, 0, 0, 0, 1, {}});
    number = named->second;
  }
  return units[unit] = number;
}

void BenchObserver::step(const Moment& moment) {
  ++instructions;
  for (void* memory : unwritten_) {
    const auto found = births_.find(memory);
    if (found != births_.end() && found->second.type == kUnknown) learn_type(memory, found->second);
  }
  unwritten_.clear();
  if (last_code_ == moment.code && last_depth_ == moment.depth) look_at_result(moment);
  site_ = site_of(*moment.code, moment.unit);
  last_code_ = moment.code;
  last_unit_ = moment.unit;
  last_depth_ = moment.depth;
  const std::uint16_t number = moment.code->units[moment.unit].opcode;
  left_ = right_ = nullptr;
  dead_operand_ = nullptr;
  if (vm::generic_form(number) != bytecode::Opcode::BINARY_OP) return;
  left_ = moment.stack_top[-2];
  right_ = moment.stack_top[-1];
}

void BenchObserver::look_at_result(const Moment& moment) {
  // The instruction may have been specialised meanwhile; its generic form is the same.
  const std::uint16_t number = moment.code->units[last_unit_].opcode;
  if (!works_out(vm::generic_form(number))) return;
  Object* result = moment.stack_top[-1];
  if (!result) return;
  if (is_immortal(*result)) {
    immortal += result->type != rt_.types.int_;
  } else if (result == left_ || result == right_) {
    // Only a value that nobody else holds is overwritten.
    in_place += result->type == rt_.types.int_ || result->type == rt_.types.float_ ||
                result->type == rt_.types.str;
  } else if (dead_operand_ && result->type == rt_.types.int_) {
    take_back(*result);
  }
}

// An int that the instruction owned alone died for another of the same size. Only because the heap
// is watched: otherwise it is overwritten, and so it is told.
void BenchObserver::take_back(Object& result) {
  const auto found = births_.find(&result);
  if (found == births_.end() || found->second.bytes != dead_operand_->bytes) return;
  const Birth &born = found->second, &died = *dead_operand_;
  if (born.type == kUnknown || born.type != died.type) return;
  ++in_place;
  list_bytes -= born.bytes;
  ++taken_back;
  Group &type = types_[born.type], &site = sites_[born.site];
  --type.allocated, --type.freed, --site.allocated;
  type.bytes -= born.bytes;
  site.bytes -= born.bytes;
  --sites_[died.site].freed;
}

void BenchObserver::sample() {
  moments_.push_back({time_, static_cast<std::uint64_t>(std::max<std::int64_t>(0, base_ + live)),
                      rt_.heap.reserved_bytes()});
  if (moments_.size() < kMostMoments) return;
  for (std::size_t i = 0; i * 2 < moments_.size(); ++i) moments_[i] = moments_[i * 2];
  moments_.resize(moments_.size() / 2);
  sample_stride_ *= 2;
}

std::vector<BenchGroup> BenchObserver::sorted(std::vector<Group>& groups) {
  std::vector<BenchGroup> result;
  for (Group& group : groups)
    if (group.allocated)
      result.push_back({group.name, group.allocated, group.bytes, group.freed,
                        group.lifetimes.empty() ? -1 : median(group.lifetimes)});
  std::stable_sort(result.begin(), result.end(), [](const BenchGroup& a, const BenchGroup& b) {
    return a.allocated_bytes > b.allocated_bytes;
  });
  return result;
}

std::vector<BenchGroup> BenchObserver::types() {
  for (auto& [memory, birth] : births_)
    if (birth.type == kUnknown) learn_type(memory, birth);
  return sorted(types_);
}
std::vector<BenchGroup> BenchObserver::lines() { return sorted(sites_); }

}  // namespace vitro::cli
