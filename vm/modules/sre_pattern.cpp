// re.Pattern and the scanner over one subject.
#include "objects/bytes.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "vm/imports/imports.hpp"
#include "vm/modules/sre_objects.hpp"

namespace vitro::vm::sre {

namespace {

Pattern& pattern_of(Object& object) { return static_cast<Pattern&>(object); }

// string, pos, endpos
struct Range {
  Object* string;
  std::int64_t pos = 0, endpos = INT64_MAX;
};
Status range_arguments(Runtime& rt, Arguments arguments, const char* function, Range& range) {
  static constexpr const char* kNames[] = {"string", "pos", "endpos"};
  Object* given[3] = {};
  if (!unpack(rt, arguments, {function, kNames, 1}, given)) return raised;
  range.string = given[0];
  for (int i : {1, 2}) {
    if (!given[i]) continue;
    const auto number = size_argument(rt, *given[i]);
    if (!number) return raised;
    (i == 1 ? range.pos : range.endpos) = *number;
  }
  return ok;
}

template <How Which>
Own<Object> match_method(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kName = Which == How::match       ? "match"
                                : Which == How::fullmatch ? "fullmatch"
                                                          : "search";
  Range range;
  if (!range_arguments(rt, arguments, kName, range)) return raised;
  Search search(rt);
  if (!search.open(pattern_of(self), *range.string, range.pos, range.endpos) || !search.next(Which))
    return raised;
  return search.match_object();
}

Own<Object> findall(Runtime& rt, Object& object, Arguments arguments) {
  Range range;
  if (!range_arguments(rt, arguments, "findall", range)) return raised;
  auto& self = pattern_of(object);
  Search search(rt);
  if (!search.open(self, *range.string, range.pos, range.endpos)) return raised;
  const Ref<Object> empty = search.slice(0, 0);
  Ref<List> found = new_list(rt);
  if (!empty || !found) return raised;
  for (;;) {
    if (!search.next(How::search)) return raised;
    if (!search.result().found) return found.release();
    Ref<Object> item;
    if (self.groups <= 1) {
      item = search.group(self.groups, *empty);
    } else {
      Ref<Tuple> row = new_tuple(rt, self.groups);
      if (!row) return raised;
      for (std::size_t g = 0; g < self.groups; ++g) row->items()[g] = rt.none;
      for (std::size_t g = 0; g < self.groups; ++g) {
        const Own<Object> part = search.group(g + 1, *empty);
        if (!part) return raised;
        row->items()[g] = part.get();
      }
      item = std::move(row).release();
    }
    if (!item || !list_append(rt, *found, item.release())) return raised;
  }
}

Own<Object> split(Runtime& rt, Object& object, Arguments arguments) {
  static constexpr const char* kNames[] = {"string", "maxsplit"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"split", kNames, 1}, given)) return raised;
  std::int64_t most = 0;
  if (given[1]) {
    const auto number = size_argument(rt, *given[1]);
    if (!number) return raised;
    most = *number;
  }
  auto& self = pattern_of(object);
  Search search(rt);
  if (!search.open(self, *given[0], 0, INT64_MAX)) return raised;
  Ref<List> parts = new_list(rt);
  if (!parts) return raised;
  const auto add = [&](Own<Object> part) { return part && list_append(rt, *parts, part); };
  std::int64_t last = 0;
  for (std::int64_t n = 0; most == 0 || n < most; ++n) {
    if (!search.next(How::search)) return raised;
    if (!search.result().found) break;
    if (!add(search.slice(last, search.result().start))) return raised;
    for (std::size_t g = 1; g <= self.groups; ++g)
      if (!add(search.group(g, *rt.none))) return raised;
    last = search.result().end;
  }
  if (!add(search.slice(last, search.end()))) return raised;
  return parts.release();
}

bool has_backslash(const Object& text) {
  if (is_bytes(text))
    return static_cast<const Bytes&>(text).view().find('\\') != std::string_view::npos;
  const auto& str = static_cast<const Str&>(text);
  for (std::size_t i = 0; i < str.length; ++i)
    if (str.at(i) == '\\') return true;
  return false;
}

// What re's Python code makes of a replacement: a text, or a function of the match.
Own<Object> template_function(Runtime& rt, Pattern& self, Object& replacement) {
  const bool plain = (is_str(replacement) || is_bytes(replacement)) && !has_backslash(replacement);
  if (plain || is_callable(replacement)) return own(replacement);
  const Ref<Object> re = import_absolute(rt, "re");
  const Ref<Str> name = intern(rt, "_subx");
  if (!re || !name) return raised;
  return call_method(rt, *re, *name, {&self, &replacement});
}

