// Stack and heap at one step, and how events change them.
import { Event, EdgeKind, Flag, Kind, Reader } from "./recording.js";

export interface Edge {
  kind: number;
  to: number;
  /** id of the name for attributes and locals; number of the label for fields. */
  label: number;
}

export interface Obj {
  id: number;
  type: number;
  kind: number;
  flags: number;
  text: string;
  bytes: number;
  cell: number;
  count: number;
  /** References that are held outside of what is recorded. */
  elsewhere: number;
  edges: Edge[];
  born: number;
}

export interface Slot {
  id: number;
  owned: boolean;
}

export interface Frame {
  code: number;
  callable: number;
  generator: number;
  names: number;
  globals: number;
  locals: number[];
  stack: Slot[];
  unit: number;
  begun: boolean;
}

/** What is told of each change, while somebody wants to know. */
export interface Listener {
  born?(object: Obj): void;
  freed?(object: Obj): void;
  push?(id: number, owned: boolean, depth: number): void;
  pop?(ids: Slot[]): void;
  local?(index: number, before: number, after: number): void;
  enter?(frame: Frame): void;
  leave?(frame: Frame): void;
  edges?(object: Obj, removed: Edge[], added: Edge[], place: number): void;
  elsewhere?(object: Obj, by: number): void;
  passing?(count: number): void;
  raise?(id: number, text: string): void;
  output?(stream: number, text: string): void;
}

export class State {
  objects = new Map<number, Obj>();
  frames: Frame[] = [];
  nextId = 1;
  step = -1;
  outputLength = 0;
  edgeCount = 0;
  listener: Listener | null = null;

  constructor(
    readonly localCounts: number[],
    /** Per code: units to the next instruction, by unit. */
    readonly lengths: Uint8Array[],
  ) {}

  copy(): State {
    const copy = new State(this.localCounts, this.lengths);
    for (const [id, object] of this.objects) copy.objects.set(id, { ...object, edges: object.edges.slice() });
    copy.frames = this.frames.map((frame) => ({
      ...frame,
      locals: frame.locals.slice(),
      stack: frame.stack.slice(),
    }));
    copy.nextId = this.nextId;
    copy.step = this.step;
    copy.outputLength = this.outputLength;
    copy.edgeCount = this.edgeCount;
    return copy;
  }

  get top(): Frame | undefined {
    return this.frames[this.frames.length - 1];
  }

  private ref(reader: Reader): number {
    return this.nextId - reader.number();
  }

  private count(id: number, by: number): void {
    const object = id ? this.objects.get(id) : undefined;
    if (object) object.count += by;
  }

