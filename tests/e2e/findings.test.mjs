// The findings: groups and filters, why each applies, the way to the question and back, and a model
// with very many of them.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import {
  TIMEOUT, assertClean, dropFile, findingCount, openSample, click, showTab, waitForFindings,
  startHost,
} from "./visit.mjs";

inBrowsers(import.meta.url, (browser, test) => {
  let host;
  before(async () => { host = await startHost(browser); });
  after(() => host.end());

  test("findings stand in groups by severity, element or threat, and the choice is kept", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await showTab(page, "findings");
    await waitForGroupHeads(page, ["Very high", "High", "Medium"]);
    await page.select(".findings-bar select", "element");
    await waitForGroupHeads(page, ["Web Server", "Shop API"]);
    assert.equal(await shownText(page, ".finding-row .finding-on"), "", "the head says whose they are");
    await page.select(".findings-bar select", "threat");
    await waitForGroupHeads(page, ["Channel can be taken over"]);
    await page.reload();
    await page.waitForSelector("[data-sample]", { timeout: TIMEOUT });
    await openSample(page, "web-shop.json");
    await showTab(page, "findings");
    await waitForGroupHeads(page, ["Channel can be taken over"]);
    assertClean(await end());
  });

  test("a group folds and unfolds, by mouse and by key", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await showTab(page, "findings");
    await click(page, ".finding-head");
    await page.waitForSelector('.finding-head[aria-expanded="false"]', { timeout: TIMEOUT });
    const list = await page.waitForSelector("#findings-rows", { timeout: TIMEOUT });
    await list.focus();
    for (const [key, open] of [["ArrowRight", true], ["ArrowLeft", false], ["Enter", true], [" ", false]]) {
      await page.keyboard.press(key);
      await page.waitForSelector(`#findings-row-0[aria-expanded="${open}"]`, { timeout: TIMEOUT });
    }
    assertClean(await end());
  });

  test("filters narrow, count what the others leave, and are cleared together", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    const all = await findingCount(page);
    await showTab(page, "findings");
    const high = await filterCount(page, "Severity", "High");
    assert.ok(high > 0 && high < all);
    await toggleFilter(page, "Severity", "High");
    await waitForFootText(page, `${high} of ${all} open findings`);
    assert.equal(await filterCount(page, "Severity", "High"), high, "a filter does not count itself out");
    const server = await filterCount(page, "Element", "Web Server");
    assert.ok(server > 0 && server < high, "elements count what the severity leaves");
    await toggleFilter(page, "Element", "Web Server");
    await waitForFootText(page, `${server} of ${all} open findings`);
    assert.equal(await filterCount(page, "Severity", "High"), server);
    await click(page, '[aria-label="Stop filtering by Web Server"]');
    await waitForFootText(page, `${high} of ${all} open findings`);
    const lambda = await filterCount(page, "Class", "Lambda");
    await toggleFilter(page, "Class", "Lambda");
    await waitForFootText(page, `${lambda} of ${all} open findings`);
    await page.type(".findings-bar input", "zzz");
    await page.waitForFunction(
      (all) => document.querySelector(".findings .empty-text")?.textContent
        === `Nothing matches these filters. ${all} findings are hidden.`,
      { timeout: TIMEOUT },
      all,
    );
    await click(page, ".findings .empty button");
    await waitForFootText(page, `${all} open findings`);
    assertClean(await end());
  });

  test("what is selected elsewhere narrows the findings on one press", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await click(page, '.outline [data-part="datastore-orders-db"]');
    await showTab(page, "findings");
    await click(page, '[data-command="only-selected"]');
    await page.waitForFunction(
      () => {
        const rows = [...document.querySelectorAll(".finding-row")];
        return rows.length > 0 && rows.every((row) => row.dataset.finding.endsWith("/datastore-orders-db"));
      },
      { timeout: TIMEOUT },
    );
    assertClean(await end());
  });

  test("a finding says why it applies, and leads to the question; the answer clears it", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    const all = await findingCount(page);
    await showTab(page, "findings");
    await click(page, '.finding-row[data-finding="AC17/server-web-server"]');
    await waitForText(page, "[data-because]", "Web Server uses session ids that can be guessed or forged.");
    await waitForText(page, ".clauses .clause-words", "It uses session ids that can be guessed or forged");
    await waitForText(page, ".clauses .clause-source", "Strong session ids: No · answered here");
    await clickByText(page, "#finding .detail-head button", "As code");
    await waitForText(page, "#finding .detail-code", "target.");
    await clickByText(page, "#finding .detail-head button", "In words");
    await click(page, "#finding [data-asks]");
    await page.waitForFunction(
      () => {
        const question = document.querySelector("#inspector .question-asked");
        if (!question?.contains(document.activeElement)) return false;
        const [box, panel] = [question, question.closest(".panel-body")].map((one) => one.getBoundingClientRect());
        return box.top >= panel.top && box.top < panel.bottom;
      },
      { timeout: TIMEOUT },
    );
    await page.keyboard.press("y");
    await page.waitForFunction(
      (all) => Number(document.querySelector("#tab-findings .badge").textContent) < all,
      { timeout: TIMEOUT },
      all,
    );
    await click(page, '[data-command="back-to-finding"]');
    await waitForText(page, "#finding .empty-text", "AC17 no longer applies to Web Server.");
    assertClean(await end());
  });

  test("from one finding to the next by key and button, and the panel closes with Escape", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    const all = await findingCount(page);
    await showTab(page, "findings");
    const list = await page.waitForSelector("#findings-rows", { timeout: TIMEOUT });
    await list.focus();
    await page.keyboard.press("j");
    await waitForText(page, "#finding .panel-head", `1 of ${all}`);
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      () => document.querySelector("#finding").contains(document.activeElement),
      { timeout: TIMEOUT },
    );
    await page.keyboard.press("j");
    await waitForText(page, "#finding .panel-head", `2 of ${all}`);
    await click(page, '[aria-label="Previous finding"]');
    await waitForText(page, "#finding .panel-head", `1 of ${all}`);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement.id === "findings-rows", { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("a question lists the threats that read it, each with the way to its finding", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await click(page, '.outline [data-part="server-web-server"]');
    const question = '[data-attribute="controls.validatesInput"]';
    await click(page, `${question} .read-by-head`);
    const [all, apply] = await page.$eval(
      `${question} .read-by-head`,
      (head) => head.textContent.match(/\d+/g).map(Number),
    );
    const listed = await page.$$eval(`${question} .read-by-list > li`, (rows) => rows.length);
    assert.equal(listed, all);
    const applying = await page.$$eval(`${question} [data-applies]`, (links) => links.map((link) => link.dataset.applies));
    assert.ok(applying.length >= apply && apply > 0, applying.join());
    await click(page, `${question} [data-applies]`);
    await page.waitForSelector(`#finding [data-finding="${applying[0]}"]`, { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("very many findings are listed, grouped, narrowed and walked to the last", async () => {
    const { page, end } = await host.visit();
    const count = 3000;
    await dropFile(page, "many.json", many(count));
    const all = await findingCount(page);
    assert.ok(all >= 10 * count, `${all}`);
    await showTab(page, "findings");
    await page.waitForSelector(".finding-row", { timeout: TIMEOUT });
    assert.ok((await page.$$("#findings-rows .row")).length < 100, "only rows in view are in the page");
    await page.select(".findings-bar select", "element");
    await waitForGroupHeads(page, ["S 0"]);
    const list = await page.waitForSelector("#findings-rows", { timeout: TIMEOUT });
    await list.focus();
    await page.keyboard.press("End");
    await waitForText(page, ".row-current .finding-on", `S ${count - 1}`);
    await waitForText(page, "#finding .panel-head", `${all} of ${all}`);
    await page.type(".findings-bar input", `2999`);
    await waitForFootText(page, `${all / count} of ${all} open findings`);
    await waitForFindings(page, all);
    assertClean(await end());
  });
});

/** A model of so many servers of which nothing is answered. */
function many(count) {
  const server = (_, at) => ({ __class__: "Server", name: `S ${at}` });
  const elements = Array.from({ length: count }, server);
  return JSON.stringify({ name: "Many", description: "", elements });
}

/** Waits until these names stand on heads of groups, in this order among those in the page. */
async function waitForGroupHeads(page, wanted) {
  await page.waitForFunction(
    (wanted) => {
      const names = [...document.querySelectorAll(".finding-head-name")].map((name) => name.textContent);
      return names.filter((name) => wanted.includes(name)).join() === wanted.join();
    },
    { timeout: TIMEOUT },
    wanted,
  );
}

/** The count beside a filter. */
async function filterCount(page, name, label) {
  return page.$$eval(
    `[data-facet="${name}"] .filter`,
    (filters, label) => {
      const filter = filters.find((one) => one.querySelector(".filter-name").textContent === label);
      return Number(filter.querySelector(".numbers").textContent);
    },
    label,
  );
}

/** Ticks a filter. */
async function toggleFilter(page, name, label) {
  await page.$$eval(
    `[data-facet="${name}"] .filter`,
    (filters, label) => filters.find((one) => one.querySelector(".filter-name").textContent === label).click(),
    label,
  );
}

async function waitForFootText(page, words) {
  await page.waitForFunction(
    (words) => document.querySelector(".findings-foot > span").textContent === words,
    { timeout: TIMEOUT },
    words,
  );
}

/** Waits until something that the selector names says these words. */
async function waitForText(page, selector, words) {
  await page.waitForFunction(
    (selector, words) => [...document.querySelectorAll(selector)].some((one) => one.textContent.includes(words)),
    { timeout: TIMEOUT },
    selector,
    words,
  );
}

/** The text that can be seen of all that the selector names. */
async function shownText(page, selector) {
  return page.$$eval(selector, (all) => all.filter((one) => one.offsetParent).map((one) => one.textContent).join(""));
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
