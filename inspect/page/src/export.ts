// The picture as a file of its own: SVG with its colours written in, or PNG drawn from that.

const variables = [
  "--bg", "--panel", "--ink", "--muted", "--line", "--accent", "--born", "--freed", "--raised",
  "--changed", "--changed-soft", "--frame", "--born-soft", "--shelf", "--select", "--arrow", "--mono",
];

export function standaloneSvg(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const style = getComputedStyle(document.documentElement);
  const rules: string[] = [];
  for (const sheet of Array.from(document.styleSheets))
    for (const rule of Array.from(sheet.cssRules))
      if (rule instanceof CSSStyleRule && rule.selectorText.includes(".picture")) rules.push(rule.cssText);
  const values = variables.map((name) => `${name}:${style.getPropertyValue(name).trim()}`).join(";");
  const element = document.createElementNS("http://www.w3.org/2000/svg", "style");
  element.textContent = `.picture{${values}}\n${rules.join("\n")}`;
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const [, , width, height] = (copy.getAttribute("viewBox") ?? "0 0 800 600").split(" ");
  ground.setAttribute("width", width ?? "800");
  ground.setAttribute("height", height ?? "600");
  ground.setAttribute("fill", style.getPropertyValue("--bg").trim());
  copy.style.cssText = "";
  copy.setAttribute("width", width ?? "800");
  copy.setAttribute("height", height ?? "600");
  copy.prepend(element, ground);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}`;
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

export function saveSvg(svg: SVGSVGElement, name: string): void {
  save(new Blob([standaloneSvg(svg)], { type: "image/svg+xml" }), `${name}.svg`);
}

export function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const text = standaloneSvg(svg);
  const box = svg.viewBox.baseVal;
  // Twice as fine as the screen, but no larger than canvases may be.
  const scale = Math.min(2, 12000 / Math.max(box.width, box.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(box.width * scale);
  canvas.height = Math.ceil(box.height * scale);
  const image = new Image();
  return new Promise((done, failed) => {
    image.onload = () => {
      const context = canvas.getContext("2d");
      if (!context) return failed(new Error("no canvas"));
      context.scale(scale, scale);
      context.drawImage(image, 0, 0);
      canvas.toBlob((blob) => {
        if (!blob) return failed(new Error("the picture is too large"));
        save(blob, `${name}.png`);
        done();
      }, "image/png");
    };
    image.onerror = () => failed(new Error("the picture could not be drawn"));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  });
}
