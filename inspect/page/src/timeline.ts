// All steps of a recording: where each one is, what happens in it, and the state at any of them.
import { type InstructionRow, type Recording, Reader } from "./recording.js";
import { State } from "./state.js";

export const Mark = { born: 1, freed: 2, raised: 4, output: 8, called: 16 } as const;

export class Timeline {
  readonly count: number;
  /** By step: byte behind its events, code, unit, depth of the stack, marks. */
  private readonly ends: Uint32Array;
  readonly codes: Uint32Array;
  readonly units: Uint32Array;
  readonly depths: Uint16Array;
  readonly marks: Uint8Array;
  readonly output: { step: number; stream: number; text: string; at: number }[] = [];
  readonly raises: { step: number; text: string }[] = [];
  private readonly kept: State[] = [];
  private readonly localCounts: number[];
  private readonly lengths: Uint8Array[] = [];
  private readonly rows: Map<number, InstructionRow>[] = [];

  constructor(
    readonly recording: Recording,
    readonly bytes: Uint8Array,
  ) {
    this.localCounts = recording.codes.map((code) => code.locals.length);
    for (const code of recording.codes) {
      const byUnit = new Map<number, InstructionRow>();
      const last = code.instructions[code.instructions.length - 1];
      const lengths = new Uint8Array((last?.[0] ?? 0) + 1);
      code.instructions.forEach((row, i) => {
        byUnit.set(row[0], row);
        const next = code.instructions[i + 1];
        lengths[row[0]] = next ? next[0] - row[0] : 1;
      });
      this.rows.push(byUnit);
      this.lengths.push(lengths);
    }
    const room = recording.steps + 1;
    this.ends = new Uint32Array(room);
    this.codes = new Uint32Array(room);
    this.units = new Uint32Array(room);
    this.depths = new Uint16Array(room);
    this.marks = new Uint8Array(room);
    this.count = this.index(room);
  }

  private index(room: number): number {
    const state = new State(this.localCounts, this.lengths);
    let marks = 0;
    state.listener = {
      born: () => (marks |= Mark.born),
      freed: () => (marks |= Mark.freed),
      enter: () => (marks |= Mark.called),
      raise: (_id, text) => {
        marks |= Mark.raised;
        this.raises.push({ step: state.step + 1, text });
      },
      output: (stream, text) => {
        marks |= Mark.output;
        this.output.push({ step: state.step + 1, stream, text, at: state.outputLength });
      },
    };
    const reader = new Reader(this.bytes);
    let step = 0;
    let sinceKept = 0;
    while (step < room && state.play(reader)) {
      const frame = state.top;
      this.ends[step] = reader.at;
      this.codes[step] = frame?.code ?? 0;
      this.units[step] = frame?.unit ?? 0;
      this.depths[step] = state.frames.length;
      this.marks[step] = step === 0 ? marks & ~Mark.born : marks;
      marks = 0;
      // States are kept so that going to any step costs little, and so few of them that all
      // together cost no more than the recording.
      if (step === 0 || ++sinceKept > Math.max(2000, state.objects.size * 3 + state.edgeCount)) {
        this.kept.push(state.copy());
        sinceKept = 0;
      }
      step++;
    }
    return step;
  }

  /** The state at `step`: right before its instruction runs. */
  at(step: number, from?: State): State {
    let base: State | undefined = from && from.step <= step ? from : undefined;
    if (!base || step - base.step > 2000) {
      let low = 0;
      let high = this.kept.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((this.kept[middle]?.step ?? 0) <= step) low = middle;
        else high = middle - 1;
      }
      const kept = this.kept[low];
      if (kept && (!base || kept.step > base.step)) base = kept.copy();
    }
    const state = base ?? new State(this.localCounts, this.lengths);
    const reader = new Reader(this.bytes, state.step >= 0 ? (this.ends[state.step] ?? 0) : 0);
    while (state.step < step && state.play(reader));
    return state;
  }

  row(step: number): InstructionRow | undefined {
    return this.rowOf(this.codes[step] ?? 0, this.units[step] ?? 0);
  }
  rowOf(code: number, unit: number): InstructionRow | undefined {
    return this.rows[code]?.get(unit);
  }
  line(step: number): number {
    return this.row(step)?.[4] ?? 0;
  }

  // ---- where to go ----

  private clamp(step: number): number {
    return Math.max(0, Math.min(this.count - 1, step));
  }
  private sameLine(a: number, b: number): boolean {
    return this.codes[a] === this.codes[b] && this.line(a) === this.line(b);
  }
  /** The next line of this frame or of one below it. */
  nextLine(step: number): number {
    const depth = this.depths[step] ?? 0;
    for (let i = step + 1; i < this.count; i++) {
      const here = this.depths[i] ?? 0;
      if (here > depth || this.line(i) === 0) continue;
      if (here < depth || !this.sameLine(i, step)) return i;
    }
    return this.count - 1;
  }
  previousLine(step: number): number {
    const depth = this.depths[step] ?? 0;
    let i = step - 1;
    while (i > 0 && ((this.depths[i] ?? 0) > depth || this.line(i) === 0)) i--;
    // And on to where that line begins.
    while (i > 0) {
      const before = i - 1;
      const deeper = (this.depths[before] ?? 0) > (this.depths[i] ?? 0);
      if (!deeper && !this.sameLine(before, i)) break;
      if (deeper) {
        let outer = before;
        while (outer > 0 && (this.depths[outer] ?? 0) > (this.depths[i] ?? 0)) outer--;
        if (!this.sameLine(outer, i)) break;
        i = outer;
      } else {
        i = before;
      }
    }
    return this.clamp(i);
  }
  /** Into the next function that is called. */
  into(step: number): number {
    const depth = this.depths[step] ?? 0;
    for (let i = step + 1; i < this.count; i++) if ((this.depths[i] ?? 0) > depth) return i;
    return this.count - 1;
  }
  /** Back in the caller. */
  out(step: number): number {
    const depth = this.depths[step] ?? 0;
    for (let i = step + 1; i < this.count; i++) if ((this.depths[i] ?? 0) < depth) return i;
    return this.count - 1;
  }
}
