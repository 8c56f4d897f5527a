// Serves a built folder: `node serve.mjs [--port 8080] [--host 127.0.0.1] [--under /] [folder]`. Static files, the right
// types, the folder's own `_headers`, gzip. Nothing is logged: what a voter asks for is nobody's business.

import { createServer } from "node:http";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
};
/** Above this a file is sent as it is: compressing it would hold up the others. Bytes. */
const GZIP_MOST = 8_000_000;

/** What `_headers` says of a path: each block begins with a pattern, later blocks win. */
export function headersFor(file, path) {
  const headers = {};
  let fits = false;
  for (const line of file.split("\n")) {
    if (/^\S/.test(line)) {
      const pattern = line.trim().replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*");
      fits = new RegExp(`^${pattern}$`).test(path);
    } else if (fits && line.includes(":")) {
      const [name, ...rest] = line.trim().split(":");
      headers[name.toLowerCase()] = rest.join(":").trim();
    }
  }
  return headers;
}

/** A request listener. `change(path, bytes)`: other bytes for tests, or undefined for "not there". */
export function files(folder, { under = "/", seen = () => undefined, change = (_, bytes) => bytes } = {}) {
  const root = realpathSync(folder);
  const list = join(root, "_headers");
  const file = existsSync(list) ? readFileSync(list, "utf8") : "";
  const kept = new Map();
  const read = (inside) => {
    const name = join(root, inside);
    if (!resolve(name).startsWith(root + sep)) return undefined;
    const about = statSync(name, { throwIfNoEntry: false });
    if (!about?.isFile()) return undefined;
    const had = kept.get(name);
    if (had?.mtime === about.mtimeMs) return had;
    const bytes = readFileSync(name);
    const one = { mtime: about.mtimeMs, bytes, tag: `"${createHash("sha256").update(bytes).digest("base64url")}"` };
    kept.set(name, one);
    return one;
  };
  return (request, response) => {
    seen(request);
    if (request.method !== "GET" && request.method !== "HEAD") return void response.writeHead(405).end();
    let path;
    try {
      path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    } catch {
      return void response.writeHead(400).end();
    }
    if (!path.startsWith(under)) return void response.writeHead(404).end();
    let inside = normalize(`/${path.slice(under.length)}`);
    if (inside.endsWith("/")) inside += "index.html";
    const one = read(inside);
    const bytes = one && change(inside, one.bytes);
    if (!bytes || inside === "/_headers") return void response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
    const headers = {
      "content-type": TYPES[extname(inside)] ?? "application/octet-stream",
      "cache-control": "no-cache",
      // Other bytes are another file.
      ...(bytes === one.bytes ? { etag: one.tag } : {}),
      vary: "accept-encoding",
      ...headersFor(file, inside),
    };
    if (request.headers["if-none-match"] === one.tag && bytes === one.bytes) return void response.writeHead(304, headers).end();
    let body = bytes;
    if (/\bgzip\b/.test(request.headers["accept-encoding"] ?? "") && extname(inside) !== ".png" && bytes.length < GZIP_MOST) {
      body = bytes === one.bytes ? (one.gzip ??= gzipSync(bytes, { level: 9 })) : gzipSync(bytes);
      headers["content-encoding"] = "gzip";
    }
    response.writeHead(200, { ...headers, "content-length": body.length }).end(request.method === "HEAD" ? undefined : body);
  };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: "string", default: "8080" },
      host: { type: "string", default: "127.0.0.1" },
      under: { type: "string", default: "/" },
    },
  });
  const folder = positionals[0] ?? fileURLToPath(new URL("dist", import.meta.url));
  if (!existsSync(join(folder, "index.html"))) {
    console.error(`found no index.html in ${folder}, expected a built folder; run "npm run build" first`);
    process.exit(1);
  }
  const server = createServer(files(folder, { under: values.under }));
  server.on("error", (cause) => {
    console.error(cause.message);
    process.exit(1);
  });
  server.listen(Number(values.port), values.host, () => {
    console.log(`http://${values.host}:${server.address().port}${values.under}`);
  });
}
