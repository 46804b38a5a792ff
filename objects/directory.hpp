// What dir() lists: the names an object, a class and their classes define.
#pragma once

#include "objects/list.hpp"
#include "objects/ref.hpp"
#include "objects/type.hpp"

namespace vitro {

// object.__dir__ and type.__dir__: each name once, in no order.
Own<List> names_of_object(Runtime& rt, Object& object);
Own<List> names_of_class(Runtime& rt, Type& type);
// dir(object): what its __dir__ yields, sorted.
Own<List> directory_of(Runtime& rt, Object& object);

}  // namespace vitro
