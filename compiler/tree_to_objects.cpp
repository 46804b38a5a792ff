// From the parser's tree to objects of Python's ast module.
#include <cstring>

#include "compiler/tree.hpp"
#include "compiler/tree_fields.hpp"
#include "objects/bytes.hpp"
#include "objects/complex.hpp"
#include "objects/float.hpp"
#include "objects/instance.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/runtime.hpp"

namespace vitro::compiler {

namespace {

class ObjectMaker {
 public:
  ObjectMaker(Runtime& rt, Dict& classes) : rt_(rt), classes_(classes) {}

  Own<Object> module(ast::Module& tree) {
    Ref<Object> made = instance(tree.mode == ast::Mode::Exec   ? "Module"
                                : tree.mode == ast::Mode::Eval ? "Expression"
                                                               : "Interactive");
    if (!made) return raised;
    if (tree.mode == ast::Mode::Eval) {
      if (!put(*made, "body", node(tree.expression))) return raised;
      return made.release();
    }
    if (!put(*made, "body", list(tree.body))) return raised;
    if (tree.mode == ast::Mode::Exec && !put(*made, "type_ignores", new_list(rt_))) return raised;
    return made.release();
  }

 private:
  // Sets the fields of one object.
  class Fields {
   public:
    Fields(ObjectMaker& maker, Object& object) : maker_(maker), object_(object) {}
    template <class T>
    void operator()(const char* name, T& field) {
      good_ = good_ && maker_.put(object_, name, maker_.value(field));
    }
    template <class T>
    void maybe(const char* name, T& field) {
      (*this)(name, field);
    }
    template <class T>
    void sparse(const char* name, T& field) {
      (*this)(name, field);
    }
    void constant(ast::Constant& constant) {
      good_ = good_ && maker_.put(object_, "value", maker_.constant(constant)) &&
              maker_.put(object_, "kind",
                         constant.u_prefix ? Own<Object>(make_str(maker_.rt_, "u"))
                                           : own(*maker_.rt_.none));
    }
    void singleton(ast::MatchSingleton& pattern) {
      Runtime& rt = maker_.rt_;
      good_ = good_ && maker_.put(object_, "value",
                                  own(*(pattern.value == ast::ConstantType::None   ? rt.none
                                        : pattern.value == ast::ConstantType::True ? rt.true_
                                                                                   : rt.false_)));
    }
    [[nodiscard]] bool good() const { return good_; }

   private:
    ObjectMaker& maker_;
    Object& object_;
    bool good_ = true;
  };

  Own<Object> instance(std::string_view class_name) {
    const Ref<Str> name = intern(rt_, class_name);
    if (!name) return raised;
    Object* cls = dict_get_str(classes_, *name);
    if (!cls || !is_type(*cls) || !(cls->type && static_cast<Type*>(cls)->flags & kTypeShaped))
      return rt_.raise(*rt_.types.system_error, "_ast.%S is no class of trees", name.get());
    return allocate_instance(rt_, static_cast<Type&>(*cls));
  }

  Status put(Object& object, std::string_view name, Own<Object> given) {
    const Ref<Object> held = given;
    if (!held) return raised;
    const Ref<Str> key = intern(rt_, name);
    if (!key) return raised;
    return set_own_attribute(rt_, object, *key, held.get());
  }

  Own<Object> node(ast::Node* node) {
    if (!node) return own(*rt_.none);
    if (rt_.stack_is_low())
      return rt_.raise(*rt_.types.recursion_error,
                       "maximum recursion depth exceeded during ast construction");
    Ref<Object> made = instance(ast::name_of(node->kind));
    if (!made) return raised;
    Fields fields(*this, *made);
    visit_fields(*node, fields);
    if (!fields.good()) return raised;
    if (has_place(node->kind)) {
      const ast::Node& n = *node;
      if (!put(*made, "lineno", make_int(rt_, n.span.line)) ||
          !put(*made, "col_offset", make_int(rt_, n.span.column)) ||
          !put(*made, "end_lineno", make_int(rt_, n.span.end_line)) ||
          !put(*made, "end_col_offset", make_int(rt_, n.span.end_column)))
        return raised;
    }
    return made.release();
  }

  template <class T>
  Own<Object> list(ast::Seq<T> items) {
    Ref<List> made = new_list(rt_, items.size());
    if (!made) return raised;
    for (T& item : items) {
      Own<Object> object = value(item);
      if (!object || !list_append(rt_, *made, object)) return raised;
    }
    return made.release();
  }

  Own<Object> value(TypeComment) { return own(*rt_.none); }
  Own<Object> value(Identifier name) {
    if (!name) return own(*rt_.none);
    return intern(rt_, name.view());
  }
  template <class T>
  requires std::is_base_of_v<ast::Node, T> Own<Object> value(T* given) { return node(given); }
  template <class T>
  Own<Object> value(ast::Seq<T> items) {
    return list(items);
  }
  Own<Object> value(bool flag) { return make_int(rt_, flag ? 1 : 0); }
  Own<Object> value(int number) { return make_int(rt_, number); }
  Own<Object> value(std::uint32_t number) { return make_int(rt_, number); }
  Own<Object> value(ast::ExprContext context) {
    constexpr const char* kNames[] = {"Load", "Store", "Del"};
    return shared(static_cast<std::size_t>(context), kNames[static_cast<int>(context)]);
  }
  Own<Object> value(ast::BoolOperator op) {
    return shared(3 + static_cast<std::size_t>(op), op == ast::BoolOperator::And ? "And" : "Or");
  }
  Own<Object> value(ast::Operator op) {
    return shared(5 + static_cast<std::size_t>(op), ast::name_of(op));
  }
  Own<Object> value(ast::UnaryOperator op) {
    return shared(18 + static_cast<std::size_t>(op), ast::name_of(op));
  }
  Own<Object> value(ast::CompareOperator op) {
    return shared(22 + static_cast<std::size_t>(op), ast::name_of(op));
  }
  // Operators and contexts are the same objects all over a tree.
  Own<Object> shared(std::size_t place, std::string_view name) {
    if (!shared_[place]) shared_[place] = instance(name);
    if (!shared_[place]) return raised;
    return own(*shared_[place]);
  }

  Own<Object> constant(const ast::Constant& constant) {
    using enum ast::ConstantType;
    switch (constant.type) {
      case None: return own(*rt_.none);
      case True: return own(*rt_.true_);
      case False: return own(*rt_.false_);
      case Ellipsis: return own(*rt_.ellipsis);
      case SmallInt: return make_int(rt_, constant.integer);
      case BigInt: return int_from_digits(rt_, constant.text, constant.base);
      case Float: return make_float(rt_, constant.real);
      case Imaginary: return make_complex(rt_, 0.0, constant.real);
      case Str: return make_str(rt_, constant.text);
      case Bytes: return make_bytes(rt_, constant.text);
    }
    return rt_.raise(*rt_.types.system_error, "unknown constant in a tree");
  }

  Runtime& rt_;
  Dict& classes_;
  Ref<Object> shared_[32];
};

}  // namespace

Own<Object> tree_to_objects(Runtime& rt, Dict& classes, ast::Module& tree) {
  return ObjectMaker(rt, classes).module(tree);
}

}  // namespace vitro::compiler
