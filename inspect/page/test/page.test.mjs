// The page in a real browser: recordings made by the vitro program, clicks and keys, what is then seen.
//   VITRO=build/debug/vitro CHROMIUM=/usr/bin/chromium npm test
// SCREENSHOTS=<folder> keeps pictures of it in light and dark, at desktop and phone width.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const vitro = resolve(process.env.VITRO ?? "../../build/debug/vitro");
const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const folder = mkdtempSync(join(tmpdir(), "vitro-page-"));
const problems = [];
let browser;

const lesson = `class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


def build(values):
    head = None
    for v in values:
        head = Node(v, head)
    return head


numbers = [1000, 2000]
first = build(numbers)
text = "</script><!-- <b>naïve</b> \\ud800"
big = 10 ** 40
small = 7
try:
    first.value / 0
except ZeroDivisionError:
    print("caught </script>")
first = None
`;

function record(name, code, ...options) {
  const program = join(folder, `${name}.py`);
  writeFileSync(program, code);
  const page = join(folder, `${name}.html`);
  const run = spawnSync(vitro, ["trace", "-o", page, ...options, program], { encoding: "utf8" });
  return { page: `file://${page}`, run };
}

async function open(url, options = {}) {
  const page = await browser.newPage({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.scheme ?? "light",
    acceptDownloads: true,
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) problems.push(`asks the network for ${request.url()}`);
  });
  await page.goto(url);
  return page;
}

const step = async (page) => Number(await page.inputValue(".stepnumber"));
const settled = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const press = async (page, key) => {
  await page.keyboard.press(key);
  await settled(page);
};
const boxes = (page) =>
  page.$$eval(".picture .box:not(.frame):not(.cell)", (all) =>
    all.map((box) => ({
      id: box.getAttribute("data-id"),
      place: box.getAttribute("transform"),
      text: box.querySelector(".head").textContent,
      freed: box.classList.contains("freed"),
    })),
  );

before(async () => {
  browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a recording opens at its first step and goes step by step", async () => {
  const { page: url } = record("lesson", lesson);
  const page = await open(url);
  assert.equal(await step(page), 0);
  assert.match(await page.title(), /lesson\.py/);
  await press(page, "ArrowRight");
  await press(page, "ArrowRight");
  assert.equal(await step(page), 2);
  await press(page, "ArrowLeft");
  assert.equal(await step(page), 1);
  await press(page, "End");
  const last = await step(page);
  assert.ok(last > 80);
  await press(page, "ArrowRight");
  assert.equal(await step(page), last);
  assert.match(await page.textContent(".where"), /the end/);
  await press(page, "Home");
  assert.equal(await step(page), 0);
  await page.close();
});

test("lines, calls and returns", async () => {
  const page = await open(record("lesson", lesson).page);
  const line = () => page.textContent(".source li[aria-current] .number");
  await press(page, "n");
  assert.equal(await line(), "1");
  for (let i = 0; i < 8 && (await line()) !== "15"; i++) await press(page, "n");
  assert.equal(await line(), "15");
  const depth = () => page.$$eval(".picture .box.frame", (all) => all.length);
  assert.equal(await depth(), 1);
  await press(page, "i");
  assert.equal(await depth(), 2);
  assert.match(await page.textContent(".picture .box.frame.current .head"), /build/);
  await press(page, "i");
  assert.match(await page.textContent(".picture .box.frame.current .head"), /Node\.__init__/);
  await press(page, "o");
  assert.match(await page.textContent(".picture .box.frame.current .head"), /build/);
  await press(page, "o");
  assert.equal(await depth(), 1);
  const here = await step(page);
  await press(page, "n");
  assert.ok((await step(page)) > here);
  await press(page, "p");
  assert.ok((await step(page)) <= here);
  // A click on a line goes to where it runs.
  await page.click('.source li[data-line="9"]');
  await settled(page);
  assert.equal(await line(), "9");
  assert.ok((await page.$$(".source mark")).length > 0);
  // Wherever one goes, the line and the instruction are in sight.
  for (const key of ["End", "Home"]) {
    await press(page, key);
    for (const box of [".source", ".bytecode"]) {
      const seen = await page.$eval(box, (element) => {
        const row = element.querySelector("[aria-current]")?.getBoundingClientRect();
        const room = element.getBoundingClientRect();
        return !row || (row.top >= room.top - 1 && row.bottom <= room.bottom + 1);
      });
      assert.ok(seen, `${box} after ${key}`);
    }
  }
  await page.close();
});

