// The page: puts the parts together, obeys keys and the address.
import { type StepReport, report } from "./changes.js";
import { objectPanel, stepPanel } from "./details.js";
import { h, replace } from "./dom.js";
import { draw } from "./draw.js";
import { savePng, saveSvg } from "./export.js";
import { type Level, Painter, type View } from "./picture.js";
import { search } from "./questions.js";
import { type Recording, decodeBase64 } from "./recording.js";
import { Scrubber } from "./scrubber.js";
import { BytecodeView, SourceView } from "./source.js";
import type { State } from "./state.js";
import { tables } from "./tables.js";
import { Timeline } from "./timeline.js";

const levels: { id: Level; name: string; why: string }[] = [
  { id: "blackboard", name: "blackboard", why: "numbers and text written inside, as on a blackboard" },
  { id: "heap", name: "everything on the heap", why: "each int and str is the object that it is" },
  { id: "bytes", name: "bytes", why: "what each object consists of" },
];

const keys: [string, string][] = [
  ["→ or l", "one instruction on"],
  ["← or h", "one instruction back"],
  ["n or ↓", "next line"],
  ["p or ↑", "previous line"],
  ["i", "into the next call"],
  ["o", "out to the caller"],
  ["Home, End", "first and last step"],
  ["space", "play and pause"],
  ["g", "go to a step"],
  ["/", "search: a name, #id, type or text"],
  ["1 2 3", "blackboard, everything on the heap, bytes"],
  ["P", "pin or unpin the selected object"],
  ["t", "picture or tables"],
  ["d", "light or dark"],
  ["+ − 0", "larger, smaller, fit"],
  ["Esc", "close"],
  ["?", "these keys"],
];

class App {
  private readonly timeline: Timeline;
  private readonly painter: Painter;
  private readonly source: SourceView;
  private readonly bytecode: BytecodeView;
  private readonly scrubber: Scrubber;
  private readonly view: View = {
    level: "blackboard",
    selected: 0,
    pins: new Set(),
    rows: new Map(),
    framesShown: 8,
  };
  private step = -1;
  private state!: State;
  private told!: StepReport;
  private svg: SVGSVGElement | null = null;
  private asTables = false;
  private zoom = 1;
  private fit = true;
  private playing = 0;
  private drawing = 0;

  private readonly picture = h("div", { class: "canvas", tabindex: 0, role: "region", "aria-label": "stack and heap" });
  private readonly details = h("aside", { class: "details", "aria-label": "details" });
  private readonly output = h("pre", { tabindex: 0, "aria-label": "what the program has written" });
  private readonly announcement = h("p", { class: "spoken", "aria-live": "polite" });
  private readonly stepInput = h("input", { class: "stepnumber", inputmode: "numeric", "aria-label": "go to step" });
  private readonly playButton = h("button", { class: "play", "aria-label": "play", title: "play (space)" }, "▶");
  private readonly searchInput = h("input", { type: "search", placeholder: "search: name, #id, type", "aria-label": "search objects" });
  private readonly results = h("ul", { class: "results", role: "listbox", "aria-label": "objects found" });
  private readonly status = h("p", { class: "status", role: "status" });
  private readonly where = h("span", { class: "where" });
  private readonly levelButtons: HTMLButtonElement[] = [];
  private readonly help = h("dialog", { class: "help", "aria-label": "keys" });

  constructor(
    private readonly recording: Recording,
    bytes: Uint8Array,
    private readonly root: HTMLElement,
  ) {
    this.timeline = new Timeline(recording, bytes);
    this.painter = new Painter(recording);
    this.source = new SourceView(recording, (line, file) => this.toLine(line, file));
    this.bytecode = new BytecodeView((id) => this.select(id));
    this.scrubber = new Scrubber(this.timeline, (step) => this.go(step));
    if (this.timeline.count === 0) {
      this.nothing();
      return;
    }
    this.build();
    window.addEventListener("hashchange", () => this.obeyAddress());
    window.addEventListener("resize", () => this.fitPicture());
    document.addEventListener("keydown", (e) => this.key(e));
    this.obeyAddress(true);
    this.scrubber.draw();
  }

  /** A program that never began: a syntax error. */
  private nothing(): void {
    const source = this.recording.sources[this.recording.program] ?? "";
    replace(
      this.root,
      h("main", { class: "nothing" },
        h("h1", {}, "vitro"),
        h("p", {}, "The program did not take a single step."),
        this.recording.message ? h("pre", { class: "message" }, this.recording.message) : null,
        source ? h("pre", {}, source) : null,
      ),
    );
  }

