// Choosing the faster form of an instruction from the operands it meets.
#include "objects/descriptors.hpp"
#include "objects/dict.hpp"
#include "objects/function.hpp"
#include "objects/instance.hpp"
#include "objects/list.hpp"
#include "objects/member.hpp"
#include "objects/range.hpp"
#include "objects/shape.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/handlers/arith.hpp"
#include "vm/handlers/attributes.hpp"
#include "vm/handlers/control.hpp"
#include "vm/handlers/subscript.hpp"

namespace vitro::vm {

namespace handlers {

void specialise_binary_op(Runtime& rt, CodeUnit* ip, Object& left, Object& right) {
  cache_head(ip).counter = kBackOff;
  const std::uint16_t mask = ip->argument & bytecode::kBorrowMask;
  unsigned op = ip->argument & 0x1fffu;
  if (op >= kBinaryOpCount) op -= kBinaryOpCount;
  const auto operation = static_cast<BinaryOp>(op);
  const Types& types = rt.types;
  if (left.type == types.int_ && right.type == types.int_ && left.aux == 0 && right.aux == 0) {
    switch (operation) {
      case BinaryOp::add: return become(ip, Special::BINARY_OP_ADD_INT_OO, mask);
      case BinaryOp::subtract: return become(ip, Special::BINARY_OP_SUBTRACT_INT_OO, mask);
      case BinaryOp::multiply: return become(ip, Special::BINARY_OP_MULTIPLY_INT_OO, mask);
      case BinaryOp::true_divide:
      case BinaryOp::power:
      case BinaryOp::matmul: return;
      default: {
        std::int64_t ignored;
        if (other_int(op, int_value(left), int_value(right), ignored))
          become(ip, Special::BINARY_OP_OTHER_INT_OO, mask);
        return;
      }
    }
  }
  if (left.type == types.float_ && right.type == types.float_) {
    switch (operation) {
      case BinaryOp::add: return become(ip, Special::BINARY_OP_ADD_FLOAT_OO, mask);
      case BinaryOp::subtract: return become(ip, Special::BINARY_OP_SUBTRACT_FLOAT_OO, mask);
      case BinaryOp::multiply: return become(ip, Special::BINARY_OP_MULTIPLY_FLOAT_OO, mask);
      case BinaryOp::true_divide: return become(ip, Special::BINARY_OP_DIVIDE_FLOAT_OO, mask);
      default: return;
    }
  }
  const auto next = static_cast<Opcode>(ip[1 + bytecode::caches(Opcode::BINARY_OP)].opcode);
  if (left.type == types.str && right.type == types.str && operation == BinaryOp::add &&
      next == Opcode::STORE_FAST &&
      stored_local(static_cast<Interpreter*>(rt.machine)->current->locals, ip).get() == &left)
    become(ip, Special::BINARY_OP_APPEND_STR);
}

void specialise_compare_op(Runtime& rt, CodeUnit* ip, Object& left, Object& right) {
  cache_head(ip).counter = kBackOff;
  const std::uint16_t mask = ip->argument & bytecode::kBorrowMask;
  const auto next = static_cast<Opcode>(ip[1 + bytecode::caches(Opcode::COMPARE_OP)].opcode);
  const bool backward =
      next == Opcode::POP_JUMP_BACKWARD_IF_FALSE || next == Opcode::POP_JUMP_BACKWARD_IF_TRUE;
  const bool if_false =
      next == Opcode::POP_JUMP_FORWARD_IF_FALSE || next == Opcode::POP_JUMP_BACKWARD_IF_FALSE;
  const bool jumps = backward || if_false || next == Opcode::POP_JUMP_FORWARD_IF_TRUE;
  if (jumps) {
    const unsigned when = kHolds[ip->argument & ~bytecode::kBorrowMask];
    const unsigned all = kLess | kEqual | kGreater | kUnordered;
    cache_head(ip).word = static_cast<std::uint16_t>((if_false ? all & ~when : when) |
                                                     (backward ? kJumpsBackward : 0u));
  }
  if (left.type == rt.types.int_ && right.type == rt.types.int_ && left.aux == 0 && right.aux == 0)
    return become(ip, jumps ? Special::COMPARE_OP_INT_JUMP_OO : Special::COMPARE_OP_INT_OO, mask);
  if (jumps && left.type == rt.types.float_ && right.type == rt.types.float_)
    become(ip, Special::COMPARE_OP_FLOAT_JUMP_OO, mask);
}

void specialise_for_iter(Runtime& rt, CodeUnit* ip, Object& iterator) {
  cache_head(ip).counter = kBackOff;
  if (iterator.type == rt.types.list_iterator) become(ip, Special::FOR_ITER_LIST);
  if (iterator.type == rt.types.tuple_iterator) become(ip, Special::FOR_ITER_TUPLE);
  if (iterator.type == rt.types.range_iterator) become(ip, Special::FOR_ITER_RANGE);
  if (iterator.type == rt.types.generator) become(ip, Special::FOR_ITER_GENERATOR);
}

void specialise_binary_subscr(Runtime& rt, CodeUnit* ip, Object& container, Object& key) {
  cache_head(ip).counter = kBackOff;
  const bool by_int = key.type == rt.types.int_ && key.aux == 0;
  if (container.type == rt.types.list && by_int) become(ip, Special::BINARY_SUBSCR_LIST_INT);
  if (container.type == rt.types.tuple && by_int) become(ip, Special::BINARY_SUBSCR_TUPLE_INT);
  if (container.type == rt.types.dict) become(ip, Special::BINARY_SUBSCR_DICT);
}

void specialise_store_subscr(Runtime& rt, CodeUnit* ip, Object& container, Object& key) {
  cache_head(ip).counter = kBackOff;
  const bool by_int = key.type == rt.types.int_ && key.aux == 0;
  if (container.type == rt.types.list && by_int) become(ip, Special::STORE_SUBSCR_LIST_INT);
  if (container.type == rt.types.dict) become(ip, Special::STORE_SUBSCR_DICT);
}

namespace {

// Byte offset of attribute `position` inside the instance, or 0 where it is in the spill buffer.
std::uint16_t inline_offset(const Shape& shape, const Type& type, std::uint32_t position) {
  if (shape.spills() && position + 1u >= shape.capacity) return 0;
  return static_cast<std::uint16_t>(type.basic_size + position * sizeof(Object*));
}

// What `name` is on the class of a shaped instance whose attributes resolve the ordinary way.
struct Resolved {
  bool ordinary = false;
  Object* on_class = nullptr;
  int position = -1;  // of the instance attribute
};

Resolved resolve(Runtime& rt, Object& owner, Str& name) {
  Type& type = *owner.type;
  Resolved resolved;
  if (!(type.flags & kTypeShaped) || !(owner.aux & kShapeBit)) return resolved;
  if (type.slots.getattribute != rt.types.object->slots.getattribute) return resolved;
  const Shape& shape = shape_of(rt, owner);
  if (shape.dictionary) return resolved;
  resolved.ordinary = true;
  resolved.on_class = lookup_in_type(type, name);
  resolved.position = shape.find(name);
  return resolved;
}

// Byte offset of the member of `__slots__` that `name` is on the class of an instance; 0: none.
std::uint16_t member_offset(Runtime& rt, Object& owner, Str& name) {
  Type& type = *owner.type;
  if (!(type.flags & kTypeShaped) || !(owner.aux & kShapeBit)) return 0;
  Object* found = lookup_in_type(type, name);
  if (!found || found->type != rt.types.member_descriptor) return 0;
  const auto& member = static_cast<MemberDescriptor&>(*found);
  if (member.property || !type.is_subtype_of(*member.owner)) return 0;
  return static_cast<std::uint16_t>(type.basic_size -
                                    (type.member_count - member.index) * sizeof(Object*));
}

// A property of the owner's class whose getter can be pushed as a frame.
bool specialise_property(Runtime& rt, CodeUnit* ip, Object& owner, Str& name) {
  Object* found = lookup_in_type(*owner.type, name);
  if (!found || found->type != rt.types.property) return false;
  Object* getter = static_cast<Property&>(*found).getter;
  if (!getter || getter->type != rt.types.function) return false;
  auto& function = static_cast<Function&>(*getter);
  constexpr std::uint32_t kOther =
      kCodeVarArgs | kCodeVarKeywords | kCodeGenerator | kCodeCoroutine | kCodeAsyncGenerator;
  const Code& code = *function.code;
  if (code.argument_count != 1 || code.keyword_only_count != 0 || (code.flags & kOther))
    return false;
  if (function.version == 0 && rt.next_function_version != 0)
    function.version = rt.next_function_version++;
  if (function.version == 0) return false;
  cache_word(ip, 1) = function.version;
  cache_word(ip, 2) = owner.type->version;
  set_cache_pointer(ip, 3, found);
  become(ip, Special::LOAD_ATTR_PROPERTY);
  return true;
}

}  // namespace

void specialise_load_attr(Runtime& rt, CodeUnit* ip, Object& owner, Str& name) {
  cache_head(ip).counter = kBackOff;
  if (is_type(owner)) {
    auto& type = static_cast<Type&>(owner);
    Type& metaclass = *owner.type;
    if (metaclass.slots.getattribute != rt.types.type->slots.getattribute ||
        lookup_in_type(metaclass, name))
      return;
    Object* found = lookup_in_type(type, name);
    // Functions seen through their class are themselves; other descriptors are asked.
    if (!found || (found->type->slots.descr_get && found->type != rt.types.function)) return;
    cache_word(ip, 1) = type.version;
    cache_word(ip, 2) = metaclass.version;
    set_cache_pointer(ip, 3, found);
    return become(ip, Special::LOAD_ATTR_TYPE);
  }
  if (owner.type->slots.getattribute == rt.types.object->slots.getattribute) {
    if (const std::uint16_t offset = member_offset(rt, owner, name)) {
      cache_head(ip).word = offset;
      cache_word(ip, 1) = owner.aux;
      return become(ip, Special::LOAD_ATTR_MEMBER);
    }
    if (specialise_property(rt, ip, owner, name)) return;
  }
  const Resolved resolved = resolve(rt, owner, name);
  if (!resolved.ordinary) return;
  if (resolved.position >= 0) {
    if (resolved.on_class && (resolved.on_class->type->flags & kTypeDescriptorData)) return;
    const std::uint16_t offset = inline_offset(shape_of(rt, owner), *owner.type,
                                               static_cast<std::uint32_t>(resolved.position));
    if (offset == 0) return;
    cache_head(ip).word = offset;
    cache_word(ip, 1) = owner.aux;
    return become(ip, Special::LOAD_ATTR_INSTANCE);
  }
  if (!resolved.on_class || resolved.on_class->type->slots.descr_get) return;
  cache_word(ip, 1) = owner.aux;
  cache_word(ip, 2) = owner.type->version;
  set_cache_pointer(ip, 3, resolved.on_class);
  become(ip, Special::LOAD_ATTR_CLASS_OF_INSTANCE);
}

void specialise_load_method(Runtime& rt, CodeUnit* ip, Object& owner, Str& name) {
  cache_head(ip).counter = kBackOff;
  Type& type = *owner.type;
  if (type.slots.getattribute != rt.types.object->slots.getattribute) return;
  Object* found = lookup_in_type(type, name);
  if (!found || !(found->type->flags & kTypeMethod)) return;
  cache_word(ip, 2) = type.version;
  set_cache_pointer(ip, 3, found);
  if (type.flags & kTypeTailed) return;
  if (!(type.flags & kTypeShaped)) return become(ip, Special::LOAD_METHOD_NATIVE);
  const Resolved resolved = resolve(rt, owner, name);
  if (!resolved.ordinary || resolved.position >= 0) return;
  cache_word(ip, 1) = owner.aux;
  become(ip, Special::LOAD_METHOD_INSTANCE);
}

void specialise_store_attr(Runtime& rt, CodeUnit* ip, Object& owner, Str& name) {
  cache_head(ip).counter = kBackOff;
  Type& type = *owner.type;
  if (type.slots.setattribute != rt.types.object->slots.setattribute || &name == rt.names.dict)
    return;
  if (const std::uint16_t offset = member_offset(rt, owner, name)) {
    cache_head(ip).word = offset;
    cache_word(ip, 1) = owner.aux;
    return become(ip, Special::STORE_ATTR_MEMBER);
  }
  const Resolved resolved = resolve(rt, owner, name);
  if (!resolved.ordinary) return;
  if (resolved.on_class && (resolved.on_class->type->flags & kTypeDescriptorData)) return;
  Shape& shape = shape_of(rt, owner);
  if (resolved.position >= 0) {
    const std::uint16_t offset =
        inline_offset(shape, type, static_cast<std::uint32_t>(resolved.position));
    if (offset == 0) return;
    cache_head(ip).word = offset;
    cache_word(ip, 1) = shape.id;
    return become(ip, Special::STORE_ATTR_INSTANCE);
  }
  // The next one spills, or there can be none.
  if (shape.count >= shape.capacity || !shape.may_grow(name)) return;
  Shape* wider = shape_with(rt, shape, name);
  if (!wider) return rt.clear_pending();
  cache_head(ip).word = static_cast<std::uint16_t>(type.basic_size + shape.count * sizeof(Object*));
  cache_word(ip, 1) = shape.id;
  cache_word(ip, 2) = wider->id;
  become(ip, Special::STORE_ATTR_TRANSITION);
}

Status load_method_slowly(Runtime& rt, Object& owner, Str& name, StackRef* place) {
  Type& type = *owner.type;
  if (type.slots.getattribute == rt.types.object->slots.getattribute) {
    Object* found = lookup_in_type(type, name);
    const bool shaped = (type.flags & (kTypeShaped | kTypeTailed)) != 0;
    if (found && (found->type->flags & kTypeMethod) &&
        !(shaped && get_own_attribute(rt, owner, name))) {
      place[0] = StackRef::owned(own(*found));
      place[1] = StackRef::owned(Own<Object>(&owner));
      return ok;
    }
  }
  Own<Object> method = get_attribute(rt, owner, name);
  if (!method) return raised;
  place[0] = StackRef::null();
  place[1] = StackRef::owned(method);
  release(owner);
  return ok;
}

}  // namespace handlers

}  // namespace vitro::vm
