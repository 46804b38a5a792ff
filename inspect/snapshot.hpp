// The whole heap at one moment as a plain value: every object a node, every reference a labelled
// edge, and who holds references without being an object. Lives in C++ memory, so that taking it
// neither allocates on the Python heap nor runs Python code nor changes a count; it stays valid
// when the runtime is gone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "objects/heap/heap.hpp"
#include "objects/visit.hpp"

namespace vitro {
class Runtime;
}

namespace vitro::inspect {

class Baseline;
class Births;

// Position in Snapshot::nodes. What people see is the id: one more.
using NodeIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = 0xffff'ffff;
[[nodiscard]] constexpr std::uint64_t id_of(NodeIndex node) { return std::uint64_t{node} + 1; }

// What sort of thing an object is, as far as drawing it is concerned.
enum class NodeKind : std::uint8_t {
  number,
  text,
  singleton,
  sequence,
  mapping,
  set,
  type,
  function,
  code,
  module,
  instance,
  exception,
  internal,
};

enum NodeFlag : std::uint8_t {
  kNodeImmortal = 1u << 0,  // never counted, lives as long as the runtime
  kNodeCached =
      1u << 1,  // one of the objects the runtime keeps for reuse: -5…256, one-character strings, ()
  kNodeInterned = 1u << 2,   // a str in the table of names
  kNodeStartup = 1u << 3,    // was there before the snippet
  kNodeReachable = 1u << 4,  // some chain of references from a root leads to it
};

// A stretch of Snapshot::texts.
struct TextRef {
  std::uint64_t start : 40 = 0;
  std::uint64_t length : 24 = 0;
};

// What stands for an object's value. Only `text` needs room beside the node.
enum class ValueForm : std::uint8_t {
  none,
  text,     // "'hello'", "A", "f, line 3"; see describe.hpp
  integer,  // 1000
  real,     // 2.5
  length,   // "of 3"
};
union Value {
  TextRef text{};
  std::int64_t integer;
  double real;
  std::uint64_t length;
};

struct Node {
  std::uintptr_t address;
  Value value;
  std::uint32_t count;  // references counted in the head; meaningless when immortal
  std::uint32_t first;  // its edges: Snapshot::edges_of
  std::uint32_t edge_count;
  std::uint32_t cell_bytes;    // as the object asked for; kHuge: see Snapshot::cell_bytes
  std::uint32_t buffer_bytes;  // of memory it owns beside its cell; likewise
  ValueForm form;
  NodeKind kind;
  std::uint8_t flags;

  [[nodiscard]] bool is(NodeFlag flag) const { return (flags & flag) != 0; }
};
static_assert(sizeof(Node) == 40);
inline constexpr std::uint32_t kHuge = 0xffff'ffff;

// How a reference is named; see EdgeKind for what a kind uses.
struct Label {
  EdgeKind kind;
  bool named = false;      // `detail` is the key or name object, else the index
  std::uint16_t word = 0;  // in Snapshot::words; 0: none
  std::uint32_t detail = 0;

