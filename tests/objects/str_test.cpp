#include "objects/str.hpp"

#include "objects/bytes.hpp"
#include "objects/codec.hpp"
#include "tests/objects/world.hpp"

using namespace vitro;
using vitro::test::World;

namespace {

std::string call_str(World& w, std::string_view text, std::string_view method,
                     std::initializer_list<std::string_view> arguments = {}) {
  std::vector<Ref<Str>> held;
  std::vector<Object*> values;
  for (const std::string_view argument : arguments) {
    held.push_back(w.str(argument));
    values.push_back(held.back().get());
  }
  return w.show(w.call_named(*w.str(text), method, values));
}
std::string percent(World& w, std::string_view format, Own<Object> arguments) {
  const Ref<Object> held = arguments;
  return w.show(binary_operation(w.rt, BinaryOp::remainder, *w.str(format), *held));
}

}  // namespace

TEST_CASE("text takes the narrowest width that fits", "[str]") {
  World w;
  CHECK(w.str("abc")->ascii());
  CHECK(w.str("abcé")->width() == 1);
  CHECK(w.str("abc€")->width() == 2);
  CHECK(w.str("abc😀")->width() == 4);
  Ref<Str> text = w.str("é€😀");
  CHECK(Ref<Str>(str_slice(w.rt, *text, 0, 1))->width() == 1);
  CHECK(Ref<Str>(str_slice(w.rt, *text, 0, 2))->width() == 2);
  CHECK(World::utf8(*text) == "é€😀");
}

TEST_CASE("equal names are one object once interned, and leave the table when they die", "[str]") {
  World w;
  const std::size_t before = w.rt.interned_count;
  {
    Ref<Str> a = intern(w.rt, "some name"), b = intern(w.rt, "some name");
    CHECK(a.get() == b.get());
    CHECK(w.rt.interned_count == before + 1);
    std::vector<Ref<Str>> many;
    for (int i = 0; i < 5000; ++i) many.push_back(intern(w.rt, "name" + std::to_string(i)));
    for (int i = 0; i < 5000; i += 2) many[static_cast<std::size_t>(i)] = Ref<Str>();
    for (int i = 1; i < 5000; i += 2) {
      Ref<Str> again = intern(w.rt, "name" + std::to_string(i));
      CHECK(again.get() == many[static_cast<std::size_t>(i)].get());
    }
  }
  CHECK(w.rt.interned_count == before);
}

TEST_CASE("appending to the only reference grows the text in place", "[str]") {
  World w;
  Ref<Str> piece = w.str("0123456789");
  Ref<Str> text = make_str(w.rt, "start-");
  std::size_t moves = 0;
  for (int i = 0; i < 2000; ++i) {
    const Str* old = text.get();
    text = str_append(w.rt, text.release(), *piece);
    REQUIRE(text);
    moves += text.get() != old;
  }
  CHECK(text->length == 20006);
  CHECK(moves < 100);
  Ref<Str> other = text;
  const std::int64_t hash = str_hash(*text);
  Ref<Str> longer = str_append(w.rt, text.release(), *piece);
  CHECK(other->length == 20006);
  CHECK(longer->length == 20016);
  CHECK(str_hash(*other) == hash);
  Ref<Str> twice = make_str(w.rt, "ab");
  Str& alias = *twice;
  twice = str_append(w.rt, twice.release(), alias);
  CHECK(World::utf8(*twice) == "abab");
  twice = str_append(w.rt, twice.release(), *w.str("é"));
  CHECK_FALSE(twice->ascii());
  twice = str_append(w.rt, twice.release(), *w.str("😀"));
  CHECK(World::utf8(*twice) == "ababé😀");
}

TEST_CASE("a builder widens what it holds", "[str]") {
  World w;
  StrBuilder out(w.rt);
  out.add("ab").add(U'é').add("c€").add_repeated('x', 300).add(U'😀').add(*w.str("end"));
  Ref<Str> text = out.finish();
  REQUIRE(text);
  CHECK(text->width() == 4);
  CHECK(World::utf8(*text) == "abéc€" + std::string(300, 'x') + "😀end");
}

TEST_CASE("repr chooses quotes and escapes what does not print", "[str]") {
  World w;
  CHECK(w.show(*w.str("a'b")) == "\"a'b\"");
  CHECK(w.show(*w.str("a'\"b")) == "'a\\'\"b'");
  CHECK(w.show(*w.str("\t\x7f\u00ad\u2028é")) == "'\\t\\x7f\\xad\\u2028é'");
}

TEST_CASE("searching, splitting and replacing", "[str]") {
  World w;
  CHECK(call_str(w, "a€b€", "rfind", {"€"}) == "3");
  CHECK(call_str(w, "aaa", "count", {"aa"}) == "1");
  CHECK(call_str(w, "abc", "index", {"z"}) == "ValueError: substring not found");
  CHECK(call_str(w, "a,b,,c", "split", {","}) == "['a', 'b', '', 'c']");
  CHECK(call_str(w, " a  b ", "split") == "['a', 'b']");
  CHECK(call_str(w, "a-b-c", "rpartition", {"-"}) == "('a-b', '-', 'c')");
  CHECK(call_str(w, "a€c", "replace", {"€", "b"}) == "'abc'");
  CHECK(call_str(w, "abc", "replace", {"", "-"}) == "'-a-b-c-'");
  CHECK(call_str(w, "a\r\nb\u2028c", "splitlines") == "['a', 'b', 'c']");
  CHECK(call_str(w, "a", "split", {""}) == "ValueError: empty separator");
}

