// time: struct_time, and what turns seconds into it and it into text.
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <ctime>

#include "objects/float.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/imports/imports.hpp"
#include "vm/imports/load.hpp"
#include "vm/modules/struct_sequence.hpp"
#include "vm/modules/time.hpp"

namespace vitro::vm {

namespace {

constexpr const char* kNames[] = {"tm_year", "tm_mon",  "tm_mday",  "tm_hour", "tm_min",   "tm_sec",
                                  "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff"};
constexpr sequence::Shape kStructTime{kNames, 9, ModuleType::struct_time};

Own<Object> make_struct_time(Runtime& rt, const tm& t) {
  const auto number = [&rt](std::int64_t value) -> Own<Object> { return make_int(rt, value); };
  return make_row(rt, kStructTime,
                  {number(t.tm_year + std::int64_t{1900}), number(t.tm_mon + 1), number(t.tm_mday),
                   number(t.tm_hour), number(t.tm_min), number(t.tm_sec),
                   number((t.tm_wday + 6) % 7), number(t.tm_yday + 1), number(t.tm_isdst),
                   make_str(rt, t.tm_zone ? t.tm_zone : ""), number(t.tm_gmtoff)});
}

// The seconds since the epoch that an argument means; now without one.
Fallible<std::int64_t> seconds_argument(Runtime& rt, Arguments arguments) {
  if (arguments.count == 0 || &arguments[0] == rt.none)
    return static_cast<std::int64_t>(std::time(nullptr));
  if (is_float(arguments[0])) {
    const double value = std::floor(static_cast<Float&>(arguments[0]).value);
    if (std::isnan(value))
      return rt.raise(*rt.types.value_error, "Invalid value NaN (not a number)");
    if (value < -9.3e18 || value > 9.2e18)
      return rt.raise(*rt.types.overflow_error, "timestamp out of range for platform time_t");
    return static_cast<std::int64_t>(value);
  }
  if (!is_index(arguments[0]))
    return rt.raise(*rt.types.type_error, "'%T' object cannot be interpreted as an integer",
                    arguments[0].type);
  const Ref<Object> number = to_index(rt, arguments[0]);
  if (!number) return raised;
  const auto value = int_to_int64(rt, *number);
  if (value) return *value;
  rt.clear_pending();
  return rt.raise(*rt.types.overflow_error, "timestamp out of range for platform time_t");
}

Status broken_down(Runtime& rt, Arguments arguments, bool local, tm& out) {
  const auto seconds = seconds_argument(rt, arguments);
  if (!seconds) return raised;
  const auto when = static_cast<time_t>(*seconds);
  errno = 0;
  if (local ? localtime_r(&when, &out) : gmtime_r(&when, &out)) return ok;
  return raise_os_error(rt, errno ? errno : EINVAL, nullptr);
}

// A struct_time, or any tuple of nine ints, as the C library has it.
Status given_time(Runtime& rt, Object& argument, const char* function, tm& out) {
  out = {};
  if (!is_tuple(argument))
    return rt.raise(*rt.types.type_error, "Tuple or struct_time argument required");
  auto& row = static_cast<Tuple&>(argument);
  if (row.length() != 9)
    return rt.raise(*rt.types.type_error, "%s(): illegal time tuple argument", function);
  std::int64_t values[9];
  for (std::uint32_t i = 0; i < 9; ++i) {
    if (!is_index(row[i]))
      return rt.raise(*rt.types.type_error, "'%T' object cannot be interpreted as an integer",
                      row[i].type);
    const auto value = to_index_int64(rt, row[i], rt.types.overflow_error);
    if (!value) return raised;
    values[i] = *value;
    if (*value > INT32_MAX || *value < INT32_MIN)
      return rt.raise(*rt.types.overflow_error, "signed integer is %s",
                      *value > 0 ? "greater than maximum" : "less than minimum");
  }
  if (values[0] < INT32_MIN + std::int64_t{1900})
    return rt.raise(*rt.types.overflow_error, "year out of range");
  out.tm_year = static_cast<int>(values[0] - 1900);
  out.tm_mon = static_cast<int>(values[1] - 1);
  out.tm_mday = static_cast<int>(values[2]);
  out.tm_hour = static_cast<int>(values[3]);
  out.tm_min = static_cast<int>(values[4]);
  out.tm_sec = static_cast<int>(values[5]);
  out.tm_wday = static_cast<int>((values[6] + 1) % 7);
  out.tm_yday = static_cast<int>(values[7] - 1);
  out.tm_isdst = static_cast<int>(values[8]);
  if (is_module_type(rt, argument, ModuleType::struct_time)) {
    Object* offset = row.items()[10];
    if (is_int(*offset)) out.tm_gmtoff = int_clamped(*offset);
    Object* zone = row.items()[9];
    if (is_str(*zone) && static_cast<Str&>(*zone).ascii())
      out.tm_zone = static_cast<Str&>(*zone).ascii_view().data();
  }
  return ok;
}

// Zeros stand for "not given"; anything else must be in range.
Status check_ranges(Runtime& rt, tm& t) {
  const auto wrong = [&rt](const char* what) {
    return rt.raise(*rt.types.value_error, "%s out of range", what);
  };
  if (t.tm_mon == -1)
    t.tm_mon = 0;
  else if (t.tm_mon < 0 || t.tm_mon > 11)
    return wrong("month");
  if (t.tm_mday == 0)
    t.tm_mday = 1;
  else if (t.tm_mday < 0 || t.tm_mday > 31)
    return wrong("day of month");
  if (t.tm_hour < 0 || t.tm_hour > 23) return wrong("hour");
  if (t.tm_min < 0 || t.tm_min > 59) return wrong("minute");
  if (t.tm_sec < 0 || t.tm_sec > 61) return wrong("seconds");
  if (t.tm_wday < 0) return wrong("day of week");
  if (t.tm_yday == -1)
    t.tm_yday = 0;
  else if (t.tm_yday < 0 || t.tm_yday > 365)
    return wrong("day of year");
  return ok;
}

// "Sun Jun 20 23:21:05 1993"
Own<Object> classic_text(Runtime& rt, const tm& t) {
  constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char text[80];
  std::snprintf(text, sizeof text, "%s %s%3d %.2d:%.2d:%.2d %lld", kDays[t.tm_wday],
                kMonths[t.tm_mon], t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, 1900LL + t.tm_year);
  return make_str(rt, text);
}

// The time that asctime() and strftime() are given, or the local one now.
Status optional_time(Runtime& rt, Arguments arguments, std::uint32_t index, const char* function,
                     tm& out) {
  if (arguments.count <= index) return broken_down(rt, {}, true, out);
  return given_time(rt, arguments[index], function, out);
}

}  // namespace

const TypeSpec kStructTimeType = sequence_spec<kStructTime>("time", "struct_time", true);

Status finish_struct_time(Runtime& rt) { return finish_sequence_type(rt, kStructTime); }

Status set_time_zone(Runtime& rt, Module& module) {
  tzset();
  // Offsets in the middle of winter and of summer of this year.
  const time_t now = std::time(nullptr);
  tm winter{}, summer{};
  const time_t year = now - now % (365 * 24 * 3600 + 6 * 3600);
  const time_t half_later = year + 182 * 24 * 3600;
  localtime_r(&year, &winter);
  localtime_r(&half_later, &summer);
  const long standard = std::min(winter.tm_gmtoff, summer.tm_gmtoff);
  const long other = std::max(winter.tm_gmtoff, summer.tm_gmtoff);
  const Ref<Str> names[] = {make_str(rt, tzname[0]), make_str(rt, tzname[1])};
  if (!names[0] || !names[1]) return raised;
  return Filler(rt, *module.dict)
      .set("timezone", std::int64_t{-standard})
      .set("altzone", std::int64_t{-other})
      .set("daylight", std::int64_t{standard != other})
      .set("tzname", make_tuple(rt, {names[0].get(), names[1].get()}))
      .status();
}

Own<Object> time_gmtime(Runtime& rt, Object&, Arguments arguments) {
  tm t{};
  if (!broken_down(rt, arguments, false, t)) return raised;
  return make_struct_time(rt, t);
}
Own<Object> time_localtime(Runtime& rt, Object&, Arguments arguments) {
  tm t{};
  if (!broken_down(rt, arguments, true, t)) return raised;
  return make_struct_time(rt, t);
}

Own<Object> time_mktime(Runtime& rt, Object&, Arguments arguments) {
  tm t{};
  if (!given_time(rt, arguments[0], "mktime", t)) return raised;
  t.tm_wday = -1;  // stays so only where the C library gives up
  const time_t seconds = std::mktime(&t);
  if (seconds == -1 && t.tm_wday == -1)
    return rt.raise(*rt.types.overflow_error, "mktime argument out of range");
  return make_float(rt, static_cast<double>(seconds));
}

Own<Object> time_asctime(Runtime& rt, Object&, Arguments arguments) {
  tm t{};
  if (!optional_time(rt, arguments, 0, "asctime", t) || !check_ranges(rt, t)) return raised;
  return classic_text(rt, t);
}
Own<Object> time_ctime(Runtime& rt, Object&, Arguments arguments) {
  tm t{};
  if (!broken_down(rt, arguments, true, t)) return raised;
  return classic_text(rt, t);
}

Own<Object> time_strftime(Runtime& rt, Object&, Arguments arguments) {
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "strftime() argument 1 must be str, not %T",
                    arguments[0].type);
  tm t{};
  if (!optional_time(rt, arguments, 1, "strftime", t) || !check_ranges(rt, t)) return raised;
  t.tm_isdst = t.tm_isdst < -1 ? -1 : t.tm_isdst > 1 ? 1 : t.tm_isdst;
  // Directive by directive: text in between stays as it is.
  auto& format = static_cast<Str&>(arguments[0]);
  for (std::size_t i = 0; i < format.length; ++i)
    if (format.at(i) == 0) return rt.raise(*rt.types.value_error, "embedded null character");
  StrBuilder text(rt);
  for (std::size_t i = 0; i < format.length; ++i) {
    char directive[8] = "%";
    std::size_t length = 1;
    if (format.at(i) != '%' || i + 1 >= format.length) {
      text.add(format.at(i));
      continue;
    }
    std::size_t k = i + 1;
    while (k < format.length && length + 2 < sizeof directive && format.at(k) < 0x80) {
      const char c = static_cast<char>(format.at(k++));
      directive[length++] = c;
      if (c != 'E' && c != 'O' && c != '-' && c != '_' && c != '^' && c != '#' && c != '0') break;
    }
    directive[length] = '\0';
    char piece[512];
    const std::size_t used = std::strftime(piece, sizeof piece, directive, &t);
    text.add(std::string_view(piece, used));
    i = k - 1;
  }
  return text.finish();
}

Own<Object> time_strptime(Runtime& rt, Object&, Arguments arguments) {
  const Ref<Object> module = import_absolute(rt, "_strptime");
  const Ref<Str> name = intern(rt, "_strptime_time");
  if (!module || !name) return raised;
  const Ref<Object> function = get_attribute(rt, *module, *name);
  if (!function) return raised;
  return call(rt, *function, arguments);
}

Own<Object> time_tzset(Runtime& rt, Object& self, Arguments) {
  if (self.type == rt.types.module && !set_time_zone(rt, static_cast<Module&>(self))) return raised;
  return own(*rt.none);
}

}  // namespace vitro::vm
