#include "inspect/audit.hpp"
#include "inspect/text.hpp"
#include "tests/inspect/graph.hpp"
#include "tests/support/catch.hpp"

namespace vitro::inspect::test {

namespace {

std::string text_of(const Snapshot& snapshot, Extent extent = Extent::snippet,
                    bool addresses = false) {
  View view(snapshot, extent);
  view.addresses = addresses;
  return written([&](Writer& out) { write_text(snapshot, view, {}, out); });
}

// The lines from the one that starts with `from` up to the next that is indented as little.
std::string block(const std::string& text, const std::string& from) {
  const std::size_t start = text.find("\n" + from);
  if (start == std::string::npos) return "";
  std::size_t end = text.find('\n', start + 1) + 1;
  while (text.compare(end, 8, "        ") == 0) end = text.find('\n', end) + 1;
  return text.substr(start + 1, end - start - 1);
}

const char kArticlePicture[] = R"(stack                         heap
  <module>, line 4 of examples/article.py
    A ──────────────────────▶ #1 class A
    a ──────────────────────▶ #2 A instance
                                 instance of ──▶ #1 class A

)";

}  // namespace

TEST_CASE("the dump of the article begins with the article's picture and nothing else", "[dump]") {
  const std::string text = text_of(article().build());
  CHECK(text.substr(0, sizeof kArticlePicture - 1) == kArticlePicture);
}

TEST_CASE("each object shows size, count, references and holders", "[dump]") {
  const std::string text = text_of(article().build());
  CHECK(block(text, "  #1 ") ==
        "  #1    class A                              1,000 bytes   count 3\n"
        "        instance of ──▶ #9 class type\n"
        "        __name__ ──▶ #5 str 'A'\n"
        "        __dict__ ──▶ #6 dict of 1\n"
        "        __base__ ──▶ #10 class object\n"
        "        __bases__ ──▶ #7 tuple of 1\n"
        "        __mro__ ──▶ #8 tuple of 2\n"
        "        held by  name A in <module> (#4)\n"
        "                 type of #2 A instance\n"
        "                 [0] of #8 (__mro__ of #1 class A)\n");
  CHECK(block(text, "  #4 ") ==
        "  #4    dict of 3                              200 bytes   count 1\n"
        "        here live the names of <module>\n"
        "        instance of ──▶ #12 class dict\n"
        "        #13 '__name__' ──▶ #14 str '__main__'\n"
        "        #5 'A' ──▶ #1 class A\n"
        "        #15 'a' ──▶ #2 A instance\n"
        "        held by  the runtime: __main__\n");
}

TEST_CASE("what is left out is counted in the last line", "[dump]") {
  const Snapshot snapshot = article().build();
  const std::string text = text_of(snapshot);
  CHECK(text.find("left out: 3 objects, 5,016 bytes (1 NoneType, 1 dict, 1 type), all made at "
                  "start-up and not touched "
                  "by the snippet; --all shows everything\n") != std::string::npos);
  const std::string all = text_of(snapshot, Extent::all);
  CHECK(all.ends_with("left out: nothing\n"));
  CHECK(all.find("dict of 150") != std::string::npos);
  const std::string picture = text_of(snapshot, Extent::picture);
  CHECK(picture.starts_with(kArticlePicture));
  CHECK(picture.find("left out: 18 objects") != std::string::npos);
  CHECK(picture.find("6 of them made by the snippet") != std::string::npos);
}

TEST_CASE("addresses appear only when asked for", "[dump]") {
  const Snapshot snapshot = article().build();
  CHECK(text_of(snapshot).find("0x") == std::string::npos);
  CHECK(text_of(snapshot, Extent::snippet, true).find("   at 0x") != std::string::npos);
}

