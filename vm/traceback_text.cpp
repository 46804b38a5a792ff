// Written piece by piece to the sink: an exception is shown even when there is no memory for its
// text.
#include "vm/traceback_text.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "objects/exception_group.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/set.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "objects/unicode.hpp"
#include "vm/frame_access.hpp"
#include "vm/source_lines.hpp"
#include "vm/suggestions.hpp"
#include "vm/traceback_anchors.hpp"

namespace vitro::vm {

namespace {

constexpr std::size_t kIndent = 4;  // of a source line
constexpr std::uint32_t kShownAlike =
    3;  // times the same line is shown before it is counted instead
constexpr std::size_t kMostEntries = 1000;  // of one traceback; the innermost are kept
constexpr std::string_view kCauseSentence =
    "The above exception was the direct cause of the following exception:\n";
constexpr std::string_view kContextSentence =
    "During handling of the above exception, another exception occurred:\n";
constexpr std::size_t kMostGrouped = 15;  // members of a group that are shown
constexpr std::size_t kDeepestGroup = 10;

class Writer {
 public:
  explicit Writer(TextSink& sink) : sink_(sink) {}
  Writer& operator<<(std::string_view utf8) {
    sink_.write(utf8);  // a failing stderr has nowhere to be reported
    return *this;
  }
  // Lone surrogates, which UTF-8 cannot hold, are written as escapes.
  Writer& operator<<(const Str& text) {
    if (text.ascii()) return *this << text.ascii_view();
    str_utf8(text, [this](std::string_view chunk) { write_escaping(chunk); });
    return *this;
  }
  Writer& operator<<(std::uint64_t number) {
    char digits[20];
    std::size_t at = sizeof digits;
    do digits[--at] = static_cast<char>('0' + number % 10);
    while (number /= 10);
    return *this << std::string_view(digits + at, sizeof digits - at);
  }
  // Inside of groups every line begins with an indentation and a margin.
  Writer& begin_line(std::string_view margin) {
    repeat(' ', 2 * group_depth);
    return *this << margin;
  }
  Writer& begin_line() { return begin_line(group_depth > 0 ? "| " : ""); }
  std::size_t group_depth = 0;

  void repeat(char c, std::size_t times) {
    char run[64];
    std::memset(run, c, sizeof run);
    for (; times > sizeof run; times -= sizeof run) *this << std::string_view(run, sizeof run);
    *this << std::string_view(run, times);
  }

 private:
  // A surrogate is ED A0..BF xx; str_utf8 does not split characters between chunks.
  void write_escaping(std::string_view chunk) {
    std::size_t from = 0;
    for (std::size_t i = 0; i + 2 < chunk.size(); ++i) {
      const auto byte = [&](std::size_t k) {
        return static_cast<unsigned>(static_cast<unsigned char>(chunk[i + k]));
      };
      if (byte(0) != 0xed || byte(1) < 0xa0) continue;
      *this << chunk.substr(from, i - from);
      const unsigned point = 0xd000 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
      char escape[] = "\\u0000";
      for (int k = 0; k < 4; ++k) escape[2 + k] = "0123456789abcdef"[point >> (12 - 4 * k) & 15];
      *this << std::string_view(escape, 6);
      from = i + 3;
    }
    *this << chunk.substr(from);
  }

