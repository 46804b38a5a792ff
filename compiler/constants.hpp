// Constants and names as heap objects while a module is compiled: equal constants are one object,
// names are interned, and everything is let go when the pool dies.
#pragma once

#include <cstdint>
#include <new>
#include <span>

#include <boost/container/pmr/flat_map.hpp>
#include <boost/container/pmr/vector.hpp>

#include "compiler/ast.hpp"
#include "objects/code.hpp"
#include "objects/ref.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro::compiler {

using ConstantId = std::uint32_t;

// The type of an ast::Constant whose value is in the pool; `integer` is its ConstantId. Folding
// leaves no other type behind.
inline constexpr ast::ConstantType kPooled{0x40};

// Memory is the only thing that making a constant can lack: then std::bad_alloc, which
// compile_source() turns back.
template <class T>
[[nodiscard]] Ref<T> require(Runtime& rt, Own<T> made) {
  if (!made) {
    rt.clear_pending();
    throw std::bad_alloc();
  }
  return Ref<T>(made);
}

class ConstantPool {
 public:
  ConstantPool(Runtime& rt, Arena& arena);
  ~ConstantPool();
  ConstantPool(const ConstantPool&) = delete;
  ConstantPool& operator=(const ConstantPool&) = delete;

  [[nodiscard]] Runtime& runtime() const { return rt_; }
  [[nodiscard]] Object& operator[](ConstantId id) const { return *objects_[id]; }
  [[nodiscard]] Object& value(const ast::Constant& node) const {
    return *objects_[static_cast<ConstantId>(node.integer)];
  }
  [[nodiscard]] static ConstantId id(const ast::Constant& node) {
    return static_cast<ConstantId>(node.integer);
  }

  // The id of the constant with this type and value; `object` is kept only if there was none. 0.0
  // and -0.0 differ, as do 1, 1.0 and True, inside of tuples as well. Equal code objects come from
  // one expression that is compiled twice.
  ConstantId add(Ref<Object> object);
  ConstantId none() const { return 0; }
  ConstantId of(Identifier name);
  ConstantId tuple(std::span<const ConstantId> items);
  ConstantId small_int(std::int64_t value);

  // Gives the node its value, if it has none yet.
  void pool(ast::Constant& node);

  // The interned str of a name. Borrowed from the pool.
  [[nodiscard]] Str& name(Identifier identifier);

 private:
  [[nodiscard]] Ref<Object> make(const ast::Constant& node);
  [[nodiscard]] std::uint64_t content_hash(Object& object) const;
  [[nodiscard]] bool same_constant(Object& left, Object& right) const;
  [[nodiscard]] bool same_code(const Code& left, const Code& right) const;
  void grow_table();

  Runtime& rt_;
  Arena& arena_;
  boost::container::pmr::vector<Object*> objects_;  // owned
  boost::container::pmr::vector<std::uint64_t> hashes_;
  std::span<std::uint32_t> table_;  // id + 1, or 0; open addressing
  boost::container::pmr::vector<Str*>
      names_;  // owned, by Identifier::index(); null: not asked for yet
};

// The constants of one code object, in the order of its co_consts.
class CodeConstants {
 public:
  CodeConstants(ConstantPool& pool, Arena& arena) : pool_(pool), ids_(&arena), positions_(&arena) {}

  std::uint32_t add(ConstantId id) {
    auto [place, is_new] = positions_.emplace(id, static_cast<std::uint32_t>(ids_.size()));
    if (is_new) ids_.push_back(id);
    return place->second;
  }
  [[nodiscard]] ConstantPool& pool() const { return pool_; }
  [[nodiscard]] ConstantId id(std::uint32_t position) const { return ids_[position]; }
  [[nodiscard]] Object& operator[](std::uint32_t position) const { return pool_[ids_[position]]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ids_.size()); }
  void truncate(std::uint32_t size) {
    if (size < ids_.size()) ids_.erase(ids_.begin() + size, ids_.end());
  }

 private:
  ConstantPool& pool_;
  boost::container::pmr::vector<ConstantId> ids_;
  boost::container::pmr::flat_map<ConstantId, std::uint32_t> positions_;
};

}  // namespace vitro::compiler
