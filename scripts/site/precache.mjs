// Writes into the service worker which files make up the site, with the hashes of their content.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const TEMPLATE = fileURLToPath(new URL("../../public/sw.js", import.meta.url));

/** What is for the server, or is the service worker itself: no page asks for these. */
const LEFT_OUT = /^(_headers|sw\.js|.*\.br)$/;

/** Writes sw.js of a site whose other files are final. Returns the version: a hash of them all. */
export function stamp(site) {
  const files = filesOf(site);
  const version = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
  const list = files.map((pair) => `\n  ${JSON.stringify(pair)},`).join("");
  const script = readFileSync(TEMPLATE, "utf8");
  const filled = script.replace("/* files */", `${list}\n`).replace("/* version */", version);
  writeFileSync(join(site, "sw.js"), filled);
  return version;
}

/** Each file's address, relative to the page, and the hash of its content, sorted by address. */
export function filesOf(site) {
  return readdirSync(site, { recursive: true })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => !LEFT_OUT.test(name) && statSync(join(site, name)).isFile())
    .sort()
    .map((name) => [addressOf(name), integrity(readFileSync(join(site, name)))]);
}

/** Servers differ in what they do for `index.html` by name; at the folder's address all give it. */
const addressOf = (name) => (name === "index.html" ? "./" : `./${name}`);

const integrity = (content) => `sha256-${createHash("sha256").update(content).digest("base64")}`;
