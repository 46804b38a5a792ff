// What a native module is made of, and the table of all of them. A module costs nothing before
// its first import: its tables are constant, its types and functions are made then.
#pragma once

#include <span>
#include <string_view>

#include "objects/module.hpp"
#include "objects/ref.hpp"
#include "objects/runtime.hpp"
#include "objects/type.hpp"

namespace vitro::vm {

struct NativeModule {
  const char* name;
  std::span<const NativeMethod> functions = {};  // their `self` is the module
  std::span<const TypeSpec* const> types = {};   // a base stands before its subclasses
  // Made with the module but not put into its namespace: iterators and the like.
  std::span<const TypeSpec* const> hidden_types = {};
  Status (*fill)(Runtime&, Module&) = nullptr;  // what the tables cannot say
  const char* doc = nullptr;
};

// Places of module types in Runtime::module_types.
enum class ModuleType : std::int16_t {
  simple_namespace,
  sys_version_info,
  sys_flags,
  sys_hash_info,
  sys_int_info,
  sys_float_info,
  sys_thread_info,
  struct_time,
  stat_result,
  terminal_size,
  uname_result,
  times_result,
  module_spec,
  source_loader,
  namespace_loader,
  builtin_importer,
  quitter,
  helper,
  printer,
  // itertools
  count,
  cycle,
  repeat,
  accumulate,
  compress,
  drop_while,
  take_while,
  filter_false,
  star_map,
  pairwise,
  chain,
  islice,
  zip_longest,
  group_by,
  grouper,
  tee,
  tee_link,
  product,
  permutations,
  combinations,
  replacing,
  // _operator
  item_getter,
  attr_getter,
  method_caller,
  // _functools
  partial,
  cache,
  cache_link,
  key_wrapper,
  // _collections
  deque,
  deque_iterator,
  deque_reverse_iterator,
  default_dict,
  ordered_dict,
  ordered_iterator,
  ordered_keys,
  ordered_values,
  ordered_items,
  tuple_getter,
  // _abc
  abc_data,
  // _thread
  lock,
  rlock,
  // _sre
  sre_pattern,
  sre_match,
  sre_scanner,
  // posix
  dir_entry,
  scan_iterator,
  random,
  sha512,
  // _contextvars
  context,
  context_iterator,
  context_variable,
  context_token,
  context_missing,
  // _struct
  packer,
  unpack_iterator,
  // _csv
  csv_dialect,
  csv_reader,
  csv_writer,
  // array
  array,
  array_iterator,
  // zlib
  compressor,
  decompressor,
  // hashes
  md5,
  sha1,
  sha256,
  sha3_224,
  sha3_256,
  sha3_384,
  sha3_512,
  shake_128,
  shake_256,
  blake2b,
  blake2s,
  // _ast
  syntax_tree,
  // _json
  json_scanner,
  json_encoder,
  // select, _socket
  poll_object,
  epoll_object,
  socket,
  unicode_database,
  symtable_entry,
  // exceptions of modules
  struct_error,
  csv_error,
  zlib_error,
  binascii_error,
  binascii_incomplete,
  socket_error,
  spare_1,
  spare_2,
  spare_3,
  spare_4,
  spare_5,
  spare_6,
  end
};
static_assert(static_cast<std::size_t>(ModuleType::end) <= Runtime::kModuleTypes);

[[nodiscard]] constexpr std::int16_t place_of(ModuleType type) {
  return static_cast<std::int16_t>(type);
}
// A type that some module has made already.
[[nodiscard]] inline Type& module_type(Runtime& rt, ModuleType type) {
  return *rt.module_types[static_cast<std::size_t>(type)];
}
[[nodiscard]] inline bool is_module_type(Runtime& rt, const Object& object, ModuleType type) {
  return object.type == rt.module_types[static_cast<std::size_t>(type)];
}

// An exception class of a module, made the first time it is asked for; immortal. Null: MemoryError.
Type* make_module_error(Runtime& rt, ModuleType place, std::string_view module,
                        std::string_view name, Type& base);

// All native modules by name.
[[nodiscard]] std::span<const NativeModule* const> native_modules();
[[nodiscard]] const NativeModule* find_native_module(const Str& name);
// A new module from its table, not yet in sys.modules.
Own<Module> make_native_module(Runtime& rt, const NativeModule& table);

// Fills a namespace step by step; after a failure every further step is skipped.
class Filler {
 public:
  Filler(Runtime& rt, Dict& dict) : rt_(rt), dict_(dict) {}
  Filler& set(std::string_view name, Own<Object> value);
  Filler& set(std::string_view name, Object& value) { return set(name, own(value)); }
  Filler& set(std::string_view name, std::string_view text);
  Filler& set(std::string_view name, std::int64_t number);
  Filler& set(std::string_view name, int number) { return set(name, std::int64_t{number}); }
  Filler& set(std::string_view name, double number);
  [[nodiscard]] Status status() const { return good_ ? ok : Status(raised); }

 private:
  Runtime& rt_;
  Dict& dict_;
  bool good_ = true;
};

}  // namespace vitro::vm