TEST_CASE("case goes by Unicode, the final sigma included", "[str]") {
  World w;
  CHECK(call_str(w, "ß", "upper") == "'SS'");
  CHECK(call_str(w, "ΑΣ. ΑΣΑ", "lower") == "'ας. ασα'");
  CHECK(call_str(w, "ﬁn", "capitalize") == "'Fin'");
  CHECK(call_str(w, "they're", "title") == "\"They'Re\"");
  CHECK(call_str(w, "Straße", "casefold") == "'strasse'");
  CHECK(call_str(w, "²", "isdigit") == "True");
  CHECK(call_str(w, "²", "isdecimal") == "False");
}

TEST_CASE("join takes any iterable of str", "[str]") {
  World w;
  Ref<Tuple> parts = make_tuple(w.rt, {w.str("a").get(), w.str("é").get()});
  CHECK(w.show(str_join(w.rt, *w.str("€"), *parts)) == "'a€é'");
  CHECK(w.show(str_join(w.rt, *w.str(","), *w.str("abc"))) == "'a,b,c'");
  CHECK(w.show(str_join(w.rt, *w.str(""), *w.list({1}))) ==
        "TypeError: sequence item 0: expected str instance, int found");
  CHECK(w.show(str_join(w.rt, *w.str(""), *w.number(1))) == "TypeError: can only join an iterable");
}

TEST_CASE("the percent operator", "[str]") {
  World w;
  CHECK(percent(w, "%5.1f%%", make_int(w.rt, 45)) == "' 45.0%'");
  CHECK(percent(w, "%#x %+d", w.tuple({255, 3}).release()) == "'0xff +3'");
  CHECK(percent(w, "%d %d", w.number(1).release()) ==
        "TypeError: not enough arguments for format string");
  CHECK(percent(w, "a", w.number(1).release()) ==
        "TypeError: not all arguments converted during string formatting");
  CHECK(percent(w, "%q", w.number(1).release()) ==
        "ValueError: unsupported format character 'q' (0x71) at index 1");
}

TEST_CASE("replacement fields", "[str]") {
  World w;
  CHECK(call_str(w, "{0!r:>5}|{}", "format", {"a"}) ==
        "ValueError: cannot switch from manual field specification to automatic field numbering");
  CHECK(call_str(w, "{:>{}}|{{}}", "format", {"a", "3"}) == "'  a|{}'");
  CHECK(call_str(w, "}", "format") == "ValueError: Single '}' encountered in format string");
  CHECK(call_str(w, "{1}", "format", {"a"}) ==
        "IndexError: Replacement index 1 out of range for positional args tuple");
  CHECK(call_str(w, "{k}", "format") == "KeyError: 'k'");
}

TEST_CASE("text becomes octets and comes back", "[str]") {
  World w;
  Ref<Str> text = w.str("aé€");
  CHECK(w.show(encode_text(w.rt, *text)) == "b'a\\xc3\\xa9\\xe2\\x82\\xac'");
  CHECK(w.show(encode_text(w.rt, *text, w.str("ascii").get(), w.str("replace").get())) ==
        "b'a?"
        "?'");
  CHECK(w.show(encode_text(w.rt, *text, w.str("latin-1").get())) ==
        "UnicodeEncodeError: 'latin-1' codec can't encode character '\\u20ac' in position 2: "
        "ordinal not in range(256)");
  CHECK(w.show(encode_text(w.rt, *text, w.str("klingon").get())) ==
        "LookupError: unknown encoding: klingon");
  Ref<Bytes> octets = make_bytes(w.rt,
                                 "\xe2\x82"
                                 "a");
  CHECK(w.show(decode_octets(w.rt, *octets)) ==
        "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: invalid "
        "continuation byte");
  CHECK(w.show(decode_octets(w.rt, *octets, nullptr, w.str("replace").get())) == "'\uFFFDa'");
}

TEST_CASE("a text too long for memory is refused without touching memory", "[str]") {
  World w;
  w.rt.heap.set_limit(std::size_t{1} << 28);
  Ref<Object> times = w.number(1'000'000'000'000);
  CHECK(w.show(binary_operation(w.rt, BinaryOp::multiply, *w.str("a"), *times)) == "MemoryError: ");
}

TEST_CASE("text gives everything back when memory runs out", "[str][oom]") {
  World w;
  Ref<Str> text = w.str("one two €three"), dash = w.str(std::string(300, '-'));
  Ref<Object> split = get_attribute(w.rt, *text, *w.str("split"));
  w.with_failing_memory(
      [&] { return static_cast<bool>(Ref<Object>(call(w.rt, *split, Arguments{}))); });
  w.with_failing_memory(
      [&] { return static_cast<bool>(Ref<Str>(str_concat(w.rt, *text, *dash))); });
  w.with_failing_memory([&] {
    return static_cast<bool>(
        Ref<Str>(format_message(w.rt, "%S %R %ld", dash.get(), text.get(), std::int64_t{5})));
  });
}
