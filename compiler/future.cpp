#include "compiler/future.hpp"

#include <algorithm>
#include <string>

namespace vitro::compiler {
namespace {

// All but `annotations` have become part of the language.
constexpr std::string_view kFeatures[] = {
    "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
    "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations",
};

void read_features(const ast::ImportFrom& node, Future& future, Diagnostics& diagnostics) {
  for (const ast::alias* each : node.names) {
    const std::string_view feature = each->name.view();
    const Span& place = node.span;
    if (feature == "braces")
      return diagnostics.error_at_point(place.line, place.column + 1, "not a chance");
    if (std::find(std::begin(kFeatures), std::end(kFeatures), feature) == std::end(kFeatures))
      return diagnostics.error_at_point(
          place.line, place.column + 1,
          "future feature " + std::string(feature.substr(0, 100)) + " is not defined");
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
        // One column off, as in CPython.
        diagnostics.error_at_point(
            line, import->span.column,
            "from __future__ imports must occur at the beginning of the file");
        break;
      }
      read_features(*import, future, diagnostics);
      if (diagnostics.failed()) break;
      continue;
    }
    // Only a docstring may come before.
    const auto* expression =
        statement == module.body[0] ? ast::try_as<ast::Expr>(statement) : nullptr;
    const auto* text = expression ? ast::try_as<ast::Constant>(expression->value) : nullptr;
    if (!text || text->type != ast::ConstantType::Str) done = true;
  }
  return future;
}

}  // namespace vitro::compiler
