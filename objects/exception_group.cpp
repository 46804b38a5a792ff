#include "objects/exception_group.hpp"

#include <utility>

#include "objects/arguments.hpp"
#include "objects/dict.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/set.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

enum Field : std::size_t { kMessage, kExceptions };

Exception& ex(Object& object) { return static_cast<Exception&>(object); }

bool is_sequence(const Object& object) {
  return object.type->slots.getitem != nullptr && !is_dict(object);
}

// ---- making ----

// Checks the members; `*all_ordinary`: each is an Exception.
Status check_members(Runtime& rt, Tuple& members, bool* all_ordinary) {
  *all_ordinary = true;
  for (std::uint32_t i = 0; i < members.length(); ++i) {
    if (!is_exception(members[i]))
      return rt.raise(*rt.types.value_error,
                      "Item %d of second argument (exceptions) is not an exception",
                      static_cast<int>(i));
    if (!is_instance(members[i], *rt.types.exception)) *all_ordinary = false;
  }
  return ok;
}

Own<Object> construct_group(Runtime& rt, Type& cls, Arguments arguments) {
  if (arguments.count != 2)
    return rt.raise(*rt.types.type_error,
                    "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)",
                    static_cast<int>(arguments.count));
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error,
                    "BaseExceptionGroup.__new__() argument 1 must be str, not %T",
                    arguments[0].type);
  if (!is_sequence(arguments[1]))
    return rt.raise(*rt.types.type_error, "second argument (exceptions) must be a sequence");
  Ref<Tuple> members = tuple_from_iterable(rt, arguments[1]);
  if (!members) return raised;
  if (members->length() == 0)
    return rt.raise(*rt.types.value_error,
                    "second argument (exceptions) must be a non-empty sequence");
  bool all_ordinary;
  if (!check_members(rt, *members, &all_ordinary)) return raised;
  Type* made_as = &cls;
  if (all_ordinary) {
    if (made_as == rt.types.base_exception_group) made_as = rt.types.exception_group;
  } else if (made_as == rt.types.exception_group) {
    return rt.raise(*rt.types.type_error, "Cannot nest BaseExceptions in an ExceptionGroup");
  } else if (made_as->is_subtype_of(*rt.types.exception)) {
    return rt.raise(*rt.types.type_error, "Cannot nest BaseExceptions in '%T'", made_as);
  }
  Ref<Object> made =
      rt.types.base_exception->slots.construct(rt, *made_as, {arguments.values, 2, nullptr});
  if (!made) return raised;
  ex(*made).fields()[kMessage] = own(arguments[0]).get();
  ex(*made).fields()[kExceptions] = members.release().get();
  return made.release();
}

Own<Object> group_text(Runtime& rt, Object& self) {
  Object* message = ex(self).fields()[kMessage];
  const auto count = static_cast<int>(grouped_exceptions(rt, ex(self)).length());
  return format_message(rt, "%O (%d sub-exception%s)", message ? message : rt.none, count,
                        count > 1 ? "s" : "");
}

Own<Object> make_group(Runtime& rt, Object& message, Object& members) {
  return call(rt, *rt.types.base_exception_group, {&message, &members});
}

// ---- splitting ----

// What decides whether an exception belongs to the first part.
struct Matcher {
  enum class Kind : std::uint8_t { type, predicate, leaves } kind;
  Object& value;  // class or tuple of classes, function, or set of the addresses of leaves
};

Own<Int> address_of(Runtime& rt, const Object& object) {
  return make_int(rt, static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(&object)));
}

Fallible<bool> matches(Runtime& rt, Exception& exception, const Matcher& matcher) {
  switch (matcher.kind) {
    case Matcher::Kind::type: return exception_matches(rt, exception, matcher.value);
    case Matcher::Kind::predicate: {
      const Ref<Object> answer = call(rt, matcher.value, {&exception});
      if (!answer) return raised;
      return truth(rt, *answer);
    }
    case Matcher::Kind::leaves: break;
  }
  if (is_exception_group(rt, exception)) return false;
  const Ref<Int> address = address_of(rt, exception);
  if (!address) return raised;
  return set_contains(rt, static_cast<Set&>(matcher.value), *address);
}

