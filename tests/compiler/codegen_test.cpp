// What the back end of the compiler promises: which instructions a construct becomes, where
// borrowing is used, the words and places of its errors, and that it survives running out of memory
// anywhere.
#include <string>
#include <string_view>

#include <boost/container/pmr/global_resource.hpp>

#include "compiler/bytecode/disassembler.hpp"
#include "compiler/bytecode/opcodes.hpp"
#include "compiler/bytecode/verifier.hpp"
#include "compiler/compile.hpp"
#include "objects/exception.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "tests/support/catch.hpp"

namespace {

using vitro::Code;
using vitro::Own;
using vitro::Ref;
using vitro::Runtime;
using vitro::Str;
using vitro::bytecode::argument_value;
using vitro::bytecode::caches;
using vitro::bytecode::disassemble;
using vitro::bytecode::has;
using vitro::bytecode::kBorrowSecond;
using vitro::bytecode::kBorrowThird;
using vitro::bytecode::kBorrowTop;
using vitro::bytecode::kConst;
using vitro::bytecode::kLocal;
using vitro::bytecode::kName;
using vitro::bytecode::mask;
using vitro::bytecode::name;
using vitro::bytecode::number;
using vitro::bytecode::Opcode;
using vitro::bytecode::verify;
using vitro::compiler::compile_source;
using vitro::compiler::CompileOptions;
using vitro::compiler::CompileWarning;
using vitro::compiler::WarningVerdict;
using vitro::compiler::Mode;

struct World {
  World() { REQUIRE(rt.started()); }
  Runtime rt{*boost::container::pmr::new_delete_resource()};

  Ref<Code> compile(std::string_view source, Mode mode = Mode::exec,
                    const CompileOptions& options = {}) {
    Ref<Str> filename = make_str(rt, "test.py");
    REQUIRE(filename);
    return compile_source(rt, source, *filename, mode, options);
  }
  std::string text(vitro::Object& object) {
    Ref<Str> shown = repr(rt, object);
    REQUIRE(shown);
    std::string out;
    append_utf8(out, *shown);
    return out;
  }
  // Opcodes and arguments in one line, cache units left out: "RESUME 0, LOAD_CONST 0,
  // RETURN_VALUE".
  std::string code(std::string_view source, Mode mode = Mode::exec) {
    Ref<Code> made = compile(source, mode);
    REQUIRE(made);
    return instructions(*made);
  }
  // The code of the function or class that is the n-th constant of the module.
  std::string inner(std::string_view source, std::uint32_t constant = 0) {
    Ref<Code> made = compile(source);
    REQUIRE(made);
    REQUIRE(constant < made->constants->length());
    auto& code = static_cast<Code&>((*made->constants)[constant]);
    REQUIRE(code.type == rt.types.code);
    return instructions(code);
  }
  std::string instructions(Code& code) {
    CHECK(verify(code) == "");
    std::string out;
    for (std::uint32_t unit = 0; unit < code.unit_count;) {
      const auto op = static_cast<Opcode>(code.units[unit].opcode);
      if (!out.empty()) out += ", ";
      out += name(op);
      const std::uint16_t argument = code.units[unit].argument;
      const std::uint32_t value = argument_value(op, argument);
      if (has(op, kLocal)) {
        out += ' ';
        append_utf8(out, static_cast<Str&>((*code.local_names)[value]));
      } else if (has(op, kConst)) {
        vitro::Object& constant = (*code.constants)[value];
        out += ' ';
        if (constant.type == rt.types.code)
          append_utf8(out, *static_cast<Code&>(constant).name);
        else
          out += text(constant);
      } else if (has(op, kName)) {
        out += ' ';
        append_utf8(
            out, static_cast<Str&>((*code.names)[op == Opcode::LOAD_GLOBAL ? value >> 1 : value]));
      } else if (value != 0) {
        out += ' ' + std::to_string(value);
      }
      const std::uint16_t borrowed = mask(op, argument);
      if (borrowed != 0) out += ':';
      if ((borrowed & kBorrowThird) != 0) out += '3';
      if ((borrowed & kBorrowSecond) != 0) out += '2';
      if ((borrowed & kBorrowTop) != 0) out += '1';
      unit += 1 + caches(op);
    }
    return out;
  }
  // "message @ line:offset-end line:end offset" of the SyntaxError that `source` is.
  std::string error(std::string_view source) {
    Ref<Code> made = compile(source);
    REQUIRE(!made);
    Ref<vitro::Exception> raised = rt.take_pending();
    REQUIRE(raised);
    REQUIRE(is_instance(*raised, *rt.types.syntax_error));
    vitro::Object** fields = raised->fields();
    auto field = [&](int i) { return fields[i] ? text(*fields[i]) : std::string("None"); };
    std::string message;
    append_utf8(message, static_cast<Str&>(*fields[0]));
    return message + " @ " + field(2) + ':' + field(3) + '-' + field(5) + ':' + field(6);
  }
};

}  // namespace

