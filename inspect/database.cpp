#include "inspect/database.hpp"

#include <sqlite3.h>

#include "inspect/json.hpp"
#include "inspect/output.hpp"

namespace vitro::inspect {

namespace {

// The journal would only be deleted again: the file gets its name when it is whole.
constexpr const char* kSchema = R"(
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA user_version = 1;
BEGIN;
CREATE TABLE snapshot (version INTEGER, program TEXT, moment TEXT, objects INTEGER, picture INTEGER,
  live_bytes INTEGER, reserved_bytes INTEGER);
CREATE TABLE objects (id INTEGER PRIMARY KEY, type TEXT, type_id INTEGER, kind TEXT, title TEXT,
  value TEXT, made TEXT, shown INTEGER, count INTEGER, bytes INTEGER, retained INTEGER,
  dominator INTEGER, cached INTEGER, interned INTEGER, reachable INTEGER, serial INTEGER,
  file TEXT, line INTEGER, column INTEGER, instruction TEXT);
CREATE TABLE edges (source INTEGER, target INTEGER, kind TEXT, label TEXT, name INTEGER);
CREATE TABLE frames (id INTEGER PRIMARY KEY, name TEXT, file TEXT, line INTEGER, code INTEGER,
  names INTEGER);
CREATE TABLE roots (frame INTEGER, target INTEGER, kind TEXT, label TEXT, owned INTEGER);
)";
constexpr const char* kIndices = R"(
CREATE INDEX objects_by_type ON objects (type);
CREATE INDEX objects_by_dominator ON objects (dominator);
CREATE INDEX edges_by_source ON edges (source);
CREATE INDEX edges_by_target ON edges (target);
CREATE INDEX roots_by_target ON roots (target);
COMMIT;
)";

class Database {
 public:
  explicit Database(const std::string& path) {
    good_ = sqlite3_open_v2(path.c_str(), &connection_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                            nullptr) == SQLITE_OK;
  }
  ~Database() { sqlite3_close(connection_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const char* sql) {
    if (good_) check(sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr));
  }
  void check(int result) {
    if (result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_ROW) return;
    good_ = false;
    if (problem_.empty()) problem_ = sqlite3_errmsg(connection_);
  }
  [[nodiscard]] bool good() const { return good_; }
  // Closing writes the last pages.
  bool finish(std::string& problem) {
    if (!good_ && problem_.empty()) problem_ = sqlite3_errmsg(connection_);
    if (sqlite3_close(connection_) != SQLITE_OK) good_ = false;
    connection_ = nullptr;
    problem = problem_;
    return good_;
  }
  [[nodiscard]] sqlite3* connection() const { return connection_; }

 private:
  sqlite3* connection_ = nullptr;
  bool good_ = false;
  std::string problem_;
};

// One statement, run once for each row of values.
class Insert {
 public:
  Insert(Database& database, const char* sql) : database_(database) {
    if (database.good())
      database.check(sqlite3_prepare_v2(database.connection(), sql, -1, &statement_, nullptr));
  }
  ~Insert() { sqlite3_finalize(statement_); }
  Insert(const Insert&) = delete;
  Insert& operator=(const Insert&) = delete;

  Insert& operator<<(std::uint64_t number) {
    if (statement_) sqlite3_bind_int64(statement_, ++place_, static_cast<sqlite3_int64>(number));
    return *this;
  }
  // Valid until end().
  Insert& operator<<(std::string_view text) {
    if (statement_)
      sqlite3_bind_text(statement_, ++place_, text.data(), static_cast<int>(text.size()),
                        SQLITE_TRANSIENT);
    return *this;
  }
  Insert& null() {
    ++place_;
    return *this;
  }
  Insert& node(NodeIndex node) { return node == kNoNode ? null() : *this << id_of(node); }
  void end() {
    place_ = 0;
    if (!statement_ || !database_.good()) return;
    database_.check(sqlite3_step(statement_));
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

 private:
  Database& database_;
  sqlite3_stmt* statement_ = nullptr;
  int place_ = 0;
};

class Filling {
 public:
  Filling(const Snapshot& snapshot, const View& view, const Dominators& tree, Database& database)
      : snapshot_(snapshot), view_(view), tree_(tree), database_(database) {}

