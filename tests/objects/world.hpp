// A runtime without an interpreter, and short ways to make objects, call methods and read results
// as text.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include <boost/container/pmr/global_resource.hpp>

#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "objects/runtime.hpp"
#include "objects/set.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "tests/support/catch.hpp"

namespace vitro::test {

class World {
 public:
  World() { REQUIRE(rt.started()); }
  ~World() { CHECK_FALSE(rt.pending()); }

  Runtime rt{*boost::container::pmr::new_delete_resource()};

  Ref<Object> number(std::int64_t value) { return make_int(rt, value); }
  Ref<Str> str(std::string_view text) { return intern(rt, text); }
  Ref<Object> none() { return own(*rt.none); }

  Ref<List> list(std::initializer_list<std::int64_t> numbers) {
    Ref<List> result = new_list(rt);
    for (const std::int64_t n : numbers) REQUIRE(list_append(rt, *result, make_int(rt, n)));
    return result;
  }
  Ref<Tuple> tuple(std::initializer_list<std::int64_t> numbers) {
    return tuple_from_iterable(rt, *list(numbers));
  }
  Ref<Set> set(std::initializer_list<std::int64_t> numbers) {
    Ref<Set> result = new_set(rt, *rt.types.set);
    for (const std::int64_t n : numbers) REQUIRE(set_add(rt, *result, *number(n)));
    return result;
  }
  Ref<Object> slice(Ref<Object> start, Ref<Object> stop, Ref<Object> step) {
    return make_slice(rt, *start, *stop, *step);
  }
  Ref<Object> slice(std::int64_t start, std::int64_t stop, std::int64_t step = 1) {
    return slice(number(start), number(stop), number(step));
  }

  Ref<Object> call_named(Object& object, std::string_view name,
                         const std::vector<Object*>& arguments = {}) {
    Ref<Object> method = get_attribute(rt, object, *str(name));
    if (!method) return {};
    return call(rt, *method,
                Arguments{arguments.data(), static_cast<std::uint32_t>(arguments.size()), nullptr});
  }

  // repr(object), or "Type: message" of what is pending, which is cleared.
  std::string show(Object& object) {
    Ref<Str> text = repr(rt, object);
    if (!text) return error();
    return utf8(*text);
  }
  template <class T>
  std::string show(const Ref<T>& object) {
    return object ? show(*object) : error();
  }
  template <class T>
  std::string show(Own<T> object) {
    return show(Ref<T>(object));
  }
  std::string show(Status status) { return status ? "ok" : error(); }
  std::string show(Fallible<bool> answer) {
    return answer ? (*answer ? "True" : "False") : error();
  }

  std::string error() {
    if (!rt.pending()) return "nothing";
    Ref<Exception> exception = rt.take_pending();
    Ref<Str> message = str_of(rt, *exception);
    return utf8(*exception->type->name) + ": " + (message ? utf8(*message) : "?");
  }

  static std::string utf8(const Str& text) {
    std::string out;
    append_utf8(out, text);
    return out;
  }

  // Runs `body` with every n-th allocation failing until it succeeds; the heap must then be as it
  // was.
  template <class Body>
  void with_failing_memory(Body&& body) {
    for (std::uint64_t n = 0;; ++n) {
      const std::size_t before = rt.heap.totals().live_cells;
      rt.heap.fail_after(n);
      const bool done = body();
      rt.heap.stop_failing();
      if (!done) {
        REQUIRE(rt.pending());
        rt.clear_pending();
      }
      REQUIRE(rt.heap.totals().live_cells == before);
      if (done) return;
      REQUIRE(n < 10000);
    }
  }
};

}  // namespace vitro::test
