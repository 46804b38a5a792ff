// What the two files of TextIOWrapper share.
#pragma once

#include "vm/io/io.hpp"

namespace vitro::vm {

// ValueError unless there is a buffer; unless it is open, too.
Status text_check_attached(Runtime& rt, const TextIo& self);
Status text_check_open(Runtime& rt, TextIo& self);
Status text_write_pending(Runtime& rt, TextIo& self);
// Forgets what was read ahead and how far the decoder got.
void text_reset_reading(TextIo& self);

using TextMethod = Own<Object>(Runtime&, Object& self, Arguments);
TextMethod text_read, text_readline, text_seek, text_tell;
Own<Object> text_next(Runtime& rt, Object& self);

}  // namespace vitro::vm