Own<Object> substitute(Runtime& rt, Object& object, Arguments arguments, const char* function,
                       bool with_count) {
  static constexpr const char* kNames[] = {"repl", "string", "count"};
  Object* given[3] = {};
  if (!unpack(rt, arguments, {function, kNames, 2}, given)) return raised;
  std::int64_t most = 0;
  if (given[2]) {
    const auto number = size_argument(rt, *given[2]);
    if (!number) return raised;
    most = *number;
  }
  auto& self = pattern_of(object);
  const Ref<Object> replacement = template_function(rt, self, *given[0]);
  if (!replacement) return raised;
  Search search(rt);
  if (!search.open(self, *given[1], 0, INT64_MAX)) return raised;
  Ref<List> parts = new_list(rt);
  if (!parts) return raised;
  const auto add = [&](Own<Object> part) { return part && list_append(rt, *parts, part); };
  std::int64_t last = 0, made = 0;
  while (most == 0 || made < most) {
    if (!search.next(How::search)) return raised;
    if (!search.result().found) break;
    const std::int64_t start = search.result().start, end = search.result().end;
    if (last < start && !add(search.slice(last, start))) return raised;
    if (is_callable(*replacement)) {
      const Ref<Object> match = search.match_object();
      if (!match) return raised;
      Ref<Object> item = call(rt, *replacement, {match.get()});
      if (!item) return raised;
      if (item.get() != rt.none && !add(item.release())) return raised;
    } else if (!add(own(*replacement))) {
      return raised;
    }
    last = end;
    ++made;
  }
  if (last < search.end() && !add(search.slice(last, search.end()))) return raised;
  const Ref<Object> joiner = search.slice(0, 0);
  const Ref<Str> join = intern(rt, "join");
  if (!joiner || !join) return raised;
  Ref<Object> text =
      parts->length == 0 ? own(*joiner) : call_method(rt, *joiner, *join, {parts.get()});
  if (!text || !with_count) return text.release();
  const Ref<Int> number = make_int(rt, made);
  if (!number) return raised;
  return make_tuple(rt, {text.get(), number.get()});
}
Own<Object> sub(Runtime& rt, Object& self, Arguments arguments) {
  return substitute(rt, self, arguments, "sub", false);
}
Own<Object> subn(Runtime& rt, Object& self, Arguments arguments) {
  return substitute(rt, self, arguments, "subn", true);
}

Own<Object> scanner(Runtime& rt, Object& self, Arguments arguments) {
  Range range;
  if (!range_arguments(rt, arguments, "scanner", range)) return raised;
  return make_scanner(rt, pattern_of(self), *range.string, range.pos, range.endpos);
}
Own<Object> finditer(Runtime& rt, Object& self, Arguments arguments) {
  Range range;
  if (!range_arguments(rt, arguments, "finditer", range)) return raised;
  const Ref<Object> made =
      make_scanner(rt, pattern_of(self), *range.string, range.pos, range.endpos);
  const Ref<Str> name = intern(rt, "search");
  if (!made || !name) return raised;
  const Ref<Object> step = get_attribute(rt, *made, *name);
  if (!step) return raised;
  return make_callable_iterator(rt, *step, *rt.none);
}

Own<Object> itself(Runtime&, Object& self, Arguments) { return own(self); }

// "re.compile('a', re.IGNORECASE)"
Own<Object> show(Runtime& rt, Object& object) {
  constexpr const char* kFlags[] = {"re.TEMPLATE",  "re.IGNORECASE", "re.LOCALE",
                                    "re.MULTILINE", "re.DOTALL",     "re.UNICODE",
                                    "re.VERBOSE",   "re.DEBUG",      "re.ASCII"};
  auto& self = pattern_of(object);
  std::int64_t flags = self.flags;
  constexpr std::int64_t kKinds = 4 | 32 | 256;
  if (is_str(*self.pattern) && (flags & kKinds) == 32) flags &= ~std::int64_t{32};
  const Ref<Str> shown = repr(rt, *self.pattern);
  if (!shown) return raised;
  StrBuilder text(rt);
  text.add("re.compile(");
  if (shown->length > 200) {
    const Ref<Str> cut = str_slice(rt, *shown, 0, 200);
    if (!cut) return raised;
    text.add(*cut);
  } else {
    text.add(*shown);
  }
  const char* between = ", ";
  for (std::size_t i = 0; i < std::size(kFlags); ++i)
    if (flags & (std::int64_t{1} << i)) {
      flags &= ~(std::int64_t{1} << i);
      text.add(between).add(kFlags[i]);
      between = "|";
    }
  if (flags) {
    const Ref<Int> rest = make_int(rt, flags);
    if (!rest) return raised;
    const Ref<Str> digits = int_to_text(rt, *rest, 16, true);
    if (!digits) return raised;
    text.add(between).add(*digits);
  }
  return text.add(")").finish();
}