void copy_link(Object*& link, Object* value) {
  retain(value);
  release(std::exchange(link, value));
}

// A group like `original` of some of its members; empty for none of them.
Status part_of(Runtime& rt, Exception& original, List& members, Ref<Object>& part) {
  if (members.length == 0) return ok;
  Ref<Object> derived = call_method(rt, original, *rt.names.derive, {&members});
  if (!derived) return raised;
  if (!is_exception_group(rt, *derived))
    return rt.raise(*rt.types.type_error, "derive must return an instance of BaseExceptionGroup");
  Exception& group = ex(*derived);
  if (original.traceback) {
    retain(static_cast<Object*>(original.traceback));
    release(static_cast<Object*>(std::exchange(group.traceback, original.traceback)));
  }
  copy_link(group.context, original.context);
  copy_link(group.cause, original.cause);
  group.suppress_context = true;
  const auto found = find_attribute(rt, original, *rt.names.notes);
  if (!found) return raised;
  const Ref<Object> notes = Own<Object>(*found);
  if (notes && is_sequence(*notes)) {
    // Each part has a list of its own.
    const Ref<List> copy = new_list(rt);
    if (!copy || !list_extend(rt, *copy, *notes) ||
        !set_attribute(rt, group, *rt.names.notes, copy.get()))
      return raised;
  }
  part = std::move(derived);
  return ok;
}

Status split_group(Runtime& rt, Exception& group, const Matcher& matcher, bool want_rest,
                   SplitException& result);

Status split(Runtime& rt, Exception& exception, const Matcher& matcher, bool want_rest,
             SplitException& result) {
  const auto whole = matches(rt, exception, matcher);
  if (!whole) return raised;
  if (*whole) {
    result.match = Ref<Object>::share(exception);
  } else if (is_exception_group(rt, exception)) {
    return split_group(rt, exception, matcher, want_rest, result);
  } else if (want_rest) {
    result.rest = Ref<Object>::share(exception);
  }
  return ok;
}

Status split_group(Runtime& rt, Exception& group, const Matcher& matcher, bool want_rest,
                   SplitException& result) {
  const Ref<List> matching = new_list(rt), others = new_list(rt);
  if (!matching || !others) return raised;
  const Ref<Tuple> members = Ref<Tuple>::share(grouped_exceptions(rt, group));
  for (std::uint32_t i = 0; i < members->length(); ++i) {
    SplitException member;
    if (!rt.enter(" in exceptiongroup_split_recursive")) return raised;
    const Status done = split(rt, ex((*members)[i]), matcher, want_rest, member);
    rt.leave();
    if (!done) return raised;
    if (member.match && !list_append(rt, *matching, member.match.release())) return raised;
    if (member.rest && !list_append(rt, *others, member.rest.release())) return raised;
  }
  if (!part_of(rt, group, *matching, result.match)) return raised;
  return want_rest ? part_of(rt, group, *others, result.rest) : ok;
}

// Reads the argument of split() and subgroup().
Status split_by(Runtime& rt, Object& self, Object& value, bool want_rest, SplitException& result) {
  const auto is_class = [](Object& object) {
    return is_type(object) && (static_cast<Type&>(object).flags & kTypeException);
  };
  bool by_type = is_class(value);
  if (value.type == rt.types.tuple) {
    auto& classes = static_cast<Tuple&>(value);
    by_type = true;
    for (std::uint32_t i = 0; i < classes.length(); ++i) by_type &= is_class(classes[i]);
  }
  if (!by_type && value.type != rt.types.function)
    return rt.raise(*rt.types.type_error,
                    "expected a function, exception type or tuple of exception types");
  const Matcher matcher{by_type ? Matcher::Kind::type : Matcher::Kind::predicate, value};
  return split(rt, ex(self), matcher, want_rest, result);
}

