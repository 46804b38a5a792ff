// The side panel: what the step did, and everything about the object that is selected.
import { h, replace, s } from "./dom.js";
import { Flag, Kind, type Recording } from "./recording.js";
import type { StepReport } from "./changes.js";
import { type CountPoint, countHistory, holdersOf, whyAlive } from "./questions.js";
import type { Obj, State } from "./state.js";
import type { Timeline } from "./timeline.js";
import { edgeLabel, plural, shortTitle, title } from "./words.js";

export interface DetailActions {
  select(id: number): void;
  pin(id: number): void;
  go(step: number): void;
}

export function stepPanel(report: StepReport, state: State, actions: DetailActions): HTMLElement {
  const box = h("section", { class: "panel step", "aria-label": "what this step did" });
  box.append(
    h("h2", {}, "this step"),
    report.ran
      ? h("p", { class: "ran" }, h("code", {}, report.ran), report.ranWhere ? ` ${report.ranWhere}` : "")
      : "",
  );
  if (report.raised) box.append(h("p", { class: "raised" }, "✕ ", report.raised));
  const list = h("ul", { class: "sentences" });
  for (const sentence of report.sentences.slice(0, 14)) if (!sentence.startsWith("Raised ")) list.append(h("li", {}, sentence));
  if (report.sentences.length > 14) list.append(h("li", {}, `… ${report.sentences.length - 14} more changes`));
  if (!report.sentences.length) list.append(h("li", { class: "empty" }, "Nothing changed but the place in the program."));
  box.append(list);

  const counted = report.ledger.filter((entry) => entry.counted);
  if (counted.length) {
    const table = h("table", { class: "ledger" }, h("caption", {}, "references that came and went"));
    const byObject = new Map<number, typeof counted>();
    for (const entry of counted) {
      const list_ = byObject.get(entry.id);
      if (list_) list_.push(entry);
      else byObject.set(entry.id, [entry]);
    }
    let rows = 0;
    for (const [id, entries] of byObject) {
      const object = state.objects.get(id);
      if (object && object.flags & Flag.immortal) continue;
      if (rows > 12) break;
      rows++;
      const by = entries.reduce((sum, entry) => sum + entry.by, 0);
      const now = object ? object.count : 0;
      table.append(
        h(
          "tr",
          {},
          h("td", {}, object ? link(state, id, actions) : h("span", {}, `#${id} freed`)),
          h("td", { class: "why" }, entries.slice(0, 3).map((e) => `${e.by > 0 ? "+" : "−"} ${e.holder}`).join(", ") + (entries.length > 3 ? " …" : "")),
          h("td", { class: "number" }, object ? `${now - by} → ${now}` : "→ 0"),
        ),
      );
    }
    if (rows) box.append(table);
  }
  return box;
}

function link(state: State, id: number, actions: DetailActions): HTMLElement {
  return h("button", { class: "link", onclick: () => actions.select(id) }, shortTitle(state, id, 34));
}

export function objectPanel(
  recording: Recording,
  timeline: Timeline,
  state: State,
  id: number,
  pinned: boolean,
  actions: DetailActions,
): HTMLElement {
  const box = h("section", { class: "panel object", "aria-label": "selected object" });
  const object = state.objects.get(id);
  if (!object) {
    box.append(
      h("h2", {}, `object #${id}`),
      h("p", { class: "empty" }, "It does not live at this step."),
      h("button", { onclick: () => actions.select(0) }, "close"),
    );
    return box;
  }
  const holders = holdersOf(recording, state, id);
  const counted = holders.filter((holder) => holder.counted).length;
  const immortal = (object.flags & Flag.immortal) !== 0;
  const facts = [
    immortal ? "immortal: never counted, never freed" : `count ${object.count}`,
    `${object.bytes.toLocaleString("en")} bytes`,
  ];
  if (object.flags & Flag.cached) facts.push("cached");
  if (object.flags & Flag.interned) facts.push("interned");
  if (object.flags & Flag.startup) facts.push("made at start-up");
  box.append(
    h(
      "h2",
      {},
      h("span", { class: "id" }, `#${id}`),
      ` ${title(state, object)}`,
      h(
        "span",
        { class: "buttons" },
        h("button", { class: "pin", "aria-pressed": String(pinned), title: "keep it in the picture (P)", onclick: () => actions.pin(id) }, pinned ? "unpin" : "pin"),
        h("button", { "aria-label": "close", title: "close (Esc)", onclick: () => actions.select(0) }, "×"),
      ),
    ),
    h("p", { class: "facts" }, facts.join(" · ")),
  );
  const birth = bornAt(timeline, object, actions);
  if (birth) box.append(birth);

  // Holders
  const list = h("ul", { class: "holders" });
  for (const holder of holders.slice(0, 40))
    list.append(
      h("li", { class: holder.counted ? "" : "uncounted" }, holder.from ? h("button", { class: "link", onclick: () => actions.select(holder.from) }, holder.text) : holder.text),
    );
  if (holders.length > 40) list.append(h("li", {}, `… ${holders.length - 40} more`));
  const outside = immortal ? 0 : object.count - counted;
  if (outside > 0) list.append(h("li", { class: "uncounted" }, `${plural(outside, "reference")} from outside: native code, the runtime, objects made at start-up`));
  box.append(
    h("h3", {}, immortal ? "referred to by" : `held by ${object.count}`),
    holders.length || outside > 0 ? list : h("p", { class: "empty" }, "nobody that is recorded"),
  );

  // Why it lives
  const chain = whyAlive(recording, state, id);
  box.append(h("h3", {}, "why it lives"));
  if (chain.length) {
    const path = h("ol", { class: "chain" });
    for (const link_ of chain)
      path.append(h("li", {}, `${link_.text} → `, h("button", { class: "link", onclick: () => actions.select(link_.id) }, shortTitle(state, link_.id, 34))));
    box.append(path);
  } else {
    box.append(h("p", { class: "empty" }, immortal ? "it is kept until the end" : "no name leads here: the runtime holds it, or a cycle holds itself"));
  }

  // What it refers to
  if (object.edges.length) {
    const edges = h("ul", { class: "edges" });
    object.edges.slice(0, 60).forEach((edge, i) => {
      edges.append(h("li", {}, h("span", { class: "label" }, edgeLabel(recording, state, object, edge, i)), " → ", link(state, edge.to, actions)));
    });
    if (object.edges.length > 60) edges.append(h("li", {}, `… ${(object.edges.length - 60).toLocaleString("en")} more`));
    box.append(h("h3", {}, `refers to ${object.edges.length.toLocaleString("en")}`), edges);
  }
  box.append(h("h3", {}, "bytes"), bytes(state, object));

  if (!immortal && timeline.count > 1) {
    const place = h("div", { class: "history" });
    const show = () => {
      const points = countHistory(timeline, id, Math.max(0, object.born), timeline.count - 1);
      replace(place, history(points, timeline, actions));
    };
    if (timeline.count < 20000) show();
    else place.append(h("button", { onclick: show }, "work it out"));
    box.append(h("h3", {}, "its count, step by step"), place);
  }
  return box;
}