TEST_CASE("a second name of an object is drawn to the same id", "[dump]") {
  Graph graph;
  const NodeIndex str = graph.type("str"), list = graph.type("list"), dict = graph.type("dict"),
                  integer = graph.type("int");
  const NodeIndex one =
      graph.add(NodeKind::number, integer, "1", 24, Graph::kStartup | kNodeCached);
  const NodeIndex names = graph.add(NodeKind::mapping, dict, "of 2", 100),
                  items = graph.add(NodeKind::sequence, list, "of 1", 48);
  graph.item(items, one, 0);
  graph.entry(names, graph.add(NodeKind::text, str, "'a'", 34), items);
  graph.entry(names, graph.add(NodeKind::text, str, "'b'", 34), items);
  graph.frame(kNoNode, names, 2, "<module>", "<string>");
  graph.root(names, {EdgeKind::root, 0, kNoNode, "__main__"}, true);
  const std::string text = text_of(graph.build());
  CHECK(
      text.starts_with("stack                         heap\n"
                       "  <module>, line 2 of <string>\n"
                       "    a ──────────────────────▶ #1 list of 1\n"
                       "                                 [0] ──▶ #2 int 1\n"
                       "    b ──────────────────────▶ #1\n\n"));
  CHECK(block(text, "  #1 ").find("held by  2 × name a, name b in <module> (#3)\n") !=
        std::string::npos);
}

TEST_CASE("runs of items and holders are told in one line without losing any", "[dump]") {
  Graph graph;
  const NodeIndex str = graph.type("str"), list = graph.type("list"), dict = graph.type("dict");
  const NodeIndex cls = graph.add(NodeKind::type, graph.type_type(), "P", 1000);
  const NodeIndex names = graph.add(NodeKind::mapping, dict, "of 1", 100);
  const NodeIndex items = graph.add(NodeKind::sequence, list, "of 1000", 8040);
  for (std::uint32_t i = 0; i < 1000; ++i)
    graph.item(items, graph.add(NodeKind::instance, cls, "", 24), i);
  graph.entry(names, graph.add(NodeKind::text, str, "'xs'", 35), items);
  graph.frame(kNoNode, names, 1, "<module>", "<string>");
  const std::string text = text_of(graph.build());
  CHECK(block(text, "  #1 ").find("        [0–999] ──▶ #2–#1001 1,000 × P\n") != std::string::npos);
  CHECK(block(text, "  #1002 ").find("        held by  1,000 × type of #2–#1001\n") !=
        std::string::npos);
}

TEST_CASE("a borrowed stack slot is shown but not counted", "[dump]") {
  Graph graph = article();
  Snapshot snapshot = graph.build();
  snapshot.roots.push_back({1, {EdgeKind::stack}, false, 0});
  const std::string text = text_of(snapshot);
  const std::string instance = block(text, "  #2 ");
  CHECK(instance.find("count 1") != std::string::npos);
  CHECK(instance.find("frame <module>: stack[0] (borrowed, not counted)\n") != std::string::npos);
  CHECK(instance.find("WRONG") == std::string::npos);
}

TEST_CASE("a count that the holders do not explain is said to be wrong", "[dump]") {
  Snapshot snapshot = article().build();
  ++snapshot.nodes[1].count;
  CHECK(block(text_of(snapshot), "  #2 ").find("WRONG    the count is 2, the holders are 1\n") !=
        std::string::npos);
}

TEST_CASE("objects that no root leads to are called unreachable", "[dump]") {
  Graph graph = article();
  const NodeIndex list = graph.type("list");
  const NodeIndex left = graph.add(NodeKind::sequence, list, "of 1", 48),
                  right = graph.add(NodeKind::sequence, list, "of 1", 48);
  graph.item(left, right, 0);
  graph.item(right, left, 0);
  const std::string text = text_of(graph.build());
  CHECK(block(text, "  #9 ").find("count 1, unreachable\n") != std::string::npos);
  CHECK(block(text, "  #9 ").find("held by  [0] of #10\n") != std::string::npos);
}

}  // namespace vitro::inspect::test
