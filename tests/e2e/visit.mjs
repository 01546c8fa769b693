// A visit of the built page in a real browser, watched: what it asks for, what it logs, what its
// policy refuses.

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { serve } from "../../scripts/serve.mjs";
import { executableOf } from "./browsers.mjs";

const SITE = fileURLToPath(new URL("../../dist", import.meta.url));

/** How long anything on the page may take, in ms: generous, it only ends what hangs. */
export const TIMEOUT = 60_000;

/**
 * Opens the page in a browser of its own; `end()` closes browser and server and returns what was
 * observed.
 */
export async function visit(browser) {
  const host = await startHost(browser);
  const visit = await host.visit();
  const end = async () => {
    const seen = await visit.end();
    await host.end();
    return seen;
  };
  return { ...visit, end };
}

/**
 * Starts server and browser, for many visits: `visit()` opens the page as for a new user. A file for
 * whose address `isGone` returns true is not served.
 */
export async function startHost(browser, isGone = () => false) {
  const requests = [];
  const onRequest = (request) => {
    requests.push(request.url);
    if (isGone(request.url)) request.url = "/gone";
  };
  const { server, address } = await serve(SITE, { onRequest });
  const instance = await launch(browser);
  const end = async () => {
    await instance.close();
    server.closeAllConnections();
    server.close();
  };
  return { visit: (options) => openInContext(instance, address, requests, options), end, address };
}

/** Starts a browser; with a folder for its profile, it finds there what it stored before. */
export function launch(browser, profile) {
  return puppeteer.launch({
    browser,
    executablePath: executableOf(browser),
    headless: true,
    userDataDir: profile,
    args:
      browser === "chrome"
        ? ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
           "--disable-background-networking", "--disable-component-update", "--disable-sync"]
        : [],
  });
}

/** A page in a context of its own, watched. `prepare` runs in it before anything of its own. */
async function openInContext(instance, address, requests, { width = 1440, height = 900, prepare } = {}) {
  const context = await instance.createBrowserContext();
  const { page, seen, leave } = await openPage(context, address, { width, height, prepare });
  const end = async () => {
    await leave();
    await context.close();
    return { ...seen, requests };
  };
  /** The same browser's second tab, at the page's address with that after it. */
  const second = async (after) => {
    const other = await context.newPage();
    await other.evaluateOnNewDocument(watch);
    await other.goto(address + after, { waitUntil: "load" });
    return other;
  };
  return { page, seen, end, second, address };
}

/** Opens the page in a tab of that context, watched; `leave()` closes it and returns what was observed. */
export async function openPage(context, address, { width = 1440, height = 900, prepare } = {}) {
  const page = await context.newPage();
  await page.setViewport({ width, height });
  const seen = { elsewhere: [], errors: [], refused: [] };
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) seen.elsewhere.push(url);
  });
  page.on("console", (message) => {
    if (message.type() === "error") seen.errors.push(message.text());
  });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  await page.evaluateOnNewDocument(watch);
  if (prepare) await page.evaluateOnNewDocument(prepare);
  await page.goto(address, { waitUntil: "load" });
  await page.waitForSelector("[data-sample]", { timeout: TIMEOUT });
  const leave = async () => {
    seen.refused = await page.evaluate(() => globalThis.__watched.refused);
    await page.close();
    return seen;
  };
  return { page, seen, leave };
}

/** Nothing went elsewhere, nothing was logged as an error, the policy refused nothing. */
export function assertClean(seen) {
  assert.deepEqual(seen.elsewhere, []);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.refused, []);
}

/** Runs in the page before anything of its own: records what the policy refuses, and downloads. */
function watch() {
  const watched = { refused: [], saved: {}, drop };
  globalThis.__watched = watched;
  addEventListener("securitypolicyviolation", (event) => {
    watched.refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
  });
  const blobs = new Map();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const url = make.call(URL, blob);
    blobs.set(url, blob);
    return url;
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.download) return click.call(this);
    watched.saved[this.download] = blobs.get(this.href).text();
    return undefined;
  };
  function drop(...files) {
    const data = new DataTransfer();
    for (const file of files) data.items.add(file);
    for (const type of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(
        new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }),
      );
    }
  }
}

