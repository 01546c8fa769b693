// What a model looks like in each tab: the diagram, the sequence, the findings, the report; all of
// them follow an edit.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  PATIENCE, browsers, choose, clean, drop, findings, openSample, press, show, welcome,
} from "./visit.mjs";

for (const browser of browsers) describe(browser, () => {
  let host;
  before(async () => { host = await welcome(browser); });
  after(() => host.end());

  test("diagram, sequence, findings and report show a sample, and follow a new name", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await show(page, "diagram");
    await drawn(page, ["Customer", "Web Server", "Orders DB"]);
    await show(page, "sequence");
    await drawn(page, ["Customer", "Sign in", "Write order"]);
    await show(page, "findings");
    await listed(page, "Web Server");
    await show(page, "report");
    await reported(page, "Web Server");

    await show(page, "diagram");
    await press(page, '.outline [data-part="server-web-server"]');
    await rename(page, "Front door");

    await drawn(page, ["Front door"]);
    await show(page, "sequence");
    await drawn(page, ["Front door"]);
    await show(page, "findings");
    await listed(page, "Front door");
    await show(page, "report");
    await reported(page, "Front door");
    assert.ok(!(await page.$eval(".report-page", (report) => report.textContent)).includes("Web Server ("));
    clean(await end());
  });

  test("what lies under the pointer shows its flows", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await page.waitForSelector('.drawing [data-part="server-web-server"] text', { timeout: PATIENCE });
    const related = (count) => page.waitForFunction(
      (count) => document.querySelectorAll(".drawing .is-related").length === count,
      { timeout: PATIENCE },
      count,
    );
    await page.hover('.drawing [data-part="server-web-server"] text');
    await related(6);
    await page.hover('.drawing [data-part="datastore-orders-db"] text');
    await related(3);
    await page.hover("#tab-diagram");
    await related(0);
    clean(await end());
  });

  test("a large diagram has a map, and a press in it goes there", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await page.waitForSelector(".drawing [data-part]", { timeout: PATIENCE });
    assert.equal(await page.$(".minimap"), null);
    await drop(page, "model.json", many(80, 0));
    const map = await page.waitForSelector(".minimap", { timeout: PATIENCE });
    const lies = () => page.$eval(".drawing > g", (group) => group.getAttribute("transform"));
    await press(page, '[data-command="zoom-whole"]');
    const before = await lies();
    const { x, y, width, height } = await map.boundingBox();
    await page.mouse.click(x + width / 2, y + height / 2);
    await page.waitForFunction(
      (before) => document.querySelector(".drawing > g").getAttribute("transform") !== before,
      { timeout: PATIENCE },
      before,
    );
    clean(await end());
  });

  test("of thousands of flows only those of what is selected are drawn", async () => {
    const { page, end } = await host.visit();
    await drop(page, "model.json", many(700, 2100));
    await page.waitForSelector(".drawing-crowded .pic-element", { timeout: PATIENCE });
    // (Chromium calls pieces of a drawing visible that are not displayed.)
    const isSeen = () =>
      [...document.querySelectorAll(".drawing .pic-flow")].some((flow) => getComputedStyle(flow).display !== "none");
    await page.waitForSelector(".drawing .pic-flow", { timeout: PATIENCE });
    assert.equal(await page.evaluate(isSeen), false);
    await press(page, '.outline [data-part="server-s0"]');
    await page.waitForFunction(isSeen, { timeout: PATIENCE });
    clean(await end());
  });

  test("views may change faster than they are painted", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await page.evaluate(async () => {
      // The page works off what a press brought about, but no frame comes in between.
      const turn = () =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = resolve;
          port2.postMessage(null);
        });
      for (const tab of ["findings", "diagram", "findings", "report", "findings", "sequence"]) {
        document.querySelector(`#tab-${tab}`).click();
        await turn();
      }
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    });
    await drawn(page, ["Customer", "Sign in"]);
    clean(await end());
  });

  test("the report holds both diagrams, and its contents jump to their place", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "assistant.json");
    await show(page, "report");
    await page.waitForFunction(
      () => document.querySelectorAll(".report-page svg.report-picture").length === 2,
      { timeout: PATIENCE },
    );
    const links = await page.$$(".contents-link");
    await links.at(-1).click();
    await page.waitForFunction(
      () => document.querySelector(".report-scroll").scrollTop > 1000,
      { timeout: PATIENCE },
    );
    clean(await end());
  });

  test("findings are open, decided or excluded, and each sort can be shown", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    const open = await findings(page);
    await show(page, "findings");
    assert.equal(await foot(page), `${open} open findings`);
    assert.equal(await severities(page), open);
    const [, decided] = (await words(page, ".findings-foot")).match(/Show (\d+) decided/);
    const [, excluded] = (await words(page, ".findings-foot")).match(/Show (\d+) excluded/);
    await pressWords(page, ".findings-foot button", `Show ${decided} decided`);
    await pressWords(page, ".findings-foot button", `Show ${excluded} excluded by assumptions`);
    await page.waitForFunction(
      (count) => [...document.querySelectorAll('[data-facet="Severity"] .filter .numbers')]
        .reduce((sum, one) => sum + Number(one.textContent), 0) === count,
      { timeout: PATIENCE },
      open + Number(decided) + Number(excluded),
    );
    assert.equal(await foot(page), `${open} open findings`);
    await pressWords(page, ".filter", "Very high");
    await page.waitForFunction(
      (open) => new RegExp(`^\\d+ of ${open} open`).test(document.querySelector(".findings-foot > span").textContent),
      { timeout: PATIENCE },
      open,
    );
    clean(await end());
  });

  test("an empty model says in each tab what would stand there, and offers the first step", async () => {
    const { page, end } = await host.visit();
    await press(page, '[data-command="new"]');
    for (const [tab, said] of [
      ["diagram", "Nothing is drawn yet"],
      ["sequence", "No flows yet"],
      ["findings", "No findings yet"],
      ["report", "Nothing to report yet"],
    ]) {
      await show(page, tab);
      await page.waitForFunction(
        (said) => document.querySelector(".view .empty-text")?.textContent.includes(said),
        { timeout: PATIENCE },
        said,
      );
      assert.ok(await page.$('.view .empty [data-command="add-element"]'), tab);
    }
    clean(await end());
  });

  test("findings are walked with keys, read, and left again to the list", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await show(page, "findings");
    const list = await page.waitForSelector("#findings-rows", { timeout: PATIENCE });
    await list.focus();
    const last = (await findings(page)) + (await page.$$(".finding-head")).length;
    for (const [key, row] of [
      ["j", 1], ["ArrowDown", 2], ["k", 1], ["ArrowUp", 0], ["Home", 0], ["PageDown", null], ["Home", 0], ["j", 1],
    ]) {
      await page.keyboard.press(key);
      if (row !== null) await meant(page, row);
    }
    await page.keyboard.press("End");
    await page.waitForFunction(
      (last) => {
        const row = document.querySelector("#findings-rows").getAttribute("aria-activedescendant");
        return Number(row?.split("-").at(-1)) >= last - 2;
      },
      { timeout: PATIENCE },
      last,
    );
    await page.waitForSelector("#finding .detail-text", { timeout: PATIENCE });
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      () => document.querySelector("#finding").contains(document.activeElement),
      { timeout: PATIENCE },
    );
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement.id === "findings-rows", { timeout: PATIENCE });
    clean(await end());
  });

  test("problems open, close, and select what they are about", async () => {
    const { page, end } = await host.visit();
    const server = { __class__: "Server", name: "P\u0007" };
    await drop(page, "odd.json", JSON.stringify({ name: "Odd", description: "", elements: [server] }));
    await page.waitForSelector("dialog[open] .imported", { timeout: PATIENCE });
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector("dialog[open]"), { timeout: PATIENCE });
    const head = await page.waitForSelector(".problems-head", { timeout: PATIENCE });
    for (const open of ["true", "false", "true"]) {
      await head.click();
      await page.waitForSelector(`.problems-head[aria-expanded="${open}"]`, { timeout: PATIENCE });
    }
    await press(page, 'button.problem[data-code="strange-character"]');
    await page.waitForSelector("#inspector .inspector-name-field", { timeout: PATIENCE });
    clean(await end());
  });

  test("a theme is chosen from the menu and stays", async () => {
    const { page, end } = await host.visit();
    for (const theme of ["dark", "contrast", "light"]) {
      await choose(page, "Theme", `theme-${theme}`);
      await page.waitForFunction(
        (theme) => document.documentElement.dataset.theme === theme,
        { timeout: PATIENCE },
        theme,
      );
    }
    await page.reload();
    await page.waitForFunction(
      () => document.documentElement.dataset.theme === "light" && document.querySelector("[data-sample]"),
      { timeout: PATIENCE },
    );
    clean(await end());
  });
});

