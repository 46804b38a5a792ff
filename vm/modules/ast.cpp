// _ast: the classes of syntax trees, made from Python's abstract grammar. What fields a class has
// is read off its own description.
#include <algorithm>

#include "objects/dict.hpp"
#include "objects/function.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "vm/imports/attributes.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

struct Group {
  std::string_view name;
  bool places = false;            // has line and column numbers
  bool end_optional = false;      // those of the end may be missing
  std::string_view self = {};     // a class of its own, without others: its fields
  std::string_view members = {};  // one class per line
};

constexpr Group kGroups[] = {
    {"mod",
     false,
     false,
     {},
     "Module(stmt* body, type_ignore* type_ignores)\n"
     "Interactive(stmt* body)\n"
     "Expression(expr body)\n"
     "FunctionType(expr* argtypes, expr returns)"},
    {"stmt",
     true,
     true,
     {},
     "FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? "
     "returns, "
     "string? type_comment)\n"
     "AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? "
     "returns, string? type_comment)\n"
     "ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list)\n"
     "Return(expr? value)\n"
     "Delete(expr* targets)\n"
     "Assign(expr* targets, expr value, string? type_comment)\n"
     "AugAssign(expr target, operator op, expr value)\n"
     "AnnAssign(expr target, expr annotation, expr? value, int simple)\n"
     "For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)\n"
     "AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)\n"
     "While(expr test, stmt* body, stmt* orelse)\n"
     "If(expr test, stmt* body, stmt* orelse)\n"
     "With(withitem* items, stmt* body, string? type_comment)\n"
     "AsyncWith(withitem* items, stmt* body, string? type_comment)\n"
     "Match(expr subject, match_case* cases)\n"
     "Raise(expr? exc, expr? cause)\n"
     "Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)\n"
     "TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)\n"
     "Assert(expr test, expr? msg)\n"
     "Import(alias* names)\n"
     "ImportFrom(identifier? module, alias* names, int? level)\n"
     "Global(identifier* names)\n"
     "Nonlocal(identifier* names)\n"
     "Expr(expr value)\n"
     "Pass\nBreak\nContinue"},
    {"expr",
     true,
     true,
     {},
     "BoolOp(boolop op, expr* values)\n"
     "NamedExpr(expr target, expr value)\n"
     "BinOp(expr left, operator op, expr right)\n"
     "UnaryOp(unaryop op, expr operand)\n"
     "Lambda(arguments args, expr body)\n"
     "IfExp(expr test, expr body, expr orelse)\n"
     "Dict(expr* keys, expr* values)\n"
     "Set(expr* elts)\n"
     "ListComp(expr elt, comprehension* generators)\n"
     "SetComp(expr elt, comprehension* generators)\n"
     "DictComp(expr key, expr value, comprehension* generators)\n"
     "GeneratorExp(expr elt, comprehension* generators)\n"
     "Await(expr value)\n"
     "Yield(expr? value)\n"
     "YieldFrom(expr value)\n"
     "Compare(expr left, cmpop* ops, expr* comparators)\n"
     "Call(expr func, expr* args, keyword* keywords)\n"
     "FormattedValue(expr value, int conversion, expr? format_spec)\n"
     "JoinedStr(expr* values)\n"
     "Constant(constant value, string? kind)\n"
     "Attribute(expr value, identifier attr, expr_context ctx)\n"
     "Subscript(expr value, expr slice, expr_context ctx)\n"
     "Starred(expr value, expr_context ctx)\n"
     "Name(identifier id, expr_context ctx)\n"
     "List(expr* elts, expr_context ctx)\n"
     "Tuple(expr* elts, expr_context ctx)\n"
     "Slice(expr? lower, expr? upper, expr? step)"},
    {"expr_context", false, false, {}, "Load\nStore\nDel"},
    {"boolop", false, false, {}, "And\nOr"},
    {"operator",
     false,
     false,
     {},
     "Add\nSub\nMult\nMatMult\nDiv\nMod\nPow\nLShift\nRShift\nBitOr\nBitXor\nBitAnd\nFloorDiv"},
    {"unaryop", false, false, {}, "Invert\nNot\nUAdd\nUSub"},
    {"cmpop", false, false, {}, "Eq\nNotEq\nLt\nLtE\nGt\nGtE\nIs\nIsNot\nIn\nNotIn"},
    {"comprehension", false, false,
     "comprehension(expr target, expr iter, expr* ifs, int is_async)"},
    {"excepthandler", true, true, {}, "ExceptHandler(expr? type, identifier? name, stmt* body)"},
    {"arguments", false, false,
     "arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? "
     "kwarg, expr* defaults)"},
    {"arg", true, true, "arg(identifier arg, expr? annotation, string? type_comment)"},
    {"keyword", true, true, "keyword(identifier? arg, expr value)"},
    {"alias", true, true, "alias(identifier name, identifier? asname)"},
    {"withitem", false, false, "withitem(expr context_expr, expr? optional_vars)"},
    {"match_case", false, false, "match_case(pattern pattern, expr? guard, stmt* body)"},
    {"pattern",
     true,
     false,
     {},
     "MatchValue(expr value)\n"
     "MatchSingleton(constant value)\n"
     "MatchSequence(pattern* patterns)\n"
     "MatchMapping(expr* keys, pattern* patterns, identifier? rest)\n"
     "MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)\n"
     "MatchStar(identifier? name)\n"
     "MatchAs(pattern? pattern, identifier? name)\n"
     "MatchOr(pattern* patterns)"},
    {"type_ignore", false, false, {}, "TypeIgnore(int lineno, string tag)"},
};

