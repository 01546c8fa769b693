// The workbench: a library with defects is dropped, what is wrong is seen and mended; a threat is
// written with its condition completed, watched, kept with examples, saved and taken away as a file.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import {
  TIMEOUT, assertClean, dropFile, findingCount, chooseFromLibraryMenu, openSample, click, showTab,
  waitForToast, waitForFindings, startHost,
} from "./visit.mjs";

/** Five defects: an unknown attribute, class and key, missing texts, and a SID given twice. */
const DEFECTS = JSON.stringify({
  parapet: { library: 1 },
  name: "Company",
  threats: [
    threat("CO1", { condition: "target.controls.isHardend is True" }),
    threat("CO2", { targets: ["Servr"] }),
    threat("CO3", { sevrity: "High" }),
    { sid: "CO4", title: "Bare", targets: ["Server"], severity: "Low", condition: "target.controls.isHardened" },
    threat("CO5", {}),
    threat("CO5", {}),
  ],
}, null, 2);

function threat(sid, changes) {
  return {
    sid, title: `Threat ${sid}`, targets: ["Server"], severity: "High",
    condition: "target.controls.isHardened is False and target.inScope is False",
    details: "Something happens.", prerequisites: "Something is there.", detection: "Look at it.",
    example: "It happened.", mitigations: [{ text: "Do something." }], ...changes,
  };
}

