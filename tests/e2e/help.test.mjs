// The help: its chapters, its search, and the way there from a problem.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import { TIMEOUT, assertClean, dropFile, openSample, click, startHost } from "./visit.mjs";

const DIAGNOSTICS = readFileSync(new URL("../../docs/diagnostics.md", import.meta.url), "utf8");

/** Every code with the sentences of its row. */
const CODES = DIAGNOSTICS.split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => line.slice(2, -2).split(" | "))
  .map(([code, , cause, cure]) => ({ code: code.replaceAll("`", ""), cause, cure }));

inBrowsers(import.meta.url, (browser, test) => {
  let host;
  before(async () => { host = await startHost(browser); });
  after(() => host.end());

  test("every code of a message is in the help, with cause and cure", async () => {
    const { page, end } = await host.visit();
    await openHelp(page);
    await click(page, '[data-help="every-message"]');
    await page.waitForSelector("#help-every-message", { timeout: TIMEOUT });
    assert.ok(CODES.length > 100);
    const sections = await page.$$eval(".help-page h2", (heads) =>
      heads.map((head) => [head.id, head.nextElementSibling.textContent, head.nextElementSibling.nextElementSibling.textContent]));
    const plain = (text) => text.replaceAll("`", "");
    assert.deepEqual(sections.map(([id]) => id), CODES.map(({ code }) => `help-${code}`));
    for (const [at, { cause, cure }] of CODES.entries()) {
      assert.ok(sections[at][1].endsWith(plain(cause)), cause);
      assert.ok(sections[at][2].endsWith(plain(cure)), cure);
    }
    assertClean(await end());
  });

  test("the help opens with F1 and the button, is read by chapters, and gives the focus back", async () => {
    const { page, end } = await host.visit();
    await openHelp(page);
    await waitForChapter(page, "A first model in five steps");
    await click(page, '[data-help="coming-from-pytm"]');
    await waitForChapter(page, "Coming from pytm");
    await click(page, '[data-help="two-ways-of-judging"]');
    await page.waitForFunction(() => document.activeElement.id === "help-two-ways-of-judging", { timeout: TIMEOUT });
    await click(page, '[data-help="threats-and-findings"]');
    await waitForChapter(page, "Threats and findings");
    // A link inside of the text leads to another chapter; the address of the page stays.
    const address = page.url();
    await click(page, '.help-page [data-anchor="conditions"]');
    await waitForChapter(page, "Conditions");
    assert.equal(page.url(), address);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector("dialog > *, dialog[open]"), { timeout: TIMEOUT });

    await openSample(page, "web-shop.json");
    await page.focus('.topbar [data-command="help"]');
    await page.keyboard.press("Enter");
    await waitForChapter(page, "A first model in five steps");
    await page.keyboard.press("Escape");
    await page.waitForFunction(
      () => document.activeElement.matches('.topbar [data-command="help"]'),
      { timeout: TIMEOUT },
    );
    assertClean(await end());
  });

  test("threats and attributes of the library are chapters that lead to each other", async () => {
    const { page, end } = await host.visit();
    await openHelp(page);
    await click(page, '[data-help="all-threats"]');
    await waitForChapter(page, "All threats");
    await page.waitForSelector('.help-sections [data-help="threats-xml"]', { timeout: TIMEOUT });
    await click(page, '#help-ds05 ~ p [data-anchor="server-usescache"]');
    await waitForChapter(page, "Elements and attributes");
    await page.waitForFunction(() => document.activeElement.id === "help-server-usescache", { timeout: TIMEOUT });
    await click(page, '#help-server-usescache ~ p [data-anchor="ds05"]');
    await waitForChapter(page, "All threats");
    await page.waitForFunction(() => document.activeElement.id === "help-ds05", { timeout: TIMEOUT });
    assertClean(await end());
  });

  test("a search finds sections by what is in them", async () => {
    const { page, end } = await host.visit();
    await openHelp(page);
    await page.focus('.help-contents input');
    await page.keyboard.type("dangling");
    await click(page, '[data-help="dangling-reference"]');
    await page.waitForFunction(() => document.activeElement.id === "help-dangling-reference", { timeout: TIMEOUT });
    await page.focus('.help-contents input');
    await page.keyboard.type("xyz");
    await page.waitForFunction(
      () => document.querySelector(".help-found").textContent === "No matches in the help.",
      { timeout: TIMEOUT },
    );
    assertClean(await end());
  });

  test("a problem leads to what it means", async () => {
    const { page, end } = await host.visit();
    const model = { name: "Two", elements: [{ __class__: "Server", name: "A" }, { __class__: "Server", name: "A" }] };
    await dropFile(page, "two.json", JSON.stringify(model));
    await click(page, ".problems-head");
    await click(page, '.problem-line:has([data-code="duplicate-name"]) [data-command="help"]');
    await waitForChapter(page, "Every message");
    await page.waitForFunction(() => document.activeElement.id === "help-duplicate-name", { timeout: TIMEOUT });
    const seen = await page.$eval("#help-duplicate-name", (head) => {
      const [here, list] = [head.getBoundingClientRect(), document.querySelector(".help-scroll").getBoundingClientRect()];
      return here.top >= list.top && here.bottom <= list.bottom;
    });
    assert.ok(seen, "the section is in view");
    assertClean(await end());
  });

  test("the palette finds topics of the help", async () => {
    const { page, end } = await host.visit();
    await page.keyboard.down("Control");
    await page.keyboard.press("k");
    await page.keyboard.up("Control");
    await page.waitForFunction(() => document.activeElement?.matches(".palette-input"), { timeout: TIMEOUT });
    await page.keyboard.type("two ways of judg");
    await page.waitForSelector('[data-result="two-ways-of-judging"][aria-selected="true"]', { timeout: TIMEOUT });
    await page.keyboard.press("Enter");
    await waitForChapter(page, "Coming from pytm");
    assertClean(await end());
  });

  test("on a phone the help fills the window, and nothing is wider than it", async () => {
    const { page, end } = await host.visit({ width: 320, height: 640 });
    await openSample(page, "web-shop.json");
    await click(page, '.topbar [aria-label="More"]');
    await click(page, '[popover]:popover-open [data-command="help"]');
    await waitForChapter(page, "A first model in five steps");
    for (const place of ["conditions", "coming-from-pytm", "every-message"]) {
      await click(page, `[data-help="${place}"]`);
      await page.waitForSelector(`#help-${place}`, { timeout: TIMEOUT });
      const wide = await page.$eval(".help-scroll", (scroll) => [scroll.scrollWidth - scroll.clientWidth,
        document.querySelector("dialog[open]").getBoundingClientRect().width]);
      assert.deepEqual(wide, [0, 320], place);
    }
    assertClean(await end());
  });
});

/** Opens the help by its key. */
async function openHelp(page) {
  await page.keyboard.press("F1");
  await page.waitForSelector("dialog.help[open] .help-page h1", { timeout: TIMEOUT });
}

/** Waits until the chapter of that title is shown. */
async function waitForChapter(page, title) {
  await page.waitForFunction(
    (title) => document.querySelector("dialog.help[open] .help-page h1")?.textContent === title,
    { timeout: TIMEOUT },
    title,
  );
}
