// What the files of module _csv share.
#pragma once

#include "objects/dict.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm::csv {

enum Quoting : int { kMinimal, kAll, kNonNumeric, kNone };

struct Dialect : Object {
  Str* line_end;
  char32_t delimiter;
  char32_t quote, escape;  // kNothing: None
  int quoting;
  bool double_quote, skip_space, strict;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(line_end, "lineterminator");
  }
};
inline constexpr char32_t kNothing = 0xffff'ffff;

extern const TypeSpec kDialectType, kReaderType, kWriterType;

// The dialect that a call names: a registered one by name, an object with the attributes, each
// replaced by a keyword of the call.
Own<Dialect> find_dialect(Runtime& rt, Dict& module, Object* given, Arguments call);
Own<Object> make_reader(Runtime& rt, Object& module, Arguments arguments);
Own<Object> make_writer(Runtime& rt, Object& module, Arguments arguments);
// The limit of a field's length that the module's namespace holds.
std::int64_t field_limit(Runtime& rt, Dict& module);
Type* error_class(Runtime& rt);

template <class... Parts>
Raised wrong(Runtime& rt, const char* format, Parts... parts) {
  Type* error = error_class(rt);
  return error ? rt.raise(*error, format, parts...) : raised;
}

}  // namespace vitro::vm::csv
