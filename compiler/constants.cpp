#include "compiler/constants.hpp"

#include <bit>
#include <string>

#include "objects/bytes.hpp"
#include "objects/code.hpp"
#include "objects/complex.hpp"
#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/set.hpp"

namespace vitro::compiler {
namespace {

constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t more) {
  hash = (hash ^ more) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 32;
}

// Text that looks like a name is interned, so that it is the same object as an attribute's or key's
// name.
bool looks_like_a_name(std::string_view text) {
  for (char c : text)
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'))
      return false;
  return true;
}

}  // namespace

ConstantPool::ConstantPool(Runtime& rt, Arena& arena)
    : rt_(rt), arena_(arena), objects_(&arena), hashes_(&arena), names_(&arena) {
  grow_table();
  add(Ref<Object>::share(*rt.none));
}

ConstantPool::~ConstantPool() {
  for (Object* object : objects_) release(object);
  for (Str* name : names_) release(static_cast<Object*>(name));
}

void ConstantPool::grow_table() {
  const std::size_t size = table_.empty() ? 32 : table_.size() * 2;
  auto* slots = static_cast<std::uint32_t*>(
      arena_.allocate(size * sizeof(std::uint32_t), alignof(std::uint32_t)));
  std::memset(slots, 0, size * sizeof(std::uint32_t));
  table_ = {slots, size};
  for (std::size_t id = 0; id < objects_.size(); ++id) {
    std::size_t slot = hashes_[id] & (size - 1);
    while (table_[slot] != 0) slot = (slot + 1) & (size - 1);
    table_[slot] = static_cast<std::uint32_t>(id + 1);
  }
}

ConstantId ConstantPool::add(Ref<Object> object) {
  if (object->type == rt_.types.str && !reinterpret_cast<Str*>(object.get())->interned()) {
    Str& text = *reinterpret_cast<Str*>(object.get());
    if (text.ascii() && looks_like_a_name(text.ascii_view())) {
      auto interned =
          require(rt_, intern(rt_, Own<Str>(static_cast<Str*>(object.release().get()))));
      object = Ref<Object>(Own<Object>(interned.release()));
    }
  }
  const std::uint64_t hash = content_hash(*object);
  std::size_t slot = hash & (table_.size() - 1);
  for (; table_[slot] != 0; slot = (slot + 1) & (table_.size() - 1)) {
    const std::uint32_t known = table_[slot] - 1;
    if (hashes_[known] == hash && same_constant(*objects_[known], *object)) return known;
  }
  const auto id = static_cast<ConstantId>(objects_.size());
  hashes_.push_back(hash);
  objects_.push_back(object.get());
  (void)object.release();
  table_[slot] = id + 1;
  if (objects_.size() * 2 > table_.size()) grow_table();
  return id;
}

std::uint64_t ConstantPool::content_hash(Object& object) const {
  const Types& types = rt_.types;
  const std::uint64_t seed = reinterpret_cast<std::uintptr_t>(object.type) >> 4;
  if (object.type == types.int_) return mix(seed, static_cast<std::uint64_t>(int_hash(object)));
  if (object.type == types.float_)
    return mix(seed, std::bit_cast<std::uint64_t>(static_cast<Float&>(object).value));
  if (object.type == types.complex)
    return mix(mix(seed, std::bit_cast<std::uint64_t>(static_cast<Complex&>(object).real)),
               std::bit_cast<std::uint64_t>(static_cast<Complex&>(object).imag));
  if (object.type == types.str)
    return mix(seed, static_cast<std::uint64_t>(str_hash(static_cast<Str&>(object))));
  std::uint64_t hash = seed;
  if (object.type == types.bytes) {
    for (char c : static_cast<Bytes&>(object).view())
      hash = mix(hash, static_cast<unsigned char>(c));
    return hash;
  }
  if (object.type == types.tuple) {
    auto& tuple = static_cast<Tuple&>(object);
    for (std::uint32_t i = 0; i < tuple.length(); ++i) hash = mix(hash, content_hash(tuple[i]));
    return hash;
  }
  if (object.type == types.code) {
    const auto& code = static_cast<Code&>(object);
    return mix(mix(seed, code.first_line), code.unit_count);
  }
  if (object.type == types.frozenset) {
    auto& set = static_cast<Set&>(object);
    for (std::size_t i = 0; i <= set.mask; ++i)
      if (set.table[i].key) hash += content_hash(*set.table[i].key);  // in whatever order
    return mix(seed, hash);
  }
  return mix(seed, reinterpret_cast<std::uintptr_t>(&object));
}

