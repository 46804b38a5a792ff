// The tree as objects of Python's ast module, and back.
#pragma once

#include "compiler/ast.hpp"
#include "compiler/constants.hpp"
#include "objects/dict.hpp"

namespace vitro::compiler {

// `classes` has the node classes by name, as module _ast does. Throws std::bad_alloc only where the
// tree itself does; for objects MemoryError is pending.
Own<Object> tree_to_objects(Runtime& rt, Dict& classes, ast::Module& tree);

// Null: an exception is pending, TypeError or ValueError where it is no tree. `mode` is what
// compile() was asked for.
ast::Module* tree_from_objects(Runtime& rt, Dict& classes, Object& root, ast::Mode mode,
                               Arena& arena, ConstantPool& constants);

// Is a node whose fields are filled, but for what lies deeper, one that may be compiled? False:
// ValueError or TypeError.
bool check_node(Runtime& rt, ast::Node& node);
// Is it an expression that gives a value?
bool check_value(Runtime& rt, ast::Expression& node);

}  // namespace vitro::compiler
