#include "inspect/layout.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "inspect/picture.hpp"
#include "objects/bytes.hpp"
#include "objects/dict.hpp"
#include "objects/float.hpp"
#include "objects/float_text.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro::inspect {

namespace {

struct Buffer {
  std::uintptr_t address;
  std::size_t bytes;
  const char* name;
  bool met = false;
};

class Buffers final : private EdgeVisitor {
 public:
  static std::vector<Buffer> of(Object& object) {
    Buffers visitor;
    if (object.type->slots.visit) object.type->slots.visit(object, visitor);
    return std::move(visitor.found_);
  }

 private:
  void on_edge(Object&, const EdgeLabel&) override {}
  void on_buffer(const void* address, std::size_t bytes, const char* text) override {
    if (bytes) found_.push_back({reinterpret_cast<std::uintptr_t>(address), bytes, text});
  }
  std::vector<Buffer> found_;
};

class Layout {
 public:
  Layout(Runtime& rt, const Snapshot& snapshot, NodeIndex node, bool addresses, Writer& out)
      : rt_(rt),
        snapshot_(snapshot),
        node_(node),
        addresses_(addresses),
        out_(out),
        object_(*reinterpret_cast<Object*>(snapshot.nodes[node].address)),
        edges_(snapshot.edges_of(node)),
        met_(edges_.size()),
        buffers_(Buffers::of(object_)) {}

  void write() {
    const std::uint64_t cell = snapshot_.cell_bytes(node_);
    const bool large = cell > kLargestCell;
    const std::uint64_t room = large ? cell : class_bytes(size_class(cell));
    std::string title = "layout of " + id_text(node_) + ' ';
    append_title(snapshot_, node_, title);
    title += ": " + counted(cell, "byte");
    line(title + (large ? " in a block of its own" : " in a cell of " + number_text(room)));
    line("  offset  bytes");
    row(0, 4, "count", object_.refcount & kImmortal ? "immortal" : number_text(object_.refcount));
    row(4, 4, "aux", meaning_of_aux());
    const NodeIndex type = snapshot_.type_of(node_);
    row(8, 8, "type", type == kNoNode ? "?" : reference(type));
    if (!met_.empty()) met_[0] = true;
    std::size_t at = sizeof(Object);
    while (at + 8 <= cell && known_field(at)) {
    }
    for (; at < cell; at += 8) write_word(at, std::min<std::size_t>(8, cell - at));
    if (room > cell) row(cell, room - cell, "padding", "the cell is larger than the object");
    for (const Buffer& buffer : buffers_) write_buffer(buffer);
  }

 private:
  void line(std::string_view text) {
    out_ << text;
    out_.line();
  }
  void row(std::size_t offset, std::size_t bytes, std::string_view what, std::string_view value) {
    char place[32];
    std::snprintf(place, sizeof place, "  %6zu %6zu  ", offset, bytes);
    std::string text = place;
    const std::size_t start = text.size();
    text += what;
    pad_to(text, start, 18);
    (text += ' ') += value;
    if (addresses_ && bytes <= 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, reinterpret_cast<const char*>(&object_) + offset, bytes);
      char hex[32];
      std::snprintf(hex, sizeof hex, "   0x%llx", static_cast<unsigned long long>(word));
      text += hex;
    }
    line(text);
  }
  [[nodiscard]] std::string reference(NodeIndex to) const {
    std::string text = "──▶ " + id_text(to) + ' ';
    append_title(snapshot_, to, text);
    return text;
  }

  [[nodiscard]] std::string meaning_of_aux() const {
    if (is_str(object_)) {
      const auto& text = static_cast<const Str&>(object_);
      return std::to_string(text.width()) + " byte" + (text.width() == 1 ? "" : "s") +
             " a character" + (text.ascii() ? ", ASCII" : "") +
             (text.interned() ? ", interned" : "");
    }
    if (is_int(object_))
      return object_.aux == 0 ? "0: the value fits a word"
                              : std::to_string(static_cast<const Int&>(object_).limb_count()) +
                                    " limbs of 64 bits";
    if (is_tuple(object_)) return "length " + number_text(object_.aux);
    if (object_.aux & kShapeBit) return "shape " + number_text(object_.aux & ~kShapeBit);
    return std::to_string(object_.aux);
  }

  // Fields of built-in types that hold no reference, as far as they mean something to people.
  bool known_field(std::size_t& at) {
    const auto number = [&](const char* name, std::uint64_t value) {
      row(at, 8, name, number_text(value));
      at += 8;
      return true;
    };
    if (is_float(object_) && at == 16) {
      char digits[kShortFloatText];
      const double value = static_cast<const Float&>(object_).value;
      row(at, 8, "value", std::string_view(digits, write_float_repr(value, digits)));
      at += 8;
      return true;
    }
    if (is_int(object_) && at == 16) {
      const auto& integer = static_cast<const Int&>(object_);
      if (integer.compact()) {
        row(at, 8, "value", std::to_string(integer.value));
      } else {
        row(at, 8 * std::size_t{integer.limb_count()}, "limbs", "least significant first");
      }
      at += 8 * std::size_t{integer.compact() ? 1 : integer.limb_count()};
      return true;
    }
    if (is_str(object_)) return str_field(at);
    if (is_list(object_) && at == 24) return number("length", static_cast<List&>(object_).length);
    if (is_list(object_) && at == 32)
      return number("capacity", static_cast<List&>(object_).capacity);
    if (is_dict(object_) && at == 16) return number("length", static_cast<Dict&>(object_).length);
    if (is_list(object_) && at == 16) {
      write_word(at, 8);
      at += 8;
      return true;
    }
    return false;
  }

