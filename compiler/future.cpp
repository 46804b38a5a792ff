#include "compiler/future.hpp"

#include <algorithm>
#include <string>

namespace vitro::compiler {
namespace {

// All but `annotations` have become part of the language.
constexpr std::string_view kFeatures[] = {
    "nested_scopes",  "generators",     "division",         "absolute_import", "with_statement",
    "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations",
};

void read_features(const ast::ImportFrom& node, Future& future, Diagnostics& diagnostics) {
  for (const ast::alias* each : node.names) {
    const std::string_view feature = each->name.view();
    if (feature == "braces") return diagnostics.error(node.span, "not a chance");
    if (std::find(std::begin(kFeatures), std::end(kFeatures), feature) == std::end(kFeatures))
      return diagnostics.error(node.span, "future feature " + std::string(feature.substr(0, 100)) + " is not defined");
    if (feature == "annotations") future.annotations = true;
  }
  future.last_line = node.span.line;
}

}  // namespace

Future read_future(const ast::Module& module, Diagnostics& diagnostics) {
  Future future;
  bool done = false;
  std::uint32_t line = 0;
  for (const ast::Statement* statement : module.body) {
    if (done && statement->span.line > line) break;
    line = statement->span.line;
    if (const auto* import = ast::try_as<ast::ImportFrom>(statement);
        import && import->module && import->module.view() == "__future__") {
      if (done) {
        diagnostics.error(import->span, "from __future__ imports must occur at the beginning of the file");
        break;
      }
      read_features(*import, future, diagnostics);
      if (diagnostics.failed()) break;
      continue;
    }
    // Text may come first, and other constants do no harm.
    const auto* expression = ast::try_as<ast::Expr>(statement);
    if (!expression || !ast::is<ast::Constant>(*expression->value)) done = true;
  }
  return future;
}

}  // namespace vitro::compiler
