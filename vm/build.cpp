// Containers, text, unpacking and imports for the handlers in handlers/build.hpp.
#include "vm/build.hpp"

#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/list.hpp"
#include "objects/module.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "objects/set.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro::vm {

Own<Object> build_set(Runtime& rt, StackRef* values, std::uint32_t count) {
  Ref<Set> set = new_set(rt, *rt.types.set);
  if (!set) return raised;
  for (std::uint32_t i = 0; i < count; ++i)
    if (!set_add(rt, *set, *values[i])) return raised;
  return set.release();
}

Own<Object> build_map(Runtime& rt, StackRef* values, std::uint32_t count) {
  Ref<Dict> dict = new_dict(rt, count / 2);
  if (!dict) return raised;
  for (std::uint32_t i = 0; i < count; i += 2)
    if (!dict_set(rt, *dict, *values[i], *values[i + 1])) return raised;
  return dict.release();
}

Own<Object> build_const_key_map(Runtime& rt, StackRef* values, std::uint32_t count) {
  auto& keys = static_cast<Tuple&>(*values[count - 1]);
  Ref<Dict> dict = new_dict(rt, count - 1);
  if (!dict) return raised;
  for (std::uint32_t i = 0; i + 1 < count; ++i)
    if (!dict_set(rt, *dict, keys[i], *values[i])) return raised;
  return dict.release();
}

Own<Object> build_string(Runtime& rt, StackRef* values, std::uint32_t count) {
  // One pass for length and width, then the exact text.
  std::size_t length = 0;
  char32_t widest = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto& piece = static_cast<Str&>(*values[i]);
    length += piece.length;
    const char32_t bound = piece.ascii()        ? 0x7f
                           : piece.width() == 1 ? 0xff
                           : piece.width() == 2 ? 0xffff
                                                : 0x10ffff;
    if (bound > widest) widest = bound;
  }
  Own<Str> text = new_str(rt, length, widest);
  if (!text) return raised;
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto& piece = static_cast<Str&>(*values[i]);
    if (piece.width() == text->width()) {
      __builtin_memcpy(static_cast<char*>(text->data()) + at * text->width(), piece.data(),
                       piece.length * piece.width());
      at += piece.length;
    } else {
      for (std::size_t j = 0; j < piece.length; ++j) str_put(*text, at++, piece.at(j));
    }
  }
  return text;
}

Own<Object> build_slice(Runtime& rt, StackRef* values, std::uint32_t count) {
  return make_slice(rt, *values[0], *values[1], count == 3 ? *values[2] : *rt.none);
}

Own<Object> list_to_tuple(Runtime& rt, StackRef* values, std::uint32_t) {
  auto& list = static_cast<List&>(*values[0]);
  return tuple_from_array(rt, list.items, list.length);
}

Own<Object> format_conversion(Runtime& rt, StackRef* values, std::uint32_t count,
                              std::uint32_t how) {
  Ref<Object> value = Ref<Object>::share(*values[0]);
  switch (how & 3) {
    case 1: value = str_of(rt, *value); break;
    case 2: value = repr(rt, *value); break;
    case 3: value = ascii_of(rt, *value); break;
    default: break;
  }
  if (!value) return raised;
  if (count == 1 && value->type == rt.types.str) return value.release();
  Str& spec = count == 2 ? static_cast<Str&>(*values[1]) : *rt.empty_str;
  return format_value(rt, *value, spec);
}

Status extend_list(Runtime& rt, Object& list, StackRef* iterable) {
  if (list_extend(rt, static_cast<List&>(list), **iterable)) return ok;
  const bool iterable_at_all = (*iterable)->type->slots.iter || (*iterable)->type->slots.getitem;
  if (!pending_matches(rt, *rt.types.type_error) || iterable_at_all) return raised;
  rt.clear_pending();
  return rt.raise(*rt.types.type_error, "Value after * must be an iterable, not %T",
                  (*iterable)->type);
}

Status update_dict(Runtime& rt, Object& dict, StackRef* mapping) {
  const Fallible<Object*> keys = find_attribute(rt, **mapping, *rt.names.keys);
  if (!keys) return raised;
  if (*keys) {
    release(*keys);
    return dict_update(rt, static_cast<Dict&>(dict), **mapping);
  }
  return rt.raise(*rt.types.type_error, "'%T' object is not a mapping", (*mapping)->type);
}

// "f()" as messages about a call name the callable: module-qualified outside builtins and
// __main__'s plain functions.
Own<Str> callable_text(Runtime& rt, Object& callable) {
  Ref<Object> qualname =
      Ref<Object>(Own<Object>(*find_attribute(rt, callable, *rt.names.qualname)));
  if (rt.pending()) return raised;
  if (!qualname || !is_str(*qualname)) return str_of(rt, callable);
  Ref<Object> module = Ref<Object>(Own<Object>(*find_attribute(rt, callable, *rt.names.module)));
  if (rt.pending()) return raised;
  auto& name = static_cast<Str&>(*qualname);
  if (module && is_str(*module) && !str_equal(static_cast<Str&>(*module), "builtins"))
    return format_message(rt, "%S.%S()", static_cast<Str*>(module.get()), &name);
  return format_message(rt, "%S()", &name);
}

