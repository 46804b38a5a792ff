// From objects of Python's ast module to the compiler's tree, with CPython's checks of what a tree
// may be.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "compiler/tree.hpp"
#include "compiler/tree_fields.hpp"
#include "objects/bytes.hpp"
#include "objects/complex.hpp"
#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"

namespace vitro::compiler {

namespace {

using namespace ast;

template <class T>
Node* make_node(Arena& arena) {
  return arena.make<T>(Span{});
}
// One per NodeKind, in its order.
using Maker = Node* (*)(Arena&);
constexpr Maker kMakers[] = {
    make_node<FunctionDef>,
    make_node<AsyncFunctionDef>,
    make_node<ClassDef>,
    make_node<Return>,
    make_node<Delete>,
    make_node<Assign>,
    make_node<AugAssign>,
    make_node<AnnAssign>,
    make_node<For>,
    make_node<AsyncFor>,
    make_node<While>,
    make_node<If>,
    make_node<With>,
    make_node<AsyncWith>,
    make_node<Match>,
    make_node<Raise>,
    make_node<Try>,
    make_node<TryStar>,
    make_node<Assert>,
    make_node<Import>,
    make_node<ImportFrom>,
    make_node<Global>,
    make_node<Nonlocal>,
    make_node<Expr>,
    make_node<Pass>,
    make_node<Break>,
    make_node<Continue>,
    make_node<BoolOp>,
    make_node<NamedExpr>,
    make_node<BinOp>,
    make_node<UnaryOp>,
    make_node<Lambda>,
    make_node<IfExp>,
    make_node<ast::Dict>,
    make_node<ast::Set>,
    make_node<ListComp>,
    make_node<SetComp>,
    make_node<DictComp>,
    make_node<GeneratorExp>,
    make_node<Await>,
    make_node<Yield>,
    make_node<YieldFrom>,
    make_node<Compare>,
    make_node<Call>,
    make_node<FormattedValue>,
    make_node<JoinedStr>,
    make_node<Constant>,
    make_node<Attribute>,
    make_node<Subscript>,
    make_node<Starred>,
    make_node<Name>,
    make_node<ast::List>,
    make_node<ast::Tuple>,
    make_node<ast::Slice>,
    make_node<MatchValue>,
    make_node<MatchSingleton>,
    make_node<MatchSequence>,
    make_node<MatchMapping>,
    make_node<MatchClass>,
    make_node<MatchStar>,
    make_node<MatchAs>,
    make_node<MatchOr>,
    make_node<comprehension>,
    make_node<ExceptHandler>,
    make_node<ast::arguments>,
    make_node<ast::arg>,
    make_node<ast::keyword>,
    make_node<ast::alias>,
    make_node<withitem>,
    make_node<match_case>,
};
constexpr std::size_t kKinds = std::size(kMakers);
static_assert(kKinds == static_cast<std::size_t>(NodeKind::match_case) + 1);

// The kinds that a field of a family may hold, and what that family is called.
struct Family {
  NodeKind first, last;
  const char* name;
};
template <class T>
constexpr Family family_of() {
  using enum NodeKind;
  if constexpr (std::is_same_v<T, Statement>)
    return {NodeKind::FunctionDef, NodeKind::Continue, "stmt"};
  else if constexpr (std::is_same_v<T, Expression>)
    return {NodeKind::BoolOp, NodeKind::Slice, "expr"};
  else if constexpr (std::is_same_v<T, Pattern>)
    return {NodeKind::MatchValue, NodeKind::MatchOr, "pattern"};
  else if constexpr (std::is_same_v<T, ast::ExceptHandler>)
    return {T::kKind, T::kKind, "excepthandler"};
  else
    return {T::kKind, T::kKind, ""};
}

class TreeMaker {
 public:
  TreeMaker(Runtime& rt, vitro::Dict& classes, Arena& arena, ConstantPool& constants)
      : rt_(rt), classes_(classes), arena_(arena), constants_(constants) {}