  TextSink& sink_;
};

// ---- one entry of a traceback ----

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

std::size_t bytes_to_characters(std::string_view line, std::size_t bytes) {
  return bytes <= line.size() ? count_characters(line.substr(0, bytes))
                              : count_characters(line) + 1;
}

// All in characters of the line; the marked part [from, to) has `^` in [left, right) and `~`
// elsewhere, or `^` everywhere when there is no such division.
struct Carets {
  std::size_t from, to;
  bool divided = false;
  std::size_t left = 0, right = 0;
};

Carets carets_on(std::string_view line, const SourceRange& range) {
  Carets carets{bytes_to_characters(line, range.column),
                bytes_to_characters(line, range.end_column)};
  if (range.line != range.end_line) {
    // Only the first line is shown: mark it to its end. CPython looks for that end at a byte
    // position counted in characters, which shows where the line has wide characters.
    std::size_t end = count_characters(line);
    while (end > 0 && is_blank(line[end - 1])) --end;
    carets.to = end;
    return carets;
  }
  if (range.end_column <= range.column || range.end_column > line.size()) return carets;
  const std::string_view segment = line.substr(range.column, range.end_column - range.column);
  const Anchors anchors = find_anchors(segment);
  if (!anchors.found) return carets;
  carets.divided = true;
  carets.left = carets.from + bytes_to_characters(segment, anchors.left);
  carets.right = carets.from + bytes_to_characters(segment, anchors.right);
  return carets;
}

void write_carets(Writer& out, std::string_view line, std::size_t stripped,
                  const SourceRange& range) {
  const Carets carets = carets_on(line, range);
  // Marking the whole line would say nothing.
  if (!carets.divided && carets.to - carets.from == count_characters(line) - stripped) return;
  out.begin_line().repeat(' ', kIndent);
  for (std::size_t at = stripped; at < carets.to; ++at) {
    const bool inside = at >= carets.from;
    const bool pointed = !carets.divided || (at >= carets.left && at < carets.right);
    out << std::string_view(!inside ? " " : pointed ? "^" : "~");
  }
  out << "\n";
}

void write_entry(Writer& out, Runtime& rt, const Traceback& entry) {
  const Code& code = *entry.code;
  out.begin_line() << "  File \"" << *code.filename << "\", line " << std::uint64_t{entry.line}
                   << ", in " << *code.name << "\n";
  const SourceLine source(rt, *code.filename, entry.line);
  if (!source.found()) return;
  const std::string_view line = source.text();
  std::size_t stripped = 0;
  while (stripped < line.size() && is_blank(line[stripped])) ++stripped;
  out.begin_line().repeat(' ', kIndent);
  out << line.substr(stripped) << "\n";
  const SourceRange* range = source_range_at(code, entry.unit);
  if (!range || range->line == 0 || range->column == kNoColumn || range->end_column == kNoColumn)
    return;
  write_carets(out, line, stripped, *range);
}

void write_repetitions(Writer& out, std::uint64_t times) {
  if (times <= kShownAlike) return;
  times -= kShownAlike;
  out << "  [Previous line repeated " << times
                   << (times > 1 ? " more times]\n" : " more time]\n");
}

bool same_place(const Traceback& a, const Traceback& b) {
  return a.line == b.line && a.code->filename == b.code->filename && a.code->name == b.code->name;
}

void write_traceback(Writer& out, Runtime& rt, const Traceback& outermost, bool of_group) {
  if (of_group)
    out.begin_line(out.group_depth == 1 ? "+ " : "| ") << "Exception Group ";
  else
    out.begin_line();
  out << "Traceback (most recent call last):\n";
  std::size_t depth = 0;
  for (const Traceback* entry = &outermost; entry; entry = entry->next) ++depth;
  const Traceback* entry = &outermost;
  for (; depth > kMostEntries; --depth) entry = entry->next;
  const Traceback* last = nullptr;
  std::uint64_t alike = 0;
  for (; entry; last = entry, entry = entry->next) {
    if (!last || !same_place(*last, *entry)) {
      write_repetitions(out, alike);
      alike = 0;
    }
    if (++alike <= kShownAlike) write_entry(out, rt, *entry);
  }
  write_repetitions(out, alike);
}

// ---- syntax errors ----

// A field of a built-in exception class; null: None or no such field.
Object* field_of(const Runtime& rt, Exception& exception, std::string_view name) {
  const auto fields = exception_fields(*exception.type);
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i] == name)
      return exception.fields()[i] == rt.none ? nullptr : exception.fields()[i];
  return nullptr;
}

struct SyntaxPlace {
  bool known = false;
  std::int64_t line = 0, end_line = 0;
  std::int64_t offset = -1, end_offset = -1;  // 1-based characters; -1: none
  Str* text = nullptr;
};

