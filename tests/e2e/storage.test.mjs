// The work is kept: over a reload, in the list of models, with a full or missing database, in two
// tabs, and when the program is gone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import {
  PATIENCE, browsers, clean, download, drop, findings, openSample, press, told, waitForParts, welcome,
} from "./visit.mjs";

for (const browser of browsers) {
  describe(`keeping the work, ${browser}`, () => {
    let host;
    before(async () => (host = await welcome(browser)));
    after(() => host.end());

    it("a change is there after a reload, and in the list of models", async () => {
      const { page, end } = await host.visit();
      await openSample(page, "web-shop.json");
      assert.equal(await addressed(page), "", "a sample that nobody touched is not kept");
      await rename(page, "Corner shop");
      await kept(page);
      const address = await addressed(page);
      assert.match(address, /^#model=[0-9a-f]+$/);
      const count = await findings(page);
      await page.reload();
      assert.equal(await findings(page), count);
      assert.equal(await nameOf(page), "Corner shop");
      await press(page, '.topbar [data-command="close"]');
      assert.deepEqual(await listed(page), ["Corner shop"]);
      assert.equal(await addressed(page), "");
      await page.waitForFunction(
        (count) => document.querySelector(".model-count").textContent === `${count} findings`,
        { timeout: PATIENCE },
        count,
      );
      await press(page, ".model-open");
      await findings(page);
      assert.equal(await nameOf(page), "Corner shop");
      // The browser's own way back leads to the start page.
      await page.evaluate(() => history.back());
      await page.waitForSelector(".model-row", { timeout: PATIENCE });
      clean(await end());
    });

    it("undo is kept as well, and the picture comes when there is a moment's rest", async () => {
      const { page, end } = await host.visit();
      await openSample(page, "web-shop.json");
      await page.waitForSelector("#panel-diagram .drawing [data-part]", { timeout: PATIENCE });
      await rename(page, "A");
      await rename(page, "B");
      await press(page, '[data-command="undo"]');
      await kept(page);
      const name = await nameOf(page);
      await page.reload();
      await findings(page);
      assert.equal(await nameOf(page), name);
      await page.waitForFunction(pictureIsKept, { timeout: PATIENCE, polling: 100 });
      await press(page, '.topbar [data-command="close"]');
      await page.waitForSelector(".model-picture img", { timeout: PATIENCE });
      clean(await end());
    });

    it("a file that was brought is kept at once; deleting it can be taken back", async () => {
      const { page, end } = await host.visit();
      await drop(page, "model.json", JSON.stringify(SMALL));
      await findings(page);
      await kept(page);
      await press(page, '.topbar [data-command="close"]');
      assert.deepEqual(await listed(page), ["Small"]);
      await press(page, '[aria-label="Delete Small"]');
      await told(page, "Small is deleted");
      await page.waitForFunction(() => !document.querySelector(".model-row"), { timeout: PATIENCE });
      await press(page, ".toast .button");
      assert.deepEqual(await listed(page), ["Small"]);
      await press(page, ".model-open");
      await waitForParts(page, "Web Server", 1);
      clean(await end());
    });

    it("a full database is said, the work can be downloaded, and keeping goes on when there is room", async () => {
      const { page, end } = await host.visit({ prepare: makeFull });
      await openSample(page, "web-shop.json");
      await page.evaluate(() => (globalThis.__full = true));
      await rename(page, "Full");
      await banner(page, "This browser has no space left.");
      assert.match(JSON.parse(await download(page, "download-model", "model.json")).name, /Full/);
      await rename(page, "Fuller");
      assert.equal(await nameOf(page), "Fuller", "editing goes on");
      await page.evaluate(() => (globalThis.__full = false));
      await page.waitForFunction(() => !document.querySelector(".banner"), { timeout: PATIENCE });
      await kept(page);
      await page.reload();
      await findings(page);
      assert.equal(await nameOf(page), "Fuller");
      clean(await end());
    });

    for (const [what, prepare] of [
      ["missing", removeDatabase],
      ["blocked", blockDatabase],
      ["silent", silenceDatabase],
    ]) {
      it(`a ${what} database is said, and everything else works`, async () => {
        const { page, end } = await host.visit({ prepare });
        await page.waitForSelector(".models-trouble", { timeout: PATIENCE });
        await openSample(page, "web-shop.json");
        await rename(page, "Only here");
        await banner(page, "only in this tab");
        assert.match(JSON.parse(await download(page, "download-model", "model.json")).name, /Only here/);
        clean(await end());
      });
    }

    it("two tabs do not write over each other", async () => {
      const { page, end, second } = await host.visit();
      await drop(page, "model.json", JSON.stringify(SMALL));
      await findings(page);
      await kept(page);
      const other = await second(await addressed(page));
      const title = await other.waitForSelector("dialog[open] .dialog-title", { timeout: PATIENCE });
      assert.equal(await title.evaluate((it) => it.textContent.trim()), "Small is open in another tab");
      await press(other, "dialog[open] .button-primary");
      await findings(other);
      await banner(page, "Another tab took Small over.");
      await rename(other, "There");
      await kept(other);
      // What the first tab changes is not kept, until it is kept as a copy.
      await rename(page, "Here");
      await press(page, ".banner .button:last-of-type");
      await kept(page);
      await press(page, '.topbar [data-command="close"]');
      assert.deepEqual((await listed(page)).sort(), ["Here", "There"]);
      clean(await end());
    });

    it("a model that was taken back is held again", async () => {
      const { page, end, second } = await host.visit();
      await drop(page, "model.json", JSON.stringify(SMALL));
      await findings(page);
      await kept(page);
      const other = await second(await addressed(page));
      await press(other, "dialog[open] .button-primary");
      await findings(other);
      await banner(page, "Another tab took Small over.");
      await press(page, ".banner .button");
      await banner(other, "Another tab took Small over.");
      await page.waitForFunction(() => !document.querySelector(".banner"), { timeout: PATIENCE, polling });
      const third = await second(await addressed(page));
      await third.waitForSelector("dialog[open] .dialog-title", { timeout: PATIENCE });
      clean(await end());
    });

    it("what was kept can be downloaded when the program does not start", async () => {
      const { page, end, seen } = await host.visit();
      await drop(page, "model.json", JSON.stringify(SMALL));
      await findings(page);
      await page.waitForFunction(snapshotIsKept, { timeout: PATIENCE, polling: 100 });
      await page.evaluateOnNewDocument(() => {
        WebAssembly.compileStreaming = () => Promise.reject(new Error("no program today"));
      });
      await page.reload();
      await page.waitForSelector(".crash .button-primary", { timeout: PATIENCE });
      await press(page, ".crash .button-primary");
      await page.waitForFunction(() => globalThis.__watched.saved["model.json"], { timeout: PATIENCE });
      const saved = JSON.parse(await page.evaluate(() => globalThis.__watched.saved["model.json"]));
      assert.equal(saved.name, "Small");
      assert.ok(seen.errors.every((error) => error.includes("no program today")), String(seen.errors));
      await end();
    });
  });
}

const SMALL = {
  ...JSON.parse(readFileSync(new URL("../../public/samples/web-shop.json", import.meta.url), "utf8")),
  name: "Small",
};

const addressed = (page) => page.evaluate(() => location.hash);
const nameOf = (page) => page.$eval(".model-name", (field) => field.value);

/** Gives the model another name, as typing does. */
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
async function kept(page) {
  await page.waitForFunction(
    () => document.querySelector(".saved[data-save-status=saved]"),
    { timeout: PATIENCE, polling },
  );
}

/** The names in the list of models, once there is one. */
async function listed(page) {
  await page.waitForSelector(".model-row", { timeout: PATIENCE });
  return page.$$eval(".model-row-name", (names) => names.map((name) => name.textContent));
}

async function banner(page, words) {
  await page.waitForFunction(
    (words) => document.querySelector(".banner-words")?.textContent.includes(words),
    { timeout: PATIENCE, polling },
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
