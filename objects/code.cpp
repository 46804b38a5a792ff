// Code objects: construction from parts, the tables' lookups, and what Python sees of them.
#include "objects/code.hpp"

#include <algorithm>
#include <cstring>

#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"

namespace vitro {

namespace {

Code& co(Object& object) { return static_cast<Code&>(object); }

void dealloc_code(Runtime& rt, Object& object) {
  Code& code = co(object);
  for (Object* edge : {static_cast<Object*>(code.name), static_cast<Object*>(code.qualname),
                       static_cast<Object*>(code.filename), static_cast<Object*>(code.constants),
                       static_cast<Object*>(code.names), static_cast<Object*>(code.local_names)})
    release(edge);
  rt.free_buffer(code.local_kinds, code.local_count);
  rt.free_buffer(code.units, code.unit_count * sizeof(CodeUnit));
  rt.free_buffer(code.handlers, code.handler_count * sizeof(HandlerRange));
  rt.free_buffer(code.ranges, code.range_count * sizeof(SourceRange));
  rt.free_buffer(code.borrows, code.borrow_count * sizeof(BorrowEntry));
  rt.free_object(object, CellKind::container, sizeof(Code));
}

template <class T>
bool copy_table(Runtime& rt, std::span<const T> from, T*& to, std::uint32_t& count) {
  if (from.empty()) return true;
  to = static_cast<T*>(rt.allocate_buffer(from.size_bytes()));
  if (!to) return false;
  std::memcpy(to, from.data(), from.size_bytes());
  count = static_cast<std::uint32_t>(from.size());
  return true;
}

Own<Object> code_repr(Runtime& rt, Object& object) {
  Code& code = co(object);
  return format_message(rt, "<code object %S at %p, file \"%S\", line %d>", code.name,
                        static_cast<void*>(&code), code.filename,
                        static_cast<int>(code.first_line));
}

Own<Object> get_name(Runtime&, Object& c) { return own(static_cast<Object&>(*co(c).name)); }
Own<Object> get_qualname(Runtime&, Object& c) { return own(static_cast<Object&>(*co(c).qualname)); }
Own<Object> get_filename(Runtime&, Object& c) { return own(static_cast<Object&>(*co(c).filename)); }
Own<Object> get_constants(Runtime&, Object& c) {
  return own(static_cast<Object&>(*co(c).constants));
}
Own<Object> get_names(Runtime&, Object& c) { return own(static_cast<Object&>(*co(c).names)); }

CodeParts parts_of(const Code& code) {
  CodeParts parts;
  parts.flags = code.flags;
  parts.argument_count = code.argument_count;
  parts.positional_only_count = code.positional_only_count;
  parts.keyword_only_count = code.keyword_only_count;
  parts.stack_size = code.stack_size;
  parts.local_count = code.local_count;
  parts.plain_local_count = code.plain_local_count;
  parts.free_count = code.free_count;
  parts.first_line = code.first_line;
  parts.static_attributes = code.static_attributes;
  parts.name = code.name;
  parts.qualname = code.qualname;
  parts.filename = code.filename;
  parts.constants = code.constants;
  parts.names = code.names;
  parts.local_names = code.local_names;
  parts.local_kinds = {code.local_kinds, code.local_count};
  parts.units = {code.units, code.unit_count};
  parts.handlers = {code.handlers, code.handler_count};
  parts.ranges = {code.ranges, code.range_count};
  parts.borrows = {code.borrows, code.borrow_count};
  return parts;
}

Own<Object> locals_of_kind(Runtime& rt, Code& code, std::uint8_t kind) {
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < code.local_count; ++i) count += (code.local_kinds[i] & kind) != 0;
  Own<Tuple> names = new_tuple(rt, count);
  if (!names) return raised;
  std::uint32_t at = 0;
  for (std::uint32_t i = 0; i < code.local_count; ++i)
    if (code.local_kinds[i] & kind) names->items()[at++] = own((*code.local_names)[i]).get();
  return names;
}

Own<Object> get_variables(Runtime& rt, Object& c) { return locals_of_kind(rt, co(c), kLocalPlain); }
Own<Object> get_cells(Runtime& rt, Object& c) { return locals_of_kind(rt, co(c), kLocalCell); }
Own<Object> get_free(Runtime& rt, Object& c) { return locals_of_kind(rt, co(c), kLocalFree); }
Own<Object> get_argument_count(Runtime& rt, Object& c) {
  return make_int(rt, co(c).argument_count);
}
Own<Object> get_positional_only(Runtime& rt, Object& c) {
  return make_int(rt, co(c).positional_only_count);
}
Own<Object> get_keyword_only(Runtime& rt, Object& c) {
  return make_int(rt, co(c).keyword_only_count);
}
Own<Object> get_local_count(Runtime& rt, Object& c) {
  return make_int(rt, co(c).plain_local_count);
}
Own<Object> get_stack_size(Runtime& rt, Object& c) { return make_int(rt, co(c).stack_size); }
Own<Object> get_flags(Runtime& rt, Object& c) { return make_int(rt, co(c).flags); }
Own<Object> get_first_line(Runtime& rt, Object& c) { return make_int(rt, co(c).first_line); }

Status read_only(Runtime& rt, Object&, Object*) {
  return rt.raise(*rt.types.attribute_error, "readonly attribute");
}

constexpr NativeProperty kCodeProperties[] = {
    {"co_name", get_name, read_only},
    {"co_qualname", get_qualname, read_only},
    {"co_filename", get_filename, read_only},
    {"co_consts", get_constants, read_only},
    {"co_names", get_names, read_only},
    {"co_varnames", get_variables, read_only},
    {"co_cellvars", get_cells, read_only},
    {"co_freevars", get_free, read_only},
    {"co_argcount", get_argument_count, read_only},
    {"co_posonlyargcount", get_positional_only, read_only},
    {"co_kwonlyargcount", get_keyword_only, read_only},
    {"co_nlocals", get_local_count, read_only},
    {"co_stacksize", get_stack_size, read_only},
    {"co_flags", get_flags, read_only},
    {"co_firstlineno", get_first_line, read_only},
};

// ---- co_lines(), co_positions() ----

// Offsets count as in CPython's code, whose units have two bytes.
constexpr std::int64_t kUnitBytes = 2;

Own<Object> number_or_none(Runtime& rt, std::uint32_t number, bool known) {
  return known ? Own<Object>(make_int(rt, number)) : own(*rt.none);
}

Own<Tuple> line_entry(Runtime& rt, std::uint32_t start, std::uint32_t end, std::uint32_t line) {
  const Ref<Object> first = Own<Object>(make_int(rt, start * kUnitBytes)),
                    last = Own<Object>(make_int(rt, end * kUnitBytes)),
                    number = number_or_none(rt, line, line != 0);
  if (!first || !last || !number) return raised;
  return make_tuple(rt, {first.get(), last.get(), number.get()});
}

Own<Object> lines(Runtime& rt, Object& self, Arguments) {
  const Code& code = co(self);
  const Ref<List> all = new_list(rt);
  if (!all) return raised;
  std::uint32_t start = 0;
  for (std::uint32_t i = 0; i < code.range_count; ++i) {
    const SourceRange& range = code.ranges[i];
    const Own<Tuple> entry = line_entry(rt, start, range.end, range.line);
    if (!entry || !list_append(rt, *all, entry)) return raised;
    start = range.end;
  }
  return get_iterator(rt, *all);
}

Own<Tuple> position_entry(Runtime& rt, const SourceRange* range) {
  const auto column = [&](std::uint16_t value) {
    return number_or_none(rt, value, range && value != kNoColumn);
  };
  const Ref<Object> line = number_or_none(rt, range ? range->line : 0, range && range->line),
                    end_line =
                        number_or_none(rt, range ? range->end_line : 0, range && range->line),
                    from = column(range ? range->column : kNoColumn),
                    to = column(range ? range->end_column : kNoColumn);
  if (!line || !end_line || !from || !to) return raised;
  return make_tuple(rt, {line.get(), end_line.get(), from.get(), to.get()});
}

Own<Object> positions(Runtime& rt, Object& self, Arguments) {
  const Code& code = co(self);
  const Ref<List> all = new_list(rt);
  if (!all) return raised;
  for (std::uint32_t unit = 0; unit < code.unit_count; ++unit) {
    const Own<Tuple> entry = position_entry(rt, source_range_at(code, unit));
    if (!entry || !list_append(rt, *all, entry)) return raised;
  }
  return get_iterator(rt, *all);
}

// ---- replace() ----

// One keyword of replace(): a part that may be given anew …
struct ReplaceablePart {
  const char* name;
  Str* CodeParts::*text = nullptr;
  std::uint32_t CodeParts::*number = nullptr;
};
constexpr ReplaceablePart kReplaceable[] = {
    {"co_filename", &CodeParts::filename},    {"co_name", &CodeParts::name},
    {"co_qualname", &CodeParts::qualname},    {"co_firstlineno", nullptr, &CodeParts::first_line},
    {"co_flags", nullptr, &CodeParts::flags},
};

Status replace_part(Runtime& rt, CodeParts& parts, const ReplaceablePart& part, Object& value) {
  if (part.text) {
    if (!is_str(value))
      return rt.raise(*rt.types.type_error, "replace() argument '%s' must be str, not %T",
                      part.name, value.type);
    parts.*part.text = static_cast<Str*>(&value);
    return ok;
  }
  const auto number = to_index_int64(rt, value, rt.types.overflow_error);
  if (!number) return raised;
  parts.*part.number = static_cast<std::uint32_t>(*number);
  return ok;
}

// Constants are reached by number, unchecked.
Status replace_constants(Runtime& rt, const Code& code, CodeParts& parts, Object& value) {
  if (!is_tuple(value))
    return rt.raise(*rt.types.type_error, "replace() argument 'co_consts' must be tuple, not %T",
                    value.type);
  if (static_cast<Tuple&>(value).length() < code.constants->length())
    return rt.raise(*rt.types.value_error, "vitro: co_consts must not become shorter");
  parts.constants = static_cast<Tuple*>(&value);
  return ok;
}

// … and one that must stay as it is, as the instructions rely on it.
Status expect_unchanged(Runtime& rt, Object& self, Str& name, Object& value) {
  const Ref<Object> present = get_attribute(rt, self, name);
  if (!present) {
    rt.clear_pending();
    return rt.raise(*rt.types.type_error, "'%S' is an invalid keyword argument for replace()",
                    &name);
  }
  const auto same = equal(rt, *present, value);
  if (!same) return raised;
  if (!*same) return rt.raise(*rt.types.value_error, "vitro cannot replace %S", &name);
  return ok;
}

Own<Object> replace_method(Runtime& rt, Object& self, Arguments arguments) {
  if (arguments.count > 0)
    return rt.raise(*rt.types.type_error, "replace() takes no positional arguments");
  const Code& code = co(self);
  CodeParts parts = parts_of(code);
  const std::uint32_t keywords = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  for (std::uint32_t k = 0; k < keywords; ++k) {
    auto& name = static_cast<Str&>((*arguments.keyword_names)[k]);
    Object& value = *arguments.values[k];
    const auto part = std::find_if(std::begin(kReplaceable), std::end(kReplaceable),
                                   [&](const auto& each) { return str_equal(name, each.name); });
    const Status done = part != std::end(kReplaceable) ? replace_part(rt, parts, *part, value)
                        : str_equal(name, "co_consts") ? replace_constants(rt, code, parts, value)
                                                       : expect_unchanged(rt, self, name, value);
    if (!done) return raised;
  }
  if (parts.first_line == code.first_line) return make_code(rt, parts);
  // Lines are told from the first one.
  const Own<Code> moved = make_code(rt, parts);
  if (!moved) return raised;
  const std::uint32_t by = parts.first_line - code.first_line;
  for (std::uint32_t i = 0; i < moved->range_count; ++i) {
    SourceRange& range = moved->ranges[i];
    if (range.line == 0) continue;
    range.line += by;
    range.end_line += by;
  }
  return moved;
}

constexpr NativeMethod kCodeMethods[] = {
    {"co_lines", lines, Takes::nothing},
    {"co_positions", positions, Takes::nothing},
    {"replace", replace_method, Takes::anything},
};

// ---- comparison ----

template <class T>
bool same_table(const T* left, std::uint32_t left_count, const T* right,
                std::uint32_t right_count) {
  return left_count == right_count &&
         (left_count == 0 || std::memcmp(left, right, left_count * sizeof(T)) == 0);
}

// Of the same source: places and counts. What the instructions do follows from that and from the
// constants; they themselves are rewritten while they run.
bool same_shape(const Code& a, const Code& b) {
  return a.flags == b.flags && a.argument_count == b.argument_count &&
         a.positional_only_count == b.positional_only_count &&
         a.keyword_only_count == b.keyword_only_count && a.first_line == b.first_line &&
         a.unit_count == b.unit_count &&
         same_table(a.local_kinds, a.local_count, b.local_kinds, b.local_count) &&
         same_table(a.handlers, a.handler_count, b.handlers, b.handler_count) &&
         same_table(a.ranges, a.range_count, b.ranges, b.range_count);
}

Own<Object> code_compare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if ((op != CompareOp::eq && op != CompareOp::ne) || right.type != rt.types.code)
    return own(*rt.not_implemented);
  Code& a = co(left);
  Code& b = co(right);
  bool same = same_shape(a, b) && str_equal(*a.name, *b.name);
  for (auto part : {&Code::names, &Code::local_names, &Code::constants}) {
    if (!same) break;
    const auto alike = equal(rt, *(a.*part), *(b.*part));
    if (!alike) return raised;
    same = *alike;
  }
  return make_bool(rt, same == (op == CompareOp::eq));
}

