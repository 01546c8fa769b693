// The pieces of the page's program that are downloaded later: what scripts/bin/wasm-bindgen has cut
// off becomes files of the site, and the page's script learns how to load them.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** How the page's script asks for the loaders of the pieces. */
const IMPORT = /^import \* as (import\d+) from "\.\/__wasm_split\.js";?\n/gm;

/** Whether the page's script asks for pieces at all: where it is built quickly, nothing is cut. */
export function asksForChunks(script) {
  if (script.includes("__wasm_split_placeholder__")) {
    throw new Error("the program was not cut: build with scripts/build, or have scripts/bin first on PATH");
  }
  return script.search(IMPORT) >= 0;
}

/** The pieces by the names that the cutter gave them, made small as the rest of the program is. */
export function chunksIn(folder, optimisation) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".wasm") && name !== "main.wasm");
  return new Map(
    names.map((name) => {
      const small = join(folder, `small.${name}`);
      execFileSync("wasm-opt", [...optimisation, join(folder, name), "-o", small], { stdio: "pipe" });
      const content = readFileSync(small);
      rmSync(small);
      return [name, content];
    }),
  );
}

/** How index.html wants its programs optimised: what Trunk reads there, read again. */
export function optimisationIn(page) {
  const [, level, more] = page.match(/data-bin="app"[^>]* data-wasm-opt="(\w)" data-wasm-opt-params="([^"]*)"/) ?? [];
  if (!level) throw new Error("index.html says differently how to optimise");
  return [`-O${level}`, ...more.split(" ")];
}

/**
 * The page's script with the loaders in it, instead of an import of them: they belong to the very
 * program that it starts. `placed` has the name and integrity of each piece in the site.
 */
export function withLoaders(script, loaders, placed) {
  const names = [...loaders.matchAll(/^export const (\w+) = /gm)].map(([, name]) => name);
  if (names.length === 0) throw new Error("the cutter writes its loaders differently");
  let own = once(loaders, /^import \{ initSync \} from "[^"]*";\n/m, "").replace(/^export const/gm, "const");
  for (const [name, { file, integrity }] of placed) {
    own = once(
      own,
      `fetch(new URL("./${name}", import.meta.url))`,
      `fetch(new URL("./${file}", import.meta.url), { integrity: "${integrity}" })`,
    );
  }
  if (/\bfetch\((?!.*integrity)/.test(own)) throw new Error("a piece has no integrity");
  const imports = [...script.matchAll(IMPORT)].map(([, name]) => `const ${name} = loaders;\n`);
  return `${script.replace(IMPORT, "")}\n${own}\nconst loaders = { ${names.join(", ")} };\n${imports.join("")}`;
}

/** Replaces exactly one place. */
function once(where, what, by) {
  if (where.split(what).length !== 2) throw new Error(`expected exactly one ${what}`);
  return where.replace(what, () => by);
}