/** Waits until the diagram in view holds these words. */
async function drawn(page, words) {
  await page.waitForFunction(
    (words) => {
      const text = document.querySelector(".view svg.drawing")?.textContent.replace(/\s+/g, " ") ?? "";
      return words.every((word) => word.split(" ").every((piece) => text.includes(piece)));
    },
    { timeout: PATIENCE },
    words,
  );
}

/** Waits until a finding is listed on a part of that name. */
async function listed(page, name) {
  await page.waitForFunction(
    (name) => [...document.querySelectorAll(".finding-on")].some((on) => on.textContent === name),
    { timeout: PATIENCE },
    name,
  );
}

/** Waits until the report names it. */
async function reported(page, name) {
  await page.waitForFunction(
    (name) => document.querySelector(".report-page")?.textContent.includes(name),
    { timeout: PATIENCE },
    name,
  );
}

/** Types another name into the head of the inspector. */
async function rename(page, name) {
  const field = await page.waitForSelector(".inspector-name-field", { timeout: PATIENCE });
  await field.evaluate((field) => field.select());
  await field.type(name);
  await field.press("Enter");
}

async function words(page, selector) {
  return page.$eval(selector, (found) => found.textContent);
}

async function foot(page) {
  return words(page, ".findings-foot > span");
}

/** Waits until the keys of the list are at that row. */
async function meant(page, row) {
  await page.waitForSelector(`#findings-rows[aria-activedescendant="findings-row-${row}"]`, { timeout: PATIENCE });
}

/** The sum of the counts on the filters. */
async function severities(page) {
  return page.$$eval('[data-facet="Severity"] .filter .numbers', (all) => all.reduce((sum, one) => sum + Number(one.textContent), 0));
}

async function pressWords(page, selector, words) {
  await page.waitForFunction(
    (selector, words) => {
      const found = [...document.querySelectorAll(selector)].find((one) => one.textContent.includes(words));
      found?.click();
      return Boolean(found);
    },
    { timeout: PATIENCE },
    selector,
    words,
  );
}

/** A model of so many servers and flows between them. */
function many(elements, flows) {
  return JSON.stringify({
    name: "Many",
    elements: Array.from({ length: elements }, (_, at) => ({ __class__: "Server", name: `S${at}` })),
    flows: Array.from({ length: flows }, (_, at) => ({
      name: `F${at}`, source: `S${at % elements}`, sink: `S${(at * 7 + 1) % elements}`,
    })),
  });
}
