// What one step changed, for the picture and in words.
import { EdgeKind, type Recording } from "./recording.js";
import type { Frame, Obj, State } from "./state.js";
import type { Changes } from "./picture.js";
import type { Timeline } from "./timeline.js";
import { edgeLabel, nameText, plural, shortTitle } from "./words.js";

/** A reference that came (+1) or went (-1), and by whom it was held. */
export interface Entry {
  id: number;
  by: number;
  holder: string;
  counted: boolean;
}

export interface StepReport extends Changes {
  /** What ran. */
  ran: string;
  ranWhere: string;
  sentences: string[];
  ledger: Entry[];
  raised: string;
}

/** Plays from `before`, which is at `step` - 1, to `step`, and tells what happened. */
export function report(recording: Recording, timeline: Timeline, state: State, step: number): StepReport {
  const changes: StepReport = {
    born: new Set(),
    touched: new Set(),
    freed: [],
    references: new Set(),
    ran: "",
    ranWhere: "",
    sentences: [],
    ledger: [],
    raised: "",
  };
  if (step <= 0) {
    changes.sentences.push("The program is compiled; its first instruction is about to run.");
    return changes;
  }
  const row = timeline.row(step - 1);
  if (row) {
    changes.ran = `${row[1]}${row[3] ? ` ${row[3]}` : ""}`;
    changes.ranWhere = row[4] ? `line ${row[4]}` : "";
  }
  const born: Obj[] = [];
  const say = (text: string) => changes.sentences.push(text);
  const entry = (id: number, by: number, holder: string, counted = true) => {
    if (id) changes.ledger.push({ id, by, holder, counted });
    if (id && counted) changes.touched.add(id);
  };
  const frameName = (frame: Frame) => recording.codes[frame.code]?.qualname ?? "?";
  const depth = () => state.frames.length - 1;
  let pushed: string[] = [];
  state.listener = {
    born: (object) => {
      changes.born.add(object.id);
      born.push(object);
    },
    freed: (object) => {
      changes.freed.push(object);
      for (const edge of object.edges) entry(edge.to, -1, `freed #${object.id}`);
    },
    push: (id, owned, place) => {
      changes.references.add(`f${depth()}/stack[${place}]`);
      pushed.push(id ? shortTitle(state, id) + (owned ? "" : " (borrowed)") : "NULL");
      entry(id, 1, `stack[${place}]`, owned);
    },
    pop: (slots) => {
      const taken = slots.map((slot) => (slot.id ? shortTitle(state, slot.id) : "NULL"));
      if (taken.length) say(`Took from the stack: ${taken.join(", ")}.`);
      const base = state.top?.stack.length ?? 0;
      slots.forEach((slot, i) => entry(slot.id, -1, `stack[${base + i}]`, slot.owned));
    },
    local: (index, before, after) => {
      const frame = state.top;
      const name = (frame && recording.codes[frame.code]?.locals[index]) ?? "?";
      changes.references.add(`f${depth()}/${name}`);
      say(after ? `Local ${name} refers to ${shortTitle(state, after)}.` : `Local ${name} is unbound.`);
      entry(before, -1, `local ${name}`);
      entry(after, 1, `local ${name}`);
    },
    enter: (frame) => {
      say(frame.generator ? `${frameName(frame)} goes on.` : `Entered ${frameName(frame)}.`);
      entry(frame.callable, 1, `frame ${frameName(frame)}`);
    },
    leave: (frame) => {
      say(`Left ${frameName(frame)}.`);
      const locals = recording.codes[frame.code]?.locals ?? [];
      frame.locals.forEach((id, i) => entry(id, -1, `local ${locals[i] ?? "?"} of ${frameName(frame)}`));
      for (const slot of frame.stack) entry(slot.id, -1, "its stack", slot.owned);
      entry(frame.callable, -1, `frame ${frameName(frame)}`);
    },
    edges: (object, removed, added, place) => {
      if (!changes.born.has(object.id)) changes.touched.add(object.id);
      const quiet = changes.born.has(object.id);
      removed.forEach((edge) => entry(edge.to, -1, `#${object.id}`));
      added.forEach((edge, i) => {
        const label = edgeLabel(recording, state, object, edge, place + i);
        entry(edge.to, 1, `${label} of #${object.id}`);
        changes.references.add(`${object.id}/${label}`);
        const key = object.edges[place + i - 1];
        if (edge.kind === EdgeKind.value && key) {
          const name = nameText(state, key.to);
          state.frames.forEach((frame, f) => {
            if (frame.names === object.id) changes.references.add(`f${f}/${name}`);
          });
          // Attributes of classes and of instances that keep a dict.
          for (const holder of holdersOf(state, object.id)) changes.references.add(`${holder}/.${name}`);
        }
        if (!quiet && added.length <= 4 && edge.kind !== EdgeKind.key)
          say(`${label} of ${shortTitle(state, object.id, 30)} refers to ${shortTitle(state, edge.to)}.`);
      });
      if (!quiet && added.length > 4) say(`${shortTitle(state, object.id)}: ${plural(added.length, "new reference")}.`);
      if (!quiet && removed.length && !added.length)
        say(`${shortTitle(state, object.id)} lets go of ${removed.slice(0, 4).map((e) => shortTitle(state, e.to, 24)).join(", ")}${removed.length > 4 ? " …" : ""}.`);
    },
    elsewhere: (object, by) => entry(object.id, by, "outside of the recorded heap (native code, the runtime)"),
    passing: (count) => say(`${plural(count, "object")} came and went within it.`),
    raise: (_id, text) => {
      changes.raised = text;
      say(`Raised ${text}.`);
    },
    output: (stream, text) => say(`Wrote to ${stream === 2 ? "stderr" : "stdout"}: ${text.trimEnd()}`),
  };
  const advanced = timeline.at(step, state);
  state.listener = null;
  void advanced;
  if (born.length) {
    const shown = born.filter((object) => state.objects.has(object.id)).slice(0, 5);
    changes.sentences.unshift(
      `New: ${shown.map((object) => shortTitle(state, object.id)).join(", ")}${born.length > shown.length ? ` and ${born.length - shown.length} more` : ""}.`,
    );
  }
  if (pushed.length) say(`Put on the stack: ${pushed.join(", ")}.`);
  pushed = [];
  if (changes.freed.length)
    say(
      `Freed: ${changes.freed.slice(0, 5).map((object) => `#${object.id} ${state.typeName(object)}${object.text ? " " + object.text : ""}`).join(", ")}${changes.freed.length > 5 ? ` and ${changes.freed.length - 5} more` : ""}.`,
    );
  return changes;
}

/** Objects that hold `id` in a field: few, and only looked for among the few that are new or small. */
function holdersOf(state: State, id: number): number[] {
  const holders: number[] = [];
  if (state.objects.size > 20000) return holders;
  for (const object of state.objects.values())
    for (const edge of object.edges)
      if (edge.to === id && edge.kind === EdgeKind.field) holders.push(object.id);
  return holders;
}
