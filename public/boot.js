// The first thing that runs: it closes the page's dangerous sinks, then loads the page.
//
// The policy admits an address of a script only on this very origin, and a string of markup only
// if it is one of those that were compiled into the page. No string of a model can get there.

import "./store.js";
import "./crash.js";
import "./offline.js";

/** The markup that is compiled into the page: the build puts it here, from the final program. */
const MARKUP = new Set([/* markup */]);

globalThis.trustedTypes?.createPolicy("default", {
  createHTML(text) {
    if (MARKUP.has(text)) return text;
    throw new TypeError("This markup is not part of the page.");
  },
  createScriptURL(address) {
    if (new URL(address, document.baseURI).origin === location.origin) return address;
    throw new TypeError("This address is not part of the page.");
  },
  // No createScript: text never becomes a program.
});

const waiting = document.getElementById("waiting");
// Who comes back to a model is not greeted anew.
if (location.hash.startsWith("#model")) waiting.remove();

const script = document.querySelector('link[rel="modulepreload"]');
const program = document.querySelector('link[rel="x-wasm"]');
const { integrity } = program.dataset;
try {
  const [{ default: start }, module] = await Promise.all([
    import(script.href),
    WebAssembly.compileStreaming(fetch(program.href, integrity ? { integrity } : {})),
  ]);
  await start({ module_or_path: module });
  waiting.remove();
} catch (error) {
  globalThis.parapetCrash.show(String(error), "Parapet did not start");
  throw error;
}