  private build(): void {
    document.title = `${this.recording.program} – vitro`;
    const button = (label: string, sign: string, title: string, act: () => void) =>
      h("button", { "aria-label": label, title, onclick: act }, sign);
    const levelSwitch = h("div", { class: "levels", role: "radiogroup", "aria-label": "what is drawn" });
    for (const [i, level] of levels.entries()) {
      const choice = h("button", { role: "radio", "aria-checked": "false", title: `${level.why} (${i + 1})`, onclick: () => this.setLevel(level.id) }, level.name);
      this.levelButtons.push(choice);
      levelSwitch.append(choice);
    }
    this.searchInput.addEventListener("input", () => this.showResults());
    this.searchInput.addEventListener("keydown", (e) => {
      if (e.key === "Enter") (this.results.querySelector("button") as HTMLButtonElement | null)?.click();
      if (e.key === "ArrowDown") {
        e.preventDefault();
        (this.results.querySelector("button") as HTMLButtonElement | null)?.focus();
      }
    });
    this.results.addEventListener("keydown", (e) => {
      const items = Array.from(this.results.querySelectorAll("button"));
      const at = items.indexOf(document.activeElement as HTMLButtonElement);
      const next = e.key === "ArrowDown" ? items[at + 1] : e.key === "ArrowUp" ? items[at - 1] : undefined;
      if (e.key === "ArrowDown" || e.key === "ArrowUp") e.preventDefault();
      next?.focus();
    });
    const header = h(
      "header",
      {},
      h("h1", {}, "vitro"),
      h("span", { class: "program", title: this.recording.program }, this.recording.program.split("/").pop() ?? ""),
      levelSwitch,
      h("div", { class: "search" }, this.searchInput, this.results),
      h(
        "div",
        { class: "tools" },
        button("picture or tables", "▦", "picture or tables (t)", () => this.toggleTables()),
        button("save as SVG", "SVG", "save the picture as SVG", () => this.svg && saveSvg(this.svg, this.fileName())),
        button("save as PNG", "PNG", "save the picture as PNG", () => this.svg && void savePng(this.svg, this.fileName()).catch((e: Error) => this.say(e.message))),
        button("print", "⎙", "print", () => window.print()),
        button("light or dark", "◐", "light or dark (d)", () => this.toggleTheme()),
        button("keys", "?", "keys (?)", () => this.showHelp()),
      ),
    );
    const left = h(
      "div",
      { class: "program-side" },
      h("h2", {}, "source"),
      this.source.element,
      h("h2", {}, "instructions"),
      this.bytecode.element,
      this.bytecode.stack,
    );
    const middle = h(
      "div",
      { class: "picture-side" },
      this.picture,
      h("div", { class: "zoom" },
        button("smaller", "−", "smaller (−)", () => this.setZoom(this.zoom / 1.2)),
        button("fit", "fit", "fit (0)", () => this.setZoom(0)),
        button("larger", "+", "larger (+)", () => this.setZoom(this.zoom * 1.2))),
    );
    const right = h("div", { class: "detail-side" }, this.details, h("section", { class: "panel written" }, h("h2", {}, "output"), this.output));
    this.playButton.addEventListener("click", () => this.togglePlay());
    this.stepInput.addEventListener("change", () => {
      const wanted = Number(this.stepInput.value.replace(/[^\d]/g, ""));
      if (Number.isFinite(wanted)) this.go(wanted);
      this.stepInput.blur();
    });
    const footer = h(
      "footer",
      {},
      this.scrubber.element,
      h(
        "div",
        { class: "controls", role: "toolbar", "aria-label": "steps" },
        button("first step", "⇤", "first step (Home)", () => this.go(0)),
        button("previous line", "«", "previous line (p)", () => this.go(this.timeline.previousLine(this.step))),
        button("one instruction back", "‹", "one instruction back (←)", () => this.go(this.step - 1)),
        this.playButton,
        button("one instruction on", "›", "one instruction on (→)", () => this.go(this.step + 1)),
        button("next line", "»", "next line (n)", () => this.go(this.timeline.nextLine(this.step))),
        button("last step", "⇥", "last step (End)", () => this.go(this.timeline.count - 1)),
        button("into the next call", "↳ into", "into the next call (i)", () => this.go(this.timeline.into(this.step))),
        button("out to the caller", "↰ out", "out to the caller (o)", () => this.go(this.timeline.out(this.step))),
        h("label", { class: "counter" }, "step ", this.stepInput, h("span", {}, ` of ${(this.timeline.count - 1).toLocaleString("en")}`)),
        this.where,
      ),
      this.status,
      this.announcement,
    );
    this.help.append(
      h("h2", {}, "keys"),
      h("table", {}, ...keys.map(([key, what]) => h("tr", {}, h("td", {}, h("kbd", {}, key)), h("td", {}, what)))),
      h("p", {}, "Colours: a blue bar under the run is a step that made objects, an orange one a step that freed some, a cross one that raised. In the picture a thick blue frame is a new object, a dashed one an object that was just freed; what the step changed is marked."),
      h("form", { method: "dialog" }, h("button", {}, "close")),
    );
    const single = this.timeline.count <= 1;
    replace(this.root, header, h("main", { class: single ? "single" : "" }, left, middle, right), footer, this.help);
    if (single) footer.classList.add("single");
    this.showEnding();
    const stored = read("vitro-theme");
    if (stored) document.documentElement.dataset.theme = stored;
  }

