// Borrowing the memory of objects.
#include "objects/buffer.hpp"

#include "objects/exception.hpp"

namespace vitro {

Status Lent::open(Object& object) {
  if (!lends_memory(object))
    return rt_.raise(*rt_.types.type_error, "a bytes-like object is required, not '%T'",
                     object.type);
  if (!object.type->slots.lend(rt_, object, info_, false)) return raised;
  object_ = Ref<Object>::share(object);
  return ok;
}

Status Lent::open_writable(Object& object, const char* refusal) {
  if (!lends_memory(object)) return rt_.raise(*rt_.types.type_error, refusal, object.type);
  if (!object.type->slots.lend(rt_, object, info_, true)) {
    if (!pending_matches(rt_, *rt_.types.buffer_error)) return raised;
    rt_.clear_pending();
    return rt_.raise(*rt_.types.type_error, refusal, object.type);
  }
  object_ = Ref<Object>::share(object);
  return ok;
}

void Lent::close() {
  if (!object_) return;
  if (const auto take_back = object_->type->slots.take_back) take_back(rt_, *object_);
  object_ = Ref<Object>();
}

}  // namespace vitro
