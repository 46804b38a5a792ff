// marshal: plain values to octets and back, in CPython's format (version 4). References to earlier
// values are read, not written. Code has no common form and is refused.
#include <algorithm>
#include <bit>
#include <cstring>

#include "objects/buffer.hpp"
#include "objects/bytes.hpp"
#include "objects/complex.hpp"
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/float.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/int_big.hpp"
#include "objects/list.hpp"
#include "objects/octet_builder.hpp"
#include "objects/operations.hpp"
#include "objects/set.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

constexpr int kVersion = 4;
constexpr int kMostDepth = 2000;
constexpr unsigned kDigitBits = 15;

class Writer {
 public:
  explicit Writer(Runtime& rt) : rt_(rt), out_(rt) {}
  Own<Bytes> finish() { return out_.finish(); }

  Status write(Object& value) {
    if (++depth_ > kMostDepth || rt_.stack_is_low())
      return rt_.raise(*rt_.types.value_error, "object too deeply nested to marshal");
    const Status status = write_value(value);
    --depth_;
    return status;
  }

 private:
  void put(char c) { out_.append(c); }
  void put_number(std::uint64_t number, int octets) {
    for (int i = 0; i < octets; ++i) put(static_cast<char>(number >> (8 * i)));
  }
  void put_size(std::size_t size) { put_number(size, 4); }
  void put_double(double value) { put_number(std::bit_cast<std::uint64_t>(value), 8); }

  Status write_value(Object& value) {
    const Types& types = rt_.types;
    Type* type = value.type;
    if (&value == rt_.none) return put('N'), ok;
    if (&value == rt_.true_) return put('T'), ok;
    if (&value == rt_.false_) return put('F'), ok;
    if (&value == rt_.ellipsis) return put('.'), ok;
    if (&value == static_cast<Object*>(types.stop_iteration)) return put('S'), ok;
    if (type == types.int_) return write_int(value);
    if (type == types.float_) return put('g'), put_double(static_cast<Float&>(value).value), ok;
    if (type == types.complex) {
      const auto& number = static_cast<Complex&>(value);
      return put('y'), put_double(number.real), put_double(number.imag), ok;
    }
    if (type == types.str) return write_text(static_cast<Str&>(value));
    if (type == types.tuple) {
      auto& tuple = static_cast<Tuple&>(value);
      put(tuple.length() < 256 ? ')' : '(');
      put_number(tuple.length(), tuple.length() < 256 ? 1 : 4);
      for (std::uint32_t i = 0; i < tuple.length(); ++i)
        if (!write(tuple[i])) return raised;
      return ok;
    }
    if (type == types.list) {
      const auto& list = static_cast<List&>(value);
      put('[');
      put_size(list.length);
      for (std::size_t i = 0; i < list.length; ++i)
        if (!write(*list.items[i])) return raised;
      return ok;
    }
    if (type == types.dict) {
      const auto& dict = static_cast<Dict&>(value);
      put('{');
      for (std::uint32_t i = 0; i < dict.entry_count(); ++i) {
        Object *key, *item;
        if (dict.entry(i, key, item) && (!write(*key) || !write(*item))) return raised;
      }
      return put('0'), ok;
    }
    if (type == types.set || type == types.frozenset) {
      put(type == types.set ? '<' : '>');
      const Ref<List> items = new_list(rt_);
      if (!items || !list_extend(rt_, *items, value)) return raised;
      put_size(items->length);
      for (std::size_t i = 0; i < items->length; ++i)
        if (!write(*items->items[i])) return raised;
      return ok;
    }
    if (lends_memory(value)) {
      Lent octets(rt_);
      if (!octets.open(value)) return raised;
      put('s');
      put_size(octets.size());
      out_.append(octets.view());
      return ok;
    }
    return rt_.raise(*types.value_error, "unmarshallable object");
  }

  Status write_text(Str& text) {
    if (text.ascii()) {
      const bool few = text.length < 256;
      put(text.interned() ? (few ? 'Z' : 'A') : (few ? 'z' : 'a'));
      put_number(text.length, few ? 1 : 4);
      out_.append(text.ascii_view());
      return ok;
    }
    std::size_t size = 0;
    str_utf8(text, [&size](std::string_view chunk) { size += chunk.size(); });
    put('u');
    put_size(size);
    append_utf8(out_chunks_, text);
    return ok;
  }