Own<Object> or_none(Runtime& rt, Ref<Object>& part) {
  return part ? part.release() : own(*rt.none);
}

Own<Object> split_method(Runtime& rt, Object& self, Arguments arguments) {
  SplitException parts;
  if (!split_by(rt, self, arguments[0], true, parts)) return raised;
  return make_tuple(
      rt, {parts.match ? parts.match.get() : rt.none, parts.rest ? parts.rest.get() : rt.none});
}

Own<Object> subgroup_method(Runtime& rt, Object& self, Arguments arguments) {
  SplitException parts;
  if (!split_by(rt, self, arguments[0], false, parts)) return raised;
  return or_none(rt, parts.match);
}

Own<Object> derive_method(Runtime& rt, Object& self, Arguments arguments) {
  if (!no_keywords(rt, "BaseExceptionGroup.derive", arguments)) return raised;
  if (arguments.count != 1)
    return rt.raise(*rt.types.type_error, "function takes exactly 1 argument (%d given)",
                    static_cast<int>(arguments.count));
  Object* message = ex(self).fields()[kMessage];
  return make_group(rt, message ? *message : *rt.none, arguments[0]);
}

template <Field I>
Own<Object> get_field(Runtime& rt, Object& self) {
  Object* value = ex(self).fields()[I];
  return own(value ? *value : *rt.none);
}
Status read_only(Runtime& rt, Object&, Object*) {
  return rt.raise(*rt.types.attribute_error, "readonly attribute");
}

// ---- except* ----

Status check_star_classes(Runtime& rt, Object& class_or_tuple) {
  const auto check = [&rt](Object& cls) -> Status {
    if (!is_type(cls) || !(static_cast<Type&>(cls).flags & kTypeException))
      return rt.raise(*rt.types.type_error,
                      "catching classes that do not inherit from BaseException is not allowed");
    return ok;
  };
  const auto refuse_groups = [&rt](Object& cls) -> Status {
    const auto group = is_subclass_of(rt, cls, *rt.types.base_exception_group);
    if (!group) return raised;
    if (*group)
      return rt.raise(*rt.types.type_error,
                      "catching ExceptionGroup with except* is not allowed. Use except instead.");
    return ok;
  };
  if (!is_tuple(class_or_tuple)) {
    if (!check(class_or_tuple)) return raised;
    return refuse_groups(class_or_tuple);
  }
  auto& classes = static_cast<Tuple&>(class_or_tuple);
  for (std::uint32_t i = 0; i < classes.length(); ++i)
    if (!check(classes[i])) return raised;
  for (std::uint32_t i = 0; i < classes.length(); ++i)
    if (!refuse_groups(classes[i])) return raised;
  return ok;
}

// A part that split() made of the original, or the original itself, and not raised anew since.
bool comes_from(Object& part, Object& original) {
  return ex(part).traceback == ex(original).traceback && ex(part).cause == ex(original).cause &&
         ex(part).context == ex(original).context;
}

Status collect_leaves(Runtime& rt, Object& exception, Set& leaves) {
  if (!is_exception_group(rt, exception)) {
    const Ref<Int> address = address_of(rt, exception);
    if (!address) return raised;
    return set_add(rt, leaves, *address);
  }
  if (!rt.enter(" in collect_exception_group_leaf_ids")) return raised;
  Status done = ok;
  Tuple& members = grouped_exceptions(rt, ex(exception));
  for (std::uint32_t i = 0; i < members.length() && done; ++i)
    done = collect_leaves(rt, members[i], leaves);
  rt.leave();
  return done;
}

