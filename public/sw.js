// Keeps the whole page in this browser, so that it works without its server.
//
// One cache holds one build, each file checked against the hash that the build wrote down, so that
// a page is always of one piece. A new build waits until the user loads it, or until no page is
// open. Pages of the build before go on with their own files, and these stay until the last one is
// gone.

/** The files of this build with the hashes of their content: the build puts them here. */
const FILES = new Map([/* files */]);
/** The hash of that list. */
const VERSION = "/* version */";

const { scope } = registration;
/** Other copies of the page may live at the same origin: the scope tells their caches apart. */
const OURS = `parapet ${scope} `;
const CACHE = OURS + VERSION;
/** Where a cache notes what came before its build: names of caches, and pages that are open. */
const BEFORE = new URL("before.json", scope).href;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => event.waitUntil(handleMessage(event)));
addEventListener("fetch", (event) => {
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer);
});

/** Takes in the whole build, or nothing of it. */
async function install() {
  const existing = await caches.keys();
  try {
    const cache = await fill();
    const older = existing.filter((name) => name.startsWith(OURS) && name !== CACHE);
    await writeBefore(cache, { older });
  } catch (error) {
    // A build that came back may be at work in the cache of that name.
    if (!existing.includes(CACHE)) await caches.delete(CACHE);
    throw error;
  }
}

async function fill() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    [...FILES].map(async ([name, integrity]) => {
      // Asked for anew: what the browser still has may be of another build. A redirected answer
      // would do for no navigation.
      const request = new Request(name, { cache: "no-cache", integrity, redirect: "error" });
      const response = await fetch(request);
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      await cache.put(new URL(name, scope).href, response);
    }),
  );
  return cache;
}

async function activate() {
  const cache = await caches.open(CACHE);
  const { older } = await readBefore(cache);
  await writeBefore(cache, { older, pages: await openPages() });
  await sweep();
  await clients.claim();
}

/** A page asks whether all is there for working offline, or wants this build now. */
async function handleMessage({ data, source }) {
  if (data === "load") return skipWaiting();
  if (data !== "whole?") return undefined;
  // A page that was loaded past the worker belongs to it as well.
  await clients.claim();
  await sweep();
  source.postMessage(await isWhole());
  return undefined;
}

/** Whether every file is there; what the browser threw away is fetched again. */
async function isWhole() {
  const cache = await caches.open(CACHE);
  const existing = new Set((await cache.keys()).map(({ url }) => url));
  if ([...FILES.keys()].every((name) => existing.has(new URL(name, scope).href))) return true;
  return fill().then(
    () => true,
    () => false,
  );
}

/** Removes the caches of older builds, once none of the pages that they are for is open. */
async function sweep() {
  const cache = await caches.open(CACHE);
  const { older, pages } = await readBefore(cache);
  const open = await openPages();
  // A page may ask while this worker is still taking over, before it has noted the pages.
  if (older.length === 0 || !pages || pages.some((page) => open.includes(page))) return;
  await Promise.all(older.map((name) => caches.delete(name)));
  await writeBefore(cache, { older: [], pages: [] });
}

async function openPages() {
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  return open.map(({ id }) => id);
}

const writeBefore = (cache, before) => cache.put(BEFORE, Response.json(before));

async function readBefore(cache) {
  const response = await cache.match(BEFORE);
  return response ? response.json() : { older: [], pages: [] };
}

/** The answer to a request for a file of this build or of an older one; nothing for all else. */
function answerTo(request) {
  const { origin, pathname, href } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || !href.startsWith(scope)) {
    return undefined;
  }
  const address = new URL(pathname.replace(/\/index\.html$/, "/"), origin).href;
  const name = `./${address.slice(scope.length)}`;
  if (FILES.has(name)) return cached(CACHE, address, request);
  // Somebody else's page below ours is not our concern.
  return request.mode === "navigate" ? undefined : fromOlder(address, request);
}

async function cached(name, address, request) {
  const found = await caches.match(address, { cacheName: name, ignoreVary: true });
  return found ?? fetch(request);
}

async function fromOlder(address, request) {
  const { older } = await readBefore(await caches.open(CACHE));
  for (const name of older) {
    const found = await caches.match(address, { cacheName: name, ignoreVary: true });
    if (found) return found;
  }
  return fetch(request);
}
