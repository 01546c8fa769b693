// The browser is killed while a user types: what was typed is there at the next start, but for
// what was typed in the last quarter of a second.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { inBrowsers } from "./browsers.mjs";
import { TIMEOUT, openPage, findingCount, launch, openSample } from "./visit.mjs";

const KILLS = 10;

/** What may be lost, in milliseconds before the kill. */
const ALLOWED = 250;

inBrowsers(import.meta.url, (browser, test) => {
  test(`${KILLS} kills while typing lose at most ${ALLOWED} ms each`, async () => {
    const profile = mkdtempSync(join(tmpdir(), "kills-"));
    const { server, address } = await serve(fileURLToPath(new URL("../../dist", import.meta.url)));
    try {
      let [after, typed] = ["", []];
      for (let kill = 0; kill <= KILLS; kill += 1) {
        const instance = await launch(browser, profile);
        const context = instance.defaultBrowserContext();
        let page;
        if (kill === 0) {
          ({ page } = await openPage(context, address));
          await openSample(page, "web-shop.json");
        } else {
          page = await context.newPage();
          await page.goto(address + after, { waitUntil: "load" });
          await findingCount(page);
          const { count, until } = lostEdits(typed, await lastNumberTyped(page));
          assert.equal(count, 0, `after kill ${kill}: ${count} edits are lost that were ${until} ms old`);
        }
        if (kill < KILLS) [after, typed] = await typeAndKill(instance, page, 100 * (kill + 1));
        else await instance.close();
        await isTidy(profile);
      }
    } finally {
      server.closeAllConnections();
      server.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 30 });
    }
  });
});

/** Types numbers from `first` on into the name of the model, and kills the browser on the way. */
async function typeAndKill(instance, page, first) {
  const typed = [];
  let enough;
  const reached = new Promise((resolve) => (enough = resolve));
  await page.exposeFunction("typed", (number, time) => {
    typed.push([number, time]);
    // Each time at another place: early and late, while it judges and while it rests.
    if (typed.length >= 15 + (first % 700) / 20) enough();
  });
  await page.evaluate((first) => {
    const field = document.querySelector(".model-name");
    let number = first;
    field.focus();
    setInterval(() => {
      field.value = `Shop ${number}`;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      globalThis.typed(number, Date.now());
      number += 1;
    }, 20);
  }, first);
  await reached;
  const after = await page.evaluate(() => location.hash);
  const died = new Promise((resolve) => instance.process().once("exit", resolve));
  const time = Date.now();
  instance.process().kill("SIGKILL");
  await died;
  return [after, typed.map(([number, at]) => [number, time - at])];
}

/** The launcher puts Firefox's own settings back after it has ended: no start before that is done. */
async function isTidy(profile) {
  const is = () => ["user.js", "prefs.js"].every((name) => !existsSync(join(profile, `${name}.puppeteer`)));
  while (!is()) await pause(20);
}

/** How many edits are missing that were old enough at the kill, and how old the oldest was. */
function lostEdits(typed, found) {
  const missing = typed.filter(([number, age]) => number > found && age > ALLOWED);
  return { count: missing.length, until: missing[0]?.[1] };
}

async function lastNumberTyped(page) {
  const field = await page.waitForSelector(".model-name", { timeout: TIMEOUT });
  return Number((await field.evaluate((field) => field.value)).replace("Shop ", ""));
}
