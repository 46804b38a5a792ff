// Readers and writers of rows.
#include "objects/complex.hpp"
#include "objects/exception.hpp"
#include "objects/float.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "vm/modules/csv.hpp"

namespace vitro::vm::csv {

namespace {

enum class State : std::uint8_t {
  start_record,
  start_field,
  escaped,
  after_escaped_line_end,
  in_field,
  in_quotes,
  escaped_in_quotes,
  quote_in_quotes,
  eat_line_end,
};
constexpr char32_t kEndOfLine = 0xffff'fffe;

struct Reader : Object {
  Object* input;
  Dialect* dialect;
  Dict* module;
  std::int64_t line;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(input, "input");
    visitor.field(dialect, "dialect");
    visitor.field(module, "module");
  }
};

// One record in the reading.
class RecordReader {
 public:
  RecordReader(Runtime& rt, const Dialect& dialect, std::int64_t limit)
      : rt_(rt), dialect_(dialect), limit_(limit) {}

  Status begin() {
    fields_ = new_list(rt_);
    return fields_ ? ok : Status(raised);
  }
  [[nodiscard]] bool done() const { return state_ == State::start_record; }
  // Is a field cut off where the input ends?
  [[nodiscard]] bool unfinished() const { return !text_.empty() || state_ == State::in_quotes; }

  Status add_line(const Str& line) {
    for (std::size_t i = 0; i < line.length; ++i)
      if (!take(line.at(i))) return raised;
    return take(kEndOfLine);
  }

  Status save_field() {
    Ref<Object> field = text_.finish(rt_);
    if (!field) return raised;
    if (numeric_) {
      numeric_ = false;
      field = call(rt_, *rt_.types.float_, {field.get()});
      if (!field) return raised;
    }
    return list_append(rt_, *fields_, field.release());
  }

  Own<Object> finish() { return fields_.release(); }

 private:
  // The characters of a field; a StrBuilder that can be used again.
  class Text {
   public:
    [[nodiscard]] bool empty() const { return count_ == 0; }
    [[nodiscard]] std::size_t size() const { return count_; }
    Status add(Runtime& rt, char32_t c) {
      if (count_ - spilled_ == kFew && !spill(rt)) return raised;
      few_[count_++ - spilled_] = c;
      return ok;
    }
    Own<Object> finish(Runtime& rt) {
      if (many_ && !spill(rt)) return raised;
      Own<Object> made = many_ ? Own<Object>(many_.release())
                               : Own<Object>(str_from_code_points(rt, few_, count_));
      count_ = spilled_ = 0;
      return made;
    }

   private:
    static constexpr std::size_t kFew = 256;
    bool spill(Runtime& rt) {
      Ref<Str> part = str_from_code_points(rt, few_, count_ - spilled_);
      if (!part) return false;
      many_ = many_ ? Ref<Str>(str_append(rt, many_.release(), *part)) : std::move(part);
      spilled_ = count_;
      return static_cast<bool>(many_);
    }
    char32_t few_[kFew];
    std::size_t count_ = 0, spilled_ = 0;
    Ref<Str> many_;
  };

  Status add(char32_t c) {
    if (static_cast<std::int64_t>(text_.size()) >= limit_)
      return wrong(rt_, "field larger than field limit (%ld)", limit_);
    return text_.add(rt_, c);
  }
  static bool ends_line(char32_t c) { return c == '\n' || c == '\r' || c == kEndOfLine; }
  Status end_record(char32_t c) {
    state_ = c == kEndOfLine ? State::start_record : State::eat_line_end;
    return save_field();
  }
  Status go(State next) { return state_ = next, ok; }
  Status add_and_go(char32_t c, State next) {
    state_ = next;
    return add(c);
  }

  Status start_field(char32_t c) {
    if (ends_line(c)) return end_record(c);
    if (c == dialect_.quote && dialect_.quoting != kNone) return go(State::in_quotes);
    if (c == dialect_.escape) return go(State::escaped);
    if (c == ' ' && dialect_.skip_space) return ok;
    if (c == dialect_.delimiter) return save_field();
    if (dialect_.quoting == kNonNumeric) numeric_ = true;
    return add_and_go(c, State::in_field);
  }
  Status in_field(char32_t c) {
    if (ends_line(c)) return end_record(c);
    if (c == dialect_.escape) return go(State::escaped);
    if (c != dialect_.delimiter) return add(c);
    state_ = State::start_field;
    return save_field();
  }

