// Comparison of any two objects: the order in which their types are asked, and what holds when none
// knows.
#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"

namespace vitro {
namespace {

constexpr const char* kSymbols[] = {"<", "<=", "==", "!=", ">", ">="};

template <class T>
bool holds(CompareOp op, T left, T right) {
  switch (op) {
    case CompareOp::lt: return left < right;
    case CompareOp::le: return left <= right;
    case CompareOp::eq: return left == right;
    case CompareOp::ne: return left != right;
    case CompareOp::gt: return left > right;
    default: return left >= right;
  }
}

bool both_compact(const Object& left, const Object& right) {
  return static_cast<const Int&>(left).compact() && static_cast<const Int&>(right).compact();
}

// Compares exact ints, floats and strs of one type; false: not such a pair.
bool compare_plain(Runtime& rt, Object& left, Object& right, CompareOp op, bool& result) {
  if (left.type != right.type) return false;
  if (left.type == rt.types.int_) {
    if (both_compact(left, right))
      result = holds(op, static_cast<Int&>(left).value, static_cast<Int&>(right).value);
    else
      result = holds(op, int_compare(left, right), 0);
    return true;
  }
  if (left.type == rt.types.str) {
    Str& a = static_cast<Str&>(left);
    Str& b = static_cast<Str&>(right);
    if (op == CompareOp::eq || op == CompareOp::ne)
      result = str_equal(a, b) == (op == CompareOp::eq);
    else
      result = holds(op, str_compare(a, b), 0);
    return true;
  }
  if (left.type == rt.types.float_) {
    result = holds(op, static_cast<Float&>(left).value, static_cast<Float&>(right).value);
    return true;
  }
  return false;
}

// The answer of one side, or empty with nothing pending where it says NotImplemented.
Own<Object> ask(Runtime& rt, Object& left, Object& right, CompareOp op, bool& failed) {
  const auto slot = left.type->slots.richcompare;
  if (!slot) return {};
  Own<Object> answer = slot(rt, left, right, op);
  if (!answer) {
    failed = true;
    return {};
  }
  if (answer.get() != rt.not_implemented) return answer;
  release(answer);
  return {};
}

Own<Object> compare_by_slots(Runtime& rt, Object& left, Object& right, CompareOp op) {
  bool failed = false;
  bool right_asked = false;
  // A subclass on the right overrides what its base on the left would say.
  if (left.type != right.type && right.type->is_subtype_of(*left.type)) {
    right_asked = true;
    Own<Object> answer = ask(rt, right, left, reflected(op), failed);
    if (answer || failed) return answer;
  }
  Own<Object> answer = ask(rt, left, right, op, failed);
  if (answer || failed) return answer;
  if (!right_asked) {
    answer = ask(rt, right, left, reflected(op), failed);
    if (answer || failed) return answer;
  }
  const bool same = &left == &right;
  if (op == CompareOp::eq) return own(same ? *rt.true_ : *rt.false_);
  if (op == CompareOp::ne) return own(same ? *rt.false_ : *rt.true_);
  return rt.raise(*rt.types.type_error, "'%s' not supported between instances of '%T' and '%T'",
                  kSymbols[static_cast<int>(op)], left.type, right.type);
}

Fallible<bool> truth_of_answer(Runtime& rt, Own<Object> answer) {
  if (!answer) return raised;
  if (answer.get() == rt.true_ || answer.get() == rt.false_) return answer.get() == rt.true_;
  const Ref<Object> held = answer;
  return truth(rt, *held);
}

}  // namespace

Own<Object> compare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  bool result;
  if (compare_plain(rt, left, right, op, result)) return own(result ? *rt.true_ : *rt.false_);
  // Objects without references cannot lead deeper.
  if (left.type->flags & right.type->flags & kTypeLeaf)
    return compare_by_slots(rt, left, right, op);
  if (!rt.enter(" in comparison")) return raised;
  Own<Object> answer = compare_by_slots(rt, left, right, op);
  rt.leave();
  return answer;
}

Fallible<bool> compare_bool(Runtime& rt, Object& left, Object& right, CompareOp op) {
  bool result;
  if (compare_plain(rt, left, right, op, result)) return result;
  return truth_of_answer(rt, compare(rt, left, right, op));
}

Fallible<bool> equal(Runtime& rt, Object& left, Object& right) {
  if (&left == &right) return true;
  bool result;
  if (compare_plain(rt, left, right, CompareOp::eq, result)) return result;
  return truth_of_answer(rt, compare(rt, left, right, CompareOp::eq));
}

}  // namespace vitro
