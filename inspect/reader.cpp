#include "inspect/reader.hpp"

#include <unordered_map>

#include <nlohmann/json.hpp>

#include "inspect/json.hpp"
#include "inspect/jsonl.hpp"

namespace vitro::inspect {

namespace {

using Json = nlohmann::json;

struct Malformed {
  std::string what;
};

template <class Kind>
Kind kind_from(const std::string& name, int count) {
  for (int i = 0; i < count; ++i)
    if (kind_name(static_cast<Kind>(i)) == name) return static_cast<Kind>(i);
  throw Malformed{"unknown kind " + name};
}

class Reader {
 public:
  explicit Reader(Reading& reading) : reading_(reading), snapshot_(reading.snapshot) {}

  void take(const Json& record) {
    const std::string what = record.at("record");
    if (what == "snapshot") return header(record);
    if (!begun_) throw Malformed{"no vitro snapshot: its first line is no header"};
    if (what == "frame") frame(record);
    if (what == "root") root(record);
    if (what == "object") object(record);
    if (what == "left_out") ended_ = true;
  }
  [[nodiscard]] bool begun() const { return begun_; }
  [[nodiscard]] bool ended() const { return ended_; }

 private:
  void header(const Json& record) {
    const int version = record.at("version");
    if (version != kSnapshotVersion)
      throw Malformed{"version " + std::to_string(version) + " of the format; this vitro knows " +
                      std::to_string(kSnapshotVersion)};
    begun_ = true;
    reading_.program = record.at("program");
    reading_.moment = record.at("moment");
    snapshot_.picture_nodes = record.at("picture");
    const Json& heap = record.at("heap");
    snapshot_.totals.live_cells = heap.at("live_cells");
    snapshot_.totals.live_bytes = heap.at("live_bytes");
    snapshot_.totals.reserved_bytes = heap.at("reserved_bytes");
    objects_ = record.at("objects");
    if (objects_ >= kNoNode) throw Malformed{"too many objects"};
    Node absent{};
    absent.kind = NodeKind::internal;
    absent.flags = kNodeStartup | kNodeImmortal | kNodeReachable;
    snapshot_.nodes.assign(objects_, absent);
    snapshot_.sites.resize(1);
    reading_.present.assign(objects_, false);
  }

  NodeIndex node(const Json& record, const char* field) const {
    const auto found = record.find(field);
    if (found == record.end()) return kNoNode;
    const std::uint64_t id = *found;
    if (id < 1 || id > objects_) throw Malformed{"no object has id " + std::to_string(id)};
    return static_cast<NodeIndex>(id - 1);
  }
  NodeIndex target(const Json& record) const {
    const NodeIndex to = node(record, "to");
    if (to == kNoNode) throw Malformed{"a reference without target"};
    return to;
  }

  Label label(const Json& record) {
    Label result{};
    result.kind = kind_from<EdgeKind>(record.at("kind").get<std::string>(),
                                      static_cast<int>(EdgeKind::root) + 1);
    const NodeIndex name = node(record, "name");
    result.named = name != kNoNode;
    result.detail = result.named ? name : record.value("index", 0u);
    // The word is what is left of the label without what the writer can add again.
    std::string text = record.at("label");
    switch (result.kind) {
      case EdgeKind::key: result.word = text == "member" ? snapshot_.add_word(text) : 0; break;
      case EdgeKind::index: result.word = snapshot_.add_word(text.substr(0, text.find('['))); break;
      case EdgeKind::field:
      case EdgeKind::base:
      case EdgeKind::cell:
      case EdgeKind::root: result.word = result.named ? 0 : snapshot_.add_word(text); break;
      default: break;
    }
    return result;
  }

  void frame(const Json& record) {
    Frame frame{};
    frame.code = node(record, "code");
    frame.function = node(record, "function");
    frame.globals = node(record, "globals");
    frame.locals = node(record, "locals");
    frame.unit = record.at("unit");
    frame.line = record.at("line");
    frame.name = snapshot_.add_text(record.at("name").get<std::string>());
    frame.file = snapshot_.add_text(record.at("file").get<std::string>());
    snapshot_.frames.push_back(frame);
  }
  void root(const Json& record) {
    snapshot_.roots.push_back({target(record), label(record), record.at("owned").get<bool>(),
                               record.value("frame", kNoFrame)});
  }

