#include "vm/suggestions.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "objects/dict.hpp"
#include "objects/directory.hpp"
#include "objects/list.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro::vm {

namespace {

constexpr std::size_t kMostCandidates = 750;
constexpr std::size_t kLongestDifference =
    40;                               // bytes that differ, after common beginnings and ends
constexpr std::size_t kMoveCost = 2;  // insert, delete or replace a byte
constexpr std::size_t kCaseCost = 1;  // replace a letter by its other case
constexpr std::size_t kLongestName = 256;

struct Name {
  explicit Name(const Str& text) {
    str_utf8(text, [this](std::string_view chunk) {
      const std::size_t room = std::min(chunk.size(), kLongestName - size);
      std::memcpy(bytes + size, chunk.data(), room);
      size += room;
      too_long = too_long || room < chunk.size();
    });
  }
  [[nodiscard]] std::string_view view() const { return {bytes, size}; }
  char bytes[kLongestName];
  std::size_t size = 0;
  bool too_long = false;
};

std::size_t replacement_cost(char a, char b) {
  if (a == b) return 0;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return lower(a) == lower(b) ? kCaseCost : kMoveCost;
}

// Weighted edit distance, or something above `most` once it is known to exceed that. The first
// column charges an insertion less than it should, as CPython's does: the names suggested depend on
// it.
std::size_t distance_between(std::string_view a, std::string_view b, std::size_t most) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
  if (a.empty() || b.empty()) return (a.size() + b.size()) * kMoveCost;
  if (a.size() > kLongestDifference || b.size() > kLongestDifference) return most + 1;
  if (b.size() < a.size()) std::swap(a, b);
  if ((b.size() - a.size()) * kMoveCost > most) return most + 1;
  std::size_t row[kLongestDifference];  // row[j]: cost of a[0…j] against the part of b seen so far
  for (std::size_t j = 0; j < a.size(); ++j) row[j] = (j + 1) * kMoveCost;
  for (std::size_t i = 0; i < b.size(); ++i) {
    std::size_t diagonal = i * kMoveCost;
    std::size_t left = diagonal;
    std::size_t least = std::numeric_limits<std::size_t>::max();
    for (std::size_t j = 0; j < a.size(); ++j) {
      const std::size_t replaced = diagonal + replacement_cost(b[i], a[j]);
      diagonal = row[j];
      left = row[j] = std::min(replaced, std::min(left, diagonal) + kMoveCost);
      least = std::min(least, left);
    }
    if (least > most) return most + 1;
  }
  return row[a.size() - 1];
}

// Keeps the nearest of the names it is shown; the first of equals.
class Nearest {
 public:
  explicit Nearest(const Str& wanted) : wanted_(wanted) {}
  void consider(Object* candidate) {
    if (!candidate || !is_str(*candidate) || wanted_.too_long) return;
    const Name name(static_cast<Str&>(*candidate));
    if (name.too_long || name.view() == wanted_.view()) return;
    // No more than a third of the bytes may change.
    std::size_t most = (wanted_.size + name.size + 3) * kMoveCost / 6;
    if (found_) {
      if (distance_ == 0) return;
      most = std::min(most, distance_ - 1);
    }
    const std::size_t distance = distance_between(wanted_.view(), name.view(), most);
    if (distance > most) return;
    found_ = static_cast<Str*>(candidate);
    distance_ = distance;
  }
  [[nodiscard]] Own<Str> found() const { return found_ ? own(*found_) : Own<Str>(); }

 private:
  Name wanted_;
  Str* found_ = nullptr;
  std::size_t distance_ = 0;
};

Object* field_of(Exception& exception, std::string_view name) {
  const auto fields = exception_fields(*exception.type);
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i] == name) return exception.fields()[i];
  return nullptr;
}

Own<Str> nearest_attribute(Runtime& rt, Object& owner, const Str& wanted) {
  Ref<List> names = directory_of(rt, owner);
  if (!names) {
    rt.clear_pending();
    return {};
  }
  if (names->length >= kMostCandidates) return {};
  Nearest nearest(wanted);
  for (std::size_t i = 0; i < names->length; ++i) nearest.consider(names->items[i]);
  return nearest.found();
}

Own<Str> nearest_key(Dict* dict, const Str& wanted) {
  if (!dict || dict->length >= kMostCandidates) return {};
  Nearest nearest(wanted);
  for (std::uint32_t i = 0; i < dict->entry_count(); ++i) {
    Object* key;
    Object* value;
    if (dict->entry(i, key, value)) nearest.consider(key);
  }
  return nearest.found();
}

Own<Str> nearest_variable(Vm& vm, const Traceback* entry, const Str& wanted) {
  if (!entry) return {};
  while (entry->next) entry = entry->next;
  const Tuple& locals = *entry->code->local_names;
  Nearest nearest(wanted);
  if (locals.length() < kMostCandidates)
    for (std::uint32_t i = 0; i < locals.length(); ++i) nearest.consider(locals.items()[i]);
  if (Own<Str> local = nearest.found()) return local;
  Module* main = vm.main_module();
  if (Own<Str> global = nearest_key(main ? main->dict : nullptr, wanted)) return global;
  return nearest_key(vm.runtime().builtins, wanted);
}

}  // namespace

Own<Str> suggested_name(Vm& vm, Exception& exception) {
  Runtime& rt = vm.runtime();
  // Subclasses, UnboundLocalError among them, mean something else by not finding a name.
  const bool attribute = exception.type == rt.types.attribute_error;
  if (!attribute && exception.type != rt.types.name_error) return {};
  Object* name = field_of(exception, "name");
  if (!name || !is_str(*name)) return {};
  Ref<Str> wanted = Ref<Str>::share(static_cast<Str&>(*name));
  if (!attribute) return nearest_variable(vm, exception.traceback, *wanted);
  Ref<Object> owner = Ref<Object>::share(field_of(exception, "obj"));
  if (!owner) return {};  // None was searched, or nobody said what
  return nearest_attribute(rt, *owner, *wanted);
}

}  // namespace vitro::vm
