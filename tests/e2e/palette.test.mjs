// The palette, by keyboard alone: commands, parts of the model, threats; and the list of all keys.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import {
  TIMEOUT, assertClean, dropFile, findingCount, openSample, click, waitForParts, startHost,
} from "./visit.mjs";

inBrowsers(import.meta.url, (browser, test) => {
  let host;
  before(async () => { host = await startHost(browser); });
  after(() => host.end());

  test("a part is found by letters of its name, and selected in the diagram", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await click(page, "#tab-report");
    await search(page, "ordb");
    await waitForCurrent(page, "datastore-orders-db");
    assert.equal(await page.$eval(selected, (row) => row.querySelector(".palette-note").textContent),
      "Datastore in Private subnet");
    assert.equal(await page.$$eval(`${selected} .palette-hit`, (hits) => hits.map((hit) => hit.textContent).join("|")),
      "Or|DB");
    assert.ok(await page.$(`${selected} .mark`), "the mark of its findings stands at the end");
    await page.keyboard.press("Enter");
    await waitUntilClosed(page);
    await page.waitForSelector("#panel-diagram", { timeout: TIMEOUT });
    await page.waitForFunction(
      () => document.querySelector("#inspector .inspector-name-field")?.value === "Orders DB",
      { timeout: TIMEOUT },
    );
    assertClean(await end());
  });

  test("flows, boundaries and data are found, too", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    for (const [typed, note] of [
      ["place order", "Customer to Web Server"],
      ["private subnet", "Trust boundary in AWS"],
      ["card number", "Data"],
    ]) {
      await search(page, typed);
      await page.waitForFunction(
        (selected, note) => document.querySelector(selected)?.querySelector(".palette-note").textContent === note,
        { timeout: TIMEOUT },
        selected,
        note,
      );
      await page.keyboard.press("Escape");
      await waitUntilClosed(page);
    }
    assertClean(await end());
  });

  test("a command runs, is remembered, and one that is off says why", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await search(page, "show repo");
    await waitForCurrent(page, "view-report");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#panel-report", { timeout: TIMEOUT });
    await openPalette(page);
    await waitForCurrent(page, "view-report");
    assert.equal(await page.$eval(".palette-head", (head) => head.textContent), "Last used");
    await page.keyboard.type("zoom in");
    const off = await page.waitForSelector('[data-result="zoom-in"][aria-disabled="true"]', { timeout: TIMEOUT });
    assert.equal(await off.$eval(".palette-note", (note) => note.textContent), "No diagram is in view");
    await page.keyboard.press("Enter");
    assert.ok(await page.$("dialog.palette[open]"), "what is off does nothing");
    await page.keyboard.press("Escape");
    await waitUntilClosed(page);
    await page.reload();
    await page.waitForSelector("[data-sample]", { timeout: TIMEOUT });
    await openPalette(page);
    await page.waitForSelector('[data-result="view-report"][aria-disabled="true"]', { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("a command that opens a dialog leaves the focus in it", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await search(page, "add an el");
    await waitForCurrent(page, "add-element");
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      () => document.querySelector("#part-form")?.contains(document.activeElement),
      { timeout: TIMEOUT },
    );
    assertClean(await end());
  });

  test("a threat leads to its findings, and one that does not apply to its text", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await openPalette(page);
    await page.keyboard.type("denial");
    await page.waitForSelector('[role="group"][aria-label="Threats"]', { timeout: TIMEOUT });
    const [applies, not] = await page.$$eval('[role="group"][aria-label="Threats"] [data-result]', (rows) => {
      const said = (row, words) => row.querySelector(".palette-note").textContent.includes(words);
      const sid = (words) => rows.find((row) => said(row, words))?.dataset.result;
      return [sid("applies to"), sid("does not apply")];
    });
    assert.ok(applies || not);
    await page.keyboard.press("Escape");
    await waitUntilClosed(page);
    await search(page, "DS01");
    await waitForCurrent(page, "DS01");
    await page.keyboard.press("Enter");
    await page.waitForSelector('#finding [data-finding^="DS01/"]', { timeout: TIMEOUT });
    const listed = await page.$$eval("#findings-rows .finding-row .code", (codes) => codes.map((code) => code.textContent));
    assert.ok(listed.length > 0 && listed.every((sid) => sid === "DS01"), listed.join());
    await search(page, "AA01");
    await waitForCurrent(page, "AA01");
    await page.keyboard.press("Enter");
    await page.waitForSelector('.threat[data-sid="AA01"] .detail-text', { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("arrows, Home, End and Tab go about, and Escape gives the focus back", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await page.focus(".outline [role=tree]");
    await search(page, "or");
    // The help comes last, a moment later.
    await page.waitForSelector('.palette-list [role=group][aria-label="Help"]', { timeout: TIMEOUT });
    const at = (position) => page.waitForFunction(
      (position) => {
        const rows = [...document.querySelectorAll(".palette-row")];
        const at = position < 0 ? rows.length + position : position;
        const field = document.querySelector(".palette-input");
        return rows[at]?.getAttribute("aria-selected") === "true"
          && field.getAttribute("aria-activedescendant") === rows[at].id
          && rows.filter((row) => row.getAttribute("aria-selected") === "true").length === 1
          && document.activeElement === field;
      },
      { timeout: TIMEOUT },
      position,
    );
    for (const [key, position] of [
      ["ArrowDown", 1], ["ArrowUp", 0], ["ArrowUp", -1], ["ArrowDown", 0], ["End", -1], ["Home", 0],
    ]) {
      await page.keyboard.press(key);
      await at(position);
    }
    const groups = () => page.$$eval(".palette-list [role=group]", (all) => all.length);
    assert.ok(await groups() > 1);
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.querySelectorAll(".palette-list [role=group]").length === 1,
      { timeout: TIMEOUT });
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.querySelectorAll(".palette-list [role=group]").length > 1,
      { timeout: TIMEOUT });
    await page.keyboard.press("End");
    await page.waitForFunction(
      () => {
        const row = document.querySelector('.palette-row[aria-selected="true"]').getBoundingClientRect();
        const list = document.querySelector(".palette-list").getBoundingClientRect();
        return row.top >= list.top && row.bottom <= list.bottom + 1;
      },
      { timeout: TIMEOUT },
    );
    await page.keyboard.press("Escape");
    await waitUntilClosed(page);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "tree");
    assertClean(await end());
  });

  test("the rest of a group is counted, and shown when it is chosen", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await search(page, "or");
    const more = await page.waitForSelector('[aria-label="In this model"] .palette-more', { timeout: TIMEOUT });
    const count = Number(await more.evaluate((more) => more.textContent.match(/\d+/)[0]));
    const shown = await page.$$eval('[aria-label="In this model"] [data-result]', (rows) => rows.length);
    await more.click();
    await page.waitForFunction(
      (count) => document.querySelectorAll(".palette-list [data-result]").length === count,
      { timeout: TIMEOUT },
      shown + count,
    );
    assertClean(await end());
  });

  test("on a phone the palette fills the window and is closed by its cross", async () => {
    const { page, end } = await host.visit({ width: 390, height: 844 });
    await openSample(page, "web-shop.json");
    await click(page, '.topbar [data-command="palette"]');
    await page.waitForSelector("dialog.palette[open] .palette-row", { timeout: TIMEOUT });
    const box = await page.$eval("dialog.palette", (dialog) => {
      const { width, height } = dialog.getBoundingClientRect();
      return [width, height, document.documentElement.scrollWidth];
    });
    assert.deepEqual(box, [390, 844, 390]);
    await click(page, '.palette-close button');
    await waitUntilClosed(page);
    await click(page, '.topbar [aria-label="More"]');
    await click(page, '[popover]:popover-open [data-command="palette"]');
    await page.waitForSelector("dialog.palette[open]", { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("among ten thousand elements the one meant is found", async () => {
    const { page, end } = await host.visit();
    const elements = Array.from({ length: 10_000 }, (_, at) => ({ __class__: "Server", name: `Service ${at}` }));
    elements.push({ __class__: "Datastore", name: "Ledger of record" });
    await dropFile(page, "many.json", JSON.stringify({ name: "Many", elements }));
    assert.ok((await findingCount(page)) > 10_000);
    await search(page, "ledrec");
    await page.waitForFunction(
      (selected) => document.querySelector(selected)?.textContent.includes("Ledger of record"),
      { timeout: TIMEOUT },
      selected,
    );
    const drawn = await page.$$eval(".palette-row", (rows) => rows.length);
    assert.ok(drawn < 100, `${drawn} rows`);
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      () => document.querySelector("#inspector .inspector-name-field")?.value === "Ledger of record",
      { timeout: TIMEOUT },
    );
    assertClean(await end());
  });

  test("all keys are listed, and single letters can be switched off for good", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await page.keyboard.press("?");
    await page.waitForSelector("dialog[open] .keys-list", { timeout: TIMEOUT });
    const listed = await page.$eval("dialog[open]", (dialog) => dialog.textContent);
    for (const words of ["Everywhere", "On a diagram", "On a question", "Undo", "Zoom in", "Search or run"]) {
      assert.ok(listed.includes(words), words);
    }
    await page.focus('[data-preference="letters"]');
    await page.keyboard.press(" ");
    await page.keyboard.press("Escape");
    await waitUntilClosed(page);
    const zoom = () => page.$eval(".zoom-value", (zoom) => zoom.textContent);
    await page.focus(".canvas-drawing");
    const before = await zoom();
    for (const key of ["?", "+", "0"]) await page.keyboard.press(key);
    assert.equal(await zoom(), before);
    assert.equal(await page.$("dialog[open]"), null);
    // A letter in a field is text all the same.
    await search(page, "keyboard?");
    assert.equal(await page.$eval(".palette-input", (field) => field.value), "keyboard?");
    await page.keyboard.press("Escape");
    await waitUntilClosed(page);

    await page.reload();
    await page.waitForSelector("[data-sample]", { timeout: TIMEOUT });
    await page.keyboard.press("?");
    await search(page, "shortcuts");
    await page.keyboard.press("Enter");
    await page.waitForSelector('dialog[open] [data-preference="letters"]', { timeout: TIMEOUT });
    await page.focus('[data-preference="letters"]');
    await page.keyboard.press(" ");
    await page.keyboard.press("Escape");
    await waitUntilClosed(page);
    await page.keyboard.press("?");
    await page.waitForSelector("dialog[open] .keys-list", { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("a question mark in a field is text", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await click(page, '.outline [data-part="server-web-server"]');
    await page.waitForSelector("#inspector .inspector-name-field", { timeout: TIMEOUT });
    await page.focus("#inspector .inspector-name-field");
    await page.keyboard.press("End");
    await page.keyboard.type("?");
    await waitForParts(page, "Web Server?", 1);
    assert.equal(await page.$("dialog[open]"), null);
    assertClean(await end());
  });
});

/** The result that keys have come to. */
const selected = '.palette-row[aria-selected="true"]';

/** Opens the palette by its keys, and waits until it has the focus. */
async function openPalette(page) {
  await page.keyboard.down("Control");
  await page.keyboard.press("k");
  await page.keyboard.up("Control");
  await page.waitForFunction(() => document.activeElement?.matches("dialog[open] .palette-input"), { timeout: TIMEOUT });
}

async function search(page, words) {
  await openPalette(page);
  await page.keyboard.type(words);
}

/** Waits until the result that Enter would choose is that one. */
async function waitForCurrent(page, thing) {
  await page.waitForFunction(
    (selected, thing) => document.querySelector(selected)?.dataset.result === thing,
    { timeout: TIMEOUT },
    selected,
    thing,
  );
}

/** Waits until no dialog is left. */
async function waitUntilClosed(page) {
  await page.waitForFunction(() => !document.querySelector("dialog > *, dialog[open]"), { timeout: TIMEOUT });
}
