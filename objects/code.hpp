// code: what the compiler makes and the interpreter runs. Immutable to Python; the instruction
// units are rewritten in place by quickening, so that their generic form is kept by the opcode
// table, not here.
#pragma once

#include <cstdint>
#include <span>

#include "objects/ref.hpp"
#include "objects/tuple.hpp"
#include "objects/type.hpp"

namespace vitro {

// One 32-bit unit of the instruction stream; cache units use all 32 bits (see caches in vm).
struct CodeUnit {
  std::uint16_t opcode;
  std::uint16_t argument;
};
static_assert(sizeof(CodeUnit) == 4);

// Code::flags, values of CPython's co_flags.
enum CodeFlag : std::uint32_t {
  kCodeOptimized = 0x1,
  kCodeNewLocals = 0x2,
  kCodeVarArgs = 0x4,
  kCodeVarKeywords = 0x8,
  kCodeNested = 0x10,
  kCodeGenerator = 0x20,
  kCodeCoroutine = 0x80,
  kCodeIterableCoroutine = 0x100,
  kCodeAsyncGenerator = 0x200,
  kCodeFutureAnnotations = 0x1000000,
};

// Kinds of a local (Code::local_kinds), CPython's bits: a cell argument is kLocalPlain |
// kLocalCell.
enum LocalKind : std::uint8_t { kLocalPlain = 0x20, kLocalCell = 0x40, kLocalFree = 0x80 };

// An exception in units [start, end) goes to `handler` with the value stack cut to `depth`
// (then lasti is pushed if asked, then the exception). Sorted by start; ranges do not overlap.
struct HandlerRange {
  std::uint32_t start, end, handler;
  std::uint16_t depth;
  std::uint16_t push_lasti;
};

// Source range of units [previous entry's end, end). Lines are 1-based, 0: none. Columns are
// 0-based UTF-8 byte offsets, kNoColumn: unknown.
inline constexpr std::uint16_t kNoColumn = 0xffff;
struct SourceRange {
  std::uint32_t end;  // unit
  std::uint32_t line, end_line;
  std::uint16_t column, end_column;  // past 65534: kNoColumn
};

// While the instruction at `unit` runs, stack slot i (0: bottom of this frame's value stack) is
// borrowed if bit i of `borrowed` is set. Units without an entry have no borrowed slot. Sorted by
// unit. The compiler borrows only below depth 32.
struct BorrowEntry {
  std::uint32_t unit;
  std::uint32_t borrowed;
};

struct Code : Object {
  std::uint32_t flags;
  std::uint32_t argument_count;  // positional, positional-only included
  std::uint32_t positional_only_count;
  std::uint32_t keyword_only_count;
  std::uint32_t stack_size;         // deepest value stack
  std::uint32_t local_count;        // locals, cells and free variables together
  std::uint32_t plain_local_count;  // those that are variables of the function (co_nlocals)
  std::uint32_t free_count;         // the last of them
  std::uint32_t first_line;
  std::uint32_t
      static_attributes;  // of a class body: how many distinct attributes its methods set on self
  Str* name;              // owned references, here and below
  Str* qualname;
  Str* filename;
  Tuple* constants;
  Tuple* names;               // of interned Str: globals, attributes
  Tuple* local_names;         // of interned Str, local_count of them: arguments first (positional,
                              // keyword-only, *args, **kwargs), then other locals, cells, free
  std::uint8_t* local_kinds;  // buffers, here and below
  CodeUnit* units;
  HandlerRange* handlers;
  SourceRange* ranges;
  BorrowEntry* borrows;
  std::uint32_t unit_count, handler_count, range_count, borrow_count;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(name, "co_name");
    visitor.field(qualname, "co_qualname");
    visitor.field(filename, "co_filename");
    visitor.field(constants, "co_consts");
    visitor.field(names, "co_names");
    visitor.field(local_names, "local names");
    visitor.buffer(local_kinds, local_count, "local kinds");
    visitor.buffer(units, unit_count * sizeof(CodeUnit), "instructions");
    visitor.buffer(handlers, handler_count * sizeof(HandlerRange), "exception table");
    visitor.buffer(ranges, range_count * sizeof(SourceRange), "line table");
    visitor.buffer(borrows, borrow_count * sizeof(BorrowEntry), "borrow table");
  }
};

extern const TypeSpec kCodeType;

// All fields of a code object as plain borrowed values; make_code copies arrays and retains
// references.
struct CodeParts {
  std::uint32_t flags = 0, argument_count = 0, positional_only_count = 0, keyword_only_count = 0,
                stack_size = 0, local_count = 0, plain_local_count = 0, free_count = 0,
                first_line = 0, static_attributes = 0;
  Str* name = nullptr;
  Str* qualname = nullptr;
  Str* filename = nullptr;
  Tuple* constants = nullptr;
  Tuple* names = nullptr;
  Tuple* local_names = nullptr;
  std::span<const std::uint8_t> local_kinds;
  std::span<const CodeUnit> units;
  std::span<const HandlerRange> handlers;
  std::span<const SourceRange> ranges;
  std::span<const BorrowEntry> borrows;
};
Own<Code> make_code(Runtime& rt, const CodeParts& parts);

// Lookups by unit offset; null: none.
[[nodiscard]] const SourceRange* source_range_at(const Code& code, std::uint32_t unit);
[[nodiscard]] const HandlerRange* handler_at(const Code& code, std::uint32_t unit);
[[nodiscard]] std::uint32_t borrowed_at(const Code& code, std::uint32_t unit);
[[nodiscard]] std::uint32_t line_at(const Code& code, std::uint32_t unit);

}  // namespace vitro
