// The methods of str, by file, for the table in str_type.cpp; and what those files share.
#pragma once

#include "objects/runtime.hpp"
#include "objects/str_data.hpp"

namespace vitro {

// The optional start and stop of find() and its like. `from` may lie past `to`.
struct SearchBounds {
  std::size_t from, to;
};
// `start` and `stop` may be null or None. TypeError for what is no index.
Fallible<SearchBounds> search_bounds(Runtime& rt, Object* start, Object* stop, std::size_t length);
// Checks the count of (sub[, start[, stop]]) and reads the bounds; `name` is the method's,
// "str.find()" its keyword form.
Fallible<SearchBounds> search_arguments(Runtime& rt, Arguments arguments, const char* owner,
                                        const char* name, std::size_t length);

// The last match that begins at `from` or later and ends at `to` or before; -1: none.
[[nodiscard]] std::ptrdiff_t str_find_last(const Str& text, const Str& part, std::size_t from,
                                           std::size_t to);

using StrMethod = Own<Object>(Runtime&, Object& self, Arguments);
// str_case.cpp
StrMethod str_upper, str_lower, str_title, str_capitalize, str_swapcase, str_casefold;
// str_predicates.cpp
StrMethod str_isalnum, str_isalpha, str_isascii, str_isdecimal, str_isdigit, str_isidentifier,
    str_islower, str_isnumeric, str_isprintable, str_isspace, str_istitle, str_isupper;
// str_search.cpp
StrMethod str_find_method, str_rfind, str_index, str_rindex, str_count, str_startswith,
    str_endswith, str_replace;
// str_split.cpp
StrMethod str_split, str_rsplit, str_splitlines, str_partition, str_rpartition, str_join_method;
// str_layout.cpp
StrMethod str_center, str_ljust, str_rjust, str_zfill, str_expandtabs, str_strip, str_lstrip,
    str_rstrip, str_removeprefix, str_removesuffix;
// str_translate.cpp
StrMethod str_translate, str_maketrans;
// str_format.cpp
StrMethod str_format_method, str_format_map;
// str_percent.cpp
Own<Object> str_percent(Runtime& rt, Str& format, Object& arguments);

// The other operand as a str, or TypeError "must be str, not int".
inline Str* expect_str(Runtime& rt, Object& object) {
  if (is_str(object)) return static_cast<Str*>(&object);
  (void)rt.raise(*rt.types.type_error, "must be str, not %T", object.type);
  return nullptr;
}

}  // namespace vitro
