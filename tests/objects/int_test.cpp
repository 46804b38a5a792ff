#include "objects/bytes.hpp"
#include "objects/float.hpp"
#include "tests/objects/world.hpp"

using namespace vitro;
using vitro::test::World;

namespace {

Ref<Object> big(World& w, std::string_view digits, int base = 10) {
  return Own<Object>(int_from_digits(w.rt, digits, base));
}
std::string binary(World& w, BinaryOp op, std::string_view left, std::string_view right) {
  return w.show(binary_operation(w.rt, op, *big(w, left), *big(w, right)));
}

}  // namespace

TEST_CASE("small ints are one object each", "[int]") {
  World w;
  CHECK(make_int(w.rt, 256).get() == make_int(w.rt, 256).get());
  CHECK(make_int(w.rt, -5).get() == make_int(w.rt, -5).get());
  Ref<Int> a = make_int(w.rt, 257), b = make_int(w.rt, 257);
  CHECK(a.get() != b.get());
}

TEST_CASE("a result leaves 64 bits and comes back", "[int]") {
  World w;
  CHECK(binary(w, BinaryOp::add, "9223372036854775807", "1") == "9223372036854775808");
  CHECK(binary(w, BinaryOp::subtract, "-9223372036854775808", "1") == "-9223372036854775809");
  CHECK(binary(w, BinaryOp::multiply, "4294967296", "-4294967296") == "-18446744073709551616");
  CHECK(binary(w, BinaryOp::floor_divide, "-9223372036854775808", "-1") == "9223372036854775808");
  Ref<Object> back =
      binary_operation(w.rt, BinaryOp::subtract, *big(w, "9223372036854775808"), *w.number(1));
  REQUIRE(back);
  CHECK(static_cast<Int&>(*back).compact());
}

TEST_CASE("floor division and remainder follow the divisor's sign", "[int]") {
  World w;
  CHECK(binary(w, BinaryOp::floor_divide, "-7", "2") == "-4");
  CHECK(binary(w, BinaryOp::remainder, "-7", "3") == "2");
  CHECK(binary(w, BinaryOp::remainder, "7", "-3") == "-2");
  CHECK(binary(w, BinaryOp::floor_divide, "-100000000000000000000", "3") ==
        "-33333333333333333334");
  CHECK(binary(w, BinaryOp::remainder, "-100000000000000000000", "3") == "2");
  CHECK(binary(w, BinaryOp::floor_divide, "1", "0") ==
        "ZeroDivisionError: integer division or modulo by zero");
  CHECK(binary(w, BinaryOp::remainder, "1", "0") == "ZeroDivisionError: integer modulo by zero");
}

TEST_CASE("true division of any two ints is correctly rounded", "[int]") {
  World w;
  CHECK(binary(w, BinaryOp::true_divide, "9007199254740993", "9007199254740992") == "1.0");
  CHECK(binary(w, BinaryOp::true_divide, "9223372036854775807", "3") == "3.0744573456182584e+18");
  CHECK(binary(w, BinaryOp::true_divide, "-1", "1" + std::string(400, '0')) == "-0.0");
  CHECK(binary(w, BinaryOp::true_divide, "3", "1" + std::string(320, '0')) == "3e-320");
  CHECK(binary(w, BinaryOp::true_divide, "1" + std::string(400, '0'), "1") ==
        "OverflowError: integer division result too large for a float");
}

TEST_CASE("bitwise operations see two's complement without end", "[int]") {
  World w;
  CHECK(binary(w, BinaryOp::bit_and, "-1180591620717411303424", "36893488147419103231") == "0");
  CHECK(binary(w, BinaryOp::bit_or, "-1180591620717411303424", "1") == "-1180591620717411303423");
  CHECK(binary(w, BinaryOp::bit_xor, "-1", "18446744073709551616") == "-18446744073709551617");
  CHECK(binary(w, BinaryOp::rshift, "-1180591620717411303423", "3") == "-147573952589676412928");
  CHECK(binary(w, BinaryOp::rshift, "-1", "1000000000000000000000") == "-1");
  CHECK(binary(w, BinaryOp::lshift, "1", "64") == "18446744073709551616");
  CHECK(binary(w, BinaryOp::lshift, "1", "-1") == "ValueError: negative shift count");
}

TEST_CASE("a number too long for memory is refused before it is made", "[int]") {
  World w;
  CHECK(binary(w, BinaryOp::lshift, "1", "10000000000") == "MemoryError: ");
  CHECK(binary(w, BinaryOp::lshift, "1", "1000000000000000000000") ==
        "OverflowError: too many digits in integer");
  CHECK(binary(w, BinaryOp::power, "10", "10000000000000") == "MemoryError: ");
  CHECK(binary(w, BinaryOp::lshift, "0", "1000000000000000000000") == "0");
  CHECK(binary(w, BinaryOp::power, "-1", "1000000000000000000001") == "-1");
}

