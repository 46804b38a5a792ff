// Exceptions and tracebacks: the class table, construction, the attributes each class keeps,
// matching.
#include "objects/exception.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "objects/arguments.hpp"
#include "objects/bytes.hpp"
#include "objects/bytes_methods.hpp"
#include "objects/dict.hpp"
#include "objects/exception_group.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

template <class Visitor>
void Exception::visit_edges(Visitor& visitor) {
  visitor.field(args, "args");
  visitor.field(traceback, "__traceback__");
  visitor.field(cause, "__cause__");
  visitor.field(context, "__context__");
  std::uint32_t i = 0;
  for (const char* field_name : exception_fields(*type)) visitor.field(fields()[i++], field_name);
  visit_attributes(*this, visitor);
}

namespace {

constexpr const char* kStopIterationFields[] = {"value"};
constexpr const char* kSystemExitFields[] = {"code"};
constexpr const char* kNameErrorFields[] = {"name"};
constexpr const char* kAttributeErrorFields[] = {"name", "obj"};
constexpr const char* kImportErrorFields[] = {"msg", "name", "path"};
constexpr const char* kOsErrorFields[] = {"errno", "strerror", "filename", "filename2",
                                          "characters_written"};
constexpr const char* kSyntaxErrorFields[] = {
    "msg",  "filename",   "lineno",     "offset",
    "text", "end_lineno", "end_offset", "print_file_and_line"};
constexpr const char* kUnicodeErrorFields[] = {"encoding", "object", "start", "end", "reason"};

constexpr const char* kGroupFields[] = {"message", "exceptions"};

struct ExceptionRow {
  const char* name;
  Type* Types::*type;
  Type* Types::*base;
  std::span<const char* const> fields = {};
  Type* Types::*second_base = nullptr;
};

// In an order where a base comes before its subclasses.
const ExceptionRow kRows[] = {
    {"BaseException", &Types::base_exception, &Types::object},
    {"Exception", &Types::exception, &Types::base_exception},
    {"BaseExceptionGroup", &Types::base_exception_group, &Types::base_exception, kGroupFields},
    {"ExceptionGroup",
     &Types::exception_group,
     &Types::base_exception_group,
     {},
     &Types::exception},
    {"SystemExit", &Types::system_exit, &Types::base_exception, kSystemExitFields},
    {"KeyboardInterrupt", &Types::keyboard_interrupt, &Types::base_exception},
    {"GeneratorExit", &Types::generator_exit, &Types::base_exception},
    {"StopIteration", &Types::stop_iteration, &Types::exception, kStopIterationFields},
    {"StopAsyncIteration", &Types::stop_async_iteration, &Types::exception},
    {"ArithmeticError", &Types::arithmetic_error, &Types::exception},
    {"FloatingPointError", &Types::floating_point_error, &Types::arithmetic_error},
    {"OverflowError", &Types::overflow_error, &Types::arithmetic_error},
    {"ZeroDivisionError", &Types::zero_division_error, &Types::arithmetic_error},
    {"AssertionError", &Types::assertion_error, &Types::exception},
    {"AttributeError", &Types::attribute_error, &Types::exception, kAttributeErrorFields},
    {"BufferError", &Types::buffer_error, &Types::exception},
    {"EOFError", &Types::eof_error, &Types::exception},
    {"ImportError", &Types::import_error, &Types::exception, kImportErrorFields},
    {"ModuleNotFoundError", &Types::module_not_found_error, &Types::import_error},
    {"LookupError", &Types::lookup_error, &Types::exception},
    {"IndexError", &Types::index_error, &Types::lookup_error},
    {"KeyError", &Types::key_error, &Types::lookup_error},
    {"MemoryError", &Types::memory_error, &Types::exception},
    {"NameError", &Types::name_error, &Types::exception, kNameErrorFields},
    {"UnboundLocalError", &Types::unbound_local_error, &Types::name_error},
    {"OSError", &Types::os_error, &Types::exception, kOsErrorFields},
    {"BlockingIOError", &Types::blocking_io_error, &Types::os_error},
    {"ChildProcessError", &Types::child_process_error, &Types::os_error},
    {"ConnectionError", &Types::connection_error, &Types::os_error},
    {"BrokenPipeError", &Types::broken_pipe_error, &Types::connection_error},
    {"ConnectionAbortedError", &Types::connection_aborted_error, &Types::connection_error},
    {"ConnectionRefusedError", &Types::connection_refused_error, &Types::connection_error},
    {"ConnectionResetError", &Types::connection_reset_error, &Types::connection_error},
    {"FileExistsError", &Types::file_exists_error, &Types::os_error},
    {"FileNotFoundError", &Types::file_not_found_error, &Types::os_error},
    {"InterruptedError", &Types::interrupted_error, &Types::os_error},
    {"IsADirectoryError", &Types::is_a_directory_error, &Types::os_error},
    {"NotADirectoryError", &Types::not_a_directory_error, &Types::os_error},
    {"PermissionError", &Types::permission_error, &Types::os_error},
    {"ProcessLookupError", &Types::process_lookup_error, &Types::os_error},
    {"TimeoutError", &Types::timeout_error, &Types::os_error},
    {"ReferenceError", &Types::reference_error, &Types::exception},
    {"RuntimeError", &Types::runtime_error, &Types::exception},
    {"NotImplementedError", &Types::not_implemented_error, &Types::runtime_error},
    {"RecursionError", &Types::recursion_error, &Types::runtime_error},
    {"SyntaxError", &Types::syntax_error, &Types::exception, kSyntaxErrorFields},
    {"IndentationError", &Types::indentation_error, &Types::syntax_error},
    {"TabError", &Types::tab_error, &Types::indentation_error},
    {"SystemError", &Types::system_error, &Types::exception},
    {"TypeError", &Types::type_error, &Types::exception},
    {"ValueError", &Types::value_error, &Types::exception},
    {"UnicodeError", &Types::unicode_error, &Types::value_error},
    {"UnicodeDecodeError", &Types::unicode_decode_error, &Types::unicode_error,
     kUnicodeErrorFields},
    {"UnicodeEncodeError", &Types::unicode_encode_error, &Types::unicode_error,
     kUnicodeErrorFields},
    {"UnicodeTranslateError", &Types::unicode_translate_error, &Types::unicode_error,
     kUnicodeErrorFields},
    {"Warning", &Types::warning, &Types::exception},
    {"DeprecationWarning", &Types::deprecation_warning, &Types::warning},
    {"PendingDeprecationWarning", &Types::pending_deprecation_warning, &Types::warning},
    {"RuntimeWarning", &Types::runtime_warning, &Types::warning},
    {"SyntaxWarning", &Types::syntax_warning, &Types::warning},
    {"UserWarning", &Types::user_warning, &Types::warning},
    {"FutureWarning", &Types::future_warning, &Types::warning},
    {"ImportWarning", &Types::import_warning, &Types::warning},
    {"UnicodeWarning", &Types::unicode_warning, &Types::warning},
    {"BytesWarning", &Types::bytes_warning, &Types::warning},
    {"ResourceWarning", &Types::resource_warning, &Types::warning},
    {"EncodingWarning", &Types::encoding_warning, &Types::warning},
};

Exception& ex(Object& object) { return static_cast<Exception&>(object); }

void dealloc_exception(Runtime& rt, Object& object) {
  Exception& exception = ex(object);
  const std::size_t bytes = instance_bytes(object);
  release_attributes(rt, object);
  const std::size_t count = exception_fields(*object.type).size();
  for (std::size_t i = 0; i < count; ++i) release(exception.fields()[i]);
  release(static_cast<Object*>(exception.args));
  release(static_cast<Object*>(exception.traceback));
  release(exception.cause);
  release(exception.context);
  rt.free_object(object, CellKind::container, bytes);
}

void set_field(Exception& exception, std::size_t i, Object* value) {
  retain(value);
  Object* old = exception.fields()[i];
  exception.fields()[i] = value;
  release(old);
}

Own<Object> exception_construct(Runtime& rt, Type& cls, Arguments arguments) {
  Ref<Tuple> args = tuple_from_array(rt, arguments.values, arguments.count);
  if (!args) return raised;
  Own<Object> made = allocate_instance(rt, cls);
  if (!made) return raised;
  ex(*made).args = args.release().get();
  return made;
}

Status set_args(Runtime& rt, Exception& exception, Arguments arguments) {
  Own<Tuple> args = tuple_from_array(rt, arguments.values, arguments.count);
  if (!args) return raised;
  Object* old = exception.args;
  exception.args = args.get();
  release(old);
  return ok;
}

Status base_init(Runtime& rt, Object& self, Arguments arguments) {
  if (arguments.keyword_names && arguments.keyword_names->length() > 0)
    return rt.raise(*rt.types.type_error, "%T() takes no keyword arguments", self.type);
  return set_args(rt, ex(self), arguments);
}

// Classes whose only extra fields are keywords: NameError(name=), AttributeError(name=, obj=).
template <std::size_t Count>
Status keyword_fields_init(Runtime& rt, Object& self, Arguments arguments,
                           const char* const (&fields)[Count], std::size_t first) {
  const std::uint32_t keywords = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  for (std::uint32_t k = 0; k < keywords; ++k) {
    auto& name = static_cast<Str&>((*arguments.keyword_names)[k]);
    std::size_t i = first;
    while (i < Count && !str_equal(name, fields[i])) ++i;
    if (i == Count)
      return rt.raise(*rt.types.type_error, "'%S' is an invalid keyword argument for %T()", &name,
                      self.type);
    set_field(ex(self), i, arguments.values[arguments.count + k]);
  }
  return set_args(rt, ex(self), arguments);
}

Status name_error_init(Runtime& rt, Object& self, Arguments arguments) {
  return keyword_fields_init(rt, self, arguments, kNameErrorFields, 0);
}
Status attribute_error_init(Runtime& rt, Object& self, Arguments arguments) {
  return keyword_fields_init(rt, self, arguments, kAttributeErrorFields, 0);
}
Status import_error_init(Runtime& rt, Object& self, Arguments arguments) {
  if (arguments.count == 1) set_field(ex(self), 0, &arguments[0]);
  return keyword_fields_init(rt, self, arguments, kImportErrorFields, 1);
}

Status first_argument_init(Runtime& rt, Object& self, Arguments arguments) {
  if (!base_init(rt, self, arguments)) return raised;
  Exception& exception = ex(self);
  if (arguments.count == 1) set_field(exception, 0, &arguments[0]);
  if (arguments.count > 1 && is_instance(self, *rt.types.system_exit))
    set_field(exception, 0, exception.args);
  if (arguments.count > 1 && is_instance(self, *rt.types.stop_iteration))
    set_field(exception, 0, &arguments[0]);
  return ok;
}

Status syntax_error_init(Runtime& rt, Object& self, Arguments arguments) {
  if (!base_init(rt, self, arguments)) return raised;
  Exception& exception = ex(self);
  if (arguments.count >= 1) set_field(exception, 0, &arguments[0]);
  if (arguments.count != 2) return ok;
  Ref<Tuple> details = tuple_from_iterable(rt, arguments[1]);
  if (!details) return raised;
  if (details->length() != 4 && details->length() != 6) {
    return rt.raise(*rt.types.type_error,
                    details->length() == 5
                        ? "end_offset must be provided when end_lineno is provided"
                    : details->length() < 4 ? "function takes at least 4 arguments (%d given)"
                                            : "function takes at most 6 arguments (%d given)",
                    static_cast<int>(details->length()));
  }
  for (std::uint32_t i = 0; i < details->length(); ++i) set_field(exception, i + 1, &(*details)[i]);
  return ok;
}

Type* class_of_errno(Runtime& rt, std::int64_t number) {
  Types& t = rt.types;
  switch (number) {
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS: return t.blocking_io_error;
    case EPIPE:
    case ESHUTDOWN: return t.broken_pipe_error;
    case ECHILD: return t.child_process_error;
    case ECONNABORTED: return t.connection_aborted_error;
    case ECONNREFUSED: return t.connection_refused_error;
    case ECONNRESET: return t.connection_reset_error;
    case EEXIST: return t.file_exists_error;
    case ENOENT: return t.file_not_found_error;
    case EINTR: return t.interrupted_error;
    case EISDIR: return t.is_a_directory_error;
    case ENOTDIR: return t.not_a_directory_error;
    case EACCES:
    case EPERM: return t.permission_error;
    case ESRCH: return t.process_lookup_error;
    case ETIMEDOUT: return t.timeout_error;
    default: return nullptr;
  }
}

Own<Object> os_error_construct(Runtime& rt, Type& cls, Arguments arguments) {
  Type* made_as = &cls;
  // OSError(ENOENT, …) is a FileNotFoundError.
  if (made_as == rt.types.os_error && arguments.count >= 2 && is_int(arguments[0]))
    if (Type* specific = class_of_errno(rt, int_clamped(arguments[0]))) made_as = specific;
  return exception_construct(rt, *made_as, arguments);
}

Status os_error_init(Runtime& rt, Object& self, Arguments arguments) {
  if (!base_init(rt, self, arguments)) return raised;
  Exception& exception = ex(self);
  if (arguments.count < 2 || arguments.count > 5) return ok;
  set_field(exception, 0, &arguments[0]);
  set_field(exception, 1, &arguments[1]);
  if (arguments.count >= 3) set_field(exception, 2, &arguments[2]);
  if (arguments.count >= 5) set_field(exception, 3, &arguments[4]);
  if (arguments.count > 2) return set_args(rt, exception, {arguments.values, 2, nullptr});
  return ok;
}

// What each argument of a UnicodeError must be: str, int, or anything that lends bytes.
enum class UnicodePart : std::uint8_t { text, octets, position };

Status check_unicode_part(Runtime& rt, UnicodePart part, std::uint32_t i, Ref<Object>& value) {
  switch (part) {
    case UnicodePart::text:
      if (is_str(*value)) return ok;
      return rt.raise(*rt.types.type_error, "argument %d must be str, not %T",
                      static_cast<int>(i + 1), value->type);
    case UnicodePart::position: {
      const auto number = size_argument(rt, *value);
      return number ? ok : Status(raised);
    }
    case UnicodePart::octets: break;
  }
  if (is_bytes(*value)) return ok;
  if (is_str(*value) || is_int(*value) || !value->type->slots.length)
    return rt.raise(*rt.types.type_error, "a bytes-like object is required, not '%T'", value->type);
  value = call(rt, *rt.types.bytes, {value.get()});
  return value ? ok : Status(raised);
}

Status unicode_error_init(Runtime& rt, Object& self, Arguments arguments) {
  if (!base_init(rt, self, arguments)) return raised;
  const bool translate = is_instance(self, *rt.types.unicode_translate_error);
  const bool decode = is_instance(self, *rt.types.unicode_decode_error);
  const std::uint32_t wanted = translate ? 4 : 5;
  if (arguments.count != wanted)
    return rt.raise(*rt.types.type_error, "function takes exactly %d arguments (%d given)",
                    static_cast<int>(wanted), static_cast<int>(arguments.count));
  constexpr UnicodePart kParts[] = {UnicodePart::text, UnicodePart::text, UnicodePart::position,
                                    UnicodePart::position, UnicodePart::text};
  for (std::uint32_t i = 0; i < wanted; ++i) {
    const std::uint32_t field = i + (translate ? 1 : 0);
    Ref<Object> value = Ref<Object>::share(arguments[i]);
    const UnicodePart part = decode && field == 1 ? UnicodePart::octets : kParts[field];
    if (!check_unicode_part(rt, part, i, value)) return raised;
    set_field(ex(self), field, value.get());
  }
  return ok;
}

Own<Object> exception_str(Runtime& rt, Object& self) {
  Tuple& args = *ex(self).args;
  if (args.length() == 0) return own(static_cast<Object&>(*rt.empty_str));
  if (args.length() == 1) return str_of(rt, args[0]);
  return repr(rt, args);
}

Own<Object> exception_repr(Runtime& rt, Object& self) {
  Tuple& args = *ex(self).args;
  if (args.length() == 1) return format_message(rt, "%S(%R)", self.type->name, &args[0]);
  return format_message(rt, "%S%R", self.type->name, static_cast<Object*>(&args));
}

Own<Object> key_error_str(Runtime& rt, Object& self) {
  Tuple& args = *ex(self).args;
  if (args.length() == 1) return repr(rt, args[0]);
  return exception_str(rt, self);
}

Own<Object> import_error_str(Runtime& rt, Object& self) {
  Object* message = ex(self).fields()[0];
  if (message && is_str(*message) && message->type == rt.types.str) return own(*message);
  return exception_str(rt, self);
}

Own<Object> os_error_str(Runtime& rt, Object& self) {
  Object** f = ex(self).fields();
  if (f[0] && f[1]) {
    if (f[2] && f[3]) return format_message(rt, "[Errno %O] %O: %R -> %R", f[0], f[1], f[2], f[3]);
    if (f[2]) return format_message(rt, "[Errno %O] %O: %R", f[0], f[1], f[2]);
    return format_message(rt, "[Errno %O] %O", f[0], f[1]);
  }
  return exception_str(rt, self);
}

Own<Object> syntax_error_str(Runtime& rt, Object& self) {
  Object** f = ex(self).fields();
  Object& message = f[0] ? *f[0] : *rt.none;
  const bool has_file = f[1] && is_str(*f[1]);
  const bool has_line = f[2] && is_int(*f[2]);
  if (!has_file && !has_line) return str_of(rt, message);
  if (!has_file) return format_message(rt, "%O (line %O)", &message, f[2]);
  // The last part of the path.
  auto& path = static_cast<Str&>(*f[1]);
  std::size_t start = path.length;
  while (start > 0 && path.at(start - 1) != U'/') --start;
  Ref<Str> base = str_slice(rt, path, start, path.length);
  if (!base) return raised;
  if (!has_line) return format_message(rt, "%O (%S)", &message, base.get());
  return format_message(rt, "%O (%S, line %O)", &message, base.get(), f[2]);
}

std::int64_t field_number(Exception& e, std::size_t i) {
  Object* value = e.fields()[i];
  return value && is_int(*value) ? int_clamped(*value) : 0;
}

Own<Object> unicode_error_str(Runtime& rt, Object& self) {
  Exception& e = ex(self);
  Object** f = e.fields();
  const bool decode = is_instance(self, *rt.types.unicode_decode_error);
  const bool translate = is_instance(self, *rt.types.unicode_translate_error);
  if (!f[1] || !f[4 - 0]) {
    if (!translate || !f[1]) return own(static_cast<Object&>(*rt.empty_str));
  }
  const std::int64_t start = field_number(e, 2);
  const std::int64_t end = field_number(e, 3);
  Object& reason = f[4] ? *f[4] : *rt.none;
  Object& encoding = f[0] ? *f[0] : *rt.none;
  if (decode) {
    Ref<Object> byte;
    if (end == start + 1) {
      Ref<Int> index = make_int(rt, start);
      if (!index) return raised;
      byte = get_item(rt, *f[1], *index);
      if (!byte) rt.clear_pending();
    }
    if (byte && is_int(*byte)) {
      Ref<Str> hex = int_to_text(rt, *byte, 16, false);
      if (!hex) return raised;
      return format_message(rt, "'%O' codec can't decode byte 0x%s%S in position %ld: %O",
                            &encoding, hex->length < 2 ? "0" : "", hex.get(),
                            static_cast<long>(start), &reason);
    }
    return format_message(rt, "'%O' codec can't decode bytes in position %ld-%ld: %O", &encoding,
                          static_cast<long>(start), static_cast<long>(end - 1), &reason);
  }
  char escape[16];
  bool one = false;
  if (is_str(*f[1])) {
    auto& text = static_cast<Str&>(*f[1]);
    if (start >= 0 && static_cast<std::size_t>(start) < text.length && end == start + 1) {
      one = true;
      const auto c = static_cast<std::uint32_t>(text.at(static_cast<std::size_t>(start)));
      constexpr char digits[] = "0123456789abcdef";
      const int width = c <= 0xff ? 2 : c <= 0xffff ? 4 : 8;
      escape[0] = '\\';
      escape[1] = width == 2 ? 'x' : width == 4 ? 'u' : 'U';
      for (int i = 0; i < width; ++i) escape[2 + i] = digits[c >> (4 * (width - 1 - i)) & 15];
      escape[2 + width] = 0;
    }
  }
  if (translate) {
    if (one)
      return format_message(rt, "can't translate character '%s' in position %ld: %O", escape,
                            static_cast<long>(start), &reason);
    return format_message(rt, "can't translate characters in position %ld-%ld: %O",
                          static_cast<long>(start), static_cast<long>(end - 1), &reason);
  }
  if (one)
    return format_message(rt, "'%O' codec can't encode character '%s' in position %ld: %O",
                          &encoding, escape, static_cast<long>(start), &reason);
  return format_message(rt, "'%O' codec can't encode characters in position %ld-%ld: %O", &encoding,
                        static_cast<long>(start), static_cast<long>(end - 1), &reason);
}

// ---- attributes ----

Own<Object> or_none(Runtime& rt, Object* object) { return own(object ? *object : *rt.none); }

Own<Object> get_args(Runtime&, Object& self) { return own(static_cast<Object&>(*ex(self).args)); }
Status assign_args(Runtime& rt, Object& self, Object* value) {
  if (!value) return rt.raise(*rt.types.type_error, "args may not be deleted");
  Own<Tuple> args = tuple_from_iterable(rt, *value);
  if (!args) return raised;
  Object* old = ex(self).args;
  ex(self).args = args.get();
  release(old);
  return ok;
}

Own<Object> get_traceback(Runtime& rt, Object& self) { return or_none(rt, ex(self).traceback); }
Status set_traceback(Runtime& rt, Object& self, Object* value) {
  if (!value) return rt.raise(*rt.types.type_error, "__traceback__ may not be deleted");
  if (value != rt.none && value->type != rt.types.traceback)
    return rt.raise(*rt.types.type_error, "__traceback__ must be a traceback or None");
  if (value == rt.none) value = nullptr;
  retain(value);
  Object* old = ex(self).traceback;
  ex(self).traceback = static_cast<Traceback*>(value);
  release(old);
  return ok;
}

Status set_link(Runtime& rt, Object*& link, Object* value, const char* what) {
  if (!value) return rt.raise(*rt.types.type_error, "%s may not be deleted", what);
  if (value != rt.none && !is_exception(*value))
    return rt.raise(*rt.types.type_error, "exception %s must be None or derive from BaseException",
                    what + 2);
  if (value == rt.none) value = nullptr;
  retain(value);
  Object* old = link;
  link = value;
  release(old);
  return ok;
}

Own<Object> get_cause(Runtime& rt, Object& self) { return or_none(rt, ex(self).cause); }
Status set_cause(Runtime& rt, Object& self, Object* value) {
  if (value && value != rt.none && !is_exception(*value))
    return rt.raise(*rt.types.type_error,
                    "exception cause must be None or derive from BaseException");
  if (!set_link(rt, ex(self).cause, value, "__cause__")) return raised;
  ex(self).suppress_context = true;
  return ok;
}
Own<Object> get_context(Runtime& rt, Object& self) { return or_none(rt, ex(self).context); }
Status set_context(Runtime& rt, Object& self, Object* value) {
  if (value && value != rt.none && !is_exception(*value))
    return rt.raise(*rt.types.type_error,
                    "exception context must be None or derive from BaseException");
  return set_link(rt, ex(self).context, value, "__context__");
}
Own<Object> get_suppress(Runtime& rt, Object& self) {
  return make_bool(rt, ex(self).suppress_context);
}
Status set_suppress(Runtime& rt, Object& self, Object* value) {
  if (!value || value->type != rt.types.bool_)
    return rt.raise(*rt.types.type_error, "attribute value type must be bool");
  ex(self).suppress_context = value == rt.true_;
  return ok;
}

constexpr NativeProperty kBaseProperties[] = {
    {"args", get_args, assign_args},
    {"__traceback__", get_traceback, set_traceback},
    {"__cause__", get_cause, set_cause},
    {"__context__", get_context, set_context},
    {"__suppress_context__", get_suppress, set_suppress},
};

Own<Object> with_traceback(Runtime& rt, Object& self, Arguments arguments) {
  if (!set_traceback(rt, self, &arguments[0])) return raised;
  return own(self);
}

Own<Object> add_note(Runtime& rt, Object& self, Arguments arguments) {
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "note must be a str, not '%T'", arguments[0].type);
  Object* existing = get_own_attribute(rt, self, *rt.names.notes);
  if (!existing) {
    Ref<List> fresh = new_list(rt);
    if (!fresh || !set_own_attribute(rt, self, *rt.names.notes, fresh.get())) return raised;
    existing = fresh.get();
  }
  if (!is_list(*existing))
    return rt.raise(*rt.types.type_error, "Cannot add note: __notes__ is not a list");
  if (!list_append(rt, static_cast<List&>(*existing), own(arguments[0]))) return raised;
  return own(*rt.none);
}

