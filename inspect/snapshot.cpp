#include "inspect/snapshot.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <new>
#include <utility>

#include "inspect/baseline.hpp"
#include "inspect/births.hpp"
#include "inspect/describe.hpp"
#include "inspect/numbering.hpp"
#include "objects/bytes.hpp"
#include "objects/code.hpp"
#include "objects/dict.hpp"
#include "objects/float_text.hpp"
#include "objects/instance.hpp"
#include "objects/int.hpp"
#include "objects/runtime.hpp"
#include "objects/shape.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro::inspect {

namespace {

// As the heap counts what it hands out.
std::uint64_t rounded(std::size_t bytes) {
  return bytes <= kLargestCell ? class_bytes(size_class(bytes)) : bytes;
}

std::size_t cell_bytes(const Object& object) {
  const Type& type = *object.type;
  if (type.slots.cell_bytes) return type.slots.cell_bytes(object);
  return type.flags & kTypeShaped ? instance_bytes(object) : type.basic_size;
}

// From address to node. Nodes stand in heap order, so what is near in memory is near in the table:
// for each stretch of 4 KiB in which an object begins, a place for each multiple of 8 in it.
class AddressIndex {
 public:
  explicit AddressIndex(const std::vector<Node>& nodes) {
    std::uintptr_t last = 0;
    for (const Node& node : nodes) {
      const std::uintptr_t stretch = node.address >> kStretchBits;
      stretches_ += stretch != last;  // more than there are, where a walk comes back to one
      last = stretch;
    }
    table_.assign(std::bit_ceil(stretches_ * 2 + 1), {0, kNoNode});
    places_.reserve(stretches_ * kPlaces);
    for (NodeIndex node = 0; node < nodes.size(); ++node) {
      Stretch& stretch = stretch_at(nodes[node].address >> kStretchBits);
      if (stretch.places == kNoNode) {
        stretch = {nodes[node].address >> kStretchBits,
                   static_cast<std::uint32_t>(places_.size() / kPlaces)};
        places_.resize(places_.size() + kPlaces, kNoNode);
      }
      places_[place_in(stretch, nodes[node].address)] = node;
    }
  }
  [[nodiscard]] NodeIndex find(const void* pointer) const {
    const auto address = reinterpret_cast<std::uintptr_t>(pointer);
    if (!address || address % 8) return kNoNode;
    const Stretch& stretch = stretch_at(address >> kStretchBits);
    return stretch.places == kNoNode ? kNoNode : places_[place_in(stretch, address)];
  }

 private:
  static constexpr unsigned kStretchBits = 12;
  static constexpr std::size_t kPlaces = std::size_t{1} << (kStretchBits - 3);
  struct Stretch {
    std::uintptr_t number;
    std::uint32_t places;  // kNoNode: free
  };
  [[nodiscard]] static std::size_t place_in(const Stretch& stretch, std::uintptr_t address) {
    return stretch.places * kPlaces + (address >> 3 & (kPlaces - 1));
  }
  // Where the stretch is, or where it would be put.
  [[nodiscard]] const Stretch& stretch_at(std::uintptr_t number) const {
    const std::size_t mask = table_.size() - 1;
    std::size_t place = static_cast<std::size_t>(number * 0x9e37'79b9'7f4a'7c15u >> 20) & mask;
    while (table_[place].places != kNoNode && table_[place].number != number)
      place = (place + 1) & mask;
    return table_[place];
  }
  [[nodiscard]] Stretch& stretch_at(std::uintptr_t number) {
    return const_cast<Stretch&>(std::as_const(*this).stretch_at(number));
  }
  std::size_t stretches_ = 0;
  std::vector<Stretch> table_;
  std::vector<NodeIndex> places_;
};

class Capture final : private EdgeVisitor, private RootVisitor {
 public:
  Capture(Runtime& rt, const Baseline* baseline, const Births* births)
      : rt_(rt), baseline_(baseline), births_(births) {}

  Snapshot take(bool guess_startup) {
    std::size_t objects = 0;
    rt_.heap.for_each_object([&objects](Object&) { ++objects; });
    // Ids and places of edges are 32-bit numbers.
    if (objects >= kNoNode) throw std::bad_alloc();
    snapshot_.nodes.reserve(objects);
    rt_.heap.for_each_object([this](Object& object) { add_node(object); });
    if (births_) {
      snapshot_.sites = births_->sites();
      snapshot_.births.reserve(objects);
      for (const Node& node : snapshot_.nodes)
        snapshot_.births.push_back(births_->of(node.address));
    }
    {
      const AddressIndex index(snapshot_.nodes);
      index_ = &index;
      for (from_ = 0; from_ < snapshot_.nodes.size(); ++from_) add_edges();
      from_ = kNoNode;
      rt_.visit_roots(*this);
    }
    add_runtime_tables();
    snapshot_.totals = rt_.heap.totals();
    snapshot_.pages = rt_.heap.occupancy();
    if (guess_startup) mark_startup();
    number(snapshot_);
    return std::move(snapshot_);
  }

