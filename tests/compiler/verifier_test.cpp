// The verifier accepts what the compiler makes and names what is wrong with code that was changed
// afterwards.
#include "compiler/bytecode/verifier.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <boost/container/pmr/global_resource.hpp>

#include "compiler/bytecode/opcodes.hpp"
#include "compiler/compile.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "tests/support/catch.hpp"

namespace {

using Catch::Matchers::Contains;
using vitro::BorrowEntry;
using vitro::Code;
using vitro::CodeParts;
using vitro::CodeUnit;
using vitro::HandlerRange;
using vitro::Ref;
using vitro::Runtime;
using vitro::SourceRange;
using vitro::Str;
using vitro::Tuple;
using vitro::bytecode::kBorrowSecond;
using vitro::bytecode::kBorrowTop;
using vitro::bytecode::number;
using vitro::bytecode::Opcode;
using vitro::bytecode::verify;

// A function written by hand: two locals `a` and `b`, one constant None, one name `n`.
struct Hand {
  Hand() { REQUIRE(rt.started()); }
  Runtime rt{*boost::container::pmr::new_delete_resource()};
  std::vector<CodeUnit> units;
  std::vector<HandlerRange> handlers;
  std::vector<BorrowEntry> borrows;
  std::uint32_t stack_size = 8;

  Hand& op(Opcode opcode, unsigned argument = 0) {
    units.push_back({number(opcode), static_cast<std::uint16_t>(argument)});
    for (unsigned i = 0; i < vitro::bytecode::caches(opcode); ++i) raw(Opcode::CACHE);
    return *this;
  }
  Hand& raw(Opcode opcode, unsigned argument = 0) {
    units.push_back({number(opcode), static_cast<std::uint16_t>(argument)});
    return *this;
  }
  std::string check() {
    Ref<Str> text = intern(rt, "f");
    Ref<Str> a = intern(rt, "a");
    Ref<Str> b = intern(rt, "b");
    Ref<Tuple> constants = make_tuple(rt, {rt.none});
    Ref<Tuple> names = make_tuple(rt, {text.get()});
    Ref<Tuple> locals = make_tuple(rt, {a.get(), b.get()});
    const std::uint8_t kinds[] = {vitro::kLocalPlain, vitro::kLocalCell};
    const SourceRange range{static_cast<std::uint32_t>(units.size()), 1, 1, 0, 1};
    CodeParts parts;
    parts.name = parts.qualname = parts.filename = text.get();
    parts.constants = constants.get();
    parts.names = names.get();
    parts.local_names = locals.get();
    parts.local_kinds = kinds;
    parts.local_count = 2;
    parts.plain_local_count = 1;
    parts.stack_size = stack_size;
    parts.units = units;
    parts.handlers = handlers;
    parts.borrows = borrows;
    parts.ranges = {&range, 1};
    Ref<Code> code = make_code(rt, parts);
    REQUIRE(code);
    return verify(*code);
  }
};

}  // namespace

TEST_CASE("a correct function passes", "[verifier]") {
  Hand hand;
  hand.op(Opcode::RESUME).op(Opcode::LOAD_CONST).op(Opcode::RETURN_VALUE);
  CHECK(hand.check() == "");
}

TEST_CASE("arguments must name something", "[verifier]") {
  Hand constant;
  constant.op(Opcode::LOAD_CONST, 1).op(Opcode::RETURN_VALUE);
  CHECK_THAT(constant.check(), Contains("no such constant at unit 0 (LOAD_CONST)"));
  Hand name;
  name.op(Opcode::LOAD_GLOBAL, 2).op(Opcode::RETURN_VALUE);
  CHECK_THAT(name.check(), Contains("no such name"));
  Hand local;
  local.op(Opcode::LOAD_FAST, 2).op(Opcode::RETURN_VALUE);
  CHECK_THAT(local.check(), Contains("no such local"));
  Hand cell;
  cell.op(Opcode::LOAD_FAST, 1).op(Opcode::RETURN_VALUE);
  CHECK_THAT(cell.check(), Contains("a cell used as a plain local"));
  Hand plain;
  plain.op(Opcode::LOAD_DEREF, 0).op(Opcode::RETURN_VALUE);
  CHECK_THAT(plain.check(), Contains("a plain local used as a cell"));
}

TEST_CASE("caches need their room", "[verifier]") {
  Hand hand;
  hand.op(Opcode::LOAD_FAST).raw(Opcode::BINARY_SUBSCR).op(Opcode::RETURN_VALUE);
  CHECK_THAT(hand.check(), Contains("no room for the cache"));
  Hand stray;
  stray.raw(Opcode::CACHE).op(Opcode::LOAD_CONST).op(Opcode::RETURN_VALUE);
  CHECK_THAT(stray.check(), Contains("CACHE without an instruction"));
}

TEST_CASE("the stack neither runs dry nor over", "[verifier]") {
  Hand dry;
  dry.op(Opcode::POP_TOP).op(Opcode::LOAD_CONST).op(Opcode::RETURN_VALUE);
  CHECK_THAT(dry.check(), Contains("too few values on the stack"));
  Hand over;
  over.stack_size = 1;
  over.op(Opcode::LOAD_CONST).op(Opcode::LOAD_CONST).op(Opcode::RETURN_VALUE);
  CHECK_THAT(over.check(), Contains("deeper than stack_size"));
}

