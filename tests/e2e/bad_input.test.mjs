// Files that are no models: each is answered with a sentence, and what was open stays.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browsers, drop, findings, openSample, says, visit } from "./visit.mjs";

/** What is dropped, and words that the page must say. */
const BAD = [
  ["empty.json", "", "empty"],
  ["picture.json", "\u0089PNG\r\n\u001a\n\0\0\0", "no text"],
  ["cut.json", '{"name": "x", "elements": [', "ends"],
  ["deep.json", "[".repeat(100_000), "nested"],
  ["other.json", '{"hello": "world"}', "no model"],
];

for (const browser of browsers) {
  test(`${browser}: bad files are answered, and the open model stays`, async () => {
    const { page, end } = await visit(browser);
    await openSample(page, "web-shop.json");
    const before = await findings(page);
    for (const [name, text, words] of BAD) {
      await drop(page, name, text);
      await says(page, name);
      const said = await page.evaluate(() => document.body.innerText.toLowerCase());
      assert.ok(said.includes(words), `${name}: ${words}`);
      assert.equal(await findings(page), before, name);
    }
    assert.deepEqual((await end()).errors, []);
  });

  test(`${browser}: odd models load with what can be understood`, async () => {
    const { page, end } = await visit(browser);
    const odd = { name: 7, elements: [{ name: 12 }, { __class__: "Printer", name: "P\u0000\u0007" }, { __class__: "Server", name: "S" }] };
    await drop(page, "odd.json", JSON.stringify(odd));
    await page.waitForSelector('[data-part]', { timeout: 60_000 });
    const many = {
      name: "Many",
      description: "",
      elements: Array.from({ length: 10_000 }, (_, at) => ({ __class__: "Server", name: `S${at}` })),
    };
    await drop(page, "many.json", JSON.stringify(many));
    await says(page, "Many");
    assert.deepEqual((await end()).errors, []);
  });
}
