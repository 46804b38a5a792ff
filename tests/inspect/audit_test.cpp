#include "inspect/audit.hpp"

#include "tests/inspect/graph.hpp"
#include "tests/support/catch.hpp"

namespace vitro::inspect::test {

namespace {

std::string audit_text(const Snapshot& snapshot) {
  return written([&](Writer& out) { write_audit(snapshot, audit(snapshot), out); });
}

}  // namespace

TEST_CASE("the audit adds up counts, edges, slots and roots", "[audit]") {
  const Snapshot snapshot = article().build();
  const Audit result = audit(snapshot);
  CHECK(result.holds());
  CHECK(result.count == result.edges + result.slots + result.roots);
  CHECK(result.mortal == 9);
  CHECK(result.slots == 1);
  CHECK(result.roots == 2);
  CHECK(audit_text(snapshot).ends_with("  the audit holds\n"));
}

TEST_CASE("the audit names an object whose count is too high or too low", "[audit]") {
  for (const int change : {+1, -1}) {
    Snapshot snapshot = article().build();
    snapshot.nodes[0].count += static_cast<std::uint32_t>(change);
    const Audit result = audit(snapshot);
    CHECK_FALSE(result.holds());
    REQUIRE(result.mismatches.size() == 1);
    CHECK(result.mismatches[0].node == 0);
    const std::string text = audit_text(snapshot);
    CHECK(text.find("  WRONG  #1 class A: its count is " + std::to_string(3 + change) +
                    ", found are 3 (3 held by objects, 0 by frames, 0 by the runtime)\n") !=
          std::string::npos);
    CHECK(text.ends_with("  THE AUDIT FAILS: 1 wrong count \n"));
  }
}

TEST_CASE("a borrowed stack slot is not counted and an immortal object is not audited", "[audit]") {
  Snapshot snapshot = article().build();
  snapshot.roots.push_back({1, {EdgeKind::stack}, false, 0});
  snapshot.nodes[8].count += 7;  // class type
  REQUIRE(snapshot.nodes[8].is(kNodeImmortal));
  const Audit result = audit(snapshot);
  CHECK(result.holds());
  CHECK(result.borrowed == 1);
}

TEST_CASE("an edge to nowhere and bytes without an owner fail the audit", "[audit]") {
  Snapshot snapshot = article().build();
  snapshot.totals.live_bytes += 32;
  CHECK(audit(snapshot).counts_hold());
  CHECK_FALSE(audit(snapshot).holds());
  CHECK(audit_text(snapshot).find("bytes without an owner") != std::string::npos);
  snapshot.totals.live_bytes -= 32;
  snapshot.dangling.push_back({1, {EdgeKind::attribute, true, 0, 4}, 0xdead});
  CHECK_FALSE(audit(snapshot).counts_hold());
  CHECK(audit_text(snapshot).find("WRONG  .A of #2 A instance leads to where no object lives\n") !=
        std::string::npos);
}

}  // namespace vitro::inspect::test
