// Questions about one object: who holds it, what keeps it alive, how its count came about.
import { EdgeKind, Flag, type Recording } from "./recording.js";
import type { State } from "./state.js";
import type { Timeline } from "./timeline.js";
import { edgeLabel, isAutomatic, nameText, namesOf, shortTitle } from "./words.js";

export interface Holder {
  text: string;
  from: number;
  counted: boolean;
}

export function holdersOf(recording: Recording, state: State, id: number): Holder[] {
  const holders: Holder[] = [];
  for (const frame of state.frames) {
    const name = recording.codes[frame.code]?.qualname ?? "?";
    frame.locals.forEach((to, i) => {
      if (to === id)
        holders.push({ text: `local ${recording.codes[frame.code]?.locals[i] ?? "?"} in ${name}`, from: 0, counted: true });
    });
    frame.stack.forEach((slot, i) => {
      if (slot.id === id)
        holders.push({ text: `stack[${i}] of ${name}${slot.owned ? "" : " (borrowed, not counted)"}`, from: 0, counted: slot.owned });
    });
    if (frame.callable === id) holders.push({ text: `frame ${name}: what it runs`, from: 0, counted: true });
  }
  for (const object of state.objects.values()) {
    if (object.type === id && object.id !== id)
      holders.push({ text: `type of ${shortTitle(state, object.id, 30)}`, from: object.id, counted: true });
    object.edges.forEach((edge, i) => {
      if (edge.to !== id) return;
      const namespace = state.frames.find((frame) => frame.names === object.id);
      if (namespace && edge.kind === EdgeKind.value) {
        const key = object.edges[i - 1];
        const frame = recording.codes[namespace.code]?.qualname ?? "?";
        holders.push({ text: `name ${key ? nameText(state, key.to) : "?"} in ${frame} (#${object.id})`, from: object.id, counted: true });
        return;
      }
      holders.push({ text: `${edgeLabel(recording, state, object, edge, i)} of ${shortTitle(state, object.id, 30)}`, from: object.id, counted: true });
    });
  }
  return holders;
}

/** The shortest chain of references from a frame: each link in words. Empty: there is none. */
export function whyAlive(recording: Recording, state: State, id: number): { text: string; id: number }[] {
  const cameFrom = new Map<number, { from: number; text: string }>();
  const queue: number[] = [];
  const reach = (to: number, from: number, text: string) => {
    if (!to || cameFrom.has(to)) return;
    cameFrom.set(to, { from, text });
    queue.push(to);
  };
  for (const frame of state.frames) {
    const name = recording.codes[frame.code]?.qualname ?? "?";
    for (const entry of namesOf(recording, state, frame)) reach(entry.to, 0, `name ${entry.name} in ${name}`);
    frame.stack.forEach((slot, i) => reach(slot.id, 0, `stack[${i}] of ${name}`));
  }
  for (const frame of state.frames) {
    const name = recording.codes[frame.code]?.qualname ?? "?";
    reach(frame.callable, 0, `frame ${name}: what it runs`);
    reach(frame.names, 0, `frame ${name}: its namespace`);
    reach(frame.generator, 0, `frame ${name}: its generator`);
  }
  for (let i = 0; i < queue.length && !cameFrom.has(id); i++) {
    const object = state.objects.get(queue[i] ?? 0);
    if (!object) continue;
    object.edges.forEach((edge, k) => reach(edge.to, object.id, edgeLabel(recording, state, object, edge, k)));
    reach(object.type, object.id, "its type");
  }
  const chain: { text: string; id: number }[] = [];
  for (let at = id; at; ) {
    const link = cameFrom.get(at);
    if (!link) return [];
    chain.unshift({ text: link.text, id: at });
    at = link.from;
  }
  return chain;
}

export interface CountPoint {
  step: number;
  count: number;
}

/** Every count an object has had: from its birth to `last`, at most `most` points. */
export function countHistory(timeline: Timeline, id: number, born: number, last: number): CountPoint[] {
  const points: CountPoint[] = [];
  let state = timeline.at(Math.max(0, born));
  let known = -1;
  for (let step = Math.max(0, born); step <= last; step++) {
    state = timeline.at(step, state);
    const count = state.objects.get(id)?.count ?? 0;
    if (count !== known) points.push({ step, count });
    known = count;
    if (!state.objects.has(id) && step > born) break;
    if (points.length > 5000) break;
  }
  return points;
}

export interface Found {
  id: number;
  text: string;
}

/** Objects by "#id", name or words of their title. */
export function search(recording: Recording, state: State, words: string): Found[] {
  const wanted = words.trim().toLowerCase();
  const found: Found[] = [];
  const taken = new Set<number>();
  const take = (id: number, prefix: string) => {
    if (taken.has(id) || found.length >= 50) return;
    taken.add(id);
    found.push({ id, text: prefix + shortTitle(state, id, 60) });
  };
  if (!wanted) return found;
  const number = /^#?(\d+)$/.exec(wanted);
  if (number && state.objects.has(Number(number[1]))) take(Number(number[1]), "");
  for (const frame of state.frames)
    for (const entry of namesOf(recording, state, frame))
      if (entry.name.toLowerCase().includes(wanted) && !isAutomatic(entry.name)) take(entry.to, `${entry.name} → `);
  for (const startup of [false, true])
    for (const object of state.objects.values()) {
      if (((object.flags & Flag.startup) !== 0) !== startup) continue;
      const type = state.typeName(object).toLowerCase();
      if (type === wanted || object.text.toLowerCase().includes(wanted) || type.includes(wanted)) take(object.id, "");
      if (found.length >= 50) break;
    }
  return found;
}
