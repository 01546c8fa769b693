// People's own threat libraries: dropped beside a model, judged, switched off, taken away, and kept
// with the model; what is wrong in one is said with its place.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import {
  TIMEOUT, assertClean, download, dropFile, findingCount, chooseFromLibraryMenu, openSample, click,
  showTab, waitForToast, waitForFindings, startHost,
} from "./visit.mjs";

/** One good threat in pytm's form, and one that reads what no class has. */
const TEAM = JSON.stringify([
  { SID: "TEAM1", target: ["Server"], description: "Servers are servers", severity: "High", condition: "target.inScope is True" },
  { SID: "TEAM2", target: ["Server"], description: "Misspelt", severity: "Low", condition: "target.controls.validatesInputs is False" },
]);

inBrowsers(import.meta.url, (browser, test) => {
  let host;
  before(async () => { host = await startHost(browser); });
  after(() => host.end());

  test("a library is judged beside the built-in one, switched off and taken away", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    const count = await findingCount(page);
    await dropFile(page, "team.json", TEAM);
    await waitForToast(page, "team.json is added: 2 threats.");
    await waitForFindings(page, count + 1);
    await page.waitForSelector('[data-library="team.json"]', { timeout: TIMEOUT });
    await page.type(".threat-filters input", "TEAM1");
    await click(page, '[data-threat="TEAM1"]');
    await page.waitForSelector('.threat[data-sid="TEAM1"]', { timeout: TIMEOUT });
    // What is wrong in it is a problem, with the place; as there is an error, it is in view.
    await page.waitForFunction(
      () => document.querySelector(".problems-list")?.textContent.includes("validatesInput"),
      { timeout: TIMEOUT },
    );
    await click(page, '[data-library="team.json"]');
    await waitForFindings(page, count);
    await click(page, '[data-library="team.json"]');
    await waitForFindings(page, count + 1);
    // It goes with the model.
    const saved = JSON.parse(await download(page, "download-model", "model.json"));
    assert.ok(JSON.stringify(saved.parapet.libraries).includes("TEAM1"));
    await chooseFromLibraryMenu(page, "team.json", "Remove it from this model");
    await waitForFindings(page, count);
    await click(page, '[data-command="undo"]');
    await waitForFindings(page, count + 1);
    assertClean(await end());
  });

  test("a single threat is left out of a model, and judged again", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    const count = await findingCount(page);
    await showTab(page, "library");
    await click(page, '[data-threat="AC05"]');
    await click(page, '[data-turns="AC05"]');
    await waitForFindings(page, count - 3);
    await click(page, '[data-turns="AC05"]');
    await waitForFindings(page, count);
    assertClean(await end());
  });

  test("a library without a model is answered with what to do", async () => {
    const { page, end } = await host.visit();
    await dropFile(page, "team.json", TEAM);
    await waitForToast(page, "Open a model first");
    assertClean(await end());
  });
});
