// How the page comes to work without its server, learns of a new version, is installed, and gets
// files that the system opens with it. The program gets the status through `start`, as single words.

let report = () => {};
/** The browser's offer to install the page, as long as it stands. */
let installPrompt = null;
let registration = null;
/** Whether this page is waiting for a new version to take over. */
let isUpdating = false;
/** When the server was asked for a new version last. */
let lastCheck = Date.now();

/** A page that stays open asks for a new version when somebody comes back to it, after an hour. */
const CHECK_INTERVAL_MS = 3_600_000;

// The offer may come before the program is there.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  installPrompt = event;
  report("installable");
});
addEventListener("appinstalled", () => {
  installPrompt = null;
  report("installed");
});

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && registration && Date.now() - lastCheck > CHECK_INTERVAL_MS) checkForUpdate();
});

/** Asks the server for a new version. Without a network there is no answer, and nothing to say. */
function checkForUpdate() {
  lastCheck = Date.now();
  registration.update().catch(() => {});
}

/** Makes the page work offline. `onStatus` gets every status, `onFiles` the files that the system opens with the page. */
async function start(onStatus, onFiles) {
  report = onStatus;
  if (installPrompt) report("installable");
  globalThis.launchQueue?.setConsumer(async ({ files }) => {
    if (files?.length) onFiles(await Promise.all(files.map((file) => file.getFile())));
  });
  try {
    await register(navigator.serviceWorker);
  } catch {
    // There are none here, they are forbidden, or the server cannot be reached.
    report("online");
  }
}

async function register(workers) {
  let controller = workers.controller;
  if (!controller) report("preparing");
  workers.addEventListener("message", ({ data }) => report(data ? "ready" : "online"));
  workers.addEventListener("controllerchange", () => {
    if (isUpdating) {
      location.reload();
      return;
    }
    // Another page has loaded the new version: this one goes on as it is.
    if (controller) report("newer");
    controller = workers.controller;
    controller?.postMessage("whole?");
  });
  registration = await workers.register("sw.js", { updateViaCache: "none" });
  registration.addEventListener("updatefound", () => watch(registration.installing));
  watch(registration.installing);
  if (!registration.active) return;
  if (registration.waiting) report("newer");
  registration.active.postMessage("whole?");
  checkForUpdate();
}

/** Follows a worker that is being installed. */
function watch(worker) {
  worker?.addEventListener("statechange", () => {
    const isFirst = !registration.active;
    if (worker.state === "installed" && !isFirst) report("newer");
    if (worker.state === "redundant" && isFirst) report("online");
  });
}

/** Loads the page again, in the new version. */
function loadNewVersion() {
  isUpdating = true;
  const waiting = registration?.waiting;
  if (waiting) waiting.postMessage("load");
  else location.reload();
}

/** Takes the browser's offer to install the page; it can be taken once. */
function install() {
  installPrompt?.prompt();
  installPrompt = null;
  report("not-installable");
}

globalThis.parapetOffline = { start, loadNewVersion, install };