 private:
  void add_node(Object& object) {
    const auto index = static_cast<NodeIndex>(snapshot_.nodes.size());
    Node& node = snapshot_.nodes.emplace_back();
    node.address = reinterpret_cast<std::uintptr_t>(&object);
    node.count = object.refcount;
    node.kind = kind_of(rt_, object);
    node.flags = flags_of(object);
    // The baseline's own reference is none of the program's.
    if (baseline_ && baseline_->pinned() && node.is(kNodeStartup) && !node.is(kNodeImmortal))
      --node.count;
    set_value(rt_, object, node, snapshot_);
    if (const std::uint64_t hash = hash_of_long_text(object))
      snapshot_.text_hashes.push_back({index, hash});
    const std::size_t cell = cell_bytes(object);
    snapshot_.set_sizes(index, cell, 0);
    snapshot_.visited_bytes += rounded(cell);
  }

  [[nodiscard]] std::uint8_t flags_of(const Object& object) const {
    unsigned flags = 0;
    if (is_immortal(object)) flags |= kNodeImmortal;
    if (baseline_ && baseline_->contains(object)) flags |= kNodeStartup;
    if (is_str(object) && static_cast<const Str&>(object).interned()) flags |= kNodeInterned;
    if (is_cached(object)) flags |= kNodeCached;
    return static_cast<std::uint8_t>(flags);
  }
  [[nodiscard]] bool is_cached(const Object& object) const {
    if (&object == rt_.empty_tuple || &object == rt_.empty_str ||
        &object == reinterpret_cast<Object*>(rt_.empty_bytes))
      return true;
    if (object.type == rt_.types.str) {
      const auto& text = static_cast<const Str&>(object);
      return text.length == 1 && text.at(0) < 256 && rt_.latin1[text.at(0)] == &text;
    }
    if (object.type != rt_.types.int_) return false;
    const auto& number = static_cast<const Int&>(object);
    return number.compact() && number.value >= kSmallestCachedInt &&
           number.value <= kLargestCachedInt &&
           rt_.small_ints[number.value - kSmallestCachedInt] == &object;
  }

  void add_edges() {
    auto& object = *reinterpret_cast<Object*>(snapshot_.nodes[from_].address);
    const std::size_t first = snapshot_.edges.size();
    on_edge(*reinterpret_cast<Object*>(object.type), {EdgeKind::instance_of, 0, nullptr, nullptr});
    buffer_bytes_ = 0;
    if (object.type->slots.visit) object.type->slots.visit(object, *this);
    const std::size_t end = snapshot_.edges.size();
    if (end >= kNoNode) throw std::bad_alloc();
    snapshot_.nodes[from_].first = static_cast<std::uint32_t>(first);
    snapshot_.nodes[from_].edge_count = static_cast<std::uint32_t>(end - first);
    if (buffer_bytes_) snapshot_.set_sizes(from_, snapshot_.cell_bytes(from_), buffer_bytes_);
  }

  [[nodiscard]] Label label_of(const EdgeLabel& label) {
    Label result{.kind = label.kind, .word = word_of(label.text), .detail = label.index};
    if (const NodeIndex name = index_->find(label.name); name != kNoNode) {
      result.named = true;
      result.detail = name;
    }
    return result;
  }
  // Labels' texts are constants, so their addresses name them.
  std::uint16_t word_of(const char* text) {
    if (!text) return 0;
    for (const auto& [known, word] : words_)
      if (known == text) return word;
    const std::uint16_t word = snapshot_.add_word(text);
    words_.emplace_back(text, word);
    return word;
  }

  void on_edge(Object& target, const EdgeLabel& label) override {
    const NodeIndex to = index_->find(&target);
    if (to != kNoNode)
      snapshot_.edges.push_back({to, label_of(label)});
    else
      snapshot_.dangling.push_back(
          {from_, label_of(label), reinterpret_cast<std::uintptr_t>(&target)});
  }
  void on_buffer(const void*, std::size_t bytes, const char*) override {
    if (bytes == 0) return;
    buffer_bytes_ += bytes;
    snapshot_.visited_bytes += rounded(bytes);
  }

  void root(Object& target, const EdgeLabel& label, bool owned) override {
    const NodeIndex to = index_->find(&target);
    const auto frame =
        in_frame_ ? static_cast<std::uint32_t>(snapshot_.frames.size() - 1) : kNoFrame;
    if (to != kNoNode)
      snapshot_.roots.push_back({to, label_of(label), owned, frame});
    else
      snapshot_.dangling.push_back(
          {kNoNode, label_of(label), reinterpret_cast<std::uintptr_t>(&target)});
  }
  void frame(const FrameView& view) override {
    in_frame_ = true;
    Frame frame{};
    frame.code = index_->find(view.code);
    frame.function = index_->find(view.function);
    frame.globals = index_->find(view.globals);
    frame.locals = index_->find(view.locals);
    frame.unit = view.unit;
    frame.line = view.line;
    if (view.code) {
      frame.name = add_text(view.code->qualname);
      frame.file = add_text(view.code->filename);
    }
    snapshot_.frames.push_back(frame);
  }
  void leave_frames() override { in_frame_ = false; }

