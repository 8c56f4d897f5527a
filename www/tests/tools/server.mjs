// Serves a built folder under a sub-path, with the header file that the build wrote, and keeps a log of requests.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { existsSync, readFileSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".png": "image/png",
};

export const www = fileURLToPath(new URL("../../", import.meta.url));

/** `pattern` lines of `_headers` that fit a path. */
function headersFor(file, path) {
  const headers = {};
  let fits = false;
  for (const line of file.split("\n")) {
    if (/^\S/.test(line)) fits = new RegExp(`^${line.trim().replace(/\*/g, ".*")}$`).test(path);
    else if (fits && line.includes(":")) {
      const [name, ...rest] = line.trim().split(":");
      headers[name] = rest.join(":").trim();
    }
  }
  return headers;
}

export async function serve(folder, { under = "/some/where/" } = {}) {
  const root = join(www, folder);
  const file = existsSync(join(root, "_headers")) ? readFileSync(join(root, "_headers"), "utf8") : "";
  const log = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    log.push(`${request.method} ${request.url}`);
    const path = url.pathname;
    if (!path.startsWith(under)) return response.writeHead(404).end();
    const inside = normalize("/" + path.slice(under.length) + (path.endsWith("/") ? "index.html" : ""));
    try {
      const bytes = await readFile(join(root, inside));
      response
        .writeHead(200, { "Content-Type": TYPES[extname(inside)] ?? "application/octet-stream", ...headersFor(file, inside) })
        .end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { base: `http://127.0.0.1:${server.address().port}${under}`, log, close: () => server.close() };
}