// The fields that only the state of an ImportError tells, where they are set.
Own<Dict> import_error_state(Runtime& rt, Exception& exception, Dict* attributes) {
  Ref<Dict> state = attributes ? dict_copy(rt, *attributes) : new_dict(rt);
  for (std::size_t i = 1; i < std::size(kImportErrorFields) && state; ++i) {
    Object* value = exception.fields()[i];
    if (!value || value == rt.none) continue;
    const Ref<Str> name = intern(rt, kImportErrorFields[i]);
    if (!name || !dict_set_str(rt, *state, *name, *value)) return raised;
  }
  return state.release();
}

// An OSError of a file has only two args left; the rest is told again.
Own<Tuple> reduced_args(Runtime& rt, Exception& exception) {
  if (is_instance(exception, *rt.types.os_error) && exception.args->length() == 2 &&
      exception.fields()[2]) {
    Tuple& args = *exception.args;
    if (exception.fields()[3])
      return make_tuple(
          rt, {&args[0], &args[1], exception.fields()[2], rt.none, exception.fields()[3]});
    return make_tuple(rt, {&args[0], &args[1], exception.fields()[2]});
  }
  return own(*exception.args);
}

Own<Object> reduce(Runtime& rt, Object& self, Arguments) {
  const Ref<Tuple> args = reduced_args(rt, ex(self));
  Dict* attributes = args ? instance_dict(rt, self) : nullptr;
  if (!attributes) return raised;
  Ref<Dict> state = attributes->length > 0 ? Ref<Dict>::share(attributes) : Ref<Dict>();
  if (is_instance(self, *rt.types.import_error)) {
    state = import_error_state(rt, ex(self), state.get());
    if (!state) return raised;
    if (state->length == 0) state = Ref<Dict>();
  }
  if (!state) return make_tuple(rt, {self.type, args.get()});
  return make_tuple(rt, {self.type, args.get(), state.get()});
}

