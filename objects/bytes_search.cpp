// Finding octets in bytes, and replacing them.
#include <cstring>

#include "objects/bytes_methods.hpp"
#include "objects/int.hpp"
#include "objects/str_methods.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

// What find() and its like look for: something bytes-like, or one octet given as an int.
class Part {
 public:
  explicit Part(Runtime& rt) : rt_(rt), lent_(rt) {}
  Status read(Object& argument) {
    if (lends_memory(argument)) {
      if (!lent_.open(argument)) return raised;
      view_ = lent_.view();
      return ok;
    }
    if (!is_int(argument) && !argument.type->slots.number.index)
      return rt_.raise(*rt_.types.type_error,
                       "argument should be integer or bytes-like object, not '%T'", argument.type);
    const auto octet = octet_of(rt_, argument, "byte must be in range(0, 256)");
    if (!octet) return raised;
    octet_ = static_cast<char>(*octet);
    view_ = {&octet_, 1};
    return ok;
  }
  [[nodiscard]] std::string_view view() const { return view_; }

 private:
  Runtime& rt_;
  Lent lent_;
  std::string_view view_;
  char octet_ = 0;
};

std::ptrdiff_t find_first(std::string_view octets, std::string_view part, std::size_t from,
                          std::size_t to) {
  if (from > to || to - from < part.size()) return -1;
  if (part.empty()) return static_cast<std::ptrdiff_t>(from);
  const void* hit = memmem(octets.data() + from, to - from, part.data(), part.size());
  return hit ? static_cast<const char*>(hit) - octets.data() : -1;
}

std::ptrdiff_t find_last(std::string_view octets, std::string_view part, std::size_t from,
                         std::size_t to) {
  if (from > to || to - from < part.size()) return -1;
  const std::size_t position = octets.substr(from, to - from).rfind(part);
  return position == octets.npos ? -1 : static_cast<std::ptrdiff_t>(from + position);
}

// Position by `find`; -1: absent; -2: raised.
template <class Find>
std::ptrdiff_t search(Runtime& rt, Object& self, Arguments arguments, const char* name,
                      Find&& find) {
  const SelfOctets held(self);
  const std::string_view octets = held.view();
  const Fallible<SearchBounds> bounds = search_arguments(
      rt, arguments, is_bytearray(self) ? "bytearray" : "bytes", name, octets.size());
  if (!bounds) return -2;
  Part part(rt);
  if (!part.read(arguments[0])) return -2;
  return find(octets, part.view(), (*bounds).from, (*bounds).to);
}

Own<Object> number_or_raised(Runtime& rt, std::ptrdiff_t position) {
  if (position == -2) return raised;
  return make_int(rt, position);
}
Own<Object> position_or_error(Runtime& rt, std::ptrdiff_t position) {
  if (position == -1) return rt.raise(*rt.types.value_error, "subsection not found");
  return number_or_raised(rt, position);
}

}  // namespace

Own<Object> bytes_find(Runtime& rt, Object& self, Arguments arguments) {
  return number_or_raised(rt, search(rt, self, arguments, "find", find_first));
}
Own<Object> bytes_rfind(Runtime& rt, Object& self, Arguments arguments) {
  return number_or_raised(rt, search(rt, self, arguments, "rfind", find_last));
}
Own<Object> bytes_index(Runtime& rt, Object& self, Arguments arguments) {
  return position_or_error(rt, search(rt, self, arguments, "index", find_first));
}
Own<Object> bytes_rindex(Runtime& rt, Object& self, Arguments arguments) {
  return position_or_error(rt, search(rt, self, arguments, "rindex", find_last));
}

Own<Object> bytes_count(Runtime& rt, Object& self, Arguments arguments) {
  const auto count = [](std::string_view octets, std::string_view part, std::size_t from,
                        std::size_t to) {
    std::ptrdiff_t matches = 0;
    for (std::ptrdiff_t at; (at = find_first(octets, part, from, to)) >= 0; ++matches)
      from = static_cast<std::size_t>(at) + (part.empty() ? 1 : part.size());
    return matches;
  };
  return number_or_raised(rt, search(rt, self, arguments, "count", count));
}

