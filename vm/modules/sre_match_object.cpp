// re.Match: what one match found.
#include "objects/bytes.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/imports/imports.hpp"
#include "vm/modules/sre_objects.hpp"

namespace vitro::vm::sre {

namespace {

Match& match_of(Object& object) { return static_cast<Match&>(object); }

Own<Object> text_of(Runtime& rt, Match& self, std::size_t group, Object& otherwise) {
  const std::int64_t start = self.marks[2 * group], end = self.marks[2 * group + 1];
  if (start < 0) return own(otherwise);
  return slice_text(rt, *self.text, start, end);
}

// The number of the group that an int or a name stands for; IndexError.
Fallible<std::size_t> group_number(Runtime& rt, Match& self, Object& key) {
  std::int64_t number = -1;
  if (is_index(key)) {
    const auto value = index_value(rt, key, rt.types.index_error);
    if (!value) return raised;
    number = *value;
  } else {
    const DictLookup found = dict_get(rt, *self.pattern->group_index, key);
    if (!found.ok) rt.clear_pending();  // unhashable
    if (found.ok && found.value && is_int(*found.value)) number = int_clamped(*found.value);
  }
  if (number < 0 || number > static_cast<std::int64_t>(self.groups))
    return rt.raise(*rt.types.index_error, "no such group");
  return static_cast<std::size_t>(number);
}

Own<Object> group_of(Runtime& rt, Match& self, Object& key) {
  const auto number = group_number(rt, self, key);
  if (!number) return raised;
  return text_of(rt, self, *number, *rt.none);
}

Own<Object> group(Runtime& rt, Object& object, Arguments arguments) {
  if (!no_keywords(rt, "group", arguments)) return raised;
  auto& self = match_of(object);
  if (arguments.count == 0) return text_of(rt, self, 0, *rt.none);
  if (arguments.count == 1) return group_of(rt, self, arguments[0]);
  Ref<Tuple> row = new_tuple(rt, arguments.count);
  if (!row) return raised;
  for (std::uint32_t i = 0; i < arguments.count; ++i) row->items()[i] = rt.none;
  for (std::uint32_t i = 0; i < arguments.count; ++i) {
    const Own<Object> part = group_of(rt, self, arguments[i]);
    if (!part) return raised;
    row->items()[i] = part.get();
  }
  return row.release();
}

Own<Object> getitem(Runtime& rt, Object& object, Object& key) {
  return group_of(rt, match_of(object), key);
}

Fallible<Object*> default_argument(Runtime& rt, Arguments arguments, const char* function) {
  static constexpr const char* kNames[] = {"default"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {function, kNames, 0}, given)) return raised;
  return given[0] ? given[0] : rt.none;
}

Own<Object> groups(Runtime& rt, Object& object, Arguments arguments) {
  const auto otherwise = default_argument(rt, arguments, "groups");
  if (!otherwise) return raised;
  auto& self = match_of(object);
  Ref<Tuple> row = new_tuple(rt, self.groups);
  if (!row) return raised;
  for (std::size_t g = 0; g < self.groups; ++g) row->items()[g] = rt.none;
  for (std::size_t g = 0; g < self.groups; ++g) {
    const Own<Object> part = text_of(rt, self, g + 1, **otherwise);
    if (!part) return raised;
    row->items()[g] = part.get();
  }
  return row.release();
}

Own<Object> group_dict(Runtime& rt, Object& object, Arguments arguments) {
  const auto otherwise = default_argument(rt, arguments, "groupdict");
  if (!otherwise) return raised;
  auto& self = match_of(object);
  const Ref<Dict> names = Ref<Dict>::share(self.pattern->group_index);
  Ref<Dict> result = new_dict(rt);
  if (!result) return raised;
  for (std::uint32_t i = 0; i < names->entry_count(); ++i) {
    Object *key, *value;
    if (!names->entry(i, key, value)) continue;
    const Ref<Object> name = Ref<Object>::share(*key);
    const auto number = group_number(rt, self, *name);
    if (!number) return raised;
    const Ref<Object> part = text_of(rt, self, *number, **otherwise);
    if (!part || !dict_set(rt, *result, *name, *part)) return raised;
  }
  return result.release();
}

Fallible<std::size_t> group_argument(Runtime& rt, Object& self, Arguments arguments) {
  if (arguments.count == 0) return std::size_t{0};
  return group_number(rt, match_of(self), arguments[0]);
}
template <int Which>
Own<Object> mark(Runtime& rt, Object& self, Arguments arguments) {
  const auto number = group_argument(rt, self, arguments);
  if (!number) return raised;
  return make_int(rt, match_of(self).marks[2 * *number + Which]);
}
Own<Object> span_of(Runtime& rt, Match& self, std::size_t number) {
  const Ref<Int> start = make_int(rt, self.marks[2 * number]),
                 end = make_int(rt, self.marks[2 * number + 1]);
  if (!start || !end) return raised;
  return make_tuple(rt, {start.get(), end.get()});
}
Own<Object> span(Runtime& rt, Object& self, Arguments arguments) {
  const auto number = group_argument(rt, self, arguments);
  if (!number) return raised;
  return span_of(rt, match_of(self), *number);
}

Own<Object> expand(Runtime& rt, Object& object, Arguments arguments) {
  static constexpr const char* kNames[] = {"template"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {"expand", kNames, 1}, given)) return raised;
  const Ref<Object> re = import_absolute(rt, "re");
  const Ref<Str> name = intern(rt, "_expand");
  if (!re || !name) return raised;
  return call_method(rt, *re, *name, {match_of(object).pattern, &object, given[0]});
}

