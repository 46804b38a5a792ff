// vitro: a program's own view of its heap. Does the talking with Python; the looking is done by
// whoever filled in Vm::inspection.
#include <cstring>

#include "objects/exception.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/singletons.hpp"
#include "objects/str.hpp"
#include "vm/inspection.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

namespace {

using What = InspectionRequest::What;

struct Snapshot : Object {
  std::uint64_t number;

  template <class Visitor>
  void visit_edges(Visitor&) {}
};

const Inspection* inspection_of(Runtime& rt) {
  const Inspection* inspection = vm_of(rt).inspection;
  if (!inspection)
    static_cast<void>(rt.raise(*rt.types.runtime_error, "this program cannot look at its heap"));
  return inspection;
}

Status ask(Runtime& rt, const InspectionRequest& request, InspectionAnswer& answer) {
  const Inspection* inspection = inspection_of(rt);
  if (!inspection) return raised;
  if (inspection->answer(vm_of(rt).inspection_context, request, answer)) return ok;
  if (answer.error) {
    const Ref<Int> number = make_int(rt, answer.error);
    const Ref<Str> text = make_str(rt, std::strerror(answer.error));
    const Ref<Str> path = make_str(rt, request.path);
    if (!number || !text || !path) return raised;
    return rt.raise_with_args(*rt.types.os_error, {number.get(), text.get(), path.get()});
  }
  if (answer.text.empty()) return rt.raise_memory_error();
  return rt.raise(*rt.types.value_error, "%s", answer.text.c_str());
}

Own<Object> ask_text(Runtime& rt, const InspectionRequest& request) {
  InspectionAnswer answer;
  if (!ask(rt, request, answer)) return raised;
  return make_str(rt, answer.text);
}

bool is_snapshot(Runtime& rt, const Object& object) {
  return is_module_type(rt, object, ModuleType::vitro_snapshot);
}
std::uint64_t number_of(const Object& object) {
  return static_cast<const Snapshot&>(object).number;
}

Own<Object> vitro_snapshot(Runtime& rt, Object&, Arguments) {
  const Inspection* inspection = inspection_of(rt);
  if (!inspection) return raised;
  Ref<Snapshot> made = allocate_empty<Snapshot>(rt, ModuleType::vitro_snapshot);
  if (!made) return raised;
  made->number = inspection->take(vm_of(rt).inspection_context);
  if (!made->number) return rt.raise_memory_error();
  return made.release();
}

// An str argument that may be None or missing; the text lives in `storage`.
Status text_argument(Runtime& rt, Object* value, const char* name, std::string& storage) {
  if (!value || value == rt.none) return ok;
  if (!is_str(*value))
    return rt.raise(*rt.types.type_error, "%s must be str or None, not %s", name,
                    value->type->name ? "another type" : "?");
  append_utf8(storage, static_cast<Str&>(*value));
  return ok;
}

Own<Object> dump(Runtime& rt, std::uint64_t snapshot, Arguments arguments) {
  static constexpr const char* kNames[] = {"path", "format"};
  Object* given[2];
  if (!unpack(rt, arguments, {"dump", kNames, 0}, given)) return raised;
  std::string path, format;
  if (!text_argument(rt, given[0], "path", path) || !text_argument(rt, given[1], "format", format))
    return raised;
  InspectionAnswer answer;
  if (!ask(rt, {.what = What::dump, .snapshot = snapshot, .path = path, .format = format}, answer))
    return raised;
  return own(*rt.none);
}
Own<Object> vitro_dump(Runtime& rt, Object&, Arguments arguments) { return dump(rt, 0, arguments); }
Own<Object> snapshot_dump(Runtime& rt, Object& self, Arguments arguments) {
  return dump(rt, number_of(self), arguments);
}

Own<Object> vitro_why(Runtime& rt, Object&, Arguments arguments) {
  return ask_text(rt, {.what = What::why, .object = &arguments[0]});
}
Own<Object> vitro_layout(Runtime& rt, Object&, Arguments arguments) {
  return ask_text(rt, {.what = What::layout, .object = &arguments[0]});
}

Own<Object> vitro_referrers(Runtime& rt, Object&, Arguments arguments) {
  InspectionAnswer answer;
  if (!ask(rt, {.what = What::referrers, .object = &arguments[0]}, answer)) return raised;
  Ref<List> lines = new_list(rt);
  if (!lines) return raised;
  // A line each.
  for (std::string_view rest = answer.text; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    Own<Str> line = make_str(rt, rest.substr(0, end));
    if (!line || !list_append(rt, *lines, line)) return raised;
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  }
  return lines.release();
}

Own<Object> vitro_audit(Runtime& rt, Object&, Arguments) {
  InspectionAnswer answer;
  if (!ask(rt, {.what = What::audit}, answer)) return raised;
  return make_bool(rt, answer.number != 0);
}

Own<Object> vitro_diff(Runtime& rt, Object&, Arguments arguments) {
  for (std::uint32_t i = 0; i < 2; ++i)
    if (!is_snapshot(rt, arguments[i]))
      return rt.raise(*rt.types.type_error, "diff() compares two snapshots");
  return ask_text(
      rt,
      {.what = What::diff, .snapshot = number_of(arguments[0]), .other = number_of(arguments[1])});
}

Own<Object> number(Runtime& rt, Object& self, What what) {
  InspectionAnswer answer;
  if (!ask(rt, {.what = what, .snapshot = number_of(self)}, answer)) return raised;
  return make_int(rt, static_cast<std::int64_t>(answer.number));
}
Own<Object> snapshot_objects(Runtime& rt, Object& self) { return number(rt, self, What::count); }
Own<Object> snapshot_bytes(Runtime& rt, Object& self) { return number(rt, self, What::bytes); }

void dealloc_snapshot(Runtime& rt, Object& object) {
  const std::size_t bytes = begin_dealloc<Snapshot>(rt, object);
  // The Vm may be gone before the last object is.
  if (rt.vm && vm_of(rt).inspection && number_of(object))
    vm_of(rt).inspection->forget(vm_of(rt).inspection_context, number_of(object));
  rt.free_object(object, CellKind::container, bytes);
}

void fill_snapshot(Slots& slots) {
  slots.dealloc = dealloc_snapshot;
  slots.visit = visit_as<Snapshot>;
}

constexpr NativeMethod kSnapshotMethods[] = {
    {"dump", snapshot_dump},
};
constexpr NativeProperty kSnapshotProperties[] = {
    {"objects", snapshot_objects},
    {"bytes", snapshot_bytes},
};
constexpr TypeSpec kSnapshotType = {
    .name = "Snapshot",
    .basic_size = sizeof(Snapshot),
    .fill = fill_snapshot,
    .methods = kSnapshotMethods,
    .properties = kSnapshotProperties,
    .doc = "The heap at one moment; made by vitro.snapshot().",
    .module = "vitro",
    .module_type = place_of(ModuleType::vitro_snapshot),
};
constexpr const TypeSpec* kTypes[] = {&kSnapshotType};

constexpr NativeMethod kFunctions[] = {
    {"snapshot", vitro_snapshot, Takes::nothing, 0, 255, Binding::function},
    {"dump", vitro_dump, Takes::anything, 0, 255, Binding::function},
    {"why", vitro_why, Takes::one, 0, 255, Binding::function},
    {"referrers", vitro_referrers, Takes::one, 0, 255, Binding::function},
    {"layout", vitro_layout, Takes::one, 0, 255, Binding::function},
    {"audit", vitro_audit, Takes::nothing, 0, 255, Binding::function},
    {"diff", vitro_diff, Takes::positional, 2, 2, Binding::function},
};

}  // namespace

const NativeModule kVitroModule = {
    .name = "vitro",
    .functions = kFunctions,
    .types = kTypes,
    .doc = "The heap of this program, as `vitro dump` shows it.",
};

}  // namespace vitro::vm