  /** Plays the events of one step. False: there are none left. */
  play(reader: Reader): boolean {
    const listener = this.listener;
    while (reader.more) {
      switch (reader.byte()) {
        case Event.next: {
          const frame = this.top;
          if (frame) frame.unit += this.lengths[frame.code]?.[frame.unit] ?? 1;
          this.step++;
          return true;
        }
        case Event.at: {
          const unit = reader.number();
          const frame = this.top;
          if (frame) {
            frame.unit = unit;
            frame.begun = true;
          }
          this.step++;
          return true;
        }
        case Event.enter: {
          const code = reader.number();
          const frame: Frame = {
            code,
            callable: this.ref(reader),
            generator: this.ref(reader),
            names: this.ref(reader),
            globals: this.ref(reader),
            locals: new Array<number>(this.localCounts[code] ?? 0).fill(0),
            stack: [],
            unit: 0,
            begun: false,
          };
          this.count(frame.callable, 1);
          this.frames.push(frame);
          listener?.enter?.(frame);
          break;
        }
        case Event.leave: {
          const frame = this.frames.pop();
          if (!frame) break;
          for (const id of frame.locals) this.count(id, -1);
          for (const slot of frame.stack) if (slot.owned) this.count(slot.id, -1);
          this.count(frame.callable, -1);
          listener?.leave?.(frame);
          break;
        }
        case Event.pop: {
          const stack = this.top?.stack;
          const gone = reader.number();
          if (!stack) break;
          const slots = stack.splice(stack.length - gone, gone);
          for (const slot of slots) if (slot.owned) this.count(slot.id, -1);
          listener?.pop?.(slots);
          break;
        }
        case Event.push:
          this.push(this.ref(reader), true);
          break;
        case Event.pushBorrowed:
          this.push(this.ref(reader), false);
          break;
        case Event.local: {
          const index = reader.number();
          const id = this.ref(reader);
          const frame = this.top;
          if (!frame) break;
          const before = frame.locals[index] ?? 0;
          this.count(before, -1);
          this.count(id, 1);
          frame.locals[index] = id;
          listener?.local?.(index, before, id);
          break;
        }
        case Event.integer:
          this.add(2, Kind.number, 0, 24, reader.zigzagText());
          break;
        case Event.object: {
          const type = this.ref(reader);
          const kind = reader.number();
          const flags = reader.number();
          const bytes = reader.number();
          this.add(type, kind, flags, bytes, reader.text());
          break;
        }
        case Event.edges:
          this.splice(reader);
          break;
        case Event.size: {
          const object = this.objects.get(this.ref(reader));
          const bytes = reader.number();
          if (object) object.bytes = bytes;
          break;
        }
        case Event.elsewhere: {
          const object = this.objects.get(this.ref(reader));
          const by = reader.zigzag();
          if (!object) break;
          object.count += by;
          object.elsewhere += by;
          listener?.elsewhere?.(object, by);
          break;
        }
        case Event.text: {
          const object = this.objects.get(this.ref(reader));
          const text = reader.text();
          if (object) object.text = text;
          break;
        }
        case Event.retype: {
          const object = this.objects.get(this.ref(reader));
          const type = this.ref(reader);
          if (!object) break;
          this.count(object.type, -1);
          this.count(type, 1);
          object.type = type;
          break;
        }
        case Event.free: {
          const object = this.objects.get(this.ref(reader));
          if (!object) break;
          for (const edge of object.edges) this.count(edge.to, -1);
          this.count(object.type, -1);
          this.edgeCount -= object.edges.length;
          this.objects.delete(object.id);
          listener?.freed?.(object);
          break;
        }
        case Event.passing: {
          const count = reader.number();
          listener?.passing?.(count);
          break;
        }
        case Event.raise: {
          const id = this.ref(reader);
          const text = reader.text();
          listener?.raise?.(id, text);
          break;
        }
        case Event.output: {
          const stream = reader.number();
          const text = reader.text();
          this.outputLength += text.length;
          listener?.output?.(stream, text);
          break;
        }
        default:
          throw new Error(`the recording is damaged at byte ${reader.at - 1}`);
      }
    }
    return false;
  }

  private push(id: number, owned: boolean): void {
    const stack = this.top?.stack;
    if (!stack) return;
    stack.push({ id, owned });
    if (owned) this.count(id, 1);
    this.listener?.push?.(id, owned, stack.length - 1);
  }

  private add(type: number, kind: number, flags: number, bytes: number, text: string): void {
    const id = this.nextId++;
    const object: Obj = {
      id,
      type,
      kind,
      flags,
      text,
      bytes,
      cell: bytes,
      count: 0,
      elsewhere: 0,
      edges: [],
      born: this.step + 1,
    };
    this.objects.set(id, object);
    this.count(type, 1);
    this.listener?.born?.(object);
  }

  private splice(reader: Reader): void {
    const object = this.objects.get(this.ref(reader));
    const place = reader.number();
    const gone = reader.number();
    const come = reader.number();
    const added: Edge[] = [];
    for (let i = 0; i < come; i++) {
      const kind = reader.number();
      const to = this.ref(reader);
      let label = 0;
      if (kind === EdgeKind.attribute || kind === EdgeKind.local) label = this.ref(reader);
      else if (kind === EdgeKind.field || kind === EdgeKind.root) label = reader.number();
      added.push({ kind, to, label });
    }
    if (!object) return;
    const removed = object.edges.slice(place, place + gone);
    if (place + gone === object.edges.length) {
      object.edges.length = place;
      for (const edge of added) object.edges.push(edge);
    } else if (added.length < 10000) {
      object.edges.splice(place, gone, ...added);
    } else {
      object.edges = object.edges.slice(0, place).concat(added, object.edges.slice(place + gone));
    }
    this.edgeCount += come - gone;
    for (const edge of removed) this.count(edge.to, -1);
    for (const edge of added) this.count(edge.to, 1);
    this.listener?.edges?.(object, removed, added, place);
  }

  typeName(object: Obj): string {
    return this.objects.get(object.type)?.text ?? "?";
  }

  isStartup(id: number): boolean {
    const object = this.objects.get(id);
    return !object || (object.flags & Flag.startup) !== 0;
  }
}