TEST_CASE("powers: plain, negative and modular", "[int]") {
  World w;
  CHECK(binary(w, BinaryOp::power, "3", "80") == "147808829414345923316083210206383297601");
  CHECK(binary(w, BinaryOp::power, "2", "-2") == "0.25");
  CHECK(binary(w, BinaryOp::power, "0", "-1") ==
        "ZeroDivisionError: 0.0 cannot be raised to a negative power");
  const auto modular = [&w](std::string_view base, std::string_view exponent,
                            std::string_view modulus) {
    return w.show(int_power_modulo(w.rt, *big(w, base), *big(w, exponent), *big(w, modulus)));
  };
  CHECK(modular("3", "100000000000000000000", "1000000007") == "139421235");
  CHECK(modular("3", "-5", "7") == "3");
  CHECK(modular("3", "3", "-7") == "-1");
  CHECK(modular("3", "0", "1") == "0");
  CHECK(modular("4", "-1", "6") == "ValueError: base is not invertible for the given modulus");
  CHECK(modular("4", "1", "0") == "ValueError: pow() 3rd argument cannot be 0");
}

TEST_CASE("hashes are those of python3", "[int]") {
  World w;
  CHECK(int_hash(*w.number(-1)) == -2);
  CHECK(int_hash(*big(w, "2305843009213693951")) == 0);
  CHECK(int_hash(*big(w, "1000000000000000000000000000000")) == 465258685558744706);
  CHECK(int_hash(*big(w, "-1000000000000000000000000000000")) == -465258685558744706);
}

TEST_CASE("text becomes an int as int() reads it", "[int]") {
  World w;
  const auto read = [&w](std::string_view text, int base) {
    return w.show(int_from_text(w.rt, *w.str(text), base));
  };
  CHECK(read(" 12\n", 10) == "12");
  CHECK(read("-0x_ff", 0) == "-255");
  CHECK(read("0b101", 2) == "5");
  CHECK(read("zz", 36) == "1295");
  CHECK(read("1_000", 10) == "1000");
  CHECK(read("١٢", 10) == "12");
  CHECK(read("1__0", 10) == "ValueError: invalid literal for int() with base 10: '1__0'");
  CHECK(read("010", 0) == "ValueError: invalid literal for int() with base 0: '010'");
  CHECK(read("", 10) == "ValueError: invalid literal for int() with base 10: ''");
  CHECK(read(std::string(5000, '9'), 10) ==
        "ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 "
        "digits; "
        "use sys.set_int_max_str_digits() to increase the limit");
  CHECK(w.show(*big(w, std::string(5000, 'f'), 16)) ==
        "ValueError: Exceeds the limit (4300 digits) for integer string conversion; "
        "use sys.set_int_max_str_digits() to increase the limit");
}

TEST_CASE("int to octets and back", "[int]") {
  World w;
  Ref<Object> number = w.number(-129);
  CHECK(w.show(w.call_named(*number, "to_bytes", {w.number(2).get()})) ==
        "OverflowError: can't convert negative int to unsigned");
  CHECK(w.show(w.call_named(*w.number(258), "to_bytes",
                            {w.number(3).get(), w.str("little").get()})) == "b'\\x02\\x01\\x00'");
  CHECK(w.show(w.call_named(*w.number(256), "to_bytes", {})) ==
        "OverflowError: int too big to convert");
  Ref<Bytes> octets = make_bytes(w.rt, "\x01\x02");
  CHECK(w.show(w.call_named(*w.rt.types.int_, "from_bytes", {octets.get(), w.str("big").get()})) ==
        "258");
}

TEST_CASE("rounding an int goes to even", "[int]") {
  World w;
  CHECK(w.show(w.call_named(*w.number(25), "__round__", {w.number(-1).get()})) == "20");
  CHECK(w.show(w.call_named(*w.number(35), "__round__", {w.number(-1).get()})) == "40");
  CHECK(w.show(w.call_named(*w.number(-25), "__round__", {w.number(-1).get()})) == "-20");
  CHECK(w.show(w.call_named(*w.number(5), "__round__", {w.number(-1000000000000).get()})) == "0");
}

TEST_CASE("bool is an int that shows itself as a word", "[int]") {
  World w;
  CHECK(w.show(*w.rt.true_) == "True");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::add, *w.rt.true_, *w.rt.true_)) == "2");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::bit_xor, *w.rt.true_, *w.rt.true_)) == "False");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::bit_and, *w.rt.true_, *w.number(3))) == "1");
  CHECK(w.show(positive(w.rt, *w.rt.true_)) == "1");
}

TEST_CASE("large arithmetic gives everything back when memory runs out", "[int][oom]") {
  World w;
  Ref<Object> a = big(w, std::string(900, '7')), b = big(w, "-" + std::string(700, '3'));
  for (const BinaryOp op : {BinaryOp::add, BinaryOp::multiply, BinaryOp::floor_divide,
                            BinaryOp::remainder, BinaryOp::true_divide, BinaryOp::bit_and}) {
    w.with_failing_memory([&] {
      Ref<Object> result = binary_operation(w.rt, op, *a, *b);
      return static_cast<bool>(result);
    });
  }
  w.with_failing_memory(
      [&] { return static_cast<bool>(Ref<Str>(int_to_text(w.rt, *a, 10, false))); });
  w.with_failing_memory(
      [&] { return static_cast<bool>(Ref<Object>(int_power_modulo(w.rt, *b, *a, *b))); });
}
