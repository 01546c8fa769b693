// Narrow screens: nothing is wider than the window, everything can be reached, nothing covers what
// one needs.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  PATIENCE, browsers, choose, clean, openSample, press, told, welcome,
} from "./visit.mjs";

/** Widths in px: a small phone, a phone, a tablet, a small laptop; and a window hardly open. */
const WIDTHS = [200, 320, 390, 768, 1024];

const TABS = ["diagram", "sequence", "findings", "report", "library"];

for (const browser of browsers) describe(browser, () => {
  let host;
  before(async () => { host = await welcome(browser); });
  after(() => host.end());

  test("no view is wider than the window", async () => {
    const { page, end } = await host.visit();
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 700 });
      await fits(page, `start page at ${width}`);
    }
    await openSample(page, "web-shop.json");
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 700 });
      for (const tab of TABS) {
        await press(page, `#tab-${tab}`);
        await page.waitForSelector(`#panel-${tab}`, { timeout: PATIENCE });
        await fits(page, `${tab} at ${width}`);
      }
      await press(page, '[data-finding], #tab-findings');
      await press(page, "#tab-diagram");
      await press(page, '[data-part="server-web-server"]');
      await page.waitForSelector("#inspector.panel-open .question", { timeout: PATIENCE });
      await fits(page, `inspector at ${width}`);
      await press(page, '#inspector [aria-label="Close"]').catch(() => {});
    }
    clean(await end());
  });

  test("on a phone everything in the bars can be pressed", async () => {
    const { page, end } = await host.visit({ width: 320, height: 640 });
    await openSample(page, "web-shop.json");
    for (const selector of [
      ".topbar [aria-label='Outline']", '[data-command="undo"]', '[data-command="redo"]',
      ".topbar [aria-label='More']", ...TABS.map((tab) => `#tab-${tab}`),
    ]) {
      const reached = await page.$eval(selector, (found) => {
        const box = found.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return found.contains(top) && box.width >= 24 && box.height >= 24;
      });
      assert.ok(reached, selector);
    }
    await choose(page, "More", "theme-dark");
    await page.waitForFunction(() => document.documentElement.dataset.theme === "dark", { timeout: PATIENCE });
    clean(await end());
  });

  test("on a phone the outline is a drawer, and what is chosen opens as a sheet under the diagram", async () => {
    const { page, end } = await host.visit({ width: 390, height: 844 });
    await openSample(page, "web-shop.json");
    await press(page, '.topbar [aria-label="Outline"]');
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "tree", { timeout: PATIENCE });
    await press(page, '.outline [data-part="server-web-server"]');
    await page.waitForSelector("#inspector.panel-open", { timeout: PATIENCE });
    await page.waitForSelector("#outline:not(.panel-open)", { timeout: PATIENCE });
    // The part is seen above the sheet.
    await page.waitForFunction(
      () => {
        const part = document.querySelector('.drawing [data-part="server-web-server"]').getBoundingClientRect();
        const view = document.querySelector(".view").getBoundingClientRect();
        return part.top >= view.top && part.bottom <= view.bottom && part.left >= 0 && part.right <= innerWidth;
      },
      { timeout: PATIENCE },
    );
    await press(page, '[aria-label="Change the height"]');
    await page.waitForSelector("#inspector.sheet-full", { timeout: PATIENCE });
    clean(await end());
  });

  test("a message covers neither the tabs nor the foot of the list", async () => {
    const { page, end } = await host.visit();
    for (const width of [320, 390, 1024, 1440]) {
      await page.setViewport({ width, height: 700 });
      await openSample(page, "web-shop.json");
      await press(page, "#tab-findings");
      await press(page, '.finding-row[data-finding$="/server-web-server"]');
      await press(page, "#finding [data-asks]");
      await press(page, '#inspector [aria-label="More"]');
      await press(page, '[popover]:popover-open [data-command="delete"]');
      await told(page, "Web Server");
      await page.waitForFunction(
        () => {
          const box = (selector) => document.querySelector(selector).getBoundingClientRect();
          const toast = box(".toast");
          const inside = toast.left >= box(".view").left && toast.right <= innerWidth && toast.top >= 0;
          const over = (selector) => toast.bottom <= box(selector).top || toast.top >= box(selector).bottom;
          return inside && over(".tabs") && over(".findings-foot");
        },
        { timeout: PATIENCE },
      );
      await page.setViewport({ width: 1440, height: 700 });
      await press(page, '.topbar [data-command="close"]');
      await page.waitForSelector("[data-sample]", { timeout: PATIENCE });
    }
    clean(await end());
  });
});

async function fits(page, what) {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth > root.clientWidth ? root.scrollWidth : 0;
  });
  assert.equal(wide, 0, what);
}
