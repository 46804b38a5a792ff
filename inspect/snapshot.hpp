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
  std::size_t start = 0;
  std::uint32_t length = 0;
};

struct Node {
  std::uintptr_t address;
  NodeIndex type;
  std::uint32_t count;         // references counted in the head; meaningless when immortal
  std::uint64_t cell_bytes;    // as the object asked for
  std::uint64_t buffer_bytes;  // of memory it owns beside its cell
  TextRef text;                // "1000", "'hello'", "A", "of 3": its value, short; see describe.hpp
  NodeKind kind;
  std::uint8_t flags;

  [[nodiscard]] bool is(NodeFlag flag) const { return (flags & flag) != 0; }
  [[nodiscard]] std::uint64_t bytes() const { return cell_bytes + buffer_bytes; }
};

// How a reference is named; see EdgeKind for which of the fields a kind uses.
struct Label {
  EdgeKind kind;
  std::uint32_t index = 0;
  NodeIndex name = kNoNode;    // the key or name object
  const char* text = nullptr;  // static
};

struct Edge {
  NodeIndex to;
  Label label;
};

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

struct Snapshot {
  std::vector<Node> nodes;         // by id, see numbering.hpp
  std::vector<std::size_t> first;  // edges of node i: edges[first[i]] … edges[first[i + 1]]
  std::vector<Edge> edges;         // each object's first edge leads to its type
  std::vector<Root> roots;
  std::vector<Frame> frames;  // innermost last
  std::vector<DanglingEdge> dangling;
  std::string texts;
  HeapTotals totals;  // as the heap itself counts
  std::uint64_t visited_bytes =
      0;  // of all cells and buffers seen, rounded as the heap rounds them
  std::uint64_t runtime_bytes = 0;  // buffers of the runtime's own tables, part of visited_bytes
  NodeIndex picture_nodes = 0;      // nodes [0, picture_nodes) are the picture, see picture.hpp

  [[nodiscard]] std::span<const Edge> edges_of(NodeIndex node) const {
    return {edges.data() + first[node], edges.data() + first[node + 1]};
  }
  [[nodiscard]] std::string_view text(TextRef ref) const {
    return std::string_view(texts).substr(ref.start, ref.length);
  }
  [[nodiscard]] std::string_view text_of(NodeIndex node) const { return text(nodes[node].text); }
  [[nodiscard]] std::string_view type_name(NodeIndex node) const {
    return nodes[node].type == kNoNode ? "?" : text_of(nodes[node].type);
  }
};

// Takes the picture. `baseline` says what existed before the snippet; null: nothing did. Linear in
// the heap, without recursion. Throws std::bad_alloc.
[[nodiscard]] Snapshot capture(Runtime& rt, const Baseline* baseline);

}  // namespace vitro::inspect