Own<Object> itself(Runtime&, Object& self, Arguments) { return own(self); }

Own<Object> show(Runtime& rt, Object& object) {
  auto& self = match_of(object);
  const Ref<Object> text = text_of(rt, self, 0, *rt.none);
  if (!text) return raised;
  return format_message(rt, "<%T object; span=(%ld, %ld), match=%R>", object.type, self.marks[0],
                        self.marks[1], text.get());
}

Own<Object> get_string(Runtime&, Object& self) { return own(*match_of(self).string); }
Own<Object> get_re(Runtime&, Object& self) {
  return own(static_cast<Object&>(*match_of(self).pattern));
}
Own<Object> get_pos(Runtime& rt, Object& self) { return make_int(rt, match_of(self).pos); }
Own<Object> get_endpos(Runtime& rt, Object& self) { return make_int(rt, match_of(self).endpos); }
Own<Object> get_last_index(Runtime& rt, Object& self) {
  const std::int64_t index = match_of(self).last_index;
  return index ? Own<Object>(make_int(rt, index)) : own(*rt.none);
}
Own<Object> get_last_group(Runtime& rt, Object& object) {
  auto& self = match_of(object);
  Tuple& names = *self.pattern->index_group;
  if (self.last_index == 0 || self.last_index >= static_cast<std::int64_t>(names.length()))
    return own(*rt.none);
  return own(names[static_cast<std::size_t>(self.last_index)]);
}
Own<Object> get_regs(Runtime& rt, Object& object) {
  auto& self = match_of(object);
  if (self.regs) return own(*self.regs);
  Ref<Tuple> regs = new_tuple(rt, self.groups + 1);
  if (!regs) return raised;
  for (std::size_t g = 0; g <= self.groups; ++g) regs->items()[g] = rt.none;
  for (std::size_t g = 0; g <= self.groups; ++g) {
    const Own<Object> pair = span_of(rt, self, g);
    if (!pair) return raised;
    regs->items()[g] = pair.get();
  }
  self.regs = own(static_cast<Object&>(*regs)).get();
  return regs.release();
}

constexpr NativeMethod kMethods[] = {
    {"group", group},
    {"start", mark<0>, Takes::positional, 0, 1},
    {"end", mark<1>, Takes::positional, 0, 1},
    {"span", span, Takes::positional, 0, 1},
    {"groups", groups},
    {"groupdict", group_dict},
    {"expand", expand},
    {"__copy__", itself, Takes::nothing},
    {"__deepcopy__", itself, Takes::one},
};
constexpr NativeProperty kProperties[] = {
    {"string", get_string},
    {"re", get_re},
    {"pos", get_pos},
    {"endpos", get_endpos},
    {"lastindex", get_last_index},
    {"lastgroup", get_last_group},
    {"regs", get_regs},
};

void fill(Slots& slots) {
  fill_life<Match>(slots);
  slots.repr = show;
  slots.getitem = getitem;
}

}  // namespace

const TypeSpec kMatchType = {
    .name = "Match",
    .basic_size = sizeof(Match),
    .fill = fill,
    .methods = kMethods,
    .properties = kProperties,
    .doc =
        "The result of re.match() and re.search().\nMatch objects always have a boolean value of "
        "True.",
    .module = "re",
    .module_type = place_of(ModuleType::sre_match),
};

}  // namespace vitro::vm::sre