Own<Object> set_state(Runtime& rt, Object& self, Arguments arguments) {
  Object& state = arguments[0];
  if (&state == rt.none) return own(*rt.none);
  if (!is_dict(state)) return rt.raise(*rt.types.type_error, "state is not a dictionary");
  const Ref<Dict> copy = dict_copy(rt, static_cast<Dict&>(state));
  if (!copy) return raised;
  for (std::uint32_t i = 0; i < copy->entry_count(); ++i) {
    Object* key;
    Object* value;
    if (!copy->entry(i, key, value)) continue;
    if (!is_str(*key))
      return rt.raise(*rt.types.type_error, "attribute name must be string, not '%T'", key->type);
    const Ref<Str> name = intern(rt, own(static_cast<Str&>(*key)));
    if (!name || !set_attribute(rt, self, *name, value)) return raised;
  }
  return own(*rt.none);
}

constexpr NativeMethod kBaseMethods[] = {
    {"__reduce__", reduce, Takes::nothing},
    {"__setstate__", set_state, Takes::one},
    {"with_traceback", with_traceback, Takes::one},
    {"add_note", add_note, Takes::one},
};

// One accessor pair per field position: rows are static, so the position is a template argument.
template <std::size_t I>
Own<Object> get_field(Runtime& rt, Object& self) {
  return or_none(rt, ex(self).fields()[I]);
}
template <std::size_t I>
Status assign_field(Runtime&, Object& self, Object* value) {
  set_field(ex(self), I, value);
  return ok;
}
template <const auto& Fields, std::size_t... I>
constexpr auto field_rows(std::index_sequence<I...>) {
  return std::array<NativeProperty, sizeof...(I)>{
      NativeProperty{Fields[I], get_field<I>, assign_field<I>}...};
}
template <const auto& Fields>
struct FieldRows {
  static constexpr auto rows = field_rows<Fields>(std::make_index_sequence<std::size(Fields)>{});
};

