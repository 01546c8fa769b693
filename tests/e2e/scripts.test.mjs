// Scripts of pytm: dropped and read without being run, with what could not be followed in its place;
// written again, and read back with the same findings.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { inBrowsers } from "./browsers.mjs";
import {
  TIMEOUT, assertClean, download, dropFile, findingCount, click, waitForToast, waitForFindings,
  startHost,
} from "./visit.mjs";

const SCRIPT = `#!/usr/bin/env python3
import os
from pytm import TM, Actor, Boundary, Classification, Data, Dataflow, Datastore, Server

tm = TM("Shop of scripts")
tm.isOrdered = True
zone = Boundary("Zone")
user = Actor("Customer")
# Takes the orders.
web = Server("Web")
web.inBoundary = zone
web.controls.isHardened = True
stores = [Datastore(f"Store {n}") for n in range(1, 3)]
for store in stores:
    store.inBoundary = zone
    Dataflow(web, store, f"Write to {store.name}", protocol="SQL")
card = Data("Card", classification=Classification.SECRET, isPII=True)
order = Dataflow(user, web, "Order", protocol="HTTP", data=card)
secret = open("/etc/passwd").read()
web.port = int(secret)

if __name__ == "__main__":
    tm.process()
`;

/** Controls as older releases of pytm spelled them. */
const OLD = `from pytm.pytm import TM, Server, Actor, Dataflow
tm = TM("Old")
user = Actor("User")
web = Server("Web")
web.isHardened = True
web.sanitizesInput = True
web.encodesOutput = True
Dataflow(user, web, "Ask")
tm.process()
`;

inBrowsers(import.meta.url, (browser, test) => {
  let host;
  before(async () => { host = await startHost(browser); });
  after(() => host.end());

  test("a script is read, what could not be followed is said, and it comes back from tm.py", async () => {
    const { page, end } = await host.visit();
    await dropFile(page, "tm.py", SCRIPT);
    const count = await findingCount(page);
    assert.ok(count > 10, `${count}`);
    // The line of what was not followed is in the summary.
    const said = await page.waitForSelector("dialog[open] .imported-said", { timeout: TIMEOUT });
    const line = SCRIPT.split("\n").findIndex((line) => line.startsWith("secret")) + 1;
    const words = await said.evaluate((list) => list.closest("dialog").textContent);
    assert.match(words, new RegExp(`(${line}|${line + 1}):\\d+`), words);
    await page.keyboard.press("Escape");
    const parts = await page.$$eval(".outline [data-part]", (rows) => rows.map((row) => row.textContent));
    for (const name of ["Zone", "Customer", "Web", "Store 1", "Store 2"]) {
      assert.ok(parts.some((part) => part.includes(name)), `${name}: ${parts}`);
    }
    const written = await download(page, "download-tm-py", "tm.py");
    assert.match(written, /Server\("Web"/);
    assert.ok(!written.includes("passwd"));
    await click(page, '[data-command="close"], .brand');
    await page.waitForSelector(".start", { timeout: TIMEOUT });
    await dropFile(page, "again.py", written);
    await waitForFindings(page, count);
    assertClean(await end());
  });

  test("old spellings are unheard until they are accepted, and each line leads into the script", async () => {
    const { page, end } = await host.visit();
    await dropFile(page, "old.py", OLD);
    const count = await findingCount(page);
    await page.waitForSelector("dialog[open] .source-lines", { timeout: TIMEOUT });
    const line = OLD.split("\n").findIndex((line) => line.startsWith("web.isHardened")) + 1;
    await click(page, `dialog[open] [data-line="${line}"]`);
    await page.waitForFunction(
      (words) => document.querySelector(".source-asked")?.textContent.includes(words),
      { timeout: TIMEOUT }, "web.isHardened",
    );
    await click(page, 'dialog[open] [data-command="accept-spellings"]');
    await page.waitForFunction(
      (count) => Number(document.querySelector("#tab-findings .badge")?.textContent) < count,
      { timeout: TIMEOUT }, count,
    );
    await page.waitForFunction(() => !document.querySelector('[data-code="old-spelling"]'), { timeout: TIMEOUT });
    await page.keyboard.press("Escape");
    await click(page, '[data-command="undo"]');
    await waitForFindings(page, count);
    assertClean(await end());
  });

  test("the library that a script asks for counts in place of the built-in one", async () => {
    const script = `from pytm import *
tm = TM("Asks", threatsFile="lib/team.json")
user = Actor("User")
web = Server("Web")
Dataflow(user, web, "Ask")
tm.process()
`;
    const library = JSON.stringify([
      { SID: "T1", target: ["Server"], description: "Team's own", severity: "High", condition: "True" },
    ]);
    const { page, end } = await host.visit();
    await dropFile(page, "tm.py", script);
    const before = await findingCount(page);
    assert.ok(before > 1, `${before}`);
    // The summary asks for it.
    await page.waitForSelector('dialog[open] [data-code="library-not-read"]', { timeout: TIMEOUT });
    const asked = page.waitForFileChooser({ timeout: TIMEOUT });
    await click(page, 'dialog[open] [data-command="open-library"]');
    await asked;
    await dropFile(page, "team.json", library);
    await waitForFindings(page, 1);
    await waitForToast(page, "team.json is added: 1 threat, in place of the built-in ones.");
    await page.waitForFunction(
      () => document.querySelector("dialog[open] .source-lines")
        && !document.querySelector('[data-code="library-not-read"]'),
      { timeout: TIMEOUT },
    );
    await page.keyboard.press("Escape");
    await click(page, '[data-command="undo"]');
    await waitForFindings(page, before);
    assertClean(await end());

    // Both at once: nothing is left to be asked for.
    const second = await host.visit();
    await second.page.evaluate((script, library) => globalThis.__watched.drop(
      new File([library], "team.json"), new File([script], "tm.py"),
    ), script, library);
    await waitForFindings(second.page, 1);
    assert.equal(await second.page.$('[data-code="library-not-read"]'), null);
    assertClean(await second.end());
  });

  test("a script that is none is answered, and the page goes on", async () => {
    const { page, end } = await host.visit();
    await dropFile(page, "broken.py", "from pytm import *\ntm = TM('Half'\nweb = Server('Web')\nuser = Actor('User')\n");
    await findingCount(page);
    await page.waitForFunction(
      () => /line \d+/.test(document.body.textContent) && document.body.textContent.includes("Web"),
      { timeout: TIMEOUT },
    );
    assertClean(await end());
  });
});
