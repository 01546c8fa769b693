// The main job in real browsers: a model on the page becomes findings, diagrams, a report and
// files, the same ones that the native tool gives.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import { countFindings, tm } from "./tool.mjs";
import {
  TIMEOUT, assertClean, download, dropFile, findingCount, openSample, waitForFindings, startHost,
} from "./visit.mjs";

const SAMPLES = ["web-shop.json", "cloud-workstation.json", "assistant.json"];

/** Commands of the download menu, the names that they save under, and the tool's option. */
const FILES = [
  ["download-model", "model.json", ["--model"]],
  ["download-report", "report.md", ["--report", "full"]],
  ["download-dfd-svg", "dfd.svg", ["--dfd"]],
  ["download-seq-svg", "seq.svg", ["--seq"]],
  ["download-dfd-dot", "dfd.dot", ["--dot"]],
  ["download-seq-puml", "seq.puml", ["--puml"]],
];

const sample = (file) => readFileSync(new URL(`../../public/samples/${file}`, import.meta.url), "utf8");

inBrowsers(import.meta.url, (browser, test) => {
  let host;
  before(async () => { host = await startHost(browser); });
  after(() => host.end());

  test("each sample is judged as by the tool, opened and dropped", async () => {
    const { page, end } = await host.visit();
    for (const file of SAMPLES) {
      const expected = countFindings(sample(file));
      for (const open of [openSample, (page, file) => dropFile(page, file, sample(file))]) {
        await open(page, file);
        assert.equal(await findingCount(page), expected, file);
        await page.click('[data-command="close"]');
        await page.waitForSelector("[data-sample]", { timeout: TIMEOUT });
      }
    }
    assertClean(await end());
  });

  test("an answer changes the findings, and undo takes it back", async () => {
    const { page, end } = await host.visit();
    await openSample(page, "web-shop.json");
    const before = await findingCount(page);
    await page.click('.outline [data-part="server-web-server"], [role="treeitem"][data-part="server-web-server"]');
    const answered = await page.waitForFunction(answerYes, { timeout: TIMEOUT }, "check input before using it");
    assert.ok(answered);
    await page.waitForFunction(
      (before) => document.querySelector("#tab-findings .badge")?.textContent !== String(before),
      { timeout: TIMEOUT },
      before,
    );
    const after = await findingCount(page);
    assert.equal(after, countFindings(await download(page, "download-model", "model.json")));
    assert.ok(after < before, `${after} after, ${before} before`);
    await page.click('[data-command="undo"]');
    await waitForFindings(page, before);
    await page.click('[data-command="redo"]');
    await waitForFindings(page, after);
    assertClean(await end());
  });

  test("the six downloads are byte for byte what the tool writes", async () => {
    const { page, end } = await host.visit();
    for (const file of SAMPLES) {
      await openSample(page, file);
      for (const [command, name, options] of FILES) {
        assert.equal(await download(page, command, name), tm(sample(file), ...options), `${name} of ${file}`);
      }
      await page.click('[data-command="close"]');
      await page.waitForSelector("[data-sample]", { timeout: TIMEOUT });
    }
    assertClean(await end());
  });
});

/** Runs in the page: presses Yes under the question that holds these words, once it is there. */
function answerYes(words) {
  const groups = [...document.querySelectorAll('[role="radiogroup"]')];
  const group = groups.find((group) => group.getAttribute("aria-label")?.includes(words));
  const yes = [...(group?.querySelectorAll('[role="radio"]') ?? [])].find((radio) => radio.textContent.trim() === "Yes");
  yes?.click();
  return Boolean(yes);
}
