// The work is kept: over a reload, in the list of models, with a full or missing database, in two
// tabs, and when the program is gone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import {
  TIMEOUT, assertClean, download, dropFile, findingCount, openSample, click, waitForToast,
  waitForParts, startHost,
} from "./visit.mjs";

inBrowsers(import.meta.url, (browser, test) => {
  let host;
  before(async () => (host = await startHost(browser)));
  after(() => host.end());

  test("a change is there after a reload, and in the list of models", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    assert.equal(await hashOf(page), "", "a sample that nobody touched is not kept");
    await rename(page, "Corner shop");
    await waitUntilSaved(page);
    const address = await hashOf(page);
    assert.match(address, /^#model=[0-9a-f]+$/);
    const count = await findingCount(page);
    await page.reload();
    assert.equal(await findingCount(page), count);
    assert.equal(await nameOf(page), "Corner shop");
    await click(page, '.topbar [data-command="close"]');
    assert.deepEqual(await modelNames(page), ["Corner shop"]);
    assert.equal(await hashOf(page), "");
    await page.waitForFunction(
      (count) => document.querySelector(".model-count").textContent === `${count} findings`,
      { timeout: TIMEOUT },
      count,
    );
    await click(page, ".model-open");
    await findingCount(page);
    assert.equal(await nameOf(page), "Corner shop");
    // The browser's own way back leads to the start page.
    await page.evaluate(() => history.back());
    await page.waitForSelector(".model-row", { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("undo is kept as well, and the picture comes when there is a moment's rest", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await page.waitForSelector("#panel-diagram .drawing [data-part]", { timeout: TIMEOUT });
    await rename(page, "A");
    await rename(page, "B");
    await click(page, '[data-command="undo"]');
    await waitUntilSaved(page);
    const name = await nameOf(page);
    await page.reload();
    await findingCount(page);
    assert.equal(await nameOf(page), name);
    await page.waitForFunction(pictureIsKept, { timeout: TIMEOUT, polling: 100 });
    await click(page, '.topbar [data-command="close"]');
    await page.waitForSelector(".model-picture img", { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("a file that was brought is kept at once; deleting it can be taken back", async () => {
    const { page, end } = await host.visit();
    await dropFile(page, "model.json", JSON.stringify(SMALL));
    await findingCount(page);
    await waitUntilSaved(page);
    await click(page, '.topbar [data-command="close"]');
    assert.deepEqual(await modelNames(page), ["Small"]);
    await click(page, '[aria-label="Delete Small"]');
    await waitForToast(page, "Small is deleted");
    await page.waitForFunction(() => !document.querySelector(".model-row"), { timeout: TIMEOUT });
    await click(page, ".toast .button");
    assert.deepEqual(await modelNames(page), ["Small"]);
    await click(page, ".model-open");
    await waitForParts(page, "Web Server", 1);
    assertClean(await end());
  });

  test("a full database is said, the work can be downloaded, and keeping goes on when there is room", async () => {
    const { page, end } = await host.visit({ prepare: makeFull });
    await openSample(page, "web-shop.json");
    await page.evaluate(() => (globalThis.__full = true));
    await rename(page, "Full");
    await waitForBanner(page, "This browser has no space left.");
    assert.match(JSON.parse(await download(page, "download-model", "model.json")).name, /Full/);
    await rename(page, "Fuller");
    assert.equal(await nameOf(page), "Fuller", "editing goes on");
    await page.evaluate(() => (globalThis.__full = false));
    await page.waitForFunction(() => !document.querySelector(".banner"), { timeout: TIMEOUT });
    await waitUntilSaved(page);
    await page.reload();
    await findingCount(page);
    assert.equal(await nameOf(page), "Fuller");
    assertClean(await end());
  });

  for (const [what, prepare] of [
    ["missing", removeDatabase],
    ["blocked", blockDatabase],
    ["silent", silenceDatabase],
  ]) {
    test(`a ${what} database is said, and everything else works`, async () => {
      const { page, end } = await host.visit({ prepare });
      await page.waitForSelector(".models-trouble", { timeout: TIMEOUT });
      await openSample(page, "web-shop.json");
      await rename(page, "Only here");
      await waitForBanner(page, "only in this tab");
      assert.match(JSON.parse(await download(page, "download-model", "model.json")).name, /Only here/);
      assertClean(await end());
    });
  }

  test("two tabs do not write over each other", async () => {
    const { page, end, second } = await host.visit();
    await dropFile(page, "model.json", JSON.stringify(SMALL));
    await findingCount(page);
    await waitUntilSaved(page);
    const other = await second(await hashOf(page));
    const title = await other.waitForSelector("dialog[open] .dialog-title", { timeout: TIMEOUT });
    assert.equal(await title.evaluate((it) => it.textContent.trim()), "Small is open in another tab");
    await click(other, "dialog[open] .button-primary");
    await findingCount(other);
    await waitForBanner(page, "Another tab took Small over.");
    await rename(other, "There");
    await waitUntilSaved(other);
    // What the first tab changes is not kept, until it is kept as a copy.
    await rename(page, "Here");
    await click(page, ".banner .button:last-of-type");
    await waitUntilSaved(page);
    await click(page, '.topbar [data-command="close"]');
    assert.deepEqual((await modelNames(page)).sort(), ["Here", "There"]);
    assertClean(await end());
  });

  test("a model that was taken back is held again", async () => {
    const { page, end, second } = await host.visit();
    await dropFile(page, "model.json", JSON.stringify(SMALL));
    await findingCount(page);
    await waitUntilSaved(page);
    const other = await second(await hashOf(page));
    await click(other, "dialog[open] .button-primary");
    await findingCount(other);
    await waitForBanner(page, "Another tab took Small over.");
    await click(page, ".banner .button");
    await waitForBanner(other, "Another tab took Small over.");
    await page.waitForFunction(() => !document.querySelector(".banner"), { timeout: TIMEOUT, polling });
    const third = await second(await hashOf(page));
    await third.waitForSelector("dialog[open] .dialog-title", { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("what was kept can be downloaded when the program does not start", async () => {
    const { page, end, seen } = await host.visit();
    await dropFile(page, "model.json", JSON.stringify(SMALL));
    await findingCount(page);
    await page.waitForFunction(snapshotIsKept, { timeout: TIMEOUT, polling: 100 });
    await page.evaluateOnNewDocument(() => {
      WebAssembly.compileStreaming = () => Promise.reject(new Error("no program today"));
    });
    await page.reload();
    await page.waitForSelector(".crash .button-primary", { timeout: TIMEOUT });
    await click(page, ".crash .button-primary");
    await page.waitForFunction(() => globalThis.__watched.saved["model.json"], { timeout: TIMEOUT });
    const saved = JSON.parse(await page.evaluate(() => globalThis.__watched.saved["model.json"]));
    assert.equal(saved.name, "Small");
    assert.ok(seen.errors.every((error) => error.includes("no program today")), String(seen.errors));
    await end();
  });
});

const SMALL = {
  ...JSON.parse(readFileSync(new URL("../../public/samples/web-shop.json", import.meta.url), "utf8")),
  name: "Small",
};

const hashOf = (page) => page.evaluate(() => location.hash);
const nameOf = (page) => page.$eval(".model-name", (field) => field.value);

/** Returns the model another name, as typing does. */
async function rename(page, name) {
  await page.$eval(
    ".model-name",
    (field, name) => {
      field.focus();
      field.value = name;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      field.blur();
    },
    name,
  );
}

/** How often a page is looked at: one behind another tab has no frames in which to do so. */
const polling = 50;

/** Waits until every change is kept. */
async function waitUntilSaved(page) {
  await page.waitForFunction(
    () => document.querySelector(".saved[data-save-status=saved]"),
    { timeout: TIMEOUT, polling },
  );
}

/** The names in the list of models, once there is one. */
async function modelNames(page) {
  await page.waitForSelector(".model-row", { timeout: TIMEOUT });
  return page.$$eval(".model-row-name", (names) => names.map((name) => name.textContent));
}

async function waitForBanner(page, words) {
  await page.waitForFunction(
    (words) => document.querySelector(".banner-words")?.textContent.includes(words),
    { timeout: TIMEOUT, polling },
    words,
  );
}

// These run in the page.

const pictureIsKept = async () => (await globalThis.parapetStore.list()).some((model) => model.svg);
const snapshotIsKept = async () => Boolean(await globalThis.parapetStore.newest());

function makeFull() {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...given) {
    if (globalThis.__full) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    return put.apply(this, given);
  };
}

function removeDatabase() {
  Object.defineProperty(globalThis, "indexedDB", { value: undefined });
}

function blockDatabase() {
  IDBFactory.prototype.open = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
}

function silenceDatabase() {
  IDBFactory.prototype.open = () => ({});
}
