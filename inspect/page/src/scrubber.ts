// The run from end to end: how deep the stack is, where objects are born and freed, where it raises.
import { h } from "./dom.js";
import { Mark, type Timeline } from "./timeline.js";

export class Scrubber {
  readonly element = h("div", { class: "scrubber" });
  private readonly canvas = h("canvas", { "aria-hidden": "true" });
  readonly input = h("input", { type: "range", min: 0, step: 1, value: 0, "aria-label": "step" });

  constructor(
    private readonly timeline: Timeline,
    go: (step: number) => void,
  ) {
    this.input.max = String(Math.max(0, timeline.count - 1));
    this.input.addEventListener("input", () => go(Number(this.input.value)));
    this.element.append(this.canvas, this.input);
    if (typeof ResizeObserver === "function")
      new ResizeObserver(() => this.draw()).observe(this.element);
  }

  show(step: number, text: string): void {
    this.input.value = String(step);
    this.input.setAttribute("aria-valuetext", text);
  }

  draw(): void {
    const ratio = window.devicePixelRatio || 1;
    const width = this.element.clientWidth;
    const height = this.element.clientHeight;
    if (!width || !height) return;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    const context = this.canvas.getContext("2d");
    if (!context) return;
    context.scale(ratio, ratio);
    context.clearRect(0, 0, width, height);
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    // The thumb of the input stops half its width before the ends.
    const margin = 8;
    const room = width - 2 * margin;
    const count = this.timeline.count;
    const columns = Math.max(1, Math.min(Math.floor(room), count));
    const depths = new Float64Array(columns);
    const marks = new Uint8Array(columns);
    let deepest = 1;
    for (let step = 0; step < count; step++) {
      const column = Math.min(columns - 1, Math.floor((step / Math.max(1, count)) * columns));
      const depth = this.timeline.depths[step] ?? 0;
      if (depth > (depths[column] ?? 0)) depths[column] = depth;
      if (depth > deepest) deepest = depth;
      marks[column] = (marks[column] ?? 0) | (this.timeline.marks[step] ?? 0);
    }
    const cell = room / columns;
    const floor = height - 20;
    context.fillStyle = colour("--depth");
    for (let i = 0; i < columns; i++) {
      const tall = 3 + ((depths[i] ?? 0) / deepest) * (floor - 6);
      context.fillRect(margin + i * cell, floor - tall, Math.max(cell, 1) + 0.4, tall);
    }
    const size = Math.max(1.4, Math.min(3, cell * 0.6));
    for (let i = 0; i < columns; i++) {
      const x = margin + (i + 0.5) * cell;
      const mark = marks[i] ?? 0;
      if (mark & Mark.born) {
        context.fillStyle = colour("--born");
        context.fillRect(x - size / 2, floor + 3, size, 6);
      }
      if (mark & Mark.freed) {
        context.fillStyle = colour("--freed");
        context.fillRect(x - size / 2, floor + 11, size, 6);
      }
    }
    context.strokeStyle = colour("--raised");
    context.lineWidth = 1.8;
    for (let i = 0; i < columns; i++) {
      if (!((marks[i] ?? 0) & Mark.raised)) continue;
      const x = margin + (i + 0.5) * cell;
      context.beginPath();
      context.moveTo(x - 4, 3);
      context.lineTo(x + 4, 11);
      context.moveTo(x + 4, 3);
      context.lineTo(x - 4, 11);
      context.stroke();
    }
  }
}