  Status write_int(Object& value) {
    const auto& number = static_cast<Int&>(value);
    if (number.compact() && number.value == static_cast<std::int32_t>(number.value)) {
      put('i');
      put_number(static_cast<std::uint32_t>(number.value), 4);
      return ok;
    }
    const Magnitude magnitude(value);
    const std::size_t digits = (magnitude.bits() + kDigitBits - 1) / kDigitBits;
    put('l');
    const auto count = static_cast<std::int32_t>(digits);
    put_number(static_cast<std::uint32_t>(magnitude.negative() ? -count : count), 4);
    for (std::size_t i = 0; i < digits; ++i) {
      const std::size_t bit = i * kDigitBits, limb = bit / 64, shift = bit % 64;
      std::uint64_t digit = magnitude.data()[limb] >> shift;
      if (shift > 64 - kDigitBits && limb + 1 < magnitude.count())
        digit |= magnitude.data()[limb + 1] << (64 - shift);
      put_number(digit & 0x7fff, 2);
    }
    return ok;
  }

  struct Chunks {
    OctetBuilder& out;
    void append(const char* data, std::size_t size) { out.append({data, size}); }
  };

  Runtime& rt_;
  OctetBuilder out_;
  Chunks out_chunks_{out_};
  int depth_ = 0;
};

class Reader {
 public:
  Reader(Runtime& rt, std::string_view octets) : rt_(rt), octets_(octets) {}
  Status begin() {
    earlier_ = new_list(rt_);
    return earlier_ ? ok : Status(raised);
  }
  [[nodiscard]] std::size_t used() const { return at_; }

  // Empty with nothing pending: the end of a dict.
  Own<Object> read() {
    if (++depth_ > kMostDepth || rt_.stack_is_low()) return bad("recursion limit exceeded");
    Own<Object> value = read_value();
    --depth_;
    return value;
  }
  Own<Object> read_whole() {
    Own<Object> value = read();
    if (!value && !rt_.pending())
      return rt_.raise(*rt_.types.type_error, "NULL object in marshal data for object");
    return value;
  }

 private:
  Raised bad(const char* why) {
    return rt_.raise(*rt_.types.value_error, "bad marshal data (%s)", why);
  }
  Raised too_short() { return rt_.raise(*rt_.types.eof_error, "marshal data too short"); }

  bool number(int octets, std::uint64_t& out) {
    if (octets_.size() - at_ < static_cast<std::size_t>(octets)) {
      too_short();
      return false;
    }
    out = 0;
    for (int i = 0; i < octets; ++i)
      out |= std::uint64_t{static_cast<unsigned char>(octets_[at_++])} << (8 * i);
    return true;
  }
  bool size(int octets, std::size_t& out, const char* what) {
    std::uint64_t value;
    if (!number(octets, value)) return false;
    if (octets == 4 && value > 0x7fff'ffff) {
      rt_.raise(*rt_.types.value_error, "bad marshal data (%s size out of range)", what);
      return false;
    }
    out = value;
    return true;
  }
  bool take(std::size_t count, std::string_view& out) {
    if (octets_.size() - at_ < count) {
      too_short();
      return false;
    }
    out = octets_.substr(at_, count);
    at_ += count;
    return true;
  }

  Own<Object> keep(bool wanted, Own<Object> value) {
    if (!value || !wanted) return value;
    Ref<Object> held = value;
    if (!list_append(rt_, *earlier_, own(*held))) return raised;
    return held.release();
  }
  // A place for a container that is being read.
  std::size_t reserve(bool wanted) {
    if (!wanted) return 0;
    return list_append(rt_, *earlier_, own(*rt_.none)) ? earlier_->length - 1 : 0;
  }
  Own<Object> settle(bool wanted, std::size_t place, Own<Object> value) {
    if (!value || !wanted) return value;
    release(*std::exchange(earlier_->items[place], own(*value).get()));
    return value;
  }

