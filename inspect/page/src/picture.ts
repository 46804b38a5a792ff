// The drawing: frames on the left, the heap on the right, an arrow for each reference. What is drawn
// and where is worked out here; draw.ts makes SVG of it. Objects keep their place from step to step
// for as long as they are drawn.
import { Flag, Kind, type Recording } from "./recording.js";
import type { Frame, Obj, State } from "./state.js";
import { inlineText, isScalar, linksOf, namesOf, title } from "./words.js";

export type Level = "blackboard" | "heap" | "bytes";

export interface Row {
  label: string;
  /** Written inside; empty where an arrow starts. */
  value: string;
  /** Object the row refers to; 0: nothing. */
  to: number;
  arrow: boolean;
  borrowed: boolean;
  changed: boolean;
  /** More rows stand behind this one: a click shows them. */
  more: boolean;
}

export interface Box {
  key: string;
  id: number;
  title: string;
  badge: string;
  rows: Row[];
  x: number;
  y: number;
  width: number;
  height: number;
  frame: boolean;
  current: boolean;
  born: boolean;
  touched: boolean;
  freed: boolean;
  pinned: boolean;
  selected: boolean;
  cell: boolean;
}

export interface Arrow {
  from: string;
  row: number;
  to: string;
  kind: number;
  changed: boolean;
  borrowed: boolean;
}

export interface Picture {
  boxes: Box[];
  arrows: Arrow[];
  width: number;
  height: number;
  shelf: { x: number; y: number; width: number; height: number; title: string } | null;
  leftOut: number;
}

export const rowHeight = 23;
export const headHeight = 27;
export const letter = 7.7;
const gap = 26;
const columnGap = 84;
const mostBoxes = 160;
const rowsAtFirst = 10;

export interface Changes {
  born: Set<number>;
  touched: Set<number>;
  freed: Obj[];
  /** "frame depth/name" and "id/label" of references that are new. */
  references: Set<string>;
}

export interface View {
  level: Level;
  selected: number;
  pins: Set<number>;
  /** Rows shown of an object, where it is not the usual number. */
  rows: Map<string, number>;
  framesShown: number;
}

interface Place {
  column: number;
  y: number;
  height: number;
}

function width(text: string): number {
  let columns = 0;
  for (const c of text) columns += (c.codePointAt(0) ?? 0) > 0x2e7f ? 1.8 : 1;
  return columns * letter;
}

function cut(text: string, most: number): string {
  return text.length > most ? text.slice(0, most - 1) + "…" : text;
}

export class Painter {
  private places = new Map<string, Place>();
  private level: Level | null = null;
  private columnWidths: number[] = [];

  constructor(private readonly recording: Recording) {}

  forget(): void {
    this.places.clear();
    this.columnWidths = [];
  }

