// The native tool, whose results the page must equal.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const TOOL = fileURLToPath(new URL("../../target/debug/tm", import.meta.url));

/** What the tool prints for a model, given as text. */
export function tm(model, ...options) {
  return execFileSync(TOOL, ["-", ...options], {
    input: model,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["pipe", "pipe", "ignore"],
  });
}

/** How many open findings the tool counts: the sixth column is the status. */
export function countFindings(model) {
  return tm(model, "--findings").split("\n").filter((line) => line.split("\t")[5] === "open").length;
}
