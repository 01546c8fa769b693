// Serves the finished site on this machine only: for `make run` and for the browser tests.
//
//   node scripts/serve.mjs [PORT]     the first free port from PORT (8080) on

import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sirv from "sirv";
import { headerPairs } from "./site/headers.mjs";

const HOST = "127.0.0.1";

/**
 * Serves a folder with the headers of its page, compressed where the build made a twin.
 *
 * Returns the server and its address. `onRequest` is called for every request first.
 */
export async function serve(site, { port = 0, onRequest = () => {} } = {}) {
  const files = sirv(site, { etag: true, brotli: true, dotfiles: false });
  const headers = headerPairs(readFileSync(join(site, "index.html"), "utf8"));
  const server = createServer((request, response) => {
    onRequest(request);
    for (const [name, value] of headers) response.setHeader(name, value);
    files(request, response, () => {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("There is no such file.\n");
    });
  });
  await listen(server, port);
  return { server, address: `http://${HOST}:${server.address().port}/` };
}

/** Listens on that port; if it is taken, on one of the next twenty. */
async function listen(server, port) {
  for (let at = port; ; at += 1) {
    try {
      await new Promise((done, failed) => {
        server.once("error", failed);
        server.listen(at, HOST, done);
      });
      return;
    } catch (error) {
      if (error.code !== "EADDRINUSE" || at >= port + 20) throw error;
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await serve("dist", { port: Number(process.argv[2] ?? 8080) });
  console.log(`Parapet is at ${address} (Ctrl+C ends it)`);
}
