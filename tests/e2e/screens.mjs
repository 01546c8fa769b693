// The screens of the page: what is tested in every one of them goes through this list.

import { TIMEOUT, openSample, click, showTab } from "./visit.mjs";

/** A screen: its name, and how a user gets there from a new page. */
export const SCREENS = [
  ["start", (page) => page.waitForFunction(
    () => document.querySelectorAll(".sample-picture img").length === 3,
    { timeout: TIMEOUT },
  )],
  ["empty", async (page) => {
    await click(page, '[data-command="new"]');
    await page.waitForSelector("#tab-diagram", { timeout: TIMEOUT });
  }],
  ["diagram", sample],
  ["table", async (page) => {
    await sample(page);
    await click(page, '.zoom [data-command="diagram-table"]');
  }],
  ["inspector", async (page) => {
    await sample(page);
    await click(page, '.drawing [data-part="server-web-server"], .outline [data-part="server-web-server"]');
    // Where the outline is not in view, its rows can be pressed by a script all the same.
    await page.evaluate(() => document.querySelector('.outline [data-part="server-web-server"]')?.click());
  }],
  ["sequence", (page) => tab(page, "sequence", ".drawing [data-part]")],
  ["findings", (page) => tab(page, "findings", "[data-finding]")],
  ["finding", async (page) => {
    await tab(page, "findings", "[data-finding]");
    await click(page, "[data-finding]");
    await page.waitForSelector("#finding .detail", { timeout: TIMEOUT });
  }],
  ["reason", async (page) => {
    await tab(page, "findings", "[data-finding]");
    await click(page, "[data-finding]");
    await click(page, "#finding [data-asks]");
    await click(page, "#inspector .question-asked .read-by-head");
  }],
  ["library", async (page) => {
    await tab(page, "library", "*");
    await click(page, '[data-threat="AC05"]');
    await page.waitForSelector('.threat[data-sid="AC05"]', { timeout: TIMEOUT });
  }],
  ["workbench", async (page) => {
    await tab(page, "library", "*");
    // On narrow screens the button lies under the list; a script reaches it everywhere.
    await page.waitForSelector('.sources [data-command="write-threat"]', { timeout: TIMEOUT });
    await page.evaluate(() => document.querySelector('.sources [data-command="write-threat"]').click());
    await page.waitForSelector("#draft-condition", { timeout: TIMEOUT });
    await page.type('[aria-label="SID"]', "ACME01");
    await page.type('[aria-label="Title"]', "Hardened server of ours");
    await click(page, '.workbench [data-word="Server"]');
    await page.type("#draft-condition", "target.controls.isHardened and target.prt == 443");
    await page.waitForSelector('.workbench-problem[data-code="condition-attribute"]', { timeout: TIMEOUT });
  }],
  ["report", (page) => tab(page, "report", ".report-page h1")],
  ["problems", async (page) => {
    await sample(page);
    await click(page, ".problems-head");
  }],
  ["form", async (page) => {
    await sample(page);
    await click(page, '[aria-label="Add to the model"]');
    await click(page, '[popover]:popover-open [data-command="add-element"]');
    await page.waitForSelector("dialog[open]", { timeout: TIMEOUT });
  }],
  ["import", async (page) => {
    await page.evaluate((text) => globalThis.__watched.drop(new File([text], "old.json")), ODD);
    await page.waitForSelector("dialog[open] .imported-said", { timeout: TIMEOUT });
  }],
  ["palette", async (page) => {
    await sample(page);
    await page.keyboard.down("Control");
    await page.keyboard.press("k");
    await page.keyboard.up("Control");
    await page.waitForSelector("dialog[open] input", { timeout: TIMEOUT });
    await page.keyboard.type("web");
  }],
  ["help", async (page) => {
    await page.keyboard.press("F1");
    await page.waitForSelector("dialog[open] .help-page h2", { timeout: TIMEOUT });
  }],
];

/** A model of which not all can be used. */
const ODD = JSON.stringify({
  name: "Old shop",
  elements: [
    { __class__: "Server", name: "Web Server", port: "443" },
    { __class__: "Printer", name: "Invoices" },
  ],
  flows: [{ name: "Refund", source: "payments", sink: "Web Server" }],
});

/** The web shop, with its diagram drawn. */
async function sample(page) {
  await openSample(page, "web-shop.json");
  await page.waitForSelector("#panel-diagram .drawing [data-part]", { timeout: TIMEOUT });
}

/** That tab of the web shop, once it shows `what`. */
async function tab(page, id, what) {
  await sample(page);
  await showTab(page, id);
  await page.waitForSelector(`#panel-${id} ${what}`, { timeout: TIMEOUT });
}