TEST_CASE("control stays inside and lands on instructions", "[verifier]") {
  Hand off;
  off.op(Opcode::LOAD_CONST);
  CHECK_THAT(off.check(), Contains("control leaves the code"));
  Hand middle;
  middle.op(Opcode::JUMP_FORWARD, 1).op(Opcode::LOAD_GLOBAL).op(Opcode::RETURN_VALUE);
  CHECK_THAT(middle.check(), Contains("a jump into the middle of an instruction"));
  Hand before;
  before.op(Opcode::JUMP_BACKWARD, 2);
  CHECK_THAT(before.check(), Contains("a jump to before the code"));
}

TEST_CASE("paths that meet agree on the stack", "[verifier]") {
  Hand hand;
  hand.op(Opcode::LOAD_CONST)
      .op(Opcode::POP_JUMP_FORWARD_IF_TRUE, 1)
      .op(Opcode::LOAD_CONST)
      .op(Opcode::LOAD_CONST);
  hand.op(Opcode::RETURN_VALUE);
  CHECK_THAT(hand.check(), Contains("paths meet with different stack depths"));
}

TEST_CASE("masks and the borrow table say what is borrowed", "[verifier]") {
  auto add = [](Hand& hand, unsigned mask) {
    hand.op(Opcode::LOAD_FAST_BORROW)
        .op(Opcode::LOAD_CONST)
        .op(Opcode::BINARY_OP, mask)
        .op(Opcode::RETURN_VALUE);
  };
  Hand good;
  add(good, kBorrowSecond);
  good.borrows = {{1, 1}, {2, 1}};
  CHECK(good.check() == "");
  Hand unmasked;
  add(unmasked, 0);
  unmasked.borrows = {{1, 1}, {2, 1}};
  CHECK_THAT(unmasked.check(), Contains("an operand must be owned"));
  Hand wrong;
  add(wrong, kBorrowTop | kBorrowSecond);
  wrong.borrows = {{1, 1}, {2, 1}};
  CHECK_THAT(wrong.check(), Contains("the mask says borrowed of an owned operand"));
  Hand unlisted;
  add(unlisted, kBorrowSecond);
  unlisted.borrows = {{2, 1}};
  CHECK_THAT(unlisted.check(), Contains("the borrow table disagrees at unit 1"));
}

TEST_CASE("a local keeps its value while it is borrowed from", "[verifier]") {
  Hand hand;
  hand.op(Opcode::LOAD_FAST_BORROW)
      .op(Opcode::LOAD_CONST)
      .op(Opcode::STORE_FAST)
      .op(Opcode::LOAD_ATTR, kBorrowTop);
  hand.op(Opcode::RETURN_VALUE);
  hand.borrows = {{1, 1}, {2, 1}, {3, 1}};
  CHECK_THAT(hand.check(), Contains("a local changes while it is borrowed from"));
}

TEST_CASE("what is returned or stored is owned", "[verifier]") {
  Hand returned;
  returned.op(Opcode::LOAD_FAST_BORROW).op(Opcode::RETURN_VALUE);
  returned.borrows = {{1, 1}};
  CHECK_THAT(returned.check(), Contains("an operand must be owned"));
  Hand stored;
  stored.op(Opcode::LOAD_FAST_BORROW).op(Opcode::LOAD_FAST).op(Opcode::STORE_ATTR, kBorrowSecond);
  stored.op(Opcode::LOAD_CONST).op(Opcode::RETURN_VALUE);
  stored.borrows = {{1, 1}, {2, 1}};
  CHECK_THAT(stored.check(), Contains("what is stored must be owned"));
}

TEST_CASE("handlers begin with the depth that their range promises", "[verifier]") {
  Hand good;
  good.op(Opcode::LOAD_GLOBAL).op(Opcode::RETURN_VALUE);
  const auto handler = static_cast<std::uint32_t>(good.units.size());
  good.op(Opcode::PUSH_EXC_INFO)
      .op(Opcode::POP_TOP)
      .op(Opcode::POP_EXCEPT)
      .op(Opcode::LOAD_CONST)
      .op(Opcode::RETURN_VALUE);
  good.handlers = {{0, 5, handler, 0, 0}};
  CHECK(good.check() == "");
  good.handlers = {{0, 5, handler, 1, 0}};
  CHECK_THAT(good.check(), Contains("the handler wants a deeper stack"));
  good.handlers = {{0, 5, handler + 1, 0, 0}, {3, 5, handler, 0, 0}};
  CHECK_THAT(good.check(), Contains("handler ranges out of order"));
}

TEST_CASE("whatever is compiled passes", "[verifier]") {
  Runtime rt(*boost::container::pmr::new_delete_resource());
  REQUIRE(rt.started());
  Ref<Str> filename = make_str(rt, "test.py");
  for (std::string_view source :
       {"x = [i for i in range(3)]\n",
        "try:\n  a\nexcept E as e:\n  b\nelse:\n  c\nfinally:\n  d\n",
        "for i in x:\n  with a as b, c:\n    if i: continue\n    break\nelse:\n  pass\n",
        "def f(a, /, b=1, *c, d, e=2, **g):\n  while a:\n    try: return b\n    finally: del a\n",
        "class A(B, **k):\n  def f(self): return super().f(*self.x, y=1, **self.z)\n",
        "a, *b, c = d[1:2, ...] = {**e, 'f': g}\n",
        "x = a < b < c and (d or not e) if f else lambda: (yield)\n"}) {
    Ref<Code> code =
        vitro::compiler::compile_source(rt, source, *filename, vitro::compiler::Mode::exec);
    if (!code) {  // not compiled yet
      rt.clear_pending();
      continue;
    }
    CHECK(verify(*code) == "");
    for (std::uint32_t i = 0; i < code->constants->length(); ++i)
      if ((*code->constants)[i].type == rt.types.code)
        CHECK(verify(static_cast<Code&>((*code->constants)[i])) == "");
  }
}
