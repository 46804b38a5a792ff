#include "vm/builtins/builtins.hpp"

#include "objects/function.hpp"
#include "objects/module.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "vm/builtins/compile_hook.hpp"
#include "vm/builtins/functions.hpp"
#include "vm/builtins/site.hpp"

namespace vitro::vm {

namespace {

constexpr Type* Types::*kVisibleTypes[] = {
    &Types::type,
    &Types::object,
    &Types::int_,
    &Types::bool_,
    &Types::float_,
    &Types::complex,
    &Types::str,
    &Types::bytes,
    &Types::bytearray,
    &Types::memoryview,
    &Types::tuple,
    &Types::list,
    &Types::dict,
    &Types::set,
    &Types::frozenset,
    &Types::range,
    &Types::slice,
    &Types::enumerate,
    &Types::zip,
    &Types::map,
    &Types::filter,
    &Types::reversed,
    &Types::property,
    &Types::static_method,
    &Types::class_method,
    &Types::super,
    // exceptions
    &Types::base_exception,
    &Types::exception,
    &Types::system_exit,
    &Types::keyboard_interrupt,
    &Types::generator_exit,
    &Types::base_exception_group,
    &Types::exception_group,
    &Types::stop_iteration,
    &Types::stop_async_iteration,
    &Types::arithmetic_error,
    &Types::floating_point_error,
    &Types::overflow_error,
    &Types::zero_division_error,
    &Types::assertion_error,
    &Types::attribute_error,
    &Types::buffer_error,
    &Types::eof_error,
    &Types::import_error,
    &Types::module_not_found_error,
    &Types::lookup_error,
    &Types::index_error,
    &Types::key_error,
    &Types::memory_error,
    &Types::name_error,
    &Types::unbound_local_error,
    &Types::os_error,
    &Types::blocking_io_error,
    &Types::child_process_error,
    &Types::connection_error,
    &Types::broken_pipe_error,
    &Types::connection_aborted_error,
    &Types::connection_refused_error,
    &Types::connection_reset_error,
    &Types::file_exists_error,
    &Types::file_not_found_error,
    &Types::interrupted_error,
    &Types::is_a_directory_error,
    &Types::not_a_directory_error,
    &Types::permission_error,
    &Types::process_lookup_error,
    &Types::timeout_error,
    &Types::reference_error,
    &Types::runtime_error,
    &Types::not_implemented_error,
    &Types::recursion_error,
    &Types::syntax_error,
    &Types::indentation_error,
    &Types::tab_error,
    &Types::system_error,
    &Types::type_error,
    &Types::value_error,
    &Types::unicode_error,
    &Types::unicode_decode_error,
    &Types::unicode_encode_error,
    &Types::unicode_translate_error,
    &Types::warning,
    &Types::deprecation_warning,
    &Types::pending_deprecation_warning,
    &Types::runtime_warning,
    &Types::syntax_warning,
    &Types::user_warning,
    &Types::future_warning,
    &Types::import_warning,
    &Types::unicode_warning,
    &Types::bytes_warning,
    &Types::resource_warning,
    &Types::encoding_warning,
};

Status add(Runtime& rt, Dict& namespace_, std::string_view name, Object& value) {
  Ref<Str> key = intern(rt, name);
  if (!key) return raised;
  return dict_set_str(rt, namespace_, *key, value);
}

Status add_functions(Runtime& rt, Module& module, std::span<const NativeMethod> functions) {
  for (const NativeMethod& function : functions) {
    Ref<Object> callable = make_native_callable(rt, function, &module, nullptr);
    if (!callable || !add(rt, *module.dict, function.name, *callable)) return raised;
  }
  return ok;
}

Status add_types(Runtime& rt, Dict& namespace_) {
  for (Type* Types::*member : kVisibleTypes) {
    Type* type = rt.types.*member;
    if (type && !dict_set_str(rt, namespace_, *type->name, *type)) return raised;
  }
  return ok;
}

Status add_constants(Runtime& rt, Dict& namespace_) {
  struct Row {
    std::string_view name;
    Object* value;
  };
  const Row rows[] = {
      {"None", rt.none},
      {"True", rt.true_},
      {"False", rt.false_},
      {"NotImplemented", rt.not_implemented},
      {"Ellipsis", rt.ellipsis},
      {"__debug__", rt.true_},
      // OSError under the names it had
      {"EnvironmentError", rt.types.os_error},
      {"IOError", rt.types.os_error},
  };
  for (const Row& row : rows)
    if (row.value && !add(rt, namespace_, row.name, *row.value)) return raised;
  return ok;
}

}  // namespace

Status add_builtins(Runtime& rt, Module& module) {
  Dict& namespace_ = *module.dict;
  rt.hooks.compile = compile_hook;
  for (const auto functions : {object_functions(), number_functions(), iteration_functions(),
                               text_functions(), source_functions(), site_functions()})
    if (!add_functions(rt, module, functions)) return raised;
  if (!add_constants(rt, namespace_) || !add_site_builtins(rt, namespace_)) return raised;
  return add_types(rt, namespace_);
}

}  // namespace vitro::vm