  // What can be reached without the frames and their namespaces, and what nobody has to hold.
  void mark_startup() {
    std::vector<NodeIndex> waiting;
    std::vector<bool> closed(snapshot_.nodes.size());
    for (const Frame& frame : snapshot_.frames)
      for (const NodeIndex names : {frame.locals, frame.globals})
        if (names != kNoNode) closed[names] = true;
    const auto reach = [&](NodeIndex node) {
      if (closed[node] || snapshot_.nodes[node].is(kNodeStartup)) return;
      snapshot_.nodes[node].flags |= kNodeStartup;
      waiting.push_back(node);
    };
    for (NodeIndex node = 0; node < snapshot_.nodes.size(); ++node)
      if (snapshot_.nodes[node].is(kNodeImmortal)) reach(node);
    for (const Root& root : snapshot_.roots)
      if (root.frame == kNoFrame) reach(root.to);
    while (!waiting.empty()) {
      const NodeIndex node = waiting.back();
      waiting.pop_back();
      for (const Edge& edge : snapshot_.edges_of(node)) reach(edge.to);
    }
  }

  TextRef add_text(const Str* text) {
    std::string utf8;
    if (text) append_utf8(utf8, *text);
    return snapshot_.add_text(utf8);
  }

  void add_runtime_tables() {
    if (rt_.interned_table)
      snapshot_.runtime_bytes += rounded(rt_.interned_capacity * sizeof(Str*));
    if (rt_.shapes) snapshot_.runtime_bytes += rounded(rt_.shape_capacity * sizeof(Shape*));
    if (rt_.weak_table) snapshot_.runtime_bytes += rounded(rt_.weak_capacity * 2 * sizeof(void*));
    snapshot_.visited_bytes += snapshot_.runtime_bytes;
  }

  Runtime& rt_;
  const Baseline* baseline_;
  const Births* births_;
  Snapshot snapshot_;
  std::vector<std::pair<const char*, std::uint16_t>> words_;
  const AddressIndex* index_ = nullptr;
  std::uint64_t buffer_bytes_ = 0;
  NodeIndex from_ = 0;
  bool in_frame_ = false;
};

}  // namespace

std::uint64_t Snapshot::cell_bytes(NodeIndex node) const {
  if (nodes[node].cell_bytes != kHuge) return nodes[node].cell_bytes;
  return std::find_if(huge.begin(), huge.end(),
                      [node](const HugeSize& h) { return h.node == node; })
      ->cell_bytes;
}

std::uint64_t Snapshot::buffer_bytes(NodeIndex node) const {
  if (nodes[node].buffer_bytes != kHuge) return nodes[node].buffer_bytes;
  return std::find_if(huge.begin(), huge.end(),
                      [node](const HugeSize& h) { return h.node == node; })
      ->buffer_bytes;
}

void Snapshot::set_sizes(NodeIndex node, std::uint64_t cell, std::uint64_t buffer) {
  std::erase_if(huge, [node](const HugeSize& h) { return h.node == node; });
  if (cell >= kHuge || buffer >= kHuge) huge.push_back({node, cell, buffer});
  nodes[node].cell_bytes = static_cast<std::uint32_t>(std::min<std::uint64_t>(cell, kHuge));
  nodes[node].buffer_bytes = static_cast<std::uint32_t>(std::min<std::uint64_t>(buffer, kHuge));
}

TextRef Snapshot::add_text(std::string_view text) {
  // A file's name may be long, no value is: describe() cuts them.
  text = text.substr(0, (std::size_t{1} << 24) - 1);
  const TextRef ref{texts.size(), text.size()};
  texts += text;
  return ref;
}

std::uint16_t Snapshot::add_word(std::string_view word) {
  const auto known = std::find(words.begin(), words.end(), word);
  if (known == words.end()) {
    // Words are names of fields, not data.
    if (words.size() > 0xffff) return 0;
    words.emplace_back(word);
    return static_cast<std::uint16_t>(words.size() - 1);
  }
  return static_cast<std::uint16_t>(known - words.begin());
}

void Snapshot::append_value(NodeIndex node, std::string& out) const {
  const Node& object = nodes[node];
  char digits[kShortFloatText];
  static_assert(sizeof digits >= 24);
  switch (object.form) {
    case ValueForm::none: return;
    case ValueForm::text: out += text(object.value.text); return;
    case ValueForm::integer:
      out.append(digits, std::to_chars(digits, std::end(digits), object.value.integer).ptr);
      return;
    case ValueForm::real: out.append(digits, write_float_repr(object.value.real, digits)); return;
    case ValueForm::length:
      out += "of ";
      out.append(digits, std::to_chars(digits, std::end(digits), object.value.length).ptr);
      return;
  }
}

Snapshot capture(Runtime& rt, const Baseline* baseline, const Births* births, bool guess_startup) {
  return Capture(rt, baseline, births).take(guess_startup);
}

}  // namespace vitro::inspect
