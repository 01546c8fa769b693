// Elements, boundaries, flows and data are added, renamed and deleted through the forms, with the
// keyboard too, and undone.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import {
  TIMEOUT, chooseFromMenu, assertClean, openSample, click, waitForToast, waitForParts, startHost,
} from "./visit.mjs";

inBrowsers(import.meta.url, (browser, test) => {
  let host;
  before(async () => { host = await startHost(browser); });
  after(() => host.end());

  test("each kind of part is added, renamed and deleted, and every step can be undone", async () => {
    const { page, end } = await host.visit();
    await click(page, '[data-command="new"]');
    await add(page, "add-boundary", "Cloud");
    await add(page, "add-element", "Shop");
    await add(page, "add-element", "Store", { Class: "Datastore", "Inside the boundary": "Cloud" });
    await add(page, "add-flow", "Write", { From: "Shop", To: "Store" });
    await add(page, "add-data", "Order");
    for (const name of ["Cloud", "Shop", "Store", "Write", "Order"]) {
      await rename(page, name, `${name} two`);
      await undo(page, name, 1);
      await remove(page, name);
      await undo(page, name, 1);
    }
    assertClean(await end());
  });

  test("what deleting takes with it is said, and the message undoes it until the next edit", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await remove(page, "Orders DB");
    await waitForToast(page, "Orders DB and its 3 flows are deleted.");
    await click(page, ".toast .button:not(.button-icon)");
    await waitForParts(page, "Orders DB", 1);
    await waitForParts(page, "Write order", 1);
    await remove(page, "Cleanup");
    await waitForToast(page, "Cleanup");
    await chooseFromMenu(page, "Add to the model", "add-data");
    await submit(page, "Receipt");
    await page.waitForFunction(() => !document.querySelector(".toast"), { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("a form says beside the field what is missing, and goes back to where it was opened", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await page.focus('button[aria-label="Add to the model"]');
    await page.keyboard.press("Enter");
    await waitForFocus(page, "Add an element");
    for (const _ of ["boundary", "flow"]) await page.keyboard.press("ArrowDown");
    await waitForFocus(page, "Add a flow");
    await page.keyboard.press("Enter");
    await waitForFocus(page, "Name");
    await page.keyboard.press("Enter");
    await waitForErrors(page, ["A name is needed.", "Choose where the flow starts.", "Choose where the flow ends."]);
    await waitForFocus(page, "Name");
    await page.keyboard.type("Refund");
    await waitForErrors(page, ["Choose where the flow starts.", "Choose where the flow ends."]);
    await page.keyboard.press("Enter");
    await waitForFocus(page, "From");
    // Where the Enter before has opened the list of choices, the first Escape closes only that.
    for (let tries = 0; tries < 3 && (await page.$("dialog[open]")); tries += 1) {
      await page.keyboard.press("Escape");
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await page.waitForFunction(() => !document.querySelector("dialog[open]"), { timeout: TIMEOUT });
    await waitForFocus(page, "Add to the model");
    await waitForParts(page, "Refund", 0);
    assertClean(await end());
  });

  test("a new flow starts at the element that is selected, and the form shows it", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await select(page, "Web Server");
    await chooseFromMenu(page, "Add to the model", "add-flow");
    await waitForFocus(page, "Name");
    const ends = await page.$$eval("dialog select", (all) => all.map((one) => one.selectedOptions[0].textContent.trim()));
    assert.deepEqual(ends, ["Web Server", "Choose an element"]);
    await submit(page, "Restock", { To: "Orders DB" });
    await waitForParts(page, "Restock", 1);
    assertClean(await end());
  });

  test("the outline is walked, unfolded, renamed and emptied with keys", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await page.focus("[role=tree]");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await waitForCurrentRow(page, "Internet");
    await page.keyboard.press("ArrowLeft");
    await waitForParts(page, "Customer", 0);
    await page.keyboard.press("ArrowRight");
    await waitForParts(page, "Customer", 1);
    await page.keyboard.press("ArrowDown");
    await waitForCurrentRow(page, "Customer");
    await page.keyboard.press("F2");
    await waitForFocus(page, "Name");
    await fill(page, "Buyer");
    await page.keyboard.press("Enter");
    await waitForParts(page, "Buyer", 1);
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "tree", { timeout: TIMEOUT });
    await page.keyboard.press("Delete");
    await waitForParts(page, "Buyer", 0);
    await waitForCurrentRow(page, "AWS");
    assertClean(await end());
  });

  test("a model or a part never loses its name", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await click(page, '.outline [data-part="server-web-server"]');
    for (const [field, name] of [[".model-name", "Web shop"], [".inspector-name-field", "Web Server"]]) {
      await page.waitForSelector(field, { timeout: TIMEOUT });
      await page.focus(field);
      await page.$eval(field, (field) => field.select());
      await page.keyboard.press("Backspace");
      await page.$eval(field, (field) => field.blur());
      assert.equal(await page.$eval(field, (field) => field.value), name);
      await page.focus(field);
      await page.keyboard.type("x");
      await page.keyboard.press("Escape");
      assert.equal(await page.$eval(field, (field) => field.value), name);
    }
    assertClean(await end());
  });
});