  void object(const Json& record) {
    const NodeIndex index = node(record, "id");
    if (index == kNoNode) throw Malformed{"an object without id"};
    Node& object = snapshot_.nodes[index];
    reading_.present[index] = true;
    object.kind = kind_from<NodeKind>(record.at("kind").get<std::string>(),
                                      static_cast<int>(NodeKind::internal) + 1);
    unsigned flags = kNodeReachable;
    for (const Json& flag : record.at("flags")) {
      if (flag == "immortal") flags |= kNodeImmortal;
      if (flag == "cached") flags |= kNodeCached;
      if (flag == "interned") flags |= kNodeInterned;
      if (flag == "startup") flags |= kNodeStartup;
      if (flag == "unreachable") flags &= ~unsigned{kNodeReachable};
    }
    object.flags = static_cast<std::uint8_t>(flags);
    object.count = record.value("count", 0u);
    const std::string value = record.at("value");
    object.form = value.empty() ? ValueForm::none : ValueForm::text;
    object.value.text = snapshot_.add_text(value);
    snapshot_.set_sizes(index, record.at("cell_bytes"), record.at("buffer_bytes"));
    object.first = static_cast<std::uint32_t>(snapshot_.edges.size());
    for (const Json& edge : record.at("edges"))
      snapshot_.edges.push_back({target(edge), label(edge)});
    if (snapshot_.edges.size() == object.first)
      if (const NodeIndex type = node(record, "type_id"); type != kNoNode)
        snapshot_.edges.push_back({type, {EdgeKind::instance_of}});
    if (snapshot_.edges.size() >= kNoNode) throw Malformed{"too many references"};
    object.edge_count = static_cast<std::uint32_t>(snapshot_.edges.size()) - object.first;
    birth(record, index);
  }

  void birth(const Json& record, NodeIndex index) {
    const auto serial = record.find("serial");
    if (serial == record.end()) return;
    if (snapshot_.births.empty()) snapshot_.births.resize(objects_);
    Birth& birth = snapshot_.births[index];
    birth.serial = serial->get<std::uint64_t>() & ((std::uint64_t{1} << 40) - 1);
    const auto born = record.find("born");
    if (born == record.end()) return;
    const auto [known, fresh] = sites_.try_emplace(born->dump(), snapshot_.sites.size());
    birth.site = known->second & ((1u << 24) - 1);
    if (!fresh) return;
    Site site;
    site.function = born->at("function");
    site.file = born->at("file");
    site.line = born->at("line");
    site.end_line = born->at("end_line");
    site.unit = born->at("unit");
    site.column = born->value("column", Site::kNoPlace);
    site.end_column = born->value("end_column", Site::kNoPlace);
    site.instruction = born->at("instruction");
    snapshot_.sites.push_back(std::move(site));
  }

  Reading& reading_;
  Snapshot& snapshot_;
  std::size_t objects_ = 0;
  bool begun_ = false, ended_ = false;
  std::unordered_map<std::string, std::size_t> sites_;
};

}  // namespace

bool read_jsonl(std::istream& in, Reading& reading, std::string& problem) {
  Reader reader(reading);
  std::string line;
  std::size_t number = 0;
  const auto wrong = [&](const std::string& what) {
    problem = "line " + std::to_string(number) + ": " + what;
    return false;
  };
  while (std::getline(in, line)) {
    ++number;
    if (line.empty()) continue;
    try {
      reader.take(Json::parse(line));
    } catch (const Malformed& malformed) {
      return wrong(malformed.what);
    } catch (const Json::exception& error) {
      return wrong(error.what());
    }
  }
  if (!reader.begun()) return wrong("no vitro snapshot: it is empty");
  if (!reader.ended()) return wrong("the file ends before its last record: it is incomplete");
  return true;
}

}  // namespace vitro::inspect