  Status take(char32_t c) {
    switch (state_) {
      case State::start_record:
        if (c == kEndOfLine) return ok;
        if (c == '\n' || c == '\r') return go(State::eat_line_end);
        state_ = State::start_field;
        return start_field(c);
      case State::start_field: return start_field(c);
      case State::escaped:
        if (c == '\n' || c == '\r') return add_and_go(c, State::after_escaped_line_end);
        return add_and_go(c == kEndOfLine ? U'\n' : c, State::in_field);
      case State::after_escaped_line_end:
        if (c == kEndOfLine) return ok;
        return in_field(c);
      case State::in_field: return in_field(c);
      case State::in_quotes:
        if (c == kEndOfLine) return ok;
        if (c == dialect_.escape) return go(State::escaped_in_quotes);
        if (c == dialect_.quote && dialect_.quoting != kNone)
          return go(dialect_.double_quote ? State::quote_in_quotes : State::in_field);
        return add(c);
      case State::escaped_in_quotes:
        return add_and_go(c == kEndOfLine ? U'\n' : c, State::in_quotes);
      case State::quote_in_quotes:
        if (dialect_.quoting != kNone && c == dialect_.quote)
          return add_and_go(c, State::in_quotes);
        if (c == dialect_.delimiter) {
          state_ = State::start_field;
          return save_field();
        }
        if (ends_line(c)) return end_record(c);
        if (!dialect_.strict) return add_and_go(c, State::in_field);
        return wrong(rt_, "'%c' expected after '%c'", dialect_.delimiter, dialect_.quote);
      case State::eat_line_end: break;
    }
    if (c == '\n' || c == '\r') return ok;
    if (c == kEndOfLine) return go(State::start_record);
    return wrong(rt_,
                 "new-line character seen in unquoted field - do you need to open the file in "
                 "universal-newline mode?");
  }

  Runtime& rt_;
  const Dialect& dialect_;
  std::int64_t limit_;
  Ref<List> fields_;
  Text text_;
  State state_ = State::start_record;
  bool numeric_ = false;
};

Own<Object> reader_next(Runtime& rt, Object& object) {
  auto& self = static_cast<Reader&>(object);
  const Ref<Object> input = Ref<Object>::share(self.input);
  const Ref<Dialect> dialect = Ref<Dialect>::share(self.dialect);
  RecordReader record(rt, *dialect, field_limit(rt, *self.module));
  if (!record.begin()) return raised;
  do {
    const Ref<Object> line = next_item(rt, *input);
    if (!line) {
      if (rt.pending() || !record.unfinished()) return {};
      if (dialect->strict) return wrong(rt, "unexpected end of data");
      if (!record.save_field()) return raised;
      break;
    }
    if (!is_str(*line))
      return wrong(rt,
                   "iterator should return strings, not %T (the file should be opened in text "
                   "mode)",
                   line->type);
    ++self.line;
    if (!record.add_line(static_cast<Str&>(*line))) return raised;
  } while (!record.done());
  return record.finish();
}

Own<Object> reader_dialect(Runtime&, Object& self) {
  return own<Object>(*static_cast<Reader&>(self).dialect);
}
Own<Object> reader_line(Runtime& rt, Object& self) {
  return make_int(rt, static_cast<Reader&>(self).line);
}
constexpr NativeProperty kReaderProperties[] = {{"dialect", reader_dialect},
                                                {"line_num", reader_line}};

void fill_reader(Slots& slots) {
  fill_iterator<Reader>(slots);
  slots.next = reader_next;
}

// ---- writing ----

struct Writer : Object {
  Object* write;
  Dialect* dialect;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(write, "write");
    visitor.field(dialect, "dialect");
  }
};

// Adds one field; `quoted` says that it is to be in quotes in any case.
Status add_field(Runtime& rt, StrBuilder& out, const Dialect& dialect, const Str* field,
                 bool quoted) {
  StrBuilder text(rt);
  for (std::size_t i = 0; field && i < field->length; ++i) {
    const char32_t c = field->at(i);
    const bool special =
        c == dialect.delimiter || c == dialect.escape || c == dialect.quote || [&] {
          for (std::size_t k = 0; k < dialect.line_end->length; ++k)
            if (dialect.line_end->at(k) == c) return true;
          return false;
        }();
    bool escape = false;
    if (special) {
      if (dialect.quoting == kNone) {
        escape = true;
      } else {
        if (c == dialect.quote) {
          if (dialect.double_quote)
            text.add(dialect.quote);
          else
            escape = true;
        } else if (c == dialect.escape) {
          escape = true;
        }
        if (!escape) quoted = true;
      }
      if (escape) {
        if (dialect.escape == kNothing) return wrong(rt, "need to escape, but no escapechar set");
        text.add(dialect.escape);
      }
    }
    text.add(c);
  }
  const Ref<Str> finished = text.finish();
  if (!finished) return raised;
  if (quoted) out.add(dialect.quote);
  out.add(*finished);
  if (quoted) out.add(dialect.quote);
  return ok;
}

bool is_number(Object& value) {
  const auto& number = value.type->slots.number;
  return number.index || number.to_int || number.to_float || is_complex(value);
}

