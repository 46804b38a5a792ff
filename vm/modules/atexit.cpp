// atexit: functions that are called when the program has ended, the last registered first.
#include "vm/modules/atexit.hpp"

#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"
#include "vm/unraisable.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

namespace {

// A list of (function, arguments, keywords), kept by the Vm.
List* callbacks(Runtime& rt, bool make) {
  Object*& kept = vm_of(rt).kept(Kept::exit_functions);
  if (!kept && make) kept = new_list(rt).get();
  return static_cast<List*>(kept);
}

Own<Object> register_function(Runtime& rt, Object&, Arguments arguments) {
  if (arguments.count == 0)
    return rt.raise(*rt.types.type_error, "register() takes at least 1 argument (0 given)");
  if (!is_callable(arguments[0]))
    return rt.raise(*rt.types.type_error, "the first argument must be callable");
  const Ref<Tuple> values = tuple_from_array(rt, arguments.values + 1, arguments.count - 1);
  const Ref<Dict> keywords = keywords_as_dict(rt, arguments);
  List* list = callbacks(rt, true);
  if (!values || !keywords || !list) return raised;
  Own<Tuple> row = make_tuple(rt, {&arguments[0], values.get(), keywords.get()});
  if (!row || !list_append(rt, *list, row)) return raised;
  return own(arguments[0]);
}

Own<Object> unregister_function(Runtime& rt, Object&, Arguments arguments) {
  const Ref<List> list = Ref<List>::share(callbacks(rt, false));
  for (std::size_t i = 0; list && i < list->length;) {
    const Ref<Tuple> row = Ref<Tuple>::share(static_cast<Tuple&>(*list->items[i]));
    const auto same = compare_bool(rt, (*row)[0], arguments[0], CompareOp::eq);
    if (!same) return raised;
    if (!*same || i >= list->length || list->items[i] != row.get()) {
      ++i;
      continue;
    }
    const Ref<Object> gone = Own<Object>(list->items[i]);
    for (std::size_t k = i + 1; k < list->length; ++k) list->items[k - 1] = list->items[k];
    --list->length;
  }
  return own(*rt.none);
}

Own<Object> clear_functions(Runtime& rt, Object&, Arguments) {
  if (List* list = callbacks(rt, false)) list_clear(rt, *list);
  return own(*rt.none);
}

Own<Object> count_functions(Runtime& rt, Object&, Arguments) {
  const List* list = callbacks(rt, false);
  return make_int(rt, list ? static_cast<std::int64_t>(list->length) : 0);
}

Own<Object> run_functions(Runtime& rt, Object&, Arguments) {
  run_exit_functions(rt);
  return own(*rt.none);
}

constexpr NativeMethod kFunctions[] = {
    {"register", register_function, Takes::anything, 0, 255, Binding::function},
    {"unregister", unregister_function, Takes::one, 0, 255, Binding::function},
    {"_clear", clear_functions, Takes::nothing, 0, 255, Binding::function},
    {"_ncallbacks", count_functions, Takes::nothing, 0, 255, Binding::function},
    {"_run_exitfuncs", run_functions, Takes::nothing, 0, 255, Binding::function},
};

}  // namespace

void run_exit_functions(Runtime& rt) {
  for (;;) {
    const Ref<List> list = Ref<List>::share(callbacks(rt, false));
    if (!list || list->length == 0) return;
    const Ref<Tuple> row = Own<Tuple>(static_cast<Tuple*>(list->items[--list->length]));
    CallArguments all(rt);
    const bool ready = all.add(static_cast<Tuple&>((*row)[1])) &&
                       all.add_keywords(&static_cast<Dict&>((*row)[2]), {});
    const Ref<Object> result = ready ? all.call((*row)[0]) : Own<Object>(raised);
    if (!result) write_unraisable(rt, &(*row)[0]);
  }
}

const NativeModule kAtexitModule = {.name = "atexit",
                                    .functions = kFunctions,
                                    .doc =
                                        "allow programmer to define multiple exit functions to "
                                        "be executed upon normal program termination."};

}  // namespace vitro::vm
