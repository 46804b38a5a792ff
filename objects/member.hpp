// What classes get in their dict for `__slots__` and for the attributes every instance has:
// descriptors of members, of `__dict__` and of `__weakref__`.
#pragma once

#include "objects/type.hpp"
#include "objects/visit.hpp"

namespace vitro {

// member_descriptor: one word of an instance, named by `__slots__`; or a field of a built-in type.
struct MemberDescriptor : Object {
  Type* owner;
  Str* name;
  const NativeProperty* property;  // of a built-in type; null: a word
  std::uint32_t index;             // among the members of the class, inherited ones included

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(owner, "__objclass__");
    visitor.field(name, "__name__");
  }
};

extern const TypeSpec kMemberDescriptorType;

Own<Object> make_member(Runtime& rt, Type& owner, Str& name, std::uint32_t index,
                        const NativeProperty* property = nullptr);
// Adds `__dict__` (`__weakref__`) to the dict of a class whose bases have none.
Status add_dict_descriptor(Runtime& rt, Type& type);
Status add_weakref_descriptor(Runtime& rt, Type& type);

}  // namespace vitro
