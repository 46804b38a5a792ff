// Bytecode as text, laid out as Python's `dis` lays it out.
//
// CPython counts offsets in bytes, two per unit. Cache room differs between the two instruction
// sets, so offsets could not agree anyway: here they are numbers of units.
#pragma once

#include <string>

#include "objects/code.hpp"

namespace vitro::bytecode {

struct DisassembleOptions {
  bool nested = true;  // the code objects among the constants as well, each under a heading
  bool exception_table = true;
  bool stack = false;      // a column with the stack's depth before the instruction
  bool ownership = false;  // a column with its entries, bottom first: 'o'wned or 'b'orrowed;
                           // implies nothing else
};

// Appends the text to `out`. A pending exception comes from the repr of a constant. Specialised
// instructions are shown in their generic form. Throws only std::bad_alloc.
Status disassemble(Runtime& rt, Code& code, std::string& out,
                   const DisassembleOptions& options = {});

}  // namespace vitro::bytecode
