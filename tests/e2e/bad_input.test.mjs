// Files that are no models, and models that are odd: what was wrong and where is said, what can be
// understood is loaded, the model that was open stays.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import {
  TIMEOUT, assertClean, dropFile, dropLargeFile, findingCount, openSample, click, waitForToast,
  waitForFindings, waitForParts, startHost,
} from "./visit.mjs";

/** Files that hold no model: name, content, and what the page must say of them. */
const NO_MODELS = [
  ["empty.json", "", "The file is empty."],
  ["picture.json", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0xff]), "PNG picture, not text"],
  ["cut.json", '{"name": "x",\n "elements": [', "line 2, column 15: The text ends inside the list"],
  ["comma.json", '{\n  "name": "x"\n  "elements": []\n}', 'line 3, column 3: A comma is missing after "x".'],
  ["deep.json", "[".repeat(100_000), "nested more than"],
  ["control.json", '{"name": "a\u0000b", "elements": []}', "line 1, column 12: A text holds the control character U+0000."],
  ["other.json", '{"hello": "world"}', "no model"],
];

inBrowsers(import.meta.url, (browser, test) => {
  let host;
  before(async () => { host = await startHost(browser); });
  after(() => host.end());

  test("a file that holds no model is answered, and the open model stays", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    const count = await findingCount(page);
    for (const [name, content, words] of NO_MODELS) {
      await dropFile(page, name, content);
      await waitForToast(page, name);
      await waitForToast(page, words);
      await waitForToast(page, "Nothing was opened; Web shop is as it was.");
      assert.equal(await page.$eval(".model-name", (field) => field.value), "Web shop", name);
      assert.equal(await findingCount(page), count, name);
    }
    // The page is alive: an edit is judged.
    await click(page, '.outline [data-part="server-web-server"]');
    await page.keyboard.press("Escape");
    await click(page, '.outline [data-part="datastore-orders-db"]');
    await page.focus("[role=tree]");
    await page.keyboard.press("Delete");
    await waitForParts(page, "Orders DB", 0);
    await click(page, '[data-command="undo"]');
    await waitForFindings(page, count);
    assertClean(await end());
  });

  test("without an open model the start page says what was wrong with the file", async () => {
    const { page, end } = await host.visit();
    await dropFile(page, "cut.json", '{"name": "x",\n "elements": [');
    await page.waitForFunction(
      () => document.querySelector(".start-problems")?.textContent.includes("cut.json line 2, column 15"),
      { timeout: TIMEOUT },
    );
    assertClean(await end());
  });

  test("a file of 50 MB is answered, one beyond the limit is not even read", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    const megabytes = 1024 * 1024;
    await dropLargeFile(page, "noise.json", ["", "a", ""], 50 * megabytes);
    await waitForToast(page, "noise.json, line 1, column 1: A value should stand here");
    await dropLargeFile(page, "huge.json", ["", " ", "{}"], 65 * megabytes);
    await waitForToast(page, "huge.json has 65 MB; files up to 64 MB are read. Nothing was opened.");
    assert.equal(await page.$eval(".model-name", (field) => field.value), "Web shop");
    assertClean(await end());
  });

  test("odd models load with what can be understood, and each oddity is a problem", async () => {
    const { page, end } = await host.visit();
    const odd = {
      name: 7,
      elements: [
        { __class__: "Server", name: 12 },
        { __class__: "Printer", name: "P\u0000\u0007" },
        { __class__: "Server", name: "Kept" },
      ],
      flows: [{ name: "Nowhere", source: "gone", sink: "Kept" }],
    };
    await dropFile(page, "odd.json", JSON.stringify(odd));
    await waitForParts(page, "Kept", 1);
    await waitForParts(page, "12", 1);
    await page.waitForSelector(".problems-head", { timeout: TIMEOUT });
    if (!(await page.$(".problems-list"))) await page.click(".problems-head");
    for (const code of ["name-not-text", "unknown-class", "strange-character"]) {
      await page.waitForSelector(`.problems-list [data-code="${code}"]`, { timeout: TIMEOUT });
    }
    assertClean(await end());
  });

  test("what was wrong with a file is summed up, and the import can be undone", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await dropFile(page, "odd.json", JSON.stringify({
      name: "Odd", elements: [{ __class__: "Printer", name: "P" }, { __class__: "Server", name: "S" }], flows: [],
    }));
    const summary = await page.waitForSelector("dialog[open] .imported", { timeout: TIMEOUT });
    const words = () => summary.evaluate((it) => it.innerText.replace(/\s+/g, " "));
    assert.match(await words(), /The model is called “Odd”\. 2 elements 0 flows 0 boundaries 0 data/);
    assert.match(await words(), /1 warning/);
    await page.waitForSelector('dialog[open] [data-code="unknown-class"]', { timeout: TIMEOUT });
    await click(page, '[data-command="undo-import"]');
    await page.waitForFunction(
      () => document.querySelector(".model-name")?.value === "Web shop" && !document.querySelector("dialog[open]"),
      { timeout: TIMEOUT },
    );
    // A line leads to what it is about.
    await dropFile(page, "odd.json", JSON.stringify({ name: "Odd", elements: [{ __class__: "Printer", name: "P" }] }));
    await click(page, 'dialog[open] [data-code="unknown-class"] [data-command="show-part"]');
    await page.waitForFunction(
      () => !document.querySelector("dialog[open]") && document.querySelector("#inspector .name-field, #inspector input"),
      { timeout: TIMEOUT },
    );
    assertClean(await end());
  });

  test("of two files dropped one after the other, the later one is open in the end", async () => {
    const { page, end } = await host.visit();
    const model = (name, count) => JSON.stringify({
      name, elements: Array.from({ length: count }, (_, at) => ({ __class__: "Server", name: `${name} ${at}` })),
    });
    await dropFile(page, "first.json", model("First", 5000));
    await dropFile(page, "second.json", model("Second", 3));
    await waitForParts(page, "Second 2", 1);
    await page.waitForFunction(
      () => document.querySelector(".model-name").value === "Second" && !document.querySelector(".working"),
      { timeout: TIMEOUT },
    );
    assertClean(await end());
  });

  test("of ten files dropped at once the first model is open, and the others are named", async () => {
    const { page, end } = await host.visit();
    await page.evaluate(() => {
      const files = Array.from({ length: 10 }, (_, at) =>
        new File([at === 3 ? "no model" : JSON.stringify({ name: `M${at}`, elements: [] })], `m${at}.json`));
      globalThis.__watched.drop(...files);
    });
    await page.waitForSelector("dialog[open] .imported", { timeout: TIMEOUT });
    assert.equal(await page.$eval(".model-name", (field) => field.value), "M0");
    const said = await page.$$eval("dialog[open] .imported-row", (all) => all.map((it) => it.innerText));
    assert.equal(said.length, 9);
    for (const at of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      assert.ok(said.some((words) => words.includes(`m${at}.json`)), `m${at}.json in ${said}`);
    }
    assertClean(await end());
  });

  test("names that are markup, endless or written from right to left are only names", async () => {
    const { page, end } = await host.visit();
    const names = ["<img src=x onerror=alert(1)>", "n".repeat(10_000), "מסד נתונים", "Émoji 🧨"];
    page.on("dialog", () => assert.fail("A name was run."));
    const elements = names.map((name) => ({ __class__: "Server", name }));
    await dropFile(page, "names.json", JSON.stringify({ name: names[0], description: "", elements }));
    for (const name of names) await waitForParts(page, name, 1);
    // The search and the list of models know them too.
    await page.keyboard.down("Control");
    await page.keyboard.press("k");
    await page.keyboard.up("Control");
    await page.waitForSelector("dialog[open] input", { timeout: TIMEOUT });
    await page.keyboard.type("nnn");
    await page.waitForSelector("dialog[open] [role=option]", { timeout: TIMEOUT });
    const isWithin = () => [...document.querySelectorAll("dialog[open] *, .models *")].every(
      (one) => one.getBoundingClientRect().right <= innerWidth + 1,
    );
    assert.ok(await page.evaluate(isWithin), "the search is as wide as the page");
    await page.keyboard.press("Escape");
    for (const tab of ["sequence", "findings", "report", "diagram"]) {
      await page.click(`#tab-${tab}`);
      await page.waitForSelector(`#panel-${tab}`, { timeout: TIMEOUT });
      assert.equal(await page.$("img"), null, tab);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), tab);
    }
    assertClean(await end());
  });

  test("a model of 10,000 elements opens, is judged and listed", async () => {
    const { page, end } = await host.visit();
    const elements = Array.from({ length: 10_000 }, (_, at) => ({ __class__: "Server", name: `S${at}` }));
    await dropFile(page, "many.json", JSON.stringify({ name: "Many", description: "", elements }));
    await waitForParts(page, "S0", 1);
    assert.ok((await findingCount(page)) > 10_000);
    await page.focus("[role=tree]");
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await waitForParts(page, "S9999", 1);
    await page.click("#tab-findings");
    await page.waitForSelector("[data-finding]", { timeout: TIMEOUT });
    assert.ok((await page.$$("[data-finding]")).length < 100, "only rows in view are in the page");
    assertClean(await end());
  });
});