inBrowsers(import.meta.url, (browser, test) => {
  let host;
  before(async () => { host = await startHost(browser); });
  after(() => host.end());

  test("a library with five defects shows all five, and a mended threat is found", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    const count = await findingCount(page);
    await dropFile(page, "company.json", DEFECTS);
    await waitForFindings(page, count + 1);
    for (const [code, words] of [
      ["condition-attribute", "isHardened"], ["unknown-target", "Server"], ["unknown-key", "severity"],
      ["text-missing", "CO4"], ["threat-replaced", "CO5"],
    ]) {
      const said = await page.waitForSelector(`.problems-list [data-code="${code}"]`, { timeout: TIMEOUT });
      const text = await said.evaluate((row) => row.textContent);
      assert.ok(text.includes(words), `${code}: ${text}`);
      assert.match(text, /line \d+, column \d+/, code);
    }
    // The place is that in the file, however it is laid out.
    const line = DEFECTS.split("\n").findIndex((line) => line.includes("isHardend")) + 1;
    const place = await page.$eval('.problems-list [data-code="condition-attribute"]', (row) => row.textContent);
    assert.ok(place.includes(`line ${line}, column `), `${line}: ${place}`);
    // From the problem to the threat, from the threat to the form.
    await click(page, '.problems-list [data-code="condition-attribute"]');
    await page.waitForSelector('.threat[data-sid="CO1"] .threat-unjudged', { timeout: TIMEOUT });
    await clickByName(page, ".threat-changes button", "Change it");
    const way = await page.waitForSelector('.workbench-problems [data-code="condition-attribute"] .link', { timeout: TIMEOUT });
    // The place leads to the word; it is written anew.
    await way.click();
    const condition = "#draft-condition";
    assert.equal(await page.$eval(condition, (field) => field.selectionStart), "target.controls.".length);
    for (let i = 0; i < "isHardend".length; i += 1) await page.keyboard.press("Delete");
    await page.keyboard.type("isHardened");
    await page.waitForFunction(() => !document.querySelector('[data-code="condition-attribute"].workbench-problem'), { timeout: TIMEOUT });
    await page.waitForSelector('[data-hit="server-web-server"]', { timeout: TIMEOUT });
    await clickByName(page, ".workbench-head button", "Save");
    await waitForToast(page, "CO1 is saved in Company.");
    await waitForFindings(page, count + 2);
    await page.waitForFunction(() => !document.querySelector('.problems-list [data-code="condition-attribute"]'), { timeout: TIMEOUT });
    await click(page, '[data-command="undo"]');
    await waitForFindings(page, count + 1);
    assertClean(await end());
  });

  test("a threat is written with help, watched, kept with an example and saved", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    const count = await findingCount(page);
    await showTab(page, "library");
    await click(page, '.sources [data-command="write-threat"]');
    const condition = await page.waitForSelector("#draft-condition", { timeout: TIMEOUT });
    await page.type('[aria-label="SID"]', "AC05");
    await page.waitForSelector('[data-code="threat-replaced"]', { timeout: TIMEOUT });
    await page.type('[aria-label="SID"]', "X");
    await page.waitForFunction(() => !document.querySelector('[data-code="threat-replaced"]'), { timeout: TIMEOUT });
    await page.type('[aria-label="Title"]', "A hardened server");
    await page.type('[aria-label="Name of the new library"]', "Our threats");
    await click(page, '.workbench [data-word="Server"]');
    // Half a name is an error where it stands, and the rest of it is offered.
    await condition.type("target.controls.isHarde");
    await page.waitForSelector('.workbench-problem[data-code="condition-attribute"]', { timeout: TIMEOUT });
    await page.waitForFunction(() => document.querySelector("#draft-offers-0")?.textContent.startsWith("isHardened"), { timeout: TIMEOUT });
    await page.keyboard.press("Enter");
    assert.equal(await page.$eval("#draft-condition", (field) => field.value), "target.controls.isHardened");
    await page.waitForSelector('[data-hit="server-web-server"]', { timeout: TIMEOUT });
    await page.waitForSelector('[data-explains="server-web-server"] .clauses', { timeout: TIMEOUT });
    // An example follows the condition.
    await clickByName(page, ".workbench-keep button", "It has to apply");
    await page.waitForSelector(".example-good", { timeout: TIMEOUT });
    await condition.focus();
    await page.keyboard.press("Home");
    await page.keyboard.type("not ");
    await page.waitForSelector(".example-bad", { timeout: TIMEOUT });
    await page.waitForFunction(() => !document.querySelector('[data-hit="server-web-server"]'), { timeout: TIMEOUT });
    for (let i = 0; i < 4; i += 1) await page.keyboard.press("Backspace");
    await page.waitForSelector(".example-good", { timeout: TIMEOUT });
    await clickByName(page, ".workbench-head button", "Save");
    await waitForToast(page, "AC05X is saved in Our threats.");
    await page.waitForSelector('.threat[data-sid="AC05X"]', { timeout: TIMEOUT });
    const more = await findingCount(page);
    assert.ok(more > count, `${more}`);
    // It is there again after a reload, and can be had as a file.
    await page.reload();
    await waitForFindings(page, more);
    await showTab(page, "library");
    const own = JSON.parse(await savedFile(page, "Our threats", "Save as a library", "Our threats.library.json"));
    assert.equal(own.threats[0].sid, "AC05X");
    assert.equal(own.threats[0].fires_on[0].part, "server-web-server");
    const pytm = JSON.parse(await savedFile(page, "Our threats", "Save as threats.json", "Our threats.threats.json"));
    assert.equal(pytm[0].SID, "AC05X");
    assertClean(await end());
  });

  test("what is written and not saved can be had again", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    await showTab(page, "library");
    await click(page, '[data-threat="AC05"]');
    await page.waitForSelector('.threat[data-sid="AC05"]', { timeout: TIMEOUT });
    await clickByName(page, ".threat-changes button", "Copy it for a threat of your own");
    await page.waitForSelector("#draft-condition", { timeout: TIMEOUT });
    await page.waitForSelector('[data-code="sid-missing"]', { timeout: TIMEOUT });
    await page.type('[aria-label="SID"]', "MINE");
    // Another view, and back.
    await showTab(page, "findings");
    await showTab(page, "library");
    assert.equal(await page.$eval('[aria-label="SID"]', (field) => field.value), "MINE");
    await clickByName(page, ".workbench-head button", "Close");
    await waitForToast(page, "The threat is not saved.");
    await clickByName(page, ".toast button", "Continue editing");
    await page.waitForSelector("#draft-condition", { timeout: TIMEOUT });
    assert.equal(await page.$eval('[aria-label="SID"]', (field) => field.value), "MINE");
    assertClean(await end());
  });

  test("a library and a SID count for all models of the browser", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    const count = await findingCount(page);
    await dropFile(page, "team.json", JSON.stringify([{
      SID: "TEAM1", target: ["Server"], description: "A server", severity: "High", condition: "target.inScope is True",
    }]));
    await waitForFindings(page, count + 1);
    await chooseFromLibraryMenu(page, "team.json", "Use it for all models");
    await waitForToast(page, "This browser judges all models by team.json.");
    await click(page, '[data-threat="AC05"]');
    await click(page, '[data-turns-for-all="AC05"]');
    await waitForFindings(page, count - 2);
    // Another model, in another visit.
    await page.evaluate(() => { location.hash = ""; });
    await page.reload();
    await openSample(page, "web-shop.json");
    await waitForFindings(page, count - 2);
    await showTab(page, "library");
    await chooseFromLibraryMenu(page, "team.json", "Stop using it for all models");
    await waitForFindings(page, count - 3);
    await chooseFromLibraryMenu(page, "Parapet", "Judge no model by it");
    await page.waitForFunction(
      () => (document.querySelector("#tab-findings .badge")?.textContent ?? "0") === "0",
      { timeout: TIMEOUT },
    );
    await click(page, '[data-library="Parapet"]');
    await waitForFindings(page, count - 3);
    assertClean(await end());
  });
});

/** Presses the first of these that is called so. */
async function clickByName(page, selector, name) {
  await page.waitForFunction(
    (selector, name) => [...document.querySelectorAll(selector)].some((one) => one.textContent.trim() === name),
    { timeout: TIMEOUT }, selector, name,
  );
  await page.evaluate((selector, name) => {
    [...document.querySelectorAll(selector)].find((one) => one.textContent.trim() === name).click();
  }, selector, name);
}

/** The text of a file that a library is saved as. */
async function savedFile(page, library, entry, name) {
  await chooseFromLibraryMenu(page, library, entry);
  await page.waitForFunction((name) => globalThis.__watched.saved[name], { timeout: TIMEOUT }, name);
  return page.evaluate((name) => globalThis.__watched.saved[name], name);
}
