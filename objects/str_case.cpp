// Case of text: one code point may become up to three, and a Greek sigma depends on its place in
// the word.
#include "objects/str_methods.hpp"
#include "objects/unicode.hpp"

namespace vitro {

namespace {

constexpr char32_t kCapitalSigma = 0x3a3, kSmallSigma = 0x3c3, kFinalSigma = 0x3c2;

// A sigma ends a word when a cased letter precedes and none follows; case-ignorable characters do
// not count.
bool sigma_is_final(const Str& text, std::size_t position) {
  std::size_t i = position;
  while (i > 0 && unicode::is_case_ignorable(text.at(i - 1))) --i;
  if (i == 0 || !unicode::is_cased(text.at(i - 1))) return false;
  std::size_t k = position + 1;
  while (k < text.length && unicode::is_case_ignorable(text.at(k))) ++k;
  return k == text.length || !unicode::is_cased(text.at(k));
}

using CasePoints = char32_t[unicode::kLongestCase];

int lower_at(const Str& text, std::size_t position, CasePoints& out) {
  const char32_t c = text.at(position);
  if (c != kCapitalSigma) return unicode::to_lower(c, out);
  out[0] = sigma_is_final(text, position) ? kFinalSigma : kSmallSigma;
  return 1;
}

// map(position, out) yields how many code points stand for the one there.
template <class Map>
Own<Object> map_case(Runtime& rt, const Str& text, Map&& map) {
  CasePoints points;
  if (text.ascii()) {  // stays ASCII, one for one
    const Own<Str> result = new_str(rt, text.length, 0x7f);
    if (!result) return raised;
    auto* out = static_cast<std::uint8_t*>(result->data());
    for (std::size_t i = 0; i < text.length; ++i) {
      map(i, points);
      out[i] = static_cast<std::uint8_t>(points[0]);
    }
    return result;
  }
  StrBuilder out(rt);
  for (std::size_t i = 0; i < text.length; ++i) {
    const int count = map(i, points);
    for (int k = 0; k < count; ++k) out.add(points[k]);
  }
  return out.finish();
}

// The ASCII fast path of upper() and lower(), which the compiler turns into vector code.
Own<Object> map_ascii(Runtime& rt, const Str& text, std::uint8_t first, std::uint8_t last) {
  const Own<Str> result = new_str(rt, text.length, 0x7f);
  if (!result) return raised;
  const auto* in = static_cast<const std::uint8_t*>(text.data());
  auto* out = static_cast<std::uint8_t*>(result->data());
  for (std::size_t i = 0; i < text.length; ++i)
    out[i] = static_cast<std::uint8_t>(in[i] ^ (in[i] >= first && in[i] <= last ? 0x20 : 0));
  return result;
}

}  // namespace

Own<Object> str_upper(Runtime& rt, Object& self, Arguments) {
  const auto& text = static_cast<Str&>(self);
  if (text.ascii()) return map_ascii(rt, text, 'a', 'z');
  return map_case(rt, text, [&text](std::size_t i, CasePoints& out) {
    return unicode::to_upper(text.at(i), out);
  });
}

Own<Object> str_lower(Runtime& rt, Object& self, Arguments) {
  const auto& text = static_cast<Str&>(self);
  if (text.ascii()) return map_ascii(rt, text, 'A', 'Z');
  return map_case(rt, text,
                  [&text](std::size_t i, CasePoints& out) { return lower_at(text, i, out); });
}

Own<Object> str_casefold(Runtime& rt, Object& self, Arguments) {
  const auto& text = static_cast<Str&>(self);
  return map_case(rt, text, [&text](std::size_t i, CasePoints& out) {
    return unicode::to_folded(text.at(i), out);
  });
}

Own<Object> str_title(Runtime& rt, Object& self, Arguments) {
  const auto& text = static_cast<Str&>(self);
  bool in_word = false;
  return map_case(rt, text, [&](std::size_t i, CasePoints& out) {
    const int count = in_word ? lower_at(text, i, out) : unicode::to_title(text.at(i), out);
    in_word = unicode::is_cased(text.at(i));
    return count;
  });
}

Own<Object> str_capitalize(Runtime& rt, Object& self, Arguments) {
  const auto& text = static_cast<Str&>(self);
  return map_case(rt, text, [&](std::size_t i, CasePoints& out) {
    return i > 0 ? lower_at(text, i, out) : unicode::to_title(text.at(i), out);
  });
}

Own<Object> str_swapcase(Runtime& rt, Object& self, Arguments) {
  const auto& text = static_cast<Str&>(self);
  return map_case(rt, text, [&](std::size_t i, CasePoints& out) {
    const char32_t c = text.at(i);
    if (unicode::is_upper(c)) return lower_at(text, i, out);
    if (unicode::is_lower(c)) return unicode::to_upper(c, out);
    out[0] = c;
    return 1;
  });
}

}  // namespace vitro