void fill_base(Slots& slots) {
  slots.dealloc = dealloc_exception;
  slots.visit = visit_as<Exception>;
  slots.construct = exception_construct;
  slots.init = base_init;
  slots.str = exception_str;
  slots.repr = exception_repr;
}

struct Special {
  Type* Types::*type;
  void (*fill)(Slots&);
  std::span<const NativeProperty> properties;
  std::span<const NativeMethod> methods = {};
};

const Special kSpecials[] = {
    {&Types::base_exception, fill_base, kBaseProperties, kBaseMethods},
    {&Types::base_exception_group, fill_exception_group, kExceptionGroupProperties,
     kExceptionGroupMethods},
    {&Types::system_exit, [](Slots& s) { s.init = first_argument_init; },
     FieldRows<kSystemExitFields>::rows},
    {&Types::stop_iteration, [](Slots& s) { s.init = first_argument_init; },
     FieldRows<kStopIterationFields>::rows},
    {&Types::attribute_error, [](Slots& s) { s.init = attribute_error_init; },
     FieldRows<kAttributeErrorFields>::rows},
    {&Types::name_error, [](Slots& s) { s.init = name_error_init; },
     FieldRows<kNameErrorFields>::rows},
    {&Types::import_error,
     [](Slots& s) {
       s.init = import_error_init;
       s.str = import_error_str;
     },
     FieldRows<kImportErrorFields>::rows},
    {&Types::key_error, [](Slots& s) { s.str = key_error_str; }, {}},
    {&Types::os_error,
     [](Slots& s) {
       s.construct = os_error_construct;
       s.init = os_error_init;
       s.str = os_error_str;
     },
     FieldRows<kOsErrorFields>::rows},
    {&Types::syntax_error,
     [](Slots& s) {
       s.init = syntax_error_init;
       s.str = syntax_error_str;
     },
     FieldRows<kSyntaxErrorFields>::rows},
    {&Types::unicode_decode_error,
     [](Slots& s) {
       s.init = unicode_error_init;
       s.str = unicode_error_str;
     },
     FieldRows<kUnicodeErrorFields>::rows},
    {&Types::unicode_encode_error,
     [](Slots& s) {
       s.init = unicode_error_init;
       s.str = unicode_error_str;
     },
     FieldRows<kUnicodeErrorFields>::rows},
    {&Types::unicode_translate_error,
     [](Slots& s) {
       s.init = unicode_error_init;
       s.str = unicode_error_str;
     },
     FieldRows<kUnicodeErrorFields>::rows},
};