  Own<Object> read_value() {
    if (at_ >= octets_.size())
      return rt_.raise(*rt_.types.eof_error, "EOF read where object expected");
    const auto code = static_cast<unsigned char>(octets_[at_++]);
    const bool flagged = (code & 0x80) != 0;
    std::uint64_t value;
    switch (code & 0x7f) {
      case '0': return {};
      case 'N': return own(*rt_.none);
      case 'T': return own(*rt_.true_);
      case 'F': return own(*rt_.false_);
      case '.': return own(*rt_.ellipsis);
      case 'S': return own<Object>(*rt_.types.stop_iteration);
      case 'i':
        if (!number(4, value)) return raised;
        return keep(flagged, make_int(rt_, static_cast<std::int32_t>(value)));
      case 'l': return keep(flagged, read_int());
      case 'g':
        if (!number(8, value)) return raised;
        return keep(flagged, make_float(rt_, std::bit_cast<double>(value)));
      case 'y': {
        std::uint64_t imaginary;
        if (!number(8, value) || !number(8, imaginary)) return raised;
        return keep(flagged, make_complex(rt_, std::bit_cast<double>(value),
                                          std::bit_cast<double>(imaginary)));
      }
      case 's': {
        std::size_t count;
        std::string_view octets;
        if (!size(4, count, "bytes object") || !take(count, octets)) return raised;
        return keep(flagged, make_bytes(rt_, octets));
      }
      case 'u':
      case 't': return keep(flagged, read_text(4, false));
      case 'a': return keep(flagged, read_text(4, true));
      case 'A': return keep(flagged, read_text(4, true));
      case 'z': return keep(flagged, read_text(1, true));
      case 'Z': return keep(flagged, read_text(1, true));
      case ')': return read_tuple(1, flagged);
      case '(': return read_tuple(4, flagged);
      case '[': return read_list(flagged);
      case '{': return read_dict(flagged);
      case '<': return read_set(flagged, false);
      case '>': return read_set(flagged, true);
      case 'r': {
        if (!number(4, value)) return raised;
        if (value >= earlier_->length) return bad("invalid reference");
        return own(*earlier_->items[value]);
      }
      case 'c':
        return rt_.raise(*rt_.types.value_error,
                         "bad marshal data (code objects are not supported)");
      default: return bad("unknown type code");
    }
  }

  Own<Object> read_int() {
    std::uint64_t raw;
    if (!number(4, raw)) return raised;
    const auto signed_count = static_cast<std::int32_t>(raw);
    const std::size_t digits =
        static_cast<std::size_t>(signed_count < 0 ? -std::int64_t{signed_count} : signed_count);
    if (octets_.size() - at_ < digits * 2) return too_short();
    ScratchLimbs limbs(rt_, digits * kDigitBits / 64 + 2);
    if (!limbs) return raised;
    const std::size_t count = digits * kDigitBits / 64 + 2;
    std::memset(limbs.data(), 0, count * sizeof(Limb));
    for (std::size_t i = 0; i < digits; ++i) {
      std::uint64_t digit;
      if (!number(2, digit)) return raised;
      if (digit > 0x7fff) return bad("digit out of range in long");
      const std::size_t bit = i * kDigitBits, limb = bit / 64, shift = bit % 64;
      limbs[limb] |= digit << shift;
      if (shift > 64 - kDigitBits) limbs[limb + 1] |= digit >> (64 - shift);
      if (i + 1 == digits && digit == 0) return bad("unnormalized long data");
    }
    return int_from_limbs(rt_, signed_count < 0, limbs.data(), limbs::trimmed(limbs.data(), count));
  }

  Own<Object> read_text(int octets, bool latin) {
    std::size_t count;
    std::string_view view;
    if (!size(octets, count, "string") || !take(count, view)) return raised;
    if (!latin) return make_str(rt_, view);
    StrBuilder text(rt_);
    for (const char octet : view) text.add(char32_t{static_cast<unsigned char>(octet)});
    return text.finish();
  }

  Own<Object> read_items(std::size_t count, Ref<List>& items) {
    items = new_list(rt_, std::min(count, octets_.size() - at_));
    if (!items) return raised;
    for (std::size_t i = 0; i < count; ++i) {
      Own<Object> item = read_whole();
      if (!item || !list_append(rt_, *items, item)) return raised;
    }
    return own<Object>(*items);
  }