Fallible<std::int64_t> code_hash(Runtime&, Object& object) {
  const Code& code = co(object);
  std::uint64_t value = static_cast<std::uint64_t>(str_hash(*code.name));
  for (std::uint64_t part : {code.first_line, code.unit_count, code.argument_count, code.flags})
    value = value * 1000003 ^ part;
  const auto hash = static_cast<std::int64_t>(value);
  return hash == -1 ? -2 : hash;
}

void fill_code(Slots& slots) {
  slots.dealloc = dealloc_code;
  slots.visit = visit_as<Code>;
  slots.repr = code_repr;
  slots.richcompare = code_compare;
  slots.hash = code_hash;
}

}  // namespace

const TypeSpec kCodeType = {.name = "code",
                            .type = &Types::code,
                            .basic_size = sizeof(Code),
                            .flags = kTypeWeakly,
                            .fill = fill_code,
                            .methods = kCodeMethods,
                            .properties = kCodeProperties};

Own<Code> make_code(Runtime& rt, const CodeParts& parts) {
  Ref<Code> code = rt.allocate<Code>(*rt.types.code);
  if (!code) return raised;
  std::memset(reinterpret_cast<char*>(code.get()) + sizeof(Object), 0,
              sizeof(Code) - sizeof(Object));
  code->flags = parts.flags;
  code->argument_count = parts.argument_count;
  code->positional_only_count = parts.positional_only_count;
  code->keyword_only_count = parts.keyword_only_count;
  code->stack_size = parts.stack_size;
  code->local_count = 0;  // until its table is there
  code->plain_local_count = parts.plain_local_count;
  code->free_count = parts.free_count;
  code->first_line = parts.first_line;
  code->static_attributes = parts.static_attributes;
  code->name = parts.name;
  code->qualname = parts.qualname;
  code->filename = parts.filename;
  code->constants = parts.constants;
  code->names = parts.names;
  code->local_names = parts.local_names;
  for (Object* edge : {static_cast<Object*>(parts.name), static_cast<Object*>(parts.qualname),
                       static_cast<Object*>(parts.filename), static_cast<Object*>(parts.constants),
                       static_cast<Object*>(parts.names), static_cast<Object*>(parts.local_names)})
    retain(edge);
  if (!copy_table(rt, parts.local_kinds, code->local_kinds, code->local_count) ||
      !copy_table(rt, parts.units, code->units, code->unit_count) ||
      !copy_table(rt, parts.handlers, code->handlers, code->handler_count) ||
      !copy_table(rt, parts.ranges, code->ranges, code->range_count) ||
      !copy_table(rt, parts.borrows, code->borrows, code->borrow_count))
    return raised;
  return code.release();
}

