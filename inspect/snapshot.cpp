#include "inspect/snapshot.hpp"

#include <bit>

#include "inspect/baseline.hpp"
#include "inspect/describe.hpp"
#include "inspect/numbering.hpp"
#include "objects/bytes.hpp"
#include "objects/code.hpp"
#include "objects/dict.hpp"
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

// From address to node: open addressing over node numbers.
class AddressIndex {
 public:
  explicit AddressIndex(const std::vector<Node>& nodes)
      : nodes_(nodes), table_(std::bit_ceil(nodes.size() * 2 + 1), kNoNode) {
    for (NodeIndex node = 0; node < nodes.size(); ++node)
      table_[place_of(nodes[node].address)] = node;
  }
  [[nodiscard]] NodeIndex find(const void* address) const {
    return address ? table_[place_of(reinterpret_cast<std::uintptr_t>(address))] : kNoNode;
  }

 private:
  // Where the address is, or where it would be put.
  [[nodiscard]] std::size_t place_of(std::uintptr_t address) const {
    const std::size_t mask = table_.size() - 1;
    std::size_t place =
        static_cast<std::size_t>((address >> 3) * 0x9e37'79b9'7f4a'7c15u >> 20) & mask;
    while (table_[place] != kNoNode && nodes_[table_[place]].address != address)
      place = (place + 1) & mask;
    return place;
  }
  const std::vector<Node>& nodes_;
  std::vector<NodeIndex> table_;
};

class Capture final : private EdgeVisitor, private RootVisitor {
 public:
  Capture(Runtime& rt, const Baseline* baseline) : rt_(rt), baseline_(baseline) {}

  Snapshot take() {
    rt_.heap.for_each_object([this](Object& object) { objects_.push_back(&object); });
    snapshot_.nodes.reserve(objects_.size());
    for (Object* object : objects_) add_node(*object);
    const AddressIndex index(snapshot_.nodes);
    index_ = &index;
    snapshot_.first.reserve(objects_.size() + 1);
    for (from_ = 0; from_ < objects_.size(); ++from_) add_edges(*objects_[from_]);
    snapshot_.first.push_back(snapshot_.edges.size());
    from_ = kNoNode;
    rt_.visit_roots(*this);
    add_runtime_tables();
    snapshot_.totals = rt_.heap.totals();
    number(snapshot_);
    return std::move(snapshot_);
  }

 private:
  void add_node(Object& object) {
    Node node{};
    node.address = reinterpret_cast<std::uintptr_t>(&object);
    node.type = kNoNode;
    node.count = object.refcount;
    node.cell_bytes = cell_bytes(object);
    node.kind = kind_of(rt_, object);
    node.flags = flags_of(object);
    node.text.start = snapshot_.texts.size();
    describe(rt_, object, snapshot_.texts);
    node.text.length = static_cast<std::uint32_t>(snapshot_.texts.size() - node.text.start);
    snapshot_.visited_bytes += rounded(node.cell_bytes);
    snapshot_.nodes.push_back(node);
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

  void add_edges(Object& object) {
    snapshot_.first.push_back(snapshot_.edges.size());
    on_edge(*reinterpret_cast<Object*>(object.type), {EdgeKind::instance_of, 0, nullptr, nullptr});
    snapshot_.nodes[from_].type = index_->find(object.type);
    if (object.type->slots.visit) object.type->slots.visit(object, *this);
  }

  [[nodiscard]] Label label_of(const EdgeLabel& label) const {
    return {label.kind, label.index, index_->find(label.name), label.text};
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
    snapshot_.nodes[from_].buffer_bytes += bytes;
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

  TextRef add_text(const Str* text) {
    TextRef ref{snapshot_.texts.size(), 0};
    if (text) append_utf8(snapshot_.texts, *text);
    ref.length = static_cast<std::uint32_t>(snapshot_.texts.size() - ref.start);
    return ref;
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
  Snapshot snapshot_;
  std::vector<Object*> objects_;
  const AddressIndex* index_ = nullptr;
  NodeIndex from_ = 0;
  bool in_frame_ = false;
};

}  // namespace

Snapshot capture(Runtime& rt, const Baseline* baseline) { return Capture(rt, baseline).take(); }

}  // namespace vitro::inspect
