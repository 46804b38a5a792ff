// Every native module, one per file of its name. A new one is declared here and gets its row in
// table.cpp.
#pragma once

#include "vm/modules/native_module.hpp"

namespace vitro::vm {

extern const NativeModule kAbcModule;
extern const NativeModule kAstModule;
extern const NativeModule kAtexitModule;
extern const NativeModule kBinasciiModule;
extern const NativeModule kCodecsModule;
extern const NativeModule kCollectionsModule;
extern const NativeModule kContextvarsModule;
extern const NativeModule kErrnoModule;
extern const NativeModule kFunctoolsModule;
extern const NativeModule kGcModule;
extern const NativeModule kImpModule;
extern const NativeModule kIoModule;
extern const NativeModule kItertoolsModule;
extern const NativeModule kMarshalModule;
extern const NativeModule kMathModule;
extern const NativeModule kOperatorModule;
extern const NativeModule kPosixModule;
extern const NativeModule kRandomModule;
extern const NativeModule kSha512Module;
extern const NativeModule kSignalModule;
extern const NativeModule kSreModule;
extern const NativeModule kStringModule;
extern const NativeModule kStructModule;
extern const NativeModule kSysModule;
extern const NativeModule kWarningsModule;
extern const NativeModule kThreadModule;
extern const NativeModule kTimeModule;
extern const NativeModule kWeakrefModule;

}  // namespace vitro::vm