Own<Object> write_row(Runtime& rt, Object& object, Object& row) {
  auto& self = static_cast<Writer&>(object);
  const Ref<Dialect> dialect = Ref<Dialect>::share(self.dialect);
  const Ref<Object> write = Ref<Object>::share(self.write);
  const Ref<Object> fields = get_iterator(rt, row);
  if (!fields) {
    if (!pending_matches(rt, *rt.types.type_error)) return raised;
    rt.clear_pending();
    return wrong(rt, "iterable expected, not %T", row.type);
  }
  StrBuilder out(rt);
  std::size_t count = 0;
  while (const Ref<Object> field = next_item(rt, *fields)) {
    if (count++ > 0) out.add(dialect->delimiter);
    const bool quoted =
        dialect->quoting == kAll || (dialect->quoting == kNonNumeric && !is_number(*field));
    Ref<Str> text;
    if (is_str(*field))
      text = Ref<Str>::share(static_cast<Str*>(field.get()));
    else if (field.get() != rt.none && !(text = str_of(rt, *field)))
      return raised;
    if (!add_field(rt, out, *dialect, text.get(), quoted)) return raised;
  }
  if (rt.pending()) return raised;
  if (count > 0 && out.length() == 0) {
    if (dialect->quoting == kNone) return wrong(rt, "single empty field record must be quoted");
    if (!add_field(rt, out, *dialect, nullptr, true)) return raised;
  }
  const Ref<Str> line = out.add(*dialect->line_end).finish();
  if (!line) return raised;
  return call(rt, *write, {line.get()});
}

Own<Object> writer_row(Runtime& rt, Object& self, Arguments arguments) {
  return write_row(rt, self, arguments[0]);
}
Own<Object> writer_rows(Runtime& rt, Object& self, Arguments arguments) {
  if (!for_each_item(rt, arguments[0], [&](Object& row) {
        const Ref<Object> written = write_row(rt, self, row);
        return static_cast<bool>(written);
      }))
    return raised;
  return own(*rt.none);
}
Own<Object> writer_dialect(Runtime&, Object& self) {
  return own<Object>(*static_cast<Writer&>(self).dialect);
}

constexpr NativeMethod kWriterMethods[] = {
    {"writerow", writer_row, Takes::one},
    {"writerows", writer_rows, Takes::one},
};
constexpr NativeProperty kWriterProperties[] = {{"dialect", writer_dialect}};

void fill_writer(Slots& slots) { fill_life<Writer>(slots); }

Object* dialect_argument(Arguments arguments) {
  if (arguments.count > 1) return &arguments[1];
  const std::uint32_t named = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  for (std::uint32_t k = 0; k < named; ++k)
    if (str_equal(static_cast<Str&>((*arguments.keyword_names)[k]), "dialect"))
      return arguments.values[arguments.count + k];
  return nullptr;
}

}  // namespace

const TypeSpec kReaderType = {
    .name = "reader",
    .basic_size = sizeof(Reader),
    .fill = fill_reader,
    .properties = kReaderProperties,
    .doc = "CSV reader",
    .module = "_csv",
    .module_type = place_of(ModuleType::csv_reader),
};
const TypeSpec kWriterType = {
    .name = "writer",
    .basic_size = sizeof(Writer),
    .fill = fill_writer,
    .methods = kWriterMethods,
    .properties = kWriterProperties,
    .doc = "CSV writer",
    .module = "_csv",
    .module_type = place_of(ModuleType::csv_writer),
};

Own<Object> make_reader(Runtime& rt, Object& module, Arguments arguments) {
  if (!check_count(rt, "reader", arguments, 1, 2)) return raised;
  const Ref<Object> input = get_iterator(rt, arguments[0]);
  if (!input) return raised;
  Dict& names = *static_cast<Module&>(module).dict;
  Ref<Dialect> dialect = find_dialect(rt, names, dialect_argument(arguments), arguments);
  if (!dialect) return raised;
  Own<Reader> made = allocate_empty<Reader>(rt, ModuleType::csv_reader);
  if (!made) return raised;
  made->input = own(*input).get();
  made->dialect = dialect.release().get();
  made->module = own(names).get();
  return made;
}

Own<Object> make_writer(Runtime& rt, Object& module, Arguments arguments) {
  if (!check_count(rt, "writer", arguments, 1, 2)) return raised;
  Dict& names = *static_cast<Module&>(module).dict;
  Ref<Dialect> dialect = find_dialect(rt, names, dialect_argument(arguments), arguments);
  if (!dialect) return raised;
  const auto write = find_attribute(rt, arguments[0], *rt.names.write);
  if (!write) return raised;
  const Ref<Object> held = Own<Object>(*write);
  if (!held || !is_callable(*held))
    return rt.raise(*rt.types.type_error, "argument 1 must have a \"write\" method");
  Own<Writer> made = allocate_empty<Writer>(rt, ModuleType::csv_writer);
  if (!made) return raised;
  made->write = own(*held).get();
  made->dialect = dialect.release().get();
  return made;
}

}  // namespace vitro::vm::csv
