#include "inspect/births.hpp"

#include <new>

#include "objects/code.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"

namespace vitro::inspect {

namespace {

constexpr std::size_t kSmallestTable = 1 << 14;
constexpr std::uint32_t kMostSites = (1u << 24) - 1;

std::string text_of(const Str* text) {
  std::string utf8;
  if (text) append_utf8(utf8, *text);
  return utf8;
}

}  // namespace

Births::Births(Runtime& rt, const Machine& machine)
    : table_(kSmallestTable, Entry{0, {}}), rt_(rt), machine_(machine) {
  rt.heap.for_each_object([this](Object& object) {
    put(reinterpret_cast<std::uintptr_t>(&object), {next_serial_++, 0});
  });
}

std::size_t Births::place_of(std::uintptr_t address) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t place =
      static_cast<std::size_t>((address >> 3) * 0x9e37'79b9'7f4a'7c15u >> 20) & mask;
  while (table_[place].address && table_[place].address != address) place = (place + 1) & mask;
  return place;
}

void Births::put(std::uintptr_t address, Birth birth) {
  if (count_ * 4 >= table_.size() * 3) grow();
  Entry& entry = table_[place_of(address)];
  count_ += entry.address == 0;
  entry = {address, birth};
}

void Births::grow() {
  std::vector<Entry> old(table_.size() * 2, Entry{0, {}});
  table_.swap(old);
  for (const Entry& entry : old)
    if (entry.address) table_[place_of(entry.address)] = entry;
}

Birth Births::of(std::uintptr_t address) const {
  const Entry& entry = table_[place_of(address)];
  return entry.address ? entry.birth : Birth{};
}

std::uint32_t Births::current_site() {
  const Place place = machine_.running(rt_);
  if (!place.code || sites_.size() >= kMostSites) return 0;
  const Code& code = *place.code;
  const auto [known, fresh] = known_[&code].try_emplace(place.unit, 0u);
  if (!fresh) return known->second;
  Site site;
  site.function = text_of(code.qualname);
  site.file = text_of(code.filename);
  site.unit = place.unit;
  if (const SourceRange* range = source_range_at(code, place.unit)) {
    site.line = range->line;
    site.end_line = range->end_line;
    site.column = range->column;
    site.end_column = range->end_column;
  }
  site.instruction = machine_.name_of(code.units[place.unit].opcode);
  known->second = static_cast<std::uint32_t>(sites_.size());
  sites_.push_back(std::move(site));
  return known->second;
}

void Births::allocated(CellKind kind, void* memory, std::size_t) {
  if (kind == CellKind::buffer || exhausted_) return;
  // The observer is told in the middle of the heap's work: nothing may be thrown there.
  try {
    put(reinterpret_cast<std::uintptr_t>(memory), {next_serial_, current_site()});
    ++next_serial_;
  } catch (const std::bad_alloc&) {
    exhausted_ = true;
  }
}

void Births::freed(CellKind kind, void* memory, std::size_t bytes) {
  if (kind == CellKind::buffer || exhausted_) return;
  if (bytes == sizeof(Code)) known_.erase(static_cast<const Code*>(memory));
  const std::size_t mask = table_.size() - 1;
  std::size_t hole = place_of(reinterpret_cast<std::uintptr_t>(memory));
  if (!table_[hole].address) return;
  --count_;
  // Those behind that could not have their own place for this one move up.
  for (std::size_t next = (hole + 1) & mask; table_[next].address; next = (next + 1) & mask) {
    const std::size_t wanted =
        static_cast<std::size_t>((table_[next].address >> 3) * 0x9e37'79b9'7f4a'7c15u >> 20) & mask;
    if (((next - wanted) & mask) < ((next - hole) & mask)) continue;
    table_[hole] = table_[next];
    hole = next;
  }
  table_[hole] = Entry{0, {}};
}

}  // namespace vitro::inspect
