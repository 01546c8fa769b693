// Narrow screens: nothing is wider than the window, everything can be reached, nothing covers what
// one needs.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import {
  TIMEOUT, chooseFromMenu, assertClean, openSample, click, waitForToast, startHost,
} from "./visit.mjs";

/** Widths in px: a small phone, a phone, a tablet, a small laptop; and a window hardly open. */
const WIDTHS = [200, 320, 390, 768, 1024];

const TABS = ["diagram", "sequence", "findings", "report", "library"];

inBrowsers(import.meta.url, (browser, test) => {
  let host;
  before(async () => { host = await startHost(browser); });
  after(() => host.end());

  test("no view is wider than the window", async () => {
    const { page, end } = await host.visit();
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 700 });
      await assertFits(page, `start page at ${width}`);
    }
    await openSample(page, "web-shop.json");
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 700 });
      for (const tab of TABS) {
        await click(page, `#tab-${tab}`);
        await page.waitForSelector(`#panel-${tab}`, { timeout: TIMEOUT });
        await assertFits(page, `${tab} at ${width}`);
      }
      await click(page, '[data-finding], #tab-findings');
      await click(page, "#tab-diagram");
      await click(page, '[data-part="server-web-server"]');
      await page.waitForSelector("#inspector.panel-open .question", { timeout: TIMEOUT });
      await assertFits(page, `inspector at ${width}`);
      await click(page, '#inspector [aria-label="Close"]').catch(() => {});
    }
    assertClean(await end());
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
    await chooseFromMenu(page, "More", "theme-dark");
    await page.waitForFunction(() => document.documentElement.dataset.theme === "dark", { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("on a phone the outline is a drawer, and what is chosen opens as a sheet under the diagram", async () => {
    const { page, end } = await host.visit({ width: 390, height: 844 });
    await openSample(page, "web-shop.json");
    await click(page, '.topbar [aria-label="Outline"]');
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "tree", { timeout: TIMEOUT });
    await click(page, '.outline [data-part="server-web-server"]');
    await page.waitForSelector("#inspector.panel-open", { timeout: TIMEOUT });
    await page.waitForSelector("#outline:not(.panel-open)", { timeout: TIMEOUT });
    // The part is seen above the sheet.
    await page.waitForFunction(
      () => {
        const part = document.querySelector('.drawing [data-part="server-web-server"]').getBoundingClientRect();
        const view = document.querySelector(".view").getBoundingClientRect();
        return part.top >= view.top && part.bottom <= view.bottom && part.left >= 0 && part.right <= innerWidth;
      },
      { timeout: TIMEOUT },
    );
    await click(page, '[aria-label="Change the height"]');
    await page.waitForSelector("#inspector.sheet-full", { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("a message covers neither the tabs nor the foot of the list", async () => {
    const { page, end } = await host.visit();
    for (const width of [320, 390, 1024, 1440]) {
      await page.setViewport({ width, height: 700 });
      await openSample(page, "web-shop.json");
      await click(page, "#tab-findings");
      await click(page, '.finding-row[data-finding$="/server-web-server"]');
      await click(page, "#finding [data-asks]");
      await click(page, '#inspector [aria-label="More"]');
      await click(page, '[popover]:popover-open [data-command="delete"]');
      await waitForToast(page, "Web Server");
      await page.waitForFunction(
        () => {
          const box = (selector) => document.querySelector(selector).getBoundingClientRect();
          const toast = box(".toast");
          const inside = toast.left >= box(".view").left && toast.right <= innerWidth && toast.top >= 0;
          const over = (selector) => toast.bottom <= box(selector).top || toast.top >= box(selector).bottom;
          return inside && over(".tabs") && over(".findings-foot");
        },
        { timeout: TIMEOUT },
      );
      await page.setViewport({ width: 1440, height: 700 });
      await click(page, '.topbar [data-command="close"]');
      await page.waitForSelector("[data-sample]", { timeout: TIMEOUT });
    }
    assertClean(await end());
  });
});

async function assertFits(page, what) {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth > root.clientWidth ? root.scrollWidth : 0;
  });
  assert.equal(wide, 0, what);
}
