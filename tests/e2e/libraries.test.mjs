// People's own threat libraries: dropped beside a model, judged, switched off, taken away, and kept
// with the model; what is wrong in one is said with its place.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  PATIENCE, browsers, clean, download, drop, findings, fromMenu, openSample, press, show, told, waitForFindings, welcome,
} from "./visit.mjs";

/** One good threat in pytm's form, and one that reads what no class has. */
const TEAM = JSON.stringify([
  { SID: "TEAM1", target: ["Server"], description: "Servers are servers", severity: "High", condition: "target.inScope is True" },
  { SID: "TEAM2", target: ["Server"], description: "Misspelt", severity: "Low", condition: "target.controls.validatesInputs is False" },
]);

for (const browser of browsers) describe(browser, () => {
  let host;
  before(async () => { host = await welcome(browser); });
  after(() => host.end());

  test("a library is judged beside the built-in one, switched off and taken away", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    const count = await findings(page);
    await drop(page, "team.json", TEAM);
    await told(page, "team.json is added: 2 threats.");
    await waitForFindings(page, count + 1);
    await page.waitForSelector('[data-library="team.json"]', { timeout: PATIENCE });
    await page.type(".threat-filters input", "TEAM1");
    await press(page, '[data-threat="TEAM1"]');
    await page.waitForSelector('.threat[data-sid="TEAM1"]', { timeout: PATIENCE });
    // What is wrong in it is a problem, with the place; as there is an error, it is in view.
    await page.waitForFunction(
      () => document.querySelector(".problems-list")?.textContent.includes("validatesInput"),
      { timeout: PATIENCE },
    );
    await press(page, '[data-library="team.json"]');
    await waitForFindings(page, count);
    await press(page, '[data-library="team.json"]');
    await waitForFindings(page, count + 1);
    // It goes with the model.
    const saved = JSON.parse(await download(page, "download-model", "model.json"));
    assert.ok(JSON.stringify(saved.parapet.libraries).includes("TEAM1"));
    await fromMenu(page, "team.json", "Remove it from this model");
    await waitForFindings(page, count);
    await press(page, '[data-command="undo"]');
    await waitForFindings(page, count + 1);
    clean(await end());
  });

  test("a single threat is left out of a model, and judged again", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    const count = await findings(page);
    await show(page, "library");
    await press(page, '[data-threat="AC05"]');
    await press(page, '[data-turns="AC05"]');
    await waitForFindings(page, count - 3);
    await press(page, '[data-turns="AC05"]');
    await waitForFindings(page, count);
    clean(await end());
  });

  test("a library without a model is answered with what to do", async () => {
    const { page, end } = await host.visit();
    await drop(page, "team.json", TEAM);
    await told(page, "Open a model first");
    clean(await end());
  });
});
