// The recording as the file has it: a JSON object, and a stream of events in base64. See README.md.

/** unit, name, argument, meaning; then, where it has one, line, column, end line, end column. */
export type InstructionRow = [number, string, number, string, number?, number?, number?, number?];

export interface Code {
  name: string;
  qualname: string;
  file: string;
  line: number;
  locals: string[];
  instructions: InstructionRow[];
}

export interface Recording {
  version: number;
  program: string;
  steps: number;
  objects: number;
  ending: "finished" | "raised" | "limit" | "interrupted" | "memory" | "snapshot";
  message: string;
  labels: string[];
  codes: Code[];
  sources: Record<string, string>;
}

/** Numbers of inspect/recording.hpp. */
export const Event = {
  next: 0,
  at: 1,
  enter: 2,
  leave: 3,
  pop: 4,
  push: 5,
  pushBorrowed: 6,
  local: 7,
  integer: 8,
  object: 9,
  edges: 10,
  size: 11,
  elsewhere: 12,
  text: 13,
  retype: 14,
  free: 15,
  passing: 16,
  raise: 17,
  output: 18,
} as const;

/** Numbers of EdgeKind. */
export const EdgeKind = {
  instanceOf: 0,
  field: 1,
  index: 2,
  key: 3,
  value: 4,
  attribute: 5,
  base: 6,
  mro: 7,
  constant: 8,
  name: 9,
  cell: 10,
  local: 11,
  stack: 12,
  root: 13,
} as const;

/** Numbers of NodeKind. */
export const Kind = {
  number: 0,
  text: 1,
  singleton: 2,
  sequence: 3,
  mapping: 4,
  set: 5,
  type: 6,
  function: 7,
  code: 8,
  module: 9,
  instance: 10,
  exception: 11,
  internal: 12,
} as const;

export const Flag = { immortal: 1, cached: 2, interned: 4, startup: 8 } as const;

export function decodeBase64(text: string): Uint8Array {
  const digits = new Uint8Array(128);
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (let i = 0; i < alphabet.length; i++) digits[alphabet.charCodeAt(i)] = i;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4) + 3);
  let size = 0;
  let word = 0;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13 || c === 32) continue;
    if (c === 61) break;
    word = (word << 6) | (digits[c] ?? 0);
    if (++count < 4) continue;
    bytes[size++] = (word >> 16) & 255;
    bytes[size++] = (word >> 8) & 255;
    bytes[size++] = word & 255;
    word = 0;
    count = 0;
  }
  if (count === 3) {
    bytes[size++] = (word >> 10) & 255;
    bytes[size++] = (word >> 2) & 255;
  } else if (count === 2) {
    bytes[size++] = (word >> 4) & 255;
  }
  return bytes.subarray(0, size);
}

const utf8 = new TextDecoder("utf-8");

/** Reads the pieces that events are made of. */
export class Reader {
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
  ) {}
  get more(): boolean {
    return this.at < this.bytes.length;
  }
  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }
  /** Exact up to 2**53. */
  number(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }
  /** Any 64-bit value, as text. */
  zigzagText(): string {
    let value = 0n;
    let shift = 0n;
    const start = this.at;
    const small = this.number();
    if (small < 2 ** 52) return String(small % 2 ? -(small + 1) / 2 : small / 2);
    this.at = start;
    for (;;) {
      const byte = this.bytes[this.at++] ?? 0;
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) break;
      shift += 7n;
    }
    return String(value & 1n ? -((value + 1n) / 2n) : value / 2n);
  }
  zigzag(): number {
    const value = this.number();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  }
  text(): string {
    const length = this.number();
    const piece = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return utf8.decode(piece);
  }
}
