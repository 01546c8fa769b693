// The service worker knows every file of the site, and a change of any is a new version.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { filesOf, stamp } from "./precache.mjs";

let site;
const write = (name, content) => writeFileSync(join(site, name), content);

before(() => {
  site = mkdtempSync(join(tmpdir(), "site-"));
  mkdirSync(join(site, "samples"));
  write("index.html", "page");
  write("b.js", "b");
  write("a.wasm", "a");
  write("samples/one.json", "{}");
  for (const name of ["_headers", "b.js.br", "samples/one.json.br"]) write(name, "for the server");
});
after(() => rmSync(site, { recursive: true }));

test("the list has each file of the page, and the page by the folder's address", () => {
  const names = filesOf(site).map(([name]) => name);
  assert.deepEqual(names, ["./a.wasm", "./b.js", "./", "./samples/one.json"]);
});

test("the hashes are those that browsers check", () => {
  const [, [, b]] = filesOf(site);
  assert.equal(b, "sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0=");
});

test("the same files are the same version, other content or names another one", () => {
  const first = stamp(site);
  assert.equal(stamp(site), first);
  assert.ok(readFileSync(join(site, "sw.js"), "utf8").includes(`const VERSION = "${first}";`));
  write("b.js", "c");
  const second = stamp(site);
  write("d.js", "");
  const third = stamp(site);
  assert.equal(new Set([first, second, third]).size, 3);
});

test("the worker's list can be read back", () => {
  stamp(site);
  const [, list] = readFileSync(join(site, "sw.js"), "utf8").match(/new Map\((\[[^;]*\])\)/);
  assert.deepEqual(Function(`return ${list}`)(), filesOf(site));
});