Own<Object> compare_patterns(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if ((op != CompareOp::eq && op != CompareOp::ne) || left.type != right.type)
    return own(*rt.not_implemented);
  auto &a = pattern_of(left), &b = pattern_of(right);
  bool same = &a == &b;
  if (!same && a.flags == b.flags && a.for_bytes == b.for_bytes && a.code_length == b.code_length &&
      std::memcmp(a.code, b.code, a.code_length * sizeof(Word)) == 0) {
    const auto equal_texts = equal(rt, *a.pattern, *b.pattern);
    if (!equal_texts) return raised;
    same = *equal_texts;
  }
  return make_bool(rt, same == (op == CompareOp::eq));
}

Fallible<std::int64_t> hash_pattern(Runtime& rt, Object& object) {
  auto& self = pattern_of(object);
  const auto text = hash(rt, *self.pattern);
  if (!text) return raised;
  auto mixed = static_cast<std::uint64_t>(*text);
  for (std::size_t i = 0; i < self.code_length; ++i) mixed = mixed * 31 + self.code[i];
  const auto value = static_cast<std::int64_t>(mixed ^ static_cast<std::uint64_t>(self.flags));
  return value == -1 ? -2 : value;
}

Own<Object> get_pattern(Runtime&, Object& self) { return own(*pattern_of(self).pattern); }
Own<Object> get_flags(Runtime& rt, Object& self) { return make_int(rt, pattern_of(self).flags); }
Own<Object> get_groups(Runtime& rt, Object& self) {
  return make_int(rt, static_cast<std::int64_t>(pattern_of(self).groups));
}
Own<Object> get_group_index(Runtime& rt, Object& self) {
  return dict_copy(rt, *pattern_of(self).group_index);
}

constexpr NativeProperty kProperties[] = {
    {"pattern", get_pattern},
    {"flags", get_flags},
    {"groups", get_groups},
    {"groupindex", get_group_index},
};
constexpr NativeMethod kMethods[] = {
    {"match", match_method<How::match>},
    {"fullmatch", match_method<How::fullmatch>},
    {"search", match_method<How::search>},
    {"sub", sub},
    {"subn", subn},
    {"findall", findall},
    {"split", split},
    {"finditer", finditer},
    {"scanner", scanner},
    {"__copy__", itself, Takes::nothing},
    {"__deepcopy__", itself, Takes::one},
};

void fill_pattern(Slots& slots) {
  fill_life<Pattern>(slots);
  slots.repr = show;
  slots.richcompare = compare_patterns;
  slots.hash = hash_pattern;
}

// ---- the scanner ----

template <How Which>
Own<Object> scanner_method(Runtime& rt, Object& self, Arguments) {
  Own<Object> match = scanner_step(rt, self, Which);
  if (match || rt.pending()) return match;
  return own(*rt.none);
}
Own<Object> scanner_pattern(Runtime&, Object& self) {
  return own(static_cast<Object&>(*static_cast<Scanner&>(self).pattern));
}
constexpr NativeMethod kScannerMethods[] = {
    {"match", scanner_method<How::match>, Takes::nothing},
    {"search", scanner_method<How::search>, Takes::nothing},
};
constexpr NativeProperty kScannerProperties[] = {{"pattern", scanner_pattern}};

void fill_scanner(Slots& slots) { fill_life<Scanner>(slots); }

}  // namespace

const TypeSpec kPatternType = {
    .name = "Pattern",
    .basic_size = sizeof(Pattern),
    .flags = kTypeWeakly,
    .fill = fill_pattern,
    .methods = kMethods,
    .properties = kProperties,
    .doc = "Compiled regular expression object.",
    .module = "re",
    .module_type = place_of(ModuleType::sre_pattern),
};
const TypeSpec kScannerType = {
    .name = "SRE_Scanner",
    .basic_size = sizeof(Scanner),
    .fill = fill_scanner,
    .methods = kScannerMethods,
    .properties = kScannerProperties,
    .module = "_sre",
    .module_type = place_of(ModuleType::sre_scanner),
};

}  // namespace vitro::vm::sre