  ast::Module* module(Object& root, Mode mode) {
    const char* wanted = mode == Mode::Exec   ? "Module"
                         : mode == Mode::Eval ? "Expression"
                                              : "Interactive";
    const Ref<Type> cls = class_named(wanted);
    if (!cls) return nullptr;
    if (!is_instance(root, *cls)) {
      rt_.raise(*rt_.types.type_error, "expected %s node, got %S", wanted, root.type->name);
      return nullptr;
    }
    auto* tree = arena_.make_plain<ast::Module>();
    tree->mode = mode;
    owner_ = wanted;
    if (mode == Mode::Eval) {
      Ref<Object> body = required(root, "body");
      if (!body) return nullptr;
      tree->expression = static_cast<Expression*>(node(*body, family_of<Expression>()));
      return tree->expression && check_value(rt_, *tree->expression) ? tree : nullptr;
    }
    return sequence(root, "body", tree->body) ? tree : nullptr;
  }

 private:
  // ---- reading attributes ----

  Ref<Type> class_named(std::string_view name) {
    const Ref<vitro::Str> key = intern(rt_, name);
    if (!key) return {};
    Object* cls = dict_get_str(classes_, *key);
    if (cls && is_type(*cls)) return Ref<Type>::share(static_cast<Type*>(cls));
    rt_.raise(*rt_.types.system_error, "_ast.%S is no class of trees", key.get());
    return {};
  }

  // Empty: an exception is pending, or (with `may_miss`) there is none.
  Ref<Object> attribute(Object& object, const char* name) {
    const Ref<vitro::Str> key = intern(rt_, name);
    if (!key) return {};
    const auto found = find_attribute(rt_, object, *key);
    if (!found || !*found) return {};
    return Own<Object>(*found);
  }
  Ref<Object> required(Object& object, const char* name) {
    Ref<Object> value = attribute(object, name);
    if (!value && !rt_.pending())
      rt_.raise(*rt_.types.type_error, "required field \"%s\" missing from %s", name, owner_);
    return value;
  }

  NodeKind kind_of(Object& object, bool* known) {
    *known = true;
    for (std::size_t i = 0; i < kKinds; ++i) {
      if (!types_[i] && !(types_[i] = class_named(name_of(static_cast<NodeKind>(i))))) {
        *known = false;
        return NodeKind::Pass;
      }
      if (object.type == types_[i].get()) return static_cast<NodeKind>(i);
    }
    for (std::size_t i = 0; i < kKinds; ++i)
      if (is_instance(object, *types_[i])) return static_cast<NodeKind>(i);
    *known = false;
    return NodeKind::Pass;
  }

  Node* node(Object& object, const Family& family) {
    if (rt_.stack_is_low()) {
      rt_.raise(*rt_.types.recursion_error, "maximum recursion depth exceeded during compilation");
      return nullptr;
    }
    // Statements and the like are asked for their places before what they are.
    const bool named = *family.name != '\0';
    const char* outer = owner_;
    Span span;
    owner_ = family.name;
    if (named && !read_place(object, span)) return nullptr;
    bool known;
    const NodeKind kind = kind_of(object, &known);
    if (rt_.pending()) return nullptr;
    if (!known || kind < family.first || kind > family.last) {
      const std::string_view plain = name_of(family.first);
      const Ref<vitro::Str> name = make_str(rt_, named ? std::string_view(family.name) : plain);
      if (name)
        rt_.raise(*rt_.types.type_error, "expected some sort of %S, but got %R", name.get(),
                  &object);
      return nullptr;
    }
    Node* made = kMakers[static_cast<std::size_t>(kind)](arena_);
    made->kind = kind;
    owner_ = class_text(kind);
    Fields fields(*this, object);
    visit_fields(*made, fields);
    if (!fields.good()) return nullptr;
    if (!named && has_place(kind) && !read_place(object, span)) return nullptr;
    made->span = span;
    owner_ = outer;
    return check_node(rt_, *made) ? made : nullptr;
  }
  static const char* class_text(NodeKind kind) { return name_of(kind).data(); }

