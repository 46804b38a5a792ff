// How objects and references are called, the same everywhere on the page.
import { EdgeKind, Flag, Kind, type Recording } from "./recording.js";
import type { Edge, Frame, Obj, State } from "./state.js";

const automatic = new Set([
  "__name__", "__doc__", "__package__", "__loader__", "__spec__", "__annotations__",
  "__builtins__", "__file__", "__cached__", "__qualname__", "__module__", "__weakref__", "__dict__",
]);

/** Names that Python itself puts into every module or class. */
export function isAutomatic(name: string): boolean {
  return automatic.has(name);
}

export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** The text of a str that `describe` has put in quotes. */
export function unquoted(text: string): string {
  const match = /^(['"])(.*)\1$/s.exec(text);
  return match ? (match[2] ?? "") : text;
}

export function nameText(state: State, id: number): string {
  return unquoted(state.objects.get(id)?.text ?? "?");
}

export function isScalar(object: Obj): boolean {
  return object.kind <= Kind.singleton;
}

function lengthOf(object: Obj): number {
  let count = 0;
  const wanted = object.kind === Kind.mapping ? EdgeKind.value : -1;
  for (const edge of object.edges) if (wanted < 0 || edge.kind === wanted) count++;
  return count;
}

/** "class A", "A instance", "int 1000", "list of 3". */
export function title(state: State, object: Obj): string {
  const type = state.typeName(object);
  switch (object.kind) {
    case Kind.singleton:
      return object.text || type;
    case Kind.type:
      return `class ${object.text}`;
    case Kind.instance:
      return object.text ? `${type} ${object.text}` : `${type} instance`;
    case Kind.sequence:
    case Kind.mapping:
    case Kind.set:
      if (object.flags & Flag.startup) return `${type} ${object.text}`;
      return `${type} of ${lengthOf(object)}`;
    default:
      return object.text ? `${type} ${object.text}` : type;
  }
}

export function shortTitle(state: State, id: number, most = 40): string {
  const object = state.objects.get(id);
  if (!object) return id ? `#${id}` : "nothing";
  const text = title(state, object);
  return `#${id} ${text.length > most ? text.slice(0, most - 1) + "…" : text}`;
}

/** What an inline value reads. */
export function inlineText(state: State, object: Obj): string {
  if (isScalar(object)) return object.text;
  return title(state, object);
}

/** A reference as its holder names it: ".x", "[0]", "['k']", "instance of". */
export function edgeLabel(
  recording: Recording,
  state: State,
  holder: Obj,
  edge: Edge,
  place: number,
): string {
  switch (edge.kind) {
    case EdgeKind.field:
    case EdgeKind.root:
      return recording.labels[edge.label] ?? "?";
    case EdgeKind.attribute:
      return "." + nameText(state, edge.label);
    case EdgeKind.local:
      return nameText(state, edge.label);
    case EdgeKind.value: {
      const key = holder.edges[place - 1];
      return `[${key ? keyText(state, key.to) : "?"}]`;
    }
    case EdgeKind.key:
      return holder.kind === Kind.set ? "member" : "key";
    case EdgeKind.cell:
      return holder.kind === Kind.function ? `cell ${ordinal(holder, edge, place)}` : "contents";
    case EdgeKind.base:
      return "base";
    case EdgeKind.instanceOf:
      return "instance of";
    default: {
      const i = ordinal(holder, edge, place);
      if (edge.kind === EdgeKind.stack) return `stack[${i}]`;
      if (edge.kind === EdgeKind.constant) return `constant ${i}`;
      if (edge.kind === EdgeKind.name) return `name ${i}`;
      return `[${i}]`;
    }
  }
}

function keyText(state: State, id: number): string {
  const key = state.objects.get(id);
  if (!key) return "?";
  return isScalar(key) ? key.text : `#${id}`;
}

/** Which of the edges of its kind this one is. */
function ordinal(holder: Obj, edge: Edge, place: number): number {
  // Kinds come in runs, so that the run's start tells.
  let first = place;
  while (first > 0 && holder.edges[first - 1]?.kind === edge.kind) first--;
  let before = 0;
  for (let i = 0; i < first; i++) if (holder.edges[i]?.kind === edge.kind) before++;
  return before + place - first;
}

export interface Name {
  name: string;
  to: number;
}

/** What a frame's names refer to, in order of binding. */
export function namesOf(recording: Recording, state: State, frame: Frame): Name[] {
  const names: Name[] = [];
  const dict = state.objects.get(frame.names);
  if (dict)
    dict.edges.forEach((edge, i) => {
      if (edge.kind !== EdgeKind.value) return;
      const key = dict.edges[i - 1];
      const name = key ? nameText(state, key.to) : "?";
      if (!isAutomatic(name)) names.push({ name, to: edge.to });
    });
  const locals = recording.codes[frame.code]?.locals ?? [];
  frame.locals.forEach((to, i) => {
    if (to) names.push({ name: locals[i] ?? "?", to });
  });
  return names;
}

function fieldOf(recording: Recording, object: Obj, name: string): number {
  for (const edge of object.edges)
    if (edge.kind === EdgeKind.field && recording.labels[edge.label] === name) return edge.to;
  return 0;
}

export interface Link {
  label: string;
  to: number;
  kind: number;
}

/** The references a teacher would draw; the rest stands in the table of the object. */
export function linksOf(recording: Recording, state: State, object: Obj, most: number): Link[] {
  const links: Link[] = [];
  if (object.flags & Flag.startup) return links;
  if (!state.isStartup(object.type))
    links.push({ label: "instance of", to: object.type, kind: EdgeKind.instanceOf });
  const all = (holder: Obj, keep: (edge: Edge) => boolean) => {
    for (let i = 0; i < holder.edges.length && links.length < most; i++) {
      const edge = holder.edges[i];
      if (edge && keep(edge))
        links.push({
          label: edgeLabel(recording, state, holder, edge, i),
          to: edge.to,
          kind: edge.kind,
        });
    }
  };
  switch (object.kind) {
    case Kind.type: {
      const bases = state.objects.get(fieldOf(recording, object, "__bases__"));
      if (bases)
        for (const edge of bases.edges)
          if (edge.kind === EdgeKind.index && !state.isStartup(edge.to))
            links.push({ label: "base", to: edge.to, kind: EdgeKind.base });
      const dict = state.objects.get(fieldOf(recording, object, "__dict__"));
      dict?.edges.forEach((edge, i) => {
        if (edge.kind !== EdgeKind.value || links.length >= most) return;
        const key = dict.edges[i - 1];
        const name = key ? nameText(state, key.to) : "?";
        if (!isAutomatic(name)) links.push({ label: "." + name, to: edge.to, kind: edge.kind });
      });
      return links;
    }
    case Kind.function:
      for (const field of ["__closure__", "__defaults__"]) {
        const tuple = state.objects.get(fieldOf(recording, object, field));
        tuple?.edges.forEach((edge, i) => {
          if (edge.kind === EdgeKind.index && links.length < most)
            links.push({ label: `${field}[${i}]`, to: edge.to, kind: edge.kind });
        });
      }
      all(object, (edge) => {
        const label = edge.kind === EdgeKind.field ? recording.labels[edge.label] : "";
        return label === "__self__" || label === "__func__";
      });
      return links;
    case Kind.code:
    case Kind.module:
      return links;
  }
  const type = state.typeName(object);
  if (type === "traceback" || type === "frame" || type === "shape") return links;
  const generator = type === "generator" || type === "coroutine" || type === "async_generator";
  all(object, (edge) => {
    if (edge.kind === EdgeKind.instanceOf) return false;
    const label = edge.kind === EdgeKind.field ? recording.labels[edge.label] : "";
    if (label === "__traceback__") return false;
    if (generator && edge.kind === EdgeKind.field) return false;
    if (edge.kind === EdgeKind.key && object.kind === Kind.mapping)
      return state.objects.get(edge.to)?.kind !== Kind.text;
    return true;
  });
  return links;
}