  Own<Object> read_tuple(int octets, bool flagged) {
    std::size_t count;
    if (!size(octets, count, "tuple")) return raised;
    const std::size_t place = reserve(flagged);
    Ref<List> items;
    const Ref<Object> all = read_items(count, items);
    if (!all) return raised;
    return settle(flagged, place, tuple_from_array(rt_, items->items, items->length));
  }
  Own<Object> read_list(bool flagged) {
    std::size_t count;
    if (!size(4, count, "list")) return raised;
    Ref<List> list = new_list(rt_, std::min(count, octets_.size() - at_));
    if (!list) return raised;
    if (flagged && !list_append(rt_, *earlier_, own<Object>(*list))) return raised;
    for (std::size_t i = 0; i < count; ++i) {
      Own<Object> item = read_whole();
      if (!item || !list_append(rt_, *list, item)) return raised;
    }
    return list.release();
  }
  Own<Object> read_dict(bool flagged) {
    Ref<Dict> dict = new_dict(rt_);
    if (!dict) return raised;
    if (flagged && !list_append(rt_, *earlier_, own<Object>(*dict))) return raised;
    for (;;) {
      const Ref<Object> key = read();
      if (!key) break;
      const Ref<Object> value = read();
      if (!value) break;
      if (!dict_set(rt_, *dict, *key, *value)) return raised;
    }
    if (rt_.pending()) return raised;
    return dict.release();
  }
  Own<Object> read_set(bool flagged, bool frozen) {
    std::size_t count;
    if (!size(4, count, "set")) return raised;
    const std::size_t place = reserve(flagged);
    Ref<List> items;
    const Ref<Object> all = read_items(count, items);
    if (!all) return raised;
    return settle(flagged, place,
                  call(rt_, frozen ? *rt_.types.frozenset : *rt_.types.set, {all.get()}));
  }

  Runtime& rt_;
  std::string_view octets_;
  std::size_t at_ = 0;
  int depth_ = 0;
  Ref<List> earlier_;
};

Own<Object> dumps(Runtime& rt, Object&, Arguments arguments) {
  Writer writer(rt);
  if (!writer.write(arguments[0])) return raised;
  return writer.finish();
}

Own<Object> dump(Runtime& rt, Object& self, Arguments arguments) {
  const Ref<Object> octets = dumps(rt, self, {arguments.values, 1, nullptr});
  if (!octets) return raised;
  return call_method(rt, arguments[1], *rt.names.write, {octets.get()});
}

Own<Object> loads(Runtime& rt, Object&, Arguments arguments) {
  Lent octets(rt);
  if (!octets.open(arguments[0])) return raised;
  Reader reader(rt, octets.view());
  if (!reader.begin()) return raised;
  return reader.read_whole();
}

// What is behind the value stays in the file.
Own<Object> load(Runtime& rt, Object&, Arguments arguments) {
  const Ref<Object> start = call_method(rt, arguments[0], *rt.names.tell);
  const Ref<Object> octets =
      start ? call_method(rt, arguments[0], *rt.names.read) : Own<Object>(raised);
  if (!octets) return raised;
  if (!is_bytes(*octets))
    return rt.raise(*rt.types.type_error, "file.read() returned not bytes but %T", octets->type);
  Reader reader(rt, static_cast<Bytes&>(*octets).view());
  if (!reader.begin()) return raised;
  Ref<Object> value = reader.read_whole();
  if (!value) return raised;
  const Ref<Int> used = make_int(rt, static_cast<std::int64_t>(reader.used()));
  if (!used) return raised;
  const Ref<Object> end = binary_operation(rt, BinaryOp::add, *start, *used);
  const Ref<Object> moved =
      end ? call_method(rt, arguments[0], *rt.names.seek, {end.get()}) : Own<Object>(raised);
  if (!moved) return raised;
  return value.release();
}

constexpr NativeMethod kFunctions[] = {
    {"dump", dump, Takes::positional, 2, 3, Binding::function},
    {"dumps", dumps, Takes::positional, 1, 2, Binding::function},
    {"load", load, Takes::one, 0, 255, Binding::function},
    {"loads", loads, Takes::one, 0, 255, Binding::function},
};

Status fill(Runtime& rt, Module& module) {
  return Filler(rt, *module.dict).set("version", kVersion).status();
}

}  // namespace

const NativeModule kMarshalModule = {.name = "marshal", .functions = kFunctions, .fill = fill};

}  // namespace vitro::vm
