// Measures the finished site: sizes against their budgets, and how long a user waits.
//
//   node scripts/measure.mjs [RUNS]     after `make dist`; RUNS (15) of each timing
//
// It prints a table for docs/benchmarks.md. Times are medians in Chromium, on this machine.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { TIMEOUT, startHost } from "../tests/e2e/visit.mjs";

const RUNS = Number(process.argv[2] ?? 15);
/** How many edits are timed, and the question that each answers: findings depend on it. */
const EDITS = 40;
const ASKED = "controls.validatesInput";

const SITE = new URL("../dist/", import.meta.url);
const SAMPLE = new URL("../public/samples/assistant.json", import.meta.url);

/** Budgets of the site in KB, compressed: a name, the files it counts, the budget. */
const BUDGETS = [
  ["page: html, css, js, app", (name) => !/^(engine|later)-/.test(name), 250],
  ["what the page downloads later", (name) => name.startsWith("later-"), 250],
  ["engine", (name) => name.startsWith("engine-"), 650],
  ["all", () => true, 900],
];

function sizes() {
  const files = readdirSync(SITE).filter((name) => /\.(html|js|css|wasm)$/.test(name));
  const compressed = new Map(
    files.map((name) => [name, brotliCompressSync(readFileSync(new URL(name, SITE))).length]),
  );
  for (const [what, counts, budget] of BUDGETS) {
    const sum = files.filter(counts).reduce((sum, name) => sum + compressed.get(name), 0) / 1000;
    row(`size of ${what}, brotli`, `${sum.toFixed(0)} KB`, `${budget} KB`, sum <= budget);
  }
}

async function times() {
  const host = await startHost("chrome");
  const text = readFileSync(fileURLToPath(SAMPLE), "utf8");
  const [paints, drops] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    const { page, end } = await host.visit();
    paints.push(await page.evaluate(firstPaint));
    // The first drop warms the engine up; the second one counts.
    await page.evaluate(dropToDiagram, text);
    drops.push(await page.evaluate(dropToDiagram, text));
    await end();
  }
  await host.end();
  row("first paint, served by this machine", ms(paints), "1000 ms", median(paints) <= 1000);
  row("drop of a sample to findings and diagram, warm", ms(drops), "100 ms", median(drops) <= 100);
}

/** Runs in the page: when something was painted first. */
const firstPaint = () =>
  new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      const [entry] = list.getEntriesByName("first-contentful-paint");
      if (entry) resolve(entry.startTime);
    });
    observer.observe({ type: "paint", buffered: true });
  });

/** Runs in the page: the time from the drop of a file to the frame that has its findings and its drawing. */
async function dropToDiagram(text) {
  const drawn = () => document.querySelector("#panel-diagram .drawing [data-part]");
  const before = drawn();
  const start = performance.now();
  globalThis.__watched.drop(new File([text], "model.json"));
  while (!drawn() || drawn() === before || !document.querySelector("#tab-findings .badge")) {
    await new Promise(requestAnimationFrame);
  }
  return performance.now() - start;
}

/** Edits in a large model: how soon the page shows the answer, and how soon its findings. */
async function edits() {
  const host = await startHost("chrome");
  const { page, end } = await host.visit();
  await page.evaluate((text) => globalThis.__watched.drop(new File([text], "model.json")), large(500, 800));
  await page.waitForSelector("#tab-findings .badge", { timeout: TIMEOUT });
  await page.waitForSelector("#panel-diagram .drawing [data-part]", { timeout: TIMEOUT });
  await page.evaluate(() => document.querySelector('.outline [data-part^="server-"]').click());
  await page.waitForSelector(`[data-attribute="${ASKED}"] [role=radio]`, { timeout: TIMEOUT });
  const [answered, found] = [[], []];
  for (let edit = 0; edit < EDITS; edit += 1) {
    const times = await page.evaluate(answer, ASKED, edit % 2);
    answered.push(times.answered);
    found.push(times.found);
    // The next edit comes when the diagram is drawn too, as a user who looks at it would do.
    await page.waitForFunction(() => !document.querySelector(".working"), { timeout: TIMEOUT });
  }
  await end();
  await host.end();
  const late = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * 0.95)];
  const says = (numbers) => `${late(numbers).toFixed(0)} ms (median ${ms(numbers)})`;
  row("an edit with 500 elements and 800 flows, answered, 95th percentile", says(answered), "50 ms", late(answered) <= 50);
  row("its findings there", says(found), "100 ms", late(found) <= 100);
}

/** Answers a question of the inspector, in the page, and gives when that was seen and what came of it. */
async function answer(asked, which) {
  const badge = () => document.querySelector("#tab-findings .badge").textContent;
  const before = badge();
  const segment = document.querySelectorAll(`[data-attribute="${asked}"] [role=radio]`)[which];
  const start = performance.now();
  segment.click();
  const frame = () => new Promise(requestAnimationFrame);
  do await frame();
  while (document.querySelectorAll(`[data-attribute="${asked}"] [role=radio]`)[which].ariaChecked !== "true");
  const answered = performance.now() - start;
  while (badge() === before) await frame();
  return { answered, found: performance.now() - start };
}

/** A model of servers in twenty boundaries that call each other. */
function large(elements, flows) {
  const name = (at) => `Server ${at % elements}`;
  return JSON.stringify({
    name: "Large",
    boundaries: Array.from({ length: 20 }, (_, at) => ({ name: `Net ${at}` })),
    elements: Array.from({ length: elements }, (_, at) => ({
      __class__: "Server", name: name(at), inBoundary: `Net ${at % 20}`,
    })),
    flows: Array.from({ length: flows }, (_, at) => ({
      name: `Call ${at}`, source: name(at), sink: name(at * 7 + 1), protocol: "HTTPS",
    })),
  });
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const ms = (numbers) => `${median(numbers).toFixed(0)} ms`;

function row(what, measured, budget, holds) {
  console.log(`| ${what} | ${measured} | ≤ ${budget} | ${holds ? "yes" : "**no**"} |`);
}

console.log("| what | measured | budget | holds |\n|---|---|---|---|");
sizes();
await times();
await edits();
