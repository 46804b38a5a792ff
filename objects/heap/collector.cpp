// One pass: candidates, trial deletion, weak references, finalisers, the second look, death.
#include "objects/heap/collector.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>
#include <vector>

#include "objects/dict.hpp"
#include "objects/heap/page.hpp"
#include "objects/instance.hpp"
#include "objects/list.hpp"
#include "objects/mark.hpp"
#include "objects/runtime.hpp"
#include "objects/shape.hpp"
#include "objects/tuple.hpp"
#include "objects/type.hpp"
#include "objects/visit.hpp"
#include "objects/weak_reference.hpp"

namespace vitro {

namespace {

// The visitor that the commonest containers are walked with: no labels, nothing virtual.
template <class Visit>
struct PlainVisitor {
  Visit& visit;
  template <class T>
  void edge(T* target, const EdgeLabel&) {
    if (target) visit(*reinterpret_cast<Object*>(target));
  }
  template <class T>
  void field(T* target, const char*) {
    if (target) visit(*reinterpret_cast<Object*>(target));
  }
  template <class T>
  void index(T* target, std::size_t) {
    if (target) visit(*reinterpret_cast<Object*>(target));
  }
  void buffer(const void*, std::size_t, const char*) {}
};

template <class Visit>
[[gnu::noinline]] void visit_any(Object& object, Visit& visit) {
  struct Visitor final : EdgeVisitor {
    explicit Visitor(Visit& v) : visit_(v) {}
    void on_edge(Object& target, const EdgeLabel&) override { visit_(target); }
    void on_buffer(const void*, std::size_t, const char*) override {}
    Visit& visit_;
  } visitor(visit);
  if (object.type->slots.visit) object.type->slots.visit(object, visitor);
}

// Every reference that `object` owns, that to its type included.
template <class Visit>
void visit_edges_of(Runtime& rt, Object& object, Visit& visit) {
  Type& type = *object.type;
  PlainVisitor<Visit> plain{visit};
  if (type.slots.dealloc == dealloc_instance) {
    const Shape& shape = shape_of(rt, object);
    auto** values = reinterpret_cast<Object**>(&object + 1);
    if (shape.dictionary || shape.spills()) {
      visit_any(object, visit);
    } else {
      for (std::uint32_t i = 0; i < shape.count; ++i) visit(*values[i]);
    }
  } else if (&type == rt.types.list) {
    static_cast<List&>(object).visit_edges(plain);
  } else if (&type == rt.types.dict) {
    static_cast<Dict&>(object).visit_edges(plain);
  } else if (&type == rt.types.tuple) {
    static_cast<Tuple&>(object).visit_edges(plain);
  } else {
    visit_any(object, visit);
  }
  if (!is_immortal(type)) visit(type);
}

// A growing array in C++ memory that says when there is none.
template <class T>
class Scratch {
 public:
  Scratch() = default;
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { std::free(items_); }
  [[nodiscard]] bool push(T item) {
    if (size_ == capacity_ && !reserve(capacity_ ? capacity_ * 2 : 256)) return false;
    items_[size_++] = item;
    return true;
  }
  [[nodiscard]] bool reserve(std::size_t capacity) {
    if (capacity <= capacity_) return true;
    void* moved = std::realloc(static_cast<void*>(items_), capacity * sizeof(T));
    if (!moved) return false;
    items_ = static_cast<T*>(moved);
    capacity_ = capacity;
    return true;
  }
  T pop() { return items_[--size_]; }
  void shrink(std::size_t size) { size_ = size; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }
  T& operator[](std::size_t i) { return items_[i]; }
  T* begin() { return items_; }
  T* end() { return items_ + size_; }

 private:
  T* items_ = nullptr;
  std::size_t size_ = 0, capacity_ = 0;
};

// The scratch word of a candidate: how many of its references other candidates hold, and whether
// something else leads to it.
constexpr std::uint32_t kReached = 0x8000'0000u;
// No candidate: in a page where others are.
constexpr std::uint32_t kOutside = 0xffff'ffffu;

// A pass over pages and large blocks, or over a heap where every cell is a block.
template <Cells cells>
class Pass {
 public:
  Pass(Runtime& rt, unsigned generation) : rt_(rt), generation_(generation) {}
  Pass(const Pass&) = delete;
  Pass& operator=(const Pass&) = delete;
  ~Pass() {
    for (Heap::Page* page : pages_) page->scratch = nullptr;
    forget_blocks();
    std::free(words_);
  }