SyntaxPlace syntax_place(Runtime& rt, Exception& exception) {
  SyntaxPlace place;
  if (!is_instance(exception, *rt.types.syntax_error)) return place;
  const auto number = [&](const char* name, std::int64_t& value) {
    Object* field = field_of(rt, exception, name);
    if (!field) return true;
    if (!is_int(*field)) return false;
    value = int_clamped(*field);
    return true;
  };
  Object* line = field_of(rt, exception, "lineno");
  if (!line || !is_int(*line)) return place;
  place.line = place.end_line = int_clamped(*line);
  if (!number("offset", place.offset) || !number("end_lineno", place.end_line) ||
      !number("end_offset", place.end_offset))
    return place;
  Object* text = field_of(rt, exception, "text");
  if (text && !is_str(*text)) return place;
  place.text = static_cast<Str*>(text);
  place.known = true;
  return place;
}

// The line with the error, a pointer below it. `text` may hold several lines; the one at `offset`
// is shown.
void write_syntax_text(Writer& out, const SyntaxPlace& place) {
  const Str& text = *place.text;
  std::int64_t size = 0;  // in bytes, with which CPython compares offsets in characters
  str_utf8(text, [&](std::string_view chunk) { size += static_cast<std::int64_t>(chunk.size()); });
  // Only one line is shown: an error that ends on a later one is marked to the end of this.
  const std::int64_t end_offset =
      place.end_line > place.line ? size : std::min(place.end_offset, size + 1);
  const std::int64_t carets =
      end_offset > 0 && end_offset > place.offset ? end_offset - place.offset : 1;
  std::int64_t offset = place.offset - 1;
  std::size_t from = 0;
  while (from < text.length && text.at(from) < 0x80 && is_blank(static_cast<char>(text.at(from))))
    ++from, --offset;
  std::size_t to = text.length;
  if (to > from && text.at(to - 1) == '\n') --to;
  std::int64_t bytes = 0;
  for (std::size_t i = from; i < to; ++i) {
    const char32_t c = text.at(i);
    bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }
  if (offset > bytes) offset = bytes;
  for (std::size_t i = from; i < to; ++i) {
    if (text.at(i) != '\n') continue;
    const auto before = static_cast<std::int64_t>(i - from);
    if (before >= offset) break;
    offset -= before + 1;
    from = i + 1;
  }
  out.repeat(' ', kIndent);
  for (std::size_t i = from; i < to; ++i) {
    char32_t c = text.at(i);
    char utf8[4];
    std::size_t n = 0;
    const auto put = [&](char32_t byte) { utf8[n++] = static_cast<char>(byte); };
    if (c >= 0xd800 && c < 0xe000) c = '?';
    if (c < 0x80)
      put(c);
    else if (c < 0x800)
      put(0xc0 | c >> 6), put(0x80 | (c & 0x3f));
    else if (c < 0x10000)
      put(0xe0 | c >> 12), put(0x80 | (c >> 6 & 0x3f)), put(0x80 | (c & 0x3f));
    else
      put(0xf0 | c >> 18), put(0x80 | (c >> 12 & 0x3f)), put(0x80 | (c >> 6 & 0x3f)),
          put(0x80 | (c & 0x3f));
    out << std::string_view(utf8, n);
  }
  out << "\n";
  if (offset < 0) return;
  out.repeat(' ', kIndent + static_cast<std::size_t>(offset));
  out.repeat('^', static_cast<std::size_t>(carets));
  out << "\n";
}

void write_syntax_place(Writer& out, Runtime& rt, Exception& exception, const SyntaxPlace& place) {
  out.begin_line() << "  File \"";
  Object* filename = field_of(rt, exception, "filename");
  if (filename) {
    Ref<Str> text = str_of(rt, *filename);
    if (text) out << *text;
    rt.clear_pending();
  } else {
    out << "<string>";
  }
  out << "\", line ";
  if (place.line < 0) out << "-";
  out << static_cast<std::uint64_t>(place.line < 0 ? -place.line : place.line) << "\n";
  if (place.text) write_syntax_text(out, place);
}

// ---- the last line ----