test("an address names a step, and a step that is not there is told", async () => {
  const url = record("lesson", lesson).page;
  const page = await open(`${url}#step=41`);
  assert.equal(await step(page), 41);
  await press(page, "ArrowRight");
  assert.match(page.url(), /#step=42$/);
  await page.fill(".stepnumber", "17");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(await step(page), 17);
  await page.close();
  const beyond = await open(`${url}#step=99999`);
  assert.match(await beyond.textContent(".status"), /There is no step 99999/);
  await beyond.close();
});

test("objects keep their place from step to step, and do not overlap", async () => {
  const page = await open(record("lesson", lesson).page);
  let before = new Map();
  const total = Number(await page.getAttribute(".scrubber input", "max"));
  for (let i = 0; i <= total; i++) {
    const now = await boxes(page);
    for (const box of now)
      if (before.has(box.id)) {
        const [x, y] = box.place.match(/[\d.]+/g).map(Number);
        const [oldX, oldY] = before.get(box.id).match(/[\d.]+/g).map(Number);
        // A neighbour that grows may push; nothing jumps to another column or up.
        assert.ok(Math.abs(x - oldX) < 160 && y >= oldY - 0.5, `step ${i}: #${box.id} jumps from ${before.get(box.id)} to ${box.place}`);
      }
    before = new Map(now.filter((box) => !box.freed).map((box) => [box.id, box.place]));
    if (i % 10 === 0) {
      const overlaps = await page.$$eval(".picture .box", (all) => {
        const rects = all.map((b) => b.querySelector(".body").getBoundingClientRect());
        let count = 0;
        for (let a = 0; a < rects.length; a++)
          for (let b = a + 1; b < rects.length; b++)
            if (rects[a].left < rects[b].right - 1 && rects[b].left < rects[a].right - 1 && rects[a].top < rects[b].bottom - 1 && rects[b].top < rects[a].bottom - 1) count++;
        return count;
      });
      assert.equal(overlaps, 0, `step ${i}`);
    }
    await press(page, "ArrowRight");
  }
  await page.close();
});

test("the three levels", async () => {
  const page = await open(`${record("lesson", lesson).page}#step=70`);
  const titles = async () => (await boxes(page)).map((box) => box.text);
  assert.ok(!(await titles()).some((text) => /int 1000/.test(text)));
  await press(page, "2");
  assert.ok((await titles()).some((text) => /int 1000/.test(text)));
  assert.equal(await page.getAttribute(".levels button:nth-child(2)", "aria-checked"), "true");
  await press(page, "End");
  assert.ok((await page.$$(".picture .shelf")).length === 1);
  const cells = await page.$$eval(".picture .box.cell .head", (all) => all.map((cell) => cell.textContent));
  assert.ok(cells.includes("int 7") && cells.includes("None"), cells.join());
  await press(page, "3");
  assert.match(await page.textContent(".picture"), /\+8 {2}type/);
  await press(page, "1");
  assert.equal(await page.getAttribute(".levels button:nth-child(1)", "aria-checked"), "true");
  await page.close();
});

test("a click tells who holds an object, why it lives, and its count's history", async () => {
  const page = await open(`${record("lesson", lesson).page}#step=78`);
  const list = (await boxes(page)).find((box) => /list of 2/.test(box.text));
  await page.click(`.picture .box[data-id="${list.id}"]`);
  await settled(page);
  const panel = await page.textContent(".panel.object");
  assert.match(panel, /held by \d/);
  assert.match(panel, /name numbers in <module>/);
  assert.match(panel, /why it lives/);
  assert.match(panel, /reference count/);
  assert.match(panel, /born at step/);
  assert.ok((await page.$$(".panel.object .spark path")).length === 1);
  assert.ok((await page.$$(".panel.object .counts li")).length > 2);
  // The holders add up.
  const count = Number(/count (\d+)/.exec(panel)[1]);
  const holders = await page.$$eval(".holders li:not(.uncounted)", (all) => all.length);
  assert.equal(holders, count);
  await page.keyboard.press("Escape");
  await settled(page);
  assert.equal((await page.$$(".panel.object")).length, 0);
  await page.close();
});

test("search by name, id, type and text; pin", async () => {
  const page = await open(`${record("lesson", lesson).page}#step=90`);
  const search = async (words) => {
    await page.keyboard.press("/");
    await page.fill(".search input", words);
    return page.$$eval(".results li", (all) => all.map((item) => item.textContent));
  };
  assert.match((await search("numbers"))[0], /numbers → #\d+ list of 2/);
  assert.ok((await search("Node")).some((text) => /class Node/.test(text)));
  assert.match((await search("zebra"))[0], /nothing of that name/);
  const id = /#(\d+)/.exec((await search("big"))[0])[1];
  assert.match((await search(`#${id}`))[0], new RegExp(`^#${id} int 1000`));
  await page.keyboard.press("Enter");
  await settled(page);
  assert.match(await page.textContent(".panel.object h2"), new RegExp(`#${id}`));
  await page.keyboard.press("Shift+P");
  await settled(page);
  assert.ok(await page.$(`.picture .box.pinned[data-id="${id}"]`));
  await press(page, "Escape");
  await press(page, "End");
  assert.ok(await page.$(`.picture .box.pinned[data-id="${id}"]`));
  await page.close();
});

test("the picture is saved as SVG and PNG", async () => {
  const page = await open(`${record("lesson", lesson).page}#step=60`);
  const save = async (label) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`button[aria-label="save as ${label}"]`)]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const svg = await save("SVG");
  assert.equal(svg.name, "lesson.py-step-60.svg");
  assert.match(svg.bytes.toString(), /^<\?xml/);
  assert.match(svg.bytes.toString(), /class Node/);
  const png = await save("PNG");
  assert.equal(png.bytes.subarray(1, 4).toString(), "PNG");
  assert.ok(png.bytes.length > 5000);
  // It stands by itself.
  const alone = join(folder, "alone.svg");
  writeFileSync(alone, svg.bytes);
  const viewer = await open(`file://${alone}`);
  assert.ok((await viewer.$$("text")).length > 5);
  await viewer.close();
  await page.close();
});

