// _sre: the module.
#include "vm/modules/sre.hpp"

#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/str.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/sre_objects.hpp"

namespace vitro::vm {

namespace {

using namespace sre;

// Takes the code words out of a list of ints into the pattern's own array.
Status take_code(Runtime& rt, Pattern& pattern, List& words) {
  pattern.code_length = words.length;
  pattern.code =
      static_cast<Word*>(rt.allocate_buffer(std::max<std::size_t>(words.length, 1) * sizeof(Word)));
  if (!pattern.code) return raised;
  if (words.length == 0) {
    rt.free_buffer(std::exchange(pattern.code, nullptr), sizeof(Word));
    return rt.raise(*rt.types.runtime_error, "invalid SRE code");
  }
  for (std::size_t i = 0; i < pattern.code_length; ++i) {
    pattern.code[i] = 0;
    if (i >= words.length) continue;
    if (!is_int(*words.items[i])) return rt.raise(*rt.types.type_error, "an integer is required");
    const auto word = int_to_int64(rt, *words.items[i]);
    if (!word || *word < 0 || *word > std::int64_t{0xffff'ffff}) {
      rt.clear_pending();
      return rt.raise(*rt.types.overflow_error, "regular expression code size limit exceeded");
    }
    pattern.code[i] = static_cast<Word>(*word);
  }
  return ok;
}

Own<Object> compile(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"pattern", "flags",      "code",
                                           "groups",  "groupindex", "indexgroup"};
  Object* given[6] = {};
  if (!unpack(rt, arguments, {"compile", kNames, 6}, given)) return raised;
  if (!is_list(*given[2]) || !is_dict(*given[4]) || !is_tuple(*given[5]))
    return rt.raise(*rt.types.type_error,
                    "compile() needs a list of code, a dict and a tuple of group names");
  const auto flags = to_index_int64(rt, *given[1], rt.types.overflow_error);
  const auto groups = flags ? size_argument(rt, *given[3]) : Fallible<std::int64_t>(raised);
  if (!groups) return raised;
  if (*groups < 0 || *groups > kMostGroups)
    return rt.raise(*rt.types.runtime_error, "invalid SRE code");
  Ref<Pattern> made = allocate_empty<Pattern>(rt, ModuleType::sre_pattern);
  if (!made) return raised;
  made->pattern = own(*given[0]).get();
  made->group_index = static_cast<Dict*>(own(*given[4]).get());
  made->index_group = static_cast<Tuple*>(own(*given[5]).get());
  made->groups = static_cast<std::size_t>(*groups);
  made->flags = *flags;
  made->for_bytes = given[0] != rt.none && !is_str(*given[0]);
  if (!take_code(rt, *made, static_cast<List&>(*given[2]))) return raised;
  if (!is_valid(made->code, made->code_length, made->groups))
    return rt.raise(*rt.types.runtime_error, "invalid SRE code");
  return made.release();
}

Fallible<char32_t> character(Runtime& rt, Object& argument) {
  const auto number = to_index_int64(rt, argument, rt.types.overflow_error);
  if (!number) return raised;
  return static_cast<char32_t>(*number);
}

bool is_cased_ascii(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_cased_unicode(char32_t c) { return lower_unicode(c) != c || upper_unicode(c) != c; }

template <bool (*Test)(char32_t)>
Own<Object> tested(Runtime& rt, Object&, Arguments arguments) {
  const auto c = character(rt, arguments[0]);
  if (!c) return raised;
  return make_bool(rt, Test(*c));
}
template <char32_t (*Change)(char32_t)>
Own<Object> changed(Runtime& rt, Object&, Arguments arguments) {
  const auto c = character(rt, arguments[0]);
  if (!c) return raised;
  return make_int(rt, static_cast<std::int64_t>(Change(*c)));
}

Own<Object> code_size(Runtime& rt, Object&, Arguments) { return make_int(rt, sizeof(Word)); }

constexpr auto F = Binding::function;
constexpr NativeMethod kFunctions[] = {
    {"compile", compile, Takes::anything, 0, 255, F},
    {"getcodesize", code_size, Takes::nothing, 0, 255, F},
    {"ascii_iscased", tested<is_cased_ascii>, Takes::one, 0, 255, F},
    {"unicode_iscased", tested<is_cased_unicode>, Takes::one, 0, 255, F},
    {"ascii_tolower", changed<lower_ascii>, Takes::one, 0, 255, F},
    {"unicode_tolower", changed<lower_unicode>, Takes::one, 0, 255, F},
};
constexpr const TypeSpec* kHidden[] = {&kPatternType, &kMatchType, &kScannerType};

Status fill(Runtime& rt, Module& module) {
  return Filler(rt, *module.dict)
      .set("MAGIC", kMagic)
      .set("CODESIZE", static_cast<std::int64_t>(sizeof(Word)))
      .set("MAXREPEAT", std::int64_t{kUnlimited})
      .set("MAXGROUPS", kMostGroups)
      .status();
}

}  // namespace

const NativeModule kSreModule = {
    .name = "_sre", .functions = kFunctions, .hidden_types = kHidden, .fill = fill};

}  // namespace vitro::vm