const SourceRange* source_range_at(const Code& code, std::uint32_t unit) {
  const SourceRange* end = code.ranges + code.range_count;
  const SourceRange* found =
      std::upper_bound(static_cast<const SourceRange*>(code.ranges), end, unit,
                       [](std::uint32_t u, const SourceRange& range) { return u < range.end; });
  return found == end ? nullptr : found;
}

const HandlerRange* handler_at(const Code& code, std::uint32_t unit) {
  const HandlerRange* end = code.handlers + code.handler_count;
  const HandlerRange* after =
      std::upper_bound(static_cast<const HandlerRange*>(code.handlers), end, unit,
                       [](std::uint32_t u, const HandlerRange& range) { return u < range.start; });
  if (after == code.handlers) return nullptr;
  const HandlerRange* found = after - 1;
  return unit < found->end ? found : nullptr;
}

std::uint32_t borrowed_at(const Code& code, std::uint32_t unit) {
  const BorrowEntry* end = code.borrows + code.borrow_count;
  const BorrowEntry* found =
      std::lower_bound(static_cast<const BorrowEntry*>(code.borrows), end, unit,
                       [](const BorrowEntry& entry, std::uint32_t u) { return entry.unit < u; });
  return found != end && found->unit == unit ? found->borrowed : 0;
}

std::uint32_t line_at(const Code& code, std::uint32_t unit) {
  const SourceRange* range = source_range_at(code, unit);
  return range && range->line ? range->line : code.first_line;
}

}  // namespace vitro
