// What a model looks like in each tab: the diagram, the sequence, the findings, the report; all of
// them follow an edit.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import {
  TIMEOUT, chooseFromMenu, assertClean, dropFile, findingCount, openSample, click, showTab,
  startHost,
} from "./visit.mjs";

inBrowsers(import.meta.url, (browser, test) => {
  let host;
  before(async () => { host = await startHost(browser); });
  after(() => host.end());

  test("diagram, sequence, findings and report show a sample, and follow a new name", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await showTab(page, "diagram");
    await waitForDrawing(page, ["Customer", "Web Server", "Orders DB"]);
    await showTab(page, "sequence");
    await waitForDrawing(page, ["Customer", "Sign in", "Write order"]);
    await showTab(page, "findings");
    await waitForFindingOn(page, "Web Server");
    await showTab(page, "report");
    await waitForReport(page, "Web Server");

    await showTab(page, "diagram");
    await click(page, '.outline [data-part="server-web-server"]');
    await rename(page, "Front door");

    await waitForDrawing(page, ["Front door"]);
    await showTab(page, "sequence");
    await waitForDrawing(page, ["Front door"]);
    await showTab(page, "findings");
    await waitForFindingOn(page, "Front door");
    await showTab(page, "report");
    await waitForReport(page, "Front door");
    assert.ok(!(await page.$eval(".report-page", (report) => report.textContent)).includes("Web Server ("));
    assertClean(await end());
  });

  test("what lies under the pointer shows its flows", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await page.waitForSelector('.drawing [data-part="server-web-server"] text', { timeout: TIMEOUT });
    const related = (count) => page.waitForFunction(
      (count) => document.querySelectorAll(".drawing .is-related").length === count,
      { timeout: TIMEOUT },
      count,
    );
    await page.hover('.drawing [data-part="server-web-server"] text');
    await related(6);
    await page.hover('.drawing [data-part="datastore-orders-db"] text');
    await related(3);
    await page.hover("#tab-diagram");
    await related(0);
    assertClean(await end());
  });

  test("a large diagram has a map, and a press in it goes there", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await page.waitForSelector(".drawing [data-part]", { timeout: TIMEOUT });
    assert.equal(await page.$(".minimap"), null);
    await dropFile(page, "model.json", many(80, 0));
    const map = await page.waitForSelector(".minimap", { timeout: TIMEOUT });
    const lies = () => page.$eval(".drawing > g", (group) => group.getAttribute("transform"));
    await click(page, '[data-command="zoom-whole"]');
    const before = await lies();
    const { x, y, width, height } = await map.boundingBox();
    await page.mouse.click(x + width / 2, y + height / 2);
    await page.waitForFunction(
      (before) => document.querySelector(".drawing > g").getAttribute("transform") !== before,
      { timeout: TIMEOUT },
      before,
    );
    assertClean(await end());
  });

  test("of thousands of flows only those of what is selected are drawn", async () => {
    const { page, end } = await host.visit();
    await dropFile(page, "model.json", many(700, 2100));
    await page.waitForSelector(".drawing-crowded .pic-element", { timeout: TIMEOUT });
    // (Chromium calls pieces of a drawing visible that are not displayed.)
    const isSeen = () =>
      [...document.querySelectorAll(".drawing .pic-flow")].some((flow) => getComputedStyle(flow).display !== "none");
    await page.waitForSelector(".drawing .pic-flow", { timeout: TIMEOUT });
    assert.equal(await page.evaluate(isSeen), false);
    await click(page, '.outline [data-part="server-s0"]');
    await page.waitForFunction(isSeen, { timeout: TIMEOUT });
    assertClean(await end());
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
    await waitForDrawing(page, ["Customer", "Sign in"]);
    assertClean(await end());
  });

  test("the report holds both diagrams, and its contents jump to their place", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "assistant.json");
    await showTab(page, "report");
    await page.waitForFunction(
      () => document.querySelectorAll(".report-page svg.report-picture").length === 2,
      { timeout: TIMEOUT },
    );
    const links = await page.$$(".contents-link");
    await links.at(-1).click();
    await page.waitForFunction(
      () => document.querySelector(".report-scroll").scrollTop > 1000,
      { timeout: TIMEOUT },
    );
    assertClean(await end());
  });

  test("findings are open, decided or excluded, and each sort can be shown", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    const open = await findingCount(page);
    await showTab(page, "findings");
    assert.equal(await footText(page), `${open} open findings`);
    assert.equal(await sumOfSeverityCounts(page), open);
    const [, decided] = (await textOf(page, ".findings-foot")).match(/Show (\d+) decided/);
    const [, excluded] = (await textOf(page, ".findings-foot")).match(/Show (\d+) excluded/);
    await clickByText(page, ".findings-foot button", `Show ${decided} decided`);
    await clickByText(page, ".findings-foot button", `Show ${excluded} excluded by assumptions`);
    await page.waitForFunction(
      (count) => [...document.querySelectorAll('[data-facet="Severity"] .filter .numbers')]
        .reduce((sum, one) => sum + Number(one.textContent), 0) === count,
      { timeout: TIMEOUT },
      open + Number(decided) + Number(excluded),
    );
    assert.equal(await footText(page), `${open} open findings`);
    await clickByText(page, ".filter", "Very high");
    await page.waitForFunction(
      (open) => new RegExp(`^\\d+ of ${open} open`).test(document.querySelector(".findings-foot > span").textContent),
      { timeout: TIMEOUT },
      open,
    );
    assertClean(await end());
  });

  test("an empty model says in each tab what would stand there, and offers the first step", async () => {
    const { page, end } = await host.visit();
    await click(page, '[data-command="new"]');
    for (const [tab, said] of [
      ["diagram", "Nothing is drawn yet"],
      ["sequence", "No flows yet"],
      ["findings", "No findings yet"],
      ["report", "Nothing to report yet"],
    ]) {
      await showTab(page, tab);
      await page.waitForFunction(
        (said) => document.querySelector(".view .empty-text")?.textContent.includes(said),
        { timeout: TIMEOUT },
        said,
      );
      assert.ok(await page.$('.view .empty [data-command="add-element"]'), tab);
    }
    assertClean(await end());
  });

  test("findings are walked with keys, read, and left again to the list", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await showTab(page, "findings");
    const list = await page.waitForSelector("#findings-rows", { timeout: TIMEOUT });
    await list.focus();
    const last = (await findingCount(page)) + (await page.$$(".finding-head")).length;
    for (const [key, row] of [
      ["j", 1], ["ArrowDown", 2], ["k", 1], ["ArrowUp", 0], ["Home", 0], ["PageDown", null], ["Home", 0], ["j", 1],
    ]) {
      await page.keyboard.press(key);
      if (row !== null) await waitForCurrentRow(page, row);
    }
    await page.keyboard.press("End");
    await page.waitForFunction(
      (last) => {
        const row = document.querySelector("#findings-rows").getAttribute("aria-activedescendant");
        return Number(row?.split("-").at(-1)) >= last - 2;
      },
      { timeout: TIMEOUT },
      last,
    );
    await page.waitForSelector("#finding .detail-text", { timeout: TIMEOUT });
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      () => document.querySelector("#finding").contains(document.activeElement),
      { timeout: TIMEOUT },
    );
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement.id === "findings-rows", { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("problems open, close, and select what they are about", async () => {
    const { page, end } = await host.visit();
    const server = { __class__: "Server", name: "P\u0007" };
    await dropFile(page, "odd.json", JSON.stringify({ name: "Odd", description: "", elements: [server] }));
    await page.waitForSelector("dialog[open] .imported", { timeout: TIMEOUT });
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector("dialog[open]"), { timeout: TIMEOUT });
    const head = await page.waitForSelector(".problems-head", { timeout: TIMEOUT });
    for (const open of ["true", "false", "true"]) {
      await head.click();
      await page.waitForSelector(`.problems-head[aria-expanded="${open}"]`, { timeout: TIMEOUT });
    }
    await click(page, 'button.problem[data-code="strange-character"]');
    await page.waitForSelector("#inspector .inspector-name-field", { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("a theme is chosen from the menu and stays", async () => {
    const { page, end } = await host.visit();
    for (const theme of ["dark", "contrast", "light"]) {
      await chooseFromMenu(page, "Theme", `theme-${theme}`);
      await page.waitForFunction(
        (theme) => document.documentElement.dataset.theme === theme,
        { timeout: TIMEOUT },
        theme,
      );
    }
    await page.reload();
    await page.waitForFunction(
      () => document.documentElement.dataset.theme === "light" && document.querySelector("[data-sample]"),
      { timeout: TIMEOUT },
    );
    assertClean(await end());
  });
});

/** Waits until the diagram in view holds these words. */
async function waitForDrawing(page, words) {
  await page.waitForFunction(
    (words) => {
      const text = document.querySelector(".view svg.drawing")?.textContent.replace(/\s+/g, " ") ?? "";
      return words.every((word) => word.split(" ").every((piece) => text.includes(piece)));
    },
    { timeout: TIMEOUT },
    words,
  );
}

/** Waits until a finding is listed on a part of that name. */
async function waitForFindingOn(page, name) {
  await page.waitForFunction(
    (name) => [...document.querySelectorAll(".finding-on")].some((on) => on.textContent === name),
    { timeout: TIMEOUT },
    name,
  );
}

/** Waits until the report names it. */
async function waitForReport(page, name) {
  await page.waitForFunction(
    (name) => document.querySelector(".report-page")?.textContent.includes(name),
    { timeout: TIMEOUT },
    name,
  );
}

/** Types another name into the head of the inspector. */
async function rename(page, name) {
  const field = await page.waitForSelector(".inspector-name-field", { timeout: TIMEOUT });
  await field.evaluate((field) => field.select());
  await field.type(name);
  await field.press("Enter");
}

async function textOf(page, selector) {
  return page.$eval(selector, (found) => found.textContent);
}

async function footText(page) {
  return textOf(page, ".findings-foot > span");
}

/** Waits until the keys of the list are at that row. */
async function waitForCurrentRow(page, row) {
  await page.waitForSelector(`#findings-rows[aria-activedescendant="findings-row-${row}"]`, { timeout: TIMEOUT });
}

/** The sum of the counts on the filters. */
async function sumOfSeverityCounts(page) {
  return page.$$eval('[data-facet="Severity"] .filter .numbers', (all) => all.reduce((sum, one) => sum + Number(one.textContent), 0));
}

async function clickByText(page, selector, words) {
  await page.waitForFunction(
    (selector, words) => {
      const found = [...document.querySelectorAll(selector)].find((one) => one.textContent.includes(words));
      found?.click();
      return Boolean(found);
    },
    { timeout: TIMEOUT },
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
