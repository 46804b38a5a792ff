#include "vm/modules/struct_sequence.hpp"

#include "objects/arguments.hpp"
#include "objects/dict.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"

namespace vitro::vm {

namespace {

// A row whose items are all null.
Own<Tuple> empty_row(Runtime& rt, const sequence::Shape& shape) {
  const std::size_t bytes = sizeof(Tuple) + shape.total() * sizeof(Object*);
  Own<Tuple> row = rt.allocate<Tuple>(module_type(rt, shape.type), CellKind::container, bytes);
  if (!row) return raised;
  row->aux = static_cast<std::uint32_t>(shape.visible);
  for (std::size_t i = 0; i < shape.total(); ++i) row->items()[i] = rt.none;
  return row;
}

}  // namespace

namespace sequence {

Own<Object> show(Runtime& rt, Object& row, const Shape& shape) {
  StrBuilder text(rt);
  text.add(static_cast<Str&>(*row.type->module)).add(".").add(*row.type->name).add("(");
  for (std::size_t i = 0; i < shape.visible; ++i) {
    const Ref<Str> value = repr(rt, *items(row)[i]);
    if (!value) return raised;
    text.add(i ? ", " : "").add(shape.names[i]).add("=").add(*value);
  }
  return text.add(")").finish();
}

Own<Object> construct(Runtime& rt, Type&, Arguments arguments, const Shape& shape) {
  static constexpr const char* kNames[] = {"sequence", "dict"};
  Object* given[2] = {};
  const char* name = module_type(rt, shape.type).name->ascii_view().data();
  if (!unpack(rt, arguments, {name, kNames, 1}, given)) return raised;
  const Ref<Tuple> values = tuple_from_iterable(rt, *given[0]);
  if (!values) {
    if (rt.pending() && !given[0]->type->slots.iter && !given[0]->type->slots.getitem)
      return rt.raise(*rt.types.type_error, "constructor requires a sequence");
    return raised;
  }
  Object* names = given[1];
  if (names && !is_dict(*names))
    return rt.raise(*rt.types.type_error, "%T() takes a dict as second arg, if any",
                    &module_type(rt, shape.type));
  const std::size_t count = values->length();
  if (count < shape.visible || count > shape.total()) {
    const bool exact = shape.visible == shape.total();
    return rt.raise(*rt.types.type_error, "%T() takes %s %zu-sequence (%zu-sequence given)",
                    &module_type(rt, shape.type),
                    exact                   ? "a"
                    : count < shape.visible ? "an at least"
                                            : "an at most",
                    exact || count < shape.visible ? shape.visible : shape.total(), count);
  }
  Ref<Tuple> row = empty_row(rt, shape);
  if (!row) return raised;
  for (std::size_t i = 0; i < count; ++i) row->items()[i] = own((*values)[i]).get();
  for (std::size_t i = count; i < shape.total(); ++i) {
    if (!names) continue;
    const Ref<Str> key = intern(rt, shape.names[i]);
    if (!key) return raised;
    if (Object* value = dict_get_str(static_cast<Dict&>(*names), *key))
      row->items()[i] = own(*value).get();
  }
  return row.release();
}

Own<Object> reduce(Runtime& rt, Object& row, const Shape& shape) {
  const Ref<Tuple> visible = tuple_from_array(rt, items(row), shape.visible);
  const Ref<Dict> hidden = new_dict(rt);
  if (!visible || !hidden) return raised;
  for (std::size_t i = shape.visible; i < shape.total(); ++i) {
    const Ref<Str> key = intern(rt, shape.names[i]);
    if (!key || !dict_set_str(rt, *hidden, *key, *items(row)[i])) return raised;
  }
  const Ref<Tuple> arguments = make_tuple(rt, {visible.get(), hidden.get()});
  if (!arguments) return raised;
  return make_tuple(rt, {row.type, arguments.get()});
}

}  // namespace sequence

Status finish_sequence_type(Runtime& rt, const sequence::Shape& shape) {
  Type& type = module_type(rt, shape.type);
  Ref<Tuple> names = new_tuple(rt, shape.visible);
  if (!names) return raised;
  for (std::size_t i = 0; i < shape.visible; ++i) names->items()[i] = rt.none;
  for (std::size_t i = 0; i < shape.visible; ++i) {
    const Own<Str> name = intern(rt, shape.names[i]);
    if (!name) return raised;
    names->items()[i] = name.get();
  }
  const auto count = [](std::size_t n) { return static_cast<std::int64_t>(n); };
  const Status status = Filler(rt, *type.dict)
                            .set("n_sequence_fields", count(shape.visible))
                            .set("n_fields", count(shape.total()))
                            .set("n_unnamed_fields", 0)
                            .set("__match_args__", *names)
                            .status();
  type_changed(type);
  return status;
}

Own<Object> make_row(Runtime& rt, const sequence::Shape& shape,
                     std::initializer_list<Own<Object>> values) {
  bool good = values.size() == shape.total();
  for (const Own<Object> value : values) good = good && value;
  Own<Tuple> row = good ? empty_row(rt, shape) : Own<Tuple>(raised);
  if (!row) {
    for (const Own<Object> value : values) release(value);
    return raised;
  }
  std::size_t i = 0;
  for (const Own<Object> value : values) row->items()[i++] = value.get();
  return row;
}

}  // namespace vitro::vm
