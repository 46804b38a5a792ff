// The recorder's view of the heap: which objects there are, what they hold, and their counts.
#include <algorithm>
#include <cstring>
#include <functional>

#include "inspect/describe.hpp"
#include "inspect/recorder.hpp"
#include "objects/generator.hpp"
#include "objects/instance.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/str.hpp"

namespace vitro::inspect {

namespace {

// Objects with more edges are looked at as a whole only when there is credit for it.
constexpr std::size_t kManyEdges = 64;

std::size_t cell_bytes_of(const Object& object) {
  const Type& type = *object.type;
  if (type.slots.cell_bytes) return type.slots.cell_bytes(object);
  return type.flags & kTypeShaped ? instance_bytes(object) : type.basic_size;
}

}  // namespace

// ---- births and deaths ----

Recorder::Place Recorder::add_known(Object* object, std::size_t cell_bytes, bool startup) {
  Place place;
  if (spare_.empty()) {
    place = static_cast<Place>(known_.size());
    known_.emplace_back();
  } else {
    place = spare_.back();
    spare_.pop_back();
  }
  Known& known = known_[place];
  known.object = object;
  known.cell_bytes = static_cast<std::uint32_t>(cell_bytes);
  known.startup = startup;
  table_.set(object, place);
  return place;
}

void Recorder::allocated(CellKind kind, void* memory, std::size_t bytes) {
  if (kind == CellKind::buffer) return;
  guarded([&] {
    auto* object = static_cast<Object*>(memory);
    if (!freed_here_.empty() && !reused_)
      reused_ = freed_here_.size() > 16 ||
                std::find(freed_here_.begin(), freed_here_.end(), memory) != freed_here_.end();
    const Place place = add_known(object, bytes, false);
    known_[place].birth = static_cast<std::uint32_t>(births_.size());
    births_.push_back(place);
  });
}

void Recorder::freed(CellKind kind, void* memory, std::size_t) {
  if (kind == CellKind::buffer) return;
  const Place place = table_.find(memory);
  if (!place) return;
  guarded([&] {
    table_.set(memory, 0);
    Known& known = known_[place];
    if (known.listed) {
      const Place moved = made_.back();
      made_[known.listed - 1] = moved;
      known_[moved].listed = known.listed;
      made_.pop_back();
    }
    if (known.id) {
      deaths_.push_back({{place, known.id}, known.type, std::move(known.edges)});
      freed_here_.push_back(memory);
      known = {};
      return;
    }
    if (!known.startup) forget_birth(place);
    known = {};
    spare_.push_back(place);
  });
}

// Objects that come and go within one step are only counted.
void Recorder::forget_birth(Place place) {
  ++passing_;
  births_[known_[place].birth] = 0;
  while (!births_.empty() && births_.back() == 0) births_.pop_back();
  if (births_.size() < 4096 || births_[births_.size() / 2] != 0) return;
  std::size_t kept = 0;
  for (const Place birth : births_)
    if (birth) {
      known_[birth].birth = static_cast<std::uint32_t>(kept);
      births_[kept++] = birth;
    }
  births_.resize(kept);
}

void Recorder::settle_births() {
  for (std::size_t i = 0; i < births_.size(); ++i) {
    const Place place = births_[i];
    // One whose head is not written yet is looked at in the next step.
    if (place && known_[place].object->type) id_of(place);
  }
  std::size_t kept = 0;
  for (const Place place : births_)
    if (place && !known_[place].id) {
      known_[place].birth = static_cast<std::uint32_t>(kept);
      births_[kept++] = place;
    }
  births_.resize(kept);
}

void Recorder::settle_deaths() {
  // Edges may lead from one of the dead to another.
  for (const Freed& dead : deaths_) {
    out_ << Event::free;
    ref(dead.self);
    for (const KnownEdge& edge : dead.edges) let_go(edge.to);
    let_go(dead.type);
    tracked_edges_ -= dead.edges.size();
  }
  for (const Freed& dead : deaths_) spare_.push_back(dead.self.place);
  deaths_.clear();
}

std::uint8_t Recorder::flags_of(const Known& known) const {
  const Object& object = *known.object;
  unsigned flags = 0;
  if (is_immortal(object)) flags |= kNodeImmortal;
  if (known.startup) flags |= kNodeStartup;
  if (is_str(object) && static_cast<const Str&>(object).interned()) flags |= kNodeInterned;
  if (object.type == rt_.types.int_) {
    const auto& number = static_cast<const Int&>(object);
    if (number.compact() && number.value >= kSmallestCachedInt &&
        number.value <= kLargestCachedInt &&
        rt_.small_ints[number.value - kSmallestCachedInt] == &object)
      flags |= kNodeCached;
  }
  if (object.type == rt_.types.str) {
    const auto& text = static_cast<const Str&>(object);
    if (text.length == 1 && text.at(0) < 256 && rt_.latin1[text.at(0)] == &text)
      flags |= kNodeCached;
  }
  if (&object == reinterpret_cast<Object*>(rt_.empty_tuple) ||
      &object == reinterpret_cast<Object*>(rt_.empty_str) ||
      &object == reinterpret_cast<Object*>(rt_.empty_bytes))
    flags |= kNodeCached;
  return static_cast<std::uint8_t>(flags);
}

bool Recorder::is_generator(const Object& object) const { return is_generator_like(rt_, object); }

std::uint32_t Recorder::generator_text(const Object& object) {
  scratch_.clear();
  describe(rt_, object, scratch_);
  return static_cast<std::uint32_t>(std::hash<std::string_view>()(scratch_));
}

std::uint32_t Recorder::introduce(Place place) {
  Object& object = *known_[place].object;
  const Object* type_object = reinterpret_cast<const Object*>(object.type);
  Target type{place_of(type_object), 0};
  if (type.place != place) type = target_of(type_object);
  const std::uint32_t id = ++recording_.objects;
  Known& known = known_[place];
  known.id = id;
  if (type.place == place) type.id = id;
  known.type = type;
  if (!known.cell_bytes) known.cell_bytes = static_cast<std::uint32_t>(cell_bytes_of(object));
  known.bytes = known.cell_bytes;
  known.container = !known.startup && object.type->slots.visit != nullptr;
  if (object.type == rt_.types.int_ && static_cast<Int&>(object).compact() && !known.startup) {
    out_ << Event::integer;
    out_.zigzag(static_cast<Int&>(object).value);
  } else {
    scratch_.clear();
    describe(rt_, object, scratch_);
    out_ << Event::object;
    // The object itself is not counted yet.
    out_.number(id - type.id)
        .number(static_cast<std::uint64_t>(kind_of(rt_, object)))
        .number(flags_of(known))
        .number(known.bytes)
        .text(scratch_);
    if (is_generator(object))
      known.extra = static_cast<std::uint32_t>(std::hash<std::string_view>()(scratch_));
  }
  hold(type);
  touch(place);
  if (!known_[place].startup) {
    made_.push_back(place);
    known_[place].listed = static_cast<std::uint32_t>(made_.size());
    look_at(place);
  }
  return id;
}

// ---- counts ----

void Recorder::ref(Target target) {
  out_.number(target.id ? recording_.objects + 1 - target.id : recording_.objects + 1);
}

void Recorder::touch(Place place) {
  Known& known = known_[place];
  if (known.touched == settling_) return;
  known.touched = settling_;
  touched_.push_back(place);
}

void Recorder::hold(Target target) {
  if (!target.place || known_[target.place].id != target.id) return;
  ++known_[target.place].count;
  touch(target.place);
}

void Recorder::let_go(Target target) {
  if (!target.place || known_[target.place].id != target.id) return;
  --known_[target.place].count;
  touch(target.place);
}

// Native code that calls Python functions holds what it works on; nobody sees it let go.
void Recorder::look_outside() {
  std::size_t kept = 0;
  for (const Target target : outside_) {
    const Known& known = known_[target.place];
    if (known.id != target.id || known.elsewhere == 0) continue;
    touch(target.place);
    outside_[kept++] = target;
  }
  outside_.resize(kept);
}

void Recorder::settle_counts() {
  constexpr std::size_t kMostOutside = 64;
  if (deep_ && !outside_.empty()) look_outside();
  for (const Place place : touched_) {
    Known& known = known_[place];
    if (!known.object || !known.id || is_immortal(*known.object)) continue;
    if (known.count == known.object->refcount) continue;
    out_ << Event::elsewhere;
    ref({place, known.id});
    const auto by = static_cast<std::int32_t>(known.object->refcount - known.count);
    out_.zigzag(by);
    known.count = known.object->refcount;
    known.elsewhere += by;
    if (by <= 0 || known.startup) continue;
    if (outside_.size() == kMostOutside) outside_.erase(outside_.begin());
    outside_.push_back({place, known.id});
  }
  touched_.clear();
}

// ---- what objects hold ----

void Recorder::look_at_container(Place place) {
  Known& known = known_[place];
  if (known.seen == settling_) return;
  known.seen = settling_;
  to_compare_.push_back(place);
}

// Native code also changes what its operands hold: the dict of an instance, say.
void Recorder::look_into(Place place) {
  if (!known_[place].container) return;
  look_at_container(place);
  const std::vector<KnownEdge>& edges = known_[place].edges;
  if (edges.size() > kManyEdges) return;
  for (const KnownEdge& edge : edges)
    if (edge.to.place && known_[edge.to.place].id == edge.to.id) look_at(edge.to.place);
}

void Recorder::settle_edges() {
  const auto all = static_cast<std::int64_t>(made_.size() * 4 + tracked_edges_ * 2);
  if (credit_ >= all || unseen_) {
    credit_ -= std::min(all, credit_);
    unseen_ = false;
    look_at_all();
  }
  // Comparing writes objects that nobody had met, which may be containers.
  for (std::size_t i = 0; i < to_compare_.size(); ++i) compare(to_compare_[i]);
  to_compare_.clear();
}

void Recorder::look_at_all() {
  for (const Place place : made_) {
    look_at(place);
    touch(place);
  }
}

void Recorder::on_edge(Object& target, const EdgeLabel& label) {
  const void* name = label.text ? static_cast<const void*>(label.text) : label.name;
  if (!compared_) {
    found_.push_back({{place_of(&target), 0}, label.kind, name});
    return;
  }
  if (!equal_) return;
  if (position_ >= compared_->size()) {
    equal_ = false;
    return;
  }
  const KnownEdge& known = (*compared_)[position_++];
  const Place place = place_of(&target);
  equal_ = known.to.place == place && known_[place].id == known.to.id && known.kind == label.kind &&
           known.name == name;
}

void Recorder::on_buffer(const void*, std::size_t bytes, const char*) { buffer_bytes_ += bytes; }

void Recorder::compare_type(Place place) {
  const Target type = target_of(reinterpret_cast<Object*>(known_[place].object->type));
  Known& known = known_[place];
  if (known.type.place == type.place && known.type.id == type.id) return;
  out_ << Event::retype;
  ref({place, known.id});
  ref(type);
  let_go(known.type);
  known_[place].type = type;
  hold(type);
}

void Recorder::compare(Place place) {
  if (!known_[place].object) return;
  Object& object = *known_[place].object;
  const std::size_t size = known_[place].edges.size();
  if (size > kManyEdges) {
    if (credit_ < static_cast<std::int64_t>(size)) return compare_tail(place);
    credit_ -= static_cast<std::int64_t>(size);
  }
  compare_type(place);
  compared_ = &known_[place].edges;
  position_ = 0;
  equal_ = true;
  buffer_bytes_ = 0;
  object.type->slots.visit(object, *this);
  if (!equal_ || position_ != compared_->size()) {
    compared_ = nullptr;
    buffer_bytes_ = 0;
    found_.clear();
    object.type->slots.visit(object, *this);
    write_edges(place);
  }
  Known& known = known_[place];
  if (known.bytes != known.cell_bytes + buffer_bytes_) {
    known.bytes = known.cell_bytes + buffer_bytes_;
    out_ << Event::size;
    ref({place, known.id});
    out_.number(known.bytes);
  }
  if (is_generator(object)) {
    const std::uint32_t hash = generator_text(object);
    if (hash == known.extra) return;
    known.extra = hash;
    out_ << Event::text;
    ref({place, known.id});
    out_.text(scratch_);
  }
}

std::uint32_t Recorder::label_number(const void* text) {
  for (std::size_t i = label_texts_.size(); i-- > 0;)
    if (label_texts_[i] == text) return static_cast<std::uint32_t>(i);
  label_texts_.push_back(text);
  recording_.labels.emplace_back(text ? static_cast<const char*>(text) : "");
  return static_cast<std::uint32_t>(label_texts_.size() - 1);
}

// The known edges of `place` become those found; what differs is written.
void Recorder::write_edges(Place place) {
  const auto same_edge = [this](const KnownEdge& known, const KnownEdge& found) {
    return known.to.place == found.to.place && known_[found.to.place].id == known.to.id &&
           known.kind == found.kind && known.name == found.name;
  };
  const std::vector<KnownEdge>& old = known_[place].edges;
  std::size_t before = 0;
  const std::size_t shorter = std::min(old.size(), found_.size());
  while (before < shorter && same_edge(old[before], found_[before])) ++before;
  std::size_t behind = 0;
  while (behind < shorter - before &&
         same_edge(old[old.size() - 1 - behind], found_[found_.size() - 1 - behind]))
    ++behind;
  const std::size_t gone = old.size() - before - behind, come = found_.size() - before - behind;
  // All that is named below gets its id first: an event does not stand within another.
  for (std::size_t i = before; i < before + come; ++i) {
    KnownEdge& edge = found_[i];
    if (edge.to.place) edge.to.id = id_of(edge.to.place);
    if (edge.kind == EdgeKind::attribute || edge.kind == EdgeKind::local)
      (void)target_of(static_cast<const Object*>(edge.name));
  }
  out_ << Event::edges;
  ref({place, known_[place].id});
  out_.number(before).number(gone).number(come);
  for (std::size_t i = before; i < before + come; ++i) {
    const KnownEdge& edge = found_[i];
    out_.number(static_cast<std::uint64_t>(edge.kind));
    ref(edge.to);
    if (edge.kind == EdgeKind::attribute || edge.kind == EdgeKind::local)
      ref(target_of(static_cast<const Object*>(edge.name)));
    else if (edge.kind == EdgeKind::field || edge.kind == EdgeKind::root)
      out_.number(label_number(edge.name));
  }
  for (std::size_t i = before; i < before + gone; ++i) let_go(known_[place].edges[i].to);
  for (std::size_t i = before; i < before + come; ++i) hold(found_[i].to);
  std::vector<KnownEdge>& edges = known_[place].edges;
  const auto at = edges.begin() + static_cast<std::ptrdiff_t>(before);
  const auto from = found_.begin() + static_cast<std::ptrdiff_t>(before);
  if (gone == come) {
    std::copy(from, from + static_cast<std::ptrdiff_t>(come), at);
  } else {
    edges.erase(at, at + static_cast<std::ptrdiff_t>(gone));
    edges.insert(edges.begin() + static_cast<std::ptrdiff_t>(before), from,
                 from + static_cast<std::ptrdiff_t>(come));
  }
  tracked_edges_ += come;
  tracked_edges_ -= gone;
}

// A long list of which there is no time to look at every item: has it grown or shrunk at its end?
void Recorder::compare_tail(Place place) {
  Known& known = known_[place];
  if (known.object->type != rt_.types.list) return;
  const auto& list = static_cast<const List&>(*known.object);
  const std::size_t old = known.edges.size();
  if (list.length == old || list.length > old + kManyEdges || list.length + kManyEdges < old)
    return;
  const std::size_t common = std::min(list.length, old);
  found_.clear();
  // Only the last items are handed on; the rest stays as it was known.
  const std::size_t gone = old - common, come = list.length - common;
  for (std::size_t i = common; i < list.length; ++i)
    found_.push_back({{place_of(list.items[i]), 0}, EdgeKind::index, nullptr});
  for (KnownEdge& edge : found_)
    if (edge.to.place) edge.to.id = id_of(edge.to.place);
  out_ << Event::edges;
  ref({place, known_[place].id});
  out_.number(common).number(gone).number(come);
  for (const KnownEdge& edge : found_) {
    out_.number(static_cast<std::uint64_t>(edge.kind));
    ref(edge.to);
  }
  for (std::size_t i = common; i < old; ++i) let_go(known_[place].edges[i].to);
  known_[place].edges.resize(common);
  for (const KnownEdge& edge : found_) hold(edge.to);
  known_[place].edges.insert(known_[place].edges.end(), found_.begin(), found_.end());
  tracked_edges_ += come;
  tracked_edges_ -= gone;
}

}  // namespace vitro::inspect
