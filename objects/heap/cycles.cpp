// Trial deletion: subtract the references that candidates hold on each other; what is left over
// comes from outside.
#include "objects/heap/cycles.hpp"

#include <algorithm>
#include <new>
#include <vector>

#include "objects/runtime.hpp"
#include "objects/shape.hpp"
#include "objects/type.hpp"
#include "objects/visit.hpp"

namespace vitro {

namespace {

struct Candidate {
  Object* object;
  std::uint32_t outside;  // references not yet explained by other candidates
  bool reachable;
};

template <class Visit>
void for_each_edge(Object& object, Visit visit) {
  struct Visitor final : EdgeVisitor {
    explicit Visitor(Visit& v) : visit_(v) {}
    void on_edge(Object& target, const EdgeLabel&) override { visit_(target); }
    void on_buffer(const void*, std::size_t, const char*) override {}
    Visit& visit_;
  } visitor(visit);
  if (object.type->slots.visit) object.type->slots.visit(object, visitor);
  visit(static_cast<Object&>(*object.type));
}

// All mortal objects in order of address, so that an edge's target is found by binary search.
class Candidates {
 public:
  explicit Candidates(Runtime& rt) {
    rt.heap.for_each_object([this](Object& object) {
      if (!is_immortal(object)) all_.push_back({&object, object.refcount, false});
    });
    std::sort(all_.begin(), all_.end(),
              [](const Candidate& a, const Candidate& b) { return a.object < b.object; });
  }

  std::vector<Object*> unreachable() {
    for (Candidate& candidate : all_)
      for_each_edge(*candidate.object, [this](Object& target) {
        if (Candidate* found = find(target)) --found->outside;
      });
    std::vector<Candidate*> open;
    const auto reach = [&open](Candidate& candidate) {
      if (candidate.reachable) return;
      candidate.reachable = true;
      open.push_back(&candidate);
    };
    for (Candidate& candidate : all_)
      if (candidate.outside > 0) reach(candidate);
    // What immortal objects hold is reachable too; their references count as outside already, as
    // only candidates' edges were subtracted.
    while (!open.empty()) {
      Candidate& candidate = *open.back();
      open.pop_back();
      for_each_edge(*candidate.object, [&](Object& target) {
        if (Candidate* found = find(target)) reach(*found);
      });
    }
    std::vector<Object*> garbage;
    for (const Candidate& candidate : all_)
      if (!candidate.reachable) garbage.push_back(candidate.object);
    return garbage;
  }

 private:
  Candidate* find(Object& object) {
    if (is_immortal(object)) return nullptr;
    const auto found =
        std::lower_bound(all_.begin(), all_.end(), &object,
                         [](const Candidate& c, const Object* o) { return c.object < o; });
    return found != all_.end() && found->object == &object ? &*found : nullptr;
  }

  std::vector<Candidate> all_;
};

// Runs every object's dealloc while its neighbours' heads still stand. Each is made immortal first,
// so that releases among them do nothing; releases of anything else count as always.
void kill(Runtime& rt, std::vector<Object*>& objects) {
  for (Object* object : objects) object->refcount = kImmortal;
  // An instance reads its shape and its type while it goes; a type frees its shapes.
  const auto rank = [&rt](const Object* object) {
    if (object->type == rt.types.shape) return 1;
    return is_type(*object) ? 2 : 0;
  };
  // `type` last of all: every other type object is read through it.
  std::vector<std::pair<int, Object*>> order;
  order.reserve(objects.size());
  for (Object* object : objects)
    order.emplace_back(object == rt.types.type ? 3 : rank(object), object);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  rt.heap.hold_frees(true);
  for (const auto& [place, object] : order) object->type->slots.dealloc(rt, *object);
  rt.heap.hold_frees(false);
}

}  // namespace

std::size_t collect_cycles(Runtime& rt) {
  try {
    Candidates candidates(rt);
    std::vector<Object*> garbage = candidates.unreachable();
    kill(rt, garbage);
    return garbage.size();
  } catch (const std::bad_alloc&) {
    return 0;
  }
}

void free_everything(Runtime& rt) {
  std::vector<Object*> all;
  rt.heap.for_each_object([&all](Object& object) { all.push_back(&object); });
  kill(rt, all);
}

}  // namespace vitro
