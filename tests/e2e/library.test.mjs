// The library: the threats that are judged are listed, searched and narrowed, one is read, and it
// says where it applies.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { PATIENCE, browsers, clean, openSample, press, show, welcome } from "./visit.mjs";

for (const browser of browsers) describe(browser, () => {
  let host;
  before(async () => { host = await welcome(browser); });
  after(() => host.end());

  test("threats are searched by SID and title, and narrowed", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await show(page, "library");
    await page.waitForSelector(".threat-row", { timeout: PATIENCE });
    const all = await total(page);
    assert.ok(all > 100, `${all}`);
    await page.type(".threat-filters input", "session taken");
    await listed(page, ["AC17"]);
    await page.$eval(".threat-filters input", (field) => field.select());
    await page.type(".threat-filters input", "ac17");
    await listed(page, ["AC17"]);
    await page.$eval(".threat-filters input", (field) => field.select());
    await page.keyboard.press("Backspace");
    await page.waitForFunction((all) => Number(document.querySelector(".threats-count").textContent) === all,
      { timeout: PATIENCE }, all);
    await press(page, ".chip-toggle");
    await page.waitForFunction(
      () => [...document.querySelectorAll(".threat-row")].every((row) => row.querySelector(".threat-count")),
      { timeout: PATIENCE },
    );
    assert.ok((await shown(page)) < all);
    await page.select('.threat-choices [aria-label="Severity"]', "5");
    await page.waitForFunction(
      () => [...document.querySelectorAll(".threat-row .glyph")].every((glyph) => glyph.getAttribute("aria-label") === "Very high"),
      { timeout: PATIENCE },
    );
    await page.select('.threat-choices [aria-label="Class"]', "Datastore");
    await page.type(".threat-filters input", "zzz");
    await press(page, "#threats .empty button");
    await page.waitForFunction((all) => Number(document.querySelector(".threats-count").textContent) === all,
      { timeout: PATIENCE }, all);
    clean(await end());
  });

  test("a threat is chosen by key, read, and leads to its finding", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await show(page, "library");
    const list = await page.waitForSelector("#threats-rows", { timeout: PATIENCE });
    const first = await page.$eval(".threat-row", (row) => row.dataset.threat);
    await page.waitForSelector(`.threat[data-sid="${first}"] .detail-code`, { timeout: PATIENCE });
    await list.focus();
    await page.keyboard.press("j");
    const second = await page.$eval('.threat-row[aria-selected="true"]', (row) => row.dataset.threat);
    assert.notEqual(second, first);
    await page.waitForSelector(`.threat[data-sid="${second}"]`, { timeout: PATIENCE });
    await press(page, '[data-threat="AC05"]');
    await page.waitForSelector('.threat[data-sid="AC05"]', { timeout: PATIENCE });
    const count = await page.$eval('[data-threat="AC05"] .threat-count', (one) => parseInt(one.textContent, 10));
    const places = await page.$$eval("[data-place]", (all) => all.map((one) => one.dataset.place));
    assert.equal(places.length, count);
    await press(page, "[data-place]");
    await page.waitForSelector(`#finding [data-finding="AC05/${places[0]}"]`, { timeout: PATIENCE });
    clean(await end());
  });

  test("for a part that is picked it says why the threat does not apply", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await show(page, "library");
    await page.waitForSelector(".threat-row", { timeout: PATIENCE });
    await page.select('.threat-choices [aria-label="Category"]', "session");
    await page.waitForFunction(
      () => document.querySelector(".threats-count").textContent.includes(" of "),
      { timeout: PATIENCE },
    );
    await page.select('.threat-choices [aria-label="Category"]', "");
    await press(page, '[data-threat="AC05"]');
    await page.waitForSelector('.threat[data-sid="AC05"]', { timeout: PATIENCE });
    const select = '.why-not select';
    await page.waitForSelector(select, { timeout: PATIENCE });
    const part = await page.$eval(select, (select) => select.options[1].value);
    await page.select(select, part);
    await page.waitForSelector(".why-not .clause-false", { timeout: PATIENCE });
    assert.match(await page.$eval(".why-not .detail-text", (it) => it.textContent), /does not hold here/);
    clean(await end());
  });

  test("on a phone the list is the view, and a threat lies over it as a sheet", async () => {
    const { page, end } = await host.visit({ width: 390, height: 844 });
    await openSample(page, "web-shop.json");
    await press(page, "#tab-library");
    await page.waitForSelector("#panel-library .threat-row", { timeout: PATIENCE });
    assert.equal(await page.$("#threat.panel-open"), null);
    await press(page, '[data-threat="AA03"]');
    await page.waitForSelector('#threat.panel-open .threat[data-sid="AA03"] .detail-text', { timeout: PATIENCE });
    await page.keyboard.press("Escape");
    await page.waitForSelector("#threat:not(.panel-open)", { timeout: PATIENCE });
    clean(await end());
  });
});

/** How many threats there are, while all are listed. */
async function total(page) {
  return page.$eval(".threats-count", (count) => Number(count.textContent));
}

/** How many threats are listed. */
async function shown(page) {
  return page.$eval(".threats-count", (count) => parseInt(count.textContent, 10));
}

/** Waits until just these threats are listed. */
async function listed(page, sids) {
  await page.waitForFunction(
    (sids) => [...document.querySelectorAll(".threat-row")].map((row) => row.dataset.threat).join() === sids,
    { timeout: PATIENCE },
    sids.join(),
  );
}
