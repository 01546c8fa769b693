// What Trunk calls when the site is put together: it makes the site whole and tight.
//
//  1. The engine's files get names with the hash of their content, so that a page never meets the
//     engine of another build, and the page learns the name.
//  2. The pieces of the page's program that are downloaded later become files with such names too,
//     and the page's script learns to load them (chunks.mjs).
//  3. boot.js gets the scripts that it imports, the list of the markup that the page is made of
//     (markup.mjs), and a hash.
//  4. What boot.js loads by itself is no preload any more: browsers would load it twice.
//  5. The styles become one file.
//  6. The policy of index.html is written into a header file too.
//  7. In release, scripts and styles lose what is for readers (tighten.mjs).
//  8. The service worker learns which files there are (precache.mjs).
//  9. In release, every file gets a compressed twin for servers that hand those out.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { asksForChunks, chunksIn, optimisationIn, withLoaders } from "./chunks.mjs";
import { headers } from "./headers.mjs";
import { markupIn } from "./markup.mjs";
import { stamp } from "./precache.mjs";
import { tightScript, tightStyle } from "./tighten.mjs";

const site = process.env.TRUNK_STAGING_DIR;
if (!site) throw new Error("Trunk runs this: call `trunk build`.");
const release = process.env.TRUNK_PROFILE === "release";

const source = process.env.TRUNK_SOURCE_DIR;

const at = (name) => join(site, name);
const read = (name) => readFileSync(at(name));
const text = (name) => readFileSync(at(name), "utf8");
const write = (name, content) => writeFileSync(at(name), content);
const hash = (content) => createHash("sha256").update(content).digest("hex").slice(0, 16);
const integrity = (content) => `sha384-${createHash("sha384").update(content).digest("base64")}`;

/** In release, scripts and styles are tight (tighten.mjs). */
const forSite = (content, tighten) => (release ? tighten(content) : content);

/** Replaces exactly one place; a build in which that place is missing must not pass. */
function replaceOnce(where, what, by) {
  if (where.split(what).length !== 2) throw new Error(`expected exactly one ${JSON.stringify(what)}`);
  return where.replace(what, () => by);
}

function only(pattern) {
  const found = readdirSync(site).filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`expected one file like ${pattern}, found ${found}`);
  return found[0];
}

/** The engine as one module that starts itself. Returns its name. */
function nameEngine() {
  const wasm = read("engine_bg.wasm");
  const wasmName = `engine-${hash(wasm)}_bg.wasm`;
  renameSync(at("engine_bg.wasm"), at(wasmName));
  const script =
    forSite(text("engine.js"), tightScript).replaceAll("engine_bg.wasm", wasmName) +
    `\nawait __wbg_init({ module_or_path: fetch(new URL("${wasmName}", import.meta.url), { integrity: "${integrity(wasm)}" }) });\n`;
  if (!script.includes("async function __wbg_init(")) {
    throw new Error("wasm-bindgen names its start function differently");
  }
  const name = `engine-${hash(script)}.js`;
  write(name, script);
  rmSync(at("engine.js"));
  return name;
}

/** Returns the page's script another content, and index.html its integrity. */
function replacePageScript(name, script) {
  const page = text("index.html");
  write("index.html", replaceOnce(page, integrity(text(name)), integrity(script)));
  write(name, script);
}

/** Puts the pieces that are downloaded later into the site. Returns their names. */
function placeChunks() {
  const name = only(/^app-.*\.js$/);
  const script = text(name);
  if (!asksForChunks(script)) {
    replacePageScript(name, forSite(script, tightScript));
    return [];
  }
  const folder = join(source, "target", "chunks");
  const optimisation = optimisationIn(readFileSync(join(source, "index.html"), "utf8"));
  const placed = new Map();
  for (const [piece, content] of chunksIn(folder, optimisation)) {
    const file = `${piece.replace(/^split_|\.wasm$/g, "")}-${hash(content)}.wasm`;
    write(file, content);
    placed.set(piece, { file, integrity: integrity(content) });
  }
  const loaders = readFileSync(join(folder, "__wasm_split.js"), "utf8");
  replacePageScript(name, forSite(withLoaders(script, loaders, placed), tightScript));
  return [...placed.values()].map(({ file }) => file);
}

/** A script with the scripts in place that it imports for what they do: one request, one hash. */
function withImports(name) {
  return text(name).replace(/^import "\.\/([\w-]+\.js)";$/gm, (_, imported) => {
    const script = withImports(imported);
    if (/^export /m.test(script)) throw new Error(`${imported} is imported for nothing`);
    rmSync(at(imported));
    return `{\n${script}}`;
  });
}

/** boot.js with the markup that the page may make. Returns its name. */
function nameBoot(chunks) {
  const markup = markupIn([only(/^app-.*_bg\.wasm$/), ...chunks].map(at));
  const list = markup.map((piece) => JSON.stringify(piece)).join(",\n  ");
  const source = forSite(withImports("boot.js"), tightScript);
  const script = replaceOnce(source, "/* markup */", `\n  ${list}\n`);
  const name = `boot-${hash(script)}.js`;
  write(name, script);
  rmSync(at("boot.js"));
  return name;
}

function finishPage(engine, boot) {
  let page = text("index.html");
  const preload = /<link rel="preload"([^>]*?) crossorigin="anonymous" integrity="([^"]*)" as="fetch" type="application\/wasm">/;
  if (!preload.test(page)) throw new Error("Trunk writes its preload differently");
  page = page.replace(preload, '<link rel="x-wasm"$1 data-integrity="$2">');
  page = replaceOnce(page, 'src="boot.js"', `src="${boot}" integrity="${integrity(read(boot))}"`);
  page = replaceOnce(page, '<html lang="en">', `<html lang="en" data-engine="${engine}">`);
  const absolute = page.match(/(?:href|src)="(?:\/|[a-z]+:)[^"]*"/i);
  if (absolute) throw new Error(`an address that is not relative: ${absolute[0]}`);
  write("index.html", page.replace(/^\s*\n/gm, ""));
}

/** The styles as one file, in the order in which the page names them: it loads and packs better. */
function joinStyles() {
  const page = text("index.html");
  const [links] = page.match(/(?:<link rel="stylesheet"[^>]*>\s*)+/) ?? [""];
  const names = [...links.matchAll(/href="\.\/([^"]+)"/g)].map(([, name]) => name);
  const style = forSite(names.map(text).join("\n"), tightStyle);
  for (const name of names) rmSync(at(name));
  const joined = `styles-${hash(style)}.css`;
  write(joined, style);
  const link = `<link rel="stylesheet" href="./${joined}" integrity="${integrity(style)}">\n    `;
  write("index.html", replaceOnce(page, links, link));
}

function compress() {
  for (const name of readdirSync(site, { recursive: true })) {
    if (!/\.(html|js|css|wasm|svg|json|webmanifest|md)$/.test(name)) continue;
    const content = read(name);
    const options = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    };
    write(`${name}.br`, brotliCompressSync(content, { params: options }));
  }
}

joinStyles();
finishPage(nameEngine(), nameBoot(placeChunks()));
write("_headers", headers(text("index.html")));
stamp(site);
if (release) compress();