  // Scratch words for all candidates. False: no memory.
  bool prepare();
  // The garbage, in order of address.
  bool find_garbage(Scratch<Object*>& garbage);
  // Once the finalisers have run: takes out what something outside leads to again. Each object has
  // one reference that is the collector's own.
  bool look_again(Scratch<Object*>& garbage);
  // Survivors become older.
  void age();
  bool is_garbage(Object& object) {
    const std::uint32_t* word = word_of(object);
    return word && !(*word & kReached);
  }
  bool order_from(Dict& start, Scratch<Object*>& garbage);
  [[nodiscard]] std::size_t examined() const { return examined_; }

 private:
  [[nodiscard]] bool is_candidate(std::uint8_t mark, const Object& object) const {
    return (mark & kMarkAge) <= generation_ && !(mark & (kMarkParked | kMarkPermanent)) &&
           object.type && object.refcount != 0 && !is_immortal(object);
  }
  static bool is_block(const Object& object, const Type& type) {
    if constexpr (cells == Cells::alone) return true;
    return may_be_large(type) && cell_bytes(object) > kLargestCell;
  }
  // Null: no candidate.
  std::uint32_t* word_of(const Object& target) {
    if (is_immortal(target)) return nullptr;
    const Type& type = *target.type;
    if (type.flags & kTypeLeaf) return nullptr;
    if (is_block(target, type)) {
      Heap::LargeBlock* block = Heap::LargeBlock::of(&target);
      return block->candidate ? &block->scratch : nullptr;
    }
    Heap::Page* page = Heap::Page::of(&target);
    if (!page->scratch) return nullptr;
    std::uint32_t* word = page->scratch + page->index_of(&target);
    return *word == kOutside ? nullptr : word;
  }
  template <class Visit>
  void for_each_candidate(Visit&& visit) {
    for (Heap::Page* page : pages_)
      for (std::uint32_t i = 0; i < page->carved; ++i)
        if (page->scratch[i] != kOutside)
          visit(*reinterpret_cast<Object*>(page->cell(i)), page->scratch[i], page->marks()[i]);
    for (Heap::LargeBlock* block : blocks_)
      visit(*static_cast<Object*>(block->memory()), block->scratch, block->mark);
  }
  void count_inside(Object& object) {
    const auto count = [this](Object& target) {
      if (std::uint32_t* word = word_of(target)) ++*word;
    };
    visit_edges_of(rt_, object, count);
  }
  bool reach(Object& object, std::uint32_t& word);

  Runtime& rt_;
  unsigned generation_;
  // By the heap's own list: of those noted, some may be gone by now.
  void forget_blocks() {
    for (Heap::LargeBlock* block = rt_.heap.first_large(); block; block = block->next)
      block->candidate = false;
    blocks_.shrink(0);
  }

