// A picture as SVG.
import { s } from "./dom.js";
import { type Arrow, type Box, headHeight, type Picture, rowHeight } from "./picture.js";

export interface Actions {
  select(id: number): void;
  more(key: string): void;
  /** Where the pointer rests: its arrows stand out. */
  hover(key: string): void;
}

function rowY(box: Box, row: number): number {
  return box.y + headHeight + row * rowHeight + rowHeight / 2;
}

function path(from: Box, row: number, to: Box): string {
  const x1 = from.x + from.width - 9;
  const y1 = rowY(from, row);
  if (to.cell) {
    // Out to the gutter beside the box, down it, and along above the shelf.
    const x2 = to.x + to.width / 2;
    const y2 = to.y - 3;
    const gutter = from.x + from.width + 12 + ((row * 5) % 20);
    const above = y2 - 26;
    const turn = x2 < gutter ? -14 : 14;
    return (
      `M${x1} ${y1} H${gutter - 8} Q${gutter} ${y1} ${gutter} ${y1 + 8} V${above - 10} ` +
      `Q${gutter} ${above} ${gutter + turn} ${above} H${x2 - turn / 2} Q${x2} ${above} ${x2} ${y2}`
    );
  }
  const y2 = to.y + headHeight / 2;
  if (to.x > from.x + from.width) {
    const x2 = to.x - 3;
    const bend = Math.max(26, Math.min(90, (x2 - x1) / 2));
    return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  }
  // Back, or within a column: round the right side.
  const x2 = to.x + to.width + 3;
  const out = Math.max(x1, x2) + 26 + Math.min(26, Math.abs(y2 - y1) / 12);
  return `M${x1} ${y1} C${out} ${y1} ${out} ${y2} ${x2} ${y2}`;
}

function drawBox(box: Box, actions: Actions): SVGElement {
  const classes = ["box"];
  for (const name of ["frame", "current", "born", "touched", "freed", "pinned", "selected", "cell"] as const)
    if (box[name]) classes.push(name);
  const label = box.id
    ? `object ${box.id}, ${box.title}, ${box.badge}${box.born ? ", new" : ""}${box.freed ? ", freed" : ""}`
    : `frame ${box.title}, ${box.badge}`;
  const group = s("g", {
    class: classes.join(" "),
    "data-key": box.key,
    "data-id": box.id || null,
    transform: `translate(${box.x} ${box.y})`,
    tabindex: box.id ? 0 : null,
    role: box.id ? "button" : "group",
    "aria-label": label,
    onpointerenter: () => actions.hover(box.key),
    onpointerleave: () => actions.hover(""),
    onfocus: () => actions.hover(box.key),
  });
  if (box.id) {
    group.addEventListener("click", () => actions.select(box.id));
    group.addEventListener("keydown", (e) => {
      const key = (e as KeyboardEvent).key;
      if (key === "Enter") actions.select(box.id);
    });
  }
  group.append(s("title", {}, label));
  group.append(s("rect", { class: "body", width: box.width, height: box.height, rx: box.frame ? 3 : 9 }));
  if (box.rows.length)
    group.append(s("line", { class: "rule", x1: 0, x2: box.width, y1: headHeight, y2: headHeight }));
  const head = s("text", { class: "head", x: 10, y: headHeight / 2 + 4.5 });
  if (box.id && !box.cell) head.append(s("tspan", { class: "id" }, `#${box.id} `));
  head.append(box.title);
  group.append(head);
  if (box.badge)
    group.append(
      s("text", { class: "badge", x: box.width - 10, y: headHeight / 2 + 4.5, "text-anchor": "end" },
        box.badge),
    );
  box.rows.forEach((row, i) => {
    const y = headHeight + i * rowHeight;
    const line = s("g", { class: `row${row.changed ? " changed" : ""}${row.more ? " more" : ""}` });
    line.append(s("rect", { class: "under", x: 3, y: y + 2, width: box.width - 6, height: rowHeight - 2, rx: 4 }));
    line.append(s("text", { class: "label", x: 10, y: y + rowHeight / 2 + 4.5 }, row.label));
    if (row.arrow)
      line.append(s("circle", { class: row.borrowed ? "port borrowed" : "port", cx: box.width - 10, cy: y + rowHeight / 2 + 1, r: 3.6 }));
    else if (row.value)
      line.append(s("text", { class: "value", x: box.width - 10, y: y + rowHeight / 2 + 4.5, "text-anchor": "end" }, row.value));
    if (row.more)
      line.addEventListener("click", (e) => {
        e.stopPropagation();
        actions.more(box.key);
      });
    group.append(line);
  });
  return group;
}

function drawArrow(arrow: Arrow, byKey: Map<string, Box>): SVGElement | null {
  const from = byKey.get(arrow.from);
  const to = byKey.get(arrow.to);
  if (!from || !to) return null;
  const classes = ["arrow"];
  if (arrow.changed) classes.push("changed");
  if (arrow.borrowed) classes.push("borrowed");
  if (to.cell) classes.push("shelved");
  return s("path", {
    class: classes.join(" "),
    d: path(from, arrow.row, to),
    "data-from": arrow.from,
    "data-to": arrow.to,
    "marker-end": arrow.changed ? "url(#head-changed)" : "url(#head)",
  });
}

function marker(id: string, className: string): SVGElement {
  return s(
    "marker",
    { id, class: className, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse", markerUnits: "userSpaceOnUse" },
    s("path", { d: "M0 1 L10 5 L0 9 z" }),
  );
}

export function draw(picture: Picture, actions: Actions, description: string): SVGSVGElement {
  const svg = s("svg", {
    class: "picture",
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${picture.width} ${picture.height}`,
    width: picture.width,
    height: picture.height,
    role: "group",
    "aria-label": description,
  }) as SVGSVGElement;
  const head = marker("head", "arrowhead");
  const changed = marker("head-changed", "arrowhead changed");
  for (const m of [head, changed]) {
    m.setAttribute("markerWidth", "9");
    m.setAttribute("markerHeight", "9");
  }
  svg.append(s("defs", {}, head, changed));
  svg.append(s("text", { class: "caption", x: 12, y: 20 }, "stack"));
  const firstHeap = picture.boxes.find((box) => !box.frame && !box.cell);
  if (firstHeap) {
    const left = Math.min(...picture.boxes.filter((b) => !b.frame && !b.cell).map((b) => b.x));
    svg.append(s("text", { class: "caption", x: left, y: 20 }, "heap"));
  }
  if (picture.shelf) {
    const shelf = picture.shelf;
    svg.append(
      s("g", { class: "shelf" },
        s("rect", { x: shelf.x, y: shelf.y, width: shelf.width, height: shelf.height, rx: 4 }),
        s("text", { x: shelf.x + 10, y: shelf.y + shelf.height - 9 }, shelf.title)),
    );
  }
  const byKey = new Map(picture.boxes.map((box) => [box.key, box]));
  // Arrows down to the shelf pass behind the boxes, all others before them.
  const over: SVGElement[] = [];
  for (const arrow of picture.arrows) {
    const line = drawArrow(arrow, byKey);
    if (!line) continue;
    if (byKey.get(arrow.to)?.cell) svg.append(line);
    else over.push(line);
  }
  for (const box of picture.boxes) svg.append(drawBox(box, actions));
  svg.append(...over);
  return svg;
}
