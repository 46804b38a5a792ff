// The named rows of sys: version_info, flags, hash_info, int_info, float_info, thread_info.
#include <cfloat>

#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/str.hpp"
#include "vm/modules/struct_sequence.hpp"
#include "vm/modules/sys.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

namespace {

using sequence::Shape;

constexpr const char* kVersionNames[] = {"major", "minor", "micro", "releaselevel", "serial"};
constexpr const char* kFlagNames[] = {"debug",
                                      "inspect",
                                      "interactive",
                                      "optimize",
                                      "dont_write_bytecode",
                                      "no_user_site",
                                      "no_site",
                                      "ignore_environment",
                                      "verbose",
                                      "bytes_warning",
                                      "quiet",
                                      "hash_randomization",
                                      "isolated",
                                      "dev_mode",
                                      "utf8_mode",
                                      "warn_default_encoding",
                                      "safe_path",
                                      "int_max_str_digits"};
constexpr const char* kHashNames[] = {"width",     "modulus",   "inf",       "nan",   "imag",
                                      "algorithm", "hash_bits", "seed_bits", "cutoff"};
constexpr const char* kIntNames[] = {"bits_per_digit", "sizeof_digit", "default_max_str_digits",
                                     "str_digits_check_threshold"};
constexpr const char* kFloatNames[] = {"max",     "max_exp",    "max_10_exp", "min",
                                       "min_exp", "min_10_exp", "dig",        "mant_dig",
                                       "epsilon", "radix",      "rounds"};
constexpr const char* kThreadNames[] = {"name", "lock", "version"};

constexpr Shape kVersion{kVersionNames, 5, ModuleType::sys_version_info};
constexpr Shape kFlags{kFlagNames, 18, ModuleType::sys_flags};
constexpr Shape kHash{kHashNames, 9, ModuleType::sys_hash_info};
constexpr Shape kInt{kIntNames, 4, ModuleType::sys_int_info};
constexpr Shape kFloat{kFloatNames, 11, ModuleType::sys_float_info};
constexpr Shape kThread{kThreadNames, 3, ModuleType::sys_thread_info};

constexpr TypeSpec kVersionType = sequence_spec<kVersion>("sys", "version_info", false);
constexpr TypeSpec kFlagsType = sequence_spec<kFlags>("sys", "flags", false);
constexpr TypeSpec kHashType = sequence_spec<kHash>("sys", "hash_info", true);
constexpr TypeSpec kIntType = sequence_spec<kInt>("sys", "int_info", true);
constexpr TypeSpec kFloatType = sequence_spec<kFloat>("sys", "float_info", true);
constexpr TypeSpec kThreadType = sequence_spec<kThread>("sys", "thread_info", true);

}  // namespace

Own<Object> sys_version_info(Runtime& rt) {
  return make_row(rt, kVersion,
                  {make_int(rt, kPythonMajor), make_int(rt, kPythonMinor),
                   make_int(rt, kPythonMicro), make_str(rt, "final"), make_int(rt, 0)});
}

Status fill_sys_rows(Runtime& rt, Filler& filler) {
  struct Row {
    const TypeSpec& spec;
    const Shape& shape;
  };
  const Row rows[] = {{kVersionType, kVersion}, {kFlagsType, kFlags}, {kHashType, kHash},
                      {kIntType, kInt},         {kFloatType, kFloat}, {kThreadType, kThread}};
  for (const Row& row : rows)
    if (!make_module_type(rt, row.spec) || !finish_sequence_type(rt, row.shape)) return raised;
  const auto number = [&rt](std::int64_t value) -> Own<Object> { return make_int(rt, value); };
  const auto real = [&rt](double value) -> Own<Object> { return make_float(rt, value); };
  if (!filler.set("version_info", sys_version_info(rt)).status()) return raised;
  const Flags& flags = vm_of(rt).launch.flags;
  filler.set(
      "flags",
      make_row(rt, kFlags,
               {number(0), number(flags.inspect), number(flags.interactive), number(flags.optimize),
                number(flags.dont_write_bytecode), number(flags.no_user_site),
                number(flags.no_site), number(flags.ignore_environment), number(flags.verbose),
                number(flags.bytes_warning), number(flags.quiet), number(0), number(flags.isolated),
                make_bool(rt, flags.dev_mode), number(1), number(flags.warn_default_encoding),
                make_bool(rt, flags.safe_path), number(rt.limits.int_max_str_digits)}));
  if (!filler.status()) return raised;
  filler.set("hash_info", make_row(rt, kHash,
                                   {number(64), number((std::int64_t{1} << 61) - 1), number(314159),
                                    number(0), number(1000003), make_str(rt, "siphash13"),
                                    number(64), number(128), number(0)}));
  if (!filler.status()) return raised;
  filler.set("int_info", make_row(rt, kInt, {number(64), number(8), number(4300), number(640)}));
  if (!filler.status()) return raised;
  filler.set("float_info",
             make_row(rt, kFloat,
                      {real(DBL_MAX), number(DBL_MAX_EXP), number(DBL_MAX_10_EXP), real(DBL_MIN),
                       number(DBL_MIN_EXP), number(DBL_MIN_10_EXP), number(DBL_DIG),
                       number(DBL_MANT_DIG), real(DBL_EPSILON), number(FLT_RADIX), number(1)}));
  if (!filler.status()) return raised;
  filler.set("thread_info",
             make_row(rt, kThread, {make_str(rt, "pthread"), own(*rt.none), own(*rt.none)}));
  return filler.status();
}

}  // namespace vitro::vm
