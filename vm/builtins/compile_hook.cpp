#include "vm/builtins/compile_hook.hpp"

#include <cstring>

#include "compiler/compile.hpp"
#include "objects/bytes.hpp"
#include "objects/exception.hpp"
#include "objects/runtime.hpp"
#include "vm/builtins/output.hpp"
#include "vm/imports/imports.hpp"
#include "vm/warnings.hpp"

namespace vitro::vm {

namespace {

// UTF-8 of a str, on the Python heap where the str itself does not hold it.
class Utf8 {
 public:
  Utf8(Runtime& rt, Str& text) : rt_(rt) {
    if (text.ascii()) {
      view_ = text.ascii_view();
      return;
    }
    str_utf8(text, [this](std::string_view chunk) { bytes_ += chunk.size(); });
    buffer_ = static_cast<char*>(rt.allocate_buffer(bytes_));
    if (!buffer_) return;
    std::size_t used = 0;
    str_utf8(text, [&](std::string_view chunk) {
      std::memcpy(buffer_ + used, chunk.data(), chunk.size());
      used += chunk.size();
    });
    view_ = {buffer_, bytes_};
  }
  ~Utf8() { rt_.free_buffer(buffer_, bytes_); }
  Utf8(const Utf8&) = delete;
  Utf8& operator=(const Utf8&) = delete;
  [[nodiscard]] bool failed() const { return bytes_ > 0 && !buffer_; }
  [[nodiscard]] std::string_view view() const { return view_; }

 private:
  Runtime& rt_;
  char* buffer_ = nullptr;
  std::size_t bytes_ = 0;
  std::string_view view_;
};

// Warns as the filters say; one that they make an error becomes a SyntaxError of the compiler.
compiler::WarningVerdict tell_warning(void* context, Runtime& rt,
                                      const compiler::CompileWarning& warning) {
  using compiler::WarningVerdict;
  Type& category =
      warning.is_deprecation ? *rt.types.deprecation_warning : *rt.types.syntax_warning;
  const Ref<Str> text = make_str(rt, warning.message);
  if (!text) return WarningVerdict::failed;
  WarningOrigin origin;
  origin.filename = static_cast<Str*>(context);
  origin.line = warning.line;
  if (warn_explicit(rt, category, *text, origin)) return WarningVerdict::go_on;
  if (!pending_matches(rt, category)) return WarningVerdict::failed;
  rt.clear_pending();
  return WarningVerdict::is_error;
}

compiler::Mode mode_of(const char* mode) {
  return mode[0] == 's'   ? compiler::Mode::single
         : mode[1] == 'v' ? compiler::Mode::eval
                          : compiler::Mode::exec;
}

}  // namespace

Own<Object> compile_hook(Runtime& rt, Object& source, Str& filename, const char* mode,
                         std::uint32_t flags) {
  compiler::CompileOptions options;
  options.echo = mode[0] == 'p';
  options.future_annotations = (flags & kCodeFutureAnnotations) != 0;
  options.imply_dedent = (flags & kCompileKeepDedent) == 0;
  options.allow_incomplete = (flags & kCompileAllowIncomplete) != 0;
  const auto optimize = static_cast<int>(flags >> kCompileOptimizeShift);
  options.optimize = optimize ? optimize - 1 : vm_of(rt).launch.flags.optimize;
  options.warn = tell_warning;
  options.warn_context = &filename;
  const bool is_tree = !is_bytes(source) && !is_str(source);
  Ref<Dict> classes;
  if (is_tree || (flags & kCompileOnlyTree)) {
    const Ref<Object> module = import_absolute(rt, "_ast");
    if (!module) return raised;
    if (module->type != rt.types.module)
      return rt.raise(*rt.types.system_error, "module _ast is gone");
    classes = Ref<Dict>::share(static_cast<Module&>(*module).dict);
  }
  if (is_tree)
    return compiler::compile_objects(rt, source, filename, mode_of(mode), options, *classes);
  const auto compile = [&](std::string_view text) -> Own<Object> {
    if (flags & kCompileOnlyTree)
      return compiler::parse_source(rt, text, filename, mode_of(mode), options, *classes);
    return compiler::compile_source(rt, text, filename, mode_of(mode), options);
  };
  if (is_bytes(source)) return compile(static_cast<Bytes&>(source).view());
  auto& text = static_cast<Str&>(source);
  if (!check_encodable(rt, text)) return raised;
  const Utf8 utf8(rt, text);
  if (utf8.failed()) return raised;
  if (std::memchr(utf8.view().data(), 0, utf8.view().size()))
    return rt.raise(*rt.types.value_error, "source code string cannot contain null bytes");
  options.is_text = true;
  return compile(utf8.view());
}

}  // namespace vitro::vm
