#include "objects/float.hpp"

#include <cmath>
#include <limits>

#include "tests/objects/world.hpp"

using namespace vitro;
using vitro::test::World;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::string shown(World& w, double value) { return w.show(float_repr(w.rt, value)); }
std::string formatted(World& w, double value, std::string_view spec) {
  Ref<Float> number = make_float(w.rt, value);
  return w.show(format_value(w.rt, *number, *w.str(spec)));
}

}  // namespace

TEST_CASE("a float is shown by the shortest text that reads back", "[float]") {
  World w;
  CHECK(shown(w, 0.1) == "'0.1'");
  CHECK(shown(w, 1e15) == "'1000000000000000.0'");
  CHECK(shown(w, 1e16) == "'1e+16'");
  CHECK(shown(w, 0.0001) == "'0.0001'");
  CHECK(shown(w, 0.00001) == "'1e-05'");
  CHECK(shown(w, -0.0) == "'-0.0'");
  CHECK(shown(w, 5e-324) == "'5e-324'");
  CHECK(shown(w, 9007199254740993.0) == "'9007199254740992.0'");
  CHECK(shown(w, -kInfinity) == "'-inf'");
  CHECK(shown(w, std::nan("")) == "'nan'");
}

TEST_CASE("text becomes a float as float() reads it", "[float]") {
  World w;
  const auto read = [&w](std::string_view text) {
    const Fallible<double> value = float_from_text(w.rt, *w.str(text));
    return value ? shown(w, *value) : w.error();
  };
  CHECK(read(" 1_0.5e1_0 ") == "'105000000000.0'");
  CHECK(read("-.5e-3") == "'-0.0005'");
  CHECK(read("+Infinity") == "'inf'");
  CHECK(read("1e400") == "'inf'");
  CHECK(read("-1e-400") == "'-0.0'");
  CHECK(read("0e99999999999") == "'0.0'");
  CHECK(read("١٢.٥") == "'12.5'");
  CHECK(read("1__0") == "ValueError: could not convert string to float: '1__0'");
  CHECK(read("0x10") == "ValueError: could not convert string to float: '0x10'");
}

TEST_CASE("a float and an int are compared exactly", "[float]") {
  World w;
  const auto less = [&w](double left, std::string_view right) {
    Ref<Float> number = make_float(w.rt, left);
    Ref<Object> other = Own<Object>(int_from_digits(w.rt, right, 10));
    return w.show(compare_bool(w.rt, *number, *other, CompareOp::lt));
  };
  CHECK(less(9007199254740992.0, "9007199254740993") == "True");
  CHECK(less(9223372036854775808.0, "9223372036854775807") == "False");
  CHECK(less(18446744073709551616.0, "18446744073709551617") == "True");
  CHECK(less(kInfinity, "1" + std::string(400, '0')) == "False");
  CHECK(less(-kInfinity, "-1" + std::string(400, '0')) == "True");
  CHECK(less(std::nan(""), "1") == "False");
}

TEST_CASE("equal numbers hash alike", "[float]") {
  World w;
  CHECK(float_hash(1.0) == 1);
  CHECK(float_hash(-1.0) == -2);
  CHECK(float_hash(0.5) == 1152921504606846976);
  CHECK(float_hash(1e300) == 1224995262755759164);
  CHECK(float_hash(kInfinity) == 314159);
  CHECK(float_hash(0x1p70) == int_hash(*Ref<Int>(int_from_double(w.rt, 0x1p70))));
}

TEST_CASE("floor division and modulo of floats keep the divisor's sign", "[float]") {
  CHECK(float_modulo(-7.5, 2) == 0.5);
  CHECK(float_modulo(7.5, -2) == -0.5);
  CHECK(float_floor_divide(-7.5, 2) == -4.0);
  CHECK(float_modulo(-5.0, kInfinity) == kInfinity);
  CHECK(float_floor_divide(-5.0, kInfinity) == -1.0);
  CHECK(std::signbit(float_modulo(4.0, -2.0)));
}

TEST_CASE("powers that no float holds", "[float]") {
  World w;
  CHECK_FALSE(float_or_complex_power(w.rt, 10.0, 400.0));
  CHECK(w.error() == "OverflowError: (34, 'Numerical result out of range')");
  CHECK_FALSE(float_or_complex_power(w.rt, 0.0, -1.0));
  CHECK(w.error() == "ZeroDivisionError: 0.0 cannot be raised to a negative power");
  const Ref<Object> one = float_or_complex_power(w.rt, std::nan(""), 0.0);
  CHECK(static_cast<Float&>(*one).value == 1.0);
}

TEST_CASE("rounding is that of the exact decimal value", "[float]") {
  World w;
  const auto rounded = [&w](double value, std::int64_t digits) {
    Ref<Float> number = make_float(w.rt, value);
    return w.show(w.call_named(*number, "__round__", {w.number(digits).get()}));
  };
  CHECK(rounded(2.675, 2) == "2.67");
  CHECK(rounded(0.125, 2) == "0.12");
  CHECK(rounded(25.0, -1) == "20.0");
  CHECK(rounded(50000.0, -5) == "0.0");
  CHECK(rounded(50000.1, -5) == "100000.0");
  CHECK(rounded(1.7e308, -308) == "OverflowError: rounded value too large to represent");
  CHECK(w.show(w.call_named(*Ref<Float>(make_float(w.rt, 2.5)), "__round__")) == "2");
}

TEST_CASE("format specifiers of floats", "[float]") {
  World w;
  CHECK(formatted(w, 1234567.891, "020,.2f") == "'0,000,001,234,567.89'");
  CHECK(formatted(w, 0.5, ".0%") == "'50%'");
  CHECK(formatted(w, 100000.0, ".3") == "'1e+05'");
  CHECK(formatted(w, 1.0, "#.3e") == "'1.000e+00'");
  CHECK(formatted(w, 0.1, ".30f") == "'0.100000000000000005551115123126'");
  CHECK(formatted(w, -0.0001, "z.1f") == "'0.0'");
  CHECK(formatted(w, kInfinity, "+010f") == "'+000000inf'");
  CHECK(formatted(w, 1.5, "d") == "ValueError: Unknown format code 'd' for object of type 'float'");
  CHECK(formatted(w, 1.5, ".f") == "ValueError: Format specifier missing precision");
}

TEST_CASE("hexadecimal floats are exact both ways", "[float]") {
  World w;
  const auto from_hex = [&w](std::string_view text) {
    return w.show(w.call_named(*w.rt.types.float_, "fromhex", {w.str(text).get()}));
  };
  CHECK(w.show(w.call_named(*Ref<Float>(make_float(w.rt, -0.1)), "hex")) ==
        "'-0x1.999999999999ap-4'");
  CHECK(w.show(w.call_named(*Ref<Float>(make_float(w.rt, 5e-324)), "hex")) ==
        "'0x0.0000000000001p-1022'");
  CHECK(from_hex("-0x.8p1") == "-1.0");
  CHECK(from_hex("0x1.00000000000008p0") == "1.0");
  CHECK(from_hex("0x1.000000000000081p0") == "1.0000000000000002");
  CHECK(from_hex("0x1p1024") ==
        "OverflowError: hexadecimal value too large to represent as a float");
  CHECK(from_hex("0x") == "ValueError: invalid hexadecimal floating-point string");
}