const Special* special_of(Type* Types::*type) {
  for (const Special& special : kSpecials)
    if (special.type == type) return &special;
  return nullptr;
}

}  // namespace

std::span<const char* const> exception_fields(const Type& type) {
  // The fixed part beyond Exception tells the built-in class whose fields these are.
  if (built_in_base(type).basic_size == sizeof(Exception)) return {};
  const Types& types = type.runtime->types;
  for (const Type* t = &type; t; t = t->base)
    for (const ExceptionRow& row : kRows)
      if (!row.fields.empty() && types.*row.type == t) return row.fields;
  return {};
}

Status prepare_exception_types(Runtime& rt) {
  for (const ExceptionRow& row : kRows) {
    const Special* special = special_of(row.type);
    Type* base = rt.types.*row.base;
    auto basic_size =
        static_cast<std::uint32_t>(sizeof(Exception) + row.fields.size() * sizeof(Object*));
    if (row.fields.empty() && base != rt.types.object) basic_size = base->basic_size;
    const TypeSpec spec = {.name = row.name,
                           .type = row.type,
                           .base = row.base,
                           .basic_size = basic_size,
                           .flags = kTypeBase | kTypeShaped | kTypeException,
                           .fill = special ? special->fill : nullptr};
    if (!prepare_builtin_type(rt, spec)) return raised;
  }
  return ok;
}

