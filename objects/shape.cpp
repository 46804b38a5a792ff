// The tree of shapes: transitions, roots, and the runtime's table from id to shape.
#include "objects/shape.hpp"

#include "objects/instance.hpp"
#include "objects/runtime.hpp"
#include "objects/shape_type.hpp"
#include "objects/str.hpp"
#include "objects/type.hpp"

namespace vitro {

namespace {

void dealloc_shape(Runtime& rt, Object& object) {
  auto& shape = static_cast<Shape&>(object);
  release(reinterpret_cast<Object*>(shape.name));
  for (std::uint32_t i = 0; i < shape.child_count; ++i) {
    shape.children[i]->parent = nullptr;
    release(static_cast<Object*>(shape.children[i]));
  }
  rt.free_buffer(shape.children, shape.child_capacity * sizeof(Shape*));
  rt.shapes[shape.id & ~kShapeBit] = nullptr;
  rt.free_object(shape, CellKind::container, sizeof(Shape));
}

// A place in the runtime's table; kShapeBit set. 0: MemoryError is pending.
std::uint32_t new_shape_id(Runtime& rt) {
  if (rt.shape_count == rt.shape_capacity) {
    const std::uint32_t capacity = rt.shape_capacity ? rt.shape_capacity * 2 : 32;
    void* table =
        rt.resize_buffer(rt.shapes, rt.shape_capacity * sizeof(Shape*), capacity * sizeof(Shape*));
    if (!table) return 0;
    rt.shapes = static_cast<Shape**>(table);
    rt.shape_capacity = capacity;
  }
  // Ids are not reused: an inline cache may still remember a dead one.
  return rt.shape_count++ | kShapeBit;
}

Own<Shape> new_shape(Runtime& rt, Type& owner, Shape* parent, Str* name, std::uint32_t capacity,
                     bool dictionary) {
  Ref<Shape> shape = rt.allocate<Shape>(*rt.types.shape);
  if (!shape) return raised;
  const std::uint32_t id = new_shape_id(rt);
  if (id == 0) {
    // No table entry yet, so the ordinary dealloc must not run.
    Object* half_made = shape.release().get();
    rt.free_object(*half_made, CellKind::container, sizeof(Shape));
    return raised;
  }
  shape->id = id;
  shape->count = parent ? static_cast<std::uint16_t>(parent->count + 1) : 0;
  shape->capacity = static_cast<std::uint16_t>(capacity);
  shape->dictionary = dictionary;
  shape->owner = &owner;
  shape->parent = parent;
  shape->name = name;
  retain(reinterpret_cast<Object*>(name));
  shape->children = nullptr;
  shape->child_count = shape->child_capacity = 0;
  rt.shapes[id & ~kShapeBit] = shape.get();
  return shape.release();
}

// Steals `child` only when it succeeds.
Status add_child(Runtime& rt, Shape& shape, Shape& child) {
  if (shape.child_count == shape.child_capacity) {
    const std::uint32_t capacity = shape.child_capacity ? shape.child_capacity * 2 : 1;
    void* children = rt.resize_buffer(shape.children, shape.child_capacity * sizeof(Shape*),
                                      capacity * sizeof(Shape*));
    if (!children) return raised;
    shape.children = static_cast<Shape**>(children);
    shape.child_capacity = capacity;
  }
  shape.children[shape.child_count++] = &child;
  return ok;
}

void fill_shape(Slots& slots) {
  slots.dealloc = dealloc_shape;
  slots.visit = visit_as<Shape>;
}

}  // namespace

const TypeSpec kShapeType = {
    .name = "shape", .type = &Types::shape, .basic_size = sizeof(Shape), .fill = fill_shape};

int Shape::find(const Str& attribute) const {
  for (const Shape* shape = this; shape->count > 0; shape = shape->parent)
    if (shape->name == &attribute) return shape->count - 1;
  return -1;
}

bool Shape::may_grow(const Str& added) const {
  if (count >= kMostShapedAttributes) return false;
  if (child_count < kMostTransitions) return true;
  for (std::uint32_t i = 0; i < child_count; ++i)
    if (children[i]->name == &added) return true;
  return false;
}

Shape* shape_with(Runtime& rt, Shape& shape, Str& name) {
  for (std::uint32_t i = 0; i < shape.child_count; ++i)
    if (shape.children[i]->name == &name) return shape.children[i];
  Ref<Shape> child = new_shape(rt, *shape.owner, &shape, &name, shape.capacity, false);
  if (!child || !add_child(rt, shape, *child)) return nullptr;
  return child.release().get();
}

Shape* root_shape(Runtime& rt, Type& type) {
  Shape* newest = type.root_shape;
  if (newest && newest->capacity == type.inline_capacity) return newest;
  // Instances may outlive a change of the prediction, so older roots stay: the newest holds them as
  // children.
  Ref<Shape> root = new_shape(rt, type, nullptr, nullptr, type.inline_capacity, false);
  if (!root || (newest && !add_child(rt, *root, *newest))) return nullptr;
  type.root_shape = root.release().get();
  return type.root_shape;
}

Shape* dictionary_shape(Runtime& rt, Type& type, std::uint32_t capacity) {
  Shape* root = root_shape(rt, type);
  if (!root) return nullptr;
  for (Shape* holder = root; holder;) {
    Shape* older = nullptr;
    for (std::uint32_t i = 0; i < holder->child_count; ++i) {
      Shape* child = holder->children[i];
      if (child->name) continue;
      if (child->dictionary && child->capacity == capacity) return child;
      if (!child->dictionary) older = child;
    }
    holder = older;
  }
  Ref<Shape> shape = new_shape(rt, type, nullptr, nullptr, capacity, true);
  if (!shape || !add_child(rt, *root, *shape)) return nullptr;
  return shape.release().get();
}

}  // namespace vitro