void write_class_name(Writer& out, const Type& type) {
  if (type.module && !is_str(*type.module)) {
    out << "<unknown>.";
  } else if (type.module) {
    const Str& module = static_cast<const Str&>(*type.module);
    if (!str_equal(module, "builtins") && !str_equal(module, "__main__")) out << module << ".";
  }
  out << *type.qualname;
}

// ": text", or nothing for empty text. `shown` null: nothing either.
void write_message(Writer& out, Runtime& rt, Object* shown) {
  if (!shown) return;
  Ref<Str> text = str_of(rt, *shown);
  if (!text) {
    rt.clear_pending();
    out << ": <exception str() failed>";
  } else if (text->length) {
    out << ": " << *text;
  }
}

void write_note(Writer& out, Runtime& rt, Object& note) {
  const Ref<Str> text = str_of(rt, note);
  if (!text) {
    rt.clear_pending();
    out << "<note str() failed>\n";
    return;
  }
  for (std::size_t from = 0; from < text->length;) {
    std::size_t to = from;
    while (to < text->length && !unicode::is_line_break(text->at(to))) ++to;
    if (to < text->length)
      to += text->at(to) == '\r' && to + 1 < text->length && text->at(to + 1) == '\n' ? 2 : 1;
    const Ref<Str> line = str_slice(rt, *text, from, to);
    rt.clear_pending();
    out.begin_line();
    if (line) out << *line;
    from = to;
  }
  out << "\n";
}

// `__notes__`: one or more lines each; anything that is no sequence is shown as it is.
void write_notes(Writer& out, Runtime& rt, Exception& exception) {
  Fallible<Object*> found = find_attribute(rt, exception, *rt.names.notes);
  Ref<Object> notes = Own<Object>(found ? *found : nullptr);
  rt.clear_pending();
  if (!notes) return;
  if (!notes->type->slots.getitem || is_dict(*notes)) {
    Ref<Str> text = repr(rt, *notes);
    rt.clear_pending();
    out.begin_line();
    if (text)
      out << *text;
    else
      out << "<__notes__ repr() failed>";
    return;
  }
  Ref<Object> iterator = get_iterator(rt, *notes);
  while (iterator) {
    Ref<Object> note = next_item(rt, *iterator);
    if (!note) break;
    write_note(out, rt, *note);
  }
  rt.clear_pending();
}

void write_one(Vm& vm, Writer& out, Exception& exception) {
  Runtime& rt = vm.runtime();
  if (exception.traceback)
    write_traceback(out, rt, *exception.traceback, is_exception_group(rt, exception));
  const SyntaxPlace place = syntax_place(rt, exception);
  if (place.known) write_syntax_place(out, rt, exception, place);
  out.begin_line();
  write_class_name(out, *exception.type);
  write_message(out, rt, place.known ? field_of(rt, exception, "msg") : &exception);
  Ref<Str> meant = suggested_name(vm, exception);
  if (meant) out << ". Did you mean: '" << *meant << "'?";
  out << "\n";
  if (!place.known) write_notes(out, rt, exception);
}

// ---- the chain ----

Exception* told_before(const Exception& exception) {
  if (exception.cause) return static_cast<Exception*>(exception.cause);
  if (exception.suppress_context) return nullptr;
  return static_cast<Exception*>(exception.context);
}

class Printer {
 public:
  Printer(Vm& vm, TextSink& sink) : vm_(vm), rt_(vm.runtime()), out_(sink) {
    seen_ = new_set(rt_, *rt_.types.set);
    rt_.clear_pending();
  }

  // The exception after those it came from, the first one first.
  void write_chain(Exception& exception) {
    const Ref<List> chain = chain_of(exception);
    for (std::size_t i = chain ? chain->length : 1; i-- > 1;) {
      const bool closes = closes_;
      write(at(*chain, i));
      closes_ = closes;
      out_.begin_line() << "\n";
      out_.begin_line() << (at(*chain, i - 1).cause ? kCauseSentence : kContextSentence);
      out_.begin_line() << "\n";
    }
    write(exception);
  }