// ---- class AST ----

Own<Object> fields_of(Runtime& rt, Object& node) {
  const Ref<Str> key = intern(rt, "_fields");
  if (!key) return raised;
  const auto fields = find_attribute(rt, *node.type, *key);
  if (!fields) return raised;
  if (!*fields) return own<Object>(*rt.empty_tuple);
  const Ref<Object> held = Own<Object>(*fields);
  return tuple_from_iterable(rt, *held);
}

Status node_init(Runtime& rt, Object& self, Arguments arguments) {
  const Ref<Object> held = fields_of(rt, self);
  if (!held) return raised;
  auto& fields = static_cast<Tuple&>(*held);
  if (arguments.count > fields.length())
    return rt.raise(*rt.types.type_error,
                    fields.length() == 1 ? "%T constructor takes at most %d positional argument"
                                         : "%T constructor takes at most %d positional arguments",
                    self.type, static_cast<int>(fields.length()));
  for (std::uint32_t i = 0; i < arguments.count; ++i) {
    if (!is_str(fields[i]))
      return rt.raise(*rt.types.type_error, "attribute name must be string, not '%T'",
                      fields[i].type);
    if (!set_attribute(rt, self, static_cast<Str&>(fields[i]), &arguments[i])) return raised;
  }
  const std::uint32_t named = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  for (std::uint32_t k = 0; k < named; ++k) {
    auto& name = static_cast<Str&>((*arguments.keyword_names)[k]);
    for (std::uint32_t i = 0; i < arguments.count; ++i)
      if (is_str(fields[i]) && str_equal(static_cast<Str&>(fields[i]), name))
        return rt.raise(*rt.types.type_error, "%T got multiple values for argument '%S'", self.type,
                        &name);
    if (!set_attribute(rt, self, name, arguments.values[arguments.count + k])) return raised;
  }
  return ok;
}

Own<Object> node_reduce(Runtime& rt, Object& self, Arguments) {
  const Ref<Object> dict = shaped_dict(rt, self);
  if (!dict) return raised;
  return make_tuple(rt, {self.type, rt.empty_tuple, dict.get()});
}

constexpr NativeMethod kNodeMethods[] = {{"__reduce__", node_reduce, Takes::nothing}};
constexpr NativeProperty kNodeProperties[] = {{"__dict__", shaped_dict}};

void fill_node(Slots& slots) {
  fill_shaped(slots);
  slots.init = node_init;
}

constexpr TypeSpec kNodeType = {
    .name = "AST",
    .flags = kTypeBase | kTypeShaped,
    .fill = fill_node,
    .methods = kNodeMethods,
    .properties = kNodeProperties,
    .module = "ast",
    .module_type = place_of(ModuleType::syntax_tree),
};

// ---- the other classes ----

class ClassMaker {
 public:
  ClassMaker(Runtime& rt, Filler& module) : rt_(rt), module_(module) {}