/** Opens a sample by its card and waits until it is judged. */
export async function openSample(page, file) {
  // After a reload the start page may still be on its way.
  const card = await page.waitForSelector(`[data-sample="${file}"]`, { timeout: TIMEOUT });
  await card.click();
  await findingCount(page);
}

/** Drops a file on the page, as a user does. Its content is text, or bytes in a Buffer. */
export async function dropFile(page, name, content) {
  await page.evaluate(
    (name, content, isText) => {
      const bytes = isText ? content : Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      globalThis.__watched.drop(new File([bytes], name));
    },
    name,
    typeof content === "string" ? content : content.toString("base64"),
    typeof content === "string",
  );
}

/** Drops a file of so many repeated bytes between two texts, made in the page itself. */
export async function dropLargeFile(page, name, [before, letter, after], count) {
  await page.evaluate(
    (name, before, letter, after, count) => {
      globalThis.__watched.drop(new File([before, letter.repeat(count), after], name));
    },
    name,
    before,
    letter,
    after,
    count,
  );
}

/** How many findings the page counts, once the model is judged. */
export async function findingCount(page) {
  const badge = await page.waitForSelector("#tab-findings .badge", { timeout: TIMEOUT });
  return Number(await badge.evaluate((badge) => badge.textContent));
}

/** Waits until the page counts that many findings. */
export async function waitForFindings(page, count) {
  await page.waitForFunction(
    (count) => document.querySelector("#tab-findings .badge")?.textContent === String(count),
    { timeout: TIMEOUT },
    count,
  );
}

/** Shows a tab. */
export async function showTab(page, tab) {
  const found = await page.waitForSelector(`#tab-${tab}`, { timeout: TIMEOUT });
  await found.click();
}

/** Downloads a file by its entry in the menu and returns its text. */
export async function download(page, command, name) {
  await page.evaluate((name) => delete globalThis.__watched.saved[name], name);
  await page.evaluate(() => {
    const buttons = [...document.querySelectorAll("header button")];
    buttons.find((button) => button.textContent.includes("Download")).click();
  });
  const item = await page.waitForSelector(`[data-command="${command}"]`, { timeout: TIMEOUT });
  await item.evaluate((item) => item.click());
  await page.waitForFunction((name) => globalThis.__watched.saved[name], { timeout: TIMEOUT }, name);
  return page.evaluate((name) => globalThis.__watched.saved[name], name);
}

/** Waits until the toast contains these words. */
export async function waitForToast(page, words) {
  await page.waitForFunction(
    (words) => document.querySelector(".toast-text")?.textContent.includes(words),
    { timeout: TIMEOUT },
    words,
  );
}

/** Waits until the outline has that many parts of that name. */
export async function waitForParts(page, name, count) {
  await page.waitForFunction(
    (name, count) =>
      [...document.querySelectorAll(".outline-row .outline-name")].filter((one) => one.textContent === name)
        .length === count,
    { timeout: TIMEOUT },
    name,
    count,
  );
}

/** Clicks what the selector names, as a script does: also where no pointer could. */
export async function click(page, selector) {
  const found = await page.waitForSelector(selector, { timeout: TIMEOUT });
  await found.evaluate((found) => found.click());
}

/** Runs a command by its entry in the menu of that name. */
export async function chooseFromMenu(page, menu, command) {
  await click(page, `button[aria-haspopup="menu"][aria-label="${menu}"]`);
  await click(page, `[popover]:popover-open [data-command="${command}"]`);
}

/** Chooses an entry of the menu of a library. */
export async function chooseFromLibraryMenu(page, library, entry) {
  await click(page, `[aria-label="More about ${library}"].button`);
  await page.waitForSelector(".menu:popover-open .menu-item", { timeout: TIMEOUT });
  await page.evaluate((entry) => {
    const items = [...document.querySelectorAll(".menu:popover-open .menu-item")];
    items.find((one) => one.textContent.trim().startsWith(entry)).click();
  }, entry);
}
