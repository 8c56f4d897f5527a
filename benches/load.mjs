// How many files a second the shipped nginx configuration sends: `wrk` against one nginx on the loopback, bounded in time, over
// TLS. For information: client and server share the machine's cores. SECONDS_EACH=10, CONNECTIONS=64.

import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { missingNginx, serveByNginx } from "../www/tests/tools/nginx.mjs";
import { missing } from "../www/tests/tools/real.mjs";
import { filesOf } from "../www/tests/tools/site.mjs";

const lack = missing() ?? missingNginx() ?? (spawnSync("wrk", ["--version"]).error ? "found no wrk (sudo apt-get install wrk)" : undefined);
if (lack) {
  console.error(`SKIPPED: load: ${lack}`);
  process.exit(0);
}
const seconds = Number(process.env.SECONDS_EACH ?? 10);
const connections = Number(process.env.CONNECTIONS ?? 64);
const server = await serveByNginx({ compress: true });
const files = filesOf(server.site);
const named = (pattern) => files.find((name) => pattern.test(name));
const rows = [];
for (const [what, path, encoding] of [
  ["the edition's metadata", "edition/m/now.json", "gzip"],
  ["a county's index", named(/\.index$/), "identity"],
  ["the page", "index.html", "br"],
  ["the voters' wasm", named(/^assets\/.*\.wasm$/), "br"],
]) {
  const args = ["-t2", `-c${connections}`, `-d${seconds}s`, "--latency", "-H", "Host: lookup.example", "-H", `Accept-Encoding: ${encoding}`];
  const said = execFileSync("wrk", [...args, `https://127.0.0.1:${server.port}/${path}`], { encoding: "utf8" });
  const [, rate] = /Requests\/sec:\s+([\d.]+)/.exec(said) ?? [];
  const [, p99] = /99%\s+(\S+)/.exec(said) ?? [];
  const [, bad] = /Non-2xx or 3xx responses: (\d+)/.exec(said) ?? [, "0"];
  const [errors] = /Socket errors: .*/.exec(said) ?? [""];
  const sent = encoding === "br" && server.brotli ? statSync(join(server.site, `${path}.br`)).size : statSync(join(server.site, path)).size;
  rows.push({ what, bytes: sent, "requests a second": Math.round(Number(rate)), "p99": p99, "not 2xx": Number(bad), errors });
}
await server.close();
console.log(`load: nginx with the shipped configuration, TLS, HTTP/1.1, ${connections} connections, ${seconds} s each, one worker, on this machine's own cores`);
console.table(rows);
if (rows.some((row) => row["not 2xx"] > 0 || row.errors)) process.exitCode = 1;
