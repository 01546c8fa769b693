// The engine breaks off or is silent: the page says so, keeps the model, and works on.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import {
  TIMEOUT, assertClean, download, findingCount, openSample, click, showTab, waitForToast,
  waitForFindings, startHost,
} from "./visit.mjs";

inBrowsers(import.meta.url, (browser, test) => {
  let host;
  before(async () => { host = await startHost(browser); });
  after(() => host.end());

  test("a trap in the engine is said, the model stays, and the next edit is judged", async () => {
    const { page, end } = await host.visit({ prepare: poison });
    await openSample(page, "web-shop.json");
    const count = await findingCount(page);
    const model = await download(page, "download-model", "model.json");
    await poisonNext(page);
    await showTab(page, "report");
    await waitForToast(page, "the engine was restarted. Your model is untouched.");
    assert.equal(await page.$eval(".model-name", (field) => field.value), "Web shop");
    assert.equal(await findingCount(page), count);
    await click(page, ".toast .button:not(.button-icon)");
    await page.waitForSelector(".report-page h1");
    await click(page, '.outline [data-part="datastore-orders-db"]');
    await page.focus("[role=tree]");
    await page.keyboard.press("Delete");
    await click(page, '[data-command="undo"]');
    await waitForFindings(page, count);
    assert.equal(await download(page, "download-model", "model.json"), model);
    assertClean(await end());
  });

  test("a trap while a file is read leaves the open model as it was", async () => {
    const { page, end } = await host.visit({ prepare: poison });
    await openSample(page, "web-shop.json");
    const count = await findingCount(page);
    await poisonNext(page);
    await page.evaluate(() => globalThis.__watched.drop(new File(["{}"], "crashing.json")));
    await waitForToast(page, "Reading the file failed");
    assert.equal(await findingCount(page), count);
    assert.equal(await page.$eval(".model-name", (field) => field.value), "Web shop");
    assertClean(await end());
  });
});

/** Waits until the diagram is drawn and the engine has answered everything, then poisons what comes next. */
async function poisonNext(page) {
  await page.waitForSelector("#panel-diagram .drawing [data-part]", { timeout: TIMEOUT });
  await page.waitForFunction(() => globalThis.__poison(), { timeout: TIMEOUT });
}

/**
 * Runs in the page before anything of its own. After `__poison()`, which does nothing while the
 * engine is at work, the next request reaches it as something that is no message, over which it
 * traps.
 */
function poison() {
  let armed = false;
  const atWork = new Map();
  globalThis.__poison = () => {
    armed = [...atWork.values()].every((requests) => requests === 0);
    return armed;
  };
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, transfer) {
    if (!atWork.has(this)) {
      this.addEventListener("message", () => atWork.set(this, atWork.get(this) - 1));
    }
    atWork.set(this, (atWork.get(this) ?? 0) + 1);
    if (!armed) return post.call(this, message, transfer);
    armed = false;
    return post.call(this, "no message");
  };
}