  paint(state: State, view: View, changes: Changes): Picture {
    if (view.level !== this.level) this.forget();
    this.level = view.level;
    const boxes: Box[] = [];
    const arrows: Arrow[] = [];
    const shelf: number[] = [];
    const onShelf = new Set<number>();
    const queue: { id: number; column: number }[] = [];
    const seen = new Set<number>();
    const want = (id: number, column: number) => {
      if (seen.has(id)) return;
      seen.add(id);
      queue.push({ id, column });
    };

    const inline = (object: Obj): boolean =>
      view.level === "blackboard" &&
      (isScalar(object) || (object.flags & Flag.startup) !== 0) &&
      !view.pins.has(object.id);
    const row = (label: string, to: number, column: number, reference: string): Row => {
      const object = to ? state.objects.get(to) : undefined;
      const base = { label, to, borrowed: false, changed: changes.references.has(reference), more: false };
      if (!object) return { ...base, value: to ? `#${to} (freed)` : "", arrow: false };
      if (inline(object)) return { ...base, value: cut(inlineText(state, object), 26), arrow: false };
      if (object.flags & Flag.startup && !view.pins.has(to)) {
        if (!onShelf.has(to)) shelf.push(to);
        onShelf.add(to);
      } else {
        want(to, column);
      }
      return { ...base, value: "", arrow: true };
    };
    const limit = (rows: Row[], key: string, total: number): Row[] => {
      const most = view.rows.get(key) ?? rowsAtFirst;
      if (total <= most + 1) return rows;
      const kept = rows.slice(0, most);
      kept.push({
        label: `… ${(total - most).toLocaleString("en")} more`,
        value: "",
        to: 0,
        arrow: false,
        borrowed: false,
        changed: rows.slice(most).some((r) => r.changed),
        more: true,
      });
      return kept;
    };

    // Frames, the outermost first.
    const depth = state.frames.length;
    const firstFrame = Math.max(0, depth - view.framesShown);
    state.frames.forEach((frame, i) => {
      if (i > 0 && i < firstFrame) return;
      boxes.push(this.frameBox(state, frame, i, depth, row, limit));
      if (i === 0 && firstFrame > 1) boxes.push(this.hiddenFrames(firstFrame - 1));
    });

    // The heap, by distance from the names.
    let leftOut = 0;
    for (const pin of view.pins) if (state.objects.has(pin)) want(pin, 0);
    if (view.selected && state.objects.has(view.selected)) {
      const object = state.objects.get(view.selected);
      if (object && !inline(object) && !(object.flags & Flag.startup)) want(view.selected, 0);
    }
    for (let i = 0; i < queue.length; i++) {
      const next = queue[i];
      const object = next && state.objects.get(next.id);
      if (!next || !object) continue;
      if (boxes.length >= mostBoxes) {
        leftOut++;
        continue;
      }
      const key = `o${object.id}`;
      const column = this.places.get(key)?.column ?? next.column;
      const most = (view.rows.get(key) ?? rowsAtFirst) + 2;
      const links = linksOf(this.recording, state, object, most);
      const rows = links.map((link) =>
        row(cut(link.label, 18), link.to, column + 1, `${object.id}/${link.label}`),
      );
      const total = Math.max(links.length, links.length >= most ? object.edges.length : 0);
      const box = this.box(state, object, key, limit(rows, key, total), view, changes);
      if (view.level === "bytes") box.rows = bytesRows(state, object).concat(box.rows);
      box.x = column;
      boxes.push(box);
    }
    for (const object of changes.freed) {
      const key = `o${object.id}`;
      if (!this.places.has(key) || boxes.length >= mostBoxes) continue;
      const box = this.box(state, object, key, [], view, changes);
      box.freed = true;
      box.badge = "freed";
      box.x = this.places.get(key)?.column ?? 0;
      boxes.push(box);
    }
    const shelfBoxes = shelf.sort((a, b) => order(state, a) - order(state, b)).slice(0, 60).map((id) => {
      const object = state.objects.get(id);
      const box = this.box(state, object as Obj, `o${id}`, [], view, changes);
      box.cell = true;
      box.badge = "";
      return box;
    });
    const picture = this.layOut(boxes, shelfBoxes);
    picture.leftOut = leftOut;
    const keys = new Set(picture.boxes.map((box) => box.key));
    for (const box of picture.boxes)
      box.rows.forEach((r, i) => {
        const to = `o${r.to}`;
        if (r.arrow && keys.has(to))
          arrows.push({ from: box.key, row: i, to, kind: 0, changed: r.changed, borrowed: r.borrowed });
        else if (r.arrow) {
          r.arrow = false;
          const object = state.objects.get(r.to);
          r.value = object ? cut(`#${r.to} ${title(state, object)}`, 24) : "";
        }
      });
    picture.arrows = arrows;
    return picture;
  }

  private frameBox(
    state: State,
    frame: Frame,
    i: number,
    depth: number,
    row: (label: string, to: number, column: number, reference: string) => Row,
    limit: (rows: Row[], key: string, total: number) => Row[],
  ): Box {
    const code = this.recording.codes[frame.code];
    const key = `f${i}`;
    const names = namesOf(this.recording, state, frame);
    const rows = limit(
      names.map((name) => row(cut(name.name, 20), name.to, 0, `f${i}/${name.name}`)),
      key,
      names.length,
    );
    frame.stack.forEach((slot, k) => {
      const r = row(`stack[${k}]`, slot.id, 0, `f${i}/stack[${k}]`);
      r.borrowed = !slot.owned;
      if (!slot.id) r.value = "NULL";
      rows.push(r);
    });
    const line = lineOf(this.recording, frame);
    return {
      ...empty(key, 0),
      title: cut(code?.qualname ?? "?", 26),
      badge: line ? `line ${line}` : "",
      rows,
      frame: true,
      current: i === depth - 1,
    };
  }

  private hiddenFrames(count: number): Box {
    return {
      ...empty("f…", 0),
      title: `… ${count.toLocaleString("en")} more frames`,
      rows: [],
      frame: true,
    };
  }

  private box(state: State, object: Obj, key: string, rows: Row[], view: View, changes: Changes): Box {
    const immortal = (object.flags & Flag.immortal) !== 0;
    const born = changes.born.has(object.id);
    return {
      ...empty(key, object.id),
      title: cut(title(state, object), 38),
      badge: (born ? "new · " : "") + (immortal ? "immortal" : `count ${object.count}`),
      rows,
      born,
      touched: changes.touched.has(object.id),
      pinned: view.pins.has(object.id),
      selected: view.selected === object.id,
    };
  }

  // ---- where things stand ----