// The group `original` with only those leaves that are in one of `kept`.
Status project(Runtime& rt, Exception& original, List& kept, Ref<Object>& result) {
  const Ref<Set> leaves = new_set(rt, *rt.types.set);
  if (!leaves) return raised;
  for (std::size_t i = 0; i < kept.length; ++i)
    if (!collect_leaves(rt, *kept.items[i], *leaves)) return raised;
  SplitException parts;
  if (!split(rt, original, {Matcher::Kind::leaves, *leaves}, false, parts)) return raised;
  result = std::move(parts.match);
  return ok;
}

}  // namespace

void fill_exception_group(Slots& slots) {
  slots.construct = construct_group;
  slots.str = group_text;
}
constinit const NativeMethod kExceptionGroupMethods[3] = {
    {"derive", derive_method, Takes::anything},
    {"split", split_method, Takes::positional, 1, 1},
    {"subgroup", subgroup_method, Takes::positional, 1, 1},
};
constinit const NativeProperty kExceptionGroupProperties[2] = {
    {"message", get_field<kMessage>, read_only},
    {"exceptions", get_field<kExceptions>, read_only},
};

bool is_exception_group(const Runtime& rt, const Object& object) {
  return is_instance(object, *rt.types.base_exception_group);
}

Tuple& grouped_exceptions(Runtime& rt, Exception& group) {
  Object* members = group.fields()[kExceptions];
  return members ? static_cast<Tuple&>(*members) : *rt.empty_tuple;
}

Status exception_star_match(Runtime& rt, Object* exception, Object& class_or_tuple,
                            SplitException& result) {
  if (!check_star_classes(rt, class_or_tuple)) return raised;
  if (!exception) return ok;
  const auto whole = exception_matches(rt, *exception, class_or_tuple);
  if (!whole) return raised;
  const bool group = is_exception_group(rt, *exception);
  if (*whole) {
    if (group) {
      result.match = Ref<Object>::share(*exception);
      return ok;
    }
    const Ref<Tuple> only = make_tuple(rt, {exception});
    if (!only) return raised;
    result.match = make_group(rt, *rt.empty_str, *only);
    return result.match ? ok : Status(raised);
  }
  if (!group) {
    result.rest = Ref<Object>::share(*exception);
    return ok;
  }
  const Ref<Object> pair = call_method(rt, *exception, *rt.names.split, {&class_or_tuple});
  if (!pair) return raised;
  if (!is_tuple(*pair))
    return rt.raise(*rt.types.type_error, "%T.split must return a tuple, not %T", exception->type,
                    pair->type);
  auto& parts = static_cast<Tuple&>(*pair);
  if (parts.length() < 2)
    return rt.raise(*rt.types.type_error, "%T.split must return a 2-tuple, got tuple of size %d",
                    exception->type, static_cast<int>(parts.length()));
  if (&parts[0] != rt.none) result.match = Ref<Object>::share(parts[0]);
  if (&parts[1] != rt.none) result.rest = Ref<Object>::share(parts[1]);
  return ok;
}

Own<Object> exception_star_result(Runtime& rt, Object& original, Object& raised_ones) {
  auto& all = static_cast<List&>(raised_ones);
  if (!is_exception_group(rt, original)) {
    // Wrapped for its only clause: what that raised, or the exception itself where none matched.
    for (std::size_t i = 0; i < all.length; ++i)
      if (all.items[i] != rt.none) return own(*all.items[i]);
    return own(*rt.none);
  }
  const Ref<List> anew = new_list(rt), again = new_list(rt);
  if (!anew || !again) return raised;
  for (std::size_t i = 0; i < all.length; ++i) {
    Object& each = *all.items[i];
    if (&each == rt.none) continue;
    if (!list_append(rt, comes_from(each, original) ? *again : *anew, own(each))) return raised;
  }
  Ref<Object> rest;
  if (!project(rt, ex(original), *again, rest)) return raised;
  if (anew->length == 0) return or_none(rt, rest);
  if (rest && !list_append(rt, *anew, rest.release())) return raised;
  if (anew->length == 1) return own(*anew->items[0]);
  return make_group(rt, *rt.empty_str, *anew);
}

}  // namespace vitro
