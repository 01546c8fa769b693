// What Lighthouse says of the finished site, as a table for docs/benchmarks.md.
//
//   npm install --no-save lighthouse@13.5.0     once: 180 MB, so it is not among the tools
//   node scripts/lighthouse.mjs [SITE]          after `make dist`; SITE (dist) is the folder
//
// LIGHTHOUSE names another place of its package. It ends with an error where a category is under
// 95, and says then what weighs on it.

import { launch } from "../tests/e2e/visit.mjs";
import { serve } from "./serve.mjs";

const SITE = process.argv[2] ?? "dist";
const LEAST = 95;

/** A telephone on a slow line, as Lighthouse has it by default, and a desktop. */
const FORMS = ["mobile", "desktop"];

async function lighthouse() {
  const place = process.env.LIGHTHOUSE;
  const name = place ? `file://${place}/core/index.js` : "lighthouse";
  return import(name).catch(() => {
    throw new Error("There is no Lighthouse here: see the head of this script.");
  });
}

const { default: run, desktopConfig } = await lighthouse();
const { server, address } = await serve(SITE);
let holds = true;
const weights = [];
for (const form of FORMS) {
  const browser = await launch("chrome");
  const port = Number(new URL(browser.wsEndpoint()).port);
  const config = form === "desktop" ? desktopConfig : undefined;
  const { lhr } = await run(address, { port, output: "json", logLevel: "error" }, config);
  await browser.close();
  const categories = Object.values(lhr.categories).filter(({ score }) => score !== null);
  const scores = categories.map(({ score }) => Math.round(score * 100));
  if (form === FORMS[0]) {
    console.log(`| Lighthouse, of 100 | ${categories.map(({ title }) => title).join(" | ")} |`);
    console.log(`|---${"|---".repeat(categories.length)}|`);
  }
  console.log(`| ${form} | ${scores.join(" | ")} |`);
  for (const [at, { title, auditRefs }] of categories.entries()) {
    if (scores[at] >= LEAST) continue;
    holds = false;
    const low = auditRefs.filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.9);
    weights.push(`${form}, ${title}: ${low.map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`).join(", ")}`);
  }
}
server.closeAllConnections();
server.close();
for (const line of weights) console.error(line);
process.exitCode = holds ? 0 : 1;
