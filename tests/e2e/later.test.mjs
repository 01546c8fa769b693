// The part of the page that is downloaded later: it comes by itself, and where it does not, the page
// says so and goes on when it can be had again.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import {
  TIMEOUT, assertClean, findingCount, click, waitForToast, visit, startHost,
} from "./visit.mjs";

/** The files of the later part; a page that was built quickly has none. */
const LATER = readdirSync(new URL("../../dist/", import.meta.url)).filter((name) => /^later-\w+\.wasm$/.test(name));
const skip = LATER.length === 0 && "this page is built in one piece";

/** Words of each view that comes later. */
const WORDS = [
  "Search findings", "Search SID or title", "Search the help", "On this page", "Judged as pytm judges",
  "Read by ", "Parts of the model", "The diagram as a table",
];

test("the first file holds nothing of the views that come later", { skip }, () => {
  const read = (pattern) => {
    const folder = new URL("../../dist/", import.meta.url);
    const name = readdirSync(folder).find((name) => pattern.test(name));
    return readFileSync(new URL(name, folder)).toString("latin1");
  };
  const [first, later] = [read(/^app-\w+\.wasm$/), read(/^later-\w+\.wasm$/)];
  assert.deepEqual(WORDS.filter((words) => !later.includes(words)), [], "not even in the later file");
  assert.deepEqual(WORDS.filter((words) => first.includes(words)), [], "downloaded before the page is usable");
});

inBrowsers(import.meta.url, (browser, test) => {
  test("the page of a model is there before it is needed", { skip }, async () => {
    const { page, end } = await visit(browser);
    await page.waitForFunction(
      (name) => performance.getEntriesByType("resource").some((one) => one.name.endsWith(name) && one.responseEnd > 0),
      { timeout: TIMEOUT },
      LATER[0],
    );
    await click(page, "[data-sample]");
    await findingCount(page);
    const times = await page.evaluate(
      (name) => performance.getEntriesByType("resource").filter((one) => one.name.endsWith(name)).length,
      LATER[0],
    );
    assert.equal(times, 1, "it is asked for once");
    assertClean(await end());
  });

  test("a dialog that is asked for before it is there says so too, and opens then", { skip }, async () => {
    let isThere = false;
    const host = await startHost(browser, (url) => !isThere && url.endsWith(LATER[0]));
    const { page, end } = await host.visit();
    await page.keyboard.press("?");
    await waitForToast(page, "could not be loaded");
    isThere = true;
    await click(page, ".toast button");
    await page.waitForSelector("dialog[open][aria-label='Keyboard shortcuts']", { timeout: TIMEOUT });
    await end();
    await host.end();
  });

  test("where it cannot be had, the page says so, and goes on when it can", { skip }, async () => {
    let isThere = false;
    const host = await startHost(browser, (url) => !isThere && url.endsWith(LATER[0]));
    const { page, end } = await host.visit();
    await click(page, "[data-sample]");
    const words = await page.waitForSelector(".missing[role=alert]", { timeout: TIMEOUT });
    assert.match(await words.evaluate((words) => words.textContent), /could not be loaded.*Try again/s);
    // Still not there: the page says so again, and the focus is on the way on.
    await click(page, ".missing button");
    await page.waitForFunction(() => document.activeElement.matches(".missing button"), { timeout: TIMEOUT });
    isThere = true;
    await page.keyboard.press("Enter");
    assert.ok((await findingCount(page)) > 0, "the model that was opened is shown");
    const seen = await end();
    assert.deepEqual(seen.refused, []);
    await host.end();
  });
});
