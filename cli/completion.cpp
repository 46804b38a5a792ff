#include "cli/completion.hpp"

#include <algorithm>

#include "compiler/source.hpp"
#include "objects/dict.hpp"
#include "objects/directory.hpp"
#include "objects/module.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/vm.hpp"

namespace vitro::cli {

namespace {

constexpr const char* kKeywords[] = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};

class Matches {
 public:
  explicit Matches(std::string_view start) : start_(start) {}
  void offer(std::string_view name, std::string_view before = {}) {
    if (!name.starts_with(start_)) return;
    if (name.starts_with('_') && !start_.starts_with('_')) return;
    found_.push_back(std::string(before) + std::string(name));
  }
  void offer(const Object& name, std::string_view before = {}) {
    if (!is_str(name)) return;
    std::string text;
    str_utf8(static_cast<const Str&>(name), [&](std::string_view chunk) { text += chunk; });
    offer(text, before);
  }
  void offer_keys(const Dict& names) {
    Object* key;
    Object* value;
    for (std::uint32_t i = 0; i < names.entry_count(); ++i)
      if (names.entry(i, key, value)) offer(*key);
  }
  std::vector<std::string> take() {
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  std::string_view start_;
  std::vector<std::string> found_;
};

// The object that `path` leads to. Empty: none; what was raised is forgotten.
Ref<Object> object_at(Runtime& rt, std::string_view path) {
  Ref<Object> object;
  for (bool first = true; !path.empty() || first; first = false) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const Ref<Str> name = intern(rt, path.substr(0, dot));
    path.remove_prefix(std::min(dot + 1, path.size()));
    if (name && first) {
      Module* main = vm::vm_of(rt).main_module();
      Object* found = main ? dict_get_str(*main->dict, *name) : nullptr;
      if (!found) found = dict_get_str(*rt.builtins, *name);
      object = Ref<Object>::share(found);
    } else if (name) {
      const auto found = find_attribute(rt, *object, *name);
      object = found ? Ref<Object>(Own<Object>(*found)) : Ref<Object>();
    }
    rt.clear_pending();
    if (!object) return {};
  }
  return object;
}

}  // namespace

std::vector<std::string> completions_of(Runtime& rt, std::string_view word) {
  const std::size_t dot = word.rfind('.');
  if (dot == word.npos) {
    Matches matches(word);
    if (Module* main = vm::vm_of(rt).main_module()) matches.offer_keys(*main->dict);
    matches.offer_keys(*rt.builtins);
    for (const char* keyword : kKeywords) matches.offer(std::string_view(keyword));
    return matches.take();
  }
  Matches matches(word.substr(dot + 1));
  const Ref<Object> object = object_at(rt, word.substr(0, dot));
  const Ref<List> names = object ? directory_of(rt, *object) : Own<List>();
  for (std::size_t i = 0; names && i < names->length; ++i)
    matches.offer(*names->items[i], word.substr(0, dot + 1));
  rt.clear_pending();
  return matches.take();
}

}  // namespace vitro::cli
