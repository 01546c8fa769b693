// Takes pictures of every screen for docs/screens, from the finished site in dist/.
//
//   node scripts/screens.mjs          after `make dist`; `make screens` does both

import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PATIENCE, drop, findings, openSample, press, show, welcome } from "../tests/e2e/visit.mjs";

const FOLDER = fileURLToPath(new URL("../docs/screens/", import.meta.url));

const SIZES = { wide: [1440, 900], medium: [1024, 700], narrow: [390, 844] };
const SCHEMES = ["light", "dark"];

/** A screen: its name, and how a person gets there from a new page. */
const SCREENS = [
  ["start", (page) => page.waitForFunction(
    () => document.querySelectorAll(".sample-picture img").length === 3,
    { timeout: PATIENCE },
  )],
  ["empty", (page) => press(page, '[data-command="new"]')],
  ["diagram", sample],
  ["inspector", async (page) => {
    await sample(page);
    await selectWebServer(page);
  }],
  ["sequence", async (page) => {
    await sample(page);
    await show(page, "sequence");
    await page.waitForSelector("#panel-sequence .drawing [data-part]", { timeout: PATIENCE });
  }],
  ["findings", async (page) => {
    await sample(page);
    await show(page, "findings");
    await press(page, "[data-finding]");
  }],
  ["report", async (page) => {
    await sample(page);
    await show(page, "report");
    await page.waitForSelector(".report-page svg", { timeout: PATIENCE });
  }],
  ["palette", async (page) => {
    await sample(page);
    await page.keyboard.down("Control");
    await page.keyboard.press("k");
    await page.keyboard.up("Control");
    await page.waitForSelector("dialog[open] input", { timeout: PATIENCE });
    await page.keyboard.type("web");
  }],
  ["help", async (page) => {
    await page.keyboard.press("F1");
    await page.waitForSelector("dialog[open] h3, dialog[open] h2 ~ p", { timeout: PATIENCE });
  }],
  ["large", async (page) => {
    await drop(page, "model.json", large(300));
    await findings(page);
    await page.waitForSelector("#panel-diagram .drawing [data-part]", { timeout: PATIENCE });
  }],
];

async function sample(page) {
  await openSample(page, "web-shop.json");
  await page.waitForSelector("#panel-diagram .drawing [data-part]", { timeout: PATIENCE });
}

/** In the outline where it is in view, else in the diagram. */
async function selectWebServer(page) {
  await press(page, '.drawing [data-part="server-web-server"], .outline [data-part="server-web-server"]');
  await page.evaluate(() => {
    const row = document.querySelector('.outline [data-part="server-web-server"]');
    row?.click();
  });
}

/** The web shop with so many more servers behind its first one. */
function large(count) {
  const model = JSON.parse(readFileSync(new URL("../public/samples/web-shop.json", import.meta.url), "utf8"));
  model.name = "Large shop";
  for (let at = 0; at < count; at += 1) {
    model.elements.push({ __class__: "Server", name: `Server ${at}`, inBoundary: "AWS" });
    const source = at % 7 === 0 ? "Web Server" : `Server ${Math.floor(at / 2)}`;
    model.flows.push({ name: `Call ${at}`, source, sink: `Server ${at}` });
  }
  return JSON.stringify(model);
}

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const host = await welcome("chrome");
for (const [name, go] of SCREENS) {
  for (const [size, [width, height]] of Object.entries(SIZES)) {
    const { page, end } = await host.visit({ width, height });
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    await go(page);
    for (const scheme of SCHEMES) {
      await page.emulateMediaFeatures([
        { name: "prefers-color-scheme", value: scheme },
        { name: "prefers-reduced-motion", value: "reduce" },
      ]);
      // Two frames: one for the new colours, one for what follows from them.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await page.screenshot({ path: `${FOLDER}${name}-${size}-${scheme}.png` });
    }
    await end();
  }
}
await host.end();
