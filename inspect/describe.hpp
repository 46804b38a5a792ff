// An object's value in a few characters, read straight from its memory: no Python code runs (a
// class's own __repr__ is not asked), nothing is allocated on the Python heap, and no length of
// text or number makes it slow.
#pragma once

#include <string>

#include "inspect/snapshot.hpp"

namespace vitro::inspect {

// Code points of a str, octets of bytes, digits of an int that are shown before "…".
inline constexpr std::size_t kShownCharacters = 60;
inline constexpr std::size_t kShownDigits = 60;

// Appends the value to `out`: "1000", "2.5", "'hello'", "of 3", a name; nothing for objects that
// are only their type.
void describe(Runtime& rt, const Object& object, std::string& out);
// The same for a node: numbers and lengths are kept as such, text goes to Snapshot::texts.
void set_value(Runtime& rt, const Object& object, Node& node, Snapshot& snapshot);
// Of the contents of a str or bytes that is not shown whole; 0: it is none.
[[nodiscard]] std::uint64_t hash_of_long_text(const Object& object);
[[nodiscard]] NodeKind kind_of(Runtime& rt, const Object& object);

}  // namespace vitro::inspect
