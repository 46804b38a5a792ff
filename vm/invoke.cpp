// Calls of every kind of callable from the value stack.
#include "vm/invoke.hpp"

#include <algorithm>

#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/instance.hpp"
#include "objects/list.hpp"
#include "objects/mark.hpp"
#include "objects/object_type.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/build.hpp"

namespace vitro::vm {

namespace {

void release_slots(StackRef* from, StackRef* to) {
  for (StackRef* slot = from; slot < to; ++slot) release(slot->get());
}

Invocation failed() { return {}; }

// `locals` hold the given values (positional ones first, self included) and locals[-1] the
// function.
Invocation invoke_function(Interpreter& interpreter, Function& function, StackRef* base,
                           StackRef* locals, std::uint32_t positional, Tuple* keyword_names,
                           Object* instance) {
  Frame* caller = interpreter.current;
  if (!bind_arguments(interpreter, function, locals, positional, keyword_names)) {
    release(function);
    return failed();
  }
  Frame* frame =
      push_frame(interpreter, *function.code, &function, *function.globals, *function.builtins,
                 nullptr, locals, base, instance ? std::uint32_t{kFrameConstruct} : 0u);
  if (!frame) {
    const StackFloor floor(interpreter, locals + function.code->local_count);
    release_slots(locals, locals + function.code->local_count);
    release(function);
    return failed();
  }
  frame->instance = instance;
  caller->top = base;
  return {frame, false};
}

// The Python function that a call of `cls` runs as __init__, if instances are made the plain way;
// null otherwise.
Function* plain_init(Runtime& rt, Type& cls) {
  if (cls.type != rt.types.type || !(cls.flags & kTypeShaped) || (cls.flags & kTypeAbstract))
    return nullptr;
  if (cls.slots.construct != rt.types.object->slots.construct) return nullptr;
  Object* init = lookup_in_type(cls, *rt.names.init);
  return init && init->type == rt.types.function ? static_cast<Function*>(init) : nullptr;
}

Invocation invoke_class(Interpreter& interpreter, Type& cls, Function& init, StackRef* base,
                        std::uint32_t count, Tuple* keyword_names) {
  Own<Object> instance = allocate_quickly(*interpreter.rt, cls);
  if (!instance) {
    release_slots(base + 1, base + 2 + count);
    return failed();
  }
  base[0] = StackRef::owned(own(static_cast<Object&>(init)));
  base[1] = StackRef::owned(own(*instance));
  const std::uint32_t keywords = keyword_names ? keyword_names->length() : 0;
  Invocation invocation = invoke_function(interpreter, init, base, base + 1, count - keywords + 1,
                                          keyword_names, instance.get());
  release(static_cast<Object&>(cls));
  if (!invocation.frame) release(instance);
  return invocation;
}

}  // namespace

Invocation invoke(Interpreter& interpreter, StackRef* base, std::uint32_t count,
                  Tuple* keyword_names) {
  Runtime& rt = *interpreter.rt;
  const std::uint32_t keywords = keyword_names ? keyword_names->length() : 0;
  StackRef* end = base + 2 + count;
  if (base[0].is_null() && base[1]->type == rt.types.method) {
    auto& method = static_cast<BoundMethod&>(*base[1]);
    base[0] = StackRef::owned(own(*method.function));
    base[1] = StackRef::owned(own(*method.self));
    release(static_cast<Object&>(method));
  }
  const bool bound = !base[0].is_null();
  Object& callable = bound ? *base[0] : *base[1];
  StackRef* first = base + (bound ? 1 : 2);
  const std::uint32_t positional = count - keywords + (bound ? 1 : 0);
  if (callable.type == rt.types.function)
    return invoke_function(interpreter, static_cast<Function&>(callable), base, first, positional,
                           keyword_names, nullptr);
  if (!bound && is_type(callable)) {
    auto& cls = static_cast<Type&>(callable);
    if (Function* init = plain_init(rt, cls))
      return invoke_class(interpreter, cls, *init, base, count, keyword_names);
  }
  Own<Object> result = call(
      rt, callable, Arguments{reinterpret_cast<Object* const*>(first), positional, keyword_names});
  release_slots(base, end);
  if (!result) return failed();
  base[0] = StackRef::owned(result);
  return {nullptr, true};
}

Invocation invoke_unpacked(Interpreter& interpreter, StackRef* base, bool has_keywords) {
  Runtime& rt = *interpreter.rt;
  Object& callable = *base[1];
  StackRef* end = base + (has_keywords ? 4 : 3);
  const auto give_up = [&] {
    release_slots(base, end);
    return failed();
  };
  if (base[2]->type != rt.types.tuple) {
    if (!base[2]->type->slots.iter && !base[2]->type->slots.getitem) {
      Ref<Str> text = callable_text(rt, callable);
      if (text)
        rt.raise(*rt.types.type_error, "%S argument after * must be an iterable, not %T",
                 text.get(), base[2]->type);
      return give_up();
    }
    Own<Tuple> positional = tuple_from_iterable(rt, *base[2]);
    if (!positional) return give_up();
    release(*base[2]);
    base[2] = StackRef::owned(positional);
  }
  Ref<Tuple> positional = Ref<Tuple>::share(static_cast<Tuple&>(*base[2]));
  Ref<Dict> keywords;
  if (has_keywords) {
    keywords = new_dict(rt);
    if (!keywords || !merge_keywords(rt, *keywords, *base[3], callable)) return give_up();
  }
  Ref<Tuple> names;
  const auto named = static_cast<std::uint32_t>(keywords ? keywords->length : 0);
  if (named) {
    names = new_tuple(rt, named);
    if (!names) return give_up();
  }
  const std::uint32_t count = positional->length() + named;
  if (base + 2 + count + 2 > interpreter.stack_limit) {
    if (named) std::fill_n(names->items(), named, own(*rt.none).get());
    raise_too_deep(rt);
    return give_up();
  }
  // The operands become those of a plain CALL: NULL callable value …
  release_slots(base + 2, end);
  StackRef* next = base + 2;
  for (std::uint32_t i = 0; i < positional->length(); ++i)
    *next++ = StackRef::owned(own((*positional)[i]));
  if (named) {
    std::uint32_t at = 0;
    for (std::uint32_t i = 0; i < keywords->entry_count(); ++i) {
      Object* key;
      Object* value;
      if (!keywords->entry(i, key, value)) continue;
      names->items()[at++] = own(*key).get();
      *next++ = StackRef::owned(own(*value));
    }
  }
  interpreter.current->top = next;
  const StackFloor floor(interpreter, next);
  return invoke(interpreter, base, count, names.get());
}

Own<Object> allocate_quickly(Runtime& rt, Type& cls) {
  Shape* shape = cls.root_shape;
  if (!shape || shape->capacity != cls.inline_capacity) [[unlikely]]
    return allocate_instance(rt, cls);
  const std::size_t bytes = cls.basic_size + shape->capacity * sizeof(Object*);
  auto* instance = static_cast<Object*>(rt.heap.allocate(CellKind::container, bytes));
  if (!instance) [[unlikely]]
    return rt.raise_memory_error();
  instance->refcount = 1;
  instance->aux = shape->id;
  instance->type = &cls;
  retain(static_cast<Object&>(cls));
  // Attribute words are read only up to the shape's count, but the fixed part of exceptions is
  // always read.
  for (auto* word = reinterpret_cast<Object**>(instance + 1);
       reinterpret_cast<char*>(word) < reinterpret_cast<char*>(instance) + bytes; ++word)
    *word = nullptr;
  return Own<Object>(instance);
}

void drop_unborn(Object& instance) {
  if (instance.type->slots.finalise) mark_of(instance) |= kMarkFinalised;
  release(instance);
}

void raise_too_deep(Runtime& rt) {
  rt.raise(*rt.types.recursion_error, "maximum recursion depth exceeded");
}

Flow reject_init_result(State& s, Object* value) {
  Frame& frame = *s.frame;
  Runtime& rt = *s.rt;
  rt.raise(*rt.types.type_error, "__init__() should return None, not '%T'", value->type);
  release(value);
  release(std::exchange(frame.instance, nullptr));
  for (std::uint32_t i = 0; i < frame.code->local_count; ++i)
    release(std::exchange(frame.locals[i], StackRef::null()).get());
  Object* callable = frame.locals[-1].get();  // null: a generator has it
  s.sp = frame.result;
  --machine(s).depth;
  s.frame = machine(s).current = &frame - 1;
  s.locals = s.frame->locals;
  s.ip = s.frame->ip;
  release(callable);
  return Flow::raise;
}

void specialise_call(Runtime& rt, CodeUnit* ip, StackRef* base, std::uint32_t count) {
  cache_head(ip).counter = kBackOff;
  const bool bound = !base[0].is_null();
  Object& callable = bound ? *base[0] : *base[1];
  const auto simple = [](const Function& function, std::uint32_t given) {
    const Code& code = *function.code;
    return code.argument_count == given && code.keyword_only_count == 0 &&
           !(code.flags & (kCodeVarArgs | kCodeVarKeywords));
  };
  const auto version_of = [&rt](Function& function) {
    if (function.version == 0 && rt.next_function_version != 0)
      function.version = rt.next_function_version++;
    return function.version;
  };
  if (callable.type == rt.types.function) {
    auto& function = static_cast<Function&>(callable);
    if (!simple(function, count + (bound ? 1 : 0)) || version_of(function) == 0) return;
    cache_word(ip, 1) = function.version;
    cache_word(ip, 2) = bound;
    return become(ip, Special::CALL_FUNCTION);
  }
  if (bound) {
    if (callable.type != rt.types.native_descriptor) return;
    if (count == 1 && is_list_append(*static_cast<NativeDescriptor&>(callable).method)) {
      set_cache_pointer(ip, 2, &callable);
      return become(ip, Special::CALL_LIST_APPEND);
    }
    return become(ip, Special::CALL_NATIVE_METHOD);
  }
  if (callable.type == rt.types.native_callable) return become(ip, Special::CALL_NATIVE);
  if (!is_type(callable)) return;
  auto& cls = static_cast<Type&>(callable);
  if (Function* init = plain_init(rt, cls)) {
    if (!simple(*init, count + 1) || version_of(*init) == 0) return;
    cache_word(ip, 1) = cls.version;
    set_cache_pointer(ip, 2, init);
    return become(ip, Special::CALL_CONSTRUCT);
  }
  if (count == 0 && cls.type == rt.types.type && (cls.flags & kTypeShaped) &&
      !(cls.flags & kTypeAbstract) && cls.slots.construct == rt.types.object->slots.construct &&
      cls.slots.init == rt.types.object->slots.init) {
    cache_word(ip, 1) = cls.version;
    become(ip, Special::CALL_CONSTRUCT_PLAIN);
  }
}

}  // namespace vitro::vm