Status ready_exception_types(Runtime& rt) {
  for (const ExceptionRow& row : kRows) {
    const Special* special = special_of(row.type);
    TypeSpec spec = {
        .name = row.name, .type = row.type, .base = row.base, .second_base = row.second_base};
    if (special) {
      spec.properties = special->properties;
      spec.methods = special->methods;
    }
    if (!ready_builtin_type(rt, spec)) return raised;
  }
  return ok;
}

// ---- traceback ----

namespace {

void dealloc_traceback(Runtime& rt, Object& object) {
  auto& traceback = static_cast<Traceback&>(object);
  release(static_cast<Object*>(traceback.next));
  release(static_cast<Object*>(traceback.code));
  release(static_cast<Object*>(traceback.globals));
  release(traceback.frame);
  rt.free_object(object, CellKind::container, sizeof(Traceback));
}

Own<Object> traceback_next(Runtime& rt, Object& self) {
  return or_none(rt, static_cast<Traceback&>(self).next);
}
Status traceback_set_next(Runtime& rt, Object& self, Object* value) {
  if (!value) return rt.raise(*rt.types.type_error, "can't delete tb_next attribute");
  if (value != rt.none && value->type != rt.types.traceback)
    return rt.raise(*rt.types.type_error, "expected traceback object, got '%T'", value->type);
  auto* next = value == rt.none ? nullptr : static_cast<Traceback*>(value);
  for (const Traceback* at = next; at; at = at->next)
    if (at == &self) return rt.raise(*rt.types.value_error, "traceback loop detected");
  retain(static_cast<Object*>(next));
  Traceback* old = std::exchange(static_cast<Traceback&>(self).next, next);
  release(static_cast<Object*>(old));
  return ok;
}
Own<Object> traceback_line(Runtime& rt, Object& self) {
  return make_int(rt, static_cast<Traceback&>(self).line);
}
Own<Object> traceback_lasti(Runtime& rt, Object& self) {
  return make_int(rt, static_cast<Traceback&>(self).unit * 2);
}

Own<Object> traceback_frame(Runtime& rt, Object& self) {
  if (!rt.hooks.traceback_frame) return own(*rt.none);
  return rt.hooks.traceback_frame(rt, static_cast<Traceback&>(self));
}

constexpr NativeProperty kTracebackProperties[] = {{"tb_frame", traceback_frame},
                                                   {"tb_next", traceback_next, traceback_set_next},
                                                   {"tb_lineno", traceback_line},
                                                   {"tb_lasti", traceback_lasti}};

void fill_traceback(Slots& slots) {
  slots.dealloc = dealloc_traceback;
  slots.visit = visit_as<Traceback>;
}

}  // namespace