  Scratch<Heap::Page*> pages_;
  Scratch<Heap::LargeBlock*> blocks_;
  Scratch<Object*> open_;
  std::uint32_t* words_ = nullptr;
  std::size_t examined_ = 0;
};

template <Cells cells>
bool Pass<cells>::prepare() {
  std::size_t words = 0;
  const auto add = [&](Heap::Page& page) {
    words += page.capacity;  // more cells of it may be in use when it is looked at again
    return pages_.push(&page);
  };
  if (generation_ + 1 < kGenerations) {
    for (Heap::Page* page = rt_.heap.young_pages; page; page = page->next_young)
      if (!add(*page)) return false;
  } else {
    for (Heap::Page* page = rt_.heap.first_page(); page; page = page->next)
      if (page->kind == CellKind::container && !add(*page)) return false;
  }
  words_ = static_cast<std::uint32_t*>(std::malloc(words * sizeof(std::uint32_t) + 1));
  // Until a page has its words its scratch pointer stays null.
  if (!words_) return false;
  std::uint32_t* next = words_;
  for (Heap::Page* page : pages_) {
    page->scratch = next;
    next += page->capacity;
    std::fill(page->scratch + page->carved, next, kOutside);
    for (std::uint32_t i = 0; i < page->carved; ++i) {
      const bool candidate =
          is_candidate(page->marks()[i], *reinterpret_cast<Object*>(page->cell(i)));
      page->scratch[i] = candidate ? 0 : kOutside;
      examined_ += candidate;
    }
  }
  for (Heap::LargeBlock* block = rt_.heap.first_large(); block; block = block->next) {
    if (block->kind != CellKind::container ||
        !is_candidate(block->mark, *static_cast<Object*>(block->memory())))
      continue;
    if (!blocks_.push(block)) return false;
    block->candidate = true;
    block->scratch = 0;
    ++examined_;
  }
  return true;
}

// Marks everything that `object` leads to.
template <Cells cells>
bool Pass<cells>::reach(Object& object, std::uint32_t& word) {
  word |= kReached;
  if (!open_.push(&object)) return false;
  bool good = true;
  const auto visit = [&](Object& target) {
    std::uint32_t* found = word_of(target);
    if (!found || *found & kReached) return;
    *found |= kReached;
    good = good && open_.push(&target);
  };
  while (good && !open_.empty()) visit_edges_of(rt_, *open_.pop(), visit);
  return good;
}

template <Cells cells>
bool Pass<cells>::find_garbage(Scratch<Object*>& garbage) {
  for_each_candidate(
      [this](Object& object, std::uint32_t&, std::uint8_t) { count_inside(object); });
  bool good = true;
  for_each_candidate([&](Object& object, std::uint32_t& word, std::uint8_t) {
    if (good && !(word & kReached) && object.refcount != word) good = reach(object, word);
  });
  if (!good) return false;
  for_each_candidate([&](Object& object, std::uint32_t& word, std::uint8_t) {
    if (good && !(word & kReached)) good = garbage.push(&object);
  });
  return good;
}

template <Cells cells>
void Pass<cells>::age() {
  const auto older = static_cast<std::uint8_t>(std::min(generation_ + 1, kGenerations - 1));
  for_each_candidate([older](Object&, std::uint32_t& word, std::uint8_t& mark) {
    if (word & kReached) mark = static_cast<std::uint8_t>((mark & ~kMarkAge) | older);
  });
  if (older < kGenerations - 1) return;
  // All that stands in these pages is old now; a page with new cells comes back by itself.
  for (Heap::Page* page = rt_.heap.young_pages; page; page = page->next_young)
    page->in_young_list = false;
  rt_.heap.young_pages = nullptr;
}

template <Cells cells>
bool Pass<cells>::look_again(Scratch<Object*>& garbage) {
  // Only the garbage counts now, and what was in these pages before may be gone.
  for (Heap::Page* page : pages_) std::fill_n(page->scratch, page->capacity, kOutside);
  forget_blocks();
  for (Object* object : garbage) {
    if (is_block(*object, *object->type)) {
      Heap::LargeBlock* block = Heap::LargeBlock::of(object);
      block->candidate = true;
      block->scratch = 0;
      if (!blocks_.push(block)) return false;
    } else {
      Heap::Page* page = Heap::Page::of(object);
      page->scratch[page->index_of(object)] = 0;
    }
  }
  for (Object* object : garbage) count_inside(*object);
  for (Object* object : garbage) {
    std::uint32_t& word = *word_of(*object);
    if (!(word & kReached) && object->refcount - 1 != word && !reach(*object, word)) return false;
  }
  std::size_t left = 0;
  for (Object* object : garbage) {
    if (is_garbage(*object)) {
      garbage[left++] = object;
      continue;
    }
    mark_of(*object) |= generation_ + 1 < kGenerations ? 1 : 2;
    release(*object);
  }
  garbage.shrink(left);
  return true;
}

// Puts what `start` leads to first, in order of a breadth-first walk.
template <Cells cells>
bool Pass<cells>::order_from(Dict& start, Scratch<Object*>& garbage) {
  if (!is_garbage(start)) return true;
  Scratch<Object*> ordered;
  if (!ordered.reserve(garbage.size())) return false;
  const auto meet = [&](Object& object) {
    std::uint32_t* word = word_of(object);
    if (!word || *word & kReached) return;
    *word |= kReached;
    if (!ordered.push(&object)) std::abort();  // there is room for all
  };
  meet(start);
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    Object& object = *ordered[i];
    // CPython walks sequences from their end.
    if (object.type == rt_.types.list) {
      auto& list = static_cast<List&>(object);
      for (std::size_t k = list.length; k-- > 0;) meet(*list.items[k]);
    } else if (object.type == rt_.types.tuple) {
      auto& tuple = static_cast<Tuple&>(object);
      for (std::uint32_t k = tuple.length(); k-- > 0;)
        if (tuple.items()[k]) meet(tuple[k]);
    } else {
      visit_edges_of(rt_, object, meet);
    }
  }
  for (Object* object : garbage) meet(*object);
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    garbage[i] = ordered[i];
    *word_of(*ordered[i]) &= ~kReached;
  }
  return true;
}

