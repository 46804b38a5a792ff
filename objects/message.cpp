// Small messages in printf's manner, with directives for Python objects.
#include <charconv>
#include <cstdarg>
#include <cstring>

#include "objects/operations.hpp"
#include "objects/str.hpp"

namespace vitro {

namespace {

// Adds the directive that begins after '%' and moves past it. False: a repr raised.
bool add_directive(Runtime& rt, StrBuilder& out, const char*& format, std::va_list& arguments) {
  const auto add_number = [&out](auto number) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.add(std::string_view(digits, static_cast<std::size_t>(end - digits)));
  };
  switch (*format++) {
    case 's': out.add(std::string_view(va_arg(arguments, const char*))); return true;
    case 'S': out.add(*va_arg(arguments, Str*)); return true;
    case 'R': {
      const Ref<Str> text = repr(rt, *va_arg(arguments, Object*));
      if (text) out.add(*text);
      return static_cast<bool>(text);
    }
    case 'O': {
      const Ref<Str> text = str_of(rt, *va_arg(arguments, Object*));
      if (text) out.add(*text);
      return static_cast<bool>(text);
    }
    case 'p': {
      char digits[24] = "0x";
      const auto address = reinterpret_cast<std::uintptr_t>(va_arg(arguments, void*));
      const auto end = std::to_chars(digits + 2, digits + sizeof digits, address, 16).ptr;
      out.add(std::string_view(digits, static_cast<std::size_t>(end - digits)));
      return true;
    }
    case 'T': {
      const Type* type = va_arg(arguments, Type*);
      // Types of native modules are called by their full name.
      if (type->module && !(type->flags & kTypeHeap))
        out.add(static_cast<const Str&>(*type->module)).add(".");
      if (type->name) out.add(*type->name);
      return true;
    }
    case 'd': add_number(va_arg(arguments, int)); return true;
    case 'u': add_number(va_arg(arguments, unsigned)); return true;
    case 'c': out.add(static_cast<char32_t>(va_arg(arguments, unsigned))); return true;
    case 'l':
      if (*format == 'd') ++format;
      add_number(va_arg(arguments, std::int64_t));
      return true;
    case 'z':
      if (*format == 'u') ++format;
      add_number(va_arg(arguments, std::size_t));
      return true;
    case '\0': --format; return true;
    default: out.add(static_cast<unsigned char>(format[-1])); return true;
  }
}

}  // namespace

Own<Str> format_message_list(Runtime& rt, const char* format, std::va_list arguments) {
  std::va_list rest;
  va_copy(rest, arguments);
  StrBuilder out(rt);
  bool good = true;
  while (*format && good) {
    const std::size_t plain = std::strcspn(format, "%");
    out.add(std::string_view(format, plain));
    format += plain;
    if (*format == '%') good = add_directive(rt, out, ++format, rest);
  }
  va_end(rest);
  if (!good) return raised;
  return out.finish();
}

Own<Str> format_message(Runtime& rt, const char* format, ...) {
  std::va_list arguments;
  va_start(arguments, format);
  const Own<Str> text = format_message_list(rt, format, arguments);
  va_end(arguments);
  return text;
}

}  // namespace vitro