TEST_CASE("an expression statement that is a constant leaves only its line", "[compiler]") {
  World world;
  CHECK(world.code("1\n") == "RESUME, LOAD_CONST None, RETURN_VALUE");
}

TEST_CASE("operators borrow locals and constants that nothing changes before they run",
          "[compiler]") {
  World world;
  CHECK(world.inner("def f(a, b): return a + b * 2\n") ==
        "RESUME, LOAD_FAST_BORROW a, LOAD_FAST_BORROW b, LOAD_CONST_BORROW 2, BINARY_OP 5:21, "
        "BINARY_OP:2, RETURN_VALUE");
  // A call in between does no harm …
  CHECK(world.inner("def f(a): return a + g()\n") ==
        "RESUME, LOAD_FAST_BORROW a, LOAD_GLOBAL g, CALL, BINARY_OP:2, RETURN_VALUE");
  // … but an assignment does.
  CHECK(
      world.inner("def f(a): return a + (a := 1)\n") ==
      "RESUME, LOAD_FAST a, LOAD_CONST_BORROW 1, COPY 1, STORE_FAST a, BINARY_OP:1, RETURN_VALUE");
}

TEST_CASE("values that live on after the instruction are owned", "[compiler]") {
  World world;
  CHECK(world.inner("def f(a, b): return g(a, b)\n") ==
        "RESUME, LOAD_GLOBAL g, LOAD_FAST a, LOAD_FAST b, CALL 2, RETURN_VALUE");
  CHECK(
      world.inner("def f(self, a): self.x = a\n") ==
      "RESUME, LOAD_FAST a, LOAD_FAST_BORROW self, STORE_ATTR x:1, LOAD_CONST None, RETURN_VALUE");
  CHECK(world.inner("def f(d, k, v): d[k] = v\n") ==
        "RESUME, LOAD_FAST v, LOAD_FAST_BORROW d, LOAD_FAST_BORROW k, STORE_SUBSCR:21, LOAD_CONST "
        "None, RETURN_VALUE");
}

TEST_CASE("nothing borrowed is left on the stack at the end of a block", "[compiler]") {
  World world;
  CHECK(world.inner("def f(a, b): return a + (b or 1)\n") ==
        "RESUME, LOAD_FAST a, LOAD_FAST b, JUMP_IF_TRUE_OR_POP 1, LOAD_CONST 1, BINARY_OP, "
        "RETURN_VALUE");
}

TEST_CASE("an attribute of self that is changed in place is reached without owning self",
          "[compiler]") {
  World world;
  CHECK(world.inner("def f(self): self.n += 1\n") ==
        "RESUME, LOAD_FAST_BORROW self, LOAD_FAST_BORROW self, LOAD_ATTR n:1, LOAD_CONST_BORROW 1, "
        "BINARY_OP 13:1, SWAP 2, "
        "STORE_ATTR n:1, LOAD_CONST None, RETURN_VALUE");
}

TEST_CASE("names are found where they are bound", "[compiler]") {
  World world;
  CHECK(world.inner("def f():\n  x = 1\n  return lambda: x\n") ==
        "MAKE_CELL x, RESUME, LOAD_CONST 1, STORE_DEREF x, LOAD_CLOSURE x, BUILD_TUPLE 1, "
        "LOAD_CONST <lambda>, "
        "MAKE_FUNCTION 8, RETURN_VALUE");
  CHECK(world.inner("def f():\n  global x\n  x = y\n") ==
        "RESUME, LOAD_GLOBAL y, STORE_GLOBAL x, LOAD_CONST None, RETURN_VALUE");
  CHECK(world.code("x = y\n") ==
        "RESUME, LOAD_NAME y, STORE_NAME x, LOAD_CONST None, RETURN_VALUE");
}

