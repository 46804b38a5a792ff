// StringIO: text in memory as a stream.
#include <algorithm>
#include <cstring>

#include "objects/arguments.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str_data.hpp"
#include "objects/tuple.hpp"
#include "vm/io/io.hpp"

namespace vitro::vm {

namespace {

StringIo& string_of(Object& object) { return static_cast<StringIo&>(object); }

Status check_open(Runtime& rt, const StringIo& self) {
  if (!self.initialised)
    return rt.raise(*rt.types.value_error, "I/O operation on uninitialized object");
  if (!self.closed) return ok;
  return rt.raise(*rt.types.value_error, "I/O operation on closed file");
}

Status make_room(Runtime& rt, StringIo& self, std::size_t length) {
  if (length <= self.capacity) return ok;
  if (length > kLongestStr / sizeof(char32_t)) return rt.raise_memory_error();
  const std::size_t capacity = std::max(length, self.capacity + self.capacity / 2 + 32);
  void* moved =
      rt.resize_buffer(self.data, self.capacity * sizeof(char32_t), capacity * sizeof(char32_t));
  if (!moved) return raised;
  self.data = static_cast<char32_t*>(moved);
  self.capacity = capacity;
  return ok;
}

// Text with every '\n' as `newline`.
Own<Str> with_newlines(Runtime& rt, Str& text, const Str& newline) {
  StrBuilder out(rt);
  for (std::size_t i = 0; i < text.length; ++i) {
    if (text.at(i) == '\n')
      out.add(newline);
    else
      out.add(text.at(i));
  }
  return out.finish();
}

Status put(Runtime& rt, StringIo& self, Str& given) {
  Ref<Str> text = Ref<Str>::share(given);
  if (self.universal) text = decode_newlines(rt, *text, self.newlines, true);
  if (text && self.newline_write) text = with_newlines(rt, *text, *self.newline_write);
  if (!text) return raised;
  const std::size_t end = self.position + text->length;
  if (!make_room(rt, self, end)) return raised;
  if (self.position > self.length)
    std::fill(self.data + self.length, self.data + self.position, U'\0');
  if (text->length)
    copy_points(self.data + self.position, 4, text->data(), text->width(), text->length);
  self.position = end;
  self.length = std::max(self.length, end);
  return ok;
}

Own<Object> give(Runtime& rt, StringIo& self, std::size_t count) {
  const std::size_t left = self.position < self.length ? self.length - self.position : 0;
  count = std::min(count, left);
  const Own<Str> text = str_from_code_points(rt, self.data + self.position, count);
  if (text) self.position += count;
  return text;
}

// Length of the line at the position.
std::size_t line_length(const StringIo& self, std::int64_t limit) {
  if (self.position >= self.length) return 0;
  std::size_t most = self.length - self.position;
  if (limit >= 0) most = std::min(most, static_cast<std::size_t>(limit));
  const char32_t* at = self.data + self.position;
  const bool any = self.universal && !self.newlines.translate;
  const char32_t wanted =
      self.newline_read && self.newline_read->length ? self.newline_read->at(0) : U'\n';
  const bool pair = self.newline_read && self.newline_read->length == 2;
  for (std::size_t i = 0; i < most; ++i) {
    if (any) {
      if (at[i] == '\n') return i + 1;
      if (at[i] == '\r') return i + 1 < most && at[i + 1] == '\n' ? i + 2 : i + 1;
    } else if (at[i] == wanted) {
      if (!pair) return i + 1;
      if (i + 1 < most && at[i + 1] == '\n') return i + 2;
    }
  }
  return most;
}

Own<Object> read(Runtime& rt, Object& object, Arguments arguments) {
  const auto size = size_or_none(rt, arguments);
  if (!check_open(rt, string_of(object)) || !size) return raised;
  return give(rt, string_of(object), *size < 0 ? SIZE_MAX : static_cast<std::size_t>(*size));
}

Own<Object> readline(Runtime& rt, Object& object, Arguments arguments) {
  const auto size = size_or_none(rt, arguments);
  if (!check_open(rt, string_of(object)) || !size) return raised;
  return give(rt, string_of(object), line_length(string_of(object), *size));
}

Own<Object> next(Runtime& rt, Object& object) {
  StringIo& self = string_of(object);
  if (!check_open(rt, self)) return raised;
  if (object.type == rt.types.string_io) {
    if (self.position >= self.length) return {};
    return give(rt, self, line_length(self, -1));
  }
  return rt.types.io_base->slots.next(rt, object);
}

Own<Object> write(Runtime& rt, Object& object, Arguments arguments) {
  if (!check_open(rt, string_of(object))) return raised;
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "string argument expected, got '%T'", arguments[0].type);
  auto& text = static_cast<Str&>(arguments[0]);
  if (text.length && !put(rt, string_of(object), text)) return raised;
  return make_int(rt, static_cast<std::int64_t>(text.length));
}

Own<Object> seek(Runtime& rt, Object& object, Arguments arguments) {
  StringIo& self = string_of(object);
  const auto offset = to_index_int64(rt, arguments[0]);
  if (!offset) return raised;
  std::int64_t whence = 0;
  if (arguments.count > 1) {
    const auto given = int_argument(rt, arguments[1]);
    if (!given) return raised;
    whence = *given;
  }
  if (!check_open(rt, self)) return raised;
  if (whence < 0 || whence > 2)
    return rt.raise(*rt.types.value_error, "Invalid whence (%d, should be 0, 1 or 2)",
                    static_cast<int>(whence));
  if (*offset < 0 && whence == 0)
    return rt.raise(*rt.types.value_error, "Negative seek position %ld", *offset);
  if (whence != 0 && *offset != 0)
    return rt.raise(*rt.types.os_error, "Can't do nonzero cur-relative seeks");
  if (whence == 0) self.position = static_cast<std::size_t>(*offset);
  if (whence == 2) self.position = self.length;
  return make_int(rt, static_cast<std::int64_t>(self.position));
}

Own<Object> tell(Runtime& rt, Object& object, Arguments) {
  if (!check_open(rt, string_of(object))) return raised;
  return make_int(rt, static_cast<std::int64_t>(string_of(object).position));
}

Own<Object> truncate(Runtime& rt, Object& object, Arguments arguments) {
  StringIo& self = string_of(object);
  if (!check_open(rt, self)) return raised;
  auto size = static_cast<std::int64_t>(self.position);
  if (arguments.count && &arguments[0] != rt.none) {
    const auto given = to_index_int64(rt, arguments[0]);
    if (!given) return raised;
    size = *given;
    if (size < 0) return rt.raise(*rt.types.value_error, "Negative size value %ld", size);
  }
  self.length = std::min(self.length, static_cast<std::size_t>(size));
  return make_int(rt, size);
}

Own<Object> getvalue(Runtime& rt, Object& object, Arguments) {
  StringIo& self = string_of(object);
  if (!check_open(rt, self)) return raised;
  return str_from_code_points(rt, self.data, self.length);
}

Own<Object> close(Runtime& rt, Object& object, Arguments) {
  StringIo& self = string_of(object);
  rt.free_buffer(self.data, self.capacity * sizeof(char32_t));
  self.data = nullptr;
  self.length = self.capacity = 0;
  self.closed = true;
  return own(*rt.none);
}

Own<Object> yes(Runtime& rt, Object& object, Arguments) {
  if (!check_open(rt, string_of(object))) return raised;
  return make_bool(rt, true);
}

Own<Object> get_closed(Runtime& rt, Object& object) {
  if (!string_of(object).initialised && !check_open(rt, string_of(object))) return raised;
  return make_bool(rt, string_of(object).closed);
}
Own<Object> get_line_buffering(Runtime& rt, Object& object) {
  if (!check_open(rt, string_of(object))) return raised;
  return make_bool(rt, false);
}
Own<Object> get_newlines(Runtime& rt, Object& object) {
  if (!check_open(rt, string_of(object))) return raised;
  return newlines_seen(rt, string_of(object).newlines);
}

void set_text(Str*& place, const Ref<Str>& text) {
  if (text) retain(static_cast<Object&>(*text));
  release(static_cast<Object*>(std::exchange(place, text.get())));
}

Status init(Runtime& rt, Object& object, Arguments arguments) {
  constexpr const char* kNames[] = {"initial_value", "newline"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {.function = "StringIO", .names = kNames, .required = 0}, given))
    return raised;
  StringIo& self = string_of(object);
  self.initialised = false;
  const Ref<Str> lf = make_str(rt, "\n");
  if (!lf) return raised;
  Object* newline = given[1] ? given[1] : lf.get();
  if (newline != rt.none && !is_str(*newline))
    return rt.raise(*rt.types.type_error, "newline must be str or None, not %T", newline->type);
  NewlineChoice choice;
  choice.shown = true;
  if (!choose_newlines(rt, newline, choice)) return raised;
  if (given[0] && given[0] != rt.none && !is_str(*given[0]))
    return rt.raise(*rt.types.type_error, "initial_value must be str or None, not %T",
                    given[0]->type);
  self.length = self.position = 0;
  self.closed = false;
  self.universal = choice.universal;
  self.newlines = {.translate = choice.translate};
  set_text(self.newline_read, choice.read);
  set_text(self.newline_write, choice.write);
  if (given[0] && given[0] != rt.none && !put(rt, self, static_cast<Str&>(*given[0])))
    return raised;
  self.position = 0;
  self.initialised = true;
  return ok;
}