 private:
  static Exception& at(List& chain, std::size_t i) {
    return static_cast<Exception&>(*chain.items[i]);
  }

  // Notes an exception as shown; true if it was not before. Without memory nothing more is told.
  bool is_new(const Exception& exception) {
    if (!seen_) return false;
    const Ref<Int> address =
        make_int(rt_, static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(&exception)));
    const std::size_t before = seen_->length;
    const bool added = address && set_add(rt_, *seen_, *address);
    rt_.clear_pending();
    return added && seen_->length > before;
  }

  // From the exception itself to the first cause; each is told once, as chains may meet or close a
  // circle. They are held, as Python code of `__str__` may change them. Empty: no memory.
  Own<List> chain_of(Exception& exception) {
    Ref<List> chain = new_list(rt_);
    bool good = static_cast<bool>(chain);
    is_new(exception);
    Exception* link = &exception;
    do good = good && list_append(rt_, *chain, own(static_cast<Object&>(*link)));
    while (good && (link = told_before(*link)) && is_new(*link));
    rt_.clear_pending();
    return good ? chain.release() : Own<List>();
  }

  void write(Exception& exception) {
    if (is_exception_group(rt_, exception))
      write_group(exception);
    else
      write_one(vm_, out_, exception);
  }

  void write_group(Exception& group) {
    if (out_.group_depth > kDeepestGroup) {
      out_.begin_line() << "... (max_group_depth is " << std::uint64_t{kDeepestGroup} << ")\n";
      return;
    }
    const bool outermost = out_.group_depth == 0;
    if (outermost) out_.group_depth = 1;
    write_one(vm_, out_, group);
    write_members(grouped_exceptions(rt_, group));
    if (outermost) out_.group_depth = 0;
  }

  void write_members(Tuple& members) {
    const std::size_t count = members.length();
    const std::size_t shown = std::min(count, kMostGrouped + 1);
    closes_ = false;
    for (std::size_t i = 0; i < shown; ++i) {
      const bool last = i + 1 == shown;
      if (last) closes_ = true;  // the closing line may also come from a group within
      out_.repeat(' ', 2 * out_.group_depth);
      out_ << (i == 0 ? "+-" : "  ") << "+---------------- ";
      if (i < kMostGrouped)
        out_ << std::uint64_t{i + 1};
      else
        out_ << "...";
      out_ << " ----------------\n";
      ++out_.group_depth;
      if (i < kMostGrouped)
        write_chain(static_cast<Exception&>(members[i]));
      else
        out_.begin_line() << "and " << std::uint64_t{count - kMostGrouped} << " more exception"
                          << (count - kMostGrouped > 1 ? "s\n" : "\n");
      if (last && closes_) {
        out_.repeat(' ', 2 * out_.group_depth);
        out_ << "+------------------------------------\n";
        closes_ = false;
      }
      --out_.group_depth;
    }
  }

  Vm& vm_;
  Runtime& rt_;
  Writer out_;
  Ref<Set> seen_;  // addresses
  bool closes_ = false;
};

}  // namespace

void print_exception(Vm& vm, Exception& exception, TextSink& sink) {
  const Ref<Exception> held = Ref<Exception>::share(exception);
  Printer(vm, sink).write_chain(exception);
  sink.flush();
}

void print_unraisable(Vm& vm, Exception& exception, Object* where, TextSink& sink) {
  Runtime& rt = vm.runtime();
  Writer out(sink);
  if (where) {
    out << "Exception ignored in: ";
    const Ref<Str> text = repr(rt, *where);
    rt.clear_pending();
    if (text)
      out << *text;
    else
      out << "<object repr() failed>";
    out << "\n";
  }
  if (exception.traceback) write_traceback(out, rt, *exception.traceback, false);
  write_class_name(out, *exception.type);
  out << ": ";
  const Ref<Str> text = str_of(rt, exception);
  rt.clear_pending();
  if (text)
    out << *text;
  else
    out << "<exception str() failed>";
  out << "\n";
  sink.flush();
}

}  // namespace vitro::vm
