#include "inspect/replay.hpp"

#include <algorithm>
#include <utility>

namespace vitro::inspect {

std::uint64_t Replay::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; at_ < recording_.events.size(); shift += 7) {
    const auto byte = static_cast<unsigned char>(recording_.events[at_++]);
    value |= std::uint64_t{byte & 127u} << shift;
    if (byte < 128) break;
  }
  return value;
}

std::int64_t Replay::zigzag() {
  const std::uint64_t value = number();
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

std::string_view Replay::text() {
  const std::size_t length = number();
  const std::string_view text = std::string_view(recording_.events).substr(at_, length);
  at_ += length;
  return text;
}

void Replay::count(std::uint32_t id, int by) {
  const auto found = things_.find(id);
  if (found != things_.end()) found->second.count += static_cast<std::uint32_t>(by);
}

void Replay::add(std::uint32_t type, NodeKind kind, std::uint8_t flags, std::uint64_t bytes,
                 std::string text) {
  const std::uint32_t id = next_id_++;
  things_[id] = {.id = id,
                 .type = type,
                 .count = 0,
                 .bytes = bytes,
                 .kind = kind,
                 .flags = flags,
                 .text = std::move(text),
                 .links = {}};
  if (!(flags & kNodeStartup)) live_bytes_ += bytes;
  count(type, 1);
}

void Replay::read_edges(Change& change) {
  change.id = ref();
  const std::size_t place = number(), gone = number(), come = number();
  come_.clear();
  for (std::size_t i = 0; i < come; ++i) {
    Link link{static_cast<EdgeKind>(number()), ref(), 0};
    if (link.kind == EdgeKind::attribute || link.kind == EdgeKind::local)
      link.label = ref();
    else if (link.kind == EdgeKind::field || link.kind == EdgeKind::root)
      link.label = static_cast<std::uint32_t>(number());
    come_.push_back(link);
  }
  std::vector<Link>& links = things_[change.id].links;
  const auto first = links.begin() + static_cast<std::ptrdiff_t>(std::min(place, links.size()));
  const auto last = first + static_cast<std::ptrdiff_t>(
                                std::min(gone, static_cast<std::size_t>(links.end() - first)));
  gone_.assign(first, last);
  const auto at = links.erase(first, last);
  links.insert(at, come_.begin(), come_.end());
  for (const Link& link : gone_) count(link.to, -1);
  for (const Link& link : come_) count(link.to, 1);
  change.number = place;
  change.gone = &gone_;
  change.come = &come_;
}

bool Replay::play(Listener* listener) {
  while (at_ < recording_.events.size()) {
    Change change;
    change.event = static_cast<Event>(recording_.events[at_++]);
    switch (change.event) {
      case Event::next:
        if (!windows_.empty()) {
          const auto& rows = code()->instructions;
          const RecordedCode::Instruction* row = instruction();
          if (row && row + 1 < rows.data() + rows.size()) windows_.back().unit = row[1].unit;
        }
        ++step_;
        return true;
      case Event::at: {
        const auto unit = static_cast<std::uint32_t>(number());
        if (!windows_.empty()) windows_.back().unit = unit;
        ++step_;
        return true;
      }
      case Event::enter: {
        Window window{};
        window.code = static_cast<std::uint32_t>(number());
        window.callable = ref();
        window.generator = ref();
        window.names = ref();
        window.globals = ref();
        window.locals.resize(recording_.codes[window.code].locals.size());
        count(window.callable, 1);
        windows_.push_back(std::move(window));
        change.window = &windows_.back();
        break;
      }
      case Event::leave:
        if (windows_.empty()) break;
        left_ = std::move(windows_.back());
        windows_.pop_back();
        for (const std::uint32_t id : left_.locals) count(id, -1);
        for (const Slot& slot : left_.stack)
          if (slot.owned) count(slot.id, -1);
        count(left_.callable, -1);
        change.window = &left_;
        break;
      case Event::pop: {
        change.number = number();
        if (windows_.empty()) break;
        std::vector<Slot>& stack = windows_.back().stack;
        const std::size_t kept = stack.size() - std::min<std::size_t>(change.number, stack.size());
        slots_.assign(stack.begin() + static_cast<std::ptrdiff_t>(kept), stack.end());
        stack.resize(kept);
        for (const Slot& slot : slots_)
          if (slot.owned) count(slot.id, -1);
        change.slots = &slots_;
        break;
      }
      case Event::push:
      case Event::push_borrowed: {
        change.id = ref();
        const bool owned = change.event == Event::push;
        if (owned) count(change.id, 1);
        if (windows_.empty()) break;
        change.number = windows_.back().stack.size();
        windows_.back().stack.push_back({change.id, owned});
        break;
      }
      case Event::local: {
        change.number = number();
        change.id = ref();
        if (windows_.empty() || change.number >= windows_.back().locals.size()) break;
        change.before = std::exchange(windows_.back().locals[change.number], change.id);
        count(change.before, -1);
        count(change.id, 1);
        break;
      }
      case Event::integer:
        change.id = next_id_;
        add(2, NodeKind::number, 0, 24, std::to_string(zigzag()));
        break;
      case Event::object: {
        change.id = next_id_;
        const std::uint32_t type = ref();
        const auto kind = static_cast<NodeKind>(number());
        const auto flags = static_cast<std::uint8_t>(number());
        const std::uint64_t bytes = number();
        add(type, kind, flags, bytes, std::string(text()));
        break;
      }
      case Event::edges: read_edges(change); break;
      case Event::size: {
        change.id = ref();
        change.number = number();
        Thing& thing = things_[change.id];
        live_bytes_ += change.number - thing.bytes;
        thing.bytes = change.number;
        break;
      }
      case Event::elsewhere:
        change.id = ref();
        change.by = zigzag();
        count(change.id, static_cast<int>(change.by));
        break;
      case Event::text:
        change.id = ref();
        change.text = text();
        things_[change.id].text = change.text;
        break;
      case Event::retype: {
        change.id = ref();
        const std::uint32_t type = ref();
        Thing& thing = things_[change.id];
        count(thing.type, -1);
        count(type, 1);
        thing.type = type;
        break;
      }
      case Event::free: {
        change.id = ref();
        const auto found = things_.find(change.id);
        if (found == things_.end()) break;
        for (const Link& link : found->second.links) count(link.to, -1);
        count(found->second.type, -1);
        // Still to be seen by whoever is told.
        if (listener) listener->changed(change);
        if (!(found->second.flags & kNodeStartup)) live_bytes_ -= found->second.bytes;
        things_.erase(found);
        continue;
      }
      case Event::passing: change.number = number(); break;
      case Event::raise:
        change.id = ref();
        change.text = text();
        break;
      case Event::output:
        change.number = number();
        change.text = text();
        break;
    }
    if (listener) listener->changed(change);
  }
  return false;
}

std::string Replay::title(std::uint32_t id) const {
  const Thing* thing = find(id);
  return thing ? title(*thing) : id ? "#" + std::to_string(id) : "NULL";
}

std::string Replay::title(const Thing& thing) const {
  std::string out = "#" + std::to_string(thing.id) + " ";
  const Thing* type = find(thing.type);
  const std::string type_name = type ? type->text : "?";
  const auto holds = [&thing](EdgeKind kind) {
    return std::to_string(std::count_if(thing.links.begin(), thing.links.end(),
                                        [kind](const Link& link) { return link.kind == kind; }));
  };
  if (thing.kind == NodeKind::type) return out + "class " + thing.text;
  out += type_name;
  if (thing.kind == NodeKind::instance && thing.text.empty()) return out + " instance";
  if (!(thing.flags & kNodeStartup)) {
    if (thing.kind == NodeKind::sequence) return out + " of " + holds(EdgeKind::index);
    if (thing.kind == NodeKind::mapping) return out + " of " + holds(EdgeKind::value);
    if (thing.kind == NodeKind::set) return out + " of " + holds(EdgeKind::key);
  }
  return thing.text.empty() ? out : out + " " + thing.text;
}

}  // namespace vitro::inspect