  private showEnding(): void {
    const texts: Record<string, string> = {
      limit: this.recording.message,
      interrupted: "The program was interrupted here; this is what was recorded until then.",
      memory: "There was no memory to record more.",
      raised: `The program ended with ${this.recording.message.trim().split("\n").pop() ?? "an exception"}`,
    };
    const text = texts[this.recording.ending];
    if (text) this.say(text);
  }

  private fileName(): string {
    const name = (this.recording.program.split("/").pop() ?? "vitro").replace(/[^\w.-]+/g, "");
    return `${name || "vitro"}-step-${this.step}`;
  }

  private say(text: string): void {
    this.status.textContent = text;
  }

  // ---- going ----

  go(step: number): void {
    const wanted = Math.max(0, Math.min(this.timeline.count - 1, Math.floor(step)));
    if (wanted === this.step) return this.showPlace();
    // The step's own changes are told by playing it from the one before.
    const from = wanted > 0 ? this.timeline.at(wanted - 1, this.state && this.state.step < wanted ? this.state : undefined) : undefined;
    if (from) {
      this.told = report(this.recording, this.timeline, from, wanted);
      this.state = from.step === wanted ? from : this.timeline.at(wanted);
    } else {
      this.state = this.timeline.at(0);
      this.told = report(this.recording, this.timeline, this.state, 0);
    }
    this.step = wanted;
    const hash = `#step=${wanted}`;
    if (location.hash !== hash) history.replaceState(null, "", hash);
    this.show();
  }

  private toLine(line: number, file: string): void {
    const matches = (i: number) =>
      this.timeline.line(i) === line && this.recording.codes[this.timeline.codes[i] ?? 0]?.file === file;
    for (let i = this.step + 1; i < this.timeline.count; i++) if (matches(i) && !matches(i - 1)) return this.go(i);
    for (let i = 0; i <= this.step; i++) if (matches(i)) return this.go(i);
    this.say(`Line ${line} is never reached.`);
  }

  private obeyAddress(first = false): void {
    const parameters = new URLSearchParams(location.hash.slice(1));
    const level = parameters.get("level");
    if (level && levels.some((l) => l.id === level)) this.view.level = level as Level;
    const object = Number(parameters.get("object"));
    if (object) this.view.selected = object;
    const text = parameters.get("step");
    const step = Number(text);
    if (text !== null && Number.isFinite(step) && text !== "") {
      if (step >= this.timeline.count) this.say(`There is no step ${step}: the last one is ${this.timeline.count - 1}.`);
      this.go(step);
    } else if (first) {
      this.go(this.timeline.count <= 1 ? this.timeline.count - 1 : 0);
    }
  }

  private togglePlay(): void {
    if (this.playing) {
      window.clearInterval(this.playing);
      this.playing = 0;
    } else {
      if (this.step >= this.timeline.count - 1) this.go(0);
      this.playing = window.setInterval(() => {
        if (this.step >= this.timeline.count - 1) this.togglePlay();
        else this.go(this.step + 1);
      }, 700);
    }
    this.playButton.textContent = this.playing ? "⏸" : "▶";
    this.playButton.setAttribute("aria-label", this.playing ? "pause" : "play");
  }

  // ---- showing ----

  private show(): void {
    if (this.drawing) return;
    // Once per frame of the screen, however fast the scrubber is drawn.
    this.drawing = window.requestAnimationFrame(() => {
      this.drawing = 0;
      this.render();
    });
  }

