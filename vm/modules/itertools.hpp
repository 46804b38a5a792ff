// The types of module itertools, by file.
#pragma once

#include "vm/modules/native_module.hpp"

namespace vitro::vm {

// itertools_endless.cpp
extern const TypeSpec kCountType, kCycleType, kRepeatType;
// itertools_select.cpp
extern const TypeSpec kAccumulateType, kCompressType, kDropWhileType, kTakeWhileType,
    kFilterFalseType, kStarMapType, kPairwiseType;
// itertools_join.cpp
extern const TypeSpec kChainType, kISliceType, kZipLongestType;
// itertools_groups.cpp
extern const TypeSpec kGroupByType, kGrouperType, kTeeType, kTeeLinkType;
Own<Object> itertools_tee(Runtime& rt, Object& self, Arguments arguments);
// itertools_combinatoric.cpp
extern const TypeSpec kProductType, kPermutationsType, kCombinationsType, kReplacingType;

}  // namespace vitro::vm
