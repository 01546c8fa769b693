// Scripts of pytm: dropped and read without being run, with what could not be followed in its place;
// written again, and read back with the same findings.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  PATIENCE, browsers, clean, download, drop, findings, press, waitForFindings, welcome,
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

for (const browser of browsers) describe(browser, () => {
  let host;
  before(async () => { host = await welcome(browser); });
  after(() => host.end());

  test("a script is read, what could not be followed is said, and it comes back from tm.py", async () => {
    const { page, end } = await host.visit();
    await drop(page, "tm.py", SCRIPT);
    const count = await findings(page);
    assert.ok(count > 10, `${count}`);
    // The line of what was not followed is in the summary.
    const said = await page.waitForSelector("dialog[open] .imported-said", { timeout: PATIENCE });
    const line = SCRIPT.split("\n").findIndex((line) => line.startsWith("secret")) + 1;
    const words = await said.evaluate((list) => list.closest("dialog").textContent);
    assert.match(words, new RegExp(`line ${line + 1}\\b|line ${line}\\b`), words);
    await page.keyboard.press("Escape");
    const parts = await page.$$eval(".outline [data-part]", (rows) => rows.map((row) => row.textContent));
    for (const name of ["Zone", "Customer", "Web", "Store 1", "Store 2"]) {
      assert.ok(parts.some((part) => part.includes(name)), `${name}: ${parts}`);
    }
    const written = await download(page, "download-tm-py", "tm.py");
    assert.match(written, /Server\("Web"/);
    assert.ok(!written.includes("passwd"));
    await press(page, '[data-command="close"], .brand');
    await page.waitForSelector(".start", { timeout: PATIENCE });
    await drop(page, "again.py", written);
    await waitForFindings(page, count);
    clean(await end());
  });

  test("a script that is none is answered, and the page goes on", async () => {
    const { page, end } = await host.visit();
    await drop(page, "broken.py", "from pytm import *\ntm = TM('Half'\nweb = Server('Web')\nuser = Actor('User')\n");
    await findings(page);
    await page.waitForFunction(
      () => /line \d+/.test(document.body.textContent) && document.body.textContent.includes("Web"),
      { timeout: PATIENCE },
    );
    clean(await end());
  });
});
