// What the voter's page weighs as sent (gzip -9): HTML, and each script and style that loads before anyone asks for more.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = join(fileURLToPath(new URL("..", import.meta.url)), process.argv[2] ?? "dist");
const files = new Set(["index.html"]);
const html = readFileSync(join(dist, "index.html"), "utf8");
for (const [, path] of html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)) files.add(path);
// Static imports of those; what is fetched by import() comes later and is not counted.
for (const file of files)
  if (file.endsWith(".js"))
    for (const [, path] of readFileSync(join(dist, file), "utf8").matchAll(/(?:from|import)\s*"(\.[^"]+)"/g))
      files.add(join(dirname(file), path));

/** Kilobytes that all but the wasm may weigh. */
const MOST = 34;
const later = readdirSync(join(dist, "assets")).filter((name) => name.startsWith("later-"));

let rest = 0;
for (const file of [...files].sort()) {
  const size = gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
  if (!file.endsWith(".wasm")) rest += size;
  console.log(`${(size / 1000).toFixed(1).padStart(7)} kB  ${file}`);
}
console.log(`${(rest / 1000).toFixed(1).padStart(7)} kB  all but wasm (at most ${MOST})`);
for (const name of later) {
  const size = gzipSync(readFileSync(join(dist, "assets", name)), { level: 9 }).length;
  console.log(`${(size / 1000).toFixed(1).padStart(7)} kB  assets/${name}: after the first answer, or once the page is quiet`);
}
if (rest > MOST * 1000) process.exitCode = 1;