function bornAt(timeline: Timeline, object: Obj, actions: DetailActions): HTMLElement | null {
  if (object.flags & Flag.startup || object.born <= 0) return null;
  const row = timeline.row(object.born - 1);
  return h(
    "p",
    { class: "facts" },
    "born at ",
    h("button", { class: "link", onclick: () => actions.go(object.born) }, `step ${object.born.toLocaleString("en")}`),
    row ? ` by ${row[1]}${row[3] ? " " + row[3] : ""}${row[4] ? `, line ${row[4]}` : ""}` : "",
  );
}

/** The words of the object's cell: those that every object has, and what is its own. */
function bytes(state: State, object: Obj): HTMLElement {
  const table = h("table", { class: "bytes" });
  const row = (at: string, size: string, what: string) =>
    table.append(h("tr", {}, h("td", { class: "number" }, at), h("td", { class: "number" }, size), h("td", {}, what)));
  table.append(h("tr", {}, h("th", {}, "at"), h("th", {}, "bytes"), h("th", {}, "what")));
  const immortal = (object.flags & Flag.immortal) !== 0;
  row("0", "4", immortal ? "reference count: immortal" : `reference count: ${object.count}`);
  row("4", "4", "for the type's own use");
  row("8", "8", `→ ${shortTitle(state, object.type, 30)}, its type`);
  const own = object.cell - 16;
  if (own > 0) row("16", String(own), own === 8 && object.kind === Kind.number ? `the value: ${object.text}` : "its own fields");
  if (object.bytes > object.cell) row("", String(object.bytes - object.cell), "buffers that only it owns");
  return table;
}

function history(points: CountPoint[], timeline: Timeline, actions: DetailActions): HTMLElement {
  const box = h("div", {});
  if (!points.length) return box;
  const first = points[0]?.step ?? 0;
  const last = Math.max(first + 1, (points[points.length - 1]?.step ?? 0) + 1);
  const most = Math.max(1, ...points.map((point) => point.count));
  const width = 300;
  const height = 54;
  const x = (step: number) => 2 + ((step - first) / (last - first)) * (width - 4);
  const y = (count: number) => height - 4 - (count / most) * (height - 12);
  let d = "";
  points.forEach((point, i) => {
    d += i ? ` H${x(point.step).toFixed(1)} V${y(point.count).toFixed(1)}` : `M${x(point.step).toFixed(1)} ${y(point.count).toFixed(1)}`;
  });
  d += ` H${x(last).toFixed(1)}`;
  box.append(
    s("svg", { class: "spark", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `count between 0 and ${most}` }, s("path", { d })) as unknown as HTMLElement,
  );
  const list = h("ol", { class: "counts" });
  for (const point of points.slice(-24)) {
    const row = timeline.row(point.step - 1);
    list.append(
      h("li", {}, h("button", { class: "link", onclick: () => actions.go(point.step) }, `step ${point.step.toLocaleString("en")}`), ` count ${point.count}`, row && point.step > 0 ? h("span", { class: "why" }, ` ${row[1]}${row[4] ? `, line ${row[4]}` : ""}`) : ""),
    );
  }
  if (points.length > 24) box.append(h("p", { class: "empty" }, `the last 24 of ${points.length.toLocaleString("en")} changes`));
  box.append(list);
  return box;
}
