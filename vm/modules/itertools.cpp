// itertools: iterators made of iterators.
#include "vm/modules/itertools.hpp"

#include "vm/modules/all.hpp"

namespace vitro::vm {

namespace {

constexpr const TypeSpec* kTypes[] = {
    &kAccumulateType,  &kCombinationsType, &kReplacingType,  &kCycleType,    &kDropWhileType,
    &kTakeWhileType,   &kISliceType,       &kStarMapType,    &kChainType,    &kCompressType,
    &kFilterFalseType, &kCountType,        &kZipLongestType, &kPairwiseType, &kPermutationsType,
    &kProductType,     &kRepeatType,       &kGroupByType,    &kGrouperType,  &kTeeType,
    &kTeeLinkType,
};

constexpr NativeMethod kFunctions[] = {
    {"tee", itertools_tee, Takes::positional, 1, 2, Binding::function},
};

}  // namespace

const NativeModule kItertoolsModule = {
    .name = "itertools",
    .functions = kFunctions,
    .types = kTypes,
    .doc = "Functional tools for creating and using iterators.",
};

}  // namespace vitro::vm
