// node deploy/compress.mjs SITE: writes file.gz and file.br beside each file of the pages that gains by it, for servers that
// send such copies. Run it on a copy of the site before it is put in place, after every change of it: an old copy would be
// sent for a new file. The edition is left alone, since its metadata is written anew every few hours.

import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const WORTH = new Set([".html", ".js", ".css", ".json", ".wasm", ".svg", ".webmanifest", ".xml", ".txt", ".csv"]);
/** Bytes. */
const LEAST = 256;

const site = process.argv[2];
if (site === undefined || !existsSync(join(site, "index.html"))) {
  console.error(`found no index.html in ${site ?? "(no folder named)"}, expected the folder of a built site`);
  process.exit(2);
}

/** Aside, then renamed: no server ever sees half of it. */
function write(file, bytes) {
  writeFileSync(`${file}.part`, bytes);
  renameSync(`${file}.part`, file);
}

const files = readdirSync(site, { recursive: true })
  .map((name) => join(site, String(name)))
  .filter((file) => statSync(file).isFile());
const inside = (file) => relative(site, file).split(sep).join("/");
let before = 0;
const after = { gz: 0, br: 0 };
for (const file of files) if (/\.(gz|br)$/.test(file)) rmSync(file);
for (const file of files) {
  if (/^(edition|deploy)\//.test(inside(file)) || !WORTH.has(extname(file))) continue;
  const bytes = readFileSync(file);
  if (bytes.length < LEAST) continue;
  before += bytes.length;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  for (const [end, packed] of [["gz", gzipSync(bytes, { level: 9 })], ["br", brotliCompressSync(bytes, { params })]]) {
    after[end] += packed.length;
    write(`${file}.${end}`, packed);
  }
}
console.log(`${before} bytes: ${after.gz} by gzip, ${after.br} by brotli`);