  private layOut(boxes: Box[], shelfBoxes: Box[]): Picture {
    for (const box of boxes) size(box);
    let framesWidth = 170;
    let y = 34;
    for (const box of boxes) {
      if (!box.frame) continue;
      framesWidth = Math.max(framesWidth, box.width);
      box.y = y;
      box.x = 12;
      y += box.height + 16;
    }
    for (const box of boxes) if (box.frame) box.width = framesWidth;
    let height = y;

    const columns: Box[][] = [];
    for (const box of boxes) if (!box.frame) (columns[box.x] ??= []).push(box);
    let x = 12 + framesWidth + columnGap;
    let right = 12 + framesWidth;
    columns.forEach((column, c) => {
      const widest = Math.max(...column.map((box) => box.width), this.columnWidths[c] ?? 150);
      this.columnWidths[c] = widest;
      height = Math.max(height, this.stack(column, c));
      for (const box of column) box.x = x;
      x += widest + columnGap;
      right = x - columnGap;
    });
    let shelf: Picture["shelf"] = null;
    if (shelfBoxes.length > 0) {
      const left = 12;
      const room = Math.max(right, 720);
      let cellX = left + 10;
      let cellY = height + 44;
      const top = height + 30;
      for (const box of shelfBoxes) {
        box.width = Math.max(34, Math.ceil(width(box.title)) + 16);
        box.height = headHeight - 3;
        if (cellX + box.width > room) {
          cellX = left + 10;
          cellY += headHeight + 6;
        }
        box.x = cellX;
        box.y = cellY;
        cellX += box.width + 8;
      }
      shelf = {
        x: left,
        y: top,
        width: room - left,
        height: cellY + headHeight + 24 - top,
        title: "made at start-up and kept for ever: the small ints −5 … 256, None, built-in types …",
      };
      height = shelf.y + shelf.height;
      right = Math.max(right, room);
    }
    return {
      boxes: boxes.concat(shelfBoxes),
      arrows: [],
      width: Math.ceil(right + 40),
      height: Math.ceil(height + 16),
      shelf,
      leftOut: 0,
    };
  }

  /** Each box of a column at the place it has had, new ones in the first room that is free. */
  private stack(column: Box[], c: number): number {
    const kept: Box[] = [];
    const fresh: Box[] = [];
    for (const box of column) (this.places.has(box.key) ? kept : fresh).push(box);
    kept.sort((a, b) => (this.places.get(a.key)?.y ?? 0) - (this.places.get(b.key)?.y ?? 0));
    let y = 34;
    for (const box of kept) {
      const place = this.places.get(box.key);
      box.y = Math.max(y, place?.y ?? y);
      y = box.y + box.height + gap;
    }
    for (const box of fresh) {
      // The first gap that takes it.
      let top = 34;
      for (const other of kept.slice().sort((a, b) => a.y - b.y)) {
        if (other.y - top >= box.height + gap) break;
        top = Math.max(top, other.y + other.height + gap);
      }
      box.y = top;
      kept.push(box);
    }
    let bottom = 0;
    for (const box of kept) {
      this.places.set(box.key, { column: c, y: box.y, height: box.height });
      bottom = Math.max(bottom, box.y + box.height);
    }
    return bottom + gap;
  }
}

function order(state: State, id: number): number {
  const object = state.objects.get(id);
  if (!object) return 1e9;
  if (object.kind === Kind.number) return Number(object.text) || 0;
  return 1000 * (1 + object.kind) + id;
}

function lineOf(recording: Recording, frame: Frame): number {
  const row = recording.codes[frame.code]?.instructions.find((r) => r[0] === frame.unit);
  return row?.[4] ?? 0;
}

function empty(key: string, id: number): Box {
  return {
    key, id, title: "", badge: "", rows: [], x: 0, y: 0, width: 0, height: 0, frame: false,
    current: false, born: false, touched: false, freed: false, pinned: false, selected: false, cell: false,
  };
}

function size(box: Box): void {
  const idWidth = box.id ? width(`#${box.id} `) : 0;
  let widest = idWidth + width(box.title) + (box.badge ? width(box.badge) * 0.86 + 26 : 12);
  for (const r of box.rows)
    widest = Math.max(widest, width(r.label) + (r.value ? width(r.value) + 14 : 26) + 10);
  box.width = Math.ceil(Math.max(120, widest + 14));
  box.height = headHeight + box.rows.length * rowHeight + (box.rows.length ? 4 : 0);
}

/** The words of an object's own cell, as far as all objects have them alike. */
function bytesRows(state: State, object: Obj): Row[] {
  const plain = (label: string, value: string): Row => ({
    label, value, to: 0, arrow: false, borrowed: false, changed: false, more: false,
  });
  const immortal = (object.flags & Flag.immortal) !== 0;
  const rows = [
    plain("+0  count", immortal ? "immortal" : String(object.count)),
    plain("+4  aux", "4 bytes"),
    plain("+8  type", cut(state.objects.get(object.type)?.text ?? "?", 16)),
  ];
  const payload = object.cell - 16;
  if (payload > 0) {
    const value = payload === 8 && object.kind === Kind.number ? object.text : `${payload} bytes`;
    rows.push(plain("+16 own", value));
  }
  if (object.bytes > object.cell) rows.push(plain("buffers", `${object.bytes - object.cell} bytes`));
  return rows;
}
