// Every screen is open to people who cannot see it or use no pointer: axe finds nothing in any,
// light or dark, and everything can be reached and left by keyboard.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import { SCREENS } from "./screens.mjs";
import {
  TIMEOUT, assertClean, openSample, click, showTab, waitForToast, startHost,
} from "./visit.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

inBrowsers(import.meta.url, (browser, test) => {
  let host;
  before(async () => (host = await startHost(browser)));
  after(() => host.end());

  test("the diagram is there as a table, with the names as ways to the parts", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await click(page, '.zoom [data-command="diagram-table"]');
    await page.waitForSelector(".diagram-table", { timeout: TIMEOUT });
    const rows = await page.$$eval(".diagram-table tr", (rows) =>
      rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()).join(" | ")),
    );
    assert.ok(rows.includes("Web Server | Server | AWS | 21"), rows.join("\n"));
    assert.ok(rows.includes("Sign in | 1 | Customer | Web Server | 3"), rows.join("\n"));
    await page.evaluate(() =>
      [...document.querySelectorAll(".diagram-table .link")].find((it) => it.textContent === "Orders DB").click(),
    );
    await page.waitForSelector('.outline [aria-selected="true"]', { timeout: TIMEOUT });
    await click(page, '.diagram-table-head [data-command="diagram-table"]');
    await page.waitForSelector("#panel-diagram .drawing", { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("an error in any view is said, and the page goes on", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    for (const view of ["diagram", "sequence", "findings", "report"]) {
      await showTab(page, view);
      await page.evaluate((view) => {
        // As the browser tells it; what is thrown by a test itself it tells without the words.
        const error = new Error(`forced in ${view}`);
        dispatchEvent(new ErrorEvent("error", { error, message: `Uncaught ${error}` }));
      }, view);
      await waitForToast(page, `forced in ${view}`);
    }
    await showTab(page, "diagram");
    await page.waitForSelector("#panel-diagram .drawing [data-part]", { timeout: TIMEOUT });
    const seen = await end();
    assert.deepEqual([seen.elsewhere, seen.refused], [[], []]);
  });

  for (const [scheme, width] of [["light", 1440], ["dark", 390]]) {
    test(`axe finds nothing, ${scheme}, ${width} px wide`, async () => {
      const found = [];
      for (const [name, go] of SCREENS) {
        const { page, end } = await host.visit({ width });
        await page.emulateMediaFeatures?.([
          { name: "prefers-color-scheme", value: scheme },
          { name: "prefers-reduced-motion", value: "reduce" },
        ]).catch(() => setTheme(page, scheme));
        await go(page);
        found.push(...(await violations(page)).map((one) => `${name}: ${one}`));
        await end();
      }
      assert.deepEqual(found, []);
    });
  }
});

/** Where the browser takes no preferences of the system, as the user would choose. */
const setTheme = (page, scheme) =>
  page.evaluate((scheme) => document.documentElement.setAttribute("data-theme", scheme), scheme);

/** What axe holds against the page as it is now: rule and place. */
async function violations(page) {
  await page.evaluate(AXE);
  const results = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      // An experiment of axe, not a rule: it reads the number in a row as part of its name.
      rules: { "label-content-name-mismatch": { enabled: false } },
      resultTypes: ["violations"],
    }),
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes
      // A splitter stands between two landmarks, and belongs to both.
      .filter((node) => id !== "region" || !node.html.includes('role="separator"'))
      .map((node) => `${id} at ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1] ?? ""}`),
  );
}