  private render(): void {
    const code = this.recording.codes[this.state.top?.code ?? -1];
    const row = this.state.top ? this.timeline.rowOf(this.state.top.code, this.state.top.unit) : undefined;
    const callers = new Set<number>();
    for (const frame of this.state.frames.slice(0, -1)) {
      const line = this.timeline.rowOf(frame.code, frame.unit)?.[4];
      if (line && this.recording.codes[frame.code]?.file === code?.file) callers.add(line);
    }
    this.source.show(code, row, callers);
    this.bytecode.show(code, row, this.state);
    this.showPicture();
    this.showDetails();
    this.showOutput();
    this.showPlace();
  }

  private showPlace(): void {
    const row = this.state.top ? this.timeline.rowOf(this.state.top.code, this.state.top.unit) : undefined;
    const code = this.recording.codes[this.state.top?.code ?? -1];
    const last = this.step === this.timeline.count - 1 && this.recording.ending !== "snapshot";
    const next = last
      ? "the end"
      : row
        ? `next: ${row[1]}${row[3] ? " " + row[3] : ""}`
        : "";
    const place = `${row?.[4] ? `line ${row[4]}, ` : ""}${code?.qualname ?? ""}`;
    this.where.textContent = [place, next].filter(Boolean).join(" · ");
    this.stepInput.value = String(this.step);
    this.scrubber.show(this.step, `step ${this.step}, ${place}, ${next}`);
    this.announcement.textContent = `Step ${this.step}, ${place}, ${next}. ${this.told.sentences.slice(0, 3).join(" ")}`;
    this.levelButtons.forEach((button, i) => button.setAttribute("aria-checked", String(levels[i]?.id === this.view.level)));
  }

  private showPicture(): void {
    if (this.asTables) {
      this.svg = null;
      replace(this.picture, tables(this.recording, this.state, (id) => this.select(id)));
      return;
    }
    const drawn = this.painter.paint(this.state, this.view, this.told);
    const svg = draw(
      drawn,
      {
        select: (id) => this.select(id),
        more: (key) => {
          if (key === "f…") this.view.framesShown += 20;
          else this.view.rows.set(key, (this.view.rows.get(key) ?? 10) + 40);
          this.render();
        },
        hover: (key) => this.hover(key),
      },
      `stack and heap at step ${this.step}: ${this.state.frames.length} frames`,
    );
    const left = this.picture.scrollLeft;
    const top = this.picture.scrollTop;
    replace(
      this.picture,
      svg,
      drawn.leftOut
        ? h("p", { class: "leftout" }, `${drawn.leftOut.toLocaleString("en")} more objects are reached from here; search and the tables show them.`)
        : null,
    );
    this.svg = svg;
    this.fitPicture();
    this.picture.scrollLeft = left;
    this.picture.scrollTop = top;
  }

  private hover(key: string): void {
    if (!this.svg) return;
    this.svg.classList.toggle("hovering", !!key);
    for (const arrow of Array.from(this.svg.querySelectorAll(".arrow")))
      arrow.classList.toggle("near", !!key && (arrow.getAttribute("data-from") === key || arrow.getAttribute("data-to") === key));
  }

  private fitPicture(): void {
    if (!this.svg) return;
    const box = this.svg.viewBox.baseVal;
    let scale = this.zoom;
    if (this.fit) {
      const room = this.picture.clientWidth - 4;
      // Never so small that it cannot be read: then it scrolls.
      scale = Math.max(0.72, Math.min(1.25, room / box.width));
      this.zoom = scale;
    }
    this.svg.setAttribute("width", String(Math.round(box.width * scale)));
    this.svg.setAttribute("height", String(Math.round(box.height * scale)));
  }

  private setZoom(zoom: number): void {
    this.fit = zoom === 0;
    if (zoom) this.zoom = Math.max(0.3, Math.min(3, zoom));
    this.fitPicture();
  }

  private showDetails(): void {
    const actions = {
      select: (id: number) => this.select(id),
      pin: (id: number) => this.pin(id),
      go: (step: number) => this.go(step),
    };
    replace(
      this.details,
      this.view.selected
        ? objectPanel(this.recording, this.timeline, this.state, this.view.selected, this.view.pins.has(this.view.selected), actions)
        : null,
      stepPanel(this.told, this.state, actions),
    );
  }