  // `description` is "Name(kind field, …)" or a bare name.
  Own<Type> make(std::string_view description, std::string_view doc, Type& base,
                 const Group* places) {
    const std::size_t open = description.find('(');
    const std::string_view name = description.substr(0, open);
    const Ref<Str> class_name = intern(rt_, name);
    const Ref<Tuple> bases = make_tuple(rt_, {&base});
    const Ref<Dict> names = new_dict(rt_);
    const Ref<List> fields = new_list(rt_);
    if (!class_name || !bases || !names || !fields) return raised;
    Filler filler(rt_, *names);
    filler.set("__module__", "ast").set("__doc__", doc);
    if (open != std::string_view::npos) {
      std::string_view rest = description.substr(open + 1, description.size() - open - 2);
      while (!rest.empty()) {
        const std::size_t comma = rest.find(", ");
        const std::string_view field = rest.substr(0, comma);
        const std::size_t space = field.find(' ');
        const std::string_view field_name = field.substr(space + 1);
        Own<Str> text = intern(rt_, field_name);
        if (!text || !list_append(rt_, *fields, text)) return raised;
        if (field[space - 1] == '?') filler.set(field_name, *rt_.none);
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 2);
      }
    }
    const Ref<Tuple> all = tuple_from_array(rt_, fields->items, fields->length);
    if (!all) return raised;
    filler.set("_fields", *all).set("__match_args__", *all);
    if (places) add_places(filler, *places);
    if (!filler.status()) return raised;
    Ref<Type> made = make_class(rt_, *rt_.types.type, *class_name, *bases, *names);
    if (!made) return raised;
    module_.set(name, *made);
    return made.release();
  }

  void add_places(Filler& filler, const Group& group) {
    const Ref<Str> line = intern(rt_, "lineno"), column = intern(rt_, "col_offset"),
                   end_line = intern(rt_, "end_lineno"), end_column = intern(rt_, "end_col_offset");
    const bool good = line && column && end_line && end_column;
    filler.set("_attributes", !good          ? Own<Tuple>(raised)
                              : group.places ? make_tuple(rt_, {line.get(), column.get(),
                                                                end_line.get(), end_column.get()})
                                             : own(*rt_.empty_tuple));
    if (group.end_optional) filler.set("end_lineno", *rt_.none).set("end_col_offset", *rt_.none);
  }

  // What the class of a group says of itself: its members, one per line.
  Own<Str> group_doc(const Group& group) {
    if (!group.self.empty()) return make_str(rt_, group.self);
    StrBuilder text(rt_);
    text.add(group.name).add(" = ");
    std::string_view rest = group.members;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      text.add(rest.substr(0, end));
      if (end == std::string_view::npos) break;
      text.add("\n").add_repeated(U' ', group.name.size()).add(" | ");
      rest.remove_prefix(end + 1);
    }
    return text.finish();
  }

  Status add_group(const Group& group, Type& root) {
    const Ref<Str> doc = group_doc(group);
    if (!doc) return raised;
    // Descriptions are ASCII.
    const Ref<Type> base =
        make(group.self.empty() ? group.name : group.self, doc->ascii_view(), root, &group);
    if (!base) return raised;
    std::string_view rest = group.members;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      const std::string_view member = rest.substr(0, end);
      const Ref<Type> made = make(member, member, *base, nullptr);
      if (!made) return raised;
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return module_.status();
  }

 private:
  Runtime& rt_;
  Filler& module_;
};

Status fill(Runtime& rt, Module& module) {
  Type& root = module_type(rt, ModuleType::syntax_tree);
  const Ref<Str> fields = intern(rt, "_fields");
  if (!fields) return raised;
  if (!dict_get_str(*root.dict, *fields)) {
    Filler filler(rt, *root.dict);
    for (const char* name : {"_attributes", "__match_args__", "_fields"})
      filler.set(name, *rt.empty_tuple);
    if (!filler.status()) return raised;
    type_changed(root);
  }
  Filler filler(rt, *module.dict);
  filler.set("PyCF_ONLY_AST", 0x400)
      .set("PyCF_TYPE_COMMENTS", 0x1000)
      .set("PyCF_ALLOW_TOP_LEVEL_AWAIT", 0x2000);
  ClassMaker maker(rt, filler);
  for (const Group& group : kGroups)
    if (!maker.add_group(group, root)) return raised;
  return filler.status();
}

constexpr const TypeSpec* kTypes[] = {&kNodeType};

}  // namespace

const NativeModule kAstModule = {.name = "_ast", .types = kTypes, .fill = fill};

}  // namespace vitro::vm