  [[nodiscard]] NodeIndex name() const { return named ? detail : kNoNode; }
  [[nodiscard]] std::uint32_t index() const { return named ? 0 : detail; }
};

struct Edge {
  NodeIndex to;
  Label label;
};
static_assert(sizeof(Edge) == 12);

inline constexpr std::uint32_t kNoFrame = 0xffff'ffff;

// A reference that no object holds.
struct Root {
  NodeIndex to;
  Label label;
  bool owned;           // false: a borrowed stack slot, not part of the count
  std::uint32_t frame;  // in Snapshot::frames, or kNoFrame: the runtime's own
};

struct Frame {
  NodeIndex code, function, globals,
      locals;  // kNoNode where there is none; not references by themselves
  std::uint32_t unit, line;
  TextRef name, file;
};

// An edge to an address where no object lives: the heap is damaged.
struct DanglingEdge {
  NodeIndex from;  // kNoNode: a root
  Label label;
  std::uintptr_t address;
};

// Sizes of 4 GiB and more, by node.
struct HugeSize {
  NodeIndex node;
  std::uint64_t cell_bytes, buffer_bytes;
};

// Of a str or bytes whose text is cut: what tells it from others that begin alike.
struct TextHash {
  NodeIndex node;
  std::uint64_t hash;
};

// The place in the program that allocated an object.
struct Site {
  std::string function, file;  // <module>, or the function's qualified name
  std::uint32_t line = 0, end_line = 0, unit = 0;
  std::uint32_t column = kNoPlace, end_column = kNoPlace;  // UTF-8 octets, from 0
  std::string instruction;
  static constexpr std::uint32_t kNoPlace = 0xffff;
};

// See births.hpp.
struct Birth {
  std::uint64_t serial : 40 = 0;  // 0: unknown
  std::uint64_t site : 24 = 0;    // in Snapshot::sites; 0: none
};

struct Snapshot {
  std::vector<Node> nodes;  // by id, see numbering.hpp
  std::vector<Edge> edges;  // object by object in heap order; each object's first leads to its type
  std::vector<Root> roots;
  std::vector<Frame> frames;  // innermost last
  std::vector<DanglingEdge> dangling;
  std::vector<HugeSize> huge;
  std::vector<TextHash> text_hashes;
  std::vector<Birth> births;  // by node; empty: not recorded
  std::vector<Site> sites;
  std::vector<std::string> words{""};  // that labels use
  std::string texts;
  std::vector<PageUse> pages;
  HeapTotals totals;  // as the heap itself counts
  std::uint64_t visited_bytes =
      0;  // of all cells and buffers seen, rounded as the heap rounds them
  std::uint64_t runtime_bytes = 0;  // buffers of the runtime's own tables, part of visited_bytes
  NodeIndex picture_nodes = 0;      // nodes [0, picture_nodes) are the picture, see picture.hpp

  [[nodiscard]] std::span<const Edge> edges_of(NodeIndex node) const {
    return {edges.data() + nodes[node].first, nodes[node].edge_count};
  }
  [[nodiscard]] NodeIndex type_of(NodeIndex node) const {
    const auto edges_of_node = edges_of(node);
    return edges_of_node.empty() || edges_of_node[0].label.kind != EdgeKind::instance_of
               ? kNoNode
               : edges_of_node[0].to;
  }
  [[nodiscard]] std::string_view text(TextRef ref) const {
    return std::string_view(texts).substr(ref.start, ref.length);
  }
  // The value of an object whose value is text; empty for others.
  [[nodiscard]] std::string_view text_of(NodeIndex node) const {
    return nodes[node].form == ValueForm::text ? text(nodes[node].value.text) : std::string_view();
  }
  [[nodiscard]] std::string_view type_name(NodeIndex node) const {
    const NodeIndex type = type_of(node);
    return type == kNoNode ? "?" : text_of(type);
  }
  [[nodiscard]] std::string_view word(const Label& label) const { return words[label.word]; }
  [[nodiscard]] std::uint64_t cell_bytes(NodeIndex node) const;
  [[nodiscard]] std::uint64_t buffer_bytes(NodeIndex node) const;
  [[nodiscard]] std::uint64_t bytes_of(NodeIndex node) const {
    return cell_bytes(node) + buffer_bytes(node);
  }
  // Appends the value in a few characters, see describe.hpp.
  void append_value(NodeIndex node, std::string& out) const;

  // ---- for those who fill it ----
  TextRef add_text(std::string_view text);
  // The number of a word for labels.
  std::uint16_t add_word(std::string_view word);
  void set_sizes(NodeIndex node, std::uint64_t cell, std::uint64_t buffer);
};

// Takes the picture. `baseline` says what existed before the snippet; null: nothing did. Linear in
// the heap, without recursion. Throws std::bad_alloc.
// `births`: what is known of where objects come from. `guess_startup`, where there is no baseline:
// what modules but __main__ lead to without passing its namespace is taken for the start-up world.
[[nodiscard]] Snapshot capture(Runtime& rt, const Baseline* baseline,
                               const Births* births = nullptr, bool guess_startup = false);

}  // namespace vitro::inspect