test("what the program wrote, and what it raised", async () => {
  const page = await open(record("lesson", lesson).page);
  await press(page, "End");
  assert.match(await page.textContent(".written pre"), /caught <\/script>/);
  const total = await step(page);
  let raised = false;
  for (let i = total; i > 0 && !raised; i--) {
    raised = ((await page.textContent(".panel.step")) ?? "").includes("ZeroDivisionError('division by zero')");
    await press(page, "ArrowLeft");
  }
  assert.ok(raised);
  await page.close();
});

test("markup, surrogates and big numbers in a program are text", async () => {
  const page = await open(record("lesson", lesson).page);
  await press(page, "End");
  await press(page, "2");
  assert.match(await page.textContent(".picture"), /<\/script><!-- <b>na/);
  assert.equal((await page.$$("b")).length, 0);
  assert.match(await page.textContent(".source"), /<\/script><!-- <b>naïve/);
  await page.close();
});

test("tables, keys and theme", async () => {
  const page = await open(`${record("lesson", lesson).page}#step=60`);
  await press(page, "t");
  assert.match(await page.textContent(".tables"), /frame 1: <module>/);
  assert.match(await page.textContent(".tables"), /what the program has made, by type/);
  await press(page, "t");
  await press(page, "?");
  assert.ok(await page.isVisible("dialog.help"));
  await page.keyboard.press("Escape");
  await press(page, "d");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await page.keyboard.press("Space");
  await page.waitForTimeout(900);
  await page.keyboard.press("Space");
  assert.ok((await step(page)) > 60);
  await page.close();
});

test("a program without a step, one that dies, one that never ends", async () => {
  const syntax = record("syntax", "x = = 1\n");
  assert.equal(syntax.run.status, 1);
  let page = await open(syntax.page);
  assert.match(await page.textContent("body"), /did not take a single step/);
  assert.match(await page.textContent(".message"), /SyntaxError/);
  await page.close();

  const dies = record("dies", "def f(n):\n    return 1 / n\nf(0)\n");
  assert.equal(dies.run.status, 1);
  page = await open(dies.page);
  assert.match(await page.textContent(".status"), /ZeroDivisionError/);
  await page.close();

  const endless = record("endless", "n = 0\nwhile True:\n    n += 1\n", "--max-steps", "5000");
  assert.equal(endless.run.status, 1);
  assert.match(endless.run.stderr, /ended after 5,000 steps/);
  page = await open(endless.page);
  assert.match(await page.textContent(".status"), /ended after 5,000 steps/);
  await press(page, "End");
  assert.equal(await step(page), 4999);
  await page.close();
});

test("deep recursion, generators and large lists", async () => {
  const code = `def deep(n):
    return n and deep(n - 1)
deep(300)
def gen():
    for i in range(3):
        yield [i]
kept = gen()
next(kept)
rows = list(range(100000))
nodes = [object() for i in range(400)]
`;
  const page = await open(record("large", code).page);
  await press(page, "End");
  assert.match(await page.textContent(".picture"), /generator gen, suspended in line 6/);
  assert.match(await page.textContent(".picture"), /… 99,99\d more/);
  assert.ok((await boxes(page)).length < 200);
  await page.fill(".stepnumber", "1800");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.match(await page.textContent(".picture"), /more frames/);
  await page.close();
});

test("a snapshot opens on the page", async () => {
  const file = join(folder, "snapshot.html");
  const program = join(folder, "lesson.py");
  writeFileSync(program, lesson);
  execFileSync(vitro, ["dump", "-o", file, program]);
  const page = await open(`file://${file}`);
  assert.match(await page.textContent(".picture"), /#1 class Node/);
  assert.equal(await page.isVisible(".controls"), false);
  const node = (await boxes(page)).find((box) => /class Node/.test(box.text));
  await page.click(`.picture .box[data-id="${node.id}"]`);
  await settled(page);
  assert.match(await page.textContent(".panel.object"), /name Node in <module>/);
  await page.close();
});

test("at desktop and phone width, in light and dark, nothing sticks out", async () => {
  const url = `${record("lesson", lesson).page}#step=60`;
  for (const [name, width, height] of [["desktop", 1440, 900], ["phone", 390, 844]])
    for (const scheme of ["light", "dark"]) {
      const page = await open(url, { width, height, scheme });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${name}: ${wide} pixels too wide`);
      if (process.env.SCREENSHOTS) {
        mkdirSync(process.env.SCREENSHOTS, { recursive: true });
        await page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}-${scheme}.png`) });
      }
      await page.close();
    }
});

test("no console error, and no request to the network", () => {
  assert.deepEqual(problems, []);
});