  bool read_place(Object& object, Span& span) {
    std::int64_t line, column, end_line, end_column;
    if (!number(object, "lineno", line) || !number(object, "col_offset", column)) return false;
    if (!number_or(object, "end_lineno", line, end_line) ||
        !number_or(object, "end_col_offset", column, end_column))
      return false;
    const auto refuse = [&](const char* format, std::int64_t from, std::int64_t to) {
      rt_.raise(*rt_.types.value_error, format, from, to);
      return false;
    };
    if (line > end_line)
      return refuse("AST node line range (%ld, %ld) is not valid", line, end_line);
    if ((line < 0 && end_line != line) || (column < 0 && column != end_column))
      return refuse("AST node column range (%ld, %ld) for line range is not valid", column,
                    end_column);
    if (line == end_line && column > end_column)
      return refuse("AST node column range (%ld, %ld) for line range is not valid", column,
                    end_column);
    const auto clamp = [](std::int64_t value) {
      return static_cast<std::uint32_t>(std::clamp<std::int64_t>(value, 0, 0x7fff'ffff));
    };
    span = {clamp(line), clamp(column), clamp(end_line), clamp(end_column)};
    return true;
  }

  bool as_number(Object& value, std::int64_t& out) {
    if (!is_int(value)) {
      rt_.raise(*rt_.types.value_error, "invalid integer value: %R", &value);
      return false;
    }
    const auto got = int_argument(rt_, value);
    if (!got) return false;
    out = *got;
    return true;
  }
  bool number(Object& object, const char* name, std::int64_t& out) {
    const Ref<Object> value = required(object, name);
    return value && as_number(*value, out);
  }
  bool number_or(Object& object, const char* name, std::int64_t otherwise, std::int64_t& out) {
    const Ref<Object> value = attribute(object, name);
    if (value && value.get() != rt_.none) return as_number(*value, out);
    out = otherwise;
    return !rt_.pending();
  }

  // ---- fields ----

  class Fields {
   public:
    Fields(TreeMaker& maker, Object& object) : maker_(maker), object_(object) {}
    [[nodiscard]] bool good() const { return good_; }

    void operator()(const char*, TypeComment&) {}
    template <class T>
    void operator()(const char* name, Seq<T>& field) {
      good_ = good_ && maker_.sequence(object_, name, field);
    }
    template <class T>
    void operator()(const char* name, T& field) {
      if (!good_) return;
      const Ref<Object> value = maker_.required(object_, name);
      good_ = value && maker_.read(*value, name, field);
    }
    // None, or not there at all.
    template <class T>
    void maybe(const char* name, T& field) {
      if (!good_) return;
      const Ref<Object> value = maker_.attribute(object_, name);
      if (!value || value.get() == maker_.rt_.none)
        good_ = !maker_.rt_.pending();
      else
        good_ = maker_.read(*value, name, field);
    }
    void operator()(const char* name, std::uint32_t& level) {
      if (!good_) return;
      std::int64_t value;
      good_ = maker_.number_or(object_, name, 0, value);
      if (good_ && value < 0) {
        maker_.rt_.raise(*maker_.rt_.types.value_error, "Negative ImportFrom level");
        good_ = false;
      }
      level = good_ ? static_cast<std::uint32_t>(value) : 0;
    }
    template <class T>
    void sparse(const char* name, Seq<T>& field) {
      good_ = good_ && maker_.sequence(object_, name, field, true);
    }
    void constant(Constant& constant) {
      if (!good_) return;
      const Ref<Object> value = maker_.required(object_, "value");
      good_ = value && maker_.read_constant(*value, constant);
      if (!good_) return;
      const Ref<Object> kind = maker_.attribute(object_, "kind");
      good_ = kind || !maker_.rt_.pending();
      constant.u_prefix = kind && is_str(*kind);
    }
    void singleton(MatchSingleton& pattern) {
      if (!good_) return;
      const Ref<Object> value = maker_.required(object_, "value");
      if (!value) {
        good_ = false;
        return;
      }
      Runtime& rt = maker_.rt_;
      if (value.get() == rt.none) {
        pattern.value = ConstantType::None;
      } else if (value.get() == rt.true_ || value.get() == rt.false_) {
        pattern.value = value.get() == rt.true_ ? ConstantType::True : ConstantType::False;
      } else {
        rt.raise(*rt.types.value_error, "MatchSingleton can only contain True, False and None");
        good_ = false;
      }
    }

   private:
    TreeMaker& maker_;
    Object& object_;
    bool good_ = true;
  };

  template <class T>
  requires std::is_base_of_v<Node, T>
  bool read(Object& value, const char*, T*& field) {
    field = static_cast<T*>(node(value, family_of<T>()));
    return field != nullptr;
  }
  bool read(Object& value, const char*, Identifier& field) {
    if (!is_str(value)) {
      rt_.raise(*rt_.types.type_error, "AST identifier must be of type str");
      return false;
    }
    std::string_view text;
    if (!utf8(static_cast<vitro::Str&>(value), text)) return false;
    field = arena_.intern(text);
    return true;
  }
  bool read(Object& value, const char*, bool& field) {
    std::int64_t number;
    if (!as_number(value, number)) return false;
    field = number != 0;
    return true;
  }
  bool read(Object& value, const char*, int& field) {
    std::int64_t number;
    if (!as_number(value, number)) return false;
    field = static_cast<int>(number);
    return true;
  }
  template <class E>
  bool choose(Object& value, const char* group, std::size_t base, std::size_t count,
              std::string_view (*text)(E), E& field) {
    for (std::size_t i = 0; i < count; ++i) {
      Ref<Type>& cls = others_[base + i];
      if (!cls && !(cls = class_named(text(static_cast<E>(i))))) return false;
      if (!is_instance(value, *cls)) continue;
      field = static_cast<E>(i);
      return true;
    }
    rt_.raise(*rt_.types.type_error, "expected some sort of %s, but got %R", group, &value);
    return false;
  }
  bool read(Object& value, const char*, ExprContext& field) {
    return choose<ExprContext>(
        value, "expr_context", 0, 3,
        [](ExprContext c) -> std::string_view {
          return c == ExprContext::Load ? "Load" : c == ExprContext::Store ? "Store" : "Del";
        },
        field);
  }
  bool read(Object& value, const char*, BoolOperator& field) {
    return choose<BoolOperator>(
        value, "boolop", 3, 2,
        [](BoolOperator op) -> std::string_view { return op == BoolOperator::And ? "And" : "Or"; },
        field);
  }
  bool read(Object& value, const char*, Operator& field) {
    return choose<Operator>(value, "operator", 5, 13, name_of, field);
  }
  bool read(Object& value, const char*, UnaryOperator& field) {
    return choose<UnaryOperator>(value, "unaryop", 18, 4, name_of, field);
  }
  bool read(Object& value, const char*, CompareOperator& field) {
    return choose<CompareOperator>(value, "cmpop", 22, 10, name_of, field);
  }

  // Items may be null where `sparse`.
  template <class T>
  bool sequence(Object& object, const char* name, Seq<T>& field, bool sparse = false) {
    const Ref<Object> value = required(object, name);
    if (!value) return false;
    if (!is_list(*value)) {
      rt_.raise(*rt_.types.type_error, "%s field \"%s\" must be a list, not a %T", owner_, name,
                value->type);
      return false;
    }
    const auto& list = static_cast<vitro::List&>(*value);
    const std::size_t count = list.length;
    if (count == 0) return true;
    auto* items = static_cast<T*>(arena_.allocate(count * sizeof(T), alignof(T)));
    for (std::size_t i = 0; i < count; ++i) {
      if (i >= list.length) {
        rt_.raise(*rt_.types.runtime_error, "%s field \"%s\" changed size during iteration", owner_,
                  name);
        return false;
      }
      const Ref<Object> item = Ref<Object>::share(*list.items[i]);
      T one{};
      if (item.get() == rt_.none && std::is_pointer_v<T>) {
        if (!sparse) {
          rt_.raise(*rt_.types.value_error, "None disallowed in %s list",
                    std::is_same_v<T, Statement*> ? "statement" : "expression");
          return false;
        }
      } else if (!read(*item, name, one)) {
        return false;
      }
      ::new (items + i) T(one);
    }
    field = Seq<T>(items, count);
    return true;
  }

  bool utf8(vitro::Str& text, std::string_view& out) {
    std::size_t size = 0;
    str_utf8(text, [&size](std::string_view chunk) { size += chunk.size(); });
    auto* memory = static_cast<char*>(arena_.allocate(size + 1, 1));
    std::size_t used = 0;
    str_utf8(text, [&](std::string_view chunk) {
      std::memcpy(memory + used, chunk.data(), chunk.size());
      used += chunk.size();
    });
    out = {memory, size};
    return true;
  }

  bool plain_constant(Object& value, int depth) {
    const Types& types = rt_.types;
    Type* type = value.type;
    if (&value == rt_.none || &value == rt_.ellipsis || type == types.int_ || type == types.bool_ ||
        type == types.float_ || type == types.complex || type == types.str || type == types.bytes)
      return true;
    if ((type != types.tuple && type != types.frozenset) || depth > 200) return false;
    bool good = true;
    if (!for_each_item(rt_, value, [&](Object& item) {
          return good = good && plain_constant(item, depth + 1);
        }))
      rt_.clear_pending();
    return good;
  }

  bool read_constant(Object& value, Constant& constant) {
    using enum ConstantType;
    if (!plain_constant(value, 0)) {
      if (!rt_.pending())
        rt_.raise(*rt_.types.type_error, "got an invalid type in Constant: %T", value.type);
      return false;
    }
    Type* type = value.type;
    if (&value == rt_.none) return constant.type = None, true;
    if (&value == rt_.true_) return constant.type = True, true;
    if (&value == rt_.false_) return constant.type = False, true;
    if (&value == rt_.ellipsis) return constant.type = Ellipsis, true;
    if (type == rt_.types.int_ && static_cast<Int&>(value).compact() &&
        static_cast<Int&>(value).value >= 0) {
      constant.type = SmallInt;
      constant.integer = static_cast<Int&>(value).value;
      return true;
    }
    if (type == rt_.types.float_ && !std::signbit(static_cast<vitro::Float&>(value).value) &&
        std::isfinite(static_cast<vitro::Float&>(value).value)) {
      constant.type = Float;
      constant.real = static_cast<vitro::Float&>(value).value;
      return true;
    }
    if (type == rt_.types.str) {
      constant.type = Str;
      auto& text = static_cast<vitro::Str&>(value);
      for (std::size_t i = 0; i < text.length; ++i)
        if (text.at(i) >= 0xd800 && text.at(i) < 0xe000) constant.has_surrogates = true;
      return utf8(text, constant.text);
    }
    if (type == rt_.types.bytes) {
      constant.type = Bytes;
      constant.text = arena_.copy_text(static_cast<vitro::Bytes&>(value).view());
      return true;
    }
    constant.type = kPooled;
    constant.integer = constants_.add(Ref<Object>::share(value));
    return true;
  }

  Runtime& rt_;
  vitro::Dict& classes_;
  Arena& arena_;
  ConstantPool& constants_;
  const char* owner_ = "";  // class of the object whose fields are read
  Ref<Type> types_[kKinds];
  Ref<Type> others_[32];
};

}  // namespace

ast::Module* tree_from_objects(Runtime& rt, vitro::Dict& classes, Object& root, ast::Mode mode,
                               Arena& arena, ConstantPool& constants) {
  return TreeMaker(rt, classes, arena, constants).module(root, mode);
}

}  // namespace vitro::compiler
