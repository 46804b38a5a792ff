// `__slots__`: which members, and whether `__dict__` and `__weakref__`, the instances of a new
// class get.
#include <algorithm>

#include "objects/class_parts.hpp"
#include "objects/dict.hpp"
#include "objects/instance.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "objects/unicode.hpp"

namespace vitro {

namespace {

bool is_identifier(const Str& text) {
  if (text.length == 0) return false;
  for (std::size_t i = 0; i < text.length; ++i) {
    const char32_t c = text.at(i);
    if (c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) continue;
    if (i == 0 ? !unicode::is_identifier_start(c) : !unicode::is_identifier_part(c)) return false;
  }
  return true;
}

// `__name` inside class Cls is `_Cls__name`.
Own<Str> mangled(Runtime& rt, const Str& cls, Str& name) {
  const auto is = [&name](std::size_t i, char32_t c) { return i < name.length && name.at(i) == c; };
  const bool is_private =
      is(0, '_') && is(1, '_') && !(is(name.length - 1, '_') && is(name.length - 2, '_'));
  std::size_t first = 0;
  while (first < cls.length && cls.at(first) == '_') ++first;
  if (!is_private || first == cls.length) return intern(rt, own(name));
  StrBuilder text(rt);
  text.add(U'_');
  for (std::size_t i = first; i < cls.length; ++i) text.add(cls.at(i));
  text.add(name);
  return intern(rt, text.finish());
}

// The names `__slots__` gives, as a tuple: one str stands for itself.
Own<Tuple> given_names(Runtime& rt, Object& slots) {
  if (is_str(slots)) return make_tuple(rt, {&slots});
  return tuple_from_iterable(rt, slots);
}

Status check_name(Runtime& rt, Object& name) {
  if (!is_str(name))
    return rt.raise(*rt.types.type_error, "__slots__ items must be strings, not '%T'", name.type);
  if (!is_identifier(static_cast<Str&>(name)))
    return rt.raise(*rt.types.type_error, "__slots__ must be identifiers");
  return ok;
}

struct Allowed {
  bool dict, weakref;
};

Status take_names(Runtime& rt, Str& cls, Tuple& given, const Allowed& may, Dict& names,
                  List& members, InstanceParts& parts) {
  for (std::uint32_t i = 0; i < given.length(); ++i) {
    if (!check_name(rt, given[i])) return raised;
    auto& name = static_cast<Str&>(given[i]);
    if (str_equal(name, *rt.names.dict)) {
      if (!may.dict || parts.dict)
        return rt.raise(*rt.types.type_error, "__dict__ slot disallowed: we already got one");
      parts.dict = true;
    } else if (str_equal(name, *rt.names.weakref)) {
      if (!may.weakref || parts.weakref)
        return rt.raise(
            *rt.types.type_error,
            "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
      parts.weakref = true;
    }
  }
  for (std::uint32_t i = 0; i < given.length(); ++i) {
    auto& name = static_cast<Str&>(given[i]);
    if (str_equal(name, *rt.names.dict) || str_equal(name, *rt.names.weakref)) continue;
    Own<Str> member = mangled(rt, cls, name);
    if (!member || !list_append(rt, members, member)) return raised;
    if (dict_get_str(names, *member) && member.get() != rt.names.qualname &&
        member.get() != rt.names.classcell)
      return rt.raise(*rt.types.value_error, "%R in __slots__ conflicts with class variable",
                      static_cast<Object*>(member.get()));
  }
  return ok;
}

}  // namespace

Status read_slots(Runtime& rt, Str& name, Tuple& bases, Type& base, Dict& names,
                  InstanceParts& parts) {
  const bool is_metaclass = (base.flags & kTypeType) != 0;
  const bool has_dict =
      is_metaclass || keeps_attributes(base) || lookup_in_type(base, *rt.names.dict) != nullptr;
  // int, tuple, bytes and classes have items of their own; str only differs in size.
  const bool has_items = is_metaclass || ((base.flags & kTypeVariable) && !(base.flags & kTypeStr));
  const Allowed may{!has_dict, !(base.flags & kTypeWeakly) && !has_items};
  const Ref<Object> slots = Ref<Object>::share(dict_get_str(names, *rt.names.slots));
  parts.members = new_tuple(rt, 0);
  if (!parts.members) return raised;
  if (!slots) {
    parts.dict = may.dict;
    parts.weakref = may.weakref;
    return ok;
  }
  const Ref<Tuple> given = given_names(rt, *slots);
  if (!given) return raised;
  if (given->length() > 0 && has_items)
    return rt.raise(*rt.types.type_error, "nonempty __slots__ not supported for subtype of '%T'",
                    &base);
  Ref<List> members = new_list(rt);
  if (!members || !take_names(rt, name, *given, may, names, *members, parts) ||
      !list_sort(rt, *members, nullptr, false))
    return raised;
  parts.members = tuple_from_array(rt, members->items, members->length);
  if (!parts.members) return raised;
  // Other bases may have what this one's layout lacks.
  for (std::uint32_t i = 0; i < bases.length(); ++i) {
    const Type& other = nth_type(bases, i);
    if (&other == &base) continue;
    parts.dict |= may.dict && keeps_attributes(other);
    parts.weakref |= may.weakref && (other.flags & kTypeWeakly);
  }
  return ok;
}

}  // namespace vitro