namespace {

Own<Object> starts_or_ends(Runtime& rt, Object& self, Arguments arguments, const char* name,
                           bool at_end) {
  const SelfOctets held(self);
  const std::string_view octets = held.view();
  const Fallible<SearchBounds> bounds = search_arguments(
      rt, arguments, is_bytearray(self) ? "bytearray" : "bytes", name, octets.size());
  if (!bounds) return raised;
  const auto [from, to] = *bounds;
  const auto matches = [&, from = from, to = to](std::string_view part) {
    if (from > to || to - from < part.size()) return false;
    return octets.substr(at_end ? to - part.size() : from, part.size()) == part;
  };
  const auto matches_object = [&](Object& object) -> Fallible<bool> {
    Lent part(rt);
    if (!part.open(object)) return raised;
    return matches(part.view());
  };
  if (!is_tuple(arguments[0])) {
    if (!lends_memory(arguments[0]))
      return rt.raise(*rt.types.type_error,
                      "%s first arg must be bytes or a tuple of bytes, not %T", name,
                      arguments[0].type);
    const auto match = matches_object(arguments[0]);
    if (!match) return raised;
    return make_bool(rt, *match);
  }
  auto& parts = static_cast<Tuple&>(arguments[0]);
  for (std::uint32_t i = 0; i < parts.length(); ++i) {
    const auto match = matches_object(parts[i]);
    if (!match) return raised;
    if (*match) return make_bool(rt, true);
  }
  return make_bool(rt, false);
}

}  // namespace

Own<Object> bytes_startswith(Runtime& rt, Object& self, Arguments arguments) {
  return starts_or_ends(rt, self, arguments, "startswith", false);
}
Own<Object> bytes_endswith(Runtime& rt, Object& self, Arguments arguments) {
  return starts_or_ends(rt, self, arguments, "endswith", true);
}

Own<Object> bytes_replace(Runtime& rt, Object& self, Arguments arguments) {
  const SelfOctets held(self);
  Lent old_part(rt), new_part(rt);
  if (!old_part.open(arguments[0]) || !new_part.open(arguments[1])) return raised;
  std::int64_t most = -1;
  if (arguments.count > 2) {
    const Fallible<std::int64_t> limit = size_argument(rt, arguments[2]);
    if (!limit) return raised;
    most = *limit;
  }
  const std::string_view octets = held.view(), part = old_part.view(), other = new_part.view();
  // Calls copy(from, to, match) for each stretch and the match behind it; yields the number of
  // matches.
  const auto for_each = [&](auto&& copy) {
    std::size_t from = 0, matches = 0, search_from = 0;
    while (most < 0 || matches < static_cast<std::size_t>(most)) {
      const std::ptrdiff_t at = find_first(octets, part, search_from, octets.size());
      if (at < 0) break;
      ++matches;
      copy(from, static_cast<std::size_t>(at), true);
      from = static_cast<std::size_t>(at) + part.size();
      search_from = from + part.empty();
    }
    copy(from, octets.size(), false);
    return matches;
  };
  const std::size_t matches = for_each([](std::size_t, std::size_t, bool) {});
  if (matches == 0) return same_octets(rt, self);
  std::int64_t added, length;
  if (__builtin_mul_overflow(matches, other.size(), &added) ||
      __builtin_add_overflow(octets.size() - matches * part.size(), added, &length))
    return rt.raise(*rt.types.overflow_error, "replace bytes are too long");
  char* out = nullptr;
  const Own<Object> result = new_octets_like(rt, self, static_cast<std::size_t>(length), out);
  if (!result) return raised;
  const auto put = [&out](std::string_view more) {
    out = std::copy(more.begin(), more.end(), out);
  };
  for_each([&](std::size_t from, std::size_t to, bool match) {
    put(octets.substr(from, to - from));
    if (match) put(other);
  });
  return result;
}

}  // namespace vitro
