// The page without its server: the browser keeps it whole, and a new version comes when a user
// wants it.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { stamp } from "../../scripts/site/precache.mjs";
import { inBrowsers } from "./browsers.mjs";
import {
  TIMEOUT, assertClean, openPage, findingCount, launch, openSample, click, showTab, waitForToast,
} from "./visit.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
/** The part of the page that is downloaded last; a page that was built quickly has none. */
const LATER = readdirSync(DIST).find((name) => /^later-\w+\.wasm$/.test(name));
/** What was started and has to be ended, whatever becomes of the tests. */
const servers = [];
const TABS = ["diagram", "sequence", "findings", "report"];

inBrowsers(import.meta.url, (browser, test) => {
  let instance, folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "offline-"));
    instance = await launch(browser);
  });
  after(async () => {
    await instance.close();
    await Promise.all(servers.map((stop) => stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  test("a cold start without the server gives the whole page", async (t) => {
    const profile = join(folder, "profile");
    const server = await start(DIST);
    const first = await launch(browser, profile);
    t.after(() => first.close());
    const visit = await openPage(first, server.address);
    await waitUntilOffline(visit.page);
    assertClean(await visit.leave());
    await first.close();
    await server.stop();

    const second = await launch(browser, profile);
    t.after(() => second.close());
    const again = await openPage(second, server.address);
    await useEveryView(again.page);
    await waitUntilOffline(again.page);
    assertClean(await again.leave());
  });

  test("once it works offline, only the check for a new version reaches the server", async () => {
    const { context, server } = await newVisitor(DIST);
    const first = await openPage(context, server.address);
    await waitUntilOffline(first.page);
    server.requests.length = 0;
    await useEveryView(first.page);
    assertClean(await first.leave());
    const second = await openPage(context, server.address);
    await waitForLaterPart(second.page);
    await reopen(second.page, `${server.address}?again=1#model`);
    await waitUntilOffline(second.page);
    await useEveryView(second.page);
    assertClean(await second.leave());
    const others = server.requests.filter((url) => url !== "/sw.js");
    assert.deepEqual(others, []);
    await end(context, server);
  });

  test("a new version waits, and the page of the old one goes on with its own files", async () => {
    const { context, server } = await newVisitor(DIST);
    const one = await openPage(context, server.address);
    await waitUntilOffline(one.page);
    const other = await openPage(context, server.address);
    await waitUntilOffline(other.page);
    const oldEngine = await engineOf(other.page);
    await server.stop();

    const next = await start(anotherBuild(folder), server.port);
    assert.equal(next.address, server.address);
    await reopen(one.page, next.address);
    await waitForToast(one.page, "A new version is ready.");
    assert.equal(await buildOf(one.page), undefined, "the old build is shown until a person decides");
    await useEveryView(one.page);

    await click(one.page, '.start-foot [data-command="load-new-version"]');
    await one.page.waitForSelector("html[data-build=next] [data-sample]", { timeout: TIMEOUT });
    const newEngine = await engineOf(one.page);
    assert.notEqual(newEngine, oldEngine);
    await useEveryView(one.page);

    await other.page.bringToFront();
    await waitForToast(other.page, "A new version is ready.");
    assert.equal(await buildOf(other.page), undefined, "another page stays as it is");
    await useEveryView(other.page);
    assert.equal(await statusOf(other.page, oldEngine), 200, "its engine can be started again");
    assert.equal(await cachesOf(one.page), 2);
    assert.deepEqual(next.requests.filter((url) => url.includes(oldEngine)), []);

    assertClean(await other.leave());
    await reopen(one.page, next.address);
    await waitUntilOffline(one.page);
    await one.page.waitForFunction(
      async () => (await caches.keys()).length === 1,
      { timeout: TIMEOUT },
    );
    assertClean(await one.leave());
    await end(context, next);
  });

  test("the offer in the message loads the new version, and the open model with it", async () => {
    const { context, server } = await newVisitor(DIST);
    const { page, leave } = await openPage(context, server.address);
    await waitUntilOffline(page);
    await server.stop();
    const next = await start(anotherBuild(folder), server.port);
    await openSample(page, "web-shop.json");
    await checkForUpdate(page, "installed");
    await waitForToast(page, "A new version is ready.");
    await page.type(".model-name", " of mine");
    await click(page, ".toast .button:not(.button-icon)");
    await page.waitForSelector("html[data-build=next] .model-name", { timeout: TIMEOUT });
    assert.equal(await page.$eval(".model-name", (field) => field.value), "Web shop of mine");
    await findingCount(page);
    await next.stop();
    await reopen(page, server.address);
    assert.equal(await buildOf(page), "next");
    await useEveryView(page);
    assertClean(await leave());
    await context.close();
  });

  test("half a new version is not taken", async () => {
    const { context, server } = await newVisitor(DIST);
    const { page, leave } = await openPage(context, server.address);
    await waitUntilOffline(page);
    await server.stop();
    const broken = anotherBuild(folder);
    writeFileSync(join(broken, "icon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
    rmSync(join(broken, "icon.svg.br"), { force: true });
    const next = await start(broken, server.port);
    await checkForUpdate(page, "redundant");
    await next.stop();
    await reopen(page, server.address);
    await useEveryView(page);
    assert.equal(await buildOf(page), undefined);
    assert.equal(await cachesOf(page), 1);
    await leave();
    await context.close();
  });

  test("where the browser keeps nothing, the page says so and works", async () => {
    const cases = [
      ["no service workers", () => Object.defineProperty(navigator, "serviceWorker", { value: undefined })],
      ["forbidden", () => {
        if (!navigator.serviceWorker) return;
        navigator.serviceWorker.register = () => Promise.reject(new DOMException("No.", "SecurityError"));
      }],
      ["no access", () => Object.defineProperty(navigator, "serviceWorker", { get() { throw new DOMException("No.", "SecurityError"); } })],
    ];
    for (const [name, prepare] of cases) {
      const { context, server } = await newVisitor(DIST);
      const { page, leave } = await openPage(context, server.address, { prepare });
      await page.waitForSelector("[data-offline=online]", { timeout: TIMEOUT });
      await useEveryView(page);
      const seen = await leave();
      assert.deepEqual(seen, { elsewhere: [], errors: [], refused: [] }, name);
      await end(context, server);
    }
  });

  test("where the server lacks a file, the page says so and works", async () => {
    for (const missing of ["sw.js", "icon-512.png"]) {
      const site = anotherBuild(folder);
      rmSync(join(site, missing));
      const { context, server } = await newVisitor(site);
      const { page, leave } = await openPage(context, server.address);
      await page.waitForSelector("[data-offline=online]", { timeout: TIMEOUT });
      assert.equal(await cachesOf(page), 0);
      await useEveryView(page);
      const { elsewhere, refused } = await leave();
      assert.deepEqual([elsewhere, refused], [[], []], missing);
      await end(context, server);
    }
  });

  test("what the browser threw away is fetched again, and missed where it cannot be", async () => {
    const { context, server } = await newVisitor(DIST);
    const { page, leave } = await openPage(context, server.address);
    await waitUntilOffline(page);
    const engine = await engineOf(page);
    await removeFromCaches(page, engine);
    await reopen(page, server.address);
    await waitUntilOffline(page);
    await server.stop();
    await reopen(page, server.address);
    await useEveryView(page);
    await removeFromCaches(page, "manifest.webmanifest");
    await reopen(page, server.address);
    await page.waitForSelector("[data-offline=online]", { timeout: TIMEOUT });
    await leave();
    await context.close();
  });

  test("two copies at one server do not meet", async () => {
    const site = anotherBuild(folder);
    cpSync(DIST, join(site, "tools/parapet"), { recursive: true });
    // The worker of the outer copy is to know its own files only.
    const { context, server } = await newVisitor(site);
    const inner = await openPage(context, `${server.address}tools/parapet/`);
    await waitUntilOffline(inner.page);
    const outer = await openPage(context, server.address);
    await waitUntilOffline(outer.page);
    assert.equal(await cachesOf(outer.page), 2);
    await server.stop();
    await reopen(inner.page, `${server.address}tools/parapet/`);
    await reopen(outer.page, server.address);
    await useEveryView(inner.page);
    await useEveryView(outer.page);
    assert.equal(await buildOf(inner.page), undefined);
    assert.equal(await buildOf(outer.page), "next");
    assertClean(await inner.leave());
    assertClean(await outer.leave());
    await context.close();
  });

  test("the browser's offer to install is held until a person takes it", async () => {
    const { context, server } = await newVisitor(DIST);
    const { page, leave } = await openPage(context, server.address);
    const wasHeld = await page.evaluate(() => {
      const offer = new Event("beforeinstallprompt", { cancelable: true });
      offer.prompt = () => { globalThis.asked = true; };
      return !dispatchEvent(offer);
    });
    assert.ok(wasHeld);
    await waitUntilOffline(page);
    await click(page, '.start-foot [data-command="install"]');
    await page.waitForFunction(
      () => globalThis.asked && !document.querySelector('[data-command="install"]'),
      { timeout: TIMEOUT },
    );
    assertClean(await leave());
    await end(context, server);
  });

  test("a file that the system opens with the page is read", async () => {
    const { context, server } = await newVisitor(DIST);
    const { page, leave } = await openPage(context, server.address, {
      prepare: () => {
        const model = JSON.stringify({ name: "From outside", elements: [] });
        const handle = { getFile: async () => new File([model], "model.json") };
        const launchQueue = { setConsumer: (consume) => consume({ files: [handle] }) };
        Object.defineProperty(globalThis, "launchQueue", { value: launchQueue });
      },
    });
    await page.waitForFunction(
      () => document.querySelector(".model-name")?.value === "From outside",
      { timeout: TIMEOUT },
    );
    assertClean(await leave());
    await end(context, server);
  });

  /** Somebody new at a server of that site. */
  async function newVisitor(site) {
    return { context: await instance.createBrowserContext(), server: await start(site) };
  }
});

test("the server lets browsers ask again for the page and its service worker", async () => {
  const server = await start(DIST);
  for (const name of ["", "sw.js", "manifest.webmanifest"]) {
    const response = await fetch(server.address + name);
    assert.equal(response.status, 200, name);
    assert.equal(response.headers.get("cache-control"), "no-cache", name);
  }
  const manifest = await fetch(`${server.address}manifest.webmanifest`);
  assert.match(manifest.headers.get("content-type"), /^application\/manifest\+json/);
  await server.stop();
});

test("the manifest names icons that are there, of the sizes that it says", () => {
  const manifest = JSON.parse(readFileSync(join(DIST, "manifest.webmanifest"), "utf8"));
  for (const { src, sizes, type } of manifest.icons) {
    const icon = readFileSync(join(DIST, src));
    if (type !== "image/png") continue;
    assert.equal(`${icon.readUInt32BE(16)}x${icon.readUInt32BE(20)}`, sizes, src);
  }
});

/** A server of that site which counts its requests. */
async function start(site, wantedPort) {
  const requests = [];
  const { server, address } = await serve(site, {
    port: wantedPort,
    onRequest: (request) => requests.push(request.url),
  });
  const stop = () =>
    new Promise((stopped) => {
      server.close(stopped);
      server.closeAllConnections();
    });
  servers.push(stop);
  return { address, port: server.address().port, requests, stop };
}

async function end(context, server) {
  await context.close();
  await server.stop();
}

/** A later build: its page says so, and its engine has another name. */
function anotherBuild(folder) {
  const site = mkdtempSync(join(folder, "site-"));
  cpSync(DIST, site, { recursive: true });
  const engine = readdirSync(site).find((name) => /^engine-[0-9a-f]+\.js$/.test(name));
  renameSync(join(site, engine), join(site, "engine-next.js"));
  const page = readFileSync(join(site, "index.html"), "utf8");
  const changed = page.replace(`<html lang="en" data-engine="${engine}"`, '<html lang="en" data-build="next" data-engine="engine-next.js"');
  assert.notEqual(changed, page);
  writeFileSync(join(site, "index.html"), changed);
  // The compressed twins would be of the build before.
  for (const name of ["index.html.br", "sw.js.br", `${engine}.br`]) rmSync(join(site, name), { force: true });
  stamp(site);
  return site;
}

/** Waits for the part of the page that comes last: cut off on its way, it is logged as an error. */
async function waitForLaterPart(page) {
  if (!LATER) return;
  const isHere = (name) => performance.getEntriesByType("resource").some((one) => one.name.endsWith(name));
  await page.waitForFunction(isHere, { timeout: TIMEOUT }, LATER);
}

/** Goes to the address anew. (A driver's own reload would pass by the service worker.) */
async function reopen(page, address) {
  await page.bringToFront();
  await page.goto(address);
  await page.waitForSelector("[data-sample]", { timeout: TIMEOUT });
}

/** Waits until the page says that it works offline. */
async function waitUntilOffline(page) {
  await page.bringToFront();
  await page.waitForSelector("[data-offline=offline]", { timeout: TIMEOUT });
}

/** Opens a sample and every view of it, and goes back to the start page. */
async function useEveryView(page) {
  await page.bringToFront();
  await openSample(page, "web-shop.json");
  assert.ok((await findingCount(page)) > 0);
  for (const tab of TABS) {
    await showTab(page, tab);
    await page.waitForSelector(`#panel-${tab}`, { timeout: TIMEOUT });
  }
  await page.waitForSelector(".report-page h1", { timeout: TIMEOUT });
  await click(page, '[data-command="close"]');
  await page.waitForSelector("[data-sample]", { timeout: TIMEOUT });
}

/** Asks for a new version and waits until the worker that comes is in that state. */
async function checkForUpdate(page, state) {
  await page.evaluate(async (state) => {
    const registration = await navigator.serviceWorker.getRegistration();
    const found = new Promise((resolve) => {
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker.addEventListener("statechange", () => worker.state === state && resolve());
      });
    });
    await registration.update();
    await found;
  }, state);
}

/** Takes a file out of what the browser keeps. */
async function removeFromCaches(page, name) {
  await page.evaluate(async (name) => {
    for (const kept of await caches.keys()) {
      const cache = await caches.open(kept);
      if (!(await cache.delete(new URL(name, document.baseURI).href))) throw new Error(`no ${name}`);
    }
  }, name);
}

const engineOf = (page) => page.evaluate(() => document.documentElement.dataset.engine);
const buildOf = (page) => page.evaluate(() => document.documentElement.dataset.build);
const cachesOf = (page) => page.evaluate(async () => (await caches.keys()).length);
const statusOf = (page, name) => page.evaluate(async (name) => (await fetch(name)).status, name);