  bool str_field(std::size_t& at) {
    const auto& text = static_cast<const Str&>(object_);
    if (at == 16) {
      row(at, 8, "hash",
          text.hash_cache == -1 ? "not asked for yet" : std::to_string(text.hash_cache));
      at += 8;
    } else if (at == 24) {
      row(at, 8, "length", number_text(text.length));
      at += 8;
    } else if (at == 32) {
      const std::size_t bytes = (text.length + 1) * text.width();
      std::string value;
      snapshot_.append_value(node_, value);
      row(at, bytes, "characters", value + " and a NUL");
      at += bytes;
    } else {
      return false;
    }
    return true;
  }

  void write_word(std::size_t at, std::size_t bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, reinterpret_cast<const char*>(&object_) + at, bytes);
    if (bytes == 8 && word != 0) {
      for (Buffer& buffer : buffers_)
        if (buffer.address == word) {
          buffer.met = true;
          return row(at, bytes, buffer.name, "──▶ buffer of " + counted(buffer.bytes, "byte"));
        }
      for (std::size_t i = 0; i < edges_.size(); ++i) {
        if (met_[i] || snapshot_.nodes[edges_[i].to].address != word) continue;
        met_[i] = true;
        std::string label;
        append_label(snapshot_, edges_[i].label, label);
        return row(at, bytes, label, reference(edges_[i].to));
      }
    }
    row(at, bytes, "", word == 0 ? "0" : word >> 32 ? "…" : number_text(word));
  }

  void write_buffer(const Buffer& buffer) {
    const std::size_t room =
        buffer.bytes <= kLargestCell ? class_bytes(size_class(buffer.bytes)) : buffer.bytes;
    line("  buffer " + std::string(buffer.name) + ": " + counted(buffer.bytes, "byte") +
         (buffer.bytes <= kLargestCell ? " in a cell of " + number_text(room)
                                       : " in a block of its own"));
    if (!is_list(object_)) return;
    const auto& list = static_cast<const List&>(object_);
    constexpr std::size_t kShownItems = 8;
    for (std::size_t i = 0; i < list.length && i < kShownItems; ++i)
      for (const Edge& edge : edges_)
        if (edge.label.kind == EdgeKind::index && edge.label.index() == i) {
          std::string label;
          append_label(snapshot_, edge.label, label);
          line("    " + label + ' ' + reference(edge.to));
        }
    if (list.length > kShownItems)
      line("    … " + counted(list.length - kShownItems, "item") + " more");
    if (list.capacity > list.length)
      line("    room for " + number_text(list.capacity - list.length) + " more");
  }

  Runtime& rt_;
  const Snapshot& snapshot_;
  const NodeIndex node_;
  const bool addresses_;
  Writer& out_;
  Object& object_;
  std::span<const Edge> edges_;
  std::vector<bool> met_;
  std::vector<Buffer> buffers_;
};

}  // namespace

void write_layout(Runtime& rt, const Snapshot& snapshot, NodeIndex node, bool addresses,
                  Writer& out) {
  Layout(rt, snapshot, node, addresses, out).write();
}

void write_map(const Snapshot& snapshot, Writer& out) {
  static constexpr const char* kKinds[] = {"objects without references", "objects with references",
                                           "buffers"};
  static constexpr const char* kLevels[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  constexpr std::size_t kPagesALine = 64;
  const auto line = [&out](std::string_view text) {
    out << text;
    out.line();
  };
  std::uint64_t large = 0, large_bytes = 0;
  for (const PageUse& use : snapshot.pages)
    if (use.cell_bytes > kLargestCell) {
      ++large;
      large_bytes += use.cell_bytes;
    }
  const std::uint64_t pages = snapshot.pages.size() - large;
  line("map: " + counted(pages, "page") + ", " + counted(large, "block") + " of their own (" +
       counted(large_bytes, "byte") + "); " + counted(snapshot.totals.live_bytes, "byte") +
       " live of " + number_text(snapshot.totals.reserved_bytes) + " reserved");
  line("  one sign a page: from empty ' ' to full '█'");
  for (int kind = 0; kind < kCellKinds; ++kind) {
    bool headed = false;
    for (unsigned cls = 1; cls < kSizeClasses; ++cls) {
      std::uint64_t live = 0, room = 0, count = 0;
      std::string signs;
      for (const PageUse& use : snapshot.pages) {
        if (static_cast<int>(use.kind) != kind || use.cell_bytes != class_bytes(cls)) continue;
        live += use.live;
        room += use.capacity;
        if (count && count % kPagesALine == 0) signs += "\n" + std::string(40, ' ');
        ++count;
        signs += kLevels[(use.live * 8 + use.capacity - 1) / use.capacity];
      }
      if (!count) continue;
      if (!headed) line(std::string("  ") + kKinds[kind]);
      headed = true;
      char text[64];
      std::snprintf(text, sizeof text, "    cells of %3zu: %8s of %8s used  ", class_bytes(cls),
                    number_text(live).c_str(), number_text(room).c_str());
      line(text + signs);
    }
  }
}

}  // namespace vitro::inspect
