// Takes pictures of every screen for docs/screens, from the finished site in dist/.
//
//   node scripts/screens.mjs          after `make dist`; `make screens` does both

import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SCREENS } from "../tests/e2e/screens.mjs";
import { TIMEOUT, dropFile, findingCount, startHost } from "../tests/e2e/visit.mjs";

const FOLDER = fileURLToPath(new URL("../docs/screens/", import.meta.url));

const SIZES = { wide: [1440, 900], medium: [1024, 700], narrow: [390, 844] };
const SCHEMES = ["light", "dark"];

/** Beside the screens that are tested: a model too large to be seen at once. */
const LARGE = ["large", async (page) => {
  await dropFile(page, "model.json", large(300));
  await findingCount(page);
  await page.waitForSelector("#panel-diagram .drawing [data-part]", { timeout: TIMEOUT });
}];

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
const host = await startHost("chrome");
for (const [name, go] of [...SCREENS, LARGE]) {
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
      // A quarter of the room that PNG takes.
      await page.screenshot({ path: `${FOLDER}${name}-${size}-${scheme}.webp`, type: "webp", quality: 90 });
    }
    await end();
  }
}
await host.end();
