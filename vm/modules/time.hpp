// What the files of module time share.
#pragma once

#include "vm/modules/native_type.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

extern const TypeSpec kStructTimeType;
Status finish_struct_time(Runtime& rt);
Status set_time_zone(Runtime& rt, Module& module);  // timezone, altzone, daylight, tzname

Own<Object> time_gmtime(Runtime& rt, Object&, Arguments arguments);
Own<Object> time_localtime(Runtime& rt, Object&, Arguments arguments);
Own<Object> time_mktime(Runtime& rt, Object&, Arguments arguments);
Own<Object> time_asctime(Runtime& rt, Object&, Arguments arguments);
Own<Object> time_ctime(Runtime& rt, Object&, Arguments arguments);
Own<Object> time_strftime(Runtime& rt, Object&, Arguments arguments);
Own<Object> time_strptime(Runtime& rt, Object&, Arguments arguments);
Own<Object> time_tzset(Runtime& rt, Object&, Arguments arguments);

}  // namespace vitro::vm