TEST_CASE("operators on constants are carried out, within limits", "[compiler]") {
  World world;
  CHECK(world.code("x = 2 * 3 + 1\n") ==
        "RESUME, LOAD_CONST 7, STORE_NAME x, LOAD_CONST None, RETURN_VALUE");
  CHECK(world.code("x = (1, (2, 'a'))\n") ==
        "RESUME, LOAD_CONST (1, (2, 'a')), STORE_NAME x, LOAD_CONST None, RETURN_VALUE");
  CHECK(world.code("x = 'a' * 5000\n") ==
        "RESUME, LOAD_CONST_BORROW 'a', LOAD_CONST_BORROW 5000, BINARY_OP 5:21, STORE_NAME x, "
        "LOAD_CONST None, RETURN_VALUE");
  CHECK(world.code("x = 1 / 0\n") ==
        "RESUME, LOAD_CONST_BORROW 1, LOAD_CONST_BORROW 0, BINARY_OP 11:21, STORE_NAME x, "
        "LOAD_CONST None, RETURN_VALUE");
  CHECK(world.code("while 0: x\n") == "RESUME, LOAD_CONST None, RETURN_VALUE");
}

TEST_CASE("equal constants are one, of one type", "[compiler]") {
  World world;
  Ref<Code> code = world.compile(
      "x = 1, 1.0, True, 0.0, -0.0, 1\ny = [1, 1.0, True, 0.0, -0.0]\nz = 'ab', x, 'ab'\n");
  REQUIRE(code);
  CHECK(world.text(*code->constants) ==
        "((1, 1.0, True, 0.0, -0.0, 1), (1, 1.0, True, 0.0, -0.0), 'ab', None)");
}

TEST_CASE("two values are exchanged by storing them the other way round", "[compiler]") {
  World world;
  CHECK(world.inner("def f(a, b): a, b = b, a\n") ==
        "RESUME, LOAD_FAST b, LOAD_FAST a, STORE_FAST b, STORE_FAST a, LOAD_CONST None, "
        "RETURN_VALUE");
}

TEST_CASE("a test against None is one jump", "[compiler]") {
  World world;
  CHECK(world.inner("def f(a):\n  if a is None: b\n") ==
        "RESUME, LOAD_FAST a, POP_JUMP_FORWARD_IF_NOT_NONE 8, LOAD_GLOBAL b, POP_TOP, LOAD_CONST "
        "None, RETURN_VALUE, "
        "LOAD_CONST None, RETURN_VALUE");
}

TEST_CASE("a class counts the attributes that its methods set", "[compiler]") {
  World world;
  Ref<Code> code = world.compile(
      "class A:\n"
      "  def __init__(self, x):\n    self.x = x\n    self.y = 0\n    x.z = 1\n"
      "  def move(this):\n    this.x += 1\n    this.__w = 2\n");
  REQUIRE(code);
  CHECK(static_cast<Code&>((*code->constants)[0]).static_attributes == 3);
}

TEST_CASE("arguments that do not fit get an EXTENDED_ARG", "[compiler]") {
  World world;
  std::string source;
  for (int i = 0; i < 9000; ++i) source += "x.a" + std::to_string(i) + "\n";
  source += "def f(x): return x.a8999\n";
  for (int i = 0; i < 9000; ++i) source += "x.b" + std::to_string(i) + "\n";
  Ref<Code> code = world.compile(source);
  REQUIRE(code);
  CHECK(verify(*code) == "");
  bool found = false;
  for (std::uint32_t unit = 0; unit + 1 < code->unit_count; ++unit)
    found = found || (code->units[unit].opcode == number(Opcode::EXTENDED_ARG) &&
                      code->units[unit + 1].opcode == number(Opcode::LOAD_ATTR));
  CHECK(found);
  std::string loop = "while a:\n";
  for (int i = 0; i < 30000; ++i) loop += "  x.y\n";
  Ref<Code> far = world.compile(loop);
  REQUIRE(far);
  CHECK(verify(*far) == "");
}

TEST_CASE("errors have CPython's words and places", "[compiler]") {
  World world;
  CHECK(world.error("return 1\n") == "'return' outside function @ 1:1-1:9");
  CHECK(world.error("def f():\n  x = 1\n  global x\n") ==
        "name 'x' is assigned to before global declaration @ 3:3-3:11");
  CHECK(world.error("def f():\n  nonlocal x\n") == "no binding for nonlocal 'x' found @ 2:3-2:13");
  CHECK(world.error("def f(a, a): pass\n") ==
        "duplicate argument 'a' in function definition @ 1:10-1:11");
  CHECK(world.error("if 1:\n  break\n") == "'break' outside loop @ 2:3-2:8");
  CHECK(world.error("continue\n") == "'continue' not properly in loop @ 1:1-1:9");
  CHECK(world.error("def f(): await x\n") == "'await' outside async function @ 1:10-1:17");
  CHECK(world.error("class A:\n  from x import *\n") ==
        "import * only allowed at module level @ 2:17-2:18");
  CHECK(world.error("f(a=1, a=2)\n") == "keyword argument repeated: a @ 1:8-1:11");
  CHECK(world.error("a, *b, *c = d\n") == "multiple starred expressions in assignment @ 1:1-1:10");
  CHECK(world.error("__debug__ = 1\n") == "cannot assign to __debug__ @ 1:1-1:10");
  CHECK(world.error("from __future__ import braces\n") == "not a chance @ 1:1-1:None");
}

