// Writing a str to where print writes, with the errors Python code sees.
#pragma once

#include "objects/str.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

// UnicodeEncodeError for lone surrogates (nothing is written then), OSError when the sink fails.
Status write_text(Runtime& rt, TextSink& sink, Str& text);

// To sys.stdout as it is now, with a newline. RuntimeError where there is none.
Status write_line(Runtime& rt, Str& text);

// UnicodeEncodeError if `text` has lone surrogates, which UTF-8 cannot hold.
Status check_encodable(Runtime& rt, Str& text);

}  // namespace vitro::vm