const TypeSpec kTracebackType = {.name = "traceback",
                                 .type = &Types::traceback,
                                 .basic_size = sizeof(Traceback),
                                 .fill = fill_traceback,
                                 .properties = kTracebackProperties};

Own<Traceback> make_traceback(Runtime& rt, Traceback* next, Code& code, std::uint32_t unit,
                              std::uint32_t line) {
  Own<Traceback> traceback = rt.allocate<Traceback>(*rt.types.traceback);
  if (!traceback) return raised;
  traceback->next = next;
  retain(static_cast<Object*>(next));
  traceback->code = &code;
  retain(static_cast<Object&>(code));
  traceback->unit = unit;
  traceback->line = line;
  traceback->globals = nullptr;
  traceback->depth = 0;
  traceback->frame = nullptr;
  return traceback;
}

// ---- making and matching ----

Own<Exception> make_exception(Runtime& rt, Type& type, Object* message) {
  Ref<Tuple> args = message ? make_tuple(rt, {message}) : own(*rt.empty_tuple);
  if (!args) return raised;
  Own<Object> made = allocate_instance(rt, type);
  if (!made) return raised;
  auto& exception = ex(*made);
  exception.args = args.release().get();
  // The classes whose only field is their first argument, and those whose message is a field.
  if (message &&
      (is_instance(*made, *rt.types.stop_iteration) || is_instance(*made, *rt.types.system_exit) ||
       is_instance(*made, *rt.types.import_error) || is_instance(*made, *rt.types.syntax_error)))
    set_field(exception, 0, message);
  return Own<Exception>(&exception);
}

