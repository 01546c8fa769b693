// The library: the threats that are judged are listed, searched and narrowed, one is read, and it
// says where it applies.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import { TIMEOUT, assertClean, openSample, click, showTab, startHost } from "./visit.mjs";

inBrowsers(import.meta.url, (browser, test) => {
  let host;
  before(async () => { host = await startHost(browser); });
  after(() => host.end());

  test("threats are searched by SID and title, and narrowed", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await showTab(page, "library");
    await page.waitForSelector(".threat-row", { timeout: TIMEOUT });
    const all = await threatCount(page);
    assert.ok(all > 100, `${all}`);
    await page.type(".threat-filters input", "session taken");
    await waitForThreats(page, ["AC17"]);
    await page.$eval(".threat-filters input", (field) => field.select());
    await page.type(".threat-filters input", "ac17");
    await waitForThreats(page, ["AC17"]);
    await page.$eval(".threat-filters input", (field) => field.select());
    await page.keyboard.press("Backspace");
    await page.waitForFunction((all) => Number(document.querySelector(".threats-count").textContent) === all,
      { timeout: TIMEOUT }, all);
    await click(page, ".chip-toggle");
    await page.waitForFunction(
      () => [...document.querySelectorAll(".threat-row")].every((row) => row.querySelector(".threat-count")),
      { timeout: TIMEOUT },
    );
    assert.ok((await listedCount(page)) < all);
    await page.select('.threat-choices [aria-label="Severity"]', "5");
    await page.waitForFunction(
      () => [...document.querySelectorAll(".threat-row .glyph")].every((glyph) => glyph.getAttribute("aria-label") === "Very high"),
      { timeout: TIMEOUT },
    );
    await page.select('.threat-choices [aria-label="Class"]', "Datastore");
    await page.type(".threat-filters input", "zzz");
    await click(page, "#threats .empty button");
    await page.waitForFunction((all) => Number(document.querySelector(".threats-count").textContent) === all,
      { timeout: TIMEOUT }, all);
    assertClean(await end());
  });

  test("a threat is chosen by key, read, and leads to its finding", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await showTab(page, "library");
    const list = await page.waitForSelector("#threats-rows", { timeout: TIMEOUT });
    const first = await page.$eval(".threat-row", (row) => row.dataset.threat);
    await page.waitForSelector(`.threat[data-sid="${first}"] .detail-code`, { timeout: TIMEOUT });
    await list.focus();
    await page.keyboard.press("j");
    const second = await page.$eval('.threat-row[aria-selected="true"]', (row) => row.dataset.threat);
    assert.notEqual(second, first);
    await page.waitForSelector(`.threat[data-sid="${second}"]`, { timeout: TIMEOUT });
    await click(page, '[data-threat="AC05"]');
    await page.waitForSelector('.threat[data-sid="AC05"]', { timeout: TIMEOUT });
    const count = await page.$eval('[data-threat="AC05"] .threat-count', (one) => parseInt(one.textContent, 10));
    const places = await page.$$eval("[data-place]", (all) => all.map((one) => one.dataset.place));
    assert.equal(places.length, count);
    await click(page, "[data-place]");
    await page.waitForSelector(`#finding [data-finding="AC05/${places[0]}"]`, { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("for a part that is picked it says why the threat does not apply", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await showTab(page, "library");
    await page.waitForSelector(".threat-row", { timeout: TIMEOUT });
    await page.select('.threat-choices [aria-label="Category"]', "session");
    await page.waitForFunction(
      () => document.querySelector(".threats-count").textContent.includes(" of "),
      { timeout: TIMEOUT },
    );
    await page.select('.threat-choices [aria-label="Category"]', "");
    await click(page, '[data-threat="AC05"]');
    await page.waitForSelector('.threat[data-sid="AC05"]', { timeout: TIMEOUT });
    const select = '.why-not select';
    await page.waitForSelector(select, { timeout: TIMEOUT });
    const part = await page.$eval(select, (select) => select.options[1].value);
    await page.select(select, part);
    await page.waitForSelector(".why-not .clause-false", { timeout: TIMEOUT });
    assert.match(await page.$eval(".why-not .detail-text", (it) => it.textContent), /does not hold here/);
    assertClean(await end());
  });

  test("on a phone the list is the view, and a threat lies over it as a sheet", async () => {
    const { page, end } = await host.visit({ width: 390, height: 844 });
    await openSample(page, "web-shop.json");
    await click(page, "#tab-library");
    await page.waitForSelector("#panel-library .threat-row", { timeout: TIMEOUT });
    assert.equal(await page.$("#threat.panel-open"), null);
    await click(page, '[data-threat="AA03"]');
    await page.waitForSelector('#threat.panel-open .threat[data-sid="AA03"] .detail-text', { timeout: TIMEOUT });
    await page.keyboard.press("Escape");
    await page.waitForSelector("#threat:not(.panel-open)", { timeout: TIMEOUT });
    assertClean(await end());
  });
});

/** How many threats there are, while all are listed. */
async function threatCount(page) {
  return page.$eval(".threats-count", (count) => Number(count.textContent));
}

/** How many threats are listed. */
async function listedCount(page) {
  return page.$eval(".threats-count", (count) => parseInt(count.textContent, 10));
}

/** Waits until just these threats are listed. */
async function waitForThreats(page, sids) {
  await page.waitForFunction(
    (sids) => [...document.querySelectorAll(".threat-row")].map((row) => row.dataset.threat).join() === sids,
    { timeout: TIMEOUT },
    sids.join(),
  );
}