  private showOutput(): void {
    const pieces = this.timeline.output.filter((piece) => piece.step <= this.step);
    replace(
      this.output,
      ...pieces.map((piece) => h("span", { class: piece.stream === 2 ? "stderr" : "" }, piece.text)),
      pieces.length ? null : h("span", { class: "empty" }, "nothing yet"),
    );
    this.output.scrollTop = this.output.scrollHeight;
  }

  private showResults(): void {
    const found = search(this.recording, this.state, this.searchInput.value);
    const words = this.searchInput.value.trim();
    replace(
      this.results,
      ...found.map((entry) => h("li", { role: "option" }, h("button", { onclick: () => this.take(entry.id) }, entry.text))),
      words && !found.length ? h("li", { class: "empty" }, "nothing of that name, id, type or text at this step") : null,
    );
    this.results.hidden = !words;
  }

  private take(id: number): void {
    this.searchInput.value = "";
    this.showResults();
    this.select(id);
    this.picture.focus();
    this.picture.querySelector(`[data-id="${id}"]`)?.scrollIntoView({ block: "center", inline: "center" });
  }

  select(id: number): void {
    this.view.selected = this.view.selected === id ? 0 : id;
    this.render();
  }
  private pin(id: number): void {
    if (!id) return;
    if (this.view.pins.has(id)) this.view.pins.delete(id);
    else this.view.pins.add(id);
    this.render();
  }
  private setLevel(level: Level): void {
    this.view.level = level;
    this.asTables = false;
    this.render();
  }
  private toggleTables(): void {
    this.asTables = !this.asTables;
    this.render();
  }
  private toggleTheme(): void {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    write("vitro-theme", root.dataset.theme);
    this.scrubber.draw();
  }
  private showHelp(): void {
    this.help.showModal();
  }

  // ---- keys ----

  private key(e: KeyboardEvent): void {
    const target = e.target as HTMLElement | null;
    if (e.key === "Escape") {
      if (this.searchInput.value) {
        this.searchInput.value = "";
        this.showResults();
      } else if (this.view.selected) {
        this.select(this.view.selected);
      }
      target?.blur();
      return;
    }
    if (e.ctrlKey || e.metaKey || e.altKey || this.help.open) return;
    const typing = target instanceof HTMLInputElement && target.type !== "range";
    if (typing) return;
    if (target instanceof HTMLButtonElement && (e.key === " " || e.key === "Enter")) return;
    const act = this.actionOf(e.key);
    if (!act) return;
    e.preventDefault();
    act();
  }

  private actionOf(key: string): (() => void) | null {
    switch (key) {
      case "ArrowRight":
      case "l": return () => this.go(this.step + 1);
      case "ArrowLeft":
      case "h": return () => this.go(this.step - 1);
      case "n":
      case "ArrowDown": return () => this.go(this.timeline.nextLine(this.step));
      case "p":
      case "ArrowUp": return () => this.go(this.timeline.previousLine(this.step));
      case "i": return () => this.go(this.timeline.into(this.step));
      case "o": return () => this.go(this.timeline.out(this.step));
      case "Home": return () => this.go(0);
      case "End": return () => this.go(this.timeline.count - 1);
      case " ": return () => this.togglePlay();
      case "g": return () => { this.stepInput.focus(); this.stepInput.select(); };
      case "/": return () => this.searchInput.focus();
      case "1": return () => this.setLevel("blackboard");
      case "2": return () => this.setLevel("heap");
      case "3": return () => this.setLevel("bytes");
      case "P": return () => this.pin(this.view.selected);
      case "t": return () => this.toggleTables();
      case "d": return () => this.toggleTheme();
      case "+": return () => this.setZoom(this.zoom * 1.2);
      case "-": return () => this.setZoom(this.zoom / 1.2);
      case "0": return () => this.setZoom(0);
      case "?": return () => this.showHelp();
      default: return null;
    }
  }
}

// Pages opened from a file may have no storage.
function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // It is forgotten then.
  }
}

function start(): void {
  const root = document.getElementById("app");
  const data = document.getElementById("recording");
  const events = document.getElementById("events");
  if (!root || !data || !events) return;
  try {
    const recording = JSON.parse(data.textContent ?? "") as Recording;
    const bytes = decodeBase64(events.textContent ?? "");
    events.textContent = "";
    new App(recording, bytes, root);
  } catch (error) {
    replace(
      root,
      h("main", { class: "nothing" },
        h("h1", {}, "vitro"),
        h("p", {}, "This recording cannot be shown: the file is incomplete or damaged."),
        h("pre", { class: "message" }, String(error))),
    );
  }
}

start();