// Runs every object's dealloc while its neighbours' heads still stand. Each is made immortal first,
// so that releases among them do nothing; releases of anything else count as always, but those that
// die of it wait.
void kill(Runtime& rt, Object** objects, std::size_t count) {
  // An instance reads its shape and its type while it goes; a type frees its shapes. `type` goes
  // last of all: every other type object is read through it.
  const auto rank = [&rt](const Object* object) {
    if (object->type == rt.types.shape) return 1;
    if (object == rt.types.type) return 3;
    return is_type(*object) ? 2 : 0;
  };
  Object** rest = objects;
  Object** end = objects + count;
  for (int place = 0; place < 3; ++place)
    rest = std::partition(rest, end, [&](const Object* object) { return rank(object) == place; });
  for (Object** object = objects; object < end; ++object) (*object)->refcount = kImmortal;
  rt.hold_deallocations();
  rt.heap.hold_frees(true);
  for (Object** object = objects; object < end; ++object)
    (*object)->type->slots.dealloc(rt, **object);
  rt.heap.hold_frees(false);
  rt.resume_deallocations();
}

bool never(void*, WeakReference&) { return false; }

template <Cells cells>
bool survives(void* pass, WeakReference& reference) {
  return !static_cast<Pass<cells>*>(pass)->is_garbage(reference);
}

template <Cells cells>
Collected collect_in(Runtime& rt, unsigned generation, Dict* order) {
  if (rt.collector.running) return {};
  rt.collector.running = true;
  struct Running {
    bool& flag;
    ~Running() { flag = false; }
  } running{rt.collector.running};

  Pass<cells> pass(rt, generation);
  Scratch<Object*> garbage;
  if (!pass.prepare() || !pass.find_garbage(garbage)) return {};
  pass.age();
  Collected result{garbage.size(), pass.examined(), true};
  // From here on objects may come and go, so each is held. The frees of the dead must not need
  // memory that is not there.
  if (garbage.empty() || (order && !pass.order_from(*order, garbage)) ||
      !rt.heap.reserve_holds(garbage.size()))
    return result;
  for (Object* object : garbage) ++object->refcount;

  WeakReference* chain = nullptr;
  for (Object* object : garbage) {
    std::uint8_t& mark = mark_of(*object);
    if (!(mark & kMarkWeak)) continue;
    mark &= static_cast<std::uint8_t>(~kMarkWeak);
    detach_weak_references(rt, *object, chain, survives<cells>, &pass);
  }
  bool ran_code = chain != nullptr;
  run_weak_callbacks(rt, chain);
  for (Object* object : garbage) {
    if (!object->type->slots.finalise || mark_of(*object) & kMarkFinalised) continue;
    ran_code = true;
    rt.finalise(*object);
  }
  // Without scratch memory for the second look all of it lives on.
  if (ran_code && !pass.look_again(garbage)) {
    for (Object* object : garbage) release(*object);
    return result;
  }
  if (rt.collector.debug & kCollectorSaveAll) {
    for (Object* object : garbage) {
      if (!rt.collector.garbage || !list_append(rt, *rt.collector.garbage, own(*object)))
        rt.clear_pending();
      release(*object);
    }
    return result;
  }
  for (Object* object : garbage) {
    std::uint8_t& mark = mark_of(*object);
    if (mark & kMarkWeak) {
      WeakReference* none = nullptr;
      detach_weak_references(rt, *object, none, never, nullptr);
    }
    mark = 0;
  }
  kill(rt, garbage.begin(), garbage.size());
  return result;
}

}  // namespace

Collected collect(Runtime& rt, unsigned generation, Dict* order) {
  return rt.heap.cells() == Cells::pooled ? collect_in<Cells::pooled>(rt, generation, order)
                                          : collect_in<Cells::alone>(rt, generation, order);
}

void free_everything(Runtime& rt) {
  std::vector<Object*> all;
  rt.heap.for_each_object([&all](Object& object) { all.push_back(&object); });
  kill(rt, all.data(), all.size());
}

}  // namespace vitro
