// Two listings: the source with the columns that run, and the instructions with the value stack.
import { h, replace } from "./dom.js";
import type { Code, InstructionRow, Recording } from "./recording.js";
import type { State } from "./state.js";
import { shortTitle } from "./words.js";

const encoder = new TextEncoder();

/** Columns are offsets in UTF-8. */
function characters(line: string, bytes: number): number {
  let used = 0;
  let at = 0;
  for (const c of line) {
    if (used >= bytes) break;
    used += encoder.encode(c).length;
    at += c.length;
  }
  return at;
}

export class SourceView {
  readonly element = h("div", { class: "source", tabindex: 0, role: "region", "aria-label": "source" });
  private file = "";
  private lines: HTMLElement[] = [];
  private texts: string[] = [];
  private marked: number[] = [];

  constructor(
    private readonly recording: Recording,
    private readonly toLine: (line: number, file: string) => void,
  ) {}

  private load(file: string): void {
    this.file = file;
    this.lines = [];
    this.marked = [];
    const text = this.recording.sources[file];
    if (!text) {
      this.texts = [];
      replace(this.element, h("p", { class: "empty" }, `The source of ${file || "this code"} is not in the recording.`));
      return;
    }
    this.texts = text.replace(/\r\n?/g, "\n").split("\n");
    if (this.texts[this.texts.length - 1] === "") this.texts.pop();
    const list = h("ol", { class: "lines" });
    this.texts.forEach((line, i) => {
      const item = h(
        "li",
        { "data-line": i + 1, title: "click: go to the next step in this line", onclick: () => this.toLine(i + 1, file) },
        h("span", { class: "number", "aria-hidden": "true" }, String(i + 1)),
        h("code", {}, line || " "),
      );
      this.lines.push(item);
      list.append(item);
    });
    replace(this.element, list);
  }

  show(code: Code | undefined, row: InstructionRow | undefined, callers: Set<number>): void {
    const file = code?.file ?? "";
    if (file !== this.file || !this.lines.length) this.load(file);
    for (const i of this.marked) {
      const item = this.lines[i - 1];
      if (!item) continue;
      item.className = "";
      item.removeAttribute("aria-current");
      const codeElement = item.querySelector("code");
      if (codeElement) replace(codeElement, this.texts[i - 1] || " ");
    }
    this.marked = [];
    for (const line of callers) this.mark(line, "caller");
    const line = row?.[4] ?? 0;
    if (!row || !line) return;
    const last = Math.min(row[6] ?? line, line + 40);
    for (let i = line; i <= last; i++) {
      const item = this.lines[i - 1];
      const text = this.texts[i - 1];
      if (!item || text === undefined) continue;
      this.mark(i, "current");
      const column = row[5] ?? -1;
      const end = row[7] ?? -1;
      if (column < 0 || end < 0) continue;
      const from = i === line ? characters(text, column) : text.length - text.trimStart().length;
      const to = i === (row[6] ?? line) ? characters(text, end) : text.length;
      const codeElement = item.querySelector("code");
      if (codeElement && to > from)
        replace(codeElement, text.slice(0, from), h("mark", {}, text.slice(from, to)), text.slice(to));
    }
    const item = this.lines[line - 1];
    item?.setAttribute("aria-current", "step");
    if (item) scrollWithin(this.element, item);
  }

  private mark(line: number, name: string): void {
    this.lines[line - 1]?.classList.add(name);
    this.marked.push(line);
  }
}

/** Scrolls only the box, never the page. */
function scrollWithin(box: HTMLElement, item: HTMLElement): void {
  const top = item.offsetTop - box.offsetTop;
  const room = box.clientHeight;
  if (top < box.scrollTop + room * 0.15 || top > box.scrollTop + room * 0.75)
    box.scrollTop = Math.max(0, top - room * 0.4);
}

export class BytecodeView {
  readonly element = h("div", { class: "bytecode", tabindex: 0, role: "region", "aria-label": "instructions" });
  readonly stack = h("div", { class: "stack", role: "region", "aria-label": "value stack" });
  private code: Code | undefined;
  private rows = new Map<number, HTMLElement>();
  private current: HTMLElement | undefined;

  constructor(private readonly select: (id: number) => void) {}

  show(code: Code | undefined, row: InstructionRow | undefined, state: State): void {
    if (code !== this.code || !this.rows.size) this.load(code);
    this.current?.classList.remove("current");
    this.current?.removeAttribute("aria-current");
    this.current = row ? this.rows.get(row[0]) : undefined;
    if (this.current) {
      this.current.classList.add("current");
      this.current.setAttribute("aria-current", "step");
      scrollWithin(this.element, this.current);
    }
    this.showStack(state);
  }

  private load(code: Code | undefined): void {
    this.code = code;
    this.rows.clear();
    const list = h("ol", {});
    let line = 0;
    for (const row of code?.instructions ?? []) {
      const starts = row[4] && row[4] !== line;
      line = row[4] ?? line;
      const item = h(
        "li",
        { class: starts ? "starts" : "" },
        h("span", { class: "number" }, starts ? String(line) : ""),
        h("span", { class: "unit" }, String(row[0])),
        h("span", { class: "name" }, row[1]),
        h("span", { class: "meaning" }, row[3] || (row[2] && row[1] !== "RESUME" ? String(row[2]) : "")),
      );
      this.rows.set(row[0], item);
      list.append(item);
    }
    replace(
      this.element,
      code ? list : h("p", { class: "empty" }, "A snapshot has no instructions to step through."),
    );
  }

  private showStack(state: State): void {
    const frame = state.top;
    const slots = frame?.stack ?? [];
    const cells = slots.map((slot, i) => {
      const text = slot.id ? shortTitle(state, slot.id, 30) : "NULL";
      const cell = h(
        slot.id ? "button" : "span",
        { class: `slot${slot.owned ? "" : " borrowed"}`, title: slot.owned ? "" : "borrowed: relies on another holder and is not counted" },
        h("span", { class: "place" }, String(i)),
        text,
        slot.owned ? "" : h("span", { class: "note" }, "borrowed"),
      );
      if (slot.id) cell.addEventListener("click", () => this.select(slot.id));
      return cell;
    });
    replace(
      this.stack,
      h("h3", {}, "value stack"),
      cells.length ? h("div", { class: "slots" }, ...cells.reverse()) : h("p", { class: "empty" }, "empty"),
    );
  }
}
