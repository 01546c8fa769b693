// Elements, boundaries, flows and data are added, renamed and deleted through the forms, with the
// keyboard too, and undone.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  PATIENCE, browsers, choose, clean, openSample, press, told, waitForParts, welcome,
} from "./visit.mjs";

for (const browser of browsers) describe(browser, () => {
  let host;
  before(async () => { host = await welcome(browser); });
  after(() => host.end());

  test("each kind of part is added, renamed and deleted, and every step can be undone", async () => {
    const { page, end } = await host.visit();
    await press(page, '[data-command="new"]');
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
    clean(await end());
  });

  test("what deleting takes with it is said, and the message undoes it until the next edit", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await remove(page, "Orders DB");
    await told(page, "Orders DB and its 3 flows are deleted.");
    await press(page, ".toast .button:not(.button-icon)");
    await waitForParts(page, "Orders DB", 1);
    await waitForParts(page, "Write order", 1);
    await remove(page, "Cleanup");
    await told(page, "Cleanup");
    await choose(page, "Add to the model", "add-data");
    await submit(page, "Receipt");
    await page.waitForFunction(() => !document.querySelector(".toast"), { timeout: PATIENCE });
    clean(await end());
  });

  test("a form says beside the field what is missing, and goes back to where it was opened", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await page.focus('button[aria-label="Add to the model"]');
    await page.keyboard.press("Enter");
    await focused(page, "Add an element");
    for (const _ of ["boundary", "flow"]) await page.keyboard.press("ArrowDown");
    await focused(page, "Add a flow");
    await page.keyboard.press("Enter");
    await focused(page, "Name");
    await page.keyboard.press("Enter");
    await errors(page, ["A name is needed.", "Choose where the flow starts.", "Choose where the flow ends."]);
    await focused(page, "Name");
    await page.keyboard.type("Refund");
    await errors(page, ["Choose where the flow starts.", "Choose where the flow ends."]);
    await page.keyboard.press("Enter");
    await focused(page, "From");
    // Where the Enter before has opened the list of choices, the first Escape closes only that.
    for (let tries = 0; tries < 3 && (await page.$("dialog[open]")); tries += 1) {
      await page.keyboard.press("Escape");
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await page.waitForFunction(() => !document.querySelector("dialog[open]"), { timeout: PATIENCE });
    await focused(page, "Add to the model");
    await waitForParts(page, "Refund", 0);
    clean(await end());
  });

  test("a new flow starts at the element that is selected, and the form shows it", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await select(page, "Web Server");
    await choose(page, "Add to the model", "add-flow");
    await focused(page, "Name");
    const ends = await page.$$eval("dialog select", (all) => all.map((one) => one.selectedOptions[0].textContent.trim()));
    assert.deepEqual(ends, ["Web Server", "Choose an element"]);
    await submit(page, "Restock", { To: "Orders DB" });
    await waitForParts(page, "Restock", 1);
    clean(await end());
  });

  test("the outline is walked, unfolded, renamed and emptied with keys", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await page.focus("[role=tree]");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await current(page, "Internet");
    await page.keyboard.press("ArrowLeft");
    await waitForParts(page, "Customer", 0);
    await page.keyboard.press("ArrowRight");
    await waitForParts(page, "Customer", 1);
    await page.keyboard.press("ArrowDown");
    await current(page, "Customer");
    await page.keyboard.press("F2");
    await focused(page, "Name");
    await fill(page, "Buyer");
    await page.keyboard.press("Enter");
    await waitForParts(page, "Buyer", 1);
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "tree", { timeout: PATIENCE });
    await page.keyboard.press("Delete");
    await waitForParts(page, "Buyer", 0);
    await current(page, "AWS");
    clean(await end());
  });

  test("a model or a part never loses its name", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await press(page, '.outline [data-part="server-web-server"]');
    for (const [field, name] of [[".model-name", "Web shop"], [".inspector-name-field", "Web Server"]]) {
      await page.waitForSelector(field, { timeout: PATIENCE });
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
    clean(await end());
  });
});

/** Adds a part: its name, and by label what is chosen in the form. */
async function add(page, command, name, chosen = {}) {
  await choose(page, "Add to the model", command);
  await submit(page, name, chosen);
  await waitForParts(page, name, 1);
}

/** Fills the form that is open and sends it. */
async function submit(page, name, chosen = {}) {
  await focused(page, "Name");
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
  await page.waitForFunction(() => !document.querySelector("dialog[open]"), { timeout: PATIENCE });
}

async function rename(page, from, to) {
  await select(page, from);
  await choose(page, "More", "rename");
  await submit(page, to);
  await waitForParts(page, to, 1);
}

async function remove(page, name) {
  await select(page, name);
  await choose(page, "More", "delete");
  await waitForParts(page, name, 0);
}

async function undo(page, name, count) {
  await press(page, '[data-command="undo"]');
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
    { timeout: PATIENCE },
    name,
  );
}

/** Puts a text in place of what stands in the field that has the focus. */
async function fill(page, text) {
  await page.evaluate(() => document.activeElement.select());
  await page.keyboard.type(text);
}

/** Waits until what has the focus has that name or those words. */
async function focused(page, name) {
  await page.waitForFunction(
    (name) => {
      const active = document.activeElement;
      return active?.getAttribute("aria-label") === name || active?.textContent.trim().startsWith(name);
    },
    { timeout: PATIENCE },
    name,
  );
}

/** Waits until exactly these sentences stand under the fields. */
async function errors(page, expected) {
  await page.waitForFunction(
    (expected) => {
      const said = [...document.querySelectorAll(".field-error")].map((one) => one.textContent);
      return JSON.stringify(said) === JSON.stringify(expected);
    },
    { timeout: PATIENCE },
    expected,
  );
}

/** Waits until the row that keys move from has that name. */
async function current(page, name) {
  await page.waitForFunction(
    (name) => document.querySelector(".outline-row.row-current .outline-name")?.textContent === name,
    { timeout: PATIENCE },
    name,
  );
}
