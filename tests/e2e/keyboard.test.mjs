// Everything that a pointer can do, keys can do: each screen is walked through with Tab, and the main
// job is done without a pointer.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import { SCREENS } from "./screens.mjs";
import { TIMEOUT, assertClean, findingCount, waitForFindings, startHost } from "./visit.mjs";

inBrowsers(import.meta.url, (browser, test) => {
  let host;
  before(async () => (host = await startHost(browser)));
  after(() => host.end());

  test("Tab reaches everything in every screen, and leaves it again", async () => {
    const missed = [];
    for (const [name, go] of SCREENS) {
      const { page, end } = await host.visit();
      await go(page);
      const count = await page.evaluate(markInteractive);
      assert.ok(count > 0, name);
      // Half of them again: the browser has stops of its own, as lists that scroll.
      for (let at = 0; at < count * 1.5 + 10; at += 1) {
        await page.keyboard.press("Tab");
        // Asked each time: a window that is not in front gets no events of the focus in Firefox.
        await page.evaluate(() => globalThis.__reached.add(document.activeElement));
      }
      missed.push(...(await page.evaluate(unreached)).map((one) => `${name}: ${one}`));
      assertClean(await end());
    }
    assert.deepEqual(missed, []);
  });

  test("a sample is opened, looked at, answered, taken back and downloaded by keys alone", async () => {
    const { page, end } = await host.visit();
    const keys = page.keyboard;
    await tabTo(page, '[data-sample="web-shop.json"]');
    await keys.press("Enter");
    const count = await findingCount(page);

    await tabTo(page, "#outline-rows");
    await pressUntil(page, "ArrowDown", '.outline [data-part="server-web-server"][aria-selected="true"]');
    await tabTo(page, '[data-attribute="controls.validatesInput"] [role=radio]');
    await keys.press("y");
    await page.waitForFunction(
      (count) => Number(document.querySelector("#tab-findings .badge").textContent) < count,
      { timeout: TIMEOUT },
      count,
    );
    await chord(page, "Control", "z");
    await waitForFindings(page, count);

    await tabTo(page, "[role=tab]", "back");
    await pressUntil(page, "ArrowRight", '#tab-findings[aria-selected="true"]');
    await tabTo(page, "#findings-rows");
    await pressUntil(page, "ArrowDown", "#finding .detail");
    await keys.press("Enter");
    await tabTo(page, "#finding [data-asks]");
    await keys.press("Enter");
    await page.waitForSelector("#inspector .question-asked", { timeout: TIMEOUT });

    await tabTo(page, 'header button[aria-haspopup="menu"]:not([aria-label])', "back");
    await keys.press("Enter");
    await pressUntil(page, "ArrowDown", '[data-command="download-model"]:focus');
    await keys.press("Enter");
    await page.waitForFunction(() => globalThis.__watched.saved["model.json"], { timeout: TIMEOUT });
    assertClean(await end());
  });
});

/**
 * Presses Tab until the focus is there; at most as often as the page has anything to focus. What lies
 * before is gone back to: Firefox without a window takes no Enter once Tab went through its own bars.
 */
async function tabTo(page, selector, way) {
  await page.waitForSelector(selector, { timeout: TIMEOUT });
  for (let at = 0; at < 400; at += 1) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
    if (way === "back") await chord(page, "Shift", "Tab");
    else await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not lead to ${selector}.`);
}

/** Presses a key until something is there. */
async function pressUntil(page, key, selector) {
  for (let at = 0; at < 100; at += 1) {
    await page.keyboard.press(key);
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await page.evaluate(frame);
    if (await page.$(selector)) return;
  }
  assert.fail(`${key} does not lead to ${selector}.`);
}

async function chord(page, modifier, key) {
  await page.keyboard.down(modifier);
  await page.keyboard.press(key);
  await page.keyboard.up(modifier);
}

/** Runs in the page: finds what a pointer can press, and returns how much that is. */
function markInteractive() {
  const INTERACTIVE = [
    "button", "a[href]", "input", "select", "textarea", "summary", "[tabindex='0']",
    ...["button", "tab", "radio", "option", "treeitem", "menuitem", "switch", "checkbox", "link", "separator"]
      .map((role) => `[role=${role}]`),
  ];
  const dialog = document.querySelector("dialog:modal");
  const all = [...(dialog ?? document).querySelectorAll(INTERACTIVE.join(","))];
  globalThis.__reached = new Set([document.activeElement]);
  globalThis.__interactive = all.filter(
    (one) => one.checkVisibility() && !one.disabled && !one.closest("[aria-hidden=true], [inert]"),
  );
  return globalThis.__interactive.length;
}

/** Runs in the page: what Tab did not reach, and no list does that Tab did reach. */
function unreached() {
  const MOVES = "[role=tablist], [role=tree], [role=listbox], [role=radiogroup], [role=menu], [role=application]";
  const reached = globalThis.__reached;
  const isReached = (one) => {
    if (reached.has(one)) return true;
    const list = one.closest(MOVES);
    // A list is reached as itself, or as the one of its entries that Tab stops at, or is moved
    // through by the field that names it.
    return list && [...reached].some((it) => list.contains(it) || it.getAttribute?.("aria-controls") === list.id);
  };
  return globalThis.__interactive
    .filter((one) => one.isConnected && one.checkVisibility() && !isReached(one))
    .map((one) => one.outerHTML.slice(0, 160));
}