void dealloc(Runtime& rt, Object& object) {
  StringIo& self = string_of(object);
  if (object.type != rt.types.string_io && !close_dying(rt, object)) return;
  const std::size_t bytes = instance_bytes(object);
  release_attributes(rt, object);
  rt.free_buffer(self.data, self.capacity * sizeof(char32_t));
  release(static_cast<Object*>(self.newline_read));
  release(static_cast<Object*>(self.newline_write));
  rt.free_object(object, CellKind::container, bytes);
}

constexpr NativeMethod kMethods[] = {
    {"close", close, Takes::nothing},        {"getvalue", getvalue, Takes::nothing},
    {"read", read, Takes::positional, 0, 1}, {"readline", readline, Takes::positional, 0, 1},
    {"tell", tell, Takes::nothing},          {"truncate", truncate, Takes::positional, 0, 1},
    {"seek", seek, Takes::positional, 1, 2}, {"write", write, Takes::one},
    {"seekable", yes, Takes::nothing},       {"readable", yes, Takes::nothing},
    {"writable", yes, Takes::nothing},
};

constexpr NativeProperty kProperties[] = {
    {"closed", get_closed}, {"newlines", get_newlines}, {"line_buffering", get_line_buffering}};

void fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<StringIo>;
  slots.init = init;
  slots.next = next;
}

}  // namespace

const TypeSpec kStringIoType = {.name = "StringIO",
                                .type = &Types::string_io,
                                .base = &Types::text_io_base,
                                .basic_size = sizeof(StringIo),
                                .flags = kTypeBase,
                                .fill = fill,
                                .methods = kMethods,
                                .properties = kProperties,
                                .doc = "Text I/O implementation using an in-memory buffer.",
                                .module = "_io"};

}  // namespace vitro::vm