Status merge_keywords(Runtime& rt, Dict& keywords, Object& mapping, Object& callable) {
  Ref<Dict> more;
  if (mapping.type == rt.types.dict) {
    more = Ref<Dict>::share(static_cast<Dict&>(mapping));
  } else {
    Ref<Object> keys = Ref<Object>(Own<Object>(*find_attribute(rt, mapping, *rt.names.keys)));
    if (rt.pending()) return raised;
    if (!keys) {
      Ref<Str> text = callable_text(rt, callable);
      if (!text) return raised;
      return rt.raise(*rt.types.type_error, "%S argument after ** must be a mapping, not %T",
                      text.get(), mapping.type);
    }
    more = new_dict(rt);
    if (!more || !dict_update(rt, *more, mapping)) return raised;
  }
  for (std::uint32_t i = 0; i < more->entry_count(); ++i) {
    Object* key;
    Object* value;
    if (!more->entry(i, key, value)) continue;
    const DictLookup existing = dict_get(rt, keywords, *key);
    if (!existing.ok) return raised;
    if (existing.value) {
      Ref<Str> text = callable_text(rt, callable);
      if (!text) return raised;
      return rt.raise(*rt.types.type_error, "%S got multiple values for keyword argument '%O'",
                      text.get(), key);
    }
    if (!is_str(*key)) return rt.raise(*rt.types.type_error, "keywords must be strings");
    if (!dict_set(rt, keywords, *key, *value)) return raised;
  }
  return ok;
}

// ---- unpacking ----

namespace {

Raised not_enough(Runtime& rt, std::uint32_t wanted, bool at_least, std::size_t got) {
  return rt.raise(*rt.types.value_error, "not enough values to unpack (expected %s%d, got %d)",
                  at_least ? "at least " : "", static_cast<int>(wanted), static_cast<int>(got));
}

Own<Object> unpack_iterator(Runtime& rt, Object& iterable) {
  if (!iterable.type->slots.iter && !iterable.type->slots.getitem)
    return rt.raise(*rt.types.type_error, "cannot unpack non-iterable %T object", iterable.type);
  return get_iterator(rt, iterable);
}

// Puts the first `count` items into a list; fewer is an error.
Own<List> take_items(Runtime& rt, Object& iterator, std::uint32_t count, bool at_least,
                     std::uint32_t wanted) {
  Ref<List> items = new_list(rt, count);
  if (!items) return raised;
  while (items->length < count) {
    Own<Object> item = next_item(rt, iterator);
    if (!item) {
      if (rt.pending()) return raised;
      return not_enough(rt, wanted, at_least, items->length);
    }
    if (!list_append(rt, *items, item)) return raised;
  }
  return items.release();
}

}  // namespace

Status unpack_iterable(Runtime& rt, Object& iterable, std::uint32_t count, StackRef* place) {
  Ref<Object> iterator = unpack_iterator(rt, iterable);
  if (!iterator) return raised;
  Ref<List> items = take_items(rt, *iterator, count, false, count);
  if (!items) return raised;
  Ref<Object> extra = next_item(rt, *iterator);
  if (extra)
    return rt.raise(*rt.types.value_error, "too many values to unpack (expected %d)",
                    static_cast<int>(count));
  if (rt.pending()) return raised;
  for (std::uint32_t i = 0; i < count; ++i)
    place[count - 1 - i] = StackRef::owned(own(*items->items[i]));
  release(iterable);
  return ok;
}

Status unpack_starred(Runtime& rt, Object& iterable, std::uint32_t before, std::uint32_t after,
                      StackRef* place) {
  Ref<Object> iterator = unpack_iterator(rt, iterable);
  if (!iterator) return raised;
  Ref<List> first = take_items(rt, *iterator, before, true, before + after);
  if (!first) return raised;
  Ref<List> rest = new_list(rt);
  if (!rest || !list_extend(rt, *rest, *iterator)) return raised;
  if (rest->length < after) return not_enough(rt, before + after, true, before + rest->length);
  const std::size_t middle = rest->length - after;
  StackRef* slot = place + before + after;
  for (std::uint32_t i = 0; i < before; ++i) *slot-- = StackRef::owned(own(*first->items[i]));
  *slot-- = StackRef::owned(own(static_cast<Object&>(*rest)));
  // The tail moves from the list to the stack.
  for (std::uint32_t i = 0; i < after; ++i)
    *slot-- = StackRef::owned(Own<Object>(rest->items[middle + i]));
  rest->length = middle;
  release(iterable);
  return ok;
}

// ---- functions, classes, imports ----

Status annotations_to_dict(Runtime& rt, Function& function) {
  if (!function.annotations || !is_tuple(*function.annotations)) return ok;
  Ref<Tuple> pairs = Ref<Tuple>::share(static_cast<Tuple&>(*function.annotations));
  Ref<Dict> dict = new_dict(rt, pairs->length() / 2);
  if (!dict) return raised;
  for (std::uint32_t i = 0; i + 1 < pairs->length(); i += 2)
    if (!dict_set(rt, *dict, (*pairs)[i], (*pairs)[i + 1])) return raised;
  release(std::exchange(function.annotations, Own<Object>(dict.release()).get()));
  return ok;
}

Status setup_annotations(Runtime& rt, Frame& frame) {
  if (frame.names->type == rt.types.dict) {
    auto& names = static_cast<Dict&>(*frame.names);
    if (dict_get_str(names, *rt.names.annotations)) return ok;
    Ref<Dict> fresh = new_dict(rt);
    if (!fresh) return raised;
    return dict_set_str(rt, names, *rt.names.annotations, *fresh);
  }
  Ref<Object> existing = get_item(rt, *frame.names, *rt.names.annotations);
  if (existing) return ok;
  if (!pending_matches(rt, *rt.types.key_error)) return raised;
  rt.clear_pending();
  Ref<Dict> fresh = new_dict(rt);
  if (!fresh) return raised;
  return set_item(rt, *frame.names, *rt.names.annotations, fresh.get());
}

Own<Object> load_build_class(Runtime& rt, Frame& frame) {
  Object* builder = dict_get_str(*frame.builtins, *rt.names.build_class);
  if (!builder) return rt.raise(*rt.types.name_error, "__build_class__ not found");
  return own(*builder);
}

}  // namespace vitro::vm
