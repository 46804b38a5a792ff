#include <algorithm>
#include <unordered_map>

#include "inspect/tables.hpp"

namespace vitro::inspect {

namespace {

constexpr std::size_t kShownDuplicates = 30;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash ^= word + 0x9e37'79b9'7f4a'7c15u + (hash << 6) + (hash >> 2);
  return hash * 0xff51'afd7'ed55'8ccdu;
}

class Duplicates {
 public:
  Duplicates(const Snapshot& snapshot, const View& view)
      : snapshot_(snapshot), view_(view), same_as_(snapshot.nodes.size()) {
    for (NodeIndex node = 0; node < same_as_.size(); ++node) same_as_[node] = node;
    for (const TextHash& hash : snapshot.text_hashes) hashes_.emplace(hash.node, hash.hash);
  }

  std::vector<Duplicate> run() {
    group([this](NodeIndex node) { return is_scalar(node); });
    // By item: tuples of tuples are told equal when the inner ones are the same object.
    group([this](NodeIndex node) { return snapshot_.type_name(node) == "tuple"; });
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Duplicate& a, const Duplicate& b) { return a.wasted > b.wasted; });
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_scalar(NodeIndex node) const {
    const Node& object = snapshot_.nodes[node];
    return (object.kind == NodeKind::number || object.kind == NodeKind::text) &&
           object.form != ValueForm::none;
  }

  template <class Belongs>
  void group(Belongs&& belongs) {
    std::unordered_multimap<std::uint64_t, std::size_t> groups;
    const std::size_t before = found_.size();
    for (NodeIndex node = 0; node < same_as_.size(); ++node) {
      if (!view_.shown[node] || !belongs(node)) continue;
      const std::uint64_t hash = hash_of(node);
      const auto [begin, end] = groups.equal_range(hash);
      const auto known = std::find_if(
          begin, end, [&](const auto& entry) { return equal(found_[entry.second].first, node); });
      if (known == end) {
        groups.emplace(hash, found_.size());
        found_.push_back({node, 1, 0});
        continue;
      }
      Duplicate& duplicate = found_[known->second];
      same_as_[node] = duplicate.first;
      ++duplicate.copies;
      duplicate.wasted += snapshot_.bytes_of(node);
    }
    found_.erase(std::remove_if(found_.begin() + static_cast<std::ptrdiff_t>(before), found_.end(),
                                [](const Duplicate& d) { return d.copies == 1; }),
                 found_.end());
  }

  // Of a text too long to be kept whole; 0: it is kept.
  [[nodiscard]] std::uint64_t text_hash(NodeIndex node) const {
    const auto found = hashes_.find(node);
    return found == hashes_.end() ? 0 : found->second;
  }

  [[nodiscard]] std::uint64_t hash_of(NodeIndex node) const {
    const Node& object = snapshot_.nodes[node];
    std::uint64_t hash = mixed(static_cast<std::uint64_t>(object.form), snapshot_.type_of(node));
    if (snapshot_.type_name(node) == "tuple") {
      for (const Edge& edge : snapshot_.edges_of(node))
        if (edge.label.kind == EdgeKind::index) hash = mixed(hash, same_as_[edge.to]);
      return hash;
    }
    if (object.form != ValueForm::text)
      return mixed(hash, static_cast<std::uint64_t>(object.value.integer));
    return mixed(mixed(hash, text_hash(node)),
                 std::hash<std::string_view>()(snapshot_.text_of(node)));
  }

  [[nodiscard]] bool equal(NodeIndex left, NodeIndex right) const {
    const Node &a = snapshot_.nodes[left], &b = snapshot_.nodes[right];
    if (snapshot_.type_of(left) != snapshot_.type_of(right) || a.form != b.form) return false;
    if (snapshot_.type_name(left) == "tuple") {
      const auto x = snapshot_.edges_of(left), y = snapshot_.edges_of(right);
      return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                        [this](const Edge& e, const Edge& f) {
                          return e.label.kind == f.label.kind && same_as_[e.to] == same_as_[f.to];
                        });
    }
    if (a.form != ValueForm::text) return a.value.integer == b.value.integer;
    return snapshot_.text_of(left) == snapshot_.text_of(right) &&
           text_hash(left) == text_hash(right);
  }

  const Snapshot& snapshot_;
  const View& view_;
  std::vector<NodeIndex> same_as_;  // by node: the first of equal value
  std::unordered_map<NodeIndex, std::uint64_t> hashes_;
  std::vector<Duplicate> found_;
};

}  // namespace

std::vector<Duplicate> duplicates(const Snapshot& snapshot, const View& view) {
  return Duplicates(snapshot, view).run();
}

void write_duplicates(const Snapshot& snapshot, const View& view, Writer& out) {
  const std::vector<Duplicate> found = duplicates(snapshot, view);
  std::uint64_t wasted = 0;
  for (const Duplicate& duplicate : found) wasted += duplicate.wasted;
  out << "duplicates: " << counted(found.size(), "value") << " kept more than once, "
      << counted(wasted, "byte") << " more than needed";
  out.line();
  for (std::size_t i = 0; i < found.size() && i < kShownDuplicates; ++i) {
    std::string text = "  ";
    const std::string bytes = number_text(found[i].wasted);
    if (bytes.size() < 12) text.append(12 - bytes.size(), ' ');
    text += bytes + " bytes   " + number_text(found[i].copies) + " × ";
    append_title(snapshot, found[i].first, text);
    out << (text += "   the first is ") << id_text(found[i].first);
    out.line();
  }
  if (found.size() > kShownDuplicates) {
    out << "  … " << counted(found.size() - kShownDuplicates, "value") << " more";
    out.line();
  }
}

}  // namespace vitro::inspect
