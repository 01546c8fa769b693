// How the page comes to work without its server, learns of a new version, is installed, and gets
// files that the system opens with it. The program hears of it through `start`, in single words.

let tell = () => {};
/** The browser's offer to install the page, as long as it stands. */
let offer = null;
let registration = null;
/** Whether this page is waiting for a new version to take over. */
let leaving = false;
/** When the server was asked for a new version last. */
let asked = Date.now();

/** A page that stays open asks for a new version when somebody comes back to it, after an hour. */
const ASK_AFTER = 3_600_000;

// The offer may come before the program is there.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event;
  tell("installable");
});
addEventListener("appinstalled", () => {
  offer = null;
  tell("installed");
});

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && registration && Date.now() - asked > ASK_AFTER) ask();
});

/** Asks the server for a new version. Without a network there is no answer, and nothing to say. */
function ask() {
  asked = Date.now();
  registration.update().catch(() => {});
}

/** Makes the page work offline. `hear` is told how far that is, `open` gets files from outside. */
async function start(hear, open) {
  tell = hear;
  if (offer) tell("installable");
  globalThis.launchQueue?.setConsumer(async ({ files }) => {
    if (files?.length) open(await Promise.all(files.map((file) => file.getFile())));
  });
  try {
    await register(navigator.serviceWorker);
  } catch {
    // There are none here, they are forbidden, or the server cannot be reached.
    tell("online");
  }
}

async function register(workers) {
  let controller = workers.controller;
  if (!controller) tell("preparing");
  workers.addEventListener("message", ({ data }) => tell(data ? "ready" : "online"));
  workers.addEventListener("controllerchange", () => {
    if (leaving) {
      location.reload();
      return;
    }
    // Another page has loaded the new version: this one goes on as it is.
    if (controller) tell("newer");
    controller = workers.controller;
    controller?.postMessage("whole?");
  });
  registration = await workers.register("sw.js", { updateViaCache: "none" });
  registration.addEventListener("updatefound", () => watch(registration.installing));
  watch(registration.installing);
  if (!registration.active) return;
  if (registration.waiting) tell("newer");
  registration.active.postMessage("whole?");
  ask();
}

/** Follows a worker that is being installed. */
function watch(worker) {
  worker?.addEventListener("statechange", () => {
    const isFirst = !registration.active;
    if (worker.state === "installed" && !isFirst) tell("newer");
    if (worker.state === "redundant" && isFirst) tell("online");
  });
}

/** Loads the page again, in the new version. */
function load() {
  leaving = true;
  const waiting = registration?.waiting;
  if (waiting) waiting.postMessage("load");
  else location.reload();
}

/** Takes the browser's offer to install the page; it can be taken once. */
function install() {
  offer?.prompt();
  offer = null;
  tell("not-installable");
}

globalThis.parapetOffline = { start, load, install };
