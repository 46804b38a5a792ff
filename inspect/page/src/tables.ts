// The same as the picture in tables: for screen readers, for large heaps, and for those who like it.
import { h } from "./dom.js";
import { Flag, type Recording } from "./recording.js";
import type { State } from "./state.js";
import { isAutomatic, namesOf, shortTitle, title } from "./words.js";

const mostRows = 300;

export function tables(recording: Recording, state: State, select: (id: number) => void): HTMLElement {
  const box = h("div", { class: "tables" });
  const link = (id: number) => h("button", { class: "link", onclick: () => select(id) }, shortTitle(state, id, 60));
  state.frames.forEach((frame, i) => {
    const code = recording.codes[frame.code];
    const row = code?.instructions.find((r) => r[0] === frame.unit);
    const table = h("table", {}, h("caption", {}, `frame ${i + 1}: ${code?.qualname ?? "?"}${row?.[4] ? `, line ${row[4]}` : ""}`));
    table.append(h("tr", {}, h("th", { scope: "col" }, "name"), h("th", { scope: "col" }, "refers to")));
    for (const name of namesOf(recording, state, frame))
      if (!isAutomatic(name.name)) table.append(h("tr", {}, h("td", {}, name.name), h("td", {}, link(name.to))));
    frame.stack.forEach((slot, k) =>
      table.append(h("tr", {}, h("td", {}, `stack[${k}]${slot.owned ? "" : " (borrowed)"}`), h("td", {}, slot.id ? link(slot.id) : "NULL"))),
    );
    box.append(table);
  });

  const byType = new Map<string, { count: number; bytes: number }>();
  let mine = 0;
  for (const object of state.objects.values()) {
    if (object.flags & Flag.startup) continue;
    mine++;
    const type = state.typeName(object);
    const entry = byType.get(type) ?? { count: 0, bytes: 0 };
    entry.count++;
    entry.bytes += object.bytes;
    byType.set(type, entry);
  }
  const types = h("table", {}, h("caption", {}, "what the program has made, by type"));
  types.append(h("tr", {}, h("th", { scope: "col" }, "type"), h("th", { scope: "col", class: "number" }, "objects"), h("th", { scope: "col", class: "number" }, "bytes")));
  for (const [type, entry] of [...byType].sort((a, b) => b[1].bytes - a[1].bytes))
    types.append(h("tr", {}, h("td", {}, type), h("td", { class: "number" }, entry.count.toLocaleString("en")), h("td", { class: "number" }, entry.bytes.toLocaleString("en"))));
  box.append(types);

  const heap = h("table", {}, h("caption", {}, `heap: ${mine.toLocaleString("en")} objects the program has made`));
  heap.append(h("tr", {}, ...["object", "count", "bytes", "holds"].map((name, i) => h("th", { scope: "col", class: i && i < 3 ? "number" : "" }, name))));
  let shown = 0;
  for (const object of state.objects.values()) {
    if (object.flags & Flag.startup) continue;
    if (shown++ >= mostRows) break;
    heap.append(
      h("tr", {}, h("td", {}, h("button", { class: "link", onclick: () => select(object.id) }, `#${object.id} ${title(state, object)}`.slice(0, 80))),
        h("td", { class: "number" }, object.flags & Flag.immortal ? "immortal" : String(object.count)),
        h("td", { class: "number" }, object.bytes.toLocaleString("en")),
        h("td", {}, object.edges.slice(0, 6).map((edge) => `#${edge.to}`).join(" ") + (object.edges.length > 6 ? ` … ${object.edges.length}` : ""))),
    );
  }
  box.append(heap);
  if (mine > mostRows) box.append(h("p", { class: "empty" }, `${(mine - mostRows).toLocaleString("en")} more: search finds them.`));
  return box;
}