  void run() {
    database_.run(kSchema);
    header();
    objects();
    edges();
    frames_and_roots();
    database_.run(kIndices);
  }

 private:
  void header() {
    Insert insert(database_, "INSERT INTO snapshot VALUES (1, ?, ?, ?, ?, ?, ?)");
    insert << view_.program << view_.moment << snapshot_.nodes.size() << snapshot_.picture_nodes
           << snapshot_.totals.live_bytes << snapshot_.totals.reserved_bytes;
    insert.end();
  }

  void objects() {
    Insert insert(database_,
                  "INSERT INTO objects VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (NodeIndex node = 0; node < snapshot_.nodes.size() && database_.good(); ++node) {
      const Node& object = snapshot_.nodes[node];
      std::string title, value;
      append_title(snapshot_, node, title);
      snapshot_.append_value(node, value);
      (insert << id_of(node) << snapshot_.type_name(node)).node(snapshot_.type_of(node))
          << kind_name(object.kind) << title << value
          << std::string_view(node < snapshot_.picture_nodes ? "picture"
                              : object.is(kNodeStartup)      ? "startup"
                                                             : "snippet")
          << std::uint64_t{view_.shown[node]};
      if (object.is(kNodeImmortal))
        insert.null();
      else
        insert << object.count;
      (insert << snapshot_.bytes_of(node) << tree_.retained[node]).node(tree_.parent[node])
          << std::uint64_t{object.is(kNodeCached)} << std::uint64_t{object.is(kNodeInterned)}
          << std::uint64_t{object.is(kNodeReachable)};
      birth(insert, node);
      insert.end();
    }
  }
  void birth(Insert& insert, NodeIndex node) {
    const Birth birth = snapshot_.births.empty() ? Birth{} : snapshot_.births[node];
    if (birth.serial)
      insert << birth.serial;
    else
      insert.null();
    if (!birth.site) return;
    const Site& site = snapshot_.sites[birth.site];
    insert << site.file << site.line;
    if (site.column == Site::kNoPlace)
      insert.null();
    else
      insert << site.column;
    insert << site.instruction;
  }

  void edges() {
    Insert insert(database_, "INSERT INTO edges VALUES (?,?,?,?,?)");
    std::string label;
    for (NodeIndex node = 0; node < snapshot_.nodes.size() && database_.good(); ++node)
      for (const Edge& edge : snapshot_.edges_of(node)) {
        label.clear();
        append_label(snapshot_, edge.label, label);
        (insert << id_of(node) << id_of(edge.to) << kind_name(edge.label.kind) << label)
            .node(edge.label.name())
            .end();
      }
  }

  void frames_and_roots() {
    {
      Insert insert(database_, "INSERT INTO frames VALUES (?,?,?,?,?,?)");
      for (std::size_t i = 0; i < snapshot_.frames.size(); ++i) {
        const Frame& frame = snapshot_.frames[i];
        (insert << i << snapshot_.text(frame.name) << snapshot_.text(frame.file) << frame.line)
            .node(frame.code)
            .node(frame.locals)
            .end();
      }
    }
    Insert insert(database_, "INSERT INTO roots VALUES (?,?,?,?,?)");
    for (const Root& root : snapshot_.roots) {
      std::string label;
      append_label(snapshot_, root.label, label);
      if (root.frame == kNoFrame)
        insert.null();
      else
        insert << root.frame;
      insert << id_of(root.to) << kind_name(root.label.kind) << label << std::uint64_t{root.owned};
      insert.end();
    }
  }

  const Snapshot& snapshot_;
  const View& view_;
  const Dominators& tree_;
  Database& database_;
};

}  // namespace

bool write_database(const Snapshot& snapshot, const View& view, const Dominators& tree,
                    const std::string& path, std::string& problem) {
  Database database(path);
  Filling(snapshot, view, tree, database).run();
  return database.finish(problem);
}

}  // namespace vitro::inspect
