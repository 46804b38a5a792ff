// Written piece by piece to the sink: an exception is shown even when there is no memory for its
// text.
#include "vm/traceback_text.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
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
    "\nThe above exception was the direct cause of the following exception:\n\n";
constexpr std::string_view kContextSentence =
    "\nDuring handling of the above exception, another exception occurred:\n\n";

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
  out.repeat(' ', kIndent);
  for (std::size_t at = stripped; at < carets.to; ++at) {
    const bool inside = at >= carets.from;
    const bool pointed = !carets.divided || (at >= carets.left && at < carets.right);
    out << std::string_view(!inside ? " " : pointed ? "^" : "~");
  }
  out << "\n";
}

void write_entry(Writer& out, Runtime& rt, const Traceback& entry) {
  const Code& code = *entry.code;
  out << "  File \"" << *code.filename << "\", line " << std::uint64_t{entry.line} << ", in "
      << *code.name << "\n";
  const SourceLine source(rt, *code.filename, entry.line);
  if (!source.found()) return;
  const std::string_view line = source.text();
  std::size_t stripped = 0;
  while (stripped < line.size() && is_blank(line[stripped])) ++stripped;
  out.repeat(' ', kIndent);
  out << line.substr(stripped) << "\n";
  const SourceRange* range = source_range_at(code, entry.unit);
  if (!range || range->line == 0 || range->column == kNoColumn || range->end_column == kNoColumn)
    return;
  write_carets(out, line, stripped, *range);
}

void write_repetitions(Writer& out, std::uint64_t times) {
  if (times <= kShownAlike) return;
  times -= kShownAlike;
  out << "  [Previous line repeated " << times << (times > 1 ? " more times]\n" : " more time]\n");
}

bool same_place(const Traceback& a, const Traceback& b) {
  return a.line == b.line && a.code->filename == b.code->filename && a.code->name == b.code->name;
}

void write_traceback(Writer& out, Runtime& rt, const Traceback& outermost) {
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
  out << "  File \"";
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
  Ref<Str> text = str_of(rt, note);
  rt.clear_pending();
  if (text)
    out << *text << "\n";
  else
    out << "<note str() failed>\n";
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
  if (exception.traceback) write_traceback(out, rt, *exception.traceback);
  const SyntaxPlace place = syntax_place(rt, exception);
  if (place.known) write_syntax_place(out, rt, exception, place);
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

// Exceptions reachable from `first`, each once: a chain may end in a cycle (Floyd's algorithm).
std::size_t chain_length(Exception& first) {
  Exception* slow = &first;
  Exception* fast = &first;
  std::size_t length = 0;
  do {
    for (int step = 0; step < 2; ++step) {
      if (!fast) return length;
      fast = told_before(*fast);
      ++length;
    }
    slow = told_before(*slow);
  } while (fast != slow || !fast);
  length = 0;
  for (slow = &first; slow != fast; slow = told_before(*slow), fast = told_before(*fast)) ++length;
  do {
    fast = told_before(*fast);
    ++length;
  } while (fast != slow);
  return length;
}

// The chain from the exception itself to the first cause, held while Python code of `__str__` may
// change it.
class Chain {
 public:
  Chain(Runtime& rt, Exception& first) : rt_(rt), capacity_(chain_length(first)) {
    links_ = static_cast<Exception**>(rt.allocate_buffer(capacity_ * sizeof(Exception*)));
    if (!links_) {
      rt.clear_pending();
      return;
    }
    for (Exception* link = &first; size_ < capacity_; link = told_before(*link)) {
      retain(*link);
      links_[size_++] = link;
    }
  }
  ~Chain() {
    for (std::size_t i = 0; i < size_; ++i) release(*links_[i]);
    rt_.free_buffer(links_, capacity_ * sizeof(Exception*));
  }
  Chain(const Chain&) = delete;
  Chain& operator=(const Chain&) = delete;
  [[nodiscard]] std::size_t size() const { return size_; }
  Exception& operator[](std::size_t i) const { return *links_[i]; }

 private:
  Runtime& rt_;
  Exception** links_;
  std::size_t size_ = 0;
  std::size_t capacity_;
};

}  // namespace

void print_exception(Vm& vm, Exception& exception, TextSink& sink) {
  vm.out.flush();
  Writer out(sink);
  Ref<Exception> held = Ref<Exception>::share(exception);
  const Chain chain(vm.runtime(), exception);
  for (std::size_t i = chain.size(); i-- > 1;) {
    write_one(vm, out, chain[i]);
    out << (chain[i - 1].cause ? kCauseSentence : kContextSentence);
  }
  write_one(vm, out, exception);
  sink.flush();
}

void print_unraisable(Runtime& rt, Object* where) {
  Vm& vm = vm_of(rt);
  const Ref<Exception> exception = rt.take_pending();
  // What native code raised on nobody's behalf is shown where the program stands.
  if (!exception->traceback) {
    exception->traceback = current_traceback(rt).get();
    rt.clear_pending();
  }
  vm.out.flush();
  Writer out(vm.err);
  if (where) {
    const Ref<Str> text = repr(rt, *where);
    rt.clear_pending();
    out << "Exception ignored in: ";
    if (text)
      out << *text;
    else
      out << "<object repr() failed>";
    out << "\n";
  }
  if (exception->traceback) write_traceback(out, rt, *exception->traceback);
  write_class_name(out, *exception->type);
  const Ref<Str> text = str_of(rt, *exception);
  rt.clear_pending();
  out << ": ";
  if (text)
    out << *text;
  else
    out << "<exception str() failed>";
  out << "\n";
  vm.err.flush();
}

}  // namespace vitro::vm
