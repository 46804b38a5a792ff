// isinstance and issubclass.
#include "objects/function.hpp"
#include "objects/instance.hpp"
#include "objects/operations.hpp"
#include "objects/tuple.hpp"

namespace vitro {
namespace {

constexpr const char* kInstanceMessage =
    "isinstance() arg 2 must be a type, a tuple of types, or a union";
constexpr const char* kSubclassMessage =
    "issubclass() arg 2 must be a class, a tuple of classes, or a union";

// The class an object claims by its __class__, where that is a class; empty with nothing pending
// where not.
Fallible<Object*> claimed_class(Runtime& rt, Object& object) {
  // Only a customised lookup can answer otherwise than the type does.
  if (object.type->slots.getattribute == rt.types.object->slots.getattribute &&
      !keeps_attributes(*object.type))
    return static_cast<Object*>(nullptr);
  const auto claimed = find_attribute(rt, object, *rt.names.class_);
  if (!claimed || !*claimed || is_type(**claimed)) return claimed;
  release(*claimed);
  return static_cast<Object*>(nullptr);
}

// Asks a metaclass's __instancecheck__ or __subclasscheck__, where it has one of its own.
Fallible<bool> ask_metaclass(Runtime& rt, Object& cls, Str& method, Object& argument, bool& asked) {
  asked = false;
  if (cls.type == rt.types.type) return false;
  Object* found = lookup_in_type(*cls.type, method);
  // What `type` itself answers needs no call.
  if (!found || found == lookup_in_type(*rt.types.type, method)) return false;
  asked = true;
  bool missing = false;
  const Ref<Object> answer = call_special(rt, cls, method, {&argument}, &missing);
  if (!answer) return raised;
  return truth(rt, *answer);
}

template <class Test>
Fallible<bool> any_of(Runtime& rt, Tuple& classes, const char* where, Test&& test) {
  if (!rt.enter(where)) return raised;
  Fallible<bool> result = false;
  for (std::uint32_t i = 0; i < classes.length(); ++i) {
    result = test(classes[i]);
    if (!result || *result) break;
  }
  rt.leave();
  return result;
}

// The `__bases__` of something that is a class by having a tuple of that name. Empty with nothing
// pending where it is none.
Own<Tuple> claimed_bases(Runtime& rt, Object& cls) {
  const Fallible<Object*> found = find_attribute(rt, cls, *rt.names.bases);
  if (!found || !*found) return raised;
  if (is_tuple(**found)) return Own<Tuple>(static_cast<Tuple*>(*found));
  release(*found);
  return raised;
}

Status expect_class(Runtime& rt, Object& cls, const char* message) {
  if (is_type(cls)) return ok;
  const Ref<Tuple> bases = claimed_bases(rt, cls);
  if (bases) return ok;
  if (rt.pending()) return raised;
  return rt.raise(*rt.types.type_error, "%s", message);
}

// Is `cls` among the bases, and theirs, that `derived` claims to have?
Fallible<bool> derives_by_claim(Runtime& rt, Object& derived, Object& cls) {
  if (&derived == &cls) return true;
  const Ref<Tuple> bases = claimed_bases(rt, derived);
  if (!bases) {
    if (rt.pending()) return raised;
    return false;
  }
  return any_of(rt, *bases, " in __issubclass__",
                [&](Object& base) { return derives_by_claim(rt, base, cls); });
}

}  // namespace

Fallible<bool> plain_instance_of(Runtime& rt, Object& object, Object& cls) {
  if (is_type(cls)) {
    if (object.type->is_subtype_of(static_cast<Type&>(cls))) return true;
    const auto claimed = claimed_class(rt, object);
    if (!claimed) return raised;
    if (!*claimed) return false;
    const Ref<Object> held = Own<Object>(*claimed);
    return static_cast<Type&>(*held).is_subtype_of(static_cast<Type&>(cls));
  }
  if (!expect_class(rt, cls, kInstanceMessage)) return raised;
  const Fallible<Object*> claimed = find_attribute(rt, object, *rt.names.class_);
  if (!claimed) return raised;
  if (!*claimed) return false;
  const Ref<Object> held = Own<Object>(*claimed);
  return derives_by_claim(rt, *held, cls);
}

Fallible<bool> plain_subclass_of(Runtime& rt, Object& derived, Object& cls) {
  if (is_type(derived) && is_type(cls))
    return static_cast<Type&>(derived).is_subtype_of(static_cast<Type&>(cls));
  if (!expect_class(rt, derived, "issubclass() arg 1 must be a class") ||
      !expect_class(rt, cls, kSubclassMessage))
    return raised;
  return derives_by_claim(rt, derived, cls);
}

Fallible<bool> is_instance_of(Runtime& rt, Object& object, Object& class_or_tuple) {
  if (object.type == &class_or_tuple) return true;
  if (class_or_tuple.type == rt.types.tuple)
    return any_of(rt, static_cast<Tuple&>(class_or_tuple), " in __instancecheck__",
                  [&](Object& cls) { return is_instance_of(rt, object, cls); });
  bool asked;
  const auto answer = ask_metaclass(rt, class_or_tuple, *rt.names.instancecheck, object, asked);
  if (asked) return answer;
  return plain_instance_of(rt, object, class_or_tuple);
}

Fallible<bool> is_subclass_of(Runtime& rt, Object& cls, Object& class_or_tuple) {
  if (class_or_tuple.type == rt.types.tuple)
    return any_of(rt, static_cast<Tuple&>(class_or_tuple), " in __subclasscheck__",
                  [&](Object& base) { return is_subclass_of(rt, cls, base); });
  bool asked;
  const auto answer = ask_metaclass(rt, class_or_tuple, *rt.names.subclasscheck, cls, asked);
  if (asked) return answer;
  return plain_subclass_of(rt, cls, class_or_tuple);
}

}  // namespace vitro