bool ConstantPool::same_code(const Code& left, const Code& right) const {
  auto same_table = [](const auto* first, std::uint32_t first_count, const auto* second,
                       std::uint32_t second_count) {
    return first_count == second_count &&
           (first_count == 0 || std::memcmp(first, second, first_count * sizeof *first) == 0);
  };
  return left.name == right.name && left.flags == right.flags &&
         left.first_line == right.first_line && left.argument_count == right.argument_count &&
         left.positional_only_count == right.positional_only_count &&
         left.keyword_only_count == right.keyword_only_count &&
         same_table(left.local_kinds, left.local_count, right.local_kinds, right.local_count) &&
         same_table(left.units, left.unit_count, right.units, right.unit_count) &&
         same_table(left.handlers, left.handler_count, right.handlers, right.handler_count) &&
         same_table(left.ranges, left.range_count, right.ranges, right.range_count) &&
         same_constant(*left.constants, *right.constants) &&
         same_constant(*left.names, *right.names) &&
         same_constant(*left.local_names, *right.local_names);
}

bool ConstantPool::same_constant(Object& left, Object& right) const {
  if (&left == &right) return true;
  if (left.type != right.type) return false;
  const Types& types = rt_.types;
  if (left.type == types.int_) return int_compare(left, right) == 0;
  if (left.type == types.float_)
    return std::bit_cast<std::uint64_t>(static_cast<Float&>(left).value) ==
           std::bit_cast<std::uint64_t>(static_cast<Float&>(right).value);
  if (left.type == types.complex) {
    const auto bits = [](double part) { return std::bit_cast<std::uint64_t>(part); };
    const auto& first = static_cast<Complex&>(left);
    const auto& second = static_cast<Complex&>(right);
    return bits(first.real) == bits(second.real) && bits(first.imag) == bits(second.imag);
  }
  if (left.type == types.str) return str_equal(static_cast<Str&>(left), static_cast<Str&>(right));
  if (left.type == types.bytes)
    return static_cast<Bytes&>(left).view() == static_cast<Bytes&>(right).view();
  if (left.type == types.tuple) {
    auto& first = static_cast<Tuple&>(left);
    auto& second = static_cast<Tuple&>(right);
    if (first.length() != second.length()) return false;
    for (std::uint32_t i = 0; i < first.length(); ++i)
      if (!same_constant(first[i], second[i])) return false;
    return true;
  }
  if (left.type == types.code)
    return same_code(static_cast<Code&>(left), static_cast<Code&>(right));
  if (left.type == types.frozenset) {
    // Built from the same keys in the same order they have the same table; others need not be
    // shared.
    auto& first = static_cast<Set&>(left);
    auto& second = static_cast<Set&>(right);
    if (first.length != second.length || first.mask != second.mask) return false;
    for (std::size_t i = 0; i <= first.mask; ++i) {
      Object* a = first.table[i].key;
      Object* b = second.table[i].key;
      if (!a != !b || (a && !same_constant(*a, *b))) return false;
    }
    return true;
  }
  return false;
}

ConstantId ConstantPool::of(Identifier identifier) {
  return add(Ref<Object>::share(static_cast<Object&>(name(identifier))));
}

ConstantId ConstantPool::tuple(std::span<const ConstantId> items) {
  auto made = require(rt_, new_tuple(rt_, items.size()));
  for (std::size_t i = 0; i < items.size(); ++i) {
    Object& item = *objects_[items[i]];
    retain(item);
    made->items()[i] = &item;
  }
  return add(Ref<Object>(Own<Object>(made.release())));
}

ConstantId ConstantPool::small_int(std::int64_t value) {
  return add(Ref<Object>(Own<Object>(require(rt_, make_int(rt_, value)).release())));
}

void ConstantPool::pool(ast::Constant& node) {
  if (node.type == kPooled) return;
  const ConstantId id = add(make(node));
  node.type = kPooled;
  node.integer = id;
}

Ref<Object> ConstantPool::make(const ast::Constant& node) {
  auto as_object = [this](auto own) {
    return Ref<Object>(Own<Object>(require(rt_, own).release()));
  };
  switch (node.type) {
    case ast::ConstantType::True: return Ref<Object>::share(*rt_.true_);
    case ast::ConstantType::False: return Ref<Object>::share(*rt_.false_);
    case ast::ConstantType::Ellipsis: return Ref<Object>::share(*rt_.ellipsis);
    case ast::ConstantType::SmallInt: return as_object(make_int(rt_, node.integer));
    case ast::ConstantType::BigInt: return as_object(int_from_digits(rt_, node.text, node.base));
    case ast::ConstantType::Float: return as_object(make_float(rt_, node.real));
    case ast::ConstantType::Imaginary: return as_object(make_complex(rt_, 0.0, node.real));
    case ast::ConstantType::Str: return as_object(make_str(rt_, node.text));
    case ast::ConstantType::Bytes: return as_object(make_bytes(rt_, node.text));
    default: return Ref<Object>::share(*rt_.none);  // None, and what `unsupported` has refused
  }
}

Str& ConstantPool::name(Identifier identifier) {
  if (identifier.index() >= names_.size()) names_.resize(arena_.identifier_count(), nullptr);
  Str*& known = names_[identifier.index()];
  if (!known) known = require(rt_, intern(rt_, identifier.view())).release().get();
  return *known;
}

}  // namespace vitro::compiler