Own<Exception> normalise_exception(Runtime& rt, Object& class_or_instance) {
  if (is_exception(class_or_instance)) return own(ex(class_or_instance));
  if (is_type(class_or_instance) &&
      (static_cast<Type&>(class_or_instance).flags & kTypeException)) {
    Ref<Object> made = call(rt, class_or_instance);
    if (!made) return raised;
    if (!is_exception(*made))
      return rt.raise(*rt.types.type_error,
                      "calling %R should have returned an instance of BaseException, not %R",
                      &class_or_instance, static_cast<Object*>(made->type));
    return Own<Exception>(&ex(*made.release()));
  }
  return rt.raise(*rt.types.type_error, "exceptions must derive from BaseException");
}

void link_context(Runtime& rt, Exception& raising) {
  Object* handled = rt.handled_anywhere();
  if (!handled || handled == &raising) return;
  Exception* link = &ex(*handled);
  // Contexts set by a program may form a circle already: `slow` follows at half the speed.
  Exception* slow = link;
  for (bool step = false; link->context; step = !step) {
    if (link->context == &raising) {
      release(std::exchange(link->context, nullptr));
      break;
    }
    link = &ex(*link->context);
    if (link == slow) break;
    if (step) slow = &ex(*slow->context);
  }
  retain(*handled);
  release(std::exchange(raising.context, handled));
}

Raised chain_cause(Runtime& rt, Exception& cause) {
  Exception* pending = rt.pending_exception();
  if (pending && pending != &cause) {
    for (Object** link : {&pending->cause, &pending->context}) {
      retain(static_cast<Object&>(cause));
      Object* old = *link;
      *link = &cause;
      release(old);
    }
    pending->suppress_context = true;
  }
  return raised;
}

void note_missing_attribute(Runtime& rt, Object& object, Str& name) {
  Exception* pending = rt.pending_exception();
  if (!pending || !is_instance(*pending, *rt.types.attribute_error)) return;
  set_field(*pending, 0, &name);
  set_field(*pending, 1, &object);
}

void write_unraisable(Runtime& rt, Object* where) {
  if (rt.hooks.unraisable) rt.hooks.unraisable(rt, where);
  rt.clear_pending();
}

void complete_attribute_error(Runtime& rt, Object& object, Str& name) {
  Exception* pending = rt.pending_exception();
  if (!pending || !is_instance(*pending, *rt.types.attribute_error)) return;
  if (!pending->fields()[0] && !pending->fields()[1]) note_missing_attribute(rt, object, name);
}

bool pending_matches(Runtime& rt, const Type& type) {
  return rt.pending_exception() && is_instance(*rt.pending_exception(), type);
}

Fallible<bool> exception_matches(Runtime& rt, Object& exception, Object& class_or_tuple) {
  if (is_tuple(class_or_tuple)) {
    auto& classes = static_cast<Tuple&>(class_or_tuple);
    for (std::uint32_t i = 0; i < classes.length(); ++i)
      if (!is_type(classes[i]) || !(static_cast<Type&>(classes[i]).flags & kTypeException))
        return rt.raise(*rt.types.type_error,
                        "catching classes that do not inherit from BaseException is not allowed");
    for (std::uint32_t i = 0; i < classes.length(); ++i)
      if (is_instance(exception, static_cast<Type&>(classes[i]))) return true;
    return false;
  }
  if (!is_type(class_or_tuple) || !(static_cast<Type&>(class_or_tuple).flags & kTypeException))
    return rt.raise(*rt.types.type_error,
                    "catching classes that do not inherit from BaseException is not allowed");
  return is_instance(exception, static_cast<Type&>(class_or_tuple));
}

}  // namespace vitro