/** Adds a part: its name, and by label what is chosen in the form. */
async function add(page, command, name, chosen = {}) {
  await chooseFromMenu(page, "Add to the model", command);
  await submit(page, name, chosen);
  await waitForParts(page, name, 1);
}

/** Fills the form that is open and sends it. */
async function submit(page, name, chosen = {}) {
  await waitForFocus(page, "Name");
  await fill(page, name);
  for (const [label, words] of Object.entries(chosen)) {
    const select = `dialog select[aria-label="${label}"]`;
    const value = await page.$eval(
      select,
      (select, words) => [...select.options].find((option) => option.textContent.trim() === words).value,
      words,
    );
    await page.select(select, value);
  }
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.querySelector("dialog[open]"), { timeout: TIMEOUT });
}

async function rename(page, from, to) {
  await select(page, from);
  await chooseFromMenu(page, "More", "rename");
  await submit(page, to);
  await waitForParts(page, to, 1);
}

async function remove(page, name) {
  await select(page, name);
  await chooseFromMenu(page, "More", "delete");
  await waitForParts(page, name, 0);
}

async function undo(page, name, count) {
  await click(page, '[data-command="undo"]');
  await waitForParts(page, name, count);
}

/** Selects a part in the outline and waits for the inspector to show it. */
async function select(page, name) {
  await waitForParts(page, name, 1);
  await page.evaluate((name) => {
    const names = [...document.querySelectorAll(".outline-row .outline-name")];
    names.find((one) => one.textContent === name).click();
  }, name);
  await page.waitForFunction(
    (name) => document.querySelector(".inspector-name-field")?.value === name,
    { timeout: TIMEOUT },
    name,
  );
}

/** Puts a text in place of what stands in the field that has the focus. */
async function fill(page, text) {
  await page.evaluate(() => document.activeElement.select());
  await page.keyboard.type(text);
}

/** Waits until what has the focus has that name or those words. */
async function waitForFocus(page, name) {
  await page.waitForFunction(
    (name) => {
      const active = document.activeElement;
      return active?.getAttribute("aria-label") === name || active?.textContent.trim().startsWith(name);
    },
    { timeout: TIMEOUT },
    name,
  );
}

/** Waits until exactly these sentences stand under the fields. */
async function waitForErrors(page, expected) {
  await page.waitForFunction(
    (expected) => {
      const said = [...document.querySelectorAll(".field-error")].map((one) => one.textContent);
      return JSON.stringify(said) === JSON.stringify(expected);
    },
    { timeout: TIMEOUT },
    expected,
  );
}

/** Waits until the row that keys move from has that name. */
async function waitForCurrentRow(page, name) {
  await page.waitForFunction(
    (name) => document.querySelector(".outline-row.row-current .outline-name")?.textContent === name,
    { timeout: TIMEOUT },
    name,
  );
}
