// The browsers that the tests run in, and which tests run in which of them.

import { existsSync } from "node:fs";
import { basename } from "node:path";
import { describe, test } from "node:test";

/** Where each browser may be found. */
const EXECUTABLES = {
  chrome: ["/usr/bin/chromium", "/usr/bin/google-chrome"],
  firefox: ["/usr/bin/firefox-esr", "/usr/bin/firefox"],
};

/** Every test of a file. */
const ALL = Symbol("all");

/**
 * Chromium runs every test. Firefox runs those that depend on the browser: by file, which, and why.
 * The page's own logic is the same program in both, and is tested once.
 */
const IN_FIREFOX = {
  // Errors reach the page through the browser's own event.
  access: ["an error in any view is said, and the page goes on"],
  // Files are read by the browser; the policy against markup is enforced by it.
  bad_input: [
    "a file of 50 MB is answered, one beyond the limit is not even read",
    "of ten files dropped at once the first model is open, and the others are named",
    "names that are markup, endless or written from right to left are only names",
  ],
  // Browsers differ in how high a list may be.
  findings: ["very many findings are listed, grouped, narrowed and walked to the last"],
  // Focus goes into a dialog and back.
  help: ["the help opens with F1 and the button, is read by chapters, and gives the focus back"],
  // What Tab stops at is up to the browser.
  keyboard: ALL,
  // Storage, and what of it survives the end of the process.
  kills: ALL,
  storage: ALL,
  // Downloads of parts of the program, integrity, service workers and caches.
  later: ALL,
  offline: ALL,
  // The whole way through: drop, engine, drawing, downloads.
  main_job: ALL,
  // Layout.
  narrow: ALL,
  // Focus, keys and scrolling in a dialog.
  palette: [
    "arrows, Home, End and Tab go about, and Escape gives the focus back",
    "all keys are listed, and single letters can be switched off for good",
  ],
  // Focus and keys in forms and in a tree.
  parts: [
    "a form says beside the field what is missing, and goes back to where it was opened",
    "the outline is walked, unfolded, renamed and emptied with keys",
  ],
  // The chooser of files.
  scripts: ["the library that a script asks for counts in place of the built-in one"],
  // Workers.
  trap: ALL,
  // Drawing, pointers, frames.
  views: [
    "diagram, sequence, findings and report show a sample, and follow a new name",
    "what lies under the pointer shows its flows",
    "a large diagram has a map, and a press in it goes there",
    "of thousands of flows only those of what is selected are drawn",
    "views may change faster than they are painted",
    "a theme is chosen from the menu and stays",
  ],
  // Places in a text field.
  workbench: ["a library with five defects shows all five, and a mended threat is found"],
};

/** The program of a browser; a browser that is not installed fails its tests. */
export function executableOf(browser) {
  const found = EXECUTABLES[browser].find(existsSync);
  if (!found) throw new Error(`There is no ${browser} here.`);
  return found;
}

/**
 * Declares the tests of a file once for each browser that runs any: `declare(browser, test)`, with
 * `test` as in node:test.
 */
export function inBrowsers(url, declare) {
  const file = basename(new URL(url).pathname, ".test.mjs");
  describe("chrome", () => declare("chrome", test));
  const wanted = IN_FIREFOX[file];
  if (!wanted) return;
  describe("firefox", () => {
    const missing = new Set(wanted === ALL ? [] : wanted);
    declare("firefox", (name, ...rest) => {
      if (wanted === ALL || missing.delete(name)) test(name, ...rest);
    });
    if (missing.size > 0) throw new Error(`${file} has no test ${[...missing].join(", ")}`);
  });
}