TEST_CASE("yield belongs into a function", "[compiler]") {
  World world;
  CHECK(world.error("yield 1\n") == "'yield' outside function @ 1:1-1:8");
}

TEST_CASE("nesting is bounded", "[compiler]") {
  World world;
  std::string deep = "x = y";
  for (int i = 0; i < 4000; ++i) deep += " + y";
  Ref<Code> code = world.compile(deep + "\n");
  REQUIRE(!code);
  REQUIRE(pending_matches(world.rt, *world.rt.types.recursion_error));
  world.rt.clear_pending();
}

TEST_CASE("warnings go to who asked for them", "[compiler]") {
  World world;
  std::string seen;
  CompileOptions options;
  options.warn_context = &seen;
  options.warn = [](void* context, Runtime&, const CompileWarning& warning) {
    *static_cast<std::string*>(context) +=
        std::to_string(warning.line) + ": " + std::string(warning.message) + "\n";
    return WarningVerdict::go_on;
  };
  REQUIRE(world.compile("x\nx is 1\nassert (x, 'y')\n1()\n", Mode::exec, options));
  CHECK(seen ==
        "2: \"is\" with a literal. Did you mean \"==\"?\n"
        "3: assertion is always true, perhaps remove parentheses?\n"
        "4: 'int' object is not callable; perhaps you missed a comma?\n");
}

TEST_CASE("the disassembler writes what dis writes", "[compiler]") {
  World world;
  Ref<Code> code = world.compile("for i in x:\n  y = i\n");
  REQUIRE(code);
  std::string text;
  REQUIRE(disassemble(world.rt, *code, text));
  CHECK(text ==
        "  0           0 RESUME                   0\n"
        "\n"
        "  1           1 LOAD_NAME                0 (x)\n"
        "              6 GET_ITER\n"
        "        >>    7 FOR_ITER                14 (to 23)\n"
        "              9 STORE_NAME               1 (i)\n"
        "\n"
        "  2          13 LOAD_NAME                1 (i)\n"
        "             18 STORE_NAME               2 (y)\n"
        "             22 JUMP_BACKWARD           16 (to 7)\n"
        "\n"
        "  1     >>   23 LOAD_CONST               0 (None)\n"
        "             24 RETURN_VALUE\n");
}

TEST_CASE("every failed allocation is a MemoryError and leaks nothing", "[compiler][oom]") {
  constexpr std::string_view kSource =
      "import a.b as c\n"
      "class A(B, k=1):\n"
      "  'text'\n"
      "  x: int = 1_000_000\n"
      "  def m(self, *a, b=2, **k):\n"
      "    self.x = [i * 2.5 for i in a if i in {1, 2, 3}]\n"
      "    try:\n      with k as z: return f'{z!r:>{b}} {1 + 2}'\n"
      "    except (E, F) as e: raise G from e\n"
      "    finally: print(*a, **k)\n"
      "    while b < 3 < 4 and not k: b += 1\n"
      "    def g(): nonlocal b; return b, super().m, 10 ** 30, (1, 'q', b'w')\n";
  World world;
  // What is made once and kept (interned names, types' first shapes) is made here.
  REQUIRE(world.compile(kSource));
  for (std::uint64_t n = 0;; ++n) {
    const auto before = world.rt.heap.totals();
    Ref<Str> filename = make_str(world.rt, "test.py");
    world.rt.heap.fail_after(n);
    Ref<Code> code = compile_source(world.rt, kSource, *filename, Mode::exec);
    world.rt.heap.stop_failing();
    const bool done = static_cast<bool>(code);
    if (!done) {
      REQUIRE(pending_matches(world.rt, *world.rt.types.memory_error));
      world.rt.clear_pending();
    }
    code = Ref<Code>();
    filename = Ref<Str>();
    REQUIRE(world.rt.heap.totals().live_cells == before.live_cells);
    if (done) break;
  }
}
