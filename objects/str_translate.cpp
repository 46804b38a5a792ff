// str.translate and the tables str.maketrans makes for it.
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str_methods.hpp"

namespace vitro {

namespace {

// table[c]; empty with nothing pending: the table does not name `c`.
Own<Object> look_up(Runtime& rt, Object& table, char32_t c) {
  const Ref<Int> key = make_int(rt, static_cast<std::int64_t>(c));
  if (!key) return raised;
  if (table.type == rt.types.dict) {
    const DictLookup found = dict_get(rt, static_cast<Dict&>(table), *key);
    return found.ok && found.value ? own(*found.value) : Own<Object>();
  }
  const Own<Object> value = get_item(rt, table, *key);
  if (!value && pending_matches(rt, *rt.types.lookup_error)) rt.clear_pending();
  return value;
}

}  // namespace

Own<Object> str_translate(Runtime& rt, Object& self, Arguments arguments) {
  const auto& text = static_cast<Str&>(self);
  StrBuilder out(rt);
  for (std::size_t i = 0; i < text.length; ++i) {
    const char32_t c = text.at(i);
    const Ref<Object> value = look_up(rt, arguments[0], c);
    if (!value) {
      if (rt.pending()) return raised;
      out.add(c);
    } else if (is_str(*value)) {
      out.add(static_cast<Str&>(*value));
    } else if (is_int(*value)) {
      const std::int64_t point = int_clamped(*value);
      if (point < 0 || point > 0x10ffff)
        return rt.raise(*rt.types.value_error, "character mapping must be in range(0x110000)");
      out.add(static_cast<char32_t>(point));
    } else if (value.get() != rt.none) {
      return rt.raise(*rt.types.type_error, "character mapping must return integer, None or str");
    }
  }
  return out.finish();
}

namespace {

Status set_point(Runtime& rt, Dict& table, char32_t c, Object& value) {
  const Ref<Int> key = make_int(rt, static_cast<std::int64_t>(c));
  if (!key) return raised;
  return dict_set(rt, table, *key, value);
}

// maketrans(dict): characters become their numbers, numbers stay.
Status fill_from_dict(Runtime& rt, Dict& table, Dict& source) {
  for (std::uint32_t i = 0; i < source.entry_count(); ++i) {
    Object* key;
    Object* value;
    if (!source.entry(i, key, value)) continue;
    if (is_str(*key)) {
      const auto& character = static_cast<Str&>(*key);
      if (character.length != 1)
        return rt.raise(*rt.types.value_error,
                        "string keys in translate table must be of length 1");
      if (!set_point(rt, table, character.at(0), *value)) return raised;
    } else if (is_int(*key)) {
      if (!dict_set(rt, table, *key, *value)) return raised;
    } else {
      return rt.raise(*rt.types.type_error, "keys in translate table must be strings or integers");
    }
  }
  return ok;
}

}  // namespace

Own<Object> str_maketrans(Runtime& rt, Object&, Arguments arguments) {
  Ref<Dict> table = new_dict(rt);
  if (!table) return raised;
  if (arguments.count == 1) {
    if (arguments[0].type != rt.types.dict)
      return rt.raise(*rt.types.type_error,
                      "if you give only one argument to maketrans it must be a dict");
    if (!fill_from_dict(rt, *table, static_cast<Dict&>(arguments[0]))) return raised;
    return table.release();
  }
  for (std::uint32_t i = 1; i < arguments.count; ++i)
    if (!is_str(arguments[i]))
      return rt.raise(*rt.types.type_error, "maketrans() argument %d must be str, not %T",
                      static_cast<int>(i) + 1, arguments[i].type);
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error,
                    "first maketrans argument must be a string if there is a second argument");
  const auto& from = static_cast<Str&>(arguments[0]);
  const auto& to = static_cast<Str&>(arguments[1]);
  if (from.length != to.length)
    return rt.raise(*rt.types.value_error,
                    "the first two maketrans arguments must have equal length");
  for (std::size_t i = 0; i < from.length; ++i) {
    const Ref<Int> value = make_int(rt, static_cast<std::int64_t>(to.at(i)));
    if (!value || !set_point(rt, *table, from.at(i), *value)) return raised;
  }
  if (arguments.count > 2) {
    const auto& dropped = static_cast<Str&>(arguments[2]);
    for (std::size_t i = 0; i < dropped.length; ++i)
      if (!set_point(rt, *table, dropped.at(i), *rt.none)) return raised;
  }
  return table.release();
}

}  // namespace vitro
