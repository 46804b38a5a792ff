// Code objects: construction from parts, the tables' lookups, and what Python sees of them.
#include "objects/code.hpp"

#include <algorithm>
#include <cstring>

#include "objects/int.hpp"
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

constexpr NativeProperty kCodeProperties[] = {
    {"co_name", get_name},
    {"co_qualname", get_qualname},
    {"co_filename", get_filename},
    {"co_consts", get_constants},
    {"co_names", get_names},
    {"co_varnames", get_variables},
    {"co_cellvars", get_cells},
    {"co_freevars", get_free},
    {"co_argcount", get_argument_count},
    {"co_posonlyargcount", get_positional_only},
    {"co_kwonlyargcount", get_keyword_only},
    {"co_nlocals", get_local_count},
    {"co_stacksize", get_stack_size},
    {"co_flags", get_flags},
    {"co_firstlineno", get_first_line},
};

void fill_code(Slots& slots) {
  slots.dealloc = dealloc_code;
  slots.visit = visit_as<Code>;
  slots.repr = code_repr;
}

}  // namespace

const TypeSpec kCodeType = {.name = "code",
                            .type = &Types::code,
                            .basic_size = sizeof(Code),
                            .fill = fill_code,
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
